# cj-outcomes: frameworks.

=== framework
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --framework $DATA/framework.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict,target_label
2021-22Q4,crime,short,,4,1,1,0,0,100,0,0,20.7,100.0,50,yes,no clear difference,fewer offences
2021-22Q4,crime,medium,,4,1,1,0,0,100,0,0,20.7,100.0,12.5,yes,met,
2021-22Q4,housing,,,4,0,0,0,0,,,,,,40,,,
2021-22Q4,confidence,,,4,3,2,0,1,67,0,33,20.8,93.9,66.7,no,no clear difference,

=== framework-and-target
$ cj-outcomes $DATA/reviews.csv --framework $DATA/framework.json --target 50
? 2
--- stderr
cj-outcomes: --target and --framework both give targets; use one of them

=== framework-bad-direction
--- framework.json
{"outcomes":[{"outcome":"c","direction":"down"}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].direction: must be "higher" or "lower": which scores are better

=== framework-bad-empty-list
--- framework.json
{"outcomes":[]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes: must hold at least one outcome

=== framework-bad-hostile-key
--- framework.json
{"outcomes":[{"outcome":"c","\u001b[31m":1}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].\x1B[31m: unknown key; known here are outcome, label, direction, threshold, targets

=== framework-bad-key-missing
--- framework.json
{"outcomes":[{"label":"c"}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].outcome: is missing; it must be a text in quotation marks

=== framework-bad-key-nearest
--- framework.json
{"outcomes":[{"outcome":"c","lable":"x"}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].lable: unknown key; did you mean "label"?

=== framework-bad-key-twice
--- framework.json
{"outcomes":[{"outcome":"c"},{"outcome":"d","targets":[{"value":50,"value":60}]}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[1].targets[0].value: this key is given twice

=== framework-bad-outcome-twice
--- framework.json
{"outcomes":[{"outcome":"c"},{"outcome":"C"}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[1].outcome: stands in the framework twice; give one outcome all of its targets

=== framework-bad-syntax
--- framework.json
{
  "outcomes": [
    {"outcome": "c",}
  ]
}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:3:21: a string in quotation marks is expected here

=== framework-bad-target
--- framework.json
{"outcomes":[{"outcome":"c","targets":[{"value":150}]}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].targets[0].value: must be a percentage from 0 to 100

=== framework-bad-target-text
--- framework.json
{"outcomes":[{"outcome":"c","targets":[{"value":"50"}]}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].targets[0].value: must be a number

=== framework-bad-targets-no-list
--- framework.json
{"outcomes":[{"outcome":"c","targets":{"value":50}}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].targets: must be a list in [ ]

=== framework-bad-threshold
--- framework.json
{"outcomes":[{"outcome":"c","threshold":0}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].threshold: must be above 0

=== framework-bad-type
--- framework.json
{"outcomes":[{"outcome":5}]}
$ cj-outcomes $DATA/reviews.csv --framework framework.json
? 2
--- stderr
cj-outcomes: framework.json:1: $.outcomes[0].outcome: must be a text in quotation marks

=== framework-missing
$ cj-outcomes $DATA/reviews.csv --framework nosuch.json
? 3
--- stderr
cj-outcomes: nosuch.json: cannot open: No such file or directory
