/* Faults of rows.  A fault changes one cell, or the row as a whole; docs/synth.md lists them with
 * what the programs make of each. */
#include "synth/slice.h"

#include <ctype.h>
#include <string.h>

#define CELLS_MAX 16
#define CELL_MOST 256

/* A row with its cells, and what one of them becomes. */
typedef struct {
    const cj_days_known *days;
    cj_chance *chance;
    cj_span cells[CELLS_MAX]; /* as they stand in the row, with quotation marks */
    size_t count;
    cj_span was; /* the cell's text */
    char is[CELL_MOST];
    size_t length;
} messing;

/* What becomes of a row whose cells stay. */
typedef enum {
    ROW_STAYS,
    ROW_LONGER,
    ROW_SHORTER,
    ROW_BELOW_BLANK,
    ROW_BELOW_HEADER,
    ROW_TWICE
} row_change;

struct cj_fault {
    const char *name;
    const char *cells; /* letters of the cells that can have it; NULL: it concerns the row */
    bool (*change)(messing *in); /* whether this cell can have it: `is` and `length` */
    row_change row;
    const char *code; /* NULL: read as it was; "": the kind's for a row that stands twice */
    bool warns;       /* that finding rejects no row */
    bool bare;        /* no quotation marks though the cell needs them */
};

static bool become(messing *in, const char *text)
{
    in->length = strlen(text);
    memcpy(in->is, text, in->length);
    return true;
}

/* ---- read as they were -------------------------------------------------------------------------
 */

static bool add_blanks(messing *in)
{
    bool before = cj_chance_percent(in->chance, 50);

    if (in->was.length == 0 || in->was.length + 2 > CELL_MOST)
        return false;
    memset(in->is, ' ', in->was.length + 2);
    memcpy(in->is + (before ? 2 : 0), in->was.at, in->was.length);
    in->length = in->was.length + 2;
    return true;
}

static bool change_case(messing *in)
{
    bool upper = cj_chance_percent(in->chance, 50);

    if (in->was.length > CELL_MOST)
        return false;
    for (size_t i = 0; i < in->was.length; i++) {
        unsigned char letter = (unsigned char)in->was.at[i];

        in->is[i] = (char)(letter >= 0x80 ? letter : upper ? toupper(letter) : tolower(letter));
    }
    in->length = in->was.length;
    return memcmp(in->is, in->was.at, in->length) != 0;
}

static bool turn_date(messing *in)
{
    const char *at = in->was.at;
    cj_date day;

    if (!cj_date_parse_iso(&day, in->was))
        return false;
    memcpy(in->is, (char[]){at[8], at[9], '/', at[5], at[6], '/', at[0], at[1], at[2], at[3]}, 10);
    in->length = 10;
    return true;
}

static bool say_missing(messing *in)
{
    static const char *const words[] = {"N/A", "NULL", "Not known", "-"};

    return in->was.length == 0 && become(in, words[cj_chance_below(in->chance, 4)]);
}

static bool break_line(messing *in)
{
    return become(in, "seen at home\nform to follow");
}

/* ---- found -------------------------------------------------------------------------------------
 */

static bool name_no_day(messing *in)
{
    cj_date day;

    if (!cj_date_parse_iso(&day, in->was))
        return false;
    memcpy(in->is, in->was.at, 5);
    memcpy(in->is + 5, "02-30", 5);
    in->length = 10;
    return true;
}

static bool say_number(messing *in)
{
    return become(in, "eleven");
}

static bool be_blank(messing *in)
{
    in->length = 0;
    return in->was.length > 0;
}

static bool say_another(messing *in)
{
    return become(in, "better");
}

static bool quote_inside(messing *in)
{
    return become(in, "said \"no change\"");
}

/* Two years earlier, which is before all that it follows, on a working day. */
static bool come_before(messing *in)
{
    const cj_days_known *days = in->days;
    cj_text text = CJ_TEXT_INIT;
    cj_date day;

    if (!cj_date_parse_iso(&day, in->was))
        return false;
    day -= 728;
    while (days->rests[day - days->first] != 0)
        day--;
    cj_date_append(&text, day);
    if (!text.failed)
        become(in, cj_text_string(&text));
    cj_text_clear(&text);
    return in->length > 0;
}

static const cj_fault faults[] = {
    {.name = "blanks", .cells = "pkwr", .change = add_blanks},
    {.name = "spelling", .cells = "wre", .change = change_case},
    {.name = "date-form", .cells = "Ddlf", .change = turn_date},
    {.name = "missing-word", .cells = "dlfnwe", .change = say_missing},
    {.name = "line-break", .cells = "t", .change = break_line},
    {.name = "no-day", .cells = "Ddl", .change = name_no_day, .code = "type-error"},
    {.name = "no-number", .cells = "n", .change = say_number, .code = "type-error"},
    {.name = "no-value", .cells = "pDr", .change = be_blank, .code = "constraint-error"},
    {.name = "unlisted", .cells = "e", .change = say_another, .code = "constraint-error"},
    {.name = "stray-quote",
     .cells = "t",
     .change = quote_inside,
     .code = "source-error",
     .bare = true},
    {.name = "date-order", .cells = "l", .change = come_before, .code = "date-order"},
    {.name = "extra-cell", .row = ROW_LONGER, .code = "extra-cell"},
    {.name = "missing-cell", .row = ROW_SHORTER, .code = "missing-cell"},
    {.name = "blank-row", .row = ROW_BELOW_BLANK, .code = "blank-row", .warns = true},
    {.name = "repeated-header", .row = ROW_BELOW_HEADER, .code = "repeated-header"},
    {.name = "twice", .row = ROW_TWICE, .code = ""}};

#define FAULTS (sizeof faults / sizeof *faults)
#define TRIES 12

/* ---- rows --------------------------------------------------------------------------------------
 */

/* Cut a row, which is well formed, into its cells. */
static void cut_cells(messing *in, cj_span row)
{
    size_t from = 0;
    bool inside = false;

    in->count = 0;
    for (size_t i = 0; i < row.length && in->count < CELLS_MAX; i++) {
        inside ^= row.at[i] == '"';
        if (inside || (row.at[i] != ',' && row.at[i] != '\n'))
            continue;
        in->cells[in->count++] = (cj_span){row.at + from, i - from};
        from = i + 1;
    }
}

/* Without the quotation marks around it; those inside stay doubled. */
static cj_span text_of(cj_span cell)
{
    if (cell.length >= 2 && cell.at[0] == '"')
        return (cj_span){cell.at + 1, cell.length - 2};
    return cell;
}

/* The column of a cell that the fault can befall, and does; the first one that is tried is drawn.
 */
static size_t find_cell(messing *in, const cj_fault *fault, const cj_kind_made *kind)
{
    size_t first = cj_chance_below(in->chance, (uint32_t)in->count);

    for (size_t i = 0; i < in->count; i++) {
        size_t column = (first + i) % in->count;

        in->was = text_of(in->cells[column]);
        if (strchr(fault->cells, kind->cells[column]) != NULL && fault->change(in))
            return column;
    }
    return SIZE_MAX;
}

/* Write the row anew behind its bytes: nothing of it is lost before it is copied. */
static void replace_cell(cj_slice *slice, size_t begin, const messing *in, const cj_fault *fault,
                         size_t column)
{
    char *at = slice->bytes + slice->length;
    bool marks = !fault->bare &&
                 (in->cells[column].at[0] == '"' || memchr(in->is, '\n', in->length) != NULL);
    size_t length;

    for (size_t i = 0; i < in->count; i++) {
        cj_span cell = i == column ? (cj_span){in->is, in->length} : in->cells[i];

        if (i == column && marks && cell.length > 0)
            *at++ = '"';
        memcpy(at, cell.at, cell.length);
        at += cell.length;
        if (i == column && marks && cell.length > 0)
            *at++ = '"';
        *at++ = i + 1 < in->count ? ',' : '\n';
    }
    length = (size_t)(at - slice->bytes) - slice->length;
    memmove(slice->bytes + begin, slice->bytes + slice->length, length);
    slice->length = begin + length;
}

static void insert_before(cj_slice *slice, size_t begin, const char *text)
{
    size_t length = strlen(text);

    memmove(slice->bytes + begin + length, slice->bytes + begin, slice->length - begin);
    memcpy(slice->bytes + begin, text, length);
    slice->length += length;
}

static void change_row(cj_slice *slice, size_t begin, const messing *in, cj_slice_fault *told,
                       const cj_kind_made *kind)
{
    char *end = slice->bytes + slice->length;
    size_t length = slice->length - begin;
    cj_span last = in->cells[in->count - 1];

    switch (faults[told->fault].row) {
    case ROW_STAYS:
        break;
    case ROW_LONGER:
        memcpy(end - 1, ",x\n", 3);
        slice->length += 2;
        told->column = (uint32_t)in->count + 1;
        break;
    case ROW_SHORTER:
        slice->bytes[begin + length - last.length - 2] = '\n';
        slice->length -= last.length + 1;
        told->column = (uint32_t)in->count;
        break;
    case ROW_BELOW_BLANK:
        insert_before(slice, begin, "\n");
        told->extra = 1;
        break;
    case ROW_BELOW_HEADER:
        insert_before(slice, begin, kind->header);
        told->extra = 1;
        break;
    case ROW_TWICE:
        memcpy(end, slice->bytes + begin, length);
        slice->length += length;
        told->extra = 1;
        told->offset = kind->first_is_told ? 0 : 1;
        told->column = strcmp(kind->twice, "duplicate-row") == 0 ? 0 : 1;
        break;
    }
}

/* Keep a text for as long as the slice. */
static cj_span keep(cj_slice *slice, cj_span text)
{
    return (cj_span){cj_arena_text(&slice->arena, text.at, text.length), text.length};
}

static cj_status note_fault(cj_slice *slice, cj_slice_fault told, cj_error *err)
{
    cj_status status =
        cj_grow(&slice->faults, &slice->fault_room, slice->fault_count + 1, sizeof told, err);

    if (status == CJ_OK && ((told.was.length > 0 && told.was.at == NULL) ||
                            (told.is.length > 0 && told.is.at == NULL)))
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        slice->faults[slice->fault_count++] = told;
    return status;
}

/* A second score for one date is an error, a second row without one is not. */
static bool can_stand_twice(const messing *in, const cj_kind_made *kind)
{
    return !kind->first_is_told ||
           in->cells[strchr(kind->cells, CJ_CELL_NUMBER) - kind->cells].length > 0;
}

cj_status cj_slice_mess(cj_slice *slice, const cj_kind_made *kind, const cj_days_known *days,
                        size_t begin, cj_chance *chance, cj_error *err)
{
    messing in = {.days = days, .chance = chance};

    cut_cells(&in, (cj_span){slice->bytes + begin, slice->length - begin});
    for (int i = 0; i < TRIES; i++) {
        size_t fault = cj_chance_below(chance, FAULTS);
        cj_slice_fault told = {.row = slice->row_count, .fault = fault};
        size_t column;

        if (faults[fault].row == ROW_TWICE && !can_stand_twice(&in, kind))
            continue;
        if (faults[fault].cells == NULL) {
            change_row(slice, begin, &in, &told, kind);
            return note_fault(slice, told, err);
        }
        column = find_cell(&in, &faults[fault], kind);
        if (column == SIZE_MAX)
            continue;
        told.column = (uint32_t)column + 1;
        told.extra = memchr(in.is, '\n', in.length) != NULL;
        told.was = keep(slice, in.was);
        told.is = keep(slice, (cj_span){in.is, in.length});
        replace_cell(slice, begin, &in, &faults[fault], column);
        return note_fault(slice, told, err);
    }
    return CJ_OK;
}

/* The heading of a column; the header ends with a line end. */
static cj_span heading_of(const char *header, uint32_t column)
{
    for (; column > 1 && *header != '\0'; column--)
        header += strcspn(header, ",\n") + 1;
    return (cj_span){header, strcspn(header, ",\n")};
}

void cj_slice_tell(cj_synth_dirt *out, const cj_slice_fault *fault, const cj_kind_made *kind)
{
    const cj_fault *of = &faults[fault->fault];
    bool twice = of->row == ROW_TWICE;

    *out = (cj_synth_dirt){.fault = of->name,
                           .column = fault->column,
                           .code = twice ? kind->twice : of->code,
                           .severity = twice       ? kind->twice_is
                                       : of->warns ? CJ_WARNING
                                                   : CJ_ERROR,
                           .was = fault->was,
                           .is = fault->is};
    if (fault->column > 0)
        out->column_name = heading_of(kind->header, fault->column);
}
