/* Rows that stand in a table and are none of it: totals of others, and lines that a system prints
 * below.  Counted as rows they double what they sum up, or are one too many. */
#ifndef CJ_ROWS_FOOT_FOOT_H
#define CJ_ROWS_FOOT_FOOT_H

#include "rows/type/cells.h"

/* A cell of a row as it is written, without blanks around it. */
static inline cj_span cj_foot_cell(const cj_batch *batch, size_t row, size_t field)
{
    return cj_cell_trim(
        cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + field]));
}

/* The characters of a number, or of a date in figures, perhaps with a time. */
#define CJ_FIGURES "0123456789/-.,: "

/* Whether a text has characters, and these alone. */
bool cj_text_has_only(cj_span text, const char *characters);

/* Whether a text says that its row is a total: "Grand total:", "North Total", "Tot.", "Total: 2".
 */
bool cj_text_is_total(cj_span text);

/* Whether it says so where numbers agree: "Overall", "All areas", "Sum" name groups, too. */
bool cj_text_may_be_total(cj_span text);

/* Take a row into the sums that later rows are held against; `row` CJ_NO_ROW for one that says by
 * its name that it is a total, below which partial sums begin anew. */
cj_status cj_feet_add(cj_typed *typed, const cj_batch *batch, uint32_t row, cj_error *err);

/* Whether rows are still to be taken: not beyond the first ones. */
bool cj_feet_need_rows(const cj_typed *typed);

/* Whether the numbers of a row are sums of the rows above: all that it has if it has no name
 * (`label` SIZE_MAX), one of them if the column `label` names it. */
bool cj_feet_fit(size_t *at, const cj_typed *typed, const cj_batch *batch, uint32_t row,
                 size_t label);

#endif
