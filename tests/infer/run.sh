#!/usr/bin/env bash
# tests/infer/run.sh BIN: drafts of --infer read random exports, and the samples, as they are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
export LC_ALL=C.UTF-8 TZ=UTC0
exec python3 -B "$here/run.py" "$bin" "${@:2}"
