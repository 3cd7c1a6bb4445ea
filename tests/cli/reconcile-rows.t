# cj-reconcile without --value: rows of two exports, in all columns.
--- q3.csv
Case ID,Opened,Outcome,Score,Note
C1,01/10/2022,Met,5.0,
C2,02/10/2022,Met,7,x
C3,31/12/2022,Part,007,
C4,05/11/2022,Met,1,
--- q4.csv
Score,Case ID,Opened,Outcome,Printed
5,C1,2022-10-01,Met,1
7,C2,02/10/2022,Not met,2
7,C3,30/12/2022,Part,3
2,C5,15/12/2022,Met,4
2,C6,15/01/2023,Met,5

=== reconcile-rows-all
# 5.0 is 5 and 01/10/2022 is 2022-10-01; 007 is not 7; a row for each cell that changed
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key "Case ID"
? 1
--- stdout
Case ID,status,column,old,new
C1,same,,,
C2,changed,Outcome,Met,Not met
C3,changed,Score,007,7
C3,changed,Opened,31/12/2022,30/12/2022
C5,only new,,,
C6,only new,,,
C4,only old,,,
--- stderr
cj-reconcile: warning: q3.csv: columns that q4.csv lacks are not compared: Note
cj-reconcile: warning: q4.csv: columns that q3.csv lacks are not compared: Printed
cj-reconcile: q3.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: q4.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-rows-changed
# the quarter is that of the new row; C5 of December is late, C6 is of the new quarter
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key case_id --changed --date Opened -f text
? 1
--- stdout
Rows compared with earlier ones

Period      Case  Status    Column   Old         New
            ID
----------  ----  --------  -------  ----------  ----------
2022-23 Q3  C2    changed   Outcome  Met         Not met
2022-23 Q3  C3    changed   Score    007         7
2022-23 Q3  C3    changed   Opened   31/12/2022  30/12/2022
2022-23 Q3  C5    only new
2022-23 Q4  C6    only new
2022-23 Q3  C4    only old

Notes
- Compared: rows of q3.csv (old) and q4.csv (new) with the same case_id, in Score, Opened and Outcome: as texts, letter
  for letter; numbers and dates that are written in another way are the same.
- 1 same, 2 changed, 1 only old and 2 only new; rows that are the same are not shown.
- Periods are financial quarters by Opened, of rows in both by the new. Late: 1 of the 2 rows only new is dated 31
  December 2022 or before, the last date of the old.
- Columns of the old alone: Note.
- Columns of the new alone: Printed.
- q3.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
- q4.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-reconcile: warning: q3.csv: columns that q4.csv lacks are not compared: Note
cj-reconcile: warning: q4.csv: columns that q3.csv lacks are not compared: Printed
cj-reconcile: q3.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: q4.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-rows-ignored
# what changes in every export; and what --within calls the same is the same here, too
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key "Case ID" --ignore Opened,outcome --ignore score
? 1
--- stdout
Case ID,status,column,old,new
C1,same,,,
C2,same,,,
C3,same,,,
C5,only new,,,
C6,only new,,,
C4,only old,,,
--- stderr
cj-reconcile: warning: q3.csv: columns that q4.csv lacks are not compared: Note
cj-reconcile: warning: q4.csv: columns that q3.csv lacks are not compared: Printed
cj-reconcile: q3.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: q4.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-rows-ignored-unknown
# a slip of the pen leaves nothing out
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key "Case ID" --ignore Opend
? 2
--- stderr
cj-reconcile: q4.csv:1: no column "Opend"; did you mean "Opened"?

=== reconcile-rows-none-in-common
# rows come and go alone
--- a.csv
k,v
1,2
--- b.csv
k,w
1,3
$ cj-reconcile a.csv b.csv --key k -f text
--- stdout
Rows compared with earlier ones

k  Status
-  ------
1  same

Notes
- Compared: rows of a.csv (old) and b.csv (new) with the same k; they have no other column in common.
- 1 same, 0 changed, 0 only old and 0 only new.
- Columns of the old alone: v.
- Columns of the new alone: w.
- a.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
- b.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-reconcile: warning: a.csv: columns that b.csv lacks are not compared: v
cj-reconcile: warning: b.csv: columns that a.csv lacks are not compared: w
cj-reconcile: a.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: b.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-rows-person
# a column that is mapped is a key by its new name, and not compared
--- a.csv
Client ID,Sex
7,F
--- b.csv
Client ID,Sex
7,M
$ cj-reconcile a.csv b.csv --map "Client ID=person" --key person
? 1
--- stdout
person,status,column,old,new
7,changed,Sex,F,M

=== reconcile-rows-summary
# by quarter and column; whole rows first
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key "Case ID" --date Opened --summary
? 1
--- stdout
period,column,status,rows
2022-23Q3,(any),same,1
2022-23Q3,(any),changed,2
2022-23Q3,(any),only old,1
2022-23Q3,(any),only new,1
2022-23Q3,Score,same,2
2022-23Q3,Score,changed,1
2022-23Q3,Opened,same,2
2022-23Q3,Opened,changed,1
2022-23Q3,Outcome,same,2
2022-23Q3,Outcome,changed,1
2022-23Q4,(any),same,0
2022-23Q4,(any),changed,0
2022-23Q4,(any),only old,0
2022-23Q4,(any),only new,1
--- stderr
cj-reconcile: warning: q3.csv: columns that q4.csv lacks are not compared: Note
cj-reconcile: warning: q4.csv: columns that q3.csv lacks are not compared: Printed
cj-reconcile: q3.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: q4.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-rows-summary-undated
# a row without a date has no quarter; without --date there is none
--- a.csv
k,d
1,
2,01/04/2022
--- b.csv
k,d
1,01/07/2022
2,
$ cj-reconcile a.csv b.csv --key k --date d --summary --changed -f text && false
> cj-reconcile a.csv b.csv --key k --summary --changed
? 1
--- stdout
Rows compared with earlier ones, counted

Period      Column      changed  only  only
                                  old   new
----------  ----------  -------  ----  ----
2022-23 Q2  Any column        1     0     0
2022-23 Q2  d                 1
No date     Any column        1     0     0
No date     d                 1

Notes
- Compared: rows of a.csv (old) and b.csv (new) with the same k, in d: as texts, letter for letter; numbers and dates
  that are written in another way are the same.
- 0 same, 2 changed, 0 only old and 0 only new; rows that are the same are not shown.
- Periods are financial quarters by d, of rows in both by the new. Late: 0 of the 0 rows only new are dated 1 April 2022
  or before, the last date of the old.
- d: the one date fits day and month and month and day; read with the day first.
- a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
- b.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
column,status,rows
(any),changed,2
(any),only old,0
(any),only new,0
d,changed,2

=== reconcile-rows-value
# which of the two is meant?
< q3.csv q4.csv
$ cj-reconcile q3.csv q4.csv --key "Case ID" --value Score --summary; cj-reconcile q3.csv --sum Score=Score+Score --date Opened
? 2
--- stderr
cj-reconcile: --summary is for rows that are compared in all columns: without --value
cj-reconcile: --date is for rows that are compared in all columns: without --sum

=== reconcile-rows-renamed
# Score became Rating, and its 3 a 9: no row differs in what both have, and that is not all that is said.
--- a.csv
Ref,Score
1,3
--- b.csv
Ref,Rating
1,9
$ cj-reconcile a.csv b.csv --key Ref --changed
> cj-reconcile a.csv b.csv --key Ref --changed --quiet
--- stdout
Ref,status,column,old,new
Ref,status,column,old,new
--- stderr
cj-reconcile: warning: a.csv: columns that b.csv lacks are not compared: Score
cj-reconcile: warning: b.csv: columns that a.csv lacks are not compared: Rating
cj-reconcile: a.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: b.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
