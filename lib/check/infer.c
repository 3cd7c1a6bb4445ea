#include "cj/infer.h"

#include "infer_internal.h"
#include "records_internal.h"
#include "schema_builtin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- rows that are no data ------------------------------------------------------------- */

/* The longer of two that begin alike comes first. */
static const char *const skip_words[CJ_INFER_SKIPS] = {"Grand total", "Total",  "Report", "Page",
                                                       "Printed",     "Run on", "End of"};

/* The word that the text begins with, or CJ_INFER_SKIPS. */
static size_t skip_word(cj_span text)
{
    for (size_t i = 0; i < CJ_INFER_SKIPS; i++)
        if (text.length >= strlen(skip_words[i]) &&
            strncasecmp(text.at, skip_words[i], strlen(skip_words[i])) == 0)
            return i;
    return CJ_INFER_SKIPS;
}

/* Whether the text is "Total" or "Grand total:" and no more. */
static bool is_total(size_t word, cj_span text)
{
    size_t length = word < 2 ? strlen(skip_words[word]) : 0;

    return word < 2 && (text.length == length ||
                        (text.length == length + 1 && memchr(":s", text.at[length], 2) != NULL));
}

/* All rows that begin so; where others do as well, those that say the same. */
void cj_infer_skip_pattern(cj_text *out, const cj_infer_work *in, size_t i)
{
    const cj_infer_skip *skip = &in->skips[i];

    if (skip->fitting == 0) {
        cj_text_format(out, "%s*", skip_words[i]);
        return;
    }
    for (size_t at = 0; at < skip->example.length; at++) {
        char byte = skip->example.at[at];

        cj_text_char(out, memchr("[]\\*", byte, 4) != NULL ? '?' : byte);
    }
}

static cj_status note_skip(cj_infer_work *in, size_t word, cj_span text, bool odd, cj_error *err)
{
    cj_infer_skip *skip = &in->skips[word];
    size_t length = text.length < 200 ? text.length : 200;
    char *copy;

    skip->fitting += !odd;
    skip->odd += odd;
    if (!odd || skip->odd > 1)
        return CJ_OK;
    copy = cj_arena_text(&in->arena, text.at, length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    skip->example = (cj_span){copy, length};
    return CJ_OK;
}

/* ---- rows ------------------------------------------------------------------------------ */

static cj_span cell_at(const cj_csv_block *block, const cj_csv_record *record, size_t column)
{
    return cj_span_trim(cj_csv_text(block, block->fields[record->first_field + column]));
}

/* The cells that are not blank, the place behind the last of them, and the
 * first of them. */
static size_t measure(size_t *width, cj_span *first, const cj_csv_block *block,
                      const cj_csv_record *record)
{
    size_t filled = 0;

    *width = 0;
    *first = (cj_span){block->text + record->raw_start, record->raw_length};
    for (size_t i = 0; record->fault == CJ_CSV_FINE && i < record->field_count; i++) {
        cj_span cell = cell_at(block, record, i);

        if (cell.length == 0)
            continue;
        if (filled++ == 0)
            *first = cell;
        *width = i + 1;
    }
    return filled;
}

static cj_status note_cells(cj_infer_work *in, const cj_csv_block *block,
                            const cj_csv_record *record, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->column_count && i < record->field_count; i++)
        status = cj_infer_note(in, &in->columns[i], cell_at(block, record, i), err);
    return status;
}

static cj_status note_record(cj_infer_work *in, const cj_csv_block *block,
                             const cj_csv_record *record, cj_span header, cj_error *err)
{
    cj_span raw = {block->text + record->raw_start, record->raw_length};
    cj_span first;
    size_t width;
    size_t filled = measure(&width, &first, block, record);
    size_t word = skip_word(first);
    bool full = record->field_count >= in->column_count && width <= in->column_count;
    cj_status status = CJ_OK;

    if (record->fault == CJ_CSV_FINE && filled == 0)
        return CJ_OK;
    if (cj_span_equal(raw, header)) {
        in->repeated = true;
        return CJ_OK;
    }
    full = full && record->fault == CJ_CSV_FINE;
    if (word < CJ_INFER_SKIPS) {
        bool odd = !full || is_total(word, first) ||
                   (in->column_count > 1 && filled * 2 <= in->column_count);

        status = note_skip(in, word, first, odd, err);
        if (status != CJ_OK || odd)
            return status;
    }
    in->rows++;
    if (!full && (record->fault != CJ_CSV_FINE || width > in->column_count ||
                  record->field_count * 2 < in->column_count)) {
        in->ragged++;
        return CJ_OK;
    }
    in->trailing += record->field_count > in->column_count;
    if (!full) {
        in->short_rows++;
        if (in->short_width == 0 || record->field_count < in->short_width)
            in->short_width = record->field_count;
    }
    return note_cells(in, block, record, err);
}

bool cj_infer_has_short_rows(const cj_infer_work *in)
{
    return in->short_rows > 0 && in->short_rows * 10 >= in->rows;
}

static cj_status read_rows(cj_infer_work *in, cj_error *err)
{
    cj_span header = cj_csv_header_raw(in->csv);
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_status status = CJ_OK;

    while (header.length > 0 &&
           (header.at[header.length - 1] == '\n' || header.at[header.length - 1] == '\r'))
        header.length--;
    do {
        status = cj_csv_read(in->csv, &block, err);
        for (size_t i = 0; status == CJ_OK && i < block.record_count; i++)
            status = note_record(in, &block, &block.records[i], header, err);
    } while (status == CJ_OK && block.record_count > 0);
    cj_csv_block_clear(&block);
    return status;
}

/* ---- the course -------------------------------------------------------------------------- */

static cj_status open_columns(cj_infer_work *in, cj_error *err)
{
    const cj_span *headings = cj_csv_header(in->csv, &in->column_count);
    cj_status status = CJ_OK;

    in->columns = calloc(in->column_count + 1, sizeof *in->columns);
    in->heading_keys = cj_arena_alloc(&in->arena, (in->column_count + 1) * sizeof(uint64_t));
    in->name_keys = cj_arena_alloc(&in->arena, (in->column_count + 1) * sizeof(uint64_t));
    if (in->columns == NULL || in->heading_keys == NULL || in->name_keys == NULL) {
        free(in->columns);
        in->columns = NULL;
        in->column_count = 0;
        return cj_fail_nomem(err);
    }
    for (size_t i = 0; status == CJ_OK && i < in->column_count; i++) {
        in->columns[i].heading = headings[i];
        in->name_keys[i] = 0;
        in->heading_keys[i] = cj_key_hash(headings[i]);
        status = cj_dict_new(&in->columns[i].distinct, CJ_DICT_FOLDED, err);
    }
    return status;
}

/* Which built-in input the file is, and all built-in schemas with that one
 * first. */
static cj_status open_schemas(cj_infer_work *in, const char *path, cj_error *err)
{
    size_t count;
    const cj_span *headings = cj_csv_header(in->csv, &count);
    const char *name = path == NULL || strcmp(path, "-") == 0 ? NULL : path;
    cj_status status = cj_schema_guess(&in->role, name, headings, count, err);

    if (status == CJ_OK)
        status = cj_schema_builtin(&in->builtins[in->builtin_count++], in->role, err);
    if (status != CJ_OK)
        return status;
    in->schema = in->builtins[0];
    for (size_t i = 0; status == CJ_OK && i < cj_schema_texts_count; i++)
        if (strcmp(cj_schema_texts[i].name, in->role) != 0 &&
            in->builtin_count < sizeof in->builtins / sizeof *in->builtins)
            status =
                cj_schema_builtin(&in->builtins[in->builtin_count++], cj_schema_texts[i].name, err);
    return status;
}

static cj_status infer(cj_text *schema, cj_text *profile, cj_infer_work *in, const char *path,
                       cj_error *err)
{
    cj_status status = cj_source_open(&in->source, path, in->reading->encoding, err);

    if (status == CJ_OK)
        status = cj_infer_look(in, err);
    if (status == CJ_OK)
        status = cj_csv_open_dialect(&in->csv, in->source, &in->dialect, err);
    if (status == CJ_OK) {
        cj_source_forget(in->source); /* all that was kept has been read again */
        status = open_schemas(in, path, err);
    }
    if (status == CJ_OK)
        status = open_columns(in, err);
    if (status == CJ_OK)
        status = read_rows(in, err);
    if (status == CJ_OK)
        status = cj_infer_names(in, err);
    if (status == CJ_OK)
        status = cj_infer_decide(in, err);
    if (status == CJ_OK)
        status = cj_infer_write_schema(schema, in, err);
    return status == CJ_OK ? cj_infer_write_profile(profile, in, err) : status;
}

cj_status cj_infer(cj_text *schema, cj_text *profile, const char *path,
                   const cj_records_options *reading, cj_error *err)
{
    cj_infer_work in = {.reading = reading, .dialect = CJ_DIALECT_INIT};
    cj_status status = infer(schema, profile, &in, path, err);

    for (size_t i = 0; i < in.column_count; i++) {
        cj_dict_free(in.columns[i].distinct);
        free(in.columns[i].hashes.slots);
        cj_text_clear(&in.columns[i].remarks);
    }
    free(in.columns);
    for (size_t i = 0; i < in.builtin_count; i++)
        cj_schema_free(in.builtins[i]);
    cj_csv_close(in.csv);
    cj_source_close(in.source);
    cj_arena_clear(&in.arena);
    return status;
}
