/* Printed tables in memory, and the counts that they print or hide. */
#ifndef CJ_AUDIT_INTERNAL_H
#define CJ_AUDIT_INTERNAL_H

#include "cj/audit.h"
#include "cj/disclosure.h"

#include "base/tuples.h"

#define CJ_NO_COUNT UINT32_MAX

typedef enum { CJ_PRINTED_OTHER, CJ_PRINTED_LABEL, CJ_PRINTED_COUNT } cj_printed_role;

/* A column of a printed table. */
typedef struct {
    cj_span name;
    cj_printed_role role;
    uint32_t dimension; /* of labels: which of the audit's ... */
    bool told;          /* ... and it tells counts apart */
    uint32_t kind;      /* of counts: which of the audit's */
    bool no_sum;        /* of counts: All is no sum of the others */
} cj_printed_column;

typedef struct {
    const char *name;
    cj_span population; /* what else says which rows are counted; empty: nothing */
    cj_printed_column *columns;
    size_t column_count;
    cj_span *cells; /* row by row */
    size_t row_count;
    size_t row_room;
    uint32_t *counts; /* as cells: the count of the system, or CJ_NO_COUNT */
    bool hundred;     /* shares were made to add up to 100: they say less */
    bool tells_apart; /* all its columns of labels tell counts apart */
} cj_printed;

/* A column of labels that tables share. */
typedef struct {
    cj_span name;
    cj_dict *values; /* codes from 0; a total that the option names is none of them */
    bool has_total;  /* some table has the label that the option names, or would */
    uint32_t total;  /* the value that is the sum of the others without being named; CJ_NO_CODE */
    bool *implies;   /* of each dimension: its values go without saying where this one's are said */
} cj_dimension;

/* Where a count was seen first. */
typedef struct {
    size_t table; /* hidden there, if it is hidden anywhere */
    size_t row;
    size_t column;
    size_t printed; /* the table that prints it; SIZE_MAX: none */
    bool hidden;    /* some table hides it */
    bool made_up;   /* no table has a column for it */
    int64_t number; /* as printed */
    int64_t most;   /* "<5": it is less; 0: nothing is said */
    cj_span name;   /* of a column that no table has */
} cj_sighting;

struct cj_audit {
    const cj_audit_options *options;
    cj_arena arena;
    cj_printed *tables;
    size_t table_count;
    size_t table_room;
    cj_dimension *dimensions;
    size_t dimension_count;
    size_t dimension_room;
    cj_dict *kinds; /* names of columns of counts, with their populations */
    cj_tuples tuples;
    cj_sighting *sightings; /* a count each */
    size_t count;
    size_t count_room;
    cj_system *system;
    bool *rules_used;
    cj_text remarks; /* a line for each total that is called otherwise, and for each column that
                        hides something and is no count */
};

/* Begin a table with so many columns; add rows of texts, which are copied. */
cj_status cj_printed_begin(cj_printed **out, cj_audit *audit, const char *name, size_t columns,
                           cj_error *err);
cj_status cj_printed_add_row(cj_span **cells, cj_audit *audit, cj_printed *table, cj_error *err);

static inline cj_span cj_printed_cell(const cj_printed *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column];
}

/* Whether a text is a mark of a hidden count; *most: of "<5" 4, else 0. */
bool cj_audit_hides(const cj_audit *audit, cj_span text, int64_t *most);

/* Read a printed number: "1,234"; false: it is no whole one. */
bool cj_audit_number(int64_t *out, cj_span text);

/* Say of each column what it is. CJ_EUSAGE for a table without counts. */
cj_status cj_audit_decide_columns(cj_audit *audit, cj_error *err);

/* The column of that name, SIZE_MAX if there is none. */
size_t cj_printed_find(const cj_printed *table, cj_span name);

/* The code of a label, CJ_NO_CODE for that of the total. */
static inline uint32_t cj_dimension_code(const cj_dimension *dimension, cj_span label)
{
    uint32_t code = cj_dict_find(dimension->values, label);

    return code == dimension->total ? CJ_NO_CODE : code;
}

/* Find the labels that are totals under another name than {total} has, by what they are called and
 * by the printed numbers. CJ_EUSAGE for one that must be a total and cannot be the sum of others.
 */
cj_status cj_audit_find_totals(cj_audit *audit, cj_error *err);

/* Give each cell its count. */
cj_status cj_audit_find_counts(cj_audit *audit, cj_error *err);

/* The count of a column that the table does not have, for a row: of bases that nobody prints. */
cj_status cj_audit_make_up(uint32_t *count, cj_audit *audit, const cj_printed *table, size_t row,
                           cj_span name, bool base, cj_error *err);

/* Relate counts by totals, by hierarchies, and by rules. */
cj_status cj_audit_relate_totals(cj_audit *audit, cj_error *err);
cj_status cj_audit_relate_rules(cj_audit *audit, cj_error *err);

/* Append "improved(ETE, Female)". */
void cj_audit_append_name(cj_text *out, const cj_audit *audit, const cj_printed *table, size_t row,
                          cj_span column);

/* What the columns of these programs say by themselves. */
typedef struct {
    const char *counts; /* columns, blanks between: a table with the first three is one of these */
    const char *rules[8];
    const char *same;   /* columns of labels that tell no counts apart */
    const char *no_sum; /* columns whose All is no sum */
} cj_known_table;

const cj_known_table *cj_known_table_find(const cj_printed *table);

/* Whether a name is one of the words, blanks between. */
bool cj_words_have(const char *words, cj_span name);

#endif
