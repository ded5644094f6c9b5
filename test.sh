#!/usr/bin/env bash
# Installs what is missing, builds everything, bakes the terrain once, then runs all tests; exits with ctest's code.
# Arguments go to ctest: ./test.sh -R geo
set -eu
root=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
. "$root/scripts/setup.sh"

lock_build
# shellcheck disable=SC2086 # lists of words
install_packages $run_packages $test_packages
configure -DBAGRATION_TESTS=ON -DBAGRATION_TEST_PACK="$pack"
say "building the program and its tests"
build all
bake_pack
unlock_build

exec ctest --test-dir "$build_dir" --output-on-failure -j "$(nproc)" "$@"
