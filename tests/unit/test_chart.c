/* Views, charts and documents: what html and xlsx print. */
#include "support.h"

#include <math.h>

#include "cj/document.h"
#include "output/page/svg.h"
#include "table/layout.h"

/* Offences by type and sex, crossed; with totals. */
static cj_table *crossed_table(void)
{
    static const cj_table_column columns[] = {
        {"type", "Type", "text", .part = CJ_PART_LABEL},
        {"sex", "Sex", "text", .part = CJ_PART_ACROSS},
        {"count", "Count", "count", .part = CJ_PART_FIGURE},
        {"col_pct", "% of column", "percent", .part = CJ_PART_SHARE, .bar = true, .of = "count"},
        {"hidden", "Hidden", "count", .part = CJ_PART_DATA}};
    static const char *const types[] = {"Drugs", "Theft", "All"};
    static const char *const sexes[] = {"Female", "Male", "All"};
    static const int counts[3][3] = {{1, 3, 4}, {3, 9, 12}, {4, 12, 16}};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Offences";
    for (size_t i = 0; i < 5; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t t = 0; t < 3; t++)
        for (size_t s = 0; s < 3; s++) {
            OK(cj_table_add_row(&cells, table, &err));
            cells[0] = cj_cell_text(types[t]);
            cells[1] = cj_cell_text(sexes[s]);
            cells[2] = cj_cell_count(counts[t][s]);
            cells[3] = cj_cell_percent(counts[t][s], counts[2][s], 0);
            cells[4] = cj_cell_count(7);
        }
    return table;
}

/* Two periods of two outcomes, period by period. */
static cj_table *periods_table(bool gap)
{
    static const cj_table_column columns[] = {
        {"period", "Period", "text", .part = CJ_PART_SECTION},
        {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
        {"empty", "Empty", "text", .part = CJ_PART_LABEL},
        {"improved", "Improved", "count", .part = CJ_PART_FIGURE},
        {"improved_pct", "Improved", "percent", .part = CJ_PART_SHARE, .bar = true,
         .of = "improved"}};
    static const char *const periods[] = {"2021-22Q3", "2021-22Q4"};
    static const char *const outcomes[] = {"Housing", "Health"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    for (size_t i = 0; i < 5; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t p = 0; p < 2; p++)
        for (size_t o = 0; o < 2; o++) {
            OK(cj_table_add_row(&cells, table, &err));
            cells[0] = cj_cell_text(periods[p]);
            cells[1] = cj_cell_text(outcomes[o]);
            cells[3] = cj_cell_count((int64_t)(10 * p + o + 1));
            cells[4] = gap && p == 0 && o == 0 ? cj_cell_no_rate(true)
                                               : cj_cell_percent((int64_t)(p + o + 1), 4, 0);
        }
    return table;
}

/* A hidden count leaves no number in a chart; parts of a whole are not drawn at all. */
static void withheld_figures(void **state)
{
    cj_chart_spec spec = {
        .kind = CJ_CHART_COLUMN, .figures = (const char *[]){"count"}, .figure_count = 1};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = crossed_table();
    cj_table *view;
    cj_chart *chart;
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    table->cells[2] = table->cells[3] = cj_cell_withheld();
    table->cells[7] = table->cells[8] = cj_cell_withheld();
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &spec, &err));
    assert_int_equal(chart->withheld, 2);
    assert_string_equal(chart->title, "Offences (some values are not shown, to protect people)");
    assert_non_null(strstr(chart->description, " 2 values are not shown, to protect people."));
    assert_null(strstr(chart->description, "1 (Drugs)"));
    cj_chart_free(chart);
    OK(cj_output_append(&text, table, CJ_FORMAT_JSON, &(cj_output_style){0}, &err));
    assert_non_null(strstr(cj_text_string(&text),
                           "\"count\": null, \"col_pct\": null, \"hidden\": 7, "
                           "\"suppressed\": [\"count\", \"col_pct\"]"));
    cj_text_clear(&text);
    cj_table_free(view);
    cj_table_free(table);
}

static void views(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = crossed_table();
    cj_table *view;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    assert_int_equal(view->row_count, 3); /* a row a type */
    assert_int_equal(view->column_count, 7);
    assert_string_equal(view->columns[1].heading, "Female");
    assert_string_equal(view->columns[2].heading, "Female, % of column");
    assert_string_equal(view->origins[2].figure, "col_pct");
    assert_string_equal(view->origins[2].across, "Female");
    assert_null(view->origins[0].figure);
    assert_int_equal(cj_table_cell(view, 1, 3)->units, 9); /* thefts of males */
    cj_table_free(view);
    cj_table_free(table);
    table = periods_table(false);
    OK(cj_table_view(&view, table, &err));
    assert_int_equal(view->column_count, 4); /* the column without values is left out ... */
    assert_string_equal(view->columns[2].heading, "Improved");
    assert_string_equal(view->columns[3].heading, "Improved (2)"); /* ... and headings are unique */
    cj_table_free(view);
    cj_table_free(table);
}

static void series_across(void **state)
{
    const cj_chart_spec spec = {.kind = CJ_CHART_COLUMN};
    const cj_chart_spec totals = {.kind = CJ_CHART_COLUMN, .totals = true};
    const cj_chart_spec stacked = {.kind = CJ_CHART_STACKED};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = crossed_table();
    cj_table *view;
    cj_chart *chart;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &spec, &err));
    assert_int_equal(chart->category_count, 2); /* without All ... */
    assert_int_equal(chart->series_count, 2);   /* ... either way */
    assert_string_equal(chart->series[0].name, "Female");
    assert_string_equal(chart->categories[0], "Theft"); /* 75% of the first series, drugs 25% */
    assert_string_equal(chart->y_title, "% of column"); /* the percentage, if nobody says */
    assert_true(chart->percent);
    assert_int_equal(cj_chart_cell(chart, &chart->series[0], 0)->units, 75); /* 3 of 4 */
    assert_false(cj_chart_is_range(chart, &chart->series[0]));
    /* 3 of 4 and 9 of 12 are 75% each: there is no gap to tell, so the table's title stays */
    HAS(chart->description, "Column chart: Offences. % of column by type. "
                            "Female: Theft 75%, Drugs 25%.");
    cj_chart_free(chart);
    OK(cj_chart_new(&chart, view, &totals, &err));
    assert_int_equal(chart->category_count, 3);
    assert_int_equal(chart->series_count, 3);
    cj_chart_free(chart);
    OK(cj_chart_new(&chart, view, &stacked, &err));
    assert_false(chart->percent); /* parts of a whole: counts */
    assert_int_equal(cj_chart_cell(chart, &chart->series[1], 0)->units, 9);
    cj_chart_free(chart);
    cj_table_free(view);
    cj_table_free(table);
}

/* People read rows in the order of a chart that stands by size, totals last; the table that data
 * formats print stays as it is. */
static void rows_by_size(void **state)
{
    const cj_chart_spec spec = {.kind = CJ_CHART_COLUMN};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = crossed_table();
    cj_table *view;
    cj_table *shown;
    cj_chart *chart;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &spec, &err));
    assert_true(chart->by_size);
    OK(cj_charts_lead(table, view, &chart, 1, &err));
    OK(cj_table_shown(&shown, table, &err));
    for (size_t row = 0; row < 3; row++) { /* 12 thefts, 4 drugs, 16 of both */
        static const char *const types[] = {"Theft", "Drugs", "All"};
        static const int64_t counts[] = {12, 4, 16};

        assert_string_equal(cj_table_cell(view, row, 0)->text, types[row]);
        assert_string_equal(cj_table_cell(shown, row, 0)->text, types[row]);
        assert_int_equal(cj_table_cell(view, row, 5)->units, counts[row]);
    }
    assert_string_equal(cj_table_cell(table, 0, 0)->text, "Drugs");
    assert_int_equal(cj_chart_cell(chart, &chart->series[0], 0)->units, 75); /* still theft */
    assert_true(cj_chart_is_range(chart, &chart->series[0]));
    cj_chart_free(chart);
    cj_table_free(shown);
    cj_table_free(view);
    cj_table_free(table);
}

/* An order that was declared says more than that of size, and a withheld value hides its place. */
static void rows_as_they_are(void **state)
{
    const cj_chart_spec spec = {.kind = CJ_CHART_COLUMN, .order = CJ_CHART_ORDER_SIZE};
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    for (int withheld = 0; withheld < 2; withheld++) {
        cj_table *table = crossed_table();
        cj_table *view;
        cj_chart *chart;

        if (!withheld)
            OK(cj_table_add_option(table, "order", "type=Drugs|Theft", &err));
        OK(cj_table_view(&view, table, &err));
        if (withheld)
            view->cells[2] = cj_cell_withheld();
        OK(cj_chart_new(&chart, view, &spec, &err));
        assert_string_equal(chart->categories[0], "Theft");
        OK(cj_charts_lead(table, view, &chart, 1, &err));
        assert_null(table->places);
        assert_string_equal(cj_table_cell(view, 0, 0)->text, "Drugs");
        cj_chart_free(chart);
        cj_table_free(view);
        cj_table_free(table);
    }
}

/* Medians of 1.0 and 2.0 days, which the table prints as 1 and 2: so does the chart, and its axis
 * has whole days. */
static void decimals_as_printed(void **state)
{
    static const cj_table_column columns[] = {{"team", "Team", "text", .part = CJ_PART_LABEL},
                                              {"median", "Median", "days", .part = CJ_PART_FIGURE}};
    const cj_chart_spec spec = {.kind = CJ_CHART_BAR};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_table *view;
    cj_chart *chart;
    cj_cell *cells;

    (void)state;
    OK(cj_table_new(&table, &err));
    for (size_t i = 0; i < 2; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t row = 0; row < 2; row++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text(row == 0 ? "North" : "South");
        cells[1] = cj_cell_number(row == 0 ? 20 : 10, 1);
    }
    cj_table_trim(table, 1);
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &spec, &err));
    assert_int_equal(chart->places, 0);
    HAS(chart->description, "North 2, South 1");
    cj_chart_free(chart);
    cj_table_free(view);
    cj_table_free(table);
}

/* What people read of a note: names of columns as words, sentences with capitals; what is quoted,
 * values, files and signs of one letter are as they are. */
static void notes_for_people(void **state)
{
    static const char *const notes[][2] = {
        {"promised: records where closure_date is recorded. done: each person_id counted once.",
         "Promised: records where closure date is recorded. Done: each person ID counted once."},
        {"Only rows where order_type is not_known or not_given, or \"a_b c_d. e\".",
         "Only rows where order type is not_known or not_given, or \"a_b c_d. e\"."},
        {"offences_2021.csv: 3 cells of Start_Date, x_ and _y.",
         "offences_2021.csv: 3 cells of Start_Date, x_ and _y."},
        {"p: of two. q: the quarter of end_date (start_date 2).",
         "p: of two. q: the quarter of end date (start_date 2)."},
        {"", ""}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        cj_text_reset(&text);
        cj_table_append_note(&text, notes[i][0]);
        assert_string_equal(cj_text_string(&text), notes[i][1]);
    }
    cj_text_clear(&text);
}

static void series_of_rows(void **state)
{
    const cj_chart_spec outcomes = {.kind = CJ_CHART_BAR, .order = CJ_CHART_ORDER_TABLE};
    const cj_chart_spec trend = {.kind = CJ_CHART_LINE, .category = "period"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = periods_table(true);
    cj_table *view;
    cj_chart *chart;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &outcomes, &err));
    assert_int_equal(chart->series_count, 2); /* a period each */
    assert_string_equal(chart->series[1].name, "2021-22 Q4");
    assert_true(cj_chart_is_range(chart, &chart->series[1]));
    assert_int_equal(cj_chart_cell(chart, &chart->series[0], 0)->kind, CJ_CELL_NOT_AVAILABLE);
    cj_chart_free(chart);
    OK(cj_chart_new(&chart, view, &trend, &err));
    assert_int_equal(chart->category_count, 2); /* the periods */
    assert_string_equal(chart->series[1].name, "Health");
    assert_false(cj_chart_is_range(chart, &chart->series[1])); /* every other row */
    assert_int_equal(cj_chart_cell(chart, &chart->series[1], 1)->units, 75);
    cj_chart_free(chart);
    cj_table_free(view);
    /* rows of one outcome together: what stands across can cross them */
    table->columns[0].part = CJ_PART_ACROSS;
    OK(cj_table_gather(table, &err));
    assert_string_equal(cj_table_cell(table, 1, 1)->text, "Housing");
    assert_string_equal(cj_table_cell(table, 1, 0)->text, "2021-22Q4");
    OK(cj_table_view(&view, table, &err));
    assert_int_equal(view->row_count, 2);
    cj_table_free(view);
    cj_table_free(table);
}

static void refuses_charts(void **state)
{
    static const char *const none[] = {"improvd"};
    const cj_chart_spec pie = {.kind = CJ_CHART_PIE};
    const cj_chart_spec wrong = {.kind = CJ_CHART_BAR, .figures = none, .figure_count = 1};
    const cj_chart_spec nowhere = {.kind = CJ_CHART_BAR, .category = "nothing"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = crossed_table();
    cj_table *view;
    cj_chart *chart;
    cj_chart_kind kind;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    FAILS(cj_chart_new(&chart, view, &pie, &err), CJ_EUSAGE);
    HAS(err.text, "one series");
    FAILS(cj_chart_new(&chart, view, &wrong, &err), CJ_EUSAGE);
    HAS(err.text, "improvd");
    HAS(err.text, "col_pct");
    FAILS(cj_chart_new(&chart, view, &nowhere, &err), CJ_EUSAGE);
    assert_null(chart);
    view->row_count = 0; /* nothing to draw is no fault */
    OK(cj_chart_new(&chart, view, &(cj_chart_spec){.kind = CJ_CHART_BAR}, &err));
    assert_null(chart);
    assert_true(cj_chart_kind_parse(&kind, CJ_SPAN("percent-stacked")));
    assert_int_equal(kind, CJ_CHART_PERCENT_STACKED);
    assert_false(cj_chart_kind_parse(&kind, CJ_SPAN("donut")));
    cj_table_free(view);
    cj_table_free(table);
}

/* A topic that every session has one of makes no series. */
static void labels_that_follow(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = periods_table(false);
    cj_table *view;
    cj_chart *chart;

    (void)state;
    for (size_t row = 0; row < 4; row++)
        table->cells[row * 5 + 2] = cj_cell_text(row % 2 == 0 ? "a" : "b");
    table->row_count = 2;
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &(cj_chart_spec){.kind = CJ_CHART_BAR, .category = "outcome"},
                    &err));
    assert_int_equal(chart->series_count, 1);
    cj_chart_free(chart);
    cj_table_free(view);
    cj_table_free(table);
}

static void pages(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = periods_table(true);
    cj_document *document;
    cj_text text = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;

    (void)state;
    table->title = "A & <b>";
    table->cells[1] = cj_cell_text("<script>\"x\"");
    cj_text_add(&note, "Note < 1");
    OK(cj_table_add_note(table, &note, &err));
    OK(cj_document_of_table(&document, table, &err));
    OK(cj_document_html(&text, document, &err));
    HAS(cj_text_string(&text), "<h1>A &amp; &lt;b&gt;</h1>");
    HAS(cj_text_string(&text), "&lt;script&gt;&quot;x&quot;");
    HAS(cj_text_string(&text), "<li>Note &lt; 1</li>");
    HAS(cj_text_string(&text), "[x]");
    HAS(cj_text_string(&text), "scope=\"row\"");
    LACKS(cj_text_string(&text), "<script");
    cj_text_reset(&text);
    OK(cj_document_xlsx(&text, document, &err));
    assert_true(text.length > 1000 && memcmp(text.bytes, "PK", 2) == 0);
    cj_document_free(document); /* the table is not its own */
    cj_text_clear(&text);
    cj_text_clear(&note);
    cj_table_free(table);
}

/* A table that says what its columns are drawn as: two groups, of which the second has no figure.
 */
static cj_table *drawn_table(bool funnel)
{
    const cj_table_column columns[] = {
        {"team", "Team", "text", .part = CJ_PART_SECTION},
        {"month", "Month", "text", .part = CJ_PART_LABEL},
        {"value", "Improved", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_POINT},
        {"of", "Compared", "count", .part = CJ_PART_FIGURE,
         .drawn = funnel ? CJ_DRAWN_SIZE : CJ_DRAWN_NOT},
        {"low", "Lower", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_LIMIT},
        {"high", "Upper", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_LIMIT},
        {"signal", "Signal", "text", .part = CJ_PART_REMARK, .drawn = CJ_DRAWN_SIGNAL}};
    static const char *const months[] = {"Jan", "Feb", "Mar"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Change";
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t t = 0; t < 2; t++)
        for (size_t m = 0; m < 3; m++) {
            OK(cj_table_add_row(&cells, table, &err));
            cells[0] = cj_cell_text(t == 0 ? "A" : "B");
            cells[1] = cj_cell_text(months[m]);
            if (t == 1 || (funnel && m == 2))
                continue;
            cells[2] = (cj_cell){.kind = CJ_CELL_PROPORTION,
                                 .units = 250000 * (int)(m + 1),
                                 .places = 6,
                                 .spare = 4};
            cells[3] = cj_cell_count(10);
            cells[4] = cells[2];
            cells[5] = cells[2];
            if (m == 1)
                cells[6] = cj_cell_labelled("above; shift", "▲ above; ■ shift up");
        }
    return table;
}

static void charts_of_limits(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = drawn_table(false);
    cj_table *view;
    cj_chart *chart;
    const char *words;
    size_t length;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    assert_true(cj_table_is_drawn(view));
    OK(cj_chart_new_limits(&chart, view, 0, 3, &err));
    assert_int_equal(chart->kind, CJ_CHART_CONTROL);
    assert_int_equal(chart->series_count, 3);
    assert_int_equal(chart->series[2].drawn, CJ_DRAWN_POINT); /* drawn last, above the lines */
    assert_true(chart->percent && cj_chart_is_range(chart, &chart->series[2]));
    assert_string_equal(chart->title, "Change: A");
    assert_string_equal(chart->description,
                        "Control chart: Change: A. Improved by Month, 3 points. At the last point: "
                        "Lower 75%, Upper 75%. Signals: Feb above.");
    words = cj_chart_signal(&length, chart, 1);
    assert_true(words != NULL && length == strlen("▲ above"));
    assert_null(cj_chart_signal(&length, chart, 0));
    cj_chart_free(chart);
    OK(cj_chart_new_limits(&chart, view, 3, 3, &err));
    assert_null(chart); /* there is nothing to draw */
    cj_table_free(view);
    cj_table_free(table);
}

static void funnels(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = drawn_table(true);
    cj_document *document;
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    OK(cj_document_of_table(&document, table, &err));
    assert_int_equal(document->sections[0].exhibits[0].chart_count, 1);
    /* a unit without a figure has no place */
    assert_int_equal(document->sections[0].exhibits[0].charts[0]->category_count, 2);
    OK(cj_document_html(&text, document, &err));
    HAS(cj_text_string(&text), "<desc id=\"chart-table-1-d\">Funnel plot: Change: A. Improved by "
                               "Compared, 2 units. At the largest unit: Lower 50%, Upper 50%. "
                               "Signals: Feb above.</desc>");
    HAS(cj_text_string(&text), ">above</text>"); /* the legend names the shape */
    cj_text_reset(&text);
    OK(cj_document_xlsx(&text, document, &err));
    assert_true(text.length > 1000);
    cj_document_free(document);
    cj_text_clear(&text);
    cj_table_free(table);
}

/* A share of 1 as cj-spc has it. */
static cj_cell share(double value)
{
    return (cj_cell){
        .kind = CJ_CELL_PROPORTION, .units = (int64_t)(value * 1e6 + 0.5), .places = 6, .spare = 4};
}

/* Where a polyline is at x. */
static double height_at(const char *points, double x)
{
    double last[2] = {-1, -1};
    double now[2];
    int read;

    for (; sscanf(points, " %lf,%lf%n", &now[0], &now[1], &read) == 2; points += read) {
        if (last[0] >= 0 && last[0] <= x && x <= now[0])
            return last[1] + (now[1] - last[1]) * (x - last[0]) / (now[0] - last[0]);
        last[0] = now[0];
        last[1] = now[1];
    }
    fail_msg("the line does not reach %g", x);
    return 0;
}

static double end_of(const char *points)
{
    double now[2] = {0, 0};
    int read;

    for (; sscanf(points, " %lf,%lf%n", &now[0], &now[1], &read) == 2; points += read)
        continue;
    return now[0];
}

/* Limits of a funnel lie as 1 / sqrt(size) from the centre, between units, too: at 200 the distance
 * is, of that from 400 to 100, (1/sqrt(200) - 1/sqrt(400)) / (1/sqrt(100) - 1/sqrt(400)) = sqrt(2)
 * - 1; a straight line from unit to unit would have 2/3. */
static void smooth_limits(void **state)
{
    const cj_table_column columns[] = {
        {"unit", "Unit", "text", .part = CJ_PART_LABEL},
        {"value", "Improved", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_POINT},
        {"of", "Compared", "count", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_SIZE},
        {"centre", "Centre", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_CENTRE},
        {"low", "Lower", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_LIMIT},
        {"high", "Upper", "proportion", .part = CJ_PART_FIGURE, .drawn = CJ_DRAWN_LIMIT}};
    static const char *const units[] = {"A", "B"};
    static const int sizes[] = {100, 400};
    static const double reach[] = {0.154511, 0.077256}; /* 3.090232 * 0.5 / sqrt(size) */
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_table *table;
    cj_table *view;
    cj_chart *chart;
    cj_cell *cells;
    const char *line;
    double most;
    double at[3];

    (void)state;
    OK(cj_table_new(&table, &err));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t u = 0; u < 2; u++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text(units[u]);
        cells[1] = share(0.5);
        cells[2] = cj_cell_count(sizes[u]);
        cells[3] = share(0.5);
        cells[4] = share(0.5 - reach[u]);
        cells[5] = share(0.5 + reach[u]);
    }
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new_limits(&chart, view, 0, 2, &err));
    cj_svg_append(&text, chart, "c", 720);
    line = cj_text_string(&text);
    for (int i = 0; i < 3; i++) { /* the first is the key, then the lower limit, then the upper */
        line = strstr(line, "stroke-dasharray=\"7 4\" points=\"");
        assert_non_null(line);
        line += strlen("stroke-dasharray=\"7 4\" points=\"");
    }
    most = end_of(line);
    for (int i = 0; i < 3; i++) /* 58 pixels from the left is size 0, the end 400 */
        at[i] = height_at(line, 58 + (most - 58) * (i == 0 ? 100 : i == 1 ? 200 : 399.99) / 400);
    assert_true(at[0] < at[1] && at[1] < at[2]); /* downwards is to lower figures */
    assert_true(fabs((at[1] - at[2]) / (at[0] - at[2]) - 0.41421) < 0.01);
    cj_chart_free(chart);
    cj_table_free(view);
    cj_table_free(table);
    cj_text_clear(&text);
}

/* Programs read all decimals of a share of 1, people fewer, in percent. */
static void proportions(void **state)
{
    const cj_cell cell = {.kind = CJ_CELL_PROPORTION, .units = 622500, .places = 6, .spare = 3};
    const cj_cell below = {.kind = CJ_CELL_NUMBER, .units = -1945000, .places = 6, .spare = 5};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    cj_cell_append_data(&text, &cell);
    cj_text_char(&text, ' ');
    cj_cell_append_label(&text, &cell);
    cj_text_char(&text, ' ');
    cj_cell_append_data(&text, &below);
    cj_text_char(&text, ' ');
    cj_cell_append_label(&text, &below);
    assert_string_equal(cj_text_string(&text), "0.622500 62.3% -1.945000 -1.9");
    cj_text_clear(&text);
}

/* What a word means is said by its column, and by nothing that it is called. */
static void tones(void **state)
{
    static const cj_toned_word lights[] = {
        {"green", CJ_TONE_GOOD}, {"amber", CJ_TONE_MIXED}, {NULL, CJ_TONE_NONE}};
    const cj_table_column judged = {.key = "x", .tones = cj_verdict_tones};
    const cj_table_column rag = {.key = "y", .tones = lights};
    const cj_table_column plain = {.key = "verdict", .unit = "rag"};
    cj_cell cell = cj_cell_verdict(CJ_VERDICT_NOT_MET, false);

    (void)state;
    assert_string_equal(cell.text, "not met");
    assert_int_equal(cj_cell_tone(&judged, &cell), CJ_TONE_BAD);
    assert_int_equal(cj_cell_tone(&rag, &cell), CJ_TONE_NONE);
    assert_int_equal(cj_cell_tone(&plain, &cell), CJ_TONE_NONE);
    cell = cj_cell_verdict(CJ_VERDICT_UNCLEAR, false);
    assert_int_equal(cj_cell_tone(&judged, &cell), CJ_TONE_MIXED);
    cell = cj_cell_verdict(CJ_VERDICT_MET, false);
    assert_int_equal(cj_cell_tone(&judged, &cell), CJ_TONE_GOOD);
    cell = cj_cell_text("GREEN");
    assert_int_equal(cj_cell_tone(&rag, &cell), CJ_TONE_GOOD);
    cell = cj_cell_text("amber");
    assert_int_equal(cj_cell_tone(&rag, &cell), CJ_TONE_MIXED);
    cell = cj_cell_count(1);
    assert_int_equal(cj_cell_tone(&rag, &cell), CJ_TONE_NONE);
}

/* Periods are 9 pixels apart; figures lie between 4 (the greatest) and 18 (the least). Shares lie
 * between 18 (0) and 4 (1 1/2 times the greatest): 60% at 18 - 14 / 1.5 = 8.67, 45% at 18 - 14 x
 * 45 / 90 = 11. */
static void lines_in_cells(void **state)
{
    static const struct {
        const char *series;
        const char *path;
        int points; /* the last one, and those that have none beside them */
    } cases[] = {
        {"2011-12Q1 60%; 2011-12Q2 45%", "M4 8.7L13 11", 1},
        {"2011-12Q1 0%; 2011-12Q2 0%", "M4 18L13 18", 1},
        {"a -10%; b 10%", "M4 18L13 4", 1}, /* changes are no shares */
        {"2011-12Q1 1,056; 2011-12Q2 1,049 [r]; 2011-12Q3 1,042", "M4 4L13 11L22 18", 1},
        {"a 0.5; b [c]; c 0.75; d 1", "M4 18M22 11L31 4", 2},
        {"a 7; b 7; c [z]", "M4 11L13 11", 0},
        {"a [c]; b [c]", "", 0},
    };
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[80];
        int points = 0;

        cj_text_reset(&text);
        cj_svg_trend(&text, cases[i].series);
        snprintf(expected, sizeof expected, "<path d=\"%s\"/>", cases[i].path);
        HAS(cj_text_string(&text), expected);
        snprintf(expected, sizeof expected, "aria-label=\"%s\"", cases[i].series);
        HAS(cj_text_string(&text), expected);
        for (const char *at = cj_text_string(&text); (at = strstr(at, "<circle ")) != NULL; at++)
            points++;
        assert_int_equal(points, cases[i].points);
    }
    cj_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(withheld_figures),
        cmocka_unit_test(views),
        cmocka_unit_test(series_across),
        cmocka_unit_test(rows_by_size),
        cmocka_unit_test(rows_as_they_are),
        cmocka_unit_test(notes_for_people),
        cmocka_unit_test(series_of_rows),
        cmocka_unit_test(decimals_as_printed),
        cmocka_unit_test(refuses_charts),
        cmocka_unit_test(labels_that_follow),
        cmocka_unit_test(pages),
        cmocka_unit_test(charts_of_limits),
        cmocka_unit_test(funnels),
        cmocka_unit_test(smooth_limits),
        cmocka_unit_test(proportions),
        cmocka_unit_test(tones),
        cmocka_unit_test(lines_in_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
