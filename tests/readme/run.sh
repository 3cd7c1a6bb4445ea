#!/bin/sh
# tests/readme/run.sh BIN: what the README shows is what its commands print.
exec python3 "$(dirname "$0")/check.py" "$1"
