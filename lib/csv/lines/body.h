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
#if defined __PCLMUL__ && defined __AVX2__ && !defined CJ_SCAN_PLAIN
    /* the product without carries of all ones is the sum without carries of all shifts */
    __m128i product =
        _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);

    return (uint64_t)_mm_cvtsi128_si64(product);
#else
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
#endif
}

/* Note the first byte of a word that is not in order. */
static inline void note_wrong(quotation *at, size_t base, uint64_t wrong)
{
    if (wrong != 0 && at->first_wrong == SIZE_MAX)
        at->first_wrong = base + (size_t)__builtin_ctzll(wrong);
}

/* Look at 64 bytes of which nothing but the ends of lines matters, as most are; false if more does.
 */
static inline bool look_at_bare(cj_csv_look *seen, quotation *at, const char *text, size_t base,
                                char delimiter)
{
    cj_csv_ends ends = cj_csv_scan_ends(text + base);
    size_t count = (size_t)__builtin_popcountll(ends.feeds);
    size_t last = base + (size_t)(64 - __builtin_clzll(ends.feeds | 1));
    char final = text[base + CJ_SCAN_WIDTH - 1];

    if ((ends.foreign | ends.carriages | at->inside | at->closed | at->carriage) != 0)
        return false;
    seen->lines_so_far += count;
    seen->feeds += count;
    /* which words have a line feed cannot be foreseen: chosen without a branch */
    seen->last = count > 0 ? last : seen->last;
    seen->lines = count > 0 ? seen->lines_so_far : seen->lines;
    at->begins = (final == delimiter) | (final == '\n');
    return true;
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
        cj_csv_marks marks;

        if (valid == ~UINT64_C(0) && look_at_bare(&seen, &at, text, base, delimiter))
            continue;
        marks = cj_csv_scan_marks(text + base, delimiter);
        look_at_quoted(&seen, &at, &marks, base, valid);
        if (at.first_wrong < seen.last)
            break;
    }
    seen.foreign = at.first_wrong < seen.last;
    return seen;
}

/* ---- cutting ------------------------------------------------------------------------------- */

/* Write `count` fields, of which the first begins at `start` and each ends at a set bit of `ends`,
 * bit 0 being that of `base`; `at_once` at a time, what is written too much counts for nothing. */
static inline void write_some(cj_csv_field *fields, size_t count, size_t start, size_t base,
                              uint64_t ends, const size_t at_once)
{
    const uint64_t top = UINT64_C(1) << 63; /* a bit is found even where none is left */

    for (size_t i = 0; i < count; i += at_once)
        for (size_t k = i; k < i + at_once; k++) {
            size_t stop = base + (size_t)__builtin_ctzll(ends | top);

            fields[k] = (cj_csv_field){(uint32_t)start, (uint32_t)(stop - start)};
            start = stop + 1;
            ends &= ends - 1; /* the lowest bit that is set is cleared */
        }
}

#if defined __AVX512VBMI2__ && !defined CJ_SCAN_PLAIN
#define AT_ONCE 16 /* fields that are written without asking whether there are so many */

/* Places within 64 bytes are single bytes, and so are the lengths between them: sixteen fields are
 * worked out in a register of sixteen bytes. How many there are cannot be foreseen, so there is no
 * branch for fewer. */
static inline void write_fields(cj_csv_field *fields, size_t count, size_t start, size_t base,
                                uint64_t ends)
{
    const __m512i numbers = _mm512_set_epi64(
        0x3F3E3D3C3B3A3938, 0x3736353433323130, 0x2F2E2D2C2B2A2928, 0x2726252423222120,
        0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100);
    const __m512i from = _mm512_set1_epi64((long long)base); /* for the start, 0 for the length */
    __m128i stops = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(ends, numbers));
    __m128i starts = _mm_add_epi8(_mm_bslli_si128(stops, 1), _mm_set1_epi8(1));
    __m128i lengths = _mm_sub_epi8(stops, starts);
    __m128i pairs[2] = {_mm_unpacklo_epi8(starts, lengths), _mm_unpackhi_epi8(starts, lengths)};

    _mm512_storeu_si512(fields, _mm512_add_epi32(_mm512_cvtepu8_epi32(pairs[0]), from));
    _mm512_storeu_si512(fields + 8, _mm512_add_epi32(_mm512_cvtepu8_epi32(pairs[1]), from));
    write_some(fields, 1, start, base, ends, 1); /* the first one begins before */
    if (count <= AT_ONCE)
        return;
    for (size_t i = 0; i < AT_ONCE; i++)
        ends &= ends - 1;
    start = fields[AT_ONCE - 1].start + (size_t)fields[AT_ONCE - 1].length + 1;
    write_some(fields + AT_ONCE, count - AT_ONCE, start, base, ends, 1);
}
#else
#define AT_ONCE 4

static inline void write_fields(cj_csv_field *fields, size_t count, size_t start, size_t base,
                                uint64_t ends)
{
    write_some(fields, count, start, base, ends, AT_ONCE);
}
#endif

/* How far a block is cut, and where what is cut is written. What the block keeps of it is copied
 * here, as a compiler cannot know that fields and records are not stored upon it. */
typedef struct {
    const char *text;
    size_t end;
    cj_csv_field *fields;
    size_t field_count;
    cj_csv_record *records;
    size_t record_count;
    size_t start;  /* of the record in hand ... */
    size_t first;  /* ... and its first field */
    size_t field;  /* start of the field in hand */
    size_t crlf;   /* bytes of a line end before its line feed */
    uint64_t line; /* of the first record, and those that cells held in the records so far ... */
    uint64_t held; /* ... and in the record in hand */
} cutting;

static cj_status begin(cutting *at, cj_csv_block *block, cj_error *err)
{
    size_t start = cj_csv_mark_length(block->text, 0, block->used);
    cj_status status = /* one may be written beyond the last */
        cj_grow(&block->records, &block->record_capacity, block->plain_lines + 1,
                sizeof *block->records, err);

    *at = (cutting){.text = block->text,
                    .end = block->used,
                    .fields = block->fields,
                    .records = block->records,
                    .start = start,
                    .field = start,
                    .crlf = block->plain_crlf,
                    .line = block->plain_line};
    return status;
}

static void finish(cj_csv_block *block, const cutting *at)
{
    block->field_count = at->field_count;
    block->record_count = at->record_count;
    block->plain_lines = 0;
}

#define WORDS 16 /* that are cut without asking for room between them */

/* Make room for the fields of so many words of 64 bytes: at most one ends at each of the bytes. */
static inline cj_status reserve_words(cj_csv_block *block, cutting *at, cj_error *err)
{
    size_t need = at->field_count + WORDS * CJ_SCAN_WIDTH + AT_ONCE;
    cj_status status;

    if (need <= block->field_capacity)
        return CJ_OK;
    status = cj_grow(&block->fields, &block->field_capacity, need, sizeof *block->fields, err);
    at->fields = block->fields;
    return status;
}

/* The bytes of the 64 at `base` that the block's records cover. */
static inline uint64_t valid_bytes(size_t end, size_t base)
{
    return end - base < CJ_SCAN_WIDTH ? ~UINT64_C(0) >> (CJ_SCAN_WIDTH - (end - base))
                                      : ~UINT64_C(0);
}

/* Write the record in hand, which ends behind field number `end` - 1, before its line end. */
static inline void write_record(const cutting *at, size_t stop, size_t end)
{
    size_t count = end - at->first;
    cj_csv_record *record = &at->records[at->record_count];

    *record = (cj_csv_record){.line = at->line + at->record_count,
                              .first_field = (uint32_t)at->first,
                              .field_count = (uint32_t)count,
                              .raw_start = (uint32_t)at->start,
                              .raw_length = (uint32_t)(stop - at->start)};
    if (count <= CJ_CSV_FIELDS_MAX)
        return;
    record->fault = CJ_CSV_TOO_MANY_FIELDS;
    record->fault_field = cj_csv_fault_field(CJ_CSV_TOO_MANY_FIELDS, count);
    record->field_count = 0;
}

/* Pass over a mark of the encoding at the start of the record in hand, whose first field is `first`
 * if that is cut already, else NULL. */
static inline void skip_mark(cutting *at, size_t mark, cj_csv_field *first)
{
    at->start += mark;
    if (first == NULL) {
        at->field += mark;
    } else {
        first->start += (uint32_t)mark;
        first->length -= (uint32_t)mark;
    }
}

/* End the record in hand at the lowest bit of `feeds`, if one is set, where `count` fields were cut
 * at `ends`. Whether a record ends in 64 bytes cannot be foreseen, so there is no branch for it:
 * where none does, what is written is written again. */
static inline void end_in_word(cutting *at, size_t base, uint64_t ends, size_t count,
                               uint64_t feeds)
{
    bool has = feeds != 0;
    size_t feed = (size_t)__builtin_ctzll(feeds | UINT64_C(1) << 63);
    size_t ended = (size_t)__builtin_popcountll(ends & (~UINT64_C(0) >> (63 - feed)));
    cj_csv_field *fields = at->fields + at->field_count;
    size_t next = base + feed + 1;

    if (at->crlf > 0 && has)
        fields[ended - 1].length--;
    write_record(at, base + feed - at->crlf, at->field_count + ended);
    at->record_count += has;
    at->first = has ? at->field_count + ended : at->first;
    at->start = has ? next : at->start;
    if (next < at->end && cj_csv_mark_length(at->text, next, at->end) > 0 && has)
        skip_mark(at, cj_csv_mark_length(at->text, next, at->end),
                  ended < count ? &fields[ended] : NULL);
}

/* Cut the 64 bytes at `base`, none of whose fields is in quotation marks: `ends` are the bytes
 * behind fields, `feeds` those of them that end a record. Most time of reading is spent here: whole
 * bundles of fields are cut without a branch, and what is cut too much is cut again. */
static inline void cut_word(cutting *at, size_t base, uint64_t ends, uint64_t feeds)
{
    size_t count = (size_t)__builtin_popcountll(ends);
    size_t behind = base + (size_t)(64 - __builtin_clzll(ends | 1));

    write_fields(at->fields + at->field_count, count, at->field, base, ends);
    at->field = count > 0 ? behind : at->field;
    end_in_word(at, base, ends, count, feeds);
    for (feeds &= feeds - 1; feeds != 0; feeds &= feeds - 1)
        end_in_word(at, base, ends, count, feeds);
    at->field_count += count;
}

/* The words from *base on that are cut at a time; in the last one not all bytes may be valid. */
static inline size_t words_end(size_t base, size_t end)
{
    return end - base < WORDS * CJ_SCAN_WIDTH ? end : base + WORDS * CJ_SCAN_WIDTH;
}

static cj_status cut_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    const char delimiter = csv->delimiter;
    cutting at;
    cj_status status = begin(&at, block, err);

    for (size_t base = 0; base < at.end && status == CJ_OK;) {
        size_t stop = words_end(base, at.end);

        status = reserve_words(block, &at, err);
        for (; status == CJ_OK && base < stop; base += CJ_SCAN_WIDTH) {
            uint64_t valid = valid_bytes(at.end, base);
            cj_csv_cells cells = cj_csv_scan_cells(at.text + base, delimiter);

            cut_word(&at, base, cells.ends & valid, cells.feeds & valid);
        }
    }
    finish(block, &at);
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

/* Add the cell in hand, which ends before `stop`, without the quotation marks around it. */
static inline cj_status add_cell(cutting *at, cj_csv_block *block, size_t stop, cj_error *err)
{
    cj_csv_field *field = &at->fields[at->field_count++];
    size_t start = at->field;

    if (stop == start || block->text[start] != '"') {
        *field = (cj_csv_field){(uint32_t)start, (uint32_t)(stop - start)};
        return CJ_OK;
    }
    *field = (cj_csv_field){(uint32_t)start + 1, (uint32_t)(stop - start - 2)};
    if (!block->plain_doubled || memchr(block->text + field->start, '"', field->length) == NULL)
        return CJ_OK;
    return undouble(block, field, err);
}

/* The same as cut_word() where fields may be in quotation marks: `held` are line feeds in one. */
static cj_status cut_quoted_word(cutting *at, cj_csv_block *block, size_t base, uint64_t ends,
                                 uint64_t held, cj_error *err)
{
    cj_status status = CJ_OK;

    for (uint64_t left = ends | held; left != 0 && status == CJ_OK; left &= left - 1) {
        size_t stop = base + (size_t)__builtin_ctzll(left);
        bool feed = block->text[stop] == '\n';

        if ((held & left & (~left + 1)) != 0) {
            at->held++;
            continue;
        }
        status = add_cell(at, block, feed ? stop - at->crlf : stop, err);
        at->field = stop + 1;
        if (!feed || status != CJ_OK)
            continue;
        write_record(at, stop - at->crlf, at->field_count);
        at->record_count++;
        at->first = at->field_count;
        at->line += at->held;
        at->held = 0;
        at->start = at->field;
        skip_mark(at, cj_csv_mark_length(block->text, at->field, block->used), NULL);
    }
    return status;
}

/* The same as cut_quoted_word() by a copy: what has an address is in no register. */
static cj_status cut_odd_word(cutting *at, cj_csv_block *block, size_t base, uint64_t ends,
                              uint64_t held, cj_error *err)
{
    cutting copy = *at;
    cj_status status = cut_quoted_word(&copy, block, base, ends, held, err);

    *at = copy;
    at->text = block->text; /* it may have moved */
    return status;
}

static cj_status cut_quoted_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    const char delimiter = csv->delimiter;
    uint64_t inside = 0;
    cutting at;
    cj_status status = begin(&at, block, err);

    for (size_t base = 0; base < at.end && status == CJ_OK;) {
        size_t stop = words_end(base, at.end);

        status = reserve_words(block, &at, err);
        for (; status == CJ_OK && base < stop; base += CJ_SCAN_WIDTH) {
            uint64_t valid = valid_bytes(at.end, base);
            cj_csv_marks marks = cj_csv_scan_marks(at.text + base, delimiter);
            uint64_t ends = (marks.delimiters | marks.feeds) & valid;
            uint64_t open;

            if ((marks.quotes | inside | at.held) == 0 && at.text[at.field] != '"') {
                cut_word(&at, base, ends, marks.feeds & valid);
                continue;
            }
            open = odd_so_far(marks.quotes) ^ inside;
            inside = UINT64_C(0) - (open >> 63);
            status = cut_odd_word(&at, block, base, ends & ~open, marks.feeds & valid & open, err);
        }
    }
    finish(block, &at);
    return status;
}
