# cj-outcomes: derived columns.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
--- schema.json
{"fields":[{"name":"person_id","type":"string","x-cj":{"role":"person"}},{"name":"review_date","type":"date"},{"name":"outcome","type":"string"},{"name":"score","type":"number"},{"name":"start_date","type":"date"}]}

=== derive-age
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --derive 'age=age(date_of_birth,review_date)' --by age
--- stdout
period,age,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,16,confidence,,,2,1,0,1,0,0,100,0,0.0,79.3,,,
2021-22Q4,16,crime,,,2,0,0,0,0,,,,,,,,
2021-22Q4,17,confidence,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
2021-22Q4,17,crime,,,1,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,18,confidence,,,1,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,18,crime,,,1,0,0,0,0,,,,,,,,

=== derive-age-born-on-29-february
--- people.csv
person_id,date_of_birth
P1,29/02/2004
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-02-28,c,3
P1,2022-03-01,c,5
$ cj-outcomes reviews.csv --people people.csv --derive 'age=age(date_of_birth,review_date)' --by age
--- stdout
period,age,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,17,c,,,1,0,0,0,0,,,,,,,,
all,18,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== derive-bad-form
$ cj-outcomes $DATA/reviews.csv --derive 'quarter(score)'
? 2
--- stderr
cj-outcomes: --derive "quarter(score)" must be NAME=FUNCTION(...), such as age_band=band(age,10-14,15-17,18+)

=== derive-band
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --derive 'age=age(date_of_birth,review_date)' --derive 'band=band(age,0-15,16-17,18+)' --by band
--- stdout
period,band,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,16-17,confidence,,,3,2,1,1,0,50,50,0,9.5,90.5,,,
2021-22Q4,16-17,crime,,,3,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,18+,confidence,,,1,1,0,0,1,0,0,100,0.0,79.3,,,
2021-22Q4,18+,crime,,,1,0,0,0,0,,,,,,,,

=== derive-band-bad
$ cj-outcomes $DATA/reviews.csv --derive 'b=band(score,a-b)'
? 2
--- stderr
cj-outcomes: --derive "b=band(score,a-b)": "a-b" is no band; write 10-14, 18+ or a number, with NAME= before it if wanted

=== derive-band-named
# Born 2000-06-15: 17 on 2018-06-14, 18 the day after; names take the place of the ranges, in their order.
$ printf 'dob,seen\n2000-06-15,2018-06-14\n2000-06-15,2018-06-15\n2010-01-01,2018-06-15\n' |
>   cj-tabulate --derive 'age=age(dob,seen)' --derive 'band=band(age,"16, 17"=16-17,Adult=18+,Child=0-15)' --rows band
--- stdout
band,count
"16, 17",1
Adult,1
Child,1

=== derive-band-named-twice
$ printf 'a\n1\n' | cj-tabulate --derive 'b=band(a,x=0-1,X=2+)' --rows b
? 2
--- stderr
cj-tabulate: --derive "b=band(a,x=0-1,X=2+)": two bands are named X

=== derive-band-outside
< reviews.csv
$ cj-outcomes reviews.csv --derive 'b=band(score,0-3)' --by b
? 1
--- stderr
cj-outcomes: reviews.csv:3:4: score: "5" is in none of the bands of b=band(score,0-3)
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== derive-band-overlap
$ cj-outcomes $DATA/reviews.csv --derive 'b=band(score,0-5,5-10)'
? 2
--- stderr
cj-outcomes: --derive "b=band(score,0-5,5-10)": bands 0-5 and 5-10 overlap

=== derive-of-people-at-fault
# No band is for the risk of P2, whose row of the people is rejected with all that it says: no sex is joined either, and
# nobody of the men is counted. The row is reported once, for the first derivation that gives no value.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,Housing,3
P2,2022-01-01,Housing,4
P2,2022-02-01,Housing,5
--- people.csv
person_id,sex,risk,date_of_birth
P1,F,3,1991-01-01
P2,M,99,2001-05-06
$ set -- reviews.csv --people people.csv --derive 'b=band(risk,0-4,5-9)' --derive 'age=age(date_of_birth,2000-01-01)'
> cj-outcomes "$@" --by sex | cut -d, -f2,5-7
> cj-outcomes "$@" --by sex --tolerate 1 --findings f.csv -q 2>/dev/null | cut -d, -f2,5-7
> cut -d, -f3,4,6,8,9 f.csv; cj-outcomes "$@" --where sex=M --tolerate 1 --by sex -q 2>/dev/null | wc -l
--- stdout
sex,clients,reviewed,compared
F,1,1,0
(missing),0,1,1
file,line,column,column_name,value
people.csv,3,3,risk,99
reviews.csv,3,1,person_id,P2
1
--- stderr
cj-outcomes: people.csv:3:3: risk: "99" is in none of the bands of b=band(risk,0-4,5-9)
cj-outcomes: warning: reviews.csv:3:1: person_id: "P2" is in no usable row of the people file; the columns of people are blank
cj-outcomes: people.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: reviews.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: 1 of 2 rows of people.csv is at fault; no table was made

=== derive-born-after-review
< reviews.csv
--- people.csv
person_id,date_of_birth
P1,2022-01-15
$ cj-outcomes reviews.csv --people people.csv --derive 'a=age(date_of_birth,review_date)' --by a
? 1
--- stderr
cj-outcomes: reviews.csv:2:2: review_date: "2022-01-01" is before the person was born
cj-outcomes: people.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== derive-day-literal
# Age, months and days on a day that is written out. Born 29 February 2000: 11 on 28 February 2012, 12 the
# day after; from 31 January to 29 February 2012 it is a month (31 January + 1 month = 29 February).
$ printf 'dob,from\n2000-02-29,2012-01-31\n2000-02-28,2012-02-29\n' |
>   cj-tabulate --derive 'age=age(dob,2012-02-28)' --derive 'months=months(from,2012-02-29)' \
>     --derive 'days=days(from,2012-02-29)' --rows age,months,days
--- stdout
age,months,days,count
11,1,29,1
12,0,0,1

=== derive-days
< schema.json
--- reviews.csv
person_id,review_date,outcome,score,start_date
P1,2023-03-01,c,3,2023-03-01
P1,2024-03-01,c,5,2023-03-01
P2,2023-08-01,c,5,
$ cj-outcomes reviews.csv --schema schema.json --derive 'd=days(start_date,review_date)' --by d
--- stdout
period,d,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,0,c,,,1,0,0,0,0,,,,,,,,
all,366,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,(missing),c,,,1,0,0,0,0,,,,,,,,

=== derive-function-nearest
$ cj-outcomes $DATA/reviews.csv --derive 'b=bnad(score,0-3)'
? 2
--- stderr
cj-outcomes: --derive "b=bnad(score,0-3)": no function bnad; did you mean band(column,0-15,16-17,18+), or with names: band(column,young=0-17,18+)?

=== derive-function-unknown
$ cj-outcomes $DATA/reviews.csv --derive 'b=mode(score)'
? 2
--- stderr
cj-outcomes: --derive "b=mode(score)": no function mode; there are age, band, quarter, year, calendar_year, month, months, days, plus, plus_months and recode

=== derive-month
$ cj-outcomes $DATA/reviews.csv --derive 'm=month(review_date)' --by m | grep -v crime
--- stdout
period,m,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,2021-M05,confidence,,,1,0,0,0,0,,,,,,,,
all,2021-M06,confidence,,,1,0,0,0,0,,,,,,,,
all,2021-M11,confidence,,,1,0,0,0,0,,,,,,,,
all,2022-M01,confidence,,,2,1,0,1,0,0,100,0,0.0,79.3,,,
all,2022-M02,confidence,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
all,2022-M03,confidence,,,2,1,0,0,1,0,0,100,0.0,79.3,,,

=== derive-months-clamped
< schema.json
--- reviews.csv
person_id,review_date,outcome,score,start_date
P1,2024-02-28,c,3,2023-08-31
P1,2024-02-29,c,5,2023-08-31
P2,2023-08-01,c,5,2023-08-31
$ cj-outcomes reviews.csv --schema schema.json --derive 'm=months(start_date,review_date)' --by m
--- stdout
period,m,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,-1,c,,,1,0,0,0,0,,,,,,,,
all,5,c,,,1,0,0,0,0,,,,,,,,
all,6,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: warning: reviews.csv:4: m is below 0 in 1 of 3 rows, where review_date is before start_date: figures take it as it is
cj-outcomes: reviews.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== derive-name-taken
$ cj-outcomes $DATA/reviews.csv --derive 'score=month(review_date)'
? 2
--- stderr
cj-outcomes: --derive "score=month(review_date)": there is a column "score" already

=== derive-quarter
$ cj-outcomes $DATA/reviews.csv --derive 'q=quarter(review_date)' --by q | grep -v crime
--- stdout
period,q,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,2021-22Q1,confidence,,,2,0,0,0,0,,,,,,,,
all,2021-22Q3,confidence,,,1,0,0,0,0,,,,,,,,
all,2021-22Q4,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,

=== derive-recode
$ cj-outcomes $DATA/reviews.csv --derive 'area=recode(outcome,crime=offending,confidence="well, being")' --by area
--- stdout
period,area,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,offending,confidence,,,2,0,0,0,0,,,,,,,,
all,offending,crime,,,2,1,0,0,1,0,0,100,0.0,79.3,,,
all,"well, being",confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,"well, being",crime,,,4,0,0,0,0,,,,,,,,

=== derive-recode-rest
# Two kinds are named, the other two are the rest; a blank is none of them. Written over several lines.
$ printf 'kind\nTheft\nFraud\ntheft\nArson\nN/A\n"Other, old"\n' | cj-tabulate --rows k --derive 'k=recode(kind,
>     Theft=Acquisitive, Fraud=Acquisitive,
>     "Other, old"=Old,
>     *="All, else")'
--- stdout
k,count
Acquisitive,3
"All, else",1
Old,1
(missing),1

=== derive-recode-twice
# One value with two meanings is refused, as overlapping bands are.
$ printf 'a\nx\ny\n' >a.csv
> for recode in 'a,x=2,x=3' 'a,*=2,*=3' 'a,x=2,X=2'; do cj-tabulate a.csv --derive "n=recode($recode)" --rows n; echo $?; done
> printf '{"fields":[{"name":"a","x-cj":{"valueMap":{"x":"1","X":"2"}}}]}' >s.json; cj-tabulate a.csv --rows a --schema s.json; echo $?
> printf '{"columns":{"a":{"valueMap":{"x":"1","X":"2"}}}}' >p.json; cj-tabulate a.csv --rows a --profile p.json; echo $?
--- stdout
2
2
2
2
2
--- stderr
cj-tabulate: --derive "n=recode(a,x=2,x=3)": "x" is recoded twice
cj-tabulate: --derive "n=recode(a,*=2,*=3)": "*" is recoded twice
cj-tabulate: --derive "n=recode(a,x=2,X=2)": "X" is recoded twice
cj-tabulate: s.json:1: $.fields[0].x-cj.valueMap.X: "x" and "X" are the same value
cj-tabulate: p.json:1: $.columns.a: "X" stands for two values on the same day

=== derive-too-few
$ cj-outcomes $DATA/reviews.csv --people $DATA/people.csv --derive 'a=age(date_of_birth)'
? 2
--- stderr
cj-outcomes: --derive "a=age(date_of_birth)": expected age(date_of_birth,date)

=== derive-wrong-type
$ cj-outcomes $DATA/reviews.csv --derive 'q=quarter(outcome)'
? 2
--- stderr
cj-outcomes: reviews.csv:1:3: outcome: holds texts, and dates are needed

=== derive-year
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-03-31,c,3
P1,2022-04-01,c,5
$ cj-outcomes reviews.csv --derive 'y=year(review_date)' --by y
--- stdout
period,y,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,2021-22,c,,,1,0,0,0,0,,,,,,,,
all,2022-23,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== derive-plus
# 2023-01-03 + 100 days is 13 April; a blank gives a blank; 2024-02-29 is 2023-08-31 and six months.
--- releases.csv
id,released,days_to_return
P1,2023-01-03,100
P2,2023-01-04,
P3,2023-01-05,400
P4,,5
P5,2024-03-01,-1
$ cj-tabulate releases.csv --derive 'day=plus(released,days_to_return)' --rows id,day &&
> cj-tabulate releases.csv --derive 'day=plus(released,31)' --where id=P5 --rows day &&
> cj-tabulate releases.csv --derive 'day=plus_months(released,-6)' --where id=P5 --rows day
--- stdout
id,day,count
P1,2023-04-13,1
P2,(missing),1
P3,2024-02-09,1
P4,(missing),1
P5,2024-02-29,1
day,count
2024-04-01,1
day,count
2023-09-01,1

=== derive-plus-of-parts
--- r.csv
id,released,n
P1,2023-01-03,1.5
P2,2023-01-03,4000000
P3,2023-01-03,1
$ cj-tabulate r.csv --derive 'day=plus(released,n)' --rows day --tolerate 2
--- stdout
day,count
2023-01-04,1
--- stderr
cj-tabulate: r.csv:2:2: released: "2023-01-03" plus 1.5 days: days must be whole
cj-tabulate: r.csv:3:2: released: "2023-01-03" plus 4000000 days lead out of the years 1 to 9999
cj-tabulate: r.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2

=== derive-calendar-year
--- r.csv
id,d
P1,2023-03-31
P2,2023-12-31
P3,
$ cj-tabulate r.csv --derive 'y=calendar_year(d)' --derive 'f=year(d)' --rows y,f
--- stdout
y,f,count
2023,2022-23,1
2023,2023-24,1
(missing),(missing),1

=== derive-days-below-none
# 4 days, 9, 7 and one that was closed the day before it was opened: (4 + 9 + 7 - 1) / 4 = 4.75.
--- e.csv
id,opened,closed
E1,2022-04-01,2022-04-05
E2,2022-04-01,2022-04-10
E3,2022-04-12,2022-04-11
E4,2022-04-01,2022-04-08
E5,2022-04-01,
$ cj-tabulate e.csv --derive "d=days(opened,closed)" --values "mean(d)" -f text
--- stdout
Mean of d

Mean
of d
----
 4.8

Notes
- Mean of d: blanks left out (1 of 5 rows).
- d: days from opened to closed.
- "d" is below 0 in 1 row, where closed is before opened: figures take it as it is.
- e.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
--- stderr
cj-tabulate: warning: e.csv:4: d is below 0 in 1 of 4 rows, where closed is before opened: figures take it as it is
cj-tabulate: e.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== derive-days-below-none-in-most
# More often than not the other way round: that is what was asked for.
--- e.csv
id,opened,closed
E1,2022-04-05,2022-04-01
E2,2022-04-10,2022-04-01
E3,2022-04-11,2022-04-12
$ cj-tabulate e.csv --derive "d=days(opened,closed)" --values "sum(d)"
--- stdout
sum_d
-12
