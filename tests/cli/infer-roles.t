# cj-check --infer: what its drafts say of persons, and --map that says the rest.
--- episodes.csv
officer,complaint_date,closed_date
F1,2023-01-03 00:00:00,2023-02-01 00:00:00
F2,2023-01-04 00:00:00,2023-02-03 00:00:00
--- offences.csv
person_id,offence_date
F1,2023-03-01

=== infer-person-by-map
# The draft cannot know that an officer is the person; --map says so beside its schema.
< episodes.csv offences.csv
$ cj-check --infer episodes.csv -o x -q
> cj-reoffending episodes.csv --schema x.schema.json --profile x.profile.json --map officer=person_id -q \
>   --index closed_date --start complaint_date --offences offences.csv --as-of 2024-12-31 --windows 3 | cut -d, -f2-9 | tail -1
--- stdout
0-3 months,0,3,2,0,1,1,50.0

=== infer-dates-by-profile-alone
# The forms of dates are a habit of the system: the profile has them.
< episodes.csv offences.csv
$ cj-check --infer episodes.csv -o x -q
> cj-reoffending episodes.csv --profile x.profile.json --map officer=person_id -q --index closed_date \
>   --start complaint_date --offences offences.csv --as-of 2024-12-31 --windows 3 | cut -d, -f2-9 | tail -1
--- stdout
0-3 months,0,3,2,0,1,1,50.0

=== infer-person-by-map-in-a-report
# A store keeps the same rows under the same person.
< episodes.csv offences.csv
--- r.json
{"title": "R",
 "inputs": {"e": {"file": "episodes.csv", "schema": "x.schema.json", "profile": "x.profile.json",
                  "maps": {"officer": "person_id"}},
            "o": {"file": "offences.csv"}},
 "measures": {"a": {"kind": "reoffending", "input": "e", "offences": "o", "index": "closed_date",
                    "start": "complaint_date", "as-of": "2024-12-31", "windows": "3"},
              "b": {"kind": "reoffending", "input": "e", "offences": "o", "index": "closed_date",
                    "as-of": "2024-12-31", "windows": "3,6"}},
 "sections": [{"id": "s", "title": "S", "measures": ["a", "b"]}]}
$ cj-check --infer episodes.csv -o x -q
> cj-report r.json -q -o out/ && cut -d, -f2-9 out/a.csv | tail -1
--- stdout
0-3 months,0,3,2,0,1,1,50.0

=== infer-person-with-a-slip
# One blank of 21 is a slip and is found, also in an export of none of the known kinds.
$ { echo 'Client Ref,Score A,Review Date,Worker'; for i in $(seq 20); do echo C$i,$i,2024-01-01,W; done; echo ,3,2024-01-01,W; } >many.csv
> cj-check --infer many.csv -o many -q; grep -c '"role": "person"' many.schema.json
> cj-check many.csv --schema many.schema.json -q | cut -d, -f1-4
--- stdout
1
code,severity,file,line
constraint-error,error,many.csv,22
--- stderr
cj-check: 1 error and 0 warnings

=== infer-scores-are-sessions
# As many columns are fields of episodes (person, programme, start) as of sessions (person, both scores): the scores decide.
--- sdq.csv
Client ID,Programme,Start date,Score at start,Score at end
1001,Mentoring,2021-04-05,12,9
1002,Mentoring,2021-04-06,14,14
1003,Boxing,2021-05-07,20,11
$ cj-check --infer sdq.csv -o x -q; grep '"name": "[a-z]*",$' x.schema.json
--- stdout
  "name": "sessions",
