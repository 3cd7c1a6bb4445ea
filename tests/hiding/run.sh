#!/bin/sh
# tests/hiding/run.sh BIN: what is printed with small numbers hidden tells of none, and is right.
exec python3 "$(dirname "$0")/run.py" "$1" $([ "${CJ_FULL:-}" = yes ] && echo 60 || echo 24)
