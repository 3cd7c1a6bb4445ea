/* Sums, first part: the rows become numbers. */
#include "base/tuples.h"
#include "sums.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns ----------------------------------------------------------------------- */

static const char *point_of(const cj_records *records, cj_span name)
{
    const cj_schema *schema = cj_records_schema(records);
    size_t field = cj_schema_find(schema, name);

    return field == SIZE_MAX || schema->fields[field].number.decimal[0] == '\0'
               ? "."
               : schema->fields[field].number.decimal;
}

/* Find a column among the needed ones, or add it; *out is its index. */
static cj_status need_number(size_t *out, cj_sums *in, cj_span name, cj_error *err)
{
    cj_number_column *added = &in->numbers[in->number_count];

    for (*out = 0; *out < in->number_count; ++*out)
        if (cj_key_same(in->numbers[*out].name, name))
            return CJ_OK;
    *added = (cj_number_column){.name = name, .point = point_of(in->records, name)};
    in->number_count++;
    return cj_records_column(&added->column, in->records, name, CJ_KIND_NUMBER, err);
}

static cj_status open_row_rule(cj_open_rule *out, cj_sums *in, cj_error *err)
{
    const cj_reconcile_options *options = in->options;
    const cj_sum_rule *rule = out->rule;

    if (options->value.length == 0)
        return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\" needs {value COL}: the column that is summed",
                       rule->text);
    for (out->axis = 0; out->axis < options->key_count; out->axis++)
        if (cj_key_same(options->keys[out->axis], rule->column))
            return need_number(&out->result, in, options->value, err);
    return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": \"%s\" must be one of the {key} columns",
                   rule->text, rule->column.at);
}

static cj_status open_column_rule(cj_open_rule *out, cj_sums *in, cj_error *err)
{
    const cj_sum_rule *rule = out->rule;
    cj_status status = need_number(&out->result, in, rule->column, err);

    in->numbers[out->result].printed |= rule->kind == CJ_SUM_SHARE;
    out->operands = cj_arena_alloc(&in->arena, rule->part_count * sizeof *out->operands);
    if (status == CJ_OK && out->operands == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < rule->part_count; i++) {
        status = need_number(&out->operands[i], in, rule->parts[i], err);
        if (status == CJ_OK && out->operands[i] == out->result)
            status = cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": \"%s\" is no part of itself",
                             rule->text, rule->column.at);
    }
    return status;
}

cj_status cj_sums_open(cj_sums *in, cj_error *err)
{
    const cj_reconcile_options *options = in->options;
    size_t most = 1;
    bool rows = false;
    cj_status status;

    for (size_t i = 0; i < options->rule_count; i++) {
        most += 1 + options->rules[i].part_count;
        rows = rows || options->rules[i].kind == CJ_SUM_ROWS;
    }
    if (options->value.length > 0 && !rows)
        return cj_fail(err, CJ_EUSAGE, "{value} is for rules COL=TOTAL; no {sum} is one");
    in->numbers = calloc(most, sizeof *in->numbers);
    in->rules = calloc(options->rule_count + 1, sizeof *in->rules);
    in->leave_out = calloc(options->key_count + 1, sizeof *in->leave_out);
    if (in->numbers == NULL || in->rules == NULL || in->leave_out == NULL)
        return cj_fail_nomem(err);
    status = cj_keyed_open(&in->keys, in->records, options->keys, options->key_count, err);
    for (size_t i = 0; status == CJ_OK && i < options->rule_count; i++) {
        in->rules[i].rule = &options->rules[i];
        status = options->rules[i].kind == CJ_SUM_ROWS ? open_row_rule(&in->rules[i], in, err)
                                                       : open_column_rule(&in->rules[i], in, err);
    }
    for (size_t k = 0; status == CJ_OK && k < options->key_count; k++) {
        /* A key column is left out of the output if every rule adds up along it: each line would
         * show the total's own value there. */
        in->leave_out[k] = true;
        for (size_t i = 0; i < options->rule_count; i++)
            in->leave_out[k] =
                in->leave_out[k] && options->rules[i].kind == CJ_SUM_ROWS && in->rules[i].axis == k;
    }
    return status;
}

/* ---- reading ----------------------------------------------------------------------- */

/* Decimals of a number as it is written: digits behind its point. */
static uint8_t count_places(cj_span cell, const char *point)
{
    const char *found = memmem(cell.at, cell.length, point, strlen(point));
    uint8_t places = 0;

    if (found == NULL)
        return 0;
    for (found += strlen(point); found < cell.at + cell.length && places < CJ_DECIMAL_PLACES &&
                                 *found >= '0' && *found <= '9';
         found++)
        places++;
    return places;
}

static cj_status read_row(cj_sums *in, const cj_rows *rows, size_t at, cj_error *err)
{
    size_t row = in->keys.row_count;
    size_t used = row * in->number_count;
    cj_status status = cj_keyed_add(&in->keys, at, err);

    if (status == CJ_OK)
        status = cj_grow(&in->rows, &in->row_capacity, row + 1, sizeof *in->rows, err);
    if (status == CJ_OK)
        status = cj_grow(&in->values, &in->value_capacity, used + in->number_count,
                         sizeof *in->values, err);
    if (status == CJ_OK)
        status = cj_grow(&in->places, &in->place_capacity, used + in->number_count, 1, err);
    if (status != CJ_OK)
        return status;
    in->rows[row] = (uint32_t)(rows->first + at);
    for (size_t i = 0; i < in->number_count; i++) {
        const cj_number_column *from = &in->numbers[i];

        in->values[used + i] = cj_records_number(in->records, from->column, at);
        in->places[used + i] =
            from->printed
                ? count_places(cj_records_cell(in->records, from->column, at), from->point)
                : 0;
    }
    cj_ledger_raise(cj_records_ledger(in->records), in->rows[row], CJ_ROW_USED);
    return CJ_OK;
}

cj_status cj_sums_read(cj_sums *in, cj_error *err)
{
    cj_status status = cj_records_start(in->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, in->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(in, rows, rows->rows[i], err);
    return status == CJ_OK ? cj_records_finish(in->records, err) : status;
}

/* Rules about rows need keys that name each row once. */
cj_status cj_sums_reject_twice(cj_sums *in, cj_error *err)
{
    cj_tuples tuples = CJ_TUPLES_INIT(in->keys.axis_count);
    bool rows = false;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->options->rule_count; i++)
        rows = rows || in->options->rules[i].kind == CJ_SUM_ROWS;
    if (!rows)
        return CJ_OK;
    status = cj_tuples_reserve(&tuples, in->keys.row_count, err);
    for (size_t i = 0; status == CJ_OK && i < in->keys.row_count; i++) {
        const uint32_t *words = cj_keyed_codes(&in->keys, i);
        uint32_t first =
            cj_tuples_add(&tuples, words, cj_tuples_hash(words, tuples.words), (uint32_t)i);

        if (first != i)
            status = cj_keyed_report_twice(&in->keys, i, in->rows[i], in->rows[first], err);
    }
    cj_tuples_clear(&tuples);
    return status;
}
