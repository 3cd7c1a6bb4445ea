# cj-scores: inputs, people, periods, schemas.
--- scores-2.csv
start,end
4,6
3,nine
5,5
--- scores.csv
id,team,start,end,date
1,A,4,7,2022-01-05
2,A,3,3,2022-01-31
3,B,5,2,2021-12-31
4,B,2,6,2022-03-31
5,B,,4,2022-02-01
6,,1,,2022-04-01
7,A,2.5,4,

=== scores-date-all
# a blank date is in no period, not even in all: row 7 is left out. Changes 3 0 -3 4 = 4 of 4;
# ranks 1.5 1.5 3, W+ = 4.5: 6 of 8 patterns are as far from 3
< scores.csv
$ cj-scores scores.csv --start start --end end --date date -v
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,5,5,4,3.0,4.4,1.0,2,1,1,50,25,25,0.7500
--- stderr
cj-scores: scores.csv: rows 7 = used 6 + outside the period 1 + not selected 0 + rejected 0

=== scores-date-unknown
# the nearest one is named
< scores.csv
$ cj-scores scores.csv --start start --end end --date dat
? 2
--- stderr
cj-scores: scores.csv:1: no column "dat"; did you mean "date"?

=== scores-date-wrong
# no such day
--- scores.csv
start,end,date
1,2,2022-02-30
$ cj-scores scores.csv --start start --end end --date date
? 1
--- stderr
cj-scores: scores.csv:2:3: date: "2022-02-30" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-scores: scores.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-scores: 1 of 1 rows of scores.csv is at fault; no table was made

=== scores-derive
# bands of the start score: 2 and 2.5, the others 3 and over
< scores.csv
$ cj-scores scores.csv --start start --end end --derive "level=band(start,0-2.5,3+)" --by level --where start!=
--- stdout
period,level,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,0-2.5,3,2,2,1.8,5.0,2.8,2,0,0,100,0,0,0.5000
all,3+,3,3,3,4.0,4.0,0.0,1,1,1,33,33,33,1.0000

=== scores-end-missing
# both columns are needed
< scores.csv
$ cj-scores scores.csv --start start
? 2
--- stderr
cj-scores: the columns of scores are needed: --start COL and --end COL

=== scores-end-unknown
# the nearest one is named
< scores.csv
$ cj-scores scores.csv --start start --end ende
? 2
--- stderr
cj-scores: scores.csv:1: no column "ende"; did you mean "end"?

=== scores-headers-without-case
# case, blanks and punctuation aside
--- scores.csv
Start Score,END-SCORE
1,2
$ cj-scores scores.csv --start start_score --end end_score
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,1,1,1.0,2.0,1.0,1,0,0,100,0,0,1.0000

=== scores-help
# the options of the program come first
< scores.csv
$ cj-scores --help | sed -n "1,2p;/What is compared/,/--end/p"
--- stdout
Usage: cj-scores [OPTION...] [ROWS...]
Scaled scores before and after: averages, change, who moved.
 What is compared:
      --cases                Print a row for each row that is counted instead,
                             and what it counts as
      --date=COL             The column of dates by which a row is in a
                             --period
      --end=COL              The column of end scores (needed)

=== scores-map
# headers of another export
--- scores.csv
Score at start,Score at end
1,2
$ cj-scores scores.csv --map "Score at start=before" --map "Score at end=after" --start before --end after
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,1,1,1,1.0,2.0,1.0,1,0,0,100,0,0,1.0000

=== scores-option-unknown
# an option of another program
< scores.csv
$ cj-scores scores.csv --start start --end end --values x
? 2
--- stderr
cj-scores: there is no option --values; --help lists them

=== scores-order
# declared values are shown even where empty
< scores.csv
$ cj-scores scores.csv --start start --end end --by team --order "team=B|C|A"
--- stdout
period,team,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,B,2,3,2,3.5,4.0,0.5,1,0,1,50,0,50,1.0000
all,C,0,0,0,,,,0,0,0,,,,
all,A,3,3,3,3.2,4.7,1.5,2,1,0,67,33,0,0.5000
all,(missing),1,0,0,1.0,,,0,0,0,,,,

=== scores-order-unknown
# not shown
< scores.csv
$ cj-scores scores.csv --start start --end end --order "id=1|2"
? 2
--- stderr
cj-scores: --order "id": the table has no such column; name one of --by

=== scores-people
# columns of people, joined by the person
--- people.csv
person_id,sex
a,F
b,M
--- scores.csv
person_id,start,end
a,1,2
b,3,1
$ cj-scores scores.csv --start start --end end --people people.csv --by sex
--- stdout
period,sex,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,F,1,1,1,1.0,2.0,1.0,1,0,0,100,0,0,1.0000
all,M,1,1,1,3.0,1.0,-2.0,0,0,1,0,0,100,1.0000

=== scores-period
# January to March: rows 1 2 4 5; row 7 has no date and is in no period
< scores.csv
$ cj-scores scores.csv --start start --end end --date date --period 2021-22Q4 -v
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
2021-22Q4,3,4,3,3.0,5.0,2.3,2,1,0,67,33,0,0.5000
--- stderr
cj-scores: scores.csv: rows 7 = used 4 + outside the period 3 + not selected 0 + rejected 0

=== scores-period-all-without-date
# all needs no date
< scores.csv
$ cj-scores scores.csv --start start --end end --period all
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000

=== scores-period-empty
# a table of nothing is told
< scores.csv
$ cj-scores scores.csv --allow-empty --start start --end end --date date --period 2019
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
2019,0,0,0,,,,0,0,0,,,,
--- stderr
cj-scores: warning: scores.csv: no row lies in 2019: its date runs from 2021-12-31 to 2022-04-01
cj-scores: scores.csv: rows 7 = used 0 + outside the period 7 + not selected 0 + rejected 0

=== scores-period-empty-quiet
# and not with --quiet
< scores.csv
$ cj-scores scores.csv --allow-empty --start start --end end --date date --period 2019 -q
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
2019,0,0,0,,,,0,0,0,,,,

=== scores-period-without-date
# which rows lie in it nobody can tell
< scores.csv
$ cj-scores scores.csv --start start --end end --period 2021-22Q4
? 2
--- stderr
cj-scores: --period 2021-22Q4 needs --date COL, the column of dates that puts a row into a period

=== scores-schema
# a range that the schema gives
--- schema.json
{"fields": [{"name": "end", "type": "number", "constraints": {"maximum": 10}}]}
--- scores.csv
start,end
1,10
1,11
$ cj-scores scores.csv --start start --end end --schema schema.json
? 1
--- stderr
cj-scores: scores.csv:3:2: end: "11" is above the maximum 10
cj-scores: scores.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-scores: 1 of 2 rows of scores.csv is at fault; no table was made

=== scores-schema-text
# a column of texts is not averaged
--- schema.json
{"fields": [{"name": "end", "type": "string"}]}
--- scores.csv
start,end
1,10
$ cj-scores scores.csv --start start --end end --schema schema.json
? 2
--- stderr
cj-scores: scores.csv:1:2: end: holds texts, and numbers are needed

=== scores-start-is-end
# a column against itself says nothing; headers match without case
< scores.csv
$ cj-scores scores.csv --start START --end start
? 2
--- stderr
cj-scores: --start and --end name the same column "START"

=== scores-start-missing
# both columns are needed
< scores.csv
$ cj-scores scores.csv --end end
? 2
--- stderr
cj-scores: the columns of scores are needed: --start COL and --end COL

=== scores-start-unknown
# the nearest one is named
< scores.csv
$ cj-scores scores.csv --start strat --end end
? 2
--- stderr
cj-scores: scores.csv:1: no column "strat"; did you mean "start"?

=== scores-stdin
# a filter
< scores.csv
$ cj-scores --start start --end end < scores.csv
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000

=== scores-stdin-dash
# or -
< scores.csv
$ cj-scores - --start start --end end < scores.csv
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,6,6,5,2.9,4.3,1.1,3,1,1,60,20,20,0.5000

=== scores-text-score
# a text is an error of its row, and no table is made
< scores.csv=scores-2.csv
$ cj-scores scores.csv --start start --end end 
? 1
--- stderr
cj-scores: scores.csv:3:2: end: "nine" is not a whole number or a decimal such as 7.5
cj-scores: scores.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-scores: 1 of 3 rows of scores.csv is at fault; no table was made

=== scores-text-score-tolerated
# without it: 4 to 6 and 5 to 5
< scores.csv=scores-2.csv
$ cj-scores scores.csv --start start --end end --tolerate 1
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,4.5,5.5,1.0,1,1,0,50,50,0,1.0000
--- stderr
cj-scores: scores.csv:3:2: end: "nine" is not a whole number or a decimal such as 7.5
cj-scores: scores.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== scores-too-large
# three scores of 4 million millions are beyond what is added
--- scores.csv
start,end
4000000000000,1
4000000000000,1
4000000000000,1
$ cj-scores scores.csv --start start --end end 
? 1
--- stderr
cj-scores: scores.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-scores: the scores are too large to be added

=== scores-two-operands
# rows count once
< scores.csv
$ cj-scores scores.csv --start start --end end scores.csv
? 2
--- stderr
cj-scores: scores.csv: is the same file as scores.csv: its rows would count twice

=== scores-version
# 
$ cj-scores --version
--- stdout
cj-scores (cjtools) 0.1.0

=== scores-where
# rows of a condition: B alone
< scores.csv
$ cj-scores scores.csv --start start --end end --where team=B -v
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,3,2,3.5,4.0,0.5,1,0,1,50,0,50,1.0000
--- stderr
cj-scores: scores.csv: rows 7 = used 3 + outside the period 0 + not selected 4 + rejected 0
