#!/usr/bin/env bash
# tests/structure/run.sh BIN: the rules of the house that can be seen from outside.
set -u
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
failed=0
python3 "$here/check.py" "$bin" || failed=1
python3 "$here/headings.py" || failed=1
python3 "$here/circles.py" "$bin"/../CMakeFiles/cj.dir || failed=1
python3 "$here/circles.py" "$bin"/../cmd/CMakeFiles/cj_common.dir || failed=1
# The measure that CONTRIBUTING.md begins with compiles, as a new one would in its rooms.
plate=docs/internals/boilerplate
for source in $(find $plate -name '*.c' | sort); do
  "${CC:-cc}" -fsyntax-only -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror \
    -I$plate/include -I$plate/lib -Iinclude -Ilib -Icmd -Icmd/measures "$source" || failed=1
done
exit $failed
