/* Runs of a measure, and what came of them. */
#ifndef CJ_TESTS_FUZZ_MEASURE_H
#define CJ_TESTS_FUZZ_MEASURE_H

#include "fuzz.h"

#include "cj/output.h"
#include "cj/records.h"

/* What one run gave: NULL, or a table; and what was seen of it, by which runs
 * that should agree are compared. */
typedef struct {
    cj_table *table;
    cj_text seen;
    uint64_t used; /* rows of its last input */
    bool differs;  /* what a reconciliation says besides */
} fuzz_outcome;

/* A run in hand. */
typedef struct {
    cj_findings *findings;
    cj_dataset *dataset;
    cj_error err;
} fuzz_run;

static inline void fuzz_begin(fuzz_run *run)
{
    *run = (fuzz_run){.err = CJ_ERROR_INIT};
    CHECK(cj_findings_new(&run->findings, 100000, NULL, NULL, &run->err) == CJ_OK &&
              cj_dataset_new(&run->dataset, run->findings, &run->err) == CJ_OK,
          "%s", run->err.text);
}

/* There is a table, or a message that says why not; rows are all accounted
 * for. */
static inline void fuzz_judge(fuzz_outcome *out, fuzz_run *run, cj_status status)
{
    CHECK((status == CJ_OK) == (out->table != NULL), "status %d", (int)status);
    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE || status == CJ_EDATA, "status %d: %s", (int)status,
              run->err.text);
        fuzz_check_error(status, &run->err);
        cj_text_add(&out->seen, run->err.text);
        return;
    }
    for (size_t i = 0; i < run->dataset->ledger_count; i++) {
        uint64_t sum = 0;

        for (int state = 0; state < 4; state++)
            sum += cj_ledger_count(&run->dataset->ledgers[i], (cj_row_state)state);
        CHECK(sum == run->dataset->ledgers[i].count, "a ledger does not add up");
        out->used = cj_ledger_count(&run->dataset->ledgers[i], CJ_ROW_USED);
    }
}

/* See the table, if there is one, in the formats from text to `last`. */
static inline void fuzz_see(fuzz_outcome *out, cj_format last)
{
    cj_error err = CJ_ERROR_INIT;

    for (cj_format format = CJ_FORMAT_TEXT; out->table != NULL && format <= last; format++)
        CHECK(cj_output_append(&out->seen, out->table, format, &(cj_output_style){0}, &err) ==
                  CJ_OK,
              "%s", err.text);
}

/* After the records are released. */
static inline void fuzz_end(fuzz_run *run)
{
    cj_dataset_free(run->dataset);
    cj_findings_free(run->findings);
}

static inline void fuzz_release(fuzz_outcome *out)
{
    cj_table_free(out->table);
    cj_text_clear(&out->seen);
}

static inline const cj_cell *fuzz_cell(const cj_table *table, size_t row, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return cj_table_cell(table, row, i);
    CHECK(false, "no column %s", key);
    return NULL;
}

static inline int64_t fuzz_figure(const cj_table *table, size_t row, const char *key)
{
    return fuzz_cell(table, row, key)->units;
}

#endif
