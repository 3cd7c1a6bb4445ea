# cj-outcomes: headers, mapped and unpivoted columns.

=== column-missing
--- reviews.csv
person_id,review_date,score
P1,2022-01-01,3
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "outcome"; there are person_id, review_date and score (name the header that holds it with --map "HEADER=outcome")

=== column-misspelt
--- reviews.csv
person_id,review_date,outcme,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "outcome"; did you mean "outcme"?

=== column-twice
--- reviews.csv
person_id,review_date,outcome,score,Score
P1,2022-01-01,c,3,4
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1:5: columns 4 and 5 are both headed "score": nothing says which is score; "score#2" names the second: --map "score#2=score"

=== date-31-february
--- reviews.csv
person_id,review_date,outcome,score
P1,31/02/2022,c,3
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:2: review_date: "31/02/2022" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: reviews.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of reviews.csv is at fault; no table was made

=== date-could-be-two-days
--- reviews.csv
person_id,review_date,outcome,score
P1,03/04/2022,c,3
P1,13/04/2022,c,5
P1,03/03/2022,c,1
$ cj-outcomes reviews.csv --date-format %m/%d/%Y --date-format %d/%m/%Y
? 1
--- stderr
cj-outcomes: reviews.csv:2:2: review_date: "03/04/2022" could be two days: MM/DD/YYYY or DD/MM/YYYY
cj-outcomes: reviews.csv: rows 3 = used 2 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 3 rows of reviews.csv is at fault; no table was made

=== date-format
--- reviews.csv
person_id,review_date,outcome,score
P1,Jan 2 2022,c,3
P1,Feb 1 2022,c,5
$ cj-outcomes reviews.csv --date-format "%b %d %Y"
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== date-format-incomplete
$ cj-outcomes $DATA/reviews.csv --date-format %d/%Y
? 2
--- stderr
cj-outcomes: date form "%d/%Y" must hold a day, a month and a year once each, such as %d/%m/%Y, a month and a year (%Y-%m), or a year (%Y)

=== date-format-short-year
$ cj-outcomes $DATA/reviews.csv --date-format %d/%m/%y
? 2
--- stderr
cj-outcomes: date form "%d/%m/%y": a year of two digits (%y) says no century; use %Y on an export with four, or a profile with a pivotYear

=== date-that-means-blank
--- reviews.csv
person_id,review_date,outcome,score
P1,1900-01-01,c,3
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:2: review_date: "1900-01-01" means blank, but every row needs a value
cj-outcomes: reviews.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of reviews.csv is at fault; no table was made

=== date-wrong
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-13-01,c,3
P1,1/2/2022,c,3
P1,01/02/22,c,4
$ cj-outcomes reviews.csv
? 1
--- stderr
cj-outcomes: reviews.csv:2:2: review_date: "2022-13-01" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: reviews.csv:4:2: review_date: "01/02/22" is not a date as YYYY-MM-DD or DD/MM/YYYY
cj-outcomes: reviews.csv: rows 3 = used 1 + outside the period 0 + not selected 0 + rejected 2
cj-outcomes: 2 of 3 rows of reviews.csv are at fault; no table was made

=== file-directory
$ cj-outcomes .
? 3
--- stderr
cj-outcomes: .: cannot read: it is a directory, not a CSV file

=== file-empty
--- reviews.csv
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv: is empty; a header row is expected

=== file-missing
$ cj-outcomes nosuch.csv
? 3
--- stderr
cj-outcomes: nosuch.csv: cannot open: No such file or directory

=== file-of-line-ends
--- reviews.csv


$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv: is empty; a header row is expected

=== file-one-column
--- reviews.csv
score
5
$ cj-outcomes reviews.csv
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "person_id"; the header was read as one column "score" (name the delimiter with --delimiter)

=== header-alone
--- reviews.csv
person_id,review_date,outcome,score
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
--- stderr
cj-outcomes: warning: reviews.csv:1: there is a header and no row below it
cj-outcomes: There is no review to count
cj-outcomes: reviews.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== header-alone-quiet
--- reviews.csv
person_id,review_date,outcome,score
$ cj-outcomes reviews.csv -q
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict

=== header-is-a-record
# The first row of a file without header, cut by nothing, is not printed.
$ printf 'P1^John Smith^2008-01-02^care order\nP2^Ann^2009-01-01^x\n' | cj-tabulate --rows name
? 2
--- stderr
cj-tabulate: standard input:1: the header was read as one column, in which "^" stands 3 times (name the delimiter with --delimiter)

=== header-too-many-columns
$ seq -s, 16385 | cj-tabulate --rows 1
? 2
--- stderr
cj-tabulate: standard input:1:16385: the header row has more than 16,384 cells, which is the most that a row may have

=== header-without-line-end
--- reviews.csv (no newline)
person_id,review_date,outcome,score
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
--- stderr
cj-outcomes: warning: reviews.csv:1: there is a header and no row below it
cj-outcomes: There is no review to count
cj-outcomes: reviews.csv: rows 0 = used 0 + outside the period 0 + not selected 0 + rejected 0

=== headers-without-case-and-punctuation
--- reviews.csv
Person ID,Review-Date,OUTCOME, score 
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== map
--- reviews.csv
client,review_date,"area, wide",score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv --map Client=person_id --map "reviews:Area, wide=outcome"
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,c,,,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== map-bad-form
$ cj-outcomes $DATA/reviews.csv --map score
? 2
--- stderr
cj-outcomes: --map "score" must be FROM=TO, such as "Client No=person_id"

=== map-people
--- people.csv
No,sex
P1,F
--- reviews.csv
person_id,review_date,outcome,score
P1,2022-01-01,c,3
P1,2022-02-01,c,5
$ cj-outcomes reviews.csv --people people.csv --map people:No=person_id --by sex
--- stdout
period,sex,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,F,c,,1,1,1,1,0,0,100,0,0,20.7,100.0,,,

=== map-people-without-people
$ cj-outcomes $DATA/reviews.csv --map people:a=b
? 2
--- stderr
cj-outcomes: --map people:a=b: there is no people file (--people)

=== map-to-two-fields
$ cj-outcomes $DATA/reviews.csv --map score=mark --map Score=other
? 2
--- stderr
cj-outcomes: reviews.csv:1:4: column "Score" is mapped to mark and to other: one --map for a column

=== map-unknown-nearest
$ cj-outcomes $DATA/reviews.csv --map scroe=score
? 2
--- stderr
cj-outcomes: reviews.csv:1: no column "scroe" to map; did you mean "score"?

=== unpivot
$ cj-outcomes $DATA/wide.csv --unpivot outcome=score:Confidence,Crime
--- stdout
period,outcome,term,clients,reviewed,compared,improved,maintained,deteriorated,improved_pct,maintained_pct,deteriorated_pct,improved_low_pct,improved_high_pct,target_pct,at_target,verdict
all,Confidence,,,2,2,1,0,1,50,0,50,9.5,90.5,,,
all,Crime,,,2,1,0,0,1,0,0,100,0.0,79.3,,,

=== unpivot-bad-form
$ cj-outcomes $DATA/wide.csv --unpivot outcome=score
? 2
--- stderr
cj-outcomes: --unpivot "outcome=score" must be NAME=VALUE:COLUMN,COLUMN, such as outcome=score:Housing,Health,"Work, training"

=== unpivot-bad-score
--- wide.csv
person_id,review_date,Confidence,Crime
P1,2022-01-01,3,n
$ cj-outcomes wide.csv --unpivot outcome=score:Confidence,Crime
? 1
--- stderr
cj-outcomes: wide.csv:2:4: Crime: "n" is not a whole number or a decimal such as 7.5
cj-outcomes: wide.csv: rows 1 = used 0 + outside the period 0 + not selected 0 + rejected 1
cj-outcomes: 1 of 1 rows of wide.csv is at fault; no table was made

=== unpivot-misspelt
$ cj-outcomes $DATA/wide.csv --unpivot outcome=score:Confidence,Crim
? 2
--- stderr
cj-outcomes: wide.csv:1: no column "Crim"; did you mean "Crime"?
