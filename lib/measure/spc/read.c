/* cj-spc: rows become points. */
#include "count.h"

#define ONE CJ_DECIMAL_ONE

static cj_status open_columns(cj_spc_count *count, cj_error *err)
{
    const cj_spc_options *options = count->options;
    const cj_measure_options *common = &options->common;
    cj_status status = cj_axis_open(&count->along, count->records, options->along, common->orders,
                                    common->order_count, err);

    count->of_column = CJ_NO_COLUMN;
    if (status == CJ_OK)
        status = cj_records_column(&count->value_column, count->records, options->value,
                                   CJ_KIND_NUMBER, err);
    if (status == CJ_OK && options->of.length > 0)
        status =
            cj_records_column(&count->of_column, count->records, options->of, CJ_KIND_NUMBER, err);
    return status == CJ_OK ? cj_groups_open(&count->groups, count->records, common, err) : status;
}

/* What is wrong with the numbers of a row, and in which column; NULL: nothing. */
static const char *fault_of(const cj_spc_count *count, const cj_spc_point *point, size_t *column)
{
    bool share = cj_spc_is_share(count->options);

    *column = count->value_column;
    if (!cj_spc_has_bases(count->options))
        return NULL;
    if (point->value != CJ_DECIMAL_MISSING && point->value < 0)
        return "is below 0: it must be a number of events";
    if (share && point->value != CJ_DECIMAL_MISSING && point->value % ONE != 0)
        return "is no whole number: a proportion is so many of so many";
    if (point->of == CJ_DECIMAL_MISSING)
        return NULL;
    if (point->value != CJ_DECIMAL_MISSING && point->of >= 0 &&
        (share ? point->value > point->of : point->of == 0 && point->value > 0))
        return share ? "is more than it is part of" : "are events on a base of 0";
    *column = count->of_column;
    if (point->of < 0)
        return "is below 0: it is what the events are counted on";
    return share && point->of % ONE != 0 ? "is no whole number: a proportion is so many of so many"
                                         : NULL;
}

static cj_status report_numbers(cj_spc_count *count, const cj_spc_point *point, size_t column,
                                const char *fault, cj_error *err)
{
    cj_decimal number = column == count->value_column ? point->value : point->of;
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    cj_decimal_append(&value, number);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_records_report(count->records, point->row, column, "constraint-error",
                                   cj_text_span(&value), fault, err);
    cj_text_clear(&value);
    return status;
}

/* Report a place that is none; *found: it is one. */
static cj_status check_place(bool *found, cj_spc_count *count, const cj_spc_point *point,
                             cj_error *err)
{
    const char *words = "is blank: nothing says where the point stands";
    cj_span text = {"", 0};

    *found = true;
    if (point->place != CJ_NO_CODE) {
        text = cj_span_of(cj_axis_text(&count->along, point->place));
        words = "is the total of the others and no point; leave it out with a condition";
        if (!cj_word_same(text, CJ_SPAN("All")))
            return CJ_OK;
    }
    *found = false;
    return cj_records_report(count->records, point->row, count->along.column, "constraint-error",
                             text, words, err);
}

bool cj_spc_has_figure(const cj_spc_count *count, const cj_spc_point *point)
{
    return point->value != CJ_DECIMAL_MISSING &&
           (!cj_spc_has_bases(count->options) ||
            (point->of != CJ_DECIMAL_MISSING && point->of > 0));
}

static cj_status take_row(cj_spc_count *count, const cj_rows *rows, size_t at, cj_error *err)
{
    cj_spc_point point = {.row = rows->first + at,
                          .value = cj_records_number(count->records, count->value_column, at),
                          .of = cj_records_number(count->records, count->of_column, at)};
    bool found = false;
    size_t column;
    const char *fault;
    cj_status status = cj_axis_of_row(&point.place, &count->along, at, err);

    point.value_withheld = point.value == CJ_DECIMAL_WITHHELD;
    point.of_withheld = point.of == CJ_DECIMAL_WITHHELD;
    point.value = point.value_withheld ? CJ_DECIMAL_MISSING : point.value;
    point.of = point.of_withheld ? CJ_DECIMAL_MISSING : point.of;
    if (status == CJ_OK)
        status = cj_groups_of_row(&point.group, &count->groups, at, err);
    if (status == CJ_OK)
        status = check_place(&found, count, &point, err);
    if (status != CJ_OK || !found)
        return status;
    fault = fault_of(count, &point, &column);
    if (fault != NULL)
        return report_numbers(count, &point, column, fault, err);
    if (count->point_count == CJ_SPC_POINTS_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "the table has more than %d points; choose some with {where}",
                       CJ_SPC_POINTS_MAX);
    point.has_figure = cj_spc_has_figure(count, &point);
    status = cj_grow(&count->points, &count->capacity, count->point_count + 1,
                     sizeof *count->points, err);
    if (status != CJ_OK)
        return status;
    count->points[count->point_count++] = point;
    cj_ledger_raise(cj_records_ledger(count->records), point.row, CJ_ROW_USED);
    return CJ_OK;
}

cj_status cj_spc_read(cj_spc_count *count, cj_error *err)
{
    const cj_rows *rows;
    cj_status status = open_columns(count, err);

    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = take_row(count, rows, rows->rows[i], err);
    return status == CJ_OK ? cj_records_finish(count->records, err) : status;
}
