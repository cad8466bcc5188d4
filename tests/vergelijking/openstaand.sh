#!/bin/bash
# What the program says about open marks against trying every value: openstaand.sh PROGRAM OPENSTAAND VERB N SEED OPEN
#
# VERB is `beoordeel` (verdict, least value of each open mark) or `watals` (also the combinations and the sum).
set -u
program=$1 openstaand=$2 verb=$3
options=(--aantal "$4" --zaad "$5" --open "$6")
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT

"$openstaand" genereer "${options[@]}" >"$folder/kandidaten.json" || exit 2
more=()
[[ $verb == watals ]] && more=(--nodig)
start=$EPOCHREALTIME
"$program" "$verb" stdlib/pakketten.regl.md "$folder/kandidaten.json" "${more[@]}" --formaat json >"$folder/antwoorden.json" 2>"$folder/fouten"
status=$?
if ((status > 1)); then
  cat "$folder/fouten"
  exit 2
fi
now=$EPOCHREALTIME
echo "$verb: $(wc -l <"$folder/kandidaten.json") kandidaten in $(((${now/[.,]/} - ${start/[.,]/}) / 1000)) ms"
"$openstaand" vergelijk "${options[@]}" --antwoorden "$folder/antwoorden.json"
