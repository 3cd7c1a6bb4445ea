/* Lists: rows of an input as a table, for the sections of reports. */
#include "cj/listing.h"

#include "cj/list.h"
#include "measures.h"

#include <stdlib.h>

enum { KEY_COLUMNS = 1, KEY_SORT, KEY_DUE, KEY_DONE, KEY_RAG, KEY_AS_OF };

static const struct argp_option options[] = {
    {0, 0, 0, 0, "What is listed:", 1},
    {"columns", KEY_COLUMNS, "COL,...", CJ_OPTION_REPEATS, "Columns in order (default: all)", 0},
    {"sort", KEY_SORT, "[-]COL,...", CJ_OPTION_REPEATS,
     "Columns to sort by, with - in falling order (default: as in the file)", 0},
    {"due", KEY_DUE, "COL", 0, "Day by which it is to be done: what is overdue comes first", 0},
    {"done", KEY_DONE, "COL", 0, "Day on which it was done", 0},
    {"rag", KEY_RAG, "COL", 0, "Column of red, amber and green", 0},
    {"as-of", KEY_AS_OF, "DATE", 0, "The day on which something is overdue or not", 0},
    {0, 0, 0, 0, 0, 0}};

typedef struct {
    cj_listing_options options;
    cj_span *columns;
    cj_listing_sort *sort;
    size_t sort_capacity;
    cj_arena arena;
} listing_data;

static cj_status take_sort(listing_data *in, const char *text, cj_error *err)
{
    cj_span *names = NULL;
    size_t count = 0;
    cj_status status = cj_option_names(&names, &count, "sort", text, &in->arena, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        bool falling = names[i].length > 1 && names[i].at[0] == '-';
        cj_listing_sort *sort;

        status = cj_grow(&in->sort, &in->sort_capacity, in->options.sort_count + 1,
                         sizeof *in->sort, err);
        if (status != CJ_OK)
            return status;
        sort = &in->sort[in->options.sort_count++];
        sort->falling = falling;
        sort->column = falling ? (cj_span){names[i].at + 1, names[i].length - 1} : names[i];
    }
    return status;
}

static cj_status take(void *data, int key, const char *text, cj_error *err)
{
    listing_data *in = data;
    cj_listing_options *out = &in->options;

    switch (key) {
    case KEY_COLUMNS:
        return cj_option_names(&in->columns, &out->column_count, "columns", text, &in->arena, err);
    case KEY_SORT:
        return take_sort(in, text, err);
    case KEY_DUE:
        return cj_option_name(&out->due, "due", text, err);
    case KEY_DONE:
        return cj_option_name(&out->done, "done", text, err);
    case KEY_RAG:
        return cj_option_name(&out->rag, "rag", text, err);
    default: /* KEY_AS_OF */
        return cj_option_date(&out->as_of, "as-of", text, err);
    }
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    listing_data *in = data;

    in->options.common = *common;
    in->options.columns = in->columns;
    in->options.sort = in->sort;
    return cj_listing(out, records, &in->options, err);
}

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
                                         .take = take,
                                         .compute = compute,
                                         .end = end};
