/* Whether the row that was read as the header is a title, and where the header seems to be then.
 *
 * A title fills one cell, or few; the rows below are wider, and the first that is as wide as any
 * and holds words alone is the header. */
#include "csv_internal.h"
#include "scan.h"

#include <ctype.h>
#include <string.h>

#define TRIED_MOST 60 /* rows below that are looked at */

/* What a row's cells are. */
typedef struct {
    size_t width;  /* up to the last one that is not blank */
    size_t filled; /* those that are not blank */
    bool words;    /* no cell begins with a digit, and the first one holds none */
} row_look;

static void look_at_cell(row_look *look, cj_span cell, size_t column)
{
    while (cell.length > 0 && (cell.at[0] == '"' || cell.at[0] == ' '))
        cell = (cj_span){cell.at + 1, cell.length - 1};
    while (cell.length > 0 && strchr("\" \r\n", cell.at[cell.length - 1]) != NULL)
        cell.length--;
    if (cell.length == 0)
        return;
    look->width = column + 1;
    look->filled++;
    for (size_t i = 0; i < (column == 0 ? cell.length : 1); i++)
        if (isdigit((unsigned char)cell.at[i]))
            look->words = false;
}

static row_look look_at_row(cj_span row, char delimiter)
{
    row_look look = {.words = true};
    bool inside = false;
    size_t column = 0;
    size_t start = 0;

    for (size_t i = 0; i <= row.length; i++) {
        if (i < row.length && row.at[i] == '"')
            inside = !inside;
        if (i < row.length && (inside || row.at[i] != delimiter))
            continue;
        look_at_cell(&look, (cj_span){row.at + start, i - start}, column++);
        start = i + 1;
    }
    return look;
}

/* How many headings the row that was read as the header has. */
static size_t count_headings(const cj_csv *csv)
{
    size_t count = 0;

    for (size_t i = 0; i < csv->header_count; i++)
        count += csv->header[i].length > 0;
    return count;
}

/* The first row below of words alone that is as wide as any, cut by `delimiter`; 0 for none. */
static uint64_t find_below(const cj_csv *csv, char delimiter, size_t headings)
{
    cj_span text = cj_text_span(&csv->waiting);
    uint64_t found = 0;
    size_t widest = 0;
    size_t alike = 0; /* rows of that width */

    for (uint64_t tried = 1; text.length > 0 && tried <= TRIED_MOST; tried++) {
        size_t length = cj_csv_line_length(text.at, text.length);
        row_look look = look_at_row((cj_span){text.at, length}, delimiter);

        if (look.width > widest) {
            widest = look.width;
            alike = 0;
            found = look.filled == look.width && look.words ? csv->header_record + tried : 0;
        }
        alike += look.width == widest;
        text = (cj_span){text.at + length, text.length - length};
    }
    return alike >= 2 && widest >= 2 && widest >= 2 * headings ? found : 0;
}

uint64_t cj_csv_find_below_title(const cj_csv *csv)
{
    static const char delimiters[] = {',', ';', '\t', '|'};
    const cj_dialect *dialect = &csv->dialect;
    size_t headings = count_headings(csv);
    uint64_t found;

    if (dialect->no_header || dialect->terminator != '\0' || dialect->header_has_count > 0 ||
        dialect->header_row_count > 0 || headings == 0)
        return 0;
    found = find_below(csv, csv->delimiter, headings);
    for (size_t i = 0; found == 0 && dialect->delimiter == '\0' && csv->header_count == 1 &&
                       i < sizeof delimiters;
         i++)
        found = find_below(csv, delimiters[i], headings);
    return found;
}
