#!/bin/bash
# The findings about the PTA's in reglementen/, one a line, and the columns of a pupil system beside one of them,
# against reglementen.verwacht.
#
#   draai.sh PROGRAM ROOT
#
# With SLAGBOOM_HERSCHRIJF=1 the outcome is written instead of compared; read the difference before it is kept.
set -u

program=$(readlink -f -- "$1") root=$(readlink -f -- "$2")
cd -- "$root" || exit 1
export SLAGBOOM_STDLIB=stdlib LC_ALL=C.UTF-8
expected=tests/pta/reglementen.verwacht

found=$(
  for text in reglementen/*/pta; do
    school=$(find "$(dirname "$text")" -maxdepth 1 -name '*.regl.md' | sort)
    # shellcheck disable=SC2086  # a list of files
    # A cell may hold line ends: only the first line of a finding is looked at.
    "$program" controleer $school "$text" --formaat csv |
      grep -E '^(PTA|LEES|NAAM|STRUC)-' | grep /pta/ | cut -d';' -f1-4,6-11
  done
  "$program" kolommen reglementen/reynaertcollege/pta/havo-2025-2026.regl.md reglementen/reynaertcollege/pta/kolommen-havo.csv \
    --koppeling reglementen/reynaertcollege/pta/koppeling-kolommen.json --formaat csv | tr -d '\r'
)
if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
  printf '%s\n' "$found" >"$expected"
  exit 0
fi
diff -u "$expected" <(printf '%s\n' "$found")
