/* Rows that look like totals of others or like lines below the table, which reports have at their
 * feet and between their groups: found by any thread, held against the sums of the rows above in
 * the order of the file. */
#include "foot.h"

#include <string.h>

/* Of so many rows one may be alone in its cells, before all are by nature. */
#define ALONE_MOST 10

/* Whether a total may begin, or end, with that byte: a letter beyond ASCII may be read as one. */
static inline bool may_begin(char c)
{
    return (c | 0x20) == 't' || (c | 0x20) == 's' || (c | 0x20) == 'g' || c == '(' || c == '*' ||
           (unsigned char)c >= 0x80;
}

static inline bool may_end(char c)
{
    return (c | 0x20) == 'l' || (c | 0x20) == 's' || c == ':' || c == '*' ||
           (unsigned char)c >= 0x80;
}

/* Whether a cell has "tot" somewhere, as all that it may be called have. */
static inline bool has_tot(cj_span cell)
{
    for (size_t i = 0; i + 2 < cell.length; i++)
        if ((cell.at[i] | 0x20) == 't' && (cell.at[i + 1] | 0x20) == 'o' &&
            (cell.at[i + 2] | 0x20) == 't')
            return true;
    return false;
}

/* Whether a cell could be one: most are told by a letter that they lack, at an end or anywhere. */
static inline bool may_be_total(cj_span cell)
{
    return cell.length >= 3 && (may_begin(cell.at[0]) || may_end(cell.at[cell.length - 1])) &&
           has_tot(cell);
}

/* Whether a cell could be a word of cj_text_may_be_total(): its first letters are. */
static inline bool may_be_group(cj_span cell)
{
    static const char begins[][4] = {"all", "ove", "sum", "com", "any", "eve"};
    char c = cell.length >= 3 ? (char)(cell.at[0] | 0x20) : ' ';

    if (c != 'a' && c != 'o' && c != 's' && c != 'c' && c != 'e')
        return false;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (c == begins[i][0] && (cell.at[1] | 0x20) == begins[i][1] &&
            (cell.at[2] | 0x20) == begins[i][2])
            return true;
    return false;
}

/* The first cell of a row from a column on that is not blank, and its column; or the width. */
static cj_span first_cell(size_t *field, const cj_batch *batch, size_t row, size_t width)
{
    for (; *field < width; ++*field) {
        cj_span cell = cj_foot_cell(batch, row, *field);

        if (cell.length > 0)
            return cell;
    }
    return (cj_span){"", 0};
}

static bool names_total(cj_span cell)
{
    return may_be_total(cell) && cj_text_is_total(cell);
}

static bool names_group(cj_span cell)
{
    return may_be_group(cell) && cj_text_may_be_total(cell);
}

/* Whether a cell behind the first one names a total of a group: "North, Total, 30", "North, All,
 * 30". Behind a number or an identifier it is a value: "0012, Total, 17" is the score of a person.
 */
static inline bool names_part(cj_span cell, cj_span first)
{
    if (cj_byte_is_digit(first.at[first.length - 1]) ||
        (!may_be_total(cell) && !may_be_group(cell)))
        return false;
    return !cj_span_has_digit(first) &&
           (names_total(cell) || (memchr(cell.at, ' ', cell.length) == NULL && names_group(cell)));
}

/* What a row may be, by its cells alone; nearly all are told by their first three. */
static cj_foot_kind kind_of(size_t *field, const cj_batch *batch, size_t row, size_t width)
{
    size_t next;
    size_t third;
    cj_span cell = first_cell(field, batch, row, width);
    cj_span second;
    cj_span last;

    if (names_total(cell))
        return CJ_FOOT_TOTAL;
    if (names_group(cell))
        return CJ_FOOT_GROUP;
    next = *field + 1;
    second = first_cell(&next, batch, row, width);
    if (next >= width)
        return width > 1 ? CJ_FOOT_ALONE : CJ_FOOT_NONE;
    third = next + 1;
    last = first_cell(&third, batch, row, width);
    if (third >= width && width > 2 && cj_text_has_only(second, CJ_FIGURES) &&
        cj_text_is_below(cell, false))
        return CJ_FOOT_BELOW;
    if (names_part(second, cell)) {
        *field = next;
        return CJ_FOOT_PART;
    }
    if (names_part(last, cell)) {
        *field = third;
        return CJ_FOOT_PART;
    }
    return *field > 0 ? CJ_FOOT_BLANK : CJ_FOOT_NONE;
}

/* Whether a row is none of these at a glance, as nearly all are: its first cell ends in a figure,
 * so that no cell behind it names a part, and is no name itself, and two more cells hold something.
 */
static inline bool is_plain(const cj_batch *batch, size_t row, size_t width)
{
    const cj_csv_block *block = &batch->block;
    const cj_csv_field *fields = block->fields + batch->firsts[row];
    cj_span first;

    if (width < 3)
        return false;
    first = cj_csv_text(block, fields[0]);
    for (size_t i = 1; i < 3; i++) /* bytes up to the space and beyond ASCII may be blanks */
        if (fields[i].length == 0 ||
            (unsigned char)(block->text[fields[i].start] - '!') > '~' - '!')
            return false;
    return first.length > 0 && cj_byte_is_digit(first.at[first.length - 1]) &&
           (unsigned char)(first.at[0] - '!') <= '~' - '!' && !may_be_total(first) &&
           !may_be_group(first);
}

/* Rows that have no cells, and those that a record makes besides its first. */
static bool is_passed_over(const cj_batch *batch, size_t row)
{
    return batch->rejected[row] == CJ_ROW_NO_CELLS ||
           (row > 0 && batch->records[row - 1] == batch->records[row]);
}

cj_status cj_typed_find_totals(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t width;

    cj_csv_header(typed->csv, &width);
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        size_t field = 0;
        cj_foot_kind kind = is_passed_over(batch, row) || is_plain(batch, row, width)
                                ? CJ_FOOT_NONE
                                : kind_of(&field, batch, row, width);

        if (kind == CJ_FOOT_NONE)
            continue;
        status = cj_grow(&batch->totals, &batch->total_capacity, batch->total_count + 1,
                         sizeof *batch->totals, err);
        if (status == CJ_OK)
            batch->totals[batch->total_count++] =
                (cj_foot_row){(uint32_t)row, (uint32_t)field, kind};
    }
    return status;
}

static cj_status note(cj_batch *batch, const cj_typed *typed, size_t row, size_t field,
                      const char *code, const char *words, cj_error *err)
{
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);
    size_t before = batch->finding_count;
    cj_status status = cj_typed_note(batch, typed, batch->records[row], (uint32_t)row,
                                     (cj_finding){.code = code,
                                                  .severity = CJ_WARNING,
                                                  .column = (uint32_t)field + 1,
                                                  .column_name = header[field],
                                                  .value = cj_foot_cell(batch, row, field),
                                                  .message = cj_span_of(words)},
                                     err);

    if (batch->finding_count > before)
        batch->findings[before].if_used = true;
    return status;
}

static cj_status note_total(cj_batch *batch, cj_typed *typed, uint32_t row, size_t field,
                            bool has_name, cj_error *err)
{
    bool known =
        typed->knows_totals ||
        (typed->knows_all && cj_word_same(cj_foot_cell(batch, row, field), CJ_SPAN("All")));
    cj_status status =
        known
            ? CJ_OK
            : note(batch, typed, row, field, "total-row",
                   has_name
                       ? "looks like a total of other rows, which count twice with it: skipRows of "
                         "a profile passes over it"
                       : "is the sum of the rows above, in a row without a name: looks like a "
                         "total of them, which count twice with it: skipRows of a profile passes "
                         "over it",
                   err);

    return status == CJ_OK ? cj_feet_add(typed, batch, CJ_NO_ROW, err) : status;
}

/* Judge a row that may be none of the table by those above it; take it into the sums if it is one.
 * What turns out to be a total is called so from then on. */
static cj_status judge(cj_batch *batch, cj_typed *typed, cj_foot_row *foot, cj_error *err)
{
    cj_feet *feet = &typed->feet;
    uint64_t *named = foot->kind == CJ_FOOT_GROUP  ? &feet->groups
                      : foot->kind == CJ_FOOT_PART ? &feet->parts
                                                   : NULL;
    size_t at = 0;
    bool alone = foot->kind == CJ_FOOT_ALONE;

    if (foot->kind == CJ_FOOT_TOTAL)
        return note_total(batch, typed, foot->row, foot->field, true, err);
    if (named != NULL) {
        if (*named == 0 && cj_feet_fit(&at, typed, batch, foot->row, foot->field)) {
            foot->kind = CJ_FOOT_TOTAL;
            return note_total(batch, typed, foot->row, foot->field, true, err);
        }
        ++*named;
    } else if (foot->kind != CJ_FOOT_BELOW && cj_feet_fit(&at, typed, batch, foot->row, SIZE_MAX)) {
        return note_total(batch, typed, foot->row, at, false, err);
    }
    if ((foot->kind == CJ_FOOT_BELOW ||
         (alone && cj_text_is_below(cj_foot_cell(batch, foot->row, foot->field), true))) &&
        feet->rows > 0 && feet->alone * ALONE_MOST <= feet->rows)
        return note(batch, typed, foot->row, foot->field, "line-below",
                    "looks like a line below the table, not like a row of it: skipRows of a "
                    "profile passes over it",
                    err);
    feet->alone += alone;
    return cj_feet_add(typed, batch, foot->row, err);
}

cj_status cj_typed_note_totals(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;
    bool adds = typed->totals && cj_feet_need_rows(typed);
    size_t next = 0;

    for (uint32_t row = 0; status == CJ_OK && adds && row < batch->count; row++)
        if (next < batch->total_count && batch->totals[next].row == row)
            status = judge(batch, typed, &batch->totals[next++], err);
        else if (!is_passed_over(batch, row))
            status = cj_feet_add(typed, batch, row, err);
    for (; status == CJ_OK && next < batch->total_count; next++)
        status = judge(batch, typed, &batch->totals[next], err);
    return status;
}
