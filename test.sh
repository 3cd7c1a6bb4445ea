#!/usr/bin/env bash
# Every test on a fresh Debian 12: ./test.sh (under 10 minutes), or ./test.sh --full (adds clang, R,
# the reports in Chromium and LibreOffice, longer random tests; under 60 minutes).  The last lines are
# CTest's.
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
       fonts-liberation poppler-utils zsh fish
  command -v soffice >/dev/null || need libreoffice-calc-nogui
  command -v npm >/dev/null || need nodejs npm
fi

run() { # run PRESET: build it and run its tests
  echo "== preset $1 =="
  build "$1"
  ctest --preset "$1" -j "$(nproc)"
}

run asan
if [ $full = yes ]; then
  run clang
  export CJ_FULL=yes
fi
run dev
