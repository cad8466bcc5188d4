#!/bin/bash
# One table: the column evaluator beside code written by hand, in columns and from a file.
#
#   kolommen.sh BUILD [CANDIDATES]     BUILD holds bin/slagboom, slagboom_benchmark, cohort, met_de_hand and met_de_hand_json
#
# Processor time (elapsed for threads), and each program in turn with what it is compared with: on a busy machine nothing else says much. Not a
# test: it cannot fail on a figure, but it does when two programs do not write the same bytes.
set -u
bin=$(readlink -f -- "$1")/bin count=${2:-1000000}
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
export SLAGBOOM_STDLIB=$root/stdlib
text=$root/stdlib/pakketten.regl.md
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder" || exit 2

echo "$(date -u +%F), $(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
echo
printf '%-58s %12s\n' 'in memory, processor time per candidate or variant' 'ns'
"$bin/slagboom_benchmark" --benchmark_filter='columns|by_hand|plain_|plan_of|sweep|verdict|outcome|read_' --benchmark_repetitions=5 \
  --benchmark_enable_random_interleaving=true --benchmark_report_aggregates_only=true --benchmark_format=csv 2>/dev/null |
  awk -F, '/_median"/ { gsub(/"/, ""); sub(/_median/, "", $1); 
    printf "%-58s %12.2f\n", $1, ($7 > 0 ? 1e9 / $7 : $4 * ($5 == "ms" ? 1e6 : $5 == "us" ? 1000 : 1)) }' | sort -k 2 -n

"$bin/cohort" "$count" >in.csv
"$bin/met_de_hand" in.csv hand
"$bin/slagboom" beoordeel "$text" in.csv --kort --uitvoer ours || exit 1
cmp -- hand ours || exit 1
"$bin/cohort" "$count" 2026 json >in.jsonl
"$bin/met_de_hand_json" in.jsonl hand || exit 1
cmp -- hand ours || exit 1
"$bin/slagboom" beoordeel "$text" in.jsonl --kort --uitvoer ours || exit 1
cmp -- hand ours || exit 1
for form in csv jsonl; do
  "$bin/slagboom" inpakken "$text" in.$form --uitvoer $form.kolommen 2>/dev/null || exit 1
  "$bin/slagboom" beoordeel "$text" $form.kolommen --kort --uitvoer ours || exit 1
  cmp -- hand ours || exit 1
done
cpu() {
  local TIMEFORMAT='%3U %3S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ gsub(",", "."); print 1000 * ($1 + $2) }'
}
elapsed() {
  local TIMEFORMAT='%3R'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ gsub(",", "."); print 1000 * $1 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for ((round = 0; round < 7; ++round)); do
  cpu "$bin/met_de_hand" in.csv hand >>t.hand
  cpu "$bin/slagboom" beoordeel "$text" in.csv --kort --draden 1 --uitvoer ours >>t.kort
  cpu "$bin/slagboom" beoordeel "$text" in.csv --telling --draden 1 >>t.telling
  cpu wc -l in.csv >>t.wc
  for threads in 1 2; do
    elapsed "$bin/slagboom" beoordeel "$text" in.csv --telling --draden $threads >>t.draden.telling.$threads
    elapsed "$bin/slagboom" beoordeel "$text" in.csv --kort --draden $threads --uitvoer ours >>t.draden.kort.$threads
  done
  cpu "$bin/met_de_hand_json" in.jsonl hand >>t.json.hand
  cpu "$bin/met_de_hand_json" in.jsonl hand lezen >>t.json.lezen
  cpu "$bin/slagboom" beoordeel "$text" in.jsonl --kort --draden 1 --uitvoer ours >>t.json.kort
  cpu "$bin/slagboom" beoordeel "$text" in.jsonl --telling --draden 1 >>t.json.telling
  cpu "$bin/slagboom" inpakken "$text" in.csv --uitvoer csv.kolommen >>t.inpakken
  cpu "$bin/slagboom" inpakken "$text" in.jsonl --uitvoer jsonl.kolommen >>t.json.inpakken
  cpu "$bin/slagboom" beoordeel "$text" csv.kolommen --kort --draden 1 --uitvoer ours >>t.kolommen.kort
  cpu "$bin/slagboom" beoordeel "$text" csv.kolommen --telling --draden 1 >>t.kolommen.telling
done
echo
printf '%-58s %12s\n' "the whole program, $count candidates in CSV, processor time" 'ms'
line() { printf '%-58s %12.0f\n' "$1" "$(median <"$2")"; }
line 'written by hand for this file: CSV to verdicts' t.hand
line 'beoordeel --kort' t.kort
line 'beoordeel --telling' t.telling
line 'wc -l' t.wc
/usr/bin/time -f '%M' "$bin/slagboom" beoordeel "$text" in.csv --telling 2>&1 >/dev/null | tail -n 1 |
  awk -v size="$(stat -c %s in.csv)" '{ printf "%-58s %12.0f\n", "memory beyond the mapped file, MB", $1 / 1024 - size / 1048576 }'
echo
printf '%-58s %12s\n' "the whole program, $count candidates in JSON lines, processor time" 'ms'
line 'written by hand with simdjson: JSON to verdicts' t.json.hand
line 'the same without judging: only find the values and write' t.json.lezen
line 'beoordeel --kort' t.json.kort
line 'beoordeel --telling' t.json.telling
/usr/bin/time -f '%M' "$bin/slagboom" beoordeel "$text" in.jsonl --telling 2>&1 >/dev/null | tail -n 1 |
  awk -v size="$(stat -c %s in.jsonl)" '{ printf "%-58s %12.0f\n", "memory beyond the mapped file, MB", $1 / 1024 - size / 1048576 }'
echo
printf '%-58s %12s\n' "the whole program, $count candidates in a column file, processor time" 'ms'
line 'inpakken, from CSV' t.inpakken
line 'inpakken, from JSON lines' t.json.inpakken
line 'beoordeel --kort' t.kolommen.kort
line 'beoordeel --telling' t.kolommen.telling
awk -v size="$(stat -c %s csv.kolommen)" -v count="$count" 'BEGIN { printf "%-58s %12.1f\n", "bytes a candidate", size / count }'
echo
printf '%-58s %12s\n' "the whole program, $count candidates in CSV, elapsed time" 'ms'
for threads in 1 2; do
  line "beoordeel --telling --draden $threads" t.draden.telling.$threads
  line "beoordeel --kort --draden $threads" t.draden.kort.$threads
done
