/* Whether a record is the header once more, as it is where files were joined end to end.
 *
 * Headings are compared as they are matched: without regard to case, blanks and punctuation.  Most
 * records are told apart by the first two letters or digits of their first cell. */
#include "cj/formula.h"
#include "csv_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is kept of the header ------------------------------------------------------- */

static cj_span cell_of(const cj_csv_block *block, const cj_csv_record *record, uint32_t i)
{
    return cj_span_trim(
        cj_formula_unmark(cj_csv_text(block, block->fields[record->first_field + i])));
}

/* How many cells there are up to the last one that is not blank. */
static uint32_t filled(const cj_csv_block *block, const cj_csv_record *record)
{
    uint32_t count = record->field_count;

    while (count > 0 && cell_of(block, record, count - 1).length == 0)
        count--;
    return count;
}

/* The first two letters or digits of a heading, without regard to case, as a number; CJ_ANY_BEGIN
 * where a byte beyond ASCII stands among them, which may fold to anything. */
#define KINDS 37 /* letters, digits, none */

static inline size_t letter_number(unsigned char c)
{
    unsigned letter = (unsigned)(c | 0x20) - 'a';
    unsigned digit = (unsigned)c - '0';

    if (letter < 26)
        return letter + 1;
    return digit < 10 ? digit + 27 : 0;
}

static size_t begin_of(cj_span text)
{
    size_t begin = 0;
    int letters = 0;

    for (size_t i = 0; i < text.length && letters < 2; i++) {
        unsigned char c = (unsigned char)text.at[i];
        size_t number = letter_number(c);

        if (c >= 0x80)
            return CJ_ANY_BEGIN;
        if (number == 0)
            continue;
        begin = begin * KINDS + number;
        letters++;
    }
    return begin;
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *left = a;
    const uint64_t *right = b;

    return (*left > *right) - (*left < *right);
}

/* Keep one header row twice: the hashes of its cells in their order, and sorted for searching. */
static cj_status keep_row(cj_csv *csv, cj_csv_header_cells *out, const cj_csv_block *block,
                          const cj_csv_record *record, cj_error *err)
{
    uint32_t count = record->fault == CJ_CSV_FINE ? filled(block, record) : 0;

    *out = (cj_csv_header_cells){.count = count};
    out->cells = cj_arena_alloc(&csv->texts, (count + 1) * sizeof *out->cells);
    out->sorted = cj_arena_alloc(&csv->texts, (count + 1) * sizeof *out->sorted);
    if (out->cells == NULL || out->sorted == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; i < count; i++) {
        cj_span cell = cell_of(block, record, i);
        char *copy = cj_arena_text(&csv->texts, cell.at, cell.length);
        size_t begin = begin_of(cell);

        if (copy == NULL)
            return cj_fail_nomem(err);
        out->cells[i] = (cj_span){copy, cell.length};
        out->sorted[i] = cj_key_hash(cell);
        csv->header_begins[begin] = true;
        out->named += cell.length > 0;
    }
    if (count > csv->header_cell_max)
        csv->header_cell_max = count;
    qsort(out->sorted, count, sizeof *out->sorted, by_hash);
    return CJ_OK;
}

cj_status cj_csv_keep_header_cells(cj_csv *csv, const cj_csv_block *block, size_t rows,
                                   cj_error *err)
{
    cj_status status = CJ_OK;

    csv->header_cells = cj_arena_alloc(&csv->texts, (rows + 1) * sizeof *csv->header_cells);
    if (csv->header_cells == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < rows; i++)
        status = keep_row(csv, &csv->header_cells[i], block, &block->records[i], err);
    csv->header_cell_rows = rows;
    return status;
}

/* ---- comparing ------------------------------------------------------------------------- */

static bool is_same(const cj_csv_header_cells *row, const cj_csv_block *block,
                    const cj_csv_record *record)
{
    if (row->named == 0 || filled(block, record) != row->count)
        return false;
    for (uint32_t i = 0; i < row->count; i++)
        if (!cj_key_same(cell_of(block, record, i), row->cells[i]))
            return false;
    return true;
}

/* The first of the headings with that hash; NULL for none. */
static const uint64_t *find_heading(const cj_csv_header_cells *row, uint64_t hash)
{
    const uint64_t *found = bsearch(&hash, row->sorted, row->count, sizeof *row->sorted, by_hash);

    while (found != NULL && found > row->sorted && found[-1] == hash)
        found--;
    return found;
}

/* Mark a heading with this hash as taken; false if all of them are taken. `taken` has one byte for
 * each heading. */
static bool take_heading(const cj_csv_header_cells *row, uint8_t *taken, uint64_t hash)
{
    const uint64_t *end = row->sorted + row->count;
    const uint64_t *at = find_heading(row, hash);

    while (at != NULL && at < end && *at == hash && taken[at - row->sorted])
        at++;
    if (at == NULL || at == end || *at != hash)
        return false;
    taken[at - row->sorted] = 1;
    return true;
}

/* Whether every cell is a heading, each once: all of the header's, or the record is too short to
 * be a row. */
static bool is_reordered(const cj_csv_header_cells *row, size_t width, cj_csv_block *block,
                         const cj_csv_record *record)
{
    uint32_t count = filled(block, record);
    uint32_t named = 0;
    bool all = true;

    memset(block->taken, 0, row->count);
    for (uint32_t i = 0; all && i < count; i++) {
        cj_span cell = cell_of(block, record, i);

        if (cell.length == 0)
            continue;
        all = take_heading(row, block->taken, cj_key_hash(cell));
        named += all;
    }
    return all && named > 1 && (named == row->named || record->field_count < width);
}

/* Whether more than half of the headings, and at least two, stand in their places, the first among
 * them: some were changed. No row of data repeats the headings of its own columns. */
static bool is_changed(const cj_csv_header_cells *row, const cj_csv_block *block,
                       const cj_csv_record *record)
{
    uint32_t count = filled(block, record);
    uint32_t same = 0;

    if (count == 0 || count > row->count || !cj_key_same(cell_of(block, record, 0), row->cells[0]))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        cj_span cell = cell_of(block, record, i);

        same += cell.length > 0 && cj_key_same(cell, row->cells[i]);
    }
    return same > 1 && same * 2 > row->named;
}

bool cj_csv_may_be_header(const cj_csv *csv, cj_span cell)
{
    if (cell.length >= 2 && !csv->header_begins[CJ_ANY_BEGIN]) { /* most begin with two of them */
        size_t first = letter_number((unsigned char)cell.at[0]);
        size_t second = letter_number((unsigned char)cell.at[1]);

        if (first != 0 && second != 0)
            return csv->header_begins[first * KINDS + second];
    }
    return csv->header_begins[CJ_ANY_BEGIN] || csv->header_begins[begin_of(cell)];
}

cj_csv_again cj_csv_is_header(const cj_csv *csv, cj_csv_block *block, const cj_csv_record *record)
{
    const cj_csv_header_cells *last;
    cj_span cell;
    bool known = false;
    uint64_t hash;

    if (csv->header_cell_rows == 0 || record->fault != CJ_CSV_FINE)
        return CJ_HEADER_NOT;
    cell = cj_csv_text(block, block->fields[record->first_field]);
    /* Nearly every data row leaves here; only the rest pays for hashing. */
    if (!cj_csv_may_be_header(csv, cell))
        return CJ_HEADER_NOT;
    cell = cell_of(block, record, 0);
    hash = cj_key_hash(cell);
    for (size_t i = 0; i < csv->header_cell_rows; i++) {
        if (find_heading(&csv->header_cells[i], hash) == NULL)
            continue;
        known = true;
        if (is_same(&csv->header_cells[i], block, record))
            return CJ_HEADER_SAME;
    }
    last = &csv->header_cells[csv->header_cell_rows - 1];
    if (!known)
        return CJ_HEADER_NOT;
    if (is_reordered(last, csv->header_count, block, record))
        return CJ_HEADER_REORDERED;
    return is_changed(last, block, record) ? CJ_HEADER_CHANGED : CJ_HEADER_NOT;
}
