# cj-timeliness: bands of waiting times.

=== timeliness-bands-bad
# a number without a unit
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1,5
? 2
--- stderr
cj-timeliness: --bands "1,5": bands are whole numbers of days or working days, such as 1wd,5wd,10wd

=== timeliness-bands-empty
# a comma too many
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1d,,5d
? 2
--- stderr
cj-timeliness: --bands "1d,,5d": an item of the list is empty

=== timeliness-bands-falling
# bands rise
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 5d,1d
? 2
--- stderr
cj-timeliness: --bands "5d,1d": overlapping or falling bands: each must be above the one before, such as 1wd,5wd,10wd

=== timeliness-bands-for-months
# days of a limit in months
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 3m --bands 30d
? 2
--- stderr
cj-timeliness: --bands are for limits in days or working days, not in months

=== timeliness-bands-headings
# what each column counts, in words
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 0d,1d,5d,6d -f json | grep heading | tail -5
--- stdout
    {"key": "upto_0d", "heading": "0 days", "unit": "count"},
    {"key": "upto_1d", "heading": "1 day", "unit": "count"},
    {"key": "upto_5d", "heading": "2-5 days", "unit": "count"},
    {"key": "upto_6d", "heading": "6 days", "unit": "count"},
    {"key": "over_6d", "heading": "Over 6 days", "unit": "count"}

=== timeliness-bands-in-days
# 0 and 1; 2 and 5; none of 6 to 10; 11 and 40
--- o.csv
start,end
2024-01-01,2024-01-01
2024-01-01,2024-01-02
2024-01-01,2024-01-03
2024-01-01,2024-01-06
2024-01-01,2024-01-12
2024-01-01,2024-02-10
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1d,5d,10d
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict,upto_1d,upto_5d,upto_10d,over_10d
all,start to end within 7 days,6,4,2,0,0,67,30.0,90.3,3.5,40,,,,2,2,0,2

=== timeliness-bands-in-months
# months have no whole number of anything
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 3m --bands 1m,2m
? 2
--- stderr
cj-timeliness: --bands "1m,2m": bands are whole numbers of days or working days, such as 1wd,5wd,10wd

=== timeliness-bands-in-working-days
# 5 January is 3 working days after 31 December 2023 (1 and 2 are holidays); what is pending is in no band
--- o.csv
start,end
2023-12-31,2024-01-05
2024-01-04,
$ cj-timeliness o.csv --from start --to end --within 2wd --calendar scotland --as-of 2024-01-05 --bands 0wd,3wd
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict,upto_0wd,upto_3wd,over_3wd
all,start to end within 2 working days,2,0,1,1,0,0,0.0,79.3,3.0,3,,,,0,1,0

=== timeliness-bands-of-another-unit
# times are counted in the unit of the limit
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1wd,5wd
? 2
--- stderr
cj-timeliness: --bands must have the unit of --within

=== timeliness-bands-of-two-units
# 1d and 5wd cannot be compared
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 1d,5wd
? 2
--- stderr
cj-timeliness: --bands "1d,5wd": bands have one unit, such as 1wd,5wd,10wd

=== timeliness-bands-overlapping
# the same twice
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands 5d,5d
? 2
--- stderr
cj-timeliness: --bands "5d,5d": overlapping or falling bands: each must be above the one before, such as 1wd,5wd,10wd

=== timeliness-bands-too-many
# 25 of them
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --bands $(seq -s, -f %gd 25)
? 2
--- stderr
cj-timeliness: --bands "1d,2d,3d,4d,5d,6d,7d,8d,9d,10d,11d,12d,13d,14d,15d,16d,17d,18d,19d,20d,21d,22d,23d,24d,25d": there may be 24 bands
