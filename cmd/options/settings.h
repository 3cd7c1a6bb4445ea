/* The settings of a run: common options as given and as resolved, and the files that are read
 * and written. */
#ifndef CJ_CMD_SETTINGS_H
#define CJ_CMD_SETTINGS_H

#include "options.h"
#include "values.h"

#include "cj/hiding.h"
#include "cj/output.h"

typedef struct {
    const cj_option *option;
    const char *value; /* "yes" for a switch */
} cj_given;

/* The common options as given and as resolved. */
typedef struct {
    const cj_program *program;
    const char *operand; /* the last one */
    cj_strings operands;
    const char *output; /* the last one */
    cj_strings outputs;
    const char *format;
    const char *defined; /* --measure: DEFINITION#ID */
    cj_strings periods;
    const char *as_of;    /* of programs that have no use of their own for the day */
    const char *complete; /* the day of the definition that settings come from, or NULL */
    cj_strings by;
    cj_strings conditions;
    cj_strings derivations;
    cj_strings links; /* NAME=FILE */
    cj_strings ons;   /* NAME:COL=COL2,... */
    cj_strings maps;
    cj_strings schemas;
    cj_strings profiles;
    cj_strings date_forms;
    cj_strings orders;
    cj_strings labels;  /* COL=TEXT */
    cj_strings money;   /* COL or COL=CODE */
    const char *people; /* the last one; all of them are among those given */
    const char *encoding;
    const char *delimiter;
    const char *unpivot;
    const char *tolerate;
    const char *findings;
    const char *describe; /* --describe: the file of a Table Schema */
    const char *repairs;
    const char *decimals;
    const char *mean_decimals;
    const char *confidence;
    const char *title;
    const char *units;
    const char *threads;
    const char *colour; /* --color: always, never or auto */
    const char *notes;  /* full, short or none */
    const char *suppress_below;
    const char *suppress_base;
    const char *round_to;
    cj_strings published;
    const char *disclosure; /* the operator's list */
    bool suppress_zeros;
    bool suppress_people;
    bool total;
    bool allow_empty;
    bool sum_to_100;
    bool sentences;
    bool raw;
    bool mark; /* --bom */
    bool no_pager;
    bool verbose;
    bool quiet;
    cj_option *options; /* the program's own and the common ones */
    void *data;         /* what its own options fill; borrowed */
    cj_given *given;    /* every option, in order */
    size_t given_count;
    size_t given_capacity;
    cj_text answer;    /* what is printed in place of a run: --help and the like */
    bool answers;      /* there is an answer */
    cj_strings reads;  /* files that are read besides: a definition names them */
    cj_strings writes; /* and written: tables of a folder */
    bool base_only;    /* --output is no file, but how those begin */

    cj_records_options records;
    cj_measure_options measure;
    cj_hiding_options hiding;
    bool coloured; /* what --color comes to */
    cj_notes notes_used;
    cj_text hidden; /* what is written to settings->disclosure */
    cj_format format_used;
    void *definition;      /* what --measure names, as long as the settings live ... */
    size_t defined_number; /* and which of its measures */
    void (*release)(void *definition);
    cj_arena arena;
} cj_settings;

/* Let settings be those of a program whose own options fill data, nothing given yet. */
cj_status cj_settings_open(cj_settings *settings, const cj_program *program, void *data,
                           cj_error *err);
void cj_settings_clear(cj_settings *settings);

/* Parse argv into the open *settings: all words are looked at first, then each option is taken,
 * then the operands.  CJ_EUSAGE for words at fault. */
cj_status cj_options_parse(cj_settings *settings, int argc, char **argv, cj_error *err);

/* Take an option by its long name as if it stood on the command line; value is NULL
 * for a switch. */
cj_status cj_options_give(cj_settings *settings, const char *name, const char *value,
                          cj_error *err);

/* The reader of --output: programs with one result take the last of settings->outputs, which
 * is settings->output, and cj-report takes all.  data is cj_settings. */
cj_status cj_option_output(void *data, const char *text, cj_error *err);

/* The value of an option by its long name; NULL: not given. */
const char *cj_settings_given(const cj_settings *settings, const char *name);

/* Check the common options and fill settings->records and ->measure. */
cj_status cj_settings_resolve(cj_settings *settings, const char *role, int places, cj_error *err);

/* cj_settings_resolve() for a program without figures: only reading and output are resolved. */
cj_status cj_settings_resolve_reading(cj_settings *settings, cj_error *err);

/* cj_settings_resolve() for a program whose definition says how inputs are read: only the run
 * is resolved. */
cj_status cj_settings_resolve_run(cj_settings *settings, cj_error *err);

/* The inputs part of that (inputs.c): which files each has, and how they are read; and CJ_EUSAGE
 * where one cannot be read as often as it is asked for. */
cj_status cj_settings_resolve_inputs(cj_settings *settings, const char *role, cj_error *err);
cj_status cj_settings_check_inputs(const cj_settings *settings, cj_error *err);

/* Check the options that hide small numbers, and fill settings->hiding. */
cj_status cj_settings_resolve_hiding(cj_settings *settings, cj_error *err);

/* CJ_EUSAGE if a file that is to be written is one that is read, or another that is
 * written, whatever its name.  Both lists are what operands and options say, and
 * settings->reads and ->writes; standard input and output count where they are files and
 * used.  Called as soon as the options are known, and again once the definition is. */
cj_status cj_guard_check_files(const cj_settings *settings, cj_error *err);

/* CJ_EUSAGE if two files of an input are one, whatever their names. */
cj_status cj_guard_check_input(const cj_input *input, cj_error *err);

/* If the shell has emptied an input for standard output, replace the error by one that says so.
 * Returns the status. */
cj_status cj_guard_blame_shell(const cj_settings *settings, cj_status status, cj_error *err);

/* Whether the path leads to a file that is read, or is to be written. */
bool cj_guard_is_file_of_run(const cj_settings *settings, const char *path);

/* The part of "NAME:rest" behind the colon, or NULL if text is about another
 * input. */
const char *cj_option_about_input(const char *text, const char *name);

#endif
