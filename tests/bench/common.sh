# Sourced by run.sh, check.sh and reoffending.sh, which set `here` to this directory.
root=$(cd "$here/../.." && pwd)
scratch=${CJ_BENCH_DIR:-/tmp/cj-bench}
mkdir -p "$scratch"
scratch=$(cd "$scratch" && pwd)
case $scratch/ in
"$root"/*) echo "${0##*/}: CJ_BENCH_DIR must lie outside the repository" >&2; exit 2 ;;
esac

build_release() {
    (cd "$root" && cmake --preset release && cmake --build --preset release -j2) \
        >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log" >&2; exit 1; }
}

build_maker() { # NAME: of NAME.c
    cc -std=c11 -O2 -o "$scratch/$1" "$here/$1.c"
}

install_duckdb() {
    mkdir -p "$scratch/node"
    if ! cmp -s "$here/package.json" "$scratch/node/package.json" ||
        [ ! -d "$scratch/node/node_modules/@duckdb/node-api" ]; then
        cp "$here/package.json" "$scratch/node/"
        (cd "$scratch/node" && npm install --no-package-lock --no-audit --no-fund) >&2
    fi
    cp "$here/duckdb.mjs" "$scratch/node/"
}

# Files are kept from run to run; .made beside the first says what they were made from.
is_made() { # WHAT FILE...
    local what=$1
    shift
    [ "$(cat "$1.made" 2>/dev/null)" = "$what $(stat -c %s "$@" 2>/dev/null | paste -s -d ' ')" ]
}

now_made() { # WHAT FILE...
    local what=$1
    shift
    echo "$what $(stat -c %s "$@" | paste -s -d ' ')" >"$1.made"
}

best() { # NAME "WALL ...": keep the figures with the least wall time in the variable NAME
    local -n kept=$1
    if [ -z "$kept" ] || awk -v a="${2%% *}" -v b="${kept%% *}" 'BEGIN { exit !(a < b) }'; then
        kept=$2
    fi
}

# One run of each in turn: the best times are kept in `cj`, `duck` and `query`, the two tables must
# agree.  The arrays `command` (of cj), `sql` (arguments of duckdb.mjs) and `columns` (keys and
# figures of compare.py) say what is measured.
run_both() {
    local result

    result=$("$here/measure.py" "$scratch/cj.csv" "${command[@]}") ||
        { echo "${0##*/}: ${command[*]} ended with status $?" >&2; exit 1; }
    best cj "$result"
    result=$("$here/measure.py" "$scratch/duckdb.csv" node "$scratch/node/duckdb.mjs" "${sql[@]}" \
        2>"$scratch/duckdb.err") || { cat "$scratch/duckdb.err" >&2; exit 1; }
    best duck "$result"
    best query "$(tail -n 1 "$scratch/duckdb.err") ${result#* }"
    if ! "$here/compare.py" "$scratch/cj.csv" "$scratch/duckdb.csv" "${columns[@]}"; then
        echo "${0##*/}: ${command[*]}: the figures of DuckDB are others" >&2
        exit 1
    fi
}

print_machine() {
    awk -v cores="$(nproc)" -v load="$(cut -d' ' -f1 /proc/loadavg)" '
        /^MemTotal/ { memory = $2 } /^model name/ && !model { sub(/.*: /, ""); model = $0 }
        END { printf "%s, %d cores, %.0f GB, load %s\n", model, cores, memory * 1024 / 1e9, load }' \
        /proc/meminfo /proc/cpuinfo
}

print_heading() {
    printf '%9s  %10s  %-20s  %7s  %6s  %6s  %7s\n' \
        rows bytes program 'wall s' 'cpu s' MB/s 'peak MB'
}

print_row() { # ROWS BYTES PROGRAM "WALL CPU KIB"
    awk -v rows="$1" -v bytes="$2" -v name="$3" -v figures="$4" '
        BEGIN {
            split(figures, of, " ")
            printf "%9d  %10d  %-20s  %7.3f  %6.2f  %6.0f  %7.0f\n", rows, bytes, name, of[1],
                   of[2], bytes / of[1] / 1e6, of[3] * 1024 / 1e6
        }'
}

print_both() { # ROWS BYTES PROGRAM
    print_row "$1" "$2" "$3" "$cj"
    print_row "$1" "$2" "DuckDB, query only" "$query"
    print_row "$1" "$2" "DuckDB, process" "$duck"
}
