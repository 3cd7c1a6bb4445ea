# Whether --as-of fits the period and the data.
--- episodes.csv
person_id,closure_date
A,2023-01-04
B,2023-06-01
C,2023-11-01
D,2023-12-01
--- offences.csv
person_id,offence_date
A,2023-03-01
B,2023-12-20
C,2023-12-30

=== as-of-beyond-the-data
# All four would be followed up for a year by 2026, but the last offence is of December 2023. The later half of the
# seven days are 11-01, 12-01, 12-20 and 12-30, at most 30 days apart: 92 days are usual. So 2024-03-31, 92 days after
# 12-30, is in order, 2024-04-01 is not.
< episodes.csv offences.csv
$ r() { cj-reoffending episodes.csv --offences offences.csv --windows 12 --cases "$@" >/dev/null; }
> r --as-of 2026-01-01; r --as-of 2024-03-31; r --as-of 2024-04-01; r --as-of 2026-01-01 -q
> cj-reoffending episodes.csv --offences offences.csv --windows 12 --as-of 2026-01-01 -f json -q | grep -o '"The last offence.*'
--- stdout
"The last offence is dated 2023-12-30 and the last index date 2023-12-01, 24 months before --as-of 2026-01-01: are the data complete until then? Who is not known to have offended counts as followed up without an offence.",
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-12-30 and the last index date 2023-12-01, 24 months before --as-of 2026-01-01: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2023-12-30 and the last index date 2023-12-01, 3 months before --as-of 2024-04-01: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== as-of-usual-gap
# A service that closes one episode every other year: 2020-01-01, 2022-01-01 and 2024-01-01 are 731 and 730 days apart,
# and the later half has the 730. 2025-12-31 is 730 days on, 2026-01-01 one more. A start date known later than both
# files' others is the last day of all. One old offence (1980) tells nothing of what is usual.
--- e.csv
person_id,start_date,closure_date
A,2019-01-01,2020-01-01
B,2021-01-01,2022-01-01
C,2023-01-01,2024-01-01
--- s.csv
person_id,start_date,closure_date
A,2019-06-01,2020-01-01
B,2020-05-01,
--- o.csv
person_id,offence_date
--- old.csv
person_id,offence_date
A,1980-05-01
$ r() { cj-reoffending "$@" --windows 12 --cases 2>&1 >/dev/null | grep -o 'the last.*?'; }
> r e.csv --offences o.csv --start closure_date --as-of 2025-12-31; r e.csv --offences o.csv --start closure_date --as-of 2026-01-01
> r s.csv --offences o.csv --as-of 2021-01-01; r s.csv --offences old.csv --as-of 2021-01-01
--- stdout
the last index date is dated 2024-01-01, 24 months before --as-of 2026-01-01: are the data complete until then?
the last index date is dated 2020-01-01 and the last day of all 2020-05-01, 8 months before --as-of 2021-01-01: are the data complete until then?
the last offence is dated 1980-05-01 and the last index date 2020-01-01 and the last day of all 2020-05-01, 8 months before --as-of 2021-01-01: are the data complete until then?

=== as-of-later-offences
# Something is dated after --as-of: the data go on, and the gap before it is none of ours.
--- e.csv
person_id,closure_date
A,2020-01-01
--- o.csv
person_id,offence_date
A,2024-01-01
$ cj-reoffending e.csv --offences o.csv --windows 12 --as-of 2023-01-01 --cases
--- stdout
period,person_id,index_date,pre,during,w12,after,first_reoffence_date,days_to_first,mature12
all,A,2020-01-01,0,,0,0,,,yes

=== as-of-in-the-period
# The period goes on after the data end: what becomes of its last days is told, for each such period, and in the notes.
< episodes.csv offences.csv
--- orders.csv
id,imposed,contact
1,2023-11-28,2023-12-01
2,2023-12-20,
$ cj-reoffending episodes.csv --offences offences.csv --windows 1 --as-of 2023-11-30 --period 2023-24Q3 --period 2023 --period all | cut -d, -f1,2,5
> cj-timeliness orders.csv --from imposed --to contact --within 7d --as-of 2023-12-01 --period 2023-24Q3 -f text | grep -A1 'before the end'
> cj-timeliness orders.csv --from imposed --to contact --within 7d --as-of 2023-12-31 --period 2023-24Q3 | cut -d, -f3-7
> cj-timeliness orders.csv --from imposed --to contact --within 7d --as-of 2023-10-01 --blank unknown --period 2023-11-01..2023-12-31 | cut -d, -f3-7
--- stdout
period,stage,people
2023-24Q3,pre-intervention,1
2023-24Q3,0-1 months,0
2023,pre-intervention,3
2023,0-1 months,2
all,pre-intervention,3
all,0-1 months,2
- --as-of 2023-12-01 is before the end of 2023-24Q3, 2023-12-31: a row whose imposed is from 2023-12-02 on counts as
  pending.
total,within,late,pending,unknown
2,1,1,0,0
total,within,late,pending,unknown
2,0,0,0,2
--- stderr
cj-reoffending: warning: episodes.csv: --as-of 2023-11-30 is before the end of 2023-24Q3, 2023-12-31: an episode whose closure_date is from 2023-12-01 on is in no cohort
cj-reoffending: warning: episodes.csv: --as-of 2023-11-30 is before the end of 2023, 2023-12-31: an episode whose closure_date is from 2023-12-01 on is in no cohort
cj-reoffending: episodes.csv: rows 4 = used 3 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 0 + outside the period 3 + not selected 0 + rejected 0
cj-timeliness: warning: orders.csv: --as-of 2023-12-01 is before the end of 2023-24Q3, 2023-12-31: a row whose imposed is from 2023-12-02 on counts as pending
cj-timeliness: orders.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-timeliness: warning: orders.csv: --as-of 2023-10-01 is before the end of 2023-11-01..2023-12-31, 2023-12-31: a row whose imposed is from 2023-11-01 on counts as unknown
cj-timeliness: orders.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== as-of-of-timeliness
# Nothing was begun or done for two years before --as-of: what is open counts as late.
--- orders.csv
id,imposed,contact
1,2021-11-28,2021-12-01
2,2021-12-20,
$ cj-timeliness orders.csv --from imposed --to contact --within 7d --as-of 2023-12-31 | cut -d, -f3-7
> cj-timeliness orders.csv --from imposed --to contact --within 7d --blank unknown --as-of 2023-12-31 | cut -d, -f3-7
--- stdout
total,within,late,pending,unknown
2,1,1,0,0
total,within,late,pending,unknown
2,1,0,0,1
--- stderr
cj-timeliness: warning: orders.csv: the last imposed is dated 2021-12-20 and the last contact 2021-12-01, 24 months before --as-of 2023-12-31: are the data complete until then? What was done since counts as late or pending
cj-timeliness: orders.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-timeliness: warning: orders.csv: the last imposed is dated 2021-12-20 and the last contact 2021-12-01, 24 months before --as-of 2023-12-31: are the data complete until then? What was done since is not known
cj-timeliness: orders.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== as-of-in-a-report
# A report tells the same, once for measures that say the same, on standard error and under the table.
< episodes.csv offences.csv
--- r.json
{"title": "Q", "period": "2023-24Q3", "as_of": "2026-01-01", "inputs": {"episodes": {"file": "episodes.csv"},
 "offences": {"file": "offences.csv"}}, "measures": {"a": {"kind": "reoffending", "label": "A", "windows": "12"},
 "b": {"kind": "reoffending", "label": "B", "windows": "6"}}, "sections": [{"title": "S", "measures": ["a", "b"]}]}
$ cj-report r.json -o r.md; grep -c 'are the data complete until then' r.md
> sed -i 's/2026-01-01/2023-12-15/' r.json; cj-report r.json -o r.md; grep -c 'is before the end of 2023-24Q3, 2023-12-31' r.md
--- stdout
1
1
--- stderr
cj-report: warning: episodes.csv: the last offence is dated 2023-12-30 and the last index date 2023-12-01, 24 months before "as_of": "2026-01-01": are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-report: r.json: 8 counts of 1 to 4 people or records about them are shown, the first in "A": "disclosure": {"below": 5} hides them, false says that they may be shown
cj-report: warning: episodes.csv: "as_of": "2023-12-15" is before the end of 2023-24Q3, 2023-12-31: an episode whose closure_date is from 2023-12-16 on is in no cohort
cj-report: r.json: 2 counts of 1 to 4 people or records about them are shown, the first in "A": "disclosure": {"below": 5} hides them, false says that they may be shown
