# cj-reconcile: inputs and outputs, maps and schemas.
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}}, "sections": [{"title": "S", "measures": ["m"]}]}
--- new.csv
q,outcome,pct
Q1,B,61
Q1,A,50.0
Q3,A,
Q4,A,7
--- old.csv
q,outcome,pct
Q1,A,50
Q1,B,60
Q2,A,70
Q3,A,
--- published.csv
outcome,improved_pct
confidence,33
crime,5

=== reconcile-findings
# the file of findings is written although no table is
--- new.csv
k,v
a,1
a,2
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --findings f.csv -q 2>/dev/null; code=$?; cat f.csv; exit $code
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
primary-key,error,new.csv,3,3,1,A3,k,a,stands in line 2 already; --key must name each row once,

=== reconcile-full-disk
# status 3, not 1
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct > /dev/full
? 3
--- stderr
cj-reconcile: standard output: cannot write: No space left on device

=== reconcile-help
# both forms, and what the status means
$ cj-reconcile --help | sed -n "1,4p"
--- stdout
Usage: cj-reconcile [OPTION...] OLD NEW
Compares figures or rows of exports with earlier ones, and checks totals in one
table.


=== reconcile-map-both
# without a name for both
--- new.csv
area,number
a,2
--- old.csv
area,number
a,1
$ cj-reconcile old.csv new.csv --key k --value v --map area=k --map number=v
? 1
--- stdout
k,old,new,difference,status
a,1,2,1,changed

=== reconcile-map-new
# and in the new one
--- new.csv
area,number
a,2
--- old.csv
k,v
a,1
$ cj-reconcile old.csv new.csv --key k --value v --map new:area=k --map new:number=v
? 1
--- stdout
k,old,new,difference,status
a,1,2,1,changed

=== reconcile-map-old
# another heading in the old table
--- new.csv
k,v
a,2
--- old.csv
area,number
a,1
$ cj-reconcile old.csv new.csv --key k --value v --map old:area=k --map old:number=v
? 1
--- stdout
k,old,new,difference,status
a,1,2,1,changed

=== reconcile-measure
< d.json published.csv
$ cp "$DATA/reviews.csv" . && cj-reconcile published.csv --measure d.json#m --key outcome --value improved_pct
? 1
--- stdout
outcome,old,new,difference,status
confidence,33,33,0,same
crime,5,0,-5,changed

=== reconcile-measure-and-new
< d.json
$ cj-reconcile published.csv new.csv --measure d.json#m --key outcome --value improved_pct
? 2
--- stderr
cj-reconcile: --measure takes the place of NEW: OLD alone is named; 2 given

=== reconcile-measure-rejects
< d.json published.csv
--- reviews.csv
person_id,review_date,outcome,score
P1,2021-05-10,crime,3
P2,soon,crime,4
$ cj-reconcile published.csv --measure d.json#m --key outcome --value improved_pct
? 1
--- stderr
cj-reconcile: reviews.csv:3:2: review_date: "soon" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-reconcile: d.json:1: $.measures.m: 1 of 2 rows of reviews.csv is at fault; no table was made

=== reconcile-measure-sum
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}},
 "measures": {"m": {"kind": "tabulate", "rows": "outcome", "totals": "rows"}}, "sections": [{"title": "S", "measures": ["m"]}]}
$ cp "$DATA/reviews.csv" . && cj-reconcile --measure d.json#m --sum outcome=All --key outcome --value count
--- stdout
rule,expected,found,difference,status
outcome=All,11,11,0,adds up

=== reconcile-missing-file
# status 3
< new.csv old.csv
$ cj-reconcile old.csv none.csv --key q --value pct
? 3
--- stderr
cj-reconcile: none.csv: cannot open: No such file or directory

=== reconcile-no-operand
# nor none
< new.csv old.csv
$ cj-reconcile --key q --value pct
? 2
--- stderr
cj-reconcile: two tables are compared, OLD and NEW; 0 given (one is enough for --sum)

=== reconcile-no-rows
# nothing to compare is told
--- new.csv
k,v
--- old.csv
k,v
$ cj-reconcile old.csv new.csv --key k --value v 
--- stdout
k,old,new,difference,status
--- stderr
cj-reconcile: warning: old.csv:1: there is a header and no row below it
cj-reconcile: warning: new.csv:1: there is a header and no row below it
cj-reconcile: There is no row to compare
cj-reconcile: old.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== reconcile-one-operand
# two tables are compared
< new.csv old.csv
$ cj-reconcile old.csv --key q --value pct
? 2
--- stderr
cj-reconcile: two tables are compared, OLD and NEW; 1 given (one is enough for --sum)

=== reconcile-one-text-makes-texts
# 50 and 50.0 are two texts once one value is none
--- new.csv
k,v
a,50.0
b,n/k
--- old.csv
k,v
a,50
b,n/k
$ cj-reconcile old.csv new.csv --key k --value v 
? 1
--- stdout
k,old,new,difference,status
a,50,50.0,,changed
b,n/k,n/k,,same

=== reconcile-option-of-measures
# there are no groups here
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct --by q
? 2
--- stderr
cj-reconcile: there is no option --by; --help lists them

=== reconcile-output
# the table is written although it differs
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -o out.csv; code=$?; head -2 out.csv; exit $code
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed

=== reconcile-output-is-new
# neither table
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -o new.csv
? 2
--- stderr
cj-reconcile: new.csv: is an input and would be overwritten

=== reconcile-output-is-old
# no result takes the place of what is read
< new.csv old.csv
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -o old.csv
? 2
--- stderr
cj-reconcile: old.csv: is an input and would be overwritten

=== reconcile-output-is-schema
# nor a schema
< new.csv old.csv
--- s.json
{"fields": []}
$ cj-reconcile old.csv new.csv --key q,outcome --value pct -o s.json -f csv --schema new:s.json
? 2
--- stderr
cj-reconcile: s.json: is an input and would be overwritten

=== reconcile-schema-each
# numbers as each table writes them
--- n.json
{"fields": [{"name": "v", "type": "number", "decimalChar": ","}]}
--- new.csv
k,v
a,"1234,5"
--- o.json
{"fields": [{"name": "v", "type": "number", "groupChar": ","}]}
--- old.csv
k,v
a,"1,234.5"
$ cj-reconcile old.csv new.csv --key k --value v --schema old:o.json --schema new:n.json
--- stdout
k,old,new,difference,status
a,1234.5,1234.5,0,same

=== reconcile-schema-error
# a value that the schema refuses
--- new.csv
k,v
a,120
--- old.csv
k,v
a,1
--- s.json
{"fields": [{"name": "v", "type": "number", "constraints": {"maximum": 100}}]}
$ cj-reconcile old.csv new.csv --key k --value v --schema s.json
? 1
--- stderr
cj-reconcile: new.csv:2:2: v: "120" is above the maximum 100
cj-reconcile: old.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: new.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-reconcile: 1 of 1 rows of new.csv is at fault; no table was made

=== reconcile-schema-twice
# one table has one schema
--- new.csv
k,v
a,1
--- old.csv
k,v
a,1
--- s.json
{"fields": []}
$ cj-reconcile old.csv new.csv --key k --value v --schema s.json --schema old:s.json
? 2
--- stderr
cj-reconcile: --schema old:s.json: another schema is given for this table

=== reconcile-stdin-new
# one of them may be standard input
< new.csv old.csv
$ cj-reconcile old.csv - --key q,outcome --value pct < new.csv
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed
Q1,A,50,50,0,same
Q3,A,,,,same
Q4,A,,7,,only new
Q2,A,70,,,only old

=== reconcile-stdin-old
# either of them
< new.csv old.csv
$ cj-reconcile - new.csv --key q,outcome --value pct < old.csv
? 1
--- stdout
q,outcome,old,new,difference,status
Q1,B,60,61,1,changed
Q1,A,50,50,0,same
Q3,A,,,,same
Q4,A,,7,,only new
Q2,A,70,,,only old

=== reconcile-stdin-twice
# but not both
< new.csv old.csv
$ cj-reconcile - - --key q --value pct < old.csv
? 2
--- stderr
cj-reconcile: standard input can be read for one table alone

=== reconcile-three-operands
# no more than two
< new.csv old.csv
$ cj-reconcile old.csv new.csv old.csv --key q --value pct
? 2
--- stderr
cj-reconcile: two tables are compared, OLD and NEW; 3 given (one is enough for --sum)
