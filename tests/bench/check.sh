#!/usr/bin/env bash
# tests/bench/check.sh [ROWS]: cj-check against a schema with a key of three columns (keys.json)
# beside a plain run of cj-outcomes on the same file, in turns; see README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=${CJ_BENCH_DIR:-/tmp/cj-bench}
rows=${1:-10000000}
mkdir -p "$scratch"
(cd "$root" && cmake --preset release && cmake --build --preset release -j2) >"$scratch/build.log" 2>&1 ||
  { cat "$scratch/build.log" >&2; exit 1; }
cc -std=c11 -O2 -o "$scratch/make_reviews" "$here/make_reviews.c"
file=$scratch/reviews-check-$rows.csv
"$scratch/make_reviews" "$rows" >"$file"
trap 'rm -f "$file" "$scratch/out.csv"' EXIT
best() { # NAME "WALL CPU KIB": keep the least wall time
  local -n kept=$1
  if [ -z "$kept" ] || awk -v a="${2%% *}" -v b="${kept%% *}" 'BEGIN { exit !(a < b) }'; then kept=$2; fi
}
plain="" check=""
for _ in 1 2 3 4 5; do
  best plain "$("$here/measure.py" "$scratch/out.csv" "$root/build/release/bin/cj-outcomes" "$file" \
    --period 2013-14 --by sex --threads 2 --format csv)"
  best check "$("$here/measure.py" "$scratch/out.csv" "$root/build/release/bin/cj-check" "reviews:$file" \
    --schema "$here/keys.json" --threads 2 --format csv)"
done
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); best of 5 in turns, file in the page cache"
printf '%10s  %-12s %8s %8s %9s\n' rows program 'wall s' 'cpu s' 'peak MB'
for name in plain check; do
  read -r wall cpu kib <<<"${!name}"
  printf '%10d  %-12s %8.3f %8.2f %9.0f\n' "$rows" "$name" "$wall" "$cpu" "$((kib * 1024 / 1000000))"
done
awk -v a="${check%% *}" -v b="${plain%% *}" 'BEGIN { printf "checking takes %.2f times the plain run\n", a / b }'
