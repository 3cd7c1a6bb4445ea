/* After the last rows: numbers and days that are likely to stand for something else. */
#include "records/records_internal.h"

/* Warn of a number that is likely to be a code, at the first row that has it. */
static cj_status warn_filler(cj_records *records, size_t at, const cj_number_end *end,
                             cj_decimal first, cj_decimal last, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_decimal_append(&value, end->value);
    cj_text_format(&words, "stands in %llu rows, and all other numbers lie from ",
                   (unsigned long long)end->times);
    cj_decimal_append(&words, first);
    cj_text_add(&words, " to ");
    cj_decimal_append(&words, last);
    cj_text_format(&note, "%.*s: %s " CJ_TELLS, (int)records->columns[at].heading.length,
                   records->columns[at].heading.at, cj_text_string(&value));
    cj_text_append(&note, cj_text_span(&words));
    cj_text_add(&note, CJ_ELSE "stands in some rows and is far from all other numbers" CJ_TOLD);
    for (int i = 0; i < 2; i++)
        cj_text_format(i == 0 ? &words : &note,
                       ": if it is a code for what is not known, a profile that has \"%s\" under "
                       "missingValues of this column makes it blank",
                       cj_text_string(&value));
    status = words.failed || note.failed ? cj_fail_nomem(err) : cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_records_warn(records, end->row, at, "filler-code", cj_text_span(&value),
                                 cj_text_string(&words), err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(cj_records_dataset(records), cj_text_string(&note), err);
    cj_text_clear(&value);
    cj_text_clear(&words);
    cj_text_clear(&note);
    return status;
}

/* Warn of the last day of a column, which is likely to be that of the export. */
static cj_status warn_filled(cj_records *records, const cj_column *column,
                             const cj_filled_day *found, cj_error *err)
{
    static const char rest[] = "and none is blank: if it is the day of the export, put where "
                               "nothing had happened yet, they count as done";
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_text day = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append(&day, found->day);
    cj_text_format(&words,
                   "%.*s: %llu of %llu rows have the last day, %s, other days %llu at most, %s",
                   (int)column->heading.length, column->heading.at,
                   (unsigned long long)found->times, (unsigned long long)column->days.rows,
                   cj_text_string(&day), (unsigned long long)found->most, rest);
    cj_text_format(
        &note,
        "%.*s: " CJ_TELLS "%llu of %llu" CJ_ELSE "many" CJ_TOLD " rows have the last day, %s, %s",
        (int)column->heading.length, column->heading.at, (unsigned long long)found->times,
        (unsigned long long)column->days.rows, cj_text_string(&day), rest);
    status = words.failed || note.failed ? cj_fail_nomem(err) : cj_text_check(&day, err);
    if (status == CJ_OK)
        status = cj_records_remark(records, "filled-date", CJ_WARNING, cj_text_string(&words), err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(cj_records_dataset(records), cj_text_string(&note), err);
    cj_text_clear(&words);
    cj_text_clear(&note);
    cj_text_clear(&day);
    return status;
}

/* Whether a column before has the same values. */
static bool is_again(const cj_records *records, size_t at)
{
    bool again = false;

    for (size_t i = 0; i < at; i++)
        again = again || (records->columns[i].kind == records->columns[at].kind &&
                          cj_word_same(records->columns[i].name, records->columns[at].name));
    return again;
}

cj_status cj_records_check_fillers(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        const cj_column *column = &records->columns[i];
        cj_decimal first;
        cj_decimal last;
        const cj_number_end *end = cj_filler_find(&first, &last, &column->ends);
        cj_filled_day filled;

        if (is_again(records, i))
            continue;
        if (end != NULL)
            status = warn_filler(records, i, end, first, last, err);
        if (status == CJ_OK && column->unit == CJ_UNIT_DAY &&
            cj_filled_find(&filled, &column->days))
            status = warn_filled(records, column, &filled, err);
    }
    return status;
}
