# cj-timeliness: groups, periods, conditions.
--- o.csv
team,site,start,end
B,x,2024-01-01,2024-01-02
A,x,2024-01-01,2024-01-20
A,y,2024-05-01,2024-05-03
,y,2024-05-01,2024-05-09

=== timeliness-by-and-total
# A 1 of 2, B 1 of 1, blank 0 of 1; all of them 2 of 4, their median (2 + 8) / 2
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --by team --total
--- stdout
period,team,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,A,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,10.5,19,,,
all,B,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
all,(missing),start to end within 7 days,1,0,1,0,0,0,0.0,79.3,8.0,8,,,
all,All,start to end within 7 days,4,2,2,0,0,50,15.0,85.0,5.0,19,,,

=== timeliness-by-declared-order
# declared values come first, also where there is none
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --by team --order 'team=B|C'
--- stdout
period,team,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,B,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
all,C,start to end within 7 days,0,0,0,0,0,,,,,,,,
all,A,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,10.5,19,,,
all,(missing),start to end within 7 days,1,0,1,0,0,0,0.0,79.3,8.0,8,,,

=== timeliness-by-derived
# quarters of the start
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --derive 'q=quarter(start)' --by q
--- stdout
period,q,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,2023-24Q4,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,10.0,19,,,
all,2024-25Q1,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,5.0,8,,,

=== timeliness-by-in-overlapping-periods
# a row counts in each
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --period 2024 --period 2024-M05 -v
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2024,start to end within 7 days,4,2,2,0,0,50,15.0,85.0,5.0,19,,,
2024-M05,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,5.0,8,,,
--- stderr
cj-timeliness: o.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-by-in-two-periods
# every period shows every group; a row counts where its start lies
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --by team --total --period 2023-24 --period 2024-M05
--- stdout
period,team,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2023-24,A,start to end within 7 days,1,0,1,0,0,0,0.0,79.3,19.0,19,,,
2023-24,B,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
2023-24,(missing),start to end within 7 days,0,0,0,0,0,,,,,,,,
2023-24,All,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,10.0,19,,,
2024-M05,A,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,2.0,2,,,
2024-M05,B,start to end within 7 days,0,0,0,0,0,,,,,,,,
2024-M05,(missing),start to end within 7 days,1,0,1,0,0,0,0.0,79.3,8.0,8,,,
2024-M05,All,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,5.0,8,,,

=== timeliness-by-name-taken
# two columns of one name would stand in the table
--- o.csv
start,end,late
2024-01-01,2024-01-02,x
$ cj-timeliness o.csv --from start --to end --within 7d --by late
? 2
--- stderr
cj-timeliness: --by late: the table has a column "late" already; give it another name with --map or --derive

=== timeliness-by-name-taken-by-a-band
# also one of the bands
--- o.csv
start,end,over_1d
2024-01-01,2024-01-02,x
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1d --by over_1d
? 2
--- stderr
cj-timeliness: --by over_1d: the table has a column "over_1d" already; give it another name with --map or --derive

=== timeliness-by-people
# sex comes from the people file; one person is not in it
--- o.csv
person_id,start,end
1,2024-01-01,2024-01-02
1,2024-01-01,2024-01-20
3,2024-01-01,2024-01-03
--- p.csv
person_id,sex
1,F
2,M
$ cj-timeliness o.csv --from start --to end --within 7d --people p.csv --by sex
--- stdout
period,sex,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,F,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,10.0,19,,,
all,(missing),start to end within 7 days,1,1,0,0,0,100,20.7,100.0,2.0,2,,,
--- stderr
cj-timeliness: warning: o.csv:4:1: person_id: "3" is in no usable row of the people file; the columns of people are blank
cj-timeliness: p.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-timeliness: o.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-by-two-columns
# a row for each combination that occurs
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --by team,site
--- stdout
period,team,site,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,A,x,start to end within 7 days,1,0,1,0,0,0,0.0,79.3,19.0,19,,,
all,A,y,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,2.0,2,,,
all,B,x,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
all,(missing),y,start to end within 7 days,1,0,1,0,0,0,0.0,79.3,8.0,8,,,

=== timeliness-decimals-and-confidence
# 1 of 3 with two decimals and the wider interval
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-10
2024-01-01,2024-01-10
$ cj-timeliness o.csv --from start --to end --within 7d --decimals 2 --confidence 99.8
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,1,2,0,0,33.33,2.983,89.049,9.0,9,,,

=== timeliness-nothing-but-a-header
# no row at all
--- o.csv
start,end
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,0,0,0,0,0,,,,,,,,
--- stderr
cj-timeliness: warning: o.csv:1: there is a header and no row below it
cj-timeliness: No row has a date in start to count from
cj-timeliness: o.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-nothing-but-pending
# not known yet is no 0: blank in csv, null in json, [x] in text
--- o.csv
start,end
2024-01-01,
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-01-02 --target 80
> cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-01-02 -f json | grep -o -E '"(within_pct|median)": null'
> cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-01-02 --target 80 -f text | grep '%  '
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,0,0,1,0,,,,,,80,,
"within_pct": null
"median": null
Total   Within  Late  Pending  Unknown       95%  Median        90th  Target  Verdict
    1  0 ([x])     0        1        0       [x]     [z]         [z]     80%  [x]

=== timeliness-nothing-but-unknown
# nothing to take a share of: [z]
--- o.csv
start,end
2024-01-01,
$ cj-timeliness o.csv --from start --to end --within 7d --blank unknown -f text | sed -n 8p
--- stdout
-----  ------  ----  -------  -------  --------  ------  ----------

=== timeliness-nothing-in-the-period
# a table of nothing says so
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --allow-empty --from start --to end --within 7d --period 2030 --period all
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2030,start to end within 7 days,0,0,0,0,0,,,,,,,,
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: warning: o.csv: no row lies in 2030: its start runs from 2024-01-01 to 2024-01-01
cj-timeliness: o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-sum-to-100
# within and late are no set of percentages of the table
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --sum-to-100
? 2
--- stderr
cj-timeliness: --sum-to-100: the share within is no set of shares of one whole

=== timeliness-target
# 9 of 10 with an interval from 59.6 to 98.2: met at 50, not clear at 80, and 30 of 100 is not met
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-02
2024-01-01,2024-01-21
$ cj-timeliness o.csv --from start --to end --within 7d --target 50
> cj-timeliness o.csv --from start --to end --within 7d --target 80
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,10,9,1,0,0,90,59.6,98.2,1.0,1,50,yes,met
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,10,9,1,0,0,90,59.6,98.2,1.0,1,80,yes,no clear difference

=== timeliness-target-exact
# 2 of 3 reaches 66.6 and not 66.67; the percentage shown is no judge
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-03
2024-01-01,2024-01-31
$ for t in 66.6 66.67; do cj-timeliness o.csv --from start --to end --within 7d --target $t; done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,2,1,0,0,67,20.8,93.9,2.0,30,66.6,yes,no clear difference
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,2,1,0,0,67,20.8,93.9,2.0,30,66.67,no,no clear difference

=== timeliness-target-not-met
# 0 of 5: at most 43.4%
--- o.csv
start,end
2024-01-01,2024-01-10
2024-01-01,2024-01-10
2024-01-01,2024-01-10
2024-01-01,2024-01-10
2024-01-01,2024-01-10
$ cj-timeliness o.csv --from start --to end --within 7d --target 50
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,5,0,5,0,0,0,0.0,43.4,9.0,9,50,no,not met

=== timeliness-target-out-of-range
# a percentage
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --target 101
? 2
--- stderr
cj-timeliness: --target "101" must be a number from 0 to 100

=== timeliness-threads
# the result does not depend on them
$ { echo start,end; for i in $(seq 30000); do echo 2024-01-01,2024-01-0$((i % 9 + 1)); done; } >o.csv
> for n in 1 2 5; do cj-timeliness o.csv --from start --to end --within 4d --threads $n; done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 4 days,30000,16668,13332,0,0,56,55.0,56.1,4.0,8,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 4 days,30000,16668,13332,0,0,56,55.0,56.1,4.0,8,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 4 days,30000,16668,13332,0,0,56,55.0,56.1,4.0,8,,,

=== timeliness-where
# team A alone; the others are not selected
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --where team=A --period 2024-M01 -v
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2024-M01,start to end within 7 days,1,0,1,0,0,0,0.0,79.3,19.0,19,,,
--- stderr
cj-timeliness: o.csv: rows 4 = used 1 + outside the period 1 + not selected 2 + rejected 0

=== timeliness-where-before-a-day
# a column of dates is compared as dates: 02/01/2024 is before 10 January
--- o.csv
start,end
02/01/2024,03/01/2024
2024-01-11,2024-01-12
$ cj-timeliness o.csv --from start --to end --within 7d --where 'start<2024-01-10'
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
