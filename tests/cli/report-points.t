# cj-report: main points, which are made by rule, and what stands below headlines.
--- d.csv
id,area,date,done
1,North,2022-01-05,2022-01-06
2,North,2022-02-05,2022-02-25
3,South,2022-02-06,2022-02-07
4,North,2021-11-05,2021-11-06
5,South,2021-03-05,2021-03-06
6,South,2021-02-05,2021-02-06
--- q.json
{"title": "T", "period": "2021-22Q4", "as_of": "period-end", "inputs": {"d": {"file": "d.csv"}},
 "measures": {
  "n": {"kind": "tabulate", "label": "Referrals", "input": "d", "date": "date", "rows": "area", "totals": "rows", "compare": ["previous", "same-quarter-last-year"]},
  "t": {"kind": "timeliness", "label": "Done in time", "input": "d", "from": "date", "to": "done", "within": "7d", "target": 90},
  "p": {"kind": "timeliness", "label": "Quarter by quarter", "input": "d", "from": "date", "to": "done", "within": "7d", "target": 90, "period": ["2021-22Q4", "2021-22Q3"]},
  "a": {"kind": "tabulate", "label": "Areas", "input": "d", "rows": "area"}},
 "headlines": [{"measure": "n", "where": {"area": "All"}, "figure": "count", "label": "referrals"},
   {"measure": "a", "where": {"area": "South"}, "figure": "count", "label": "from the South in all"}],
 "main_points": POINTS,
 "sections": [{"id": "s", "title": "S", "measures": ["n", "a", "t", "p", "n"]}]}

=== report-points-default
# 3 of January to March, 1 of the quarter before, 2 a year ago.
< d.csv
< q.json
$ sed '/POINTS/d' q.json >d.json && cj-report d.json | sed -n '/^Main/,/^S$/p'
--- stdout
Main points
-----------

- 3 referrals, up 2 from 1; 2 a year ago.
- 3 from the South in all.

S

=== report-points-true
# Besides the headlines measures with a target: 2 of 3 in time; a has neither. Of two periods the latest, which is compared with the
# other: 1 of 1 was in time then. Wilson's interval of 2 of 3 is 20.8% to 93.9%.
< d.csv
< q.json
$ sed 's/POINTS/true/' q.json >d.json && cj-report d.json -f json | sed -n '/main_points/p'
--- stdout
  "main_points": ["3 referrals, up 2 from 1; 2 a year ago.", "3 from the South in all.", "Done in time: 67% (2 of 3, 95% interval 20.8% to 93.9%); target 90%: below target, not certain.", "Quarter by quarter: 67% (2 of 3, 95% interval 20.8% to 93.9%), down 33 points from 100% (no clear difference); target 90%: below target, not certain."],

=== report-points-list
# A row by its total, a figure of its own, a label, a condition.
< d.csv
< q.json
$ sed 's/POINTS/["n", {"measure": "t", "figure": "pending", "label": "are pending"}, {"measure": "n", "where": {"area": "North"}}]/' q.json >d.json && cj-report d.json -f json | sed -n '/main_points/p'
--- stdout
  "main_points": ["Referrals: 3, up 2 from 1; 2 a year ago.", "0 are pending.", "Referrals, North: 2, up 1 from 1; 0 a year ago."],

=== report-points-none
< d.csv
< q.json
$ sed 's/POINTS/false/' q.json >d.json && cj-report d.json -f json | grep main_points
--- stdout
  "main_points": [],

=== report-points-hidden
# With counts below 4 hidden they say so, and nothing that gives them away.
< d.csv
< q.json
$ sed 's/POINTS/["n", "t"]/' q.json >d.json && cj-report d.json --suppress-below 4 -f json | sed -n '/main_points/,/^  "sections/p'
--- stdout
  "main_points": ["Referrals: [c], [c] in 2021-22 Q3; [c] a year ago.", "Done in time: [c]; target 90%: [c]."],
  "headlines": [
    {"figure": "[c]", "label": "referrals", "sentence": "[c] in 2021-22 Q3; [c] a year ago.", "value": null, "unit": "count", "measure": "n", "key": "count"},
    {"figure": "[c]", "label": "from the South in all", "sentence": "", "value": null, "unit": "count", "measure": "a", "key": "count"}
  ],
  "sections": [

=== report-points-markdown
# Above the headlines, which json has as numbers, too.
< d.csv
< q.json
$ sed 's/POINTS/["n"]/' q.json >d.json && cj-report d.json -f html | grep -A3 'id="main-points"'; cj-report d.json -f json | sed -n '/"headlines"/,/\]/p'
--- stdout
<section class="points" id="main-points">
<h2>Main points</h2>
<ul>
<li>Referrals: 3, up 2 from 1; 2 a year ago.</li>
  "headlines": [
    {"figure": "3", "label": "referrals", "sentence": "Up 2 from 1; 2 a year ago.", "value": 3, "unit": "count", "measure": "n", "key": "count"},
    {"figure": "3", "label": "from the South in all", "sentence": "", "value": 3, "unit": "count", "measure": "a", "key": "count"}
  ],

=== report-points-many
< d.csv
< q.json
$ sed 's/POINTS/["n","n","n","n","n","n","n"]/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:9: $.main_points: there are 7; more than six are no main points

=== report-points-several
# No row is the total.
< d.csv
< q.json
$ sed 's/POINTS/["a"]/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:9: $.main_points[0]: 2 rows fit; "where" must choose one by area

=== report-points-words
< d.csv
< q.json
$ sed 's/POINTS/"n"/' q.json >d.json && cj-report d.json --check
? 2
--- stderr
cj-report: d.json:9: $.main_points: must be true, false or a list of measures

=== report-points-parts
# 2 of 3 in January to March, 1 of 1 before: two counts of others are no change. The label of the second has a figure of its own, so
# the interval stands behind the 67%, and the change names it: 67% less 100%. Wilson of 2 of 3: 20.8% to 93.9%.
< d.csv
< q.json
$ sed 's/POINTS/[{"measure": "p", "figure": "within", "label": "done in time"}, {"measure": "p", "label": "of {t.total} done in time"}]/' q.json >d.json && cj-report d.json -f json | sed -n '/main_points/p'
--- stdout
  "main_points": ["2 done in time, 1 of 1 in 2021-22 Q3.", "67% (2 of 3, 95% interval 20.8% to 93.9%) of 3 done in time; 67% is down 33 points from 100% (no clear difference); target 90%: below target, not certain."],

=== report-points-parts-alike
# 2 of 3 in January to March, 2 of 2 a year before: told with both. Without the late row it is 2 of 2, too, and the counts are compared.
< d.csv
< q.json
$ sed 's/POINTS/[{"measure": "p", "figure": "within", "label": "done in time"}]/; s/"2021-22Q3"\]}/"2020-21Q4"]}/' q.json >d.json && cj-report d.json -f json | sed -n '/main_points/p'
> sed -i '/^2/d' d.csv && cj-report d.json -f json | sed -n '/main_points/p'
--- stdout
  "main_points": ["2 done in time, 2 of 2 a year ago."],
  "main_points": ["2 done in time, unchanged from 2 a year ago."],
