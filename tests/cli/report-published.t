# --published without disclosure control: what was published and is another number now.
--- orders.csv
order,made,seen,area
1,2021-10-04,2021-10-20,North
2,2021-10-04,2021-10-20,South
3,2021-10-04,2021-10-05,North
4,2022-01-10,2022-01-11,North
5,2022-01-10,2022-01-11,South
--- d.json
{"title": "T", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "timeliness", "label": "Seen in time", "by": "area", "from": "made", "to": "seen", "within": "5d", "period": ["report"], "compare": "previous", "allow_empty": true}}, "sections": [{"id": "s", "title": "S", "measures": ["m"]}]}

=== published-revised
# A row of the quarter before came late: 1 of 2 in the North was printed as 50%, and is 2 of 3 = 67% now. The South
# stays.
< orders.csv d.json
$ cj-report d.json --period 2021-22Q3 -o q3.json 2>/dev/null
> echo 6,2021-12-30,2021-12-31,North >>orders.csv
> cj-report d.json --period 2021-22Q4 --published q3.json -o q4.md -o q4/ -o q4.xlsx && cat q4/revisions.csv; grep -e '\[r\]' -e 'Seen in time | .*Q3, ' -e 'figure.*published' q4.md; unzip -p q4.xlsx xl/styles.xml | grep -o '0%[^/]*r[^/]*"'; cut -d, -f2,17,18 q4/m.csv; grep -c "\[r\]" q4/figures.csv; grep "\[r\]" q4/figures.csv | cut -d, -f2,3,6-
--- stdout
measure,row,figure,published,now
Seen in time,"2021-22Q3, North, made to seen within 5 days","Within %, 2021-22 Q3",50,67
| North | 1 | 1 (100%) | 0 | 0 | 0 | 20.7% to 100.0% | 1 | 1 | 67% \[r] | 33 | -50.5 to 79.2 | No clear difference |
9. \[r]: revised: another number was published before. The appendix Revisions has both.
| Seen in time | 2021-22 Q3, North, made to seen within 5 days | Within %, 2021-22 Q3 | 50% | 67% |
1. 1 of 2 figures that were published before is another one now, because rows came late or were corrected. Compared with 1 earlier report, by measure and labels, where a row or column names a period that was over by then, or the reports are of the same one.
0%&quot; [r]&quot;"
area,period_previous,within_pct_previous
North,2021-22Q3,67
South,2021-22Q3,0
1
m,2021-22Q4,area=North; measure=made to seen within 5 days,within_pct_previous,67,percent,[r]

=== published-same
< orders.csv d.json
$ sed -i 's/, "compare": "previous"//' d.json; cj-report d.json --period 2021-22Q4 -o q4.json && cj-report d.json --period 2021-22Q4 --published q4.json -o again/ && cat again/revisions.csv; grep -o 'title": "Revisions.*' again/revisions.csv-metadata.json | head -1; grep -c '\[r\]' q4.json
? 1
--- stdout
measure,row,figure,published,now
title": "Revisions",
0

=== published-no-report
< orders.csv d.json
$ echo '{"rows": []}' >p.json; sed -i 's/, "compare": "previous"//' d.json; cj-report d.json --period 2021-22Q4 --published p.json
? 2
--- stderr
cj-report: p.json: is not the json of a report: there is no "sections"

=== published-each
# Each value against its own: the late row is of the North, whose figure is 50% in one report and 67% in the next, as it is 33%
# and 50% over all; the West is new, and nothing was published of it.
< orders.csv d.json
$ sed -i 's/"by": "area", //' d.json; cj-report d.json --each area --period 2021-22Q3 -o q3.json -q
> echo 6,2021-12-30,2021-12-31,North >>orders.csv; echo 7,2022-02-10,2022-02-11,West >>orders.csv
> cj-report d.json --each area --period 2021-22Q4 --published q3.json -o q4/ -q; grep -H . q4*/revisions.csv
> cj-report d.json --each area --period 2021-22Q4 --published q3.json -o 'q3-{each}.json' -q
? 2
--- stdout
q4-north/revisions.csv:measure,row,figure,published,now
q4-north/revisions.csv:Seen in time,"2021-22Q3, made to seen within 5 days","Within %, 2021-22 Q3",50,67
q4-south/revisions.csv:measure,row,figure,published,now
q4/revisions.csv:measure,row,figure,published,now
q4/revisions.csv:Seen in time,"2021-22Q3, made to seen within 5 days","Within %, 2021-22 Q3",33,50
--- stderr
cj-report: q3-north.json would be overwritten: --published reads it

=== published-another-report
# A file of another report would say that nothing was revised.
< orders.csv d.json
$ sed -i 's/, "compare": "previous"//' d.json; echo '{"sections": [{"tables": [{"id": "n", "rows": []}]}]}' >p.json; cj-report d.json --period 2021-22Q4 --published p.json
? 2
--- stderr
cj-report: p.json: is of another report: none of its tables is a measure of this one

=== published-nothing-to-compare
# The quarter before has no row that this one has.
< orders.csv d.json
$ sed -i 's/, "compare": "previous"//' d.json; cj-report d.json --period 2021-22Q3 -o q3.json -q; cj-report d.json --period 2021-22Q4 --published q3.json -o q4.md -q; grep -h 'could be compared' q4.md
--- stdout
1. Nothing could be compared: no figure of this report is in the earlier report under the same measure and labels, and of the same days.

=== published-grown
# All orders that there are: 5 of them then, 6 now, because time went by and not because a number was wrong.  Of the same quarter, once
# more, it is revised; so is what a label names the days of.
--- orders.csv
order,made,seen,area
1,2021-10-04,2021-10-20,North
2,2022-01-10,2022-01-11,South
--- d.json
{"title": "T", "as_of": "period-end", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "tabulate", "label": "Orders", "input": "orders", "rows": "area"}, "q": {"kind": "tabulate", "label": "Orders by quarter", "input": "orders", "rows": "q", "derive": ["q=quarter(made)"]}}, "sections": [{"id": "s", "title": "S", "measures": ["m", "q"]}]}
$ cj-report d.json --period 2021-22Q3 -o q3.json -q; cj-report d.json --period 2021-22Q4 -o q4.json -q
> echo 3,2021-12-30,2021-12-31,North >>orders.csv
> for p in q3 q4; do cj-report d.json --period 2021-22Q4 --published $p.json -o now/ -q; cat now/revisions.csv; done
--- stdout
measure,row,figure,published,now
Orders by quarter,2021-22Q3,Count,1,2
measure,row,figure,published,now
Orders,North,Count,1,2
Orders by quarter,2021-22Q3,Count,1,2
