# Amounts of money, in every format; lists whose columns are numbers and days; persons without names.
--- lines.csv
team,line,amount
North,Staff,1593000
North,Rent,90600.5
South,Grant,-1823000
--- log.csv
ref,when,number of people,year,person_id,note
A1,03/04/2022,12,2022,K7,first
A2,16/11/2021,1250,2021,K2,second
A3,,7.5,2021,K7,
--- d.json
{"title": "Log", "period": "2021-22", "as_of": "2022-04-30", "inputs": {"log": {"file": "log.csv"}, "lines": {"file": "lines.csv"}},
 "measures": {
  "each": {"kind": "scores", "input": "log", "start": "year", "end": "number of people", "individuals": "person_id", "where": "person_id=K2"},
  "money": {"kind": "tabulate", "input": "lines", "rows": "team", "values": "amount=sum(amount)", "money": "amount"}},
 "sections": [{"id": "log", "title": "Log", "measures": [{"measure": "money", "sheet": "Cash"}, "each"], "list": {"input": "log", "title": "All"}}]}
--- rows.py
import json, sys
d = json.load(sys.stdin)
for t in d["sections"][0]["tables"]:
    print(t["id"], [(c["key"], c["unit"]) for c in t["columns"]])
    for r in t["rows"]:
        print(" ", *r.values())

=== money-text
# 1593000 + 90600.5 = 1683600.5: pence are two digits where there are any
< lines.csv
$ cj-tabulate lines.csv --rows team --values 'amount=sum(amount)' --money amount --notes none -f text
--- stdout
amount by team

Team           Amount
-----  --------------
North   £1,683,600.50
South  -£1,823,000.00

=== money-other
< lines.csv
$ cj-tabulate lines.csv --rows team --values 'count,a=sum(amount)' --where line!=Rent --money a=eur -f markdown
--- stdout
## Count, a by team

| Team | Count | a |
| --- | ---: | ---: |
| North | 1 | €1,593,000 |
| South | 1 | -€1,823,000 |

Notes:

1. a: sum of amount.
2. Only rows where line is not Rent (or is not recorded).
3. lines.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0

=== money-csv
# Data formats have the number; json and the unit of mixed figures have the currency.
< lines.csv
$ cj-tabulate lines.csv --rows team --values 'count,a=sum(amount)' --money a --down
--- stdout
team,figure,value,unit
North,count,2,count
North,a,1683600.5,GBP
South,count,1,count
South,a,-1823000,GBP

=== money-nothing
< lines.csv
$ cj-tabulate lines.csv --rows team --values 'a=sum(amount),s=share(line=Rent)' --money s
? 2
--- stderr
cj-tabulate: --money "s": the column s has no numbers but percent

=== money-column
< lines.csv
$ cj-tabulate lines.csv --rows team --money coumt
? 2
--- stderr
cj-tabulate: --money "coumt": the table has no such column; did you mean "count"?

=== money-currency
< lines.csv
$ cj-tabulate lines.csv --rows team --money count=BTC
? 2
--- stderr
cj-tabulate: --money "count=BTC": the currency must be GBP, EUR or USD

=== bom
< lines.csv
$ cj-tabulate lines.csv --rows team --bom | od -An -c | head -1
--- stdout
 357 273 277   t   e   a   m   ,   c   o   u   n   t  \n   N   o

=== list-types
# Numbers and days are such where every value is one; a reference and a year stay as they are written.
# K7 comes first and K2 second, so they are 1 and 2.
< log.csv
< lines.csv
< d.json
< rows.py
$ cj-report d.json -f json | python3 rows.py
--- stdout
money [('team', 'text'), ('amount', 'GBP')]
  North 1683600.5
  South -1823000
each [('period', 'text'), ('number', 'number'), ('start', 'number'), ('end', 'number'), ('change', 'number'), ('moved', 'text')]
  all 1 2021 1250 -771 worse
log-list [('ref', 'text'), ('when', 'date'), ('number of people', 'number'), ('year', 'text'), ('number', 'number'), ('note', 'text')]
  A1 2022-04-03 12 2022 1 first
  A2 2021-11-16 1250 2021 2 second
  A3 None 7.5 2021 1 None

=== list-ids
< log.csv
< lines.csv
< d.json
< rows.py
$ sed 's/"period"/"ids": true, "period"/' d.json >e.json && cj-report e.json -f json | python3 rows.py | grep "K[0-9]"
--- stdout
  all K2 2021 1250 -771 worse
  A1 2022-04-03 12 2022 K7 first
  A2 2021-11-16 1250 2021 K2 second
  A3 None 7.5 2021 K7 None

=== bom-report
< log.csv
< lines.csv
< d.json
$ sed 's/"period"/"bom": true, "period"/' d.json >e.json && cj-report e.json -o t/ && head -c 3 t/*.csv | grep -c "$(printf '\357\273\277')" && ls t/*.csv | wc -l
--- stdout
8
8
