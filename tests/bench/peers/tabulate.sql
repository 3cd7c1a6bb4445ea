-- What `cj-tabulate FILE --rows sex,locality --cols outcome --values "count,mean(score)"` counts, in one
-- reading of the file named by the variable `file`. The mean has one decimal, half up, from the
-- integers, as cj-tabulate rounds it.
WITH review AS (
    SELECT sex, locality, outcome, score
    FROM read_csv(getvariable('file'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'person_id': 'VARCHAR', 'review_date': 'DATE', 'outcome': 'VARCHAR',
                             'score': 'SMALLINT', 'progress': 'VARCHAR', 'sex': 'VARCHAR',
                             'locality': 'VARCHAR', 'worker': 'VARCHAR', 'notes': 'VARCHAR'})
),
cell AS (
    SELECT sex, locality, outcome, count(*) AS count,
           (20 * sum(score) + count(score)) // (2 * count(score)) AS tenths
    FROM review
    GROUP BY sex, locality, outcome
)
SELECT sex, locality, outcome, count, printf('%d.%d', tenths // 10, tenths % 10) AS mean_score
FROM cell
ORDER BY sex, locality, outcome
