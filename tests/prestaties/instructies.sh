#!/bin/bash
# How many instructions six tasks take, beside what was written down: instructies.sh BIN
#
# BIN holds slagboom, breed and openstaand of the build dev. Valgrind counts the same every time, on a busy machine too, so a task that
# grew shows. More than a tenth above what stands in instructies.txt is a failure; SLAGBOOM_HERSCHRIJF=1 writes it again. Another
# compiler gives other counts: then they are shown and not judged. Exit status 77: there is no Valgrind here.
set -u
bin=$(readlink -f -- "$1")
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
known=$root/tests/prestaties/instructies.txt
export SLAGBOOM_STDLIB=$root/stdlib
cd -- "$root" || exit 2
if ! command -v valgrind >/dev/null; then
  echo 'overgeslagen: Valgrind staat niet op deze computer'
  exit 77
fi
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT

text=stdlib/pakketten.regl.md
school=reglementen/reynaertcollege
head -n 1 $school/kandidaten-havo-2026.csv >"$folder/een.csv"
grep '^H-001;' $school/kandidaten-havo-2026.csv >>"$folder/een.csv"
# Enough rows for most of the time to go into columns, each with a number of its own.
"$bin/breed" csv --aantal 17 --per 30 --zaad 1 >"$folder/basis.csv" || exit 2
awk -F';' -v OFS=';' 'NR == 1 { print; next } $2 == "havo" && $4 == 2026 { row[++n] = $0 }
  END { for (round = 0; round < 1000; ++round) for (i = 1; i <= n; ++i) { $0 = row[i]; $1 = "K" round "-" i; print } }' \
  "$folder/basis.csv" >"$folder/breed.csv"
"$bin/openstaand" genereer --aantal 4 --open 3 --zaad 12 --examenjaar 2026 >"$folder/open.json" || exit 2

tasks=(een-kandidaat cohort-met-redenen breed-in-kolommen nodig-drie-open herkansing-cohort controleer-reglement)
command_of() {
  case $1 in
    een-kandidaat) set -- beoordeel $text "$folder/een.csv" ;;
    cohort-met-redenen) set -- beoordeel $text $school/kandidaten-havo-2026.csv ;;
    breed-in-kolommen) set -- beoordeel $text "$folder/breed.csv" --kort --draden 1 ;;
    nodig-drie-open) set -- watals $text "$folder/open.json" --nodig --formaat json ;;
    herkansing-cohort) set -- watals $text $school/kandidaten-havo-2026.csv --herkansing ;;
    controleer-reglement) set -- controleer $school/2025-2026.regl.md ;;
  esac
  command=("$@")
}

# count TASK : instructions, in thousands
count() {
  command_of "$1"
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$bin/slagboom" "${command[@]}" 2>&1 >"$folder/uit" |
    sed -n 's/^.*I *refs: *//p' | tr -d , | awk '{ printf "%.0f\n", $1 / 1000 }'
  [[ -s $folder/uit ]] || echo "instructies.sh: $1 schreef niets" >&2
}

compiler=$(g++ -dumpfullversion)
declare -A now
for task in "${tasks[@]}"; do
  now[$task]=$(count "$task")
  [[ ${now[$task]} =~ ^[1-9][0-9]*$ ]] || { echo "instructies.sh: $task is niet geteld"; exit 1; }
done

if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
  {
    echo "# Thousands of instructions per task (tests/prestaties/instructies.sh), build dev, one thread."
    echo "g++ $compiler"
    for task in "${tasks[@]}"; do printf '%-22s %10d\n' "$task" "${now[$task]}"; done
  } >"$known.nieuw" && mv -- "$known.nieuw" "$known"
fi

judged=1 wrong=0
grep -qxF "g++ $compiler" "$known" || judged=0
printf '%-22s %10s %10s %8s\n' 'duizenden instructies' bekend nu verschil
for task in "${tasks[@]}"; do
  before=$(awk -v task="$task" '$1 == task { print $2 }' "$known")
  [[ -n $before ]] || { echo "instructies.sh: $task staat niet in instructies.txt"; exit 1; }
  difference=$(((now[$task] - before) * 1000 / before))
  printf '%-22s %10d %10d %6d,%d %%\n' "$task" "$before" "${now[$task]}" $((difference / 10)) $((difference < 0 ? -difference % 10 : difference % 10))
  ((judged == 0 || difference <= 100)) || { echo "instructies.sh: $task is meer dan een tiende gegroeid"; wrong=1; }
done
((judged)) || echo "niet beoordeeld: geteld met een andere compiler dan $(sed -n 2p "$known")"
exit "$wrong"
