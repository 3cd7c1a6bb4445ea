#!/bin/sh
# tests/workbook/run.sh BIN: a workbook is whole or there is none, without memory, too; its tables have no
# blank cell, and say what they are; its charts show the cells that their series are of.
export PYTHONDONTWRITEBYTECODE=1
here=$(dirname "$0")
/usr/bin/python3 "$here/tables.py" "$1" && /usr/bin/python3 "$here/charts.py" "$1" &&
  exec /usr/bin/python3 "$here/check.py" "$@"
