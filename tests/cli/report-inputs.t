# cj-report: inputs, measures of another report, compared periods.
--- d-2.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "counts": {"measure": "counts"}, "again": {"measure": "people"}},
 "measures": {
   "last": {"kind": "tabulate", "input": "again", "down": true, "values": ["people=sum(people)"]},
   "people": {"kind": "tabulate", "label": "People by reviews", "input": "counts", "rows": "count", "values": "people=count"},
   "counts": {"kind": "tabulate", "label": "Reviews of each person", "input": "reviews", "rows": "person_id"}},
 "sections": [{"title": "S", "measures": ["people", "last"]}]}
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["m"]}]}

=== report-check
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json --check -o out.html && test ! -e out.html
--- stderr
cj-report: d.json: 6 counts of 1 to 4 people or records about them are shown, the first in "M": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-compare
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "period": "2021-22Q4", "compare": "previous"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json --only m -f csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict,period_previous,improved_pct_previous,improved_pct_change,improved_pct_change_low,improved_pct_change_high,improved_pct_change_verdict,maintained_pct_previous,maintained_pct_change,maintained_pct_change_low,maintained_pct_change_high,maintained_pct_change_verdict,deteriorated_pct_previous,deteriorated_pct_change,deteriorated_pct_change_low,deteriorated_pct_change_high,deteriorated_pct_change_verdict
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,,2021-22Q3,100,-67,-93.9,25.0,no clear difference,0,33,-50.5,79.2,no clear difference,0,33,-50.5,79.2,no clear difference
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,,2021-22Q3,,,,,,,,,,,,,,,

=== report-encoding-of-table
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "counts": {"measure": "counts"}},
 "measures": {
   "counts": {"kind": "tabulate", "label": "Reviews of each person", "input": "reviews", "rows": "person_id"},
   "people": {"kind": "tabulate", "label": "People by reviews", "input": "counts", "rows": "count", "values": "people=count", "encoding": "windows-1252"}},
 "sections": [{"title": "S", "measures": ["people"]}]}
--- reviews.csv
person_id,review_date,outcome,score
A,2022-01-05,Housing,1
B,2022-01-06,Work,2
A,2022-02-05,Housing,3
$ # the table of a measure is no file: it is read whatever encoding is asked for
> cj-report d.json -o csv/ && cat csv/people.csv
--- stdout
count,people
1,1
2,1
--- stderr
cj-report: d.json: 2 counts of 1 to 4 people or records about them are shown, the first in "People by reviews": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-findings-once
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}},
 "measures": {"m": {"kind": "outcomes"}, "n": {"kind": "outcomes", "baseline": "previous"}},
 "sections": [{"title": "S", "measures": ["m", "n"]}]}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,x,1
P1,2022-02-01,x,two
P1,2022-03-01,x,3
$ cj-report d.json --tolerate 1 --findings f.csv -o r.md; s=$?; wc -l <f.csv; exit $s
--- stdout
2
--- stderr
cj-report: reviews.csv:3:4: score: "two" is not a whole number or a decimal such as 7.5
cj-report: d.json: 4 counts of 1 to 4 people or records about them are shown, the first in "m": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-input-both
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "b": {"measure": "b", "file": "b.csv"}},
 "measures": {
   "a": {"kind": "tabulate", "input": "b", "rows": "count"},
   "b": {"kind": "tabulate", "input": "a", "rows": "count"}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.inputs.b: is a file or the table of a measure, not both

=== report-input-circle
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "a": {"measure": "a"}, "b": {"measure": "b"}},
 "measures": {
   "a": {"kind": "tabulate", "input": "b", "rows": "count"},
   "b": {"kind": "tabulate", "input": "a", "rows": "count"}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:3: $.measures.a: the measure would be made from its own table

=== report-input-table
< d.json=d-2.json
$ cp "$DATA/reviews.csv" . && cj-report d.json --list && cj-report d.json --only people -f csv && cj-report d.json --only last -f csv
--- stdout
input    reviews: reviews.csv
input    counts: the table of measure counts
input    again: the table of measure people
measure  last (tabulate): last
measure  people (tabulate): People by reviews
measure  counts (tabulate): Reviews of each person
section  s: S <- people, last
count,people
1,1
2,1
3,1
5,1
figure,value
people,4

=== report-measure
< d.json
$ cp "$DATA/reviews.csv" . && cj-outcomes --measure d.json#m -f csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== report-measure-of-table
< d.json=d-2.json
$ cp "$DATA/reviews.csv" . && cj-tabulate --measure d.json#last
? 2
--- stderr
cj-tabulate: d.json:3: $.measures.last: it reads the table of measure people: cj-report --only last computes both

=== report-measure-other-kind
< d.json
$ cp "$DATA/reviews.csv" . && cj-scores --measure d.json#m
? 2
--- stderr
cj-scores: d.json:1: $.measures.m: the measure is of the kind outcomes: cj-outcomes computes it

=== report-measure-overridden
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "baseline": "first", "period": "2021-22Q4"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-outcomes --measure d.json#m --baseline previous -f csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,0,1,2,0,33,67,0.0,56.1,,,
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== report-measure-without-id
< d.json
$ cp "$DATA/reviews.csv" . && cj-outcomes --measure d.json
? 2
--- stderr
cj-outcomes: --measure "d.json" must be DEFINITION#ID, such as report.json#outcomes

=== report-period-invalid
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json --period 2021Q4
? 2
--- stderr
cj-report: period "2021Q4" does not say which year its quarter belongs to; write 2021-22Q4 (financial year from April 2021) or 2020-21Q4 (from April 2020), or a range such as 2021-01-01..2021-03-31

=== report-rejects
< d.json
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,x,1
P1,2022-02-01,x,two
$ echo old > out.html; cj-report d.json -o out.html; s=$?; cat out.html; exit $s
? 1
--- stdout
old
--- stderr
cj-report: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-report: reviews.csv:3:4: score: "two" is not a whole number or a decimal such as 7.5
cj-report: d.json:1: $.measures.m: 1 of 2 rows of reviews.csv is at fault; no table was made

=== report-notices-by-measure
# A notice about a measure's figures is told by its name, and one about a file that two measures read once. -q tells none.
--- r.csv (bytes)
k,n
caf\xe9,1
x,2
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"r.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","where":["k!=zz"]},
"b":{"kind":"tabulate","input":"r","where":["k=x|yy"]}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-report d.json --threads 1 -o a.json; cj-report d.json --threads 4 -o b.json; cmp a.json b.json; cj-report d.json -q -o b.json
--- stderr
cj-report: a: r.csv is not UTF-8 and was read as windows-1252
cj-report: a: Condition "k!=zz": no row has "zz" in k
cj-report: b: Condition "k=x|yy": no row has "yy" in k
cj-report: a: r.csv is not UTF-8 and was read as windows-1252
cj-report: a: Condition "k!=zz": no row has "zz" in k
cj-report: b: Condition "k=x|yy": no row has "yy" in k

=== report-rounded-by-measure
# A number of seven decimals is counted as rounded by the measure that sums it, and not by the one that reads the same rows
# without it. 0.3333333 and 0.6666667 make 1.
--- r.csv
k,n
x,0.3333333
y,0.6666667
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"r.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"k"},
"b":{"kind":"tabulate","input":"r","values":["sum(n)"]}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-report d.json -o a.md; grep 'Put right' a.md; cj-tabulate r.csv --values 'sum(n)' -f text | tail -n 1
--- stdout
2. Put right in r.csv when it was read: 2 numbers of n were rounded to six decimals.
- r.csv: repairs 2 = rounded 2 (n)

=== report-repairs-in-words
# Every repair is said as an officer would, not by its rule: N in two cells, the total, the header again, two blanks. The column is
# headed with what stands between repairs.
--- p.json
{"skipRows": ["Total*"], "repeatedHeaders": true, "columns": {"Area + part (old)": {"fillDown": true, "valueMap": {"N": "North"}}}}
--- g.csv
Area + part (old),Worker,Cases
S,M00,1
N,M01,3
Total,,4
Area + part (old),worker,cases
,M02,4
South,M03,5
,M04,6
--- d.json
{"title":"T","inputs":{"g":{"file":"g.csv","profile":"p.json"}},"measures":{"a":{"kind":"tabulate","input":"g","values":"sum(Cases)"}},
"sections":[{"id":"s","title":"S","measures":["a"]}]}
$ cj-report d.json -o a.md; grep 'Put right' a.md
--- stdout
2. Put right in g.csv when it was read: 2 cells of Area + part (old) were recoded; 1 row that is no record was left out; 1 header between the records was left out; 2 blank cells of Area + part (old) took the value above.

=== report-files-of-an-input
# Three files are told one by one, of four what became of their records together: 1 + 1 + 2 + 1 rows, of which one
# has another sex.
--- q1.csv
sex,type
F,a
--- q2.csv
sex,type
F,b
--- q3.csv
sex,type
F,a
M,a
--- q4.csv
sex,type
F,b
--- d.json
{"title":"T","inputs":{"four":{"file":["q1.csv","q2.csv","q3.csv","q4.csv"]},"three":{"file":["q1.csv","q2.csv","q3.csv"]}},
"measures":{"a":{"kind":"tabulate","input":"four","where":"sex=F","rows":"type"},"b":{"kind":"tabulate","input":"three","rows":"type"}},
"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-report d.json -o a.md; grep Source a.md
--- stdout
2. Source: 4 files, q1.csv to q4.csv. 4 of 5 records are used; 1 is not selected.
3. Source: q1.csv. Its one record is used.
4. Source: q2.csv. Its one record is used.
5. Source: q3.csv. All 2 records are used.

=== report-where-odd-cell
# 9 is below 50 by numbers and above by letters: what is no number is refused with its place.
--- r.csv
id,score
A,9
B,100
C,NA
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"r.csv"}},"measures":{"m":{"kind":"tabulate","input":"r","where":["score>=50"]},
"n":{"kind":"tabulate","input":"r","values":["count(score<50)"]}},"sections":[{"id":"s","title":"S","measures":["m","n"]}]}
$ cj-report d.json -o a.md; echo $?; cj-report d.json --only n -o a.md; echo $?; ls
--- stdout
2
2
d.json
r.csv
--- stderr
cj-report: d.json:1: $.measures.m: r.csv:4:2: condition "score>=50": score holds "NA", which is no number; if it means that there is none, name it under missingValues of a schema or profile
cj-report: d.json:2: $.measures.n: r.csv:4:2: condition "score<50": score holds "NA", which is no number; if it means that there is none, name it under missingValues of a schema or profile
