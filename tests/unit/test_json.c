/* cj/json.h */
#include "support.h"

#include "cj/json.h"
#include "cj/json_write.h"

static cj_json *parse(const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_json *json;

    OK(cj_json_parse(&json, cj_span_of(text), "f.json", &err));
    return json;
}

static void takes_json(void **state)
{
    static const char *const texts[] = {
        "{}",
        "[]",
        "null",
        "true",
        " false\r\n\t",
        "\"\"",
        "0",
        "-0",
        "-0.5e-3",
        "1E+10",
        "1e300",
        "[1, 2, [3, {\"a\": null}]]",
        "\"\\u00e9\\n\\/\\\\\\\"\"",
        "\"\\uD83D\\uDE00\"",
        "\"\xC3\xA9\"",
        "{\"a\": 1, \"A\": 2}",
        "{\"a\": {\"a\": 1}, \"b\": {\"a\": 1}}",
        "\"\x7F\"",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        cj_json_free(parse(texts[i]));
    cj_json_free(NULL);
    assert_int_equal(sizeof texts / sizeof *texts, 18);
}

static void refuses_what_is_none(void **state)
{
    static const struct {
        cj_span text;
        uint64_t line; /* 0: not told */
        uint32_t column;
    } cases[] = {
        {LIT(""), 1, 1},
        {LIT("   "), 1, 4},
        {LIT("01"), 1, 1},
        {LIT("-01"), 1, 2},
        {LIT("[1,\n 02]"), 2, 2},
        {LIT("1."), 1, 3},
        {LIT(".5"), 1, 1},
        {LIT("+1"), 1, 1},
        {LIT("1e"), 1, 3},
        {LIT("1e999"), 1, 0},
        {LIT("[-1e999]"), 1, 0},
        {LIT("NaN"), 1, 1},
        {LIT("Infinity"), 1, 1},
        {LIT("True"), 1, 1},
        {LIT("nul"), 1, 1},
        {LIT("{} x"), 1, 4},
        {LIT("{}\n\n{}"), 3, 1},
        {LIT("1 2"), 1, 3},
        {LIT("{}\0"), 1, 3},
        {LIT("\0{}"), 1, 1},
        {LIT("[1\0]"), 1, 3},
        {LIT("\"a\0b\""), 1, 3},
        {LIT("\"a\\u0000b\""), 1, 0},
        {LIT("\"\\uD83D\""), 1, 0},
        {LIT("\"\\uDE00\""), 1, 0},
        {LIT("\"\\uD83Dx\""), 1, 0},
        {LIT("\"\\uD83D\\u0041\""), 1, 0},
        {LIT("\"\\uD83D\\uD83D\""), 1, 0},
        {LIT("\"\\u12G4\""), 1, 0},
        {LIT("\"\\u12"), 1, 0},
        {LIT("\"\\x41\""), 1, 0},
        {LIT("\"\\"), 1, 0},
        {LIT("\"open"), 1, 6},
        {LIT("\"a\nb\""), 1, 3},
        {LIT("\"a\tb\""), 1, 3},
        {LIT("'a'"), 1, 1},
        {LIT("\"\xFF\""), 1, 2},
        {LIT("[\n\"\xC0\x80\"]"), 2, 2},
        {LIT("\"\xED\xA0\x80\""), 1, 2},
        {LIT("\xEF\xBB\xBF{}"), 1, 1}, /* RFC 8259: no byte order mark */
        {LIT("[1,]"), 1, 4},
        {LIT("[,1]"), 1, 2},
        {LIT("[1 2]"), 1, 4},
        {LIT("[1"), 1, 3},
        {LIT("{\"a\" 1}"), 1, 6},
        {LIT("{\"a\": 1,}"), 1, 9},
        {LIT("{a: 1}"), 1, 2},
        {LIT("{\"a\": }"), 1, 7},
        {LIT("{\"a\""), 1, 5},
        {LIT("// no\n1"), 1, 1},
        {LIT("]"), 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_json *json = (cj_json *)&err;

        FAILS(cj_json_parse(&json, cases[i].text, "f.json", &err), CJ_EUSAGE);
        assert_null(json);
        assert_string_equal(err.file, "f.json");
        if (err.line != cases[i].line || (cases[i].column != 0 && err.column != cases[i].column))
            fail_msg("%s: %d:%d: %s", cases[i].text.at, (int)err.line, (int)err.column, err.text);
    }
}

static void refuses_a_key_twice(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_json *json;

    (void)state;
    FAILS(cj_json_parse(&json, CJ_SPAN("{\"a\": 1, \"b\": 2, \"a\": 3}"), "f", &err), CJ_EUSAGE);
    HAS(err.text, "$.a");
    FAILS(cj_json_parse(&json, CJ_SPAN("[{\"o\": [0, {\"x\": 1, \"x\": 1}]}]"), "f", &err),
          CJ_EUSAGE);
    HAS(err.text, "$[0].o[1].x");
    /* the same key in other letters */
    FAILS(cj_json_parse(&json, CJ_SPAN("{\"a\": 1, \"\\u0061\": 3}"), "f", &err), CJ_EUSAGE);
    assert_null(json);
}

static void limits_depth(void **state)
{
    static char deep[200001];
    cj_error err = CJ_ERROR_INIT;
    cj_json *json;

    (void)state;
    memset(deep, '[', 100000);
    memset(deep + 100000, ']', 100000);
    FAILS(cj_json_parse(&json, (cj_span){deep, 200000}, "f", &err), CJ_EUSAGE);
    FAILS(cj_json_parse(&json, (cj_span){deep, 100000}, "f", &err), CJ_EUSAGE);
    OK(cj_json_parse(&json, (cj_span){deep + 100000 - 20, 40}, "f", &err));
    cj_json_free(json);
}

static void gives_values(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_json *json = parse("{\"s\": \"a\\u00e9\\n\", \"n\": 7.5, \"t\": true, \"f\": false, "
                          "\"z\": null, \"l\": [1, \"x\"], \"o\": {\"k\": 1}}");
    cj_json_node root = cj_json_root(json);
    cj_json_node s = cj_json_member(&root, "s");
    cj_json_node n = cj_json_member(&root, "n");
    cj_json_node t = cj_json_member(&root, "t");
    cj_json_node f = cj_json_member(&root, "f");
    cj_json_node l = cj_json_member(&root, "l");
    cj_json_node o = cj_json_member(&root, "o");
    cj_json_node absent = cj_json_member(&root, "S"); /* not without regard to case */
    cj_json_node item = cj_json_item(&l, 1);
    cj_json_node entry = cj_json_entry(&root, 1);
    cj_decimal decimal;
    cj_span span;
    bool truth;

    (void)state;
    OK(cj_json_string(&span, &s, &err));
    SPAN_IS(span, "a\xC3\xA9\n");
    OK(cj_json_decimal(&decimal, &n, &err));
    assert_int_equal(decimal, 7500000);
    OK(cj_json_bool(&truth, &t, &err));
    assert_true(truth);
    OK(cj_json_bool(&truth, &f, &err));
    assert_false(truth);
    assert_true(cj_json_present(&s));
    assert_false(cj_json_present(&absent));
    assert_true(cj_json_is_object(&root) && cj_json_is_object(&o) && !cj_json_is_object(&l));
    assert_true(cj_json_is_array(&l) && !cj_json_is_array(&o) && !cj_json_is_array(&absent));
    assert_true(cj_json_is_string(&s) && !cj_json_is_string(&n));
    assert_int_equal(cj_json_count(&root), 7);
    assert_int_equal(cj_json_count(&l), 2);
    assert_string_equal(entry.key, "n");
    FAILS(cj_json_string(&span, &n, &err), CJ_EUSAGE);
    HAS(err.text, "$.n");
    FAILS(cj_json_decimal(&decimal, &item, &err), CJ_EUSAGE);
    HAS(err.text, "$.l[1]");
    FAILS(cj_json_bool(&truth, &absent, &err), CJ_EUSAGE);
    FAILS(cj_json_string(&span, &absent, &err), CJ_EUSAGE);
    FAILS(cj_json_decimal(&decimal, &absent, &err), CJ_EUSAGE);
    OK(cj_json_expect_array(&l, &err));
    FAILS(cj_json_expect_array(&o, &err), CJ_EUSAGE);
    HAS(err.text, "$.o");
    cj_json_free(json);
}

static void gives_exact_decimals(void **state)
{
    static const struct {
        const char *text;
        cj_decimal value; /* CJ_DECIMAL_MISSING: refused */
    } cases[] = {
        {"0", 0},
        {"-0.1", -100000},
        {"66.7", 66700000},
        {"0.3", 300000},
        {"1e2", 100000000},
        {"0.001", 1000},
        {"0.0001", 100},
        {"0.00001", 10},
        {"0.000001", 1},
        {"2.5e-5", 25},
        {"123456789.123456", INT64_C(123456789123456)},
        {"4000000000000", CJ_DECIMAL_MAX},
        {"4000000000001", CJ_DECIMAL_MISSING},
        {"0.0000001", CJ_DECIMAL_MISSING},
        {"1.1234567", CJ_DECIMAL_MISSING},
        {"1e20", CJ_DECIMAL_MISSING},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_json *json = parse(cases[i].text);
        cj_json_node root = cj_json_root(json);
        cj_decimal value = 0;
        cj_status status = cj_json_decimal(&value, &root, &err);

        cj_json_free(json);
        if (status != (cases[i].value == CJ_DECIMAL_MISSING ? CJ_EUSAGE : CJ_OK) ||
            (status == CJ_OK && value != cases[i].value))
            fail_msg("%s: %lld %s", cases[i].text, (long long)value, err.text);
    }
}

static void knows_keys(void **state)
{
    static const char *const keys[] = {"outcome", "label", "targets", NULL};
    cj_error err = CJ_ERROR_INIT;
    cj_json *json = parse("[{\"label\": 1}, {\"lable\": 1}, {\"zzzzzz\": 1}, 5]");
    cj_json_node root = cj_json_root(json);
    cj_json_node items[4];

    (void)state;
    for (size_t i = 0; i < 4; i++)
        items[i] = cj_json_item(&root, i);
    OK(cj_json_expect_object(&items[0], keys, &err));
    FAILS(cj_json_expect_object(&items[1], keys, &err), CJ_EUSAGE);
    HAS(err.text, "$[1].lable");
    FAILS(cj_json_expect_object(&items[2], keys, &err), CJ_EUSAGE);
    HAS(err.text, "$[2].zzzzzz");
    LACKS(err.text, "mean");
    FAILS(cj_json_expect_object(&items[3], keys, &err), CJ_EUSAGE);
    HAS(err.text, "$[3]");
    cj_json_free(json);
    json = parse("{\"outcomes\": 1}");
    root = cj_json_root(json);
    FAILS(cj_json_expect_object(&root, keys, &err), CJ_EUSAGE);
    HAS(err.text, "\"outcome\"");
    cj_json_free(json);
}

static void names_the_path(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_json *json;
    cj_json_node root;
    cj_json_node list;
    cj_json_node item;
    cj_json_node label;
    char line[256];

    (void)state;
    OK(cj_json_load(&json,
                    write_text("f.json", "{\"a\": {\"b\": [\"{\\n\"]},\n"
                                         "\"outcomes\":\n[1,\n2, {\n"
                                         "\"x\": [],\n\n\"label\": 3}]}"),
                    &err));
    root = cj_json_root(json);
    list = cj_json_member(&root, "outcomes");
    item = cj_json_item(&list, 2);
    label = cj_json_member(&item, "label");
    assert_int_equal(cj_json_fail(&label, &err, "is %s", "wrong"), CJ_EUSAGE);
    cj_error_format(line, sizeof line, &err);
    HAS(line, "f.json:7: $.outcomes[2].label: is wrong");
    label = cj_json_member(&item, "value"); /* missing: the line of its object */
    cj_json_fail(&label, &err, "is missing");
    cj_error_format(line, sizeof line, &err);
    HAS(line, "f.json:4: $.outcomes[2].value: is missing");
    cj_json_free(json);
    FAILS(cj_json_load(&json, temp_path("absent.json"), &err), CJ_EIO);
    assert_null(json);
}

static void quotes(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    char all[160];
    size_t length = 0;
    cj_json *json;
    cj_json_node root;
    cj_span back;

    (void)state;
    for (int byte = 1; byte < 128; byte++)
        all[length++] = (char)byte;
    memcpy(all + length, "\xC3\xA9\xF0\x9F\x98\x80", 6);
    length += 6;
    cj_json_quote(&text, (cj_span){all, length});
    OK(cj_json_parse(&json, cj_text_span(&text), "f", &err)); /* the strict reader takes it */
    root = cj_json_root(json);
    OK(cj_json_string(&back, &root, &err));
    assert_int_equal(back.length, length);
    assert_memory_equal(back.at, all, length);
    cj_json_free(json);
    cj_text_reset(&text);
    cj_json_quote(&text, CJ_SPAN("a\"b\\c\n"));
    assert_string_equal(cj_text_string(&text), "\"a\\\"b\\\\c\\n\"");
    cj_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_json),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(refuses_a_key_twice),
        cmocka_unit_test(limits_depth),
        cmocka_unit_test(gives_values),
        cmocka_unit_test(gives_exact_decimals),
        cmocka_unit_test(knows_keys),
        cmocka_unit_test(names_the_path),
        cmocka_unit_test(quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
