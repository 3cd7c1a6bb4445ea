# cj-reoffending: which offences count: outcomes and their dates.
--- episodes-2.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P1,2021-02-10,2021-06-15
P2,2021-02-10,2021-06-15
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2021-06-15
--- offences-2.csv
person_id,offence_date
P1,2021-02-01
P1,2021-07-01
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-07-01,Youth Caution,2021-08-01
P1,2021-07-02,referral order,2021-08-01
P2,2021-07-03,Referral Order,
P2,2021-07-04,NFA,2021-08-01
P3,2021-07-05,Caution,2021-08-01

=== reoffending-accounts
# Used are the offences in any cell: eight of P2 (06-16 in after alone) and 09-15 of P1, one of P4. 07-01 is after as-of; 02-01
# of P1 is before a closure without a start and in no cell.
--- episodes.csv
person_id,area,start_date,closure_date
P2,South,2021-01-10,2021-06-15
P10,,2021-01-10,2021-06-15
P1,North,,2021-06-15
P3,North,2021-01-10,2021-03-31
P4,North,2021-01-10,2022-04-15
P5,North,2021-01-10,
--- offences.csv
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
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --cases -v | wc -l
> # In the table 06-16 of P2 is in no stage, and P4 is not mature: used are seven of P2 and one of P1.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 -v | wc -l
> # Used are the offences after the index date of a member: five of P2, one of P1, one of P4.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --survival -q | cut -d, -f2-5
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --survival -v >/dev/null
--- stdout
6
7
days,at_risk,events,censored
47,5,1,0
76,4,1,0
92,3,1,0
--- stderr
cj-reoffending: episodes.csv: rows 6 = used 5 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 12 = used 10 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 6 = used 5 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 12 = used 8 + outside the period 4 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 6 = used 5 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 12 = used 7 + outside the period 5 + not selected 0 + rejected 0

=== reoffending-breach
# Left out: Y, yes, TRUE, 1 and y. Four are left: N, blank, no (P2) and 0 (P3). Mean gravity (1 + 2 + 7) / 3.
< episodes.csv
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
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -v
> # All nine of three people; mean gravity (3 + 1 + 2 + 5 + 4 + 1 + 2 + 7) / 8.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --include-breach -v
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,3,0,2,4,66.7,20.77,93.85,2.00,1.33,3.33
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,3,0,3,9,100.0,43.85,100.00,3.00,3.00,3.13
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-09 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 4 + outside the period 0 + not selected 5 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-09 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-mean-gravity
# Before: 1 and 1.01, mean 1.005, half up 1.01. During: none has a score. 0-3: 3, blank, 4.5 and 2: 9.5 / 3 = 3.17.
# 3-6: no offence.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date,gravity
P1,2020-01-01,1
P1,2020-01-02,1.01
P1,2021-02-01,
P1,2021-06-16,3
P1,2021-06-17,
P1,2021-06-18,4.5
P1,2021-06-19,2
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3,6
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,2,100.0,20.65,100.00,2.00,2.00,1.01
all,during intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,0-3 months,0,3,1,0,1,4,100.0,20.65,100.00,4.00,4.00,3.17
all,3-6 months,3,6,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-06-19 and the last index date 2021-06-15, 12 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 7 = used 7 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-method-overridden
# moj (proven, cumulative), but for each episode, with two windows, another value, and everybody. NFA of P2 counts in both;
# P3 has two episodes, of which that of 2021-07-01 is not mature for 12 months on 2022-06-30.
< offences.csv
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2021-06-15
P3,2021-01-10,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --method moj --one-per episode --windows 6,12 --proven-values NFA --denominator all
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,4,0,0,0,0.0,0.00,48.99,,0.00,
all,during intervention,,,4,0,0,0,0.0,0.00,48.99,,0.00,
all,0-6 months,0,6,4,0,1,1,25.0,4.56,69.94,1.00,0.25,
all,0-12 months,0,12,4,1,1,1,25.0,4.56,69.94,1.00,0.25,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-07-01 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 1 + outside the period 0 + not selected 4 + rejected 0

=== reoffending-method-tracker
# The defaults by name: the same table.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 >a; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --method tracker >b; cmp a b && head -n 2 a
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-outcome-before-offence
# The conviction of line 2 is a day before the offence; that of line 3, on the day itself, is in order.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-16,
--- offences.csv
person_id,offence_date,outcome,outcome_date
P9,2021-07-01,CONVICTION,2021-06-30
P9,2021-07-02,CONVICTION,2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --findings f.csv; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
date-order,error,offences.csv,2,2,4,D2,outcome_date,2021-06-30,is before the row's offence_date,
--- stderr
cj-reoffending: offences.csv:2:4: outcome_date: "2021-06-30" is before the row's offence_date
cj-reoffending: episodes.csv: rows 1 = used 0 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 1 + rejected 1
cj-reoffending: 1 of 2 rows of offences.csv is at fault; no table was made

=== reoffending-outcome-before-offence-tolerated
# Without the faulty row one offence is left, in 0-3.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-05-16,2021-06-15
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-07-01,CONVICTION,2021-06-30
P1,2021-07-02,CONVICTION,2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --tolerate 50%
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: offences.csv:2:4: outcome_date: "2021-06-30" is before the row's offence_date
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== reoffending-proven-limit-for-every-stage
# The limit of 2022-02-28 + 18 months = 2023-08-28 holds before and during as well: the first offence of P1 before the start
# and the one during count, those with an outcome of 2023-08-29 do not.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2022-02-28
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-01-10,CAUTION,2021-02-01
P1,2021-01-11,CAUTION,2023-08-29
P1,2021-07-10,CAUTION,2023-08-28
P1,2021-07-11,CAUTION,2023-08-29
P1,2022-03-10,CAUTION,2023-08-29
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 --events proven | cut -d, -f2,5-8
--- stdout
stage,people,immature,offended,offences
pre-intervention,1,0,1,1
during intervention,1,0,1,1
0-3 months,1,0,0,0

=== reoffending-proven-month-end
# 31 August 2021 + 18 months is 28 February 2023: P1 counts, P2 (1 March) does not. With --wait 0 the limit is
# 31 August 2022: P3 counts, P4 (1 September) does not.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2021-08-31
P2,2021-06-01,2021-08-31
P3,2021-06-01,2021-08-31
P4,2021-06-01,2021-08-31
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-09-10,CONVICTION,2023-02-28
P2,2021-09-10,CONVICTION,2023-03-01
P3,2021-09-10,CONVICTION,2022-08-31
P4,2021-09-10,CONVICTION,2022-09-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3 --events proven --cases | cut -d, -f2,6
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3 --events proven --wait 0 --cases | cut -d, -f2,6
--- stdout
person_id,w3
P1,1
P2,0
P3,1
P4,1
person_id,w3
P1,0
P2,0
P3,1
P4,0
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-10 and the last index date 2021-08-31 and the last day of all 2023-03-01, 9 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 3 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-10 and the last index date 2021-08-31 and the last day of all 2023-03-01, 9 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 1 + outside the period 3 + not selected 0 + rejected 0

=== reoffending-proven-outcome-after-as-of
# As at 2022-01-31. P1 was convicted on that day, P2 the day after, which was not known then; P3 without a date, which
# proves nothing, with --wait none neither.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2021-08-31
P2,2021-06-01,2021-08-31
P3,2021-06-01,2021-08-31
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-09-10,CONVICTION,2022-01-31
P2,2021-09-10,CONVICTION,2022-02-01
P3,2021-09-10,CONVICTION,
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --windows 3 --events proven --cases | cut -d, -f2,6
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --windows 3 --events proven --wait none --cases |
>    cut -d, -f2,6
--- stdout
person_id,w3
P1,1
P2,0
P3,0
person_id,w3
P1,1
P2,0
P3,0

=== reoffending-proven-twelve-and-wait
# All closed 2021-01-31, window 3 (to 2021-04-30), wait 6: the outcome may be dated up to 2021-01-31 + 18 months =
# 2022-07-31, whatever the window. P1 (2021-12-01, later than 3 + 6 months) and P2 (2022-07-31) count, P3
# (2022-08-01) and P4 (no date) do not.
--- episodes.csv
person_id,start_date,closure_date
P1,2020-06-01,2021-01-31
P2,2020-06-01,2021-01-31
P3,2020-06-01,2021-01-31
P4,2020-06-01,2021-01-31
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-03-01,CONVICTION,2021-12-01
P2,2021-03-01,CAUTION,2022-07-31
P3,2021-03-01,CONVICTION,2022-08-01
P4,2021-03-01,CONVICTION,
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3 --events proven
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,4,0,0,0,0.0,0.00,48.99,,0.00,
all,during intervention,,,4,0,0,0,0.0,0.00,48.99,,0.00,
all,0-3 months,0,3,4,0,2,2,50.0,15.00,85.00,1.00,0.50,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-03-01 and the last index date 2021-01-31 and the last day of all 2022-08-01, 16 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 2 + outside the period 2 + not selected 0 + rejected 0

=== reoffending-proven-values
# By default a caution alone proves here: P3. With two other words, without regard to case: P1 twice; the order of P2
# has no date, so it does not count, with --wait none neither.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --events proven | tail -n 1
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --events proven --proven-values "youth caution|REFERRAL ORDER" -v | tail -n 1
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --events proven --proven-values "youth caution|REFERRAL ORDER" --wait none | tail -n 1
--- stdout
all,0-3 months,0,3,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
all,0-3 months,0,3,3,0,1,2,33.3,6.15,79.23,2.00,0.67,
all,0-3 months,0,3,3,0,1,2,33.3,6.15,79.23,2.00,0.67,
--- stderr
cj-reoffending: warning: offences.csv: outcome "Youth Caution" proves no offence; --proven-values "CONVICTION|CAUTION|..." says which words do
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 1 + outside the period 0 + not selected 4 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 2 + outside the period 1 + not selected 2 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-05 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 2 + outside the period 1 + not selected 2 + rejected 0

=== reoffending-proven-without-outcome-date
# With no limit of the wait the date of the outcome is not needed: the caution counts.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --events proven --wait none --windows 3
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-recorded-ignores-outcome
# Recorded offences: neither the outcome nor its date plays a part, not even one after as-of.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2021-08-31
P2,2021-06-01,2021-08-31
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-09-10,NFA,2021-10-01
P2,2021-09-10,CONVICTION,2022-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --windows 3 --cases | cut -d, -f2,6
--- stdout
person_id,w3
P1,1
P2,1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-10 and the last index date 2021-08-31, 4 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-same-day
# Two episodes of P1 that closed on one day: a warning at the later row, status 0. One person each: P1 (line 2, of
# equal dates the earlier row: the offence of 2021-02-01 is during, not before) and P2.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --findings f.csv; s=$?; cat f.csv; exit $s
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,during intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
code,severity,file,line,record,column,cell,column_name,value,message,hint
same-day,warning,episodes.csv,3,3,3,C3,closure_date,2021-06-15,"is the person's closure_date in line 2, too",
as-of-beyond-data,warning,episodes.csv,,,,,,,"the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence",
--- stderr
cj-reoffending: warning: episodes.csv:3:3: closure_date: "2021-06-15" is the person's closure_date in line 2, too
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-same-day-not-in-question
# No warning where one of the two is not selected, outside the period or after as-of; the programme A of P1 is
# the cohort in the first. In the last all is in question.
--- episodes.csv
person_id,programme,closure_date
P1,A,2021-06-15
P1,B,2021-06-15
P1,B,2021-01-15
--- offences.csv
person_id,offence_date
P1,2021-07-01
$ r() { cj-reoffending episodes.csv --offences offences.csv --windows 3 "$@" 2>&1 | grep -c "the person's closure_date"; }
> r --as-of 2022-06-30 --where programme=A
> r --as-of 2022-06-30 --period 2022 --allow-empty
> r --as-of 2021-06-14
> r --as-of 2021-06-15
--- stdout
0
0
0
1

=== reoffending-same-day-per-episode
# Both episodes of P1 count: 2021-02-01 is during the first and before the second; 2021-07-01 counts for both.
< episodes.csv=episodes-2.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --one-per episode
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
all,during intervention,,,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
all,0-3 months,0,3,3,0,2,2,66.7,20.77,93.85,1.00,0.67,
--- stderr
cj-reoffending: warning: episodes.csv:3:3: closure_date: "2021-06-15" is the person's closure_date in line 2, too
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-proven-words
# Of seven offences CONVICTION counts alone: six are of other outcomes. Four of these sound as if they proved one, and Not
# guilty and NFA do not; who names the words is not asked. Of P1 to P5 one offended; with all four words all five.
--- e.csv
person_id,start_date,closure_date
P1,2021-01-01,2021-03-31
P2,2021-01-01,2021-03-31
P3,2021-01-01,2021-03-31
P4,2021-01-01,2021-03-31
P5,2021-01-01,2021-03-31
--- o.csv
person_id,offence_date,outcome,outcome_date
P1,2021-05-01,CONVICTION,2021-06-01
P2,2021-05-01,Convicted,2021-06-01
P3,2021-05-01,Youth Caution,2021-06-01
P4,2021-05-01,Found guilty,2021-06-01
P5,2021-05-01,Youth Conviction,2021-06-01
P5,2021-05-01,Not guilty,2021-06-01
P5,2021-06-01,NFA,2021-06-01
$ R="cj-reoffending e.csv --offences o.csv --as-of 2021-09-30 --events proven --windows 3"
> $R -q | tail -n 1 | cut -d, -f2,5,7; $R -q -f markdown | grep -o 'Not proven.*'; $R 2>&1 >/dev/null | grep 'no offence;'
> $R --proven-values 'CONVICTION|Convicted|Youth Caution|Found guilty|Youth Conviction' -q | tail -n 1 | cut -d, -f2,5,7
--- stdout
0-3 months,5,1
Not proven: 6 of another outcome or none ("Convicted", "Youth Caution", "Found guilty", "Youth Conviction", "Not guilty", "NFA").
cj-reoffending: warning: o.csv: outcome "Convicted", "Youth Caution", "Found guilty", "Youth Conviction" prove no offence; --proven-values "CONVICTION|CAUTION|..." says which words do
0-3 months,5,5
--- stderr
cj-reoffending: warning: figures may be wrong: proven-words in o.csv (without --quiet all is told)

=== reoffending-offence-of-two
# F1 is one offence of two people, and counts for each; F2 stands twice for P1.
--- e.csv
person_id,start_date,closure_date
P1,2021-01-01,2021-03-31
P2,2021-01-01,2021-03-31
--- o.csv
offence_id,person_id,offence_date
F1,P1,2021-05-01
F1,P2,2021-05-01
F2,P1,2021-05-03
F2,P1,2021-05-03
$ cj-reoffending e.csv --offences o.csv --as-of 2021-06-30 --windows 3 2>&1 >/dev/null | grep twice
--- stdout
cj-reoffending: warning: o.csv:5:1: offence_id: "F2" stands in line 4, too: the offence counts twice
