-- What `cj-outcomes FILE --period P --by sex` counts, in one reading of the file named by the variable
-- `file`; `period` is the name of P, which runs from `first` to `last`.  Baseline: a person's first score for
-- the outcome, ever; follow-up: the last one in the period; they are compared
-- where the baseline is earlier; a change of 1 counts, higher is better.
-- `twice` is the number of (person, outcome) pairs with two scores on one date.
WITH review AS (
    SELECT person_id, review_date, outcome, score, sex,
           review_date BETWEEN getvariable('first')::DATE AND getvariable('last')::DATE AS in_period
    FROM read_csv(getvariable('file'),
                  header = true, auto_detect = false, parallel = true,
                  delim = ',', quote = '"', escape = '"', nullstr = '',
                  columns = {'person_id': 'VARCHAR', 'review_date': 'DATE', 'outcome': 'VARCHAR',
                             'score': 'SMALLINT', 'progress': 'VARCHAR', 'sex': 'VARCHAR',
                             'locality': 'VARCHAR', 'worker': 'VARCHAR', 'notes': 'VARCHAR'})
),
history AS (
    SELECT person_id, outcome,
           min(review_date) FILTER (score IS NOT NULL) AS baseline_date,
           arg_min(score, review_date) AS baseline, -- passes over blank scores
           max(review_date) FILTER (in_period AND score IS NOT NULL) AS follow_up_date,
           arg_max({score: score, sex: sex}, review_date)
               FILTER (in_period AND score IS NOT NULL) AS follow_up,
           count(score) <> list_unique(list(review_date) FILTER (score IS NOT NULL)) AS twice,
           -- nobody has rows of more than two sexes
           min(sex) FILTER (in_period) AS sex_1,
           max(sex) FILTER (in_period) AS sex_2
    FROM review
    GROUP BY person_id, outcome
),
reviewed AS (
    SELECT sex, count(*) AS reviewed
    FROM (SELECT unnest(CASE WHEN sex_1 = sex_2 THEN [sex_1] ELSE [sex_1, sex_2] END) AS sex
          FROM (SELECT min(sex_1) AS sex_1, max(sex_2) AS sex_2 FROM history GROUP BY person_id)
          WHERE sex_1 IS NOT NULL)
    GROUP BY sex
),
compared AS (
    SELECT follow_up.sex AS sex, outcome,
           follow_up.score - baseline AS change,
           follow_up_date > baseline_date AS has_both
    FROM history
    WHERE follow_up_date IS NOT NULL
)
SELECT getvariable('period') AS period, sex, outcome, any_value(reviewed) AS reviewed,
       count(*) FILTER (has_both) AS compared,
       count(*) FILTER (has_both AND change >= 1) AS improved,
       count(*) FILTER (has_both AND change > -1 AND change < 1) AS maintained,
       count(*) FILTER (has_both AND change <= -1) AS deteriorated,
       (SELECT count(*) FROM history WHERE twice) AS twice
FROM compared JOIN reviewed USING (sex)
GROUP BY sex, outcome
ORDER BY sex, outcome
