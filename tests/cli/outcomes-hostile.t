# cj-outcomes: text of cells that would do harm.
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,\x1b[31mx\x07,3
P1,2022-02-01,\x1b[31mx\x07,5

=== hostile-header
--- reviews.csv (bytes)
person_id,review_date,outcome,sc\x1b]0;x\x07ore
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "score"; did you mean "sc\x1B]0;x\x07ore"?

=== hostile-text-in-json
< reviews.csv
$ cj-outcomes reviews.csv -f json | grep -o '"outcome": "[^"]*"'
--- stdout
"outcome": "\u001b[31mx\u0007"

=== hostile-text-in-markdown
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,a|b*c_<i>,3
P1,2022-02-01,a|b*c_<i>,5
$ cj-outcomes reviews.csv -f markdown | sed -n 9p
--- stdout
| a\|b\*c\_\<i> | 1 | 1 (100%) | 0 (0%) | 0 (0%) | 20.7% to 100.0% |

=== hostile-text-in-messages
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-01,c,\x1b[31mx\x07
P1,2022-01-01,c,"a""b\\c"
P2,2022-01-01,c,"a
b"
P2,2022-01-01,c,\xc2\x85x
P3,2022-01-01,c,zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "\x1B[31mx\x07" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:3:4: score: "a\"b\\c" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:4:4: score: "a\nb" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:6:4: score: "\u0085x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv:7:4: score: "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz..." is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 5 = used 0 + outside the period 0 + not selected 0 + rejected 5
cj-outcomes: 5 of 5 rows of reviews.csv are at fault; no table was made

=== hostile-text-in-nearest-outcome
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-02,cri\x1bme,4
$ cj-outcomes reviews.csv --lower-is-better crime
? 2
--- stderr
cj-outcomes: --lower-is-better: no outcome "crime"; did you mean "cri\x1Bme"?

=== hostile-text-in-nearest-value
--- reviews.csv (bytes)
person_id,review_date,outcome,score
P1,2022-01-02,cri\x1bme,4
$ cj-outcomes reviews.csv --where outcome=crime
? 2
--- stderr
cj-outcomes: condition "outcome=crime": no row has "crime" in outcome; did you mean "cri\x1Bme"?

=== hostile-text-in-option
$ cj-outcomes $DATA/reviews.csv --baseline $'\033[31m'
? 2
--- stderr
cj-outcomes: --baseline "\x1B[31m" must be first, previous, before-period or recorded

=== hostile-text-in-text
< reviews.csv
$ cj-outcomes reviews.csv -f text | sed -n 8p
--- stdout
\\x1B[31mx\x07         1  1 (100%)      0 (0%)        0 (0%)  20.7% to 100.0%
