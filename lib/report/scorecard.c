/* A scorecard: one table with a row for each indicator, made of figures that the tables of its
 * measures print. */
#include "report_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    INDICATOR,
    MEASURE,
    PERIOD,
    UNIT,
    LATEST,
    LOW,
    HIGH,
    TARGET,
    NEXT_TARGET,
    VERDICT,
    BEFORE_PERIOD,
    BEFORE,
    CHANGE,
    BASED_ON,
    TREND,
    COLUMN_COUNT
};

static const cj_table_column columns[COLUMN_COUNT] = {
    [INDICATOR] = {"indicator", "Indicator", "text", .part = CJ_PART_LABEL},
    [MEASURE] = {"measure", "Measure", "text", .part = CJ_PART_DATA},
    [PERIOD] = {"period", "Period", "text", .part = CJ_PART_LABEL},
    [UNIT] = {"unit", "Unit", "text", .part = CJ_PART_DATA},
    [LATEST] = {"latest", "Latest", "number", .part = CJ_PART_FIGURE},
    [LOW] = {"low", "Lower bound", "number", .part = CJ_PART_LOW, .of = "latest"},
    [HIGH] = {"high", "Upper bound", "number", .part = CJ_PART_HIGH, .of = "latest"},
    [TARGET] = {"target", "Target", "number", .part = CJ_PART_TARGET, .of = "latest"},
    [NEXT_TARGET] = {"next_target", "Next target", "number", .part = CJ_PART_TARGET,
                     .of = "latest"},
    [VERDICT] = {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "latest",
                 .tones = cj_verdict_tones},
    [BEFORE_PERIOD] = {"compared_with", "Compared with", "text", .part = CJ_PART_LABEL},
    [BEFORE] = {"before", "Before", "number", .part = CJ_PART_THEN, .of = "latest"},
    [CHANGE] = {"change", "Change", "number", .part = CJ_PART_CHANGE, .of = "latest"},
    [BASED_ON] = {"based_on", "Based on", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED},
    [TREND] = {"trend", "Trend", "text", .part = CJ_PART_REMARK, .drawn = CJ_DRAWN_TREND}};

/* ---- the trend ----------------------------------------------------------------------------------
 */

/* The height of a figure among the others, 0 to 7. */
static int height_of(const cj_cell *cell, int64_t least, int64_t most)
{
    return most == least ? 3
                         : (int)((double)(cell->units - least) * 7 / (double)(most - least) + 0.5);
}

/* Append a block for each period; what is not there, or not shown, is a dot. Shares stand on 0, and
 * half as much again as the greatest is above them: 53% and 56% are alike, and no black bar. */
static void append_blocks(cj_text *out, const cj_picked *of, const size_t *rows, size_t count)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    int64_t least = INT64_MAX;
    int64_t most = INT64_MIN;
    bool shares = false;

    for (size_t i = 0; i < count; i++) {
        const cj_cell *cell = cj_table_cell(of->table, rows[i], of->column);

        if (!cj_cell_is_figure(cell))
            continue;
        least = cell->units < least ? cell->units : least;
        most = cell->units > most ? cell->units : most;
        shares = shares || cell->kind == CJ_CELL_PERCENT || cell->kind == CJ_CELL_PROPORTION;
    }
    if (shares && least >= 0) {
        least = 0;
        most = most > 0 ? most + most / 2 : 1;
    }
    for (size_t i = 0; i < count; i++) {
        const cj_cell *cell = cj_table_cell(of->table, rows[i], of->column);

        cj_text_add(out, cj_cell_is_figure(cell) ? blocks[height_of(cell, least, most)] : "·");
    }
}

/* Append a figure, and its period where that says more than the row. */
static void append_end(cj_text *out, const cj_picked *of, size_t row, bool apart)
{
    cj_period period;

    cj_cell_append_label(out, cj_table_cell(of->table, row, of->column));
    if (!apart || !cj_report_row_period(&period, of->table, row))
        return;
    cj_text_add(out, " in ");
    cj_period_append_label(out, cj_span_of(period.name));
}

/* Whether the trend does not end with the figure of the row, but with one of another period. */
static bool is_apart(const cj_picked *picked, const cj_picked *of)
{
    cj_period now;
    cj_period last;

    return cj_report_row_period(&now, picked->table, picked->row) &&
           cj_report_row_period(&last, of->table, of->row) &&
           (now.first != last.first || now.last != last.last);
}

/* Data have each period and its figure, "2011-12Q1 54; 2011-12Q2 [c]", people a line of blocks
 * with the first and the last figure. */
static cj_status fill_series(cj_cell *cell, const cj_picked *of, const size_t *rows, size_t count,
                             bool apart, cj_table *table, cj_error *err)
{
    cj_text data = CJ_TEXT_INIT;
    cj_text label = CJ_TEXT_INIT;
    cj_period period;
    const char *kept[2];

    append_blocks(&label, of, rows, count);
    cj_text_char(&label, ' ');
    append_end(&label, of, rows[0], apart);
    cj_text_add(&label, " to ");
    append_end(&label, of, rows[count - 1], apart);
    for (size_t i = 0; i < count; i++) {
        if (cj_report_row_period(&period, of->table, rows[i]))
            cj_text_format(&data, "%s%s ", i > 0 ? "; " : "", period.name);
        cj_cell_append_label(&data, cj_table_cell(of->table, rows[i], of->column));
    }
    kept[0] = data.failed ? NULL : cj_table_keep(table, cj_text_span(&data));
    kept[1] = label.failed ? NULL : cj_table_keep(table, cj_text_span(&label));
    cj_text_clear(&data);
    cj_text_clear(&label);
    if (kept[0] == NULL || kept[1] == NULL)
        return cj_fail_nomem(err);
    *cell = cj_cell_labelled(kept[0], kept[1]);
    return CJ_OK;
}

/* The figure whose periods are the trend: the row's own, or that of the measure that the definition
 * names for it. */
static cj_status find_trend(cj_picked *out, const cj_picked *picked, const cj_report_parts *parts,
                            const cj_definition_pick *pick, cj_error *err)
{
    cj_definition_pick other = *pick;
    cj_text said = CJ_TEXT_INIT;
    cj_status status;

    *out = *picked;
    if (pick->trend == SIZE_MAX)
        return CJ_OK;
    cj_text_format(&said, "of the trend, measure %s", parts->definition->measures[pick->trend].id);
    status = cj_text_check(&said, err);
    other.measure = pick->trend;
    other.said = cj_text_string(&said);
    if (status == CJ_OK)
        status = cj_report_pick(out, parts, &other, err);
    cj_text_clear(&said);
    return status;
}

static cj_status fill_trend(cj_cell *cell, const cj_picked *picked, const cj_picked *of,
                            cj_table *table, cj_error *err)
{
    size_t *rows = malloc((of->table->row_count + 1) * sizeof *rows);
    cj_status status = CJ_OK;
    size_t count;

    if (rows == NULL)
        return cj_fail_nomem(err);
    count = cj_report_series(rows, of);
    if (count > 1)
        status = fill_series(cell, of, rows, count, is_apart(picked, of), table, err);
    free(rows);
    return status;
}

/* ---- rows ------------------------------------------------------------------------------- */

/* Fill the period before of a trend that ends with the row's own period. */
static void fill_series_before(cj_cell *cells, const cj_picked *picked, const cj_picked *of,
                               cj_table *table)
{
    size_t before = cj_report_row_before(of);
    cj_period now;
    cj_period last;
    const char *name;

    if (before == SIZE_MAX || !cj_report_row_period(&now, picked->table, picked->row) ||
        !cj_report_row_period(&last, of->table, of->row) || now.first != last.first ||
        now.last != last.last || !cj_report_row_period(&last, of->table, before))
        return;
    name = cj_table_keep(table, cj_span_of(last.name));
    cells[BEFORE] = *cj_table_cell(of->table, before, of->column);
    cells[CHANGE] = cj_report_change_of(cj_table_cell(picked->table, picked->row, picked->column),
                                        &cells[BEFORE]);
    if (name != NULL)
        cells[BEFORE_PERIOD] = cj_cell_text(name);
}

/* The comparator of the measure, or else the period before of its trend. */
static void fill_before(cj_cell *cells, const cj_picked *picked, const cj_picked *of,
                        const cj_evidence *evidence, cj_table *table)
{
    if (evidence->before_period == NULL) {
        fill_series_before(cells, picked, of, table);
        return;
    }
    cells[BEFORE_PERIOD] = cj_cell_text(evidence->before_period);
    cells[BEFORE] = evidence->before;
    cells[CHANGE] = evidence->change;
}

/* Bounds are headed as in the tables that they are of, if that is the same in all. */
static void name_interval(cj_table *table, const cj_picked *picked)
{
    size_t low = cj_table_related(picked->table, picked->column, CJ_PART_LOW);
    const char **heading = &table->columns[LOW].interval;
    const char *name = low == SIZE_MAX ? NULL : picked->table->columns[low].interval;

    if (low == SIZE_MAX)
        return;
    if (*heading == NULL)
        *heading = name == NULL ? "Interval" : name;
    else if (name == NULL || strcmp(*heading, name) != 0)
        *heading = "Interval";
}

static cj_status fill_row(cj_cell *cells, const cj_picked *picked, const cj_report_parts *parts,
                          const cj_definition_pick *pick, cj_table *table, cj_error *err)
{
    size_t period = cj_table_find(picked->table, "period");
    const char *unit = picked->table->columns[picked->column].unit;
    cj_evidence evidence;
    cj_picked of;
    cj_status status;

    cj_evidence_of(&evidence, picked, pick);
    if (period != SIZE_MAX)
        cells[PERIOD] = *cj_table_cell(picked->table, picked->row, period);
    cells[UNIT] = cj_cell_text(unit);
    cells[LATEST] = *cj_table_cell(picked->table, picked->row, picked->column);
    name_interval(table, picked);
    cells[LOW] = evidence.low;
    cells[HIGH] = evidence.high;
    cells[TARGET] = evidence.target;
    cells[VERDICT] = evidence.verdict;
    cells[BASED_ON] = evidence.counted;
    if (pick->has_next) {
        cells[NEXT_TARGET] = cj_cell_decimal(pick->next_target);
        if (strcmp(unit, "percent") == 0)
            cells[NEXT_TARGET].kind = CJ_CELL_PERCENT;
    }
    status = find_trend(&of, picked, parts, pick, err);
    if (status != CJ_OK || of.row == SIZE_MAX)
        return status;
    fill_before(cells, picked, &of, &evidence, table);
    return fill_trend(&cells[TREND], picked, &of, table, err);
}

/* The label of the definition, or that of the measure with the values that choose the row. */
static cj_status fill_indicator(cj_cell *cell, const cj_picked *picked,
                                const cj_definition_measure *measure,
                                const cj_definition_pick *pick, cj_table *table, cj_error *err)
{
    cj_text label = CJ_TEXT_INIT;
    const char *kept;

    cj_text_add(&label, pick->label != NULL ? pick->label : measure->label);
    for (size_t i = 0; pick->label == NULL && i < pick->where_count; i++)
        cj_text_format(&label, ", %s", pick->where[i].value);
    cj_report_append_mark(&label, picked->table);
    kept = label.failed ? NULL : cj_table_keep(table, cj_text_span(&label));
    cj_text_clear(&label);
    if (kept == NULL)
        return cj_fail_nomem(err);
    *cell = cj_cell_text(kept);
    return CJ_OK;
}

static cj_status add_row(cj_table *table, const cj_report_parts *parts,
                         const cj_definition_pick *pick, cj_error *err)
{
    const cj_definition_measure *measure = &parts->definition->measures[pick->measure];
    cj_cell *cells;
    cj_picked picked;
    cj_status status = cj_report_pick(&picked, parts, pick, err);

    if (status == CJ_OK)
        status = cj_table_add_row(&cells, table, err);
    if (status != CJ_OK)
        return status;
    status = fill_indicator(&cells[INDICATOR], &picked, measure, pick, table, err);
    if (status != CJ_OK)
        return status;
    cells[MEASURE] = cj_cell_text(measure->id);
    if (picked.row != SIZE_MAX)
        return fill_row(cells, &picked, parts, pick, table, err);
    cells[LATEST] = (cj_cell){.kind = CJ_CELL_NOT_APPLICABLE}; /* nobody is in the period */
    return CJ_OK;
}

/* ---- the table ---------------------------------------------------------------------------------
 */

static cj_status add_notes(cj_table *table, cj_error *err)
{
    cj_status status = CJ_OK;

    if (cj_table_column_has_value(table, CHANGE))
        status = cj_table_add_words(
            table,
            "Change: the latest figure less the one before, as both are shown; of "
            "percentages in percentage points.",
            err);
    if (status == CJ_OK && cj_table_column_has_value(table, BASED_ON))
        status = cj_table_add_words(table,
                                    "Based on: people or events that the figure is taken of.", err);
    if (status == CJ_OK && cj_table_column_has_value(table, VERDICT))
        status = cj_table_add_words(
            table,
            "Verdict: the figure against its target. Certain = the whole interval, "
            "or a figure without one, lies on one side of it: Met is at or above the "
            "target (at or below where lower is better), Not met is not.",
            err);
    if (status == CJ_OK && cj_table_column_has_value(table, TREND))
        status = cj_table_add_words(
            table,
            "Trend: the figure of each period, from the first to the last; a dot or a gap is a "
            "period without one that is shown.",
            err);
    return status;
}

/* What other rows have and a row has not is not applicable to it: no next target is set, no other
 * periods are known. */
static void fill_gaps(cj_table *table)
{
    static const size_t columns_of[] = {NEXT_TARGET, TREND};

    for (size_t i = 0; i < sizeof columns_of / sizeof *columns_of; i++)
        for (size_t row = 0;
             cj_table_column_has_value(table, columns_of[i]) && row < table->row_count; row++) {
            cj_cell *cell = &table->cells[row * table->column_count + columns_of[i]];

            if (cell->kind == CJ_CELL_MISSING)
                cell->kind = CJ_CELL_NOT_APPLICABLE;
        }
}

/* Periods are told where rows are of several; else once, as a fact of all. */
static void place_period(cj_table *table)
{
    bool same = true;

    for (size_t row = 1; row < table->row_count; row++)
        same = same &&
               cj_cell_same(cj_table_cell(table, row, PERIOD), cj_table_cell(table, 0, PERIOD));
    if (same)
        table->columns[PERIOD].part = CJ_PART_SECTION;
}

cj_status cj_report_add_scorecard(cj_section *section, const cj_report_parts *parts,
                                  const cj_definition_section *of, cj_error *err)
{
    cj_exhibit *exhibit;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->title = of->title;
    table->program = parts->program;
    table->version = parts->version;
    for (size_t i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_table_add_column(table, columns[i], err);
    for (size_t i = 0; status == CJ_OK && i < of->score_count; i++)
        status = add_row(table, parts, &of->scores[i], err);
    if (status == CJ_OK)
        status = add_notes(table, err);
    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    place_period(table);
    fill_gaps(table);
    status = cj_section_add_table(&exhibit, section, table, err);
    if (status == CJ_OK)
        exhibit->id = of->scorecard;
    if (status == CJ_OK)
        exhibit->sheet = of->sheet;
    return status;
}
