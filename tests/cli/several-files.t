# Several files that are one input: each has its own header, order of columns, delimiter and encoding.
--- all.csv
person_id,review_date,outcome,score
P1,2022-01-05,Housing,2
P2,2022-01-06,Work,3
P1,2022-02-05,Housing,4
P2,2022-03-01,Work,1
P3,2022-01-02,Housing,4
P3,2022-03-02,Housing,5
--- q1.csv
person_id,review_date,outcome,score
P1,2022-01-05,Housing,2
P2,2022-01-06,Work,3
P1,2022-02-05,Housing,4
--- q2.csv
Outcome;Score;Person ID;Review date
Work;1;P2;01/03/2022
Housing;4;P3;02/01/2022
Housing;5;P3;02/03/2022
--- ward.csv
person_id,review_date,outcome,score,ward
P9,2022-03-03,Work,1,North
--- wide1.csv
id,a,b
1,x,y
2,,x
--- wide2.csv
b;id;a
z;3;x

=== several-files-adds-up
# A line for each file; both add up.
< q1.csv q2.csv
$ cj-outcomes q1.csv q2.csv -v --where outcome=Housing >table
--- stderr
cj-outcomes: q1.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0
cj-outcomes: q2.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0

=== several-files-are-one-input
# P1 2 to 4 and P3 4 to 5: two of two improved; P2 fell from 3 in one file to 1 in the other.
< all.csv q1.csv q2.csv
$ cj-outcomes q1.csv q2.csv -q >two && cut -d, -f1,2,5-12 two
> for n in 1 8; do cj-outcomes q1.csv q2.csv -q --threads $n | cmp - two; done
> cj-outcomes all.csv -q | cmp - two
--- stdout
period,outcome,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct
all,Housing,3,2,2,0,0,100,0,0
all,Work,3,1,0,0,1,0,0,100

=== several-files-column-of-one
# What one file lacks is not silently blank, whichever it is.
< q1.csv ward.csv
$ cj-tabulate q1.csv ward.csv --rows ward; echo $?
> cj-tabulate ward.csv q1.csv --rows ward; echo $?
> cj-tabulate ward.csv q1.csv --rows outcome --where ward=North; echo $?
> cj-tabulate q1.csv ward.csv --rows outcome --derive 'ward=recode(outcome,Work=W,*=o)'; echo $?
> cj-tabulate ward.csv q1.csv --rows outcome
--- stdout
2
2
2
2
outcome,count
Housing,2
Work,2
--- stderr
cj-tabulate: q1.csv:1: no column "ward"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=ward", or join people who have it with --people FILE)
cj-tabulate: q1.csv:1: no column "ward"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=ward")
cj-tabulate: q1.csv:1: no column "ward"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=ward")
cj-tabulate: --derive "ward=recode(outcome,Work=W,*=o)": there is a column "ward" already

=== several-files-dates
# Which of two numbers is the day is a matter of each file: the second has no date that tells.
< q1.csv
--- q2.csv
person_id,review_date,outcome,score
P2,01/03/2022,Work,1
$ cj-outcomes q1.csv q2.csv -f markdown | grep 'day first'
--- stdout
5. q2.csv: review\_date: the one date fits day and month and month and day; read with the day first.

=== several-files-empty
# A file of the header alone adds no rows, and is told of.
< q2.csv
--- none.csv
person_id,review_date,outcome,score
$ cj-tabulate q2.csv none.csv --rows outcome
--- stdout
outcome,count
Housing,2
Work,1
--- stderr
cj-tabulate: warning: none.csv:1: there is a header and no row below it
cj-tabulate: q2.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: none.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== several-files-encoding
# The second file is no UTF-8: the word is the same.
--- a.csv
ward
Nörd
--- b.csv (bytes)
ward
N\xf6rd
South
$ cj-tabulate a.csv b.csv --rows ward
--- stdout
ward,count
Nörd,2
South,1
--- stderr
cj-tabulate: b.csv is not UTF-8 and was read as windows-1252

=== several-files-faults
# Findings name their file and line, and so does the end.
< q1.csv
--- q2.csv
score,outcome,person_id,review_date
5,Work,P2,2022-03-01
six,Work,P3,2022-03-01

7,Work,P3,2022-13-01
$ cj-outcomes q1.csv q2.csv --findings f.csv; cut -d, -f1-8 f.csv
--- stdout
code,severity,file,line,record,column,cell,column_name
type-error,error,q2.csv,3,3,1,A3,score
blank-row,warning,q2.csv,4,4,,,
type-error,error,q2.csv,5,5,4,D5,review_date
--- stderr
cj-outcomes: q2.csv:3:1: score: "six" is not a whole number or a decimal such as 7.5
cj-outcomes: q2.csv:5:4: review_date: "2022-13-01" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: warning: q2.csv:4: the row is blank; it is passed over
cj-outcomes: q1.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: q2.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 3 rows of q2.csv are at fault; no table was made

=== several-files-numbers
# Whether a column is one of numbers is known when all files are: 10 is above 9.
--- a.csv
n,k
10,x
9,y
--- b.csv
k	n
x	8
z	11
$ for n in 1 8; do cj-tabulate a.csv b.csv --rows k --where 'n>9' --threads $n; done
--- stdout
k,count
x,1
z,1
k,count
x,1
z,1

=== several-files-people
# Offences and people in two files each; the heading that --map and --schema name is that of any of them.
--- a.csv
who,offence_date
P1,2021-08-01
--- b.csv
offence_date;who
2021-09-01;P3
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-01,2021-06-15
P2,2021-01-01,2021-06-15
--- episodes2.csv
closure_date,person_id,start_date
2021-06-15,P3,2021-01-01
2021-06-15,P4,2021-01-01
--- p1.csv
person_id,sex
P1,F
P2,M
--- p2.csv
sex,person_id
M,P3
F,P4
$ cj-reoffending episodes.csv episodes2.csv --offences a.csv --offences b.csv --map offences:who=person_id --people p1.csv \
>   --people p2.csv --by sex --as-of 2022-06-30 --windows 12 -q | cut -d, -f1-10
--- stdout
period,sex,stage,from_months,to_months,people,immature,offended,offences,rate_pct
all,F,pre-intervention,,,2,0,0,0,0.0
all,F,during intervention,,,2,0,0,0,0.0
all,F,0-12 months,0,12,2,0,1,1,50.0
all,M,pre-intervention,,,2,0,0,0,0.0
all,M,during intervention,,,2,0,0,0,0.0
all,M,0-12 months,0,12,2,0,1,1,50.0

=== several-files-people-twice
# A person has one row in all files of people.
< q1.csv
--- p1.csv
person_id,sex
P1,F
--- p2.csv
sex,person_id
M,P2
F,P1
$ cj-outcomes q1.csv --people p1.csv --people p2.csv --by sex
? 1
--- stderr
cj-outcomes: p2.csv:3:2: person_id: "P1" stands in line 2 of p1.csv already
cj-outcomes: p1.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: p2.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: q1.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: 1 of 2 rows of p2.csv is at fault; no table was made

=== several-files-report
# An input of two files, in a report with its store and in the measure alone; both files are listed.
< q1.csv q2.csv all.csv
--- d.json
{"title": "T", "inputs": {"reviews": {"file": ["q1.csv", "q2.csv"]}},
 "measures": {"m": {"kind": "outcomes"},
              "n": {"kind": "tabulate", "input": "reviews", "rows": "outcome", "where": "score>=4"}},
 "sections": [{"title": "S", "measures": ["m", "n"]}]}
$ for n in 1 8; do rm -rf csv; cj-report d.json -q -o csv/ --threads $n && cj-outcomes all.csv -q | cmp - csv/m.csv; done
> cat csv/n.csv; cj-tabulate --measure d.json#n -q | cmp - csv/n.csv; cut -d, -f1-3 csv/files.csv; cj-report d.json --list
> cj-tabulate q1.csv --measure d.json#n -q
--- stdout
outcome,count
Housing,3
what,file,bytes
definition,d.json,268
reviews,q1.csv,105
reviews,q2.csv,105
input    reviews: q1.csv, q2.csv
measure  m (outcomes): m
measure  n (tabulate): n
section  s: S <- m, n
outcome,count
Housing,1

=== several-files-report-usage
--- d.json
{"title": "T", "inputs": {"reviews": {"file": []}}, "measures": {"m": {"kind": "outcomes"}},
 "sections": [{"title": "S", "measures": ["m"]}]}
--- e.json
{"title": "T", "inputs": {"reviews": {"file": ["a.csv", "-"]}}, "measures": {"m": {"kind": "outcomes"}},
 "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json -o out.html; echo $?; cj-report e.json -o out.html; echo $?
--- stdout
2
2
--- stderr
cj-report: d.json:1: $.inputs.reviews.file: must name a file, or several that are one input
cj-report: e.json:1: $.inputs.reviews.file[1]: must be a file: standard input can be read once

=== several-files-required
< q1.csv
--- q2.csv
person_id,review_date,outcome
P1,2022-01-05,Housing
$ cj-outcomes q1.csv q2.csv
? 2
--- stderr
cj-outcomes: q2.csv:1: no column "score"; there are person_id, review_date and outcome (name the header that holds it with --map "HEADER=score")

=== several-files-scores-twice
# Two scores for one person, outcome and date: in different files.
< q1.csv
--- q2.csv
outcome,person_id,review_date,score
Housing,P1,2022-02-05,7
$ cj-outcomes q1.csv q2.csv
? 1
--- stderr
cj-outcomes: q1.csv:4:1: person_id: "P1" has a second score for this outcome and date in line 2 of q2.csv; distinctRows of a profile drops equal rows
cj-outcomes: q1.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: q2.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: 1 of 3 rows of q1.csv is at fault; no table was made

=== several-files-twice
# The rows of a file count once, however it is named; standard input is read once.
< q1.csv q2.csv
$ ln -s q1.csv l.csv; ln q1.csv h.csv; cp q2.csv other.csv
> for f in ./q1.csv l.csv h.csv; do cj-outcomes q1.csv q2.csv $f; echo $?; done
> cj-outcomes q1.csv - <l.csv; echo $?
> cj-outcomes q1.csv - - <q2.csv; echo $?
> cj-outcomes - q1.csv --people - <q2.csv; echo $?
> cj-outcomes q1.csv --people q2.csv --people q2.csv; echo $?
> cj-outcomes q1.csv q2.csv -o ./q2.csv; echo $?; cmp q2.csv other.csv
> cj-outcomes q1.csv - -q <q2.csv | wc -l
--- stdout
2
2
2
2
2
2
2
2
3
--- stderr
cj-outcomes: ./q1.csv: is the same file as q1.csv: its rows would count twice
cj-outcomes: l.csv: is the same file as q1.csv: its rows would count twice
cj-outcomes: h.csv: is the same file as q1.csv: its rows would count twice
cj-outcomes: -: is the same file as q1.csv: its rows would count twice
cj-outcomes: standard input (-) can be read once
cj-outcomes: standard input can be read for one input alone: it is the reviews already
cj-outcomes: q2.csv: is the same file as q2.csv: its rows would count twice
cj-outcomes: ./q2.csv: is an input and would be overwritten

=== several-files-unpivot
# a: x, blank, x; b: y, x, z. Each file finds its columns by itself.
< wide1.csv wide2.csv
$ cj-tabulate wide1.csv wide2.csv --unpivot part=v:a,b --rows part --cols v
--- stdout
part,v,count
a,x,2
a,y,0
a,z,0
a,(missing),1
b,x,1
b,y,1
b,z,1
b,(missing),0

=== several-files-nobody-in-any
# Where nobody meets, the message names the input by all its files, and the pair by the file where it stands.
--- e1.csv
person_id,closure_date
X1,2022-01-03
--- e2.csv
person_id,closure_date
002,2022-01-03
003,2022-02-02
--- e3.csv
person_id,closure_date
X4,2022-01-03
--- o.csv
person_id,offence_date
2,2022-03-03
3,2022-03-03
$ cj-reoffending e1.csv e2.csv --offences o.csv --as-of 2024-01-01 2>&1 | cut -c1-120
> cj-reoffending e1.csv e3.csv e2.csv --offences o.csv --as-of 2024-01-01 2>&1 | cut -c1-130
--- stdout
cj-reoffending: o.csv:2:1: person_id: none of the 2 rows is of anybody in e1.csv or e2.csv: "2" differs from "002" (e2.c
cj-reoffending: o.csv:2:1: person_id: none of the 2 rows is of anybody in e1.csv or the 2 files after it: "2" differs from "002" (

=== several-files-distinct-rows
# Of rows that are the same the first of all files counts, where the header is the same: in q3 the columns change places, and
# A,1 is another row. In a report, which reads files once for all measures, too: 2 of q1, 1 of q2 and 2 of q3.
--- q1.csv
person_id,area
A,1
B,2
A,1
--- q2.csv
person_id,area
A,1
C,2
--- q3.csv
area,person_id
A,1
C,2
--- p.json (no newline)
{"distinctRows":true}
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":["q1.csv","q3.csv","q2.csv"],"profile":"p.json"}},"measures":{"a":{"kind":"tabulate","input":"r"},
"b":{"kind":"tabulate","input":"r","rows":"area"}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-tabulate q1.csv q2.csv q3.csv --profile p.json --threads 3
> cj-tabulate q1.csv q3.csv q2.csv --profile p.json --where area=1 --rows person_id -f text | tail -n 4 | grep -o 'q.*repeated.*'
> cj-report d.json -o t/; cat t/a.csv t/b.csv
--- stdout
count
5
q1.csv: repairs 1 = repeated-row 1
q2.csv: repairs 1 = repeated-row 1
count
5
area,count
1,1
2,2
A,1
C,1
--- stderr
cj-report: d.json: 4 counts of 1 to 4 people or records about them are shown, the first in "b": "disclosure": {"below": 5} hides them, false says that they may be shown

=== several-files-key-of-a-column-that-one-lacks
# Rows of a file without a column of the key cannot be held against it: told.
--- s.json (no newline)
{"fields":[{"name":"a"},{"name":"b"},{"name":"n","type":"integer"}],"uniqueKeys":[["a","b"]]}
--- k1.csv
a,b,n
1,1,2
--- k2.csv
a,n
1,2
1,3
$ cj-tabulate k1.csv k2.csv --schema s.json
--- stdout
count
3
--- stderr
cj-tabulate: k2.csv: whether rows are the same in a and b is not checked: there is no column "b"
