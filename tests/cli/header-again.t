# The header that comes again in files that were joined end to end: known as headings are matched.
--- repeated.json
{"repeatedHeaders": true}
--- plain.csv
person_id,area,score
A1,North,3
A2,South,5
person_id,area,score
A3,North,4
A4,South,2

=== again-marked
# A byte order mark before it is no text.
< repeated.json
--- rows.csv (bytes)
\xef\xbb\xbfperson_id,area,score
A1,North,3
A2,South,5
\xef\xbb\xbfperson_id,area,score
A3,North,4
A4,South,2
$ cj-tabulate rows.csv --rows area --profile repeated.json
--- stdout
area,count
North,2
South,2

=== again-marked-without
--- rows.csv (bytes)
\xef\xbb\xbfperson_id,area,score
A1,North,3
A2,South,5
\xef\xbb\xbfperson_id,area,score
A3,North,4
A4,South,2
$ cj-tabulate rows.csv --rows area
? 1
--- stderr
cj-tabulate: rows.csv:4: the header stands here once more; a profile with repeatedHeaders passes over it
cj-tabulate: rows.csv: rows 5 = used 4 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 5 rows of rows.csv is at fault; no table was made

=== again-marked-quoted
# Every cell in quotation marks, behind the mark: how some systems write every file.
< repeated.json
--- rows.csv (bytes)
\xef\xbb\xbf"person_id","area","score"
"A1","North","3"
\xef\xbb\xbf"person_id","area","score"
"A3","No""rth","4"
$ cj-tabulate rows.csv --rows area --profile repeated.json
--- stdout
area,count
"No""rth",1
North,1

=== again-marked-rows
# Joined without their headers: the mark is no part of the identifier.
--- rows.csv (bytes)
person_id,area
A1,North
\xef\xbb\xbfA2,North
\xef\xbb\xbf"A""2",South
$ cj-tabulate rows.csv --rows person_id
--- stdout
person_id,count
"A""2",1
A1,1
A2,1

=== again-marked-semicolon-dialect
# The reader for other quotation marks.
--- p.json
{"repeatedHeaders": true, "dialect": {"quoteChar": "'"}}
--- rows.csv (bytes)
'person_id','area'
'A1','North'
\xef\xbb\xbf'person_id','area'
\xef\xbb\xbfA3,North
$ cj-tabulate rows.csv --rows person_id --profile p.json
--- stdout
person_id,count
A1,1
A3,1

=== again-utf16
< repeated.json
--- rows.csv (bytes, no newline)
\xff\xfep\x00i\x00d\x00,\x00a\x00\x0a\x00A\x00,\x00N\x00\x0a\x00\xff\xfep\x00i\x00d\x00,\x00a\x00\x0a\x00B\x00,\x00N\x00\x0a\x00
$ cj-tabulate rows.csv --rows a --profile repeated.json
--- stdout
a,count
N,2

=== again-spelling
# Case, blanks, punctuation, quotation marks and cells left over at the end are no difference.
< repeated.json
--- rows.csv
person_id,area,score
A1,North,3
Person ID, AREA ,"Score"
A3,North,4
PERSON-ID,Area,score
A4,South,2
$ cj-tabulate rows.csv --rows area --profile repeated.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
area,count
North,2
South,1
file,line,column,old,new,rule
rows.csv,3,,Person ID,,repeated-header
rows.csv,5,,PERSON-ID,,repeated-header

=== again-check
< plain.csv
$ cj-check plain.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
repeated-header,error,plain.csv,4,4,,,,,the header stands here once more,a profile with repeatedHeaders passes over it
--- stderr
cj-check: plain.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: plain.csv: what stands in score is not checked, as no schema declares it (--schema gives one)
cj-check: plain.csv: rows 5 = used 4 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== again-reordered
# The rows below have their cells in other columns: whatever is tolerated and whatever a profile
# says, there is no table.
< repeated.json
--- rows.csv
person_id,area,score
A1,North,3
A2,South,5
person_id,score,area
A3,4,North
A4,2,South
$ for o in '' '--profile repeated.json' '--tolerate 3' '--where score>1'; do
> cj-tabulate rows.csv --rows area $o; echo $?; done
--- stdout
1
1
1
1
--- stderr
cj-tabulate: rows.csv:4: the header stands here once more with its columns in another order (person_id,score,area); what begins here is to be a file of its own
cj-tabulate: rows.csv: was not read from line 4 on; no table was made
cj-tabulate: rows.csv:4: the header stands here once more with its columns in another order (person_id,score,area); what begins here is to be a file of its own
cj-tabulate: rows.csv: was not read from line 4 on; no table was made
cj-tabulate: rows.csv:4: the header stands here once more with its columns in another order (person_id,score,area); what begins here is to be a file of its own
cj-tabulate: rows.csv: was not read from line 4 on; no table was made
cj-tabulate: rows.csv:4: the header stands here once more with its columns in another order (person_id,score,area); what begins here is to be a file of its own
cj-tabulate: rows.csv: was not read from line 4 on; no table was made

=== again-reordered-check
--- rows.csv (bytes)
person_id,area,score
A1,North,3
\xef\xbb\xbfScore,Person ID,area
3,A3,North
$ cj-check rows.csv; echo $?; cj-check --infer rows.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
repeated-header,error,rows.csv,3,3,,,,,"the header stands here once more with its columns in another order (Score,Person ID,area); what begins here is to be a file of its own",
1
--- stderr
cj-check: rows.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: rows.csv: what stands in score is not checked, as no schema declares it (--schema gives one)
cj-check: 1 error and 0 warnings
cj-check: rows.csv:3: the header stands here once more with its columns in another order; what begins here is to be a file of its own

=== again-values
# Values that are headings, too, are values unless all of the row are.
--- rows.csv
name,area,note
area,name,x
name,name,name
note,area,
$ cj-tabulate rows.csv --rows name
--- stdout
name,count
area,1
name,1
note,1

=== again-header-rows
# Each row of a header of two.
--- p.json
{"repeatedHeaders": true, "dialect": {"headerRows": [1, 2]}}
--- rows.csv
,2021,2021
area,cases,people
North,3,2
,2021,2021
Area,Cases,People
South,4,3
$ cj-tabulate rows.csv --rows area --values "sum(2021 cases)" --profile p.json
--- stdout
area,sum_2021 cases
North,3
South,4

=== again-changed
# One heading of three is another, so nobody knows what is below: an error with a profile for repeated headers, too.
< repeated.json
--- rows.csv
person_id,area,score
A1,North,3
Person ID,Area,points
A2,South,5
$ cj-tabulate rows.csv --rows area; cj-tabulate rows.csv --rows area --profile repeated.json --tolerate 1
--- stdout
area,count
North,1
South,1
--- stderr
cj-tabulate: rows.csv:3: the header stands here once more with other headings; what begins here is to be a file of its own
cj-tabulate: rows.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 3 rows of rows.csv is at fault; no table was made
cj-tabulate: rows.csv:3: the header stands here once more with other headings; what begins here is to be a file of its own
cj-tabulate: rows.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== again-changed-not
# One word of two, or of three, is a value that happens to be called like its column; so are all but the first.
--- rows.csv
area,kind,score
North,kind,score
area,other,3
area,x,score2
$ cj-tabulate rows.csv --rows area
--- stdout
area,count
North,1
area,2
