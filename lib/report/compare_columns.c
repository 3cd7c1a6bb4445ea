/* What stands beside a figure for each period that it is compared with: the figure then, the
 * change, and of shares how sure it is. */
#include "compare.h"
#include "report_internal.h"

#include "stats/interval.h"

#include <string.h>

/* ---- names --------------------------------------------------------------------------------- */

/* Append a word of a definition as a part of a key: same_quarter_last_year. */
static void append_word(cj_text *out, cj_span word)
{
    bool gap = false;

    for (size_t i = 0; i < word.length; i++) {
        char c = word.at[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            gap = true;
            continue;
        }
        if (gap)
            cj_text_char(out, '_');
        gap = false;
        cj_text_char(out, c);
    }
}

/* Append what tells the columns of a comparator from those of others. It is the same in every
 * period: "previous" of the only one, else the word of the definition; a word that stands for
 * several periods has their numbers behind it. */
static void append_suffix(cj_text *out, const cj_comparison *in, size_t period)
{
    const cj_definition_measure *measure = in->measure;
    size_t first = in->period_count;

    if (in->period_count == 2 || measure->comparator_count == 0) {
        cj_text_add(out, "previous");
        return;
    }
    for (size_t i = measure->comparator_count; i-- > 0;) {
        size_t count = cj_period_related_count(measure->comparators[i].at);

        first -= count;
        if (period < first)
            continue;
        append_word(out, measure->comparators[i]);
        if (count > 1)
            cj_text_format(out, "_%zu", period - first + 1);
        return;
    }
}

/* ---- columns ------------------------------------------------------------------------------- */

/* What stands beside a figure. */
enum { THEN, CHANGE, LOW, HIGH, VERDICT, BESIDE_COUNT };

static const struct {
    const char *key; /* behind that of the figure; a comparator that is not the previous one: first
                        its word */
    const char *before; /* the period in the heading, which begins with the figure ... */
    const char *alone;  /* ... unless it is the only one that is compared */
    const char *behind;
    const char *brief; /* below "Figure, compared with 2020-21"; NULL: the period */
    cj_part part;
} beside[BESIDE_COUNT] = {
    [THEN] = {"", ", ", NULL, "", NULL, CJ_PART_THEN},
    [CHANGE] = {"_change", ", change since ", "Change since ", "", "Change", CJ_PART_CHANGE},
    [LOW] = {"_change_low", ", change since ", "Change since ", ", lower bound", "Change",
             CJ_PART_LOW},
    [HIGH] = {"_change_high", ", change since ", "Change since ", ", upper bound", "Change",
              CJ_PART_HIGH},
    [VERDICT] = {"_change_verdict", ", verdict on the change since ",
                 "Verdict on the change since ", "", "Verdict", CJ_PART_VERDICT}};

/* Append "Count, change since 2020-21", or "Change since 2020-21" where nothing but counts is
 * compared. */
static void append_heading(cj_text *out, const cj_comparison *in, size_t figure, const char *when,
                           int what)
{
    if (in->figure_count == 1 && beside[what].alone != NULL)
        cj_text_add(out, beside[what].alone);
    else
        cj_text_format(out, "%s%s", in->from->columns[figure].heading, beside[what].before);
    cj_text_format(out, "%s%s", when, beside[what].behind);
}

static const cj_toned_word change_tones[] = {{"higher", CJ_TONE_NONE},
                                             {"lower", CJ_TONE_NONE},
                                             {"no clear difference", CJ_TONE_MIXED},
                                             {NULL, CJ_TONE_NONE}};
static const cj_toned_word up_tones[] = {{"higher", CJ_TONE_GOOD},
                                         {"lower", CJ_TONE_BAD},
                                         {"no clear difference", CJ_TONE_MIXED},
                                         {NULL, CJ_TONE_NONE}};
static const cj_toned_word down_tones[] = {{"higher", CJ_TONE_BAD},
                                           {"lower", CJ_TONE_GOOD},
                                           {"no clear difference", CJ_TONE_MIXED},
                                           {NULL, CJ_TONE_NONE}};

/* Whether changes of the column are judged: it has shares of people or rows. */
static bool is_judged(const cj_table *table, size_t column)
{
    return strcmp(table->columns[column].unit, "percent") == 0;
}

static const char *unit_of(const cj_table_column *figure, int what)
{
    if (what == VERDICT)
        return "verdict";
    return what != THEN && strcmp(figure->unit, "percent") == 0 ? "points" : figure->unit;
}

static cj_status add_column(cj_comparison *in, size_t figure, size_t period, int what,
                            cj_error *err)
{
    const cj_table_column *from = &in->from->columns[figure];
    cj_text texts[3] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT}; /* suffix, key, of */
    cj_text heading = CJ_TEXT_INIT;
    cj_text group = CJ_TEXT_INIT;
    cj_text when = CJ_TEXT_INIT;
    cj_table_column column = {
        .part = beside[what].part, .period = in->periods[period].name, .unit = unit_of(from, what)};
    bool previous;
    cj_status status;

    append_suffix(&texts[0], in, period);
    previous = strcmp(cj_text_string(&texts[0]), "previous") == 0;
    for (int i = 1; i < 3; i++) {
        cj_text_add(&texts[i], from->key);
        if (!previous || (i == 1 && what == THEN))
            cj_text_format(&texts[i], "_%s", cj_text_string(&texts[0]));
        cj_text_add(&texts[i], beside[i == 1 ? what : CHANGE].key);
    }
    cj_period_append_label(&when, cj_span_of(in->periods[period].name));
    append_heading(&heading, in, figure, cj_text_string(&when), what);
    cj_table_append_heading(&group, in->from, figure);
    cj_text_format(&group, ", compared with %s", cj_text_string(&when));
    column.key = cj_text_string(&texts[1]);
    column.of =
        what == THEN || what == CHANGE ? from->key : cj_table_keep(in->to, cj_text_span(&texts[2]));
    column.heading = cj_text_string(&heading);
    column.group = cj_text_string(&group);
    column.brief = beside[what].brief != NULL ? beside[what].brief : cj_text_string(&when);
    if (what == VERDICT)
        column.tones = from->better == CJ_BETTER_HIGHER  ? up_tones
                       : from->better == CJ_BETTER_LOWER ? down_tones
                                                         : change_tones;
    if (what == LOW)
        column.interval = cj_table_confidence(in->from) > 99 ? "99.8% interval of the change"
                                                             : "95% interval of the change";
    status = cj_text_check(&texts[0], err);
    if (status == CJ_OK)
        status = cj_text_check(&texts[1], err);
    if (status == CJ_OK)
        status = cj_text_check(&heading, err);
    if (status == CJ_OK)
        status = cj_text_check(&group, err);
    if (status == CJ_OK)
        status = cj_text_check(&when, err);
    if (status == CJ_OK && column.of == NULL)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = cj_table_add_column(in->to, column, err);
    for (int i = 0; i < 3; i++)
        cj_text_clear(&texts[i]);
    cj_text_clear(&heading);
    cj_text_clear(&group);
    cj_text_clear(&when);
    return status;
}

/* The column that says which period it is: keys do not, so that they stay the same. */
static cj_status add_period(cj_comparison *in, size_t period, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&key, "period_");
    append_suffix(&key, in, period);
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_table_add_column(in->to,
                                     (cj_table_column){.key = cj_text_string(&key),
                                                       .heading = "Compared with",
                                                       .unit = "period",
                                                       .part = CJ_PART_DATA},
                                     err);
    cj_text_clear(&key);
    return status;
}

cj_status cj_comparison_add_columns(cj_comparison *in, size_t period, cj_error *err)
{
    cj_status status = add_period(in, period, err);

    for (size_t f = 0; f < in->figure_count; f++) {
        int count = is_judged(in->from, in->figures[f]) ? BESIDE_COUNT : LOW;

        for (int what = 0; status == CJ_OK && what < count; what++)
            status = add_column(in, in->figures[f], period, what, err);
    }
    return status;
}

/* ---- cells --------------------------------------------------------------------------------- */

static const char *label_of(int direction, cj_better better)
{
    if (direction == 0)
        return "No clear difference";
    if (better == CJ_BETTER_UNKNOWN)
        return direction > 0 ? "Higher" : "Lower";
    return (direction > 0) == (better == CJ_BETTER_HIGHER) ? "Better" : "Worse";
}

/* Parts of rounded counts may be more than the whole. */
static int64_t part_of(const cj_cell *share)
{
    return share->part < share->of ? share->part : share->of;
}

/* The bounds themselves decide, before they are rounded. */
void cj_report_judge_change(cj_cell cells[3], const cj_cell *now, const cj_cell *then,
                            cj_better better, double confidence)
{
    static const char *const words[] = {"lower", "no clear difference", "higher"};
    int places = (now->places > then->places ? now->places : then->places) + 1;
    cj_interval interval;
    int direction;

    if (now->kind == CJ_CELL_SUPPRESSED || then->kind == CJ_CELL_SUPPRESSED) {
        cells[0] = cells[1] = cells[2] = cj_cell_withheld();
        return;
    }
    if (now->of == 0 || then->of == 0)
        return;
    interval = cj_interval_difference(part_of(now), now->of, part_of(then), then->of,
                                      confidence > 99 ? CJ_Z_99_8 : CJ_Z_95);
    cells[0] = cj_cell_number(cj_round_double(interval.low * 100, places), places);
    cells[1] = cj_cell_number(cj_round_double(interval.high * 100, places), places);
    direction = interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
    cells[2] = cj_cell_labelled(words[direction + 1], label_of(direction, better));
}

cj_cell *cj_comparison_fill(cj_cell *cells, const cj_comparison *in, size_t period, size_t row,
                            size_t then)
{
    double confidence = cj_table_confidence(in->from);

    *cells++ = cj_cell_text(in->periods[period].name);
    for (size_t f = 0; f < in->figure_count; f++) {
        size_t column = in->figures[f];
        const cj_cell *now = cj_table_cell(in->from, row, column);

        if (then > 0) {
            cells[THEN] = *cj_table_cell(in->from, then - 1, column);
            cells[CHANGE] = cj_report_change_of(now, &cells[THEN]);
        }
        if (then > 0 && is_judged(in->from, column))
            cj_report_judge_change(cells + LOW, now, &cells[THEN],
                                   cj_table_better(in->from, row, column), confidence);
        cells += is_judged(in->from, column) ? BESIDE_COUNT : LOW;
    }
    return cells;
}

void cj_comparison_note(cj_text *out, const cj_comparison *in)
{
    bool judged = false;

    for (size_t f = 0; f < in->figure_count; f++)
        judged = judged || is_judged(in->from, in->figures[f]);
    if (judged)
        cj_text_format(out,
                       "Changes of percentages are judged by their %g%% interval (Newcombe's "
                       "method 10): certain where all of it lies on one side of no change. Now and "
                       "then are taken as independent groups; the same people may be in both.",
                       cj_table_confidence(in->from));
}
