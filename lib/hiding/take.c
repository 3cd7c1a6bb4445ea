/* The counts of a table, each with the labels that tell it from others. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

size_t cj_hiding_find_column(const cj_table *table, cj_span key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_span_equal(cj_span_of(table->columns[i].key), key))
            return i;
    for (size_t i = 0; table->behind != NULL && i < table->behind->column_count; i++)
        if (cj_span_equal(cj_span_of(table->behind->columns[i].key), key))
            return table->column_count + i;
    return SIZE_MAX;
}

size_t cj_hiding_split(size_t *columns, size_t room, const cj_table *table, cj_span words)
{
    size_t count = 0;

    columns[0] = cj_hiding_find_column(table, words);
    if (columns[0] != SIZE_MAX)
        return 1;
    for (size_t at = 0; at <= words.length && count < room;) {
        size_t end = at;

        while (end < words.length && words.at[end] != '+')
            end++;
        columns[count] =
            cj_hiding_find_column(table, cj_span_trim((cj_span){words.at + at, end - at}));
        count += columns[count] != SIZE_MAX;
        at = end + 1;
    }
    return count;
}

const cj_cell *cj_hiding_cell(const cj_table *table, size_t row, size_t column)
{
    return column < table->column_count
               ? cj_table_cell(table, row, column)
               : cj_table_cell(table->behind, row, column - table->column_count);
}

const cj_table_column *cj_hiding_column_of(const cj_table *table, size_t column)
{
    return column < table->column_count ? &table->columns[column]
                                        : &table->behind->columns[column - table->column_count];
}

/* ---- labels of a cell ------------------------------------------------------------------- */

bool cj_hiding_is_apart(const cj_column_counts *counts, const char *key)
{
    const char *list = counts->apart;
    cj_span line;

    while (cj_hiding_line(&line, &list))
        if (cj_span_equal(line, cj_span_of(key)))
            return true;
    return false;
}

/* The days of a row's period, or of that of the column; without any all of them. */
static void find_days(cj_unknown *count, const cj_hidden_table *in, size_t row, const char *period)
{
    size_t column = cj_table_find(in->table, "period");
    const cj_cell *cell = column == SIZE_MAX ? NULL : cj_table_cell(in->table, row, column);

    if (period == NULL && cell != NULL && cell->kind == CJ_CELL_TEXT)
        period = cell->text;
    count->first = INT64_MIN;
    count->last = INT64_MAX;
    for (size_t i = 0; period != NULL && i < in->period_count; i++)
        if (strcmp(in->periods[i].name, period) == 0 && !cj_period_is_all(&in->periods[i])) {
            count->first = in->periods[i].first;
            count->last = in->periods[i].last;
        }
}

/* What a row says of its counts; "All" says nothing, and "(other)" is what this table leaves. */
static cj_status add_label(cj_facts *facts, cj_hiding *hiding, const cj_hidden_table *in,
                           size_t row, size_t column, cj_error *err)
{
    const cj_table *table = in->table;
    const cj_cell *cell = cj_table_cell(table, row, column);
    uint32_t name;
    uint32_t value;
    cj_status status =
        cj_hiding_column(&name, hiding, table, cj_span_of(table->columns[column].key), err);

    if (status != CJ_OK || cell->kind == CJ_CELL_MISSING)
        return status;
    if (cell->kind == CJ_CELL_TEXT && strcmp(cell->text, "All") == 0)
        return CJ_OK;
    if (cell->kind == CJ_CELL_TEXT && strcmp(cell->text, "(other)") == 0)
        status = cj_hiding_word(&value, hiding, "other:", cj_span_of(in->name), err);
    else {
        cj_text text = CJ_TEXT_INIT;

        cj_cell_append_data(&text, cell);
        status = cj_text_check(&text, err);
        if (status == CJ_OK)
            status = cj_hiding_word(&value, hiding, "v:", cj_text_span(&text), err);
        cj_text_clear(&text);
    }
    return status == CJ_OK ? cj_facts_add(facts, name, value) : status;
}

static cj_status collect(cj_facts *facts, cj_hiding *hiding, const cj_hidden_table *in,
                         const cj_facts *whole, size_t row, const cj_table_column *of,
                         cj_error *err)
{
    const cj_table *table = in->table;
    cj_status status = CJ_OK;

    *facts = *whole;
    for (size_t i = 0; status == CJ_OK && i < table->column_count; i++) {
        const cj_table_column *column = &table->columns[i];

        if (!cj_part_is_label(column->part) || column->of != NULL ||
            strcmp(column->key, "period") == 0 || cj_hiding_is_apart(&of->counts, column->key))
            continue;
        status = add_label(facts, hiding, in, row, i, err);
    }
    if (status == CJ_OK)
        status = cj_facts_add_conditions(facts, hiding, table, of->counts.condition, err);
    cj_facts_settle(facts, hiding);
    return status;
}

/* ---- values ----------------------------------------------------------------------------- */

/* A count as a whole number; false for what is none. A sum that is not is none, either. */
static bool value_of(int64_t *out, const cj_cell *cell)
{
    int64_t unit = 1;

    for (int i = 0; i < cell->places; i++)
        unit *= 10;
    if ((cell->kind != CJ_CELL_COUNT && cell->kind != CJ_CELL_NUMBER) || cell->units % unit != 0)
        return false;
    *out = cell->units / unit;
    return *out >= 0 && *out < INT64_C(1) << 40;
}

/* "table, labels, column" for lists and messages. */
static cj_status name_of(const char **out, cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                         const cj_table_column *of, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; i < in->table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(in->table, row, i);

        if (!cj_part_is_label(in->table->columns[i].part) || cell->kind == CJ_CELL_MISSING ||
            cj_hiding_is_apart(&of->counts, in->table->columns[i].key))
            continue;
        cj_text_add(&text, text.length > 0 ? ", " : "");
        cj_cell_append_data(&text, cell);
    }
    cj_text_format(&text, "%s%s", text.length > 0 ? ": " : "", of->key);
    *out = text.failed ? NULL : cj_arena_text(&hiding->arena, text.bytes, text.length);
    cj_text_clear(&text);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Whether few persons are behind a count of events. */
static bool few_people(const cj_hiding *hiding, const cj_table *table, size_t row,
                       const cj_table_column *of)
{
    size_t column = of->counts.persons == NULL
                        ? SIZE_MAX
                        : cj_hiding_find_column(table, cj_span_of(of->counts.persons));
    int64_t persons;

    return hiding->options.people && column != SIZE_MAX &&
           value_of(&persons, cj_hiding_cell(table, row, column)) &&
           cj_hiding_is_small(hiding, persons);
}

/* Whether a sum is of few values: it is not shown, and must not be what is left of a total. */
static bool is_sum_of_few(const cj_hiding *hiding, const cj_table *table, size_t row,
                          const cj_table_column *of)
{
    const char *list = of->counts.made_of;
    cj_span line;
    size_t column = of->counts.care == CJ_CARE_SUM && cj_hiding_line(&line, &list)
                        ? cj_hiding_find_column(table, line)
                        : SIZE_MAX;
    int64_t values;

    return hiding->options.below > 0 && column != SIZE_MAX &&
           value_of(&values, cj_hiding_cell(table, row, column)) && values > 0 &&
           cj_hiding_is_small(hiding, values);
}

/* Make the count of a cell; *is_count: it is one. Its labels are in *facts. */
static cj_status describe_cell(cj_unknown *count, cj_facts *facts, bool *is_count,
                               cj_hiding *hiding, const cj_hidden_table *in, const cj_facts *whole,
                               size_t row, size_t column, cj_error *err)
{
    const cj_table_column *of = cj_hiding_column_of(in->table, column);
    const cj_cell *cell = cj_hiding_cell(in->table, row, column);
    cj_status status;

    *count = (cj_unknown){.kind = of->counts.kind,
                          .rank = of->counts.rank,
                          .printed = !of->counts.unseen,
                          .cell = column < in->table->column_count};
    count->unknown = in->published && cell->kind == CJ_CELL_SUPPRESSED;
    *is_count =
        of->counts.kind != CJ_COUNTS_NOTHING && (count->unknown || value_of(&count->value, cell));
    if (!*is_count)
        return CJ_OK;
    status = collect(facts, hiding, in, whole, row, of, err);
    if (status == CJ_OK)
        status =
            cj_hiding_quantity(&count->quantity, hiding, in,
                               of->counts.quantity != NULL ? of->counts.quantity : of->key, err);
    find_days(count, in, row, of->counts.period);
    count->facts = facts->facts;
    count->fact_count = facts->count;
    return status;
}

/* A count that was printed rounded before, and rounds to that now, is one of those that do. */
static bool take_range(cj_hiding *hiding, const cj_hidden_table *in, const cj_unknown *printed)
{
    uint32_t number =
        in->rounded == 0 || printed->unknown ? CJ_NO_COUNT : cj_hiding_find(hiding, printed);
    cj_unknown *now = number == CJ_NO_COUNT ? NULL : &hiding->counts[number];
    int64_t low = printed->value - in->rounded / 2;
    int64_t high = printed->value + (in->rounded - 1) / 2;

    if (now == NULL || !now->computed ||
        cj_hiding_round_to(now->value, in->rounded) != printed->value)
        return false;
    low = low < 0 ? 0 : low;
    now->range[0] = now->ranged && now->range[0] > low ? now->range[0] : low;
    now->range[1] = now->ranged && now->range[1] < high ? now->range[1] : high;
    now->ranged = true;
    return true;
}

static cj_status take_cell(uint32_t *number, cj_hiding *hiding, const cj_hidden_table *in,
                           const cj_facts *whole, size_t row, size_t column, cj_error *err)
{
    const cj_table_column *of = cj_hiding_column_of(in->table, column);
    cj_unknown count;
    cj_facts facts;
    bool is_count;
    cj_status status =
        describe_cell(&count, &facts, &is_count, hiding, in, whole, row, column, err);

    *number = CJ_NO_COUNT;
    if (status != CJ_OK || !is_count || take_range(hiding, in, &count))
        return status;
    status = name_of(&count.name, hiding, in, row, of, err);
    count.published = count.unknown ? CJ_PUBLISHED_HIDDEN
                      : in->open    ? CJ_PUBLISHED_SHOWN
                                    : CJ_NOT_PUBLISHED;
    count.computed = !in->published;
    count.demands = !in->open && of->counts.kind != CJ_COUNTS_WHO &&
                    (cj_hiding_is_small(hiding, count.value) ||
                     (count.value > 0 && few_people(hiding, in->table, row, of)));
    count.few = !in->open && !count.demands && is_sum_of_few(hiding, in->table, row, of);
    if (status == CJ_OK)
        status = cj_hiding_intern(number, hiding, &count, err);
    return status == CJ_OK && of->counts.shared != NULL
               ? cj_hiding_note_shared(hiding, in, *number, of, err)
               : status;
}

/* Whether a count of the table has another value than the one with the same labels has: then it
 * is defined in another way, and so are all of them. */
static cj_status find_conflict(bool *conflict, cj_hiding *hiding, const cj_hidden_table *in,
                               const cj_facts *whole, cj_error *err)
{
    cj_status status = CJ_OK;

    *conflict = false;
    for (size_t row = 0; row < in->table->row_count; row++)
        for (size_t i = 0; status == CJ_OK && !*conflict && i < in->width; i++) {
            cj_unknown count;
            cj_facts facts;
            bool is_count;
            uint32_t number;

            status = describe_cell(&count, &facts, &is_count, hiding, in, whole, row, i, err);
            number = status == CJ_OK && is_count ? cj_hiding_find(hiding, &count) : CJ_NO_COUNT;
            *conflict = number != CJ_NO_COUNT && !hiding->counts[number].unknown &&
                        hiding->counts[number].value != count.value;
        }
    return status;
}

cj_status cj_hiding_take(cj_hiding *hiding, size_t number, cj_error *err)
{
    cj_hidden_table *in = &hiding->tables[number];
    const cj_table *table = in->table;
    cj_facts whole = {.count = 0};
    bool conflict = false;
    cj_status status = cj_facts_add_table(&whole, hiding, table, err);

    in->width = table->column_count + (table->behind == NULL ? 0 : table->behind->column_count);
    in->places = calloc(table->row_count * in->width + 1, sizeof *in->places);
    in->whys = calloc(table->row_count * table->column_count + 1, sizeof *in->whys);
    if (in->places == NULL || in->whys == NULL)
        return cj_fail_nomem(err);
    if (status == CJ_OK && !in->published)
        status = find_conflict(&conflict, hiding, in, &whole, err);
    in->variant = conflict ? number + 1 : 0;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0; status == CJ_OK && i < in->width; i++)
            status = take_cell(&in->places[row * in->width + i], hiding, in, &whole, row, i, err);
    return status;
}
