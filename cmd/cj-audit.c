/* cj-audit: what can be worked out from printed tables with hidden counts. */
#include "cj/audit.h"
#include "cj/list.h"
#include "run/run.h"

#include <stdlib.h>
#include <string.h>

#define GRIM_MOST 10000

typedef struct {
    cj_settings settings;
    cj_audit_options options;
    cj_span *keys;
    cj_span *values;
    cj_span *marks;
    cj_span *same;
    cj_strings rules[3]; /* by cj_rule_kind */
    cj_strings hierarchies;
    size_t leaks;
    cj_arena arena;
} audit_data;

/* ---- options ----------------------------------------------------------------------------- */

static cj_status read_keys(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    return cj_option_names(&in->keys, &in->options.key_count, "key", text, &in->arena, err);
}

static cj_status read_values(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    return cj_option_names(&in->values, &in->options.value_count, "value", text, &in->arena, err);
}

static cj_status read_same(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    return cj_option_names(&in->same, &in->options.same_count, "same", text, &in->arena, err);
}

static cj_status read_mark(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    if (text[0] == '\0')
        return cj_fail(err, CJ_EUSAGE, "--hidden needs a mark, such as \"**\"");
    return cj_list_append(&in->marks, &in->options.mark_count, cj_span_of(text), &in->arena, err);
}

static cj_status read_below(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    return cj_option_whole(&in->options.below, "below", text, "counts", 2, 100, err);
}

static cj_status read_grim(void *data, const char *text, cj_error *err)
{
    audit_data *in = data;

    return cj_option_whole(&in->options.grim, "grim", text, "people or events", 1, GRIM_MOST, err);
}

#define AT(member) offsetof(audit_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is printed:"),
    {.name = "key",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_keys,
     .help = "The columns of labels (default: texts before the first count)"},
    {.name = "value",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_values,
     .help = "The columns of counts (default: those of these programs, else whole numbers)"},
    {.name = "total",
     .argument = "WORD",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.total),
     .help = "The label that stands for all others, and no other one does (default: All, or in a "
             "column without it a label that looks like a total or is the sum of the others)"},
    {.name = "hidden",
     .argument = "MARK",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_mark,
     .help =
         "Another mark of a hidden count; [c], **, *, ~, .., c, x, supp and <5 are known; repeat"},
    {.name = "same",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_same,
     .help = "Columns of labels that tell no counts apart"},
    CJ_OPTION_TITLE("What its reader knows:"),
    {.name = "zeros-hidden",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.zeros_hidden),
     .help = "A hidden count can be 0 (default: at least 1)"},
    {.name = "below",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_below,
     .flags = CJ_OPTION_FIRST,
     .help = "Counts of 1 to N-1 are small: report those known better than that, too"},
    {.name = "rule",
     .argument = "A=B+C",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(rules[CJ_RULE_SUM]),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "In each row column A is the sum of B and C; repeat"},
    {.name = "most",
     .argument = "A<=B",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(rules[CJ_RULE_MOST]),
     .flags = CJ_OPTION_REPEATS,
     .help = "In each row column A is at most column B; repeat"},
    {.name = "percent",
     .argument = "P=A/B",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(rules[CJ_RULE_PERCENT]),
     .flags = CJ_OPTION_REPEATS,
     .help = "In each row column P is A in percent of B (or of B+C), rounded half up to the "
             "decimals that are printed; repeat"},
    {.name = "hierarchy",
     .argument = "COL:P=C+C",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(hierarchies),
     .flags = CJ_OPTION_REPEATS,
     .help = "In column COL the label P is the sum of the other labels; repeat"},
    {.name = "grim",
     .argument = "NMAX",
     .type = CJ_OPTION_READ,
     .read = read_grim,
     .help = "Where a count of a --rule or --percent is not printed: try every base up to NMAX"},
    {0}};

static const cj_program program = {
    .name = "cj-audit",
    .purpose = "Tells what can be worked out from printed tables with hidden counts",
    .operands = "[TABLE...]",
    .about =
        "TABLE is csv, or json of these programs: a table or a report. A row is printed for each "
        "hidden count: from where to where it can be, whether it is exact, narrow (known to "
        "be small, and better than that) or open, and the shortest sum that shows it. Equal "
        "labels are one count in all tables. The exit status is 1 when something is exact or "
        "narrow, and 2 when the printed numbers contradict each other. Without TABLE, or for "
        "-, standard input is read as csv.",
    .example = "cj-audit table15.csv --key block,row --rule total=under21+a21_30+over30",
    .examples = "cj-audit outcomes.csv --below 5\n"
                "cj-audit bulletin.csv --key area --hidden \"*\" --total Total",
    .options = options,
    .many = true,
    .no_figures = true};

/* ---- what was given -------------------------------------------------------------------------- */

static cj_status parse_rules(audit_data *in, cj_error *err)
{
    size_t count = in->rules[0].count + in->rules[1].count + in->rules[2].count;
    cj_audit_rule *rules = cj_arena_alloc(&in->arena, (count + 1) * sizeof *rules);
    cj_status status = rules == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (int kind = CJ_RULE_SUM; kind <= CJ_RULE_PERCENT; kind++)
        for (size_t i = 0; status == CJ_OK && i < in->rules[kind].count; i++)
            status = cj_audit_rule_parse(&rules[in->options.rule_count++], (cj_rule_kind)kind,
                                         in->rules[kind].items[i], &in->arena, err);
    in->options.rules = rules;
    return status;
}

static cj_status parse_hierarchies(audit_data *in, cj_error *err)
{
    size_t count = in->hierarchies.count;
    cj_audit_hierarchy *list = cj_arena_alloc(&in->arena, (count + 1) * sizeof *list);
    cj_status status = list == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_audit_hierarchy_parse(&list[i], in->hierarchies.items[i], &in->arena, err);
    in->options.hierarchies = list;
    in->options.hierarchy_count = count;
    return status;
}

static cj_status resolve(audit_data *in, cj_error *err)
{
    cj_status status = cj_settings_resolve_reading(&in->settings, err);

    in->options.keys = in->keys;
    in->options.values = in->values;
    in->options.marks = in->marks;
    in->options.same = in->same;
    in->options.witness = in->settings.format_used == CJ_FORMAT_JSON;
    in->options.only_total = in->options.total.length > 0;
    if (!in->options.only_total)
        in->options.total = CJ_SPAN("All");
    if (status == CJ_OK)
        status = parse_rules(in, err);
    return status == CJ_OK ? parse_hierarchies(in, err) : status;
}

/* ---- the run ------------------------------------------------------------------------------- */

static bool is_json(const char *path)
{
    size_t length = path == NULL ? 0 : strlen(path);

    return length > 5 && cj_word_same((cj_span){path + length - 5, 5}, CJ_SPAN(".json"));
}

static cj_status add_json(cj_audit *audit, const char *path, cj_error *err)
{
    cj_json *json;
    cj_status status = cj_json_load(&json, path, err);

    if (status == CJ_OK)
        status = cj_audit_add_json(audit, json, path, err);
    cj_json_free(json);
    return status;
}

static cj_status add_csv(cj_audit *audit, const cj_settings *settings, const char *path,
                         cj_dataset *dataset, cj_error *err)
{
    cj_records_options reading = settings->records;
    cj_records *records = NULL;
    cj_status status;

    reading.main = (cj_input){.role = "any", .path = path};
    reading.main.maps = settings->maps.items;
    reading.main.map_count = settings->maps.count;
    if (settings->schemas.count > 0)
        reading.main.schema_path = settings->schemas.items[settings->schemas.count - 1];
    if (settings->profiles.count > 0)
        reading.main.profile_path = settings->profiles.items[settings->profiles.count - 1];
    reading.needs.no_people = true;
    reading.needs.totals = CJ_TOTALS_KNOWN; /* they are what is asked for */
    cj_progress_watch(&reading, settings);
    status = cj_records_open(&records, &reading, dataset, err);
    if (status == CJ_OK)
        status = cj_audit_add_records(audit, records, path == NULL ? "standard input" : path, err);
    cj_records_free(records);
    return status;
}

/* What is worked out is a result and no failure: the table is written, and main() exits with 1. */
static cj_status compute(cj_table **table, cj_settings *settings, cj_dataset *dataset, void *data,
                         cj_error *err)
{
    audit_data *in = data;
    size_t count = settings->operands.count == 0 ? 1 : settings->operands.count;
    cj_audit *audit = NULL;
    cj_status status = cj_audit_new(&audit, &in->options, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const char *path = settings->operands.count == 0 ? NULL : settings->operands.items[i];

        if (path != NULL && strcmp(path, "-") == 0)
            path = NULL;
        status = is_json(path) ? add_json(audit, path, err)
                               : add_csv(audit, settings, path, dataset, err);
    }
    if (status == CJ_OK)
        status = cj_dataset_judge(dataset, settings->measure.tolerance, err);
    if (status == CJ_OK)
        status = cj_audit_table(table, &in->leaks, audit, err);
    if (status == CJ_OK)
        status = cj_run_describe(*table, settings, err);
    cj_audit_free(audit);
    return status;
}

int main(int argc, char **argv)
{
    audit_data in = {.leaks = 0};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status;
    int code;

    status = cj_run_start(&in.settings, argc, argv, &program, &in, &error);
    if (status == CJ_OK)
        status = resolve(&in, &error);
    code = status == CJ_OK ? cj_run(&in.settings, compute, &in) : cj_tell_error(&program, &error);
    if (code == 0)
        code = in.leaks > 0;
    for (int kind = CJ_RULE_SUM; kind <= CJ_RULE_PERCENT; kind++)
        free(in.rules[kind].items);
    free(in.hierarchies.items);
    cj_arena_clear(&in.arena);
    cj_settings_clear(&in.settings);
    return code;
}
