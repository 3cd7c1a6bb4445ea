/* What is noticed about cells besides their values: spellings that differ, and
 * whether dates tell the day from the month. */
#include "repair.h"
#include "typed_internal.h"

#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Whether two texts differ in the number of blanks between their words alone. */
static bool is_same_but_blanks(cj_span a, cj_span b)
{
    size_t i = 0;
    size_t j = 0;

    while (i < a.length && j < b.length) {
        bool blank = is_blank(a.at[i]);

        if (blank != is_blank(b.at[j]) || (!blank && a.at[i] != b.at[j]))
            return false;
        for (i++; blank && i < a.length && is_blank(a.at[i]);)
            i++;
        for (j++; blank && j < b.length && is_blank(b.at[j]);)
            j++;
    }
    return i == a.length && j == b.length;
}

/* A text is read as another spelling of itself, or as another value. */
static cj_status note_text(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                           size_t row, cj_span raw, cj_span known, cj_error *err)
{
    cj_span cell = cj_span_trim(raw);
    const char *rule = "recode";

    if (is_same_but_blanks(cell, known))
        rule = "blanks";
    else if (cj_same_word(cell, known))
        rule = "spelling";
    return cj_repair_note(batch, typed, batch->records[row], rule, (uint32_t)column->field + 1,
                          column->name, raw, known, err);
}

/* Whether a cell has no blank around it, by its first and last byte. */
static inline bool is_tight(cj_span cell)
{
    return cell.length > 0 && (unsigned char)(cell.at[0] - '!') <= '~' - '!' &&
           (unsigned char)(cell.at[cell.length - 1] - '!') <= '~' - '!';
}

static cj_status watch_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             const cj_vector *vector, cj_error *err)
{
    bool variants = !column->person && cj_dict_has_variants(column->dict);
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_csv_field field;
        cj_span raw;
        cj_span known;

        if (batch->rejected[row] != ROW_FINE)
            continue;
        field = batch->block.fields[batch->firsts[row] + column->field];
        raw = cj_csv_text(&batch->block, field);
        if ((!variants && is_tight(raw)) || cj_repair_is_told(batch, typed, row, column->field))
            continue;
        if (column->person)
            known = batch->persons[row];
        else if (vector->of.codes[row] == CJ_NO_CODE)
            continue;
        else
            known = cj_dict_text(column->dict, vector->of.codes[row]);
        if (raw.length != known.length || memcmp(raw.at, known.at, raw.length) != 0)
            status = note_text(batch, typed, column, row, raw, known, err);
    }
    return status;
}

/* The number that text begins with, of one or two digits; 0 for none. */
static int leading_number(cj_span *text)
{
    int value = 0;
    size_t digits = 0;

    while (digits < text->length && digits < 3 && text->at[digits] >= '0' &&
           text->at[digits] <= '9')
        value = value * 10 + (text->at[digits++] - '0');
    text->at += digits;
    text->length -= digits;
    return digits == 1 || digits == 2 ? value : 0;
}

/* Whether a date begins with two numbers that could both be a month. */
static void watch_dates(const cj_batch *batch, cj_typed_column *column)
{
    for (size_t row = 0; row < batch->count && !column->order_known; row++) {
        cj_span cell;
        int first;
        int second;

        if (batch->rejected[row] == ROW_NO_CELLS)
            continue;
        cell = cj_span_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + column->field]));
        first = leading_number(&cell);
        if (first == 0 || cell.length < 2 || cell.at[0] == ':')
            continue;
        cell.at++;
        cell.length--;
        second = leading_number(&cell);
        if (second == 0 || cell.length < 3)
            continue;
        column->order_known = first > 12 || second > 12;
        column->order_open++;
    }
}

cj_status cj_typed_watch(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        cj_typed_column *column = &typed->columns[i];

        if (column->kind == CJ_KIND_DATE && typed->check)
            watch_dates(batch, column);
        else if (column->kind <= CJ_KIND_ID && typed->count_repairs &&
                 (column->person || column->wanted))
            status = watch_texts(batch, typed, column, &batch->vectors[i], err);
    }
    return status;
}
