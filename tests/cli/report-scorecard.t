# cj-report: scorecards, one table with a row for each indicator.
--- d.csv
id,area,date,done
1,North,2022-01-05,2022-01-06
2,North,2022-02-05,2022-02-25
3,South,2022-02-06,2022-02-07
4,North,2021-11-05,2021-11-06
5,South,2021-03-05,2021-03-06
6,South,2021-02-05,2021-02-06
--- q.json
{"title": "T", "period": "2021-22Q4", "as_of": "period-end", "inputs": {"d": {"file": "d.csv"}},
 "measures": {
  "n": {"kind": "tabulate", "label": "Referrals", "input": "d", "date": "date", "rows": "area", "totals": "rows", "compare": ["previous", "year-before"]},
  "t": {"kind": "timeliness", "label": "Done in time", "input": "d", "from": "date", "to": "done", "within": "7d", "target": 90},
  "p": {"kind": "timeliness", "label": "Quarter by quarter", "input": "d", "from": "date", "to": "done", "within": "7d", "period": ["2020-21Q4", "2021-22Q3", "2021-22Q4"]},
  "a": {"kind": "tabulate", "label": "Areas", "input": "d", "rows": "area"}},
 "sections": [{"id": "s", "title": "Indicators", "scorecard": [ROWS]}]}

=== report-scorecard
# 3 referrals after 1; 2 of 3 in time (Wilson: 20.8% to 93.9%), 1 of 1 the quarter before and 2 of 2 a year ago. 1 in the South is at
# most the 2 that are allowed.
< d.csv
< q.json
$ sed 's/ROWS/"n", {"measure": "t", "label": "In time", "next_target": 95, "trend": "p"}, "p", {"measure": "n", "where": {"area": "South"}, "target": 2, "direction": "lower"}/' q.json >d.json && cj-report d.json -o t/ && cat t/s-scorecard.csv && cj-report d.json | sed -n '/^Indicator /,/^Notes/p'
--- stdout
indicator,measure,period,unit,latest,low,high,target,next_target,verdict,compared_with,before,change,based_on,trend
Referrals,n,2021-22Q4,count,3,,,,,,2021-22Q3,1,2,,
In time,t,2021-22Q4,percent,67,20.8,93.9,90,95,no clear difference,2021-22Q3,100,-33,3,2020-21Q4 100%; 2021-22Q3 100%; 2021-22Q4 67%
Quarter by quarter,p,2021-22Q4,percent,67,20.8,93.9,,,,2021-22Q3,100,-33,3,2020-21Q4 100%; 2021-22Q3 100%; 2021-22Q4 67%
"Referrals, South",n,2021-22Q4,count,1,,,2,,met,2021-22Q3,0,1,,
Indicator      Latest    95% interval  Target    Next  Verdict         Compared    Before  Change  Based  Trend
                                               target                  with                           on
-------------  ------  --------------  ------  ------  --------------  ----------  ------  ------  -----  --------------
Referrals           3                             [z]                  2021-22 Q3       1       2         [z]
In time           67%  20.8% to 93.9%     90%     95%  Below target,   2021-22 Q3    100%     -33      3  ▆▆▄ 100% to
                                                       not certain                                        67%
Quarter by        67%  20.8% to 93.9%             [z]                  2021-22 Q3    100%     -33      3  ▆▆▄ 100% to
quarter                                                                                                   67%
Referrals,          1                       2     [z]  Met (figure     2021-22 Q3       0       1         [z]
South                                                  alone)

Notes 1 to 4.

=== report-scorecard-hidden
# What the tables hide is hidden: figures, what they are based on, what is made of them, and the blocks of the trend.
< d.csv
< q.json
$ sed 's/ROWS/"n", {"measure": "t", "trend": "p"}, "p"/' q.json >d.json && cj-report d.json --suppress-below 4 -o t/ && cat t/s-scorecard.csv && cj-report d.json --suppress-below 4 | grep ' to \['
--- stdout
indicator,measure,period,unit,latest,low,high,target,next_target,verdict,compared_with,before,change,based_on,trend
Referrals,n,2021-22Q4,count,[c],,,,,,2021-22Q3,[c],[c],,
Done in time,t,2021-22Q4,percent,[c],[c],[c],90,,[c],2021-22Q3,[c],[c],[c],2020-21Q4 [c]; 2021-22Q3 [c]; 2021-22Q4 [c]
Quarter by quarter,p,2021-22Q4,percent,[c],[c],[c],,,,2021-22Q3,[c],[c],[c],2020-21Q4 [c]; 2021-22Q3 [c]; 2021-22Q4 [c]
Done in time           [c]       [c]     90%  [c]      2021-22 Q3     [c]     [c]    [c]  ··· [c] to [c]
Quarter by quarter     [c]       [c]                   2021-22 Q3     [c]     [c]    [c]  ··· [c] to [c]

=== report-scorecard-folder
# The table is one of the report like any other: described, in the list, and not to be written over an input.
< d.csv
< q.json
$ sed -e 's/ROWS/"n"/' -e 's/"d.csv"/"t\/s-scorecard.csv"/' q.json >d.json && mkdir t && cp d.csv t/s-scorecard.csv && cj-report d.json -o t/
? 2
--- stderr
cj-report: t/s-scorecard.csv: is an input and would be overwritten

=== report-scorecard-several
< d.csv
< q.json
$ sed 's/ROWS/"n", "a"/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:7: $.sections[0].scorecard[1]: 2 rows fit; "where" must choose one by area

=== report-scorecard-taken
< d.csv
< q.json
$ sed -e 's/ROWS/"n"/' -e 's/"a": {/"s-scorecard": {/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:7: $.sections[0].scorecard: the id "s-scorecard" is taken

=== report-scorecard-empty
# Nobody is in the period.
< d.csv
< q.json
$ sed 's/ROWS/"t"/' q.json >d.json && cj-report d.json --period 2019-20 --allow-empty -q -o t/ && tail -1 t/s-scorecard.csv
--- stdout
Done in time (no data for 2019-20),t,2019-20,percent,,,,,,,,,,0,

=== report-scorecard-trend-of-another
# The rows of the trend's measure have no area.
< d.csv
< q.json
$ sed 's/ROWS/{"measure": "n", "where": {"area": "South"}, "trend": "p"}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:7: $.sections[0].scorecard[0]: of the trend, measure p: the table has no column "area"; it has period, measure, total, within, late, pending, unknown, within_pct, within_low_pct, within_high_pct, median, p90, target_pct, at_target and verdict
