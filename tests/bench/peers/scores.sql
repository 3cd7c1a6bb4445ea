-- What `cj-scores FILE --start start_score --end end_score --by locality` counts, but for the test of
-- significance, in one reading of the file named by the variable `file`.  Means have one decimal, half
-- up, from the integers.
WITH session AS (
    SELECT locality, start_score AS s, end_score AS e
    FROM read_csv(getvariable('file'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'person_id': 'VARCHAR', 'cohort': 'VARCHAR', 'session': 'VARCHAR',
                             'session_date': 'DATE', 'attended': 'VARCHAR', 'start_score': 'SMALLINT',
                             'end_score': 'SMALLINT', 'sex': 'VARCHAR', 'locality': 'VARCHAR'})
),
counted AS (
    SELECT locality, count(s) AS n_start, count(e) AS n_end,
           count(*) FILTER (s IS NOT NULL AND e IS NOT NULL) AS n_paired,
           (20 * sum(s) + count(s)) // (2 * count(s)) AS start_tenths,
           (20 * sum(e) + count(e)) // (2 * count(e)) AS end_tenths,
           count(*) FILTER (e > s) AS improved, count(*) FILTER (e = s) AS same,
           count(*) FILTER (e < s) AS worse
    FROM session
    GROUP BY locality
)
SELECT 'all' AS period, locality, n_start, n_end, n_paired,
       printf('%d.%d', start_tenths // 10, start_tenths % 10) AS start_mean,
       printf('%d.%d', end_tenths // 10, end_tenths % 10) AS end_mean, improved, same, worse
FROM counted
ORDER BY locality
