#!/usr/bin/env bash
# tests/bench/setup.sh: installs what the benchmark compares with: DuckDB from npm into the scratch
# directory ($CJ_BENCH_DIR, default /tmp/cj-bench), and as root Miller, datamash, sqlite3 and mawk from
# the system's packages.  Whatever cannot be had is left out of the table.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=${CJ_BENCH_DIR:-/tmp/cj-bench}
mkdir -p "$scratch/node"
if command -v npm >/dev/null; then
  cp "$here/peers/package.json" "$scratch/node/"
  (cd "$scratch/node" && npm install --no-package-lock --no-audit --no-fund) >&2 || echo "setup.sh: no DuckDB" >&2
else
  echo "setup.sh: no npm, hence no DuckDB" >&2
fi
missing=()
for pair in mlr:miller datamash:datamash sqlite3:sqlite3 mawk:mawk; do
  command -v "${pair%:*}" >/dev/null || missing+=("${pair#*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get install -y --no-install-recommends "${missing[@]}" >&2 || echo "setup.sh: without ${missing[*]}" >&2
fi
exit 0
