/* The values of a column of texts: whether one is there, and which a message may tell. */
#include "records_internal.h"
#include "rows/foot/foot.h"

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
    return cj_file_rows_ledger(records->main.file)->count / column->text_count;
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

bool cj_column_append_sign(cj_text *words, const cj_column *column, cj_span text)
{
    char sign = text.length > 1 ? text.at[0] : ' ';

    if (sign != '<' && sign != '>' && sign != '=')
        return false;
    cj_text_format(words, "; did you mean \"%.*s%s%.*s\"?", (int)column->name.length,
                   column->name.at,
                   sign == '<'   ? "<="
                   : sign == '>' ? ">="
                                 : "=",
                   (int)text.length - 1, text.at + 1);
    return true;
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
    if (cj_column_append_sign(words, column, text))
        return;
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
        status = cj_dataset_notice(records->main.file->dataset, err, "%s: %s", what,
                                   cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

/* ---- texts that are put in order ----------------------------------------------------------- */

cj_kind cj_column_kind_of_texts(const cj_records *records, const cj_column *column, cj_span *odd)
{
    size_t numbers = 0;
    size_t dates = 0;

    for (size_t code = 0; code < column->text_count; code++) {
        cj_span text = column->texts[code];
        cj_decimal number;
        cj_date date;
        bool is_number = cj_decimal_parse(&number, text) == CJ_NUMBER_OK;
        bool is_date = cj_records_read_day(&date, records, text);

        numbers += is_number;
        dates += is_date;
        if (odd != NULL && odd->at == NULL && !is_number && !is_date)
            *odd = text;
    }
    if (column->text_count > 0 && dates == column->text_count)
        return CJ_KIND_DATE;
    return column->text_count > 0 && numbers == column->text_count ? CJ_KIND_NUMBER : CJ_KIND_TEXT;
}

/* Whether two texts have digits in the same places, as 2021-22Q4 and 2020-21Q1. */
static bool has_same_places(cj_span a, cj_span b)
{
    for (size_t i = 0; i < a.length && i < b.length; i++)
        if (cj_byte_is_digit(a.at[i]) != cj_byte_is_digit(b.at[i]))
            return false;
    return a.length == b.length;
}

/* Whether the letters of texts are a doubtful order: half of them or more have digits, which do not
 * all stand in the same places. */
static bool is_doubtful(const cj_column *column)
{
    const cj_span *texts = column->texts;
    size_t with_digits = 0;
    size_t first = SIZE_MAX;
    bool alike = true;

    for (size_t code = 0; code < column->text_count; code++) {
        if (!cj_span_has_digit(texts[code]))
            continue;
        with_digits++;
        if (first == SIZE_MAX)
            first = code;
        alike = alike && has_same_places(texts[first], texts[code]);
    }
    return with_digits * 2 >= column->text_count && with_digits > 1 && !alike;
}

cj_status cj_records_notice_letters(const cj_records *records, size_t at, cj_error *err)
{
    const cj_column *column = cj_column_at(records, at);
    cj_span odd = {NULL, 0};

    if (column->kind != CJ_KIND_TEXT || column->declared_count > 0 || !is_doubtful(column) ||
        cj_column_kind_of_texts(records, column, &odd) != CJ_KIND_TEXT || odd.at == NULL)
        return CJ_OK;
    return cj_dataset_notice(records->main.file->dataset, err,
                             "%.*s is put in order by its letters, not as numbers or dates, "
                             "for \"%.*s\" is neither",
                             (int)column->name.length, column->name.at, (int)odd.length, odd.at);
}

unsigned cj_records_level_of(cj_span text)
{
    return cj_level_of(text);
}

bool cj_records_is_country(cj_span text)
{
    return cj_level_is_country(text);
}

cj_label_kind cj_records_label_kind(cj_span text)
{
    static const char *const words[] = {"Both", "Both sexes", "Persons", "People", "T"};

    if (cj_text_is_total(text))
        return CJ_LABEL_WHOLE;
    return cj_text_may_be_total(text) || cj_level_is_country(text) ||
                   cj_word_is_in(text, words, sizeof words / sizeof *words)
               ? CJ_LABEL_MAY_BE_WHOLE
               : CJ_LABEL_PART;
}
