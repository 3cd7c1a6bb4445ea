/* The people or rows behind a measure's figures: a row for each, with what decided where it
 * counts. */
#ifndef CJ_MEASURE_LISTING_CASES_H
#define CJ_MEASURE_LISTING_CASES_H

#include "cells.h"
#include "measure/common/columns.h"

/* What a number that is kept of a case stands for. */
typedef enum {
    CJ_CASE_COUNT,
    CJ_CASE_DATE,
    CJ_CASE_DECIMAL, /* millionths */
    CJ_CASE_WORD,    /* one of `words` */
    CJ_CASE_AXIS,    /* a code of `axis` */
    CJ_CASE_CELL     /* the value of a cell of the column `cell` */
} cj_case_kind;

typedef struct {
    cj_table_column column;
    cj_case_kind kind;
    const char *const *words;
    const cj_axis *axis;
    cj_kept_column cell;
} cj_case_column;

typedef struct {
    uint32_t period;
    uint32_t group;
    uint32_t person; /* CJ_NO_CODE: the row is the case */
    uint32_t row;    /* of the ledger */
} cj_listed_case;

/* The cases of a measure; all zero, then opened. */
typedef struct {
    cj_records *records;
    const cj_measure_options *common;
    const cj_groups *groups;
    bool of_people; /* a case is a person's: its lead is person_id, else file, line and identifiers
                     */
    bool no_period; /* there is no column of periods */
    cj_case_column *columns; /* the identifiers, then those of the measure */
    size_t column_count;
    size_t id_count;
    cj_listed_case *list;
    int64_t *values; /* by case and column */
    size_t count;
    size_t capacity[3];
} cj_cases;

/* Whether a column is headed like an identifier: "person_id", "Order ID", "caseId", "URN". */
bool cj_cases_is_identifier(cj_span name);

/* Open the columns of identifiers, before the records are started. */
cj_status cj_cases_open(cj_cases *cases, cj_records *records, const cj_measure_options *common,
                        const cj_groups *groups, bool of_people, cj_error *err);
void cj_cases_clear(cj_cases *cases);

/* Add a column, before the first case. */
cj_status cj_cases_add_column(cj_cases *cases, cj_case_column column, cj_error *err);

/* Add a case with a value for each column that was added, CJ_CELL_VALUE_MISSING for none.  `at` is
 * its row among those in hand, of which identifiers are read. */
cj_status cj_cases_add(cj_cases *cases, cj_listed_case of, size_t at, const int64_t *values,
                       cj_error *err);

/* Put columns and rows into an empty table: by period, then by person and what follows, or as the
 * rows stand in the files.  Rows that were rejected are none. */
cj_status cj_cases_fill(cj_table *table, cj_cases *cases, cj_error *err);

#endif
