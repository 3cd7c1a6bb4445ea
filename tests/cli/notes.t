=== notes-conditions
# Conditions are told in words: filled in, blank, one of several, none of several, in order; an article where the name is one thing.
--- a.csv
End Date,sex,age,hours
2024-01-01,F,20,1
2024-01-02,M,30,
$ n() { cj-tabulate a.csv -f text "$@" | grep -A1 '^- Only' | grep -v a.csv; }
> n --where 'End Date!='; n --where 'hours='; n --where 'sex=F|M' --where 'age>=20'; n --where 'sex!=F|M' --allow-empty -q; n --where 'End Date!=' --where 'sex!=M' --where 'age<30' --where 'age<=29'
--- stdout
- Only rows with an End Date.
- Only rows without hours.
- Only rows where sex is F or M and age is 20 or more.
- Only rows where sex is neither F nor M.
- There is no row to count.
- Only rows with an End Date and where sex is not M and age is below 30 and age is 29 or less.

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
