#!/bin/bash
# What the program says against trying every value: nagaan.sh PROGRAM CHECKER VERB N SEED OPEN
#
# VERB       CHECKER     what is compared
# beoordeel  openstaand  verdict and least value of each open mark, for at most OPEN open marks
# nodig      openstaand  the same by `watals`, with the combinations and the lowest sum
# herkansing herkansing  the resit list of `watals` for a cohort; OPEN is the exam year
set -u
program=$1 checker=$2 verb=$3
options=(--aantal "$4" --zaad "$5")
case $verb in
  beoordeel) command=(beoordeel) options+=(--open "$6") more=() ;;
  nodig) command=(watals) options+=(--open "$6") more=(--nodig) ;;
  herkansing) command=(watals) options+=(--examenjaar "$6") more=(--herkansing) ;;
  *) exit 2 ;;
esac
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT

"$checker" genereer "${options[@]}" >"$folder/kandidaten.json" || exit 2
start=$EPOCHREALTIME
"$program" "${command[@]}" stdlib/pakketten.regl.md "$folder/kandidaten.json" "${more[@]}" --formaat json \
  >"$folder/antwoorden.json" 2>"$folder/fouten"
status=$?
if ((status > 1)); then
  cat "$folder/fouten"
  exit 2
fi
now=$EPOCHREALTIME
echo "$verb: $(wc -l <"$folder/kandidaten.json") kandidaten in $(((${now/[.,]/} - ${start/[.,]/}) / 1000)) ms"
"$checker" vergelijk "${options[@]}" --antwoorden "$folder/antwoorden.json"
