/* rows/repeats.h */
#include "support.h"

#include "rows/again/repeats.h"

/* Whether a row is looked at, with its words. */
static bool chooses(cj_looked_row *looked, const cj_repeats *repeats, cj_span row)
{
    uint32_t choice = cj_repeats_choice(row);

    cj_repeats_words(looked->words, choice, row);
    return cj_repeats_is_chosen(choice, cj_repeats_times(repeats));
}

/* Add rows "N,2024-01-NN,name-..." of the numbers [first, last); returns how many stood already. */
static size_t add(cj_repeats *repeats, unsigned first, unsigned last, uint32_t row)
{
    size_t found = 0;

    for (unsigned i = first; i < last; i++) {
        char text[80];
        cj_looked_row looked = {.row = row++};
        bool again;
        int length = snprintf(text, sizeof text, "service,P%05u,2024-01-%02u,attended,%u,North", i,
                              i % 28 + 1, i % 7);

        if (!chooses(&looked, repeats, (cj_span){text, (size_t)length}))
            continue;
        assert_int_equal(cj_repeats_add(&again, repeats, &looked, NULL), CJ_OK);
        found += again;
    }
    return found;
}

/* Rows 0 to 99, then 40 to 59 again: these twenty stand at rows 100 to 119, and first at 40, one
 * behind the other. */
static void each_is_found(void **state)
{
    cj_repeats repeats = {.limit = 0};

    (void)state;
    cj_repeats_begin(&repeats, 1000);
    assert_int_equal(add(&repeats, 0, 100, 0), 0);
    assert_int_equal(add(&repeats, 40, 60, 100), 20);
    assert_int_equal(repeats.count, 20);
    assert_int_equal(cj_repeats_times(&repeats), 1);
    assert_true(repeats.pasted);
    for (uint32_t i = 0; i < 20; i++) {
        assert_int_equal(repeats.rows[i].row, 100 + i);
        assert_int_equal(repeats.rows[i].first, 40 + i);
    }
    cj_repeats_clear(&repeats);
}

/* Nineteen of them, a new one, and nineteen more are no part of twenty; nor are fifty rows that
 * stand twice one behind the other, or backwards. */
static void not_pasted(void **state)
{
    cj_repeats repeats = {.limit = 0};

    (void)state;
    cj_repeats_begin(&repeats, 1000);
    add(&repeats, 0, 100, 0);
    assert_int_equal(add(&repeats, 40, 59, 100), 19);
    assert_int_equal(add(&repeats, 500, 501, 119), 0);
    assert_int_equal(add(&repeats, 60, 79, 120), 19);
    assert_false(repeats.pasted);
    cj_repeats_begin(&repeats, 1000);
    for (unsigned i = 0; i < 100; i++)
        assert_int_equal(add(&repeats, i / 2, i / 2 + 1, i), i % 2);
    assert_false(repeats.pasted);
    cj_repeats_begin(&repeats, 1000);
    add(&repeats, 0, 50, 0);
    for (unsigned i = 0; i < 50; i++)
        assert_int_equal(add(&repeats, 49 - i, 50 - i, 50 + i), 1);
    assert_false(repeats.pasted);
    cj_repeats_clear(&repeats);
}

/* One byte makes another row, wherever it stands: rows below 32 bytes and above. */
static void one_byte_is_another(void **state)
{
    static const char *const rows[] = {"P1,2024-01-01", "P1,2024-01-02",
                                       "P1,2024-01-01,a rather long text to look at,1",
                                       "P1,2024-01-01,a rather long tExt to look at,1",
                                       "P1,2024-01-01,a rather long text to look at,2"};
    cj_repeats repeats = {.limit = 0};

    (void)state;
    cj_repeats_begin(&repeats, 1000);
    for (uint32_t i = 0; i < 10; i++) {
        cj_looked_row looked = {.row = i};
        bool again;

        assert_true(chooses(&looked, &repeats, cj_span_of(rows[i % 5])));
        assert_int_equal(cj_repeats_add(&again, &repeats, &looked, NULL), CJ_OK);
        assert_int_equal(again, i >= 5);
    }
    cj_repeats_clear(&repeats);
}

/* 20,000 rows twice where 1,000 are kept: memory stays, each that is looked at is found, once, and
 * their number tells about all: a part chosen by chance has a standard deviation of
 * sqrt(20000 * 31) = 787 at one row in 32, the most that is left out here; 4 of them are 3,150. */
static void a_part_tells_of_all(void **state)
{
    cj_repeats repeats = {.limit = 0};
    size_t kept;
    uint64_t about;

    (void)state;
    cj_repeats_begin(&repeats, 1000);
    assert_int_equal(add(&repeats, 0, 20000, 0), 0);
    kept = repeats.seen.used;
    assert_in_range(kept, 300, 1000);
    assert_int_equal(add(&repeats, 0, 20000, 20000), kept);
    assert_int_equal(repeats.seen.used, kept);
    assert_int_equal(repeats.count, kept);
    about = repeats.count * cj_repeats_times(&repeats);
    assert_in_range(about, 20000 - 3150, 20000 + 3150);
    for (size_t i = 0; i < repeats.count; i++)
        assert_int_equal(repeats.rows[i].row, repeats.rows[i].first + 20000);
    cj_repeats_clear(&repeats);
}

/* A row that stands 5,000 times: not more than the limit are listed, and that is known. */
static void one_row_many_times(void **state)
{
    cj_repeats repeats = {.limit = 0};

    (void)state;
    cj_repeats_begin(&repeats, 1000);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(add(&repeats, 7, 8, i), i > 0);
    assert_int_equal(repeats.count, 1000);
    assert_true(repeats.more);
    cj_repeats_clear(&repeats);
}

/* Numbers 0 to 99 and 90 to 149: ten of the second stand in the first, at its rows 0 to 9. */
static void between_two(void **state)
{
    cj_repeats first = {.limit = 0};
    cj_repeats second = {.limit = 0};
    cj_repeats found = {.limit = 0};

    (void)state;
    cj_repeats_begin(&first, 1000);
    cj_repeats_begin(&second, 1000);
    cj_repeats_begin(&found, 1000);
    add(&first, 0, 100, 0);
    add(&second, 90, 150, 0);
    assert_int_equal(cj_repeats_between(&found, &first, &second, NULL), CJ_OK);
    assert_int_equal(found.count, 10);
    for (uint32_t i = 0; i < 10; i++) {
        assert_int_equal(found.rows[i].row, i);
        assert_int_equal(found.rows[i].first, 90 + i);
    }
    cj_repeats_clear(&first);
    cj_repeats_clear(&second);
    cj_repeats_clear(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_found),       cmocka_unit_test(one_byte_is_another),
        cmocka_unit_test(a_part_tells_of_all), cmocka_unit_test(one_row_many_times),
        cmocka_unit_test(between_two),         cmocka_unit_test(not_pasted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
