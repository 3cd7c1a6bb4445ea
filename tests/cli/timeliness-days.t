# cj-timeliness: days, working days and months.
--- o.csv
start,end
2024-01-01,2024-01-06
2024-01-01,2024-01-02
2024-01-01,2024-01-08
2024-01-01,2024-01-03

=== timeliness-days
# 7 days is within 7 days, 8 is not; the same day is 0 days
--- o.csv
start,end
2024-01-01,2024-01-08
2024-01-01,09/01/2024
2024-01-01,2024-01-01
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,2,1,0,0,67,20.8,93.9,7.0,8,,,

=== timeliness-days-none
# 0d: the same day alone
--- o.csv
start,end
2024-01-01,2024-01-01
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 0d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 0 days,2,1,1,0,0,50,9.5,90.5,0.5,1,,,

=== timeliness-days-of-decades
# a typing slip of a century stays in the table: 36525 days
--- o.csv
start,end
1950-01-01,2050-01-01
2000-01-01,2000-01-02
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,2,1,1,0,0,50,9.5,90.5,18263.0,36525,,,

=== timeliness-days-over-a-leap-day
# 28 February to 1 March 2024 is 2 days, in 2023 it is 1
--- o.csv
start,end
2024-02-28,2024-03-01
2023-02-28,2023-03-01
$ cj-timeliness o.csv --from start --to end --within 1d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 day,2,1,1,0,0,50,9.5,90.5,1.5,2,,,

=== timeliness-median-decimals
# 3.5 is 4 without decimals (half up) and 3.50 with two
< o.csv
$ for n in 0 2; do cj-timeliness o.csv --from start --to end --within 7d --mean-decimals $n; done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,4,0,0,0,100,51.0,100.0,4,7,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,4,0,0,0,100,51.0,100.0,3.50,7,,,

=== timeliness-median-of-an-even-number
# (2 + 5) / 2
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,4,0,0,0,100,51.0,100.0,3.5,7,,,

=== timeliness-months-clamped
# 31 August + 6 months is 29 February: 182 days; 1 March is late
--- o.csv
start,end
2023-08-31,2024-02-29
2023-08-31,2024-03-01
$ cj-timeliness o.csv --from start --to end --within 6m
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 6 months,2,1,1,0,0,50,9.5,90.5,182.5,183,,,

=== timeliness-months-from-the-original-date
# 31 January + 1 month is 29 February, + 2 months 31 March (not 29)
--- o.csv
start,end
2024-01-31,2024-03-31
2024-01-31,2024-04-01
$ cj-timeliness o.csv --from start --to end --within 2m
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 2 months,2,1,1,0,0,50,9.5,90.5,60.5,61,,,

=== timeliness-months-none
# 0m: the same day
--- o.csv
start,end
2024-01-31,2024-01-31
2024-01-31,2024-02-01
$ cj-timeliness o.csv --from start --to end --within 0m
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 0 months,2,1,1,0,0,50,9.5,90.5,0.5,1,,,

=== timeliness-months-pending
# as at 29 February: 31 August + 6 months ends that day, 28 August has ended
--- o.csv
start,end
2023-08-31,
2023-08-28,
$ cj-timeliness o.csv --from start --to end --within 6m --as-of 2024-02-29
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 6 months,2,0,1,1,0,0,0.0,79.3,,,,,
--- stderr
cj-timeliness: warning: o.csv: the last start is dated 2023-08-31, 6 months before --as-of 2024-02-29: are the data complete until then? What was done since counts as late or pending
cj-timeliness: o.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-percentile-of-eleven
# ceil(9.9): the 10th of 11
--- o.csv
start,end
2024-01-01,2024-01-12
2024-01-01,2024-01-11
2024-01-01,2024-01-10
2024-01-01,2024-01-09
2024-01-01,2024-01-08
2024-01-01,2024-01-07
2024-01-01,2024-01-06
2024-01-01,2024-01-05
2024-01-01,2024-01-04
2024-01-01,2024-01-03
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,11,7,4,0,0,64,35.4,84.8,6.0,10,,,

=== timeliness-percentile-of-one
# the only one
--- o.csv
start,end
2024-01-01,2024-01-04
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,3.0,3,,,

=== timeliness-percentile-of-ten
# the 9th of 10
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-03
2024-01-01,2024-01-04
2024-01-01,2024-01-05
2024-01-01,2024-01-06
2024-01-01,2024-01-07
2024-01-01,2024-01-08
2024-01-01,2024-01-09
2024-01-01,2024-01-10
2024-01-01,2024-01-11
$ cj-timeliness o.csv --from start --to end --within 7d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,10,7,3,0,0,70,39.7,89.2,5.5,9,,,

=== timeliness-times-in-months-are-days
# 31 and 60 calendar days
--- o.csv
start,end
2024-01-01,2024-02-01
2024-01-01,2024-03-01
$ cj-timeliness o.csv --from start --to end --within 1m
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 month,2,1,1,0,0,50,9.5,90.5,45.5,60,,,

=== timeliness-times-leave-out-what-has-not-happened
# late since it is overdue, but it took no time yet
--- o.csv
start,end
2024-01-01,2024-01-04
2024-01-01,2024-01-10
2024-01-01,
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-03-01
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,1,2,0,0,33,6.1,79.2,6.0,9,,,

=== timeliness-working-days-by-nation
# 28 March to 2 April 2024: Good Friday is free in both, Easter Monday in England alone
--- o.csv
start,end
2024-03-28,2024-04-02
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland
> cj-timeliness o.csv --from start --to end --within 1wd --calendar england-wales
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,1,0,1,0,0,0,0.0,79.3,2.0,2,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,1,1,0,0,0,100,20.7,100.0,1.0,1,,,

=== timeliness-working-days-done-on-a-holiday
# 1 January is a holiday: counts like the Friday before
--- o.csv
start,end
2023-12-29,2024-01-01
$ cj-timeliness o.csv --from start --to end --within 0wd --calendar scotland
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 0 working days,1,1,0,0,0,100,20.7,100.0,0.0,0,,,
--- stderr
cj-timeliness: warning: o.csv:2:2: end: "2024-01-01" is a holiday, no working day
cj-timeliness: o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-working-days-from-a-weekend
# from a Saturday the Monday is the first working day
--- o.csv
start,end
2024-02-03,2024-02-05
2024-02-03,2024-02-06
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,1,1,0,0,50,9.5,90.5,1.5,2,,,

=== timeliness-working-days-none
# 0wd from a Friday lasts until the Sunday
--- o.csv
start,end
2024-02-02,2024-02-04
2024-02-02,2024-02-05
$ cj-timeliness o.csv --from start --to end --within 0wd --calendar scotland --quiet
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 0 working days,2,1,1,0,0,50,9.5,90.5,0.5,1,,,

=== timeliness-working-days-outside-the-period-are-not-warned-of
# only the row of 2024 is counted, and only its dates are looked at
--- o.csv
start,end
2005-02-01,2005-02-02
2023-02-03,2023-02-04
2024-02-01,2024-02-02
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland --period 2024
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2024,start to end within 1 working day,1,1,0,0,0,100,20.7,100.0,1.0,1,,,

=== timeliness-working-days-over-a-weekend
# Friday to Saturday or Sunday is 0 working days, with a warning; to Monday 1, to Tuesday 2
--- o.csv
start,end
2024-02-02,2024-02-03
2024-02-02,2024-02-04
2024-02-02,2024-02-05
2024-02-02,2024-02-06
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,4,3,1,0,0,75,30.1,95.4,0.5,2,,,
--- stderr
cj-timeliness: warning: o.csv:2:2: end: "2024-02-03" is a Saturday, no working day
cj-timeliness: warning: o.csv:3:2: end: "2024-02-04" is a Sunday, no working day
cj-timeliness: o.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
