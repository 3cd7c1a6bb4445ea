# --cases: who is behind the figures, and what they count as.
--- reviews.csv
person_id,review_date,outcome,area,score
b,2021-04-10,Housing,North,2
b,2021-09-10,Housing,North,3
a,2021-04-10,Housing,South,2
a,2021-09-10,Housing,North,2
a,2021-05-01,Work,North,
c,2021-09-10,Work,South,4
--- orders.csv
order_id,person_id,made,seen,area,before,after
007,p1,2021-01-01,2021-01-04,North,2,3
008,p2,2021-01-01,2021-01-20,,2,1
009,p3,2021-01-01,,North,2,
010,p4,2021-03-30,,North,,1
--- report.json
{"title": "T", "period": "2020-21Q4", "as_of": "2021-04-01", "inputs": {"orders": {"file": "orders.csv"}}, "measures": {"m": {"kind": "timeliness", "label": "M", "from": "made", "to": "seen", "within": "5d", "total": true, "by": ["area"], "target": 50, "compare": "previous"}, "s": {"kind": "spc", "label": "S", "along": "made"}}, "sections": [{"id": "t", "title": "T", "measures": ["m"]}]}

=== cases-outcomes
# a moved: the follow-up in the North is compared, the review in the South is not.
< reviews.csv
$ cj-outcomes reviews.csv --by area --cases
--- stdout
period,person_id,area,outcome,baseline_date,baseline_score,follow_up_date,follow_up_score,change,counts_as
all,a,South,Housing,,,2021-04-10,2,,not compared
all,a,North,Housing,2021-04-10,2,2021-09-10,2,0,maintained
all,a,North,Work,,,2021-05-01,,,not compared
all,b,North,Housing,2021-04-10,2,2021-09-10,3,1,improved
all,c,South,Work,,,2021-09-10,4,,not compared

=== cases-timeliness
< orders.csv
$ cj-timeliness orders.csv --from made --to seen --within 5d --as-of 2021-04-01 --by area --cases
--- stdout
period,file,line,order_id,person_id,area,from,to,elapsed,limit,counts_as
all,orders.csv,2,007,p1,North,2021-01-01,2021-01-04,3,5,within
all,orders.csv,3,008,p2,(missing),2021-01-01,2021-01-20,19,5,late
all,orders.csv,4,009,p3,North,2021-01-01,,,5,late
all,orders.csv,5,010,p4,North,2021-03-30,,,5,pending

=== cases-scores
< orders.csv
$ cj-scores orders.csv --start before --end after --by area --cases --lower-is-better
--- stdout
period,file,line,order_id,person_id,area,start,end,change,counts_as
all,orders.csv,2,007,p1,North,2,3,1,worse
all,orders.csv,3,008,p2,(missing),2,1,-1,improved
all,orders.csv,4,009,p3,North,2,,,not paired
all,orders.csv,5,010,p4,North,,1,,not paired

=== cases-tabulate
< orders.csv
$ cj-tabulate orders.csv --rows area --values 'count,late=share(seen=),sum(after),n=count(before) where area=North' --cases
--- stdout
file,line,order_id,person_id,area,count,late,sum_after,n
orders.csv,2,007,p1,North,1,0,3,1
orders.csv,3,008,p2,(missing),1,0,1,
orders.csv,4,009,p3,North,1,1,,1
orders.csv,5,010,p4,North,1,1,1,0

=== cases-individuals
< orders.csv
$ cj-scores orders.csv --start before --end after --individuals order_id --cases
? 2
--- stderr
cj-scores: --cases and --individuals are different tables; ask for one

=== cases-hidden
< orders.csv
$ cj-tabulate orders.csv --rows area --cases --suppress-below 5
? 2
--- stderr
cj-tabulate: --cases lists persons or holds their counts as they are: nothing of it can be hidden with --suppress-below

=== cases-private
# Files with persons are for their owner alone to read, whatever was there before.
< orders.csv
$ umask 000; echo old >old.csv; chmod 666 old.csv; cj-tabulate orders.csv --cases -o new.csv && cj-tabulate orders.csv --cases -o old.csv
> cj-tabulate orders.csv -o table.csv; stat -c '%a %n' new.csv old.csv table.csv
--- stdout
600 new.csv
600 old.csv
666 table.csv

=== cases-report
# Of the report's period, not of that before; totals and targets have no place in a list.
< orders.csv report.json
$ cj-report report.json --cases m --where area=North
> umask 022; cj-report report.json --cases m -o cases.csv && wc -l <cases.csv && stat -c %a cases.csv
--- stdout
period,file,line,order_id,person_id,area,from,to,elapsed,limit,counts_as
2020-21Q4,orders.csv,2,007,p1,North,2021-01-01,2021-01-04,3,5,within
2020-21Q4,orders.csv,4,009,p3,North,2021-01-01,,,5,late
2020-21Q4,orders.csv,5,010,p4,North,2021-03-30,,,5,pending
5
600

=== cases-report-refused
< orders.csv report.json
$ for with in '--suppress-below 5' '--only m' '-o folder/'; do cj-report report.json --cases m $with; done
> cj-report report.json --cases s; cj-report report.json --cases n
? 2
--- stderr
cj-report: --cases lists persons: nothing of it can be hidden with --suppress-below or "disclosure"
cj-report: --cases lists one measure alone; --only says nothing
cj-report: folder/: --cases is one table: name a file, such as cases.csv
cj-report: report.json:1: $.measures.s: --cases: there is no list of who is behind a measure of the kind spc
cj-report: report.json: there is no measure "n"; there are m and s
