# cj-reoffending: inputs, schemas, profiles.

=== reoffending-map
# FROM=TO is for the episodes, offences:FROM=TO for the offences; Client is in both files.
--- episodes.csv
Client,Begun,End of it
P1,2021-01-10,2021-06-15
--- offences.csv
Client,Committed on
P1,2021-01-09
P1,2021-07-01
P1,2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --map Client=person_id --map Begun=start_date --map "End of it=closure_date" --map offences:Client=person_id --map "offences:Committed on=offence_date"
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-other-forms
# Each file has its own: tabs here; semicolons, windows-1252 (E0 and E9 for the letters with accents) and dates by day there.
--- episodes.csv
person_id	start_date	closure_date
P1	10/01/2021	2021-06-15
--- offences.csv (bytes)
person_id;offence_date;offence_type
P1;01/07/2021;Vol \xe0 l'\xe9talage
P1;02/07/2021;Autre
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --where-offences "offence_type=vol à l'étalage"
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: offences.csv is not UTF-8 and was read as windows-1252
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0

=== reoffending-profile-of-offences
# The profile says what 1 means: the offence is proven, and the repair is listed. 2 stays as it is and proves nothing.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-07-01,1,2021-08-01
P1,2021-07-02,2,2021-08-01
--- profile.json
{"columns":{"outcome":{"valueMap":{"1":"CONVICTION"}}}}
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --profile offences:profile.json --events proven --repairs r.csv | tail -n 1; cat r.csv
--- stdout
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
file,line,column,old,new,rule
offences.csv,2,3,1,CONVICTION,recode
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: offences.csv: repairs 1 = recode 1 (outcome)

=== reoffending-schema-breach-as-number
# A schema may declare breach as a number: 1 is a breach all the same.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date,breach
P1,2021-07-01,1
P1,2021-07-02,0
--- schema.json
{"fields":[{"name":"person_id","type":"string","x-cj":{"role":"person"}},{"name":"offence_date","type":"date"},{"name":"breach","type":"integer"}]}
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --schema offences:schema.json | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0

=== reoffending-schema-of-offences
# The schema names the headings, gives the form of dates, the codes (C conviction, W caution) and the range of gravity; 99 is
# blank. Proven: lines 2 and 3 (gravity 3 and blank); X is none. The gravity 9 of line 5 is an error: with --tolerate left out.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
Klient;Tat;outcome;gravity;outcome_date
P1;01.07.2021;C;3;01.08.2021
P1;02.07.2021;W;99;01.08.2021
P1;03.07.2021;X;5;01.08.2021
P1;04.07.2021;C;9;01.08.2021
--- schema.json
{"fields":[
{"name":"person_id","type":"string","x-cj":{"role":"person","aliases":["Klient"]}},
{"name":"offence_date","type":"date","x-cj":{"aliases":["Tat"],"dateFormats":["%d.%m.%Y"]}},
{"name":"outcome","type":"string","x-cj":{"valueMap":{"C":"CONVICTION","W":"CAUTION"}}},
{"name":"outcome_date","type":"date","x-cj":{"dateFormats":["%d.%m.%Y"]}},
{"name":"gravity","type":"integer","constraints":{"minimum":1,"maximum":8}}],
"missingValues":["","99"]}
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --schema offences:schema.json --events proven --tolerate 1
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,3.00
--- stderr
cj-reoffending: offences.csv:5:4: gravity: "9" is above the maximum 8
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-04 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 2 + outside the period 0 + not selected 1 + rejected 1

=== reoffending-standard-input
# The same table from every way in: offences or episodes on standard input, by - or without an operand, through a pipe from
# gzip, and from two pipes with a name.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-01-09
P1,2021-07-01
P1,2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 >t
> gzip -c offences.csv | gzip -dc | cj-reoffending episodes.csv --offences - --as-of 2022-06-30 --windows 3 | cmp - t
> cj-reoffending --offences offences.csv --as-of 2022-06-30 --windows 3 <episodes.csv | cmp - t
> cj-reoffending - --offences offences.csv --as-of 2022-06-30 --windows 3 <episodes.csv | cmp - t
> cj-reoffending <(cat episodes.csv) --offences <(cat offences.csv) --as-of 2022-06-30 --windows 3 | cmp - t
> cat t
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: standard input: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: standard input: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: standard input: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: standard input: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: standard input: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: /dev/fd/63: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: /dev/fd/63: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: /dev/fd/62: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-cut-histories
# Thirty people whose episodes end on 1 July 2021 and who offend once each, afterwards: an export of first reoffences. That
# nobody offended before, and nobody twice, is what it cannot know.
$ echo person_id,closure_date > e.csv; echo person_id,offence_date > o.csv; for i in $(seq 30); do echo P$i,2021-07-01 >> e.csv; echo P$i,2021-08-01 >> o.csv; done; cj-reoffending e.csv --offences o.csv --as-of 2021-10-01 --windows 3 -f text | grep obody
--- stdout
- Nobody has an offence before the index date: where the export leaves those out, nothing is known of the pre-
- Nobody has two offences: where the export has the first of each person alone, the numbers of offences are those of
--- stderr
cj-reoffending: warning: o.csv: nobody has an offence before the index date: where the export leaves those out, nothing is known of the pre-intervention stage
cj-reoffending: warning: o.csv: nobody has two offences: where the export has the first of each person alone, the numbers of offences are those of people
cj-reoffending: e.csv: rows 30 = used 30 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: o.csv: rows 30 = used 30 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-cut-histories-not
# One earlier offence and one person with two (both P1's): nothing to ask. With 29 people who offend there is neither.
$ echo person_id,closure_date > e.csv; echo person_id,offence_date > o.csv; for i in $(seq 30); do echo P$i,2021-07-01 >> e.csv; echo P$i,2021-08-01 >> o.csv; done; head -30 o.csv > o29.csv; echo P1,2021-01-01 >> o.csv; cj-reoffending e.csv --offences o.csv --as-of 2021-10-01 --windows 3 -f text | grep -c obody; cj-reoffending e.csv --offences o29.csv --as-of 2021-10-01 --windows 3 -f text | grep -c obody; exit 0
--- stdout
0
0
