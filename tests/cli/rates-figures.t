# cj-rates: rates, their intervals, relative rates and standardised ones.
--- arrests.csv
id,ethnicity,sex,age
1,Black,F,10-14
2,Black,F,10-14
3,Black,M,15-17
4,Black,M,15-17
5,Black,M,15-17
6,Black,M,15-17
7,White,F,10-14
8,White,M,15-17
9,White,M,15-17
10,White,M,15-17
--- people.csv
ethnicity,sex,age,population
Black,F,10-14,300
Black,F,15-17,100
Black,M,10-14,200
Black,M,15-17,200
White,F,10-14,900
White,F,15-17,600
White,M,10-14,800
White,M,15-17,700
Asian,F,10-14,60
Asian,F,15-17,40
Asian,M,10-14,50
Asian,M,15-17,0

=== rates
# 6 of 800: 75.0; exact bounds of 6 events are 2.2018943 and 13.0594740 (R: qchisq)
# 4 of 3,000: 13.3; those of 4 are 1.0898654 and 10.2415887; of 0: 3.6888795 of 150
# All: 10 of 3,950 is 25.3; Byar's of 10 are 4.787450 and 18.391459
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --total
--- stdout
period,ethnicity,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,Asian,0,150,0.0,0.00,245.93,,,,
all,Black,6,800,75.0,27.52,163.24,,,,
all,White,4,3000,13.3,3.63,34.14,,,,
all,All,10,3950,25.3,12.12,46.56,,,,

=== rates-relative
# 6/800 over 4/3,000 = 5.625; exp(ln 5.625 -+ 1.96 sqrt(1/6 - 1/800 + 1/4 - 1/3000)) = 1.5912 and 19.8847
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --reference white --per 1000
--- stdout
period,ethnicity,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,Asian,0,150,0.0,0.00,24.59,,,,
all,Black,6,800,7.5,2.75,16.32,5.63,1.591,19.885,higher
all,White,4,3000,1.3,0.36,3.41,1.00,,,reference

=== rates-relative-among-the-same
# within each sex: 2/400 over 1/1,500 = 7.5 and 4/400 over 3/1,500 = 5
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity,sex --reference White -f csv | cut -d, -f2-5,9-12
--- stdout
ethnicity,sex,events,population,relative_rate,relative_low,relative_high,verdict
Asian,F,0,100,,,,
Asian,M,0,50,,,,
Black,F,2,400,7.50,0.682,82.502,no clear difference
Black,M,4,400,5.00,1.124,22.249,higher
White,F,1,1500,1.00,,,reference
White,M,3,1500,1.00,,,reference

=== rates-hand-example
# 20 of 80 against 50 of 400: 2.0, 1.263 to 3.167; Byar's of 20 are 12.211 and 30.890
$ { echo id,g; seq 20 | sed 's/$/,a/'; seq 21 70 | sed 's/$/,b/'; } >events.csv
> printf 'g,population\na,80\nb,400\n' | cj-rates events.csv --population - --by g --reference b --per 100
--- stdout
period,g,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,a,20,80,25.0,15.26,38.61,2.00,1.263,3.167,higher
all,b,50,400,12.5,9.28,16.48,1.00,,,reference

=== rates-more-events-than-people
# 20 of 10 and 50 of 100: exp(ln 4 -+ 1.96 sqrt(1/20 + 1/50)) = 2.3815 and 6.7184
$ { echo id,g; seq 20 | sed 's/$/,a/'; seq 21 70 | sed 's/$/,b/'; } >events.csv
> printf 'g,population\na,10\nb,100\n' | cj-rates events.csv --population - --by g --reference b -f json |
>   grep -o '"relative_rate": .*"verdict": "[a-z]*"\|(where there are[^)]*)'
--- stdout
(where there are more events than people, as that of a ratio of two Poisson rates)
"relative_rate": 4.00, "relative_low": 2.382, "relative_high": 6.718, "verdict": "higher"
"relative_rate": 1.00, "relative_low": null, "relative_high": null, "verdict": "reference"

=== rates-standardised
# Weights: 10-14 2,200, 15-17 1,600. Black: (2200 * 2/500 + 1600 * 4/300) / 3800 = 79.298 per 10,000
# White: (2200 / 1700 + 1600 * 3/1300) / 3800 = 13.122
# Black's variance: (2200^2 * 2 / 500^2 + 1600^2 * 4 / 300^2) / 3800^2; with the exact interval of 6, 2.2018943 to
# 13.0594740: 79.298 + 10000 sqrt(variance / 6) (2.2018943 - 6), (13.0594740 - 6)
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --standardise age --where 'ethnicity=Black|White' -f csv
--- stdout
period,ethnicity,events,population,crude_rate,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,Black,6,800,75.0,79.3,28.91,172.96,,,,
all,White,4,3000,13.3,13.1,3.57,33.60,,,,

=== rates-standard-file
# Half and half: Black (0.004 + 0.0133333) / 2 = 86.7, White (1/1700 + 3/1300) / 2 = 14.5
< arrests.csv people.csv
--- standard.csv
age,population
10-14,5000
15-17,5000
$ cj-rates arrests.csv --population people.csv --by ethnicity --standardise age --standard standard.csv \
>   --where 'ethnicity=Black|White' --reference White | cut -d, -f2-6,9-12
--- stdout
ethnicity,events,population,crude_rate,rate,relative_rate,relative_low,relative_high,verdict
Black,6,800,75.0,86.7,5.99,1.662,21.559,higher
White,4,3000,13.3,14.5,1.00,,,reference

=== rates-standardised-text
# Asian has men of 15-17: 0, so that there are 40 people of that age; nobody is not there. Events of fewer than ten are told.
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity,sex --standardise age -f text
--- stdout
Rates

All dates

Ethnicity  Sex  Events  Population   Crude  Standardised     95% interval
                                      rate      rate per
                                       per        10,000
                                    10,000
---------  ---  ------  ----------  ------  ------------  ---------------
Asian      F         0         100     0.0           0.0              [z]
Asian      M         0          50     0.0           [z]              [z]
Black      F         2         400    50.0          39.0   4.72 to 140.84
Black      M         4         400   100.0          83.0  22.63 to 212.61
White      F         1       1,500     6.7           6.5    0.16 to 36.20
White      M         3       1,500    20.0          17.8    3.67 to 52.00

Notes
- Rate: events per 10,000 of the population.
- Standardised rate: what the rate would be if the people of each group were spread over age as all people of the
  population are (direct method); 95% interval by Dobson's method.
- 1 row has no standardised rate, as some age has nobody there. 5 rows have fewer than 10 events: Public Health England
  publishes no standardised rate of so few.
- arrests.csv: rows 10 = used 10 + outside the period 0 + not selected 0 + rejected 0
- people.csv: rows 12 = used 12 + outside the period 0 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== rates-sentences
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --reference White -f text --sentences
--- stdout
Rates

All dates

Asian, all dates: 0 events among 150 people, 0.0 per 10,000 (95% interval 0.00 to 245.93); it cannot be compared with
  White, as one of the two has no event.
Black, all dates: 6 events among 800 people, 75.0 per 10,000 (95% interval 27.52 to 163.24); that is 5.63 times the
  rate of White (1.591 to 19.885 times): higher, and by more than chance explains.
White, all dates: 4 events among 3,000 people, 13.3 per 10,000 (95% interval 3.63 to 34.14); the others are compared
  with it.

Notes
- Rate: events per 10,000 of the population; 95% interval: exact (Poisson) below 10 events, Byar's from 10 events on.
- Population: added up over all of sex and age.
- Relative rate: the rate divided by that of White, with the same other groups; 95% interval by its logarithm. Verdict:
  higher where the whole interval lies above 1, lower where all of it lies below, else no clear difference.
- arrests.csv: rows 10 = used 10 + outside the period 0 + not selected 0 + rejected 0
- people.csv: rows 12 = used 12 + outside the period 0 + not selected 0 + rejected 0
- [z] not applicable: no base, or nothing to compare

=== rates-without-groups
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --decimals 3
--- stdout
period,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,10,3950,25.316,12.1201,46.5607,,,,

=== rates-of-years-lived
# a population of person-years: 1,234.5 and 4 events are 32.4 per 1,000
$ printf 'id\n1\n2\n3\n4\n' >e.csv; printf 'population\n1000.25\n234.25\n' |
>   cj-rates e.csv --population - --per 1000 | cut -d, -f2-4
--- stdout
events,population,rate
4,1234.5,3.2

=== rates-of-people
# A twice in Alpha and once in Beta: three people by ward, two in all
--- events.csv
person_id,ward
A,Alpha
A,Alpha
A,Beta
B,Beta
--- people.csv
ward,population
Alpha,10
Beta,20
$ cj-rates events.csv --population people.csv --by ward --count people --total --per 100 | cut -d, -f2-5
--- stdout
ward,events,population,rate
Alpha,1,10,10.0
Beta,2,20,10.0
All,2,30,6.7

=== rates-confidence
# 5 events, 99.8 %: 0.7393717 to 16.4547452
$ seq 5 | sed '1i id' >e.csv; printf 'population\n100\n' | cj-rates e.csv --population - --per 100 --confidence 99.8 --decimals 3
--- stdout
period,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,5,100,5.000,0.7394,16.4547,,,,

=== rates-change
# By hand: 10-14 goes from 10/100 to 60/300, 15-17 from 20/100 to 40/100: 0.15 to 0.25, of which 0.1375 and -0.0375
$ { echo id,t,age; seq 10 | sed 's/$/,a,10-14/'; seq 20 | sed 's/$/,a,15-17/'
>   seq 60 | sed 's/$/,b,10-14/'; seq 40 | sed 's/$/,b,15-17/'; } >e.csv
> printf 't,age,population\na,10-14,100\na,15-17,100\nb,10-14,300\nb,15-17,100\n' >p.csv
> cj-rates e.csv --population p.csv --by t --standardise age --decompose a:b --per 100 --decimals 2
> cj-rates e.csv --population p.csv --by t --standardise age --decompose a:b --per 100 -f text --sentences | sed -n 5,6p
--- stdout
period,t,from_rate,to_rate,change,rate_effect,composition_effect
all,a:b,15.00,25.00,10.00,13.75,-3.75
All: from a to b the rate rises from 15.0 to 25.0 per 100: 13.8 more because the rates within age differ, 3.8 less
  because people are spread over age in another way.

=== rates-published
# areas of the test data of Public Health England's R package PHEindicatormethods (tests/testthat/testdata_Rate.xlsx of
# github.com/ukhsa-collaboration/PHEindicatormethods), with the rates and limits that it has for them: 1000 (25.317808 to
# 5571.643391), 5000 (1623.486390 to 11668.332079), 20000 (12211.428835 to 30889.880369), 6905.132193 (6026.574878 to
# 7875.729371), 28906.25 (27141.304936 to 30755.833237); the exact method below 10 events, Byar's from there on
--- areas.csv
Area1,1,100
Area2,5,100
Area3,20,100
Area7,222,3215
Area8,999,3456
$ awk -F, 'BEGIN {print "area"} {for (i = 0; i < $2; i++) print $1}' areas.csv >events.csv
> (echo area,population; cut -d, -f1,3 areas.csv) >people.csv
> cj-rates events.csv --population people.csv --by area --per 100000 --decimals 2 | cut -d, -f2-7
--- stdout
area,events,population,rate,rate_low,rate_high
Area1,1,100,1000.00,25.318,5571.643
Area2,5,100,5000.00,1623.486,11668.332
Area3,20,100,20000.00,12211.429,30889.880
Area7,222,3215,6905.13,6026.575,7875.729
Area8,999,3456,28906.25,27141.305,30755.833

=== rates-published-standardised
# its test data of 1976 with the European standard population of that year: 859.209759 per 10,000 (799.116093 to 922.525388),
# 804 events of 8,763 people, by Dobson's method (testdata_DSR_ISR.xlsx)
--- ages.csv
0-4,127,636,8000
5-9,25,558,7000
10-14,18,609,7000
15-19,21,543,7000
20-24,12,384,7000
25-29,27,594,7000
30-34,48,669,7000
35-39,27,843,7000
40-44,29,660,7000
45-49,32,576,7000
50-54,32,606,7000
55-59,34,522,6000
60-64,45,426,5000
65-69,65,273,4000
70-74,38,300,3000
75-79,68,288,2000
80-84,74,153,1000
85+,82,123,1000
$ awk -F, 'BEGIN {print "area,age"} {for (i = 0; i < $2; i++) print "A," $1}' ages.csv >events.csv
> (echo area,age,population; cut -d, -f1,3 ages.csv | sed 's/^/A,/') >people.csv
> (echo age,population; cut -d, -f1,4 ages.csv) >standard.csv
> cj-rates events.csv --population people.csv --by area --standardise age --standard standard.csv --decimals 3 | cut -d, -f2-8
--- stdout
area,events,population,crude_rate,rate,rate_low,rate_high
A,804,8763,917.494,859.210,799.1161,922.5254

=== rates-of-a-stage
# who was charged, of those who were arrested: no people who live somewhere; 2 events are 0.2422 to 7.2247 (exact)
--- arrests.csv
group,charged
A,yes
A,yes
A,no
A,no
B,yes
B,no
--- d.json
{"title": "T", "inputs": {"arrests": {"file": "arrests.csv"},
  "arrested": {"measure": "arrested", "maps": {"count": "population"}}},
 "measures": {"arrested": {"kind": "tabulate", "input": "arrests", "rows": "group"},
  "charged": {"kind": "rates", "input": "arrests", "where": "charged=yes", "population": "arrested", "by": "group", "per": 100}},
 "headlines": [{"measure": "charged", "where": {"group": "A"}, "figure": "rate", "label": "charged"}],
 "sections": [{"title": "S", "measures": ["charged"]}]}
$ cj-report d.json -q -f json | grep -o '"sentence": "A[^"]*"'
--- stdout
"sentence": "A, all dates: 2 events of 4, 50.0 per 100 (95% interval 6.06 to 180.62)."

=== rates-whiskers
# in a workbook each interval is a lying line: from its upper bound back to 0, and a white one from its lower bound;
# the reference is a rule, which is named below the chart. The rates 75.0, 13.3 and 0.0 stand at the ends of the lines.
< arrests.csv people.csv
--- d.json
{"title": "T", "period": "all", "as_of": "2022-03-31",
 "inputs": {"arrests": {"file": "arrests.csv"}, "people": {"file": "people.csv"}},
 "measures": {"m": {"kind": "rates", "input": "arrests", "population": "people", "by": "ethnicity", "reference": "White"}},
 "sections": [{"title": "S", "measures": ["m"], "chart": [{"measure": "m", "kind": "bar"}]}]}
$ cj-report d.json -o r.xlsx
> unzip -p r.xlsx xl/charts/chart1.xml | grep -oE '<c:barDir val="[a-z]*"/>|<c:err(Bar|Val)Type val="[a-zA-Z]*"/>|<c:trendlineType[^>]*>|srgbClr val="(6F777B|FFFFFF)"|Dashed line: [A-Za-z]*|<a:t>[0-9.]*</a:t>'
--- stdout
<c:barDir val="bar"/>
<a:t>75.0</a:t>
<a:t>13.3</a:t>
<a:t>0.0</a:t>
<c:errBarType val="minus"/>
<c:errValType val="percentage"/>
srgbClr val="6F777B"
<c:errBarType val="minus"/>
<c:errValType val="percentage"/>
srgbClr val="FFFFFF"
<c:trendlineType val="linear"/>
<c:errBarType val="both"/>
<c:errValType val="fixedVal"/>
Dashed line: White
