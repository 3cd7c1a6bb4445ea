# cj-outcomes: periods.

=== period-backwards
$ cj-outcomes $DATA/reviews.csv --period 2022-03-31..2022-01-01
? 2
--- stderr
cj-outcomes: period "2022-03-31..2022-01-01" ends before it begins

=== period-bad-day
$ cj-outcomes $DATA/reviews.csv --period 2022-02-30
? 2
--- stderr
cj-outcomes: period "2022-02-30" is a day that does not exist

=== period-bad-month-or-year
$ cj-outcomes $DATA/reviews.csv --period 2022-01
? 2
--- stderr
cj-outcomes: period "2022-01" could be a month or a financial year; write 2022-M01 for the month, 2022-23 for April 2022 to March 2023

=== period-bad-quarter
$ cj-outcomes $DATA/reviews.csv --period 2022-23Q5
? 2
--- stderr
cj-outcomes: period "2022-23Q5": a financial year names two years that follow each other, such as 2022-23, and quarters are Q1 to Q4

=== period-bad-quarter-of-what
$ cj-outcomes $DATA/reviews.csv --period 2023Q4
? 2
--- stderr
cj-outcomes: period "2023Q4" does not say which year its quarter belongs to; write 2023-24Q4 (financial year from April 2023) or 2022-23Q4 (from April 2022), or a range such as 2023-01-01..2023-03-31

=== period-bad-word
$ cj-outcomes $DATA/reviews.csv --period lastyear
? 2
--- stderr
cj-outcomes: period "lastyear" is not known; write last-year

=== period-bad-years
$ cj-outcomes $DATA/reviews.csv --period 2021-23
? 2
--- stderr
cj-outcomes: period "2021-23": a financial year names two years that follow each other, such as 2021-22, and quarters are Q1 to Q4

=== period-calendar-year
$ cj-outcomes $DATA/reviews.csv --period 2021
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021,confidence,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
2021,crime,,,2,0,0,0,0,,,,,,,,

=== period-empty
$ cj-outcomes $DATA/reviews.csv --allow-empty --period 2030
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
--- stderr
cj-outcomes: warning: reviews.csv: no row lies in 2030: its review_date runs from 2021-05-10 to 2022-03-20
cj-outcomes: reviews.csv: rows 11 = used 0 + outside the period 11 + not selected 0 + rejected 0

=== period-empty-in-framework
$ cj-outcomes $DATA/reviews.csv --allow-empty --period 2030 --framework $DATA/framework.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict,target_label
2030,crime,short,,0,0,0,0,0,,,,,,50,,,fewer offences
2030,crime,medium,,0,0,0,0,0,,,,,,12.5,,,
2030,housing,,,0,0,0,0,0,,,,,,40,,,
2030,confidence,,,0,0,0,0,0,,,,,,66.7,,,
--- stderr
cj-outcomes: warning: reviews.csv: no row lies in 2030: its review_date runs from 2021-05-10 to 2022-03-20
cj-outcomes: reviews.csv: rows 11 = used 0 + outside the period 11 + not selected 0 + rejected 0

=== period-financial-year-slash
$ cj-outcomes $DATA/reviews.csv --period 2021/22
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021/22,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
2021/22,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== period-quarter-of-calendar-year
$ cj-outcomes $DATA/reviews.csv --period 2022-Q4
? 2
--- stderr
cj-outcomes: period "2022-Q4" does not say which year its quarter belongs to; write 2022-23Q4 (financial year from April 2022) or 2021-22Q4 (from April 2021), or a range such as 2022-01-01..2022-03-31

=== period-twice
$ cj-outcomes $DATA/reviews.csv --period 2022 --period 2022
? 2
--- stderr
cj-outcomes: period 2022 is given twice

=== periods-overlapping
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q1 --period 2022-M02 --period 2022-02-08 --period 2022-01-01..2022-03-31
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q1,confidence,,,2,0,0,0,0,,,,,,,,
2021-22Q1,crime,,,2,0,0,0,0,,,,,,,,
2022-M02,confidence,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
2022-M02,crime,,,2,1,0,0,1,0,0,100,0.0,79.3,,,
2022-02-08,confidence,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
2022-02-08,crime,,,1,1,0,0,1,0,0,100,0.0,79.3,,,
2022-01-01..2022-03-31,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
2022-01-01..2022-03-31,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
