/* records/doubt/renamed.h: values of a column that go on under another name */
#include "records/doubt/renamed.h"
#include "support.h"

/* Write each row as the number of its value: "0101" are four rows, " " is a blank. */
static cj_renamed rows_of(const char *rows)
{
    cj_renamed of = {0};

    for (size_t i = 0; rows[i] != '\0'; i++)
        cj_renamed_note(&of, rows[i] == ' ' ? CJ_NO_CODE : (uint32_t)(rows[i] - '0'), (int64_t)i);
    return of;
}

/* Whether the first value goes on as another one. */
static bool goes_on(cj_renaming *found, const char *rows, const cj_span *texts, size_t count,
                    bool by_rows)
{
    const cj_renamed of = rows_of(rows);
    cj_renamed_column column = {
        .heading = CJ_SPAN("Attended"), .texts = texts, .count = count, .named = {true}};

    return cj_renamed_find(found, &of, &column, by_rows);
}

static bool is_one(const char *a, const char *b)
{
    const cj_span texts[] = {cj_span_of(a), cj_span_of("Unclear"), cj_span_of(b)};
    cj_renaming found;

    /* 9 of the one and 9 of the other among those of the second: 48,620 ways to choose 9 of 18 */
    return goes_on(&found, "010010010010100 2122122122122", texts, 3, false);
}

static void says_what_looks_like_one(void **state)
{
    (void)state;
    assert_true(is_one("Yes", "Y"));
    assert_true(is_one("Y", "yes"));
    assert_true(is_one("Yes", "1"));
    assert_true(is_one("Yes", "True"));
    assert_true(is_one("Yes", "attended")); /* what the column is headed */
    assert_true(is_one("Community resolution", "COMM"));
    assert_true(is_one("Local", "Local authority"));
    assert_true(is_one("Closed by agreement", "Closed - agreed"));
    assert_false(is_one("No", "Not yet"));
    assert_true(is_one("No", "0"));
    assert_false(is_one("Yes", "No"));
    assert_false(is_one("Yes", "N"));
    assert_false(is_one("Attended", "Booked"));
    assert_false(is_one("Cohort 1", "Cohort 12")); /* counted on */
    assert_false(is_one("1", "2"));
    assert_false(is_one("2021-22", "2022-23"));
    assert_false(is_one("A", "B"));
    assert_false(is_one("Supervision order", "Youth rehabilitation order")); /* a new law */
}

static void needs_more_than_chance(void **state)
{
    const cj_span texts[] = {CJ_SPAN("Yes"), CJ_SPAN("No"), CJ_SPAN("Y")};
    cj_renaming found;

    (void)state;
    /* two values are not named: 4,000 ways are to be more than those to choose 6 of 12, which are
     * 924, and 7 of 14, 3,432, but not 8 of 16: 12,870 */
    assert_false(goes_on(&found, "0101010100 2121212122", texts, 3, false)); /* 6 and 6 */
    assert_false(goes_on(&found, "01010101000 21212121222", texts, 3, false));
    assert_true(goes_on(&found, "010101010000 212121212222", texts, 3, false));
    assert_string_equal(found.from.at, "Yes");
    assert_string_equal(found.to.at, "Y");
    assert_int_equal(found.last, 11);
    assert_int_equal(found.first, 13);
    /* 4 of 404 are over a thousand million, but hardly a habit */
    assert_false(goes_on(&found,
                         "0101010 2222222222222222222222222222222222222222222222222222222222222222",
                         texts, 3, false));
    /* one that comes afterwards, or before */
    assert_false(goes_on(&found, "010101010000 2121212122220", texts, 3, false));
    assert_false(goes_on(&found, "2010101010000 212121212222", texts, 3, false));
}

static void knows_what_else_happens(void **state)
{
    const cj_span booked[] = {CJ_SPAN("Yes"), CJ_SPAN("No"), CJ_SPAN("NA")};
    const cj_span four[] = {CJ_SPAN("Yes"), CJ_SPAN("No"), CJ_SPAN("1"), CJ_SPAN("0")};
    const cj_span named[] = {CJ_SPAN("Local"), CJ_SPAN("Other"), CJ_SPAN("L")};
    const cj_renamed of = rows_of("0101010100000002121212122222223333");
    cj_renamed_column column = {.texts = four, .count = 4, .named = {true, false, false, false}};
    cj_renaming found;

    (void)state;
    /* Yes and No stop where what is to come begins; both go on as numbers */
    assert_false(goes_on(&found, "0101010101010122222222222", booked, 3, false));
    assert_true(goes_on(&found, "010101010101010102323232323232323", four, 4, false));
    assert_string_equal(found.to.at, "1");
    /* rows in the order of the column say nothing, but days do */
    assert_false(goes_on(&found, "00000000111111112222222222", named, 3, true));
    assert_true(goes_on(&found, "00000000111111112222222222", named, 3, false));
    assert_true(goes_on(&found, "010101010101010112121212121212121", named, 3, true));
    /* what comes in its place was named, too */
    assert_true(cj_renamed_find(&found, &of, &column, false));
    column.named[3] = true;
    assert_false(cj_renamed_find(&found, &of, &column, false));
}

static void gives_up(void **state)
{
    cj_renamed of = rows_of("0000000000000001111111111111111");
    cj_renamed_column column = {
        .texts = (const cj_span[]){CJ_SPAN("Yes"), CJ_SPAN("Y")}, .count = 2, .named = {true}};
    cj_renaming found;

    (void)state;
    assert_true(cj_renamed_find(&found, &of, &column, false));
    column.named[1] = true; /* nothing is left out */
    assert_false(cj_renamed_find(&found, &of, &column, false));
    column.named[1] = false;
    cj_renamed_note(&of, CJ_RENAMED_VALUES, 40); /* a column of names */
    assert_false(cj_renamed_find(&found, &of, &column, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_looks_like_one), cmocka_unit_test(needs_more_than_chance),
        cmocka_unit_test(knows_what_else_happens), cmocka_unit_test(gives_up)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
