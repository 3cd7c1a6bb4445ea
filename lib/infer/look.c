/* The beginning of a file: which delimiter it has, and where its header is. */
#include "look.h"

#include "base/identifier.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define CODE_MOST 40

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

/* Hash a code with each run of digits as one, so that A12 and A345 have the same shape. */
static uint32_t shape_of(cj_span cell)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < cell.length; i++) {
        bool digit = isdigit((unsigned char)cell.at[i]) != 0;

        if (digit && i > 0 && isdigit((unsigned char)cell.at[i - 1]))
            continue;
        hash =
            (hash ^ (digit ? '9' : (unsigned char)tolower((unsigned char)cell.at[i]))) * 16777619u;
    }
    return hash | 1;
}

static int32_t whole_of(cj_span cell)
{
    int64_t value;

    return cell.length <= 4 && cj_whole_parse(&value, cell) && value >= 0 ? (int32_t)value : -1;
}

static look_cell cell_of(cj_infer_forms *forms, cj_span cell)
{
    look_cell out = {.text = (uint32_t)cj_key_hash(cell) | 1, .whole = whole_of(cell)};
    uint16_t fractions;
    cj_date day;
    int year;
    bool digits = false;

    for (size_t i = 0; i < cell.length; i++)
        digits = digits || isdigit((unsigned char)cell.at[i]);
    if (cj_infer_is_filler(cell))
        out.kind = LOOK_BLANK;
    else if (cj_infer_dates(forms, &day, &year, cell) != 0)
        out.kind = cj_infer_numbers(&fractions, cell) != 0 ? LOOK_NUMBER : LOOK_DATE;
    else if (cj_infer_numbers(&fractions, cell) != 0)
        out.kind =
            cell.length == 4 && out.whole >= 1900 && out.whole < 2100 ? LOOK_YEAR : LOOK_NUMBER;
    else
        out.kind = digits && cell.length <= CODE_MOST ? LOOK_CODE : LOOK_WORD;
    if (out.kind == LOOK_CODE)
        out.shape = shape_of(cell);
    return out;
}

static void note_cell(look *in, look_row *row, cj_span cell)
{
    look_cell *to = &in->all[in->cell_count++];

    *to = (look_cell){.kind = LOOK_BLANK, .whole = -1};
    row->cells++;
    if (cell.length >= 2 && cell.at[0] == '"' && cell.at[cell.length - 1] == '"')
        cell = (cj_span){cell.at + 1, cell.length - 2};
    cell = cj_span_trim(cell);
    if (cj_text_is_wrapped(cell)) /* and the marks of ="..." are doubled in a cell with marks */
        cell = cj_identifier_unwrap(cj_identifier_unwrap(cell));
    if (cell.length == 0)
        return;
    *to = cell_of(in->forms, cell);
    row->filled++;
    row->width = row->cells;
    row->values += to->kind == LOOK_NUMBER || to->kind == LOOK_DATE;
}

/* Cut the next row off; *line is the line that follows it. */
static look_row next_row(look *in, cj_span *rest, uint64_t *line)
{
    look_row row = {.line = *line, .at = in->cell_count};
    char delimiter = in->delimiter;
    size_t at = 0;

    for (;;) {
        cj_span left = {rest->at + at, rest->length - at};
        size_t length = left.length > 0 && left.at[0] == '"' ? quoted_length(left, delimiter) : 0;

        for (size_t i = 0; i < length; i++)
            *line += left.at[i] == '\n';
        while (length < left.length && left.at[length] != delimiter && !ends_row(left.at[length]))
            length++;
        note_cell(in, &row, (cj_span){left.at, length});
        at += length;
        if (at == rest->length || ends_row(rest->at[at]))
            break;
        at++;
    }
    if (at < rest->length)
        at += rest->at[at] == '\r' && at + 1 < rest->length && rest->at[at + 1] == '\n' ? 2 : 1;
    ++*line;
    row.lines = *line - row.line;
    *rest = (cj_span){rest->at + at, rest->length - at};
    return row;
}

/* ---- the table ------------------------------------------------------------------------- */

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

static void look_with(look *in, cj_span text, bool whole)
{
    uint64_t line = 1;

    while (text.length > 0 && in->count < LOOK_ROWS) {
        bool comment = text.length > 1 && text.at[0] == CJ_INFER_COMMENT && text.at[1] == ' ';
        look_row row = next_row(in, &text, &line);

        if (text.length == 0 && !whole && in->count > 0)
            break; /* there may be more of it */
        if (row.filled > 0 && !comment)
            in->rows[in->count++] = row;
        else
            in->cell_count = row.at;
    }
    find_usual(in);
    cj_look_find_header(in);
}

/* Whether a is the better reading of the file. */
static bool is_better(const look *a, const look *b)
{
    bool found = a->usual > 1 && (a->header < a->count || a->data < a->count);
    bool other = b->usual > 1 && (b->header < b->count || b->data < b->count);

    if (found != other)
        return found;
    if (a->regular != b->regular)
        return a->regular > b->regular;
    return a->usual > b->usual;
}

/* ---- looking -------------------------------------------------------------------------------- */

/* Read at most CJ_INFER_LOOK_BYTES and start the source again. *whole says that the file ends
 * there. */
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
        status = CJ_OK; /* the full reading reports the error with its place */
    else if (status != CJ_OK && err != NULL)
        *err = why;
    if (status == CJ_OK)
        status = cj_text_check(text, err);
    return status == CJ_OK ? cj_source_rewind(in->source, err) : status;
}

/* Let data begin at the first row; rows above it are passed over by number. */
static cj_status take_data(cj_infer_work *in, uint64_t line, cj_error *err)
{
    uint32_t *above = cj_arena_alloc(&in->arena, (size_t)line * sizeof *above);

    if (above == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; i + 1 < line; i++)
        above[i] = i + 1;
    in->dialect.no_header = true;
    in->dialect.comment_rows = above;
    in->dialect.comment_row_count = (size_t)line - 1;
    return CJ_OK;
}

/* Say in the dialect what was found. */
static cj_status take(cj_infer_work *in, const look *found, cj_error *err)
{
    size_t at = found->header;

    in->dialect.delimiter = found->delimiter;
    if (found->usual > 1 && at == found->count && found->data < found->count)
        return take_data(in, found->rows[found->data].line, err);
    in->no_header_found = found->usual > 1 && at == found->count;
    if (found->usual < 2)
        at = 0; /* one column */
    for (size_t i = 0; in->no_header_found && i < found->count && at == found->count; i++)
        if (found->rows[i].cells == found->usual)
            at = i;
    if (at >= found->count || (found->rows[at].line == 1 && found->depth < 2))
        return CJ_OK;
    in->lines_above = found->rows[at].line > 1;
    in->dialect.header_row_count = found->depth;
    for (size_t i = 0; i < found->depth; i++)
        in->dialect.header_rows[i] = (uint32_t)found->rows[at + i].line;
    return CJ_OK;
}

/* Keep the better of two readings in looks[0]; looks[1] has the cells of the other. */
static void keep_better(look looks[2])
{
    look other = looks[0];

    if (!is_better(&looks[1], &looks[0]))
        return;
    looks[0] = looks[1];
    looks[1].all = other.all;
}

static cj_status look_at(cj_infer_work *in, look looks[2], cj_span text, bool whole, cj_error *err)
{
    static const char delimiters[] = {',', ';', '\t', '|'};
    char given = in->reading->format.delimiter;

    for (size_t i = 0; i < 2; i++) { /* a cell takes a byte at least, but the last */
        looks[i].all = calloc(text.length + 1, sizeof *looks[i].all);
        if (looks[i].all == NULL)
            return cj_fail_nomem(err);
    }
    for (size_t i = 0; i < sizeof delimiters && (i == 0 || given == '\0'); i++) {
        looks[1] = (look){.delimiter = given != '\0' ? given : delimiters[i],
                          .forms = &in->forms,
                          .all = looks[1].all};
        look_with(&looks[1], text, whole);
        keep_better(looks);
    }
    return CJ_OK;
}

cj_status cj_infer_look(cj_infer_work *in, cj_error *err)
{
    look *looks = calloc(2, sizeof *looks);
    cj_text text = CJ_TEXT_INIT;
    bool whole = false;
    cj_status status = looks == NULL ? cj_fail_nomem(err) : read_beginning(&text, &whole, in, err);

    if (status == CJ_OK)
        status = look_at(in, looks, cj_text_span(&text), whole, err);
    if (status == CJ_OK)
        status = take(in, &looks[0], err);
    for (size_t i = 0; looks != NULL && i < 2; i++)
        free(looks[i].all);
    cj_text_clear(&text);
    free(looks);
    return status;
}
