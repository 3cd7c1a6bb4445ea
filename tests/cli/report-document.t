# cj-report: definitions and documents.
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["m"]}]}

=== report-bad-chart
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["m"], "chart": {"kind": "bar", "figures": "improvd_pct"}}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.sections[0].chart: the table has no column "improvd_pct"; it has period, outcome, reviewed, compared, improved, maintained, deteriorated, improved_pct, maintained_pct, deteriorated_pct, improved_low_pct and improved_high_pct

=== report-bad-value
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "baseline": "last"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.measures.m.baseline: "baseline" "last" must be first, previous, before-period or recorded

=== report-csv-as-file
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json -o a.csv
? 2
--- stderr
cj-report: a.csv: a report has many tables: name a folder, such as tables/

=== report-csv-folder
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json -o tables/ && ls tables && cat tables/m.csv-metadata.json
--- stdout
csv-metadata.json
definitions.csv
definitions.csv-metadata.json
figures.csv
figures.csv-metadata.json
files.csv
files.csv-metadata.json
m.csv
m.csv-metadata.json
options.csv
options.csv-metadata.json
rows.csv
rows.csv-metadata.json
{
  "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
  "url": "m.csv",
  "dc:title": "M",
  "rdfs:comment": ["Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people who have both.", "Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.", "Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score interval of those improved.", "Reviewed: everyone with a review in the period, whatever the outcome.", "reviews.csv: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0"],
  "dialect": {"header": true, "encoding": "utf-8"},
  "tableSchema": {
    "columns": [
      {"name": "period", "titles": "period", "dc:description": "Period", "datatype": "string"},
      {"name": "outcome", "titles": "outcome", "dc:description": "Outcome", "datatype": "string"},
      {"name": "term", "titles": "term", "dc:description": "Target for", "datatype": "string"},
      {"name": "clients", "titles": "clients", "dc:description": "Clients", "datatype": "integer"},
      {"name": "reviewed", "titles": "reviewed", "dc:description": "Reviewed", "datatype": "integer"},
      {"name": "compared", "titles": "compared", "dc:description": "Compared", "datatype": "integer"},
      {"name": "improved", "titles": "improved", "dc:description": "Improved", "datatype": "integer"},
      {"name": "maintained", "titles": "maintained", "dc:description": "Maintained", "datatype": "integer"},
      {"name": "deteriorated", "titles": "deteriorated", "dc:description": "Deteriorated", "datatype": "integer"},
      {"name": "improved_pct", "titles": "improved_pct", "dc:description": "Improved %", "datatype": "decimal"},
      {"name": "maintained_pct", "titles": "maintained_pct", "dc:description": "Maintained %", "datatype": "decimal"},
      {"name": "deteriorated_pct", "titles": "deteriorated_pct", "dc:description": "Deteriorated %", "datatype": "decimal"},
      {"name": "improved_low_pct", "titles": "improved_low_pct", "dc:description": "Improved, lower bound %", "datatype": "decimal"},
      {"name": "improved_high_pct", "titles": "improved_high_pct", "dc:description": "Improved, upper bound %", "datatype": "decimal"},
      {"name": "target_pct", "titles": "target_pct", "dc:description": "Target", "datatype": "decimal"},
      {"name": "at_target", "titles": "at_target", "dc:description": "At target", "datatype": "string"},
      {"name": "verdict", "titles": "verdict", "dc:description": "Verdict", "datatype": "string"}
    ],
    "primaryKey": ["period", "outcome", "term"]
  }
}
--- stderr
cj-report: d.json: 6 counts of 1 to 4 people or records about them are shown, the first in "M": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-evidence
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "outcomes": [{"framework": "F", "outcomes": [{"id": "A", "outcome": "More confidence", "evidence": {"measure": "m", "where": {"outcome": "confidence"}, "figure": "improved_pct", "target": 60}}, {"outcome": "Less harm"}]}], "sections": [{"id": "e", "title": "E", "outcomes": true}, {"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json --only e -f csv
--- stdout
framework,id,outcome,evidence,figure_pct,figure,target_pct,target,compared_with,before_pct,before,change,change_verdict,verdict,counted,out_of,measure,key,unit
F,A,More confidence,"M: Improved %, confidence",33,,60,,,,,,,no clear difference,3,4,m,improved_pct,percent
F,,Less harm,Not measured in this report,,,,,,,,,,,,,,,

=== report-failed-leaves-nothing
--- r.json
{"title":"F","inputs":{"rows":{"file":"in.csv"}},"measures":{"first":{"kind":"tabulate","input":"rows","label":"a","rows":"g"}},"sections":[{"title":"All","id":"all","measures":["first"]}]}
$ printf 'g,v\nnorth,1\n' >in.csv; sed 's/"g"/"nosuch"/' r.json >bad.json; cj-report r.json --findings f.csv -o no/such/a.html -o t/; s=$?; cj-report bad.json --findings f.csv -o t/; ls -A; exit $s
? 3
--- stdout
bad.json
in.csv
r.json
--- stderr
cj-report: no/such/a.html: cannot write: there is no folder no/such
cj-report: bad.json:1: $.measures.first: in.csv:1: no column "nosuch"; there are g and v (name the header that holds it with "map": "HEADER=nosuch", or join people who have it with "people": "FILE")

=== report-first-failure
# the first failure in the order of the definition is told, whoever is first
--- bad.csv
kind,amount
a,x
--- d.json
{"title": "T",
 "inputs": {"table": {"measure": "second"}, "good": {"file": "good.csv"}, "bad": {"file": "bad.csv"}},
 "measures": {
  "first": {"kind": "tabulate", "label": "First", "input": "table", "rows": "nosuch"},
  "second": {"kind": "tabulate", "label": "Second", "input": "good", "rows": "kind"},
  "third": {"kind": "tabulate", "label": "Third", "input": "bad", "rows": "kind", "values": "sum(amount)"}},
 "sections": [{"title": "S", "measures": ["first", "second", "third"]}]}
--- good.csv
kind,amount
a,1
$ for threads in 1 2 3 8; do
>   cj-report d.json --threads $threads
>   echo "status $?"
> done
--- stdout
status 2
status 2
status 2
status 2
--- stderr
cj-report: d.json:4: $.measures.first: measure second:1: no column "nosuch"; there are kind and count (name the header that holds it with "map": "HEADER=nosuch", or join people who have it with "people": "FILE")
cj-report: d.json:4: $.measures.first: measure second:1: no column "nosuch"; there are kind and count (name the header that holds it with "map": "HEADER=nosuch", or join people who have it with "people": "FILE")
cj-report: d.json:4: $.measures.first: measure second:1: no column "nosuch"; there are kind and count (name the header that holds it with "map": "HEADER=nosuch", or join people who have it with "people": "FILE")
cj-report: d.json:4: $.measures.first: measure second:1: no column "nosuch"; there are kind and count (name the header that holds it with "map": "HEADER=nosuch", or join people who have it with "people": "FILE")

=== report-headline-none
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "headlines": [{"measure": "m", "where": {"outcome": "confidnce"}, "figure": "improved_pct"}], "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.headlines[0]: no row has outcome "confidnce"; there are confidence, crime ("order" declares values that are shown even where empty)

=== report-headline-several
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "headlines": [{"measure": "m", "figure": "improved_pct"}], "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.headlines[0]: 2 rows fit; "where" must choose one by outcome

=== report-json
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json -f json
--- stdout
{
  "schema_version": 1,
  "title": "T",
  "period": {"label": "all dates", "start": null, "end": null},
  "as_of": null,
  "facts": [
    {"name": "Period", "value": "all dates"}
  ],
  "main_points": [],
  "headlines": [],
  "sections": [
{"id": "s", "title": "S", "text": [], "tables": [{
  "id": "m",
  "text": "",
  "charts": [],
  "title": "M",
  "notes": [
    "Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for people who have both.",
    "Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.",
    "Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score interval of those improved.",
    "Reviewed: everyone with a review in the period, whatever the outcome.",
    "reviews.csv: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0"
  ],
  "columns": [
    {"key": "period", "heading": "Period", "unit": "text"},
    {"key": "outcome", "heading": "Outcome", "unit": "text"},
    {"key": "term", "heading": "Target for", "unit": "text"},
    {"key": "clients", "heading": "Clients", "unit": "count"},
    {"key": "reviewed", "heading": "Reviewed", "unit": "count"},
    {"key": "compared", "heading": "Compared", "unit": "count"},
    {"key": "improved", "heading": "Improved", "unit": "count"},
    {"key": "maintained", "heading": "Maintained", "unit": "count"},
    {"key": "deteriorated", "heading": "Deteriorated", "unit": "count"},
    {"key": "improved_pct", "heading": "Improved %", "unit": "percent"},
    {"key": "maintained_pct", "heading": "Maintained %", "unit": "percent"},
    {"key": "deteriorated_pct", "heading": "Deteriorated %", "unit": "percent"},
    {"key": "improved_low_pct", "heading": "Improved, lower bound %", "unit": "percent"},
    {"key": "improved_high_pct", "heading": "Improved, upper bound %", "unit": "percent"},
    {"key": "target_pct", "heading": "Target", "unit": "percent"},
    {"key": "at_target", "heading": "At target", "unit": "flag"},
    {"key": "verdict", "heading": "Verdict", "unit": "text"}
  ],
  "primary_key": ["period", "outcome", "term"],
  "rows": [
    {"period": "all", "outcome": "confidence", "term": null, "clients": null, "reviewed": 4, "compared": 3, "improved": 1, "maintained": 1, "deteriorated": 1, "improved_pct": 33, "maintained_pct": 33, "deteriorated_pct": 33, "improved_low_pct": 6.1, "improved_high_pct": 79.2, "target_pct": null, "at_target": null, "verdict": null},
    {"period": "all", "outcome": "crime", "term": null, "clients": null, "reviewed": 4, "compared": 1, "improved": 0, "maintained": 0, "deteriorated": 1, "improved_pct": 0, "maintained_pct": 0, "deteriorated_pct": 100, "improved_low_pct": 0.0, "improved_high_pct": 79.3, "target_pct": null, "at_target": null, "verdict": null}
  ],
  "provenance": {
    "program": "cj-outcomes",
    "version": "0.1.0",
    "inputs": [
      {"file": "reviews.csv", "rows": 11, "used": 11, "outside_period": 0, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "title", "value": "M"}
    ]
  }
}]}
  ],
  "notes": [],
  "appendices": [{
  "id": "definitions",
  "text": "",
  "charts": [],
  "title": "Definitions",
  "notes": [],
  "columns": [
    {"key": "measure", "heading": "Measure", "unit": "text"},
    {"key": "id", "heading": "Id", "unit": "text"},
    {"key": "kind", "heading": "Kind", "unit": "text"},
    {"key": "definition", "heading": "Definition", "unit": "text"},
    {"key": "version", "heading": "Version", "unit": "text"},
    {"key": "valid_from", "heading": "Valid from", "unit": "date"},
    {"key": "valid_to", "heading": "Valid to", "unit": "date"}
  ],
  "primary_key": ["measure", "id", "kind", "definition", "version", "valid_from", "valid_to"],
  "rows": [
    {"measure": "M", "id": "m", "kind": "outcomes", "definition": null, "version": null, "valid_from": null, "valid_to": null}
  ],
  "provenance": {
    "program": "cj-report",
    "version": "0.1.0",
    "inputs": [
    ],
    "options": []
  }
},
{
  "id": "files",
  "text": "",
  "charts": [],
  "title": "Provenance: files",
  "notes": [
    "Made by cj-report 0.1.0 (cjtools)."
  ],
  "columns": [
    {"key": "what", "heading": "What", "unit": "text"},
    {"key": "file", "heading": "File", "unit": "text"},
    {"key": "bytes", "heading": "Bytes", "unit": "count"},
    {"key": "sha256", "heading": "SHA-256", "unit": "text"}
  ],
  "primary_key": ["what", "file"],
  "rows": [
    {"what": "definition", "file": "d.json", "bytes": 167, "sha256": "2a13e9665631af049729ee5cca868a357b6ab2d9ee8577f023dae82700a878d2"},
    {"what": "reviews", "file": "reviews.csv", "bytes": 319, "sha256": "0e864e67a52ce45a3f67e9389c9c7edad42a55ff8d58c1caeab621311cc6e479"}
  ],
  "provenance": {
    "program": "cj-report",
    "version": "0.1.0",
    "inputs": [
    ],
    "options": []
  }
},
{
  "id": "rows",
  "text": "",
  "charts": [],
  "title": "Provenance: rows",
  "notes": [],
  "columns": [
    {"key": "measure", "heading": "Measure", "unit": "text"},
    {"key": "file", "heading": "File", "unit": "text"},
    {"key": "rows", "heading": "Rows", "unit": "count"},
    {"key": "used", "heading": "Used", "unit": "count"},
    {"key": "outside_period", "heading": "Outside the period", "unit": "count"},
    {"key": "not_selected", "heading": "Not selected", "unit": "count"},
    {"key": "rejected", "heading": "Rejected", "unit": "count"}
  ],
  "primary_key": ["measure", "file"],
  "rows": [
    {"measure": "M", "file": "reviews.csv", "rows": 11, "used": 11, "outside_period": 0, "not_selected": 0, "rejected": 0}
  ],
  "provenance": {
    "program": "cj-report",
    "version": "0.1.0",
    "inputs": [
    ],
    "options": []
  }
},
{
  "id": "options",
  "text": "",
  "charts": [],
  "title": "Provenance: options",
  "notes": [],
  "columns": [
    {"key": "measure", "heading": "Measure", "unit": "text"},
    {"key": "option", "heading": "Option", "unit": "text"},
    {"key": "value", "heading": "Value", "unit": "text"}
  ],
  "primary_key": ["measure", "option", "value"],
  "rows": [
    {"measure": "M", "option": "title", "value": "M"}
  ],
  "provenance": {
    "program": "cj-report",
    "version": "0.1.0",
    "inputs": [
    ],
    "options": []
  }
}]
}

=== report-list
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json --list
--- stdout
input    reviews: reviews.csv
measure  m (outcomes): M
section  s: S <- m

=== report-list-overdue
--- actions.csv
Action,Due,Done,RAG
Paint,2022-01-31,,Red
Plan,2022-03-31,,Amber
Ask,2021-12-31,2022-01-10,Green
Call,2022-02-28,2022-04-02,Amber
Wait,,,Green
--- d.json
{"title": "T", "as_of": "2022-03-31", "inputs": {"actions": {"file": "actions.csv"}}, "measures": {}, "sections": [{"title": "Actions", "list": {"input": "actions", "due": "Due", "done": "Done", "rag": "RAG", "sort": "Action"}}]}
$ cj-report d.json -f csv
--- stdout
Action,Due,Done,RAG,overdue_days
Paint,2022-01-31,,Red,59
Call,2022-02-28,2022-04-02,Amber,31
Ask,2021-12-31,2022-01-10,Green,
Plan,2022-03-31,,Amber,
Wait,,,Green,

=== report-no-definition
< d.json
$ cp "$DATA/reviews.csv" . && cj-report -o a.html
? 2
--- stderr
cj-report: a definition is needed: cj-report report.json -o q4.xlsx

=== report-no-such-measure
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["n"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.sections[0].measures[0]: there is no measure "n"; there is m

=== report-not-valid
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M", "valid_from": "2022-04-01"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json --period 2021-22Q4
? 2
--- stderr
cj-report: d.json:1: $.measures.m: this definition is valid from 2022-04-01, and the period is 2021-22Q4: another version is needed

=== report-only
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json --only m -f csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== report-only-in-two-sections
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}},
 "measures": {"m": {"kind": "tabulate", "rows": "outcome"}, "n": {"kind": "tabulate"}},
 "sections": [{"title": "A", "measures": ["m"]}, {"title": "B", "measures": [{"measure": "m", "show": ["count"]}, "n"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json --only m -f csv
--- stdout
outcome,count
confidence,8
crime,3

=== report-outputs-one-file
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"all": {"kind": "tabulate", "rows": "outcome"}},
 "sections": [{"title": "S", "measures": ["all"]}]}
$ cp "$DATA/reviews.csv" .; ln -s . here; cj-report d.json -o ./a.html -o a.html; cj-report d.json -o a/ -o here/a/; cj-report d.json -o a/ --findings here/a/all.csv; s=$?; ls; exit $s
? 2
--- stdout
d.json
here
reviews.csv
--- stderr
cj-report: a.html: is the same file as ./a.html, and would be written twice
cj-report: here/a/: is the same file as a/, and would be written twice
cj-report: a/all.csv: is both --findings and --output

=== report-overwrites-input
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json -o reviews.csv; cj-report d.json -o d.json
? 2
--- stderr
cj-report: reviews.csv: a report has many tables: name a folder, such as tables/
cj-report: d.json: is an input and would be overwritten

=== report-own-schema
# a schema that a measure names is looked for beside the definition, is among the files, and is no place for results
--- q4/d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"all": {"kind": "tabulate", "rows": "outcome", "schema": "s.json"}},
 "sections": [{"title": "S", "measures": ["all"]}]}
--- q4/s.json
{"fields": [{"name": "outcome", "type": "string"}]}
$ cp "$DATA/reviews.csv" q4/; cj-report q4/d.json -o out/ && cut -d, -f1,2 out/files.csv; cj-report q4/d.json --findings q4/s.json
? 2
--- stdout
what,file
definition,q4/d.json
reviews,q4/reviews.csv
schema,q4/s.json
--- stderr
cj-report: q4/d.json: 1 count of 1 to 4 people or records about them is shown, the first in "all": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: q4/s.json: is an input and would be overwritten

=== report-table-is-input
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "all.csv"}}, "measures": {"all": {"kind": "tabulate", "rows": "outcome"}},
 "sections": [{"title": "S", "measures": ["all"]}]}
$ cp "$DATA/reviews.csv" all.csv; cj-report d.json -o ./; s=$?; cmp all.csv "$DATA/reviews.csv"; exit $s
? 2
--- stderr
cj-report: ./all.csv: is an input and would be overwritten

=== report-text
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json
--- stdout (bytes)
T
=

Period: all dates

S
-

M
Percentages are of those compared.

All dates
4 reviewed

Outcome     Compared  Improved  Maintained  Deteriorated   95% interval
            [note\xc2\xa01]  [note\xc2\xa02]
----------  --------  --------  ----------  ------------  -------------
confidence         3   1 (33%)     1 (33%)       1 (33%)  6.1% to 79.2%
crime              1    0 (0%)      0 (0%)      1 (100%)  0.0% to 79.3%

Notes 1 to 5.

Notes
-----

  1. Compared: the last score in the period with the first score ever (the export has none before 2021-05-10), for
     people who have both.
  2. Improved: score up by 1 or more. Deteriorated: down by 1 or more. Maintained: neither.
  3. Percentages are of the people compared, and may not add to 100 because of rounding. Interval: the 95% Wilson score
     interval of those improved.
  4. Reviewed: everyone with a review in the period, whatever the outcome.
  5. Source: reviews.csv. All 11 records are used.

About the data
--------------

Files and records

Table  File         Records  Used  Left
                                   out
-----  -----------  -------  ----  ----
M      reviews.csv       11    11  none

Notes
- Who made this report can give its json or csv files, which have the definitions, checksums of the files read and all
  options. Made by cj-report 0.1.0.


=== report-threads
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"all": {"kind": "tabulate", "rows": "outcome"}},
 "sections": [{"title": "S", "measures": ["all"]}]}
$ cp "$DATA/reviews.csv" .; cj-report d.json --threads 0; cj-report d.json --tolerate x; cj-report d.json -v -q
? 2
--- stderr
cj-report: --threads "0" must be a whole number, 1 to 1024
cj-report: --tolerate "x" must be a number of rows or a share, such as 5 or 0.5%
cj-report: --verbose and --quiet contradict each other

=== report-threads-none
# What the command line says is not the definition's fault.
$ cp $SAMPLES/tayside/* .; cj-report report.json --threads 0 -o x.html
? 2
--- stderr
cj-report: --threads "0" must be a whole number, 1 to 1024

=== report-two-outputs-one-name
< d.json
$ cp "$DATA/reviews.csv" . && cj-report d.json -o a.html -o a.html
? 2
--- stderr
cj-report: --output a.html is given twice

=== report-unknown-key
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sectoins": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.sectoins: unknown key; did you mean "sections"?

=== report-unknown-option
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "basline": "first"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.measures.m.basline: unknown key; did you mean "baseline"?

=== report-period-without-a-date
# A measure that could choose rows by a column of days and names none counts all rows, whatever the period of the report: its
# table says so, in the report and alone. With the column, or a period of its own, nothing is to be said.
--- a.csv
day,k,s,e
2022-01-03,x,1,2
2023-01-03,y,1,2
--- d.json (no newline)
{"title":"T","period":"2022","inputs":{"r":{"file":"a.csv"}},"measures":{"a":{"kind":"tabulate","input":"r","rows":"k"},
"b":{"kind":"tabulate","input":"r","date":"day"},"c":{"kind":"scores","input":"r","start":"s","end":"e"},
"d":{"kind":"tabulate","input":"r","period":"all"}},"sections":[{"id":"s","title":"S","measures":["a","b","c","d"]}]}
$ cj-report d.json -o r.md; grep -o '^### [a-d]$\|Records of all.*' r.md
> cj-tabulate --measure d.json#a -f text | grep -A1 'Records of all'
> cj-report d.json --period all -o r.md; grep -c 'Records of all' r.md
? 1
--- stdout
### a
### b
### c
### d
Records of all dates count, not only those of 2022: no date column is named.
- Records of all dates count, not only those of 2022: no date column is named.
- a.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
0

=== report-page-data-links
# The page is beside its folder of tables: each table links to its file; from elsewhere a link would lead nowhere.
--- n.csv
id,area,date
1,North,2022-01-05
2,South,2022-02-05
--- d.json
{"title": "Referrals 2021-22", "service": "Area service", "period": "2021-22Q4", "description": "How many came.",
 "contact": "Team of figures, figures@example.org.",
 "inputs": {"n": {"file": "n.csv"}},
 "measures": {"n": {"kind": "tabulate", "label": "Referrals", "input": "n", "date": "date", "rows": "area"}},
 "sections": [{"id": "s", "title": "Referrals of 2021-22", "measures": "n"}]}
$ mkdir out other; cj-report d.json -q -o out/page.html -o 'out/the tables/' -o other/page.html
> links() { sed -n 's/.*class="data"><a href="\([^"]*\)".*/\1/p' $1; }
> links other/page.html; for link in $(links out/page.html); do ls "out/$(printf '%b' "${link//%/\\x}")"; done
> grep -o '<title>.*</title>' out/page.html; grep -o '<meta name="description"[^>]*>' out/page.html
> grep -o '<a href="mailto[^/]*/a>.' out/page.html; grep -o '<h1>.*</h1>' out/page.html
--- stdout
out/the tables/n.csv
<title>Referrals 2021-22, Area service, 1 January to 31 March 2022 (2021-22 Q4)</title>
<meta name="description" content="How many came.">
<a href="mailto:figures@example.org">figures@example.org</a>.
<h1>Referrals <span class="d">2021-22</span></h1>

=== report-pie-of-many
# what cannot be compared in slices is drawn as bars, by size, and the author hears of it
--- x.csv
kind
a
b
b
c
c
c
d
d
d
d
--- d.json
{"title": "T", "inputs": {"x": {"file": "x.csv"}}, "measures": {"m": {"kind": "tabulate", "input": "x", "rows": "kind"}}, "sections": [{"title": "S", "measures": ["m"], "chart": "pie"}]}
--- forced.json
{"title": "T", "inputs": {"x": {"file": "x.csv"}}, "measures": {"m": {"kind": "tabulate", "input": "x", "rows": "kind"}}, "sections": [{"title": "S", "measures": ["m"], "chart": {"kind": "pie", "force": true}}]}
$ cj-report d.json -f json | grep -o '"kind": "[a-z]*", "title": "[^"]*"\|: d 4[^"]*'; cj-report forced.json -f json | grep -o '"kind": "pie"'
--- stdout
"kind": "bar", "title": "M: largest part d, 4 of 10 (40%)"
: d 4, c 3, b 2, a 1. Data in the table.
"kind": "pie"
--- stderr
cj-report: m: a pie of more than three slices is drawn as bars, which can be compared: say "bar", or "force": true for the pie

=== report-bad-order-of-chart
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["m"], "chart": {"kind": "bar", "order": "name"}}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:1: $.sections[0].chart.order: the order of a chart is "size" or "table"

=== report-csvw-facts
# The licence and the day of publication are those of the cover, and are not made up where it has none.
< d.json
$ cp "$DATA/reviews.csv" . && sed 's/"inputs"/"cover": [{"name": "Published", "value": "2022-07-25"}, {"name": "licence", "value": "OGL v3.0"}], "inputs"/' d.json >e.json
> cj-report e.json -o tables/ -q && grep -E '"dc:(issued|license)"' tables/csv-metadata.json; cj-report d.json -o others/ -q && grep -cE '"dc:(issued|license)"' others/csv-metadata.json
? 1
--- stdout
  "dc:issued": "2022-07-25",
  "dc:license": "OGL v3.0",
0
