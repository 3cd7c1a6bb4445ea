/* Scores in words: the sentence of a row and the notes of a table. */
#include "count.h"

#define FEW 10

/* ---- sentences -------------------------------------------------------------------- */

static void append_mean(cj_text *out, cj_decimal sum, int64_t of, int places)
{
    cj_units_append(out, cj_ratio(sum, of * CJ_DECIMAL_ONE, 1, places), places);
}

static void append_moved(cj_text *out, const cj_score_figures *of, cj_move move, const char *words,
                         const cj_measure_options *common)
{
    cj_text_format(out, "%lld %s (", (long long)of->moved[move], words);
    cj_measure_append_percent(out, of->moved[move], of->n_paired, common->places);
    cj_text_char(out, ')');
}

/* Whether the change is more than chance, in words. */
static void append_chance(cj_text *out, const cj_wilcoxon *test, const cj_measure_options *common)
{
    if (test->has_p)
        cj_text_add(out, test->p < 1 - common->confidence / 100 ? ", more than chance explains"
                                                                : ", which may be chance");
}

void cj_scores_sentence(cj_text *out, const cj_scores_count *count, size_t period, uint32_t group)
{
    const cj_measure_options *common = &count->options->common;
    const cj_score_figures *of = cj_scores_of(count, period, group);

    cj_axis_begin_sentence(out, &count->groups, common, &common->periods[period], group);
    if (of->n_paired == 0) {
        cj_text_add(out, "Nobody has both scores (");
        cj_measure_append_count(out, of->n_start, "start score", "start scores");
        cj_text_add(out, ", ");
        cj_measure_append_count(out, of->n_end, "end score", "end scores");
        cj_text_add(out, ").");
        return;
    }
    cj_text_add(out, "Of ");
    cj_measure_append_units(out, of->n_paired, common, "", "");
    cj_text_add(out, " with both scores ");
    append_moved(out, of, CJ_MOVE_IMPROVED, "improved", common);
    cj_text_add(out, ", ");
    append_moved(out, of, CJ_MOVE_SAME, "stayed the same", common);
    cj_text_add(out, " and ");
    append_moved(out, of, CJ_MOVE_WORSE, "got worse", common);
    cj_text_add(out, ". The average change is ");
    append_mean(out, of->change_sum, of->n_paired, common->mean_places);
    append_chance(out, &of->test, common);
    cj_text_add(out, ". The average start score is ");
    append_mean(out, of->start_sum, of->n_start, common->mean_places);
    cj_text_format(out, " (of %lld), the average end score ", (long long)of->n_start);
    append_mean(out, of->end_sum, of->n_end, common->mean_places);
    cj_text_format(out, " (of %lld).", (long long)of->n_end);
}

/* ---- notes -------------------------------------------------------------------------- */

static void note_periods(cj_text *out, const cj_scores_count *count)
{
    if (count->date_column == CJ_NO_COLUMN) {
        return;
    }
    cj_measure_note_periods(out, &count->options->common);
    if (count->options->common.period_given)
        cj_measure_note_date(out, count->options->date);
    if (count->undated > 0) {
        cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
        cj_measure_append_count(out, count->undated, "row without that date is",
                                "rows without that date are");
        cj_text_add(out, " in no period." CJ_TOLD);
    }
}

static void note_compared(cj_text *out, const cj_scores_count *count)
{
    const cj_scores_options *options = count->options;

    cj_text_format(out, "Change: %s less %s of the same row; a %s score is better.",
                   options->end.at, options->start.at,
                   options->lower_is_better ? "lower" : "higher");
}

static void note_unpaired(cj_text *out, const cj_scores_count *count)
{
    const int64_t(*lacking)[2] = count->lacking;

    if (lacking[0][1] + lacking[1][0] + lacking[1][1] == 0)
        return;
    cj_text_format(out,
                   CJ_TELLS "Rows without both scores: %lld without a start score, %lld without "
                            "an end score, %lld without either." CJ_TOLD,
                   (long long)lacking[1][0], (long long)lacking[0][1], (long long)lacking[1][1]);
}

static void note_figures(cj_text *out, const cj_scores_count *count)
{
    const cj_measure_options *common = &count->options->common;

    cj_text_add(out, "Mean start and mean end are of all scores there are; mean change, improved, "
                     "same and worse are of rows with both.");
    if (common->mean_places != 1)
        cj_text_format(out, " Means have %d decimals.", common->mean_places);
    cj_text_add(out, common->sum_to_100
                         ? " The three percentages of a row are made to add to 100 (largest "
                           "remainder)."
                         : " Percentages may not add to 100 because of rounding.");
}

static void note_test(cj_text *out, const cj_scores_count *count)
{
    (void)count;
    cj_text_format(
        out,
        "p: how often changes would lie so far to one side by chance, if each score were "
        "as likely to go up as down. It says nothing of why they did. (Wilcoxon's "
        "signed-rank test, two-sided, rows without a change left out; exact up to %d "
        "rows, above by the normal approximation, corrected for ties and continuity.)",
        CJ_WILCOXON_EXACT_MAX);
}

/* Count the rows whose percentages rest on few pairs, so that a reader does not take a change of
 * one person for a trend. */
static void note_few(cj_text *out, const cj_scores_count *count)
{
    const cj_measure_options *common = &count->options->common;
    int64_t few = 0;

    for (size_t p = 0; p < common->period_count; p++)
        for (size_t g = 0; g < cj_groups_shown(&count->groups, common); g++) {
            int64_t paired =
                cj_scores_of(count, p, cj_groups_shown_at(&count->groups, g))->n_paired;

            few += paired > 0 && paired < FEW;
        }
    if (few == 0)
        return;
    cj_text_add(out, CJ_TELLS);
    cj_measure_append_count(out, few, "row of the table is", "rows of the table are");
    cj_text_format(out,
                   " based on fewer than %d pairs of scores: each pair is more than %d percentage "
                   "points." CJ_TOLD,
                   FEW, 100 / FEW);
}

cj_status cj_scores_notes(cj_table *table, const cj_scores_count *count, cj_error *err)
{
    static const struct {
        void (*write)(cj_text *out, const cj_scores_count *count);
        const char *keys;
    } writers[] = {{note_periods, NULL},
                   {note_compared, "change_mean\nimproved\nworse\nimproved_pct\nchange"},
                   {note_unpaired, NULL},
                   {note_figures, "start_mean\nend_mean\nchange_mean\nimproved_pct"},
                   {note_test, "p_value"},
                   {note_few, "improved_pct\nsame_pct\nworse_pct"}};
    bool each = count->options->individuals.length > 0;
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < (each ? 3 : sizeof writers / sizeof *writers); i++) {
        writers[i].write(&note, count);
        status = cj_measure_add_note_on(table, writers[i].keys, &note, err);
    }
    cj_text_clear(&note);
    return status;
}
