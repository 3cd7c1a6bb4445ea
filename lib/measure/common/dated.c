/* Whether periods and the as-of date are those of the data: exports can be stale or empty. */
#include "dated.h"

#include "dates/days_edge.h"
#include "records/link/reach.h"

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

/* "--as-of 2022-02-15", as the reader calls it. */
static void append_as_of(cj_text *out, cj_date as_of, const cj_error *err)
{
    cj_text day = CJ_TEXT_INIT;

    cj_date_append(&day, as_of);
    cj_text_say(out, err, "{as-of %s}", cj_text_string(&day));
    out->failed = out->failed || day.failed;
    cj_text_clear(&day);
}

/* ---- where the days begin and end ---------------------------------------------------------- */

/* "the last Outcome Date is 2023-01-31" */
static void append_edge(cj_text *out, const char *which, cj_span name, cj_date edge)
{
    cj_text_format(out, "the %s %.*s is ", which, (int)name.length, name.at);
    cj_date_append(out, edge);
}

/* Warn of what stands in the words, which are cleared.  The question has both readings: nothing in
 * a file tells whether it was cut where a service paused. */
static cj_status tell_edge(cj_text *words, cj_records *records, const char *code,
                           const char *question, cj_error *err)
{
    cj_text_format(words, ": does the export %s What an export lacks counts nowhere", question);
    return cj_records_caution_words(records, code, words, err);
}

static cj_status check_end(const cj_measure_options *common, const cj_period *period,
                           cj_records *records, cj_span name, const cj_days *days, cj_error *err)
{
    bool running = common->has_complete && common->complete < period->last;
    cj_date until = running ? common->complete : period->last;
    cj_date last = cj_days_ended(days, until);
    cj_text words = CJ_TEXT_INIT;

    if (last == CJ_DATE_MISSING || last < period->first)
        return CJ_OK;
    cj_days_append_later(&words, days, last);
    append_edge(&words, "last", name, last);
    cj_text_format(&words, ", %d days before ", until - last);
    if (running)
        append_as_of(&words, until, err);
    else
        cj_text_format(&words, "the end of %s", period->name);
    return tell_edge(&words, records, "rows-end", "end there, or did nothing happen after it?",
                     err);
}

static cj_status check_begin(const cj_period *period, cj_records *records, cj_span name,
                             const cj_days *days, const cj_days *causes, cj_error *err)
{
    cj_date first = cj_days_began(days, period->first);
    cj_text words = CJ_TEXT_INIT;

    if (first == CJ_DATE_MISSING || first > period->last ||
        (causes != NULL && causes->first >= period->first && causes->first <= first &&
         cj_days_began(causes, period->first) == CJ_DATE_MISSING))
        return CJ_OK;
    cj_days_append_earlier(&words, days, first);
    append_edge(&words, "first", name, first);
    cj_text_format(&words, ", %d days after the beginning of %s", first - period->first,
                   period->name);
    return tell_edge(&words, records, "rows-begin", "begin there, or did nothing happen before it?",
                     err);
}

/* An export that ends or begins inside a period gives low figures of it; a linked one does where
 * rows of it are asked for. */
static cj_status check_edges(const cj_measure_options *common, cj_records *records, cj_span name,
                             const cj_days *days, const cj_days *causes, cj_error *err)
{
    cj_date last = CJ_DATE_MISSING;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++) {
        const cj_period *period = &common->periods[i];

        if (cj_period_is_all(period))
            continue;
        last = period->last > last ? period->last : last;
        status = check_end(common, period, records, name, days, err);
        if (status == CJ_OK)
            status = check_begin(period, records, name, days, causes, err);
    }
    return status == CJ_OK && last != CJ_DATE_MISSING
               ? cj_records_check_reach(
                     records, last, common->has_complete ? common->complete : CJ_DATE_MISSING, err)
               : status;
}

cj_status cj_measure_check_periods(const cj_measure_options *common, cj_records *records,
                                   cj_span name, const cj_days *days, const cj_days *causes,
                                   cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    bool any = false;

    for (size_t i = 0; i < common->period_count; i++)
        any = any || cj_measure_is_empty(common, i, days);
    if (!any)
        return check_edges(common, records, name, days, causes, err);
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
    if (status == CJ_OK)
        status = check_edges(common, records, name, days, causes, err);
    cj_text_clear(&words);
    return status;
}

/* ---- the as-of date ----------------------------------------------------------------------- */

/* counted: NULL, or the days of which one has to lie in the rest of a period. */
static cj_status check_as_of(const cj_measure_options *common, cj_records *records, cj_date as_of,
                             const char *before, const char *behind, const cj_days *counted,
                             cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++) {
        const cj_period *period = &common->periods[i];
        cj_date rest = as_of < period->first ? period->first : as_of + 1;
        cj_text words = CJ_TEXT_INIT;

        if (as_of == CJ_DATE_MISSING || cj_period_is_all(period) || as_of >= period->last ||
            (counted != NULL && !cj_days_any(counted, rest, period->last)))
            continue;
        append_as_of(&words, as_of, err);
        cj_text_format(&words, " is before the end of %s, ", period->name);
        cj_date_append(&words, period->last);
        cj_text_format(&words, ": %s", before);
        cj_date_append(&words, rest);
        cj_text_add(&words, behind);
        status = cj_records_caution_words(records, "as-of-in-period", &words, err);
    }
    return status;
}

cj_status cj_measure_check_as_of(const cj_measure_options *common, cj_records *records,
                                 cj_date as_of, const char *before, const char *behind,
                                 cj_error *err)
{
    return check_as_of(common, records, as_of, before, behind, NULL, err);
}

cj_status cj_measure_check_days(const cj_measure_options *common, cj_records *records, cj_span name,
                                const cj_days *days, cj_error *err)
{
    cj_text before = CJ_TEXT_INIT;
    cj_status status = cj_measure_check_periods(common, records, name, days, NULL, err);

    if (status != CJ_OK || !common->has_complete)
        return status;
    cj_text_format(&before, "a row whose %.*s is from ", (int)name.length, name.at);
    status = cj_text_check(&before, err);
    if (status == CJ_OK)
        status = check_as_of(common, records, common->complete, cj_text_string(&before),
                             " on counts all the same", days, err);
    cj_text_clear(&before);
    return status;
}

cj_status cj_measure_check_as_of_all(const cj_measure_options *common, cj_records *records,
                                     cj_date as_of, cj_span name, const cj_days *days,
                                     const char *behind, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    bool all = false;

    for (size_t i = 0; i < common->period_count; i++)
        all = all || cj_period_is_all(&common->periods[i]);
    if (!all || as_of == CJ_DATE_MISSING || days->first == CJ_DATE_MISSING || as_of >= days->first)
        return CJ_OK;
    append_as_of(&words, as_of, err);
    cj_text_format(&words, " is before the first %.*s, ", (int)name.length, name.at);
    cj_date_append(&words, days->first);
    cj_text_format(&words, ": every row%s", behind);
    return cj_records_caution_words(records, "as-of-before-data", &words, err);
}

cj_status cj_measure_check_strayed(cj_records *records, cj_date as_of, cj_span name,
                                   const cj_days *days, const char *consequence, cj_error *err)
{
    cj_date first = as_of == CJ_DATE_MISSING ? CJ_DATE_MISSING : cj_days_strayed(days, as_of);
    cj_text words = CJ_TEXT_INIT;

    if (first == CJ_DATE_MISSING)
        return CJ_OK;
    cj_text_format(&words, "%.*s has %s ", (int)name.length, name.at,
                   first == days->last ? "a date of" : "dates from");
    cj_date_append(&words, first);
    if (first < days->last) {
        cj_text_add(&words, " to ");
        cj_date_append(&words, days->last);
    }
    cj_text_add(&words, ", more than a year after ");
    append_as_of(&words, as_of, err);
    cj_text_format(&words, " and after any other: is that true? %s", consequence);
    return cj_records_caution_words(records, "dates-after-as-of", &words, err);
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
