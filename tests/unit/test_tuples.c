/* cj/tuples.h */
#include "support.h"

#include "base/tuples.h"

#define MANY 4000

typedef struct {
    uint32_t words[MANY][5];
    uint32_t rows[MANY];
    size_t count;
} naive;

static uint64_t seed = 1;

static uint32_t random_below(uint32_t limit)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(seed >> 33) % limit;
}

static size_t naive_find(const naive *in, const uint32_t *words, size_t count)
{
    for (size_t i = 0; i < in->count; i++)
        if (memcmp(in->words[i], words, count * sizeof *words) == 0)
            return i;
    return SIZE_MAX;
}

/* A few values make many tuples that repeat; some are large and some 0. */
static void fill(uint32_t *words, size_t count)
{
    static const uint32_t values[] = {0, 1, 2, 3, UINT32_MAX, UINT32_MAX - 1, 1u << 31, 77};

    for (size_t i = 0; i < count; i++)
        words[i] = count == 1 ? random_below(1000) : values[random_below(count < 4 ? 8 : 4)];
}

static void as_a_naive_table(void **state)
{
    static naive known;
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    for (size_t count = 1; count <= 5; count++) {
        cj_tuples tuples = CJ_TUPLES_INIT(count);

        known.count = 0;
        for (uint32_t row = 0; row < MANY; row++) {
            uint32_t words[5];
            uint64_t hash;
            uint32_t first;
            size_t at;

            fill(words, count);
            hash = cj_tuples_hash(words, count);
            assert_true(hash == cj_tuples_hash(words, count));
            if (row % 100 == 0)
                OK(cj_tuples_reserve(&tuples, 100, &err));
            cj_tuples_prefetch(&tuples, hash);
            first = cj_tuples_add(&tuples, words, hash, row);
            at = naive_find(&known, words, count);
            if (at == SIZE_MAX) {
                assert_int_equal(first, row);
                memcpy(known.words[known.count], words, count * sizeof *words);
                known.rows[known.count++] = row;
            } else {
                assert_int_equal(first, known.rows[at]);
            }
            if (row % 7 == 0) { /* it belongs to this row from now on */
                cj_tuples_move(&tuples, words, hash, row);
                known.rows[at == SIZE_MAX ? known.count - 1 : at] = row;
            }
        }
        assert_int_equal(tuples.used, known.count);
        cj_tuples_clear(&tuples);
        assert_int_equal(tuples.words, count);
        assert_null(tuples.table);
    }
}

static void grows(void **state)
{
    cj_tuples tuples = CJ_TUPLES_INIT(2);
    cj_error err = CJ_ERROR_INIT;
    const uint32_t many = 100000;

    (void)state;
    OK(cj_tuples_reserve(&tuples, 0, &err));
    for (uint32_t row = 0; row < many; row++) {
        const uint32_t words[2] = {row / 2, row % 2 == 0 ? 5 : row + many};

        OK(cj_tuples_reserve(&tuples, 1, &err));
        assert_int_equal(cj_tuples_add(&tuples, words, cj_tuples_hash(words, 2), row), row);
    }
    assert_int_equal(tuples.used, many);
    assert_true(tuples.room > many && tuples.room < 4 * (size_t)many);
    assert_true((tuples.room & (tuples.room - 1)) == 0);
    for (uint32_t row = 0; row < many; row++) {
        const uint32_t words[2] = {row / 2, row % 2 == 0 ? 5 : row + many};

        assert_int_equal(cj_tuples_add(&tuples, words, cj_tuples_hash(words, 2), many + row), row);
    }
    cj_tuples_clear(&tuples);
    cj_tuples_clear(&tuples);
}

/* Hashes that agree do not make tuples agree. */
static void one_hash_for_all(void **state)
{
    cj_tuples tuples = CJ_TUPLES_INIT(1);
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    OK(cj_tuples_reserve(&tuples, 50, &err));
    for (uint32_t row = 0; row < 100; row++) {
        const uint32_t word = row % 50;

        assert_int_equal(cj_tuples_add(&tuples, &word, UINT64_MAX, row), row % 50);
    }
    assert_int_equal(tuples.used, 50);
    cj_tuples_clear(&tuples);
}

static void the_order_of_words_counts(void **state)
{
    const uint32_t a[3] = {1, 2, 3};
    const uint32_t b[3] = {3, 2, 1};
    const uint32_t c[3] = {1, 2, 0};
    cj_tuples tuples = CJ_TUPLES_INIT(3);
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    OK(cj_tuples_reserve(&tuples, 3, &err));
    assert_int_equal(cj_tuples_add(&tuples, a, cj_tuples_hash(a, 3), 7), 7);
    assert_int_equal(cj_tuples_add(&tuples, b, cj_tuples_hash(b, 3), 8), 8);
    assert_int_equal(cj_tuples_add(&tuples, c, cj_tuples_hash(c, 3), UINT32_MAX - 1),
                     UINT32_MAX - 1);
    cj_tuples_move(&tuples, b, cj_tuples_hash(b, 3), 20);
    assert_int_equal(cj_tuples_add(&tuples, b, cj_tuples_hash(b, 3), 9), 20);
    assert_int_equal(cj_tuples_add(&tuples, a, cj_tuples_hash(a, 3), 9), 7);
    assert_int_equal(cj_tuples_add(&tuples, c, cj_tuples_hash(c, 3), 9), UINT32_MAX - 1);
    cj_tuples_clear(&tuples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_a_naive_table),
        cmocka_unit_test(grows),
        cmocka_unit_test(one_hash_for_all),
        cmocka_unit_test(the_order_of_words_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
