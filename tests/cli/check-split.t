# cj-check: a file split into its valid and its invalid records.

=== check-split-above-header
--- p.json (no newline)
{"header":{"has":["outcome","score"]},"skipRows":["Total*"]}
--- r.csv
Title
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x
Total,,,2
$ cj-check reviews:r.csv --profile p.json -q --valid v.csv --invalid i.csv >/dev/null; cat v.csv; echo --; cat i.csv
--- stdout
Title
person_id,review_date,outcome,score
P1,2022-01-10,c,3
--
Title
person_id,review_date,outcome,score
P1,2022-02-08,c,x
Total,,,2
--- stderr
cj-check: 1 error and 0 warnings

=== check-split-bytes
--- i.want (bytes)
\xef\xbb\xbfperson_id,review_date,outcome,score\r
,,,\r
P1,2022-02-08,c\r
--- r.csv (bytes, no newline)
\xef\xbb\xbfperson_id,review_date,outcome,score\r
P1,2022-01-10,"a ""b""\r
c",3\r
,,,\r
P1,2022-02-08,c\r
P2, 2022-01-10 ,c,4
--- v.want (bytes, no newline)
\xef\xbb\xbfperson_id,review_date,outcome,score\r
P1,2022-01-10,"a ""b""\r
c",3\r
P2, 2022-01-10 ,c,4
$ cj-check reviews:r.csv -q --valid v.csv --invalid i.csv >/dev/null; cmp v.csv v.want; cmp i.csv i.want
--- stderr
cj-check: 1 error and 1 warning

=== check-split-earlier-score
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-01-10,c,5
$ cj-check reviews:r.csv -q --valid v.csv >/dev/null; cat v.csv
--- stdout
person_id,review_date,outcome,score
P1,2022-01-10,c,5
--- stderr
cj-check: 1 error and 0 warnings

=== check-split-header-wrong
--- r.csv
person_id,review_date,score
P1,2022-01-10,3
$ cj-check reviews:r.csv -q --valid v.csv >/dev/null; cj-outcomes v.csv 2>/dev/null; echo $?; grep -c P1 v.csv
--- stdout
2
1
--- stderr
cj-check: 1 error and 0 warnings

=== check-split-one-column
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
$ echo old >v.csv; cj-check reviews:r.csv -q --delimiter ";" --valid v.csv --invalid i.csv >/dev/null; [ -s v.csv ] || echo v.csv is empty; [ ! -e i.csv ] || cmp r.csv i.csv
--- stderr
cj-check: 1 error and 0 warnings

=== check-split-round
--- r.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
P1,2022-02-09,c,x
$ cj-check reviews:r.csv -q --valid v.csv >/dev/null; cj-check reviews:v.csv; cj-outcomes v.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-check: 1 error and 0 warnings

=== check-split-two-exports
--- people.csv
person_id,sex,date_of_birth,locality
P1,F,2004-02-29,North
P2,M,2005-12-01,South
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x
$ cj-check reviews.csv people.csv --valid v.csv -f json
? 2
--- stderr
cj-check: --valid and --invalid are for one export at a time

=== check-split-windows-1252
--- i.want (bytes)
person_id,review_date,outcome,score
P1,2022-02-08,\xfc\x80,x
--- r.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,\xe9,3
P1,2022-02-08,\xfc\x80,x
--- v.want (bytes)
person_id,review_date,outcome,score
P1,2022-01-10,\xe9,3
$ cj-check reviews:r.csv -q --valid v.csv --invalid i.csv >/dev/null; cmp v.csv v.want; cmp i.csv i.want
--- stderr
cj-check: 1 error and 0 warnings
