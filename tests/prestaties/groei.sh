#!/bin/bash
# Whether twice as much costs twice as much: groei.sh BIN
#
# For articles, brackets inside each other, candidates one by one and candidates in columns: the instructions (Valgrind) of n, 2n and 4n.
# What the second doubling adds, divided by twice what the first one adds, is 1 for work that grows in a straight line; more than a tenth
# above that is a failure. Nothing is timed. Exit status 77: there is no Valgrind here.
set -u
bin=$(readlink -f -- "$1")
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
export SLAGBOOM_STDLIB=$root/stdlib
if ! command -v valgrind >/dev/null; then
  echo 'overgeslagen: Valgrind staat niet op deze computer'
  exit 77
fi
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder" || exit 2

head_of_text() {
  printf '# Groei\n\n```regel\ndocument  Groei\n  kort        Groei\n  rang        examenreglement\n  gelet op    UB\n'
  printf '  geldt voor  havo, examenjaar 2026\n```\n'
}

articles() {
  local number
  head_of_text
  for ((number = 1; number <= $1; ++number)); do
    printf '\n## Artikel %d Onderdeel %d\n\n1. Het schoolcijfer nummer %d is het gemiddelde van twee cijfers.\n\n```regel\n' "$number" "$number" "$number"
    printf 'het schoolcijfer s%d van een vak is het gemiddelde van het SE-cijfer van dat vak en het CE-cijfer van dat vak, in één stap afgerond op 1 decimaal\n\n' "$number"
    printf 'de kandidaat krijgt een compliment c%d als het schoolcijfer s%d van Nederlands is 7 of hoger\n```\n' "$number" "$number"
  done
}

nested() {
  local number depth
  head_of_text
  for ((number = 1; number <= 40; ++number)); do
    printf '\n## Artikel %d Onderdeel %d\n\n1. Een getal.\n\n```regel\nhet getal g%d is ' "$number" "$number" "$number"
    for ((depth = 0; depth < $1; ++depth)); do printf '('; done
    printf '1'
    for ((depth = 0; depth < $1; ++depth)); do printf ' plus 1)'; done
    printf ' keer 2\n```\n'
  done
}

# Candidates of one year, each with a number of its own. With a mapping, even one that changes nothing, they go one by one.
"$bin/breed" csv --aantal 17 --per 30 --zaad 1 | awk -F';' 'NR == 1 || ($2 == "havo" && $4 == 2026)' >basis.csv
candidates() {
  awk -F';' -v OFS=';' -v wanted="$1" 'NR == 1 { print; next } { row[n++] = $0 }
    END { for (i = 0; i < wanted; ++i) { $0 = row[i % n]; $1 = i; print } }' basis.csv
}
echo 'kandidaat = kandidaat' >koppeling

count() {
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$bin/slagboom" "$@" 2>&1 >uit |
    sed -n 's/^.*I *refs: *//p' | tr -d ,
}

wrong=0
printf '%-42s %8s %12s %12s %12s %8s\n' 'duizenden instructies' n 'bij n' 'bij 2n' 'bij 4n' groei
growth() {
  local name=$1 make=$2 n=$3 times file
  shift 3
  local -a cost=()
  for times in 1 2 4; do
    file=$make-$times.csv
    [[ $make == candidates ]] || file=$make-$times.regl.md
    "$make" $((n * times)) >"$file"
    cost+=("$(count "${@/FILE/$file}")")
    [[ -s uit && ${cost[-1]} =~ ^[0-9]+$ ]] || { echo "groei.sh: $name is niet geteld"; exit 1; }
  done
  awk -v name="$name" -v n="$n" -v a="${cost[0]}" -v b="${cost[1]}" -v c="${cost[2]}" 'BEGIN {
    growth = (c - b) / (2 * (b - a))
    line = sprintf("%8d %12.0f %12.0f %12.0f %8.2f", n, a / 1000, b / 1000, c / 1000, growth); gsub(/\./, ",", line)
    printf "%-42s %s\n", name, line
    exit growth > 1.1 }' || { echo "groei.sh: $name: vier keer zo veel kost te veel"; wrong=1; }
}
growth 'artikelen, controleer' articles 200 controleer FILE
growth 'haakjes in elkaar, toon --trap boom' nested 7 toon FILE --trap boom
growth 'kandidaten één voor één, beoordeel --kort' candidates 400 beoordeel "$root/stdlib/pakketten.regl.md" FILE --kort --koppeling koppeling
growth 'kandidaten in kolommen, beoordeel --kort' candidates 20000 beoordeel "$root/stdlib/pakketten.regl.md" FILE --kort --draden 1
exit "$wrong"
