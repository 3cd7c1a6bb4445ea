# cj-tabulate: totals.
--- a.csv
a,b,c,p,v
1,x,m,P1,1
1,x,n,P1,2
1,y,m,P2,9
2,x,m,P1,4

=== tabulate-total-and-totals
# --total with --totals cols is a line and a column; with --totals rows it adds nothing to what is there.
< a.csv
$ cj-tabulate a.csv --rows a --cols b --totals cols --total
> cj-tabulate a.csv --rows a,b --totals rows --total
--- stdout
a,b,count
1,x,2
1,y,1
1,All,3
2,x,1
2,y,0
2,All,1
All,x,3
All,y,1
All,All,4
a,b,count
1,x,2
1,y,1
1,All,3
2,x,1
2,All,1
All,All,4

=== tabulate-total-of-nothing
# No row is counted: the total of everything still stands, as 0 rows and a blank sum; a line of one blank cell is
# written as "", for an empty line is no row.
--- a.csv
k,l,n
a,b,1
$ cj-tabulate a.csv --rows k --where "n>5" --total --values 'count,sum(n)' -q
> cj-tabulate a.csv --rows k,l --where "n>5" --totals rows -q
> cj-tabulate a.csv --where "n>5" --values 'sum(n)' -q
--- stdout
k,count,sum_n
All,0,
k,l,count
All,All,0
sum_n
""

=== tabulate-total-with-percent
# The group All alone, in percent of each column: F 3 of 3, M 4 of 4.
--- a.csv
kind,sex
T,F
A,M
T,M
A,F
V,M
T,F
A,M
$ cj-tabulate a.csv --by kind --cols sex --total --percent cols | grep All
> # Nothing to be totalled: one line is one line.
> cj-tabulate a.csv --total
--- stdout
All,F,3,100
All,M,4,100
count
7

=== tabulate-totals-both
# x in all has 1 2 4 of P1, y 9 of P2.
< a.csv
$ cj-tabulate a.csv --rows a --cols b --values 'count,distinct(p),median(v),sum(v),mean(v)' --totals both
> # Without --rows there is a line already, and All across.
> cj-tabulate a.csv --cols b --totals cols
> # Two columns down.
> cj-tabulate a.csv --rows a,c --cols b --totals both
--- stdout
a,b,count,distinct_p,median_v,sum_v,mean_v
1,x,2,1,1.5,3,1.5
1,y,1,1,9.0,9,9.0
1,All,3,2,2.0,12,4.0
2,x,1,1,4.0,4,4.0
2,y,0,0,,,
2,All,1,1,4.0,4,4.0
All,x,3,1,2.0,7,2.3
All,y,1,1,9.0,9,9.0
All,All,4,2,3.0,16,4.0
b,count
x,3
y,1
All,4
a,c,b,count
1,m,x,1
1,m,y,1
1,m,All,2
1,n,x,1
1,n,y,0
1,n,All,1
1,All,x,2
1,All,y,1
1,All,All,3
2,m,x,1
2,m,y,0
2,m,All,1
2,All,x,1
2,All,y,0
2,All,All,1
All,All,x,3
All,All,y,1
All,All,All,4

=== tabulate-totals-cols
# x of 1 and 2: P1 alone; medians of 1 2 and of 9.
< a.csv
$ cj-tabulate a.csv --rows a --cols b --values 'count,distinct(p),median(v)' --totals cols
--- stdout
a,b,count,distinct_p,median_v
1,x,2,1,1.5
1,y,1,1,9.0
1,All,3,2,2.0
2,x,1,1,4.0
2,y,0,0,
2,All,1,1,4.0

=== tabulate-totals-rows-of-one-column
# P1 is in both groups and once in all; the medians are of 1 2 9, of 4, and of 1 2 4 9.
< a.csv
$ cj-tabulate a.csv --rows a --values 'count,distinct(p),median(v)' --totals rows
--- stdout
a,count,distinct_p,median_v
1,3,2,2.0
2,1,1,4.0
All,4,2,3.0

=== tabulate-totals-rows-of-three-columns
# (a, b, All), (a, All, All) and (All, All, All).
< a.csv
$ cj-tabulate a.csv --rows a --rows b,c --values 'count,distinct(p),median(v)' --totals rows
> # --total: the last alone.
> cj-tabulate a.csv --by a,b,c --values 'count,distinct(p),median(v)' --total
--- stdout
a,b,c,count,distinct_p,median_v
1,x,m,1,1,1.0
1,x,n,1,1,2.0
1,x,All,2,1,1.5
1,y,m,1,1,9.0
1,y,All,1,1,9.0
1,All,All,3,2,2.0
2,x,m,1,1,4.0
2,x,All,1,1,4.0
2,All,All,1,1,4.0
All,All,All,4,2,3.0
a,b,c,count,distinct_p,median_v
1,x,m,1,1,1.0
1,x,n,1,1,2.0
1,y,m,1,1,9.0
2,x,m,1,1,4.0
All,All,All,4,2,3.0

=== tabulate-totals-rows-of-two-columns
# At each level: x of 1 has 1 and 2, y of 1 has 9; 1 in all 1 2 9.
< a.csv
$ cj-tabulate a.csv --rows a,b --values 'count,distinct(p),median(v)' --totals rows
--- stdout
a,b,count,distinct_p,median_v
1,x,2,1,1.5
1,y,1,1,9.0
1,All,3,2,2.0
2,x,1,1,4.0
2,All,1,1,4.0
All,All,4,2,3.0
