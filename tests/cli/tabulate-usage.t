# cj-tabulate: options that do not fit.
--- a.csv
kind,sex,year,n,d
Theft,F,2021,1,2021-05-01
Fraud,M,2022,2,2022-05-01

=== tabulate-usage-change
# Not FROM:TO, values that do not occur, figures that have no change, twice.
< a.csv
$ cj-tabulate a.csv --cols year --change 2021; echo $?
> cj-tabulate a.csv --cols year --change 2021:; echo $?
> cj-tabulate a.csv --cols year --change :2022; echo $?
> cj-tabulate a.csv --cols year --change '"2021:2022'; echo $?
> cj-tabulate a.csv --cols year --change 2021:2022:2023; echo $?
> cj-tabulate a.csv --cols year --change 2021:2023; echo $?
> cj-tabulate a.csv --cols kind --change Thet:Fraud; echo $?
> cj-tabulate a.csv --cols year --totals cols --change 2021:All; echo $?
> cj-tabulate a.csv --cols year --change 2021:2022 --values 'mean(n)'; echo $?
> cj-tabulate a.csv --cols year --change 2021:2022 --values 'share(sex=F),count'; echo $?
> cj-tabulate a.csv --cols year --change 2021:2022 --change 2022:2021; echo $?
--- stdout
2
2
2
2
2
2
2
2
2
2
2
--- stderr
cj-tabulate: --change "2021" must be FROM:TO, two values of --cols
cj-tabulate: --change "2021:" must be FROM:TO, two values of --cols
cj-tabulate: --change ":2022" must be FROM:TO, two values of --cols
cj-tabulate: --change ""2021:2022" must be FROM:TO, two values of --cols
cj-tabulate: --change: no row that is counted has "2022:2023" in year
cj-tabulate: --change: no row that is counted has "2023" in year; did you mean "2021"?
cj-tabulate: --change: no row that is counted has "Thet" in kind; did you mean "Theft"?
cj-tabulate: --change: no row that is counted has "All" in year
cj-tabulate: --change is of the first value, which must be a count or a sum
cj-tabulate: --change is of the first value, which must be a count or a sum
cj-tabulate: --change is given twice

=== tabulate-usage-choices
# Words that are none of those there are.
< a.csv
$ cj-tabulate a.csv --percent row; echo $?
> cj-tabulate a.csv --rows kind --totals all; echo $?
> cj-tabulate a.csv --missing hide; echo $?
> cj-tabulate a.csv --base none --percent all; echo $?
--- stdout
2
2
2
2
--- stderr
cj-tabulate: --percent "row" must be rows, cols or all
cj-tabulate: --totals "all" must be rows, cols or both
cj-tabulate: --missing "hide" must be show or drop
cj-tabulate: --base "none" must be all or valid

=== tabulate-usage-columns
# The nearest column is named, where one is near.
< a.csv
$ cj-tabulate a.csv --rows knd; echo $?
> cj-tabulate a.csv --by kind,sx; echo $?
> cj-tabulate a.csv --cols yer; echo $?
> cj-tabulate a.csv --values 'sum(yaer)'; echo $?
> cj-tabulate a.csv --values 'ratio(n,yaer)'; echo $?
> cj-tabulate a.csv --values 'share(knd=Theft)'; echo $?
> cj-tabulate a.csv --where knd=Theft; echo $?
> cj-tabulate a.csv --derive 'q=quarter(day)'; echo $?
> cj-tabulate a.csv --date day --period 2021; echo $?
--- stdout
2
2
2
2
2
2
2
2
2
--- stderr
cj-tabulate: a.csv:1: no column "knd"; did you mean "kind"?
cj-tabulate: a.csv:1: no column "sx"; did you mean "sex"?
cj-tabulate: a.csv:1: no column "yer"; did you mean "year"?
cj-tabulate: a.csv:1: no column "yaer"; did you mean "year"?
cj-tabulate: a.csv:1: no column "yaer"; did you mean "year"?
cj-tabulate: a.csv:1: no column "knd"; did you mean "kind"?
cj-tabulate: a.csv:1: no column "knd"; did you mean "kind"?
cj-tabulate: a.csv:1: no column "day"; there are kind, sex, year, n and d (name the header that holds it with --map "HEADER=day", or join people who have it with --people FILE)
cj-tabulate: a.csv:1: no column "day"; there are kind, sex, year, n and d (name the header that holds it with --map "HEADER=day", or join people who have it with --people FILE)

=== tabulate-usage-files
# What cannot be read or written is status 3.
< a.csv
$ cj-tabulate nosuch.csv; echo $?
> cj-tabulate .; echo $?
> cj-tabulate a.csv --people nosuch.csv; echo $?
> cj-tabulate a.csv -o nosuch/t.csv 2>/dev/null; echo $?
--- stdout
3
3
3
3
--- stderr
cj-tabulate: nosuch.csv: cannot open: No such file or directory
cj-tabulate: .: cannot read: it is a directory, not a CSV file
cj-tabulate: nosuch.csv: cannot open: No such file or directory

=== tabulate-usage-lists
# Names that are missing or not closed.
< a.csv
$ cj-tabulate a.csv --rows kind,; echo $?
> cj-tabulate a.csv --rows ''; echo $?
> cj-tabulate a.csv --cols ''; echo $?
> cj-tabulate a.csv --date '' --period 2021; echo $?
> cj-tabulate a.csv --rows '"kind'; echo $?
> cj-tabulate a.csv --cols '"kind'; echo $?
--- stdout
2
2
2
2
2
2
--- stderr
cj-tabulate: --rows "kind,": an item of the list is empty
cj-tabulate: --rows "": an item of the list is empty
cj-tabulate: --cols needs the name of a column
cj-tabulate: --date needs the name of a column
cj-tabulate: --rows ""kind": a quotation mark is out of place
cj-tabulate: --cols: the quotation mark is not closed

=== tabulate-usage-name-taken
# Names of the table that a value may not have, too: of a column of --rows, and those that options add.
< a.csv
$ for o in "--rows kind --values kind=count" "--period all --values period=count" \
>     "--rows kind --percent rows --values row_pct=count" "--cols year --change 2021:2022 --values change_pct=count" \
>     "--period all --derive period=year(d) --rows period"; do
>   cj-tabulate a.csv $o 2>&1 | grep -o -e 'column "[a-z_]*" already' -e 'both named "[a-z_]*"'; echo ${PIPESTATUS[0]}
> done
> # Where nothing has the name it is free.
> cj-tabulate a.csv --rows kind --values period=count
> cj-tabulate a.csv --rows kind --values 'row_pct=count,count=sum(n)'
--- stdout
both named "kind"
2
column "period" already
2
column "row_pct" already
2
column "change_pct" already
2
column "period" already
2
kind,period
Fraud,1
Theft,1
kind,row_pct,count
Fraud,1,2
Theft,1,1

=== tabulate-usage-name-taken-remedy
# What helps is named: another name before the function.
< a.csv
$ cj-tabulate a.csv --rows kind --values kind=count 2>&1 | grep -c NAME=
--- stdout
1

=== tabulate-usage-numbers
# Numbers that are none, or too small or large.
< a.csv
$ cj-tabulate a.csv --rows kind --top 0; echo $?
> cj-tabulate a.csv --rows kind --top -1; echo $?
> cj-tabulate a.csv --rows kind --top 1.5; echo $?
> cj-tabulate a.csv --decimals 7; echo $?
> cj-tabulate a.csv --mean-decimals x; echo $?
--- stdout
2
2
2
2
2
--- stderr
cj-tabulate: --top "0" must be a whole number of values, 1 to 4294967295
cj-tabulate: --top "-1" must be a whole number of values, 1 to 4294967295
cj-tabulate: --top "1.5" must be a whole number of values, 1 to 4294967295
cj-tabulate: --decimals "7" must be a whole number from 0 to 6
cj-tabulate: --mean-decimals "x" must be a whole number from 0 to 6

=== tabulate-usage-operands
# A file once, one of each option.
< a.csv
$ cj-tabulate a.csv a.csv; echo $?
> cj-tabulate a.csv --cols kind --cols sex; echo $?
> cj-tabulate a.csv --top 1 --top 2 --rows kind; echo $?
> cj-tabulate a.csv --topp 2; echo $?
--- stdout
2
2
2
2
--- stderr
cj-tabulate: a.csv: is the same file as a.csv: its rows would count twice
cj-tabulate: --cols is given twice
cj-tabulate: --top is given twice
cj-tabulate: there is no option --topp; did you mean --top?

=== tabulate-usage-order
# A column that is not in the table, and values that cannot be read.
< a.csv
$ cj-tabulate a.csv --rows kind --order 'sex=F|M'; echo $?
> cj-tabulate a.csv --rows kind --order 'kind=Theft|Theft'; echo $?
> cj-tabulate a.csv --rows kind --order kind; echo $?
> cj-tabulate a.csv --rows kind --order kind=; echo $?
--- stdout
2
2
2
2
--- stderr
cj-tabulate: --order "sex": the table has no such column; name one of --by
cj-tabulate: --order "kind=Theft|Theft": "Theft" stands there twice
cj-tabulate: --order "kind" must be COLUMN=a|b|c
cj-tabulate: --order "kind=": an item of the list is empty

=== tabulate-usage-people-without-person
# No column of the file says who it is about; person_id is no help, as it is what is sought.
--- a.csv
k
a
--- people.csv
person_id,sex
P1,F
$ cj-tabulate a.csv --people people.csv --rows sex 2>&1 | grep -c 'did you mean "person_id"'
? 1
--- stdout
0

=== tabulate-usage-period
# A period that is none, or asked for twice.
< a.csv
$ cj-tabulate a.csv --date d --period 2021Q4; echo $?
> cj-tabulate a.csv --date d --period 2021 --period 2021; echo $?
--- stdout
2
2
--- stderr
cj-tabulate: period "2021Q4" does not say which year its quarter belongs to; write 2021-22Q4 (financial year from April 2021) or 2020-21Q4 (from April 2020), or a range such as 2021-01-01..2021-03-31
cj-tabulate: period 2021 is given twice

=== tabulate-usage-period-of-texts
# A column of --date that holds no dates: each row is at fault.
< a.csv
$ cj-tabulate a.csv --date kind --period 2021; echo $?
--- stdout
1
--- stderr
cj-tabulate: a.csv:2:1: kind: "Theft" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: a.csv:3:1: kind: "Fraud" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: a.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
cj-tabulate: 2 of 2 rows of a.csv are at fault; no table was made

=== tabulate-usage-rows-and-cols-the-same
# A column goes down or across, once.
< a.csv
$ cj-tabulate a.csv --rows kind --cols kind; echo $?
> cj-tabulate a.csv --rows kind --cols KIND; echo $?
> cj-tabulate a.csv --rows kind,kind; echo $?
> cj-tabulate a.csv --rows kind --by kind; echo $?
--- stdout
2
2
2
2
--- stderr
cj-tabulate: column kind is asked for twice in --rows and --cols
cj-tabulate: column kind is asked for twice in --rows and --cols
cj-tabulate: column kind is asked for twice in --rows and --cols
cj-tabulate: column kind is asked for twice in --rows and --cols

=== tabulate-usage-two-values-of-one-name
# Two columns of one name could not be told apart.
< a.csv
$ cj-tabulate a.csv --values count,count; echo $?
> cj-tabulate a.csv --values 'sum(n)' --values 'sum(n)'; echo $?
> cj-tabulate a.csv --values 'a=sum(n),a=count'; echo $?
> cj-tabulate a.csv --values 'count=sum(n),count'; echo $?
--- stdout
2
2
2
2
--- stderr
cj-tabulate: --values: two columns would be named "count"; NAME= gives another name
cj-tabulate: --values: two columns would be named "sum_n"; NAME= gives another name
cj-tabulate: --values: two columns would be named "a"; NAME= gives another name
cj-tabulate: --values: two columns would be named "count"; NAME= gives another name

=== tabulate-usage-values
# No function of that name, a column or condition too few, brackets and commas out of place.
< a.csv
$ cj-tabulate a.csv --values 'cuont'; echo $?
> cj-tabulate a.csv --values 'avg(n)'; echo $?
> cj-tabulate a.csv --values ''; echo $?
> cj-tabulate a.csv --values 'sum'; echo $?
> cj-tabulate a.csv --values 'sum()'; echo $?
> cj-tabulate a.csv --values 'sum(n'; echo $?
> cj-tabulate a.csv --values 'sum(n))'; echo $?
> cj-tabulate a.csv --values 'ratio(n)'; echo $?
> cj-tabulate a.csv --values 'share(sex)'; echo $?
> cj-tabulate a.csv --values 'count()'; echo $?
> cj-tabulate a.csv --values 'count,,sum(n)'; echo $?
> cj-tabulate a.csv --values 'count,'; echo $?
> cj-tabulate a.csv --values '=count'; echo $?
> cj-tabulate a.csv --values 'x='; echo $?
> cj-tabulate a.csv --values '"x=count'; echo $?
> cj-tabulate a.csv --values 'n'; echo $?
--- stdout
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
--- stderr
cj-tabulate: --values: "cuont" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not; did you mean count?
cj-tabulate: --values: "avg(n)" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "sum" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "sum()" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "sum(n" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "sum(n))" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "ratio(n)" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "share(sex)" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "count()" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: "=count" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not; did you mean count?
cj-tabulate: --values: "x=" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not
cj-tabulate: --values: ""x=count" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not; did you mean count?
cj-tabulate: --values: "n" is none of count, count(COL), count(COND), distinct(COL), sum(COL), mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL) and ratio(COL,COL), with NAME= before and where COND behind it or not

=== tabulate-usage-what-needs-another
# Options that mean nothing without another one.
< a.csv
$ cj-tabulate a.csv --rows kind --totals cols; echo $?
> cj-tabulate a.csv --rows kind --totals both; echo $?
> cj-tabulate a.csv --rows kind --base valid; echo $?
> cj-tabulate a.csv --rows kind --sum-to-100; echo $?
> cj-tabulate a.csv --rows kind --change 2021:2022; echo $?
> cj-tabulate a.csv --cols kind --top 3; echo $?
> cj-tabulate a.csv --rows kind --period 2021; echo $?
> cj-tabulate a.csv --period all --period 2021; echo $?
--- stdout
2
2
2
2
2
2
2
2
--- stderr
cj-tabulate: --totals cols needs --cols
cj-tabulate: --totals cols needs --cols
cj-tabulate: --base needs --percent
cj-tabulate: --sum-to-100 needs --percent
cj-tabulate: --change needs --cols, whose values it compares
cj-tabulate: --top needs --rows, of whose last column it shows N values
cj-tabulate: --period 2021 needs --date COL, the column of days it selects by
cj-tabulate: --period 2021 needs --date COL, the column of days it selects by

=== tabulate-withheld-number
# [c] in a table that was given out is a number that nobody may use, not a word.
--- cases.csv
area,n
Alpha,[c]
Beta,9
$ cj-tabulate cases.csv --rows area --values 'sum(n)'
? 1
--- stderr
cj-tabulate: cases.csv:2:2: n: "[c]" is a number withheld to protect people: nothing can be made of it
cj-tabulate: cases.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 2 rows of cases.csv is at fault; no table was made
