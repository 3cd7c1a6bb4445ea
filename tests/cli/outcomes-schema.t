# cj-outcomes: schemas.
--- schema.json
{"fields":[{"name":"person_id","type":"string","x-cj":{"role":"person"}},{"name":"review_date","type":"date"},{"name":"outcome","type":"string","constraints":{"enum":["Crime","Confidence"]}},{"name":"score","type":"integer","constraints":{"minimum":3,"maximum":6}}]}

=== schema-aliases-and-values
--- reviews.csv
Klient;review date;Outcome;score
P1;01.02.2022;C;3
P1;03.02.2022;crime;none
P1;02.02.2022;c;5
--- schema.json
{"fields":[{"name":"person_id","type":"string","x-cj":{"role":"person","aliases":["Klient"]}},{"name":"review_date","type":"date","x-cj":{"dateFormats":["%d.%m.%Y"]}},{"name":"outcome","type":"string","x-cj":{"valueMap":{"C":"crime"}}},{"name":"score","type":"number"}],"missingValues":["","none"]}
$ cj-outcomes reviews.csv --schema schema.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,crime,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== schema-bad-constraint-nearest
--- schema.json
{"fields":[{"name":"a","constraints":{"patern":"a"}}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].constraints.patern: unknown key; did you mean "pattern"?

=== schema-bad-extra-nearest
--- schema.json
{"fields":[{"name":"a","x-cj":{"alias":["b"]}}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].x-cj.alias: unknown key; did you mean "aliases"?

=== schema-bad-key-nearest
--- schema.json
{"fields":[{"name":"a","tpye":"date"}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].tpye: unknown key; did you mean "type"?

=== schema-bad-minimum
--- schema.json
{"fields":[{"name":"a","type":"integer","constraints":{"minimum":"b"}}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].constraints.minimum: must be a number

=== schema-bad-name-twice
--- schema.json
{"fields":[{"name":"a"},{"name":"a"}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[1].name: another field has this name

=== schema-bad-pattern
--- schema.json
{"fields":[{"name":"a","constraints":{"pattern":"["}}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].constraints.pattern: is not a regular expression: a [ is not closed

=== schema-bad-primary-key
--- schema.json
{"fields":[{"name":"a"}],"primaryKey":"b"}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.primaryKey: "b" is no field of this schema

=== schema-bad-type
--- schema.json
{"fields":[{"name":"a","type":"strng"}]}
$ cj-outcomes $DATA/reviews.csv --schema schema.json
? 2
--- stderr
cj-outcomes: schema.json:1: $.fields[0].type: type "strng" is not known; use string, number, integer, boolean, date, datetime, time, year, yearmonth, duration, list, array, object, geopoint, geojson or any

=== schema-directory
$ cj-outcomes $DATA/reviews.csv --schema .
? 3
--- stderr
cj-outcomes: .: cannot read: Is a directory

=== schema-enum-gives-order
< schema.json
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,confidence,3
P1,2022-01-02,confidence,5
P1,2022-01-02,crime,5
$ cj-outcomes reviews.csv --schema schema.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,Crime,,,1,0,0,0,0,,,,,,,,
all,Confidence,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== schema-missing
$ cj-outcomes $DATA/reviews.csv --schema nosuch.json
? 3
--- stderr
cj-outcomes: nosuch.json: cannot open: No such file or directory

=== schema-people-without-people
$ cj-outcomes $DATA/reviews.csv --schema people:a.json
? 2
--- stderr
cj-outcomes: --schema people:a.json: there is no people file (--people)

=== schema-plain-table-schema
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
--- schema.json
{"fields":[{"name":"person_id","type":"string"},{"name":"review_date","type":"date"},{"name":"outcome","type":"string","constraints":{"enum":["c"]}},{"name":"score","type":"integer","constraints":{"minimum":3,"maximum":6}}]}
$ cj-outcomes reviews.csv --schema schema.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== schema-range-and-enum
< schema.json
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,crime,3
P1,2022-01-02,crime,2
P1,2022-01-03,crime,7
P1,2022-01-04,crime,4.5
P1,2022-01-05,Krime,3
$ cj-outcomes reviews.csv --schema reviews:schema.json
? 1
--- stderr
cj-outcomes: reviews.csv:3:4: score: "2" is below the minimum 3
cj-outcomes: reviews.csv:4:4: score: "7" is above the maximum 6
cj-outcomes: reviews.csv:5:4: score: "4.5" is not a whole number
cj-outcomes: reviews.csv:6:3: outcome: "Krime" is not one of Crime, Confidence; did you mean "Crime"?
cj-outcomes: reviews.csv: rows 5 = used 1 + outside the period 0 + not selected 0 + rejected 4
cj-outcomes: 4 of 5 rows of reviews.csv are at fault; no table was made

=== schema-twice
$ cj-outcomes $DATA/reviews.csv --schema a.json --schema b.json
? 2
--- stderr
cj-outcomes: --schema b.json: another schema is given for this input
