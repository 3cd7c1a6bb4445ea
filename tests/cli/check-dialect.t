# cj-check: delimiters, encodings, line ends, quotation marks.
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-bad-byte
--- r.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,\xe9,4
$ cj-check reviews:r.csv --encoding UTF-8 -q --valid v.csv; s=$?; [ -s v.csv ] || [ ! -e v.csv ] || echo empty; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
encoding-error,error,r.csv,3,3,,,,,byte 0xE9 does not fit UTF-8,
--- stderr
cj-check: 1 error and 0 warnings

=== check-bad-cell-csv
< reviews.csv
$ cj-check reviews.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-bad-cell-json
< reviews.csv
$ cj-check reviews:reviews.csv -f json
? 1
--- stdout
{"code":"type-error","severity":"error","file":"reviews.csv","line":3,"record":3,"column":4,"cell":"D3","column_name":"score","value":"x","message":"is not a whole number or a decimal such as 7.5","hint":null}
--- stderr
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-bad-cell-text
< reviews.csv
$ cj-check reviews:reviews.csv -f text
? 1
--- stdout
reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5 [type-error]

Findings by rule

File         Rule        Severity  Column  Findings  First
                                                      line
-----------  ----------  --------  ------  --------  -----
reviews.csv  type-error  error     score          1      3

Notes
- reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
--- stderr
cj-check: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-delimiter-bad
< r.csv
$ cj-check r.csv --delimiter ab
? 2
--- stderr
cj-check: --delimiter "ab" must be one character, such as , ; | or tab

=== check-delimiter-colon
--- r.csv
person_id:review_date:outcome:score
P1:2022-01-10:c:3
P1:2022-02-08:c:x
$ cj-check reviews:r.csv --delimiter :
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: r.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-delimiter-wrong
< r.csv
$ cj-check reviews:r.csv --delimiter ";"
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,r.csv,1,1,,,,,"no column ""person_id""; the header was read as one column, in which "","" stands 3 times (name the delimiter with --delimiter)",
--- stderr
cj-check: 1 error and 0 warnings

=== check-empty-file
--- e.csv
$ cj-check reviews:e.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,e.csv,,,,,,,is empty; a header row is expected,
--- stderr
cj-check: 1 error and 0 warnings

=== check-empty-file-among-good
< reviews.csv
--- e.csv
$ cj-check e.csv reviews.csv -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,e.csv,,,,,,,is empty; a header row is expected,
type-error,error,reviews.csv,3,3,4,D3,score,x,is not a whole number or a decimal such as 7.5,
--- stderr
cj-check: 2 errors and 0 warnings

=== check-empty-file-tolerated-not
--- e.csv
$ cj-check reviews:e.csv --tolerate 100%
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,e.csv,,,,,,,is empty; a header row is expected,
--- stderr
cj-check: 1 error and 0 warnings

=== check-encoding-1252
--- r.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,\xe9,3
P1,2022-02-08,\xe9,5
$ cj-check reviews:r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: r.csv is not UTF-8 and was read as windows-1252

=== check-encoding-unknown
< reviews.csv=r.csv
$ cj-check reviews.csv --encoding latin99 -f text
? 2
--- stderr
cj-check: encoding "latin99" is not known; try UTF-8, windows-1252, ISO-8859-1 or UTF-16LE (iconv -l lists all)

=== check-encoding-utf16
--- r.csv (bytes, no newline)
\xff\xfep\x00e\x00r\x00s\x00o\x00n\x00_\x00i\x00d\x00,\x00r\x00e\x00v\x00i\x00e\x00w\x00_\x00d\x00a\x00t\x00e\x00,\x00o\x00u\x00t\x00c\x00o\x00m\x00e\x00,\x00s\x00c\x00o\x00r\x00e\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x001\x00-\x001\x000\x00,\x00c\x00,\x003\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x002\x00-\x000\x008\x00,\x00c\x00,\x005\x00
\x00
$ cj-check reviews:r.csv -q --valid v.csv; cmp v.csv r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint

=== check-line-ends-mixed
--- r.csv (bytes)
person_id,review_date,outcome,score\r
P1,2022-01-10,c,3
P1,2022-02-08,c,5\r
$ cj-check reviews:r.csv -q --findings f.csv; cat f.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
code,severity,file,line,record,column,cell,column_name,value,message,hint
mixed-line-ends,warning,r.csv,,,,,,,line ends are mixed: LF (first in line 2) and CRLF (first in line 1),

=== check-one-column
--- r.csv
person_id
P1
P2
$ cj-check reviews:r.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,r.csv,1,1,,,,,"no column ""review_date""; the header was read as one column ""person_id"" (name the delimiter with --delimiter)",
--- stderr
cj-check: 1 error and 0 warnings

=== check-open-quote-split
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,"c,4
$ cj-check reviews:r.csv -q --valid v.csv --invalid i.csv; cat v.csv i.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
source-error,error,r.csv,3,3,3,C3,outcome,,a quotation mark opens a cell here and nothing closes it,
person_id,review_date,outcome,score
P1,2022-01-10,c,3
person_id,review_date,outcome,score
P1,2022-02-08,"c,4
--- stderr
cj-check: 1 error and 0 warnings
