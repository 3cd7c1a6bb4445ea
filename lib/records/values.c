/* The values of a column of texts: whether one is there, and which a message may tell. */
#include "records_internal.h"
#include "rows/foot/foot.h"

#include <stdlib.h>

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

/* Append that no row has the text, and what may be told of those that are there; whether one of
 * them is likely to be meant. */
static bool append_missing(cj_text *words, const cj_records *records, const cj_column *column,
                           const uint8_t *times, cj_span text)
{
    cj_span known[NEAREST_AMONG];
    size_t count = told_values(known, records, column, times, CJ_NEAR_ROWS);
    size_t nearest = cj_word_nearest(text, known, count);

    cj_text_format(words, "no row has \"%.*s\" in %.*s", (int)text.length, text.at,
                   (int)column->name.length, column->name.at);
    if (cj_column_append_sign(words, column, text))
        return true;
    if (nearest != SIZE_MAX) {
        cj_text_format(words, "; did you mean \"%s\"?", known[nearest].at);
        return true;
    }
    if (has_alike(column, text)) {
        cj_text_add(words, "; one is there that differs in case, blanks or punctuation alone");
        return true;
    }
    count = told_values(known, records, column, times, CJ_TOLD_ROWS);
    if (count == 0 || count > LISTED_MAX)
        return false;
    cj_text_add(words, "; there are ");
    cj_text_list(words, known, count, LISTED_MAX, " and ");
    cj_text_add(words, count < column->text_count ? ", and rarer ones" : "");
    return false;
}

cj_status cj_column_fail_text(const cj_records *records, const cj_column *column,
                              const uint8_t *times, const char *what, cj_span text, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    if (!append_missing(&words, records, column, times, text) && column->kind == CJ_KIND_TEXT)
        cj_text_say(&words, err, "; if that is right, name it under enum of a schema ({schema})");
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

/* ---- values that go on under another name -------------------------------------------------- */

/* Begin to watch: by the days of each column, or by the order of rows. */
static cj_status open_watch(cj_condition *condition, const cj_row_places *places, cj_error *err)
{
    size_t count = places->count == 0 ? 1 : places->count;

    condition->watched = calloc(count, sizeof *condition->watched);
    if (condition->watched == NULL)
        return cj_fail_nomem(err);
    condition->watched_count = count;
    for (size_t i = 0; i < places->count; i++)
        condition->watched[i].by = places->names[i];
    return CJ_OK;
}

cj_status cj_condition_watch_texts(cj_condition *condition, const cj_column *column,
                                   const void *vector, size_t count, const uint8_t *keep,
                                   const cj_row_places *places, cj_error *err)
{
    const uint32_t *codes = vector;
    cj_status status = CJ_OK;

    if (column->kind != CJ_KIND_TEXT || column->origin != CJ_FROM_FILE ||
        condition->words.relation > CJ_IS_NOT || column->text_count > CJ_RENAMED_VALUES)
        return CJ_OK;
    if (condition->watched == NULL)
        status = open_watch(condition, places, err);
    for (size_t i = 0; status == CJ_OK && i < condition->watched_count; i++) {
        cj_renamed *values = &condition->watched[i].values;

        for (size_t row = 0; row < count; row++) {
            int64_t at = places->rows != NULL ? places->rows[row] : (int64_t)(places->first + row);

            if (places->count > 0)
                at = places->days[i] == NULL ? CJ_DATE_MISSING : places->days[i][row];
            if (keep[row] && at != CJ_DATE_MISSING)
                cj_renamed_note(values, codes[row], at);
        }
    }
    return status;
}

/* Append the place of a row, or the day. */
static void append_place(cj_text *words, const cj_records *records, bool by_rows, int64_t at)
{
    if (by_rows)
        cj_records_append_place(words, records, (size_t)at, 0);
    else
        cj_date_append(words, (cj_date)at);
}

cj_status cj_records_warn_renamed(cj_records *records, const char *what, cj_span by,
                                  const cj_renaming *found, cj_error *err)
{
    bool by_rows = by.length == 0;
    cj_text words = CJ_TEXT_INIT;

    cj_text_format(&words, "%s names \"", what);
    cj_text_escaped(&words, found->from);
    cj_text_add(&words, "\", which stands in no row after ");
    append_place(&words, records, by_rows, found->last);
    if (!by_rows)
        cj_text_format(&words, " (%.*s)", (int)by.length, by.at);
    cj_text_add(&words, ", and not \"");
    cj_text_escaped(&words, found->to);
    cj_text_add(&words, by_rows ? "\", which begins in " : "\", which begins on ");
    append_place(&words, records, by_rows, found->first);
    cj_text_add(&words, ": if the two are one value, name both");
    return cj_records_caution_words(records, "renamed-value", &words, err);
}

cj_status cj_condition_check_renamed(const cj_condition *condition, cj_records *records,
                                     cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    bool is = condition->words.relation == CJ_IS;
    cj_renamed_column of = {
        .heading = column->heading, .texts = column->texts, .count = column->text_count};
    cj_text what = CJ_TEXT_INIT;
    cj_renaming found;
    cj_status status = CJ_OK;

    for (size_t code = 0; code < condition->verdict_count && code < CJ_RENAMED_VALUES; code++)
        of.named[code] = condition->verdicts[code] == (is ? CJ_VERDICT_YES : CJ_VERDICT_NO);
    for (size_t i = 0; i < condition->watched_count; i++) {
        const cj_condition_watch *watched = &condition->watched[i];

        if (!cj_renamed_find(&found, &watched->values, &of, watched->by.length == 0))
            continue;
        cj_text_format(&what, "Condition \"%s\"", condition->words.text.at);
        status = cj_text_check(&what, err);
        if (status == CJ_OK)
            status =
                cj_records_warn_renamed(records, cj_text_string(&what), watched->by, &found, err);
        break; /* once is enough */
    }
    cj_text_clear(&what);
    return status;
}
