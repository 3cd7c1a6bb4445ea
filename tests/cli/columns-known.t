# Headings that are known for a field: what is taken, what is not, and two that could be one field.
--- episodes.csv
person_id,closure_date
P1,2023-01-03
P2,2023-01-04
--- offences.csv
person_id,offence_date
P1,2023-02-01
--- people.csv
Person ID,Sex,Council,Ward
P1,F,Leeds,Hyde Park
P2,M,Leeds,Headingley
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5

=== known-case-id-is-no-person
< episodes.csv
--- court.csv
Case ID,Offence Date
1001,2023-02-01
1002,2023-03-01
$ cj-reoffending episodes.csv --offences court.csv --as-of 2024-12-31 --windows 12
? 2
--- stderr
cj-reoffending: court.csv:1: no column "person_id"; there are Case ID and Offence Date (name the header that holds it with --map "offences:HEADER=person_id")

=== known-unique-id-is-no-person
--- r.csv
Unique ID,review_date,outcome,score
1,2022-01-01,c,3
$ cj-outcomes r.csv; cj-outcomes r.csv --map "Unique ID=person_id" -q
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,0,0,0,0,,,,,,,,
--- stderr
cj-outcomes: r.csv:1: no column "person_id"; there are Unique ID, review_date, outcome and score (name the header that holds it with --map "HEADER=person_id")

=== known-case-id-beside-the-person
# Three people; PN01 offended twice, PN02 once: 2 of 3.
--- court.csv
Case ID,PNC ID,Offence Date,Disposal,Disposal Date
1001,PN01,2023-02-01,Convicted,2023-05-01
1002,PN01,2023-03-01,Convicted,2023-05-01
1003,PN02,2023-02-10,Convicted,2023-06-01
--- releases.csv
PNC ID,Release date
PN01,2023-01-03
PN02,2023-01-03
PN03,2023-01-03
$ cj-reoffending releases.csv --map 'PNC ID=person_id' --index 'Release date' --offences court.csv --as-of 2024-12-31 --windows 12
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-12 months,0,12,3,0,2,3,66.7,20.77,93.85,1.50,1.00,
--- stderr
cj-reoffending: warning: releases.csv: the last offence is dated 2023-03-01 and the last index date 2023-01-03, 21 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: releases.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: court.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== known-identifiers-of-systems
# What a system calls its person, each in a file of its own.
$ for id in "CV Ref" "YJS ID" "Core+ ID" "ChildView ID" "CareWorks ID" "Capita One ID" UPN CRN "NOMS Number" "PNC ID" "Person Ref"; do
>   printf '%s,review_date,outcome,score\nP1,2022-01-01,c,3\nP1,2022-02-01,c,5\n' "$id" >r.csv
>   cj-outcomes r.csv -q | tail -n 1 | cut -d, -f1-7
> done | sort | uniq -c | sed 's/^ *//'
--- stdout
11 all,c,,,1,1,1

=== known-identifier-of-the-system-comes-last
# The service's own number says who it is; the police's is a column beside it.
--- r.csv
PNC ID,Client ID,review_date,outcome,score
N1,P1,2022-01-01,c,3
N1,P1,2022-02-01,c,5
,P2,2022-01-01,c,3
$ cj-outcomes r.csv -q; cj-tabulate r.csv --rows "PNC ID" -q
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
PNC ID,count
N1,2
(missing),1

=== known-identifiers-two-of-systems
--- r.csv
PNC ID,CRN,review_date,outcome,score
N1,P1,2022-01-01,c,3
$ cj-outcomes r.csv
? 2
--- stderr
cj-outcomes: r.csv:1:2: columns "PNC ID" and "CRN" could both be person_id; say which with --map "CRN=person_id"

=== known-two-unneeded
< episodes.csv offences.csv people.csv
$ cj-reoffending episodes.csv --offences offences.csv --people people.csv --by Sex --as-of 2024-12-31 --windows 12
--- stdout
period,Sex,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,F,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,F,0-12 months,0,12,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,M,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,M,0-12 months,0,12,1,0,0,0,0.0,0.00,79.35,,0.00,
--- stderr
cj-reoffending: warning: people.csv:1:4: columns "Council" and "Ward" could both be locality; say which with --map "people:Council=locality"
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-04, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== known-two-named
< episodes.csv offences.csv people.csv
$ cj-tabulate episodes.csv --people people.csv --rows Ward -q
--- stdout
Ward,count
Headingley,1
Hyde Park,1

=== known-two-needed
< episodes.csv people.csv
$ cj-tabulate episodes.csv --people people.csv --rows locality; cj-tabulate episodes.csv --people people.csv --rows locality --map "people:Council=locality" -q
--- stdout
locality,count
Leeds,2
--- stderr
cj-tabulate: people.csv:1:4: columns "Council" and "Ward" could both be locality; say which with --map "people:Council=locality"

=== known-two-unneeded-of-episodes
< offences.csv
--- episodes.csv
person_id,closure_date,Referral source,Source of referral
P1,2023-01-03,a,b
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 12; cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 12 --by referral_type
? 2
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-12 months,0,12,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv:1:4: columns "Referral source" and "Source of referral" could both be referral_type; say which with --map "Referral source=referral_type"
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-03, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: episodes.csv:1:4: columns "Referral source" and "Source of referral" could both be referral_type; say which with --map "Referral source=referral_type"

=== known-two-unneeded-of-offences
< episodes.csv
--- o.csv
person_id,offence_date,Offence category,Offence group,Conviction date,Disposal date,Outcome
P1,2023-02-01,a,b,2023-03-01,2023-04-01,Convicted
$ cj-reoffending episodes.csv --offences o.csv --as-of 2024-12-31 --windows 12 --events recorded
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,0-12 months,0,12,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: warning: o.csv:1:4: columns "Offence category" and "Offence group" could both be offence_type; say which with --map "offences:Offence category=offence_type"
cj-reoffending: warning: o.csv:1:6: columns "Conviction date" and "Disposal date" could both be outcome_date; say which with --map "offences:Disposal date=outcome_date"
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-04, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== known-two-needed-of-offences
# Which of the two dates says when the offence was proven is the question.
< episodes.csv
--- o.csv
person_id,offence_date,Conviction date,Disposal date,Outcome
P1,2023-02-01,2023-03-01,2023-04-01,Convicted
$ cj-reoffending episodes.csv --offences o.csv --as-of 2024-12-31 --windows 12 --events proven
? 2
--- stderr
cj-reoffending: o.csv:1:4: columns "Conviction date" and "Disposal date" could both be outcome_date; say which with --map "offences:Disposal date=outcome_date"

=== known-two-persons
# The hint is for the input at fault, and does what it says.
< episodes.csv
--- o.csv
Person,Client ID,Offence date
1,P1,2023-02-01
$ cj-reoffending episodes.csv --offences o.csv --as-of 2024-12-31 --windows 3; cj-reoffending episodes.csv --offences o.csv --as-of 2024-12-31 --windows 3 --map "offences:Client ID=person_id" -q
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: o.csv:1:2: columns "Person" and "Client ID" could both be person_id; say which with --map "offences:Client ID=person_id"

=== known-two-persons-report
< episodes.csv
--- o.csv
Person,Client ID,Offence date
1,P1,2023-02-01
--- d.json
{"title": "R", "inputs": {"e": {"file": "episodes.csv"}, "o": {"file": "o.csv"}},
 "measures": {"m": {"kind": "reoffending", "input": "e", "offences": "o", "as_of": "2024-12-31", "windows": "3"}},
 "sections": [{"title": "S", "measures": ["m"]}]}
$ cj-report d.json --only m -f csv -q; sed 's/"windows"/"map": "offences:Client ID=person_id", &/' d.json >e.json; cj-report e.json --only m -f csv -q
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-report: d.json:2: $.measures.m: o.csv:1:2: columns "Person" and "Client ID" could both be person_id; say which with "map": "offences:Client ID=person_id"

=== known-two-persons-joined
# Nothing is known of the columns of a table: the person is the one that people have, if there is one.
< people.csv
--- t.csv
Client ID,Person,n
P1,1,2
$ cj-tabulate t.csv --people people.csv --rows sex; cj-tabulate t.csv --people people.csv --rows sex --map "Client ID=person_id" -q
--- stdout
sex,count
F,1
--- stderr
cj-tabulate: t.csv:1:2: columns "Client ID" and "Person" could both be person_id; say which with --map "Client ID=person_id"

=== known-two-in-check
< people.csv reviews.csv
--- r.csv
person_id,Client ID,review_date,outcome,Rating,Review score
P1,P1,2022-01-01,c,3,3
$ cj-check people.csv reviews:r.csv
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
duplicate-label,warning,people.csv,1,1,4,D1,,,"columns ""Council"" and ""Ward"" could both be locality; say which with --map ""people:Council=locality""",
duplicate-label,error,r.csv,1,1,6,F1,,,"columns ""Rating"" and ""Review score"" could both be score; say which with --map ""reviews:Review score=score""",
weekend,warning,r.csv,2,2,3,C2,review_date,2022-01-01,is a Saturday,
--- stderr
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: people.csv: what stands in Council and Ward is not checked, as no schema declares it (--schema gives one)
cj-check: r.csv: what stands in Client ID, Rating and Review score is not checked, as no schema declares it (--schema gives one)
cj-check: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: r.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-check: 1 error and 2 warnings

=== known-two-persons-in-check
--- r.csv
Client ID,Person,review_date,outcome,score
P1,P1,2022-01-01,c,3
--- p.csv
Person ID,Sex
P1,F
$ cj-check reviews:r.csv people:p.csv -q; cj-check reviews:r.csv people:p.csv -q --map "reviews:Client ID=person_id"
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
duplicate-label,error,r.csv,1,1,2,B1,,,"columns ""Client ID"" and ""Person"" could both be person_id; say which with --map ""reviews:Client ID=person_id""",
code,severity,file,line,record,column,cell,column_name,value,message,hint
--- stderr
cj-check: 1 error and 1 warning

=== header-blank-in-check
--- o.csv
,,
Client ID,Area,Score
A1,North,3
A2,South,4
$ cj-check o.csv -q; echo "exit $?"; cj-tabulate o.csv --rows Area
? 2
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,o.csv,1,1,,,,,"the header is blank; the first row with cells is line 2: a profile with {""dialect"": {""headerRows"": [2]}} reads the header there",
exit 1
--- stderr
cj-check: 1 error and 0 warnings
cj-tabulate: o.csv:1: the header is blank; the first row with cells is line 2: a profile with {"dialect": {"headerRows": [2]}} reads the header there

=== header-blank-and-nothing
--- o.csv
,,
,,
$ cj-check o.csv -q; echo "exit $?"; cj-outcomes o.csv
? 2
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,o.csv,1,1,,,,,"the header is blank, and no row below it has cells",
exit 1
--- stderr
cj-check: 1 error and 2 warnings
cj-outcomes: o.csv:1: the header is blank, and no row below it has cells

=== header-blank-lines-between
--- o.csv
 , ,""

,,
Client ID,Area,Score
A1,North,3
$ cj-tabulate o.csv --rows Area; echo '{"dialect": {"headerRows": [4]}}' >p.json; cj-tabulate o.csv --rows Area --profile p.json -q
--- stdout
Area,count
North,1
--- stderr
cj-tabulate: o.csv:1: the header is blank; the first row with cells is line 4: a profile with {"dialect": {"headerRows": [4]}} reads the header there

=== header-used-range
# A spreadsheet saves all the columns and rows that were ever used: one line for each of the two.
$ { echo 'id,area,,,,'; echo 'A1,North,,,,'; for i in 1 2 3 4 5; do echo ',,,,,'; done; echo 'A2,South,,,,'; echo ',,,,,'; } >w.csv
> cj-tabulate w.csv --rows area; cj-check w.csv -q; cj-check w.csv
--- stdout
area,count
North,1
South,1
code,severity,file,line,record,column,cell,column_name,value,message,hint
code,severity,file,line,record,column,cell,column_name,value,message,hint
blank-label,warning,w.csv,1,1,3,C1,,,columns 3 to 6 have no heading: nothing can name them,
blank-row,warning,w.csv,3,3,,,,,"5 blank rows, to line 7; they are passed over",
blank-row,warning,w.csv,9,9,,,,,the row is blank; it is passed over,
--- stderr
cj-tabulate: warning: w.csv:1:3: columns 3 to 6 have no heading: nothing can name them
cj-tabulate: warning: w.csv:3: 5 blank rows, to line 7; they are passed over
cj-tabulate: warning: w.csv:9: the row is blank; it is passed over
cj-tabulate: w.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: w.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: w.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== header-blank-here-and-there
--- w.csv
id,,area,,,,b,,c,,d,,e,,f,,g,,h,
A1,1,North,,,,,,,,,,,,,,,,,
$ cj-check w.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
blank-label,warning,w.csv,1,1,2,B1,,,"columns 2, 4 to 6, 8, 10, 12, 14 and 3 more have no heading: nothing can name them",
--- stderr
cj-check: w.csv fits none of the built-in schemas: its structure is checked, its values are not (--schema gives one)
cj-check: w.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== known-other-name
# A column is given the name that another one is headed with: the remedy that is named works.
--- ratings.csv
person_id,review_date,outcome,score,rating
P1,2022-01-01,c,3,5
P1,2022-02-01,c,5,4
$ cj-outcomes ratings.csv --map "rating=score" -q; cj-outcomes ratings.csv --map "rating=score" --map "score=old" -q | cut -d, -f2,6-9
--- stdout
outcome,compared,improved,maintained,deteriorated
c,1,0,0,1
--- stderr
cj-outcomes: ratings.csv:1:5: columns "score" and "rating" both go by "score": give the other one another name with --map "score=NAME"

=== known-by-other-names
# Where nothing but the name is wrong, the heading that means it is offered: of one field (Client ID is listed for person_id
# in docs/headings.md), not where two could be meant; for the other side of a comparison, too.
--- a.csv
Client ID,Reason for Closure
C1,Moved
--- b.csv
Client ID,Child ID,Area
C1,C1,North
$ cj-tabulate a.csv --values 'distinct(person_id)'; cj-tabulate a.csv --rows closure_reason
> cj-reconcile a.csv a.csv --key person_id; cj-tabulate b.csv --rows person_id
> cj-tabulate a.csv --map "Client ID=person_id" --values 'distinct(person_id)'; cj-tabulate a.csv --rows "Client ID"
--- stdout
distinct_person_id
1
Client ID,count
C1,1
--- stderr
cj-tabulate: a.csv:1: no column "person_id"; "Client ID" often means it: say so, or --map "Client ID=person_id"
cj-tabulate: a.csv:1: no column "closure_reason"; "Reason for Closure" often means it: say so, or --map "Reason for Closure=closure_reason"
cj-reconcile: a.csv:1: no column "person_id"; "Client ID" often means it: say so, or --map "old:Client ID=person_id"
cj-tabulate: b.csv:1: no column "person_id"; there are Client ID, Child ID and Area (name the header that holds it with --map "HEADER=person_id", or join people who have it with --people FILE)

=== known-by-another-word
# The file has the name of the field and somebody asks by another word for it, or the other way; a word that is none names nothing.
--- sex.csv
Sex
M
--- gender.csv
Gender
M
$ cj-tabulate sex.csv --rows gender; cj-tabulate gender.csv --rows sex; cj-tabulate sex.csv --rows class 2>&1 | grep -c 'often means'
? 1
--- stdout
0
--- stderr
cj-tabulate: sex.csv:1: no column "gender"; "Sex" often means it: say so, or --map "Sex=gender"
cj-tabulate: gender.csv:1: no column "sex"; "Gender" often means it: say so, or --map "Gender=sex"

=== number-with-commas-not-bare
# A unit may stand beside a number, and a comma is none; what is no figure is.
--- n.csv
n,m
"1,234",12 hrs
--- p.json
{"columns": {"n": {"bareNumber": false}, "m": {"bareNumber": false}}}
$ for of in n m; do cj-tabulate n.csv --profile p.json --values "sum($of)" -q 2>&1 | head -1; done
--- stdout
cj-tabulate: n.csv:2:1: n: "1,234" is not a whole number or a decimal such as 7.5; {"groupChar": ","} for the column in a profile reads it as 1234, {"decimalChar": ","} as 1.234
cj-tabulate: n.csv:2:2: m: "12 hrs" is more than a number: a unit beside it must be named under units of the profile

=== known-examples-of-help
# What --help shows works on an export in sample-data. Its episodes have 5 types of order in one programme, its offences 6
# gravity scores (cut -d, -f5 | sort -u), those who started from January to March are of one cohort; a header each.
$ cd $SAMPLES/leicester-which-way
> cj-tabulate --help | sed -n '/^Examples/,/^$/p' | sed 1d | tr '\n' ' ' | sed 's/  *cj-tabulate/\ncj-tabulate/g' | sed 1d >"$OLDPWD/examples"
> while read -r line || [ -n "$line" ]; do bash -c "$line" | wc -l; done <"$OLDPWD/examples"
--- stdout
6
7
2
