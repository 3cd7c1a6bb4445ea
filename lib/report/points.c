/* The main points of a report, by rule: what a figure is, what it is based on, what changed, and
 * whether its target is met. Every number is one that a table prints. */
#include "report_internal.h"

#include <string.h>

#define POINTS_MAX 6

/* ---- a sentence --------------------------------------------------------------------------------
 */

/* The column of the count that a share is made of, which stands beside its base: the figure that it
 * is printed with, or else the last of those that the column names; SIZE_MAX if none is known. */
static size_t part_of(const cj_picked *picked)
{
    const cj_table *table = picked->table;
    const char *made_of = table->columns[picked->column].counts.made_of;
    const char *last = made_of == NULL ? NULL : strrchr(made_of, '\n');
    size_t owner = cj_table_owner(table, picked->column);

    if (owner != SIZE_MAX || last == NULL || strchr(made_of, '\n') != last ||
        cj_table_cell(table, picked->row, picked->column)->of == 0)
        return owner;
    return cj_table_find(table, last + 1);
}

static void append_part(cj_text *out, const cj_cell *part, const cj_cell *of)
{
    cj_cell_append_label(out, part);
    cj_text_add(out, " of ");
    cj_cell_append_label(out, of);
}

/* Append the events and the population of a rate, which is made of no share: "31 of 1,574". */
static void append_rate_parts(cj_text *out, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    const cj_column_counts *counts = &table->columns[picked->column].counts;
    const char *last = counts->made_of == NULL ? NULL : strrchr(counts->made_of, '\n');
    size_t events = counts->per == 0 || last == NULL ? SIZE_MAX : cj_table_find(table, last + 1);

    for (size_t i = 0; events != SIZE_MAX && i < table->column_count; i++) {
        const cj_cell *of = cj_table_cell(table, picked->row, i);
        const cj_cell *part = cj_table_cell(table, picked->row, events);

        if ((table->columns[i].base & CJ_BASE_COUNTED) != 0 && cj_cell_is_figure(of) &&
            cj_cell_is_figure(part))
            append_part(out, part, of);
    }
}

/* Append "932 of 1,162": of columns beside the figure, or, where nothing is hidden, of the share
 * itself; nothing where nobody knows. */
static void append_parts(cj_text *out, const cj_picked *picked, const cj_cell *counted, bool hides)
{
    const cj_cell *share = cj_table_cell(picked->table, picked->row, picked->column);
    size_t owner = part_of(picked);

    if (owner != SIZE_MAX && counted->kind == CJ_CELL_COUNT) {
        append_part(out, cj_table_cell(picked->table, picked->row, owner), counted);
    } else if (!hides && share->of > 0) {
        append_part(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = share->part},
                    &(cj_cell){.kind = CJ_CELL_COUNT, .units = share->of});
    } else {
        append_rate_parts(out, picked);
    }
}

/* Append " (932 of 1,162, 95% interval 77.8% to 82.4%)", as far as it is known. */
static void append_base(cj_text *out, const cj_picked *picked, const cj_evidence *evidence,
                        bool hides)
{
    size_t low = cj_table_related(picked->table, picked->column, CJ_PART_LOW);
    const char *name = low == SIZE_MAX ? NULL : picked->table->columns[low].interval;
    cj_text words = CJ_TEXT_INIT;

    if (evidence->counted.kind == CJ_CELL_COUNT && evidence->counted.units == 0)
        return;
    append_parts(&words, picked, &evidence->counted, hides);
    if (cj_cell_is_figure(&evidence->low) && cj_cell_is_figure(&evidence->high)) {
        cj_text_format(&words, "%s%s ", words.length > 0 ? ", " : "",
                       name != NULL ? name : "interval");
        cj_cell_append_label(&words, &evidence->low);
        cj_text_add(&words, " to ");
        cj_cell_append_label(&words, &evidence->high);
    }
    if (words.length > 0)
        cj_text_format(out, " (%s)", words.bytes);
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

/* A label of the definition goes on with the figure, "113 referrals"; without one the measure's
 * stands before it: "Referrals in the quarter: 113". What it is based on stands right behind it,
 * since a label may have other figures. */
static void append_figure(cj_text *out, const cj_report_parts *parts,
                          const cj_definition_pick *pick, const cj_picked *picked)
{
    cj_evidence evidence;

    if (pick->label == NULL) {
        cj_text_add(out, parts->definition->measures[pick->measure].label);
        for (size_t i = 0; i < pick->where_count; i++)
            cj_text_format(out, ", %s", pick->where[i].value);
        cj_text_add(out, ": ");
    }
    cj_cell_append_label(out, cj_table_cell(picked->table, picked->row, picked->column));
    cj_evidence_of(&evidence, picked, pick);
    append_base(out, picked, &evidence, parts->hiding != NULL);
    if (pick->label != NULL)
        cj_text_format(out, " %s", pick->label);
}

/* Whether the label has figures of tables, too: "of 14 targets met". */
static bool names_figures(const cj_definition *definition, const cj_definition_pick *pick)
{
    const cj_definition_words *words = definition->words;

    while (words != NULL && words->text != &pick->label)
        words = words->next;
    return words != NULL && words->has_figure;
}

/* ", up 7 from 106; 72 a year ago"; behind a label with other figures "; 5 is up 2 from 3". */
static cj_status append_change(cj_text *out, const cj_report_parts *parts,
                               const cj_definition_pick *pick, const cj_picked *picked,
                               cj_error *err)
{
    cj_text change = CJ_TEXT_INIT;
    bool other = names_figures(parts->definition, pick);
    cj_status status;

    cj_report_append_change(&change, picked);
    if (change.length == 0 && pick->by_rule)
        cj_report_append_series(&change, picked);
    status = cj_text_check(&change, err);
    if (change.length > 0)
        cj_text_add(out, other ? "; " : ", ");
    if (change.length > 0 && other && change.bytes[0] >= 'a' && change.bytes[0] <= 'z') {
        cj_cell_append_label(out, cj_table_cell(picked->table, picked->row, picked->column));
        cj_text_add(out, " is ");
    }
    cj_text_append(out, cj_text_span(&change));
    cj_text_clear(&change);
    return status;
}

/* "113 referrals in the quarter, up 7 from 106; 72 a year ago." */
static cj_status append_point(cj_text *out, const cj_report_parts *parts,
                              const cj_definition_pick *pick, const cj_picked *picked,
                              cj_error *err)
{
    cj_text standing = CJ_TEXT_INIT;
    cj_status status;

    append_figure(out, parts, pick, picked);
    cj_report_append_mark(out, picked->table);
    status = append_change(out, parts, pick, picked, err);
    cj_report_append_standing(&standing, picked);
    cj_text_format(out, "%s%s.", standing.length > 0 ? "; " : "", cj_text_string(&standing));
    if (status == CJ_OK)
        status = cj_text_check(&standing, err);
    cj_text_clear(&standing);
    return status;
}

static cj_status add_point(cj_document *document, const cj_report_parts *parts,
                           const cj_definition_pick *pick, const cj_picked *picked, cj_error *err)
{
    cj_text point = CJ_TEXT_INIT;
    cj_status status = append_point(&point, parts, pick, picked, err);

    if (status == CJ_OK)
        status = cj_text_check(&point, err);
    if (status == CJ_OK)
        status = cj_document_add_point(document, cj_text_span(&point), err);
    cj_text_clear(&point);
    return status;
}

/* ---- which they are --------------------------------------------------------------------- */

static cj_status add_picks(cj_document *document, const cj_report_parts *parts,
                           const cj_definition_pick *picks, size_t count, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_picked picked;

    for (size_t i = 0; status == CJ_OK && i < count && document->point_count < POINTS_MAX; i++) {
        status = cj_report_pick(&picked, parts, &picks[i], err);
        if (status == CJ_OK && picked.row != SIZE_MAX)
            status = add_point(document, parts, &picks[i], &picked, err);
    }
    return status;
}

static bool is_told(const cj_definition *definition, size_t measure)
{
    for (size_t i = 0; i < definition->headline_count; i++)
        if (definition->headlines[i].measure == measure)
            return true;
    return false;
}

/* Add a point about a measure if it has a figure that is compared or has a target, in a row that
 * is its total: no other says where its readers begin. */
static cj_status add_measure(cj_document *document, const cj_report_parts *parts, size_t measure,
                             cj_error *err)
{
    const cj_definition_pick pick = {.measure = measure, .by_rule = true};
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_picked picked;
    cj_status status;

    if (parts->tables[measure] == NULL || is_told(parts->definition, measure))
        return CJ_OK;
    status = cj_report_pick(&picked, parts, &pick, &inner);
    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    if (status != CJ_OK || picked.row == SIZE_MAX ||
        (cj_table_related(picked.table, picked.column, CJ_PART_THEN) == SIZE_MAX &&
         cj_table_related(picked.table, picked.column, CJ_PART_TARGET) == SIZE_MAX))
        return CJ_OK;
    return add_point(document, parts, &pick, &picked, err);
}

/* Whether an item before this one shows the same measure. */
static bool is_repeated(const cj_definition *definition, size_t section, size_t item)
{
    size_t measure = definition->sections[section].items[item].measure;

    for (size_t s = 0; s <= section; s++)
        for (size_t i = 0; i < (s < section ? definition->sections[s].item_count : item); i++)
            if (definition->sections[s].items[i].measure == measure)
                return true;
    return false;
}

/* Whether any headline is compared, has a target or an interval: else the points would repeat
 * the figures alone. */
static bool tells_more(const cj_report_parts *parts)
{
    static const cj_part tells[] = {CJ_PART_TARGET, CJ_PART_THEN, CJ_PART_LOW};

    for (size_t i = 0; i < parts->definition->headline_count; i++) {
        const cj_definition_pick *pick = &parts->definition->headlines[i];
        const cj_table *table = parts->tables[pick->measure];
        size_t column = cj_table_find(table, pick->figure);

        for (size_t t = 0; column != SIZE_MAX && t < sizeof tells / sizeof *tells; t++)
            if (cj_table_related(table, column, tells[t]) != SIZE_MAX)
                return true;
    }
    return false;
}

cj_status cj_report_add_points(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_status status = CJ_OK;

    if (definition->no_points)
        return CJ_OK;
    if (definition->point_count > 0)
        return add_picks(document, parts, definition->points, definition->point_count, err);
    if (definition->more_points || tells_more(parts))
        status = add_picks(document, parts, definition->headlines, definition->headline_count, err);
    for (size_t s = 0; definition->more_points && s < definition->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < definition->sections[s].item_count &&
                           document->point_count < POINTS_MAX;
             i++)
            if (!is_repeated(definition, s, i))
                status =
                    add_measure(document, parts, definition->sections[s].items[i].measure, err);
    return status;
}
