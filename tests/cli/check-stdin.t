# cj-check: standard input.
--- bad.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-stdin-closed
$ cj-check -f text <&-
? 3
--- stderr
cj-check: standard input: cannot read: it is closed

=== check-stdin-dash
< bad.csv
$ cat bad.csv | cj-check - -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,standard input,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 1 error and 0 warnings

=== check-stdin-empty
$ cj-check -f text </dev/null | head -n 1
--- stdout
standard input: is empty; a header row is expected [source-error]
--- stderr
cj-check: 1 error and 0 warnings

=== check-stdin-named
< bad.csv
$ cat bad.csv | cj-check reviews:- --expect-rows reviews:2
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,standard input,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: standard input: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-stdin-split
< bad.csv
$ cat bad.csv | cj-check reviews:- -q --valid v.csv --invalid i.csv; cat v.csv i.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,standard input,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
person_id,review_date,outcome,score
P1,2022-01-10,c,3
person_id,review_date,outcome,score
P1,2022-02-08,c,x
--- stderr
cj-check: 1 error and 0 warnings

=== check-stdin-split-large
$ { echo person_id,review_date,outcome,score; yes P1,2022-01-10,c, | head -n 300000; } >r.csv
> cat r.csv | cj-check reviews:- -q --valid v.csv --invalid i.csv --expect-rows 300000 --summary -f csv; cmp r.csv v.csv; wc -l <i.csv
--- stdout
file,code,severity,column_name,findings,first_line
1

=== check-stdin-twice
< bad.csv
$ cj-check - reviews:- <bad.csv
? 2
--- stderr
cj-check: standard input can be read for one input alone

=== check-stdin-without-operand
< bad.csv
$ cj-check <bad.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,standard input,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: standard input is checked as reviews, by its header (KIND:FILE says another kind)
cj-check: standard input: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings
