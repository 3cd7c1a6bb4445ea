/* Months, quarters and years between others of which there is no row. */
#include "groups.h"

#include <stdlib.h>

#define TOLD 6      /* names in a sentence */
#define UNITS 12000 /* months of a thousand years */

/* Append the unit that begins with a day as people read it. */
static void append_unit(cj_text *out, cj_date first, cj_date_unit unit)
{
    cj_text name = CJ_TEXT_INIT;

    cj_date_append_unit(&name, first, unit);
    cj_period_append_label(out, cj_text_span(&name));
    out->failed = out->failed || name.failed;
    cj_text_clear(&name);
}

/* Append the units between the first and the last that no value names. */
static void append_gaps(cj_text *out, const cj_date *firsts, size_t count, cj_date_unit unit)
{
    size_t missing = 0;

    for (size_t i = 1; i < count; i++) {
        cj_date at = cj_date_unit_last(firsts[i - 1], unit) + 1;

        for (; at < firsts[i] && missing < UNITS; at = cj_date_unit_last(at, unit) + 1) {
            if (missing < TOLD) {
                cj_text_add(out, missing == 0 ? "" : ", ");
                append_unit(out, at, unit);
            }
            missing++;
        }
    }
    if (missing > TOLD)
        cj_text_format(out, " and %zu more", missing - TOLD);
}

static cj_status note_axis(cj_text *out, const cj_groups *groups, size_t which, cj_error *err)
{
    const cj_axis *axis = &groups->axes[which];
    cj_date_unit unit = cj_records_named_unit(axis->records, axis->column);
    cj_date *firsts = calloc(cj_dict_count(axis->values) + 1, sizeof *firsts);
    cj_text names = CJ_TEXT_INIT;
    uint8_t *occur = NULL;
    cj_status status =
        firsts == NULL ? cj_fail_nomem(err) : cj_groups_mark(&occur, groups, which, err);

    if (status == CJ_OK)
        append_gaps(&names, firsts, cj_axis_list_units(firsts, axis, occur), unit);
    if (names.length > 0)
        cj_text_format(out, "%s%.*s: no rows in %s.", out->length > 0 ? " " : "",
                       (int)axis->name.length, axis->name.at, cj_text_string(&names));
    if (status == CJ_OK)
        status = cj_text_check(&names, err);
    cj_text_clear(&names);
    free(firsts);
    free(occur);
    return status;
}

cj_status cj_groups_note_gaps(cj_text *out, const cj_groups *groups, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++)
        if (cj_axis_names_units(&groups->axes[i]))
            status = note_axis(out, groups, i, err);
    return status;
}
