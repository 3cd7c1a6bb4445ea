#!/usr/bin/env bash
# tests/bench/report.sh [ROWS]: cj-report with 200 sections over one export of case reviews (one
# million rows if not told otherwise), of 1 to 200 different measures, beside the slowest of these
# measures alone.  In turns, best of 3; ends with 1 where the tables differ from the program's own.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
rows=${1:-1000000}
build_release
build_maker make_reviews
file=$scratch/report-$rows.csv
"$scratch/make_reviews" "$rows" >"$file"
trap 'rm -f "$file" "$scratch"/report-*.json "$scratch"/out.* "$scratch/messages"' EXIT
bin=$root/build/release/bin

# The first measure is the slowest kind: outcomes by two columns.
define() { # MEASURES
  python3 - "$1" "$file" >"$scratch/report-$1.json" <<'END'
import itertools, json, os, sys
count = int(sys.argv[1])
outcomes = ["Criminal activity", "Substance misuse", "Accommodation", "Education and work", "Health"]
periods = ["2013-14", "2012-13", "2013-14Q1", "2013-14Q2", "2013-14Q3", "2013-14Q4", "2012-13Q4"]
measures = {}
for where, period, by, kind in itertools.product([None] + outcomes, periods, [["sex", "site"], ["site"], ["sex"]],
                                                 ["outcomes", "tabulate"]):
    if len(measures) == count:
        break
    measure = {"kind": kind, "input": "reviews", "period": period}
    if kind == "outcomes":
        measure["by"] = by
    else:
        measure.update(date="review_date", rows=["outcome"] + by[1:], cols=by[0])
    if where is not None:
        measure["where"] = "outcome=" + where
    measures[f"m{len(measures)}"] = measure
assert len(measures) == count
json.dump({"title": "Benchmark", "period": "2013-14", "inputs": {"reviews": {"file": sys.argv[2]}},
           "measures": measures, "sections": [
               {"id": f"s{i}", "title": f"Section {i}", "measures": [f"m{i % count}"]} for i in range(200)]},
          sys.stdout)
END
}

declare -A kept
run() { # NAME COMMAND...: keep the least "WALL CPU KIB"
  local result name=$1
  shift
  result=$("$here/measure.py" "$scratch/out.$name" "$@" 2>"$scratch/messages") ||
    { cat "$scratch/messages" >&2; exit 1; }
  if awk -v a="${result%% *}" -v b="${kept[$name]-}" 'BEGIN { exit !(b == "" || a < b + 0) }'; then
    kept[$name]=$result
  fi
}
counts=(1 2 5 20 200)
for count in "${counts[@]}"; do define "$count"; done
for _ in 1 2 3; do
  run alone "$bin/cj-outcomes" --measure "$scratch/report-1.json#m0" -f json --threads 2
  for count in "${counts[@]}"; do
    run "$count" "$bin/cj-report" "$scratch/report-$count.json" -f json --threads 2
  done
done
python3 - "$scratch/out.alone" "$scratch/out.200" <<'END'
import json, sys
alone = json.load(open(sys.argv[1]))["rows"]
whole = json.load(open(sys.argv[2]))["sections"][0]["tables"][0]["rows"]
sys.exit("the report's table differs" if [list(r.values()) if isinstance(r, dict) else r for r in alone] !=
         [list(r.values()) if isinstance(r, dict) else r for r in whole] else 0)
END
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $rows rows, $(stat -c %s "$file") bytes; best of 3 in turns, file in the page cache"
printf '%-34s %8s %8s %9s\n' '' 'wall s' 'cpu s' 'peak MB'
line() { # WORDS NAME
  read -r wall cpu kib <<<"${kept[$2]}"
  printf '%-34s %8.2f %8.2f %9.0f\n' "$1" "$wall" "$cpu" "$((kib * 1024 / 1000000))"
}
line 'cj-outcomes by sex and site' alone
for count in "${counts[@]}"; do line "cj-report, measures: $count" "$count"; done
