-- What `cj-reoffending EPISODES --offences OFFENCES --period 2021-22 --as-of 2022-12-31` counts (with
-- `--by sex` where the variable `by` is 'sex'), in one reading of each of the files that the
-- variables `episodes` and `offences` name.  Cohort: of each person the episode that was closed
-- first in the period; nobody's sex is blank.  Breaches and what came after --as-of do not count.
-- Stage 0 is before the start, 1 from the start to the closure, 2 to 5 the windows after it.  Those
-- count only persons whose window is over by --as-of, the first two only persons with a start.
-- `twice` is the number of persons with two closures in the period on one date.
WITH episode AS (
    SELECT person_id, sex, start_date, closure_date
    FROM read_csv(getvariable('episodes'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'episode_id': 'VARCHAR', 'person_id': 'VARCHAR', 'sex': 'VARCHAR',
                             'locality': 'VARCHAR', 'programme': 'VARCHAR',
                             'referral_type': 'VARCHAR', 'referral_date': 'DATE',
                             'start_date': 'DATE', 'closure_date': 'DATE',
                             'closure_reason': 'VARCHAR', 'cohort': 'VARCHAR',
                             'worker': 'VARCHAR'})
    WHERE closure_date BETWEEN DATE '2021-04-01' AND DATE '2022-03-31'
),
cohort AS MATERIALIZED (
    SELECT person_id, sex, start_date, closure_date, twice,
           (closure_date + INTERVAL 3 MONTH)::DATE AS end_3, -- clamped to the month's end
           (closure_date + INTERVAL 6 MONTH)::DATE AS end_6,
           (closure_date + INTERVAL 9 MONTH)::DATE AS end_9,
           (closure_date + INTERVAL 12 MONTH)::DATE AS end_12
    FROM (SELECT person_id, min(closure_date) AS closure_date,
                 arg_min_null(start_date, closure_date) AS start_date,
                 arg_min(CASE WHEN getvariable('by') = 'sex' THEN sex ELSE 'All' END,
                         closure_date) AS sex,
                 count(*) > 1 AND count(*) > count(DISTINCT closure_date) AS twice
          FROM episode
          GROUP BY person_id)
),
offence AS (
    SELECT person_id, offence_date, gravity
    FROM read_csv(getvariable('offences'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'offence_id': 'VARCHAR', 'person_id': 'VARCHAR',
                             'offence_date': 'DATE', 'offence_type': 'VARCHAR',
                             'gravity': 'SMALLINT', 'outcome': 'VARCHAR', 'outcome_date': 'DATE',
                             'breach': 'VARCHAR'})
    WHERE offence_date <= DATE '2022-12-31' AND breach IS DISTINCT FROM 'Y'
),
placed AS (
    SELECT person_id, sex, gravity,
           CASE WHEN offence_date <= closure_date
                THEN CASE WHEN offence_date < start_date THEN 0 WHEN start_date IS NOT NULL THEN 1 END
                WHEN offence_date <= end_3 THEN CASE WHEN end_3 <= DATE '2022-12-31' THEN 2 END
                WHEN offence_date <= end_6 THEN CASE WHEN end_6 <= DATE '2022-12-31' THEN 3 END
                WHEN offence_date <= end_9 THEN CASE WHEN end_9 <= DATE '2022-12-31' THEN 4 END
                WHEN offence_date <= end_12 THEN CASE WHEN end_12 <= DATE '2022-12-31' THEN 5 END
           END AS number
    FROM offence JOIN cohort USING (person_id)
),
counted AS (
    SELECT sex, number, count(*) AS offended, sum(offences) AS offences,
           sum(gravity) AS gravity, sum(scores) AS scores
    FROM (SELECT number, any_value(sex) AS sex, count(*) AS offences, sum(gravity) AS gravity,
                 count(gravity) AS scores
          FROM placed
          WHERE number IS NOT NULL
          GROUP BY person_id, number)
    GROUP BY sex, number
),
people AS (
    SELECT sex, count(*) AS members, count(start_date) AS started,
           count(*) FILTER (end_3 <= DATE '2022-12-31') AS mature_3,
           count(*) FILTER (end_6 <= DATE '2022-12-31') AS mature_6,
           count(*) FILTER (end_9 <= DATE '2022-12-31') AS mature_9,
           count(*) FILTER (end_12 <= DATE '2022-12-31') AS mature_12,
           count(*) FILTER (twice) AS twice
    FROM cohort
    GROUP BY sex
),
stages AS (
    SELECT sex, twice, unnest([0, 1, 2, 3, 4, 5]) AS number,
           unnest(['pre-intervention', 'during intervention', '0-3 months', '3-6 months',
                   '6-9 months', '9-12 months']) AS stage,
           unnest([started, started, mature_3, mature_6, mature_9, mature_12]) AS people,
           unnest([0, 0, members - mature_3, members - mature_6, members - mature_9,
                   members - mature_12]) AS immature
    FROM people
)
SELECT '2021-22' AS period, sex, stage, people, immature, coalesce(offended, 0) AS offended,
       coalesce(offences, 0) AS offences,
       CASE WHEN scores > 0 -- two decimals, half up
            THEN printf('%d.%02d', (200 * gravity + scores) // (2 * scores) // 100,
                        (200 * gravity + scores) // (2 * scores) % 100)
       END AS mean_gravity,
       twice
FROM stages LEFT JOIN counted USING (sex, number)
ORDER BY sex, number
