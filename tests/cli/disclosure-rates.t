# Small numbers of cj-rates are hidden, and what would give them away.
--- arrests.csv
id,ethnicity,sex
1,Black,F
2,Black,F
3,Black,M
4,Black,M
5,Black,M
6,Black,M
7,White,F
8,White,M
9,White,M
10,White,M
--- people.csv
ethnicity,sex,population
Black,F,400
Black,M,400
White,F,1500
White,M,1500
Asian,F,100
Asian,M,50

=== disclosure-rates
# 4 events are small, and 10 less 6 would tell them: 6 goes, too, and with the events the rates, as 75.0 of 800
# were 6. Relative rates are made of the reference's events; of nobody's events there is none, whoever is compared.
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --total --reference White --suppress-below 5
--- stdout
period,ethnicity,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,Asian,0,150,0.0,0.00,245.93,,,,
all,Black,[c],800,[c],[c],[c],[c],[c],[c],[c]
all,White,[c],3000,[c],[c],[c],[c],,,[c]
all,All,10,3950,25.3,12.12,46.56,,,,

=== disclosure-rates-population
# Three people are a small number, too, and 203 less 200 would tell it: 200 goes with it, and their rates.
--- e.csv
id,g
1,a
2,a
3,a
4,a
5,a
--- p.csv
g,population
a,200
b,3
$ cj-rates e.csv --population p.csv --by g --total --suppress-below 5
--- stdout
period,g,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,a,5,[c],[c],[c],[c],,,,
all,b,0,[c],[c],[c],[c],,,,
all,All,5,203,246.3,79.97,574.79,,,,

=== disclosure-rates-standardised
# Of two strata the crude and the standardised rate tell the events of both: Black women are 2, and White women 1.
# All has 3 women and 7 men: none is small, and its rate stays.
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --total --standardise sex --suppress-below 3 | cut -d, -f2-8
--- stdout
ethnicity,events,population,crude_rate,rate,rate_low,rate_high
Asian,0,150,0.0,0.0,,
Black,6,800,75.0,[c],[c],[c]
White,4,3000,13.3,[c],[c],[c]
All,10,3950,25.3,25.3,12.12,46.56

=== disclosure-rates-decomposed
# The two rates are of 6 and of 4 events; what they differ by within the sexes is made of 2 and 1, too.
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --standardise sex --decompose Black:White --suppress-below 3
--- stdout
period,ethnicity,from_rate,to_rate,change,rate_effect,composition_effect
all,Black:White,75.0,13.3,-61.7,[c],[c]

=== disclosure-rates-rounded
# 6 and 4 are 5, 10 stays: 5 of 800 are 62.5, exact bounds of 5 events 1.6235 and 11.6683 are 20.29 and 145.85.
# A relative rate of rounded counts is not computed.
< arrests.csv people.csv
$ cj-rates arrests.csv --population people.csv --by ethnicity --total --reference White --round-to 5
--- stdout
period,ethnicity,events,population,rate,rate_low,rate_high,relative_rate,relative_low,relative_high,verdict
all,Asian,0,150,0.0,0.00,245.93,,,,
all,Black,5,800,62.5,20.29,145.85,[c],[c],[c],[c]
all,White,5,3000,16.7,5.41,38.89,[c],,,[c]
all,All,10,3950,25.3,12.12,46.56,,,,

=== disclosure-rates-report
# In a report the same, without a word in the definition of the measure.
< arrests.csv people.csv
--- report.json
{"title": "T", "inputs": {"e": {"file": "arrests.csv"}, "p": {"file": "people.csv"}}, "disclosure": {"below": 5},
 "measures": {"rates": {"kind": "rates", "label": "Rates", "input": "e", "population": "p", "by": "ethnicity", "total": true}},
 "sections": [{"id": "s", "title": "S", "measures": ["rates"]}]}
$ cj-report report.json -o t/ --quiet && cut -d, -f2-5 t/rates.csv
--- stdout
ethnicity,events,population,rate
Asian,0,150,0.0
Black,[c],800,[c]
White,[c],3000,[c]
All,10,3950,25.3

=== disclosure-rates-reference
# Of 4, 6 and 20 events 4 is small, and 30 less 26 would tell it: 6 goes, too. The 20 stay with their rate, but no
# relative rate to a reference that is hidden: 20/1,000 over it would tell the 4.
--- p.csv
g,population
a,500
b,1000
c,700
$ { echo id,g; seq 4 | sed "s/$/,a/"; seq 20 | sed "s/$/,b/"; seq 6 | sed "s/$/,c/"; } >e.csv
> cj-rates e.csv --population p.csv --by g --total --reference a --per 100 --suppress-below 5 | cut -d, -f2-5,8
--- stdout
g,events,population,rate,relative_rate
a,[c],500,[c],[c]
b,20,1000,2.0,[c]
c,[c],700,[c],[c]
All,30,2200,1.4,
