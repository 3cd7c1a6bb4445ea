/* cj/measure.h: conditions in words, each as a sentence must say it.  What a condition holds for
 * is that of docs/conditions.md: != holds for blanks, nothing else but = with an empty value does.
 */
#include "cj/measure.h"
#include "cj/tabulate.h"
#include "support.h"

static void says_each_relation(void **state)
{
    static const char *const cases[][2] = {
        {"sex=F", "where sex is F"},
        {"sex=F|M", "where sex is F or M"},
        {"area=North|South|East", "where area is North, South or East"},
        {"sex!=F", "where sex is not F (or is not recorded)"},
        {"sex!=F|M", "where sex is neither F nor M (or is not recorded)"},
        {"area!=North|South|East",
         "where area is neither North, South nor East (or is not recorded)"},
        {"\"End Date\"=", "where End Date is not recorded"},
        {"\"End Date\"!=", "where End Date is recorded"},
        {"sex=F|", "where sex is F or not recorded"},
        {"sex=|F|M", "where sex is F, M or not recorded"},
        {"sex!=F|", "where sex is recorded and is not F"},
        {"sex!=|F|M", "where sex is recorded and is neither F nor M"},
        {"age<16", "where age is below 16"},
        {"age<=16.5", "where age is 16.5 or less"},
        {"age>-1", "where age is above -1"},
        {"age>=16", "where age is 16 or more"},
        {"due=2022-03-31", "where due is 31 March 2022"},
        {"due<2022-03-31", "where due is before 31 March 2022"},
        {"due<=2022-03-31", "where due is 31 March 2022 or before"},
        {"due>2022-03-31", "where due is after 31 March 2022"},
        {"due>=2022-03-31", "where due is 31 March 2022 or after"},
        {"q=2022-23Q1", "where q is 2022-23 Q1"},
        {"q<2022-M04", "where q is before Apr 2022"},
        {"q>=2021-22", "where q is 2021-22 or after"},
        {"risk<Medium", "where risk is below Medium"},
        {"risk<=Medium", "where risk is Medium or lower"},
        {"risk>Medium", "where risk is above Medium"},
        {"risk>=\"Very high\"", "where risk is \"Very high\" or higher"},
        {"why!=neither", "where why is not \"neither\" (or is not recorded)"},
        {"why=Lack of engagement|not", "where why is \"Lack of engagement\" or \"not\""},
        {"why=", "where why is not recorded"},
    };
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_span condition = cj_span_of(cases[i][0]);

        cj_text_reset(&text);
        cj_measure_append_where(&text, &condition, 1);
        assert_string_equal(cj_text_string(&text), cases[i][1]);
    }
    cj_text_clear(&text);
}

static void joins_with_and(void **state)
{
    static const cj_span of_one[] = {{"age>=16", 7}, {"age<18", 6}, {"sex!=", 5}};
    static const cj_span with_none[] = {{"", 0}, {"sex=F", 5}, {"", 0}, {"area=", 5}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    cj_measure_append_where(&text, of_one, 3); /* a column is named once */
    assert_string_equal(cj_text_string(&text),
                        "where age is 16 or more and is below 18 and sex is recorded");
    cj_text_reset(&text);
    cj_measure_append_where(&text, with_none, 4);
    assert_string_equal(cj_text_string(&text), "where sex is F and area is not recorded");
    cj_text_reset(&text);
    cj_measure_append_where(&text, with_none, 1);
    assert_string_equal(cj_text_string(&text), "");
    cj_text_clear(&text);
}

/* Headings of figures that were given no name. */
static void heads_figures(void **state)
{
    static const char *const cases[][2] = {
        {"count", "Count"},
        {"count(sex=F)", "Count where sex is F"},
        {"count where sex=F", "Count where sex is F"},
        {"count(\"End Date\")", "Count of End Date"},
        {"share(n>1)", "Share where n is above 1"},
        {"share(n>1) where sex!=", "Share where n is above 1, of those where sex is recorded"},
        {"count(n>1) where sex=F", "Count where n is above 1, of those where sex is F"},
        {"sum(n) where q>=2021-22Q3", "Sum of n where q is 2021-22 Q3 or after"},
        {"min(n)", "Lowest n"},
        {"max(n) where sex=F|M", "Highest n where sex is F or M"},
        {"distinct(person_id) where sex=", "Different person_id where sex is not recorded"},
        {"ratio(a,b)", "Ratio of a to b"},
        {"share(a,b)", "Share of a in b"},
        {"share(a,b) where sex=F", "Share of a in b where sex is F"},
        {"seen=share(done=yes)", "seen"},
    };
    cj_arena arena = CJ_ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_value *values = NULL;
        size_t count = 0;

        assert_int_equal(cj_value_parse(&values, &count, cases[i][0], &arena, NULL), CJ_OK);
        assert_int_equal(count, 1);
        assert_string_equal(values[0].heading.at, cases[i][1]);
    }
    cj_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_each_relation),
        cmocka_unit_test(joins_with_and),
        cmocka_unit_test(heads_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
