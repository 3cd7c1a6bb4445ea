# cj-timeliness: cells and columns of dates.
--- o.csv
start,end
2024-01-01,2024-01-02
2023-05-01,2023-04-30

=== timeliness-cell-that-is-no-date
# columns that are asked for as dates are read as dates
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,soon
$ cj-timeliness o.csv --from start --to end --within 7d --tolerate 1
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: o.csv:3:2: end: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-timeliness: o.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== timeliness-column-misspelt
# the nearest column is offered
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from strat --to end --within 7d
? 2
--- stderr
cj-timeliness: o.csv:1: no column "strat"; did you mean "start"?

=== timeliness-columns-the-same
# names are the same without regard to case; every row would take 0 days
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to Start --within 7d
? 2
--- stderr
cj-timeliness: --from and --to are the same column, start

=== timeliness-date-order
# an event before its start is an error
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d
? 1
--- stderr
cj-timeliness: o.csv:3:2: end: "2023-04-30" is before the row's start
cj-timeliness: o.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-timeliness: 1 of 2 rows of o.csv is at fault; no table was made

=== timeliness-date-order-tolerated
# left out and told
< o.csv
$ cj-timeliness o.csv --from start --to end --within 7d --tolerate 1
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: o.csv:3:2: end: "2023-04-30" is before the row's start
cj-timeliness: o.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== timeliness-date-range
# a count that leaves 2012 to 2028 would be wrong: from, to, and a last allowed day that is not known
--- o.csv
start,end
2011-12-30,2012-01-05
2028-12-29,2029-01-03
2028-12-27,
2024-02-01,2024-02-02
$ cj-timeliness o.csv --from start --to end --within 9wd --calendar scotland --as-of 2029-06-01 --tolerate 3
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 9 working days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: o.csv:2:1: start: "2011-12-30" is outside the years whose holidays are known, 2012-01-01 to 2028-12-31
cj-timeliness: o.csv:3:2: end: "2029-01-03" is outside the years whose holidays are known, 2012-01-01 to 2028-12-31
cj-timeliness: o.csv:4:1: start: "2028-12-27" has its last allowed day beyond the years whose holidays are known, 2012-01-01 to 2028-12-31
cj-timeliness: o.csv: rows 4 = used 1 + outside the period 0 + not selected 0 + rejected 3

=== timeliness-date-range-beyond-doubt
# 9 working days from 27 December 2028 last longer than the calendar: pending on its last day
--- o.csv
start,end
2028-12-27,
$ cj-timeliness o.csv --from start --to end --within 9wd --calendar scotland --as-of 2028-12-31
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 9 working days,1,0,0,1,0,,,,,,,,

=== timeliness-date-range-of-days
# days need no calendar
--- o.csv
start,end
1911-12-30,1912-01-05
$ cj-timeliness o.csv --from start --to end --within 6d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 6 days,1,1,0,0,0,100,20.7,100.0,6.0,6,,,

=== timeliness-map
# a header in the service's words
--- o.csv
Date of order,First seen
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --map 'Date of order=start' --map 'First seen=end'
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,

=== timeliness-name
# the measure in the service's words
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --name 'First contact, in time'
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,"First contact, in time",1,1,0,0,0,100,20.7,100.0,1.0,1,,,

=== timeliness-needs-all
# what is missing is said at once
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv
? 2
--- stderr
cj-timeliness: missing: --from COL (the date to count from), --to COL (the date of the event) and --within LIMIT (20d, 7wd or 3m)

=== timeliness-needs-from
# one of three is missing
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --to end --within 7d
? 2
--- stderr
cj-timeliness: missing: --from COL (the date to count from)

=== timeliness-needs-to-and-within
# two of three are missing
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start
? 2
--- stderr
cj-timeliness: missing: --to COL (the date of the event) and --within LIMIT (20d, 7wd or 3m)

=== timeliness-no-from
# a blank start is in no period, also not in all
--- o.csv
start,end
,2024-01-02
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d -v
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: o.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0

=== unpivot-dates
# One column for each event becomes a row: 1, 7 and 1 days are within 10, 19 and 11 days and a blank are not.
--- orders.csv
person_id,imposed,first_contact,plan_done
A1,2024-01-03,2024-01-04,2024-01-22
A2,2024-01-05,2024-01-12,
A3,2024-02-01,2024-02-02,2024-02-12
--- columns.json
{"fields":[{"name":"first_contact","type":"date"},{"name":"plan_done","type":"date"}]}
--- done.json
{"fields":[{"name":"done","type":"date"}]}
$ for s in "" "--schema columns.json" "--schema done.json"; do
> cj-timeliness orders.csv $s --unpivot 'event=done:first_contact,plan_done' --from imposed --to done --within 10d --as-of 2024-03-01 --by event | cut -d, -f1,2,4-6; done
--- stdout
period,event,total,within,late
all,first_contact,3,3,0
all,plan_done,3,0,3
period,event,total,within,late
all,first_contact,3,3,0
all,plan_done,3,0,3
period,event,total,within,late
all,first_contact,3,3,0
all,plan_done,3,0,3

=== unpivot-dates-in-months
--- orders.csv
person_id,first_contact,plan_done
A1,04/01/2024,2024-02-22
A2,12/01/2024,
$ cj-tabulate orders.csv --unpivot 'event=done:first_contact,plan_done' --derive 'm=month(done)' --rows m --missing drop
--- stdout
m,count
2024-M01,2
2024-M02,1
