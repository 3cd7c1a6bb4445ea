# cj-check: the calendar, weekends and holidays, dates without proof.
--- r.csv
person_id,review_date,outcome,score
P1,2022-03-18,c,3
P1,2022-03-19,c,3
P1,2022-03-20,c,3
P1,2022-04-18,c,3
P1,2022-11-30,c,3
P1,2022-12-27,c,3
P1,2022-06-24,c,3

=== check-calendar-both
< r.csv
$ cj-check reviews:r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
weekend,warning,r.csv,3,3,2,B3,review_date,2022-03-19,is a Saturday,
weekend,warning,r.csv,4,4,2,B4,review_date,2022-03-20,is a Sunday,
holiday,warning,r.csv,7,7,2,B7,review_date,2022-12-27,is a public holiday,
--- stderr
cj-check: r.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== check-calendar-england-wales
< r.csv
$ cj-check reviews:r.csv --calendar england-wales
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
weekend,warning,r.csv,3,3,2,B3,review_date,2022-03-19,is a Saturday,
weekend,warning,r.csv,4,4,2,B4,review_date,2022-03-20,is a Sunday,
holiday,warning,r.csv,5,5,2,B5,review_date,2022-04-18,is a public holiday,
holiday,warning,r.csv,7,7,2,B7,review_date,2022-12-27,is a public holiday,
--- stderr
cj-check: r.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== check-calendar-holidays-bad
< r.csv
--- h.txt
# ours
24/06/2022
$ cj-check reviews:r.csv --holidays h.txt -f text
? 2
--- stderr
cj-check: h.txt:2: "24/06/2022" is no date as YYYY-MM-DD

=== check-calendar-holidays-missing
< r.csv
$ cj-check reviews:r.csv --holidays h.txt -f text
? 3
--- stderr
cj-check: h.txt: cannot open: No such file or directory

=== check-calendar-local-holidays
< r.csv
--- h.txt
# the council's own
2022-06-24 St John
$ cj-check reviews:r.csv --holidays h.txt
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
weekend,warning,r.csv,3,3,2,B3,review_date,2022-03-19,is a Saturday,
weekend,warning,r.csv,4,4,2,B4,review_date,2022-03-20,is a Sunday,
holiday,warning,r.csv,7,7,2,B7,review_date,2022-12-27,is a public holiday,
holiday,warning,r.csv,8,8,2,B8,review_date,2022-06-24,is a public holiday,
--- stderr
cj-check: r.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== check-calendar-scotland
< r.csv
$ cj-check reviews:r.csv --calendar scotland
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
weekend,warning,r.csv,3,3,2,B3,review_date,2022-03-19,is a Saturday,
weekend,warning,r.csv,4,4,2,B4,review_date,2022-03-20,is a Sunday,
holiday,warning,r.csv,6,6,2,B6,review_date,2022-11-30,is a public holiday,
holiday,warning,r.csv,7,7,2,B7,review_date,2022-12-27,is a public holiday,
--- stderr
cj-check: r.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== check-calendar-scotland-local-quiet
< r.csv
--- h.txt
2022-06-24
$ cj-check reviews:r.csv --calendar scotland --holidays h.txt -q --findings f.csv; wc -l <f.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
6

=== check-calendar-unknown
< r.csv
$ cj-check reviews:r.csv --calendar scottland -f text
? 2
--- stderr
cj-check: calendar "scottland" is not known; did you mean scotland?

=== check-calendar-warnings-pass
< r.csv
$ cj-check reviews:r.csv -q; echo $?
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
0

=== check-date-format
--- r.csv
person_id,review_date,outcome,score
P1,01/20/2022,c,3
P1,2022-02-08,c,5
$ cj-check reviews:r.csv --date-format %m/%d/%Y
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,r.csv,3,3,2,B3,review_date,2022-02-08,is not a date as MM/DD/YYYY,
--- stderr
cj-check: r.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-date-format-bad
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ cj-check reviews:r.csv --date-format %d
? 2
--- stderr
cj-check: date form "%d" must hold a day, a month and a year once each, such as %d/%m/%Y, a month and a year (%Y-%m), or a year (%Y)

=== check-dates-unproven
--- r.csv
person_id,review_date,outcome,score
P1,10/01/2022,c,3
P1,08/02/2022,c,5
$ cj-check reviews:r.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
unproven-dates,warning,r.csv,,,,,,,review_date: all 2 dates that begin with two numbers fit both day and month and month and day: their order is unproven,
--- stderr
cj-check: r.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== check-warnings-in-text
--- offences.csv
offence_id,person_id,offence_date,outcome_date
F1,P2,2022-01-08,2022-01-08
F1,P2,2022-01-09,2022-01-10
F2,P3,2022-01-10,
--- people.csv
person_id,date_of_birth
P1,2000-01-01
P2,2001-01-01
P3,2020-01-01
--- sessions.csv
person_id,session,attended
P2,1,Y
P2,1,Y
$ cj-check people.csv offences.csv sessions.csv -f text 2>/dev/null | sed "/^$/q"
--- stdout
warning: sessions.csv:3: the same row stands already in line 2 [duplicate-row]
warning: offences.csv:2:4: outcome_date: "2022-01-08" is a Saturday [weekend]
warning: offences.csv:4:3: offence_date: "2022-01-10" the person is younger than 8 on this day [age-range]
warning: offences.csv:3:1: offence_id: "F1" a join may have multiplied rows: it stands already in line 2 [fan-out]


=== check-rows-alike-without-person
# of the 25 rows M,No the first is new: lines 4 to 23 are listed, and 24 to 27 counted
--- alike.csv
sex,returned
$ (echo M,Yes; for i in $(seq 25); do echo M,No; done) >> alike.csv; cj-check alike.csv 2>/dev/null | grep -c "the same row"; cj-check alike.csv -f text 2>/dev/null | grep more
--- stdout
20
warning: alike.csv: from line 24 on 4 more rows stand twice, of 26 in all; no column is known to say who a row is about, and rows of two people can be the same [duplicate-row]
