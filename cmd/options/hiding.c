/* What the options ask for that hide small numbers. */
#include "settings.h"

/* A whole number of 2 to 100; where nothing is given what a definition says stays. */
static cj_status take_number(int64_t *out, const char *option, const char *text, cj_error *err)
{
    if (text == NULL)
        return CJ_OK;
    if (cj_whole_parse(out, cj_span_of(text)) && *out >= 2 && *out <= 100)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be a whole number, 2 to 100",
                   cj_option_said(err, option).text, text);
}

/* Lists of persons have no counts that could be hidden. */
static cj_status refuse_lists(const cj_settings *settings, cj_error *err)
{
    static const char *const lists[] = {"cases", "individuals", "partial", NULL};

    for (size_t i = 0; lists[i] != NULL; i++)
        if (cj_settings_given(settings, lists[i]) != NULL)
            return cj_fail(err, CJ_EUSAGE,
                           "%s lists persons or holds their counts as they are: nothing of it can "
                           "be hidden with {suppress-below}",
                           cj_option_said(err, lists[i]).text);
    if (cj_settings_given(settings, "survival") != NULL &&
        cj_settings_given(settings, "at") == NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "{survival} has a row for each day on which somebody offended: with "
                       "{suppress-below} it needs {at D,D,...}, the days to tell of");
    return CJ_OK;
}

cj_status cj_settings_resolve_hiding(cj_settings *settings, cj_error *err)
{
    cj_hiding_options *hiding = &settings->hiding;
    cj_status status = take_number(&hiding->below, "suppress-below", settings->suppress_below, err);

    if (status == CJ_OK)
        status = take_number(&hiding->base, "suppress-base", settings->suppress_base, err);
    if (status == CJ_OK && settings->round_to != NULL &&
        !cj_whole_parse(&hiding->round_to, cj_span_of(settings->round_to)))
        hiding->round_to = -1; /* cj_hiding_check() says what it must be */
    hiding->zeros = hiding->zeros || settings->suppress_zeros;
    hiding->people = hiding->people || settings->suppress_people;
    if (status == CJ_OK)
        status = cj_hiding_check(hiding, err);
    if (status == CJ_OK && settings->published.count > 0 && hiding->below == 0 &&
        !settings->program->compares)
        status =
            cj_fail(err, CJ_EUSAGE, "{published} needs {suppress-below N}: which counts are small");
    if (status == CJ_OK && settings->disclosure != NULL && !cj_hiding_is_wanted(hiding))
        status = cj_fail(err, CJ_EUSAGE,
                         "{disclosure} needs {suppress-below N} or {suppress-base N}: nothing is "
                         "hidden");
    settings->measure.hides = cj_hiding_is_wanted(hiding);
    settings->measure.hiding = hiding;
    settings->measure.least = hiding->below > 0 ? hiding->below : hiding->round_to;
    return status == CJ_OK && settings->measure.hides ? refuse_lists(settings, err) : status;
}
