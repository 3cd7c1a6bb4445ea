/* cj/json_write.h */
#include "support.h"

#include "cj/json_write.h"

static void commas_stand_between(void **state)
{
    static const char *const texts[] = {"a", "b \"c\""};
    cj_text out = CJ_TEXT_INIT;
    cj_json_writer to = CJ_JSON_WRITER(&out);

    (void)state;
    cj_json_begin(&to, '{', &cj_json_one_line);
    cj_json_put_member(&to, "name", NULL);
    cj_json_put_key(&to, "texts");
    cj_json_put_texts(&to, texts, 2);
    cj_json_put_key(&to, "none");
    cj_json_put_texts(&to, NULL, 0);
    cj_json_put_key(&to, "rows");
    cj_json_put_number(&to, UINT64_MAX);
    cj_json_put_key(&to, "exact");
    cj_json_put_raw(&to, "0.10");
    cj_json_put_key(&to, "yes");
    cj_json_put_bool(&to, true);
    cj_json_end(&to);
    assert_string_equal(cj_text_string(&out),
                        "{\"name\": \"\", \"texts\": [\"a\", \"b \\\"c\\\"\"], \"none\": [], "
                        "\"rows\": 18446744073709551615, \"exact\": 0.10, \"yes\": true}");
    cj_text_clear(&out);
}

static void lines_are_in_by_what_the_layout_says(void **state)
{
    cj_text out = CJ_TEXT_INIT;
    cj_json_writer to = CJ_JSON_WRITER(&out);

    (void)state;
    cj_json_begin(&to, '{', &cj_json_lines_2);
    cj_json_put_member(&to, "type", "object");
    cj_json_break(&to, " ");
    cj_json_put_member(&to, "beside", "it");
    cj_json_put_key(&to, "items");
    cj_json_begin(&to, '[', &cj_json_lines_4);
    cj_json_put_number(&to, 1);
    cj_json_begin(&to, '{', &cj_json_small);
    cj_json_put_member(&to, "a", "b");
    cj_json_put_key(&to, "c");
    cj_json_put_raw(&to, "null");
    cj_json_end(&to);
    cj_json_end(&to);
    cj_json_put_key(&to, "empty");
    cj_json_begin(&to, '{', &cj_json_lines_4);
    cj_json_end(&to);
    cj_json_end(&to);
    assert_string_equal(cj_text_string(&out),
                        "{\n  \"type\": \"object\", \"beside\": \"it\",\n  \"items\": [\n    1,\n"
                        "    {\"a\":\"b\",\"c\":null}\n  ],\n  \"empty\": {}\n}");
    cj_text_clear(&out);
}

static void a_part_of_an_object(void **state)
{
    cj_text out = CJ_TEXT_INIT;
    cj_json_writer to = CJ_JSON_WRITER(&out);

    (void)state;
    cj_text_add(&out, "{\"first\": 1, ");
    cj_json_begin_inside(&to, &cj_json_one_line);
    cj_json_put_member(&to, "a", "b");
    cj_json_put_member(&to, "c", "d");
    cj_json_end(&to);
    cj_text_char(&out, '}');
    assert_string_equal(cj_text_string(&out), "{\"first\": 1, \"a\": \"b\", \"c\": \"d\"}");
    cj_text_clear(&out);
}

/* A text that lacks brackets is not to be taken for whole. */
static void too_deep_is_no_text(void **state)
{
    cj_text out = CJ_TEXT_INIT;
    cj_json_writer to = CJ_JSON_WRITER(&out);
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    for (int i = 0; i < CJ_JSON_DEPTH_MAX; i++)
        cj_json_begin(&to, '[', &cj_json_small);
    OK(cj_text_check(&out, &err));
    cj_json_begin(&to, '[', &cj_json_small);
    FAILS(cj_text_check(&out, &err), CJ_ENOMEM);
    cj_text_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_stand_between),
        cmocka_unit_test(lines_are_in_by_what_the_layout_says),
        cmocka_unit_test(a_part_of_an_object),
        cmocka_unit_test(too_deep_is_no_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
