/* Cells: what they say in words that the schema knows. */
#include "base/identifier.h"
#include "base/look.h"
#include "csv/cut_quoted.h"
#include "repair.h"
#include "typed_internal.h"

#include <stdlib.h>
#include <string.h>

/* The date that was read last, and what became of it: rows that stand together often share it. */
typedef struct {
    bool known;
    const char *rule;    /* NULL: it stays as it is */
    cj_csv_field before; /* in the block's text */
    cj_csv_field after;
} last_date;

typedef struct {
    cj_batch *batch;
    const cj_typed *typed;
    const cj_repair_column *column;
    size_t row;
    last_date *date;
} repair;

static cj_csv_field *field_at(const repair *in, size_t column)
{
    return &in->batch->block.fields[in->batch->firsts[in->row] + column];
}

static cj_span cell_at(const repair *in, size_t column)
{
    return cj_span_trim(cj_csv_text(&in->batch->block, *field_at(in, column)));
}

/* Note that the cell in hand is replaced. */
static cj_status note(const repair *in, const char *rule, cj_span words, cj_error *err)
{
    if (cj_repair_is_told(in->batch, in->typed, in->row, in->column->field))
        return CJ_OK;
    return cj_repair_note(in->batch, in->typed, in->batch->records[in->row], rule,
                          (uint32_t)in->column->field + 1, in->column->name,
                          cell_at(in, in->column->field), words, err);
}

/* Replace the cell in hand by `words`, which are copied behind the block's text, and note the
 * repair. */
static cj_status replace(const repair *in, const char *rule, cj_span words, cj_error *err)
{
    cj_csv_block *block = &in->batch->block;
    cj_status status = note(in, rule, words, err);

    if (status == CJ_OK)
        status = cj_csv_reserve(block, block->extra, words.length, err);
    if (status != CJ_OK)
        return status;
    if (words.length > 0)
        memcpy(block->text + block->extra, words.at, words.length);
    *field_at(in, in->column->field) =
        (cj_csv_field){(uint32_t)block->extra, (uint32_t)words.length};
    block->extra += words.length;
    return CJ_OK;
}

/* Replace the cell in hand by a text, which is cleared afterwards. */
static cj_status replace_text(const repair *in, const char *rule, cj_text *words, cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    if (status == CJ_OK)
        status = replace(in, rule, cj_text_span(words), err);
    cj_text_clear(words);
    return status;
}

/* ---- missing values ----------------------------------------------------------------- */

/* Whether the cell is one of the words; `marks` records which of them was met. */
static bool is_one_of(cj_span cell, const cj_span *words, size_t count, uint8_t *marks)
{
    for (size_t i = 0; i < count; i++)
        if (cj_word_same(cell, words[i])) {
            cj_repair_mark(&marks[i]);
            return true;
        }
    return false;
}

static cj_status mend_missing(bool *done, const repair *in, cj_error *err)
{
    const cj_profile *profile = in->typed->profile;
    const cj_profile_column *rules = in->column->rules;
    cj_span cell = cell_at(in, in->column->field);
    cj_span null_value = profile->dialect.null_value;

    *done = cell.length == 0;
    if (*done ||
        (!is_one_of(cell, profile->missing, profile->missing_count, in->typed->memory->missed) &&
         !(null_value.length > 0 && cj_span_equal(cell, null_value)) &&
         (rules == NULL ||
          !is_one_of(cell, rules->missing, rules->missing_count, in->column->missed))))
        return CJ_OK;
    *done = true;
    return replace(in, "missing-value", (cj_span){"", 0}, err);
}

/* ---- numbers and dates ------------------------------------------------------------------- */

/* Report a number whose group mark, a point, has not three digits behind it: 1.5 among 1.234 and
 * 2,5 could be either, and by the general form it would be read as one and a half. */
static cj_status note_odd_group(const repair *in, cj_error *err)
{
    return cj_typed_note(
        in->batch, in->typed, in->batch->records[in->row], (uint32_t)in->row,
        (cj_finding){.code = "type-error",
                     .severity = CJ_ERROR,
                     .column = (uint32_t)in->column->field + 1,
                     .column_name = in->column->name,
                     .value = cell_at(in, in->column->field),
                     .message = CJ_SPAN("has a point, which stands between groups of three digits "
                                        "as the profile says, where no such group is")},
        err);
}

static cj_status mend_number(const repair *in, cj_error *err)
{
    const cj_profile_column *rules = in->column->rules;
    cj_decimal value;
    bool changed = false;
    cj_text words = CJ_TEXT_INIT;
    cj_number_result result =
        cj_decimal_read_units(&value, &changed, cell_at(in, in->column->field), &rules->number,
                              rules->units, rules->unit_count);

    if (result == CJ_NUMBER_NOT_ONE && strcmp(rules->number.group, ".") == 0 &&
        cj_decimal_parse(&value, cell_at(in, in->column->field)) == CJ_NUMBER_OK)
        return note_odd_group(in, err);
    if ((result != CJ_NUMBER_OK && result != CJ_NUMBER_TOO_FINE) || !changed)
        return CJ_OK;
    cj_decimal_append(&words, value);
    return replace_text(in, result == CJ_NUMBER_OK ? "number-form" : "rounded", &words, err);
}

/* Write out a date whose form leaves something to be assumed, such as the century. A date that two
 * forms read differently is left as it is, for the error that typing reports. */
/* Read a date, and replace it where its form assumes something; *rule says so. */
static cj_status read_date(const char **rule, const repair *in, cj_span cell, cj_error *err)
{
    const cj_date_form *assumed = NULL;
    cj_text words = CJ_TEXT_INIT;
    cj_date day = CJ_DATE_MISSING;

    for (size_t i = 0; i < in->column->form_count; i++) {
        const cj_date_form *form = &in->column->forms[i];
        cj_date date;

        if (!cj_date_read(&date, cell, form))
            continue;
        if (!cj_date_form_assumes(form) || (day != CJ_DATE_MISSING && day != date))
            return CJ_OK;
        day = date;
        assumed = form;
    }
    if (assumed == NULL)
        return CJ_OK;
    *rule = assumed->text[0] == 'e' ? "excel-date" : "two-digit-year";
    if (assumed->unit == CJ_UNIT_MONTH)
        cj_text_format(&words, "%04d-%02d", cj_date_civil(day).year, cj_date_civil(day).month);
    else
        cj_date_append(&words, day);
    return replace_text(in, *rule, &words, err);
}

static cj_status mend_date(const repair *in, cj_error *err)
{
    const cj_csv_block *block = &in->batch->block;
    cj_csv_field *field = field_at(in, in->column->field);
    cj_span cell = cell_at(in, in->column->field);
    last_date *last = in->date;
    const char *rule = NULL;
    cj_status status;

    if (last->known && cj_span_equal(cell, cj_csv_text(block, last->before))) {
        if (last->rule == NULL)
            return CJ_OK;
        status = note(in, last->rule, cj_csv_text(block, last->after), err);
        *field = last->after;
        return status;
    }
    *last = (last_date){.before = {(uint32_t)(cell.at - block->text), (uint32_t)cell.length}};
    status = read_date(&rule, in, cell, err);
    last->known = status == CJ_OK;
    last->rule = rule;
    last->after = *field_at(in, in->column->field);
    return status;
}

/* ---- values ---------------------------------------------------------------------------------- */

static cj_date recode_day(const repair *in)
{
    const cj_repair_column *column = in->column;
    cj_date date;

    if (column->date_field == SIZE_MAX)
        return in->typed->profile->as_of;
    for (size_t i = 0; i < column->date_count; i++)
        if (cj_date_read(&date, cell_at(in, column->date_field), &column->dates[i]))
            return date;
    return CJ_DATE_MISSING;
}

/* Recode a word by the day of the row. A recode without limits also holds for rows without a
 * day. The recodes of a word are in order of their days and do not overlap, so bisection finds
 * the one. */
static cj_status recode(const repair *in, cj_error *err)
{
    const cj_profile_column *rules = in->column->rules;
    uint32_t word = cj_dict_find(rules->recode_words, cell_at(in, in->column->field));
    const cj_recode *rule;
    size_t least;
    size_t most;
    cj_date day;

    if (word == CJ_NO_CODE)
        return CJ_OK;
    cj_repair_mark(&in->column->recoded[word]);
    least = rules->recode_firsts[word];
    most = rules->recode_firsts[word + 1] - 1;
    rule = &rules->recodes[least];
    if (least == most && rule->first == CJ_DATE_FIRST && rule->last == CJ_DATE_LAST)
        return replace(in, "recode", rule->to, err);
    day = recode_day(in);
    if (day == CJ_DATE_MISSING)
        return CJ_OK;
    while (least < most) { /* the last that begins on or before the day */
        size_t middle = (least + most + 1) / 2;

        if (rules->recodes[middle].first <= day)
            least = middle;
        else
            most = middle - 1;
    }
    rule = &rules->recodes[least];
    return day >= rule->first && day <= rule->last ? replace(in, "recode", rule->to, err) : CJ_OK;
}

static int by_word(const void *a, const void *b)
{
    const cj_span *left = a;
    const cj_span *right = b;
    int order = cj_word_compare(*left, *right);

    return order != 0 ? order : (left->at > right->at) - (left->at < right->at);
}

/* Keep one of several values, or all of them in one order. */
static cj_status take_values(const repair *in, cj_error *err)
{
    const cj_profile_column *rules = in->column->rules;
    cj_text words = CJ_TEXT_INIT;
    cj_csv_field *parts = NULL;
    cj_span *texts;
    size_t count;
    cj_status status = cj_repair_parts(&parts, &count, in->batch, *field_at(in, in->column->field),
                                       rules->separator, err);

    if (status != CJ_OK || count < 2)
        return status;
    texts = cj_arena_alloc(&in->batch->texts, count * sizeof *texts);
    if (texts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        texts[i] = cj_csv_text(&in->batch->block, parts[i]);
    if (rules->take == CJ_TAKE_FIRST || rules->take == CJ_TAKE_LAST) {
        cj_text_append(&words, texts[rules->take == CJ_TAKE_FIRST ? 0 : count - 1]);
        return replace_text(in, rules->take == CJ_TAKE_FIRST ? "first-value" : "last-value", &words,
                            err);
    }
    qsort(texts, count, sizeof *texts, by_word); /* of the same words the first stays first */
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            cj_text_append(&words, rules->separator);
            cj_text_char(&words, ' ');
        }
        cj_text_append(&words, texts[i]);
    }
    if (cj_span_equal(cj_text_span(&words), cell_at(in, in->column->field))) {
        cj_text_clear(&words);
        return CJ_OK;
    }
    return replace_text(in, "sorted-values", &words, err);
}

/* Replace a text by its normal form, so that texts that look alike are equal. */
static cj_status normalise(const repair *in, cj_error *err)
{
    cj_span cell = cell_at(in, in->column->field);
    cj_text words = CJ_TEXT_INIT;

    if (cj_look_is_plain(cell))
        return CJ_OK;
    cj_text_normal(&words, cell);
    if (!words.failed && cj_span_equal(cj_text_span(&words), cell)) {
        cj_text_clear(&words);
        return CJ_OK;
    }
    return replace_text(in, "normalised", &words, err);
}

/* ---- identifiers ---------------------------------------------------------------------------- */

static cj_status unwrap(const repair *in, cj_error *err)
{
    cj_span cell = cell_at(in, in->column->field);
    cj_span inner = cj_identifier_unwrap(cell);
    cj_text words = CJ_TEXT_INIT;

    if (inner.length == cell.length)
        return CJ_OK;
    cj_text_append(&words, inner);
    return replace_text(in, "unwrapped", &words, err);
}

static cj_status drop_decimals(const repair *in, cj_error *err)
{
    cj_span cell = cell_at(in, in->column->field);
    size_t whole = cj_identifier_whole(cell);
    cj_text words = CJ_TEXT_INIT;

    if (whole == 0)
        return CJ_OK;
    cj_text_append(&words, (cj_span){cell.at, whole});
    return replace_text(in, "dropped-decimals", &words, err);
}

static cj_status raise_case(const repair *in, cj_error *err)
{
    cj_span cell = cell_at(in, in->column->field);
    cj_text words = CJ_TEXT_INIT;
    bool changed = false;

    for (size_t i = 0; i < cell.length; i++) {
        bool small = cell.at[i] >= 'a' && cell.at[i] <= 'z';

        cj_text_char(&words, small ? (char)(cell.at[i] - ('a' - 'A')) : cell.at[i]);
        changed = changed || small;
    }
    if (changed)
        return replace_text(in, "upper-case", &words, err);
    cj_text_clear(&words);
    return CJ_OK;
}

/* Put back lost zeros before the digits at the end of an identifier, behind any letters. */
static cj_status pad_zeros(const repair *in, cj_error *err)
{
    cj_span cell = cell_at(in, in->column->field);
    size_t digits = cj_identifier_digits(cell);
    cj_text words = CJ_TEXT_INIT;

    if (digits == 0 || digits >= in->column->rules->zero_pad)
        return CJ_OK;
    cj_text_append(&words, (cj_span){cell.at, cell.length - digits});
    cj_text_repeat(&words, "0", (size_t)in->column->rules->zero_pad - digits);
    cj_text_append(&words, (cj_span){cell.at + cell.length - digits, digits});
    return replace_text(in, "padded-zeros", &words, err);
}

static cj_status mend_identifier(const repair *in, cj_error *err)
{
    const cj_profile_column *rules = in->column->rules;
    cj_status status = rules->drop_decimals ? drop_decimals(in, err) : CJ_OK;

    if (status == CJ_OK && rules->upper_case)
        status = raise_case(in, err);
    return status == CJ_OK && rules->zero_pad > 0 ? pad_zeros(in, err) : status;
}

/* Fill a blank cell with the value above, where a label stands once for the rows below it. */
static cj_status fill_down(const repair *in, cj_error *err)
{
    cj_text *above = &in->typed->memory->above[in->column - in->typed->repairs];
    cj_span cell = cell_at(in, in->column->field);

    if (cell.length == 0)
        return above->length == 0 ? CJ_OK : replace(in, "filled-down", cj_text_span(above), err);
    cj_text_reset(above);
    cj_text_append(above, cell);
    return cj_text_check(above, err);
}

static cj_status mend_cell(const repair *in, cj_error *err)
{
    const cj_profile_column *rules = in->column->rules;
    bool done = false;
    cj_status status = CJ_OK;

    if (in->typed->profile->normalise || (rules != NULL && rules->normalise))
        status = normalise(in, err);
    /* The order matters: what looks alike is made equal first, a blank may be wrapped, a label is
     * filled down before a blank is judged missing, and a word for "no value" needs no further
     * repair. */
    if (status == CJ_OK && rules != NULL && rules->unwrap)
        status = unwrap(in, err);
    if (status == CJ_OK && rules != NULL && rules->fill_down)
        status = fill_down(in, err);
    if (status == CJ_OK)
        status = mend_missing(&done, in, err);
    if (status != CJ_OK || done)
        return status;
    if (rules != NULL && rules->take > CJ_TAKE_ROWS)
        status = take_values(in, err);
    if (status == CJ_OK && rules != NULL)
        status = mend_identifier(in, err);
    if (status == CJ_OK && rules != NULL && rules->has_number)
        status = mend_number(in, err);
    if (status == CJ_OK && in->column->form_count > 0)
        status = mend_date(in, err);
    if (status == CJ_OK && rules != NULL && rules->recode_count > 0)
        status = recode(in, err);
    return status;
}

cj_status cj_repair_cells(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < typed->repair_count; i++) {
        last_date date = {0};
        repair in = {.batch = batch, .typed = typed, .column = &typed->repairs[i], .date = &date};

        for (in.row = 0; status == CJ_OK && in.row < batch->count; in.row++)
            if (batch->rejected[in.row] != CJ_ROW_NO_CELLS)
                status = mend_cell(&in, err);
    }
    return status;
}
