/* What columns say about each other: a table whose keys follow no convention at all, among
 * columns whose keys look as if they belonged to others. */
#include "support.h"

#include "cj/chart.h"
#include "cj/output.h"
#include "report/report_internal.h"
#include "table/layout.h"

enum {
    ERA,
    WHO,
    MOVED,
    PERSONS,
    EVERYONE,
    MOST,
    PERSONS_PCT,
    LEAST,
    AIM,
    AIM_NAME,
    TARGET_PCT,
    JUDGED,
    COLUMN_COUNT
};

static const cj_table_column columns[COLUMN_COUNT] = {
    [ERA] = {"era", "Period", "text", .part = CJ_PART_SECTION},
    [WHO] = {"who", "Who", "text", .part = CJ_PART_LABEL},
    [MOVED] = {"moved", "Moved", "percent", CJ_PART_SHARE, .bar = true, .of = "persons"},
    [PERSONS] = {"persons", "Persons", "count", CJ_PART_FIGURE, .base = CJ_BASE_COUNTED},
    [EVERYONE] = {"everyone", "Everyone", "count", CJ_PART_FIGURE, .base = CJ_BASE_ALL},
    [MOST] = {"most", "Most", "percent", CJ_PART_HIGH, .of = "moved"},
    [PERSONS_PCT] = {"persons_pct", "Other", "percent", .part = CJ_PART_FIGURE},
    [LEAST] = {"least", "Least", "percent", CJ_PART_LOW, .of = "moved"},
    [AIM] = {"aim", "Aim", "percent", CJ_PART_TARGET, .of = "moved"},
    [AIM_NAME] = {"aim_name", "Aim for", "text", CJ_PART_LABEL, .of = "aim"},
    [TARGET_PCT] = {"target_pct", "Another", "percent", .part = CJ_PART_FIGURE},
    [JUDGED] = {"judged", "Judged", "text", CJ_PART_VERDICT, .of = "moved",
                .tones = cj_verdict_tones}};

/* In each era A with two aims and the same figures, and B: 40 of 100 now, 20 then. */
static cj_table *make(void)
{
    static const char *const eras[] = {"now", "then"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Moves";
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t row = 0; row < 6; row++) {
        int64_t persons = row < 3 ? 40 : 20;

        OK(cj_table_add_row(&cells, table, &err));
        cells[ERA] = cj_cell_text(eras[row / 3]);
        cells[WHO] = cj_cell_text(row % 3 < 2 ? "A" : "B");
        cells[MOVED] = cj_cell_percent(persons, 100, 0);
        cells[PERSONS] = cj_cell_count(persons);
        cells[EVERYONE] = cj_cell_count(100);
        cells[MOST] = cj_cell_percent_units(persons + 10, 0);
        cells[PERSONS_PCT] = cj_cell_percent_units(77, 0);
        cells[LEAST] = cj_cell_percent_units(persons - 10, 0);
        cells[AIM] = cj_cell_percent_units(row % 3 == 1 ? 60 : 45, 0);
        cells[AIM_NAME] = cj_cell_text(row % 3 == 1 ? "long" : "short");
        cells[TARGET_PCT] = cj_cell_percent_units(99, 0);
        cells[JUDGED] =
            cj_cell_verdict(row % 3 == 1 ? CJ_VERDICT_NOT_MET : CJ_VERDICT_UNCLEAR, false);
    }
    return table;
}

static void related(void **state)
{
    cj_table *table = make();

    (void)state;
    assert_int_equal(cj_table_owner(table, MOVED), PERSONS);
    assert_int_equal(cj_table_owner(table, LEAST), MOVED);
    assert_int_equal(cj_table_owner(table, PERSONS_PCT), SIZE_MAX);
    assert_int_equal(cj_table_related(table, PERSONS, CJ_PART_SHARE), MOVED);
    assert_int_equal(cj_table_related(table, MOVED, CJ_PART_HIGH), MOST);
    assert_int_equal(cj_table_related(table, MOVED, CJ_PART_TARGET), AIM);
    assert_int_equal(cj_table_related(table, MOVED, CJ_PART_THEN), SIZE_MAX);
    assert_int_equal(cj_table_related(table, EVERYONE, CJ_PART_SHARE), SIZE_MAX);
    cj_table_free(table);
}

/* The share behind its figure, the bounds together, the rest by itself. */
static void laid_out(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_table *table = make();

    (void)state;
    OK(cj_output_append(&text, table, CJ_FORMAT_MARKDOWN, &(cj_output_style){0}, &err));
    HAS(cj_text_string(&text),
        "| Who | Persons | Everyone | Other | Interval | Aim | Aim for | Another | Judged |");
    HAS(cj_text_string(&text), "| A | 40 (40%) | 100 | 77% | 30% to 50% | 45% | short | 99% | "
                               "Below target, not certain |");
    HAS(cj_text_string(&text), "| B | 20 (20%) | 100 | 77% | 10% to 30% |");
    /* a share whose figure is not shown has a column of its own */
    table->columns[PERSONS].part = CJ_PART_DATA;
    cj_text_reset(&text);
    OK(cj_output_append(&text, table, CJ_FORMAT_MARKDOWN, &(cj_output_style){0}, &err));
    HAS(cj_text_string(&text), "| Who | Moved | Everyone |");
    cj_text_clear(&text);
    cj_table_free(table);
}

/* With the persons of either sex: the columns of each value belong to each other. */
static void crossed(void **state)
{
    static const cj_table_column parts[] = {
        {"who", "Who", "text", .part = CJ_PART_LABEL},
        {"sex", "Sex", "text", .part = CJ_PART_ACROSS},
        {"most", "Most", "percent", CJ_PART_HIGH, .of = "moved"},
        {"least", "Least", "percent", CJ_PART_LOW, .of = "moved"},
        {"moved", "Moved", "percent", CJ_PART_SHARE, .of = "n"},
        {"n", "Number", "count", .part = CJ_PART_FIGURE}};
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_table *table;
    cj_table *to;
    cj_cell *cells;

    (void)state;
    OK(cj_table_new(&table, &err));
    table->title = "Sexes";
    for (size_t i = 0; i < 6; i++)
        OK(cj_table_add_column(table, parts[i], &err));
    for (int64_t row = 0; row < 2; row++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text("A");
        cells[1] = cj_cell_text(row == 0 ? "F" : "M");
        cells[2] = cj_cell_percent_units(30 + row, 0);
        cells[3] = cj_cell_percent_units(10 + row, 0);
        cells[4] = cj_cell_percent_units(20 + row, 0);
        cells[5] = cj_cell_count(2 + row);
    }
    OK(cj_table_shown(&to, table, &err));
    assert_string_equal(to->columns[1].key, "F_most");
    assert_string_equal(to->columns[1].of, "F_moved");
    assert_string_equal(to->columns[3].of, "F");
    assert_null(to->columns[4].of);
    assert_string_equal(to->columns[6].of, "M_moved");
    cj_table_free(to);
    OK(cj_output_append(&text, table, CJ_FORMAT_MARKDOWN, &(cj_output_style){0}, &err));
    HAS(cj_text_string(&text), "| A | 10% to 30% | 2 (20%) | 11% to 31% | 3 (21%) |");
    cj_text_clear(&text);
    cj_table_free(table);
}

/* The percentage, not its target; the name of a target tells no series apart. */
static void charted(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const cj_chart_spec spec = {.kind = CJ_CHART_COLUMN};
    cj_table *table = make();
    cj_table *view;
    cj_chart *chart;

    (void)state;
    OK(cj_table_view(&view, table, &err));
    OK(cj_chart_new(&chart, view, &spec, &err));
    assert_string_equal(chart->x_title, "Who");
    assert_string_equal(chart->y_title, "Moved");
    assert_int_equal(chart->category_count, 2);
    assert_int_equal(chart->series_count, 2); /* eras */
    assert_int_equal(cj_chart_cell(chart, &chart->series[1], 0)->units, 20);
    cj_chart_free(chart);
    /* where targets are the only percentages, one is drawn */
    for (size_t i = 0; i < view->column_count; i++)
        if (view->columns[i].part == CJ_PART_FIGURE || view->columns[i].part == CJ_PART_SHARE)
            view->columns[i].part = CJ_PART_REMARK;
    FAILS(cj_chart_new(&chart, view, &spec, &err), CJ_EUSAGE); /* A has two */
    HAS(err.text, "two values for \"A\"");
    cj_table_free(view);
    cj_table_free(table);
}

/* The period now, with what was then and the change. */
static cj_table *compare(cj_table *table)
{
    static const cj_period periods[] = {{.name = "now"}, {.name = "then"}};
    static const cj_definition_measure measure = {.id = "m"};
    cj_error err = CJ_ERROR_INIT;
    cj_table *compared;

    OK(cj_report_compare(&compared, table, periods, 2, &measure, &err));
    return compared;
}

static void compared(void **state)
{
    cj_table *table = compare(make());
    size_t then = cj_table_related(table, MOVED, CJ_PART_THEN);
    size_t change = cj_table_related(table, MOVED, CJ_PART_CHANGE);

    (void)state;
    assert_int_equal(table->row_count, 3);
    assert_string_equal(table->columns[then].period, "then");
    assert_string_equal(table->columns[change].period, "then");
    assert_int_equal(cj_table_cell(table, 0, then)->units, 20);
    assert_int_equal(cj_table_cell(table, 0, change)->units, 20);
    assert_int_equal(cj_table_related(table, AIM, CJ_PART_THEN), SIZE_MAX);
    assert_int_equal(cj_table_related(table, PERSONS_PCT, CJ_PART_THEN), then + 5);
    assert_string_equal(table->columns[change].key, "moved_change");
    cj_table_free(table);
}

static void text_is(const cj_table *table, const char *key, const char *wanted)
{
    cj_text text = CJ_TEXT_INIT;

    cj_cell_append_label(&text, cj_table_cell(table, 0, cj_table_find(table, key)));
    assert_string_equal(cj_text_string(&text), wanted);
    cj_text_clear(&text);
}

/* The evidence that a figure is, picked from the table of A with the short aim. */
static void judge(const cj_definition_pick *of, const char *target, const char *verdict,
                  const char *then)
{
    static cj_definition_where where[] = {{"who", "A"}, {"aim_name", "short"}};
    cj_definition_pick pick = *of;
    cj_definition_outcome outcome = {"1", "Moves", &pick, 1};
    cj_definition_framework framework = {"Frame", "", &outcome, 1};
    cj_definition_measure measure = {.id = "m", .label = "M"};
    const cj_definition definition = {.file = "d.json",
                                      .measures = &measure,
                                      .measure_count = 1,
                                      .frameworks = &framework,
                                      .framework_count = 1};
    cj_table *table = compare(make());
    const cj_report_parts parts = {.definition = &definition, .tables = &table};
    cj_error err = CJ_ERROR_INIT;
    cj_document *document;
    cj_table *evidence;

    pick.where = where;
    pick.where_count = 2;
    OK(cj_document_new(&document, &err));
    OK(cj_evidence_table(&evidence, &parts, document, &err));
    text_is(evidence, "target_pct", target);
    text_is(evidence, "verdict", verdict);
    text_is(evidence, "before_pct", then);
    text_is(evidence, "compared_with", then[0] == '\0' ? "" : "then");
    text_is(evidence, "counted", "40");
    text_is(evidence, "out_of", "100");
    cj_table_free(evidence);
    cj_table_free(table);
    cj_document_free(document);
}

static void judged(void **state)
{
    (void)state;
    judge(&(cj_definition_pick){.figure = "moved"}, "45%", "Below target, not certain", "20%");
    /* a target of the report's: by the whole interval, 30% to 50% */
    judge(
        &(cj_definition_pick){.figure = "moved", .has_target = true, .target = 30 * CJ_DECIMAL_ONE},
        "30%", "Met", "20%");
    judge(
        &(cj_definition_pick){.figure = "moved", .has_target = true, .target = 51 * CJ_DECIMAL_ONE},
        "51%", "Not met", "20%");
    judge(&(cj_definition_pick){.figure = "moved",
                                .has_target = true,
                                .target = 50 * CJ_DECIMAL_ONE,
                                .lower_is_better = true},
          "50%", "Met", "20%");
    /* a figure of which nothing is said has no target, though others of its row have */
    judge(&(cj_definition_pick){.figure = "persons_pct"}, "", "", "77%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(related), cmocka_unit_test(laid_out), cmocka_unit_test(crossed),
        cmocka_unit_test(charted), cmocka_unit_test(compared), cmocka_unit_test(judged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
