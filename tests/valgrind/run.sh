#!/usr/bin/env bash
# tests/valgrind/run.sh BIN: no invalid access, no use of unset memory, no leak.  Each second command, with
# CJ_FULL=yes in the environment all.
set -u
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../sample-data"
program=$bin/cj-outcomes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
passed=0
turn=0
check() { # STATUS ARGUMENTS...
  local want=$1
  shift
  turn=$((turn + 1))
  [ "${CJ_FULL:-}" = yes ] || [ $((turn % 2)) -eq 1 ] || return 0
  valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite,indirect \
    "$program" "$@" >"$work/out" 2>"$work/err" </dev/null
  local got=$?
  if [ $got -eq "$want" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1)); echo "FAILED ($got) $*"; head -30 "$work/err"; fi
}
printf 'person_id,review_date,outcome,score\nA,2014-01-01,x,"1\n2"\nA,31/02/2014,x,1\n"A,2014-01-01\nB,2014,x\n' >"$work/bad.csv"
printf 'person_id,review_date,outcome,score\nA,2014-01-01,x,1\nA,2014-01-01,x,2\nA,2014-02-01,"x",3\n' >"$work/twice.csv"
full=(tayside/reviews.csv --people tayside/people.csv --by sex,band --total --period 2013-14 --period all
      --derive "age=age(date_of_birth,review_date)" --derive "band=band(age,16-20,21-25,26+)"
      --where "locality!=Angus" --framework tayside/framework.json)
for format in csv json text markdown html xlsx; do check 0 "${full[@]}" --format $format; done
check 0 tayside/reviews.csv --unit pairs --threads 1 -f text --sentences
check 0 tayside/reviews.csv --where "Reviewed By=M01|M02" -o "$work/out.md"
check 1 "$work/bad.csv"
check 0 "$work/bad.csv" --tolerate 9 --findings "$work/findings.csv"
check 1 "$work/twice.csv"
check 0 "$work/twice.csv" --tolerate 1
check 2 tayside/reviews.csv --by nothing
check 2 tayside/reviews.csv --framework tayside/reviews.csv
check 3 tayside
check 0 messy/reviews.csv --profile messy/reviews.profile.json --repairs "$work/repairs.csv" \
  --people messy/people.csv --profile people:messy/people.profile.json --by sex
cases=../tests/cases
program=$bin/cj-scores
check 0 $cases/scores-which-way.csv --start initial --end end -f text
check 0 $cases/scores-which-way.csv --start initial --end end --individuals young_person -f json
check 1 "$work/twice.csv" --start score --end outcome
check 1 "$work/twice.csv" --start score --end review_date --individuals person_id
program=$bin/cj-reconcile
check 0 $cases/reconcile-risk.csv $cases/reconcile-risk.csv --key stage,level --value share -f text
check 1 "$work/twice.csv" $cases/reconcile-risk.csv --map new:stage=person_id --map new:level=score \
  --key person_id --value score
check 1 $cases/reconcile-risk.csv --key stage,level --value completed --sum share=completed/of_all% \
  --sum level=total --sum "level=total:\"high risk/need\"" -f json
check 2 $cases/reconcile-risk.csv --key stage,level --value share --sum level=sum
program=$bin/cj-check
check 0 tayside/people.csv tayside/episodes.csv tayside/reviews.csv -f text
check 0 messy/people.csv messy/reviews.csv --profile people:messy/people.profile.json \
  --profile reviews:messy/reviews.profile.json -f json
check 1 "reviews:$work/bad.csv" --valid "$work/valid.csv" --invalid "$work/invalid.csv" -f text
check 1 "reviews:$work/twice.csv" --summary
check 1 "orders:$work/twice.csv" --expect-rows 2 --expect-total score=7
check 2 "$work/bad.csv" --schema tayside/reviews.csv
check 3 "$work/nothing.csv"
program=$bin/cj-synth
check 0 --persons 300 --messy 20 --dirt "$work/dirt.csv" --split 3 --threads 3 -o "$work/synth/"
check 0 --kind reviews --rows 60000 --quoted --by-person --threads 2
check 2 --kind reviews --rows 10 --date-format %d
program=$bin/cj-timeliness
timed=(../tests/cases/timeliness-orders.csv --from imposed --to first_placement)
check 0 "${timed[@]}" --within 7wd --calendar scotland --blank unknown --bands 1wd,5wd -f json
check 0 "${timed[@]}" --within 3m --as-of 2024-02-01 --by order --total --target 80 --sentences
check 1 ../tests/cases/timeliness-orders.csv --from first_placement --to imposed --within 5d --as-of 2024-02-01
check 2 "${timed[@]}" --within 5d
program=$bin/cj-spc
check 0 ../tests/cases/spc-cans.csv --along sample --value leaking --of cans --chart p --step 12 --target 20% -f html
check 0 ../tests/cases/spc-cans.csv --among sample --value leaking --of cans --better lower --sentences -f text
check 1 ../tests/cases/spc-cans.csv --along cans --value leaking
program=$bin/cj-report
check 0 leicester-prevention/report.json -o "$work/r.xlsx" -o "$work/r.html" -o "$work/r.json" -o "$work/tables/"
check 0 leicester-which-way/report.json -f markdown
check 0 tayside/report.json --list
check 2 tayside/report.json --only nothing
check 2 tayside/reviews.csv
program=$bin/cj-timeliness
check 0 --measure tayside/report.json#training
echo "valgrind: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
