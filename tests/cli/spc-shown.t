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
- Limits: the centre is the mean, the limits lie 2.66 times the mean moving range (between neighbours) on either side
  (xmr chart); moving ranges above 3.267 times their mean are left out, once.
- Signal: a point above or below a limit; 7 or more in a row on one side of the centre (shift); 7 or more rising or
  falling in a row (trend); 2 of 3 in a row beyond two thirds of the way to one limit (near). Without a signal a point
  tells no more than chance.
- Variation: lower is better; a signal is an improvement or a concern by its direction. Target 5 (at most): consistently
  met where the whole range between the limits reaches it, consistently missed where none of it does, else met by
  chance.
- Baseline: the first 3 points make centre and limits.
- Trial limits, made of fewer than 12 points: 3 points. They will move as points are added.
- t.csv: rows 4 = used 4 + outside the period 0 + not selected 0 + rejected 0

=== spc-sentences
# what a board can read
< areas.csv
$ cj-spc areas.csv --among area --value good --of all --better higher -f text --sentences | sed -n 3,13p
--- stdout
▁▄█
▼ ▲
lowest 12.5% (Aberton), highest 62.5% (Carse)
▼ below the limit: Aberton
▲ above the limit: Carse

Aberton: 12.5% (5 of 40), more than chance explains, a concern: below the lower limit (99.8% limits 17.6% to 65.8%).
Burgh: 33.3% (20 of 60), no clear difference: within the limits 22.0% to 61.3%.
Carse: 62.5% (50 of 80), more than chance explains, an improvement: above the upper limit (99.8% limits 24.6% to
  58.7%).
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
    "Over-dispersion: the units differ more than chance alone would let them (chi-square over its degrees of freedom, above 2): 15.0. The limits are t

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
