# What notes tell of numbers, where small ones are hidden: whether a note keeps its numbers depends on what is printed alone.
--- make.py
import sys
women, open_men = int(sys.argv[1]), int(sys.argv[2])
print("person_id,sex,opened,done,before,after")
days = [("F", "2022-04-01,2022-04-02,2,3")] * women + [("M", "2022-04-01,2022-04-02,2,3")] * 20 + [("M", ",,2,")] * open_men
for number, (sex, rest) in enumerate(days):
    print(f"p{number},{sex},{rest}")
--- notes.py
import json, sys
for path in sys.argv[1:]:
    table = json.load(open(path))
    print(*[note for note in table["notes"] if "p: how often" not in note and ": rows " not in note and "[c]:" not in note], sep="\n")

=== disclosure-notes-left-out
# 3 women are hidden: how many rows no measure counts goes, whatever number that is (20 and 3 are counts of the table, 7 is none).
< make.py notes.py
$ for n in 3 7 20; do python3 make.py 3 $n >cases.csv; cj-timeliness cases.csv --by sex --from opened --to done --within 5d --suppress-below 5 -q -o $n.json; python3 notes.py $n.json | grep -c 'no opened'; done; true
--- stdout
0
0
0

=== disclosure-notes-nothing-hidden
# 6 women: nothing is hidden but the women's 90th percentile, of fewer than 10. 7 rows are told, 3 rows are a small number.
< make.py notes.py
$ for n in 3 7; do python3 make.py 6 $n >cases.csv; cj-timeliness cases.csv --by sex --from opened --to done --within 5d --suppress-below 5 -q -o $n.json; python3 notes.py $n.json | grep -E 'no opened'; done
--- stdout
7 rows have no opened and are in no period.

=== disclosure-notes-sentences
# A row with a hidden count has no sentence of its figures.
< make.py
$ python3 make.py 3 7 >cases.csv; cj-timeliness cases.csv --by sex --from opened --to done --within 5d --sentences --suppress-below 5 -f markdown -q | grep '^- '
--- stdout
- All dates, F, opened to done within 5 days: not shown, to protect people.
- M: 20 of 20 were within 5 days (100%, between 83.9% and 100.0%). Half took 1 day or less, nine in ten 1 day or less.

=== disclosure-notes-scores
# 3 women: rows without an end score and rows of the table with few pairs are told where nothing is hidden (6 women, 7 rows).
< make.py notes.py
$ for n in 3 6; do python3 make.py $n 7 >cases.csv; cj-scores cases.csv --by sex --start before --end after --suppress-below 5 -q -o $n.json; python3 notes.py $n.json | grep -E 'without|fewer'; done
--- stdout
Rows without both scores: 0 without a start score, 7 without an end score, 0 without either.

=== disclosure-notes-reoffending
# Definitions stay without their numbers: of 40 people 3 are women; 6 have a second episode, 5 episodes have no day; 8 offences
# are of nobody in the cohort, 7 are breaches.
< notes.py
--- cohort.py
print("person_id,sex,closure_date")
for i in range(40):
    print(f"p{i},{'F' if i < 3 else 'M'},2021-01-{1 + i % 28:02d}")
for i in range(6):
    print(f"p{i + 10},M,2021-03-01")
for i in range(5):
    print(f"q{i},M,")
--- offences.py
print("person_id,offence_date,breach")
for name, count, breach in (("p", 9, "N"), ("r", 7, "Y"), ("s", 8, "N")):
    for i in range(count):
        print(f"{'p' if name == 'r' else name}{i + 3},2021-05-01,{breach}")
$ python3 cohort.py >cohort.csv; python3 offences.py >offences.csv
> for n in 5 2; do cj-reoffending cohort.csv --offences offences.csv --by sex --windows 6 --as-of 2021-12-31 --suppress-below $n -q -o $n.json; python3 notes.py $n.json | grep -E 'Cohort|Breaches|dated after'; done
--- stdout
Cohort: people whose closure_date is in the period, up to 31 December 2021; of several in a period the first counts.
Breaches of orders are left out.
Nothing dated after 31 December 2021 counts.
Cohort: people whose closure_date is in the period, up to 31 December 2021; of several in a period the first counts, further ones do not (6). 5 episodes without that date are in no cohort.
Breaches of orders are left out (7).
Nothing dated after 31 December 2021 counts. 8 offences are of people in no episode.

=== disclosure-notes-two-periods
# Numbers by period, where periods have names of words: 5 and 6 people have a second episode; 3 women are of May 2020.
< notes.py
--- cohort.py
print("person_id,sex,closure_date")
for year, again in ((2020, 5), (2021, 6)):
    for i in range(30):
        print(f"p{year}{i},{'F' if i < (3 if year == 2020 else 9) else 'M'},{year}-05-01")
    for i in range(again):
        print(f"p{year}{i + 15},M,{year}-05-20")
$ python3 cohort.py >cohort.csv; (echo person_id,offence_date,breach; for i in 0 1 2; do echo p2020$i,2020-07-01,N; done) >offences.csv
> for n in 5 2; do cj-reoffending cohort.csv --offences offences.csv --by sex --windows 6 --as-of 2022-12-31 --period 2020-M05 --period 2021-M05 --suppress-below $n -q -o $n.json; python3 notes.py $n.json | grep -oE 'further ones.*'; done
--- stdout
further ones do not (5 in May 2020, 6 in May 2021).

=== disclosure-notes-coverage
# 3 people of A and 57 of B were reviewed, of 90: the 60 are all, and with 57 they tell the 3. Where N is 2 nobody is hidden.
< notes.py
--- reviews.py
print("person_id,outcome,review_date,score")
for i in range(60):
    print(f"p{i},{'A' if i < 3 else 'B'},2022-05-01,2\np{i},{'A' if i < 3 else 'B'},2022-09-01,3")
$ python3 reviews.py >reviews.csv; (echo person_id; seq -f p%g 0 89) >people.csv
> for n in 5 2; do cj-outcomes reviews.csv --people people.csv --period 2022-23 --suppress-below $n -q -o $n.json; python3 notes.py $n.json | grep Coverage; done
--- stdout
Coverage: 60 of 90 clients (67%) were reviewed in 2022-23.

=== disclosure-notes-repairs
# A profile writes M as Male: 21 cells, which are the men, and the women are 8 + 3. Dates: the sentences stay, their numbers go.
< notes.py
--- profile.json
{"columns": {"sex": {"valueMap": {"M": "Male"}}}}
--- make.py
print("area,sex,day")
for area, sex, day, count in (("A", "Female", "03/04/2022", 3), ("A", "M", "05/06/2022", 9), ("B", "Female", "08/05/2022", 8), ("B", "M", "", 12)):
    print(f"{area},{sex},{day}\n" * count, end="")
$ python3 make.py >cases.csv; for n in 5 2; do cj-tabulate cases.csv --profile profile.json --rows area --cols sex --totals both --date day --period 2022-23 --suppress-below $n -q -o $n.json; python3 notes.py $n.json; done
--- stdout
Period: 2022-23 is 1 April 2022 to 31 March 2023. A record counts in the period that holds its date, in the column "day".
day: dates that begin with two numbers fit day and month and month and day; read with the day first.
Period: 2022-23 is 1 April 2022 to 31 March 2023. A record counts in the period that holds its date, in the column "day".
12 rows have no day and are in no period.
day: all 20 dates fit day and month and month and day; read with the day first.
cases.csv: repairs 21 = recode 21 (sex)

=== disclosure-notes-values
# A value that nearly meets a linked row may name a person: 2 and 002. It is told to who runs the program alone.
< notes.py
--- cases.csv
person_id,sex
001,F
2,F
003,F
004,M
005,M
006,M
007,M
008,M
--- some.csv
person_id,town
001,X
002,X
003,X
004,X
005,X
$ for n in 5 2; do cj-tabulate cases.csv --link some=some.csv --rows sex --derive 'n=count(some)' --suppress-below $n -o $n.json 2>err; grep -c '"2" differs' err; python3 notes.py $n.json | grep 'some\.csv belongs'; done
--- stdout
1
No row of some.csv belongs to some values of person_id.
1
No row of some.csv belongs to some values of person_id.

=== disclosure-notes-files
# A note of a table in which nothing is hidden goes, too, where another table of the same file hides something; not where it is
# another file.
--- make.py
import sys
print("area,sex,day")
for area, sex, day, count in (("A", "F", "2022-05-01", int(sys.argv[1])), ("A", "M", "2022-05-01", 9), ("B", "F", "2022-05-01", 8), ("B", "M", "", 6)):
    print(f"{area},{sex},{day}\n" * count, end="")
--- report.json
{"title": "T", "inputs": {"one": {"file": "one.csv"}, "two": {"file": "two.csv"}}, "disclosure": {"below": 5}, "period": "2022-23",
 "measures": {
  "both": {"kind": "tabulate", "input": "one", "rows": "area", "cols": "sex"},
  "one": {"kind": "tabulate", "input": "one", "date": "day", "rows": "sex"},
  "two": {"kind": "tabulate", "input": "two", "date": "day", "rows": "sex"}},
 "sections": [{"id": "s", "title": "S", "measures": ["both", "one", "two"]}]}
$ python3 make.py 3 >one.csv; python3 make.py 7 >two.csv; cj-report report.json -o r.json -q
> python3 -c 'import json; print([(t["id"], [n for n in t["notes"] if "no day" in n]) for t in json.load(open("r.json"))["sections"][0]["tables"]])'
--- stdout
[('both', []), ('one', []), ('two', ['6 rows have no day and are in no period.'])]
