/* Records with quotation marks are cut by libcsv. The one file that knows it. */
#include "cut_quoted.h"

#include "csv_internal.h"
#include "scan.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* By how much libcsv lets its buffer grow; its own 128 bytes make long fields
 * slow. */
#define PARSER_STEP (64 * 1024)

struct cj_quoted {
    struct csv_parser parser;
    char delimiter;
    /* of the call in hand: */
    cj_csv_block *block;
    cj_csv_record *record;
    bool complete;
    bool stray;  /* the parser has stopped at a stray quotation mark */
    bool failed; /* memory ran out in a callback, which cannot stop the parser */
};

/* Make a fresh parser: libcsv's state cannot be used again after an error. */
static void reset(cj_quoted *quoted)
{
    csv_free(&quoted->parser);
    csv_init(&quoted->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&quoted->parser, (unsigned char)quoted->delimiter);
    csv_set_realloc_func(&quoted->parser, realloc);
    csv_set_free_func(&quoted->parser, free);
    csv_set_blk_size(&quoted->parser, PARSER_STEP);
}

cj_quoted *cj_quoted_new(char delimiter)
{
    cj_quoted *quoted = calloc(1, sizeof *quoted);

    if (quoted == NULL)
        return NULL;
    csv_init(&quoted->parser, 0);
    quoted->delimiter = delimiter;
    reset(quoted);
    return quoted;
}

void cj_quoted_free(cj_quoted *quoted)
{
    if (quoted == NULL)
        return;
    csv_free(&quoted->parser);
    free(quoted);
}

cj_status cj_csv_reserve(cj_csv_block *block, size_t end, size_t more, cj_error *err)
{
    cj_status status =
        cj_grow(&block->text, &block->text_capacity, end + more + CJ_SCAN_WIDTH, 1, err);

    if (status == CJ_OK)
        memset(block->text + end + more, 0, CJ_SCAN_WIDTH);
    return status;
}

/* Called by libcsv for each field: append its bytes behind the block's text. A callback cannot
 * return an error, so a failed allocation is kept in `failed` and the rest is ignored. */
static void on_field(void *bytes, size_t length, void *data)
{
    cj_quoted *in = data;
    cj_csv_block *block = in->block;

    if (in->failed)
        return;
    if (cj_grow(&block->fields, &block->field_capacity, block->field_count + 1,
                sizeof *block->fields, NULL) != CJ_OK ||
        cj_csv_reserve(block, block->extra, length, NULL) != CJ_OK) {
        in->failed = true;
        return;
    }
    if (length > 0)
        memcpy(block->text + block->extra, bytes, length);
    block->fields[block->field_count++] = (cj_csv_field){(uint32_t)block->extra, (uint32_t)length};
    block->extra += length;
    if (length > CJ_CSV_FIELD_MAX && in->record->fault == CJ_CSV_FINE) {
        in->record->fault = CJ_CSV_FIELD_TOO_LONG;
        in->record->fault_field = (uint32_t)(block->field_count - in->record->first_field);
    }
}

static void on_record(int terminator, void *data)
{
    (void)terminator;
    ((cj_quoted *)data)->complete = true;
}

size_t cj_csv_line_length(const char *text, size_t length)
{
    const char *feed = memchr(text, '\n', length);
    size_t upto = feed == NULL ? length : (size_t)(feed - text) + 1;
    const char *carriage = memchr(text, '\r', upto);

    if (carriage == NULL)
        return upto;
    if (carriage + 1 < text + length && carriage[1] == '\n')
        return (size_t)(carriage - text) + 2;
    return (size_t)(carriage - text) + 1;
}

static void set_raw_length(cj_csv_record *record, const char *text, size_t length)
{
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        length--;
    record->raw_length = (uint32_t)length;
}

/* Reduce a record at fault to its first physical line, without fields; 0 if the end of that line is
 * not in the block yet. */
static size_t give_up(cj_quoted *in, size_t start, size_t end, bool at_end, cj_csv_fault fault)
{
    const char *text = in->block->text + start;
    size_t length = cj_csv_line_length(text, end - start);
    bool whole =
        at_end || text[length - 1] == '\n' || (text[length - 1] == '\r' && start + length < end);

    reset(in);
    if (!whole)
        return 0;
    in->record->fault = fault;
    in->record->fault_field = (uint32_t)(in->block->field_count - in->record->first_field) + 1;
    set_raw_length(in->record, text, length);
    return length;
}

/* Feed the parser one physical line a call until the record is complete. */
static size_t feed(uint64_t *lines, cj_quoted *in, size_t start, size_t end, bool at_end)
{
    size_t at = start;

    while (at < end && !in->complete && at - start <= CJ_CSV_RECORD_MAX) {
        size_t length = cj_csv_line_length(in->block->text + at, end - at);

        if (at + length == end && in->block->text[end - 1] == '\r' && !at_end)
            break; /* a line feed may follow */
        /* the parser reads from the block's text while fields are appended to it:
         * room for all of them, so that it stays where it is */
        if (cj_csv_reserve(in->block, in->block->extra, at + length - start, NULL) != CJ_OK) {
            in->failed = true;
            return 0;
        }
        if (csv_parse(&in->parser, in->block->text + at, length, on_field, on_record, in) !=
            length) {
            *lines = 1;
            in->stray = true;
            return give_up(in, start, end, at_end, CJ_CSV_STRAY_QUOTE);
        }
        at += length;
        ++*lines;
    }
    return at - start;
}

/* Decide on a record without an end in the bytes so far: wait for more, or report that its
 * quotation is open. The last line of a file may do without a line end. */
static size_t finish(uint64_t *lines, cj_quoted *in, size_t start, size_t end, size_t taken,
                     bool at_end)
{
    size_t before = in->block->field_count;

    if (taken > CJ_CSV_RECORD_MAX || at_end) {
        if (taken <= CJ_CSV_RECORD_MAX && csv_fini(&in->parser, on_field, on_record, in) == 0 &&
            in->complete)
            return taken;
        in->block->field_count = before; /* csv_fini emits the field it is in */
        *lines = 1;
        return give_up(in, start, end, at_end, CJ_CSV_OPEN_QUOTE);
    }
    reset(in);
    return 0;
}

/* The record holds a NUL byte: say in which field. */
static void note_nul(const cj_csv_block *block, cj_csv_record *record)
{
    record->fault = CJ_CSV_NUL;
    for (uint32_t i = 0; i < record->field_count && record->fault_field == 0; i++) {
        cj_csv_field field = block->fields[record->first_field + i];

        if (memchr(block->text + field.start, '\0', field.length) != NULL)
            record->fault_field = i + 1;
    }
}

/* libcsv drops the blanks around unquoted fields: give them back, so that it
 * can be said that they were there. */
static void restore_blanks(cj_csv_block *block, const cj_csv_record *record, char delimiter)
{
    const char *text = block->text;
    size_t end = record->raw_start + record->raw_length;
    size_t at = record->raw_start;

    for (uint32_t i = 0; i < record->field_count; i++) {
        cj_csv_field *field = &block->fields[record->first_field + i];
        size_t start = at;

        while (at < end && (text[at] == ' ' || text[at] == '\t') && text[at] != delimiter)
            at++;
        if (at < end && text[at] == '"') {
            for (at++; at < end && (text[at] != '"' || (at + 1 < end && text[at + 1] == '"'));)
                at += text[at] == '"' ? 2 : 1;
            while (at < end && text[at] != delimiter)
                at++;
        } else {
            while (at < end && text[at] != delimiter)
                at++;
            *field = (cj_csv_field){(uint32_t)start, (uint32_t)(at - start)};
        }
        at++;
    }
}

static void set_fault(cj_csv_record *record, cj_csv_fault fault)
{
    record->fault = fault;
    record->fault_field = cj_csv_fault_field(fault, 0);
}

cj_status cj_quoted_read(size_t *taken, uint64_t *lines, cj_quoted *quoted, cj_csv_block *block,
                         cj_csv_record *record, size_t start, size_t end, bool at_end,
                         cj_error *err)
{
    size_t extra = block->extra;

    quoted->block = block;
    quoted->record = record;
    quoted->complete = false;
    quoted->stray = false;
    quoted->failed = false;
    *lines = 0;
    *taken = feed(lines, quoted, start, end, at_end);
    if (!quoted->complete && !quoted->stray)
        *taken = finish(lines, quoted, start, end, *taken, at_end);
    if (quoted->failed || csv_error(&quoted->parser) == CSV_ENOMEM)
        return cj_fail_nomem(err);
    if (*taken > 0 && record->fault == CJ_CSV_FINE) {
        const char *text = block->text + start;

        record->field_count = (uint32_t)(block->field_count - record->first_field);
        set_raw_length(record, text, *taken);
        if (memchr(text, '\0', *taken) != NULL)
            note_nul(block, record);
        else if (record->field_count > CJ_CSV_FIELDS_MAX)
            set_fault(record, CJ_CSV_TOO_MANY_FIELDS);
        else if (record->raw_length > CJ_CSV_RECORD_MAX)
            set_fault(record, CJ_CSV_RECORD_TOO_LONG);
        else
            restore_blanks(block, record, quoted->delimiter);
    }
    /* The fields of an unfinished or faulty record are taken back. */
    if (*taken == 0 || record->fault != CJ_CSV_FINE) {
        block->field_count = record->first_field;
        block->extra = extra;
        record->field_count = 0;
    }
    return CJ_OK;
}
