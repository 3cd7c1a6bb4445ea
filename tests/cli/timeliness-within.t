# cj-timeliness: limits.
--- o.csv
order,imposed,first_contact,induction,first_placement
O01,2023-12-20,2023-12-20,2023-12-27,2024-01-04
O02,2023-12-22,2023-12-27,2024-01-03,2024-01-08
O03,2023-12-28,2023-12-29,2024-01-08,2024-01-10
O04,2024-01-05,2024-01-09,2024-01-12,
O05,2024-01-10,,,2024-02-12
O06,2024-01-15,2024-01-16,2024-01-22,2024-01-24
O07,2024-01-31,2024-02-02,2024-02-08,2024-03-31
O08,2024-03-28,2024-04-01,2024-04-05,2024-04-09

=== timeliness-within-fraction
# limits are whole numbers
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 1.5d
? 2
--- stderr
cj-timeliness: --within "1.5d" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== timeliness-within-largest
# 10000 days from 1 January 2000 are 19 May 2027
--- o.csv
start,end
2000-01-01,2027-05-19
2000-01-01,2027-05-20
$ cj-timeliness o.csv --from start --to end --within 10000d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 10000 days,2,1,1,0,0,50,9.5,90.5,10000.5,10001,,,

=== timeliness-within-negative
# nothing is done before it begins
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within=-1d
? 2
--- stderr
cj-timeliness: --within "-1d" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== timeliness-within-too-large
# one more than there may be
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 10001d
? 2
--- stderr
cj-timeliness: --within "10001d" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== timeliness-within-twice
# one limit a table
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --within 8d
? 2
--- stderr
cj-timeliness: --within is given twice

=== timeliness-within-unknown-unit
# weeks are 7d each
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 2w
? 2
--- stderr
cj-timeliness: --within "2w" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== timeliness-within-without-unit
# 7 what?
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7
? 2
--- stderr
cj-timeliness: --within "7" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== timeliness-worked-first-placement
# England: 8, 8, 8, 23, 7, 41 (until Easter Sunday) and 6 working days
< o.csv
$ cj-timeliness o.csv --from imposed --to first_placement --within 7wd --calendar england-wales --blank unknown --include-unknown
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,imposed to first_placement within 7 working days,8,2,5,0,1,25,7.1,59.1,8.0,41,,,
--- stderr
cj-timeliness: warning: o.csv:8:5: first_placement: "2024-03-31" is a Sunday, no working day
cj-timeliness: o.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-worked-induction
# 3, 4, 5, 5, 5, 5 and 6 working days in Scotland; 5 January is a day sooner in England (2 January works there),
# but Easter Monday does not: 3, 5, 6, 5, 5, 6, 4
< o.csv
$ for nation in scotland england-wales; do
>   cj-timeliness o.csv --from imposed --to induction --within 5wd --calendar $nation --blank unknown --decimals 1
> done
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,imposed to induction within 5 working days,8,6,1,0,1,85.7,48.69,97.43,5.0,6,,,
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,imposed to induction within 5 working days,8,5,2,0,1,71.4,35.89,91.78,5.0,6,,,
