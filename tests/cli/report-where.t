# cj-report --where: conditions on every input that has the column.
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "people": {"file": "people.csv"}, "sessions": {"file": "sessions.csv"}, "counts": {"measure": "kinds"}},
 "measures": {
   "reviewed": {"kind": "outcomes", "people": "people"},
   "kinds": {"kind": "tabulate", "input": "sessions", "rows": "kind", "totals": "rows"},
   "sexes": {"kind": "tabulate", "input": "people", "rows": "sex"},
   "again": {"kind": "tabulate", "input": "counts", "values": ["n=sum(count)"]}},
 "sections": [{"title": "S", "measures": ["reviewed", "kinds", "sexes", "again"]}]}
--- people.csv
person_id,sex,locality
A,F,North
B,M,North
C,F,South
D,F,North
--- reviews.csv
person_id,review_date,outcome,score
A,2022-01-05,Housing,1
A,2022-02-05,Housing,3
B,2022-01-06,Housing,2
B,2022-02-06,Housing,2
C,2022-01-06,Housing,2
C,2022-02-06,Housing,1
--- sessions.csv
person_id,kind
A,x
C,y
C,x
--- moved.csv
person_id,review_date,outcome,score,locality
A,2022-01-05,Housing,1,South
A,2022-02-05,Housing,3,South
B,2022-01-06,Housing,2,North
B,2022-02-06,Housing,2,North
C,2022-01-06,Housing,2,North
C,2022-02-06,Housing,1,North
--- moved.json
{"title": "T", "where": "locality=North", "inputs": {"reviews": {"file": "moved.csv"}, "people": {"file": "people.csv"}},
 "measures": {"reviewed": {"kind": "outcomes", "people": "people"}}, "sections": [{"title": "S", "measures": ["reviewed"]}]}

=== report-where
< d.json people.csv reviews.csv sessions.csv
$ # the clients of the North are A, B and D, of whom A and B were reviewed; sessions say of no place
> cj-report d.json --where locality=North -o csv/ && cut -d, -f2,4-9 csv/reviewed.csv && cat csv/kinds.csv csv/sexes.csv csv/again.csv
--- stdout
outcome,clients,reviewed,compared,improved,maintained,deteriorated
Housing,3,2,2,1,1,0
kind,count
x,2
y,1
All,3
sex,count
F,2
M,1
n
6
--- stderr
cj-report: warning: measure kinds:4:1: kind: "All" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-report: d.json: 8 counts of 1 to 4 people or records about them are shown, the first in "reviewed": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-where-notes
< d.json people.csv reviews.csv sessions.csv
$ sed 's/^{/{"provenance": "full", /' d.json >f.json; cj-report f.json --where locality=North -f text | grep -E 'locality' | sort -u
--- stdout
  6. Only rows where locality is North.
  9. No column "locality" in sessions.csv: all of its rows stay.
Not narrowed to rows where locality is North, as they have no such column: sessions.csv.
Only rows where locality is North, of every file that has the column.
again (not for locality=North alone)
kinds (not for locality=North alone)
reviewed  where   locality=North
sexes     where   locality=North
--- stderr
cj-report: warning: measure kinds:4:1: kind: "All" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it

=== report-where-and
< d.json people.csv reviews.csv sessions.csv
$ cj-report d.json --where locality=North --where sex=F -o csv/ && cut -d, -f2,4-9 csv/reviewed.csv && cat csv/sexes.csv
--- stdout
outcome,clients,reviewed,compared,improved,maintained,deteriorated
Housing,2,1,1,1,0,0
sex,count
F,2
--- stderr
cj-report: warning: measure kinds:4:1: kind: "All" looks like a total of other rows, which count twice with it: skipRows of a profile passes over it
cj-report: d.json: 6 counts of 1 to 4 people or records about them are shown, the first in "reviewed": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-where-no-column
< d.json people.csv reviews.csv sessions.csv
$ cj-report d.json --where loclity=North -o out.html; s=$?; test ! -e out.html && exit $s
? 2
--- stderr
cj-report: reviews.csv:1: no column "loclity"; did you mean "locality"?

=== report-where-no-value
< d.json people.csv reviews.csv sessions.csv
$ cj-report d.json --where locality=Nrth -q
? 2
--- stderr
cj-report: condition "locality=Nrth": no row has "Nrth" in locality; did you mean "North"?

=== report-where-no-value-of-few
# What is made of the rows that the slip leaves has none in the period: the slip is told behind it. A value that is there leaves it at that.
--- orders.csv
person_id,closed,area
A,2023-01-04,Local
B,2023-02-05,Local
C,2022-02-05,Elsewhere
--- few.json
{"title": "T", "period": "2022-23Q4",
 "inputs": {"orders": {"file": "orders.csv"}, "last": {"rows_of": "orders", "sort": ["-closed"], "one_per": ["person_id"]}},
 "measures": {"a": {"kind": "tabulate", "input": "last", "rows": "person_id", "date": "closed"},
  "b": {"kind": "tabulate", "input": "orders", "rows": "person_id", "date": "closed"}},
 "sections": [{"title": "A", "measures": ["a", "b"]}]}
$ cj-report few.json --where area=Locl -q; echo $?; cj-report few.json --where area=Elsewhere -q
? 1
--- stdout
1
--- stderr
cj-report: few.json:3: $.measures.a: no row of input last lies in 2022-23Q4: there is no row in it ("allow_empty" goes on all the same); condition "area=Locl": no row has "Locl" in area; did you mean "Local"?
cj-report: few.json:3: $.measures.a: no row of input last lies in 2022-23Q4: its closed runs from 2022-02-05 to 2022-02-05 ("allow_empty" goes on all the same)

=== report-where-value-of-one
# the South was in no session, which is no slip
< d.json people.csv reviews.csv
--- sessions.csv
person_id,kind,locality
A,x,North
$ cj-report d.json --where locality=South --allow-empty -q -o csv/ && cut -d, -f2,4-9 csv/reviewed.csv && cat csv/kinds.csv
--- stdout
outcome,clients,reviewed,compared,improved,maintained,deteriorated
Housing,1,1,1,0,0,1
kind,count
All,0

=== report-where-own-column
# rows by their own place (B and C), clients by theirs (A, B and D)
< moved.json people.csv moved.csv
$ cj-report moved.json -o csv/ && cut -d, -f2,4-9 csv/reviewed.csv && cj-outcomes --measure moved.json#reviewed | cut -d, -f2,4-9
--- stdout
outcome,clients,reviewed,compared,improved,maintained,deteriorated
Housing,3,2,2,0,1,1
outcome,clients,reviewed,compared,improved,maintained,deteriorated
Housing,3,2,2,0,1,1
--- stderr
cj-report: moved.json: 3 counts of 1 to 4 people or records about them are shown, the first in "reviewed": "disclosure": {"below": 5} hides them, false says that they may be shown

=== report-where-filtered-before
# filtering the files beforehand gives the same figures: episodes, offences and linked rows by their own column
--- d.json
{"title": "T", "inputs": {"episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {
   "again": {"kind": "reoffending", "period": "2021-22", "as_of": "2023-12-31"},
   "linked": {"kind": "tabulate", "input": "episodes", "link": {"o": "offences"}, "derive": ["n=count(o)"], "rows": "n"}},
 "sections": [{"title": "S", "measures": ["again", "linked"]}]}
--- episodes.csv
person_id,start_date,closure_date,place
A,2021-02-01,2021-06-01,North
B,2021-03-01,2021-07-01,North
C,2021-03-01,2021-07-01,South
--- offences.csv
person_id,offence_date,place
A,2021-07-01,North
A,2021-08-01,South
B,2021-09-01,South
C,2021-09-01,South
$ cj-report d.json --where place=North -q -o csv/ && cat csv/linked.csv && for f in episodes offences; do grep -E 'person_id|North' $f.csv >n && mv n $f.csv; done && cj-report d.json -q -o before/ && cmp csv/again.csv before/again.csv && cmp csv/linked.csv before/linked.csv
--- stdout
n,count
0,1
1,1
