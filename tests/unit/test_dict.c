/* cj/dict.h */
#include "support.h"

#include "cj/dict.h"

static uint32_t add(cj_dict *dict, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    uint32_t code = CJ_NO_CODE;

    OK(cj_dict_add(&code, dict, cj_span_of(text), &err));
    return code;
}

static void exact(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_EXACT, &err));
    assert_int_equal(cj_dict_count(dict), 0);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("007")), CJ_NO_CODE);
    assert_int_equal(add(dict, "007"), 0);
    assert_int_equal(add(dict, "7"), 1);
    assert_int_equal(add(dict, "a7"), 2);
    assert_int_equal(add(dict, "A7"), 3);
    assert_int_equal(add(dict, "007"), 0);
    assert_int_equal(add(dict, ""), 4);
    assert_int_equal(cj_dict_count(dict), 5);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("A7")), 3);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("A")), CJ_NO_CODE);
    SPAN_IS(cj_dict_text(dict, 2), "a7");
    assert_int_equal(cj_dict_text(dict, 2).at[2], '\0');
    cj_dict_free(dict);
    cj_dict_free(NULL);
}

static void folded(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_FOLDED, &err));
    assert_int_equal(add(dict, "Female"), 0);
    assert_int_equal(add(dict, "MALE"), 1);
    assert_int_equal(add(dict, "female"), 0);
    assert_int_equal(add(dict, "FEMALE"), 0);
    assert_int_equal(add(dict, "Male"), 1);
    assert_int_equal(add(dict, "\xC3\x89"
                               "cole"),
                     2);
    assert_int_equal(add(dict, "\xC3\xA9"
                               "cole"),
                     2);
    assert_int_equal(cj_dict_count(dict), 3);
    SPAN_IS(cj_dict_text(dict, 0), "Female"); /* the first spelling stays */
    SPAN_IS(cj_dict_text(dict, 1), "MALE");
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("mAlE")), 1);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("mal")), CJ_NO_CODE);
    cj_dict_free(dict);
}

static void aliases(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_FOLDED, &err));
    add(dict, "Male");
    add(dict, "Female");
    OK(cj_dict_alias(dict, CJ_SPAN("F"), 1, &err));
    assert_int_equal(add(dict, "F"), 1);
    assert_int_equal(add(dict, "f"), 1);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("F")), 1);
    assert_int_equal(cj_dict_count(dict), 2);
    SPAN_IS(cj_dict_text(dict, 1), "Female");
    FAILS(cj_dict_alias(dict, CJ_SPAN("male"), 1, &err), CJ_EUSAGE);
    assert_int_equal(add(dict, "Other"), 2);
    cj_dict_free(dict);
}

/* Texts of any length, of bytes of any kind: of nothing but NUL they differ in their length alone.
 */
static void tells_lengths_apart(void **state)
{
    static const char nothing[3 * CJ_HASH_PROVES] = {0};
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;
    uint32_t code;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_EXACT, &err));
    for (int round = 0; round < 2; round++)
        for (uint32_t length = 0; length < sizeof nothing; length++) {
            OK(cj_dict_add(&code, dict, (cj_span){nothing, length}, &err));
            assert_int_equal(code, length);
        }
    cj_dict_free(dict);
}

/* A spelling that means another value, among short texts whose codes are their numbers until then.
 */
static void exact_aliases(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_EXACT, &err));
    assert_int_equal(add(dict, "P1"), 0);
    assert_int_equal(add(dict, "P2"), 1);
    OK(cj_dict_alias(dict, CJ_SPAN("P02"), 1, &err));
    assert_int_equal(add(dict, "P3"), 2);
    assert_int_equal(add(dict, "P02"), 1);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("P3")), 2);
    SPAN_IS(cj_dict_text(dict, 2), "P3");
    FAILS(cj_dict_alias(dict, CJ_SPAN("P3"), 1, &err), CJ_EUSAGE);
    OK(cj_dict_alias(dict, CJ_SPAN("P3"), 2, &err)); /* its own */
    assert_true(cj_dict_has_variants(dict));
    cj_dict_free(dict);
}

static void grows(cj_dict_kind kind)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;
    char text[32];

    OK(cj_dict_new(&dict, kind, &err));
    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t code;

        snprintf(text, sizeof text, "Person-%u", i * 7919u);
        cj_dict_prefetch(dict, cj_span_hash(text, strlen(text)), (cj_prefetch)(i % 3));
        OK(cj_dict_add_hashed(&code, dict, cj_span_of(text), cj_span_hash(text, strlen(text)),
                              &err));
        assert_int_equal(code, i);
    }
    assert_int_equal(cj_dict_count(dict), 100000);
    for (uint32_t i = 0; i < 100000; i++) {
        snprintf(text, sizeof text, "Person-%u", i * 7919u);
        assert_int_equal(cj_dict_find(dict, cj_span_of(text)), i);
        SPAN_IS(cj_dict_text(dict, i), text);
        if (i % 2500 != 0) /* spellings not seen before are searched in full */
            continue;
        text[0] = 'p';
        assert_int_equal(cj_dict_find(dict, cj_span_of(text)),
                         kind == CJ_DICT_FOLDED ? i : CJ_NO_CODE);
        if (kind == CJ_DICT_FOLDED)
            assert_int_equal(add(dict, text), i);
    }
    assert_int_equal(cj_dict_count(dict), 100000);
    cj_dict_free(dict);
}

static void grows_exact(void **state)
{
    (void)state;
    grows(CJ_DICT_EXACT);
}

static void grows_folded(void **state)
{
    (void)state;
    grows(CJ_DICT_FOLDED);
}

static void keeps_texts_of_its_own(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *dict;
    char text[8] = "abc\0def";
    cj_span first;

    (void)state;
    OK(cj_dict_new(&dict, CJ_DICT_EXACT, &err));
    add(dict, text);
    first = cj_dict_text(dict, 0);
    memcpy(text, "xyz", 3);
    for (int i = 0; i < 5000; i++) {
        char number[16];

        snprintf(number, sizeof number, "%d", i);
        add(dict, number);
    }
    SPAN_IS(first, "abc"); /* valid as long as the dictionary */
    assert_ptr_equal(cj_dict_text(dict, 0).at, first.at);
    cj_dict_free(dict);
}

/* What is borrowed is there at once; what is added stays with the borrower. */
static void borrows(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_dict *lender;
    cj_dict *dict;

    (void)state;
    OK(cj_dict_new(&lender, CJ_DICT_EXACT, &err));
    OK(cj_dict_new(&dict, CJ_DICT_EXACT, &err));
    cj_dict_borrow(dict, lender); /* nothing at all, and once more with something */
    add(lender, "A");
    add(lender, "B");
    cj_dict_borrow(dict, lender);
    assert_int_equal(cj_dict_count(dict), 2);
    assert_int_equal(cj_dict_find(dict, CJ_SPAN("B")), 1);
    assert_int_equal(add(dict, "A"), 0);
    assert_int_equal(add(dict, "C"), 2);
    assert_int_equal(cj_dict_count(lender), 2);
    assert_int_equal(cj_dict_find(lender, CJ_SPAN("C")), CJ_NO_CODE);
    for (char name[8], i = 0; i < 100; i++) { /* enough to make the table grow */
        snprintf(name, sizeof name, "n%d", i);
        assert_int_equal(add(dict, name), 3 + i);
    }
    SPAN_IS(cj_dict_text(dict, 0), "A");
    SPAN_IS(cj_dict_text(dict, 102), "n99");
    cj_dict_free(dict);
    assert_int_equal(add(lender, "D"), 2);
    cj_dict_free(lender);
}

/* The spelling that was added most often, of equal ones the first; a declared one stays. */
/* Texts at once have the codes that they have one after the other. */
static void many_at_once(cj_dict_kind kind)
{
    enum { COUNT = 2000 };
    static char bytes[COUNT][16];
    static cj_span texts[COUNT];
    static uint32_t codes[COUNT];
    cj_error err = CJ_ERROR_INIT;
    cj_dict *together;
    cj_dict *alone;

    for (size_t i = 0; i < COUNT; i++) { /* 701 numbers, each as a1 and as A1 */
        snprintf(bytes[i], sizeof bytes[i], "%c%zu", i % 3 == 0 ? 'A' : 'a', i * 17 % 701);
        texts[i] = cj_span_of(bytes[i]);
    }
    OK(cj_dict_new(&together, kind, &err));
    OK(cj_dict_new(&alone, kind, &err));
    OK(cj_dict_add_all(codes, together, texts, COUNT, &err));
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(codes[i], add(alone, bytes[i]));
    assert_int_equal(cj_dict_count(together), kind == CJ_DICT_FOLDED ? 701 : 2 * 701 - 34);
    snprintf(bytes[300], sizeof bytes[300], "%s", "none"); /* is not there */
    texts[300] = cj_span_of(bytes[300]);
    cj_dict_find_all(codes, together, texts, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(codes[i], i == 300 ? CJ_NO_CODE : add(alone, bytes[i]));
    OK(cj_dict_add_all(codes, together, texts, 0, &err));
    cj_dict_free(together);
    cj_dict_free(alone);
}

static void many_at_once_exact(void **state)
{
    (void)state;
    many_at_once(CJ_DICT_EXACT);
}

static void many_at_once_folded(void **state)
{
    (void)state;
    many_at_once(CJ_DICT_FOLDED);
}

static void lists_usual_spellings(void **state)
{
    static const char *const texts[] = {"Open",  "leeds", "York", "LEEDS", "york",
                                        "Leeds", "LEEDS", "open", "open",  "York\xE2\x80\x8B"};
    static const char *const usual[] = {"Open", "LEEDS", "York"};
    uint64_t times[3];
    cj_span list[3];
    cj_dict *dict;
    uint32_t code;

    (void)state;
    assert_int_equal(cj_dict_new(&dict, CJ_DICT_FOLDED, NULL), CJ_OK);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(cj_dict_add(&code, dict, cj_span_of(texts[i]), NULL), CJ_OK);
    assert_int_equal(cj_dict_count(dict), 3);
    assert_int_equal(cj_dict_list_usual(list, dict, 1, NULL), CJ_OK);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(list[i].at, usual[i]);
    cj_dict_list_times(times, dict);
    assert_int_equal(times[0], 3);
    assert_int_equal(times[1], 4);
    assert_int_equal(times[2], 3);
    cj_dict_forget_times(dict);
    cj_dict_list_times(times, dict);
    assert_int_equal(times[1], 0);
    cj_dict_free(dict);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_usual_spellings),
        cmocka_unit_test(exact),
        cmocka_unit_test(exact_aliases),
        cmocka_unit_test(tells_lengths_apart),
        cmocka_unit_test(folded),
        cmocka_unit_test(aliases),
        cmocka_unit_test(grows_exact),
        cmocka_unit_test(grows_folded),
        cmocka_unit_test(keeps_texts_of_its_own),
        cmocka_unit_test(many_at_once_exact),
        cmocka_unit_test(many_at_once_folded),
        cmocka_unit_test(borrows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
