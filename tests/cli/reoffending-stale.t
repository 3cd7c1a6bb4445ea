# cj-reoffending: offences that end before the follow-up does.
--- episodes.csv
person_id,start_date,closure_date
A,2022-01-10,2022-06-15
B,2022-02-10,2022-07-01
C,2022-05-10,2023-03-28
--- old.csv
person_id,offence_date
A,2019-06-14
B,2019-03-02
--- weekly.csv
person_id,offence_date
A,2022-06-20
A,2022-06-27
B,2022-07-04
A,2022-07-11
A,2022-07-18
B,2022-07-25
A,2022-08-01
B,2022-08-08

=== reoffending-stale
# The last offence is of 2019. By 17 April 2023 nine months of A and B count, which end on 15 March and 1 April, and no
# window of C.
< episodes.csv old.csv
$ cj-reoffending episodes.csv --offences old.csv --period 2022-23 --as-of 2023-04-17 --findings f.csv |
> cut -d, -f2,5,6,8; cut -d, -f1-3 f.csv
--- stdout
stage,people,immature,offences
pre-intervention,3,0,2
during intervention,3,0,0
0-3 months,2,1,0
3-6 months,2,1,0
6-9 months,2,1,0
9-12 months,0,3,0
code,severity,file
offences-end,warning,old.csv
--- stderr
cj-reoffending: warning: old.csv: no offence is dated on or after the first index date 2022-06-15, the last one 2019-06-14: are the offences complete until 2023-04-01, until when they count? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: old.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-stale-header
# A header alone: nobody reoffended, or the export failed. --quiet says neither, the notes do. What was during the intervention
# counts until C's closure on 28 March 2023.
< episodes.csv
--- none.csv
person_id,offence_date
$ cj-reoffending episodes.csv --offences none.csv --period 2022-23 --as-of 2023-04-17 --windows 3 | tail -n 1
> cj-reoffending episodes.csv --offences none.csv --period 2022-23 --as-of 2023-04-17 --windows 3 -q -f markdown |
> grep -io 'there is no offence.*count?'
--- stdout
2022-23,0-3 months,0,3,2,1,0,0,0.0,0.00,65.76,,0.00,
There is no offence: are the offences complete until 2023-03-28, until when they count?
--- stderr
cj-reoffending: warning: none.csv:1: there is a header and no row below it
cj-reoffending: warning: none.csv: there is no offence: are the offences complete until 2023-03-28, until when they count? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: none.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-stale-pause
# An offence a week to 8 August 2022. The later half of the eight days is the last four: three times between them sum to 21
# days, and (1 + p/21)^-3 is below 1/2000 where p is over 243.6. Three months are over on 1 October (54 days), nine on
# 1 April 2023 (236 days), twelve on 1 July (327 days): then it is told.
< episodes.csv weekly.csv
$ for n in 3 9 12; do cj-reoffending episodes.csv --offences weekly.csv --where person_id!=C --as-of 2023-07-17 --windows $n |
> tail -n 1 | cut -d, -f2,5,8; done
--- stdout
0-3 months,2,8
0-9 months,2,8
0-12 months,2,8
--- stderr
cj-reoffending: warning: weekly.csv: the last offence is dated 2022-08-08, longer ago than pauses between them make likely: are the offences complete until 2023-07-01, until when they count? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: weekly.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-stale-not
# Who closed lately is followed up for no window, and a file that ends a few days before is no stale one; the as-of date
# itself is no claim where nobody is followed up until then. Of --cases and --survival it is: they go on to it. 31 days,
# to 1 April, are no pause.
< episodes.csv
--- new.csv
person_id,offence_date
C,2023-01-01
C,2023-02-01
C,2023-03-01
$ where="--where person_id=C --windows 3"
> cj-reoffending episodes.csv --offences new.csv $where --as-of 2023-04-01 --cases | cut -d, -f2
> cj-reoffending episodes.csv --offences new.csv $where --as-of 2023-04-10 | tail -n 1 | cut -d, -f2,5,6
> cj-reoffending episodes.csv --offences new.csv $where --cases --as-of 2023-04-10 2>&1 >/dev/null | grep -o 'no offence.*2023-04-..'
--- stdout
person_id
C
0-3 months,0,1
no offence is dated on or after the first index date 2023-03-28, the last one 2023-03-01: are the offences complete until 2023-04-10
