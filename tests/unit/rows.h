/* Reading rows through cj_records, for the tests of records. */
#ifndef CJ_TESTS_ROWS_H
#define CJ_TESTS_ROWS_H

#include "support.h"

#include "cj/records.h"
#include "cj/store.h"

typedef struct {
    cj_records_options options;
    const char *conditions[4];
    const char *derivations[4];
    const char *maps[4];
    const char *more[4]; /* files that follow the first */
    cj_findings *findings;
    cj_dataset *dataset;
    cj_records *records;
    cj_store *store; /* with CJ_TEST_STORE in the environment */
    cj_text seen;    /* one line a selected row: its values with commas between */
    cj_error err;
} rows;

/* A reviews file with that content. */
static inline void rows_init(rows *in, const char *text)
{
    memset(in, 0, sizeof *in);
    in->options.main =
        (cj_input){.path = write_text("main.csv", text), .role = "reviews", .maps = in->maps};
    in->options.selection.conditions = in->conditions;
    in->options.selection.derivations = in->derivations;
}

/* A further file of the same input, under that name. */
static inline void rows_more(rows *in, const char *name, const char *text)
{
    in->options.main.more = in->more;
    in->more[in->options.main.more_count++] = write_text(name, text);
}

static inline void rows_where(rows *in, const char *condition)
{
    in->conditions[in->options.selection.condition_count++] = condition;
}

static inline void rows_derive(rows *in, const char *derivation)
{
    in->derivations[in->options.selection.derivation_count++] = derivation;
}

static inline void rows_map(rows *in, const char *map)
{
    in->maps[in->options.main.map_count++] = map;
}

static inline void rows_people(rows *in, const char *text)
{
    in->options.people = (cj_input){.path = write_text("people.csv", text), .role = "people"};
}

static inline void rows_value(rows *in, size_t column, uint32_t row)
{
    cj_kind kind = cj_records_kind(in->records, column);

    if (kind == CJ_KIND_NUMBER) {
        if (cj_records_numbers(in->records, column)[row] != CJ_DECIMAL_MISSING)
            cj_decimal_append(&in->seen, cj_records_numbers(in->records, column)[row]);
    } else if (kind == CJ_KIND_DATE) {
        if (cj_records_dates(in->records, column)[row] != CJ_DATE_MISSING)
            cj_date_append(&in->seen, cj_records_dates(in->records, column)[row]);
    } else if (cj_records_codes(in->records, column)[row] != CJ_NO_CODE) {
        cj_text_append(&in->seen, cj_records_text(in->records, column,
                                                  cj_records_codes(in->records, column)[row]));
    }
}

static inline void rows_close(rows *in)
{
    cj_records_free(in->records);
    cj_dataset_free(in->dataset);
    cj_findings_free(in->findings);
    in->records = NULL;
    in->dataset = NULL;
    in->findings = NULL;
}

/* Read everything; `names` are the columns wanted, with commas between. */
static inline cj_status rows_read_once(rows *in, const char *names)
{
    const cj_rows *batch = NULL;
    size_t columns[8];
    size_t count = 0;
    char copy[256];
    char *rest = copy;
    char *name;
    cj_status status = cj_findings_new(&in->findings, 100, NULL, NULL, &in->err);

    if (status == CJ_OK)
        status = cj_dataset_new(&in->dataset, in->findings, &in->err);
    if (status == CJ_OK)
        status = cj_records_open(&in->records, &in->options, in->dataset, &in->err);
    snprintf(copy, sizeof copy, "%s", names);
    while (status == CJ_OK && (name = strsep(&rest, ",")) != NULL)
        status = cj_records_any_column(&columns[count++], in->records, cj_span_of(name), &in->err);
    if (status == CJ_OK)
        status = cj_records_start(in->records, &in->err);
    while (status == CJ_OK) {
        status = cj_records_next(&batch, in->records, &in->err);
        if (status != CJ_OK || batch == NULL)
            break;
        for (size_t i = 0; i < batch->row_count; i++)
            for (size_t c = 0; c < count; c++) {
                rows_value(in, columns[c], batch->rows[i]);
                cj_text_add(&in->seen, c + 1 < count ? "," : "\n");
            }
    }
    return status == CJ_OK ? cj_records_finish(in->records, &in->err) : status;
}

/* The same; with CJ_TEST_STORE in the environment as one of two that are served by
 * a store, which must make no difference. */
static inline cj_status rows_read(rows *in, const char *names)
{
    if (getenv("CJ_TEST_STORE") == NULL)
        return rows_read_once(in, names);
    assert_int_equal(cj_store_new(&in->store, &in->err), CJ_OK);
    in->options.run.store = in->store;
    for (int i = 0; i < 2; i++) {
        rows_read_once(in, names);
        rows_close(in);
    }
    cj_store_begin(in->store);
    in->err = (cj_error)CJ_ERROR_INIT;
    return rows_read_once(in, names);
}

static inline void rows_end(rows *in)
{
    rows_close(in);
    cj_store_free(in->store);
    cj_text_clear(&in->seen);
}

/* The whole story: set up before, read, compare, clear. */
static inline void rows_are(rows *in, const char *names, const char *expected)
{
    if (rows_read(in, names) != CJ_OK)
        fail_msg("%s: %s", in->err.file, in->err.text);
    if (strcmp(cj_text_string(&in->seen), expected) != 0)
        fail_msg("\n%sinstead of\n%s", cj_text_string(&in->seen), expected);
}

static inline void rows_fail(rows *in, const char *names, cj_status wanted, const char *piece)
{
    cj_status status = rows_read(in, names);

    if (status != wanted)
        fail_msg("status %d, not %d: %s", (int)status, (int)wanted, in->err.text);
    HAS(in->err.text, piece);
    rows_end(in);
}

/* The finding of that number, in words, holds the piece. */
static inline void rows_found(const rows *in, size_t index, const char *code, const char *piece)
{
    cj_text text = CJ_TEXT_INIT;

    assert_true(index < cj_findings_kept(in->findings));
    cj_finding_append(&text, cj_findings_at(in->findings, index));
    assert_string_equal(cj_findings_at(in->findings, index)->code, code);
    HAS(cj_text_string(&text), piece);
    cj_text_clear(&text);
}

#endif
