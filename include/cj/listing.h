/* cj/listing.h - rows of an input as a table: an action plan with what is
 * overdue first, audits, recommendations, a participation log.
 */
#ifndef CJ_LISTING_H
#define CJ_LISTING_H

#include "cj/measure.h"

/* A list is read by people. */
#define CJ_LISTING_ROWS_MAX 20000

typedef struct {
    cj_measure_options common;
    const cj_span *columns; /* in order; none: those of the file */
    size_t column_count;
    const cj_span
        *numbers; /* columns of numbers; the others are texts, unless a schema types them */
    size_t number_count;
    const cj_sort_key *sort; /* none: as in the file */
    size_t sort_count;
    cj_span due;   /* column of the days by which something is to be done; "": none */
    cj_span done;  /* column of the days on which it was done; "": none */
    cj_date as_of; /* needed with `due` */
    cj_span rag;   /* column of red, amber, green or of such words; "": none */
    cj_span group; /* column whose values head the rows that have them; "": none */
    cj_table_form form;
} cj_listing_options;

/* Make the table: the columns, and with `due` a column overdue_days: the days from
 * the due day to as_of where that is later and nothing was done by as_of.  What
 * is overdue comes first, longest first.  With `group` rows stand together by its value, groups in
 * the order of their first rows as these are sorted.  CJ_EUSAGE for columns that do not exist,
 * `done` without `due`, a form with `due` or `rag`, `due` without as_of, more than
 * CJ_LISTING_ROWS_MAX rows; CJ_EDATA as any measure.  *out is released with cj_table_free(). */
cj_status cj_listing(cj_table **out, cj_records *records, const cj_listing_options *options,
                     cj_error *err);

#endif
