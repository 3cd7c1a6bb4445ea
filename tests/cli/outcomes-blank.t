# cj-outcomes: blank and repeated lines and cells, tolerance.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,bad1
P2,2022-01-01,c,bad2
P3,2022-01-01,c,bad3
P4,2022-01-01,c,bad4
P5,2022-01-01,c,bad5
P6,2022-01-01,c,bad6
P7,2022-01-01,c,bad7
P8,2022-01-01,c,bad8
P9,2022-01-01,c,bad9
P10,2022-01-01,c,bad10
P11,2022-01-01,c,bad11
P12,2022-01-01,c,bad12
P13,2022-01-01,c,bad13
P14,2022-01-01,c,bad14
P15,2022-01-01,c,bad15
P16,2022-01-01,c,bad16
P17,2022-01-01,c,bad17
P18,2022-01-01,c,bad18
P19,2022-01-01,c,bad19
P20,2022-01-01,c,bad20
P21,2022-01-01,c,bad21
P22,2022-01-01,c,bad22
P23,2022-01-01,c,bad23
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,x
P2,2022-01-01,c,3
P2,2022-02-01,c,4

=== blank-lines
--- reviews.csv
person_id,review_date,outcome,score

P1,2022-01-01,c,3
   
P1,2022-02-01,c,5

$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: warning: reviews.csv:2: the row is blank; it is passed over
cj-outcomes: warning: reviews.csv:4: the row is blank; it is passed over
cj-outcomes: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== blank-lines-before-the-header
--- reviews.csv


person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,x
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:5:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== blank-row-of-delimiters
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
,,,
 , ,,
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: warning: reviews.csv:3: 2 blank rows, to line 4; they are passed over
cj-outcomes: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== blank-score-is-reviewed-only
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
P1,2022-03-01,c,
P2,2022-03-01,c,N/A
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,

=== cell-blank
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
,2022-02-01,c,4
P1,,c,5
P1,2022-02-01,,6
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3:1: person_id: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv:4:2: review_date: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv:5:3: outcome: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv: rows 4 = used 1 + outside the period 0 + not selected 0 + rejected 3
cj-outcomes: 3 of 4 rows of reviews.csv are at fault; no table was made

=== findings-file
--- people.csv
person_id
P9
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
,2022-02-01,c,x
P1,2022-02-01,c,"y,""z""
"
P1,2022-02-01,c
,,,
$ cj-outcomes reviews.csv --people people.csv --findings findings.csv
> s=$?
> cat findings.csv
> exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
constraint-error,error,reviews.csv,3,3,1,A3,person_id,,"the cell is blank, but every row needs a value",
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
type-error,error,reviews.csv,4,4,4,D4,score,"y,\""z\""",is not a whole number or a decimal such as 7.5,
missing-cell,error,reviews.csv,6,5,4,D5,score,,the row has 3 cells where the header has 4,a profile with shortRows reads missing last cells as blank
blank-row,warning,reviews.csv,7,6,,,,,the row is blank; it is passed over,
foreign-key,warning,reviews.csv,2,2,1,A2,person_id,P1,is in no usable row of the people file,the columns of people are blank
--- stderr
cj-outcomes: reviews.csv:3:1: person_id: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:4:4: score: "y,\"z\"" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:6:4: score: the row has 3 cells where the header has 4; a profile with shortRows reads missing last cells as blank
cj-outcomes: warning: reviews.csv:7: the row is blank; it is passed over
cj-outcomes: warning: reviews.csv:2:1: person_id: "P1" is in no usable row of the people file; the columns of people are blank
cj-outcomes: people.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: reviews.csv: rows 4 = used 1 + outside the period 0 + not selected 0 + rejected 3
cj-outcomes: 3 of 4 rows of reviews.csv are at fault; no table was made

=== findings-folder-missing
$ cj-outcomes $DATA/reviews.csv --findings nosuch/f.csv
? 3
--- stderr
cj-outcomes: nosuch/f.csv: cannot write: there is no folder nosuch

=== findings-full-disk
$ cj-outcomes $DATA/reviews.csv --findings /dev/full
? 3
--- stderr
cj-outcomes: /dev/full: cannot write: No space left on device

=== findings-is-framework
$ cp $DATA/framework.json f.json
> cj-outcomes $DATA/reviews.csv --framework f.json --findings f.json
> s=$?
> cmp f.json $DATA/framework.json
> exit $s
? 2
--- stderr
cj-outcomes: f.json: is an input and would be overwritten

=== findings-none
$ cj-outcomes $DATA/reviews.csv --findings findings.csv >/dev/null
> cat findings.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== more-than-20-errors
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "bad1" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:3:4: score: "bad2" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:4:4: score: "bad3" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:5:4: score: "bad4" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:6:4: score: "bad5" is not a whole number or a decimal such as 7.5
cj-outcomes: and 18 more like this (--findings FILE lists all)
cj-outcomes: reviews.csv: rows 23 = used 0 + outside the period 0 + not selected 0 + rejected 23
cj-outcomes: 23 of 23 rows of reviews.csv are at fault; no table was made

=== more-than-20-errors-in-findings
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv --findings f.csv
> s=$?
> wc -l <f.csv
> exit $s
? 1
--- stdout
24
--- stderr
cj-outcomes: reviews.csv:2:4: score: "bad1" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:3:4: score: "bad2" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:4:4: score: "bad3" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:5:4: score: "bad4" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:6:4: score: "bad5" is not a whole number or a decimal such as 7.5
cj-outcomes: and 18 more like this
cj-outcomes: reviews.csv: rows 23 = used 0 + outside the period 0 + not selected 0 + rejected 23
cj-outcomes: 23 of 23 rows of reviews.csv are at fault; no table was made

=== row-short-and-long
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c
P1,2022-02-01,c,4,5
P1,2022-03-01,c,6
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: the row has 3 cells where the header has 4; a profile with shortRows reads missing last cells as blank
cj-outcomes: reviews.csv:3:5: the row has 5 cells where the header has 4
cj-outcomes: reviews.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 3 rows of reviews.csv are at fault; no table was made

=== tolerate-bad
$ cj-outcomes $DATA/reviews.csv --tolerate many
? 2
--- stderr
cj-outcomes: --tolerate "many" must be a number of rows or a share, such as 5 or 0.5%

=== tolerate-exceeded
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,x
P1,2022-02-01,c,y
$ cj-outcomes reviews.csv --tolerate 1
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:3:4: score: "y" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 2 rows of reviews.csv are at fault; no table was made

=== tolerate-none
< reviews.csv
$ cj-outcomes reviews.csv --tolerate 0
? 1
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 4 rows of reviews.csv is at fault; no table was made

=== tolerate-rows
< reviews.csv
$ cj-outcomes reviews.csv --tolerate 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1

=== tolerate-share
< reviews.csv
$ cj-outcomes reviews.csv --tolerate 25%
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1

=== tolerate-share-exceeded
< reviews.csv
$ cj-outcomes reviews.csv --tolerate 24.9%
? 1
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 4 rows of reviews.csv is at fault; no table was made

=== outcomes-one-score-each
# 10 people with two scores each, 10 apart: with the number of the row as the person nobody has two. Of nine it is not told.
$ echo 'Row,Client,review_date,outcome,score' >r.csv
> for i in $(seq 10); do echo "$i,P$i,2022-01-1$((i % 10)),Home,3"; echo "9$i,P$i,2022-06-01,Home,5"; done >>r.csv
> cj-outcomes r.csv --map Row=person_id | cut -d, -f2,5,6; cj-outcomes r.csv | cut -d, -f2,5,6
> head -n 10 r.csv | cj-outcomes --map Row=person_id -q | cut -d, -f2,5,6
> cj-outcomes r.csv --map Row=person_id -q -f markdown | grep -c nobody
--- stdout
outcome,reviewed,compared
Home,20,0
outcome,reviewed,compared
Home,10,10
outcome,reviewed,compared
Home,9,0
1
--- stderr
cj-outcomes: warning: r.csv: nobody who was reviewed has two scores of one outcome, so nobody is compared: does "Row" say who a row is about, and always in the same way?
cj-outcomes: r.csv: rows 20 = used 20 + outside the period 0 + not selected 0 + rejected 0
