# cj-tabulate: percentages, their base, missing values.
--- a-2.csv
kind,sex
T,F
T,M
A,F
,F
T,
--- a.csv
kind,sex
T,F
A,M
T,M
A,F
V,M
T,F
A,M

=== tabulate-base-valid
# Three rows have both: T F, T M, A F. Blanks are shown, but have no percentage and are in no base.
< a.csv=a-2.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent rows --base valid
> cj-tabulate a.csv --rows kind --cols sex --percent all --base valid
--- stdout
kind,sex,count,row_pct
A,F,1,100
A,M,0,0
A,(missing),0,
T,F,1,50
T,M,1,50
T,(missing),1,
(missing),F,1,
(missing),M,0,
(missing),(missing),0,
kind,sex,count,all_pct
A,F,1,33
A,M,0,0
A,(missing),0,
T,F,1,33
T,M,1,33
T,(missing),1,
(missing),F,1,
(missing),M,0,
(missing),(missing),0,

=== tabulate-base-valid-with-totals
# The counts of totals are of all rows, their percentages of the three that have both: F 2, M 1; A 1, T 2.
< a.csv=a-2.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent rows --base valid --totals both
> cj-tabulate a.csv --rows kind --cols sex --percent cols --base valid --totals both | grep All
> cj-tabulate a.csv --rows kind --cols sex --percent all --base valid --totals both | grep All
--- stdout
kind,sex,count,row_pct
A,F,1,100
A,M,0,0
A,(missing),0,
A,All,1,100
T,F,1,50
T,M,1,50
T,(missing),1,
T,All,3,100
(missing),F,1,
(missing),M,0,
(missing),(missing),0,
(missing),All,1,
All,F,3,67
All,M,1,33
All,(missing),1,
All,All,5,100
A,All,1,33
T,All,3,67
(missing),All,1,
All,F,3,100
All,M,1,100
All,(missing),1,
All,All,5,100
A,All,1,33
T,All,3,67
(missing),All,1,
All,F,3,67
All,M,1,33
All,(missing),1,
All,All,5,100

=== tabulate-missing-drop
# The two rows with a blank in kind or sex are left out and told as not selected; a blank elsewhere is none of them.
< a.csv=a-2.csv
$ cj-tabulate a.csv --rows kind --cols sex --missing drop -v
> cj-tabulate a.csv --rows kind --missing drop --totals rows -v
--- stdout
kind,sex,count
A,F,1
A,M,0
T,F,1
T,M,1
kind,count
A,1
T,3
All,4
--- stderr
cj-tabulate: a.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
cj-tabulate: a.csv: rows 5 = used 4 + outside the period 0 + not selected 1 + rejected 0

=== tabulate-missing-in-the-base
# By default a blank is a value like any other: T is F, M and blank, a third each.
< a.csv=a-2.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent rows
--- stdout
kind,sex,count,row_pct
A,F,1,100
A,M,0,0
A,(missing),0,0
T,F,1,33
T,M,1,33
T,(missing),1,33
(missing),F,1,100
(missing),M,0,0
(missing),(missing),0,0

=== tabulate-percent-all
# 1 2 2 1 0 1 of 7: 14.29 and 28.57.
< a.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent all --decimals 1
--- stdout
kind,sex,count,all_pct
A,F,1,14.3
A,M,2,28.6
T,F,2,28.6
T,M,1,14.3
V,F,0,0.0
V,M,1,14.3

=== tabulate-percent-cols
# F: 1 2 0 of 3; M: 2 1 1 of 4.
< a.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent cols
> # Without --cols there is one column: 3 3 1 of 7.
> cj-tabulate a.csv --rows kind --percent cols
--- stdout
kind,sex,count,col_pct
A,F,1,33
A,M,2,50
T,F,2,67
T,M,1,25
V,F,0,0
V,M,1,25
kind,count,col_pct
A,3,43
T,3,43
V,1,14

=== tabulate-percent-halves
# 1, 3 and 4 of 8 are 12.5, 37.5 and 50; 1 and 199 of 200 are 0.5 and 99.5; halves go up.
--- a.csv
k
a
b
b
b
c
c
c
c
--- b.csv
k,n
a,1
b,199
--- c.csv
k,n
a,0.1
b,1.5
--- d.csv
k,n
a,1
b,2
$ cj-tabulate a.csv --rows k --percent cols
> cj-tabulate a.csv --rows k --percent cols --decimals 1
> cj-tabulate b.csv --rows k --values 'sum(n)' --percent cols
> # 1 of 16 is 6.25, 15 of 16 93.75.
> cj-tabulate c.csv --rows k --values 'sum(n)' --percent cols --decimals 1
> # 1 of 3 with six decimals; no figure passes through binary fractions.
> cj-tabulate d.csv --rows k --values 'sum(n)' --percent cols --decimals 6
--- stdout
k,count,col_pct
a,1,13
b,3,38
c,4,50
k,count,col_pct
a,1,12.5
b,3,37.5
c,4,50.0
k,sum_n,col_pct
a,1,1
b,199,100
k,sum_n,col_pct
a,0.1,6.3
b,1.5,93.8
k,sum_n,col_pct
a,1,33.333333
b,2,66.666667

=== tabulate-percent-of-count-of
# Of those counted: F is 2 T and 1 A of 3. If no value is a count or a sum the rows are: 3 and 4 of 7.
< a.csv
$ cj-tabulate a.csv --rows kind --values 'share(sex=F),count(sex=F)' --percent cols
> cj-tabulate a.csv --rows sex --values 'distinct(kind)' --percent cols
--- stdout
kind,share_sex=F,count_sex=F,col_pct
A,33,1,33
T,67,2,67
V,0,0,0
sex,distinct_kind,col_pct
F,2,43
M,3,57

=== tabulate-percent-of-large-sums
# Halves of 8 million millions: exact, where 200 times the sum in millionths is far beyond 64 bits.
--- a.csv
k,n
a,4000000000000
b,4000000000000
$ cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols --decimals 6
> cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols --decimals 6 --sum-to-100
--- stdout
k,sum_n,col_pct
a,4000000000000,50.000000
b,4000000000000,50.000000
k,sum_n,col_pct
a,4000000000000,50.000000
b,4000000000000,50.000000

=== tabulate-percent-of-no-sum
# Line a: x has no value, so no sum, and no sum has no percentage; y has all of it.
--- a.csv
g,k,n
a,x,
a,y,5
$ cj-tabulate a.csv --rows g --cols k --values 'sum(n)' --percent rows
--- stdout
g,k,sum_n,row_pct
a,x,,
a,y,5,100

=== tabulate-percent-of-sum
# The sum is the first of what can be a share, not the mean. A: 3 and -3 add to 0; B: -1 and 3 to 2; C: 0 and -1 to less
# than nothing. Of such there are no shares.
--- a.csv
g,k,n
A,x,3
A,y,-3
B,x,-1
B,y,3
C,x,0
C,y,-1
$ cj-tabulate a.csv --rows g --cols k --values 'mean(n),sum(n),count' --percent rows
--- stdout
g,k,mean_n,sum_n,count,row_pct
A,x,3.0,3,1,
A,y,-3.0,-3,1,
B,x,-1.0,-1,1,-50
B,y,3.0,3,1,150
C,x,0.0,0,1,
C,y,-1.0,-1,1,

=== tabulate-percent-of-two-rows-columns
# A line is an area and a kind. Column F: N a 2, N b 1, S a 1 of 4; column M: S a 1 of 1. Lines: S a is F 1, M 1.
--- a.csv
area,kind,sex
N,a,F
N,a,F
N,b,F
S,a,F
S,a,M
$ cj-tabulate a.csv --rows area,kind --cols sex --percent cols --totals rows
> cj-tabulate a.csv --rows area,kind --cols sex --percent rows | grep S
--- stdout
area,kind,sex,count,col_pct
N,a,F,2,50
N,a,M,0,0
N,b,F,1,25
N,b,M,0,0
N,All,F,3,75
N,All,M,0,0
S,a,F,1,25
S,a,M,1,100
S,All,F,1,25
S,All,M,1,100
All,All,F,4,100
All,All,M,1,100
S,a,F,1,50
S,a,M,1,50

=== tabulate-percent-rows
# A: F 1 M 2 of 3; T: F 2 M 1 of 3; V: F 0 M 1.
< a.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent rows
--- stdout
kind,sex,count,row_pct
A,F,1,33
A,M,2,67
T,F,2,67
T,M,1,33
V,F,0,0
V,M,1,100

=== tabulate-percent-with-totals
# 7 rows: F 3, M 4; A 3, T 3, V 1. A total of a line is the whole line, its share of a column is over the lines.
< a.csv
$ cj-tabulate a.csv --rows kind --cols sex --percent rows --totals both
> cj-tabulate a.csv --rows kind --cols sex --percent cols --totals both
> cj-tabulate a.csv --rows kind --cols sex --percent all --totals both
--- stdout
kind,sex,count,row_pct
A,F,1,33
A,M,2,67
A,All,3,100
T,F,2,67
T,M,1,33
T,All,3,100
V,F,0,0
V,M,1,100
V,All,1,100
All,F,3,43
All,M,4,57
All,All,7,100
kind,sex,count,col_pct
A,F,1,33
A,M,2,50
A,All,3,43
T,F,2,67
T,M,1,25
T,All,3,43
V,F,0,0
V,M,1,25
V,All,1,14
All,F,3,100
All,M,4,100
All,All,7,100
kind,sex,count,all_pct
A,F,1,14
A,M,2,29
A,All,3,43
T,F,2,29
T,M,1,14
T,All,3,43
V,F,0,0
V,M,1,14
V,All,1,14
All,F,3,43
All,M,4,57
All,All,7,100

=== tabulate-share-over-100
# 90 minutes are no part of 30: 300 %. 20 of 80 are.
--- x.csv
team,part,whole
A,90,30
B,20,80
$ cj-tabulate x.csv --rows team --values 'share(part,whole)'
> cj-tabulate x.csv --rows team --values 'share(part,whole)' --where team=B
--- stdout
team,share_part_whole
A,300
B,25
team,share_part_whole
B,25
--- stderr
cj-tabulate: Share of part in whole: in some rows part is more than it is part of
