/* Looking over lines and cutting them: the body of base.c and of its twins, which are compiled
 * for other processors. */
#include "csv/csv_internal.h"
#include "csv/scan.h"
#include "lines.h"

/* Look at 64 bytes at `base`, of which those in `valid` count. */
static inline void look_at(cj_csv_look *seen, const char *text, size_t base, uint64_t valid)
{
    cj_csv_ends ends = cj_csv_scan_ends(text + base);
    uint64_t feeds = ends.feeds & valid;
    uint64_t carriages = ends.carriages & valid;

    if ((ends.foreign & valid) != 0)
        seen->foreign = true;
    if (carriages != 0) {
        /* Each carriage return must be followed by a line feed; the one after byte 63 is the first
         * of the next 64 bytes, which follow in memory. */
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
static cj_csv_look look_over(const char *text, size_t have)
{
    cj_csv_look seen = {0};
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

/* End the record at `at`, before its line end; its fields are those from `first` on. */
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

static cj_status cut_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
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

            /* The lowest bit that is set is cleared, which leaves the next structural byte. */
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
