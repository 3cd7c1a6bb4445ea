/* cj-spc: the order of the points. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- what the names of points are ---------------------------------------------------------- */

/* Read a name of a period or a day; another one is CJ_EUSAGE. */
static cj_status read_period(const cj_spc_count *count, cj_period *out, const char *text)
{
    cj_status status = cj_period_parse(out, text, NULL);

    (void)count;
    return status == CJ_OK && cj_period_is_all(out) ? CJ_EUSAGE : status;
}

/* Read a month as tables write it, 2022-01. */
static cj_status read_month(const cj_spc_count *count, cj_period *out, const char *text)
{
    cj_text month = CJ_TEXT_INIT;
    cj_status status = CJ_EUSAGE;

    (void)count;
    if (strlen(text) == 7 && text[4] == '-') {
        cj_text_format(&month, "%.4s-M%s", text, text + 5);
        status = month.failed ? CJ_ENOMEM : cj_period_parse(out, cj_text_string(&month), NULL);
    }
    cj_text_clear(&month);
    return status;
}

/* Read a date in one of the forms that the input has, by default 31/01/2022. */
static cj_status read_date(const cj_spc_count *count, cj_period *out, const char *text)
{
    static const cj_date_form usual = {.text = "%d/%m/%Y"};
    const cj_records_format *format = &cj_records_options_of(count->records)->format;
    const cj_date_form *forms = format->form_count > 0 ? format->forms : &usual;
    size_t forms_count = format->form_count > 0 ? format->form_count : 1;

    for (size_t i = 0; i < forms_count; i++)
        if (cj_date_read(&out->first, cj_span_of(text), &forms[i])) {
            out->last = cj_date_unit_last(out->first, forms[i].unit);
            return CJ_OK;
        }
    return CJ_EUSAGE;
}

/* A way to read names; CJ_EUSAGE: it is none of that kind. */
typedef cj_status (*reader)(const cj_spc_count *count, cj_period *out, const char *text);

/* Find the days of each code; *all: every name is read in that way. */
static cj_status read_all(bool *all, cj_spc_count *count, reader read, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_period period;

    for (size_t i = 0; status == CJ_OK && i < count->point_count; i++) {
        uint32_t code = count->points[i].place;

        status = read(count, &period, cj_axis_text(&count->along, code));
        if (status != CJ_OK)
            break;
        count->firsts[code] = period.first;
        count->lasts[code] = period.last;
    }
    *all = status == CJ_OK;
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

/* 2011-12 is a financial year where all names are periods, else a month where all are months. */
static cj_status find_times(cj_spc_count *count, cj_error *err)
{
    static const reader readers[] = {read_period, read_month, read_date};
    size_t codes = cj_dict_count(count->along.values);
    cj_status status = CJ_OK;

    count->firsts = calloc(codes + 1, sizeof *count->firsts);
    count->lasts = calloc(codes + 1, sizeof *count->lasts);
    if (count->firsts == NULL || count->lasts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (status == CJ_OK && !count->along.numbers && !count->timed)
            status = read_all(&count->timed, count, readers[i], err);
    count->placed = count->timed || count->along.numbers || count->along.declared > 0 ||
                    count->options->chart == CJ_SPC_FUNNEL;
    return status;
}

int cj_spc_compare_places(const cj_spc_count *count, uint32_t a, uint32_t b)
{
    if (count->along.declared > 0 || !count->timed)
        return count->placed ? cj_axis_compare(&count->along, a, b) : (a > b) - (a < b);
    if (count->firsts[a] != count->firsts[b])
        return count->firsts[a] < count->firsts[b] ? -1 : 1;
    if (count->lasts[a] != count->lasts[b])
        return count->lasts[a] < count->lasts[b] ? -1 : 1;
    return (a > b) - (a < b);
}

/* ---- groups --------------------------------------------------------------------------------- */

static cj_status settle(cj_spc_count *count, cj_error *err)
{
    uint8_t *occur = calloc(cj_groups_count(&count->groups) + 1, 1);
    cj_status status;

    if (occur == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count->point_count; i++)
        occur[count->points[i].group] = 1;
    status = cj_groups_settle(&count->groups, occur, err);
    free(occur);
    return status;
}

/* Number groups in the order in which they are shown. */
static uint32_t *rank_groups(const cj_groups *groups)
{
    uint32_t *ranks = calloc(cj_groups_count(groups) + 1, sizeof *ranks);

    for (size_t i = 0; ranks != NULL && i < groups->order_count; i++)
        ranks[groups->order[i]] = (uint32_t)i;
    return ranks;
}

typedef struct {
    const cj_spc_count *count;
    const uint32_t *ranks;
} sorting;

static int compare_points(const void *a, const void *b, void *data)
{
    const sorting *by = data;
    const cj_spc_point *left = a;
    const cj_spc_point *right = b;
    int order = 0;

    if (left->group != right->group)
        return by->ranks[left->group] < by->ranks[right->group] ? -1 : 1;
    order = cj_spc_compare_places(by->count, left->place, right->place);
    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* Units of a funnel stand by their size, those without one last. */
static int compare_sizes(const void *a, const void *b, void *data)
{
    const cj_spc_point *left = a;
    const cj_spc_point *right = b;

    if (left->group != right->group || left->has_figure != right->has_figure)
        return left->group == right->group ? (left->has_figure ? -1 : 1)
                                           : compare_points(a, b, data);
    if (left->has_figure && left->of != right->of)
        return left->of < right->of ? -1 : 1;
    return compare_points(a, b, data);
}

/* ---- faults of the order ------------------------------------------------------------------- */

static cj_status report_twice(const cj_spc_count *count, const cj_spc_point *again,
                              const cj_spc_point *first, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&words, "stands in ");
    cj_records_append_place(&words, count->records, first->row, again->row);
    cj_text_say(&words, err,
                " already: a chart has one point there; name the column that tells "
                "the rows apart with {by}, or choose some with {where}");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report(count->records, again->row, count->along.column, "primary-key",
                                   cj_span_of(cj_axis_text(&count->along, again->place)),
                                   cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Names that are neither numbers nor periods stand as their rows do, in every chart alike. */
static cj_status fail_unordered(const cj_spc_count *count, const cj_spc_point *first,
                                const cj_spc_point *second, cj_error *err)
{
    return cj_fail_at(err, CJ_EUSAGE, cj_records_file(count->records, second->row),
                      cj_records_line(count->records, second->row), 0,
                      "\"%s\" stands below \"%s\" here and above it elsewhere, and neither is a "
                      "period, a day or a number: say their order with {order COL=a|b|c}",
                      cj_axis_text(&count->along, first->place),
                      cj_axis_text(&count->along, second->place));
}

static cj_status fail_overlap(const cj_spc_count *count, const cj_spc_point *first,
                              const cj_spc_point *second, cj_error *err)
{
    return cj_fail_at(err, CJ_EUSAGE, cj_records_file(count->records, second->row),
                      cj_records_line(count->records, second->row), 0,
                      "%s and %s overlap: what happened in both would count twice; choose periods "
                      "of one kind with {where}",
                      cj_axis_text(&count->along, first->place),
                      cj_axis_text(&count->along, second->place));
}

/* Whether two neighbours can be points of one chart. */
static cj_status check_neighbours(const cj_spc_count *count, const cj_spc_point *first,
                                  const cj_spc_point *second, cj_error *err)
{
    if (first->group != second->group)
        return CJ_OK;
    if (cj_spc_compare_places(count, first->place, second->place) == 0)
        return report_twice(count, second, first, err);
    if (count->options->chart == CJ_SPC_FUNNEL)
        return CJ_OK;
    if (!count->placed && first->row > second->row)
        return fail_unordered(count, first, second, err);
    if (count->timed && count->firsts[second->place] <= count->lasts[first->place] &&
        count->firsts[first->place] <= count->lasts[second->place])
        return fail_overlap(count, first, second, err);
    return CJ_OK;
}

/* ---- units that are the total of the others -------------------------------------------------- */

/* Of a unit of so many without a name that says so: both numbers are sums of the others by chance
 * once in 1,000 tables. */
#define SURE_BASE 100

/* Whether the largest unit of a funnel, the last of `count` with figures, has the numbers of all
 * others together. */
static bool is_sum(const cj_spc_point *points, size_t count)
{
    const cj_spc_point *last = &points[count - 1];
    cj_decimal value = 0;
    cj_decimal of = 0;

    for (size_t i = 0; i + 1 < count; i++)
        if (!cj_decimal_add(&value, points[i].value) || !cj_decimal_add(&of, points[i].of))
            return false;
    return count > 2 && last->of > 0 && value == last->value && of == last->of;
}

static cj_status check_total(const cj_spc_count *count, const cj_spc_point *points, size_t units,
                             cj_error *err)
{
    cj_span name;

    while (units > 0 && !points[units - 1].has_figure)
        units--;
    if (units == 0 || !is_sum(points, units))
        return CJ_OK;
    name = cj_span_of(cj_axis_text(&count->along, points[units - 1].place));
    if (cj_records_label_kind(name) == CJ_LABEL_PART &&
        points[units - 1].of < SURE_BASE * CJ_DECIMAL_ONE)
        return CJ_OK;
    return cj_records_report(count->records, points[units - 1].row, count->along.column,
                             "constraint-error", name,
                             "has the numbers of all others together: it is their total and no "
                             "unit; leave it out with a condition",
                             err);
}

static cj_status check_totals(const cj_spc_count *count, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t first = 0;

    for (size_t i = 1; status == CJ_OK && i <= count->point_count; i++) {
        if (i < count->point_count && count->points[i].group == count->points[first].group)
            continue;
        status = check_total(count, &count->points[first], i - first, err);
        first = i;
    }
    return status;
}

/* Drop the points of rows that were rejected since. */
static void drop_rejected(cj_spc_count *count)
{
    const cj_ledger *ledger = cj_records_ledger(count->records);
    size_t kept = 0;

    for (size_t i = 0; i < count->point_count; i++)
        if (ledger->states[count->points[i].row] != CJ_ROW_REJECTED)
            count->points[kept++] = count->points[i];
    count->point_count = kept;
}

cj_status cj_spc_order(cj_spc_count *count, cj_error *err)
{
    sorting by = {.count = count};
    uint32_t *ranks = NULL;
    cj_status status = settle(count, err);

    cj_axis_settle(&count->along);
    if (status == CJ_OK)
        status = find_times(count, err);
    if (status == CJ_OK) {
        ranks = rank_groups(&count->groups);
        status = ranks == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    by.ranks = ranks;
    if (status == CJ_OK && count->point_count > 0)
        qsort_r(count->points, count->point_count, sizeof *count->points, compare_points, &by);
    for (size_t i = 1; status == CJ_OK && i < count->point_count; i++)
        status = check_neighbours(count, &count->points[i - 1], &count->points[i], err);
    if (status == CJ_OK && count->point_count > 0 && count->options->chart == CJ_SPC_FUNNEL) {
        qsort_r(count->points, count->point_count, sizeof *count->points, compare_sizes, &by);
        status = check_totals(count, err);
    }
    free(ranks);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(count->records),
                                  count->options->common.tolerance, err);
    if (status == CJ_OK)
        drop_rejected(count);
    return status;
}
