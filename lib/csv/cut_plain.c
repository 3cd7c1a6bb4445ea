/* The quick lane: records are cut where the delimiters are.
 *
 * A cell in quotation marks stays in it as long as it is plain: it begins with
 * its mark, holds no other mark and no line end, and ends right before a
 * delimiter or line end.  A record with anything else goes through libcsv. */
#include "csv_internal.h"
#include "scan.h"

typedef struct {
    cj_csv *csv;
    cj_csv_block *block;
    size_t end;          /* of the bytes read */
    size_t record_start; /* of the record in hand */
    size_t field_start;
    size_t first_field;
    bool inside; /* a quotation that began at field_start */
    bool quoted; /* it has ended, at `close` */
    size_t close;
    cj_csv_fault fault;
    uint32_t fault_field;
} lane;

static cj_status begin_record(cj_csv_record **out, lane *in, cj_error *err)
{
    cj_status status =
        cj_csv_begin_record(out, in->csv, in->block, in->record_start, in->first_field, err);

    if (status == CJ_OK) {
        (*out)->fault = in->fault;
        (*out)->fault_field = in->fault_field;
    }
    return status;
}

static inline void note_fault(lane *in, cj_csv_fault fault)
{
    if (in->fault != CJ_CSV_FINE)
        return;
    in->fault = fault;
    in->fault_field = cj_csv_fault_field(fault, in->block->field_count - in->first_field);
}

static inline void end_field(lane *in, size_t at)
{
    size_t start = in->field_start + in->quoted;
    size_t length = (in->quoted ? in->close : at) - start;

    in->quoted = false;
    if (length > CJ_CSV_FIELD_MAX)
        note_fault(in, CJ_CSV_FIELD_TOO_LONG);
    in->block->fields[in->block->field_count++] = (cj_csv_field){(uint32_t)start, (uint32_t)length};
}

static void next_record(lane *in, size_t start)
{
    start += cj_csv_mark_length(in->block->text, start, in->end);
    in->record_start = start;
    in->field_start = start;
    in->first_field = in->block->field_count;
    in->inside = false;
    in->quoted = false;
    in->fault = CJ_CSV_FINE;
    in->fault_field = 0;
}

/* The record in hand ends at `at`; the next one starts at `next`. */
static cj_status end_record(lane *in, size_t at, size_t next, cj_error *err)
{
    cj_csv_record *record = NULL;
    cj_status status;
    size_t fields;

    end_field(in, at);
    fields = in->block->field_count - in->first_field;
    if (fields > CJ_CSV_FIELDS_MAX)
        note_fault(in, CJ_CSV_TOO_MANY_FIELDS);
    if (at - in->record_start > CJ_CSV_RECORD_MAX)
        note_fault(in, CJ_CSV_RECORD_TOO_LONG);
    status = begin_record(&record, in, err);
    if (status != CJ_OK)
        return status;
    record->raw_length = (uint32_t)(at - in->record_start);
    record->field_count = (uint32_t)fields;
    if (in->fault != CJ_CSV_FINE) {
        in->block->field_count = in->first_field;
        record->field_count = 0;
    }
    in->csv->line++;
    next_record(in, next);
    return CJ_OK;
}

/* Remember how a record of `taken` bytes that went through libcsv ended. */
static void note_quoted_end(cj_csv *csv, const char *text, size_t taken)
{
    if (taken > 0 && text[taken - 1] == '\r')
        cj_csv_note_end(csv, CJ_END_CR);
    else if (taken > 0 && text[taken - 1] == '\n')
        cj_csv_note_end(csv, taken > 1 && text[taken - 2] == '\r' ? CJ_END_CRLF : CJ_END_LF);
}

/* Give the record in hand, of which libcsv says that a mark is out of place, to the slow reader,
 * which knows ="00123". */
static cj_status take_odd(size_t *next, bool *whole, lane *in, cj_error *err)
{
    cj_status status;

    in->block->record_count--;
    in->csv->records--;
    *next = in->record_start;
    status = cj_csv_cut_odd_record(whole, next, in->csv, in->block, in->end, err);
    if (status == CJ_OK && *whole)
        next_record(in, *next);
    return status;
}

/* Give the record in hand to libcsv, because of a quotation mark that the fast way does not
 * understand. *next is where the next record starts; *whole is false if the record's end is not in
 * the block. */
static cj_status take_quoted(size_t *next, bool *whole, lane *in, cj_error *err)
{
    cj_csv *csv = in->csv;
    cj_csv_record *record = NULL;
    cj_status status;
    uint64_t lines;
    size_t taken;

    in->block->field_count = in->first_field;
    in->fault = CJ_CSV_FINE;
    status = begin_record(&record, in, err);
    if (status == CJ_OK)
        status = cj_quoted_read(&taken, &lines, csv->quoted, in->block, record, in->record_start,
                                in->end, csv->at_end, err);
    if (status != CJ_OK)
        return status;
    if (taken > 0 && record->fault == CJ_CSV_STRAY_QUOTE)
        return take_odd(next, whole, in, err);
    *whole = taken > 0;
    *next = in->record_start + taken;
    note_quoted_end(csv, in->block->text + in->record_start, taken);
    if (taken == 0) {
        in->block->record_count--;
        csv->records--;
        return CJ_OK;
    }
    csv->line += lines;
    next_record(in, *next);
    return CJ_OK;
}

/* Decide what a quotation mark inside a quotation is. *plain says that it ends the quotation before
 * a delimiter or line end; *whole is false if the bytes after it are not in the block. */
static inline void close_quotation(bool *plain, bool *whole, lane *in, size_t at)
{
    const char *text = in->block->text;

    if (at + 1 >= in->end && !in->csv->at_end) {
        *whole = false;
        return;
    }
    *plain = at + 1 >= in->end || text[at + 1] == in->csv->delimiter || text[at + 1] == '\n' ||
             text[at + 1] == '\r';
    in->inside = false;
    in->quoted = true;
    in->close = at;
}

/* A structural byte inside a quotation. */
static inline cj_status take_inside(size_t *next, bool *whole, lane *in, size_t at, cj_error *err)
{
    bool plain = in->block->text[at] == in->csv->delimiter;

    if (in->block->text[at] == '"')
        close_quotation(&plain, whole, in, at);
    return plain || !*whole ? CJ_OK : take_quoted(next, whole, in, err);
}

/* A quotation mark inside a cell that does not begin with one: a text such as ="00123" has two. */
static cj_status take_mark(size_t *next, bool *whole, lane *in, size_t at, cj_error *err)
{
    const char *text = in->block->text;
    size_t behind = 0;

    if (cj_csv_begins_guard((cj_span){text + in->field_start, at - in->field_start}))
        behind = cj_csv_guard_end(whole, in->csv, text, at, in->end);
    if (behind == 0 && *whole)
        return take_quoted(next, whole, in, err);
    *next = behind;
    return CJ_OK;
}

/* Act on one structural byte (delimiter, line end, quotation mark or NUL). *next is where scanning
 * goes on; *whole is false if the record in hand cannot be finished with these bytes. */
static inline cj_status take_byte(size_t *next, bool *whole, lane *in, size_t at, cj_error *err)
{
    const char *text = in->block->text;

    *next = at + 1;
    if (in->inside)
        return take_inside(next, whole, in, at, err);
    if (text[at] == in->csv->delimiter) {
        end_field(in, at);
        in->field_start = at + 1;
        return CJ_OK;
    }
    switch (text[at]) {
    case '\n':
        cj_csv_note_end(in->csv, CJ_END_LF);
        return end_record(in, at, at + 1, err);
    case '\r':
        if (at + 1 == in->end && !in->csv->at_end) {
            *whole = false; /* a line feed may follow */
            return CJ_OK;
        }
        *next = at + 1 < in->end && text[at + 1] == '\n' ? at + 2 : at + 1;
        cj_csv_note_end(in->csv, *next == at + 2 ? CJ_END_CRLF : CJ_END_CR);
        return end_record(in, at, *next, err);
    case '"':
        in->inside = at == in->field_start;
        return in->inside ? CJ_OK : take_mark(next, whole, in, at, err);
    default: /* NUL */
        note_fault(in, CJ_CSV_NUL);
        return CJ_OK;
    }
}

/* Cut from *at on until the bytes end or the record in hand cannot be finished. */
static cj_status cut_from(size_t *at, bool *whole, lane *in, cj_error *err)
{
    cj_csv_block *block = in->block;
    cj_status status = CJ_OK;

    while (*at < in->end && *whole && status == CJ_OK) {
        size_t base = *at & ~(size_t)(CJ_SCAN_WIDTH - 1);
        uint64_t mask =
            cj_csv_scan(block->text + base, in->csv->delimiter) & (~UINT64_C(0) << (*at - base));

        /* at most one field ends at each byte */
        status = cj_grow(&block->fields, &block->field_capacity,
                         block->field_count + CJ_SCAN_WIDTH + 1, sizeof *block->fields, err);
        *at = base + CJ_SCAN_WIDTH;
        while (mask != 0 && status == CJ_OK) {
            size_t here = base + (size_t)__builtin_ctzll(mask);
            size_t next;

            if (here >= in->end)
                break;
            mask &= mask - 1;
            status = take_byte(&next, whole, in, here, err);
            if (!*whole)
                break;
            if (next == here + 1)
                continue;
            /* a line end of two bytes, or a record that went through libcsv */
            if (next >= base + CJ_SCAN_WIDTH) {
                *at = next;
                break;
            }
            mask &= ~UINT64_C(0) << (next - base);
            if (status == CJ_OK)
                status =
                    cj_grow(&block->fields, &block->field_capacity,
                            block->field_count + CJ_SCAN_WIDTH + 1, sizeof *block->fields, err);
        }
    }
    return status;
}

cj_status cj_csv_cut_quick(cj_csv *csv, cj_csv_block *block, size_t end, cj_error *err)
{
    lane in = {.csv = csv, .block = block, .end = end};
    bool whole = true;
    size_t at = 0;
    cj_status status;

    next_record(&in, 0);
    status = cut_from(&at, &whole, &in, err);

    while (status == CJ_OK && whole && csv->at_end && in.inside) {
        /* a quotation is open at the end: its first line is at fault, and what
         * follows that is read for itself */
        status = take_quoted(&at, &whole, &in, err);
        if (status == CJ_OK && whole)
            status = cut_from(&at, &whole, &in, err);
    }
    if (status == CJ_OK && whole && csv->at_end && in.record_start < end)
        status = end_record(&in, end, end, err); /* the last line has no line end */
    block->field_count = in.first_field;
    block->used = in.record_start;
    return status;
}
