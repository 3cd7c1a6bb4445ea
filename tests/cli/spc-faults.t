# cj-spc: what is refused, and what is noted.
--- t.csv
n,v,all
1,1,4
2,2,4
3,3,4

=== spc-text-value
# a text is no figure
--- x.csv
n,v
1,5
2,many
$ cj-spc x.csv --along n --value v
? 1
--- stderr
cj-spc: x.csv:3:2: v: "many" is not a whole number or a decimal such as 7.5
cj-spc: x.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-spc: 1 of 2 rows of x.csv is at fault; no table was made

=== spc-twice
# a chart has one point at a place
--- x.csv
team,n,v
A,1,5
B,1,6
A,2,5
$ cj-spc x.csv --along n --value v; cj-spc x.csv --along n --value v --by team | head -2
--- stdout
team,n,value,centre,low,high,signal,variation,assurance
A,1,5,5.000000,5.000000,5.000000,,,
--- stderr
cj-spc: x.csv:3:2: n: "1" stands in line 2 already: a chart has one point there; name the column that tells the rows apart with --by, or choose some with --where
cj-spc: x.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-spc: 1 of 3 rows of x.csv is at fault; no table was made

=== spc-tolerate
# the second row of a place is left out
--- x.csv
n,v
1,5
1,6
2,7
$ cj-spc x.csv --along n --value v --tolerate 1
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,5,6.000000,0.680000,11.320000,,,
2,7,6.000000,0.680000,11.320000,,,
--- stderr
cj-spc: x.csv:3:1: n: "1" stands in line 2 already: a chart has one point there; name the column that tells the rows apart with --by, or choose some with --where
cj-spc: x.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== spc-total
# the row of a total is no unit, and would count everybody twice
--- x.csv
area,good,all
A,1,4
All,1,4
$ cj-spc x.csv --among area --value good --of all
? 1
--- stderr
cj-spc: x.csv:3:1: area: "All" is the total of the others and no point; leave it out with a condition
cj-spc: x.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-spc: 1 of 2 rows of x.csv is at fault; no table was made

=== spc-funnel-total-otherwise
# 5 + 20 + 50 of 40 + 60 + 80 are 75 of 180: the row is the total under any name; of fewer than 100 it may be chance, unless its name says it.
# A unit that is large and no sum is a unit, and so is one of two that are alike.
--- x.csv
area,good,all
A,5,40
B,20,60
C,50,80
Service,75,180
--- few.csv
area,good,all
A,5,20
B,20,30
Service,25,50
--- odd.csv
area,good,all
A,5,40
B,20,60
C,50,80
Scotland,75,181
--- two.csv
area,good,all
A,75,180
Scotland,75,180
$ cj-spc x.csv --chart funnel --among area --value good --of all -q || echo $?
> for f in few odd two; do cj-spc $f.csv --chart funnel --among area --value good --of all -q | wc -l; done
> sed 's/Service/Scotland/' few.csv | cj-spc --chart funnel --among area --value good --of all -q
> cj-spc x.csv --chart funnel --among area --value good --of all --where 'area!=Service' -q | cut -d, -f1,3
--- stdout
1
4
5
3
area,of
A,40
B,60
C,80
--- stderr
cj-spc: x.csv:5:1: area: "Service" has the numbers of all others together: it is their total and no unit; leave it out with a condition
cj-spc: 1 of 4 rows of x.csv is at fault; no table was made
cj-spc: standard input:4:1: area: "Scotland" has the numbers of all others together: it is their total and no unit; leave it out with a condition
cj-spc: 1 of 3 rows of standard input is at fault; no table was made

=== spc-impossible
# proportions are whole numbers of a whole; a base of 0 has no events; no place
--- x.csv
n,v,all
1,5,4
2,1.5,4
3,-1,4
4,1,4.5
5,1,0
6,0,0
,1,4
8,1,4
$ cj-spc x.csv --along n --value v --of all --chart p
? 1
--- stderr
cj-spc: x.csv:2:2: v: "5" is more than it is part of
cj-spc: x.csv:3:2: v: "1.5" is no whole number: a proportion is so many of so many
cj-spc: x.csv:4:2: v: "-1" is below 0: it must be a number of events
cj-spc: x.csv:5:3: all: "4.5" is no whole number: a proportion is so many of so many
cj-spc: x.csv:6:2: v: "1" is more than it is part of
cj-spc: x.csv:8:1: n: is blank: nothing says where the point stands
cj-spc: x.csv: rows 8 = used 2 + outside the period 0 + not selected 0 + rejected 6
cj-spc: 6 of 8 rows of x.csv are at fault; no table was made

=== spc-zero-base
# a share of nothing is no figure, and events on nothing are an error
--- x.csv
n,v,all
1,0,0
2,1,2
3,1,
4,1,2
$ cj-spc x.csv --along n --value v --of all --chart u; sed s/1,0,0/1,3,0/ x.csv | cj-spc --along n --value v --of all --chart u
? 1
--- stdout
n,value,of,centre,low,high,signal,variation,assurance
1,,0,,,,,,
2,0.500000,2,0.500000,0.000000,2.000000,,,
3,,,,,,,,
4,0.500000,2,0.500000,0.000000,2.000000,,,
--- stderr
cj-spc: standard input:2:2: v: "3" are events on a base of 0
cj-spc: standard input: rows 4 = used 3 + outside the period 0 + not selected 0 + rejected 1
cj-spc: 1 of 4 rows of standard input is at fault; no table was made

=== spc-order-by-time
# periods and numbers are put in order, whatever that of the rows
--- p.csv
period,v
2023-24Q1,3
2022-23Q4,2
2022-23Q3,1
--- n.csv
week,v
10,3
9,2
$ cj-spc p.csv --along period --value v | cut -d, -f1,2; cj-spc n.csv --along week --value v | cut -d, -f1,2
--- stdout
period,value
2022-23Q3,1
2022-23Q4,2
2023-24Q1,3
week,value
9,2
10,3

=== spc-months-or-years
# 2011-12 is a month among months, a financial year among years
--- m.csv
when,v
2011-12,2
2011-11,1
--- y.csv
when,v
2011-12,2
2010-11,1
2012,3
$ cj-spc m.csv --along when --value v | cut -d, -f1,2; cj-spc y.csv --along when --value v
? 2
--- stdout
when,value
2011-11,1
2011-12,2
--- stderr
cj-spc: y.csv:4: 2011-12 and 2012 overlap: what happened in both would count twice; choose periods of one kind with --where

=== spc-order-by-date
# days as exports write them, quarters by a form
--- d.csv
day,v
05/02/2023,2
10/01/2023,1
--- q.csv
when,v
Q1 2023,2
Q4 2022,1
$ cj-spc d.csv --along day --value v | cut -d, -f1,2; cj-spc q.csv --along when --value v --date-format calendar-quarter | cut -d, -f1,2
--- stdout
day,value
10/01/2023,1
05/02/2023,2
when,value
Q4 2022,1
Q1 2023,2

=== spc-order-of-rows
# other names stand as their rows do, which must be the same everywhere, or as --order says
--- x.csv
team,when,v
A,Spring,1
A,Autumn,2
B,Autumn,1
B,Spring,2
$ cj-spc x.csv --along when --value v --where team=A | cut -d, -f1,2
> cj-spc x.csv --along when --value v --by team --order 'when=Spring|Autumn' | cut -d, -f1-3
> cj-spc x.csv --along when --value v --by team
? 2
--- stdout
when,value
Spring,1
Autumn,2
team,when,value
A,Spring,1
A,Autumn,2
B,Spring,2
B,Autumn,1
--- stderr
cj-spc: x.csv:4: "Spring" stands below "Autumn" here and above it elsewhere, and neither is a period, a day or a number: say their order with --order COL=a|b|c

=== spc-overlap
# a year and its quarter are no two points
--- x.csv
period,v
2022-23Q4,1
2022-23,4
$ cj-spc x.csv --along period --value v
? 2
--- stderr
cj-spc: x.csv:2: 2022-23 and 2022-23Q4 overlap: what happened in both would count twice; choose periods of one kind with --where

=== spc-needs
# what is missing is named
< t.csv
$ cj-spc t.csv --along n; cj-spc t.csv --value v; cj-spc t.csv --along n --value v --chart p; cj-spc t.csv --along n --value v --chart u
> cj-spc t.csv --value v --of all --chart funnel; cj-spc t.csv --along n --value v --of all
? 2
--- stderr
cj-spc: missing: --value COL (the column of the figure)
cj-spc: missing: --along COL (the column along which the points stand), or --among COL (that of the units of a funnel)
cj-spc: --chart p needs --of COL: how many the part in --value is taken of
cj-spc: --chart u needs --of COL: the base that the events of --value are counted on
cj-spc: --chart funnel needs --among COL: the column of its units
cj-spc: --of is for shares and rates, --chart p, u or funnel; --chart xmr shows --value as it is

=== spc-contradictions
# options that would have no effect
< t.csv
$ cj-spc t.csv --along n --among n --value v; cj-spc t.csv --among n --value v --of all --chart p
> cj-spc t.csv --along n --value v --of all --chart p --no-screening
> cj-spc t.csv --among n --value v --of all --baseline 2; cj-spc t.csv --among n --value v --of all --step 2
> cj-spc t.csv --along n --value v --of v --chart p; cj-spc t.csv --along n --value n; cj-spc t.csv --along n --value v --by n
? 2
--- stderr
cj-spc: --along is for points along time and --among for units side by side: name one
cj-spc: --among is for --chart funnel; points stand --along COL
cj-spc: --no-screening is for --chart xmr, not p
cj-spc: --baseline is for points along time; the units of a funnel have none
cj-spc: --step is for points along time; the units of a funnel have none
cj-spc: --value and --of are the same column, v
cj-spc: column n is what the points stand along; it cannot be their figure as well
cj-spc: --by n: the points stand along that column; a chart of each would have one point

=== spc-values-of-options
# each says what it takes
< t.csv
$ cj-spc t.csv --along n --value v --step 7; cj-spc t.csv --along n --value v --baseline 1
> cj-spc t.csv --along n --value v --target much; cj-spc t.csv --along n --value v --target 80%
> cj-spc t.csv --along n --value v --of all --chart p --target 101
> cj-spc t.csv --along n --value v --chart c; cj-spc t.csv --along n --value v --better up
? 2
--- stderr
cj-spc: --step "7": no point of n has that name; name one as the table has it, such as "1"
cj-spc: --baseline "1" must be a whole number of points, 2 to 100000
cj-spc: --target "much" must be a number, as the points have
cj-spc: --target "80%" must be a number, as the points have
cj-spc: --target "101" must be a proportion from 0 to 1, or a percentage such as 80%
cj-spc: --chart "c" must be xmr, p, u, run or funnel
cj-spc: --better "up" must be higher or lower

=== spc-no-period
# it counts nothing, so that no row is in a period
< t.csv
$ cj-spc t.csv --along n --value v --period 2022-23
? 2
--- stderr
cj-spc: there is no option --period; --help lists them

=== spc-target-forms
# 80% is 0.8 and 80; 1 is everybody
< t.csv
$ for t in 80% 0.8 80 1 1.5; do cj-spc t.csv --along n --value v --of all --chart p --target $t | sed -n '2s/.*,//p'; done
--- stdout
0.80
0.80
0.80
1.00
0.015
