#!/usr/bin/env bash
# Measures cj-outcomes beside DuckDB on one file; see README.md.
set -euo pipefail

usage() {
    cat <<'END'
Usage: run.sh [ROWS] [--by-person] [--quoted] [--scale]
Measures cj-outcomes beside DuckDB on ROWS reviews (default 10000000).

  --by-person   the export is in order of person, not of review date
  --quoted      every text field is in quotation marks
  --scale       measure 100 thousand, 1, 3 and 10 million rows

CJ_BENCH_DIR    scratch directory (default /tmp/cj-bench)
CJ_OUTCOMES     measure this program instead of building one
END
}

here=$(cd "$(dirname "$0")" && pwd)
sizes=(10000000)
variant=()
runs=3

for word in "$@"; do
    case $word in
    --by-person | --quoted) variant+=("$word") ;;
    --scale) sizes=(100000 1000000 3000000 10000000) ;;
    -h | --help) usage; exit 0 ;;
    *[!0-9]* | '') usage >&2; exit 2 ;;
    *) sizes=("$word") ;;
    esac
done
. "$here/common.sh"

make_file() { # ROWS
    local flags="${variant[*]}" made
    file=$scratch/reviews-$1${flags// /}.csv
    made="$(cksum <"$here/make_reviews.c") $1 $flags"
    if ! is_made "$made" "$file"; then
        rm -f "$file.made"
        "$scratch/make_reviews" "$1" "${variant[@]}" >"$file"
        now_made "$made" "$file"
    fi
}

measure() { # ROWS
    local cj="" duck="" query="" i

    make_file "$1"
    cat "$file" >/dev/null
    command=("$program" "$file" --period 2013-14 --by sex --threads 2 --format csv)
    sql=("$here/outcomes.sql" "file=$file")
    columns=(period,sex,outcome reviewed,compared,improved,maintained,deteriorated)
    for ((i = 0; i < runs; i++)); do
        run_both
    done
    print_both "$1" "$(stat -c %s "$file")" cj-outcomes
}

program=${CJ_OUTCOMES:-$root/build/release/bin/cj-outcomes}
[ -n "${CJ_OUTCOMES:-}" ] || build_release
build_maker make_reviews
install_duckdb
print_machine
echo "variant: ${variant[*]:-by date}; best of $runs, file in the page cache; figures compared"
print_heading
for rows in "${sizes[@]}"; do
    measure "$rows"
done
