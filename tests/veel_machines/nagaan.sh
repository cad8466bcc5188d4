#!/bin/bash
# Runs one recipe of docs/recepten/veel-machines.md: nagaan.sh PROGRAM BREED parallel|slurm|pijp
#
# The scripts are taken from that page. The program is killed the first time it makes part 3, while it works; the recipe must come to the
# same bytes as one run over the whole file, at once (when it tries again by itself) or when it is started again. Exit status 77: the
# scheduler is not on this machine.
set -u
program=$(readlink -f -- "$1") breed=$(readlink -f -- "$2") recipe=$3
root=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../..")
export SLAGBOOM_STDLIB=$root/stdlib
folder=$(mktemp -d) || exit 2
declare -a daemons=()
finish() {
  local pid
  for pid in "${daemons[@]}"; do
    [[ -s $pid ]] || continue
    local number
    number=$(<"$pid")
    kill -- "$number" 2>/dev/null
    for ((turn = 0; turn < 50; ++turn)); do
      kill -0 "$number" 2>/dev/null || break
      sleep 0.1
    done
  done
  rm -rf -- "$folder"
}
trap finish EXIT
cd -- "$folder" || exit 2
skip() { echo "overgeslagen: $*"; exit 77; }
fail() { echo "nagaan.sh: $*"; exit 1; }
# Some candidates have no verdict, which gives exit status 1.
whole() { [[ $1 == 1 ]] || { cat berichten slurm-*.out 2>/dev/null; fail "$2 ($1)"; }; }

awk '/^<!-- bestand: / { name = $3; next }
     name != "" && /^```/ { if (open) { close(name); name = ""; open = 0 } else open = 1; next }
     open { print > name }' "$root/docs/recepten/veel-machines.md"
for file in deel.sh parallel.sh delen.sbatch slurm.sh partitie.sh pijp.sh; do [[ -s $file ]] || fail "$file staat niet op de pagina"; done

export REGLEMENT=$root/stdlib/pakketten.regl.md KANDIDATEN=kandidaten.csv
# Long enough to be killed in: each row a hundred times, with numbers of their own.
"$breed" csv --aantal 1 --per 9 --zaad 20261126 --fout 200 >basis.csv || exit 2
awk 'NR == 1 { print; next } { row[++n] = $0 }
  END { for (round = 0; round < 100; ++round) for (i = 1; i <= n; ++i) print "R" round "-" row[i] }' basis.csv >kandidaten.csv
"$program" beoordeel "$REGLEMENT" kandidaten.csv --kort >geheel

# Killed as soon as the candidates are mapped; when the part was there all the same, it is made and killed again.
cat >slagboom <<SHIM
#!/bin/bash
for word; do
  while [[ \$word == 3/* && ! -e gedood ]]; do
    "$program" "\$@" &
    until grep -q kandidaten.csv "/proc/\$!/maps" 2>/dev/null || ! kill -0 "\$!" 2>/dev/null; do :; done
    kill -KILL "\$!" 2>/dev/null
    wait "\$!" 2>/dev/null
    if [[ \$? == 137 && ! -e deel-3 ]]; then
      touch gedood
      exit 137
    fi
    rm -f deel-3
  done
done
exec "$program" "\$@"
SHIM
chmod +x slagboom

# Slurm on this machine alone, with ports and files of its own.
start_slurm() {
  local name port=$((20000 + $$ % 20000))
  for name in munged slurmctld slurmd sbatch sinfo; do
    command -v "$name" >/dev/null || skip "Slurm staat niet op deze computer ($name ontbreekt)"
  done
  ((EUID == 0)) || skip 'Slurm heeft hier de rechten van een beheerder nodig'
  name=$(hostname -s)
  mkdir state spool
  (umask 077 && head -c 1024 /dev/urandom >munge.key)
  munged --force --key-file="$PWD/munge.key" --socket="$PWD/munge.socket" --pid-file="$PWD/munge.pid" \
    --log-file="$PWD/munge.log" --seed-file="$PWD/munge.seed" 2>/dev/null || skip 'munged wil hier niet starten'
  daemons+=("$PWD/munge.pid")
  cat >slurm.conf <<CONF
ClusterName=toets
SlurmctldHost=$name(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$PWD/munge.socket
SlurmUser=root
StateSaveLocation=$PWD/state
SlurmdSpoolDir=$PWD/spool
SlurmctldPidFile=$PWD/slurmctld.pid
SlurmdPidFile=$PWD/slurmd.pid
SlurmctldLogFile=$PWD/slurmctld.log
SlurmdLogFile=$PWD/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=$name NodeAddr=127.0.0.1 CPUs=2
PartitionName=toets Nodes=ALL Default=YES
CONF
  export SLURM_CONF=$PWD/slurm.conf
  daemons=("$PWD/slurmd.pid" "$PWD/slurmctld.pid" "${daemons[@]}")
  { slurmctld -c && slurmd; } || skip 'Slurm wil hier niet starten'
  for ((wait = 0; wait < 100; ++wait)); do
    [[ $(sinfo --noheader --format=%t 2>/dev/null) == idle ]] && return
    sleep 0.2
  done
  cat slurmctld.log slurmd.log
  skip 'Slurm komt hier niet op gang'
}

case $recipe in
  parallel)
    command -v parallel >/dev/null || skip 'GNU parallel staat niet op deze computer'
    bash parallel.sh 8 >samen 2>berichten
    whole $? 'parallel.sh mislukt'
    ;;
  slurm)
    start_slurm
    bash slurm.sh >samen 2>berichten
    [[ $? != 0 && ! -s samen ]] || fail 'een deel dat is gedood, wordt niet gemist'
    [[ ! -e deel-3 ]] || fail 'er is een half deel'
    bash slurm.sh >samen 2>berichten
    whole $? 'slurm.sh mislukt de tweede keer'
    ;;
  pijp)
    "$breed" json --aantal 1 --per 9 --zaad 20261126 >kandidaten.jsonl || exit 2
    "$program" beoordeel "$REGLEMENT" kandidaten.jsonl --formaat json >geheel
    KANDIDATEN=kandidaten.jsonl bash pijp.sh >samen || fail 'pijp.sh mislukt'
    ;;
  *) exit 2 ;;
esac
if [[ $recipe != pijp ]]; then
  [[ -e gedood ]] || fail 'er is niets gedood'
  parts=(deel-*)
  ((${#parts[@]} == 8)) || fail 'er zijn geen acht delen'
fi
cmp -- geheel samen || { diff geheel samen | head -n 5; fail 'het samengevoegde is anders dan het geheel'; }
echo "$recipe: $(wc -l <samen) regels gelijk"
