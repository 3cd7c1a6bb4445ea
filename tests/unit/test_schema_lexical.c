/* schema/lexical.h */
#include "support.h"

#include "schema/lexical.h"

typedef struct {
    cj_lexical_form form;
    const char *fitting[24];
    const char *others[24];
} form_case;

static const form_case forms[] = {
    {CJ_LEXICAL_NONE, {"", "anything"}, {NULL}},
    {CJ_LEXICAL_EMAIL,
     {"a@example.org", "a.b+c@mail.example.org", "\"a b\"@example.org", "\u00E9@example.org",
      "o'hara@x-y.example"},
     {"", "a", "@example.org", "a@", "a@example", "a@.org", "a@example.", "a@-x.org", "a@x-.org",
      "a@x..org", ".a@x.org", "a.@x.org", "a..b@x.org", "a b@x.org", "a@x y.org", "a@b@x.org"}},
    {CJ_LEXICAL_URI,
     {"https://example.org", "http://example.org:80/a?b=c&d=%20#e", "mailto:a@b.org", "urn:x:y",
      "file:///etc/hosts", "tel:+44-131", "http://[::1]/"},
     {"", "example.org", "//example.org", "https:", "https://", "https:///a", "1a:b", "a b:c",
      "http://a b", "http://a/%2", "http://a/%2g", "C:\\x", ":a", "http://\u00E9"}},
    {CJ_LEXICAL_BINARY, {"", "TWFu", "TWE=", "TQ==", "++//"}, {"T", "TWF", "T===", "TW-_", "TW=u"}},
    {CJ_LEXICAL_UUID,
     {"95ecc380-afe9-11e4-9b6c-751b66dd541e", "95ECC380-AFE9-11E4-9B6C-751B66DD541E"},
     {"", "95ecc380afe911e49b6c751b66dd541e", "95ecc380-afe9-11e4-9b6c-751b66dd541",
      "95ecc380-afe9-11e4-9b6c-751b66dd541g", "95ecc380-afe9-11e4-9b6c1-751b66dd541"}},
    {CJ_LEXICAL_NUMBER,
     {"1", "-1.5", "+.5", "0.12345678901", "99999999999999999999"},
     {"", "x", "1,5", "1e5", "1 "}},
    {CJ_LEXICAL_INTEGER,
     {"1", "-1", "+007", "99999999999999999999999"},
     {"", "-", "1.0", "1.", "x", "1 "}},
    {CJ_LEXICAL_BOOLEAN,
     {"true", "True", "TRUE", "1", "false", "False", "FALSE", "0"},
     {"", "yes", "tRUE", "2", "t"}},
    {CJ_LEXICAL_OBJECT, {"{}", "{\"a\": [1]}"}, {"", "[]", "1", "{", "{a: 1}", "{} x", "null"}},
    {CJ_LEXICAL_ARRAY, {"[]", "[1, {\"a\": 2}]"}, {"", "{}", "1", "[", "[1,]", "[] x"}},
    {CJ_LEXICAL_DATE,
     {"2024-02-29", "0001-01-01", "9999-12-31"},
     {"", "2023-02-29", "2024-2-9", "24-02-09", "2024/02/09", "2024-02-09 ", "0000-01-01",
      "2024-13-01", "2024-00-01", "2024-01-00", "12024-01-01"}},
    {CJ_LEXICAL_DATETIME,
     {"2024-01-26T15:00:00", "2024-01-26T15:00:00.300-05:00", "2024-01-26T00:00:00Z",
      "2024-01-26T24:00:00", "2024-01-26T23:59:59.999999999+14:00"},
     {"", "2024-01-26", "2024-01-26T", "2024-01-26T15:00", "2024-01-26 15:00:00",
      "2024-01-26t15:00:00", "2024-01-26T24:00:01", "2024-01-26T24:00:00.1", "2024-01-26T15:60:00",
      "2024-01-26T15:00:60", "2024-01-26T15:00:00.", "2024-01-26T15:00:00+14:01",
      "2024-01-26T15:00:00+1:00", "2024-01-26T15:00:00z", "2023-02-29T15:00:00",
      "9999-12-31T24:00:00"}},
    {CJ_LEXICAL_TIME,
     {"00:00:00", "15:00:00", "23:59:59"},
     {"", "15:00", "5:00:00", "24:00:00", "15:60:00", "15:00:60", "15:00:00.5", "15:00:00Z"}},
    {CJ_LEXICAL_TIME_ANY,
     {"15:00", "9:05", "15:00:30", "15:00:30.25", "3:00 pm", "12:00AM", "15:00Z", "15:00:00+01:00"},
     {"", "15", "15:0", "24:00", "13:00 pm", "0:30 am", "15:00:61", "noon"}},
    {CJ_LEXICAL_YEAR,
     {"2024", "0044", "-0044", "12024", "2024Z", "2024+01:00"},
     {"", "24", "024", "0000", "02024", "2024.0", "+2024", "2024-01", "year"}},
    {CJ_LEXICAL_YEARMONTH,
     {"2024-01", "2024-12", "-0044-03", "2024-01Z"},
     {"", "2024", "2024-00", "2024-13", "2024-1", "24-01", "01-2024", "2024-01-01"}},
    {CJ_LEXICAL_DURATION,
     {"P1Y", "P2M", "P3D", "PT4H", "PT5M", "PT6S", "PT6.789S", "P1Y2M3DT4H5M6S", "-P1D", "P0D",
      "P1347Y", "P0Y1347M0D"},
     {"", "P", "PT", "-P", "1D", "P1", "P1S", "PT1D", "P1M1Y", "PT1S1M", "P1YT", "P1.5Y", "PT.5S",
      "PT1.S", "P-1Y", "P1D2H", "+P1D", "P1W", "PT1HT1M"}},
    {CJ_LEXICAL_POINT,
     {"90.50, 45.50", "90.50,45.50", "-180,-90", "180.000,90", "0,0", "+1,.5"},
     {"", "90.50", "90.50 45.50", "181,0", "180.0001,0", "0,-91", "0,90.01", "a,b", "1,2,3", "1,",
      ",1"}},
    {CJ_LEXICAL_POINT_ARRAY,
     {"[90.50, 45.50]", "[ -180 , 90 ]", "[9e1,4.5E1]", "[0,0]"},
     {"", "90.50, 45.50", "[90.50]", "[1,2,3]", "[01,2]", "[.5,1]", "[1.,1]", "[+1,1]", "[\"1\",2]",
      "[181,0]", "[1,2", "[1,2] x", "[null,1]", "[1e,1]"}},
    {CJ_LEXICAL_POINT_OBJECT,
     {"{\"lon\": 90.50, \"lat\": 45.50}", "{ \"lat\" : 45.5 , \"lon\" : 90.5 }"},
     {"", "{}", "{\"lon\": 90.50}", "{\"lon\": 1, \"lon\": 2}",
      "{\"lon\": 1, \"lat\": 2, \"x\": 3}", "{\"lon\": 1, \"lat\": \"2\"}",
      "{\"lon\": 181, \"lat\": 2}", "{\"lon\": 1, \"lat\": 91}", "{\"lon\" 1, \"lat\": 2}",
      "{\"lon\": 1; \"lat\": 2}", "[1, 2]"}},
    {CJ_LEXICAL_GEOJSON,
     {"{\"type\": \"Point\", \"coordinates\": [1, 2]}",
      "{\"type\": \"GeometryCollection\", \"geometries\": []}",
      "{\"type\": \"Feature\", \"geometry\": null, \"properties\": null}",
      "{\"type\": \"FeatureCollection\", \"features\": []}"},
     {"", "{}", "[]", "{\"type\": \"Point\"}", "{\"type\": \"point\", \"coordinates\": []}",
      "{\"type\": 1, \"coordinates\": []}", "{\"type\": \"Feature\", \"geometry\": null}",
      "{\"type\": \"FeatureCollection\"}", "{\"type\": \"Topology\"}"}},
    {CJ_LEXICAL_TOPOJSON,
     {"{\"type\": \"Topology\", \"objects\": {}, \"arcs\": []}"},
     {"", "{\"type\": \"Topology\", \"objects\": {}}", "{\"type\": \"Topology\", \"arcs\": []}",
      "{\"type\": \"Point\", \"coordinates\": [1, 2]}"}},
};

static bool fits_form(cj_lexical_form form, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    bool fits = false;

    OK(cj_lexical_check(&fits, form, cj_span_of(text), &err));
    return fits;
}

static void tells_forms_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        for (size_t t = 0; forms[i].fitting[t] != NULL; t++)
            if (!fits_form(forms[i].form, forms[i].fitting[t]))
                fail_msg("\"%s\" %s", forms[i].fitting[t], cj_lexical_words(forms[i].form));
        for (size_t t = 0; forms[i].others[t] != NULL; t++)
            if (fits_form(forms[i].form, forms[i].others[t]))
                fail_msg("\"%s\" fits, but it %s", forms[i].others[t],
                         cj_lexical_words(forms[i].form));
    }
}

/* A cut text must neither fit by what stands behind it nor be read beyond its
 * end, which the sanitizers see. */
static void reads_no_further(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        for (size_t t = 0; forms[i].fitting[t] != NULL; t++) {
            size_t length = strlen(forms[i].fitting[t]);

            for (size_t cut = 0; cut <= length; cut++) {
                cj_error err = CJ_ERROR_INIT;
                char *copy = malloc(cut + 1);
                bool exact;
                bool fits;

                assert_non_null(copy);
                memcpy(copy, forms[i].fitting[t], cut);
                copy[cut] = '\0';
                exact = fits_form(forms[i].form, copy);
                OK(cj_lexical_check(&fits, forms[i].form, (cj_span){forms[i].fitting[t], cut},
                                    &err));
                assert_int_equal(fits, exact);
                free(copy);
            }
        }
    }
}

static void knows_days(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
        bool midnight;
    } cases[] = {
        {"2024-01-26T15:00:00", 2024, 1, 26, false},
        {"2024-01-26T00:00:00", 2024, 1, 26, true},
        {"2024-01-26T00:00:00.000", 2024, 1, 26, true},
        {"2024-01-26T00:00:00Z", 2024, 1, 26, false},
        {"2024-02-28T24:00:00", 2024, 2, 29, true},
        {"2024-01-26T23:59:59-05:00", 2024, 1, 26, false},
        {"2024-01-26T00:00:00.1", 2024, 1, 26, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_date day = 0;
        bool midnight = !cases[i].midnight;

        assert_true(
            cj_temporal_day(&day, &midnight, CJ_LEXICAL_DATETIME, cj_span_of(cases[i].text)));
        assert_int_equal(day, cj_date_of(cases[i].year, cases[i].month, cases[i].day));
        assert_int_equal(midnight, cases[i].midnight);
    }
}

static void knows_years(void **state)
{
    cj_decimal year = 0;

    (void)state;
    assert_true(cj_temporal_year(&year, CJ_SPAN("2024")));
    assert_int_equal(year, 2024 * CJ_DECIMAL_ONE);
    assert_true(cj_temporal_year(&year, CJ_SPAN("-0044Z")));
    assert_int_equal(year, -44 * CJ_DECIMAL_ONE);
    assert_false(cj_temporal_year(&year, CJ_SPAN("99999999999")));
}

static void knows_time_patterns(void **state)
{
    static const struct {
        const char *pattern;
        const char *text;
        bool fits;
    } cases[] = {
        {"%H:%M", "15:00", true},
        {"%H:%M", "5:00", true},
        {"%H:%M", "15:00:00", false},
        {"%H:%M", "24:00", false},
        {"%H:%M", "15-00", false},
        {"%H.%M.%S", "15.00.61", true},
        {"%H.%M.%S", "15.00.62", false},
        {"%I:%M %p", "3:00 pm", true},
        {"%I:%M %p", "03:00 AM", true},
        {"%I:%M %p", "13:00 PM", false},
        {"%I:%M %p", "0:00 am", false},
        {"%I:%M %p", "3:00", false},
        {"%H:%M:%S.%f", "1:02:03.5", true},
        {"%H:%M:%S.%f", "1:02:03.1234567", false},
        {"%H:%M%z", "15:00+0100", true},
        {"%H:%M%z", "15:00-01:00", true},
        {"%H:%M%z", "15:00Z", true},
        {"%H:%M%z", "15:00", false},
        {"%H%%", "15%", true},
        {"%H%%", "15", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_null(cj_temporal_pattern_fault(cj_span_of(cases[i].pattern)));
        if (cj_temporal_fits_pattern(cj_span_of(cases[i].text), cj_span_of(cases[i].pattern)) !=
            cases[i].fits)
            fail_msg("%s %s", cases[i].pattern, cases[i].text);
    }
    assert_non_null(cj_temporal_pattern_fault(CJ_SPAN("%M")));
    assert_non_null(cj_temporal_pattern_fault(CJ_SPAN("%I:%M")));
    assert_non_null(cj_temporal_pattern_fault(CJ_SPAN("%H:%d")));
    assert_non_null(cj_temporal_pattern_fault(CJ_SPAN("%H%")));
}

static void measures_lengths(void **state)
{
    static const struct {
        cj_lexical_form form;
        const char *text;
        size_t length;
    } cases[] = {
        {CJ_LEXICAL_NONE, "", 0},
        {CJ_LEXICAL_NONE, "plum", 4},
        {CJ_LEXICAL_NONE, "a\u00E9\u20AC\U0001F600", 4},
        {CJ_LEXICAL_ARRAY, "[]", 0},
        {CJ_LEXICAL_ARRAY, "[1, [2, 3]]", 2},
        {CJ_LEXICAL_OBJECT, "{\"a\": 1, \"b\": 2}", 2},
        {CJ_LEXICAL_LIST, "a", 1},
        {CJ_LEXICAL_LIST, "a;;b;", 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_schema_field field = {.form = cases[i].form, .delimiter = CJ_SPAN(";")};
        cj_error err = CJ_ERROR_INIT;
        size_t length = 77;

        OK(cj_lexical_length(&length, &field, cj_span_of(cases[i].text), &err));
        assert_int_equal(length, cases[i].length);
    }
}

static void splits_lists(void **state)
{
    static const struct {
        cj_lexical_form item;
        const char *delimiter;
        const char *text;
        bool fits;
    } cases[] = {
        {CJ_LEXICAL_NONE, ",", "a,b", true},
        {CJ_LEXICAL_INTEGER, ",", "1, 2,3", true},
        {CJ_LEXICAL_INTEGER, ",", "1,,3", false},
        {CJ_LEXICAL_INTEGER, "||", "1||2", true},
        {CJ_LEXICAL_INTEGER, "||", "1|2", false},
        {CJ_LEXICAL_DATE, ",", "2024-01-01", true},
        {CJ_LEXICAL_TIME, " ", "15:00:00 16:00:00", true},
        {CJ_LEXICAL_BOOLEAN, ",", "true,x", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_schema_field field = {.form = CJ_LEXICAL_LIST,
                                 .item = cases[i].item,
                                 .delimiter = cj_span_of(cases[i].delimiter)};
        cj_error err = CJ_ERROR_INIT;
        bool fits = !cases[i].fits;

        OK(cj_lexical_check_field(&fits, &field, cj_span_of(cases[i].text), &err));
        if (fits != cases[i].fits)
            fail_msg("%s", cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_forms_apart),   cmocka_unit_test(reads_no_further),
        cmocka_unit_test(knows_days),          cmocka_unit_test(knows_years),
        cmocka_unit_test(knows_time_patterns), cmocka_unit_test(measures_lengths),
        cmocka_unit_test(splits_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
