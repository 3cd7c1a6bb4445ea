# cj-check: more than one file.

=== check-infer-full-disk
$ printf 'g,v\nnorth,1\n' >in.csv; cj-check --infer in.csv >/dev/full; s=$?; ls; exit $s
? 3
--- stdout
in.csv
--- stderr
cj-check: standard output: cannot write: No space left on device

=== check-person-unknown
--- people.csv
Child Number,Gender,Date of Birth,Area
A1,Male,2008-01-02,North
A2,Male,2008-01-02,North
$ cj-check people.csv -f csv -q
? 1
--- stdout
code,severity,file,line,record,column,cell,column_name,value,message,hint
missing-label,error,people.csv,1,1,,,,,"no column ""person_id""; there are Child Number, Gender, Date of Birth and Area (name the header that holds it with --map ""HEADER=person_id"")",
--- stderr
cj-check: 1 error and 0 warnings
