# cj-tabulate: changes since another value of a column.

=== tabulate-change
# T 2 to 3: 1, 50%. A 0 to 2: 2, of nothing. B 3 to 0: -3. C 8 to 7: -1, -12.5%, away from zero. D 1 to 1. It stands in
# the cells of 2022 alone.
--- a.csv
k,y
T,2021
T,2021
T,2022
T,2022
T,2022
A,2022
A,2022
B,2021
B,2021
B,2021
C,2021
C,2021
C,2021
C,2021
C,2021
C,2021
C,2021
C,2021
C,2022
C,2022
C,2022
C,2022
C,2022
C,2022
C,2022
D,2021
D,2022
$ cj-tabulate a.csv --rows k --cols y --change 2021:2022 | grep -v 2021
> cj-tabulate a.csv --rows k --cols y --change 2021:2022 | grep 2021
> cj-tabulate a.csv --rows k --cols y --change 2021:2022 --decimals 1 | grep C
> # The other way: C 7 to 8 is 14.29%.
> cj-tabulate a.csv --rows k --cols y --change 2022:2021 | grep C
--- stdout
k,y,count,change,change_pct
A,2022,2,2,
B,2022,0,-3,-100
C,2022,7,-1,-13
D,2022,1,0,0
T,2022,3,1,50
A,2021,0,,
B,2021,3,,
C,2021,8,,
D,2021,1,,
T,2021,2,,
C,2021,8,,
C,2022,7,-1,-12.5
C,2021,8,1,14
C,2022,7,,

=== tabulate-change-beyond-range
# From -8 to 8 million millions is more than a figure can hold: no table, never a wrong figure.
--- a.csv
k,n
a,-4000000000000
a,-4000000000000
b,4000000000000
b,4000000000000
$ cj-tabulate a.csv --cols k --values 'sum(n)' --change a:b 2>/dev/null; echo $?
--- stdout
1

=== tabulate-change-in-periods
# 2021: x 1, y 2; 2022: x 2, y 1. Each by itself.
--- a.csv
c,d
x,2021-01-01
y,2021-01-01
y,2021-01-01
x,2022-01-01
x,2022-01-01
y,2022-01-01
$ cj-tabulate a.csv --cols c --change x:y --date d --period 2021 --period 2022
--- stdout
period,c,count,change,change_pct
2021,x,1,,
2021,y,2,1,100
2022,x,2,,
2022,y,1,-1,-50

=== tabulate-change-of-declared-value
# 2020 is declared and has no row: a change from 0 has no percentage.
--- a.csv
k,y
a,2021
a,2021
b,2022
$ cj-tabulate a.csv --rows k --cols y --order 'y=2020|2021' --change 2020:2021
--- stdout
k,y,count,change,change_pct
a,2020,0,,
a,2021,2,2,
a,2022,0,,
b,2020,0,,
b,2021,0,0,
b,2022,1,,

=== tabulate-change-of-odd-values
# Values of --cols with a colon stand in quotation marks, and are found without regard to case.
--- a.csv
t
10:00
10:00
Late
$ cj-tabulate a.csv --cols t --change '"10:00":late'
--- stdout
t,count,change,change_pct
10:00,2,,
Late,1,-1,-50

=== tabulate-change-of-sum
# a -4 to 2: 6, of less than nothing no percentage. b 4 to -2: -6, -150%. c 0.1 to 0.3: 0.2, 200%. d has no value in the
# one, e none in the other: no change is known. f 0 to 0.
--- a.csv
k,y,n
a,x,-4
a,z,2
b,x,4
b,z,-2
c,x,0.1
c,z,0.3
d,x,
d,z,1
e,x,1
e,z,
f,x,0
f,z,0
$ cj-tabulate a.csv --rows k --cols y --values 'sum(n)' --change x:z | grep -v ,x,
--- stdout
k,y,sum_n,change,change_pct
a,z,2,6,
b,z,-2,-6,-150
c,z,0.3,0.2,200
d,z,1,,
e,z,,,
f,z,0,0,

=== tabulate-change-of-value-not-kept
# 2022 is in the file, but in no row that is kept: it is not called unknown, nor near to itself.
--- a.csv
k,y
a,2021
a,2022
b,2021
$ cj-tabulate a.csv --cols y --where k=b --change 2021:2022 2>&1 | grep -c 'did you mean "2022"'
? 1
--- stdout
0

=== tabulate-change-with-percent-and-other-values
# The first value is what changes: sum 3 to 1, -67%. The percentages stand before: column x a 3 of 4, z 1 of 2.
--- a.csv
k,y,n
a,x,1
a,x,2
a,z,1
b,x,1
b,z,1
$ cj-tabulate a.csv --rows k --cols y --values 'sum(n),count' --percent cols --change x:z
--- stdout
k,y,sum_n,count,col_pct,change,change_pct
a,x,3,2,75,,
a,z,1,1,50,-2,-67
b,x,1,1,25,,
b,z,1,1,50,0,0

=== tabulate-change-with-top
# a 2 to 3; the others, b and c, 2 to 0.
--- a.csv
k,y
a,x
a,x
a,z
a,z
a,z
b,x
c,x
$ cj-tabulate a.csv --rows k --cols y --top 1 --change x:z
--- stdout
k,y,count,change,change_pct
a,x,2,,
a,z,3,1,50
(other),x,2,,
(other),z,0,-2,-100

=== tabulate-change-with-totals
# Totals change by themselves: 3 to 4 (33%), people 2 to 3. All across has no change.
--- a.csv
k,y,p
a,x,P1
a,x,P1
b,x,P2
a,z,P1
b,z,P2
b,z,P3
b,z,P3
$ cj-tabulate a.csv --rows k --cols y --change x:z --totals both
> cj-tabulate a.csv --values 'distinct(p)' --cols y --change x:z
--- stdout
k,y,count,change,change_pct
a,x,2,,
a,z,1,-1,-50
a,All,3,,
b,x,1,,
b,z,3,2,200
b,All,4,,
All,x,3,,
All,z,4,1,33
All,All,7,,
y,distinct_p,change,change_pct
x,2,,
z,3,1,50
