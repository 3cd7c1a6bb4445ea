/* CSV: a block of text is read and cut into records and cells by the cutter that its dialect
 * and its quotation marks need. */
#include "csv.h"

#include "cj/formula.h"
#include "csv_internal.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

#ifndef CJ_CSV_BLOCK_SIZE /* tests make programs whose blocks end everywhere */
#define CJ_CSV_BLOCK_SIZE (256u * 1024)
#endif
#define EMPTY_LINES 4096 /* given out at once */

const cj_span *cj_csv_header(const cj_csv *csv, size_t *count)
{
    *count = csv->header_count;
    return csv->header;
}

uint64_t cj_csv_header_line(const cj_csv *csv)
{
    return csv->header_line;
}

uint64_t cj_csv_header_record(const cj_csv *csv)
{
    return csv->header_record;
}

char cj_csv_delimiter(const cj_csv *csv)
{
    return csv->delimiter;
}

cj_span cj_csv_above(const cj_csv *csv)
{
    return cj_text_span(&csv->above);
}

cj_span cj_csv_header_raw(const cj_csv *csv)
{
    return cj_text_span(&csv->header_raw);
}

uint64_t cj_csv_first_end(const cj_csv *csv, cj_line_end kind)
{
    return csv->first_ends[kind];
}

bool cj_csv_is_comment(const cj_csv *csv, const cj_csv_block *block, const cj_csv_record *record)
{
    return cj_dialect_is_comment(&csv->dialect, record->line,
                                 (cj_span){block->text + record->raw_start, record->raw_length});
}

uint64_t cj_csv_count(const cj_csv *csv)
{
    return csv->records;
}

void cj_csv_set_block_size(cj_csv *csv, size_t bytes)
{
    csv->block_size = bytes < 4 ? 4 : bytes;
}

/* ---- blocks ------------------------------------------------------------------ */

/* Hold back the empty lines at the end of a block: at the end of the file they are no records, and
 * elsewhere they are. */
static void hold_back_empty_lines(cj_csv *csv, cj_csv_block *block)
{
    while (block->record_count > 0 &&
           cj_csv_is_empty_line(&block->records[block->record_count - 1])) {
        const cj_csv_record *record = &block->records[--block->record_count];

        block->used = record->raw_start;
        csv->line = record->line;
        csv->records--;
    }
}

/* Take the apostrophes away that csv has before formulas.  Most blocks have none, which
 * is found out faster than by looking at each field. */
static void unmark_fields(cj_csv_block *block)
{
    if (block->extra == 0 || memchr(block->text, '\'', block->extra) == NULL)
        return;
    for (size_t i = 0; i < block->field_count; i++) {
        cj_csv_field *field = &block->fields[i];
        cj_span text = cj_formula_unmark(cj_csv_text(block, *field));

        field->start = (uint32_t)(text.at - block->text);
        field->length = (uint32_t)text.length;
    }
}

/* Count the empty lines of a block that holds nothing else but perhaps the beginning of a record,
 * and let their bytes go. */
static void count_empty_lines(cj_csv *csv, cj_csv_block *block, size_t lines, size_t end,
                              size_t *have)
{
    if (csv->empty_count == 0)
        csv->empty_line = csv->line;
    csv->empty_count += lines;
    csv->line += lines;
    *have -= end;
    memmove(block->text, block->text + end, *have);
}

/* Give out counted empty lines as records, at most a block of them at a time: a file may hold
 * millions. */
static cj_status give_empty_lines(cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    uint64_t line = csv->line;
    cj_status status = cj_csv_reserve(block, 0, 0, err);

    if (status == CJ_OK)
        status = cj_grow(&block->fields, &block->field_capacity, 1, sizeof *block->fields, err);
    if (status != CJ_OK)
        return status;
    block->fields[0] = (cj_csv_field){0, 0};
    block->field_count = 1;
    block->record_count = 0;
    block->used = 0;
    block->extra = CJ_SCAN_WIDTH;
    while (status == CJ_OK && csv->empty_count > 0 && block->record_count < EMPTY_LINES) {
        cj_csv_record *record = NULL;

        csv->line = csv->empty_line++;
        csv->empty_count--;
        status = cj_csv_begin_record(&record, csv, block, 0, 0, err);
        if (status == CJ_OK)
            record->field_count = 1;
    }
    csv->line = line;
    csv->empty_due = csv->empty_count > 0;
    return status;
}

/* Put the bytes of a cut block back, because the empty lines counted before it come first. */
static cj_status put_back(cj_csv *csv, const cj_csv_block *block, size_t have, cj_error *err)
{
    csv->line = block->records[0].line;
    csv->records -= block->record_count;
    csv->empty_due = true;
    cj_text_reset(&csv->waiting);
    cj_text_append(&csv->waiting, (cj_span){block->text, have});
    return cj_text_check(&csv->waiting, err);
}

/* Read and cut at once, where lines may not be records: `have` bytes of the block are read. */
static cj_status take_cut(cj_csv *csv, cj_csv_block *block, size_t have, size_t target,
                          cj_error *err)
{
    for (;;) {
        size_t cut;
        size_t end;
        cj_status status;

        block->field_count = 0;
        block->record_count = 0;
        status = cj_csv_fill(csv, block, &have, target, err);
        if (status != CJ_OK)
            return status;
        block->extra = have + CJ_SCAN_WIDTH;
        status = csv->odd ? cj_csv_cut_odd(csv, block, have, err)
                          : cj_csv_cut_quick(csv, block, have, err);
        if (status != CJ_OK)
            return status;
        cut = block->record_count;
        end = block->used;
        hold_back_empty_lines(csv, block);
        if (block->record_count > 0 || csv->at_end)
            break;
        if (csv->stopped.status != CJ_OK)
            return cj_csv_fail_stopped(csv, err);
        if (cut > 0) {
            count_empty_lines(csv, block, cut, end, &have);
            target = have + csv->block_size;
            continue;
        }
        if (have > 2 * (size_t)CJ_CSV_RECORD_MAX)
            return cj_fail_at(err, CJ_EDATA, cj_source_name(csv->source), csv->line, 0,
                              "a line of more than %u bytes; is this a CSV file?",
                              CJ_CSV_RECORD_MAX);
        target = have * 2 > target ? have * 2 : target + csv->block_size;
    }
    if (block->record_count > 0 && csv->empty_count > 0) {
        cj_status status = put_back(csv, block, have, err);

        return status == CJ_OK ? give_empty_lines(csv, block, err) : status;
    }
    unmark_fields(block);
    cj_text_reset(&csv->waiting);
    if (!csv->at_end)
        cj_text_append(&csv->waiting, (cj_span){block->text + block->used, have - block->used});
    return cj_text_check(&csv->waiting, err);
}

cj_status cj_csv_take(cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    size_t have = csv->waiting.length;
    size_t target = csv->block_size > have ? csv->block_size : have + csv->block_size;
    size_t end = 0;
    cj_status status;

    block->plain_lines = 0;
    status = cj_grow(&block->taken, &block->taken_capacity, csv->header_cell_max + 1, 1, err);
    if (status == CJ_OK && csv->empty_due)
        return give_empty_lines(csv, block, err);
    if (status == CJ_OK)
        status = cj_csv_reserve(block, have, 0, err);
    if (status != CJ_OK)
        return status;
    if (have > 0)
        memcpy(block->text, csv->waiting.bytes, have);
    status = cj_csv_fill(csv, block, &have, target, err);
    if (status != CJ_OK)
        return status;
    /* Where every line is a record, the block is cut later by a worker; else it is cut here, in
     * order, because the end of a record is only known by cutting it. */
    if (csv->odd || csv->empty_count > 0 || !cj_csv_note_lines(csv, block, have, &end))
        return take_cut(csv, block, have, have > target ? have : target, err);
    cj_text_reset(&csv->waiting);
    cj_text_append(&csv->waiting, (cj_span){block->text + end, have - end});
    return cj_text_check(&csv->waiting, err);
}

cj_status cj_csv_cut(const cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    cj_status status;

    if (block->plain_lines == 0)
        return CJ_OK;
    status = cj_csv_cut_lines(csv, block, err);
    unmark_fields(block);
    return status;
}

cj_status cj_csv_read(cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    cj_status status = cj_csv_take(csv, block, err);

    return status == CJ_OK ? cj_csv_cut(csv, block, err) : status;
}

/* ---- opening -------------------------------------------------------------------- */

static bool is_odd(const cj_dialect *dialect)
{
    return dialect->quote != '"' || dialect->no_doubling || dialect->escape != '\0' ||
           dialect->skip_space || dialect->terminator != '\0';
}

cj_status cj_csv_open_dialect(cj_csv **out, cj_source *source, const cj_dialect *dialect,
                              cj_error *err)
{
    cj_csv *csv = calloc(1, sizeof *csv);
    cj_status status;

    *out = NULL;
    if (csv == NULL)
        return cj_fail_nomem(err);
    csv->source = source;
    csv->dialect = *dialect;
    csv->odd = is_odd(dialect);
    csv->block_size = CJ_CSV_BLOCK_SIZE;
    csv->lines = cj_csv_lines_best();
    status = cj_csv_read_header(csv, err);
    if (status != CJ_OK) {
        cj_csv_close(csv);
        return status;
    }
    *out = csv;
    return CJ_OK;
}

cj_status cj_csv_open(cj_csv **out, cj_source *source, char delimiter, cj_error *err)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    dialect.delimiter = delimiter;
    return cj_csv_open_dialect(out, source, &dialect, err);
}

void cj_csv_close(cj_csv *csv)
{
    if (csv == NULL)
        return;
    cj_quoted_free(csv->quoted);
    cj_text_clear(&csv->waiting);
    cj_text_clear(&csv->above);
    cj_text_clear(&csv->header_raw);
    cj_text_clear(&csv->cell);
    cj_arena_clear(&csv->texts);
    free(csv);
}
