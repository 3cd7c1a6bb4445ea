# cj-check: headers, hostile text in them and in cells.
--- r-2.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,c,"\x1b[31m""\\
"
--- r.csv
Reviews
Printed 01/04/2022

person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-header-duplicate-as-outcomes
--- r.csv
person_id,review_date,outcome,score,score
P1,2022-01-10,c,3,4
$ cj-check reviews:r.csv -q; cj-outcomes r.csv
? 2
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
duplicate-label,error,r.csv,1,1,5,E1,,,"columns 4 and 5 are both headed ""score"": nothing says which is score; ""score#2"" names the second: --map ""score#2=score""",
--- stderr
cj-check: 1 error and 0 warnings
cj-outcomes: r.csv:1:5: columns 4 and 5 are both headed "score": nothing says which is score; "score#2" names the second: --map "score#2=score"

=== check-header-lacks-column
--- r.csv
person_id,review_date,score
P1,2022-01-10,3
$ cj-check reviews:r.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,r.csv,1,1,,,,,"no column ""outcome""; there are person_id, review_date and score (name the header that holds it with --map ""HEADER=outcome"")",
--- stderr
cj-check: r.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-header-lacks-column-tolerated-not
--- r.csv
person_id,review_date,score
P1,2022-01-10,3
$ cj-check reviews:r.csv --tolerate 100% -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,r.csv,1,1,,,,,"no column ""outcome""; there are person_id, review_date and score (name the header that holds it with --map ""HEADER=outcome"")",
--- stderr
cj-check: 1 error and 0 warnings

=== check-header-only
--- reviews.csv
person_id,review_date,outcome,score
$ cj-check reviews.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
no-rows,warning,reviews.csv,1,1,,,,,there is a header and no row below it,
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: reviews.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== check-header-row-4
< r.csv
$ cj-check reviews:r.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,r.csv,1,1,,,,,"no column ""person_id""; row 4 looks like the header: a profile with {""dialect"": {""headerRows"": [4]}} reads it there",
--- stderr
cj-check: 1 error and 0 warnings

=== check-header-row-4-profile
< r.csv
--- p.json (no newline)
{"dialect":{"headerRows":[4]}}
$ cj-check reviews:r.csv --profile p.json --repairs rep.csv; s=$?; cat rep.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,6,6,4,D6,score,x,is not a whole number or a decimal such as 7.5,
file,line,column,old,new,rule
r.csv,1,,Reviews,,above-header
r.csv,2,,Printed 01/04/2022,,above-header
--- stderr
cj-check: r.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: r.csv: repairs 2 = above-header 2
cj-check: 1 error and 0 warnings

=== check-hostile-file-name
$ cj-check "reviews:$(printf 'a\033[31m.csv')" -f text
? 3
--- stderr
cj-check: a\x1B[31m.csv: cannot open: No such file or directory

=== check-hostile-header
--- r.csv (bytes)
person_id,review_date,outcome,score,"a
\x1bb"
P1,2022-01-10,c,x,1
$ cj-check reviews:r.csv -f json -q
? 1
--- stdout
{"code":"type-error","severity":"error","file":"r.csv","line":3,"record":2,"column":4,"cell":"D2","column_name":"score","value":"x","message":"is not a whole number or a decimal such as 7.5","hint":null}
--- stderr
cj-check: 1 error and 0 warnings

=== check-hostile-json
< r.csv=r-2.csv
$ cj-check reviews:r.csv -f json -q
? 1
--- stdout
{"code":"type-error","severity":"error","file":"r.csv","line":2,"record":2,"column":4,"cell":"D2","column_name":"score","value":"\\x1B[31m\\\"\\\\","message":"is not a whole number or a decimal such as 7.5","hint":null}
--- stderr
cj-check: 1 error and 0 warnings

=== check-hostile-text
< r.csv=r-2.csv
$ cj-check reviews:r.csv -f text -q | head -n 1
--- stdout
r.csv:2:4: score: "\x1B[31m\"\\" is not a whole number or a decimal such as 7.5 [type-error]
--- stderr
cj-check: 1 error and 0 warnings

=== check-id-words
--- r.csv
person_id,review_date,outcome,score
unknown,2022-01-10,c,3
1.23E+05,2022-01-10,c,3
P 1,2022-01-10,c,3
$ cj-check reviews:r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
id-format,warning,r.csv,4,4,1,A4,person_id,P 1,has a blank inside: the same identifier without it is another person,
id-format,warning,r.csv,2,2,1,A2,person_id,unknown,"looks like a word for ""no identifier""",
id-format,warning,r.csv,3,3,1,A3,person_id,1.23E+05,is a number that a spreadsheet has shortened,
--- stderr
cj-check: r.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== check-people-twice-and-alike
--- people.csv
person_id,sex,date_of_birth,locality
P1,F,2000-01-01,N
P1,M,2001-01-01,N
P2,F,2000-01-01,N
$ cj-check people.csv -q --summary -f csv; cj-check people.csv
? 1
--- stdout
file,code,severity,column_name,findings,first_line
people.csv,primary-key,error,person_id,1,3
people.csv,same-person,warning,person_id,1,4
code,severity,file,line,record,column,cell,column_name,value,message,hint
primary-key,error,people.csv,3,3,1,A3,person_id,P1,stands in line 2 already,
same-person,warning,people.csv,4,4,1,A4,person_id,P2,"may be the person of line 2: date of birth, sex and locality are the same",
--- stderr
cj-check: 1 error and 1 warning
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: people.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 1 warning

=== check-header-missing
# A day, or a number beside an identifier, heads no column; years do, and what is known is a heading.
--- day.csv
2023-04-03,North
2023-04-05,South
--- number.csv
A1,5
A2,6
--- years.csv
A1,2019,2020
A2,6,7
--- known.csv
person_id,5
P1,6
$ cj-tabulate day.csv >/dev/null; cj-tabulate number.csv >/dev/null; cj-tabulate years.csv; cj-tabulate known.csv --map 5=score
> cj-check number.csv 2>/dev/null | cut -d, -f1-6
--- stdout
count
1
count
1
code,severity,file,line,record,column
missing-header,warning,number.csv,1,1,2
--- stderr
cj-tabulate: warning: day.csv:1:1: was read as a heading and looks like the value "2023-04-03" of a record: where the file has no header, a profile with {"dialect": {"header": false}, "fieldNames": [...]} says so
cj-tabulate: day.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: number.csv:1:2: was read as a heading and looks like the value "5" of a record: where the file has no header, a profile with {"dialect": {"header": false}, "fieldNames": [...]} says so
cj-tabulate: number.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== check-header-no-people
# Rows that begin with the identifier of something else are no people: one child may have several. Where the person
# stands first, or the file says that it is of people, each stands once.
--- outcomes.csv
Outcome ID,Child ID,Outcome Date,Area
D1,C1,2023-01-04,North
D2,C1,2023-02-06,North
--- clients.csv
Client ID,Sex,Case Ref
C1,F,1
C1,F,2
$ cj-check outcomes.csv; cj-check clients.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
code,severity,file,line,record,column,cell,column_name,value,message,hint
primary-key,error,clients.csv,3,3,1,A3,person_id,C1,stands in line 2 already,
--- stderr
cj-check: outcomes.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: clients.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: clients.csv: what stands in Case Ref is not checked, as no schema declares it (--schema gives one)
cj-check: clients.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings
