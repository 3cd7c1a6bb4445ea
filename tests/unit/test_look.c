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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_nothing_of_what_is_ignorable),
        cmocka_unit_test(has_one_blank_for_any),
        cmocka_unit_test(has_ascii_for_what_looks_like_it),
        cmocka_unit_test(knows_plain_texts_from_their_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
