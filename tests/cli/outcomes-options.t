# cj-outcomes: options, operands, help.

=== help
$ cj-outcomes --help >help; s=$?; head -n 1 help; exit $s
--- stdout
Usage: cj-outcomes [OPTION...] [REVIEWS...]

=== help-format-variable
# no variable of the environment changes the help: argp of glibc aborts by some widths
$ for width in 1 20 40; do
>   ARGP_HELP_FMT=rmargin=$width timeout 20 cj-scores --help | cmp - <(cj-scores --help) || exit
> done

=== help-full-disk
$ cj-outcomes --help >/dev/full
? 3
--- stderr
cj-outcomes: standard output: cannot write: No space left on device

=== help-short
$ cj-outcomes -h | grep -c -e --baseline
--- stdout
1

=== operands-two
# several files are one input: people are no reviews
$ cj-outcomes $DATA/reviews.csv $DATA/people.csv
? 2
--- stderr
cj-outcomes: people.csv:1: no column "review_date"; there are person_id, sex, date_of_birth and locality (name the header that holds it with --map "HEADER=review_date")

=== option-ambiguous
$ cj-outcomes $DATA/reviews.csv --f text
? 2
--- stderr
cj-outcomes: --f could be --framework, --findings or --format

=== option-not-utf8
$ printf 'g,v\nx,1\n' >a.csv
> cj-tabulate a.csv --rows v --title $'caf\xe9' -o o.json
? 2
--- stderr
cj-tabulate: --title: byte 4 (\xE9) is no UTF-8; write the text in UTF-8

=== option-unknown
$ cj-outcomes $DATA/reviews.csv --zzzzzz
? 2
--- stderr
cj-outcomes: there is no option --zzzzzz; --help lists them

=== option-unknown-letter
$ cj-outcomes -z
? 2
--- stderr
cj-outcomes: there is no option -z; --help lists them

=== option-unknown-nearest
$ cj-outcomes $DATA/reviews.csv --bsaeline first
? 2
--- stderr
cj-outcomes: there is no option --bsaeline; did you mean --baseline?

=== option-value-of-a-switch
$ cj-outcomes $DATA/reviews.csv --total=yes
? 2
--- stderr
cj-outcomes: --total takes no value

=== option-without-value
$ cj-outcomes $DATA/reviews.csv --period
? 2
--- stderr
cj-outcomes: --period needs a value (P); see --help

=== pipe-closed
$ { sleep 0.3; cj-outcomes $DATA/reviews.csv; echo "status $?" >&2; } | true
--- stderr
status 141

=== pipe-head
$ cj-outcomes $DATA/reviews.csv | head -n 1; s=${PIPESTATUS[0]}
> [ $s = 0 ] || [ $s = 141 ]
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict

=== quiet-still-lists-errors
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,x
P2,2022-01-01,c,3
P2,2022-02-01,c,4
$ cj-outcomes reviews.csv --tolerate 1 -q
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,2,1,1,0,0,100,0,0,20.7,100.0,,,
--- stderr
cj-outcomes: reviews.csv:3:4: score: "x" is not a whole number or a decimal such as 7.5

=== stdin-bad-cell
$ printf 'person_id,review_date,outcome,score\nP1,2022-01-01,c,x\n' | cj-outcomes
? 1
--- stderr
cj-outcomes: standard input:2:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: standard input: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of standard input is at fault; no table was made

=== stdin-closed
$ cj-outcomes <&-
? 3
--- stderr
cj-outcomes: standard input: cannot read: it is closed

=== stdin-dash
$ cat $DATA/reviews.csv | cj-outcomes -
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== stdin-for-two-inputs
$ cj-outcomes - --people - <$DATA/reviews.csv
? 2
--- stderr
cj-outcomes: standard input can be read for one input alone: it is the reviews already

=== stdin-without-operand
$ cj-outcomes -v <$DATA/reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: standard input: rows 11 = used 11 + outside the period 0 + not selected 0 + rejected 0

=== stdout-closed
$ cj-outcomes $DATA/reviews.csv >&-
? 3
--- stderr
cj-outcomes: standard output: cannot write: it is closed

=== stdout-closed-with-output
$ cj-outcomes $DATA/reviews.csv -o q.csv >&-
> cat q.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== stdout-full-disk
$ cj-outcomes $DATA/reviews.csv >/dev/full
? 3
--- stderr
cj-outcomes: standard output: cannot write: No space left on device

=== stdout-is-emptied-input
$ cp $DATA/reviews.csv r.csv; cj-outcomes ./r.csv >r.csv
? 2
--- stderr
cj-outcomes: standard output: is an input, too: ./r.csv; the shell has emptied that file (>) before this program began

=== stdout-is-findings
$ cj-check $DATA/reviews.csv --findings f.csv >f.csv
? 2
--- stderr
cj-check: f.csv: is both --findings and standard output

=== stdout-is-input
$ cp $DATA/reviews.csv r.csv; cj-outcomes r.csv >>r.csv; s=$?; cmp r.csv $DATA/reviews.csv; exit $s
? 2
--- stderr
cj-outcomes: standard output: is an input and would be overwritten: r.csv

=== stdout-is-standard-input
$ cp $DATA/reviews.csv r.csv; cj-outcomes <r.csv >>r.csv; s=$?; cmp r.csv $DATA/reviews.csv; exit $s
? 2
--- stderr
cj-outcomes: standard output: is an input and would be overwritten: what standard input reads

=== threads-bad
$ cj-outcomes $DATA/reviews.csv --threads 0
? 2
--- stderr
cj-outcomes: --threads "0" must be a whole number, 1 to 1024

=== threads-same-result
$ cj-outcomes $DATA/reviews.csv --threads 1
> cj-outcomes $DATA/reviews.csv --threads 7 | tail -n +2
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== verbose
$ cj-outcomes $DATA/reviews.csv --period 2021-22Q4 --people $DATA/people.csv -v --where sex=F | tail -n 1
--- stdout
2021-22Q4,crime,,3,2,1,0,0,1,0,0,100,0.0,79.3,,,
--- stderr
cj-outcomes: people.csv: rows 5 = used 3 + outside the period 0 + not selected 2 + rejected 0
cj-outcomes: reviews.csv: rows 11 = used 6 + outside the period 1 + not selected 4 + rejected 0

=== verbose-and-quiet
$ cj-outcomes $DATA/reviews.csv -v -q
? 2
--- stderr
cj-outcomes: --verbose and --quiet contradict each other

=== version
$ cj-outcomes --version | sed "s/[0-9.]*$/N/"
--- stdout
cj-outcomes (cjtools) N

=== version-full-disk
$ cj-outcomes --version >/dev/full
? 3
--- stderr
cj-outcomes: standard output: cannot write: No space left on device

=== lower-is-better-of-all
# Without a name, before another option or at the end, it is said of all outcomes: 5 to 3 and 4 to 2 are improvements.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-02,c,5
P1,2022-02-02,c,3
P1,2022-01-02,d,4
P1,2022-02-02,d,2
$ for o in "--lower-is-better --quiet" "--quiet --lower-is-better" "--lower-is-better=*" "--lower-is-better d"; do
> cj-outcomes reviews.csv $o | cut -d, -f1,2,6-8; done
--- stdout
period,outcome,compared,improved,maintained
all,c,1,1,0
all,d,1,1,0
period,outcome,compared,improved,maintained
all,c,1,1,0
all,d,1,1,0
period,outcome,compared,improved,maintained
all,c,1,1,0
all,d,1,1,0
period,outcome,compared,improved,maintained
all,c,1,0,0
all,d,1,1,0

=== target-as-share
# 0.55 is 55% for a spreadsheet, and 0.55% here, which nearly everything reaches; that is taken where it is said.
--- c.csv
person_id,review_date,outcome,score
P1,2021-01-01,a,1
P1,2021-02-01,a,2

$ cj-outcomes c.csv --target 0.55; echo $?
> cj-outcomes c.csv --target 0.55% | cut -d, -f15,16
--- stdout
2
target_pct,at_target
0.55,yes
--- stderr
cj-outcomes: --target "0.55" is less than one percent: write 55 for 55%, or "0.55%" if that is meant
