# cj-outcomes: delimiters, quotation marks, line ends, encodings.
--- reviews-2.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,caf\xe9,3
P1,2022-02-01,caf\xe9,5
--- reviews-3.csv (bytes, no newline)
p\x00e\x00r\x00s\x00o\x00n\x00_\x00i\x00d\x00,\x00r\x00e\x00v\x00i\x00e\x00w\x00_\x00d\x00a\x00t\x00e\x00,\x00o\x00u\x00t\x00c\x00o\x00m\x00e\x00,\x00s\x00c\x00o\x00r\x00e\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x001\x00-\x000\x001\x00,\x00c\x00,\x003\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x002\x00-\x000\x001\x00,\x00c\x00,\x005\x00
\x00
--- reviews-4.csv
person_id:review_date:outcome:score
P1:2022-01-01:c:3
P1:2022-02-01:c:5
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,café,3
P1,2022-02-01,caf\xe9,5

=== bom-and-crlf
--- reviews.csv (bytes)
\xef\xbb\xbfperson_id,review_date,outcome,score\r
P1,2022-01-01,c,3\r
P1,2022-02-01,c,5\r
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== delimiter-bad
$ cj-outcomes $DATA/reviews.csv --delimiter ab
? 2
--- stderr
cj-outcomes: --delimiter "ab" must be one character, such as , ; | or tab

=== delimiter-bar
--- reviews.csv
person_id|review_date|outcome|score
P1|2022-01-01|c|3
P1|2022-02-01|c|5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== delimiter-named
< reviews.csv=reviews-4.csv
$ cj-outcomes reviews.csv --delimiter :
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== delimiter-semicolon
--- reviews.csv
person_id;review_date;outcome;score
P1;2022-01-01;c;3.0
P1;2022-02-01;c;5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== delimiter-tab
--- reviews.csv
person_id	review_date	outcome	score
P1	2022-01-01	c	3
P1	2022-02-01	c	5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== delimiter-unknown
< reviews.csv=reviews-4.csv
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "person_id"; the header was read as one column, in which ":" stands 3 times (name the delimiter with --delimiter)

=== encoding-empty
$ cj-outcomes $DATA/reviews.csv --encoding ""; cj-check $DATA/reviews.csv --encoding=
> echo "{\"encoding\": \"\"}" >p.json; cj-outcomes $DATA/reviews.csv --profile p.json; cj-tabulate $DATA/reviews.csv --rows outcome --encoding //
? 2
--- stderr
cj-outcomes: --encoding needs the name of an encoding, such as UTF-8 or windows-1252
cj-check: --encoding needs the name of an encoding, such as UTF-8 or windows-1252
cj-outcomes: p.json:1: $.encoding: must be the name of an encoding, such as windows-1252
cj-tabulate: encoding "//" is not known; try UTF-8, windows-1252, ISO-8859-1 or UTF-16LE (iconv -l lists all)

=== encoding-named-does-not-fit
< reviews.csv
$ cj-outcomes reviews.csv --encoding UTF-8
? 1
--- stderr
cj-outcomes: reviews.csv:3: byte 0xE9 does not fit UTF-8
cj-outcomes: reviews.csv: was not read from line 3 on; no table was made

=== encoding-of-nothing
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,caf\x81,3
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2: byte 0x81 fits neither UTF-8 nor windows-1252; name the encoding with --encoding
cj-outcomes: reviews.csv: was not read from line 2 on; no table was made

=== encoding-unknown
$ cj-outcomes $DATA/reviews.csv --encoding klingon
? 2
--- stderr
cj-outcomes: encoding "klingon" is not known; try UTF-8, windows-1252, ISO-8859-1 or UTF-16LE (iconv -l lists all)

=== encodings-mixed
< reviews.csv
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3: byte 0xE9 is not UTF-8, though the text before it is; name the encoding with --encoding
cj-outcomes: reviews.csv: was not read from line 3 on; no table was made

=== encodings-mixed-in-findings
< reviews.csv
$ cj-outcomes reviews.csv --findings f.csv
> s=$?
> cat f.csv
> exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
encoding-error,error,reviews.csv,3,3,,,,,"byte 0xE9 is not UTF-8, though the text before it is; name the encoding with --encoding",
--- stderr
cj-outcomes: reviews.csv:3: byte 0xE9 is not UTF-8, though the text before it is; name the encoding with --encoding
cj-outcomes: reviews.csv: was not read from line 3 on; no table was made

=== last-line-without-end
--- reviews.csv (no newline)
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== line-ends-mixed
--- reviews.csv (bytes)
person_id,review_date,outcome,score\r
P1,2022-01-01,c,3\rP1,2022-02-01,c,5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== lone-cr
--- reviews.csv (bytes, no newline)
person_id,review_date,outcome,score\rP1,2022-01-01,c,3\rP1,2022-02-01,c,5\r
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== nul-byte
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-0\x002-01,c,5
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3:2: review_date: a NUL byte; if the file is UTF-16, say --encoding UTF-16LE
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== quote-lines-in-a-cell
--- reviews.csv
person_id,review_date,outcome,score,"the
note"
P1,2022-01-01,c,3,"a

b"
P1,2022-02-01,c,x,"a""b"
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:6:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== quote-open-at-the-end
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P2,2022-01-01,c,3
P1,2022-02-01,"c,5
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:4:3: outcome: a quotation mark opens a cell here and nothing closes it
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== quote-open-in-the-middle
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,"c,5
P2,2022-01-01,c,3
P2,2022-02-01,c,4
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3:3: outcome: a quotation mark opens a cell here and nothing closes it
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 4 rows of reviews.csv is at fault; no table was made

=== quote-open-in-the-middle-tolerated
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,"c,5
P2,2022-01-01,"c",3
"P2",2022-02-01,c,4
$ cj-outcomes reviews.csv --tolerate 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:3:3: outcome: a quotation mark is out of place; a cell that holds one is written "..." with each mark doubled
cj-outcomes: reviews.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1

=== quote-stray
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c "d" e,5
"P2",2022-01-01,"c" x,3
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3:3: outcome: a quotation mark is out of place; a cell that holds one is written "..." with each mark doubled
cj-outcomes: reviews.csv:4:3: outcome: a quotation mark is out of place; a cell that holds one is written "..." with each mark doubled
cj-outcomes: reviews.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 3 rows of reviews.csv are at fault; no table was made

=== utf-16-big-endian-by-its-mark
--- reviews.csv (bytes)
\xfe\xff\x00p\x00e\x00r\x00s\x00o\x00n\x00_\x00i\x00d\x00,\x00r\x00e\x00v\x00i\x00e\x00w\x00_\x00d\x00a\x00t\x00e\x00,\x00o\x00u\x00t\x00c\x00o\x00m\x00e\x00,\x00s\x00c\x00o\x00r\x00e\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x001\x00-\x000\x001\x00,\x00c\x00,\x003\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x002\x00-\x000\x001\x00,\x00c\x00,\x005\x00
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== utf-16-by-its-mark
--- reviews.csv (bytes, no newline)
\xff\xfep\x00e\x00r\x00s\x00o\x00n\x00_\x00i\x00d\x00,\x00r\x00e\x00v\x00i\x00e\x00w\x00_\x00d\x00a\x00t\x00e\x00,\x00o\x00u\x00t\x00c\x00o\x00m\x00e\x00,\x00s\x00c\x00o\x00r\x00e\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x001\x00-\x000\x001\x00,\x00c\x00,\x003\x00
\x00P\x001\x00,\x002\x000\x002\x002\x00-\x000\x002\x00-\x000\x001\x00,\x00c\x00,\x005\x00
\x00
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== utf-16-named
< reviews.csv=reviews-3.csv
$ cj-outcomes reviews.csv --encoding UTF-16LE
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== utf-16-without-mark
< reviews.csv=reviews-3.csv
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1:1: the header row holds a NUL byte; if the file is UTF-16, say --encoding UTF-16LE

=== two-encodings-in-one-file
# E9 is no UTF-8, C3 A9 is: read as windows-1252 the second is two letters, and one place two groups. Said once, of the
# first such cell (line 3); capitals have other bytes behind the C3 (89, which is a per mille sign there).
--- a.csv (bytes)
Area,n
Caf\xe9,1
Caf\xc3\xa9,2
\xc3\x89ire,3
X,4
$ cj-tabulate a.csv --rows Area --where 'n>0'; cj-tabulate --rows Area --where Area=X <a.csv
--- stdout
Area,count
CafÃ©,1
Café,1
X,1
Ã‰ire,1
Area,count
X,1
--- stderr
cj-tabulate: warning: a.csv:3:1: Area: "CafÃ©" seems to be UTF-8 in a file that was read as windows-1252, as some bytes are no UTF-8: with both, one word becomes two
cj-tabulate: a.csv is not UTF-8 and was read as windows-1252
cj-tabulate: a.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: standard input:3:1: Area: "CafÃ©" seems to be UTF-8 in a file that was read as windows-1252, as some bytes are no UTF-8: with both, one word becomes two
cj-tabulate: standard input is not UTF-8 and was read as windows-1252
cj-tabulate: standard input: rows 4 = used 1 + outside the period 0 + not selected 3 + rejected 0

=== windows-1252-named
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv --encoding windows-1252
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,café,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== windows-1252-notice
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,café,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv is not UTF-8 and was read as windows-1252

=== windows-1252-quiet
< reviews.csv=reviews-2.csv
$ cj-outcomes reviews.csv -q
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,café,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
