# cj-reoffending: nobody, nothing.
--- episodes.csv
person_id,start_date,closure_date
,2021-01-10,2021-06-15
P2,2021-13-01,2021-06-15
P3,2021-01-10,15.06.2021
P4,2021-01-10,2021-06-15,x
P5,2021-01-10
P6,2021-01-10,
--- offences.csv
person_id,offence_date,gravity,outcome_date
P9,,3,
,2021-07-01,3,
P9,2021-07-01,high,
P9,2021-07-01,2.5,2021-02-29
P9,2021-07-01,,

=== reoffending-bad-cells
# Every faulty cell of both files that is used, each with its place: blank people and dates, no such dates, a cell
# too many and one too few, a gravity in words. The outcome's date of line 5 is for proven offences alone: nobody
# uses it. P6 is open, the last offence is of P9, who is in no episode.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --findings f.csv; s=$?; cat f.csv; exit $s
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
constraint-error,error,episodes.csv,2,2,1,A2,person_id,,"the cell is blank, but every row needs a value",
type-error,error,episodes.csv,3,3,2,B3,start_date,2021-13-01,is not a date as YYYY-MM-DD or DD/MM/YYYY,
type-error,error,episodes.csv,4,4,3,C4,closure_date,15.06.2021,is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%d.%m.%Y' reads it as 2021-06-15,
extra-cell,error,episodes.csv,5,5,4,D5,,,the row has 4 cells where the header has 3,
missing-cell,error,episodes.csv,6,6,3,C6,closure_date,,the row has 2 cells where the header has 3,a profile with shortRows reads missing last cells as blank
constraint-error,error,offences.csv,2,2,2,B2,offence_date,,"the cell is blank, but every row needs a value",
constraint-error,error,offences.csv,3,3,1,A3,person_id,,"the cell is blank, but every row needs a value",
type-error,error,offences.csv,4,4,3,C4,gravity,high,is not a whole number or a decimal such as 7.5,
--- stderr
cj-reoffending: episodes.csv:2:1: person_id: the cell is blank, but every row needs a value
cj-reoffending: episodes.csv:3:2: start_date: "2021-13-01" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-reoffending: episodes.csv:4:3: closure_date: "15.06.2021" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%d.%m.%Y' reads it as 2021-06-15
cj-reoffending: episodes.csv:5:4: the row has 4 cells where the header has 3
cj-reoffending: episodes.csv:6:3: closure_date: the row has 2 cells where the header has 3; a profile with shortRows reads missing last cells as blank
cj-reoffending: offences.csv:2:2: offence_date: the cell is blank, but every row needs a value
cj-reoffending: offences.csv:3:1: person_id: the cell is blank, but every row needs a value
cj-reoffending: offences.csv:4:3: gravity: "high" is not a whole number or a decimal such as 7.5
cj-reoffending: episodes.csv: rows 6 = used 0 + outside the period 1 + not selected 0 + rejected 5
cj-reoffending: offences.csv: rows 5 = used 0 + outside the period 0 + not selected 2 + rejected 3
cj-reoffending: 5 of 6 rows of episodes.csv and 3 of 5 rows of offences.csv are at fault; no table was made

=== reoffending-bad-cells-tolerated
# The same, tolerated: P7 in a last row is the cohort, with the one offence that is left.
< episodes.csv offences.csv
$ echo P7,2021-01-10,2021-06-15 >>episodes.csv; echo P7,2021-07-01,2.5, >>offences.csv
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --tolerate 9
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,2.50
--- stderr
cj-reoffending: episodes.csv:2:1: person_id: the cell is blank, but every row needs a value
cj-reoffending: episodes.csv:3:2: start_date: "2021-13-01" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-reoffending: episodes.csv:4:3: closure_date: "15.06.2021" is not a date as YYYY-MM-DD or DD/MM/YYYY; the date format '%d.%m.%Y' reads it as 2021-06-15
cj-reoffending: episodes.csv:5:4: the row has 4 cells where the header has 3
cj-reoffending: episodes.csv:6:3: closure_date: the row has 2 cells where the header has 3; a profile with shortRows reads missing last cells as blank
cj-reoffending: offences.csv:2:2: offence_date: the cell is blank, but every row needs a value
cj-reoffending: offences.csv:3:1: person_id: the cell is blank, but every row needs a value
cj-reoffending: offences.csv:4:3: gravity: "high" is not a whole number or a decimal such as 7.5
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 7 = used 1 + outside the period 1 + not selected 0 + rejected 5
cj-reoffending: offences.csv: rows 6 = used 1 + outside the period 0 + not selected 2 + rejected 3

=== reoffending-blank-dates
# 1900-01-01 and 31/12/9999 are blank dates: P1 and P3 are open, P2 has no start and is not in the first stages.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,1900-01-01
P2,1900-01-01,2021-06-15
P3,2021-01-10,31/12/9999
--- offences.csv
person_id,offence_date
P2,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -v | cut -d, -f2,5
--- stdout
stage,people
pre-intervention,0
during intervention,0
0-3 months,1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 1 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-no-gravity
# No column gravity: blank in csv, and no line in text.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 | cut -d, -f2,8,14; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f text | sed -n /gravity/Ip
--- stdout
stage,offences,mean_gravity
pre-intervention,0,
during intervention,0,
0-3 months,1,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-no-offences-in-the-file
# A header alone: nobody is known to have offended. A warning, as an export may have gone wrong.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: warning: offences.csv:1: there is a header and no row below it
cj-reoffending: warning: episodes.csv: the last index date is dated 2021-06-15, 12 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-no-start-column
# Before is before the closure: 06-14. 06-15 is in no stage, which the notes say. No row during.
--- episodes.csv
person_id,closure_date
P1,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-06-14
P1,2021-06-15
P1,2021-06-16
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f json | grep -c 'The episodes have no start_date' 
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
1
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-06-16 and the last index date 2021-06-15, 12 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 2 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-06-16 and the last index date 2021-06-15, 12 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 2 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-nobody-in-the-cohort
# Nobody closed in 2018-19: a notice, people 0, and blank rates in every stage.
--- episodes.csv
person_id,start_date,closure_date
P3,2021-01-10,2022-05-31
--- offences.csv
person_id,offence_date
P3,2022-06-01
$ cj-reoffending episodes.csv --allow-empty --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2018-19
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2018-19,pre-intervention,,,0,0,0,0,,,,,,
2018-19,during intervention,,,0,0,0,0,,,,,,
2018-19,0-3 months,0,3,0,0,0,0,,,,,,
--- stderr
cj-reoffending: warning: episodes.csv: no row lies in 2018-19: its closure_date runs from 2022-05-31 to 2022-05-31
cj-reoffending: episodes.csv: rows 1 = used 0 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-nobody-in-the-cohort-by-as-of
# P3 did close in 2022, but after as-of: the notice must not say that no episode closed in the period.
--- episodes.csv
person_id,start_date,closure_date
P3,2021-01-10,2022-05-31
--- offences.csv
person_id,offence_date
P3,2022-06-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-04-30 --windows 3 --period 2022 2>&1 >/dev/null | grep -c 'No episode has a closure_date in 2022 that is not after 2022-04-30'
--- stdout
1

=== reoffending-nobody-in-the-cohort-other-tables
# No member, no row of cases; a group without members has a row of --survival, and at a day that is asked for nobody is at
# risk.
--- episodes.csv
person_id,start_date,closure_date
P3,2021-01-10,2022-05-31
--- offences.csv
person_id,offence_date
P3,2022-06-01
$ cj-reoffending episodes.csv --allow-empty --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2018-19 --cases -q
> cj-reoffending episodes.csv --allow-empty --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2018-19 --survival -q
> cj-reoffending episodes.csv --allow-empty --offences offences.csv --as-of 2022-06-30 --windows 3 --period 2018-19 --survival --at 91 -q
--- stdout
period,person_id,index_date,pre,during,w3,after,first_reoffence_date,days_to_first,mature3
period,days,at_risk,events,censored,survival,se,low,high
2018-19,0,0,0,0,,,,
period,days,at_risk,events,censored,survival,se,low,high
2018-19,91,0,0,0,,,,

=== reoffending-nobody-mature
# Three months end on 2022-08-31: nobody is followed up for so long, so the rates are blank, not 0.
--- episodes.csv
person_id,start_date,closure_date
P3,2021-01-10,2022-05-31
--- offences.csv
person_id,offence_date
P3,2022-06-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3
> # null where csv is blank; a 0 of the first stages stays one.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f json | grep '"stage": "[p0]' 
> # [x] not known yet in the window; [z] nothing to take a share of in the first stages, where nobody offended.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f text | sed -n '/^People/,/^Offences per person/p;/^- .[xz]/p' 
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,0,1,0,0,,,,,,
    {"period": "all", "stage": "pre-intervention", "from_months": null, "to_months": null, "people": 1, "immature": 0, "offended": 0, "offences": 0, "rate_pct": 0.0, "rate_low_pct": 0.00, "rate_high_pct": 79.35, "offences_per_offender": null, "offences_per_person": 0.00, "mean_gravity": null},
    {"period": "all", "stage": "0-3 months", "from_months": 0, "to_months": 3, "people": 0, "immature": 1, "offended": 0, "offences": 0, "rate_pct": null, "rate_low_pct": null, "rate_high_pct": null, "offences_per_offender": null, "offences_per_person": null, "mean_gravity": null}
People                                1             1       0
Not yet followed up                   0             0       1
People who offended                   0             0       0
Offences                              0             0       0
Rate                               0.0%          0.0%     [x]
Rate, lower bound                 0.00%         0.00%     [x]
Rate, upper bound                79.35%        79.35%     [x]
Offences per offender               [z]           [z]     [x]
Offences per person                0.00          0.00     [x]
- [z] not applicable: no base, or nothing to compare
- [x] not available: not known yet

=== reoffending-offences-on-standard-input-named
# Messages and notes call it by its name.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-01-09
P1,2021-07-01
P1,2021-07-02
$ cj-reoffending episodes.csv --offences - --as-of 2022-06-30 --windows 3 -v <offences.csv | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: standard input: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-tolerate-too-few
# Two rows at fault of four, one in each file: 1 is too few, so is 49%; 2 and 50% are enough, for the rows of both files
# count together. P2 has no date of closure.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-16,2021-06-15
P2,2021-06-01,
--- offences.csv
person_id,offence_date
P9,2021-07-01
P9,2021-13-01
$ for n in 1 49% 2 50%; do cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --tolerate $n | wc -l; echo ${PIPESTATUS[0]}; done 2>&1 | sed -n '/^[0-9]/p;/no table/p' 
--- stdout
cj-reoffending: 1 of 2 rows of episodes.csv and 1 of 2 rows of offences.csv are at fault; no table was made
0
1
cj-reoffending: 1 of 2 rows of episodes.csv and 1 of 2 rows of offences.csv are at fault; no table was made
0
1
4
0
4
0
