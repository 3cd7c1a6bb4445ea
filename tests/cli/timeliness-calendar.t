# cj-timeliness: nations' calendars and holidays.

=== timeliness-calendar-needed
# which days are free differs between nations
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7wd
? 2
--- stderr
cj-timeliness: working days need to know the holidays: --calendar scotland or england-wales, --holidays FILE, or both

=== timeliness-calendar-unknown
# the nearest name is offered
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7wd --calendar scottland
? 2
--- stderr
cj-timeliness: calendar "scottland" is not known; did you mean scotland?

=== timeliness-calendar-with-days
# it would be forgotten silently
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --calendar scotland
? 2
--- stderr
cj-timeliness: --calendar is for limits in working days, such as 7wd

=== timeliness-holidays-added
# Scotland's and a local one: 1 February to 5 February is 1 day, 29 December to 3 January is 1
--- h.txt
2024-02-02
--- o.csv
start,end
2024-02-01,2024-02-05
2023-12-29,2024-01-03
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland --holidays h.txt
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,2,0,0,0,100,34.2,100.0,1.0,1,,,

=== timeliness-holidays-alone
# a file of its own: 2 February 2024 is free, and no bank holiday is (1 January works)
--- h.txt
# local days
2023-05-08 Gala
2024-02-02,Fair
--- o.csv
start,end
2024-02-01,2024-02-05
2023-12-29,2024-01-01
$ cj-timeliness o.csv --from start --to end --within 1wd --holidays h.txt
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 1 working day,2,2,0,0,0,100,34.2,100.0,1.0,1,,,

=== timeliness-holidays-are-not-overwritten
# an output must not be an input
--- h.csv
2024-02-02
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 1wd --holidays h.csv -o h.csv
? 2
--- stderr
cj-timeliness: h.csv: is an input and would be overwritten

=== timeliness-holidays-bad-line
# a line that is no date
--- h.txt
Monday 2024-02-02
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 1wd --holidays h.txt
? 2
--- stderr
cj-timeliness: h.txt:1: "Monday" is no date as YYYY-MM-DD

=== timeliness-holidays-missing
# a file that is not there
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 1wd --holidays none.txt
? 3
--- stderr
cj-timeliness: none.txt: cannot open: No such file or directory

=== timeliness-holidays-outside-the-calendar
# a day of 2031 would say that the years up to it are known
--- h.txt
2024-02-02
2031-02-02
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland --holidays h.txt
? 2
--- stderr
cj-timeliness: h.txt:2: 2031-02-02 is outside the years whose holidays are known, 2012-01-01 to 2028-12-31

=== timeliness-holidays-with-months
# it would be forgotten silently
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7m --holidays h.txt
? 2
--- stderr
cj-timeliness: --holidays is for limits in working days, such as 7wd
