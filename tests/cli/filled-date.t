# The day of the export where nothing has happened yet.
=== filled-date
# 40 orders that ended on 40 days, and 20 with the last day of March: 60 for 40 where the open ones are filled.
$ awk 'BEGIN{print "order_id,closed"; for (i = 1; i <= 40; i++) printf "O%d,2023-%02d-%02d\n", i, i % 3 + 1, i % 28 + 1; for (; i <= 60; i++) printf "O%d,2023-03-31\n", i}' > orders.csv
> cj-tabulate orders.csv --date closed --period 2022-23Q4
> sed 's/2023-03-31//' orders.csv | cj-tabulate - --date closed --period 2022-23Q4 2>/dev/null
--- stdout
period,count
2022-23Q4,60
period,count
2022-23Q4,40
--- stderr
cj-tabulate: warning: orders.csv: closed: 20 of 60 rows have the last day, 2023-03-31, other days 1 at most, and none is blank: if it is the day of the export, put where nothing had happened yet, they count as done
cj-tabulate: orders.csv: rows 60 = used 60 + outside the period 0 + not selected 0 + rejected 0
