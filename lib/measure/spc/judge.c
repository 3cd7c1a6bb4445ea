/* cj-spc: limits and signals of the points. */
#include "count.h"

#include <math.h>
#include <stdlib.h>

/* ---- words of the options ------------------------------------------------------------------ */

cj_control_kind cj_spc_control_kind(const cj_spc_options *options)
{
    static const cj_control_kind kinds[] = {[CJ_SPC_XMR] = CJ_CONTROL_XMR,
                                            [CJ_SPC_P] = CJ_CONTROL_P,
                                            [CJ_SPC_U] = CJ_CONTROL_U,
                                            [CJ_SPC_RUN] = CJ_CONTROL_RUN,
                                            [CJ_SPC_FUNNEL] = CJ_CONTROL_FUNNEL};

    return kinds[options->chart];
}

int cj_spc_way(unsigned signals)
{
    static const struct {
        unsigned up;
        unsigned down;
    } ranks[] = {{CJ_SIGNAL_ABOVE, CJ_SIGNAL_BELOW},
                 {CJ_SIGNAL_SHIFT_UP, CJ_SIGNAL_SHIFT_DOWN},
                 {CJ_SIGNAL_RISE, CJ_SIGNAL_FALL},
                 {CJ_SIGNAL_NEAR_HIGH, CJ_SIGNAL_NEAR_LOW}};

    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        if ((signals & (ranks[i].up | ranks[i].down)) != 0)
            return (signals & ranks[i].up) != 0 ? 1 : -1;
    return 0;
}

static double target_of(const cj_spc_options *options)
{
    return (double)options->target / CJ_DECIMAL_ONE;
}

/* A limit that misses the target by no more than binary rounding is on it. */
cj_spc_assurance cj_spc_assure(const cj_spc_options *options, const cj_spc_point *point)
{
    const cj_control_limits *limits = &point->point.limits;
    double way = options->better == CJ_SPC_LOWER ? -1 : 1;
    double target = target_of(options);
    double slack = 1e-9 * fmax(1, fabs(target));
    double worst = way > 0 ? limits->low : limits->high;
    double best = way > 0 ? limits->high : limits->low;

    if (!options->has_target || options->chart == CJ_SPC_FUNNEL || !point->has_figure ||
        !limits->known)
        return CJ_SPC_NO_TARGET;
    if ((worst - target) * way >= -slack)
        return CJ_SPC_MET;
    return (best - target) * way < -slack ? CJ_SPC_MISSED : CJ_SPC_BY_CHANCE;
}

/* ---- steps --------------------------------------------------------------------------------- */

static bool is_shown(const cj_spc_count *count, uint32_t code)
{
    for (size_t i = 0; i < count->point_count; i++)
        if (count->points[i].place == code)
            return true;
    return false;
}

/* The code of a step; CJ_EUSAGE names the nearest point where there is none of that name. */
static cj_status find_step(uint32_t *code, const cj_spc_count *count, cj_span step, cj_error *err)
{
    size_t codes = cj_dict_count(count->along.values);
    cj_span *names = calloc(codes + 1, sizeof *names);
    size_t shown = 0;
    size_t nearest;

    *code = CJ_NO_CODE;
    if (names == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; i < codes && *code == CJ_NO_CODE; i++) {
        if (!is_shown(count, i))
            continue;
        names[shown] = cj_span_of(cj_axis_text(&count->along, i));
        if (cj_word_same(names[shown++], step))
            *code = i;
    }
    nearest = cj_word_nearest(step, names, shown);
    if (*code == CJ_NO_CODE && nearest != SIZE_MAX)
        cj_fail(err, CJ_EUSAGE, "{step} \"%s\": no point of that name; did you mean \"%s\"?",
                step.at, names[nearest].at);
    else if (*code == CJ_NO_CODE)
        cj_fail(err, CJ_EUSAGE,
                "{step} \"%s\": no point of %s has that name; name one as the "
                "table has it, such as \"%s\"",
                step.at, count->options->along.at, shown > 0 ? names[0].at : "");
    free(names);
    return *code == CJ_NO_CODE ? CJ_EUSAGE : CJ_OK;
}

static cj_status find_steps(uint32_t **out, const cj_spc_count *count, cj_error *err)
{
    const cj_spc_options *options = count->options;
    cj_status status = CJ_OK;

    *out = calloc(options->step_count + 1, sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->step_count; i++)
        status = find_step(&(*out)[i], count, options->steps[i], err);
    return status;
}

/* How many steps lie at or before a point. */
static size_t steps_before(const cj_spc_count *count, const uint32_t *steps,
                           const cj_spc_point *point)
{
    size_t before = 0;

    for (size_t i = 0; i < count->options->step_count; i++)
        before += cj_spc_compare_places(count, steps[i], point->place) <= 0;
    return before;
}

static cj_status cut(cj_spc_count *count, const uint32_t *steps, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->point_count; i++) {
        const cj_spc_point *now = &count->points[i];

        if (i > 0 && now->group == now[-1].group &&
            steps_before(count, steps, now) == steps_before(count, steps, now - 1)) {
            count->stretches[count->stretch_count - 1].count++;
            continue;
        }
        status = cj_grow(&count->stretches, &count->stretch_capacity, count->stretch_count + 1,
                         sizeof *count->stretches, err);
        if (status == CJ_OK)
            count->stretches[count->stretch_count++] = (cj_spc_stretch){.first = i, .count = 1};
    }
    return status;
}

/* ---- limits -------------------------------------------------------------------------------- */

/* Room for the figures of the longest stretch. */
typedef struct {
    cj_observation *observations;
    cj_control_point *points;
    double *figures;
} workspace;

static void find_base(const cj_spc_count *count, cj_spc_stretch *of, workspace *room)
{
    const cj_spc_options *options = count->options;
    cj_control_kind kind = cj_spc_control_kind(options);
    size_t from = of->figures;
    bool given = options->chart == CJ_SPC_FUNNEL && options->has_target;

    if (options->baseline > 0 && (size_t)options->baseline < from)
        from = (size_t)options->baseline;
    of->base =
        cj_control_base_of(kind, room->observations, from, !options->no_screening, room->figures);
    if (given)
        of->base.centre = target_of(options);
    if (cj_spc_has_bases(options))
        of->dispersion = cj_control_dispersion(kind, of->base.centre, room->observations, from,
                                               given ? from : from - 1);
}

static void judge_stretch(cj_spc_count *count, cj_spc_stretch *of, workspace *room)
{
    cj_control_kind kind = cj_spc_control_kind(count->options);
    cj_spc_point *points = &count->points[of->first];
    size_t at = 0;

    for (size_t i = 0; i < of->count; i++)
        if (points[i].has_figure)
            room->observations[of->figures++] = (cj_observation){
                (double)points[i].value / CJ_DECIMAL_ONE,
                cj_spc_has_bases(count->options) ? (double)points[i].of / CJ_DECIMAL_ONE : 1};
    if (of->figures == 0)
        return;
    find_base(count, of, room);
    for (size_t i = 0; i < of->figures; i++)
        room->points[i] = (cj_control_point){
            .figure = cj_control_figure(kind, &room->observations[i]),
            .centre = of->base.centre,
            .limits = cj_control_limits_of(kind, &of->base, room->observations[i].of)};
    cj_control_find_signals(kind, room->points, of->figures);
    of->alike = cj_control_autocorrelation(room->points, of->figures);
    for (size_t i = 0; i < of->count; i++)
        if (points[i].has_figure)
            points[i].point = room->points[at++];
}

static cj_status judge(cj_spc_count *count, cj_error *err)
{
    size_t most = count->point_count + 1;
    workspace room = {malloc(most * sizeof *room.observations), malloc(most * sizeof *room.points),
                      malloc(most * sizeof *room.figures)};
    cj_status status = room.observations == NULL || room.points == NULL || room.figures == NULL
                           ? cj_fail_nomem(err)
                           : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->stretch_count; i++)
        judge_stretch(count, &count->stretches[i], &room);
    free(room.observations);
    free(room.points);
    free(room.figures);
    return status;
}

cj_status cj_spc_judge(cj_spc_count *count, cj_error *err)
{
    uint32_t *steps = NULL;
    cj_status status = find_steps(&steps, count, err);

    if (status == CJ_OK)
        status = cut(count, steps, err);
    if (status == CJ_OK)
        status = judge(count, err);
    cj_spc_find_places(count);
    free(steps);
    return status;
}
