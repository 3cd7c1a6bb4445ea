# What is no CSV file is named as what it is; a first row that names the delimiter is read as Excel reads it.
--- s.csv
sep=;
Client;Sex;Hours
A1;F;7.5
A2;M;3.25

=== kind-workbook
$ printf 'PK\003\004\024\000\006\000xl/workbook.xml' >t.csv; cj-tabulate t.csv --rows Sex; cj-check t.csv -q; cat t.csv | cj-outcomes
? 2
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,t.csv,,,,,,,"is a workbook or another zip archive, not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8",
--- stderr
cj-tabulate: t.csv: is a workbook or another zip archive, not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8
cj-check: 1 error and 0 warnings
cj-outcomes: standard input: is a workbook or another zip archive, not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8

=== kind-old-workbook
$ printf '\320\317\021\340\241\261\032\341\000\000\000\000' >t.csv; cj-tabulate t.csv --rows Sex
? 2
--- stderr
cj-tabulate: t.csv: is an old Excel workbook (xls) or a document, not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8

=== kind-page
--- t.csv

 <!DOCTYPE HTML>
<html><body><table><tr><td>Client</td></tr></table></body></html>
--- u.csv
<table border="1"><tr><th>Client</th></tr></table>
$ cj-tabulate t.csv --rows Client; cj-outcomes u.csv; cj-check u.csv -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,u.csv,,,,,,,"is a web page (HTML), not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8",
--- stderr
cj-tabulate: t.csv: is a web page (HTML), not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8
cj-outcomes: u.csv: is a web page (HTML), not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8
cj-check: 1 error and 0 warnings

=== kind-others
--- j.csv
[{"Client": "A1"}]
--- x.csv
<?xml version="1.0"?><Workbook/>
$ printf '%%PDF-1.7\n' >p.csv; printf '\037\213\010\000\000\000\000\000' >z.csv; for f in p z j x; do cj-tabulate $f.csv --rows a; done
? 2
--- stderr
cj-tabulate: p.csv: is a PDF, not a CSV file; export the table itself as CSV
cj-tabulate: z.csv: is packed (gzip), not a CSV file; unpack it with gunzip
cj-tabulate: j.csv: is JSON, not a CSV file; export the table itself as CSV
cj-tabulate: x.csv: is XML, not a CSV file; open it in a spreadsheet and save the sheet as CSV UTF-8

=== kind-none-of-them
# A heading may begin with any of these signs.
--- t.csv
<tab>,PKx,{a}
1,2,3
$ cj-tabulate t.csv --rows "<tab>" -q
--- stdout
<tab>,count
1,1

=== sep-line
< s.csv
$ cj-tabulate s.csv --rows Sex; cj-check s.csv
--- stdout
Sex,count
F,1
M,1
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: s.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: s.csv: what stands in Hours is not checked, as no schema declares it (--schema gives one)

=== sep-line-faults-in-their-lines
--- s.csv
SEP=|
Client|Sex|Hours
A1|F|7.5
A2|M|x
$ cj-tabulate s.csv --values "sum(Hours)"
? 1
--- stderr
cj-tabulate: s.csv:4:3: Hours: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: s.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 2 rows of s.csv is at fault; no table was made

=== sep-line-behind-a-mark
--- s.csv (bytes)
\xef\xbb\xbfsep=\x09\r
Client\x09Sex\r
A1\x09F\r
$ cj-tabulate s.csv --rows Sex -q
--- stdout
Sex,count
F,1

=== sep-line-that-says-otherwise
# What the first row says counts, not what the header looks like: of semicolons there are more.
--- s.csv
sep=,
a;b;c,d
1;2;3,4
$ cj-tabulate s.csv --rows d -q; cj-tabulate s.csv --rows b --delimiter ";" 2>&1
--- stdout
d,count
4,1
b,count
2,1

=== sep-line-alone
--- s.csv
sep=;
$ cj-tabulate s.csv --rows a
? 2
--- stderr
cj-tabulate: s.csv: is empty; a header row is expected

=== sep-line-and-profile
< s.csv
--- p.json
{"dialect": {"headerRows": [2]}, "columns": {"Sex": {"valueMap": {"F": "Female"}}}}
$ cj-tabulate s.csv --rows Sex --profile p.json --repairs /dev/stdout -q
--- stdout
file,line,column,old,new,rule
s.csv,1,,sep=;,,above-header
s.csv,3,2,F,Female,recode
Sex,count
Female,1
M,1

=== sep-line-infer
< s.csv
$ cj-check --infer s.csv -o x -q; cj-tabulate s.csv --schema x.schema.json --profile x.profile.json --rows sex -q
--- stdout
sex,count
F,1
M,1

=== two-byte-order-marks
--- t.csv (bytes)
\xef\xbb\xbf\xef\xbb\xbfClient,Sex
A1,F
$ cj-tabulate t.csv --rows Client
--- stdout
Client,count
A1,1

=== descriptor-appends
--- m.csv
ID,who
1,A;B
--- p.json
{"columns": {"who": {"separator": ";", "take": "rows"}}}
$ echo kept >log; cj-tabulate m.csv --profile p.json --rows who --repairs /dev/stdout -q >>log; cat log
--- stdout
kept
file,line,column,old,new,rule
m.csv,2,2,A;B,,split-row
who,count
A,1
B,1

=== descriptor-findings
--- m.csv
ID,who
1,A

2,B
$ echo kept >log; cj-tabulate m.csv --rows who --findings /dev/fd/3 -q 3>>log >/dev/null; cj-tabulate m.csv --rows who --findings /dev/stderr -q 2>>log >/dev/null; cat log
--- stdout
kept
code,severity,file,line,record,column,cell,column_name,value,message,hint
blank-row,warning,m.csv,3,3,,,,,the row is blank; it is passed over,
code,severity,file,line,record,column,cell,column_name,value,message,hint
blank-row,warning,m.csv,3,3,,,,,the row is blank; it is passed over,

=== descriptor-that-is-closed
--- m.csv
ID,who
1,A
$ cj-tabulate m.csv --rows who --findings /dev/fd/77 -q
? 3
--- stderr
cj-tabulate: /dev/fd/77: cannot write: it is closed

=== descriptor-to-a-file
# What a redirection empties is written from its begin on; the two follow each other.
--- m.csv
ID,who
1,A

2,B
$ cj-tabulate m.csv --rows who -f csv --findings /dev/stdout -q >out 2>err; cat out err
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
blank-row,warning,m.csv,3,3,,,,,the row is blank; it is passed over,
who,count
A,1
B,1

=== alike-findings
# Of one rule and column five are told; a fault that comes once is seen beside them.
--- r.csv
id,a,b
1,x,1
2,x,1
3,x,1
4,x,z
5,x,1
6,x,1
7,x,1
8,1,1
$ cj-tabulate r.csv --values "sum(a),sum(b)"
? 1
--- stderr
cj-tabulate: r.csv:2:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:3:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:4:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:5:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:5:3: b: "z" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:6:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: and 2 more like this (--findings FILE lists all)
cj-tabulate: r.csv: rows 8 = used 1 + outside the period 0 + not selected 0 + rejected 7
cj-tabulate: 7 of 8 rows of r.csv are at fault; no table was made

=== alike-findings-listed
--- r.csv
id,a
1,x
2,x
3,x
4,x
5,x
6,x
7,x
$ cj-tabulate r.csv --values "sum(a)" --findings f.csv; wc -l <f.csv; cj-check r.csv --expect-total a=1 -q
? 1
--- stdout
8
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,2,2,2,B2,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,3,3,2,B3,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,4,4,2,B4,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,5,5,2,B5,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,6,6,2,B6,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,7,7,2,B7,a,x,is not a whole number or a decimal such as 7.5,
type-error,error,r.csv,8,8,2,B8,a,x,is not a whole number or a decimal such as 7.5,
control-total,error,r.csv,,,,,,,a: the rows without error add up to 0 where 1 is expected,
--- stderr
cj-tabulate: r.csv:2:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:3:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:4:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:5:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv:6:2: a: "x" is not a whole number or a decimal such as 7.5
cj-tabulate: and 2 more like this
cj-tabulate: r.csv: rows 7 = used 0 + outside the period 0 + not selected 0 + rejected 7
cj-tabulate: 7 of 7 rows of r.csv are at fault; no table was made
cj-check: 8 errors and 0 warnings

=== descriptor-of-two-lists
# Two lists that are written at once would be mixed.
--- m.csv
ID,who
1,A
$ echo kept >log; cj-tabulate m.csv --rows who --findings /dev/stdout --repairs /dev/stdout >>log; cj-tabulate m.csv --rows who --findings log >>log; cat log
--- stdout
kept
--- stderr
cj-tabulate: /dev/stdout: is both --findings and --repairs
cj-tabulate: log: is both --findings and standard output

=== kind-json-in-lines
# JSON as these programs print it.
$ printf '{\n  "title": 1}' | cj-tabulate --rows x
? 2
--- stderr
cj-tabulate: standard input: is JSON, not a CSV file; export the table itself as CSV

=== file-misspelt
# The one in the folder that is nearest is named, with the folder as it was typed; of another name nothing is guessed.
--- reviews.csv
person_id,review_date,outcome,score
P1,2013-05-01,Housing,5
$ mkdir in; cp reviews.csv in; for f in review.csv in/reveiws.csv offences.csv nowhere/reviews.csv; do cj-outcomes $f; done; cj-outcomes reviews.csv --schema schema.json
? 3
--- stderr
cj-outcomes: review.csv: there is no such file; did you mean reviews.csv?
cj-outcomes: in/reveiws.csv: there is no such file; did you mean in/reviews.csv?
cj-outcomes: offences.csv: cannot open: No such file or directory
cj-outcomes: nowhere/reviews.csv: cannot open: No such file or directory
cj-outcomes: schema.json: cannot open: No such file or directory

=== columns-many
# Twelve columns are listed, of thirteen the first eleven.
--- a.csv
a,b,c,d,e,f,g,h,i,j,k,l
1,2,3,4,5,6,7,8,9,10,11,12
--- b.csv
a,b,c,d,e,f,g,h,i,j,k,l,m
1,2,3,4,5,6,7,8,9,10,11,12,13
$ for f in a b; do cj-tabulate $f.csv --rows zzz; done
? 2
--- stderr
cj-tabulate: a.csv:1: no column "zzz"; there are a, b, c, d, e, f, g, h, i, j, k and l (name the header that holds it with --map "HEADER=zzz", or join people who have it with --people FILE)
cj-tabulate: b.csv:1: no column "zzz"; there are a, b, c, d, e, f, g, h, i, j, k and 2 more (name the header that holds it with --map "HEADER=zzz", or join people who have it with --people FILE)

=== kinds-by-another-name
# A name that ends in "people" alone is none of people: there is no person in it. With one it is; so is people.csv without.
--- deprived-people.csv
Zone,Population
A,100
--- young-people.csv
Client ID,Sex
P1,F
--- people.csv
Zone,Population
A,100
$ for f in deprived-people young-people people; do cj-check $f.csv 2>&1 >/dev/null | grep -o 'is checked as.*\|fits none'; done
--- stdout
fits none
is checked as people, by its name (KIND:FILE says another kind)
is checked as people, by its name (KIND:FILE says another kind)
