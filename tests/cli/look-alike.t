# Texts that look alike: blanks of all kinds, what shows nothing, dashes, accents, full-width forms.
--- a.csv (bytes)
id,area
1,North Side
2,North\xc2\xa0Side
3,North\xe2\x80\xafSide
4,North\xe2\x80\x89 Side\xe2\x80\x8b
5,"North
Side"
6,north \x09side
7,\xe2\x80\x8b
8,\xe2\x80\x89

=== look-alike-blanks
# No-break, narrow and thin blanks, a tab and a line break are blanks, a zero width space is nothing: six rows of one value,
# and two that are blank. cj-check lists what it read as another spelling where it knows the column.
< a.csv
--- s.json (no newline)
{"fields":[{"name":"id"},{"name":"area","constraints":{"enum":["North Side"]}}]}
$ cj-tabulate a.csv --rows area; cj-tabulate a.csv --where 'area=NORTH SIDE'; cj-tabulate a.csv --where area=
> cj-tabulate a.csv --schema s.json --rows area --threads 4
--- stdout
area,count
North Side,6
(missing),2
count
6
count
2
area,count
North Side,6
(missing),2

=== look-alike-usual-spelling
# The declared spelling, else the most frequent, of equal ones the first. LEEDS is twice there, Leeds once; York and york are
# once each; hull is as --order has it, though Hull is twice there. A row that is left out counts as well.
--- a.csv
k,n
Leeds,1
York,1
LEEDS,1
york,1
LEEDS,2
Hull,1
Hull,1
hull,1
$ cj-tabulate a.csv --rows k
> cj-tabulate a.csv --rows k --where n=1 --threads 4
> cj-tabulate a.csv --rows k --order 'k=hull|york'
> cj-tabulate a.csv --derive 'r=recode(k,Hull=Other)' --rows r
> cj-tabulate - --rows k <a.csv
--- stdout
k,count
Hull,3
LEEDS,3
York,2
k,count
Hull,3
LEEDS,2
York,2
k,count
hull,3
york,2
LEEDS,3
r,count
LEEDS,3
Other,3
York,2
k,count
Hull,3
LEEDS,3
York,2

=== look-alike-usual-spelling-in-report
# The same in a report, which reads the rows once for two measures, as in the measures alone.
--- a.csv
k,n
Leeds,1
York,1
LEEDS,1
york,1
LEEDS,2
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"a.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"k"},
"b":{"kind":"tabulate","input":"r","derive":["r=recode(k,York=Yorks)"],"rows":"r"}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-report d.json -o t/; cat t/a.csv; cat t/b.csv; cj-tabulate --measure d.json#a; cj-tabulate --measure d.json#b
--- stdout
k,count
LEEDS,3
York,2
r,count
LEEDS,3
Yorks,2
k,count
LEEDS,3
York,2
r,count
LEEDS,3
Yorks,2

=== look-alike-warnings
# Values that differ by a dash, an accent that is composed or not, a full-width letter or a quotation mark alone are two
# values, and the odd one is told with its first cell, its code point and its rows. The ASCII one is not the odd one,
# wherever it stands.
--- a.csv (bytes)
k
Stow\xe2\x80\x93on
Stow-on
Stow\xe2\x80\x93on
Caf\xc3\xa9
Cafe\xcc\x81
CAFE\xcc\x81
O'Neil
O\xe2\x80\x99Neil
\xef\xbc\xa1
A
Zo\xc3\xab
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"a.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"k"},
"b":{"kind":"tabulate","input":"r"}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-tabulate a.csv --rows k 2>&1 >/dev/null
> cj-report d.json -o d.html 2>&1 | grep -c 'looks like'
> cj-report d.json --threads 4 -o d.html 2>&1 | grep -c 'looks like'
> cj-tabulate a.csv 2>&1
--- stdout (bytes)
cj-tabulate: warning: a.csv:2:1: k: "Stow\xe2\x80\x93on" looks like "Stow-on" and is another value (U+2013 for U+002D), in 2 rows; normalise in a profile makes them one
cj-tabulate: warning: a.csv:6:1: k: "Cafe\xcc\x81" looks like "Caf\xc3\xa9" and is another value (U+0065 for U+00E9), in 2 rows; normalise in a profile makes them one
cj-tabulate: warning: a.csv:9:1: k: "O\xe2\x80\x99Neil" looks like "O'Neil" and is another value (U+2019 for U+0027), in 1 row; normalise in a profile makes them one
cj-tabulate: warning: a.csv:10:1: k: "\xef\xbc\xa1" looks like "A" and is another value (U+FF21 for U+0041), in 1 row; normalise in a profile makes them one
cj-tabulate: a.csv: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0
4
4
count
11

=== look-alike-normalise
# A profile makes them one, of all columns or of one, counted and listed.
--- a.csv (bytes)
k,j
Stow\xe2\x80\x93on,x\xe2\x80\x93
Stow-on,x
Cafe\xcc\x81,y
\xef\xbc\xa3af\xc3\xa9,y
--- p.json (no newline)
{"normalise":true}
--- q.json (no newline)
{"columns":{"k":{"normalise":true}}}
$ cj-tabulate a.csv --rows k --profile p.json --repairs r.csv; cat r.csv
> cj-tabulate a.csv --rows k --profile q.json -f text | tail -n 1
--- stdout (bytes)
k,count
Caf\xc3\xa9,2
Stow-on,2
file,line,column,old,new,rule
a.csv,2,1,Stow\xe2\x80\x93on,Stow-on,normalised
a.csv,2,2,x\xe2\x80\x93,x-,normalised
a.csv,4,1,Cafe\xcc\x81,Caf\xc3\xa9,normalised
a.csv,5,1,\xef\xbc\xa3af\xc3\xa9,Caf\xc3\xa9,normalised
- a.csv: repairs 3 = normalised 3 (k)

=== spreadsheet-errors
# The text of a spreadsheet's error is told at its cell: by cj-check in every column, by a measure in those that it uses.
# A number column has an error there anyway, and a word that means "no value" is none.
--- e.csv
id,area,other,x
A1,North,1,#n/a
A2,#N/A,Err:502,b
A3,#REF!,#4,c
A4,Error,#DIV/0!,d
--- p.json (no newline)
{"columns":{"area":{"missingValues":["#N/A","#REF!"]}}}
$ cj-check e.csv | cut -d, -f1-2,7-9
> cj-tabulate e.csv --rows area 2>&1 >/dev/null | cut -c-60
> cj-tabulate e.csv --rows area --profile p.json -q
--- stdout
code,severity,cell,column_name,value
spreadsheet-error,warning,D2,x,#n/a
spreadsheet-error,warning,B3,area,#N/A
spreadsheet-error,warning,C3,other,Err:502
spreadsheet-error,warning,B4,area,#REF!
spreadsheet-error,warning,C5,other,#DIV/0!
cj-tabulate: warning: e.csv:3:2: area: "#N/A" is the text of
cj-tabulate: warning: e.csv:4:2: area: "#REF!" is the text o
cj-tabulate: e.csv: rows 4 = used 4 + outside the period 0 +
area,count
Error,1
North,1
(missing),2
--- stderr
cj-check: e.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: e.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== look-alike-usual-spelling-of-many
# 3000 times York, then 4000 times YORK: the second is shown, however the rows are read.
$ { echo k; yes York | head -n 3000; yes YORK | head -n 4000; } >a.csv
> cj-tabulate a.csv --rows k; cj-tabulate a.csv --rows k --threads 4; cj-tabulate a.csv --rows k --where 'k!=1'
--- stdout
k,count
YORK,7000
k,count
YORK,7000
k,count
YORK,7000
--- stderr
cj-tabulate: Condition "k!=1": no row has "1" in k; there are YORK

=== look-alike-letters
# Greek and Cyrillic letters in a Latin word: told by themselves, and as a pair where the Latin word stands too. A word of
# another alphabet stays what it is, and normalise leaves it.
--- a.csv (bytes)
k,n
N\xd0\xberth,1
S\xce\xbfuth,1
South,1
\xd0\xa1,1
\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0,1
\xce\xbcg,1
--- p.json (no newline)
{"normalise":true}
$ cj-tabulate a.csv --rows k 2>&1 >/dev/null; cj-check a.csv | cut -d, -f1-2,4,7
> cj-tabulate a.csv --rows k --profile p.json
--- stdout (bytes)
cj-tabulate: warning: a.csv:3:1: k: "S\xce\xbfuth" looks like "South" and is another value (U+03BF for U+006F), in 1 row; normalise in a profile makes them one
cj-tabulate: warning: a.csv:2:1: k: "N\xd0\xberth" has a letter of another alphabet that looks like o (U+043E), in 1 row; normalise in a profile reads it as that
cj-tabulate: a.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0
code,severity,line,cell
look-alike,warning,3,A3
look-alike,warning,2,A2
k,count
C,1
North,1
South,2
\xce\xbcg,1
\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0,1
--- stderr
cj-check: a.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: a.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== look-alike-letters-of-identifiers
# The P of the first is Cyrillic: another person. cj-check tells it, and what makes them one; a measure that meets nobody, too.
--- people.csv (bytes)
person_id,sex
\xd0\xa0001,F
P002,M
--- offences.csv
person_id,offence_date
P001,2023-01-02
--- episodes.csv (bytes)
person_id,closure_date
\xd0\xa0001,2022-05-05
$ cj-check people.csv 2>&1 | head -n 2
> cj-reoffending episodes.csv --offences offences.csv --as-of 2024-01-01 2>&1 | grep -o 'none of.*\|only row.*' | cut -c1-120
--- stdout (bytes)
code,severity,file,line,record,column,cell,column_name,value,message,hint
id-format,warning,people.csv,2,2,1,A2,person_id,\xd0\xa0001,"looks like ""P001"" and is another person (U+0420 for U+0050): ""normalise"": true in a profile makes them one",
only row is of nobody in episodes.csv: "P001" differs from "\xd0\xa0001" (episodes.csv:2) only in characters that look alike; 

=== look-alike-check-unread
# cj-check looks at the texts of columns that it does not type while they are at most 200.
--- many.py
print("k,j")
for i in range(201):
    print(f"{i}a,{i % 198}a")
print("9\u2013a,9\u2013a")
print("9-a,9-a")
$ python3 many.py >m.csv; cj-check m.csv 2>&1 | grep look | cut -d, -f1,4,7
--- stdout
look-alike,203,B203
