# cj-synth: what is made, where it goes, and what is refused.

=== synth-people
# the first people of a seed are the same bytes on every machine
$ cj-synth --kind people --persons 3
--- stdout
person_id,sex,date_of_birth,ethnicity,locality
P0000001,Male,1997-03-04,Asian,Links View
P0000002,Male,1982-03-22,White,Abbey Close
P0000003,Male,1967-04-09,White,Meadowbank

=== synth-rows
# one kind goes to standard output, to the row
$ cj-synth --kind reviews --rows 1234 | tail -n +2 | wc -l
--- stdout
1234

=== synth-persons-and-rows
# of so many persons no more rows than that
$ cj-synth --kind people --persons 5 --rows 3 | wc -l
> cj-synth --kind people --persons 2 --rows 3 | wc -l
--- stdout
4
3

=== synth-threads
$ cj-synth --kind offences --rows 90000 --threads 1 | cksum >one
> for threads in 2 3 8; do cj-synth --kind offences --rows 90000 --threads $threads | cksum | cmp - one; done

=== synth-folder
# several kinds, and a folder that is not there yet
$ cj-synth --persons 20 -o new/ && ls new
> cj-synth --persons 20 --kind people | cmp - new/people.csv
--- stdout
episodes.csv
offences.csv
orders.csv
people.csv
reviews.csv
sessions.csv

=== synth-belong-together
# made one by one they are as made together
$ cj-synth --persons 30 --seed 9 -o all/
> for kind in people episodes reviews offences orders sessions; do
>   cj-synth --persons 30 --seed 9 --kind $kind | cmp - all/$kind.csv
> done

=== synth-split
# twelve files are numbered so that they sort, each has the header, and together they are the whole
$ cj-synth --kind people --rows 100 --split 12 -o p.csv && ls | tr '\n' ' ' && echo
> (head -n 1 p-01.csv; tail -q -n +2 p-*.csv) >joined && cj-synth --kind people --rows 100 | cmp - joined
> wc -l <p-12.csv
--- stdout
p-01.csv p-02.csv p-03.csv p-04.csv p-05.csv p-06.csv p-07.csv p-08.csv p-09.csv p-10.csv p-11.csv p-12.csv 
10

=== synth-split-read
# several files are one input
$ cj-synth --kind reviews --persons 200 --split 3 -o r.csv && cj-synth --kind reviews --persons 200 -o whole.csv
> cj-outcomes r-1.csv r-2.csv r-3.csv >split && cj-outcomes whole.csv | cmp - split

=== synth-by-person
# other places, the same rows
$ cj-synth --kind orders --persons 300 --by-person >persons; cj-synth --kind orders --persons 300 >dates
> cmp -s persons dates || sort persons | cmp - <(sort dates)
> tail -n +2 persons | cut -d, -f2 | sort -c && tail -n +2 dates | cut -d, -f3 | sort -c

=== synth-quoted
# every text and date, no number and no blank
$ cj-synth --kind sessions --persons 4 --quoted | head -n 3
--- stdout
person_id,cohort,session,session_date,attended,start_score,end_score,sex,locality
"P0000001","G001","Choices","2013-04-23","Yes",5,4,"Male","Links View"
"P0000001","G001","Money","2013-04-30","Yes",6,6,"Male","Links View"

=== synth-date-format
# the same rows with other dates
$ cj-synth --kind orders --persons 30 --date-format %d/%m/%Y >other && sed -n 2p other
> cj-synth --kind orders --persons 30 --date-format '%e %b %y' | sed -n 2p
> cj-synth --kind orders --persons 30 | sed -E 's|(....)-(..)-(..)|\3/\2/\1|g' | cmp - other
--- stdout
D00000001,P0000001,16/04/2013,Community payback order,Links View,22/04/2013,29/04/2013,30/12/2013
D00000001,P0000001,16 Apr 13,Community payback order,Links View,22 Apr 13,29 Apr 13,30 Dec 13

=== synth-period
# nothing is dated after its end, and people come from its first day on
$ cj-synth --kind episodes --persons 300 --period 2021-22 | tail -n +2 | cut -d, -f7-9 | tr , '\n' | grep . | sort | sed -n '1p;$p'
--- stdout
2021-04-01
2022-03-31

=== synth-seed
# another seed, other people
$ cj-synth --kind people --persons 50 --seed 2 >two; cj-synth --kind people --persons 50 | cmp -s - two
? 1

=== synth-dirt
# each fault with the finding that comes of it
$ cj-synth --kind reviews --persons 12 --messy 2 --dirt dirt.csv >r.csv; cat dirt.csv
> cj-check r.csv 2>&1 >found.csv | tail -n 1
--- stdout
fault,code,severity,file,line,column,column_name,was,is
missing-cell,missing-cell,error,standard output,41,9,notes,,
no-day,type-error,error,standard output,121,2,review_date,2017-11-29,2017-02-30
blank-row,blank-row,warning,standard output,276,,,,
repeated-header,repeated-header,error,standard output,297,,,,
extra-cell,extra-cell,error,standard output,308,10,,,
cj-check: 4 errors and 1 warning

=== synth-messy-clean-rows
# rows without a fault are those of the clean export
$ cj-synth --kind people --persons 200 --messy 10 >messy; cj-synth --kind people --persons 200 >clean
> comm -12 <(sort messy) <(sort clean) | wc -l
--- stdout
188

=== synth-verbose
$ cj-synth --persons 10 --kind people,orders -v -o x/
--- stderr
cj-synth: people: rows 10
cj-synth: orders: rows 13

=== synth-pipe
# a reader that ends early ends the program quietly
$ cj-synth --kind reviews --rows 500000 | head -n 1
--- stdout
person_id,review_date,outcome,score,progress,sex,locality,worker,notes

=== synth-operand
$ cj-synth reviews
? 2
--- stderr
cj-synth: "reviews": nothing is read; --kind says what is made

=== synth-kind-unknown
$ cj-synth --kind people,reveiws
? 2
--- stderr
cj-synth: --kind "reveiws" is not known; did you mean reviews?

=== synth-kinds-to-a-pipe
$ cj-synth --persons 10
? 2
--- stderr
cj-synth: 6 exports need a folder, such as -o exports/; --kind reviews makes one for standard output

=== synth-kinds-to-a-file
$ cj-synth --kind people,orders -o both.csv
? 2
--- stderr
cj-synth: --output both.csv: 2 exports need a folder; its name ends in a slash

=== synth-workbook
$ cj-synth --kind people -o people.xlsx
? 2
--- stderr
cj-synth: --output people.xlsx: exports are csv

=== synth-rows-of-several
$ cj-synth --rows 10 -o x/
? 2
--- stderr
cj-synth: --rows is for one --kind; --persons says how large several are

=== synth-numbers
$ for words in "--persons 0" "--rows ten" "--rows 4000000001" "--messy 51" "--split 1001" "--seed -1"; do
>   cj-synth --kind people $words -o x.csv
> done
? 2
--- stderr
cj-synth: --persons "0" must be a whole number, 1 to 100000000
cj-synth: --rows "ten" must be a whole number, 1 to 4000000000
cj-synth: --rows "4000000001" must be a whole number, 1 to 4000000000
cj-synth: --messy "51" must be a whole number, 1 to 50
cj-synth: --split "1001" must be a whole number, 1 to 1000
cj-synth: --seed "-1" must be a whole number, 0 to 4000000000000

=== synth-dirt-of-clean
$ cj-synth --kind people --dirt dirt.csv
? 2
--- stderr
cj-synth: --dirt tells what --messy made dirty: give --messy as well

=== synth-split-without-name
$ cj-synth --kind people --split 2
? 2
--- stderr
cj-synth: --split needs names: -o reviews.csv or -o exports/

=== synth-period-unknown
$ cj-synth --kind people --period 2010-11
? 2
--- stderr
cj-synth: --period "2010-11" must lie in 2012 to 2028, the years whose holidays are known

=== synth-messy-dates
$ cj-synth --kind people --messy --date-format %d/%m/%Y
? 2
--- stderr
cj-synth: --messy has dates of its own: leave out --date-format

=== synth-same-file
# the list of faults is no file of the exports
$ cj-synth --persons 10 --messy --dirt x/people.csv -o x/
? 2
--- stderr
cj-synth: x/people.csv: is both --dirt and --output

=== synth-all-or-none
# a folder stands where a file would: no file is written
$ mkdir -p x/people.csv && cj-synth --persons 10 -o x/; status=$?; ls x; exit $status
? 3
--- stdout
people.csv
--- stderr
cj-synth: x/people.csv: cannot write: it is a directory
