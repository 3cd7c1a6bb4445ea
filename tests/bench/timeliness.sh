#!/usr/bin/env bash
# tests/bench/timeliness.sh [ROWS]: cj-timeliness --within 7wd beside --within 7d on one file, in
# turns; three million rows if not told otherwise.  Ends with 1 if working days take twice as long.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
scratch=${CJ_BENCH_DIR:-/tmp/cj-bench}
rows=${1:-3000000}
mkdir -p "$scratch"
(cd "$root" && cmake --preset release && cmake --build --preset release -j2 --target cj-timeliness) \
  >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
cc -std=c11 -O2 -o "$scratch/make_orders" "$here/make_orders.c"
file=$scratch/orders-$rows.csv
"$scratch/make_orders" "$rows" >"$file"
trap 'rm -f "$file" "$scratch/out.csv" "$scratch/messages"' EXIT
run() { # LIMIT OPTION...: keep the least "WALL CPU KIB" of the limit
  local result limit=$1
  shift
  result=$("$here/measure.py" "$scratch/out.csv" "$root/build/release/bin/cj-timeliness" "$file" \
    --from imposed --to done --within "$limit" --as-of 2026-12-31 --by area --threads 2 --format csv \
    "$@" 2>"$scratch/messages") || { cat "$scratch/messages" >&2; exit 1; }
  if awk -v a="${result%% *}" -v b="${kept[$limit]-}" 'BEGIN { exit !(b == "" || a < b + 0) }'; then
    kept[$limit]=$result
  fi
}
declare -A kept
for _ in 1 2 3 4 5; do
  run 7d
  run 7wd --calendar scotland
done
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); best of 5 in turns, file in the page cache"
printf '%10s  %-8s %8s %8s %9s\n' rows within 'wall s' 'cpu s' 'peak MB'
for limit in 7d 7wd; do
  read -r wall cpu kib <<<"${kept[$limit]}"
  printf '%10d  %-8s %8.3f %8.2f %9.0f\n' "$rows" "$limit" "$wall" "$cpu" "$((kib * 1024 / 1000000))"
done
awk -v a="${kept[7wd]%% *}" -v b="${kept[7d]%% *}" 'BEGIN {
  printf "working days take %.2f times as long as days\n", a / b
  exit a >= 2 * b }'
