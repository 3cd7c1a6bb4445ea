# Columns headed alike: none is taken silently, and HEADING#2 names the second wherever a column is named.
--- areas.csv
id,score,area,score
A1,1,North,9
A2,2,South,8
A3,3,North,7
--- dates.csv
Client ID,Date,Programme,Date
P1,2023-01-03,Group,2023-06-30
P2,2023-02-01,Group,2023-07-31
--- offences.csv
person_id,offence_date
P1,2023-03-01
P2,2023-09-01
--- tracker.csv
Client,Baseline,Follow up,Baseline
A1,1,5,9
A2,2,6,8

=== alike-values
< areas.csv
$ cj-tabulate areas.csv --values "sum(score)"
? 2
--- stderr
cj-tabulate: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-values-counted
< areas.csv
$ cj-tabulate areas.csv --values "sum(score#1),sum(score#2)" -q
--- stdout
sum_score#1,sum_score#2
6,24

=== alike-values-beyond
< areas.csv
$ cj-tabulate areas.csv --values "sum(score#3)"
? 2
--- stderr
cj-tabulate: areas.csv:1:2: columns 2 and 4 are both headed "score": there is no "score#3"

=== alike-map
< areas.csv
$ cj-tabulate areas.csv --map score=s --values "sum(s)"
? 2
--- stderr
cj-tabulate: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-map-counted
< areas.csv
$ cj-tabulate areas.csv --map "score#2=s" --values "sum(s),sum(score)"
--- stdout
sum_s,sum_score
24,6

=== alike-map-counted-as-headed
# The second is the score: the first has no name of its own any more.
< areas.csv
$ cj-tabulate areas.csv --map "Score #2=score" --values "sum(score),sum(score#1)"
--- stdout
sum_score,sum_score#1
24,6

=== alike-rows-and-where
< areas.csv
$ cj-tabulate areas.csv --rows "score#2" --where "score#1<3" -q; cj-tabulate areas.csv --rows area --where "score<3"
? 2
--- stdout
score#2,count
8,1
9,1
--- stderr
cj-tabulate: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-derive
< areas.csv
$ cj-tabulate areas.csv --derive "high=band(score#2,1-7,8+)" --rows high -q; cj-tabulate areas.csv --derive "high=band(score,1-7,8+)" --rows high
? 2
--- stdout
high,count
1-7,1
8+,2
--- stderr
cj-tabulate: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-scores
< tracker.csv
$ cj-scores tracker.csv --map Baseline=b --start b --end "Follow up" --quiet; cj-scores tracker.csv --start "Baseline#2" --end "Follow up" -f csv --quiet
--- stdout
period,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,same,worse,improved_pct,same_pct,worse_pct,p_value
all,2,2,2,8.5,5.5,-3.0,0,0,2,0,0,100,0.5000
--- stderr
cj-scores: tracker.csv:1:4: columns 2 and 4 are both headed "Baseline": nothing says which is meant; "Baseline#2" names the second

=== alike-unpivot
< tracker.csv
$ cj-tabulate tracker.csv --unpivot "w=s:Baseline,Follow up" --rows w --values "sum(s)"
? 2
--- stderr
cj-tabulate: tracker.csv:1:4: columns 2 and 4 are both headed "Baseline": nothing says which is meant; "Baseline#2" names the second

=== alike-unpivot-counted
< tracker.csv
$ cj-tabulate tracker.csv --unpivot "w=s:Baseline#1,Follow up,Baseline#2" --rows w --values "sum(s)" -q
--- stdout
w,sum_s
Baseline#1,3
Baseline#2,17
Follow up,11

=== alike-unpivot-twice
< tracker.csv
$ cj-tabulate tracker.csv --unpivot "w=s:Baseline#2,Baseline #2" --rows w --values "sum(s)"
? 2
--- stderr
cj-tabulate: --unpivot names column "Baseline #2" twice

=== alike-by
--- reviews.csv
person_id,review_date,outcome,score,Team,team
P1,2022-01-01,c,3,East,West
P1,2022-02-01,c,5,East,West
$ cj-outcomes reviews.csv --by Team; cj-outcomes reviews.csv --by Team#2 -q
--- stdout
period,Team#2,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,West,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:1:6: columns 5 and 6 are both headed "Team": nothing says which is meant; "Team#2" names the second

=== alike-field
< dates.csv offences.csv
$ cj-reoffending dates.csv --map Date=closure_date --offences offences.csv --as-of 2024-12-31 --windows 3
? 2
--- stderr
cj-reoffending: dates.csv:1:4: columns 2 and 4 are both headed "Date": nothing says which is meant; "Date#2" names the second

=== alike-field-counted
# 30 June and 31 July are the closures: P1 offended before, P2 within three months.
< dates.csv offences.csv
$ cj-reoffending dates.csv --map "Date#2=closure_date" --offences offences.csv --as-of 2024-12-31 --windows 3
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: warning: dates.csv: the last offence is dated 2023-09-01 and the last index date 2023-07-31, 15 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: dates.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== alike-field-known
< offences.csv
--- episodes.csv
person_id,Closed on,Closed On
P1,2023-01-03,2023-06-30
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3; cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 --map "Closed on#2=closure_date" -q
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: episodes.csv:1:3: columns 2 and 3 are both headed "Closed on": nothing says which is closure_date; "Closed on#2" names the second: --map "Closed on#2=closure_date"

=== alike-profile-alias
< dates.csv offences.csv
--- p.json
{"columns": {"closure_date": {"aliases": ["Date#2"]}}}
--- q.json
{"columns": {"closure_date": {"aliases": ["Date"]}}}
$ cj-reoffending dates.csv --profile p.json --offences offences.csv --as-of 2024-12-31 --windows 3 -q; cj-reoffending dates.csv --profile q.json --offences offences.csv --as-of 2024-12-31 --windows 3
? 2
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: dates.csv:1:4: columns 2 and 4 are both headed "Date": nothing says which is meant; "Date#2" names the second

=== alike-profile-column
--- d.csv
id,Note,Note
1,x;y,a;b
--- p.json
{"columns": {"Note#2": {"separator": ";", "take": "rows"}}}
--- q.json
{"columns": {"Note": {"separator": ";", "take": "rows"}}}
$ cj-tabulate d.csv --profile p.json --rows "Note#1,Note#2" -q; cj-tabulate d.csv --profile q.json --rows "Note#1"
? 2
--- stdout
Note#1,Note#2,count
x;y,a,1
x;y,b,1
--- stderr
cj-tabulate: d.csv:1:3: columns 2 and 3 are both headed "Note": nothing says which is meant; "Note#2" names the second

=== alike-really-headed-so
# Heading and sign are one heading here, and "Date 2" alone is what Date#2 comes near to.
--- d.csv
Date,Date#2,Date
a,b,c
--- e.csv
Date,Date 2
a,b
$ cj-tabulate d.csv --rows "Date#2" -q; cj-tabulate e.csv --rows "Date#2" -q; cj-tabulate d.csv --rows "Date#1"
--- stdout
Date#2,count
b,1
Date#2,count
b,1
Date#1,count
a,1
--- stderr
cj-tabulate: warning: d.csv:1:3: columns 1 and 3 are both headed "Date": a profile without header names them (fieldNames)
cj-tabulate: d.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== alike-three-of-them
--- d.csv
n,n,x,N,n
1,2,3,4,5
$ cj-tabulate d.csv --values "sum(n#4)" -q; cj-tabulate d.csv --values "sum(n)"
? 2
--- stdout
sum_n#4
5
--- stderr
cj-tabulate: d.csv:1:2: columns 1, 2, 4 and 5 are all headed "n": nothing says which is meant; "n#2" names the second

=== alike-three-in-check
--- d.csv
n,n,x,N,n
1,2,3,4,5
$ cj-check d.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
duplicate-label,warning,d.csv,1,1,2,B1,,,"columns 1, 2, 4 and 5 are all headed ""n"": ""n#2"" names the second",
--- stderr
cj-check: d.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: d.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== alike-people
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
--- people.csv
person_id,Team,Team
P1,East,West
$ cj-outcomes reviews.csv --people people.csv --by Team -q; cj-outcomes reviews.csv --people people.csv --by "Team#2" -q; cj-outcomes reviews.csv --people people.csv --map "people:Team#2=t" --by t -q
--- stdout
period,Team#2,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,West,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
period,t,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,West,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: people.csv:1:3: columns 2 and 3 are both headed "Team": nothing says which is meant; "Team#2" names the second

=== alike-report
< areas.csv
--- d.json
{"title": "R", "inputs": {"t": {"file": "areas.csv", "maps": {"score#2": "s"}}, "u": {"file": "areas.csv", "maps": {"score": "s"}}},
 "measures": {"a": {"kind": "tabulate", "input": "t", "values": ["sum(s)", "sum(score#1)"]}, "b": {"kind": "tabulate", "input": "u", "values": ["sum(s)"]}},
 "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report d.json --only a -f csv -q; cj-tabulate --measure d.json#a -q; cj-report d.json --only b -f csv -q
? 2
--- stdout
sum_s,sum_score#1
24,6
sum_s,sum_score#1
24,6
--- stderr
cj-report: d.json:2: $.measures.b: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-expect
< areas.csv
$ cj-check areas.csv --expect-total "score#2=24" -q; cj-check areas.csv --expect-total "score=24" -q
? 2
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-reconcile
< areas.csv
$ cj-reconcile areas.csv areas.csv --key id --value "score#2" -q; cj-reconcile areas.csv areas.csv --key id --value score -q
? 2
--- stdout
id,old,new,difference,status
A1,9,9,0,same
A2,8,8,0,same
A3,7,7,0,same
--- stderr
cj-reconcile: areas.csv:1:4: columns 2 and 4 are both headed "score": nothing says which is meant; "score#2" names the second

=== alike-left-over
# The column that is left when others are named by number is no field: its dates stop nothing.
--- two.csv
person_id,start_date,closure_date,closure_date
P1,2021-03-01,2021-04-01,2021-02-01
P2,2021-03-01,2021-05-01,2021-01-01
$ cj-tabulate two.csv --map "closure_date#1=closed" --derive "m=month(closed)" --rows m
--- stdout
m,count
2021-M04,1
2021-M05,1
