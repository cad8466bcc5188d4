#!/bin/bash
# beoordeel --kort and --telling over a whole file and over its parts: the same bytes as candidate by candidate.
#
#   veel.sh PROGRAM BREED
#
# The plain path is asked for with a mapping that changes nothing. One part is killed while it works and made again.
set -u
program=$(readlink -f -- "$1") breed=$(readlink -f -- "$2")
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
export SLAGBOOM_STDLIB=$root/stdlib
text=$root/stdlib/pakketten.regl.md
folder=$(mktemp -d) || exit 2
trap 'rm -rf -- "$folder"' EXIT
cd -- "$folder" || exit 2
wrong=0
fail() { echo "veel.sh: $*"; wrong=1; }
same() { cmp -s -- "$1" "$2" || { fail "$3"; diff -- "$1" "$2" | head -5; }; }
judge() { "$program" beoordeel "$text" "$@" 2>>messages; }

echo 'kandidaat = kandidaat' >koppeling
compare() {
  judge "$1" --kort >kort
  judge "$1" --kort --koppeling koppeling >gewoon
  same gewoon kort "$1: --kort is anders dan kandidaat voor kandidaat"
  judge "$1" --telling --formaat csv >telling
  judge "$1" --telling --formaat csv --koppeling koppeling >telling-gewoon
  same telling-gewoon telling "$1: --telling is anders"
}

"$breed" csv --aantal 1 --per 9 --zaad 20261126 --fout 200 >gesloten.csv
"$breed" csv --aantal 1 --per 5 --zaad 20261127 --open 2 >open.csv
compare open.csv
# Rows that a quick reader could get wrong: quotes, line ends in a cell, blanks, numbers that occur twice, other line ends.
{
  head -n 40 gesloten.csv
  sed -n '20,24p' gesloten.csv
  echo
  printf '"K-aan;1"%s\n' "$(sed -n '30s/^[^;]*//p' gesloten.csv)"
  printf '"K-twee\nregels"%s\n' "$(sed -n '31s/^[^;]*//p' gesloten.csv)"
  sed -n '50,80p' gesloten.csv | sed 's/;6,/; 6,/; s/;7,\([0-9]\);/;07,\1;/'
  sed -n '81,90p' gesloten.csv | sed 's/$/\r/'
  sed -n '91,95p' gesloten.csv | sed 's/;6,[0-9];/;6,44;/'
  sed -n '96,99p' gesloten.csv | sed 's/$/;/; s/^/#/'
  sed -n '100,130p' gesloten.csv
} >vreemd.csv
compare vreemd.csv
# Commas between the cells, with some rows in which a decimal comma makes two cells of a mark; and carriage returns alone.
{
  sed 's/,/./g; s/;/,/g' gesloten.csv
  sed -n '20,40p' gesloten.csv | sed 's/^/x/; s/;/,/g'
} >komma.csv
compare komma.csv
tr '\n' '\r' <gesloten.csv >wagen.csv
compare wagen.csv
compare gesloten.csv

# A file of several pieces: the same bytes, counts and line about the work, however many threads there are. Every hundredth row has
# a quoted cell with a line end in it, so that some lie across the pieces; numbers occur twice, in different pieces.
awk -v OFS=';' 'NR == 1 { print; next } { rows[++n] = $0 }
  END { for (round = 0; round < 18; ++round) for (i = 1; i <= n; ++i) {
          row = rows[i]; sub(/^[^;]*/, (i % 100 == 7 ? "\"R" round "\n" i "\"" : i % 1000 == 9 ? "D" i : "R" round "-" i), row); print row } }' gesloten.csv >lang.csv
for threads in 1 2 3 7; do
  "$program" beoordeel "$text" lang.csv --kort --draden "$threads" >"lang-$threads" 2>>messages
  "$program" beoordeel "$text" lang.csv --telling --draden "$threads" >"lang-telling-$threads" 2>&1
  for part in 1 2 3; do judge lang.csv --kort --deel "$part/3" --draden "$threads" --uitvoer "lang-deel-$part"; done
  "$program" voegsamen lang-deel-2 lang-deel-1 lang-deel-3 >"lang-samen-$threads"
  same lang-1 "lang-$threads" "met $threads draden zijn de oordelen anders"
  same lang-telling-1 "lang-telling-$threads" "met $threads draden is de telling anders"
  same lang-1 "lang-samen-$threads" "met $threads draden zijn de delen anders"
done
grep -q 'komt meer dan één keer voor\|geen oordeel' lang-1 || fail 'lang.csv heeft geen fouten'

# Who asks to stop gets no half file, and a program that ended by that signal.
for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do tail -n +2 lang.csv | sed "s/^R/S$round-/"; done | cat lang.csv - >stop.csv
for threads in 1 2; do
  "$program" beoordeel "$text" stop.csv --kort --draden "$threads" --uitvoer gestopt 2>>messages &
  stops=$!
  sleep 0.1
  kill -TERM "$stops"
  wait "$stops" 2>/dev/null
  [ $? -eq 143 ] && [ -z "$(ls gestopt* 2>/dev/null)" ] || fail "met $threads draden blijft er iets achter na een onderbreking"
done

# What is supposed counts, also for short verdicts.
for short in --kort --telling; do
  judge gesloten.csv $short --stel netl.ce=1,0 >gesteld
  judge gesloten.csv $short --stel netl.ce=1,0 --koppeling koppeling >gesteld-gewoon
  same gesteld-gewoon gesteld "$short let niet op --stel"
done

# A pipe is read once, by the one who can.
mkfifo pijp
cat gesloten.csv >pijp &
timeout 60 "$program" beoordeel "$text" pijp --kort >uit-pijp 2>>messages
[ $? -le 1 ] || fail 'een pijp wordt niet gelezen'
kill "$!" 2>/dev/null
same kort uit-pijp 'een pijp geeft iets anders'

# A file that is written while it is read gives no result.
for round in 1 2 3 4 5 6 7 8 9 10; do cat gesloten.csv; done >groeit.csv
while :; do printf '\n' >>groeit.csv; done &
grows=$!
"$program" beoordeel "$text" groeit.csv --kort --uitvoer groeit 2>bericht
[ $? -eq 3 ] && grep -q 'veranderd terwijl' bericht && [ ! -e groeit ] || fail 'een bestand dat verandert, wordt niet geweigerd'
kill "$grows"
wait "$grows" 2>/dev/null

# Parts, two at a time, one of them killed while it works.
judge gesloten.csv --kort --deel 3/4 --uitvoer deel-3 &
sleep 0.05
kill -KILL "$!" 2>/dev/null
wait "$!" 2>/dev/null
work() { for part in 1 2 3 4; do [ -s "deel-$part" ] || echo "$part"; done; }
make_parts() { work | xargs -P 2 -I{} "$program" beoordeel "$text" gesloten.csv --kort --deel {}/4 --uitvoer deel-{} 2>>messages; }
make_parts
rm -f deel-2
"$program" voegsamen deel-1 deel-3 deel-4 >niets 2>bericht
[ $? -eq 3 ] && grep -q 'deel 2 van 4 ontbreekt' bericht || fail 'een deel dat ontbreekt, wordt niet genoemd'
make_parts
"$program" voegsamen deel-4 deel-2 deel-1 deel-3 >samen
same kort samen 'de delen samen zijn anders dan het geheel'
head -c 2000 deel-2 >kapot
"$program" voegsamen deel-1 kapot deel-3 deel-4 >niets 2>bericht
[ $? -eq 3 ] || fail 'een half deel wordt niet geweigerd'
for part in 2 1; do judge gesloten.csv --telling --deel "$part/2" --uitvoer "tel-$part"; done
"$program" voegsamen tel-2 tel-1 --formaat csv >samen
same telling samen 'de tellingen samen zijn anders dan het geheel'
"$program" voegsamen tel-2 deel-1 >niets 2>bericht
[ $? -eq 3 ] || fail 'delen van verschillende vragen worden niet geweigerd'
[ "$wrong" -eq 0 ] && echo "veel.sh: $(($(wc -l <gesloten.csv) - 1)) kandidaten gelijk, ook in delen"
exit "$wrong"
