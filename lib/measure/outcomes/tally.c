/* Outcomes, second part: each person's histories are compared and counted. */
#include "count.h"
#include "measure/common/by_person.h"
#include "stats/interval.h"

#include <stdlib.h>
#include <string.h>

/* Working memory of the walk over the persons. */
typedef struct {
    cj_outcomes_count *count;
    const cj_review_class *classes; /* by code */
    cj_scored_review *history;      /* of the person in hand, scores alone */
    size_t history_count;
    size_t history_capacity;
    uint32_t *seen;            /* by period, group: the last person counted there, + 1 */
    cj_scored_review *touched; /* with options->cases: reviews of the person in a period */
    size_t touched_capacity;
} walk;

/* ---- preparation ------------------------------------------------------------------ */

static cj_status allocate(cj_outcomes_count *count, walk *in, cj_error *err)
{
    size_t cells;

    count->group_count = cj_groups_count(&count->groups);
    count->outcome_count = cj_dict_count(count->outcomes.values);
    cells = count->options->common.period_count * (count->group_count + 1);
    /* The product is checked by division before it is formed. */
    if (count->outcome_count > 0 && cells > SIZE_MAX / sizeof(cj_movement) / count->outcome_count)
        return cj_fail_nomem(err);
    count->movements = calloc(cells * count->outcome_count + 1, sizeof *count->movements);
    count->reviewed = calloc(cells, sizeof *count->reviewed);
    count->covered = calloc(count->options->common.period_count, sizeof *count->covered);
    count->group_occurs = calloc(count->group_count + 1, 1);
    count->outcome_occurs = calloc(count->outcome_count + 1, 1);
    in->seen = calloc(cells, sizeof *in->seen);
    if (count->movements == NULL || count->reviewed == NULL || count->covered == NULL ||
        count->group_occurs == NULL || count->outcome_occurs == NULL || in->seen == NULL)
        return cj_fail_nomem(err);
    return CJ_OK;
}

/* Let lower scores of all outcomes be better. */
static void set_all_lower(cj_outcomes_count *count)
{
    for (size_t i = 0; i < count->outcome_count; i++)
        count->rules[i].lower_is_better = true;
}

/* The outcomes named by --lower-is-better, which must exist. */
static cj_status set_lower(cj_outcomes_count *count, cj_error *err)
{
    const cj_outcomes_options *options = count->options;

    for (size_t i = 0; i < options->lower_count; i++) {
        cj_span name = options->lower_is_better[i];
        uint32_t code = cj_dict_find(count->outcomes.values, name);
        cj_text list = CJ_TEXT_INIT;
        cj_span known[64];
        size_t known_count = 0;
        size_t nearest;

        if (cj_span_equal(name, CJ_SPAN("*"))) {
            set_all_lower(count);
            continue;
        }
        if (code != CJ_NO_CODE) {
            count->rules[code].lower_is_better = true;
            continue;
        }
        for (; known_count < count->outcome_count && known_count < 64; known_count++)
            known[known_count] = cj_dict_text(count->outcomes.values, (uint32_t)known_count);
        nearest = cj_word_nearest(name, known, known_count);
        if (nearest != SIZE_MAX)
            return cj_fail(err, CJ_EUSAGE,
                           "{lower-is-better}: no outcome \"%.*s\"; did you mean \"%s\"?",
                           (int)name.length, name.at, known[nearest].at);
        cj_text_list(&list, known, known_count, 12, " and ");
        cj_fail(err, CJ_EUSAGE, "{lower-is-better}: no outcome \"%s\"; there are %s", name.at,
                cj_text_string(&list));
        cj_text_clear(&list);
        return CJ_EUSAGE;
    }
    return CJ_OK;
}

/* Give each outcome its threshold and direction: the framework's where it has them, else the
 * options'. */
static cj_status set_rules(cj_outcomes_count *count, cj_error *err)
{
    const cj_outcomes_options *options = count->options;

    count->rules = calloc(count->outcome_count + 1, sizeof *count->rules);
    if (count->rules == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count->outcome_count; i++) {
        cj_outcome_rule *rule = &count->rules[i];

        rule->threshold = options->threshold;
        if (options->framework == NULL || i >= options->framework->outcome_count)
            continue;
        rule->framework = &options->framework->outcomes[i];
        rule->lower_is_better = rule->framework->lower_is_better;
        if (rule->framework->has_threshold)
            rule->threshold = rule->framework->threshold;
    }
    return set_lower(count, err);
}

/* Count clients by group: all people of the people file that pass the conditions, reviewed or
 * not. */
static cj_status count_clients(cj_outcomes_count *count, cj_error *err)
{
    const cj_records *records = count->records;
    size_t people = cj_records_people(records);
    int64_t *clients = NULL;
    size_t capacity = 0;

    for (uint32_t person = 0; person < people; person++) {
        size_t before = capacity;
        uint32_t group;
        cj_status status;

        if (!cj_records_person_selected(records, person))
            continue;
        status = cj_groups_of_person(&group, &count->groups, person, err);
        if (status == CJ_OK)
            status = cj_grow(&clients, &capacity, (size_t)group + 2, sizeof *clients, err);
        if (status != CJ_OK) {
            free(clients);
            return status;
        }
        if (before < capacity)
            memset(clients + before, 0, (capacity - before) * sizeof *clients);
        clients[group]++;
    }
    count->clients = calloc(cj_groups_count(&count->groups) + 1, sizeof *clients);
    if (count->clients != NULL) {
        size_t groups = cj_groups_count(&count->groups);

        for (size_t group = 0; group < groups && group < capacity; group++) {
            count->clients[group] = clients[group];
            count->clients[groups] += clients[group];
        }
    }
    free(clients);
    return count->clients == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- one person --------------------------------------------------------------------- */

static int compare_scored(const void *a, const void *b)
{
    const cj_scored_review *left = a;
    const cj_scored_review *right = b;

    if (left->outcome != right->outcome)
        return left->outcome < right->outcome ? -1 : 1;
    if (left->date != right->date)
        return left->date < right->date ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

static cj_scored_review scored(const cj_review *review, const cj_review_class *class)
{
    return (cj_scored_review){class->outcome, review->date, review->row, class->group,
                              class->score};
}

/* Put the person's scores in order of outcome and date. */
static cj_status gather(walk *in, const cj_review *list, size_t length, cj_error *err)
{
    cj_status status =
        cj_grow(&in->history, &in->history_capacity, length, sizeof *in->history, err);

    in->history_count = 0;
    for (size_t i = 0; status == CJ_OK && i < length; i++) {
        const cj_review_class *class = &in->classes[list[i].class];

        if (class->score != CJ_DECIMAL_MISSING)
            in->history[in->history_count++] = scored(&list[i], class);
    }
    if (status == CJ_OK)
        cj_by_person_sort(in->history, in->history_count, sizeof *in->history, compare_scored);
    return status;
}

/* Two scores for one person, outcome and date are an error; the later row
 * stands if that is tolerated. */
static cj_status reject_twice(walk *in, uint32_t person, cj_error *err)
{
    cj_outcomes_count *count = in->count;
    const cj_ledger *ledger = cj_records_ledger(count->records);
    cj_status status = CJ_OK;
    bool rejected = false;
    size_t kept = 0;

    for (size_t i = 0; status == CJ_OK && i + 1 < in->history_count; i++) {
        const cj_scored_review *here = &in->history[i];
        const cj_scored_review *next = here + 1;
        cj_text words = CJ_TEXT_INIT;

        if (here->outcome != next->outcome || here->date != next->date)
            continue;
        rejected = true;
        cj_text_add(&words, "has a second score for this outcome and date in ");
        cj_records_append_place(&words, count->records, next->row, here->row);
        cj_text_add(&words, "; distinctRows of a profile drops equal rows");
        status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = cj_records_report_person(count->records, here->row, person, "primary-key",
                                              cj_text_string(&words), err);
        cj_text_clear(&words);
    }
    for (size_t i = 0; rejected && i < in->history_count; i++)
        if (ledger->states[in->history[i].row] != CJ_ROW_REJECTED)
            in->history[kept++] = in->history[i];
    if (rejected)
        in->history_count = kept;
    return status;
}

/* Count the person in each period that has a review, and raise the rows that lie in one. */
static void count_reviewed(walk *in, uint32_t person, const cj_review *list, size_t length)
{
    cj_outcomes_count *count = in->count;
    const cj_measure_options *common = &count->options->common;
    cj_ledger *ledger = cj_records_ledger(count->records);
    bool client = person < cj_records_people(count->records) &&
                  cj_records_person_selected(count->records, person);

    for (size_t i = 0; i < length; i++) {
        const cj_review *review = &list[i];
        const cj_review_class *class = &in->classes[review->class];
        bool used = false;

        if (ledger->states[review->row] == CJ_ROW_REJECTED)
            continue;
        for (size_t p = 0; p < common->period_count; p++) {
            size_t in_group = cj_outcomes_place(count, p, class->group);
            size_t in_all = cj_outcomes_place(count, p, count->group_count);

            if (!cj_period_holds(&common->periods[p], review->date))
                continue;
            used = true;
            count->reviewed[in_group] += in->seen[in_group] != person + 1;
            count->reviewed[in_all] += in->seen[in_all] != person + 1;
            count->covered[p] += client && in->seen[in_all] != person + 1;
            in->seen[in_group] = person + 1;
            in->seen[in_all] = person + 1;
        }
        if (used) {
            cj_ledger_raise(ledger, review->row, CJ_ROW_USED);
            count->group_occurs[class->group] = 1;
            count->outcome_occurs[class->outcome] = 1;
        }
    }
}

static cj_status add_movement(cj_outcomes_count *count, size_t place, size_t outcome, int direction,
                              uint32_t person, cj_error *err)
{
    size_t at = place * count->outcome_count + outcome;
    cj_movement *movement = &count->movements[at];
    size_t head = at * CJ_OUTCOMES_COUNTS;
    cj_status status = cj_heads_add(&count->heads, head, person, err);

    movement->compared++;
    movement->improved += direction > 0;
    movement->maintained += direction == 0;
    movement->deteriorated += direction < 0;
    return status == CJ_OK ? cj_heads_add(&count->heads, head + 2 - (size_t)direction, person, err)
                           : status;
}

/* Count the change from baseline to follow-up; recorded progress has no
 * baseline and is the change itself. */
static cj_status compare(walk *in, size_t period, uint32_t person, const cj_scored_review *baseline,
                         const cj_scored_review *follow_up, cj_error *err)
{
    cj_outcomes_count *count = in->count;
    const cj_outcome_rule *rule = &count->rules[follow_up->outcome];
    cj_decimal change = follow_up->score;
    cj_status status;
    int direction;

    if (baseline != NULL) {
        change -= baseline->score;
        if (rule->lower_is_better)
            change = -change;
        direction = (change >= rule->threshold) - (change <= -rule->threshold);
        cj_ledger_raise(cj_records_ledger(count->records), baseline->row, CJ_ROW_USED);
    } else {
        direction = (change > 0) - (change < 0);
    }
    status = add_movement(count, cj_outcomes_place(count, period, follow_up->group),
                          follow_up->outcome, direction, person, err);
    if (status == CJ_OK)
        status = add_movement(count, cj_outcomes_place(count, period, count->group_count),
                              follow_up->outcome, direction, person, err);
    return status == CJ_OK && count->options->cases
               ? cj_outcomes_add_compared(count, period, person, baseline, follow_up, direction,
                                          err)
               : status;
}

/* The baseline of history[at]; NULL if there is none. */
static const cj_scored_review *baseline_of(const walk *in, const cj_scored_review *history,
                                           size_t at, const cj_period *period)
{
    switch (in->count->options->baseline) {
    case CJ_BASELINE_PREVIOUS:
        return at > 0 ? &history[at - 1] : NULL;
    case CJ_BASELINE_BEFORE_PERIOD:
        while (at > 0 && history[at - 1].date >= period->first)
            at--;
        return at > 0 ? &history[at - 1] : NULL;
    default:
        return at > 0 ? &history[0] : NULL;
    }
}

/* Compare the scores of one outcome, in order of their dates, in each period. */
static cj_status compare_outcome(walk *in, uint32_t person, const cj_scored_review *history,
                                 size_t length, cj_error *err)
{
    const cj_outcomes_options *options = in->count->options;
    cj_status status = CJ_OK;

    for (size_t p = 0; status == CJ_OK && p < options->common.period_count; p++) {
        const cj_period *period = &options->common.periods[p];
        size_t last = length;

        while (last > 0 && history[last - 1].date > period->last)
            last--;
        if (options->pairs) {
            for (size_t i = 1; status == CJ_OK && i < last; i++)
                if (history[i].date >= period->first)
                    status = compare(in, p, person, &history[i - 1], &history[i], err);
        } else if (last > 0 && history[last - 1].date >= period->first) {
            const cj_scored_review *baseline = NULL;

            if (options->baseline != CJ_BASELINE_RECORDED) {
                baseline = baseline_of(in, history, last - 1, period);
                if (baseline == NULL)
                    continue;
            }
            status = compare(in, p, person, baseline, &history[last - 1], err);
        }
    }
    return status;
}

/* List what was reviewed and not compared: `first` is the first case of the person. */
static cj_status list_rest(walk *in, uint32_t person, const cj_review *list, size_t length,
                           size_t first, cj_error *err)
{
    cj_outcomes_count *count = in->count;
    const cj_measure_options *common = &count->options->common;
    const cj_ledger *ledger = cj_records_ledger(count->records);
    cj_status status =
        cj_grow(&in->touched, &in->touched_capacity, length, sizeof *in->touched, err);

    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        size_t touched = 0;

        for (size_t i = 0; i < length; i++)
            if (ledger->states[list[i].row] != CJ_ROW_REJECTED &&
                cj_period_holds(&common->periods[p], list[i].date))
                in->touched[touched++] = scored(&list[i], &in->classes[list[i].class]);
        status = cj_outcomes_add_rest(count, p, person, in->touched, touched, first, err);
    }
    return status;
}

/* Compare the scores of one person outcome by outcome. Scores that stand twice are rejected first,
 * so that they enter no comparison. */
static cj_status walk_person(void *data, uint32_t person, const cj_review *list, size_t length,
                             cj_error *err)
{
    walk *in = data;
    size_t first = in->count->cases.count;
    bool twice = false;
    cj_status status = gather(in, list, length, err);

    if (status == CJ_OK)
        status = reject_twice(in, person, err);
    if (status != CJ_OK)
        return status;
    count_reviewed(in, person, list, length);
    for (size_t i = 0; status == CJ_OK && i < in->history_count;) {
        size_t end = i + 1;

        while (end < in->history_count && in->history[end].outcome == in->history[i].outcome)
            end++;
        status = compare_outcome(in, person, &in->history[i], end - i, err);
        twice = twice || end - i > 1;
        i = end;
    }
    in->count->scored += in->history_count > 0;
    in->count->scored_twice += twice;
    return status == CJ_OK && in->count->options->cases
               ? list_rest(in, person, list, length, first, err)
               : status;
}

/* ---- everybody ------------------------------------------------------------------------ */

cj_status cj_outcomes_tally(cj_outcomes_count *count, cj_error *err)
{
    walk in = {.count = count};
    const cj_reviews_whom in_a_period = {.marks = count->in_period, .count = count->person_count};
    size_t class_count = cj_dict_count(count->reviews.classes);
    cj_review_class *classes = calloc(class_count + 1, sizeof *classes);
    cj_status status = classes == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (uint32_t i = 0; status == CJ_OK && i < class_count; i++)
        classes[i] = cj_reviews_class(&count->reviews, i);
    in.classes = classes;
    if (status == CJ_OK && cj_records_people_given(count->records) &&
        cj_groups_are_of_people(&count->groups))
        status = count_clients(count, err);
    if (status == CJ_OK)
        status = allocate(count, &in, err);
    if (status == CJ_OK)
        status = set_rules(count, err);
    if (status == CJ_OK && count->options->cases)
        status = cj_outcomes_open_cases(count, err);
    if (status == CJ_OK)
        status = cj_reviews_walk(&count->reviews, in_a_period, walk_person, &in, err);
    if (status == CJ_OK) {
        for (size_t i = 0; count->outcomes.show_declared && i < count->outcomes.declared; i++)
            count->outcome_occurs[i] = 1; /* declared outcomes are shown even where empty */
        for (size_t group = 0; count->clients != NULL && group < count->group_count; group++)
            count->group_occurs[group] = count->group_occurs[group] || count->clients[group] > 0;
        cj_axis_settle(&count->outcomes);
        status = cj_axis_notice_misspelt(&count->outcomes, err);
        if (status == CJ_OK)
            status = cj_groups_settle(&count->groups, count->group_occurs, err);
    }
    free(classes);
    free(in.history);
    free(in.seen);
    free(in.touched);
    return status;
}

const cj_movement *cj_outcomes_movement(const cj_outcomes_count *count, size_t period,
                                        uint32_t group, size_t outcome)
{
    static const cj_movement none = {0, 0, 0, 0};
    size_t at = group == CJ_GROUP_ALL ? count->group_count : group;

    if (group != CJ_GROUP_ALL && group >= count->group_count)
        return &none;
    return &count->movements[cj_outcomes_place(count, period, at) * count->outcome_count + outcome];
}

int64_t cj_outcomes_reviewed(const cj_outcomes_count *count, size_t period, uint32_t group)
{
    if (group == CJ_GROUP_ALL)
        return count->reviewed[cj_outcomes_place(count, period, count->group_count)];
    return group < count->group_count ? count->reviewed[cj_outcomes_place(count, period, group)]
                                      : 0;
}

int64_t cj_outcomes_clients(const cj_outcomes_count *count, uint32_t group)
{
    if (group == CJ_GROUP_ALL)
        return count->clients[count->group_count];
    return group < count->group_count ? count->clients[group] : 0;
}
