/* The table of outcomes and their evidence: a row for each figure that an outcome of a
 * framework picks. */
#include "report_internal.h"

#include "measure/common/columns.h"

#include <string.h>

enum {
    FRAMEWORK,
    ID,
    OUTCOME,
    EVIDENCE,
    FIGURE_PCT,
    FIGURE,
    TARGET_PCT,
    TARGET,
    BEFORE_PERIOD,
    BEFORE_PCT,
    BEFORE,
    CHANGE,
    CHANGE_VERDICT,
    VERDICT,
    COUNTED,
    OUT_OF,
    MEASURE,
    KEY,
    UNIT,
    COLUMN_COUNT
};

static const cj_table_column columns[COLUMN_COUNT] = {
    [FRAMEWORK] = {"framework", "Framework", "text", .part = CJ_PART_SECTION},
    [ID] = {"id", "Id", "text", .part = CJ_PART_LABEL},
    [OUTCOME] = {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
    [EVIDENCE] = {"evidence", "Evidence", "text", .part = CJ_PART_LABEL},
    [FIGURE_PCT] = {"figure_pct", "Figure %", "percent", .part = CJ_PART_FIGURE, .bar = true},
    [FIGURE] = {"figure", "Figure", "number", .part = CJ_PART_FIGURE},
    [TARGET_PCT] = {"target_pct", "Target %", "percent", .part = CJ_PART_TARGET,
                    .of = "figure_pct"},
    [TARGET] = {"target", "Target", "number", .part = CJ_PART_TARGET, .of = "figure"},
    [BEFORE_PERIOD] = {"compared_with", "Compared with", "text", .part = CJ_PART_LABEL},
    [BEFORE_PCT] = {"before_pct", "Figure then %", "percent", .part = CJ_PART_THEN,
                    .of = "figure_pct"},
    [BEFORE] = {"before", "Figure then", "number", .part = CJ_PART_THEN, .of = "figure"},
    [CHANGE] = {"change", "Change", "number", .part = CJ_PART_CHANGE, .of = "figure"},
    [CHANGE_VERDICT] = {"change_verdict", "Change judged", "verdict", .part = CJ_PART_REMARK},
    [VERDICT] = {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "figure_pct",
                 .tones = cj_verdict_tones},
    [COUNTED] = {"counted", "Counted", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED},
    [OUT_OF] = {"out_of", "Out of", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_ALL},
    [MEASURE] = {"measure", "Measure", "text", .part = CJ_PART_DATA},
    [KEY] = {"key", "Column of the measure", "text", .part = CJ_PART_DATA},
    [UNIT] = {"unit", "Unit", "text", .part = CJ_PART_DATA}};

/* ---- what else the row says -------------------------------------------------------------------
 */

/* Return the cell of the picked row that stands in the figure's column of that part (target,
 * bounds, verdict ...); NULL if there is none. */
static const cj_cell *related_cell(const cj_picked *picked, cj_part part)
{
    size_t column = cj_table_related(picked->table, picked->column, part);

    return column == SIZE_MAX ? NULL : cj_table_cell(picked->table, picked->row, column);
}

/* Whether the figure is a percentage, be it one that is withheld. */
static bool is_percent(const cj_picked *picked)
{
    return strcmp(picked->table->columns[picked->column].unit, "percent") == 0;
}

/* Fill Counted and Out of: columns of the measure say whether they count people in the figure
 * or all people. Nothing is filled unless both are known; a sum with a withheld part is, too. */
static void fill_coverage(cj_cell *cells, const cj_picked *picked)
{
    int64_t counted = 0;
    int64_t all = 0;
    unsigned said = 0;
    unsigned withheld = 0;

    for (size_t i = 0; i < picked->table->column_count; i++) {
        unsigned base = picked->table->columns[i].base;
        const cj_cell *cell = cj_table_cell(picked->table, picked->row, i);

        if ((base & CJ_BASE_BOTH) == 0)
            continue;
        if (cell->kind == CJ_CELL_SUPPRESSED)
            withheld |= base;
        else if (cell->kind != CJ_CELL_COUNT)
            return;
        counted += base & CJ_BASE_COUNTED ? cell->units : 0;
        all += base & CJ_BASE_ALL ? cell->units : 0;
        said |= base;
    }
    if (said != CJ_BASE_BOTH)
        return;
    cells[COUNTED] = withheld & CJ_BASE_COUNTED ? cj_cell_withheld() : cj_cell_count(counted);
    cells[OUT_OF] = withheld & CJ_BASE_ALL ? cj_cell_withheld() : cj_cell_count(all);
}

/* Return a figure in millionths; false if it has more than six decimals or does not fit. */
static bool decimal_of(cj_decimal *out, const cj_cell *cell)
{
    int64_t value = cell->units;

    for (int p = cell->places; p < CJ_DECIMAL_PLACES; p++) {
        if (value > INT64_MAX / 10 || value < INT64_MIN / 10)
            return false;
        value *= 10;
    }
    *out = value;
    return cell->places <= CJ_DECIMAL_PLACES;
}

/* Whether a figure lies above its target; on it is above where higher is better, below where lower
 * is. The counts of a share decide, which tell more than its decimals. */
static bool is_above(const cj_cell *cell, cj_decimal figure, const cj_definition_pick *pick)
{
    const cj_decimal whole = 100 * CJ_DECIMAL_ONE;

    if (cell->of == 0)
        return pick->lower_is_better ? figure > pick->target : figure >= pick->target;
    return pick->lower_is_better
               ? !cj_percent_reaches(cell->of - cell->part, cell->of, whole - pick->target)
               : cj_percent_reaches(cell->part, cell->of, pick->target);
}

/* A verdict on a figure that has no interval is marked: others of the table weigh chance. */
static cj_cell verdict_alone(bool met)
{
    cj_cell cell = cj_cell_verdict(met ? CJ_VERDICT_MET : CJ_VERDICT_NOT_MET, met);

    cell.label = met ? "Met (figure alone)" : "Not met (figure alone)";
    return cell;
}

/* Judge a share by the bounds of its interval as they are, not as they are printed: 69.96 does not
 * reach 70. *out is untouched where the printed ones are none of the share's Wilson interval. */
static bool judge_share(cj_verdict *out, const cj_picked *picked, const cj_cell *low,
                        const cj_cell *high, const cj_definition_pick *pick)
{
    const cj_decimal whole = 100 * CJ_DECIMAL_ONE;
    const cj_cell *cell = cj_table_cell(picked->table, picked->row, picked->column);
    cj_measure_options common = {.confidence = cj_table_confidence(picked->table),
                                 .places = low->places - 1};
    cj_cell bounds[2];

    if (cell->of == 0)
        return false;
    cj_measure_fill_interval(bounds, cell->part, cell->of, &common);
    if (!cj_cell_same(&bounds[0], low) || !cj_cell_same(&bounds[1], high))
        return false;
    /* what is not in the share is as far above as the share is below */
    *out = pick->lower_is_better
               ? cj_measure_verdict(cell->of - cell->part, cell->of, whole - pick->target,
                                    common.confidence)
               : cj_measure_verdict(cell->part, cell->of, pick->target, common.confidence);
    return true;
}

/* Judge a figure by the target of the definition, with the bounds of its interval if it has
 * one, else by itself: met if both bounds reach the target, not met if neither does. Missing
 * for what is no figure. */
static cj_cell verdict_of(const cj_picked *picked, const cj_definition_pick *pick)
{
    const cj_cell *cell = cj_table_cell(picked->table, picked->row, picked->column);
    const cj_cell *low = related_cell(picked, CJ_PART_LOW);
    const cj_cell *high = related_cell(picked, CJ_PART_HIGH);
    cj_decimal figure, least, most;
    cj_verdict verdict;
    bool met, missed, above;

    if (cell->kind == CJ_CELL_SUPPRESSED)
        return cj_cell_withheld();
    if (!cj_cell_is_figure(cell) || !decimal_of(&figure, cell))
        return cj_cell_missing();
    above = is_above(cell, figure, pick);
    if (low == NULL || high == NULL || !cj_cell_is_figure(low) || !cj_cell_is_figure(high))
        return verdict_alone(above != pick->lower_is_better);
    if (judge_share(&verdict, picked, low, high, pick))
        return cj_cell_verdict(verdict, above);
    if (!decimal_of(&least, low) || !decimal_of(&most, high))
        return cj_cell_missing();
    met = pick->lower_is_better ? most <= pick->target : least >= pick->target;
    missed = pick->lower_is_better ? least > pick->target : most < pick->target;
    return cj_cell_verdict(met      ? CJ_VERDICT_MET
                           : missed ? CJ_VERDICT_NOT_MET
                                    : CJ_VERDICT_UNCLEAR,
                           above);
}

/* Fill target and verdict: the definition's target comes first, with a verdict of its own; else
 * those of the row. */
static void fill_target(cj_cell *cells, const cj_picked *picked, const cj_definition_pick *pick)
{
    const cj_cell *cell = cj_table_cell(picked->table, picked->row, picked->column);
    const cj_cell *target = related_cell(picked, CJ_PART_TARGET);
    const cj_cell *verdict = related_cell(picked, CJ_PART_VERDICT);
    cj_cell own = cj_cell_decimal(pick->target);

    if (pick->has_target) {
        if (is_percent(picked))
            own.kind = CJ_CELL_PERCENT;
        target = &own;
        cells[VERDICT] = verdict_of(picked, pick);
    } else if (target == NULL || !cj_cell_is_figure(target) ||
               (!cj_cell_is_figure(cell) && cell->kind != CJ_CELL_SUPPRESSED)) {
        return;
    } else if (verdict != NULL) {
        cells[VERDICT] = *verdict;
    }
    cells[target->kind == CJ_CELL_PERCENT ? TARGET_PCT : TARGET] = *target;
}

/* Fill the first comparator's figure and the change since; a table has room for one. */
static void fill_before(cj_cell *cells, const cj_picked *picked)
{
    size_t column = cj_table_related(picked->table, picked->column, CJ_PART_THEN);
    const cj_cell *then = related_cell(picked, CJ_PART_THEN);
    const cj_cell *change = related_cell(picked, CJ_PART_CHANGE);
    size_t judged;

    if (then == NULL || change == NULL)
        return;
    judged = cj_table_related(picked->table,
                              cj_table_related(picked->table, picked->column, CJ_PART_CHANGE),
                              CJ_PART_VERDICT);
    if (judged != SIZE_MAX)
        cells[CHANGE_VERDICT] = *cj_table_cell(picked->table, picked->row, judged);
    cells[BEFORE_PERIOD] = cj_cell_text(picked->table->columns[column].period);
    cells[is_percent(picked) ? BEFORE_PCT : BEFORE] = *then;
    cells[CHANGE] = *change;
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static cj_status begin_row(cj_cell **cells, cj_table *table,
                           const cj_definition_framework *framework,
                           const cj_definition_outcome *outcome, cj_error *err)
{
    cj_status status = cj_table_add_row(cells, table, err);

    if (status != CJ_OK)
        return status;
    (*cells)[FRAMEWORK] = cj_cell_text(framework->name);
    if (outcome->id[0] != '\0')
        (*cells)[ID] = cj_cell_text(outcome->id);
    (*cells)[OUTCOME] = cj_cell_text(outcome->outcome);
    return CJ_OK;
}

static cj_status fill_evidence(cj_cell *cells, const cj_report_parts *parts,
                               const cj_definition_pick *pick, cj_document *document, cj_error *err)
{
    cj_picked picked;
    const char *label = NULL;
    const cj_cell *cell;
    cj_status status = cj_report_pick(&picked, parts, pick, err);

    if (status == CJ_OK)
        status = cj_report_pick_label(&label, &picked, parts, pick, document, err);
    if (status != CJ_OK)
        return status;
    cells[EVIDENCE] = cj_cell_text(label);
    cells[MEASURE] = cj_cell_text(parts->definition->measures[pick->measure].id);
    cells[KEY] = cj_cell_text(picked.table->columns[picked.column].key);
    cells[UNIT] = cj_cell_text(picked.table->columns[picked.column].unit);
    if (picked.row == SIZE_MAX) { /* the table has no rows: nobody is in the period */
        cells[FIGURE] = (cj_cell){.kind = CJ_CELL_NOT_APPLICABLE};
        return CJ_OK;
    }
    cell = cj_table_cell(picked.table, picked.row, picked.column);
    cells[is_percent(&picked) ? FIGURE_PCT : FIGURE] = *cell;
    fill_target(cells, &picked, pick);
    fill_before(cells, &picked);
    fill_coverage(cells, &picked);
    return CJ_OK;
}

/* Add a row for each figure of the outcome. An outcome without evidence gets a row that says
 * so, rather than none. */
static cj_status add_outcome(cj_table *table, const cj_report_parts *parts,
                             const cj_definition_framework *framework,
                             const cj_definition_outcome *outcome, cj_document *document,
                             cj_error *err)
{
    cj_status status = CJ_OK;
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < outcome->evidence_count; i++) {
        status = begin_row(&cells, table, framework, outcome, err);
        if (status == CJ_OK)
            status = fill_evidence(cells, parts, &outcome->evidence[i], document, err);
    }
    if (outcome->evidence_count > 0)
        return status;
    status = begin_row(&cells, table, framework, outcome, err);
    if (status == CJ_OK)
        cells[EVIDENCE] = cj_cell_text("Not measured in this report");
    return status;
}

/* Explain verdicts and coverage, and name the source of each framework that has one. */
static cj_status add_notes(cj_table *table, const cj_definition *definition, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = cj_table_add_words(
        table,
        "Verdict: the figure against its target. Certain = its interval (in the table of the "
        "measure) lies wholly on one side: Met reaches the target, Not met misses it. Else the "
        "word says on which side the figure itself lies. Figure alone: there is no interval.",
        err);

    if (status == CJ_OK)
        status = cj_table_add_words(
            table, "Counted and Out of: people or events in the figure, and all there could be.",
            err);
    for (size_t i = 0; status == CJ_OK && i < definition->framework_count; i++) {
        const cj_definition_framework *framework = &definition->frameworks[i];

        cj_text_reset(&note);
        cj_text_format(&note, "%s: %s.", framework->name, framework->source);
        if (framework->source[0] != '\0')
            status = cj_table_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

cj_status cj_evidence_table(cj_table **out, const cj_report_parts *parts, cj_document *document,
                            cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    table->title = "Outcomes and their evidence";
    table->program = parts->program;
    table->version = parts->version;
    for (size_t i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_table_add_column(table, columns[i], err);
    for (size_t f = 0; f < definition->framework_count; f++)
        for (size_t i = 0; status == CJ_OK && i < definition->frameworks[f].outcome_count; i++)
            status = add_outcome(table, parts, &definition->frameworks[f],
                                 &definition->frameworks[f].outcomes[i], document, err);
    if (status == CJ_OK)
        status = add_notes(table, definition, err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_evidence_gaps(cj_text *out, const cj_definition *definition, cj_error *err)
{
    size_t gaps = 0;
    size_t all = 0;
    size_t told = 0;

    for (size_t f = 0; f < definition->framework_count; f++)
        for (size_t i = 0; i < definition->frameworks[f].outcome_count; i++) {
            all++;
            gaps += definition->frameworks[f].outcomes[i].evidence_count == 0;
        }
    if (gaps == 0)
        return CJ_OK;
    cj_text_format(out, "%zu of %zu outcomes %s not measured in this report: ", gaps, all,
                   gaps == 1 ? "is" : "are");
    for (size_t f = 0; f < definition->framework_count; f++)
        for (size_t i = 0; i < definition->frameworks[f].outcome_count; i++) {
            const cj_definition_outcome *outcome = &definition->frameworks[f].outcomes[i];

            if (outcome->evidence_count > 0)
                continue;
            cj_text_format(out, "%s%s%s%s", told++ > 0 ? "; " : "", outcome->id,
                           outcome->id[0] != '\0' ? " " : "", outcome->outcome);
        }
    cj_text_char(out, '.');
    return cj_text_check(out, err);
}

void cj_evidence_of(cj_evidence *out, const cj_picked *picked, const cj_definition_pick *pick)
{
    cj_cell cells[COLUMN_COUNT] = {{.kind = CJ_CELL_MISSING}};
    const cj_cell *low = related_cell(picked, CJ_PART_LOW);
    const cj_cell *high = related_cell(picked, CJ_PART_HIGH);

    fill_target(cells, picked, pick);
    fill_before(cells, picked);
    fill_coverage(cells, picked);
    *out = (cj_evidence){
        .target = cells[TARGET_PCT].kind != CJ_CELL_MISSING ? cells[TARGET_PCT] : cells[TARGET],
        .before = cells[BEFORE_PCT].kind != CJ_CELL_MISSING ? cells[BEFORE_PCT] : cells[BEFORE],
        .before_period = cells[BEFORE_PERIOD].text,
        .change = cells[CHANGE],
        .verdict = cells[VERDICT],
        .counted = cells[COUNTED],
        .out_of = cells[OUT_OF]};
    if (low != NULL && high != NULL) {
        out->low = *low;
        out->high = *high;
    }
}
