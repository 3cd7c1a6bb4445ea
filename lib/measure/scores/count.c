/* Scores, first part: rows are read, and counted by period and group. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_scores_open(cj_scores_count *count, cj_error *err)
{
    const cj_scores_options *options = count->options;
    cj_records *records = count->records;
    cj_status status =
        cj_records_column(&count->start_column, records, options->start, CJ_KIND_NUMBER, err);

    cj_often_open(&count->changes);
    count->date_column = CJ_NO_COLUMN;
    if (status == CJ_OK)
        status = cj_records_column(&count->end_column, records, options->end, CJ_KIND_NUMBER, err);
    if (status == CJ_OK && options->date.length > 0)
        status = cj_records_period_column(&count->date_column, records, options->date, err);
    if (status == CJ_OK && options->individuals.length > 0)
        status = cj_axis_open(&count->individuals, records, options->individuals,
                              options->common.orders, options->common.order_count, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, records, &options->common, err);
    if (status == CJ_OK)
        status = cj_heads_open(&count->heads, records, &options->common, err);
    return status == CJ_OK && options->cases ? cj_scores_open_cases(count, err) : status;
}

/* ---- reading --------------------------------------------------------------------- */

static bool is_in_a_period(const cj_scores_count *count, const cj_scored *scored)
{
    const cj_measure_options *common = &count->options->common;

    for (size_t i = 0; i < common->period_count; i++)
        if (cj_scored_is_in(scored, &common->periods[i]))
            return true;
    return false;
}

/* ---- counting -------------------------------------------------------------------- */

const char *cj_move_word(cj_move move)
{
    static const char *const words[] = {"improved", "same", "worse"};

    return words[move];
}

/* Add the scores of one row to the figures; false if a sum leaves 64 bits. */
static bool add_scored(cj_score_figures *figures, const cj_scores_count *count,
                       const cj_scored *scored)
{
    bool fits = true;

    figures->rows++;
    if (scored->start != CJ_DECIMAL_MISSING) {
        figures->n_start++;
        fits = cj_decimal_add(&figures->start_sum, scored->start) && fits;
    }
    if (scored->end != CJ_DECIMAL_MISSING) {
        figures->n_end++;
        fits = cj_decimal_add(&figures->end_sum, scored->end) && fits;
    }
    if (!cj_scored_is_paired(scored))
        return fits;
    figures->n_paired++;
    figures->moved[cj_scored_move(count, scored)]++;
    return cj_decimal_add(&figures->change_sum, scored->end - scored->start) && fits;
}

/* Note who is behind the counts of a row in a group. */
static cj_status note_heads(cj_scores_count *count, const cj_scored *scored, size_t period,
                            uint32_t group, cj_error *err)
{
    size_t place = cj_scores_heads_at(count, period, group);
    bool paired = cj_scored_is_paired(scored);
    const bool counts[CJ_SCORES_COUNTS - 3] = {scored->start != CJ_DECIMAL_MISSING,
                                               scored->end != CJ_DECIMAL_MISSING, paired};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < CJ_SCORES_COUNTS - 3; i++)
        if (counts[i])
            status = cj_heads_add(&count->heads, place + i, scored->person, err);
    return status == CJ_OK && paired
               ? cj_heads_add(&count->heads, place + 3 + cj_scored_move(count, scored),
                              scored->person, err)
               : status;
}

/* Make room for the figures of a group, and clear those of new groups. */
static cj_status know_group(cj_scores_count *count, uint32_t group, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t known = count->group_count;
    cj_status status;

    if (group < known)
        return CJ_OK;
    if ((size_t)group + 1 > UINT32_MAX / periods) /* a place has 32 bits */
        return cj_fail_nomem(err);
    status = cj_grow(&count->figures, &count->figure_capacity, ((size_t)group + 1) * periods,
                     sizeof *count->figures, err);
    if (status != CJ_OK)
        return status;
    count->group_count = (size_t)group + 1;
    memset(&count->figures[known * periods], 0,
           (count->group_count - known) * periods * sizeof *count->figures);
    return CJ_OK;
}

/* Count a row in each period that it is in. */
static cj_status count_scored(cj_scores_count *count, const cj_scored *scored, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = know_group(count, scored->group, err);

    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        size_t place = scored->group * common->period_count + p;

        if (!cj_scored_is_in(scored, &common->periods[p]))
            continue;
        if (!add_scored(&count->figures[place], count, scored))
            count->too_large = true;
        if (cj_scored_is_paired(scored))
            status =
                cj_often_add(&count->changes, (uint32_t)place, scored->end - scored->start, err);
        if (status == CJ_OK && count->heads.wanted)
            status = note_heads(count, scored, p, scored->group, err);
        if (status == CJ_OK && count->heads.wanted)
            status = note_heads(count, scored, p, CJ_GROUP_ALL, err);
    }
    count->lacking[scored->start == CJ_DECIMAL_MISSING][scored->end == CJ_DECIMAL_MISSING]++;
    return status;
}

/* ---- reading --------------------------------------------------------------------- */

/* Take the selected rows in hand that are in a period; *taken is how many. */
static cj_status take_rows(size_t *taken, cj_scores_count *count, const cj_rows *rows,
                           cj_error *err)
{
    const cj_records *records = count->records;
    const cj_measure_options *common = &count->options->common;
    const cj_date *dates = cj_records_dates(records, count->date_column);
    const cj_decimal *starts = cj_records_numbers(records, count->start_column);
    const cj_decimal *ends = cj_records_numbers(records, count->end_column);
    cj_ledger *ledger = cj_records_ledger(records);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t at = rows->rows[i];
        cj_scored scored = {.row = (uint32_t)(rows->first + at),
                            .person = rows->persons == NULL ? CJ_NO_CODE : rows->persons[at],
                            .date = dates == NULL ? CJ_DATE_MISSING : dates[at],
                            .start = starts[at],
                            .end = ends[at]};
        bool undated = dates != NULL && scored.date == CJ_DATE_MISSING;

        if (dates != NULL)
            status = cj_records_check_periods(records, count->date_column, scored.row, scored.date,
                                              common->periods, common->period_count, err);
        count->undated += undated;
        if (undated || !is_in_a_period(count, &scored)) {
            cj_ledger_raise(ledger, scored.row, CJ_ROW_OUTSIDE);
            continue;
        }
        cj_ledger_raise(ledger, scored.row, CJ_ROW_USED);
        count->batch_rows[0][*taken] = at;
        count->batch[(*taken)++] = scored;
    }
    return status;
}

/* Keep the rows in hand: which of them count is not known before all are read. */
static cj_status keep_individuals(cj_scores_count *count, size_t taken, cj_error *err)
{
    cj_status status =
        cj_grow(&count->list, &count->capacity, count->count + taken, sizeof *count->list, err);

    for (size_t i = 0; status == CJ_OK && i < taken; i++)
        status = cj_axis_of_row(&count->batch[i].value, &count->individuals,
                                count->batch_rows[0][i], err);
    if (status == CJ_OK && taken > 0)
        memcpy(count->list + count->count, count->batch, taken * sizeof *count->list);
    count->count += status == CJ_OK ? taken : 0;
    return status;
}

static cj_status read_rows(cj_scores_count *count, const cj_rows *rows, cj_error *err)
{
    uint32_t **numbers = count->batch_rows;
    size_t taken = 0;
    cj_status status = cj_grow(&count->batch, &count->batch_capacity[0], rows->row_count,
                               sizeof *count->batch, err);

    for (size_t i = 0; status == CJ_OK && i < 2; i++)
        status = cj_grow(&numbers[i], &count->batch_capacity[i + 1], rows->row_count,
                         sizeof *numbers[i], err);
    if (status == CJ_OK)
        status = take_rows(&taken, count, rows, err);
    if (status == CJ_OK)
        status = cj_groups_of_rows(numbers[1], &count->groups, numbers[0], taken, err);
    for (size_t i = 0; status == CJ_OK && i < taken; i++)
        count->batch[i].group = numbers[1][i];
    if (status == CJ_OK && count->options->individuals.length > 0)
        return keep_individuals(count, taken, err);
    for (size_t i = 0; status == CJ_OK && i < taken; i++)
        status = count_scored(count, &count->batch[i], err);
    for (size_t i = 0; status == CJ_OK && count->options->cases && i < taken; i++)
        status = cj_scores_add_case(count, &count->batch[i], numbers[0][i], err);
    return status;
}

cj_status cj_scores_read(cj_scores_count *count, cj_error *err)
{
    cj_dated dated = {.records = count->records,
                      .column = count->date_column,
                      .common = &count->options->common,
                      .last = CJ_DATE_MISSING};
    const cj_rows *rows;
    cj_status status;

    cj_records_leave_out(count->records, cj_dated_place, &dated);
    status = cj_days_open(&count->dated, err);
    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err)) {
        cj_days_add(&count->dated, cj_records_dates(count->records, count->date_column),
                    rows->count);
        status = read_rows(count, rows, err);
    }
    return status == CJ_OK ? cj_records_finish(count->records, err) : status;
}

/* ---- figures ---------------------------------------------------------------------- */

static bool add_figures(cj_score_figures *to, const cj_score_figures *from)
{
    bool fits = cj_decimal_add(&to->start_sum, from->start_sum);

    to->rows += from->rows;
    to->n_start += from->n_start;
    to->n_end += from->n_end;
    to->n_paired += from->n_paired;
    for (size_t i = 0; i < 3; i++)
        to->moved[i] += from->moved[i];
    fits = cj_decimal_add(&to->end_sum, from->end_sum) && fits;
    return cj_decimal_add(&to->change_sum, from->change_sum) && fits;
}

/* The figures of all groups together, by period. */
static cj_status add_all(cj_scores_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    bool fits = true;

    count->all = calloc(periods + 1, sizeof *count->all);
    if (count->all == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count->group_count * periods; i++)
        fits = add_figures(&count->all[i % periods], &count->figures[i]) && fits;
    if (count->options->common.total)
        count->too_large = count->too_large || !fits;
    return CJ_OK;
}

static int by_place(const void *a, const void *b)
{
    const cj_often_value *left = a;
    const cj_often_value *right = b;

    return (left->place > right->place) - (left->place < right->place);
}

/* Test the changes of each place, and those of all groups. */
static cj_status test_changes(cj_scores_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    cj_often *often = &count->changes;
    cj_change *changes = calloc(often->count + 1, sizeof *changes);
    size_t end;

    if (changes == NULL)
        return cj_fail_nomem(err);
    if (often->count > 0)
        qsort(often->list, often->count, sizeof *often->list, by_place);
    for (size_t from = 0; from < often->count; from = end) {
        for (end = from; end < often->count && often->list[end].place == often->list[from].place;
             end++)
            changes[end - from] = (cj_change){often->list[end].value, often->list[end].times};
        count->figures[often->list[from].place].test = cj_wilcoxon_test(changes, end - from);
    }
    for (size_t p = 0; p < periods; p++) {
        end = 0;
        for (size_t i = 0; i < often->count; i++)
            if (often->list[i].place % periods == p)
                changes[end++] = (cj_change){often->list[i].value, often->list[i].times};
        count->all[p].test = cj_wilcoxon_test(changes, end);
    }
    free(changes);
    return CJ_OK;
}

/* Count the individuals whose rows are not rejected, and put them by group. */
static cj_status count_individuals(cj_scores_count *count, cj_error *err)
{
    const cj_ledger *ledger = cj_records_ledger(count->records);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->count; i++) {
        status = know_group(count, count->list[i].group, err);
        if (status == CJ_OK && ledger->states[count->list[i].row] != CJ_ROW_REJECTED)
            status = count_scored(count, &count->list[i], err);
    }
    return status == CJ_OK ? cj_by_person_make(&count->by_group, count->list, sizeof *count->list,
                                               count->count, count->group_count, err)
                           : status;
}

cj_status cj_scores_tally(cj_scores_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    bool individuals = count->options->individuals.length > 0;
    cj_status status = individuals ? count_individuals(count, err) : CJ_OK;
    uint8_t *occur;

    if (status == CJ_OK)
        status = cj_heads_settle(&count->heads, err);
    if (status == CJ_OK)
        status = add_all(count, err);
    if (status == CJ_OK && count->too_large && !individuals)
        status = cj_fail(err, CJ_EDATA, "the scores are too large to be added");
    if (status == CJ_OK)
        status = test_changes(count, err);
    if (status != CJ_OK)
        return status;
    occur = calloc(cj_groups_count(&count->groups) + 1, 1);
    if (occur == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count->group_count * periods; i++)
        occur[i / periods] = occur[i / periods] || count->figures[i].rows > 0;
    status = cj_groups_settle(&count->groups, occur, err);
    free(occur);
    return status;
}

const cj_score_figures *cj_scores_of(const cj_scores_count *count, size_t period, uint32_t group)
{
    static const cj_score_figures none = {0};

    if (group == CJ_GROUP_ALL)
        return &count->all[period];
    return group < count->group_count
               ? &count->figures[group * count->options->common.period_count + period]
               : &none;
}
