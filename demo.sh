#!/usr/bin/env bash
# Installs what is missing, builds, and shows the main job on the sample data.
set -euo pipefail
cd "$(dirname "$0")"
. .ci/setup.sh
need_to_build
programs=(cmd/cj-*.c)
programs=("${programs[@]#cmd/}")
programs=("${programs[@]%.c}")
echo "building ${#programs[@]} programs with their man pages, without tests: 1 to 3 minutes the first time"
build release "${programs[@]/#/docs-}" report-schema
echo "built in $SECONDS s"

tayside=sample-data/tayside
outcomes=(build/release/bin/cj-outcomes "$tayside/reviews.csv" --people "$tayside/people.csv" --by sex
          --period 2013-14 --framework "$tayside/framework.json")

echo
echo "== The outcomes of a mentoring service, from $(($(wc -l <"$tayside/reviews.csv") - 1)) review rows =="
echo
"${outcomes[@]}" --format text
echo
echo "== The same as sentences for a board =="
echo
"${outcomes[@]}" --format text --sentences | grep -v '^$' | sed -n '1,20p'
echo "..."
echo
echo "== Who reoffended: 370 children of a prevention service, with those alone whose window was over =="
echo
prevention=sample-data/leicester-prevention
build/release/bin/cj-reoffending "$prevention/episodes.csv" --offences "$prevention/offences.csv" \
  --period 2021-22 --as-of 2022-04-19 --format text | sed '/^Notes/,$d'
echo "== A cross-tab of the same offences =="
echo
build/release/bin/cj-tabulate "$prevention/offences.csv" --people "$prevention/people.csv" --quiet \
  --rows "Type of Offence" --cols Gender --top 5 --percent cols --totals both --format text |
  sed '/^Notes/,$d'
echo "== The mentoring service's exports as its system makes them, read with profiles and checked =="
echo
messy=sample-data/messy
build/release/bin/cj-check --quiet --summary --format text \
  "$messy/people.csv" "$messy/episodes.csv" "$messy/reviews.csv" \
  --profile "people:$messy/people.profile.json" --profile "episodes:$messy/episodes.profile.json" \
  --profile "reviews:$messy/reviews.profile.json"
echo
echo "== Reports for a board, each from one definition =="
echo
reports=build/reports
mkdir -p "$reports"
for service in tayside leicester-which-way leicester-prevention leicester-plan glasgow south-lanarkshire quarter; do
  build/release/bin/cj-report "sample-data/$service/report.json" \
    -o "$reports/$service.xlsx" -o "$reports/$service.html" -o "$reports/$service-tables/"
done
ls -d "$PWD/$reports"/*
cat <<'TRY'

== What to try next ==

  export PATH="$PWD/build/release/bin:$PATH"; cd sample-data/tayside
  cj-outcomes reviews.csv --period 2013-14Q3 --period 2013-14Q4            # a trend: quarters side by side
  cj-outcomes reviews.csv --people people.csv --by locality --total        # by local authority
  cj-outcomes reviews.csv --derive "age=age(date_of_birth,review_date)" \
              --derive "band=band(age,16-20,21-25,26+)" --by band --people people.csv
  cj-outcomes reviews.csv --target 55 -o /tmp/outcomes.xlsx                # html, json, csv, md by suffix
  cj-report report.json --only referrals                                   # one section of a report
  cj-check people.csv episodes.csv reviews.csv                             # everything that is wrong
  cd ../leicester-which-way; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-19 \
              --period 2020-21 --period 2021-22 --first --denominator all  # what immature windows hide
  cj-check --infer ../messy/reviews.csv -o /tmp/reviews                    # a first schema and profile
  cj-outcomes --help                                                       # and: man build/release/man/cj-outcomes.1
TRY
