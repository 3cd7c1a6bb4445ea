# Linked rows that cannot be what they are taken for.
--- homes.csv
person_id,moved_in,moved_out,suitable
A,2023-03-01,2022-01-10,Yes
B,2023-03-02,2022-01-11,Yes
C,2022-02-03,2023-03-12,Yes
D,2022-02-04,,No
E,2022-02-04,2023-03-12,No

=== link-spans
# Two of four spans end before they begin: half is more than a quarter.
< homes.csv
$ sed '1s/.*/person_id,day/; 2,$s/,.*/,2022-06-01/' homes.csv > orders.csv
> cj-tabulate orders.csv --link homes=homes.csv --derive 'n=count(homes,moved_in<=@day,moved_out>=@day|)' --rows n -q
--- stdout
n,count
0,2
1,3
--- stderr
cj-tabulate: warning: figures may be wrong: backwards-spans in homes.csv (without --quiet all is told)

=== link-spans-words
< homes.csv
$ sed '1s/.*/person_id,day/; 2,$s/,.*/,2022-06-01/' homes.csv > orders.csv
> cj-tabulate orders.csv --link homes=homes.csv --derive 'n=count(homes,moved_in<=@day,moved_out>=@day|)' --rows n 2>&1 | grep span
--- stdout
cj-tabulate: warning: homes.csv: homes: moved_out is before moved_in in many rows, first in line 2: as spans they hold on no day, unless the two were changed for each other

=== link-spans-due
# What is done before it is due is no span; nor is one slip of five.
< homes.csv
$ sed '1s/.*/person_id,due,done,what/' homes.csv > tasks.csv; sed '1s/.*/person_id,day/; 2,$s/,.*/,2022-06-01/' homes.csv > orders.csv
> sed '2s/2023-03-01/2021-03-01/' homes.csv > slip.csv; echo F,2022-02-04,2023-03-12,No >> slip.csv
> cj-tabulate orders.csv --link tasks=tasks.csv --derive 'n=count(tasks,due<=@day,done>=@day|)' --rows n
> cj-tabulate orders.csv --link homes=slip.csv --derive 'n=count(homes,moved_in<=@day,moved_out>=@day|)' --rows n
--- stdout
n,count
0,2
1,3
n,count
0,2
1,3

=== link-filtered
# Fifty sessions of which all were kept, of fifty offered; with one that was not nothing is said, nor of what is no share.
$ awk 'BEGIN{print "person_id"; for (i = 1; i <= 50; i++) print "P" i}' > people.csv
> awk 'BEGIN{print "person_id,attended"; for (i = 1; i <= 50; i++) print "P" i ",Yes"}' > sessions.csv
> cj-tabulate people.csv --link s=sessions.csv --derive 'o=count(s)' --derive 'k=count(s,attended=Yes)' --values 'kept=share(k,o)'
> cj-tabulate people.csv --link s=sessions.csv --derive 'k=count(s,attended=Yes)' --values 'k=sum(k)'
> sed '9s/Yes/No/' sessions.csv > some.csv
> cj-tabulate people.csv --link s=some.csv --derive 'o=count(s)' --derive 'k=count(s,attended=Yes)' --values 'kept=share(k,o)'
--- stdout
kept
100
k
50
kept
98
--- stderr
cj-tabulate: warning: sessions.csv: every row of s has "attended=Yes", of which a share is made: if the export was filtered by it, the others are not there and the share is of nothing else
cj-tabulate: sessions.csv: rows 50 = used 50 + outside the period 0 + not selected 0 + rejected 0
cj-tabulate: people.csv: rows 50 = used 50 + outside the period 0 + not selected 0 + rejected 0
