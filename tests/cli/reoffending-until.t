# --until: a person's follow-up ends before --as-of.
--- episodes.csv
person_id,closure_date,followed_until
A,2023-01-02,
B,2023-01-02,2023-03-02
C,2023-01-02,
D,2023-01-02,2023-06-30
--- offences.csv
person_id,offence_date
A,2023-04-12
Z,2024-12-01

=== reoffending-until-mature
# Twelve months end on 2024-01-02: B and D were not followed up so long, so of A and C one offended. Without --until
# all four count.
< episodes.csv offences.csv
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 "$@" | tail -n +2 | cut -d, -f2,5-9; }
> r --windows 12 --until followed_until; r --windows 12
> r --windows 12 --until followed_until --denominator all
--- stdout
pre-intervention,4,0,0,0,0.0
0-12 months,2,2,1,1,50.0
pre-intervention,4,0,0,0,0.0
0-12 months,4,0,1,1,25.0
pre-intervention,4,0,0,0,0.0
0-12 months,4,2,1,1,25.0

=== reoffending-until-survival
# B is censored after 59 days (2 March), D after 179 (30 June), C after 729. Day 100: A, C, D at risk, 1 - 1/3.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --survival --at 59,60,100,179,365,730 --until followed_until | cut -d, -f2-6
--- stdout
days,at_risk,events,censored,survival
59,4,0,1,1.000000
60,3,0,0,1.000000
100,3,1,0,0.666667
179,2,0,1,0.666667
365,1,0,0,0.666667
730,0,0,1,

=== reoffending-until-edges
# Windows of 3 months end on 2023-04-02. The last day belongs to follow-up: until 04-02 is mature (P1), 04-01 is not (P2).
# An offence on the last day counts (P3), the next day does not (P4), neither in --cases nor in `after`. Later than
# --as-of changes nothing (P5). --anniversary exclude lets the window end on 04-01: P2 is mature.
--- e.csv
person_id,closure_date,moved
P1,2023-01-02,2023-04-02
P2,2023-01-02,2023-04-01
P3,2023-01-02,2023-02-01
P4,2023-01-02,2023-02-01
P5,2023-01-02,2029-01-01
--- o.csv
person_id,offence_date
P3,2023-02-01
P4,2023-02-02
P5,2023-04-02
P5,2024-01-01
$ cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3 --until moved --cases | cut -d, -f2,6-
> cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3 --until moved | tail -n 1
> cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3 --until moved --anniversary exclude | tail -n 1 | cut -d, -f5,6
> cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3 --until moved -f json | grep -o '"Follow-up ends.*'
--- stdout
person_id,w3,after,first_reoffence_date,days_to_first,mature3
P1,0,0,,,yes
P2,0,0,,,no
P3,1,1,2023-02-01,30,no
P4,0,0,,,no
P5,1,1,2023-04-02,90,yes
all,0-3 months,0,3,2,3,1,1,50.0,9.45,90.55,1.00,0.50,
3,2
"Follow-up ends on the day of moved where that is before 31 December 2023 (4): no window is over after that day, and no offence after it counts (1 left out).",

=== reoffending-until-before-the-index-date
# Cases are often closed after somebody moved: no follow-up, so no window is over, and at risk on no day but the first.
# An offence after that day counts in no stage. A row that is not selected is not told of.
--- e.csv
person_id,sex,start_date,closure_date,moved
A,F,2022-06-01,2023-01-02,2022-12-24
B,M,2022-06-01,2023-01-02,2022-12-24
C,F,2022-06-01,2023-01-02,
--- o.csv
person_id,offence_date
A,2022-12-24
A,2022-12-25
A,2023-02-01
Z,2023-12-01
$ cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3 --until moved --where sex=F | cut -d, -f2,5-8
> cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --survival --until moved --where sex=F --at 0,1 -q | cut -d, -f2-6
--- stdout
stage,people,immature,offended,offences
pre-intervention,2,0,0,0
during intervention,2,0,1,1
0-3 months,1,1,0,0
days,at_risk,events,censored,survival
0,2,0,1,1.000000
1,1,0,0,1.000000
--- stderr
cj-reoffending: warning: e.csv:2:5: moved: "2022-12-24" is before the row's closure_date: the person is not followed up at all
cj-reoffending: e.csv: rows 3 = used 2 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: o.csv: rows 4 = used 1 + outside the period 2 + not selected 1 + rejected 0

=== reoffending-until-per-episode
# Each episode has its own end: the offence of May 2023 is after the first one's and within the second one's.
--- e.csv
person_id,closure_date,custody
A,2023-01-02,2023-04-30
A,2023-04-30,
--- o.csv
person_id,offence_date
A,2023-05-15
Z,2023-12-01
$ cj-reoffending e.csv --offences o.csv --as-of 2023-12-31 --windows 3,6 --until custody --one-per episode --cases | cut -d, -f3,6-10
--- stdout
index_date,w3,w6,after,first_reoffence_date,days_to_first
2023-01-02,0,0,0,,
2023-04-30,1,0,1,2023-05-15,15

=== reoffending-until-proven
# Follow-up is of what people do: an offence of before P1 moved counts although it was proven later, by --as-of.
--- e.csv
person_id,closure_date,moved
P1,2023-01-02,2023-06-01
P2,2023-01-02,2023-06-01
--- o.csv
person_id,offence_date,outcome,outcome_date
P1,2023-02-01,CONVICTION,2023-09-01
P2,2023-06-02,CONVICTION,2023-09-01
Z,2024-11-01,CONVICTION,2024-12-01
$ cj-reoffending e.csv --offences o.csv --as-of 2024-12-31 --windows 3 --until moved --events proven | tail -n 1 | cut -d, -f2,5-8
--- stdout
0-3 months,2,0,1,1

=== reoffending-until-usage
# The column must be there, be of dates, and be no index date; the people file may have it.
< episodes.csv offences.csv
--- people.csv
person_id,died
B,2023-03-02
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2024-12-31 --windows 12 "$@"; }
> r --until folowed_until; r --until closure_date; r --until person_id
> r --people people.csv --until died -q | tail -n 1 | cut -d, -f5-8
--- stdout
3,1,1,1
--- stderr
cj-reoffending: episodes.csv:1: no column "folowed_until"; did you mean "followed_until"?
cj-reoffending: --until names the index date, closure_date: nobody would be followed up
cj-reoffending: episodes.csv:1:1: person_id: holds identifiers, and dates are needed

=== reoffending-until-in-a-report
# The key of a definition, with the same figures.
< episodes.csv offences.csv
--- r.json
{"title": "Q", "as_of": "2024-12-31", "inputs": {"episodes": {"file": "episodes.csv"}, "offences": {"file": "offences.csv"}},
 "measures": {"a": {"kind": "reoffending", "label": "A", "windows": "12", "until": "followed_until"},
 "b": {"kind": "reoffending", "label": "B", "windows": "12"}}, "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report r.json -o t/; tail -qn 1 t/a.csv t/b.csv | cut -d, -f2,5-9
--- stdout
0-12 months,2,2,1,1,50.0
0-12 months,4,0,1,1,25.0
--- stderr
cj-report: r.json: 8 counts of 1 to 4 people or records about them are shown, the first in "A": "disclosure": {"below": 5} hides them, false says that they may be shown

=== reoffending-until-survival-groups
# M moved away within a month and N has nobody who offended: each keeps its row, at the last day of its follow-up.
--- e.csv
person_id,area,closure_date,moved
A,M,2024-01-01,2024-01-31
B,N,2024-01-01,
C,N,2024-01-01,2024-02-01
D,O,2024-01-01,
--- o.csv
person_id,offence_date
D,2024-03-01
A,2024-02-15
$ cj-reoffending e.csv --offences o.csv --as-of 2024-04-10 --survival --by area --until moved
--- stdout
period,area,days,at_risk,events,censored,survival,se,low,high
all,M,30,1,0,1,1.000000,0.000000,,
all,N,100,1,0,2,1.000000,0.000000,,
all,O,60,1,1,0,0.000000,,,
