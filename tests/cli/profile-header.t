# profiles: headers, rows above them, names of fields.
--- reviews-2.csv
Reviews
Printed 01/04/2022

person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
--- reviews-3.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
person_id,review_date,outcome,score
P1,2022-02-08,c,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== profile-aliases
--- p.json (no newline)
{"columns":{"score":{"aliases":["How far"]},"person_id":{"aliases":["Who"]}}}
--- reviews.csv
WHO,review_date,outcome,how-far
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule

=== profile-aliases-twice
--- p.json (no newline)
{"columns":{"score":{"aliases":["One","Two"]}}}
--- reviews.csv
person_id,review_date,outcome,one,two
P1,2022-01-10,c,3,4
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv:1:5: columns "one" and "two" are both aliases of "score" in the profile

=== profile-column-twice
< reviews.csv
--- p.json (no newline)
{"columns":{"score":{},"Score":{}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.Score: another column has this name

=== profile-comment-rows
--- p.json (no newline)
{"dialect":{"commentRows":[3]}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-31,c,9
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,3,,"P1,2022-01-31,c,9",,comment

=== profile-comments
--- p.json (no newline)
{"dialect":{"commentChar":"#"}}
--- reviews.csv
#made 2022
person_id,review_date,outcome,score
P1,2022-01-10,c,3
# note
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,1,,#made 2022,,above-header
reviews.csv,4,,# note,,comment

=== profile-field-names-count
< reviews.csv
--- p.json (no newline)
{"dialect":{"header":false},"fieldNames":["person_id","review_date","outcome"]}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv: without a header its columns need names: 3 are given (fieldNames of the profile, or the fields of --schema), and the first row has 4 cells

=== profile-field-names-with-header
< reviews.csv
--- p.json (no newline)
{"fieldNames":["a","b"]}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.fieldNames: is for files without a header: the dialect's header must be false

=== profile-header-has
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"header":{"has":["Person ID","score"]}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,1,,Reviews,,above-header
reviews.csv,2,,Printed 01/04/2022,,above-header

=== profile-header-join
--- p.json (no newline)
{"dialect":{"headerRows":[1,2],"headerJoin":"_"}}
--- reviews.csv
Person,Review,x,x
id,date,Outcome,Score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --map x_outcome=outcome --map x_score=score
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-header-none
--- p.json (no newline)
{"dialect":{"header":false},"fieldNames":["person_id","review_date","outcome","score"]}
--- reviews.csv
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule

=== profile-header-none-bad-cell
--- p.json (no newline)
{"dialect":{"header":false},"fieldNames":["person_id","review_date","outcome","score"]}
--- reviews.csv
P1,2022-01-10,c,3
P1,2022-02-08,c,x
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== profile-header-not-there
< reviews.csv
--- p.json (no newline)
{"header":{"has":["Client","Points"]}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv: no row has the cells that the profile's header names ("Client" ...)

=== profile-header-row-4-without
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "person_id"; row 4 looks like the header: a profile with {"dialect": {"headerRows": [4]}} reads it there

=== profile-header-row-beyond
< reviews.csv
--- p.json (no newline)
{"dialect":{"headerRows":[9]}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv: the profile says that the header is in row 9, and there are 3 rows

=== profile-header-two-rows
--- p.json (no newline)
{"header":{"has":["Client","Review"],"rows":2},"columns":{"outcome":{"aliases":["Review Area"]}}}
--- reviews.csv
Client,Review,,
ID,Date,Area,Score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule

=== profile-no-such-column
< reviews.csv
--- p.json (no newline)
{"columns":{"Scroe":{"missingValues":["x"]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv:1: the profile has rules for "Scroe", which is no column; did you mean "score"?

=== profile-repeated-headers
< reviews.csv=reviews-3.csv
--- p.json (no newline)
{"repeatedHeaders":true}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,3,,person_id,,repeated-header

=== profile-repeated-headers-without
< reviews.csv=reviews-3.csv
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3: the header stands here once more; a profile with repeatedHeaders passes over it
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== profile-short-rows
--- p.json (no newline)
{"shortRows":true}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
P1,2022-02-09,c
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,4,,P1,,short-row

=== profile-skip-rows
--- p.json (no newline)
{"skipRows":["total*","Page ?"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
Page 1,,,
TOTAL REVIEWS,,,8
,,Total 2,
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,4,,Page 1,,skipped-row
reviews.csv,5,,TOTAL REVIEWS,,skipped-row
reviews.csv,6,,Total 2,,skipped-row

=== profile-skip-rows-and-blank-id
--- p.json (no newline)
{"skipRows":["Total*"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
,2022-02-09,Total change,2
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:4:1: person_id: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== profile-trailing-cells
--- p.json (no newline)
{"trailingCells":true}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3,,
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,,P1,,trailing-cells

=== profile-trailing-cells-not-blank
--- p.json (no newline)
{"trailingCells":true}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3,,9
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:2:5: the row has 6 cells where the header has 4
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made
