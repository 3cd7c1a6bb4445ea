/* Tabulate in words: the notes of the table. */
#include "count.h"

static void append_name(cj_text *out, cj_span name)
{
    cj_text_append(out, name);
}

/* "Count: rows. Mean of score: ..." */
static void note_values(cj_text *out, const cj_tabulation *in)
{
    static const char *const words[] = {
        [CJ_VALUE_COUNT] = "rows",
        [CJ_VALUE_PRESENT] = "rows where the cell is not blank",
        [CJ_VALUE_COUNT_IF] = "rows where the condition holds",
        [CJ_VALUE_DISTINCT] = "different values; blanks are none",
        [CJ_VALUE_SUM] = "of the cells that are not blank",
        [CJ_VALUE_MEAN] = "of the cells that are not blank",
        [CJ_VALUE_MEDIAN] = "of the cells that are not blank; of two in the middle their mean",
        [CJ_VALUE_MIN] = "of the cells that are not blank",
        [CJ_VALUE_MAX] = "of the cells that are not blank",
        [CJ_VALUE_SHARE] = "rows where the condition holds in percent of rows",
        [CJ_VALUE_RATIO] = "one sum over the other"};
    const cj_tabulate_options *options = in->options;

    for (size_t v = 0; v < options->value_count; v++) {
        cj_text_add(out, v == 0 ? "" : " ");
        append_name(out, options->values[v].heading);
        if (!cj_span_equal(options->values[v].heading, options->values[v].words)) {
            cj_text_add(out, " (");
            append_name(out, options->values[v].words);
            cj_text_char(out, ')');
        }
        cj_text_format(out, ": %s.", words[options->values[v].function]);
    }
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

static void note_shares(cj_text *out, const cj_tabulation *in)
{
    static const char *const bases[] = {
        [CJ_SHARE_ROWS] = "line", [CJ_SHARE_COLS] = "column", [CJ_SHARE_ALL] = "table"};
    const cj_tabulate_options *options = in->options;
    const cj_measure_options *common = &options->common;

    if (options->share == CJ_SHARE_NONE)
        return;
    cj_text_add(out, "Percentages: ");
    if (in->share_value == SIZE_MAX)
        cj_text_add(out, "rows");
    else
        append_name(out, options->values[in->share_value].heading);
    cj_text_format(out, " as a share of the %s, rounded half up to %d decimal%s",
                   bases[options->share], common->places, common->places == 1 ? "" : "s");
    if (options->valid_base)
        cj_text_add(out, "; cells of blanks are in no base and have none");
    if (common->sum_to_100)
        cj_text_add(out, "; made to add to 100 by the largest remainder");
    cj_text_char(out, '.');
}

static void note_blanks(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;

    if (options->drop_missing && in->dropped > 0) {
        cj_measure_append_count(out, in->dropped, "row", "rows");
        cj_text_format(out, " with a blank in a column of rows or columns %s left out.",
                       in->dropped == 1 ? "is" : "are");
    }
    if (in->undated > 0) {
        cj_text_add(out, out->length > 0 ? " " : "");
        cj_measure_append_count(out, in->undated, "row", "rows");
        cj_text_format(out, " without a %.*s %s in no period.", (int)options->date.length,
                       options->date.at, in->undated == 1 ? "is" : "are");
    }
}

static void note_parts(cj_text *out, const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;

    if (options->top > 0) {
        cj_text_format(out, "(other): all values of ");
        append_name(out, in->groups.axes[in->groups.axis_count - 1].heading);
        cj_text_format(out, " but the %zu most frequent", options->top);
        if (options->common.least > 0)
            cj_text_format(out, " with %lld or more rows", (long long)options->common.least);
        cj_text_add(out, ".");
    }
    if (options->total_rows || options->total_cols || options->common.total)
        cj_text_format(
            out, "%sAll: counted from the records, so it may differ from the sum of the lines.",
            out->length > 0 ? " " : "");
    if (options->has_change) {
        cj_text_add(out, out->length > 0 ? " Change: " : "Change: ");
        append_name(out, options->values[0].heading);
        cj_text_add(out, " from ");
        append_name(out, options->change_from);
        cj_text_add(out, " to ");
        append_name(out, options->change_to);
        cj_text_add(out, ", in percent of the former.");
    }
}

static bool has_means(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_MEAN ||
            options->values[v].function == CJ_VALUE_MEDIAN ||
            options->values[v].function == CJ_VALUE_RATIO)
            return true;
    return false;
}

cj_status cj_tabulate_notes(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    const cj_measure_options *common = &in->options->common;
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (common->period_given) {
        cj_measure_note_periods(&note, common);
        if (in->options->date.length > 0)
            cj_text_format(&note, " A row is in a period by its %.*s.",
                           (int)in->options->date.length, in->options->date.at);
        status = cj_measure_add_note(table, &note, err);
    }
    if (status == CJ_OK) {
        note_values(&note, in);
        if (has_means(in->options))
            cj_text_format(&note, " Means, medians and ratios are rounded half up to %d decimal%s.",
                           common->mean_places, common->mean_places == 1 ? "" : "s");
        if (in->options->rounds_sums)
            cj_text_format(&note, " Sums are rounded half up to %d decimal%s.",
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
