/* Rows that are compared, counted by quarter, column and what became of them. */
#include "rows.h"

#include "measure/common/columns.h"

cj_status cj_compared_add_period(cj_compared_rows *in, cj_part part, cj_error *err)
{
    return in->options->date.length == 0
               ? CJ_OK
               : cj_table_add_column(
                     in->table, (cj_table_column){"period", "Period", "text", .part = part}, err);
}

cj_status cj_compared_fill_period(cj_cell *cell, cj_compared_rows *in, cj_date first, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (first == CJ_DATE_MISSING) {
        *cell = cj_cell_text("(missing)");
        cell->label = "No date";
        return CJ_OK;
    }
    cj_date_append_quarter(&text, first);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cell, in->table, cj_text_string(&text), NULL, err);
    cj_text_clear(&text);
    return status;
}

/* Add the count of one state; column SIZE_MAX: whole rows, whichever column changed. */
static cj_status add_count(cj_compared_rows *in, const cj_compared_quarter *of, size_t column,
                           cj_pair_state state, int64_t count, cj_error *err)
{
    cj_cell *cells;
    cj_status status;

    if (state == CJ_PAIR_SAME && in->options->changed_only)
        return CJ_OK;
    status = cj_table_add_row(&cells, in->table, err);
    if (status == CJ_OK && in->options->date.length > 0)
        status = cj_compared_fill_period(cells++, in, of->first, err);
    if (status == CJ_OK && column != SIZE_MAX)
        status = cj_measure_keep_cell(&cells[0], in->table, in->names[column].at, NULL, err);
    if (status != CJ_OK)
        return status;
    if (column == SIZE_MAX) {
        cells[0] = cj_cell_text("(any)");
        cells[0].label = "Any column";
    }
    cells[1] = cj_cell_text(cj_pair_words[state]);
    cells[2] = cj_cell_count(count);
    return CJ_OK;
}

/* Whole rows first, then each column that is not the same in some row. */
static cj_status add_quarter(cj_compared_rows *in, const cj_compared_quarter *of, cj_error *err)
{
    int64_t both = of->states[CJ_PAIR_SAME] + of->states[CJ_PAIR_CHANGED];
    cj_status status = CJ_OK;

    for (size_t s = 0; status == CJ_OK && s < CJ_PAIR_STATES; s++)
        status = add_count(in, of, SIZE_MAX, (cj_pair_state)s, of->states[s], err);
    for (size_t c = 0; status == CJ_OK && c < in->pair.column_count; c++) {
        if (of->changes[c] == 0)
            continue;
        status = add_count(in, of, c, CJ_PAIR_SAME, both - of->changes[c], err);
        if (status == CJ_OK)
            status = add_count(in, of, c, CJ_PAIR_CHANGED, of->changes[c], err);
    }
    return status;
}

cj_status cj_compared_summarise(cj_compared_rows *in, cj_error *err)
{
    static const cj_table_column columns[] = {{"column", "Column", "text", .part = CJ_PART_LABEL},
                                              {"status", "Status", "text", .part = CJ_PART_ACROSS},
                                              {"rows", "Rows", "count", .part = CJ_PART_FIGURE}};
    cj_status status = cj_compared_add_period(in, CJ_PART_LABEL, err);

    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(in->table, columns[i], err);
    for (size_t q = 0; status == CJ_OK && q < in->quarter_count; q++)
        status = add_quarter(in, &in->quarters[q], err);
    return status;
}
