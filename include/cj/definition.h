/* cj/definition.h - the definition of a report: inputs, a dictionary of
 * measures, outcomes with their evidence, sections.
 *
 * It is read strictly: a key that is not known, a name that nothing has, a
 * value of the wrong kind is CJ_EUSAGE with file, line and JSON path.  What the
 * options of a measure mean is not known here, only which there are; docs/
 * reports.md describes the format.
 */
#ifndef CJ_DEFINITION_H
#define CJ_DEFINITION_H

#include "cj/chart.h"
#include "cj/date.h"
#include "cj/hiding.h"
#include "cj/json.h"

/* ---- what the reader is told of measures --------------------------------------------- */

typedef struct {
    const char *name; /* long name: "lower-is-better" */
    bool takes;       /* a value; else it is a switch */
    bool repeats;
    bool file;         /* the value names a file to read: it is looked for beside the definition */
    bool about;        /* so does it, behind "INPUT:" or without (a schema, a profile) */
    bool input;        /* the value names an input of the definition */
    bool pairs;        /* values are COL=TEXT: an object of definitions gives some */
    bool named;        /* so do values under names, as NAME=FILE on a command line */
    const char *words; /* what it does; NULL: nobody asks */
} cj_option_info;

typedef struct {
    const char *name;    /* "outcomes" */
    const char *operand; /* the input that is its operand by default: "reviews" */
    const char *other;   /* option that names its second input: "offences"; NULL: none */
    const cj_option_info *options;
    size_t option_count;
} cj_kind_info;

/* ---- what a definition holds ---------------------------------------------------------- */

typedef struct {
    const char *name;
    const char
        *path; /* the file, as it can be opened; of a table "measure ID", of rows "input NAME" */
    const char *csv;   /* rows that stand in the definition, as csv; NULL: there are none */
    const char **more; /* files whose rows follow */
    size_t more_count;
    bool is_table; /* no file, but the table of that measure */
    bool is_rows;  /* the measure is no other than this: it prepares the rows of an input */
    size_t measure;
    const char *schema;
    const char *profile; /* NULL: none */
    const char **maps;   /* FROM=TO */
    size_t map_count;
} cj_definition_input;

typedef struct {
    const char *name;
    const char *value; /* NULL: a switch that is on */
    const char *file;  /* what it names, as it can be opened; NULL: no file, or an input's */
    const cj_definition_input *input; /* the input that it names; NULL: none */
    bool of_period;                   /* the value has a gap of the report's period */
    cj_json_place place;
} cj_definition_option;

typedef struct {
    const char *id;
    const cj_kind_info *kind; /* its options are there only while the caller keeps them */
    const char *label;
    const char *definition; /* "" for none; so are the next ones */
    const char *version;
    const char *valid_from;
    const char *valid_to;
    cj_date first; /* its days: CJ_DATE_FIRST and CJ_DATE_LAST where it has no end */
    cj_date last;
    const cj_definition_input *input; /* the operand */
    cj_definition_option *options;    /* files and inputs by path, in the order given */
    size_t option_count;
    cj_span *periods; /* as given; 0: the report's */
    size_t period_count;
    cj_span *comparators;
    size_t comparator_count;
    cj_span *compared; /* keys of the figures to compare; 0: the usual ones */
    size_t compared_count;
    bool is_list;     /* rows of an input, declared in a section */
    bool is_rows;     /* rows of an input that are another input; its id is "input NAME" */
    bool impersonal;  /* of a list: its rows are no persons' */
    bool undisclosed; /* it counts no people: nothing of it is hidden */
    cj_json_place place;
    cj_json_place periods_place;
    cj_json_place comparators_place;
} cj_definition_measure;

typedef struct {
    cj_chart_spec spec;
    size_t item; /* the section's item that it shows, or SIZE_MAX: each of them */
    cj_json_place place;
} cj_definition_chart;

/* A table of a section. */
typedef struct {
    size_t measure;     /* number of the measure */
    const char *title;  /* NULL: the table's own */
    const char *text;   /* "" for none */
    const char *sheet;  /* name of its sheet in a workbook; NULL: its title */
    const char *across; /* a column whose values stand across; NULL: the table's own */
    cj_span *show;      /* keys of the columns to be seen; 0: all */
    size_t show_count;
    cj_json_place place;
} cj_definition_item;

typedef struct {
    const char *column;
    const char *value;
} cj_definition_where;

/* One figure of a measure's table. */
typedef struct {
    size_t measure;
    cj_definition_where *where;
    size_t where_count;
    const char *figure; /* key of its column; NULL: the one that the rules find */
    bool by_rule;       /* without conditions the row is that of the total; of several periods
                         * the latest is taken */
    bool of_row;        /* no column: what is told of the row */
    const char *label;  /* NULL: made of the measure's and the row's */
    bool has_target;    /* one of its own */
    cj_decimal target;
    bool lower_is_better;
    bool has_next; /* in a scorecard: the target of the time to come */
    cj_decimal next_target;
    size_t trend;     /* in a scorecard: the measure whose periods are drawn; SIZE_MAX: its own */
    const char *said; /* the gap of a text that it fills, "{a.count}"; NULL: none */
    cj_json_place place;
} cj_definition_pick;

typedef struct {
    const char *id;
    const char *title;
    cj_span *texts;
    size_t text_count;
    cj_definition_item *items;
    size_t item_count;
    cj_definition_chart *charts;
    size_t chart_count;
    bool outcomes;              /* outcomes and their evidence stand here */
    cj_definition_pick *scores; /* the rows of a scorecard */
    size_t score_count;
    const char *scorecard; /* id of its table; NULL: there is none */
    const char *sheet;     /* name of the sheet of its scorecard, or of the evidence; NULL: title */
    cj_json_place place;
} cj_definition_section;

/* A piece of a text: words, or a gap that is filled once the period is known, or the tables. */
typedef enum {
    CJ_GAP_NONE,         /* words as they are */
    CJ_GAP_PERIOD,       /* {period}: its name */
    CJ_GAP_PERIOD_DATES, /* {period.dates}: "1 January to 31 March 2022" */
    CJ_GAP_QUARTER,      /* {period.quarter}: "quarter 4" */
    CJ_GAP_FIRST,        /* {period.first}, {period.last}: its days */
    CJ_GAP_LAST,
    CJ_GAP_RELATED, /* {period.previous}: name of the one that the word stands for */
    CJ_GAP_AS_OF,   /* {as_of} */
    CJ_GAP_EACH,    /* {each}: the value that the report is for, or All */
    CJ_GAP_FIGURE,  /* {measure.figure where ...} */
    CJ_GAP_CHANGE,  /* {measure.figure.change where ...}: "up 7 from 106" */
    CJ_GAP_SENTENCE /* {measure.sentence where ...} */
} cj_gap;

static inline bool cj_gap_is_figure(cj_gap gap)
{
    return gap == CJ_GAP_FIGURE || gap == CJ_GAP_CHANGE || gap == CJ_GAP_SENTENCE;
}

typedef struct {
    cj_gap gap;
    const char *text; /* the words, or the gap as it is written; of a related period the word */
    cj_definition_pick pick;
    const char *one; /* {measure.figure|child|children}; NULL: the figure alone */
    const char *many;
} cj_definition_piece;

/* A text with gaps.  Where it stands it is replaced once they can be filled. */
typedef struct cj_definition_words {
    const char **text; /* where it stands ... */
    cj_span *span;     /* ... or in a list of texts */
    const char *pattern;
    cj_definition_piece *pieces;
    size_t piece_count;
    size_t section;  /* number of the one that it is in; SIZE_MAX: in front of them */
    bool has_figure; /* it waits for the tables */
    bool early;      /* it may not, as it is asked for before there are any */
    bool prose;      /* it says of its figures itself that their period is empty; a title's table
                      * does */
    cj_arena *arena; /* of the definition: for what it becomes */
    cj_json_place place;
    struct cj_definition_words *next;
} cj_definition_words;

typedef struct {
    const char *id; /* "" for none */
    const char *outcome;
    cj_definition_pick *evidence;
    size_t evidence_count;
} cj_definition_outcome;

typedef struct {
    const char *name;
    const char *source; /* "" for none */
    cj_definition_outcome *outcomes;
    size_t outcome_count;
} cj_definition_framework;

typedef struct {
    const char *name;
    const char *value;
} cj_definition_fact;

typedef struct {
    const char *file; /* its own path */
    const char *title;
    const char *service; /* "" for none; so are the next ones */
    const char *contact;
    const char *description;
    const char *period; /* "all" unless it says */
    cj_json_place period_place;
    const char *as_of; /* NULL: none; "period-end" until cj_definition_settle() */
    cj_date as_of_day; /* CJ_DATE_MISSING: none */
    cj_json_place as_of_place;
    cj_span *conditions; /* on the rows of every input that has their column */
    size_t condition_count;
    bool full;         /* people read all of the provenance */
    bool ids;          /* tables that list persons say who they are, and do not number them */
    bool mark;         /* csv files begin with the mark of UTF-8 */
    const char *each;  /* a column: a report for each of its values, and one over all; NULL: none */
    const char *value; /* the one that this report is for, as it is shown; NULL: all */
    bool allow_empty;  /* every measure goes on where no row lies in a period */
    cj_definition_fact *facts;
    size_t fact_count;
    cj_hiding_options hiding; /* of small numbers; zero: none is hidden ... */
    bool shows_small;         /* ... and they may be shown */
    cj_definition_input *inputs;
    size_t input_count;
    cj_definition_measure *measures; /* and lists, behind them */
    size_t measure_count;
    cj_definition_pick *headlines;
    size_t headline_count;
    cj_definition_pick *points; /* what the main points are about ... */
    size_t point_count;
    bool no_points;   /* ... none at all */
    bool more_points; /* headlines, and measures that are compared or have a target */
    cj_definition_framework *frameworks;
    size_t framework_count;
    cj_definition_section *sections;
    size_t section_count;
    cj_span *notes;
    size_t note_count;
    cj_definition_words *words; /* texts with gaps, in the order in which they are read */
    cj_arena arena;
} cj_definition;

/* The keys that every measure has besides its options, of which there are *count. */
const char *const *cj_definition_own_keys(size_t *count);

/* Read the definition at path, which may have measures of the kinds told. The
 * kind "list", if there is one, is for the lists of sections. */
cj_status cj_definition_load(cj_definition **out, const char *path, const cj_kind_info *kinds,
                             size_t kind_count, cj_error *err);
void cj_definition_free(cj_definition *definition);

/* Decide the period of the report, and the day up to which its data are complete, which the
 * definition keeps: what is given on a command line (NULL: nothing) comes before what the
 * definition says.  A period such as last-quarter is counted back from that day, and the day
 * "period-end" is the period's last one; both together are CJ_EUSAGE.  Texts that wait for
 * them alone are filled. */
cj_status cj_definition_settle(cj_period *period, cj_definition *definition,
                               const char *period_given, const char *as_of_given, cj_error *err);

/* Select the rows of all inputs by these conditions, too, and say so in the notes of the report. */
cj_status cj_definition_narrow(cj_definition *definition, const char *const *conditions,
                               size_t count, cj_error *err);

/* Let the report be that of one value of a column (NULL: of all of them), to be said before the
 * period is settled: {each} is the value then, and an input without rows of it is no error. */
void cj_definition_take_value(cj_definition *definition, const char *each, const char *value);

/* Say the value on the cover, and in a title without {each}. */
cj_status cj_definition_tell_value(cj_definition *definition, cj_error *err);

/* The word for the value: All where there is none. */
static inline const char *cj_definition_value(const cj_definition *definition)
{
    return definition->value == NULL ? "All" : definition->value;
}

/* Append how lists call the table of a measure, in a report for one value: "alcohol, North". */
void cj_definition_name_table(cj_text *out, const cj_definition *definition,
                              const cj_definition_measure *measure);

/* Add a note about the whole report. */
cj_status cj_definition_add_note(cj_definition *definition, cj_span note, cj_error *err);

/* The number of the measure with that id, or SIZE_MAX; CJ_EUSAGE names the nearest
 * or which there are. */
cj_status cj_definition_find(size_t *out, const cj_definition *definition, const char *id,
                             cj_error *err);

/* Whether a measure reads that input. */
bool cj_definition_reads(const cj_definition_measure *measure, const cj_definition_input *input);

/* Fail about a place of the definition: "q4.json:12: $.measures.a.by: ...". */
cj_status cj_definition_fail(const cj_definition *definition, const cj_json_place *place,
                             cj_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
