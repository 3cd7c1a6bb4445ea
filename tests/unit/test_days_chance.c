/* dates/days_edge.h: how often the looks go wrong, in files of chance whose truth is known.
 *
 * Run alone it prints the tables of docs/faults.md; the seed is the same each time. */
#include "support.h"

#include "dates/days_edge.h"
#include "measure/outcomes/reviews.h"

#include <math.h>

#define LOOKS 2000
#define YEAR 365
#define PAUSE 40 /* before a beginning */

static uint64_t seed = 88172645463325252U;

/* From 0 to below 1 (xorshift64). */
static double draw(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (double)(seed >> 11) / 9007199254740992.0;
}

/* Rows a day, as a multiple of what is usual, by the day since the file began, in a file of so many
 * days; the year begins at random. */
typedef double habit(int day, int of, int year);

static double steady(int day, int of, int year)
{
    (void)day, (void)of, (void)year;
    return 1;
}

static double weekdays(int day, int of, int year)
{
    (void)of, (void)year;
    return day % 7 < 5 ? 1.4 : 0;
}

/* Three tenths more in spring, three tenths fewer in autumn. */
static double seasons(int day, int of, int year)
{
    (void)of;
    return 1 + 0.3 * sin(2 * 3.14159265 * (day + year) / YEAR);
}

/* Half as many in August, none from Christmas to New Year. */
static double holidays(int day, int of, int year)
{
    int at = (day + year) % YEAR;

    (void)of;
    return at < 31 ? 0.5 : at >= 145 && at < 155 ? 0 : 1;
}

static double growing(int day, int of, int year)
{
    (void)year;
    return 2.0 * day / of;
}

static double halving(int day, int of, int year)
{
    (void)year;
    return 1.3 - 0.65 * day / of;
}

/* Three days in each month, as of meetings. */
static double monthly(int day, int of, int year)
{
    (void)of, (void)year;
    return day % 30 < 3 ? 10 : 0;
}

/* Closures of a service that begins with the file, whose cases last from two months to two years:
 * the first closures come late, and become more. */
static double closures(int day, int of, int year)
{
    static const int lasts[] = {60, 90, 120, 180, 240, 365, 700};
    int closing = 0;

    (void)of, (void)year;
    for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++)
        closing += lasts[i] <= day;
    return closing / 7.0;
}

/* None for six weeks of summer. */
static double terms(int day, int of, int year)
{
    int at = (day + year) % YEAR;

    (void)of;
    return at < 43 ? 0 : 1;
}

/* Days of a file of that habit, the first of which is 0. */
static void make(cj_days *days, habit *as, double rows, int length)
{
    cj_error err = CJ_ERROR_INIT;
    int year = (int)(draw() * YEAR);

    OK(cj_days_open(days, &err));
    for (cj_date day = 0; day < length; day++)
        if (draw() < 1 - exp(-rows * as(day, length, year)))
            cj_days_add(days, &day, 1);
}

/* How many in 1,000 files of so many days, complete but for the last `lacking`, are told to end;
 * so many slips lie in these. */
static double told_of_end(habit *as, double rows, int length, int lacking, int slips)
{
    int told = 0;

    for (int i = 0; i < LOOKS; i++) {
        cj_days days;

        make(&days, as, rows, length - lacking);
        for (int j = 0; j < slips; j++) {
            cj_date day = length - 1 - (cj_date)(draw() * lacking);

            cj_days_add(&days, &day, 1);
        }
        told += cj_days_ended(&days, length - 1) != CJ_DATE_MISSING;
        cj_days_clear(&days);
    }
    return told * 1000.0 / LOOKS;
}

/* The same of files that begin PAUSE days after a period does. */
static double told_of_beginning(habit *as, double rows, int length)
{
    int told = 0;

    for (int i = 0; i < LOOKS; i++) {
        cj_days days;

        make(&days, as, rows, length);
        told += cj_days_began(&days, -PAUSE) != CJ_DATE_MISSING;
        cj_days_clear(&days);
    }
    return told * 1000.0 / LOOKS;
}

/* ---- when people are first reviewed -----------------------------------------------------------
 */

#define SERVICE (4 * YEAR) /* days of a service in which as many people come at all times */

/* How many in 1,000 exports of such a service are told that people come at once in them, which have
 * its days from `from` on up to `to`.  People are reviewed every 70 to 99 days for two months to
 * two years; `rise` times as many come in the end as at first. */
static double told_of_crowd(double people, cj_date from, cj_date to, double rise)
{
    int told = 0;

    for (int i = 0; i < LOOKS / 4; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_date first = CJ_DATE_MISSING;
        uint32_t person = 0;
        cj_reviews reviews;
        bool crowd;

        OK(cj_reviews_open(&reviews, NULL, &err));
        for (cj_date day = 0; day < to; day++) {
            cj_date end = day + 60 + (cj_date)(draw() * 640);

            if (draw() >= people / YEAR * (1 + (rise - 1) * day / to))
                continue;
            for (cj_date at = day; at < end && at < to; at += 70 + (cj_date)(draw() * 30)) {
                if (at < from)
                    continue;
                OK(cj_reviews_add(&reviews, person, at, 0, (cj_review_class){0, 0, 0}, &err));
                first = first == CJ_DATE_MISSING || at < first ? at : first;
            }
            person++;
        }
        if (first != CJ_DATE_MISSING) {
            OK(cj_reviews_crowd(&crowd, &reviews, first,
                                to - 1 < first + YEAR ? to - 1 : first + YEAR, &err));
            told += crowd;
        }
        cj_reviews_clear(&reviews);
    }
    return told * 1000.0 / (LOOKS / 4);
}

/* A service that begins with the file, and exports that were cut two years later. */
static void first_reviews(void **state)
{
    static const double people[] = {10, 20, 40, 100, 300};
    double sum = 0;

    (void)state;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        double year = told_of_crowd(people[i], 0, YEAR, 1);
        double two = told_of_crowd(people[i], 0, 2 * YEAR, 1);
        double grows = told_of_crowd(people[i], 0, YEAR, 2);
        double lacks = told_of_crowd(people[i], 2 * YEAR, SERVICE, 1);
        double half = told_of_crowd(people[i], 2 * YEAR, 2 * YEAR + 183, 1);

        printf("%.0f people a year: begins %.1f, %.1f and %.1f in 1,000, cut %.0f%% and %.0f%%\n",
               people[i], year, two, grows, lacks / 10, half / 10);
        assert_true(year <= 4 && two <= 4 && grows <= 4);
        assert_true(lacks >= (people[i] < 20 ? 200 : people[i] < 40 ? 600 : 950));
        assert_true(people[i] < 100 || half >= 500);
        sum += year + two + grows;
    }
    assert_true(sum / 15 < 1);
}

/* ---- files ----------------------------------------------------------------------------------- */

static const double densities[] = {1.0 / 30, 1.0 / 7, 3.0 / 7, 1, 3};

#define DENSITIES (sizeof densities / sizeof *densities)

/* Files that are complete: one in a thousand of them all. */
static void innocent(void **state)
{
    static const struct {
        const char *name;
        habit *as;
    } habits[] = {{"steady", steady},     {"weekdays alone", weekdays}, {"seasons", seasons},
                  {"holidays", holidays}, {"growing", growing},         {"halving", halving},
                  {"meetings", monthly}};
    double sum = 0;
    size_t cells = 0;

    (void)state;
    for (int years = 1; years <= 3; years += 2)
        for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
            printf("| %s, %d y |", habits[i].name, years);
            for (size_t j = 0; j < DENSITIES; j++, cells++) {
                double told = told_of_end(habits[i].as, densities[j], years * YEAR, 0, 0);

                printf(" %.1f |", told);
                sum += told;
                assert_true(told <= 4);
            }
            printf("\n");
        }
    printf("of all: %.2f in 1,000\n", sum / (double)cells);
    assert_true(sum / (double)cells < 1);
}

/* Files without the last so many days, with slips in them, in a thousand. */
static void cut(void **state)
{
    static const struct {
        int lacking;
        int slips;
        double least[3]; /* for 3 rows a week, a row and three rows a day */
    } cases[] = {{28, 0, {700, 990, 990}},
                 {31, 0, {850, 990, 990}},
                 {49, 0, {990, 990, 990}},
                 {49, 1, {850, 990, 990}},
                 {49, 3, {0, 900, 990}}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        printf("| %d days, %d slips |", cases[i].lacking, cases[i].slips);
        for (size_t j = 0; j < DENSITIES; j++) {
            double told =
                told_of_end(weekdays, densities[j], YEAR, cases[i].lacking, cases[i].slips);

            printf(" %.0f%% |", told / 10);
            assert_true(j < 2 || told >= cases[i].least[j - 2]);
        }
        printf("\n");
    }
}

/* Files that begin late, as they were cut, and services that grow from none in a year. */
static void beginning(void **state)
{
    static const struct {
        const char *name;
        habit *as;
        double least; /* for a row a day and three */
        double most;
    } cases[] = {
        {"cut", weekdays, 950, 1000}, {"growing", growing, 0, 30}, {"closures", closures, 0, 20}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        printf("| %s |", cases[i].name);
        for (size_t j = 0; j < DENSITIES; j++) {
            double told = told_of_beginning(cases[i].as, densities[j], YEAR);

            printf(" %.0f%% |", told / 10);
            assert_true(j < 3 || (told >= cases[i].least && told <= cases[i].most));
        }
        printf("\n");
    }
}

/* A service of school terms is taken for cut in its first summer, and in no other. */
static void school_terms(void **state)
{
    double first = 0;
    double second = 0;

    (void)state;
    for (size_t j = 2; j < DENSITIES; j++) {
        first += told_of_end(terms, densities[j], YEAR, 0, 0) / 3;
        second += told_of_end(terms, densities[j], 2 * YEAR, 0, 0) / 3;
    }
    printf("terms: %.1f and %.1f in 1,000\n", first, second);
    assert_true(first > 20 && second < 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(innocent),      cmocka_unit_test(cut),
        cmocka_unit_test(beginning),     cmocka_unit_test(school_terms),
        cmocka_unit_test(first_reviews),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
