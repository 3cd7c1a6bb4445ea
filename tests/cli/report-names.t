# What a report says of a measure's options: the names that the definition has, none of a command
# line.
--- sessions.csv
person_id,date,first,last,visit
A,2024-01-02,3,5,
B,2024-02-01,4,5,2024-02-03

=== report-names-outcomes
# The period of all dates has no beginning, which a baseline before it needs.
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}},
 "measures": {"a": {"kind": "outcomes", "baseline": "before-period"}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cp "$DATA/reviews.csv" . && cj-report d.json
? 2
--- stderr
cj-report: d.json:2: $.measures.a: "baseline": "before-period" needs a period that begins: nothing lies before "all"

=== report-names-scores
< sessions.csv
--- d.json
{"title": "T", "inputs": {"sessions": {"file": "sessions.csv"}},
 "measures": {"a": {"kind": "scores", "start": "first"}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cj-report d.json
? 2
--- stderr
cj-report: d.json:2: $.measures.a: the columns of scores are needed: "start": "COL" and "end": "COL"

=== report-names-timeliness
# A blank end of a row is a matter of the day on which it was looked at.
< sessions.csv
--- d.json
{"title": "T", "inputs": {"sessions": {"file": "sessions.csv"}},
 "measures": {"a": {"kind": "timeliness", "from": "date", "to": "visit", "within": "5d"},
              "b": {"kind": "timeliness", "to": "visit"}},
 "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report d.json --only a; cj-report d.json --only b; sed -i 's/"5d"/"5"/' d.json; cj-report d.json
? 2
--- stderr
cj-report: d.json:2: $.measures.a: sessions.csv:2: visit is blank: "as_of": "DATE" is needed to tell what is pending from what is late, or "blank": "unknown"
cj-report: d.json:3: $.measures.b: missing: "from": "COL" (the date to count from) and "within": "LIMIT" (20d, 7wd or 3m)
cj-report: d.json:2: $.measures.a.within: "within" "5" must be a whole number, 0 to 10000, of days (20d), working days (7wd) or months (3m)

=== report-names-tabulate
< sessions.csv
--- d.json
{"title": "T", "inputs": {"sessions": {"file": "sessions.csv"}},
 "measures": {"a": {"kind": "tabulate", "rows": "first", "sum_to_100": true},
              "b": {"kind": "tabulate", "rows": "frist"},
              "c": {"kind": "tabulate", "rows": "b", "derive": "b=band(first,0-3,2-9)"},
              "d": {"kind": "tabulate", "rows": "sex"}},
 "sections": [{"title": "S", "measures": ["a", "b", "c", "d"]}]}
$ for id in a b c d; do cj-report d.json --only $id; done
? 2
--- stderr
cj-report: d.json:2: $.measures.a: "sum_to_100" needs "percent"
cj-report: d.json:3: $.measures.b: sessions.csv:1: no column "frist"; did you mean "first"?
cj-report: d.json:4: $.measures.c: "derive" "b=band(first,0-3,2-9)": bands 0-3 and 2-9 overlap
cj-report: d.json:5: $.measures.d: sessions.csv:1: no column "sex"; there are person_id, date, first, last and visit (name the header that holds it with "map": "HEADER=sex", or join people who have it with "people": "FILE")

=== report-names-reoffending
--- episodes.csv
episode_id,person_id,start_date,end_date
E1,A,2020-01-01,2020-03-01
--- offences.csv
person_id,offence_date
A,2020-04-01
--- d.json
{"title": "T", "inputs": {"episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {"a": {"kind": "reoffending"},
              "b": {"kind": "reoffending", "as-of": "1 May"},
              "c": {"kind": "reoffending", "as_of": "2021-05-01", "first": true, "cumulative": true}},
 "sections": [{"title": "S", "measures": ["a", "b", "c"]}]}
$ for id in a b c; do cj-report d.json --only $id; done
? 2
--- stderr
cj-report: d.json:2: $.measures.a: "as_of": "DATE" is needed to tell whose windows have ended (or "denominator": "all", which counts everybody)
cj-report: d.json:3: $.measures.b.as-of: "as_of" "1 May" must be a day as YYYY-MM-DD
cj-report: d.json:4: $.measures.c: "first" counts people in one window and "cumulative" in all that follow; use one of them

=== report-names-finding
# A finding says it, too.
--- sessions.csv (bytes)
person_id,date,first
A,2024-01-02,3\x00
--- d.json
{"title": "T", "inputs": {"sessions": {"file": "sessions.csv"}},
 "measures": {"a": {"kind": "tabulate", "rows": "first"}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cj-report d.json --findings f.csv -q; cut -d, -f11- f.csv; cj-tabulate sessions.csv --rows first --findings g.csv -q; cut -d, -f11- g.csv
--- stdout
hint
"if the file is UTF-16, say ""encoding"": ""UTF-16LE"""
hint
"if the file is UTF-16, say --encoding UTF-16LE"
--- stderr
cj-report: sessions.csv:2:3: first: a NUL byte; if the file is UTF-16, say "encoding": "UTF-16LE"
cj-report: d.json:2: $.measures.a: 1 of 1 rows of sessions.csv is at fault; no table was made
cj-tabulate: sessions.csv:2:3: first: a NUL byte; if the file is UTF-16, say --encoding UTF-16LE
cj-tabulate: 1 of 1 rows of sessions.csv is at fault; no table was made

=== report-names-reconcile
# The options of the measure that is recomputed stand in a definition.
< sessions.csv
--- old.csv
period,first,n
2024,3,1
--- d.json
{"title": "T", "inputs": {"sessions": {"file": "sessions.csv"}},
 "measures": {"a": {"kind": "tabulate", "rows": "first", "sum_to_100": true}},
 "sections": [{"title": "S", "measures": ["a"]}]}
$ cj-reconcile old.csv --measure d.json#a --key first --value n; cj-tabulate sessions.csv --measure d.json#a
? 2
--- stderr
cj-reconcile: d.json:2: $.measures.a: "sum_to_100" needs "percent"
cj-tabulate: --sum-to-100 needs --percent

=== report-names-of-other-files
# A report ends in no .pdf, and csv is a folder; a csv or an empty file is no definition.
--- d.json
{"title": "T", "inputs": {"a": {"file": "a.csv"}}, "measures": {"n": {"kind": "tabulate", "label": "N", "input": "a"}}, "sections": [{"id": "s", "title": "S", "measures": ["n"]}]}
--- a.csv
name,n
x,1
$ cj-report d.json -o a.pdf; cj-report a.csv; : >e.json; cj-report e.json; cj-tabulate a.csv --schema a.csv
? 2
--- stderr
cj-report: a.pdf: the suffix does not tell the format; end the name in .xlsx, .html, .json, .md or .txt, or name a folder for csv files, such as tables/
cj-report: a.csv:1:1: this is no JSON, which begins with {
cj-report: e.json:1:1: the file is empty, where JSON is expected: { ... }
cj-tabulate: a.csv:1:1: this is no JSON, which begins with {
