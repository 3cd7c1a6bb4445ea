/* The slow reader: dialects with another quotation mark than ", with an escape
 * character, blanks before quotation marks or another end of records.  Every
 * byte is looked at; cells are put together behind the bytes read. */
#include "csv_internal.h"
#include "scan.h"

#include <string.h>

typedef enum { AT_START, PLAIN, QUOTED, CLOSED } state;

typedef struct {
    cj_csv *csv;
    cj_csv_block *block;
    const cj_dialect *dialect;
    size_t end;
    size_t start; /* of the record in hand */
    size_t first_field;
    cj_csv_fault fault;
    uint32_t fault_field;
} odd;

static void note_fault(odd *in, cj_csv_fault fault)
{
    if (in->fault == CJ_CSV_FINE) {
        in->fault = fault;
        in->fault_field = cj_csv_fault_field(fault, in->block->field_count - in->first_field);
    }
}

/* Append the cell that was put together to the fields of the block. */
static cj_status end_cell(odd *in, cj_error *err)
{
    cj_csv_block *block = in->block;
    cj_text *cell = &in->csv->cell;
    cj_status status = cj_grow(&block->fields, &block->field_capacity, block->field_count + 1,
                               sizeof *block->fields, err);

    if (status == CJ_OK)
        status = cj_text_check(cell, err);
    if (status == CJ_OK)
        status = cj_csv_reserve(block, block->extra, cell->length, err);
    if (status != CJ_OK)
        return status;
    if (cell->length > CJ_CSV_FIELD_MAX)
        note_fault(in, CJ_CSV_FIELD_TOO_LONG);
    if (cell->length > 0)
        memcpy(block->text + block->extra, cell->bytes, cell->length);
    block->fields[block->field_count++] =
        (cj_csv_field){(uint32_t)block->extra, (uint32_t)cell->length};
    block->extra += cell->length;
    cj_text_reset(cell);
    return CJ_OK;
}

/* The length of the line end at `at`, 0 if there is none; *kind says which line end it is. */
static size_t end_at(const odd *in, size_t at, cj_line_end *kind)
{
    const char *text = in->block->text;

    *kind = CJ_END_LF;
    if (in->dialect->terminator != '\0')
        return text[at] == in->dialect->terminator;
    if (text[at] == '\n')
        return 1;
    if (text[at] != '\r')
        return 0;
    *kind = at + 1 < in->end && text[at + 1] == '\n' ? CJ_END_CRLF : CJ_END_CR;
    return *kind == CJ_END_CRLF ? 2 : 1;
}

/* End the record at `at`; the next one starts at `next`. A record at fault keeps its raw text and
 * loses its fields. */
static cj_status finish_record(odd *in, size_t at, size_t next, uint64_t lines, cj_error *err)
{
    cj_csv_block *block = in->block;
    size_t fields = block->field_count - in->first_field;
    cj_csv_record *record = NULL;
    cj_status status;

    if (fields > CJ_CSV_FIELDS_MAX)
        note_fault(in, CJ_CSV_TOO_MANY_FIELDS);
    if (at - in->start > CJ_CSV_RECORD_MAX)
        note_fault(in, CJ_CSV_RECORD_TOO_LONG);
    status = cj_csv_begin_record(&record, in->csv, block, in->start, in->first_field, err);
    if (status != CJ_OK)
        return status;
    record->raw_length = (uint32_t)(at - in->start);
    record->field_count = in->fault == CJ_CSV_FINE ? (uint32_t)fields : 0;
    record->fault = in->fault;
    record->fault_field = in->fault_field;
    if (in->fault != CJ_CSV_FINE)
        block->field_count = in->first_field;
    in->csv->line += lines;
    in->start = next;
    in->first_field = block->field_count;
    in->fault = CJ_CSV_FINE;
    in->fault_field = 0;
    return CJ_OK;
}

/* Give up on a record whose quotation is out of place or never closed: its first line becomes the
 * record, and reading goes on with the second line. */
static cj_status give_up(bool *whole, odd *in, cj_csv_fault fault, cj_error *err)
{
    cj_line_end kind;
    size_t at = in->start;
    size_t width = 0;

    while (at < in->end && (width = end_at(in, at, &kind)) == 0)
        at++;
    *whole = in->csv->at_end || at + width < in->end ||
             (width > 0 && in->block->text[at + width - 1] != '\r');
    if (!*whole)
        return CJ_OK;
    in->fault = CJ_CSV_FINE;
    note_fault(in, fault);
    return finish_record(in, at, at + width, 1, err);
}

/* Take one byte of a cell and return the next state. Blanks around a quotation are no part of the
 * cell. */
static state take_byte(odd *in, state now, size_t *at, bool *stray)
{
    const cj_dialect *dialect = in->dialect;
    const char *text = in->block->text;
    char c = text[*at];

    if (dialect->escape != '\0' && c == dialect->escape && *at + 1 < in->end && now != CLOSED) {
        cj_text_char(&in->csv->cell, text[++*at]);
        return now == AT_START ? PLAIN : now;
    }
    if (now == QUOTED && c == dialect->quote) {
        if (dialect->no_doubling || *at + 1 >= in->end || text[*at + 1] != c)
            return CLOSED;
        ++*at;
    } else if (now == AT_START && c == dialect->quote && c != '\0') {
        cj_text_reset(&in->csv->cell); /* blanks before the mark */
        return QUOTED;
    } else if (now == AT_START && (c == ' ' || c == '\t')) {
        if (!dialect->skip_space)
            cj_text_char(&in->csv->cell, c);
        return AT_START;
    } else if (now == CLOSED && (c == ' ' || c == '\t')) {
        return CLOSED;
    } else if (now != QUOTED) {
        *stray = now == CLOSED || (c == dialect->quote && c != '\0');
    }
    if (c == '\0')
        note_fault(in, CJ_CSV_NUL);
    cj_text_char(&in->csv->cell, c);
    return now == AT_START ? PLAIN : now;
}

/* Whether the byte at `at` can only be understood with the bytes after it, which are not read
 * yet. */
static bool needs_more(const odd *in, state now, size_t at)
{
    char c = in->block->text[at];

    if (in->csv->at_end || at + 1 < in->end)
        return false;
    return (in->dialect->escape != '\0' && c == in->dialect->escape) ||
           (now == QUOTED && c == in->dialect->quote) || (now != QUOTED && c == '\r');
}

/* Whether the byte at `at` is the first mark of a text such as ="00123". */
static bool begins_guard(const odd *in, state now, size_t at)
{
    return now == PLAIN && in->block->text[at] == '"' && in->dialect->quote == '"' &&
           cj_csv_begins_guard(cj_text_span(&in->csv->cell));
}

/* Take such a text, whose first mark stands at *at, which becomes its last byte. */
static void take_guard(bool *whole, bool *stray, odd *in, size_t *at)
{
    const char *text = in->block->text;
    size_t behind = cj_csv_guard_end(whole, in->csv, text, *at, in->end);

    *stray = behind == 0;
    if (*stray || !*whole)
        return;
    cj_text_append(&in->csv->cell, (cj_span){text + *at, behind - *at});
    *at = behind - 1;
}

/* Read the record at in->start; *whole is false if its end is not there. */
static cj_status cut_record(bool *whole, odd *in, cj_error *err)
{
    cj_status status = CJ_OK;
    state now = AT_START;
    uint64_t lines = 1;
    size_t at;

    cj_text_reset(&in->csv->cell);
    in->start += cj_csv_mark_length(in->block->text, in->start, in->end);
    in->fault = CJ_CSV_FINE;
    in->block->field_count = in->first_field;
    *whole = true;
    for (at = in->start; status == CJ_OK && at < in->end; at++) {
        bool stray = false;
        cj_line_end kind;
        size_t width;

        if (needs_more(in, now, at)) {
            *whole = false;
            return CJ_OK;
        }
        width = end_at(in, at, &kind);
        if (now != QUOTED && in->block->text[at] == in->csv->delimiter) {
            status = end_cell(in, err);
            now = AT_START;
        } else if (now != QUOTED && width > 0) {
            cj_csv_note_end(in->csv, kind);
            status = end_cell(in, err);
            return status == CJ_OK ? finish_record(in, at, at + width, lines, err) : status;
        } else if (begins_guard(in, now, at)) {
            take_guard(whole, &stray, in, &at);
            if (!*whole)
                return CJ_OK;
        } else {
            size_t from = at;

            lines += width == 1; /* of CRLF the line feed counts */
            now = take_byte(in, now, &at, &stray);
            if (at > from && end_at(in, at, &kind) == 1)
                lines++; /* an escaped one */
        }
        if (stray)
            return give_up(whole, in, CJ_CSV_STRAY_QUOTE, err);
        if (now == QUOTED && at - in->start > CJ_CSV_RECORD_MAX)
            return give_up(whole, in, CJ_CSV_OPEN_QUOTE, err);
    }
    *whole = in->csv->at_end;
    if (status != CJ_OK || !*whole)
        return status;
    if (now == QUOTED)
        return give_up(whole, in, CJ_CSV_OPEN_QUOTE, err);
    status = end_cell(in, err); /* the last line has no line end */
    return status == CJ_OK ? finish_record(in, in->end, in->end, lines, err) : status;
}

cj_status cj_csv_cut_odd(cj_csv *csv, cj_csv_block *block, size_t end, cj_error *err)
{
    odd in = {.csv = csv, .block = block, .dialect = &csv->dialect, .end = end};
    bool whole = true;
    cj_status status = CJ_OK;

    while (status == CJ_OK && whole && in.start < end)
        status = cut_record(&whole, &in, err);
    if (status == CJ_OK)
        block->field_count = in.first_field;
    block->used = in.start;
    return status;
}

cj_status cj_csv_cut_odd_record(bool *whole, size_t *start, cj_csv *csv, cj_csv_block *block,
                                size_t end, cj_error *err)
{
    odd in = {.csv = csv,
              .block = block,
              .dialect = &csv->dialect,
              .end = end,
              .start = *start,
              .first_field = block->field_count};
    cj_status status = cut_record(whole, &in, err);

    block->field_count = in.first_field;
    *start = in.start;
    return status;
}
