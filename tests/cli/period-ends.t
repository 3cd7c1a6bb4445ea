# An export that ends or begins inside a period: the date and the period are told.
--- days.sh
# a row on each of the first 28 days of the months: days.sh 2022-07 2022-08
echo id,day
for m in "$@"; do for d in $(seq -w 1 28); do echo "$m$d,$m-$d"; done; done

=== period-ends-early
# Rows of each day stop on 28 January, 62 days before 31 March. "all" has no end, and the second quarter is over.
< days.sh
$ sh days.sh 2022-07 2022-08 2022-09 2022-10 2022-11 2022-12 2023-01 >d.csv
> for p in 2022-23Q4 all 2022-23Q2; do cj-tabulate d.csv --date day --period $p | tail -n 1; done
> cj-tabulate d.csv --date day --period 2022-23Q4 -q --findings f.csv -f markdown | grep -o 'The last day is.*2022-23Q4'; cut -d, -f1-3 f.csv
--- stdout
2022-23Q4,28
all,196
2022-23Q2,84
The last day is 2023-01-28, 62 days before the end of 2022-23Q4
code,severity,file
rows-end,warning,d.csv
--- stderr
cj-tabulate: warning: d.csv: the last day is 2023-01-28, 62 days before the end of 2022-23Q4: does the export end there, or did nothing happen after it? What an export lacks counts nowhere
cj-tabulate: d.csv: rows 196 = used 28 + outside the period 168 + not selected 0 + rejected 0

=== period-ends-quiet
# In csv no note would say it.
< days.sh
$ sh days.sh 2022-07 2022-08 2022-09 2022-10 2022-11 2022-12 2023-01 >d.csv
> cj-tabulate d.csv --date day --period 2022-23Q4 -q
--- stdout
period,count
2022-23Q4,28
--- stderr
cj-tabulate: warning: figures may be wrong: rows-end in d.csv (without --quiet all is told)

=== period-ends-running
# A period that is not over: 13 days after the last row nobody is asked, 41 days after it the day is named.
< days.sh
$ sh days.sh 2022-10 2022-11 2022-12 2023-01 >d.csv
> cj-tabulate d.csv --date day --period 2022-23Q4 --as-of 2023-02-10 | tail -n 1
> cj-tabulate d.csv --date day --period 2022-23Q4 --as-of 2023-03-10 | tail -n 1
--- stdout
2022-23Q4,28
2022-23Q4,28
--- stderr
cj-tabulate: warning: d.csv: the last day is 2023-01-28, 41 days before --as-of 2023-03-10: does the export end there, or did nothing happen after it? What an export lacks counts nowhere
cj-tabulate: d.csv: rows 112 = used 28 + outside the period 84 + not selected 0 + rejected 0

=== period-ends-sparse
# A row a month stops 106 days before the year does: (1 + 106 / 122)^-4 is 0.08, no rare chance.
$ { echo day; for m in 04 05 06 07 08 09 10 11 12; do echo 2022-$m-15; done; } >d.csv
> cj-tabulate d.csv --date day --period 2022-23
--- stdout
period,count
2022-23,9

=== period-ends-usual
# A service of terms: August has no row. Of 140 days the later half begins in July and holds the pause from 28 July to 1 September (35 days):
# a quarter more is 43.75, and 10 December is 43 days behind 28 October.
< days.sh
$ sh days.sh 2022-05 2022-06 2022-07 2022-09 2022-10 >d.csv
> cj-tabulate d.csv --date day --period 2022-10-01..2022-12-10
> cj-tabulate d.csv --date day --period 2022-10-01..2022-12-11
--- stdout
period,count
2022-10-01..2022-12-10,28
period,count
2022-10-01..2022-12-11,28
--- stderr
cj-tabulate: warning: d.csv: the last day is 2022-10-28, 44 days before the end of 2022-10-01..2022-12-11: does the export end there, or did nothing happen after it? What an export lacks counts nowhere
cj-tabulate: d.csv: rows 140 = used 28 + outside the period 112 + not selected 0 + rejected 0

=== period-ends-slip
# A date of 2033 does not hide that the others end.
< days.sh
$ { sh days.sh 2022-10 2022-11 2022-12 2023-01; echo 1,2033-01-05; } >d.csv
> cj-tabulate d.csv --date day --period 2022-23Q4
--- stdout
period,count
2022-23Q4,28
--- stderr
cj-tabulate: warning: d.csv: but for 2033-01-05 the last day is 2023-01-28, 62 days before the end of 2022-23Q4: does the export end there, or did nothing happen after it? What an export lacks counts nowhere
cj-tabulate: d.csv: rows 113 = used 28 + outside the period 85 + not selected 0 + rejected 0

=== period-ends-slip-within
# Rows stop on 10 February; one is dated 30 March, a day before the end. Two more of those 217 days do not hide it, the dates of a month do.
< days.sh
$ sh days.sh 2022-07 2022-08 2022-09 2022-10 2022-11 2022-12 2023-01 2023-02 | sed '/2023-02-1[1-9]/d; /2023-02-2/d' >d.csv
> add() { for d in "$@"; do echo 0,$d; done >>d.csv; cj-tabulate d.csv --date day --period 2022-23Q4 2>&1 >/dev/null | grep -o 'but for.*4:' || echo silent; }
> add 2023-03-30; add 2023-03-30 2023-03-08 2023-03-20; add 2023-03-04 2023-03-05 2023-03-06 2023-03-07
--- stdout
but for 2023-03-30 the last day is 2023-02-10, 49 days before the end of 2022-23Q4:
but for 3 days from 2023-03-08 on the last day is 2023-02-10, 49 days before the end of 2022-23Q4:
silent

=== period-ends-month-before
# March is not there: the last row is of 28 February, 31 days before its end; April to June without June, 30 days; and
# without April, 30 days. A service that grows begins with its rows, one every 14 days, then 7, then each day.
< days.sh
$ look() { cj-tabulate d.csv --date day --period $1 2>&1 >/dev/null | grep -o 'the [fl].*[0-9]:' || echo silent; }
> sh days.sh 2022-10 2022-11 2022-12 2023-01 2023-02 >d.csv; look 2022-23Q4; sh days.sh 2023-01 2023-02 2023-03 2023-04 2023-05 >d.csv; look 2023-24Q1
> sh days.sh 2023-05 2023-06 2023-07 2023-08 >d.csv; look 2023-24Q1
> { echo day; for d in 05-10 05-24 06-07 06-14 06-21 06-28 07-05; do echo 2023-$d; done; sh days.sh 2023-07 2023-08 | cut -d, -f2 | sed 1d; } >d.csv
> look 2023-24Q1
--- stdout
the last day is 2023-02-28, 31 days before the end of 2022-23Q4:
the last day is 2023-05-28, 33 days before the end of 2023-24Q1:
the first day is 2023-05-01, 30 days after the beginning of 2023-24Q1:
silent

=== period-of-one-batch
# School places begin in the first week of September, and hold until the end of orders in March; a scheme has 25 days of summer, and one of 26 is told.
--- batch.py
import datetime, sys
print("person_id,day,hours")
for i in range(int(sys.argv[1])):
  print(f"{i},{datetime.date(2022, 9, 1) + datetime.timedelta(i)},25")
--- orders.csv
person_id,end
1,2023-03-17
2,2023-03-20
$ python3 batch.py 7 >places.csv
> cj-tabulate orders.csv --date end --period 2022-23Q4 --link p=places.csv --derive 'h=last(p.hours by day,day<=@end)' --values 'mean(h)'
> for days in 25 26; do python3 batch.py $days >d.csv; cj-tabulate d.csv --date day --period 2022-23Q3 --allow-empty 2>&1 | grep -c 'does the export'
> cj-tabulate d.csv --date day --period 2022-23 2>&1 | grep -c 'does the export'; done
--- stdout
period,mean_h
2022-23Q4,25.0
0
0
0
2

=== period-begins-late
# 61 days of October and November are not there.
< days.sh
$ sh days.sh 2022-12 2023-01 2023-02 >d.csv
> cj-tabulate d.csv --date day --period 2022-23Q3 --period 2022-12-01..2023-02-28
--- stdout
period,count
2022-23Q3,28
2022-12-01..2023-02-28,84
--- stderr
cj-tabulate: warning: d.csv: the first day is 2022-12-01, 61 days after the beginning of 2022-23Q3: does the export begin there, or did nothing happen before it? What an export lacks counts nowhere
cj-tabulate: d.csv: rows 84 = used 84 + outside the period 0 + not selected 0 + rejected 0

=== period-ends-linked
# Twelve months behind the end of an order, on 20 December 2022, run until 20 December 2023; offences of each day stop on 28 October.
# An order that is planned to end in 2025 asks for none after the year that is asked for; as of October nobody is asked.
< days.sh
--- orders.csv
id,start,end
1,2022-02-01,2022-12-20
2,2022-03-01,2025-01-31
$ sh days.sh 2023-05 2023-06 2023-07 2023-08 2023-09 2023-10 | sed 's/^[0-9-]*,/1,/' >offences.csv
> of() { cj-tabulate orders.csv --link o=offences.csv --on o:id "$@" | tail -n 1; }
> of --date end --period 2022 --derive 'n=count(o,day>@end,day<=@end+12m)' --values 'sum(n)'
> of --date end --period 2022 --derive 'n=count(o,day>@end,day<=@end+10m)' --values 'sum(n)'
--- stdout
2022,168
2022,160
--- stderr
cj-tabulate: warning: offences.csv: the last day of o is 2023-10-28, and end + 12 months goes on to 2023-12-20: is o complete until then? What is derived of rows that it lacks is 0, no or blank
cj-tabulate: offences.csv: rows 168 = used 168 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: orders.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0

=== scores-begin
# Reviews of each day from the first of the quarter on: earlier scores are not there. A file that begins a year before has them,
# where nobody has two scores either: each row is of another person.
< days.sh
$ reviews() { sh days.sh "$@" | sed '1s/.*/person_id,review_date,outcome,score/; 2,$s/$/,Housing,5/'; }
> reviews 2023-01 2023-02 2023-03 >r.csv; cj-outcomes r.csv --period 2022-23Q4 -q --findings f.csv -f markdown |
> grep -o 'the export has none before [0-9-]*'; cut -d, -f1-3 f.csv
> reviews 2022-01 2023-01 2023-02 2023-03 >r.csv; cj-outcomes r.csv --period 2022-23Q4 -q --findings f.csv >/dev/null; cut -d, -f1-3 f.csv
--- stdout
the export has none before 2023-01-01
code,severity,file
scores-begin,warning,r.csv
code,severity,file
one-score,warning,r.csv
--- stderr
cj-outcomes: warning: figures may be wrong: one-score in r.csv

=== scores-begin-new-service
# Each person is reviewed every 80 days, up to four times. Of a service that begins in April a person comes each fifth day of all the year;
# of one that began long ago 64 people are known before it, and all of them come in the first 80 days. Both files are full at once.
--- people.py
import datetime, sys
first = datetime.date(2021, 4, 1)
print("person_id,review_date,outcome,score")
for day in range(int(sys.argv[1]), 365, 5):
  for at in range(day, min(day + 320, 365), 80):
    if at >= 0:
      print(f"P{day},{first + datetime.timedelta(at)},Housing,5")
$ for from in 0 -320; do
>   python3 people.py $from >r.csv; cj-outcomes r.csv --period 2021-22Q1 --period 2021-22 -q --findings f.csv >/dev/null; cut -d, -f1-3 f.csv; done
--- stdout
code,severity,file
code,severity,file
scores-begin,warning,r.csv
scores-begin,warning,r.csv
--- stderr
cj-outcomes: warning: figures may be wrong: scores-begin in r.csv

=== one-score-first-quarter
# Nobody is reviewed twice in the first 28 days of a service: nothing is wrong. In 124 days somebody should be.
--- person.py
import datetime, sys
print("person_id,review_date,outcome,score")
for i in range(20):
  print(f"P{i},{datetime.date(2023, 1, 2) + datetime.timedelta(i * int(sys.argv[1]) // 19)},Housing,5")
$ for last in 27 122 123; do python3 person.py $last >r.csv; cj-outcomes r.csv --period 2022-23 -f markdown 2>&1 | grep -o 'Nobody.*\|warning: r.csv: nobody.*'; done
--- stdout
Nobody who was reviewed has two scores of one outcome, so nobody is compared: all reviews lie within 28 days
Nobody who was reviewed has two scores of one outcome, so nobody is compared: all reviews lie within 28 days.
Nobody who was reviewed has two scores of one outcome, so nobody is compared: all reviews lie within 123 days
Nobody who was reviewed has two scores of one outcome, so nobody is compared: all reviews lie within 123 days.
warning: r.csv: nobody who was reviewed has two scores of one outcome, so nobody is compared: does "person_id" say who a row is about, and always in the same way?
Nobody who was reviewed has two scores of one outcome, so nobody is compared: does "person\_id" say who a row is about, and always in the same way?

=== period-begins-offences
# Offences before the start on 1 January 2022 count; each day has one from 1 March on, 59 days later. One of 2019 is no history, and named.
# Sixty days from 6 March to 28 July, i * i / 25 from one end: many at first and then few are cut; few at first and then many are growth.
< days.sh
--- episodes.csv
person_id,start_date,closure_date
1,2022-01-01,2022-06-15
$ look() { { echo person_id,offence_date; sed 's/.*,//; s/^/1,/' d.csv; } >o.csv; cj-reoffending episodes.csv --offences o.csv --as-of 2022-09-15 --windows 3 2>&1 >/dev/null |
>   grep -o '[^:]*first offence.*' || echo silent; }
> sh days.sh 2022-03 2022-04 2022-05 2022-06 2022-07 | sed 1d >d.csv; look; echo 2019-05-05 >>d.csv; look
> squares() { for i in $(seq 60); do date -u -d "2022-$1 $((i * i / 25)) days" +%F; done >d.csv; look; }
> squares "03-06 +"; squares "07-28 -"
--- stdout
 the first offence is dated 2022-03-01, and those before 2022-01-01 count: does the export begin there, or was there none before it? Who offended only then counts as one who did not
 but for 2019-05-05 the first offence is dated 2022-03-01, and those before 2022-01-01 count: does the export begin there, or was there none before it? Who offended only then counts as one who did not
 the first offence is dated 2022-03-06, and those before 2022-01-01 count: does the export begin there, or was there none before it? Who offended only then counts as one who did not
silent

=== period-ends-after-as-of
# Two dates of 2033 are years after the last of 2023 and the day up to which the data are complete. The first was done then: not by that
# day; the second was to be counted from then. Without the day nothing is said, nor of two offences of 2031 among 28.
< days.sh
--- episodes.csv
person_id,start_date,closure_date
1,2021-01-01,2021-04-10
2,2021-01-01,2021-05-10
$ { echo from,to; sh days.sh 2023-01 | sed '1d; s/.*,//; s/.*/&,&/'; echo 2023-01-15,2033-03-15; echo 2033-03-01,2033-03-15; } >t.csv
> T="cj-timeliness t.csv --from from --to to --within 30d"; $T --as-of 2023-03-31 | cut -d, -f3-7; $T 2>&1 >/dev/null
> { echo person_id,offence_date; sh days.sh 2021-05 | sed '1d; s/.*,/1,/'; echo 2,2031-05-01; } >o.csv
> cj-reoffending episodes.csv --offences o.csv --as-of 2022-06-30 --windows 12 2>&1 >/dev/null | grep more
--- stdout
total,within,late,pending,unknown
30,28,1,1,0
cj-reoffending: warning: o.csv: offence_date has a date of 2031-05-01, more than a year after --as-of 2022-06-30 and after any other: is that true? An offence of then counts nowhere
--- stderr
cj-timeliness: warning: t.csv: from has a date of 2033-03-01, more than a year after --as-of 2023-03-31 and after any other: is that true? A row counts as pending
cj-timeliness: warning: t.csv: to has a date of 2033-03-15, more than a year after --as-of 2023-03-31 and after any other: is that true? What was done then counts as not done
cj-timeliness: t.csv: rows 30 = used 30 + outside the period 0 + not selected 0 + rejected 0
