# Identifiers of two inputs that meet nobody: an error that shows a pair, in the measure alone and in a report.
--- episodes.csv
person_id,closure_date
0012,2023-01-04
0013,2023-01-05
--- plain.csv
person_id,closure_date
12,2023-01-04
13,2023-01-05
--- letters.csv
person_id,closure_date
P12,2023-01-04
P13,2023-01-05

=== meet-leading-zeros
# Nobody: no table, and no account of rows that went nowhere.
< episodes.csv
--- offences.csv
person_id,offence_date
12,2023-02-01
13,2023-02-05
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 -v
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: none of the 2 rows is of anybody in episodes.csv: "12" differs from "0012" (episodes.csv:2) only in leading zeros; a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)

=== meet-threads
# The same with threads, and whatever conditions and periods leave of the episodes.
< episodes.csv
--- offences.csv
person_id,offence_date
12,2023-02-01
$ r() { cj-reoffending episodes.csv --offences offences.csv --windows 3 "$@"; echo $?; }
> { r --as-of 2024-12-31 --threads 1; r --as-of 2024-12-31 --threads 3; r --as-of 2022-12-31; r --as-of 2024-12-31 --period 2024; } 2>&1 | sed 's/ (.*//' | uniq -c | sed 's/^ *//'
--- stdout
1 cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in episodes.csv: "12" differs from "0012"
1 1
1 cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in episodes.csv: "12" differs from "0012"
1 1
1 cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in episodes.csv: "12" differs from "0012"
1 1
1 cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in episodes.csv: "12" differs from "0012"
1 1

=== meet-nobody-selected
# A cohort that is selected or in the period need not have offended: somebody else of the episodes has.
< episodes.csv
--- offences.csv
person_id,offence_date
0013,2023-02-05
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 --where person_id=0012 | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-05 and the last index date 2023-01-05, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 0 + not selected 1 + rejected 0

=== meet-empty
# No rows at all: nobody offended, as the input says.
< episodes.csv
--- offences.csv
person_id,offence_date
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 --quiet | tail -n 1
--- stdout
all,0-3 months,0,3,2,0,0,0,0.0,0.00,65.76,,0.00,

=== meet-spreadsheet-decimals
< plain.csv
--- offences.csv
person_id,offence_date
12.0,2023-02-01
13.0,2023-02-05
$ cj-reoffending plain.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: none of the 2 rows is of anybody in plain.csv: "12.0" differs from "12" (plain.csv:2) only in a point and zeros at the end; a profile of each input that says "dropDecimals": true of this column makes them one (docs/profiles.md)

=== meet-wrapped-and-padded
# Two things at once: what a spreadsheet puts around it and the zeros.
< plain.csv
--- offences.csv
person_id,offence_date
"=""0012""",2023-02-01
$ cj-reoffending plain.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in plain.csv: "=\"0012\"" differs from "12" (plain.csv:2) only in what a spreadsheet puts around it, and leading zeros; a profile of each input that says "unwrap": true, "zeroPad": 4 of this column makes them one (docs/profiles.md)

=== meet-apostrophe
< episodes.csv
--- offences.csv
person_id,offence_date
'0012,2023-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in episodes.csv: "'0012" differs from "0012" (episodes.csv:2) only in what a spreadsheet puts around it; a profile of each input that says "unwrap": true of this column makes them one (docs/profiles.md)

=== meet-case
< letters.csv
--- offences.csv
person_id,offence_date
p12,2023-02-01
$ cj-reoffending letters.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in letters.csv: "p12" differs from "P12" (letters.csv:2) only in upper and lower case; a profile of each input that says "upperCase": true of this column makes them one (docs/profiles.md)

=== meet-blank-inside
< letters.csv
--- offences.csv
person_id,offence_date
P 12,2023-02-01
$ cj-reoffending letters.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in letters.csv: "P 12" differs from "P12" (letters.csv:2) only in blanks inside

=== meet-full-width
< letters.csv
--- offences.csv (bytes)
person_id,offence_date
\xef\xbc\xb012,2023-02-01
$ cj-reoffending letters.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in letters.csv: "Ｐ12" differs from "P12" (letters.csv:2) only in characters that look alike; a profile of each input that says "normalise": true of this column makes them one (docs/profiles.md)

=== meet-prefix
# Letters before the number tell people apart as often as not: told only where nobody meets.
< plain.csv letters.csv
--- offences.csv
person_id,offence_date
P12,2023-02-01
--- some.csv
person_id,offence_date
P12,2023-02-01
13,2023-02-01
$ cj-reoffending plain.csv --offences offences.csv --as-of 2024-12-31 --windows 3
> cj-reoffending plain.csv --offences some.csv --as-of 2024-12-31 --windows 3 | tail -n 1
--- stdout
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: offences.csv:2:1: person_id: the only row is of nobody in plain.csv: "P12" differs from "12" (plain.csv:2) only in the letters before the number
cj-reoffending: warning: plain.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-05, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: plain.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: some.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0

=== meet-no-rule
# No rule helps: the first of each file.
< letters.csv
--- offences.csv
person_id,offence_date
A7,2023-02-01
A8,2023-02-01
$ cj-reoffending letters.csv --offences offences.csv --as-of 2024-12-31 --windows 3
? 1
--- stderr
cj-reoffending: offences.csv:2:1: person_id: none of the 2 rows is of anybody in letters.csv: the first here is "A7", the first there "P12" (letters.csv:2), and no rule makes any two the same (a file of the header alone says that there is nobody)

=== meet-partly
# Some meet, and some would: one warning for each way, with rows and people counted. 0013 once as 13 and twice as
# '0013: a person in both. 99 is of nobody, and stays so.
--- episodes.csv
person_id,closure_date
0012,2023-01-04
0013,2023-01-05
0014,2023-01-05
--- offences.csv
person_id,offence_date
0012,2023-02-01
13,2023-02-05
'0013,2023-02-05
'0013,2023-02-06
14,2023-02-06
99,2023-02-06
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 | tail -n 1
--- stdout
all,0-3 months,0,3,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
--- stderr
cj-reoffending: warning: offences.csv:3:1: person_id: "13" is nobody in episodes.csv, but differs from "0013" (episodes.csv:3) only in leading zeros (2 rows of 2 people in all); a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)
cj-reoffending: warning: offences.csv:4:1: person_id: "'0013" is nobody in episodes.csv, but differs from "0013" (episodes.csv:3) only in what a spreadsheet puts around it (2 rows of 1 person in all); a profile of each input that says "unwrap": true of this column makes them one (docs/profiles.md)
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-06 and the last index date 2023-01-05, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 6 = used 1 + outside the period 0 + not selected 5 + rejected 0

=== meet-people
# The main input and the people file.
--- people.csv
person_id,sex
025979,F
025980,M
--- reviews.csv
person_id,review_date,outcome,score
25979,2021-02-01,Housing,3
25979,2021-04-15,Housing,5
25980,2021-04-16,Housing,4
$ cj-outcomes reviews.csv --people people.csv --by sex --quiet
? 1
--- stderr
cj-outcomes: reviews.csv:2:1: person_id: none of the 3 rows is of anybody in people.csv: "25979" differs from "025979" (people.csv:2) only in leading zeros; a profile of each input that says "zeroPad": 6 of this column makes them one (docs/profiles.md)

=== meet-people-partly
--- people.csv
person_id,sex
025979,F
025980,M
--- reviews.csv
person_id,review_date,outcome,score
25979,2021-02-01,Housing,3
25979,2021-04-15,Housing,5
025980,2021-04-16,Housing,4
$ cj-tabulate reviews.csv --people people.csv --rows sex
--- stdout
sex,count
M,1
(missing),2
--- stderr
cj-tabulate: warning: reviews.csv:2:1: person_id: "25979" is in no usable row of the people file; the columns of people are blank
cj-tabulate: warning: reviews.csv:2:1: person_id: "25979" is nobody in people.csv, but differs from "025979" (people.csv:2) only in leading zeros (2 rows of 1 person in all); a profile of each input that says "zeroPad": 6 of this column makes them one (docs/profiles.md)
cj-tabulate: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: reviews.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== meet-people-known
# Everybody is in the people file, nobody of the offences in the episodes: a zero, with a word.
--- people.csv
person_id,sex
P1,F
P2,M
--- episodes.csv
person_id,closure_date
P1,2023-01-04
--- offences.csv
person_id,offence_date
P2,2023-02-01
$ cj-reoffending episodes.csv --offences offences.csv --people people.csv --as-of 2024-12-31 --windows 3 | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-04, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: No offence is of anybody in the episodes
cj-reoffending: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 0 + not selected 1 + rejected 0

=== meet-report
# Two measures share the offences through the report's store: both say what the measure alone says.
< episodes.csv
--- offences.csv
person_id,offence_date
12,2023-02-01
13,2023-02-05
--- r.json
{"title": "T", "inputs": {"episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {
   "three": {"kind": "reoffending", "input": "episodes", "offences": "offences", "as-of": "2024-12-31", "windows": "3"},
   "six": {"kind": "reoffending", "input": "episodes", "offences": "offences", "as-of": "2024-12-31", "windows": "6"}},
 "sections": [{"title": "S", "measures": ["three", "six"]}]}
$ cj-report r.json -o r.md; echo $?; test ! -e r.md && cj-reoffending --measure r.json#six
? 1
--- stdout
1
--- stderr
cj-report: r.json:3: $.measures.three: offences.csv:2:1: person_id: none of the 2 rows is of anybody in episodes.csv: "12" differs from "0012" (episodes.csv:2) only in leading zeros; a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)
cj-reoffending: offences.csv:2:1: person_id: none of the 2 rows is of anybody in episodes.csv: "12" differs from "0012" (episodes.csv:2) only in leading zeros; a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)

=== meet-report-partly
# Served by the store: the same warning, once.
< episodes.csv
--- offences.csv
person_id,offence_date
12,2023-02-01
0013,2023-02-05
--- r.json
{"title": "T", "inputs": {"episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {
   "three": {"kind": "reoffending", "input": "episodes", "offences": "offences", "as-of": "2024-12-31", "windows": "3"},
   "six": {"kind": "reoffending", "input": "episodes", "offences": "offences", "as-of": "2024-12-31", "windows": "6"}},
 "sections": [{"title": "S", "measures": ["three", "six"]}]}
$ cj-report r.json -o r.md && cj-reoffending --measure r.json#six >/dev/null
--- stderr
cj-report: warning: offences.csv:2:1: person_id: "12" is nobody in episodes.csv, but differs from "0012" (episodes.csv:2) only in leading zeros (1 row of 1 person in all); a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)
cj-report: warning: episodes.csv: the last offence is dated 2023-02-05 and the last index date 2023-01-05, 22 months before "as_of": "2024-12-31": are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-report: r.json: 8 counts of 1 to 4 people or records about them are shown, the first in "three": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-reoffending: warning: offences.csv:2:1: person_id: "12" is nobody in episodes.csv, but differs from "0012" (episodes.csv:2) only in leading zeros (1 row of 1 person in all); a profile of each input that says "zeroPad": 4 of this column makes them one (docs/profiles.md)
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-05 and the last index date 2023-01-05, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0

=== meet-accent
# One accent in two forms, as two systems write it; the remedy that is named works.
--- combined.csv (bytes)
person_id,closure_date
Pe\xcc\x811,2023-01-04
--- single.csv (bytes)
person_id,offence_date
P\xc3\xa91,2023-02-01
--- n.json
{"normalise": true}
$ cj-reoffending combined.csv --offences single.csv --as-of 2023-05-31 --windows 3; cj-reoffending combined.csv --offences single.csv --as-of 2023-05-31 --windows 3 --profile n.json --profile offences:n.json -q | cut -d, -f2,5,7; cj-check people:combined.csv -q; cj-check people:combined.csv 2>/dev/null | cut -d, -f 1,3,7,10-
--- stdout (bytes)
stage,people,offended
pre-intervention,1,0
0-3 months,1,1
code,severity,file,line,record,column,cell,column_name,value,message,hint
code,file,cell,message,hint
id-format,combined.csv,A2,"looks like ""P\xc3\xa91"" and is another person (U+0065 for U+00E9): ""normalise"": true in a profile makes them one",
--- stderr (bytes)
cj-reoffending: single.csv:2:1: person_id: the only row is of nobody in combined.csv: "P\xc3\xa91" differs from "Pe\xcc\x811" (combined.csv:2) only in characters that look alike; a profile of each input that says "normalise": true of this column makes them one (docs/profiles.md)
