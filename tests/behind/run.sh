#!/bin/sh
# tests/behind/run.sh BIN: the rows that --cases lists add up to the figures of the table.
exec python3 "$(dirname "$0")/run.py" "$1" 40
