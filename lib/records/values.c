/* The values of a column of texts: whether one is there, and which a message may tell. */
#include "records_internal.h"

bool cj_column_has(const cj_column *column, cj_span text, bool exact)
{
    bool found = false;

    for (size_t code = 0; !found && code < column->text_count; code++)
        found = exact ? cj_span_equal(text, column->texts[code])
                      : cj_word_same(text, column->texts[code]);
    return found;
}

#define LISTED_MAX 12
#define NEAREST_AMONG 64

/* Whether the column is a field of a built-in schema: these are codes, or identifiers. */
static bool is_builtin(const cj_records *records, const cj_column *column)
{
    const cj_input *owner =
        column->origin == CJ_FROM_PEOPLE ? &records->options->people : &records->options->main;

    return column->declared && column->origin != CJ_FROM_DERIVATION && owner->schema_path == NULL;
}

/* The number of rows that have a value, at most CJ_TOLD_ROWS; without `times`, the mean number of
 * rows for each value. */
static size_t times_of(const cj_records *records, const cj_column *column, const uint8_t *times,
                       size_t code)
{
    if (times != NULL)
        return times[code];
    return cj_file_rows_ledger(&records->main.file)->count / column->text_count;
}

/* Whether a message may tell a value; see CJ_TOLD_VALUES. */
static bool is_told(const cj_records *records, const cj_column *column, const uint8_t *times,
                    size_t code, size_t rows)
{
    if (column->kind == CJ_KIND_ID)
        return false;
    if (code < column->declared_count)
        return true;
    return column->text_count <= CJ_TOLD_VALUES &&
           (is_builtin(records, column) || times_of(records, column, times, code) >= rows);
}

/* The values that may be told to someone who names none of them, but knows the column
 * (rows = CJ_TOLD_ROWS), or nearly names one (fewer). */
static size_t told_values(cj_span *known, const cj_records *records, const cj_column *column,
                          const uint8_t *times, size_t rows)
{
    size_t count = 0;

    for (size_t code = 0; code < column->text_count && count < NEAREST_AMONG; code++)
        if (is_told(records, column, times, code, rows))
            known[count++] = column->texts[code];
    return count;
}

/* Whether a text that may not be told is the same but for case, blanks and punctuation. */
static bool has_alike(const cj_column *column, cj_span text)
{
    for (size_t code = 0; code < column->text_count; code++)
        if (cj_key_same(column->texts[code], text))
            return true;
    return false;
}

/* Append that no row has the text, and what may be told of those that are there. */
static void append_missing(cj_text *words, const cj_records *records, const cj_column *column,
                           const uint8_t *times, cj_span text)
{
    cj_span known[NEAREST_AMONG];
    size_t count = told_values(known, records, column, times, CJ_NEAR_ROWS);
    size_t nearest = cj_word_nearest(text, known, count);

    cj_text_format(words, "no row has \"%.*s\" in %.*s", (int)text.length, text.at,
                   (int)column->name.length, column->name.at);
    if (nearest != SIZE_MAX) {
        cj_text_format(words, "; did you mean \"%s\"?", known[nearest].at);
        return;
    }
    if (has_alike(column, text)) {
        cj_text_add(words, "; one is there that differs in case, blanks or punctuation alone");
        return;
    }
    count = told_values(known, records, column, times, CJ_TOLD_ROWS);
    if (count == 0 || count > LISTED_MAX)
        return;
    cj_text_add(words, "; there are ");
    cj_text_list(words, known, count, LISTED_MAX, " and ");
    cj_text_add(words, count < column->text_count ? ", and rarer ones" : "");
}

cj_status cj_column_fail_text(const cj_records *records, const cj_column *column,
                              const uint8_t *times, const char *what, cj_span text, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    append_missing(&words, records, column, times, text);
    cj_fail(err, CJ_EUSAGE, "%s: %s", what, cj_text_string(&words));
    cj_text_clear(&words);
    return CJ_EUSAGE;
}

cj_status cj_column_notice_text(const cj_records *records, const cj_column *column,
                                const uint8_t *times, const char *what, cj_span text, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    append_missing(&words, records, column, times, text);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_dataset_notice(records->main.file.dataset, err, "%s: %s", what,
                                   cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}
