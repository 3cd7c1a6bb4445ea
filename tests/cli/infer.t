# cj-check --infer: schemas and profiles that are proposed.

=== infer-exists
$ printf "a,b\n1,2\n" >e.csv; echo mine >e.profile.json; cj-check --infer e.csv; s=$?; ls; cat e.profile.json; exit $s
? 2
--- stdout
e.csv
e.profile.json
mine
--- stderr
cj-check: e.profile.json: is there already, and may have been edited; give another name with --output

=== infer-short-years
$ printf "person_id,dob,sex\nA,03/04/29,F\nB,25/12/31,M\n" >people.csv; cj-check --infer people.csv -q; grep -o "\"pivotYear\": [0-9]*" people.profile.json; cj-check people.csv --schema people.schema.json --profile people.profile.json --repairs r.csv -q -f csv >/dev/null; cat r.csv
--- stdout
"pivotYear": 1930
file,line,column,old,new,rule
people.csv,2,2,03/04/29,2029-04-03,two-digit-year
people.csv,3,2,25/12/31,1931-12-25,two-digit-year

=== infer-standard-input
$ printf "a,b\n1,2\n" | cj-check --infer
? 2
--- stderr
cj-check: --infer from standard input needs --output NAME

=== infer-standard-input-named
$ printf "a,b\n1,x\n2,y\n" | cj-check --infer -o out -q && ls out.*
--- stdout
out.profile.json
out.schema.json

=== infer-then-check
$ printf "Report run on 3 May\n\nClient ID;Date of Review;Outcome;Score\n001;03/05/2014;Housing;1,200\n002;04/05/2014;Housing;7\n003;31/05/2014;Health;NK\nTotal 3;;;1207\n" >e.csv
> cj-check --infer e.csv && cj-check e.csv --schema e.schema.json --profile e.profile.json --calendar scotland -f csv | cut -d, -f1,2,4
--- stdout
e.schema.json
e.profile.json
code,severity,line
weekend,warning,4
weekend,warning,5
weekend,warning,6
--- stderr
cj-check: e.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-check: e.csv: repairs 4 = above-header 1 + number-form 1 (score) + missing-value 1 (score) + skipped-row 1

=== infer-two-files
$ printf "a,b\n" >x.csv; cj-check --infer x.csv x.csv
? 2
--- stderr
cj-check: --infer is for one export at a time
