/* Patterns of XML Schema (lib/input/schema_pattern.c). */
#include "support.h"

#include "schema/schema_internal.h"
#include "schema/points.h"
#include "rows/type_values.h"

#include <locale.h>

/* What must match and what must not, in one text each with bars between. */
static const struct {
    const char *pattern;
    const char *fitting;
    const char *others;
} cases[] = {
    {"apple", "apple", "apples|pineapple|Apple|"},
    {"^a.*$", "a|apple", "orange|"},
    {"^a$|^b$", "a|b", "ab|c"},
    {"a|bc", "a|bc", "ac|abc|b"},
    {"(a|b)c", "ac|bc", "a|c|abc"},
    {"(?:ab)+", "ab|abab", "a|aba|"},
    {"a(b|)c", "abc|ac", "ab"},
    {"a^b", "a^b", "ab"},
    {"a$b", "a$b", "ab"},
    {"US\\$", "US$", "US"},
    {"a?b*c+d{2}e{1,}f{0,1}", "cdde|abbccddeef", "dde|cde|cddff"},
    {".", "a|\u00E9|\u20AC|\U0001F600|\t", "|ab|\n|\r"},
    {".{3}", "abc|\u00E9\u00E9\u00E9", "\u00E9\u00E9|ab"},
    {"\u00E9+", "\u00E9|\u00E9\u00E9", "e|"},
    {"\\d{4}", "2024", "24|20245|abcd|\u0664\u0664\u0664\u0664"},
    {"\\D+", "abc|\u00E9", "a1|"},
    {"\\w+", "az_AZ09|\u00E9t\u00E9", "a-b|a b|\u2013|\u00A0"},
    {"\\W", "-| |.|\u2013", "a|_|\u00E9"},
    {"\\s", " |\t|\n", "a|\u00A0"},
    {"\\S+", "a\u00E9", "a b"},
    {"\\i\\c*", "a1|_x:y.z-1|\u00E9", "1a|-a|"},
    {"\\.\\\\\\?\\*\\+\\{\\}\\(\\)\\[\\]\\|\\-\\^", ".\\?*+{}()[]\\|-^", "a"},
    {"[abc]+", "abc", "d|"},
    {"[a-c\\d]+", "a1c", "d"},
    {"[^a-c]", "d|\u00E9|]|\n", "a|b"},
    {"[\\w\\-]+", "a-b", "a b"},
    {"[a\\-c]+", "a-c", "b"},
    {"[-a]+", "-a", "b"},
    {"[a-]+", "-a", "b"},
    {"[\\]\\[\\^\\\\]+", "][^\\", "a"},
    {"[\\^]", "^", "\\|a|"},
    {"[\\-\\^]+", "-^", "a"},
    {"[\\[.:=]+", "[.:=", "a"},
    {"[.*+?]", ".|*|+", "a"},
    {"[a-z-[aeiou]]+", "xyz", "xyza|e"},
    {"[^a-z-[0-9]]", "A|-", "a|0|9"},
    {"[\\S-[x]]", "a|\u00E9", "x| "},
    {"[\u00E0-\u00FF]+", "\u00E9\u00E8", "e|\u00C9|\u0100"},
    {"[^\u00E9]", "e|\u00E8|\u20AC", "\u00E9"},
    {"[\u0100-\u20AC]", "\u0100|\u20AC|\u0FFF|\u1000", "\u00FF|\u20AD|a"},
    {"[\U00010000-\U0001F600]", "\U00010000|\U0001F600|\U00012345", "\uFFFD|\U0001F601"},
    {"[\u00E9]{2}", "\u00E9\u00E9", "\u00E9"},
    {"", "", "a"},
};

/* The next of the texts with bars between; a bar itself is written \|. */
static bool next_text(char *out, const char **rest)
{
    const char *at = *rest;

    if (at == NULL)
        return false;
    for (; *at != '\0' && *at != '|'; at++) {
        if (at[0] == '\\' && at[1] == '|')
            at++;
        *out++ = *at;
    }
    *out = '\0';
    *rest = *at == '\0' ? NULL : at + 1;
    return true;
}

static void check_all(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fitting = cases[i].fitting;
        const char *others = cases[i].others;
        cj_error err = CJ_ERROR_INIT;
        const char *wrong = NULL;
        regex_t regex;
        char text[64];

        OK(cj_schema_compile_pattern(&regex, &wrong, cj_span_of(cases[i].pattern), &err));
        if (wrong != NULL)
            fail_msg("%s: %s", cases[i].pattern, wrong);
        while (next_text(text, &fitting))
            if (!cj_value_matches(&regex, cj_span_of(text)))
                fail_msg("%s does not match %s", cases[i].pattern, text);
        while (next_text(text, &others))
            if (cj_value_matches(&regex, cj_span_of(text)))
                fail_msg("%s matches \"%s\"", cases[i].pattern, text);
        regfree(&regex);
    }
}

static void matches(void **state)
{
    (void)state;
    check_all();
}

/* The programs take the character types of the environment. */
static void matches_in_another_locale(void **state)
{
    (void)state;
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL)
        skip();
    check_all();
    setlocale(LC_CTYPE, "C");
}

static void matches_no_further(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *wrong = NULL;
    regex_t regex;

    (void)state;
    OK(cj_schema_compile_pattern(&regex, &wrong, CJ_SPAN("ab"), &err));
    assert_null(wrong);
    assert_true(cj_value_matches(&regex, (cj_span){"abc", 2}));
    assert_false(cj_value_matches(&regex, (cj_span){"abc", 3}));
    assert_false(cj_value_matches(&regex, (cj_span){"abc", 1}));
    regfree(&regex);
}

static void refuses(void **state)
{
    static const struct {
        const char *pattern;
        const char *words;
    } bad[] = {
        {"[", "a [ is not closed"},
        {"[a", "a [ is not closed"},
        {"[]", "a [ is not closed"},
        {"[z-a]", "ends before it begins"},
        {"[a-\\d]", "ends before it begins"},
        {"[[:alpha:]]", "is written \\["},
        {"[a-z-[a-z]]", "holds nothing"},
        {"[a-z-[a]b]", "nothing follows"},
        {"(a", "a ( is not closed"},
        {"a)", "a ) closes nothing"},
        {"(?=a)", "(? is not known"},
        {"(?<n>a)", "(? is not known"},
        {"*a", "repeats nothing"},
        {"a+?", "repeats nothing"},
        {"a{2}{3}", "repeats nothing"},
        {"a|*", "repeats nothing"},
        {"(+)", "repeats nothing"},
        {"a{", "a { that begins no"},
        {"a{,2}", "a { that begins no"},
        {"a{2,1}", "a { that begins no"},
        {"a{x}", "a { that begins no"},
        {"a{99999}", "more than 20,000 parts"},
        {"(((a{1,99}){1,99}){1,99})", "more than 20,000 parts"},
        {"((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)", "more than 20,000 parts"},
        {"a\\", "ends with a \\"},
        {"\\b", "does not know"},
        {"(a)\\1", "does not know"},
        {"\\p{L}", "\\p and \\P"},
        {"[\\P{L}]", "\\p and \\P"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cj_error err = CJ_ERROR_INIT;
        const char *wrong = NULL;
        regex_t regex;

        OK(cj_schema_compile_pattern(&regex, &wrong, cj_span_of(bad[i].pattern), &err));
        if (wrong == NULL)
            fail_msg("%s is taken", bad[i].pattern);
        HAS(wrong, bad[i].words);
    }
}

static void keeps_sets(void **state)
{
    cj_points points = {.count = 0};

    (void)state;
    cj_points_add(&points, 'm', 'p');
    cj_points_add(&points, 'a', 'c');
    cj_points_add(&points, 'q', 'q'); /* touches the first */
    assert_int_equal(points.count, 2);
    assert_int_equal(points.items[1].last, 'q');
    cj_points_add(&points, 'b', 'n'); /* joins all */
    assert_int_equal(points.count, 1);
    assert_int_equal(points.items[0].first, 'a');
    cj_points_invert(&points);
    assert_int_equal(points.count, 2);
    assert_int_equal(points.items[0].first, 1);
    assert_int_equal(points.items[1].last, CJ_POINT_LAST);
    cj_points_invert(&points);
    assert_int_equal(points.count, 1);
    for (uint32_t i = 0; i < 2 * CJ_POINT_RANGES_MAX; i++)
        cj_points_add(&points, 1000 + 2 * i, 1000 + 2 * i);
    assert_true(points.overflow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches),
        cmocka_unit_test(matches_in_another_locale),
        cmocka_unit_test(matches_no_further),
        cmocka_unit_test(refuses),
        cmocka_unit_test(keeps_sets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
