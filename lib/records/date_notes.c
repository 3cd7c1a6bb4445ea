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

/* Times with an offset, of all files of the input together. */
static void append_utc(cj_text *out, const cj_column *column, const cj_file_rows *first)
{
    uint64_t times = 0;
    size_t files = 0;
    size_t with = 0;

    for (const cj_file_rows *file = first; file != NULL; file = file->next) {
        uint64_t here =
            cj_typed_at(&file->typed, cj_file_rows_slot(file, column->slot))->seen.of_utc;

        files++;
        with += here > 0;
        times += here;
    }
    if (times == 0)
        return;
    cj_text_format(
        out, "%s%.*s: " CJ_TELLS "%llu %s" CJ_ELSE "times are" CJ_TOLD " written with Z or +00:00",
        out->length > 0 ? " " : "", (int)column->name.length, column->name.at,
        (unsigned long long)times, times == 1 ? "time is" : "times are");
    if (with < files)
        cj_text_format(out, " in %zu of the %zu files", with, files);
    cj_text_add(out, "; the day is that of UTC, which in summer is an hour behind the clock.");
}

/* Dates of one file of an input whose order nothing tells. */
static void append_file(cj_text *out, const cj_column *column, const cj_file_rows *file)
{
    const cj_typed *typed = &file->typed;
    const cj_typed_column *from = cj_typed_at(typed, cj_file_rows_slot(file, column->slot));

    if (from->seen.order_known || !from->seen.order_matters || !is_by_default(typed, from))
        return;
    cj_text_add(out, out->length > 0 ? " " : "");
    if (file->before != NULL || file->next != NULL)
        cj_text_format(out, "%s: ", file->name);
    append_order(out, column, &from->seen);
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
        append_utc(out, column, cj_file_rows_first(last));
    }
    return out->length > 0 || out->failed; /* the caller checks the text */
}
