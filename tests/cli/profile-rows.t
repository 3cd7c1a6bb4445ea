# Profiles: labels that stand once, and rows that stand twice.
--- g.csv
Area,Worker,Cases
North,M01,3
,M02,4
South,M03,5
,M04,6

=== profile-fill-down
# North 3 + 4, South 5 + 6.
< g.csv
--- p.json
{"columns": {"Area": {"fillDown": true}}}
$ cj-tabulate g.csv --rows Area --values 'sum(Cases)' --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
Area,sum_Cases
North,7
South,11
file,line,column,old,new,rule
g.csv,3,1,,North,filled-down
g.csv,5,1,,South,filled-down

=== profile-fill-down-without
< g.csv
$ cj-tabulate g.csv --rows Area --values 'sum(Cases)'
--- stdout
Area,sum_Cases
North,3
South,5
(missing),10

=== profile-fill-down-between
# What is no row between them changes nothing; what is above the first label stays blank; the value that is filled in
# is put right like any other; a condition that reads the file twice sees the same.
--- p.json
{"skipRows": ["Total*"], "repeatedHeaders": true, "columns": {"Area": {"fillDown": true, "valueMap": {"N": "North"}}}}
--- g.csv
Area,Worker,Cases
,M00,1
N,M01,3
Total,,4

area,worker,cases
,M02,4
South,M03,5
,M04,6
$ cj-tabulate g.csv --rows Area --values 'sum(Cases)' --where 'Cases>=1' --profile p.json
--- stdout
Area,sum_Cases
North,7
South,11
(missing),1
--- stderr
cj-tabulate: warning: g.csv:5: the row is blank; it is passed over
cj-tabulate: g.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: g.csv: repairs 6 = recode 2 (Area) + skipped-row 1 + repeated-header 1 + filled-down 2 (Area)

=== profile-distinct-rows
# Lines 3 and 5 stand above already; line 6 differs in a blank.
--- p.json
{"distinctRows": true}
--- rows.csv
id,area
1,North
1,North
2,South
1,North
1,North 
$ cj-tabulate rows.csv --rows area --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
area,count
North,2
South,1
file,line,column,old,new,rule
rows.csv,3,,1,,repeated-row
rows.csv,5,,1,,repeated-row
rows.csv,6,2,"North ",North,blanks
