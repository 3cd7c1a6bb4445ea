# cj-reoffending: groups, closures, persons, conditions.
--- episodes-2.csv
person_id,programme,start_date,closure_date
P1,B,2021-06-01,2021-08-31
P1,A,2021-04-01,2021-05-31
P1,C,2021-10-01,2022-01-31
P2,A,2021-04-01,2021-05-31
--- episodes-3.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
--- episodes.csv
episode_id,person_id,area,start_date,closure_date
E1,P1,North,2021-01-10,2021-06-15
E2,P2,,2021-01-10,2021-07-15
E3,P3,south,2021-01-10,2021-07-15
E4,P4,South,2021-01-10,2022-05-15
--- offences-2.csv
person_id,offence_date
P1,2021-06-30
P1,2021-09-15
--- offences-3.csv
person_id,offence_date
P2,2021-01-01
P2,2021-03-01
P2,2021-06-15
P2,2021-08-01
P2,2021-11-01
P2,2022-03-15
P2,2022-06-15
P2,2022-06-16
P2,2022-07-01
P1,2021-02-01
P1,2021-09-15
P4,2022-06-30
--- offences.csv
person_id,offence_date
P1,2021-01-01
P1,2021-07-01
P2,2021-07-16
P2,2021-07-17
P3,2021-07-14
P4,2022-05-20
--- people.csv
person_id,sex,area,date_of_birth
P1,F,East,2005-06-15
P2,M,East,2005-06-16
P3,M,East,2004-02-29
P4,F,East,2004-05-15

=== reoffending-born-after-an-event
# P1 was born after the start, P2 after an offence, P3 after a conviction, P4 on the day of the offence. P5 is fine and
# open. The first date of a row that is too early is named.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P5,2021-06-01,
--- offences.csv
person_id,offence_date
P2,2021-05-31
P4,2021-05-31
--- people.csv
person_id,date_of_birth
P1,2021-01-11
P2,2021-06-01
P4,2021-05-31
P5,2001-05-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --people people.csv --findings f.csv; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,episodes.csv,2,2,2,B2,start_date,2021-01-10,is before the person was born,
date-order,error,offences.csv,2,2,2,B2,offence_date,2021-05-31,is before the person was born,
--- stderr
cj-reoffending: episodes.csv:2:2: start_date: "2021-01-10" is before the person was born
cj-reoffending: offences.csv:2:2: offence_date: "2021-05-31" is before the person was born
cj-reoffending: people.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 2 = used 0 + outside the period 1 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 1 + rejected 1
cj-reoffending: 1 of 2 rows of episodes.csv and 1 of 2 rows of offences.csv are at fault; no table was made

=== reoffending-born-after-an-event-tolerated
# P1 is left out; of P2 the offence before the birth is left out, the other is in 0-3.
< episodes.csv=episodes-3.csv
--- offences.csv
person_id,offence_date
P2,2001-05-30
P2,2021-07-30
--- people.csv
person_id,date_of_birth
P1,2021-01-11
P2,2001-06-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --people people.csv --windows 3 --tolerate 2
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: episodes.csv:2:2: start_date: "2021-01-10" is before the person was born
cj-reoffending: offences.csv:2:2: offence_date: "2001-05-30" is before the person was born
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-30 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== reoffending-born-after-an-unused-event
# P1 was referred before the birth. Nobody uses the referral, whatever is made of the birth; as the index it is at fault.
--- episodes.csv
person_id,referral_date,start_date,closure_date
P1,2003-01-10,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-07-30
--- people.csv
person_id,date_of_birth
P1,2003-02-01
$ set -- episodes.csv --offences offences.csv --people people.csv --as-of 2021-10-31 --windows 3 -q
> cj-reoffending "$@" --derive 'age=age(date_of_birth,closure_date)' --by age --cases
> cj-reoffending "$@" --index referral_date --start referral_date
? 1
--- stdout
period,person_id,index_date,age,pre,during,w3,after,first_reoffence_date,days_to_first,mature3
all,P1,2021-06-15,18,0,0,1,1,2021-07-30,45,yes
--- stderr
cj-reoffending: episodes.csv:2:2: referral_date: "2003-01-10" is before the person was born
cj-reoffending: 1 of 1 rows of episodes.csv is at fault; no table was made

=== reoffending-by-age-at-closure
# On the day of closure: P1 is 16 on that day, P2 (2005-06-16 to 2021-07-15) is 16, P3 (born on 29 February 2004) 17,
# P4 18 on that day.
< episodes.csv offences.csv people.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --people people.csv --derive "age=age(date_of_birth,closure_date)" --derive "band=band(age,10-15,16-17,18+)" --by band,age |
>    cut -d, -f2-4,7-10
--- stdout
band,age,stage,people,immature,offended,offences
16-17,16,pre-intervention,2,0,1,1
16-17,16,during intervention,2,0,0,0
16-17,16,0-3 months,2,0,2,3
16-17,17,pre-intervention,1,0,0,0
16-17,17,during intervention,1,0,1,1
16-17,17,0-3 months,1,0,0,0
18+,18,pre-intervention,1,0,0,0
18+,18,during intervention,1,0,0,0
18+,18,0-3 months,0,1,0,0

=== reoffending-by-and-total
# North P1 (before and 0-3), south P3 (during) and P4 (not followed up for three months on 2022-06-30, so the offence
# does not count), no area P2 (twice in 0-3). All is counted anew: 1 + 0 + 0 of 4; 0 + 1 + 0; 1 + 0 + 1 of 3.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --by area --total
--- stdout
period,area,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,North,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,North,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,North,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,south,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,south,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,south,0-3 months,0,3,1,1,0,0,0.0,0.00,79.35,,0.00,
all,(missing),pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,(missing),during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,(missing),0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
all,All,pre-intervention,,,4,0,1,1,25.0,4.56,69.94,1.00,0.25,
all,All,during intervention,,,4,0,1,1,25.0,4.56,69.94,1.00,0.25,
all,All,0-3 months,0,3,3,1,2,3,66.7,20.77,93.85,1.50,1.00,

=== reoffending-by-people
# F are P1 and P4, M P2 and P3. The area is that of the episodes, as they have the column: North, not East.
< episodes.csv offences.csv people.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --people people.csv --by sex
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --people people.csv --by area --where sex=F
--- stdout
period,sex,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,F,pre-intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,F,during intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,F,0-3 months,0,3,1,1,1,1,100.0,20.65,100.00,1.00,1.00,
all,M,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,M,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,M,0-3 months,0,3,2,0,1,2,50.0,9.45,90.55,2.00,1.00,
period,area,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,North,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,North,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,North,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,south,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,south,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,south,0-3 months,0,3,0,1,0,0,,,,,,

=== reoffending-by-person
# person_id is no column of the rates, so it may be a group there, and so may w3, which is one of --cases.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --by person_id | cut -d, -f1-3,6-9
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --derive "w3=year(closure_date)" --by w3 | cut -d, -f1-3,6-9
--- stdout
period,person_id,stage,people,immature,offended,offences
all,P1,pre-intervention,1,0,0,0
all,P1,during intervention,1,0,0,0
all,P1,0-3 months,1,0,1,1
period,w3,stage,people,immature,offended,offences
all,2021-22,pre-intervention,1,0,0,0
all,2021-22,during intervention,1,0,0,0
all,2021-22,0-3 months,1,0,1,1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-by-quarter-of-closure
# 2021-06-15 is in the first quarter of 2021-22, July in the second, 2022-05-15 in the first of 2022-23.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --derive "q=quarter(closure_date)" --by q
--- stdout
period,q,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,2021-22Q1,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,2021-22Q1,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,2021-22Q1,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,2021-22Q2,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,2021-22Q2,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,2021-22Q2,0-3 months,0,3,2,0,1,2,50.0,9.45,90.55,2.00,1.00,
all,2022-23Q1,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,2022-23Q1,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,2022-23Q1,0-3 months,0,3,0,1,0,0,,,,,,

=== reoffending-cases
# In order of the index date, then of the person by bytes (P1 P10 P2). P2: before 01-01; during 03-01 and 06-15; a window
# each for 08-01, 11-01, 03-15 and 06-15 (the anniversary); 06-16 is after all of them; 07-01 is after as-of. P1 has no
# start date: before and during are not known. P4 is not followed up for 3 months, but what is known counts. P5 is open.
< offences.csv=offences-3.csv
--- episodes.csv
person_id,area,start_date,closure_date
P2,South,2021-01-10,2021-06-15
P10,,2021-01-10,2021-06-15
P1,North,,2021-06-15
P3,North,2021-01-10,2021-03-31
P4,North,2021-01-10,2022-04-15
P5,North,2021-01-10,
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --cases --by area
> # As cases, but w6 counts 0 to 6 months, and so on.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --cases --by area --cumulative
--- stdout
period,person_id,index_date,area,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P3,2021-03-31,North,0,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P1,2021-06-15,North,,,1,0,0,0,1,2021-09-15,92,yes,yes,yes,yes
all,P10,2021-06-15,(missing),0,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P2,2021-06-15,South,1,2,1,1,1,1,5,2021-08-01,47,yes,yes,yes,yes
all,P4,2022-04-15,North,0,0,1,0,0,0,1,2022-06-30,76,no,no,no,no
period,person_id,index_date,area,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P3,2021-03-31,North,0,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P1,2021-06-15,North,,,1,1,1,1,1,2021-09-15,92,yes,yes,yes,yes
all,P10,2021-06-15,(missing),0,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P2,2021-06-15,South,1,2,1,2,3,4,5,2021-08-01,47,yes,yes,yes,yes
all,P4,2022-04-15,North,0,0,1,1,1,1,1,2022-06-30,76,no,no,no,no

=== reoffending-cases-several-periods
# In order of the period as asked for; P1 is in both with the same episode.
< offences.csv=offences-3.csv
--- episodes.csv
person_id,area,start_date,closure_date
P2,South,2021-01-10,2021-06-15
P10,,2021-01-10,2021-06-15
P1,North,,2021-06-15
P3,North,2021-01-10,2021-03-30
P4,North,2021-01-10,2022-04-15
P5,North,2021-01-10,
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --cases --period 2021-22 --period 2021-06-15 --where area=North | cut -d, -f1-3
--- stdout
period,person_id,index_date
2021-22,P1,2021-06-15
2021-06-15,P1,2021-06-15

=== reoffending-cases-text
# The same people one by one.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2022-04-15
--- offences.csv
person_id,offence_date,gravity
P1,2021-01-09,2
P2,2021-07-01,4
P2,2021-07-02,3
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --cases -f text | sed '/^Notes/,$d' 
--- stdout
Members of the cohort and their offences

All dates

Person  Index date   Before  During     0-3  After       First    Days to  3
                                     months          reoffence      first  months
                                                                reoffence  over
------  -----------  ------  ------  ------  -----  ----------  ---------  ------
P1      15 Jun 2021       1       0       0      0                         yes
P2      15 Jun 2021       0       0       2      2  1 Jul 2021         16  yes
P3      15 Apr 2022       0       0       0      0                         no


=== reoffending-closure-before-start
# P1 closed the day before the start. P2 is open, P9 in no episode: both outside the period. An error without
# --tolerate: no table, status 1.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-16,2021-06-15
P2,2021-06-01,
--- offences.csv
person_id,offence_date
P9,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --findings f.csv; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,episodes.csv,2,2,3,C2,closure_date,2021-06-15,is before the row's start_date,
--- stderr
cj-reoffending: episodes.csv:2:3: closure_date: "2021-06-15" is before the row's start_date
cj-reoffending: episodes.csv: rows 2 = used 0 + outside the period 1 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: 1 of 2 rows of episodes.csv is at fault; no table was made

=== reoffending-closure-before-start-named-columns
# The order is asked of the columns that --start and --index name. start_date, a column of the file as well, is not
# asked: the disposal of P2 is before it.
--- episodes.csv
person_id,start_date,begun,disposal
P1,2021-01-01,2021-06-16,2021-06-15
P2,2022-12-01,2021-06-01,2022-11-01
--- offences.csv
person_id,offence_date
P9,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --start begun --index disposal --findings f.csv; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,episodes.csv,2,2,4,D2,disposal,2021-06-15,is before the row's begun,
--- stderr
cj-reoffending: episodes.csv:2:4: disposal: "2021-06-15" is before the row's begun
cj-reoffending: episodes.csv: rows 2 = used 0 + outside the period 1 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: 1 of 2 rows of episodes.csv is at fault; no table was made

=== reoffending-closure-before-start-tolerated
# P1 is left out with the offence (outside the period, as P1 is in no cohort); P2 is the whole cohort.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-16,2021-06-15
P2,2021-06-01,2021-07-31
--- offences.csv
person_id,offence_date
P1,2021-07-01
P2,2021-08-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --tolerate 1
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: episodes.csv:2:3: closure_date: "2021-06-15" is before the row's start_date
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-01 and the last index date 2021-07-31, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0

=== reoffending-first-before-a-late-first-window
# Windows that do not begin with three months: 0-6 and 6-24. P1 first in 0-6; P2 in 6-24 on the last day.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-01,2021-08-31
P2,2021-08-01,2021-08-31
--- offences.csv
person_id,offence_date
P1,2022-02-28
P1,2022-03-01
P2,2023-08-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 6,24 --first | cut -d, -f2-8
--- stdout
stage,from_months,to_months,people,immature,offended,offences
pre-intervention,,,2,0,0,0
during intervention,,,2,0,0,0
0-6 months,0,6,2,0,1,1
6-24 months,6,24,2,0,1,2

=== reoffending-first-later-than-windows
# The first reoffence of P1 is in no window of 3,6 and of P2 in the last: 3-6 has one first reoffence. P3 reoffends in
# both: once, in 0-3; the offence of 3-6 still counts.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-01,2021-08-31
P2,2021-08-01,2021-08-31
P3,2021-08-01,2021-08-31
--- offences.csv
person_id,offence_date
P1,2022-03-01
P2,2022-02-28
P3,2021-09-01
P3,2022-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3,6 --first | cut -d, -f2,5-8
--- stdout
stage,people,immature,offended,offences
pre-intervention,3,0,0,0
during intervention,3,0,0,0
0-3 months,3,0,1,1
3-6 months,3,0,1,2
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-03-01 and the last index date 2021-08-31, 21 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 3 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-groups-in-every-period
# Every period shows every group that occurs in any: nobody of A in the second quarter, nobody of B in the first.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2021-22Q1 --period 2021-22Q2 --by programme | cut -d, -f1-3,6-9
--- stdout
period,programme,stage,people,immature,offended,offences
2021-22Q1,A,pre-intervention,2,0,0,0
2021-22Q1,A,during intervention,2,0,0,0
2021-22Q1,A,0-3 months,2,0,1,1
2021-22Q1,B,pre-intervention,0,0,0,0
2021-22Q1,B,during intervention,0,0,0,0
2021-22Q1,B,0-3 months,0,0,0,0
2021-22Q2,A,pre-intervention,0,0,0,0
2021-22Q2,A,during intervention,0,0,0,0
2021-22Q2,A,0-3 months,0,0,0,0
2021-22Q2,B,pre-intervention,1,0,0,0
2021-22Q2,B,during intervention,1,0,1,1
2021-22Q2,B,0-3 months,1,0,1,1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-15 and the last index date 2022-01-31, 5 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 3 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-one-per-episode
# Four episodes. An offence counts for each: 06-30 in 0-3 of A, during B and before C; 09-15 in 3-6 of A, 0-3 of B and
# before C.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3,6 --one-per episode -v
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,4,0,1,2,25.0,4.56,69.94,2.00,0.50,
all,during intervention,,,4,0,1,1,25.0,4.56,69.94,1.00,0.25,
all,0-3 months,0,3,4,0,2,2,50.0,15.00,85.00,1.00,0.50,
all,3-6 months,3,6,3,1,1,1,33.3,6.15,79.23,1.00,0.33,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-15 and the last index date 2022-01-31, 5 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-one-per-person-group
# In 2021-22 P1 counts once, in the group of the earliest closure, A. C is not even a group.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2021-22 --by programme
--- stdout
period,programme,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2021-22,A,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22,A,during intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22,A,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-15 and the last index date 2022-01-31, 5 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 2 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-order-with-empty
# Declared: West, where nobody is, then South in this spelling; North follows, the blank is last.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --by area --order "area=West|South"
--- stdout
period,area,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,West,pre-intervention,,,0,0,0,0,,,,,,
all,West,during intervention,,,0,0,0,0,,,,,,
all,West,0-3 months,0,3,0,0,0,0,,,,,,
all,South,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,South,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,South,0-3 months,0,3,1,1,0,0,0.0,0.00,79.35,,0.00,
all,North,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,North,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,North,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,(missing),pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,(missing),during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,(missing),0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,

=== reoffending-person-not-among-people
# P2 is not in the people file: a warning, and the group (missing).
< episodes.csv=episodes-3.csv
--- offences.csv
person_id,offence_date
P1,2021-07-01
--- people.csv
person_id,area
P1,North
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --people people.csv --by area | cut -d, -f1-3,6-9
--- stdout
period,area,stage,people,immature,offended,offences
all,North,pre-intervention,1,0,0,0
all,North,during intervention,1,0,0,0
all,North,0-3 months,1,0,1,1
all,(missing),pre-intervention,1,0,0,0
all,(missing),during intervention,1,0,0,0
all,(missing),0-3 months,1,0,0,0
--- stderr
cj-reoffending: warning: episodes.csv:3:1: person_id: "P2" is in no usable row of the people file; the columns of people are blank
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-persons-as-texts
# Ids are texts, trimmed, and p1 is not P1, nor 01 the same as 1. In order of their bytes.
--- episodes.csv
person_id,start_date,closure_date
p1,2021-01-10,2021-06-15
 P1 ,2021-01-10,2021-06-15
01,2021-01-10,2021-06-15
1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
1,2021-07-01
"P1 ",2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --cases | cut -d, -f2,6
--- stdout
person_id,w3
01,0
1,1
P1,1
p1,0
--- stderr
cj-reoffending: warning: episodes.csv: person_id: "P1" differs from "p1" only in upper and lower case, and 1 more are like one before them: they count as different ones; a profile of each input that says "upperCase": true of this column makes them one (docs/profiles.md)
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-where
# Only the south, without regard to case: P3 and P4. The other two are not selected, nor are their four offences; that of P4 is outside.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where area=SOUTH -v
> # The blank area alone: P2 with two offences.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where area=
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,0-3 months,0,3,1,1,0,0,0.0,0.00,79.35,,0.00,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
--- stderr
cj-reoffending: episodes.csv: rows 4 = used 2 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: offences.csv: rows 6 = used 1 + outside the period 1 + not selected 4 + rejected 0

=== reoffending-where-before-one-per
# Conditions come first: of the episodes that are not A the earliest of P1 is B.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where programme!=A --cases | cut -d, -f2-6
--- stdout
person_id,index_date,pre,during,w3
P1,2021-08-31,0,1,1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-15 and the last index date 2022-01-31, 5 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 1 + outside the period 0 + not selected 3 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-where-offences
# Thefts of a gravity of at least 2 that are no breach: 07-07 of P2 alone. The blank gravity fails.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date,offence_type,gravity,breach
P1,2021-07-01,Theft,3,Y
P1,2021-07-02,Theft,1,yes
P1,2021-07-03,Drugs,2,TRUE
P2,2021-07-04,Theft,5,1
P2,2021-07-05,Drugs,4,y
P2,2021-07-06,Theft,1,N
P2,2021-07-07,Theft,2,
P2,2021-07-08,Drugs,,no
P3,2021-07-09,Drugs,7,0
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where-offences offence_type=theft --where-offences "gravity>=2" -v
> # From 2021-07-07 on: 07-07 and 07-08 (P2), 07-09 (P3). Mean gravity of the two that have one (2 + 7) / 2.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where-offences "offence_date>=2021-07-07" | tail -n 1
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,3,0,1,1,33.3,6.15,79.23,1.00,0.33,2.00
all,0-3 months,0,3,3,0,2,3,66.7,20.77,93.85,1.50,1.00,4.50
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-09 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 1 + outside the period 0 + not selected 8 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-09 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 3 + outside the period 0 + not selected 6 + rejected 0
