/* Rows that look like totals of others, which reports have at their feet and between their groups:
 * counted as rows they double what they sum up. */
#include "rows/type/cells.h"

#include <string.h>

#define LETTERS_MOST 60

/* Whether the text is the word, or ends or begins with it behind or before a blank. */
static bool has_word(cj_span text, const char *word, bool last)
{
    cj_span other = cj_span_of(word);
    cj_span part = {text.at + (last ? text.length - other.length : 0), other.length};

    if (text.length < other.length || !cj_word_same(part, other))
        return false;
    return text.length == other.length ||
           (last ? text.at[text.length - other.length - 1] : text.at[other.length]) == ' ';
}

static size_t words_of(cj_span text)
{
    size_t count = 1;

    for (size_t i = 1; i < text.length; i++)
        count += text.at[i] == ' ' && text.at[i - 1] != ' ';
    return count;
}

/* "Total", "Grand total:", "North Total", "Total records: 3"; not "Total Respect Programme". */
static bool is_total(cj_span text)
{
    static const char *const behind[] = {"records", "rows",   "cases", "count",
                                         "number",  "people", "all",   "for"};
    cj_span rest;

    while (text.length > 0 && (text.at[text.length - 1] == ':' || text.at[text.length - 1] == ' '))
        text.length--;
    if (text.length < 5 || text.length > LETTERS_MOST)
        return false;
    if ((has_word(text, "total", true) || has_word(text, "totals", true) ||
         has_word(text, "subtotal", true)) &&
        words_of(text) <= 3)
        return true;
    if (!has_word(text, "total", false))
        return false;
    rest = cj_span_trim((cj_span){text.at + 5, text.length - 5});
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (rest.length >= strlen(behind[i]) &&
            cj_word_same((cj_span){rest.at, strlen(behind[i])}, cj_span_of(behind[i])))
            return true;
    return false;
}

/* Whether a total may begin, or end, with that byte: a letter beyond ASCII may be read as one. */
static inline bool may_begin(char c)
{
    return (c | 0x20) == 't' || (unsigned char)c >= 0x80;
}

static inline bool may_end(char c)
{
    return (c | 0x20) == 'l' || (c | 0x20) == 's' || c == ':' || (unsigned char)c >= 0x80;
}

/* Whether a cell could be one: most are told by a letter that they lack, at an end or anywhere. */
static inline bool may_be_total(cj_span cell)
{
    return cell.length >= 5 && cell.length <= LETTERS_MOST &&
           (may_begin(cell.at[0]) || may_end(cell.at[cell.length - 1])) &&
           (memchr(cell.at, 't', cell.length) != NULL ||
            memchr(cell.at, 'T', cell.length) != NULL) &&
           (memchr(cell.at, 'l', cell.length) != NULL || memchr(cell.at, 'L', cell.length) != NULL);
}

static cj_status note(cj_batch *batch, const cj_typed *typed, size_t row, size_t field,
                      cj_span cell, cj_error *err)
{
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);

    return cj_typed_note(
        batch, typed, batch->records[row], (uint32_t)row,
        (cj_finding){.code = "total-row",
                     .severity = CJ_WARNING,
                     .column = (uint32_t)field + 1,
                     .column_name = header[field],
                     .value = cell,
                     .message =
                         CJ_SPAN("looks like a total of other rows, which count twice with it: "
                                 "skipRows of a profile passes over it")},
        err);
}

/* The first cell of a row that is not blank, and its column. */
static cj_span first_cell(size_t *field, const cj_batch *batch, size_t row, size_t width)
{
    for (*field = 0; *field < width; ++*field) {
        cj_span cell = cj_cell_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + *field]));

        if (cell.length > 0)
            return cell;
    }
    return (cj_span){"", 0};
}

static cj_status list(cj_batch *batch, size_t row, cj_error *err)
{
    cj_status status = cj_grow(&batch->totals, &batch->total_capacity, batch->total_count + 1,
                               sizeof *batch->totals, err);

    if (status == CJ_OK)
        batch->totals[batch->total_count++] = (uint32_t)row;
    return status;
}

/* The first cell of a row that is not blank says what the row is. */
cj_status cj_typed_find_totals(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t width;
    size_t field;

    cj_csv_header(typed->csv, &width);
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_span cell;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS ||
            (row > 0 && batch->records[row - 1] == batch->records[row]))
            continue;
        cell = first_cell(&field, batch, row, width);
        if (may_be_total(cell) && is_total(cell))
            status = list(batch, row, err);
    }
    return status;
}

cj_status cj_typed_note_totals(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t width;
    size_t field;

    cj_csv_header(typed->csv, &width);
    for (size_t i = 0; status == CJ_OK && i < batch->total_count; i++) {
        cj_span cell = first_cell(&field, batch, batch->totals[i], width);

        status = note(batch, typed, batch->totals[i], field, cell, err);
    }
    return status;
}
