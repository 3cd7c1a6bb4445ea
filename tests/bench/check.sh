#!/usr/bin/env bash
# tests/bench/check.sh [ROWS]: cj-check against a schema with a key of three columns (keys.json)
# beside a plain run of cj-outcomes on the same file, in turns; see README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rows=${1:-10000000}
. "$here/common.sh"
build_release
build_maker make_reviews
file=$scratch/reviews-check-$rows.csv
trap 'rm -f "$file" "$scratch/out.csv"' EXIT
"$scratch/make_reviews" "$rows" >"$file"
plain="" check=""
for _ in 1 2 3 4 5; do
    best plain "$("$here/measure.py" "$scratch/out.csv" "$root/build/release/bin/cj-outcomes" "$file" \
        --period 2013-14 --by sex --threads 2 --format csv)"
    best check "$("$here/measure.py" "$scratch/out.csv" "$root/build/release/bin/cj-check" \
        "reviews:$file" --schema "$here/keys.json" --threads 2 --format csv)"
done
print_machine
echo "best of 5 in turns, file in the page cache"
print_heading
for name in plain check; do
    print_row "$rows" "$(stat -c %s "$file")" "$name" "${!name}"
done
awk -v a="${check%% *}" -v b="${plain%% *}" 'BEGIN { printf "checking takes %.2f times the plain run\n", a / b }'
