/* Reoffending, second part: cohorts are made and their offences put into stages. */
#include "count.h"

#include <stdlib.h>

#define PREFETCH 24

/* Working memory of the walk over the persons. */
typedef struct {
    cj_reoffending_count *count;
    cj_episode *episodes; /* of the person in hand, by index date */
    size_t episode_count;
    size_t episode_capacity;
    const uint32_t *offences; /* numbers of theirs */
    size_t offence_count;
} walk;

/* ---- a member of a cohort ------------------------------------------------------------ */

/* The days that part a member's offences. */
typedef struct {
    cj_date before;               /* the first day that counts as before the start */
    cj_date start;                /* CJ_DATE_MISSING: there is no start column */
    cj_date ends[CJ_WINDOWS_MAX]; /* the last day of each window */
    cj_date proof;                /* the last day for an outcome that proves */
    bool no_start;                /* the start date is blank: nothing is before or during */
} boundaries;

/* Add months to a date. A sum beyond the calendar becomes a day that no date reaches; + 2 keeps it
 * out of reach after the day of an excluded anniversary is taken off. */
static cj_date add_months(cj_date date, int months)
{
    cj_date sum = cj_date_add_months(date, months);

    if (sum != CJ_DATE_MISSING)
        return sum;
    return months < 0 ? CJ_DATE_FIRST : CJ_DATE_LAST + 2;
}

/* Work out the days that divide the offences of one member into stages. */
static boundaries bound(const cj_reoffending_count *count, const cj_episode *episode)
{
    const cj_reoffending_options *options = count->options;
    bool has_column = count->start_column != CJ_NO_COLUMN;
    boundaries out = {.before = CJ_DATE_FIRST, .start = episode->start, .proof = CJ_DATE_LAST};

    out.no_start = has_column && episode->start == CJ_DATE_MISSING;
    if (options->before > 0 && !out.no_start)
        out.before = add_months(has_column ? episode->start : episode->index, -options->before);
    for (size_t i = 0; i < options->window_count; i++)
        out.ends[i] =
            add_months(episode->index, options->windows[i]) - options->anniversary_excluded;
    if (options->proven && options->wait >= 0)
        out.proof = add_months(episode->index, 12 + options->wait);
    return out;
}

/* Find the stage of an offence: CJ_STAGES_MAX for none, CJ_STAGE_WINDOWS + window_count for an
 * offence after all windows. */
static size_t stage_of(const cj_reoffending_count *count, const boundaries *at, cj_date index,
                       cj_date date)
{
    size_t windows = count->options->window_count;
    size_t window = 0;

    if (date > index) {
        while (window < windows && date > at->ends[window])
            window++;
        return CJ_STAGE_WINDOWS + window;
    }
    if (at->no_start || date < at->before)
        return CJ_STAGES_MAX;
    if (at->start == CJ_DATE_MISSING)
        return date < index ? CJ_STAGE_BEFORE : CJ_STAGES_MAX;
    return date < at->start ? CJ_STAGE_BEFORE : CJ_STAGE_DURING;
}

/* The last day that a member is followed up. */
static cj_date end_of(const cj_reoffending_count *count, const cj_episode *episode)
{
    cj_date as_of = count->options->as_of == CJ_DATE_MISSING ? CJ_NEVER : count->options->as_of;

    return episode->until != CJ_DATE_MISSING && episode->until < as_of ? episode->until : as_of;
}

/* Whether the offence is counted in some figure that is printed. */
static bool is_used(const cj_reoffending_count *count, const cj_member *member, size_t stage)
{
    const cj_reoffending_options *options = count->options;
    bool after = stage >= CJ_STAGE_WINDOWS && stage < CJ_STAGES_MAX;

    switch (options->output) {
    case CJ_REOFFENDING_CASES:
        return stage < CJ_STAGES_MAX;
    case CJ_REOFFENDING_SURVIVAL:
        return after;
    default:
        if (!after || stage == cj_stage_count(count))
            return stage < CJ_STAGE_WINDOWS;
        return options->everybody || member->mature[stage - CJ_STAGE_WINDOWS];
    }
}

/* Note until when an offence of the member would count in a figure that is printed. */
static void note_followed(cj_reoffending_count *count, const cj_member *member,
                          const boundaries *at)
{
    const cj_reoffending_options *options = count->options;
    cj_date index = member->episode->index;
    cj_date last = index;

    if (options->output != CJ_REOFFENDING_TABLE && member->end != CJ_NEVER)
        last = member->end;
    for (size_t i = 0; options->output == CJ_REOFFENDING_TABLE && i < options->window_count; i++) {
        cj_date end = at->ends[i] < member->end ? at->ends[i] : member->end;

        if (end > last && end <= CJ_DATE_LAST && (member->mature[i] || options->everybody))
            last = end;
    }
    if (last > count->followed)
        count->followed = last;
    if (count->first_index == CJ_DATE_MISSING || index < count->first_index)
        count->first_index = index;
    if (at->start != CJ_DATE_MISSING)
        index = at->start;
    if (count->first_before == CJ_DATE_MISSING || index < count->first_before)
        count->first_before = index;
}

/* Count an offence and its gravity; false if the sum of gravities leaves 64 bits. */
static bool add_offence(cj_stage *stage, const cj_offence *offence)
{
    stage->offences++;
    if (offence->gravity == CJ_DECIMAL_MISSING)
        return true;
    stage->graded++;
    return cj_decimal_add(&stage->gravity, offence->gravity);
}

static cj_status fail_gravity(cj_error *err)
{
    return cj_fail(err, CJ_EDATA, "the gravity scores are too large to be added");
}

/* Put the person's offences into the stages of a member. */
static cj_status count_offences(walk *in, cj_member *member, cj_error *err)
{
    cj_reoffending_count *count = in->count;
    const cj_episode *episode = member->episode;
    boundaries at = bound(count, episode);
    bool fits = true;

    for (size_t i = 0; i < count->options->window_count; i++)
        member->mature[i] = at.ends[i] <= member->end;
    note_followed(count, member, &at);
    for (size_t i = 0; i < in->offence_count; i++) {
        const cj_offence *offence = &count->offence_list[in->offences[i]];
        size_t stage = stage_of(count, &at, episode->index, offence->date);

        if (offence->outcome_date > at.proof)
            continue;
        if (offence->date > member->end) {
            count->beyond++;
            continue;
        }
        count->earlier += offence->date < episode->index;
        count->on_index +=
            at.start == CJ_DATE_MISSING && !at.no_start && offence->date == episode->index;
        if (stage < cj_stage_count(count))
            fits = add_offence(&member->stages[stage], offence) && fits;
        if (offence->date > episode->index) {
            member->after++;
            if (member->first_after == CJ_DATE_MISSING || offence->date < member->first_after)
                member->first_after = offence->date;
        }
        if (is_used(count, member, stage))
            cj_ledger_raise(cj_records_ledger(count->offences), offence->row, CJ_ROW_USED);
    }
    /* Each window was counted without the one before it; cumulative windows all begin at the index
     * date. */
    for (size_t i = 1; count->options->cumulative && i < count->options->window_count; i++) {
        cj_stage *stage = &member->stages[CJ_STAGE_WINDOWS + i];

        stage->offences += stage[-1].offences;
        stage->graded += stage[-1].graded;
        fits = cj_decimal_add(&stage->gravity, stage[-1].gravity) && fits;
    }
    return fits ? CJ_OK : fail_gravity(err);
}

/* Whether outcomes can still prove what a mature member did. */
static bool wait_runs(const cj_reoffending_count *count, const cj_member *member)
{
    const cj_reoffending_options *options = count->options;

    return options->proven && options->wait >= 0 && options->as_of != CJ_DATE_MISSING &&
           member->mature[0] &&
           add_months(member->episode->index, 12 + options->wait) > options->as_of;
}

/* Count one member of a cohort for the output that is asked for. */
static cj_status take_member(walk *in, size_t period, const cj_episode *episode, cj_error *err)
{
    cj_reoffending_count *count = in->count;
    cj_member member = {.episode = episode,
                        .period = period,
                        .first_after = CJ_DATE_MISSING,
                        .end = end_of(count, episode)};
    cj_status status = count_offences(in, &member, err);

    if (status != CJ_OK)
        return status;
    cj_ledger_raise(cj_records_ledger(count->episodes), episode->row, CJ_ROW_USED);
    count->offenders += in->offence_count > 0;
    count->repeaters += in->offence_count > 1;
    count->group_occurs[episode->group] = 1;
    count->members[period]++;
    count->no_start[period] +=
        count->start_column != CJ_NO_COLUMN && episode->start == CJ_DATE_MISSING;
    count->waiting[period] += wait_runs(count, &member);
    count->ended[period] += member.end == episode->until && member.end != count->options->as_of;
    switch (count->options->output) {
    case CJ_REOFFENDING_CASES:
        return cj_reoffending_add_case(count, &member, err);
    case CJ_REOFFENDING_SURVIVAL:
        return cj_reoffending_add_lifetime(count, &member, err);
    default:
        return cj_reoffending_add_figures(count, &member, err);
    }
}

/* ---- the figures of the table ---------------------------------------------------------- */

static size_t place_of(const cj_reoffending_count *count, size_t period, size_t group)
{
    return (period * (count->group_count + 1) + group) * cj_stage_count(count);
}

const cj_stage_figures *cj_stage_figures_of(const cj_reoffending_count *count, size_t period,
                                            uint32_t group, size_t stage)
{
    static const cj_stage_figures none = {0};

    if (group == CJ_GROUP_ALL)
        return &count->figures[place_of(count, period, count->group_count) + stage];
    if (group >= count->group_count)
        return &none;
    return &count->figures[place_of(count, period, group) + stage];
}

size_t cj_stage_heads_at(const cj_reoffending_count *count, size_t period, uint32_t group,
                         size_t stage)
{
    size_t at = group == CJ_GROUP_ALL ? count->group_count : group;

    if (group != CJ_GROUP_ALL && group >= count->group_count)
        return SIZE_MAX / 2; /* only a declared order makes it: nobody is there */
    return (place_of(count, period, at) + stage) * CJ_STAGE_COUNTS;
}

/* Whether the member offended in the stage: with --first only where they did so
 * first. */
static bool offended(const cj_reoffending_count *count, const cj_member *member, size_t stage)
{
    size_t window = CJ_STAGE_WINDOWS;

    if (member->stages[stage].offences == 0)
        return false;
    if (!count->options->first || stage < CJ_STAGE_WINDOWS)
        return true;
    while (member->stages[window].offences == 0)
        window++;
    return window == stage;
}

/* Note who is behind an episode of the figures at a place. */
static cj_status note_heads(cj_reoffending_count *count, const cj_stage_figures *figures,
                            uint32_t person, bool offended_here, cj_error *err)
{
    size_t place = (size_t)(figures - count->figures) * CJ_STAGE_COUNTS;
    cj_status status = cj_heads_add(&count->heads, place, person, err);

    return status == CJ_OK && offended_here ? cj_heads_add(&count->heads, place + 1, person, err)
                                            : status;
}

static bool add_stage(cj_stage_figures *figures, const cj_stage *stage, bool offended_here)
{
    figures->people++;
    figures->offended += offended_here;
    figures->offences += stage->offences;
    figures->graded += stage->graded;
    return cj_decimal_add(&figures->gravity, stage->gravity);
}

cj_status cj_reoffending_add_figures(cj_reoffending_count *count, const cj_member *member,
                                     cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    const cj_episode *episode = member->episode;
    cj_stage_figures *places[2] = {
        &count->figures[place_of(count, member->period, episode->group)],
        &count->figures[place_of(count, member->period, count->group_count)]};
    bool no_start = count->start_column != CJ_NO_COLUMN && episode->start == CJ_DATE_MISSING;
    bool fits = true;
    cj_status status = CJ_OK;

    for (size_t p = 0; p < 2; p++) {
        /* Without a start date nobody knows what lies before or during the intervention: such a
         * member only counts in the windows. */
        for (size_t s = no_start ? CJ_STAGE_WINDOWS : 0; s < cj_stage_count(count); s++) {
            bool mature = s < CJ_STAGE_WINDOWS || member->mature[s - CJ_STAGE_WINDOWS];

            places[p][s].immature += !mature;
            if (!mature && !options->everybody)
                continue;
            fits = add_stage(&places[p][s], &member->stages[s], offended(count, member, s)) && fits;
            if (status == CJ_OK)
                status = note_heads(count, &places[p][s], episode->person,
                                    offended(count, member, s), err);
        }
    }
    return status == CJ_OK && !fits ? fail_gravity(err) : status;
}

/* ---- the cohorts -------------------------------------------------------------------------- */

static int compare_episodes(const void *a, const void *b)
{
    const cj_episode *left = a;
    const cj_episode *right = b;

    if (left->index != right->index)
        return left->index < right->index ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

/* Put the person's episodes in order of their index dates. */
static cj_status gather(walk *in, uint32_t person, cj_error *err)
{
    const cj_reoffending_count *count = in->count;
    const cj_by_person *episodes = &count->episodes_by_person;
    const cj_by_person *offences = &count->offences_by_person;
    size_t from = episodes->starts[person];
    cj_status status;

    in->episode_count = episodes->starts[person + 1] - from;
    status =
        cj_grow(&in->episodes, &in->episode_capacity, in->episode_count, sizeof *in->episodes, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->episode_count; i++)
        in->episodes[i] = count->episode_list[episodes->order[from + i]];
    cj_by_person_sort(in->episodes, in->episode_count, sizeof *in->episodes, compare_episodes);
    in->offences = offences->order + offences->starts[person];
    in->offence_count = offences->starts[person + 1] - offences->starts[person];
    return CJ_OK;
}

/* Two episodes of one person that end on one day are likely to be one. */
static cj_status warn_same_day(walk *in, cj_error *err)
{
    cj_reoffending_count *count = in->count;
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < in->episode_count; i++) {
        cj_text value = CJ_TEXT_INIT;
        cj_text words = CJ_TEXT_INIT;

        if (in->episodes[i].index != in->episodes[i - 1].index)
            continue;
        cj_date_append(&value, in->episodes[i].index);
        cj_text_format(&words, "is the person's %s in ", count->index_name.at);
        cj_records_append_place(&words, count->episodes, in->episodes[i - 1].row,
                                in->episodes[i].row);
        cj_text_add(&words, ", too");
        status = cj_text_check(&value, err);
        if (status == CJ_OK)
            status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = cj_records_warn(count->episodes, in->episodes[i].row, count->index_column,
                                     "same-day", cj_text_span(&value), cj_text_string(&words), err);
        cj_text_clear(&value);
        cj_text_clear(&words);
    }
    return status;
}

/* In each period: the person's first episode, or each. */
static cj_status walk_person(walk *in, uint32_t person, cj_error *err)
{
    cj_reoffending_count *count = in->count;
    const cj_measure_options *common = &count->options->common;
    cj_status status = gather(in, person, err);

    if (status == CJ_OK)
        status = warn_same_day(in, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        bool member = false;

        for (size_t i = 0; status == CJ_OK && i < in->episode_count; i++) {
            if (!cj_period_holds(&common->periods[p], in->episodes[i].index))
                continue;
            if (member && !count->options->each_episode) {
                count->more[p]++;
                continue;
            }
            member = true;
            status = take_member(in, p, &in->episodes[i], err);
        }
    }
    return status;
}

static cj_status walk_persons(walk *in, cj_error *err)
{
    const cj_reoffending_count *count = in->count;
    const cj_by_person *episodes = &count->episodes_by_person;
    const cj_by_person *offences = &count->offences_by_person;
    size_t ahead[2] = {0, 0};
    cj_status status = CJ_OK;

    for (uint32_t person = 0; status == CJ_OK && person < episodes->person_count; person++) {
        size_t ends[2] = {episodes->starts[person + 1], offences->starts[person + 1]};

        for (; ahead[0] < ends[0] + PREFETCH && ahead[0] < count->episode_count; ahead[0]++)
            __builtin_prefetch(&count->episode_list[episodes->order[ahead[0]]]);
        for (; ahead[1] < ends[1] + PREFETCH && ahead[1] < count->offence_count; ahead[1]++)
            __builtin_prefetch(&count->offence_list[offences->order[ahead[1]]]);
        if (episodes->starts[person] < ends[0])
            status = walk_person(in, person, err);
    }
    return status;
}

static cj_status allocate(cj_reoffending_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t cells;

    count->group_count = cj_groups_count(&count->groups);
    cells = periods * (count->group_count + 1);
    if (count->options->output == CJ_REOFFENDING_TABLE) {
        if (cells > SIZE_MAX / sizeof *count->figures / CJ_STAGES_MAX)
            return cj_fail_nomem(err);
        count->figures = calloc(cells * cj_stage_count(count), sizeof *count->figures);
        if (count->figures == NULL)
            return cj_fail_nomem(err);
    }
    count->group_occurs = calloc(count->group_count + 1, 1);
    count->members = calloc(periods * 5, sizeof *count->members);
    if (count->group_occurs == NULL || count->members == NULL)
        return cj_fail_nomem(err);
    count->more = count->members + periods;
    count->waiting = count->more + periods;
    count->no_start = count->waiting + periods;
    count->ended = count->no_start + periods;
    return CJ_OK;
}

cj_status cj_reoffending_tally(cj_reoffending_count *count, cj_error *err)
{
    walk in = {.count = count};
    size_t persons = count->person_count;
    cj_status status = allocate(count, err);

    if (status == CJ_OK)
        status = cj_by_person_make(&count->episodes_by_person, count->episode_list,
                                   sizeof *count->episode_list, count->episode_count, persons, err);
    if (status == CJ_OK)
        status = cj_by_person_make(&count->offences_by_person, count->offence_list,
                                   sizeof *count->offence_list, count->offence_count, persons, err);
    if (status == CJ_OK)
        status = walk_persons(&in, err);
    if (status == CJ_OK)
        status = cj_groups_settle(&count->groups, count->group_occurs, err);
    free(in.episodes);
    return status;
}
