/* Charts of pages: where values and titles stand. */
#include "support.h"

#include <math.h>
#include <stdlib.h>

#include "cj/chart.h"
#include "output/page/svg.h"

/* Groups with a share, bounds of its interval and a target, each where `with` has it. */
typedef struct {
    int share;
    int low;
    int high;
    int target; /* 0: none */
} figures;

/* What the figures are: shares, with their bounds or without, or rates. */
typedef enum { ALONE, BOUNDED, RATES } what;

static cj_cell cell_of(what is, int figure)
{
    return is == RATES ? cj_cell_count(figure) : cj_cell_percent(figure, 100, 0);
}

static cj_table *groups_table(const figures *with, size_t count, what is)
{
    const char *unit = is == RATES ? "number" : "percent";
    const cj_table_column columns[] = {
        {"group", "Group", "text", .part = CJ_PART_LABEL},
        {"share", "Share", unit, .part = CJ_PART_FIGURE},
        {"low", "Lower", unit, .part = CJ_PART_LOW, .of = "share"},
        {"high", "Upper", unit, .part = CJ_PART_HIGH, .of = "share"},
        {"target", "Target", unit, .part = CJ_PART_TARGET, .of = "share"}};
    static const char *const names[] = {"A", "B", "C"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Shares";
    for (size_t i = 0; i < 5; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t i = 0; i < count; i++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text(names[i]);
        cells[1] = cell_of(is, with[i].share);
        if (is != ALONE) {
            cells[2] = cell_of(is, with[i].low);
            cells[3] = cell_of(is, with[i].high);
        }
        if (with[i].target != 0)
            cells[4] = cell_of(is, with[i].target);
    }
    return table;
}

static void draw(cj_text *out, cj_table *table, const cj_chart_spec *spec, int width)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *view;
    cj_chart *chart;

    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, spec, &err));
    cj_svg_append(out, chart, "c", width);
    assert_false(out->failed);
    cj_chart_free(chart);
    cj_table_free(view);
    cj_table_free(table);
}

static double attribute(const char *element, const char *name)
{
    const char *at = strstr(element, name);

    assert_true(at != NULL && at < strchr(element, '>'));
    return strtod(at + strlen(name), NULL);
}

/* Of the bar with that number: where it begins and ends across and down. */
typedef struct {
    double left;
    double right;
    double top;
    double bottom;
} box;

static box bar(const cj_text *svg, int number)
{
    const char *at = cj_text_string(svg);
    box found;

    for (int i = 0; i <= number; i++) {
        at = strstr(at, "<rect class=\"fill\"");
        assert_non_null(at);
        at++;
    }
    found.left = attribute(at, " x=\"");
    found.right = found.left + attribute(at, " width=\"");
    found.top = attribute(at, " y=\"");
    found.bottom = found.top + attribute(at, " height=\"");
    return found;
}

/* The value printed with those words: its place and how it is anchored. */
static void value(double *x, double *y, const cj_text *svg, const char *words, const char *anchor)
{
    const char *at = cj_text_string(svg);

    while ((at = strstr(at, "<text class=\"value\"")) != NULL) {
        const char *end = strchr(at, '>') + 1;

        if (strncmp(end, words, strlen(words)) == 0 && end[strlen(words)] == '<') {
            const char *of = strstr(at, "text-anchor=\"") + strlen("text-anchor=\"");

            assert_int_equal(strncmp(of, anchor, strlen(anchor)), 0);
            *x = attribute(at, " x=\"");
            *y = attribute(at, " y=\"");
            return;
        }
        at = end;
    }
    fail_msg("no value %s", words);
}

/* A line of that class, the first, the second ... */
static const char *line(const cj_text *svg, const char *class, int number)
{
    const char *at = cj_text_string(svg);

    for (int i = 0; i <= number; i++) {
        at = strstr(at, class);
        assert_non_null(at);
        at += strlen(class);
    }
    return at;
}

static void near(double a, double b)
{
    if (fabs(a - b) > 0.15) /* coordinates are printed with a decimal */
        fail_msg("%.2f is not %.2f", a, b);
}

/* 20% and 60% begin at 0, the second is three times as long, and each is followed by its value. */
static void lying_bars(void **state)
{
    const cj_chart_spec spec = {.kind = CJ_CHART_BAR, .order = CJ_CHART_ORDER_TABLE};
    cj_text svg = CJ_TEXT_INIT;
    double x;
    double y;

    (void)state;
    draw(&svg, groups_table((figures[]){{20, 0, 0, 0}, {60, 0, 0, 0}}, 2, ALONE), &spec, 720);
    near(bar(&svg, 1).left, bar(&svg, 0).left);
    near(bar(&svg, 1).right - bar(&svg, 1).left, 3 * (bar(&svg, 0).right - bar(&svg, 0).left));
    assert_true(bar(&svg, 0).bottom < bar(&svg, 1).top);
    for (int i = 0; i < 2; i++) {
        value(&x, &y, &svg, i == 0 ? "20%" : "60%", "start");
        near(x, bar(&svg, i).right + 5);
        assert_true(y > bar(&svg, i).top && y < bar(&svg, i).bottom);
    }
    cj_text_clear(&svg);
}

/* What falls stands left of 0, its value left of it; what does not, to the right. */
static void bars_below_zero(void **state)
{
    const cj_chart_spec lying = {.kind = CJ_CHART_BAR, .order = CJ_CHART_ORDER_TABLE};
    const cj_chart_spec upright = {.kind = CJ_CHART_COLUMN, .order = CJ_CHART_ORDER_TABLE};
    const figures with[] = {{-30, 0, 0, 0}, {30, 0, 0, 0}};
    cj_text svg = CJ_TEXT_INIT;
    double x;
    double y;

    (void)state;
    draw(&svg, groups_table(with, 2, ALONE), &lying, 720);
    near(bar(&svg, 0).right, bar(&svg, 1).left);
    value(&x, &y, &svg, "-30%", "end");
    near(x, bar(&svg, 0).left - 5);
    value(&x, &y, &svg, "30%", "start");
    near(x, bar(&svg, 1).right + 5);
    cj_text_reset(&svg);
    draw(&svg, groups_table(with, 2, ALONE), &upright, 720);
    near(bar(&svg, 0).top, bar(&svg, 1).bottom);
    value(&x, &y, &svg, "-30%", "middle");
    near(x, (bar(&svg, 0).left + bar(&svg, 0).right) / 2);
    assert_true(y > bar(&svg, 0).bottom + 10); /* digits are 10 high */
    value(&x, &y, &svg, "30%", "middle");
    near(x, (bar(&svg, 1).left + bar(&svg, 1).right) / 2);
    assert_true(y < bar(&svg, 1).top);
    cj_text_clear(&svg);
}

/* A value is not printed on the mark of what it is to reach, but behind what ends last. */
static void values_behind_targets(void **state)
{
    const cj_chart_spec spec = {.kind = CJ_CHART_BAR, .order = CJ_CHART_ORDER_TABLE};
    cj_text svg = CJ_TEXT_INIT;
    const char *mark;
    double x;
    double y;

    (void)state;
    draw(&svg, groups_table((figures[]){{40, 0, 0, 70}, {60, 0, 0, 50}}, 2, ALONE), &spec, 720);
    mark = line(&svg, "<line class=\"tick-mark\"", 0);
    value(&x, &y, &svg, "40%", "start");
    near(x, attribute(mark, " x1=\"") + 5); /* 70% is to be reached */
    near((attribute(mark, " x1=\"") - bar(&svg, 0).left) / (bar(&svg, 0).right - bar(&svg, 0).left),
         70.0 / 40);
    assert_true(attribute(mark, " y1=\"") < y && y < attribute(mark, " y2=\""));
    value(&x, &y, &svg, "60%", "start");
    near(x, bar(&svg, 1).right + 5); /* 50% is reached: the mark is on the bar */
    cj_text_clear(&svg);
}

/* Beside an interval of a bar a value stands at its own place, above the line, not at the upper
 * bound; of dots all stand one below the other at the end of their rows, where no mark is. */
static void values_of_intervals(void **state)
{
    const cj_chart_spec bars = {.kind = CJ_CHART_BAR, .order = CJ_CHART_ORDER_TABLE};
    const cj_chart_spec dots = {.kind = CJ_CHART_INTERVAL, .order = CJ_CHART_ORDER_TABLE};
    const figures with[] = {{40, 25, 80, 0}, {60, 50, 70, 0}};
    cj_text svg = CJ_TEXT_INIT;
    const char *range;
    double per; /* pixels a point */
    double x;
    double y;

    (void)state;
    draw(&svg, groups_table(with, 2, RATES), &bars, 720);
    range = line(&svg, "<line class=\"interval\"", 0);
    per = (bar(&svg, 0).right - bar(&svg, 0).left) / 40;
    near(attribute(range, " x1=\""), bar(&svg, 0).left + 25 * per);
    near(attribute(range, " x2=\""), bar(&svg, 0).left + 80 * per);
    value(&x, &y, &svg, "40", "start");
    near(x, bar(&svg, 0).right + 7);
    assert_true(y < attribute(range, " y1=\"") && y > bar(&svg, 0).top);
    cj_text_reset(&svg);
    draw(&svg, groups_table(with, 2, BOUNDED), &dots, 720);
    range = line(&svg, "<line class=\"range\"", 1);
    value(&x, &y, &svg, "60%", "start");
    near(x, 720 - 52 + 8);
    near(y, attribute(range, " y1=\"") + 4);
    cj_text_clear(&svg);
}

/* A title of an axis stands whole, in lines that are inside the chart, under or over it. */
static void titles_of_axes(void **state)
{
    static const char long_title[] = "Arrests per 1,000 children of the age group in the year "
                                     "before, standardised by age and sex";
    const cj_chart_spec specs[] = {
        {.kind = CJ_CHART_BAR, .y_title = long_title, .subtitle = ""},    /* below lying bars */
        {.kind = CJ_CHART_COLUMN, .y_title = long_title, .subtitle = ""}, /* above upright ones */
        {.kind = CJ_CHART_LINE, .x_title = long_title, .subtitle = ""}};  /* below both */
    cj_text svg = CJ_TEXT_INIT;
    cj_text words = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        double height;
        double last = 0;

        cj_text_reset(&svg);
        cj_text_reset(&words);
        draw(&svg, groups_table((figures[]){{20, 0, 0, 0}, {60, 0, 0, 0}}, 2, ALONE), &specs[i / 2],
             i % 2 == 0 ? 340 : 720);
        height = attribute(cj_text_string(&svg), " height=\"");
        for (const char *at = cj_text_string(&svg);
             (at = strstr(at, "<text class=\"axis-title\"")) != NULL; at++) {
            const char *text = strchr(at, '>') + 1;
            double y = attribute(at, " y=\"");

            assert_true(y > 10 && y < height);
            assert_true(words.length == 0 || y >= last + 13); /* lines of 13 pixels */
            last = y;
            cj_text_add(&words, words.length > 0 ? " " : "");
            cj_text_append(&words, (cj_span){text, strcspn(text, "<")});
        }
        assert_string_equal(cj_text_string(&words), long_title);
        if (i / 2 == 1) /* the highest line of the axis is below the title */
            assert_true(attribute(line(&svg, "<rect class=\"fill\"", 0), " y=\"") > last);
    }
    cj_text_clear(&words);
    cj_text_clear(&svg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lying_bars),
        cmocka_unit_test(bars_below_zero),
        cmocka_unit_test(values_behind_targets),
        cmocka_unit_test(values_of_intervals),
        cmocka_unit_test(titles_of_axes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
