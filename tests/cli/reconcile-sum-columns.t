# cj-reconcile: sums of columns.

=== reconcile-sum-columns
# X is A + B - C in each row; 1 + 2 - 1 is not 3
--- t.csv
a,b,c,x
1,2,1,3
4,1.5,0.5,5
$ cj-reconcile t.csv --sum x=a+b-c
? 1
--- stdout
rule,line,expected,found,difference,status
x=a+b-c,2,2,3,1,does not add up
x=a+b-c,3,5,5,0,adds up

=== reconcile-sum-columns-blank
# blanks count as nothing; of nothing nothing is expected
--- t.csv
k,a,b,x
r,1,,1
r,,,
r,,,0
r,1,1,
$ cj-reconcile t.csv --sum x=a+b
? 1
--- stdout
rule,line,expected,found,difference,status
x=a+b,2,1,1,0,adds up
x=a+b,3,,,,adds up
x=a+b,4,,0,,does not add up
x=a+b,5,2,,,does not add up

=== reconcile-sum-columns-itself
# no part of itself
--- t.csv
a,x
1,1
$ cj-reconcile t.csv --sum x=a+X
? 2
--- stderr
cj-reconcile: --sum "x=a+X": "x" is no part of itself

=== reconcile-sum-columns-key
# rows are named by their keys, which may stand twice here
--- t.csv
k,a,b,x
p,1,2,3
P,1,2,4
$ cj-reconcile t.csv --sum x=a+b --key k
? 1
--- stdout
rule,k,expected,found,difference,status
x=a+b,p,3,3,0,adds up
x=a+b,p,3,4,1,does not add up

=== reconcile-sum-columns-large
# too large to be added
--- t.csv
a,b,c,x
4000000000000,4000000000000,4000000000000,1
$ cj-reconcile t.csv --sum x=a+b+c
? 1
--- stderr
cj-reconcile: t.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: --sum "x=a+b+c": the figures are too large to be added

=== reconcile-sum-columns-no-rows
# a rule that applies to no row
--- t.csv
a,b,x
$ cj-reconcile t.csv --sum x=a+b
? 2
--- stderr
cj-reconcile: --sum "x=a+b": there is no row to check

=== reconcile-sum-columns-quoted
# odd names in double quotes
--- t.csv
a b,c/d,x-y
1,2,3
$ cj-reconcile t.csv --sum '"x-y"="a b"+"c/d"'
--- stdout
rule,line,expected,found,difference,status
"""x-y""=""a b""+""c/d""",2,3,3,0,adds up

=== reconcile-sum-columns-unknown
# the nearest one is named
--- t.csv
male,female,total
1,2,3
$ cj-reconcile t.csv --sum total=male+femal
? 2
--- stderr
cj-reconcile: t.csv:1: no column "femal"; did you mean "female"?

=== reconcile-sum-columns-value
# --value would be forgotten
--- t.csv
a,b,x
1,2,3
$ cj-reconcile t.csv --sum x=a+b --value x
? 2
--- stderr
cj-reconcile: --value is for rules COL=TOTAL; no --sum is one
