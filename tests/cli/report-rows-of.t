# Inputs of a report that are the rows of another input, prepared: "rows_of".
--- outcomes.csv
person_id,outcome_date,gravity,area
A,2022-01-10,2,Local
A,2021-05-01,3,Away
B,2022-02-01,1,Local
B,2022-02-01,4,Away
C,2022-03-01,5,Local
--- offences.csv
person_id,offence_date
A,2021-04-01
A,2021-04-02
C,2022-02-01
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "offences": {"file": "offences.csv"},
   "first": {"rows_of": "outcomes", "sort": ["outcome_date", "-gravity"], "one_per": ["person_id"], "link": {"o": "offences"}, "derive": ["before=count(o,offence_date<@outcome_date)"]},
   "entrants": {"rows_of": "first", "where": ["area=Local"]},
   "local": {"rows_of": "outcomes", "where": ["area=Local"]},
   "local-first": {"rows_of": "local", "sort": "outcome_date,-gravity", "one-per": "person_id"}},
 "measures": {
   "then-local": {"kind": "tabulate", "input": "entrants", "rows": "before", "totals": "rows"},
   "local-then": {"kind": "tabulate", "input": "local-first", "rows": "area"},
   "firsts": {"kind": "tabulate", "input": "first", "rows": "area", "values": ["b=sum(before)"]}},
 "sections": [{"title": "S", "measures": ["then-local", "local-then", "firsts"]}]}

=== report-rows-of-order-of-steps
< d.json outcomes.csv offences.csv
$ # first entries are A Away, B Away (the graver of one day), C Local: one is local; of the local rows all three have a first
> cj-report d.json -o csv/ && ls csv | grep -v json && cat csv/then-local.csv csv/local-then.csv csv/firsts.csv
--- stdout
definitions.csv
figures.csv
files.csv
firsts.csv
local-then.csv
options.csv
rows.csv
then-local.csv
before,count
1,1
All,1
area,count
Local,3
area,b
Away,2
Local,1
--- stderr
cj-report: d.json: 3 counts of 1 to 4 people or records about them are shown, the first in "then-local": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-rows-of-list
< d.json
$ cj-report d.json --list
--- stdout
input    outcomes: outcomes.csv
input    offences: offences.csv
input    first: rows of outcomes
input    entrants: rows of first
input    local: rows of outcomes
input    local-first: rows of local
measure  then-local (tabulate): then-local
measure  local-then (tabulate): local-then
measure  firsts (tabulate): firsts
section  s: S <- then-local, local-then, firsts

=== report-rows-of-where
# a condition of the whole report selects what they are made of
< d.json outcomes.csv offences.csv
$ cj-report d.json --where area=Away --only firsts -q -o csv/ && cat csv/firsts.csv
--- stdout
area,b
Away,2

=== report-rows-of-where-whole
# offences say of no area: the report says so, though no table of theirs is shown
< d.json outcomes.csv offences.csv
$ cj-report d.json --where area=Away --only firsts -q -f text | grep '^Not narrowed'
--- stdout
Not narrowed to rows where area is Away, as they have no such column: offences.csv.

=== report-rows-of-itself
--- d.json
{"title": "T", "inputs": {"a": {"rows_of": "b"}, "b": {"rows_of": "a"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.inputs.a: the input would be made from its own rows

=== report-rows-of-unknown
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "a": {"rows_of": "outcome"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.inputs.a.rows_of: there is no input "outcome"; did you mean "outcomes"?

=== report-rows-of-and-file
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "a": {"rows_of": "outcomes", "file": "outcomes.csv"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.inputs.a.file: unknown key; cj-prepare --help lists the options of this kind

=== report-rows-of-key
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "a": {"rows_of": "outcomes", "one_pr": "person_id"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.inputs.a.one_pr: unknown key; did you mean "one-per"?

=== report-rows-of-in-a-section
# rows of persons stand in no section by the name of an input
--- d.json
{"title": "T", "inputs": {"outcomes": {"file": "outcomes.csv"}, "a": {"rows_of": "outcomes"}}, "measures": {"m": {"kind": "tabulate", "input": "a"}}, "sections": [{"title": "S", "measures": ["a"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.sections[0].measures[0]: there is no measure "a"; there is m

=== report-rows-of-alone
< d.json outcomes.csv offences.csv
$ cj-tabulate --measure d.json#firsts
? 2
--- stderr
cj-tabulate: d.json:9: $.measures.firsts: it reads the table of input first: cj-report --only firsts computes both
