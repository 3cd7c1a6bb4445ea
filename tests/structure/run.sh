#!/usr/bin/env bash
# tests/structure/run.sh BIN: the rules of the house that can be seen from outside.
set -u
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
failed=0
python3 "$here/check.py" "$bin" || failed=1
python3 "$here/circles.py" "$bin"/../CMakeFiles/cj.dir || failed=1
python3 "$here/circles.py" "$bin"/../cmd/CMakeFiles/cj_common.dir || failed=1
exit $failed
