# cj-check: options that are wrong or of another program; a measure's inputs.
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "counts": {"measure": "counts"}, "again": {"measure": "people"}},
 "measures": {
   "last": {"kind": "tabulate", "input": "again", "down": true, "values": ["people=sum(people)"]},
   "people": {"kind": "tabulate", "label": "People by reviews", "input": "counts", "rows": "count", "values": "people=count"},
   "counts": {"kind": "tabulate", "label": "Reviews of each person", "input": "reviews", "rows": "person_id"}},
 "sections": [{"title": "S", "measures": ["people", "last"]}]}
--- people.csv
person_id,sex,date_of_birth,locality
P1,F,2004-02-29,North
P2,M,2005-12-01,South
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

=== check-format-unknown
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv -f jsonl
? 2
--- stderr
cj-check: format "jsonl" is not known; did you mean json?

=== check-markdown-refused
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv -f markdown
? 2
--- stderr
cj-check: markdown is for --summary; findings are text, csv or json (an object a line)

=== check-markdown-refused-by-suffix
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv -o o.md; s=$?; ls o.md 2>/dev/null; exit $s
? 2
--- stderr
cj-check: markdown is for --summary; findings are text, csv or json (an object a line)

=== check-measure
--- d.json
{"title": "T", "inputs": {"visits": {"file": "visits.csv", "maps": {"Who": "person_id", "When": "review_date"}}, "counts": {"measure": "counts"}, "unused": {"file": "nowhere.csv"}},
 "measures": {"last": {"kind": "tabulate", "input": "counts", "rows": "count"},
   "counts": {"kind": "outcomes", "input": "visits"}},
 "sections": [{"title": "S", "measures": ["last"]}]}
--- visits.csv
Who,When,outcome,score
P1,2021-05-10,crime,3
P2,soon,crime,4
$ cj-check --measure d.json#last
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,visits.csv,3,3,2,B3,review_date,soon,is not a date as YYYY-MM-DD or DD/MM/YYYY,
--- stderr
cj-check: visits.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-measure-and-files
< d.json
$ cj-check --measure d.json#last reviews.csv; cj-check --measure d.json#last --infer
? 2
--- stderr
cj-check: --measure says which files are checked; name no others
cj-check: --measure says which files are checked; --infer takes one that is not known

=== check-measure-unknown
< d.json
$ cj-check --measure d.json#las
? 2
--- stderr
cj-check: d.json: there is no measure "las"; did you mean last?

=== check-option-ambiguous
$ cj-check --expect 3 reviews.csv
? 2
--- stderr
cj-check: --expect could be --expect-rows or --expect-total

=== check-option-by-file-name
< q4.csv=reviews.csv
$ cj-check q4.csv --expect-rows q4:2 --expect-total Q4:score=8
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: q4.csv is checked as reviews, by its header (KIND:FILE says another kind)

=== check-option-nearest
$ cj-check --valdi v.csv reviews.csv
? 2
--- stderr
cj-check: there is no option --valdi; did you mean --valid?

=== check-option-of-measures
$ cj-check --sentences reviews.csv
? 2
--- stderr
cj-check: there is no option --sentences; --help lists them

=== check-option-unknown-input-profile
< reviews.csv
$ cj-check reviews.csv --profile order:p.json
? 2
--- stderr
cj-check: --profile order:p.json: no export is called "order"; give it that name: order:FILE

=== check-option-unknown-input-rows
< reviews.csv
$ cj-check reviews.csv --expect-rows people:2
? 2
--- stderr
cj-check: --expect-rows people:2: no export is called "people"; give it that name: people:FILE

=== check-option-unknown-input-schema
< reviews.csv
$ cj-check reviews.csv --schema orders:s.json
? 2
--- stderr
cj-check: --schema orders:s.json: no export is called "orders"; give it that name: orders:FILE

=== check-option-unknown-input-total
< reviews.csv
$ cj-check reviews.csv --expect-total people:score=2
? 2
--- stderr
cj-check: --expect-total people:score=2: no export is called "people"; give it that name: people:FILE

=== check-option-value-missing
$ cj-check reviews.csv --valid
? 2
--- stderr
cj-check: --valid needs a value (FILE); see --help

=== check-option-which-input
< people.csv reviews.csv
$ cj-check reviews.csv people.csv --expect-rows 2
? 2
--- stderr
cj-check: --expect-rows 2: say which export it is about, as NAME:2

=== check-option-which-input-map
< people.csv reviews.csv
$ cj-check reviews.csv people.csv --map No=person_id
? 2
--- stderr
cj-check: --map No=person_id: say which export it is about, as NAME:No=person_id

=== check-measure-maps
# several files without a schema, whose maps are said of the input by its name
--- d.json
{"title": "T", "inputs": {"cases": {"file": ["a.csv", "b.csv"], "maps": {"Nr": "person_id"}}},
 "measures": {"m": {"kind": "tabulate", "input": "cases", "rows": "sex"}}, "sections": [{"title": "S", "measures": ["m"]}]}
--- a.csv
Nr,sex
A,F
--- b.csv
Nr,sex
B,M
$ cj-check --measure d.json#m -q -f csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
