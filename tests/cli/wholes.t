# Published statistics have wholes and their parts in one table: who adds all rows up counts twice.
--- places.csv
time_period,geographic_level,la_name,characteristic,referrals
2024,National,,Total,60
2024,National,,Female,24
2024,National,,Male,36
2024,Regional,,Total,60
2024,Local authority,Anytown,Total,40
2024,Local authority,Othertown,Total,20

=== wholes
# 60 were referred; the sum of all rows is 240. Each column is told in a line.
< places.csv
$ cj-tabulate places.csv --values 'sum(referrals)'
--- stdout
sum_referrals
240
--- stderr
cj-tabulate: warning: places.csv:2:2: geographic_level has rows of "National", "Regional" and "Local authority": each level counts the same again; geographic_level=Local authority as a condition leaves one
cj-tabulate: warning: places.csv:2:4: characteristic is "Total" in some rows and not in others, which count twice with it; characteristic=Total as a condition takes it alone
cj-tabulate: places.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== wholes-quiet
# A csv has no notes: one line names the kind of doubt, once for both columns; of a table with notes they say it.
< places.csv
$ cj-tabulate places.csv --values 'sum(referrals)' -q
> cj-tabulate places.csv --values 'sum(referrals)' -q -f markdown | grep -c 'has rows of\|is "Total" in'
--- stdout
sum_referrals
240
2
--- stderr
cj-tabulate: warning: figures may be wrong: whole-and-parts at places.csv:2 (without --quiet all is told)

=== wholes-of-one-level
# 40 and 20: nothing is counted twice, and nothing is to be said.
< places.csv
$ cj-tabulate places.csv --values 'sum(referrals)' --where 'geographic_level=Local authority'
--- stdout
sum_referrals
60

=== wholes-that-are-used
# Rows of one place are of one level, whatever the others are; the parts without their total, too.
< places.csv
$ cj-tabulate places.csv --values 'sum(referrals)' --where la_name=Anytown
> cj-tabulate places.csv --values 'sum(referrals)' --where 'characteristic=Female|Male'
--- stdout
sum_referrals
40
sum_referrals
60

=== wholes-grouped
# Levels, and a total and its parts, stand apart in the table where they are its rows.
< places.csv
$ cj-tabulate places.csv --rows geographic_level --values 'sum(referrals)' --where characteristic=Total
> cj-tabulate places.csv --rows characteristic --values 'sum(referrals)' --where geographic_level=National
--- stdout
geographic_level,sum_referrals
Local authority,60
National,60
Regional,60
characteristic,sum_referrals
Female,24
Male,36
Total,60

=== wholes-that-are-none
# A column with other words than levels is none of levels; those of one level are no mixture.
--- tier.csv
tier,school,n
National,School,1
Community,School,2
Regional,School,3

$ cj-tabulate tier.csv --values 'sum(n)'
--- stdout
sum_n
6

=== wholes-added-up
# The rows are apart in the table, and All has them together: 180 of 60. Shares are of the 180, too.
< places.csv
$ cj-tabulate places.csv --rows geographic_level --values 'sum(referrals)' --where characteristic=Total --totals rows -q
> cj-tabulate places.csv --rows geographic_level --values 'sum(referrals)' --where characteristic=Total --percent cols -q | tail -n 1
--- stdout
geographic_level,sum_referrals
Local authority,60
National,60
Regional,60
All,180
Regional,60,33
--- stderr
cj-tabulate: warning: figures may be wrong: whole-and-parts at places.csv:2 (without --quiet all is told)
cj-tabulate: warning: figures may be wrong: whole-and-parts at places.csv:2 (without --quiet all is told)

=== wholes-of-other-words
# Codes of levels; a total with its age group behind it; London, which is 60 beside its parts of 40 and 20.
--- codes.csv
level,la,n
NAT,,60
REG,,60
LAD,Anytown,40
LAD,Othertown,20
--- aged.csv
year,group,n
2024,Total Aged 1 to 4,60
2024,Female Aged 1 to 4,40
2024,Male Aged 1 to 4,20
2024,Total Aged 5 to 9,71
2024,Female Aged 5 to 9,40
2024,Male Aged 5 to 9,31
--- london.csv
year,level,region,n
2024,Regional,London,60
2024,Regional,Inner London,40
2024,Regional,Outer London,20
2024,Regional,North East,30
$ for f in codes aged london; do cj-tabulate $f.csv --values 'sum(n)' -f markdown -q | grep 'condition'; done
> cj-tabulate london.csv --values 'sum(n)' --where 'region!=London'
--- stdout
1. codes.csv: level has rows of "NAT", "REG" and "LAD": each level counts the same again; level=LAD as a condition leaves one.
1. aged.csv: group is "Total Aged 1 to 4" in some rows and not in others, which count twice with it; group=Total Aged 1 to 4 as a condition takes it alone.
1. london.csv: region has rows of "London" and of Inner and Outer London, which count the same again; region!=London as a condition leaves them once.
sum_n
90

=== wholes-of-single-cases
# Rows that are about somebody, or whose numbers are no sums: hours of a contact at a level, what was lost. Nothing is to be said.
--- people.csv
client_id,level,loss,hours
C1,National,Total,6
C2,Regional,Partial,4
C3,Regional,None,2
C4,National,Total,2
--- contacts.csv
day,level,loss,hours
1,National,Total,6
2,Regional,Partial,4
3,Regional,None,5
4,National,Total,3
5,Regional,Partial,7
$ cj-tabulate people.csv --values 'sum(hours)'; cj-tabulate contacts.csv --values 'sum(hours)'; cj-check contacts.csv 2>/dev/null | grep -c whole
? 1
--- stdout
sum_hours
14
sum_hours
25
0

=== wholes-checked
# cj-check tells what all rows hold.
< places.csv
$ cj-check places.csv 2>/dev/null | cut -d, -f1-2,4,7
--- stdout
code,severity,line,cell
whole-and-parts,warning,2,B2
whole-and-parts,warning,2,D2

=== wholes-of-a-population
# 60 people live in the two places, not 180 at three levels: no table, and what to do; then 2 events for 60 people.
--- events.csv
day
2024-05-01
2024-06-01

--- levels.csv
year,geographic_level,la_name,population
2024,National,,60
2024,Regional,,60
2024,Local authority,Anytown,40
2024,Local authority,Othertown,20

$ cj-rates events.csv --population levels.csv --date day --period 2024 2>&1 | tail -1
> cj-prepare levels.csv --where 'geographic_level=Local authority' 2>/dev/null >places.csv
> cj-rates events.csv --population places.csv --date day --period 2024 --per 60 | cut -d, -f1-4
--- stdout
cj-rates: levels.csv: geographic_level has rows of "National" and "Local authority", and each level would count the same people again: keep the rows of one kind, as cj-prepare levels.csv --where 'geographic_level=Local authority' prints them
period,events,population,rate
2024,2,60,2.0
