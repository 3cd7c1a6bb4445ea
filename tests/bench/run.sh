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
root=$(cd "$here/../.." && pwd)
scratch=${CJ_BENCH_DIR:-/tmp/cj-bench}
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

build_programs() {
    mkdir -p "$scratch/node"
    scratch=$(cd "$scratch" && pwd)
    case $scratch/ in
    "$root"/*) echo "run.sh: CJ_BENCH_DIR must lie outside the repository" >&2; exit 2 ;;
    esac
    program=${CJ_OUTCOMES:-$root/build/release/bin/cj-outcomes}
    if [ -z "${CJ_OUTCOMES:-}" ]; then
        (cd "$root" && cmake --preset release && cmake --build --preset release -j2) \
            >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
    fi
    cc -std=c11 -O2 -o "$scratch/make_reviews" "$here/make_reviews.c"
    if ! cmp -s "$here/package.json" "$scratch/node/package.json" ||
        [ ! -d "$scratch/node/node_modules/@duckdb/node-api" ]; then
        cp "$here/package.json" "$scratch/node/"
        (cd "$scratch/node" && npm install --no-package-lock --no-audit --no-fund) >&2
    fi
    cp "$here/duckdb.mjs" "$scratch/node/"
}

# The file is kept from run to run; its .made says what it was made from.
make_file() { # ROWS
    local flags="${variant[*]}" made
    file=$scratch/reviews-$1${flags// /}.csv
    made="$(cksum <"$here/make_reviews.c") $1 $flags"
    if [ -f "$file" ] && [ "$(cat "$file.made" 2>/dev/null)" = "$made $(stat -c %s "$file")" ]; then
        return
    fi
    rm -f "$file.made"
    "$scratch/make_reviews" "$1" "${variant[@]}" >"$file"
    echo "$made $(stat -c %s "$file")" >"$file.made"
}

report() { # ROWS PROGRAM "WALL CPU KIB"
    awk -v rows="$1" -v name="$2" -v figures="$3" -v bytes="$(stat -c %s "$file")" '
        BEGIN {
            split(figures, of, " ")
            printf "%9d  %10d  %-20s  %7.3f  %6.2f  %6.0f  %7.0f\n", rows, bytes, name, of[1],
                   of[2], bytes / of[1] / 1e6, of[3] * 1024 / 1e6
        }'
}

better() { # A B: is A less, or B empty?
    [ -z "$2" ] || awk -v a="$1" -v b="$2" 'BEGIN { exit !(a < b) }'
}

measure() { # ROWS
    local cj="" duck="" query="" result seconds i

    make_file "$1"
    cat "$file" >/dev/null
    for ((i = 0; i < runs; i++)); do
        result=$("$here/measure.py" "$scratch/cj.csv" "$program" "$file" \
            --period 2013-14 --by sex --threads 2 --format csv) ||
            { echo "run.sh: $file: cj-outcomes ended with status $?" >&2; exit 1; }
        better "${result%% *}" "${cj%% *}" && cj=$result
        result=$("$here/measure.py" "$scratch/duckdb.csv" node "$scratch/node/duckdb.mjs" \
            "$here/outcomes.sql" "$file" 2>"$scratch/duckdb.err") ||
            { cat "$scratch/duckdb.err" >&2; exit 1; }
        seconds=$(tail -n 1 "$scratch/duckdb.err")
        better "${result%% *}" "${duck%% *}" && duck=$result
        better "$seconds" "$query" && query=$seconds
        if ! "$here/compare.py" "$scratch/cj.csv" "$scratch/duckdb.csv"; then
            echo "run.sh: $file: the figures of cj-outcomes and DuckDB differ" >&2
            exit 1
        fi
    done
    report "$1" cj-outcomes "$cj"
    report "$1" "DuckDB, query only" "$query ${duck#* }"
    report "$1" "DuckDB, process" "$duck"
}

build_programs
awk -v cores="$(nproc)" -v load="$(cut -d' ' -f1 /proc/loadavg)" '
    /^MemTotal/ { memory = $2 } /^model name/ && !model { sub(/.*: /, ""); model = $0 }
    END { printf "%s, %d cores, %.0f GB, load %s\n", model, cores, memory * 1024 / 1e9, load }' \
    /proc/meminfo /proc/cpuinfo
echo "variant: ${variant[*]:-by date}; best of $runs, file in the page cache; figures compared"
printf '%9s  %10s  %-20s  %7s  %6s  %6s  %7s\n' rows bytes program 'wall s' 'cpu s' MB/s 'peak MB'
for rows in "${sizes[@]}"; do
    measure "$rows"
done
