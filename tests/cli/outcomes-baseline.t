# cj-outcomes: with what the latest review is compared.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,2
P1,01/02/2022,C,6

=== baseline-before-period
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --baseline before-period
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,2,0,1,1,0,50,50,0.0,65.8,,,
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== baseline-before-period-with-all
$ cj-outcomes $DATA/reviews.csv --baseline before-period
? 2
--- stderr
cj-outcomes: --baseline before-period needs a period that begins: nothing lies before "all"

=== baseline-before-period-with-all-among-others
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --period all --baseline before-period
? 2
--- stderr
cj-outcomes: --baseline before-period needs a period that begins: nothing lies before "all"

=== baseline-first
$ cj-outcomes $DATA/reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== baseline-first-quarter
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --baseline first
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== baseline-previous
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --baseline previous
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,0,1,2,0,33,67,0.0,56.1,,,
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== baseline-recorded
$ cj-outcomes $DATA/recorded.csv --baseline recorded
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,

=== baseline-recorded-with-pairs
$ cj-outcomes $DATA/recorded.csv --baseline recorded --unit pairs
? 2
--- stderr
cj-outcomes: --unit pairs compares scores with each other; --baseline recorded has none

=== baseline-recorded-without-progress
$ cj-outcomes $DATA/reviews.csv --baseline recorded
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "progress"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=progress")

=== baseline-twice
$ cj-outcomes $DATA/reviews.csv --baseline previous --baseline first
? 2
--- stderr
cj-outcomes: --baseline is given twice

=== baseline-unknown
$ cj-outcomes $DATA/reviews.csv --baseline last
? 2
--- stderr
cj-outcomes: --baseline "last" must be first, previous, before-period or recorded

=== lower-is-better
$ cj-outcomes $DATA/reviews.csv --lower-is-better Crime
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,1,0,0,100,0,0,20.7,100.0,,,

=== lower-is-better-nearest
$ cj-outcomes $DATA/reviews.csv --lower-is-better crim
? 2
--- stderr
cj-outcomes: --lower-is-better: no outcome "crim"; did you mean "crime"?

=== lower-is-better-unknown
$ cj-outcomes $DATA/reviews.csv --lower-is-better xyzzyx
? 2
--- stderr
cj-outcomes: --lower-is-better: no outcome "xyzzyx"; there are confidence and crime

=== recorded-unknown-word
--- reviews.csv
person_id,review_date,outcome,progress
P1,2022-01-01,c,better
$ cj-outcomes reviews.csv --baseline recorded
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: progress: "better" is not one of improved, maintained, deteriorated
cj-outcomes: reviews.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of reviews.csv is at fault; no table was made

=== score-text
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,eleven
P2,2022-01-01,c,1e3
P3,2022-01-01,c,"1,5"
P4,2022-01-01,c,£5
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "eleven" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:3:4: score: "1e3" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:4:4: score: "1,5" is not a whole number or a decimal such as 7.5; {"decimalChar": ","} for the column in a profile reads it as 1.5
cj-outcomes: reviews.csv:5:4: score: "£5" is not a whole number or a decimal such as 7.5; {"bareNumber": false} for the column in a profile reads it as 5
cj-outcomes: reviews.csv: rows 4 = used 0 + outside the period 0 + not selected 0 + rejected 4
cj-outcomes: 4 of 4 rows of reviews.csv are at fault; no table was made

=== score-too-large
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-02,c,5000000000000
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "5000000000000" is a number beyond 4,000,000,000,000
cj-outcomes: reviews.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of reviews.csv is at fault; no table was made

=== score-too-many-decimals
# 1.2345678 is read as 1.234568, from which 1.234567 is a fall of less than the threshold. The table says so.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-02,c,1.2345678
P1,2022-01-03,c,1.234567
$ cj-outcomes reviews.csv --repairs r.csv; cat r.csv; cj-outcomes reviews.csv -f text | tail -n 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,0,1,0,0,100,0,0.0,79.3,,,
file,line,column,old,new,rule
reviews.csv,2,4,1.2345678,1.234568,rounded
- reviews.csv: repairs 1 = rounded 1 (score)

=== score-twice
< reviews.csv
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:3:1: person_id: "P1" has a second score for this outcome and date in line 4; distinctRows of a profile drops equal rows
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== score-twice-one-blank
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,4
P1,2022-02-01,c,
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== score-twice-tolerated
< reviews.csv
$ cj-outcomes reviews.csv --tolerate 1
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:3:1: person_id: "P1" has a second score for this outcome and date in line 4; distinctRows of a profile drops equal rows
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== threshold-half
$ cj-outcomes $DATA/reviews.csv --threshold 0.5
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,2,0,1,67,0,33,20.8,93.9,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== threshold-text
$ cj-outcomes $DATA/reviews.csv --threshold two
? 2
--- stderr
cj-outcomes: --threshold "two" must be a number above 0, such as 1 or 0.5

=== threshold-three
$ cj-outcomes $DATA/reviews.csv --threshold 3
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,0,2,1,0,67,33,0.0,56.1,,,
all,crime,,,4,1,0,1,0,0,100,0,0.0,79.3,,,

=== threshold-zero
$ cj-outcomes $DATA/reviews.csv --threshold 0
? 2
--- stderr
cj-outcomes: --threshold "0" must be a number above 0, such as 1 or 0.5

=== unit-pairs
$ cj-outcomes $DATA/reviews.csv --unit pairs
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,4,1,1,2,25,25,50,4.6,69.9,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== unit-pairs-quarter
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --unit pairs
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,,4,3,0,1,2,0,33,67,0.0,56.1,,,
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== unit-unknown
$ cj-outcomes $DATA/reviews.csv --unit person
? 2
--- stderr
cj-outcomes: --unit "person" must be people or pairs
