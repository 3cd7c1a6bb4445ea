#!/usr/bin/env bash
# Every test on a fresh Debian 12: ./test.sh (under 10 minutes), or ./test.sh --full (adds clang, R,
# the reports in Chromium and LibreOffice, an emulator of ARM, longer random tests; under 60 minutes).
# The last lines are CTest's.
#
# Plain, each test runs once: those labelled "core" (unit tests, corpora, mutated input to each program) with
# the address and undefined-behaviour sanitizers, the others with the plain debug build.  --full runs all of
# them with both, and the core and the command lines with clang as well.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/setup.sh
full=no
case "${1:-}" in
  --full) full=yes ;;
  "") ;;
  *) echo "usage: ./test.sh [--full]" >&2; exit 2 ;;
esac
need_to_build
need python3 python3-openpyxl python3-jsonschema valgrind man-db groff-base
if [ $full = yes ]; then
  need clang libclang-rt-14-dev r-base-core r-cran-survival r-cran-exactranktests chromium \
       fonts-liberation poppler-utils zsh fish gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user
  command -v soffice >/dev/null || need libreoffice-calc-nogui
  command -v npm >/dev/null || need nodejs npm
fi

run() { # run PRESET TARGET [CTEST-OPTION...]: build the target and run the tests
  local preset=$1 target=$2
  shift 2
  echo "== preset $preset =="
  build "$preset" "$target"
  ctest --preset "$preset" -j "$(nproc)" "$@"
}

if [ $full = yes ]; then
  run asan all
  run clang all -R '^(unit|stored|fuzz)[.]|^cli$'
  export CJ_FULL=yes
  run dev all
else
  run asan core -L core
  run dev all -LE core
fi
