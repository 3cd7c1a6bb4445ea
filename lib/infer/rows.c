/* The rows of the file: which are no data (totals, lines of a report), how wide they are, and
 * what their cells tell about the columns. */
#include "infer_internal.h"

#include <string.h>
#include <strings.h>

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

/* Append the skipRows pattern for a word: WORD* if no data row starts with it, else the exact texts
 * of the examples. */
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

static cj_span cell_at(const cj_csv_block *block, const cj_csv_record *record, size_t column)
{
    return cj_span_trim(cj_csv_text(block, block->fields[record->first_field + column]));
}

/* Count the cells that are not blank; *width is the place behind the last of them and *first the
 * first. */
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

/* Note a repeated header. The same header is passed over later, one with other headings is an error
 * then; another order of columns makes the file two. */
static cj_status note_again(cj_infer_work *in, const cj_csv_record *record, cj_csv_again again,
                            cj_error *err)
{
    if (again == CJ_HEADER_CHANGED)
        return CJ_OK;
    in->repeated = true;
    if (again == CJ_HEADER_SAME)
        return CJ_OK;
    return cj_fail_at(err, CJ_EDATA, cj_source_name(in->source), record->line, 0,
                      "the header stands here once more with its columns in another order; what "
                      "begins here is to be a file of its own");
}

static cj_status note_record(cj_infer_work *in, cj_csv_block *block, const cj_csv_record *record,
                             cj_error *err)
{
    cj_csv_again again;
    cj_span first;
    size_t width;
    size_t filled = measure(&width, &first, block, record);
    size_t word = skip_word(first);
    bool full = record->field_count >= in->column_count && width <= in->column_count;
    cj_status status = CJ_OK;

    if (record->fault == CJ_CSV_FINE && filled == 0)
        return CJ_OK;
    full = full && record->fault == CJ_CSV_FINE;
    if (!full && record->raw_length > 0 && block->text[record->raw_start] == CJ_INFER_COMMENT) {
        in->comments++;
        return CJ_OK;
    }
    again = cj_csv_is_header(in->csv, block, record);
    if (again != CJ_HEADER_NOT)
        return note_again(in, record, again, err);
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

cj_status cj_infer_read_rows(cj_infer_work *in, cj_error *err)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_status status = CJ_OK;

    do {
        status = cj_csv_read(in->csv, &block, err);
        for (size_t i = 0; status == CJ_OK && i < block.record_count; i++)
            status = note_record(in, &block, &block.records[i], err);
    } while (status == CJ_OK && block.record_count > 0);
    cj_csv_block_clear(&block);
    return status;
}
