/* The header of a CSV file: where it is, and what its cells are. */
#include "cj/formula.h"
#include "csv_internal.h"
#include "scan.h"

#include <string.h>
#include <strings.h>

/* ---- rows above the header ------------------------------------------------------- */

/* The length of the first row of the text with its line end. */
static size_t row_length(const cj_csv *csv, const char *text, size_t length)
{
    const char *end;

    if (csv->dialect.terminator == '\0')
        return cj_csv_line_length(text, length);
    end = memchr(text, csv->dialect.terminator, length);
    return end == NULL ? length : (size_t)(end - text) + 1;
}

/* The row without its line end. */
static cj_span without_end(const cj_csv *csv, cj_span row)
{
    char end = csv->dialect.terminator;

    while (row.length > 0 &&
           (end != '\0' ? row.at[row.length - 1] == end
                        : row.at[row.length - 1] == '\n' || row.at[row.length - 1] == '\r'))
        row.length--;
    return row;
}

/* How many header rows there are, those between them included. */
static size_t header_depth(const cj_dialect *dialect)
{
    size_t count = dialect->header_row_count;

    if (dialect->no_header)
        return 0;
    return count < 2 ? 1 : dialect->header_rows[count - 1] - dialect->header_rows[0] + 1;
}

/* The delimiter that `depth` rows show. */
static char find_delimiter(const char *text, size_t length, char quote, size_t depth)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    size_t counts[sizeof candidates] = {0};
    size_t best = 0;
    bool inside = false;

    for (size_t i = 0; i < length && depth > 0; i++) {
        if (quote != '\0' && text[i] == quote)
            inside = !inside;
        if (inside)
            continue;
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
            depth--;
        for (size_t c = 0; c < sizeof candidates; c++)
            counts[c] += text[i] == candidates[c];
    }
    for (size_t c = 1; c < sizeof candidates; c++)
        if (counts[c] > counts[best])
            best = c;
    return candidates[best];
}

/* Whether one of the row's cells, quotation marks aside, is `name`. */
static bool has_cell(cj_span row, char delimiter, char quote, cj_span name)
{
    size_t start = 0;

    for (size_t i = 0; i <= row.length; i++) {
        cj_span cell;

        if (i < row.length && row.at[i] != delimiter)
            continue;
        cell = cj_span_trim((cj_span){row.at + start, i - start});
        start = i + 1;
        if (cell.length >= 2 && quote != '\0' && cell.at[0] == quote &&
            cell.at[cell.length - 1] == quote)
            cell = (cj_span){cell.at + 1, cell.length - 2};
        if (cj_key_same(cell, name))
            return true;
    }
    return false;
}

/* The delimiter that a first row such as "sep=;" names, which Excel writes and reads; 0 for
 * another row. */
static char named_delimiter(uint64_t number, cj_span row)
{
    return number == 1 && row.length == 5 && strncasecmp(row.at, "sep=", 4) == 0 ? row.at[4] : 0;
}

/* Whether this row is the first header row: the one whose number the profile gives, the first with
 * all the cells it names, or the first that is neither empty, nor a comment, nor a "sep=" line. */
static bool is_header(const cj_csv *csv, uint64_t number, cj_span row)
{
    const cj_dialect *dialect = &csv->dialect;
    char delimiter = dialect->delimiter;

    if (dialect->header_has_count == 0 && dialect->header_row_count > 0 && !dialect->no_header)
        return number == dialect->header_rows[0];
    if (row.length == 0 || cj_dialect_is_comment(dialect, number, row) ||
        named_delimiter(number, row) != '\0')
        return false;
    if (delimiter == '\0')
        delimiter = find_delimiter(row.at, row.length, dialect->quote, 1);
    for (size_t i = 0; i < dialect->header_has_count; i++)
        if (!has_cell(row, delimiter, dialect->quote, dialect->header_has[i]))
            return false;
    return true;
}

/* Find the first row of the header, or of the data if the file has no header: its offset and its
 * number. False if that row is not among these bytes. */
static bool find_start(size_t *start, uint64_t *number, const cj_csv *csv, cj_span text)
{
    *start = 0;
    for (*number = 1; *start < text.length; ++*number) {
        size_t length = row_length(csv, text.at + *start, text.length - *start);
        cj_span row = {text.at + *start, length};
        char end = csv->dialect.terminator == '\0' ? '\n' : csv->dialect.terminator;

        if (*start + length == text.length && row.at[length - 1] != end && !csv->at_end)
            return false; /* there may be more of it */
        if (is_header(csv, *number, without_end(csv, row)))
            return true;
        *start += length;
    }
    return false;
}

/* Report the missing header in the words of the rule that found none. */
static cj_status fail_no_header(const cj_csv *csv, uint64_t rows, cj_error *err)
{
    const char *name = cj_source_name(csv->source);
    const cj_dialect *dialect = &csv->dialect;

    if (dialect->header_has_count > 0)
        return cj_fail_at(err, CJ_EUSAGE, name, 0, 0,
                          "no row has the cells that the profile's header names (\"%s\" ...)",
                          dialect->header_has[0].at);
    if (dialect->header_row_count > 0 && rows > 1)
        return cj_fail_at(err, CJ_EUSAGE, name, 0, 0,
                          "the profile says that the header is in row %u, and there are %llu rows",
                          dialect->header_rows[0], (unsigned long long)(rows - 1));
    return cj_fail_at(err, CJ_EUSAGE, name, 0, 0, "is empty; a header row is expected");
}

/* ---- the header's cells -------------------------------------------------------------- */

static cj_span cell_of(const cj_csv_block *block, const cj_csv_record *record, size_t column)
{
    if (column >= record->field_count)
        return (cj_span){"", 0};
    return cj_span_trim(
        cj_formula_unmark(cj_csv_text(block, block->fields[record->first_field + column])));
}

/* A row number of the header as a record of the block that begins with it. */
static const cj_csv_record *header_row(const cj_csv *csv, const cj_csv_block *block, size_t i)
{
    const uint32_t *rows = csv->dialect.header_rows;

    return &block->records[i == 0 ? 0 : rows[i] - rows[0]];
}

static cj_status keep_text(cj_csv *csv, size_t column, const cj_text *words, cj_error *err)
{
    char *copy = cj_arena_text(&csv->texts, cj_text_string(words), words->length);

    if (copy == NULL || words->failed)
        return cj_fail_nomem(err);
    csv->header[column] = (cj_span){copy, words->length};
    return CJ_OK;
}

/* The words of one column in all header rows; a blank cell of an upper row is
 * the one to its left, as merged cells are exported. */
static void join_column(cj_text *out, const cj_csv *csv, const cj_csv_block *block, size_t column)
{
    size_t depth = csv->dialect.header_row_count < 2 ? 1 : csv->dialect.header_row_count;

    for (size_t i = 0; i < depth; i++) {
        const cj_csv_record *record = header_row(csv, block, i);
        cj_span cell = cell_of(block, record, column);

        for (size_t left = column; cell.length == 0 && i + 1 < depth && left > 0; left--)
            cell = cell_of(block, record, left - 1);
        if (cell.length > 0 && out->length > 0)
            cj_text_append(out, csv->dialect.header_join);
        cj_text_append(out, cell);
    }
}

static const char *fault_words(cj_csv_fault fault)
{
    switch (fault) {
    case CJ_CSV_TOO_MANY_FIELDS:
        return "the header row has more than 16,384 cells, which is the most that a row may have";
    case CJ_CSV_FIELD_TOO_LONG:
        return "the header row has a cell of more than 1 MiB, which is the most that a cell may "
               "have; is this a CSV file?";
    case CJ_CSV_RECORD_TOO_LONG:
        return "the header row is longer than 4 MiB, which is the most that a row may have; is "
               "this a CSV file?";
    case CJ_CSV_OPEN_QUOTE:
        return "the header row cannot be read: a quotation does not end";
    default:
        return "the header row cannot be read: a quotation mark is out of place";
    }
}

static cj_status check_row(const cj_csv *csv, const cj_csv_record *record, cj_error *err)
{
    if (record->fault == CJ_CSV_FINE)
        return CJ_OK;
    if (record->fault == CJ_CSV_NUL)
        return cj_fail_at(err, CJ_EUSAGE, cj_source_name(csv->source), record->line,
                          record->fault_field,
                          "the header row holds a NUL byte; if the file is UTF-16, say "
                          "{encoding UTF-16LE}");
    return cj_fail_at(err, CJ_EUSAGE, cj_source_name(csv->source), record->line,
                      record->fault_field, "%s", fault_words(record->fault));
}

static cj_status keep_header(cj_csv *csv, const cj_csv_block *block, cj_error *err)
{
    bool none = csv->dialect.no_header;
    size_t rows = csv->dialect.header_row_count < 2 ? 1 : csv->dialect.header_row_count;
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < rows; i++) {
        const cj_csv_record *record = header_row(csv, block, none ? 0 : i);

        status = check_row(csv, record, err);
        if (record->field_count > csv->header_count)
            csv->header_count = record->field_count;
    }
    if (status != CJ_OK)
        return status;
    csv->header = cj_arena_alloc(&csv->texts, csv->header_count * sizeof *csv->header);
    if (csv->header == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < csv->header_count; i++) {
        cj_text_reset(&words);
        if (none)
            cj_text_format(&words, "field%zu", i + 1);
        else
            join_column(&words, csv, block, i);
        status = keep_text(csv, i, &words, err);
    }
    cj_text_clear(&words);
    return status;
}

/* ---- reading it -------------------------------------------------------------------------- */

/* Cut the rows from `start` on, as far as they are there. */
static cj_status cut_from(cj_csv *csv, cj_csv_block *block, cj_span text, uint64_t row,
                          cj_error *err)
{
    cj_status status = cj_csv_reserve(block, text.length, 0, err);

    if (status != CJ_OK)
        return status;
    if (text.length > 0)
        memcpy(block->text, text.at, text.length);
    csv->delimiter = csv->dialect.delimiter;
    if (csv->delimiter == '\0')
        csv->delimiter = find_delimiter(text.at, text.length, csv->dialect.quote,
                                        csv->dialect.no_header ? 1 : header_depth(&csv->dialect));
    cj_quoted_free(csv->quoted);
    csv->quoted = cj_quoted_new(csv->delimiter);
    if (csv->quoted == NULL)
        return cj_fail_nomem(err);
    block->field_count = 0;
    block->record_count = 0;
    block->extra = text.length + CJ_SCAN_WIDTH;
    memset(csv->first_ends, 0, sizeof csv->first_ends);
    csv->line = row;
    csv->records = 0;
    return csv->odd ? cj_csv_cut_odd(csv, block, text.length, err)
                    : cj_csv_cut_quick(csv, block, text.length, err);
}

/* Keep the header, and what follows it for later. */
static cj_status take_header(cj_csv *csv, const cj_csv_block *block, cj_span above, cj_span text,
                             uint64_t row, cj_error *err)
{
    size_t after = header_depth(&csv->dialect);
    size_t next = block->record_count > after ? block->records[after].raw_start : block->used;
    cj_status status = keep_header(csv, block, err);

    if (status == CJ_OK)
        status = cj_csv_keep_header_cells(csv, block, after, err);
    if (status != CJ_OK)
        return status;
    csv->header_line = after == 0 ? 0 : block->records[after - 1].line;
    csv->header_record = row + after - 1;
    if (block->record_count > after)
        csv->line = block->records[after].line;
    csv->records = 0;
    cj_text_append(&csv->above, above);
    cj_text_append(&csv->header_raw, (cj_span){text.at, next});
    cj_text_append(&csv->waiting, (cj_span){text.at + next, text.length - next});
    status = cj_text_check(&csv->above, err);
    if (status == CJ_OK)
        status = cj_text_check(&csv->header_raw, err);
    return status == CJ_OK ? cj_text_check(&csv->waiting, err) : status;
}

/* The file is text of another kind: pages that are named .csv or .xls are sent by web systems. */
static cj_status check_kind(const cj_csv *csv, cj_span text, cj_error *err)
{
    static const struct {
        const char *begin; /* without blanks */
        const char *what;
    } kinds[] = {{"<!doctypehtml", "a web page (HTML)"},
                 {"<html", "a web page (HTML)"},
                 {"<head", "a web page (HTML)"},
                 {"<table", "a web page (HTML)"},
                 {"<meta", "a web page (HTML)"},
                 {"<?xml", "XML"},
                 {"{\"", "JSON"},
                 {"[{", "JSON"}};
    char begin[16] = "";
    size_t length = 0;

    for (size_t i = 0; i < text.length && length < sizeof begin - 1; i++)
        if (text.at[i] == '\0' || strchr(" \t\r\n", text.at[i]) == NULL)
            begin[length++] = text.at[i];
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncasecmp(begin, kinds[i].begin, strlen(kinds[i].begin)) == 0)
            return cj_fail_at(err, CJ_EUSAGE, cj_source_name(csv->source), 0, 0,
                              "is %s, not a CSV file%s", kinds[i].what,
                              kinds[i].what[0] == 'a' || kinds[i].what[0] == 'X'
                                  ? "; open it in a spreadsheet and save the sheet as CSV UTF-8"
                                  : "; export the table itself as CSV");
    return CJ_OK;
}

/* Take the delimiter that the first row names, where nothing else does. */
static void take_named_delimiter(cj_csv *csv, cj_span text)
{
    if (csv->dialect.delimiter == '\0' && text.length > 0)
        csv->dialect.delimiter = named_delimiter(
            1, without_end(csv, (cj_span){text.at, row_length(csv, text.at, text.length)}));
}

cj_status cj_csv_read_header(cj_csv *csv, cj_error *err)
{
    cj_csv_block read = CJ_CSV_BLOCK_INIT;
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    size_t needed = header_depth(&csv->dialect) == 0 ? 1 : header_depth(&csv->dialect);
    cj_span text = {"", 0};
    cj_span above = {"", 0};
    cj_status status;
    uint64_t row = 1;
    size_t have = 0;
    size_t target = 0;
    bool whole = false;

    /* Each pass reads one block more and starts from the first byte again; two records of the
     * greatest length bound the cost. */
    do { /* until the header is whole, or the file is */
        size_t start;

        target += csv->block_size;
        csv->line = 1; /* of the first byte in `read` */
        status = cj_csv_fill(csv, &read, &have, target, err);
        if (status == CJ_OK)
            status = check_kind(csv, (cj_span){read.text, have}, err);
        if (status != CJ_OK)
            goto done;
        take_named_delimiter(csv, (cj_span){read.text, have});
        if (find_start(&start, &row, csv, (cj_span){read.text, have})) {
            above = (cj_span){read.text, start};
            text = (cj_span){read.text + start, have - start};
            status = cut_from(csv, &block, text, row, err);
            whole = block.record_count >= needed;
        }
    } while (status == CJ_OK && !whole && !csv->at_end && csv->stopped.status == CJ_OK &&
             have <= 2 * (size_t)CJ_CSV_RECORD_MAX);
    if (status == CJ_OK && !whole && csv->stopped.status != CJ_OK)
        status = cj_csv_fail_stopped(csv, err);
    else if (status == CJ_OK && !whole)
        status = fail_no_header(csv, row, err);
    if (status == CJ_OK)
        status = take_header(csv, &block, above, text, row, err);
done:
    cj_csv_block_clear(&read);
    cj_csv_block_clear(&block);
    return status;
}

uint64_t cj_csv_find_header(const cj_csv *csv, const cj_span *names, size_t count)
{
    cj_csv asked = {.dialect = csv->dialect, .at_end = true};
    cj_span text = cj_text_span(&csv->waiting);
    uint64_t number;
    size_t start;

    if (count == 0)
        return 0;
    asked.dialect.no_header = false;
    asked.dialect.header_has = names;
    asked.dialect.header_has_count = count;
    return find_start(&start, &number, &asked, text) ? csv->header_record + number : 0;
}

/* Whether every cell of the row is blank. */
static bool is_blank_row(cj_span row, char delimiter, char quote)
{
    for (size_t i = 0; i < row.length; i++)
        if (row.at[i] != delimiter && row.at[i] != ' ' && row.at[i] != '\t' &&
            (row.at[i] != quote || quote == '\0'))
            return false;
    return true;
}

uint64_t cj_csv_find_cells(const cj_csv *csv)
{
    cj_span text = cj_text_span(&csv->waiting);

    for (uint64_t number = csv->header_record + 1; text.length > 0; number++) {
        size_t length = row_length(csv, text.at, text.length);

        if (!is_blank_row(without_end(csv, (cj_span){text.at, length}), csv->delimiter,
                          csv->dialect.quote))
            return number;
        text = (cj_span){text.at + length, text.length - length};
    }
    return 0;
}
