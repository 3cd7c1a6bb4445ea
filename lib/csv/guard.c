/* Texts that a spreadsheet is to leave as they are: systems write ="00123" without the quotation
 * marks around the cell that CSV asks for.  The cell is what stands there. */
#include "csv_internal.h"

bool cj_csv_begins_guard(cj_span before)
{
    size_t blanks = 0;

    while (blanks < before.length && (before.at[blanks] == ' ' || before.at[blanks] == '\t'))
        blanks++;
    return before.length == blanks + 1 && before.at[blanks] == '=';
}

static bool ends_cell(const cj_csv *csv, char byte)
{
    char terminator = csv->dialect.terminator;

    return byte == csv->delimiter ||
           (terminator != '\0' ? byte == terminator : byte == '\n' || byte == '\r');
}

size_t cj_csv_guard_end(bool *whole, const cj_csv *csv, const char *text, size_t mark, size_t end)
{
    size_t close = mark + 1;
    size_t at;

    while (close < end && text[close] != '"' && text[close] != '\0' && !ends_cell(csv, text[close]))
        close++;
    if (close < end && text[close] != '"')
        return 0;
    at = close + 1;
    while (at < end && text[at] != csv->delimiter && (text[at] == ' ' || text[at] == '\t'))
        at++;
    *whole = at < end || csv->at_end;
    return close < end && (at >= end || ends_cell(csv, text[at])) ? close + 1 : 0;
}
