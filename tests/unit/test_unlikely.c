/* records/file: dates that are likely to be slips. */
#include "rows.h"

/* A reviews file of `usual` days in 2021 and then the others, which are separated by blanks, with
 * the dates of that column as the one asked for. */
static void read_days(rows *in, int usual, const char *others, const char *heading)
{
    cj_text text = CJ_TEXT_INIT;
    char copy[256];
    char *rest = copy;
    char *day;

    cj_text_format(&text, "person_id,review_date,outcome,score,%s\n", heading);
    for (int i = 0; i < usual; i++)
        cj_text_format(&text, "P%d,2021-01-01,O,1,2021-%02d-%02d\n", i, i % 12 + 1, i % 28 + 1);
    snprintf(copy, sizeof copy, "%s", others);
    while ((day = strsep(&rest, " ")) != NULL)
        cj_text_format(&text, "Q%s,2021-01-01,O,1,%s\n", day, day);
    rows_init(in, cj_text_string(&text));
    in->options.selection.conditions = in->conditions;
    rows_derive(in, "y=calendar_year(other)");
    rows_map(in, "other date=other");
    if (rows_read(in, "y") != CJ_OK)
        fail_msg("%s", in->err.text);
    cj_text_clear(&text);
}

static void nothing_is_said(int usual, const char *others, const char *heading)
{
    rows in;

    read_days(&in, usual, others, heading);
    if (cj_findings_kept(in.findings) > 0)
        fail_msg("%s: %s", others, cj_findings_at(in.findings, 0)->message.at);
    rows_end(&in);
}

static void said_once(int usual, const char *others, const char *piece)
{
    rows in;

    read_days(&in, usual, others, "other date");
    if (cj_findings_kept(in.findings) != 1)
        fail_msg("%s: %zu findings", others, cj_findings_kept(in.findings));
    rows_found(&in, 0, "unlikely-date", piece);
    rows_end(&in);
}

/* More than 20 years lie between 2000 and 2021, and not between 2001 and 2021. */
static void one_far_from_all_others(void **state)
{
    (void)state;
    said_once(12, "2000-12-31", "main.csv:14:5: other: \"2000-12-31\" is over 20 years from");
    said_once(12, "2042-01-01", "\"2042-01-01\" is over 20 years");
    nothing_is_said(12, "2001-01-01", "other date");
    nothing_is_said(12, "2041-12-31", "other date");
}

/* Of fewer than ten others none is far, two are no slip among so few, and of 200 two may be. */
static void few_and_many(void **state)
{
    (void)state;
    said_once(9, "1985-01-01", "1985-01-01");
    nothing_is_said(8, "1985-01-01", "other date");
    nothing_is_said(12, "1985-01-01 1986-01-01", "other date");
    said_once(200, "1985-05-01 1985-01-01", "\"1985-05-01\" and 1 more are over 20 years");
}

static void another_century(void **state)
{
    rows in;

    (void)state;
    said_once(0, "1899-12-31", "is before the year 1900");
    said_once(0, "2101-01-01", "is after the year 2100");
    nothing_is_said(0, "1900-01-02 2100-12-31", "other date");
    read_days(&in, 0, "0201-01-01 2100-12-31 9998-01-01", "other date");
    assert_int_equal(cj_findings_kept(in.findings), 2);
    rows_end(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_far_from_all_others),
        cmocka_unit_test(few_and_many),
        cmocka_unit_test(another_century),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
