/* stats/control.h */
#include "support.h"

#include "stats/control.h"

#include <math.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define MOST 64

static double room[MOST];

/* Observations with one base. */
static cj_observation *with(const double *values, size_t count, double of)
{
    static cj_observation list[MOST];

    for (size_t i = 0; i < count; i++)
        list[i] = (cj_observation){values[i], of};
    return list;
}

static void near(double got, double expected, double within)
{
    if (!(fabs(got - expected) <= within))
        fail_msg("%.9f is not %.9f", got, expected);
}

static void limits_are(cj_control_kind kind, const cj_observation *list, size_t count, bool screen,
                       double centre, double low, double high, double within)
{
    cj_control_base base = cj_control_base_of(kind, list, count, screen, room);
    cj_control_limits limits = cj_control_limits_of(kind, &base, list[0].of);

    assert_true(limits.known);
    near(base.centre, centre, within);
    near(limits.low, low, within);
    near(limits.high, high, within);
}

/* Mean 35 / 18. The ranges are 15 times 1, then 8 and 9: their mean is 32 / 17, which times 3.267
 * is 6.15, so that screening leaves 15 / 15. */
static void xmr_screens_once(void **state)
{
    const double values[] = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    const cj_observation *list = with(values, COUNT(values), 1);
    cj_control_base base = cj_control_base_of(CJ_CONTROL_XMR, list, COUNT(values), true, room);

    (void)state;
    limits_are(CJ_CONTROL_XMR, list, COUNT(values), true, 1.94444, -0.71556, 4.60444, 5e-6);
    limits_are(CJ_CONTROL_XMR, list, COUNT(values), false, 1.94444, -3.06261, 6.95150, 5e-6);
    assert_int_equal(base.screened, 2);
    assert_int_equal(base.points, 18);
}

/* D. C. Montgomery, "Introduction to statistical quality control", aircraft primer paint: 15
 * viscosities with mean 33.52 and mean moving range 0.48 have limits 32.24 and 34.80 there, with
 * rounded steps. */
static void xmr_of_viscosities(void **state)
{
    const double values[] = {33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27,
                             33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84};

    (void)state;
    limits_are(CJ_CONTROL_XMR, with(values, COUNT(values), 1), COUNT(values), false, 33.52, 32.24,
               34.80, 0.01);
}

/* The same book, orange juice cans: of 30 samples of 50 cans, 347 leak: 0.2313, limits 0.0524 and
 * 0.4102; R's qcc prints 0.05242755 and 0.4102391 for its data set orangejuice. */
static void p_of_orange_juice(void **state)
{
    const double leaks[] = {12, 15, 8, 10, 4,  7,  16, 9,  14, 10, 5,  6, 17, 12, 22,
                            8,  10, 5, 13, 11, 20, 18, 24, 15, 9,  12, 7, 13, 9,  6};
    cj_observation *list = with(leaks, COUNT(leaks), 50);
    cj_control_base base = cj_control_base_of(CJ_CONTROL_P, list, COUNT(leaks), true, room);
    cj_control_point points[COUNT(leaks)];

    (void)state;
    limits_are(CJ_CONTROL_P, list, COUNT(leaks), true, 0.2313333, 0.05242755, 0.4102391, 5e-8);
    for (size_t i = 0; i < COUNT(leaks); i++)
        points[i] = (cj_control_point){
            .figure = cj_control_figure(CJ_CONTROL_P, &list[i]),
            .centre = base.centre,
            .limits = cj_control_limits_of(CJ_CONTROL_P, &base, list[i].of),
        };
    cj_control_find_signals(CJ_CONTROL_P, points, COUNT(leaks));
    for (size_t i = 0; i < COUNT(leaks); i++) /* samples 15 and 23 are out of control */
        assert_int_equal(points[i].signals & (CJ_SIGNAL_ABOVE | CJ_SIGNAL_BELOW),
                         i == 14 || i == 22 ? CJ_SIGNAL_ABOVE : 0);
}

/* The same book, personal computers: 193 faults of 20 samples of 5: 1.93, 1.93 +- 3 sqrt(1.93 / 5)
 * is 0.07 and 3.79. */
static void u_of_computers(void **state)
{
    const double faults[] = {10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5};

    (void)state;
    limits_are(CJ_CONTROL_U, with(faults, COUNT(faults), 5), COUNT(faults), true, 1.93, 0.07, 3.79,
               5e-3);
}

/* 30 of 100 in all, 40 of these: 0.3 +- 3.0902 and 1.96 times sqrt(0.21 / 40) = 0.0724569. */
static void funnel_has_two_limits(void **state)
{
    const cj_observation list[] = {{10, 40}, {20, 60}};
    cj_control_base base = cj_control_base_of(CJ_CONTROL_FUNNEL, list, 2, true, room);
    cj_control_limits limits = cj_control_limits_of(CJ_CONTROL_FUNNEL, &base, 40);

    (void)state;
    near(base.centre, 0.3, 1e-12);
    near(limits.low, 0.076092, 1e-6);
    near(limits.high, 0.523908, 1e-6);
    near(limits.low95, 0.157987, 1e-6);
    near(limits.high95, 0.442013, 1e-6);
}

static void limits_stay_in_range(void **state)
{
    const cj_observation few[] = {{1, 4}, {0, 5}};
    const cj_observation all[] = {{4, 4}, {5, 5}};
    const cj_observation one[] = {{7, 1}};
    cj_control_base base = cj_control_base_of(CJ_CONTROL_P, few, 2, true, room);
    cj_control_limits limits = cj_control_limits_of(CJ_CONTROL_P, &base, 4);

    (void)state;
    assert_true(limits.low == 0 && limits.high < 1);
    base = cj_control_base_of(CJ_CONTROL_P, all, 2, true, room);
    limits = cj_control_limits_of(CJ_CONTROL_P, &base, 4);
    assert_true(limits.low == 1 && limits.high == 1);
    base = cj_control_base_of(CJ_CONTROL_U, few, 2, true, room);
    assert_true(cj_control_limits_of(CJ_CONTROL_U, &base, 4).low == 0);
    base = cj_control_base_of(CJ_CONTROL_XMR, one, 1, true, room);
    assert_false(cj_control_limits_of(CJ_CONTROL_XMR, &base, 1).known);
    base = cj_control_base_of(CJ_CONTROL_RUN, few, 2, true, room);
    assert_true(base.centre == 0.5 && !cj_control_limits_of(CJ_CONTROL_RUN, &base, 1).known);
}

/* ---- signals ------------------------------------------------------------------------------ */

/* Signals of figures about 0 with limits at -3 and 3, against what is expected. */
static void signals_are(const double *figures, const unsigned *expected, size_t count)
{
    cj_control_point points[MOST];

    for (size_t i = 0; i < count; i++)
        points[i] = (cj_control_point){.figure = figures[i],
                                       .limits = {.known = true, .low = -3, .high = 3, .reach = 3}};
    cj_control_find_signals(CJ_CONTROL_XMR, points, count);
    for (size_t i = 0; i < count; i++)
        if (points[i].signals != expected[i])
            fail_msg("point %zu: %x is not %x", i, points[i].signals, expected[i]);
}

enum {
    A = CJ_SIGNAL_ABOVE,
    B = CJ_SIGNAL_BELOW,
    U = CJ_SIGNAL_SHIFT_UP,
    D = CJ_SIGNAL_SHIFT_DOWN,
    R = CJ_SIGNAL_RISE,
    F = CJ_SIGNAL_FALL,
    H = CJ_SIGNAL_NEAR_HIGH,
    L = CJ_SIGNAL_NEAR_LOW
};

static void beyond_is_not_on(void **state)
{
    const double figures[] = {3, -3, 3.1, 0, -3.1};
    const unsigned expected[] = {H, 0, A | H, 0, B};

    (void)state;
    signals_are(figures, expected, COUNT(figures));
}

static void seven_on_one_side(void **state)
{
    const double seven[] = {-1, 1, 1, 1, 1, 1, 1, 1, -1};
    const unsigned shifted[] = {0, U, U, U, U, U, U, U, 0};
    const double six[] = {-1, -1, -1, -1, -1, -1, 1};
    const double broken[] = {1, 1, 1, 1, 0, 1, 1, 1, 1};
    const double last[] = {1, -1, -1, -1, -1, -1, -1, -1};
    const unsigned down[] = {0, D, D, D, D, D, D, D};
    const unsigned none[9] = {0};

    (void)state;
    signals_are(seven, shifted, COUNT(seven));
    signals_are(six, none, COUNT(six));
    signals_are(broken, none, COUNT(broken));
    signals_are(last, down, COUNT(last));
}

static void seven_rising(void **state)
{
    const double rise[] = {0, -0.7, -0.6, -0.4, 0.1, 0.2, 0.3, 0.4, 0.4};
    const unsigned rises[] = {0, R, R, R, R, R, R, R, 0};
    const double turn[] = {-.4, -.3, -.2, -.1, .1, .2, .3, .2, .1, -.1, -.2, -.3, -.4};
    const unsigned turns[] = {R, R, R, R, R, R, R | F, F, F, F, F, F, F};
    const double six[] = {-.3, -.2, -.1, .1, .2, .3};
    const unsigned none[6] = {0};

    (void)state;
    signals_are(rise, rises, COUNT(rise));
    signals_are(turn, turns, COUNT(turn));
    signals_are(six, none, COUNT(six));
}

static void two_of_three_near_a_limit(void **state)
{
    const double figures[] = {2.1, 0, 2.1, -2.5, -1, -2.5, 2, 2, 2, 2.5, -2.5};
    const unsigned expected[] = {H, 0, H, L, 0, L, 0, 0, 0, 0, 0};

    (void)state;
    signals_are(figures, expected, COUNT(figures));
}

/* Two of three a point, of 0.675 of all: 3 of 3 are 0.325 from the centre, and two sigma are
 * 2 sqrt(0.675 * 0.325 / 3) = 0.541.  The limit is kept at 1, two thirds of the way to which all
 * of three would pass. */
static void all_of_a_few_are_near_no_limit(void **state)
{
    const cj_control_base base = {.centre = 0.675, .points = 12, .spread = true};
    cj_control_point points[6];

    (void)state;
    for (size_t i = 0; i < COUNT(points); i++)
        points[i] = (cj_control_point){.figure = i == 3 ? 0.675 : 1,
                                       .centre = base.centre,
                                       .limits = cj_control_limits_of(CJ_CONTROL_P, &base, 3)};
    cj_control_find_signals(CJ_CONTROL_P, points, COUNT(points));
    for (size_t i = 0; i < COUNT(points); i++)
        assert_int_equal(points[i].signals, 0);
    assert_true(points[0].limits.high == 1);
}

/* Sums of tenths are not what they should be in binary: a mean of equal figures is no limit that
 * they cross. */
static void equal_figures_have_no_signals(void **state)
{
    cj_observation list[MOST];
    cj_control_point points[MOST];
    cj_control_base base;

    (void)state;
    for (size_t i = 0; i < MOST; i++)
        list[i] = (cj_observation){0.1, 3};
    for (int kind = CJ_CONTROL_XMR; kind <= CJ_CONTROL_FUNNEL; kind++) {
        base = cj_control_base_of((cj_control_kind)kind, list, MOST, true, room);
        for (size_t i = 0; i < MOST; i++)
            points[i] = (cj_control_point){
                .figure = cj_control_figure((cj_control_kind)kind, &list[i]),
                .centre = base.centre,
                .limits = cj_control_limits_of((cj_control_kind)kind, &base, list[i].of)};
        cj_control_find_signals((cj_control_kind)kind, points, MOST);
        for (size_t i = 0; i < MOST; i++)
            assert_int_equal(points[i].signals, 0);
    }
}

/* 10 of 40 and 20 of 60 about 0.3: (10 - 12)^2 / 8.4 + (20 - 18)^2 / 12.6 = 0.79365. */
static void dispersion_is_chi_square(void **state)
{
    const cj_observation list[] = {{10, 40}, {20, 60}};

    (void)state;
    near(cj_control_dispersion(CJ_CONTROL_P, 0.3, list, 2, 1), 0.793651, 1e-6);
    near(cj_control_dispersion(CJ_CONTROL_P, 0.3, list, 2, 2), 0.396825, 1e-6);
    near(cj_control_dispersion(CJ_CONTROL_U, 0.3, list, 2, 1), 0.555556, 1e-6);
    assert_true(cj_control_dispersion(CJ_CONTROL_P, 0, list, 2, 1) == 0);
    assert_true(cj_control_dispersion(CJ_CONTROL_P, 0.3, list, 1, 0) == 0);
}

/* 1, 1, -1, -1 about 0: (1 - 1 + 1) / 4. */
static void neighbours_are_alike(void **state)
{
    const cj_control_point points[] = {
        {.figure = 1}, {.figure = 1}, {.figure = -1}, {.figure = -1}};

    (void)state;
    near(cj_control_autocorrelation(points, 4), 0.25, 1e-12);
    near(cj_control_autocorrelation(points, 1), 0, 1e-12);
    near(cj_control_autocorrelation(points, 0), 0, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xmr_screens_once),
        cmocka_unit_test(xmr_of_viscosities),
        cmocka_unit_test(p_of_orange_juice),
        cmocka_unit_test(u_of_computers),
        cmocka_unit_test(funnel_has_two_limits),
        cmocka_unit_test(limits_stay_in_range),
        cmocka_unit_test(beyond_is_not_on),
        cmocka_unit_test(seven_on_one_side),
        cmocka_unit_test(seven_rising),
        cmocka_unit_test(two_of_three_near_a_limit),
        cmocka_unit_test(all_of_a_few_are_near_no_limit),
        cmocka_unit_test(equal_figures_have_no_signals),
        cmocka_unit_test(dispersion_is_chi_square),
        cmocka_unit_test(neighbours_are_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
