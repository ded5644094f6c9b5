#!/usr/bin/env bash
# Installs what is missing, builds, bakes the terrain once, then runs `bagration` with the given arguments.
# Without arguments: the player, or, without a display, the film as out/bagration.mp4.
# stdout is the program's alone; so are the working folder and the exit code.
set -eu
root=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$root/scripts/setup.sh"

lock_build
# shellcheck disable=SC2086 # lists of words
install_packages $run_packages
[ -e "$build_dir/build.ninja" ] || {
    say "configuring (first run)"
    configure -DBAGRATION_TESTS=OFF
}
[ -e "$program" ] || say "building (first run; some minutes)"
build bagration

case " $* " in
" keys "* | " validate "* | " terrain "* | *" --help "* | *" -h "* | " --version "*) ;; # need no terrain
*" --pack"*) ;;                                                                     # bring their own
*) bake_pack ;;
esac
unlock_build
export BAGRATION_PACK=$pack

if [ $# -eq 0 ]; then
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        set -- play
    else
        say "no display here (DISPLAY and WAYLAND_DISPLAY are empty): exporting the film to $root/out/bagration.mp4"
        set -- export -o "$root/out/bagration.mp4"
    fi
fi
exec "$program" "$@"
