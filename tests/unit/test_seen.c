/* rows/type/seen.h: what is remembered gives the codes and counts that a dictionary gives alone. */
#include "rows/type/seen.h"
#include "support.h"

#define ROWS 300 /* of a batch: enough for a table */

/* The text of row i: mostly few, some of them long, blank, or never seen again. */
static cj_span text_of(char *bytes, size_t size, size_t i, size_t kinds)
{
    size_t kind = (i * 7 + i / 5) % kinds;
    int length;

    if (kind == 0)
        length = snprintf(bytes, size, "%s", "");
    else if (kind % 5 == 0)
        length = snprintf(bytes, size, "a text of more than sixteen bytes, number %zu", kind);
    else if (kind % 7 == 0)
        length = snprintf(bytes, size, "%080zu", kind); /* too long for a place */
    else
        length = snprintf(bytes, size, "%c%zu", i % 2 == 0 ? 'a' : 'A', kind);
    return (cj_span){bytes, (size_t)length};
}

/* Code the rows of some batches with and without places, as the rows that ask are. */
static void hold_against(cj_dict_kind kind, size_t kinds, bool useless)
{
    static char texts[ROWS][96];
    cj_error err = CJ_ERROR_INIT;
    cj_seen seen = {0};
    cj_dict *with;
    cj_dict *without;
    uint64_t times[2][1024];

    OK(cj_dict_new(&with, kind, &err));
    OK(cj_dict_new(&without, kind, &err));
    for (size_t batch = 0; batch < 5; batch++) {
        uint32_t places[ROWS];
        cj_span rows[ROWS];

        cj_seen_begin(&seen, ROWS);
        for (size_t i = 0; i < ROWS; i++) {
            rows[i] = text_of(texts[i], sizeof texts[i], batch * ROWS + i, kinds);
            places[i] = cj_seen_is_on(&seen) ? cj_seen_find(&seen, rows[i]) : CJ_SEEN_NOWHERE;
        }
        for (size_t i = 0; i < ROWS; i++) {
            cj_seen_text *place = places[i] == CJ_SEEN_NOWHERE ? NULL : &seen.places[places[i]];
            uint32_t code = CJ_NO_CODE;
            uint32_t right = CJ_NO_CODE;

            if (rows[i].length > 0)
                OK(cj_dict_add(&right, without, rows[i], &err));
            if (place != NULL && place->state == CJ_SEEN_KNOWN) {
                code = place->code;
            } else {
                if (rows[i].length > 0)
                    OK(cj_dict_add(&code, with, rows[i], &err));
                if (place != NULL) {
                    place->times--;
                    cj_seen_learn(place, with, rows[i], code);
                }
            }
            assert_int_equal(code, right);
        }
        if (cj_seen_is_on(&seen))
            cj_seen_end(&seen, with);
        memset(texts, '?', sizeof texts); /* the texts of a batch are gone with it */
    }
    assert_int_equal(seen.useless, useless);
    assert_int_equal(cj_dict_count(with), cj_dict_count(without));
    cj_dict_list_times(times[0], with);
    cj_dict_list_times(times[1], without);
    assert_memory_equal(times[0], times[1], cj_dict_count(with) * sizeof times[0][0]);
    cj_seen_clear(&seen);
    cj_dict_free(with);
    cj_dict_free(without);
}

static void few_texts(void **state)
{
    (void)state;
    hold_against(CJ_DICT_FOLDED, 9, false);
    hold_against(CJ_DICT_EXACT, 9, false);
}

static void texts_that_share_places(void **state)
{
    (void)state;
    hold_against(CJ_DICT_FOLDED, 90, false);
    hold_against(CJ_DICT_EXACT, 90, false);
}

static void too_many_texts(void **state)
{
    (void)state;
    hold_against(CJ_DICT_FOLDED, 800, true);
}

static void short_batches_have_no_table(void **state)
{
    cj_seen seen = {0};

    (void)state;
    cj_seen_begin(&seen, 10);
    assert_false(cj_seen_is_on(&seen));
}

static void a_useless_table_leaves_hashes(void **state)
{
    cj_seen seen = {0};

    (void)state;
    cj_seen_begin(&seen, ROWS);
    assert_false(cj_seen_hashes(&seen));
    assert_false(seen.hashed);
    seen.useless = true;
    cj_seen_begin(&seen, ROWS + 1);
    assert_true(cj_seen_hashes(&seen));
    assert_true(seen.hashed && seen.hash_capacity > ROWS);
    assert_false(cj_seen_is_on(&seen));
    cj_seen_begin(&seen, 2); /* not those of the batch before */
    assert_false(seen.hashed);
    cj_seen_clear(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_texts), cmocka_unit_test(texts_that_share_places),
        cmocka_unit_test(too_many_texts), cmocka_unit_test(short_batches_have_no_table),
        cmocka_unit_test(a_useless_table_leaves_hashes)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
