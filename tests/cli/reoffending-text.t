# cj-reoffending: tables as text, sentences, JSON, Markdown, notes.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2022-04-15
--- offences.csv
person_id,offence_date,gravity
P1,2021-01-09,2
P2,2021-07-01,4
P2,2021-07-02,3

=== reoffending-decimals
# 1/3 and 0/3 with 0 decimals, the Wilson bounds with one more; figures for each offender and person stay at two.
< offences.csv
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2021-06-15
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --decimals 0
> # 1/3 and 0/3 with 3 decimals, the Wilson bounds with one more; figures for each offender and person stay at two.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --decimals 3
> # The 99.8% Wilson interval (z = 3.090232) of 1/3 and 0/3.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --confidence 99.8
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,1,1,33,6.1,79.2,1.00,0.33,2.00
all,during intervention,,,3,0,0,0,0,0.0,56.1,,0.00,
all,0-3 months,0,3,3,0,1,2,33,6.1,79.2,2.00,0.67,3.50
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,1,1,33.333,6.1492,79.2340,1.00,0.33,2.00
all,during intervention,,,3,0,0,0,0.000,0.0000,56.1497,,0.00,
all,0-3 months,0,3,3,0,1,2,33.333,6.1492,79.2340,2.00,0.67,3.50
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,1,1,33.3,2.98,89.05,1.00,0.33,2.00
all,during intervention,,,3,0,0,0,0.0,0.00,76.09,,0.00,
all,0-3 months,0,3,3,0,1,2,33.3,2.98,89.05,2.00,0.67,3.50
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-error-accounting
# No table, but the account says where the other rows belong, as under --tolerate: P2 is used, and so is the offence.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-16,2021-06-15
P2,2021-06-01,2021-07-31
--- offences.csv
person_id,offence_date
P2,2021-08-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3
? 1
--- stderr
cj-reoffending: episodes.csv:2:3: closure_date: "2021-06-15" is before the row's start_date
cj-reoffending: episodes.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: 1 of 2 rows of episodes.csv is at fault; no table was made

=== reoffending-headings-of-systems
# Usual headings are known without a map.
--- episodes.csv
Child ID,Start Date,Date Closed
P1,10/01/2021,15/06/2021
--- offences.csv
CHILD ID,Date of Offence
P1,09/01/2021
P1,01/07/2021
P1,02/07/2021
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-json
# Before: 1 of 3 with 1 offence of gravity 2. During: nobody. 0-3: P2, one of the two followed up so long, with two of
# gravity 4 and 3; P3 closed on 2022-04-15.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f json --title 'Say "x"' | sed '/"notes": /,/^  \],/d' 
--- stdout
{
  "title": "Say \"x\"",
  "columns": [
    {"key": "period", "heading": "Period", "unit": "text"},
    {"key": "stage", "heading": "Stage", "unit": "text"},
    {"key": "from_months", "heading": "From month", "unit": "months"},
    {"key": "to_months", "heading": "To month", "unit": "months"},
    {"key": "people", "heading": "People", "unit": "count"},
    {"key": "immature", "heading": "Not yet followed up", "unit": "count"},
    {"key": "offended", "heading": "People who offended", "unit": "count"},
    {"key": "offences", "heading": "Offences", "unit": "count"},
    {"key": "rate_pct", "heading": "Rate", "unit": "percent"},
    {"key": "rate_low_pct", "heading": "Rate, lower bound", "unit": "percent"},
    {"key": "rate_high_pct", "heading": "Rate, upper bound", "unit": "percent"},
    {"key": "offences_per_offender", "heading": "Offences per offender", "unit": "number"},
    {"key": "offences_per_person", "heading": "Offences per person", "unit": "number"},
    {"key": "mean_gravity", "heading": "Mean gravity", "unit": "number"}
  ],
  "primary_key": ["period", "stage"],
  "rows": [
    {"period": "all", "stage": "pre-intervention", "from_months": null, "to_months": null, "people": 3, "immature": 0, "offended": 1, "offences": 1, "rate_pct": 33.3, "rate_low_pct": 6.15, "rate_high_pct": 79.23, "offences_per_offender": 1.00, "offences_per_person": 0.33, "mean_gravity": 2.00},
    {"period": "all", "stage": "during intervention", "from_months": null, "to_months": null, "people": 3, "immature": 0, "offended": 0, "offences": 0, "rate_pct": 0.0, "rate_low_pct": 0.00, "rate_high_pct": 56.15, "offences_per_offender": null, "offences_per_person": 0.00, "mean_gravity": null},
    {"period": "all", "stage": "0-3 months", "from_months": 0, "to_months": 3, "people": 2, "immature": 1, "offended": 1, "offences": 2, "rate_pct": 50.0, "rate_low_pct": 9.45, "rate_high_pct": 90.55, "offences_per_offender": 2.00, "offences_per_person": 1.00, "mean_gravity": 3.50}
  ],
  "provenance": {
    "program": "cj-reoffending",
    "version": "0.1.0",
    "inputs": [
      {"file": "episodes.csv", "rows": 3, "used": 3, "outside_period": 0, "not_selected": 0, "rejected": 0},
      {"file": "offences.csv", "rows": 3, "used": 3, "outside_period": 0, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "offences", "value": "offences.csv"},
      {"name": "as-of", "value": "2022-06-30"},
      {"name": "windows", "value": "3"},
      {"name": "title", "value": "Say \"x\""}
    ]
  }
}

=== reoffending-markdown
# Before: 1 of 3 with 1 offence of gravity 2. During: nobody. 0-3: P2, one of the two followed up so long, with two of
# gravity 4 and 3; P3 closed on 2022-04-15.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f markdown --title "Our *service*" | sed '/^Notes/,$d' 
--- stdout
## Our \*service\*

### All dates

| Measure | Pre-intervention | During intervention | 0-3 months |
| --- | ---: | ---: | ---: |
| People | 3 | 3 | 2 |
| Not yet followed up | 0 | 0 | 1 |
| People who offended | 1 | 0 | 1 |
| Offences | 1 | 0 | 2 |
| Rate | 33.3% | 0.0% | 50.0% |
| Rate, lower bound | 6.15% | 0.00% | 9.45% |
| Rate, upper bound | 79.23% | 56.15% | 90.55% |
| Offences per offender | 1.00 | \[z] | 2.00 |
| Offences per person | 0.33 | 0.00 | 1.00 |
| Mean gravity | 2.00 | \[z] | 3.50 |


=== reoffending-notes-of-options
# Every option that shapes a figure is told, with its value: each search finds its words in the notes of the table that has it.
--- episodes.csv
person_id,area,start_date,closure_date
P1,N,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date,gravity,breach,outcome,outcome_date
P1,2021-07-01,3,Y,CAUTION,2021-08-01
P1,2021-07-02,3,N,NFA,2021-08-01
$ has() { w=$1; shift; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@" -f json | sed -n '/"notes"/,/^  \],/p' | grep -qi -- "$w" || echo "missing: $w"; }
> has "closure_date" ; has "30 June 2022"; has "1 decimal"; has "95% Wilson"; has "the windows follow each other"; has "the anniversary belongs to the window that ends there"
> has "start_date" --index start_date; has "within 18 months before" --before 18; has "the anniversary belongs to the window that begins there" --anniversary exclude
> has "each window holds those before it" --cumulative; has "only in the window of the first reoffence" --first
> has "everyone in the cohort counts" --denominator all; has "18 months (12 and a wait of 6)" --events proven; has "14 months (12 and a wait of 2)" --events proven --wait 2
> has "whenever it came" --events proven --wait none; has "NFA or CAUTION" --events proven --proven-values "NFA|CAUTION"
> has "breaches of orders are included" --include-breach; has "breaches of orders are left out (1)"; has "counts once for each" --one-per episode
> has "of several in a period the first counts" ; has "moj" --method moj; has "99.8%" --confidence 99.8; has "3 decimals" --decimals 3
> has "gravity is 3 or more" --where-offences "gravity>=3"; has "area is N" --where area=N; has "q: the quarter of closure_date" --derive "q=quarter(closure_date)"
> has "2021-22 is 1 April 2021 to 31 March 2022" --period 2021-22; has "Kaplan-Meier" --survival; has "log(-log)" --survival; has "Greenwood" --survival
> has "wait runs on after 30 June 2022 (1)" --events proven --windows 3
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-01-10, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 1 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-02 and the last index date 2021-06-15 and the last day of all 2021-08-01, 10 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 0 + outside the period 0 + not selected 2 + rejected 0

=== reoffending-notes-of-wait
# Mature for three months on 2022-06-30: P1 (its wait of 18 months ended that day), P2 (it ends the day after) and P3. P4 is not
# mature. The wait of two still runs; with --wait 0 that of P3 alone (12 months from 2021-07-01).
--- episodes.csv
person_id,closure_date
P1,2020-12-30
P2,2021-01-01
P3,2021-07-01
P4,2022-06-01
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-01-01,CAUTION,2021-01-01
$ n() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --events proven "$@" -f json | sed -n 's/.*wait runs on after 30 June 2022 (\([0-9]*\)).*/\1/p'; }
> n; n --wait 0; n --wait none
--- stdout
2
1

=== reoffending-output-file
# The suffix says the format; nothing is on standard output.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-01-09
P1,2021-07-01
P1,2021-07-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -o out.json && sed -n 's/.*"stage": "0-3 months".*"offended": \([0-9]*\), .*/\1/p' out.json
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -o out.csv && cat out.csv
--- stdout
1
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
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-sentences
# As text: 1 of 3 before, nobody during, one of the two followed up for three months (P3 is not). Nobody is followed up for
# 24 months.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3,24 -f text --sentences --title "Youth justice" | sed '/^Notes/,$d' 
--- stdout
Youth justice

All dates

1 of 3 people offended before the intervention (33.3%, between 6.15% and 79.23%).
0 of 3 people offended during the intervention (0.0%, between 0.00% and 56.15%).
1 of 2 people reoffended within three months of closure (50.0%, between 9.45% and 90.55%). 1 closed too recently to
  count.
Not known yet who reoffended 3 to 24 months after closure: 3 people are too recent to count.


=== reoffending-sentences-of-other-tables
# These tables have no sentences: the option is refused, so that figures do not get lost.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --cases --sentences -f text
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --survival --sentences -f text
? 2
--- stderr
cj-reoffending: --sentences: the rows of this table have no sentences
cj-reoffending: --sentences: the rows of this table have no sentences

=== reoffending-text
# Before: 1 of 3 with 1 offence of gravity 2. During: nobody. 0-3: P2, one of the two followed up so long, with two of
# gravity 4 and 3; P3 closed on 2022-04-15.
< episodes.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f text | sed '/^Notes/,$d' 
--- stdout
Reoffending tracking

All dates

Measure                Pre-intervention        During     0-3
                                         intervention  months
---------------------  ----------------  ------------  ------
People                                3             3       2
Not yet followed up                   0             0       1
People who offended                   1             0       1
Offences                              1             0       2
Rate                              33.3%          0.0%   50.0%
Rate, lower bound                 6.15%         0.00%   9.45%
Rate, upper bound                79.23%        56.15%  90.55%
Offences per offender              1.00           [z]    2.00
Offences per person                0.33          0.00    1.00
Mean gravity                       2.00           [z]    3.50


=== reoffending-threads
# The figures do not depend on the number of threads.
$ a="cj-reoffending $SAMPLES/leicester-prevention/episodes.csv --offences $SAMPLES/leicester-prevention/offences.csv"
> a="$a --as-of 2022-04-19 --people $SAMPLES/leicester-prevention/people.csv --by sex --total"
> for o in "" --cases --survival; do $a $o --threads 1 >1; $a $o --threads 7 >7; cmp 1 7; done; wc -l <7 | grep -c .
--- stdout
1
