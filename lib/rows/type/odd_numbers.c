/* Cells that are numbers but for how they are written: which keys of a profile would read them, and
 * as what. */
#include "rows/typed_internal.h"

#include <string.h>

/* Append the keys of a form and the number that it makes of the cell; false if it is none. */
static bool append_keys(cj_text *words, cj_span cell, const cj_number_form *form,
                        const char *before)
{
    const char *comma = form->group[0] != '\0'     ? "groupChar"
                        : form->decimal[0] != '\0' ? "decimalChar"
                                                   : NULL;
    cj_decimal value;
    bool changed;

    if (cj_decimal_read_units(&value, &changed, cell, form, NULL, 0) != CJ_NUMBER_OK)
        return false;
    cj_text_format(words, "%s{%s%s", before, form->bare ? "" : "\"bareNumber\": false",
                   !form->bare && comma != NULL ? ", " : "");
    if (comma != NULL)
        cj_text_format(words, "\"%s\": \",\"", comma);
    cj_text_add(words, "} ");
    cj_text_add(words, before[0] == ';' ? "for the column in a profile reads it as " : "as ");
    cj_decimal_append(words, value);
    return true;
}

void cj_number_append_way(cj_text *words, cj_span cell)
{
    bool bare = cell.length > 0 && cj_byte_is_digit(cell.at[cell.length - 1]) &&
                (cj_byte_is_digit(cell.at[0]) || cell.at[0] == '-');
    const char *before = "; ";

    if (memchr(cell.at, ',', cell.length) == NULL) {
        if (!bare)
            append_keys(words, cell, &(cj_number_form){.bare = false}, before);
        return;
    }
    if (append_keys(words, cell, &(cj_number_form){.group = ",", .bare = bare}, before))
        before = ", ";
    if (memchr(cell.at, '.', cell.length) == NULL)
        append_keys(words, cell, &(cj_number_form){.decimal = ",", .bare = bare}, before);
}
