#!/bin/sh
# tests/published/run.sh BIN: see check.py
exec python3 "$(dirname "$0")/check.py" "$1"
