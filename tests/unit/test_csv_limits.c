/* cj/csv.h: the stated maxima, with and without quotation marks */
#include "support.h"

#include "csv/csv.h"

#ifdef __SANITIZE_ADDRESS__
/* Memory that is given back need not wait long: blocks are large and many. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "quarantine_size_mb=4:thread_local_quarantine_size_kb=64";
}
#endif

/* The fault of the first record behind a header, and that the next is fine. */
static cj_csv_fault fault_of(const cj_text *record)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_csv_fault first = CJ_CSV_FINE;
    size_t count = 0;
    cj_source *source;
    cj_csv *csv;

    cj_text_add(&text, "head,er\n");
    cj_text_append(&text, cj_text_span(record));
    cj_text_add(&text, "\nnext,row\n");
    OK(cj_source_open(&source, write_bytes("limits.csv", text.bytes, text.length), NULL, &err));
    OK(cj_csv_open(&csv, source, ',', &err));
    do {
        OK(cj_csv_read(csv, &block, &err));
        for (size_t i = 0; i < block.record_count; i++, count++) {
            if (count == 0)
                first = block.records[i].fault;
            else
                assert_int_equal(block.records[i].fault, CJ_CSV_FINE);
        }
    } while (block.record_count > 0);
    assert_int_equal(count, 2);
    cj_csv_block_clear(&block);
    cj_csv_close(csv);
    cj_source_close(source);
    cj_text_clear(&text);
    return first;
}

/* A record of fields of that size, the first of them quoted or not. */
static cj_csv_fault fault_of_fields(size_t fields, size_t size, bool quoted)
{
    cj_text record = CJ_TEXT_INIT;
    cj_csv_fault fault;

    for (size_t i = 0; i < fields; i++) {
        cj_text_add(&record, i > 0 ? "," : "");
        cj_text_add(&record, quoted && i == 0 ? "\"" : "");
        cj_text_repeat(&record, "x", size);
        cj_text_add(&record, quoted && i == 0 ? "\"" : "");
    }
    fault = fault_of(&record);
    cj_text_clear(&record);
    return fault;
}

static void the_longest_field(void **state)
{
    (void)state;
    assert_int_equal(fault_of_fields(2, CJ_CSV_FIELD_MAX, false), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(2, CJ_CSV_FIELD_MAX, true), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(1, CJ_CSV_FIELD_MAX + 1, false), CJ_CSV_FIELD_TOO_LONG);
    assert_int_equal(fault_of_fields(1, CJ_CSV_FIELD_MAX + 1, true), CJ_CSV_FIELD_TOO_LONG);
}

static void the_most_fields(void **state)
{
    (void)state;
    assert_int_equal(fault_of_fields(CJ_CSV_FIELDS_MAX, 1, false), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(CJ_CSV_FIELDS_MAX, 1, true), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(CJ_CSV_FIELDS_MAX + 1, 1, false), CJ_CSV_TOO_MANY_FIELDS);
    assert_int_equal(fault_of_fields(CJ_CSV_FIELDS_MAX + 1, 1, true), CJ_CSV_TOO_MANY_FIELDS);
}

static void the_longest_record(void **state)
{
    (void)state;
    assert_int_equal(fault_of_fields(4, 1000 * 1000, false), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(4, 1000 * 1000, true), CJ_CSV_FINE);
    assert_int_equal(fault_of_fields(5, 900 * 1000, false), CJ_CSV_RECORD_TOO_LONG);
    assert_int_equal(fault_of_fields(5, 900 * 1000, true), CJ_CSV_RECORD_TOO_LONG);
}

/* A quotation that is never closed must not swallow what follows it. */
static void an_open_quotation_in_a_large_file(void **state)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    size_t faults = 0;
    size_t records = 0;
    cj_source *source;
    cj_csv *csv;

    (void)state;
    cj_text_add(&text, "a,b\n\"open,1\n");
    for (int i = 0; i < 560000; i++)
        cj_text_add(&text, "row,123\n");
    OK(cj_source_open(&source, write_bytes("open.csv", text.bytes, text.length), NULL, &err));
    OK(cj_csv_open(&csv, source, ',', &err));
    do {
        OK(cj_csv_read(csv, &block, &err));
        for (size_t i = 0; i < block.record_count; i++)
            faults += block.records[i].fault != CJ_CSV_FINE;
        records += block.record_count;
    } while (block.record_count > 0);
    assert_int_equal(faults, 1);
    assert_int_equal(records, 560001);
    cj_csv_block_clear(&block);
    cj_csv_close(csv);
    cj_source_close(source);
    cj_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_field),
        cmocka_unit_test(the_most_fields),
        cmocka_unit_test(the_longest_record),
        cmocka_unit_test(an_open_quotation_in_a_large_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
