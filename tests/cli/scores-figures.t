# cj-scores: means, sums to 100, text and JSON.
--- scores.csv
id,team,start,end,date
1,A,4,7,2022-01-05
2,A,3,3,2022-01-31
3,B,5,2,2021-12-31
4,B,2,6,2022-03-31
5,B,,4,2022-02-01
6,,1,,2022-04-01
7,A,2.5,4,

=== scores-confidence
# there are no intervals to be confident of
< scores.csv
$ cj-scores scores.csv --start start --end end --confidence 99.8
? 2
--- stderr
cj-scores: --confidence: this table has no intervals

=== scores-decimals
# one of three is 33.33, two 66.67
--- scores.csv
start,end
1,2
1,1
1,1
$ cj-scores scores.csv --start start --end end --decimals 2
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,3,3,3,1.0,1.3,0.3,1,2,0,33.33,66.67,0.00,1.0000

=== scores-exact-25
# 25 that rise: 2 of 2^25 patterns
--- scores.csv
start,end
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,25,25,25,1.0,2.0,1.0,25,0,0,100,0,0,0.0000

=== scores-format-json
# null where csv is blank
< scores.csv
$ cj-scores scores.csv --start start --end end -f json --where team= | python3 -c "import json,sys; t = json.load(sys.stdin); print(json.dumps(t['rows'])); print([c['unit'] for c in t['columns']])"
--- stdout
[{"period": "all", "n_start": 1, "n_end": 0, "n_paired": 0, "start_mean": 1.0, "end_mean": null, "change_mean": null, "improved": 0, "same": 0, "worse": 0, "improved_pct": null, "same_pct": null, "worse_pct": null, "p_value": null}]
['text', 'count', 'count', 'count', 'number', 'number', 'number', 'count', 'count', 'count', 'percent', 'percent', 'percent', 'number']

=== scores-format-text
# notes tell the definition; figures stand across
< scores.csv
$ cj-scores scores.csv --start start --end end -f text --by team --where team!=
--- stdout
Start and end scores

All dates

Team   With  With  With   Mean  Mean    Mean  Improved     Same    Worse       p
      start   end  both  start   end  change
----  -----  ----  ----  -----  ----  ------  --------  -------  -------  ------
A         3     3     3    3.2   4.7     1.5   2 (67%)  1 (33%)   0 (0%)  0.5000
B         2     3     2    3.5   4.0     0.5   1 (50%)   0 (0%)  1 (50%)  1.0000

Notes
- Change: end less start of the same row; a higher score is better.
- Rows without both scores: 1 without a start score, 0 without an end score, 0 without either.
- Mean start and mean end are of all scores there are; mean change, improved, same and worse are of rows with both.
  Percentages may not add to 100 because of rounding.
- p: how often changes would lie so far to one side by chance, if each score were as likely to go up as down. It says
  nothing of why they did. (Wilcoxon's signed-rank test, two-sided, rows without a change left out; exact up to 25 rows,
  above by the normal approximation, corrected for ties and continuity.)
- 2 rows of the table are based on fewer than 10 pairs of scores: each pair is more than 10 percentage points.
- Only rows where team is recorded.
- scores.csv: rows 7 = used 6 + outside the period 0 + not selected 1 + rejected 0

=== scores-large-changes
# the widest change there is: from least to most
--- scores.csv
start,end
-4000000000000,4000000000000
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,1,1,-4000000000000.0,4000000000000.0,8000000000000.0,1,0,0,100,0,0,1.0000

=== scores-lower-is-better
# better and worse change places, the mean change stays end less start
< scores.csv
$ cj-scores scores.csv --start start --end end --lower-is-better
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,1,1,3,20,20,60,0.5000

=== scores-mean-decimals
# 17.5/6 = 2.91666, 26/6 = 4.33333
< scores.csv
$ cj-scores scores.csv --start start --end end --mean-decimals 3
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.917,4.333,1.100,3,1,1,60,20,20,0.5000

=== scores-mean-decimals-bad
# 0 to 6
< scores.csv
$ cj-scores scores.csv --start start --end end --mean-decimals 7
? 2
--- stderr
cj-scores: --mean-decimals "7" must be a whole number from 0 to 6

=== scores-mean-decimals-none
# 2.9166, 4.3333 and 1.1
< scores.csv
$ cj-scores scores.csv --start start --end end --mean-decimals 0
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,3,4,1,3,1,1,60,20,20,0.5000

=== scores-mean-exact
# 0.1 + 0.2 is 0.3: half of it 0.15, up to 0.2, which no binary fraction gives
--- scores.csv
start,end
0.1,0.2
0.2,0.4
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,0.2,0.3,0.2,2,0,0,100,0,0,0.5000

=== scores-mean-half-up
# means 2.5 and 3.5 of two, and -2.5 away from zero: 3, 1, -3
--- scores.csv
start,end
2,0
3,0
$ cj-scores scores.csv --start start --end end --mean-decimals 0
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,3,0,-3,0,0,2,0,0,100,0.5000

=== scores-mean-negative-small
# -1 of 30 is -0.0333: no minus before a zero
--- scores.csv
start,end
1,0
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
1,1
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,30,30,30,1.0,1.0,0.0,0,29,1,0,97,3,1.0000

=== scores-normal-26
# 26 changes of one size, 18 up: ranks 13.5, W+ = 243, mean 175.5, z = 67 / sqrt(26 27 53 / 24 - (26^3 - 26) / 48)
# = 67 / 34.4202 = 1.94653, p = 0.05159
--- scores.csv
start,end
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,0
1,0
1,0
1,0
1,0
1,0
1,0
1,0
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,26,26,26,1.0,1.4,0.4,18,0,8,69,0,31,0.0516

=== scores-nothing-changed
# p is of no changes
--- scores.csv
start,end
4,4
5,5.0
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,4.5,4.5,0.0,0,2,0,0,100,0,

=== scores-sentences
# for a board
< scores.csv
$ cj-scores scores.csv --start start --end end -f text --sentences --by team --lower-is-better --date date --title "Scores of the year" -q
--- stdout
Scores of the year

All dates

A: Of 2 with both scores 0 improved (0%), 1 stayed the same (50%) and 1 got worse (50%). The average change is 1.5,
  which may be chance. The average start score is 3.5 (of 2), the average end score 5.0 (of 2).
B: Of 2 with both scores 1 improved (50%), 0 stayed the same (0%) and 1 got worse (50%). The average change is 0.5,
  which may be chance. The average start score is 3.5 (of 2), the average end score 4.0 (of 3).
Not recorded: Nobody has both scores (1 start score, 0 end scores).

Notes
- 1 row without that date is in no period.
- Change: end less start of the same row; a lower score is better.
- Rows without both scores: 1 without a start score, 1 without an end score, 0 without either.
- Mean start and mean end are of all scores there are; mean change, improved, same and worse are of rows with both.
  Percentages may not add to 100 because of rounding.
- p: how often changes would lie so far to one side by chance, if each score were as likely to go up as down. It says
  nothing of why they did. (Wilcoxon's signed-rank test, two-sided, rows without a change left out; exact up to 25 rows,
  above by the normal approximation, corrected for ties and continuity.)
- 2 rows of the table are based on fewer than 10 pairs of scores: each pair is more than 10 percentage points.
- scores.csv: rows 7 = used 6 + outside the period 1 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== scores-sum-to-100
# 3 thirds are 33 each; the hundredth goes to the first
--- scores.csv
start,end
1,2
1,1
1,0
$ cj-scores scores.csv --start start --end end --sum-to-100
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,3,3,3,1.0,1.0,0.0,1,1,1,34,33,33,1.0000

=== scores-sum-to-100-none
# nothing to share out
--- scores.csv
start,end
,1
$ cj-scores scores.csv --start start --end end --sum-to-100
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,0,1,0,,1.0,,0,0,0,,,,

=== scores-ties-exact
# 0.3 - 0.1 and 0.2 are one size: ranks 1.5 1.5, W+ 1.5 is the mean; starts and ends are 0.25 on average
--- scores.csv
start,end
0.1,0.3
0.4,0.2
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,0.3,0.3,0.0,1,0,1,50,0,50,1.0000

=== scores-which-way
# the nine young people of Leicester's Which Way, Q4 2021-22: 30/9, 67/9, 37/9, all up: 2 of 512 patterns
$ cj-scores "$DATA/../../cases/scores-which-way.csv" --start initial --end end
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,9,9,9,3.3,7.4,4.1,9,0,0,100,0,0,0.0039

=== scores-zeros-first
# 26 rows, one without a change: 25 are left and are exact. 18 up of 25: binomial, P(X >= 18 or <= 7)
# = 2 * 0.0216426 = 0.0433
--- scores.csv
start,end
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,2
1,0
1,0
1,0
1,0
1,0
1,0
1,0
1,1
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,26,26,26,1.0,1.4,0.4,18,1,7,69,4,27,0.0433

=== scores-small-p
# All of 20 improved: the exact test has p = 2 / 2^20, which csv rounds to 0.0000. A probability is never 0: where people
# read it, it is below what can be shown; the sentence says what it means.
--- s.csv
id,a,b
1,1,3
2,1,4
3,1,5
4,1,6
5,1,2
6,1,3
7,1,4
8,1,5
9,1,6
10,1,2
11,1,3
12,1,4
13,1,5
14,1,6
15,1,2
16,1,3
17,1,4
18,1,5
19,1,6
20,1,2
$ cj-scores s.csv --start a --end b | cut -d, -f14; cj-scores s.csv --start a --end b -f text | grep -o '<0.0001'
> cj-scores s.csv --start a --end b -f text --sentences | grep -o 'more than chance explains'
> cj-scores s.csv --start a --end b -f html | grep -o '&lt;0.0001' | head -n 1
--- stdout
p_value
0.0000
<0.0001
more than chance explains
&lt;0.0001
