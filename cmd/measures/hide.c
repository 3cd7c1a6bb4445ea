/* Small numbers of one measure's table are hidden, for its program. */
#include "job.h"

#include "cj/hiding.h"

void cj_job_tell_hidden(const cj_settings *settings, const cj_hiding *hiding)
{
    cj_text text = CJ_TEXT_INIT;
    size_t small;
    size_t others;

    cj_hiding_counts(&small, &others, hiding);
    cj_text_format(&text, "%zu small %s, and %zu that would give one away", small,
                   small == 1 ? "count" : "counts", others);
    if (settings->verbose && !text.failed)
        cj_tell_notice(settings, "not shown", cj_text_string(&text));
    for (size_t i = 0; i < cj_hiding_warning_count(hiding); i++)
        cj_tell_notice(settings, "warning", cj_hiding_warning(hiding, i));
    cj_text_clear(&text);
}

cj_status cj_job_hide(cj_table **table, cj_settings *settings, cj_error *err)
{
    cj_hiding *hiding = NULL;
    cj_status status;

    if (!settings->measure.hides)
        return CJ_OK;
    status = cj_hiding_new(&hiding, &settings->hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_add(hiding, *table, "table", settings->measure.periods,
                               settings->measure.period_count, err);
    for (size_t i = 0; status == CJ_OK && i < settings->published.count; i++)
        status = cj_hiding_add_published(hiding, settings->published.items[i], err);
    if (status == CJ_OK)
        status = cj_hiding_decide(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_mark(hiding, err);
    if (status == CJ_OK && settings->disclosure != NULL)
        status = cj_hiding_append_list(&settings->hidden, hiding, err);
    if (status == CJ_OK)
        cj_job_tell_hidden(settings, hiding);
    cj_hiding_free(hiding);
    return status == CJ_OK ? cj_table_take_shape(table, err) : status;
}

cj_status cj_job_note_hidden(cj_table **table, const cj_hiding_options *options, cj_error *err)
{
    cj_text rule = CJ_TEXT_INIT;
    cj_status status;

    cj_hiding_append_rule(&rule, options);
    status = cj_table_add_note(*table, &rule, err);
    cj_text_clear(&rule);
    return status == CJ_OK ? cj_table_take_shape(table, err) : status;
}
