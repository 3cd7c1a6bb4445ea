# cj-reoffending: windows of time and who is in them long enough.
--- episodes-2.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2021-06-15
P4,2021-01-10,2021-06-15
P5,2021-01-10,2021-06-15
P6,2021-01-10,2021-06-15
P7,2021-01-10,2021-06-15
P8,2021-01-10,2021-06-15
P9,2021-01-10,2021-06-15
--- episodes-3.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-12-31
P2,2021-01-10,2022-03-31
P3,2021-01-10,2022-05-31
--- episodes.csv
person_id,programme,start_date,closure_date
P1,B,2021-06-01,2021-08-31
P1,A,2021-04-01,2021-05-31
P1,C,2021-10-01,2022-01-31
P2,A,2021-04-01,2021-05-31
--- offences-2.csv
person_id,offence_date
P1,2021-06-30
P1,2021-09-15
--- offences-3.csv
person_id,offence_date
P1,2022-02-01
P2,2022-04-01
P3,2022-06-01
P3,2022-07-01
--- offences.csv
person_id,offence_date
P1,2021-01-09
P2,2021-01-10
P3,2021-06-15
P4,2021-06-16
P5,2021-09-15
P6,2021-09-16
P7,2021-12-15
P8,2022-06-15
P9,2022-06-16

=== reoffending-as-of-before-one-per
# On 2021-07-31 only the closures of May are known.
< episodes.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2021-07-31 --windows 3 --one-per episode --cases | cut -d, -f2-8
--- stdout
person_id,index_date,pre,during,w3,after,first_reoffence_date
P1,2021-05-31,0,0,1,1,2021-06-30
P2,2021-05-31,0,0,0,0,

=== reoffending-as-of-in-the-middle-of-a-window
# Mature for 3 months, not for 6, on 2022-01-15. The offence of 2022-01-10 lies in the open window: in --cases, not in
# the table. With --denominator all it counts; that of 2022-01-16 never does.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-01,2021-08-31
--- offences.csv
person_id,offence_date
P1,2022-01-10
P1,2022-01-16
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-15 --windows 3,6
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-15 --windows 3,6 --denominator all
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-15 --windows 3,6 --cases
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
all,3-6 months,3,6,0,1,0,0,,,,,,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,0,0,0.0,0.00,79.35,,0.00,
all,3-6 months,3,6,1,1,1,1,100.0,,,1.00,1.00,
period,person_id,index_date,pre,during,w3,w6,after,first_reoffence_date,days_to_first,mature3,mature6
all,P1,2021-08-31,0,0,0,1,1,2022-01-10,132,yes,no

=== reoffending-before-index-without-start
# No column of starts: before means before the day of closure, 2021-08-31; within 6 months from 2021-02-28 on. The
# offence on the day of closure (P4) is in no stage.
--- episodes.csv
person_id,closure_date
P1,2021-08-31
P2,2021-08-31
P3,2021-08-31
P4,2021-08-31
--- offences.csv
person_id,offence_date
P1,2021-02-28
P2,2021-02-27
P3,2021-08-30
P4,2021-08-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --before 6 --cases
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3,6
--- stdout
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P1,2021-08-31,1,,0,0,0,0,0,,,yes,yes,yes,yes
all,P2,2021-08-31,0,,0,0,0,0,0,,,yes,yes,yes,yes
all,P3,2021-08-31,1,,0,0,0,0,0,,,yes,yes,yes,yes
all,P4,2021-08-31,0,,0,0,0,0,0,,,yes,yes,yes,yes
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,4,0,3,3,75.0,30.06,95.44,1.00,0.75,
all,0-3 months,0,3,4,0,0,0,0.0,0.00,48.99,,0.00,
all,3-6 months,3,6,4,0,0,0,0.0,0.00,48.99,,0.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-31 and the last index date 2021-08-31, 28 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 2 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-31 and the last index date 2021-08-31, 28 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 3 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-before-months
# Started 2021-08-31; 6 months before is 2021-02-28: P1 on that day counts, P2 the day before does not, P3 the day
# before the start does. Without --before all three.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-31,2021-12-31
P2,2021-08-31,2021-12-31
P3,2021-08-31,2021-12-31
--- offences.csv
person_id,offence_date
P1,2021-02-28
P2,2021-02-27
P3,2021-08-30
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --before 6 --cases | cut -d, -f2,4,5
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --before 6 | sed -n 1,2p
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 | sed -n 2p
--- stdout
person_id,pre,during
P1,1,0
P2,0,0
P3,1,0
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,2,2,66.7,20.77,93.85,1.00,0.67,
all,pre-intervention,,,3,0,3,3,100.0,43.85,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-30 and the last index date 2021-12-31, 24 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 2 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-30 and the last index date 2021-12-31, 24 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 2 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-08-30 and the last index date 2021-12-31, 24 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-denominator-all
# Everybody counts, whether their window ended by 2022-06-30 (P1 for 3 and 6 months, P2 for 3) or not: immature 1 and 2.
# The offence of July is after as-of.
< episodes.csv=episodes-3.csv offences.csv=offences-3.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3,6 --denominator all
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,3,1,3,3,100.0,43.85,100.00,1.00,1.00,
all,3-6 months,3,6,3,2,0,0,0.0,0.00,56.15,,0.00,

=== reoffending-denominator-all-without-as-of
# Nothing is cut off by date, and nobody knows who is immature: blank for the windows, 0 for the first stages.
< episodes.csv=episodes-3.csv offences.csv=offences-3.csv
$ cj-reoffending episodes.csv --offences offences.csv --windows 3,6 --denominator all
> cj-reoffending episodes.csv --offences offences.csv --windows 3 --denominator all --cases
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,3,,3,4,100.0,43.85,100.00,1.33,1.33,
all,3-6 months,3,6,3,,0,0,0.0,0.00,56.15,,0.00,
period,person_id,index_date,pre,during,w3,after,first_reoffence_date,days_to_first,mature3
all,P1,2021-12-31,0,0,1,1,2022-02-01,32,
all,P2,2022-03-31,0,0,1,1,2022-04-01,1,
all,P3,2022-05-31,0,0,2,2,2022-06-01,1,

=== reoffending-edge-days
# One person for each day, all from 2021-01-10 to 2021-06-15: the day before the start is before, the start and
# the day of closure are during, the day after is in 0-3. The anniversaries 09-15, 12-15 and 2022-06-15 belong to
# the window that ends there, 09-16 to the next, 2022-06-16 to none.
< episodes.csv=episodes-2.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cases
> # As edge-days; the anniversaries (P5, P7, P8) go on to the next window, the last out of all.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cases --anniversary exclude
--- stdout
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P1,2021-06-15,1,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P2,2021-06-15,0,1,0,0,0,0,0,,,yes,yes,yes,yes
all,P3,2021-06-15,0,1,0,0,0,0,0,,,yes,yes,yes,yes
all,P4,2021-06-15,0,0,1,0,0,0,1,2021-06-16,1,yes,yes,yes,yes
all,P5,2021-06-15,0,0,1,0,0,0,1,2021-09-15,92,yes,yes,yes,yes
all,P6,2021-06-15,0,0,0,1,0,0,1,2021-09-16,93,yes,yes,yes,yes
all,P7,2021-06-15,0,0,0,1,0,0,1,2021-12-15,183,yes,yes,yes,yes
all,P8,2021-06-15,0,0,0,0,0,1,1,2022-06-15,365,yes,yes,yes,yes
all,P9,2021-06-15,0,0,0,0,0,0,1,2022-06-16,366,yes,yes,yes,yes
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P1,2021-06-15,1,0,0,0,0,0,0,,,yes,yes,yes,yes
all,P2,2021-06-15,0,1,0,0,0,0,0,,,yes,yes,yes,yes
all,P3,2021-06-15,0,1,0,0,0,0,0,,,yes,yes,yes,yes
all,P4,2021-06-15,0,0,1,0,0,0,1,2021-06-16,1,yes,yes,yes,yes
all,P5,2021-06-15,0,0,0,1,0,0,1,2021-09-15,92,yes,yes,yes,yes
all,P6,2021-06-15,0,0,0,1,0,0,1,2021-09-16,93,yes,yes,yes,yes
all,P7,2021-06-15,0,0,0,0,1,0,1,2021-12-15,183,yes,yes,yes,yes
all,P8,2021-06-15,0,0,0,0,0,0,1,2022-06-15,365,yes,yes,yes,yes
all,P9,2021-06-15,0,0,0,0,0,0,1,2022-06-16,366,yes,yes,yes,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-edge-days-table
# The nine people of edge-days: before P1; during P2 P3; 0-3 P4 P5; 3-6 P6 P7; 6-9 nobody; 9-12 P8. P9 is later.
< episodes.csv=episodes-2.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31
> # As edge-days-table, with the anniversaries in the next window: 0-3 P4; 3-6 P5 P6; 6-9 P7; 9-12 nobody.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --anniversary exclude
> # 0-3 P4 P5; 0-6 and P6 P7; 0-9 the same; 0-12 and P8.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cumulative
> # Each window ends the day before the anniversary: 0-3 P4; 0-6 P4 P5 P6; 0-9 and P7; 0-12 the same.
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --cumulative --anniversary exclude
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,during intervention,,,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,0-3 months,0,3,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,3-6 months,3,6,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,6-9 months,6,9,9,0,0,0,0.0,0.00,29.91,,0.00,
all,9-12 months,9,12,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,during intervention,,,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,0-3 months,0,3,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,3-6 months,3,6,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,6-9 months,6,9,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,9-12 months,9,12,9,0,0,0,0.0,0.00,29.91,,0.00,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,during intervention,,,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,0-3 months,0,3,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,0-6 months,0,6,9,0,4,4,44.4,18.88,73.33,1.00,0.44,
all,0-9 months,0,9,9,0,4,4,44.4,18.88,73.33,1.00,0.44,
all,0-12 months,0,12,9,0,5,5,55.6,26.67,81.12,1.00,0.56,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,during intervention,,,9,0,2,2,22.2,6.32,54.74,1.00,0.22,
all,0-3 months,0,3,9,0,1,1,11.1,1.99,43.50,1.00,0.11,
all,0-6 months,0,6,9,0,3,3,33.3,12.06,64.58,1.00,0.33,
all,0-9 months,0,9,9,0,4,4,44.4,18.88,73.33,1.00,0.44,
all,0-12 months,0,12,9,0,4,4,44.4,18.88,73.33,1.00,0.44,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 8 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 7 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 8 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-06-16 and the last index date 2021-06-15, 6 months before --as-of 2022-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 9 = used 9 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 9 = used 7 + outside the period 2 + not selected 0 + rejected 0

=== reoffending-in-no-episode-and-later
# Two are dated after as-of (P1 and P9), and three are of people in no episode (P8 and twice P9); the later one of P9
# is both. In the account those of people in no episode are not selected, and the later one of P1 is outside.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2022-07-01
--- offences.csv
person_id,offence_date
P1,2021-07-01
P1,2022-07-01
P8,2021-07-01
P9,2021-07-01
P9,2022-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 -f json | sed -n '/"Nothing dated after/p;/"episodes.csv: /p;/"offences.csv: /p' 
--- stdout
    "Nothing dated after 30 June 2022 counts. 2 offences are dated later and are left out. 3 offences are of people in no episode.",
    "episodes.csv: rows 2 = used 1 + outside the period 1 + not selected 0 + rejected 0",
    "offences.csv: rows 5 = used 1 + outside the period 1 + not selected 3 + rejected 0"

=== reoffending-index-and-start-named
# Followed up from the disposal, which is also the start: before 2021-03-01; during that day alone; after.
--- episodes.csv
person_id,disposal,closure_date
P1,2021-03-01,2021-06-15
--- offences.csv
person_id,offence_date
P1,2021-02-28
P1,2021-03-01
P1,2021-03-01
P1,2021-06-01
P1,2021-06-02
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --index disposal --start disposal
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,during intervention,,,1,0,1,2,100.0,20.65,100.00,2.00,2.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-06-02 and the last index date 2021-03-01, 12 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: warning: offences.csv:4: the same row stands already in line 3: both are counted; a profile with distinctRows counts them once
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 5 = used 4 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-leap-day
# 29 February 2020 + 12 months is 28 February 2021; 28 February 2019 + 12 months is 28 February 2020, so 29
# February is outside. 29 February + 3 months is 29 May.
--- episodes.csv
person_id,start_date,closure_date
P1,2020-02-29,2020-02-29
P2,2020-02-29,2020-02-29
P3,2019-02-28,2019-02-28
P4,2019-02-28,2019-02-28
P5,2020-02-29,2020-02-29
P6,2020-02-29,2020-02-29
--- offences.csv
person_id,offence_date
P1,2021-02-28
P2,2021-03-01
P3,2020-02-28
P4,2020-02-29
P5,2020-05-29
P6,2020-05-30
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2025-12-31 --cases
--- stdout
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P3,2019-02-28,0,0,0,0,0,1,1,2020-02-28,365,yes,yes,yes,yes
all,P4,2019-02-28,0,0,0,0,0,0,1,2020-02-29,366,yes,yes,yes,yes
all,P1,2020-02-29,0,0,0,0,0,1,1,2021-02-28,365,yes,yes,yes,yes
all,P2,2020-02-29,0,0,0,0,0,0,1,2021-03-01,366,yes,yes,yes,yes
all,P5,2020-02-29,0,0,1,0,0,0,1,2020-05-29,90,yes,yes,yes,yes
all,P6,2020-02-29,0,0,0,1,0,0,1,2020-05-30,91,yes,yes,yes,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-03-01 and the last index date 2020-02-29, 57 months before --as-of 2025-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 6 = used 6 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-mature-anniversary-excluded
# Without the anniversary the window of P2 (closed 2022-01-01) ends on 2022-03-31 and P2 is mature on that day; P6
# (2022-01-02) is not. 31 December + 3 months less a day is 30 March: the offence is the day after.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2021-12-31
P2,2021-06-01,2022-01-01
P6,2021-06-01,2022-01-02
--- offences.csv
person_id,offence_date
P1,2022-03-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-03-31 --windows 3 --anniversary exclude
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-03-30 --windows 3 --anniversary exclude |
>    cut -d, -f2,5,6
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,during intervention,,,3,0,0,0,0.0,0.00,56.15,,0.00,
all,0-3 months,0,3,2,1,0,0,0.0,0.00,65.76,,0.00,
stage,people,immature
pre-intervention,3,0
during intervention,3,0
0-3 months,1,2

=== reoffending-mature-on-as-of
# On 2022-03-31: P1 (closed 2021-12-31) ends three months on that day and is mature; P2 (2022-01-01) on the day
# after. P3 closed on the day itself and is in the first stages; P4 a day later and is in no cohort. P5: 31 August
# + 6 months and + 7: mature for 6, not 9. The offence of P2 in 0-3 and that of P3 the day after as-of do not count.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-06-01,2021-12-31
P2,2021-06-01,2022-01-01
P3,2021-06-01,2022-03-31
P4,2021-06-01,2022-04-01
P5,2021-06-01,2021-08-31
--- offences.csv
person_id,offence_date
P1,2022-03-31
P2,2022-03-01
P3,2022-03-31
P3,2022-04-01
P4,2021-07-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-03-31
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-03-31 --cases
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,4,0,0,0,0.0,0.00,48.99,,0.00,
all,during intervention,,,4,0,1,1,25.0,4.56,69.94,1.00,0.25,
all,0-3 months,0,3,2,2,1,1,50.0,9.45,90.55,1.00,0.50,
all,3-6 months,3,6,1,3,0,0,0.0,0.00,79.35,,0.00,
all,6-9 months,6,9,0,4,0,0,,,,,,
all,9-12 months,9,12,0,4,0,0,,,,,,
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P5,2021-08-31,0,0,0,0,0,0,0,,,yes,yes,no,no
all,P1,2021-12-31,0,0,1,0,0,0,1,2022-03-31,90,yes,no,no,no
all,P2,2022-01-01,0,0,1,0,0,0,1,2022-03-01,59,no,no,no,no
all,P3,2022-03-31,0,1,0,0,0,0,0,,,no,no,no,no

=== reoffending-month-ends
# 31 August + 6 months is 28 February 2022 and 29 February 2024; the day after is in the next window. From
# 30 November: + 3 is 28 February, but + 6 is 30 May again, as months are added to the index date itself.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-31,2021-08-31
P2,2021-08-31,2021-08-31
P3,2023-08-31,2023-08-31
P4,2023-08-31,2023-08-31
P5,2021-11-30,2021-11-30
P6,2021-11-30,2021-11-30
P7,2021-11-30,2021-11-30
P8,2021-11-30,2021-11-30
--- offences.csv
person_id,offence_date
P1,2022-02-28
P2,2022-03-01
P3,2024-02-29
P4,2024-03-01
P5,2022-02-28
P6,2022-03-01
P7,2022-05-30
P8,2022-05-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2025-12-31 --cases
--- stdout
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P1,2021-08-31,0,0,0,1,0,0,1,2022-02-28,181,yes,yes,yes,yes
all,P2,2021-08-31,0,0,0,0,1,0,1,2022-03-01,182,yes,yes,yes,yes
all,P5,2021-11-30,0,0,1,0,0,0,1,2022-02-28,90,yes,yes,yes,yes
all,P6,2021-11-30,0,0,0,1,0,0,1,2022-03-01,91,yes,yes,yes,yes
all,P7,2021-11-30,0,0,0,1,0,0,1,2022-05-30,181,yes,yes,yes,yes
all,P8,2021-11-30,0,0,0,0,1,0,1,2022-05-31,182,yes,yes,yes,yes
all,P3,2023-08-31,0,0,0,1,0,0,1,2024-02-29,182,yes,yes,yes,yes
all,P4,2023-08-31,0,0,0,0,1,0,1,2024-03-01,183,yes,yes,yes,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2024-03-01 and the last index date 2023-08-31, 21 months before --as-of 2025-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 8 = used 8 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-month-ends-excluded
# The last days are 27 February: one before the anniversary, which is 28 February in both.
--- episodes.csv
person_id,start_date,closure_date
P1,2020-02-29,2020-02-29
P2,2020-02-29,2020-02-29
P3,2021-08-31,2021-08-31
P4,2021-08-31,2021-08-31
--- offences.csv
person_id,offence_date
P1,2021-02-27
P2,2021-02-28
P3,2022-02-27
P4,2022-02-28
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2025-12-31 --cases --anniversary exclude
--- stdout
period,person_id,index_date,pre,during,w3,w6,w9,w12,after,first_reoffence_date,days_to_first,mature3,mature6,mature9,mature12
all,P1,2020-02-29,0,0,0,0,0,1,1,2021-02-27,364,yes,yes,yes,yes
all,P2,2020-02-29,0,0,0,0,0,0,1,2021-02-28,365,yes,yes,yes,yes
all,P3,2021-08-31,0,0,0,1,0,0,1,2022-02-27,180,yes,yes,yes,yes
all,P4,2021-08-31,0,0,0,0,1,0,1,2022-02-28,181,yes,yes,yes,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2022-02-28 and the last index date 2021-08-31, 46 months before --as-of 2025-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-overlapping-periods
# P1 closed on 2021-05-31 (A), 2021-08-31 (B) and 2022-01-31 (C), out of order in the file. First quarter: A, and P2; second: B;
# the year: A, the earliest, and P2. For A the offences lie in 0-3 (06-30) and 3-6 (09-15); for B during and in 0-3. So the
# rows used are those of A, B and P2, while C is the other one of the person in its period.
< episodes.csv offences.csv=offences-2.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3,6 --period 2021-22Q1 --period 2021-22Q2 --period 2021-22 -v
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2021-22Q1,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22Q1,during intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22Q1,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
2021-22Q1,3-6 months,3,6,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
2021-22Q2,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
2021-22Q2,during intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
2021-22Q2,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
2021-22Q2,3-6 months,3,6,1,0,0,0,0.0,0.00,79.35,,0.00,
2021-22,pre-intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22,during intervention,,,2,0,0,0,0.0,0.00,65.76,,0.00,
2021-22,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
2021-22,3-6 months,3,6,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-15 and the last index date 2022-01-31, 5 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 4 = used 3 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-start-blank
# P1 has no start date: not among the people of the first two stages, and none of the offences up to the day of
# closure count anywhere; those after it do. P2 is complete.
--- episodes.csv
person_id,start_date,closure_date
P1,,2021-08-31
P2,2021-06-01,2021-08-31
--- offences.csv
person_id,offence_date
P1,2021-01-01
P1,2021-08-31
P1,2021-09-01
P2,2021-05-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3
> cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3 --cases
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,2,0,1,1,50.0,9.45,90.55,1.00,0.50,
period,person_id,index_date,pre,during,w3,after,first_reoffence_date,days_to_first,mature3
all,P1,2021-08-31,,,1,1,2021-09-01,1,yes
all,P2,2021-08-31,1,0,0,0,,,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-01 and the last index date 2021-08-31, 27 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 2 + outside the period 2 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-01 and the last index date 2021-08-31, 27 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 4 = used 2 + outside the period 2 + not selected 0 + rejected 0

=== reoffending-start-on-index
# Start and closure on one day: that day is during, the day before is before, the day after is after.
--- episodes.csv
person_id,start_date,closure_date
P1,2021-08-31,2021-08-31
--- offences.csv
person_id,offence_date
P1,2021-08-30
P1,2021-08-31
P1,2021-09-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2023-12-31 --windows 3 --cases
--- stdout
period,person_id,index_date,pre,during,w3,after,first_reoffence_date,days_to_first,mature3
all,P1,2021-08-31,1,1,1,1,2021-09-01,1,yes
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-09-01 and the last index date 2021-08-31, 27 months before --as-of 2023-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 3 = used 3 + outside the period 0 + not selected 0 + rejected 0
