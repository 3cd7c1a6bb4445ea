/* cj-reconcile: compares figures with those published before, or checks totals inside one
 * table. */
#include "cj/list.h"
#include "cj/reconcile.h"
#include "cj/store.h"
#include "measures/job.h"

#include <stdlib.h>
#include <string.h>

enum { OLD, RECENT, SIDES };

typedef struct {
    cj_settings settings;
    cj_reconcile_options options;
    cj_strings sums;
    cj_strings conditions;
    const char *defined; /* --measure */
    cj_span *keys;
    cj_span *values;
    cj_span *ignored;
    cj_input inputs[SIDES]; /* with --sum the first alone */
    size_t input_count;
    bool differs;
    cj_arena arena;
} reconcile_data;

/* ---- options ----------------------------------------------------------------------- */

static cj_status read_keys(void *data, const char *text, cj_error *err)
{
    reconcile_data *in = data;
    cj_status status =
        cj_option_names(&in->keys, &in->options.key_count, "key", text, &in->arena, err);

    in->options.keys = in->keys;
    return status;
}

/* Columns of values, which may be given at once or one by one. */
static cj_status read_values(void *data, const char *text, cj_error *err)
{
    reconcile_data *in = data;
    size_t count = in->options.value.length > 0 ? in->options.more_count + 1 : 0;
    cj_status status = cj_option_names(&in->values, &count, "value", text, &in->arena, err);

    if (status != CJ_OK)
        return status;
    in->options.value = in->values[0];
    in->options.more_values = in->values + 1;
    in->options.more_count = count - 1;
    return CJ_OK;
}

static cj_status read_ignored(void *data, const char *text, cj_error *err)
{
    reconcile_data *in = data;
    cj_status status =
        cj_option_names(&in->ignored, &in->options.ignored_count, "ignore", text, &in->arena, err);

    in->options.ignored = in->ignored;
    return status;
}

static cj_status read_within(void *data, const char *text, cj_error *err)
{
    reconcile_data *in = data;

    in->options.has_within = true;
    if (cj_decimal_parse(&in->options.within, cj_span_of(text)) == CJ_NUMBER_OK &&
        in->options.within >= 0)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "--within \"%s\" must be a number, 0 or more, such as 1 or 0.5",
                   text);
}

#define AT(member) offsetof(reconcile_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is compared:"),
    {.name = "key",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_keys,
     .help = "The columns that name a row: rows with the same values are compared"},
    {.name = "measure",
     .argument = "DEFINITION#ID",
     .type = CJ_OPTION_TEXT,
     .offset = AT(defined),
     .flags = CJ_OPTION_READS | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Take the table of the measure ID of a report's definition, computed now, in place of "
             "NEW"},
    {.name = "value",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_values,
     .help = "The column that is compared, or summed; several are compared each by itself; without "
             "it rows are compared in all columns that both tables have"},
    {.name = "where",
     .argument = "COND",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(conditions),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "Compare rows of both tables where COND holds alone; repeat for and. col=v, col!=v, "
             "col=v1|v2, col<v, <=, >, >=; col= means blank"},
    {.name = "ignore",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_ignored,
     .help = "Of rows: columns that are not compared, such as the day of the export"},
    {.name = "date",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.date),
     .help =
         "Of rows: the column of dates that says in which financial quarter a row is, and which "
         "new rows came late"},
    {.name = "summary",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.summary),
     .help = "Of rows: count them by column and status, with --date by quarter, too"},
    {.name = "within",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_within,
     .flags = CJ_OPTION_FIRST,
     .help = "Take a difference of up to N either way for none (default 0; decimals allowed)"},
    {.name = "changed",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.changed_only),
     .help = "Print only what is not the same, or does not add up"},
    {.name = "sum",
     .argument = "RULE",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(sums),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "Check totals inside one table instead; repeat. COL=TOTAL: that row is the sum of the "
             "others; COL=TOTAL:A|B: of those; X=A+B-C: that column is the sum of columns; X=A/B%: "
             "it is A in percent of B, rounded as X is printed"},
    {0}};

static const cj_program program = {
    .name = "cj-reconcile",
    .purpose =
        "Compares figures or rows of exports with earlier ones, and checks totals in one table",
    .operands = "OLD NEW",
    .about =
        "OLD and NEW are CSV tables; one of them may be - for standard input. A row is printed "
        "for each key: same, changed, only old or only new. Without --value rows are compared, "
        "such as those of two exports: a row for each cell that changed. With --sum one table is "
        "checked. The exit status is 1 also when something differs or does not add up; the table "
        "is then written all the same. --schema, --profile and --map are for both tables, or with "
        "old: or new: in front for one.",
    .example = "cj-reconcile published.csv recomputed.csv --key quarter --value percent",
    .examples = "cj-reconcile january.csv february.csv --key case_id --changed\n"
                "cj-reconcile q3.csv q4.csv --key case_id --date closed --summary",
    .options = options,
    .many = true,
    .no_figures = true};

static cj_status parse_rules(reconcile_data *in, cj_error *err)
{
    cj_sum_rule *rules = cj_arena_alloc(&in->arena, (in->sums.count + 1) * sizeof *rules);
    cj_status status = rules == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->sums.count; i++)
        status = cj_sum_rule_parse(&rules[i], in->sums.items[i], &in->arena, err);
    in->options.rules = rules;
    in->options.rule_count = in->sums.count;
    return status;
}

static bool is_standard(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

/* Let the last table be that of a measure: "measure ID" is the name by which messages call it
 * and the store keeps it. */
static cj_status take_defined(reconcile_data *in, cj_error *err)
{
    const cj_strings *operands = &in->settings.operands;
    const char *hash = strrchr(in->defined, '#');
    cj_text name = CJ_TEXT_INIT;
    const char *kept;

    if (operands->count + 1 != in->input_count)
        return cj_fail(err, CJ_EUSAGE, "--measure takes the place of %s; %zu given",
                       in->input_count == 1 ? "the one table that is checked"
                                            : "NEW: OLD alone is named",
                       operands->count);
    cj_text_format(&name, "measure %s", hash == NULL ? in->defined : hash + 1);
    kept = name.failed ? NULL : cj_arena_text(&in->arena, name.bytes, name.length);
    cj_text_clear(&name);
    if (kept == NULL)
        return cj_fail_nomem(err);
    in->inputs[OLD] =
        (cj_input){.role = "any", .path = operands->count > 0 ? operands->items[0] : NULL};
    in->inputs[in->input_count - 1] = (cj_input){.role = "any", .path = kept};
    return CJ_OK;
}

/* Two tables are compared; with --sum one is checked, and without a name it is standard
 * input. */
static cj_status take_operands(reconcile_data *in, cj_error *err)
{
    const cj_strings *operands = &in->settings.operands;

    in->input_count = in->sums.count > 0 ? 1 : SIDES;
    if (in->defined != NULL)
        return take_defined(in, err);
    if (in->sums.count > 0 && operands->count > 1)
        return cj_fail(err, CJ_EUSAGE, "--sum checks one table; \"%s\" and \"%s\" are two",
                       operands->items[0], operands->items[1]);
    if (in->sums.count == 0 && operands->count != SIDES)
        return cj_fail(err, CJ_EUSAGE,
                       "two tables are compared, OLD and NEW; %zu given (one is enough for --sum)",
                       operands->count);
    for (size_t i = 0; i < in->input_count; i++)
        in->inputs[i] =
            (cj_input){.role = "any", .path = i < operands->count ? operands->items[i] : NULL};
    if (in->input_count == SIDES && is_standard(in->inputs[OLD].path) &&
        is_standard(in->inputs[RECENT].path))
        return cj_fail(err, CJ_EUSAGE, "standard input can be read for one table alone");
    return CJ_OK;
}

/* Names of the two inputs in options: old:FILE, new:FILE. */
static const char *const names[] = {"old", "new"};

/* Return VALUE of [INPUT:]VALUE with the range of inputs that it is for: one that is named,
 * else all. */
static const char *split_input(const reconcile_data *in, const char *text, size_t *first,
                               size_t *last)
{
    *first = 0;
    *last = in->input_count - 1;
    for (size_t i = 0; in->input_count == SIDES && i < SIDES; i++) {
        const char *value = cj_option_about_input(text, names[i]);

        if (value == NULL)
            continue;
        *first = i;
        *last = i;
        return value;
    }
    return text;
}

/* Set a file (schema or profile) of the inputs that each option is for; `offset` is that of the
 * member in cj_input. */
static cj_status give_files(reconcile_data *in, const char *option, const cj_strings *texts,
                            size_t offset, cj_error *err)
{
    for (size_t i = 0; i < texts->count; i++) {
        size_t first;
        size_t last;
        const char *value = split_input(in, texts->items[i], &first, &last);

        for (size_t s = first; s <= last; s++) {
            const char **place = (const char **)((char *)&in->inputs[s] + offset);

            if (*place != NULL)
                return cj_fail(err, CJ_EUSAGE, "--%s %s: another %s is given for this table",
                               option, texts->items[i], option);
            *place = value;
        }
    }
    return CJ_OK;
}

static cj_status give_maps(reconcile_data *in, cj_error *err)
{
    const cj_strings *texts = &in->settings.maps;
    const char **maps[SIDES];

    for (size_t s = 0; s < SIDES; s++) {
        maps[s] = cj_arena_alloc(&in->arena, (texts->count + 1) * sizeof *maps[s]);
        if (maps[s] == NULL)
            return cj_fail_nomem(err);
        in->inputs[s].maps = maps[s];
        in->inputs[s].about = in->input_count == SIDES ? names[s] : NULL;
    }
    for (size_t i = 0; i < texts->count; i++) {
        size_t first;
        size_t last;
        const char *value = split_input(in, texts->items[i], &first, &last);

        for (size_t s = first; s <= last; s++)
            maps[s][in->inputs[s].map_count++] = value;
    }
    return CJ_OK;
}

static cj_status check_options(const reconcile_data *in, cj_error *err)
{
    const cj_reconcile_options *of = &in->options;
    const char *of_rows = of->summary             ? "summary"
                          : of->date.length > 0   ? "date"
                          : of->ignored_count > 0 ? "ignore"
                                                  : NULL;

    if (in->sums.count > 0 && of->more_count > 0)
        return cj_fail(err, CJ_EUSAGE, "--sum adds up one column: --value %s and %s are two",
                       of->value.at, of->more_values[0].at);
    if (in->sums.count == 0 && of->key_count == 0)
        return cj_fail(err, CJ_EUSAGE, "--key COL is needed: which columns name a row");
    if (of_rows != NULL && (in->sums.count > 0 || of->value.length > 0))
        return cj_fail(err, CJ_EUSAGE,
                       "--%s is for rows that are compared in all columns: without "
                       "--%s",
                       of_rows, in->sums.count > 0 ? "sum" : "value");
    return CJ_OK;
}

/* Files are checked again once a definition has added its own. */
static cj_status resolve(reconcile_data *in, cj_error *err)
{
    cj_status status = cj_settings_resolve_reading(&in->settings, err);

    if (status == CJ_OK)
        status = parse_rules(in, err);
    if (status == CJ_OK)
        status = take_operands(in, err);
    if (status == CJ_OK)
        status =
            give_files(in, "schema", &in->settings.schemas, offsetof(cj_input, schema_path), err);
    if (status == CJ_OK)
        status = give_files(in, "profile", &in->settings.profiles, offsetof(cj_input, profile_path),
                            err);
    if (status == CJ_OK)
        status = give_maps(in, err);
    if (status == CJ_OK && in->defined != NULL)
        status = cj_job_open_defined(&in->settings, in->defined, err);
    if (status == CJ_OK && in->defined != NULL)
        status = cj_guard_check_files(&in->settings, err);
    in->options.tolerance = in->settings.measure.tolerance;
    return status == CJ_OK ? check_options(in, err) : status;
}

/* ---- the run ------------------------------------------------------------------------- */

/* Compute the measure and let the store serve its table as CSV under the name of the last
 * input, so that it is read like a file. */
static cj_status compute_measure(cj_store **store, cj_records_options *reading,
                                 const reconcile_data *in, const cj_settings *settings,
                                 cj_findings *findings, cj_error *err)
{
    cj_text csv = CJ_TEXT_INIT;
    cj_status status = cj_job_append(&csv, settings, findings, err);

    if (status == CJ_OK)
        status = cj_store_new(store, err);
    if (status == CJ_OK)
        status =
            cj_store_give(*store, in->inputs[in->input_count - 1].path, cj_text_span(&csv), err);
    if (status == CJ_OK) {
        cj_store_begin(*store);
        reading->run.store = *store;
    }
    cj_text_clear(&csv);
    return status;
}

/* Differences are a result and no failure: the table is written, and main() exits with 1. */
static cj_status compute(cj_table **table, cj_settings *settings, cj_dataset *dataset, void *data,
                         cj_error *err)
{
    reconcile_data *in = data;
    cj_records_options reading[SIDES] = {settings->records, settings->records};
    cj_records *records[SIDES] = {NULL, NULL};
    cj_store *store = NULL;
    cj_status status = CJ_OK;

    if (in->defined != NULL)
        status = compute_measure(&store, &reading[in->input_count - 1], in, settings,
                                 dataset->findings, err);
    for (size_t i = 0; status == CJ_OK && i < in->input_count; i++) {
        reading[i].main = in->inputs[i];
        reading[i].needs.no_people = true;
        reading[i].needs.totals = CJ_TOTALS_KNOWN; /* rows are compared, not added up */
        reading[i].needs.knows_twice = true;       /* keys that stand twice are errors */
        reading[i].selection.conditions = in->conditions.items;
        reading[i].selection.condition_count = in->conditions.count;
        cj_progress_watch(&reading[i], settings);
        status = cj_records_open(&records[i], &reading[i], dataset, err);
    }
    if (status == CJ_OK)
        status = in->sums.count > 0
                     ? cj_reconcile_sums(table, &in->differs, records[OLD], &in->options, err)
                     : cj_reconcile(table, &in->differs, records[OLD], records[RECENT],
                                    &in->options, err);
    if (status == CJ_OK)
        status = cj_run_describe(*table, settings, err);
    cj_records_free(records[OLD]);
    cj_records_free(records[RECENT]);
    cj_store_free(store);
    return status;
}

int main(int argc, char **argv)
{
    reconcile_data in = {.differs = false};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status;
    int code;

    status = cj_run_start(&in.settings, argc, argv, &program, &in, &error);
    if (status == CJ_OK)
        status = resolve(&in, &error);
    code = status == CJ_OK ? cj_run(&in.settings, compute, &in) : cj_tell_error(&program, &error);
    if (code == 0)
        code = in.differs;
    free(in.sums.items);
    free(in.conditions.items);
    cj_arena_clear(&in.arena);
    cj_settings_clear(&in.settings);
    return code;
}
