# Numbers that are codes for what is not known.
--- scores.csv
person_id,start,end
A,3,5
B,4,5
C,2,4
D,5,5
E,3,99
F,4,6
G,3,99
H,2,99
I,3,3
J,4,5
K,3,4
L,2,5
M,4,6

=== filler-mean
# Of 13 ends 3 are 99; the other ten are 48 together: (48 + 297) / 13 = 26.5, and 4.8 without them. Any of the 93 whole
# numbers above 6 three times would be one way of 804,357.
< scores.csv
$ cj-tabulate scores.csv --values 'mean=mean(end)'
--- stdout
mean
26.5
--- stderr
cj-tabulate: warning: scores.csv:6:3: end: "99" stands in 3 rows, and all other numbers lie from 3 to 6: if it is a code for what is not known, a profile that has "99" under missingValues of this column makes it blank
cj-tabulate: scores.csv: rows 13 = used 13 + outside the period 0 + not selected 0 + rejected 0

=== filler-profile
# What the message says helps; so does leaving the rows out.
< scores.csv
--- p.json
{"columns": {"end": {"missingValues": ["99"]}}}
$ cj-tabulate scores.csv --profile p.json --values 'mean=mean(end)'; cj-tabulate scores.csv --where 'end<99' --values 'mean=mean(end)'
--- stdout
mean
4.8
mean
4.8

=== filler-linked
# A number of linked rows, in a note as well; nothing is said of a column that nobody asks for (42 / 13).
< scores.csv
$ cut -d, -f1 scores.csv > people.csv; cj-tabulate people.csv --link s=scores.csv --derive 'sum=sum(s.end)' --values 'total=sum(sum)' -f markdown 2>/dev/null | grep code; cj-tabulate scores.csv --values 'mean=mean(start)'
--- stdout
4. End: 99 stands in 3 rows, and all other numbers lie from 3 to 6: if it is a code for what is not known, a profile that has "99" under missingValues of this column makes it blank.
mean
3.2

=== filler-hidden
# Where small numbers are hidden the note has none.
< scores.csv
$ cj-tabulate scores.csv --values 'mean=mean(end)' --suppress-below 5 -f markdown 2>/dev/null | grep code
--- stdout
2. End: 99 stands in some rows and is far from all other numbers: if it is a code for what is not known, a profile that has "99" under missingValues of this column makes it blank.
