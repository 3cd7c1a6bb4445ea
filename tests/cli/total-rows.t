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

=== total-rows-without-a-name
# 10+20+30 in a row of which nobody is named: counted as a row it would be 4 and 120. With --quiet one line says so.
--- c.csv
Child ID,Area,Cost
C1,North,10
C2,South,20
C3,North,30
,,60
$ cj-tabulate c.csv --values 'count,sum(Cost)' --quiet
> cj-tabulate c.csv
--- stdout
count,sum_Cost
4,120
count
4
--- stderr
cj-tabulate: warning: figures may be wrong: total-row at c.csv:5 (without --quiet all is told)
cj-tabulate: warning: c.csv:5:3: Cost: "60" is the sum of the rows above, in a row without a name: looks like a total of them, which count twice with it: skipRows of a profile passes over it
cj-tabulate: c.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== total-rows-of-parts
# 3+4 and 5+6 of each part, then 18 of all, whose column before is a percentage and adds up to nothing.
--- c.csv
Area,Team,Share,n
North,A,43,3
North,B,57,4
All,,100,7
South,C,45,5
South,D,55,6
All,,100,11
Overall,,,18
$ cj-tabulate c.csv --values 'sum(n)' --quiet 2>&1 | head -n 1
> cj-check c.csv 2>/dev/null | cut -d, -f1-2,7,9 | grep total
--- stdout
cj-tabulate: warning: figures may be wrong: total-row at c.csv:4 (without --quiet all is told)
total-row,warning,A4,All
total-row,warning,A7,All
total-row,warning,A8,Overall

=== total-rows-whose-numbers-do-not-agree
# Names of groups: nothing is said of them unless their numbers are sums; nor of rows that lack a name like others, or of numbers alone.
--- c.csv
Area,n
North,10
All Saints,20
Overall,31
Sum,5
--- d.csv
Area,n
North,3
,4
South,5
,12
--- e.csv
a,b
1,2
2,2
3,4
--- f.csv
Area,n
All,3
All,4
All,7
--- g.csv
Area,n
North,0
South,0
,0
$ for i in c d e f g; do cj-tabulate $i.csv; done
--- stdout
count
4
count
4
count
3
count
3
count
3

=== total-rows-beyond-many
# Columns that nobody reads as numbers are added up for 10,000 rows; one that is read is for all: 12,000 of 1 each.
$ { echo area,n; for i in $(seq 12000); do echo A$i,1; done; echo ,12000; } >c.csv
> cj-tabulate c.csv 2>&1
> cj-tabulate c.csv --values 'sum(n)' --threads 3 2>&1 | cut -c 1-60 | grep -v rows
--- stdout
count
12001
cj-tabulate: warning: c.csv:12002:2: n: "12000" is the sum o
sum_n
24000

=== lines-below
# Lines that systems print below a table, alone in their row or before a number; and the profile that passes over them.
--- c.csv
Area,Type,n
North,T,1
South,V,2
Records: 2,,
Printed:,01/04/2024,
(2 rows affected),,
*** End of report ***,,
--- p.json (no newline)
{"skipRows":["Records*","Printed*","(*","*End of report*"]}
$ cj-tabulate c.csv --values 'share(Type=T)'
> cj-tabulate c.csv --values 'share(Type=T)' --profile p.json
--- stdout
share_Type=T
17
share_Type=T
50
--- stderr
cj-tabulate: warning: c.csv:4:1: Area: "Records: 2" looks like a line below the table, not like a row of it: skipRows of a profile passes over it
cj-tabulate: warning: c.csv:5:1: Area: "Printed:" looks like a line below the table, not like a row of it: skipRows of a profile passes over it
cj-tabulate: warning: c.csv:6:1: Area: "(2 rows affected)" looks like a line below the table, not like a row of it: skipRows of a profile passes over it
cj-tabulate: warning: c.csv:7:1: Area: "*** End of report ***" looks like a line below the table, not like a row of it: skipRows of a profile passes over it
cj-tabulate: c.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== lines-below-that-are-rows
# Rows of which little is known, and tables in which most rows have one cell.
--- c.csv
Ref,Area,Closed
P1,North,2024-01-01
P2,,
Page Hall,,
Cohort: north,,
--- d.csv
What,Note
Meeting: 3,
Meeting: 4,
Meeting: 5,late
$ cj-tabulate c.csv; cj-tabulate d.csv
--- stdout
count
4
count
3

=== lines-below-with-fewer-cells
# Where the row is refused for its cells, what passes over it is named before what would read it as a row.
--- c.csv
Area,Type,n
North,T,1
Records: 2
--- d.csv
Area,Type,n
North,T,1
Prepared for the board
--- e.csv
Area,Type,n
North,T,1
Records: 1,,,
$ for i in c d e; do cj-tabulate $i.csv --quiet; done
? 1
--- stderr
cj-tabulate: c.csv:3:2: Type: the row has 1 cell where the header has 3; it looks like a line below the table: skipRows of a profile passes over it
cj-tabulate: 1 of 2 rows of c.csv is at fault; no table was made
cj-tabulate: d.csv:3:2: Type: the row has 1 cell where the header has 3; skipRows of a profile passes over a line that is no row of the table; with shortRows missing last cells are read as blank
cj-tabulate: 1 of 2 rows of d.csv is at fault; no table was made
cj-tabulate: e.csv:3:4: the row has 4 cells where the header has 3; it looks like a line below the table: skipRows of a profile passes over it
cj-tabulate: 1 of 2 rows of e.csv is at fault; no table was made

=== total-rows-not-selected
# The total is no row of the table, with either condition: nothing is to be said.
--- t.csv
area,cases
North,1
South,2
Total,3
$ cj-tabulate t.csv --values 'sum(cases)' --where area!=Total; cj-tabulate t.csv --values 'sum(cases)' --where area=North
--- stdout
sum_cases
3
sum_cases
1

=== total-rows-behind-names
# 30 is 10 and 20, 10 is 5 and 5: totals of each area, named in the second or third cell. Not told: a score called Total
# (its first cell is an identifier, and the table shows it apart), "Any other", which is a group like others. Nor a Total that is
# no sum (11 beside 5 and 5).
--- a.csv
Area,Sex,n
North,F,10
North,M,20
North,Total,30
South,F,5
South,Any other,5
South,All,10
--- b.csv
id,Scale,n
A1,Mood,10
A1,Sleep,20
A1,Total,30
--- c.csv
Team,Area,Sex,n
one,North,F,10
one,North,M,20
one,North,All persons total,30
two,South,F,5
two,South,M,5
two,South,Total,11
$ cj-tabulate a.csv --rows Area --values 'sum(n)'; cj-tabulate b.csv --rows Scale | wc -l; cj-tabulate c.csv --rows Area
--- stdout
Area,sum_n
North,60
South,20
4
Area,count
North,3
South,3
--- stderr
cj-tabulate: warning: a.csv:4:2: Sex: "Total" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: warning: a.csv:7:2: Sex: "All" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: a.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: warning: c.csv:4:3: Sex: "All persons total" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-tabulate: c.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== total-rows-asked-for
# The row All alone is asked for, so that nothing counts twice; with a row that it holds beside it 1 counts twice.
--- a.csv
Area,n
North,1
South,2
All,3
$ cj-tabulate a.csv --where Area=All --values 'sum(n)'; cj-tabulate a.csv --where 'Area=All|North' --values 'sum(n)' -q
--- stdout
sum_n
3
sum_n
4
--- stderr
cj-tabulate: warning: figures may be wrong: total-row at a.csv:4 (without --quiet all is told)
