/* Which rows the periods that were asked for leave out. */
#include "periods.h"

bool cj_periods_hold(const cj_measure_options *common, cj_date date)
{
    for (size_t i = 0; date != CJ_DATE_MISSING && i < common->period_count; i++)
        if (cj_period_holds(&common->periods[i], date))
            return true;
    return false;
}

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
