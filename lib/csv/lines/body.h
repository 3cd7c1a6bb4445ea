/* Looking over blocks and cutting them: the body of base.c and of its twins, which are compiled
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
    seen->lines = seen->feeds;
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

/* ---- quotation marks ---------------------------------------------------------------------- */

/* What the bytes before a word of 64 have left open, each as bit 0 of a mask. */
typedef struct {
    uint64_t inside;    /* all ones: a cell in quotation marks */
    uint64_t begins;    /* a cell may begin here */
    uint64_t closed;    /* a quotation mark that closes: its cell must end here, or it is doubled */
    uint64_t carriage;  /* a carriage return: a line feed must follow */
    size_t first_wrong; /* the first byte that is not in order */
} quotation;

/* Bit i is set where the number of set bits up to i, itself counted, is odd. */
static inline uint64_t odd_so_far(uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/* Note the first byte of a word that is not in order. */
static inline void note_wrong(quotation *at, size_t base, uint64_t wrong)
{
    if (wrong != 0 && at->first_wrong == SIZE_MAX)
        at->first_wrong = base + (size_t)__builtin_ctzll(wrong);
}

/* Look at the 64 bytes at `base`, of which those in `valid` count. */
static inline void look_at_quoted(cj_csv_look *seen, quotation *at, const cj_csv_marks *marks,
                                  size_t base, uint64_t valid)
{
    uint64_t quotes = marks->quotes & valid;
    uint64_t feeds = marks->feeds & valid;
    uint64_t carriages = marks->carriages & valid;
    uint64_t inside = odd_so_far(quotes) ^ at->inside;
    uint64_t opening = quotes & inside;
    uint64_t closing = quotes & ~inside;
    uint64_t ending = (marks->delimiters & valid) | feeds; /* where no quotation is open */
    uint64_t begins = ((ending & ~inside) << 1) | at->begins;
    uint64_t closed = (closing << 1) | at->closed;
    uint64_t ended = (carriages << 1) | at->carriage; /* behind a carriage return */
    uint64_t ends = feeds & ~inside;

    note_wrong(at, base,
               (marks->nuls & valid) | (opening & ~begins & ~closed) |
                   (closed & valid & ~(ending | carriages | quotes)) | (ended & valid & ~feeds));
    seen->doubled = seen->doubled || (opening & closed) != 0;
    seen->lines_so_far += (size_t)__builtin_popcountll(feeds);
    if (ends != 0) {
        size_t last = (size_t)(63 - __builtin_clzll(ends));
        uint64_t upto = ~UINT64_C(0) >> (63 - last);

        seen->feeds += (size_t)__builtin_popcountll(ends);
        seen->carriages += (size_t)__builtin_popcountll(ends & ended);
        seen->last = base + last + 1;
        seen->lines = seen->lines_so_far - (size_t)__builtin_popcountll(feeds & ~upto);
    }
    at->inside = UINT64_C(0) - (inside >> 63);
    at->begins = (ending & ~inside) >> 63;
    at->closed = closing >> 63;
    at->carriage = carriages >> 63;
}

/* The same as look_over() where cells may stand in quotation marks. Bytes behind the last record
 * that is whole may seem out of order only because the rest of it is not there. */
static cj_csv_look look_over_quoted(const char *text, size_t have, char delimiter)
{
    cj_csv_look seen = {0};
    quotation at = {.begins = 1, .first_wrong = SIZE_MAX};

    for (size_t base = 0; base < have; base += CJ_SCAN_WIDTH) {
        uint64_t valid = have - base < CJ_SCAN_WIDTH
                             ? ~UINT64_C(0) >> (CJ_SCAN_WIDTH - (have - base))
                             : ~UINT64_C(0);
        cj_csv_marks marks = cj_csv_scan_marks(text + base, delimiter);

        look_at_quoted(&seen, &at, &marks, base, valid);
        if (at.first_wrong < seen.last)
            break;
    }
    seen.foreign = at.first_wrong < seen.last;
    return seen;
}

/* ---- cutting ------------------------------------------------------------------------------- */

/* End the record at `at`, before its line end; its fields are those from `first` on. */
static inline void end_record(cj_csv_block *block, uint64_t line, size_t start, size_t at,
                              size_t first)
{
    size_t count = block->field_count - first;
    cj_csv_record *record = &block->records[block->record_count];

    *record = (cj_csv_record){.line = line,
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
            end_record(block, block->plain_line + block->record_count, start, stop, first);
            field += cj_csv_mark_length(text, field, end);
            start = field;
            first = block->field_count;
        }
    }
    block->plain_lines = 0;
    return status;
}

/* Take each doubled quotation mark of a cell once: the cell is put together behind the block's
 * text. */
static cj_status undouble(cj_csv_block *block, cj_csv_field *field, cj_error *err)
{
    cj_status status = cj_csv_reserve(block, block->extra, field->length, err);
    const char *from = block->text + field->start;
    char *to = block->text + block->extra;
    size_t length = 0;

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < field->length; i++) {
        to[length++] = from[i];
        i += from[i] == '"'; /* the second of the two */
    }
    *field = (cj_csv_field){(uint32_t)block->extra, (uint32_t)length};
    block->extra += length;
    return CJ_OK;
}

/* Add the cell from `start` to before `stop`, without the quotation marks around it. */
static inline cj_status add_cell(cj_csv_block *block, size_t start, size_t stop, cj_error *err)
{
    cj_csv_field *field = &block->fields[block->field_count++];

    if (stop == start || block->text[start] != '"') {
        *field = (cj_csv_field){(uint32_t)start, (uint32_t)(stop - start)};
        return CJ_OK;
    }
    *field = (cj_csv_field){(uint32_t)start + 1, (uint32_t)(stop - start - 2)};
    if (!block->plain_doubled || memchr(block->text + field->start, '"', field->length) == NULL)
        return CJ_OK;
    return undouble(block, field, err);
}

static cj_status cut_quoted_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    const size_t end = block->used;
    size_t start = cj_csv_mark_length(block->text, 0, end); /* of the record in hand */
    size_t field = start;                                   /* of the field in hand */
    size_t first = 0;
    uint64_t line = block->plain_line; /* of the record in hand ... */
    uint64_t lines = line;             /* ... and of the byte in hand */
    uint64_t inside = 0;
    cj_status status = cj_grow(&block->records, &block->record_capacity, block->plain_lines,
                               sizeof *block->records, err);

    for (size_t base = 0; base < end && status == CJ_OK; base += CJ_SCAN_WIDTH) {
        cj_csv_marks marks = cj_csv_scan_marks(block->text + base, csv->delimiter);
        uint64_t open = odd_so_far(marks.quotes) ^ inside;
        uint64_t mask = ((marks.delimiters | marks.feeds) & ~open) | (marks.feeds & open);

        inside = UINT64_C(0) - (open >> 63);
        if (end - base < CJ_SCAN_WIDTH)
            mask &= ~UINT64_C(0) >> (CJ_SCAN_WIDTH - (end - base));
        status = cj_grow(&block->fields, &block->field_capacity, block->field_count + CJ_SCAN_WIDTH,
                         sizeof *block->fields, err);
        while (mask != 0 && status == CJ_OK) {
            size_t at = base + (size_t)__builtin_ctzll(mask);
            bool held = (open & mask & (~mask + 1)) != 0; /* a line feed in a cell */
            bool feed = block->text[at] == '\n';
            size_t stop = feed ? at - block->plain_crlf : at;

            mask &= mask - 1;
            lines += feed;
            if (held)
                continue;
            status = add_cell(block, field, stop, err);
            field = at + 1;
            if (!feed)
                continue;
            end_record(block, line, start, stop, first);
            field += cj_csv_mark_length(block->text, field, end);
            start = field;
            first = block->field_count;
            line = lines;
        }
    }
    block->plain_lines = 0;
    return status;
}
