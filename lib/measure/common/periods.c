/* Which rows the periods that were asked for leave out. */
#include "periods.h"

cj_row_place cj_dated_place(void *dated, const cj_rows *rows, size_t at)
{
    const cj_dated *by = dated;
    cj_date date = cj_records_date(by->records, by->column, at);

    (void)rows;
    if (by->column == CJ_NO_COLUMN || !cj_records_is_sound(by->records, by->column, at))
        return CJ_ROW_STAYS;
    if (by->last != CJ_DATE_MISSING && date > by->last)
        return CJ_ROW_LEFT_OUTSIDE;
    return cj_periods_hold(by->common, date) ? CJ_ROW_STAYS : CJ_ROW_LEFT_OUTSIDE;
}
