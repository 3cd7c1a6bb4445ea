/* cj/table.h, cj/layout.h and cj/output.h */
#include "support.h"

#include "cj/json.h"
#include "cj/output.h"
#include "table/layout.h"

static void cell_is(cj_cell cell, const char *data, const char *label)
{
    cj_text text = CJ_TEXT_INIT;

    cj_cell_append_data(&text, &cell);
    assert_string_equal(cj_text_string(&text), data);
    cj_text_reset(&text);
    cj_cell_append_label(&text, &cell);
    assert_string_equal(cj_text_string(&text), label);
    cj_text_clear(&text);
}

static void cells(void **state)
{
    (void)state;
    cell_is(cj_cell_missing(), "", "");
    cell_is(cj_cell_count(1234567), "1234567", "1,234,567");
    cell_is(cj_cell_count(999), "999", "999");
    cell_is(cj_cell_count(-1234), "-1234", "-1,234");
    cell_is(cj_cell_number(12345678, 1), "1234567.8", "1,234,567.8");
    cell_is(cj_cell_percent(2, 3, 1), "66.7", "66.7%");
    cell_is(cj_cell_percent(1, 8, 0), "13", "13%");
    cell_is(cj_cell_percent(0, 0, 1), "", "[z]");
    cell_is(cj_cell_percent_units(1000, 1), "100.0", "100.0%");
    cell_is(cj_cell_flag(true), "yes", "yes");
    cell_is(cj_cell_flag(false), "no", "no");
    cell_is(cj_cell_text("a"), "a", "a");
    cell_is(cj_cell_labelled("a", "The letter"), "a", "The letter");
    cell_is((cj_cell){.kind = CJ_CELL_NOT_AVAILABLE}, "", "[x]");
    cell_is((cj_cell){.kind = CJ_CELL_SUPPRESSED}, "[c]", "[c]");
    cell_is(cj_cell_date(cj_date_of(2014, 3, 31)), "2014-03-31", "31 Mar 2014");
    cell_is(cj_cell_date(CJ_DATE_MISSING), "", "");
}

/* Decimals that are 0 in all of a column are for data formats alone. */
static void trims(void **state)
{
    static const cj_table_column column = {"n", "N", "number", .part = CJ_PART_FIGURE};
    static const struct {
        int64_t units[2];
        const char *shown[2];
    } cases[] = {{{5500, 9700}, {"55", "97"}},
                 {{1250, 1300}, {"12.5", "13.0"}},
                 {{125, 1300}, {"1.25", "13.00"}},
                 {{0, -100}, {"0", "-1"}}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_table *table;
        cj_cell *cells;

        assert_int_equal(cj_table_new(&table, NULL), CJ_OK);
        assert_int_equal(cj_table_add_column(table, column, NULL), CJ_OK);
        for (size_t row = 0; row < 3; row++) {
            assert_int_equal(cj_table_add_row(&cells, table, NULL), CJ_OK);
            *cells = row == 2 ? cj_cell_no_rate(false) : cj_cell_number(cases[i].units[row], 2);
        }
        cj_table_trim(table, 0);
        for (size_t row = 0; row < 2; row++) {
            cj_text_reset(&text);
            cj_cell_append_label(&text, cj_table_cell(table, row, 0));
            assert_string_equal(cj_text_string(&text), cases[i].shown[row]);
        }
        cj_text_reset(&text);
        cj_cell_append_data(&text, cj_table_cell(table, 0, 0));
        assert_string_equal(cj_text_string(&text) + text.length - 3, i == 0   ? ".00"
                                                                     : i == 1 ? ".50"
                                                                     : i == 2 ? ".25"
                                                                              : ".00");
        cj_table_free(table);
    }
    cj_text_clear(&text);
}

static const cj_table_column columns[] = {
    {"period", "Period", "text", .part = CJ_PART_SECTION},
    {"name", "Name|bar", "text", .part = CJ_PART_LABEL},
    {"empty", "Empty", "text", .part = CJ_PART_LABEL},
    {"clients", "clients", "count", .part = CJ_PART_FACT},
    {"n", "Number", "count", .part = CJ_PART_FIGURE},
    {"n_pct", "Number, %", "percent", .part = CJ_PART_SHARE, .bar = true, .of = "n"},
    {"low", "Interval", "percent", .part = CJ_PART_LOW, .of = "n_pct"},
    {"high", "Upper", "percent", .part = CJ_PART_HIGH, .of = "n_pct"},
    {"flag", "Flag", "flag", .part = CJ_PART_DATA},
};

/* Two sections of two rows and of one. */
static cj_table *make(void)
{
    static const char *const names[] = {"plain", "a,\"b\"\n*c*|d_e", "\xC3\xA9 <i> =1+1"};
    cj_error err = CJ_ERROR_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_table *table;

    OK(cj_table_new(&table, &err));
    OK(cj_table_set_title(table, CJ_SPAN("Title | \"x\""), &err));
    for (size_t i = 0; i < 9; i++)
        OK(cj_table_add_column(table, columns[i], &err));
    for (size_t row = 0; row < 3; row++) {
        cj_cell *cell;

        OK(cj_table_add_row(&cell, table, &err));
        for (size_t i = 0; i < 9; i++)
            assert_int_equal(cell[i].kind, CJ_CELL_MISSING);
        cell[0] = cj_cell_labelled(row < 2 ? "2021-22" : "all", row < 2 ? NULL : "All dates");
        cell[1] = cj_cell_text(cj_table_keep(table, cj_span_of(names[row])));
        cell[3] = cj_cell_count(1088);
        cell[4] = cj_cell_count((int64_t)row);
        cell[5] = cj_cell_percent((int64_t)row, row == 0 ? 0 : 3, 0);
        cell[6] = row == 0 ? cj_cell_percent(0, 0, 1) : cj_cell_percent_units(123, 1);
        cell[7] = row == 0 ? cj_cell_percent(0, 0, 1) : cj_cell_percent_units(456, 1);
        cell[8] = cj_cell_flag(row == 1);
        cj_text_reset(&words);
        cj_text_format(&words, "Sentence %zu.", row);
        OK(cj_table_set_sentence(table, &words, &err));
    }
    cj_text_reset(&words);
    cj_text_add(&words, "A note with \"quotes\" and <tags>");
    OK(cj_table_add_note(table, &words, &err));
    OK(cj_table_add_option(table, "period", "2021-22", &err));
    cj_text_clear(&words);
    return table;
}

static void refuses_a_key_twice(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table = make();

    (void)state;
    FAILS(cj_table_add_column(table, columns[4], &err), CJ_EUSAGE);
    HAS(err.text, "\"n\"");
    cj_table_free(table);
    cj_table_free(NULL);
}

static void layout_arranges(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_table *table = make();
    cj_layout *layout;

    (void)state;
    OK(cj_layout_new(&layout, table, false, &err));
    assert_int_equal(layout->section_count, 2);
    assert_string_equal(layout->sections[0].heading, "2021-22");
    assert_string_equal(layout->sections[1].heading, "All dates");
    assert_int_equal(layout->sections[0].row_count, 2);
    assert_int_equal(layout->sections[1].first_row, 2);
    HAS(layout->sections[0].facts, "1,088");
    /* name, number with its share, interval; nothing empty, no data column */
    assert_int_equal(layout->column_count, 3);
    assert_string_equal(layout->columns[0].heading, "Name|bar");
    assert_false(layout->columns[0].figures);
    assert_true(layout->columns[1].figures);
    cj_layout_append(&text, layout, 2, &layout->columns[1]);
    assert_string_equal(cj_text_string(&text), "2 (67%)");
    cj_text_reset(&text);
    cj_layout_append(&text, layout, 2, &layout->columns[2]);
    HAS(cj_text_string(&text), "12.3%");
    HAS(cj_text_string(&text), "45.6%");
    assert_int_equal(layout->legend_count, 1); /* [z] alone occurs */
    HAS(layout->legend[0], "[z]");
    cj_text_clear(&text);
    cj_layout_free(layout);
    cj_layout_free(NULL);
    cj_table_free(table);
}

/* Sections of one row each are rows, with what differs in columns: but not where the sentences of
 * the rows are printed, nor where any section has two. */
static void single_rows_are_no_sections(void **state)
{
    static const cj_table_column quarters[] = {
        {"period", "Period", "text", .part = CJ_PART_SECTION},
        {"what", "Measure", "text", .part = CJ_PART_SECTION},
        {"people", "People", "count", .part = CJ_PART_FACT},
        {"within", "Within", "count", .part = CJ_PART_FIGURE}};
    static const char *const names[] = {"2021-22Q1", "2021-22Q2", "2021-22Q2"};
    cj_error err = CJ_ERROR_INIT;
    cj_layout *layout;
    cj_table *table;
    cj_cell *cells;

    (void)state;
    OK(cj_table_new(&table, &err));
    for (size_t i = 0; i < 4; i++)
        OK(cj_table_add_column(table, quarters[i], &err));
    for (size_t row = 0; row < 3; row++) {
        OK(cj_table_add_row(&cells, table, &err));
        cells[0] = cj_cell_text(names[row]);
        cells[1] = cj_cell_text("Started");
        cells[2] = cj_cell_count(5 + (row > 0));
        cells[3] = cj_cell_count(3); /* the same figure in each: no row repeats another */
        OK(cj_layout_new(&layout, table, false, &err));
        assert_int_equal(layout->column_count, row == 1 ? 3 : 1);
        assert_int_equal(layout->section_count, row == 2 ? 2 : 1);
        assert_string_equal(layout->sections[0].heading,
                            row == 1 ? "Started" : "2021-22 Q1, Started");
        assert_string_equal(layout->sections[0].facts, row == 1 ? "" : "5 people");
        assert_int_equal(layout->sections[0].row_count, row == 1 ? 2 : 1);
        if (row == 1) {
            assert_string_equal(layout->columns[0].heading, "Period");
            assert_false(layout->columns[0].figures);
            assert_true(layout->columns[1].figures);
            assert_false(cj_layout_repeats(layout, &layout->sections[0], 1, &layout->columns[2]));
        }
        cj_layout_free(layout);
        OK(cj_layout_new(&layout, table, true, &err));
        assert_int_equal(layout->section_count, row == 0 ? 1 : 2);
        assert_string_equal(layout->sections[0].heading, "2021-22 Q1, Started");
        cj_layout_free(layout);
    }
    cj_table_free(table);
}

static cj_text print(cj_format format, cj_output_style style)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_table *table = make();

    OK(cj_output_append(&text, table, format, &style, &err));
    cj_table_free(table);
    return text;
}

static void csv(void **state)
{
    cj_text text = print(CJ_FORMAT_CSV, (cj_output_style){0});

    (void)state;
    assert_string_equal(cj_text_string(&text),
                        "period,name,empty,clients,n,n_pct,low,high,flag\n"
                        "2021-22,plain,,1088,0,,,,no\n"
                        "2021-22,\"a,\"\"b\"\"\n*c*|d_e\",,1088,1,33,12.3,45.6,yes\n"
                        "all,\xC3\xA9 <i> =1+1,,1088,2,67,12.3,45.6,no\n");
    cj_text_clear(&text);
}

static void csv_fields(void **state)
{
    static const struct {
        const char *field;
        const char *expected;
    } cases[] = {{"", ""},           {"a", "a"},           {"a b", "a b"},   {"a,b", "\"a,b\""},
                 {"\"", "\"\"\"\""}, {"a\nb", "\"a\nb\""}, {"\r", "\"\r\""}, {";", ";"}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        cj_csv_append_field(&text, cj_span_of(cases[i].field));
        assert_string_equal(cj_text_string(&text), cases[i].expected);
    }
    cj_text_clear(&text);
}

static void json(void **state)
{
    static const char *const keys[] = {"title", "notes",      "columns", "primary_key",
                                       "rows",  "provenance", NULL};
    cj_text text = print(CJ_FORMAT_JSON, (cj_output_style){0});
    cj_error err = CJ_ERROR_INIT;
    cj_json *document;
    cj_json_node root;
    cj_json_node list;
    cj_json_node row;
    cj_json_node node;
    cj_decimal number;
    cj_span span;

    (void)state;
    OK(cj_json_parse(&document, cj_text_span(&text), "out", &err)); /* by the strict reader */
    root = cj_json_root(document);
    OK(cj_json_expect_object(&root, keys, &err));
    node = cj_json_member(&root, "title");
    OK(cj_json_string(&span, &node, &err));
    SPAN_IS(span, "Title | \"x\"");
    list = cj_json_member(&root, "columns");
    assert_int_equal(cj_json_count(&list), 9);
    row = cj_json_item(&list, 4);
    node = cj_json_member(&row, "heading");
    OK(cj_json_string(&span, &node, &err));
    SPAN_IS(span, "Number");
    list = cj_json_member(&root, "rows");
    assert_int_equal(cj_json_count(&list), 3);
    row = cj_json_item(&list, 1);
    node = cj_json_member(&row, "name");
    OK(cj_json_string(&span, &node, &err));
    SPAN_IS(span, "a,\"b\"\n*c*|d_e");
    node = cj_json_member(&row, "low");
    OK(cj_json_decimal(&number, &node, &err)); /* a number, exact */
    assert_int_equal(number, 12300000);
    row = cj_json_item(&list, 0);
    node = cj_json_member(&row, "n_pct");
    assert_true(cj_json_present(&node) && !cj_json_is_string(&node)); /* null */
    assert_int_not_equal(cj_json_decimal(&number, &node, &err), CJ_OK);
    HAS(cj_text_string(&text), "null");
    cj_json_free(document);
    cj_text_clear(&text);
}

static void markdown(void **state)
{
    cj_text text = print(CJ_FORMAT_MARKDOWN, (cj_output_style){0});

    (void)state;
    HAS(cj_text_string(&text), "a,\"b\" \\*c\\*\\|d\\_e"); /* no line break, no markup */
    HAS(cj_text_string(&text), "\\<i>");
    HAS(cj_text_string(&text), "Name\\|bar");
    HAS(cj_text_string(&text), "2 (67%)");
    HAS(cj_text_string(&text), "[z]");
    HAS(cj_text_string(&text), "A note with");
    cj_text_clear(&text);
    text = print(CJ_FORMAT_MARKDOWN, (cj_output_style){.sentences = true});
    HAS(cj_text_string(&text), "Sentence 2.");
    LACKS(cj_text_string(&text), "2 (67%)");
    cj_text_clear(&text);
}

static void plain_text(void **state)
{
    cj_text text = print(CJ_FORMAT_TEXT, (cj_output_style){.width = 60});
    char *rest;
    char *line;

    (void)state;
    HAS(cj_text_string(&text), "2 (67%)");
    HAS(cj_text_string(&text), "[z] ");
    HAS(cj_text_string(&text), "12.3%");
    LACKS(cj_text_string(&text), "\033");
    LACKS(cj_text_string(&text), "\xE2\x96\x88");
    LACKS(cj_text_string(&text), "Flag");
    rest = text.bytes;
    while ((line = strsep(&rest, "\n")) != NULL) {
        assert_true(cj_text_width(cj_span_of(line)) <= 60);
        assert_true(*line == '\0' || line[strlen(line) - 1] != ' ');
    }
    cj_text_clear(&text);
    text = print(CJ_FORMAT_TEXT, (cj_output_style){.colour = true, .bars = true});
    HAS(cj_text_string(&text), "\033[1m");
    HAS(cj_text_string(&text), "\xE2\x96\x88");
    cj_text_clear(&text);
    text = print(CJ_FORMAT_TEXT, (cj_output_style){.sentences = true});
    HAS(cj_text_string(&text), "Sentence 0.");
    LACKS(cj_text_string(&text), "2 (67%)");
    cj_text_clear(&text);
}

static void formats(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_format format;

    (void)state;
    OK(cj_format_parse(&format, "markdown", &err));
    assert_int_equal(format, CJ_FORMAT_MARKDOWN);
    OK(cj_format_of_file(&format, "a.b/c.json", &err));
    assert_int_equal(format, CJ_FORMAT_JSON);
    OK(cj_format_of_file(&format, "x.md", &err));
    assert_int_equal(format, CJ_FORMAT_MARKDOWN);
    FAILS(cj_format_parse(&format, "jsn", &err), CJ_EUSAGE);
    HAS(err.text, "json");
    OK(cj_format_parse(&format, "xlsx", &err));
    assert_int_equal(format, CJ_FORMAT_XLSX);
    OK(cj_format_of_file(&format, "out.html", &err));
    assert_int_equal(format, CJ_FORMAT_HTML);
    FAILS(cj_format_of_file(&format, "folder.csv/out", &err), CJ_EUSAGE);
    FAILS(cj_format_of_file(&format, "csv", &err), CJ_EUSAGE);
}

/* Values across, figures down; sections stay, what has no value is left out. */
static void crossing(void **state)
{
    static const cj_table_column parts[] = {
        {"period", "Period", "text", .part = CJ_PART_SECTION},
        {"stage", "Stage", "text", .part = CJ_PART_ACROSS},
        {"months", "Months", "months", .part = CJ_PART_DATA},
        {"people", "People", "count", .part = CJ_PART_FIGURE},
        {"none", "None", "count", .part = CJ_PART_FIGURE},
        {"low", "Low", "percent", .part = CJ_PART_LOW},
    };
    static const char *const stages[][2] = {
        {"a", "before"}, {"a", "after"}, {"b", "after"}, {"b", "later"}};
    cj_error err = CJ_ERROR_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_table *table;
    cj_table *crossed;

    (void)state;
    OK(cj_table_new(&table, &err));
    OK(cj_table_set_title(table, CJ_SPAN("T"), &err));
    for (size_t i = 0; i < 6; i++)
        OK(cj_table_add_column(table, parts[i], &err));
    for (size_t row = 0; row < 4; row++) {
        cj_cell *line;

        OK(cj_table_add_row(&line, table, &err));
        line[0] = cj_cell_text(stages[row][0]);
        line[1] = cj_cell_labelled(stages[row][1], row == 0 ? "Before" : NULL);
        line[2] = cj_cell_count(3);
        line[3] = cj_cell_count((int64_t)row + 1);
        line[5] = cj_cell_no_rate(row == 1);
    }
    cj_text_add(&words, "note");
    OK(cj_table_add_note(table, &words, &err));
    OK(cj_table_cross(&crossed, table, false, &err));
    cj_text_reset(&words);
    OK(cj_output_append(&words, crossed, CJ_FORMAT_CSV, &(cj_output_style){0}, &err));
    /* shorthand is blank in data formats, and yet a value */
    assert_string_equal(cj_text_string(&words), "period,measure,before,after,later\n"
                                                "a,People,1,2,\na,Low,,,\n"
                                                "b,People,,3,4\nb,Low,,,\n");
    cell_is(*cj_table_cell(crossed, 1, 3), "", "[x]");
    cell_is(*cj_table_cell(crossed, 1, 2), "", "[z]");
    assert_string_equal(crossed->columns[2].heading, "Before");
    assert_string_equal(crossed->notes[0].words, "note");
    cj_table_free(crossed);
    cj_text_reset(&words);
    OK(cj_output_append(&words, table, CJ_FORMAT_MARKDOWN, &(cj_output_style){0}, &err));
    HAS(cj_text_string(&words), "| Measure | Before | After | Later |");
    HAS(cj_text_string(&words), "| People |  | 3 | 4 |");
    cj_text_clear(&words);
    cj_table_free(table);
}

/* Words of a note that tell counts: what is kept, and what is left without them. */
static void notes_that_count(void **state)
{
    static const struct {
        const char *note, *kept, *plain;
    } notes[] = {
        {"No count", "No count", "No count"},
        {"Breaches are left out" CJ_TELLS " (3)" CJ_TOLD ".", "Breaches are left out (3).",
         "Breaches are left out."},
        {CJ_TELLS "3 rows are left out." CJ_TOLD, "3 rows are left out.", ""},
        {CJ_TELLS "all 3" CJ_ELSE "some" CJ_TOLD " of them", "all 3 of them", "some of them"},
        {CJ_TELLS "the one, " CJ_TELLS "1 in 2022" CJ_TOLD ", and" CJ_TELLS " 2" CJ_TOLD,
         "the one, 1 in 2022, and 2", ", and"}};
    cj_error err = CJ_ERROR_INIT;
    cj_text words = CJ_TEXT_INIT;
    cj_table *table;
    cj_table *copy;

    (void)state;
    OK(cj_table_new(&table, &err));
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        cj_text_reset(&words);
        cj_text_add(&words, notes[i].note);
        OK(cj_table_add_note(table, &words, &err));
        assert_string_equal(table->notes[i].words, notes[i].kept);
        assert_int_equal(table->notes[i].counts == NULL, i == 0);
    }
    OK(cj_table_copy(&copy, table, &err)); /* a copy tells the same */
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        cj_text_reset(&words);
        cj_table_append_plain_note(&words, copy, i);
        assert_string_equal(cj_text_string(&words), notes[i].plain);
    }
    cj_text_clear(&words);
    cj_table_free(copy);
    cj_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_that_count),
        cmocka_unit_test(cells),
        cmocka_unit_test(trims),
        cmocka_unit_test(refuses_a_key_twice),
        cmocka_unit_test(layout_arranges),
        cmocka_unit_test(csv),
        cmocka_unit_test(csv_fields),
        cmocka_unit_test(json),
        cmocka_unit_test(markdown),
        cmocka_unit_test(plain_text),
        cmocka_unit_test(formats),
        cmocka_unit_test(crossing),
        cmocka_unit_test(single_rows_are_no_sections),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
