#!/bin/bash
# The golden corpus of messages: `slagboom controleer` on every document here, against the text beside it.
#
#   draai.sh PROGRAM ROOT
#
# With SLAGBOOM_HERSCHRIJF=1 the outcome is written instead of compared; read the difference before it is kept.
# Status 1 when something differs. See README.md in this folder.
set -u

program=$(readlink -f -- "$1") root=$(readlink -f -- "$2")
cd -- "$root" || exit 1
# A relative library, so that no path of the machine is in a message.
export SLAGBOOM_STDLIB=stdlib LC_ALL=C.UTF-8
corpus=tests/spec

bad=0
wrong() {
  printf '%s\n' "$1" >&2
  bad=1
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf -- "$scratch"' EXIT

# One process for each document: they would see each other's names.
find "$corpus/goed" "$corpus/fout" -name '*.regl.md' | sort >"$scratch/documents"
# shellcheck disable=SC2016  # $1 and so on are of the inner shell
# What the law asks of a reglement changes for reasons of its own: the documents about that have a small law.
xargs -P "$(nproc)" -I {} bash -c '
  out=$1/$(tr / _ <<<"$2")
  [[ $2 == */inhoud/* ]] && export SLAGBOOM_STDLIB=tests/spec/bibliotheek
  "$3" controleer "$2" >"$out.raw" 2>"$out.err"
  printf "%s" $? >"$out.status"
' spec "$scratch" {} "$program" <"$scratch/documents"

# The library changes for reasons of its own: its line numbers are not compared.
without_library_lines() {
  awk '
    /┌/ { library = /┌ (stdlib|tests\/spec\/bibliotheek)\// }
    library && /┌/ { sub(/:[0-9]+:[0-9]+/, ":#") }
    library && match($0, /^ *[0-9]+│/) {
      number = substr($0, 1, RLENGTH)
      rest = substr($0, RLENGTH + 1)
      gsub(/[0-9]/, "#", number)
      $0 = number rest
    }
    { print }
  ' "$1"
}

count=0
while IFS= read -r document; do
  count=$((count + 1))
  expected=${document%.regl.md}.verwacht
  out=$scratch/$(tr / _ <<<"$document")
  status=$(<"$out.status")
  if ((status > 1)) || [[ -s $out.err ]]; then
    wrong "$document: slagboom eindigt met $status"
    cat -- "$out.err" >&2
    continue
  fi
  without_library_lines "$out.raw" >"$out.text"
  # What is still to be regulated is no mistake: a small document fills in only what it is about.
  if [[ $document == "$corpus/goed/"* ]] && grep -qE '^(fout|let op|opmerking) ' "$out.text"; then
    wrong "$document: hier hoort geen melding"
    cat -- "$out.text" >&2
    continue
  fi
  if [[ $document == "$corpus/fout/"* ]] && ! grep -qE '^(fout|let op|opmerking|nog te regelen) ' "$out.text"; then
    wrong "$document: hier hoort een melding"
    continue
  fi
  if [[ ${SLAGBOOM_HERSCHRIJF:-} == 1 ]]; then
    cp -- "$out.text" "$expected"
  elif [[ ! -f $expected ]]; then
    wrong "$expected is er niet"
  elif ! difference=$(diff -U 3 --label verwacht --label gekregen -- "$expected" "$out.text"); then
    wrong "$document: de meldingen zijn veranderd"
    printf '%s\n' "$difference" >&2
  fi
done <"$scratch/documents"

while IFS= read -r expected; do
  [[ -f ${expected%.verwacht}.regl.md ]] || wrong "$expected: het document ernaast is er niet"
done < <(find "$corpus/goed" "$corpus/fout" -name '*.verwacht' | sort)

# Every kind of message is shown somewhere, or README.md says why it is not.
shown=$(
  {
    find "$corpus/fout" -name '*.verwacht' -exec cat -- {} +
    cat -- tests/lezen/vergissingen.txt
  } | sed -nE 's/^(fout|let op|opmerking|nog te regelen) ([A-Z]+-[0-9]{3}):.*/\2/p'
  sed -nE 's/^\| ([A-Z]+-[0-9]{3}) .*/\1/p' "$corpus/README.md"
)
while IFS= read -r code; do
  grep -qx -- "$code" <<<"$shown" || wrong "$code: geen document laat deze melding zien"
done < <(grep -oE '"[A-Z]+-[0-9]{3}"' grammar/diagnostic.hpp | tr -d '"' | sort -u)

printf '%d documenten\n' "$count"
exit "$bad"
