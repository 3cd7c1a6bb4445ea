# cj-check: profiles.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== check-profile-date-format-option-wins
--- p.json (no newline)
{"dateFormats":["%d/%m/%Y"]}
--- r.csv
person_id,review_date,outcome,score
P1,01/31/2022,c,3
P1,31/01/2022,c,5
$ cj-check reviews:r.csv --profile p.json --date-format %m/%d/%Y -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,2,B3,review_date,31/01/2022,is not a date as MM/DD/YYYY; the date format '%d/%m/%Y' reads it as 2022-01-31,
--- stderr
cj-check: 1 error and 0 warnings

=== check-profile-encoding-option-wins
--- p.json (no newline)
{"encoding":"IBM850"}
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,é,3
P1,2022-02-08,é,5
$ cj-check reviews:r.csv --profile p.json --encoding UTF-8 -q --valid v.csv; cmp v.csv r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== check-profile-for-all
--- a.csv
id
x
Total
--- b.csv
id
y
Total
--- p.json (no newline)
{"skipRows":["Total"]}
--- s.json (no newline)
{"fields":[{"name":"id"}]}
$ cj-check a.csv b.csv --schema s.json --profile p.json -v -f json
--- stderr
cj-check: a.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: a.csv: repairs 1 = skipped-row 1
cj-check: b.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: b.csv: repairs 1 = skipped-row 1

=== check-profile-no-such-column
< reviews.csv
--- p.json (no newline)
{"columns":{"Scroe":{"missingValues":["x"]}}}
$ cj-check reviews.csv --profile p.json -f text
? 2
--- stderr
cj-check: reviews.csv:1: the profile has rules for "Scroe", which is no column; did you mean "score"?

=== check-profile-take-rows-expected
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"rows"}}}
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c; b,3
P1,2022-02-08,c; b,x
$ cj-check reviews:r.csv --profile p.json --expect-rows 2 --valid v.csv --invalid i.csv -q; cat v.csv; echo --; cat i.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
person_id,review_date,outcome,score
P1,2022-01-10,c; b,3
--
person_id,review_date,outcome,score
P1,2022-02-08,c; b,x
--- stderr
cj-check: 2 errors and 0 warnings

=== check-profile-unknown-key
< reviews.csv
--- p.json (no newline)
{"skipRow":["Total"]}
$ cj-check reviews.csv --profile p.json -f text
? 2
--- stderr
cj-check: p.json:1: $.skipRow: unknown key; did you mean "skipRows"?

=== check-profile-valid-bytes
--- p.json (no newline)
{"encoding":"IBM850","columns":{"score":{"groupChar":","},"review_date":{"dateFormats":["excel-1900"]}}}
--- r.csv (bytes)
person_id,review_date,outcome,score
P1 ,44571,\x82,"1,003"
"P1",44600,\x82,5
$ cj-check reviews:r.csv --profile p.json -q --valid v.csv; cmp v.csv r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
