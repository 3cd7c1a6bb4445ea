# Periods that are counted back from a day: nothing is edited from quarter to quarter.
--- rows.csv
date,area
2021-03-31,Elm
2021-04-01,Elm
2021-12-31,Oak
2022-01-01,Oak
2022-03-31,Elm
2022-04-19,Oak

=== period-moving-quarter
# A quarter that ends on the day has ended; the table says which it is.
< rows.csv
$ for d in 2022-03-30 2022-03-31 2022-04-20; do
>   cj-tabulate rows.csv --date date --period last-quarter --as-of $d; done
> cj-tabulate rows.csv --date date --period last-quarter --as-of 2022-04-20 -f json | grep -o 'Period last[^"]*'
--- stdout
period,count
2021-22Q3,1
period,count
2021-22Q4,2
period,count
2021-22Q4,2
Period last-quarter, counted back from 2022-04-20: 2021-22Q4.

=== period-moving-several
# Eight quarters are eight periods, the earliest first; twelve months twelve.
< rows.csv
$ cj-tabulate rows.csv --date date --period last-4-quarters --as-of 2022-03-31
> cj-tabulate rows.csv --date date --period last-8-quarters --as-of 2022-03-31 --allow-empty -q | wc -l
> cj-tabulate rows.csv --date date --period last-12-months --as-of 2022-03-31 | grep -v ',0'
--- stdout
period,count
2021-22Q1,1
2021-22Q2,0
2021-22Q3,1
2021-22Q4,2
9
period,count
2021-M04,1
2021-M12,1
2022-M01,1
2022-M03,1

=== period-moving-years
# 2021-22 begins on 1 April 2021. The year to date ends with the day itself.
< rows.csv
$ for p in last-year previous-year year-to-date same-quarter-last-year; do
>   cj-tabulate rows.csv --date date --period $p --as-of 2022-04-19 | tail -n 1; done
> cj-tabulate rows.csv --date date --period last-quarter --period same-quarter-last-year --as-of 2022-04-19
--- stdout
2021-22,4
2021-22,4
2022-04-01..2022-04-19,1
2020-21Q4,1
period,count
2021-22Q4,2
2020-21Q4,1

=== period-moving-unknown
# The message lists the words that there are, and each mistake is told by itself.
< rows.csv
$ T="cj-tabulate rows.csv --date date"
> $T --period last-quartr --as-of 2022-03-31; $T --period last-quarter
> $T --period 2021-22 --as-of 2022-04-01; $T --period last-quarter --as-of 31/03/2022
> $T --period 2021-22Q4 --period last-2-quarters --as-of 2022-03-31
? 2
--- stderr
cj-tabulate: period "last-quartr" is not known; write last-quarter
cj-tabulate: period "last-quarter" is counted back from the day up to which the data are complete: --as-of DATE
cj-tabulate: --as-of DATE is the day from which periods such as last-quarter are counted back, or up to which the data of a period are known that does not end before it, and none is asked for
cj-tabulate: --as-of "31/03/2022" must be a day as YYYY-MM-DD
cj-tabulate: period 2021-22Q4 is given twice

=== period-moving-ends-on-as-of
# The data are known up to the last day of the period: all of it.
< rows.csv
$ cj-tabulate rows.csv --date date --period 2021-22 --as-of 2022-03-31
--- stdout
period,count
2021-22,4

=== period-moving-report
# One definition for any quarter: the day moves, or the period does. A cohort is one of a year before.
< rows.csv
--- report.json
{"title": "Rows", "period": "last-quarter", "as_of": "2022-04-20",
 "inputs": {"rows": {"file": "rows.csv"}},
 "measures": {
   "now": {"kind": "tabulate", "date": "date"},
   "trend": {"kind": "tabulate", "date": "date", "period": "last-4-quarters"},
   "before": {"kind": "tabulate", "date": "date", "period": "year-before"}},
 "sections": [{"title": "All", "measures": ["now", "trend", "before"]}]}
--- end.json
{"title": "Rows", "period": "2021-22Q3", "as_of": "period-end",
 "inputs": {"rows": {"file": "rows.csv"}},
 "measures": {"now": {"kind": "tabulate", "date": "date"}},
 "sections": [{"title": "All", "measures": ["now"]}]}
$ cj-report report.json -q -o t/; tail -n +2 -q t/now.csv t/trend.csv t/before.csv
> cj-report report.json -q --as-of 2021-12-31 --only now -f csv | tail -n 1
> cj-report report.json -q --period 2020-21Q4 --only now -f csv | tail -n 1
> cj-report end.json -f json | grep -o 'Data complete up to[^}]*'
> cj-report end.json -f json --period 2021-22Q4 | grep -o 'Data complete up to[^}]*'
> cj-tabulate --measure report.json#now --period last-2-quarters
--- stdout
2021-22Q4,2
2021-22Q1,1
2021-22Q2,0
2021-22Q3,1
2021-22Q4,2
2020-21Q4,1
2021-22Q3,1
2020-21Q4,1
Data complete up to", "value": "31 December 2021"
Data complete up to", "value": "31 March 2022"
period,count
2021-22Q3,1
2021-22Q4,2

=== period-moving-report-faults
# Which of the two follows the other must be plain; a report has one period.
< rows.csv
--- report.json
{"title": "Rows", "period": "last-quarter", "as_of": "period-end",
 "inputs": {"rows": {"file": "rows.csv"}},
 "measures": {"now": {"kind": "tabulate", "date": "date", "period": "yesterday"}},
 "sections": [{"title": "All", "measures": ["now"]}]}
$ cj-report report.json; cj-report report.json --as-of 2022-03-31 --period last-2-quarters
> cj-report report.json --period all; cj-report report.json --as-of soon
> cj-report report.json --period 2021-22Q4
? 2
--- stderr
cj-report: report.json:1: $.as_of: the day period-end is the last one of the period, and the period is counted back from the day: one of them must be said by itself
cj-report: a report has one period; measures may have several
cj-report: report.json:1: $.as_of: period-end is said of a period, and the report is of all
cj-report: --as-of "soon" must be a day as YYYY-MM-DD, or period-end
cj-report: report.json:3: $.measures.now.period: period "yesterday" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (calendar year), 2022-M01 (month), 2022-01-05 (day), 2022-01-01..2022-03-31 or all; or, counted back from "as_of": "DATE", last-quarter, last-8-quarters, last-month, last-12-months, last-year, year-to-date, same-quarter-last-year or previous-year; in relation to the report's: report, previous, year-before, 18-months-before, year
