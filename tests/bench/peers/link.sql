-- What `cj-tabulate EPISODES --link o=OFFENCES --derive "n=count(o,offence_date>@closure_date)" --rows sex
-- --values "count,sum(n)"` counts, in one reading of each of the files that the variables `episodes` and
-- `offences` name.  An episode without a closure has no offence after it.
WITH episode AS MATERIALIZED (
    SELECT person_id, sex, closure_date
    FROM read_csv(getvariable('episodes'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'episode_id': 'VARCHAR', 'person_id': 'VARCHAR', 'sex': 'VARCHAR',
                             'locality': 'VARCHAR', 'programme': 'VARCHAR',
                             'referral_type': 'VARCHAR', 'referral_date': 'DATE',
                             'start_date': 'DATE', 'closure_date': 'DATE',
                             'closure_reason': 'VARCHAR', 'cohort': 'VARCHAR',
                             'worker': 'VARCHAR'})
),
offence AS (
    SELECT person_id, offence_date
    FROM read_csv(getvariable('offences'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'offence_id': 'VARCHAR', 'person_id': 'VARCHAR',
                             'offence_date': 'DATE', 'offence_type': 'VARCHAR',
                             'gravity': 'SMALLINT', 'outcome': 'VARCHAR',
                             'outcome_date': 'DATE', 'breach': 'VARCHAR'})
),
met AS (
    SELECT sex, count(*) AS sum_n
    FROM episode JOIN offence USING (person_id)
    WHERE offence_date > closure_date
    GROUP BY sex
)
SELECT sex, any_value(sum_n) AS sum_n, count(*) AS count
FROM episode JOIN met USING (sex)
GROUP BY sex
ORDER BY sex
