# cj-reconcile: two tables, side by side.
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

=== reconcile-all-states
# in the order of the new table, then what only the old one has; 50 is 50.0
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -v
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed
Q1,A,50,50,0,same
Q3,A,,,,same
Q4,A,,7,,only new
Q2,A,70,,,only old
--- stderr
cj-reconcile: old.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-column-missing
# no people can be joined here, and nobody is told to
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key region --value pct
? 2
--- stderr
cj-reconcile: old.csv:1: no column "region"; there are q, outcome and pct (name the header that holds it with --map "old:HEADER=region")

=== reconcile-format-json
# null where csv is blank
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -f json --changed | python3 -c "import json,sys; t = json.load(sys.stdin); print(json.dumps(t['rows']))"
--- stdout
[{"q": "Q1", "outcome": "B", "old": 60, "new": 61, "difference": 1, "status": "changed"}, {"q": "Q4", "outcome": "A", "old": null, "new": 7, "difference": null, "status": "only new"}, {"q": "Q2", "outcome": "A", "old": 70, "new": null, "difference": null, "status": "only old"}]

=== reconcile-format-text
# with notes: what is compared, how much is the same
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -f text --within 0.5
? 1
--- stdout
Figures compared with earlier ones

q   Outcome  Old  New  Difference  Status
--  -------  ---  ---  ----------  --------
Q1  B         60   61           1  changed
Q1  A         50   50           0  same
Q3  A                              same
Q4  A               7              only new
Q2  A         70                   only old

Notes
- Compared: column "pct" of old.csv (old) and new.csv (new), in rows with the same q and outcome, as numbers; the
  difference is new less old.
- 2 same, 1 changed, 1 only old and 1 only new; a difference of up to 0.5 either way counts as the same.
- old.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
- new.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-format-text-texts
# as texts, and why; maps of both
--- new.csv
k,n
a,1
b,x
--- old.csv
area,v
a,1
b,1
$ cj-reconcile old.csv new.csv --key k --value v -f text --changed --map old:area=k --map new:n=v
? 1
--- stdout
Figures compared with earlier ones

k  Old  New  Status
-  ---  ---  -------
b    1    x  changed

Notes
- Compared: column "v" of old.csv (old) and new.csv (new), in rows with the same k, as texts, letter for letter, since
  "x" is no number.
- 1 same, 1 changed, 0 only old and 0 only new; rows that are the same are not shown.
- Columns of the old file read under other names: area as k.
- Columns read under other names: n as v.
- old.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
- new.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-published-scores
# the scores recomputed against those printed: cj-scores | cj-reconcile
$ cases=$DATA/../../cases
> cj-scores "$cases/scores-which-way.csv" --start initial --end end --individuals young_person |
>   cj-reconcile "$cases/scores-which-way.csv" - --key young_person --value end
--- stdout
young_person,old,new,difference,status
1,7,7,0,same
2,8,8,0,same
3,7,7,0,same
4,8,8,0,same
5,8,8,0,same
6,7,7,0,same
7,7,7,0,same
8,8,8,0,same
9,7,7,0,same

=== reconcile-same
# every row is the same: status 0
--- new.csv
k,v
b,2
a,1
--- old.csv
k,v
a,1
b,2
$ cj-reconcile old.csv new.csv --key k --value v 
--- stdout
k,old,new,difference,status
b,2,2,0,same
a,1,1,0,same

=== reconcile-texts
# letter for letter but for blanks around them, and no difference
--- new.csv
k,v
a,met
b,met
c,met
--- old.csv
k,v
a, met 
b,Met
c,
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,met,met,,same
b,Met,met,,changed
c,,met,,changed

=== reconcile-texts-spelling
# a spelling seen before does not hide another
--- new.csv
k,v
a,Met
b,Met
c,MET
--- old.csv
k,v
a,met
b,Met
c,MET
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,met,Met,,changed
b,Met,Met,,same
c,MET,MET,,same

=== reconcile-value-missing
# then it is rows that are compared, and the key must tell them apart
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q
? 1
--- stderr
cj-reconcile: old.csv:3:1: q: "Q1" stands in line 2 already; --key must name each row once
cj-reconcile: new.csv:3:1: q: "Q1" stands in line 2 already; --key must name each row once
cj-reconcile: old.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: new.csv: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 4 rows of old.csv and 1 of 4 rows of new.csv are at fault; no table was made

=== reconcile-value-unknown
# the nearest one is named
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pc
? 2
--- stderr
cj-reconcile: old.csv:1: no column "pc"; did you mean "pct"?

=== reconcile-several-values
# clients 12 to 13 is 1; 50 and 50.0 are one number; 2,N is old alone and 3,N new alone, in both columns. Of the four
# figures of the two keys in common three are the same.
--- old.csv
q,area,clients,pct
1,N,10,50
1,S,12,33.5
2,N,9,12.25
--- new.csv
q,area,clients,pct
1,N,10,50.0
1,S,13,33.5
3,N,9,12.25
$ cj-reconcile old.csv new.csv --key q,area --value clients,pct --changed; cj-reconcile old.csv new.csv --key q,area --value clients --value pct -q | grep -c same
--- stdout
q,area,column,old,new,difference,status
1,S,clients,12,13,1,changed
3,N,clients,,9,,only new
3,N,pct,,12.25,,only new
2,N,clients,9,,,only old
2,N,pct,12.25,,,only old
3

=== reconcile-several-values-numbers-and-texts
# A text in one column leaves the other one a comparison of numbers.
--- old.csv
k,n,t
a,1.0,x
--- new.csv
k,n,t
a,1,y
$ cj-reconcile old.csv new.csv --key k --value n,t; cj-reconcile old.csv new.csv --key k --value n,t --within 1; echo $?
--- stdout
k,column,old,new,difference,status
a,n,1,1,0,same
a,t,x,y,,changed
2
--- stderr
cj-reconcile: old.csv:2: --within is for numbers, and "x" of column "t" is none

=== reconcile-where
# Both tables keep their rows of N alone; the sum has no second column.
--- old.csv
k,area,n
a,N,1
b,S,2
--- new.csv
k,area,n
a,N,1
b,S,3
$ cj-reconcile old.csv new.csv --key k --value n --where area=N; echo $?; cj-reconcile old.csv new.csv --key k --where area=S; echo $?; cj-reconcile old.csv --sum k=a --key k --value n,area; echo $?
--- stdout
k,old,new,difference,status
a,1,1,0,same
0
k,status,column,old,new
b,changed,n,2,3
1
2
--- stderr
cj-reconcile: --sum adds up one column: --value n and area are two

=== reconcile-tables-withheld
# A table that was given out beside one with all numbers: the table of both is not to be given out. Of two that were given out it is.
--- then.csv
area,sex,count
Alpha,F,[c]
Alpha,M,20
--- now.csv
area,sex,count
Alpha,F,3
Alpha,M,20
$ cj-reconcile then.csv now.csv --key area,sex --value count -q; cj-reconcile now.csv then.csv --key area,sex --changed -q -o r.json; python3 -c 'import json; print([n for n in json.load(open("r.json"))["notes"] if "people" in n])'
> cj-reconcile then.csv now.csv --key area,sex --value count 2>&1 >r.csv | grep warning; cj-reconcile then.csv then.csv --key area,sex --value count -o r.json 2>err; grep warning err r.json; true
--- stdout
area,sex,old,new,difference,status
Alpha,F,[c],3,,changed
Alpha,M,20,20,,same
['Numbers that one file withholds ([c]) stand beside it as the other file has them: this table tells of people, and is not to be given out.']
cj-reconcile: warning: now.csv: numbers that one file withholds ([c]) stand beside it as the other file has them: this table tells of people, and is not to be given out
