/* Cells that are numbers but for how they are written: which keys of a profile would read them, and
 * as what. */
#include "rows/typed_internal.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Take a sign of money or a percent sign away from an end. */
static bool take_sign(cj_span *cell)
{
    static const cj_span signs[] = {CJ_SPAN_INIT("\xC2\xA3"), CJ_SPAN_INIT("\xE2\x82\xAC"),
                                    CJ_SPAN_INIT("$"), CJ_SPAN_INIT("%")};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        cj_span sign = signs[i];
        size_t left = cell->length > sign.length ? cell->length - sign.length : 0;

        if (left == 0)
            continue;
        if (memcmp(cell->at, sign.at, sign.length) == 0)
            *cell = cj_span_trim((cj_span){cell->at + sign.length, left});
        else if (memcmp(cell->at + left, sign.at, sign.length) == 0)
            *cell = cj_span_trim((cj_span){cell->at, left});
        else
            continue;
        return true;
    }
    return false;
}

/* Whether commas stand before three digits each, after one digit at least. */
static bool is_grouped(cj_span cell)
{
    bool grouped = false;

    for (size_t i = 0; i < cell.length; i++) {
        if (cell.at[i] != ',')
            continue;
        if (i == 0 || !is_digit(cell.at[i - 1]) || cell.length - i < 4 ||
            !is_digit(cell.at[i + 1]) || !is_digit(cell.at[i + 2]) || !is_digit(cell.at[i + 3]) ||
            (i + 4 < cell.length && is_digit(cell.at[i + 4])))
            return false;
        grouped = true;
    }
    return grouped;
}

/* Append the keys and the number that they make of the cell, whose commas become `comma` ('\0':
 * nothing); false if it is none. */
static bool append_keys(cj_text *words, cj_span cell, bool sign, char comma, const char *key,
                        const char *before)
{
    char plain[32];
    size_t length = 0;
    cj_decimal value;

    for (size_t i = 0; i < cell.length && length < sizeof plain; i++)
        if (cell.at[i] != ',')
            plain[length++] = cell.at[i];
        else if (comma != '\0')
            plain[length++] = comma;
    if (length == sizeof plain ||
        cj_decimal_parse(&value, (cj_span){plain, length}) != CJ_NUMBER_OK)
        return false;
    cj_text_format(words, "%s{%s%s", before, sign ? "\"bareNumber\": false" : "",
                   sign && key != NULL ? ", " : "");
    if (key != NULL)
        cj_text_format(words, "\"%s\": \",\"", key);
    cj_text_add(words, "} ");
    cj_text_add(words, before[0] == ';' ? "for the column in a profile reads it as " : "as ");
    cj_decimal_append(words, value);
    return true;
}

void cj_number_append_way(cj_text *words, cj_span cell)
{
    bool sign = take_sign(&cell);
    bool comma = memchr(cell.at, ',', cell.length) != NULL;
    const char *before = "; ";

    if (!comma && sign)
        append_keys(words, cell, sign, '\0', NULL, before);
    if (comma && is_grouped(cell) && append_keys(words, cell, sign, '\0', "groupChar", before))
        before = ", ";
    if (comma && memchr(cell.at, '.', cell.length) == NULL)
        append_keys(words, cell, sign, '.', "decimalChar", before);
}
