/* What the sentences of all measures have in common: who is counted, shares, targets, groups. */
#include "measure/common/columns.h"

#include <string.h>

/* ---- who is counted ------------------------------------------------------------------------ */

/* Append the options' word for one or several: "child|children" has both, "orders" is that for
 * several, and for one without its s. */
static void append_word(cj_text *out, const char *units, bool one)
{
    const char *bar = strchr(units, '|');
    size_t length = strlen(units);

    if (bar != NULL && one)
        cj_text_append(out, (cj_span){units, (size_t)(bar - units)});
    else if (bar != NULL)
        cj_text_add(out, bar + 1);
    else
        cj_text_append(out, (cj_span){units, length - (one && units[length - 1] == 's')});
}

const char *cj_measure_units(const cj_measure_options *common)
{
    const char *bar = strchr(common->units, '|');

    return bar == NULL ? common->units : bar + 1;
}

static void append_number(cj_text *out, int64_t number)
{
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = number});
}

void cj_measure_append_units(cj_text *out, int64_t count, const cj_measure_options *common,
                             const char *one, const char *many)
{
    append_number(out, count);
    cj_text_add(out, many[0] == '\0' && common->units == NULL ? "" : " ");
    if (common->units == NULL)
        cj_text_add(out, count == 1 ? one : many);
    else
        append_word(out, common->units, count == 1);
}

void cj_measure_append_part(cj_text *out, int64_t part, int64_t of,
                            const cj_measure_options *common, const char *one, const char *many)
{
    append_number(out, part);
    cj_text_add(out, " of ");
    cj_measure_append_units(out, of, common, one, many);
}

/* ---- shares ---------------------------------------------------------------------------------- */

/* Append a share with its interval, whose bounds are those of the table. */
void cj_measure_append_share(cj_text *out, int64_t part, int64_t of,
                             const cj_measure_options *common)
{
    cj_cell bounds[2];

    cj_measure_fill_interval(bounds, part, of, common);
    cj_text_add(out, " (");
    cj_measure_append_percent(out, part, of, common->places);
    cj_text_add(out, ", between ");
    cj_cell_append_label(out, &bounds[0]);
    cj_text_add(out, " and ");
    cj_cell_append_label(out, &bounds[1]);
    cj_text_char(out, ')');
}

static void append_aim(cj_text *out, cj_decimal target, cj_span label)
{
    cj_text_add(out, "the target of ");
    cj_decimal_append(out, target);
    cj_text_char(out, '%');
    if (label.length == 0)
        return;
    cj_text_add(out, " (");
    cj_text_append(out, label);
    cj_text_char(out, ')');
}

/* A share that is on one side of the target while its interval reaches over it is no proof: the
 * sentence gives the interval, as the table has it. */
void cj_measure_append_target(cj_text *out, int64_t part, int64_t of, cj_decimal target,
                              cj_span label, const cj_measure_options *common)
{
    cj_verdict verdict = cj_measure_verdict(part, of, target, common->confidence);
    size_t start;

    cj_text_char(out, ' ');
    start = out->length;
    if (verdict == CJ_VERDICT_UNCLEAR) {
        cj_text_add(out, cj_percent_reaches(part, of, target) ? "That reaches " : "That is below ");
        append_aim(out, target, label);
        cj_text_add(out, ", but not for certain (");
        cj_measure_append_interval(out, part, of, common);
        cj_text_add(out, ").");
        return;
    }
    append_aim(out, target, label);
    if (!out->failed)
        out->bytes[start] = 'T';
    cj_text_add(out, verdict == CJ_VERDICT_MET ? " was met." : " was not met.");
}

/* ---- groups ---------------------------------------------------------------------------------- */

void cj_axis_begin_sentence(cj_text *out, const cj_groups *groups, const cj_measure_options *common,
                            const cj_period *period, uint32_t group)
{
    bool periods = common->period_count > 1;

    for (size_t i = 0; i < groups->axis_count; i++) {
        const char *text = cj_groups_text(groups, group, i);
        const char *label = cj_axis_label(&groups->axes[i], text);

        cj_text_add(out, i == 0 ? "" : ", ");
        cj_period_append_label(out, cj_span_of(label == NULL ? text : label));
    }
    if (periods) {
        cj_text_add(out, groups->axis_count > 0 ? ", " : "");
        cj_period_append_label(out,
                               cj_span_of(cj_period_is_all(period) ? "all dates" : period->name));
    }
    cj_text_add(out, groups->axis_count > 0 || periods ? ": " : "");
}
