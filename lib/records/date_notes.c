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
    cj_text_add(out, CJ_TELLS);
    if (seen->order_open == 1)
        cj_text_add(out, "the one date");
    else
        cj_text_format(out, "all %llu dates", (unsigned long long)seen->order_open);
    cj_text_format(out,
                   "%s %s" CJ_ELSE "dates that begin with two numbers fit" CJ_TOLD
                   " day and month and month and day; read with the day first.",
                   seen->others == 0       ? ""
                   : seen->order_open == 1 ? " that begins with two numbers"
                                           : " that begin with two numbers",
                   seen->order_open == 1 ? "fits" : "fit");
}

static void append_utc(cj_text *out, const cj_column *column, const cj_dates_seen *seen)
{
    cj_text_format(out,
                   "%s%.*s: " CJ_TELLS "%llu %s" CJ_ELSE "times are" CJ_TOLD
                   " written with Z or +00:00; the day is that of UTC, which "
                   "in summer is an hour behind the clock.",
                   out->length > 0 ? " " : "", (int)column->name.length, column->name.at,
                   (unsigned long long)seen->of_utc, seen->of_utc == 1 ? "time is" : "times are");
}

/* What one file of an input tells. */
static void append_file(cj_text *out, const cj_column *column, const cj_file_rows *file)
{
    const cj_typed *typed = &file->typed;
    const cj_typed_column *from = cj_typed_at(typed, cj_file_rows_slot(file, column->slot));
    cj_text words = CJ_TEXT_INIT;

    if (!from->seen.order_known && from->seen.order_matters && is_by_default(typed, from))
        append_order(&words, column, &from->seen);
    if (from->seen.of_utc > 0)
        append_utc(&words, column, &from->seen);
    if (words.length > 0 && (file->before != NULL || file->next != NULL))
        cj_text_format(out, "%s%s: ", out->length > 0 ? " " : "", file->name);
    cj_text_append(out, cj_text_span(&words));
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

bool cj_records_date_note(cj_text *out, const cj_records *records, size_t *at)
{
    while (out->length == 0 && !out->failed && *at < records->column_count) {
        const cj_column *column = &records->columns[(*at)++];
        const cj_file_rows *last =
            column->origin == CJ_FROM_PEOPLE ? records->people.input.file : records->main.file;

        if (column->kind != CJ_KIND_DATE || column->origin == CJ_FROM_DERIVATION ||
            column->unit != CJ_UNIT_DAY)
            continue;
        for (const cj_file_rows *file = cj_file_rows_first(last); file != NULL; file = file->next)
            append_file(out, column, file);
    }
    return out->length > 0 || out->failed; /* the caller checks the text */
}
