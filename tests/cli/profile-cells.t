# profiles: missing values, recoded values, numbers, dates.
--- reviews-2.csv
person_id,review_date,outcome,score
P1,01/10/2022,c,3
P1,02/08/2022,c,5
P1,03/08/2022,c,1
--- reviews-3.csv
person_id,review_date,outcome,score
P1,2022-01-31,7,3
P1,2022-02-01,7,5
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5

=== profile-date-format-of-column-stays
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"columns":{"review_date":{"dateFormats":["%d/%m/%Y"]}}}
$ cj-outcomes reviews.csv --profile p.json --date-format %m/%d/%Y --period 2022-M10
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2022-M10,c,,,1,1,0,0,1,0,0,100,0.0,79.3,,,

=== profile-date-format-option-wins
< reviews.csv=reviews-2.csv
--- p.json (no newline)
{"dateFormats":["%d/%m/%Y"]}
$ cj-outcomes reviews.csv --profile p.json --date-format %m/%d/%Y --period 2022-M02
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
2022-M02,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== profile-dates-refused
--- p.json (no newline)
{"dateFormats":["%d %B %Y"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,10 January 2022,c,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:3:2: review_date: "2022-02-08" is not a date as DD Month YYYY
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== profile-excel-1904
--- p.json (no newline)
{"columns":{"Review Date":{"dateFormats":["excel-1904"]}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,43109,c,3
P1,43138,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,2,43109,2022-01-10,excel-date
reviews.csv,3,2,43138,2022-02-08,excel-date

=== profile-excel-dates
--- p.json (no newline)
{"dateFormats":["%Y-%m-%d","excel-1900"]}
--- reviews.csv
person_id,review_date,outcome,score
P1,44571,c,3
P1,44600.5,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,2,44571,2022-01-10,excel-date
reviews.csv,3,2,44600.5,2022-02-08,excel-date

=== profile-group-is-decimal
< reviews.csv
--- p.json (no newline)
{"columns":{"score":{"groupChar":","  ,"decimalChar":","}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.score.groupChar: must differ from the decimal character

=== profile-marks-alike
< reviews.csv
--- p.json (no newline)
{"dialect":{"delimiter":";","quoteChar":";"}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.dialect: delimiter, quoteChar, escapeChar and lineTerminator must differ

=== profile-missing
$ cj-outcomes $DATA/reviews.csv --profile nosuch.json
? 3
--- stderr
cj-outcomes: nosuch.json: cannot open: No such file or directory

=== profile-missing-value-where-needed
< reviews.csv
--- p.json (no newline)
{"missingValues":["c"]}
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:2:3: outcome: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv:3:3: outcome: the cell is blank, but every row needs a value
cj-outcomes: reviews.csv: rows 2 = used 0 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: reviews.csv: repairs 2 = missing-value 2 (outcome)
cj-outcomes: 2 of 2 rows of reviews.csv are at fault; no table was made

=== profile-missing-values
--- p.json (no newline)
{"missingValues":["not asked"],"columns":{"score":{"missingValues":["x"]}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3
P1,2022-02-08,c,5
P1,2022-02-09,c,X
P1,2022-02-10,c,Not Asked
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,4,4,X,,missing-value
reviews.csv,5,4,Not Asked,,missing-value

=== profile-numbers
--- p.json (no newline)
{"dialect":{"delimiter":";"},"columns":{"score":{"decimalChar":",","groupChar":"."}}}
--- reviews.csv
person_id;review_date;outcome;score
P1;2022-01-10;c;1.003,5
P1;2022-02-08;c;1.005
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,4,"1.003,5",1003.5,number-form
reviews.csv,3,4,1.005,1005,number-form

=== profile-numbers-not-bare
--- p.json (no newline)
{"columns":{"score":{"units":["points","%"]}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3 points
P1,2022-02-08,c,5%
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,4,3 points,3,number-form
reviews.csv,3,4,5%,5,number-form

=== profile-numbers-multiples
# What stands beside a number may change its value: only blanks, signs of currency and the units that are named go. b is the
# sum of 12, 1234.5 and 7.
--- p.json (no newline)
{"columns":{"a":{"bareNumber":false},"b":{"bareNumber":false,"groupChar":",","units":["wks"]}}}
--- n.csv
a,b
£2.5m,£12
3k,"EUR 1,234.50"
50 %,7 wks
2-3,
1/2,
5 of 7,
12+,
1.2 million,
$ cj-tabulate n.csv --profile p.json --values 'sum(b)'
> cj-tabulate n.csv --profile p.json --values 'sum(a)' 2>&1 | head -n 8
--- stdout
sum_b
1253.5
cj-tabulate: n.csv:2:1: a: "£2.5m" is more than a number: a unit beside it must be named under units of the profile
cj-tabulate: n.csv:3:1: a: "3k" is more than a number: a unit beside it must be named under units of the profile
cj-tabulate: n.csv:4:1: a: "50 %" is more than a number: a unit beside it must be named under units of the profile
cj-tabulate: n.csv:5:1: a: "2-3" is more than a number: a unit beside it must be named under units of the profile
cj-tabulate: n.csv:6:1: a: "1/2" is more than a number: a unit beside it must be named under units of the profile
cj-tabulate: and 3 more like this (--findings FILE lists all)
cj-tabulate: n.csv: rows 8 = used 0 + outside the period 0 + not selected 0 + rejected 8
cj-tabulate: n.csv: repairs 3 = number-form 3 (b)

=== profile-numbers-blank-groups
# One groupChar that is a blank reads the plain, the no-break, the narrow and the thin one: 12320.50 + 1004 + 1000.25 + 7.
--- p.json (no newline)
{"columns":{"v":{"decimalChar":",","groupChar":" "}}}
--- n.csv (bytes)
id;v
1;12\xc2\xa0320,50
2;1\xe2\x80\xaf004,00
3;1\xe2\x80\x89000,25
4;7
$ cj-tabulate n.csv --profile p.json --values 'sum(v)'
--- stdout
sum_v
14331.75

=== profile-numbers-range
--- p.json (no newline)
{"columns":{"score":{"bareNumber":false}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,c,3-4
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json
? 1
--- stderr
cj-outcomes: reviews.csv:2:4: score: "3-4" is more than a number: a unit beside it must be named under units of the profile
cj-outcomes: reviews.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 2 rows of reviews.csv is at fault; no table was made

=== profile-recode-as-of
< reviews.csv=reviews-3.csv
--- p.json (no newline)
{"asOf":"2022-02-01","columns":{"outcome":{"recode":[{"from":"7","to":"old","validTo":"2022-01-31"},{"from":"7","to":"c","validFrom":"2022-02-01"}]}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,7,c,recode
reviews.csv,3,3,7,c,recode

=== profile-recode-backwards
< reviews.csv
--- p.json (no newline)
{"asOf":"2022-01-01","columns":{"outcome":{"recode":[{"from":"a","to":"b","validFrom":"2022-01-01","validTo":"2021-12-31"}]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.outcome.recode[0]: validFrom is after validTo

=== profile-recode-by-date
< reviews.csv=reviews-3.csv
--- p.json (no newline)
{"columns":{"outcome":{"recode":[{"from":"7","to":"old","validTo":"2022-01-31"},{"from":"7","to":"new","validFrom":"2022-02-01"}],"recodeDate":"review_date"}}}
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,new,,,1,0,0,0,0,,,,,,,,
all,old,,,1,0,0,0,0,,,,,,,,
file,line,column,old,new,rule
reviews.csv,2,3,7,old,recode
reviews.csv,3,3,7,new,recode

=== profile-recode-date-blank
--- p.json (no newline)
{"columns":{"outcome":{"recode":[{"from":"7","to":"c","validTo":"2022-12-31"}],"recodeDate":"Decided"}}}
--- reviews.csv
person_id,review_date,outcome,score,Decided
P1,2022-01-10,7,3,2022-01-10
P1,2022-02-08,7,5,
$ cj-outcomes reviews.csv --profile p.json
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,7,,,1,0,0,0,0,,,,,,,,
all,c,,,1,0,0,0,0,,,,,,,,

=== profile-recode-date-no-column
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"recode":[{"from":"7","to":"old","validTo":"2022-01-31"}],"recodeDate":"reviewed"}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: reviews.csv:1: the profile has rules for "reviewed", which is no column

=== profile-recode-overlap
< reviews.csv
--- p.json (no newline)
{"asOf":"2022-01-01","columns":{"outcome":{"recode":[{"from":"a","to":"b","validTo":"2021-12-31"},{"from":"A","to":"c","validFrom":"2021-12-31"}]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.outcome: "A" stands for two values on the same day

=== profile-recode-without-date
< reviews.csv
--- p.json (no newline)
{"columns":{"outcome":{"recode":[{"from":"a","to":"b","validTo":"2021-12-31"}]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.outcome: a recode with validFrom or validTo needs recodeDate (a column of dates), or the profile's asOf

=== profile-two-digit-year-without-pivot
< reviews.csv
--- p.json (no newline)
{"columns":{"review_date":{"dateFormats":["%d.%m.%y"]}}}
$ cj-outcomes reviews.csv --profile p.json
? 2
--- stderr
cj-outcomes: p.json:1: $.columns.review_date.dateFormats[0]: date form "%d.%m.%y": a year of two digits (%y) says no century; use %Y on an export with four, or a profile with a pivotYear

=== profile-two-digit-years
--- p.json (no newline)
{"columns":{"review_date":{"dateFormats":["%d.%m.%y"],"pivotYear":1930}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,10.01.22,c,3
P1,08.02.22,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,2,10.01.22,2022-01-10,two-digit-year
reviews.csv,3,2,08.02.22,2022-02-08,two-digit-year

=== profile-value-map
--- p.json (no newline)
{"columns":{"outcome":{"valueMap":{"17":"c"}}}}
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-10,17,3
P1,2022-02-08,c,5
$ cj-outcomes reviews.csv --profile p.json --repairs r.csv; s=$?; cat r.csv; exit $s
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,
file,line,column,old,new,rule
reviews.csv,2,3,17,c,recode

=== cells-group-behind-zero
# No number has a group behind a zero: 0,123 is a decimal comma, or a slip.
--- p.json
{"columns": {"a": {"groupChar": ","}}}
--- a.csv
id,a
1,"1,234"
2,"0,123"
$ cj-tabulate a.csv --profile p.json --values "sum(a)" -q
? 1
--- stderr
cj-tabulate: a.csv:3:2: a: "0,123" is not a whole number or a decimal such as 7.5
cj-tabulate: 1 of 2 rows of a.csv is at fault; no table was made

=== profile-point-between-groups
# 1.234 is 1234 and 2,5 is two and a half: 1.5 could be neither or both.
--- n.csv
id,n
1,1.234
2,1.5
3,"2,5"
--- p.json
{"columns": {"n": {"decimalChar": ",", "groupChar": "."}}}
$ cj-tabulate n.csv --profile p.json --values 'sum(n)' --tolerate 1 -q
--- stdout
sum_n
1236.5
--- stderr
cj-tabulate: n.csv:3:2: n: "1.5" has a point, which stands between groups of three digits as the profile says, where no such group is

=== profile-numbers-that-no-key-reads
# What is told is what the profile does: a blank before the percent sign is not read, GBP before a number is (12).
--- a.csv
Cost
12 %
GBP 12
--- p.json
{"columns": {"Cost": {"bareNumber": false}}}
$ cj-tabulate a.csv --values 'sum(Cost)' 2>&1 | sed -n 's/^cj-tabulate: .*: Cost: \(.*\) is not a whole number or a decimal such as 7.5/\1/p'
> cj-tabulate a.csv --profile p.json --values 'sum(Cost)' --tolerate 1 -q
--- stdout
"12 %"
"GBP 12"; {"bareNumber": false} for the column in a profile reads it as 12
sum_Cost
12
--- stderr
cj-tabulate: a.csv:2:1: Cost: "12 %" is more than a number: a unit beside it must be named under units of the profile

=== profile-numbers-that-a-key-would-read
# Each key is named where it reads the cell, with what it makes of it; a profile that says them reads these: 1234+12+45+1234.5.
# 1,23,456 has groups of two, 12 weeks a word, 2.5m a letter that changes the value: no key reads them.
--- a.csv
Area,Cost
N,"1,234"
N,£12
N,45%
N,"£1,234.50"
--- b.csv
Area,Cost
N,"1,5"
N,"1,23,456"
N,12 weeks
N,£2.5m
--- p.json
{"columns": {"Cost": {"bareNumber": false, "groupChar": ","}}}
$ for f in a b; do cj-tabulate $f.csv --values 'sum(Cost)' 2>&1 | sed -n 's/^cj-tabulate: .*: Cost: \(.*\) is not a whole number or a decimal such as 7.5/\1/p'; done
> cj-tabulate a.csv --profile p.json --values 'sum(Cost)'
--- stdout
"1,234"; {"groupChar": ","} for the column in a profile reads it as 1234, {"decimalChar": ","} as 1.234
"£12"; {"bareNumber": false} for the column in a profile reads it as 12
"45%"; {"bareNumber": false} for the column in a profile reads it as 45
"£1,234.50"; {"bareNumber": false, "groupChar": ","} for the column in a profile reads it as 1234.5
"1,5"; {"decimalChar": ","} for the column in a profile reads it as 1.5
"1,23,456"
"12 weeks"
"£2.5m"
sum_Cost
2525.5
