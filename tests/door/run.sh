#!/usr/bin/env bash
# tests/door/run.sh BIN: examples of every kind of fault; more of them with CJ_FULL=yes.
here=$(cd "$(dirname "$0")" && pwd)
n=10
[ "${CJ_FULL:-}" = yes ] && n=100
exec python3 "$here/door.py" "$1" -n $n
