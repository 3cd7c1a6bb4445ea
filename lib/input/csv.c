#include "cj/csv.h"

#include "csv_internal.h"
#include "csv_scan.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE (256u * 1024)

void cj_csv_block_clear(cj_csv_block *block)
{
    free(block->text);
    free(block->fields);
    free(block->records);
    *block = (cj_csv_block)CJ_CSV_BLOCK_INIT;
}

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

void cj_csv_set_block_size(cj_csv *csv, size_t bytes)
{
    csv->block_size = bytes < 4 ? 4 : bytes;
}

/* ---- blocks ------------------------------------------------------------------ */

/* Read until the block holds `target` bytes or the source ends. */
static cj_status fill(cj_csv *csv, cj_csv_block *block, size_t *have, size_t target, cj_error *err)
{
    cj_error why = CJ_ERROR_INIT;
    cj_status status = cj_csv_reserve(block, target, 0, err);

    while (status == CJ_OK && *have < target && !csv->at_end && csv->stopped.status == CJ_OK) {
        size_t room = target - *have;
        size_t got;

        if (room < 4) { /* the least that a source takes */
            target += 4 - room;
            status = cj_csv_reserve(block, target, 0, err);
            continue;
        }
        status = cj_source_read(&got, csv->source, block->text + *have, room, &why);
        if (status == CJ_EDATA) { /* what was read before it comes first */
            csv->stopped = why;
            csv->stopped.line = csv->line;
            for (size_t i = 0; i < *have; i++)
                csv->stopped.line += block->text[i] == '\n';
            status = CJ_OK;
            break;
        }
        if (status != CJ_OK && err != NULL)
            *err = why;
        *have += status == CJ_OK ? got : 0;
        csv->at_end = status == CJ_OK && got == 0;
    }
    if (status == CJ_OK)
        memset(block->text + *have, 0, CJ_SCAN_WIDTH);
    return status;
}

static cj_status fail_stopped(const cj_csv *csv, cj_error *err)
{
    if (err != NULL)
        *err = csv->stopped;
    return csv->stopped.status;
}

static bool is_empty_line(const cj_csv_record *record)
{
    return record->raw_length == 0 && record->fault == CJ_CSV_FINE;
}

/* Empty lines at the end of a block wait for what follows them: at the end of
 * the file they are no records. */
static void hold_back_empty_lines(cj_csv *csv, cj_csv_block *block)
{
    while (block->record_count > 0 && is_empty_line(&block->records[block->record_count - 1])) {
        const cj_csv_record *record = &block->records[--block->record_count];

        block->used = record->raw_start;
        csv->line = record->line;
        csv->records--;
    }
}

cj_status cj_csv_read(cj_csv *csv, cj_csv_block *block, cj_error *err)
{
    size_t have = csv->waiting.length;
    size_t target = csv->block_size > have ? csv->block_size : have + csv->block_size;
    cj_status status;

    status = cj_csv_reserve(block, have, 0, err);
    if (status != CJ_OK)
        return status;
    if (have > 0)
        memcpy(block->text, csv->waiting.bytes, have);
    for (;;) {
        block->field_count = 0;
        block->record_count = 0;
        status = fill(csv, block, &have, target, err);
        if (status != CJ_OK)
            return status;
        block->extra = have + CJ_SCAN_WIDTH;
        status = cj_csv_cut(csv, block, have, err);
        if (status != CJ_OK)
            return status;
        if (csv->at_end || have <= CJ_CSV_RECORD_MAX)
            hold_back_empty_lines(csv, block);
        if (block->record_count > 0 || csv->at_end)
            break;
        if (csv->stopped.status != CJ_OK)
            return fail_stopped(csv, err);
        if (have > 2 * (size_t)CJ_CSV_RECORD_MAX)
            return cj_fail_at(err, CJ_EDATA, cj_source_name(csv->source), csv->line, 0,
                              "a line of more than %u bytes; is this a CSV file?",
                              CJ_CSV_RECORD_MAX);
        target = have * 2 > target ? have * 2 : target + csv->block_size;
    }
    cj_text_reset(&csv->waiting);
    if (!csv->at_end)
        cj_text_append(&csv->waiting, (cj_span){block->text + block->used, have - block->used});
    return cj_text_check(&csv->waiting, err);
}

/* ---- the header ---------------------------------------------------------------- */

/* The delimiter that the first record shows. */
static char find_delimiter(const char *text, size_t length)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    size_t counts[sizeof candidates] = {0};
    size_t best = 0;
    bool inside = false;
    size_t start = 0;

    while (start < length && (text[start] == '\n' || text[start] == '\r'))
        start++; /* empty lines above the header */
    for (size_t i = start; i < length; i++) {
        if (text[i] == '"')
            inside = !inside;
        if (inside)
            continue;
        if (text[i] == '\n' || text[i] == '\r')
            break;
        for (size_t c = 0; c < sizeof candidates; c++)
            counts[c] += text[i] == candidates[c];
    }
    for (size_t c = 1; c < sizeof candidates; c++)
        if (counts[c] > counts[best])
            best = c;
    return candidates[best];
}

/* The header is the first record that is no empty line. */
static size_t header_of(const cj_csv_block *block)
{
    size_t at = 0;

    while (at < block->record_count && is_empty_line(&block->records[at]))
        at++;
    return at;
}

static cj_status keep_header(cj_csv *csv, const cj_csv_block *block, cj_error *err)
{
    const char *name = cj_source_name(csv->source);
    const cj_csv_record *record = &block->records[header_of(block)];

    if (header_of(block) == block->record_count)
        return cj_fail_at(err, CJ_EUSAGE, name, 0, 0, "is empty; a header row is expected");
    if (record->fault != CJ_CSV_FINE)
        return cj_fail_at(err, CJ_EUSAGE, name, record->line, record->fault_field,
                          record->fault == CJ_CSV_NUL
                              ? "the header row holds a NUL byte; if the file is UTF-16, say "
                                "--encoding UTF-16LE"
                              : "the header row cannot be read: a quotation mark is out of place");
    csv->header = cj_arena_alloc(&csv->texts, record->field_count * sizeof *csv->header);
    if (csv->header == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < record->field_count; i++) {
        cj_span span = cj_span_trim(cj_csv_text(block, block->fields[record->first_field + i]));
        char *copy = cj_arena_text(&csv->texts, span.at, span.length);

        if (copy == NULL)
            return cj_fail_nomem(err);
        csv->header[i] = (cj_span){copy, span.length};
    }
    csv->header_count = record->field_count;
    csv->header_line = record->line;
    csv->header_record = header_of(block) + 1;
    return CJ_OK;
}

/* Read the first record; what follows it waits. */
static cj_status read_header(cj_csv *csv, char delimiter, cj_error *err)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_status status;
    size_t have = 0;
    size_t target = 0;
    size_t after;
    size_t next;

    csv->delimiter = delimiter;
    do { /* until the header is whole, or the file is */
        target += csv->block_size;
        block.field_count = 0;
        block.record_count = 0;
        csv->line = 1;
        csv->records = 0;
        status = fill(csv, &block, &have, target, err);
        if (status != CJ_OK)
            goto done;
        if (delimiter == '\0')
            csv->delimiter = find_delimiter(block.text, have);
        cj_quoted_free(csv->quoted);
        csv->quoted = cj_quoted_new(csv->delimiter);
        status = csv->quoted == NULL ? cj_fail_nomem(err) : CJ_OK;
        if (status != CJ_OK)
            goto done;
        block.extra = have + CJ_SCAN_WIDTH;
        status = cj_csv_cut(csv, &block, have, err);
        if (status == CJ_OK && header_of(&block) == block.record_count &&
            csv->stopped.status != CJ_OK)
            status = fail_stopped(csv, err);
    } while (status == CJ_OK && header_of(&block) == block.record_count && !csv->at_end &&
             have <= CJ_CSV_RECORD_MAX);
    if (status == CJ_OK)
        status = keep_header(csv, &block, err);
    if (status != CJ_OK)
        goto done;
    after = header_of(&block) + 1;
    next = block.record_count > after ? block.records[after].raw_start : block.used;
    csv->line = block.record_count > after ? block.records[after].line : csv->line;
    csv->records = 0;
    cj_text_append(&csv->waiting, (cj_span){block.text + next, have - next});
    status = cj_text_check(&csv->waiting, err);
done:
    cj_csv_block_clear(&block);
    return status;
}

cj_status cj_csv_open(cj_csv **out, cj_source *source, char delimiter, cj_error *err)
{
    cj_csv *csv = calloc(1, sizeof *csv);
    cj_status status;

    *out = NULL;
    if (csv == NULL)
        return cj_fail_nomem(err);
    csv->source = source;
    csv->block_size = BLOCK_SIZE;
    status = read_header(csv, delimiter, err);
    if (status != CJ_OK) {
        cj_csv_close(csv);
        return status;
    }
    *out = csv;
    return CJ_OK;
}

void cj_csv_close(cj_csv *csv)
{
    if (csv == NULL)
        return;
    cj_quoted_free(csv->quoted);
    cj_text_clear(&csv->waiting);
    cj_arena_clear(&csv->texts);
    free(csv);
}
