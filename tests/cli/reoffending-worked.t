# cj-reoffending: worked cases.

=== reoffending-sample-prevention
# As the README of the sample data says of the published table: followed up 302, 198, 97 and 13 of 370, of whom 25, 12, 11
# and 2 offended, 43, 14, 13 and 2 times.
$ cj-reoffending $SAMPLES/leicester-prevention/episodes.csv --offences $SAMPLES/leicester-prevention/offences.csv --as-of 2022-04-19 \
>    --period 2021-22 | tail -n 4 | cut -d, -f2,5-8
--- stdout
0-3 months,302,68,25,43
3-6 months,198,172,12,14
6-9 months,97,273,11,13
9-12 months,13,357,2,2

=== reoffending-sample-which-way
# The table published for the programme (Leicester City Council, January - March 2022): first reoffences 2, 2, 1, 1 of 15
# children closed in 2019-20; 1, 2, 1, 1 of 17; 2, 2, 1, 0 of 23.
$ cj-reoffending $SAMPLES/leicester-which-way/episodes.csv --offences $SAMPLES/leicester-which-way/offences.csv --as-of 2022-04-19 \
>    --period 2019-20 --period 2020-21 --period 2021-22 --first --denominator all | grep months | cut -d, -f1,2,5,7 | tail -n +2
--- stdout
2019-20,0-3 months,15,2
2019-20,3-6 months,15,2
2019-20,6-9 months,15,1
2019-20,9-12 months,15,1
2020-21,0-3 months,17,1
2020-21,3-6 months,17,2
2020-21,6-9 months,17,1
2020-21,9-12 months,17,1
2021-22,0-3 months,23,2
2021-22,3-6 months,23,2
2021-22,6-9 months,23,1
2021-22,9-12 months,23,0

=== reoffending-worked-a1
# tests/cases/README.md, A1: F01 F02 F04 F05 F09 F10 F11 F16 F17 F18 = 10 of 6 people (P02 P03 P04 P08 P12
# P13) of 13. Before the index date there is F06 of P05 alone.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj
> # A1 by its parts: what --method moj stands for.
> C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --events proven --cumulative --windows 12 --wait 6 --one-per person
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,6,10,46.2,23.21,70.86,1.67,0.77,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,6,10,46.2,23.21,70.86,1.67,0.77,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0

=== reoffending-worked-a10-four-quarters
# A10: 13 + 1 + 0 + 1 people, 6 + 1 + 0 + 1 = 8 who reoffended, 10 + 1 + 0 + 1 = 12 reoffences. F02 counts for
# P02 in January to March and in April to June, where F01 lies before the index date (2023-05-04).
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --period 2023-04-01..2023-06-30 --period 2023-07-01..2023-09-30 --period 2023-10-01..2023-12-31 --as-of 2024-12-31 --method moj
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,6,10,46.2,23.21,70.86,1.67,0.77,
2023-04-01..2023-06-30,pre-intervention,,,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
2023-04-01..2023-06-30,0-12 months,0,12,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
2023-07-01..2023-09-30,pre-intervention,,,0,0,0,0,,,,,,
2023-07-01..2023-09-30,0-12 months,0,12,0,0,0,0,,,,,,
2023-10-01..2023-12-31,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
2023-10-01..2023-12-31,0-12 months,0,12,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: No episode has a disposal_date in 2023-07-01..2023-09-30 that is not after 2024-12-31
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 15 + outside the period 0 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 12 + outside the period 3 + not selected 4 + rejected 0

=== reoffending-worked-a2-anniversary-excluded
# A2: A1 without F04 of P03, an offence on the anniversary day 2024-01-16: 9 of 5 people.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --anniversary exclude
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,5,9,38.5,17.71,64.48,1.80,0.69,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 10 + outside the period 5 + not selected 4 + rejected 0

=== reoffending-worked-a3-ni19
# A3: A1 without F05 of P04, whose outcome (2024-06-28) is later than 2023-01-31 + 15 months = 2024-04-30.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method ni19
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,5,9,38.5,17.71,64.48,1.80,0.69,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 10 + outside the period 5 + not selected 4 + rejected 0

=== reoffending-worked-a4-no-limit
# A4: A1 and F12 of P08, whose outcome (2024-09-15) is later than 2023-02-28 + 18 months.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --wait none
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,6,11,46.2,23.21,70.86,1.83,0.85,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 12 + outside the period 3 + not selected 4 + rejected 0

=== reoffending-worked-a5-breach
# A5: A1 and F08 of P07, a breach: 11 of 7 people.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --include-breach
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,7,11,53.8,29.14,76.79,1.57,0.85,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 12 + outside the period 4 + not selected 3 + rejected 0

=== reoffending-worked-a6-recorded
# A6: A1 and F07 F12 F13 F14, whatever their outcome: 14 of 9 people (P06, P09 and P10 as well). A breach is
# still left out.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --events recorded --cumulative --windows 12
> # A6 once more: an option that is given counts for more than the method.
> C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --events recorded
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,9,14,69.2,42.37,87.32,1.56,1.08,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,9,14,69.2,42.37,87.32,1.56,1.08,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15, 9 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 15 + outside the period 3 + not selected 1 + rejected 0
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15, 9 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 15 + outside the period 3 + not selected 1 + rejected 0

=== reoffending-worked-a7-horizons
# A7: F09; then F01 F02 F09 F10 F16 F17 of P02 P08 P12, twice; then A1.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --windows 3,6,9,12
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-3 months,0,3,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-6 months,0,6,13,0,3,6,23.1,8.18,50.26,2.00,0.46,
2023-01-01..2023-03-31,0-9 months,0,9,13,0,3,6,23.1,8.18,50.26,2.00,0.46,
2023-01-01..2023-03-31,0-12 months,0,12,13,0,6,10,46.2,23.21,70.86,1.67,0.77,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0

=== reoffending-worked-a9-year
# A9: one record a person over 2023 (P14 as well, with F19): 11 of 7 of 14. P02 stays with the disposal of
# January, P03 with the first of two.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023 --as-of 2024-12-31 --method moj
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023,pre-intervention,,,14,0,1,1,7.1,1.27,31.47,1.00,0.07,
2023,0-12 months,0,12,14,0,7,11,50.0,26.80,73.20,1.57,0.79,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 14 + outside the period 0 + not selected 2 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 12 + outside the period 3 + not selected 4 + rejected 0

=== reoffending-worked-cases
# A1 person by person. F15 of P11 is one day after the twelve months (2024-03-15): after, but not in the window.
# Days: 2023-01-10 to 2023-04-11 is 91, 2023-02-28 to 2023-05-28 is 89. No column of starts, so during is blank.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --cases
--- stdout
period,person_id,index_date,pre,during,w12,after,first_reoffence_date,days_to_first,mature12
2023-01-01..2023-03-31,P01,2023-01-05,0,,0,0,,,yes
2023-01-01..2023-03-31,P02,2023-01-10,0,,2,2,2023-04-11,91,yes
2023-01-01..2023-03-31,P03,2023-01-16,0,,1,1,2024-01-16,365,yes
2023-01-01..2023-03-31,P04,2023-01-31,0,,1,1,2023-12-30,333,yes
2023-01-01..2023-03-31,P05,2023-02-01,1,,0,0,,,yes
2023-01-01..2023-03-31,P06,2023-02-14,0,,0,0,,,yes
2023-01-01..2023-03-31,P07,2023-02-20,0,,0,0,,,yes
2023-01-01..2023-03-31,P08,2023-02-28,0,,3,3,2023-05-28,89,yes
2023-01-01..2023-03-31,P09,2023-03-01,0,,0,0,,,yes
2023-01-01..2023-03-31,P10,2023-03-10,0,,0,0,,,yes
2023-01-01..2023-03-31,P11,2023-03-15,0,,0,1,2024-03-16,367,yes
2023-01-01..2023-03-31,P12,2023-03-20,0,,2,2,2023-07-07,109,yes
2023-01-01..2023-03-31,P13,2023-03-31,0,,1,1,2024-02-29,335,yes
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 12 + outside the period 3 + not selected 4 + rejected 0

=== reoffending-worked-first
# First reoffences by interval 1, 2, 0, 3: P08; P02 P12; none; P03 P04 P13. Offences stay where they fall
# (1, 5, 0, 4), so 5 offences go with 2 people.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --events proven --first
> # --first switches off that the windows of a method cumulate: first reoffences 1, 2, 0, 3 as by interval.
> C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --method moj --windows 3,6,9,12 --first
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-3 months,0,3,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,3-6 months,3,6,13,0,2,5,15.4,4.33,42.23,2.50,0.38,
2023-01-01..2023-03-31,6-9 months,6,9,13,0,0,0,0.0,0.00,22.81,,0.00,
2023-01-01..2023-03-31,9-12 months,9,12,13,0,3,4,23.1,8.18,50.26,1.33,0.31,
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-3 months,0,3,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,3-6 months,3,6,13,0,2,5,15.4,4.33,42.23,2.50,0.38,
2023-01-01..2023-03-31,6-9 months,6,9,13,0,0,0,0.0,0.00,22.81,,0.00,
2023-01-01..2023-03-31,9-12 months,9,12,13,0,3,4,23.1,8.18,50.26,1.33,0.31,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0

=== reoffending-worked-intervals
# Reoffences by interval 1, 5, 0, 4: F09 (P08); F01 F02 (P02) F10 (P08) F16 F17 (P12); none; F04 (P03) F05 (P04)
# F11 (P08) F18 (P13).
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023-01-01..2023-03-31 --as-of 2024-12-31 --events proven
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023-01-01..2023-03-31,pre-intervention,,,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,0-3 months,0,3,13,0,1,1,7.7,1.37,33.31,1.00,0.08,
2023-01-01..2023-03-31,3-6 months,3,6,13,0,3,5,23.1,8.18,50.26,1.67,0.38,
2023-01-01..2023-03-31,6-9 months,6,9,13,0,0,0,0.0,0.00,22.81,,0.00,
2023-01-01..2023-03-31,9-12 months,9,12,13,0,4,4,30.8,12.68,57.63,1.00,0.31,
--- stderr
cj-reoffending: warning: ../../cases/reoffending-episodes.csv: the last offence is dated 2024-03-16 and the last index date 2023-11-15 and the last day of all 2024-09-15, 3 months before --as-of 2024-12-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: ../../cases/reoffending-episodes.csv: rows 16 = used 13 + outside the period 2 + not selected 1 + rejected 0
cj-reoffending: ../../cases/reoffending-offences.csv: rows 19 = used 11 + outside the period 4 + not selected 4 + rejected 0

=== reoffending-worked-maturity
# tests/cases/reoffending-maturity-expected.csv: 14, 13, 13, 6 of the 14 are mature on 2024-02-15 (P14, whose
# three months end on that day; all but P14; P01 to P06), of whom 1, 3, 3, 1 reoffended. Offences: F09; F01 F02 F09 F10
# F16 F17, twice; F01 F02 of P02. F04 F05 F11 F18 F19: outcome not known yet or (F11, P08) not mature. F06 before.
$ C=$DATA/../../cases/reoffending
> cj-reoffending $C-episodes.csv --map person=person_id --offences $C-offences.csv --map offences:person=person_id --index disposal_date \
>     --period 2023 --as-of 2024-02-15 --method moj --windows 3,6,9,12
--- stdout
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
2023,pre-intervention,,,14,0,1,1,7.1,1.27,31.47,1.00,0.07,
2023,0-3 months,0,3,14,0,1,1,7.1,1.27,31.47,1.00,0.07,
2023,0-6 months,0,6,13,1,3,6,23.1,8.18,50.26,2.00,0.46,
2023,0-9 months,0,9,13,1,3,6,23.1,8.18,50.26,2.00,0.46,
2023,0-12 months,0,12,6,8,1,2,16.7,3.01,56.35,2.00,0.33,
