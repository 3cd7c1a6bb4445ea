/* Tabulate, --cases: a row for each row that is counted, with what it adds to every value. */
#include "count.h"

#include <stdlib.h>

/* How many columns a value has here: a ratio is made of two. */
static size_t width_of(const cj_value *value)
{
    return value->function == CJ_VALUE_RATIO ? 2 : 1;
}

/* The column of the figure's name holds 1 or 0 of what is counted, and the cell of what is summed
 * or told apart. */
static cj_status add_value(cj_tabulation *in, const cj_counted_value *counted, size_t which,
                           cj_error *err)
{
    const cj_value *value = counted->value;
    cj_case_column column = {.kind = CJ_CASE_CELL};
    cj_text texts[2] = {CJ_TEXT_INIT, CJ_TEXT_INIT};
    const char *kept[2];
    cj_status status = CJ_OK;

    for (int i = 0; i < 2; i++) {
        cj_text_append(&texts[i], i == 0 ? value->name : value->heading);
        cj_text_add(&texts[i], which == 0 ? "" : i == 0 ? "_of" : ", of");
        kept[i] = texts[i].failed
                      ? NULL
                      : cj_arena_text(&in->case_texts, cj_text_string(&texts[i]), texts[i].length);
        cj_text_clear(&texts[i]);
    }
    if (kept[0] == NULL || kept[1] == NULL)
        return cj_fail_nomem(err);
    column.column = (cj_table_column){kept[0], kept[1], "number", .part = CJ_PART_FIGURE};
    switch (value->function) {
    case CJ_VALUE_COUNT:
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_SHARE:
        column.kind = CJ_CASE_COUNT;
        column.column.unit = "count";
        break;
    default:
        column.cell.column = counted->columns[which];
        column.cell.kind = cj_records_kind(in->records, counted->columns[which]);
        if (column.cell.kind != CJ_KIND_NUMBER)
            column.column.unit = column.cell.kind == CJ_KIND_DATE ? "date" : "text";
        if (column.cell.kind == CJ_KIND_TEXT)
            column.column.part = CJ_PART_REMARK;
    }
    status = cj_cases_add_column(&in->cases, column, err);
    return status;
}

cj_status cj_tabulate_open_cases(cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    size_t room = 1;
    cj_status status =
        cj_cases_open(&in->cases, in->records, &options->common, &in->groups, false, err);

    in->cases.no_period = !options->common.period_given;
    if (status == CJ_OK && in->has_cols)
        status = cj_cases_add_column(
            &in->cases,
            (cj_case_column){{in->cols.name.at, in->cols.heading.at, "text", .part = CJ_PART_LABEL},
                             CJ_CASE_AXIS,
                             .axis = &in->cols},
            err);
    for (size_t v = 0; status == CJ_OK && v < options->value_count; v++) {
        room += width_of(&options->values[v]);
        for (size_t c = 0; status == CJ_OK && c < width_of(&options->values[v]); c++)
            status = add_value(in, &in->values[v], c, err);
    }
    in->case_values = calloc(room, sizeof *in->case_values);
    return status == CJ_OK && in->case_values == NULL ? cj_fail_nomem(err) : status;
}

/* What a row adds to a value; CJ_CELL_VALUE_MISSING: nothing. */
static int64_t value_of(const cj_tabulation *in, const cj_counted_value *counted, size_t which,
                        size_t row)
{
    const cj_kept_column cell = {counted->columns[which],
                                 counted->value->columns[which].length == 0
                                     ? CJ_KIND_TEXT
                                     : cj_records_kind(in->records, counted->columns[which])};

    if (counted->where != SIZE_MAX && !cj_records_flags(in->records, counted->where)[row])
        return CJ_CELL_VALUE_MISSING;
    switch (counted->value->function) {
    case CJ_VALUE_COUNT:
        return 1;
    case CJ_VALUE_PRESENT:
        return cj_cell_value(in->records, cell, row) != CJ_CELL_VALUE_MISSING;
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_SHARE:
        return cj_records_flags(in->records, counted->flag)[row] != 0;
    default:
        return cj_cell_value(in->records, cell, row);
    }
}

cj_status cj_tabulate_add_cases(cj_tabulation *in, const cj_rows *rows, size_t count, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_cell_key *key = &in->keys[in->row_cells[i]];
        size_t row = in->row_numbers[i];
        int64_t *to = in->case_values;

        if (in->has_cols)
            *to++ = key->col;
        for (size_t v = 0; v < options->value_count; v++)
            for (size_t c = 0; c < width_of(&options->values[v]); c++)
                *to++ = value_of(in, &in->values[v], c, row);
        status = cj_cases_add(
            &in->cases,
            (cj_listed_case){key->period, key->group, CJ_NO_CODE, (uint32_t)(rows->first + row)},
            row, in->case_values, err);
    }
    return status;
}
