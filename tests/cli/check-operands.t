# cj-check: what an operand names; mapped columns.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-directory
$ cj-check . -f json
? 3
--- stderr
cj-check: .: cannot read: it is a directory, not a CSV file

=== check-fifo
< bad.csv=reviews.csv
$ mkfifo r; cat bad.csv >r & cj-check reviews:r -q; s=$?; wait; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 1 error and 0 warnings

=== check-file-twice
< reviews.csv
$ cj-check reviews.csv reviews.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 2 errors and 0 warnings

=== check-help
$ cj-check --help >help; s=$?; head -n 3 help; grep -c -e --expect-total help; grep -c -e --sentences help; exit $s
--- stdout
Usage: cj-check [OPTION...] [[INPUT:]FILE...]
Checks exports against their schemas and lists every problem with its place.

1
0

=== check-map
--- r.csv
Who,review_date,outcome,Points
P1,2022-01-10,c,3
P1,2022-02-08,c,x
$ cj-check reviews:r.csv --map "Points=score" --map "Who=person_id"
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: r.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-map-bad-form
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv --map score
? 2
--- stderr
cj-check: --map "score" must be FROM=TO, such as "Client No=person_id"

=== check-map-heading-with-colon-named
--- r.csv
Ref: No,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-check reviews:r.csv --map "reviews:Ref: No=person_id" -q
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== check-map-unknown
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv --map scroe=score
? 2
--- stderr
cj-check: reviews.csv:1: no column "scroe" to map; did you mean "score"?

=== check-missing-file-among-good
< reviews.csv
--- people.csv
person_id,sex,date_of_birth,locality
P1,F,2004-02-29,North
P2,M,2005-12-01,South
$ cj-check people.csv nosuch.csv reviews.csv --findings f.csv; s=$?; ls f.csv 2>/dev/null; exit $s
? 3
--- stderr
cj-check: nosuch.csv: cannot open: No such file or directory

=== check-missing-file-text
$ cj-check nosuch.csv -f text
? 3
--- stderr
cj-check: nosuch.csv: cannot open: No such file or directory

=== check-operand-colon-file
--- people:2022.csv
person_id,sex
,F
$ cj-check people:2022.csv -q -f text | head -n 1
--- stdout
people:2022.csv:2:1: person_id: the cell is blank, but every row needs a value [constraint-error]
--- stderr
cj-check: 1 error and 0 warnings

=== check-operand-name-without-file
$ cj-check reviews:
? 3
--- stderr
cj-check: reviews:: cannot open: No such file or directory

=== check-operand-own-name
--- c.csv
id,age
1,20
2,200
--- s.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"age","type":"integer","constraints":{"maximum":110}}]}
$ cj-check clients:c.csv --schema clients:s.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
constraint-error,error,c.csv,3,3,2,B3,age,200,is above the maximum 110,
--- stderr
cj-check: c.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-operand-unknown-kind
--- x.csv
a,b
1,2
3,4
$ cj-check x.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: x.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)

=== check-operand-unknown-kind-ragged
--- x.csv
a,b
1,2,3
3,4
$ cj-check x.csv -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
extra-cell,error,x.csv,2,2,3,C2,,,the row has 3 cells where the header has 2,
--- stderr
cj-check: 1 error and 0 warnings

=== check-same-words-as-outcomes
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x
,2022-02-08,c,1
P1,2022-02-30,c,1
P1,2022-02-08,-,1
$ cj-check reviews:reviews.csv -f text 2>/dev/null | sed -n 's/ \[[a-z-]*\]$//p' >a
> cj-outcomes reviews.csv 2>&1 | sed -n 's/^cj-outcomes: \(.*csv:.*:.*\)/\1/p' | grep -v rows >b
> cat a; cmp a b
--- stdout
reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
reviews.csv:4:1: person_id: the cell is blank, but every row needs a value
reviews.csv:5:2: review_date: "2022-02-30" is not a date as YYYY-MM-DD or DD/MM/YYYY
reviews.csv:6:3: outcome: "-" means blank, but every row needs a value

=== check-version
$ cj-check --version | sed "s/[0-9.]*$/N/"
--- stdout
cj-check (cjtools) N

=== check-version-full-disk
$ cj-check --version >/dev/full
? 3
--- stderr
cj-check: standard output: cannot write: No space left on device

=== operand-name-misspelt
# A name that is nearly a kind of export is asked about; any other is a name for foreign keys.
--- x.csv
a,b
1,2
$ cj-check reveiws:x.csv >/dev/null; cj-check zoo:x.csv >/dev/null
--- stderr
cj-check: x.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one); did you mean "reviews:" before it?
cj-check: x.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
