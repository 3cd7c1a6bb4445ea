# profiles: keys of a profile.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== profile-bad-as-of
< reviews.csv
--- p.json (no newline)
{"asOf":"31/03/2022"}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.asOf: must be a date as YYYY-MM-DD

=== profile-delimiter-option-wins
--- p.json (no newline)
{"dialect":{"delimiter":"|"}}
--- reviews.csv
person_id;review_date;outcome;score
P1;2022-01-10;c;3
P1;2022-02-08;c;5
$ cj-outcomes reviews.csv --profile p.json --delimiter ";"
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-dialect
--- p.json (no newline)
{"dialect":{"delimiter":";","quoteChar":"'","skipInitialSpace":true,"nullSequence":"\\N"}}
--- reviews.csv
person_id;review_date;outcome;score
P1;2022-01-10; 'c';3
P1;2022-02-08;c;5
P1;2022-02-09;c;\N
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,4,4,\N,,missing-value

=== profile-directory
$ cj-outcomes $DATA/reviews.csv --profile .
? 3
--- stderr
cj-outcomes: .: cannot read: Is a directory

=== profile-each-input
--- p.json (no newline)
{"columns":{"sex":{"valueMap":{"1":"F"}}}}
--- people.csv
person_id,sex
P1,1
--- q.json (no newline)
{"skipRows":["Total"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
Total,,,
$ cj-outcomes reviews.csv --people people.csv --profile people:p.json --profile q.json -f text | grep repairs
--- stdout
- people.csv: repairs 1 = recode 1 (sex)
- reviews.csv: repairs 1 = skipped-row 1

=== profile-empty
< reviews.csv
--- p.json (no newline)
{}
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-encoding
--- p.json (no newline)
{"encoding":"IBM850"}
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,\x82,3
P1,2022-02-08,\x82,5
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,é,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-encoding-option-wins
--- p.json (no newline)
{"encoding":"windows-1252"}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,é,3
P1,2022-02-08,é,5
$ cj-outcomes reviews.csv --profile p.json --encoding UTF-8
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,é,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-encoding-unknown
< reviews.csv
--- p.json (no newline)
{"encoding":"latin99"}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: encoding "latin99" is not known; try UTF-8, windows-1252, ISO-8859-1 or UTF-16LE (iconv -l lists all)

=== profile-escape-char
--- p.json (no newline)
{"dialect":{"escapeChar":"\\"}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,a\,b,3
P1,2022-02-08,a\,b,5
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,"a,b",,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-line-terminator
--- p.json (no newline)
{"dialect":{"lineTerminator":"~"}}
--- reviews.csv (no newline)
person_id,review_date,outcome,score~P1,2022-01-10,c,3~P1,2022-02-08,c,5~
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-people
< reviews.csv
--- p.json (no newline)
{"columns":{"sex":{"valueMap":{"1":"F","2":"M"}}}}
--- people.csv
person_id,sex
P1,1
$ cj-outcomes reviews.csv --people people.csv --profile people:p.json --by sex --repairs r.csv; cat r.csv
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,F,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
people.csv,2,2,1,F,recode
--- stderr
cj-outcomes: people.csv: no row has "2" in sex, which the profile names under valueMap or recode

=== profile-people-without-people
$ cj-outcomes $DATA/reviews.csv --profile people:a.json
? 2
--- stderr
cj-outcomes: --profile people:a.json: there is no people file (--people)

=== profile-quotes-none
--- p.json (no newline)
{"dialect":{"quoteChar":""}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,"c,3
P1,2022-02-08,"c,5
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,"""c",,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-twice
$ cj-outcomes $DATA/reviews.csv --profile a.json --profile reviews:b.json
? 2
--- stderr
cj-outcomes: --profile reviews:b.json: another profile is given for this input

=== profile-unknown-column-key
< reviews.csv
--- p.json (no newline)
{"columns":{"score":{"alias":["x"]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.score.alias: unknown key; did you mean "aliases"?

=== profile-unknown-dialect-key
< reviews.csv
--- p.json (no newline)
{"dialect":{"headerRow":[4]}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.dialect.headerRow: unknown key; did you mean "headerRows"?

=== profile-unknown-key
< reviews.csv
--- p.json (no newline)
{"skipRow":["Total"]}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.skipRow: unknown key; did you mean "skipRows"?
