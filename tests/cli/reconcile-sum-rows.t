# cj-reconcile: sums of rows.
--- t-2.csv
year,kind,n
2021,a,1
2021,b,2
2021,All,3
2022,a,4
2022,b,5
2022,all,10
--- t.csv
kind,n
a,1
All,5

=== reconcile-sum-rows
# each year by itself; the ruled column is left out, 4 + 5 is not 10
< t.csv=t-2.csv
$ cj-reconcile t.csv --sum kind=All --key year,kind --value n
? 1
--- stdout
rule,year,expected,found,difference,status
kind=All,2021,3,3,0,adds up
kind=All,2022,9,10,1,does not add up

=== reconcile-sum-rows-all-blank
# blank of blanks
--- t.csv
kind,n
a,
All,
$ cj-reconcile t.csv --sum kind=All --key kind --value n
--- stdout
rule,expected,found,difference,status
kind=All,,,,adds up

=== reconcile-sum-rows-all-fine
# status 0
< t.csv=t-2.csv
$ cj-reconcile t.csv --sum kind=All --key year,kind --value n --within 1
--- stdout
rule,year,expected,found,difference,status
kind=All,2021,3,3,0,adds up
kind=All,2022,9,10,1,adds up

=== reconcile-sum-rows-blank-part
# a blank part counts as nothing
--- t.csv
kind,n
a,3
b,
All,3
$ cj-reconcile t.csv --sum kind=All --key kind --value n
--- stdout
rule,expected,found,difference,status
kind=All,3,3,0,adds up

=== reconcile-sum-rows-blank-total
# a blank total is none
--- t.csv
kind,n
a,3
All,
$ cj-reconcile t.csv --sum kind=All --key kind --value n
? 1
--- stdout
rule,expected,found,difference,status
kind=All,3,,,does not add up

=== reconcile-sum-rows-changed
# only what does not add up
< t.csv=t-2.csv
$ cj-reconcile t.csv --sum kind=All --key year,kind --value n --changed
? 1
--- stdout
rule,year,expected,found,difference,status
kind=All,2022,9,10,1,does not add up

=== reconcile-sum-rows-decimals
# 0.1 + 0.2 is 0.3
--- t.csv
kind,n
a,0.1
b,0.2
All,0.30
$ cj-reconcile t.csv --sum kind=All --key kind --value n
--- stdout
rule,expected,found,difference,status
kind=All,0.3,0.3,0,adds up

=== reconcile-sum-rows-key-twice
# which of the two is the total?
--- t.csv
kind,n
a,1
All,5
All,6
$ cj-reconcile t.csv --sum kind=All --key kind --value n
? 1
--- stderr
cj-reconcile: t.csv:4:1: kind: "All" stands in line 3 already; --key must name each row once
cj-reconcile: t.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 3 rows of t.csv is at fault; no table was made

=== reconcile-sum-rows-no-key
# the ruled column is one of the keys
< t.csv
$ cj-reconcile t.csv --sum kind=All --value n
? 2
--- stderr
cj-reconcile: --sum "kind=All": "kind" must be one of the --key columns

=== reconcile-sum-rows-no-value
# what is summed?
< t.csv
$ cj-reconcile t.csv --sum kind=All --key kind
? 2
--- stderr
cj-reconcile: --sum "kind=All" needs --value COL: the column that is summed

=== reconcile-sum-rows-part-is-total
# a total is no part of itself
< t.csv
$ cj-reconcile t.csv --sum "kind=All:a|all" --key kind --value n
? 2
--- stderr
cj-reconcile: --sum "kind=All:a|all": "All" is no part of itself

=== reconcile-sum-rows-part-twice
# nor a part two
< t.csv
$ cj-reconcile t.csv --sum "kind=All:a|A" --key kind --value n
? 2
--- stderr
cj-reconcile: --sum "kind=All:a|A": "A" stands there twice

=== reconcile-sum-rows-part-unknown
# each part must occur
--- t.csv
kind,n
a,1
receipt,2
All,5
$ cj-reconcile t.csv --sum "kind=All:a|recipt" --key kind --value n
? 2
--- stderr
cj-reconcile: --sum "kind=All:a|recipt": no row has "recipt" in kind; did you mean "receipt"?

=== reconcile-sum-rows-parts
# those parts alone: 1 + 4
--- t.csv
kind,n
a,1
b,2
c,4
All,5
$ cj-reconcile t.csv --sum "kind=All:a|c" --key kind --value n
--- stdout
rule,expected,found,difference,status
kind=All:a|c,5,5,0,adds up

=== reconcile-sum-rows-quoted
# odd names in double quotes
--- t.csv
a=b,n
x,1
Sub-total,1
$ cj-reconcile t.csv --sum '"a=b"="Sub-total"' --key '"a=b"' --value n
--- stdout
rule,expected,found,difference,status
"""a=b""=""Sub-total""",1,1,0,adds up

=== reconcile-sum-rows-text
# a text is no part of a sum
--- t.csv
kind,n
a,one
All,5
$ cj-reconcile t.csv --sum kind=All --key kind --value n
? 1
--- stderr
cj-reconcile: t.csv:2:2: n: "one" is not a whole number or a decimal such as 7.5
cj-reconcile: t.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 2 rows of t.csv is at fault; no table was made

=== reconcile-sum-rows-total-alone
# of no parts nothing can be expected
--- t.csv
kind,n
All,3
$ cj-reconcile t.csv --sum kind=All --key kind --value n
? 1
--- stdout
rule,expected,found,difference,status
kind=All,,3,,does not add up

=== reconcile-sum-rows-total-unknown
# the total must occur
< t.csv
$ cj-reconcile t.csv --sum kind=Total --key kind --value n
? 2
--- stderr
cj-reconcile: --sum "kind=Total": no row has "Total" in kind

=== reconcile-sum-rows-without-total
# 2022 has no total: nothing to check there, and a note
--- t.csv
year,kind,n
2021,a,1
2021,All,1
2022,a,4
$ cj-reconcile t.csv --sum kind=All --key year,kind --value n -f text
--- stdout
What adds up

Rule      Year  Expected  Found  Difference  Status
--------  ----  --------  -----  ----------  -------
kind=All  2021         1      1           0  adds up

Notes
- kind=All: n of the row whose kind is "All" is the sum of those of all other rows with the same other keys.
- 1 checked, 0 of them do not add up. The difference is what is found less what is expected. 1 set of rows has no total
  to be checked.
- t.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
