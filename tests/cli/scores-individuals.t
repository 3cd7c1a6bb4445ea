# cj-scores: one row for each individual.
--- scores-2.csv
id,start,end
a,1,2
b,1,1
A,3,1
--- scores-3.csv
id,start,end,date
a,1,2,2021-12-31
a,2,4,2022-01-01
--- scores.csv
id,team,start,end,date
1,A,4,7,2022-01-05
2,A,3,3,2022-01-31
3,B,5,2,2021-12-31
4,B,2,6,2022-03-31
5,B,,4,2022-02-01
6,,1,,2022-04-01
7,A,2.5,4,

=== scores-individuals
# in the order of --by, as they were given, blank where one is missing
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals id -v
--- stdout
period,id,start,end,change,moved
all,1,4,7,3,improved
all,2,3,3,0,same
all,3,5,2,-3,worse
all,4,2,6,4,improved
all,5,,4,,
all,6,1,,,
all,7,2.5,4,1.5,improved
--- stderr
cj-scores: scores.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== scores-individuals-100
# nor percentages
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals id --sum-to-100
? 2
--- stderr
cj-scores: --sum-to-100: --individuals prints no percentages

=== scores-individuals-as-asked
# the column is called as it was asked for
--- scores.csv
person,start,end
p1,1,2
$ cj-scores scores.csv --start start --end end --individuals PERSON
--- stdout
period,PERSON,start,end,change,moved
all,p1,1,2,1,improved

=== scores-individuals-by
# period, group, value
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals id --by team --date date --period 2021-22 --period 2022-23
--- stdout
period,team,id,start,end,change,moved
2021-22,A,1,4,7,3,improved
2021-22,A,2,3,3,0,same
2021-22,B,3,5,2,-3,worse
2021-22,B,4,2,6,4,improved
2021-22,B,5,,4,,
2022-23,(missing),6,1,,,

=== scores-individuals-decimals
# shortest exact decimals
--- scores.csv
id,start,end
a,0.10,0.30
b,1.0,0.000001
$ cj-scores scores.csv --start start --end end --individuals id
--- stdout
period,id,start,end,change,moved
all,a,0.1,0.3,0.2,improved
all,b,1,0.000001,-0.999999,worse

=== scores-individuals-is-by
# one column cannot be both
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals team --by team
? 2
--- stderr
cj-scores: --by team: the table has a column "team" already; give it another name with --map or --derive

=== scores-individuals-large
# Three scores of 4 million millions are more than a sum holds, and no sum is shown of each individual; in a table of
# sums they are refused.
--- a.csv
code,start,end
A,-4000000000000,4000000000000
B,4000000000000,4000000000000
C,0,4000000000000
$ cj-scores a.csv --start start --end end --individuals code
> cj-scores a.csv --start start --end end
? 1
--- stdout
period,code,start,end,change,moved
all,A,-4000000000000,4000000000000,8000000000000,improved
all,B,4000000000000,4000000000000,0,same
all,C,0,4000000000000,4000000000000,improved
--- stderr
cj-scores: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-scores: the scores are too large to be added

=== scores-individuals-lower
# a fall is better, and the change stays end less start
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals id --lower-is-better --where team=B
--- stdout
period,id,start,end,change,moved
all,3,5,2,-3,improved
all,4,2,6,4,worse
all,5,,4,,

=== scores-individuals-numbers
# numbers as numbers: 2 before 10; blank last
--- scores.csv
id,start,end
,3,3
10,1,0
2,1,2
$ cj-scores scores.csv --start start --end end --individuals id
--- stdout
period,id,start,end,change,moved
all,2,1,2,1,improved
all,10,1,0,-1,worse
all,(missing),3,3,0,same

=== scores-individuals-order
# a declared order, of values that are there
--- scores.csv
id,start,end
a,1,2
b,1,1
$ cj-scores scores.csv --start start --end end --individuals id --order "id=b|a|z"
--- stdout
period,id,start,end,change,moved
all,b,1,1,0,same
all,a,1,2,1,improved

=== scores-individuals-other-group
# of another team it is another row
--- scores.csv
id,team,start,end
a,A,1,2
a,B,2,4
$ cj-scores scores.csv --start start --end end --individuals id --by team
--- stdout
period,team,id,start,end,change,moved
all,A,a,1,2,1,improved
all,B,a,2,4,2,improved

=== scores-individuals-other-period
# one row in each quarter is no second one
< scores.csv=scores-3.csv
$ cj-scores scores.csv --start start --end end --individuals id --date date --period 2021-22Q3 --period 2021-22Q4
--- stdout
period,id,start,end,change,moved
2021-22Q3,a,1,2,1,improved
2021-22Q4,a,2,4,2,improved

=== scores-individuals-rejected-once
# line 3 is the second of the first period and is left out: in the other period line 4 is no second one
--- scores.csv
id,start,end,date
a,1,2,2022-01-01
a,2,4,2022-01-31
a,3,3,2022-02-01
$ cj-scores scores.csv --start start --end end --individuals id --date date --period 2022-M01 --period 2022-01-31..2022-02-28 --tolerate 1
--- stdout
period,id,start,end,change,moved
2022-M01,a,1,2,1,improved
2022-01-31..2022-02-28,a,3,3,0,same
--- stderr
cj-scores: scores.csv:3:1: id: "a" has a row already in line 2 of the same period and group, and --individuals prints one
cj-scores: scores.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== scores-individuals-same-year
# in the year that holds both it is
< scores.csv=scores-3.csv
$ cj-scores scores.csv --start start --end end --individuals id --date date --period 2021-22Q3 --period 2021-22
? 1
--- stderr
cj-scores: scores.csv:3:1: id: "a" has a row already in line 2 of the same period and group, and --individuals prints one
cj-scores: scores.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-scores: 1 of 2 rows of scores.csv is at fault; no table was made

=== scores-individuals-taken
# the table has a column of that name
--- scores.csv
id,start,end
a,1,2
$ cj-scores scores.csv --start start --end end --individuals end
? 2
--- stderr
cj-scores: the table has a column "end" already; use another name for it (--derive or --map give one)

=== scores-individuals-total
# there is no group to add up
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals id --total
? 2
--- stderr
cj-scores: --total: --individuals prints no group to add up

=== scores-individuals-twice
# the later row is at fault
< scores.csv=scores-2.csv
$ cj-scores scores.csv --start start --end end --individuals id
? 1
--- stderr
cj-scores: scores.csv:4:1: id: "a" has a row already in line 2, and --individuals prints one
cj-scores: scores.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-scores: 1 of 3 rows of scores.csv is at fault; no table was made

=== scores-individuals-twice-tolerated
# the earlier one stands
< scores.csv=scores-2.csv
$ cj-scores scores.csv --start start --end end --individuals id --tolerate 1
--- stdout
period,id,start,end,change,moved
all,a,1,2,1,improved
all,b,1,1,0,same
--- stderr
cj-scores: scores.csv:4:1: id: "a" has a row already in line 2, and --individuals prints one
cj-scores: scores.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== scores-individuals-unknown
# the nearest one is named
< scores.csv
$ cj-scores scores.csv --start start --end end --individuals taem
? 2
--- stderr
cj-scores: scores.csv:1: no column "taem"; did you mean "team"?
