# cj-check: output and findings files, full disks, closed pipes.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-files-after-errors
< reviews.csv
$ mkdir out; cj-check reviews.csv -q -o out/o.json --findings out/f.csv --valid out/v.csv --invalid out/i.csv --repairs out/r.csv; s=$?; ls -A out; exit $s
? 1
--- stdout
f.csv
i.csv
o.json
r.csv
v.csv
--- stderr
cj-check: 1 error and 0 warnings

=== check-files-after-usage
< reviews.csv
$ mkdir out; cj-check reviews.csv -q -o out/o.json --findings out/f.csv --valid out/v.csv --invalid out/i.csv --repairs out/r.csv --expect-total points=8; s=$?; ls -A out; exit $s
? 2
--- stderr
cj-check: reviews.csv:1: no column "points"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=points")

=== check-findings-full-disk
< reviews.csv
$ cj-check reviews.csv -q --findings /dev/full -f text; s=$?; exit $s
? 3
--- stderr
cj-check: /dev/full: cannot write: No space left on device

=== check-findings-is-named-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check reviews:r.csv --findings ./r.csv -f json; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: ./r.csv: is an input and would be overwritten

=== check-findings-is-named-schema
--- a.csv
id
x
--- s.json (no newline)
{"fields":[{"name":"id"}]}
$ cp s.json t.json
> cj-check a.csv --schema a:t.json --findings t.json -f json; s=$?; cmp t.json s.json; exit $s
? 2
--- stderr
cj-check: t.json: is an input and would be overwritten

=== check-findings-is-repairs
< reviews.csv
$ cj-check reviews.csv --findings v.csv --repairs v.csv -f json
? 2
--- stderr
cj-check: v.csv: is both --findings and --repairs

=== check-output-folder-missing
< reviews.csv
$ cj-check reviews.csv -q -o nosuch/o.csv
? 3
--- stderr
cj-check: nosuch/o.csv: cannot write: there is no folder nosuch

=== check-output-full-disk
< reviews.csv
$ cj-check reviews.csv -q -o /dev/full -f csv --findings f.csv --valid v.csv; s=$?; ls f.csv v.csv 2>/dev/null; exit $s
? 3
--- stderr
cj-check: /dev/full: cannot write: No space left on device

=== check-output-is-holidays
--- h.txt
2022-06-24
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cp h.txt t.txt
> cj-check reviews.csv --holidays t.txt -o t.txt; s=$?; cmp t.txt h.txt; exit $s
? 2
--- stderr
cj-check: t.txt: is an input and would be overwritten

=== check-output-is-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check r.csv -o r.csv; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: r.csv: is an input and would be overwritten

=== check-output-is-named-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check reviews:r.csv -o r.csv; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: r.csv: is an input and would be overwritten

=== check-output-is-profile
--- a.csv
id
x
--- s.json (no newline)
{}
$ cp s.json t.json
> cj-check a.csv --profile t.json -o t.json -f csv; s=$?; cmp t.json s.json; exit $s
? 2
--- stderr
cj-check: t.json: is an input and would be overwritten

=== check-output-is-schema
--- a.csv
id
x
--- s.json (no newline)
{"fields":[{"name":"id"}]}
$ cp s.json t.json
> cj-check a.csv --schema t.json -o t.json -f csv; s=$?; cmp t.json s.json; exit $s
? 2
--- stderr
cj-check: t.json: is an input and would be overwritten

=== check-output-suffix-unknown
< reviews.csv
$ cj-check reviews.csv -o out
? 2
--- stderr
cj-check: out: the suffix does not tell the format; end the name in .csv, .json, .md, .txt, .html or .xlsx, or say it with --format

=== check-output-text
< reviews.csv
$ cj-check reviews:reviews.csv -o o.txt; echo $?; head -n 1 o.txt
--- stdout
1
reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5 [type-error]
--- stderr
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-pipe-head
$ { echo person_id,review_date,outcome,score; yes P1,2022-01-10,c,x | head -n 20000; } >reviews.csv
> cj-check reviews.csv -f text | head -n 1; s=${PIPESTATUS[0]}
> [ $s = 141 ]
--- stdout
reviews.csv:2:4: score: "x" is not a whole number or a decimal such as 7.5 [type-error]

=== check-repairs-is-named-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check reviews:r.csv --repairs r.csv -f json; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: r.csv: is an input and would be overwritten

=== check-stdout-closed
< reviews.csv
$ cj-check reviews.csv -q >&-
? 3
--- stderr
cj-check: standard output: cannot write: it is closed

=== check-stdout-closed-with-output
< reviews.csv
$ cj-check reviews:reviews.csv -o f.csv >&-; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-stdout-full-disk
< reviews.csv
$ cj-check reviews.csv -q --findings f.csv >/dev/full; s=$?; ls f.csv 2>/dev/null; exit $s
? 3
--- stderr
cj-check: standard output: cannot write: No space left on device

=== check-stdout-full-disk-valid
< reviews.csv
$ cj-check reviews.csv -q --valid v.csv >/dev/full; s=$?; ls v.csv 2>/dev/null; exit $s
? 3
--- stderr
cj-check: standard output: cannot write: No space left on device
