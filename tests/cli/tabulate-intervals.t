# Intervals, targets and verdicts of shares.
--- cases.csv
area,seen,done
North,yes,yes
North,yes,no
North,no,no
North,no,no
South,yes,yes
South,yes,yes
South,yes,yes
South,yes,no

=== share-intervals
# Wilson, 95%: 2 of 4 15.0 to 85.0, 4 of 4 51.0 to 100, 1 of 4 4.6 to 69.9, 3 of 4 30.1 to 95.4.
< cases.csv
$ cj-tabulate cases.csv --rows area --values 'count,seen_pct=share(seen=yes),done=share(done=yes)' --intervals
--- stdout
area,count,seen_pct,seen_low_pct,seen_high_pct,done,done_low_pct,done_high_pct
North,4,50,15.0,85.0,25,4.6,69.9
South,4,100,51.0,100.0,75,30.1,95.4

=== share-target
# 50% is certainly met where the interval begins at 51.0%; the target brings the interval with it.
< cases.csv
$ cj-tabulate cases.csv --rows area --values 'count,seen=share(seen=yes)' --target 50
--- stdout
area,count,seen,seen_low_pct,seen_high_pct,target_pct,at_target,verdict
North,4,50,15.0,85.0,50,yes,no clear difference
South,4,100,51.0,100.0,50,yes,met

=== share-targets-named
< cases.csv
$ cj-tabulate cases.csv --values 'seen=share(seen=yes),share(done=yes)' --target seen=90 --target share_done=yes=50.5 -f markdown
> cj-tabulate cases.csv --values 'seen=share(seen=yes),share(done=yes)' --target seen=90 --target share_done=yes=50.5 -f csv
--- stdout
## seen, Share where done is yes

| Seen | 95% interval | Seen, Target | Seen, Verdict | Share where done is yes | 95% interval | Share where done is yes, Target | Share where done is yes, Verdict |
| ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |
| 75% | 40.9% to 92.9% | 90% | Below target, not certain | 50% | 21.5% to 78.5% | 50.5% | Below target, not certain |

Notes:

1. seen: percentage of records where seen is yes. Share where done is yes: percentage of records where done is yes.
2. Intervals of shares are 95% Wilson score intervals. Verdict: the figure against its target. Certain = the 95% interval lies wholly on one side: Met at or above the target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above.
3. cases.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0
seen,seen_low_pct,seen_high_pct,seen_target_pct,seen_at_target,seen_verdict,share_done=yes,share_done=yes_low_pct,share_done=yes_high_pct,share_done=yes_target_pct,share_done=yes_at_target,share_done=yes_verdict
75,40.9,92.9,90,no,no clear difference,50,21.5,78.5,50.5,no,no clear difference

=== share-target-several
< cases.csv
$ cj-tabulate cases.csv --values 'seen=share(seen=yes),done=share(done=yes)' --target 90
? 2
--- stderr
cj-tabulate: --target 90: there are 2 shares; say which one is meant: seen=90

=== share-target-unknown
< cases.csv
$ cj-tabulate cases.csv --values 'seen=share(seen=yes),done=share(done=yes)' --target sen=90
? 2
--- stderr
cj-tabulate: --target "sen=90": no share is named "sen"; did you mean "seen"?

=== share-target-twice
< cases.csv
$ cj-tabulate cases.csv --values 'seen=share(seen=yes)' --target seen=90 --target 80
? 2
--- stderr
cj-tabulate: --target "80": that share has one already

=== share-target-none
< cases.csv
$ cj-tabulate cases.csv --target 90; cj-tabulate cases.csv --intervals
? 2
--- stderr
cj-tabulate: --target is for a share(COND) in --values; there is none
cj-tabulate: --intervals are those of a share(COND) in --values; there is none

=== share-target-hidden
# 2 of 4 are small; so would be what is said of their share.
< cases.csv
$ cj-tabulate cases.csv --rows area --values 'count,seen=share(seen=yes)' --target 50 --suppress-below 3
--- stdout
area,count,seen,seen_low_pct,seen_high_pct,target_pct,at_target,verdict
North,4,[c],[c],[c],50,[c],[c]
South,4,100,51.0,100.0,50,yes,met

=== share-target-report
# In a report, with the change and its interval: 4 of 8 and 6 of 8 of all.
< cases.csv
--- d.json
{"title": "T", "period": "all", "inputs": {"cases": {"file": "cases.csv"}}, "measures": {"m": {"kind": "tabulate", "label": "M", "rows": "area", "values": "count,seen=share(seen=yes),done=share(done=yes)", "intervals": true, "target": ["seen=50", "done=60"]}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}
$ cj-report d.json -o o.md && grep -e '^| [ANS]' o.md
--- stdout
| Area | Count | Seen | 95% interval | Seen, Target | Seen, Verdict | Done | 95% interval | Done, Target | Done, Verdict |
| North | 4 | 50% | 15.0% to 85.0% | 50% | Above target, not certain | 25% | 4.6% to 69.9% | 60% | Below target, not certain |
| South | 4 | 100% | 51.0% to 100.0% | 50% | Met | 75% | 30.1% to 95.4% | 60% | Above target, not certain |

=== share-target-crossed
# the verdict stands under each value across, for people and with --wide
--- kept.csv
office,month,kept
A,1,yes
A,1,yes
A,2,no
A,2,yes
$ cj-tabulate kept.csv --rows office --cols month --values 'kept=share(kept=yes)' --intervals --target 30 -f markdown | grep '^|'
> cj-tabulate kept.csv --rows office --cols month --values 'kept=share(kept=yes)' --intervals --target 30 --wide
--- stdout
| Office | 1, kept | 95% interval | 1, Target | 1, Verdict | 2, kept | 95% interval | 2, Target | 2, Verdict |
| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |
| A | 100% | 34.2% to 100.0% | 30% | Met | 50% | 9.5% to 90.5% | 30% | Above target, not certain |
office,1_kept,1_kept_low_pct,1_kept_high_pct,1_target_pct,1_at_target,1_verdict,2_kept,2_kept_low_pct,2_kept_high_pct,2_target_pct,2_at_target,2_verdict
A,100,34.2,100.0,30,yes,met,50,9.5,90.5,30,yes,no clear difference
