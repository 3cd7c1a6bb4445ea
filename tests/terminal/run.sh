#!/usr/bin/env bash
# tests/terminal/run.sh BIN: what people see at a terminal.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
exec python3 -B "$here/check.py" "$bin" "$here/../../sample-data"
