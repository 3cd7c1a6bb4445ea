# cj-reoffending: time to the first offence.
--- episodes-2.csv
person_id,sex,closure_date
P1,F,2021-10-01
P2,M,2021-11-01
P3,F,2022-01-11
P4,F,2021-12-01
P5,M,2022-01-01
P6,F,2021-10-23
P7,F,2021-09-01
P8,M,2022-01-31
--- episodes-3.csv
person_id,sex,closure_date
P1,F,2021-10-01
P2,M,2021-11-01
P3,F,2022-01-11
P4,F,2021-12-01
P5,M,2022-01-01
P6,F,2021-10-23
P7,F,2021-09-01
P8,M,2022-01-31
P9,X,2022-01-31
--- episodes.csv
person_id,closure_date
P1,2021-10-01
P2,2021-10-01
--- offences.csv
person_id,offence_date
P1,2021-10-11
P1,2021-12-11
P2,2021-11-11
P4,2021-12-31
P7,2021-10-31
P5,2022-02-01
P6,2021-10-23

=== reoffending-survival-at
# As survival-event-days. Day 0: all eight, one of them censored. Day 20: P3 to P7. Day 101: nobody is left, and
# S is not known, as P6 was censored before.
< episodes.csv=episodes-2.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --at 0,10,20,30,60,100,101
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,0,8,0,1,1.000000,0.000000,,
all,10,7,2,0,0.714286,0.170747,0.258154,0.919797
all,20,5,0,1,0.714286,0.170747,0.258154,0.919797
all,30,4,1,1,0.535714,0.200787,0.131988,0.824997
all,60,2,1,0,0.267857,0.214365,0.013125,0.670013
all,100,1,0,1,0.267857,0.214365,0.013125,0.670013
all,101,0,0,0,,,,

=== reoffending-survival-beyond-a-year
# Not cut at twelve months: 2020-01-31 to 2021-03-31 is 425 days.
--- episodes.csv
person_id,closure_date
P1,2020-01-31
P2,2020-01-31
--- offences.csv
person_id,offence_date
P1,2021-03-31
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,425,2,1,0,0.500000,0.353553,0.005983,0.910410
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-03-31 and the last index date 2020-01-31, 10 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-survival-event-days
# On 2022-01-31: reoffended after 10 (P1 P2), 30 (P4) and 60 days (P7); censored at 0 (P8), 20 (P3), 30 (P5), 100 (P6: the
# offence on the day of closure is not after it; that of P5 is after as-of).
# S(10) = 5/7, sum of Greenwood 2/35; S(30) = 5/7 * 3/4 = 15/28, 2/35 + 1/12; S(60) = 15/28 * 1/2 = 15/56,
# 2/35 + 1/12 + 1/2. se = S * sqrt(sum); bounds S ^ exp(+-1.959964 * sqrt(sum) / ln S). At 30 P5 is censored after P4.
< episodes.csv=episodes-2.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,10,7,2,1,0.714286,0.170747,0.258154,0.919797
all,30,4,1,2,0.535714,0.200787,0.131988,0.824997
all,60,2,1,0,0.267857,0.214365,0.013125,0.670013

=== reoffending-survival-groups
# F: 10 (P1), 20+ (P3), 30 (P4), 60 (P7), 100+ (P6): 4/5, then 4/5 * 2/3 = 8/15, then 8/15 * 1/2 = 4/15. M: 0+ (P8), 10 (P2),
# 30+ (P5): 1/2. All as one group. P9 of the group X is censored at once: its
# row tells that on day 0 one was at risk.
< episodes.csv=episodes-3.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --by sex --total
--- stdout
period,sex,days,at_risk,events,censored,survival,se,low,high
all,F,10,5,1,0,0.800000,0.178885,0.203809,0.969180
all,F,30,3,1,1,0.533333,0.248253,0.068332,0.863071
all,F,60,2,1,0,0.266667,0.225750,0.009677,0.686136
all,M,10,2,1,1,0.500000,0.353553,0.005983,0.910410
all,X,0,1,0,1,1.000000,0.000000,,
all,All,10,7,2,2,0.714286,0.170747,0.258154,0.919797
all,All,30,4,1,2,0.535714,0.200787,0.131988,0.824997
all,All,60,2,1,0,0.267857,0.214365,0.013125,0.670013

=== reoffending-survival-groups-at
# Day 5, before any event: S = 1 for each group, without bounds. X has nobody left at risk, so it is not known.
< episodes.csv=episodes-3.csv offences.csv
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --by sex --at 5
--- stdout
period,sex,days,at_risk,events,censored,survival,se,low,high
all,F,5,5,0,0,1.000000,0.000000,,
all,M,5,2,0,1,1.000000,0.000000,,
all,X,5,0,0,1,,,,

=== reoffending-survival-nobody-reoffended
# No event: a row on the last day, 2021-10-01 to 2022-01-31 = 122 days, when all are censored; at a day that is asked for
# everybody is still free of one.
< episodes.csv
--- offences.csv
person_id,offence_date
P1,2021-10-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --at 10
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,122,2,0,2,1.000000,0.000000,,
period,days,at_risk,events,censored,survival,se,low,high
all,10,2,0,0,1.000000,0.000000,,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-01 and the last index date 2021-10-01, 3 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 1 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-01 and the last index date 2021-10-01, 3 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 0 + outside the period 1 + not selected 0 + rejected 0

=== reoffending-survival-proven
# The first proven offence counts: 20 days, not 10. P2 was convicted after 2022-01-31: censored at 122 days.
< episodes.csv
--- offences.csv
person_id,offence_date,outcome,outcome_date
P1,2021-10-11,NFA,2021-11-01
P1,2021-10-21,CONVICTION,2021-11-01
P2,2021-10-11,CONVICTION,2022-02-01
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --events proven
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,20,2,1,0,0.500000,0.353553,0.005983,0.910410

=== reoffending-survival-text
# P2 after 16 days: 2/3, Greenwood 1/(3 * 2), se 2/3 * sqrt(1/6), bounds (2/3) ^ exp(+-1.959964 * sqrt(1/6) / ln(2/3)). At day 400
# everybody has left and nothing is known: [x].
--- episodes.csv
person_id,start_date,closure_date
P1,2021-01-10,2021-06-15
P2,2021-01-10,2021-06-15
P3,2021-01-10,2022-04-15
--- offences.csv
person_id,offence_date,gravity
P1,2021-01-09,2
P2,2021-07-01,4
P2,2021-07-02,3
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 --windows 3 --survival --at 16,400 -f text | sed '/^Notes/,$d' 
--- stdout
Time to the first reoffence

All dates

Days    At  Reoffended  Followed      Share  Standard     Lower     Upper
      risk                 up no    without     error     bound     bound
                          longer  reoffence
----  ----  ----------  --------  ---------  --------  --------  --------
16       3           1         0   0.666667  0.272166  0.054073  0.945206
400      0           0         2        [x]       [x]       [x]       [x]


=== reoffending-survival-to-none
# P1 after 10 days, P2 after 20: 1/2, then 0, which has no error and no bounds. At day 30 nobody is at risk, but 0 stays 0.
< episodes.csv
--- offences.csv
person_id,offence_date
P1,2021-10-11
P2,2021-10-21
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival; cj-reoffending episodes.csv --offences offences.csv --as-of 2022-01-31 --survival --at 30
--- stdout
period,days,at_risk,events,censored,survival,se,low,high
all,10,2,1,0,0.500000,0.353553,0.005983,0.910410
all,20,1,1,0,0.000000,,,
period,days,at_risk,events,censored,survival,se,low,high
all,30,0,2,0,0.000000,,,
--- stderr
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-21 and the last index date 2021-10-01, 3 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-10-21 and the last index date 2021-10-01, 3 months before --as-of 2022-01-31: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: episodes.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 2 = used 2 + outside the period 0 + not selected 0 + rejected 0

=== reoffending-survival-worked
# tests/cases/kaplan-meier-expected.csv, 20 people: S to six decimals. The bounds there are of the share that reoffended,
# at 91, 183 and 274 days .11690197-.51788821, .24765830-.69572636 and .36616140-.82924491: one less each.
--- episodes.csv
person_id,closure_date
P01,2021-01-01
P02,2021-01-02
P03,2021-01-03
P04,2022-11-16
P05,2021-01-05
P06,2022-10-04
P07,2021-01-07
P08,2021-01-08
P09,2022-09-02
P10,2021-01-10
P11,2021-01-11
P12,2022-07-01
P13,2021-01-13
P14,2022-05-05
P15,2021-01-15
P16,2022-03-06
P17,2021-12-31
P18,2021-12-31
P19,2021-12-31
P20,2021-12-31
--- offences.csv
person_id,offence_date
P01,2021-01-13
P02,2021-02-02
P03,2021-02-03
P05,2021-03-06
P07,2021-04-08
P08,2021-04-10
P10,2021-06-09
P11,2021-07-13
P13,2021-08-01
P15,2021-10-16
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --survival | cut -d, -f2,6
> cj-reoffending episodes.csv --offences offences.csv --as-of 2022-12-31 --survival --at 91,183,274 | cut -d, -f2,6,8,9
--- stdout
days,survival
12,0.950000
31,0.850000
60,0.796875
91,0.739955
92,0.683036
150,0.620942
183,0.558847
200,0.488991
274,0.407493
days,survival,low,high
91,0.739955,0.482112,0.883098
183,0.558847,0.304274,0.752342
274,0.407493,0.170755,0.633839
