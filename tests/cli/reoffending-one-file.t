# The date of the offence stands in the row of the person: one file for both.
--- people.csv
id,screened,rearrested_on
P1,2023-01-03,2023-03-01
P2,2023-01-04,
P3,2023-01-05,

=== reoffending-one-file
# One of three within six months: 1 March is.
< people.csv
$ cj-reoffending people.csv --map id=person_id --index screened --offences ./people.csv --map offences:id=person_id --map offences:rearrested_on=offence_date --as-of 2024-12-31 --windows 6 -o t.md
> cj-reoffending people.csv --map id=person_id --index screened --offences ./people.csv --map offences:id=person_id --map offences:rearrested_on=offence_date --as-of 2024-12-31 --windows 6 |
> grep 0-6; grep -o '2 rows of the offences.*' t.md
--- stdout
all,0-6 months,0,6,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
2 rows of the offences have no date: no offence.
--- stderr
cj-reoffending: warning: people.csv: the last offence is dated 2023-03-01 and the last index date 2023-01-05, 21 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: ./people.csv: rows 3 = used 1 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: warning: people.csv: the last offence is dated 2023-03-01 and the last index date 2023-01-05, 21 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: ./people.csv: rows 3 = used 1 + outside the period 2 + not selected 0 + rejected 0

=== reoffending-blank-date-of-another-file
# Of another file every row needs its date, unless its schema says otherwise.
< people.csv
--- offences.csv
person_id,offence_date
P1,2023-03-01
P2,
--- s.json
{"fields": [{"name": "person_id", "x-cj": {"role": "person"}}, {"name": "offence_date", "type": "date"}]}
$ cj-reoffending people.csv --map id=person_id --index screened --offences offences.csv --as-of 2024-12-31 --windows 6; echo $?
> cj-reoffending people.csv --map id=person_id --index screened --offences offences.csv --schema offences:s.json --as-of 2024-12-31 --windows 6 | grep 0-6
--- stdout
1
all,0-6 months,0,6,3,0,1,1,33.3,6.15,79.23,1.00,0.33,
--- stderr
cj-reoffending: offences.csv:3:2: offence_date: the cell is blank, but every row needs a value
cj-reoffending: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reoffending: 1 of 2 rows of offences.csv is at fault; no table was made
cj-reoffending: warning: people.csv: the last offence is dated 2023-03-01 and the last index date 2023-01-05, 21 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0
