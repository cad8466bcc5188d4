#!/bin/bash
# Times the whole program beside a yardstick that runs in turn with it: meet.sh PROGRAM YARDSTICK [TIMES]
#
# Prints for each task the median of the elapsed and of the processor time, and the median of its processor time divided by that
# of the yardstick just before and after it. The ratio can be compared between machines and on a busy one; the elapsed time is what
# a user feels. Not a test: it cannot fail.
set -u
program=$(readlink -f -- "$1") yardstick=$(readlink -f -- "$2") times=${3:-15}
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
cd -- "$root" || exit 2
export SLAGBOOM_STDLIB=$root/stdlib
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT

school=reglementen/reynaertcollege
text=$school/2025-2026.regl.md
havo=$school/kandidaten-havo-2026.csv

# One candidate; and a thousand with the marks of the file, each under its own number.
head -n 1 "$havo" >"$folder/een.csv"
grep '^H-001;' "$havo" >>"$folder/een.csv"
awk -F';' -v OFS=';' -v wanted=1000 '
  NR == 1 { print; next }
  { if (!($1 in seen)) { seen[$1] = 1; order[++n] = $1 } line = $0; sub(/^[^;]*;/, "", line); rows[$1] = rows[$1] line "\n" }
  END { for (number = 1; number <= wanted; ++number) {
          m = split(rows[order[(number - 1) % n + 1]], part, "\n")
          for (i = 1; i < m; ++i) print "K-" number, part[i] } }' "$havo" >"$folder/duizend.csv"

# timed COMMAND... : elapsed and processor time, both in thousandths of a second
timed() {
  local TIMEFORMAT='%3R %3U %3S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ gsub(",", "."); print 1000 * $1, 1000 * ($2 + $3) }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

task() {
  local name=$1 before after own
  shift
  : >"$folder/own"
  : >"$folder/ratios"
  "$@" >/dev/null 2>&1
  before=$(timed "$yardstick" 10)
  for ((one = 0; one < times; ++one)); do
    own=$(timed "$@")
    after=$(timed "$yardstick" 10)
    echo "$own" >>"$folder/own"
    echo "$own $before $after" | awk '{ printf "%.4f\n", 2 * $2 / ($4 + $6) }' >>"$folder/ratios"
    echo "$after" >>"$folder/yard"
    before=$after
  done
  line "$name" "$folder/own" "$(median <"$folder/ratios")"
}

line() {
  awk -v name="$1" -v r="$(cut -d' ' -f1 "$2" | median)" -v c="$(cut -d' ' -f2 "$2" | median)" -v m="$3" \
    'BEGIN { printf "%-46s %8.0f %10.0f %8.2f\n", name, r, c, m }'
}

printf '%-46s %8s %10s %8s\n' "mediaan van $times, in ms" duur rekentijd maten
task 'beoordeel, één kandidaat, alleen de wet' "$program" beoordeel stdlib/pakketten.regl.md "$folder/een.csv"
task 'beoordeel, één kandidaat, met reglement' "$program" beoordeel "$text" "$folder/een.csv"
task 'beoordeel, 1000 kandidaten in CSV, kort' "$program" beoordeel "$text" "$folder/duizend.csv" --kort
task 'beoordeel, 1000 kandidaten in CSV, alles' "$program" beoordeel "$text" "$folder/duizend.csv"
task 'controleer, met reglement' "$program" controleer "$text"
line 'de maat zelf' "$folder/yard" 1
