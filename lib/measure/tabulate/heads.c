/* Tabulate: the people behind the rows of cells. */
#include "count.h"

bool cj_tabulate_read_value(int64_t *out, const cj_tabulation *in, const cj_counted_value *counted,
                            size_t row)
{
    return cj_tabulate_cell(out, counted->kind, cj_records_values(in->records, counted->columns[0]),
                            row);
}

/* Whether the value counts a row, and whether that is one of those that a share is of. */
static void judge_row(bool counts[2], const cj_tabulation *in, const cj_counted_value *counted,
                      uint32_t row)
{
    int64_t value;

    counts[CJ_HEADS_BASE] =
        counted->where == SIZE_MAX || cj_records_flags(in->records, counted->where)[row] != 0;
    counts[CJ_HEADS_COUNTED] = false;
    switch (counted->value->function) {
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_SUM:
        counts[CJ_HEADS_COUNTED] =
            counts[CJ_HEADS_BASE] && cj_tabulate_read_value(&value, in, counted, row);
        break;
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_SHARE:
        counts[CJ_HEADS_COUNTED] =
            counts[CJ_HEADS_BASE] && cj_records_flags(in->records, counted->flag)[row] != 0;
        break;
    default:
        break;
    }
}

/* Note who is behind a row that is counted in a cell. */
static cj_status note_heads(cj_tabulation *in, size_t cell, uint32_t row, uint32_t person,
                            cj_error *err)
{
    size_t values = in->options->value_count;
    cj_status status = cj_heads_add(
        &in->cell_heads, cj_tabulate_heads_at(in, cell, values, CJ_HEADS_COUNTED), person, err);

    for (size_t v = 0; status == CJ_OK && v < values; v++) {
        bool counts[2];

        judge_row(counts, in, &in->values[v], row);
        for (int of = 0; status == CJ_OK && of < 2; of++)
            if (counts[of])
                status =
                    cj_heads_add(&in->cell_heads,
                                 cj_tabulate_heads_at(in, cell, v, (cj_heads_of)of), person, err);
    }
    return status;
}

cj_status cj_tabulate_add_heads(cj_tabulation *in, const cj_rows *rows, size_t count, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && in->cell_heads.wanted && i < count; i++)
        status = note_heads(in, in->row_cells[i], in->row_numbers[i],
                            rows->persons[in->row_numbers[i]], err);
    return status;
}
