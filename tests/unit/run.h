/* One run of a measure over files, for the tests of measures. */
#ifndef CJ_TESTS_RUN_H
#define CJ_TESTS_RUN_H

#include "support.h"

#include "cj/listing.h"
#include "cj/outcomes.h"
#include "cj/output.h"
#include "cj/rates.h"
#include "cj/reoffending.h"
#include "cj/spc.h"
#include "cj/store.h"
#include "cj/tabulate.h"
#include "cj/timeliness.h"

typedef struct run {
    cj_records_options reading;
    cj_outcomes_options options;
    cj_reoffending_options reoffending; /* with options.common, as all have */
    cj_timeliness_options timeliness;
    cj_tabulate_options tabulate;
    cj_rates_options rates;
    cj_spc_options spc;
    cj_listing_options listing;
    cj_status (*compute)(struct run *in); /* NULL: cj_outcomes() */
    cj_period periods[4];
    cj_findings *findings;
    cj_dataset *dataset;
    cj_records *records;
    cj_table *table;
    bool needs_cells; /* as they are written: a store has none */
    cj_store *store;  /* with CJ_TEST_STORE in the environment */
    cj_error err;
} run;

/* The defaults of the program for that reviews file. */
static inline void run_init(run *in, const char *path)
{
    memset(in, 0, sizeof *in);
    in->reading.main = (cj_input){.path = path, .role = "reviews"};
    in->options.common.periods = in->periods;
    in->options.common.period_count = 1;
    in->options.common.confidence = 95;
    in->options.threshold = CJ_DECIMAL_ONE;
    cj_period_parse(&in->periods[0], "all", NULL);
}

static inline cj_status run_reoffending(run *in)
{
    in->reoffending.common = in->options.common;
    return cj_reoffending(&in->table, in->records, &in->reoffending, &in->err);
}

static inline cj_status run_timeliness(run *in)
{
    in->timeliness.common = in->options.common;
    return cj_timeliness(&in->table, in->records, &in->timeliness, &in->err);
}

static inline cj_status run_tabulate(run *in)
{
    in->tabulate.common = in->options.common;
    return cj_tabulate(&in->table, in->records, &in->tabulate, &in->err);
}

static inline cj_status run_rates(run *in)
{
    in->rates.common = in->options.common;
    return cj_rates(&in->table, in->records, &in->rates, &in->err);
}

static inline cj_status run_spc(run *in)
{
    in->spc.common = in->options.common;
    return cj_spc(&in->table, in->records, &in->spc, &in->err);
}

static inline cj_status run_listing(run *in)
{
    in->listing.common = in->options.common;
    return cj_listing(&in->table, in->records, &in->listing, &in->err);
}

/* The defaults of cj-tabulate for that file and those values. */
static inline void run_init_tabulate(run *in, const char *path, const char *values, cj_arena *arena)
{
    cj_value *list = NULL;

    run_init(in, path);
    in->reading.main.role = "any";
    in->options.common.mean_places = 1;
    in->compute = run_tabulate;
    if (cj_value_parse(&list, &in->tabulate.value_count, values, arena, &in->err) != CJ_OK)
        fail_msg("%s", in->err.text);
    in->tabulate.values = list;
}

/* The defaults of cj-reoffending for those files. */
static inline void run_init_reoffending(run *in, const char *episodes, const char *offences)
{
    static const int windows[] = {3, 6, 9, 12};

    run_init(in, episodes);
    in->reading.main.role = "episodes";
    in->options.common.places = 1;
    in->options.common.other = (cj_input){.path = offences, .role = "offences"};
    in->compute = run_reoffending;
    in->reoffending.as_of = CJ_DATE_MISSING;
    in->reoffending.wait = 6;
    memcpy(in->reoffending.windows, windows, sizeof windows);
    in->reoffending.window_count = 4;
}

/* The defaults of cj-timeliness for that file and those columns; the limit is as
 * on the command line. */
static inline void run_init_timeliness(run *in, const char *path, const char *from, const char *to,
                                       const char *within)
{
    run_init(in, path);
    in->reading.main.role = "any";
    in->options.common.mean_places = 1;
    in->compute = run_timeliness;
    in->timeliness.from = cj_span_of(from);
    in->timeliness.to = cj_span_of(to);
    in->timeliness.as_of = CJ_DATE_MISSING;
    assert_true(cj_limit_parse(&in->timeliness.within, cj_span_of(within)));
}

static inline void run_period(run *in, size_t index, const char *name)
{
    if (cj_period_parse(&in->periods[index], name, &in->err) != CJ_OK)
        fail_msg("%s", in->err.text);
    in->options.common.period_count = index + 1;
}

static inline cj_status run_once(run *in)
{
    cj_status status = cj_findings_new(&in->findings, 100, NULL, NULL, &in->err);

    if (status == CJ_OK)
        status = cj_dataset_new(&in->dataset, in->findings, &in->err);
    if (status == CJ_OK)
        status = cj_records_open(&in->records, &in->reading, in->dataset, &in->err);
    if (status == CJ_OK && in->compute != NULL)
        status = in->compute(in);
    else if (status == CJ_OK)
        status = cj_outcomes(&in->table, in->records, &in->options, &in->err);
    return status;
}

static inline void run_close(run *in)
{
    cj_table_free(in->table);
    cj_records_free(in->records);
    cj_dataset_free(in->dataset);
    cj_findings_free(in->findings);
    in->table = NULL;
    in->records = NULL;
    in->dataset = NULL;
    in->findings = NULL;
}

/* With CJ_TEST_STORE in the environment the measure is one of two that are served
 * by a store, which must make no difference. */
static inline cj_status run_go(run *in)
{
    cj_status status;

    if (getenv("CJ_TEST_STORE") == NULL || in->needs_cells)
        return run_once(in);
    status = cj_store_new(&in->store, &in->err);
    in->reading.run.store = in->store;
    for (int i = 0; status == CJ_OK && i < 2; i++) {
        status = run_once(in);
        run_close(in);
        status = status == CJ_ENOMEM ? status : CJ_OK; /* it will be told in earnest */
    }
    if (status != CJ_OK)
        return status;
    cj_store_begin(in->store);
    in->err = (cj_error)CJ_ERROR_INIT;
    return run_once(in);
}

static inline void run_end(run *in)
{
    run_close(in);
    cj_store_free(in->store);
}

static inline size_t run_column(const run *in, const char *key)
{
    for (size_t i = 0; i < in->table->column_count; i++)
        if (strcmp(in->table->columns[i].key, key) == 0)
            return i;
    fail_msg("no column %s", key);
    return 0;
}

/* A cell as data formats print it; to be freed by nobody, gone at the ninth
 * call after. */
static inline const char *run_cell(const run *in, size_t row, const char *key)
{
    static char cells[8][256];
    static unsigned next;
    char *cell = cells[next++ % 8];
    cj_text text = CJ_TEXT_INIT;

    assert_true(row < in->table->row_count);
    cj_cell_append_data(&text, cj_table_cell(in->table, row, run_column(in, key)));
    snprintf(cell, sizeof cells[0], "%s", cj_text_string(&text));
    cj_text_clear(&text);
    return cell;
}

/* The cells of a row under the keys between commas, joined by commas. */
static inline void run_row_is(const run *in, size_t row, const char *keys, const char *expected)
{
    cj_text text = CJ_TEXT_INIT;
    char copy[512];
    char *rest = copy;
    char *key;

    snprintf(copy, sizeof copy, "%s", keys);
    while ((key = strsep(&rest, ",")) != NULL) {
        cj_text_add(&text, text.length > 0 || key != copy ? "," : "");
        cj_text_add(&text, run_cell(in, row, key));
    }
    if (strcmp(cj_text_string(&text), expected) != 0)
        fail_msg("row %zu: \"%s\", not \"%s\"", row, cj_text_string(&text), expected);
    cj_text_clear(&text);
}

/* Whether some note holds that piece. */
static inline bool run_notes(const run *in, const char *piece)
{
    for (size_t i = 0; i < in->table->note_count; i++)
        if (strstr(in->table->notes[i].words, piece) != NULL)
            return true;
    return false;
}

#define RUN_OK(in)                                              \
    do {                                                        \
        if (run_go(in) != CJ_OK)                                \
            fail_msg("%s: %s", (in)->err.file, (in)->err.text); \
    } while (0)

#define RUN_FAILS(in, wanted, piece)                                          \
    do {                                                                      \
        if (run_go(in) != (wanted))                                           \
            fail_msg("status %d: %s", (int)(in)->err.status, (in)->err.text); \
        assert_null((in)->table);                                             \
        HAS((in)->err.text, piece);                                           \
    } while (0)

#endif
