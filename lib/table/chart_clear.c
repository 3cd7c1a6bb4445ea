/* What is clear of a chart's figures: differences, and which targets are met. */
#include "chart_find.h"
#include "stats/interval.h"

#include <string.h>

static double number_of(const cj_cell *cell)
{
    double value = (double)cell->units;

    for (int p = 0; p < cell->places; p++)
        value /= 10;
    return value;
}

/* The bounds of a value's interval, where the table shows them. */
static bool bounds_of(double ends[2], const cj_chart *chart, size_t series, size_t row)
{
    static const cj_part parts[2] = {CJ_PART_LOW, CJ_PART_HIGH};

    for (size_t e = 0; e < 2; e++) {
        size_t column = cj_table_related(chart->view, chart->series[series].column, parts[e]);
        const cj_cell *cell =
            column == SIZE_MAX || row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, column);

        if (cell == NULL || !cj_cell_is_figure(cell))
            return false;
        ends[e] = number_of(cell);
    }
    return true;
}

static bool is_share(const cj_cell *cell)
{
    return cell != NULL && cj_cell_is_figure(cell) && cell->of > 0;
}

/* Rounded counts may be more than the whole. */
static int64_t part_of(const cj_cell *share)
{
    return share->part < share->of ? share->part : share->of;
}

/* Whether two values are of other people: they stand in other rows, or across. */
static bool are_apart(const cj_chart *chart, size_t series, size_t category, size_t other,
                      size_t another)
{
    const char *a = cj_chart_across(chart->view, chart->series[series].column);
    const char *b = cj_chart_across(chart->view, chart->series[other].column);

    return chart->series[series].rows[category] != chart->series[other].rows[another] ||
           (a != NULL && b != NULL && strcmp(a, b) != 0);
}

cj_chart_judgement cj_chart_judge(const cj_chart *chart, size_t series, size_t category,
                                  size_t other, size_t another)
{
    const cj_cell *a = cj_chart_cell(chart, &chart->series[series], category);
    const cj_cell *b = cj_chart_cell(chart, &chart->series[other], another);
    double ends[2];
    double others[2];

    if (is_share(a) && is_share(b)) {
        double z = cj_table_confidence(chart->view) > 99 ? CJ_Z_99_8 : CJ_Z_95;
        cj_interval of;

        if (!are_apart(chart, series, category, other, another))
            return CJ_CHART_UNJUDGED;
        of = cj_interval_difference(part_of(a), a->of, part_of(b), b->of, z);
        return of.low > 0 || of.high < 0 ? CJ_CHART_CLEAR : CJ_CHART_UNCLEAR;
    }
    if (!bounds_of(ends, chart, series, chart->series[series].rows[category]) ||
        !bounds_of(others, chart, other, chart->series[other].rows[another]))
        return CJ_CHART_UNJUDGED;
    return ends[0] <= others[1] && others[0] <= ends[1] ? CJ_CHART_UNCLEAR : CJ_CHART_CLEAR;
}

cj_chart_judgement cj_chart_judge_ends(const cj_chart *chart, size_t series, size_t category,
                                       size_t other, size_t another)
{
    double ends[2];

    return bounds_of(ends, chart, series, chart->series[series].rows[category]) &&
                   bounds_of(ends, chart, other, chart->series[other].rows[another])
               ? cj_chart_judge(chart, series, category, other, another)
               : CJ_CHART_UNJUDGED;
}

bool cj_chart_is_clear(const cj_chart *chart)
{
    size_t all = chart->series_count * chart->category_count;

    for (size_t i = 0; i < all; i++)
        for (size_t j = 0; j < i; j++) {
            size_t c = i % chart->category_count;
            size_t d = j % chart->category_count;

            if (!cj_chart_is_rest(chart->categories[c]) &&
                !cj_chart_is_rest(chart->categories[d]) &&
                cj_chart_judge_ends(chart, i / chart->category_count, c, j / chart->category_count,
                                    d) == CJ_CHART_CLEAR)
                return true;
        }
    return false;
}

/* Count the target of a row by the word that stands with it, else by the whole interval; false
 * where neither says how it stands. */
static bool count_target(size_t *met, size_t *missed, const cj_chart *chart, size_t series,
                         size_t row, const cj_cell *target)
{
    size_t column = cj_table_related(chart->view, chart->series[series].column, CJ_PART_VERDICT);
    double ends[2];

    if (column != SIZE_MAX) {
        const cj_cell *word = cj_table_cell(chart->view, row, column);

        if (word->kind != CJ_CELL_TEXT)
            return false;
        *met += strcmp(word->text, cj_verdict_tones[CJ_VERDICT_MET].word) == 0;
        *missed += strcmp(word->text, cj_verdict_tones[CJ_VERDICT_NOT_MET].word) == 0;
        return true;
    }
    if (!bounds_of(ends, chart, series, row))
        return false;
    *met += ends[0] >= number_of(target);
    *missed += ends[1] < number_of(target);
    return true;
}

/* Whether an earlier row with a target is the same but for its target. */
static bool is_told_before(const cj_table *view, size_t row, size_t target)
{
    for (size_t before = 0; before < row; before++) {
        bool same = cj_cell_is_figure(cj_table_cell(view, before, target));

        for (size_t i = 0; same && i < view->column_count; i++)
            same = !cj_part_is_label(view->columns[i].part) || cj_table_owner(view, i) == target ||
                   cj_cell_same(cj_table_cell(view, before, i), cj_table_cell(view, row, i));
        if (same)
            return true;
    }
    return false;
}

size_t cj_chart_count_targets(size_t *met, size_t *missed, size_t *figures, const cj_chart *chart)
{
    size_t count = 0;

    *met = 0;
    *missed = 0;
    *figures = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        size_t column = cj_table_related(chart->view, chart->series[s].column, CJ_PART_TARGET);
        bool again = false;

        for (size_t before = 0; before < s; before++)
            again = again || chart->series[before].column == chart->series[s].column;
        for (size_t row = 0; !again && column != SIZE_MAX && row < chart->view->row_count; row++) {
            const cj_cell *target = cj_table_cell(chart->view, row, column);

            if (!cj_cell_is_figure(target))
                continue;
            if (!count_target(met, missed, chart, s, row, target))
                return 0;
            count++;
            *figures += !is_told_before(chart->view, row, column);
        }
    }
    return count;
}

const char *cj_chart_word(const cj_chart *chart, size_t category)
{
    size_t row = chart->series[0].rows[category];
    size_t column = cj_table_find_part(chart->view, CJ_PART_VERDICT);
    const cj_cell *cell =
        column == SIZE_MAX || row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, column);

    return cell != NULL && cell->kind == CJ_CELL_TEXT ? cell->text : NULL;
}

const cj_cell *cj_chart_times(const cj_chart *chart, size_t category)
{
    size_t verdict = cj_table_find_part(chart->view, CJ_PART_VERDICT);
    size_t column = verdict == SIZE_MAX ? SIZE_MAX : cj_table_owner(chart->view, verdict);
    const cj_cell *cell = column == SIZE_MAX
                              ? NULL
                              : cj_table_cell(chart->view, chart->series[0].rows[category], column);

    return cell != NULL && cj_cell_is_figure(cell) ? cell : NULL;
}
