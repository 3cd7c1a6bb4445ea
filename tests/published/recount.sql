-- The published figures counted again from the exports: a query for each table, which gives
-- (row, column, figure).  Each is written from what the source says the figure is, not from what a
-- program does.  "FOLDER/FILE" is an export; days are YYYY-MM-DD; blank and N/A cells are NULL.

-- tcja-targets
SELECT json_extract(target.value, '$.term') || ': ' || json_extract(target.value, '$.label'),
       'target', json_extract(target.value, '$.value')
FROM "tayside/framework" AS file, json_each(file.json, '$.outcomes') AS outcome,
     json_each(outcome.value, '$.targets') AS target;

-- tcja-referrals
WITH referred AS (
    SELECT Sex FROM "tayside/episodes" JOIN "tayside/people" USING ("Client ID")
    WHERE "Referral Date" BETWEEN '2013-04-01' AND '2014-03-31')
SELECT Sex, 'referrals', count(*) FROM referred GROUP BY Sex
UNION ALL SELECT 'All', 'referrals', count(*) FROM referred;

-- tcja-mentors
SELECT 'Volunteer mentors recruited', 'number', count(*) FROM "tayside/mentors"
WHERE Role LIKE 'Volunteer%'
UNION ALL SELECT 'Peer mentors recruited', 'number', count(*) FROM "tayside/mentors"
WHERE Role LIKE 'Peer%'
UNION ALL SELECT 'Matches made to date', 'number', count("Matched Client") FROM "tayside/mentors";

-- tcja-reviewed
WITH reviewed AS (
    SELECT * FROM "tayside/people" WHERE "Client ID" IN (
        SELECT "Client ID" FROM "tayside/reviews"
        WHERE "Date of Review" BETWEEN '2013-04-01' AND '2014-03-31'))
SELECT Sex, 'reviewed', count(*) FROM reviewed GROUP BY Sex
UNION ALL SELECT 'All', 'reviewed', count(*) FROM reviewed
UNION ALL SELECT 'All', 'clients', count(*) FROM "tayside/people";

-- tcja-outcomes: the last score of the year against the first, where there are two
WITH scored AS (
    SELECT "Client ID" AS client, "Outcome Area" AS area, "Date of Review" AS day, Score
    FROM "tayside/reviews" WHERE Score IS NOT NULL AND "Date of Review" <= '2014-03-31'),
reviews AS (
    SELECT client, area, min(day) AS first, max(day) AS last FROM scored
    GROUP BY client, area HAVING min(day) < max(day)),
moves AS (
    SELECT CASE Sex WHEN 'Female' THEN 'Women Only Mentoring' ELSE 'Mentoring for Men' END
           || ' | ' || area AS row, sign(b.Score - a.Score) AS move
    FROM reviews JOIN scored AS a USING (client, area) JOIN scored AS b USING (client, area)
    JOIN "tayside/people" ON "Client ID" = client
    WHERE a.day = first AND b.day = last),
kinds(kind, move) AS (VALUES ('improved', 1), ('maintained', 0), ('deteriorated', -1))
SELECT row, kind, round(100.0 * sum(moves.move = kinds.move) / count(*)) FROM moves, kinds
GROUP BY row, kind;

-- tcja-tiss
SELECT "Local Authority", 'working with', count(*) FROM "tayside/intensive-support"
GROUP BY "Local Authority"
UNION ALL SELECT "Local Authority", 'met criteria and referred for mentoring', count(*)
FROM "tayside/intensive-support" WHERE "Met Criteria" = 'Yes' AND "Referred for Mentoring" <> ''
GROUP BY "Local Authority";

-- ww-referrals
SELECT 'Cohorts delivered', 'value', count(DISTINCT cohort) FROM "leicester-which-way/episodes"
UNION ALL SELECT 'Referrals', 'value', count(*) FROM "leicester-which-way/episodes"
UNION ALL SELECT 'Completed at least 4 of 6 sessions', 'value',
    round(100.0 * sum(sessions_attended >= 4) / count(*)) FROM "leicester-which-way/episodes";

-- ww-cohort9
WITH ninth AS (
    SELECT *, (strftime('%Y%m%d', referral_date) - strftime('%Y%m%d', date_of_birth)) / 10000 AS age
    FROM "leicester-which-way/episodes" JOIN "leicester-which-way/people" USING (person_id)
    WHERE cohort = 9),
offences AS (
    SELECT person_id, gravity FROM "leicester-which-way/offences" JOIN ninth USING (person_id)
    WHERE order_type <> 'Community Resolution')
SELECT 'Intake', 'value', count(*) FROM ninth
UNION ALL SELECT 'Attended at least 4 of 6 sessions', 'value', sum(sessions_attended >= 4) FROM ninth
UNION ALL SELECT 'Referred by the prevention team', 'value', sum(order_type = 'Prevention') FROM ninth
UNION ALL SELECT 'Average gravity score', 'value', round(avg(gravity)) FROM offences
UNION ALL SELECT 'Children with a gravity score of 6', 'value', count(DISTINCT person_id)
FROM offences WHERE gravity = 6
UNION ALL SELECT 'Average age', 'value', round(avg(age)) FROM ninth
UNION ALL SELECT 'Youngest', 'value', min(age) FROM ninth
UNION ALL SELECT 'Oldest', 'value', max(age) FROM ninth;

-- ww-sessions
WITH means AS (
    SELECT 'Session ' || session || ' ' || topic AS row, avg(start_score) AS start, avg(end_score) AS end
    FROM "leicester-which-way/sessions" WHERE cohort = 9 GROUP BY session, topic)
SELECT row, 'start', coalesce(round(start, 1), 'N/A') FROM means
UNION ALL SELECT row, 'end', coalesce(round(end, 1), 'N/A') FROM means;

-- ww-individual
SELECT young_person, 'initial', initial_score FROM "leicester-which-way/scaling" WHERE cohort = 9
UNION ALL SELECT young_person, 'end', end_score FROM "leicester-which-way/scaling" WHERE cohort = 9;

-- ww-tracking: everybody in every window, and once, in that of the first offence after closure
WITH years(year, first, last) AS (
    VALUES ('Apr 19 - Mar 20', '2019-04-01', '2020-03-31'),
           ('Apr 20 - Mar 21', '2020-04-01', '2021-03-31'),
           ('Apr 21 - Mar 22', '2021-04-01', '2022-03-31')),
cohort AS (
    SELECT * FROM "leicester-which-way/episodes" JOIN years ON closure_date BETWEEN first AND last),
windows(months) AS (VALUES (0), (3), (6), (9), (12)),
ends AS (
    SELECT person_id, months, min(date(closure_date, '+' || months || ' months'),
           date(closure_date, 'start of month', '+' || (months + 1) || ' months', '-1 day')) AS day
    FROM cohort, windows),
firsts AS (
    SELECT person_id, min(offence_date) AS day
    FROM cohort JOIN "leicester-which-way/offences" USING (person_id)
    WHERE offence_date > closure_date GROUP BY person_id),
again AS (
    SELECT person_id, (SELECT min(months) FROM ends
                       WHERE ends.person_id = firsts.person_id AND ends.day >= firsts.day) AS months
    FROM firsts)
SELECT year || ' | young people', 'pre-intervention', count(*) FROM cohort GROUP BY year
UNION ALL SELECT year || ' | young people who offended', 'pre-intervention', count(DISTINCT person_id)
FROM cohort JOIN "leicester-which-way/offences" USING (person_id) WHERE offence_date < start_date
GROUP BY year
UNION ALL SELECT year || ' | young people', windows.months || ' months post closure', count(*)
FROM cohort, windows WHERE months > 0 GROUP BY year, months
UNION ALL SELECT year || ' | young people who offended', windows.months || ' months post closure',
    count(again.months) FROM windows, cohort LEFT JOIN again USING (person_id, months)
WHERE months > 0 GROUP BY year, windows.months;

-- ww-reoffending: within twelve months of closure
WITH children AS (
    SELECT person_id, sex, start_date, closure_date
    FROM "leicester-which-way/episodes" JOIN "leicester-which-way/people" USING (person_id)
    WHERE closure_reason = 'Completed'),
counts AS (
    SELECT sex, (SELECT count(*) FROM "leicester-which-way/offences" AS o
                 WHERE o.person_id = c.person_id AND offence_date > closure_date
                   AND offence_date <= date(closure_date, '+12 months')) AS after,
                (SELECT count(*) FROM "leicester-which-way/offences" AS o
                 WHERE o.person_id = c.person_id AND offence_date < start_date) AS before
    FROM children AS c)
SELECT 'Children who reoffended', 'value', sum(after > 0) FROM counts
UNION ALL SELECT 'Share of all who completed', 'value', round(100.0 * sum(after > 0) / count(*)) FROM counts
UNION ALL SELECT 'Offences', 'value', sum(after) FROM counts
UNION ALL SELECT 'Children with one further offence', 'value', sum(after = 1) FROM counts
UNION ALL SELECT 'of these, with no previous offending', 'value', sum(after = 1 AND before = 0) FROM counts
UNION ALL SELECT 'Children with more than one further offence', 'value', sum(after > 1) FROM counts
UNION ALL SELECT 'Offences by those with more than one', 'value', sum(after) FROM counts WHERE after > 1
UNION ALL SELECT 'Female attendance', 'value', sum(sex = 'Female') FROM counts
UNION ALL SELECT 'Female share', 'value', round(100.0 * sum(sex = 'Female') / count(*)) FROM counts;

-- crp-referrals
WITH quarter AS (
    SELECT * FROM "leicester-prevention/episodes"
    WHERE "Date of Referral" BETWEEN '2022-01-01' AND '2022-03-31')
SELECT "Type of Referral", 'referrals', count(*) FROM quarter GROUP BY "Type of Referral"
UNION ALL SELECT 'All', 'referrals', count(*) FROM quarter
UNION ALL SELECT 'All since 1 April 2020', 'referrals', count(*)
FROM "leicester-prevention/episodes" WHERE "Date of Referral" >= '2020-04-01';

-- crp-closures
WITH closed AS (
    SELECT "Date Closed" >= '2022-01-01' AS late, "Reason for Closure" AS why
    FROM "leicester-prevention/episodes" WHERE "Date Closed" BETWEEN '2021-04-01' AND '2022-03-31'),
counted AS (
    SELECT why FROM closed
    WHERE why NOT IN ('MST involved', 'New order - offence predates intervention'))
SELECT 'Closed, January to March 2022', 'value', sum(late) FROM closed
UNION ALL SELECT 'Closed, April 2021 to March 2022', 'value', count(*) FROM closed
UNION ALL SELECT 'Successful outcome, April 2021 to March 2022', 'value', round(100.0 * sum(
    why IN ('Closed by mutual agreement', 'Letter sent offering support')) / count(*)) FROM counted
UNION ALL SELECT 'Declined support', 'value',
    round(100.0 * sum(why = 'Declined support') / count(*)) FROM counted
UNION ALL SELECT 'New order: offence during the intervention', 'value',
    round(100.0 * sum(why LIKE 'New order - offence during%') / count(*)) FROM counted
UNION ALL SELECT 'Engagement rate', 'value',
    round(100.0 * sum(why <> 'Declined support') / count(*)) FROM closed WHERE late;

-- crp-tracking: in a window only those for whom it was over by 19 April 2022
WITH closed AS (
    SELECT "Child ID" AS child, "Start Date" AS start, "Date Closed" AS closed
    FROM "leicester-prevention/episodes" WHERE "Date Closed" BETWEEN '2021-04-01' AND '2022-03-31'),
windows(months) AS (VALUES (3), (6), (9), (12)),
ends AS (
    SELECT child, months,
           min(date(closed, '+' || (months - 3) || ' months'),
               date(closed, 'start of month', '+' || (months - 2) || ' months', '-1 day')) AS after,
           min(date(closed, '+' || months || ' months'),
               date(closed, 'start of month', '+' || (months + 1) || ' months', '-1 day')) AS until
    FROM closed, windows),
stages AS (
    SELECT child, 'pre-intervention' AS stage, '' AS after, date(start, '-1 day') AS until FROM closed
    UNION ALL SELECT child, 'during intervention', date(start, '-1 day'), closed FROM closed
    UNION ALL SELECT child, months || ' months post closure', after, until FROM ends
    WHERE until <= '2022-04-19'),
offended AS (
    SELECT stage, child, (SELECT count(*) FROM "leicester-prevention/offences"
                          WHERE "Child ID" = child AND "Date of Offence" > after
                            AND "Date of Offence" <= until) AS offences
    FROM stages)
SELECT 'young people', stage, count(*) FROM offended GROUP BY stage
UNION ALL SELECT 'young people who offended', stage, sum(offences > 0) FROM offended GROUP BY stage
UNION ALL SELECT 'offences', stage, sum(offences) FROM offended GROUP BY stage;

-- crp-disposals
WITH disposals AS (
    SELECT Disposal AS kind, strftime('%Y', "Date of Disposal", '-3 months') AS year
    FROM "leicester-prevention/disposals"),
changes AS (
    SELECT CASE WHEN kind IN ('Referral Order', 'Youth Rehabilitation Order', 'Detention and Training Order')
                THEN 'Court orders (RO + YRO + DTO)' ELSE kind END AS kind,
           sum(year = '2019') AS first, sum(year = '2021') AS last
    FROM disposals WHERE kind NOT IN ('Community Resolution', 'Prevention') GROUP BY 1)
SELECT 'Apr ' || year || ' - Mar ' || (year + 1), kind, count(*) FROM disposals GROUP BY year, kind
UNION ALL SELECT 'Change 2019/20 to 2021/22', kind, round(100.0 * (last - first) / first) FROM changes;

-- crp-fte
WITH entrants AS (
    SELECT CASE WHEN Offence IN ('Knife offences', 'Motoring',
                                 'Possession of a class A substance with intent to supply')
                THEN Offence ELSE 'Other' END AS kind
    FROM "leicester-prevention/first-time-entrants"
    WHERE "Date of Disposal" BETWEEN '2022-01-01' AND '2022-03-31')
SELECT kind, 'first time entrants', count(*) FROM entrants GROUP BY kind
UNION ALL SELECT 'All', 'first time entrants', count(*) FROM entrants;

-- crp-early
WITH children AS (
    SELECT EXISTS (SELECT * FROM "leicester-prevention/panel-2019-offences" AS o
                   WHERE o."Child ID" = p."Child ID" AND "Date of Offence" > "Date of Resolution"
                     AND "Date of Offence" <= date("Date of Resolution", '+3 months')) AS again
    FROM "leicester-prevention/panel-2019" AS p)
SELECT 'Young people with a Community Resolution', 'value', count(*) FROM children
UNION ALL SELECT 'Re-offended within 3 months', 'value', round(100.0 * sum(again) / count(*)) FROM children;

-- crp-apst
WITH cases AS (
    SELECT "Date Closed" IS NULL AS active, Specialist = 'Prevention officer' AS officers,
           "Reason for Closure" AS why FROM "leicester-prevention/apst")
SELECT 'Since launch', 'cases', count(*) FROM cases
UNION ALL SELECT 'Active', 'cases', sum(active) FROM cases
UNION ALL SELECT 'Closed', 'cases', sum(NOT active) FROM cases
UNION ALL SELECT 'Closed from lack of engagement', 'cases', sum(why = 'Lack of engagement') FROM cases
UNION ALL SELECT 'All with the prevention officer', 'cases', sum(officers) FROM cases
UNION ALL SELECT 'Active with the prevention officer', 'cases', sum(officers AND active) FROM cases;

-- lyj-training
SELECT Course, 'staff', count(DISTINCT "Staff ID") FROM "leicester-plan/training"
WHERE Date BETWEEN '2021-01-01' AND '2021-12-31' GROUP BY Course;

-- lyj-budget
SELECT Line, 'amount', Amount FROM "leicester-plan/budget"
UNION ALL SELECT 'Total employee costs', 'amount', sum(Amount) FROM "leicester-plan/budget"
WHERE Line LIKE 'Staffing:%'
UNION ALL SELECT 'Total costs', 'amount', sum(Amount) FROM "leicester-plan/budget" WHERE Amount > 0
UNION ALL SELECT 'Total income', 'amount', sum(Amount) FROM "leicester-plan/budget" WHERE Amount < 0;

-- lyj-summer-arts
SELECT 'Young people', 'number', count(*) FROM "leicester-plan/summer-arts"
UNION ALL SELECT 'Re-engaged in education, training or employment', 'number', count(Destination)
FROM "leicester-plan/summer-arts";

-- gla-open-cases
WITH bands(band, low, high) AS (
    VALUES ('Under 16', 0, 15), ('16-17', 16, 17), ('18-20', 18, 20), ('21-25', 21, 25), ('26-30', 26, 30),
           ('31-35', 31, 35), ('36-40', 36, 40), ('41-45', 41, 45), ('46-50', 46, 50), ('51-55', 51, 55),
           ('56-60', 56, 60), ('61-65', 61, 65), ('65+', 66, 150), ('16-30', 16, 30), ('All', 0, 150)),
cases AS (
    SELECT Sex, (strftime('%Y%m%d', "Extract Date") - strftime('%Y%m%d', "Date of Birth")) / 10000 AS age
    FROM "glasgow/open-cases"),
counts AS (
    SELECT band, count(age) AS both, count(age) FILTER (WHERE Sex = 'Male') AS men,
           count(age) FILTER (WHERE Sex = 'Female') AS women
    FROM bands LEFT JOIN cases ON age BETWEEN low AND high GROUP BY band)
SELECT band, 'Males', men FROM counts
UNION ALL SELECT band, 'Female', women FROM counts
UNION ALL SELECT band, 'both', both FROM counts WHERE band IN ('All', '16-30');

-- gla-court-reports
WITH all_(reports) AS (SELECT count(*) FROM "glasgow/court-reports")
SELECT Court, 'reports', count(*) FROM "glasgow/court-reports" GROUP BY Court
UNION ALL SELECT Court, 'share', round(100.0 * count(*) / reports)
FROM "glasgow/court-reports", all_ GROUP BY Court
UNION ALL SELECT 'Total within Scotland', 'reports', reports FROM all_
UNION ALL SELECT 'Total within Scotland', 'share', 100 FROM all_;

-- gla-risk: percentages with the decimals of the source
WITH levels(row, stage, level, decimals) AS (
    VALUES ('total', 'Pre-sentence', '%', 0), ('very high risk/need', 'Pre-sentence', 'Very High', 2),
           ('high risk/need', 'Pre-sentence', 'High', 1), ('total', 'Post-sentence', '%', 0),
           ('very high risk/need', 'Post-sentence', 'Very High', 0),
           ('high risk/need', 'Post-sentence', 'High', 0),
           ('very high or high', 'Post-sentence', '%High', 0)),
counts AS (
    SELECT l.stage || ' | ' || row AS row, decimals, count(*) AS whole, sum(a.Level LIKE l.level) AS part
    FROM levels AS l JOIN "glasgow/risk-assessments" AS a ON a.Stage = l.stage GROUP BY l.stage, row)
SELECT row, 'completed', part FROM counts
UNION ALL SELECT row, 'share', round(100.0 * part / whole, decimals) FROM counts;

-- gla-previous
WITH women AS (
    SELECT count("Offence Date") AS offences
    FROM "glasgow/cell-women" LEFT JOIN "glasgow/cell-offences" USING ("Person ID")
    WHERE "Offence Date" > date("Date Held", '-12 months') GROUP BY "Person ID"),
bands(band, low, high) AS (
    VALUES ('First offence in last 12 months', 1, 1), ('2 in last 12 months', 2, 2),
           ('3-4 in last 12 months', 3, 4), ('5-9 in last 12 months', 5, 9),
           ('10+ in last 12 months', 10, 999), ('With previous offences', 2, 999), ('Total', 1, 999))
SELECT band, 'women', count(*) FROM women JOIN bands ON offences BETWEEN low AND high GROUP BY band;

-- gla-performance: what was done; a review that can still be in time is left out
WITH ends AS (
    SELECT "Date Reviewed" AS done, min(date("Period Start", '+3 months'),
           date("Period Start", 'start of month', '+4 months', '-1 day')) AS last
    FROM "glasgow/reviews")
SELECT 'Number of new CPOs', 'actual 2011-12', count(*) FROM "glasgow/orders"
WHERE "Date Imposed" BETWEEN '2011-04-01' AND '2012-03-31'
UNION ALL SELECT '% of work placements commenced within 7 days of sentence', 'actual 2011-12',
    round(100.0 * count(*) FILTER (WHERE "Placement Started" <= date("Date Imposed", '+7 days')) / count(*))
FROM "glasgow/orders" WHERE "Unpaid Work Hours" > 0
UNION ALL SELECT '% of CPOs with a Case Management Plan within 20 days', 'actual 2011-12',
    round(100.0 * count(*) FILTER (WHERE "Case Management Plan" <= date("Date Imposed", '+20 days'))
          / count(*))
FROM "glasgow/orders"
UNION ALL SELECT '% of reviews within reporting period', 'actual 2011-12',
    round(100.0 * count(*) FILTER (WHERE done <= last) / count(*))
FROM ends WHERE done IS NOT NULL OR last < '2012-04-30'
UNION ALL SELECT 'Attendance rate', 'actual 2011-12',
    round(100.0 * count(*) FILTER (WHERE "Date Attended" = "Appointment Date") / count(*))
FROM "glasgow/appointments";

-- gla-upw
WITH weeks(number) AS (SELECT count(DISTINCT "Week Beginning") FROM "glasgow/placements")
SELECT Placement || ' placements', 'clients', round(1.0 * count(*) / number)
FROM "glasgow/placements", weeks GROUP BY Placement
UNION ALL SELECT 'All', 'clients', round(1.0 * count(*) / number) FROM "glasgow/placements", weeks;

-- gla-finance
SELECT Category, 'amount', sum(Amount) FROM "glasgow/funding" GROUP BY Category
UNION ALL SELECT 'Total', 'amount', sum(Amount) FROM "glasgow/funding" WHERE "Grant" = 'Allocation'
UNION ALL SELECT 'Total revised', 'amount', sum(Amount) FROM "glasgow/funding";

-- gla-bridging
SELECT 'Referrals to the Bridging Service', 'number', count(DISTINCT "Referral ID")
FROM "glasgow/bridging-referrals" WHERE "Referral Date" BETWEEN '2011-04-11' AND '2012-03-12';

-- sl-services
SELECT 'Bail information offered to service users', 'number', count(*)
FROM "south-lanarkshire/bail-information"
UNION ALL SELECT 'Women who attended the hubs', 'number', count(*) FROM "south-lanarkshire/womens-hubs";

-- sl-deprivation: by the rank among the 6,976 of Scotland
WITH groups(row, percent) AS (VALUES ('15% most deprived', 15), ('5% most deprived', 5)),
counts AS (
    SELECT row, count(*) AS zones, sum(100 * Rank <= percent * 6976) AS part
    FROM groups, "south-lanarkshire/data-zones" GROUP BY row)
SELECT row, 'data zones', part FROM counts
UNION ALL SELECT row, 'share', round(100.0 * part / zones, 1) FROM counts;
