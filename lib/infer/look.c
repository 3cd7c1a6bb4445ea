/* The beginning of a file: which delimiter it has, and where its header is. */
#include "infer_internal.h"

#include <stdlib.h>
#include <string.h>

#define LOOK_ROWS 200

/* A row as one delimiter cuts it. */
typedef struct {
    uint64_t line;
    uint32_t cells;
    uint32_t filled; /* cells that are not blank */
    uint32_t width;  /* cells up to the last of these */
    uint32_t values; /* numbers and dates */
} look_row;

typedef struct {
    char delimiter;
    look_row rows[LOOK_ROWS];
    size_t count;
    uint32_t usual; /* cells that most rows have */
    size_t regular; /* rows that have so many */
    size_t header;  /* its row; count: none */
} look;

/* ---- rows ------------------------------------------------------------------------------ */

static bool ends_row(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The bytes of a cell in quotation marks with these, if what is there is one. */
static size_t quoted_length(cj_span rest, char delimiter)
{
    for (size_t i = 1; i < rest.length; i++) {
        if (rest.at[i] != '"')
            continue;
        if (i + 1 < rest.length && rest.at[i + 1] == '"') {
            i++;
            continue;
        }
        return i + 1 == rest.length || rest.at[i + 1] == delimiter || ends_row(rest.at[i + 1])
                   ? i + 1
                   : 0;
    }
    return 0;
}

static void note_cell(look_row *row, cj_span cell)
{
    uint8_t fractions;
    cj_date day;
    int year;

    row->cells++;
    if (cell.length >= 2 && cell.at[0] == '"' && cell.at[cell.length - 1] == '"')
        cell = (cj_span){cell.at + 1, cell.length - 2};
    cell = cj_span_trim(cell);
    if (cell.length == 0)
        return;
    row->filled++;
    row->width = row->cells;
    row->values +=
        cj_infer_numbers(&fractions, cell) != 0 || cj_infer_dates(&day, &year, cell) != 0;
}

/* Cut the next row off; *line is the line that follows it. */
static look_row next_row(cj_span *rest, uint64_t *line, char delimiter)
{
    look_row row = {.line = *line};
    size_t at = 0;

    for (;;) {
        cj_span left = {rest->at + at, rest->length - at};
        size_t length = left.length > 0 && left.at[0] == '"' ? quoted_length(left, delimiter) : 0;

        for (size_t i = 0; i < length; i++)
            *line += left.at[i] == '\n';
        while (length < left.length && left.at[length] != delimiter && !ends_row(left.at[length]))
            length++;
        note_cell(&row, (cj_span){left.at, length});
        at += length;
        if (at == rest->length || ends_row(rest->at[at]))
            break;
        at++;
    }
    if (at < rest->length)
        at += rest->at[at] == '\r' && at + 1 < rest->length && rest->at[at + 1] == '\n' ? 2 : 1;
    ++*line;
    *rest = (cj_span){rest->at + at, rest->length - at};
    return row;
}

/* ---- the header --------------------------------------------------------------------------- */

/* Words in most of its cells, and no value among them. */
static bool is_wordy(const look_row *row, uint32_t of)
{
    return row->values == 0 && row->filled * 2 > of;
}

/* Whether the rows below hold nothing beyond the cells of this one. */
static bool covers(const look *in, size_t header)
{
    size_t within = 0;
    size_t below = 0;

    for (size_t i = header + 1; i < in->count; i++) {
        below += in->rows[i].filled > 1;
        within += in->rows[i].filled > 1 && in->rows[i].width <= in->rows[header].width;
    }
    return below > 0 && within * 10 >= below * 8;
}

/* The number of cells that most rows have. */
static void find_usual(look *in)
{
    for (size_t i = 0; i < in->count; i++) {
        size_t same = 0;

        if (in->rows[i].cells < 2)
            continue;
        for (size_t j = 0; j < in->count; j++)
            same += in->rows[j].cells == in->rows[i].cells;
        if (same > in->regular || (same == in->regular && in->rows[i].cells > in->usual)) {
            in->regular = same;
            in->usual = in->rows[i].cells;
        }
    }
}

static void find_header(look *in)
{
    in->header = in->count;
    for (size_t i = 0; i < in->count; i++) {
        const look_row *row = &in->rows[i];
        bool usual = row->cells == in->usual && is_wordy(row, row->cells);
        bool narrow =
            row->width > 1 && row->width < in->usual && is_wordy(row, row->width) && covers(in, i);

        if (!usual && !narrow)
            continue;
        in->header = i;
        return;
    }
}

static void look_with(look *in, cj_span text, bool whole)
{
    uint64_t line = 1;

    while (text.length > 0 && in->count < LOOK_ROWS) {
        look_row row = next_row(&text, &line, in->delimiter);

        if (text.length == 0 && !whole && in->count > 0)
            break; /* there may be more of it */
        if (row.filled > 0)
            in->rows[in->count++] = row;
    }
    find_usual(in);
    find_header(in);
}

/* Whether a is the better reading of the file. */
static bool is_better(const look *a, const look *b)
{
    bool found = a->usual > 1 && a->header < a->count;
    bool other = b->usual > 1 && b->header < b->count;

    if (found != other)
        return found;
    if (a->regular != b->regular)
        return a->regular > b->regular;
    return a->usual > b->usual;
}

/* ---- looking -------------------------------------------------------------------------------- */

static cj_status read_beginning(cj_text *text, bool *whole, cj_infer_work *in, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status = CJ_OK;
    char buffer[4096];
    size_t got = 1;

    cj_source_keep(in->source);
    while (status == CJ_OK && got > 0 && text->length < CJ_INFER_LOOK_BYTES) {
        status = cj_source_read(&got, in->source, buffer, sizeof buffer, &why);
        if (status == CJ_OK)
            cj_text_append(text, (cj_span){buffer, got});
    }
    *whole = status == CJ_OK && got == 0;
    if (status == CJ_EDATA)
        status = CJ_OK; /* reading all of it will say so, and where */
    else if (status != CJ_OK && err != NULL)
        *err = why;
    if (status == CJ_OK)
        status = cj_text_check(text, err);
    return status == CJ_OK ? cj_source_rewind(in->source, err) : status;
}

/* Say in the dialect what was found. */
static void take(cj_infer_work *in, const look *found)
{
    size_t at = found->header;

    in->dialect.delimiter = found->delimiter;
    in->no_header_found = found->usual > 1 && at == found->count;
    if (found->usual < 2)
        at = 0; /* one column */
    for (size_t i = 0; in->no_header_found && i < found->count && at == found->count; i++)
        if (found->rows[i].cells == found->usual)
            at = i;
    if (at >= found->count || found->rows[at].line == 1)
        return;
    in->lines_above = true;
    in->dialect.header_rows[0] = (uint32_t)found->rows[at].line;
    in->dialect.header_row_count = 1;
}

cj_status cj_infer_look(cj_infer_work *in, cj_error *err)
{
    static const char delimiters[] = {',', ';', '\t', '|'};
    char given = in->reading->delimiter;
    look *looks = calloc(2, sizeof *looks);
    cj_text text = CJ_TEXT_INIT;
    bool whole = false;
    cj_status status = looks == NULL ? cj_fail_nomem(err) : read_beginning(&text, &whole, in, err);

    for (size_t i = 0; status == CJ_OK && i < sizeof delimiters && (i == 0 || given == '\0'); i++) {
        looks[1] = (look){.delimiter = given != '\0' ? given : delimiters[i]};
        look_with(&looks[1], cj_text_span(&text), whole);
        if (i == 0 || is_better(&looks[1], &looks[0]))
            looks[0] = looks[1];
    }
    if (status == CJ_OK)
        take(in, &looks[0]);
    cj_text_clear(&text);
    free(looks);
    return status;
}
