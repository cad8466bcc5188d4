#!/bin/bash
# No exam rule in the engine: grammar/ and interpreter/ name no subject, no option of a candidate, no key and no concept of the law, no year and
# no border mark. The words are read from stdlib/, so a new subject is looked for as well.
#
#   geen_examenregels.sh ROOT
#
# Looked at: code and string literals, without comments. A hint may show an example between « and ». Status 1 when something is found.
set -u

root=$1
cd -- "$root" || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf -- "$scratch"' EXIT

# What the library knows: codes and names of the registers, options, keys in files, names of facts and concepts.
# The library about one schoolexamen uses the words of a PTA, which is part of the language.
mapfile -t library < <(find stdlib -name '*.regl.md' -not -path '*/voorbeelden/*' -not -path '*/schoolexamen/*' | sort)
awk -F'|' '
  /^[^ ]/ { topic = /^onderwerp / }   # what a reglement may say is no option of a candidate
  /^register / { register = 1; next }
  register && /^ *\|/ {
    for (column = 2; column <= 4; ++column) {
      count = split($column, parts, ",")
      for (part = 1; part <= count; ++part) { gsub(/^ +| +$/, "", parts[part]); print parts[part] }
    }
    next
  }
  { register = 0 }
  # Choices of a topic are plain words ("niet", "het hoogste"), not names of the exam.
  /^[^ ]/ { topic = /^onderwerp / }
  topic { next }
  /^  waarde +één van:/ {
    if (topic) next
    sub(/^.*één van:/, ""); sub(/; oplopend.*/, "")
    count = split($0, parts, ",")
    for (part = 1; part <= count; ++part) { gsub(/^ +| +$/, "", parts[part]); print parts[part] }
    next
  }
  /^  in bestanden / { sub(/^  in bestanden +/, ""); sub(/,.*/, ""); print; next }
  /^(gegeven|begrip) / {
    sub(/^(gegeven|begrip) +/, ""); sub(/ \(mv\..*/, ""); sub(/ van (een|de) .*/, ""); sub(/^(de|het|een) /, "")
    if ($0 !~ /^(kandidaat|vak) /) print
    next
  }
  /^(lijst|groep) / { sub(/^(lijst|groep) +/, ""); sub(/:.*/, ""); sub(/^(de|het|een) /, ""); print; next }
  /^(de|het|een) .* (zijn|is) / {
    sub(/ (zijn|is) .*/, ""); sub(/ van (een|de) .*/, ""); sub(/^(de|het|een) /, "")
    if ($0 !~ /^(kandidaat|vak) /) print
    if (sub(/vakken$/, "vak")) print
  }
' "${library[@]}" | tr '[:upper:]' '[:lower:]' | grep -E '.{4,}' | sort -u >"$scratch/all"

# Words of the language itself (docs/taal/zinnen.md) and of its output, which the engine has to know.
sort -u >"$scratch/own" <<'WORDS'
beoordeling
cijfer
code
cohort
deel
examenjaar
gewoon
goed
jaar
kandidaat
naam
opleiding
profiel
programma
rekenen
status
schoolexamen
schoolexamen is afgesloten
se-cijfer
stand
uitslag
vakken
vrijgesteld
WORDS
comm -23 "$scratch/all" "$scratch/own" >"$scratch/forbidden"

words=$(wc -l <"$scratch/forbidden")
if ((words < 200)); then
  echo "maar $words woorden gevonden in stdlib/: deze toets leest de bibliotheek niet meer goed" >&2
  exit 1
fi

# Lines of code without comments and without what a hint quotes.
find grammar interpreter \( -name '*.cpp' -o -name '*.hpp' \) -not -name '*_test.cpp' -not -name '*_fuzz.cpp' -not -name '*_benchmark.cpp' \
  -not -name 'test_*' | sort | while IFS= read -r file; do
  awk -v file="$file" '
    {
      line = $0
      gsub(/«[^»]*»/, "", line)
      gsub(/"[^"«]*»/, "\"", line)   # the end of a hint that was cut in two
      gsub(/0x[0-9a-fA-F]+/, "", line)
      gsub(/[0-9][0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]/, "", line)   # how a cohort is written
      # A comment begins outside a string; good enough: no "//" inside our strings but in addresses.
      sub(/(^|[^:"])\/\/.*/, "", line)
      if (line ~ /^#include/) next
      if (line ~ /[^ \t{}();]/) print file ":" FNR ":" tolower(line)
    }' "$file"
done >"$scratch/code"

bad=0
report() {
  printf '%s\n' "$1" >&2
  bad=1
}

# Whole words only: "havo" is found, "havoc" is not.
while IFS= read -r found; do
  report "een woord van de wet in de code: $found"
done < <(grep -wFf "$scratch/forbidden" "$scratch/code" | grep -E '"' | awk '
  NR == FNR { forbidden[$0] = 1; next }
  {
    # Only what stands in a string, or in a name of its own, counts.
    place = $0; sub(/^[^:]*:[0-9]+:/, "", place)
    rest = place; hit = ""
    while (match(rest, /"[^"]*"/)) {
      text = substr(rest, RSTART + 1, RLENGTH - 2)
      rest = substr(rest, RSTART + RLENGTH)
      for (word in forbidden) {
        at = index(" " text " ", word)
        if (at == 0) continue
        before = substr(" " text " ", at - 1, 1); after = substr(" " text " ", at + length(word), 1)
        if (before !~ /[a-z0-9_]/ && after !~ /[a-z0-9_]/) hit = hit " " word
      }
    }
    if (hit != "") { print substr($0, 1, length($0) - length(place)) hit }
  }' "$scratch/forbidden" -)

# The border mark of the law and the years of its rules.
while IFS= read -r found; do
  report "een getal van de wet in de code: $found"
done < <(grep -E '(^|[^0-9])(5[.,]5|11, ?2|11 ?/ ?2|20(1[0-9]|2[0-9]))([^0-9]|$)' "$scratch/code")

((bad == 0)) && printf '%d woorden van de bibliotheek, geen enkele in de code\n' "$words"
exit "$bad"
