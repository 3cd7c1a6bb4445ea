# What reports say of changes: figures then, changes, their intervals and verdicts.
--- orders.csv
order,made,seen,area
1,2021-01-04,2021-01-05,North
2,2021-01-04,2021-01-05,North
3,2021-01-04,2021-01-05,North
4,2021-01-04,2021-02-05,North
5,2021-10-04,2021-10-20,North
6,2021-10-04,2021-10-20,North
7,2021-10-04,2021-10-20,North
8,2021-10-04,2021-10-20,North
9,2021-10-04,2021-10-20,North
10,2021-10-04,2021-10-20,North
11,2021-10-04,2021-10-20,North
12,2021-10-04,2021-10-05,North
13,2021-10-04,2021-10-05,North
14,2021-10-04,2021-10-05,North
21,2022-01-10,2022-01-11,North
22,2022-01-10,2022-01-11,North
23,2022-01-10,2022-01-11,North
24,2022-01-10,2022-01-11,North
25,2022-01-10,2022-01-11,North
26,2022-01-10,2022-01-11,North
27,2022-01-10,2022-01-11,North
28,2022-01-10,2022-01-11,North
29,2022-01-10,2022-01-11,North
30,2022-01-10,2022-02-10,North

=== compare-judged
# 9 of 10 now, 3 of 10 the quarter before: Newcombe (1998) prints 0.1705 to 0.8090 for this pair.
< orders.csv
--- d.json
{"title": "T", "period": "2021-22Q4", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "timeliness", "label": "M", "from": "made", "to": "seen", "within": "5d", "compare": "previous"}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o/ -o o.md -o o.json && cut -d, -f1,3,4,16- o/m.csv && grep -e '^| Total' -e '^| 10' -e 'independent' o.md
> grep -o '"key": "[a-z_]*change[a-z_]*"' o.json
--- stdout
period,total,within,period_previous,within_pct_previous,within_pct_change,within_pct_change_low,within_pct_change_high,within_pct_change_verdict
2021-22Q4,10,9,2021-22Q3,30,60,17.1,80.9,higher
| Total | Within \[note 2] | Late \[note 3] | Pending | Unknown | 95% interval | Median (days) \[note 5] | 90th percentile (days) | Within %, 2021-22 Q3 | Change since 2021-22 Q3 | 95% interval of the change | Verdict on the change since 2021-22 Q3 |
| 10 | 9 (90%) | 1 | 0 | 0 | 59.6% to 98.2% | 1 | 1 | 30% | 60 | 17.1 to 80.9 | Better |
8. Changes of percentages are judged by their 95% interval (Newcombe's method 10): certain where all of it lies on one side of no change. Now and then are taken as independent groups; the same people may be in both.
"key": "within_pct_change"
"key": "within_pct_change_low"
"key": "within_pct_change_high"
"key": "within_pct_change_verdict"

=== compare-whole
# The same pair as shares of a cross-tab; 1 of 10 and 7 of 10 turn it round. All are 100% of all, then and now: there is
# nothing to judge.
< orders.csv
--- d.json
{"title": "T", "period": "2021-22Q4", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "tabulate", "date": "made", "derive": ["d=days(made,seen)", "took=band(d,0-5,6+)"], "cols": "took", "percent": "rows", "totals": "both", "compare": "previous"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o/ && cut -d, -f2,4,6- o/m.csv
--- stdout
took,row_pct,row_pct_previous,row_pct_change,row_pct_change_low,row_pct_change_high,row_pct_change_verdict
0-5,90,30,60,17.1,80.9,higher
6+,10,70,-60,-80.9,-17.1,lower
All,100,100,0,,,

=== compare-several
# Of several comparators each has the word that
# the definition has for it in its keys.
< orders.csv
--- d.json
{"title": "T", "period": "2021-22Q4", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "tabulate", "label": "M", "date": "made", "values": "count,fast=share(area=North)", "compare": ["previous", "same-quarter-last-year", "2021-22Q2"], "compare_figures": ["count"]}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o/ && cat o/m.csv
--- stdout
period,count,fast,period_previous,count_previous,count_change,period_same_quarter_last_year,count_same_quarter_last_year,count_same_quarter_last_year_change,period_2021_22q2,count_2021_22q2,count_2021_22q2_change
2021-22Q4,10,100,2021-22Q3,10,0,2020-21Q4,4,6,2021-22Q2,0,10

=== compare-hidden
# 1 late order now, and 1 a year before, are hidden: the share, its change and all that is said of them go.
< orders.csv
--- d.json
{"title": "T", "period": "2021-22Q4", "disclosure": {"below": 3}, "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "timeliness", "label": "M", "from": "made", "to": "seen", "within": "5d", "compare": ["previous", "same-quarter-last-year"]}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o/ && cut -d, -f3-5,8,16- o/m.csv
--- stdout
total,within,late,within_pct,period_previous,within_pct_previous,within_pct_change,within_pct_change_low,within_pct_change_high,within_pct_change_verdict,period_same_quarter_last_year,within_pct_same_quarter_last_year,within_pct_same_quarter_last_year_change,within_pct_same_quarter_last_year_change_low,within_pct_same_quarter_last_year_change_high,within_pct_same_quarter_last_year_change_verdict
10,[c],[c],[c],2021-22Q3,30,[c],[c],[c],[c],2020-21Q4,[c],[c],[c],[c],[c]

=== compare-nothing-before
# Nothing is said of a change from a share of nothing.
< orders.csv
--- d.json
{"title": "T", "period": "2021-22Q4", "allow_empty": true, "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "timeliness", "label": "M", "from": "made", "to": "seen", "within": "5d", "compare": "2020-21Q1"}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o/ && cut -d, -f3,4,16- o/m.csv
--- stdout
total,within,period_previous,within_pct_previous,within_pct_change,within_pct_change_low,within_pct_change_high,within_pct_change_verdict
10,9,2020-21Q1,,,,,
--- stderr
cj-report: warning: orders.csv: no row lies in 2020-21Q1: its made runs from 2021-01-04 to 2022-01-10
