# cj-check: identifiers of several files, and identifiers that a spreadsheet or a web page has changed.
--- episodes.csv
person_id,closure_date
P12,2023-01-04
P13,2023-01-05
--- offences.csv
person_id,offence_date
p12,2023-02-01
P13,2023-02-06
P13,2023-02-07
P99,2023-02-06
P99,2023-02-07

=== check-pair
# Without a people file the persons must be in the episodes: each stranger is told once, and who they might be.
< episodes.csv offences.csv
$ cj-check offences.csv episodes.csv
> cj-check offences:offences.csv episodes:episodes.csv -f json | grep -c foreign-key
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
foreign-key,warning,offences.csv,2,2,1,A2,person_id,p12,"is in no usable row of episodes.csv; it differs from ""P12"" (episodes.csv:2) only in upper and lower case",
foreign-key,warning,offences.csv,5,5,1,A5,person_id,P99,is in no usable row of episodes.csv,
2
--- stderr
cj-check: offences.csv is checked as offences, by its name (KIND:FILE says another kind)
cj-check: episodes.csv is checked as episodes, by its name (KIND:FILE says another kind)
cj-check: offences.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-check: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: offences.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-check: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== check-pair-of-any
# Two files of which none has the people or the episodes: the first says who there is. Offences are never the first.
< offences.csv
--- reviews.csv
person_id,review_date,outcome,score
P12,2023-01-04,Housing,3
P13,2023-01-05,Housing,3
P99,2023-01-05,Housing,3
$ cj-check offences.csv reviews.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
foreign-key,warning,offences.csv,2,2,1,A2,person_id,p12,"is in no usable row of reviews.csv; it differs from ""P12"" (reviews.csv:2) only in upper and lower case",
--- stderr
cj-check: offences.csv is checked as offences, by its name (KIND:FILE says another kind)
cj-check: reviews.csv is checked as reviews, by its name (KIND:FILE says another kind)
cj-check: offences.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-check: reviews.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== check-pair-people
# The people file comes first wherever it is given.
< episodes.csv
--- people.csv
person_id,sex
P12,F
P013,M
$ cj-check episodes.csv people.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
foreign-key,warning,episodes.csv,3,3,1,A3,person_id,P13,"is in no usable row of the people file; it differs from ""P013"" (people.csv:3) only in leading zeros",
--- stderr
cj-check: episodes.csv is checked as episodes, by its name (KIND:FILE says another kind)
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-check: people.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== check-wrapped
# What a spreadsheet puts around identifiers, and behind them.
--- people.csv
person_id,sex
"=""00123""",F
'00124,M
12.0,M
00125,M
$ cj-check people.csv
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
id-format,warning,people.csv,2,2,1,A2,person_id,"'=\""00123\""","is wrapped as =""..."" for a spreadsheet: ""unwrap"": true in a profile reads what is inside",
id-format,warning,people.csv,3,3,1,A3,person_id,'00124,"has an apostrophe before it, for a spreadsheet: ""unwrap"": true in a profile reads it without",
id-format,warning,people.csv,4,4,1,A4,person_id,12.0,"ends in a point and zeros, as a spreadsheet writes numbers: ""dropDecimals"": true in a profile reads it without",
--- stderr
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: people.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== check-invisible
# P001 three times: the marks in lines 3 and 4 are no letters. P002 and P003 have a soft hyphen and a byte order mark
# inside; a no-break space and full-width letters can be seen: other identifiers.
--- people.csv (bytes)
person_id,sex
P001,F
P001\xe2\x80\x8b,M
\xe2\x80\x8eP001,F
P\xc2\xad002,M
P\xef\xbb\xbf003,M
P\xc2\xa0004,M
\xef\xbc\xb0005,M
$ cj-check people.csv; cj-tabulate people.csv --values "distinct(person_id)"
--- stdout (bytes)
code,severity,file,line,record,column,cell,column_name,value,message,hint
id-format,warning,people.csv,3,3,1,A3,person_id,P001\xe2\x80\x8b,"holds U+200B, which no screen shows: it is read without it",
id-format,warning,people.csv,4,4,1,A4,person_id,\xe2\x80\x8eP001,"holds U+200E, which no screen shows: it is read without it",
id-format,warning,people.csv,5,5,1,A5,person_id,P\xc2\xad002,"holds U+00AD, which no screen shows: it is read without it",
id-format,warning,people.csv,6,6,1,A6,person_id,P\xef\xbb\xbf003,"holds U+FEFF, which no screen shows: it is read without it",
primary-key,error,people.csv,3,3,1,A3,person_id,P001\xe2\x80\x8b,stands in line 2 already,
primary-key,error,people.csv,4,4,1,A4,person_id,\xe2\x80\x8eP001,stands in line 2 already,
id-format,warning,people.csv,7,7,1,A7,person_id,P\xc2\xa0004,has a blank inside (U+00A0): the same identifier without it is another person,
id-format,warning,people.csv,8,8,1,A8,person_id,Ｐ005,"looks like ""P005"" and is another person (U+FF30 for U+0050): ""normalise"": true in a profile makes them one",
distinct_person_id
5
--- stderr
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)
cj-check: people.csv: rows 7 = used 5 + outside the period 0 + not selected 0 + rejected 2
cj-check: people.csv: repairs 4 = invisible 4 (person_id)
cj-check: 2 errors and 6 warnings

=== check-invisible-joined
# The same person in two files, in a measure alone.
--- episodes.csv (bytes)
person_id,closure_date
P12\xe2\x80\x8b,2023-01-04
--- offences.csv (bytes)
person_id,offence_date
\xe2\x80\x8eP12,2023-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-04, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== check-profile-identifiers
# Each key of identifiers, counted and listed; they work one after the other.
--- p.json
{"columns": {"person_id": {"unwrap": true, "dropDecimals": true, "upperCase": true, "zeroPad": 5}}}
--- people.csv
person_id,sex
"=""00123""",F
'00124,M
12.0,M
p12,F
AB-7,F
1234567,F
$ cj-check people.csv --profile p.json --repairs r.csv; cat r.csv; cj-tabulate people.csv --profile p.json --rows person_id
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
file,line,column,old,new,rule
people.csv,2,1,"'=""00123""",00123,unwrapped
people.csv,3,1,'00124,00124,unwrapped
people.csv,4,1,12.0,12,dropped-decimals
people.csv,4,1,12,00012,padded-zeros
people.csv,5,1,p12,P12,upper-case
people.csv,5,1,P12,P00012,padded-zeros
person_id,count
00012,1
00123,1
00124,1
1234567,1
AB-7,1
P00012,1
--- stderr
cj-check: people.csv is checked as people, by its name (KIND:FILE says another kind)

=== check-profile-meets
# The keys that a message names make the identifiers meet.
--- p.json
{"columns": {"person_id": {"dropDecimals": true, "zeroPad": 4}}}
--- episodes.csv
person_id,closure_date
0012,2023-01-04
--- offences.csv
person_id,offence_date
12.0,2023-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 3 --profile offences:p.json | tail -n 1
--- stdout
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-02-01 and the last index date 2023-01-04, 22 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: repairs 2 = dropped-decimals 1 (person_id) + padded-zeros 1 (person_id)

=== check-profile-zero-pad-refused
--- p.json
{"columns": {"person_id": {"zeroPad": 0}}}
--- people.csv
person_id,sex
1,F
$ cj-check people.csv --profile p.json
? 2
--- stderr
cj-check: p.json:1: $.columns.person_id.zeroPad: must be a whole number from 1 to 40

=== check-infer-identifiers
# --infer proposes what the identifiers show: wrapped, decimals, zeros that some have lost.
--- people.csv
person_id,sex
"=""00123""",F
00124,F
00125.0,F
126,M
$ cj-check --infer people.csv && grep person_id people.profile.json && cj-tabulate people.csv --rows person_id --profile people.profile.json
--- stdout
people.schema.json
people.profile.json
    "person_id": {"unwrap": true, "dropDecimals": true, "zeroPad": 5}
person_id,count
00123,1
00124,1
00125,1
00126,1

=== check-infer-counted
# Numbers that count rows have lost no zeros.
--- people.csv
person_id,sex
8,F
9,F
10,M
11,M
12,M
$ cj-check --infer people.csv && grep -c zeroPad people.profile.json
? 1
--- stdout
people.schema.json
people.profile.json
0

=== check-pair-without-notices
# An error says by itself why nobody meets, with --quiet as well: a pair that differs in writing alone, or that none does.
--- e.csv
person_id,closure_date
0012,2023-01-04
0013,2023-01-05
--- o.csv
person_id,offence_date
99,2023-02-01
12,2023-02-06
--- p.csv
person_id,offence_date
XY,2023-02-01
$ cj-check e.csv o.csv -q | tail -n 1; cj-check e.csv p.csv -q | tail -n 1
--- stdout
foreign-key,error,o.csv,,,,,,,"none of the 2 rows is of anybody in e.csv: ""12"" differs from ""0012"" (e.csv:2) only in leading zeros; a profile of each input that says ""zeroPad"": 4 of this column makes them one (docs/profiles.md)",
foreign-key,error,p.csv,,,,,,,"the only row is of nobody in e.csv: the first here is ""XY"", the first there ""0012"" (e.csv:2), and no rule makes any two the same (a file of the header alone says that there is nobody)",
--- stderr
cj-check: 1 error and 2 warnings
cj-check: 1 error and 1 warning

=== check-two-of-one-file
# Two persons of one file whose identifiers differ in writing alone are perhaps one: told at the second.
--- p.csv
person_id,sex
A1234BC,M
a1234bc,F
0012,M
12,F
13,F
--- o.csv
person_id,offence_date
12,2022-01-01
$ cj-check p.csv o.csv | tail -n +2
--- stdout
id-format,warning,p.csv,3,3,1,A3,person_id,a1234bc,"differs from ""A1234BC"" (p.csv:2) only in upper and lower case: they are two people",
id-format,warning,p.csv,5,5,1,A5,person_id,12,"differs from ""0012"" (p.csv:4) only in leading zeros: they are two people",
--- stderr
cj-check: p.csv is checked as people, by its header (KIND:FILE says another kind)
cj-check: o.csv is checked as offences, by its header (KIND:FILE says another kind)
cj-check: p.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0
cj-check: o.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
