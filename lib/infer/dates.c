/* Whether a column is one of dates, in which forms, and which of two orders of day and month. */
#include "infer_internal.h"

#include <string.h>

#define BIRTH_PIVOT 1930 /* nobody is born in the future, few before */
#define MARGIN_MOST 20   /* years before the first short one */

static bool is_birth(cj_span heading)
{
    return cj_infer_has_word(heading, "dob", false) || cj_infer_has_word(heading, "birth", false) ||
           cj_infer_has_word(heading, "born", false);
}

bool cj_infer_is_date_heading(cj_span heading)
{
    return is_birth(heading) || cj_infer_has_word(heading, "date", false) ||
           cj_infer_has_word(heading, "day", false) || cj_infer_has_word(heading, "on", true);
}

/* ---- the order of day and month ------------------------------------------------------------- */

static bool has_way(const cj_infer_work *in, uint64_t forms, unsigned way)
{
    for (size_t i = 0; i < in->forms.count; i++)
        if ((forms >> i & 1) != 0 && in->forms.forms[i].day == way)
            return true;
    return false;
}

/* The cells of a column that only one order reads. */
static void count_proofs(uint64_t *day_first, uint64_t *month_first, const cj_infer_work *in,
                         const cj_infer_column *column)
{
    *day_first = 0;
    *month_first = 0;
    for (size_t i = 0; i < column->date_count; i++) {
        const cj_infer_mask *mask = &column->dates[i];

        for (size_t f = 0; f < in->forms.count; f++) {
            const cj_infer_form *form = &in->forms.forms[f];

            if ((mask->forms >> f & 1) == 0 || form->rival == form->day ||
                has_way(in, mask->forms, form->rival))
                continue;
            *(form->day < form->rival ? day_first : month_first) += mask->count;
            break;
        }
    }
}

uint64_t cj_infer_count_dates(const cj_infer_work *in, const cj_infer_column *column)
{
    uint64_t total = 0;

    for (size_t i = 0; i < column->date_count; i++)
        total += (column->dates[i].forms & ~in->forms.numbers) != 0 ? column->dates[i].count : 0;
    return total;
}

/* Find the order of day and month. One system writes all its dates in one order, so a column that
 * proves the order settles it for columns that fit both. */
void cj_infer_find_order(cj_infer_work *in)
{
    uint64_t proofs[2] = {0, 0};

    for (size_t i = 0; i < in->column_count; i++) {
        const cj_infer_column *column = &in->columns[i];
        uint64_t day_first;
        uint64_t month_first;

        if (cj_infer_count_dates(in, column) * 2 < column->values - column->pending)
            continue;
        count_proofs(&day_first, &month_first, in, column);
        if (day_first + month_first > 0 && proofs[0] + proofs[1] == 0)
            in->prover = column->heading;
        proofs[0] += day_first;
        proofs[1] += month_first;
    }
    in->month_first = proofs[1] > 0 && proofs[0] == 0;
    if ((proofs[0] > 0) == (proofs[1] > 0))
        in->prover = (cj_span){NULL, 0};
}

/* Count the values that begin with two numbers of which either could be the day; 0 if one of them
 * fits one order only, which proves it. */
static uint64_t count_unproven(const cj_infer_work *in, const cj_infer_column *column)
{
    uint64_t count = 0;

    for (size_t i = 0; i < column->date_count; i++)
        for (size_t f = 0; f < in->forms.count; f++) {
            const cj_infer_form *form = &in->forms.forms[f];

            if (((column->forms & column->dates[i].forms) >> f & 1) == 0 ||
                form->rival == form->day)
                continue;
            if (!has_way(in, column->dates[i].forms, form->rival))
                return 0;
            count += column->dates[i].count;
            break;
        }
    return count;
}

/* ---- forms ------------------------------------------------------------------------------------
 */

static bool is_month(const cj_infer_form *form)
{
    return strstr(form->form.text, "%d") == NULL && form->form.text[0] == '%';
}

/* Whether form a is to be taken rather than b where both read as many values. */
static bool is_preferred(const cj_infer_work *in, const cj_infer_form *a, const cj_infer_form *b)
{
    if (a->rival == b->day && a->rival != a->day)
        return (a->day > b->day) == in->month_first;
    return a->day < b->day;
}

/* How many values the form reads that none of the column's reads yet. */
static uint64_t count_new(const cj_infer_column *column, size_t form)
{
    uint64_t count = 0;

    for (size_t i = 0; i < column->date_count; i++)
        if ((column->dates[i].forms >> form & 1) != 0 &&
            (column->dates[i].forms & column->forms) == 0)
            count += column->dates[i].count;
    return count;
}

/* The form that most of the remaining values fit, of those that may stand beside the column's:
 * they are of days, or of months, and never of both orders. */
static size_t choose_form(uint64_t *best, const cj_infer_work *in, const cj_infer_column *column,
                          bool numbers)
{
    const cj_infer_form *forms = in->forms.forms;
    size_t found = CJ_INFER_FORMS;

    *best = 0;
    for (size_t f = 0; f < in->forms.count; f++) {
        uint64_t count;

        if ((!numbers && (in->forms.numbers >> f & 1) != 0) || (column->forms >> f & 1) != 0 ||
            (forms[f].rival != forms[f].day && has_way(in, column->forms, forms[f].rival)) ||
            (column->forms != 0 &&
             is_month(&forms[f]) != is_month(&forms[__builtin_ctzll(column->forms)])))
            continue;
        count = count_new(column, f);
        if (count > *best ||
            (count == *best && count > 0 && is_preferred(in, &forms[f], &forms[found]))) {
            *best = count;
            found = f;
        }
    }
    return found;
}

/* Take forms until none of the remaining values fits one; *unread is the number of values that
 * are no dates. */
static void choose_forms(const cj_infer_work *in, cj_infer_column *column, bool numbers,
                         uint64_t *unread)
{
    uint64_t best;
    size_t form;

    column->forms = 0;
    *unread = column->values - column->pending;
    while ((form = choose_form(&best, in, column, numbers)) < CJ_INFER_FORMS) {
        numbers = true; /* a spreadsheet spoils some of the dates */
        column->forms |= UINT64_C(1) << form;
        *unread -= best;
    }
}

/* Choose the pivot year: the largest gap in the two-digit years marks it. Half of the gap, but at
 * most 20 years, is left for earlier years. A run that ends by 39 belongs to this century. */
static int choose_pivot(const uint8_t years[100])
{
    int best = 0;
    int start = 0;
    int last = 0;
    int margin;

    for (int i = 0; i < 100; i++) {
        int gap = 0;

        if (!years[i])
            continue;
        while (gap < 99 && !years[(i + 99 - gap) % 100])
            gap++;
        if (gap > best) {
            best = gap;
            start = i;
        }
    }
    for (int i = 0; i < 100; i++)
        last = years[(start + i) % 100] ? start + i : last;
    margin = best / 2 < MARGIN_MOST ? best / 2 : MARGIN_MOST;
    return (last < 40 ? 2000 : 1900) + start - margin;
}

/* ---- what is said ------------------------------------------------------------------------------
 */

static void remark_on_order(cj_infer_work *in, cj_infer_column *column)
{
    uint64_t open = count_unproven(in, column);
    const char *first = in->month_first ? "month" : "day";

    if (open == 0)
        return;
    if (in->prover.at != NULL) {
        cj_infer_remark(column,
                        "The %s stands first, as \"%.*s\" proves; here all %llu dates fit both "
                        "orders.",
                        first, (int)in->prover.length, in->prover.at, (unsigned long long)open);
        return;
    }
    cj_infer_remark(column,
                    "All %llu dates that begin with two numbers fit day and month and month "
                    "and day: that the day stands first is unproven.",
                    (unsigned long long)open);
    cj_infer_note_open(in, column,
                       "all %llu dates fit day and month and month and day; the draft reads the "
                       "day first: see what the system does, and dateFormats",
                       (unsigned long long)open);
}

static void remark(cj_infer_work *in, cj_infer_column *column, uint64_t unread)
{
    remark_on_order(in, column);
    if ((column->forms & (column->forms - 1)) != 0)
        cj_infer_remark(column, "The dates have several forms.");
    if ((column->forms & in->forms.short_years) != 0) {
        column->pivot = is_birth(column->heading) ? BIRTH_PIVOT : choose_pivot(column->years);
        cj_infer_remark(column,
                        "Years have two digits and are taken for %d to %d: check pivotYear in "
                        "the profile.",
                        column->pivot, column->pivot + 99);
        cj_infer_note_open(in, column, "years of two digits are read as %d to %d: see pivotYear",
                           column->pivot, column->pivot + 99);
    }
    if ((column->forms & in->forms.excel) != 0)
        cj_infer_remark(column, "Numbers of five digits are taken for a spreadsheet's days.");
    if (unread > 0) {
        cj_infer_remark(column, "%llu of %llu values are no dates of this form%s%.*s.",
                        (unsigned long long)unread, (unsigned long long)column->values,
                        column->no_date.length > 0 ? ", such as " : "", (int)column->no_date.length,
                        column->no_date.at == NULL ? "" : column->no_date.at);
        cj_infer_note_open(
            in, column, "%llu of %llu values are no dates%s%.*s", (unsigned long long)unread,
            (unsigned long long)column->values, column->no_date.length > 0 ? ", such as " : "",
            (int)column->no_date.length, column->no_date.at == NULL ? "" : column->no_date.at);
    }
}

bool cj_infer_take_dates(cj_infer_work *in, cj_infer_column *column)
{
    bool builtin = column->builtin != NULL && column->builtin->kind == CJ_KIND_DATE;
    bool numbers = builtin || cj_infer_is_date_heading(column->heading);
    uint64_t days = cj_infer_count_dates(in, column);
    uint64_t unread;

    if (column->values == column->pending || (days == 0 && !numbers))
        return false;
    choose_forms(in, column, numbers || days * 2 >= column->values, &unread);
    /* At most one value in ten may be no date, or half of them where the built-in schema has a date
     * here. */
    if (column->forms == 0 || !cj_infer_is_exception(unread, column, 10)) {
        column->forms = 0;
        return false;
    }
    column->type = CJ_INFER_DATE;
    for (size_t f = 0; f < in->forms.count; f++)
        column->times = column->times || ((column->forms >> f & 1) != 0 &&
                                          strchr(in->forms.forms[f].form.text, ':') != NULL);
    remark(in, column, unread);
    return true;
}

bool cj_infer_has_common_forms(const cj_infer_work *in)
{
    uint64_t forms = 0;

    for (size_t i = 0; i < in->column_count; i++) {
        const cj_infer_column *column = &in->columns[i];

        if (column->type != CJ_INFER_DATE || column->forms == 0 || column->name.length == 0)
            continue;
        if (column->pivot > 0 || (forms != 0 && forms != column->forms))
            return false;
        forms = column->forms;
    }
    return forms != 0;
}
