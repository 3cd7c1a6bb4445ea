# Values that conditions name and that go on under another name half way.
--- contacts.csv
person_id,day,kept
A,2022-08-01,Yes
B,2022-08-02,No
C,2022-08-03,Yes
D,2022-08-08,Yes
E,2022-08-09,Yes
F,2022-08-10,No
G,2022-08-11,Yes
H,2022-08-15,Yes
I,2022-08-16,Yes
J,2022-08-18,Yes
K,2022-09-01,Y
L,2022-09-02,No
M,2022-09-05,Y
N,2022-09-06,Y
O,2022-09-07,Y
P,2022-09-08,No
Q,2022-09-12,Y
R,2022-09-13,Y
S,2022-09-14,Y
T,2022-09-15,Y

=== renamed-share
# 8 of 20 are Yes. That 8 of 16 come before the other 8 is one of 12,870 ways: below one in 2,000 for each of two pairs.
< contacts.csv
$ cj-tabulate contacts.csv --date day --values 'n=count,kept=share(kept=Yes)' --period 2022-08-01..2022-09-15
--- stdout
period,n,kept
2022-08-01..2022-09-15,20,40
--- stderr
cj-tabulate: warning: contacts.csv: Condition "kept=Yes" names "Yes", which stands in no row after 2022-08-18 (day), and not "Y", which begins on 2022-09-01: if the two are one value, name both
cj-tabulate: contacts.csv: rows 20 = used 20 + outside the period 0 + not selected 0 + rejected 0

=== renamed-note
< contacts.csv
$ cj-tabulate contacts.csv --where kept=Yes -f markdown 2>/dev/null | grep both
--- stdout
2. Condition "kept=Yes" names "Yes", which stands in no row after line 11, and not "Y", which begins in line 12: if the two are one value, name both.

=== renamed-left-out
# What is left out is named, too; with both named nothing is.
< contacts.csv
$ cj-tabulate contacts.csv --where 'kept!=Yes' -q; cj-tabulate contacts.csv --where 'kept=Yes|Y'
--- stdout
count
12
count
16
--- stderr
cj-tabulate: warning: figures may be wrong: renamed-value in contacts.csv (without --quiet all is told)

=== renamed-linked
# One order of each person: 8 of 20 have a contact that was kept.
< contacts.csv
$ sed 's/,.*//' contacts.csv > orders.csv; cj-tabulate orders.csv --link contacts=contacts.csv --derive 'kept=any(contacts,kept=Yes)' --rows kept
--- stdout
kept,count
yes,8
no,12
--- stderr
cj-tabulate: warning: contacts.csv: Condition "kept=Yes" names "Yes", which stands in no row after line 11, and not "Y", which begins in line 12: if the two are one value, name both
cj-tabulate: contacts.csv: rows 20 = used 8 + outside the period 0 + not selected 12 + rejected 0
cj-tabulate: orders.csv: rows 20 = used 20 + outside the period 0 + not selected 0 + rejected 0

=== renamed-proven
# Offences of 20 people, proven by the outcome.
< contacts.csv
$ sed 's/day/offence_date/; s/kept/outcome/' contacts.csv > offences.csv
> printf 'person_id,closure_date\nA,2022-07-01\nK,2022-07-01\n' > episodes.csv
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --events proven --proven-values Yes --wait none 2>&1 | grep names
--- stdout
cj-reoffending: warning: offences.csv: --proven-values names "Yes", which stands in no row after 2022-08-18 (offence_date), and not "Y", which begins on 2022-09-01: if the two are one value, name both
