# Rows of another export that belong to a row: columns are derived from them.
--- orders.csv
person_id,start_date,closure_date,area
A,2021-03-01,2021-08-31,Elm
B,2021-06-01,2022-01-15,Oak
C,2021-07-01,,Oak
D,2021-09-01,2022-03-01,Elm
--- offences.csv
person_id,offence_date,offence_type,gravity
A,2021-09-01,theft,3
A,2022-02-28,assault,5
A,2022-03-01,theft,2
B,2022-01-15,theft,1
B,2021-05-31,assault,4
X,2022-01-01,theft,2
C,2022-05-05,theft,2
--- homes.csv
person_id,from,to,suitable
A,2021-01-01,2021-06-30,N
A,2021-07-01,,Y
B,2021-01-01,2022-01-15,Y
B,2021-12-01,,N
C,2021-01-01,,Y
D,2021-01-01,2022-02-28,Y

=== link-count
# Months clamp: 31 August and 6 months is 28 February, so A has two. Without a closure date no comparison with it holds.
< orders.csv offences.csv
$ cj-tabulate orders.csv --link offences=offences.csv --by person_id,after,any -v \
> --derive "after=count(offences,offence_date>@closure_date,offence_date<=@closure_date+6m)" \
> --derive "any=any(offences,offence_type=theft)"
--- stdout
person_id,after,any,count
A,2,yes,1
B,0,yes,1
C,0,yes,1
D,0,no,1
--- stderr
cj-tabulate: offences.csv: rows 7 = used 5 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: orders.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== link-figures
# Nothing to sum, least or first: blank. Of equal ones the earlier row is first, the later one last.
< orders.csv offences.csv
--- o.json
{"fields": [{"name": "offence_date", "type": "date"}, {"name": "gravity", "type": "integer"},
 {"name": "offence_type", "type": "string", "constraints": {"enum": ["theft", "assault"]}}]}
$ cj-tabulate orders.csv --link o=offences.csv --by person_id,sum,min,max,types,first,last \
> --schema o:o.json \
> --derive "sum=sum(o.gravity,offence_date<=@closure_date)" --derive "min=min(o.offence_date)" \
> --derive "max=max(o.gravity)" --derive "types=distinct(o.offence_type)" \
> --derive "first=first(o.offence_date by offence_type)" --derive "last=last(o.offence_date by offence_type)"
--- stdout
person_id,sum,min,max,types,first,last,count
A,(missing),2021-09-01,5,2,2021-09-01,2022-02-28,1
B,5,2021-05-31,4,2,2022-01-15,2021-05-31,1
C,(missing),2022-05-05,2,1,2022-05-05,2022-05-05,1
D,(missing),(missing),(missing),0,(missing),(missing),1

=== link-all-open
# Suitable accommodation at the end of an order: every record open then must be suitable; none open: in the denominator only.
# A: the second is open. B: one is suitable, one is not. C is not closed. D: none is open on 1 March.
< orders.csv homes.csv
$ cj-tabulate orders.csv --link homes=homes.csv --where closure_date!= --values "count,share(suitable=yes)" \
> --derive "suitable=all(homes.suitable=Y,from<=@closure_date,to>=@closure_date|)"
> cj-tabulate orders.csv --link homes=homes.csv --by person_id,suitable \
> --derive "suitable=all(homes.suitable=Y,from<=@closure_date,to>=@closure_date|)"
--- stdout
count,share_suitable=yes
3,33
person_id,suitable,count
A,yes,1
B,no,1
C,(missing),1
D,(missing),1

=== link-read-as
# A text that no schema declares is a date or a number where one is needed, as a column of the file is.
< orders.csv offences.csv
$ cj-tabulate orders.csv --link o=offences.csv --derive "last=last(o.offence_date by offence_date)" \
> --derive "gravity=last(o.gravity by offence_date)" --derive "days=days(closure_date,last)" --by person_id,days --values "mean(gravity)"
--- stdout
person_id,days,mean_gravity
A,182,2.0
B,0,1.0
C,(missing),2.0
D,(missing),

=== link-on
# A key of other names, and of two columns; texts are compared without regard to case.
--- posts.csv
ward,team,n
Elm,1,3
OAK,1,4
Oak,2,5
--- wards.csv
code,unit,people
elm,1,100
oak,2,50
ash,1,7
$ cj-tabulate posts.csv --link w=wards.csv --on w:ward=code,team=unit --derive "people=sum(w.people)" --by ward,team,people
> cj-tabulate posts.csv --link w=wards.csv --on w:ward=code --derive "people=sum(w.people)" --by ward,team,people
> cj-tabulate posts.csv --link w=wards.csv --on w:ward=code --derive "people=sum(w.people)" --by ward,people -f json | grep -o 'Linked rows[^"]*'
--- stdout
ward,team,people,count
Elm,1,100,1
OAK,1,(missing),1
OAK,2,50,1
ward,team,people,count
Elm,1,100,1
OAK,1,50,1
OAK,2,50,1
Linked rows: w (wards.csv) by ward=code.

=== link-several-files
# The same name again is another file of the input; each has its own account.
< orders.csv
--- q1.csv
person_id,offence_date
A,2021-04-01
--- q2.csv
offence_date;person_id
2021-08-01;A
2021-08-02;D
$ cj-tabulate orders.csv --link o=q1.csv --link o=q2.csv --derive "n=count(o)" --by person_id,n -v
--- stdout
person_id,n,count
A,2,1
B,0,1
C,0,1
D,1,1
--- stderr
cj-tabulate: q1.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: q2.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: orders.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== link-nobody
# No linked row belongs to any row: an error that shows a pair; where some do not, a warning.
< orders.csv
--- zeros.csv
person_id,n
001,1
002,2
--- some.csv
person_id,n
1,1
002,2
--- main.csv
person_id
1
2
$ cj-tabulate main.csv --link o=zeros.csv --derive "n=count(o)" --by n
> cj-tabulate main.csv --link o=some.csv --derive "n=count(o)" --by n
> cj-tabulate orders.csv --link o=zeros.csv --derive "n=count(o)" --by n
? 1
--- stdout
n,count
0,1
1,1
--- stderr
cj-tabulate: zeros.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: main.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: main.csv:2: person_id: none of the 2 rows is one to which a row of zeros.csv belongs: "1" differs from "001" only in leading zeros; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
cj-tabulate: warning: main.csv: no row of some.csv belongs to 1 value of person_id, but would: "2" differs from "002" only in leading zeros; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
cj-tabulate: some.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-tabulate: main.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: zeros.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: orders.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: orders.csv:2: person_id: none of the 4 rows is one to which a row of zeros.csv belongs (by its person_id), and their identifiers are not of one kind (--allow-empty goes on all the same)

=== link-quiet
# Identifiers of one kind: few rows of others are told of, many are warned of. Of another kind they are an error, unless there may be nobody.
--- orders.csv
person_id
P012
P013
P014
P015
P016
P017
P018
P019
P020
P021
--- few.csv
person_id,n
P401,1
P1402,2
--- many.csv
person_id
P101
P102
P103
P104
P105
P106
P107
P108
P109
P110
--- cases.csv
person_id
22-101
22-102
--- short.csv
person_id
P7
--- names.csv
person_id
PABC
--- spelt.csv
person_id
P12
$ r() { cj-tabulate orders.csv --derive "n=count(o)" --by n --link o="$@" | tail -1; echo "$? ${PIPESTATUS[0]}"; }
> for file in few many cases short names spelt; do
>   r $file.csv; r $file.csv --allow-empty; done 2>&1 | grep -v ' = used '
--- stdout
cj-tabulate: orders.csv: person_id: none of the 10 rows is one to which a row of few.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv: person_id: none of the 10 rows is one to which a row of few.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: warning: orders.csv: person_id: none of the 10 rows is one to which a row of many.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv: person_id: none of the 10 rows is one to which a row of many.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv:2: person_id: none of the 10 rows is one to which a row of cases.csv belongs (by its person_id), and their identifiers are not of one kind (--allow-empty goes on all the same)
0 1
cj-tabulate: warning: orders.csv: person_id: none of the 10 rows is one to which a row of cases.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv:2: person_id: none of the 10 rows is one to which a row of short.csv belongs (by its person_id), and their identifiers are not of one kind (--allow-empty goes on all the same)
0 1
cj-tabulate: warning: orders.csv: person_id: none of the 10 rows is one to which a row of short.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv:2: person_id: none of the 10 rows is one to which a row of names.csv belongs (by its person_id), and their identifiers are not of one kind (--allow-empty goes on all the same)
0 1
cj-tabulate: warning: orders.csv: person_id: none of the 10 rows is one to which a row of names.csv belongs (by its person_id)
0,10
0 0
cj-tabulate: orders.csv:2: person_id: none of the 10 rows is one to which a row of spelt.csv belongs: "P012" differs from "P12" only in leading zeros; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
0 1
cj-tabulate: orders.csv:2: person_id: none of the 10 rows is one to which a row of spelt.csv belongs: "P012" differs from "P12" only in leading zeros; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
0 1

=== link-usage
# Each slip has its own message, with what would be accepted.
< orders.csv offences.csv
$ T="cj-tabulate orders.csv --by area"; L="--link o=offences.csv"
> $T $L; $T --derive "n=count(o)"; $T $L --derive "n=count(p)"; $T $L --derive "n=first(o.gravity)"
> $T $L --derive "n=sum(o.gravty)"; $T $L --derive "n=count(o,offence_type<@area)"
> $T $L --derive "n=count(o,offence_date>@closed)"; $T $L --derive "n=count(o,offence_date!=@closure_date|)"
> $T --link offences.csv --derive "n=count(o)"; $T --link people=offences.csv --derive "n=count(people)"
> $T $L --on p:area --derive "n=count(o)"; $T $L --on o:area=zone --derive "n=count(o)"
> $T $L --derive "n=count(o,offence_type=@area|theft)"; $T $L --derive "n=sum(o.offence_type)"
? 1
--- stderr
cj-tabulate: --link o: no --derive makes a column of its rows, such as --derive n=count(o)
cj-tabulate: --derive "n=count(o)": no rows are linked: --link o=FILE
cj-tabulate: --derive "n=count(p)": no link p; did you mean o?
cj-tabulate: --derive "n=first(o.gravity)": expected first(NAME.COL by COL2,COND...)
cj-tabulate: offences.csv:1: no column "gravty"; did you mean "gravity"?
cj-tabulate: condition "offence_type<@area": < <= > >= compare numbers or dates of the two rows; a schema says which columns are some
cj-tabulate: orders.csv:1: no column "closed"; there are person_id, start_date, closure_date and area (name the header that holds it with --map "HEADER=closed", or join people who have it with --people FILE)
cj-tabulate: --derive "n=count(o,offence_date!=@closure_date|)": "offence_date!=@closure_date|" does not say whether a blank fulfils it: col!=v is true of a blank, and a second condition col!= leaves blanks out
cj-tabulate: --link "offences.csv" must be NAME=FILE, NAME being a word of yours, such as offences=offences.csv
cj-tabulate: --link "people=offences.csv": people is another input already; take another name
cj-tabulate: --on "p:area": there is no such link: --link p=FILE
cj-tabulate: offences.csv:1: no column "zone"; there are person_id, offence_date, offence_type and gravity (name the header that holds it with --map "o:HEADER=zone")
cj-tabulate: --derive "n=count(o,offence_type=@area|theft)": condition "offence_type=@area|theft": a value @COL stands alone
cj-tabulate: offences.csv:2:3: offence_type: "theft" is not a whole number or a decimal such as 7.5
cj-tabulate: offences.csv:3:3: offence_type: "assault" is not a whole number or a decimal such as 7.5
cj-tabulate: offences.csv:4:3: offence_type: "theft" is not a whole number or a decimal such as 7.5
cj-tabulate: offences.csv:5:3: offence_type: "theft" is not a whole number or a decimal such as 7.5
cj-tabulate: offences.csv:6:3: offence_type: "assault" is not a whole number or a decimal such as 7.5
cj-tabulate: and 2 more like this (--findings FILE lists all)
cj-tabulate: offences.csv: rows 7 = used 0 + outside the period 0 + not selected 0 + rejected 7
cj-tabulate: orders.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: 7 of 7 rows of offences.csv are at fault; no table was made

=== link-report
# In a definition: inputs under names of yours. Two measures read the linked input, and get what each gets alone.
< orders.csv offences.csv homes.csv
--- report.json
{"title": "Orders",
 "inputs": {"orders": {"file": "orders.csv"}, "offences": {"file": "offences.csv"},
            "homes": {"file": "homes.csv", "maps": {"suitable": "good"}}},
 "measures": {
   "after": {"kind": "tabulate", "input": "orders", "rows": "after", "link": {"offences": "offences"},
             "derive": ["after=count(offences,offence_date>@closure_date,offence_date<=@closure_date+6m)"]},
   "types": {"kind": "tabulate", "input": "orders", "rows": "types", "link": {"o": {"input": "offences", "on": "person_id"}},
             "derive": ["types=distinct(o.offence_type)"]},
   "homes": {"kind": "tabulate", "input": "orders", "values": "share(open=yes)",
             "link": {"homes": {"input": "homes", "on": ["person_id=person_id"]}},
             "derive": ["open=all(homes.good=Y,from<=@closure_date,to>=@closure_date|)"]}},
 "sections": [{"title": "All", "measures": ["after", "types", "homes"]}]}
--- faults.json
{"title": "Orders", "inputs": {"orders": {"file": "orders.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {"a": {"kind": "tabulate", "input": "orders", "link": {"o": "offence"}, "derive": "n=count(o)"}},
 "sections": [{"title": "All", "measures": ["a"]}]}
$ cj-report report.json -o t/; cat t/after.csv t/types.csv t/homes.csv
> for m in after types homes; do cj-tabulate --measure report.json#$m | cmp - t/$m.csv; done
> cj-report report.json -f json | grep -o 'offences.csv: rows[^"]*'; cj-report faults.json
? 2
--- stdout
after,count
0,3
2,1
types,count
0,1
1,1
2,2
share_open=yes
25
offences.csv: rows 7 = used 2 + outside the period 0 + not selected 5 + rejected 0
offences.csv: rows 7 = used 6 + outside the period 0 + not selected 1 + rejected 0
--- stderr
cj-report: report.json: 5 counts of 1 to 4 people or records about them are shown, the first in "after": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: faults.json:2: $.measures.a.link.o: there is no input "offence"; did you mean "offences"?

=== link-person
# Without --on rows belong that are about the same person, by whatever heading says so.
--- orders.csv
Order,Child ID
1,A
2,B
--- visits.csv
Client ID,Date
A,2022-01-01
A,2022-01-02
$ cj-tabulate orders.csv --link visits=visits.csv --derive "n=count(visits)" --by Order,n
--- stdout
Order,n,count
1,2,1
2,0,1

=== link-nobody-two-columns
# a key of two columns is told whole; whether its identifiers are of one kind is not asked
--- orders.csv
team,no,closed
T1,1,2022-01-01
--- notes.csv
office,number
T2,1
$ cj-tabulate orders.csv --link n=notes.csv --on n:team=office,no=number --derive "c=count(n)" --rows c
--- stdout
c,count
0,1
--- stderr
cj-tabulate: orders.csv: team and no: the only row is none to which a row of notes.csv belongs (by its office and number)

=== link-last-by-letters
# One cell that is no date has a column of days put in order by its letters, where 31/01/2024 is behind 02/12/2024: it is said.
--- m.csv
id
1
--- k.csv
id,d,s
1,31/01/2024,old
1,02/12/2024,new
9,2 Dec 2024,odd
--- numbers.csv
id,d
1,£9
1,£10
--- quarters.csv
id,d
1,2021-22Q4
1,2022-23Q1
$ head -3 k.csv >days.csv
> for file in days k numbers; do
>   cj-prepare m.csv --link k=$file.csv --on k:id --derive 'last=max(k.d)' | tail -1
> done
> cj-prepare m.csv --link k=quarters.csv --on k:id --derive 'last=max(k.d)' | tail -1
--- stdout
1,2024-12-02
1,2024-01-31
1,£9
1,2022-23Q1
--- stderr
cj-prepare: d is put in order by its letters, not as numbers or dates, for "2 Dec 2024" is neither
cj-prepare: d is put in order by its letters, not as numbers or dates, for "£9" is neither

=== link-on-the-default
# person_id means the column that identifies persons, as the default does, where no column has that name.
--- a.csv
Client Ref
A
B
--- b.csv
person_id,d
A,1
A,2
$ cj-prepare a.csv --map "Client Ref=person_id" --link b=b.csv --on b:person_id --derive 'n=count(b)'
> cj-prepare b.csv --link b=a.csv --map "b:Client Ref=person_id" --on b:person_id --derive 'n=count(b)'
--- stdout
person_id,n
A,2
B,0
person_id,d,n
A,1,1
A,2,1

=== link-note-without-folders
# the folders of a file are nobody's business who reads the table
--- posts.csv
person_id,ward
A,w1
--- wards.csv
code,people
w1,7
$ mkdir -p away/far && mv wards.csv away/far/ && cj-tabulate posts.csv --link w=away//far/wards.csv --on w:ward=code --derive "people=sum(w.people)" --by ward,people -f json | grep -o 'Linked rows[^"]*'
--- stdout
Linked rows: w (wards.csv) by ward=code.

=== link-value-that-no-row-has
# Misspelt, in other letters, or of another file: nothing is counted of what no row has, as with --where. One of
# several values, and one that is left out, are notices. What a schema lists may be without rows.
--- a.csv
person_id,attended
A,Y
A,N
B,Y
--- o.csv
person_id
A
B
--- a.json
{"fields": [{"name": "attended", "constraints": {"enum": ["Y", "N", "Yes"]}}]}
$ count() { cj-tabulate o.csv --link a=a.csv --derive "k=count(a,$1)" --values 'sum(k)' "${@:2}"; echo $?; }
> count attended=Yes; count attended==Y; count 'attended=Y|Yes'; count attended!=Yes; count attended=Yes --schema a:a.json
--- stdout
2
2
sum_k
2
0
sum_k
3
0
sum_k
0
0
--- stderr
cj-tabulate: --link a: condition "attended=Yes": no row has "Yes" in attended; if that is right, name it under enum of a schema (--schema)
cj-tabulate: --link a: condition "attended==Y": no row has "=Y" in attended; did you mean "attended=Y"?
cj-tabulate: Condition "attended=Y|Yes": no row has "Yes" in attended
cj-tabulate: Condition "attended!=Yes": no row has "Yes" in attended

=== link-ends-early
# Sessions a week to 22 February 2021: the later half of the eight days is the last four, three times between them that sum to 21
# days. A pause of p days has a chance below (1 + p/21)^-3, 1/2000 for p = 243.6: to 23 October it is 243, to 24 October 244.
# Only rows that are used ask for it (the end of B is in 2022), and an order may be planned to end later than its start.
# What follows its day by over 31 days (the last case), or has no date at all, needs no such chance.
--- o.csv
person_id,start,end,area
A,2021-01-01,2021-10-23,N
B,2021-01-02,2022-08-31,S
C,2021-01-03,2021-10-24,E
--- s.csv
person_id,day
A,2021-01-04
A,2021-01-11
B,2021-01-18
A,2021-01-25
B,2021-02-01
A,2021-02-08
A,2021-02-15
B,2021-02-22
--- none.csv
person_id,day
--- none.json
{"fields": [{"name": "day", "type": "date"}]}
--- old.csv
person_id,day
A,2020-11-01
B,2020-11-30
C,2020-11-29
$ count() { cj-tabulate o.csv --link s=$1 --derive "k=count(s,$2)" --values 'sum(k)' "${@:3}" | tail -n 1; }
> count s.csv 'day<=@end' --where area=N; count s.csv 'day<=@end' --where area=E
> count s.csv 'day>=@start,day<=@end'; count s.csv 'day>=@start'; count none.csv 'day<=@start' --schema s:none.json
> count old.csv 'day>=@start'; count old.csv 'day<=@start'; count old.csv 'day<=@start|'
--- stdout
5
0
8
8
0
0
3
3
--- stderr
cj-tabulate: warning: s.csv: the last day of s is 2021-02-22, and end goes on to 2021-10-24: is s complete until then? What is derived of rows that it lacks is 0, no or blank
cj-tabulate: s.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: o.csv: rows 3 = used 1 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: warning: none.csv:1: there is a header and no row below it
cj-tabulate: warning: none.csv: no row of s has a day, and start goes on to 2021-01-03: is s complete until then? What is derived of rows that it lacks is 0, no or blank
cj-tabulate: none.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: o.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: old.csv: the last day of s is 2020-11-30, and start goes on to 2021-01-03: is s complete until then? What is derived of rows that it lacks is 0, no or blank
cj-tabulate: old.csv: rows 3 = used 0 + outside the period 0 + not selected 3 + rejected 0
cj-tabulate: o.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== link-unproven-order
# 5/6 and 6/5: in the order that is read, 5 June is after 1 June and 6 May is not; in the other, 6 May and 5 June likewise. So a note
# says that nothing proves the order, as of the main file; a date such as 13/06 or a form that is given does.
--- o.csv
person_id,start
A,2021-06-01
--- s.csv
person_id,day
A,05/06/2021
A,06/05/2021
$ count() { cj-tabulate o.csv --link s=s.csv --derive 'k=count(s,day>@start)' --values 'sum(k)' "$@" | grep 'first'; echo .; }
> count -f text; count -f text --date-format %Y-%m-%d --date-format %d/%m/%Y; echo A,13/06/2021 >>s.csv; count -f text
--- stdout
- S, day: all 2 dates fit day and month and month and day; read with the day first.
.
.
.

=== link-compares-with-blanks
# Nobody has moved out: the column is blank in all rows, and is compared as days.  Order 1 ended while the person lived in one place
# that was suitable, order 2 before the move.
--- o.csv
order,person_id,ended
1,P1,2022-05-01
2,P2,2022-05-01
--- places.csv
person_id,moved_in,moved_out,suitable
P1,2022-01-01,,yes
P2,2022-06-01,,yes
$ cj-tabulate o.csv --link p=places.csv --derive 'n=count(p,moved_in<=@ended,moved_out>=@ended|)' --rows order,n
--- stdout
order,n,count
1,1,1
2,0,1
