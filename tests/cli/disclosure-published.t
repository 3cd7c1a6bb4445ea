# What was given out before, in other words than those of this run. Alpha has 3 women and 20 men, Beta 9 and 8: with the men of
# Alpha printed, its 23 would tell the 3.
--- make.py
print("area,sex,person_id,opened,done")
for area, sex, n in (("Alpha", "F", 3), ("Alpha", "M", 20), ("Beta", "F", 9), ("Beta", "M", 8)):
    for i in range(n):
        print(f"{area},{sex},{area}{sex}{i},2022-04-01,2022-04-03")

=== disclosure-published-named
# The count had another name; and it is that of another program now.
< make.py
$ python3 make.py >cases.csv; cj-tabulate cases.csv --rows area --cols sex --values 'young people=count' --suppress-below 5 -q -o before.json; cj-tabulate cases.csv --rows area --suppress-below 5 --published before.json -q; cj-timeliness cases.csv --by area --from opened --to done --within 5d --suppress-below 5 --published before.json -q | cut -d, -f2,4
--- stdout
area,count
Alpha,[c]
Beta,17
area,total
Alpha,[c]
Beta,17

=== disclosure-published-condition
# The men were a count with a condition, which no table of this run has. All 40 rows were told, too, so that the 17 of Beta would
# tell the 23.
< make.py
$ python3 make.py >cases.csv; for v in 'boys=count(sex=M)' 'count(sex=M)' 'n=count where sex=M'; do cj-tabulate cases.csv --rows area --values "$v" -q -o before.json; cj-tabulate cases.csv --rows area --suppress-below 5 --published before.json -q; done
--- stdout
area,count
Alpha,[c]
Beta,[c]
area,count
Alpha,[c]
Beta,[c]
area,count
Alpha,[c]
Beta,[c]

=== disclosure-published-same-name
# A column of the same name counted something else: 20 are the men, no number that was revised.
< make.py
$ python3 make.py >cases.csv; cj-tabulate cases.csv --rows area --values 'n=count(sex=M)' -q -o before.json; cj-tabulate cases.csv --rows area --values n=count --suppress-below 5 --published before.json
--- stdout
area,n
Alpha,[c]
Beta,[c]

=== disclosure-published-by-hand
# A table of somebody else, written as json: numbers with commas, and another mark in place of a number.
--- before.json
{"columns": [{"key": "area", "unit": "text"}, {"key": "sex", "unit": "text"}, {"key": "Number of children", "unit": "count"}],
 "rows": [{"area": "Alpha", "sex": "F", "Number of children": "*"}, {"area": "Alpha", "sex": "M", "Number of children": "1,020"}],
 "provenance": {"program": "cj-tabulate", "inputs": [{"file": "cases.csv"}], "options": [{"name": "values", "value": "Number of children=count"}]}}
$ python3 -c 'print("area,sex\n" + "Alpha,F\n" * 3 + "Alpha,M\n" * 1020 + "Beta,M\n" * 6, end="")' >cases.csv; cj-tabulate cases.csv --rows area --suppress-below 5 --published before.json
--- stdout
area,count
Alpha,[c]
Beta,6

=== disclosure-published-not-taken
# Bands of times are not counted here: whoever publishes is told.
< make.py
$ python3 make.py >cases.csv; cj-timeliness cases.csv --by area --from opened --to done --within 5d --bands 1d,4d --suppress-below 5 -q -o before.json; cj-timeliness cases.csv --by area --from opened --to done --within 5d --suppress-below 5 --published before.json | cut -d, -f2,4
--- stdout
area,total
Alpha,23
Beta,17
--- stderr
cj-timeliness: warning: disclosure-not-taken: before.json: not taken into account, as no table of this run counts the same: upto_1d, upto_4d, over_4d

=== disclosure-published-csv
# A csv says nothing of what its columns count.
< make.py
$ python3 make.py >cases.csv; cj-tabulate cases.csv --rows area --suppress-below 5 --published cases.csv
? 2
--- stderr
cj-tabulate: cases.csv: is no json; what was given out in another form is written as the json of a table first (docs/disclosure.md)
