# cj-check: rows and totals that are expected.
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-11,c,x
P1,2022-01-12,c,3
P1,2022-01-13,c,3
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== check-expect-rows
< reviews.csv
$ cj-check reviews:reviews.csv --expect-rows 2 --expect-total score=8.0
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== check-expect-rows-bad
< reviews.csv
$ cj-check reviews.csv --expect-rows -1
? 2
--- stderr
cj-check: --expect-rows "-1" must be a whole number, 0 or more

=== check-expect-rows-broken-records
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,"a
b"
,,,
P1,2022-01-10,c,3
$ cj-check reviews:r.csv --expect-rows 2 -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-cell,error,r.csv,2,2,4,D2,score,,the row has 3 cells where the header has 4,a profile with shortRows reads missing last cells as blank
--- stderr
cj-check: 1 error and 1 warning

=== check-expect-rows-never-tolerated
< reviews.csv
$ cj-check reviews:reviews.csv --expect-rows 3 --tolerate 100%
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
row-count,error,reviews.csv,,,,,,,there are 2 rows where 3 are expected,
--- stderr
cj-check: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-expect-rows-none
--- r.csv
person_id,review_date,outcome,score
$ cj-check reviews:r.csv --expect-rows 0
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
no-rows,warning,r.csv,1,1,,,,,there is a header and no row below it,
--- stderr
cj-check: r.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== check-expect-rows-twice
< reviews.csv
$ cj-check reviews.csv --expect-rows 2 --expect-rows reviews:2
? 2
--- stderr
cj-check: --expect-rows is given twice for one export

=== check-expect-rows-wrong
< reviews.csv
$ cj-check reviews:reviews.csv --expect-rows 3
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
row-count,error,reviews.csv,,,,,,,there are 2 rows where 3 are expected,
--- stderr
cj-check: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-expect-total-bad
< reviews.csv
$ cj-check reviews.csv --expect-total score
? 2
--- stderr
cj-check: --expect-total "score" must be COLUMN=SUM, such as amount=1823000

=== check-expect-total-of-text
< reviews.csv
$ cj-check reviews:reviews.csv --expect-total outcome=3 -f text 2>/dev/null
? 2

=== check-expect-total-undeclared
--- r.csv
person_id,review_date,outcome,score,Hours
P1,2022-01-10,c,3,1.5
P1,2022-02-08,c,5,1.25
$ cj-check reviews:r.csv --expect-total Hours=2.75
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: r.csv: what stands in Hours is not checked, as no schema declares it (--schema gives one)

=== check-expect-total-undeclared-text
--- r.csv
person_id,review_date,outcome,score,Hours
P1,2022-01-10,c,3,1.5
P1,2022-02-08,c,5,two
$ cj-check reviews:r.csv --expect-total Hours=1.5 -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,5,E3,Hours,two,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 1 error and 0 warnings

=== check-expect-total-wrong
< reviews.csv
$ cj-check reviews:reviews.csv --expect-total reviews:Score=7.5
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
control-total,error,reviews.csv,,,,,,,Score: the rows without error add up to 8 where 7.5 is expected,
--- stderr
cj-check: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-tolerate-bad
< r.csv
$ cj-check r.csv --tolerate 101%
? 2
--- stderr
cj-check: --tolerate "101%" must be a number of rows or a share, such as 5 or 0.5%

=== check-tolerate-below-percent
< r.csv
$ cj-check reviews:r.csv --tolerate 24.999999% -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 1 error and 0 warnings

=== check-tolerate-edge-percent
< r.csv
$ cj-check reviews:r.csv --tolerate 25%
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: r.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1

=== check-tolerate-edge-rows
< r.csv
$ cj-check reviews:r.csv --tolerate 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: r.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1

=== check-tolerate-one-row-two-errors
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
,2022-01-11,c,x
P1,2022-01-12,c,3
P1,2022-01-13,c,3
$ cj-check reviews:r.csv --tolerate 1 -q
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
constraint-error,error,r.csv,3,3,1,A3,person_id,,"the cell is blank, but every row needs a value",
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,

=== check-tolerate-over-all-files
< r.csv s.csv=r.csv
$ cj-check reviews:r.csv reviews:s.csv --tolerate 1 -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
type-error,error,s.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 2 errors and 0 warnings
