# Identifiers of which some are written in the form of another system: C0012 for YP0012.
=== forms-linked
# Sixty people, of whom those whose square leaves 3 and more when divided by 7 (2, 5, 9, 12, ...: 17) stand as C0002
# among the offences, and the other 43 as themselves. Of 17 numbers none is among the 43; by chance 12 would be.
$ awk 'BEGIN{print "person_id"; for (i = 1; i <= 60; i++) printf "YP%04d\n", i}' > people.csv
> awk 'BEGIN{print "person_id,offence"; for (i = 1; i <= 60; i++) printf "%s%04d,Theft\n", i * i % 7 < 3 ? "YP" : "C", i}' > offences.csv
> cj-tabulate people.csv --link o=offences.csv --derive 'n=count(o)' --rows n
--- stdout
n,count
0,17
1,43
--- stderr
cj-tabulate: warning: offences.csv: person_id: "C0002" and 16 more are written in a form that nobody here has, and their rows belong to nobody; by their numbers they are of people who are here, as "YP0001" is: write both in one form
cj-tabulate: offences.csv: rows 60 = used 43 + outside the period 0 + not selected 17 + rejected 0
cj-tabulate: people.csv: rows 60 = used 60 + outside the period 0 + not selected 0 + rejected 0

=== forms-other-people
# Sixty others of another service, of whom it is no question whether they are here.
$ awk 'BEGIN{print "person_id"; for (i = 1; i <= 60; i++) printf "YP%04d\n", i}' > people.csv
> awk 'BEGIN{print "person_id,offence"; for (i = 1; i <= 60; i++) { if (i * i % 7 < 3) printf "YP%04d,Theft\n", i; if (i * i % 11 < 5) printf "C%04d,Theft\n", i }}' > offences.csv
> cj-tabulate people.csv --link o=offences.csv --derive 'n=count(o)' --rows n
--- stdout
n,count
0,17
1,43

=== forms-reoffending
# The same people and offences in the measure that follows episodes: 43 of 60 are known to have offended.
$ awk 'BEGIN{print "person_id,start_date,closure_date"; for (i = 1; i <= 60; i++) printf "YP%04d,2021-01-04,2021-05-04\n", i}' > episodes.csv
> awk 'BEGIN{print "person_id,offence_date"; for (i = 1; i <= 60; i++) printf "%s%04d,2021-08-%02d\n", i * i % 7 < 3 ? "YP" : "C", i, i % 28 + 1}' > offences.csv
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-05-04 --windows 12 2>err | grep 0-12 | cut -d, -f1-9; grep -o '"C0002.*form' err
--- stdout
all,0-12 months,0,12,60,0,43,43,71.7
"C0002" and 16 more are written in a form that nobody here has, and their rows belong to nobody; by their numbers they are of people who are here, as "YP0001" is: write both in one form
