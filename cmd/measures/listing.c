/* Lists: rows of an input as a table, for the sections of reports; there is no program of its
 * own. */
#include "cj/listing.h"

#include "measures.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cj_listing_options options;
    cj_span *columns;
    cj_span *numbers;
    cj_sort_key *sort;
    size_t sort_capacity;
    cj_arena arena;
} listing_data;

static cj_status read_columns(void *data, const char *text, cj_error *err)
{
    listing_data *in = data;

    return cj_option_names(&in->columns, &in->options.column_count, "columns", text, &in->arena,
                           err);
}

static cj_status read_numbers(void *data, const char *text, cj_error *err)
{
    listing_data *in = data;

    return cj_option_names(&in->numbers, &in->options.number_count, "numbers", text, &in->arena,
                           err);
}

static cj_status read_sort(void *data, const char *text, cj_error *err)
{
    listing_data *in = data;

    return cj_option_sort(&in->sort, &in->options.sort_count, &in->sort_capacity, text, &in->arena,
                          err);
}

static cj_status read_form(void *data, const char *text, cj_error *err)
{
    static const char *const forms[] = {
        [CJ_FORM_TABLE] = "table", [CJ_FORM_QUOTES] = "quotes", [CJ_FORM_STORIES] = "stories"};
    listing_data *in = data;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(text, forms[i]) == 0) {
            in->options.form = (cj_table_form)i;
            return CJ_OK;
        }
    return cj_fail(err, CJ_EUSAGE, "\"%s\" is no form of a list; use table, quotes or stories",
                   text);
}

#define AT(member) offsetof(listing_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is listed:"),
    {.name = "columns",
     .argument = "COL,...",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_columns,
     .help = "Columns in order (default: all)"},
    {.name = "numbers",
     .argument = "COL,...",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_numbers,
     .help = "Columns of numbers (default: what a schema or the definition's rows say)"},
    {.name = "sort",
     .argument = "[-]COL,...",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_sort,
     .help = "Columns to sort by, with - in falling order (default: as in the file)"},
    {.name = "due",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.due),
     .help = "Day by which it is to be done: what is overdue comes first"},
    {.name = "done",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.done),
     .help = "Day on which it was done"},
    {.name = "rag",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.rag),
     .help = "Column of red, amber and green"},
    {.name = "group",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.group),
     .help = "Column whose values head the rows that have them: a year, a timescale"},
    {.name = "as",
     .argument = "FORM",
     .type = CJ_OPTION_READ,
     .read = read_form,
     .help = "table (default), quotes (what was said, then by whom) or stories (a heading, then "
             "paragraphs)"},
    {.name = "as-of",
     .argument = "DATE",
     .type = CJ_OPTION_DATE,
     .offset = AT(options.as_of),
     .help = "The day on which something is overdue or not"},
    {0}};

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    listing_data *in = data;

    in->options.common = *common;
    in->options.columns = in->columns;
    in->options.numbers = in->numbers;
    in->options.sort = in->sort;
    return cj_listing(out, records, &in->options, err);
}

/* 0 would be a day (1970-01-01), so an absent date must be set. */
static void begin(void *data)
{
    listing_data *in = data;

    in->options.as_of = CJ_DATE_MISSING;
}

static void end(void *data)
{
    listing_data *in = data;

    free(in->sort);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_listing_kind = {.program = {.name = "cj-list",
                                                     .purpose = "Rows of an input",
                                                     .operands = "[ROWS]",
                                                     .about = "",
                                                     .example = "",
                                                     .options = options},
                                         .role = "any",
                                         .size = sizeof(listing_data),
                                         .begin = begin,
                                         .compute = compute,
                                         .end = end};
