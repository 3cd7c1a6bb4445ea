/* Texts of columns that nobody reads, kept while they are few: some may look alike.  Columns of
 * groups have few values; of identifiers and free text there is nothing to tell here. */
#include "typed_internal.h"

#include <stdlib.h>

#define COLUMNS_MOST 1000u /* of a file */
#define COLUMN_MOST 200    /* texts of a column */
#define FILE_MOST 100000u  /* of all */

cj_status cj_typed_note_place(cj_typed_column *column, const cj_batch *batch, size_t row,
                              uint32_t code, cj_error *err)
{
    cj_status status = cj_grow(&column->places, &column->place_capacity, column->place_count + 1,
                               sizeof *column->places, err);

    if (status == CJ_OK)
        column->places[column->place_count++] =
            (cj_text_place){code, batch->block.records[batch->records[row]].line,
                            batch->first_record + batch->records[row]};
    return status;
}

/* Whether the texts of a column are read by somebody, or are none. */
static bool is_read(const cj_typed *typed, size_t field)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field == field &&
            (typed->columns[i].kind > CJ_KIND_ID || typed->columns[i].wanted ||
             typed->columns[i].person))
            return true;
    return false;
}

static cj_status open_column(cj_typed_column *to, size_t field, cj_span name, cj_error *err)
{
    to->field = field;
    to->name = name;
    to->kind = CJ_KIND_TEXT;
    return cj_dict_new(&to->dict, CJ_DICT_FOLDED, err);
}

static cj_status open_columns(cj_typed *typed, cj_error *err)
{
    cj_loose_texts *loose = &typed->loose_texts;
    const cj_span *header = cj_csv_header(typed->csv, &loose->count);
    cj_status status = CJ_OK;

    if (loose->count > COLUMNS_MOST)
        loose->count = COLUMNS_MOST;
    loose->columns = calloc(loose->count + 1, sizeof *loose->columns);
    if (loose->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < loose->count; i++)
        if (!is_read(typed, i))
            status = open_column(&loose->columns[i], i, header[i], err);
    return status;
}

static void give_up(cj_loose_texts *loose, cj_typed_column *column)
{
    loose->texts -= cj_dict_count(column->dict);
    cj_dict_free(column->dict);
    column->dict = NULL;
    column->place_count = 0;
}

static cj_status watch_column(cj_typed *typed, const cj_batch *batch, cj_typed_column *column,
                              cj_error *err)
{
    cj_loose_texts *loose = &typed->loose_texts;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && column->dict != NULL && row < batch->count; row++) {
        size_t known = cj_dict_count(column->dict);
        cj_span cell;
        uint32_t code;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cj_span_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + column->field]));
        if (cell.length == 0)
            continue;
        status = cj_dict_add(&code, column->dict, cell, err);
        if (status != CJ_OK || code < known)
            continue;
        loose->texts++;
        if (known >= COLUMN_MOST || loose->texts > FILE_MOST)
            give_up(loose, column);
        else if (!cj_text_is_ordinary(cell))
            status = cj_typed_note_place(column, batch, row, code, err);
    }
    return status;
}

cj_status cj_typed_watch_looks(const cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_loose_texts *loose = &typed->loose_texts;
    cj_status status = loose->columns == NULL ? open_columns(typed, err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < loose->count; i++)
        status = watch_column(typed, batch, &loose->columns[i], err);
    return status;
}

void cj_typed_clear_looks(cj_typed *typed)
{
    cj_loose_texts *loose = &typed->loose_texts;

    for (size_t i = 0; loose->columns != NULL && i < loose->count; i++) {
        cj_dict_free(loose->columns[i].dict);
        free(loose->columns[i].places);
    }
    free(loose->columns);
    loose->columns = NULL;
    loose->count = 0;
}
