#!/bin/bash
# Golden files of what the verbs print. See README.md in this folder.
#
#   draai.sh PROGRAM ROOT
#
# Status 1 when something differs; SLAGBOOM_HERSCHRIJF=1 writes instead of compares.
set -u

program=$(readlink -f -- "$1") root=$(readlink -f -- "$2")
own=$root/tests/weergave
export SLAGBOOM_STDLIB=$root/stdlib LC_ALL=C.UTF-8

bad=0
wrong() {
  printf '%s\n' "$1" >&2
  bad=1
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf -- "$scratch"' EXIT
cp -- "$own"/*.regl.md "$own"/*.csv "$own"/*.json "$own"/*.jsonl "$own"/gesteld*.txt "$scratch"
# A law of one page: what is asked of a reglement changes for reasons of its own.
ln -s -- "$root/tests/spec/bibliotheek" "$scratch/bibliotheek"
cd -- "$scratch" || exit 1

# Digests and places in the library follow from other files; the version from the project.
steady() {
  sed -E -e 's/[0-9a-f]{64}/‹SHA-256›/g' \
    -e 's/(\.regl\.md regel )[0-9]+/\1#/g' \
    -e 's/slagboom [0-9]+\.[0-9]+\.[0-9]+[^,"]*/slagboom ‹versie›/' \
    -e 's/("name": "slagboom"|"version": )"[0-9]+\.[0-9]+\.[0-9]+( \(|")[^,]*/\1"‹versie›"/' \
    -e 's/"programma":"[^"]*"/"programma":"‹versie›"/' \
    -e 's/"teksten":\[.*\]/"teksten":[…]/' -e 's/"oordeel":\{.*\}\}/"oordeel":{…}}/' \
    -e "s|$scratch/||g; s|$root/||g" "$1"
}

count=0
while IFS= read -r line; do
  [[ -z $line || $line == '#'* ]] && continue
  name=${line%%: *} arguments=${line#*: }
  count=$((count + 1))
  if [[ $arguments == '> '* ]]; then
    cp -- "${arguments#> }" out.raw || wrong "$name: dat bestand is er niet"
  else
    # A record with one letter changed, for the command that reads it.
    [[ -e uitslag.vastlegging ]] && sed 's/"uitslag":"geslaagd"/"uitslag":"Geslaagd"/' uitslag.vastlegging >beschadigd.vastlegging
    # And a column file with one letter changed, and one that is not whole.
    if [[ -e kandidaten.kolommen ]]; then
      LC_ALL=C sed 's/havo/Havo/' kandidaten.kolommen >veranderd.kolommen
      head -c 400 kandidaten.kolommen >half.kolommen
    fi
    # shellcheck disable=SC2086  # words without blanks
    "$program" $arguments >out.raw 2>&1 </dev/null
    printf 'status %d\n' $? >>out.raw
  fi
  # Of an appeal only what does not grow with the library.
  if [[ $name == beroep ]]; then
    sed -n -e '/^Gegevens van de kandidaat/,/^Bepalingen/p' -e '/^Gegevens die/,$p' out.raw >out.part
    mv -- out.part out.raw
  fi
  # Of a page not the frame, which is the same for all.
  if [[ $arguments == '> '*.html ]]; then
    sed -n '/<main>/,$p' out.raw >out.part
    mv -- out.part out.raw
  fi
  steady out.raw >out.text
  if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
    cp -- out.text "$own/$name.verwacht"
  elif [[ ! -f $own/$name.verwacht ]]; then
    wrong "$name.verwacht is er niet"
  elif ! difference=$(diff -U 3 --label verwacht --label gekregen -- "$own/$name.verwacht" out.text); then
    wrong "$name: de uitvoer is veranderd"
    printf '%s\n' "$difference" >&2
  fi
done <"$own/opdrachten.txt"

for expected in "$own"/*.verwacht; do
  name=$(basename -- "$expected" .verwacht)
  grep -q "^$name: " "$own/opdrachten.txt" || wrong "$name.verwacht: er is geen opdracht voor"
done
printf '%d opdrachten\n' "$count"
exit "$bad"
