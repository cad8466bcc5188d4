#!/bin/bash
# Every number in a rule of the library is noticed by an example: moved one step up or down, at least one comes out wrong.
#
#   controleer_mutatie.sh PROGRAM ROOT
#
# Other changes (borders, roundings, «en» and «of», departures) are counted: no more may go unnoticed than now. Some of those cannot be noticed,
# because the changed rule means the same for every candidate.
set -u
program=$1
root=$2
cd -- "$root" || exit 2

most_others=46
output=$("$program" test --mutatie stdlib) || { printf '%s\n' "$output" | tail -20; exit 1; }

bad=0
numbers=$(grep -oE 'waarvan [0-9]+ van een getal' <<<"$output" | grep -oE '[0-9]+')
if [[ -z $numbers ]] || ((numbers < 500)); then
  echo "maar ${numbers:-0} veranderingen van een getal: deze toets ziet de regels niet meer" >&2
  bad=1
fi
if grep -E '» een stap (hoger|lager) is$' <<<"$output" >&2; then bad=1; fi
others=$(grep -c 'geen voorbeeld merkt het als' <<<"$output")
if ((others > most_others)); then
  grep 'geen voorbeeld merkt het als' <<<"$output" >&2
  echo "$others andere veranderingen merkt geen voorbeeld; dat waren er $most_others" >&2
  bad=1
fi
grep -E '^[0-9]+ verandering' <<<"$output"
exit "$bad"
