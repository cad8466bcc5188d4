#!/bin/bash
# Every case named in gevallen.txt stands in the library, once, and expects something. That it comes out is the work of `slagboom test stdlib`.
#
#   controleer_gevallen.sh ROOT
set -u
root=$1
cd -- "$root" || exit 2

# Per case: its mark and how many expectations follow it.
cases=$(find stdlib -name '*.regl.md' -print0 | sort -z | xargs -0 awk '
  function done_with() { if (mark != "") print mark, expected }
  FNR == 1 { done_with(); mark = "" }
  /^geval / { done_with(); mark = $2; expected = 0; next }
  /^  verwacht / { ++expected; next }
  /^(```|bij |geval )/ { done_with(); mark = "" }
  END { done_with() }
')

bad=0 count=0
for mark in $(grep -v '^#' tests/voorbeelden/gevallen.txt); do
  count=$((count + 1))
  found=$(grep -E "^$mark [0-9]+$" <<<"$cases")
  if [[ -z $found ]]; then
    echo "$mark: dit geval staat niet meer in stdlib/" >&2
    bad=1
  elif [[ $(wc -l <<<"$found") -gt 1 ]]; then
    echo "$mark: dit geval staat er meer dan een keer" >&2
    bad=1
  elif [[ ${found#* } -eq 0 ]]; then
    echo "$mark: dit geval verwacht niets" >&2
    bad=1
  fi
done
((bad == 0)) && echo "$count gevallen"
exit "$bad"
