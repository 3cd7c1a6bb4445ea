# cj-timeliness: what is printed, and findings.
--- o.csv
area,start,end
North,2024-01-05,2024-01-09
North,2024-01-08,2024-01-09
North,2024-01-08,
South,2024-02-08,2024-02-25
South,,2024-02-25
South,2024-02-08,
East,2024-03-28,

=== timeliness-findings-file
# codes, places and severities
--- o.csv
start,end
2024-02-01,2024-01-30
2011-12-30,2012-01-05
2024-02-02,2024-02-03
$ cj-timeliness o.csv --from start --to end --within 1wd --calendar scotland --tolerate 2 --findings f.csv --quiet >/dev/null 2>&1
> cut -d, -f 1,2,4,6,8,9 f.csv
--- stdout
code,severity,line,column,column_name,value
date-order,error,2,2,end,2024-01-30
date-range,error,3,1,start,2011-12-30
non-working-day,warning,4,2,end,2024-02-03

=== timeliness-help
# options of its own, and the one that programs with means have
$ cj-timeliness --help | grep -c -E '^ +--(from|to|within|calendar|holidays|as-of|blank|include-unknown|target|bands|name|mean-decimals)[= ]'
--- stdout
12

=== timeliness-json
# the same for programs, with nulls
< o.csv
$ cj-timeliness o.csv --from start --to end --within 2wd --calendar scotland --as-of 2024-04-01 --by area -f json -q | sed -n '/"rows"/,/provenance/p'
--- stdout
  "rows": [
    {"period": "all", "area": "East", "measure": "start to end within 2 working days", "total": 1, "within": 0, "late": 0, "pending": 1, "unknown": 0, "within_pct": null, "within_low_pct": null, "within_high_pct": null, "median": null, "p90": null, "target_pct": null, "at_target": null, "verdict": null},
    {"period": "all", "area": "North", "measure": "start to end within 2 working days", "total": 3, "within": 2, "late": 1, "pending": 0, "unknown": 0, "within_pct": 67, "within_low_pct": 20.8, "within_high_pct": 93.9, "median": 1.5, "p90": 2, "target_pct": null, "at_target": null, "verdict": null},
    {"period": "all", "area": "South", "measure": "start to end within 2 working days", "total": 2, "within": 0, "late": 2, "pending": 0, "unknown": 0, "within_pct": 0, "within_low_pct": 0.0, "within_high_pct": 65.8, "median": 11.0, "p90": 11, "target_pct": null, "at_target": null, "verdict": null}
  ],
  "provenance": {
      {"file": "o.csv", "rows": 7, "used": 6, "outside_period": 1, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "from", "value": "start"},
      {"name": "to", "value": "end"},
      {"name": "within", "value": "2wd"},
      {"name": "calendar", "value": "scotland"},
      {"name": "as-of", "value": "2024-04-01"},
      {"name": "by", "value": "area"}
    ]
  }
}

=== timeliness-markdown
# the same
< o.csv
$ cj-timeliness o.csv --from start --to end --within 2wd --calendar scotland --as-of 2024-04-01 --by area -f markdown -q
--- stdout
## Timeliness

### All dates, start to end within 2 working days

| Area | Total | Within | Late | Pending | Unknown | 95% interval | Median (working days) | 90th percentile (working days) |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| East | 1 | 0 (\[x]) | 0 | 1 | 0 | \[x] | \[z] | \[z] |
| North | 3 | 2 (67%) | 1 | 0 | 0 | 20.8% to 93.9% | 1.5 | 2 |
| South | 2 | 0 (0%) | 2 | 0 | 0 | 0.0% to 65.8% | 11.0 | 11 |

Notes:

1. Within: end at most 2 working days after start, which is day 0: the working days after it are counted. Periods go by start.
2. Working days: Monday to Friday without the bank holidays of the calendar scotland, known for 2012 to 2028. In 1 row the end is no working day; it counts like the last one before it.
3. Pending: not yet due on 1 April 2024, and left out of the percentage. Late: due by then and without end, or done after the limit.
4. Within %: the percentage of those within or late; interval: the 95% Wilson score interval. Total: all of the period.
5. Median: half took so many working days or less; 90th percentile: nine in ten did (the shortest time that at least 90% did not exceed). Both are of what was done by 1 April 2024.
6. 1 row has no start and is in no period.
7. o.csv: rows 7 = used 6 + outside the period 1 + not selected 0 + rejected 0
8. \[z] not applicable: no base, or nothing to compare
9. \[x] not available: not known yet

=== timeliness-notes-of-days
# no as-of date would be one note less
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --as-of 2024-01-31 -f text | sed '1,/^Notes/d'
--- stdout
- Within: end at most 7 days after start, which is day 0. Periods go by start.
- Pending: not yet due on 31 January 2024, and left out of the percentage. Late: due by then and without end, or done
  after the limit.
- Within %: the percentage of those within or late; interval: the 95% Wilson score interval. Total: all of the period.
- Median: half took so many days or less; 90th percentile: nine in ten did (the shortest time that at least 90% did not
  exceed). Both are of what was done by 31 January 2024.
- o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-notes-of-months
# no as-of date: what late means
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 3m -f text | sed '1,/^Notes/d'
--- stdout
- Within: end at most 3 months after start (31 August and 6 months is the end of February). Periods go by start.
- Late: end after the limit. No row of a period is without it.
- Within %: the percentage of those within or late; interval: the 95% Wilson score interval. Total: all of the period.
- Median: half took so many calendar days or less; 90th percentile: nine in ten did (the shortest time that at least 90%
  did not exceed). Both are of what was done.
- o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-notes-of-unknown
# what is unknown and where it counts
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --blank unknown --include-unknown --as-of 2024-01-31 -f text | grep -E -A1 '^- (Unknown|Within %)'
--- stdout
- Unknown: end is blank or after 31 January 2024, so nothing says whether it was late.
- Within %: the percentage of those within or late or unknown; interval: the 95% Wilson score interval. Total: all of
  the period.

=== timeliness-notes-of-working-days
# both calendars are named
--- h.txt
2024-02-02
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7wd --calendar scotland --holidays h.txt -q -f text | grep -A1 Working
--- stdout
- Working days: Monday to Friday without the bank holidays of the calendar scotland and the holidays in h.txt, known for
  2012 to 2028. In 1 row the end is no working day; it counts like the last one before it.

=== timeliness-sentences
# the same as sentences
< o.csv
$ cj-timeliness o.csv --from start --to end --within 2wd --calendar scotland --as-of 2024-04-01 --by area --total --target 80 --sentences -q | sed '/^Notes/,$d'
--- stdout
Timeliness

All dates, start to end within 2 working days

East: Nothing can be said yet. 1 more is not yet due.
North: 2 of 3 were within 2 working days (67%). That is below the target of 80%, but not for certain (95% interval
  20.8% to 93.9%). Half took 1.5 working days or less, nine in ten 2 working days or less.
South: 0 of 2 were within 2 working days (0%). The target of 80% was not met. Half took 11 working days or less, nine
  in ten 11 working days or less.
All: 2 of 5 were within 2 working days (40%). The target of 80% was not met. 1 more is not yet due. Half took 2
  working days or less, nine in ten 11 working days or less.


=== timeliness-sentences-words
# the nouns and the deed of a measure: one and several, with its s taken away where there is one word
--- o.csv
area,start,end
A,2024-01-01,2024-01-01
A,2024-01-01,2024-01-01
A,2024-01-01,2024-01-09
B,2024-01-01,2024-01-01
$ cj-timeliness o.csv --from start --to end --within 0d --by area --units appointments --done kept --target 60 -f text --sentences | grep '^[AB]:'
> cj-timeliness o.csv --from start --to end --within 0d --units 'child|children' --done seen -f text --sentences | sed -n 5p
--- stdout
A: 2 of 3 appointments were kept (67%). That reaches the target of 60%, but not for certain (95% interval 20.8% to
B: 1 of 1 appointment was kept (100%). That reaches the target of 60%, but not for certain (95% interval 20.7% to
3 of 4 children were seen (75%, between 30.1% and 95.4%).

=== timeliness-sentences-of-nothing
# no row, and none decided
--- o.csv
start,end
2024-01-01,
$ cj-timeliness o.csv --allow-empty --from start --to end --within 7d --as-of 2024-01-02 --period 2023 --period 2024 --sentences -q | sed '/^Notes/,$d'
--- stdout
Timeliness

2023, start to end within 7 days

2023: There is none.

2024, start to end within 7 days

2024: Nothing can be said yet. 1 more is not yet due.


=== timeliness-sentences-unknown
# unknown ones beside the denominator, and in it
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-03-01
2024-01-01,
$ for o in '' --include-unknown; do cj-timeliness o.csv --from start --to end --within 1m --blank unknown $o --sentences | sed -n 5,6p; done
--- stdout
1 of 2 was within 1 month (50%, between 9.5% and 90.5%). 1 more is unknown. Half took 30.5 days or less, nine in ten
  60 days or less.
1 of 3 was within 1 month (33%, between 6.1% and 79.2%). Of the others, 1 is unknown. Half took 30.5 days or less,
  nine in ten 60 days or less.

=== timeliness-sentences-with-csv
# csv has no sentences
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness o.csv --from start --to end --within 7d --sentences -f csv
? 2
--- stderr
cj-timeliness: --sentences is for the formats text and markdown

=== timeliness-standard-input
# a filter, as all measures
--- o.csv
start,end
2024-01-01,2024-01-02
$ cj-timeliness --from start --to end --within 7d -v <o.csv
--- stdout
period,measure,total,within,late,pending,unknown,within_pct,within_low_pct,within_high_pct,median,p90,target_pct,at_target,verdict
all,start to end within 7 days,1,1,0,0,0,100,20.7,100.0,1.0,1,,,
--- stderr
cj-timeliness: standard input: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== timeliness-text
# working days: North 2 and 1 and overdue; South 11 (until a Sunday) and overdue; East pending until 2 April
< o.csv
$ cj-timeliness o.csv --from start --to end --within 2wd --calendar scotland --as-of 2024-04-01 --by area --total --target 80 --bands 1wd,5wd -f text --title 'Contact' -q
--- stdout
Contact

All dates, start to end within 2 working days

Area   Total   Within  Late  Pending  Unknown    95% interval    Median        90th  Target  Verdict           0-1      2-5   Over 5
                                                               (working  percentile                        working  working  working
                                                                  days)    (working                           days     days     days
                                                                              days)
-----  -----  -------  ----  -------  -------  --------------  --------  ----------  ------  ------------  -------  -------  -------
East       1  0 ([x])     0        1        0             [x]       [z]         [z]     80%  [x]                 0        0        0
North      3  2 (67%)     1        0        0  20.8% to 93.9%       1.5           2     80%  Below               1        1        0
                                                                                             target, not
                                                                                             certain
South      2   0 (0%)     2        0        0   0.0% to 65.8%      11.0          11     80%  Not met             0        0        1
All        6  2 (40%)     3        1        0  11.8% to 76.9%       2.0          11     80%  Not met             1        1        1

Notes
- Within: end at most 2 working days after start, which is day 0: the working days after it are counted. Periods go by
  start.
- Working days: Monday to Friday without the bank holidays of the calendar scotland, known for 2012 to 2028. In 1 row
  the end is no working day; it counts like the last one before it.
- Pending: not yet due on 1 April 2024, and left out of the percentage. Late: due by then and without end, or done after
  the limit.
- Within %: the percentage of those within or late; interval: the 95% Wilson score interval. Total: all of the period.
- Median: half took so many working days or less; 90th percentile: nine in ten did (the shortest time that at least 90%
  did not exceed). Both are of what was done by 1 April 2024.
- Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the
  target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above.
- 1 row has no start and is in no period.
- Bands: how many took so many working days; each begins above the one before, and what has not happened is in none.
- o.csv: rows 7 = used 6 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare
- [x] not available: not known yet

=== timeliness-version
# the version without its number
$ cj-timeliness --version | sed "s/[0-9.]*$/N/"
--- stdout
cj-timeliness (cjtools) N

=== timeliness-without-start
# Five of 50 rows that were done have no start: one in ten, and no more. Of 49 it is more; what is not done, and has none, does not count.
--- rows.sh
# rows.sh N: N rows with both dates, five that have the second, four that have none
echo id,start,done
for i in $(seq $1); do echo $i,2023-01-02,2023-01-05; done
for i in 1 2 3 4 5; do echo $i,,2023-01-05; done
for i in 1 2 3 4; do echo $i,,; done
$ look() { sh rows.sh $1 >r.csv; cj-timeliness r.csv --from start --to done --within 30d --blank unknown | cut -d, -f3,4; }
> look 45; look 44
--- stdout
total,within
45,45
total,within
44,44
--- stderr
cj-timeliness: warning: r.csv: more than one in ten of the rows with a done have no start: they count nowhere
cj-timeliness: r.csv: rows 53 = used 44 + outside the period 9 + not selected 0 + rejected 0
