/* cj-prepare: the rows of an export as measures see them; also the inputs of reports that are made
 * of others. */
#include "cj/prepare.h"

#include "measures.h"

#include <stdlib.h>

typedef struct {
    cj_prepare_options options;
    cj_prepare_column *columns;
    size_t column_capacity;
    cj_sort_key *sort;
    size_t sort_capacity;
    cj_span *one_per;
    cj_arena arena;
} prepare_data;

static cj_status fail_columns(const char *text, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "{columns} \"%s\" must be COL[,COL=NEW], such as person_id,sex=gender", text);
}

/* Read COL or COL=NEW between commas. */
static cj_status read_columns(void *data, const char *text, cj_error *err)
{
    prepare_data *in = data;
    const char *at = text;
    cj_status status = CJ_OK;
    bool more = true;

    while (status == CJ_OK && more) {
        cj_prepare_column column = {.heading = {"", 0}};

        if (!cj_word_read(&column.column, &at, "=,", &in->arena, &status) ||
            column.column.length == 0)
            return status != CJ_OK ? cj_fail_nomem(err) : fail_columns(text, err);
        if (*at == '=') {
            at++;
            if (!cj_word_read(&column.heading, &at, ",", &in->arena, &status) ||
                column.heading.length == 0)
                return status != CJ_OK ? cj_fail_nomem(err) : fail_columns(text, err);
        }
        more = *at == ',';
        at += more;
        status = cj_grow(&in->columns, &in->column_capacity, in->options.column_count + 1,
                         sizeof *in->columns, err);
        if (status == CJ_OK)
            in->columns[in->options.column_count++] = column;
    }
    return status;
}

static cj_status read_sort(void *data, const char *text, cj_error *err)
{
    prepare_data *in = data;

    return cj_option_sort(&in->sort, &in->options.sort_count, &in->sort_capacity, text, &in->arena,
                          err);
}

static cj_status read_one_per(void *data, const char *text, cj_error *err)
{
    prepare_data *in = data;

    return cj_option_names(&in->one_per, &in->options.one_per_count, "one-per", text, &in->arena,
                           err);
}

static const cj_option options[] = {
    CJ_OPTION_TITLE("Which rows, in which order, with which columns:"),
    {.name = "sort",
     .argument = "COL[,-COL]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_sort,
     .help = "Sort by declared order, else numbers, dates, bytes; with - falling; blanks last; "
             "equal rows stay as they were (default: the file's order)"},
    {.name = "order",
     .argument = "COL=a|b|c",
     .type = CJ_OPTION_TEXTS,
     .offset = offsetof(cj_settings, orders),
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_COMMON,
     .help = "Order of the values of a column that --sort names; values that are not listed come "
             "behind them; repeat"},
    {.name = "one-per",
     .argument = "COL[,COL]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_one_per,
     .help = "The first row of each key in that order; rows with a blank in the key all stay"},
    {.name = "columns",
     .argument = "COL[,COL=NEW]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_columns,
     .help = "Which columns, in this order, under which heading (default: those of the file, of "
             "people, and derived ones)"},
    {.name = "describe",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = offsetof(cj_settings, describe),
     .flags = CJ_OPTION_WRITES | CJ_OPTION_SILENT | CJ_OPTION_COMMAND | CJ_OPTION_COMMON,
     .help = "Write a Table Schema of what was written to FILE"},
    {0}};

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    prepare_data *in = data;

    in->options.common = *common;
    in->options.columns = in->columns;
    in->options.sort = in->sort;
    in->options.one_per = in->one_per;
    return cj_prepare(out, records, &in->options, err);
}

static void end(void *data)
{
    prepare_data *in = data;

    free(in->columns);
    free(in->sort);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_prepare_kind = {
    .program = {.name = "cj-prepare",
                .purpose =
                    "The rows of an export as a clean csv: repaired, joined, linked, one per "
                    "person",
                .operands = "[EXPORT]...",
                .about =
                    "EXPORT is any csv file with a header; several files are one input, each read "
                    "by its own header. Without it, or for -, standard input is read. Order of "
                    "work: decode, map, repair, type, join, link, derive, where, sort, one-per, "
                    "columns; a pipe makes a second round of steps.",
                .example =
                    "cj-prepare outcomes.csv --sort outcome_date --one-per person_id -o first.csv",
                .examples =
                    "cj-prepare export.csv --profile export.profile.json -o clean.csv\n"
                    "cj-prepare orders.csv --where end_date= --columns order_id,person_id,end_date",
                .options = options,
                .many = true,
                .rows = true},
    .role = "any",
    .size = sizeof(prepare_data),
    .compute = compute,
    .end = end};
