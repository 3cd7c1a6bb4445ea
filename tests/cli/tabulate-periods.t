# cj-tabulate: periods; a table as the input of another.
--- a.csv
d,k
2021-04-01,a
30/06/2021,b
2021-07-01,a
,a
2022-04-01,c
2021-03-31,a

=== tabulate-period-all
# All dates: the column is there as it was asked for. Without --date every row counts; with it those that have a day.
< a.csv
$ cj-tabulate a.csv --period all
> cj-tabulate a.csv --period all --date d -v
--- stdout
period,count
all,6
period,count
all,5
--- stderr
cj-tabulate: a.csv: rows 6 = used 5 + outside the period 1 + not selected 0 + rejected 0

=== tabulate-period-of-bad-dates
# 31 June is no day: an error of its row, and no table. With --tolerate the row is left out.
--- a.csv
d
2021-06-30
2021-06-31
--- b.csv
d
06/30/2021
$ cj-tabulate a.csv --date d --period 2021; echo $?
> cj-tabulate a.csv --date d --period 2021 --tolerate 1; echo $?
> # The other form of dates is named.
> cj-tabulate b.csv --date d --period 2021 --date-format %m/%d/%Y
--- stdout
1
period,count
2021,1
0
period,count
2021,1
--- stderr
cj-tabulate: a.csv:3:1: d: "2021-06-31" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: a.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-tabulate: 1 of 2 rows of a.csv is at fault; no table was made
cj-tabulate: a.csv:3:1: d: "2021-06-31" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-tabulate: a.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== tabulate-periods
# The year has 04-01, 06-30 and 07-01, its first quarter the first two: rows used count once. c occurs in no period, so it is in
# none; the row without a day and those of 2022-04-01 and 2021-03-31 are outside.
< a.csv
$ cj-tabulate a.csv --allow-empty --rows k --date d --period 2021-22 --period 2021-22Q1 -v
> # Without --rows a line for each, in the order asked for.
> cj-tabulate a.csv --allow-empty --date d --period 2021-22Q1 --period 2022-04-01 --period 2019 --period 2021-01-01..2021-04-01
--- stdout
period,k,count
2021-22,a,2
2021-22,b,1
2021-22Q1,a,1
2021-22Q1,b,1
period,count
2021-22Q1,2
2022-04-01,1
2019,0
2021-01-01..2021-04-01,2
--- stderr
cj-tabulate: a.csv: rows 6 = used 3 + outside the period 3 + not selected 0 + rejected 0
cj-tabulate: warning: a.csv: no row lies in 2019: its d runs from 2021-03-31 to 2022-04-01
cj-tabulate: a.csv: rows 6 = used 4 + outside the period 2 + not selected 0 + rejected 0

=== tabulate-periods-with-percent-and-totals
# The base is that of the period: 2021 a 1 of 2, 2022 a 1 of 1. b is shown in 2022, too; so is F in every line.
--- a.csv
d,k,sex
2021-05-01,a,F
2021-05-02,b,M
2022-05-01,a,M
$ cj-tabulate a.csv --rows k --cols sex --date d --period 2021 --period 2022 --percent all --totals rows
--- stdout
period,k,sex,count,all_pct
2021,a,F,1,50
2021,a,M,0,0
2021,b,F,0,0
2021,b,M,1,50
2021,All,F,1,50
2021,All,M,1,50
2022,a,F,0,0
2022,a,M,1,100
2022,b,F,0,0
2022,b,M,0,0
2022,All,F,0,0
2022,All,M,1,100

=== tabulate-pipe-of-cases
# A line of --cases for each: P1 offended 30 days after, twice within three months (one of three), P2 after 122, P3 never.
--- episodes.csv
person_id,sex,start_date,closure_date
P1,F,2021-01-10,2021-06-01
P2,M,2021-01-10,2021-06-01
P3,F,2021-01-10,2021-06-01
--- offences.csv
person_id,offence_date
P1,2021-07-01
P1,2021-08-01
P2,2021-10-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cases |
>   cj-tabulate --values 'people=count,reoffended=count(first_reoffence_date!=),share(w3>0)' \
>     --values 'mean(days_to_first),median(days_to_first),sum(after)'
> # Blanks are not more than nothing, so days_to_first>=0 are two as well.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cases --by sex |
>   cj-tabulate - --rows sex --cols w3 --values 'count,count(days_to_first>=0)' --totals both
--- stdout
people,reoffended,share_w3>0,mean_days_to_first,median_days_to_first,sum_after
3,2,33,76.0,76.0,3
sex,w3,count,count_days_to_first>=0
F,0,1,0
F,2,1,1
F,All,2,1
M,0,1,1
M,2,0,0
M,All,1,1
All,0,2,1
All,2,1,1
All,All,3,2
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-01 and the last index date 2021-06-01, 14 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-01 and the last index date 2021-06-01, 14 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-pipe-of-cases-by-period
# The lines of --cases in two quarters: P1 in the first, P2 and P3 in the second; of these one reoffended within three months.
--- episodes.csv
person_id,closure_date
P1,2021-06-01
P2,2021-07-01
P3,2021-08-01
--- offences.csv
person_id,offence_date
P1,2021-11-01
P3,2021-08-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --windows 3 --cases --period 2021-22Q1 --period 2021-22Q2 |
>   cj-tabulate --derive 'quarter=recode(period,2021-22Q1=spring,2021-22Q2=summer)' --rows quarter \
>     --values 'count,count(w3>0),share(mature3=yes)'
--- stdout
quarter,count,count_w3>0,share_mature3=yes
spring,1,0,100
summer,2,1,100
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-11-01 and the last index date 2021-08-01, 13 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== tabulate-pipe-of-itself
# Cells of a table are rows of the next: 2 1 0 1 are the counts of the four cells, 4 in all, at most 2. The words (missing)
# and All are texts like any other; a line of All beside a total of its own is refused.
--- a.csv
k,c,n
a,x,1
a,x,2
a,y,3
b,y,4
--- b.csv
k,n
a,1
,1
$ cj-tabulate a.csv --rows k --cols c | cj-tabulate --values 'count,sum(count),max(count)'
> cj-tabulate b.csv --rows k --totals rows | cj-tabulate --rows k --values 'sum(count)' --totals rows
> cj-tabulate b.csv --rows k --totals rows | cj-tabulate --values 'sum(count)' --where 'k!=All'
> # A wide table is a table, too: x 2 and 0.
> cj-tabulate a.csv --rows k --cols c --wide | cj-tabulate --values 'sum(x),ratio(x,y)'
--- stdout
count,sum_count,max_count
4,4,2
sum_count
2
sum_x,ratio_x_y
2,1.0
--- stderr
cj-tabulate: column k has the value "All", under which the table shows the total; give the value another name, as --derive 'NAME=recode(k,"All"=...)' does

=== tabulate-pipe-of-outcomes
# Three people improved, deteriorated and maintained in c, one improved in e: compared 3 and 1, improved 1 and 1.
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,1
P1,2022-02-01,c,2
P2,2022-01-01,c,2
P2,2022-02-01,c,1
P3,2022-01-01,c,1
P3,2022-02-01,c,1
P1,2022-01-01,e,1
P1,2022-02-01,e,2
$ cj-outcomes reviews.csv | cj-tabulate --values 'sum(compared),ratio(improved,compared)' --mean-decimals 2
> cj-outcomes reviews.csv | cj-tabulate --rows outcome --values 'sum(improved)' --percent cols
--- stdout
sum_compared,ratio_improved_compared
4,0.50
outcome,sum_improved,col_pct
c,1,50
e,1,50
