# profiles: a cell of several values.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c; b,3
P1,2022-02-08,c;;b;,5

=== profile-take-first
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"first"}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,c; b,c,first-value
reviews.csv,3,3,c;;b;,c,first-value

=== profile-take-last
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"last"}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,b,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,c; b,b,last-value
reviews.csv,3,3,c;;b;,b,last-value

=== profile-take-rows
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"rows"}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,b,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,c; b,,split-row
reviews.csv,3,3,c;;b;,,split-row

=== profile-take-sorted
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"sorted"}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,b; c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,c; b,b; c,sorted-values
reviews.csv,3,3,c;;b;,b; c,sorted-values

=== profile-take-unknown
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"columns":{"outcome":{"separator":";","take":"all"}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.outcome.take: must be "rows", "first", "last" or "sorted"

=== profile-take-without-separator
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"columns":{"outcome":{"take":"first"}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.outcome.separator: is missing; it must be a text in quotation marks
