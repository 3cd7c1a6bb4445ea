/* Whether periods and the as-of date are those of the data: exports can be stale or empty. */
#include "dated.h"

#define NAMED_MOST 6 /* empty periods that a message names */

/* ---- periods ---------------------------------------------------------------------------- */

static bool has_rows(const cj_period *period, const cj_days *days)
{
    return cj_days_any(days, period->first, period->last);
}

bool cj_measure_is_empty(const cj_measure_options *common, size_t period, const cj_days *days)
{
    const cj_period *of = &common->periods[period];
    bool between = days->first < of->first && days->last > of->last;

    if (cj_period_is_all(of) || has_rows(of, days))
        return false;
    for (size_t i = 0; between && i < common->period_count; i++)
        if (has_rows(&common->periods[i], days))
            return false;
    return true;
}

/* "2023-24Q1, 2023-24Q2 or 2023-24Q3"; for people "2023-24 Q1". */
static void append_empty(cj_text *out, const cj_measure_options *common, const cj_days *days,
                         bool people)
{
    size_t left = 0;
    size_t named = 0;

    for (size_t i = 0; i < common->period_count; i++)
        left += cj_measure_is_empty(common, i, days);
    for (size_t i = 0; left > 0 && i < common->period_count; i++) {
        const cj_period *period = &common->periods[i];

        if (!cj_measure_is_empty(common, i, days))
            continue;
        if (named == NAMED_MOST) {
            cj_text_format(out, " or %zu more", left);
            return;
        }
        cj_text_add(out, named == 0 ? "" : left == 1 ? " or " : ", ");
        if (people)
            cj_period_append_label(out, cj_span_of(period->name));
        else
            cj_text_add(out, period->name);
        named++;
        left--;
    }
}

/* Behind "no row": " lies in 2023-24Q1: its review_date runs from 2021-04-03 to 2022-03-30". */
static void append_where(cj_text *out, const cj_measure_options *common, const cj_records *records,
                         cj_span name, const cj_days *days)
{
    cj_text_add(out, " lies in ");
    append_empty(out, common, days, false);
    if (days->first != CJ_DATE_MISSING) {
        cj_text_format(out, ": its %.*s runs from ", (int)name.length, name.at);
        cj_date_append(out, days->first);
        cj_text_add(out, " to ");
        cj_date_append(out, days->last);
    } else if (cj_records_ledger(records)->count > 0) {
        cj_text_format(out, ": none has a %.*s", (int)name.length, name.at);
    } else {
        cj_text_add(out, cj_records_ledger(records)->file_count > 1 ? ": there is no row in them"
                                                                    : ": there is no row in it");
    }
}

/* No figure of an empty period is to be read without it: 0 may be that nothing happened, or that
 * the export does not reach there. Of a part the others have shown that it does. */
static cj_status mark_empty(const cj_measure_options *common, cj_records *records,
                            const cj_days *days, cj_error *err)
{
    const cj_records_selection *selection = &cj_records_options_of(records)->selection;
    cj_text mark = CJ_TEXT_INIT;
    bool part = false;
    cj_status status;

    for (size_t i = 0; i < selection->everywhere_count; i++)
        part = part || selection->everywhere[i].part;
    cj_text_add(&mark, part ? "no rows for " : "no data for ");
    append_empty(&mark, common, days, true);
    status = cj_text_check(&mark, err);
    if (status == CJ_OK)
        status = cj_records_mark(records, cj_text_string(&mark), err);
    cj_text_clear(&mark);
    return status;
}

cj_status cj_measure_check_periods(const cj_measure_options *common, cj_records *records,
                                   cj_span name, const cj_days *days, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    bool any = false;

    for (size_t i = 0; i < common->period_count; i++)
        any = any || cj_measure_is_empty(common, i, days);
    if (!any)
        return CJ_OK;
    cj_text_add(&words, "no row");
    if (!common->allow_empty) {
        cj_text_add(&words, " of ");
        cj_ledger_append_names(&words, cj_records_ledger(records));
    }
    append_where(&words, common, records, name, days);
    status = cj_text_check(&words, err);
    if (status == CJ_OK && !common->allow_empty)
        status = cj_fail(err, CJ_EDATA, "%s ({allow-empty} goes on all the same)",
                         cj_text_string(&words));
    else if (status == CJ_OK)
        status = cj_records_caution(records, "empty-period", cj_text_string(&words), err);
    if (status == CJ_OK)
        status = mark_empty(common, records, days, err);
    cj_text_clear(&words);
    return status;
}

/* ---- the as-of date ----------------------------------------------------------------------- */

/* "--as-of 2022-02-15", as the reader calls it. */
static void append_as_of(cj_text *out, cj_date as_of, const cj_error *err)
{
    cj_text day = CJ_TEXT_INIT;

    cj_date_append(&day, as_of);
    cj_text_say(out, err, "{as-of %s}", cj_text_string(&day));
    out->failed = out->failed || day.failed;
    cj_text_clear(&day);
}

cj_status cj_measure_check_as_of(const cj_measure_options *common, cj_records *records,
                                 cj_date as_of, const char *before, const char *behind,
                                 cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++) {
        const cj_period *period = &common->periods[i];

        if (as_of == CJ_DATE_MISSING || cj_period_is_all(period) || as_of >= period->last)
            continue;
        cj_text_reset(&words);
        append_as_of(&words, as_of, err);
        cj_text_format(&words, " is before the end of %s, ", period->name);
        cj_date_append(&words, period->last);
        cj_text_format(&words, ": %s", before);
        cj_date_append(&words, as_of < period->first ? period->first : as_of + 1);
        cj_text_add(&words, behind);
        status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = cj_records_caution(records, "as-of-in-period", cj_text_string(&words), err);
    }
    cj_text_clear(&words);
    return status;
}

cj_status cj_measure_check_as_of_all(const cj_measure_options *common, cj_records *records,
                                     cj_date as_of, cj_span name, const cj_days *days,
                                     const char *behind, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    bool all = false;

    for (size_t i = 0; i < common->period_count; i++)
        all = all || cj_period_is_all(&common->periods[i]);
    if (!all || as_of == CJ_DATE_MISSING || days->first == CJ_DATE_MISSING || as_of >= days->first)
        return CJ_OK;
    append_as_of(&words, as_of, err);
    cj_text_format(&words, " is before the first %.*s, ", (int)name.length, name.at);
    cj_date_append(&words, days->first);
    cj_text_format(&words, ": every row%s", behind);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_caution(records, "as-of-before-data", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

void cj_measure_append_last(cj_text *out, const char *kind, cj_date last)
{
    if (last == CJ_DATE_MISSING)
        return;
    if (out->length == 0)
        cj_text_format(out, "the last %s is dated ", kind);
    else
        cj_text_format(out, " and the last %s ", kind);
    cj_date_append(out, last);
}

bool cj_measure_is_beyond(cj_date as_of, const cj_days *known)
{
    int32_t usual;

    if (as_of == CJ_DATE_MISSING || known->last == CJ_DATE_MISSING)
        return false;
    usual = cj_days_gap(known);
    return as_of - known->last > (usual < CJ_USUAL_GAP_LEAST ? CJ_USUAL_GAP_LEAST : usual);
}

cj_status cj_measure_check_complete(cj_records *records, cj_date as_of, const cj_days *known,
                                    cj_text *lasts, const char *consequence, cj_error *err)
{
    cj_status status;

    if (!cj_measure_is_beyond(as_of, known))
        return CJ_OK;
    cj_text_format(lasts, ", %d months before ", cj_date_months_between(known->last, as_of));
    append_as_of(lasts, as_of, err);
    cj_text_format(lasts, ": are the data complete until then? %s", consequence);
    status = cj_text_check(lasts, err);
    return status == CJ_OK
               ? cj_records_caution(records, "as-of-beyond-data", cj_text_string(lasts), err)
               : status;
}
