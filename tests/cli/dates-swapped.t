# Day and month that a spreadsheet with American settings swapped.  e.csv: every eleventh day of 2022 from 2 January on, 8 of them from
# April to June; those with days up to 12 came out with day and month swapped, which reads as 9.
--- e.csv
id,day
E1,2022-02-01
E2,13/01/2022
E3,24/01/2022
E4,2022-04-02
E5,15/02/2022
E6,26/02/2022
E7,2022-09-03
E8,20/03/2022
E9,31/03/2022
E10,2022-11-04
E11,22/04/2022
E12,2022-03-05
E13,14/05/2022
E14,25/05/2022
E15,2022-05-06
E16,16/06/2022
E17,27/06/2022
E18,2022-08-07
E19,19/07/2022
E20,30/07/2022
E21,2022-10-08
E22,21/08/2022
E23,2022-01-09
E24,2022-12-09
E25,23/09/2022
E26,2022-04-10
E27,15/10/2022
E28,26/10/2022
E29,2022-06-11
E30,17/11/2022
E31,28/11/2022
E32,2022-09-12
E33,20/12/2022
E34,31/12/2022

=== day-and-month-swapped
< e.csv
$ cj-tabulate e.csv --date day --period 2022-23Q1
--- stdout
period,count
2022-23Q1,9
--- stderr
cj-tabulate: warning: e.csv: day: day and month of the dates that begin with the year are swapped, as a spreadsheet with American settings does with days up to 12: none of its 13 has a day over 12, and none of the 21 that begin with the day one under 13; take the export without a spreadsheet, or read it with a profile with {"dateFormats": ["%Y-%d-%m", "%d/%m/%Y"]}
cj-tabulate: e.csv: rows 34 = used 9 + outside the period 25 + not selected 0 + rejected 0

=== day-and-month-swapped-back
< e.csv
--- p.json
{"dateFormats": ["%Y-%d-%m", "%d/%m/%Y"]}
$ cj-tabulate e.csv --profile p.json --date day --period 2022-23Q1
--- stdout
period,count
2022-23Q1,8

=== day-and-month-swapped-by-nobody
# One date that no such spreadsheet leaves behind, the fifth of June with the day first, is proof that it was none.
< e.csv
$ echo E35,05/06/2022 >>e.csv; cj-tabulate e.csv --date day --period 2022-23Q1
--- stdout
period,count
2022-23Q1,10
