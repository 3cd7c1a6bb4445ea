/* What is known of each hidden count, as a table. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* So many counts of a table that fits are listed. */
#define WITNESS_MOST 200

typedef struct {
    cj_audit *audit;
    cj_table *table;
    const cj_known **known; /* of each count; NULL: its number is printed */
    size_t leaks;
    bool undone; /* an end was not found out */
} making;

/* The name of a column of labels; "column" is "column_label" beside the audit's own. */
static const char *keep_label(cj_table *table, cj_span name)
{
    static const char own[] = "table column low high status how witness";
    cj_text words = CJ_TEXT_INIT;
    const char *kept;

    cj_text_append(&words, name);
    if (cj_words_have(own, name))
        cj_text_add(&words, "_label");
    kept = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
    cj_text_clear(&words);
    return kept;
}

static cj_status add_columns(cj_table *table, const cj_audit *audit, cj_error *err)
{
    static const cj_table_column first = {
        .key = "table", .heading = "Table", .unit = "text", .part = CJ_PART_LABEL};
    static const cj_table_column rest[] = {
        {.key = "column", .heading = "Column", .unit = "text", .part = CJ_PART_LABEL},
        {.key = "low", .heading = "At least", .unit = "count", .part = CJ_PART_FIGURE},
        {.key = "high", .heading = "At most", .unit = "count", .part = CJ_PART_FIGURE},
        {.key = "status", .heading = "Status", .unit = "text", .part = CJ_PART_REMARK},
        {.key = "how", .heading = "How", .unit = "text", .part = CJ_PART_REMARK},
        {.key = "witness", .heading = "Witness", .unit = "text", .part = CJ_PART_DATA}};
    size_t count = sizeof(rest) / sizeof(rest[0]) - (audit->options->witness ? 0 : 1);
    cj_status status = cj_table_add_column(table, first, err);

    for (size_t d = 0; status == CJ_OK && d < audit->dimension_count; d++) {
        const char *name = keep_label(table, audit->dimensions[d].name);

        if (name == NULL)
            return cj_fail_nomem(err);
        status = cj_table_add_column(
            table,
            (cj_table_column){.key = name, .heading = name, .unit = "text", .part = CJ_PART_LABEL},
            err);
    }
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_table_add_column(table, rest[i], err);
    return status;
}

static cj_status keep_cell(cj_cell *cell, cj_table *table, cj_span text, cj_error *err)
{
    const char *kept = cj_table_keep(table, text);

    *cell = cj_cell_text(kept);
    return kept == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fill_labels(cj_cell *cells, const making *in, const cj_sighting *seen,
                             cj_error *err)
{
    const cj_printed *table = &in->audit->tables[seen->table];
    cj_status status = keep_cell(&cells[0], in->table, cj_span_of(table->name), err);

    for (size_t c = 0; status == CJ_OK && c < table->column_count; c++)
        if (table->columns[c].role == CJ_PRINTED_LABEL)
            status = keep_cell(&cells[1 + table->columns[c].dimension], in->table,
                               cj_printed_cell(table, seen->row, c), err);
    return status == CJ_OK
               ? keep_cell(&cells[1 + in->audit->dimension_count], in->table,
                           seen->made_up ? seen->name : table->columns[seen->column].name, err)
               : status;
}

/* Append one end's table: "low: a = 1, b = 3". */
static void append_witness(cj_text *out, const making *in, const cj_known *known, int side)
{
    if (known->tables[side] == NULL)
        return;
    cj_text_add(out, side == 0 ? "low: " : "; high: ");
    for (size_t i = 0; i < known->tied_count && i < WITNESS_MOST; i++) {
        cj_span name = cj_system_cell(in->audit->system, known->tied[i])->name;

        cj_text_format(out, "%s%.*s = %lld", i == 0 ? "" : ", ", (int)name.length, name.at,
                       (long long)known->tables[side][i]);
    }
    if (known->tied_count > WITNESS_MOST)
        cj_text_add(out, ", ...");
}

static cj_status fill_witness(cj_cell *cell, const making *in, const cj_known *known, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    append_witness(&words, in, known, 0);
    append_witness(&words, in, known, 1);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = keep_cell(cell, in->table, cj_text_span(&words), err);
    cj_text_clear(&words);
    return status;
}

/* "exact", "narrow" (known to be small, and better than that) or "open". */
static const char *judge(making *in, cj_end low, cj_end high)
{
    const cj_audit_options *options = in->audit->options;
    int64_t least = options->zeros_hidden ? 0 : 1;
    bool end = high.kind != CJ_END_NONE;
    bool exact = end && low.at == high.at;
    bool narrow =
        end && high.at < options->below && (low.at > least || high.at < options->below - 1);

    in->undone = in->undone || low.kind == CJ_END_OUTER || high.kind == CJ_END_OUTER;
    in->leaks += exact || narrow;
    return exact ? "exact" : narrow ? "narrow" : "open";
}

static cj_status add_known(making *in, const cj_sighting *seen, const cj_known *known,
                           cj_error *err)
{
    size_t at = 2 + in->audit->dimension_count;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, in->table, err);

    if (status == CJ_OK)
        status = fill_labels(cells, in, seen, err);
    if (status != CJ_OK)
        return status;
    cells[at] = cj_cell_count(known->low.at);
    if (known->high.kind != CJ_END_NONE)
        cells[at + 1] = cj_cell_count(known->high.at);
    cells[at + 2] = cj_cell_text(judge(in, known->low, known->high));
    if (known->how.length > 0)
        status = keep_cell(&cells[at + 3], in->table, known->how, err);
    return status == CJ_OK && in->audit->options->witness
               ? fill_witness(&cells[at + 4], in, known, err)
               : status;
}

/* Hidden in one table and printed in another one. */
static cj_status add_printed(making *in, const cj_sighting *seen, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_known known = {.low = {seen->number, CJ_END_EXACT}, .high = {seen->number, CJ_END_EXACT}};
    cj_status status;

    cj_text_format(&words, "printed in %s", in->audit->tables[seen->printed].name);
    status = cj_text_check(&words, err);
    known.how = cj_text_span(&words);
    if (status == CJ_OK)
        status = add_known(in, seen, &known, err);
    cj_text_clear(&words);
    return status;
}

static int compare_places(const void *left, const void *right)
{
    const cj_sighting *a = *(const cj_sighting *const *)left;
    const cj_sighting *b = *(const cj_sighting *const *)right;

    if (a->table != b->table)
        return a->table < b->table ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a < b ? -1 : a > b;
}

/* Hidden counts in the order of tables and rows. */
static cj_status add_rows(making *in, cj_error *err)
{
    const cj_audit *audit = in->audit;
    const cj_sighting **list = malloc((audit->count + 1) * sizeof(*list));
    size_t count = 0;
    cj_status status = list == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < audit->count; i++)
        if (audit->sightings[i].hidden)
            list[count++] = &audit->sightings[i];
    if (status == CJ_OK)
        qsort(list, count, sizeof(*list), compare_places);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_known *known = in->known[list[i] - audit->sightings];

        if (list[i]->printed != SIZE_MAX)
            status = add_printed(in, list[i], err);
        else if (known != NULL)
            status = add_known(in, list[i], known, err);
    }
    free(list);
    return status;
}

/* A note for each line about a column that was left out. */
static cj_status add_left_out(making *in, cj_error *err)
{
    cj_status status = cj_text_check(&in->audit->remarks, err);
    const char *at = cj_text_string(&in->audit->remarks);

    while (status == CJ_OK && *at != '\0') {
        size_t length = strcspn(at, "\n");
        cj_text line = CJ_TEXT_INIT;

        cj_text_append(&line, (cj_span){at, length});
        status = cj_table_add_note(in->table, &line, err);
        cj_text_clear(&line);
        at += length + 1;
    }
    return status;
}

static cj_status add_notes(making *in, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "%zu hidden, of which %zu can be worked out or are known too well.",
                   in->table->row_count, in->leaks);
    status = cj_table_add_note(in->table, &words, err);
    if (status == CJ_OK && in->undone) {
        cj_text_reset(&words);
        cj_text_add(&words, "Not all ends were found out within the limits: a hidden count may be "
                            "known better than this says.");
        status = cj_table_add_note(in->table, &words, err);
    }
    cj_text_clear(&words);
    return status == CJ_OK ? add_left_out(in, err) : status;
}

static cj_status make_table(making *in, const cj_attack *attack, cj_error *err)
{
    size_t count;
    const cj_known *known = cj_attack_known(attack, &count);
    cj_status status = cj_table_new(&in->table, err);

    in->known = calloc(in->audit->count + 1, sizeof(cj_known *));
    if (status == CJ_OK && in->known == NULL)
        status = cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        in->known[known[i].cell] = &known[i];
    if (status == CJ_OK)
        status = cj_table_set_title(in->table, CJ_SPAN("What can be worked out"), err);
    if (status == CJ_OK)
        status = add_columns(in->table, in->audit, err);
    if (status == CJ_OK) {
        in->table->each_row = true;
        status = add_rows(in, err);
    }
    if (status == CJ_OK)
        status = add_notes(in, err);
    free(in->known);
    return status;
}

cj_status cj_audit_table(cj_table **out, size_t *leaks, cj_audit *audit, cj_error *err)
{
    making in = {.audit = audit};
    cj_attack *attack = NULL;
    cj_status status = cj_audit_decide_columns(audit, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_audit_find_totals(audit, err);
    if (status == CJ_OK)
        status = cj_audit_find_counts(audit, err);
    if (status == CJ_OK)
        status = cj_audit_relate_totals(audit, err);
    if (status == CJ_OK)
        status = cj_audit_relate_rules(audit, err);
    if (status == CJ_OK)
        status = cj_system_attack(&attack, audit->system,
                                  &(cj_attack_options){.below = audit->options->below,
                                                       .witnesses = audit->options->witness},
                                  err);
    if (status == CJ_OK)
        status = make_table(&in, attack, err);
    cj_attack_free(attack);
    *leaks = in.leaks;
    return cj_table_deliver(out, in.table, status);
}
