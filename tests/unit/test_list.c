/* cj/list.h */
#include "support.h"

#include "cj/list.h"

static void reads_words(void **state)
{
    static const struct {
        const char *text;
        const char *stops;
        const char *word; /* NULL: it is refused */
        const char *rest;
    } cases[] = {
        {"a=b", "=", "a", "=b"},
        {" a b  =c", "=", "a b", "=c"},
        {"plain", ",", "plain", ""},
        {"", ",", "", ""},
        {",x", ",", "", ",x"},
        {"\"a,b\",c", ",", "a,b", ",c"},
        {"\"say \"\"hi\"\"\"", ",", "say \"hi\"", ""},
        {"\" kept \"|x", "|", " kept ", "|x"},
        {" \"a\" ,b", ",", "a", ",b"},
        {"\"\"", ",", "", ""},
        {"\"open", ",", NULL, NULL},
        {"\"open\"\"", ",", NULL, NULL},
        {"\"a\"b,c", ",", NULL, NULL},
    };
    cj_arena arena = CJ_ARENA_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = cases[i].text;
        cj_status memory = CJ_OK;
        cj_span word;
        bool read = cj_word_read(&word, &at, cases[i].stops, &arena, &memory);

        assert_int_equal(memory, CJ_OK);
        if (read != (cases[i].word != NULL))
            fail_msg("%s", cases[i].text);
        if (!read)
            continue;
        SPAN_IS(word, cases[i].word);
        assert_string_equal(at, cases[i].rest);
    }
    cj_arena_clear(&arena);
}

static void appends(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_arena arena = CJ_ARENA_INIT;
    cj_span *list = NULL;
    size_t count = 0;
    char words[200][16];

    (void)state;
    for (int i = 0; i < 200; i++) {
        snprintf(words[i], sizeof words[i], "w%d", i);
        OK(cj_list_append(&list, &count, cj_span_of(words[i]), &arena, &err));
    }
    assert_int_equal(count, 200);
    for (int i = 0; i < 200; i++)
        SPAN_IS(list[i], words[i]);
    cj_arena_clear(&arena);
}

static void parses_lists(void **state)
{
    static const char *const wrong[] = {"", ",", "a,,b", "a,", ",a", "a, ,b", "\"a", "\"a\"b,c"};
    cj_error err = CJ_ERROR_INIT;
    cj_arena arena = CJ_ARENA_INIT;
    cj_span *list;
    size_t count;

    (void)state;
    OK(cj_list_parse(&list, &count, "sex, local authority ,\"a, b\"", ',', &arena, &err));
    assert_int_equal(count, 3);
    SPAN_IS(list[0], "sex");
    SPAN_IS(list[1], "local authority");
    SPAN_IS(list[2], "a, b");
    OK(cj_list_parse(&list, &count, "a|b", '|', &arena, &err));
    assert_int_equal(count, 2);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        FAILS(cj_list_parse(&list, &count, wrong[i], ',', &arena, &err), CJ_EUSAGE);
    cj_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_words),
        cmocka_unit_test(appends),
        cmocka_unit_test(parses_lists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
