/* The figures of cj-timeliness become a table: a row for each period and group. */
#include "count.h"

#include <stdlib.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_table_column figures[] = {
    {"measure", "Measure", "text", .part = CJ_PART_SECTION},
    {"total", "Total", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_ALL,
     .counts = {CJ_COUNTS_ROWS, .rank = 2, .apart = "measure", .shared = "rows"}},
    {"within", "Within", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED,
     .counts = {CJ_COUNTS_ROWS, .rank = 1, .apart = "measure"}},
    {"late", "Late", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED,
     .counts = {CJ_COUNTS_ROWS, .apart = "measure"}},
    {"pending", "Pending", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_WHO, .apart = "measure"}},
    {"unknown", "Unknown", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_WHO, .apart = "measure"}},
    {"within_pct", "Within %", "percent", .part = CJ_PART_SHARE, .bar = true, .of = "within",
     .better = CJ_BETTER_HIGHER, .counts = {.made_of = "within+late\nwithin"}},
    {"within_low_pct", "Within, lower bound %", "percent", .part = CJ_PART_LOW, .of = "within_pct"},
    {"within_high_pct", "Within, upper bound %", "percent", .part = CJ_PART_HIGH,
     .of = "within_pct"},
    {"median", "Median", "number", .part = CJ_PART_FIGURE,
     .counts = {.care = CJ_CARE_MIDDLE, .made_of = "happened"}},
    {"p90", "90th percentile", "number", .part = CJ_PART_FIGURE,
     .counts = {.care = CJ_CARE_TAIL, .made_of = "happened"}},
    {"target_pct", "Target", "percent", .part = CJ_PART_TARGET, .of = "within_pct"},
    {"at_target", "At target", "flag", .part = CJ_PART_DATA, .of = "within_pct"},
    {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "within_pct",
     .tones = cj_verdict_tones},
};

#define FIXED (sizeof figures / sizeof *figures)

/* Where the times stand among them. */
enum { MEDIAN = 9, P90 };

/* "upto_5wd", headed "2-5 working days"; the last one is "over_10wd". */
static cj_status band_column(cj_table_column *out, const cj_timeliness_options *options,
                             size_t band, cj_arena *arena, cj_error *err)
{
    bool over = band == options->band_count;
    int most = options->bands[over ? band - 1 : band];
    int least = band == 0 ? 0 : options->bands[band - 1] + 1;
    bool working = options->within.unit == CJ_LIMIT_WORKING_DAYS;
    cj_text key = CJ_TEXT_INIT;
    cj_text heading = CJ_TEXT_INIT;

    cj_text_format(&key, "%s_%d%s", over ? "over" : "upto", most, working ? "wd" : "d");
    if (over)
        cj_text_format(&heading, "Over %d", most);
    else if (least == most)
        cj_text_format(&heading, "%d", most);
    else
        cj_text_format(&heading, "%d-%d", least, most);
    cj_text_format(&heading, " %s",
                   cj_limit_unit_words(options->within.unit, most == 1 && (over || least == 1)));
    *out =
        (cj_table_column){cj_arena_text(arena, cj_text_string(&key), key.length),
                          cj_arena_text(arena, cj_text_string(&heading), heading.length), "count",
                          .part = CJ_PART_FIGURE, .counts = {CJ_COUNTS_ROWS, .apart = "measure"}};
    if (key.failed || heading.failed || out->key == NULL || out->heading == NULL)
        *out = (cj_table_column){0};
    cj_text_clear(&key);
    cj_text_clear(&heading);
    return out->key == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Head the columns of times with their unit: "Median (working days)". */
static cj_status name_times(cj_table_column *list, const cj_timeliness_options *options,
                            cj_arena *arena, cj_error *err)
{
    bool months = options->within.unit == CJ_LIMIT_MONTHS;
    const char *unit = cj_limit_unit_words(months ? CJ_LIMIT_DAYS : options->within.unit, false);
    cj_text heading = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = MEDIAN; status == CJ_OK && i <= P90; i++) {
        cj_text_reset(&heading);
        cj_text_format(&heading, "%s (%s)", list[i].heading, unit);
        status = cj_text_check(&heading, err);
        if (status == CJ_OK)
            list[i].heading = cj_arena_text(arena, heading.bytes, heading.length);
        if (status == CJ_OK && list[i].heading == NULL)
            status = cj_fail_nomem(err);
    }
    cj_text_clear(&heading);
    return status;
}

/* The number of band columns: the bands and the one above the last, or 0 without bands. */
static size_t band_columns(const cj_timeliness_options *options)
{
    return cj_event_counts(options) - CJ_EVENT_COUNTS;
}

cj_status cj_timeliness_columns(cj_measure_columns *out, const cj_timeliness_options *options,
                                cj_arena *arena, cj_error *err)
{
    size_t bands = band_columns(options);
    cj_table_column *list = cj_arena_alloc(arena, (FIXED + bands) * sizeof *list);
    cj_status status = list == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < FIXED; i++)
        list[i] = figures[i];
    if (status == CJ_OK)
        status = name_times(list, options, arena, err);
    for (size_t band = 0; status == CJ_OK && band < bands; band++)
        status = band_column(&list[FIXED + band], options, band, arena, err);
    *out = (cj_measure_columns){.groups = CJ_PART_LABEL, .rest = list, .rest_count = FIXED + bands};
    return status;
}

/* ---- cells ------------------------------------------------------------------------ */

/* Fill in the share within and its bounds; they are [x] (not known yet) while all events that could
 * count are pending. */
static void fill_share(cj_cell cells[3], const cj_event_figures *of,
                       const cj_timeliness_options *options)
{
    int64_t denominator = cj_event_denominator(of, options);

    if (denominator == 0) {
        for (size_t i = 0; i < 3; i++)
            cells[i] = cj_cell_no_rate(of->rows[CJ_EVENT_PENDING] > 0);
        return;
    }
    cells[0] = cj_cell_share(of->rows[CJ_EVENT_WITHIN], denominator, options->common.places);
    cj_measure_fill_interval(cells + 1, of->rows[CJ_EVENT_WITHIN], denominator, &options->common);
}

static void fill_times(cj_cell cells[2], const cj_event_times *times, int places)
{
    if (times->events == 0) {
        cells[0] = cj_cell_no_rate(false);
        cells[1] = cells[0];
        return;
    }
    cells[0] = cj_cell_number(cj_event_median(times, places), places);
    cells[1] = cj_cell_number(cj_event_p90(times), 0);
}

static void fill_target(cj_cell cells[3], const cj_event_figures *of,
                        const cj_timeliness_options *options)
{
    int64_t denominator = cj_event_denominator(of, options);

    if (!options->has_target)
        return;
    cj_measure_fill_target(cells, of->rows[CJ_EVENT_WITHIN], denominator, options->target,
                           &options->common);
    for (size_t i = 1; denominator == 0 && i < 3; i++)
        cells[i] = cj_cell_no_rate(of->rows[CJ_EVENT_PENDING] > 0);
}

static void fill_bands(cj_cell *cells, const cj_event_times *times,
                       const cj_timeliness_options *options)
{
    int32_t above = -1;

    for (size_t band = 0; band < options->band_count; band++) {
        *cells++ = cj_cell_count(cj_event_between(times, above, options->bands[band]));
        above = options->bands[band];
    }
    if (options->band_count > 0)
        *cells = cj_cell_count(cj_event_between(times, above, INT32_MAX));
}

/* ---- for those who hide small numbers --------------------------------------------- */

/* Behind the table: how many events have happened. */
static const cj_table_column happened = {"happened", "", "count", .part = CJ_PART_DATA};

static const cj_table_column *band_of(const cj_measure_columns *columns, size_t band)
{
    return &columns->rest[FIXED + band];
}

/* "upto_1wd + upto_5wd", the bands from `first` to the one before `end`. */
static void append_bands(cj_text *out, const cj_measure_columns *columns, size_t first, size_t end)
{
    for (size_t band = first; band < end; band++)
        cj_text_format(out, "%s%s", band == first ? "" : " + ", band_of(columns, band)->key);
}

static cj_status keep_relation(const char **out, cj_table *table, cj_text *words, cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    *out = status == CJ_OK ? cj_table_keep(table, cj_text_span(words)) : NULL;
    cj_text_reset(words);
    return status == CJ_OK && *out == NULL ? cj_fail_nomem(err) : status;
}

/* Say what readers know of the bands: all of them are of events, and where the limit is the end of
 * one those up to it are the events within. */
static cj_status relate_bands(const char **out, cj_table *table,
                              const cj_timeliness_options *options,
                              const cj_measure_columns *columns, cj_error *err)
{
    size_t bands = band_columns(options);
    size_t edge = 0;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    while (edge < options->band_count && options->bands[edge] != options->within.count)
        edge++;
    append_bands(&words, columns, 0, bands);
    cj_text_add(&words, " <= total");
    status = keep_relation(out++, table, &words, err);
    if (status == CJ_OK && edge < options->band_count && options->within.unit != CJ_LIMIT_MONTHS) {
        cj_text_add(&words, "within = ");
        append_bands(&words, columns, 0, edge + 1);
        status = keep_relation(out++, table, &words, err);
        cj_text_add(&words, "late = ");
        append_bands(&words, columns, edge + 1, bands);
        cj_text_add(&words, " + *");
        if (status == CJ_OK)
            status = keep_relation(out++, table, &words, err);
    }
    cj_text_clear(&words);
    return status;
}

static cj_status begin_hiding(cj_table *table, const cj_timeliness_options *options,
                              const cj_measure_columns *columns, const cj_heads *heads,
                              cj_error *err)
{
    const char **relations = cj_arena_alloc(&table->arena, 5 * sizeof *relations);
    cj_table *behind;
    cj_status status;

    if (!options->common.hides)
        return CJ_OK;
    if (relations == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < 5; i++)
        relations[i] = NULL;
    relations[0] = "total = within + late + pending + unknown";
    status = options->band_count == 0 ? CJ_OK
                                      : relate_bands(relations + 1, table, options, columns, err);
    table->relations = relations;
    if (options->include_unknown)
        table->columns[cj_table_find(table, "within_pct")].counts.made_of =
            "within+late+unknown\nwithin";
    if (status == CJ_OK)
        status = cj_table_open_behind(&behind, table, err);
    if (status == CJ_OK)
        status = cj_table_add_column(behind, happened, err);
    return status == CJ_OK ? cj_heads_describe(table, heads, err) : status;
}

static cj_status add_behind(cj_table *table, const cj_timeliness_count *count, size_t period,
                            uint32_t group, int64_t events, cj_error *err)
{
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status == CJ_OK && table->behind != NULL) {
        *cells++ = cj_cell_count(events);
        cj_heads_fill(cells, &count->heads, cj_event_heads_at(count, period, group),
                      cj_event_counts(count->options));
    }
    return status;
}

/* ---- rows -------------------------------------------------------------------------- */

static cj_status add_row(cj_table *table, const cj_timeliness_count *count, size_t period,
                         uint32_t group, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_event_figures of = cj_event_figures_of(count, period, group);
    cj_event_times times = cj_event_times_of(count, period, group);
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status = cj_measure_fill_period(&cells, table, &options->common.periods[period], err);
    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, &count->groups, group, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cells++, table, cj_text_string(&count->name), NULL, err);
    if (status != CJ_OK)
        return status;
    *cells++ = cj_cell_count(cj_event_total(&of));
    for (size_t state = 0; state < CJ_EVENT_STATES; state++)
        *cells++ = cj_cell_count(of.rows[state]);
    fill_share(cells, &of, options);
    fill_times(cells + 3, &times, options->common.mean_places);
    fill_target(cells + 5, &of, options);
    fill_bands(cells + 8, &times, options);
    status = add_behind(table, count, period, group, times.events, err);
    if (status != CJ_OK)
        return status;
    cj_timeliness_sentence(&sentence, count, period, group);
    status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

cj_status cj_timeliness_table(cj_table **out, const cj_timeliness_count *count,
                              const cj_measure_columns *columns, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = cj_measure_add_columns(table, &count->groups, columns, err);
    if (status == CJ_OK)
        status = begin_hiding(table, count->options, columns, &count->heads, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_row(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    if (!common->hides)
        cj_table_trim(table, table->column_count - columns->rest_count + MEDIAN);
    if (status == CJ_OK)
        status = cj_timeliness_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, common, CJ_SPAN("Timeliness"), count->records, NULL,
                                         err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_timeliness_case_table(cj_table **out, cj_timeliness_count *count, cj_error *err)
{
    cj_text title = CJ_TEXT_INIT;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    cj_text_format(&title, "Rows behind: %s", cj_text_string(&count->name));
    status = cj_text_check(&title, err);
    if (status == CJ_OK)
        status = cj_cases_fill(table, &count->cases, err);
    if (status == CJ_OK)
        status = cj_timeliness_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &count->options->common, cj_text_span(&title),
                                         count->records, NULL, err);
    cj_text_clear(&title);
    return cj_table_deliver(out, table, status);
}

/* ---- the measure --------------------------------------------------------------------- */
