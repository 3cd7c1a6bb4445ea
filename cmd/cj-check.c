/* cj-check: finds everything that is wrong with exports. */
#include "check/inputs.h"
#include "measures/measures.h"
#include "run/run.h"

#include <stdlib.h>
#include <string.h>

/* Bytes gathered before a write: a call for each finding would be slow. */
#define OUTPUT_PIECE (64u * 1024)

typedef struct {
    cj_check_inputs words;
    cj_settings settings;
    bool summary_only;
    bool infer;
    const char *defined; /* --measure */
    const char *valid;
    const char *invalid;
    cj_summary *summary;
    cj_text waiting;   /* results that are not written yet */
    bool begun;        /* something has been put into `waiting` */
    cj_file *output;   /* these belong to the course */
    cj_file *parts[2]; /* valid and invalid rows */
    bool split;        /* both parts have their header */
    cj_course course;
} check_data;

/* With --infer --output is the beginning of two names and no file, which the guard must
 * know. */
static cj_status read_infer(void *data, const char *text, cj_error *err)
{
    check_data *in = data;

    (void)text;
    (void)err;
    in->infer = true;
    in->settings.base_only = true;
    return CJ_OK;
}

#define AT(member) offsetof(check_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is checked and given back:"),
    {.name = "measure",
     .argument = "DEFINITION#ID",
     .type = CJ_OPTION_TEXT,
     .offset = AT(defined),
     .flags = CJ_OPTION_READS | CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Check the files that the measure ID of a report's definition reads, with their "
             "schemas, profiles and maps"},
    {.name = "summary",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(summary_only),
     .help = "The number of findings of each rule alone"},
    {.name = "valid",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(valid),
     .flags = CJ_OPTION_WRITES,
     .help = "Write the header and the rows without error to FILE, byte for byte (one export)"},
    {.name = "invalid",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(invalid),
     .flags = CJ_OPTION_WRITES,
     .help = "Write the header and everything else to FILE, byte for byte (one export)"},
    {.name = "expect-rows",
     .argument = "[INPUT:]N",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(words.rows),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "A control total: how many rows there must be; repeat"},
    {.name = "expect-total",
     .argument = "[INPUT:]COL=SUM",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(words.totals),
     .flags = CJ_OPTION_REPEATS,
     .help = "A control total: what the numbers of COL must add up to; repeat"},
    {.name = "calendar",
     .argument = "NAME",
     .type = CJ_OPTION_TEXT,
     .offset = AT(words.calendar),
     .help = "Whose holidays: scotland or england-wales (default: days that are holidays in both)"},
    {.name = "holidays",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(words.holidays),
     .flags = CJ_OPTION_READS,
     .help = "Local holidays as well: a date YYYY-MM-DD a line"},
    {.name = "infer",
     .type = CJ_OPTION_READ,
     .read = read_infer,
     .flags = CJ_OPTION_FIRST,
     .help = "Check nothing: write a first schema and profile of an unknown export, "
             "NAME.schema.json and NAME.profile.json (NAME is that of --output, else the export's "
             "without its suffix, in the current directory)"},
    {0}};

static const cj_program program = {
    .name = "cj-check",
    .purpose = "Checks exports against their schemas and lists every problem with its place",
    .operands = "[[INPUT:]FILE...]",
    .about = "FILE is a CSV export; INPUT says what it holds: people, episodes, reviews, offences, "
             "sessions, orders or population, or a name of your own with a --schema. Without INPUT "
             "the file's "
             "name or its header tells. Several files are held against each other. Without FILE, "
             "or for -, standard input is read.",
    .example = "cj-check people.csv episodes.csv offences.csv --expect-rows offences:4632",
    .examples = "cj-check reviews.csv --schema reviews.schema.json --findings findings.csv\n"
                "cj-check --infer export.csv",
    .options = options,
    .many = true,
    .no_figures = true};

/* ---- what is printed while it is found ------------------------------------------------ */

static cj_status flush(check_data *in, cj_error *err)
{
    cj_status status = cj_text_check(&in->waiting, err);

    if (status == CJ_OK && in->output != NULL)
        status = cj_file_write(in->output, cj_text_span(&in->waiting), err);
    else if (status == CJ_OK && in->waiting.length > 0)
        status = cj_run_print(&in->waiting, err);
    cj_text_reset(&in->waiting);
    return status;
}

/* Append to the results, with the header of CSV before the first; full pieces are written. */
static cj_status put(check_data *in, cj_span text, cj_error *err)
{
    if (!in->begun && in->settings.format_used == CJ_FORMAT_CSV && !in->summary_only)
        cj_text_add(&in->waiting, CJ_FINDINGS_HEADER);
    in->begun = true;
    cj_text_append(&in->waiting, text);
    return in->waiting.length < OUTPUT_PIECE ? CJ_OK : flush(in, err);
}

/* Append a finding as a line: reviews.csv:17:4: score: "eleven" is not a whole number
 * [type-error] */
static void append_line(cj_text *line, const cj_finding *finding)
{
    cj_text words = CJ_TEXT_INIT;

    cj_finding_append(&words, finding);
    if (finding->severity == CJ_WARNING)
        cj_text_add(line, "warning: ");
    cj_text_printable(line, cj_text_span(&words));
    cj_text_format(line, " [%s]\n", finding->code);
    line->failed = line->failed || words.failed;
    cj_text_clear(&words);
}

/* Count each finding and print it as soon as it is found: a long export shows its errors early.
 * --quiet leaves out warnings, not their count. */
static cj_status on_finding(void *data, const cj_finding *finding, cj_error *err)
{
    check_data *in = data;
    cj_text line = CJ_TEXT_INIT;
    cj_status status = cj_summary_add(in->summary, finding, err);

    if (status == CJ_OK && in->course.lists.findings != NULL)
        status = cj_findings_to_csv(&in->course.lists, finding, err);
    if (status != CJ_OK || in->summary_only ||
        (in->settings.quiet && finding->severity == CJ_WARNING))
        return status;
    if (in->settings.format_used == CJ_FORMAT_CSV)
        cj_finding_append_csv(&line, finding, in->settings.raw);
    else if (in->settings.format_used == CJ_FORMAT_JSON)
        cj_finding_append_json(&line, finding);
    else
        append_line(&line, finding);
    status = line.failed ? cj_fail_nomem(err) : put(in, cj_text_span(&line), err);
    cj_text_clear(&line);
    return status;
}

/* Write bytes of the input to the part that they belong to, the header to both. */
static cj_status on_split(void *data, cj_split_part part, cj_span bytes, cj_error *err)
{
    check_data *in = data;
    cj_status status = CJ_OK;

    in->split = true;
    for (int i = 0; status == CJ_OK && i < 2; i++) {
        bool wanted = part == CJ_SPLIT_HEADER || (part == CJ_SPLIT_VALID) == (i == 0);

        if (wanted && in->parts[i] != NULL)
            status = cj_file_write(in->parts[i], bytes, err);
    }
    return status;
}

/* ---- the course ------------------------------------------------------------------------- */

static cj_status open_files(check_data *in, cj_error *err)
{
    const char *const paths[] = {in->settings.output, in->valid, in->invalid};
    cj_file **const members[] = {&in->output, &in->parts[0], &in->parts[1]};
    cj_status status = cj_summary_new(&in->summary, err);

    if (status == CJ_OK)
        status = cj_course_open(&in->course, &in->settings, on_finding, in, true, err);
    for (int i = 0; status == CJ_OK && i < 3; i++)
        if (paths[i] != NULL)
            status = cj_files_add(members[i], in->course.files, paths[i], err);
    return status;
}

/* Put the summary: with --summary the whole result, else the end of text; CSV and JSON are
 * lists for programs and have none. */
static cj_status put_summary(check_data *in, cj_error *err)
{
    bool text = in->settings.format_used == CJ_FORMAT_TEXT;
    cj_output_style style = cj_run_style(&in->settings);
    cj_text out = CJ_TEXT_INIT;
    cj_table *table = NULL;
    cj_status status;

    if (!in->summary_only && !text)
        return CJ_OK;
    status = cj_summary_table(&table, in->summary, in->course.dataset, err);
    if (status == CJ_OK)
        status = cj_run_describe(table, &in->settings, err);
    if (status == CJ_OK && text && table->row_count == 0)
        cj_text_add(&out, "No problem was found.\n\n");
    else if (status == CJ_OK && text && !in->summary_only)
        cj_text_add(&out, "\n");
    if (status == CJ_OK)
        status = cj_output_append(&out, table, in->settings.format_used, &style, err);
    if (status == CJ_OK)
        status = put(in, cj_text_span(&out), err);
    cj_table_free(table);
    cj_text_clear(&out);
    return status;
}

/* Fail if more rows have errors than are tolerated; errors of whole files are never
 * tolerated. */
static cj_status judge(const check_data *in, uint64_t file_errors, cj_error *err)
{
    uint64_t errors = cj_findings_errors(in->course.findings);
    uint64_t warnings = cj_findings_warnings(in->course.findings);
    cj_error why = CJ_ERROR_LIKE(err);

    if (file_errors == 0 &&
        cj_dataset_judge(in->course.dataset, in->settings.measure.tolerance, &why) == CJ_OK)
        return CJ_OK;
    return cj_fail(err, CJ_EDATA, "%llu error%s and %llu warning%s", (unsigned long long)errors,
                   errors == 1 ? "" : "s", (unsigned long long)warnings, warnings == 1 ? "" : "s");
}

/* Write the rest of the results before files are committed: if standard output fails, no file
 * is written. */
static cj_status finish(check_data *in, cj_error *err)
{
    cj_status status = put(in, (cj_span){"", 0}, err);

    if (status == CJ_OK)
        status = flush(in, err);
    for (int i = 0; status == CJ_OK && !in->split && i < 2; i++) {
        /* the input had no rows, so there is nothing to split */
        cj_files_drop(in->course.files, in->parts[i]);
        in->parts[i] = NULL;
    }
    return status;
}

/* The findings are on standard output already: standard error has the notices,
 * and where the rows went. */
static cj_status check(check_data *in, cj_error *err)
{
    cj_check_options checks = {0};
    uint64_t file_errors = 0;
    cj_status status = cj_check_inputs_resolve(&checks, &in->words, &in->settings, err);

    cj_progress_watch(&checks.reading, &in->settings);
    if (status == CJ_OK && in->settings.format_used == CJ_FORMAT_MARKDOWN && !in->summary_only)
        return cj_fail(err, CJ_EUSAGE,
                       "markdown is for --summary; findings are text, csv or json (an object a "
                       "line)");
    if (status == CJ_OK && (in->valid != NULL || in->invalid != NULL)) {
        checks.split = on_split;
        checks.split_data = in;
        if (checks.input_count > 1)
            return cj_fail(err, CJ_EUSAGE, "--valid and --invalid are for one export at a time");
    }
    if (status == CJ_OK)
        status = open_files(in, err);
    if (status == CJ_OK)
        status = cj_check(&file_errors, in->course.dataset, &checks, err);
    if (status == CJ_OK)
        status = put_summary(in, err);
    if (status == CJ_OK)
        status = finish(in, err);
    if (status != CJ_OK)
        return status;
    cj_tell_rows(&in->settings, in->course.dataset, file_errors > 0);
    return judge(in, file_errors, err);
}

static cj_status find_inputs(check_data *in, cj_error *err)
{
    if (in->settings.operands.count > 0 || in->infer)
        return cj_fail(err, CJ_EUSAGE, "--measure says which files are checked; %s",
                       in->infer ? "--infer takes one that is not known" : "name no others");
    return cj_job_find_inputs(&in->settings, in->defined, err);
}

static void clear(check_data *in)
{
    cj_text_clear(&in->waiting);
    cj_summary_free(in->summary);
    cj_course_close(&in->course);
    cj_check_inputs_clear(&in->words);
    cj_settings_clear(&in->settings);
}

int main(int argc, char **argv)
{
    check_data in = {.summary_only = false};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status;
    int code;

    status = cj_run_start(&in.settings, argc, argv, &program, &in, &error);
    if (status == CJ_OK && in.infer && in.settings.format == NULL)
        in.settings.format = "json"; /* --output is a name without suffix here */
    if (status == CJ_OK && in.defined != NULL)
        status = find_inputs(&in, &error);
    if (status == CJ_OK)
        status = cj_settings_resolve_reading(&in.settings, &error);
    if (status == CJ_OK)
        status = in.infer ? cj_check_infer(&in.settings, &error) : check(&in, &error);
    code = cj_run_end(&program, in.course.files, status, &error);
    clear(&in);
    return code;
}
