# cj-reconcile: sums of one table: forms, shares, published ones.

=== reconcile-sum-bad-form
# the whole message
--- t.csv
x
1
$ cj-reconcile t.csv --sum x
? 2
--- stderr
cj-reconcile: --sum "x" must be COL=TOTAL, COL=TOTAL:A|B|C, X=A+B-C or X=A/B%; names with signs in them stand in double quotes

=== reconcile-sum-bad-forms
# what is expected is said
--- t.csv
a,b,x
1,2,3
$ for rule in x =a x= x=a+ x=a/ x=a/b/c x=a+b/c 'x=a|b' x=a+b:c x=a=b 'x="a' x=a/b%c x=a%; do
>   cj-reconcile t.csv --sum "$rule" --value a 2>&1 | cut -c 1-60
> done
--- stdout
cj-reconcile: --sum "x" must be COL=TOTAL, COL=TOTAL:A|B|C, 
cj-reconcile: --sum "=a" must be COL=TOTAL, COL=TOTAL:A|B|C,
cj-reconcile: --sum "x=" must be COL=TOTAL, COL=TOTAL:A|B|C,
cj-reconcile: --sum "x=a+" must be COL=TOTAL, COL=TOTAL:A|B|
cj-reconcile: --sum "x=a/" must be COL=TOTAL, COL=TOTAL:A|B|
cj-reconcile: --sum "x=a/b/c" must be COL=TOTAL, COL=TOTAL:A
cj-reconcile: --sum "x=a+b/c" must be COL=TOTAL, COL=TOTAL:A
cj-reconcile: --sum "x=a|b" must be COL=TOTAL, COL=TOTAL:A|B
cj-reconcile: --sum "x=a+b:c" must be COL=TOTAL, COL=TOTAL:A
cj-reconcile: --sum "x=a=b" must be COL=TOTAL, COL=TOTAL:A|B
cj-reconcile: --sum "x="a" must be COL=TOTAL, COL=TOTAL:A|B|
cj-reconcile: --sum "x=a/b%c" must be COL=TOTAL, COL=TOTAL:A
cj-reconcile: --sum "x=a%" must be COL=TOTAL, COL=TOTAL:A|B|

=== reconcile-sum-bad-list
# an empty part
--- t.csv
x,v
1,1
$ cj-reconcile t.csv --sum "x=a:b|" --value v
? 2
--- stderr
cj-reconcile: --sum "x=a:b|": an item of the list is empty

=== reconcile-sum-published-disposals
# Leicester 2021-22 prints 660 referrals since April 2020 beside 248 + 377 + 52 + 76 = 753 disposals
$ cj-reconcile "$DATA/../../cases/reconcile-disposals.csv" --sum what=Referrals --key what --value count
? 1
--- stdout
rule,expected,found,difference,status
what=Referrals,753,660,-93,does not add up

=== reconcile-sum-published-parts
# 48 and 43 make the 91 of the post-sentence reports; the others have no such row
$ cj-reconcile "$DATA/../../cases/reconcile-risk.csv" --key stage,level --value completed \
>   --sum 'level=very high or high:"very high risk/need"|"high risk/need"'
--- stdout
rule,stage,expected,found,difference,status
"level=very high or high:""very high risk/need""|""high risk/need""",Post-sentence,91,91,0,adds up

=== reconcile-sum-published-parts-share
# 41 and 37 are not 77
$ cj-reconcile "$DATA/../../cases/reconcile-risk.csv" --key stage,level --value share \
>   --sum 'level=very high or high:"very high risk/need"|"high risk/need"'
? 1
--- stdout
rule,stage,expected,found,difference,status
"level=very high or high:""very high risk/need""|""high risk/need""",Post-sentence,78,77,-1,does not add up

=== reconcile-sum-published-share
# Glasgow 2011-12 prints 91 of 117 as 77 per cent, which is 77.8; the other six are as printed: 2.38 with two decimals, 29.4 with one
$ cj-reconcile "$DATA/../../cases/reconcile-risk.csv" --sum share=completed/of_all% --key stage,level --changed
? 1
--- stdout
rule,stage,level,expected,found,difference,status
share=completed/of_all%,Post-sentence,very high or high,78,77,-1,does not add up

=== reconcile-sum-published-share-within
# within a point all seven are right
$ cj-reconcile "$DATA/../../cases/reconcile-risk.csv" --sum share=completed/of_all --key stage,level --changed --within 1
--- stdout
rule,stage,level,expected,found,difference,status

=== reconcile-sum-several
# two rules, in their order
--- t.csv
a,b,x,y
1,3,4,25
$ cj-reconcile t.csv --sum x=a+b --sum "y=a/x%"
--- stdout
rule,line,expected,found,difference,status
x=a+b,2,4,4,0,adds up
y=a/x%,2,25,25,0,adds up

=== reconcile-sum-share
# half up, as printed: 1/8 is 12.5, 13 and 12.50
--- t.csv
a,b,x
1,8,12.5
1,8,13
1,8,12
1,8,12.50
$ cj-reconcile t.csv --sum x=a/b%
? 1
--- stdout
rule,line,expected,found,difference,status
x=a/b%,2,12.5,12.5,0,adds up
x=a/b%,3,13,13,0,adds up
x=a/b%,4,13,12,-1,does not add up
x=a/b%,5,12.5,12.5,0,adds up

=== reconcile-sum-share-decimal-comma
# decimals behind the point of the schema
--- s.json
{"fields": [{"name": "x", "type": "number", "decimalChar": ","}]}
--- t.csv
a,b,x
1,3,"33,3"
1,3,"33,34"
$ cj-reconcile t.csv --sum x=a/b% --schema s.json
? 1
--- stdout
rule,line,expected,found,difference,status
x=a/b%,2,33.3,33.3,0,adds up
x=a/b%,3,33.33,33.34,0.01,does not add up

=== reconcile-sum-share-large
# too large
--- t.csv
a,b,x
4000000000000,0.000001,1
$ cj-reconcile t.csv --sum x=a/b%
? 1
--- stderr
cj-reconcile: t.csv: rows 1 = used 1 + outside the period 0 + not selected 0 + rejected 0
cj-reconcile: --sum "x=a/b%": the figures are too large to be added

=== reconcile-sum-share-negative
# halves away from zero: -12.5 is -13
--- t.csv
a,b,x
-1,8,-13
1,-8,-13
$ cj-reconcile t.csv --sum x=a/b%
--- stdout
rule,line,expected,found,difference,status
x=a/b%,2,-13,-13,0,adds up
x=a/b%,3,-13,-13,0,adds up

=== reconcile-sum-share-of-nothing
# a percentage of nothing is blank
--- t.csv
a,b,x
0,0,
0,0,0
,1,5
$ cj-reconcile t.csv --sum x=a/b%
? 1
--- stdout
rule,line,expected,found,difference,status
x=a/b%,2,,,,adds up
x=a/b%,3,,0,,does not add up
x=a/b%,4,,5,,does not add up

=== reconcile-sum-stdin
# a filter
--- t.csv
a,b,x
1,2,3
$ cj-reconcile --sum x=a+b < t.csv
--- stdout
rule,line,expected,found,difference,status
x=a+b,2,3,3,0,adds up

=== reconcile-sum-tolerate
# a row at fault is left out
--- t.csv
a,b,x
1,2,3
1,two,9
$ cj-reconcile t.csv --sum x=a+b --tolerate 1
--- stdout
rule,line,expected,found,difference,status
x=a+b,2,3,3,0,adds up
--- stderr
cj-reconcile: t.csv:3:2: b: "two" is not a whole number or a decimal such as 7.5
cj-reconcile: t.csv: rows 2 = used 1 + outside the period 0 + not selected 0 + rejected 1

=== reconcile-sum-two-tables
# one table
--- t.csv
a,b,x
1,2,3
$ cj-reconcile t.csv t.csv --sum x=a+b
? 2
--- stderr
cj-reconcile: --sum checks one table; "t.csv" and "t.csv" are two

=== reconcile-sum-two-ways
# rows and columns of one table: by sex in each year, by year in each sex; keys are named
--- t.csv
year,sex,n
2021,F,1
2021,M,2
2021,All,3
2022,F,3
2022,M,4
2022,All,7
Both,F,4
Both,M,6
Both,All,10
$ cj-reconcile t.csv --sum sex=All --sum year=Both --key year,sex --value n
--- stdout
rule,year,sex,expected,found,difference,status
sex=All,2021,All,3,3,0,adds up
sex=All,2022,All,7,7,0,adds up
sex=All,Both,All,10,10,0,adds up
year=Both,Both,F,4,4,0,adds up
year=Both,Both,M,6,6,0,adds up
year=Both,Both,All,10,10,0,adds up
