/* base/identifier.h: identifiers that are one to a reader and two to a program */
#include "base/identifier.h"
#include "support.h"

#include "records/file/nobody.h"
#include "records/file/twins.h"

static unsigned rules_of(cj_span a, cj_span b, unsigned rules)
{
    cj_error err = CJ_ERROR_INIT;
    unsigned out;

    OK(cj_identifier_rules(&out, a, b, rules, &err));
    return out;
}

static void says_what_differs(void **state)
{
    (void)state;
    assert_int_equal(rules_of(CJ_SPAN("12"), CJ_SPAN("0012"), CJ_ID_RULES), CJ_ID_ZEROS);
    assert_int_equal(rules_of(CJ_SPAN("P12"), CJ_SPAN("P0012"), CJ_ID_RULES), CJ_ID_ZEROS);
    assert_int_equal(rules_of(CJ_SPAN("0"), CJ_SPAN("000"), CJ_ID_RULES), CJ_ID_ZEROS);
    assert_int_equal(rules_of(CJ_SPAN("12.0"), CJ_SPAN("12"), CJ_ID_RULES), CJ_ID_DECIMALS);
    assert_int_equal(rules_of(CJ_SPAN("12.00"), CJ_SPAN("012"), CJ_ID_RULES),
                     CJ_ID_DECIMALS | CJ_ID_ZEROS);
    assert_int_equal(rules_of(CJ_SPAN("1,234"), CJ_SPAN("1234"), CJ_ID_RULES), CJ_ID_COMMAS);
    assert_int_equal(rules_of(CJ_SPAN("p12"), CJ_SPAN("P12"), CJ_ID_RULES), CJ_ID_CASE);
    assert_int_equal(rules_of(CJ_SPAN("=\"0012\""), CJ_SPAN("0012"), CJ_ID_RULES), CJ_ID_WRAP);
    assert_int_equal(rules_of(CJ_SPAN("'0012"), CJ_SPAN("0012"), CJ_ID_RULES), CJ_ID_WRAP);
    assert_int_equal(rules_of(CJ_SPAN("P 12"), CJ_SPAN("P12"), CJ_ID_RULES), CJ_ID_BLANKS);
    assert_int_equal(rules_of(CJ_SPAN("\xEF\xBC\xB0"
                                      "12"),
                              CJ_SPAN("P12"), CJ_ID_RULES),
                     CJ_ID_LOOK);
}

static void keeps_people_apart(void **state)
{
    (void)state;
    assert_int_equal(rules_of(CJ_SPAN("12"), CJ_SPAN("120"), CJ_ID_RULES), 0);
    assert_int_equal(rules_of(CJ_SPAN("P12"), CJ_SPAN("12"), CJ_ID_RULES), 0);
    assert_int_equal(rules_of(CJ_SPAN("P12"), CJ_SPAN("12"), CJ_ID_RULES | CJ_ID_PREFIX),
                     CJ_ID_PREFIX);
    assert_int_equal(rules_of(CJ_SPAN("1.05"), CJ_SPAN("1.5"), CJ_ID_RULES), 0);
    assert_int_equal(rules_of(CJ_SPAN("12.5"), CJ_SPAN("12"), CJ_ID_RULES), 0);
    assert_int_equal(rules_of(CJ_SPAN("12,34"), CJ_SPAN("1234"), CJ_ID_RULES), 0);
}

static void finds_who_is_alike(void **state)
{
    cj_alike alike = {0};
    cj_alike_found found;
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    OK(cj_alike_find(&found, &alike, CJ_SPAN("12"), &err));
    assert_int_equal(found.code, CJ_NO_CODE);
    OK(cj_alike_add(&alike, CJ_SPAN("0012"), 5, &err));
    OK(cj_alike_add(&alike, CJ_SPAN("C-77"), 6, &err));
    OK(cj_alike_find(&found, &alike, CJ_SPAN("12"), &err));
    assert_int_equal(found.code, 5);
    assert_false(found.prefix);
    OK(cj_alike_find(&found, &alike, CJ_SPAN("X12"), &err));
    assert_int_equal(found.code, 5);
    assert_true(found.prefix);
    OK(cj_alike_find(&found, &alike, CJ_SPAN("77"), &err));
    assert_int_equal(found.code, 6);
    assert_true(found.prefix);
    OK(cj_alike_find(&found, &alike, CJ_SPAN("D-77"), &err)); /* another series */
    assert_int_equal(found.code, CJ_NO_CODE);
    OK(cj_alike_find(&found, &alike, CJ_SPAN(""), &err));
    assert_int_equal(found.code, CJ_NO_CODE);
    cj_alike_clear(&alike);
}

static void tells_rules_and_keys(void **state)
{
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    cj_identifier_tell(&text, CJ_ID_WRAP | CJ_ID_ZEROS);
    assert_string_equal(cj_text_string(&text),
                        "what a spreadsheet puts around it, and leading zeros");
    cj_text_reset(&text);
    cj_identifier_remedy(&text, CJ_SPAN("'P12"), CJ_SPAN("P0012"), CJ_ID_WRAP | CJ_ID_ZEROS);
    assert_string_equal(cj_text_string(&text), "\"unwrap\": true, \"zeroPad\": 4");
    cj_text_reset(&text);
    cj_identifier_remedy(&text, CJ_SPAN("A-1-x"), CJ_SPAN("A-01-x"), CJ_ID_ZEROS);
    assert_string_equal(cj_text_string(&text), ""); /* zeros inside: no key puts them there */
    cj_text_clear(&text);
}

static void knows_parts(void **state)
{
    (void)state;
    assert_int_equal(cj_identifier_whole(CJ_SPAN("12.00")), 2);
    assert_int_equal(cj_identifier_whole(CJ_SPAN("12.")), 0);
    assert_int_equal(cj_identifier_whole(CJ_SPAN("12")), 0);
    assert_int_equal(cj_identifier_whole(CJ_SPAN(".0")), 0);
    assert_int_equal(cj_identifier_digits(CJ_SPAN("AB12")), 2);
    assert_int_equal(cj_identifier_digits(CJ_SPAN("A1B2")), 0);
    assert_int_equal(cj_identifier_digits(CJ_SPAN("")), 0);
    assert_int_equal(cj_identifier_unwrap(CJ_SPAN("=\"\"")).length, 0);
    assert_int_equal(cj_identifier_unwrap(CJ_SPAN("'")).length, 1);
    assert_int_equal(cj_identifier_unwrap(CJ_SPAN("'12'")).length, 2);
}

static cj_span text_at(const void *of, uint32_t at)
{
    return cj_span_of(((const char *const *)of)[at]);
}

static uint64_t twins_of(cj_twins *out, const char *const *ids, size_t count)
{
    cj_error err = CJ_ERROR_INIT;

    OK(cj_twins_find(out, text_at, ids, count, &err));
    return out->count;
}

/* 012 and 12 are one number; a1 and A1 one but for the case; P1 and N1, 1 and 10, and what another
 * letter or place of the zero makes another, are two. */
static void twins(void **state)
{
    static const char *const zeros[] = {"012", "12", "7", "0012"};
    static const char *const cases[] = {"a1", "B1", "A1"};
    static const char *const apart[] = {"P1", "N1", "P10", "P100", "1", "10"};
    static const char *const padded[] = {"P0010", "P0100", "P1000", "P0001"};
    static const char *const mixed[] = {"ab", "AB1", "aB2", "01"};
    cj_twins found;

    (void)state;
    assert_int_equal(twins_of(&found, zeros, 4), 2);
    assert_string_equal(found.one.at, "012");
    assert_string_equal(found.other.at, "12");
    assert_int_equal(found.rules, CJ_ID_ZEROS);
    assert_int_equal(twins_of(&found, cases, 3), 1);
    assert_string_equal(found.one.at, "a1");
    assert_string_equal(found.other.at, "A1");
    assert_int_equal(found.rules, CJ_ID_CASE);
    assert_int_equal(twins_of(&found, apart, 6), 0);
    assert_int_equal(twins_of(&found, padded, 4), 0);
    assert_int_equal(twins_of(&found, mixed, 4), 0);
    assert_int_equal(twins_of(&found, NULL, 0), 0);
}

static uint64_t nobodies_of(cj_nobodies *found, const char *const *texts, size_t count)
{
    cj_nobodies_find(found, text_at, texts, count);
    return found->count;
}

/* Fifteen digits are what a double holds of every whole number: 2^53 has sixteen. */
static void nobodies(void **state)
{
    static const char *const each[] = {"P1",    "Unknown",  "tbc",        "#N/A",
                                       "#REF!", "1.00E+05", "5-Mar",      "Mar-05",
                                       "####",  "1E+05",    "12/03/2022", "Err:502"};
    static const char *const sound[] = {"P1",  "E+5",      "12-34-5678", "May",  "may-12", "Mai-12",
                                        "#12", "unknowns", "X1",         "1900", "1-2-3"};
    static const char *const names[] = {"Mar-05", "Tom-05"};
    static const char *const long_ids[] = {"12345678901234500", "12345678901234567"};
    static const char *const rounded[] = {"12345678901234500", "12345678901234600", "1"};
    static const char *const counted[] = {"0", "1"};
    static const char *const zero[] = {"12", "0"};
    static const char *const words[] = {"P1",   "unk", "No ID", "Refused", "Various", ".",
                                        "9999", "0",   "1E5",   "TRUE",    "1/3/2022"};
    static const char *const initials[] = {"NK", "JS", "AB"};
    static const char *const one_of_many[] = {"NK", "JS", "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                              "8",  "9",  "10", "11", "12", "13", "14", "15", "16"};
    static const char *const hex[] = {"1E5", "3A7"};
    static const char *const exponents[] = {"1E5", "2E7"};
    static const char *const days[] = {"31/02/2022", "13/13/2022", "01/02/3022", "2022-13-01"};
    cj_nobodies found;

    (void)state;
    assert_int_equal(nobodies_of(&found, words, 11), 10); /* all but P1 */
    assert_int_equal(nobodies_of(&found, initials, 3), 0);
    assert_int_equal(nobodies_of(&found, initials, 1), 1);
    assert_int_equal(nobodies_of(&found, one_of_many, 18), 1); /* JS is one in 18 */
    assert_int_equal(nobodies_of(&found, hex, 2), 0);
    assert_int_equal(nobodies_of(&found, exponents, 2), 0); /* so they are written */
    assert_int_equal(nobodies_of(&found, days, 4), 0);      /* no calendar has them, or not yet */
    assert_int_equal(nobodies_of(&found, each, 12), 11);    /* all but P1 */
    assert_int_equal(nobodies_of(&found, sound, 11), 0);
    assert_int_equal(nobodies_of(&found, names, 1), 1);
    assert_int_equal(nobodies_of(&found, names, 2), 0);    /* Tom is no month */
    assert_int_equal(nobodies_of(&found, long_ids, 2), 0); /* the other has its last digits */
    assert_int_equal(nobodies_of(&found, rounded, 3), 2);
    assert_int_equal(found.fault, CJ_ID_ROUNDED);
    assert_string_equal(found.first.at, rounded[0]);
    assert_int_equal(nobodies_of(&found, counted, 2), 0); /* rows that are numbered */
    assert_int_equal(nobodies_of(&found, zero, 2), 1);
    assert_int_equal(nobodies_of(&found, NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_differs),  cmocka_unit_test(keeps_people_apart),
        cmocka_unit_test(finds_who_is_alike), cmocka_unit_test(tells_rules_and_keys),
        cmocka_unit_test(knows_parts),        cmocka_unit_test(twins),
        cmocka_unit_test(nobodies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
