# cj-outcomes: formats, sentences, titles, notes.

=== format-json-framework
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --framework $DATA/framework.json --people $DATA/people.csv -f json
--- stdout
{
  "title": "What we aim at",
  "notes": [
    "Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.",
    "Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people who have both.",
    "Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed for: confidence (0.5). A lower score is better for: crime; a higher one for all others.",
    "Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score interval of those improved.",
    "Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.",
    "Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.",
    "Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4 targets are held against 3 outcomes: some verdicts are on the same figure.",
    "people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0",
    "reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0"
  ],
  "columns": [
    {"key": "period", "heading": "Period", "unit": "text"},
    {"key": "outcome", "heading": "Outcome", "unit": "text"},
    {"key": "term", "heading": "Target for", "unit": "text"},
    {"key": "clients", "heading": "Clients", "unit": "count"},
    {"key": "reviewed", "heading": "Reviewed", "unit": "count"},
    {"key": "compared", "heading": "Compared", "unit": "count"},
    {"key": "improved", "heading": "Improved", "unit": "count"},
    {"key": "maintained", "heading": "Maintained", "unit": "count"},
    {"key": "deteriorated", "heading": "Deteriorated", "unit": "count"},
    {"key": "improved_pct", "heading": "Improved %", "unit": "percent"},
    {"key": "maintained_pct", "heading": "Maintained %", "unit": "percent"},
    {"key": "deteriorated_pct", "heading": "Deteriorated %", "unit": "percent"},
    {"key": "improved_low_pct", "heading": "Improved, lower bound %", "unit": "percent"},
    {"key": "improved_high_pct", "heading": "Improved, upper bound %", "unit": "percent"},
    {"key": "target_pct", "heading": "Target", "unit": "percent"},
    {"key": "at_target", "heading": "At target", "unit": "flag"},
    {"key": "verdict", "heading": "Verdict", "unit": "text"},
    {"key": "target_label", "heading": "Label of the target", "unit": "text"}
  ],
  "primary_key": ["period", "outcome", "term", "target_label"],
  "rows": [
    {"period": "2021-22Q4", "outcome": "crime", "term": "short", "clients": 5, "reviewed": 4, "compared": 1, "improved": 1, "maintained": 0, "deteriorated": 0, "improved_pct": 100, "maintained_pct": 0, "deteriorated_pct": 0, "improved_low_pct": 20.7, "improved_high_pct": 100.0, "target_pct": 50, "at_target": "yes", "verdict": "no clear difference", "target_label": "fewer offences"},
    {"period": "2021-22Q4", "outcome": "crime", "term": "medium", "clients": 5, "reviewed": 4, "compared": 1, "improved": 1, "maintained": 0, "deteriorated": 0, "improved_pct": 100, "maintained_pct": 0, "deteriorated_pct": 0, "improved_low_pct": 20.7, "improved_high_pct": 100.0, "target_pct": 12.5, "at_target": "yes", "verdict": "met", "target_label": null},
    {"period": "2021-22Q4", "outcome": "housing", "term": null, "clients": 5, "reviewed": 4, "compared": 0, "improved": 0, "maintained": 0, "deteriorated": 0, "improved_pct": null, "maintained_pct": null, "deteriorated_pct": null, "improved_low_pct": null, "improved_high_pct": null, "target_pct": 40, "at_target": null, "verdict": null, "target_label": null},
    {"period": "2021-22Q4", "outcome": "confidence", "term": null, "clients": 5, "reviewed": 4, "compared": 3, "improved": 2, "maintained": 0, "deteriorated": 1, "improved_pct": 67, "maintained_pct": 0, "deteriorated_pct": 33, "improved_low_pct": 20.8, "improved_high_pct": 93.9, "target_pct": 66.7, "at_target": "no", "verdict": "no clear difference", "target_label": null}
  ],
  "provenance": {
    "program": "cj-outcomes",
    "version": "0.1.0",
    "inputs": [
      {"file": "people.csv", "rows": 5, "used": 5, "outside_period": 0, "not_selected": 0, "rejected": 0},
      {"file": "reviews.csv", "rows": 11, "used": 10, "outside_period": 1, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "period", "value": "2021-22Q4"},
      {"name": "framework", "value": "framework.json"},
      {"name": "people", "value": "people.csv"}
    ]
  }
}

=== format-markdown-framework
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 --framework framework.json --people people.csv -f markdown
--- stdout
## What we aim at

### 2021-22 Q4

5 clients, 4 reviewed

| Outcome | Target for | Compared | Improved | Maintained | Deteriorated | 95% interval | Target | Verdict |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| Involvement in crime | short: fewer offences | 1 | 1 (100%) | 0 (0%) | 0 (0%) | 20.7% to 100.0% | 50% | Above target, not certain |
| Involvement in crime | medium | 1 | 1 (100%) | 0 (0%) | 0 (0%) | 20.7% to 100.0% | 12.5% | Met |
| Housing |  | 0 | 0 | 0 | 0 | \[z] | 40% | \[z] |
| confidence |  | 3 | 2 (67%) | 0 (0%) | 1 (33%) | 20.8% to 93.9% | 66.7% | Below target, not certain |

Notes:

1. Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
2. Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people who have both.
3. Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
4. Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score interval of those improved.
5. Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.
6. Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.
7. Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4 targets are held against 3 outcomes: some verdicts are on the same figure.
8. people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
9. reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
10. \[z] not applicable: no base, or nothing to compare

=== format-nearest
$ cj-outcomes $DATA/reviews.csv -f markdwon
? 2
--- stderr
cj-outcomes: format "markdwon" is not known; did you mean markdown?

=== format-text-by-total
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 --framework framework.json --people people.csv --by sex --total -f text
--- stdout
What we aim at

2021-22 Q4, F
3 clients, 2 reviewed

Outcome          Target for       Compared  Improved  Maintained  Deteriorated     95% interval  Target  Verdict
---------------  ---------------  --------  --------  ----------  ------------  ---------------  ------  ---------------
Involvement in   short: fewer            1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%     50%  Above target,
crime            offences                                                                                not certain
                 medium                                                                           12.5%  Met
Housing                                  0         0           0             0              [z]     40%  [z]
confidence                               2   1 (50%)      0 (0%)       1 (50%)    9.5% to 90.5%   66.7%  Below target,
                                                                                                         not certain

2021-22 Q4, M
2 clients, 2 reviewed

Outcome          Target for       Compared  Improved  Maintained  Deteriorated     95% interval  Target  Verdict
---------------  ---------------  --------  --------  ----------  ------------  ---------------  ------  ---------------
Involvement in   short: fewer            0         0           0             0              [z]     50%  [z]
crime            offences
                 medium                                                                           12.5%  [z]
Housing                                  0         0           0             0              [z]     40%  [z]
confidence                               1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%   66.7%  Above target,
                                                                                                         not certain

2021-22 Q4, All
5 clients, 4 reviewed

Outcome          Target for       Compared  Improved  Maintained  Deteriorated     95% interval  Target  Verdict
---------------  ---------------  --------  --------  ----------  ------------  ---------------  ------  ---------------
Involvement in   short: fewer            1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%     50%  Above target,
crime            offences                                                                                not certain
                 medium                                                                           12.5%  Met
Housing                                  0         0           0             0              [z]     40%  [z]
confidence                               3   2 (67%)      0 (0%)       1 (33%)   20.8% to 93.9%   66.7%  Below target,
                                                                                                         not certain

Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed
  for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.
- Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.
- Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the
  target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4
  targets are held against 3 outcomes: some verdicts are on the same figure.
- people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== format-text-decimals-and-100
$ cp $DATA/* .
> cj-outcomes reviews.csv -f text --decimals 1 --sum-to-100
--- stdout
Outcomes of reviews

All dates
4 reviewed

Outcome     Compared   Improved  Maintained  Deteriorated     95% interval
----------  --------  ---------  ----------  ------------  ---------------
confidence         3  1 (33.4%)   1 (33.3%)     1 (33.3%)  6.15% to 79.23%
crime              1   0 (0.0%)    0 (0.0%)    1 (100.0%)  0.00% to 79.35%

Notes
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
- Percentages are of the people compared, to 1 decimal; the three of a row are made to add to 100 (largest remainder).
  Interval: the 95% Wilson score interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- reviews.csv: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0

=== format-text-framework
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 --framework framework.json --people people.csv -f text
--- stdout
What we aim at

2021-22 Q4
5 clients, 4 reviewed

Outcome          Target for       Compared  Improved  Maintained  Deteriorated     95% interval  Target  Verdict
---------------  ---------------  --------  --------  ----------  ------------  ---------------  ------  ---------------
Involvement in   short: fewer            1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%     50%  Above target,
crime            offences                                                                                not certain
                 medium                                                                           12.5%  Met
Housing                                  0         0           0             0              [z]     40%  [z]
confidence                               3   2 (67%)      0 (0%)       1 (33%)   20.8% to 93.9%   66.7%  Below target,
                                                                                                         not certain

Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed
  for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.
- Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.
- Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the
  target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4
  targets are held against 3 outcomes: some verdicts are on the same figure.
- people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== format-text-no-rows
--- reviews.csv (no newline)
person_id,review_date,outcome,score
$ cj-outcomes reviews.csv -f text
--- stdout
Outcomes of reviews

No rows.

Notes
- Compared: the last score in the period with the first score ever, for people who have both.
- Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- There is no review to count.
- reviews.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-outcomes: warning: reviews.csv:1: there is a header and no row below it
cj-outcomes: There is no review to count
cj-outcomes: reviews.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== format-text-not-in-framework
--- framework.json
[{"outcome":"confidence","label":"Confidence and self-worth","targets":[{"term":"short","value":30}]}]
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 -f text --framework framework.json
--- stdout
What we aim at

2021-22 Q4
4 reviewed

Outcome          Target for       Compared  Improved  Maintained  Deteriorated     95% interval  Target  Verdict
---------------  ---------------  --------  --------  ----------  ------------  ---------------  ------  ---------------
Involvement in   short: fewer            1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%     50%  Above target,
crime            offences                                                                                not certain
                 medium                                                                           12.5%  Met
Housing                                  0         0           0             0              [z]     40%  [z]
confidence                               3   2 (67%)      0 (0%)       1 (33%)   20.8% to 93.9%   66.7%  Below target,
                                                                                                         not certain

Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed
  for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the
  target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4
  targets are held against 3 outcomes: some verdicts are on the same figure.
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== format-text-plain
$ cp $DATA/* .
> cj-outcomes reviews.csv -f text --threshold 0.5 --lower-is-better crime
--- stdout
Outcomes of reviews

All dates
4 reviewed

Outcome     Compared  Improved  Maintained  Deteriorated     95% interval
----------  --------  --------  ----------  ------------  ---------------
confidence         3   2 (67%)      0 (0%)       1 (33%)   20.8% to 93.9%
crime              1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%

Notes
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score better by 0.5 or more. Deteriorated: worse by 0.5 or more. Maintained: neither. A lower score is
  better for: crime; a higher one for all others.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- reviews.csv: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0

=== format-unknown
$ cj-outcomes $DATA/reviews.csv -f pdf
? 2
--- stderr
cj-outcomes: format "pdf" is not known; use text, csv, json, markdown, html or xlsx

=== format-xlsx
$ cj-outcomes $DATA/reviews.csv -o out.xlsx && head -c 2 out.xlsx && cj-outcomes $DATA/reviews.csv -f xlsx | cmp - out.xlsx
--- stdout (no newline)
PK

=== notes-of-before-period
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 -f text --baseline before-period | sed -n '/Notes/,$p'
--- stdout
Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: the last score in the period with the last one before the period, for people who have both.
- Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0

=== notes-of-conditions
$ cp $DATA/* .
> cj-outcomes reviews.csv --people people.csv -f text --where sex=F --derive 'q=quarter(review_date)' --order 'outcome=crime|confidence' | sed -n '/Notes/,$p'
--- stdout
Notes
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file who meet
  the conditions on its columns.
- Coverage: 2 of 3 clients (67%) were reviewed at any time.
- Only rows where sex is F.
- q: the quarter of review_date.
- people.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
- reviews.csv: rows 11 = used 7 + outside the period 0 + not selected 4 + rejected 0

=== notes-of-pairs
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 -f text --unit pairs | sed -n '/Notes/,$p'
--- stdout
Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: every score in the period with the one just before it, where there is one, for each person and outcome.
- Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
- Percentages are of the pairs compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0

=== notes-of-recorded
$ cp $DATA/* .
> cj-outcomes recorded.csv -f text --baseline recorded | sed -n '/Notes/,$p'
--- stdout
Notes
- Compared: people with recorded progress in the period; the last one recorded counts.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome.
- recorded.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== sentences-markdown
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 --framework framework.json --people people.csv -f markdown --sentences
--- stdout
## What we aim at

### 2021-22 Q4

5 clients, 4 reviewed

- Involvement in crime: 1 of 1 client improved (100%), 0 stayed the same (0%) and 0 got worse (0%). That reaches the target of 50% (short: fewer offences), but not for certain (95% interval 20.7% to 100.0%).
- Involvement in crime: 1 of 1 client improved (100%), 0 stayed the same (0%) and 0 got worse (0%). The target of 12.5% (medium) was met.
- Housing: no client could be compared, so nothing can be said of the target of 40%.
- confidence: 2 of 3 clients improved (67%), 0 stayed the same (0%) and 1 got worse (33%). That is below the target of 66.7%, but not for certain (95% interval 20.8% to 93.9%).

Notes:

1. Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
2. Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people who have both.
3. Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
4. Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score interval of those improved.
5. Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.
6. Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.
7. Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4 targets are held against 3 outcomes: some verdicts are on the same figure.
8. people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
9. reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
10. \[z] not applicable: no base, or nothing to compare

=== sentences-of-one-client
$ cp $DATA/* .
> cj-outcomes reviews.csv --people people.csv --by locality --total --sentences -f text | head -n 20
--- stdout
Outcomes of reviews

All dates, North
2 clients, 2 reviewed

confidence, North: 1 of 1 client improved (100%, between 20.7% and 100.0%), 0 stayed the same (0%) and 0 got worse
  (0%).
crime, North: 0 of 1 client improved (0%, between 0.0% and 79.3%), 0 stayed the same (0%) and 1 got worse (100%).

All dates, South
2 clients, 1 reviewed

confidence, South: 0 of 1 client improved (0%, between 0.0% and 79.3%), 1 stayed the same (100%) and 0 got worse (0%).
crime, South: no client could be compared.

All dates, Not recorded
1 client, 1 reviewed

confidence, Not recorded: 0 of 1 client improved (0%, between 0.0% and 79.3%), 0 stayed the same (0%) and 1 got worse
  (100%).

=== sentences-text
$ cp $DATA/* .
> cj-outcomes reviews.csv --period 2021-22Q4 --framework framework.json --people people.csv -f text --sentences
--- stdout
What we aim at

2021-22 Q4
5 clients, 4 reviewed

Involvement in crime: 1 of 1 client improved (100%), 0 stayed the same (0%) and 0 got worse (0%). That reaches the
  target of 50% (short: fewer offences), but not for certain (95% interval 20.7% to 100.0%).
Involvement in crime: 1 of 1 client improved (100%), 0 stayed the same (0%) and 0 got worse (0%). The target of 12.5%
  (medium) was met.
Housing: no client could be compared, so nothing can be said of the target of 40%.
confidence: 2 of 3 clients improved (67%), 0 stayed the same (0%) and 1 got worse (33%). That is below the target of
  66.7%, but not for certain (95% interval 20.8% to 93.9%).

Notes
- Period: 2021-22 Q4 is 1 January 2022 to 31 March 2022.
- Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people
  who have both.
- Improved: score better by 1 or more. Deteriorated: worse by 1 or more. Maintained: neither. Another change is needed
  for: confidence (0.5). A lower score is better for: crime; a higher one for all others.
- Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
  interval of those improved.
- Reviewed: everyone with a review in the period, whatever the outcome. Clients: everyone in the people file.
- Coverage: 4 of 5 clients (80%) were reviewed in 2021-22 Q4.
- Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the
  target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above. 4
  targets are held against 3 outcomes: some verdicts are on the same figure.
- people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
- reviews.csv: rows 11 = used 10 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== sentences-with-csv
$ cj-outcomes $DATA/reviews.csv --sentences -f csv
? 2
--- stderr
cj-outcomes: --sentences is for the formats text and markdown

=== target
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --target 33.3 --decimals 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,1,1,1,33.3,33.3,33.3,6.15,79.23,33.3,yes,no clear difference
2021-22Q4,crime,,,4,1,0,0,1,0.0,0.0,100.0,0.00,79.35,33.3,no,no clear difference

=== target-exact-third
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --target 33.4
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,33.4,no,no clear difference
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,33.4,no,no clear difference

=== target-met-and-not-met
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --target 0
> cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --target 100 | tail -n +2
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,0,yes,met
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,0,yes,met
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,100,no,not met
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,100,no,not met

=== target-out-of-range
$ cj-outcomes $DATA/reviews.csv --target 101
? 2
--- stderr
cj-outcomes: --target "101" must be a number from 0 to 100

=== target-with-sign
# 50% is 50 for every program, as it is for cj-spc; 101% and % are none.
--- t.csv
id,from,to
1,2023-04-01,2023-04-05
$ a=$(cj-outcomes $DATA/reviews.csv --target 50%); [ "$a" = "$(cj-outcomes $DATA/reviews.csv --target 50)" ] && echo same
> cj-timeliness t.csv --from from --to to --within 20d --target "50 %" | cut -d, -f13- | tail -n 1
> cj-tabulate t.csv --values 'share(id=1)' --target 50% | tail -n 1
> cj-outcomes $DATA/reviews.csv --target 101%; cj-timeliness t.csv --from from --to to --within 20d --target %
? 2
--- stdout
same
50,yes,no clear difference
100,20.7,100.0,50,yes,no clear difference
--- stderr
cj-outcomes: --target "101%" must be a number from 0 to 100
cj-timeliness: --target "%" must be a number from 0 to 100

=== title-in-json
$ cj-outcomes $DATA/reviews.csv --title 'Say "x"' -f json | sed -n 2p
--- stdout
  "title": "Say \"x\"",

=== title-in-markdown
$ cj-outcomes $DATA/reviews.csv --title 'Our | *report*' -f markdown | head -n 1
--- stdout
## Our \| \*report\*

=== title-in-text
$ cj-outcomes $DATA/reviews.csv --title 'Our <b>|</b> report' -f text | head -n 1
--- stdout
Our <b>|</b> report
