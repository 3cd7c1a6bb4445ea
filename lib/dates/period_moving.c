/* Periods that move: counted back from the day up to which the data are complete. */
#include "cj/date.h"

#include <string.h>

/* So many quarters, months or years at most. */
#define COUNT_MAX 999

/* A word for some whole units of time that have ended by a day. */
typedef struct {
    const char *one;  /* last-quarter */
    const char *many; /* behind last-N- */
    cj_date_unit unit;
    int months; /* of a unit */
} moving_unit;

static const moving_unit units[] = {{"last-quarter", "quarters", CJ_UNIT_QUARTER, 3},
                                    {"last-month", "months", CJ_UNIT_MONTH, 1},
                                    {"last-year", "years", CJ_UNIT_FINANCIAL_YEAR, 12}};

/* Read last-N-quarters: which unit, and N; NULL for any other text. */
static const moving_unit *read_many(size_t *count, const char *text)
{
    static const char begin[] = "last-";
    const char *at = text + sizeof begin - 1;

    *count = 0;
    if (strncmp(text, begin, sizeof begin - 1) != 0 || *at < '1' || *at > '9')
        return NULL;
    for (; *at >= '0' && *at <= '9' && *count <= COUNT_MAX; at++)
        *count = *count * 10 + (size_t)(*at - '0');
    if (*at != '-' || *count > COUNT_MAX)
        return NULL;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(at + 1, units[i].many) == 0)
            return &units[i];
    return NULL;
}

static const moving_unit *read_units(size_t *count, const char *text)
{
    *count = 1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(text, units[i].one) == 0)
            return &units[i];
    return read_many(count, text);
}

/* The words for one period that are not said of units. */
static bool is_single(const char *text)
{
    return strcmp(text, "year-to-date") == 0 || strcmp(text, "same-quarter-last-year") == 0 ||
           strcmp(text, "previous-year") == 0;
}

size_t cj_period_moving_count(const char *text)
{
    size_t count;

    if (read_units(&count, text) != NULL)
        return count;
    return is_single(text) ? 1 : 0;
}

/* The first day of the unit that lies `back` units before the last one that ended by `as_of`. */
static cj_date first_of(const moving_unit *unit, cj_date as_of, size_t back)
{
    cj_date first = cj_date_unit_of(as_of, unit->unit);

    if (first != CJ_DATE_MISSING && cj_date_unit_last(first, unit->unit) > as_of)
        back++;
    return first == CJ_DATE_MISSING || back == 0
               ? first
               : cj_date_add_months(first, -(int)back * unit->months);
}

static void append_to_date(cj_text *name, cj_date as_of)
{
    cj_date first = cj_date_of(cj_date_financial_year(as_of), 4, 1);

    cj_date_append(name, first);
    if (first == as_of)
        return;
    cj_text_add(name, "..");
    cj_date_append(name, as_of);
}

/* Append the name of the period, as cj_period_parse() reads it; nothing where it leaves the
 * calendar. */
static void append_name(cj_text *name, const char *text, size_t index, cj_date as_of)
{
    size_t count;
    const moving_unit *unit = read_units(&count, text);
    cj_date first = CJ_DATE_MISSING;

    if (strcmp(text, "year-to-date") == 0) {
        append_to_date(name, as_of);
        return;
    }
    if (unit != NULL) {
        first = first_of(unit, as_of, count - 1 - index);
    } else if (strcmp(text, "same-quarter-last-year") == 0) {
        unit = &units[0];
        first = first_of(unit, as_of, 4);
    } else {
        unit = &units[2];
        first = cj_date_of(cj_date_financial_year(as_of) - 1, 4, 1);
    }
    if (first != CJ_DATE_MISSING)
        cj_date_append_unit(name, first, unit->unit);
}

cj_status cj_period_moving(cj_period *out, const char *text, size_t index, cj_date as_of,
                           cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    if (cj_period_moving_count(text) <= index)
        return cj_period_parse(out, text, err); /* which says what there is */
    if (as_of == CJ_DATE_MISSING)
        return cj_fail(err, CJ_EUSAGE,
                       "period \"%s\" is counted back from the day up to which the data are "
                       "complete: {as-of DATE}",
                       text);
    if (as_of >= cj_date_of(1100, 1, 1)) /* names of years have four digits */
        append_name(&name, text, index, as_of);
    status = cj_text_check(&name, err);
    if (status == CJ_OK && name.length == 0)
        status = cj_fail(err, CJ_EUSAGE, "there is no period \"%s\" so long ago", text);
    if (status == CJ_OK)
        status = cj_period_parse(out, cj_text_string(&name), err);
    cj_text_clear(&name);
    return status;
}
