# A period in which no row of the main input lies is an error; --allow-empty goes on.
--- reviews.csv
person_id,review_date,outcome,score
A,2021-04-03,housing,3
A,2022-03-30,housing,5
--- orders.csv
id,imposed,contact
1,2021-04-03,2021-04-05
2,2022-03-30,2022-04-01
--- scores.csv
date,start,end
2021-04-03,1,2
2022-03-30,2,2
--- episodes.csv
person_id,closure_date
A,2021-04-03
B,2022-03-30
--- offences.csv
person_id,offence_date
A,2022-05-01

=== periods-empty-stale
# The export is two years old: each measure says so, from when to when its dates run, and prints no table.
< reviews.csv orders.csv scores.csv episodes.csv offences.csv
$ P="--period 2023-24Q1"
> cj-outcomes reviews.csv $P -q; echo $?
> cj-timeliness orders.csv --from imposed --to contact --within 7d $P -q; echo $?
> cj-scores scores.csv --start start --end end --date date $P -q; echo $?
> cj-tabulate scores.csv --date date $P -q; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-07-01 $P -q; echo $?
--- stdout
1
1
1
1
1
--- stderr
cj-outcomes: no row of reviews.csv lies in 2023-24Q1: its review_date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-timeliness: no row of orders.csv lies in 2023-24Q1: its imposed runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-scores: no row of scores.csv lies in 2023-24Q1: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-tabulate: no row of scores.csv lies in 2023-24Q1: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-reoffending: no row of episodes.csv lies in 2023-24Q1: its closure_date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)

=== periods-empty-allowed
# A warning, the table, and a note in it.
< scores.csv
$ cj-tabulate scores.csv --date date --period 2023-24Q1 --allow-empty
> cj-tabulate scores.csv --date date --period 2023-24Q1 --allow-empty -q -f json | grep -c '"No row lies in 2023-24Q1: its date runs'
> cj-tabulate scores.csv --date date --period 2023-24Q1 --allow-empty -q --findings f.csv >/dev/null; cat f.csv
--- stdout
period,count
2023-24Q1,0
1
code,severity,file,line,record,column,cell,column_name,value,message,hint
empty-period,warning,scores.csv,,,,,,,no row lies in 2023-24Q1: its date runs from 2021-04-03 to 2022-03-30,
--- stderr
cj-tabulate: warning: scores.csv: no row lies in 2023-24Q1: its date runs from 2021-04-03 to 2022-03-30
cj-tabulate: There is no row to count
cj-tabulate: scores.csv: rows 2 = used 0 + outside the period 2 + not selected 0 + rejected 0

=== periods-empty-one-of-several
# A trend that goes on after the data end, or begins before them: the periods at fault are named. A quarter between
# rows is a zero of its own.
< scores.csv
$ cj-tabulate scores.csv --date date --period 2021-22 --period 2022-23 --period 2023-24 -q; echo $?
> cj-tabulate scores.csv --date date --period 2019 --period 2020 --period 2021 -q; echo $?
> cj-tabulate scores.csv --date date --period 2021-22Q1 --period 2021-22Q2 --period 2021-22Q4
> cj-tabulate scores.csv --date date --period 2021-22Q2 -q; echo $?
> cj-tabulate scores.csv --date date --period 2011 --period 2012 --period 2013 --period 2014 --period 2015 --period 2016 --period 2017 --period 2018 -q; echo $?
--- stdout
1
1
period,count
2021-22Q1,1
2021-22Q2,0
2021-22Q4,1
1
1
--- stderr
cj-tabulate: no row of scores.csv lies in 2022-23 or 2023-24: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-tabulate: no row of scores.csv lies in 2019 or 2020: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-tabulate: no row of scores.csv lies in 2021-22Q2: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)
cj-tabulate: no row of scores.csv lies in 2011, 2012, 2013, 2014, 2015, 2016 or 2 more: its date runs from 2021-04-03 to 2022-03-30 (--allow-empty goes on all the same)

=== periods-empty-by-selection
# Rows lie in the period, but --where leaves them out: the zero is a figure. So it is where they are at fault and
# tolerated, or have an index date after --as-of.
< reviews.csv episodes.csv offences.csv
--- bad.csv
date,n
2022-01-01,x
2020-01-01,1
$ cj-outcomes reviews.csv --period 2021-22 --where 'score>9'
> cj-tabulate bad.csv --date date --period 2022 --values 'sum(n)' --tolerate 1 -q
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --period 2022 --windows 3 -q | tail -n 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
period,sum_n
2022,
2022,0-3 months,0,3,0,0,0,0,,,,,,
--- stderr
cj-outcomes: No review is dated in 2021-22
cj-tabulate: bad.csv:2:2: n: "x" is not a whole number or a decimal such as 7.5

=== periods-empty-no-dates
# No row, or none with a date. Without a period nobody said which rows there have to be: a notice, as of an export without
# rows.
< offences.csv
--- none.csv
person_id,closure_date
--- blank.csv
person_id,closure_date
A,
$ cj-reoffending none.csv --offences offences.csv --as-of 2022-01-31 --period 2022 -q; echo $?
> cj-reoffending blank.csv --offences offences.csv --as-of 2022-01-31 --cases; echo $?
> cj-tabulate blank.csv --date closure_date --period 2022 -q; echo $?
> cj-tabulate none.csv -q; echo $?
--- stdout
1
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
0
1
count
0
0
--- stderr
cj-reoffending: no row of none.csv lies in 2022: there is no row in it (--allow-empty goes on all the same)
cj-reoffending: No episode has a closure_date that is not after 2022-01-31
cj-tabulate: no row of blank.csv lies in 2022: none has a closure_date (--allow-empty goes on all the same)

=== periods-empty-in-a-report
# One stale input stops the report and tells which measure it is; "allow_empty" at the top, of the measure, or on the
# command line goes on.
< reviews.csv orders.csv
--- r.json
{"title": "Q", "period": "2021-22Q4", "inputs": {"reviews": {"file": "reviews.csv"}, "old": {"file": "old.csv"}}, "measures": {
 "o": {"kind": "outcomes", "label": "O"}, "t": {"kind": "timeliness", "label": "T", "input": "old",
 "from": "imposed", "to": "contact", "within": "7d"}}, "sections": [{"title": "S", "measures": ["o", "t"]}]}
--- old.csv
imposed,contact
2019-04-03,2019-04-05
$ cj-report r.json -o r.md -q; echo $?; ls r.md 2>/dev/null
> cj-report r.json -o r.md -q --allow-empty; echo $?; grep -c 'No row lies in 2021-22Q4' r.md
> sed 's/"title": "Q"/&, "allow_empty": true/' r.json >top.json; cj-report top.json -o r.md; echo $?
> sed 's/"within": "7d"/&, "allow_empty": true/' r.json >own.json; cj-report own.json -o r.md -q; echo $?
> cj-timeliness --measure top.json#t -q; cj-timeliness --measure r.json#t -q
? 1
--- stdout
1
0
1
0
0
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2021-22Q4,imposed to contact within 7 days,0,0,0,0,0,,,,,,,,
--- stderr
cj-report: r.json:2: $.measures.t: no row of old.csv lies in 2021-22Q4: its imposed runs from 2019-04-03 to 2019-04-03 ("allow_empty" goes on all the same)
cj-report: warning: old.csv: no row lies in 2021-22Q4: its imposed runs from 2019-04-03 to 2019-04-03
cj-report: top.json: 2 counts of 1 to 4 people or records about them are shown, the first in "O": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-timeliness: no row of old.csv lies in 2021-22Q4: its imposed runs from 2019-04-03 to 2019-04-03 (--allow-empty goes on all the same)

=== periods-empty-in-several-files
# All files are named whose days are told: 2 June 2022 is of the first, 1 May 2023 of the second.
--- a.csv
Area,Date
N,02/06/2022
--- b.csv
Area,Date
S,01/05/2023
$ cj-tabulate a.csv b.csv --date Date --period 2010 2>&1 | tail -n 1; cp a.csv c.csv
> cj-tabulate a.csv b.csv c.csv --date Date --period 2010 2>&1 | tail -n 1
--- stdout
cj-tabulate: no row of a.csv or b.csv lies in 2010: its Date runs from 2022-06-02 to 2023-05-01 (--allow-empty goes on all the same)
cj-tabulate: no row of a.csv or the 2 files after it lies in 2010: its Date runs from 2022-06-02 to 2023-05-01 (--allow-empty goes on all the same)

=== periods-written-otherwise
# As tables, exports and people write them; the quarter April to June of 2023-24 is its first. 2023-2025 and Q5 mean nothing.
--- a.csv
Date
01/04/2023
$ tell() { for p in "$@"; do cj-tabulate a.csv --date Date --period "$p" 2>&1 | cut -c21-130; done; }
> tell last-quater "2023-24 Q1" 2023-2024 01/04/2023..30/06/2023 01/04/2023 "April 2023" "Sept 2023"
> tell last-4-quarter "last 12 month" last-0-quarters last-4-weeks "Q4 2013-14" "2013–14" 13-14 98-99 13-15 "FY2013/14" "2013-14-Q2" \
>   "2013-14 Q1Q2"
> tell "2013-14Q1 to 2013-14Q3" "Q1 2013-14 – Q3 2013-14" "2013-14Q3 to 2013-14Q1" "April 2013 to 5/6/2013" "Jan-2013 - 2013-M03" \
>   "1/4/2013 to 5/6/2013" "2013-14Q1 to all" " to " "2013-14 to"
> tell 2023-2025 "2023-24 Q5" | cut -c-70
--- stdout
"last-quater" is not known; write last-quarter
"2023-24 Q1" is not known; write 2023-24Q1
"2023-2024" is not known; write 2023-24
"01/04/2023..30/06/2023" is not known; write 2023-04-01..2023-06-30
"01/04/2023" is not known; write 2023-04-01
"April 2023" is not known; write 2023-M04
"Sept 2023" is not known; write 2023-M09
"last-4-quarter" is not known; write last-4-quarters
"last 12 month" is not known; write last-12-months
"last-0-quarters" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022
"last-4-weeks" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (c
"Q4 2013-14" is not known; write 2013-14Q4
"2013–14" is not known; write 2013-14
"13-14" is not known; write 2013-14
"98-99" is not known; write 1998-99
"13-15" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (calendar
"FY2013/14" is not known; write 2013-14
"2013-14-Q2" is not known; write 2013-14Q2
"2013-14 Q1Q2" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (c
"2013-14Q1 to 2013-14Q3" is not known; write 2013-04-01..2013-12-31 for one period of all, or each by itself
"Q1 2013-14 – Q3 2013-14" is not known; write 2013-04-01..2013-12-31 for one period of all, or each by itsel
"2013-14Q3 to 2013-14Q1" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March
"April 2013 to 5/6/2013" is not known; write 2013-04-01..2013-06-05
"Jan-2013 - 2013-M03" is not known; write 2013-01-01..2013-03-31 for one period of all, or each by itself
"1/4/2013 to 5/6/2013" is not known; write 2013-04-01..2013-06-05
"2013-14Q1 to all" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 202
" to " is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (calendar 
"2013-14 to" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (cal
"2023-2025" is not known; write 2021-22 (financial year), 2021-22Q4 (i
"2023-24 Q5" is not known; write 2021-22 (financial year), 2021-22Q4 (

=== two-scores-of-who-is-in-no-period
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-10,c,5
$ cj-outcomes reviews.csv --period 2023-24 --allow-empty -f csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
--- stderr
cj-outcomes: warning: reviews.csv: no row lies in 2023-24: its review_date runs from 2022-01-10 to 2022-01-10
cj-outcomes: reviews.csv: rows 2 = used 0 + outside the period 2 + not selected 0 + rejected 0
