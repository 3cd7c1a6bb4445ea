/* cj/number.h */
#include "support.h"

#include "cj/number.h"

static void parses_decimals(void **state)
{
    static const struct {
        const char *text;
        cj_number_result result;
        cj_decimal value;
    } cases[] = {
        {"0", CJ_NUMBER_OK, 0},
        {"7", CJ_NUMBER_OK, 7000000},
        {"7.5", CJ_NUMBER_OK, 7500000},
        {"+7.5", CJ_NUMBER_OK, 7500000},
        {"-0.25", CJ_NUMBER_OK, -250000},
        {"-0", CJ_NUMBER_OK, 0},
        {"007", CJ_NUMBER_OK, 7000000},
        {"0.000001", CJ_NUMBER_OK, 1},
        {"-0.000001", CJ_NUMBER_OK, -1},
        {"1.2300000000000000000", CJ_NUMBER_OK, 1230000},
        {"0000000000000000000000000000001", CJ_NUMBER_OK, 1000000},
        {"4000000000000", CJ_NUMBER_OK, CJ_DECIMAL_MAX},
        {"-4000000000000", CJ_NUMBER_OK, -CJ_DECIMAL_MAX},
        {"3999999999999.999999", CJ_NUMBER_OK, CJ_DECIMAL_MAX - 1},
        {"4000000000000.000001", CJ_NUMBER_TOO_LARGE, 0},
        {"4000000000001", CJ_NUMBER_TOO_LARGE, 0},
        {"-4000000000001", CJ_NUMBER_TOO_LARGE, 0},
        {"99999999999999999999999999999999999999", CJ_NUMBER_TOO_LARGE, 0},
        {"0.0000001", CJ_NUMBER_TOO_FINE, 0},
        {"0.0000005", CJ_NUMBER_TOO_FINE, 1},
        {"-0.0000005", CJ_NUMBER_TOO_FINE, -1},
        {"0.00000049999", CJ_NUMBER_TOO_FINE, 0},
        {"0.9999996", CJ_NUMBER_TOO_FINE, 1000000},
        {"1.1234567", CJ_NUMBER_TOO_FINE, 1123457},
        {"", CJ_NUMBER_NOT_ONE, 0},
        {"-", CJ_NUMBER_NOT_ONE, 0},
        {"+", CJ_NUMBER_NOT_ONE, 0},
        {".5", CJ_NUMBER_NOT_ONE, 0},
        {"5.", CJ_NUMBER_NOT_ONE, 0},
        {"--5", CJ_NUMBER_NOT_ONE, 0},
        {"1.2.3", CJ_NUMBER_NOT_ONE, 0},
        {"1,234", CJ_NUMBER_NOT_ONE, 0},
        {"1 234", CJ_NUMBER_NOT_ONE, 0},
        {" 1", CJ_NUMBER_NOT_ONE, 0},
        {"1 ", CJ_NUMBER_NOT_ONE, 0},
        {"1e5", CJ_NUMBER_NOT_ONE, 0},
        {"1.23E+05", CJ_NUMBER_NOT_ONE, 0},
        {"0x10", CJ_NUMBER_NOT_ONE, 0},
        {"nan", CJ_NUMBER_NOT_ONE, 0},
        {"inf", CJ_NUMBER_NOT_ONE, 0},
        {"eleven", CJ_NUMBER_NOT_ONE, 0},
        {"1.00000000x", CJ_NUMBER_NOT_ONE, 0},
        {"99999999999999999999x", CJ_NUMBER_NOT_ONE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_decimal value = 77;
        cj_number_result result = cj_decimal_parse(&value, cj_span_of(cases[i].text));

        if (result != cases[i].result ||
            ((result == CJ_NUMBER_OK || result == CJ_NUMBER_TOO_FINE) && value != cases[i].value))
            fail_msg("%s: result %d, value %lld", cases[i].text, (int)result, (long long)value);
    }
    assert_int_equal(cj_decimal_parse(&(cj_decimal){0}, (cj_span){"12x", 2}), CJ_NUMBER_OK);
}

/* Numbers as R, Python and spreadsheets write them when they are small. */
static void reads_small(void **state)
{
    static const struct {
        const char *text;
        cj_number_result result;
        cj_decimal value;
    } cases[] = {
        {"7.5", CJ_NUMBER_OK, 7500000},
        {"1e-6", CJ_NUMBER_OK, 1},
        {"2.5E-05", CJ_NUMBER_OK, 25},
        {"-2.5e-005", CJ_NUMBER_OK, -25},
        {"+1.5e-1", CJ_NUMBER_OK, 150000},
        {"1e-7", CJ_NUMBER_TOO_FINE, 0},
        {"5e-7", CJ_NUMBER_TOO_FINE, 1},
        {"-6.25e-7", CJ_NUMBER_TOO_FINE, -1},
        {"3.3333333333333333e-01", CJ_NUMBER_TOO_FINE, 333333},
        {"1e-300", CJ_NUMBER_TOO_FINE, 0},
        {"0.1234567", CJ_NUMBER_TOO_FINE, 123457},
        {"1e5", CJ_NUMBER_NOT_ONE, 0},
        {"1.23E+05", CJ_NUMBER_NOT_ONE, 0},
        {"1e-", CJ_NUMBER_NOT_ONE, 0},
        {"e-5", CJ_NUMBER_NOT_ONE, 0},
        {"12e-5", CJ_NUMBER_NOT_ONE, 0},
        {"1e-0", CJ_NUMBER_NOT_ONE, 0},
        {"1e-5x", CJ_NUMBER_NOT_ONE, 0},
        {"1e-99999", CJ_NUMBER_NOT_ONE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_decimal value = 77;
        cj_number_result result = cj_decimal_parse_small(&value, cj_span_of(cases[i].text));

        if (result != cases[i].result || (result != CJ_NUMBER_NOT_ONE && value != cases[i].value))
            fail_msg("%s: result %d, value %lld", cases[i].text, (int)result, (long long)value);
    }
}

/* With units that are named nothing else may stand beside a number but blanks and currency. */
static void reads_units(void **state)
{
    static const cj_number_form open = {"", "", false};
    static const cj_number_form groups = {",", "", false};
    static const cj_span units[] = {CJ_SPAN_INIT("%"), CJ_SPAN_INIT("weeks")};
    static const struct {
        const char *text;
        bool grouped;
        cj_number_result result;
        cj_decimal value;
    } cases[] = {
        {"50 %", false, CJ_NUMBER_OK, 50000000},
        {"50%", false, CJ_NUMBER_OK, 50000000},
        {"50%%", false, CJ_NUMBER_OK, 50000000},
        {"12 Weeks", false, CJ_NUMBER_OK, 12000000},
        {"\u00A312", false, CJ_NUMBER_OK, 12000000},
        {"-\u20AC 12.5", false, CJ_NUMBER_OK, -12500000},
        {"\u00A31,234", true, CJ_NUMBER_OK, 1234000000},
        {"12 GBP", false, CJ_NUMBER_OK, 12000000},
        {"12 months", false, CJ_NUMBER_NOT_ONE, 0},
        {"\u00A32.5m", false, CJ_NUMBER_NOT_ONE, 0},
        {"3k", false, CJ_NUMBER_NOT_ONE, 0},
        {"50\u2030", false, CJ_NUMBER_NOT_ONE, 0},
        {"2-3", false, CJ_NUMBER_NOT_ONE, 0},
        {"1/2", false, CJ_NUMBER_NOT_ONE, 0},
        {"5 of 7", false, CJ_NUMBER_NOT_ONE, 0},
        {"12+", false, CJ_NUMBER_NOT_ONE, 0},
        {"ca. 12", false, CJ_NUMBER_NOT_ONE, 0},
        {"\u00A31,234", false, CJ_NUMBER_NOT_ONE, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_decimal value = 77;
        bool changed;
        cj_number_result result =
            cj_decimal_read_units(&value, &changed, cj_span_of(cases[i].text),
                                  cases[i].grouped ? &groups : &open, units, 2);

        if (result != cases[i].result || (result == CJ_NUMBER_OK && value != cases[i].value))
            fail_msg("%s: result %d, value %lld", cases[i].text, (int)result, (long long)value);
    }
}

static void reads_forms(void **state)
{
    static const struct {
        cj_number_form form;
        const char *text;
        cj_number_result result;
        cj_decimal value;
        bool changed;
    } cases[] = {
        {CJ_NUMBER_FORM_INIT, "210", CJ_NUMBER_OK, 210000000, false},
        {CJ_NUMBER_FORM_INIT, "-1.23", CJ_NUMBER_OK, -1230000, false},
        {CJ_NUMBER_FORM_INIT, "+100000.00", CJ_NUMBER_OK, INT64_C(100000000000), false},
        {CJ_NUMBER_FORM_INIT, "12678967.543233", CJ_NUMBER_OK, INT64_C(12678967543233), false},
        {CJ_NUMBER_FORM_INIT, ".5", CJ_NUMBER_OK, 500000, true},
        {CJ_NUMBER_FORM_INIT, "-.5", CJ_NUMBER_OK, -500000, true},
        {CJ_NUMBER_FORM_INIT, "5.", CJ_NUMBER_OK, 5000000, true},
        {CJ_NUMBER_FORM_INIT, ".", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "-", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "95%", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "1,000", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "1.2.3", CJ_NUMBER_NOT_ONE, 0, false},
        {CJ_NUMBER_FORM_INIT, "4000000000001", CJ_NUMBER_TOO_LARGE, 0, false},
        {CJ_NUMBER_FORM_INIT, "0.1234567", CJ_NUMBER_TOO_FINE, 123457, true},
        {{",", "", true}, "100,000", CJ_NUMBER_OK, INT64_C(100000000000), true},
        {{",", "", true}, "-1,234,567.5", CJ_NUMBER_OK, INT64_C(-1234567500000), true},
        {{",", "", true}, "1000000", CJ_NUMBER_OK, INT64_C(1000000000000), false},
        {{",", "", true}, "1,82,3000", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "1000,000", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "1,0000", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "1,000,", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, ",100", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "1,,000", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "0.123,456", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", true}, "9,000,000,000,000", CJ_NUMBER_TOO_LARGE, 0, false},
        {{"", ",", true}, "1,5", CJ_NUMBER_OK, 1500000, true},
        {{"", ",", true}, "1.5", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", ",", true}, "7", CJ_NUMBER_OK, 7000000, false},
        {{".", ",", true}, "1.234,5", CJ_NUMBER_OK, 1234500000, true},
        {{".", ",", true}, "1.234", CJ_NUMBER_OK, 1234000000, true}, /* not 1.234 */
        {{"\u202F", ",", true}, "12\u202F345,6", CJ_NUMBER_OK, INT64_C(12345600000), true},
        {{"", "", false}, "95%", CJ_NUMBER_OK, 95000000, true},
        {{"", "", false}, "\u20AC95", CJ_NUMBER_OK, 95000000, true},
        {{"", "", false}, "EUR 95", CJ_NUMBER_OK, 95000000, true},
        {{"", "", false}, "95 kg.", CJ_NUMBER_OK, 95000000, true},
        {{"", "", false}, "ca. 95", CJ_NUMBER_OK, 95000000, true},
        {{"", "", false}, "95", CJ_NUMBER_OK, 95000000, false},
        {{"", "", false}, "EUR -95.5", CJ_NUMBER_OK, -95500000, true},
        {{"", "", false}, "-\u00A395.50", CJ_NUMBER_OK, -95500000, true},
        {{",", "", false}, "\u00A31,234.50", CJ_NUMBER_OK, 1234500000, true},
        {{" ", "", false}, "1 234 EUR", CJ_NUMBER_OK, 1234000000, true},
        {{"", "", false}, "Rs .5", CJ_NUMBER_OK, 500000, true},
        {{"", "", false}, "Rs.500", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "7-8", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "7\u20138", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "7/8", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "7\u00BD", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "<5", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "> 5", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "\u22655", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "~5", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "5+", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "95,-", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "\u22125", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "- 95", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "--95", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "(95)", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "(\u00A395.00)", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "1.23E+05", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "1.23E05", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "12:30", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "5 of 7", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "1,5", CJ_NUMBER_NOT_ONE, 0, false},
        {{",", "", false}, "1,82,3000", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "1.2.3", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "NaN", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "%", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "0.1234567 kg", CJ_NUMBER_TOO_FINE, 123457, true},
        {{"", "", false}, "\u00A32.5m", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "3k", CJ_NUMBER_NOT_ONE, 0, false},
        {{"", "", false}, "1.2 million", CJ_NUMBER_NOT_ONE, 0, false},
        {{" ", ",", true}, "12\u202F345,6", CJ_NUMBER_OK, INT64_C(12345600000), true},
        {{"\u202F", ",", true}, "1\u00A0012\u2009345", CJ_NUMBER_OK, INT64_C(1012345000000), true},
        {{"", ",", true}, "12\u202F345,6", CJ_NUMBER_NOT_ONE, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_decimal value = 77;
        bool changed = !cases[i].changed;
        cj_number_result result =
            cj_decimal_read(&value, &changed, cj_span_of(cases[i].text), &cases[i].form);

        if (result != cases[i].result ||
            ((result == CJ_NUMBER_OK || result == CJ_NUMBER_TOO_FINE) &&
             (value != cases[i].value || changed != cases[i].changed)) ||
            (result != CJ_NUMBER_OK && result != CJ_NUMBER_TOO_FINE && value != 77))
            fail_msg("%s: result %d, value %lld, changed %d", cases[i].text, (int)result,
                     (long long)value, changed);
    }
}

/* Whatever the plain reading reads, the forms read the same. */
static void forms_agree(void **state)
{
    static const char bytes[] = "019.,-+ %Ex";
    static const cj_number_form plain = CJ_NUMBER_FORM_INIT;
    static const cj_number_form open = {"", "", false};
    char text[5];

    (void)state;
    for (int n = 0; n < 11 * 11 * 11 * 11 * 11; n++) {
        cj_decimal values[3] = {1, 2, 3};
        cj_number_result results[3];
        cj_span span = {text, 5};
        bool changed;

        for (int i = 0, rest = n; i < 5; i++, rest /= 11)
            text[i] = bytes[rest % 11];
        results[0] = cj_decimal_parse(&values[0], span);
        results[1] = cj_decimal_read(&values[1], &changed, span, &plain);
        if (results[1] == CJ_NUMBER_OK)
            assert_int_equal(changed, results[0] != CJ_NUMBER_OK);
        results[2] = cj_decimal_read(&values[2], &changed, span, &open);
        if (results[0] == CJ_NUMBER_OK) {
            assert_int_equal(values[1], values[0]);
            assert_int_equal(values[2], values[0]);
        } else if (results[1] == CJ_NUMBER_OK && memchr(text, '.', 5) == NULL) {
            fail_msg("%.5s is read with a plain form", text);
        }
    }
}

static void writes_decimals(void **state)
{
    static const struct {
        cj_decimal value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {7000000, "7"},
        {7500000, "7.5"},
        {-250000, "-0.25"},
        {1, "0.000001"},
        {-1, "-0.000001"},
        {100, "0.0001"},
        {1234567890000, "1234567.89"},
        {CJ_DECIMAL_MAX, "4000000000000"},
        {1 - CJ_DECIMAL_MAX, "-3999999999999.999999"},
        {70000000, "70"},
    };
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_decimal back;

        cj_text_reset(&text);
        cj_decimal_append(&text, cases[i].value);
        assert_string_equal(cj_text_string(&text), cases[i].text);
        assert_int_equal(cj_decimal_parse(&back, cj_text_span(&text)), CJ_NUMBER_OK);
        assert_int_equal(back, cases[i].value);
    }
    cj_text_clear(&text);
}

static void parses_whole_numbers(void **state)
{
    static const char *const wrong[] = {"",    "-",
                                        "+",   "1.0",
                                        "1e3", " 1",
                                        "1 ",  "x",
                                        "0x1", "1234567890123456789",
                                        "--1", "1,0",
                                        "1-",  "9999999999999999999999"};
    int64_t value;

    (void)state;
    assert_true(cj_whole_parse(&value, CJ_SPAN("0")));
    assert_int_equal(value, 0);
    assert_true(cj_whole_parse(&value, CJ_SPAN("-12")));
    assert_int_equal(value, -12);
    assert_true(cj_whole_parse(&value, CJ_SPAN("+12")));
    assert_int_equal(value, 12);
    assert_true(cj_whole_parse(&value, CJ_SPAN("999999999999999999")));
    assert_true(value == INT64_C(999999999999999999));
    assert_true(cj_whole_parse(&value, CJ_SPAN("-999999999999999999")));
    assert_true(value == -INT64_C(999999999999999999));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (cj_whole_parse(&value, cj_span_of(wrong[i])))
            fail_msg("\"%s\" is taken", wrong[i]);
}

/* Every expected value is worked out by hand. */
static void rounds_half_up(void **state)
{
    static const struct {
        int64_t numerator;
        int64_t denominator;
        int64_t scale;
        int places;
        int64_t expected;
    } cases[] = {
        {2, 3, 100, 1, 667},                      /* 66.66.. */
        {1, 8, 100, 0, 13},                       /* 12.5 */
        {-1, 8, 100, 0, -13},                     /* -12.5: away from zero */
        {5, 2, 1, 0, 3},                          /* 2.5 */
        {-5, 2, 1, 0, -3},       {3, 2, 1, 0, 2}, /* 1.5 */
        {1, 2, 1, 0, 1},                          /* 0.5: not to even */
        {45, 1000, 1, 2, 5},                      /* 0.045 -> 0.05: in binary it is less */
        {1005, 1000, 1, 2, 101},                  /* 1.005 -> 1.01 */
        {1, 200, 100, 0, 1},                      /* 0.5 % */
        {99, 20000, 100, 0, 0},                   /* 0.495 % */
        {1, 3, 100, 0, 33},      {0, 7, 100, 2, 0},       {7, 7, 100, 9, INT64_C(100000000000)},
        {1, 3, 1, 9, 333333333}, {2, 3, 1, 9, 666666667}, {999, 1000, 100, 0, 100}, /* 99.9 */
        {1, 16, 100, 1, 63},  /* 6.25 -> 6.3 */
        {3, 16, 100, 1, 188}, /* 18.75 -> 18.8 */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t got =
            cj_ratio(cases[i].numerator, cases[i].denominator, cases[i].scale, cases[i].places);

        if (got != cases[i].expected)
            fail_msg("%lld / %lld: %lld", (long long)cases[i].numerator,
                     (long long)cases[i].denominator, (long long)got);
    }
}

/* r = ratio(n, d) is the half-up rounding iff 2nS - d < 2rd <= 2nS + d. */
static void rounds_every_small_share(void **state)
{
    (void)state;
    for (int64_t d = 1; d <= 220; d++)
        for (int64_t n = 0; n <= d; n++)
            for (int places = 0; places <= 2; places++) {
                int64_t scaled = n * 100 * (places == 0 ? 1 : places == 1 ? 10 : 100);
                int64_t got = cj_ratio(n, d, 100, places);

                if (2 * got * d > 2 * scaled + d || 2 * got * d <= 2 * scaled - d ||
                    cj_ratio(-n, d, 100, places) != -got)
                    fail_msg("%d of %d, %d places: %d", (int)n, (int)d, places, (int)got);
            }
    /* large counts must not overflow on the way */
    assert_int_equal(cj_ratio(INT64_C(4000000000000000000), INT64_C(6000000000000000000), 100, 6),
                     66666667);
    assert_int_equal(cj_ratio(INT64_MIN / 2, INT64_MAX, 100, 0), -50);
}

static void reaches_exactly(void **state)
{
    (void)state;
    assert_true(cj_percent_reaches(2, 3, 66666666));       /* 66.666666 */
    assert_false(cj_percent_reaches(2, 3, 66666667));      /* 66.666667 */
    assert_true(cj_percent_reaches(3, 5, 60000000));       /* 60 of 60 */
    assert_false(cj_percent_reaches(599, 1000, 60000000)); /* 59.9 prints as 60 */
    assert_true(cj_percent_reaches(0, 9, 0));
    assert_true(cj_percent_reaches(9, 9, 100 * CJ_DECIMAL_ONE));
    assert_false(cj_percent_reaches(8, 9, 100 * CJ_DECIMAL_ONE));
    assert_true(cj_percent_reaches(INT64_C(1) << 61, INT64_C(1) << 62, 50 * CJ_DECIMAL_ONE));
    assert_false(cj_percent_reaches((INT64_C(1) << 61) - 1, INT64_C(1) << 62, 50 * CJ_DECIMAL_ONE));
}

static void rounds_doubles(void **state)
{
    (void)state;
    assert_int_equal(cj_round_double(0.0, 3), 0);
    assert_int_equal(cj_round_double(12.5, 0), 13);
    assert_int_equal(cj_round_double(-12.5, 0), -13);
    assert_int_equal(cj_round_double(2.5, 0), 3);
    assert_int_equal(cj_round_double(6.25, 1), 63); /* exact in binary */
    assert_int_equal(cj_round_double(18.7712, 1), 188);
    assert_int_equal(cj_round_double(99.94, 1), 999);
    assert_int_equal(cj_round_double(0.49999999999999994, 0), 0); /* + 0.5 would be 1 */
    assert_int_equal(cj_round_double(1.0, 9), 1000000000);
}

static void writes_units(void **state)
{
    static const struct {
        int64_t units;
        int places;
        const char *text;
    } cases[] = {
        {667, 1, "66.7"},   {7, 1, "0.7"},    {0, 0, "0"},
        {0, 2, "0.00"},     {-5, 2, "-0.05"}, {100, 0, "100"},
        {1000, 1, "100.0"}, {-13, 0, "-13"},  {1, 9, "0.000000001"},
    };
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        cj_units_append(&text, cases[i].units, cases[i].places);
        assert_string_equal(cj_text_string(&text), cases[i].text);
    }
    cj_text_clear(&text);
}

/* "1 2 3" */
static size_t read_counts(int64_t *counts, char *text)
{
    size_t n = 0;
    char *word;

    while ((word = strsep(&text, " ")) != NULL)
        assert_true(cj_whole_parse(&counts[n++], cj_span_of(word)));
    return n;
}

static void shares_add_to_100(void **state)
{
    case_reader in = case_open("largest-remainder-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++) {
        int64_t counts[16];
        int64_t shares[16];
        size_t n = read_counts(counts, in.fields[1]);
        int places = in.fields[2][0] - '0';
        cj_text text = CJ_TEXT_INIT;

        cj_ratio_largest_remainder(shares, counts, n, places);
        for (size_t i = 0; i < n; i++) {
            cj_text_add(&text, i == 0 ? "" : " ");
            cj_units_append(&text, shares[i], places);
        }
        assert_string_equal(cj_text_string(&text), in.fields[3]);
        cj_text_clear(&text);
    }
    assert_int_equal(cases, 7);
}

static void shares_of_every_small_set(void **state)
{
    (void)state;
    for (int64_t a = 0; a <= 30; a++)
        for (int64_t b = 0; b <= 30; b++)
            for (int64_t c = 0; c <= 30; c++) {
                const int64_t counts[] = {a, b, c};
                const int64_t total = a + b + c;
                int64_t shares[3] = {-1, -1, -1};

                cj_ratio_largest_remainder(shares, counts, 3, 0);
                if (total == 0) {
                    assert_true(shares[0] == 0 && shares[1] == 0 && shares[2] == 0);
                    continue;
                }
                if (shares[0] + shares[1] + shares[2] != 100)
                    fail_msg("%d %d %d do not add up", (int)a, (int)b, (int)c);
                for (size_t i = 0; i < 3; i++) /* each is its floor or one more */
                    if (shares[i] < counts[i] * 100 / total ||
                        shares[i] > counts[i] * 100 / total + 1)
                        fail_msg("%d %d %d: share %d", (int)a, (int)b, (int)c, (int)shares[i]);
            }
}

/* Of 3, -1 is -33.3 %: rounded down -34, with the largest remainder. */
static void shares_of_counts_below_zero(void **state)
{
    const int64_t counts[] = {-1, 3, 1};
    const int64_t below[] = {-5, 3, 1};
    int64_t shares[3];

    (void)state;
    cj_ratio_largest_remainder(shares, counts, 3, 0);
    assert_int_equal(shares[0], -33);
    assert_int_equal(shares[1], 100);
    assert_int_equal(shares[2], 33);
    cj_ratio_largest_remainder(shares, below, 3, 0);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(shares[i], 0);
}

/* What nearly cancels out has shares that leave 64 bits: never wrapped. */
static void stops_at_the_ends_of_64_bits(void **state)
{
    const int64_t counts[] = {INT64_C(4000000000000000000), INT64_C(-3999999999999999999)};
    int64_t shares[2];

    (void)state;
    assert_true(cj_ratio(INT64_MAX, 1, 1, 0) == INT64_MAX);
    assert_true(cj_ratio(INT64_MAX, 1, 1, 1) == INT64_MAX);
    assert_true(cj_ratio(-INT64_MAX, 1, 100, 9) == -INT64_MAX);
    assert_true(cj_ratio(INT64_MAX / 10, 1, 1, 1) == INT64_MAX / 10 * 10);
    cj_ratio_largest_remainder(shares, counts, 2, 0);
    assert_true(shares[0] == INT64_MAX && shares[1] == -INT64_MAX);
}

static void adds_until_it_does_not_fit(void **state)
{
    cj_decimal sum = CJ_DECIMAL_MAX;

    (void)state;
    assert_true(cj_decimal_add(&sum, -CJ_DECIMAL_ONE / 2));
    assert_true(sum == CJ_DECIMAL_MAX - CJ_DECIMAL_ONE / 2);
    assert_true(cj_decimal_add(&sum, CJ_DECIMAL_MAX));
    assert_false(cj_decimal_add(&sum, CJ_DECIMAL_MAX)); /* 12 million millions */
    assert_true(sum == 2 * CJ_DECIMAL_MAX - CJ_DECIMAL_ONE / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses_decimals),
        cmocka_unit_test(reads_forms),
        cmocka_unit_test(reads_small),
        cmocka_unit_test(reads_units),
        cmocka_unit_test(forms_agree),
        cmocka_unit_test(writes_decimals),
        cmocka_unit_test(parses_whole_numbers),
        cmocka_unit_test(rounds_half_up),
        cmocka_unit_test(rounds_every_small_share),
        cmocka_unit_test(reaches_exactly),
        cmocka_unit_test(rounds_doubles),
        cmocka_unit_test(writes_units),
        cmocka_unit_test(shares_of_counts_below_zero),
        cmocka_unit_test(stops_at_the_ends_of_64_bits),
        cmocka_unit_test(adds_until_it_does_not_fit),
        cmocka_unit_test(shares_add_to_100),
        cmocka_unit_test(shares_of_every_small_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
