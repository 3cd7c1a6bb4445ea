=== notes-conditions
# Conditions are told in words: filled in, blank, one of several, none of several, in order; an article where the name is one thing.
--- a.csv
End Date,sex,age,hours
2024-01-01,F,20,1
2024-01-02,M,30,
$ n() { cj-tabulate a.csv -f text "$@" | grep -A1 '^- Only' | grep -v a.csv; }
> n --where 'End Date!='; n --where 'hours='; n --where 'sex=F|M' --where 'age>=20'; n --where 'sex!=F|M' --allow-empty -q; n --where 'End Date!=' --where 'sex!=M' --where 'age<30' --where 'age<=29'
--- stdout
- Only rows where End Date is recorded.
- Only rows where hours is not recorded.
- Only rows where sex is F or M and age is 20 or more.
- Only rows where sex is neither F nor M (or is not recorded).
- There is no row to count.
- Only rows where End Date is recorded and sex is not M (or is not recorded) and age is below 30 and is 29 or less.

=== notes-derivations
# So are derived columns; what is recoded alike is told at once.
--- a.csv
born,seen,kind,n
2000-03-01,2020-05-01,a,1
2001-03-01,2020-05-01,b,2
$ n() { cj-tabulate a.csv -f text "$@" | grep -v '^- a.csv' | sed -n '/^- [xy]/,$p'; }
> n --derive 'x=age(born,seen)' --derive 'y=band(x,young=0-19,20+)' --rows y; n --derive 'x=recode(kind,a=c,b=c,*=d)'; n --derive 'x=months(born,seen)' --derive 'y=plus(seen,n)'
--- stdout
- x: completed years from born to seen. y: bands of x: young (0-19), 20+.
- x: kind, with a, b as c; anything else as d.
- x: whole months from born to seen. y: seen plus n days.

=== notes-columns
# A note about columns that are not shown is not read by people; data keep it.
--- o.csv
start,end
2024-01-01,2024-01-02
--- d.json
{"title":"R","period":"all","inputs":{"o":{"file":"o.csv"}},"measures":{"m":{"kind":"timeliness","input":"o","from":"start","to":"end","within":"7d","target":50}},
"sections":[{"id":"s","title":"S","measures":[{"measure":"m","show":["total","within"]}]}]}
$ cj-report d.json -o r.md && cj-report d.json -o r.json && for w in Median Verdict: Within:; do echo $w $(grep -c "[\". ]$w" r.md) $(grep -c "^    \"$w" r.json); done
--- stdout
Median 0 1
Verdict: 0 1
Within: 1 1

=== labels-for-people
# Headings begin with a capital and have blanks for underscores, blanks are "Not recorded" and the rest is "Other"; csv keeps keys and words.
--- a.csv
order_type,person_id
x,1
x,2
y,3
z,4
,5
$ cj-tabulate a.csv --rows order_type --top 1 -f markdown | sed -n 3,7p; cj-tabulate a.csv --rows order_type --top 1 | tail -n 2
--- stdout
| Order type | Count |
| --- | ---: |
| x | 2 |
| Other | 2 |
| Not recorded | 1 |
(other),2
(missing),1

=== labels-taken
# A value that is called so keeps the table's word apart from it.
--- a.csv
k,n
Not recorded,1
,2
$ cj-tabulate a.csv --rows k -f markdown -q | sed -n 5,6p
--- stdout
| Not recorded | 1 |
| (missing) | 1 |

=== labels-given
# --labels gives a heading; in a definition they are an object. What is no column is refused.
--- a.csv
order_type
x
--- d.json
{"title":"R","period":"all","inputs":{"a":{"file":"a.csv"}},"measures":{"m":{"kind":"tabulate","input":"a","rows":"order_type","labels":{"order_type":"Order","count":"Orders"}}},"sections":[{"id":"s","title":"S","measures":["m"]}]}
$ cj-tabulate a.csv --rows order_type --labels order_type=Order -f markdown | sed -n 3p; cj-report d.json -o r.md; grep Orders r.md; cj-tabulate a.csv --labels order=Order
? 2
--- stdout
| Order | Count |
| Order | Orders |
--- stderr
cj-tabulate: --labels "order=Order": the table has no column order

=== provenance
# People read one table About the data; "full" gives all of the provenance, which json has in any case. Accounts in words are for reports: one table has the line.
--- a.csv
k,day
x,2022-01-01
y,2022-01-02
y,2023-01-01
z,2024-01-01
--- d.json
{"title":"R","period":"2022","inputs":{"a":{"file":"a.csv"}},"measures":{"m":{"kind":"tabulate","label":"Cases","definition":"Cases of the year.","input":"a","rows":"k","date":"day","where":"k!=y"}},"sections":[{"id":"s","title":"S","measures":["m"]}]}
$ cj-report d.json -o r.md; grep -E '^(#|[0-9]\. Source|\| Cases)' r.md; sed 's/^{/{"provenance": "full",/' d.json >f.json; cj-report f.json -o f.md; grep '^#' f.md
> cj-report d.json -f json | grep -o '"id": "[a-z]*"\|a.csv: rows.*d 0'; cj-tabulate --measure d.json#m -f text | grep a.csv; sed 's/^{/{"provenance": "none",/' d.json >n.json; cj-report n.json -o n.md
? 2
--- stdout
# R
## S
### Cases
#### 2022
## Notes
3. Source: a.csv. 1 of 4 records is used; 2 are not selected, 1 is outside the period.
## About the data
### Files and records
| Cases | Cases of the year. | a.csv | 4 | 1 | 2 are not selected, 1 is outside the period |
# R
## S
### Cases
#### 2022
## Notes
## About the data
### Definitions
### Provenance: files
### Provenance: rows
### Provenance: options
"id": "s"
"id": "m"
a.csv: rows 4 = used 1 + outside the period 1 + not selected 2 + rejected 0
"id": "definitions"
"id": "m"
"id": "files"
"id": "rows"
"id": "options"
- a.csv: rows 4 = used 1 + outside the period 1 + not selected 2 + rejected 0
--- stderr
cj-report: n.json:1: $.provenance: must be "short" or "full"

=== notes-once
# In a report's page each note stands once, at the end; tables and headings link to it. One table alone has its notes under it.
--- o.csv
start,end
2024-01-01,2024-01-02
2024-01-01,2024-01-20
--- d.json
{"title":"R","period":"all","inputs":{"o":{"file":"o.csv"}},"measures":{"m":{"kind":"timeliness","input":"o","from":"start","to":"end","within":"7d","target":50},"n":{"kind":"timeliness","label":"N","input":"o","from":"start","to":"end","within":"7d","target":60}},
"sections":[{"id":"s","title":"S","measures":["m","n"]}]}
$ cj-report d.json -o r.html; grep -o '<p class="notes">.*' r.html; grep -o '<li id="note-[0-9]*">[A-Z][a-z]*' r.html; grep -o 'Verdict <a[^<]*</a>' r.html
> cj-timeliness --measure d.json#m -f html | grep -c -e '<ol class="notes">' -e 'href="#note'
> cj-report d.json -o r.xlsx; unzip -p r.xlsx xl/sharedStrings.xml | grep -o 'Verdict \[note [0-9]*\]' | sort -u
--- stdout
<p class="notes">Notes <a href="#note-1">1</a> to <a href="#note-6">6</a></p>
<p class="notes">Notes <a href="#note-1">1</a> to <a href="#note-6">6</a></p>
<li id="note-1">Within
<li id="note-2">Late
<li id="note-3">Within
<li id="note-4">Median
<li id="note-5">Verdict
<li id="note-6">Source
Verdict <a class="mark" href="#note-5">[note 5]</a>
Verdict <a class="mark" href="#note-5">[note 5]</a>
1
Verdict [note 5]
