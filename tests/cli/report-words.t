# cj-report: texts with gaps, which are filled with the period and with figures of the tables.
--- referrals.csv
id,area,date,sex
1,North,2022-01-05,F
2,North,2022-02-05,M
3,South,2022-02-06,M
4,North,2021-11-05,F
5,South,2021-03-05,F
6,South,2021-02-05,F
7,North,2021-08-05,F
--- q.json
{"title": "Referrals in {period}: {n.count where area=All}", "period": "2021-22Q4", "as_of": "period-end",
 "inputs": {"referrals": {"file": "referrals.csv"}},
 "measures": {
  "n": {"kind": "tabulate", "label": "Referrals, {period.quarter}", "input": "referrals", "date": "date", "rows": "area", "totals": "rows",
   "compare": ["previous", "same-quarter-last-year"]},
  "q": {"kind": "tabulate", "label": "Referrals of {period.year}", "input": "referrals", "derive": "q=quarter(date)", "down": true,
   "values": ["in {period}=count where q={period}", "in {period.previous}=count where q={period.previous}", "until {period.last}=count where date<={period.last}"]}},
 "headlines": [
  {"measure": "n", "where": {"area": "All"}, "figure": "count", "label": "referrals, {n.count where area=North|child|children} from the North"},
  {"measure": "q", "where": {"figure": "in {period.previous}"}, "figure": "value", "label": "in {period.previous}"}],
 "sections": [
  {"id": "where", "title": "{n.count where area=\"North\"} in the North", "text": ["GAP", "Data to {as_of} ({period.dates})."],
   "measures": [{"measure": "n", "title": "Areas of {n.count where area=All|child|children}", "text": "{n.count where area=North|is|are} from the North.", "show": "count"}],
   "chart": {"kind": "bar", "title": "North: {n.count where area=North}", "y": "{n.count where area=All} referrals"}},
  {"id": "quarters", "title": "Quarters", "measures": "q", "list": {"personal": false, "input": "referrals", "title": "{n.count where area=All} of seven", "columns": "id", "where": "id=1"}}],
 "notes": ["{q.value where figure=in {period.previous}|child|children} before."]}
--- said.py
import json, sys
d = json.load(sys.stdin)
print(d["title"])
print(*[f["value"] for f in d["facts"]], sep=" / ")
for h in d["headlines"]:
    print(h["figure"], h["label"])
for s in d["sections"]:
    print(s["title"], *s["text"], sep=" | ")
    for t in s["tables"]:
        print(" ", t["id"], "|", t["title"], "|", t["text"], *[c["title"] for c in t["charts"]])
print(*d["notes"])
print([(r["figure"], r["value"]) for t in d["sections"][-1]["tables"] for r in t["rows"] if "figure" in r])

=== report-words
# All places that take gaps. Counted by hand: 2 in the North and 1 in the South in the quarter, 1 the quarter before, 2 a year ago.
< referrals.csv
< q.json
< said.py
$ sed 's/GAP/{n.count.change where area=All}; {{n}} and } are braces/' q.json >d.json && cj-report d.json -f json | python3 said.py
--- stdout
Referrals in 2021-22 Q4: 3
1 January to 31 March 2022 (2021-22 Q4) / 31 March 2022
3 referrals, 2 children from the North
1 in 2021-22 Q3
2 in the North | up 2 from 1; 2 a year ago; {n} and } are braces | Data to 31 March 2022 (1 January to 31 March 2022).
  n | Areas of 3 children | 2 are from the North. North: 2
Quarters
  q | Referrals of 2021-22 | 
  quarters-list | 3 of seven | 
1 child before.
[('in 2021-22Q4', 3), ('in 2021-22Q3', 1), ('until 2022-03-31', 7)]

=== report-words-next-quarter
# The same definition for the quarter before: 1 in the North, as many in 2021-22Q2.
< referrals.csv
< q.json
< said.py
$ sed -e 's/GAP/{n.count.change where area=All}./' -e 's/"same-quarter-last-year"/"5-quarters-before"/' q.json >d.json && cj-report d.json --period 2021-22Q3 --allow-empty -f json | python3 said.py
--- stdout
Referrals in 2021-22 Q3: 1
1 October to 31 December 2021 (2021-22 Q3) / 31 December 2021
1 referrals, 1 child from the North (no data for 2020-21 Q2)
1 in 2021-22 Q2
1 in the North | unchanged from 1; 0 in 2020-21 Q2 (no data for 2020-21 Q2). | Data to 31 December 2021 (1 October to 31 December 2021).
  n | Areas of 1 child (no data for 2020-21 Q2) | 1 is from the North (no data for 2020-21 Q2). North: 1
Quarters
  q | Referrals of 2021-22 | 
  quarters-list | 1 of seven | 
1 child before.
[('in 2021-22Q3', 1), ('in 2021-22Q2', 1), ('until 2021-12-31', 4)]
--- stderr
cj-report: warning: referrals.csv: no row lies in 2020-21Q2: its date runs from 2021-02-05 to 2022-02-06

=== report-words-last-year
# The last whole financial year at the end of the period: of October to December that before, of January to March its own. Three
# of them are no one period.
--- a.csv
d
2022-01-05
--- d.json (no newline)
{"title": "T {period.last-year}", "period": "2021-22Q3", "inputs": {"a": {"file": "a.csv"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}},
"sections": [{"id": "s", "title": "S", "measures": "m"}]}
$ for q in 2021-22Q3 2021-22Q4; do cj-report d.json --period $q -f text | head -n 1; done; sed -i 's/last-year/last-3-years/' d.json; cj-report d.json 2>&1 | grep -o '{period.*not known'
--- stdout
T 2020-21
T 2021-22
{period.last-3-years}: period "last-3-years" is not known

=== report-words-hidden
# What a table hides no text tells: a part of a whole that is hidden, and the change that is made of it.
< referrals.csv
< q.json
< said.py
$ sed 's/GAP/{n.count.change where area=North}/' q.json >d.json && cj-report d.json --suppress-below 4 -f json | python3 said.py
--- stdout
Referrals in 2021-22 Q4: [c]
1 January to 31 March 2022 (2021-22 Q4) / 31 March 2022
[c] referrals, [c] children from the North
[c] in 2021-22 Q3
[c] in the North | [c] in 2021-22 Q3; 0 a year ago | Data to 31 March 2022 (1 January to 31 March 2022).
  n | Areas of [c] children | [c] are from the North.
Quarters
  q | Referrals of 2021-22 | 
  quarters-list | [c] of seven | 
[c] children before.
[('in 2021-22Q4', None), ('in 2021-22Q3', None), ('until 2022-03-31', 7)]

=== report-words-only
# With --only a text that is not shown asks for no measure, and the title does.
< referrals.csv
< q.json
$ sed 's/GAP/no gap/' q.json >d.json && cj-report d.json --only q -f markdown | head -1
--- stdout
# Referrals in 2021-22 Q4: 3

=== report-words-single
# A measure alone has the period in its label, too.
< referrals.csv
< q.json
$ cj-tabulate --measure q.json#q -f csv && cj-tabulate --measure q.json#n --period 2020-21Q4 -f json | head -2
--- stdout
figure,value
in 2021-22Q4,3
in 2021-22Q3,1
until 2022-03-31,7
{
  "title": "Referrals, quarter 4",

=== report-words-column
< referrals.csv
< q.json
$ sed 's/GAP/{n.cout where area=All}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.cout where area=All}: the table has no column "cout"; did you mean "count"?

=== report-words-measure
< referrals.csv
< q.json
$ sed 's/GAP/{m.count}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {m.count}: there is no measure "m"; there are n, q and quarters-list (braces as such are written {{ and }})

=== report-words-none
< referrals.csv
< q.json
$ sed 's/GAP/{n.count where area=Nrth}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.count where area=Nrth}: no row has area "Nrth"; there are North, South, All ("order" declares values that are shown even where empty)

=== report-words-several
< referrals.csv
< q.json
$ sed 's/GAP/{n.count}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.count}: 3 rows fit; "where" must choose one by area

=== report-words-form
< referrals.csv
< q.json
$ sed 's/GAP/{n}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n}: must be {period}, {as_of}, {each}, or a figure as {measure.figure}, {measure.figure.change} or {measure.sentence}, with where Column=Value (braces as such are written {{ and }})

=== report-words-no-value
< referrals.csv
< q.json
$ sed 's/GAP/{n.count where area}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.count where area}: after "where" stands Column=Value, several with commas

=== report-words-one-word
< referrals.csv
< q.json
$ sed 's/GAP/{n.count where area=All|child}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.count where area=All|child}: behind a figure may stand a word for one and a word for several, as |child|children

=== report-words-where-column
< referrals.csv
< q.json
$ sed 's/GAP/{n.count where aera=All}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.count where aera=All}: the table has no column "aera"; did you mean "area"?

=== report-words-no-sentence
< referrals.csv
< q.json
$ sed 's/GAP/{n.sentence where area=All}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {n.sentence where area=All}: the rows of this table have no sentences

=== report-words-no-change
< referrals.csv
< q.json
$ sed 's/GAP/{q.value.change where figure=in 2021-22Q4}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {q.value.change where figure=in 2021-22Q4}: the measure does not compare this figure ("compare" says since when)

=== report-words-no-period
< referrals.csv
< q.json
$ sed 's/GAP/{period.qarter}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: {period.qarter}: period "qarter" is not known; write 2021-22 (financial year), 2021-22Q4 (its quarter January to March), 2022 (calendar year), 2022-M01 (month), 2022-01-05 (day), 2022-01-01..2022-03-31 or all; or, counted back from --as-of DATE, last-quarter, last-8-quarters, last-month, last-12-months, last-year, year-to-date, same-quarter-last-year or previous-year; in relation to the report's: report, previous, year-before, 18-months-before, year

=== report-words-open
< referrals.csv
< q.json
$ sed 's/GAP/{n.count where area=All/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:12: $.sections[0].text[0]: the brace of "{n.count where area=All" is not closed (braces as such are written {{ and }})

=== report-words-label
# A label is part of the table, which is not there yet.
< referrals.csv
< q.json
$ sed 's/Referrals, {period.quarter}/{n.count where area=All}/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:4: $.measures.n.label: {n.count where area=All}: a figure cannot stand here, as the words are asked for before there are tables; {period}, {as_of} and {each} can

=== report-words-no-quarter
< referrals.csv
< q.json
$ sed 's/GAP/x/' q.json >d.json && cj-report d.json --period 2021-22 --check
? 2
--- stderr
cj-report: d.json:4: $.measures.n.label: {period.quarter}: the period 2021-22 is no quarter

=== report-words-list
# At the top, with the path of the item.
< referrals.csv
< q.json
$ sed 's/"notes": \[/"notes": ["fine", "{x.y}", /' q.json >d.json && cj-report d.json --list
? 2
--- stderr
cj-report: d.json:16: $.notes[1]: {x.y}: there is no measure "x"; there are n, q and quarters-list (braces as such are written {{ and }})

=== report-words-of-all-dates
# Of two rows one lies in the period. n has no date: its 2 beside {period} says what is not so. Not told: the second text,
# which names no period; d, which has a date; w and q, whose condition and row are the period's; e, of which "all" is said.
--- a.csv
Area,Date
N,01/05/2023
S,02/06/2022
--- d.json
{"title": "T", "period": "2023-24", "inputs": {"a": {"file": "a.csv"}},
 "measures": {
  "n": {"kind": "tabulate", "label": "N", "input": "a", "rows": "Area", "totals": "rows"},
  "d": {"kind": "tabulate", "label": "D", "input": "a", "rows": "Area", "totals": "rows", "date": "Date"},
  "e": {"kind": "tabulate", "label": "E", "input": "a", "rows": "Area", "totals": "rows", "period": "all"},
  "w": {"kind": "tabulate", "label": "W", "input": "a", "rows": "Area", "totals": "rows", "derive": "y=year(Date)", "where": ["y={period}"]},
  "q": {"kind": "tabulate", "label": "Q", "input": "a", "rows": "y", "derive": "y=year(Date)"}},
 "sections": [{"id": "s", "title": "S", "measures": ["n"], "text": [
  "In total {n.count where Area=All} in {period}.",
  "In total {n.count where Area=All}.",
  "{period}: {d.count where Area=All}, {w.count where Area=All}, {q.count where y={period}}; in all {e.count where Area=All}."]}]}
$ cj-report d.json -f text | sed -n 9,13p
--- stdout
In total 2 in 2023-24.

In total 2.

2023-24: 1, 1, 1; in all 2.
--- stderr
cj-report: warning: d.json:9: $.sections[0].text[0]: {n.count where Area=All} is of all dates, as measure "n" has no date, and the text names the period: "date" chooses the rows, "period": "all" says that all are meant
