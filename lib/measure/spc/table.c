/* The points of cj-spc become a table: a row each. */
#include "count.h"

static const cj_toned_word variation_tones[] = {
    {"improvement", CJ_TONE_GOOD}, {"concern", CJ_TONE_BAD}, {NULL, CJ_TONE_NONE}};

static const cj_toned_word assurance_tones[] = {{"consistently met", CJ_TONE_GOOD},
                                                {"met by chance", CJ_TONE_MIXED},
                                                {"consistently missed", CJ_TONE_BAD},
                                                {NULL, CJ_TONE_NONE}};

/* ---- columns ------------------------------------------------------------------------------- */

/* "Improved of compared", "offences per order", or the column's own heading. */
static const char *name_value(cj_table *table, const cj_spc_count *count)
{
    cj_span value = cj_records_heading(count->records, count->value_column);
    cj_text text = CJ_TEXT_INIT;
    const char *kept;

    cj_text_append(&text, value);
    if (cj_spc_has_bases(count->options)) {
        cj_text_add(&text, cj_spc_is_share(count->options) ? " of " : " per ");
        cj_text_append(&text, cj_records_heading(count->records, count->of_column));
    }
    kept = text.failed ? NULL : cj_table_keep(table, cj_text_span(&text));
    cj_text_clear(&text);
    return kept;
}

static cj_status add_named(cj_table *table, cj_table_column column, const char *heading,
                           cj_error *err)
{
    column.heading = heading;
    return heading == NULL ? cj_fail_nomem(err) : cj_table_add_column(table, column, err);
}

static cj_status add_figures(cj_table *table, const cj_spc_count *count, const char *unit,
                             cj_error *err)
{
    const cj_spc_options *options = count->options;
    bool funnel = options->chart == CJ_SPC_FUNNEL;
    const cj_table_column columns[] = {
        {"centre", options->chart == CJ_SPC_RUN ? "Median" : "Centre", unit, .part = CJ_PART_FIGURE,
         .drawn = CJ_DRAWN_CENTRE},
        {"low", funnel ? "Lower 99.8% limit" : "Lower limit", unit, .part = CJ_PART_FIGURE,
         .drawn = CJ_DRAWN_LIMIT},
        {"high", funnel ? "Upper 99.8% limit" : "Upper limit", unit, .part = CJ_PART_FIGURE,
         .drawn = CJ_DRAWN_LIMIT},
        {"low95", "Lower 95% limit", unit, .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_INNER},
        {"high95", "Upper 95% limit", unit, .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_INNER}};
    cj_status status = add_named(
        table,
        (cj_table_column){"value", .unit = unit, .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_POINT},
        name_value(table, count), err);

    if (status == CJ_OK && cj_spc_has_bases(options))
        status = add_named(
            table,
            (cj_table_column){"of", .unit = cj_spc_is_share(options) ? "count" : "number",
                              .part = CJ_PART_FIGURE,
                              .drawn = funnel ? CJ_DRAWN_SIZE : CJ_DRAWN_NOT},
            cj_table_keep(table, cj_records_heading(count->records, count->of_column)), err);
    for (size_t i = 0; status == CJ_OK && i < (funnel ? 5 : 3); i++)
        status = cj_table_add_column(table, columns[i], err);
    return status;
}

static cj_status add_columns(cj_table *table, const cj_spc_count *count, cj_error *err)
{
    const cj_spc_options *options = count->options;
    const char *unit = cj_spc_is_share(options) ? "proportion" : "number";
    const cj_table_column words[] = {
        {"signal", "Signal", "text", .part = CJ_PART_REMARK, .drawn = CJ_DRAWN_SIGNAL},
        {"variation", "Variation", "text", .part = CJ_PART_REMARK, .tones = variation_tones},
        {"assurance", "Target is", "text", .part = CJ_PART_REMARK, .tones = assurance_tones}};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->groups.axis_count; i++)
        status = cj_axis_add_column(table, &count->groups.axes[i], CJ_PART_SECTION, err);
    if (status == CJ_OK)
        status = cj_axis_add_column(table, &count->along, CJ_PART_LABEL, err);
    if (status == CJ_OK)
        status = add_figures(table, count, unit, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof words / sizeof *words; i++)
        status = cj_table_add_column(table, words[i], err);
    if (status == CJ_OK && options->has_target)
        status =
            cj_table_add_column(table,
                                (cj_table_column){"target", "Target", unit, .part = CJ_PART_TARGET,
                                                  .of = "value", .drawn = CJ_DRAWN_TARGET},
                                err);
    return status;
}

/* ---- cells --------------------------------------------------------------------------------- */

static void fill_figures(cj_cell *cells, const cj_spc_count *count, const cj_spc_point *point)
{
    const cj_spc_options *options = count->options;
    const cj_control_point *of = &point->point;
    bool bases = cj_spc_has_bases(options);
    bool nothing = bases && point->of == 0;

    *cells++ = point->has_figure
                   ? bases ? cj_spc_cell(count, of->figure) : cj_cell_decimal(point->value)
               : point->value_withheld || point->of_withheld ? cj_cell_withheld()
               : nothing                                     ? cj_cell_no_rate(false)
                                                             : cj_cell_missing();
    if (bases && point->of != CJ_DECIMAL_MISSING)
        *cells = point->of % CJ_DECIMAL_ONE == 0 ? cj_cell_count(point->of / CJ_DECIMAL_ONE)
                                                 : cj_cell_decimal(point->of);
    if (bases && point->of_withheld)
        *cells = cj_cell_withheld();
    cells += bases;
    if (!point->has_figure)
        return;
    *cells++ = cj_spc_cell(count, of->centre);
    if (!of->limits.known)
        return;
    *cells++ = cj_spc_cell(count, of->limits.low);
    *cells++ = cj_spc_cell(count, of->limits.high);
    if (options->chart != CJ_SPC_FUNNEL)
        return;
    *cells++ = cj_spc_cell(count, of->limits.low95);
    *cells = cj_spc_cell(count, of->limits.high95);
}

/* Whether the signals of a point are good news; both words are blank where nobody says which way is
 * better. */
static const char *variation_of(const cj_spc_options *options, unsigned signals)
{
    int way = cj_spc_way(signals);

    if (options->better == CJ_SPC_EITHER || way == 0)
        return NULL;
    return (way > 0) == (options->better == CJ_SPC_HIGHER) ? "improvement" : "concern";
}

static cj_status fill_words(cj_cell cells[3], cj_table *table, const cj_spc_count *count,
                            const cj_spc_point *point, cj_error *err)
{
    static const char *const assurances[] = {[CJ_SPC_BY_CHANCE] = "met by chance",
                                             [CJ_SPC_MET] = "consistently met",
                                             [CJ_SPC_MISSED] = "consistently missed"};
    const char *variation = variation_of(count->options, point->point.signals);
    cj_spc_assurance assurance = cj_spc_assure(count->options, point);
    cj_text data = CJ_TEXT_INIT;
    cj_text shown = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    cj_spc_append_signals(&data, count, point->point.signals, false);
    cj_spc_append_signals(&shown, count, point->point.signals, true);
    if (data.failed || shown.failed)
        status = cj_fail_nomem(err);
    if (status == CJ_OK && data.length > 0)
        status = cj_measure_keep_cell(&cells[0], table, cj_text_string(&data),
                                      cj_text_string(&shown), err);
    if (variation != NULL)
        cells[1] = cj_cell_text(variation);
    if (assurance != CJ_SPC_NO_TARGET)
        cells[2] = cj_cell_text(assurances[assurance]);
    cj_text_clear(&data);
    cj_text_clear(&shown);
    return status;
}

static cj_status add_row(cj_table *table, const cj_spc_count *count, const cj_spc_point *point,
                         cj_error *err)
{
    const cj_spc_options *options = count->options;
    size_t figures = options->chart == CJ_SPC_FUNNEL ? 7 : cj_spc_has_bases(options) ? 5 : 4;
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, &count->groups, point->group, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cells++, table, cj_axis_text(&count->along, point->place),
                                      NULL, err);
    if (status != CJ_OK)
        return status;
    fill_figures(cells, count, point);
    status = fill_words(cells + figures, table, count, point, err);
    if (options->has_target)
        cells[figures + 3] = cj_spc_target(options);
    cj_spc_sentence(&sentence, count, point);
    if (status == CJ_OK)
        status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

cj_status cj_spc_table(cj_table **out, const cj_spc_count *count, cj_error *err)
{
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = add_columns(table, count, err);
    for (size_t i = 0; status == CJ_OK && i < count->point_count; i++)
        status = add_row(table, count, &count->points[i], err);
    if (status == CJ_OK)
        cj_table_level(table, count->groups.axis_count + 1);
    if (status == CJ_OK)
        status = cj_spc_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &count->options->common,
                                         count->options->chart == CJ_SPC_FUNNEL
                                             ? CJ_SPAN("Differences between units")
                                             : CJ_SPAN("Changes over time"),
                                         count->records, NULL, err);
    return cj_table_deliver(out, table, status);
}
