/* cj/disclosure.h: what must be hidden. */
#include "support.h"

#include "cj/disclosure.h"
#include "disclosure/hide/move.h"

#define SIDE 8

/* A table with totals: inner numbers; what is small or zero says so by itself. Cells are added row
 * by row, each row with its total, the totals last; totals cost more. */
static cj_system *two_way(size_t rows, size_t columns, const int64_t *numbers, int64_t below,
                          bool zeros)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    uint32_t parts[SIDE];
    size_t wide = columns + 1;

    OK(cj_system_new(&system, &err));
    for (size_t r = 0; r <= rows; r++)
        for (size_t c = 0; c <= columns; c++) {
            int64_t sum = 0;
            uint32_t index;
            char name[16];
            cj_count count;

            for (size_t i = r == rows ? 0 : r; i < (r == rows ? rows : r + 1); i++)
                for (size_t j = c == columns ? 0 : c; j < (c == columns ? columns : c + 1); j++)
                    sum += numbers[i * columns + j];
            snprintf(name, sizeof(name), "r%zuc%zu", r, c);
            count = (cj_count){.name = cj_span_of(name),
                               .value = sum,
                               .shown = {sum, sum},
                               .hidden = {zeros ? 0 : 1, CJ_COUNT_MAX},
                               .cost = 1000 + (uint32_t)(sum < 500 ? sum : 500) +
                                       (r == rows || c == columns ? 500 : 0)};
            if (sum < below && (sum > 0 || zeros)) {
                count.state = CJ_COUNT_HIDDEN;
                count.demand = CJ_DEMAND_SMALL;
            } else if (sum == 0) {
                count.state = CJ_COUNT_FIXED;
                count.hidden = (cj_counts){0, 0};
            }
            OK(cj_system_add(&index, system, &count, &err));
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

static size_t protect(cj_system *system, int64_t below, bool zeros)
{
    cj_error err = CJ_ERROR_INIT;
    cj_protection *protection;
    size_t lost;

    OK(cj_system_protect(&protection, system, &(cj_protect_options){.below = below, .zeros = zeros},
                         &err));
    cj_protection_lost(protection, &lost);
    cj_protection_free(protection);
    return lost;
}

/* x: hidden, .: shown, row by row. */
static void is_hidden(const cj_system *system, const char *wanted)
{
    char got[128] = "";

    for (uint32_t c = 0; c < cj_system_count(system); c++)
        got[c] = cj_system_cell(system, c)->state == CJ_COUNT_HIDDEN ? 'x' : '.';
    assert_string_equal(got, wanted);
}

/* Alpha 3 12, Beta 9 14, Gamma 7 20: 3 can be 1 to 11 where Alpha and Beta are hidden, at 35 others
 * cheaper than Alpha and Gamma (39). */
static void areas(void **state)
{
    static const int64_t numbers[] = {3, 12, 9, 14, 7, 20};
    cj_system *system = two_way(3, 2, numbers, 5, false);

    (void)state;
    assert_int_equal(protect(system, 5, false), 0);
    is_hidden(system, "xx.xx.......");
    cj_system_free(system);
}

/* A total of three parts that are not 0 is at least 3, and its parts are hidden with it. */
static void small_total(void **state)
{
    static const int64_t numbers[] = {1, 1, 1, 20, 30, 40};
    cj_system *system = two_way(2, 3, numbers, 5, false);

    (void)state;
    assert_int_equal(protect(system, 5, false), 0);
    assert_int_equal(cj_system_cell(system, 3)->state, CJ_COUNT_HIDDEN);
    cj_system_free(system);
}

/* What is printed already gives a small count away. */
static void printed_before(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    cj_protection *protection;
    const cj_unprotected *lost;
    size_t count;
    uint32_t parts[2];
    uint32_t all;

    (void)state;
    OK(cj_system_new(&system, &err));
    OK(cj_system_add(&parts[0], system,
                     &(cj_count){.name = LIT("a"),
                                 .value = 3,
                                 .shown = {3, 3},
                                 .hidden = {1, CJ_COUNT_MAX},
                                 .state = CJ_COUNT_HIDDEN,
                                 .demand = CJ_DEMAND_SMALL},
                     &err));
    OK(cj_system_add(&parts[1], system,
                     &(cj_count){.name = LIT("b"),
                                 .value = 9,
                                 .shown = {9, 9},
                                 .hidden = {1, CJ_COUNT_MAX},
                                 .state = CJ_COUNT_FIXED},
                     &err));
    OK(cj_system_add(&all, system,
                     &(cj_count){.name = LIT("all"),
                                 .value = 12,
                                 .shown = {12, 12},
                                 .hidden = {1, CJ_COUNT_MAX},
                                 .state = CJ_COUNT_FIXED},
                     &err));
    OK(cj_system_relate_total(system, all, parts, 2, &err));
    OK(cj_system_protect(&protection, system, &(cj_protect_options){.below = 5}, &err));
    assert_int_equal(cj_protection_checked(protection), 1);
    lost = cj_protection_lost(protection, &count);
    assert_int_equal(count, 1);
    SPAN_IS(lost[0].how, "12 - 9 = 3");
    cj_protection_free(protection);
    cj_system_free(system);
}

/* Rounded to 5, 2 2 2 2 = 8 prints 0 0 0 0 and 10, which only 2 2 2 2 fits: the total is hidden. */
static void rounded(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *system;
    uint32_t parts[4];
    uint32_t all;

    (void)state;
    OK(cj_system_new(&system, &err));
    for (int i = 0; i < 4; i++)
        OK(cj_system_add(&parts[i], system,
                         &(cj_count){.name = LIT("part"),
                                     .value = 2,
                                     .shown = {0, 2},
                                     .hidden = {0, CJ_COUNT_MAX},
                                     .demand = CJ_DEMAND_TWO,
                                     .cost = 1000},
                         &err));
    OK(cj_system_add(&all, system,
                     &(cj_count){.name = LIT("all"),
                                 .value = 8,
                                 .shown = {8, 12},
                                 .hidden = {0, CJ_COUNT_MAX},
                                 .cost = 100},
                     &err));
    OK(cj_system_relate_total(system, all, parts, 4, &err));
    assert_int_equal(protect(system, 5, false), 0);
    is_hidden(system, "....x");
    cj_system_free(system);
}

/* ---- against an attack, and against the cheapest ------------------------------------------- */

static uint64_t seed = 7;

static int64_t pick(int64_t low, int64_t high)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return low + (int64_t)((seed >> 33) % (uint64_t)(high - low + 1));
}

/* The least that small counts can be with all hidden that may be. */
static void find_least(int64_t *least, const cj_system *system, size_t rows, size_t columns,
                       const int64_t *numbers, int64_t below)
{
    cj_error err = CJ_ERROR_INIT;
    cj_system *open = two_way(rows, columns, numbers, below, false);
    cj_attack *attack;
    const cj_known *known;
    size_t count;

    for (uint32_t c = 0; c < cj_system_count(system); c++)
        if (cj_system_cell(system, c)->state != CJ_COUNT_FIXED)
            cj_system_set_state(open, c, CJ_COUNT_HIDDEN);
    OK(cj_system_attack(&attack, open, &(cj_attack_options){0}, &err));
    known = cj_attack_known(attack, &count);
    for (size_t i = 0; i < count; i++)
        least[known[i].cell] = known[i].low.at;
    cj_attack_free(attack);
    cj_system_free(open);
}

/* Whether every small count can be from its least to below - 1, and two numbers. */
static bool is_safe(const cj_system *system, const int64_t *least, int64_t below)
{
    cj_error err = CJ_ERROR_INIT;
    cj_attack *attack;
    const cj_known *known;
    size_t count;
    bool safe = true;

    OK(cj_system_attack(&attack, system, &(cj_attack_options){0}, &err));
    known = cj_attack_known(attack, &count);
    for (size_t i = 0; i < count; i++)
        if (cj_system_cell(system, known[i].cell)->demand != CJ_DEMAND_NONE)
            safe = safe && known[i].low.at <= least[known[i].cell] &&
                   known[i].high.at >= below - 1 && known[i].low.at < known[i].high.at;
    cj_attack_free(attack);
    return safe;
}

static uint64_t cost_of(const cj_system *system)
{
    uint64_t cost = 0;

    for (uint32_t c = 0; c < cj_system_count(system); c++)
        if (cj_system_cell(system, c)->state == CJ_COUNT_HIDDEN &&
            cj_system_cell(system, c)->demand == CJ_DEMAND_NONE)
            cost += cj_system_cell(system, c)->cost;
    return cost;
}

/* The least cost over all sets of counts that could be hidden; *fewest: how many are in the
 * smallest of them. */
static uint64_t cheapest(size_t *fewest, cj_system *system, const int64_t *least, int64_t below)
{
    uint32_t shown[32];
    size_t count = 0;
    uint64_t best = UINT64_MAX;

    *fewest = SIZE_MAX;
    for (uint32_t c = 0; c < cj_system_count(system); c++)
        if (cj_system_cell(system, c)->state == CJ_COUNT_SHOWN)
            shown[count++] = c;
    for (uint64_t set = 0; set < UINT64_C(1) << count; set++) {
        size_t cells = (size_t)__builtin_popcountll(set);

        for (size_t i = 0; i < count; i++)
            cj_system_set_state(system, shown[i], set >> i & 1 ? CJ_COUNT_HIDDEN : CJ_COUNT_SHOWN);
        if ((cost_of(system) >= best && cells >= *fewest) || !is_safe(system, least, below))
            continue;
        best = cost_of(system) < best ? cost_of(system) : best;
        *fewest = cells < *fewest ? cells : *fewest;
    }
    for (size_t i = 0; i < count; i++)
        cj_system_set_state(system, shown[i], CJ_COUNT_SHOWN);
    return best;
}

static size_t count_hidden(const cj_system *system)
{
    size_t count = 0;

    for (uint32_t c = 0; c < cj_system_count(system); c++)
        count += cj_system_cell(system, c)->state == CJ_COUNT_HIDDEN &&
                 cj_system_cell(system, c)->demand == CJ_DEMAND_NONE;
    return count;
}

static void against_all(void **state)
{
    size_t cells[2] = {0, 0}; /* ours, and the fewest */
    const char *rounds = getenv("CJ_TEST_ROUNDS");
    uint64_t ours = 0;
    uint64_t best = 0;

    (void)state;
    for (int round = 0; round < (rounds == NULL ? 25 : atoi(rounds)); round++) {
        size_t rows = 3;
        size_t columns = (size_t)pick(2, 3);
        int64_t numbers[9];
        int64_t least[32] = {0};
        cj_system *system;
        uint64_t low;
        size_t fewest;

        for (size_t i = 0; i < rows * columns; i++)
            numbers[i] = pick(0, 2) == 0 ? pick(0, 4) : pick(0, 30);
        system = two_way(rows, columns, numbers, 5, false);
        find_least(least, system, rows, columns, numbers, 5);
        low = cheapest(&fewest, system, least, 5);
        assert_int_equal(protect(system, 5, false), 0);
        if (!is_safe(system, least, 5))
            fail_msg("round %d is not safe", round);
        if (cost_of(system) < low)
            fail_msg("round %d: cheaper than the cheapest", round);
        ours += cost_of(system);
        best += low;
        cells[0] += count_hidden(system);
        cells[1] += fewest;
        cj_system_free(system);
    }
    if (getenv("CJ_TEST_ROUNDS") != NULL)
        print_message("cost %llu of %llu, cells %zu of %zu\n", (unsigned long long)ours,
                      (unsigned long long)best, cells[0], cells[1]);
    if (cells[0] * 10 > cells[1] * 11)
        fail_msg("%zu cells are hidden, %zu would do", cells[0], cells[1]);
    if (ours * 100 > best * 104)
        fail_msg("what is hidden costs %llu, the cheapest %llu", (unsigned long long)ours,
                 (unsigned long long)best);
}

/* Of 3 12 | 9 14 the four are hidden, their totals shown. What a move says is added up, whoever
 * made it: a fault of the search must not pass. */
static void moves_are_added_up(void **state)
{
    static const int64_t numbers[] = {3, 12, 9, 14};
    static const struct {
        cj_shift shifts[4];
        size_t count;
        bool fits;
    } moves[] = {
        {{{0, 1}, {1, -1}, {3, -1}, {4, 1}}, 4, true},
        {{{0, -2}, {1, 2}, {3, 2}, {4, -2}}, 4, true},
        {{{0, 1}, {1, -1}, {3, -1}, {4, 2}}, 4, false}, /* Beta has 23 */
        {{{0, 1}, {1, -1}, {3, -1}}, 3, false},         /* the same */
        {{{0, 1}, {3, -1}}, 2, false},                  /* Alpha has 15 */
        {{{0, -3}, {1, 3}, {3, 3}, {4, -3}}, 4, false}, /* [c] is no 0 */
        {{{0, 1}, {2, 1}, {6, 1}, {8, 1}}, 4, false},   /* totals are printed */
    };
    cj_error err = CJ_ERROR_INIT;
    cj_system *system = two_way(2, 2, numbers, 5, false);
    int64_t scratch[9] = {0};
    cj_reach reach;

    (void)state;
    for (size_t i = 0; i < 5; i++)
        system->cells[i].state = i == 2 ? CJ_COUNT_SHOWN : CJ_COUNT_HIDDEN;
    OK(cj_reach_make(&reach, system, &err));
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        cj_shift shifts[4];
        const cj_move move = {shifts, moves[i].count, 0};

        memcpy(shifts, moves[i].shifts, sizeof shifts);
        if (cj_move_check(&move, &reach, scratch) != moves[i].fits)
            fail_msg("move %zu", i);
    }
    cj_reach_clear(&reach);
    cj_system_free(system);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas),          cmocka_unit_test(small_total),
        cmocka_unit_test(printed_before), cmocka_unit_test(rounded),
        cmocka_unit_test(against_all),    cmocka_unit_test(moves_are_added_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
