/* cj/formula.h: what a spreadsheet would compute, and the way there and back */
#include "support.h"

#include "cj/formula.h"
#include "cj/output.h"

static void tells_formulas(void **state)
{
    static const char *const formulas[] = {"=1+1",
                                           "+1+1",
                                           "-1+1",
                                           "@SUM(1)",
                                           "=",
                                           "+",
                                           "@",
                                           "--",
                                           "-a",
                                           "\tx",
                                           "\rx",
                                           "\n",
                                           " =1",
                                           "\xC2\xA0=1",
                                           "  \t@x",
                                           "\xEF\xBC\x9D"
                                           "1",
                                           "\xEF\xBC\x8B"
                                           "1",
                                           "\xEF\xBC\x8D"
                                           "1",
                                           "\xEF\xBC\xA0"
                                           "x",
                                           "\xE2\x80\x8B=1",
                                           "\xEF\xBB\xBF=1",
                                           "-1,000",
                                           "-5%",
                                           "+44 131 496 0000"};
    static const char *const plain[] = {"",
                                        "a",
                                        "-",
                                        " - ",
                                        "-5",
                                        "+3",
                                        "-1.5",
                                        " -5 ",
                                        "a=b",
                                        "1-2",
                                        "'",
                                        "''",
                                        "'x",
                                        "5",
                                        "#N/A",
                                        "(=1)",
                                        "-99999999999999999999999",
                                        "\xC3\xA9=1"};

    (void)state;
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        if (!cj_formula_is(cj_span_of(formulas[i])))
            fail_msg("no formula: %s", formulas[i]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (cj_formula_is(cj_span_of(plain[i])) || cj_formula_needs_mark(cj_span_of(plain[i])))
            fail_msg("a formula: %s", plain[i]);
}

static void marks(void **state)
{
    static const struct {
        const char *text;
        const char *csv;
    } cases[] = {{"=1", "'=1"}, {"'=1", "''=1"},      {"''@x", "'''@x"},     {"'-5", "'-5"},
                 {"-5", "-5"},  {"O'Hara", "O'Hara"}, {"=A,B", "\"'=A,B\""}, {"'tis", "'tis"},
                 {"\t", "'\t"}, {" =1", "' =1"}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        cj_csv_append_text(&text, cj_span_of(cases[i].text), false);
        assert_string_equal(cj_text_string(&text), cases[i].csv);
        cj_text_reset(&text);
        cj_csv_append_text(&text, cj_span_of(cases[i].text), true);
        assert_null(strstr(cj_text_string(&text), "'''@"));
    }
    cj_text_clear(&text);
}

/* Every text of up to five of these letters comes back. */
static void there_and_back(void **state)
{
    static const char letters[] = "'=-5 \t";
    size_t count = sizeof letters - 1;

    (void)state;
    for (size_t number = 0, all = count * count * count * count * count; number < all; number++) {
        char text[8];
        size_t rest = number;

        for (size_t length = 0; length <= 5; length++) {
            cj_text marked = CJ_TEXT_INIT;
            cj_span back;

            if (cj_formula_needs_mark((cj_span){text, length}))
                cj_text_char(&marked, '\'');
            cj_text_append(&marked, (cj_span){text, length});
            back = cj_formula_unmark(cj_text_span(&marked));
            assert_false(cj_formula_is(cj_text_span(&marked)));
            assert_true(cj_span_equal(back, (cj_span){text, length}));
            cj_text_clear(&marked);
            text[length] = letters[rest % count];
            rest /= count;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_formulas),
        cmocka_unit_test(marks),
        cmocka_unit_test(there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
