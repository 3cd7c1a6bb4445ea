/* Outcomes and their evidence. */
#include "report_internal.h"

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
    VERDICT,
    COUNTED,
    OUT_OF,
    COLUMN_COUNT
};

static const cj_table_column columns[COLUMN_COUNT] = {
    [FRAMEWORK] = {"framework", "Framework", "text", CJ_PART_SECTION, false},
    [ID] = {"id", "Id", "text", CJ_PART_LABEL, false},
    [OUTCOME] = {"outcome", "Outcome", "text", CJ_PART_LABEL, false},
    [EVIDENCE] = {"evidence", "Evidence", "text", CJ_PART_LABEL, false},
    [FIGURE_PCT] = {"figure_pct", "Figure %", "percent", CJ_PART_FIGURE, true},
    [FIGURE] = {"figure", "Figure", "number", CJ_PART_FIGURE, false},
    [TARGET_PCT] = {"target_pct", "Target %", "percent", CJ_PART_FIGURE, false},
    [TARGET] = {"target", "Target", "number", CJ_PART_FIGURE, false},
    [BEFORE_PERIOD] = {"compared_with", "Compared with", "text", CJ_PART_LABEL, false},
    [BEFORE_PCT] = {"before_pct", "Figure then %", "percent", CJ_PART_FIGURE, false},
    [BEFORE] = {"before", "Figure then", "number", CJ_PART_FIGURE, false},
    [CHANGE] = {"change", "Change", "number", CJ_PART_FIGURE, false},
    [VERDICT] = {"verdict", "Verdict", "text", CJ_PART_REMARK, false},
    [COUNTED] = {"counted", "Counted", "count", CJ_PART_FIGURE, false},
    [OUT_OF] = {"out_of", "Out of", "count", CJ_PART_FIGURE, false}};

/* ---- what else the row says -------------------------------------------------------------------
 */

/* The cell of the picked row under that key; NULL if there is none. */
static const cj_cell *other_cell(const cj_picked *picked, const char *key)
{
    size_t column = cj_table_find(picked->table, key);

    return column == SIZE_MAX || picked->row == SIZE_MAX
               ? NULL
               : cj_table_cell(picked->table, picked->row, column);
}

static int64_t count_of(const cj_picked *picked, const char *key)
{
    const cj_cell *cell = other_cell(picked, key);

    return cell != NULL && cell->kind == CJ_CELL_COUNT ? cell->units : -1;
}

/* How many were counted, and of how many: what the measures call it. */
static void fill_coverage(cj_cell *cells, const cj_picked *picked)
{
    static const struct {
        const char *counted[3];
        const char *all[3]; /* added up, or else the only one */
    } pairs[] = {{{"compared"}, {"clients"}},
                 {{"compared"}, {"reviewed"}},
                 {{"people"}, {"people", "immature"}},
                 {{"within", "late"}, {"total"}},
                 {{"n_paired"}, {"n_start"}}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        int64_t sums[2] = {0, 0};
        bool known = true;

        for (size_t side = 0; side < 2; side++) {
            const char *const *names = side == 0 ? pairs[i].counted : pairs[i].all;

            for (size_t n = 0; n < 3 && names[n] != NULL; n++) {
                int64_t count = count_of(picked, names[n]);

                known = known && count >= 0;
                sums[side] += count;
            }
        }
        if (known) {
            cells[COUNTED] = cj_cell_count(sums[0]);
            cells[OUT_OF] = cj_cell_count(sums[1]);
            return;
        }
    }
}

/* "improved_pct" -> "improved_low_pct" */
static const cj_cell *bound_of(const cj_picked *picked, const char *which)
{
    const char *key = picked->table->columns[picked->column].key;
    size_t length = strlen(key);
    cj_text name = CJ_TEXT_INIT;
    const cj_cell *cell = NULL;

    if (length > 4 && strcmp(key + length - 4, "_pct") == 0) {
        cj_text_format(&name, "%.*s_%s_pct", (int)(length - 4), key, which);
        if (!name.failed)
            cell = other_cell(picked, cj_text_string(&name));
    }
    cj_text_clear(&name);
    return cell != NULL && cell->kind == CJ_CELL_PERCENT ? cell : NULL;
}

/* A figure as a decimal; false where it has too many digits. */
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

/* By the bounds of its interval where there is one, else by the figure itself. */
static const char *verdict_of(const cj_picked *picked, const cj_definition_pick *pick)
{
    const cj_cell *cell = cj_table_cell(picked->table, picked->row, picked->column);
    const cj_cell *low = bound_of(picked, "low");
    const cj_cell *high = bound_of(picked, "high");
    cj_decimal least;
    cj_decimal most;

    if (low == NULL || high == NULL) {
        low = cell;
        high = cell;
    }
    if (!decimal_of(&least, low) || !decimal_of(&most, high))
        return NULL;
    if (pick->lower_is_better)
        return most <= pick->target   ? "met"
               : least > pick->target ? "not met"
                                      : "no clear difference";
    return least >= pick->target ? "met" : most < pick->target ? "not met" : "no clear difference";
}

/* The target that the definition gives, or the one of the row. */
static void fill_target(cj_cell *cells, const cj_picked *picked, const cj_definition_pick *pick)
{
    const cj_cell *cell = cj_table_cell(picked->table, picked->row, picked->column);
    bool percent = cell->kind == CJ_CELL_PERCENT;
    const cj_cell *target = other_cell(picked, "target_pct");
    const cj_cell *verdict = other_cell(picked, "verdict");
    const char *word;

    if (!pick->has_target) {
        if (percent && target != NULL && target->kind == CJ_CELL_PERCENT) {
            cells[TARGET_PCT] = *target;
            if (verdict != NULL)
                cells[VERDICT] = *verdict;
        }
        return;
    }
    cells[percent ? TARGET_PCT : TARGET] = cj_cell_decimal(pick->target);
    if (percent)
        cells[TARGET_PCT].kind = CJ_CELL_PERCENT;
    word = cj_cell_is_figure(cell) ? verdict_of(picked, pick) : NULL;
    if (word != NULL)
        cells[VERDICT] = cj_cell_text(word);
}

/* The first comparator's figure and the change since. */
static void fill_before(cj_cell *cells, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    const char *key = table->columns[picked->column].key;
    size_t length = strlen(key);

    for (size_t i = 0; i + 1 < table->column_count; i++) {
        const char *then = table->columns[i].key;
        const char *change = table->columns[i + 1].key;
        const cj_cell *cell = cj_table_cell(table, picked->row, i);

        /* two columns: KEY_PERIOD and KEY_change_PERIOD */
        if (strncmp(then, key, length) != 0 || then[length] != '_' ||
            strncmp(change, key, length) != 0 || strncmp(change + length, "_change_", 8) != 0 ||
            strcmp(change + length + 8, then + length + 1) != 0)
            continue;
        cells[BEFORE_PERIOD] = cj_cell_text(then + length + 1);
        cells[cell->kind == CJ_CELL_PERCENT ? BEFORE_PCT : BEFORE] = *cell;
        cells[CHANGE] = *cj_table_cell(table, picked->row, i + 1);
        return;
    }
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
    cj_status status = cj_pick(&picked, parts, pick, err);

    if (status == CJ_OK)
        status = cj_pick_label(&label, &picked, parts, pick, document, err);
    if (status != CJ_OK)
        return status;
    cells[EVIDENCE] = cj_cell_text(label);
    if (picked.row == SIZE_MAX) { /* nobody in the period */
        cells[FIGURE] = (cj_cell){.kind = CJ_CELL_NOT_APPLICABLE};
        return CJ_OK;
    }
    cell = cj_table_cell(picked.table, picked.row, picked.column);
    cells[strcmp(picked.table->columns[picked.column].unit, "percent") == 0 ? FIGURE_PCT : FIGURE] =
        *cell;
    fill_target(cells, &picked, pick);
    fill_before(cells, &picked);
    fill_coverage(cells, &picked);
    return CJ_OK;
}

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
        cells[EVIDENCE] = cj_cell_text("No evidence in this report");
    return status;
}

static cj_status add_note(cj_table *table, const char *words, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&note, words);
    status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

static cj_status add_notes(cj_table *table, const cj_definition *definition, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = add_note(
        table,
        "Verdict: met where the whole 95% interval, or a figure without one, reaches the target; "
        "not met where all of it falls short; else no clear difference.",
        err);

    if (status == CJ_OK)
        status = add_note(table,
                          "Counted and Out of: how many the figure is based on, of how many it "
                          "could be: people with two scores of all clients, people followed up "
                          "long enough of all in the cohort, events that are decided of all.",
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
    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    *out = table;
    return CJ_OK;
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
    cj_text_format(out, "%zu of %zu outcomes %s no evidence in this report: ", gaps, all,
                   gaps == 1 ? "has" : "have");
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
