/* The rows of an export as a table: the columns that are wanted, sorted, one of each key. */
#include "preparation.h"

#include "base/tuples.h"
#include "measure/common/columns.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns ------------------------------------------------------------------------------- */

static cj_status open_column(preparation *in, cj_span name, cj_span heading, cj_error *err)
{
    prepared_column *column = &in->columns[in->count++];
    cj_status status = cj_records_any_column(&column->of.column, in->records, name, err);

    if (status != CJ_OK)
        return status;
    column->of.kind = cj_records_kind(in->records, column->of.column);
    if (heading.length == 0)
        heading = name;
    column->heading = cj_arena_text(&in->arena, heading.at, heading.length);
    return column->heading == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Two columns of one heading could not be told apart. */
static cj_status check_headings(const preparation *in, cj_error *err)
{
    for (size_t i = 0; i < in->shown; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(in->columns[i].heading, in->columns[j].heading) == 0)
                return cj_fail(
                    err, CJ_EUSAGE,
                    "two columns would be headed %s; {columns} gives one of them another "
                    "heading: COL=NEW",
                    in->columns[i].heading);
    return CJ_OK;
}

static cj_status open_shown(preparation *in, cj_error *err)
{
    const cj_prepare_options *options = in->options;
    cj_status status = CJ_OK;
    cj_span name;

    for (size_t i = 0; status == CJ_OK && i < options->column_count; i++)
        status = open_column(in, options->columns[i].column, options->columns[i].heading, err);
    for (size_t i = 0; status == CJ_OK && options->column_count == 0; i++) {
        name = cj_records_name_at(in->records, i);
        if (name.at == NULL)
            break;
        if (name.length > 0) /* a column without a heading has no name */
            status = open_column(in, name, (cj_span){"", 0}, err);
    }
    in->shown = in->count;
    return status == CJ_OK ? check_headings(in, err) : status;
}

static size_t count_columns(const preparation *in)
{
    size_t count = in->options->column_count;

    while (in->options->column_count == 0 && cj_records_name_at(in->records, count).at != NULL)
        count++;
    return count + in->options->sort_count + in->options->one_per_count;
}

static cj_status open_columns(preparation *in, cj_error *err)
{
    const cj_prepare_options *options = in->options;
    cj_status status;

    in->columns = calloc(count_columns(in) + 1, sizeof *in->columns);
    if (in->columns == NULL)
        return cj_fail_nomem(err);
    status = open_shown(in, err);
    for (size_t i = 0; status == CJ_OK && i < options->sort_count; i++)
        status = open_column(in, options->sort[i].column, (cj_span){"", 0}, err);
    for (size_t i = 0; status == CJ_OK && i < options->one_per_count; i++)
        status = open_column(in, options->one_per[i], (cj_span){"", 0}, err);
    return status == CJ_OK ? cj_preparation_check_orders(in, err) : status;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static cj_status take_row(preparation *in, const cj_rows *rows, size_t at, cj_error *err)
{
    size_t count = in->row_count;
    cj_status status =
        cj_grow(&in->values, &in->capacity[0], (count + 1) * in->count, sizeof *in->values, err);

    if (status == CJ_OK)
        status = cj_grow(&in->rows, &in->capacity[1], count + 1, sizeof *in->rows, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->count; i++)
        in->values[count * in->count + i] = cj_cell_value(in->records, in->columns[i].of, at);
    in->rows[count] = rows->first + at;
    in->row_count++;
    return CJ_OK;
}

static cj_status read_rows(preparation *in, cj_error *err)
{
    cj_status status = cj_records_start(in->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, in->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = take_row(in, rows, rows->rows[i], err);
    if (status == CJ_OK)
        status = cj_records_finish(in->records, err);
    return status == CJ_OK ? cj_dataset_judge(cj_records_dataset(in->records),
                                              in->options->common.tolerance, err)
                           : status;
}

/* ---- one of each key ----------------------------------------------------------------------- */

/* Write the key of a row as words; false if a part of it is blank. */
static bool write_key(uint32_t *words, const preparation *in, size_t row)
{
    size_t first = in->shown + in->options->sort_count;

    for (size_t i = 0; i < in->options->one_per_count; i++) {
        int64_t value = in->values[row * in->count + first + i];

        if (value == CJ_CELL_VALUE_MISSING)
            return false;
        *words++ = (uint32_t)value;
        *words++ = (uint32_t)((uint64_t)value >> 32);
    }
    return true;
}

/* Rows at fault are no rows: the first of a key is one that is right. */
static bool is_rejected(const preparation *in, size_t row)
{
    return cj_records_ledger(in->records)->states[in->rows[row]] == CJ_ROW_REJECTED;
}

static cj_status keep_firsts(preparation *in, cj_error *err)
{
    size_t count = 2 * in->options->one_per_count;
    cj_tuples seen = CJ_TUPLES_INIT(count);
    uint32_t *words = malloc((count + 1) * sizeof *words);
    cj_status status = words == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->row_count; i++) {
        size_t row = in->order[i];

        if (is_rejected(in, row))
            continue;
        if (!write_key(words, in, row)) {
            in->kept[row] = 1;
            in->blank++;
            continue;
        }
        status = cj_tuples_reserve(&seen, 1, err);
        if (status == CJ_OK)
            in->kept[row] =
                cj_tuples_add(&seen, words, cj_tuples_hash(words, count), (uint32_t)i) == i;
    }
    cj_tuples_clear(&seen);
    free(words);
    return status;
}

static cj_status choose_rows(preparation *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (in->row_count >= UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 rows");
    in->kept = calloc(in->row_count + 1, 1);
    if (in->kept == NULL)
        return cj_fail_nomem(err);
    if (in->options->one_per_count > 0)
        status = keep_firsts(in, err);
    else
        for (size_t row = 0; row < in->row_count; row++)
            in->kept[row] = !is_rejected(in, row);
    for (size_t row = 0; row < in->row_count; row++)
        if (in->kept[row])
            cj_ledger_raise(cj_records_ledger(in->records), in->rows[row], CJ_ROW_USED);
    if (status == CJ_OK && in->blank > 0)
        status = cj_dataset_notice(cj_records_dataset(in->records), err,
                                   "%llu row%s with a blank in the key of {one-per} stay%s",
                                   (unsigned long long)in->blank, in->blank == 1 ? "" : "s",
                                   in->blank == 1 ? "s" : "");
    return status;
}

/* ---- the table ----------------------------------------------------------------------------- */

static cj_status add_columns(cj_table *table, const preparation *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->shown; i++) {
        const cj_kept_column *of = &in->columns[i].of;
        const char *name = cj_table_keep(table, cj_span_of(in->columns[i].heading));
        cj_table_column column = {.key = name,
                                  .heading = name,
                                  .unit = of->kind == CJ_KIND_DATE     ? "date"
                                          : of->kind == CJ_KIND_NUMBER ? "number"
                                                                       : "text",
                                  .part =
                                      of->kind == CJ_KIND_NUMBER ? CJ_PART_FIGURE : CJ_PART_LABEL};

        status = name == NULL ? cj_fail_nomem(err) : cj_table_add_column(table, column, err);
    }
    return status;
}

/* The text of a code, which the table keeps once: those of the records may go before the table. */
static cj_status text_cell(cj_cell *cell, cj_table *table, const preparation *in, size_t column,
                           uint32_t code, cj_error *err)
{
    prepared_column *of = &in->columns[column];

    if (of->kept == NULL) {
        size_t count = cj_records_text_count(in->records, of->of.column);

        of->kept = cj_arena_alloc(&table->arena, (count + 1) * sizeof *of->kept);
        if (of->kept == NULL)
            return cj_fail_nomem(err);
        memset(of->kept, 0, (count + 1) * sizeof *of->kept);
    }
    if (of->kept[code] == NULL)
        of->kept[code] = cj_table_keep(table, cj_records_text(in->records, of->of.column, code));
    *cell = cj_cell_text(of->kept[code]);
    return of->kept[code] == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fill_cell(cj_cell *cell, cj_table *table, const preparation *in, size_t column,
                           int64_t value, cj_error *err)
{
    cj_kind kind = in->columns[column].of.kind;

    if (value == CJ_CELL_VALUE_MISSING)
        *cell = cj_cell_missing();
    else if (kind == CJ_KIND_DATE)
        *cell = cj_cell_date((cj_date)value);
    else if (kind == CJ_KIND_NUMBER)
        *cell = cj_cell_decimal(value);
    else
        return text_cell(cell, table, in, column, (uint32_t)value, err);
    return CJ_OK;
}

static cj_status add_rows(cj_table *table, const preparation *in, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < in->row_count; i++) {
        size_t row = in->order[i];

        if (!in->kept[row])
            continue;
        status = cj_table_add_row(&cells, table, err);
        for (size_t c = 0; status == CJ_OK && c < in->shown; c++)
            status = fill_cell(&cells[c], table, in, c, in->values[row * in->count + c], err);
    }
    return status;
}

/* "One row for each person_id: the first by -review_date." */
static cj_status note_order(cj_table *table, const preparation *in, cj_error *err)
{
    const cj_prepare_options *options = in->options;
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (options->one_per_count > 0)
        cj_text_add(&note, "One row for each ");
    for (size_t i = 0; i < options->one_per_count; i++)
        cj_text_format(&note, "%s%s", i > 0 ? ", " : "", options->one_per[i].at);
    if (options->one_per_count > 0)
        cj_text_add(&note, options->sort_count > 0 ? ": the first by " : ": the first of the file");
    else if (options->sort_count > 0)
        cj_text_add(&note, "Sorted by ");
    for (size_t i = 0; i < options->sort_count; i++)
        cj_text_format(&note, "%s%s%s", i > 0 ? ", " : "", options->sort[i].falling ? "-" : "",
                       options->sort[i].column.at);
    cj_text_char(&note, '.');
    if (note.length > 1)
        status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

static cj_status make_table(cj_table **out, const preparation *in, cj_error *err)
{
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = add_columns(table, in, err);
    if (status == CJ_OK)
        status = add_rows(table, in, err);
    if (status == CJ_OK)
        status = note_order(table, in, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &in->options->common, CJ_SPAN("Rows"), in->records,
                                         NULL, err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_prepare(cj_table **out, cj_records *records, const cj_prepare_options *options,
                     cj_error *err)
{
    preparation in = {.records = records, .options = options};
    cj_status status = open_columns(&in, err);

    *out = NULL;
    if (status == CJ_OK)
        status = read_rows(&in, err);
    if (status == CJ_OK)
        status = cj_preparation_sort(&in, err);
    if (status == CJ_OK)
        status = choose_rows(&in, err);
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    free(in.columns);
    free(in.values);
    free(in.rows);
    free(in.order);
    free(in.kept);
    cj_arena_clear(&in.arena);
    return status;
}
