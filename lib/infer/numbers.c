/* The forms of numbers that are tried on every cell. */
#include "forms.h"

#include <string.h>

/* The first that reads them all is taken.  A blank between thousands stands for all kinds of
 * blanks. */
static const cj_number_form numbers[CJ_INFER_NUMBERS] = {
    {"", "", true},   {",", "", true},  {"", "", false},  {",", "", false},
    {"", ",", true},  {".", ",", true}, {" ", "", true},  {".", ",", false},
    {" ", ",", true}, {" ", "", false}, {" ", ",", false}};

const cj_number_form *cj_infer_number_form(unsigned bit)
{
    return &numbers[bit];
}

/* The length of a blank that does not break, or a thin one. */
static size_t blank_length(cj_span text)
{
    static const char *const blanks[] = {"\u00A0", "\u202F", "\u2009"};

    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);

        if (text.length >= length && memcmp(text.at, blanks[i], length) == 0)
            return length;
    }
    return 0;
}

/* The length of a sign that says what is counted. */
static size_t unit_length(cj_span text)
{
    static const char *const units[] = {"%", "\u00A3", "$", "\u20AC", "GBP", "EUR", "USD"};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i]);

        if (text.length >= length && memcmp(text.at, units[i], length) == 0)
            return length;
    }
    return 0;
}

bool cj_infer_has_unit(cj_span cell)
{
    for (size_t i = 0; i < cell.length; i++)
        if (unit_length((cj_span){cell.at + i, cell.length - i}) > 0)
            return true;
    return false;
}

/* Whether nothing but figures, marks and signs of units stands in the cell:
 * "Flat 5" is no number, though one could be read. */
static bool is_numeric(cj_span cell)
{
    for (size_t i = 0; i < cell.length;) {
        cj_span rest = {cell.at + i, cell.length - i};
        size_t unit = unit_length(rest) + blank_length(rest);

        if (unit == 0 && memchr("0123456789+-., ", cell.at[i], 15) == NULL)
            return false;
        i += unit == 0 ? 1 : unit;
    }
    return true;
}

uint16_t cj_infer_numbers(uint16_t *fractions, cj_span cell)
{
    uint16_t forms = 0;

    *fractions = 0;
    if (cell.length == 0 || cell.length > 40 || !is_numeric(cell))
        return 0;
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char point = numbers[i].decimal[0] == '\0' ? '.' : numbers[i].decimal[0];
        cj_decimal value = 1;
        bool changed;
        cj_number_result result = cj_decimal_read(&value, &changed, cell, &numbers[i]);

        if (result != CJ_NUMBER_OK && result != CJ_NUMBER_TOO_FINE)
            continue;
        forms |= (uint16_t)(1u << i);
        if (value % CJ_DECIMAL_ONE != 0 || memchr(cell.at, point, cell.length) != NULL)
            *fractions |= (uint16_t)(1u << i);
    }
    return forms;
}
