/* The order of categories and series: their own, or that of size. */
#include "chart_find.h"
#include "layout.h"

#include <string.h>

/* ---- words that have an order -------------------------------------------------------------- */

#define WORDS_MAX 14

/* Scales that people know without being told. What is in a scale stays in the order of the table.
 */
static const char *const scales[][WORDS_MAX] = {
    {"very high", "high", "medium", "moderate", "low", "very low", NULL},
    {"red", "amber", "yellow", "green", NULL},
    {"outstanding", "good", "requires improvement", "satisfactory", "inadequate", NULL},
    {"improved", "maintained", "same", "deteriorated", NULL},
    {"always", "often", "sometimes", "rarely", "never", NULL},
    {"strongly agree", "agree", "neither", "disagree", "strongly disagree", NULL},
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL},
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", NULL},
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", NULL},
};

bool cj_chart_is_rest(const char *label)
{
    static const char *const words[] = {"",        "(missing)",    "missing",    "(other)",
                                        "other",   "others",       "unknown",    "not known",
                                        "refused", "not recorded", "not stated", "none of these"};
    cj_span word = cj_span_trim(cj_span_of(label));

    return cj_word_is_in(word, words, sizeof words / sizeof *words);
}

static bool is_of_scale(const char *const *scale, const char *label)
{
    for (size_t i = 0; i < WORDS_MAX && scale[i] != NULL; i++)
        if (cj_word_same(cj_span_trim(cj_span_of(label)), cj_span_of(scale[i])))
            return true;
    return false;
}

/* The nth name of the chart's categories or series. */
static const char *name_of(const cj_chart *chart, bool series, size_t number)
{
    return series ? chart->series[number].name : chart->categories[number];
}

static size_t count_of(const cj_chart *chart, bool series)
{
    return series ? chart->series_count : chart->category_count;
}

/* Whether all names are of one scale, what is left over aside. */
static bool is_scale(const cj_chart *chart, bool series)
{
    for (size_t s = 0; s < sizeof scales / sizeof *scales; s++) {
        size_t known = 0;
        size_t others = 0;

        for (size_t i = 0; i < count_of(chart, series); i++)
            if (is_of_scale(scales[s], name_of(chart, series, i)))
                known++;
            else
                others += !cj_chart_is_rest(name_of(chart, series, i));
        if (known > 1 && others == 0)
            return true;
    }
    return false;
}

/* Whether most names have a digit: ages, bands, dates, sessions. */
static bool is_numbered(const cj_chart *chart, bool series)
{
    size_t numbered = 0;
    size_t count = 0;

    for (size_t i = 0; i < count_of(chart, series); i++) {
        const char *name = name_of(chart, series, i);

        count += !cj_chart_is_rest(name);
        numbered += strpbrk(name, "0123456789") != NULL;
    }
    return count > 0 && 3 * numbered >= 2 * count;
}

/* Whether an option of the measure says in which order the values of a column stand. */
static bool is_declared(const cj_table *view, const char *key, const char *heading)
{
    for (size_t i = 0; i < view->option_count; i++) {
        cj_span value = cj_span_of(view->options[i].value);
        const char *equals = strchr(value.at, '=');
        cj_span name = cj_span_trim(
            (cj_span){value.at, equals == NULL ? value.length : (size_t)(equals - value.at)});

        if (strcmp(view->options[i].name, "order") == 0 &&
            (cj_word_same(name, cj_span_of(key)) || cj_word_same(name, cj_span_of(heading))))
            return true;
    }
    return false;
}

static bool is_century(const char *year)
{
    return strncmp(year, "19", 2) == 0 || strncmp(year, "20", 2) == 0;
}

bool cj_chart_is_period(const char *name)
{
    size_t length = strlen(name);
    const char *last = length > 5 && name[length - 5] == ' ' ? name + length - 4 : name;
    bool first = strspn(name, "0123456789") == 4 && is_century(name);

    return first || (last != name && strspn(last, "0123456789") == 4 && is_century(last));
}

/* Take the next part of the form of a name, which is "0-0a0" for 2021-22Q4, "a 0" for Apr 2023. */
static char next_part(const char **name)
{
    size_t digits = strspn(*name, "0123456789");
    size_t letters = strspn(*name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    char part = digits > 0 ? '0' : letters > 0 ? 'a' : **name;

    *name += digits > 0 ? digits : letters > 0 ? letters : part != '\0';
    return part;
}

static bool same_form(const char *a, const char *b)
{
    char part;

    do {
        part = next_part(&a);
        if (part != next_part(&b))
            return false;
    } while (part != '\0');
    return true;
}

/* Whether all names but those of what is left over are of one form: a quarter is not compared with
 * a year. */
static bool are_alike(const cj_chart *chart)
{
    const char *first = NULL;

    for (size_t c = 0; c < chart->category_count; c++) {
        if (cj_chart_is_rest(chart->categories[c]))
            continue;
        if (first != NULL && !same_form(first, chart->categories[c]))
            return false;
        first = chart->categories[c];
    }
    return true;
}

/* Whether the categories are points in time or periods. A line alone does not make them that. */
static bool is_time(const cj_chart *chart)
{
    const cj_table_column *column = &chart->view->columns[chart->category];
    static const char *const times[] = {"period", "year", "quarter", "month",
                                        "date",   "week", "session"};
    size_t years = 0;
    size_t count = 0;

    if (strcmp(column->unit, "date") == 0)
        return true;
    if (cj_word_is_in(cj_span_of(column->key), times, sizeof times / sizeof *times) ||
        cj_word_is_in(cj_span_of(column->heading), times, sizeof times / sizeof *times))
        return true;
    for (size_t c = 0; c < chart->category_count; c++) {
        count += !cj_chart_is_rest(chart->categories[c]);
        years += cj_chart_is_period(chart->categories[c]);
    }
    return count > 0 && years == count;
}

/* ---- size ------------------------------------------------------------------------------------ */

static double number_of(const cj_cell *cell)
{
    double number = (double)cell->units;

    for (int p = 0; p < cell->places; p++)
        number /= 10;
    return number;
}

/* What a category is sorted by: the sum of a stack, else the first series, or the last where series
 * are periods. False: it has no figure. */
static bool size_of(double *out, const cj_chart *chart, size_t category, bool latest)
{
    size_t only = chart->series_count == 0 ? 0 : latest ? chart->series_count - 1 : 0;
    bool found = false;

    *out = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        const cj_cell *cell = cj_chart_cell(chart, &chart->series[s], category);

        if (cell == NULL || !cj_cell_is_figure(cell) ||
            (chart->kind != CJ_CHART_STACKED && s != only))
            continue;
        *out += number_of(cell);
        found = true;
    }
    return found;
}

/* Whether category a stands before b: what is left over last, what has no figure before it. */
static bool is_before(const cj_chart *chart, size_t a, size_t b, bool latest)
{
    bool rest[2] = {cj_chart_is_rest(chart->categories[a]), cj_chart_is_rest(chart->categories[b])};
    double sizes[2];
    bool known[2] = {size_of(&sizes[0], chart, a, latest), size_of(&sizes[1], chart, b, latest)};

    if (rest[0] != rest[1])
        return rest[1];
    if (known[0] != known[1])
        return known[0];
    return sizes[0] > sizes[1];
}

/* Put everything that goes by category in another order: order[i] is the category that comes ith.
 */
static cj_status reorder(cj_chart *chart, const size_t *order, cj_error *err)
{
    size_t count = chart->category_count;
    const char **names = cj_arena_alloc(&chart->arena, (count + 1) * sizeof *names);
    size_t *places = cj_arena_alloc(&chart->arena, (count + 1) * sizeof *places);

    if (names == NULL || places == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++) {
        names[i] = chart->categories[order[i]];
        places[order[i]] = i;
    }
    chart->categories = names;
    for (size_t s = 0; s < chart->series_count; s++) {
        size_t *rows = cj_arena_alloc(&chart->arena, (count + 1) * sizeof *rows);

        if (rows == NULL)
            return cj_fail_nomem(err);
        for (size_t i = 0; i < count; i++)
            rows[i] = chart->series[s].rows[order[i]];
        chart->series[s].rows = rows;
    }
    for (size_t i = 0; i < chart->target_count; i++)
        chart->targets[i].category = places[chart->targets[i].category];
    if (chart->reference != SIZE_MAX)
        chart->reference = places[chart->reference];
    return CJ_OK;
}

/* A chart has few categories, so each is moved to its place. */
static cj_status sort(cj_chart *chart, cj_error *err)
{
    bool latest = is_numbered(chart, true);
    size_t *order = cj_arena_alloc(&chart->arena, (chart->category_count + 1) * sizeof *order);
    bool moved = false;

    if (order == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < chart->category_count; i++) {
        size_t at = i;

        for (; at > 0 && is_before(chart, i, order[at - 1], latest); at--)
            order[at] = order[at - 1];
        moved = moved || at != i;
        order[at] = i;
    }
    return moved ? reorder(chart, order, err) : CJ_OK;
}

/* ---- both ---------------------------------------------------------------------------------- */

/* Whether the categories have an order that says more than that of size. */
static bool is_ordered(const cj_chart *chart)
{
    const cj_table_column *column = &chart->view->columns[chart->category];

    return is_time(chart) || is_scale(chart, false) || is_numbered(chart, false) ||
           is_declared(chart->view, column->key, column->heading);
}

/* Whether the names of the series are of a label, or of values that stand across, whose order was
 * declared; two and what is left over are no scale: women, men, not stated. */
static bool is_series_declared(const cj_chart *chart)
{
    size_t names = 0;

    for (size_t i = 0; i < chart->series_count; i++)
        names += !cj_chart_is_rest(chart->series[i].name);
    for (size_t i = 0; names > 2 && i < chart->view->option_count; i++) {
        const char *value = chart->view->options[i].value;

        if (strcmp(chart->view->options[i].name, "order") == 0 &&
            strstr(value, chart->series[0].name) != NULL &&
            strstr(value, chart->series[chart->series_count - 1].name) != NULL)
            return true;
    }
    return false;
}

cj_status cj_chart_arrange(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    bool sorts = chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR ||
                 chart->kind == CJ_CHART_STACKED || chart->kind == CJ_CHART_INTERVAL;

    chart->timed = is_time(chart) && are_alike(chart);
    chart->unlike = is_time(chart) && !chart->timed;
    chart->scale = chart->series_count > 2 &&
                   (chart->kind == CJ_CHART_STACKED || chart->kind == CJ_CHART_PERCENT_STACKED) &&
                   (is_scale(chart, true) || is_numbered(chart, true) || is_series_declared(chart));
    if (!sorts || spec->order == CJ_CHART_ORDER_TABLE || chart->category_count < 2 ||
        (spec->order == CJ_CHART_ORDER_UNSET && is_ordered(chart)))
        return CJ_OK;
    chart->by_size = !is_ordered(chart);
    return sort(chart, err);
}

/* ---- the rows of the table ------------------------------------------------------------------ */

/* Whether a row is a total: the category or another label of it is All. */
static bool is_total(const cj_table *view, size_t row)
{
    for (size_t i = 0; i < view->column_count; i++) {
        const cj_cell *cell = cj_table_cell(view, row, i);

        if (cj_part_is_label(view->columns[i].part) && cell->kind == CJ_CELL_TEXT &&
            strcmp(cell->text, "All") == 0)
            return true;
    }
    return false;
}

/* Whether all series have their values in the same rows, one a category, and the other rows of the
 * table are totals. Where a value is withheld, an order of size would tell of it. */
static bool leads(const cj_chart *chart)
{
    size_t totals = 0;

    if (!chart->by_size || chart->series_count == 0 || chart->withheld > 0)
        return false;
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (chart->series[s].rows[c] == SIZE_MAX ||
                chart->series[s].rows[c] != chart->series[0].rows[c])
                return false;
    for (size_t row = 0; row < chart->view->row_count; row++)
        totals += is_total(chart->view, row);
    return totals + chart->category_count == chart->view->row_count;
}

/* Move the rows of a chart with those of its view. */
static void follow(cj_chart *chart, const size_t *places)
{
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (chart->series[s].rows[c] != SIZE_MAX)
                chart->series[s].rows[c] = places[chart->series[s].rows[c]];
}

cj_status cj_charts_lead(cj_table *table, cj_table *view, cj_chart *const *charts, size_t count,
                         cj_error *err)
{
    const cj_chart *leader = NULL;
    size_t *places;
    size_t next;
    cj_status status;

    for (size_t i = count; i > 0; i--)
        if (leads(charts[i - 1]))
            leader = charts[i - 1];
    if (leader == NULL)
        return CJ_OK;
    places = cj_arena_alloc(&table->arena, (view->row_count + 1) * sizeof *places);
    if (places == NULL)
        return cj_fail_nomem(err);
    next = leader->category_count;
    for (size_t row = 0; row < view->row_count; row++)
        if (is_total(view, row))
            places[row] = next++;
    for (size_t c = 0; c < leader->category_count; c++)
        places[leader->series[0].rows[c]] = c;
    status = cj_table_place_rows(view, places, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        follow(charts[i], places);
    table->places = places;
    return CJ_OK;
}
