# Printed tables are attacked.

--- table15.csv
block,row,total,male,female,under21,a21_30,over30
all,Total,43095,35724,7371,5274,15751,22070
community,None,26218,21109,5109,3623,8547,14048
community,1-2,10594,9236,1358,1172,4117,5305
community,3-10,6039,5204,835,472,2948,2619
community,Over 10,244,175,69,**,139,98
violence,3-10,199,179,20,**,142,54

--- areas.csv
area,sex,count
Alpha,Female,[c]
Alpha,Male,[c]
Alpha,All,15
Beta,Female,[c]
Beta,Male,[c]
Beta,All,23
Gamma,Female,7
Gamma,Male,20
Gamma,All,27
All,Female,19
All,Male,46
All,All,65

--- quarters.csv
period,sex,count
2021-22Q1,Female,12
2021-22Q1,Male,7
2021-22Q1,All,19
2021-22Q2,Female,[c]
2021-22Q2,Male,[c]
2021-22Q2,All,11

=== audit-rule
# 244 people were sentenced, 139 of 21 to 30 and 98 older: 7 were younger.
< table15.csv
$ cj-audit table15.csv --key block,row --rule total=under21+a21_30+over30
? 1
--- stdout
table,block,row,column,low,high,status,how
table15.csv,community,Over 10,under21,7,7,exact,244 - 139 - 98 = 7
table15.csv,violence,3-10,under21,3,3,exact,199 - 142 - 54 = 3

=== audit-nothing
# Women of Alpha and Beta are 12 together, and 15 in Alpha: 1 to 11, and of Beta the rest; men of Alpha 4 to 14.
< areas.csv
$ cj-audit areas.csv --below 5
--- stdout
table,area,sex,column,low,high,status,how
areas.csv,Alpha,Female,count,1,11,open,
areas.csv,Alpha,Male,count,4,14,open,
areas.csv,Beta,Female,count,1,11,open,
areas.csv,Beta,Male,count,12,22,open,

=== audit-years
# Two tables with the same labels are one: what the year prints less the first quarter.
< quarters.csv
--- year.csv
period,sex,count
YTD,Female,14
YTD,Male,16
YTD,All,30
$ cj-audit quarters.csv year.csv --hierarchy period:YTD=2021-22Q1+2021-22Q2
? 1
--- stdout
table,period,sex,column,low,high,status,how
quarters.csv,2021-22Q2,Female,count,2,2,exact,14 - 12 = 2
quarters.csv,2021-22Q2,Male,count,9,9,exact,16 - 7 = 9

=== audit-printed-elsewhere
# Hidden here, printed there.
< quarters.csv
--- second.csv
period,sex,count
2021-22Q2,Female,2
$ cj-audit quarters.csv second.csv
? 1
--- stdout
table,period,sex,column,low,high,status,how
quarters.csv,2021-22Q2,Female,count,2,2,exact,printed in second.csv
quarters.csv,2021-22Q2,Male,count,9,9,exact,11 - 2 = 9

=== audit-outcomes
# The columns of cj-outcomes say their rules: 64 and 32 percent of 28 are 18 and 9, 1 is left.
--- outcomes.csv
outcome,term,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,verdict
ETE,,28,18,[c],[c],64,32,met
$ cj-audit outcomes.csv
? 1
--- stdout
table,outcome,term,column,low,high,status,how
outcomes.csv,ETE,,maintained,9,9,exact,at least 9: (63 x 28) / 200 > 8; at most 9: 28 - 18 - 1 = 9
outcomes.csv,ETE,,deteriorated,1,1,exact,(137 x 28 - 200 x 18) / 200 < 2

=== audit-narrow
# 3 people in two areas: each 1 or 2, where 1 to 4 are to fit.
--- two.csv
area,count
Alpha,[c]
Beta,[c]
All,3
$ cj-audit two.csv --below 5
? 1
--- stdout
table,area,column,low,high,status,how
two.csv,Alpha,count,1,2,narrow,3 - 1 = 2
two.csv,Beta,count,1,2,narrow,3 - 1 = 2

=== audit-zeros
# With zeros hidden they can be 0 to 3.
--- two.csv
area,count
Alpha,[c]
Beta,<3
All,3
$ cj-audit two.csv --zeros-hidden
--- stdout
table,area,column,low,high,status,how
two.csv,Alpha,count,1,3,open,
two.csv,Beta,count,0,2,open,

=== audit-grim
# Of at most 46 people 64, 32 and 4 percent: 25 (16, 8, 1) or 28 (18, 9, 1); 1 deteriorated in both.
--- shares.csv
outcome,up_pct,same_pct,down_pct
ETE,64,32,4
$ cj-audit shares.csv --rule n=up+same+down --percent up_pct=up/n --percent same_pct=same/n --percent down_pct=down/n --grim 46 | cut -d, -f2-6
--- stdout
outcome,column,low,high,status
ETE,n,25,28,open
ETE,up,16,18,open
ETE,same,8,9,open
ETE,down,1,1,exact

=== audit-contradiction
# 5 and 9 are not 13.
--- bad.csv
area,count
Alpha,5
Beta,9
Gamma,[c]
All,13
$ cj-audit bad.csv
? 2
--- stderr
cj-audit: the printed numbers contradict each other: no whole numbers fit count(Alpha) = 5, count(Beta) = 9, count(Gamma), count = 13

=== audit-two-numbers
# One count is printed as two.
< quarters.csv
--- other.csv
period,sex,count
2021-22Q1,Female,13
$ cj-audit quarters.csv other.csv
? 2
--- stderr
cj-audit: the printed numbers contradict each other: count(2021-22Q1, Female) is 12 in quarters.csv and 13 in other.csv

=== audit-json
# A table of these programs as json, whose rows say what was withheld; the witness has a table for each end.
--- two.json
{"title": "t", "notes": [], "columns": [{"key": "area", "heading": "area", "unit": "text"},
 {"key": "count", "heading": "Count", "unit": "count"}],
 "rows": [{"area": "Alpha", "count": null, "suppressed": ["count"]},
  {"area": "Beta", "count": null, "suppressed": ["count"]}, {"area": "All", "count": 9}],
 "provenance": {"program": "cj-tabulate", "version": "1", "inputs": [], "options": []}}
$ cj-audit two.json --format json | grep low:
--- stdout
    {"table": "two.json", "area": "Alpha", "column": "count", "low": 1, "high": 8, "status": "open", "how": null, "witness": "low: count(Alpha) = 1, count(Beta) = 8; high: count(Alpha) = 8, count(Beta) = 1"},
    {"table": "two.json", "area": "Beta", "column": "count", "low": 1, "high": 8, "status": "open", "how": null, "witness": "low: count(Alpha) = 8, count(Beta) = 1; high: count(Alpha) = 1, count(Beta) = 8"}

=== audit-rule-nowhere
< areas.csv
$ cj-audit areas.csv --rule total=men+women
? 2
--- stderr
cj-audit: the rule about "total" applies to no row: no table has all of its columns as counts

=== audit-rule-wrong
< areas.csv
$ cj-audit areas.csv --rule total
? 2
--- stderr
cj-audit: "total" is no rule: TOTAL=PART+PART is expected

=== audit-most
# Who offended is among the people, and a hidden offended that is as many as can be.
--- o.csv
area,people,offended
Alpha,4,[c]
All,4,[c]
$ cj-audit o.csv --value people,offended --most 'offended<=people' --below 5
--- stdout
table,area,column,low,high,status,how
o.csv,Alpha,offended,1,4,open,
o.csv,All,offended,1,4,open,

=== audit-no-file
$ cj-audit none.csv
? 3
--- stderr
cj-audit: none.csv: cannot open: No such file or directory

=== audit-key-nowhere
< areas.csv
$ cj-audit areas.csv --key region
? 2
--- stderr
cj-audit: --key: no table has a column "region"

=== audit-no-counts
# A column that cannot be read must not pass for one that hides nothing.
--- neg.csv
area,count
Alpha,-3
Beta,[c]
All,9
$ cj-audit neg.csv
? 2
--- stderr
cj-audit: neg.csv: no column holds counts alone: whole numbers from 0, and marks such as [c] for hidden ones; name one with --value COL

=== audit-value-no-count
--- rate.csv
area,count,rate
Alpha,3,1.5
Beta,[c],[c]
All,9,
$ cj-audit rate.csv --value rate
? 2
--- stderr
cj-audit: rate.csv: "1.5" of column "rate" is no count: whole numbers from 0 and marks of hidden ones are (--hidden MARK names others)

=== audit-left-out
# What hides something and is no count is said in the notes.
--- rate.csv
area,count,rate
Alpha,3,1.5
Beta,[c],[c]
All,9,
$ cj-audit rate.csv --format markdown | grep 'left out'
--- stdout
2. rate.csv: column rate hides something and is no count: left out.

=== audit-rows-alike
# Without its year a row is two.
--- years.csv
year,area,count
2021,Alpha,3
2022,Alpha,[c]
$ cj-audit years.csv --key area --value count
? 2
--- stderr
cj-audit: years.csv: two rows have different numbers for count(Alpha); name the columns that tell them apart with --key COL

=== audit-total-otherwise
# 12 - 3 - 5 is 4 whatever the row below is called. England may be one of four countries: here it is the sum of the others in b and total.
--- by.csv
area,a,b,total
N,3,10,13
S,*,20,24
W,5,30,35
Total,12,60,72
$ cj-audit by.csv
> sed 's/^Total/England/' by.csv >england.csv; cj-audit england.csv | tail -n 1
> sed 's/^Total/Anytown/' by.csv >anytown.csv; cj-audit anytown.csv | tail -n 1
> sed 's/^Total/Anytown/' by.csv | cj-audit -f markdown | grep 'taken for'
> cj-audit by.csv --total All | tail -n 1
--- stdout
table,area,column,low,high,status,how
by.csv,S,a,4,4,exact,12 - 5 - 3 = 4
england.csv,S,a,4,4,exact,12 - 5 - 3 = 4
anytown.csv,S,a,4,4,exact,12 - 5 - 3 = 4
2. standard input: "Anytown" of column area is taken for the total of the others, of which it is the sum (--total WORD says which label is one).
by.csv,S,a,1,,open,

=== audit-total-of-no-more
# 49 is the sum of the others by chance more often; so is one column alone, whatever its size. A total by name needs no sum that shows it.
--- small.csv
area,a,b
N,3,9
S,*,20
W,5,20
Anytown,12,49
--- one.csv
area,a,b
N,3,100
S,*,200
W,5,300
Anytown,12,600
--- hidden.csv
area,a
N,3
S,*
W,5
Total,12
$ cj-audit small.csv | tail -n 1; cj-audit one.csv | tail -n 1; cj-audit hidden.csv | tail -n 1
--- stdout
small.csv,S,a,1,,open,
one.csv,S,a,1,,open,
hidden.csv,S,a,4,4,exact,12 - 5 - 3 = 4

=== audit-total-of-totals
# Two levels of totals: 12 is not 3 + a + 7 + 5 + 5 and more. With what adds up to what, a is 4.
--- levels.csv
area,a,b
N,3,10
S,*,20
North total,7,30
W,5,30
West total,5,30
Total,12,60
$ cj-audit levels.csv
> cj-audit levels.csv --hierarchy 'area:North total=N+S' | tail -n 1
--- stdout
levels.csv,S,a,4,4,exact,7 - 3 = 4
--- stderr
cj-audit: levels.csv: "Total" of column area looks like a total, and not all of its numbers are the sums of the others: say with --hierarchy COL:P=C+C what adds up to what, with --value COL which columns are counts, or with --total All that it is none

=== audit-total-of-loss
# "Total" beside "Partial" and "None" is a kind of loss where it is less than another; a list of the largest towns is not all of them.
--- loss.csv
loss,n
Total,9
Partial,20
None,[c]
--- towns.csv
town,n
Alpha,30
Beta,20
Total,90
$ cj-audit loss.csv | tail -n 1
> cj-audit towns.csv -f markdown | grep 'not taken'
--- stdout
loss.csv,None,n,1,,open,
2. towns.csv: "Total" of column town is not taken for a total: it is more than the others together (--total WORD says which label is one).
