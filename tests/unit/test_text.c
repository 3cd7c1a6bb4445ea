/* cj/text.h: spans and growing texts */
#include "support.h"

static void spans(void **state)
{
    cj_span a = CJ_SPAN("abc");

    (void)state;
    assert_int_equal(a.length, 3);
    assert_int_equal(cj_span_of(NULL).length, 0);
    assert_int_equal(cj_span_of("four").length, 4);
    assert_true(cj_span_equal(a, (cj_span){"abcd", 3}));
    assert_false(cj_span_equal(a, CJ_SPAN("abd")));
    assert_false(cj_span_equal(a, CJ_SPAN("ab")));
    assert_true(cj_span_equal((cj_span){NULL, 0}, CJ_SPAN("")));
    assert_true(cj_span_compare(CJ_SPAN("a"), CJ_SPAN("b")) < 0);
    assert_true(cj_span_compare(CJ_SPAN("ab"), CJ_SPAN("a")) > 0);
    assert_true(cj_span_compare(CJ_SPAN("Z"), CJ_SPAN("a")) < 0);
    assert_true(cj_span_compare(CJ_SPAN("\xC3\xA9"), CJ_SPAN("z")) > 0); /* bytes are unsigned */
    assert_int_equal(cj_span_compare(CJ_SPAN("same"), CJ_SPAN("same")), 0);
}

static void trims_blanks(void **state)
{
    (void)state;
    SPAN_IS(cj_span_trim(CJ_SPAN("  a b\t ")), "a b");
    SPAN_IS(cj_span_trim(CJ_SPAN("\xC2\xA0x\xC2\xA0")), "x");
    SPAN_IS(cj_span_trim(CJ_SPAN(" \xC2\xA0\t")), "");
    SPAN_IS(cj_span_trim(CJ_SPAN("")), "");
    SPAN_IS(cj_span_trim(CJ_SPAN("\xC3\xA0")), "\xC3\xA0"); /* a grave ends in 0xA0 */
    SPAN_IS(cj_span_trim(CJ_SPAN("plain")), "plain");
}

static void appends(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    assert_string_equal(cj_text_string(&text), "");
    assert_int_equal(cj_text_span(&text).length, 0);
    cj_text_append(&text, (cj_span){"abc", 2});
    cj_text_add(&text, "-");
    cj_text_char(&text, 'X');
    cj_text_repeat(&text, "=+", 3);
    cj_text_repeat(&text, "no", 0);
    cj_text_format(&text, " %d%% of %s", 50, "it");
    assert_string_equal(cj_text_string(&text), "ab-X=+=+=+ 50% of it");
    assert_int_equal(text.length, strlen("ab-X=+=+=+ 50% of it"));
    assert_int_equal(text.bytes[text.length], '\0');
    OK(cj_text_check(&text, &err));
    cj_text_reset(&text);
    assert_string_equal(cj_text_string(&text), "");
    cj_text_format(&text, "%0500d", 7); /* longer than any stack buffer should assume */
    assert_int_equal(text.length, 500);
    assert_int_equal(text.bytes[499], '7');
    for (int i = 0; i < 100000; i++)
        cj_text_char(&text, 'y');
    assert_int_equal(text.length, 100500);
    cj_text_clear(&text);
    assert_string_equal(cj_text_string(&text), "");
}

static void remembers_that_memory_ran_out(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    cj_text_add(&text, "kept");
    text.failed = true;
    cj_text_add(&text, " ignored");
    FAILS(cj_text_check(&text, &err), CJ_ENOMEM);
    assert_string_equal(cj_text_string(&text), "kept");
    cj_text_reset(&text); /* what was lost stays lost */
    FAILS(cj_text_check(&text, &err), CJ_ENOMEM);
    cj_text_clear(&text);
}

static void reads_files(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    const char *path = write_bytes("text", "ab\0cd", 5);

    (void)state;
    cj_text_add(&text, ">");
    OK(cj_text_read_file(&text, path, 5, &err));
    assert_int_equal(text.length, 6);
    assert_memory_equal(text.bytes, ">ab\0cd", 7);
    cj_text_reset(&text);
    assert_int_not_equal(cj_text_read_file(&text, path, 4, &err), CJ_OK);
    HAS(err.file, "text");
    FAILS(cj_text_read_file(&text, temp_path("absent"), 100, &err), CJ_EIO);
    HAS(err.text, "No such file");
    FAILS(cj_text_read_file(&text, temp_directory(), 100, &err), CJ_EIO);
    cj_text_clear(&text);
}

static void hashes(void **state)
{
    char bytes[80];
    char copy[88];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37 + 11);
    for (size_t length = 0; length <= 64; length++) {
        uint64_t hash = cj_span_hash(bytes, length);

        for (size_t shift = 0; shift < 8; shift++) { /* wherever they stand */
            memset(copy, 0x5A, sizeof copy);
            memcpy(copy + shift, bytes, length);
            assert_true(cj_span_hash(copy + shift, length) == hash);
        }
        assert_true(cj_span_hash(bytes, length + 1) != hash);
        for (size_t bit = 0; bit < length * 8; bit++) {
            memcpy(copy, bytes, length);
            copy[bit / 8] = (char)(copy[bit / 8] ^ 1 << (bit % 8));
            assert_true(cj_span_hash(copy, length) != hash);
        }
    }
}

static int by_size(const void *a, const void *b)
{
    const uint64_t *left = a;
    const uint64_t *right = b;

    return (*left > *right) - (*left < *right);
}

/* Texts of one length up to CJ_HASH_PROVES have hashes of their own: of each length the 65,536 that
 * differ in two of its bytes, wherever these stand. */
static void short_hashes_prove(void **state)
{
    static uint64_t found[UINT16_MAX + 1];

    (void)state;
    for (size_t length = 2; length <= CJ_HASH_PROVES; length++)
        for (size_t first = 0; first < length; first++)
            for (size_t second = first + 1; second < length; second++) {
                char text[CJ_HASH_PROVES] = "AB01\xC3-9";

                for (unsigned i = 0; i <= UINT16_MAX; i++) {
                    text[first] = (char)(i & 0xFF);
                    text[second] = (char)(i >> 8);
                    found[i] = cj_span_hash(text, length);
                }
                qsort(found, UINT16_MAX + 1, sizeof *found, by_size);
                for (unsigned i = 0; i < UINT16_MAX; i++)
                    assert_true(found[i] != found[i + 1]);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans),
        cmocka_unit_test(trims_blanks),
        cmocka_unit_test(appends),
        cmocka_unit_test(remembers_that_memory_ran_out),
        cmocka_unit_test(reads_files),
        cmocka_unit_test(hashes),
        cmocka_unit_test(short_hashes_prove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
