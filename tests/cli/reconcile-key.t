# cj-reconcile: keys.
--- new.csv
q,outcome,pct
Q1,B,61
Q1,A,50.0
Q3,A,
Q4,A,7
--- old.csv
q,outcome,pct
Q1,A,50
Q1,B,60
Q2,A,70
Q3,A,

=== reconcile-key-blank
# a blank is a key, too
--- new.csv
k,v
-,2
--- old.csv
k,v
,1
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
,1,2,1,changed

=== reconcile-key-blank-twice
# two blanks are one key twice
--- new.csv
k,v
,1
,2
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stderr
cj-reconcile: new.csv:3:1: k: stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 2 rows of new.csv is at fault; no table was made

=== reconcile-key-empty
# an item is empty
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q, --value pct
? 2
--- stderr
cj-reconcile: --key "q,": an item of the list is empty

=== reconcile-key-missing
# what names a row?
< new.csv old.csv
$ cj-reconcile old.csv new.csv --value pct
? 2
--- stderr
cj-reconcile: --key COL is needed: which columns name a row

=== reconcile-key-named-twice
# one column twice
--- new.csv
k,v
a,1
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k,K --value v
? 2
--- stderr
cj-reconcile: --key names "K" twice

=== reconcile-key-repeated
# --key may repeat
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q --key outcome --value pct
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed
Q1,A,50,50,0,same
Q3,A,,,,same
Q4,A,,7,,only new
Q2,A,70,,,only old

=== reconcile-key-taken
# the table has a column of that name
--- new.csv
new,v
a,1
--- old.csv
new,v
a,1
$ cj-reconcile old.csv new.csv --key new --value v
? 2
--- stderr
cj-reconcile: the table has a column "new" already; use another name for it (--derive or --map give one)

=== reconcile-key-twice-new
# matched by chance it would be: the later row is at fault
--- new.csv
k,v
a,1
b,1
A,1
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stderr
cj-reconcile: new.csv:4:1: k: "a" stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 3 rows of new.csv is at fault; no table was made

=== reconcile-key-twice-old
# the same in the old table
--- new.csv
k,v
a,1
--- old.csv
k,v
a,1
a,2
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stderr
cj-reconcile: old.csv:3:1: k: "a" stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: new.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: 1 of 2 rows of old.csv is at fault; no table was made

=== reconcile-key-twice-several
# several columns make the key
< old.csv
--- new.csv
q,outcome,pct
Q1,A,1
q1,a,2
$ cj-reconcile old.csv new.csv --key q,outcome --value pct 
? 1
--- stderr
cj-reconcile: new.csv:3:1: q: "Q1" stands in line 2 already, with the same values of the other --key columns
cj-reconcile: old.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 2 rows of new.csv is at fault; no table was made

=== reconcile-key-twice-tolerated
# the earlier row stands
--- new.csv
k,v
a,1
a,9
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --tolerate 1
--- stdout
k,old,new,difference,status
a,1,1,0,same
--- stderr
cj-reconcile: new.csv:3:1: k: "a" stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== reconcile-key-twice-tolerated-text
# a text in a row left out makes no texts of the others
--- new.csv
k,v
a,1.0
a,x
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --tolerate 1 --within 0
--- stdout
k,old,new,difference,status
a,1,1,0,same
--- stderr
cj-reconcile: new.csv:3:1: k: "a" stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== reconcile-key-unknown
# the nearest one is named, and whose it is
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcom --value pct
? 2
--- stderr
cj-reconcile: old.csv:1: no column "outcom"; did you mean "outcome"?

=== reconcile-key-unknown-new
# in the new table
< old.csv
--- new.csv
q,outcomes,pct
$ cj-reconcile old.csv new.csv --key q,outcome --value pct 
? 2
--- stderr
cj-reconcile: new.csv:1: no column "outcome"; did you mean "outcomes"?

=== reconcile-keys-ids
# identifiers of a schema tell case
--- new.csv
k,v
A1,1
--- old.csv
k,v
a1,1
--- s.json
{"fields": [{"name": "k", "type": "string", "x-cj": {"role": "id"}}, {"name": "v", "type": "number"}]}
$ cj-reconcile old.csv new.csv --key k --value v --schema s.json
? 1
--- stdout
k,old,new,difference,status
A1,,1,,only new
a1,1,,,only old
--- stderr
cj-reconcile: warning: new.csv: no row of new.csv has the key of one of old.csv: k is "a1" there and "A1" here, which differ only in upper and lower case
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-keys-without-case
# keys as values: case aside
--- new.csv
k,v
B,1
--- old.csv
k,v
b,1
$ cj-reconcile old.csv new.csv --key k --value v 
--- stdout
k,old,new,difference,status
B,1,1,0,same

=== reconcile-keys-that-never-meet
# All would be new or gone: why is said, by the first column whose values never meet, with a pair that differs in writing alone
# or the first of each; where every column has values of both, that they are never in one row.
--- old.csv
q,area,v
2021-22Q1,North,3
2021-22Q2,South,3
--- a.csv
q,area,v
2021/22Q1,North,3
--- b.csv
q,area,v
2021-22Q1,SOUTH,3
--- c.csv
q,area,v
2021-22Q1,"=""South""",3
$ cj-reconcile old.csv a.csv --key q,area --value v 2>&1 >/dev/null | grep warning
> cj-reconcile old.csv b.csv --key q,area --value v 2>&1 >/dev/null | grep warning
> cj-reconcile old.csv c.csv --key q,area --value v 2>&1 >/dev/null | grep warning
--- stdout
cj-reconcile: warning: a.csv: no row of a.csv has the key of one of old.csv: q is "2021-22Q1" there and "2021/22Q1" here
cj-reconcile: warning: b.csv: no row of b.csv has the key of one of old.csv: each of these columns has values of both, but never in one row
cj-reconcile: warning: c.csv:2:2: area: "=\"South\"" is wrapped as ="..." for a spreadsheet: "unwrap": true in a profile reads what is inside
cj-reconcile: warning: c.csv: no row of c.csv has the key of one of old.csv: area is "South" there and "=\"South\"" here, which differ only in what a spreadsheet puts around it
