-- What `cj-timeliness FILE --from order_date --to placement_date --within 20d --as-of 2023-03-31 --by
-- order_type` counts, in one reading of the file named by the variable `file`.  A blank placement is
-- pending while its last allowed day is not over, else late; the 90th percentile is by nearest rank.
WITH placed AS (
    SELECT order_type, placement_date - order_date AS days,
           order_date + 20 >= DATE '2023-03-31' AS running
    FROM read_csv(getvariable('file'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'order_id': 'VARCHAR', 'person_id': 'VARCHAR', 'order_date': 'DATE',
                             'order_type': 'VARCHAR', 'locality': 'VARCHAR',
                             'first_contact_date': 'DATE', 'placement_date': 'DATE',
                             'completion_date': 'DATE'})
)
SELECT 'all' AS period, order_type, count(*) AS total,
       count(*) FILTER (days <= 20) AS within,
       count(*) FILTER (days > 20 OR (days IS NULL AND NOT running)) AS late,
       count(*) FILTER (days IS NULL AND running) AS pending,
       quantile_disc(days, 0.9) AS p90
FROM placed
GROUP BY order_type
ORDER BY order_type
