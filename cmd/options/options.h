/* A row of an option table, and a program as its rows and words describe it. */
#ifndef CJ_CMD_OPTIONS_H
#define CJ_CMD_OPTIONS_H

#include "cj/list.h"
#include "cj/measure.h"
#include "cj/text.h"

/* The kind of value that an option fills in, at its offset in the structure of its table. */
typedef enum {
    CJ_OPTION_HEADING, /* nothing: the help text stands over the rows that follow */
    CJ_OPTION_SWITCH,  /* a bool */
    CJ_OPTION_TEXT,    /* a const char *: the word itself, which outlives the settings */
    CJ_OPTION_TEXTS,   /* a cj_strings: the word is appended */
    CJ_OPTION_SPAN,    /* a cj_span: the word as it is */
    CJ_OPTION_NAME,    /* a cj_span: a name without blanks around it, not empty */
    CJ_OPTION_DATE,    /* a cj_date */
    CJ_OPTION_SECOND,  /* a bool: whether the word is the second of two, "first|second" */
    CJ_OPTION_READ,    /* whatever the row's function does with the word */
    CJ_OPTION_ANSWER   /* nothing: the program answers instead of running (--help) */
} cj_option_type;

enum {
    CJ_OPTION_REPEATS = 1 << 0, /* it may be given several times */
    CJ_OPTION_READS = 1 << 1,   /* it names a file that is read ... */
    CJ_OPTION_WRITES = 1 << 2,  /* ... or written: every option that names one has one of these */
    CJ_OPTION_INPUT = 1 << 3,   /* the file is a second input: definitions name it as such */
    CJ_OPTION_HIDDEN = 1 << 4,  /* neither help nor man page tell of it */
    CJ_OPTION_SILENT = 1 << 5,  /* it does not shape the figures: tables do not mention it */
    CJ_OPTION_COMMAND = 1 << 6, /* of command lines alone: no key of definitions */
    CJ_OPTION_COUNTS = 1 << 9,  /* it shapes what is counted: not for programs that judge figures */
    CJ_OPTION_ALONE = 1 << 8,   /* it may stand without its value, which is "*" then */
    CJ_OPTION_FIRST = 1 << 10,  /* everybody needs it: -h tells of it */
    CJ_OPTION_COMMON = 1 << 7   /* it fills cj_settings; cj_options_of() sets it for common rows */
};

/* Read a word (NULL: the option has no value) into the structure that the table is for. */
typedef cj_status (*cj_option_reader)(void *data, const char *text, cj_error *err);

/* A row of an option table. Parsing, help, man page, completion, the keys of definitions and
 * their JSON Schema all come from it. The table of a program begins with a heading; every table
 * ends with a row that is zero. */
typedef struct {
    const char *name;     /* the long one, without hyphens; NULL: a heading */
    char letter;          /* '\0': it has none */
    const char *argument; /* "COL"; NULL: it has no value */
    cj_option_type type;  /* what it fills ... */
    size_t offset;        /* ... and where */
    unsigned flags;       /* CJ_OPTION_REPEATS and so on */
    const char *help;     /* a phrase without a full stop */
    const char
        *words; /* SECOND: the two words, "people|pairs"; else those that completion offers */
    cj_option_reader read; /* READ */
} cj_option;

#define CJ_OPTION_TITLE(text)                     \
    {                                             \
        .type = CJ_OPTION_HEADING, .help = (text) \
    }

/* In front of the file in the argument of an option, or of the operands, that may say
 * what it is: "people:FILE". */
#define CJ_ABOUT_INPUT "[INPUT:]"

/* In front of the file in the argument of an option that gives it a name: "offences=FILE". */
#define CJ_NAMED "NAME="

/* Let a program's own options change the common ones, once these are resolved and before
 * anything is opened. */
typedef cj_status (*cj_preparer)(void *data, cj_records_options *records,
                                 cj_measure_options *measure, cj_error *err);

/* A program as its help and its man page describe it. */
typedef struct {
    const char *name;
    const char *purpose;      /* one sentence without a full stop */
    const char *operands;     /* "[REVIEWS]" */
    const char *about;        /* a paragraph for --help */
    const char *example;      /* a command ... */
    const char *examples;     /* ... and two more, a line each */
    const cj_option *options; /* its own */
    cj_preparer prepare;      /* or NULL */
    const char *other;        /* its second input, named by the option of that name */
    bool many;                /* it takes several operands */
    bool means;               /* it prints means or medians */
    bool hides;               /* it can hide small numbers */
    bool compares;            /* it holds its figures against published ones, hidden or not */
    bool judges;              /* it judges figures of a table, and counts nothing itself */
    bool rows;                /* it prints rows as they are: no periods, groups and figures */
    bool no_figures;          /* it has no use for periods, groups and percentages */
    bool defined;             /* a definition says what is read, and how */
    bool no_input;            /* it reads nothing, and its own options say what is written */
    cj_status (*schema)(cj_text *text, cj_error *err); /* appends that of definitions; or NULL */
} cj_program;

/* Whether a row ends its table. */
static inline bool cj_option_is_end(const cj_option *option)
{
    return option->name == NULL && option->help == NULL;
}

/* The options of a program: its own and the common ones, with memory of arena; NULL
 * without it. */
cj_option *cj_options_of(const cj_program *program, cj_arena *arena);

/* The option of that long name; NULL if there is none. */
const cj_option *cj_option_find(const cj_option *options, const char *name);

/* Append what --help prints. */
void cj_help_append(cj_text *out, const cj_program *program, const cj_option *options);

/* Append what -h prints, a screen of 24 lines: examples first, and the options that everybody
 * needs. */
void cj_help_append_short(cj_text *out, const cj_program *program, const cj_option *options);

/* Append what --generate makes of the options: "man", "bash", "options" (a line for the operands
 * and each option, which says what it does with a file), or "schema" of definitions. */
cj_status cj_options_generate(cj_text *out, const cj_program *program, const cj_option *options,
                              const char *what, cj_error *err);

#endif
