#!/bin/bash
# Installs the library in an empty folder, builds the examples outside the project and compares what they say with the program:
#
#   nagaan.sh BUILD
set -u
build=$(readlink -f -- "$1")
here=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")")
root=$(readlink -f -- "$here/../..")
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder" || exit 2
wrong=0
fail() { echo "nagaan.sh: $*"; wrong=1; }
must() { "$@" >uitvoer 2>&1 || { cat uitvoer; fail "mislukt: $1"; exit 1; }; }

must cmake --install "$build" --prefix "$folder/hier"
# Installed things stand on their own, wherever they are moved.
mv hier daar
unset SLAGBOOM_STDLIB
mkdir voorbeeld && cp -- "$here"/voorbeeld/* voorbeeld/
so=$(find daar -name libslagboom.so)
nm --dynamic --defined-only "$so" | awk '$3 !~ /^slagboom_/ { print; bad = 1 } END { exit bad }' || fail 'meer te zien dan slagboom.h'
for name in $(sed -n 's/^SLAGBOOM_API.*[ *]\(slagboom_[a-z_]*\)(.*/\1/p' daar/include/slagboom.h); do
  nm --dynamic --defined-only "$so" | grep -q " T $name\$" || fail "$name is er niet"
done

libdir=$(dirname -- "$(readlink -f -- "$so")")
export PKG_CONFIG_PATH=$libdir/pkgconfig LD_LIBRARY_PATH=$libdir
# shellcheck disable=SC2046  # words of the compiler
must cc -std=c99 -Wall -Wextra -Wpedantic -Werror -o kandidaat voorbeeld/kandidaat.c \
  $(pkg-config --define-variable=prefix="$folder/daar" --cflags --libs slagboom)
must cmake -S voorbeeld -B bouw -DCMAKE_PREFIX_PATH="$folder/daar"
must cmake --build bouw

program=$folder/daar/bin/slagboom
school=$root/reglementen/reynaertcollege
export SLAGBOOM_STDLIB=$folder/daar/share/slagboom/stdlib
for file in kandidaten-havo-2026.csv kandidaten-vmbo-2026.json kandidaten-onleesbare-cellen.csv; do
  number=$("$program" beoordeel "$school/2025-2026.regl.md" "$school/$file" --formaat json 2>/dev/null | sed -n '3s/^{"kandidaat":"\([^"]*\)".*/\1/p')
  "$program" beoordeel "$school/2025-2026.regl.md" "$school/$file" --formaat json >verwacht 2>/dev/null
  "$program" leguit "$school/2025-2026.regl.md" "$school/$file" --kandidaat "$number" >>verwacht 2>/dev/null
  ./kandidaat "$school/$file" "$number" "$school/2025-2026.regl.md" >gekregen
  cmp -- verwacht gekregen || { diff verwacht gekregen | head -n 5; fail "$file: anders dan het programma"; }
done
unset SLAGBOOM_STDLIB
./kandidaat "$school/kandidaten-havo-2026.csv" "$number" niets.regl.md >uit 2>fout
[[ $? == 3 ]] && grep -q 'niets.regl.md: ' fout || fail 'een tekst die er niet is, wordt niet genoemd'

printf '%s\n' '{"kandidaat":"1","opleiding":"havo","profiel":"NG","examenjaar":2026,"vakken":[{"vak":"netl","se":6,"ce":6},{"vak":"entl","se":6,"ce":6},{"vak":"wisA","se":6,"ce":6},{"vak":"biol","se":6,"ce":6},{"vak":"schk","se":6,"ce":6},{"vak":"nat","se":6,"ce":6},{"vak":"econ","se":6,"ce":6},{"vak":"maat","se":6},{"vak":"ckv","se":6},{"vak":"pws","se":6},{"vak":"lo","beoordeling":"voldoende"}]}' >voorbeeld.json
bouw/kolommen voorbeeld.json netl.ce >kolommen || fail 'kolommen mislukt'
# The same by the program, one candidate a mark.
for mark in $(seq 10 100) onbekend; do
  value=$([[ $mark == onbekend ]] && echo null || echo "$((mark / 10)).$((mark % 10))")
  sed "s/\"1\"/\"$mark\"/; s/\"netl\",\"se\":6,\"ce\":6/\"netl\",\"se\":6,\"ce\":$value/" voorbeeld.json
done >alle.json
"$program" beoordeel "$root/stdlib/pakketten.regl.md" alle.json --kort 2>/dev/null | sed '$d; s/  (\(.*\))$/; \1/; s/, UB/; UB/g; s/  / /' >verwacht
cmp -- verwacht kolommen || { diff verwacht kolommen | head -n 5; fail 'de kolommen zijn anders dan het programma'; }
bouw/kolommen voorbeeld.json niets.ce >uit 2>fout
[[ $? == 2 ]] && grep -q 'deze kolom is er niet' fout || fail 'een kolom die er niet is, wordt niet genoemd'
# Program and library read the laws that stand beside them.
echo '# Geen wet' >daar/share/slagboom/stdlib/kapot.regl.md
printf '\n```regel\ndit is geen zin\n```\n' >>daar/share/slagboom/stdlib/kapot.regl.md
"$program" beoordeel "$school/2025-2026.regl.md" "$school/kandidaten-havo-2026.csv" >uit 2>fout
[[ $? == 3 ]] && grep -q 'kapot.regl.md' fout || fail 'het programma leest andere wetten dan die ernaast staan'
bouw/kolommen voorbeeld.json netl.ce >uit 2>fout
[[ $? == 3 ]] && grep -q 'kapot.regl.md' fout || fail 'de bibliotheek leest andere wetten dan die ernaast staan'
((wrong)) || echo "bibliotheek: $(wc -l <gekregen) regels en $(wc -l <kolommen) cijfers gelijk aan het programma"
exit "$wrong"
