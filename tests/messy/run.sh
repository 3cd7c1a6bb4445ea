#!/usr/bin/env bash
# tests/messy/run.sh BIN: the messy exports of sample-data say the same as their clean twins.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
export LC_ALL=C.UTF-8 TZ=UTC0
exec python3 -B "$here/check.py" "$bin"
