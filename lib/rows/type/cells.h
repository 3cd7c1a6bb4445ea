/* What typing a cell of any kind begins with: its text, and whether it is blank. */
#ifndef CJ_ROWS_TYPE_CELLS_H
#define CJ_ROWS_TYPE_CELLS_H

#include "base/look.h"
#include "rows/typed_internal.h"
#include "schema/schema_internal.h"
#include "values.h"

#define CJ_INLINE static inline __attribute__((always_inline))
#define CJ_LISTED_MAX 12 /* values that a message lists */

/* Report that a row has no value where every row needs one. */
cj_status cj_type_note_blank(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, cj_span cell, cj_error *err);

/* Note an error in words that were put together, which are cleared. */
cj_status cj_type_note_words(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, const char *code, cj_span cell, cj_text *words,
                             cj_error *err);

/* Whether a cell has nothing but blanks and characters that show nothing. */
static inline bool cj_cell_shows_nothing(cj_span cell)
{
    return cj_look_same(cell, (cj_span){"", 0});
}

static inline bool cj_cell_is_missing(const cj_typed *typed, cj_span cell)
{
    if (cell.length == 0)
        return true;
    if ((unsigned char)cell.at[0] >= 0x80 && cj_cell_shows_nothing(cell))
        return true;
    if (!typed->maybe_missing[(unsigned char)cell.at[0]])
        return false;
    return cj_span_is_in(cell, typed->schema->missing, typed->schema->missing_count);
}

/* Whether a cell is missing for a field with missing values of its own, or for which the empty text
 * is a value. */
static inline bool cj_cell_is_missing_here(const cj_schema_field *decl, cj_span cell)
{
    if (cell.length == 0 || ((unsigned char)cell.at[0] >= 0x80 && cj_cell_shows_nothing(cell)))
        return !decl->blank_is_value;
    return cj_span_is_in(cell, decl->missing, decl->missing_count);
}

/* A cell without blanks around it. */
CJ_INLINE cj_span cj_cell_trim(cj_span cell)
{
    /* only bytes up to the space and those above ASCII can be blanks */
    if (cell.length == 0 || ((unsigned char)(cell.at[0] - '!') <= '~' - '!' &&
                             (unsigned char)(cell.at[cell.length - 1] - '!') <= '~' - '!'))
        return cell;
    return cj_span_trim(cell);
}

CJ_INLINE cj_span cj_cell_of(const cj_batch *batch, const cj_typed_column *column, size_t row)
{
    const cj_csv_block *block = &batch->block;

    return cj_cell_trim(cj_csv_text(block, block->fields[batch->firsts[row] + column->field]));
}

/* Take the cell of a row and say whether it is blank; a blank in a required column is reported. */
CJ_INLINE cj_status cj_cell_take(cj_span *cell, bool *blank, cj_batch *batch, const cj_typed *typed,
                                 const cj_typed_column *column, size_t row, const bool special,
                                 cj_error *err)
{
    *cell = cj_cell_of(batch, column, row);
    *blank =
        special ? cj_cell_is_missing_here(column->decl, *cell) : cj_cell_is_missing(typed, *cell);
    if (*blank && column->decl != NULL && column->decl->required)
        return cj_type_note_blank(batch, typed, column, row, *cell, err);
    return CJ_OK;
}

#endif
