/* Tables of pages: heads of groups, and what small screens need. */
#include "support.h"

#include "cj/document.h"

static const cj_table_column compared[] = {
    {"area", "Area", "text", .part = CJ_PART_LABEL},
    {"count", "Count", "count", .part = CJ_PART_FIGURE},
    {"then", "Count, 2020-21", "count", .part = CJ_PART_THEN, .of = "count",
     .group = "Count, compared with 2020-21", .brief = "2020-21"},
    {"change", "Change since 2020-21", "count", .part = CJ_PART_CHANGE, .of = "count",
     .group = "Count, compared with 2020-21", .brief = "Change"},
    {"then_2", "Count, 2019-20", "count", .part = CJ_PART_THEN, .of = "count",
     .group = "Count, compared with 2019-20", .brief = "2019-20"},
    {"change_2", "Change since 2019-20", "count", .part = CJ_PART_CHANGE, .of = "count",
     .group = "Count, compared with 2019-20", .brief = "Change"}};

/* Append the page of a table with one row, the first so many of those columns. */
static void page_of(cj_text *out, size_t count, const char *area)
{
    cj_error err = CJ_ERROR_INIT;
    cj_table *table;
    cj_document *document;
    cj_cell *cells;

    OK(cj_table_new(&table, &err));
    table->title = "Areas";
    for (size_t i = 0; i < count; i++)
        OK(cj_table_add_column(table, compared[i], &err));
    OK(cj_table_add_row(&cells, table, &err));
    cells[0] = cj_cell_text(area);
    for (size_t i = 1; i < count; i++)
        cells[i] = cj_cell_count((int64_t)i);
    OK(cj_document_of_table(&document, table, &err));
    OK(cj_document_html(out, document, &err));
    cj_document_free(document);
    cj_table_free(table);
}

/* Two columns stand under each comparator, two under none: 2 + 2 + 2 columns. */
static void heads_of_groups(void **state)
{
    cj_text page = CJ_TEXT_INIT;

    (void)state;
    page_of(&page, 6, "North");
    HAS(cj_text_string(&page), "<colgroup span=\"2\"></colgroup><colgroup span=\"2\"></colgroup>"
                               "<colgroup span=\"2\"></colgroup>\n<thead");
    HAS(cj_text_string(&page), "scope=\"colgroup\" colspan=\"2\"");
    HAS(cj_text_string(&page), "Count, compared with <span class=\"d\">2020-21</span></th>");
    HAS(cj_text_string(&page), "rowspan=\"2\">Area</th>");
    HAS(cj_text_string(&page), ">Change</th>");
    LACKS(cj_text_string(&page), "Change since");
    cj_text_clear(&page);
}

/* A table of two short columns fits every phone; six, or a word of 50 letters, do not: 50 letters
 * of 14 pixels are 350 pixels wide, a phone 320. */
static void small_screens(void **state)
{
    cj_text page = CJ_TEXT_INIT;

    (void)state;
    page_of(&page, 2, "North");
    HAS(cj_text_string(&page), "<thead><tr><th scope=\"col\">Area</th>");
    LACKS(cj_text_string(&page), " role=");
    LACKS(cj_text_string(&page), " data-label=");
    LACKS(cj_text_string(&page), " tabindex=");
    cj_text_reset(&page);
    page_of(&page, 6, "North");
    HAS(cj_text_string(&page), "<table role=\"table\">");
    HAS(cj_text_string(&page), "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"");
    HAS(cj_text_string(&page), "<td role=\"cell\" data-label=\"Change\" class=\"n\">3</td>");
    LACKS(cj_text_string(&page), " tabindex=");
    cj_text_reset(&page);
    page_of(&page, 2, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
    HAS(cj_text_string(&page), "<table role=\"table\">");
    cj_text_clear(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_of_groups),
        cmocka_unit_test(small_screens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
