/* The forms of numbers that are tried on every cell. */
#include "forms.h"

#include <string.h>

/* The first that reads them all is taken. */
static const cj_number_form numbers[] = {{"", "", true},   {",", "", true},  {"", "", false},
                                         {",", "", false}, {"", ",", true},  {".", ",", true},
                                         {" ", "", true},  {".", ",", false}};

const cj_number_form *cj_infer_number_form(unsigned bit)
{
    return &numbers[bit];
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
        size_t unit = unit_length((cj_span){cell.at + i, cell.length - i});

        if (unit == 0 && memchr("0123456789+-., ", cell.at[i], 15) == NULL)
            return false;
        i += unit == 0 ? 1 : unit;
    }
    return true;
}

uint8_t cj_infer_numbers(uint8_t *fractions, cj_span cell)
{
    uint8_t forms = 0;

    *fractions = 0;
    if (cell.length == 0 || cell.length > 40 || !is_numeric(cell))
        return 0;
    for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char point = numbers[i].decimal[0] == '\0' ? '.' : numbers[i].decimal[0];
        cj_decimal value;
        bool changed;

        if (cj_decimal_read(&value, &changed, cell, &numbers[i]) != CJ_NUMBER_OK)
            continue;
        forms |= (uint8_t)(1u << i);
        if (value % CJ_DECIMAL_ONE != 0 || memchr(cell.at, point, cell.length) != NULL)
            *fractions |= (uint8_t)(1u << i);
    }
    return forms;
}
