#!/usr/bin/env bash
# tests/io/run.sh BIN [SCENARIO...]: every call that writes fails in turn, or the program is ended there; each
# third of them, with CJ_FULL=yes in the environment all.
set -u
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${CC:-cc} -O1 -shared -fPIC -o "$work/shim.so" "$here/shim.c" -lpthread || exit 1
(ulimit -c 0; exec python3 "$here/faults.py" "$bin" "$work" "$@")
