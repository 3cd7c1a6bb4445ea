/* Stages of follow-up: their months, their names, and whose figures they have. */
#include "count.h"

int cj_window_from(const cj_reoffending_options *options, size_t window)
{
    return window == 0 || options->cumulative ? 0 : options->windows[window - 1];
}

void cj_stage_append(cj_text *out, const cj_reoffending_count *count, size_t stage)
{
    const cj_reoffending_options *options = count->options;

    if (stage == CJ_STAGE_BEFORE)
        cj_text_add(out, "pre-intervention");
    else if (stage == CJ_STAGE_DURING)
        cj_text_add(out, "during intervention");
    else
        cj_text_format(out, "%d-%d months", cj_window_from(options, stage - CJ_STAGE_WINDOWS),
                       options->windows[stage - CJ_STAGE_WINDOWS]);
}
