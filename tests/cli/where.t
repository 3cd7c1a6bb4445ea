# cj-outcomes: conditions.
--- reviews.csv
person_id,review_date,outcome,score,"how, big?"
P1,2022-01-01,c,3,"a|b"
P1,2022-02-01,c,5,"a|b"
P2,2022-01-01,c,3,"say ""x"""
P2,2022-02-01,c,5,z

=== where-above
$ cj-outcomes $DATA/reviews.csv -v --where 'score>5'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,2,0,0,0,0,,,,,,,,
all,crime,,,2,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 3 + outside the period 0 + not selected 8 + rejected 0

=== where-and-period
$ cj-outcomes $DATA/reviews.csv -v --period 2021-22Q4 --people $DATA/people.csv --where sex=F
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,3,2,2,1,0,1,50,0,50,9.5,90.5,,,
2021-22Q4,crime,,3,2,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: people.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
cj-outcomes: reviews.csv: rows 11 = used 6 + outside the period 1 + not selected 4 + rejected 0

=== where-at-least-and
$ cj-outcomes $DATA/reviews.csv -v --where 'score>=5' --where outcome=crime
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,crime,,,2,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 2 + outside the period 0 + not selected 9 + rejected 0

=== where-at-most-decimal
$ cj-outcomes $DATA/reviews.csv -v --where 'score<=4.5'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,3,1,0,1,0,0,100,0,0.0,79.3,,,
all,crime,,,3,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 5 + outside the period 0 + not selected 6 + rejected 0

=== where-bad-date
$ cj-outcomes $DATA/reviews.csv --where 'review_date>=31/02/2022'
? 2
--- stderr
cj-outcomes: condition "review_date>=31/02/2022": "31/02/2022" is not a date as YYYY-MM-DD

=== where-bad-form
$ cj-outcomes $DATA/reviews.csv --where score
? 2
--- stderr
cj-outcomes: condition "score" must be like sex=F, age>=16, outcome!="a|b"|c or score= (blank)

=== where-bad-number
$ cj-outcomes $DATA/reviews.csv --where 'score<many'
? 2
--- stderr
cj-outcomes: condition "score<many": "many" is not a number

=== where-blank
$ cj-outcomes $DATA/reviews.csv -v --where score=
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,1,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 1 + outside the period 0 + not selected 10 + rejected 0

=== where-date
$ cj-outcomes $DATA/reviews.csv -v --where review_date=08/02/2022
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,1,0,0,0,0,,,,,,,,
all,crime,,,1,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 2 + outside the period 0 + not selected 9 + rejected 0

=== where-derived
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv --derive 'age=age(date_of_birth,review_date)' --where 'age>=17' -v
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2021-22Q4,confidence,,5,2,2,1,0,1,50,0,50,9.5,90.5,,,
2021-22Q4,crime,,5,2,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: people.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-outcomes: reviews.csv: rows 11 = used 6 + outside the period 1 + not selected 4 + rejected 0

=== where-list-without-case
$ cj-outcomes $DATA/reviews.csv -v --where 'outcome=CRIME|Confidence' --where 'review_date<2022-03-01'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,2,1,1,0,50,50,0,9.5,90.5,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 9 + outside the period 0 + not selected 2 + rejected 0

=== where-names-nobody
# What a message tells of a column is codes: no names, nothing that a single row says.
--- n.csv
name,note,sex,score
John Smith,care order,M,1
Ann Jones,self harm,F,1
Bo Lee,,M,1
Cy Poe,,F,1
Di Roe,,M,1
Ed Fox,,F,1
Fay Gil,,M,1
Gus Hay,,F,1
Hal Ive,,M,1
Ida Joy,,F,1
Jan Kay,,X,1
$ r() { cj-tabulate n.csv --rows score "$@"; echo $?; }
> r --where name=zzz
> r --where 'name=jon smith'
> r --where 'name=John-Smith'
> r --where note=zzz
> r --where sex=zzz
> r --where sex=G
--- stdout
2
2
2
2
2
2
--- stderr
cj-tabulate: condition "name=zzz": no row has "zzz" in name; if that is right, name it under enum of a schema (--schema)
cj-tabulate: condition "name=jon smith": no row has "jon smith" in name; if that is right, name it under enum of a schema (--schema)
cj-tabulate: condition "name=John-Smith": no row has "John-Smith" in name; one is there that differs in case, blanks or punctuation alone
cj-tabulate: condition "note=zzz": no row has "zzz" in note; if that is right, name it under enum of a schema (--schema)
cj-tabulate: condition "sex=zzz": no row has "zzz" in sex; there are M and F, and rarer ones; if that is right, name it under enum of a schema (--schema)
cj-tabulate: condition "sex=G": no row has "G" in sex; there are M and F, and rarer ones; if that is right, name it under enum of a schema (--schema)

=== where-no-such-day
# Before 1 May are a and b. 31 April and month 13 are no days: they are refused, and not compared by their letters, by
# which 30/04/2021 would be above them. What is neither a day nor a number has no order.
--- a.csv
k,left
a,2021-04-20
b,30/04/2021
c,2021-05-01
$ cj-tabulate a.csv --where 'left<2021-05-01' -q
> cj-tabulate a.csv --where 'left<2021-04-31'
> cj-tabulate a.csv --where 'left<31/04/2021'
> cj-tabulate a.csv --where 'left>=2021-13-01'
> cj-tabulate a.csv --where 'left<z' -q
? 2
--- stdout
count
2
--- stderr
cj-tabulate: condition "left<2021-04-31": "2021-04-31" is not a date as YYYY-MM-DD
cj-tabulate: condition "left<31/04/2021": "31/04/2021" is not a date as YYYY-MM-DD
cj-tabulate: condition "left>=2021-13-01": "2021-13-01" is not a date as YYYY-MM-DD
cj-tabulate: condition "left<z": "z" is no number and no date, and the texts of left have an order only if a schema lists them (enum)

=== where-not
$ cj-outcomes $DATA/reviews.csv -v --where 'score!=5'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 9 + outside the period 0 + not selected 2 + rejected 0

=== where-not-blank
$ cj-outcomes $DATA/reviews.csv -v --where 'score!='
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,3,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,3,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 10 + outside the period 0 + not selected 1 + rejected 0

=== where-of-people
$ cj-outcomes $DATA/reviews.csv -v --people $DATA/people.csv --where 'locality!=North'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,3,2,2,0,1,1,0,50,50,0.0,65.8,,,
all,crime,,3,2,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: people.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
cj-outcomes: reviews.csv: rows 11 = used 5 + outside the period 0 + not selected 6 + rejected 0

=== where-one-value
$ cj-outcomes $DATA/reviews.csv -v --where outcome=crime
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,crime,,,2,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 3 + outside the period 0 + not selected 8 + rejected 0

=== where-open-quote
$ cj-outcomes $DATA/reviews.csv --where 'outcome="crime' 
? 2
--- stderr
cj-outcomes: condition "outcome="crime": a quotation mark is out of place

=== where-quoted-bar
< reviews.csv
$ cj-outcomes reviews.csv -v --where '"how, big?"="a|b"' 
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv: rows 4 = used 2 + outside the period 0 + not selected 2 + rejected 0

=== where-quoted-id
$ cj-outcomes $DATA/reviews.csv -v --where '"person_id"="P1"|"P2"' 
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,2,2,1,1,0,50,50,0,9.5,90.5,,,
all,crime,,,2,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: reviews.csv: rows 11 = used 8 + outside the period 0 + not selected 3 + rejected 0

=== where-quoted-quote
< reviews.csv
$ cj-outcomes reviews.csv -v --where '"how, big?"="say ""x"""|z' 
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv: rows 4 = used 2 + outside the period 0 + not selected 2 + rejected 0

=== where-selects-nothing
$ cj-outcomes $DATA/reviews.csv --where 'score>100'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
--- stderr
cj-outcomes: There is no review to count

=== where-two-bounds
$ cj-outcomes $DATA/reviews.csv --where 'score<4|5'
? 2
--- stderr
cj-outcomes: condition "score<4|5": < <= > >= take one value

=== where-undeclared-number
--- reviews.csv
person_id,review_date,outcome,score,size
P1,2022-01-01,c,3,9
P1,2022-02-01,c,5,10
P2,2022-01-01,c,3,11
P2,2022-02-01,c,5,
$ cj-outcomes reviews.csv -v --where 'size>9'
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: reviews.csv: rows 4 = used 2 + outside the period 0 + not selected 2 + rejected 0

=== where-undeclared-text
# x10 is no number: by letters 9 would be above 11.
--- reviews.csv
person_id,review_date,outcome,score,size
P1,2022-01-01,c,3,9
P1,2022-02-01,c,5,x10
P2,2022-01-01,c,3,11
P2,2022-02-01,c,5,
$ cj-outcomes reviews.csv -v --where 'size>9'
? 2
--- stderr
cj-outcomes: reviews.csv:3:5: condition "size>9": size holds "x10", which is no number; if it means that there is none, name it under missingValues of a schema or profile

=== where-unknown-column-nearest
$ cj-outcomes $DATA/reviews.csv --where outcme=crime
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "outcme"; did you mean "outcome"?

=== where-unknown-id-names-nobody
$ cj-outcomes $DATA/reviews.csv --where person_id=p1
? 2
--- stderr
cj-outcomes: condition "person_id=p1": no row has "p1" in person_id; one is there that differs in case, blanks or punctuation alone

=== where-unknown-value
$ cj-outcomes $DATA/reviews.csv --where outcome=zzzzzzz
? 2
--- stderr
cj-outcomes: condition "outcome=zzzzzzz": no row has "zzzzzzz" in outcome; there are confidence and crime; if that is right, name it under enum of a schema (--schema)

=== where-unknown-value-nearest
$ cj-outcomes $DATA/reviews.csv --where outcome=confidance
? 2
--- stderr
cj-outcomes: condition "outcome=confidance": no row has "confidance" in outcome; did you mean "confidence"?

=== where-odd-form
# What has digits may be a number in a form of its own: named as missing it would be lost.
--- amounts.csv
id,days
1,10
2,"1,000"
3,9
--- p.json
{"columns": {"days": {"groupChar": ","}}}
$ cj-tabulate amounts.csv --where 'days>=10' -q; cj-tabulate amounts.csv --where 'days>=10' -q --profile p.json
--- stdout
count
2
--- stderr
cj-tabulate: amounts.csv:3:2: condition "days>=10": days holds "1,000", which is no number; a profile says how numbers are written (decimalChar, groupChar, bareNumber, units)

=== where-revised
# "7 [r]" is the number 7, revised: more than 6, and as many as 7.
--- t.csv
area,count
A,12
B,7 [r]
C,6
$ cj-tabulate t.csv --rows area --where 'count>6'; cj-tabulate t.csv --rows area --where 'count=7'
--- stdout
area,count
A,1
B,1
area,count
B,1

=== where-withheld
# In a printed table [c], [x] and [z] are no numbers: they are neither more nor less than 8, nor 12, and other than 12.
--- t.csv
area,count
A,12
B,[c]
C,9
D,[x]
E,[z]
$ cj-tabulate t.csv --rows area --where 'count>8'; cj-tabulate t.csv --rows area --where 'count=12'; cj-tabulate t.csv --where 'count!=12' --rows area
--- stdout
area,count
A,1
C,1
area,count
A,1
area,count
B,1
C,1
D,1
E,1

=== where-signs-behind-the-equals-sign
# "=>5" asks for the text ">5"; 5 and more is ">=5". A withheld "<5" is a text that may be asked for.
--- a.csv
Score
3
5
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
--- w.csv
n
<5
7
$ cj-tabulate a.csv --where 'Score=>5'; cj-tabulate a.csv --where 'Score=<5'; cj-tabulate a.csv --where 'Score==5'
> cj-outcomes r.csv --where 'score=>3'; cj-outcomes r.csv --where 'review_date=<2022-01-01'; cj-tabulate w.csv --where 'n=<5'
--- stdout
count
1
--- stderr
cj-tabulate: condition "Score=>5": no row has ">5" in Score; did you mean "Score>=5"?
cj-tabulate: condition "Score=<5": no row has "<5" in Score; did you mean "Score<=5"?
cj-tabulate: condition "Score==5": no row has "=5" in Score; did you mean "Score=5"?
cj-outcomes: condition "score=>3": ">3" is not a number; did you mean "score>=3"?
cj-outcomes: condition "review_date=<2022-01-01": "<2022-01-01" is not a date as YYYY-MM-DD; did you mean "review_date<=2022-01-01"?
