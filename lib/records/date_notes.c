/* What a reader of a table is told of the dates behind it. */
#include "records_internal.h"

/* Whether the date forms are the default ones, so that day before month is an assumption. */
static bool is_by_default(const cj_typed *typed, const cj_typed_column *column)
{
    size_t count;

    return cj_typed_forms(&count, typed, column) == cj_default_forms;
}

static void append_order(cj_text *out, const cj_column *column, const cj_dates_seen *seen)
{
    cj_text_format(out, "%.*s: ", (int)column->name.length, column->name.at);
    if (seen->order_open == 1)
        cj_text_add(out, "the one date");
    else
        cj_text_format(out, "all %llu dates", (unsigned long long)seen->order_open);
    cj_text_format(out, "%s %s day and month and month and day; read with the day first.",
                   seen->others == 0       ? ""
                   : seen->order_open == 1 ? " that begins with two numbers"
                                           : " that begin with two numbers",
                   seen->order_open == 1 ? "fits" : "fit");
}

static void append_utc(cj_text *out, const cj_column *column, const cj_dates_seen *seen)
{
    cj_text_format(out,
                   "%s%.*s: %llu %s written with Z or +00:00; the day is that of UTC, which "
                   "in summer is an hour behind the clock.",
                   out->length > 0 ? " " : "", (int)column->name.length, column->name.at,
                   (unsigned long long)seen->of_utc, seen->of_utc == 1 ? "time is" : "times are");
}

bool cj_records_date_note(cj_text *out, const cj_records *records, size_t *at)
{
    while (out->length == 0 && *at < records->column_count) {
        const cj_column *column = &records->columns[(*at)++];
        const cj_typed *typed = column->origin == CJ_FROM_PEOPLE ? &records->people.input.file.typed
                                                                 : &records->main.file.typed;
        const cj_typed_column *from = cj_typed_at(typed, column->slot);

        if (column->kind != CJ_KIND_DATE || column->origin == CJ_FROM_DERIVATION ||
            column->unit != CJ_UNIT_DAY)
            continue;
        if (!from->seen.order_known && from->seen.order_matters && is_by_default(typed, from))
            append_order(out, column, &from->seen);
        if (from->seen.of_utc > 0)
            append_utc(out, column, &from->seen);
    }
    return out->length > 0;
}
