/* Patterns of XML Schema (lib/schema/pattern.c). */
#include "support.h"

#include "schema/schema_internal.h"

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
    {"\\d{4}", "2024", "24|20245|abcd"},
    {"\\d", "7|\u0664", "a|\u00B2"}, /* the digits of all scripts */
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
    {"[a-z-[a-z]]?", "", "a"},
    {"[a-z-[b-y-[m]]]", "a|m|z", "b|y"},
    {"x[a-z-[aeiou]]*", "x|xyz", "xa"},
    {"((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)", "a|aaa", "b"},
    {"\\p{Lu}\\p{L}*", "Ab|\u00C9a", "ab|\u00E9a|1"},
    {"\\P{L}", "1|-", "a|\u00E9"},
    {"[\\p{Nd}x-z]+", "1x\u0664", "a|\u00B2"},
    {"[^\\P{L}a]", "b|\u00E9", "a|1"},
    {"[\\W]", "-|\u203F", "_|a"},
    {"[\\S\\s]", " |a", ""},
    {"\\I", "-|1| |\u00D7", "a|_|:|\u00E9"},
    {"\\C", " |/|\u00D7", "a|-|.|5|\u00B7"},
    {"[\\C-[ ]]", "/", " |a"},
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

static bool does_match(const char *pattern, cj_span text)
{
    cj_error err = CJ_ERROR_INIT;
    const char *wrong = NULL;
    cj_pattern *regex;
    bool fits;

    OK(cj_pattern_compile(&regex, &wrong, cj_span_of(pattern), &err));
    if (wrong != NULL)
        fail_msg("%s: %s", pattern, wrong);
    OK(cj_pattern_matches(&fits, regex, text, &err));
    cj_pattern_free(regex);
    return fits;
}

static void check_all(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fitting = cases[i].fitting;
        const char *others = cases[i].others;
        char text[64];

        while (next_text(text, &fitting))
            if (!does_match(cases[i].pattern, cj_span_of(text)))
                fail_msg("%s does not match %s", cases[i].pattern, text);
        while (next_text(text, &others))
            if (does_match(cases[i].pattern, cj_span_of(text)))
                fail_msg("%s matches \"%s\"", cases[i].pattern, text);
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
    (void)state;
    assert_true(does_match("ab", (cj_span){"abc", 2}));
    assert_false(does_match("ab", (cj_span){"abc", 3}));
    assert_false(does_match("ab", (cj_span){"abc", 1}));
    assert_false(does_match(".*", (cj_span){"\xFF", 1})); /* no UTF-8 */
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
        {"a{2,1}", "ends before it begins"},
        {"a{x}", "a { that begins no"},
        {"a{99999}", "more than 65,535 repetitions"},
        {"(((a{1,99}){1,99}){1,99})", "too large"},
        {"a\\", "ends with a \\"},
        {"\\b", "does not know"},
        {"(a)\\1", "does not know"},
        {"\\pL", "begins no \\p{Lu}"},
        {"\\p{Latin}", "no category"},
        {"\\p{Lx}", "cannot be compiled"},
        {"[\\P{IsBasicLatin}]", "blocks such as"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cj_error err = CJ_ERROR_INIT;
        const char *wrong = NULL;
        cj_pattern *regex;

        OK(cj_pattern_compile(&regex, &wrong, cj_span_of(bad[i].pattern), &err));
        if (wrong == NULL)
            fail_msg("%s is taken", bad[i].pattern);
        HAS(wrong, bad[i].words);
    }
}

/* Ways to match a text that are more than could be tried one by one. */
static void follows_all_ways_at_once(void **state)
{
    static const char *const patterns[] = {"[ab]*a[ab]{14}", "(.{1,100},){1,10}", "(a*)*b",
                                           "((a?){30}a{30})*c", "(a|aa|aaa)*c"};
    char text[1001];

    (void)state;
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 7 == 6 ? ',' : 'a';
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        assert_false(does_match(patterns[i], (cj_span){text, sizeof text - 1}));
    assert_true(does_match(patterns[1], (cj_span){text, 700}));
}

/* Places beyond the maximum are refused; fewer of them for a long text. */
static void refuses_what_takes_too_long(void **state)
{
    static char text[1000000];
    cj_error err = CJ_ERROR_INIT;
    const char *wrong = NULL;
    cj_pattern *regex;
    bool fits;

    (void)state;
    memset(text, 'a', sizeof text);
    OK(cj_pattern_compile(&regex, &wrong, CJ_SPAN("(.{1,60}b?){1,60}c"), &err));
    assert_null(wrong);
    assert_int_equal(cj_pattern_matches(&fits, regex, (cj_span){text, 5000}, &err), CJ_EUSAGE);
    HAS(err.text, "takes too long on a text of 5000 bytes");
    cj_pattern_free(regex);
    assert_true(does_match("[a-z]+([0-9]{2}|[a-z]{3})", (cj_span){text, sizeof text}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches),
        cmocka_unit_test(matches_in_another_locale),
        cmocka_unit_test(matches_no_further),
        cmocka_unit_test(refuses),
        cmocka_unit_test(follows_all_ways_at_once),
        cmocka_unit_test(refuses_what_takes_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
