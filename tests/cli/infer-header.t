# cj-check --infer: where the header is, and that no row is lost.
--- read.sh
# What the draft of $1 gives: what it says of the header, the table of the arguments that follow.
cj-check --infer "$1" -o x -q 2>/dev/null || exit
grep -oE '"(headerRows|header|commentRows)": [^}]*' x.profile.json
file=$1
shift
cj-tabulate "$file" --schema x.schema.json --profile x.profile.json -q "$@"

=== infer-header-with-comma-at-its-end
# The first row of data has a date and a number, and the width that is usual.
< read.sh
--- e.csv
Person ID,Area,Start Date,Score,
P001,North,19/09/2021,3
P002,South,20/08/2021,10
P003,East,21/07/2021,4
P004,North,22/06/2021,5
$ bash read.sh e.csv --values 'count,sum(score)'
--- stdout
count,sum_score
4,22

=== infer-header-wider-than-rows
< read.sh
--- e.csv
Person ID,Area,Start Date,Score,Comment
P000,North,01/02/2021,3,note
P001,North,19/09/2021,3
P002,South,20/08/2021,10
P003,East,21/07/2021,4
$ bash read.sh e.csv --values 'count,sum(score)'
--- stdout
count,sum_score
4,20

=== infer-header-narrower-than-rows
# Every row ends with delimiters that the header lacks.
< read.sh
--- e.csv
Ref;Opened;Score
R1;03/04/2021;5;;
R2;14/04/2021;6;;
R3;15/04/2021;7;;
$ bash read.sh e.csv --values 'count,sum(score)'
--- stdout
count,sum_score
3,18

=== infer-header-of-words-over-words-for-nothing
# The first rows say "tbc" and "ongoing" where others have dates.
< read.sh
--- e.csv
id,start,end,score
A1,tbc,tbc,3
A2,01/02/2021,02/03/2021,4
A3,13/02/2021,n/a,4
$ bash read.sh e.csv --values 'count,sum(score)'
--- stdout
count,sum_score
3,11

=== infer-no-header
# No word stands over a column of dates or numbers: the first row counts as well.
< read.sh
--- e.csv
A1,North,3,01/02/2021
A2,South,4,13/02/2021
A3,South,4,14/02/2021
$ bash read.sh e.csv --values 'count,sum(field3)'
--- stdout
"header": false
count,sum_field3
3,11

=== infer-no-header-below-a-line
< read.sh
--- e.csv
Extract of 3 May,,
A1,North,3
A2,South,4
A3,South,4
$ bash read.sh e.csv --values 'count,sum(field3)'
--- stdout
"header": false, "commentRows": [1]
count,sum_field3
3,11

=== infer-years-are-headings
< read.sh
--- e.csv
Area,2019,2020
North,5,6
South,7,8
$ bash read.sh e.csv --values 'count,sum(2019)'
--- stdout
count,sum_2019
2,12

=== infer-weeks-are-headings
< read.sh
--- e.csv
Ward,01/04/2021,08/04/2021
North,5,6
South,7,8
$ bash read.sh e.csv --values 'count,sum(01/04/2021)'
--- stdout
count,sum_01/04/2021
2,12

=== infer-counted-columns
< read.sh
--- e.csv
Question,1,2,3,4
North,5,6,7,9
South,6,8,1,2
$ bash read.sh e.csv --values 'count,sum(4)'
--- stdout
count,sum_4
2,11

=== infer-two-header-rows
# Years stand over two columns each, as merged cells are exported.
< read.sh
--- e.csv
Local authority,2021/22,,2022/23,
,Number,Rate,Number,Rate
Northtown,204,6.9,188,6.1
Southtown,110,4.2,104,4.0
$ bash read.sh e.csv --values 'count,sum(2021/22 Number),mean(2022/23 Rate)'
--- stdout
"headerRows": [1, 2]
count,sum_2021/22 Number,mean_2022/23 Rate
2,314,5.1

=== infer-two-header-rows-below-a-title
< read.sh
--- e.csv
Table 3: cases by area

,Women,,Men,
Area,Number,Rate,Number,Rate
North,1,2.5,3,1.5
South,4,5.5,6,4.5
Total,5,8,9,6
$ bash read.sh e.csv --values 'count,sum(Women Number),sum(Men Rate)'
--- stdout
"headerRows": [3, 4]
count,sum_Women Number,sum_Men Rate
2,5,6

=== infer-two-header-rows-of-a-report
< read.sh
--- e.csv
Report run on 01/04/2014 09:12
Filters: Service = Mentoring; Status = Any; Period = 2013/14

Client;Review;;Outcome;;
ID;Date;Worker;Area;Score;Comment
TY0001;41400.375;M01;Housing;4  ;
TY0001;03/05/2013;M01;Health;2
TY0002;04/05/2013;M01;Health;3;;
$ bash read.sh e.csv --values 'count,sum(Outcome Score)'
--- stdout
"headerRows": [4, 5]
count,sum_Outcome Score
3,9

=== infer-lines-of-a-key-and-its-value
# Lines above are as wide as the table, and one has a date.
< read.sh
--- e.csv
Service,Mentoring
Period,01/04/2021

Area,Count
North,5
South,7
$ bash read.sh e.csv --values 'count,sum(count)'
--- stdout
"headerRows": [4]
count,sum_count
2,12

=== infer-padded-lines-above
< read.sh
--- e.csv
Report for Service A,,,
run on,01/04/2021,,
ID,Area,Score,Date
A1,North,3,01/02/2021
A2,South,4,13/02/2021
$ bash read.sh e.csv --values 'count,sum(score)'
--- stdout
"headerRows": [3]
count,sum_score
2,7

=== infer-columns-that-end-in-number-are-counts
# "Number" alone, or below groups, counts; "Case number" identifies.
--- e.csv
Area,Case number,Yes,No,Number
North,1001,1,2,7
South,1002,3,4,8
$ cj-check --infer e.csv -o x -q; grep -oE '"title.*type": "[a-z]*"' x.schema.json
--- stdout
"title": "Area", "type": "string"
"title": "Case number", "type": "string"
"title": "Yes", "type": "integer"
"title": "No", "type": "integer"
"title": "Number", "type": "integer"

=== infer-header-repeated-upper
# Merged cells that were written into each of their columns: the names below tell them apart.
--- r.csv
Person,Person,Review,Review
ID,Sex,Date,Score
A01,F,2023-02-13,3
A02,M,2023-02-14,4
A03,F,2023-03-01,5
$ cj-check --infer r.csv >/dev/null; tr -d ' ' < r.profile.json | grep -o '"headerRows":.*\]'
--- stdout
"headerRows":[1,2]
