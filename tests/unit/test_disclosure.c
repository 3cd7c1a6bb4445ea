/* cj/disclosure.h: what can be worked out. */
#include "support.h"

#include "cj/disclosure.h"

/* ---- systems to try ------------------------------------------------------------------- */

static uint32_t put(cj_system *system, const char *name, int64_t value, bool hidden)
{
    cj_error err = CJ_ERROR_INIT;
    uint32_t index;
    cj_count cell = {.name = cj_span_of(name),
                     .value = value,
                     .shown = {value, value},
                     .hidden = {1, CJ_COUNT_MAX},
                     .state = hidden ? CJ_COUNT_HIDDEN : CJ_COUNT_SHOWN};

    OK(cj_system_add(&index, system, &cell, &err));
    return index;
}

/* A table with totals: rows * columns numbers, NULL or a mark for those that are hidden; returns
 * the inner cells' first index: they come row by row, each row with its total, then the totals. */
static cj_system *two_way(size_t rows, size_t columns, const int64_t *numbers, const char *marks)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    uint32_t parts[16];
    size_t wide = columns + 1;

    OK(cj_system_new(&system, &err));
    for (size_t r = 0; r <= rows; r++)
        for (size_t c = 0; c <= columns; c++) {
            int64_t sum = 0;
            char name[16];

            for (size_t i = r == rows ? 0 : r; i < (r == rows ? rows : r + 1); i++)
                for (size_t j = c == columns ? 0 : c; j < (c == columns ? columns : c + 1); j++)
                    sum += numbers[i * columns + j];
            snprintf(name, sizeof(name), "r%zuc%zu", r, c);
            put(system, name, sum, marks[r * wide + c] == 'x');
        }
    for (size_t r = 0; r <= rows; r++) {
        for (size_t c = 0; c < columns; c++)
            parts[c] = (uint32_t)(r * wide + c);
        OK(cj_system_relate_total(system, (uint32_t)(r * wide + columns), parts, columns, &err));
    }
    for (size_t c = 0; c <= columns; c++) {
        for (size_t r = 0; r < rows; r++)
            parts[r] = (uint32_t)(r * wide + c);
        OK(cj_system_relate_total(system, (uint32_t)(rows * wide + c), parts, rows, &err));
    }
    return system;
}

static cj_attack *attack_of(const cj_system *system, int64_t below)
{
    cj_error err = CJ_ERROR_INIT;
    cj_attack *attack;

    OK(cj_system_attack(&attack, system, &(cj_attack_options){.below = below, .witnesses = true},
                        &err));
    return attack;
}

static void is_known(const cj_attack *attack, const cj_system *system, const char *name,
                     int64_t low, int64_t high, const char *how)
{
    size_t count;
    const cj_known *known = cj_attack_known(attack, &count);

    for (size_t i = 0; i < count; i++) {
        cj_span called = cj_system_cell(system, known[i].cell)->name;

        if (!cj_span_equal(called, cj_span_of(name)))
            continue;
        if (known[i].low.at != low || known[i].high.at != high)
            fail_msg("%s is %lld to %lld, not %lld to %lld", name, (long long)known[i].low.at,
                     (long long)known[i].high.at, (long long)low, (long long)high);
        assert_int_equal(known[i].low.kind, CJ_END_EXACT);
        assert_int_equal(known[i].high.kind, CJ_END_EXACT);
        SPAN_IS(known[i].how, how);
        return;
    }
    fail_msg("%s is not among what is hidden", name);
}

/* ---- by hand ------------------------------------------------------------------------------- */

/* 244 were sentenced: 139 of 21 to 30 and 98 older. */
static void one_sum(void **state)
{
    static const int64_t numbers[] = {7, 139, 98};
    cj_system *system = two_way(1, 3, numbers, "x...x...");
    cj_attack *attack = attack_of(system, 0);

    (void)state;
    is_known(attack, system, "r0c0", 7, 7, "244 - 139 - 98 = 7");
    cj_attack_free(attack);
    cj_system_free(system);
}

/* Every line has two hidden cells, yet r0c1 is alone between what the lines of w and x and of a and
 * c leave: 141 + 95 - 120 - 69 = 47. */
static void four_sums(void **state)
{
    static const int64_t numbers[] = {30, 47,  64, 89, 90,  124, 5,   31,
                                      92, 100, 59, 85, 800, 991, 651, 685};
    cj_system *system = two_way(4, 4, numbers, "xxx..x.x...x.x..x.x......");
    cj_attack *attack = attack_of(system, 0);

    (void)state;
    is_known(attack, system, "r0c0", 26, 93, "");
    is_known(attack, system, "r0c1", 47, 47,
             "800 + 651 + 250 + 230 + 92 + 59 - 1012 - 779 - 124 - 89 - 31 = 47");
    cj_attack_free(attack);
    cj_system_free(system);
}

/* Three hidden cells that are at least 1 add up to 3. */
static void no_zeros(void **state)
{
    static const int64_t numbers[] = {1, 1, 1, 5, 9, 9, 9, 9, 0, 0, 0, 7};
    cj_system *system = two_way(3, 4, numbers, "xxx..xxx.......     ");
    cj_attack *attack = attack_of(system, 5);

    (void)state;
    is_known(attack, system, "r0c0", 1, 1, "8 - 5 - 1 - 1 = 1");
    is_known(attack, system, "r1c2", 9, 9,
             "at least 9: 10 + 5 + 1 + 1 - 8 = 9; at most 9: 10 - 1 = 9");
    cj_attack_free(attack);
    cj_system_free(system);
}

static void contradictions(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    cj_attack *attack;
    uint32_t parts[2];
    uint32_t all;

    (void)state;
    OK(cj_system_new(&system, &err));
    parts[0] = put(system, "a", 5, true);
    parts[1] = put(system, "b", 9, false);
    all = put(system, "all", 7, false);
    OK(cj_system_relate_total(system, all, parts, 2, &err));
    FAILS(cj_system_attack(&attack, system, &(cj_attack_options){0}, &err), CJ_EUSAGE);
    HAS(err.text, "contradict");
    HAS(err.text, "all = 7");
    assert_null(attack);
    cj_system_free(system);
}

/* Two cells alike add up to 7: no whole numbers do, although fractions would. */
static void odd(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    cj_attack *attack;
    uint32_t a;
    uint32_t b;
    uint32_t c;

    (void)state;
    OK(cj_system_new(&system, &err));
    a = put(system, "a", 2, true);
    b = put(system, "b", 2, true);
    c = put(system, "c", 2, true);
    OK(cj_system_relate(system, &(cj_tie){CJ_TIE_EQUAL, 7}, (cj_term[]){{a, 2}, {b, 2}, {c, 2}}, 3,
                        &err));
    FAILS(cj_system_attack(&attack, system, &(cj_attack_options){0}, &err), CJ_EUSAGE);
    cj_system_free(system);
}

/* 64 percent of 28 are 18, and 32 percent are 9. */
static void shares(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    cj_attack *attack;
    uint32_t base;
    uint32_t part;

    (void)state;
    OK(cj_system_new(&system, &err));
    base = put(system, "base", 28, false);
    part = put(system, "part", 9, true);
    OK(cj_system_relate_share(
        system,
        &(cj_share){.part = part, .bases = &base, .base_count = 1, .scale = 100, .units = 32},
        &err));
    attack = attack_of(system, 0);
    is_known(attack, system, "part", 9, 9,
             "at least 9: (63 x 28) / 200 > 8; at most 9: (65 x 28 - 1) / 200 < 10");
    cj_attack_free(attack);
    cj_system_free(system);
}

/* ---- against trying everything ------------------------------------------------------------- */

#define CELLS 5
#define TOP 6

typedef struct {
    cj_tie relation;
    int64_t factors[CELLS];
} random_relation;

static uint64_t seed;

static int64_t pick(int64_t low, int64_t high)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return low + (int64_t)((seed >> 33) % (uint64_t)(high - low + 1));
}

static bool fits_all(const int64_t *numbers, const random_relation *relations, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        int64_t sum = 0;

        for (size_t c = 0; c < CELLS; c++)
            sum += relations[r].factors[c] * numbers[c];
        if (relations[r].relation.kind == CJ_TIE_EQUAL ? sum != relations[r].relation.constant
                                                       : sum > relations[r].relation.constant)
            return false;
    }
    return true;
}

/* Least and greatest of each cell over all tables that fit. */
static void try_all(cj_counts *ends, const random_relation *relations, size_t count)
{
    int64_t numbers[CELLS] = {0};

    for (size_t c = 0; c < CELLS; c++)
        ends[c] = (cj_counts){TOP + 1, -1};
    for (long n = 0; n < 16807; n++) { /* 7 to the 5th */
        long rest = n;

        for (size_t c = 0; c < CELLS; c++, rest /= TOP + 1)
            numbers[c] = rest % (TOP + 1);
        if (!fits_all(numbers, relations, count))
            continue;
        for (size_t c = 0; c < CELLS; c++) {
            ends[c].low = numbers[c] < ends[c].low ? numbers[c] : ends[c].low;
            ends[c].high = numbers[c] > ends[c].high ? numbers[c] : ends[c].high;
        }
    }
}

static void make_relations(random_relation *relations, size_t count)
{
    int64_t truth[CELLS];

    for (size_t c = 0; c < CELLS; c++)
        truth[c] = pick(0, TOP);
    for (size_t r = 0; r < count; r++) {
        int64_t sum = 0;
        bool plain = pick(0, 1) == 0;

        for (size_t c = 0; c < CELLS; c++) {
            relations[r].factors[c] = plain ? pick(0, 1) : pick(-3, 3);
            sum += relations[r].factors[c] * truth[c];
        }
        relations[r].relation.kind = pick(0, 2) == 0 ? CJ_TIE_AT_MOST : CJ_TIE_EQUAL;
        relations[r].relation.constant =
            sum + (relations[r].relation.kind == CJ_TIE_EQUAL ? 0 : pick(0, 2));
    }
}

static void is_table(const cj_known *known, int side, const random_relation *relations,
                     size_t count, const cj_counts *ends)
{
    int64_t numbers[CELLS];
    int64_t own = side == 0 ? known->low.at : known->high.at;

    for (size_t c = 0; c < CELLS; c++)
        numbers[c] = INT64_MIN;
    for (size_t i = 0; i < known->tied_count; i++)
        numbers[known->tied[i]] = known->tables[side][i];
    assert_int_equal(numbers[known->cell], own);
    for (size_t r = 0; r < count; r++) { /* those of other parts stand for themselves */
        int64_t sum = 0;
        bool whole = true;

        for (size_t c = 0; c < CELLS; c++)
            if (relations[r].factors[c] != 0) {
                int64_t number = numbers[c] != INT64_MIN ? numbers[c] : ends[c].low;

                whole = whole && (numbers[c] != INT64_MIN || ends[c].low == ends[c].high);
                sum += relations[r].factors[c] * number;
            }
        if (whole)
            assert_true(relations[r].relation.kind == CJ_TIE_EQUAL
                            ? sum == relations[r].relation.constant
                            : sum <= relations[r].relation.constant);
    }
}

static void against_all(void **state)
{
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    for (int round = 0; round < 1500; round++) {
        random_relation relations[4];
        size_t count = (size_t)pick(1, 4);
        cj_counts ends[CELLS];
        cj_system *system;
        cj_attack *attack;
        size_t known_count;
        const cj_known *known;

        make_relations(relations, count);
        try_all(ends, relations, count);
        OK(cj_system_new(&system, &err));
        for (uint32_t c = 0; c < CELLS; c++) {
            uint32_t index;
            cj_count cell = {.name = LIT("cell"), .hidden = {0, TOP}, .state = CJ_COUNT_HIDDEN};

            OK(cj_system_add(&index, system, &cell, &err));
        }
        for (size_t r = 0; r < count; r++) {
            cj_term terms[CELLS];

            for (uint32_t c = 0; c < CELLS; c++)
                terms[c] = (cj_term){c, relations[r].factors[c]};
            OK(cj_system_relate(system, &relations[r].relation, terms, CELLS, &err));
        }
        attack = attack_of(system, 0);
        known = cj_attack_known(attack, &known_count);
        assert_int_equal(known_count, CELLS);
        for (size_t c = 0; c < CELLS; c++) {
            if (known[c].low.at != ends[c].low || known[c].high.at != ends[c].high)
                fail_msg("round %d, cell %zu: %lld to %lld, not %lld to %lld", round, c,
                         (long long)known[c].low.at, (long long)known[c].high.at,
                         (long long)ends[c].low, (long long)ends[c].high);
            is_table(&known[c], 0, relations, count, ends);
            is_table(&known[c], 1, relations, count, ends);
        }
        cj_attack_free(attack);
        cj_system_free(system);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_sum),        cmocka_unit_test(four_sums), cmocka_unit_test(no_zeros),
        cmocka_unit_test(contradictions), cmocka_unit_test(odd),       cmocka_unit_test(shares),
        cmocka_unit_test(against_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
