# profiles: the list of repairs.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
Total,,,
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== profile-note-in-json
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"skipRows":["Total"]}
$ cj-outcomes reviews.csv --profile p.json -f json | grep -c 'reviews.csv: repairs 1 = skipped-row 1'
--- stdout
1

=== profile-note-in-text
--- p.json (no newline)
{"header":{"has":["score"]},"skipRows":["Total"],"dateFormats":["excel-1900"]}
--- reviews.csv
Title
person_id,review_date,outcome,score
P1,44571,c,3
P1,44600,c,5
Total,,,8
$ cj-outcomes reviews.csv --profile p.json -f text | grep repairs
--- stdout
- reviews.csv: repairs 4 = above-header 1 + excel-date 2 (review_date) + skipped-row 1

=== profile-repairs-after-errors
--- p.json (no newline)
{"skipRows":["Total"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x
Total,,,
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv -q; s=$?; cat r.csv; exit $s
? 1
--- stdout
file,line,column,old,new,rule
reviews.csv,4,,Total,,skipped-row
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== profile-repairs-dash
< reviews.csv
$ cj-outcomes reviews.csv --repairs -
? 2
--- stderr
cj-outcomes: --repairs needs the name of a file

=== profile-repairs-full-disk
< reviews.csv
$ cj-outcomes reviews.csv --repairs /dev/full
? 3
--- stderr
cj-outcomes: /dev/full: cannot write: No space left on device

=== profile-repairs-hostile
--- p.json (no newline)
{"skipRows":["Total*"]}
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
Total\x1b[31m,,,
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; cat r.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,4,,Total\x1B[31m,,skipped-row

=== profile-repairs-is-output
< reviews.csv
$ cj-outcomes reviews.csv -o r.csv --repairs r.csv
? 2
--- stderr
cj-outcomes: r.csv: is both --output and --repairs

=== profile-repairs-is-profile
< reviews.csv
--- p.json (no newline)
{}
$ cp p.json q.json; cj-outcomes reviews.csv --profile reviews:q.json --repairs q.json; s=$?; cmp p.json q.json; exit $s
? 2
--- stderr
cj-outcomes: q.json: is an input and would be overwritten

=== profile-repairs-none
< reviews.csv
$ cj-outcomes reviews.csv --repairs r.csv; cat r.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule

=== profile-repairs-not-after-usage
< reviews.csv
--- p.json (no newline)
{}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv --by nosuch 2>/dev/null; s=$?; ls r.csv 2>/dev/null; exit $s
? 2

=== profile-repairs-without-profile
--- reviews.csv
person_id,review_date,outcome,score
"P1 ",2022-01-10,c,3
P1,2022-02-08,C,5
$ cj-outcomes reviews.csv --repairs r.csv; cat r.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,1,"P1 ",P1,blanks
reviews.csv,3,3,C,c,spelling

=== profile-verbose
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"skipRows":["Total"]}
$ cj-outcomes reviews.csv --profile p.json -v
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: reviews.csv: repairs 1 = skipped-row 1

=== profile-verbose-split
--- p.json (no newline)
{"columns":{"outcome":{"separator":"/","take":"rows"}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c/c,5
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:3:1: person_id: "P1" has a second score for this outcome and date in line 3; distinctRows of a profile drops equal rows
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: reviews.csv: repairs 1 = split-row 1 (outcome)
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== profile-words-that-no-cell-has
# A word of a rule that no cell has may be misspelt: told once a column, five words at the most.
--- a.csv
sex,area
F,North
M,NK
--- p.json (no newline)
{"columns":{"sex":{"valueMap":{"F":"Female","m":"Male","Fem":"Female"}},
"area":{"missingValues":["NK","Unk","x1","x2","x3","x4","x5"]}}}
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"a.csv","profile":"p.json"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"sex"},
"b":{"kind":"tabulate","input":"r"}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-tabulate a.csv --rows sex,area --profile p.json; cj-report d.json -o d.json.html
--- stdout
sex,area,count
Female,North,1
Male,(missing),1
--- stderr
cj-tabulate: a.csv: no row has "Fem" in sex, which the profile names under valueMap or recode
cj-tabulate: a.csv: no row has "Unk", "x1", "x2", "x3", "x4" or 1 more in area, which the profile names under missingValues
cj-report: a: a.csv: no row has "Fem" in sex, which the profile names under valueMap or recode
cj-report: a: a.csv: no row has "Unk", "x1", "x2", "x3", "x4" or 1 more in area, which the profile names under missingValues

=== words-no-cell-has
# Of the profile for all columns, too, and with the value that was perhaps meant where two rows or more have it. What built-in
# schemas take for a blank anyway need not be there.
--- a.csv
id,area,n
1,Leeds,1
2,Leeds,2
3,Not recordd,3
4,Not recordd,NK
5,Lees,
--- p.json (no newline)
{"missingValues":["Refused","nk","N/A","-"],"columns":{"area":{"valueMap":{"Leds":"York"},"missingValues":["Not recorded","zz"]}}}
$ cj-tabulate a.csv --profile p.json --rows area
> cj-tabulate a.csv --profile p.json --values 'sum(n)' 2>&1 | grep -c 'mean\|Refused'
--- stdout
area,count
Leeds,2
Lees,1
Not recordd,2
1
--- stderr
cj-tabulate: a.csv: no row has "Leds" (did you mean "Leeds"?) in area, which the profile names under valueMap or recode
cj-tabulate: a.csv: no row has "Not recorded" (did you mean "Not recordd"?) or "zz" in area, which the profile names under missingValues
cj-tabulate: a.csv: no cell is "Refused", which the profile names under missingValues

=== words-of-a-schema-that-no-cell-has
# A check tells those of a schema: for all fields without words of their own, for a field, and keys of a value map.
--- a.csv
id,area,n
1,Leeds,1
2,Leeds,2
3,Not recordd,3
4,Not recordd,NK
5,Lees,
--- s.json (no newline)
{"fields":[{"name":"id"},{"name":"area","missingValues":["","Not recorded"],"x-cj":{"valueMap":{"lees":"Leeds","Q":"York"}}},
{"name":"n","type":"integer"}],"missingValues":["","NK","N/A","Refused"]}
$ cj-check a.csv --schema s.json --threads 3
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: a.csv: no cell is "Refused", which the schema names under missingValues
cj-check: a.csv: no cell of area is "Not recorded" (did you mean "Not recordd"?), which the schema names under missingValues
cj-check: a.csv: no cell of area is "Q", which the schema names under valueMap
