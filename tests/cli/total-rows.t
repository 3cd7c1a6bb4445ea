# Rows that look like totals of others, which would count twice.
--- a.csv
area,team,n
North,A,3
North,B,1
North Total,,4
South,C,4
,Grand total:,8
Total records: 3,,

=== total-rows
# Told at the row by a measure and by cj-check, whatever the row is otherwise; the sum is of all rows all the same.
< a.csv
$ cj-tabulate a.csv --values 'sum(n)' --threads 3
> cj-check a.csv 2>&1 | cut -d, -f1-2,7,9 | grep total
--- stdout
sum_n
20
total-row,warning,A4,North Total
total-row,warning,B6,Grand total:
total-row,warning,A7,Total records: 3
--- stderr
cj-tabulate: warning: a.csv:4:1: area: "North Total" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: warning: a.csv:6:2: team: "Grand total:" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: warning: a.csv:7:1: area: "Total records: 3" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: a.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== total-rows-skipped
# A profile passes over them, and nothing is to be said.
< a.csv
--- p.json (no newline)
{"skipRows":["Total*","*Total","Grand total*"]}
$ cj-tabulate a.csv --values 'sum(n)' --profile p.json
--- stdout
sum_n
8

=== total-rows-that-are-none
# Names that begin with the word, and words that hold it.
--- b.csv
programme,n
Total Respect Programme,1
Totally Sound,2
Scottish Borders Subtotals Review Group,1
$ cj-tabulate b.csv --values 'sum(n)'
--- stdout
sum_n
4

=== total-rows-in-a-report
# The same where a store serves two measures, each row once.
< a.csv
--- d.json (no newline)
{"title":"T","inputs":{"r":{"file":"a.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"area"},
"b":{"kind":"tabulate","input":"r"}},"sections":[{"id":"s","title":"S","measures":["a","b"]}]}
$ cj-report d.json -o d.html 2>&1 | grep -c 'looks like a total'
--- stdout
3
