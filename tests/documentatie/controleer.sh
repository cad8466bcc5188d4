#!/bin/bash
# Checks what the documentation shows: commands with their output, whole examples, and links.
#
#   controleer.sh PROGRAM ROOT FILE    one document, with the built program
#   controleer.sh meldingen ROOT       docs/taal/meldingen.md names every code, and no other
#
# See README.md in this folder for what a fence means. Status 1 when something differs.
set -u

bad=0
wrong() {
  printf '%s: %s\n' "$1" "$2" >&2
  bad=1
}

codes_of() { grep -oE "$1" "$2" | grep -oE '[A-Z]+-[0-9]{3}' | sort -u; }

if [[ $1 == meldingen ]]; then
  root=$2 page=$2/docs/taal/meldingen.md
  difference=$(diff <(codes_of '"[A-Z]+-[0-9]{3}"' "$root/grammar/diagnostic.hpp") \
    <(codes_of '^\| [A-Z]+-[0-9]{3} ' "$page"))
  [[ -z $difference ]] && exit 0
  printf 'docs/taal/meldingen.md: < ontbreekt, > bestaat niet\n%s\n' "$difference" >&2
  exit 1
fi

program=$(readlink -f -- "$1") root=$(readlink -f -- "$2") page=$3
if [[ ! -x $program || ! -r $root/$page ]]; then
  echo "$page: het programma of de pagina is er niet" >&2
  exit 1
fi
export SLAGBOOM_STDLIB=$root/stdlib LC_ALL=C.UTF-8
unset SLAGBOOM_HERSCHRIJF

# Commands run in a folder that looks like the root, so that a guide may make files.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf -- "$scratch"' EXIT
for entry in stdlib reglementen docs tests grammar interpreter CMakeLists.txt; do
  ln -s -- "$root/$entry" "$scratch/$entry"
done
printf '#!/bin/bash\nexec %q "$@"\n' "$program" >"$scratch/slagboom"
chmod +x "$scratch/slagboom"
cd -- "$scratch" || exit 1

# matches SHOWN ACTUAL : line by line; a line "…" stands for any number of lines.
matches() {
  local -n shown_lines=$1 actual_lines=$2
  local i=0 j=0 star=-1 mark=0
  while ((j < ${#actual_lines[@]})); do
    if ((i < ${#shown_lines[@]})) && [[ ${shown_lines[i]} =~ ^[[:space:]]*…$ ]]; then
      star=$i mark=$j i=$((i + 1))
    elif ((i < ${#shown_lines[@]})) && [[ ${shown_lines[i]} == "${actual_lines[j]}" ]]; then
      i=$((i + 1)) j=$((j + 1))
    elif ((star >= 0)); then
      mark=$((mark + 1)) i=$((star + 1)) j=$mark
    else
      return 1
    fi
  done
  while ((i < ${#shown_lines[@]})) && [[ ${shown_lines[i]} =~ ^[[:space:]]*…$ ]]; do
    i=$((i + 1))
  done
  ((i == ${#shown_lines[@]}))
}

# run_command LINE COMMAND SHOWN... : SHOWN is the output that the document shows.
run_command() {
  local line=$1 command=$2 output status
  shift 2
  # shellcheck disable=SC2034  # both by name, in matches
  local -a shown=("$@") actual=()
  output=$(bash -c "$command" 2>&1 </dev/null)
  status=$?
  output=${output//"$root/"/}
  output=${output//"$scratch/"/}
  # Blanks at the end of a line and empty lines around the output are not shown.
  # shellcheck disable=SC2001
  mapfile -t actual < <(sed -e 's/[[:space:]]*$//' <<<"$output" | sed -e '/./,$!d')
  while ((${#actual[@]})) && [[ -z ${actual[-1]} ]]; do unset 'actual[-1]'; done
  while ((${#shown[@]})) && [[ -z ${shown[-1]} ]]; do unset 'shown[-1]'; done
  if ((status >= 4)); then
    wrong "$page:$line" "«$command» eindigt met $status"
  fi
  if ! matches shown actual; then
    wrong "$page:$line" "«$command» geeft iets anders dan er staat (- staat er, + is er)"
    diff -U 2 <(printf '%s\n' "${shown[@]}") <(printf '%s\n' "${actual[@]}") | tail -n +3 >&2
  fi
}

run_console() {
  local line=$1 command='' at=0 each
  shift
  local -a shown=()
  for each in "$@"; do
    line=$((line + 1))
    if [[ $each == '$ '* ]]; then
      [[ -n $command ]] && run_command "$at" "$command" "${shown[@]}"
      command=${each:2} at=$line shown=()
    else
      shown+=("${each%"${each##*[![:space:]]}"}")
    fi
  done
  [[ -n $command ]] && run_command "$at" "$command" "${shown[@]}"
}

# shellcheck disable=SC2016  # the marks are those of Markdown
# Links to files of the project. Only the part before "#" is looked at.
while IFS= read -r target; do
  target=${target%%#*}
  case $target in
    '' | http://* | https://* | mailto:*) continue ;;
  esac
  [[ -e $root/$(dirname -- "$page")/$target ]] || wrong "$page" "het bestand van de link «$target» is er niet"
done < <(sed -e '/^```/,/^```/d' -e 's/`[^`]*`//g' "$root/$page" | grep -oE '\]\([^) ]+\)' | sed -e 's/^](//' -e 's/)$//')

number=0 fence='' info='' begin=0 rules=0 file='' commands=0
declare -a body=()
while IFS= read -r text || [[ -n $text ]]; do
  number=$((number + 1))
  if [[ -z $fence ]]; then
    if [[ $text =~ ^(\`\`\`+)(.*)$ ]]; then
      fence=${BASH_REMATCH[1]} info=${BASH_REMATCH[2]} begin=$number body=()
    elif [[ $text =~ ^'<!-- bestand: '(.*)' -->'$ ]]; then
      file=${BASH_REMATCH[1]}
    fi
    continue
  fi
  if [[ ! $text =~ ^\`+$ || ${#text} -lt ${#fence} ]]; then
    body+=("$text")
    continue
  fi
  fence=
  if [[ -n $file ]]; then
    mkdir -p -- "$(dirname -- "$file")"
    printf '%s\n' "${body[@]}" >"$file"
    file=
  elif [[ $info == console ]]; then
    commands=$((commands + 1))
    run_console "$begin" "${body[@]}"
  elif [[ $info == regel || $info == voorbeelden || $info == vraag ]]; then
    rules=1
  fi
done <"$root/$page"
[[ -n $fence ]] && wrong "$page:$begin" "dit blok is niet afgesloten"

# A page with rules is itself a document: it must hold, with all its examples.
if ((rules)); then
  name=$(basename -- "$page" .md).regl.md
  cp -- "$root/$page" "$name"
  ./slagboom controleer "$name" >controle.txt 2>&1 ||
    { wrong "$page" "de regels kloppen niet" && cat controle.txt >&2; }
  ./slagboom test "$name" --alles >voorbeelden.txt 2>&1 ||
    { wrong "$page" "de voorbeelden kloppen niet" && cat voorbeelden.txt >&2; }
fi
printf '%s: %d blokken met commando'\''s, regels: %s\n' "$page" "$commands" \
  "$( ((rules)) && echo ja || echo nee)"
exit "$bad"
