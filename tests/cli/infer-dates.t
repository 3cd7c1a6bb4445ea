# cj-check --infer: the forms of dates, and the order of day and month.

=== infer-order-of-the-file
# "closed" proves that the month stands first; "referred" alone would be read with the day first.
--- e.csv
id,referred,closed
A1,03/04/2021,05/13/2021
A2,04/05/2021,06/07/2021
A3,01/02/2021,07/20/2021
$ cj-check --infer e.csv -o x; grep -o '"dateFormats": .*' x.profile.json; grep -A1 referred x.schema.json
> cj-tabulate e.csv --schema x.schema.json --profile x.profile.json -q --derive 'm=month(referred)' --rows m
--- stdout
x.schema.json
x.profile.json
"dateFormats": ["%m/%d/%Y"]
    {"name": "referred", "title": "referred", "type": "date", "format": "%m/%d/%Y",
     "description": "The month stands first, as \"closed\" proves; here all 3 dates fit both orders.",
m,count
2021-M01,1
2021-M03,1
2021-M04,1

=== infer-order-that-is-not-proven
--- e.csv
id,referred
A1,03/04/2021
A2,04/05/2021
$ cj-check --infer e.csv -o x; grep -A1 referred x.schema.json
--- stdout
x.schema.json
x.profile.json
    {"name": "referred", "title": "referred", "type": "date", "format": "%d/%m/%Y",
     "description": "All 2 dates that begin with two numbers fit day and month and month and day: that the day stands first is unproven.",
--- stderr
cj-check: e.csv: referred: all 2 dates fit day and month and month and day; the draft reads the day first: see what the system does, and dateFormats

=== infer-orders-that-differ
# Two systems in one file: each column keeps what it proves, and one that proves nothing says so.
--- e.csv
id,referred,closed,seen
A1,03/04/2021,05/13/2021,01/02/2021
A2,24/05/2021,06/07/2021,02/03/2021
$ cj-check --infer e.csv -o x; grep -o '"[a-z]*": {"dateFormats": [^}]*' x.profile.json
--- stdout
x.schema.json
x.profile.json
"referred": {"dateFormats": ["%d/%m/%Y"]
"closed": {"dateFormats": ["%m/%d/%Y"]
"seen": {"dateFormats": ["%d/%m/%Y"]
--- stderr
cj-check: e.csv: seen: all 2 dates fit day and month and month and day; the draft reads the day first: see what the system does, and dateFormats

=== infer-dates-with-times
--- e.csv
id,start
A1,2021-03-04 09:12:31
A2,2021-03-14 10:00:00
$ cj-check --infer e.csv -o x -q; grep start x.schema.json; grep -o '"dateFormats": .*' x.profile.json
> cj-tabulate e.csv --schema x.schema.json --derive 'm=month(start)' --rows m -q
> cj-tabulate e.csv --profile x.profile.json --derive 'm=month(start)' --rows m -q
--- stdout
    {"name": "start", "title": "start", "type": "datetime", "format": "any",
"dateFormats": ["%Y-%m-%d %H:%M:%S"]
m,count
2021-M03,2
m,count
2021-M03,2

=== infer-financial-years-are-no-months
--- e.csv
year,n
2009-10,1
2010-11,2
2011-12,3
$ cj-check --infer e.csv -o x -q; grep -o '"name": "year".*"type": "[a-z]*"' x.schema.json
--- stdout
"name": "year", "title": "year", "type": "string"
