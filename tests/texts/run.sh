#!/bin/sh
# tests/texts/run.sh BIN: texts of any characters through every format and back.
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 "$(dirname "$0")/check.py" "$@"
