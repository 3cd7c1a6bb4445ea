/* Cells that a spreadsheet would take for formulas: an apostrophe before them, and away again. */
#include "cj/formula.h"

#include "cj/number.h"

#include <string.h>

/* The length of the first character if it is invisible before a formula (control character or
 * space), else 0. Spreadsheets skip these before they look for a formula. */
static size_t unseen_length(cj_span text)
{
    static const cj_span unseen[] = {CJ_SPAN_INIT("\xC2\xA0"),      /* U+00A0 no-break space */
                                     CJ_SPAN_INIT("\xE2\x80\x8B"),  /* U+200B zero width space */
                                     CJ_SPAN_INIT("\xE3\x80\x80"),  /* U+3000 ideographic space */
                                     CJ_SPAN_INIT("\xEF\xBB\xBF")}; /* U+FEFF byte order mark */

    if (text.length > 0 && (unsigned char)text.at[0] <= ' ')
        return 1;
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        if (text.length >= unseen[i].length && memcmp(text.at, unseen[i].at, unseen[i].length) == 0)
            return unseen[i].length;
    return 0;
}

/* Whether the text begins with =, +, - or @, also in their full-width forms, which spreadsheets
 * read alike. */
static bool begins_formula(cj_span text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"}; /* U+FF1D = FF0B + FF0D - FF20 @ */

    if (text.length > 0 && strchr("=+-@", text.at[0]) != NULL && text.at[0] != '\0')
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (text.length >= 3 && memcmp(text.at, wide[i], 3) == 0)
            return true;
    return false;
}

bool cj_formula_is(cj_span text)
{
    cj_span rest = text;
    cj_decimal number;
    size_t unseen;

    /* A leading tab or line end is marked whatever follows: OWASP's list of CSV injection names
     * them beside the four signs. */
    if (text.length > 0 && strchr("\t\r\n", text.at[0]) != NULL && text.at[0] != '\0')
        return true;
    while ((unseen = unseen_length(rest)) > 0) {
        rest.at += unseen;
        rest.length -= unseen;
    }
    if (!begins_formula(rest))
        return false;
    rest = cj_span_trim(rest);
    /* A lone dash stands for "no value", and -5 or +0.5 are numbers: neither is marked. */
    return !(rest.length == 1 && rest.at[0] == '-') &&
           cj_decimal_parse(&number, rest) == CJ_NUMBER_NOT_ONE;
}

/* Text without the apostrophes that it begins with. */
static cj_span without_apostrophes(cj_span text)
{
    while (text.length > 0 && text.at[0] == '\'') {
        text.at++;
        text.length--;
    }
    return text;
}

bool cj_formula_needs_mark(cj_span text)
{
    return cj_formula_is(without_apostrophes(text));
}

cj_span cj_formula_unmark(cj_span text)
{
    if (text.length == 0 || text.at[0] != '\'' || !cj_formula_needs_mark(text))
        return text;
    return (cj_span){text.at + 1, text.length - 1};
}
