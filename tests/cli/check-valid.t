# cj-check: where valid and invalid records go.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,x

=== check-invalid-is-named-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check reviews:r.csv --invalid r.csv -f json; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: r.csv: is an input and would be overwritten

=== check-invalid-is-output
< reviews.csv
$ cj-check reviews.csv --invalid v.csv -o v.csv; s=$?; ls v.csv 2>/dev/null; exit $s
? 2
--- stderr
cj-check: v.csv: is both --invalid and --output

=== check-valid-dash
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv --valid - -f text; s=$?; ls ./- 2>/dev/null; exit $s
? 2
--- stderr
cj-check: --valid needs the name of a file

=== check-valid-folder-missing
< reviews.csv
$ cj-check reviews.csv -f text --valid nosuch/o.csv
? 3
--- stderr
cj-check: nosuch/o.csv: cannot write: there is no folder nosuch

=== check-valid-full-disk
< reviews.csv
$ cj-check reviews.csv -q --valid /dev/full -o o.csv; s=$?; ls o.csv 2>/dev/null; exit $s
? 3
--- stderr
cj-check: /dev/full: cannot write: No space left on device

=== check-valid-is-findings
< reviews.csv
$ cj-check reviews.csv --valid v.csv --findings v.csv -f json; s=$?; ls v.csv 2>/dev/null; exit $s
? 2
--- stderr
cj-check: v.csv: is both --valid and --findings

=== check-valid-is-input
< reviews.csv
$ cp reviews.csv r.csv
> cj-check r.csv --valid r.csv -f json; s=$?; cmp r.csv reviews.csv; exit $s
? 2
--- stderr
cj-check: r.csv: is an input and would be overwritten

=== check-valid-is-invalid
< reviews.csv
$ cj-check reviews.csv --valid v.csv --invalid v.csv -f json; s=$?; ls v.csv 2>/dev/null; exit $s
? 2
--- stderr
cj-check: v.csv: is both --valid and --invalid

=== check-valid-over-yesterdays
< reviews.csv
$ cp reviews.csv v.csv; cj-check reviews.csv -q --valid v.csv --findings f.csv >/dev/null; echo $?; cat v.csv
--- stdout
1
person_id,review_date,outcome,score
P1,2022-01-10,c,3
--- stderr
cj-check: 1 error and 0 warnings

=== check-valid-twice
< reviews.csv=reviews-2.csv
$ cj-check reviews.csv --valid a.csv --valid b.csv
? 2
--- stderr
cj-check: --valid is given twice
