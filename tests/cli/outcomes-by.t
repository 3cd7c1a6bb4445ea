# cj-outcomes: groups and their order, people.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5

=== by-and-total
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --by sex --total
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,F,confidence,,3,2,2,1,0,1,50,0,50,9.5,90.5,,,
2021-22Q4,F,crime,,3,2,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,M,confidence,,2,2,1,0,1,0,0,100,0,0.0,79.3,,,
2021-22Q4,M,crime,,2,2,0,0,0,0,,,,,,,,
2021-22Q4,All,confidence,,5,4,3,1,1,1,33,33,33,6.1,79.2,,,
2021-22Q4,All,crime,,5,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== by-empty
$ cj-outcomes $DATA/reviews.csv --by ''
? 2
--- stderr
cj-outcomes: --by "": an item of the list is empty

=== by-in-several-periods
$ cj-outcomes $DATA/reviews.csv --people $DATA/people.csv --by sex --period 2021-22Q1 --period 2021-22Q3 | grep -v crime
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q1,F,confidence,,3,1,0,0,0,0,,,,,,,,
2021-22Q1,M,confidence,,2,1,0,0,0,0,,,,,,,,
2021-22Q3,F,confidence,,3,1,1,1,0,0,100,0,0,20.7,100.0,,,
2021-22Q3,M,confidence,,2,0,0,0,0,0,,,,,,,,

=== by-missing-last
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --by locality
--- stdout
period,locality,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,North,confidence,,2,2,1,1,0,0,100,0,0,20.7,100.0,,,
2021-22Q4,North,crime,,2,2,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,South,confidence,,2,1,1,0,1,0,0,100,0,0.0,79.3,,,
2021-22Q4,South,crime,,2,1,0,0,0,0,,,,,,,,
2021-22Q4,(missing),confidence,,1,1,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,(missing),crime,,1,1,0,0,0,0,,,,,,,,

=== by-name-taken-outcome
$ cj-outcomes $DATA/reviews.csv --by outcome
? 2
--- stderr
cj-outcomes: --by outcome: the table has a column "outcome" already; give it another name with --map or --derive

=== by-name-taken-period
--- reviews.csv
person_id,review_date,outcome,score,period
P1,2022-01-01,c,3,a
$ cj-outcomes reviews.csv --by period
? 2
--- stderr
cj-outcomes: --by period: the table has a column "period" already; give it another name with --map or --derive

=== by-numbers-as-numbers
--- reviews.csv
person_id,review_date,outcome,score,size
P1,2022-01-01,c,3,9
P1,2022-02-01,c,5,10
P2,2022-01-01,c,3,11
P2,2022-02-01,c,5,
$ cj-outcomes reviews.csv --by size
--- stdout
period,size,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,9,c,,,1,0,0,0,0,,,,,,,,
all,10,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,11,c,,,1,0,0,0,0,,,,,,,,
all,(missing),c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== by-odd-name
--- reviews.csv
person_id,review_date,outcome,score,"how, big?"
P1,2022-01-01,c,3,"a|b"
P1,2022-02-01,c,5,"a|b"
P2,2022-01-01,c,3,"say ""x"""
P2,2022-02-01,c,5,z
$ cj-outcomes reviews.csv --by '"how, big?"'
--- stdout
period,"how, big?",outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,a|b,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,"say ""x""",c,,,1,0,0,0,0,,,,,,,,
all,z,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== by-period-without-such-a-column
$ cj-outcomes $DATA/reviews.csv --by period
? 2
--- stderr
cj-outcomes: --by period: the table has a column "period" already; give it another name with --map or --derive

=== by-twice
$ cj-outcomes $DATA/reviews.csv --people $DATA/people.csv --by sex,sex
? 2
--- stderr
cj-outcomes: the table has a column "sex" already; use another name for it (--derive or --map give one)

=== by-two-columns
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --by sex --by locality | grep -v crime
--- stdout
period,sex,locality,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,F,North,confidence,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
2021-22Q4,F,South,confidence,,1,0,0,0,0,0,,,,,,,,
2021-22Q4,F,(missing),confidence,,1,1,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,M,North,confidence,,1,1,0,0,0,0,,,,,,,,
2021-22Q4,M,South,confidence,,1,1,1,0,1,0,0,100,0,0.0,79.3,,,

=== by-unknown
$ cj-outcomes $DATA/reviews.csv --people $DATA/people.csv --by sexx
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "sexx"; did you mean "sex"?

=== by-without-people-file
$ cj-outcomes $DATA/reviews.csv --by sex
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "sex"; there are person_id, review_date, outcome and score (name the header that holds it with --map "HEADER=sex", or join people who have it with --people FILE)

=== confidence-998
$ cj-outcomes $DATA/reviews.csv --confidence 99.8
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,3.0,89.0,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,90.5,,,

=== confidence-unknown
$ cj-outcomes $DATA/reviews.csv --confidence 90
? 2
--- stderr
cj-outcomes: --confidence "90" must be 95 or 99.8

=== decimals
$ cj-outcomes $DATA/reviews.csv --decimals 3
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33.333,33.333,33.333,6.1492,79.2340,,,
all,crime,,,4,1,0,0,1,0.000,0.000,100.000,0.0000,79.3451,,,

=== decimals-fraction
$ cj-outcomes $DATA/reviews.csv --decimals 1.5
? 2
--- stderr
cj-outcomes: --decimals "1.5" must be a whole number from 0 to 6

=== decimals-out-of-range
$ cj-outcomes $DATA/reviews.csv --decimals 7
? 2
--- stderr
cj-outcomes: --decimals "7" must be a whole number from 0 to 6

=== ids-keep-zeros-and-case
--- reviews.csv
person_id,review_date,outcome,score
007,2022-01-01,c,3
 007 ,2022-02-01,C,5
7,2022-02-01,c,5
a,2022-01-01,c,1
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,3,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: warning: reviews.csv: person_id: "7" differs from "007" only in leading zeros: they count as different ones; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
cj-outcomes: reviews.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== order-bad-form
$ cj-outcomes $DATA/reviews.csv --order sex
? 2
--- stderr
cj-outcomes: --order "sex" must be COLUMN=a|b|c

=== order-misspelt
$ cj-outcomes $DATA/reviews.csv --people $DATA/people.csv --by sex --order sxe=F
? 2
--- stderr
cj-outcomes: --order "sxe": the table has no such column; did you mean "sex"?

=== order-not-shown
$ cj-outcomes $DATA/reviews.csv --order sex=F
? 2
--- stderr
cj-outcomes: --order "sex": the table has no such column; name one of --by, or outcome

=== order-of-groups
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --by sex --order 'sex=M|X|F' | grep -v crime
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,M,confidence,,2,2,1,0,1,0,0,100,0,0.0,79.3,,,
2021-22Q4,X,confidence,,0,0,0,0,0,0,,,,,,,,
2021-22Q4,F,confidence,,3,2,2,1,0,1,50,0,50,9.5,90.5,,,

=== order-of-outcomes
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --order 'outcome=crime|housing'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,housing,,,4,0,0,0,0,,,,,,,,
2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,

=== order-of-outcomes-and-framework
$ cj-outcomes $DATA/reviews.csv --framework $DATA/framework.json --order outcome=crime
? 2
--- stderr
cj-outcomes: --order outcome=...: the framework gives the order of the outcomes

=== people-clients
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,5,4,3,1,1,1,33,33,33,6.1,79.2,,,
2021-22Q4,crime,,5,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== people-file-missing
$ cj-outcomes $DATA/reviews.csv --people nosuch.csv
? 3
--- stderr
cj-outcomes: nosuch.csv: cannot open: No such file or directory

=== people-missing-person
--- people.csv
person_id,sex
P1,F
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
P2,2022-01-01,c,4
P2,2022-02-01,c,1
$ cj-outcomes reviews.csv --people people.csv --by sex
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,F,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,(missing),c,,0,1,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: warning: reviews.csv:4:1: person_id: "P2" is in no usable row of the people file; the columns of people are blank
cj-outcomes: people.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: reviews.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== people-missing-person-quiet
--- people.csv
person_id,sex
P1,F
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
P2,2022-01-01,c,4
$ cj-outcomes reviews.csv --people people.csv --by sex -q
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,F,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,(missing),c,,0,1,0,0,0,0,,,,,,,,

=== people-row-rejected
< reviews.csv
--- people.csv
person_id,sex,date_of_birth
P1,F,31/02/2005
$ cj-outcomes reviews.csv --people people.csv --derive 'a=age(date_of_birth,2022-01-01)' --by sex --tolerate 1
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,(missing),c,,0,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: people.csv:2:3: date_of_birth: "31/02/2005" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: warning: reviews.csv:2:1: person_id: "P1" is in no usable row of the people file; the columns of people are blank
cj-outcomes: people.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== people-twice
< reviews.csv
--- people.csv
person_id,sex
P1,F
P1,M
$ cj-outcomes reviews.csv --people people.csv
? 1
--- stderr
cj-outcomes: people.csv:3:1: person_id: "P1" stands in line 2 already
cj-outcomes: people.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: reviews.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: 1 of 2 rows of people.csv is at fault; no table was made

=== sum-to-100
$ cj-outcomes $DATA/reviews.csv --sum-to-100
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,34,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
