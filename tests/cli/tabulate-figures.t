# cj-tabulate: counts, sums, means, medians, shares.
--- a.csv
area,sex,n
North,F,4
North,M,6
North,F,
South,M,3
South,X,9

=== tabulate-count
# Three rows of North and one of South; two blank kinds. Without --rows there is one line, and a count is what is
# printed if nothing is asked for. Across, every kind stands beside every area, also where nothing is.
--- a.csv
id,kind,area
1,x,North
2,,
3,x,South
4,y,North
5,,North
$ cj-tabulate a.csv
> cj-tabulate a.csv --rows kind
> cj-tabulate a.csv --cols area
> cj-tabulate a.csv --rows kind --cols area
--- stdout
count
5
kind,count
x,2
y,1
(missing),2
area,count
North,3
South,1
(missing),1
kind,area,count
x,North,1
x,South,1
x,(missing),0
y,North,1
y,South,0
y,(missing),0
(missing),North,1
(missing),South,0
(missing),(missing),1

=== tabulate-count-of-column
# What means blank (N/A, NULL, -, Not known, blanks alone) is not counted; a zero is.
--- a.csv
g,v
a,1
a,
a,N/A
b,NULL
b,-
b,   
b,Not known
c,0
$ cj-tabulate a.csv --rows g --values 'count,count(v)'
--- stdout
g,count,count_v
a,3,1
b,4,0
c,1,1

=== tabulate-count-of-condition
# v is a number in every row that has one, so 10 is more than 2. A blank is less and more than nothing, and fulfils
# only = (blank) and !=.
--- a.csv
g,v
a,1
a,2
a,
b,10
b,3
$ cj-tabulate a.csv --rows g --values 'count(v>2),count(v!=1),count(v=),count(v=1|3)'
> # Texts are compared without regard to case.
> cj-tabulate a.csv --values 'count(g=A),count(g=b|A)'
--- stdout
g,count_v>2,count_v!=1,count_v=,count_v=1|3
a,0,2,1,1
b,2,2,0,1
count_g=A,count_g=b|A
3,5

=== tabulate-distinct
# As texts 1, 1.0 and 01 are three, and so are 2022-01-05, 05/01/2022 and 2022-01-06; red is Red. A blank is none.
--- a.csv
g,t,n,d
a,Red,1,2022-01-05
a,red,1.0,05/01/2022
a,,01,2022-01-06
a,Blue,,
b,,,
--- schema.json
{"fields":[{"name":"g","type":"string"},{"name":"t","type":"string"},{"name":"n","type":"number"},
{"name":"d","type":"date","x-cj":{"dateFormats":["%Y-%m-%d","%d/%m/%Y"]}}],"missingValues":[""]}
$ cj-tabulate a.csv --rows g --values 'distinct(t),distinct(n),distinct(d)'
> # Declared as a number and a date they are one and two values.
> cj-tabulate a.csv --rows g --values 'distinct(t),distinct(n),distinct(d)' --schema schema.json
--- stdout
g,distinct_t,distinct_n,distinct_d
a,2,3,3
b,0,0,0
g,distinct_t,distinct_n,distinct_d
a,2,1,2
b,0,0,0

=== tabulate-figure-too-large
# 4e12 / 1e-6 = 4e18 has no room with a decimal, and has without. The sums nearly cancel out: 4e12 of 1e-6 is 4e20 %.
--- a.csv
k,n,m
a,4000000000000,0.000001
b,-3999999999999.999999,1
$ cj-tabulate a.csv --rows k --values 'ratio(n,m)'
> cj-tabulate a.csv --rows k --values 'ratio(n,m)' --mean-decimals 0
> cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols
> cj-tabulate a.csv --rows k --values 'sum(n)' --percent cols --sum-to-100
? 1
--- stdout
k,ratio_n_m
a,4000000000000000000
b,-4000000000000
--- stderr
cj-tabulate: a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: column ratio_n_m: a figure is too large to show; fewer decimals (--decimals, --mean-decimals) may do
cj-tabulate: a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: column col_pct: a figure is too large to show; fewer decimals (--decimals, --mean-decimals) may do
cj-tabulate: a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: column col_pct: a figure is too large to show; fewer decimals (--decimals, --mean-decimals) may do

=== tabulate-large-numbers
# Two of the largest number, 4 million millions: 8 million millions fit, their mean is the same and exact at any decimals.
--- a.csv
v,w
4000000000000,3999999999999.999999
4000000000000,4000000000000
$ cj-tabulate a.csv --values 'sum(v),mean(v),median(v),max(v)'
> cj-tabulate a.csv --values 'mean(v),median(v)' --mean-decimals 6
> cj-tabulate a.csv --values 'mean(w),ratio(v,w),ratio(w,v)' --mean-decimals 6
--- stdout
sum_v,mean_v,median_v,max_v
8000000000000,4000000000000.0,4000000000000.0,4000000000000
mean_v,median_v
4000000000000.000000,4000000000000.000000
mean_w,ratio_v_w,ratio_w_v
4000000000000.000000,1.000000,1.000000

=== tabulate-mean
# a 3/2; b 0.25 and c -0.25, halves go away from zero; d 4/3; e of nothing; f -0.04, which is no minus zero; g 0.05/2 is
# 0.025 (blanks are not in the mean); h 2.5 and i -2.5.
--- a.csv
g,v
a,1
a,2
b,0.25
c,-0.25
d,1
d,1
d,2
e,
f,-0.04
g,0.05
g,0
g,
h,2.5
i,-2.5
$ cj-tabulate a.csv --rows g --values 'mean(v)'
> cj-tabulate a.csv --rows g --values 'mean(v)' --mean-decimals 0
> cj-tabulate a.csv --rows g --values 'mean(v)' --mean-decimals 6
--- stdout
g,mean_v
a,1.5
b,0.3
c,-0.3
d,1.3
e,
f,0.0
g,0.0
h,2.5
i,-2.5
g,mean_v
a,2
b,0
c,0
d,1
e,
f,0
g,0
h,3
i,-3
g,mean_v
a,1.500000
b,0.250000
c,-0.250000
d,1.333333
e,
f,-0.040000
g,0.025000
h,2.500000
i,-2.500000

=== tabulate-median
# Of an even number the mean of the two in the middle: b (1+2)/2, c of 1 5 5 5, d -1.5, f 0.15 and g -0.15 half up, h 9.5
# by number and not by letters, j of 0.000001 and 0.000002 is 0.0000015; i has one value, e none.
--- a.csv
g,v
a,3
a,1
a,2
b,1
b,2
c,5
c,5
c,5
c,1
d,-1
d,-2
e,
f,0.1
f,0.2
g,-0.1
g,-0.2
h,10
h,9
h,
i,7
j,0.000001
j,0.000002
$ cj-tabulate a.csv --rows g --values 'median(v)'
> cj-tabulate a.csv --rows g --values 'median(v)' --mean-decimals 6 --where 'g=d|f|j'
--- stdout
g,median_v
a,2.0
b,1.5
c,5.0
d,-1.5
e,
f,0.2
g,-0.2
h,9.5
i,7.0
j,0.0
g,median_v
d,-1.500000
f,0.150000
j,0.000002

=== tabulate-min-and-max
# Numbers as numbers (9 < 10), as short as they are exact.
--- a.csv
g,v
a,3
a,-10
a,2.50
b,2.50
c,
d,10
d,9
d,
e,-0.000001
e,0
$ cj-tabulate a.csv --rows g --values 'min(v),max(v)'
--- stdout
g,min_v,max_v
a,-10,3
b,2.5,2.5
c,,
d,9,10
e,-0.000001,0

=== tabulate-min-and-max-of-dates
# Of a column that is declared as a date: the earliest and the latest day, whatever form it is written in.
--- a.csv
g,d
a,2022-01-04
a,05/01/2022
a,2021-12-31
a,
b,
--- schema.json
{"fields":[{"name":"g","type":"string"},
{"name":"d","type":"date","x-cj":{"dateFormats":["%Y-%m-%d","%d/%m/%Y"]}}],"missingValues":[""]}
$ cj-tabulate a.csv --rows g --values 'min(d),max(d)' --schema schema.json
--- stdout
g,min_d,max_d
a,2021-12-31,2022-01-05
b,,

=== tabulate-numbers-and-texts-of-one-column
# v is grouped by and counted as text and summed as number in one run; 10 comes after 9.
--- a.csv
v
10
9
9
$ cj-tabulate a.csv --rows v --values 'count,distinct(v),sum(v),count(v=9)' --totals rows
--- stdout
v,count,distinct_v,sum_v,count_v=9
9,2,1,18,2
10,1,1,10,0
All,3,2,28,2

=== tabulate-ratio
# Sum over sum, those that sum() prints: a (1+3)/(2+5+4); b over 0; c -1/4; d 5/(3-3); e 1/-8; f -1/-2; g 1/1, from two
# rows; h 0/5; i has no x and j no y.
--- a.csv
g,x,y
a,1,2
a,,5
a,3,4
b,1,0
c,-1,4
d,2,3
d,3,-3
e,1,-8
f,-1,-2
g,1,
g,,1
h,0,5
i,,5
j,5,
$ cj-tabulate a.csv --rows g --values 'sum(x),sum(y),ratio(x,y)' --mean-decimals 2
> cj-tabulate a.csv --values 'ratio(x,y)' --where g=a
--- stdout
g,sum_x,sum_y,ratio_x_y
a,4,11,0.36
b,1,0,
c,-1,4,-0.25
d,5,0,
e,1,-8,-0.13
f,-1,-2,0.50
g,1,1,1.00
h,0,5,0.00
i,,5,
j,5,,
ratio_x_y
0.4

=== tabulate-several-values
# In the order they are asked for, in one option or several; the same function of two columns has two names.
--- a.csv
g,v,w
a,1,10
a,4,
a,4,0.5
$ cj-tabulate a.csv --rows g --values 'sum(w),count' --values 'sum(v)' --values 'min(v),max(v),mean(v),median(v),distinct(v)'
--- stdout
g,sum_w,count,sum_v,min_v,max_v,mean_v,median_v,distinct_v
a,10.5,3,9,1,4,3.0,4.0,2

=== tabulate-share
# a 2 of 3 (66.67), b 1 of 2 (its blank is in the base), c none of 1, d 1 of 8 (12.5). In the cell b, y are no rows.
--- a.csv
g,k,sex
a,x,F
a,x,f
a,x,M
b,x,F
b,x,
c,y,M
d,x,F
d,x,M
d,x,M
d,x,M
d,x,M
d,x,M
d,x,M
d,x,M
$ cj-tabulate a.csv --rows g --values 'share(sex=F)'
> cj-tabulate a.csv --rows g --values 'share(sex=F)' --decimals 2
> cj-tabulate a.csv --rows g --cols k --values 'share(sex=F)' --where 'g=b|c'
--- stdout
g,share_sex=F
a,67
b,50
c,0
d,13
g,share_sex=F
a,66.67
b,50.00
c,0.00
d,12.50
g,k,share_sex=F
b,x,50
b,y,
c,x,
c,y,0

=== tabulate-share-of-named-count
# A percentage stands beside the count that it is of, whatever that is named: 3 of 5 rows are North. Without a count
# among the figures it stands by itself, and never beside a mean.
< a.csv
$ cj-tabulate a.csv --rows area --values 'mean(n),rows=count' --percent cols --format text
> cj-tabulate a.csv --rows area --values 'mean(n)' --percent cols --format text
> cj-tabulate a.csv --rows area --cols sex --values 'mean(n)' --percent rows --format text
--- stdout
Mean of n, rows by area

Area   Mean     Rows
       of n
-----  ----  -------
North   5.0  3 (60%)
South   6.0  2 (40%)

Notes
- Mean of n: blanks left out (1 of 5 rows).
- Percentages are of the total, and may not add to 100 because of rounding.
- a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
Mean of n by area

Area   Mean   % of
       of n  total
-----  ----  -----
North   5.0    60%
South   6.0    40%

Notes
- Mean of n: blanks left out (1 of 5 rows).
- Percentages are of the total, and may not add to 100 because of rounding.
- a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
Mean of n by area and sex

Area     F   F,    M   M,    X   X,
              %         %         %
             of        of        of
            row       row       row
-----  ---  ---  ---  ---  ---  ---
North  4.0  67%  6.0  33%  [z]   0%
South  [z]   0%  3.0  50%  9.0  50%

Notes
- Mean of n: blanks left out (1 of 5 rows).
- Percentages are of each row's total, and may not add to 100 because of rounding.
- a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== tabulate-values-blanks
# Means, medians and sums say how many rows they leave out. Of four rows in the year (ages 10, blank, 20, blank) two are
# of its last quarter (20, blank): each counts once, so 2 of 4 have no age; the one cost of four that is blank is told,
# too. Where small numbers are hidden, as that of South is, nothing of it is told.
--- spent.csv
area,age,cost,day
North,10,5,2022-05-01
North,,6,2022-06-01
South,20,,2023-02-01
North,,4,2023-03-01
North,30,4,2023-04-01
$ cj-tabulate spent.csv --date day --period 2022-23Q4 --period 2022-23 --units 'child|children' \
>   --values 'mean(age),All costs=sum(cost)' --format text
> cj-tabulate spent.csv --rows area --values 'count,mean(age),sum(cost)' --suppress-below 3 --format text
--- stdout
Mean of age, All costs

Period      Mean    All
              of  costs
             age
----------  ----  -----
2022-23 Q4  20.0      4
2022-23     15.0     15

Notes
- Period: 2022-23 Q4 is 1 January 2023 to 31 March 2023; 2022-23 is 1 April 2022 to 31 March 2023. A record counts in
  the period that holds its date, in the column "day".
- Mean of age: blanks left out (2 of 4 children). All costs: sum of cost. cost is blank for 1 of 4 children.
- spent.csv: rows 5 = used 4 + outside the period 1 + not selected 0 + rejected 0
Count, Mean of age, Sum of cost by area

Area   Count  Mean   Sum
                of    of
               age  cost
-----  -----  ----  ----
North      4   [c]    19
South    [c]   [c]   [z]

Notes
- Mean of age: blanks left out.
- spent.csv: rows [c] = used [c] + outside the period 0 + not selected 0 + rejected 0
- [c]: not shown, to protect people: counts of 1 to 2, and figures that would give one away.
- [z] not applicable: no base, or nothing to compare

=== tabulate-mean-of-rates
# Each row is an area with its own rate. The mean for All, (10 + 30) / 2 = 20, is no rate of the two together, 2 + 3 of
# 200 + 100 = 16.7, and a note says so; not where an area has several rows, nor without a total.
--- areas.csv
area,events,people,rate
North,2,200,10
South,3,100,30
--- months.csv
area,rate
North,10
North,20
South,30
$ cj-tabulate areas.csv --rows area --total --values 'mean(rate)' --format text
> cj-tabulate areas.csv --rows area --values 'mean(rate)' --format text | grep -c 'for All'
> cj-tabulate months.csv --rows area --total --values 'mean(rate)' --format text | grep -c 'for All'
? 1
--- stdout
Mean of rate by area

Area   Mean
         of
       rate
-----  ----
North  10.0
South  30.0
All    20.0

Notes
- Mean of rate: blanks left out.
- Means for All count every row alike, whatever it stands for: of rates they are no rate of all.
- areas.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
0
0

=== tabulate-values-where
# A figure of some rows beside figures of all. North: mean of all (4 + 6) / 2 = 5, of F alone 4; South has no F, so its
# mean is blank, its count 0 and its sum of M or X 12. share: of 2 F in North 1 has n. By name, and quoted.
< a.csv
$ cj-tabulate a.csv --rows area --values 'count,f=count where sex=F,mean(n),mean(n) where sex=F,sum(n) where sex=M|X,share(n!=) where sex=F'
> cj-tabulate a.csv --rows area --total --values 'most=max(n) where sex!=F,distinct(n) where n>=4' --format text
> cj-tabulate a.csv --rows area --values 'mean(n) where'
> cj-tabulate a.csv --rows area --values 'mean(n) where sex'
> cj-tabulate a.csv --rows area --values 'mean(n) where sexx=F'
? 2
--- stdout
area,count,f,mean_n,mean_n_sex=F,sum_n_sex=M|X,share_n!=_sex=F
North,3,2,5.0,4.0,6,50
South,2,0,6.0,,12,
most, Different n where n is 4 or more by area

Area   Most  Different
             n where n
               is 4 or
                  more
-----  ----  ---------
North     6          2
South     9          1
All       9          3

Notes
- most: the highest n where sex is not F (or is not recorded). Different n where n is 4 or more: each n counted once, of
  records where n is 4 or more.
- Totals count each value once: they may be less than the sum of the rows.
- a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-tabulate: --values: "mean(n) where" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "mean(n) where sex" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: a.csv:1: no column "sexx"; did you mean "sex"?

=== tabulate-share-of-sums
# share(A,B) is the sum of A in percent of that of B: North 314 + 0 of 380 + 0 = 82.63, South 7 of 3 = 233.33, East nothing
# of 0. That 7 is more than 3 is told. A row where B alone stands is in the base: West 1 of 1 + 3 = 25. Debts: -1 of 4 is -25, halves go away from zero.
--- kept.csv
area,kept,offered
North,314,380
North,0,0
South,7,3
East,0,0
West,1,1
West,,3
Debts,-1,4
$ cj-tabulate kept.csv --by area --total --values 'rate=share(kept,offered),ratio(kept,offered)'
> cj-tabulate kept.csv --decimals 2 --where area=South -f json --values 'share(kept,offered),s=share(kept,offered) where kept>0' |
>   grep -E '"heading"|percent of|"share'
--- stdout
area,rate,ratio_kept_offered
Debts,-25,-0.3
East,,
North,83,0.8
South,233,2.3
West,25,0.3
All,82,0.8
    "Share of kept in offered: sum of kept in percent of the sum of offered. s: sum of kept in percent of the sum of offered, of records where kept is above 0.",
    {"key": "share_kept_offered", "heading": "Share of kept in offered", "unit": "percent"},
    {"key": "s", "heading": "s", "unit": "percent"}
    {"share_kept_offered": 233.33, "s": 233.33}
      {"name": "values", "value": "share(kept,offered),s=share(kept,offered) where kept>0"}
--- stderr
cj-tabulate: Share of kept in offered: in some rows kept is more than it is part of
cj-tabulate: Share of kept in offered: in some rows kept is more than it is part of
cj-tabulate: Share of kept in offered where kept is above 0: in some rows kept is more than it is part of
