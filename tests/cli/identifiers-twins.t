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
--- names.csv
Case ID,n
Mar-05,1
Tom-05,2
$ cj-outcomes reviews.csv | tail -n 1 | cut -d, -f5,6; cj-outcomes reviews.csv --people people.csv 2>&1 | grep -c 'no identifier'
> cj-outcomes reviews.csv -q -f markdown | grep -i 'no identifier'
> cj-tabulate months.csv --map 'Case ID=person_id' --values 'distinct(person_id)'
> cj-tabulate names.csv --map 'Case ID=person_id' --values 'distinct(person_id)'
--- stdout
4,1
1
5. Person\_id: 3 values are no identifier but a word for none or what a spreadsheet left of it; all rows with such a value count as of one.
distinct_person_id
2
distinct_person_id
2
--- stderr
cj-outcomes: warning: reviews.csv: person_id: "1.00E+05" is a number that a spreadsheet has shortened, and 2 more are such: all rows that have it count as of one
cj-outcomes: reviews.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: months.csv: person_id: "Mar-05" is a date, as a spreadsheet makes of identifiers, and 1 more are such: all rows that have it count as of one
cj-tabulate: months.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
