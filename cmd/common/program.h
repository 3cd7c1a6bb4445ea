/* What all programs do alike: options, messages, exit statuses, output. */
#ifndef CJ_CMD_PROGRAM_H
#define CJ_CMD_PROGRAM_H

#include "cj/measure.h"
#include "cj/output.h"

#include <argp.h>

/* What a program's own options change in the common ones, once these are
 * understood and before anything is opened. */
typedef cj_status (*cj_preparer)(void *data, cj_records_options *records,
                                 cj_measure_options *measure, cj_error *err);

/* A program as its help and its man page describe it. */
typedef struct {
    const char *name;
    const char *purpose;               /* one sentence without a full stop */
    const char *operands;              /* "[REVIEWS]" */
    const char *about;                 /* a paragraph for --help */
    const char *example;               /* a command */
    const struct argp_option *options; /* its own */
    cj_preparer prepare;               /* or NULL */
    const char *other;                 /* its second input, named by the option of that name */
    bool many;                         /* it takes several operands */
    bool means;                        /* it prints means or medians */
    bool no_figures;                   /* it has no use for periods, groups and percentages */
    bool defined;                      /* a definition says what is read, and how */
    cj_status (*schema)(cj_text *text, cj_error *err); /* appends that of definitions; or NULL */
} cj_program;

/* Texts given for an option that repeats. */
typedef struct {
    const char **items;
    size_t count;
    size_t capacity;
} cj_strings;

cj_status cj_strings_add(cj_strings *strings, const char *text, cj_error *err);

/* A flag of an option that may be given several times; argp does not know it. */
#define CJ_OPTION_REPEATS 0x1000

/* Of one that names a file to be read, and one that names a file to be written: every
 * option that names one has one of these. */
#define CJ_OPTION_READS 0x4000
#define CJ_OPTION_WRITES 0x2000

/* In front of the file in the argument of an option, or of the operands, that may say
 * what it is: "people:FILE". */
#define CJ_ABOUT_INPUT "[INPUT:]"

typedef struct {
    const struct argp_option *option;
    const char *value; /* "yes" for a switch */
} cj_given;

/* What the common options say, as given and as understood. */
typedef struct {
    const cj_program *program;
    const char *operand; /* the last one */
    cj_strings operands;
    const char *output; /* the last one */
    cj_strings outputs;
    const char *format;
    const char *defined; /* --measure: DEFINITION#ID */
    cj_strings periods;
    cj_strings by;
    cj_strings conditions;
    cj_strings derivations;
    cj_strings maps;
    cj_strings schemas;
    cj_strings profiles;
    cj_strings date_forms;
    cj_strings orders;
    const char *people;
    const char *encoding;
    const char *delimiter;
    const char *unpivot;
    const char *tolerate;
    const char *findings;
    const char *repairs;
    const char *decimals;
    const char *mean_decimals;
    const char *confidence;
    const char *title;
    const char *threads;
    bool total;
    bool sum_to_100;
    bool sentences;
    bool raw;
    bool verbose;
    bool quiet;
    struct argp_option *options; /* the program's own and the common ones */
    cj_given *given;             /* every option, in order */
    size_t given_count;
    size_t given_capacity;
    cj_strings reads;  /* files that are read besides: a definition names them */
    cj_strings writes; /* and written: tables of a folder */
    bool base_only;    /* --output is no file, but how those begin */

    cj_records_options records;
    cj_measure_options measure;
    cj_format format_used;
    void *definition;      /* what --measure names, as long as the settings live ... */
    size_t defined_number; /* and which of its measures */
    void (*release)(void *definition);
    cj_arena arena;
} cj_settings;

/* Called for each of the program's own options; CJ_EUSAGE for a bad value. */
typedef cj_status (*cj_option_taker)(void *data, int key, const char *argument, cj_error *err);

/* Computes the program's table. */
typedef cj_status (*cj_computer)(cj_table **out, cj_records *records,
                                 const cj_measure_options *options, void *data, cj_error *err);

/* A measure: how it is told what to compute, and what computes it. */
typedef struct {
    cj_program program;
    const char *role;          /* the built-in schema of its operand */
    int places;                /* decimals of percentages by default */
    size_t size;               /* of what its own options say, zero at first ... */
    void (*begin)(void *data); /* ... and then set so; or NULL */
    cj_option_taker take;
    cj_computer compute;
    void (*end)(void *data); /* releases what data holds; or NULL */
} cj_measure_kind;

/* What its own options say, before any is taken; NULL without memory. */
void *cj_measure_begin(const cj_measure_kind *kind);
void cj_measure_end(const cj_measure_kind *kind, void *data);

/* Give the settings what the definition says of the measure that --measure names,
 * but for options that stand on the command line. */
typedef cj_status (*cj_measure_finder)(cj_settings *settings, const cj_measure_kind *kind,
                                       void *data, cj_error *err);

/* The whole of a measure program: parse the options, read the input, compute,
 * print.  Returns the exit status. */
int cj_measure_main(int argc, char **argv, const cj_measure_kind *kind, cj_measure_finder find);

/* Makes a table of what the settings name; dataset gets the findings. */
typedef cj_status (*cj_table_maker)(cj_table **out, cj_settings *settings, cj_dataset *dataset,
                                    void *data, cj_error *err);

/* Make a table and print it, tell the findings, and write the files that the
 * settings name.  Returns the exit status. */
int cj_run(cj_settings *settings, cj_table_maker make, void *data);

/* What every program with findings opens and closes: the list of findings, of
 * repairs, and all files that it writes. */
typedef struct {
    cj_findings *findings;
    cj_repairs *repairs;
    cj_dataset *dataset;
    cj_files *files;
    cj_file *findings_file; /* two of them, or NULL */
    cj_file *repairs_file;
    bool raw; /* their texts are written as they are */
} cj_course;

/* sink gets each finding besides the file (NULL: nobody does).  count_repairs:
 * even if nobody lists them. */
cj_status cj_course_open(cj_course *course, const cj_settings *settings, cj_findings_sink sink,
                         void *data, bool count_repairs, cj_error *err);

/* Release everything; files that were not committed are not written. */
void cj_course_close(cj_course *course);

/* End a run that came to status: tell the error, and put the files in their places if
 * it is CJ_OK or CJ_EDATA.  Returns the exit status. */
int cj_end(const cj_program *program, cj_files *files, cj_status status, const cj_error *err);

/* How a table is printed on standard output; and print a text there. */
cj_output_style cj_style(const cj_settings *settings);
cj_status cj_print(const cj_text *text, cj_error *err);

/* Names that files have for a while are removed when a signal ends the program. */
const cj_files_watch *cj_watch_rests(void);
void cj_catch_signals(void);

/* Put the program, its version and the options that shape the figures into the
 * table. */
cj_status cj_describe(cj_table *table, const cj_settings *settings, cj_error *err);

/* Start a program: standard streams open, character types from the locale. */
void cj_start(void);

/* Parse argv into *settings; ends the program for --help, --version and bad
 * options. */
cj_status cj_options_parse(cj_settings *settings, int argc, char **argv, const cj_program *program,
                           cj_option_taker take, void *data, cj_error *err);

/* Take an option by its long name as if it stood on the command line; value is NULL
 * for a switch. */
cj_status cj_options_give(cj_settings *settings, cj_option_taker take, void *data, const char *name,
                          const char *value, cj_error *err);

/* The options of a program: its own and the common ones, with memory of arena; NULL
 * without it. */
struct argp_option *cj_options_of(const cj_program *program, cj_arena *arena);

/* Check the common options and fill settings->records and ->measure. */
cj_status cj_settings_resolve(cj_settings *settings, const char *role, int places, cj_error *err);

/* The same for a program without figures: what concerns reading and output. */
cj_status cj_settings_resolve_reading(cj_settings *settings, cj_error *err);

/* The same for one that is told by a definition how things are read. */
cj_status cj_settings_resolve_run(cj_settings *settings, cj_error *err);

/* CJ_EUSAGE if a file that is to be written is one that is read, or another that is
 * written, whatever its name.  Both lists are what operands and options say, and
 * settings->reads and ->writes; standard input and output count where they are files and
 * used.  Called as soon as the options are known, and again once the definition is. */
cj_status cj_check_files(const cj_settings *settings, cj_error *err);

/* An input was at fault that the shell has emptied, for standard output: say that
 * instead.  Returns the status. */
cj_status cj_blame_shell(const cj_settings *settings, cj_status status, cj_error *err);

/* Whether the path leads to a file that is read, or is to be written. */
bool cj_is_file_of_run(const cj_settings *settings, const char *path);

/* The part of "NAME:rest" behind the colon, or NULL if text is about another
 * input. */
const char *cj_about_input(const char *text, const char *name);

void cj_settings_clear(cj_settings *settings);

/* Read an option's value as a decimal from least to most; with most =
 * CJ_DECIMAL_MAX and least = 1 it is any number above 0. */
cj_status cj_option_decimal(cj_decimal *out, const char *name, const char *text, cj_decimal least,
                            cj_decimal most, bool whole, cj_error *err);

/* Read an option's value as one of several words: its number. */
cj_status cj_option_choice(size_t *out, const char *name, const char *text,
                           const char *const *words, size_t count, cj_error *err);

/* Whether it is the second of two words. */
cj_status cj_option_second(bool *out, const char *name, const char *text, const char *first,
                           const char *second, cj_error *err);

/* As the name of a column. */
cj_status cj_option_name(cj_span *out, const char *name, const char *text, cj_error *err);

/* As names of columns with commas between them, appended to the list; memory of
 * arena. */
cj_status cj_option_names(cj_span **list, size_t *count, const char *name, const char *text,
                          cj_arena *arena, cj_error *err);

/* As a day, YYYY-MM-DD. */
cj_status cj_option_date(cj_date *out, const char *name, const char *text, cj_error *err);

/* As a whole number of something ("months"), from least to most. */
cj_status cj_option_whole(int64_t *out, const char *name, const char *text, const char *what,
                          int64_t least, int64_t most, cj_error *err);

/* Check the words of a command line against the options: unknown ones name the
 * nearest, values are there where they are needed. */
cj_status cj_check_words(int argc, char **argv, const struct argp_option *options, cj_error *err);

/* "cj-outcomes: message" on standard error, and the status to exit with. */
int cj_complain(const cj_program *program, const cj_error *err);

/* Print the findings (the first 20, and how many more), notices and, where it
 * is due, the reconciliation lines. */
void cj_report_findings(const cj_settings *settings, const cj_dataset *dataset, bool failed);

/* The notices and the reconciliation lines alone, as they are due. */
void cj_report_rows(const cj_settings *settings, const cj_dataset *dataset, bool failed);

/* Tell on a terminal how far reading has come, once it takes longer than two
 * seconds, unless the settings say quiet. */
void cj_watch_progress(cj_records_options *reading, const cj_settings *settings);
void cj_end_progress(void);

/* Print what is made of the options: "man", "bash", or "options": a line for the operands
 * and each option, which says what it does with a file. */
cj_status cj_generate(const cj_settings *settings, const char *what, cj_error *err);

/* The first line of findings as CSV. */
#define CJ_FINDINGS_HEADER \
    "code,severity,file,line,record,column,cell,column_name,value,message,hint\n"

/* Append a finding as a line of CSV (raw: texts as they are), or as an object of JSON and a line
 * end. */
void cj_finding_append_csv(cj_text *row, const cj_finding *finding, bool raw);
void cj_finding_append_json(cj_text *row, const cj_finding *finding);

/* A sink that writes findings as CSV; data is a cj_course with a file for them. */
cj_status cj_findings_to_csv(void *data, const cj_finding *finding, cj_error *err);
cj_status cj_findings_csv_header(cj_file *file, cj_error *err);

/* The same for repairs. */
cj_status cj_repairs_to_csv(void *data, const cj_repair *repair, cj_error *err);
cj_status cj_repairs_csv_header(cj_file *file, cj_error *err);

#endif
