# What cj-rates refuses.
--- e.csv
id,ward,date
1,Alpha,2014-05-01
--- p.csv
ward,population
Alpha,10

=== rates-without-population
< e.csv p.csv
$ cj-rates e.csv --by ward
? 2
--- stderr
cj-rates: the population is needed: --population FILE

=== rates-period-without-date
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --period 2014-15
? 2
--- stderr
cj-rates: --period 2014-15 needs --date COL, the column of days it selects by

=== rates-reference-unknown
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --reference Alfa
? 2
--- stderr
cj-rates: --reference: no group has "Alfa" in ward; there are Alpha

=== rates-reference-without-by
< e.csv p.csv
$ cj-rates e.csv --population p.csv --reference Alpha
? 2
--- stderr
cj-rates: --reference needs --by, of whose first column it is a value

=== rates-standard-alone
< e.csv p.csv
$ cj-rates e.csv --population p.csv --standard p.csv
? 2
--- stderr
cj-rates: --standard needs --standardise COL

=== rates-standardise-by
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --standardise ward
? 2
--- stderr
cj-rates: --standardise ward: --by names the column already; a group of one value has nothing to standardise by

=== rates-decompose-alone
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --decompose Alpha:Beta
? 2
--- stderr
cj-rates: --decompose needs --standardise COL, the column whose rates and shares make the change

=== rates-decompose-form
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --decompose Alpha
? 2
--- stderr
cj-rates: --decompose "Alpha" must be FROM:TO, two periods, or two values of the first --by column

=== rates-decompose-unknown
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --standardise date --decompose Alpha:Beta
? 2
--- stderr
cj-rates: p.csv:1: no column "date"; there are ward and population (name the header that holds it with --map "population:HEADER=date")

=== rates-per
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --per 0
? 2
--- stderr
cj-rates: --per "0" must be a whole number of people, 1 to 1000000000

=== rates-no-column
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by wards
? 2
--- stderr
cj-rates: e.csv:1: no column "wards"; did you mean "ward"?

=== rates-population-lacks-group
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by date
? 2
--- stderr
cj-rates: p.csv:1: no column "date"; there are ward and population (name the header that holds it with --map "population:HEADER=date")

=== rates-population-lacks-numbers
< e.csv p.csv
$ cj-rates e.csv --population e.csv --by ward
? 2
--- stderr
cj-rates: e.csv:1: no column "population"; there are id, ward and date (name the header that holds it with --map "population:HEADER=population")

=== rates-name-taken
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by events
? 2
--- stderr
cj-rates: --by events: the table has a column "events" already; give it another name with --map or --derive

=== rates-people-without-person
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --count people
? 2
--- stderr
cj-rates: e.csv:1: no column identifies a person: a field of the schema must have the role "person", or --map HEADING=person_id names it

=== rates-sum-to-100
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --sum-to-100
? 2
--- stderr
cj-rates: --sum-to-100: rates are no shares of one whole

=== rates-two-pipes
< e.csv p.csv
$ cj-rates - --population - --by ward <e.csv
? 2
--- stderr
cj-rates: standard input can be read for one input alone: it is the export to be counted already

=== rates-population-year
< e.csv p.csv
$ cj-rates e.csv --population p.csv --by ward --population-year next
? 2
--- stderr
cj-rates: --population-year "next" must be same or previous

=== rates-missing-file
< e.csv p.csv
$ cj-rates e.csv --population none.csv --by ward
? 3
--- stderr
cj-rates: none.csv: cannot open: No such file or directory
