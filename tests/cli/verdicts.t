# Verdicts on targets: what data formats print, and what people read.
--- reviews.csv
person_id,review_date,outcome,score
a,2021-04-10,Housing,2
a,2021-09-10,Housing,3
b,2021-04-10,Housing,2
b,2021-09-10,Housing,3
c,2021-04-10,Housing,2
c,2021-09-10,Housing,2
d,2021-04-10,Housing,2
d,2021-09-10,Housing,2

=== verdict-exactly-at-target
# 2 of 4: half, and half is the target. Wilson: (0.5 + 0.4802) / 1.9604 +/- 0.35.
< reviews.csv
$ cj-outcomes reviews.csv --target 50 | cut -d, -f1,2,6,7,10,13- && cj-outcomes reviews.csv --target 50 -f markdown | grep '^|'
--- stdout
period,outcome,compared,improved,improved_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,Housing,4,2,50,15.0,85.0,50,yes,no clear difference
| Outcome | Compared | Improved | Maintained | Deteriorated | 95% interval | Target | Verdict |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| Housing | 4 | 2 (50%) | 2 (50%) | 0 (0%) | 15.0% to 85.0% | 50% | Above target, not certain |

=== verdict-below-target
# z = 3.0902: (0.5 + 1.1937) / 3.3874 +/- 0.4198.
< reviews.csv
$ cj-outcomes reviews.csv --target 50.1 --confidence 99.8 -f markdown | grep -e '^|' -e Verdict:
--- stdout
| Outcome | Compared | Improved | Maintained | Deteriorated | 99.8% interval | Target | Verdict |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| Housing | 4 | 2 (50%) | 2 (50%) | 0 (0%) | 8.0% to 92.0% | 50.1% | Below target, not certain |
5. Verdict: the figure against its target. Certain = the 99.8% interval lies wholly on one side: Met at or above the target, Not met below it. Else the word says on which side the figure itself lies; exactly at the target is above.

=== verdict-certain
# The interval is 15.0% to 85.0%.
< reviews.csv
$ for target in 10 90; do cj-outcomes reviews.csv --target $target -f json | grep -o '"verdict":[^,}]*'
> cj-outcomes reviews.csv --target $target --sentences -f markdown | grep -o 'The target .*'; done
--- stdout
"verdict": "met"
The target of 10% was met.
"verdict": "not met"
The target of 90% was not met.

=== verdict-evidence
# Where lower is better a figure on its target is below it; what has no interval is marked. 2 of 4 improved, and of
# the same 4 people the mean start score is 2.
< reviews.csv
--- pairs.csv
person_id,start,end
a,2,3
b,2,2
--- d.json
{"title": "T", "inputs": {"reviews": {"file": "reviews.csv"}, "pairs": {"file": "pairs.csv"}}, "measures": {"m": {"kind": "outcomes", "label": "M"}, "s": {"kind": "scores", "label": "S", "input": "pairs", "start": "start", "end": "end"}}, "outcomes": [{"framework": "F", "outcomes": [{"id": "A", "outcome": "O", "evidence": [{"measure": "m", "figure": "improved_pct", "target": 50}, {"measure": "m", "figure": "improved_pct", "target": 50, "direction": "lower"}, {"measure": "m", "figure": "improved_pct", "target": 49.9, "direction": "lower"}, {"measure": "m", "figure": "improved_pct", "target": 86, "direction": "lower"}, {"measure": "s", "figure": "start_mean", "target": 2}, {"measure": "s", "figure": "start_mean", "target": 1, "direction": "lower"}]}]}], "sections": [{"id": "e", "title": "E", "outcomes": true}, {"title": "S", "measures": ["m", "s"]}]}
$ cj-report d.json --period all -o o.md && grep '^| A' o.md
--- stdout
| A | O | M: Improved % | 50% |  | 50% |  | Above target, not certain | 4 | 4 |
| A | O | M: Improved % | 50% |  | 50% |  | Below target, not certain | 4 | 4 |
| A | O | M: Improved % | 50% |  | 49.9% |  | Above target, not certain | 4 | 4 |
| A | O | M: Improved % | 50% |  | 86% |  | Met | 4 | 4 |
| A | O | S: Mean start |  | 2.0 |  | 2 | Met (figure alone) | 2 | 2 |
| A | O | S: Mean start |  | 2.0 |  | 1 | Not met (figure alone) | 2 | 2 |
--- stderr
cj-report: d.json: 8 counts of 1 to 4 people or records about them are shown, the first in "M": "disclosure": {"below": 5} hides them, false says that they may be shown

=== verdict-evidence-exact-bounds
# 55 of 68: Wilson (2 * 55 + 3.8415 - 1.96 sqrt(3.8415 + 220 * 13 / 68)) / (2 * 71.8415) = 69.989 %, which prints as
# 70.0 and does not reach 70; the other way round 13 of 68 goes up to 30.011 %, which is more than 30.
--- d.json
{"title": "T", "inputs": {"r": {"file": "r.csv"}}, "measures": {"m": {"kind": "tabulate", "label": "M", "input": "r", "values": ["kept=share(x=1)", "missed=share(x=0)"], "intervals": true}}, "outcomes": [{"framework": "F", "outcomes": [{"id": "A", "outcome": "O", "evidence": [{"measure": "m", "figure": "kept", "target": 70}, {"measure": "m", "figure": "kept", "target": 69.9}, {"measure": "m", "figure": "missed", "target": 30, "direction": "lower"}, {"measure": "m", "figure": "missed", "target": 30.1, "direction": "lower"}]}]}], "sections": [{"id": "e", "title": "E", "outcomes": true}, {"title": "S", "measures": ["m"]}]}
$ { echo x; yes 1 | head -55; yes 0 | head -13; } >r.csv
> cj-report d.json -o o.md -o o/ && grep '^| A' o.md && cut -d, -f1-5 o/m.csv
--- stdout
| A | O | M: kept | 81% | 70% | Above target, not certain |
| A | O | M: kept | 81% | 69.9% | Met |
| A | O | M: missed | 19% | 30% | Below target, not certain |
| A | O | M: missed | 19% | 30.1% | Met |
kept,kept_low_pct,kept_high_pct,missed,missed_low_pct
81,70.0,88.5,19,11.5
