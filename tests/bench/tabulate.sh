#!/usr/bin/env bash
# Measures cj-tabulate beside DuckDB on one file; see README.md.
set -euo pipefail

usage() {
    cat <<'END'
Usage: tabulate.sh [ROWS]
Measures cj-tabulate beside DuckDB on ROWS reviews (default 10000000): a cross-tab
of three columns with counts and means.

CJ_BENCH_DIR    scratch directory (default /tmp/cj-bench)
CJ_TABULATE     measure this program instead of building one
END
}

here=$(cd "$(dirname "$0")" && pwd)
count=10000000
runs=3

for word in "$@"; do
    case $word in
    -h | --help) usage; exit 0 ;;
    *[!0-9]* | '') usage >&2; exit 2 ;;
    *) count=$word ;;
    esac
done
. "$here/common.sh"

make_file() {
    local made
    file=$scratch/reviews-$count.csv
    made="$(cksum <"$here/make_reviews.c") $count " # as run.sh has it
    if ! is_made "$made" "$file"; then
        rm -f "$file.made"
        "$scratch/make_reviews" "$count" >"$file"
        now_made "$made" "$file"
    fi
}

measure() {
    local cj="" duck="" query="" i

    command=("$program" "$file" --rows sex,site --cols outcome --values "count,mean(score)"
        --threads 2 --format csv)
    sql=("$here/tabulate.sql" "file=$file")
    columns=(sex,site,outcome count,mean_score)
    for ((i = 0; i < runs; i++)); do
        run_both
    done
    print_both "$count" "$(stat -c %s "$file")" cj-tabulate
}

program=${CJ_TABULATE:-$root/build/release/bin/cj-tabulate}
[ -n "${CJ_TABULATE:-}" ] || build_release
build_maker make_reviews
install_duckdb
make_file
cat "$file" >/dev/null
print_machine
echo "sex, site by outcome; best of $runs, file in the page cache; figures compared"
print_heading
measure
