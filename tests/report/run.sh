#!/usr/bin/env bash
# tests/report/run.sh BIN: every sample report, as a workbook, a page, csv files and json, looked at
# by something other than the programs; the same bytes twice; faults that must leave the old files.
set -u
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
failed=0
complain() { echo "$*"; failed=$((failed + 1)); }

make() { # DEFINITION FOLDER
  mkdir -p "$2"
  "$bin/cj-report" "$1" -o "$2/r.xlsx" -o "$2/r.html" -o "$2/r.json" -o "$2/r.md" -o "$2/csv/"
}

count=0
for definition in sample-data/*/report.json; do
  count=$((count + 1))
  name=$(basename "$(dirname "$definition")")
  said=$(make "$definition" "$work/$name" 2>&1) || complain "$definition: exit $?: $said"
  [ -z "$said" ] || complain "$definition: is not silent: $said"
  [ "$count" -gt 1 ] || sleep 1 # no file has the time of day in it
  (export TZ=Asia/Tokyo LC_ALL=C; make "$definition" "$work/$name.again") ||
    complain "$definition: fails the second time"
  diff -r "$work/$name" "$work/$name.again" >/dev/null || complain "$definition: other bytes the second time"
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/check.py "$work/$name" "$definition" || complain "$definition: see above"
  "$bin/cj-report" "$definition" --check || complain "$definition: --check fails"
done
[ "$count" -ge 3 ] || complain "only $count sample reports"

# Measures of a report share what is read of an input; each alone gives the same table (with
# "across" its rows stand in another order), but that reports number persons.
rows_of() { # rows_of FILE: its rows without what identifies persons
  awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "number" || $i == "person_id") id = i }
                    { if (id) $id = ""; print }' "$1" | sort
}
alone=0
for definition in sample-data/*/report.json; do
  name=$(basename "$(dirname "$definition")")
  while read -r id kind; do
    "$bin/cj-$kind" --measure "$definition#$id" -f csv -q >"$work/alone.csv" || complain "$name: $id fails alone"
    cmp -s <(rows_of "$work/alone.csv") <(rows_of "$work/$name/csv/$id.csv") || complain "$name: $id is another table alone"
    alone=$((alone + 1))
  done < <(/usr/bin/python3 -c 'import json, sys
whole = json.load(open(sys.argv[1]))
tables = {name for name, input in whole["inputs"].items() if {"measure", "rows_of", "rows"} & set(input)}
links = {id: {to if isinstance(to, str) else to["input"] for to in measure.get("link", {}).values()}
         for id, measure in whole["measures"].items()}
shown = {m if isinstance(m, str) else m["measure"] for s in whole["sections"] for m in s.get("measures", [])}
for id, measure in whole["measures"].items():
    if id in shown and "compare" not in measure and not tables & ({measure.get(k) for k in ("input", "people", "population")} | links[id]):
        print(id, measure["kind"])' "$definition")
done
[ "$alone" -ge 60 ] || complain "only $alone measures alone"
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/exhibits.py "$bin" || complain "what the sources print: see above"
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/schema.py "$bin" || complain "the schema of definitions: see above"

if [ -z "${CJ_SANITIZED:-}" ]; then
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/quarter.py "$bin" || complain "eight quarters: see above"
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/other_quarters.py "$bin" || complain "other periods: see above"
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/each.py "$bin" || complain "a report for each value: see above"
fi

# A folder loses the tables that the same report no longer has, and nothing else.
mkdir "$work/shrunk" && cp sample-data/leicester-which-way/*.csv "$work/shrunk"
shrink() { # TITLE: the definition without its section of orders
  /usr/bin/python3 -c 'import json, sys
whole = json.load(open("sample-data/leicester-which-way/report.json"))
json.dump(dict(whole, title=sys.argv[1], sections=[s for s in whole["sections"] if s["id"] != "orders"]), open(sys.argv[2], "w"))' "$1" \
    "$work/shrunk/d.json"
}
tables=$work/shrunk/tables
whole=$(/usr/bin/python3 -c 'import json; print(json.load(open("sample-data/leicester-which-way/report.json"))["title"])')
"$bin/cj-report" sample-data/leicester-which-way/report.json -o "$tables/" || complain "shrunk: the first run fails"
echo mine >"$tables/mine.csv" && [ -e "$tables/orders.csv" ] || complain "shrunk: no orders.csv"
shrink "Another report" && "$bin/cj-report" "$work/shrunk/d.json" -o "$tables/" || complain "shrunk: another report fails"
[ -e "$tables/orders.csv" ] || complain "shrunk: another report took orders.csv away"
"$bin/cj-report" sample-data/leicester-which-way/report.json -o "$tables/" || complain "shrunk: the third run fails"
shrink "$whole" && "$bin/cj-report" "$work/shrunk/d.json" --only offending -o "$tables/" || complain "shrunk: --only fails"
[ -e "$tables/orders.csv" ] || complain "shrunk: --only took orders.csv away"
"$bin/cj-report" "$work/shrunk/d.json" -o "$tables/" || complain "shrunk: the last run fails"
[ ! -e "$tables/orders.csv" ] && [ ! -e "$tables/orders.csv-metadata.json" ] || complain "shrunk: orders.csv is there"
[ "$(cat "$tables/mine.csv")" = mine ] && [ -e "$tables/sessions.csv" ] || complain "shrunk: files of others are gone"

# Faults: what was there stays as it was, and nothing else is left behind.
definition=sample-data/leicester-which-way/report.json
mkdir "$work/faults" && echo old >"$work/faults/r.xlsx" && echo old >"$work/faults/r.html"
is_old() {
  for file in r.xlsx r.html; do
    [ "$(cat "$work/faults/$file")" = old ] || complain "$1: $file is not what it was"
  done
  [ "$(ls -A "$work/faults" | tr '\n' ' ')" = "r.html r.xlsx " ] ||
    complain "$1: left behind: $(ls -A "$work/faults")"
}
"$bin/cj-report" "$definition" --period 2021-22Q9 -o "$work/faults/r.xlsx" 2>/dev/null
[ $? = 2 ] || complain "a wrong period is not refused"
is_old "a wrong period"
"$bin/cj-report" "$definition" -o "$work/faults/r.xlsx" -o "$work/faults/no/such/r.html" 2>/dev/null
[ $? = 3 ] || complain "a folder that is not there is not told of"
is_old "a folder that is not there"
(ulimit -f 1; trap '' XFSZ
 "$bin/cj-report" "$definition" -o "$work/faults/r.html" -o "$work/faults/r.xlsx" 2>/dev/null)
[ $? = 3 ] || complain "a full disk is not told of"
is_old "a full disk"
for delay in 0.002 0.004 0.006 0.008 0.012 0.016; do
  "$bin/cj-report" "$definition" -o "$work/faults/r.html" -o "$work/faults/r.xlsx" &
  sleep $delay
  kill -9 $! 2>/dev/null
  wait $! 2>/dev/null
  head -c 15 "$work/faults/r.html" | grep -qE '^old|^<!doctype html>' || complain "killed: r.html is neither old nor new"
  head -c 3 "$work/faults/r.xlsx" | grep -qE '^old|^PK' || complain "killed: r.xlsx is neither old nor new"
  grep -q '</html>\|^old$' "$work/faults/r.html" || complain "killed: half a page"
done

# Hostile text arrives as text.
PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/report/hostile.py "$bin" "$work" || complain "hostile text: see above"

echo "report: $count sample reports, $failed complaints"
[ "$failed" -eq 0 ]
