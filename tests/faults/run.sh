#!/bin/sh
# tests/faults/run.sh BIN [--write]: cj-check and cj-outcomes on files with one fault each, and
# the table of them in docs/faults.md; --write rewrites the table.
PYTHONDONTWRITEBYTECODE=1 exec python3 "$(dirname "$0")/check.py" "$@"
