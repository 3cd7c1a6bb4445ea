/* cj-synth: exports of people who do not exist, of any size. */
#include "cj/list.h"
#include "cj/number.h"
#include "cj/output.h"
#include "cj/synth.h"
#include "run/run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_MAX 1000 /* of --split */
#define MESSY 5        /* rows in a hundred, unless --messy says how many */
#define MESSY_MAX 50
#define PERIOD "2013-04-01..2023-03-31"

typedef struct {
    cj_settings settings;
    cj_synth_options options;
    const char *period;
    bool kinds[CJ_SYNTH_KINDS];
    size_t kind_count;
    const char *dirt;
    uint64_t split;
    const char **paths; /* --split of them for each kind; none: standard output */
    cj_files *files;
    cj_file **open; /* those of the kind that is being made */
    cj_file *dirt_file;
    cj_synth_kind kind; /* that one */
    cj_arena arena;
} synth_data;

/* ---- options ------------------------------------------------------------------------------------
 */

static cj_status read_number(uint64_t *out, const char *option, const char *text, int64_t least,
                             int64_t most, cj_error *err)
{
    int64_t value;

    if (!cj_whole_parse(&value, cj_span_of(text)) || value < least || value > most)
        return cj_fail(err, CJ_EUSAGE, "--%s \"%s\" must be a whole number, %lld to %lld", option,
                       text, (long long)least, (long long)most);
    *out = (uint64_t)value;
    return CJ_OK;
}

static cj_status read_kinds(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;
    cj_span *names = NULL;
    size_t count = 0;
    cj_status status = cj_list_parse(&names, &count, text, ',', &in->arena, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        bool all = cj_word_same(names[i], cj_span_of("all"));
        cj_synth_kind kind = CJ_SYNTH_PEOPLE;

        if (!all)
            status = cj_synth_kind_parse(&kind, names[i], err);
        for (size_t k = 0; status == CJ_OK && k < CJ_SYNTH_KINDS; k++)
            in->kinds[k] = in->kinds[k] || all || k == kind;
    }
    return status;
}

static cj_status read_persons(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;

    return read_number(&in->options.persons, "persons", text, 1, CJ_SYNTH_PERSONS_MAX, err);
}

static cj_status read_rows(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;

    return read_number(&in->options.rows, "rows", text, 1, CJ_SYNTH_ROWS_MAX, err);
}

static cj_status read_seed(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;

    return read_number(&in->options.seed, "seed", text, 0, INT64_C(4000000000000), err);
}

static cj_status read_split(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;

    return read_number(&in->split, "split", text, 1, FILES_MAX, err);
}

/* The value may be left out, and is "*" then. */
static cj_status read_messy(void *data, const char *text, cj_error *err)
{
    synth_data *in = data;
    uint64_t percent = MESSY;
    cj_status status = CJ_OK;

    if (strcmp(text, "*") != 0)
        status = read_number(&percent, "messy", text, 1, MESSY_MAX, err);
    in->options.messy = (unsigned)percent;
    return status;
}

#define AT(member) offsetof(synth_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is made:"),
    {.name = "kind",
     .argument = "KIND[,KIND...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_kinds,
     .help = "people, episodes, reviews, offences, orders, sessions, or all (default)"},
    {.name = "persons",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_persons,
     .flags = CJ_OPTION_FIRST,
     .help = "How many persons there are (default: 1000); exports of the same persons, seed and "
             "period belong together"},
    {.name = "rows",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_rows,
     .help = "Exactly N rows of one kind, of as many persons as they take; with --persons: no more "
             "than N"},
    {.name = "period",
     .argument = "P",
     .type = CJ_OPTION_TEXT,
     .offset = AT(period),
     .help = "People come on these days, and nothing is dated after them "
             "(default: " PERIOD ")"},
    {.name = "seed",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_seed,
     .flags = CJ_OPTION_FIRST,
     .help = "Other people for each number (default: 1); the same number gives the same bytes on "
             "every machine"},
    CJ_OPTION_TITLE("How it looks:"),
    {.name = "by-person",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.by_person),
     .help = "Rows of one person stand together (default: in order of date)"},
    {.name = "quoted",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.quoted),
     .help = "Every text and date is in quotation marks"},
    {.name = "date-format",
     .argument = "FMT",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.form),
     .help = "How dates are written, with %d %e %m %b %Y %y (default: %Y-%m-%d)"},
    {.name = "messy",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_ALONE,
     .read = read_messy,
     .help = "Faults in N rows of a hundred, 1 to 50 (without N: 5)"},
    {.name = "dirt",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(dirt),
     .flags = CJ_OPTION_WRITES,
     .help = "With --messy: write every fault to FILE as CSV, with the finding that cj-check makes "
             "of it"},
    CJ_OPTION_TITLE("Where it goes:"),
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_WRITES | CJ_OPTION_COMMON,
     .read = cj_option_output,
     .help = "Write FILE, completely or not at all (default: standard output); a folder such as "
             "exports/ gets a file for each kind, such as reviews.csv"},
    {.name = "split",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_split,
     .help = "N files of each kind, such as reviews-1.csv, each with the header"},
    {0}};

static const cj_program program = {
    .name = "cj-synth",
    .purpose = "Synthetic exports of any size for demonstration, training and benchmarks",
    .operands = "",
    .about =
        "People, episodes, reviews, offences, orders and sessions of people who do not exist, "
        "as csv: with blank cells, quotation marks, equal dates and people who come again, and "
        "with --messy with the faults of real exports. Nothing is taken from anyone's record.",
    .example = "cj-synth --persons 5000 --seed 7 -o exports/",
    .examples = "cj-synth --persons 200 --messy -o training/\n"
                "cj-synth reviews --persons 1000 -o reviews.csv",
    .options = options,
    .no_figures = true,
    .no_input = true};

/* ---- where it goes ------------------------------------------------------------------------------
 */

static bool is_folder(const char *path)
{
    size_t length = strlen(path);
    struct stat found;

    return (length > 0 && path[length - 1] == '/') ||
           (stat(path, &found) == 0 && S_ISDIR(found.st_mode));
}

/* "exports/reviews.csv", or one of several: "exports/reviews-07.csv". */
static cj_status name_file(const char **out, synth_data *in, size_t kind, uint64_t part,
                           cj_error *err)
{
    const char *output = in->settings.output;
    const char *slash = strrchr(output, '/');
    const char *dot = strrchr(output, '.');
    int width = in->split < 10 ? 1 : in->split < 100 ? 2 : in->split < 1000 ? 3 : 4;
    int stem = (int)strlen(output);
    cj_text path = CJ_TEXT_INIT;

    if (is_folder(output)) {
        cj_text_format(&path, "%s%s%s", output, output[stem - 1] == '/' ? "" : "/",
                       cj_synth_kind_name((cj_synth_kind)kind));
        dot = ".csv";
    } else {
        if (dot != NULL && (slash == NULL || dot > slash + 1) && dot > output)
            stem = (int)(dot - output);
        else
            dot = "";
        cj_text_format(&path, "%.*s", stem, output);
    }
    if (in->split > 1)
        cj_text_format(&path, "-%0*llu", width, (unsigned long long)part + 1);
    cj_text_add(&path, dot);
    *out = path.failed ? NULL : cj_arena_text(&in->arena, path.bytes, path.length);
    cj_text_clear(&path);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status name_files(synth_data *in, cj_error *err)
{
    size_t count = CJ_SYNTH_KINDS * (size_t)in->split;
    cj_status status = CJ_OK;

    in->paths = cj_arena_alloc(&in->arena, count * sizeof *in->paths);
    in->open = cj_arena_alloc(&in->arena, (size_t)in->split * sizeof(cj_file *));
    if (in->paths == NULL || in->open == NULL)
        return cj_fail_nomem(err);
    /* the option names a folder, or how the names begin: what is written is listed instead */
    in->settings.base_only = is_folder(in->settings.output) || in->split > 1;
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (!in->kinds[i / in->split])
            continue;
        status = name_file(&in->paths[i], in, i / in->split, i % in->split, err);
        if (status == CJ_OK && in->settings.base_only)
            status = cj_strings_add(&in->settings.writes, in->paths[i], err);
    }
    return status;
}

/* Csv is the only format; a name with another suffix is a slip. */
static cj_status check_output(const synth_data *in, cj_error *err)
{
    const char *output = in->settings.output;
    cj_format format = CJ_FORMAT_CSV;

    if (output == NULL && in->kind_count > 1)
        return cj_fail(
            err, CJ_EUSAGE,
            "%zu exports need a folder, such as -o exports/; --kind reviews makes one for "
            "standard output",
            in->kind_count);
    if (output == NULL && in->split > 1)
        return cj_fail(err, CJ_EUSAGE, "--split needs names: -o reviews.csv or -o exports/");
    if (output == NULL)
        return CJ_OK;
    if (output[0] == '\0')
        return cj_fail(err, CJ_EUSAGE, "--output needs the name of a file or folder");
    if (in->kind_count > 1 && !is_folder(output))
        return cj_fail(err, CJ_EUSAGE,
                       "--output %s: %zu exports need a folder; its name ends in a slash", output,
                       in->kind_count);
    if (cj_format_of_file(&format, output, NULL) == CJ_OK && format != CJ_FORMAT_CSV)
        return cj_fail(err, CJ_EUSAGE, "--output %s: exports are csv", output);
    return CJ_OK;
}

static cj_status check_amount(synth_data *in, cj_error *err)
{
    if (in->options.rows > 0 && in->kind_count > 1)
        return cj_fail(err, CJ_EUSAGE,
                       "--rows is for one --kind; --persons says how large several are");
    if (in->options.rows == 0 && in->options.persons == 0)
        in->options.persons = 1000;
    if (in->dirt != NULL && in->options.messy == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "--dirt tells what --messy made dirty: give --messy as well");
    return CJ_OK;
}

static cj_status resolve(synth_data *in, cj_error *err)
{
    cj_status status;

    if (in->settings.operand != NULL)
        return cj_fail(err, CJ_EUSAGE, "\"%s\": nothing is read; --kind says what is made",
                       in->settings.operand);
    if (in->settings.output != NULL && strcmp(in->settings.output, "-") == 0)
        in->settings.output = NULL;
    for (size_t i = 0; i < CJ_SYNTH_KINDS; i++)
        in->kind_count += in->kinds[i];
    if (in->kind_count == 0) {
        memset(in->kinds, true, sizeof in->kinds);
        in->kind_count = CJ_SYNTH_KINDS;
    }
    if (in->split == 0)
        in->split = 1;
    status = check_output(in, err);
    if (status == CJ_OK)
        status = check_amount(in, err);
    if (status == CJ_OK)
        status =
            cj_period_parse(&in->options.period, in->period == NULL ? PERIOD : in->period, err);
    if (status == CJ_OK)
        status = cj_settings_resolve_run(&in->settings, err);
    in->options.threads = in->settings.records.run.threads;
    if (status == CJ_OK && in->settings.output != NULL)
        status = name_files(in, err);
    return status == CJ_OK ? cj_guard_check_files(&in->settings, err) : status;
}

/* ---- what is written ----------------------------------------------------------------------------
 */

static cj_status write_rows(void *data, size_t file, cj_span bytes, cj_error *err)
{
    synth_data *in = data;

    return in->paths == NULL ? cj_file_write_all(STDOUT_FILENO, "standard output", bytes, err)
                             : cj_file_write(in->open[file], bytes, err);
}

static cj_status write_dirt(void *data, size_t file, const cj_synth_dirt *dirt, cj_error *err)
{
    synth_data *in = data;
    const char *path =
        in->paths == NULL ? "standard output" : in->paths[(size_t)in->kind * in->split + file];
    const char *code = dirt->code == NULL ? "" : dirt->code;
    const char *severity = dirt->code == NULL             ? ""
                           : dirt->severity == CJ_WARNING ? "warning"
                                                          : "error";
    const cj_span before[] = {cj_span_of(dirt->fault), cj_span_of(code), cj_span_of(severity),
                              cj_span_of(path)};
    const cj_span behind[] = {dirt->column_name, dirt->was, dirt->is};
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        cj_csv_append_field(&text, before[i]);
        cj_text_char(&text, ',');
    }
    cj_text_format(&text, "%llu,", (unsigned long long)dirt->line);
    if (dirt->column > 0)
        cj_text_format(&text, "%u", (unsigned)dirt->column);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        cj_text_char(&text, ',');
        cj_csv_append_field(&text, behind[i]);
    }
    cj_text_char(&text, '\n');
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_file_write(in->dirt_file, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

static void show_progress(void *data, uint64_t done, uint64_t all)
{
    synth_data *in = data;
    const cj_read_so_far made = {cj_synth_kind_name(in->kind), done, done, all};

    in->settings.records.run.progress(in->settings.records.run.progress_data, &made);
}

/* ---- the run ------------------------------------------------------------------------------------
 */

static cj_status open_dirt(synth_data *in, cj_error *err)
{
    cj_status status = cj_files_add(&in->dirt_file, in->files, in->dirt, err);

    return status == CJ_OK
               ? cj_file_write(in->dirt_file,
                               cj_span_of("fault,code,severity,file,line,column,column_name,was,"
                                          "is\n"),
                               err)
               : status;
}

static void tell_rows(const synth_data *in, uint64_t rows)
{
    cj_text text = CJ_TEXT_INIT;

    cj_progress_end();
    cj_text_format(&text, "rows %llu", (unsigned long long)rows);
    if (in->settings.verbose && !text.failed)
        cj_tell_notice(&in->settings, cj_synth_kind_name(in->kind), cj_text_string(&text));
    cj_text_clear(&text);
}

static cj_status make_kind(synth_data *in, cj_synth *synth, cj_error *err)
{
    cj_synth_sink sink = {.write = write_rows,
                          .dirt = in->dirt == NULL ? NULL : write_dirt,
                          .data = in,
                          .files = in->split};
    uint64_t rows = 0;
    cj_status status = CJ_OK;

    if (in->settings.records.run.progress != NULL)
        sink.progress = show_progress;
    for (size_t i = 0; status == CJ_OK && in->paths != NULL && i < in->split; i++)
        status =
            cj_files_add(&in->open[i], in->files, in->paths[(size_t)in->kind * in->split + i], err);
    if (status == CJ_OK)
        status = cj_synth_write(&rows, synth, in->kind, &sink, err);
    if (status == CJ_OK)
        tell_rows(in, rows);
    return status;
}

static cj_status make(synth_data *in, cj_error *err)
{
    cj_synth *synth = NULL;
    cj_status status = cj_synth_new(&synth, &in->options, err);

    cj_progress_watch(&in->settings.records, &in->settings);
    if (status == CJ_OK)
        status = cj_files_new(&in->files, cj_rests_watch(), err);
    if (status == CJ_OK && in->settings.output != NULL && is_folder(in->settings.output))
        status = cj_files_make_folder(in->files, in->settings.output, err);
    if (status == CJ_OK && in->dirt != NULL)
        status = open_dirt(in, err);
    for (size_t kind = 0; status == CJ_OK && kind < CJ_SYNTH_KINDS; kind++) {
        in->kind = (cj_synth_kind)kind;
        if (in->kinds[kind])
            status = make_kind(in, synth, err);
    }
    cj_synth_free(synth);
    return status;
}

int main(int argc, char **argv)
{
    synth_data in = {.kind_count = 0};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status;
    int code;

    in.options.seed = 1;
    status = cj_run_start(&in.settings, argc, argv, &program, &in, &error);
    if (status == CJ_OK)
        status = resolve(&in, &error);
    if (status == CJ_OK)
        status = make(&in, &error);
    code = cj_run_end(&program, in.files, status, &error);
    cj_files_free(in.files);
    cj_arena_clear(&in.arena);
    cj_settings_clear(&in.settings);
    return code;
}
