#!/bin/bash
# The verb vergelijk in each format, against the files beside this one.
#
#   draai.sh PROGRAM ROOT
#
# With SLAGBOOM_HERSCHRIJF=1 the outcome is written instead of compared; read the difference before it is kept.
# Status 1 when something differs.
set -u

program=$(readlink -f -- "$1") root=$(readlink -f -- "$2")
cd -- "$root" || exit 1
export SLAGBOOM_STDLIB=stdlib LC_ALL=C.UTF-8
here=tests/vergelijken

bad=0
compare() {  # NAME STATUS ARGUMENTS…
  local name=$1 status=$2 out
  shift 2
  out=$("$program" vergelijk "$@" 2>&1; printf 'status %s\n' $?)
  if [[ ${out##*$'\n'} != "status $status" ]]; then
    printf '%s: %s, en niet %s\n' "$name" "${out##*$'\n'}" "$status" >&2
    bad=1
  fi
  if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
    printf '%s\n' "$out" >"$here/$name"
  elif ! diff -u -- "$here/$name" <(printf '%s\n' "$out") >&2; then
    bad=1
  fi
}

# Only what is said of all candidates: the texts of these years are long, and stand in other goldens.
results() {  # NAME YEARS OPLEIDING [ARGUMENTS…]
  local out
  out=$("$program" vergelijk wet ${4:+wet} --kort --examenjaar "$2" --opleiding "$3" "${@:4}" 2>&1 | sed -n '/^Uitslagen van alle/,$p')
  if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
    printf '%s\n' "$out" >"$here/$1"
  elif ! diff -u -- "$here/$1" <(printf '%s\n' "$out") >&2; then
    bad=1
  fi
}

years=(wet --examenjaar 2012,2013 --opleiding havo)
compare jaren.tekst 1 "${years[@]}"
compare jaren.json 1 "${years[@]}" --formaat json
compare jaren.csv 1 "${years[@]}" --formaat csv
compare jaren.html 1 "${years[@]}" --formaat html
school=(wet reglementen/reynaertcollege/2025-2026.regl.md reglementen/reynaertcollege/kandidaten-havo-2026.csv --opleiding havo)
compare school.tekst 1 "${school[@]}" --kort
compare school.json 1 "${school[@]}" --formaat json
compare gelijk.tekst 0 wet wet --examenjaar 2026 --opleiding havo
compare een-tekst.tekst 2 wet
# Known pairs: the rule about the kernvakken came in, and leaving out one subject went away.
for programme in havo atheneum gymnasium vwo; do
  results "2012-2013-$programme.tekst" 2012,2013 "$programme"
  results "2022-2023-$programme.tekst" 2022,2023 "$programme"
done
# The year of the subject that is left out, against the same year without the sentences that make it so.
without=$(mktemp -d)
steps=$(mktemp -d)
trap 'rm -rf -- "$without" "$steps"' EXIT
cp -r -- stdlib/. "$without"
awk '
  /^```/ && !fenced { fenced = 1; block = ""; }
  fenced { block = block $0 "\n"; if (/^```$/) { fenced = 0; if (block !~ /zonder artikel 60g slaagt de kandidaat niet/ || block !~ /in afwijking van artikel/) printf "%s", block }; next }
  { print }
' stdlib/eindexamenbesluit.regl.md >"$without/eindexamenbesluit.regl.md"
for programme in havo vwo atheneum vmbo-tl vmbo-gl vmbo-kb vmbo-bb; do
  results "zonder-60g-$programme.tekst" 2022 "$programme" --bibliotheek-b "$without"
done
# An end mark that is rounded in two steps, against the one step of the law.
cp -r -- stdlib/. "$steps"
sed 's/\(het CE-cijfer van dat vak\), in één stap afgerond op een geheel getal/\1, eerst afgerond op 1 decimaal, daarna op een geheel getal/' \
  stdlib/uitvoeringsbesluit.regl.md >"$steps/uitvoeringsbesluit.regl.md"
results afronding-havo.tekst 2026 havo --bibliotheek-b "$steps"
# The text names no year, but the outcome hangs on it: two years are not equal because their rules are.
compare jaarwet.tekst 1 wet tests/vergelijken/jaarwet/kandidaten.csv --bibliotheek tests/vergelijken/jaarwet --examenjaar 2024,2025 --opleiding havo
exit "$bad"
