# cj-tabulate: conditions, derived columns, people.
--- a.csv
client ref,kind,n
P1,T,1
P1,A,2
P2,T,3
P9,T,4
,A,5
--- people.csv
Client ID,sex,dob
P1,F,2006-01-01
P2,M,2005-06-30
P3,F,2004-01-01

=== tabulate-condition-of-derived-columns
# Two of three are 16 or older; one was born in the first quarter of 2006-07.
--- a.csv
dob,d
2006-06-02,2022-06-01
2006-05-01,2022-06-01
2004-05-31,2022-06-01
$ cj-tabulate a.csv --derive 'age=age(dob,d)' --derive 'q=quarter(dob)' --values 'share(age>=16),count(q=2006-07Q1)'
--- stdout
share_age>=16,count_q=2006-07Q1
67,2

=== tabulate-condition-of-mixed-column
# By letters 10 would be before 9, and x above both: x is refused, as in --where, unless something else leaves its row out
# or it means that there is no number.
--- a.csv
n
10
8
x
--- p.json (no newline)
{"missingValues":["x"]}
$ cj-tabulate a.csv --values 'count(n>9)'; echo $?
> cj-tabulate a.csv --where 'n>9'; echo $?
> cj-tabulate a.csv --where 'n>9' --where 'n!=x' --values count
> cj-tabulate a.csv --where 'n!=x' --values 'share(n>9)'
> cj-tabulate a.csv --where 'n>9' --profile p.json
--- stdout
2
2
count
1
share_n>9
50
count
1
--- stderr
cj-tabulate: a.csv:4:1: condition "n>9": n holds "x", which is no number; if it means that there is none, name it under missingValues of a schema or profile
cj-tabulate: a.csv:4:1: condition "n>9": n holds "x", which is no number; if it means that there is none, name it under missingValues of a schema or profile

=== tabulate-condition-of-listed-texts
# Texts have an order where a schema or bands list them: low < medium < high, 5-9 < 10-14. Letters would have it otherwise.
--- a.csv
risk,age
low,6
medium,11
high,12
,20
--- s.json (no newline)
{"fields":[{"name":"risk","constraints":{"enum":["low","medium","high"]}},{"name":"age","type":"integer"}]}
$ t() { cj-tabulate a.csv "$@"; }
> t --schema s.json --values 'count(risk>=medium),count(risk<HIGH)'
> t --derive 'band=band(age,5-9,10-14,15+)' --where 'band>5-9'
> t --schema s.json --where 'risk>hihg'; echo $?
> t --where 'risk>low'; echo $?
--- stdout
count_risk>=medium,count_risk<HIGH
2,2
count
3
2
2
--- stderr
cj-tabulate: condition "risk>hihg": "hihg" is not one of the values of risk (low, medium, high)
cj-tabulate: condition "risk>low": "low" is no number and no date, and the texts of risk have an order only if a schema lists them (enum)

=== tabulate-condition-of-time
# Names of quarters, years and months are in order; a number is none of them.
--- a.csv
d
2021-05-01
2021-12-31
2022-06-01
$ t() { cj-tabulate a.csv --derive 'q=quarter(d)' --derive 'y=year(d)' --derive 'm=month(d)' "$@"; }
> t --where 'q>=2021-22Q3'
> t --values 'count(y<=2021-22),count(m>2021-M12)'
> t --where 'y>=2022'; echo $?
--- stdout
count
2
count_y<=2021-22,count_m>2021-M12
2,1
2
--- stderr
cj-tabulate: condition "y>=2022": values of y are written as 2021-22

=== tabulate-condition-of-identifiers
# Identifiers are texts: 10 is not above 9 by letters, and an order is refused.
--- a.csv
person_id,n
9,1
10,2
$ cj-tabulate a.csv --where 'person_id>9'
? 2
--- stderr
cj-tabulate: condition "person_id>9": person_id holds identifiers, which have no order

=== tabulate-condition-of-seldom-texts
# What is left out, or one of several, need not be there this quarter: a notice. What alone is asked for must be, and one of
# a list.
--- a.csv
k
theft
fraud
theft
fraud
$ t() { cj-tabulate a.csv "$@"; echo $?; }
> t --where 'k!=arson'
> t --where 'k=theft|arson'
> t --where 'k!=theff' -q
> t --where k=arson
> t --where 'k=arson|murder'
> t --values 'count(k!=fruad)'
--- stdout
count
4
0
count
2
0
count
4
0
2
2
count_k!=fruad
4
0
--- stderr
cj-tabulate: Condition "k!=arson": no row has "arson" in k
cj-tabulate: Condition "k=theft|arson": no row has "arson" in k
cj-tabulate: condition "k=arson": no row has "arson" in k; if that is right, name it under enum of a schema (--schema)
cj-tabulate: condition "k=arson|murder": no row has "arson" in k; if that is right, name it under enum of a schema (--schema)
cj-tabulate: Condition "k!=fruad": no row has "fruad" in k; did you mean "fraud"?

=== tabulate-condition-of-unknown-text
# A text that no row has is a slip of the hand, and the nearest one is named if it is no single row's; in a share as in a
# count. Beside one that rows have it may be seldom: it is told.
--- a.csv
k
theft
fraud
theft
fraud
arson
$ cj-tabulate a.csv --values 'count(k=theff)'; echo $?
> cj-tabulate a.csv --values 'share(k=theft|fruad)'; echo $?
> cj-tabulate a.csv --where k=theff; echo $?
> cj-tabulate a.csv --where k=arsn; echo $?
> # What --where leaves out exists all the same.
> cj-tabulate a.csv --where k=theft --values 'count(k=fraud)'
--- stdout
2
share_k=theft|fruad
40
0
2
2
count_k=fraud
0
--- stderr
cj-tabulate: condition "k=theff": no row has "theff" in k; did you mean "theft"?
cj-tabulate: Condition "k=theft|fruad": no row has "fruad" in k; did you mean "fraud"?
cj-tabulate: condition "k=theff": no row has "theff" in k; did you mean "theft"?
cj-tabulate: condition "k=arsn": no row has "arsn" in k; if that is right, name it under enum of a schema (--schema)

=== tabulate-date-column-as-a-figure
# The column of --date is one of dates: it has a first and a last day.
--- a.csv
d
2021-06-30
30/06/2021
2021-01-02
$ cj-tabulate a.csv --date d --period 2021 --values 'count,min(d),max(d)'
--- stdout
period,count,min_d,max_d
2021,3,2021-01-02,2021-06-30

=== tabulate-dates-without-period
# --date alone selects nothing: every row counts, those without a day as well.
--- a.csv
d,k
2021-05-01,a
,a
$ cj-tabulate a.csv --date d --rows k -v
--- stdout
k,count
a,2
--- stderr
cj-tabulate: a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-derive-age-and-band
# On 2022-06-01: born 2006-06-02 15, 2006-06-01 16, 2004-05-31 18, 2010-01-01 12.
--- a.csv
dob,d
2006-06-02,2022-06-01
2006-06-01,2022-06-01
2004-05-31,2022-06-01
2010-01-01,2022-06-01
,2022-06-01
$ cj-tabulate a.csv --derive 'age=age(dob,d)' --rows age --values 'count,mean(age)' --totals rows
> # Bands stand as they are written, 8-11 before 12-15; one that nobody is in is shown if --order declares it.
> cj-tabulate a.csv --derive 'age=age(dob,d)' --derive 'b=band(age,8-11,12-15,16-17,18+)' --rows b
> cj-tabulate a.csv --derive 'age=age(dob,d)' --derive 'b=band(age,8-11,12-15,16-17,18+)' --rows b \
>   --order 'b=8-11|12-15|16-17|18+' --missing drop
--- stdout
age,count,mean_age
12,1,12.0
15,1,15.0
16,1,16.0
18,1,18.0
(missing),1,
All,5,15.3
b,count
12-15,2
16-17,1
18+,1
(missing),1
b,count
8-11,0
12-15,2
16-17,1
18+,1

=== tabulate-derive-band-outside
# 12 is in none of the bands: an error of its row.
--- a.csv
n
9
12
20
$ cj-tabulate a.csv --derive 'b=band(n,0-9,20+)' --rows b; echo $?
> cj-tabulate a.csv --derive 'b=band(n,0-9,20+)' --rows b --tolerate 1
> # Bands that overlap are a fault of the option.
> cj-tabulate a.csv --derive 'b=band(n,0-10,10-20)' --rows b; echo $?
--- stdout
1
b,count
0-9,1
20+,1
2
--- stderr
cj-tabulate: a.csv:3:1: n: "12" is in none of the bands of b=band(n,0-9,20+)
cj-tabulate: a.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 3 rows of a.csv is at fault; no table was made
cj-tabulate: a.csv:3:1: n: "12" is in none of the bands of b=band(n,0-9,20+)
cj-tabulate: a.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: --derive "b=band(n,0-10,10-20)": bands 0-10 and 10-20 overlap

=== tabulate-derive-bands-in-their-order
# By letters 10-14 would be before 5-9.
--- a.csv
n
7
12
3
4
$ cj-tabulate a.csv --derive 'b=band(n,0-4,5-9,10-14)' --rows b
--- stdout
b,count
0-4,2
5-9,1
10-14,1

=== tabulate-derive-months-and-days
# 2021-01-31 to 2021-02-28: a month, kept in February, and 28 days; to 2021-03-30: 1 month (the second is 31 March), 58 days.
--- a.csv
s,e
2021-01-31,2021-02-28
2021-01-31,2021-03-30
2021-01-31,
$ cj-tabulate a.csv --derive 'm=months(s,e)' --derive 'n=days(s,e)' --values 'sum(m),mean(n),max(n)'
--- stdout
sum_m,mean_n,max_n
2,43.0,58

=== tabulate-derive-quarter-and-year
# Financial: March 2022 is Q4 of 2021-22, April Q1 of the next. The day need not be declared.
--- a.csv
d,id
2022-03-31,1
01/04/2022,2
2022-04-30,3
,4
$ cj-tabulate a.csv --derive 'q=quarter(d)' --rows q
> cj-tabulate a.csv --derive 'y=year(d)' --derive 'm=month(d)' --rows y,m
> cj-tabulate a.csv --derive 'q=quarter(d)' --cols q --change 2021-22Q4:2022-23Q1
--- stdout
q,count
2021-22Q4,1
2022-23Q1,2
(missing),1
y,m,count
2021-22,2022-M03,1
2022-23,2022-M04,2
(missing),(missing),1
q,count,change,change_pct
2021-22Q4,1,,
2022-23Q1,2,1,100
(missing),1,,

=== tabulate-derive-recode
# Theft and fraud are one; assault has no new name and keeps its own.
--- a.csv
k
Theft
fraud
Assault
theft
$ cj-tabulate a.csv --derive 'group=recode(k,theft=property,fraud=property)' --rows group --values 'count,distinct(k)'
--- stdout
group,count,distinct_k
Assault,1,1
property,3,2

=== tabulate-people
# Both name the person in other words, which are known. P1 F twice, P2 M; P9 is in no people file, and one row has no
# person: both have no sex. P3 has no row.
< a.csv people.csv
$ cj-tabulate a.csv --people people.csv --rows kind --cols sex
--- stdout
kind,sex,count
A,F,1
A,M,0
A,(missing),1
T,F,1
T,M,1
T,(missing),1
--- stderr
cj-tabulate: warning: a.csv:5:1: client ref: "P9" is in no usable row of the people file; the columns of people are blank
cj-tabulate: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-people-columns-of-both
# A column of the main file stays: area is that of the row, N, not that of the person.
--- a.csv
person_id,area
P1,N
--- people.csv
person_id,area,sex
P1,S,F
$ cj-tabulate a.csv --people people.csv --rows area,sex
--- stdout
area,sex,count
N,F,1

=== tabulate-people-conditions
# Conditions, figures and ages by a column of people: F has rows of 1 and 2. P1 was 16 on 2022-01-01.
< a.csv people.csv
$ cj-tabulate a.csv --people people.csv --where sex=F --values 'count,sum(n)' -q
> cj-tabulate a.csv --people people.csv --values 'share(sex=F),count(sex=M),count(sex=),distinct(sex)' -q
> cj-tabulate a.csv --people people.csv --rows year --derive 'year=year(dob)' -q
--- stdout
count,sum_n
2,3
share_sex=F,count_sex=M,count_sex=,distinct_sex
40,1,2,2
year,count
2005-06,3
(missing),2

=== tabulate-identifiers-mapped
# A column that is mapped to person_id holds identifiers: 007 and 7, P1 and p1 are four people.
--- a.csv
Ref,site
007,A
7,A
P1,B
p1,B
$ cj-tabulate a.csv --map Ref=person_id --values 'distinct(person_id),count where person_id=007,share(person_id!=p1)'
--- stdout
distinct_person_id,count_person_id=007,share_person_id!=p1
4,1,75
--- stderr
cj-tabulate: warning: a.csv: person_id: "7" differs from "007" only in leading zeros, and 1 more are like one before them: they count as different ones; a profile of each input that says "zeroPad": 3 of this column makes them one (docs/profiles.md)
cj-tabulate: a.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-identifiers-mapped-away
# A heading that identifies people elsewhere, mapped to another name: its values are texts.
--- a.csv
person_id
P1
p1
$ cj-tabulate a.csv --map person_id=postcode --values 'distinct(postcode)'
--- stdout
distinct_postcode
1

=== tabulate-conditions-on-quarters
# Names of quarters, years and months have the order of time, among names of their kind alone.
--- a.csv
day
2021-12-31
2022-01-01
2022-04-01
$ set -- a.csv --derive 'q=quarter(day)' --derive 'y=year(day)' --derive 'm=month(day)' --values
> cj-tabulate "$@" 'count(q>2021-22Q3),count(q<=2021-22Q4),count(y<2022-23),count(m>=2022-M01)'
> cj-tabulate a.csv --derive 'q=quarter(day)' --where 'q>=2022'
> head -n 1 a.csv >b.csv; cj-tabulate b.csv --derive 'q=quarter(day)' --where 'q>2021-22Q3' -q
--- stdout
count_q>2021-22Q3,count_q<=2021-22Q4,count_y<2022-23,count_m>=2022-M01
2,2,2,2
count
0
--- stderr
cj-tabulate: condition "q>=2022": values of q are written as 2021-22Q4

=== tabulate-conditions-with-no-number
# Of a column of numbers no cell is x9, which leaves out nothing, not even 0.
--- a.csv
ward
0
1
07
$ cj-tabulate a.csv --where 'ward!=1|x9' --rows ward -q
--- stdout
ward,count
0,1
07,1

=== tabulate-people-identifiers-by-letter
# Identifiers are compared letter for letter: P1 and p1 are two people, three with P2, however the column is headed.
--- a.csv
person_id
P1
p1
P2
--- b.csv
client ref
P1
p1
P2
--- people.csv
person_id,sex
P1,F
p1,M
P2,F
$ cj-tabulate b.csv --people people.csv --values 'distinct(person_id)'
> cj-tabulate a.csv --people people.csv --values 'distinct(person_id)'
--- stdout
distinct_person_id
3
distinct_person_id
3
--- stderr
cj-tabulate: warning: a.csv: person_id: "p1" differs from "P1" only in upper and lower case: they count as different ones; a profile of each input that says "upperCase": true of this column makes them one (docs/profiles.md)
cj-tabulate: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-people-mapped
# Headers that are not known are mapped: who is the person in both.
--- a.csv
who,n
01,1
1,2
--- people.csv
nr,sex
01,F
1,M
$ cj-tabulate a.csv --people people.csv --rows sex --map who=person_id --map people:nr=person_id
--- stdout
sex,count
F,1
M,1

=== tabulate-where
# Conditions are joined by and; numbers of an undeclared column are numbers: 10 > 9. A blank is only = and !=.
--- a.csv
k,n
a,10
a,9
a,8
b,10
b,
$ cj-tabulate a.csv --where 'n>=9' --where k=a -v
> cj-tabulate a.csv --rows k --where 'n!=9'
> cj-tabulate a.csv --rows k --where n=
--- stdout
count
2
k,count
a,2
b,2
k,count
b,1
--- stderr
cj-tabulate: a.csv: rows 5 = used 2 + outside the period 0 + not selected 3 + rejected 0

=== tabulate-where-before-the-grid
# What occurs in no row that is kept is in no cell of the grid.
--- a.csv
k,c
a,x
b,y
$ cj-tabulate a.csv --rows k --cols c --where k=a
--- stdout
k,c,count
a,x,1
