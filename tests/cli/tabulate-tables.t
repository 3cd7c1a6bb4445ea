# cj-tabulate: inputs, names, spellings.
--- a.csv
k,c,n
a,x,1
a,x,2
a,y,3
b,y,4

=== tabulate-all-blank
# Counts of nothing are 0, everything else of nothing is blank; v > 1 holds for no row of the two.
--- a.csv
g,v
a,
b,
$ cj-tabulate a.csv --values 'count,count(v),distinct(v),sum(v),mean(v),median(v),min(v),max(v),share(v>1),ratio(v,v)'
--- stdout
count,count_v,distinct_v,sum_v,mean_v,median_v,min_v,max_v,share_v>1,ratio_v_v
2,0,0,,,,,,0,

=== tabulate-down
# Figures below each other, in the order in which they are asked for; each keeps its kind: counts, means with a decimal,
# percentages. North is 3 of 5 rows, 60 %; South 2, 40 %. What is blank stays blank.
--- a.csv
area,sex,n
North,F,4
North,M,6
North,F,
South,M,3
South,X,9
$ cj-tabulate a.csv --rows area --values 'count,mean(n) where sex=F' --percent cols --down
> cj-tabulate a.csv --rows area --values 'count,mean(n) where sex=F' --down --format json
> cj-tabulate a.csv --cols area --values 'count,sum(n)' --change North:South --down
> cj-tabulate a.csv --rows area --down --wide
? 2
--- stdout
area,figure,value
North,count,3
North,mean_n_sex=F,4.0
North,col_pct,60
South,count,2
South,mean_n_sex=F,
South,col_pct,40
{
  "title": "Count, Mean of n where sex is F by area",
  "notes": [
    "Mean of n where sex is F: blanks left out (1 of 2 rows).",
    "a.csv: rows 5 = used 5 + outside the period 0 + not selected 0 + rejected 0"
  ],
  "columns": [
    {"key": "area", "heading": "area", "unit": "text"},
    {"key": "figure", "heading": "Figure", "unit": "text"},
    {"key": "value", "heading": "Value", "unit": "figure"}
  ],
  "primary_key": ["area", "figure"],
  "rows": [
    {"area": "North", "figure": "count", "value": 3},
    {"area": "North", "figure": "mean_n_sex=F", "value": 4.0},
    {"area": "South", "figure": "count", "value": 2},
    {"area": "South", "figure": "mean_n_sex=F", "value": null}
  ],
  "provenance": {
    "program": "cj-tabulate",
    "version": "0.1.0",
    "inputs": [
      {"file": "a.csv", "rows": 5, "used": 5, "outside_period": 0, "not_selected": 0, "rejected": 0}
    ],
    "options": [
      {"name": "rows", "value": "area"},
      {"name": "values", "value": "count,mean(n) where sex=F"},
      {"name": "down", "value": "yes"}
    ]
  }
}
area,figure,value
North,count,3
North,sum_n,10
South,count,2
South,sum_n,12
South,change,-1
South,change_pct,-33
--- stderr
cj-tabulate: --wide and --down contradict each other

=== tabulate-file-empty
# Not even a header: nothing says which columns there are.
--- a.csv
$ cj-tabulate a.csv; echo $?
> cj-tabulate a.csv --rows k; echo $?
--- stdout
2
2
--- stderr
cj-tabulate: a.csv: is empty; a header row is expected
cj-tabulate: a.csv: is empty; a header row is expected

=== tabulate-header-alone
# No rows: no line where there are groups, a line of nothing where there are none; declared values are shown.
--- a.csv
k,n
$ cj-tabulate a.csv --values 'count,sum(n)' -q
> cj-tabulate a.csv --rows k -q
> cj-tabulate a.csv --rows k --order 'k=x|y' --values 'count,mean(n)' --totals rows --percent cols -q
> cj-tabulate a.csv --rows k
--- stdout
count,sum_n
0,
k,count
k,count,mean_n,col_pct
x,0,,
y,0,,
All,0,,
k,count
--- stderr
cj-tabulate: warning: a.csv:1: there is a header and no row below it
cj-tabulate: There is no row to count
cj-tabulate: a.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-header-twice
# Two columns of one name cannot be told apart where one of them is needed, and do no harm where none is.
--- a.csv
k,n,K
a,1,b
$ cj-tabulate a.csv --rows k; echo $?
> cj-tabulate a.csv --rows n; echo $?
--- stdout
2
n,count
1,1
0
--- stderr
cj-tabulate: a.csv:1:3: columns 1 and 3 are both headed "k": nothing says which is meant; "k#2" names the second
cj-tabulate: warning: a.csv:1:3: columns 1 and 3 are both headed "k": "k#2" names the second
cj-tabulate: a.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-help-and-version
# Whatever the options and the version are, this is the program.
$ cj-tabulate --help | sed -n '1,2p'
> cj-tabulate --version | sed 's/[0-9].*//'
--- stdout
Usage: cj-tabulate [OPTION...] [ROWS...]
Counts, sums, means and cross-tabs of any table, with percentages and totals.
cj-tabulate (cjtools) 

=== tabulate-odd-names
# Names with commas, brackets, signs and quotation marks stand in quotation marks; 1 + 3 of 2 rows, 3 > 2. A condition names its
# column as it is written, quotation marks too; NAME= is for those who want less.
--- a.csv
"Offence, type",Score (0-10),"say ""x""",a=b
T,1,p,x
T,3,q,
$ cj-tabulate a.csv --rows '"Offence, type"' --values 'mean("Score (0-10)"),count("Score (0-10)">2),count("a=b"=x)'
> cj-tabulate a.csv --cols '"Offence, type"' --values 'distinct("say ""x""")'
> cj-tabulate a.csv --by '"Offence, type"' --values 'm=sum("Score (0-10)")'
--- stdout
"Offence, type",mean_Score (0-10),"count_""Score (0-10)"">2","count_""a=b""=x"
T,2.0,1,1
"Offence, type","distinct_say ""x"""
T,2
"Offence, type",m
T,4

=== tabulate-one-column
# A file of one column: no delimiter in the header, and none needed. Empty lines are no rows, and told.
--- a.csv
k
a

b
a
$ cj-tabulate a.csv --rows k
--- stdout
k,count
a,2
b,1
--- stderr
cj-tabulate: warning: a.csv:3: the row is blank; it is passed over
cj-tabulate: a.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-one-value
# Of one value every figure is that value.
--- a.csv
v
2.5
$ cj-tabulate a.csv --values 'count,distinct(v),sum(v),mean(v),median(v),min(v),max(v),share(v=2.5),ratio(v,v)'
--- stdout
count,distinct_v,sum_v,mean_v,median_v,min_v,max_v,share_v=2.5,ratio_v_v
1,1,2.5,2.5,2.5,2.5,2.5,100,1.0

=== tabulate-output-file
# The suffix sets the format; -o twice, or a format that is none.
< a.csv
$ cj-tabulate a.csv --rows k -o t.csv && cat t.csv
> cj-tabulate a.csv --rows k -o t.md && head -n 1 t.md
> cj-tabulate a.csv --rows k --cols c -o t.json && grep '"b"' t.json
> cj-tabulate nosuch.csv -o t2.csv; echo $?; ls t2.csv 2>/dev/null
> cj-tabulate a.csv --rows k --values 'sum(c)' -o t3.csv 2>/dev/null; echo $?; ls t3.csv 2>/dev/null
> exit 0
--- stdout
k,count
a,3
b,1
## Count by k
    {"k": "b", "c": "x", "count": 0},
    {"k": "b", "c": "y", "count": 1}
3
1
--- stderr
cj-tabulate: nosuch.csv: cannot open: No such file or directory

=== tabulate-ragged
# Rows with too few and too many cells are at fault.
--- a.csv
k,n
a,1
b
c,1,2
$ cj-tabulate a.csv --rows k; echo $?
> cj-tabulate a.csv --rows k --tolerate 50%; echo $?
> cj-tabulate a.csv --rows k --tolerate 2; echo $?
--- stdout
1
1
k,count
a,1
0
--- stderr
cj-tabulate: a.csv:3:2: n: the row has 1 cell where the header has 2; a profile with shortRows reads missing last cells as blank
cj-tabulate: a.csv:4:3: the row has 3 cells where the header has 2
cj-tabulate: a.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-tabulate: 2 of 3 rows of a.csv are at fault; no table was made
cj-tabulate: a.csv:3:2: n: the row has 1 cell where the header has 2; a profile with shortRows reads missing last cells as blank
cj-tabulate: a.csv:4:3: the row has 3 cells where the header has 2
cj-tabulate: a.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-tabulate: 2 of 3 rows of a.csv are at fault; no table was made
cj-tabulate: a.csv:3:2: n: the row has 1 cell where the header has 2; a profile with shortRows reads missing last cells as blank
cj-tabulate: a.csv:4:3: the row has 3 cells where the header has 2
cj-tabulate: a.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2

=== tabulate-rows-named-period
# A column of the file is named period, as in what the other programs print; without --period the table has none of its own.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,1
P1,2022-02-01,c,2
$ cj-outcomes reviews.csv --period 2022-M01 --period 2022-M02 | cj-tabulate --rows period --values 'sum(compared)'
--- stdout
period,sum_compared
2022-M01,0
2022-M02,1

=== tabulate-schema
# Declared values come in their order and as they are spelt; what no row has is shown if --order says so. A value that is not
# among them is at fault.
--- a.csv
k,n
two,1
ONE,2
--- b.csv
k,n
four,1
--- schema.json
{"fields":[{"name":"k","type":"string","constraints":{"enum":["two","one","three"]}},
{"name":"n","type":"integer"}]}
$ cj-tabulate a.csv --schema schema.json --rows k --values 'count,sum(n)'
> cj-tabulate b.csv --schema schema.json --rows k; echo $?
--- stdout
k,count,sum_n
two,1,1
one,1,2
1
--- stderr
cj-tabulate: b.csv:2:1: k: "four" is not one of two, one, three
cj-tabulate: b.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 1 rows of b.csv is at fault; no table was made

=== tabulate-semicolons-and-windows-1252
# As spreadsheets write it: é is one byte. 1 + 2 is 3.
$ printf 'ville;n\r\nOrl\xe9ans;1\r\nOrl\xe9ans;2\r\nBlois;4\r\n' >a.csv
> cj-tabulate a.csv --rows ville --values 'count,sum(n)'
> printf 'd\xe9lit;n\r\nvol;1\r\n' | cj-tabulate --rows délit -q
--- stdout
ville,count,sum_n
Blois,1,4
Orléans,2,3
délit,count
vol,1
--- stderr
cj-tabulate: a.csv is not UTF-8 and was read as windows-1252

=== tabulate-spellings
# Values are compared without regard to case and blanks around them; the first spelling is shown. Columns are found without
# regard to case, blanks and punctuation, and headed as they are asked for.
--- a.csv
Offence Type,Sex
Theft,f
THEFT ,F
 theft,M
$ cj-tabulate a.csv --rows 'offencetype' --cols SEX
--- stdout
offencetype,SEX,count
Theft,M,1
Theft,f,2

=== tabulate-spellings-of-values
# Functions and names are read without regard to case and blanks, and headed as they are written.
--- a.csv
n
1
2
$ cj-tabulate a.csv --values 'COUNT, Sum( N ) ,Mean(n)'
--- stdout
count,sum_N,mean_n
2,3,1.5

=== tabulate-standard-input
# Without an operand, and for -.
< a.csv
$ cj-tabulate <a.csv
> cat a.csv | cj-tabulate - --rows k -v
--- stdout
count
4
k,count
a,3
b,1
--- stderr
cj-tabulate: standard input: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-threads
# The same bytes for any number of threads, of 20000 rows in 7 groups.
$ { echo k,c,n; seq 20000 | awk '{ print "k" $1 % 7 "," $1 % 3 "," $1 }'; } >a.csv
> go() { cj-tabulate a.csv --rows k --cols c --values 'count,sum(n),median(n),distinct(n)' --totals both --percent all --threads $1; }
> go 1 >1; go 2 >2; go 5 >5; cmp 1 2 && cmp 1 5 && tail -n 1 1
--- stdout
All,All,20000,200010000,10000.5,20000,100

=== tabulate-unpivot
# A wide export: T of 1 and 2, A of 3; the blank one is a row without a value. The order is that of --unpivot.
--- a.csv
id,T,A
1,1,3
2,2,
$ cj-tabulate a.csv --unpivot 'kind=n:T,A' --rows kind --values 'count,sum(n)'
--- stdout
kind,count,sum_n
A,2,3
T,2,3

=== tabulate-value-names
# NAME= is the name of the column, in quotation marks where it holds a comma or a sign.
--- a.csv
g,v
a,1
a,4
$ cj-tabulate a.csv --rows g --values 'n=count,average=mean(v)' --values '"Over 2, all"=count(v>2)' --values '"a=b"=max(v)'
--- stdout
g,n,average,"Over 2, all",a=b
a,2,2.5,1,4

=== unpivot-texts
# What is unpivoted may be texts: 3 services with 3 ratings each, one of them blank.
--- r.csv
service,staff,planning,reviewing
A,Good,Inadequate,Outstanding
B,good,Good,
C,Outstanding,Good,Good
$ cj-tabulate r.csv --unpivot "domain=rating:staff,planning,reviewing" --rows domain --cols rating --wide
--- stdout
domain,Good,Inadequate,Outstanding,(missing)
planning,2,1,0,0
reviewing,1,0,1,1
staff,2,0,1,0

=== unpivot-texts-where
--- r.csv
id,q1,q2
A,Yes,No
B,No,No
C,Yes,
$ cj-tabulate r.csv --unpivot "q=a:q1,q2" --where "a=Yes" --rows q && cj-tabulate r.csv --unpivot "q=a:q1,q2" --where "a=" --rows q &&
> cj-tabulate r.csv --unpivot "q=a:q1,q2" --derive 'b=recode(a,Yes=1,No=0)' --rows b,q
--- stdout
q,count
q1,2
q,count
q2,1
b,q,count
0,q1,1
0,q2,2
1,q1,2
(missing),q2,1

=== unpivot-texts-ordered
# Texts that are all numbers are compared as numbers: 9 is below 10.
--- r.csv
id,q1,q2
A,9,10
B,11,
$ cj-tabulate r.csv --unpivot "q=a:q1,q2" --where "a>=10" --rows a
--- stdout
a,count
10,1
11,1

=== unpivot-texts-that-no-row-has
--- r.csv
id,q1,q2
A,Yes,No
B,Yes,No
$ cj-tabulate r.csv --unpivot "q=a:q1,q2" --where "a=Yess" --rows q
? 2
--- stderr
cj-tabulate: condition "a=Yess": no row has "Yess" in a; did you mean "Yes"?

=== unpivot-texts-as-numbers
# What asks for numbers is told which cell is none.
--- r.csv
id,q1,q2
A,1,No
$ cj-tabulate r.csv --unpivot "q=a:q1,q2" --values "mean(a)" --rows q
? 1
--- stderr
cj-tabulate: r.csv:2:3: q2: "No" is not a whole number or a decimal such as 7.5
cj-tabulate: r.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 1 rows of r.csv is at fault; no table was made

=== unpivot-declared-texts
# A schema that declares the columns says what the values are.
--- r.csv
id,q1,q2
A,No,Yes
--- s.json
{"fields":[{"name":"q1","type":"string","constraints":{"enum":["Yes","No"]}},{"name":"q2","type":"string","constraints":{"enum":["Yes","No"]}}]}
$ cj-tabulate r.csv --schema s.json --unpivot "q=a:q1,q2" --rows a; cj-tabulate r.csv --schema s.json --unpivot "q=a:q1,q2" --values "mean(a)"
? 2
--- stdout
a,count
Yes,1
No,1
--- stderr
cj-tabulate: r.csv:1: q1: --unpivot makes a of it; it holds texts, and numbers are needed
