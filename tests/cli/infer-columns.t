# cj-check --infer: what columns are taken for, and what is said about them.
--- fields.sh
# The fields of the draft of $1: name and type; $2: what is looked for besides.
cj-check --infer "$1" -o x -q || exit
grep -oE '"name": "[^"]*", "title": "[^"]*", "type": "[a-z]*"' x.schema.json | cut -d'"' -f4,12

=== infer-headed-alike
# Each has a field of its own; the second is known by its place among those alike.
< fields.sh
--- e.csv
id,score,area,score
A1,1,North,9
A2,2,South,8
$ bash fields.sh e.csv; grep -o '"aliases": .*#2"]' x.schema.json
--- stdout
id"string
score"integer
locality"string
score_2"integer
"aliases": ["score#2"]

=== infer-blank-heading
# No field can name the column: that is said, since it holds something.
--- e.csv
ID,Area,,Score
A1,North,late,3
A2,South,,4
A3,South,early,5
$ cj-check --infer e.csv -o x; grep -o '1 columns with.*' x.profile.json
--- stdout
x.schema.json
x.profile.json
1 columns with values have no heading: no field names them.",
--- stderr
cj-check: e.csv: column 3 has no heading and 2 values: no field names it; give it a heading, or name all columns with header false and fieldNames

=== infer-blank-heading-without-values
--- e.csv
ID,Area,,
A1,North,,
A2,South,,
$ cj-check --infer e.csv -o x
--- stdout
x.schema.json
x.profile.json

=== infer-words-among-dates-and-numbers
# They are blank cells to the draft, which says so; the same words in a text are values.
--- e.csv
id,start,end,hours,status
A1,Not yet,ongoing,3,ongoing
A2,01/02/2021,28/03/2021,tbc,closed
A3,13/02/2021,Ongoing,4.5,ongoing
A4,14/02/2021,none,-,closed
$ cj-check --infer e.csv -o x -q; grep -oE '"missingValues": \[[^]]*\]' x.profile.json; grep -o 'Taken for ."no.*\.' x.schema.json
> cj-tabulate e.csv --schema x.schema.json --profile x.profile.json -q --values 'count(start),count(end),sum(hours)' --rows status
--- stdout
"missingValues": ["Not yet"]
"missingValues": ["ongoing", "Ongoing", "none"]
"missingValues": ["tbc"]
Taken for \"no value\" (missingValues in the profile): Not yet.
Taken for \"no value\" (missingValues in the profile): ongoing, Ongoing and none.
Taken for \"no value\" (missingValues in the profile): tbc.
status,count_start,count_end,sum_hours
closed,2,1,
ongoing,1,0,7.5

=== infer-words-that-are-not-known
# Two of three are dates: a person decides what "see notes" means.
--- e.csv
id,start
A1,see notes
A2,13/02/2021
A3,14/02/2021
$ cj-check --infer e.csv -o x; grep -A1 '"start"' x.schema.json
--- stdout
x.schema.json
x.profile.json
    {"name": "start", "title": "start", "type": "string",
     "description": "2 of 3 values are dates; others, such as see notes, make it a text.",
--- stderr
cj-check: e.csv: start: 2 of 3 values are dates; others, such as see notes, make it a text: see missingValues

=== infer-lists-of-values
# Few short values that repeat are a list; identifiers and sentences are none, though they repeat.
--- e.csv
Case ref,Agreed,Comment
A1,Yes,He said that he will come again to the next of all sessions
A2,No,He said that he will come again to the next of all sessions
A1,Yes,He said that he will come again to the next of all sessions
A2,Yes,She did not say whether she would come again to any of them
A1,No,She did not say whether she would come again to any of them
A2,No,She did not say whether she would come again to any of them
$ cj-check --infer e.csv -o x -q; grep -oE '("title": "[^"]*"|"enum": [^]]*])' x.schema.json
--- stdout
"title": "Case ref"
"title": "Agreed"
"enum": ["No", "Yes"]
"title": "Comment"

=== infer-person-of-another-heading
--- e.csv
Learner ref,Seen
L1,13/02/2021
L2,14/02/2021
L1,15/03/2021
$ cj-check --infer e.csv -o x; grep -o '"role": "[a-z]*"' x.schema.json
> cj-tabulate e.csv --schema x.schema.json --profile x.profile.json -q --values 'count,distinct(learner_ref)'
--- stdout
x.schema.json
x.profile.json
"role": "person"
count,distinct_learner_ref
3,2
--- stderr
cj-check: e.csv: Learner ref: is taken for the person: see role in the schema

=== infer-comments-among-rows
# A quotation mark in a comment is no fault of a cell.
--- e.csv
# Extract: 3 rows, "all"
id,score
A1,3
# page 2 of "2"
A2,4
# end
$ cj-check --infer e.csv -o x -q; grep -o '"commentChar": "."' x.profile.json
> cj-tabulate e.csv --schema x.schema.json --profile x.profile.json -q --values 'count,sum(score)'
--- stdout
"commentChar": "#"
count,sum_score
2,7

=== infer-name-of-a-file-that-is-no-input
# "reviews" in its name does not make it one: there is no outcome.
--- order-reviews.csv
Order ID,Period Start,Date Reviewed
P1,2011-04-01,2011-08-05
P2,2011-07-01,
P3,2011-07-01,2011-10-26
$ cj-check --infer order-reviews.csv -o x -q; grep -c '"input"' x.profile.json; cj-check order-reviews.csv --schema x.schema.json --profile x.profile.json -q -f csv
--- stdout
0
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== infer-alike-read-back
# 51 and 21 days from the first Date to the second: 72.
--- h.csv
Client,Date,Date,Score
P1,2024-01-05,2024-02-25,3
P2,2024-01-15,2024-02-05,4
$ cj-check --infer h.csv -o x -q; grep -o '"aliases": .*' x.schema.json
> cj-tabulate h.csv --schema x.schema.json --profile x.profile.json -q --derive 'n=days(date,date_2)' --values 'sum(n),sum(score)'
> cj-check h.csv --schema x.schema.json --profile x.profile.json -f csv -q
--- stdout
"aliases": ["Client"]}},
"aliases": ["Date#1"]}},
"aliases": ["Date#2"]}},
sum_n,sum_score
72,7
code,severity,file,line,record,column,cell,column_name,value,message,hint
