/* dates/days_edge.h: how often the looks go wrong, in files of chance whose truth is known.
 *
 * Run alone it prints the tables of docs/faults.md; the seed is the same each time. */
#include "support.h"

#include "dates/days_edge.h"

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
    } cases[] = {{"cut", weekdays, 950, 1000}, {"growing", growing, 0, 60}};

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
        cmocka_unit_test(innocent),
        cmocka_unit_test(cut),
        cmocka_unit_test(beginning),
        cmocka_unit_test(school_terms),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
