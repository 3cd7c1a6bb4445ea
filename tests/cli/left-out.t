# Rows that a condition, a period or a measure leaves out stop no table, whatever is wrong with them.
--- episodes.csv
person_id,team,start_date,closure_date
P1,A,2023-01-03,2023-02-01
P2,B,2023-05-02,2023-04-03
P3,A,2010-05-04,2010-04-06
--- offences.csv
person_id,offence_date
P1,2023-03-01

=== left-out-reoffending
# Line 3 is of team B, line 4 of 2010: both end before they begin. P1 offends a month after 1 February.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-06-01 --where team=A --period 2023 --windows 3 -v 2>&1 |
> grep -e 0-3 -e rows
--- stdout
cj-reoffending: episodes.csv: rows 3 = used 1 + outside the period 1 + not selected 1 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
2023,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,

=== left-out-reoffending-in-the-cohort
# Without the condition line 3 is of the cohort: an error.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-06-01 --period 2023 --windows 3
? 1
--- stderr
cj-reoffending: episodes.csv:3:4: closure_date: "2023-04-03" is before the row's start_date
cj-reoffending: episodes.csv: rows 3 = used 1 + outside the period 1 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: 1 of 3 rows of episodes.csv is at fault; no table was made

=== left-out-timeliness
< episodes.csv
$ cj-timeliness episodes.csv --from start_date --to closure_date --within 60d --where team=A --period 2023
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2023,start_date to closure_date within 60 days,1,1,0,0,0,100,20.7,100.0,29.0,29,,,

=== left-out-unreadable
# A score that is none, in a row that is not of North or not of 2023. What decides it must be read: line 5 has no day.
--- rows.csv
area,day,score
North,2023-02-01,3
South,2023-02-02,eleven
North,2022-02-02,twelve
North,soon,4
$ cj-tabulate rows.csv --rows area --values 'sum(score)' --where area=North --date day --period 2023; echo $?
> cj-tabulate rows.csv --rows area --values 'sum(score)' --where area=North --date day --period 2023 --tolerate 1 -q
--- stdout
1
period,area,sum_score
2023,North,3
--- stderr
cj-tabulate: rows.csv:5:2: day: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: rows.csv: rows 4 = used 1 + outside the period 1 + not selected 1 + rejected 1
cj-tabulate: 1 of 4 rows of rows.csv is at fault; no table was made
cj-tabulate: rows.csv:5:2: day: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY

=== left-out-condition-unreadable
# The condition's own cell cannot be read: nobody knows whether the row is selected, unless another condition leaves it
# out in any case.
--- rows.csv
area,day
North,2023-01-05
North,tomorrow
South,yesterday
$ cj-tabulate rows.csv --rows area --where 'day>2023-01-01' --where area=North
? 1
--- stderr
cj-tabulate: rows.csv:3:2: day: "tomorrow" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: rows.csv: rows 3 = used 1 + outside the period 0 + not selected 1 + rejected 1
cj-tabulate: 1 of 3 rows of rows.csv is at fault; no table was made

=== left-out-derived
# No band is for the 20 of South; a condition on what is derived leaves out what could be derived.
--- rows.csv
area,age,score
North,12,1
South,20,1
West,16,x
$ cj-tabulate rows.csv --derive 'b=band(age,10-14,15-17)' --where area=North --rows b; echo $?
> cj-tabulate rows.csv --derive 'b=band(age,10-14,15-17)' --where area!=South --where b=10-14 --rows b --values 'sum(score)'; echo $?
> cj-tabulate rows.csv --derive 'b=band(age,10-14,15-17)' --where b=10-14 --rows b
? 1
--- stdout
b,count
10-14,1
0
b,sum_score
10-14,1
0
--- stderr
cj-tabulate: rows.csv:3:2: age: "20" is in none of the bands of b=band(age,10-14,15-17)
cj-tabulate: rows.csv: rows 3 = used 1 + outside the period 0 + not selected 1 + rejected 1
cj-tabulate: 1 of 3 rows of rows.csv is at fault; no table was made

=== left-out-derived-before
# The wait of line 3 is derived, -3 days, and leaves it out; that no band is for -3 does not matter.
--- rows.csv
area,sent,seen
North,2023-01-01,2023-01-09
North,2023-01-05,2023-01-02
$ cj-tabulate rows.csv --derive 'w=days(sent,seen)' --derive 'b=band(w,0-6,7+)' --where 'w>=0' --rows b
--- stdout
b,count
7+,1

=== left-out-derived-besides
# No band is for the age of line 3, which its quarter, named after the bands, leaves out. No band is for that of line 4
# either, and `young` is made of the bands: nobody knows what it would say.
--- rows.csv
age,day
12,2023-05-01
20,2022-05-02
30,2023-05-03
$ set -- --derive 'b=band(age,10-14,15-17)' --derive 'q=quarter(day)' --derive 'young=recode(b,10-14=yes,*=no)'
> cj-tabulate rows.csv "$@" --where q=2023-24Q1 --rows b --tolerate 1 -v
> cj-tabulate rows.csv "$@" --where young=yes --rows b --tolerate 2 -q 2>&1
--- stdout
b,count
10-14,1
cj-tabulate: rows.csv:3:1: age: "20" is in none of the bands of b=band(age,10-14,15-17)
cj-tabulate: rows.csv:4:1: age: "30" is in none of the bands of b=band(age,10-14,15-17)
b,count
10-14,1
--- stderr
cj-tabulate: rows.csv:4:1: age: "30" is in none of the bands of b=band(age,10-14,15-17)
cj-tabulate: rows.csv: rows 3 = used 1 + outside the period 0 + not selected 1 + rejected 1

=== left-out-derived-many
# Ten derivations, of which the first and the ninth fail in one row and the last leaves the other out.
--- rows.csv
age,day
20,2023-05-01
20,2022-05-02
$ set -- rows.csv --derive 'b1=band(age,10-14)'; for n in 2 3 4 5 6 7 8; do set -- "$@" --derive "b$n=band(age,$n-99)"; done
> set -- "$@" --derive 'b9=band(age,10-14)' --derive 'y=calendar_year(day)' --tolerate 1
> cj-tabulate "$@" --where y=2023 --rows y; cj-tabulate "$@" --where b9=10-14 --rows y
? 1
--- stdout
y,count
--- stderr
cj-tabulate: rows.csv:2:1: age: "20" is in none of the bands of b1=band(age,10-14)
cj-tabulate: There is no row to count
cj-tabulate: rows.csv: rows 2 = used 0 + outside the period 0 + not selected 1 + rejected 1
cj-tabulate: rows.csv:2:1: age: "20" is in none of the bands of b1=band(age,10-14)
cj-tabulate: rows.csv:3:1: age: "20" is in none of the bands of b1=band(age,10-14)
cj-tabulate: rows.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
cj-tabulate: 2 of 2 rows of rows.csv are at fault; no table was made

=== left-out-derived-of-views
# One row for both outcomes, with a day that is none: the band of one score does not say that of the other.
--- reviews.csv
person_id,review_date,Home,Work
A1,2023-05-01,3,3
A2,soon,1,3
A3,soon,1,1
$ cj-outcomes reviews.csv --unpivot outcome=score:Home,Work --derive 'high=band(score,0-2,3+)' --where 'high=3+' -v
? 1
--- stderr
cj-outcomes: reviews.csv:3:2: review_date: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: reviews.csv:4:2: review_date: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: reviews.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 3 rows of reviews.csv are at fault; no table was made

=== left-out-without-order
# "many" is neither below 3 nor above: the condition does not leave line 3 out, which is rejected for its score. In a
# row without an error it is refused.
--- rows.csv
n,score
2,1
many,x
$ cj-tabulate rows.csv --where 'n<3' --values 'sum(score)' --tolerate 1
> sed -i 's/x$/1/' rows.csv; cj-tabulate rows.csv --where 'n<3' --values 'sum(score)' --tolerate 1
? 2
--- stdout
sum_score
1
--- stderr
cj-tabulate: rows.csv:3:2: score: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: rows.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: rows.csv:3:1: condition "n<3": n holds "many", which is no number; if it means that there is none, name it under missingValues of a schema or profile

=== left-out-keys
# A key that stands twice, once in a row that is not selected.
--- s.json
{"fields": [{"name": "id"}, {"name": "area"}], "primaryKey": ["id"]}
--- rows.csv
id,area
1,South
1,North
2,North
2,South
$ cj-tabulate rows.csv --schema s.json --rows area --where area=North; echo $?; cj-tabulate rows.csv --schema s.json --rows area
? 1
--- stdout
area,count
North,2
0
--- stderr
cj-tabulate: rows.csv:3:1: id: "1" stands in line 2 already
cj-tabulate: rows.csv:5:1: id: "2" stands in line 4 already
cj-tabulate: rows.csv: rows 4 = used 2 + outside the period 0 + not selected 0 + rejected 2
cj-tabulate: 2 of 4 rows of rows.csv are at fault; no table was made

=== left-out-unused
# Nobody uses the score, nor the date.
--- reviews.csv
person_id,review_date,outcome,score
A1,2023-01-01,Housing,eleven
A1,soon,Housing,3
,,Work,4
$ cj-tabulate reviews.csv --rows outcome
--- stdout
outcome,count
Housing,2
Work,1

=== left-out-outcomes
# A1 has no review in 2023: nothing of theirs counts. B1's first score is what 2023 is compared with, and cannot be read;
# what comes after 2023 does not count.
--- a.csv
person_id,review_date,outcome,score
A1,2022-01-01,Housing,eleven
A1,2022-01-02,Housing,1
A1,2022-01-02,Housing,2
B1,2022-01-01,Housing,3
B1,2023-01-01,Housing,5
B1,2024-01-01,Housing,six
B1,2024-02-01,Housing,6
B1,2024-02-01,Housing,7
$ cj-outcomes a.csv --period 2023 | cut -d, -f1-7; sed 's/2022-01-01,Housing,3/2022-01-01,Housing,three/' a.csv >b.csv
> cj-outcomes b.csv --period 2023
? 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved
2023,Housing,,,1,1,1
--- stderr
cj-outcomes: b.csv:5:4: score: "three" is not a whole number or a decimal such as 7.5
cj-outcomes: b.csv: rows 8 = used 1 + outside the period 6 + not selected 0 + rejected 1
cj-outcomes: 1 of 8 rows of b.csv is at fault; no table was made

=== left-out-scores
--- s.csv
area,day,pre,post
North,2023-01-01,1,3
North,2022-01-01,1,three
South,2023-01-01,one,3
$ cj-scores s.csv --start pre --end post --date day --period 2023 --where area=North | cut -d, -f1-4
--- stdout
period,n_start,n_end,n_paired
2023,1,1,1

=== left-out-offences
# What is wrong with offences of a person whose episodes are left out, or that no condition keeps.
--- episodes.csv
person_id,team,start_date,closure_date
P1,A,2023-01-03,2023-02-01
P2,B,2023-01-02,2023-04-03
--- offences.csv
person_id,offence_date,kind
P1,2023-03-01,theft
P2,2023-13-01,theft
P1,,other
P1,never,other
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-06-01 --where team=A --period 2023 --windows 3 --where-offences kind=theft |
> grep 0-3
--- stdout
2023,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-03-01 and the last index date 2023-04-03, 13 months before --as-of 2024-06-01: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 1 + outside the period 0 + not selected 3 + rejected 0

=== left-out-gravity
# Days to the first reoffence need no gravity: 1 March is 28 days after 1 February. The table has its mean.
< episodes.csv
--- offences.csv
person_id,offence_date,gravity
P1,2023-03-01,grave
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-06-01 --where team=A --period 2023 --survival -q | cut -d, -f1-5; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of 2024-06-01 --where team=A --period 2023 -q
? 1
--- stdout
period,days,at_risk,events,censored
2023,28,1,1,0
0
--- stderr
cj-reoffending: offences.csv:2:3: gravity: "grave" is not a whole number or a decimal such as 7.5
cj-reoffending: 1 of 1 rows of offences.csv is at fault; no table was made

=== left-out-blank-offences
# One row a person, blank where nothing happened: the condition takes those rows away. 3 April is within 6 months of
# 1 January, 5 September within 12 of 3 January.
--- t.csv
id,closed,reoffended
A1,01/01/2020,03/04/2020
A2,02/01/2020,
A3,03/01/2020,05/09/2020
$ cj-reoffending t.csv --offences t.csv --map id=person_id --map closed=closure_date --map offences:id=person_id --map offences:reoffended=offence_date --where-offences "offence_date!=" --as-of 2021-06-30 --cumulative --windows 6,12 |
> grep 0-
--- stdout
all,0-6 months,0,6,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
all,0-12 months,0,12,3,0,2,2,66.7,20.77,93.85,1.00,0.67,
--- stderr
cj-reoffending: warning: t.csv: the last offence is dated 2020-09-05 and the last index date 2020-01-03, 9 months before --as-of 2021-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: t.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: t.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0

=== left-out-in-a-report
# In a report, where the file is read once for several measures, the same.
< episodes.csv
--- d.json
{"title": "T", "inputs": {"e": {"file": "episodes.csv"}}, "as_of": "2024-06-01",
 "measures": {
  "a": {"kind": "timeliness", "input": "e", "from": "start_date", "to": "closure_date", "within": "60d", "where": ["team=A"], "period": ["2023"]},
  "b": {"kind": "tabulate", "input": "e", "rows": "team"}},
 "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report d.json -o out/; cut -d, -f1-4 out/a.csv; cat out/b.csv
--- stdout
period,measure,total,within
2023,start_date to closure_date within 60 days,1,1
team,count
A,2
B,1
--- stderr
cj-report: warning: episodes.csv: the last start_date is dated 2023-05-02 and the last closure_date 2023-04-03, 12 months before "as_of": "2024-06-01": are the data complete until then? What was done since counts as late or pending
cj-report: d.json: 4 counts of 1 to 4 people or records about them are shown, the first in "a": "disclosure": {"below": 5} hides them, false says that they may be shown

=== left-out-waiting-in-a-report
# Line 2 is before 2023, and in no band; A1 has a review in 2023, which could be compared with it: an error in a report, too.
--- a.csv
person_id,review_date,outcome,score,ward
A1,2022-01-01,Housing,3,-2
A1,2023-01-01,Housing,5,1
--- d.json
{"title": "T", "inputs": {"r": {"file": "a.csv"}},
 "measures": {
  "a": {"kind": "outcomes", "input": "r", "period": ["2023"], "derive": ["b=band(ward,0+)"]},
  "b": {"kind": "outcomes", "input": "r", "period": ["2023"], "derive": ["b=band(ward,0+)"]}},
 "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report d.json -o out/
? 1
--- stderr
cj-report: a.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-report: a.csv:2:5: ward: "-2" is in none of the bands of b=band(ward,0+)
cj-report: d.json:3: $.measures.a: 1 of 2 rows of a.csv is at fault; no table was made
