/* cj/date.h: days as options and definitions have them */
#include "support.h"

#include "cj/date.h"

static void days_have_ten_characters(void **state)
{
    static const char *const wrong[] = {"2023-02-29", "2024-2-29",  "2024-02-29 ", "29/02/2024",
                                        "2024-13-01", "2024-00-10", "20240229",    ""};
    const cj_date_form british = {.text = "%d/%m/%Y"};
    cj_date day = 0;
    cj_date same = 1;

    (void)state;
    assert_true(cj_date_parse_iso(&day, CJ_SPAN("2024-02-29")));
    assert_true(cj_date_read(&same, CJ_SPAN("29/02/2024"), &british));
    assert_int_equal(day, same);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (cj_date_parse_iso(&day, cj_span_of(wrong[i])))
            fail_msg("\"%s\" was read", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_have_ten_characters)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
