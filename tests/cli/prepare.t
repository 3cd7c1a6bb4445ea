# cj-prepare: the rows of an export as measures see them.
--- outcomes.csv
person_id,outcome_date,gravity,area,outcome
A,2022-02-01,3,Local,caution
A,2022-02-01,5,Other,order
B,2022-03-01,2,Local,caution
B,2022-01-05,1,Other,caution
C,,4,Local,order
D,2022-01-09,7,Local,order
D,2022-02-09,8,Other,order
--- schema.json
{"fields": [{"name": "person_id", "type": "string"}, {"name": "outcome_date", "type": "date"},
  {"name": "gravity", "type": "integer"}, {"name": "area", "type": "string"},
  {"name": "outcome", "type": "string", "constraints": {"enum": ["order", "caution"]}}]}

=== prepare-clean
# Days as YYYY-MM-DD, values in one spelling, missing blank; a number that no schema declares may be a code and stays.
--- any.csv
ID ; seen;code;state
 1;31/01/2022;001;Open
2;2022-02-01;010;OPEN
3;N/A;-;open
4;;100;open
$ cj-prepare any.csv
> cj-prepare any.csv --columns 'seen,ID=case,code' --sort -code -f json | grep -c '"case": "4"'
--- stdout
ID,seen,code,state
1,2022-01-31,001,open
2,2022-02-01,010,open
3,,,open
4,,100,open
1

=== prepare-entrants
# First-time entrants: earliest outcome, of one day the most serious, and only then the local ones: D, and C whose day nobody
# knows. Chosen before, the local ones are A, B, C and D: the order of steps is another count.
< outcomes.csv schema.json
$ cj-prepare outcomes.csv --schema schema.json --sort outcome_date,-gravity --one-per person_id -v
> cj-prepare outcomes.csv --schema schema.json --sort outcome_date,-gravity --one-per person_id |
>   cj-prepare --where area=Local --columns person_id
> cj-prepare outcomes.csv --schema schema.json --where area=Local --sort outcome_date,-gravity --one-per person_id --columns person_id
--- stdout
person_id,outcome_date,gravity,area,outcome
B,2022-01-05,1,Other,caution
D,2022-01-09,7,Local,order
A,2022-02-01,5,Other,order
C,,4,Local,order
person_id
D
C
person_id
D
A
B
C
--- stderr
cj-prepare: outcomes.csv: rows 7 = used 4 + outside the period 0 + not selected 3 + rejected 0

=== prepare-sort
# Declared order, numbers as numbers, blanks last in either direction, equal rows as they were.
< outcomes.csv schema.json
$ cj-prepare outcomes.csv --schema schema.json --sort outcome,-outcome_date --columns outcome,outcome_date
> printf 'n,k\n10,a\n9,b\n,c\n10,d\n' >n.csv; cj-prepare n.csv --sort -n; cj-prepare n.csv --sort n --columns k
--- stdout
outcome,outcome_date
order,2022-02-09
order,2022-02-01
order,2022-01-09
order,
caution,2022-03-01
caution,2022-02-01
caution,2022-01-05
n,k
10,a
10,d
9,b
,c
k
b
a
d
c

=== prepare-one-per
# A key of two columns; rows with a blank in the key all stay, and are counted.
--- k.csv
id,part,n
1,a,1
1,a,2
1,b,3
,a,4
,a,5
$ cj-prepare k.csv --one-per id,part
--- stdout
id,part,n
1,a,1
1,b,3
,a,4
,a,5
--- stderr
cj-prepare: 2 rows with a blank in the key of --one-per stay

=== prepare-link
# Joined, linked, derived and described; what a definition says of the same is the same.
< outcomes.csv schema.json
--- people.csv
person_id,sex
A,F
B,M
D,F
C,M
--- cases.csv
person_id,closed
A,2022-02-10
D,2022-01-31
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}, "people": {"file": "people.csv"}, "out": {"file": "outcomes.csv", "schema": "schema.json"}},
 "measures": {"closed": {"kind": "prepare", "input": "cases", "people": "people", "link": {"out": "out"},
   "derive": ["before=count(out,outcome_date<=@closed)", "worst=first(out.outcome by gravity)"], "sort": "-closed"}},
 "sections": [{"title": "All", "measures": ["closed"]}]}
$ cj-prepare cases.csv --people people.csv --link out=outcomes.csv --schema out:schema.json --sort -closed \
>   --derive "before=count(out,outcome_date<=@closed)" --derive "worst=first(out.outcome by gravity)" --describe d.json
> cat d.json; cj-report report.json -o t/; cat t/closed.csv
--- stdout
person_id,closed,sex,before,worst
A,2022-02-10,F,2,caution
D,2022-01-31,F,1,order
{"fields": [
  {"name": "person_id", "type": "string"},
  {"name": "closed", "type": "date"},
  {"name": "sex", "type": "string"},
  {"name": "before", "type": "number"},
  {"name": "worst", "type": "string"}
]}
person_id,closed,sex,before,worst
A,2022-02-10,F,2,caution
D,2022-01-31,F,1,order

=== prepare-usage
# What does not exist is told with the nearest; two columns of one heading could not be told apart.
< outcomes.csv
$ cj-prepare outcomes.csv --sort gravty; cj-prepare outcomes.csv --columns 'area,outcome=area'
> cj-prepare outcomes.csv --columns 'area='; cj-prepare outcomes.csv --period 2022
? 2
--- stderr
cj-prepare: outcomes.csv:1: no column "gravty"; did you mean "gravity"?
cj-prepare: two columns would be headed area; --columns gives one of them another heading: COL=NEW
cj-prepare: --columns "area=" must be COL[,COL=NEW], such as person_id,sex=gender
cj-prepare: there is no option --period; --help lists them

=== prepare-order
# The most serious of each child by a list of disposals, without a column of gravity: A order, B caution, C fine, whose value is in no
# list. --order works on texts in any case; blanks stay last.
--- outcomes.csv
person_id,disposal
A,Caution
A,ORDER
B,caution
C,Fine
D,
$ cj-prepare outcomes.csv --sort disposal --order "disposal=Custody|Order|Caution" --one-per person_id
--- stdout
person_id,disposal
A,ORDER
B,Caution
C,Fine
D,
--- stderr
cj-prepare: 1 value of disposal is not in --order: behind those that are

=== prepare-order-falling
--- outcomes.csv
person_id,disposal
A,Caution
A,Order
B,Order
B,Caution
$ cj-prepare outcomes.csv --sort -disposal,person_id --order "disposal=Order|Caution"
--- stdout
person_id,disposal
A,Caution
B,Caution
A,Order
B,Order

=== prepare-order-unsorted
--- outcomes.csv
person_id,disposal,n
A,Caution,1
$ cj-prepare outcomes.csv --sort person_id --order "disposal=Order|Caution"; cj-prepare outcomes.csv --sort x --derive "x=plus(n,1)" --order "x=1|2"
? 2
--- stderr
cj-prepare: --order disposal: --sort does not name the column
cj-prepare: --order x: numbers and dates have an order of their own

=== prepare-order-in-a-report
# of the inputs of a report that are made of others, too
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "worst": {"rows_of": "outcomes", "sort": "disposal", "order": "disposal=Order|Caution", "one_per": "person_id"}},
 "measures": {"m": {"kind": "tabulate", "input": "worst", "rows": "disposal"}}, "sections": [{"title": "S", "measures": ["m"]}]}
--- outcomes.csv
person_id,disposal
A,Caution
A,Order
B,Caution
$ cj-report d.json -o t/ && cat t/m.csv
--- stdout
disposal,count
Caution,1
Order,1
--- stderr
cj-report: d.json: 2 counts of 1 to 4 people or records about them are shown, the first in "m": "disclosure": {"below": 5} hides them, false says that they may be shown

=== prepare-sort-by-letters
--- v.csv
v
9
10
n/k
$ cj-prepare v.csv --sort v
--- stdout
v
10
9
n/k
--- stderr
cj-prepare: v is put in order by its letters, not as numbers or dates, for "n/k" is neither
