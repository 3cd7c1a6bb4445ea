/* Axes of months, quarters or years: which there are, and those without a row between them. */
#include "axis.h"

#include <stdlib.h>

#define UNITS 12000 /* months of a thousand years */

static int by_day(const void *a, const void *b)
{
    const cj_date *left = a;
    const cj_date *right = b;

    return (*left > *right) - (*left < *right);
}

size_t cj_axis_list_units(cj_date *firsts, const cj_axis *axis, const uint8_t *occur)
{
    size_t count = 0;
    size_t kept = 0;
    cj_period period;

    for (uint32_t code = 0; code < cj_dict_count(axis->values); code++)
        if (occur[code] && cj_period_parse(&period, cj_axis_text(axis, code), NULL) == CJ_OK)
            firsts[count++] = period.first;
    qsort(firsts, count, sizeof *firsts, by_day);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || firsts[i] != firsts[kept - 1])
            firsts[kept++] = firsts[i];
    return kept;
}

bool cj_axis_names_units(const cj_axis *axis)
{
    return cj_records_named_unit(axis->records, axis->column) != CJ_UNIT_DAY;
}

static cj_status add_unit(cj_axis *axis, cj_date first, cj_date_unit unit, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    uint32_t code = 0;
    cj_status status;

    if (axis->filled_count >= UNITS)
        return cj_fail(err, CJ_EUSAGE, "{fill}: %.*s would show more than %d %s; is a date a slip?",
                       (int)axis->name.length, axis->name.at, UNITS, cj_date_unit_words(unit));
    cj_date_append_unit(&name, first, unit);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        status = cj_dict_add(&code, axis->values, cj_text_span(&name), err);
    if (status == CJ_OK)
        status = cj_grow(&axis->filled, &axis->filled_capacity, axis->filled_count + 1,
                         sizeof *axis->filled, err);
    if (status == CJ_OK)
        axis->filled[axis->filled_count++] = code;
    cj_text_clear(&name);
    return status;
}

cj_status cj_axis_fill_gaps(cj_axis *axis, const uint8_t *occur, cj_error *err)
{
    cj_date_unit unit = cj_records_named_unit(axis->records, axis->column);
    cj_date *firsts = calloc(cj_dict_count(axis->values) + 1, sizeof *firsts);
    cj_status status = CJ_OK;
    size_t count;

    if (firsts == NULL)
        return cj_fail_nomem(err);
    count = cj_axis_list_units(firsts, axis, occur);
    if (count > 0)
        for (cj_date at = firsts[0]; status == CJ_OK && at <= firsts[count - 1];
             at = cj_date_unit_last(at, unit) + 1)
            status = add_unit(axis, at, unit, err);
    free(firsts);
    return status;
}
