# cj-tabulate: the order of rows and columns, the top ones.
--- a.csv
k,c,n
a,x,1
a,x,2
a,y,3
b,y,4

=== tabulate-order-of-both
# Each with an empty value: the whole grid, and totals of nothing.
--- a.csv
kind,sex
T,M
T,M
$ cj-tabulate a.csv --rows kind --cols sex --order 'sex=M|F' --order 'kind=V|T' --totals both --percent cols
--- stdout
kind,sex,count,col_pct
V,M,0,0
V,F,0,
V,All,0,0
T,M,2,100
T,F,0,
T,All,2,100
All,M,2,100
All,F,0,
All,All,2,100

=== tabulate-order-of-cols
# In the columns and in the percentages: M before F, X empty.
--- a.csv
kind,sex,n
T,F,1
T,F,2
T,M,3
$ cj-tabulate a.csv --rows kind --cols sex --order 'sex=M|X|F' --percent rows --values 'count,mean(n)'
--- stdout
kind,sex,count,mean_n,row_pct
T,M,1,3.0,33
T,X,0,,0
T,F,2,1.5,67

=== tabulate-order-of-numbers
# A number that --order declares is the number, however it is written: 2.0 is the 2 of the file, and 02.5 its 2.50.
--- a.csv
k
1
2
2.50
--- schema.json
{"fields": [{"name": "k", "type": "number"}]}
$ cj-tabulate a.csv --schema schema.json --rows k --order 'k=02.5|2.0|1'
--- stdout
k,count
2.5,1
2,1
1,1

=== tabulate-order-of-rows
# Declared values first, q though it has no row, then the others; the spelling is the declared one.
--- a.csv
k,id
x,1
z,2
y,3
b,4
,5
$ cj-tabulate a.csv --rows k --order 'k=Y|q|x'
--- stdout
k,count
Y,1
q,0
x,1
b,1
z,1
(missing),1

=== tabulate-order-of-two-rows-columns
# Of the kinds V is declared and of the areas W, and no row has them: each stands with every value of the other column, as
# N and T do, which are declared. S, U occurs.
--- a.csv
area,kind
N,T
S,T
S,U
$ cj-tabulate a.csv --rows area,kind --order 'area=W|N' --order 'kind=V|T'
--- stdout
area,kind,count
W,V,0
W,T,0
W,U,0
N,V,0
N,T,1
N,U,0
S,V,0
S,T,1
S,U,1

=== tabulate-order-of-values
# All numbers: by number, -1 2 10. Not all: by byte, so capitals before small letters and é last; B and b are one value.
--- a.csv
n,t
10,b
2,C
-1,é
,B
$ cj-tabulate a.csv --rows n
> cj-tabulate a.csv --rows t
> cj-tabulate a.csv --cols n
--- stdout
n,count
-1,1
2,1
10,1
(missing),1
t,count
C,1
b,2
é,1
n,count
-1,1
2,1
10,1
(missing),1

=== tabulate-top
# c 3, a and b 2 each, d 1, two blanks. Of a and b the first by order is shown. Lines stand as --rows sorts them, (other) and
# (missing) behind; the blanks are more than one, but never among the N.
--- a.csv
k,id
d,1
b,2
c,3
,4
a,5
c,6
b,7
c,8
,9
a,10
$ cj-tabulate a.csv --rows k --top 2
> cj-tabulate a.csv --rows k --top 1 --totals rows --percent cols
> # As many as there are: there are no others.
> cj-tabulate a.csv --rows k --top 4
> cj-tabulate a.csv --rows k --top 100 --missing drop
--- stdout
k,count
a,2
c,3
(other),3
(missing),2
k,count,col_pct
c,3,30
(other),5,50
(missing),2,20
All,10,100
k,count
a,2
b,2
c,3
d,1
(missing),2
k,count
a,2
b,2
c,3
d,1

=== tabulate-top-and-order
# z is declared and has no row, so a (2) and, of b and d with one each, d, which is declared before: b and z are the others.
--- a.csv
k
a
b
d
a
$ cj-tabulate a.csv --rows k --top 2 --order 'k=z|d'
--- stdout
k,count
d,1
a,2
(other),1

=== tabulate-top-of-the-last-column
# Over both areas c 3, b 2, a 1: c is shown in each, the rest is (other), whose people are counted anew: P1 twice in S.
--- a.csv
area,k,p
N,c,P1
N,c,P2
N,a,P1
S,c,P1
S,b,P1
S,b,P1
$ cj-tabulate a.csv --rows area,k --top 1 --values 'count,distinct(p)'
--- stdout
area,k,count,distinct_p
N,c,2,2
N,(other),1,1
S,c,1,1
S,(other),2,1

=== tabulate-top-over-all-periods
# 2021: a 2, b 1; 2022: b 2, a 1, c 2. In both a 3, b 3, c 2: a and b, in each of the periods.
--- a.csv
k,d
a,2021-01-01
a,2021-01-02
b,2021-01-03
b,2022-01-01
b,2022-01-02
a,2022-01-03
c,2022-01-04
c,2022-01-05
c,2023-01-01
c,2023-01-02
c,2023-01-03
$ cj-tabulate a.csv --rows k --top 2 --date d --period 2021 --period 2022
--- stdout
period,k,count
2021,a,2
2021,b,1
2021,(other),0
2022,a,1
2022,b,2
2022,(other),2

=== tabulate-wide
# One figure: the columns are the values of --cols, with its share behind each. Of two or more the name is in front.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --wide
> cj-tabulate a.csv --rows k --cols c --wide --percent rows
> cj-tabulate a.csv --rows k --cols c --wide --values 'count,sum(n)' --percent cols
> cj-tabulate a.csv --rows k --cols c --wide --totals both
> # Without --cols there is nothing to cross.
> cj-tabulate a.csv --rows k --wide --values 'count,sum(n)'
--- stdout
k,x,y
a,2,1
b,0,1
k,x,x_row_pct,y,y_row_pct
a,2,67,1,33
b,0,0,1,100
k,x_count,x_col_pct,x_sum_n,y_count,y_col_pct,y_sum_n
a,2,100,3,1,50,3
b,0,0,,1,50,4
k,x,y,All
a,2,1,3
b,0,1,1
All,2,2,4
k,count,sum_n
a,3,6
b,1,4

=== tabulate-wide-cell
# A cell of 100000 letters, a quotation over two lines, commas and quotation marks in a value: groups like any other.
$ { echo k,c; printf '%0100000d,x\n' 0 | tr 0 w; printf '"two\nlines",x\n"a,b",x\n"say ""no""",y\n'; } >a.csv
> cj-tabulate a.csv --rows k | sed 's/wwwww*/w.../'
> cj-tabulate a.csv --rows k | awk '{ n = length($0) > n ? length($0) : n } END { print n }'
> cj-tabulate a.csv --rows c --cols k --wide --where c=y
--- stdout
k,count
"a,b",1
"say ""no""",1
"two
lines",1
w...,1
100002
c,"say ""no"""
y,1

=== tabulate-wide-change
# y - x: a 1 - 2, -50%; b 1 - 0, of nothing; all 2 - 2.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --wide --change x:y --totals rows
> cj-tabulate a.csv --rows k --cols c --wide --change x:y --totals both --percent rows | head -n 2
--- stdout
k,x,y,change,change_pct
a,2,1,-1,-50
b,0,1,1,
All,2,2,0,0
k,x,x_row_pct,y,y_row_pct,All,All_row_pct,change,change_pct
a,2,67,1,33,3,100,-1,-50

=== tabulate-wide-json
# The same in JSON, null where csv is blank: b has no x, so no sum of it.
< a.csv
$ cj-tabulate a.csv --rows k --cols c --wide --values 'sum(n)' -f json | grep -A3 '"rows": \['
> cj-tabulate a.csv --rows k --cols c --values 'sum(n)' -f json | grep -A5 '"rows": \['
--- stdout
  "rows": [
    {"k": "a", "x": 3, "y": 3},
    {"k": "b", "x": null, "y": 4}
  ],
  "rows": [
    {"k": "a", "c": "x", "sum_n": 3},
    {"k": "a", "c": "y", "sum_n": 3},
    {"k": "b", "c": "x", "sum_n": null},
    {"k": "b", "c": "y", "sum_n": 4}
  ],

=== tabulate-wide-of-names-that-are-taken
# Values of --cols become names of columns: one that is named like another column of the table is refused, not lost.
--- a.csv
k,c,n
a,k,1
b,x,1
b,x_row_pct,1
$ cj-tabulate a.csv --rows k --cols c --wide 2>&1 | grep -o 'column "[a-z_]*" already'; echo ${PIPESTATUS[0]}
> cj-tabulate a.csv --rows n --cols c --wide --percent rows 2>&1 | grep -o 'column "[a-z_]*" already'; echo ${PIPESTATUS[0]}
> # As lines they do no harm.
> cj-tabulate a.csv --cols c
--- stdout
column "k" already
2
column "x_row_pct" already
2
c,count
k,1
x,1
x_row_pct,1

=== tabulate-wide-of-words-of-the-table
# A value that is written like the word for blanks, or for all, is a line or column of its own, or refused as two of one name: a
# figure is never lost. a.csv and b.csv have three rows, so their cells hold three, and of b.csv with a total six.
--- a.csv
k,c
a,(missing)
a,
a,
--- b.csv
k,c
All,x
All,x
a,x
$ cells() {
>   cj-tabulate "$@" --wide 2>/dev/null >t.csv; s=$?
>   awk -F, -v s=$s 'NR > 1 { for (i = 2; i <= NF; i++) all += $i } END { print s == 2 ? "refused" : all }' t.csv
> }
> for n in "3 a.csv --rows k --cols c" "3 a.csv --rows c --cols k" "6 b.csv --rows k --cols c --totals rows" \
>     "6 b.csv --rows c --cols k --totals cols"; do
>   set -- $n; want=$1; shift
>   got=$(cells "$@"); [ "$got" = refused ] || [ "$got" = "$want" ] && echo none lost
> done
--- stdout
none lost
none lost
none lost
none lost

=== tabulate-wide-periods
# A line for each period and group.
--- a.csv
k,c,d
a,x,2021-01-01
a,y,2022-01-01
a,y,2022-01-02
$ cj-tabulate a.csv --rows k --cols c --wide --date d --period 2021 --period 2022
--- stdout
period,k,x,y
2021,a,1,0
2022,a,0,2

=== tabulate-wide-without-rows
# One line, and a column for each value of --cols, in csv as everywhere a key and no heading for people.
< a.csv
$ cj-tabulate a.csv --cols c --wide
> cj-tabulate a.csv --cols c --wide --values 'count,sum(n)'
> cj-tabulate a.csv --cols c --wide --change x:y
--- stdout
x,y
2,2
x_count,x_sum_n,y_count,y_sum_n
2,3,2,7
x,y,change,change_pct
2,2,0,0

=== tabulate-order-misspelt
# No row has Dundea, and some have Dundee, which the order lacks. Fife is in no row and like none; "Grade 2" has a digit: the next grade is none.
--- x.csv
area,grade,sex
Dundee,Grade 1,F
Dundee,Grade 3,M
Angus,Grade 1,F
$ cj-tabulate x.csv --rows area --order 'area=Dundea|Angus|Fife'
> cj-tabulate x.csv --rows sex --cols area --order 'area=Dundea|Angus' | wc -l
> cj-tabulate x.csv --rows grade --order 'grade=Grade 1|Grade 2' | tail -n 1
> cj-tabulate x.csv --rows area --where area=Angus --order 'area=Dundee|Angus'
--- stdout
area,count
Dundea,0
Angus,1
Fife,0
Dundee,2
7
Grade 3,1
area,count
Dundee,0
Angus,1
--- stderr
cj-tabulate: --order area: no row has "Dundea"; some have "Dundee", which it does not name
cj-tabulate: --order area: no row has "Dundea"; some have "Dundee", which it does not name
