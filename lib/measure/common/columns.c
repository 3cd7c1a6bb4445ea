/* Columns and cells that measures have in common: period, groups, percentages, intervals,
 * targets. */
#include "columns.h"

#include "stats/interval.h"

#include <string.h>

static const cj_table_column period_column = {"period", "Period", "text", .part = CJ_PART_SECTION};

/* ---- columns ----------------------------------------------------------------- */

/* Refuse an {order} for a column that the table does not have; `also` is a column beyond those of
 * {by}, or NULL. */
static cj_status check_orders(const cj_measure_options *common, const char *also, cj_error *err)
{
    for (size_t i = 0; i < common->order_count; i++) {
        cj_span column = common->orders[i].column;
        size_t nearest = cj_word_nearest(column, common->by, common->by_count);
        bool used = also != NULL && cj_word_same(column, cj_span_of(also));

        for (size_t b = 0; b < common->by_count; b++)
            used = used || cj_word_same(column, common->by[b]);
        if (used)
            continue;
        if (nearest != SIZE_MAX)
            return cj_fail(err, CJ_EUSAGE,
                           "{order} \"%s\": the table has no such column; did you mean \"%s\"?",
                           column.at, common->by[nearest].at);
        return cj_fail(err, CJ_EUSAGE,
                       "{order} \"%s\": the table has no such column; name one of {by}%s%s",
                       column.at, also == NULL ? "" : ", or ", also == NULL ? "" : also);
    }
    return CJ_OK;
}

static bool is_taken(cj_span name, const cj_table_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cj_word_same(name, cj_span_of(columns[i].key)))
            return true;
    return false;
}

cj_status cj_measure_check_names(const cj_measure_options *common,
                                 const cj_measure_columns *columns, const char *also, cj_error *err)
{
    cj_status status = check_orders(common, also, err);

    for (size_t i = 0; status == CJ_OK && i < common->by_count; i++)
        if ((!columns->no_period && is_taken(common->by[i], &period_column, 1)) ||
            is_taken(common->by[i], columns->lead, columns->lead_count) ||
            is_taken(common->by[i], columns->rest, columns->rest_count))
            status = cj_fail(err, CJ_EUSAGE,
                             "{by} %s: the table has a column \"%s\" already; give it another name "
                             "with {map} or {derive}",
                             common->by[i].at, common->by[i].at);
    return status;
}

cj_status cj_axis_add_column(cj_table *table, const cj_axis *axis, cj_part part, cj_error *err)
{
    const char *key = cj_table_keep(table, axis->name);
    const char *heading = cj_table_keep(table, axis->heading);

    if (key == NULL || heading == NULL)
        return cj_fail_nomem(err);
    return cj_table_add_column(table, (cj_table_column){key, heading, "text", .part = part}, err);
}

cj_status cj_measure_add_columns(cj_table *table, const cj_groups *groups,
                                 const cj_measure_columns *columns, cj_error *err)
{
    cj_status status = cj_table_add_column(table, period_column, err);

    for (size_t i = 0; status == CJ_OK && i < columns->lead_count; i++)
        status = cj_table_add_column(table, columns->lead[i], err);
    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++)
        status = cj_axis_add_column(table, &groups->axes[i], columns->groups, err);
    for (size_t i = 0; status == CJ_OK && i < columns->rest_count; i++)
        status = cj_table_add_column(table, columns->rest[i], err);
    return status;
}

size_t cj_groups_shown(const cj_groups *groups, const cj_measure_options *common)
{
    return groups->order_count + (common->total && common->by_count > 0);
}

uint32_t cj_groups_shown_at(const cj_groups *groups, size_t at)
{
    return at < groups->order_count ? groups->order[at] : CJ_GROUP_ALL;
}

/* ---- cells --------------------------------------------------------------------- */

cj_status cj_measure_keep_cell(cj_cell *cell, cj_table *table, const char *text, const char *label,
                               cj_error *err)
{
    const char *kept = cj_table_keep(table, cj_span_of(text));
    const char *shown = label == NULL ? NULL : cj_table_keep(table, cj_span_of(label));

    if (kept == NULL || (label != NULL && shown == NULL))
        return cj_fail_nomem(err);
    *cell = cj_cell_labelled(kept, shown);
    return CJ_OK;
}

const char *cj_groups_text(const cj_groups *groups, uint32_t group, size_t axis)
{
    return group == CJ_GROUP_ALL
               ? "All"
               : cj_axis_text(&groups->axes[axis], cj_groups_value(groups, group, axis));
}

cj_status cj_measure_fill_period(cj_cell **cells, cj_table *table, const cj_period *period,
                                 cj_error *err)
{
    return cj_measure_keep_cell((*cells)++, table, period->name,
                                cj_period_is_all(period) ? "All dates" : NULL, err);
}

cj_status cj_groups_fill(cj_cell **cells, cj_table *table, const cj_groups *groups, uint32_t group,
                         cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < groups->axis_count; i++) {
        const char *text = cj_groups_text(groups, group, i);

        status = cj_measure_keep_cell((*cells)++, table, text,
                                      cj_axis_label(&groups->axes[i], text), err);
    }
    return status;
}

cj_status cj_measure_begin_row(cj_cell **cells, cj_table *table, const cj_groups *groups,
                               const cj_period *period, uint32_t group, cj_error *err)
{
    cj_status status = cj_table_add_row(cells, table, err);

    if (status == CJ_OK)
        status = cj_measure_fill_period(cells, table, period, err);
    return status == CJ_OK ? cj_groups_fill(cells, table, groups, group, err) : status;
}

double cj_measure_quantile(double confidence)
{
    return confidence > 99 ? CJ_Z_99_8 : CJ_Z_95;
}

/* Wilson's score interval for a proportion (E. B. Wilson 1927), printed with one decimal more than
 * the percentage. Without a denominator there is none. */
void cj_measure_fill_interval(cj_cell cells[2], int64_t part, int64_t of,
                              const cj_measure_options *common)
{
    int places = common->places + 1;
    cj_interval interval;

    if (of == 0) {
        cells[0] = cj_cell_percent(0, 0, places);
        cells[1] = cells[0];
        return;
    }
    interval = cj_interval_wilson(part, of, cj_measure_quantile(common->confidence));
    cells[0] = cj_cell_percent_units(cj_round_double(interval.low * 100, places), places);
    cells[1] = cj_cell_percent_units(cj_round_double(interval.high * 100, places), places);
}

/* A target is met if the whole interval reaches it, missed if the whole interval lies below it, and
 * unclear otherwise: a share that reaches it by chance proves nothing. */
cj_verdict cj_measure_verdict(int64_t part, int64_t of, cj_decimal target, double confidence)
{
    cj_interval interval = cj_interval_wilson(part, of, cj_measure_quantile(confidence));
    double share = (double)target / (100.0 * CJ_DECIMAL_ONE);

    if (interval.low >= share)
        return CJ_VERDICT_MET;
    return interval.high < share ? CJ_VERDICT_NOT_MET : CJ_VERDICT_UNCLEAR;
}

void cj_measure_fill_target(cj_cell cells[3], int64_t part, int64_t of, cj_decimal target,
                            const cj_measure_options *common)
{
    cells[0] = cj_cell_decimal(target); /* as it was given */
    cells[0].kind = CJ_CELL_PERCENT;
    if (of == 0) {
        cells[1] = cj_cell_percent(0, 0, 0);
        cells[2] = cells[1];
        return;
    }
    cells[1] = cj_cell_flag(cj_percent_reaches(part, of, target));
    cells[2] = cj_cell_verdict(cj_measure_verdict(part, of, target, common->confidence),
                               cj_percent_reaches(part, of, target));
}

/* ---- words ---------------------------------------------------------------------- */

void cj_axis_append_place(cj_text *out, const cj_groups *groups, const cj_period *period,
                          uint32_t group)
{
    for (size_t i = 0; i < groups->axis_count; i++) {
        cj_period_append_label(out, cj_span_of(cj_groups_text(groups, group, i)));
        cj_text_add(out, ", ");
    }
    cj_period_append_label(out, cj_span_of(cj_period_is_all(period) ? "all dates" : period->name));
}

void cj_measure_append_interval(cj_text *out, int64_t part, int64_t of,
                                const cj_measure_options *common)
{
    cj_cell bounds[2];

    cj_measure_fill_interval(bounds, part, of, common);
    cj_text_format(out, "%g%% interval ", common->confidence);
    cj_cell_append_label(out, &bounds[0]);
    cj_text_add(out, " to ");
    cj_cell_append_label(out, &bounds[1]);
}

void cj_measure_note_periods(cj_text *out, const cj_measure_options *common)
{
    size_t begin = out->length;

    for (size_t i = 0; i < common->period_count; i++) {
        const cj_period *period = &common->periods[i];

        if (cj_period_is_all(period) && common->period_count == 1)
            return;
        cj_text_add(out, out->length == begin ? "Period: " : "; ");
        if (cj_period_is_all(period)) {
            cj_text_add(out, "all dates");
            continue;
        }
        if (strchr(period->name, '.') == NULL) { /* else the name is the two days */
            cj_period_append_label(out, cj_span_of(period->name));
            cj_text_add(out, " is ");
        }
        cj_date_append_words(out, period->first);
        cj_text_add(out, " to ");
        cj_date_append_words(out, period->last);
    }
    cj_text_char(out, '.');
}

void cj_measure_note_date(cj_text *out, cj_span date)
{
    if (out->length == 0)
        return;
    cj_text_format(out,
                   " A record counts in the period that holds its date, in the column \"%.*s\".",
                   (int)date.length, date.at);
}

void cj_measure_note_verdict(cj_text *out, const cj_measure_options *common)
{
    cj_text_format(
        out,
        "Verdict: the figure against its target. Certain = the %g%% interval lies "
        "wholly on one side: Met at or above the target, Not met below it. Else the "
        "word says on which side the figure itself lies; exactly at the target is above.",
        common->confidence);
}

static cj_status note_moved(cj_table *table, const char *moved, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&note, moved);
    status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* The period of the report chooses no rows: a figure may stand there for another one. */
static cj_status note_passed_over(cj_table *table, const char *period, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&note, "Records of all dates count, not only those of ");
    cj_period_append_label(&note, cj_span_of(period));
    cj_text_add(&note, ": no date column is named.");
    status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* Bounds are headed by how sure they are. */
static void name_intervals(cj_table *table, const cj_measure_options *common)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_LOW)
            table->columns[i].interval =
                common->confidence > 99 ? "99.8% interval" : "95% interval";
}

/* Give a column the heading of COL=TEXT. */
static cj_status label_column(cj_table *table, const char *label, cj_error *err)
{
    const char *sign = strchr(label, '=');
    const char *name;
    const char *heading;
    size_t column;

    if (sign == NULL || sign == label || sign[1] == '\0')
        return cj_fail(err, CJ_EUSAGE, "{labels} \"%s\" must be COL=TEXT", label);
    name = cj_table_keep(table, (cj_span){label, (size_t)(sign - label)});
    heading = cj_table_keep(table, cj_span_of(sign + 1));
    if (name == NULL || heading == NULL)
        return cj_fail_nomem(err);
    column = cj_table_find(table, name);
    if (column == SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "{labels} \"%s\": the table has no column %s", label, name);
    table->columns[column].heading = heading;
    return CJ_OK;
}

#define NAMED_MAX 64 /* columns among which the nearest name is looked for */

static cj_status fail_column(const cj_table *table, const char *words, cj_error *err)
{
    cj_span names[NAMED_MAX];
    size_t count = table->column_count < NAMED_MAX ? table->column_count : NAMED_MAX;
    size_t nearest;

    for (size_t i = 0; i < count; i++)
        names[i] = cj_span_of(table->columns[i].key);
    nearest = cj_word_nearest(cj_span_of(words), names, count);
    return cj_fail(err, CJ_EUSAGE, "{money} \"%s\": the table has no such column%s%s%s", words,
                   nearest == SIZE_MAX ? "" : "; did you mean \"",
                   nearest == SIZE_MAX ? "" : names[nearest].at, nearest == SIZE_MAX ? "" : "\"?");
}

/* Let the column of COL or COL=CODE be money. */
static cj_status price_column(cj_table *table, const char *words, cj_error *err)
{
    const char *sign = strrchr(words, '=');
    size_t column = cj_table_find(table, words);
    cj_money money = CJ_MONEY_GBP;
    const char *name;

    if (column == SIZE_MAX && sign != NULL) {
        if (!cj_money_find(&money, cj_span_trim(cj_span_of(sign + 1))))
            return cj_fail(err, CJ_EUSAGE, "{money} \"%s\": the currency must be GBP, EUR or USD",
                           words);
        name = cj_table_keep(table, cj_span_trim((cj_span){words, (size_t)(sign - words)}));
        if (name == NULL)
            return cj_fail_nomem(err);
        column = cj_table_find(table, name);
    }
    if (column == SIZE_MAX)
        return fail_column(table, words, err);
    if (strcmp(table->columns[column].unit, "number") != 0 &&
        strcmp(table->columns[column].unit, "count") != 0)
        return cj_fail(err, CJ_EUSAGE, "{money} \"%s\": the column %s has no numbers but %s", words,
                       table->columns[column].key, table->columns[column].unit);
    cj_table_set_money(table, column, money);
    return CJ_OK;
}

cj_status cj_measure_finish_table(cj_table *table, const cj_measure_options *common, cj_span title,
                                  const cj_records *records, const cj_records *other, cj_error *err)
{
    cj_dataset *dataset = cj_records_dataset(records);
    cj_status status =
        cj_table_set_title(table, common->title != NULL ? cj_span_of(common->title) : title, err);

    dataset->adds_groups = common->total;
    name_intervals(table, common);
    for (size_t i = 0; status == CJ_OK && i < common->label_count; i++)
        status = label_column(table, common->labels[i], err);
    for (size_t i = 0; status == CJ_OK && i < common->money_count; i++)
        status = price_column(table, common->money[i], err);
    if (status == CJ_OK && common->moved != NULL)
        status = note_moved(table, common->moved, err);
    if (status == CJ_OK && common->passed_over != NULL)
        status = note_passed_over(table, common->passed_over, err);
    if (status == CJ_OK)
        status = cj_measure_notes(table, records, other, err);
    for (size_t i = 0; status == CJ_OK && i < dataset->ledger_count; i++)
        status = cj_table_add_input(table, &dataset->ledgers[i], err);
    return status;
}

/* ---- conditions of counts ----------------------------------------------------------------- */

static void append_quoted(cj_text *out, cj_span words)
{
    cj_text_char(out, '"');
    for (size_t i = 0; i < words.length; i++) {
        cj_text_add(out, words.at[i] == '"' ? "\"" : "");
        cj_text_char(out, words.at[i]);
    }
    cj_text_char(out, '"');
}

void cj_measure_append_condition(cj_text *out, cj_span column, const char *operator, cj_span value)
{
    cj_text_add(out, out->length > 0 ? "\n" : "");
    append_quoted(out, column);
    cj_text_add(out, operator);
    append_quoted(out, value);
}
