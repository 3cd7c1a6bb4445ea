# cj-reoffending: options that do not fit.

=== reoffending-usage-as-of
# Each is no day, or is not written as one.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending episodes.csv --offences offences.csv --as-of "2022-6-30"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of "30/06/2022"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of "2022-02-29"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of "2022-13-01"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of "2022"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of "today"; echo $?
> cj-reoffending episodes.csv --offences offences.csv --as-of ""; echo $?
--- stdout
2
2
2
2
2
2
2
--- stderr
cj-reoffending: --as-of "2022-6-30" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "30/06/2022" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "2022-02-29" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "2022-13-01" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "2022" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "today" must be a day as YYYY-MM-DD
cj-reoffending: --as-of "" must be a day as YYYY-MM-DD

=== reoffending-usage-by
# Names that the table at hand has itself, one that is in no file, and an order of a column that is not shown.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --by stage
> r --by people
> r --cases --by person_id
> r --cases --derive "w3=quarter(closure_date)" --by w3
> r --survival --derive "days=quarter(closure_date)" --by days
> r --by sx
> r --order sex=F
> r --by sex --order "stage=0-3 months"
--- stdout
2
2
2
2
2
2
2
2
--- stderr
cj-reoffending: --by stage: the table has a column "stage" already; give it another name with --map or --derive
cj-reoffending: --by people: the table has a column "people" already; give it another name with --map or --derive
cj-reoffending: --by person_id: the table has a column "person_id" already; give it another name with --map or --derive
cj-reoffending: --by w3: the table has a column "w3" already; give it another name with --map or --derive
cj-reoffending: --by days: the table has a column "days" already; give it another name with --map or --derive
cj-reoffending: episodes.csv:1: no column "sx"; did you mean "sex"?
cj-reoffending: --order "sex": the table has no such column; name one of --by
cj-reoffending: --order "stage": the table has no such column; name one of --by

=== reoffending-usage-choices
# The message names what there is to choose from.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --method MoJ
> r --method mojj
> r --method ni-19
> r --method ''
> r --denominator some
> r --denominator ''
> r --events convicted
> r --events ''
> r --one-per child
> r --one-per ''
> r --anniversary yes
> r --anniversary ''
> r --confidence 99
--- stdout
2
2
2
2
2
2
2
2
2
2
2
2
2
--- stderr
cj-reoffending: --method "MoJ" must be moj, ni19 or tracker
cj-reoffending: --method "mojj" must be moj, ni19 or tracker
cj-reoffending: --method "ni-19" must be moj, ni19 or tracker
cj-reoffending: --method "" must be moj, ni19 or tracker
cj-reoffending: --denominator "some" must be mature or all
cj-reoffending: --denominator "" must be mature or all
cj-reoffending: --events "convicted" must be recorded or proven
cj-reoffending: --events "" must be recorded or proven
cj-reoffending: --one-per "child" must be person or episode
cj-reoffending: --one-per "" must be person or episode
cj-reoffending: --anniversary "yes" must be include or exclude
cj-reoffending: --anniversary "" must be include or exclude
cj-reoffending: --confidence "99" must be 95 or 99.8

=== reoffending-usage-columns-of-offences
# Following the advice must work: a header of the offences is mapped with offences: before it.
--- bare.csv
person_id,offence_date
P1,2021-07-01
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
--- when.csv
person_id,when
P1,2021-07-01
--- who.csv
who,offence_date
P1,2021-07-01
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> cj-reoffending episodes.csv --offences who.csv --as-of 2022-06-30; echo $?
> cj-reoffending episodes.csv --offences when.csv --as-of 2022-06-30; echo $?
> cj-reoffending episodes.csv --offences bare.csv --as-of 2022-06-30 --events proven; echo $?
> r --events proven
--- stdout
2
2
2
2
--- stderr
cj-reoffending: who.csv:1: no column "person_id"; there are who and offence_date (name the header that holds it with --map "offences:HEADER=person_id")
cj-reoffending: when.csv:1: no column "offence_date"; there are person_id and when (name the header that holds it with --map "offences:HEADER=offence_date")
cj-reoffending: bare.csv:1: no column "outcome"; there are person_id and offence_date (name the header that holds it with --map "offences:HEADER=outcome")
cj-reoffending: offences.csv:1: no column "outcome_date"; there are offence_id, person_id, offence_date, offence_type and outcome (name the header that holds it with --map "offences:HEADER=outcome_date")

=== reoffending-usage-do-not-go-together
# Options that contradict each other, or that shape nothing where they stand. --cumulative asked for by name does not go
# with --first, though that of a method gives way; the events that are given override those of a method.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --first --cumulative
> r --method moj --first --cumulative
> r --at 10
> r --cases --at 10
> r --cases --survival
> r --proven-values CAUTION
> r --wait 6
> r --wait none
> r --method moj --events recorded --wait 3
> r --sum-to-100
> r --offences episodes.csv
> r --period 2021 --period 2021
--- stdout
2
2
2
2
2
2
2
2
2
2
2
2
--- stderr
cj-reoffending: --first counts people in one window and --cumulative in all that follow; use one of them
cj-reoffending: --first counts people in one window and --cumulative in all that follow; use one of them
cj-reoffending: --at is for --survival
cj-reoffending: --at is for --survival
cj-reoffending: --cases and --survival are different tables; ask for one
cj-reoffending: --proven-values is for --events proven
cj-reoffending: --wait is for --events proven
cj-reoffending: --wait is for --events proven
cj-reoffending: --wait is for --events proven
cj-reoffending: --sum-to-100: rates are no shares of one whole
cj-reoffending: episodes.csv:1: no column "offence_date"; there are episode_id, person_id, sex, start_date and closure_date (name the header that holds it with --map "offences:HEADER=offence_date")
cj-reoffending: period 2021 is given twice

=== reoffending-usage-files
# What cannot be read: status 3.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> cj-reoffending episodes.csv --offences none.csv --as-of 2022-06-30; echo $?
> cj-reoffending episodes.csv --offences . --as-of 2022-06-30; echo $?
> cj-reoffending none.csv --offences offences.csv --as-of 2022-06-30; echo $?
> r --schema offences:none.json
> r --profile offences:none.json
--- stdout
3
3
3
3
3
--- stderr
cj-reoffending: none.csv: cannot open: No such file or directory
cj-reoffending: .: cannot read: it is a directory, not a CSV file
cj-reoffending: none.csv: cannot open: No such file or directory
cj-reoffending: none.json: cannot open: No such file or directory
cj-reoffending: none.json: cannot open: No such file or directory

=== reoffending-usage-index-and-start
# Columns that are not there, by their nearest name, and one that cannot hold dates.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --index closure_dat
> r --start strat_date
> r --index person_id
--- stdout
2
2
2
--- stderr
cj-reoffending: episodes.csv:1: no column "closure_dat"; did you mean "closure_date"?
cj-reoffending: episodes.csv:1: no column "strat_date"; did you mean "start_date"?
cj-reoffending: episodes.csv:1:2: person_id: holds identifiers, and dates are needed

=== reoffending-usage-index-empty
# An empty name is the name of no column.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --index ""
--- stdout
2
--- stderr
cj-reoffending: --index needs the name of a column

=== reoffending-usage-map-offences
# Headers that the offences do not have.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --map offences:When=offence_date
> r --map offences:offence_dat=offence_date
--- stdout
2
2
--- stderr
cj-reoffending: offences.csv:1: no column "When" to map
cj-reoffending: offences.csv:1: no column "offence_dat" to map; did you mean "offence_date"?

=== reoffending-usage-needed
# What cannot be done without: the offences; the day of the data, which mature people and survival need, the latter
# even with --denominator all, as there is no other day to which people were followed up.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending episodes.csv --as-of 2022-06-30; echo $?
> cj-reoffending episodes.csv --offences offences.csv; echo $?
> cj-reoffending episodes.csv --offences offences.csv --survival --denominator all; echo $?
--- stdout
2
2
2
--- stderr
cj-reoffending: the offences are needed: --offences FILE
cj-reoffending: --as-of DATE is needed to tell whose windows have ended (or --denominator all, which counts everybody)
cj-reoffending: --survival needs --as-of DATE, the last day of follow-up

=== reoffending-usage-numbers
# Windows that are empty, no whole numbers of months, or do not rise; waits, months before and days that are none.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --windows 3,x
> r --windows 6,3
> r --windows 3,3
> r --windows ''
> r --windows 0
> r --windows 3,,6
> r --windows 3,6,
> r --windows -3
> r --windows 1.5
> r --windows 1201
> r --events proven --wait six
> r --events proven --wait -1
> r --events proven --wait 1.5
> r --events proven --wait ''
> r --before x
> r --before 0
> r --before -3
> r --before ''
> r --survival --at 10,5
> r --survival --at 5,5
> r --survival --at ''
> r --survival --at -1
> r --survival --at 3m
--- stdout
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
2
--- stderr
cj-reoffending: --windows "3,x" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "6,3" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "3,3" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "0" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "3,,6" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "3,6," must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "-3" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "1.5" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --windows "1201" must be whole numbers of months that rise, 1 to 1200, with commas between them (at most 24)
cj-reoffending: --wait "six" must be a whole number of months, 0 to 1200, or none
cj-reoffending: --wait "-1" must be a whole number of months, 0 to 1200, or none
cj-reoffending: --wait "1.5" must be a whole number of months, 0 to 1200, or none
cj-reoffending: --wait "" must be a whole number of months, 0 to 1200, or none
cj-reoffending: --before "x" must be a whole number of months, 1 to 1200
cj-reoffending: --before "0" must be a whole number of months, 1 to 1200
cj-reoffending: --before "-3" must be a whole number of months, 1 to 1200
cj-reoffending: --before "" must be a whole number of months, 1 to 1200
cj-reoffending: --at "10,5" must be whole numbers of days that rise, 0 to 3652058, with commas between them (at most 1000)
cj-reoffending: --at "5,5" must be whole numbers of days that rise, 0 to 3652058, with commas between them (at most 1000)
cj-reoffending: --at "" must be whole numbers of days that rise, 0 to 3652058, with commas between them (at most 1000)
cj-reoffending: --at "-1" must be whole numbers of days that rise, 0 to 3652058, with commas between them (at most 1000)
cj-reoffending: --at "3m" must be whole numbers of days that rise, 0 to 3652058, with commas between them (at most 1000)

=== reoffending-usage-offences-empty
# Not even a header.
--- empty.csv
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending episodes.csv --offences empty.csv --as-of 2022-06-30; echo $?
--- stdout
2
--- stderr
cj-reoffending: empty.csv: is empty; a header row is expected

=== reoffending-usage-one-standard-input
# Without an operand the episodes are on standard input, too.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ cj-reoffending - --offences - --as-of 2022-06-30 <episodes.csv; echo $?
> cj-reoffending --offences - --as-of 2022-06-30 <episodes.csv; echo $?
--- stdout
2
2
--- stderr
cj-reoffending: standard input can be read for one input alone: it is the episodes already
cj-reoffending: standard input can be read for one input alone: it is the episodes already

=== reoffending-usage-proven-value-unknown
# A value that does not exist is an error that names the nearest one; otherwise the rates would be too low.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
F2,P1,2021-07-02,Theft,CONVICTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --events proven --wait none --proven-values "CAUTON|CONVICTION"
--- stdout
2
--- stderr
cj-reoffending: --proven-values: no row has "CAUTON" in outcome; did you mean "CAUTION"?

=== reoffending-usage-proven-value-of-another-year
# Nobody had a conditional caution, which is no slip of another word: the list stands for every year. P1 offended within three months.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
F2,P1,2021-07-02,Theft,CONVICTION
$ cj-reoffending episodes.csv --offences offences.csv --as-of 2021-09-30 --windows 3 --events proven --wait none --proven-values "CAUTION|CONVICTION|Youth conditional caution" 2>err.txt | tail -n 1 | cut -d, -f2,5,7,8; grep proven err.txt
--- stdout
0-3 months,1,1,2
cj-reoffending: --proven-values: no row has "Youth conditional caution" in outcome; there are CAUTION and CONVICTION

=== reoffending-usage-where-offences
# A column and a value that the offences do not have, by their nearest name; one value of a list that is unknown; a condition that is none.
--- episodes.csv
episode_id,person_id,sex,start_date,closure_date
E1,P1,F,2021-01-10,2021-06-15
--- offences.csv
offence_id,person_id,offence_date,offence_type,outcome
F1,P1,2021-07-01,Theft,CAUTION
$ r() { cj-reoffending episodes.csv --offences offences.csv --as-of 2022-06-30 "$@"; echo $?; }
> r --where-offences offence_typ=Theft
> r --where-offences offence_type=Thefd
> r --where-offences "offence_type=Theft|Thefd"
> r --where-offences theft
--- stdout
2
2
period,stage,from_months,to_months,people,immature,offended,offences,rate_pct,rate_low_pct,rate_high_pct,offences_per_offender,offences_per_person,mean_gravity
all,pre-intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,during intervention,,,1,0,0,0,0.0,0.00,79.35,,0.00,
all,0-3 months,0,3,1,0,1,1,100.0,20.65,100.00,1.00,1.00,
all,3-6 months,3,6,1,0,0,0,0.0,0.00,79.35,,0.00,
all,6-9 months,6,9,1,0,0,0,0.0,0.00,79.35,,0.00,
all,9-12 months,9,12,1,0,0,0,0.0,0.00,79.35,,0.00,
0
2
--- stderr
cj-reoffending: offences.csv:1: no column "offence_typ"; did you mean "offence_type"?
cj-reoffending: condition "offence_type=Thefd": no row has "Thefd" in offence_type; did you mean "Theft"?
cj-reoffending: warning: episodes.csv: the last offence is dated 2021-07-01 and the last index date 2021-06-15, 11 months before --as-of 2022-06-30: are the data complete until then? Who is not known to have offended counts as followed up without an offence
cj-reoffending: Condition "offence_type=Theft|Thefd": no row has "Thefd" in offence_type; did you mean "Theft"?
cj-reoffending: episodes.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: offences.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reoffending: condition "theft" must be like sex=F, age>=16, outcome!="a|b"|c or score= (blank)
