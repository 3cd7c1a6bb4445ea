/* Any bytes as the definition of a report.  What is accepted is put together with made-up
 * tables, whose texts are the definition's own, and written in every format. */
#include "fuzz.h"

#include "cj/output.h"
#include "cj/report.h"

static const cj_option_info options[] = {
    {.name = "rows", .takes = true},
    {.name = "by", .takes = true, .repeats = true},
    {.name = "people", .takes = true, .input = true},
    {.name = "link", .takes = true, .repeats = true, .named = true},
    {.name = "on", .takes = true, .repeats = true},
    {.name = "framework", .takes = true, .file = true},
    {.name = "total"},
    {.name = "columns", .takes = true, .repeats = true},
    {.name = "schema", .takes = true, .repeats = true, .about = true},
    {.name = "profile", .takes = true, .repeats = true, .about = true},
    {.name = "map", .takes = true, .repeats = true}};

static const cj_kind_info kinds[] = {
    {"outcomes", "reviews", NULL, options, sizeof options / sizeof *options},
    {"tabulate", "any", "people", options, sizeof options / sizeof *options},
    {"list", "any", NULL, options, sizeof options / sizeof *options}};

/* Two outcomes in each period, one named as the measure is. */
static cj_status make_table(cj_table **out, const cj_definition_measure *measure,
                            const cj_period *periods, size_t count, cj_error *err)
{
    static const cj_table_column columns[] = {
        {"period", "Period", "text", .part = CJ_PART_SECTION},
        {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
        {"improved", "Improved", "count", .part = CJ_PART_FIGURE},
        {"improved_pct", "Improved %", "percent", .part = CJ_PART_SHARE, .bar = true,
         .of = "improved"},
        {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "improved_pct",
         .tones = cj_verdict_tones}};
    cj_cell *cells;
    cj_status status = cj_table_new(out, err);

    for (size_t i = 0; status == CJ_OK && i < 5; i++)
        status = cj_table_add_column(*out, columns[i], err);
    for (size_t i = 0; status == CJ_OK && i < 2 * count; i++) {
        status = cj_table_add_row(&cells, *out, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(periods[i / 2].name);
        cells[1] = cj_cell_text(i % 2 == 0 ? "Housing" : measure->label);
        cells[2] = cj_cell_count((int64_t)i + 1);
        cells[3] = cj_cell_percent((int64_t)i, i % 3 == 0 ? 0 : 9, 1);
        cells[4] = cj_cell_text(i % 2 == 0 ? "met" : measure->definition);
    }
    if (status == CJ_OK)
        status = cj_table_set_title(*out, cj_span_of(measure->label), err);
    return status;
}

static void check_writers(const cj_document *document)
{
    const cj_output_style style = {.width = 80};
    cj_text text = CJ_TEXT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_json *json = NULL;
    cj_status status;

    CHECK(cj_document_html(&text, document, &err) == CJ_OK, "html: %s", err.text);
    CHECK(memmem(text.bytes, text.length, "<script", 7) == NULL, "a script in the page");
    CHECK(cj_utf8_valid(cj_text_span(&text)) == text.length, "the page is no UTF-8");
    cj_text_reset(&text);
    CHECK(cj_document_json(&text, document, &err) == CJ_OK, "json: %s", err.text);
    CHECK(cj_json_parse(&json, cj_text_span(&text), "report", &err) == CJ_OK, "json: %s", err.text);
    cj_json_free(json);
    cj_text_reset(&text);
    CHECK(cj_document_text(&text, document, true, &style, &err) == CJ_OK, "text: %s", err.text);
    cj_text_reset(&text);
    status = cj_document_xlsx(&text, document, &err);
    CHECK(status == CJ_OK || status == CJ_EUSAGE || status == CJ_EDATA, "xlsx: status %d: %s",
          (int)status, err.text);
    CHECK(status != CJ_OK || (text.length > 4 && memcmp(text.bytes, "PK", 2) == 0), "no workbook");
    if (status != CJ_OK)
        fuzz_check_error(status, &err);
    cj_text_clear(&text);
}

static void assemble(cj_definition *definition)
{
    cj_report_parts parts = {.definition = definition, .program = "cj-report", .version = "1"};
    cj_table **tables = calloc(definition->measure_count + 1, sizeof *tables);
    cj_arena arena = CJ_ARENA_INIT;
    cj_document *document = NULL;
    cj_error err = CJ_ERROR_INIT;
    cj_period report;
    cj_status status;

    CHECK(tables != NULL, "no memory");
    status = cj_definition_settle(&report, definition, NULL, NULL, &err);
    CHECK(status == CJ_OK, "the period was checked: %s", err.text);
    for (size_t i = 0; status == CJ_OK && i < definition->measure_count; i++) {
        const cj_definition_measure *measure = &definition->measures[i];
        cj_period *periods;
        size_t count;

        status = cj_report_periods(&periods, &count, definition, measure, &report, &arena, &err);
        if (status == CJ_OK)
            CHECK(make_table(&tables[i], measure, periods, count, &err) == CJ_OK, "%s", err.text);
        if (status == CJ_OK && measure->comparator_count > 0) {
            cj_table *single = tables[i];

            status = cj_report_compare(&tables[i], single, periods, count, measure, &err);
            if (status != CJ_OK)
                tables[i] = NULL;
        }
    }
    if (status == CJ_OK) {
        parts.tables = tables;
        parts.period = &report;
        status = cj_report_document(&document, &parts, &err);
    } else {
        for (size_t i = 0; i < definition->measure_count; i++)
            cj_table_free(tables[i]);
    }
    if (status == CJ_OK)
        check_writers(document);
    else
        CHECK(status == CJ_EUSAGE, "status %d: %s", (int)status, err.text);
    if (status != CJ_OK)
        fuzz_check_error(status, &err);
    cj_document_free(document);
    cj_arena_clear(&arena);
    free(tables);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    cj_definition *definition = NULL;
    cj_error err = CJ_ERROR_INIT;
    cj_status status = cj_definition_load(&definition, fuzz_file(0, bytes, length), kinds,
                                          sizeof kinds / sizeof *kinds, &err);

    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE && definition == NULL, "status %d: %s", (int)status, err.text);
        fuzz_check_error(status, &err);
        return 0;
    }
    for (size_t i = 0; i < definition->measure_count; i++) {
        size_t found = SIZE_MAX;

        CHECK(cj_definition_find(&found, definition, definition->measures[i].id, &err) == CJ_OK &&
                  found == i,
              "measure %zu is not found by its id", i);
    }
    assemble(definition);
    cj_definition_free(definition);
    return 0;
}
