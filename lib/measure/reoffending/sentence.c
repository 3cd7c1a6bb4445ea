/* Reoffending in words: the sentence of a row. */
#include "count.h"

/* "302 children": members of the cohort. */
static void append_members(cj_text *out, const cj_reoffending_count *count, int64_t members)
{
    bool episodes = count->options->each_episode;

    cj_measure_append_units(out, members, &count->options->common, episodes ? "episode" : "person",
                            episodes ? "episodes" : "people");
}

/* "closure", or "their order_date" */
static void append_index(cj_text *out, const cj_reoffending_count *count)
{
    if (cj_span_equal(count->index_name, CJ_SPAN("closure_date")))
        cj_text_add(out, "closure");
    else
        cj_text_format(out, "their %s", count->index_name.at);
}

void cj_months_append(cj_text *out, int months)
{
    static const char *const words[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};

    if (months < (int)(sizeof words / sizeof *words))
        cj_text_format(out, "%s month%s", words[months], months == 1 ? "" : "s");
    else
        cj_text_format(out, "%d months", months);
}

/* "reoffended within three months of closure" */
static void append_deed(cj_text *out, const cj_reoffending_count *count, size_t stage)
{
    const cj_reoffending_options *options = count->options;
    int from;

    if (stage == CJ_STAGE_BEFORE && options->before > 0) {
        cj_text_add(out, "offended in the ");
        cj_months_append(out, options->before);
        cj_text_add(out, " before the intervention");
    } else if (stage == CJ_STAGE_BEFORE) {
        cj_text_add(out, "offended before the intervention");
    } else if (stage == CJ_STAGE_DURING) {
        cj_text_add(out, "offended during the intervention");
    } else {
        from = cj_window_from(options, stage - CJ_STAGE_WINDOWS);
        cj_text_add(out, options->first ? "reoffended for the first time " : "reoffended ");
        if (from > 0)
            cj_text_format(out, "%d to %d months after ", from,
                           options->windows[stage - CJ_STAGE_WINDOWS]);
        else {
            cj_text_add(out, "within ");
            cj_months_append(out, options->windows[stage - CJ_STAGE_WINDOWS]);
            cj_text_add(out, " of ");
        }
        append_index(out, count);
    }
}

/* Who is not counted yet, or counted although time has not told. */
static void append_immature(cj_text *out, const cj_reoffending_count *count,
                            const cj_stage_figures *of)
{
    int64_t immature = of->immature;

    if (immature == 0)
        return;
    cj_text_char(out, ' ');
    if (cj_stage_is_unseen(count, of)) {
        cj_text_add(out, "None of them has been followed up for so long.");
        return;
    }
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = immature});
    if (count->options->everybody)
        cj_text_add(out, immature == 1 ? " of them has not been followed up for so long."
                                       : " of them have not been followed up for so long.");
    else if (cj_span_equal(count->index_name, CJ_SPAN("closure_date")))
        cj_text_add(out, " closed too recently to count.");
    else
        cj_text_format(out, " %s too recent to count.", immature == 1 ? "is" : "are");
}

void cj_reoffending_sentence(cj_text *out, const cj_reoffending_count *count, size_t period,
                             uint32_t group, size_t stage)
{
    const cj_measure_options *common = &count->options->common;
    const cj_stage_figures *of = cj_stage_figures_of(count, period, group, stage);
    bool episodes = count->options->each_episode;

    cj_axis_begin_sentence(out, &count->groups, common, &common->periods[period], group);
    if (of->people > 0) {
        cj_measure_append_part(out, of->offended, of->people, common,
                               episodes ? "episode" : "person", episodes ? "episodes" : "people");
        cj_text_char(out, ' ');
        append_deed(out, count, stage);
        if (cj_stage_is_unseen(count, of)) {
            cj_text_add(out, " (");
            cj_measure_append_percent(out, of->offended, of->people, common->places);
            cj_text_add(out, " so far)");
        } else {
            cj_measure_append_share(out, of->offended, of->people, common);
        }
        cj_text_char(out, '.');
        append_immature(out, count, of);
    } else if (of->immature > 0) {
        cj_text_add(out, "Not known yet who ");
        append_deed(out, count, stage);
        cj_text_add(out, ": ");
        append_members(out, count, of->immature);
        cj_text_add(out,
                    of->immature == 1 ? " is too recent to count." : " are too recent to count.");
    } else {
        cj_text_add(out, "There is nobody to count.");
    }
}
