/* The options that every program spells the same, and how a command line is taken apart. */
#include "program.h"

#include "version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keys of options without a letter. */
enum {
    KEY_PERIOD = 0x1000,
    KEY_BY,
    KEY_TOTAL,
    KEY_WHERE,
    KEY_DERIVE,
    KEY_PEOPLE,
    KEY_SCHEMA,
    KEY_MAP,
    KEY_PROFILE,
    KEY_DATE_FORMAT,
    KEY_ENCODING,
    KEY_DELIMITER,
    KEY_UNPIVOT,
    KEY_TOLERATE,
    KEY_FINDINGS,
    KEY_REPAIRS,
    KEY_RAW,
    KEY_DECIMALS,
    KEY_MEAN_DECIMALS,
    KEY_SUM_TO_100,
    KEY_CONFIDENCE,
    KEY_ORDER,
    KEY_SENTENCES,
    KEY_TITLE,
    KEY_THREADS,
    KEY_MEASURE,
    KEY_GENERATE
};

#define END              \
    {                    \
        0, 0, 0, 0, 0, 0 \
    }

static const struct argp_option row_options[] = {
    {0, 0, 0, 0, "Which rows, in which groups:", 2},
    {"period", KEY_PERIOD, "P", CJ_OPTION_REPEATS,
     "Period; repeat for several. 2021-22 (financial year), 2021-22Q4 (its quarter January to "
     "March), 2022 (calendar year), 2022-M01 (month), 2022-01-05 (day), 2022-01-01..2022-03-31 or "
     "all (default)",
     0},
    {"by", KEY_BY, "COL[,COL...]", CJ_OPTION_REPEATS, "One group for each combination of values",
     0},
    {"total", KEY_TOTAL, 0, 0, "Add the group All, counted anew", 0},
    {"where", KEY_WHERE, "COND", CJ_OPTION_REPEATS,
     "Keep rows where COND holds; repeat for and. col=v, col!=v, col=v1|v2, col<v, <=, >, >=; "
     "col= means blank",
     0},
    {"derive", KEY_DERIVE, "N=F(...)", CJ_OPTION_REPEATS,
     "Add column N: age(dob,date), band(col,0-15,16-17,adult=18+), quarter(date), year(date), "
     "month(date), months(from,to), days(from,to), recode(col,a=b,*=c), * being all the rest; a "
     "day such as 2022-03-31 "
     "can "
     "stand for the second date; repeat",
     0},
    {"people", KEY_PEOPLE, "FILE", CJ_OPTION_READS, "Join the columns of FILE by person", 0},
    {"order", KEY_ORDER, "COL=a|b|c", CJ_OPTION_REPEATS,
     "Order of a column's values, which are shown even where empty; repeat", 0},
    {"unpivot", KEY_UNPIVOT, "N=V:COL,...", 0,
     "Read a wide export: each COL becomes a row with its name in N and its value in V", 0},
    END};

static const struct argp_option reading_options[] = {
    {0, 0, 0, 0, "How the input is read:", 3},
    {"schema", KEY_SCHEMA, CJ_ABOUT_INPUT "FILE", CJ_OPTION_REPEATS | CJ_OPTION_READS,
     "Table Schema (JSON) of the operand, or of another input: people:FILE; repeat", 0},
    {"map", KEY_MAP, "[INPUT:]FROM=TO", CJ_OPTION_REPEATS,
     "Read header FROM as field TO; people:FROM=TO in the people file, and so in any other input "
     "by "
     "its name; repeat",
     0},
    {"profile", KEY_PROFILE, CJ_ABOUT_INPUT "FILE", CJ_OPTION_REPEATS | CJ_OPTION_READS,
     "How an input is exported (JSON) and what is put right while it is read; people:FILE for the "
     "people file; repeat",
     0},
    {"date-format", KEY_DATE_FORMAT, "FMT", CJ_OPTION_REPEATS,
     "A form of dates, in letters of strftime; repeat (default: %Y-%m-%d and %d/%m/%Y)", 0},
    {"encoding", KEY_ENCODING, "NAME", 0,
     "Default: UTF-8, UTF-16 by its mark, else windows-1252 with a notice", 0},
    {"delimiter", KEY_DELIMITER, "C", 0,
     "Default: the one of comma, semicolon, tab and bar that the header shows", 0},
    {"tolerate", KEY_TOLERATE, "N[%]", 0,
     "Go on although up to N rows, or N% of them, have errors; they are left out and listed", 0},
    {"findings", KEY_FINDINGS, "FILE", CJ_OPTION_WRITES, "Write all findings to FILE as CSV", 0},
    {"repairs", KEY_REPAIRS, "FILE", CJ_OPTION_WRITES,
     "Write everything that was put right to FILE as CSV: line, column, old, new, rule", 0},
    END};

static const struct argp_option output_options[] = {
    {0, 0, 0, 0, "What is printed:", 4},
    {"output", 'o', "FILE", CJ_OPTION_WRITES,
     "Write FILE, completely or not at all; its suffix sets the format", 0},
    {"format", 'f', "F", 0,
     "text, csv, json, markdown, html or xlsx (default: text on a terminal, else csv)", 0},
    END};

static const struct argp_option figure_options[] = {
    {"sentences", KEY_SENTENCES, 0, 0, "In text and markdown: each row as a sentence", 4},
    {"decimals", KEY_DECIMALS, "N", 0, "Decimals of percentages, 0 to 6", 0},
    {"sum-to-100", KEY_SUM_TO_100, 0, 0,
     "Make each set of percentages add to 100 (largest remainder)", 0},
    {"confidence", KEY_CONFIDENCE, "N", 0, "Confidence of intervals: 95 (default) or 99.8", 0},
    {"title", KEY_TITLE, "TEXT", 0, "Title of the table", 0},
    END};

static const struct argp_option mean_options[] = {
    {"mean-decimals", KEY_MEAN_DECIMALS, "N", 0,
     "Decimals of means and medians, 0 to 6 (default: 1)", 4},
    END};

static const struct argp_option definition_options[] = {
    {"measure", KEY_MEASURE, "DEFINITION#ID", CJ_OPTION_READS,
     "Compute what the definition of a report says of the measure ID; options given here replace "
     "its own",
     1},
    END};

/* Of a program that is told by a definition what to read. */
static const struct argp_option defined_options[] = {
    {"period", KEY_PERIOD, "P", 0, "Period of the report (default: the definition's)", 2},
    {"tolerate", KEY_TOLERATE, "N[%]", 0,
     "Go on although up to N rows, or N% of them, have errors; they are left out and listed", 0},
    {"findings", KEY_FINDINGS, "FILE", CJ_OPTION_WRITES, "Write all findings to FILE as CSV", 0},
    END};

static const struct argp_option general_options[] = {
    {0, 0, 0, 0, "General:", -1},
    {"raw", KEY_RAW, 0, 0,
     "In csv: texts as they are; by default one that a spreadsheet would compute (=1+1) has an "
     "apostrophe before it",
     0},
    {"threads", KEY_THREADS, "N", 0, "Threads to use; the result is the same", 0},
    {"verbose", 'v', 0, 0, "Say where every row went", 0},
    {"quiet", 'q', 0, 0, "No warnings and notices", 0},
    {"help", 'h', 0, 0, "Show this help", 0},
    {"generate", KEY_GENERATE, "WHAT", OPTION_HIDDEN,
     "man: options in roff; bash: completion; options: what names files", 0},
    {"version", 'V', 0, 0, "Show the version", 0},
    END};

/* ---- parsing ----------------------------------------------------------------------- */

typedef struct {
    cj_settings *settings;
    cj_option_taker take;
    void *data;
    cj_status status;
    cj_error *err;
} parse;

cj_status cj_strings_add(cj_strings *strings, const char *text, cj_error *err)
{
    cj_status status = cj_grow(&strings->items, &strings->capacity, strings->count + 1,
                               sizeof *strings->items, err);

    if (status == CJ_OK)
        strings->items[strings->count++] = text;
    return status;
}

static cj_strings *list_of(cj_settings *in, int key)
{
    switch (key) {
    case KEY_PERIOD:
        return &in->periods;
    case KEY_BY:
        return &in->by;
    case KEY_WHERE:
        return &in->conditions;
    case KEY_DERIVE:
        return &in->derivations;
    case KEY_ORDER:
        return &in->orders;
    case KEY_SCHEMA:
        return &in->schemas;
    case KEY_MAP:
        return &in->maps;
    case KEY_PROFILE:
        return &in->profiles;
    case KEY_DATE_FORMAT:
        return &in->date_forms;
    case 'o':
        return &in->outputs;
    default:
        return NULL;
    }
}

static const char **single_of(cj_settings *in, int key)
{
    switch (key) {
    case KEY_PEOPLE:
        return &in->people;
    case KEY_ENCODING:
        return &in->encoding;
    case KEY_DELIMITER:
        return &in->delimiter;
    case KEY_UNPIVOT:
        return &in->unpivot;
    case KEY_TOLERATE:
        return &in->tolerate;
    case KEY_FINDINGS:
        return &in->findings;
    case KEY_REPAIRS:
        return &in->repairs;
    case 'f':
        return &in->format;
    case KEY_DECIMALS:
        return &in->decimals;
    case KEY_MEAN_DECIMALS:
        return &in->mean_decimals;
    case KEY_CONFIDENCE:
        return &in->confidence;
    case KEY_TITLE:
        return &in->title;
    case KEY_THREADS:
        return &in->threads;
    case KEY_MEASURE:
        return &in->defined;
    default:
        return NULL;
    }
}

static bool *switch_of(cj_settings *in, int key)
{
    switch (key) {
    case KEY_TOTAL:
        return &in->total;
    case KEY_SUM_TO_100:
        return &in->sum_to_100;
    case KEY_SENTENCES:
        return &in->sentences;
    case KEY_RAW:
        return &in->raw;
    case 'v':
        return &in->verbose;
    case 'q':
        return &in->quiet;
    default:
        return NULL;
    }
}

/* Remember an option under its long name, for the provenance; one that does
 * not repeat may be given once. */
static cj_status note_given(cj_settings *in, int key, const char *text, cj_error *err)
{
    const struct argp_option *option = in->options;
    cj_status status =
        cj_grow(&in->given, &in->given_capacity, in->given_count + 1, sizeof *in->given, err);

    while (status == CJ_OK && (option->name == NULL || option->key != key))
        option++; /* argp gave the key: it is there */
    for (size_t i = 0; status == CJ_OK && i < in->given_count; i++)
        if (option->arg != NULL && (option->flags & CJ_OPTION_REPEATS) == 0 &&
            strcmp(in->given[i].option->name, option->name) == 0)
            status = cj_fail(err, CJ_EUSAGE, "--%s is given twice", option->name);
    if (status == CJ_OK)
        in->given[in->given_count++] = (cj_given){option, text == NULL ? "yes" : text};
    return status;
}

/* What an option says becomes part of tables and files, which are UTF-8; only the name of a
 * file may be of any bytes. */
static cj_status check_encoding(const cj_settings *in, int key, const char *text, cj_error *err)
{
    const struct argp_option *option = in->options;
    cj_span span = cj_span_of(text);
    size_t valid = cj_utf8_valid(span);

    while (option->name == NULL || option->key != key)
        option++;
    if (valid == span.length || strstr(option->arg, "FILE") != NULL ||
        strstr(option->arg, "DEFINITION") != NULL)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "--%s: byte %zu (\\x%02X) is no UTF-8; write the text in UTF-8",
                   option->name, valid + 1, (unsigned char)text[valid]);
}

/* Take an option where it belongs: a switch, a list, a single value, or one of
 * the program's own. */
static cj_status take_option(parse *in, int key, const char *text)
{
    cj_settings *settings = in->settings;
    cj_strings *list = list_of(settings, key);
    const char **single = single_of(settings, key);
    bool *flag = switch_of(settings, key);
    cj_status status = note_given(settings, key, text, in->err);

    if (status == CJ_OK && text != NULL)
        status = check_encoding(settings, key, text, in->err);
    if (status != CJ_OK)
        return status;
    if (key == 'o')
        settings->output = text;
    if (list != NULL)
        return cj_strings_add(list, text, in->err);
    if (single != NULL)
        *single = text;
    else if (flag != NULL)
        *flag = true;
    else
        return in->take(in->data, key, text, in->err);
    return CJ_OK;
}

/* End after what --help and the like print, unless that cannot be printed. */
static void print_and_end(const cj_program *program, cj_text *text)
{
    cj_error error = CJ_ERROR_INIT;
    cj_status status = cj_print(text, &error);

    cj_text_clear(text);
    exit(status == CJ_OK ? 0 : cj_complain(program, &error));
}

/* What argp prints of the options, as a text. */
static void append_help(cj_text *text, struct argp_state *state)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&bytes, &length);

    text->failed = stream == NULL;
    if (stream == NULL)
        return;
    argp_state_help(state, stream, ARGP_HELP_SHORT_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC);
    text->failed = fclose(stream) != 0;
    if (!text->failed)
        cj_text_append(text, (cj_span){bytes, length});
    free(bytes);
}

static cj_status fail_second_operand(const cj_settings *settings, const char *text, cj_error *err)
{
    const char *other = settings->program->other;

    return cj_fail(err, CJ_EUSAGE, "one operand is enough: \"%s\" and \"%s\"%s%s%s",
                   settings->operand, text, other == NULL ? "" : "; the ",
                   other == NULL ? "" : other, other == NULL ? "" : " come behind their option");
}

static error_t on_option(int key, char *text, struct argp_state *state)
{
    parse *in = state->input;
    cj_settings *settings = in->settings;
    cj_text printed = CJ_TEXT_INIT;

    switch (key) {
    case 'h':
        append_help(&printed, state);
        print_and_end(settings->program, &printed);
        break;
    case 'V':
        cj_text_format(&printed, "%s (cjtools) %s\n", settings->program->name, CJ_VERSION);
        print_and_end(settings->program, &printed);
        break;
    case KEY_GENERATE:
        in->status = cj_generate(settings, text, in->err);
        if (in->status == CJ_OK)
            exit(0);
        break;
    case ARGP_KEY_ARG:
        if (settings->operand != NULL && !settings->program->many)
            in->status = fail_second_operand(settings, text, in->err);
        else
            in->status = cj_strings_add(&settings->operands, text, in->err);
        settings->operand = text;
        break;
    default:
        if (key >= 0x1000000 || key <= 0)
            return ARGP_ERR_UNKNOWN; /* argp's own keys */
        in->status = take_option(in, key, text);
    }
    return in->status == CJ_OK ? 0 : EINVAL;
}

/* ---- the whole command line ---------------------------------------------------------- */

static size_t count_options(const struct argp_option *options)
{
    size_t count = 0;

    while (options[count].name != NULL || options[count].doc != NULL)
        count++;
    return count;
}

/* The program's own options and those it shares as one table of argp. */
struct argp_option *cj_options_of(const cj_program *program, cj_arena *arena)
{
    bool figures = !program->no_figures && !program->defined;
    const struct argp_option *const tables[] = {program->options,
                                                figures ? definition_options : NULL,
                                                figures ? row_options : NULL,
                                                program->defined ? defined_options
                                                                 : reading_options,
                                                program->defined ? NULL : output_options,
                                                figures ? figure_options : NULL,
                                                program->means ? mean_options : NULL,
                                                general_options};
    struct argp_option *joined;
    size_t count = 0;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        count += tables[i] == NULL ? 0 : count_options(tables[i]);
    joined = cj_arena_alloc(arena, (count + 1) * sizeof *joined);
    if (joined == NULL)
        return NULL;
    memset(joined, 0, (count + 1) * sizeof *joined);
    count = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        size_t more = tables[i] == NULL ? 0 : count_options(tables[i]);

        if (more > 0)
            memcpy(joined + count, tables[i], more * sizeof *joined);
        count += more;
    }
    return joined;
}

cj_status cj_options_parse(cj_settings *settings, int argc, char **argv, const cj_program *program,
                           cj_option_taker take, void *data, cj_error *err)
{
    parse in = {settings, take, data, CJ_OK, err};
    struct argp argp = {.parser = on_option, .args_doc = program->operands};
    cj_text about = CJ_TEXT_INIT;

    settings->program = program;
    argp_err_exit_status = CJ_EUSAGE;
    settings->options = cj_options_of(program, &settings->arena);
    argp.options = settings->options;
    cj_text_format(&about, "%s.\n\n%s\v", program->purpose, program->about);
    cj_text_format(&about,
                   "Example:\n  %s\n\nExit status: 0 done; 1 the data have errors beyond "
                   "--tolerate%s; 2 options, schema or definition at "
                   "fault; 3 something cannot be read or written; 4 a defect.",
                   program->example, program->no_figures ? "" : ", no table was made");
    if (argp.options == NULL || about.failed)
        return cj_fail_nomem(err);
    argp.doc = cj_arena_text(&settings->arena, about.bytes, about.length);
    cj_text_clear(&about);
    in.status = cj_check_words(argc, argv, argp.options, err);
    if (in.status == CJ_OK && argp_parse(&argp, argc, argv, ARGP_NO_HELP, NULL, &in) != 0 &&
        in.status == CJ_OK)
        in.status = cj_fail(err, CJ_EUSAGE, "the options cannot be read; see --help");
    return in.status == CJ_OK ? cj_check_files(settings, err)
                              : cj_blame_shell(settings, in.status, err);
}

cj_status cj_options_give(cj_settings *settings, cj_option_taker take, void *data, const char *name,
                          const char *value, cj_error *err)
{
    parse in = {settings, take, data, CJ_OK, err};

    for (const struct argp_option *o = settings->options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL && strcmp(o->name, name) == 0)
            return take_option(&in, o->key, value);
    return cj_fail(err, CJ_EUSAGE, "there is no option --%s", name);
}

void cj_settings_clear(cj_settings *settings)
{
    cj_strings *lists[] = {&settings->periods,     &settings->by,      &settings->conditions,
                           &settings->derivations, &settings->maps,    &settings->schemas,
                           &settings->date_forms,  &settings->orders,  &settings->profiles,
                           &settings->operands,    &settings->outputs, &settings->reads,
                           &settings->writes};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]->items);
    free(settings->given);
    if (settings->release != NULL)
        settings->release(settings->definition);
    cj_arena_clear(&settings->arena);
}
