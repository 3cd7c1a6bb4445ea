/* What reads workbooks back, and the process that makes them. */
#include "support.h"

#include "cj/output.h"
#include "output/readback/facts.h"
#include "output/readback/xml.h"
#include "output/xlsx/child.h"
#include "output/xlsx/text.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool well_formed(const char *text)
{
    cj_xml xml;
    cj_xml_event event;

    if (!cj_xml_begin(&xml, cj_span_of(text)))
        return false;
    while ((event = cj_xml_next(&xml)) < CJ_XML_END)
        ;
    return event == CJ_XML_END;
}

static void xml_is_read_strictly(void **state)
{
    static const char *const right[] = {
        "<a/>", "<?xml version=\"1.0\"?>\n<a><b c=\"&amp;\">t</b>\n</a>\n", "<a b=\"1\" c=\"2\"/>"};
    static const char *const wrong[] = {"",
                                        "<a>",
                                        "</a>",
                                        "<a></b>",
                                        "<a/><b/>",
                                        "<a>&</a>",
                                        "<a>&x;</a>",
                                        "<a b=1/>",
                                        "<a b=\"1\"c=\"2\"/>",
                                        "<a b=\"<\"/>",
                                        "<a",
                                        "t<a/>",
                                        "<a/>t",
                                        "<a>\x01</a>",
                                        "<a>\xEF\xBF\xBF</a>",
                                        "<a>\xE9</a>"};

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(well_formed(right[i]));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (well_formed(wrong[i]))
            fail_msg("%s is taken", wrong[i]);
}

/* Each byte that is cut off, and each that is another one, is found. */
static void damage_is_found(void **state)
{
    const cj_output_style style = {.sentences = false};
    cj_text book = CJ_TEXT_INIT;
    cj_xlsx_facts whole;
    cj_xlsx_facts found;
    cj_table *table;
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    assert_int_equal(cj_table_new(&table, &err), CJ_OK);
    assert_int_equal(cj_output_append(&book, table, CJ_FORMAT_XLSX, &style, &err), CJ_OK);
    assert_int_equal(cj_xlsx_read(&whole, cj_text_span(&book), &err), CJ_OK);
    assert_true(whole.count > 0 && cj_xlsx_facts_equal(&whole, &whole));
    for (size_t length = 0; length < book.length; length++)
        assert_int_equal(cj_xlsx_read(&found, (cj_span){book.bytes, length}, &err), CJ_EIO);
    for (size_t at = 0; at < book.length; at += 3) {
        book.bytes[at] ^= 0x20;
        (void)cj_xlsx_read(&found, cj_text_span(&book), &err); /* and nothing is read beyond it */
        book.bytes[at] ^= 0x20;
    }
    cj_text_clear(&book);
    cj_table_free(table);
}

static void crash(void *data, void *shared)
{
    (void)data;
    (void)shared;
    raise(SIGSEGV);
}

static void say(void *data, void *shared)
{
    (void)shared;
    assert_true(write(STDERR_FILENO, data, strlen(data)) > 0);
}

static void answer(void *data, void *shared)
{
    (void)data;
    *(int *)shared = 42;
}

static void a_child_may_crash(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    char words[] = "no memory\n";
    int *shared = cj_child_memory(sizeof *shared);

    (void)state;
    assert_non_null(shared);
    assert_int_equal(cj_child_run(crash, NULL, shared, &err), CJ_ENOMEM);
    assert_int_equal(cj_child_run(say, words, shared, &err), CJ_ENOMEM);
    assert_int_equal(cj_child_run(answer, NULL, shared, &err), CJ_OK);
    assert_int_equal(*shared, 42);
    cj_child_memory_free(shared, sizeof *shared);
}

static void texts_are_written_so(void **state)
{
    static const struct {
        const char *text;
        cj_xlsx_text_kind kind;
        const char *written;
    } cases[] = {{"_x0041_", CJ_XLSX_CELL, "_x005F_x0041_"},
                 {"_x004_", CJ_XLSX_CELL, "_x004_"},
                 {"a\r\nb\tc\rd", CJ_XLSX_CELL, "a\nb\tc\nd"},
                 {"a\nb", CJ_XLSX_HEADING, "a b"},
                 {"a\x0B", CJ_XLSX_CELL, "a\\x0B"},
                 {"a\xEF\xBF\xBF", CJ_XLSX_WORDS, "a\\uFFFF"},
                 {"=1", CJ_XLSX_CHART, " =1"},
                 {"=1", CJ_XLSX_CELL, "=1"},
                 {"caf\xE9", CJ_XLSX_WORDS, "caf\\xE9"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text out = CJ_TEXT_INIT;

        cj_xlsx_text_append(&out, cj_span_of(cases[i].text), cases[i].kind);
        assert_string_equal(cj_text_string(&out), cases[i].written);
        cj_text_clear(&out);
    }
    assert_int_equal(cj_xlsx_characters("a\xF0\x9F\x98\x80\xC3\xA9"), 4);
    assert_int_equal(cj_xlsx_fitting("a\xC3\xA9", 2), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_is_read_strictly), cmocka_unit_test(damage_is_found),
        cmocka_unit_test(a_child_may_crash), cmocka_unit_test(texts_are_written_so)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
