#!/bin/sh
# tests/workbook/run.sh BIN: a workbook is whole or there is none, without memory, too.
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 "$(dirname "$0")/check.py" "$@"
