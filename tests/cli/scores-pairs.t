# cj-scores: pairs of scores.
--- scores.csv
id,team,start,end,date
1,A,4,7,2022-01-05
2,A,3,3,2022-01-31
3,B,5,2,2021-12-31
4,B,2,6,2022-03-31
5,B,,4,2022-02-01
6,,1,,2022-04-01
7,A,2.5,4,

=== scores-all
# starts 4+3+5+2+1+2.5 = 17.5 of 6, ends 26 of 6, changes 3 0 -3 4 1.5 = 5.5 of 5.
# Ranks of 1.5 3 3 4 are 1 2.5 2.5 4, W+ = 7.5: 8 of 16 patterns are as far from 5.
< scores.csv
$ cj-scores scores.csv --start start --end end -v
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000
--- stderr
cj-scores: scores.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== scores-blank-words
# N/A, NULL and - are scores that are not there
--- scores.csv
start,end
4,6
N/A,5
NULL,-
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,2,1,4.0,5.5,2.0,1,0,0,100,0,0,1.0000

=== scores-by
# each team and the rows without one, which come last
< scores.csv
$ cj-scores scores.csv --start start --end end --by team
--- stdout
period,team,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,A,3,3,3,3.2,4.7,1.5,2,1,0,67,33,0,0.5000
all,B,2,3,2,3.5,4.0,0.5,1,0,1,50,0,50,1.0000
all,(missing),1,0,0,1.0,,,0,0,0,,,,

=== scores-by-start
# start is no column of the table of figures: it can group
--- scores.csv
start,end
10,4
1,1
1,4
$ cj-scores scores.csv --start start --end end --by start
--- stdout
period,start,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,2,2,2,1.0,2.5,1.5,1,1,0,50,50,0,1.0000
all,10,1,1,1,10.0,4.0,-6.0,0,0,1,0,0,100,1.0000

=== scores-by-taken
# the table has such a column
--- scores.csv
start,end,improved
1,2,x
$ cj-scores scores.csv --start start --end end --by improved
? 2
--- stderr
cj-scores: --by improved: the table has a column "improved" already; give it another name with --map or --derive

=== scores-by-total
# All is counted anew: with both scores 3 + 2 + 0
< scores.csv
$ cj-scores scores.csv --start start --end end --by team --total
--- stdout
period,team,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,A,3,3,3,3.2,4.7,1.5,2,1,0,67,33,0,0.5000
all,B,2,3,2,3.5,4.0,0.5,1,0,1,50,0,50,1.0000
all,(missing),1,0,0,1.0,,,0,0,0,,,,
all,All,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000

=== scores-no-pairs
# starts here, ends there: no pair, no change
--- scores.csv
id,start,end
1,4,
2,,5
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,1,0,4.0,5.0,,0,0,0,,,,

=== scores-no-rows
# a header alone
--- scores.csv
start,end
$ cj-scores scores.csv --start start --end end 
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,0,0,0,,,,0,0,0,,,,
--- stderr
cj-scores: warning: scores.csv:1: there is a header and no row below it
cj-scores: There is no row to count
cj-scores: scores.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== scores-periods
# both quarters, and each shows every team that occurs in any
< scores.csv
$ cj-scores scores.csv --start start --end end --date date --period 2021-22Q3 --period 2021-22Q4 --by team
--- stdout
period,team,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
2021-22Q3,A,0,0,0,,,,0,0,0,,,,
2021-22Q3,B,1,1,1,5.0,2.0,-3.0,0,0,1,0,0,100,1.0000
2021-22Q4,A,2,2,2,3.5,5.0,1.5,1,1,0,50,50,0,1.0000
2021-22Q4,B,1,2,1,2.0,5.0,4.0,1,0,0,100,0,0,1.0000

=== scores-total-without-by
# there is one group, which is all
< scores.csv
$ cj-scores scores.csv --start start --end end --total
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000

=== scores-a-row-each
# Ten rows of which five have a start and five an end are a row for each score: none is compared.
$ { echo id,before,after; for i in 1 2 3 4 5; do echo "$i,$i,"; echo "$i,,7"; done; } >s.csv
> cj-scores s.csv --start before --end after | cut -d, -f1-5; sed '$d' s.csv | cj-scores --start before --end after -q | cut -d, -f1-5
--- stdout
period,n_start,n_end,n_paired,start_mean
all,5,5,0,3.0
period,n_start,n_end,n_paired,start_mean
all,5,4,0,3.0
--- stderr
cj-scores: warning: s.csv: no row has both before and after, so none is compared: where each score has a row of its own cj-outcomes compares those of a person
cj-scores: s.csv: rows 10 = used 10 + outside the period 0 + not selected 0 + rejected 0
