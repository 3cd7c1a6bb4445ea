# How dates are written: times, offsets, weekdays, and months, quarters and years without days.

=== time-with-fraction
# A fraction of a second is read over, whether the form has %f or ends in %S.
--- e.csv
id,start
A1,2021-03-04 09:12:31.457
A2,2021-03-14 10:00:00.013
$ cj-tabulate e.csv --date-format "%Y-%m-%d %H:%M:%S.%f" --derive "m=month(start)" --rows m &&
> cj-tabulate e.csv --date-format "%Y-%m-%d %H:%M:%S" --derive "m=month(start)" --rows m
--- stdout
m,count
2021-M03,2
m,count
2021-M03,2

=== time-without-form
# The message says how the cells can be read.
--- e.csv
id,start
A1,2021-03-04 09:12:31.457
A2,04/03/2021 01:05:00 PM
A3,2021-03-31T23:30:00+01:00
A4,2014-15
$ cj-tabulate e.csv --derive "m=month(start)" --rows m
? 1
--- stderr
cj-tabulate: e.csv:2:2: start: "2021-03-04 09:12:31.457" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%Y-%m-%d %H:%M:%S' reads it
cj-tabulate: e.csv:3:2: start: "04/03/2021 01:05:00 PM" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%d/%m/%Y %I:%M:%S %p' reads it
cj-tabulate: e.csv:4:2: start: "2021-03-31T23:30:00+01:00" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%Y-%m-%dT%H:%M:%S%z' reads it
cj-tabulate: e.csv:5:2: start: "2014-15" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format 'financial-year' reads it
cj-tabulate: e.csv: rows 4 = used 0 + outside the period 0 + not selected 0 + rejected 4
cj-tabulate: 4 of 4 rows of e.csv are at fault; no table was made

=== time-of-twelve-hours
# 12:30 AM is of the day that is written.
--- e.csv
id,start
A1,31/03/2021 12:30:00 AM
A2,31/03/2021 11:59:59 pm
A3,01/04/2021 12:00:00 PM
$ cj-tabulate e.csv --date-format "%d/%m/%Y %I:%M:%S %p" --derive "m=month(start)" --rows m
--- stdout
m,count
2021-M03,2
2021-M04,1

=== time-with-offset
# The day is the one that is written: half past midnight in London is the day before in UTC.
--- stops.csv
Type,Date,Outcome
Person search,2020-07-01T00:15:00+01:00,Arrest
Person search,2020-07-02T13:05:00+00:00,No further action
Person search,2020-07-31T23:59:00-0500,Arrest
Person search,2020-08-01T00:00:00Z,Arrest
$ cj-tabulate stops.csv --date Date --date-format '%Y-%m-%dT%H:%M:%S%z' --period 2020-M07 --rows Outcome
--- stdout
period,Outcome,count
2020-M07,Arrest,2
2020-M07,No further action,1

=== weekday-of-date
# 4 March 2021 was a Thursday, 5 March a Friday; September is written in three ways.
--- e.csv
id,start
A1,Thu 4 Mar 2021
A2,Friday 5 March 2021
A3,Wed 1 Sept 2021
A4,Thu 2 September 2021
A5,Fri 3 Sep 2021
$ cj-tabulate e.csv --date-format "%a %d %b %Y" --derive "m=month(start)" --rows m
--- stdout
m,count
2021-M03,2
2021-M09,3

=== weekday-of-another-date
--- e.csv
id,start
A1,Thu 4 Mar 2021
A2,Thu 5 Mar 2021
$ cj-tabulate e.csv --date-format "%a %d %b %Y" --derive "m=month(start)" --rows m
? 1
--- stderr
cj-tabulate: e.csv:3:2: start: "Thu 5 Mar 2021" names a weekday that is not the date's, which is a Friday
cj-tabulate: e.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 2 rows of e.csv is at fault; no table was made

=== months-in-quarters
# A month lies in one quarter and one year whatever the day.
--- street.csv
Crime ID,Month,Crime type
a1,2022-08,Burglary
a2,2022-08,Drugs
a3,2022-11,Burglary
a4,2023-01,Burglary
$ for d in month quarter year calendar_year; do
> cj-tabulate street.csv --date-format %Y-%m --derive "p=$d(Month)" --rows p; done
--- stdout
p,count
2022-M08,2
2022-M11,1
2023-M01,1
p,count
2022-23Q2,2
2022-23Q3,1
2022-23Q4,1
p,count
2022-23,4
p,count
2022,3
2023,1

=== months-written-out
--- m.csv
id,d
1,Aug 2022
2,September 2022
3,Sept 2022
$ cj-tabulate m.csv --date-format "%b %Y" --date d --period 2022-M09 --period 2022-23Q2 --values count
--- stdout
period,count
2022-M09,2
2022-23Q2,3

=== months-of-a-schema
# yearmonth and year are checked as the standard has them, and read as dates where they are asked for.
--- m.csv
id,d,y
1,2022-08,2022
2,2022-11,2022
3,2023-02Z,2023
4,,
--- s.json
{"fields":[{"name":"id","type":"string"},{"name":"d","type":"yearmonth"},{"name":"y","type":"year"}]}
$ cj-tabulate m.csv --schema s.json --derive "q=quarter(d)" --rows q --date y --period 2022 --period 2023 --values count
--- stdout
period,q,count
2022,2022-23Q2,1
2022,2022-23Q3,1
2022,2022-23Q4,0
2023,2022-23Q2,0
2023,2022-23Q3,0
2023,2022-23Q4,1

=== months-of-a-schema-at-fault
# What the schema finds is told once.
--- m.csv
id,d
1,2022-08
2,2022-13
--- s.json
{"fields":[{"name":"id","type":"string"},{"name":"d","type":"yearmonth"}]}
$ cj-tabulate m.csv --schema s.json --derive "q=quarter(d)" --rows q --tolerate 1
--- stdout
q,count
2022-23Q2,1
--- stderr
cj-tabulate: m.csv:3:2: d: "2022-13" is not a month as YYYY-MM
cj-tabulate: m.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== months-of-a-format
# A date of a schema may be a month; as a heading of rows it has the name of its period.
--- m.csv
id,d
1,08/2022
2,11/2022
--- s.json
{"fields":[{"name":"id","type":"string"},{"name":"d","type":"date","format":"%m/%Y"}]}
$ cj-tabulate m.csv --schema s.json --rows d --where "d>=09/2022" && cj-tabulate m.csv --schema s.json --rows d --where d=2022-M08
--- stdout
d,count
2022-M11,1
d,count
2022-M08,1

=== months-compared-with-a-day
--- m.csv
id,d
1,08/2022
--- s.json
{"fields":[{"name":"id","type":"string"},{"name":"d","type":"date","format":"%m/%Y"}]}
$ cj-tabulate m.csv --schema s.json --where "d>=2022-08-15"
? 2
--- stderr
cj-tabulate: condition "d>=2022-08-15": "2022-08-15" is no month, of which column d is made

=== months-in-a-period
--- outcomes.csv
Crime ID,Month,Outcome type
c1,2020-07,Charged
c2,2020-08,No further action
c3,2020-10,Charged
$ cj-tabulate outcomes.csv --date Month --date-format %Y-%m --period 2020-21Q2 --rows 'Outcome type'
--- stdout
period,Outcome type,count
2020-21Q2,Charged,1
2020-21Q2,No further action,1

=== months-cut-by-a-period
# Nobody knows whether an event of August was before the 15th.
--- outcomes.csv
Crime ID,Month,Outcome type
c1,2020-07,Charged
c2,2020-08,No further action
$ cj-tabulate outcomes.csv --date Month --date-format %Y-%m --period 2020-07-01..2020-08-15
? 2
--- stderr
cj-tabulate: outcomes.csv:3:2: Month: the month 2020-M08 lies partly in the period 2020-07-01..2020-08-15 and partly outside it, and has no days; ask for a period of whole months

=== years-cut-by-a-financial-year
--- y.csv
id,year
c1,2020
$ cj-tabulate y.csv --date year --date-format %Y --period 2020-21
? 2
--- stderr
cj-tabulate: y.csv:2:2: year: the calendar year 2020 lies partly in the period 2020-21 and partly outside it, and has no days; ask for a period of whole calendar years

=== quarters-and-financial-years
# Q4 of a financial year is January to March, Q4 of a calendar year October to December.
--- q.csv
id,fq,cq,fy
1,2022-23Q4,2023 Q4,2014/15
2,2022/23 Q1,Q2 2023,2014-15
--- p.json
{"columns": {"fq": {"dateFormats": ["financial-quarter"]}, "cq": {"dateFormats": ["calendar-quarter"]}, "fy": {"dateFormats": ["financial-year"]}}}
$ cj-tabulate q.csv --profile p.json --derive 'a=quarter(fq)' --derive 'b=quarter(cq)' --derive 'c=year(fy)' --derive 'd=calendar_year(fq)' --rows a,b,c,d
--- stdout
a,b,c,d,count
2022-23Q1,2023-24Q1,2014-15,2022,1
2022-23Q4,2023-24Q3,2014-15,2023,1

=== month-of-a-quarter
--- q.csv
id,q
1,2022-23Q4
$ cj-tabulate q.csv --date-format financial-quarter --derive 'm=month(q)' --rows m
? 2
--- stderr
cj-tabulate: --derive "m=month(q)": column q holds quarters, which do not say in which month they lie

=== financial-year-of-a-calendar-year
--- q.csv
id,y
1,2022
$ cj-tabulate q.csv --date-format %Y --derive 'f=year(y)' --rows f
? 2
--- stderr
cj-tabulate: --derive "f=year(y)": column y holds calendar years, which do not say in which financial year they lie

=== months-have-no-days
--- m.csv
id,from,to
1,2022-08,2022-09
$ cj-tabulate m.csv --date-format %Y-%m --derive 'n=days(from,to)' --rows n || cj-timeliness m.csv --date-format %Y-%m --from from --to to --within 30d
? 2
--- stderr
cj-tabulate: column from holds months, and days are needed
cj-timeliness: column from holds months, and days are needed

=== forms-of-days-and-months
# A column holds one of these, and nothing says which.
--- m.csv
id,d
1,2022-08
$ cj-tabulate m.csv --date-format %Y-%m --date-format %Y-%m-%d --date d --period 2022
? 2
--- stderr
cj-tabulate: date forms "%Y-%m" and "%Y-%m-%d" are of months and of days, and a column holds one of these; where a file has both, a schema or a profile names the form of each column

=== short-years-of-months
# A year of two digits is told as a repair, and kept as a month.
--- m.csv
id,d
1,Aug-22
2,Nov-99
--- p.json
{"columns": {"d": {"dateFormats": ["%b-%y"], "pivotYear": 1950}}}
$ cj-tabulate m.csv --profile p.json --derive 'm=month(d)' --rows m --repairs r.csv && cut -d, -f2- r.csv
--- stdout
m,count
1999-M11,1
2022-M08,1
line,column,old,new,rule
2,2,Aug-22,2022-08,two-digit-year
3,2,Nov-99,1999-11,two-digit-year

=== reviews-by-month
# P1's last score of the quarter is compared with the one before it: 3 to 5 is better.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-02,c,3
P1,2022-05,c,5
$ cj-outcomes reviews.csv --date-format %Y-%m --period 2022-23Q1 -f csv | cut -d, -f1-8
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained
2022-23Q1,c,,,1,1,1,0

=== order-taken-for-granted
# 3 April or 4 March: nothing in the column says which, and other quarters follow from it.
--- a.csv
id,referred
A1,03/04/2021
A2,04/05/2021
A3,01/02/2021
$ cj-tabulate a.csv --derive "q=quarter(referred)" --rows q -f text | grep referred:
--- stdout
- referred: all 3 dates fit day and month and month and day; read with the day first.

=== order-of-some-dates
# A date as YYYY-MM-DD is no proof for the others.
--- a.csv
id,referred
A1,03/04/2021
A2,2021-05-04
$ cj-tabulate a.csv --derive "q=quarter(referred)" --rows q -f text | grep referred:
--- stdout
- referred: the one date that begins with two numbers fits day and month and month and day; read with the day first.

=== order-that-is-known
# It is proven by a day above 12, told by a form, or the same in both ways.
--- proven.csv
id,d
A1,03/04/2021
A2,31/05/2021
--- told.csv
id,d
A1,03/04/2021
--- same.csv
id,d
A1,04/04/2021
A2,05/05/2021
$ cj-tabulate proven.csv --derive "q=quarter(d)" --rows q -f text | grep d: ; cj-tabulate told.csv --date-format %d/%m/%Y --derive "q=quarter(d)" --rows q -f text | grep d: ; cj-tabulate same.csv --derive "q=quarter(d)" --rows q -f text | grep d:
? 1

=== order-in-a-report
# Two measures share one reading of the file, and both say it.
--- a.csv
id,referred
A1,03/04/2021
A2,04/05/2021
--- r.json
{"title": "R", "inputs": {"a": {"file": "a.csv"}}, "measures": {
 "q": {"kind": "tabulate", "label": "Q", "derive": ["q=quarter(referred)"], "rows": "q"},
 "y": {"kind": "tabulate", "label": "Y", "derive": ["y=year(referred)"], "rows": "y"}},
 "sections": [{"title": "S", "measures": ["q", "y"]}]}
$ cj-report r.json -f json | grep -o 'all 2 dates fit day and month'
--- stdout
all 2 dates fit day and month
all 2 dates fit day and month

=== days-of-utc
# The same instant, written by two clocks.
--- z.csv
id,d
1,2021-03-31T23:30:00Z
2,2021-04-01T00:30:00+01:00
--- s.json
{"fields":[{"name":"id","type":"string"},{"name":"d","type":"datetime"}]}
$ cj-tabulate z.csv --schema s.json --derive "y=year(d)" --rows y -f text | grep d:
--- stdout
- d: 1 time is written with Z or +00:00; the day is that of UTC, which in summer is an hour behind the clock.

=== days-of-utc-in-several-files
# Told once: a national export is one file a month and an area.
--- x.csv
id,d
1,2021-03-31T23:30:00Z
--- y.csv
id,d
2,2021-04-01T00:30:00+01:00
--- z.csv
id,d
3,2021-04-02T23:30:00Z
$ cj-tabulate x.csv y.csv z.csv --date d --date-format %Y-%m-%dT%H:%M:%S%z --period all -f text | grep -A1 d:
--- stdout
- d: 2 times are written with Z or +00:00 in 2 of the 3 files; the day is that of UTC, which in summer is an hour behind
  the clock.

=== days-compared-as-texts
# Undeclared: three cells are of the 16th, one of which is the text that is asked for; none is "2023-06-17".
--- d.csv
id,Date
1,16/06/2023
2,2023-06-16
3,16/6/2023
4,17/06/2023
$ cj-tabulate d.csv --where Date=2023-06-16; cj-tabulate d.csv --where Date=2023-06-17; echo $?
--- stdout
count
1
2
--- stderr
cj-tabulate: Condition "Date=2023-06-16": Date is compared as texts, and the cell "16/06/2023", which is the same day, is another text; a schema that declares a date takes both
cj-tabulate: condition "Date=2023-06-17": Date is compared as texts, and the cell "17/06/2023", which is the same day, is another text; a schema that declares a date takes both

=== months-without-rows
# A run of months without its zero would be read as one that has no gap.
--- z.csv
id,d
A1,04/04/2021
A2,14/04/2021
A3,15/06/2021
$ cj-tabulate z.csv --derive "m=month(d)" --rows m -f text | grep 'no rows' ; cj-tabulate z.csv --derive "q=quarter(d)" --rows q -f text | grep -c 'no rows'
? 1
--- stdout
- m: no rows in May 2021.
0

=== quarters-without-rows
# From 2020-21Q1 to 2022-23Q3 there are nine quarters between: six are named.
--- z.csv
id,d
A1,2020-04-04
A2,2022-12-14
A3,
$ cj-tabulate z.csv --derive "q=quarter(d)" --rows q -f text | grep 'no rows'
--- stdout
- q: no rows in 2020-21 Q2, 2020-21 Q3, 2020-21 Q4, 2021-22 Q1, 2021-22 Q2, 2021-22 Q3 and 3 more.

=== slip-of-a-century
# Dates before 1900 and after 2100 are told where they stand, also where the period leaves them out;
# days that stand for no date are not.
--- e.csv
id,start
A1,2022-03-04
A2,04/03/2202
A3,0202-03-04
A4,1722-03-04
A5,1900-01-01
A6,31/12/9999
A7,
$ cj-tabulate e.csv --date start --period 2022
--- stdout
period,count
2022,1
--- stderr
cj-tabulate: warning: e.csv:3:2: start: "04/03/2202" is after the year 2100
cj-tabulate: warning: e.csv:4:2: start: "0202-03-04" is before the year 1900
cj-tabulate: warning: e.csv:5:2: start: "1722-03-04" is before the year 1900
cj-tabulate: e.csv: rows 7 = used 1 + outside the period 6 + not selected 0 + rejected 0

=== slip-of-a-century-in-a-column-not-asked-for
# Who does not use the column as dates is not told.
--- e.csv
id,start
A1,2022-03-04
A2,2202-03-04
$ cj-tabulate e.csv
--- stdout
count
2

=== slip-of-decades
# Ten dates, of which one is over twenty years from all others; the first of 2001 is not.
--- e.csv
id,start
A1,2022-03-04
A2,2001-12-31
A3,2020-01-01
A4,2021-05-06
A5,2022-05-06
A6,1962-03-04
A7,2022-03-04
A8,2022-03-05
A9,2022-03-06
A10,2022-03-07
$ cj-tabulate e.csv --derive "y=calendar_year(start)" --rows y --where "start>=2022-01-01"
--- stdout
y,count
2022,6
--- stderr
cj-tabulate: warning: e.csv:7:2: start: "1962-03-04" is over 20 years from all other dates of the column
cj-tabulate: e.csv: rows 10 = used 6 + outside the period 0 + not selected 4 + rejected 0

=== far-dates-that-are-many
# Nine dates prove nothing, and of ten two are too many for a slip.
--- nine.csv
id,start
A1,1962-03-04
A2,2022-03-04
A3,2022-03-04
A4,2022-03-04
A5,2022-03-04
A6,2022-03-04
A7,2022-03-04
A8,2022-03-04
A9,2022-03-04
--- ten.csv
id,start
A1,1962-03-04
A2,2022-03-04
A3,2022-03-04
A4,2022-03-04
A5,2022-03-04
A6,2022-03-04
A7,2022-03-04
A8,2022-03-04
A9,2022-03-04
A10,1963-03-04
$ cj-tabulate nine.csv --derive "y=calendar_year(start)" --rows y
> cj-tabulate ten.csv --derive "y=calendar_year(start)" --rows y --where "start>=2000-01-01"
--- stdout
y,count
1962,1
2022,8
y,count
2022,8

=== far-dates-of-birth
# People are of all ages.
--- p.csv
person_id,date_of_birth
A1,1931-03-04
A2,2004-03-04
A3,2004-03-04
A4,2004-03-04
A5,2004-03-04
A6,2004-03-04
A7,2004-03-04
A8,2004-03-04
A9,2004-03-04
A10,2004-03-04
$ cj-tabulate p.csv --derive "y=calendar_year(date_of_birth)" --rows y --where "date_of_birth>=2000-01-01"
--- stdout
y,count
2004,9

=== slip-of-a-century-in-check
--- e.csv
episode_id,person_id,start_date,closure_date
E1,A1,2022-03-04,2022-06-01
E2,A2,2022-03-04,2202-06-01
$ cj-check e.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
unlikely-date,warning,e.csv,3,3,4,D3,closure_date,2202-06-01,is after the year 2100,
--- stderr
cj-check: e.csv is checked as episodes, by its header (KIND:FILE says another kind)
cj-check: e.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== slip-of-a-century-in-a-report
# Two measures read the column once, and what is told of it is told once; a third one does not use it.
--- e.csv
id,start,place
A1,2022-03-04,N
A2,2202-03-04,S
A3,2022-03-04,N
A4,2022-03-04,N
A5,2022-03-04,N
A6,2022-03-04,N
A7,2022-03-04,N
A8,2022-03-04,N
A9,2022-03-04,N
A10,2022-03-04,N
A11,1990-03-04,N
--- r.json
{"title": "T", "inputs": {"e": {"file": "e.csv"}},
 "measures": {
  "a": {"kind": "tabulate", "input": "e", "derive": ["y=calendar_year(start)"], "rows": "y"},
  "b": {"kind": "tabulate", "input": "e", "date": "start", "period": "2022"},
  "c": {"kind": "tabulate", "input": "e", "rows": "place"}},
 "sections": [{"title": "A", "measures": ["a", "b", "c"]}]}
$ cj-report r.json -o out.md; cj-tabulate --measure r.json#b; cj-tabulate --measure r.json#c
--- stdout
period,count
2022,9
place,count
N,10
S,1
--- stderr
cj-report: warning: e.csv:3:2: start: "2202-03-04" is after the year 2100
cj-report: warning: e.csv:12:2: start: "1990-03-04" is over 20 years from all other dates of the column
cj-tabulate: warning: e.csv:3:2: start: "2202-03-04" is after the year 2100
cj-tabulate: warning: e.csv:12:2: start: "1990-03-04" is over 20 years from all other dates of the column
cj-tabulate: e.csv: rows 11 = used 9 + outside the period 2 + not selected 0 + rejected 0

=== dates-two-digits-of-a-year
# Without a profile nothing says the century; the message names the profile that does.
--- counts.csv
person_id,month
A1,Aug-22
A2,Sept-22
A3,02-Aug-22
A4,2022-08-02 11:30 PM
--- century.json (no newline)
{"columns": {"month": {"dateFormats": ["%b-%y"], "pivotYear": 1930}}}
$ cj-tabulate counts.csv --derive 'm=month(month)' --rows m; cj-tabulate counts.csv --profile century.json --derive 'm=month(month)' --rows m --where 'person_id!=A3' --where 'person_id!=A4'
--- stdout
m,count
2022-M08,1
2022-M09,1
--- stderr
cj-tabulate: counts.csv:2:2: month: "Aug-22" is not a date as YYYY-MM-DD or DD/MM/YYYY; a profile with {"dateFormats": ["%b-%y"], "pivotYear": 1930} reads it with a year from 1930 to 2029
cj-tabulate: counts.csv:3:2: month: "Sept-22" is not a date as YYYY-MM-DD or DD/MM/YYYY; a profile with {"dateFormats": ["%b-%y"], "pivotYear": 1930} reads it with a year from 1930 to 2029
cj-tabulate: counts.csv:4:2: month: "02-Aug-22" is not a date as YYYY-MM-DD or DD/MM/YYYY; a profile with {"dateFormats": ["%d-%b-%y"], "pivotYear": 1930} reads it with a year from 1930 to 2029
cj-tabulate: counts.csv:5:2: month: "2022-08-02 11:30 PM" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%Y-%m-%d %I:%M %p' reads it
cj-tabulate: counts.csv: rows 4 = used 0 + outside the period 0 + not selected 0 + rejected 4
cj-tabulate: 4 of 4 rows of counts.csv are at fault; no table was made

=== dates-financial-quarters
# The quarter may stand before the year.
--- counts.csv
person_id,quarter
A1,Q3 2022/23
A2,2022/23 Q3
A3,Q4 2022-23
$ cj-tabulate counts.csv --date-format financial-quarter --derive 'q=quarter(quarter)' --rows q
--- stdout
q,count
2022-23Q3,2
2022-23Q4,1

=== fill-months
# November to March: January and February have no row. Shares are of 4 rows.
--- z.csv
id,d,place
A1,2021-11-04,N
A2,2021-11-30,N
A3,2022-03-01,S
A4,2021-12-01,N
A5,,S
$ cj-tabulate z.csv --derive "m=month(d)" --rows m --fill --values "count,mean=mean(h)" --derive "h=days(d,2022-03-31)"
> cj-tabulate z.csv --derive "m=month(d)" --rows m --fill --missing drop --percent all --totals rows
> cj-tabulate z.csv --derive "m=month(d)" --rows m --fill -f text | grep -c "no rows in"
? 1
--- stdout
m,count,mean
2021-M11,2,134.0
2021-M12,1,120.0
2022-M01,0,
2022-M02,0,
2022-M03,1,30.0
(missing),1,
m,count,all_pct
2021-M11,2,50
2021-M12,1,25
2022-M01,0,0
2022-M02,0,0
2022-M03,1,25
All,4,100
0

=== fill-quarters-and-years
# Every place gets every year between the first and the last of all; rows of other units and columns, too.
--- z.csv
id,d,place
A1,2018-11-04,N
A2,2021-01-30,S
$ cj-tabulate z.csv --derive "y=year(d)" --rows place,y --fill
> cj-tabulate z.csv --derive "y=calendar_year(d)" --rows place --cols y --fill --wide
> cj-tabulate z.csv --derive "q=quarter(d)" --rows q --fill --where place=N
--- stdout
place,y,count
N,2018-19,1
N,2019-20,0
N,2020-21,0
S,2018-19,0
S,2019-20,0
S,2020-21,1
place,2018,2019,2020,2021
N,1,0,0,0
S,0,0,0,1
q,count
2018-19Q3,1

=== fill-in-a-report
--- z.csv
id,d
A1,2021-11-04
A2,2022-01-30
--- r.json
{"title": "T", "inputs": {"z": {"file": "z.csv"}},
 "measures": {"m": {"kind": "tabulate", "input": "z", "derive": "m=month(d)", "rows": "m", "fill": true}},
 "sections": [{"title": "A", "measures": ["m"]}]}
$ cj-report r.json --only m -f csv
--- stdout
m,count
2021-M11,1
2021-M12,0
2022-M01,1

=== fill-of-nothing
--- z.csv
id,d
A1,2021-11-04
$ cj-tabulate z.csv --rows d --fill
? 2
--- stderr
cj-tabulate: --fill needs a column of --rows or --cols that month(), quarter(), year() or calendar_year() of --derive makes

=== plus-by-another-name
# 26 February 2024 + 5 days: the year has a 29 February.
--- z.csv
id,d
A1,2024-02-26
$ cj-tabulate z.csv --derive "e=adddays(d,5)" --derive "f=addmonths(d,13)" --rows e,f
--- stdout
e,f,count
2024-03-02,2025-03-26,1

=== unproven-order-of-any-column
# `seen` can be read in both orders; `made` cannot, for the day 31; `same` would be the same days; `note` is no date.
--- z.csv
ref,seen,made,same,note
A1,04/03/2021,04/03/2021,03/03/2021,04/03/2021
A2,05/06/2021,31/03/2021,,tbc
A3,,01/02/2021,04/04/2021,
$ cj-check z.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
unproven-dates,warning,z.csv,,,,,,,seen: all 2 dates that begin with two numbers fit both day and month and month and day: their order is unproven,
--- stderr
cj-check: z.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: z.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== month-beside-a-day
# The closures are months: March 2022 may be after 15 March, and is not before it; February is.
--- e.csv
ref,start,closed
E1,2022-03-15,2022-03
E2,2022-03-15,2022-04
E3,2022-03-15,2022-02
--- s.json
{"fields":[{"name":"ref","type":"string"},{"name":"start","type":"date"},
 {"name":"closed","type":"date","format":"%Y-%m"}],
 "x-cj": {"dateOrder": [["start", "closed"]]}}
$ cj-check e.csv --schema s.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,e.csv,4,4,3,C4,closed,2022-02,is before the row's start,
--- stderr
cj-check: e.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== dates-forms-that-would-read
# 13, 14 and 15 are no months, 4 and 5 April and May or the other way round. A form is named where it reads the cell and
# all above it that were not read: in both.csv %d-%m-%Y down to line 3, none from line 4 on. Eight figures are a day, seven
# none; a word rules all out. The form of another file is another's.
--- us.csv
Date
2023-04-01
04/13/2023
--- both.csv
Date
04-05-2023
14-05-2023
04-15-2023
04-05-2023
--- point.csv
Date
13.04.2023
--- plain.csv
Date
20230413
2023041
--- short.csv
Date
04/05/23
14/05/23
--- word.csv
Date
soon
13-04-2023
$ for f in us both point plain short word; do
>   cj-tabulate $f.csv --date Date --period 2023 2>&1 | sed -n 's/: Date: / /; s/is not a date as YYYY-MM-DD or DD.MM.YYYY//; s/^cj-tabulate: \([a-z]*.csv:\)/\1/p'
> done; cj-tabulate us.csv --date Date --date-format %m/%d/%Y --date-format %Y-%m-%d --period 2023
> echo '{"dateFormats": ["%d/%m/%y"], "pivotYear": 1930}' >p.json
> cj-tabulate short.csv --profile p.json --date Date --period 2023-05-04 --period 2023-05-14
--- stdout
us.csv:3:1 "04/13/2023" ; the date format '%m/%d/%Y' reads it as 2023-04-13
us.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
both.csv:2:1 "04-05-2023" ; the date format '%d-%m-%Y' reads it as 2023-05-04, '%m-%d-%Y' as 2023-04-05: nothing says which is meant
both.csv:3:1 "14-05-2023" ; the date format '%d-%m-%Y' reads it as 2023-05-14
both.csv:4:1 "04-15-2023" 
both.csv:5:1 "04-05-2023" 
both.csv: rows 4 = used 0 + outside the period 0 + not selected 0 + rejected 4
point.csv:2:1 "13.04.2023" ; the date format '%d.%m.%Y' reads it as 2023-04-13
point.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
plain.csv:2:1 "20230413" ; the date format '%Y%m%d' reads it as 2023-04-13
plain.csv:3:1 "2023041" 
plain.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
short.csv:2:1 "04/05/23" ; a profile with {"dateFormats": ["%d/%m/%y"], "pivotYear": 1930} reads it as 2023-05-04, "%m/%d/%y" in its place as 2023-04-05: nothing says which is meant
short.csv:3:1 "14/05/23" ; a profile with {"dateFormats": ["%d/%m/%y"], "pivotYear": 1930} reads it as 2023-05-14
short.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
word.csv:2:1 "soon" 
word.csv:3:1 "13-04-2023" 
word.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
period,count
2023,2
period,count
2023-05-04,1
2023-05-14,1
