/* Limits of time: 7wd, 28d, 3m. */
#include "count.h"

bool cj_limit_parse(cj_limit *out, cj_span text)
{
    static const cj_span units[] = {[CJ_LIMIT_DAYS] = CJ_SPAN_INIT("d"),
                                    [CJ_LIMIT_WORKING_DAYS] = CJ_SPAN_INIT("wd"),
                                    [CJ_LIMIT_MONTHS] = CJ_SPAN_INIT("m")};
    size_t digits = 0;
    int64_t value = 0;

    while (digits < text.length && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    /* The digits are counted by hand, because a sign is no part of a limit. */
    if (!cj_whole_parse(&value, (cj_span){text.at, digits}) || value > CJ_LIMIT_MAX)
        return false;
    for (size_t unit = 0; unit < sizeof units / sizeof *units; unit++) {
        if (!cj_span_equal(units[unit], (cj_span){text.at + digits, text.length - digits}))
            continue;
        *out = (cj_limit){(int32_t)value, (cj_limit_unit)unit};
        return true;
    }
    return false;
}

const char *cj_limit_unit_words(cj_limit_unit unit, bool one)
{
    static const char *const words[][2] = {
        [CJ_LIMIT_DAYS] = {"days", "day"},
        [CJ_LIMIT_WORKING_DAYS] = {"working days", "working day"},
        [CJ_LIMIT_MONTHS] = {"months", "month"}};

    return words[unit][one];
}

void cj_limit_append(cj_text *out, cj_limit limit)
{
    cj_text_format(out, "%d %s", (int)limit.count,
                   cj_limit_unit_words(limit.unit, limit.count == 1));
}
