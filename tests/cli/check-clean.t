# cj-check: files without an error, the summary, quiet and verbose.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-15,c,x
P1,2022-01-16,c,4
P1,2022-01-22,c,y
P1,2022-01-23,c,4
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== check-clean
< reviews.csv
$ cj-check reviews.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)

=== check-clean-json
< reviews.csv
$ cj-check reviews.csv -f json
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)

=== check-clean-quiet
< reviews.csv
$ cj-check reviews.csv -q -f csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== check-clean-text
< reviews.csv
$ cj-check reviews.csv -f text
--- stdout
No problem was found.

Findings by rule

No rows.

Notes
- reviews.csv is checked as reviews, by its name (KIND:FILE says another kind).
- reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)

=== check-clean-verbose
< reviews.csv
$ cj-check reviews:reviews.csv -v -f json
--- stderr
cj-check: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== check-orders-twice
--- orders.csv
order_id,person_id,order_date
O1,P1,2022-01-10
O1,P2,2022-01-11
$ cj-check orders.csv -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
primary-key,error,orders.csv,3,3,1,A3,order_id,O1,stands in line 2 already,
--- stderr
cj-check: 1 error and 0 warnings

=== check-quiet
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv -q -f text | grep -c weekend
--- stdout
1
--- stderr
cj-check: 2 errors and 2 warnings

=== check-several-files
--- episodes.csv
episode_id,person_id,start_date,closure_date
E1,P1,2021-05-04,2021-06-01
E2,P2,2021-04-01,2021-03-31
E3,P9,2021-04-01,
--- people.csv
person_id,sex,date_of_birth,locality
P1,F,2004-02-29,North
P2,M,2005-12-01,South
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P2,2005-11-30,c,5
P8,2022-02-08,c,5
$ cj-check reviews.csv people.csv episodes.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,episodes.csv,3,3,4,D3,closure_date,2021-03-31,is before the row's start_date,
foreign-key,warning,episodes.csv,4,4,2,B4,person_id,P9,is in no usable row of the people file,
date-order,error,reviews.csv,3,3,2,B3,review_date,2005-11-30,is before the person was born,
foreign-key,warning,reviews.csv,4,4,1,A4,person_id,P8,is in no usable row of the people file,
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: episodes.csv is checked as episodes, by its name (KIND:FILE says another kind)
cj-check: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-check: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: episodes.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-check: 2 errors and 2 warnings

=== check-summary-clean
< reviews.csv
$ cj-check reviews:reviews.csv --summary -f csv
--- stdout
file,code,severity,column_name,findings,first_line

=== check-summary-csv
< reviews.csv=reviews-2.csv
$ cj-check reviews:reviews.csv --summary -f csv
? 1
--- stdout
file,code,severity,column_name,findings,first_line
reviews.csv,type-error,error,score,2,3
reviews.csv,weekend,warning,review_date,2,4
--- stderr
cj-check: reviews.csv: rows 5 = used 3 + outside the period 0 + not selected 0 + rejected 2
cj-check: 2 errors and 2 warnings

=== check-summary-json
< reviews.csv=reviews-2.csv
$ cj-check reviews:reviews.csv --summary -f json | grep -c '"code": "weekend"'
--- stdout
1
--- stderr
cj-check: reviews.csv: rows 5 = used 3 + outside the period 0 + not selected 0 + rejected 2
cj-check: 2 errors and 2 warnings

=== check-summary-markdown
< reviews.csv=reviews-2.csv
$ cj-check reviews:reviews.csv --summary -f markdown | grep "^|"
--- stdout
| File | Rule | Severity | Column | Findings | First line |
| --- | --- | --- | --- | ---: | ---: |
| reviews.csv | type-error | error | score | 2 | 3 |
| reviews.csv | weekend | warning | review\_date | 2 | 4 |
--- stderr
cj-check: reviews.csv: rows 5 = used 3 + outside the period 0 + not selected 0 + rejected 2
cj-check: 2 errors and 2 warnings

=== check-summary-text
< reviews.csv=reviews-2.csv
$ cj-check reviews:reviews.csv --summary -f text
? 1
--- stdout
Findings by rule

File         Rule        Severity  Column       Findings  First
                                                           line
-----------  ----------  --------  -----------  --------  -----
reviews.csv  type-error  error     score               2      3
reviews.csv  weekend     warning   review_date         2      4

Notes
- reviews.csv: rows 5 = used 3 + outside the period 0 + not selected 0 + rejected 2
--- stderr
cj-check: reviews.csv: rows 5 = used 3 + outside the period 0 + not selected 0 + rejected 2
cj-check: 2 errors and 2 warnings

=== check-summary-text-equal-counts
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,,x
P1,2022-01-10,c,3
$ cj-check reviews:r.csv --summary -f text -q | grep -c " 1  *2$"
--- stdout
2
--- stderr
cj-check: 2 errors and 0 warnings

=== check-two-scores-as-outcomes
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-10,c,5
$ cj-check reviews:reviews.csv; echo $?; cj-outcomes reviews.csv; echo $?
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
primary-key,error,reviews.csv,2,2,1,A2,person_id,P1,has a second score for this outcome and date in line 3; distinctRows of a profile drops equal rows,
1
1
--- stderr
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings
cj-outcomes: reviews.csv:2:1: person_id: "P1" has a second score for this outcome and date in line 3; distinctRows of a profile drops equal rows
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== check-verbose-and-quiet
< reviews.csv
$ cj-check reviews.csv -v -q
? 2
--- stderr
cj-check: --verbose and --quiet contradict each other

=== check-undeclared
# Hours and When are in no schema: "ten" and 13/04/23 are no faults of theirs, which is said, also where the kind of file is
# given; a schema that declares When finds the second. Of eight such columns six are named.
--- reviews.csv
person_id,review_date,outcome,score,Hours,When
P1,2022-01-10,c,3,2,01/04/2023
P1,2022-02-08,c,5,ten,13/04/23
--- wide.csv
person_id,review_date,outcome,score,a,b,c,d,e,f,g,h
P1,2022-01-10,c,3,1,1,1,1,1,1,1,1
--- s.json
{"fields": [{"name": "person_id"}, {"name": "review_date", "type": "date"}, {"name": "outcome"}, {"name": "score", "type": "integer"},
 {"name": "Hours"}, {"name": "When", "type": "date"}]}
$ cj-check reviews.csv; cj-check reviews:reviews.csv wide:wide.csv -f csv | cut -d, -f1; cj-check reviews.csv --schema s.json | cut -d, -f1-8
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
code
code,severity,file,line,record,column,cell,column_name
type-error,error,reviews.csv,3,3,6,F3,When
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: reviews.csv: what stands in Hours and When is not checked, as no schema declares it (--schema gives one)
cj-check: reviews.csv: what stands in Hours and When is not checked, as no schema declares it (--schema gives one)
cj-check: wide.csv is checked as reviews, by its header (KIND:FILE says another kind)
cj-check: wide.csv: what stands in a, b, c, d, e, f and 2 more is not checked, as no schema declares it (--schema gives one)
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings
