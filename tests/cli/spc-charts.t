# cj-spc: centre, limits and signals of each chart.
--- months.csv
month,v
2022-01,1
2022-02,2
2022-03,1
2022-04,2
2022-05,10
2022-06,1
2022-07,2
2022-08,1
2022-09,2
2022-10,1
2022-11,2
2022-12,1
2023-01,2
2023-02,1
2023-03,2
2023-04,1
2023-05,2
2023-06,1
--- areas.csv
area,good,all
Aberton,5,40
Burgh,20,60
Carse,50,80

=== spc-xmr
# mean 35/18; the moving ranges 8 and 9 are above 3.267 * 32/17, the others are 1: 1.94444 -+ 2.66
< months.csv
$ cj-spc months.csv --along month --value v | head -6
--- stdout
month,value,centre,low,high,signal,variation,assurance
2022-01,1,1.944444,-0.715556,4.604444,,,
2022-02,2,1.944444,-0.715556,4.604444,,,
2022-03,1,1.944444,-0.715556,4.604444,,,
2022-04,2,1.944444,-0.715556,4.604444,,,
2022-05,10,1.944444,-0.715556,4.604444,above,,

=== spc-xmr-no-screening
# 35/18 -+ 2.66 * 32/17
< months.csv
$ cj-spc months.csv --along month --value v --no-screening | sed -n '2p;6p'
--- stdout
2022-01,1,1.944444,-3.062614,6.951503,,,
2022-05,10,1.944444,-3.062614,6.951503,above,,

=== spc-p
# 60/240 = 0.25 -+ 3 sqrt(0.1875/n): n 80 is 0.1452369, n 20 0.2904738
--- t.csv
year,good,all
2020,20,80
2021,32,80
2022,3,60
2023,5,20
$ cj-spc t.csv --along year --value good --of all --chart p --better higher --target 20%
--- stdout
year,value,of,centre,low,high,signal,variation,assurance,target
2020,0.250000,80,0.250000,0.104763,0.395237,,,met by chance,0.20
2021,0.400000,80,0.250000,0.104763,0.395237,above,improvement,met by chance,0.20
2022,0.050000,60,0.250000,0.082295,0.417705,below,concern,met by chance,0.20
2023,0.250000,20,0.250000,0.000000,0.540474,,,met by chance,0.20

=== spc-u
# 12/6 = 2 -+ 3 sqrt(2/base): base 2 is 3, base 0.5 is 6; not below 0
--- t.csv
year,events,base
2020,4,2
2021,0,3.5
2022,8,0.5
$ cj-spc t.csv --along year --value events --of base --chart u
--- stdout
year,value,of,centre,low,high,signal,variation,assurance
2020,2.000000,2,2.000000,0.000000,5.000000,,,
2021,0.000000,3.5,2.000000,0.000000,4.267787,,,
2022,16.000000,0.5,2.000000,0.000000,8.000000,above,,

=== spc-run
# the median of 1 to 8 is 4.5; eight in a row rise
--- t.csv
n,v
1,1
2,2
3,3
4,4
5,5
6,6
7,7
8,8
$ cj-spc t.csv --along n --value v --chart run --better lower
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,1,4.500000,,,trend,concern,
2,2,4.500000,,,trend,concern,
3,3,4.500000,,,trend,concern,
4,4,4.500000,,,trend,concern,
5,5,4.500000,,,trend,concern,
6,6,4.500000,,,trend,concern,
7,7,4.500000,,,trend,concern,
8,8,4.500000,,,trend,concern,

=== spc-funnel
# 75/180; at 80 0.4166667 -+ 3.0902323 and 1.959964 times sqrt(0.2430556/80) = 0.0551196
< areas.csv
$ cj-spc areas.csv --among area --value good --of all --better higher
--- stdout
area,value,of,centre,low,high,low95,high95,signal,variation,assurance
Aberton,0.125000,40,0.416667,0.175779,0.657554,0.263885,0.569448,below,concern,
Burgh,0.333333,60,0.416667,0.219983,0.613350,0.291921,0.541412,,,
Carse,0.625000,80,0.416667,0.246334,0.587000,0.308634,0.524700,above,improvement,

=== spc-funnel-target
# about 30%: at 40 0.3 -+ 0.2239089 and 0.1420129
< areas.csv
$ cj-spc areas.csv --among area --value good --of all --target 30 --better higher
--- stdout
area,value,of,centre,low,high,low95,high95,signal,variation,assurance,target
Aberton,0.125000,40,0.300000,0.076091,0.523909,0.157987,0.442013,below 95%,,,0.30
Burgh,0.333333,60,0.300000,0.117179,0.482821,0.184047,0.415953,,,,0.30
Carse,0.625000,80,0.300000,0.141673,0.458327,0.199582,0.400418,above,improvement,,0.30

=== spc-funnel-size
# units stand by their size, those of one size by name; one without a base last
--- t.csv
area,good,all
Carse,4,40
Dale,,
Burgh,1,9
Aberton,5,40
$ cj-spc t.csv --among area --value good --of all | cut -d, -f1-3
--- stdout
area,value,of
Burgh,0.111111,9
Aberton,0.125000,40
Carse,0.100000,40
Dale,,

=== spc-by
# each group has limits of its own; order of groups as everywhere
--- t.csv
team,year,v
South,2020,5
North,2020,1
South,2021,7
North,2021,2
$ cj-spc t.csv --along year --value v --by team
--- stdout
team,year,value,centre,low,high,signal,variation,assurance
North,2020,1,1.500000,-1.160000,4.160000,,,
North,2021,2,1.500000,-1.160000,4.160000,,,
South,2020,5,6.000000,0.680000,11.320000,,,
South,2021,7,6.000000,0.680000,11.320000,,,

=== spc-baseline
# 1 to 3 have the mean 2 and moving ranges of 1: 2 -+ 2.66
--- t.csv
n,v
1,1
2,2
3,3
4,9
$ cj-spc t.csv --along n --value v --baseline 3
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,1,2.000000,-0.660000,4.660000,,,
2,2,2.000000,-0.660000,4.660000,,,
3,3,2.000000,-0.660000,4.660000,,,
4,9,2.000000,-0.660000,4.660000,above,,

=== spc-step
# before and after have limits of their own, whatever the order of the steps
--- t.csv
n,v
1,1
2,3
3,10
4,12
5,30
6,30
$ cj-spc t.csv --along n --value v --step 5 --step 3
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,1,2.000000,-3.320000,7.320000,,,
2,3,2.000000,-3.320000,7.320000,,,
3,10,11.000000,5.680000,16.320000,,,
4,12,11.000000,5.680000,16.320000,,,
5,30,30.000000,30.000000,30.000000,,,
6,30,30.000000,30.000000,30.000000,,,

=== spc-shift-and-near
# seven above the centre of a baseline; two of three beyond two thirds of the way (3.77)
--- t.csv
n,v
1,1
2,2
3,3
4,2.5
5,2.5
6,2.5
7,4
8,2.5
9,4
10,2.5
$ cj-spc t.csv --along n --value v --baseline 3 --better higher | cut -d, -f1,2,6-8
--- stdout
n,value,signal,variation,assurance
1,1,,,
2,2,,,
3,3,shift,improvement,
4,2.5,shift,improvement,
5,2.5,shift,improvement,
6,2.5,shift,improvement,
7,4,shift; near,improvement,
8,2.5,shift,improvement,
9,4,shift; near,improvement,
10,2.5,shift,improvement,

=== spc-assurance
# 2 -+ 2.66: all of it is at most 5, none of it at most -1
--- t.csv
n,v
1,1
2,2
3,3
$ for target in 5 4.66 4.65 -0.66 -0.67; do cj-spc t.csv --along n --value v --better lower --target $target | sed -n 2p; done
--- stdout
1,1,2.000000,-0.660000,4.660000,,,consistently met,5
1,1,2.000000,-0.660000,4.660000,,,consistently met,4.66
1,1,2.000000,-0.660000,4.660000,,,met by chance,4.65
1,1,2.000000,-0.660000,4.660000,,,met by chance,-0.66
1,1,2.000000,-0.660000,4.660000,,,consistently missed,-0.67

=== spc-single
# one figure has no limits
--- t.csv
n,v
1,4
$ cj-spc t.csv --along n --value v
--- stdout
n,value,centre,low,high,signal,variation,assurance
1,4,4.000000,,,,,

=== spc-pipe
# a table of a measure, each outcome with a chart of its own: 1/2 and 2/2 of Health, 0/1 of Work
--- r.csv
person_id,review_date,outcome,score
A,2023-01-05,Health,1
A,2023-05-05,Health,2
B,2023-01-05,Health,1
B,2023-05-05,Health,1
A,2023-08-05,Health,3
B,2023-08-05,Health,2
A,2023-01-05,Work,1
A,2023-05-05,Work,1
$ cj-outcomes r.csv --period last-2-quarters --as-of 2023-09-30 --baseline previous |
> cj-spc --along period --value improved --of compared --chart p
--- stdout
outcome,period,value,of,centre,low,high,signal,variation,assurance
Health,2023-24Q1,0.500000,2,0.750000,0.000000,1.000000,,,
Health,2023-24Q2,1.000000,2,0.750000,0.000000,1.000000,,,
Work,2023-24Q1,0.000000,1,0.000000,0.000000,0.000000,,,
Work,2023-24Q2,,0,,,,,,
