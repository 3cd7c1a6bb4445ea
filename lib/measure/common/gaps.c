/* Months, quarters and years between others of which there is no row. */
#include "groups.h"

#include <stdlib.h>

#define TOLD 6      /* names in a sentence */
#define UNITS 12000 /* months of a thousand years */

/* Append the units between the first and the last that no value names. */
static void append_gaps(cj_text *out, const cj_date *firsts, size_t count, cj_date_unit unit)
{
    size_t missing = 0;

    for (size_t i = 1; i < count; i++) {
        cj_date at = cj_date_unit_last(firsts[i - 1], unit) + 1;

        for (; at < firsts[i] && missing < UNITS; at = cj_date_unit_last(at, unit) + 1) {
            if (missing < TOLD) {
                cj_text_add(out, missing == 0 ? "" : ", ");
                cj_date_append_unit(out, at, unit);
            }
            missing++;
        }
    }
    if (missing > TOLD)
        cj_text_format(out, " and %zu more", missing - TOLD);
}

static int by_day(const void *a, const void *b)
{
    const cj_date *left = a;
    const cj_date *right = b;

    return (*left > *right) - (*left < *right);
}

/* The first days of the units that the values of an axis name, in their order. */
static size_t list_units(cj_date *firsts, const cj_groups *groups, size_t axis)
{
    size_t count = 0;
    size_t kept = 0;
    cj_period period;

    for (size_t i = 0; i < groups->order_count; i++) {
        uint32_t code = cj_groups_value(groups, groups->order[i], axis);

        if (code != CJ_NO_CODE &&
            cj_period_parse(&period, cj_axis_text(&groups->axes[axis], code), NULL) == CJ_OK)
            firsts[count++] = period.first;
    }
    qsort(firsts, count, sizeof *firsts, by_day);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || firsts[i] != firsts[kept - 1])
            firsts[kept++] = firsts[i];
    return kept;
}

cj_status cj_groups_note_gaps(cj_text *out, const cj_groups *groups, cj_error *err)
{
    cj_date *firsts = calloc(groups->order_count + 1, sizeof *firsts);
    cj_text names = CJ_TEXT_INIT;
    cj_status status;

    if (firsts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < groups->axis_count; i++) {
        const cj_axis *axis = &groups->axes[i];
        cj_date_unit unit = cj_records_named_unit(axis->records, axis->column);

        cj_text_reset(&names);
        if (unit != CJ_UNIT_DAY)
            append_gaps(&names, firsts, list_units(firsts, groups, i), unit);
        if (names.length > 0)
            cj_text_format(out, "%s%.*s: no rows in %s.", out->length > 0 ? " " : "",
                           (int)axis->name.length, axis->name.at, cj_text_string(&names));
    }
    status = cj_text_check(&names, err);
    cj_text_clear(&names);
    free(firsts);
    return status;
}
