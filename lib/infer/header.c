/* Which rows of the beginning of a file are its header.
 *
 * A heading is unlike the cells below it: a word over numbers, dates or codes.
 * A cell of data is like them.  A row that is like those below is never taken
 * for the header, and none below it is. */
#include "look.h"

#define DEPTH_MOST 4
#define TRIED_MOST 60 /* rows that are looked at as the header */
#define SEQUENCE 3    /* 1, 2, 3 ... are headings */

/* How many cells of a row are unlike and like the cells below. */
typedef struct {
    uint32_t unlike;
    uint32_t like;
    uint32_t years; /* like the years below; they may be headings all the same */
} evidence;

/* The kind of most cells of a column. */
typedef struct {
    look_kind kind; /* LOOK_BLANK: nothing that could be told from a heading */
    uint32_t shape; /* that most codes have, or 0 */
    bool years;
} column_kind;

/* Where the rows begin that a row is held against: rows without any value that follow it may be
 * headings as well. */
static size_t body_of(const look *in, size_t row)
{
    for (size_t i = row + 1; i < in->count && i <= row + DEPTH_MOST; i++)
        if (in->rows[i].values > 0)
            return i;
    return row + 1;
}

/* The shape that most codes of the column have, by the vote of all. */
static uint32_t shape_of(const look *in, size_t from, size_t column, size_t codes)
{
    uint32_t shape = 0;
    size_t votes = 0;
    size_t same = 0;

    for (size_t i = from; i < in->count; i++) {
        look_cell cell = cj_look_cell(in, i, column);

        if (cell.kind != LOOK_CODE)
            continue;
        if (votes == 0)
            shape = cell.shape;
        votes = shape == cell.shape ? votes + 1 : votes - 1;
    }
    for (size_t i = from; i < in->count; i++)
        same += cj_look_cell(in, i, column).kind == LOOK_CODE &&
                cj_look_cell(in, i, column).shape == shape;
    return same * 5 >= codes * 4 ? shape : 0;
}

/* The kind that most cells of a column have from a row on: three fifths of them for numbers and
 * dates, four fifths for codes. */
static column_kind kind_of(const look *in, size_t from, size_t column)
{
    size_t counts[LOOK_DATE + 1] = {0};
    size_t filled = 0;
    column_kind out = {.kind = LOOK_BLANK};

    for (size_t i = from; i < in->count; i++) {
        look_kind kind = cj_look_cell(in, i, column).kind;

        counts[kind]++;
        filled += kind != LOOK_BLANK;
    }
    if (filled == 0)
        return out;
    if ((counts[LOOK_NUMBER] + counts[LOOK_YEAR]) * 5 >= filled * 3) {
        out.kind = LOOK_NUMBER;
        out.years = counts[LOOK_YEAR] > counts[LOOK_NUMBER];
    } else if (counts[LOOK_DATE] * 5 >= filled * 3) {
        out.kind = LOOK_DATE;
    } else if (counts[LOOK_CODE] * 5 >= filled * 4) {
        out.kind = LOOK_CODE;
        out.shape = shape_of(in, from, column, counts[LOOK_CODE]);
    }
    return out;
}

/* Compare a cell of a possible header with the kind of its column below: `like` speaks for data,
 * `unlike` for a header. A year over a column of years speaks for neither. */
static void hold_against(evidence *out, look_cell cell, column_kind below)
{
    bool number = cell.kind == LOOK_NUMBER || cell.kind == LOOK_YEAR;
    bool value = number || cell.kind == LOOK_DATE;

    if (cell.kind == LOOK_BLANK || below.kind == LOOK_BLANK)
        return;
    if (below.kind == LOOK_CODE) {
        out->like += cell.kind == LOOK_CODE && cell.shape == below.shape && below.shape != 0;
        out->unlike += cell.kind == LOOK_WORD;
    } else if (cell.kind == LOOK_YEAR && below.kind == LOOK_NUMBER && !below.years) {
        out->unlike++;
    } else if (cell.kind == LOOK_YEAR && below.kind == LOOK_NUMBER) {
        out->years++;
    } else if (number ? below.kind == LOOK_NUMBER : cell.kind == below.kind) {
        out->like++;
    } else if (!value || number != (below.kind == LOOK_NUMBER)) {
        out->unlike++;
    }
}

/* Whether the row counts its columns: words, then 1, 2, 3 ... */
static bool counts_columns(const look *in, size_t row)
{
    int32_t next = 1;

    for (size_t i = 0; i < in->rows[row].width; i++) {
        look_cell cell = cj_look_cell(in, row, i);

        if (cell.whole == next)
            next++;
        else if (cell.kind != LOOK_WORD)
            return false;
    }
    return next > SEQUENCE;
}

static evidence weigh(const look *in, size_t row)
{
    size_t from = body_of(in, row);
    evidence out = {0, 0, 0};

    if (counts_columns(in, row))
        return (evidence){.unlike = SEQUENCE};
    for (size_t i = 0; i < in->rows[row].width; i++)
        if (cj_look_cell(in, row, i).kind != LOOK_BLANK)
            hold_against(&out, cj_look_cell(in, row, i), kind_of(in, from, i));
    if (out.unlike == 0)
        out.like += out.years;
    return out;
}

/* Whether the rows below hold nothing beyond the cells of this one. */
static bool covers(const look *in, size_t row)
{
    size_t within = 0;
    size_t below = 0;

    for (size_t i = row + 1; i < in->count; i++) {
        below += in->rows[i].filled > 1;
        within += in->rows[i].filled > 1 && in->rows[i].width <= in->rows[row].cells;
    }
    return below > 0 && within * 10 >= below * 8;
}

/* Words in most of its cells. */
static bool is_wide(const look *in, size_t row)
{
    const look_row *it = &in->rows[row];

    if (it->cells == in->usual || it->filled == it->width)
        return it->filled * 2 > it->cells || it->filled * 2 > in->usual;
    return it->filled * 2 > it->width;
}

static bool is_adjacent(const look *in, size_t row)
{
    return row + 1 < in->count &&
           in->rows[row].line + in->rows[row].lines == in->rows[row + 1].line;
}

/* Whether two headings of the row are alike. */
static bool has_twins(const look *in, size_t row)
{
    for (size_t i = 1; i < in->rows[row].width && i < 256; i++)
        for (size_t j = 0; j < i; j++)
            if (cj_look_cell(in, row, i).text != 0 &&
                cj_look_cell(in, row, i).text == cj_look_cell(in, row, j).text)
                return true;
    return false;
}

/* Whether merged cells of the row above, which come out blank, stand over headings of this one: a
 * line of a report begins in the first column and has no gaps. */
static bool has_upper(const look *in, size_t row)
{
    const look_row *upper = &in->rows[row - 1];
    bool gap = false;
    bool over_blank = false;
    bool begun = false;

    if (!is_adjacent(in, row - 1) || upper->filled == 0 || upper->cells < 2)
        return false;
    for (size_t i = 0; i < upper->width; i++) {
        look_cell cell = cj_look_cell(in, row - 1, i);

        if (cell.kind == LOOK_NUMBER || cell.kind == LOOK_DATE)
            return false;
        if (cell.text == 0) {
            gap = gap || cj_look_cell(in, row, i).text != 0;
            continue;
        }
        over_blank = over_blank || cj_look_cell(in, row, i).text == 0;
        begun = true;
    }
    if (begun && cj_look_cell(in, row - 1, 0).text == 0)
        return true;
    return upper->filled > 1 && (gap || over_blank || has_twins(in, row));
}

/* Whether the row below has headings too: words alone, which stand under headings of this row
 * that are blank or repeated, and over values. */
static bool has_lower(const look *in, size_t row)
{
    const look_row *lower = &in->rows[row + 1];
    evidence found;
    bool fills = has_twins(in, row) && !has_twins(in, row + 1);

    if (!is_adjacent(in, row) || lower->values > 0 || lower->filled < 2 || row + 2 >= in->count)
        return false;
    for (size_t i = 0; i < lower->width; i++)
        fills =
            fills || (cj_look_cell(in, row, i).text == 0 && cj_look_cell(in, row + 1, i).text != 0);
    found = weigh(in, row + 1);
    return fills && found.unlike > 0 && found.like == 0;
}

/* Take the rows around it in that are headings as well. */
static void widen(look *in, size_t row)
{
    in->header = row;
    in->depth = 1;
    while (in->depth < DEPTH_MOST && row + 1 < in->count && has_lower(in, row)) {
        in->depth++;
        row++;
    }
    while (in->depth < DEPTH_MOST && in->header > 0 && has_upper(in, in->header)) {
        in->header--;
        in->depth++;
    }
}

/* The nearest row above the first row of data that could be a header; count: none. */
static size_t nearest_above(const look *in, size_t data)
{
    for (size_t i = data; i-- > 0;)
        if (in->rows[i].filled > 1 && in->rows[i].filled * 3 >= in->rows[data].filled)
            return i;
    return in->count;
}

/* A line of a report may look like a heading: where one that is wider, without values or below an
 * empty line follows, that is the header. */
static size_t settle(const look *in, size_t row, uint32_t unlike)
{
    for (size_t i = row + 1; i < in->count && i <= row + DEPTH_MOST; i++) {
        bool better = in->rows[row].values > in->rows[i].values || !is_adjacent(in, i - 1);
        evidence found;

        if (in->rows[i].filled < in->rows[row].filled || !is_wide(in, i))
            continue;
        found = weigh(in, i);
        if (found.like >= found.unlike)
            break;
        if (better && found.like == 0 && found.unlike >= unlike)
            return settle(in, i, found.unlike);
    }
    return row;
}

/* Find the row that is unlike those below it, or the first that is not like them; in->data is the
 * first row that is like the rows below it. */
static size_t find_row(look *in)
{
    size_t open = in->count; /* nothing speaks for it or against it */

    for (size_t i = 0; i < in->count && i < TRIED_MOST; i++) {
        evidence found;

        if (in->rows[i].filled < 2 || !is_wide(in, i))
            continue;
        found = weigh(in, i);
        if (found.like > 0 && found.like >= found.unlike) {
            in->data = i;
            return open < in->count ? open : nearest_above(in, i);
        }
        if (in->rows[i].cells != in->usual && !covers(in, i))
            continue;
        if (found.unlike > 1 && open < in->count && in->rows[open].filled < in->rows[i].filled)
            open = i; /* words of a report stand above it */
        if (found.unlike > 0)
            return settle(in, open < in->count ? open : i, found.unlike);
        if (open == in->count && in->rows[i].values == 0)
            open = i;
    }
    return open;
}

void cj_look_find_header(look *in)
{
    in->header = in->count;
    in->data = in->count;
    in->depth = 1;
    if (in->usual > 1)
        in->header = find_row(in);
    if (in->header < in->count)
        widen(in, in->header);
}
