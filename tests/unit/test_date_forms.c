/* cj/date.h: the forms that take something for granted */
#include "support.h"

#include "cj/date.h"

/* "" for what does not fit. */
static void reads(const char *form_text, int pivot, const char *text, const char *expected)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_date_form form;
    cj_date date = 0;

    OK(cj_date_form_parse_pivot(&form, form_text, pivot, &err));
    if (cj_date_read(&date, cj_span_of(text), &form))
        cj_date_append(&words, date);
    if (strcmp(cj_text_string(&words), expected) != 0)
        fail_msg("%s in %s is \"%s\", not \"%s\"", text, form_text, cj_text_string(&words),
                 expected);
    cj_text_clear(&words);
}

static void spreadsheets_of_1900(void **state)
{
    (void)state;
    reads("excel-1900", 0, "25569", "1970-01-01");
    reads("excel-1900", 0, "41640", "2014-01-01");
    reads("excel-1900", 0, "36526", "2000-01-01");
    reads("excel-1900", 0, "36585", "2000-02-29");
    reads("excel-1900", 0, "36586", "2000-03-01");
    reads("excel-1900", 0, "44620", "2022-02-28");
    reads("excel-1900", 0, "44621", "2022-03-01");
    reads("excel-1900", 0, "10000", "1927-05-18");
    reads("excel-1900", 0, "99999", "2173-10-13");
}

static void spreadsheets_of_1904(void **state)
{
    (void)state;
    reads("excel-1904", 0, "24107", "1970-01-01");
    reads("excel-1904", 0, "40178", "2014-01-01");
    reads("excel-1904", 0, "25569", "1974-01-02"); /* 1,462 days later than 1970-01-01 */
}

static void fractions_are_times(void **state)
{
    (void)state;
    reads("excel-1900", 0, "41640.0", "2014-01-01");
    reads("excel-1900", 0, "41640.5", "2014-01-01");
    reads("excel-1900", 0, "41640.999988426", "2014-01-01");
    reads("excel-1904", 0, "24107.25", "1970-01-01");
    reads("excel-1900", 0, "41640.", "");
    reads("excel-1900", 0, "41640.x", "");
    reads("excel-1900", 0, "41640.5.5", "");
    reads("excel-1900", 0, "41640,5", "");
}

static void other_numbers_are_no_days(void **state)
{
    static const char *const texts[] = {"",      "1",      "2014",   "9999",    "09999",
                                        "00001", "100000", "4164O",  "-41640",  "+41640",
                                        "41 640", "41,640", "0x1234", "2014-01-01", "41640 "};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reads("excel-1900", 0, texts[i], "");
        reads("excel-1904", 0, texts[i], "");
    }
}

static void years_of_two_digits(void **state)
{
    (void)state;
    reads("%d/%m/%y", 1930, "01/02/30", "1930-02-01");
    reads("%d/%m/%y", 1930, "01/02/99", "1999-02-01");
    reads("%d/%m/%y", 1930, "01/02/00", "2000-02-01");
    reads("%d/%m/%y", 1930, "01/02/29", "2029-02-01");
    reads("%d/%m/%y", 2000, "01/02/00", "2000-02-01");
    reads("%d/%m/%y", 2000, "01/02/99", "2099-02-01");
    reads("%d/%m/%y", 1999, "01/02/99", "1999-02-01");
    reads("%d/%m/%y", 1999, "01/02/98", "2098-02-01");
    reads("%d/%m/%y", 1000, "01/02/00", "1000-02-01");
    reads("%d/%m/%y", 9900, "01/02/99", "9999-02-01");
    reads("%d %b %y", 1930, "29 Feb 12", "2012-02-29");
    reads("%d/%m/%y", 1930, "29/02/00", "2000-02-29"); /* 1900 had none */
    reads("%d/%m/%y", 1900, "29/02/00", "");
    reads("%d/%m/%y", 1930, "1/2/9", "");
    reads("%d/%m/%y", 1930, "01/02/2012", "");
    reads("%d/%m/%y", 1930, "01/02/", "");
    reads("%y%m%d", 1930, "120229", "2012-02-29");
}

static void forms_that_assume(void **state)
{
    static const struct {
        const char *text;
        bool assumes;
    } cases[] = {{"%Y-%m-%d", false},  {"%d/%m/%y", true},      {"excel-1900", true},
                 {"excel-1904", true}, {"%d %B %Y", false},     {"%d/%m/%Y%%y", false},
                 {"%Yy%m%d", false},   {"%d/%m/%Y %H:%M", false}};
    cj_error err = CJ_ERROR_INIT;
    cj_date_form form;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OK(cj_date_form_parse_pivot(&form, cases[i].text, 1930, &err));
        if (cj_date_form_assumes(&form) != cases[i].assumes)
            fail_msg("%s", cases[i].text);
    }
}

static void forms_that_are_refused(void **state)
{
    static const char *const wrong[] = {"",         "excel",    "excel-1905", "Excel-1900",
                                        "%d/%m",    "%d/%m/%y/%Y", "%y/%y",   "excel-1900 ",
                                        "%d/%m/%x", "%d/%m/%",
                                        "financial", "%d/%m/%Y and many more words than fit into the room that there is"};
    cj_error err = CJ_ERROR_INIT;
    cj_date_form form;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        FAILS(cj_date_form_parse_pivot(&form, wrong[i], 1930, &err), CJ_EUSAGE);
        err = (cj_error)CJ_ERROR_INIT;
    }
    FAILS(cj_date_form_parse(&form, "%d/%m/%y", &err), CJ_EUSAGE);
    HAS(err.text, "century");
    FAILS(cj_date_form_parse_pivot(&form, "%d/%m/%y", 0, &err), CJ_EUSAGE);
    OK(cj_date_form_parse(&form, "excel-1900", &err)); /* assumes no century */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spreadsheets_of_1900),
        cmocka_unit_test(spreadsheets_of_1904),
        cmocka_unit_test(fractions_are_times),
        cmocka_unit_test(other_numbers_are_no_days),
        cmocka_unit_test(years_of_two_digits),
        cmocka_unit_test(forms_that_assume),
        cmocka_unit_test(forms_that_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
