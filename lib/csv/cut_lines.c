/* The quickest lane: blocks in which every line is a record, which is seen before they are cut.
 *
 * One look at the bytes counts the lines, so that the place of every record is known although the
 * records are cut later, and in another thread. */
#include "csv_internal.h"
#include "scan.h"

#include <string.h>

/* Lengths up to this cannot be those of a field or record that is too long. */
#define PLAIN_MAX CJ_CSV_FIELD_MAX

/* What was seen in some bytes. */
typedef struct {
    size_t feeds;
    size_t carriages;
    size_t last;  /* behind the last line feed; 0: there is none */
    bool foreign; /* a quotation mark or NUL, or a carriage return or line feed without the other */
} look;

/* Look at 64 bytes at `base`, of which those in `valid` count. */
static inline void look_at(look *seen, const char *text, size_t base, uint64_t valid)
{
    cj_csv_ends ends = cj_csv_scan_ends(text + base);
    uint64_t feeds = ends.feeds & valid;
    uint64_t carriages = ends.carriages & valid;

    if ((ends.foreign & valid) != 0)
        seen->foreign = true;
    if (carriages != 0) {
        /* a line feed follows each, be it as the first of the next 64 bytes, which follow in memory
         */
        uint64_t next = (carriages << 1) & valid;

        if ((next & ~feeds) != 0 || (carriages >> 63 != 0 && text[base + CJ_SCAN_WIDTH] != '\n'))
            seen->foreign = true;
    }
    seen->feeds += (size_t)__builtin_popcountll(feeds);
    seen->carriages += (size_t)__builtin_popcountll(carriages);
    if (feeds != 0)
        seen->last = base + (size_t)(64 - __builtin_clzll(feeds));
}

/* Look at everything but what stands behind the last line feed, where the record is not whole. */
static look look_over(const char *text, size_t have)
{
    look seen = {0};
    size_t base = 0;
    size_t end = have;

    while (end > 0 && text[end - 1] != '\n')
        end--;
    for (; base + CJ_SCAN_WIDTH <= end && !seen.foreign; base += CJ_SCAN_WIDTH)
        look_at(&seen, text, base, ~UINT64_C(0));
    if (base < end && !seen.foreign)
        look_at(&seen, text, base, ~UINT64_C(0) >> (CJ_SCAN_WIDTH - (end - base)));
    return seen;
}

/* Whether the last line is empty: it waits for what follows. */
static bool ends_empty(const char *text, const look *seen, bool crlf)
{
    size_t width = crlf ? 2 : 1;

    return seen->last <= width || text[seen->last - width - 1] == '\n';
}

bool cj_csv_note_lines(cj_csv *csv, cj_csv_block *block, size_t have, size_t *end)
{
    look seen;
    bool crlf;

    if (have > PLAIN_MAX || csv->stopped.status != CJ_OK)
        return false;
    seen = look_over(block->text, have);
    crlf = seen.carriages > 0;
    if (seen.foreign || seen.feeds == 0 || (crlf && seen.carriages != seen.feeds) ||
        ends_empty(block->text, &seen, crlf) ||
        csv->records + seen.feeds > (uint64_t)CJ_CSV_RECORDS_MAX)
        return false;
    block->plain_lines = seen.feeds;
    block->plain_line = csv->line;
    block->plain_crlf = crlf;
    block->used = seen.last;
    block->extra = have + CJ_SCAN_WIDTH;
    block->field_count = 0;
    block->record_count = 0;
    cj_csv_note_end(csv, crlf ? CJ_END_CRLF : CJ_END_LF);
    csv->line += seen.feeds;
    csv->records += seen.feeds;
    *end = seen.last;
    return true;
}

/* The record that ends at `at`, before its line end, has the fields from `first` on. */
static inline void end_record(cj_csv_block *block, size_t start, size_t at, size_t first)
{
    size_t count = block->field_count - first;
    cj_csv_record *record = &block->records[block->record_count];

    *record = (cj_csv_record){.line = block->plain_line + block->record_count,
                              .first_field = (uint32_t)first,
                              .field_count = (uint32_t)count,
                              .raw_start = (uint32_t)start,
                              .raw_length = (uint32_t)(at - start)};
    block->record_count++;
    if (count <= CJ_CSV_FIELDS_MAX)
        return;
    record->fault = CJ_CSV_TOO_MANY_FIELDS;
    record->fault_field = cj_csv_fault_field(CJ_CSV_TOO_MANY_FIELDS, count);
    record->field_count = 0;
    block->field_count = first;
}

cj_status cj_csv_cut_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    const char delimiter = csv->delimiter;
    const char *text = block->text;
    const size_t end = block->used;
    const size_t tail = block->plain_crlf;
    size_t start = cj_csv_mark_length(text, 0, end); /* of the record in hand */
    size_t field = start;                            /* of the field in hand */
    size_t first = 0;
    cj_status status = cj_grow(&block->records, &block->record_capacity, block->plain_lines,
                               sizeof *block->records, err);

    for (size_t base = 0; base < end && status == CJ_OK; base += CJ_SCAN_WIDTH) {
        uint64_t mask = cj_csv_scan_cells(text + base, delimiter);

        if (end - base < CJ_SCAN_WIDTH)
            mask &= ~UINT64_C(0) >> (CJ_SCAN_WIDTH - (end - base));
        /* at most one field ends at each byte */
        status = cj_grow(&block->fields, &block->field_capacity, block->field_count + CJ_SCAN_WIDTH,
                         sizeof *block->fields, err);
        while (mask != 0 && status == CJ_OK) {
            size_t at = base + (size_t)__builtin_ctzll(mask);
            bool feed = text[at] == '\n';
            size_t stop = feed ? at - tail : at;

            mask &= mask - 1;
            block->fields[block->field_count++] =
                (cj_csv_field){(uint32_t)field, (uint32_t)(stop - field)};
            field = at + 1;
            if (!feed)
                continue;
            end_record(block, start, stop, first);
            field += cj_csv_mark_length(text, field, end);
            start = field;
            first = block->field_count;
        }
    }
    block->plain_lines = 0;
    return status;
}
