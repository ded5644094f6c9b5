# Shared by run.sh and test.sh: installing, building, baking. Source it; it needs $root, the project's folder.
# Everything here talks on stderr, so that stdout belongs to the program alone.
# shellcheck shell=bash

. "$root/scripts/packages.sh"

build_dir=$root/build/release
program=$build_dir/bagration
pack=${BAGRATION_PACK:-$build_dir/terrain.bpk}

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# Prints those of the named packages that are not installed.
missing_packages() {
    local name status
    for name in "$@"; do
        status=$(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null) || status=""
        [ "$status" = installed ] || printf '%s\n' "$name"
    done
}

install_packages() {
    command -v dpkg-query >/dev/null || die "this script installs Debian packages, and there is no dpkg here." \
        "Install what scripts/packages.sh lists, then build with: cmake --preset release && ninja -C build/release"
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing, and installing them needs root or sudo:" "${missing[@]}"
        as_root=(sudo)
        # Without a terminal nobody can type a password: fail at once instead of waiting.
        [ -t 0 ] || as_root=(sudo -n)
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0)
    "${apt[@]}" update </dev/null >&2 || say "the package lists could not be refreshed; trying with those at hand"
    "${apt[@]}" install --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        die "apt-get could not install: ${missing[*]}. Its message stands above."
}

# Compilers for this code need about 1 GB each: no more at once than fit into memory.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "${memory:-1}" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure <cmake arguments...>
configure() {
    [ -d "${HOME:-}" ] || export CCACHE_DISABLE=1
    local log=$build_dir/configure.log
    mkdir -p "$build_dir"
    # Presets are looked up in the working folder.
    (cd "$root" && cmake --preset release "$@") </dev/null >"$log" 2>&1 ||
        { cat "$log" >&2; die "cmake could not configure the build."; }
}

# build <ninja targets...>
build() {
    local quiet=(--quiet)
    [ -t 2 ] && quiet=()
    ninja -C "$build_dir" "${quiet[@]}" -j "$(build_jobs)" "$@" </dev/null >&2 || die "the build failed."
}

# Bakes the terrain pack when there is none, and asks the program whether it is still right after each build.
bake_pack() {
    if [ ! -e "$pack" ] || [ "$program" -nt "$pack" ]; then
        [ -e "$pack" ] || say "baking the terrain (once; a few minutes)"
        "$program" terrain build --pack "$pack" </dev/null >&2 || die "the terrain could not be baked."
        touch "$pack"
    fi
}

# Only one of several scripts that start together installs, builds and bakes; the others wait for it.
lock_build() {
    mkdir -p "$root/build"
    exec 9>"$root/build/.lock"
    flock 9
}
unlock_build() { exec 9>&-; }
