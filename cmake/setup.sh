# Shared by ./slagboom and ./test: packages, lock, configure and build. Sourced; expects $root.
# shellcheck shell=bash disable=SC2034,SC2154

# What the program needs, and what the tests need on top of it (names of Debian 12).
build_packages=(g++ cmake ninja-build pkgconf tao-pegtl-dev libfmt-dev nlohmann-json3-dev
  libsimdjson-dev libcli11-dev libutf8proc-dev libical-dev nettle-dev)
test_packages=(libgtest-dev libgmock-dev libbenchmark-dev ccache valgrind parallel)

say() { printf 'slagboom: %s\n' "$*" >&2; }

# missing_packages NAME... : those that dpkg does not have installed, one a line.
missing_packages() {
  local present
  # shellcheck disable=SC2016  # the ${...} is for dpkg-query
  present=$(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
  local name
  for name in "$@"; do
    grep -qxF "$name installed" <<<"$present" || printf '%s\n' "$name"
  done
}

# install_packages NAME... : installs what is missing, or says what to install.
install_packages() {
  # Elsewhere than on Debian and its kin the build itself tells what is missing.
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local -a missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "deze pakketten ontbreken en alleen een beheerder kan ze installeren:"
      say "  apt-get install ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
  fi
  say "installeert pakketten: ${missing[*]}"
  local log=$root/build/pakketten.log
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  # The lists may be old or absent, so they are fetched first; when that fails the old ones may do.
  "${as_root[@]}" update >"$log" 2>&1
  if ! "${as_root[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    say "het installeren van pakketten is niet gelukt; zie build/pakketten.log"
    return 1
  fi
}

# with_lock NAME : waits until no other start is busy with build/NAME; release_lock lets it go.
# The lock is descriptor 9; children do not get it, so that none keeps it after the end.
with_lock() {
  if ! mkdir -p "$root/build" || ! exec 9>"$root/build/.slot-$1"; then
    say "kan niet schrijven in $root/build; daar komt het gebouwde programma"
    exit 4
  fi
  if ! flock --nonblock 9; then
    say "een andere start is hiermee bezig; wacht daarop"
    flock 9
  fi
}
release_lock() { exec 9>&-; }

# logged LOG COMMAND... : output to a file; on a terminal one line that moves along with it.
logged() {
  local log=$1 line
  shift
  if [[ ! -t 2 ]]; then
    env LC_ALL=C.UTF-8 "$@" >"$log" 2>&1 9>&-
    return
  fi
  env LC_ALL=C.UTF-8 "$@" 2>&1 9>&- | tee "$log" | while IFS= read -r line; do
    case $line in
      \[*/*\]*) printf '\r\033[K  %s' "${line%%]*}]" >&2 ;;
      *[0-9]/[0-9]*\ Test\ *) printf '\r\033[K  [%s]' "${line%% Test *}" >&2 ;;
    esac
  done
  local status=${PIPESTATUS[0]}
  printf '\r\033[K' >&2
  return "$status"
}

# configure PRESET : runs CMake when build/PRESET is not there or belongs to another place.
configure() {
  local dir=$root/build/$1 home=
  if [[ -e $dir/CMakeCache.txt ]]; then
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$dir/CMakeCache.txt")
    # A moved or copied tree: nothing in it can be used again.
    [[ $home -ef $root ]] || rm -rf -- "$dir"
  fi
  # Afterwards Ninja calls CMake itself when a list or a folder changed.
  [[ -e $dir/build.ninja && ! $root/CMakePresets.json -nt $dir/build.ninja ]] && return 0
  # Without a finished configuration a leftover of a failed attempt may stand in the way.
  [[ -e $dir/build.ninja ]] || rm -rf -- "$dir/CMakeCache.txt" "$dir/CMakeFiles"
  (cd -- "$root" && logged "$root/build/$1.log" cmake --preset "$1") || return 1
  # CMake leaves build.ninja alone when it comes out the same.
  touch -- "$dir/build.ninja"
}

# build PRESET [ARGUMENT...] : configures and builds; on failure shows the errors.
build() {
  local preset=$1
  shift
  if configure "$preset" &&
    (cd -- "$root" && logged "$root/build/$preset.log" cmake --build --preset "$preset" "$@"); then
    return 0
  fi
  local log=$root/build/$preset.log errors
  errors=$(grep -E -A 3 '(error|Error|fatal|undefined reference)' "$log" | head -n 40)
  printf '%s\n' "${errors:-$(tail -n 25 "$log")}" >&2
  say "het bouwen is niet gelukt; alle uitvoer staat in build/$preset.log"
  return 1
}

build_release() {
  say "bouwt het programma; de eerste keer duurt dit enkele minuten"
  # Dated before the build starts: a file that changes meanwhile is built next time.
  touch -- "$root/build/.begin"
  build release || return 1
  if [[ ! -x $root/build/release/bin/slagboom ]]; then
    say "het programma ontbreekt na het bouwen; zie build/release.log"
    return 1
  fi
  mv -- "$root/build/.begin" "$root/build/release/.gebouwd"
}
