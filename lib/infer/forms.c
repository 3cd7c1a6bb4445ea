/* The forms of dates and numbers that are tried on every cell. */
#include "infer_internal.h"

#include <ctype.h>
#include <string.h>

#define PIVOT 1950 /* only the two digits count */

/* ---- dates ----------------------------------------------------------------------------- */

#define WITH_TIMES(day)                                                    \
    {.text = day, .pivot = PIVOT}, {.text = day " %H:%M", .pivot = PIVOT}, \
    {                                                                      \
        .text = day " %H:%M:%S", .pivot = PIVOT                            \
    }
#define TIMES 3

/* Of those that fit equally many cells the first is taken: the day stands
 * before the month. */
static const cj_date_form forms_of_dates[] = {
    WITH_TIMES("%Y-%m-%d"),  WITH_TIMES("%d/%m/%Y"),        WITH_TIMES("%m/%d/%Y"),
    WITH_TIMES("%d-%m-%Y"),  WITH_TIMES("%m-%d-%Y"),        WITH_TIMES("%d.%m.%Y"),
    WITH_TIMES("%Y/%m/%d"),  WITH_TIMES("%d-%b-%Y"),        WITH_TIMES("%d/%b/%Y"),
    WITH_TIMES("%d %b %Y"),  WITH_TIMES("%d %B %Y"),        WITH_TIMES("%b %d, %Y"),
    WITH_TIMES("%B %d, %Y"), WITH_TIMES("%d/%m/%y"),        WITH_TIMES("%m/%d/%y"),
    WITH_TIMES("%d-%m-%y"),  WITH_TIMES("%d.%m.%y"),        WITH_TIMES("%d-%b-%y"),
    WITH_TIMES("%d %b %y"),  {.text = "%Y-%m-%dT%H:%M:%S"}, {.text = "%Y-%m-%dT%H:%M"},
    {.text = "excel-1900"}};

#define FORMS (sizeof forms_of_dates / sizeof *forms_of_dates)
#define EXCEL (FORMS - 1)

_Static_assert(FORMS <= 64, "forms are bits of 64");

const char *cj_infer_form(unsigned bit)
{
    return forms_of_dates[bit].text;
}

uint64_t cj_infer_short_years(void)
{
    uint64_t forms = 0;

    for (size_t i = 0; i < FORMS; i++)
        if (strstr(forms_of_dates[i].text, "%y") != NULL)
            forms |= UINT64_C(1) << i;
    return forms;
}

uint64_t cj_infer_excel(void)
{
    return UINT64_C(1) << EXCEL;
}

uint64_t cj_infer_rival(unsigned bit)
{
    const char *form = forms_of_dates[bit].text;
    char other[sizeof forms_of_dates->text];

    if (strncmp(form, "%d", 2) != 0 && strncmp(form, "%m", 2) != 0)
        return 0;
    memcpy(other, form, sizeof other);
    other[1] = form[4]; /* "%d/%m/%Y" and "%m/%d/%Y" */
    other[4] = form[1];
    for (size_t i = 0; i < FORMS; i++)
        if (strcmp(forms_of_dates[i].text, other) == 0)
            return UINT64_C(1) << i;
    return 0;
}

/* The letters of the month: %b and %B read the same, but only one is written. */
static size_t month_letters(cj_span cell)
{
    size_t most = 0;
    size_t run = 0;

    for (size_t i = 0; i < cell.length; i++) {
        run = isalpha((unsigned char)cell.at[i]) ? run + 1 : 0;
        most = run > most ? run : most;
    }
    return most;
}

static bool has_right_month(const char *form, cj_span cell)
{
    if (strstr(form, "%B") != NULL)
        return month_letters(cell) > 3;
    if (strncmp(form, "%d %b %Y", 8) == 0 || strncmp(form, "%b", 2) == 0)
        return month_letters(cell) == 3;
    return true;
}

static void try_form(uint64_t *forms, cj_date *day, int *year, cj_span cell, size_t i)
{
    const cj_date_form *form = &forms_of_dates[i];
    cj_date date;

    if (!cj_date_read(&date, cell, form) || !has_right_month(form->text, cell))
        return;
    if (*forms == 0)
        *day = date;
    if (strstr(form->text, "%y") != NULL)
        *year = cj_date_civil(date).year % 100;
    *forms |= UINT64_C(1) << i;
}

uint64_t cj_infer_dates(cj_date *day, int *year, cj_span cell)
{
    bool time = memchr(cell.at, ':', cell.length) != NULL;
    uint64_t forms = 0;

    *day = CJ_DATE_MISSING;
    *year = -1;
    if (cell.length < 5 || cell.length > 40 ||
        memchr("0123456789JFMASONDjfmasond", cell.at[0], 26) == NULL)
        return 0;
    if (cj_date_read(day, cell, &forms_of_dates[EXCEL])) {
        int civil = cj_date_civil(*day).year;

        return civil >= 1927 && civil < 2100 ? cj_infer_excel() : 0;
    }
    for (size_t i = 0; i < EXCEL; i++)
        if ((i % TIMES != 0 || i >= EXCEL - 2) == time)
            try_form(&forms, day, year, cell, i);
    return forms;
}

/* ---- numbers ------------------------------------------------------------------------------- */

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
