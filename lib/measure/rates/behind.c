/* Rates: what the figures are made of, for those who hide small numbers: a table behind the one
 * that is printed. The events of each stratum stand there, as a standardised rate and one of crude
 * rates tell them together, and the two sides of a change. */
#include "count.h"

/* ---- counts -------------------------------------------------------------------------- */

static cj_count_kind kind_of(const cj_rates_count *count)
{
    return count->options->people ? CJ_COUNTS_PEOPLE : CJ_COUNTS_ROWS;
}

static const char *keep(cj_table *table, cj_text *text)
{
    const char *out = text->failed ? NULL : cj_table_keep(table, cj_text_span(text));

    cj_text_clear(text);
    return out;
}

static cj_status add_behind(cj_table *table, const char *key, cj_column_counts counts,
                            cj_error *err)
{
    cj_table *to;
    cj_status status = key == NULL ? cj_fail_nomem(err) : cj_table_open_behind(&to, table, err);

    return status == CJ_OK
               ? cj_table_add_column(
                     to,
                     (cj_table_column){key, "", "count", .part = CJ_PART_DATA, .counts = counts},
                     err)
               : status;
}

/* The name of a stratum; blanks are the last one. */
static cj_span name_of(const cj_rates_count *count, size_t stratum)
{
    const cj_axis *axis = &count->cells.axes[count->options->common.by_count];

    return stratum + 1 == count->stratum_count ? (cj_span){"", 0}
                                               : cj_span_of(cj_axis_text(axis, (uint32_t)stratum));
}

/* Whether there is anybody of a stratum; a single one is all. */
static bool is_stratum(const cj_rates_count *count, size_t stratum)
{
    return cj_rates_has_strata(count) && count->is_stratum[stratum] != 0;
}

/* The events of a stratum: those of a side of a change, else of the row. */
static cj_status describe_stratum(cj_text *made_of, cj_table *table, const cj_rates_count *count,
                                  const char *name, size_t stratum, cj_column_counts counts,
                                  cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_text condition = CJ_TEXT_INIT;

    cj_text_format(&key, "%s#%zu", name, stratum);
    cj_text_format(made_of, "\n%s", cj_text_string(&key));
    cj_text_add(&condition, counts.condition == NULL ? "" : counts.condition);
    cj_measure_append_condition(&condition, count->options->strata, "=", name_of(count, stratum));
    counts.condition = keep(table, &condition);
    if (counts.condition == NULL) {
        cj_text_clear(&key);
        return cj_fail_nomem(err);
    }
    return add_behind(table, keep(table, &key), counts, err);
}

static cj_status describe_strata(cj_text *made_of, cj_table *table, const cj_rates_count *count,
                                 const char *name, cj_column_counts counts, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t s = 0; status == CJ_OK && s < count->stratum_count; s++)
        if (is_stratum(count, s))
            status = describe_stratum(made_of, table, count, name, s, counts, err);
    return status == CJ_OK ? cj_text_check(made_of, err) : status;
}

/* ---- rates ---------------------------------------------------------------------------- */

static void set_counts(cj_table *table, const char *key, cj_column_counts counts)
{
    size_t column = cj_table_find(table, key);

    if (column != SIZE_MAX)
        table->columns[column].counts = counts;
}

cj_status cj_rates_describe_behind(cj_table *table, const cj_rates_count *count, cj_error *err)
{
    static const char *const relations[] = {"population = events + *", NULL};
    static const char *const relative[] = {"relative_rate", "relative_low", "relative_high",
                                           "verdict"};
    cj_column_counts events = {kind_of(count), .rank = 0, .quantity = "events",
                               .shared = count->options->people ? "people" : "rows"};
    cj_column_counts rate = {.made_of = CJ_RATES_PARTS, .per = count->options->per};
    cj_text made_of = CJ_TEXT_INIT;
    cj_status status;

    set_counts(table, "events", events);
    set_counts(table, "crude_rate", rate);
    table->relations = count->options->people ? relations : NULL;
    cj_text_add(&made_of, rate.made_of);
    status = cj_rates_are_standardised(count)
                 ? describe_strata(&made_of, table, count, "stratum", events, err)
                 : CJ_OK;
    if (status == CJ_OK) {
        rate.made_of = keep(table, &made_of);
        status = rate.made_of == NULL
                     ? cj_fail_nomem(err)
                     : add_behind(table, "reference_row", (cj_column_counts){0}, err);
    }
    if (status == CJ_OK)
        status = cj_heads_describe(table, &count->heads, err);
    cj_text_clear(&made_of);
    set_counts(table, "rate", rate);
    rate.beside = "reference_row";
    for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
        set_counts(table, relative[i], rate);
    return status;
}

/* The row of the reference with the same other groups; the last row of the table is the group's. */
static cj_cell reference_row(const cj_rates_count *count, size_t period, uint32_t group)
{
    size_t shown = cj_groups_shown(&count->groups, &count->options->common);
    uint32_t reference = count->reference == CJ_NO_CODE || group == CJ_GROUP_ALL
                             ? CJ_NO_CODE
                             : cj_rates_group_with(count, group, count->reference);

    for (size_t g = 0; reference != CJ_NO_CODE && g < shown; g++)
        if (cj_groups_shown_at(&count->groups, g) == reference)
            return cj_cell_count((int64_t)(period * shown + g));
    return cj_cell_missing();
}

static cj_cell *fill_strata(cj_cell *cells, const cj_rates_count *count, size_t period,
                            uint32_t group)
{
    for (size_t s = 0; s < count->stratum_count; s++)
        if (is_stratum(count, s))
            *cells++ = cj_cell_count(cj_rates_cell_at(count, period, group, s)->events);
    return cells;
}

cj_status cj_rates_fill_behind(cj_table *table, const cj_rates_count *count, size_t period,
                               uint32_t group, cj_error *err)
{
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status != CJ_OK || table->behind == NULL)
        return status;
    if (cj_rates_are_standardised(count))
        cells = fill_strata(cells, count, period, group);
    *cells++ = reference_row(count, period, group);
    cj_heads_fill(cells, &count->heads, cj_rates_heads_at(count, period, group), 1);
    return CJ_OK;
}

/* ---- changes -------------------------------------------------------------------------- */

/* Which rows a side is of. */
static cj_status side_of(cj_column_counts *out, cj_table *table, const cj_rates_count *count,
                         const cj_rates_side *side, cj_error *err)
{
    cj_span first = count->groups.axis_count == 0 ? (cj_span){"", 0} : count->groups.axes[0].name;
    cj_text condition = CJ_TEXT_INIT;

    out->period = side->period;
    if (side->period != NULL)
        return CJ_OK;
    cj_measure_append_condition(&condition, first, "=", side->value);
    out->condition = keep(table, &condition);
    out->apart = cj_table_keep(table, first);
    return out->condition == NULL || out->apart == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Events and population of a side, and its strata; *made_of: all of them. */
static cj_status describe_side(cj_text *made_of, cj_table *table, const cj_rates_count *count,
                               const cj_rates_side *side, bool to, cj_error *err)
{
    cj_column_counts events = {kind_of(count), .rank = 0, .quantity = "events",
                               .shared = count->options->people ? "people" : "rows"};
    cj_column_counts population = {CJ_COUNTS_PEOPLE, .rank = 2, .quantity = "population"};
    cj_status status = side_of(&events, table, count, side, err);

    if (status == CJ_OK)
        status = side_of(&population, table, count, side, err);
    if (status == CJ_OK)
        status = add_behind(table, to ? "to_population" : "from_population", population, err);
    if (status == CJ_OK)
        status = add_behind(table, to ? "to_events" : "from_events", events, err);
    cj_text_add(made_of, to ? "\nto_population\nto_events" : "from_population\nfrom_events");
    return status == CJ_OK ? describe_strata(made_of, table, count, to ? "to" : "from", events, err)
                           : status;
}

cj_status cj_rates_describe_change(cj_table *table, const cj_rates_count *count,
                                   const cj_rates_side of[2], cj_error *err)
{
    cj_column_counts counts = {.per = count->options->per};
    cj_text made_of = CJ_TEXT_INIT;
    cj_status status = describe_side(&made_of, table, count, &of[0], false, err);

    if (status == CJ_OK)
        status = describe_side(&made_of, table, count, &of[1], true, err);
    if (status == CJ_OK) {
        counts.made_of = keep(table, &made_of);
        status = counts.made_of == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&made_of);
    set_counts(table, "rate_effect", counts);
    set_counts(table, "composition_effect", counts);
    counts.made_of = "from_population\nfrom_events\nto_population\nto_events";
    set_counts(table, "change", counts);
    counts.made_of = "from_population\nfrom_events";
    set_counts(table, "from_rate", counts);
    counts.made_of = "to_population\nto_events";
    set_counts(table, "to_rate", counts);
    return status;
}

cj_status cj_rates_fill_change(cj_table *table, const cj_rates_count *count,
                               const size_t periods[2], const uint32_t groups[2], cj_error *err)
{
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status != CJ_OK || table->behind == NULL)
        return status;
    for (size_t i = 0; i < 2; i++) {
        cj_rates_figures of;

        if (groups[i] == CJ_NO_CODE)
            break;
        of = cj_rates_figures_of(count, periods[i], groups[i]);
        cells[0] = cj_rates_population_cell(of);
        cells[1] = cj_cell_count(of.events);
        cells = fill_strata(cells + 2, count, periods[i], groups[i]);
    }
    return CJ_OK;
}
