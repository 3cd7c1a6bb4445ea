# cj-reoffending: one offence on two rows.

=== reoffending-offence-twice
# A row for each outcome: offence 1 counts as two, and offence 3 of somebody else is in no figure.
--- episodes.csv
person_id,closure_date
A1,2022-06-15
--- offences.csv
Offence ID,person_id,offence_date,outcome
1,A1,20/06/2022,Pending
1,A1,20/06/2022,Youth Caution
2,A1,21/07/2022,Pending
3,B1,20/06/2022,Pending
3,B1,20/06/2022,Youth Caution
$ cj-reoffending episodes.csv --offences offences.csv --windows 3 --as-of 2022-10-01 | tail -n 1 | cut -d, -f2,7,8
--- stdout
0-3 months,1,3
--- stderr
cj-reoffending: warning: offences.csv:3:1: offence_id: "1" stands in line 2, too: the offence counts twice
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
