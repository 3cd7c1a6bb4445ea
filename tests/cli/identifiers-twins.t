# Two spellings of one identifier in one input.

=== identifiers-twins
# A1 and a1, 0012 and 12: each counts as two people, so that the drop from 7 to 3 and the rise from 1 to 2 are compared with nothing.
# The note has no identifiers, since it is for readers. Without letters of two cases, zeros and signs nothing is alike:
# P9 and P10 are not, nor are N1 and S1.
--- reviews.csv
person_id,review_date,outcome,score
A1,2022-01-10,Home,7
a1,2022-05-10,Home,3
0012,2022-01-10,Home,1
12,2022-05-10,Home,2
--- fine.csv
person_id,review_date,outcome,score
P9,2022-01-10,Home,7
P10,2022-05-10,Home,3
N1,2022-05-10,Home,3
S1,2022-05-10,Home,3
$ cj-outcomes reviews.csv | tail -n 1 | cut -d, -f5,6; cj-outcomes fine.csv | tail -n 1 | cut -d, -f5,6
> cj-outcomes reviews.csv -q -f markdown | grep -i 'differ'
> sed '1s/person_id/Client/' fine.csv | cj-tabulate --values 'distinct(Client)' | tail -n 1
> sed '1s/person_id/Client ID/' reviews.csv | cj-tabulate --values 'distinct("Client ID")' 2>&1 | head -n 1
--- stdout
4,0
4,0
5. Person\_id: 2 values differ from another only in spelling, and each counts for itself.
4
cj-tabulate: warning: standard input: Client ID: "a1" differs from "A1" only in upper and lower case, and 1 more are like one before them: they count as different ones; a profile of each input that says "upperCase": true of this column makes them one (docs/profiles.md)
--- stderr
cj-outcomes: warning: reviews.csv: person_id: "a1" differs from "A1" only in upper and lower case, and 1 more are like one before them: they count as different ones; a profile of each input that says "upperCase": true of this column makes them one (docs/profiles.md)
cj-outcomes: reviews.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== identifiers-nobodies
# Five people have lost their identifiers to a spreadsheet (100001 and 100002 are 1.00E+05 both) or never had one: as
# it is, 1 of 1 that can be compared. Beside P9, 3 values are nobody's: 1.00E+05, #N/A and Unknown.
--- reviews.csv
person_id,review_date,outcome,score
1.00E+05,2022-01-10,Home,1
1.00E+05,2022-05-10,Home,3
Unknown,2022-01-10,Home,1
#N/A,2022-05-10,Home,2
P9,2022-05-10,Home,2
--- people.csv
person_id,sex
Unknown,F
P9,M
--- months.csv
Case ID,n
Mar-05,1
5-Mar,2
--- meant.csv
Case ID
Jan-01
Feb-01
Mar-01
Apr-01
May-01
Jun-02
Jul-02
Aug-02
Sep-02
Oct-02
--- names.csv
Case ID,n
Mar-05,1
Tom-05,2
$ cj-outcomes reviews.csv | tail -n 1 | cut -d, -f5,6; cj-outcomes reviews.csv --people people.csv 2>&1 | grep -c 'no identifier'
> cj-outcomes reviews.csv -q -f markdown | grep -i 'no identifier'
> cj-tabulate months.csv --map 'Case ID=person_id' --values 'distinct(person_id)'
> cj-tabulate names.csv --map 'Case ID=person_id' --values 'distinct(person_id)'
> cj-tabulate meant.csv --map 'Case ID=person_id' --values 'distinct(person_id)'; { cat meant.csv; echo 13-5; } >spared.csv
> cj-tabulate spared.csv --map 'Case ID=person_id' --values 'distinct(person_id)' 2>&1 | grep -c 'is a date'
--- stdout
4,1
1
5. Person\_id: 3 values are no identifier but a word for none or what a spreadsheet left of it; all rows with such a value count as of one.
distinct_person_id
2
distinct_person_id
2
distinct_person_id
10
1
--- stderr
cj-outcomes: warning: reviews.csv: person_id: "1.00E+05" is a number that a spreadsheet has shortened, and 2 more are such: all rows that have it count as of one
cj-outcomes: reviews.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: months.csv: person_id: "Mar-05" is a date, as a spreadsheet makes of identifiers, and 1 more are such: all rows that have it count as of one
cj-tabulate: months.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== identifiers-nobodies-behind
# Two offences are of Refused, who is in no episode: they are nobody's. P1 alone is followed up, and offended in
# month 2. Linked rows say it of theirs, as all rows that have it are of one.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-08-01
Refused,2021-08-01
Refused,2021-08-02
P7,2021-08-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2021-10-01 --windows 3 | tail -n 1 | cut -d, -f5,7,8
> cj-reoffending episodes.csv --offences offences.csv --as-of 2021-10-01 --windows 3 -q -f markdown | grep nobody
> cj-tabulate episodes.csv --link o=offences.csv --derive 'n=count(o)' --rows n 2>&1 | grep -v rows
--- stdout
2,1,1
10. Person\_id of offences.csv: 2 rows have a word for no identifier or what a spreadsheet left of one, and are counted for nobody.
n,count
0,1
1,1
--- stderr
cj-reoffending: warning: offences.csv: person_id: "Refused" looks like a word for "no identifier": 2 rows with such a value are counted for nobody
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 1 + outside the period 0 + not selected 3 + rejected 0

=== identifiers-nobodies-initials
# NK is a word for nobody among numbers, and one person among initials, for cj-check as well.
--- people.csv
person_id,sex
NK,F
JS,M
AB,M
--- numbers.csv
person_id,sex
NK,F
101,M
102,M
$ cj-check people.csv -f csv; cj-check numbers.csv -f csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
code,severity,file,line,record,column,cell,column_name,value,message,hint
id-format,warning,numbers.csv,2,2,1,A2,person_id,NK,"looks like a word for ""no identifier""",
--- stderr
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: numbers.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: numbers.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
