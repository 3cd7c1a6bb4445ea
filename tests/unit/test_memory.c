/* cj/memory.h */
#include "support.h"

#ifdef __SANITIZE_ADDRESS__
/* malloc() is to say no to impossible sizes, as it does without a sanitizer. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}
#endif

static void arena_pieces_are_apart_and_aligned(void **state)
{
    cj_arena arena = CJ_ARENA_INIT;
    unsigned char *pieces[400];

    (void)state;
    for (size_t i = 0; i < 400; i++) {
        pieces[i] = cj_arena_alloc(&arena, i * 17 + 1);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        memset(pieces[i], (int)(i % 251), i * 17 + 1);
    }
    for (size_t i = 0; i < 400; i++) {
        assert_int_equal(pieces[i][0], i % 251);
        assert_int_equal(pieces[i][i * 17], i % 251);
    }
    cj_arena_clear(&arena);
    assert_null(arena.block);
    assert_non_null(cj_arena_alloc(&arena, 8));
    cj_arena_clear(&arena);
    cj_arena_clear(&arena);
}

static void arena_takes_large_and_refuses_impossible_pieces(void **state)
{
    cj_arena arena = CJ_ARENA_INIT;
    char *large = cj_arena_alloc(&arena, 3 << 20);

    (void)state;
    assert_non_null(large);
    memset(large, 1, 3 << 20);
    assert_null(cj_arena_alloc(&arena, SIZE_MAX));
    assert_null(cj_arena_alloc(&arena, SIZE_MAX - 8));
    assert_null(cj_arena_alloc(&arena, SIZE_MAX - 64));
    assert_int_equal(large[(3 << 20) - 1], 1);
    assert_non_null(cj_arena_alloc(&arena, 1));
    cj_arena_clear(&arena);
}

static void arena_copies_texts(void **state)
{
    cj_arena arena = CJ_ARENA_INIT;
    const char *texts[1000];
    char number[16];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        int length = snprintf(number, sizeof number, "%d!", i);

        texts[i] = cj_arena_text(&arena, number, (size_t)length);
        assert_non_null(texts[i]);
        if (i % 7 == 0) /* texts and aligned pieces take turns */
            assert_int_equal((uintptr_t)cj_arena_alloc(&arena, 24) % _Alignof(max_align_t), 0);
    }
    for (int i = 0; i < 1000; i++) {
        snprintf(number, sizeof number, "%d!", i);
        assert_string_equal(texts[i], number);
    }
    assert_string_equal(cj_arena_text(&arena, "", 0), "");
    assert_string_equal(cj_arena_text(&arena, "abcdef", 3), "abc");
    cj_arena_clear(&arena);
}

static void grow_makes_room(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    int64_t *items = NULL;
    size_t capacity = 0;
    size_t growths = 0;

    (void)state;
    for (size_t n = 1; n <= 100000; n++) {
        size_t before = capacity;

        OK(cj_grow(&items, &capacity, n, sizeof *items, &err));
        assert_true(capacity >= n);
        if (capacity != before) {
            growths++;
            assert_true(before == 0 || capacity >= before + before / 2);
        }
        items[n - 1] = (int64_t)n;
    }
    assert_true(growths < 40);
    for (size_t n = 1; n <= 100000; n++)
        assert_int_equal(items[n - 1], n);
    OK(cj_grow(&items, &capacity, 5, sizeof *items, &err)); /* never shrinks */
    assert_true(capacity >= 100000);
    free(items);
}

static void grow_refuses_what_overflows(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    int64_t *items = NULL;
    int64_t *before;
    size_t capacity = 0;
    size_t capacity_before;

    (void)state;
    OK(cj_grow(&items, &capacity, 3, sizeof *items, &err));
    before = items;
    capacity_before = capacity;
    items[2] = 42;
    FAILS(cj_grow(&items, &capacity, SIZE_MAX, sizeof *items, &err), CJ_ENOMEM);
    FAILS(cj_grow(&items, &capacity, SIZE_MAX / 8 + 1, sizeof *items, &err), CJ_ENOMEM);
    FAILS(cj_grow(&items, &capacity, SIZE_MAX / 2 + 1, 2, &err), CJ_ENOMEM);
    assert_int_equal(cj_grow(&items, &capacity, SIZE_MAX, sizeof *items, NULL), CJ_ENOMEM);
    assert_ptr_equal(items, before);
    assert_int_equal(capacity, capacity_before);
    assert_int_equal(items[2], 42);
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_pieces_are_apart_and_aligned),
        cmocka_unit_test(arena_takes_large_and_refuses_impossible_pieces),
        cmocka_unit_test(arena_copies_texts),
        cmocka_unit_test(grow_makes_room),
        cmocka_unit_test(grow_refuses_what_overflows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
