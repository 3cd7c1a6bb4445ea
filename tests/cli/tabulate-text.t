# cj-tabulate: tables as text, sentences, JSON, Markdown.
--- a.csv
k,c,n
a,x,1
a,x,2
a,y,3
b,y,4

=== tabulate-json
# a has 1 and 2 in x and 3 in y: 67 and 33%, change -1 (-50%); b nothing in x and 4 in y. A share is of the rows of its cell.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --values 'count,mean(n),share(n>1)' --percent rows --change x:y -f json |
>   sed '/"notes"/,/\],/d'
--- stdout
{
  "title": "Count, Mean of n, Share where n is above 1 by k and c",
  "columns": [
    {"key": "k", "heading": "k", "unit": "text"},
    {"key": "c", "heading": "c", "unit": "text"},
    {"key": "count", "heading": "Count", "unit": "count"},
    {"key": "mean_n", "heading": "Mean of n", "unit": "number"},
    {"key": "share_n>1", "heading": "Share where n is above 1", "unit": "percent"},
    {"key": "row_pct", "heading": "% of row", "unit": "percent"},
    {"key": "change", "heading": "Change", "unit": "number"},
    {"key": "change_pct", "heading": "Change %", "unit": "percent"}
  ],
  "primary_key": ["k", "c"],
  "rows": [
    {"k": "a", "c": "x", "count": 2, "mean_n": 1.5, "share_n>1": 50, "row_pct": 67, "change": null, "change_pct": null},
    {"k": "a", "c": "y", "count": 1, "mean_n": 3.0, "share_n>1": 100, "row_pct": 33, "change": -1, "change_pct": -50},
    {"k": "b", "c": "x", "count": 0, "mean_n": null, "share_n>1": null, "row_pct": 0, "change": null, "change_pct": null},
    {"k": "b", "c": "y", "count": 1, "mean_n": 4.0, "share_n>1": 100, "row_pct": 100, "change": 1, "change_pct": null}
  ],
  "provenance": {
    "program": "cj-tabulate",
    "version": "0.1.0",
    "inputs": [
      {"file": "a.csv", "rows": 4, "used": 4, "outside_period": 0, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "rows", "value": "k"},
      {"name": "cols", "value": "c"},
      {"name": "values", "value": "count,mean(n),share(n>1)"},
      {"name": "percent", "value": "rows"},
      {"name": "change", "value": "x:y"}
    ]
  }
}

=== tabulate-markdown
# x 0 and 1 of 1; y 1 and 1 of 2; All 1 and 2 of 3. Signs of Markdown in values and titles are escaped.
--- a.csv
k,c
a|b,x
a|b,y
*c*,y
$ cj-tabulate a.csv --rows k --cols c --totals both --percent cols -f markdown --title "By *kind*" | sed '/^Notes/,$d'
--- stdout
## By \*kind\*

| k | x | y | All |
| --- | ---: | ---: | ---: |
| \*c\* | 0 (0%) | 1 (50%) | 1 (33%) |
| a\|b | 1 (100%) | 1 (50%) | 2 (67%) |
| All | 1 (100%) | 2 (100%) | 3 (100%) |


=== tabulate-notes
# What shapes a figure is told: the period by its days, the others of --top, what was kept and derived, decimals, the base.
--- a.csv
k,c,n,d
a,x,1,2021-05-01
b,y,2,2021-05-01
$ n() { cj-tabulate a.csv -f json "$@" | sed -n '/"notes"/,/\],/p'; }
> n --rows k --cols c --change x:y --top 1 --date d --period 2021-22 --where 'c=x|y' --derive 'q=quarter(d)' |
>   grep -o -e '2021-22 is 1 April 2021 to 31 March 2022' -e 'Other: all values of k but the 1 most frequent' -e 'from x to y' \
>     -e 'where c is x or y' -e 'q: the quarter of d' -e 'rows 2 = used 2'
> n --rows k --percent rows --base valid --sum-to-100 --decimals 2 --totals rows |
>   grep -o -e 'to 2 decimals' -e 'blanks are in no base' -e 'add to 100 (largest remainder)' -e 'counted'
> n --values 'median(n),ratio(n,n)' --mean-decimals 2 | grep -o -e 'to 2 decimals' -e 'of two values in the middle' -e 'sum of n divided by sum of n'
--- stdout
2021-22 is 1 April 2021 to 31 March 2022
Other: all values of k but the 1 most frequent
from x to y
where c is x or y
q: the quarter of d
rows 2 = used 2
to 2 decimals
blanks are in no base
add to 100 (largest remainder)
of two values in the middle
sum of n divided by sum of n
to 2 decimals

=== tabulate-notes-of-names-and-dates
# Every option that shapes a figure is told: what a NAME= stands for, and the column that --period selects by.
--- a.csv
k,n,d
a,1,2021-01-01
,2,2021-01-01
$ n() { cj-tabulate a.csv -f text "$@" | sed -n '/^Notes/,/^- a.csv/p' | sed '$d'; }
> n --values 'average=mean(n)' | grep -c -i 'mean of n'
> n --date d --period 2021 | grep -c -w d
--- stdout
1
1

=== tabulate-sentences
# A tabulated row has no sentence, so the option is refused rather than passed over.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --sentences -f text
? 2
--- stderr
cj-tabulate: --sentences: the rows of this table have no sentences

=== tabulate-text
# Values of --cols stand across, each with its percentage: A 1 and 2 of 3, T 2 and 1 of 3, V 0 and 1; in all 3 and 4 of 7.
--- a.csv
kind,sex
T,F
A,M
T,M
A,F
V,M
T,F
A,M
$ cj-tabulate a.csv --rows kind --cols sex --percent rows --totals both -f text | sed '/^Notes/,$d'
--- stdout
Count by kind and sex

Kind        F         M       All
----  -------  --------  --------
A     1 (33%)   2 (67%)  3 (100%)
T     2 (67%)   1 (33%)  3 (100%)
V      0 (0%)  1 (100%)  1 (100%)
All   3 (43%)   4 (57%)  7 (100%)


=== tabulate-text-change
# a 2 to 1, b 0 to 1 (of nothing there is no percentage), in all 2 to 2.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --change x:y --totals rows -f text | sed '/^Notes/,$d'
--- stdout
Count by k and c

k    x  y  Change  Change
                        %
\---  -  -  ------  ------
a    2  1      -1    -50%
b    0  1       1     [z]
All  2  2       0      0%


=== tabulate-text-in-a-sum
# The cell is named with its line, column and value; in the findings with the cell of a spreadsheet, B3.
--- a.csv
k,n
a,1
b,eleven
c,3
$ cj-tabulate a.csv --values 'sum(n)' --findings f.csv; echo $?
> cat f.csv
> # Left out it is in no figure, the count neither.
> cj-tabulate a.csv --values 'sum(n),count,mean(n)' --tolerate 1 2>/dev/null
> # As a text it may be counted.
> cj-tabulate a.csv --values 'count(n),distinct(n)'
--- stdout
1
code,severity,file,line,record,column,cell,column_name,value,message,hint
type-error,error,a.csv,3,3,2,B3,n,eleven,is not a whole number or a decimal such as 7.5,
sum_n,count,mean_n
4,2,2.0
count_n,distinct_n
3,3
--- stderr
cj-tabulate: a.csv:3:2: n: "eleven" is not a whole number or a decimal such as 7.5
cj-tabulate: a.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 3 rows of a.csv is at fault; no table was made

=== tabulate-text-in-other-figures
# The same in each function that needs numbers; a date that is not declared is a text.
--- a.csv
n,m,d
1e5,1,2022-01-01
$ for f in 'mean(n)' 'median(n)' 'min(n)' 'max(n)' 'ratio(n,m)' 'ratio(m,n)' 'max(d)'; do
>   cj-tabulate a.csv --values "$f"; echo $?
> done 2>&1 | grep -v -e rows -e 'of 1'
--- stdout
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:1: n: "1e5" is not a whole number or a decimal such as 7.5
1
cj-tabulate: a.csv:2:3: d: "2022-01-01" is a day and not a number; what is to be read as days must be declared a date by a schema, or derived: day=plus("d",0)
1

=== tabulate-text-of-means
# a has 1 and 2 in x, 3 in y; b nothing in x, which is [z], and 4 in y. The last note says what [z] is.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --values 'mean(n)' -f text | sed '/^Notes/,/^- a.csv/d'
--- stdout
Mean of n by k and c

k    x    y
-  ---  ---
a  1.5  3.0
b  [z]  4.0

- [z] not applicable: no base, or nothing to compare

=== tabulate-text-of-two-rows-columns
# Every line has both names; totals of each area and of all.
--- a.csv
area,kind,sex
N,a,F
N,b,F
S,a,M
$ cj-tabulate a.csv --rows area,kind --cols sex --totals rows -f text | sed '/^Notes/,$d'
--- stdout
Count by area, kind and sex

Area  Kind  F  M
----  ----  -  -
N     a     1  0
N     b     1  0
N     All   2  0
S     a     0  1
S     All   0  1
All   All   2  1


=== tabulate-text-percent-beside-its-count
# The percentages are of the count, 2 and 1 of 3, and stand beside it, not beside the mean.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --values 'count,mean(n)' --percent rows -f text | grep -o -e '2 (67%)' -e '1 (33%)'
--- stdout
2 (67%)
1 (33%)

=== tabulate-text-periods
# A section for each period, all with the same grid: the blank k is in neither.
--- a.csv
k,c,d
a,x,2021-01-01
a,y,2022-01-01
a,y,2022-01-02
,y,2023-01-02
$ cj-tabulate a.csv --rows k --cols c --date d --period 2021 --period 2022 -f text | sed '/^Notes/,$d'
--- stdout
Count by k and c

Period  k  x  y
------  -  -  -
2021    a  1  0
2022    a  0  2


=== tabulate-text-without-cols
# 1234 rows are 1,234 for people; 1 of 1235 is less than half a percent. Without --rows there is one line.
$ { echo k; yes a | head -n 1234; echo b; } >b.csv
> cj-tabulate b.csv --rows k --percent cols -f text --title "How many" | sed '/^Notes/,$d'
> cj-tabulate b.csv -f text | sed '/^Notes/,$d'
--- stdout
How many

k         Count
-  ------------
a  1,234 (100%)
b        1 (0%)

Count

Count
-----
1,235


=== tabulate-verbose
# Where every row went, of each input.
--- a.csv
person_id,k,d
P1,a,2022-01-01
P1,b,2021-01-01
P1,b,2022-01-01
--- p.csv
person_id,sex
P1,F
$ cj-tabulate a.csv --rows k -v
> cj-tabulate a.csv --where k=b --people p.csv --date d --period 2022 -v
--- stdout
k,count
a,1
b,2
period,count
2022,1
--- stderr
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: p.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: a.csv: rows 3 = used 1 + outside the period 1 + not selected 1 + rejected 0
