# The population of cj-rates: whose, of which year, and what is missing.
--- events.csv
id,ward,age,date
1,Alpha,11,2014-05-01
2,Alpha,12,2014-06-01
3,Beta,16,2014-07-01
4,Beta,16,2015-02-01
5,Beta,17,2015-06-01
--- years.csv
ward,year,population
Alpha,2014-15,100
Beta,2014-15,200
Alpha,2015-16,110
Beta,2015-16,220

=== rates-by-year
# 2 of 100, 2 of 200; 0 of 110, 1 of 220
< events.csv years.csv
$ cj-rates events.csv --population years.csv --by ward --date date --period 2014-15 --period 2015-16 --per 100 | cut -d, -f1-5
--- stdout
period,ward,events,population,rate
2014-15,Alpha,2,100,2.0
2014-15,Beta,2,200,1.0
2015-16,Alpha,0,110,0.0
2015-16,Beta,1,220,0.5

=== rates-by-quarter
# Q4 of 2014-15 begins in January 2015, a day of the financial year 2014-15
< events.csv years.csv
$ cj-rates events.csv --population years.csv --by ward --date date --period 2014-15Q4 --per 100 -f text | sed 's/  *$//'
--- stdout
Rates

2014-15 Q4

Ward   Events  Population  Rate  95% interval
                            per
                            100
-----  ------  ----------  ----  ------------
Alpha       0         100   0.0  0.00 to 3.69
Beta        1         200   0.5  0.01 to 2.79

Notes
- Period: 2014-15 Q4 is 1 January 2015 to 31 March 2015. A record counts in the period that holds its date, in the
  column "date".
- Rate: events per 100 of the population; 95% interval: exact (Poisson) below 10 events, Byar's from 10 events on.
- Population: that of the financial year in which the period begins. Rates are of the events of a whole period, which is
  not a year, on the people of one moment.
- events.csv: rows 5 = used 1 + outside the period 4 + not selected 0 + rejected 0
- years.csv: rows 4 = used 2 + outside the period 2 + not selected 0 + rejected 0

=== rates-by-calendar-year
# 2015-06-01 alone
< events.csv
--- p.csv
ward,year,population
Alpha,2014,10
Beta,2014,20
Alpha,2015,30
Beta,2015,40
$ cj-rates events.csv --population p.csv --by ward --date date --period 2015-16 --per 100 | cut -d, -f1-5
> cj-rates events.csv --population p.csv --by ward --date date --period 2015-16 --per 100 --population-year previous | cut -d, -f1-5
--- stdout
period,ward,events,population,rate
2015-16,Alpha,0,30,0.0
2015-16,Beta,1,40,2.5
period,ward,events,population,rate
2015-16,Alpha,0,10,0.0
2015-16,Beta,1,20,5.0

=== rates-year-is-a-group
# year as a column of --by is no time of the population
< events.csv years.csv
$ cj-rates events.csv --population years.csv --by ward,year --derive 'year=year(date)' --per 100 | cut -d, -f1-6
--- stdout
period,ward,year,events,population,rate
all,Alpha,2014-15,2,100,2.0
all,Alpha,2015-16,0,110,0.0
all,Beta,2014-15,2,200,1.0
all,Beta,2015-16,1,220,0.5

=== rates-no-such-year
< events.csv years.csv
$ cj-rates events.csv --population years.csv --by ward --date date --period 2016-17 --allow-empty
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 0 + outside the period 5 + not selected 0 + rejected 0
cj-rates: years.csv: rows 4 = used 0 + outside the period 4 + not selected 0 + rejected 0
cj-rates: years.csv: no population of the year in which 2016-17 begins; it has 2014-15 to 2015-16 (--population-year previous takes the year before)

=== rates-year-not-asked
< events.csv years.csv
$ cj-rates events.csv --population years.csv --by ward
? 2
--- stderr
cj-rates: years.csv: has the population of several years; say of which with --period and --date, or let --by name year

=== rates-years-of-two-kinds
< events.csv
--- p.csv
ward,year,population
Alpha,2014,10
Alpha,2014-15,10
$ cj-rates events.csv --population p.csv --by ward --date date --period 2014-15
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 4 + outside the period 1 + not selected 0 + rejected 0
cj-rates: p.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: has calendar years (2014) and financial years (2014-15), whose people would be counted twice; --where can keep one of the two

=== rates-no-year
< events.csv
--- p.csv
ward,year,population
Alpha,2014-15,10
Beta,2014/5,10
Beta,,10
$ cj-rates events.csv --population p.csv --by ward --date date --period 2014-15
? 1
--- stderr
cj-rates: p.csv:3:2: year: "2014/5" is no year, such as 2014-15, 2014/15 or 2014
cj-rates: p.csv:4:2: year: is blank: of which year these people are is not known
cj-rates: events.csv: rows 5 = used 4 + outside the period 1 + not selected 0 + rejected 0
cj-rates: p.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-rates: 2 of 3 rows of p.csv are at fault; no table was made

=== rates-no-population
# the groups are named with their events
< events.csv
--- p.csv
ward,population
Alpha,100
Gamma,50
$ cj-rates events.csv --population p.csv --by ward
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: no population of ward Beta (3 events); a row of 0 would say that there is nobody, and --where leaves out events

=== rates-blank-group
--- events.csv
id,ward
1,Alpha
2,
--- p.csv
ward,population
Alpha,100
$ cj-rates events.csv --population p.csv --by ward
? 1
--- stderr
cj-rates: events.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: no population of ward (missing) (1 event); a row of 0 would say that there is nobody, and --where leaves out events

=== rates-population-of-nobody
< events.csv
--- p.csv
ward,population
Alpha,0
Beta,20
$ cj-rates events.csv --population p.csv --by ward
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: a population of 0, but events: ward Alpha (2 events)

=== rates-bad-population
# a number below 0, a word, a blank and a hidden count are errors of their rows
< events.csv
--- p.csv
ward,population
Alpha,-5
Alpha,many
Beta,
Beta,[c]
$ cj-rates events.csv --population p.csv --by ward
? 1
--- stderr
cj-rates: p.csv:2:2: population: "-5" is below the minimum 0
cj-rates: p.csv:3:2: population: "many" is not a whole number or a decimal such as 7.5
cj-rates: p.csv:4:2: population: the cell is blank, but every row needs a value
cj-rates: p.csv:5:2: population: "[c]" is a number withheld to protect people: nothing can be made of it
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 4 = used 0 + outside the period 0 + not selected 0 + rejected 4
cj-rates: 4 of 4 rows of p.csv are at fault; no table was made

=== rates-tolerate
< events.csv
--- p.csv
ward,population
Alpha,50
Beta,100
Beta,many
$ cj-rates events.csv --population p.csv --by ward --tolerate 1 | cut -d, -f2-4
--- stdout
ward,events,population
Alpha,2,50
Beta,3,100
--- stderr
cj-rates: p.csv:4:2: population: "many" is not a whole number or a decimal such as 7.5
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1

=== rates-derived-population
# one population by single years of age serves bands of the events; a condition holds for both
< events.csv
--- p.csv
ward,age,sex,population
Alpha,11,F,10
Alpha,12,F,20
Alpha,16,F,30
Beta,11,F,10
Beta,16,F,10
Beta,17,M,10
$ cj-rates events.csv --population p.csv --by band --derive 'band=band(age,10-14,15-17)' --where age!=12 -f text | sed 's/  *$//'
--- stdout
Rates

All dates

Band   Events  Population    Rate        95% interval
                              per
                           10,000
-----  ------  ----------  ------  ------------------
10-14       1          20   500.0   12.66 to 2,785.82
15-17       3          50   600.0  123.73 to 1,753.45

Notes
- Rate: events per 10,000 of the population; 95% interval: exact (Poisson) below 10 events, Byar's from 10 events on.
- Population: added up over all of ward and sex.
- Only rows where age is not 12 (or is not recorded).
- band: bands of age: 10-14, 15-17.
- Only rows of population where age is not 12 (or is not recorded).
- In population, band: bands of age: 10-14, 15-17.
- events.csv: rows 5 = used 4 + outside the period 0 + not selected 1 + rejected 0
- p.csv: rows 6 = used 5 + outside the period 0 + not selected 1 + rejected 0

=== rates-totals-left-out
# a row of All is the total of others
< events.csv
--- p.csv
ward,population
Alpha,100
Beta,200
All,300
$ cj-rates events.csv --population p.csv --by ward --total -f text | sed 's/  *$//'
--- stdout
Rates

All dates

Ward   Events  Population    Rate     95% interval
                              per
                           10,000
-----  ------  ----------  ------  ---------------
Alpha       2         100   200.0  24.22 to 722.47
Beta        3         200   150.0  30.93 to 438.36
All         5         300   166.7  54.12 to 388.94

Notes
- Rate: events per 10,000 of the population; 95% interval: exact (Poisson) below 10 events, Byar's from 10 events on.
- Rows of the population that are totals (All) are not counted: 1.
- events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
- p.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0

=== rates-of-a-table
# of those arrested, who was charged: the population is the table of another measure
--- arrests.csv
id,group
1,a
2,a
3,a
4,a
5,b
6,b
--- charges.csv
id,group
1,a
5,b
6,b
$ cj-tabulate arrests.csv --rows group --totals rows |
>   cj-rates charges.csv --population - --map population:count=population --by group --per 100 | cut -d, -f2-5
--- stdout
group,events,population,rate
a,1,4,25.0
b,2,2,100.0

=== rates-of-a-table-by-period
# the column period is that of the population
--- arrests.csv
id,group,date
1,a,2014-05-01
2,a,2014-05-01
3,a,2015-05-01
--- charges.csv
id,group,date
1,a,2014-06-01
2,a,2015-06-01
$ cj-tabulate arrests.csv --rows group --date date --period 2014-15 --period 2015-16 >table.csv
> cj-rates charges.csv --population table.csv --map population:count=population --by group --date date \
>   --period 2014-15 --period 2015-16 --per 100 | cut -d, -f1-5
> cj-rates charges.csv --population table.csv --map population:count=population --by group --date date --period 2014-15Q1
? 1
--- stdout
period,group,events,population,rate
2014-15,a,1,2,50.0
2015-16,a,1,1,100.0
--- stderr
cj-rates: charges.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0
cj-rates: table.csv: rows 2 = used 0 + outside the period 2 + not selected 0 + rejected 0
cj-rates: table.csv: no population of the period 2014-15Q1; it has 2014-15 to 2015-16

=== rates-several-populations
< events.csv
--- a.csv
ward,population
Alpha,50
--- b.csv
population;ward
100;Beta
$ cj-rates events.csv --population a.csv --population b.csv --by ward | cut -d, -f2-4
--- stdout
ward,events,population
Alpha,2,50
Beta,3,100

=== rates-stratum-without-population
< events.csv
--- p.csv
ward,age,population
Alpha,11,10
Alpha,12,10
Alpha,16,10
Alpha,17,10
Beta,16,10
Beta,17,10
$ cj-rates events.csv --population p.csv --by ward --standardise age
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: no population of ward Beta, age 11; ward Beta, age 12; a row of 0 would say that there is nobody, and --where leaves out events

=== rates-standard-without-stratum
< events.csv
--- p.csv
ward,band,population
Alpha,10-14,10
Alpha,15-17,10
Beta,10-14,10
Beta,15-17,10
--- s.csv
band,population
10-14,10
$ cj-rates events.csv --population p.csv --by ward --standardise band --standard s.csv --derive 'band=band(age,10-14,15-17)'
? 1
--- stderr
cj-rates: events.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-rates: s.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-rates: s.csv: the standard population has no band 15-17, which the groups have

=== rates-change-of-periods
# a stratum that has no row on one side is empty: 15-17 moves in
--- e.csv
id,ward,age,date
1,a,10-14,2014-05-01
2,a,10-14,2015-05-01
3,a,15-17,2015-05-01
--- p.csv
ward,age,year,population
a,10-14,2014-15,10
a,10-14,2015-16,10
a,15-17,2015-16,10
$ cj-rates e.csv --population p.csv --by ward --date date --period 2014-15 --period 2015-16 --standardise age \
>   --decompose 2014-15:2015-16 --total --per 100
--- stdout
period,ward,from_rate,to_rate,change,rate_effect,composition_effect
2014-15:2015-16,a,10.0,10.0,0.0,0.0,0.0
2014-15:2015-16,All,10.0,10.0,0.0,0.0,0.0

=== rates-lists-of-groups-change
# Chinese is a group of its own until 2014-15 and a part of Asian then: neither events nor people are no gap
--- e.csv
id,group,date
1,Chinese,2014-05-01
2,Asian,2015-05-01
--- p.csv
group,year,population
Chinese,2014-15,20
Asian,2014-15,80
Asian,2015-16,100
$ cj-rates e.csv --population p.csv --by group --date date --period 2014-15 --period 2015-16 --per 100 | cut -d, -f1-5
> cj-rates e.csv --population p.csv --by group --date date --period 2014-15 --period 2015-16 --per 100 -f text | grep neither
--- stdout
period,group,events,population,rate
2014-15,Asian,0,80,0.0
2014-15,Chinese,1,20,5.0
2015-16,Asian,1,100,1.0
2015-16,Chinese,0,,
- 1 row has neither events nor a population: only other periods have that group.

=== rates-both-lists-of-groups
# O1 is Chinese: of "Chinese or other" until March 2021, of Asian from April: 2 of 10 in the first year, and with A1 2 of 50 in
# the second, whose population has the other group no more
--- e.csv
id,code,date
1,O1,2020-05-01
2,O1,2021-03-31
3,O1,2021-04-01
4,W1,2020-06-01
5,W1,2021-06-01
6,A1,2021-07-01
--- p.csv
year,group,population
2020-21,White,100
2020-21,Asian,40
2020-21,Chinese or other,10
2021-22,White,100
2021-22,Asian,50
--- pr.json
{"columns": {"group": {"aliases": ["code"], "recodeDate": "date", "recode": [
  {"from": "W1", "to": "White"}, {"from": "A1", "to": "Asian"},
  {"from": "O1", "to": "Chinese or other", "validTo": "2021-03-31"}, {"from": "O1", "to": "Asian", "validFrom": "2021-04-01"}]}}}
$ cj-rates e.csv --profile pr.json --population p.csv --by group --date date --period 2020-21 --period 2021-22 --per 100 | cut -d, -f1-5
--- stdout
period,group,events,population,rate
2020-21,Asian,0,40,0.0
2020-21,Chinese or other,2,10,20.0
2020-21,White,1,100,1.0
2021-22,Asian,2,50,4.0
2021-22,Chinese or other,0,,
2021-22,White,1,100,1.0

=== rates-added-over
# what nobody names is added up: the notes say over what
--- e.csv
area
N
N
--- p.csv
area,sex,age,population
N,F,10,100
N,M,10,110
N,F,11,90
N,M,11,95
$ cj-rates e.csv --population p.csv --by area -f json | grep -o 'Population: added[^"]*'
--- stdout
Population: added up over all of sex and age.

=== rates-population-of-other-columns
# A column that nobody names: its totals, or its years, would count people twice.  With All left out 100 + 120 are 220 people.
--- e.csv
ward
Abbey
Abbey
--- p.csv
ward,sex,population
Abbey,Male,100
Abbey,Female,120
Abbey,All,220
--- y.csv
ward,mid-year,population
Abbey,2024,100
Abbey,2025,200
$ cj-rates e.csv --population p.csv --by ward -q || echo $?
> cj-rates e.csv --population y.csv --by ward -q || echo $?
> grep -v All p.csv >parts.csv; cj-rates e.csv --population parts.csv --by ward -q | cut -d, -f1-4
> grep -v 2024 y.csv >one.csv; cj-rates e.csv --population one.csv --by ward -q | cut -d, -f1-4
--- stdout
1
1
period,ward,events,population
all,Abbey,2,220
period,ward,events,population
all,Abbey,2,200
--- stderr
cj-rates: p.csv: sex has "All" beside other values, and these people would be counted twice: keep the rows of one kind, as cj-prepare p.csv --where 'sex=All' prints them
cj-rates: y.csv: mid-year has several years, whose people would be added up: say that it is the year (--map population:mid-year=year), or keep one, as cj-prepare y.csv --where 'mid-year=2025' prints it

=== rates-population-of-totals-otherwise
# 2,010 + 205 = 2,215 people: that row is everybody, whatever it is called. Nothing is to be said where the events have it, too, and no total is asked for.
# Where five of seven events are of it, it is an area, if it is not called a country.
--- e.csv
eth
White
Black
--- named.csv
eth,population
White,2000
Black,200
England,2200
--- number.csv
eth,population
White,2010
Black,205
Service,2215
--- codes.csv
eth,sex,population
White,F,100
White,M,110
White,T,210
Black,F,20
Black,M,10
Black,T,30
$ cj-rates e.csv --population named.csv --by eth -q | cut -d, -f2-4
> cj-rates e.csv --population named.csv --by eth --total -q; cj-rates e.csv --population number.csv --by eth --total -q
> cj-rates e.csv --population named.csv --by eth --total --where 'eth!=England' -q | cut -d, -f2-4
> cj-rates e.csv --population codes.csv --by eth -q
> cj-prepare codes.csv --where 'sex=T' -q >t.csv; cj-rates e.csv --population t.csv --by eth | cut -d, -f2-4
> { cat e.csv; echo England; } >all.csv; cj-rates all.csv --population named.csv --by eth | wc -l
> cj-rates all.csv --population named.csv --by eth --total -q
> { cat e.csv; for i in 1 2 3 4; do echo Service; done; } >area.csv; cj-rates area.csv --population number.csv --by eth --total -q
> echo Service >>area.csv; cj-rates area.csv --population number.csv --by eth --total -q | cut -d, -f2-4
--- stdout
eth,events,population
Black,1,200
England,0,2200
White,1,2000
eth,events,population
Black,1,200
White,1,2000
All,2,2200
eth,events,population
Black,1,30
White,1,210
4
eth,events,population
Black,1,205
Service,5,2215
White,1,2010
All,7,4430
--- stderr
cj-rates: warning: figures may be wrong: whole-and-parts in named.csv (without --quiet all is told)
cj-rates: named.csv: eth: "England" looks like a total of the others, whose people All would count twice: leave its rows out with --where 'eth!=England'
cj-rates: number.csv: eth: "Service" looks like a total of the others, whose people All would count twice: leave its rows out with --where 'eth!=Service'
cj-rates: codes.csv: sex has "T" beside other values, and these people would be counted twice: keep the rows of one kind, as cj-prepare codes.csv --where 'sex=T' prints them
cj-rates: named.csv: eth: "England" looks like a total of the others, whose people All would count twice: leave its rows out with --where 'eth!=England'
cj-rates: number.csv: eth: "Service" looks like a total of the others, whose people All would count twice: leave its rows out with --where 'eth!=Service'

=== rates-population-of-no-totals
# By chance the third is the sum of the others: 45,000 = 23,000 + 22,000 in thousands. "All other" is a part, and so is England beside other countries.
--- e.csv
eth
A
--- p.csv
eth,population
A,45000
B,23000
C,22000
--- q.csv
eth,population
A,410
All other,400
--- uk.csv
eth,population
A,410
England,4000
Wales,310
$ for p in p q uk; do cj-rates e.csv --population $p.csv --by eth --total | tail -n 1 | cut -d, -f2-4; done
--- stdout
All,1,90000
All,1,810
All,1,4720

=== rates-population-in-thousands
# 3 events and 1.2 people; 21 events and 2 people (more than ten each); 2 people of whom 3 had an event. 3 events and 2 people are no slip.
--- e.csv
eth
A
A
A
--- p.csv
eth,population
A,1.2
--- q.csv
eth,population
A,2
$ cj-rates e.csv --population p.csv --by eth | tail -n 1 | cut -d, -f2-4
> cj-rates e.csv --population q.csv --by eth | tail -n 1 | cut -d, -f2-4
> { cat e.csv; for i in $(seq 18); do echo A; done; } >more.csv; cj-rates more.csv --population q.csv --by eth -q | tail -n 1 | cut -d, -f2-4
> awk '{ print NR == 1 ? "person_id,eth" : "P" NR ",A" }' e.csv >people.csv
> cj-rates people.csv --population q.csv --by eth --count people -q | tail -n 1 | cut -d, -f2-4
--- stdout
A,3,1.2
A,3,2
A,21,2
A,3,2
--- stderr
cj-rates: warning: p.csv: there are more events than people: is the population written in thousands, or of other people?
cj-rates: e.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-rates: p.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-rates: warning: figures may be wrong: few-people in q.csv (without --quiet all is told)
cj-rates: warning: figures may be wrong: few-people in q.csv (without --quiet all is told)

=== rates-same-row-twice
# The ward stands twice, with the same number and with another: 2,000 people of 1,000. With a column between them the rows are parts.
--- events.csv
ward
N
N
S
--- p.csv
ward,population
N,1000
S,500
N,1000
--- q.csv
ward,population
N,1000
S,500
N,1010
--- r.csv
ward,sex,population
N,F,600
N,M,400
S,F,500
--- s.csv
ward,sex,population
N,F,600
N,F,600
S,F,500
$ cj-rates events.csv --population p.csv --by ward --quiet
> cj-rates events.csv --population q.csv --quiet
> cj-rates events.csv --population s.csv --by ward --quiet
> cj-rates events.csv --population r.csv --by ward --quiet | cut -d, -f2-5
--- stdout
ward,events,population,rate
N,2,1000,20.0
S,1,500,20.0
--- stderr
cj-rates: p.csv:4:2: population: is a second number for who is counted in line 2: no other column tells the two rows apart
cj-rates: 1 of 3 rows of p.csv is at fault; no table was made
cj-rates: q.csv:4:2: population: is a second number for who is counted in line 2: no other column tells the two rows apart
cj-rates: 1 of 3 rows of q.csv is at fault; no table was made
cj-rates: s.csv:3:3: population: is a second number for who is counted in line 2: no other column tells the two rows apart
cj-rates: 1 of 3 rows of s.csv is at fault; no table was made

=== rates-total-without-a-name
# 1000+500+300 in a row without a ward: the base would be 3,600 of 1,800.
--- events.csv
ward
N
N
S
--- p.csv
ward,population
N,1000
S,500
E,300
,1800
$ cj-rates events.csv --population p.csv 2>&1 | head -n 1
--- stdout
cj-rates: warning: p.csv:5:2: population: "1800" is the sum of the rows above, in a row without a name: looks like a total of them, which count twice with it: skipRows of a profile passes over it
