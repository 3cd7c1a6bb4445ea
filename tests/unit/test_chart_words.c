/* What charts say by themselves: titles, order, targets, words for readers who do not see them. */
#include "support.h"

#include "cj/document.h"

typedef struct {
    const char *label;
    int count;
    int of;
    int low; /* bounds, in percent; 0: none */
    int high;
    int target; /* 0: none */
} row;

static cj_cell percent_or_none(int percent)
{
    return percent == 0 ? cj_cell_missing() : cj_cell_percent_units(percent, 0);
}

static cj_table *make_table(const char *heading, const row *rows, size_t count)
{
    const cj_table_column columns[] = {
        {"group", heading, "text", .part = CJ_PART_LABEL},
        {"of", "Compared", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED},
        {"count", "Count", "count", .part = CJ_PART_FIGURE},
        {"pct", "Improved %", "percent", .part = CJ_PART_SHARE, .of = "count"},
        {"low", "Lower", "percent", .part = CJ_PART_LOW, .of = "pct"},
        {"high", "Upper", "percent", .part = CJ_PART_HIGH, .of = "pct"},
        {"target", "Target", "percent", .part = CJ_PART_TARGET, .of = "pct"}};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Clients";
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t i = 0; i < count; i++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text(rows[i].label);
        cells[1] = cj_cell_count(rows[i].of);
        cells[2] = cj_cell_count(rows[i].count);
        cells[3] = cj_cell_share(rows[i].count, rows[i].of, 0);
        cells[4] = percent_or_none(rows[i].low);
        cells[5] = percent_or_none(rows[i].high);
        cells[6] = percent_or_none(rows[i].target);
    }
    return table;
}

typedef struct {
    cj_table *table;
    cj_table *view;
    cj_chart *chart;
} drawing;

static drawing draw(const char *heading, const row *rows, size_t count, const cj_chart_spec *spec)
{
    drawing out = {.table = make_table(heading, rows, count)};
    cj_error err = CJ_ERROR_INIT;

    OK(cj_table_view(&out.view, out.table, &err));
    OK(cj_chart_new(&out.chart, out.view, spec, &err));
    assert_non_null(out.chart);
    return out;
}

static void erase(drawing *of)
{
    cj_chart_free(of->chart);
    cj_table_free(of->view);
    cj_table_free(of->table);
}

static const char *const count_figure[] = {"count"};

/* Bars by size, what is left over last; 9, 4 and 2 are 15 in all, of which 9 are 60%. */
static void bars_by_size(void **state)
{
    const row rows[] = {{.label = "Theft", .count = 4, .of = 4},
                        {.label = "Other", .count = 3, .of = 3},
                        {.label = "Drugs", .count = 9, .of = 9},
                        {.label = "Fraud", .count = 2, .of = 2}};
    cj_chart_spec spec = {.kind = CJ_CHART_BAR, .figures = count_figure, .figure_count = 1};
    drawing of = draw("Type", rows, 4, &spec);

    (void)state;
    assert_string_equal(of.chart->categories[0], "Drugs");
    assert_string_equal(of.chart->categories[2], "Fraud");
    assert_string_equal(of.chart->categories[3], "Other");
    assert_string_equal(of.chart->title, "Clients: most for Drugs (9), fewest for Fraud (2)");
    assert_string_equal(of.chart->subtitle, "Number by type. Few: 18 in all.");
    HAS(of.chart->description,
        "Number by type: Drugs 9, Theft 4, Fraud 2, Other 3. Data in the table.");
    erase(&of);
    spec.order = CJ_CHART_ORDER_TABLE;
    spec.title = "Mine";
    of = draw("Type", rows, 4, &spec);
    assert_string_equal(of.chart->categories[0], "Theft");
    assert_string_equal(of.chart->title, "Mine");
    erase(&of);
}

/* Bands and known scales keep their order. */
static void natural_order(void **state)
{
    const row bands[] = {{.label = "10-12", .count = 1, .of = 1},
                         {.label = "13-15", .count = 5, .of = 5},
                         {.label = "Not recorded", .count = 9, .of = 9}};
    const row scale[] = {{.label = "Very high", .count = 1, .of = 1},
                         {.label = "high", .count = 5, .of = 5},
                         {.label = "Low", .count = 9, .of = 9}};
    const cj_chart_spec spec = {
        .kind = CJ_CHART_COLUMN, .figures = count_figure, .figure_count = 1};
    drawing of = draw("Age", bands, 3, &spec);

    (void)state;
    assert_string_equal(of.chart->categories[0], "10-12");
    erase(&of);
    of = draw("Risk", scale, 3, &spec);
    assert_string_equal(of.chart->categories[0], "Very high");
    erase(&of);
}

/* A line over groups does not rise from one to the other, and a quarter is not compared with a
 * year; of several lines that with a clear change is told. */
static void lines_of_groups(void **state)
{
    const row groups[] = {{.label = "Male", .count = 20, .of = 40},
                          {.label = "Female", .count = 30, .of = 40}};
    const row unlike[] = {{.label = "2020-21", .count = 40, .of = 40},
                          {.label = "2021-22Q1", .count = 10, .of = 10}};
    const row alike[] = {{.label = "2020-21", .count = 40, .of = 40},
                         {.label = "2021-22", .count = 10, .of = 10}};
    const cj_chart_spec spec = {.kind = CJ_CHART_LINE};
    cj_chart_spec counts = {.kind = CJ_CHART_LINE, .figures = count_figure, .figure_count = 1};
    drawing of = draw("Sex", groups, 2, &spec);

    (void)state;
    assert_string_equal(of.chart->title, "Improved: Male 50%, Female 75%"); /* 20 and 30 of 40 */
    erase(&of);
    of = draw("Period", unlike, 2, &counts);
    assert_string_equal(of.chart->title, "Clients");
    erase(&of);
    counts.kind = CJ_CHART_COLUMN;
    of = draw("When", unlike, 2, &counts);
    assert_string_equal(of.chart->title, "Clients");
    assert_string_equal(of.chart->categories[0], "2020-21");
    erase(&of);
    of = draw("When", alike, 2, &counts);
    assert_string_equal(of.chart->title, "Clients: down from 40 (2020-21) to 10 (2021-22)");
    erase(&of);
}

/* Four slices are bars, and three a pie; a pie that is forced stays. */
static void pies(void **state)
{
    const row rows[] = {{.label = "A", .count = 2, .of = 2},
                        {.label = "B", .count = 30, .of = 30},
                        {.label = "C", .count = 4, .of = 4},
                        {.label = "D", .count = 14, .of = 14}};
    cj_chart_spec spec = {.kind = CJ_CHART_PIE, .figures = count_figure, .figure_count = 1};
    drawing of = draw("Type", rows, 4, &spec);

    (void)state;
    assert_int_equal(of.chart->kind, CJ_CHART_BAR);
    assert_true(of.chart->turned);
    assert_string_equal(of.chart->categories[0], "B");
    assert_string_equal(of.chart->title, "Clients: most are B, 30 of 50 (60%)");
    erase(&of);
    spec.force = true;
    of = draw("Type", rows, 4, &spec);
    assert_int_equal(of.chart->kind, CJ_CHART_PIE);
    assert_string_equal(of.chart->categories[0], "A");
    erase(&of);
    of = draw("Type", rows, 3, &spec);
    assert_int_equal(of.chart->kind, CJ_CHART_PIE);
    erase(&of);
}

/* A share knows what it is of, where no column says so: 10 is few, 20 is not. */
static void few_by_the_share(void **state)
{
    const row rows[] = {{"2021", 2, 10, 0, 0, 0}, {"2022", 14, 20, 0, 0, 0}};
    const char *const share[] = {"pct"};
    cj_chart_spec spec = {.kind = CJ_CHART_LINE, .figures = share, .figure_count = 1};
    drawing of = {.table = make_table("Year", rows, 2)};
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    of.table->columns[1].base = CJ_BASE_NONE;
    OK(cj_table_view(&of.view, of.table, &err));
    OK(cj_chart_new(&of.chart, of.view, &spec, &err));
    assert_non_null(of.chart);
    assert_string_equal(of.chart->subtitle,
                        "Improved % by year. 1 of 2 figures is based on fewer than 20.");
    erase(&of);
}

/* One target of all is a rule; intervals 10 to 30 and 60 to 80 leave no doubt of 50, 40 to 60
 * does. */
static void targets(void **state)
{
    const row one[] = {{"2021", 2, 10, 10, 30, 50}, {"2022", 14, 20, 60, 80, 50}};
    const row each[] = {{"A", 2, 10, 10, 30, 50},
                        {"B", 14, 20, 60, 80, 50},
                        {"C", 10, 20, 40, 60, 55},
                        {"D", 5, 10, 30, 70, 0}};
    const char *const both[] = {"pct", "target"};
    cj_chart_spec spec = {.kind = CJ_CHART_LINE, .figures = both, .figure_count = 2};
    drawing of = draw("Year", one, 2, &spec);

    (void)state;
    assert_int_equal(of.chart->series_count, 1); /* the target is none */
    assert_non_null(of.chart->rule);
    assert_string_equal(of.chart->title, "Improved: up from 20% (2021) to 70% (2022), target 50%");
    assert_string_equal(of.chart->subtitle,
                        "Improved % by year. 1 of 2 figures is based on fewer than 20.");
    HAS(of.chart->description, "The dashed line is the target of 50%.");
    erase(&of);
    spec = (cj_chart_spec){.kind = CJ_CHART_INTERVAL};
    of = draw("Team", each, 4, &spec);
    assert_null(of.chart->rule);
    assert_int_equal(of.chart->target_count, 3);
    assert_string_equal(of.chart->title, "Improved: 1 of 3 targets met, 1 missed, 1 not certain");
    assert_string_equal(of.chart->categories[0], "B"); /* 70%; then 50%, 50% and 20% */
    assert_string_equal(of.chart->categories[3], "A");
    for (size_t i = 0; i < 3; i++) /* they moved with their categories */
        assert_int_equal(
            of.chart->targets[i].cell->units,
            strcmp(of.chart->categories[of.chart->targets[i].category], "C") == 0 ? 55 : 50);
    erase(&of);
}

/* Each row of the table that has a target is counted, of a category with two of them as well. */
static void targets_of_rows(void **state)
{
    const row rows[] = {
        {"A", 2, 10, 10, 30, 50}, {"A", 2, 10, 10, 30, 50}, {"B", 14, 20, 60, 80, 40}};
    const cj_chart_spec spec = {.kind = CJ_CHART_INTERVAL};
    drawing of = draw("Team", rows, 3, &spec);

    (void)state;
    assert_int_equal(of.chart->target_count, 2); /* one mark is drawn for both, of one figure */
    assert_string_equal(of.chart->title,
                        "Improved: 1 of 3 targets (2 figures) met, 2 missed, 0 not certain");
    erase(&of);
}

/* Intervals that overlap: chance may have made the difference. */
static void nothing_clear(void **state)
{
    const row rows[] = {{"2021", 10, 20, 40, 60, 0}, {"2022", 11, 20, 45, 65, 0}};
    const row teams[] = {{"A", 10, 20, 40, 60, 0}, {"B", 11, 20, 45, 65, 0}};
    const cj_chart_spec line = {.kind = CJ_CHART_LINE};
    const cj_chart_spec bars = {.kind = CJ_CHART_BAR};
    drawing of = draw("Year", rows, 2, &line);

    (void)state;
    assert_string_equal(of.chart->title, "Improved: no clear change, 50% (2021) to 55% (2022)");
    erase(&of);
    of = draw("Team", teams, 2, &bars);
    assert_string_equal(of.chart->title, "Improved: no clear differences");
    erase(&of);
}

/* Two series of shares, and the counts behind them. */
typedef struct {
    const char *label;
    int count[2];
    int of[2];
} pair;

static char *title_of(const char *first, const char *second, const pair *pairs, size_t count)
{
    const char *const names[2] = {first, second};
    const cj_table_column columns[] = {{"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
                                       {"group", "Group", "text", .part = CJ_PART_LABEL},
                                       {"pct", "Improved %", "percent", .part = CJ_PART_FIGURE}};
    const cj_chart_spec spec = {.kind = CJ_CHART_COLUMN, .category = "outcome"};
    static char title[200];
    cj_error err = CJ_ERROR_INIT;
    drawing of;
    cj_cell *cells;

    OK(cj_table_new(&of.table, &err));
    of.table->title = "Clients";
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        OK(cj_table_add_column(of.table, columns[i], &err));
    for (size_t i = 0; i < 2 * count; i++) {
        OK(cj_table_add_row(&cells, of.table, &err));
        cells[0] = cj_cell_text(pairs[i / 2].label);
        cells[1] = cj_cell_text(names[i % 2]);
        cells[2] = cj_cell_share(pairs[i / 2].count[i % 2], pairs[i / 2].of[i % 2], 0);
    }
    OK(cj_table_view(&of.view, of.table, &err));
    OK(cj_chart_new(&of.chart, of.view, &spec, &err));
    (void)snprintf(title, sizeof title, "%s", of.chart->title);
    erase(&of);
    return title;
}

/* By Newcombe's method 10. 24 of 37 less 7 of 21: the Wilson intervals are 48.8 to 78.2% and 17.2
 * to 54.6%, which overlap, but 31.5 - sqrt(16.1^2 + 21.3^2) = 4.8 lies above 0. 28 of 43 less 18 of
 * 36: 15.1 - sqrt(14.9^2 + 15.5^2) = -6.4 does not, nor does 3 of 4 less 1 of 3, which is wider:
 * 41.7 - sqrt(44.9^2 + 45.9^2) = -22.6. */
static void gaps(void **state)
{
    const pair housing[] = {{"Housing", {24, 7}, {37, 21}}, {"Money", {10, 9}, {40, 40}}};
    const pair health[] = {{"Health", {18, 28}, {36, 43}}, {"Money", {10, 9}, {40, 40}}};
    const pair wider[] = {{"Housing", {24, 7}, {37, 21}}, {"Few", {1, 3}, {3, 4}}};

    (void)state;
    assert_string_equal(title_of("Female", "Male", housing, 2),
                        "Improved: widest gap for Housing, Female 65% and Male 33%");
    assert_string_equal(title_of("Female", "Male", health, 2),
                        "Improved: no clear difference between Female and Male");
    assert_string_equal(title_of("2013-14Q3", "2013-14Q4", health, 2),
                        "Improved: no clear change between 2013-14 Q3 and 2013-14 Q4");
    assert_string_equal(title_of("Female", "Male", wider, 2),
                        "Improved: widest clear gap for Housing, Female 65% and Male 33%");
}

/* Of bars that are highest together two and three are named, four are not; of two nothing is
 * highest. */
static void ties(void **state)
{
    const row rows[] = {{.label = "A", .count = 9, .of = 9},
                        {.label = "B", .count = 9, .of = 9},
                        {.label = "C", .count = 9, .of = 9},
                        {.label = "D", .count = 9, .of = 9},
                        {.label = "E", .count = 2, .of = 2}};
    cj_chart_spec spec = {.kind = CJ_CHART_BAR, .figures = count_figure, .figure_count = 1};

    (void)state;
    for (int stacked = 0; stacked < 2; stacked++) {
        drawing of;

        spec.kind = stacked ? CJ_CHART_STACKED : CJ_CHART_BAR;
        of = draw("Team", rows + 1, 4, &spec);
        assert_string_equal(of.chart->title, "Clients: most for B, C and D (9 each)");
        erase(&of);
        of = draw("Team", rows + 2, 3, &spec);
        assert_string_equal(of.chart->title, "Clients: most for C and D (9 each)");
        erase(&of);
        of = draw("Team", rows, 5, &spec);
        assert_string_equal(of.chart->title, "Clients");
        erase(&of);
        of = draw("Team", rows + 3, 2, &spec);
        assert_string_equal(of.chart->title, "Clients: D 9, E 2");
        erase(&of);
    }
}

/* Headings below the title, in words. */
static void below(void **state)
{
    const row rows[] = {{.label = "A", .count = 30, .of = 30}, {.label = "B", .count = 9, .of = 9}};
    static const struct {
        const char *what;
        const char *by;
        const char *said;
    } cases[] = {{"Disposals", "Disposal", "Disposals."},
                 {"Count", "Type of Referral", "Number by type of referral."},
                 {"Count", "Age band", "Number by age band."},
                 {"Count", "ASBO", "Number by ASBO."},
                 {"Children", "Why No Resolution", "Children: why no resolution."},
                 {"Score, 0 to 10", "number", "Score, 0 to 10, by number."},
                 {"Arrests by age", "Ward", "Arrests by age, for each ward."}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const cj_chart_spec spec = {.kind = CJ_CHART_BAR,
                                    .figures = count_figure,
                                    .figure_count = 1,
                                    .y_title = cases[i].what};
        drawing of = draw(cases[i].by, rows, 2, &spec);

        assert_string_equal(of.chart->subtitle, cases[i].said);
        erase(&of);
    }
}

/* More than six values along time: first, last and by how much. */
static void long_lines(void **state)
{
    row rows[8];
    const cj_chart_spec spec = {.kind = CJ_CHART_LINE, .figures = count_figure, .figure_count = 1};
    static const char *const names[] = {"M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8"};
    drawing of;

    (void)state;
    for (size_t i = 0; i < 8; i++)
        rows[i] = (row){.label = names[i], .count = i == 3 ? 99 : 10 + (int)i, .of = 100};
    of = draw("month", rows, 8, &spec);
    HAS(of.chart->description, "Number by month: from 10 (M1) to 17 (M8), up by 7.");
    erase(&of);
}

/* Every kind in every format: a workbook is read back, and anything that got lost is an error. */
static void every_kind(void **state)
{
    const row one[] = {{"2021", 2, 10, 10, 30, 50}, {"2022", 14, 20, 60, 80, 50}};
    const row each[] = {{"B", 14, 20, 60, 80, 50}, {"A", 2, 10, 10, 30, 40}};
    static const char *const pct[] = {"pct"};

    (void)state;
    for (int same = 0; same < 2; same++) {
        cj_table *table = make_table("Year", same ? one : each, 2);
        cj_document *document;
        cj_error err = CJ_ERROR_INIT;
        cj_text text = CJ_TEXT_INIT;
        bool left_out;

        OK(cj_document_of_table(&document, table, &err));
        for (int kind = CJ_CHART_COLUMN; kind <= CJ_CHART_PIE; kind++) {
            const cj_chart_spec spec = {
                .kind = (cj_chart_kind)kind, .figures = pct, .figure_count = 1};

            OK(cj_exhibit_add_chart(&left_out, &document->sections[0].exhibits[0], &spec, &err));
        }
        OK(cj_document_xlsx(&text, document, &err));
        cj_text_reset(&text);
        OK(cj_document_html(&text, document, &err));
        assert_true((strstr(cj_text_string(&text), ">Target 50%</text>") != NULL) == (same == 1));
        assert_true((strstr(cj_text_string(&text), "class=\"tick-mark\"") != NULL) == (same == 0));
        HAS(cj_text_string(&text), "class=\"range\"");
        cj_text_clear(&text);
        cj_document_free(document);
        cj_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bars_by_size),
                                       cmocka_unit_test(natural_order),
                                       cmocka_unit_test(lines_of_groups),
                                       cmocka_unit_test(pies),
                                       cmocka_unit_test(few_by_the_share),
                                       cmocka_unit_test(targets),
                                       cmocka_unit_test(nothing_clear),
                                       cmocka_unit_test(gaps),
                                       cmocka_unit_test(targets_of_rows),
                                       cmocka_unit_test(ties),
                                       cmocka_unit_test(below),
                                       cmocka_unit_test(long_lines),
                                       cmocka_unit_test(every_kind)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
