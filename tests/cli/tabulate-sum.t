# cj-tabulate: sums, and percentages that sum to 100.

=== tabulate-sum
# Exact decimals in their shortest form: 0.1 + 0.2 is 0.3; 5 - 5 is 0; 1000000 - 0.000001. Of no value there is no sum.
--- a.csv
g,v
a,0.1
a,0.2
a,
b,-5
b,5.00
c,
d,1000000
d,-0.000001
e,-2.50
$ cj-tabulate a.csv --rows g --values 'sum(v)'
--- stdout
g,sum_v
a,0.3
b,0
c,
d,999999.999999
e,-2.5

=== tabulate-sum-beyond-range
# Three times 4 million millions are more than the 9.2 million millions that a sum can hold: no table, never a wrong figure.
# Two, and -4 beside them, are not.
--- a.csv
k,n,one
a,4000000000000,1
a,4000000000000,1
b,4000000000000,1
--- b.csv
n
4000000000001
0.1234567
$ cj-tabulate a.csv --values 'sum(n)'; echo $?
> cj-tabulate a.csv --values 'mean(n)'; echo $?
> cj-tabulate a.csv --values 'ratio(one,n)'; echo $?
> cj-tabulate a.csv --rows k --values 'sum(n)'; echo $?
> cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols; echo $?
> cj-tabulate a.csv --values 'median(n),max(n)'; echo $?
> # What no number may be by itself is a fault of its row.
> cj-tabulate b.csv --values 'sum(n)'; echo $?
--- stdout
1
1
1
k,sum_n
a,8000000000000
b,4000000000000
0
1
median_n,max_n
4000000000000.0,4000000000000
0
1
--- stderr
cj-tabulate: the sum for sum_n leaves 9.2 million millions
cj-tabulate: the sum for mean_n leaves 9.2 million millions
cj-tabulate: the sum for ratio_one_n leaves 9.2 million millions
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: the sums are too large to take percentages of
cj-tabulate: b.csv:2:1: n: "4000000000001" is a number beyond 4,000,000,000,000
cj-tabulate: b.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: b.csv: repairs 1 = rounded 1 (n)
cj-tabulate: 1 of 2 rows of b.csv is at fault; no table was made

=== tabulate-sum-of-totals-beyond-range
# No percentage is asked for: it is the sum of the total that is too large.
--- a.csv
k,n
a,4000000000000
a,4000000000000
b,4000000000000
$ cj-tabulate a.csv --rows k --totals rows --values 'sum(n)'; echo $?
--- stdout
1
--- stderr
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: the sum for sum_n leaves 9.2 million millions

=== tabulate-sum-to-100
# Columns of three: 1 1 1 of 3 are 34 33 33 by the largest remainder (of equal ones the earlier). 2 2 2 1 of 7 are 28.57 (three
# times) and 14.29: 28+28+28+14 = 98, the two missing go to the first two of the remainders .57.
--- a.csv
k
a
b
c
--- b.csv
k
a
a
b
b
c
c
d
--- c.csv
k,c
p,x
p,y
p,z
r,x
r,x
r,y
$ cj-tabulate a.csv --rows k --percent cols --sum-to-100
> cj-tabulate b.csv --rows k --percent cols --sum-to-100 --totals rows
> # Lines: p of q is 1 1 1 of 3 across, r 2 1 of 3: 67 33.
> cj-tabulate c.csv --rows k --cols c --percent rows --sum-to-100
> # All six cells: 1 1 1 2 1 0 of 6: 16.67 four times (floor 16), 33.33, 0; 97, three missing: the first three of .67.
> cj-tabulate c.csv --rows k --cols c --percent all --sum-to-100
> cj-tabulate a.csv --rows k --percent cols --sum-to-100 --decimals 1
--- stdout
k,count,col_pct
a,1,34
b,1,33
c,1,33
k,count,col_pct
a,2,29
b,2,29
c,2,28
d,1,14
All,7,100
k,c,count,row_pct
p,x,1,34
p,y,1,33
p,z,1,33
r,x,2,67
r,y,1,33
r,z,0,0
k,c,count,all_pct
p,x,1,17
p,y,1,17
p,z,1,17
r,x,2,33
r,y,1,16
r,z,0,0
k,count,col_pct
a,1,33.4
b,1,33.3
c,1,33.3

=== tabulate-sum-to-100-below-zero
# Of 3: -33.3, 100 and 33.3 %. Rounded down they are -34, 100 and 33, which is 99; the one missing goes to the largest
# remainder, that of -33.3 (0.67). Together 100.
--- a.csv
k,n
a,-1
b,3
c,1
$ cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols --sum-to-100
--- stdout
k,sum_n,col_pct
a,-1,-33
b,3,100
c,1,33

=== tabulate-sum-to-100-in-periods
# The whole is that of its period: 1 1 1 of 3, and 1 0 0 of 1.
--- a.csv
k,d
a,2021-01-01
b,2021-01-01
c,2021-01-01
a,2022-01-01
$ cj-tabulate a.csv --rows k --percent cols --sum-to-100 --date d --period 2021 --period 2022
--- stdout
period,k,count,col_pct
2021,a,1,34
2021,b,1,33
2021,c,1,33
2022,a,1,100
2022,b,0,0
2022,c,0,0

=== tabulate-sum-to-100-with-missing
# Blanks are in no base, so the three others make 100: 1 1 1. By default all four do, 25 each.
--- a.csv
k,c
a,y
b,y
c,y
,y
$ cj-tabulate a.csv --rows k --percent cols --sum-to-100 --base valid
> cj-tabulate a.csv --rows k --percent cols --sum-to-100
> # Of no row at all nothing can add to 100.
> cj-tabulate a.csv --rows k --cols c --percent cols --sum-to-100 --order 'c=x|y'
--- stdout
k,count,col_pct
a,1,34
b,1,33
c,1,33
(missing),1,
k,count,col_pct
a,1,25
b,1,25
c,1,25
(missing),1,25
k,c,count,col_pct
a,x,0,
a,y,1,25
b,x,0,
b,y,1,25
c,x,0,
c,y,1,25
(missing),x,0,
(missing),y,1,25

=== tabulate-sum-to-100-with-totals
# 1 1 1 of 3 are 34 33 33; totals are by plain ratio: 33 in the column All, though the line's one cell says 34, and 100 in all.
--- a.csv
k,c
a,x
b,x
c,x
$ cj-tabulate a.csv --rows k --cols c --percent all --sum-to-100 --totals both
--- stdout
k,c,count,all_pct
a,x,1,34
a,All,1,33
b,x,1,33
b,All,1,33
c,x,1,33
c,All,1,33
All,x,3,100
All,All,3,100

=== tabulate-sum-decimals
# One column of sums has the same decimals where people read it, as many as its finest; csv has each as it is. Rounded they
# are 46,283 (46282.723), 37805 and 84,087 (84087.499); 0.5 is 1 and -0.5 is -1.
--- p.csv
band,a,b
0-9,48988,46282.723
10-17,40094,37804.776
$ t() { cj-tabulate p.csv --rows band --values 'sum(a),sum(b)' --totals rows "$@"; }
> t; t --sum-decimals 0; t -f text | grep -E '^(0-9|10|All)'; t -f text --sum-decimals 1 | grep -E '^(0-9|10|All)'
> printf 'k,v\na,0.5\nb,-0.5\n' | cj-tabulate --rows k --values 'sum(v)' --sum-decimals 0
> t --sum-decimals 7
? 2
--- stdout
band,sum_a,sum_b
0-9,48988,46282.723
10-17,40094,37804.776
All,89082,84087.499
band,sum_a,sum_b
0-9,48988,46283
10-17,40094,37805
All,89082,84087
0-9    48,988  46,282.723
10-17  40,094  37,804.776
All    89,082  84,087.499
0-9    48,988.0  46,282.7
10-17  40,094.0  37,804.8
All    89,082.0  84,087.5
k,sum_v
a,1
b,-1
--- stderr
cj-tabulate: --sum-decimals "7" must be a whole number of decimals, 0 to 6

=== tabulate-sum-padded
# 1.5 and 20 in one column.
--- p.csv
k,v
a,1.5
b,20
$ cj-tabulate p.csv --rows k --values 'sum(v),max(v)' -f markdown | grep '^| [ab]'
--- stdout
| a | 1.5 | 1.5 |
| b | 20.0 | 20.0 |
