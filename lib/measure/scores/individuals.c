/* Scores, --individuals: a row for each value of a column. */
#include "count.h"

#include <stdlib.h>

/* ---- one row for each ------------------------------------------------------------- */

static int compare_values(const void *a, const void *b)
{
    const cj_scored *left = a;
    const cj_scored *right = b;

    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    if (left->value != right->value)
        return left->value < right->value ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

static cj_status report_twice(cj_scores_count *count, const cj_scored *first,
                              const cj_scored *again, cj_error *err)
{
    const cj_axis *axis = &count->individuals;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&words, "has a row already in ");
    cj_records_append_place(&words, count->records, first->row, again->row);
    cj_text_say(&words, err, "%s, and {individuals} prints one",
                count->date_column != CJ_NO_COLUMN || count->groups.axis_count > 0
                    ? " of the same period and group"
                    : "");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status =
            cj_records_report(count->records, again->row, axis->column, "primary-key",
                              again->value == CJ_NO_CODE ? (cj_span){"", 0}
                                                         : cj_dict_text(axis->values, again->value),
                              cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Reject all but the first row of one value and group in each period; the rows are in file
 * order. */
static cj_status reject_run(cj_scores_count *count, const cj_scored *run, size_t length,
                            cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    const cj_ledger *ledger = cj_records_ledger(count->records);
    cj_status status = CJ_OK;

    for (size_t p = 0; p < common->period_count; p++) {
        const cj_scored *first = NULL;

        for (size_t i = 0; status == CJ_OK && i < length; i++) {
            if (!cj_scored_is_in(&run[i], &common->periods[p]) ||
                ledger->states[run[i].row] == CJ_ROW_REJECTED)
                continue;
            if (first == NULL)
                first = &run[i];
            else
                status = report_twice(count, first, &run[i], err);
        }
    }
    return status;
}

cj_status cj_scores_reject_twice(cj_scores_count *count, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t end;

    if (count->count > 0)
        qsort(count->list, count->count, sizeof *count->list, compare_values);
    for (size_t i = 0; status == CJ_OK && i < count->count; i = end) {
        const cj_scored *first = &count->list[i];

        for (end = i + 1; end < count->count && count->list[end].group == first->group &&
                          count->list[end].value == first->value;)
            end++;
        status = reject_run(count, first, end - i, err);
    }
    return status;
}

/* ---- the table --------------------------------------------------------------------- */

/* The number of each value of the individuals, and of what has none. */
typedef struct {
    uint32_t *numbers; /* NULL: they are shown as they are; 0: none yet */
    size_t value_count;
    uint32_t last;
} given_numbers;

static cj_cell score_cell(cj_decimal score)
{
    return score == CJ_DECIMAL_MISSING ? cj_cell_missing() : cj_cell_decimal(score);
}

/* The number of an individual: they are numbered as they come, and keep theirs in later periods and
 * groups. */
static uint32_t number_of(given_numbers *of, const cj_scored *scored)
{
    uint32_t *number = &of->numbers[scored->value == CJ_NO_CODE ? of->value_count : scored->value];

    if (*number == 0)
        *number = ++of->last;
    return *number;
}

static cj_status add_row(cj_table *table, const cj_scores_count *count, size_t period,
                         const cj_scored *scored, given_numbers *numbers, cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status =
            cj_measure_fill_period(&cells, table, &count->options->common.periods[period], err);
    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, &count->groups, scored->group, err);
    if (status == CJ_OK && numbers->numbers != NULL)
        *cells++ = cj_cell_count(number_of(numbers, scored));
    else if (status == CJ_OK)
        status = cj_measure_keep_cell(cells++, table,
                                      cj_axis_text(&count->individuals, scored->value), NULL, err);
    if (status != CJ_OK)
        return status;
    *cells++ = score_cell(scored->start);
    *cells++ = score_cell(scored->end);
    if (!cj_scored_is_paired(scored))
        return CJ_OK;
    *cells++ = cj_cell_decimal(scored->end - scored->start);
    *cells = cj_cell_text(cj_move_word(cj_scored_move(count, scored)));
    return CJ_OK;
}

static int compare_shown(const void *a, const void *b, void *data)
{
    const cj_scores_count *count = data;
    const cj_scored *left = a;
    const cj_scored *right = b;
    int order = cj_axis_compare(&count->individuals, left->value, right->value);

    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* Put the rows of each group in the order of their values.  The groups lie
 * together since cj_scores_reject_twice(). */
static void sort_groups(cj_scores_count *count)
{
    size_t end;

    cj_axis_settle(&count->individuals);
    for (size_t i = 0; i < count->count; i = end) {
        for (end = i + 1; end < count->count && count->list[end].group == count->list[i].group;)
            end++;
        qsort_r(&count->list[i], end - i, sizeof *count->list, compare_shown, count);
    }
}

cj_status cj_scores_add_individuals(cj_table *table, cj_scores_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    const cj_ledger *ledger = cj_records_ledger(count->records);
    given_numbers numbers = {.value_count = cj_dict_count(count->individuals.values)};
    cj_status status = CJ_OK;

    if (common->numbered) {
        numbers.numbers = calloc(numbers.value_count + 1, sizeof *numbers.numbers);
        if (numbers.numbers == NULL)
            return cj_fail_nomem(err);
    }
    sort_groups(count);
    for (size_t p = 0; p < common->period_count; p++)
        for (size_t g = 0; g < count->groups.order_count; g++) {
            uint32_t group = count->groups.order[g];
            size_t from = group < count->group_count ? count->by_group.starts[group] : 0;
            size_t to = group < count->group_count ? count->by_group.starts[group + 1] : 0;

            for (size_t i = from; status == CJ_OK && i < to; i++)
                if (cj_scored_is_in(&count->list[i], &common->periods[p]) &&
                    ledger->states[count->list[i].row] != CJ_ROW_REJECTED)
                    status = add_row(table, count, p, &count->list[i], &numbers, err);
        }
    free(numbers.numbers);
    return status;
}
