/* base/look.h: what a reader sees of a text */
#include "base/look.h"
#include "support.h"

static void looks(cj_span in, const char *expected)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_look(&text, in);
    assert_string_equal(cj_text_string(&text), expected);
    assert_true(cj_look_same(in, cj_span_of(expected)));
    assert_true(cj_look_same(cj_span_of(expected), in));
    if (cj_look_is_plain(in))
        assert_true(cj_span_equal(in, cj_text_span(&text)));
    cj_text_clear(&text);
}

static void shows_nothing_of_what_is_ignorable(void **state)
{
    (void)state;
    looks(CJ_SPAN("P001"), "P001");
    looks(CJ_SPAN("P001\xE2\x80\x8B"), "P001"); /* U+200B */
    looks(CJ_SPAN("\xE2\x80\x8EP001"), "P001"); /* U+200E */
    looks(CJ_SPAN("P0\xC2\xAD"
                  "01"),
          "P001"); /* soft hyphen */
    looks(CJ_SPAN("P\xEF\xBB\xBF"
                  "001"),
          "P001"); /* U+FEFF */
    looks(CJ_SPAN("P\xF3\xA0\x84\x80"
                  "001"),
          "P001"); /* U+E0100 */
    looks(CJ_SPAN("\xE2\x80\x8B"), "");
    looks(CJ_SPAN(""), "");
    assert_int_equal(cj_text_hidden(CJ_SPAN("P001")), 0);
    assert_int_equal(cj_text_hidden(CJ_SPAN("caf\xC3\xA9 \xE2\x80\x8B\xE2\x80\x8E")), 0x200B);
}

static void has_one_blank_for_any(void **state)
{
    (void)state;
    looks(CJ_SPAN("North Side"), "North Side");
    looks(CJ_SPAN("North\xE2\x80\xAFSide"), "North Side"); /* U+202F */
    looks(CJ_SPAN("North\xE2\x80\x89Side"), "North Side"); /* U+2009 */
    looks(CJ_SPAN("North\xC2\xA0Side"), "North Side");
    looks(CJ_SPAN("North\xE3\x80\x80Side"), "North Side"); /* U+3000 */
    looks(CJ_SPAN("North\r\nSide\n"), "North Side");
    looks(CJ_SPAN(" North \xE2\x80\x8B Side \xE2\x80\x8B"), "North Side");
    looks(CJ_SPAN("  "), "");
    assert_false(cj_look_same(CJ_SPAN("North Side"), CJ_SPAN("NorthSide")));
}

static void has_ascii_for_what_looks_like_it(void **state)
{
    (void)state;
    looks(CJ_SPAN("\xEF\xBC\xB0\xEF\xBC\x91\xEF\xBC\x8D\xEF\xBC\x92"), "P1-2"); /* full width */
    looks(CJ_SPAN("16\xE2\x80\x93"
                  "17"),
          "16-17");
    looks(CJ_SPAN("\xE2\x88\x92"
                  "5"),
          "-5");
    looks(CJ_SPAN("didn\xE2\x80\x99t"), "didn't");
    looks(CJ_SPAN("\xE2\x80\x9Cyes\xE2\x80\x9D"), "\"yes\"");
    looks(CJ_SPAN("caf\xC3\xA9"), "caf\xC3\xA9");
    looks(CJ_SPAN("\xFF\x80z"), "\xFF\x80z");
    assert_false(cj_look_same(CJ_SPAN("P1"), CJ_SPAN("p1")));
    assert_false(cj_look_same(CJ_SPAN("\xFF"), CJ_SPAN("\xFE")));
}

static void knows_plain_texts_from_their_bytes(void **state)
{
    (void)state;
    assert_true(cj_look_is_plain(CJ_SPAN("")));
    assert_true(cj_look_is_plain(CJ_SPAN("North Side")));
    assert_false(cj_look_is_plain(CJ_SPAN("North  Side")));
    assert_false(cj_look_is_plain(CJ_SPAN(" North")));
    assert_false(cj_look_is_plain(CJ_SPAN("North ")));
    assert_false(cj_look_is_plain(CJ_SPAN("North\tSide")));
    assert_false(cj_look_is_plain(CJ_SPAN("caf\xC3\xA9")));
}

static void normal(cj_span text, const char *expected)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_normal(&words, text);
    assert_string_equal(cj_text_string(&words), expected);
    cj_text_clear(&words);
}

/* Expected: Unicode's form NFC, but for marks beyond U+0328 and other scripts. */
static void composes_latin_letters(void **state)
{
    (void)state;
    normal(CJ_SPAN("Cafe\xCC\x81"), "Caf\xC3\xA9");
    normal(CJ_SPAN("A\xCC\x8A\xCC\x81"), "\xC7\xBA");     /* a ring, then an acute */
    normal(CJ_SPAN("Z\xCC\x8C"), "\xC5\xBD");             /* a caron */
    normal(CJ_SPAN("a\xCC\xA8"), "\xC4\x85");             /* an ogonek, U+0328 */
    normal(CJ_SPAN("y\xCC\x89"), "\xE1\xBB\xB7");         /* a hook */
    normal(CJ_SPAN("x\xCC\x81"), "x\xCC\x81");            /* there is no such letter */
    normal(CJ_SPAN("\xCC\x81"), "\xCC\x81");              /* on nothing */
    normal(CJ_SPAN("e\xE2\x80\x8D\xCC\x81"), "\xC3\xA9"); /* with a joiner between */
    normal(CJ_SPAN("\xEF\xBC\xA1\xE2\x80\x93 b"), "A- b");
    normal(CJ_SPAN("\xFF"), "\xFF");
    normal(CJ_SPAN(""), "");
}

static void is_disguised(cj_span text, bool alone, uint32_t letter, char as)
{
    char found = '\0';

    assert_int_equal(cj_text_disguised(&found, text, alone), letter);
    if (letter != 0)
        assert_int_equal(found, as);
}

/* U+0430 and U+0420 look like a and P, U+03BF like o; U+0436 and U+03BC look like nothing Latin. */
static void knows_letters_of_other_alphabets(void **state)
{
    (void)state;
    is_disguised(CJ_SPAN("North"), true, 0, 0);
    is_disguised(CJ_SPAN("S\xD0\xB0m Old"), false, 0x430, 'a');
    is_disguised(CJ_SPAN("Old S\xCE\xBFn"), false, 0x3BF, 'o');
    is_disguised(CJ_SPAN("\xD0\xA0"
                         "001"),
                 false, 0, 0);
    is_disguised(CJ_SPAN("\xD0\xA0"
                         "001"),
                 true, 0x420, 'P');
    is_disguised(CJ_SPAN("S\xD0\xB0\xD0\xB6"), false, 0, 0);
    is_disguised(CJ_SPAN("\xCE\xBCg caf\xC3\xA9"), true, 0, 0);
    is_disguised(CJ_SPAN("\xFF\xD0"), true, 0, 0);
    normal(CJ_SPAN("\xD0\xA0"
                   "001, S\xD0\xB0m"),
           "P001, Sam");
    normal(CJ_SPAN("S\xD0\xB0\xD0\xB6"), "S\xD0\xB0\xD0\xB6");
    normal(CJ_SPAN("\xEF\xBC\xB3\xD0\xB0m"), "Sam"); /* a full-width S before it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_nothing_of_what_is_ignorable),
        cmocka_unit_test(has_one_blank_for_any),
        cmocka_unit_test(has_ascii_for_what_looks_like_it),
        cmocka_unit_test(composes_latin_letters),
        cmocka_unit_test(knows_letters_of_other_alphabets),
        cmocka_unit_test(knows_plain_texts_from_their_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
