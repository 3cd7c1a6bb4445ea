# Control charts beside small numbers that are hidden.
--- points.csv
period,improved,compared
2021-22Q1,12,20
2021-22Q2,9,18
2021-22Q3,[c],17
2021-22Q4,14,22
2022-23Q1,11,19
2022-23Q2,[c],[c]
2022-23Q3,11,21
--- all.csv
period,improved,compared
2021-22Q1,12,20
2021-22Q2,9,18
2021-22Q3,3,17
2021-22Q4,14,22
2022-23Q1,11,19
2022-23Q3,13,16
--- cases.py
print("day,sex")
for month, men, women in ((1, 9, 8), (2, 6, 7), (3, 2, 9), (4, 8, 6)):
    for sex, many in (("M", men), ("F", women)):
        print(f"2022-0{month}-10,{sex}\n" * many, end="")

=== disclosure-spc-reads
# A point that is [c] is none: p = 57/100 of the five others, 3 sqrt(.57 * .43 / 20) = 0.332111.
< points.csv
$ cj-spc points.csv --along period --value improved --of compared --chart p -f csv | cut -d, -f1-6
--- stdout
period,value,of,centre,low,high
2021-22Q1,0.600000,20,0.570000,0.237893,0.902107
2021-22Q2,0.500000,18,0.570000,0.219929,0.920071
2021-22Q3,[c],17,,,
2021-22Q4,0.636364,22,0.570000,0.253348,0.886652
2022-23Q1,0.578947,19,0.570000,0.229265,0.910735
2022-23Q2,[c],[c],,,
2022-23Q3,0.523810,21,0.570000,0.245897,0.894103

=== disclosure-spc-says
# The notes say so.
< points.csv
$ cj-spc points.csv --along period --value improved --of compared --chart p -f markdown --sentences | grep -e shown -e "21-22Q3"
--- stdout
- 2021-22 Q3: not shown, to protect people.
- 2022-23 Q2: not shown, to protect people.
3. \[c]: not shown, to protect people. Centre, limits and signals are made of the points that are shown, and tell nothing of the others. 2 points have no figure and no part in limits and signals; the points on either side count as neighbours.

=== disclosure-spc-hides
# 3 improved are small, and 3 of 16 did not: p = 46/79 of the four others. The bases stay.
< all.csv
$ cj-spc all.csv --along period --value improved --of compared --chart p --suppress-below 5 | cut -d, -f1-6
--- stdout
period,value,of,centre,low,high
2021-22Q1,0.600000,20,0.582278,0.251441,0.913116
2021-22Q2,0.500000,18,0.582278,0.233545,0.931012
2021-22Q3,[c],17,,,
2021-22Q4,0.636364,22,0.582278,0.266837,0.897720
2022-23Q1,0.578947,19,0.582278,0.242846,0.921711
2022-23Q3,[c],16,,,

=== disclosure-spc-rounds
# Rounded counts are points like any others: 10 of 20, 10 of 20, 5 of 15, 15 of 20, 10 of 20, 15 of 15 are 65 of 110.
< all.csv
$ cj-spc all.csv --along period --value improved --of compared --chart p --round-to 5 | cut -d, -f1-4
--- stdout
period,value,of,centre
2021-22Q1,0.500000,20,0.590909
2021-22Q2,0.500000,20,0.590909
2021-22Q3,0.333333,15,0.590909
2021-22Q4,0.750000,20,0.590909
2022-23Q1,0.500000,20,0.590909
2022-23Q3,1.000000,15,0.590909

=== disclosure-spc-published
# It knows nothing of what was counted before.
< all.csv
$ cj-spc all.csv --along period --value improved --of compared --chart p --suppress-below 5 --published all.csv
? 2
--- stderr
cj-spc: there is no option --published; --help lists them

=== disclosure-spc-report
# The chart reads the table as it is printed: of 2 men in March nothing is drawn, and the mean is that of the points shown.
# 9 women are hidden with them. Men: 9, 6 and 8 have the mean 7.666667, women: 8, 7 and 6 7, moving ranges 3, 2 and 1, 1.
< cases.py
--- report.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}, "months": {"measure": "by_month"}}, "disclosure": {"below": 5},
 "measures": {
  "by_month": {"kind": "tabulate", "label": "Months", "input": "cases", "derive": "month=month(day)", "rows": "month", "cols": "sex", "totals": "cols"},
  "change": {"kind": "spc", "label": "Change", "input": "months", "by": "sex", "along": "month", "value": "count"}},
 "sections": [{"id": "s", "title": "S", "measures": ["by_month", "change"]}]}
$ python3 cases.py >cases.csv; cj-report report.json -o t/ -o r.md --quiet; cat t/by_month.csv; cut -d, -f1-6 t/change.csv; grep "^| Change" r.md
--- stdout
month,sex,count
2022-M01,F,8
2022-M01,M,9
2022-M01,All,17
2022-M02,F,7
2022-M02,M,6
2022-M02,All,13
2022-M03,F,[c]
2022-M03,M,[c]
2022-M03,All,11
2022-M04,F,6
2022-M04,M,8
2022-M04,All,14
sex,month,value,centre,low,high
All,2022-M01,17,13.750000,5.770000,21.730000
All,2022-M02,13,13.750000,5.770000,21.730000
All,2022-M03,11,13.750000,5.770000,21.730000
All,2022-M04,14,13.750000,5.770000,21.730000
F,2022-M01,8,7.000000,4.340000,9.660000
F,2022-M02,7,7.000000,4.340000,9.660000
F,2022-M03,[c],,,
F,2022-M04,6,7.000000,4.340000,9.660000
M,2022-M01,9,7.666667,1.016667,14.316667
M,2022-M02,6,7.666667,1.016667,14.316667
M,2022-M03,[c],,,
M,2022-M04,8,7.666667,1.016667,14.316667
| Change | the table "Months" | 12 | 12 | none |
| Change | 42 | 2 |

=== disclosure-spc-report-alone
# Where the chart alone is shown its table is decided about as if it were: the same points are none.
< cases.py
--- report.json
{"title": "T", "inputs": {"cases": {"file": "cases.csv"}, "months": {"measure": "by_month"}}, "disclosure": {"below": 5},
 "measures": {
  "by_month": {"kind": "tabulate", "label": "Months", "input": "cases", "derive": "month=month(day)", "rows": "month", "cols": "sex", "totals": "cols"},
  "change": {"kind": "spc", "label": "Change", "input": "months", "by": "sex", "along": "month", "value": "count", "disclosure": false}},
 "sections": [{"id": "s", "title": "S", "measures": ["change"]}]}
$ python3 cases.py >cases.csv; cj-report report.json -o t/ --quiet; cut -d, -f1-6 t/change.csv
--- stdout
sex,month,value,centre,low,high
All,2022-M01,17,13.750000,5.770000,21.730000
All,2022-M02,13,13.750000,5.770000,21.730000
All,2022-M03,11,13.750000,5.770000,21.730000
All,2022-M04,14,13.750000,5.770000,21.730000
F,2022-M01,8,7.000000,4.340000,9.660000
F,2022-M02,7,7.000000,4.340000,9.660000
F,2022-M03,[c],,,
F,2022-M04,6,7.000000,4.340000,9.660000
M,2022-M01,9,7.666667,1.016667,14.316667
M,2022-M02,6,7.666667,1.016667,14.316667
M,2022-M03,[c],,,
M,2022-M04,8,7.666667,1.016667,14.316667
