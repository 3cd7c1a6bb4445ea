# Small numbers are hidden, and what would give them away.
--- cases.csv
area,sex
Alpha,Female
Alpha,Female
Alpha,Female
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Alpha,Male
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Female
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Beta,Male
Gamma,Female
Gamma,Female
Gamma,Female
Gamma,Female
Gamma,Female
Gamma,Female
Gamma,Female
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
Gamma,Male
--- ytd.csv
date,sex
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Female
2021-05-01,Male
2021-05-01,Male
2021-05-01,Male
2021-05-01,Male
2021-05-01,Male
2021-05-01,Male
2021-05-01,Male
2021-08-01,Female
2021-08-01,Female
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-08-01,Male
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Female
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male
2021-11-01,Male

=== disclosure-table
# Alpha has 3 women: with 15 and 19 printed two rows of two must be hidden; 3 can be 1 to 11.
< cases.csv
$ cj-tabulate cases.csv --rows area --cols sex --totals both --suppress-below 5
--- stdout
area,sex,count
Alpha,Female,[c]
Alpha,Male,[c]
Alpha,All,15
Beta,Female,[c]
Beta,Male,[c]
Beta,All,23
Gamma,Female,7
Gamma,Male,20
Gamma,All,27
All,Female,19
All,Male,46
All,All,65

=== disclosure-share
# Shares of hidden counts are hidden, shares of totals stay.
< cases.csv
$ cj-tabulate cases.csv --rows area --cols sex --totals both --percent cols --suppress-below 5 -f markdown
--- stdout
## Count by area and sex

| Area | Female | Male | All |
| --- | ---: | ---: | ---: |
| Alpha | \[c] | \[c] | 15 (23%) |
| Beta | \[c] | \[c] | 23 (35%) |
| Gamma | 7 (37%) | 20 (43%) | 27 (42%) |
| All | 19 (100%) | 46 (100%) | 65 (100%) |

Notes:

1. Percentages are of each column's total, and may not add to 100 because of rounding.
2. cases.csv: rows 65 = used 65 + outside the period 0 + not selected 0 + rejected 0
3. \[c]: not shown, to protect people: counts of 1 to 4, and figures that would give one away.

=== disclosure-why
# The list for the operator tells which are small and which protect them, and no number.
< cases.csv
$ cj-tabulate cases.csv --rows area --cols sex --totals both --suppress-below 5 --disclosure why.csv >table.csv; cat why.csv
--- stdout
table,area,sex,column,why
table,Alpha,Female,count,small
table,Alpha,Male,count,protects
table,Beta,Female,count,protects
table,Beta,Male,count,protects

=== disclosure-why-report
# Tables with other labels: a column for each of them, blank where a table has none; what a spreadsheet would compute is text.
--- cases.csv
area,sex,"kind, of it"
=A,F,x
=A,F,x
=A,M,x
=A,M,x
=A,M,x
=A,M,x
B,F,x
B,F,x
B,F,x
B,F,y
B,M,y
B,M,y
B,M,y
B,M,y
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 3},
 "measures": {"areas": {"kind": "tabulate", "input": "cases", "rows": ["area", "sex"]},
              "kinds": {"kind": "tabulate", "input": "cases", "rows": "\"kind, of it\"", "where": ["sex=F", "area=\"=A\"|B"]}},
 "sections": [{"id": "s", "title": "S", "measures": ["areas", "kinds"]}]}
$ cj-report report.json -f markdown --disclosure why.csv >report.md; cat why.csv
--- stdout
table,area,sex,"kind, of it",column,why
areas,'=A,F,,count,small
kinds,,,y,count,small

=== disclosure-top
# A has 6 rows, B 5, C and D 4 and 1: of the three most frequent C would be told by its place. (other) is 4 + 1 + 0.
--- top.csv
area
A
A
A
A
A
A
B
B
B
B
B
C
C
C
C
D
$ cj-tabulate top.csv --rows area --top 3 --suppress-below 5 -f markdown | head -12
--- stdout
## Count by area

| Area | Count |
| --- | ---: |
| A | 6 |
| B | 5 |
| Other | 5 |

Notes:

1. Other: all values of area but the 3 most frequent with 5 or more rows.
2. top.csv: rows 16 = used 16 + outside the period 0 + not selected 0 + rejected 0

=== disclosure-published
# Quarters were given out with women hidden in the second: 25 - 12 - 11 would tell of 2.
< ytd.csv
$ cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-22Q1 --period 2021-22Q2 --period 2021-22Q3 --suppress-below 5 -o q.json; cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-04-01..2021-12-31 --suppress-below 5 --published q.json
--- stdout
period,sex,count
2021-04-01..2021-12-31,Female,[c]
2021-04-01..2021-12-31,Male,[c]
2021-04-01..2021-12-31,All,55

=== disclosure-revised
# A woman of the first quarter came late: 12 and 19 were printed, 13 and 20 are computed; the men are as they were.
< ytd.csv
$ cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-22Q1 --suppress-below 5 -o q.json; echo 2021-06-30,Female >>ytd.csv; cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-22Q1 --suppress-below 5 --published q.json
--- stdout
period,sex,count
2021-22Q1,Female,13
2021-22Q1,Male,7
2021-22Q1,All,20
--- stderr
cj-tabulate: warning: disclosure-revised: q.json: 2021-22Q1, Female: count was printed as 12, and another number is computed now
cj-tabulate: warning: disclosure-revised: q.json: 2021-22Q1, All: count was printed as 19, and another number is computed now

=== disclosure-revised-rounded
# Rounded to 5, 12 and 13 are 10 and 15, 19 and 20 both 20: one of them is told.
< ytd.csv
$ cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-22Q1 --suppress-below 5 --round-to 5 -o q.json; echo 2021-06-30,Female >>ytd.csv; cj-tabulate ytd.csv --rows sex --totals rows --date date --period 2021-22Q1 --suppress-below 5 --round-to 5 --published q.json
--- stdout
period,sex,count
2021-22Q1,Female,15
2021-22Q1,Male,5
2021-22Q1,All,20
--- stderr
cj-tabulate: warning: disclosure-revised: q.json: 2021-22Q1, Female: count was printed as 10, and another number is computed now

=== disclosure-round
# 2 2 2 2 would print 0 0 0 0 and 10, which only 2 2 2 2 fits: the total is hidden.
--- r.csv
area
A
A
B
B
C
C
D
D
$ cj-tabulate r.csv --rows area --totals rows --round-to 5
--- stdout
area,count
A,0
B,0
C,0
D,0
All,[c]

=== disclosure-round-shares
# Shares are those of the rounded counts.
< cases.csv
$ cj-tabulate cases.csv --rows area --cols sex --totals cols --percent rows --round-to 5
--- stdout
area,sex,count,row_pct
Alpha,Female,5,33
Alpha,Male,10,67
Alpha,All,15,100
Beta,Female,10,40
Beta,Male,15,60
Beta,All,25,100
Gamma,Female,5,20
Gamma,Male,20,80
Gamma,All,25,100

=== disclosure-where
# A condition leaves 3 out: the ledger hides them, and how many were used.
< cases.csv
$ cj-tabulate cases.csv --rows area --where "area!=Alpha" --suppress-below 20 -f json | sed -n "/rows/,\$p"
--- stdout
    "Only rows where area is not Alpha (or is not recorded).",
    "cases.csv: rows [c] = used 50 + outside the period 0 + not selected [c] + rejected 0",
    "[c]: not shown, to protect people: counts of 1 to 19, and figures that would give one away."
  ],
  "columns": [
    {"key": "area", "heading": "area", "unit": "text"},
    {"key": "count", "heading": "Count", "unit": "count"}
  ],
  "primary_key": ["area"],
  "rows": [
    {"area": "Beta", "count": 23},
    {"area": "Gamma", "count": 27}
  ],
  "provenance": {
    "program": "cj-tabulate",
    "version": "0.1.0",
    "inputs": [
      {"file": "cases.csv", "rows": null, "used": 50, "outside_period": 0, "not_selected": null, "rejected": 0}
    ],
    "options": [
      {"name": "rows", "value": "area"},
      {"name": "where", "value": "area!=Alpha"},
      {"name": "suppress-below", "value": "20"}
    ]
  }
}

=== disclosure-needs
# Options that need a number to be small.
< cases.csv
$ cj-tabulate cases.csv --rows area --suppress-zeros
? 2
--- stderr
cj-tabulate: --suppress-zeros needs --suppress-below N: which counts are small

=== disclosure-range
# N is 2 to 100.
< cases.csv
$ cj-tabulate cases.csv --rows area --suppress-below 101
? 2
--- stderr
cj-tabulate: --suppress-below "101" must be a whole number, 2 to 100

=== disclosure-round-to-what
# B is 3, 5 or 10.
< cases.csv
$ cj-tabulate cases.csv --rows area --round-to 4
? 2
--- stderr
cj-tabulate: --round-to must be 3, 5 or 10

=== disclosure-published-alone
# Without a rule nothing is small.
< cases.csv
$ cj-tabulate cases.csv --rows area --published q.json
? 2
--- stderr
cj-tabulate: --published needs --suppress-below N: which counts are small

=== disclosure-individuals
# A row for each person cannot be given out.
$ printf "id,a,b\n1,2,3\n" | cj-scores --start a --end b --individuals id --suppress-below 5
? 2
--- stderr
cj-scores: --individuals lists persons or holds their counts as they are: nothing of it can be hidden with --suppress-below

=== disclosure-survival
# Days on which somebody offended are rows of persons: the days have to be said.
$ cj-reoffending x.csv --offences y.csv --survival --as-of 2024-01-01 --suppress-below 5
? 2
--- stderr
cj-reoffending: --survival has a row for each day on which somebody offended: with --suppress-below it needs --at D,D,..., the days to tell of

=== disclosure-survival-at
# 20 women and 12 men: 6 and 2 reoffend on day 10, 6 and 7 on day 100. The 2 are small, and 3 men at risk
# on day 183. The women's 6, or 8 of both, would tell the 2, women's 8 at risk, or 11 of both, the 3; and men's 10 at
# risk less 7 were the 3, so that either goes, too. Estimates end where a count is hidden.
--- make.py
print("person_id,closure_date,sex")
for n in range(32):
    print(f"p{n},2022-01-01,{'Female' if n < 20 else 'Male'}")
--- offend.py
print("person_id,offence_date")
for n in range(32):
    if n % 20 < 6 or n >= 20 and n < 29:
        print(f"p{n},{'2022-01-11' if n < 6 or 20 <= n < 22 else '2022-04-11'}")
    elif n < 12:
        print(f"p{n},2022-04-11")
$ python3 make.py >e.csv; python3 offend.py >o.csv; cj-reoffending e.csv --offences o.csv --survival --at 91,183 --as-of 2022-12-31 --by sex --total --suppress-below 5
--- stdout
period,sex,days,at_risk,events,censored,survival,se,low,high
all,Female,91,14,[c],0,[c],[c],[c],[c]
all,Female,183,[c],[c],0,[c],[c],[c],[c]
all,Male,91,10,[c],0,[c],[c],[c],[c]
all,Male,183,[c],[c],0,[c],[c],[c],[c]
all,All,91,24,8,0,0.750000,0.076547,0.561789,0.866299
all,All,183,11,13,0,0.343750,0.083962,0.187893,0.505587
--- stderr
cj-reoffending: warning: e.csv: the last offence is dated 2022-04-11 and the last index date 2022-01-01, 8 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: e.csv: rows 32 = used 32 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: o.csv: rows 21 = used 21 + outside the period 0 + not selected 0 + rejected 0

=== disclosure-survival-report
# In a report it is the same, and the cohort of the other table is that of the estimate.
--- make.py
print("person_id,closure_date,sex")
for n in range(32):
    print(f"p{n},2022-01-01,{'Female' if n < 20 else 'Male'}")
--- offend.py
print("person_id,offence_date")
for n in range(32):
    if n % 20 < 6 or n >= 20 and n < 29:
        print(f"p{n},{'2022-01-11' if n < 6 or 20 <= n < 22 else '2022-04-11'}")
    elif n < 12:
        print(f"p{n},2022-04-11")
--- report.json
{"title": "T", "as_of": "2022-12-31", "inputs": {"e": {"file": "e.csv"}, "o": {"file": "o.csv"}}, "disclosure": {"below": 5},
 "measures": {"time": {"kind": "reoffending", "label": "Time", "input": "e", "offences": "o", "survival": true, "at": [91, 183], "by": "sex", "total": true}},
 "sections": [{"id": "s", "title": "S", "measures": ["time"]}]}
$ python3 make.py >e.csv; python3 offend.py >o.csv; cj-report report.json -o t/ --quiet && cat t/time.csv
--- stdout
period,sex,days,at_risk,events,censored,survival,se,low,high
all,Female,91,14,[c],0,[c],[c],[c],[c]
all,Female,183,[c],[c],0,[c],[c],[c],[c]
all,Male,91,10,[c],0,[c],[c],[c],[c]
all,Male,183,[c],[c],0,[c],[c],[c],[c]
all,All,91,24,8,0,0.750000,0.076547,0.561789,0.866299
all,All,183,11,13,0,0.343750,0.083962,0.187893,0.505587

=== disclosure-report
# Women of one table are the women of the other: hidden in both, in the headline, and the pie is left out.
< cases.csv
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}},
 "disclosure": {"below": 5},
 "measures": {
  "by_area": {"kind": "tabulate", "label": "By area and sex", "input": "cases", "rows": "area", "cols": "sex", "totals": "both"},
  "women": {"kind": "tabulate", "label": "Women", "input": "cases", "rows": "area", "where": "sex=Female"}},
 "headlines": [{"measure": "women", "figure": "count", "where": {"area": "Alpha"}, "label": "women in Alpha"}],
 "sections": [{"id": "s", "title": "S", "measures": ["by_area", "women"], "chart": {"measure": "women", "kind": "pie"}}]}
$ cj-report report.json -f markdown | sed "/^## About/,/^### Disc/d" | sed "\$d"
--- stdout
# Cases

- **Period**: all dates

- **[c]** women in Alpha

## S

### By area and sex

| Area | Female | Male | All |
| --- | ---: | ---: | ---: |
| Alpha | \[c] | \[c] | 15 |
| Beta | \[c] | \[c] | 23 |
| Gamma | 7 | 20 | 27 |
| All | 19 | 46 | 65 |

Notes 1 and 2.

The chart is left out: a part of it is not shown, to protect people.

### Women

| Area | Count |
| --- | ---: |
| Alpha | \[c] |
| Beta | \[c] |
| Gamma | 7 |

Notes 2 to 4.

## Notes

1. Source: cases.csv. All 65 records are used.
2. \[c]: not shown, to protect people: counts of 1 to 4, and figures that would give one away.
3. Only rows where sex is Female.
4. Source: cases.csv. 19 of 65 records are used; 46 are not selected.


| Measure | Figures | Not shown |
| --- | ---: | ---: |
| By area and sex | 12 | 4 |
| Women | 3 | 2 |

Notes:

1. \[c]: not shown, to protect people: counts of 1 to 4, and figures that would give one away.
2. Every count of 1 to 4 was checked: a reader of this report and of 0 earlier ones cannot tell it from any other number of that range.

=== disclosure-definition
# A measure of a definition is hidden as its report is.
< cases.csv
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 5},
 "measures": {"areas": {"kind": "tabulate", "input": "cases", "rows": "area", "where": "sex=Female", "wide": true}},
 "sections": [{"id": "s", "title": "S", "measures": "areas"}]}
$ cj-tabulate --measure report.json#areas
--- stdout
area,count
Alpha,[c]
Beta,9
Gamma,7

=== disclosure-list
# A list shows persons, unless somebody says that it does not.
< cases.csv
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 5},
 "measures": {}, "sections": [{"id": "s", "title": "S", "list": {"input": "cases"}}]}
$ cj-report report.json
? 2
--- stderr
cj-report: report.json:2: $.sections[0].list: a list shows rows as they are: with "disclosure" it must say "personal": false

=== disclosure-open
# A measure without disclosure may not give away what another one hides.
< cases.csv
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 5},
 "measures": {"areas": {"kind": "tabulate", "input": "cases", "rows": "area", "where": "sex=Female"},
              "open": {"kind": "tabulate", "input": "cases", "rows": "area", "cols": "sex", "disclosure": false}},
 "sections": [{"id": "s", "title": "S", "measures": ["areas", "open"]}]}
$ cj-report report.json
? 2
--- stderr
cj-report: a measure with "disclosure": false would give a small count away: Alpha: count

=== disclosure-zeros
# No woman is in A. Without a row for A the women by result add up to all 5, which are A and the others in the other table.
--- z.csv
area,sex,result
A,M,x
A,M,x
A,M,y
A,M,y
B,F,x
B,M,x
B,M,x
B,M,y
C,F,x
C,M,x
C,M,x
C,M,y
C,M,y
C,M,y
D,F,x
D,F,x
D,F,y
D,M,x
D,M,x
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "z.csv"}}, "disclosure": {"below": 3, "zeros": true},
 "measures": {"both": {"kind": "tabulate", "input": "cases", "rows": "area", "cols": "sex", "totals": "both"},
              "women": {"kind": "tabulate", "input": "cases", "rows": "area", "cols": "result", "totals": "both", "where": "sex=F"}},
 "sections": [{"id": "s", "title": "S", "measures": ["both", "women"]}]}
$ cj-report report.json -o r.md
? 2
--- stderr
cj-report: a small count cannot be protected: A, F: count; a table without a row for it tells that nothing was counted: declare the values with --order in every table, or leave out a table

=== disclosure-zeros-declared
# With a row for A in the women's table it can be 0 to 3, as all rows but the totals are hidden.
--- z.csv
area,sex
A,M
A,M
A,M
A,M
B,F
B,F
B,F
B,M
B,M
B,M
--- report.json
{"title": "Cases", "inputs": {"cases": {"file": "z.csv"}}, "disclosure": {"below": 3, "zeros": true},
 "measures": {"both": {"kind": "tabulate", "input": "cases", "rows": "area", "cols": "sex", "totals": "both"},
              "women": {"kind": "tabulate", "input": "cases", "rows": "area", "where": "sex=F", "order": "area=A|B"}},
 "sections": [{"id": "s", "title": "S", "measures": ["both", "women"]}]}
$ cj-report report.json -o t/; cat t/both.csv t/women.csv
--- stdout
area,sex,count
A,F,[c]
A,M,[c]
A,All,4
B,F,[c]
B,M,[c]
B,All,6
All,F,3
All,M,7
All,All,10
area,count
A,[c]
B,[c]

=== disclosure-people
# Two persons with four cases each are few persons, whether or not their number is printed beside the rows.
--- cases.csv
person_id,area
P1,A
P1,A
P1,A
P1,A
P2,A
P2,A
P2,A
P2,A
P3,B
P4,B
P5,B
P6,B
P7,B
$ cj-tabulate cases.csv --rows area --values 'count,distinct(person_id)' --suppress-below 5 --suppress-people; cj-tabulate cases.csv --rows area --suppress-below 5 --suppress-people
--- stdout
area,count,distinct_person_id
A,[c],[c]
B,5,5
area,count
A,[c]
B,5

=== disclosure-people-nobody
# Where no column says who a row is about nobody can tell how many people there are.
--- cases.csv
ref,area
1,A
$ cj-tabulate cases.csv --rows area --suppress-below 5 --suppress-people; cj-tabulate cases.csv --rows area --suppress-below 5 --suppress-people --map ref=person_id
--- stdout
area,count
A,[c]
--- stderr
cj-tabulate: --suppress-people needs to know the people behind the rows, and no column says who a row is about (name the header that does with --map "HEADER=person_id")

=== disclosure-people-conditions
# 6 rows are x, of P1 alone; 6 are y, of P1 to P6. 12 rows in all are of 6 people, but with 12 and 6 shown 6 would be known: y is
# hidden for x, as the total is a base.
--- cases.csv
person_id,kind
P1,x
P1,x
P1,x
P1,x
P1,x
P1,x
P1,y
P2,y
P3,y
P4,y
P5,y
P6,y
$ cj-tabulate cases.csv --rows kind --values 'count,share(kind=x)' --totals rows --suppress-below 5 --suppress-people
--- stdout
kind,count,share_kind=x
x,[c],[c]
y,[c],[c]
All,12,[c]

=== disclosure-people-measures
# Six events, pairs and episodes of two people in A, five of five in B: cj-timeliness, cj-scores, cj-rates, cj-outcomes and
# cj-reoffending hide those of A. Nobody of A is late: a zero is shown.
--- cases.csv
person_id,area,opened,closed,before,after
P1,A,2022-01-03,2022-01-05,1,2
P1,A,2022-01-04,2022-01-08,1,2
P1,A,2022-01-05,2022-01-06,2,3
P2,A,2022-01-06,2022-01-07,1,2
P2,A,2022-01-07,2022-01-09,1,2
P2,A,2022-01-08,2022-01-12,1,2
P3,B,2022-01-10,2022-01-11,1,2
P4,B,2022-01-10,2022-01-11,1,2
P5,B,2022-01-10,2022-01-11,1,2
P6,B,2022-01-10,2022-01-11,1,2
P7,B,2022-01-10,2022-01-11,1,2
--- people.csv
area,population
A,1000
B,2000
--- reviews.csv
person_id,review_date,outcome,score,area
P1,2022-01-01,crime,1,A
P1,2022-02-01,crime,2,A
P1,2022-03-01,crime,3,A
P1,2022-04-01,crime,4,A
P2,2022-01-01,crime,1,A
P2,2022-02-01,crime,2,A
P2,2022-03-01,crime,3,A
P2,2022-04-01,crime,4,A
P3,2022-01-01,crime,1,B
P3,2022-02-01,crime,2,B
P4,2022-01-01,crime,1,B
P4,2022-02-01,crime,2,B
P5,2022-01-01,crime,1,B
P5,2022-02-01,crime,2,B
P6,2022-01-01,crime,1,B
P6,2022-02-01,crime,2,B
P7,2022-01-01,crime,1,B
P7,2022-02-01,crime,2,B
--- offences.csv
person_id,offence_date
P1,2022-02-01
P2,2022-02-01
P3,2022-02-01
P4,2022-02-01
P5,2022-02-01
P6,2022-02-01
P7,2022-02-01
$ small="--suppress-below 5 --suppress-people --by area --quiet -f csv"
> cj-timeliness cases.csv --from opened --to closed --within 7d $small | cut -d, -f2,4-7,9
> cj-scores cases.csv --start before --end after $small | cut -d, -f2-9,11
> cj-rates cases.csv --population people.csv $small | cut -d, -f2-5
> cj-outcomes reviews.csv --unit pairs $small | cut -d, -f2,7-11
> cj-reoffending cases.csv --offences offences.csv --period 2022-M01 --as-of 2022-12-31 --index closed --windows 3 --one-per episode $small | sed 1d | grep 0-3 | cut -d, -f2,6-10
> cj-reoffending cases.csv --offences offences.csv --period 2022-M01 --as-of 2022-12-31 --index closed --windows 3 --one-per episode --suppress-below 5 --by area --quiet | sed 1d | grep 0-3 | cut -d, -f2,6-10
--- stdout
area,total,within,late,pending,within_pct
A,[c],[c],0,0,[c]
B,5,5,0,0,100
area,n_start,n_end,n_paired,start_mean,end_mean,change_mean,improved,worse
A,[c],[c],[c],[c],[c],[c],[c],0
B,5,5,5,1.0,2.0,1.0,5,0
area,events,population,rate
A,[c],1000,[c]
B,5,2000,25.0
area,compared,improved,maintained,deteriorated,improved_pct
A,[c],[c],0,0,[c]
B,5,5,0,0,100
A,[c],0,[c],[c],[c]
B,5,0,5,5,100.0
A,6,0,6,6,100.0
B,5,0,5,5,100.0

=== disclosure-people-refused
# What nobody can know is refused.
--- table.csv
month,value
1,7
2,8
--- episodes.csv
person_id,closure_date
P1,2022-01-01
--- offences.csv
person_id,offence_date
P1,2022-02-01
--- people.csv
age,population
1,100
$ cj-spc table.csv --along month --value value --suppress-below 5 --suppress-people; cj-reoffending episodes.csv --offences offences.csv --period 2022 --as-of 2022-12-31 --one-per episode --survival --at 91 --suppress-below 5 --suppress-people; cj-rates episodes.csv --population people.csv --standardise age --suppress-below 5 --suppress-people
? 2
--- stderr
cj-spc: --suppress-people: a table does not tell of the people behind its counts; the measure that makes it hides them
cj-reoffending: --suppress-people does not know the people behind the episodes of --survival; without --one-per episode it counts people
cj-rates: --suppress-people does not know the people behind the events of each age of --standardise; --count people counts people

=== disclosure-sentence
# A row with a hidden count has no sentence about it.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,crime,3
P1,2022-02-01,crime,5
$ cj-outcomes reviews.csv --suppress-below 5 -f text --sentences | head -3
--- stdout
Outcomes of reviews

All dates

=== disclosure-zero-base
# Where zeros are hidden a share of nothing would tell that its base is 0: C's shares are [c] as B's are.
--- z.csv
area,sex
A,F
A,F
A,F
A,F
A,F
A,F
A,M
A,M
A,M
A,M
A,M
A,M
B,F
B,M
$ cj-tabulate z.csv --rows area --cols sex --percent rows --totals both --order "area=A|B|C" --suppress-below 5 --suppress-zeros
--- stdout
area,sex,count,row_pct
A,F,[c],[c]
A,M,[c],[c]
A,All,[c],[c]
B,F,[c],[c]
B,M,[c],[c]
B,All,[c],[c]
C,F,[c],[c]
C,M,[c],[c]
C,All,[c],[c]
All,F,7,50
All,M,7,50
All,All,14,100

=== disclosure-published-rounded
# 3 women of Alpha were printed as 5 when counts were rounded: whoever has both knows that they are 3 or more.
# The 12 men printed as 10 are hidden for them, and 10 to 12 is no small number.
< cases.csv
$ cj-tabulate cases.csv --rows area --cols sex --totals both --round-to 5 -f json >q.json
> cj-tabulate cases.csv --rows area --cols sex --totals both --suppress-below 5 --published q.json
--- stdout
area,sex,count
Alpha,Female,[c]
Alpha,Male,[c]
Alpha,All,15
Beta,Female,[c]
Beta,Male,[c]
Beta,All,23
Gamma,Female,7
Gamma,Male,20
Gamma,All,27
All,Female,19
All,Male,46
All,All,65
--- stderr
cj-tabulate: warning: disclosure-published: a small count was printed rounded before, and a reader of both knows more of it than that it is small: Alpha, Female: count

=== disclosure-sum-of-few
# A's sum is of two rows: it is not shown, and must not be 131 - 44 - 56 = 31, so that B's, the smaller one, is hidden, too.
--- sum.csv
area,offences
A,30
A,1
B,8
B,9
B,9
B,9
B,9
C,4
C,4
C,4
C,4
C,40
$ cj-tabulate sum.csv --rows area --values 'sum(offences)' --totals rows --suppress-below 5
--- stdout
area,sum_offences
A,[c]
B,[c]
C,56
All,131

=== disclosure-mean-beside-a-hidden-count
# N has 5 and E has 1, 6 together. A mean of fewer than 5 is not shown, so that one of N beside its hidden count would tell
# that N has 5 or more, and E exactly one.
$ { echo area,x; echo E,3; for x in 1 2 3 4 5; do echo N,$x; done; for x in 1 2 3 4 5 6 7 8 9; do echo S,$x; done; } >m.csv
> cj-tabulate m.csv --rows area --values 'count(x>0),mean(x) where x>0,median(x)' --totals rows --suppress-below 5 -q
--- stdout
area,count_x>0,mean_x_x>0,median_x
E,[c],[c],[c]
N,[c],[c],[c]
S,9,5.0,5.0
All,15,4.2,4.0

=== disclosure-ledger-open
# A measure of another one's table counts its rows, which are nobody: 2 rows that it does not select are no small number.
--- cases.csv
area
A
A
A
A
A
A
B
B
B
B
B
B
--- report.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}, "areas": {"measure": "areas"}}, "disclosure": {"below": 5},
 "measures": {
  "areas": {"kind": "tabulate", "input": "cases", "rows": "area", "totals": "rows"},
  "most": {"kind": "tabulate", "input": "areas", "where": ["area=All"], "values": "max(count)", "disclosure": false}},
 "sections": [{"id": "s", "title": "S", "measures": ["areas", "most"]}]}
$ cj-report report.json -o t/ --quiet; cat t/most.csv t/areas.csv
--- stdout
max_count
12
area,count
A,6
B,6
All,12

=== disclosure-measures
# 3 women and 20 men of Alpha: the total of another measure, 23, would tell the 3, so that the men are hidden, too.
--- make.py
print("area,sex,opened,done")
for area, sex, n in (("Alpha", "F", 3), ("Alpha", "M", 20), ("Beta", "F", 9), ("Beta", "M", 8)):
    print(f"{area},{sex},2022-04-01,2022-04-02\n" * n, end="")
--- report.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 5},
 "measures": {
  "sexes": {"kind": "tabulate", "input": "cases", "rows": "area", "cols": "sex"},
  "times": {"kind": "timeliness", "input": "cases", "by": "area", "from": "opened", "to": "done", "within": "5d"}},
 "sections": [{"id": "s", "title": "S", "measures": ["sexes", "times"]}]}
$ python3 make.py >cases.csv; cj-report report.json -o t/ --quiet; cat t/sexes.csv; cut -d, -f2,4 t/times.csv
--- stdout
area,sex,count
Alpha,F,[c]
Alpha,M,[c]
Beta,F,9
Beta,M,8
area,total
Alpha,23
Beta,17

=== disclosure-measures-left-out
# All 23 men and women of Alpha are counted by sex and by area, of times the 20 that have a day: 3 have none. 17 of Beta have one,
# and all rows less those used would be the 3, too.
--- make.py
print("area,sex,opened,done")
for area, sex, day, n in (("Alpha", "F", "2022-04-01", 9), ("Alpha", "M", "2022-04-01", 11), ("Alpha", "M", "", 3), ("Beta", "F", "2022-04-01", 9), ("Beta", "M", "2022-04-01", 8)):
    print(f"{area},{sex},{day},\n" * n, end="")
--- report.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}}, "disclosure": {"below": 5},
 "measures": {
  "areas": {"kind": "tabulate", "input": "cases", "rows": "area"},
  "times": {"kind": "timeliness", "input": "cases", "by": "area", "from": "opened", "to": "done", "within": "5d", "as_of": "2022-12-31"}},
 "sections": [{"id": "s", "title": "S", "measures": ["areas", "times"]}]}
$ python3 make.py >cases.csv; cj-report report.json -o t/ --quiet; cat t/areas.csv; cut -d, -f2,4 t/times.csv
> cj-report report.json -o r.json --quiet; python3 -c 'import json; print([list(t["provenance"]["inputs"][0].values())[1:] for t in json.load(open("r.json"))["sections"][0]["tables"]])'
--- stdout
area,count
Alpha,[c]
Beta,17
area,total
Alpha,20
Beta,17
[[None, None, 0, 0, 0], [None, 37, None, 0, 0]]

=== disclosure-measures-published
# The same table given out before by itself, where the men of Alpha stand: 20. Now it is the total of Alpha that is hidden.
--- make.py
print("area,sex,opened,done")
for area, sex, n in (("Alpha", "F", 3), ("Alpha", "M", 20), ("Beta", "F", 9), ("Beta", "M", 8)):
    print(f"{area},{sex},2022-04-01,2022-04-02\n" * n, end="")
$ python3 make.py >cases.csv; cj-tabulate cases.csv --rows area --cols sex --suppress-below 5 -o before.json -q; cj-tabulate cases.csv --rows area --cols sex --suppress-below 5 -q; cj-timeliness cases.csv --by area --from opened --to done --within 5d --suppress-below 5 --published before.json -q | cut -d, -f2,4
--- stdout
area,sex,count
Alpha,F,[c]
Alpha,M,20
Beta,F,9
Beta,M,8
area,total
Alpha,[c]
Beta,17

=== disclosure-rates-ledger
# Of 29 events 25 are in Beta: that all rows are used would tell the 4 of Alpha.
--- population.csv
area,population
Alpha,5000
Beta,9000
$ python3 -c 'print("area\n" + "Alpha\n" * 4 + "Beta\n" * 25, end="")' >events.csv; cj-rates events.csv --population population.csv --by area --suppress-below 5 -f json -q >r.json; python3 -c 'import json; t = json.load(open("r.json")); print([r["events"] for r in t["rows"]], t["provenance"]["inputs"][0])'
--- stdout
[None, 25] {'file': 'events.csv', 'rows': None, 'used': None, 'outside_period': 0, 'not_selected': 0, 'rejected': 0}

=== disclosure-zeros-area
# No row of Bute, and zeros are hidden: that all 70 rows are used tells nothing of Ayr alone, whose 30 and 40 are as many.
$ python3 -c "print('area,sex\n' + 'Ayr,F\n' * 30 + 'Ayr,M\n' * 40, end='')" >z.csv; cj-tabulate z.csv --rows area --cols sex --totals both --order 'area=Ayr|Bute' --order 'sex=F|M' --suppress-below 5 --suppress-zeros -q
--- stdout
area,sex,count
Ayr,F,[c]
Ayr,M,[c]
Ayr,All,[c]
Bute,F,[c]
Bute,M,[c]
Bute,All,[c]
All,F,30
All,M,40
All,All,70
