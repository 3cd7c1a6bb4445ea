#!/bin/sh
# tests/inputs/run.sh BIN: no file that a run reads is overwritten, by any option of any program.
exec python3 "$(dirname "$0")/run.py" "$1"
