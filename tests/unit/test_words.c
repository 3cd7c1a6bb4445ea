/* cj/text.h: what is done with words */
#include "support.h"

typedef void transform(cj_text *text, cj_span span);

static void gives(transform *apply, cj_span in, const char *expected)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, ">");
    apply(&text, in);
    if (strcmp(cj_text_string(&text) + 1, expected) != 0)
        fail_msg("\"%s\" is not \"%s\"", cj_text_string(&text) + 1, expected);
    cj_text_clear(&text);
}

static void escapes(void **state)
{
    cj_text text = CJ_TEXT_INIT;
    char longer[300];

    (void)state;
    gives(cj_text_escaped, CJ_SPAN("plain caf\xC3\xA9"), "plain caf\xC3\xA9");
    gives(cj_text_escaped, CJ_SPAN("a\nb\tc\"d"), "a\\nb\\tc\\\"d");
    gives(cj_text_escaped, CJ_SPAN("\x1B[2J"), "\\x1B[2J");
    gives(cj_text_escaped, CJ_SPAN("\x7F"), "\\x7F");
    gives(cj_text_escaped, CJ_SPAN("\0"), "\\x00");
    gives(cj_text_escaped, CJ_SPAN("\xFF\x80z"), "\\xFF\\x80z");
    gives(cj_text_escaped, CJ_SPAN("\xC3"), "\\xC3");
    cj_text_escaped(&text, CJ_SPAN("\xC2\x9B"
                                   "2J")); /* CSI of C1 is a control character */
    LACKS(cj_text_string(&text), "\xC2\x9B");
    memset(longer, 'a', sizeof longer);
    for (size_t length = 70; length < 90; length++) {
        bool whole = length <= 80;

        cj_text_reset(&text);
        cj_text_escaped(&text, (cj_span){longer, length});
        assert_int_equal(text.length, whole ? length : 83);
        assert_true(whole || strcmp(text.bytes + 80, "...") == 0);
    }
    cj_text_clear(&text);
}

static void cuts_to_80_bytes_whatever_is_escaped(void **state)
{
    cj_text text = CJ_TEXT_INIT;
    char longer[300];

    (void)state;
    for (size_t plain = 60; plain <= 80; plain++) {
        memset(longer, 1, sizeof longer); /* each is \x01: four bytes */
        memset(longer, 'a', plain);
        cj_text_reset(&text);
        cj_text_escaped(&text, (cj_span){longer, sizeof longer});
        assert_in_range(text.length, 77, 83);
        assert_string_equal(text.bytes + text.length - 3, "...");
        memset(longer, 'a', plain);
        for (size_t i = plain; i + 1 < sizeof longer; i += 2)
            memcpy(longer + i, "\xC3\xA9", 2);
        cj_text_reset(&text);
        cj_text_escaped(&text, (cj_span){longer, 200 - plain % 2});
        assert_in_range(text.length, 80, 83);
        assert_int_equal(cj_utf8_valid(cj_text_span(&text)), text.length);
    }
    cj_text_clear(&text);
}

static void folds(void **state)
{
    (void)state;
    gives(cj_text_folded, CJ_SPAN("Perth & KINROSS"), "perth & kinross");
    gives(cj_text_folded,
          CJ_SPAN("\xC3\x89"
                  "COLE \xCE\xA3"),
          "\xC3\xA9"
          "cole \xCF\x83");
    gives(cj_text_folded, CJ_SPAN("\xD0\x96"), "\xD0\xB6"); /* Cyrillic zhe */
    gives(cj_text_folded, CJ_SPAN("a  b\t\xC2\xA0 c"), "a b c");
    gives(cj_text_folded, CJ_SPAN("already"), "already");
    gives(cj_text_folded,
          CJ_SPAN("\xE2\x82\xAC"
                  "5"),
          "\xE2\x82\xAC"
          "5");
    assert_true(cj_word_same(CJ_SPAN("Female"), CJ_SPAN("FEMALE")));
    assert_true(cj_word_same(CJ_SPAN("\xC3\x89"), CJ_SPAN("\xC3\xA9")));
    assert_true(cj_word_same(CJ_SPAN(""), CJ_SPAN("")));
    assert_false(cj_word_same(CJ_SPAN("male"), CJ_SPAN("female")));
    assert_false(cj_word_same(CJ_SPAN("e"), CJ_SPAN("\xC3\xA9")));
}

static void makes_keys(void **state)
{
    (void)state;
    gives(cj_text_key, CJ_SPAN("Date of Birth"), "dateofbirth");
    gives(cj_text_key, CJ_SPAN("date_of_birth"), "dateofbirth");
    gives(cj_text_key, CJ_SPAN(" DATE-OF.BIRTH: "), "dateofbirth");
    gives(cj_text_key, CJ_SPAN("Score (0\xC2\xA0to 10)"), "score0to10");
    gives(cj_text_key, CJ_SPAN("\xC3\x89tat"), "\xC3\xA9tat");
    gives(cj_text_key, CJ_SPAN("?!"), "");
}

/* A word processor's apostrophe, dash and quotation marks are punctuation. */
static void keys_have_no_punctuation_beyond_ascii(void **state)
{
    (void)state;
    gives(cj_text_key, CJ_SPAN("Client\xE2\x80\x99s id"), "clientsid");
    gives(cj_text_key, CJ_SPAN("Score \xE2\x80\x93 total"), "scoretotal");
}

static void measures_width(void **state)
{
    (void)state;
    assert_int_equal(cj_text_width(CJ_SPAN("")), 0);
    assert_int_equal(cj_text_width(CJ_SPAN("abc")), 3);
    assert_int_equal(cj_text_width(CJ_SPAN("caf\xC3\xA9")), 4);
    assert_int_equal(cj_text_width(CJ_SPAN("e\xCC\x81")), 1);                /* combining acute */
    assert_int_equal(cj_text_width(CJ_SPAN("\xE6\x97\xA5\xE6\x9C\xAC")), 4); /* two wide ones */
    assert_int_equal(cj_text_width(CJ_SPAN("\xE2\x96\x88")), 1);             /* full block */
}

static size_t encode(char *out, uint32_t point)
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

static void knows_utf8(void **state)
{
    static const char *const wrong[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3(",
        "\xE2\x82(",
        "\xE2(\xA1",
        "\xC3",
        "\xE2\x82",
        "\xF0\x9F\x98",
    };
    char text[40];

    (void)state;
    for (uint32_t point = 0; point < 0x110000; point++) {
        size_t length = encode(text, point);
        bool surrogate = point >= 0xD800 && point < 0xE000;

        if (cj_utf8_valid((cj_span){text, length}) != (surrogate ? 0 : length))
            fail_msg("U+%04X", point);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        for (size_t before = 0; before < 20; before++) {
            memset(text, 'a', before);
            memcpy(text + before, wrong[i], strlen(wrong[i]));
            assert_int_equal(cj_utf8_valid((cj_span){text, before + strlen(wrong[i])}), before);
        }
}

static void finds_the_nearest(void **state)
{
    static const cj_span names[] = {
        {"person_id", 9}, {"review_date", 11}, {"outcome", 7}, {"score", 5}};

    (void)state;
    assert_int_equal(cj_word_nearest(CJ_SPAN("revew_date"), names, 4), 1);
    assert_int_equal(cj_word_nearest(CJ_SPAN("OUTCOMES"), names, 4), 2);
    assert_int_equal(cj_word_nearest(CJ_SPAN("scores"), names, 4), 3);
    assert_int_equal(cj_word_nearest(CJ_SPAN("Person ID"), names, 4), 0);
    assert_int_equal(cj_word_nearest(CJ_SPAN("ethnicity"), names, 4), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN(""), names, 4), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN("score"), names, 0), SIZE_MAX);
}

/* "at most a third of the letters differ" */
static void the_nearest_is_near(void **state)
{
    static const cj_span one[] = {{"b", 1}};
    static const cj_span four[] = {{"abxy", 4}};
    static const cj_span six[] = {{"abcdxy", 6}};

    (void)state;
    assert_int_equal(cj_word_nearest(CJ_SPAN("abcdef"), six, 1), 0); /* two of six */
    assert_int_equal(cj_word_nearest(CJ_SPAN("scroe"), (const cj_span[]){{"score", 5}}, 1),
                     0); /* swap */
    assert_int_equal(cj_word_nearest(CJ_SPAN("abcd"), four, 1), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN("a"), one, 1), SIZE_MAX);
}

static void finds_a_word_in_a_list(void **state)
{
    static const char *const list[] = {"Both sexes", "PERSONS"};

    (void)state;
    assert_true(cj_word_is_in(CJ_SPAN("both Sexes"), list, 2));
    assert_true(cj_word_is_in(CJ_SPAN("persons"), list, 2));
    assert_false(cj_word_is_in(CJ_SPAN("persons"), list, 1));
    assert_false(cj_word_is_in(CJ_SPAN("person"), list, 2));
    assert_false(cj_word_is_in(CJ_SPAN(""), list, 0));
}

/* A beginning of one word among several, and of no other; of three letters, and of a word that is
 * too far from it to be a slip. */
static void the_nearest_may_be_longer(void **state)
{
    static const cj_span names[] = {{"Gender", 6},
                                    {"Suitability of Accommodation", 28},
                                    {"Activity Status", 15},
                                    {"Activity at review", 18}};

    (void)state;
    assert_int_equal(cj_word_nearest(CJ_SPAN("suit"), names, 4), 1);
    assert_int_equal(cj_word_nearest(CJ_SPAN("Su"), names, 4), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN("Activity"), names, 4), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN("Accommodation"), names, 4), SIZE_MAX);
    assert_int_equal(cj_word_nearest(CJ_SPAN("suit"), names + 1, 1), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),
        cmocka_unit_test(cuts_to_80_bytes_whatever_is_escaped),
        cmocka_unit_test(folds),
        cmocka_unit_test(makes_keys),
        cmocka_unit_test(keys_have_no_punctuation_beyond_ascii),
        cmocka_unit_test(measures_width),
        cmocka_unit_test(knows_utf8),
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(finds_a_word_in_a_list),
        cmocka_unit_test(the_nearest_is_near),
        cmocka_unit_test(the_nearest_may_be_longer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
