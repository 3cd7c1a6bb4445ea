-- What `cj-tabulate FILE --rows sex,site --cols outcome --values "count,mean(score)"` counts, in one
-- reading of the file named by the variable `file`. The mean has one decimal, half up, from the
-- integers, as cj-tabulate rounds it.
WITH review AS (
    SELECT sex, site, outcome, score
    FROM read_csv(getvariable('file'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'person_id': 'VARCHAR', 'review_date': 'DATE', 'outcome': 'VARCHAR',
                             'score': 'SMALLINT', 'sex': 'VARCHAR', 'site': 'VARCHAR',
                             'worker': 'VARCHAR', 'notes': 'VARCHAR'})
),
cell AS (
    SELECT sex, site, outcome, count(*) AS count,
           (20 * sum(score) + count(score)) // (2 * count(score)) AS tenths
    FROM review
    GROUP BY sex, site, outcome
)
SELECT sex, site, outcome, count, printf('%d.%d', tenths // 10, tenths % 10) AS mean_score
FROM cell
ORDER BY sex, site, outcome
