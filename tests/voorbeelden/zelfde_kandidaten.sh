#!/bin/bash
# Each school type that the Reynaertcollege offers has a file of at least sixty candidates that gets verdicts, and the candidates of the vmbo get
# the same verdicts from JSON as from CSV.
#
#   zelfde_kandidaten.sh PROGRAM ROOT
set -u
program=$1
root=$2
cd -- "$root" || exit 2
school=reglementen/reynaertcollege
bad=0

judge() { "$program" beoordeel "$school/2025-2026.regl.md" "$school/$1" --formaat json; }

csv=''
for type in vwo havo vmbo-tl vmbo-kb vmbo-bb; do
  verdicts=$(judge "kandidaten-$type-2026.csv") || { echo "$type: niet ieder krijgt een oordeel" >&2; bad=1; }
  count=$(grep -c '"uitslag"' <<<"$verdicts")
  if ((count < 60)); then
    echo "$type: $count kandidaten, dat is te weinig" >&2
    bad=1
  fi
  for outcome in geslaagd afgewezen 'nog open'; do
    if ! grep -q "\"uitslag\":\"$outcome\"" <<<"$verdicts"; then
      echo "$type: niemand is $outcome" >&2
      bad=1
    fi
  done
  [[ $type == vmbo-* ]] && csv+="$verdicts"$'\n'
done

if ! diff <(judge kandidaten-vmbo-2026.json | sort) <(sort <<<"${csv%$'\n'}") >&2; then
  echo 'vmbo: het JSON-bestand geeft andere oordelen dan de CSV-bestanden' >&2
  bad=1
fi
exit "$bad"
