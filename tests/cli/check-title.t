# A title above the table is named as one, by every program that reads the file.
--- title.csv
Youth justice service - quarterly export

person_id,review_date,outcome,response
A1,2023-01-02,housing,improved
A2,2023-01-03,housing,worse
--- headings.json (no newline)
{"dialect": {"headerRows": [3]}}

=== title-unknown-column
# No column can be named where the title is read as the header.
< title.csv
$ cj-tabulate title.csv --rows outcome
? 2
--- stderr
cj-tabulate: title.csv:1: no column "outcome"; row 1 looks like a title; the header seems to be row 3: a profile with {"dialect": {"headerRows": [3]}} reads it

=== title-semicolons
# The title has no separator, the rows have; without this warning each row would be one cell.
--- title.csv
Youth justice service

person_id;review_date;outcome
A1;2023-01-02;housing
A2;2023-01-03;housing
$ cj-tabulate title.csv
--- stdout
count
3
--- stderr
cj-tabulate: warning: title.csv:1: row 1 looks like a title; the header seems to be row 3: a profile with {"dialect": {"headerRows": [3]}} reads it
cj-tabulate: warning: title.csv:2: the row is blank; it is passed over
cj-tabulate: title.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== title-padded
# A spreadsheet ends the title with as many separators as the table has.
--- title.csv
Youth justice service,,
Area:,North,
person_id,review_date,outcome
A1,2023-01-02,housing
A2,2023-01-03,housing
$ cj-tabulate title.csv
--- stdout
count
4
--- stderr
cj-tabulate: warning: title.csv:1:2: columns 2 and 3 have no heading: nothing can name them
cj-tabulate: warning: title.csv:1: row 1 looks like a title; the header seems to be row 3: a profile with {"dialect": {"headerRows": [3]}} reads it
cj-tabulate: title.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== title-check
< title.csv
$ cj-check title.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
title-row,warning,title.csv,1,1,,,,,"row 1 looks like a title; the header seems to be row 3: a profile with {""dialect"": {""headerRows"": [3]}} reads it",
blank-row,warning,title.csv,2,2,,,,,the row is blank; it is passed over,
extra-cell,error,title.csv,3,3,2,B3,,,the row has 4 cells where the header has 1,
extra-cell,error,title.csv,4,4,2,B4,,,the row has 4 cells where the header has 1,
extra-cell,error,title.csv,5,5,2,B5,,,the row has 4 cells where the header has 1,
--- stderr
cj-check: title.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: title.csv: rows 3 = used 0 + outside the period 0 + not selected 0 + rejected 3
cj-check: 3 errors and 2 warnings

=== title-profile
# The profile that the message proposes.
< title.csv headings.json
$ cj-tabulate title.csv --rows outcome --profile headings.json
--- stdout
outcome,count
housing,2

=== title-none
# A column of texts in which separators stand is no title.
--- notes.csv
notes
moved; no address
seen, well
$ cj-tabulate notes.csv
? 1
--- stderr
cj-tabulate: notes.csv:3:2: the row has 2 cells where the header has 1
cj-tabulate: notes.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 2 rows of notes.csv is at fault; no table was made

=== separators-at-the-end
# Blank cells beyond the header's, in every row.
--- rows.csv
person_id,outcome
A1,housing,
A2,housing,,
A3,housing,x
$ cj-tabulate rows.csv
? 1
--- stderr
cj-tabulate: rows.csv:2:3: the row has 3 cells where the header has 2; a profile with trailingCells drops blank cells at the end
cj-tabulate: rows.csv:3:3: the row has 4 cells where the header has 2; a profile with trailingCells drops blank cells at the end
cj-tabulate: rows.csv:4:3: the row has 3 cells where the header has 2
cj-tabulate: rows.csv: rows 3 = used 0 + outside the period 0 + not selected 0 + rejected 3
cj-tabulate: 3 of 3 rows of rows.csv are at fault; no table was made

=== separators-in-the-header-alone
--- rows.csv
person_id,outcome,,
A1,housing
$ cj-tabulate rows.csv
? 1
--- stderr
cj-tabulate: rows.csv:2:3: the row has 2 cells where the header has 4; a profile with shortRows reads missing last cells as blank
cj-tabulate: warning: rows.csv:1:3: columns 3 and 4 have no heading: nothing can name them
cj-tabulate: rows.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 1 rows of rows.csv is at fault; no table was made
