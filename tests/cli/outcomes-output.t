# cj-outcomes: output files.

=== output-chain-of-links
$ printf 'g,v\nnorth,1\n' >in.csv; ln -s nowhere l1; ln -s l1 l2; ln -s b a; ln -s a b; cj-tabulate in.csv --rows g -o l2 -f csv; head -c 5 nowhere; echo; readlink l1 l2; cj-tabulate in.csv --rows g -o a -f csv
? 3
--- stdout
g,cou
nowhere
l1
--- stderr
cj-tabulate: a: cannot write: Too many levels of symbolic links

=== output-dev-null
$ cj-outcomes $DATA/reviews.csv -o /dev/null

=== output-directory
$ cj-outcomes $DATA/reviews.csv -o . -f csv
? 3
--- stderr
cj-outcomes: .: cannot write: it is a directory

=== output-folder-missing
$ cj-outcomes $DATA/reviews.csv -o nosuch/q4.csv
? 3
--- stderr
cj-outcomes: nosuch/q4.csv: cannot write: there is no folder nosuch

=== output-format-wins
$ cj-outcomes $DATA/reviews.csv -o q4.csv -f text && head -n 1 q4.csv
--- stdout
Outcomes of reviews

=== output-full-disk
$ cj-outcomes $DATA/reviews.csv -o /dev/full -f csv
? 3
--- stderr
cj-outcomes: /dev/full: cannot write: No space left on device

=== output-html
$ cj-outcomes $DATA/reviews.csv -o out.html; s=$?; grep -c '<table[ >]' out.html; grep '<h1>' out.html; exit $s
--- stdout
1
<h1>Outcomes of reviews</h1>

=== output-is-findings
$ cj-outcomes $DATA/reviews.csv -o f.csv --findings f.csv
? 2
--- stderr
cj-outcomes: f.csv: is both --output and --findings

=== output-is-framework
$ cp $DATA/framework.json f.json
> cj-outcomes $DATA/reviews.csv --framework f.json -o f.json
> s=$?
> cmp f.json $DATA/framework.json
> exit $s
? 2
--- stderr
cj-outcomes: f.json: is an input and would be overwritten

=== output-is-input
$ cp $DATA/reviews.csv r.csv
> cj-outcomes r.csv -o ./r.csv
> s=$?
> cmp r.csv $DATA/reviews.csv
> exit $s
? 2
--- stderr
cj-outcomes: ./r.csv: is an input and would be overwritten

=== output-is-people
$ cp $DATA/people.csv p.csv
> cj-outcomes $DATA/reviews.csv --people p.csv -o p.csv
? 2
--- stderr
cj-outcomes: p.csv: is an input and would be overwritten

=== output-is-standard-input
$ cp $DATA/reviews.csv r.csv; cj-outcomes <r.csv -o r.csv; s=$?; cmp r.csv $DATA/reviews.csv; exit $s
? 2
--- stderr
cj-outcomes: r.csv: is an input and would be overwritten

=== output-keeps-the-old-file
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,x
$ mkdir out
> echo old >out/q4.csv
> cj-outcomes reviews.csv -o out/q4.csv
> s=$?
> ls -A out
> cat out/q4.csv
> exit $s
? 1
--- stdout
q4.csv
old
--- stderr
cj-outcomes: reviews.csv:2:4: score: "x" is not a whole number or a decimal such as 7.5
cj-outcomes: reviews.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of reviews.csv is at fault; no table was made

=== output-limit-of-sizes
$ printf 'g,v\nnorth,1\n' >in.csv; echo old >t.html; ulimit -f 1; cj-tabulate in.csv --rows g -o t.html; s=$?; cat t.html; exit $s
? 3
--- stdout
old
--- stderr
cj-tabulate: t.html: cannot write: File too large

=== output-one-cannot-be-replaced
$ printf 'g,v\nnorth,1\n' >in.csv; mkdir t.json.d; echo old >f.csv; ln -s t.json.d/none/x t.csv; cj-tabulate in.csv --rows g -o t.csv --findings f.csv; s=$?; cat f.csv; ls -A t.json.d; exit $s
? 3
--- stdout
old
--- stderr
cj-tabulate: t.csv: cannot write: there is no folder ./t.json.d/none

=== output-pipe
$ cj-outcomes $DATA/reviews.csv -o /dev/stdout | cat
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== output-read-only
$ printf 'g,v\nnorth,1\n' >in.csv; echo final >t.csv; chmod 444 t.csv; cj-tabulate in.csv --rows g -o t.csv; s=$?; cat t.csv; ls -A; exit $s
? 3
--- stdout
final
in.csv
t.csv
--- stderr
cj-tabulate: t.csv: cannot write: it is read-only (mode 444); chmod u+w lets it be replaced

=== output-suffix-csv
$ mkdir out
> cj-outcomes $DATA/reviews.csv -o out/q4.csv
> ls -A out
> head -n 3 out/q4.csv
--- stdout
q4.csv
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== output-suffix-json
$ mkdir out
> cj-outcomes $DATA/reviews.csv -o out/q4.json
> ls -A out
> head -n 2 out/q4.json
--- stdout
q4.json
{
  "title": "Outcomes of reviews",

=== output-suffix-markdown
$ mkdir out
> cj-outcomes $DATA/reviews.csv -o out/q4.md
> ls -A out
> head -n 2 out/q4.md
--- stdout
q4.md
## Outcomes of reviews


=== output-suffix-text
$ mkdir out
> cj-outcomes $DATA/reviews.csv -o out/q4.txt
> ls -A out
> head -n 2 out/q4.txt
--- stdout
q4.txt
Outcomes of reviews


=== output-suffix-unknown
$ cj-outcomes $DATA/reviews.csv -o out
? 2
--- stderr
cj-outcomes: out: the suffix does not tell the format; end the name in .csv, .json, .md, .txt, .html or .xlsx, or say it with --format

=== output-symbolic-link
$ echo old >target.csv
> ln -s target.csv link.csv
> cj-outcomes $DATA/reviews.csv -o link.csv
> readlink link.csv
> cat target.csv
--- stdout
target.csv
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,confidence,,,4,3,1,1,1,33,33,33,6.1,79.2,,,
all,crime,,,4,1,0,0,1,0,0,100,0.0,79.3,,,

=== output-twice
$ cj-outcomes $DATA/reviews.csv -o a.csv -o b.csv
? 2
--- stderr
cj-outcomes: --output is given twice
