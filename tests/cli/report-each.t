# cj-report --each: one definition, a report for each value of a column and one over all.
--- d.json
{"title": "Quarter", "inputs": {"people": {"file": "people.csv"}, "sessions": {"file": "sessions.csv"}},
 "measures": {"sexes": {"kind": "tabulate", "input": "people", "label": "Clients of {each}", "rows": "sex", "totals": "rows"},
   "kinds": {"kind": "tabulate", "input": "sessions", "rows": "kind"}},
 "sections": [{"title": "{each}", "measures": ["sexes", "kinds"]}]}
--- people.csv
person_id,sex,area
A,F,North
B,M,north
C,F,South Side
D,F,
--- sessions.csv
person_id,kind
A,x
C,y

=== report-each
# a blank is a group, as of --by; sessions say of no place and stay whole
< d.json people.csv sessions.csv
$ cj-report d.json --each area -o t/ -o q4.json && ls && head t*/sexes.csv && cat t-north/kinds.csv
--- stdout
d.json
people.csv
q4-missing.json
q4-north.json
q4-south-side.json
q4.json
sessions.csv
t
t-missing
t-north
t-south-side
==> t-missing/sexes.csv <==
sex,count
F,1
All,1

==> t-north/sexes.csv <==
sex,count
F,1
M,1
All,2

==> t-south-side/sexes.csv <==
sex,count
F,1
All,1

==> t/sexes.csv <==
sex,count
F,3
M,1
All,4
kind,count
x,1
y,1
--- stderr
cj-report: d.json: 5 counts of 1 to 4 people or records about them are shown, the first in "Clients of All": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-words
# title, cover, texts and notes say of which value a report is
< d.json people.csv sessions.csv
$ cj-report d.json --each area -o q.txt && grep -hE 'Quarter|^area:|^Clients of [^ ]*$|^North|^All$|^Only rows|^Not narrowed' q.txt q-north.txt q-missing.txt
--- stdout
Quarter
area: All
All
Clients of All
Quarter: North
area: North
North
Clients of North
Only rows where area is North, of every file that has the column.
Not narrowed to rows where area is North, as they have no such column: sessions.csv.
Quarter: (missing)
area: (missing)
Clients of (missing)
Only rows where area is not recorded, of every file that has the column.
Not narrowed to rows where area is not recorded, as they have no such column: sessions.csv.
--- stderr
cj-report: d.json: 5 counts of 1 to 4 people or records about them are shown, the first in "Clients of All": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-defined
# in the definition, with {each} in its title and in the name of the file; --each comes before it
< people.csv
--- d.json
{"title": "Clients of {each}", "each": "area", "inputs": {"people": {"file": "people.csv"}},
 "measures": {"sexes": {"kind": "tabulate", "input": "people", "rows": "sex"}},
 "sections": [{"title": "S", "measures": ["sexes"]}]}
$ mkdir out && cj-report d.json -o 'out/{each}.txt' && head -qn 1 out/*.txt && cj-report d.json --each sex -o 'by-{each}.md' && ls && cj-report d.json --list
--- stdout
Clients of All
Clients of (missing)
Clients of North
Clients of South Side
by-all.md
by-f.md
by-m.md
d.json
out
people.csv
each     area
input    people: people.csv
measure  sexes (tabulate): sexes
section  s: S <- sexes
--- stderr
cj-report: d.json: 2 counts of 1 to 4 people or records about them are shown, the first in "sexes": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: d.json: 2 counts of 1 to 4 people or records about them are shown, the first in "sexes": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-order
# declared order, here of the schema; the others behind it, numbers as numbers
< d.json sessions.csv
--- people.csv
person_id,sex,area
A,F,10
B,F,2
C,F,South
D,F,North
--- schema.json
{"fields": [{"name": "person_id"}, {"name": "sex"}, {"name": "area", "constraints": {"enum": ["South", "North", "10", "2", "West"]}}]}
$ sed -i 's/"people.csv"/"people.csv", "schema": "schema.json"/' d.json && cj-report d.json --each area --check -v 2>&1 | grep -c 'people.csv: rows' && cj-report d.json --each area -o q.json && ls q-*
--- stdout
5
q-10.json
q-2.json
q-north.json
q-south.json
--- stderr
cj-report: d.json: 4 counts of 1 to 4 people or records about them are shown, the first in "Clients of All": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-numbers
# 1 and 1.0 are one number in a column of numbers, as they are for --where
< d.json sessions.csv
--- people.csv
person_id,sex,area
A,F,1
B,F,1.0
C,F,2
$ cj-report d.json --each area -o t/ && tail -qn 1 t*/sexes.csv
--- stdout
All,2
All,1
All,3
--- stderr
cj-report: d.json: 4 counts of 1 to 4 people or records about them are shown, the first in "Clients of All": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-linked
# nobody of the South offended: as a part of all that is no slip
--- d.json
{"title": "T", "inputs": {"orders": {"file": "orders.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {"again": {"kind": "tabulate", "input": "orders", "link": {"o": "offences"}, "derive": ["n=count(o,offence_date>@closed)"], "rows": "n"}},
 "sections": [{"title": "S", "measures": ["again"]}]}
--- orders.csv
person_id,closed,area
A,2022-01-01,North
B,2022-01-01,South
--- offences.csv
person_id,offence_date
A,2022-02-01
$ cj-report d.json --each area -o t/ && head -qn 2 t-*/again.csv
--- stdout
n,count
1,1
n,count
0,1
--- stderr
cj-report: d.json: 2 counts of 1 to 4 people or records about them are shown, the first in "again": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-rows-of
# the first outcome of each child in the place: files filtered before would give the same
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "first": {"rows_of": "outcomes", "sort": ["outcome_date"], "one_per": ["person_id"]}},
 "measures": {"entrants": {"kind": "tabulate", "input": "first", "rows": "disposal"}},
 "sections": [{"title": "S", "measures": ["entrants"]}]}
--- outcomes.csv
person_id,outcome_date,disposal,area
A,2022-01-01,caution,North
A,2022-02-01,order,South
B,2022-01-01,caution,South
$ cj-report d.json --each area -o t/ && head -qn 3 t/entrants.csv t-*/entrants.csv && cut -d, -f2,3 t-north/options.csv | grep where
--- stdout
disposal,count
caution,2
disposal,count
caution,1
disposal,count
caution,1
order,1
where,area=North
where,area=North
--- stderr
cj-report: d.json: 1 count of 1 to 4 people or records about them is shown, the first in "entrants": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-each-hidden
# 4 and 9 of the North make 13: what is left of 17 in all would give the South's 4 away
--- d.json
{"title": "T", "inputs": {"orders": {"file": "orders.csv"}},
 "measures": {"kinds": {"kind": "tabulate", "input": "orders", "rows": "kind"}},
 "sections": [{"title": "S", "measures": ["kinds"]}]}
$ (echo kind,area; for i in 1 2 3 4 5 6 7 8 9; do echo x,North; echo y,North; echo y,South; done; for i in 1 2 3 4; do echo x,South; done) >orders.csv
> cj-report d.json --each area -o t/ --suppress-below 5 --disclosure list.csv && cat t/kinds.csv t-*/kinds.csv list.csv
--- stdout
kind,count
x,13
y,18
kind,count
x,[c]
y,9
kind,count
x,[c]
y,9
table,kind,column,why
"kinds, North",x,count,protects
"kinds, South",x,count,small

=== report-each-hidden-beside
# rows of all areas with linked ones of one: nothing tells how its counts follow from the others'
--- d.json
{"title": "T", "inputs": {"orders": {"file": "orders.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {"again": {"kind": "tabulate", "input": "orders", "link": {"o": "offences"}, "derive": ["n=count(o)"], "rows": "n"}},
 "sections": [{"title": "S", "measures": ["again"]}]}
--- orders.csv
person_id,closed
A,2022-01-01
--- offences.csv
person_id,offence_date,area
A,2022-02-01,North
$ cj-report d.json --each area -o t/ && cj-report d.json --each area -o h/ --suppress-below 5
? 2
--- stderr
cj-report: d.json: 1 count of 1 to 4 people or records about them is shown, the first in "again": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: d.json:2: $.measures.again: its rows have no column area, and rows that it reads besides have: small numbers of its reports together cannot be hidden

=== report-each-collision
# nothing is written where two values would have one file
< d.json sessions.csv
--- people.csv
person_id,sex,area
A,F,North/East
B,M,North East
$ cj-report d.json --each area -o q.json; s=$?; ls q*; exit $s
? 2
--- stderr
cj-report: --each area: the reports of "North East" and "North/East" would both be q-north-east.json; recode one of the values
ls: cannot access 'q*': No such file or directory

=== report-each-input-kept
# a report that would overwrite an input is refused before anything is written
< sessions.csv
--- d.json
{"title": "T", "inputs": {"people": {"file": "people.csv"}, "more": {"file": "q-north.json"}},
 "measures": {"sexes": {"kind": "tabulate", "input": "people", "rows": "sex"}}, "sections": [{"title": "S", "measures": ["sexes"]}]}
--- people.csv
person_id,sex,area
A,F,North
--- q-north.json
a
$ cj-report d.json --each area -o q.json; s=$?; cat q-north.json; test ! -e q.json && exit $s
? 2
--- stdout
a
--- stderr
cj-report: q-north.json: is an input and would be overwritten

=== report-each-nowhere
< d.json people.csv sessions.csv
$ cj-report d.json --each area
? 2
--- stderr
cj-report: --each area makes several reports: name their files, such as --output report.xlsx

=== report-each-no-column
< d.json people.csv sessions.csv
$ cj-report d.json --each arae --check
? 2
--- stderr
cj-report: people.csv:1: no column "arae"; did you mean "area"?

=== report-each-all
# a value that is called as the report over all rows is
< d.json sessions.csv
--- people.csv
person_id,sex,area
A,F,All
$ cj-report d.json --each area -o q.json
? 2
--- stderr
cj-report: --each area: a value is "All", as the report of all rows is called; leave it out with --where or recode it

=== report-each-date
< d.json sessions.csv
--- people.csv
person_id,sex,area
A,F,2022-01-01
--- schema.json
{"fields": [{"name": "person_id"}, {"name": "sex"}, {"name": "area", "type": "date"}]}
$ sed -i 's/"people.csv"/"people.csv", "schema": "schema.json"/' d.json && cj-report d.json --each area --check
? 2
--- stderr
cj-report: d.json:2: $.measures.sexes: "each" area: it is a column of dates; derive its quarter, year or month, and name that

=== report-each-fault
# what is wrong with the data of one value: no report is written, all findings are told once
< sessions.csv
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"o": {"kind": "outcomes"}}, "sections": [{"title": "S", "measures": ["o"]}]}
--- reviews.csv
person_id,review_date,outcome,score,area
A,2022-01-05,Housing,1,North
A,2022-02-05,Housing,eleven,North
B,2022-02-05,Housing,4,South
$ cj-report d.json --each area -o q.json -q; s=$?; ls q*; exit $s
? 1
--- stderr
cj-report: reviews.csv:3:4: score: "eleven" is not a whole number or a decimal such as 7.5
cj-report: d.json:1: $.measures.o: 1 of 3 rows of reviews.csv is at fault; no table was made
ls: cannot access 'q*': No such file or directory

=== report-each-value-of-one
# the South had no custody: what names it stands there with [z], also where rows were made of others
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "first": {"rows_of": "outcomes", "one_per": "person_id"}},
 "measures": {"custody": {"kind": "tabulate", "input": "first", "where": "disposal=custody", "rows": "disposal"},
   "all": {"kind": "tabulate", "input": "first", "rows": "disposal"}},
 "headlines": [{"measure": "all", "where": {"disposal": "custody"}, "figure": "count", "label": "Custody"}],
 "sections": [{"title": "S", "text": "{all.count where disposal=custody} in custody.", "measures": ["custody", "all"]}]}
--- outcomes.csv
person_id,disposal,area
A,custody,North
B,caution,North
C,caution,South
$ cj-report d.json --each area -o q.txt -o t/ -q && grep -h '  Custody\|in custody' q.txt q-*.txt && cat t-south/custody.csv && cj-report d.json --where area=South -q --check
? 2
--- stdout
1  Custody
1 in custody.
1  Custody
1 in custody.
[z]  Custody
[z] in custody.
disposal,count
--- stderr
cj-report: d.json:2: $.measures.custody: condition "disposal=custody": no row has "custody" in disposal; if that is right, name it under enum of a schema ("schema")
