#!/bin/bash
# What is said with a verdict ("Let op"): only to whom it makes a difference. A school adds a subject that the law does not allow, and one that only
# some schools may add; a doubt of the law is shown where the other reading would matter.
#
#   let_op.sh PROGRAM
set -u
program=$1
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder" || exit 2

cat >school.regl.md <<'TEXT'
# Examenreglement van een school

```regel
document  Examenreglement van een school
  kort        School
  rang        examenreglement
  gelet op    UB
  geldt voor  vwo, examenjaar 2026
```

## Artikel 1 Combinatiecijfer

1. De school voegt twee vakken toe.

```regel
vult in UB 3.34 lid 2, de onderdelen van het combinatiecijfer
  wij voegen toe: levensbeschouwing, filosofie
```
TEXT

base='netl.se;netl.ce;entl.se;entl.ce;dutl.se;dutl.ce;wisA.se;wisA.ce;econ.se;econ.ce;ges.se;ges.ce;beco.se;beco.ce;ak.se;ak.ce;maat;ckv;pws;lo'
marks='8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8,0;8;8;8;voldoende'
cat >kandidaten.csv <<TEXT
kandidaat;opleiding;soort_school;examenjaar;$base;lv.se;fi.se;fi.ce
gewoon;atheneum;openbare school;2026;$marks;;;
lv-openbaar;atheneum;openbare school;2026;$marks;8;;
lv-bijzonder;atheneum;bijzondere school;2026;$marks;8;;
fi-zes;atheneum;openbare school;2026;$marks;;6,0;6,0
fi-acht;atheneum;openbare school;2026;$marks;;8,0;8,0
TEXT

# Of every candidate the notes, one a line.
notes=$("$program" beoordeel school.regl.md kandidaten.csv --formaat json |
  sed -E 's/^\{"kandidaat":"([^"]*)".*"uitslag":"([^"]*)".*"opmerkingen":\[(.*)\]\}$/\1 \2: \3/; t; s/^\{"kandidaat":"([^"]*)","uitslag":"([^"]*)".*/\1 \2:/')

cat >verwacht <<'TEXT'
gewoon geslaagd:
lv-openbaar geslaagd: "School 1 lid 1 voegt levensbeschouwing toe, maar UB 3.34 lid 2 laat dat hier niet toe; daarom telt dit gewoon als vak"
lv-bijzonder geslaagd:
fi-zes geslaagd: "UB 3.47 lid 1: of de ondergrens ook geldt voor een extra vak dat niet buiten de uitslag bleef, is niet uitgemaakt; hier geldt zij ook daarvoor","School 1 lid 1 voegt filosofie toe, maar UB 3.34 lid 2 laat dat hier niet toe; daarom telt dit gewoon als vak"
fi-acht geslaagd: "er zijn nog 3 andere keuzes mogelijk voor de vakken voor het judicium","School 1 lid 1 voegt filosofie toe, maar UB 3.34 lid 2 laat dat hier niet toe; daarom telt dit gewoon als vak"
TEXT
diff verwacht <(printf '%s\n' "$notes") || { echo 'achter «Let op» staat iets anders' >&2; exit 1; }
