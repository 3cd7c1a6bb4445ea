# Rows that an export holds twice are counted, and told: an export that was pasted together twice doubles every figure.
--- off.csv
person_id,offence_date,offence_type,gravity
P1,2021-04-05,Theft,3
P2,2021-05-06,Assault,5
P1,2021-04-05,Theft,3
P3,2021-05-06,Assault,5
P2,2021-05-06,Assault,5
--- more.csv
person_id,offence_date,offence_type,gravity
P1,2021-04-05,Theft,3
P4,2021-06-06,Arson,7

=== rows-twice-are-told
# Lines 4 and 6 are lines 2 and 3 again: Theft 2 and Assault 3 are one too many each.
< off.csv
$ cj-tabulate off.csv --rows offence_type -f text
--- stdout
Count by offence_type

Offence  Count
type
-------  -----
Assault      3
Theft        2

Notes
- Rows of off.csv are the same in every cell as earlier ones: each is counted.
- off.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-tabulate: warning: off.csv:4: the same row stands already in line 2, as 2 rows of the file do: each is counted; a profile with distinctRows counts them once
cj-tabulate: off.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== rows-twice-count-once
# Nothing is said where they change no figure, of rows nor of identifiers: a list of cases each month. P1, P2 and P3 are three; beside a count they are told of.
< off.csv
--- jan.csv
order_id,person_id,order_date,area
1,P1,2021-04-05,A
2,P2,2021-04-06,A
--- feb.csv
order_id,person_id,order_date,area
2,P2,2021-04-06,A
3,P3,2021-05-06,A
--- pop.csv
area,population
A,1000
$ cj-tabulate off.csv --values 'distinct(person_id),min(gravity),max(gravity)'
> cj-tabulate jan.csv feb.csv --values 'distinct(order_id)'
> cj-rates jan.csv feb.csv --population pop.csv --by area --count people | cut -d, -f1-4
> cj-tabulate jan.csv feb.csv --values 'count,distinct(order_id)' -q
> for count in people events; do
>   cj-rates jan.csv feb.csv --population pop.csv --by area --count $count -v 2>&1 >rate.csv | grep -c 'stands already'; done
--- stdout
distinct_person_id,min_gravity,max_gravity
3,3,5
distinct_order_id
3
period,area,events,population
all,A,3,1000
count,distinct_order_id
4,3
0
1
--- stderr
cj-tabulate: warning: figures may be wrong: duplicate-row at feb.csv:2 (without --quiet all is told)

=== rows-twice-where-used
# Nothing is said where none of them is used: by conditions, by --one-per, by the period.
< off.csv
$ cj-tabulate off.csv --rows offence_type --where person_id=P3
> cj-prepare off.csv --one-per person_id,offence_date --columns person_id
> cj-tabulate off.csv --rows offence_type --date offence_date --period 2020-21 --allow-empty
--- stdout
offence_type,count
Assault,1
person_id
P1
P2
P3
period,offence_type,count
--- stderr
cj-tabulate: warning: off.csv: no row lies in 2020-21: its offence_date runs from 2021-04-05 to 2021-05-06
cj-tabulate: There is no row to count
cj-tabulate: off.csv: rows 5 = used 0 + outside the period 5 + not selected 0 + rejected 0

=== rows-twice-in-two-files
# Exports that overlap: line 2 of the second file is line 2 of the first, where it stands in line 4, too.
< off.csv more.csv
--- pop.csv
area,population
A,1000
$ cj-rates off.csv more.csv --population pop.csv --by area --derive 'area=recode(person_id,P1=A,*=A)' >two
> cut -d, -f1-4 two
--- stdout
period,area,events,population
all,A,7,1000
--- stderr
cj-rates: warning: off.csv:4: the same row stands already in line 2, as 2 rows of the file do: each is counted; a profile with distinctRows counts them once
cj-rates: warning: more.csv:2: the same row stands already in line 2 of off.csv: both are counted; a profile with distinctRows counts them once
cj-rates: off.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: more.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-rates: pop.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== rows-twice-dropped-by-profile
< off.csv
--- p.json
{"distinctRows": true}
$ cj-tabulate off.csv --rows offence_type --profile p.json
--- stdout
offence_type,count
Assault,2
Theft,1

=== rows-twice-that-are-two
# Without a person, or without a date, rows that are the same are two by nature.
--- events.csv
kind,day
Call,2021-04-05
Call,2021-04-05
--- who.csv
person_id,attended
P1,Y
P1,Y
$ cj-tabulate events.csv --rows kind; cj-tabulate who.csv --rows attended
--- stdout
kind,count
Call,2
attended,count
Y,2

=== rows-twice-pasted
# Of nobody, but 20 rows that stand again one behind the other: seq makes 25, the first 20 are pasted below; 19 are told by nobody.
$ { echo call,kind; seq 25 | sed 's/$/,x/'; } >a.csv; { cat a.csv; sed -n 2,21p a.csv; } >b.csv; { cat a.csv; sed -n 2,20p a.csv; } >c.csv
> cj-tabulate b.csv --rows kind; cj-tabulate c.csv --rows kind
--- stdout
kind,count
x,45
kind,count
x,44
--- stderr
cj-tabulate: warning: b.csv:27: the same row stands already in line 2, as 20 rows of the file do: each is counted; a profile with distinctRows counts them once
cj-tabulate: b.csv: rows 45 = used 45 + outside the period 0 + not selected 0 + rejected 0

=== rows-twice-few
# One row in 101 is told by nobody, one in 100 is.
$ { echo person_id,day; seq 100 | sed 's/$/,2021-04-05/'; } >a.csv; { cat a.csv; sed -n 5p a.csv; } >b.csv; { sed 2d a.csv; sed -n 5p a.csv; } >c.csv
> cj-tabulate b.csv --rows day; cj-tabulate c.csv --rows day
--- stdout
day,count
2021-04-05,101
day,count
2021-04-05,100
--- stderr
cj-tabulate: warning: c.csv:101: the same row stands already in line 4: both are counted; a profile with distinctRows counts them once
cj-tabulate: c.csv: rows 100 = used 100 + outside the period 0 + not selected 0 + rejected 0

=== rows-twice-filled-down
# A label that stands once and is filled down tells the rows apart, which are alike in the file.
--- p.json
{"columns": {"person_id": {"fillDown": true}}}
--- seen.csv
person_id,day
P1,2021-04-04
,2021-04-05
P2,2021-04-04
,2021-04-05
$ cj-tabulate seen.csv --rows person_id --profile p.json
--- stdout
person_id,count
P1,2
P2,2

=== rows-twice-linked
# What is linked counts twice, too: P1 has two thefts by two rows that are the same.
< off.csv
--- people.csv
person_id
P1
P3
$ cj-tabulate people.csv --link offences=off.csv --derive 'n=count(offences)' --rows n
--- stdout
n,count
1,1
2,1
--- stderr
cj-tabulate: warning: off.csv:4: the same row stands already in line 2, as 2 rows of the file do: each is counted; a profile with distinctRows counts them once
cj-tabulate: off.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== rows-twice-in-a-report
# Two measures read one input: it is told once.
< off.csv
--- d.json
{"title": "T", "inputs": {"off": {"file": "off.csv"}}, "measures": {
 "one": {"kind": "tabulate", "input": "off", "rows": "offence_type"},
 "two": {"kind": "tabulate", "input": "off", "rows": "person_id"}},
 "sections": [{"title": "S", "measures": ["one", "two"]}]}
$ cj-report d.json -o out/ && cut -d, -f1,2 out/one.csv
--- stdout
offence_type,count
Assault,3
Theft,2
--- stderr
cj-report: warning: off.csv:4: the same row stands already in line 2, as 2 rows of the file do: each is counted; a profile with distinctRows counts them once
cj-report: d.json: 5 counts of 1 to 4 people or records about them are shown, the first in "one": "disclosure": {"below": 5} hides them, false says that they may be shown

=== rows-twice-by-identifier
# Of the episodes of two exports that overlap E2 and E3 stand in both, E3 closed by now: 3 + 3 rows are 4 episodes.
# The byte-equal row alone would be E2. One row of each: E2 and E3 of the later export, E4, and E1.
--- q3.csv
Referral ID,Client ID,Referral Date,Closure Date
E1,P1,2023-10-02,2023-12-01
E2,P2,2023-11-06,
E3,P1,2023-12-04,
--- q4.csv
Referral ID,Client ID,Referral Date,Closure Date
E2,P2,2023-11-06,
E3,P1,2023-12-04,2024-02-01
E4,P3,2024-01-08,
$ cj-tabulate q3.csv q4.csv -f text; cj-prepare q4.csv q3.csv --one-per 'Referral ID' -q --columns 'Referral ID,Closure Date'
> cj-tabulate q3.csv q4.csv --values 'count,distinct(Referral ID)' 2>&1 | grep -v rows
> echo '{"distinctRows": true}' >p.json; cj-tabulate q3.csv q4.csv --profile p.json
--- stdout
Count

Count
-----
    6

Notes
- Rows of q4.csv have the Referral ID and the days of earlier ones of q3.csv: each is counted.
- q3.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
- q4.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
Referral ID,Closure Date
E2,
E3,2024-02-01
E4,
E1,2023-12-01
cj-tabulate: warning: q4.csv:2: the same row stands already in line 3 of q3.csv: both are counted; a profile with distinctRows counts them once
count,distinct_Referral ID
6,4
count
5
--- stderr
cj-tabulate: warning: q4.csv:2:1: Referral ID: the identifier of the row stands already in line 3 of q3.csv, on the same days, as 2 identifiers of the file do: each row is counted; where they are one, cj-prepare --one-per "Referral ID" keeps one row, the latest if its file is named first
cj-tabulate: q3.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: q4.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: q4.csv:3:1: Referral ID: the identifier of the row stands already in line 4 of q3.csv, on the same days: both are counted; where they are one, cj-prepare --one-per "Referral ID" keeps one row, the latest if its file is named first
cj-tabulate: q3.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: q4.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: q4.csv: repairs 1 = repeated-row 1

=== rows-twice-by-identifier-normal
# An identifier stands again where that is as it should be: in each month's list of open cases, which has a day of its
# own; on the rows of an order's requirements, which stand together; and where somebody groups by it.
--- october.csv
Referral ID,Client ID,Referral Date,Start Date
E1,P1,2023-10-02,2023-10-31
E2,P2,2023-10-06,2023-10-31
--- november.csv
Referral ID,Client ID,Referral Date,Start Date
E1,P1,2023-10-02,2023-11-30
E2,P2,2023-10-06,2023-11-30
--- orders.csv
Order Ref,Client ID,Order Date,Requirement
O1,P1,2023-10-02,Unpaid work
O1,P1,2023-10-02,Curfew
O2,P2,2023-10-06,Unpaid work
O2,P2,2023-10-06,Curfew
$ cj-tabulate october.csv november.csv -q; cj-tabulate orders.csv
--- stdout
count
4
count
4

=== rows-twice-by-identifier-in-one-file
# 30 episodes, and the last 20 of them again, closed by now: 50 rows of 30 episodes. 19 are fewer than are told.
$ row() { for i in $(seq "$2" "$3"); do echo "E$i,P$i,2023-10-$1,$4"; done; }
> echo 'Referral ID,Client ID,Referral Date,Closure Date' >h.csv
> row 02 1 30 '' >30.csv; row 02 11 30 2024-02-01 >20.csv; row 02 12 30 2024-02-01 >19.csv
> cat h.csv 30.csv 20.csv >both.csv; cat h.csv 30.csv 19.csv >fewer.csv
> cj-tabulate both.csv; cj-tabulate fewer.csv 2>&1 | grep -c 'the same days'; true
--- stdout
count
50
0
--- stderr
cj-tabulate: warning: both.csv:32:1: Referral ID: the identifier of the row stands already in line 12, on the same days, as 20 identifiers of the file do: each row is counted; where they are one, cj-prepare --one-per "Referral ID" keeps one row
cj-tabulate: both.csv: rows 50 = used 50 + outside the period 0 + not selected 0 + rejected 0
