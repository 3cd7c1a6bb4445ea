/* Figures that were published before and are others now: late rows, corrected rows. */
#include "cj/dict.h"
#include "cj/json.h"
#include "report_internal.h"

#include <stdlib.h>
#include <string.h>

/* A table of the report beside the same one as it was published. */
typedef struct {
    cj_table *out;
    const char *measure; /* its label */
    cj_table *table;
    size_t period;  /* column; SIZE_MAX: none */
    bool same_span; /* the published report is of the same days ... */
    cj_date last;   /* ... or of days up to this one */
    cj_dict *keys;  /* of the published rows: their labels ... */
    cj_json_node *rows;
    size_t row_count;
    size_t compared;
    size_t revised;
} revision;

static const cj_table_column columns[] = {
    {"measure", "Measure", "text", .part = CJ_PART_LABEL},
    {"row", "Row", "text", .part = CJ_PART_LABEL},
    {"figure", "Figure", "text", .part = CJ_PART_LABEL},
    {"published", "Published", "number", .part = CJ_PART_FIGURE},
    {"now", "Now", "number", .part = CJ_PART_FIGURE},
};

/* ---- rows ------------------------------------------------------------------------------------ */

static void end_label(cj_text *key)
{
    cj_text_char(key, '\x1F'); /* keeps "a", "bc" apart from "ab", "c" */
}

/* The labels of a row as data formats have them; of the comparator `period` instead of its own. */
static void append_key(cj_text *key, const revision *in, size_t row, const char *period)
{
    for (size_t i = 0; i < in->table->column_count; i++) {
        if (!cj_part_is_label(in->table->columns[i].part))
            continue;
        if (i == in->period && period != NULL)
            cj_text_add(key, period);
        else
            cj_cell_append_data(key, cj_table_cell(in->table, row, i));
        end_label(key);
    }
}

/* The same of a published row; false where it lacks a label. */
static bool append_published_key(cj_text *key, const revision *in, const cj_json_node *row)
{
    for (size_t i = 0; i < in->table->column_count; i++) {
        cj_json_node node;
        cj_span text;
        cj_decimal number;

        if (!cj_part_is_label(in->table->columns[i].part))
            continue;
        node = cj_json_member(row, in->table->columns[i].key);
        if (cj_json_is_string(&node) && cj_json_string(&text, &node, NULL) == CJ_OK)
            cj_text_append(key, text);
        else if (cj_json_present(&node) && cj_json_decimal(&number, &node, NULL) == CJ_OK)
            cj_decimal_append(key, number);
        end_label(key);
    }
    return !key->failed;
}

/* Number the published rows by their labels; of rows alike the first counts. */
static cj_status know_rows(revision *in, const cj_json_node *published, cj_error *err)
{
    cj_json_node rows = cj_json_member(published, "rows");
    size_t count = cj_json_is_array(&rows) ? cj_json_count(&rows) : 0;
    cj_text key = CJ_TEXT_INIT;
    cj_status status = cj_dict_new(&in->keys, CJ_DICT_EXACT, err);

    in->rows = calloc(count + 1, sizeof *in->rows);
    if (status == CJ_OK && in->rows == NULL)
        status = cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node row = cj_json_item(&rows, i);
        uint32_t code = 0;

        cj_text_reset(&key);
        if (!append_published_key(&key, in, &row))
            status = cj_fail_nomem(err);
        if (status == CJ_OK)
            status = cj_dict_add(&code, in->keys, cj_text_span(&key), err);
        if (status == CJ_OK && code == in->row_count)
            in->rows[in->row_count++] = row;
    }
    cj_text_clear(&key);
    return status;
}

/* ---- figures --------------------------------------------------------------------------------- */

/* A figure in millionths; false if it does not fit. */
static bool decimal_of(cj_decimal *out, const cj_cell *cell)
{
    *out = cell->units;
    for (int p = cell->places; p < CJ_DECIMAL_PLACES; p++) {
        if (*out > INT64_MAX / 10 || *out < INT64_MIN / 10)
            return false;
        *out *= 10;
    }
    return cell->places <= CJ_DECIMAL_PLACES;
}

/* Append a label of a row: data have names of periods, people what they read for them. */
static void append_part(cj_text *out, const cj_cell *cell, bool data)
{
    if (data && cell->kind == CJ_CELL_TEXT && cell->label == NULL)
        cj_text_add(out, cell->text);
    else
        cj_cell_append_label(out, cell);
}

/* "2021-22Q3, North" in data, "2021-22 Q3, North" for people */
static void append_row(cj_text *out, const revision *in, size_t row, const char *period, bool data)
{
    cj_cell then = cj_cell_text(period == NULL ? "" : period);

    for (size_t i = 0; i < in->table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(in->table, row, i);

        if (!cj_part_is_label(in->table->columns[i].part) || cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_add(out, out->length > 0 ? ", " : "");
        append_part(out, i == in->period && period != NULL ? &then : cell, data);
    }
}

static cj_status add_revision(revision *in, size_t row, size_t column, const char *period,
                              cj_decimal published, cj_error *err)
{
    cj_cell *now = &in->table->cells[row * in->table->column_count + column];
    const char *kept[2];
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, in->out, err);

    for (int people = 0; people < 2; people++) {
        cj_text text = CJ_TEXT_INIT;

        append_row(&text, in, row, period, people == 0);
        kept[people] = text.failed ? NULL : cj_table_keep(in->out, cj_text_span(&text));
        cj_text_clear(&text);
        if (status == CJ_OK && kept[people] == NULL)
            status = cj_fail_nomem(err);
    }
    if (status != CJ_OK)
        return status;
    cells[0] = cj_cell_text(in->measure);
    cells[1] = cj_cell_labelled(kept[0], kept[1]);
    cells[2] = cj_cell_text(in->table->columns[column].heading);
    cells[3] = cj_cell_decimal(published);
    cells[4] = *now;
    cells[3].kind = now->kind == CJ_CELL_PERCENT ? CJ_CELL_PERCENT : CJ_CELL_NUMBER;
    cells[4].kind = cells[3].kind;
    now->revised = true;
    in->revised++;
    return CJ_OK;
}

/* Whether a text names a period that was over when the report was published. */
static bool names_period(const revision *in, const char *text)
{
    cj_error none = CJ_ERROR_INIT; /* most labels are no periods */
    cj_period period;

    return cj_period_parse(&period, text, &none) == CJ_OK && period.last <= in->last;
}

/* Whether a figure is of the same days as the published one of the same labels: its row or its
 * column names a period that was over, or both reports are of the same. Else it may have grown
 * since. */
static bool is_of_same_days(const revision *in, size_t row, size_t column, const char *period)
{
    const cj_table *table = in->table;
    bool named = in->same_span || names_period(in, table->columns[column].key) ||
                 (period != NULL && names_period(in, period));

    for (size_t i = 0; !named && i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        named = cj_part_is_label(table->columns[i].part) && cell->kind == CJ_CELL_TEXT &&
                names_period(in, cell->text);
    }
    return named;
}

/* Hold a figure against the published one; what either does not have, or hides, is no revision. */
static cj_status compare_figure(revision *in, size_t row, size_t column, cj_text *key,
                                cj_error *err)
{
    const cj_table_column *of = &in->table->columns[column];
    const cj_cell *cell = cj_table_cell(in->table, row, column);
    bool then = of->part == CJ_PART_THEN;
    const char *period = then ? of->period : NULL;
    cj_decimal now, published;
    cj_json_node node;
    uint32_t code;

    if (!cj_cell_is_figure(cell) || cell->revised || !decimal_of(&now, cell))
        return CJ_OK;
    cj_text_reset(key);
    append_key(key, in, row, period);
    if (key->failed)
        return cj_fail_nomem(err);
    code = cj_dict_find(in->keys, cj_text_span(key));
    if (code == CJ_NO_CODE)
        return CJ_OK;
    node = cj_json_member(&in->rows[code], then ? of->of : of->key);
    if (!cj_json_present(&node) || cj_json_decimal(&published, &node, NULL) != CJ_OK ||
        !is_of_same_days(in, row, column, period))
        return CJ_OK;
    in->compared++;
    if (published == now)
        return CJ_OK;
    return add_revision(in, row, column, period, published, err);
}

static bool is_compared(cj_part part)
{
    return part == CJ_PART_FIGURE || part == CJ_PART_SHARE || part == CJ_PART_ONCE ||
           part == CJ_PART_FACT || part == CJ_PART_THEN;
}

static cj_status note_mark(cj_table *table, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&note, "[r]: revised: another number was published before. The appendix Revisions "
                       "has both.");
    status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

static cj_status compare_table(revision *in, const cj_json_node *published, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_status status;

    in->period = cj_table_find(in->table, "period");
    status = know_rows(in, published, err);
    for (size_t row = 0; status == CJ_OK && row < in->table->row_count; row++)
        for (size_t i = 0; status == CJ_OK && i < in->table->column_count; i++)
            if (is_compared(in->table->columns[i].part))
                status = compare_figure(in, row, i, &key, err);
    if (status == CJ_OK && in->revised > 0)
        status = note_mark(in->table, err);
    cj_text_clear(&key);
    cj_dict_free(in->keys);
    free(in->rows);
    return status;
}

/* ---- the publication ------------------------------------------------------------------------- */

/* The measure of this report with that id. */
static size_t find_measure(const cj_report_parts *parts, const cj_json_node *table)
{
    cj_json_node id = cj_json_member(table, "id");
    cj_span name;

    if (!cj_json_is_string(&id) || cj_json_string(&name, &id, NULL) != CJ_OK)
        return SIZE_MAX;
    for (size_t i = 0; i < parts->definition->measure_count; i++)
        if (cj_span_equal(name, cj_span_of(parts->definition->measures[i].id)))
            return i;
    return SIZE_MAX;
}

/* The day that a member is; CJ_DATE_MISSING if it is none. */
static cj_date day_of(const cj_json_node *of, const char *key)
{
    cj_json_node node = cj_json_member(of, key);
    cj_date day = CJ_DATE_MISSING;
    cj_span text;

    if (cj_json_is_string(&node) && cj_json_string(&text, &node, NULL) == CJ_OK &&
        !cj_date_parse_iso(&day, text))
        day = CJ_DATE_MISSING;
    return day;
}

/* Up to when the figures of a published report are, and whether it is of the same period as this
 * one, and of data up to the same day. */
static void know_span(revision *out, const cj_json_node *root, const cj_report_parts *parts)
{
    cj_json_node period = cj_json_member(root, "period");
    bool all = cj_period_is_all(parts->period);
    cj_date last = day_of(&period, "end");
    cj_date as_of = day_of(root, "as_of");

    out->last = last != CJ_DATE_MISSING ? last : as_of != CJ_DATE_MISSING ? as_of : CJ_DATE_LAST;
    out->same_span = day_of(&period, "start") == (all ? CJ_DATE_MISSING : parts->period->first) &&
                     last == (all ? CJ_DATE_MISSING : parts->period->last) &&
                     as_of == parts->definition->as_of_day;
}

/* Compare with one published report; *compared figures were in both. */
static cj_status compare_report(size_t *compared, cj_table *out, const cj_report_parts *parts,
                                const cj_json_node *root, const char *path, cj_error *err)
{
    cj_json_node sections = cj_json_member(root, "sections");
    revision span = {.out = out};
    bool known = parts->hiding != NULL; /* what hides numbers minds other reports, too */
    cj_status status = CJ_OK;

    if (!cj_json_is_array(&sections))
        return cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                          "is not the json of a report: there is no \"sections\"");
    know_span(&span, root, parts);
    for (size_t s = 0; s < cj_json_count(&sections); s++) {
        cj_json_node section = cj_json_item(&sections, s);
        cj_json_node tables = cj_json_member(&section, "tables");

        for (size_t i = 0; status == CJ_OK && i < cj_json_count(&tables); i++) {
            cj_json_node table = cj_json_item(&tables, i);
            size_t measure = find_measure(parts, &table);
            revision in = span;

            if (measure == SIZE_MAX)
                continue;
            known = true;
            if (parts->tables[measure] == NULL || parts->definition->measures[measure].is_list)
                continue;
            in.measure = parts->definition->measures[measure].label;
            in.table = parts->tables[measure];
            status = compare_table(&in, &table, err);
            *compared += in.compared;
        }
    }
    if (status == CJ_OK && !known)
        return cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                          "is of another report: none of its tables is a measure of this one");
    return status;
}

static cj_status add_notes(cj_table *table, size_t compared, size_t reports, cj_error *err)
{
    const char *words = reports == 1 ? "earlier report" : "earlier reports";
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    if (compared == 0)
        cj_text_format(&note,
                       "Nothing could be compared: no figure of this report is in the %s under the "
                       "same measure and labels, and of the same days.",
                       words);
    else
        cj_text_format(&note,
                       "%zu of %zu %s that %s published before %s %s now%s. Compared with %zu %s, "
                       "by measure and labels, where a row or column names a period that was "
                       "over by then, or the reports are of the same one.",
                       table->row_count, compared, compared == 1 ? "figure" : "figures",
                       compared == 1 ? "was" : "were", table->row_count == 1 ? "is" : "are",
                       table->row_count == 1 ? "another one" : "others",
                       table->row_count == 0 ? "" : ", because rows came late or were corrected",
                       reports, words);
    status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

cj_status cj_report_revise(cj_table **out, const cj_report_parts *parts, const char *const *paths,
                           size_t count, cj_error *err)
{
    cj_table *table;
    size_t compared = 0;
    cj_status status = cj_table_new(&table, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    table->title = "Revisions";
    table->program = parts->program;
    table->version = parts->version;
    table->each_row = true;
    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(table, columns[i], err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json *json = NULL;
        cj_json_node root;

        status = cj_json_load(&json, paths[i], err);
        if (status == CJ_OK) {
            root = cj_json_root(json);
            status = compare_report(&compared, table, parts, &root, paths[i], err);
        }
        cj_json_free(json);
    }
    if (status == CJ_OK)
        status = add_notes(table, compared, count, err);
    return cj_table_deliver(out, table, status);
}
