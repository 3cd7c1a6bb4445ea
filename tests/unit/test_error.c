/* cj/error.h */
#include "support.h"

#include <errno.h>

static void fills_and_returns(void **state)
{
    cj_error err = {CJ_EIO, "old.csv", 7, 8, "old", CJ_NAMING_BARE};

    (void)state;
    assert_int_equal(cj_fail(&err, CJ_EUSAGE, "column \"%s\" has %d cells", "a", 3), CJ_EUSAGE);
    assert_int_equal(err.status, CJ_EUSAGE);
    assert_string_equal(err.text, "column \"a\" has 3 cells");
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
    assert_int_equal(err.column, 0);
    assert_int_equal(cj_fail(NULL, CJ_EDATA, "nobody listens"), CJ_EDATA);
    assert_int_equal(cj_fail_nomem(&err), CJ_ENOMEM);
    assert_int_equal(err.status, CJ_ENOMEM);
    assert_int_not_equal(err.text[0], '\0');
    assert_int_equal(cj_fail_nomem(NULL), CJ_ENOMEM);
}

static void the_first_five_are_exit_statuses(void **state)
{
    (void)state;
    assert_int_equal(CJ_OK, 0);
    assert_int_equal(CJ_EDATA, 1);
    assert_int_equal(CJ_EUSAGE, 2);
    assert_int_equal(CJ_EIO, 3);
    assert_int_equal(CJ_EDEFECT, 4);
}

static void keeps_the_place(void **state)
{
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    assert_int_equal(cj_fail_at(&err, CJ_EDATA, "r.csv", 17, 4, "is %s", "bad"), CJ_EDATA);
    assert_string_equal(err.file, "r.csv");
    assert_int_equal(err.line, 17);
    assert_int_equal(err.column, 4);
    assert_string_equal(err.text, "is bad");
    assert_int_equal(cj_fail_at(NULL, CJ_EDATA, "r.csv", 1, 1, "x"), CJ_EDATA);
    assert_int_equal(cj_fail_at(&err, CJ_EIO, NULL, 0, 0, "y"), CJ_EIO);
    assert_string_equal(err.file, "");
}

static void cuts_long_sentences(void **state)
{
    char longer[3000];
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    cj_fail_at(&err, CJ_EDATA, longer, 1, 0, "%s", longer);
    assert_true(strlen(err.text) < CJ_ERROR_TEXT_MAX);
    assert_true(strlen(err.text) >= CJ_ERROR_TEXT_MAX / 2);
    assert_true(strlen(err.file) < CJ_ERROR_FILE_MAX);
}

static void tells_the_systems_words(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    char line[256];

    (void)state;
    assert_int_equal(cj_fail_errno(&err, "reviews.csv", "cannot read", ENOENT), CJ_EIO);
    cj_error_format(line, sizeof line, &err);
    assert_string_equal(line, "reviews.csv: cannot read: No such file or directory");
}

static void formats_what_is_known(void **state)
{
    static const struct {
        const char *file;
        uint64_t line;
        uint32_t column;
        const char *expected;
    } cases[] = {
        {"f.csv", 17, 4, "f.csv:17:4: text"},
        {"f.csv", 17, 0, "f.csv:17: text"},
        {"f.csv", 0, 0, "f.csv: text"},
        {NULL, 0, 0, "text"},
    };
    char line[64];
    char small[8];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;

        cj_fail_at(&err, CJ_EDATA, cases[i].file, cases[i].line, cases[i].column, "text");
        cj_error_format(line, sizeof line, &err);
        assert_string_equal(line, cases[i].expected);
        memset(small, 'z', sizeof small);
        cj_error_format(small, 5, &err);
        assert_memory_equal(small, cases[i].expected, 4);
        assert_int_equal(small[4], '\0');
        assert_int_equal(small[5], 'z');
    }
}

/* Options in braces are called as the reader knows them; those of values are values. */
static void calls_options_by_their_names(void **state)
{
    static const struct {
        cj_naming naming;
        const char *expected;
    } cases[] = {
        {CJ_NAMING_BARE, "as_of DATE is needed, or blank: {as-of}"},
        {CJ_NAMING_OPTIONS, "--as-of DATE is needed, or --blank: {as-of}"},
        {CJ_NAMING_KEYS, "\"as_of\": \"DATE\" is needed, or \"blank\": {as-of}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_NAMING(cases[i].naming);
        cj_error inner = CJ_ERROR_LIKE(&err);

        cj_fail(&inner, CJ_EUSAGE, "{as-of DATE} is needed, or {blank}: %s", "{as-of}");
        assert_string_equal(inner.text, cases[i].expected);
    }
}

static void fills_in_what_an_option_is_given(void **state)
{
    cj_error keys = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
    cj_error options = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    const cj_error *const nobody = NULL;
    cj_error bare = CJ_ERROR_LIKE(nobody);

    (void)state;
    cj_fail(&keys, CJ_EUSAGE, "as {derive '%s=recode(%s,\"%s\"=...)'} does", "n", "a", "x");
    assert_string_equal(keys.text, "as \"derive\": \"n=recode(a,\\\"x\\\"=...)\" does");
    cj_fail(&options, CJ_EUSAGE, "with {map \"%s=%s\"}", "Client No", "id");
    assert_string_equal(options.text, "with --map \"Client No=id\"");
    cj_fail(&keys, CJ_EUSAGE, "with {map \"%s=%s\"}", "Client No", "id");
    assert_string_equal(keys.text, "with \"map\": \"Client No=id\"");
    cj_fail(&bare, CJ_EUSAGE, "%s%% {sum-to-100}", "5");
    assert_string_equal(bare.text, "5% sum_to_100");
    assert_string_equal(cj_option_said(&keys, "as-of").text, "\"as_of\"");
    assert_string_equal(cj_option_said(&options, "as-of").text, "--as-of");
    assert_string_equal(cj_option_said(NULL, "as-of").text, "as_of");
}

static void leaves_other_braces(void **state)
{
    cj_error err = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    char long_format[3000];

    (void)state;
    cj_fail(&err, CJ_EUSAGE, "must be {\"F\": \"Female\"}, in { }, {n,m}, {A} or {open");
    assert_string_equal(err.text, "must be {\"F\": \"Female\"}, in { }, {n,m}, {A} or {open");
    memset(long_format, 'a', sizeof long_format);
    memcpy(long_format, "{by} ", 5);
    long_format[sizeof long_format - 1] = '\0';
    cj_fail(&err, CJ_EUSAGE, long_format, 0);
    assert_int_equal(strlen(err.text), CJ_ERROR_TEXT_MAX - 1);
    assert_memory_equal(err.text, "{by} aaa", 8); /* too long to be looked at */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_and_returns),
        cmocka_unit_test(the_first_five_are_exit_statuses),
        cmocka_unit_test(keeps_the_place),
        cmocka_unit_test(cuts_long_sentences),
        cmocka_unit_test(tells_the_systems_words),
        cmocka_unit_test(formats_what_is_known),
        cmocka_unit_test(calls_options_by_their_names),
        cmocka_unit_test(fills_in_what_an_option_is_given),
        cmocka_unit_test(leaves_other_braces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
