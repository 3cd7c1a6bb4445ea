# cj-timeliness: what is pending or unknown.

=== timeliness-as-of-bad
# options take days in one form
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 31/03/2024
? 2
--- stderr
cj-timeliness: --as-of "31/03/2024" must be a day as YYYY-MM-DD

=== timeliness-blank-bad
# one of two words
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --blank late
? 2
--- stderr
cj-timeliness: --blank "late" must be overdue or unknown

=== timeliness-include-unknown-without-unknown
# nothing is unknown otherwise
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --include-unknown
? 2
--- stderr
cj-timeliness: --include-unknown is for --blank unknown

=== timeliness-open-outside-the-period-without-as-of
# the open row of 2023 is in no period
--- o.csv
start,end
2023-01-01,
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --period 2024
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
2024,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,

=== timeliness-open-without-as-of
# nothing tells pending from late
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,
$ cj-timeliness o.csv --from start --to end --within 7d
? 2
--- stderr
cj-timeliness: o.csv:3: end is blank: --as-of DATE is needed to tell what is pending from what is late, or --blank unknown

=== timeliness-pending-after-the-as-of-date
# an event dated later has not happened: one is late already, one pending; a start in the future is pending
--- o.csv
start,end
2024-01-20,2024-02-09
2024-02-05,2024-02-09
2024-03-01,2024-03-02
2024-02-01,2024-02-05
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-02-08
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,1,1,2,0,50,9.5,90.5,4.0,4,,,

=== timeliness-pending-in-days
# as at 8 February: 1 February + 7 days ends that day, 31 January ended on the 7th
--- o.csv
start,end
2024-02-01,
2024-01-31,
2024-01-31,2024-02-01
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-02-08
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,3,1,1,1,0,50,9.5,90.5,1.0,1,,,

=== timeliness-pending-in-working-days
# 1 working day after Thursday the 1st lasts until Sunday the 4th, after Friday the 2nd until Monday the 5th
--- o.csv
start,end
2024-02-01,
2024-02-02,
$ for day in 04 05 06; do cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland --as-of 2024-02-$day; done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,0,0,2,0,,,,,,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,0,1,1,0,0,0.0,79.3,,,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,0,2,0,0,0,0.0,65.8,,,,,

=== timeliness-pending-on-the-as-of-date
# an event on the as-of date has happened
--- o.csv
start,end
2024-02-01,2024-02-08
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-02-08
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,7.0,7,,,

=== timeliness-pending-over-easter
# 2 working days after 28 March end on 2 April in Scotland, on 3 April in England
--- o.csv
start,end
2024-03-28,
$ for n in scotland england-wales; do cj-timeliness o.csv --from start --to end --within 2wd --calendar $n --as-of 2024-04-03; done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 2 working days,1,0,1,0,0,0,0.0,79.3,,,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 2 working days,1,0,0,1,0,,,,,,,,

=== timeliness-pending-overdue-named
# --blank overdue is the default
--- o.csv
start,end
2024-02-01,
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-02-08 --blank overdue
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,0,0,1,0,,,,,,,,

=== timeliness-unknown
# a blank says nothing: 1 of 2 known
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-11
2024-01-01,
2024-01-01,N/A
$ cj-timeliness o.csv --from start --to end --within 7d --blank unknown
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,1,1,0,2,50,9.5,90.5,5.5,10,,,

=== timeliness-unknown-after-the-as-of-date
# what is dated later is open, and so unknown
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-11
$ cj-timeliness o.csv --from start --to end --within 7d --blank unknown --as-of 2024-01-05
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,2,1,0,0,1,100,20.7,100.0,1.0,1,,,

=== timeliness-unknown-in-the-denominator
# 1 of 4
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-11
2024-01-01,
2024-01-01,
$ cj-timeliness o.csv --from start --to end --within 7d --blank unknown --include-unknown
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,4,1,1,0,2,25,4.6,69.9,5.5,10,,,

=== timeliness-as-of-before-all-dates
# The wrong year: all is pending, said where no period says when to look.
--- o.csv
start,end
2024-01-20,2024-02-09
2024-02-05,
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2023-02-08 2>&1 | grep -v rows
> cj-timeliness o.csv --from start --to end --within 7d --as-of 2023-02-08 --blank unknown 2>&1 | grep -o 'every.*'
--- stdout
cj-timeliness: warning: o.csv: --as-of 2023-02-08 is before the first start, 2024-01-20: every row counts as pending
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,2,0,0,2,0,,,,,,,,
every row counts as unknown
