# Texts that a spreadsheet is to leave as they are: ="00123", with or without the quotation marks of a csv cell.
--- a.csv
="Case ID","note",area,seen,n
="00123","say ""hi""",North,="2023-01-02",="5"
="00124",plain,="North", ="2023-02-03" ,"=""6"""
="","two
lines",="South",="",=""
--- p.json (no newline)
{"columns":{"Case ID":{"unwrap":true},"area":{"unwrap":true},"seen":{"unwrap":true},"n":{"unwrap":true}}}

=== wrapped-unwrap
# The profile reads what is inside, be it a text, a number, a date or nothing; a line break elsewhere in the row changes nothing.
< a.csv p.json
$ cj-tabulate a.csv --profile p.json --derive 'm=month(seen)' --rows 'Case ID,area,m' --values 'sum(n)' --threads 3
--- stdout
Case ID,area,m,sum_n
00123,North,2023-M01,5
00124,North,2023-M02,6
(missing),South,(missing),

=== wrapped-without
# Without it the message names the repair: at numbers and dates an error, of texts a warning for the column.
< a.csv
$ cj-tabulate a.csv --values 'sum(n)' 2>&1 | cut -c1-120 | head -n 2
> cj-tabulate a.csv --derive 'm=month(seen)' --rows m 2>&1 | grep -c unwrap
> cj-tabulate a.csv --rows area
--- stdout
cj-tabulate: a.csv:2:5: n: "=\"5\"" is wrapped as ="..." for a spreadsheet: "unwrap": true in a profile reads what is in
cj-tabulate: a.csv:3:5: n: "=\"6\"" is wrapped as ="..." for a spreadsheet: "unwrap": true in a profile reads what is in
3
area,count
"'=""North""",1
"'=""South""",1
North,1
--- stderr
cj-tabulate: warning: a.csv:3:3: area: "=\"North\"" is wrapped as ="..." for a spreadsheet: "unwrap": true in a profile reads what is inside (2 rows of the column have such a text)
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== wrapped-check
# cj-check tells of each column, whoever reads it, and of each person.
< a.csv
--- o.csv
person_id,offence_date
="0012",2023-01-02
$ cj-check a.csv | cut -d, -f1-5,7 ; cj-check o.csv | cut -d, -f1-5,7
--- stdout
code,severity,file,line,record,cell
wrapped-text,warning,a.csv,2,2,A2
wrapped-text,warning,a.csv,3,3,C3
wrapped-text,warning,a.csv,2,2,D2
wrapped-text,warning,a.csv,2,2,E2
code,severity,file,line,record,cell
id-format,warning,o.csv,2,2,A2
--- stderr
cj-check: a.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-check: o.csv is checked as offences, by its header (KIND:FILE says another kind)
cj-check: o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== wrapped-infer
# The draft unwraps, knows what is inside, and reads the file.
< a.csv
$ cj-check --infer a.csv -o x; grep -c unwrap x.profile.json; grep -o '"type": "[a-z]*"' x.schema.json
> cj-tabulate a.csv --profile x.profile.json --schema x.schema.json --values 'sum(n)'
--- stdout
x.schema.json
x.profile.json
4
"type": "string"
"type": "string"
"type": "string"
"type": "date"
"type": "integer"
sum_n
11

=== wrapped-stray
# Marks that do not fill the cell are out of place, as ever.
--- b.csv
k,n
="a"b,1
="a,b",2
x="c",3
="d",4
$ cj-tabulate b.csv 2>&1 | cut -d: -f2- | cut -c1-40
--- stdout
 b.csv:2:1: k: a quotation mark is out o
 b.csv:3:1: k: a quotation mark is out o
 b.csv:4:1: k: a quotation mark is out o
 b.csv: rows 4 = used 1 + outside the pe
 3 of 4 rows of b.csv are at fault; no t
