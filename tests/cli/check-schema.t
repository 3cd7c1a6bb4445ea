# cj-check: schemas, one or one for each file.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== check-schema-all-but-one
--- a.csv
id,n
x,1.5
--- b.csv
id,n
x,1.5
--- s.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"n","type":"integer"}]}
--- t.json (no newline)
{"fields":[{"name":"id"},{"name":"n","type":"number"}]}
$ cj-check a.csv b.csv --schema s.json --schema b:t.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,a.csv,2,2,2,B2,n,1.5,is not a whole number,
--- stderr
cj-check: a.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-check: b.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-schema-colon-file
--- a.csv
id,n
x,1.5
--- s:1.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"n","type":"integer"}]}
$ cj-check a.csv --schema s:1.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,a.csv,2,2,2,B2,n,1.5,is not a whole number,
--- stderr
cj-check: a.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-check: 1 error and 0 warnings

=== check-schema-directory
< reviews.csv
$ cj-check reviews.csv --schema . -f text
? 3
--- stderr
cj-check: .: cannot read: Is a directory

=== check-schema-each
--- a.csv
id,n
x,1.5
--- b.csv
id,n
x,1.5
--- s.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"n","type":"integer"}]}
--- t.json (no newline)
{"fields":[{"name":"id"},{"name":"n","type":"number","constraints":{"minimum":2}}]}
$ cj-check a.csv b.csv --schema a:s.json --schema b:t.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,a.csv,2,2,2,B2,n,1.5,is not a whole number,
constraint-error,error,b.csv,2,2,2,B2,n,1.5,is below the minimum 2,
--- stderr
cj-check: a.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-check: b.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-check: 2 errors and 0 warnings

=== check-schema-for-all
--- a.csv
id,n
x,1.5
--- b.csv
id,n
x,1
y,2.5
--- s.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"n","type":"integer"}]}
$ cj-check a.csv b.csv --schema s.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,a.csv,2,2,2,B2,n,1.5,is not a whole number,
type-error,error,b.csv,3,3,2,B3,n,2.5,is not a whole number,
--- stderr
cj-check: a.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-check: b.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: 2 errors and 0 warnings

=== check-schema-foreign-key
--- o.csv
n,p
1,A
2,X
--- o.json (no newline)
{"fields":[{"name":"n"},{"name":"p","type":"string"}],"foreignKeys":[{"fields":"p","reference":{"resource":"p","fields":"id"}}]}
--- p.csv
id
A
--- p.json (no newline)
{"fields":[{"name":"id"}],"primaryKey":"id"}
$ cj-check o:o.csv p:p.csv --schema o:o.json --schema p:p.json
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
foreign-key,error,o.csv,3,3,2,B3,p,X,is in no row of p (id),
--- stderr
cj-check: o.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-check: p.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 0 warnings

=== check-schema-foreign-key-not-given
--- o.csv
n,p
1,A
--- o.json (no newline)
{"fields":[{"name":"n"},{"name":"p","type":"string"}],"foreignKeys":[{"fields":"p","reference":{"resource":"p","fields":"id"}}]}
$ cj-check o:o.csv --schema o.json
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: o.csv refers to p, which is not among the files: that foreign key is not checked

=== check-schema-foreign-key-to-stdin
--- o.csv
n,p
1,A
--- o.json (no newline)
{"fields":[{"name":"n"},{"name":"p","type":"string"}],"foreignKeys":[{"fields":"p","reference":{"resource":"p","fields":"id"}}]}
--- p.csv
id
A
--- p.json (no newline)
{"fields":[{"name":"id"}]}
$ cj-check o:o.csv p:- --schema o:o.json --schema p:p.json -f text <p.csv
? 2
--- stderr
cj-check: a foreign key refers to standard input, which cannot be read twice; name a file

=== check-schema-missing
< reviews.csv
$ cj-check reviews.csv --schema nosuch.json -f text
? 3
--- stderr
cj-check: nosuch.json: cannot open: No such file or directory

=== check-schema-not-json
< reviews.csv
--- s.json (no newline)
{"fields":[{"name":"a",}]}
$ cj-check reviews.csv --schema s.json -f text
? 2
--- stderr
cj-check: s.json:1:24: a string in quotation marks is expected here

=== check-schema-second-wrong
--- a.csv
id,n
x,1.5
--- b.csv
id
x
--- s.json (no newline)
{"fields":[{"name":"id","type":"string"},{"name":"n","type":"integer"}]}
--- t.json (no newline)
{"fields":[{"name":"id","tpye":"string"}]}
$ cj-check a.csv b.csv --schema a:s.json --schema b:t.json --findings f.csv -f text; s=$?; ls f.csv 2>/dev/null; exit $s
? 2
--- stderr
cj-check: t.json:1: $.fields[0].tpye: unknown key; did you mean "type"?

=== check-schema-twice
< reviews.csv
$ cj-check reviews.csv --schema a.json --schema b.json
? 2
--- stderr
cj-check: --schema b.json: another schema is given for this export

=== check-schema-twice-named
< reviews.csv
$ cj-check reviews.csv --schema reviews:a.json --schema reviews:b.json
? 2
--- stderr
cj-check: --schema reviews:b.json: another schema is given for this export

=== check-schema-unknown-key
--- a.csv
id
x
--- s.json (no newline)
{"fields":[{"name":"id","tpye":"string"}]}
$ cj-check a.csv --schema s.json -f text
? 2
--- stderr
cj-check: s.json:1: $.fields[0].tpye: unknown key; did you mean "type"?
