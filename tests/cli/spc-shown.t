# cj-spc for people: lines of blocks, sentences, pages, notes, reports.
--- t.csv
n,v
1,1
2,2
3,3
4,9
--- areas.csv
area,good,all
Aberton,5,40
Burgh,20,60
Carse,50,80
Dale,0,0

=== spc-text
# four figures of which one is above 4.66; the shape stands under its block
< t.csv
$ cj-spc t.csv --along n --value v --baseline 3 --better lower --target 5 -f text
--- stdout
Changes over time

▁▂▃█
   ▲
lowest 1 (1), highest 9 (4)
▲ above the limit: 4

n  v  Centre  Lower  Upper  Signal             Variation  Target is         Target
              limit  limit
-  -  ------  -----  -----  -----------------  ---------  ----------------  ------
1  1     2.0   -0.7    4.7                                consistently met       5
2  2     2.0   -0.7    4.7                                consistently met       5
3  3     2.0   -0.7    4.7                                consistently met       5
4  9     2.0   -0.7    4.7  ▲ above the limit  concern    consistently met       5

Notes
- Limits: the mean, and to either side 2.66 times the mean step from one point to the next; chance alone keeps nearly
  all points between them (xmr chart).
- Signal, more than chance explains: a point beyond a limit; 7 or more in a row on one side of the centre (shift), or
  each above, or below, the one before (trend); 2 of 3 in a row beyond two thirds of the way to one limit (near).
- Variation: lower is better. Target of at most 5: consistently met where both limits reach it, consistently missed
  where neither does, else met by chance.
- Baseline: the first 3 points make centre and limits.
- Trial limits, made of fewer than 12 points: 3 points. They will move as points are added.
- t.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== spc-sentences
# what a board can read
< areas.csv
$ cj-spc areas.csv --among area --value good --of all --better higher -f text --sentences | sed -n 3,14p
--- stdout
▁▄█
▼ ▲
lowest 12.5% (Aberton), highest 62.5% (Carse)
▼ below the limit: Aberton
▲ above the limit: Carse

Aberton: 12.5% (5 of 40), a concern that chance alone does not explain: below the lower limit (99.8% limits 17.6% to
  65.8%).
Burgh: 33.3% (20 of 60), no clear difference (chance alone explains 22.0% to 61.3%).
Carse: 62.5% (50 of 80), an improvement that chance alone does not explain: above the upper limit (99.8% limits 24.6%
  to 58.7%).
Dale: there is no figure.

=== spc-markdown
# blocks are a block of code, so that nothing in them is read as markup
< t.csv
$ cj-spc t.csv --along n --value v --baseline 3 -f markdown | head -12
--- stdout
## Changes over time

    ▁▂▃█
       ▲
    lowest 1 (1), highest 9 (4)
    ▲ above the limit: 4

| n | v | Centre | Lower limit | Upper limit | Signal |
| --- | ---: | ---: | ---: | ---: | --- |
| 1 | 1 | 2.0 | -0.7 | 4.7 |  |
| 2 | 2 | 2.0 | -0.7 | 4.7 |  |
| 3 | 3 | 2.0 | -0.7 | 4.7 |  |

=== spc-page
# the chart says in words what it shows
< t.csv areas.csv
$ cj-spc t.csv --along n --value v --baseline 3 -f html | grep -o '<desc.*</desc>' | sort -u | head -1
> cj-spc areas.csv --among area --value good --of all -f html | grep -o '<desc.*</desc>' | sort -u | head -1
> cj-spc areas.csv --among area --value good --of all --title 'Areas' -f html | grep -o '<title id="chart-table-1-t">.*</title>'
--- stdout
<desc id="chart-table-1-d">Control chart: Changes over time. v by n, 4 points. At the last point: Lower limit -0.7, Upper limit 4.7, Centre 2.0. Signals: 4 above the limit.</desc>
<desc id="chart-table-1-d">Funnel plot: Differences between units. Good of all by All, 3 units. At the largest unit: Lower 99.8% limit 24.6%, Upper 99.8% limit 58.7%, Lower 95% limit 30.9%, Upper 95% limit 52.5%, Centre 41.7%. Signals: Aberton below the limit, Carse above the limit.</desc>
<title id="chart-table-1-t">Areas</title>

=== spc-page-charts
# a chart for each group
--- g.csv
team,n,v
A,1,1
A,2,2
B,1,3
B,2,4
$ cj-spc g.csv --along n --value v --by team -f html | grep -o '<title id="[^"]*">[^<]*</title>'
--- stdout
<title id="chart-table-1-t">Changes over time: A</title>
<title id="chart-table-1n-t">Changes over time: A</title>
<title id="chart-table-2-t">Changes over time: B</title>
<title id="chart-table-2n-t">Changes over time: B</title>

=== spc-over-dispersion
# chi-square 49.4 on 2 degrees of freedom: (5 - 16.7)^2 / 9.7 + (20 - 25)^2 / 14.6 + (50 - 33.3)^2 / 19.4 = 30.0
< areas.csv
$ cj-spc areas.csv --among area --value good --of all -f json | grep Over-dispersion | cut -c 1-150
--- stdout
    "Over-dispersion: units differ more than chance alone would let them (chi-square over its degrees of freedom, above 2): 15.0. The limits are too n

=== spc-autocorrelation
# 12 ones and 12 threes about 2: 22 of 23 products of neighbours are 1, one is -1, over 24 squares
$ (echo n,v; for i in $(seq 24); do echo $i,$((i > 12 ? 3 : 1)); done) >a.csv
> cj-spc a.csv --along n --value v -f json | grep -c 'Autocorrelation: .*: 0.88'
--- stdout
1

=== spc-report
# a kind in definitions, about the table of another measure, with its chart
--- r.csv
person_id,review_date,outcome,score
A,2023-01-05,Health,1
A,2023-05-05,Health,2
B,2023-01-05,Health,1
B,2023-05-05,Health,1
A,2023-08-05,Health,3
B,2023-08-05,Health,2
--- report.json
{"title": "R", "period": "2023-24Q2", "inputs": {"reviews": {"file": "r.csv"}, "quarters": {"measure": "q"}},
 "measures": {"q": {"kind": "outcomes", "period": "last-2-quarters", "baseline": "previous"},
  "c": {"kind": "spc", "label": "Has it changed?", "input": "quarters", "along": "period", "value": "improved",
        "of": "compared", "chart": "p", "better": "higher", "target": "50%"}},
 "sections": [{"id": "s", "title": "S", "measures": ["c"]}]}
$ cj-report report.json -f json | grep -o '"charts": .{"kind": "control", "title": "[^"]*"'; cj-report report.json -f html | grep -c '<svg'
> cj-report report.json --only c -f csv; cj-report report.json -o r.xlsx
--- stdout
"charts": [{"kind": "control", "title": "Has it changed?: Health"
2
outcome,period,value,of,centre,low,high,signal,variation,assurance,target
Health,2023-24Q1,0.500000,2,0.750000,0.000000,1.000000,,,met by chance,0.50
Health,2023-24Q2,1.000000,2,0.750000,0.000000,1.000000,,,met by chance,0.50

=== spc-json
# what a measure prints with -f json is read as its csv is: from a file, in place of standard input and by a pipe; what
# is withheld stays withheld, and null is blank
--- t.json
{"title": "T", "columns": [{"key": "n"}, {"key": "v, \"all\""}, {"key": "of"}],
 "rows": [{"n": "a", "v, \"all\"": 1, "of": 2}, {"n": "b", "v, \"all\"": 2, "of": 4}, {"n": "c", "v, \"all\"": null, "of": null}]}
--- t.csv
n,"v, ""all""",of
a,1,2
b,2,4
c,,
$ for way in 'cj-spc t.csv' 'cj-spc t.json' 'cj-spc - <t.json' 'cat t.json | cj-spc' 'cat t.csv | cj-spc'; do
> eval "$way --along n --value 'v, \"all\"' --of of --chart p" | cksum; done | uniq -c | sed 's/^ *\([0-9]*\).*/\1/'
> cj-spc t.json --along n --value 'v, "all"' --of of --chart p
--- stdout
5
n,value,of,centre,low,high,signal,variation,assurance
a,0.500000,2,0.500000,0.000000,1.000000,,,
b,0.500000,4,0.500000,0.000000,1.000000,,,
c,,,,,,,,

=== spc-json-of-something-else
--- report.json
{"title": "T", "sections": []}
--- odd.json
{"columns": [{"key": "n"}], "rows": [{"n": [1]}]}
--- withheld.json
{"columns": [{"key": "n"}, {"key": "v"}], "rows": [{"n": 1, "v": null, "suppressed": ["v"]}, {"n": 2, "v": 3}]}
$ cj-spc report.json --along n --value v; cj-spc odd.json --along n --value v; cj-spc withheld.json --along n --value v
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,[c],,,,,,
2,3,3.000000,,,,,
--- stderr
cj-spc: report.json: is JSON, but not of one table: a measure prints "columns" and "rows" with -f json; of a report take the csv of a measure
cj-spc: odd.json:1: $.rows[0].n: is no value of a table: a text, a number of at most six decimals, true, false or null

=== spc-gaps
# of a year by months two are not there; a day between two weeks is no gap. A count of rows has no row for a month without
--- t.csv
month,v
2021-01,3
2021-02,4
2021-04,2
2021-05,3
2021-08,4
$ cj-spc t.csv --along month --value v -f json | grep -o 'Gaps: [^"]*'
--- stdout
Gaps: no row stands between 2021-02 and 2021-04; 2021-05 and 2021-08. Where nothing happened then, rows of 0 are missing, and the limits are not those of all periods.

=== spc-gaps-none-between-days-or-groups
# days are no periods that follow on each other; of two groups one begins later, which is none either
--- t.csv
team,week,v
a,2021-01-04,3
a,2021-01-11,4
a,2021-01-25,2
b,2021-03-01,2
b,2021-03-08,3
$ cj-spc t.csv --along week --value v --by team -f json | grep -c 'Gaps: ' || true
--- stdout
0

=== spc-alphabet
# months by their names stand as a dictionary has them: nothing that follows on anything
--- t.csv
month,v
April,1
August,2
December,3
February,4
$ cj-spc t.csv --along month --value v -f json | grep -o 'Order: [^"]*'; sed 's/April/Zero/' t.csv | cj-spc --along month --value v -f json | grep -o 'Order: [^"]*'
--- stdout
Order: the points stand as their rows do, since month names neither periods nor days nor numbers; that is the order of the alphabet, hardly that of time, and signals of it mean nothing.
Order: the points stand as their rows do, since month names neither periods nor days nor numbers.

=== spc-rough
# 30 of 300 are 10%: of 40 are 4 expected, of 60 are 6, of 200 are 20; those without are 36 and more
--- t.csv
area,n,all,few
A,4,40,36
B,6,60,54
C,20,200,180
D,,0,
$ for v in n few; do cj-spc t.csv --among area --value $v --of all -f json | grep -o -e 'Rough limits: [^"]*' -e '1 unit [^"]*'; done
--- stdout
1 unit has no figure and no part in limits and signals.
Rough limits: at 1 unit fewer than 5 are expected on one of the two sides, too few for limits of this kind.
1 unit has no figure and no part in limits and signals.
Rough limits: at 1 unit fewer than 5 are expected on one of the two sides, too few for limits of this kind.

=== spc-rough-rates
# 12 of a base of 6 are 2: on a base of 2 are 4 expected, on 2.5 are 5 and no fewer
--- t.csv
year,events,base
2020,4,2
2021,4,1.5
2022,4,2.5
$ cj-spc t.csv --along year --value events --of base --chart u -f json | grep -o -e 'Rough limits: [^"]*'
--- stdout
Rough limits: at 2 points fewer than 5 are expected, too few for limits of this kind.

=== spc-many-trials
# three of five charts are named: a note is no list
--- t.csv
team,year,v
a,2020,1
a,2021,2
b,2020,1
b,2021,2
c,2020,1
c,2021,2
d,2020,1
d,2021,2
e,2020,1
e,2021,2
$ cj-spc t.csv --along year --value v --by team -f json | grep -o -e 'Trial[^"]*'
--- stdout
Trial limits, made of fewer than 12 points: a: 2 points; b: 2 points; c: 2 points; and 2 more. They will move as points are added.

=== spc-last-quarters-in-a-pipe
# Of 40 people 27 improved, 4 compared a quarter in the first four and 3 in the others: 0.675 -+ 3 sqrt(0.219375/n) leaves 0
# and 1. All of 3 are no rarity then: two sigma of 4 are 0.468, so that 1 is not near a limit
--- cases.py
print("person_id,review_date,outcome,score")
for who in range(40):
    year, quarter = 2020 + who % 12 // 4, who % 4
    print(f"P{who},{year}-{3 * quarter + 1:02}-10,Housing,4")
    print(f"P{who},{year}-{3 * quarter + 3:02}-10,Housing,{6 if (who + 1) % 3 else 3}")
$ python3 cases.py > r.csv && cj-outcomes r.csv --period last-12-quarters --as-of 2022-12-31 | cj-spc --along period --value improved --of compared --chart p --better higher
--- stdout
outcome,period,value,of,centre,low,high,signal,variation,assurance
Housing,2019-20Q4,1.000000,4,0.675000,0.000000,1.000000,,,
Housing,2020-21Q1,1.000000,4,0.675000,0.000000,1.000000,,,
Housing,2020-21Q2,0.000000,4,0.675000,0.000000,1.000000,,,
Housing,2020-21Q3,1.000000,4,0.675000,0.000000,1.000000,,,
Housing,2020-21Q4,1.000000,3,0.675000,0.000000,1.000000,,,
Housing,2021-22Q1,0.000000,3,0.675000,0.000000,1.000000,,,
Housing,2021-22Q2,1.000000,3,0.675000,0.000000,1.000000,,,
Housing,2021-22Q3,1.000000,3,0.675000,0.000000,1.000000,,,
Housing,2021-22Q4,0.000000,3,0.675000,0.000000,1.000000,,,
Housing,2022-23Q1,1.000000,3,0.675000,0.000000,1.000000,,,
Housing,2022-23Q2,1.000000,3,0.675000,0.000000,1.000000,,,
Housing,2022-23Q3,0.000000,3,0.675000,0.000000,1.000000,,,

=== spc-too-few
# 3 of 4 together, 0.75 -+ 3 sqrt(0.1875/2) = 0.75 -+ 0.92: every share lies between
--- t.csv
year,good,all
2020,1,2
2021,2,2
$ cj-spc t.csv --along year --value good --of all --chart p -f text --sentences | grep '^20'
--- stdout
2020: 50.0% (1 of 2), too few to tell: chance alone explains any share.
2021: 100.0% (2 of 2), too few to tell: chance alone explains any share.
