#!/usr/bin/env bash
# Measures cj-reoffending beside DuckDB on two files; see README.md.
set -euo pipefail

usage() {
    cat <<'END'
Usage: reoffending.sh [EPISODES]
Measures cj-reoffending beside DuckDB on EPISODES episodes (default 1000000) and
five times as many offences, by sex and without groups.

CJ_BENCH_DIR     scratch directory (default /tmp/cj-bench)
CJ_REOFFENDING   measure this program instead of building one
END
}

here=$(cd "$(dirname "$0")" && pwd)
count=1000000
runs=3

for word in "$@"; do
    case $word in
    -h | --help) usage; exit 0 ;;
    *[!0-9]* | '') usage >&2; exit 2 ;;
    *) count=$word ;;
    esac
done
. "$here/common.sh"

make_files() {
    local made
    episodes=$scratch/episodes-$count.csv
    offences=$scratch/offences-$count.csv
    made="$(cksum <"$here/make_episodes.c") $count"
    if ! is_made "$made" "$episodes" "$offences"; then
        rm -f "$episodes.made"
        "$scratch/make_episodes" "$episodes" "$offences" "$count"
        now_made "$made" "$episodes" "$offences"
    fi
}

measure() { # BY: a column, or nothing
    local cj="" duck="" query="" i

    command=("$program" "$episodes" --offences "$offences" --period 2021-22 --as-of 2022-12-31
        ${1:+--by "$1"} --threads 2 --format csv)
    sql=("$here/reoffending.sql" "episodes=$episodes" "offences=$offences" "by=$1")
    columns=(period${1:+,$1},stage people,immature,offended,offences,mean_gravity)
    for ((i = 0; i < runs; i++)); do
        run_both
    done
    print_both $((6 * count)) $(($(stat -c %s "$episodes" "$offences" | paste -s -d +))) \
        cj-reoffending
}

program=${CJ_REOFFENDING:-$root/build/release/bin/cj-reoffending}
[ -n "${CJ_REOFFENDING:-}" ] || build_release
build_maker make_episodes
install_duckdb
make_files
cat "$episodes" "$offences" >/dev/null
print_machine
echo "$count episodes, $((5 * count)) offences; best of $runs, files in the page cache; figures compared"
print_heading
measure sex
echo "without --by"
measure ""
