/* Periods: which a measure is computed for, and the change between them. */
#include "compare.h"

#include "cj/dict.h"

#include <stdlib.h>
#include <string.h>

/* ---- which periods ------------------------------------------------------------------------ */

/* Add number `index` of the periods that a text stands for in relation to the report's ("previous",
 * a year before); twice the same one would compare a figure with itself. */
static cj_status add_period(cj_period *periods, size_t *count, const cj_definition *definition,
                            const cj_json_place *place, const char *text, size_t index,
                            const cj_period *report, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_period *period = &periods[*count];
    cj_status status = cj_period_related(period, report, text, index, &inner);

    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    if (status != CJ_OK)
        return cj_definition_fail(definition, place, err, "%s", inner.text);
    for (size_t i = 0; i < *count; i++)
        if (periods[i].first == period->first && periods[i].last == period->last)
            return cj_definition_fail(definition, place, err, "the period %s is given twice",
                                      period->name);
    ++*count;
    return CJ_OK;
}

/* Add all that a text stands for. */
static cj_status add_periods(cj_period *periods, size_t *count, const cj_definition *definition,
                             const cj_json_place *place, cj_span text, const cj_period *report,
                             cj_error *err)
{
    const char *said = cj_span_equal(text, CJ_SPAN("report")) ? report->name : text.at;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_period_related_count(said); i++)
        status = add_period(periods, count, definition, place, said, i, report, err);
    return status;
}

static size_t count_periods(const cj_span *texts, size_t count)
{
    size_t periods = 0;

    for (size_t i = 0; i < count; i++)
        periods += cj_period_related_count(texts[i].at);
    return periods;
}

/* Refuse a period outside the days for which the definition is valid. */
static cj_status check_valid(const cj_definition *definition, const cj_definition_measure *measure,
                             const cj_period *period, cj_error *err)
{
    bool early = measure->first != CJ_DATE_FIRST && period->first < measure->first;
    bool late = measure->last != CJ_DATE_LAST && period->last > measure->last;

    if (!early && !late)
        return CJ_OK;
    return cj_definition_fail(definition, &measure->place, err,
                              "this definition is valid %s%s%s%s, and the period is %s: another "
                              "version is needed",
                              measure->valid_from[0] != '\0' ? "from " : "", measure->valid_from,
                              measure->valid_to[0] == '\0'     ? ""
                              : measure->valid_from[0] != '\0' ? " to "
                                                               : "to ",
                              measure->valid_to, period->name);
}

/* Validity is checked for the measure's own periods; comparators are relative to the first of
 * them, and may lie before it. */
cj_status cj_report_periods(cj_period **out, size_t *count, const cj_definition *definition,
                            const cj_definition_measure *measure, const cj_period *report,
                            cj_arena *arena, cj_error *err)
{
    size_t room = count_periods(measure->periods, measure->period_count) +
                  count_periods(measure->comparators, measure->comparator_count) + 1;
    cj_status status = CJ_OK;

    *count = 0;
    *out = cj_arena_alloc(arena, room * sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    if (measure->period_count == 0)
        (*out)[(*count)++] = *report;
    for (size_t i = 0; status == CJ_OK && i < measure->period_count; i++)
        status = add_periods(*out, count, definition, &measure->periods_place, measure->periods[i],
                             report, err);
    for (size_t i = 0; status == CJ_OK && i < *count; i++)
        status = check_valid(definition, measure, &(*out)[i], err);
    for (size_t i = 0; status == CJ_OK && i < measure->comparator_count; i++)
        status = add_periods(*out, count, definition, &measure->comparators_place,
                             measure->comparators[i], &(*out)[0], err);
    return status;
}

/* ---- the change --------------------------------------------------------------------------------
 */

/* Whether the column is compared where nobody chose figures: a figure or share of this unit
 * with values. */
static bool is_usual(const cj_table *table, size_t column, const char *unit)
{
    const cj_table_column *of = &table->columns[column];

    return (of->part == CJ_PART_FIGURE || of->part == CJ_PART_SHARE) &&
           strcmp(of->unit, unit) == 0 && cj_table_column_has_value(table, column);
}

/* Choose the figures to compare: the named ones, else all percentages, or counts if there are
 * none, or numbers. */
static cj_status find_figures(cj_comparison *in, const cj_span *figures, size_t count,
                              cj_error *err)
{
    static const char *const units[] = {"percent", "count", "number"};
    const cj_table *from = in->from;

    in->figures = malloc((from->column_count + count + 1) * sizeof *in->figures);
    if (in->figures == NULL)
        return cj_fail_nomem(err);
    for (size_t f = 0; f < count; f++) {
        size_t column = cj_table_find(from, figures[f].at);

        if (column == SIZE_MAX)
            return cj_fail(err, CJ_EUSAGE, "compare: the table has no column \"%s\"",
                           figures[f].at);
        in->figures[in->figure_count++] = column;
    }
    for (size_t u = 0; in->figure_count == 0 && u < sizeof units / sizeof *units; u++)
        for (size_t i = 0; i < from->column_count; i++)
            if (is_usual(from, i, units[u]))
                in->figures[in->figure_count++] = i;
    return CJ_OK;
}

/* Number the period and the labels of every row, so that rows[period * key_count + key] finds
 * the row of the same labels in another period. The unit separator keeps "a", "bc" apart from
 * "ab", "c". */
static cj_status find_rows(cj_comparison *in, cj_error *err)
{
    const cj_table *from = in->from;
    cj_text key = CJ_TEXT_INIT;
    cj_dict *known = NULL;
    cj_status status = cj_dict_new(&known, CJ_DICT_EXACT, err);

    in->keys = calloc(from->row_count + 1, sizeof *in->keys);
    in->numbers = calloc(from->row_count + 1, sizeof *in->numbers);
    in->rows = calloc(from->row_count * in->period_count + 1, sizeof *in->rows);
    if (status == CJ_OK && (in->keys == NULL || in->numbers == NULL || in->rows == NULL))
        status = cj_fail_nomem(err);
    for (size_t row = 0; status == CJ_OK && row < from->row_count; row++) {
        const cj_cell *period = cj_table_cell(from, row, in->period_column);

        cj_text_reset(&key);
        for (size_t i = 0; i < from->column_count; i++)
            if (i != in->period_column && cj_part_is_label(from->columns[i].part)) {
                cj_cell_append_data(&key, cj_table_cell(from, row, i));
                cj_text_char(&key, '\x1F');
            }
        status = cj_text_check(&key, err);
        if (status == CJ_OK)
            status = cj_dict_add(&in->keys[row], known, cj_text_span(&key), err);
        while (in->numbers[row] + 1 < in->period_count &&
               strcmp(period->text, in->periods[in->numbers[row]].name) != 0)
            in->numbers[row]++;
    }
    in->key_count = from->row_count;
    for (size_t row = 0; status == CJ_OK && row < from->row_count; row++)
        in->rows[in->numbers[row] * in->key_count + in->keys[row]] = row + 1;
    cj_dict_free(known);
    cj_text_clear(&key);
    return status;
}

static cj_status add_columns(cj_comparison *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->from->column_count; i++)
        status = cj_table_add_column(in->to, in->from->columns[i], err);
    for (size_t p = 1; status == CJ_OK && p < in->period_count; p++)
        status = cj_comparison_add_columns(in, p, err);
    return status;
}

/* Copy the rows of the first period with the earlier figures behind them. Labels that only
 * occur in an earlier period have no row. */
static cj_status add_rows(cj_comparison *in, cj_error *err)
{
    const cj_table *from = in->from;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < from->row_count; row++) {
        cj_cell *cells;

        if (in->numbers[row] != 0)
            continue;
        status = cj_table_add_row(&cells, in->to, err);
        if (status != CJ_OK)
            return status;
        memcpy(cells, cj_table_cell(from, row, 0), from->column_count * sizeof *cells);
        in->to->sentences[in->to->row_count - 1] = from->sentences[row];
        cells += from->column_count;
        for (size_t p = 1; p < in->period_count; p++)
            cells =
                cj_comparison_fill(cells, in, p, row, in->rows[p * in->key_count + in->keys[row]]);
    }
    return status;
}

static cj_status add_notes(cj_comparison *in, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = cj_table_borrow_notes(in->to, in->from, err);

    cj_text_add(&note, "Compared with ");
    for (size_t p = 1; p < in->period_count; p++) {
        cj_text_add(&note, p == 1 ? "" : p + 1 < in->period_count ? ", " : " and ");
        cj_period_append_words(&note, &in->periods[p]);
    }
    cj_text_add(&note, ": the change is the figure now less the figure then, as both are shown; of "
                       "percentages in percentage points.");
    if (status == CJ_OK)
        status = cj_table_add_note(in->to, &note, err);
    cj_text_reset(&note);
    cj_comparison_note(&note, in);
    if (status == CJ_OK && (note.length > 0 || note.failed))
        status = cj_table_add_note(in->to, &note, err);
    cj_text_clear(&note);
    return status;
}

/* The result keeps `table` as its base, whose texts it borrows; on failure `table` is freed,
 * too. */
cj_status cj_report_compare(cj_table **out, cj_table *table, const cj_period *periods,
                            size_t period_count, const cj_definition_measure *measure,
                            cj_error *err)
{
    cj_comparison in = {
        .from = table, .measure = measure, .periods = periods, .period_count = period_count};
    cj_status status = cj_table_new(&in.to, err);

    *out = NULL;
    in.period_column = cj_table_find(table, "period");
    if (status == CJ_OK && in.period_column == SIZE_MAX)
        status = cj_fail(err, CJ_EUSAGE,
                         "compare: the table has no periods (tabulate and scores "
                         "need \"date\", the column that they are chosen by)");
    if (status == CJ_OK)
        status = find_figures(&in, measure->compared, measure->compared_count, err);
    if (status == CJ_OK)
        status = find_rows(&in, err);
    if (status == CJ_OK)
        status = add_columns(&in, err);
    if (status == CJ_OK)
        status = add_rows(&in, err);
    if (status == CJ_OK)
        status = add_notes(&in, err);
    if (status == CJ_OK)
        status = cj_table_borrow_provenance(in.to, table, err);
    free(in.figures);
    free(in.keys);
    free(in.numbers);
    free(in.rows);
    if (status != CJ_OK) {
        cj_table_free(in.to);
        cj_table_free(table);
        return status;
    }
    in.to->title = table->title;
    in.to->each_row = table->each_row;
    in.to->base = table;
    *out = in.to;
    return CJ_OK;
}
