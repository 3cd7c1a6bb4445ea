#!/usr/bin/env bash
# tests/published/run.sh BIN: published figures, counted by the programs (check.py) and in SQL
# (recount.py), and that they follow the exports (perturb.py).
set -euo pipefail
here=$(dirname "$0")
export PYTHONDONTWRITEBYTECODE=1
python3 "$here/perturb.py" "$1"
python3 "$here/recount.py"
python3 "$here/check.py" "$1"
