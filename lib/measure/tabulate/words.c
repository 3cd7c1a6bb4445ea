/* Tabulate in words: the notes of the table. */
#include "count.h"

#include <string.h>

static void append_name(cj_text *out, cj_span name)
{
    cj_text_append(out, name);
}

/* "records where Stage is Post-sentence and Level is High"; "records" are what the options call
 * them.
 */
static void append_records(cj_text *out, const cj_measure_options *common, cj_span where,
                           cj_span condition)
{
    cj_text_add(out, common->units == NULL ? "records" : cj_measure_units(common));
    cj_text_add(out, where.length + condition.length > 0 ? " " : "");
    cj_measure_append_where(out, (cj_span[]){where, condition}, 2);
}

/* What people read above a value's column: its name, unless the options have another heading. */
static cj_span heading_of(const cj_value *value, const cj_measure_options *common)
{
    size_t length = value->name.length;

    for (size_t i = 0; i < common->label_count; i++)
        if (strncmp(common->labels[i], value->name.at, length) == 0 &&
            common->labels[i][length] == '=')
            return cj_span_of(common->labels[i] + length + 1);
    return value->heading;
}

/* Whether it can be told how many rows a value leaves out. */
static bool tells_blanks(const cj_counted_value *counted, const cj_measure_options *common)
{
    return counted->blanks > 0 && counted->rows - counted->blanks >= common->least;
}

/* "blanks left out (3 of 6 rows)" */
static void append_blanks(cj_text *out, const cj_counted_value *counted,
                          const cj_measure_options *common)
{
    cj_text_add(out, "blanks left out");
    if (!tells_blanks(counted, common))
        return;
    cj_text_add(out, CJ_TELLS " (");
    cj_measure_append_part(out, counted->blanks, counted->rows, common, "row", "rows");
    cj_text_add(out, ")" CJ_TOLD);
}

/* Append what a function takes of a column, unless its heading says it, and what becomes of blanks
 * and of two in the middle. */
static void append_plain(cj_text *out, const cj_counted_value *counted, bool named,
                         const cj_measure_options *common)
{
    static const char *const words[] = {[CJ_VALUE_SUM] = "sum of ",
                                        [CJ_VALUE_MEAN] = "mean of ",
                                        [CJ_VALUE_MEDIAN] = "median of ",
                                        [CJ_VALUE_MIN] = "the lowest ",
                                        [CJ_VALUE_MAX] = "the highest "};
    const cj_value *value = counted->value;

    if (named) {
        cj_text_add(out, words[value->function]);
        append_name(out, value->columns[0]);
        cj_text_add(out, value->where.length > 0 ? " " : "");
        cj_measure_append_where(out, &value->where, 1);
    }
    if (value->function != CJ_VALUE_MEAN && value->function != CJ_VALUE_MEDIAN)
        return;
    cj_text_add(out, named ? ", " : "");
    append_blanks(out, counted, common);
    if (value->function == CJ_VALUE_MEDIAN)
        cj_text_add(out, "; of two values in the middle, their mean");
}

static void append_share(cj_text *out, const cj_value *value, const cj_measure_options *common)
{
    bool all = value->where.length == 0;

    cj_text_add(out, all ? "percentage of " : "of ");
    append_records(out, common, value->where, (cj_span){"", 0});
    cj_text_add(out, all ? " " : ", the percentage ");
    cj_measure_append_where(out, &value->condition, 1);
}

/* Append what a value is; it stands behind its name, and says nothing that the name says. */
static void append_value(cj_text *out, const cj_counted_value *counted,
                         const cj_measure_options *common)
{
    const cj_value *value = counted->value;
    bool named = !cj_span_equal(heading_of(value, common), value->words);
    cj_span none = {"", 0};

    switch (value->function) {
    case CJ_VALUE_COUNT:
        if (!named && common->units != NULL)
            cj_text_format(out, "number of %s", cj_measure_units(common));
        return;
    case CJ_VALUE_COUNT_IF:
        if (named)
            append_records(out, common, value->where, value->condition);
        return;
    case CJ_VALUE_SHARE:
        append_share(out, value, common);
        return;
    case CJ_VALUE_PRESENT:
        append_records(out, common, none, none);
        cj_text_char(out, ' ');
        cj_measure_append_recorded(out, value->where, value->columns[0]);
        return;
    case CJ_VALUE_DISTINCT:
        cj_text_add(out, "each ");
        append_name(out, value->columns[0]);
        cj_text_add(out, " counted once");
        break;
    case CJ_VALUE_RATIO:
        cj_text_add(out, "sum of ");
        append_name(out, value->columns[0]);
        cj_text_add(out, value->in_percent ? " in percent of the sum of " : " divided by sum of ");
        append_name(out, value->columns[1]);
        break;
    default:
        append_plain(out, counted, named, common);
        return;
    }
    if (value->where.length > 0) {
        cj_text_add(out, ", of ");
        append_records(out, common, value->where, none);
    }
}

#define VALUES_A_NOTE 3

/* "Clients: each Client ID counted once." A sum says of blanks only how many it leaves out. */
static void note_value(cj_text *out, const cj_tabulation *in, const cj_counted_value *counted)
{
    const cj_measure_options *common = &in->options->common;
    const cj_value *value = counted->value;
    bool sum = value->function == CJ_VALUE_SUM && tells_blanks(counted, common);
    cj_text words = CJ_TEXT_INIT;

    append_value(&words, counted, common);
    out->failed = out->failed || words.failed;
    if (words.length > 0) {
        cj_text_add(out, out->length > 0 ? " " : "");
        append_name(out, heading_of(value, common));
        cj_text_format(out, ": %s.", cj_text_string(&words));
    }
    cj_text_clear(&words);
    if (!sum)
        return;
    cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
    append_name(out, value->columns[0]);
    cj_text_add(out, " is blank for ");
    cj_measure_append_part(out, counted->blanks, counted->rows, common, "row", "rows");
    cj_text_add(out, "." CJ_TOLD);
}

/* What few values are is said in one note, of more in one each. */
static cj_status note_values(cj_table *table, cj_text *note, const cj_tabulation *in, cj_error *err)
{
    size_t count = in->options->value_count;
    cj_status status = CJ_OK;

    for (size_t v = 0; status == CJ_OK && v < count; v++) {
        note_value(note, in, &in->values[v]);
        if (count > VALUES_A_NOTE)
            status = cj_measure_add_note(table, note, err);
    }
    return status;
}

static void note_intervals(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;
    bool intervals = false;
    bool targets = false;

    for (size_t v = 0; v < options->value_count; v++) {
        intervals = intervals || options->values[v].has_interval;
        targets = targets || options->values[v].has_target;
    }
    if (intervals)
        cj_text_format(out, "Intervals of shares are %g%% Wilson score intervals.",
                       options->common.confidence);
    cj_text_add(out, intervals && targets ? " " : "");
    if (targets)
        cj_measure_note_verdict(out, &options->common);
}

/* What the percentages are of; NULL: there are none. */
static const char *share_base(const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;
    bool all = options->share == CJ_SHARE_ALL || (options->share == CJ_SHARE_COLS && !in->has_cols);

    return options->share == CJ_SHARE_NONE   ? NULL
           : all                             ? "the total"
           : options->share == CJ_SHARE_ROWS ? "each row's total"
                                             : "each column's total";
}

static void note_shares(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;
    const cj_measure_options *common = &options->common;

    if (options->share == CJ_SHARE_NONE)
        return;
    cj_text_format(out, "Percentages are of %s", share_base(in));
    if (in->share_value != SIZE_MAX && options->value_count > 1) {
        cj_text_add(out, ", of ");
        append_name(out, heading_of(&options->values[in->share_value], common));
    }
    if (common->places > 0)
        cj_text_format(out, ", to %d decimal%s", common->places, common->places == 1 ? "" : "s");
    if (options->valid_base)
        cj_text_add(out, "; blanks are in no base and have none");
    cj_text_add(out, common->sum_to_100 ? "; they are made to add to 100 (largest remainder)."
                                        : ", and may not add to 100 because of rounding.");
}

static void note_blanks(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;

    if (options->drop_missing && in->dropped > 0) {
        cj_text_add(out, CJ_TELLS);
        cj_measure_append_count(out, in->dropped, "row", "rows");
        cj_text_format(out, " with a blank in what the table goes by %s left out." CJ_TOLD,
                       in->dropped == 1 ? "is" : "are");
    }
    if (in->undated > 0) {
        cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
        cj_measure_append_count(out, in->undated, "row", "rows");
        cj_text_format(out, " %s no %.*s and %s in no period." CJ_TOLD,
                       in->undated == 1 ? "has" : "have", (int)options->date.length,
                       options->date.at, in->undated == 1 ? "is" : "are");
    }
}

/* Whether some totals are not the sums of their parts, which nobody expects of a count. */
static bool has_distinct(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_DISTINCT)
            return true;
    return false;
}

/* Whether some totals are of several groups that have one row each, so that rows may themselves
 * stand for groups: rates of areas. */
static bool adds_single_rows(const cj_tabulation *in)
{
    const cj_grid *grid = &in->grid;
    size_t single = 0;

    for (size_t i = 0; i < in->options->common.period_count * grid->line_count; i++)
        for (size_t col = 0; col < grid->col_count; col++) {
            int64_t rows = grid->counts[i * grid->col_count + col];

            if (cj_line_has(in, i % grid->line_count, CJ_CODE_ALL) ||
                (in->has_cols && grid->cols[col] == CJ_CODE_ALL))
                continue;
            if (rows > 1)
                return false;
            single += rows == 1;
        }
    return single > 1 && in->options->common.least <= 1 &&
           (in->options->total_rows || in->options->total_cols || in->options->common.total);
}

static bool has_means(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_MEAN ||
            options->values[v].function == CJ_VALUE_MEDIAN)
            return true;
    return false;
}

static void note_parts(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;

    if (options->top > 0) {
        cj_text_format(out, "Other: all values of ");
        append_name(out, in->groups.axes[in->groups.axis_count - 1].heading);
        cj_text_format(out, " but the %zu most frequent", options->top);
        if (options->common.least > 0)
            cj_text_format(out, " with %lld or more rows", (long long)options->common.least);
        cj_text_add(out, ".");
    }
    if ((options->total_rows || options->total_cols || options->common.total) &&
        has_distinct(options))
        cj_text_format(out,
                       "%sTotals count each value once: they may be less than the sum of the rows.",
                       out->length > 0 ? " " : "");
    if (has_means(options) && adds_single_rows(in))
        cj_text_format(out,
                       CJ_TELLS "%sMeans for All count every row alike, whatever it stands for: "
                                "of rates they are no rate of all." CJ_TOLD,
                       out->length > 0 ? " " : "");
    if (options->has_change) {
        cj_text_add(out, out->length > 0 ? " Change: " : "Change: ");
        append_name(out, heading_of(&options->values[0], &options->common));
        cj_text_add(out, " from ");
        append_name(out, options->change_from);
        cj_text_add(out, " to ");
        append_name(out, options->change_to);
        cj_text_add(out, ", in percent of the former.");
    }
}

/* Whether any figures have the decimals of means. */
static bool rounds_means(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_RATIO && !options->values[v].in_percent)
            return true;
    return has_means(options);
}

cj_status cj_tabulate_notes(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    const cj_measure_options *common = &in->options->common;
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    table->shares = share_base(in);
    if (common->period_given) {
        cj_measure_note_periods(&note, common);
        if (in->options->date.length > 0)
            cj_measure_note_date(&note, in->options->date);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK)
        status = note_values(table, &note, in, err);
    if (status == CJ_OK) {
        if (rounds_means(in->options) && common->mean_places != 1)
            cj_text_format(&note, "%sMeans, medians and ratios are rounded to %d decimals.",
                           note.length > 0 ? " " : "", common->mean_places);
        if (in->options->rounds_sums)
            cj_text_format(&note, "%sSums are rounded to %d decimal%s.", note.length > 0 ? " " : "",
                           in->options->sum_places, in->options->sum_places == 1 ? "" : "s");
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK) {
        note_intervals(&note, in);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK) {
        note_shares(&note, in);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK) {
        note_parts(&note, in);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK) {
        note_blanks(&note, in);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK)
        status = cj_groups_note_gaps(&note, &in->groups, err);
    if (status == CJ_OK)
        status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* ---- words ------------------------------------------------------------------------------ */

static void note_code(cj_axis_words *words, const cj_axis *axis, uint32_t code)
{
    if (code == CJ_CODE_ALL)
        words->shown[CJ_WORD_ALL] = true;
    else if (code == CJ_CODE_OTHER)
        words->shown[CJ_WORD_OTHER] = true;
    else
        cj_axis_note_word(words, axis, code);
}

cj_status cj_tabulate_check_words(const cj_tabulation *in, cj_error *err)
{
    const cj_grid *grid = &in->grid;
    size_t axes = in->groups.axis_count;
    cj_axis_words words = {0};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < axes; i++) {
        words = (cj_axis_words){0};
        for (size_t line = 0; line < grid->line_count; line++)
            note_code(&words, &in->groups.axes[i], grid->lines[line * axes + i]);
        status = cj_axis_check_words(&words, &in->groups.axes[i], err);
    }
    words = (cj_axis_words){0};
    for (size_t i = 0; in->has_cols && i < grid->col_count; i++)
        note_code(&words, &in->cols, grid->cols[i]);
    return status == CJ_OK && in->has_cols ? cj_axis_check_words(&words, &in->cols, err) : status;
}
