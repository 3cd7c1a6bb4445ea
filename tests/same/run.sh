#!/usr/bin/env bash
# tests/same/run.sh BIN: the same input gives the same bytes, whatever the locale, time zone,
# thread count and way of reading.
set -eu
bin=$(cd "$1" && pwd)/cj-outcomes
cd "$(dirname "$0")/../../sample-data"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
passed=0
for format in csv json text markdown html xlsx; do
  command=("$bin" tayside/reviews.csv --people tayside/people.csv --by sex,locality --total
           --framework tayside/framework.json --period 2013-14Q2 --period 2013-14 --format "$format")
  LC_ALL=C TZ=UTC0 "${command[@]}" --threads 1 >"$work/want"
  [ -s "$work/want" ]
  for change in "LC_ALL=C.UTF-8" "LC_ALL=de_DE.UTF-8" "LC_ALL=tr_TR.UTF-8" "TZ=Pacific/Kiritimati" \
                "TZ=America/St_Johns" "LANG=fr_FR.UTF-8" "COLUMNS=40"; do
    for threads in 1 2 4; do
      env "$change" "${command[@]}" --threads $threads >"$work/got"
      if cmp -s "$work/want" "$work/got"; then passed=$((passed + 1)); else
        echo "FAILED $format $change --threads $threads"; failed=$((failed + 1)); fi
    done
  done
done
# a pipe instead of a file: the notes name the input, the figures are the same
"$bin" tayside/reviews.csv --period 2013-14 --format csv >"$work/want"
cat tayside/reviews.csv | "$bin" --period 2013-14 --format csv >"$work/got"
if cmp -s "$work/want" "$work/got"; then passed=$((passed + 1)); else
  echo "FAILED pipe"; failed=$((failed + 1)); fi
# shuffled rows give the same figures
{ head -n 1 tayside/reviews.csv; tail -n +2 tayside/reviews.csv | sort -t, -k4,4 -k2,2; } |
  "$bin" --period 2013-14 --format csv >"$work/got"
if cmp -s "$work/want" "$work/got"; then passed=$((passed + 1)); else
  echo "FAILED shuffled"; failed=$((failed + 1)); fi
# the sample data are what their generator writes
cp -r . "$work/samples"
for generator in tayside tayside_more messy leicester plan lanarkshire glasgow glasgow_more disproportionality quarter; do
  python3 "$work/samples/generator/$generator.py" >>"$work/generator.out"
done
if diff -r -x __pycache__ . "$work/samples" >/dev/null; then passed=$((passed + 1)); else
  echo "FAILED generator"; failed=$((failed + 1)); fi
# reoffending: the same bytes everywhere, and the order of rows in neither file matters
for output in --first --cases --survival; do
  command=("$(dirname "$bin")/cj-reoffending" --people leicester-prevention/people.csv --by locality
           --total --period 2021-22 --period 2021-22Q2 --as-of 2022-04-19 $output)
  folder=leicester-prevention
  "${command[@]}" $folder/episodes.csv --offences $folder/offences.csv --threads 1 >"$work/want"
  [ "$(wc -l <"$work/want")" -gt 20 ]
  for file in episodes offences; do
    { head -n 1 $folder/$file.csv; tail -n +2 $folder/$file.csv | sort -t, -k3,3r -k2,2; } >"$work/$file.csv"
  done
  for change in "LC_ALL=tr_TR.UTF-8" "TZ=Pacific/Kiritimati"; do
    for threads in 1 3; do
      env "$change" "${command[@]}" "$work/episodes.csv" --offences - --threads $threads \
        <"$work/offences.csv" >"$work/got"
      if cmp -s "$work/want" "$work/got"; then passed=$((passed + 1)); else
        echo "FAILED cj-reoffending $output $change --threads $threads"; failed=$((failed + 1)); fi
    done
  done
done
# what is found, put right and counted does not depend on them either
"$(dirname "$bin")/cj-check" messy/people.csv messy/episodes.csv messy/reviews.csv \
  --profile people:messy/people.profile.json --profile episodes:messy/episodes.profile.json \
  --profile reviews:messy/reviews.profile.json --threads 1 --repairs "$work/repairs.want" >"$work/want"
for change in "LC_ALL=C" "LC_ALL=tr_TR.UTF-8" "TZ=Pacific/Kiritimati"; do
  for threads in 1 3; do
    env "$change" "$(dirname "$bin")/cj-check" messy/people.csv messy/episodes.csv messy/reviews.csv \
      --profile people:messy/people.profile.json --profile episodes:messy/episodes.profile.json \
      --profile reviews:messy/reviews.profile.json --threads $threads --repairs "$work/repairs" \
      >"$work/got"
    if cmp -s "$work/want" "$work/got" && cmp -s "$work/repairs.want" "$work/repairs"; then
      passed=$((passed + 1)); else
      echo "FAILED cj-check $change --threads $threads"; failed=$((failed + 1)); fi
  done
done
# measures of a report side by side, with rows at fault: the same report, findings and messages
cat >"$work/report.json" <<'END'
{"title": "T", "period": "2013-14", "inputs": {
   "reviews": {"file": "reviews.csv"}, "people": {"file": "people.csv"}, "bad": {"file": "bad.csv"}},
 "measures": {
   "a": {"kind": "outcomes", "people": "people", "by": "sex"}, "b": {"kind": "outcomes", "input": "bad"},
   "c": {"kind": "tabulate", "input": "bad", "rows": "Outcome Area"}, "d": {"kind": "outcomes", "baseline": "previous"},
   "e": {"kind": "tabulate", "input": "bad", "rows": "Date of Review", "where": "Reviewed By!=M01"},
   "f": {"kind": "outcomes", "input": "bad", "people": "people", "by": "local authority"}},
 "sections": [{"title": "S", "measures": ["a", "b", "c", "d", "e", "f"]}]}
END
cp tayside/reviews.csv tayside/people.csv "$work"
sed '20,60s/,\([0-9]*\),\([^,]*\)$/,ten,\2/; 90s/^[^,]*/X9/' tayside/reviews.csv >"$work/bad.csv"
report() { # THREADS TOLERANCE NAME
  local status=0
  (cd "$work" && "$(dirname "$bin")/cj-report" report.json --threads "$1" --tolerate "$2" -v -f json \
    --findings "$3.csv" >"$3.json" 2>"$3.err") || status=$?
  echo "exit $status" >>"$work/$3.err"
}
for tolerance in 100 0; do
  report 1 $tolerance want
  [ "$(wc -l <"$work/want.csv")" -gt 41 ]
  for threads in 2 4 7; do
    report $threads $tolerance got
    if cmp -s "$work/want.json" "$work/got.json" && cmp -s "$work/want.csv" "$work/got.csv" &&
      cmp -s "$work/want.err" "$work/got.err"; then passed=$((passed + 1)); else
      echo "FAILED cj-report --threads $threads --tolerate $tolerance"; failed=$((failed + 1)); fi
  done
done
echo "same: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
