# cj-reconcile: differences that are allowed, exact and rounded numbers.
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

=== reconcile-blank-and-number
# a blank and a number differ, by nothing that can be told
--- new.csv
k,v
a,1
b,
c,-
--- old.csv
k,v
a,
b,1
c,N/A
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,,1,,changed
b,1,,,changed
c,,,,same

=== reconcile-blank-and-zero
# a blank is no zero, whatever the tolerance
--- new.csv
k,v
a,0
--- old.csv
k,v
a,
$ cj-reconcile old.csv new.csv --key k --value v --within 5
? 1
--- stdout
k,old,new,difference,status
a,,0,,changed

=== reconcile-changed
# only what is not the same
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --changed
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed
Q4,A,,7,,only new
Q2,A,70,,,only old

=== reconcile-changed-none
# a table without rows, and status 0
--- new.csv
k,v
a,1
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --changed
--- stdout
k,old,new,difference,status

=== reconcile-dates
# dates of a schema in whatever form
--- new.csv
k,v
a,2022-01-31
--- old.csv
k,v
a,31/01/2022
--- s.json
{"fields": [{"name": "v", "type": "date", "format": "any"}]}
$ cj-reconcile old.csv new.csv --key k --value v --schema s.json
--- stdout
k,old,new,difference,status
a,2022-01-31,2022-01-31,,same

=== reconcile-exact
# 0.3 less 0.1 is 0.2, and in fractions it is not
--- new.csv
k,v
a,0.3
--- old.csv
k,v
a,0.1
$ cj-reconcile old.csv new.csv --key k --value v --within 0.2
--- stdout
k,old,new,difference,status
a,0.1,0.3,0.2,same

=== reconcile-large
# the widest difference there is
--- new.csv
k,v
a,4000000000000
--- old.csv
k,v
a,-4000000000000
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,-4000000000000,4000000000000,8000000000000,changed

=== reconcile-shortest
# shortest exact decimals
--- new.csv
k,v
a,7.5
b,+3.000000
--- old.csv
k,v
a,7.50
b,-0.250
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,7.5,7.5,0,same
b,-0.25,3,3.25,changed

=== reconcile-too-fine
# seven decimals are no number here: as texts
--- new.csv
k,v
a,0.1234568
--- old.csv
k,v
a,0.1234567
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,0.1234567,0.1234568,,changed

=== reconcile-within
# one point either way is none
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --within 1
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,same
Q1,A,50,50,0,same
Q3,A,,,,same
Q4,A,,7,,only new
Q2,A,70,,,only old

=== reconcile-within-all
# within it everything is the same: status 0
--- new.csv
k,v
a,3
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --within 2
--- stdout
k,old,new,difference,status
a,1,3,2,same

=== reconcile-within-edge
# exactly so much is the same, a millionth more is not; both ways
--- new.csv
k,v
a,1.5
b,0.5
c,1.500001
d,0.499999
--- old.csv
k,v
a,1
b,1
c,1
d,1
$ cj-reconcile old.csv new.csv --key k --value v --within 0.5
? 1
--- stdout
k,old,new,difference,status
a,1,1.5,0.5,same
b,1,0.5,-0.5,same
c,1,1.500001,0.500001,changed
d,1,0.499999,-0.500001,changed

=== reconcile-within-negative
# 0 or more
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --within -1
? 2
--- stderr
cj-reconcile: --within "-1" must be a number, 0 or more, such as 1 or 0.5

=== reconcile-within-text
# a number
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --within one
? 2
--- stderr
cj-reconcile: --within "one" must be a number, 0 or more, such as 1 or 0.5

=== reconcile-within-texts
# a tolerance for texts means nothing: the first one is named
< new.csv
--- old.csv
q,outcome,pct
Q1,A,50
Q1,B,n/k
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --within 1
? 2
--- stderr
cj-reconcile: old.csv:3: --within is for numbers, and "n/k" of column "pct" is none

=== reconcile-within-texts-new
# the first one may be in the new table
< old.csv
--- new.csv
q,outcome,pct
Q1,B,61%
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --within 0
? 2
--- stderr
cj-reconcile: new.csv:2: --within is for numbers, and "61%" of column "pct" is none
