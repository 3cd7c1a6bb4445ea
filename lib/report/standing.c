/* How a figure stands, in words: what changed since other periods, and whether its target is met.
 * All is taken from cells of its row, so that nothing is told that is not shown. */
#include "report_internal.h"

#include <string.h>

/* When another period was, as the reader of a row says it. */
typedef enum { WHEN_BEFORE, WHEN_YEAR_AGO, WHEN_NAMED } when_kind;

static when_kind when_of(const cj_period *now, const char *then)
{
    cj_period other;
    cj_period year;

    if (cj_period_parse(&other, then, NULL) != CJ_OK)
        return WHEN_NAMED;
    if (other.last + 1 == now->first)
        return WHEN_BEFORE;
    if (cj_period_relative(&year, now, "year-before", NULL) == CJ_OK && year.first == other.first &&
        year.last == other.last)
        return WHEN_YEAR_AGO;
    return WHEN_NAMED;
}

/* The column of the figure's change since that period; SIZE_MAX: there is none. */
static size_t change_since(const cj_picked *picked, const char *period)
{
    const cj_table *table = picked->table;

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_CHANGE &&
            cj_table_owner(table, i) == picked->column &&
            strcmp(table->columns[i].period, period) == 0)
            return i;
    return SIZE_MAX;
}

/* Append a word of a column within a sentence, which begins with a small letter. */
static void append_word(cj_text *out, const cj_cell *cell)
{
    size_t at = out->length;

    cj_cell_append_label(out, cell);
    if (!out->failed && out->length > at && out->bytes[at] >= 'A' && out->bytes[at] <= 'Z')
        out->bytes[at] = (char)(out->bytes[at] - 'A' + 'a');
}

/* "7", "3 points": the change without its sign, which the word before it tells. */
static void append_size(cj_text *out, const cj_cell *change, bool percent)
{
    cj_cell size = *change;

    size.units = size.units < 0 ? -size.units : size.units;
    cj_cell_append_label(out, &size);
    if (percent)
        cj_text_add(out, size.units == 1 && size.places == 0 ? " point" : " points");
}

static void append_when(cj_text *out, when_kind when, const char *period, bool first)
{
    if (when == WHEN_YEAR_AGO) {
        cj_text_add(out, " a year ago");
    } else if (when == WHEN_NAMED || !first) {
        cj_text_add(out, " in ");
        cj_period_append_label(out, cj_span_of(period));
    }
}

/* The percentage that says how many the picked count is a part of; SIZE_MAX: it is a part of
 * nothing. */
static size_t share_of(const cj_picked *picked)
{
    const cj_table *table = picked->table;
    const char *key = table->columns[picked->column].key;

    for (size_t i = 0; i < table->column_count; i++) {
        const char *made_of = table->columns[i].counts.made_of;
        const char *part = made_of == NULL ? NULL : strchr(made_of, '\n');

        if (part != NULL && strcmp(part + 1, key) == 0 &&
            cj_table_cell(table, picked->row, i)->of > 0)
            return i;
    }
    return SIZE_MAX;
}

/* How a count of so many stood to one of others: more of more is no change that can be told. */
typedef struct {
    bool differs; /* the counts are parts of others, or nobody knows of how many it was then */
    int64_t then; /* of so many; 0: nobody knows */
} base_then;

/* then: the share of the other row or period; NULL: none is printed. */
static base_then compare_bases(const cj_picked *picked, size_t share, const cj_cell *then)
{
    const cj_cell *now;

    if (share == SIZE_MAX)
        return (base_then){false, 0};
    now = cj_table_cell(picked->table, picked->row, share);
    return then == NULL ? (base_then){true, 0} : (base_then){then->of != now->of, then->of};
}

/* "up 7 from 106" for the first comparator, "72 a year ago" for the others and where one of the
 * two figures is not shown; "1 of 17 in 2020-21" for a count that is now one of others. */
static void append_one(cj_text *out, const cj_picked *picked, const cj_cell *then,
                       const cj_cell *change, const char *period, bool first, base_then base)
{
    bool percent = strcmp(picked->table->columns[picked->column].unit, "percent") == 0;
    bool known = first && !base.differs && change != NULL && cj_cell_is_figure(change);
    cj_period now;

    if (known && change->units != 0) {
        cj_text_add(out, change->units > 0 ? "up " : "down ");
        append_size(out, change, percent);
        cj_text_add(out, " from ");
    } else if (known) {
        cj_text_add(out, "unchanged from ");
    }
    cj_cell_append_label(out, then);
    if (base.differs && base.then > 0 && cj_cell_is_figure(then)) {
        cj_text_add(out, " of ");
        cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = base.then});
    }
    append_when(out,
                cj_report_row_period(&now, picked->table, picked->row) ? when_of(&now, period)
                                                                       : WHEN_NAMED,
                period, known);
}

/* Of shares it is known how sure the change is: " (no clear difference)". */
static void append_judged(cj_text *out, const cj_cell *verdict)
{
    if (verdict->kind != CJ_CELL_TEXT)
        return;
    cj_text_add(out, " (");
    append_word(out, verdict);
    cj_text_char(out, ')');
}

void cj_report_append_series(cj_text *out, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    size_t before = cj_report_row_before(picked);
    size_t share = share_of(picked);
    const cj_cell *then;
    cj_cell change;
    cj_cell judged[3] = {{.kind = CJ_CELL_MISSING}};
    const cj_cell *now;
    cj_period period;

    if (before == SIZE_MAX || !cj_report_row_period(&period, table, before))
        return;
    then = cj_table_cell(table, before, picked->column);
    now = cj_table_cell(table, picked->row, picked->column);
    change = cj_report_change_of(now, then);
    if (then->kind == CJ_CELL_MISSING)
        return;
    append_one(out, picked, then, &change, period.name, true,
               compare_bases(picked, share,
                             share == SIZE_MAX ? NULL : cj_table_cell(table, before, share)));
    if (cj_cell_is_figure(&change))
        cj_report_judge_change(judged, now, then,
                               cj_table_better(table, picked->row, picked->column),
                               cj_table_confidence(table));
    append_judged(out, &judged[2]);
}

/* The share in that period, where the share is compared, too; NULL: it is not. */
static const cj_cell *share_then(const cj_picked *picked, size_t share, const char *period)
{
    const cj_table *table = picked->table;

    for (size_t i = 0; share != SIZE_MAX && i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_THEN && cj_table_owner(table, i) == share &&
            strcmp(table->columns[i].period, period) == 0)
            return cj_table_cell(table, picked->row, i);
    return NULL;
}

void cj_report_append_change(cj_text *out, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    bool first = true;
    size_t share;

    if (picked->row == SIZE_MAX)
        return;
    share = share_of(picked);
    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *then = cj_table_cell(table, picked->row, i);
        const char *period = table->columns[i].period;
        size_t change, verdict;

        if (table->columns[i].part != CJ_PART_THEN || cj_table_owner(table, i) != picked->column ||
            then->kind == CJ_CELL_MISSING)
            continue;
        cj_text_add(out, first ? "" : "; ");
        change = change_since(picked, period);
        append_one(out, picked, then,
                   change == SIZE_MAX ? NULL : cj_table_cell(table, picked->row, change), period,
                   first, compare_bases(picked, share, share_then(picked, share, period)));
        verdict = change == SIZE_MAX ? SIZE_MAX : cj_table_related(table, change, CJ_PART_VERDICT);
        if (first && verdict != SIZE_MAX)
            append_judged(out, cj_table_cell(table, picked->row, verdict));
        first = false;
    }
}

void cj_report_append_standing(cj_text *out, const cj_picked *picked)
{
    size_t target = cj_table_related(picked->table, picked->column, CJ_PART_TARGET);
    size_t verdict = cj_table_related(picked->table, picked->column, CJ_PART_VERDICT);
    const cj_cell *cell;

    if (picked->row == SIZE_MAX || target == SIZE_MAX)
        return;
    cell = cj_table_cell(picked->table, picked->row, target);
    if (!cj_cell_is_figure(cell))
        return;
    cj_text_add(out, "target ");
    cj_cell_append_label(out, cell);
    if (verdict == SIZE_MAX)
        return;
    cell = cj_table_cell(picked->table, picked->row, verdict);
    if (cell->kind == CJ_CELL_MISSING)
        return;
    cj_text_add(out, ": ");
    append_word(out, cell);
}

/* Begin with a capital letter what is a sentence now. */
static void append_sentence(cj_text *out, const cj_text *words)
{
    size_t at = out->length + (out->length > 0);

    if (words->length == 0)
        return;
    cj_text_format(out, "%s%s.", out->length > 0 ? " " : "", words->bytes);
    if (!out->failed && out->bytes[at] >= 'a' && out->bytes[at] <= 'z')
        out->bytes[at] = (char)(out->bytes[at] - 'a' + 'A');
}

cj_status cj_report_headline_sentence(const char **out, const cj_picked *picked,
                                      cj_document *document, cj_error *err)
{
    cj_text sentence = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (picked->row == SIZE_MAX)
        return CJ_OK;
    cj_report_append_change(&words, picked);
    append_sentence(&sentence, &words);
    cj_text_reset(&words);
    cj_report_append_standing(&words, picked);
    append_sentence(&sentence, &words);
    status = cj_text_check(&words, err);
    /* that of the row is about its figures, not about the facts above them */
    if (sentence.length == 0 && picked->table->sentences[picked->row] != NULL &&
        picked->table->columns[picked->column].part != CJ_PART_FACT)
        cj_text_add(&sentence, picked->table->sentences[picked->row]);
    if (status == CJ_OK)
        status = cj_text_check(&sentence, err);
    if (status == CJ_OK) {
        *out = cj_document_keep(document, (cj_span){cj_text_string(&sentence), sentence.length});
        status = *out == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&sentence);
    cj_text_clear(&words);
    return status;
}
