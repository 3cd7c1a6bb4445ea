/* Sums, third part: the table. */
#include "sums.h"
#include "measure/common/columns.h"

#include <stdlib.h>

/* ---- the table --------------------------------------------------------------------- */

static cj_status add_columns(cj_table *table, const cj_sums *in, cj_error *err)
{
    static const cj_table_column lead[] = {{"rule", "Rule", "text", .part = CJ_PART_LABEL},
                                           {"line", "Line", "count", .part = CJ_PART_LABEL}};
    static const cj_table_column columns[] = {
        {"expected", "Expected", "number", .part = CJ_PART_FIGURE},
        {"found", "Found", "number", .part = CJ_PART_FIGURE},
        {"difference", "Difference", "number", .part = CJ_PART_FIGURE},
        {"status", "Status", "text", .part = CJ_PART_REMARK}};
    cj_status status = cj_table_add_column(table, lead[0], err);

    if (status == CJ_OK && in->keys.axis_count == 0)
        status = cj_table_add_column(table, lead[1], err);
    if (status == CJ_OK)
        status = cj_keyed_add_columns(table, &in->keys, in->leave_out, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(table, columns[i], err);
    return status;
}

static void note_rule(cj_text *out, const cj_sums *in, const cj_open_rule *rule)
{
    const cj_sum_rule *words = rule->rule;

    cj_text_format(out, "%s: ", words->text);
    if (words->kind == CJ_SUM_ROWS) {
        cj_text_format(out, "%s of the row whose %s is \"%s\" is the sum of ",
                       in->options->value.at, words->column.at, words->total.at);
        if (words->part_count > 0) {
            cj_text_add(out, "those of ");
            cj_text_list(out, words->parts, words->part_count, words->part_count, " and ");
        } else {
            cj_text_add(out, "those of all other rows");
        }
        cj_text_add(out, in->options->key_count > 1 ? " with the same other keys." : ".");
    } else if (words->kind == CJ_SUM_SHARE) {
        cj_text_format(out,
                       "%s is %s in percent of %s, rounded half up to the decimals it is printed "
                       "with.",
                       words->column.at, words->parts[0].at, words->parts[1].at);
    } else {
        cj_text_format(out, "%s is ", words->column.at);
        for (size_t i = 0; i < words->part_count; i++)
            cj_text_format(out, "%s%s",
                           i == 0            ? ""
                           : words->minus[i] ? " less "
                                             : " plus ",
                           words->parts[i].at);
        cj_text_char(out, '.');
    }
}

static void note_counts(cj_text *out, const cj_sums *in)
{
    cj_text_format(out, "%lld checked, %lld of them do%s not add up", (long long)in->checked,
                   (long long)in->wrong, in->wrong == 1 ? "es" : "");
    if (in->options->within > 0) {
        cj_text_add(out, "; a difference of up to ");
        cj_decimal_append(out, in->options->within);
        cj_text_add(out, " either way counts as none");
    }
    cj_text_add(out, in->options->changed_only ? "; what adds up is not shown." : ".");
    cj_text_add(out, " The difference is what is found less what is expected.");
    if (in->blanks > 0) {
        cj_text_char(out, ' ');
        cj_measure_append_count(out, in->blanks, "part is blank and counts",
                                "parts are blank and count");
        cj_text_add(out, " as nothing.");
    }
    if (in->without_total > 0) {
        cj_text_char(out, ' ');
        cj_measure_append_count(out, in->without_total, "set of rows has", "sets of rows have");
        cj_text_add(out, " no total to be checked.");
    }
}

static cj_status add_notes(cj_table *table, const cj_sums *in, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->options->rule_count; i++) {
        note_rule(&note, in, &in->rules[i]);
        status = cj_measure_add_note(table, &note, err);
    }
    note_counts(&note, in);
    if (status == CJ_OK)
        status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

static cj_status make_table(cj_table **out, cj_sums *in, cj_error *err)
{
    const cj_measure_options common = {.title = NULL};
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = add_columns(table, in, err);
    for (size_t i = 0; status == CJ_OK && i < in->options->rule_count; i++)
        status = in->rules[i].rule->kind == CJ_SUM_ROWS
                     ? cj_sums_check_rows(table, in, &in->rules[i], err)
                     : cj_sums_check_columns(table, in, &in->rules[i], err);
    if (status == CJ_OK)
        status = add_notes(table, in, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &common, CJ_SPAN("What adds up"), in->records, NULL,
                                         err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_reconcile_sums(cj_table **out, bool *differs, cj_records *records,
                            const cj_reconcile_options *options, cj_error *err)
{
    cj_sums in = {.options = options, .records = records};
    cj_status status = cj_sums_open(&in, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_sums_read(&in, err);
    if (status == CJ_OK)
        status = cj_sums_reject_twice(&in, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(records), options->tolerance, err);
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    *differs = in.wrong > 0;
    cj_keyed_clear(&in.keys);
    cj_arena_clear(&in.arena);
    free(in.rows);
    free(in.numbers);
    free(in.values);
    free(in.places);
    free(in.rules);
    free(in.leave_out);
    return status;
}
