/* Rows of an export as a list of a report: chosen, sorted, what is overdue first. */
#include "cj/listing.h"

#include "cells.h"
#include "types.h"

#include <stdlib.h>
#include <string.h>

#define OVERDUE "overdue_days"

/* The meaning of each word in a column of red, amber and green. */
static const cj_toned_word tones[] = {{"met", CJ_TONE_GOOD},
                                      {"green", CJ_TONE_GOOD},
                                      {"completed", CJ_TONE_GOOD},
                                      {"complete", CJ_TONE_GOOD},
                                      {"done", CJ_TONE_GOOD},
                                      {"achieved", CJ_TONE_GOOD},
                                      {"no clear difference", CJ_TONE_MIXED},
                                      {"amber", CJ_TONE_MIXED},
                                      {"on track", CJ_TONE_MIXED},
                                      {"in progress", CJ_TONE_MIXED},
                                      {"under way", CJ_TONE_MIXED},
                                      {"ongoing", CJ_TONE_MIXED},
                                      {"not met", CJ_TONE_BAD},
                                      {"red", CJ_TONE_BAD},
                                      {"overdue", CJ_TONE_BAD},
                                      {"not started", CJ_TONE_BAD},
                                      {"delayed", CJ_TONE_BAD},
                                      {NULL, CJ_TONE_NONE}};

typedef struct {
    cj_records *records;
    const cj_listing_options *options;
    cj_kept_column *columns; /* those shown, then those sorted by, due and done, the group */
    size_t shown;
    size_t grouped; /* number of the column of the group; SIZE_MAX: none */
    size_t count;
    int64_t *values; /* row by row, a value for each column; CJ_CELL_VALUE_MISSING: blank */
    size_t *rows;    /* of the ledger */
    size_t row_count;
    size_t *order;
    int64_t *overdue; /* days, by row; 0: not overdue */
    size_t *ranks;    /* of their groups, by row; NULL: not known yet */
    size_t capacity[2];
    uint64_t without_due;
    size_t person; /* the column of persons who are to be numbered; CJ_NO_COLUMN: none */
} listing;

/* ---- columns --------------------------------------------------------------------------- */

/* Due and done are dates, and the columns of numbers are numbers, even if no schema says so. */
static cj_kind kind_of(const cj_listing_options *options, cj_span name)
{
    if ((options->due.length > 0 && cj_key_same(name, options->due)) ||
        (options->done.length > 0 && cj_key_same(name, options->done)))
        return CJ_KIND_DATE;
    for (size_t i = 0; i < options->number_count; i++)
        if (cj_key_same(name, options->numbers[i]))
            return CJ_KIND_NUMBER;
    return CJ_KIND_TEXT;
}

static cj_status open_column(listing *in, cj_span name, cj_error *err)
{
    cj_kept_column *column = &in->columns[in->count++];
    cj_kind kind = kind_of(in->options, name);
    cj_status status = kind == CJ_KIND_TEXT
                           ? cj_records_any_column(&column->column, in->records, name, err)
                           : cj_records_column(&column->column, in->records, name, kind, err);

    if (status == CJ_OK)
        column->kind = cj_records_kind(in->records, column->column);
    return status;
}

static cj_status open_columns(listing *in, cj_error *err)
{
    const cj_listing_options *options = in->options;
    size_t fields = cj_records_field_count(in->records);
    size_t shown = options->column_count > 0 ? options->column_count : fields;
    cj_status status = CJ_OK;

    in->columns = calloc(shown + options->sort_count + 3, sizeof *in->columns);
    if (in->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < shown; i++)
        status = open_column(in,
                             options->column_count > 0 ? options->columns[i]
                                                       : cj_records_field_name(in->records, i),
                             err);
    in->shown = in->count;
    for (size_t i = 0; status == CJ_OK && i < options->sort_count; i++)
        status = open_column(in, options->sort[i].column, err);
    if (status == CJ_OK && options->due.length > 0)
        status = open_column(in, options->due, err);
    if (status == CJ_OK && options->done.length > 0)
        status = open_column(in, options->done, err);
    if (status == CJ_OK && options->group.length > 0) {
        in->grouped = in->count;
        status = open_column(in, options->group, err);
    }
    return status;
}

static cj_status check(const cj_listing_options *options, cj_error *err)
{
    if (options->done.length > 0 && options->due.length == 0)
        return cj_fail(err, CJ_EUSAGE, "done is for lists with due: the day by which it is to be");
    if (options->due.length > 0 && options->as_of == CJ_DATE_MISSING)
        return cj_fail(err, CJ_EUSAGE,
                       "due needs the day up to which the data are complete (as_of)");
    if (options->form != CJ_FORM_TABLE && (options->due.length > 0 || options->rag.length > 0))
        return cj_fail(err, CJ_EUSAGE, "due and rag are for tables: quotes and stories have none");
    return CJ_OK;
}

/* ---- rows -------------------------------------------------------------------------------- */

static cj_status take_row(listing *in, const cj_rows *rows, size_t at, cj_error *err)
{
    size_t count = in->row_count;
    cj_status status;

    if (count == CJ_LISTING_ROWS_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "the list has more than %d rows; choose some with conditions (where)",
                       CJ_LISTING_ROWS_MAX);
    status =
        cj_grow(&in->values, &in->capacity[0], (count + 1) * in->count, sizeof *in->values, err);
    if (status == CJ_OK)
        status = cj_grow(&in->rows, &in->capacity[1], count + 1, sizeof *in->rows, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->count; i++)
        in->values[count * in->count + i] = cj_cell_value(in->records, in->columns[i], at);
    in->rows[count] = rows->first + at;
    in->row_count++;
    cj_ledger_raise(cj_records_ledger(in->records), rows->first + at, CJ_ROW_USED);
    return CJ_OK;
}

static cj_status read_rows(listing *in, cj_error *err)
{
    cj_status status = cj_records_start(in->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, in->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = take_row(in, rows, rows->rows[i], err);
    if (status == CJ_OK)
        status = cj_records_finish(in->records, err);
    if (status == CJ_OK)
        status =
            cj_dataset_judge(cj_records_dataset(in->records), in->options->common.tolerance, err);
    return status;
}

/* ---- order ---------------------------------------------------------------------------------- */

/* Compute how many days each row is overdue on the as-of date. */
static void find_overdue(listing *in)
{
    const cj_listing_options *options = in->options;
    size_t due = in->shown + options->sort_count;

    for (size_t row = 0; options->due.length > 0 && row < in->row_count; row++) {
        const int64_t *values = in->values + row * in->count;
        bool done = options->done.length > 0 && values[due + 1] != CJ_CELL_VALUE_MISSING &&
                    values[due + 1] <= options->as_of;

        in->without_due += values[due] == CJ_CELL_VALUE_MISSING;
        if (values[due] != CJ_CELL_VALUE_MISSING && values[due] < options->as_of && !done)
            in->overdue[row] = options->as_of - values[due];
    }
}

static int compare_rows(const void *a, const void *b, void *data)
{
    const listing *in = data;
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    int order = 0;

    if (in->ranks != NULL && in->ranks[left] != in->ranks[right])
        return in->ranks[left] < in->ranks[right] ? -1 : 1;
    if (in->overdue[left] != in->overdue[right])
        return in->overdue[left] > in->overdue[right] ? -1 : 1;
    for (size_t i = 0; order == 0 && i < in->options->sort_count; i++)
        order = cj_cell_value_compare(
            in->records, in->columns[in->shown + i], in->values[left * in->count + in->shown + i],
            in->values[right * in->count + in->shown + i], in->options->sort[i].falling);
    return order != 0 ? order : (left > right) - (left < right);
}

static int compare_groups(const void *a, const void *b, void *data)
{
    const listing *in = data;
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    int64_t first = in->values[left * in->count + in->grouped];
    int64_t second = in->values[right * in->count + in->grouped];

    if (first != second)
        return first < second ? -1 : 1;
    return (in->ranks[left] > in->ranks[right]) - (in->ranks[left] < in->ranks[right]);
}

/* The rank of a group is the place of its first row, as rows are sorted without groups. */
static cj_status rank_groups(listing *in, cj_error *err)
{
    size_t *ranks = calloc(in->row_count + 1, sizeof *ranks);
    size_t first = 0;

    if (ranks == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->row_count; i++)
        ranks[in->order[i]] = i;
    in->ranks = ranks;
    qsort_r(in->order, in->row_count, sizeof *in->order, compare_groups, in);
    for (size_t i = 0; i < in->row_count; i++) {
        size_t row = in->order[i];

        if (i == 0 || in->values[row * in->count + in->grouped] !=
                          in->values[in->order[i - 1] * in->count + in->grouped])
            first = ranks[row];
        ranks[row] = first;
    }
    return CJ_OK;
}

static cj_status sort_rows(listing *in, cj_error *err)
{
    cj_status status = CJ_OK;

    in->order = malloc((in->row_count + 1) * sizeof *in->order);
    in->overdue = calloc(in->row_count + 1, sizeof *in->overdue);
    if (in->order == NULL || in->overdue == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->row_count; i++)
        in->order[i] = i;
    if (in->grouped != SIZE_MAX) {
        qsort_r(in->order, in->row_count, sizeof *in->order, compare_rows, in);
        status = rank_groups(in, err);
    }
    find_overdue(in);
    qsort_r(in->order, in->row_count, sizeof *in->order, compare_rows, in);
    return status;
}

/* ---- the table --------------------------------------------------------------------------------
 */

static cj_status add_column(cj_table *table, const listing *in, size_t number, cj_error *err)
{
    const cj_kept_column *of = &in->columns[number];
    cj_span heading = cj_records_heading(in->records, of->column);
    const char *name = cj_table_keep(table, heading);
    bool rag = in->options->rag.length > 0 && cj_key_same(heading, in->options->rag);
    bool group = number == in->grouped;
    cj_table_column column = {.key = name,
                              .heading = name,
                              .unit = rag                                 ? "rag"
                                      : group && of->kind != CJ_KIND_DATE ? "text"
                                      : of->kind == CJ_KIND_DATE          ? "date"
                                      : of->kind == CJ_KIND_NUMBER        ? "number"
                                                                          : "text",
                              .part = group                        ? CJ_PART_SECTION
                                      : of->kind == CJ_KIND_NUMBER ? CJ_PART_FIGURE
                                                                   : CJ_PART_LABEL,
                              .recorded = true,
                              .tones = rag ? tones : NULL};

    return name == NULL ? cj_fail_nomem(err) : cj_table_add_column(table, column, err);
}

/* The group stands first, and nowhere else. */
static bool is_shown(const listing *in, size_t column)
{
    return in->grouped == SIZE_MAX ||
           !cj_key_same(cj_records_heading(in->records, in->columns[column].column),
                        in->options->group);
}

static cj_status add_columns(cj_table *table, const listing *in, cj_error *err)
{
    cj_status status = in->grouped == SIZE_MAX ? CJ_OK : add_column(table, in, in->grouped, err);

    for (size_t i = 0; status == CJ_OK && i < in->shown; i++)
        if (is_shown(in, i))
            status = add_column(table, in, i, err);
    if (status == CJ_OK && in->options->due.length > 0)
        status = cj_table_add_column(
            table, (cj_table_column){OVERDUE, "Days overdue", "count", .part = CJ_PART_FIGURE},
            err);
    return status;
}

static cj_status cell_of(cj_cell *cell, cj_table *table, const listing *in, size_t column,
                         int64_t value, cj_error *err)
{
    const cj_kept_column *of = &in->columns[column];
    const char *text;

    if (value == CJ_CELL_VALUE_MISSING)
        return CJ_OK;
    if (of->kind == CJ_KIND_DATE) {
        *cell = cj_cell_date((cj_date)value);
        return CJ_OK;
    }
    if (of->kind == CJ_KIND_NUMBER) {
        *cell = cj_cell_decimal(value);
        return CJ_OK;
    }
    text = cj_table_keep(table, cj_records_text(in->records, of->column, (uint32_t)value));
    if (text == NULL)
        return cj_fail_nomem(err);
    *cell = cj_cell_text(text);
    return CJ_OK;
}

/* A heading of rows is a word, also where it is a number: years have no thousands. */
static cj_status group_cell(cj_cell *cell, cj_table *table, const listing *in, size_t row,
                            cj_error *err)
{
    int64_t value = in->values[row * in->count + in->grouped];
    cj_text words = CJ_TEXT_INIT;
    const char *kept;

    if (value == CJ_CELL_VALUE_MISSING)
        *cell = cj_cell_labelled("(missing)", "Not recorded");
    if (value == CJ_CELL_VALUE_MISSING || in->columns[in->grouped].kind != CJ_KIND_NUMBER)
        return value == CJ_CELL_VALUE_MISSING ? CJ_OK
                                              : cell_of(cell, table, in, in->grouped, value, err);
    cj_decimal_append(&words, value);
    kept = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
    cj_text_clear(&words);
    if (kept == NULL)
        return cj_fail_nomem(err);
    *cell = cj_cell_text(kept);
    return CJ_OK;
}

/* A status that does not say that the row is overdue says so for people: "On track, but overdue".
 * *mild counts them. */
static cj_status mark_status(size_t *mild, cj_table *table, cj_error *err)
{
    size_t row = table->row_count - 1;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < table->column_count; i++) {
        cj_cell *cell = &table->cells[row * table->column_count + i];
        cj_tone tone = table->columns[i].tones == NULL || cell->kind != CJ_CELL_TEXT
                           ? CJ_TONE_NONE
                           : cj_cell_tone(&table->columns[i], cell);
        cj_text words = CJ_TEXT_INIT;

        if (tone != CJ_TONE_GOOD && tone != CJ_TONE_MIXED)
            continue;
        ++*mild;
        cj_text_format(&words, "%s, but overdue", cell->text);
        cell->label = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
        status = cell->label == NULL ? cj_fail_nomem(err) : CJ_OK;
        cj_text_clear(&words);
    }
    return status;
}

static cj_status add_rows(size_t *mild, cj_table *table, const listing *in, cj_error *err)
{
    const cj_ledger *ledger = cj_records_ledger(in->records);
    cj_status status = CJ_OK;
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < in->row_count; i++) {
        size_t row = in->order[i];

        if (ledger->states[in->rows[row]] == CJ_ROW_REJECTED)
            continue;
        status = cj_table_add_row(&cells, table, err);
        if (status == CJ_OK && in->grouped != SIZE_MAX)
            status = group_cell(cells++, table, in, row, err);
        for (size_t c = 0; status == CJ_OK && c < in->shown; c++)
            if (is_shown(in, c))
                status = cell_of(cells++, table, in, c, in->values[row * in->count + c], err);
        if (status == CJ_OK && in->overdue[row] > 0) {
            *cells = cj_cell_count(in->overdue[row]);
            status = mark_status(mild, table, err);
        }
    }
    return status;
}

/* "12 of 50 were due before 29 July 2022 and were not done by then: they come first, longest
 * overdue first." */
static cj_status note_overdue(cj_table *table, const listing *in, size_t mild, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    size_t overdue = 0;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->row_count; i++)
        overdue += in->overdue[i] > 0;
    if (in->options->due.length > 0) {
        if (overdue > 0)
            cj_text_format(&note, "%zu", overdue);
        cj_text_format(&note, "%s of %zu", overdue > 0 ? "" : "None", in->row_count);
        cj_text_add(&note, overdue < 2 ? " was due before " : " were due before ");
        cj_date_append_words(&note, in->options->as_of);
        if (in->options->done.length > 0)
            cj_text_add(&note,
                        overdue < 2 ? " and was not done by then" : " and were not done by then");
        if (overdue > 0)
            cj_text_format(&note, ": %s%s%s", overdue == 1 ? "it comes first" : "they come first",
                           in->grouped == SIZE_MAX ? "" : " under their heading",
                           overdue == 1 ? "" : ", longest overdue first");
        cj_text_char(&note, '.');
        if (in->without_due > 0) {
            cj_text_char(&note, ' ');
            cj_measure_append_count(&note, (int64_t)in->without_due, "has no due date.",
                                    "have no due date.");
        }
        if (mild > 0) {
            cj_text_char(&note, ' ');
            cj_measure_append_count(&note, (int64_t)mild, "overdue one has", "overdue ones have");
            cj_text_add(&note, " a status that does not say so, as it was recorded.");
        }
        status = cj_table_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

static cj_status make_table(cj_table **out, const listing *in, cj_error *err)
{
    cj_table *table;
    size_t mild = 0;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    table->form = in->options->form;
    status = add_columns(table, in, err);
    if (status == CJ_OK)
        status = add_rows(&mild, table, in, err);
    if (status == CJ_OK && in->person != CJ_NO_COLUMN)
        status = cj_listing_number(table, cj_records_heading(in->records, in->person), err);
    cj_listing_find_types(table, in->records);
    if (status == CJ_OK)
        status = note_overdue(table, in, mild, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &in->options->common, CJ_SPAN("List"), in->records,
                                         NULL, err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_listing(cj_table **out, cj_records *records, const cj_listing_options *options,
                     cj_error *err)
{
    listing in = {
        .records = records, .options = options, .grouped = SIZE_MAX, .person = CJ_NO_COLUMN};
    cj_status status = check(options, err);

    *out = NULL;
    if (status == CJ_OK && options->common.numbered &&
        cj_records_has(records, CJ_SPAN("person_id")))
        status = cj_records_any_column(&in.person, records, CJ_SPAN("person_id"), err);
    if (status == CJ_OK)
        status = open_columns(&in, err);
    if (status == CJ_OK)
        status = read_rows(&in, err);
    if (status == CJ_OK)
        status = sort_rows(&in, err);
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    free(in.columns);
    free(in.values);
    free(in.rows);
    free(in.order);
    free(in.overdue);
    free(in.ranks);
    return status;
}
