/* Cells of kept rows: how each kind becomes a number, and how such numbers are ordered. */
#include "cells.h"

int64_t cj_cell_value(const cj_records *records, cj_kept_column of, size_t at)
{
    if (of.kind == CJ_KIND_DATE) {
        cj_date date = cj_records_date(records, of.column, at);

        return date == CJ_DATE_MISSING ? CJ_CELL_VALUE_MISSING : date;
    }
    if (of.kind == CJ_KIND_NUMBER) {
        cj_decimal number = cj_records_number(records, of.column, at);

        return number == CJ_DECIMAL_MISSING ? CJ_CELL_VALUE_MISSING : number;
    }
    return cj_records_code(records, of.column, at) == CJ_NO_CODE
               ? CJ_CELL_VALUE_MISSING
               : cj_records_code(records, of.column, at);
}

int cj_cell_value_compare(const cj_records *records, cj_kept_column of, int64_t a, int64_t b,
                          bool falling)
{
    int order = 0;

    if (a == CJ_CELL_VALUE_MISSING || b == CJ_CELL_VALUE_MISSING)
        return (a == CJ_CELL_VALUE_MISSING) - (b == CJ_CELL_VALUE_MISSING);
    if (of.kind == CJ_KIND_DATE || of.kind == CJ_KIND_NUMBER)
        order = (a > b) - (a < b);
    else if ((size_t)a < cj_records_declared(records, of.column) ||
             (size_t)b < cj_records_declared(records, of.column))
        order = (a > b) - (a < b); /* declared values have the first codes, in order */
    else
        order = cj_word_compare(cj_records_text(records, of.column, (uint32_t)a),
                                cj_records_text(records, of.column, (uint32_t)b));
    return falling ? -order : order;
}
