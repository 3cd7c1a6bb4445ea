/* cj/measure.h - what all measures take and do alike. */
#ifndef CJ_MEASURE_H
#define CJ_MEASURE_H

#include "cj/hiding.h"
#include "cj/records.h"
#include "cj/table.h"

/* A column that rows are sorted by. */
typedef struct {
    cj_span column;
    bool falling;
} cj_sort_key;

/* The declared order of a column's values: shown even where empty. */
typedef struct {
    cj_span column;
    cj_span *values;
    size_t value_count;
} cj_order;

/* Read COL=a|b|c into *out, with memory of arena; CJ_EUSAGE says what is
 * expected. */
cj_status cj_order_parse(cj_order *out, const char *text, cj_arena *arena, cj_error *err);

typedef struct {
    cj_input other;           /* a second input, such as offences; role NULL: none */
    const cj_period *periods; /* at least one */
    size_t period_count;
    bool period_given;       /* somebody asked for them: else there is the one, all */
    const char *passed_over; /* the period of a report, where no column of days says which rows lie
                              * in it; NULL: none */
    bool has_complete;       /* somebody says up to which day ... */
    cj_date complete;        /* ... the data are complete: a period that is not over ends with it */
    const char *moved;       /* which of them stand for words such as last-quarter; NULL: none */
    const cj_span *by;       /* --by columns */
    size_t by_count;
    const cj_order *orders;
    size_t order_count;
    bool allow_empty;  /* a period in which no row of the main input lies is no error */
    bool total;        /* add the group All */
    int places;        /* decimals of percentages, 0 to 6 */
    int mean_places;   /* decimals of means and medians, 0 to 6 */
    bool sum_to_100;   /* largest remainder within each set of shares */
    double confidence; /* 95 or 99.8 */
    cj_tolerance tolerance;
    const char *title; /* NULL: the measure's own */
    const char *units; /* what is counted, as sentences call it: "orders", or one and several,
                        * "child|children"; NULL: the measure's own word */
    const char *const *labels; /* COL=TEXT: headings of columns */
    size_t label_count;
    const char *const *money; /* COL or COL=CODE: figures that are amounts of money, in pounds or
                               * that currency */
    size_t money_count;
    bool numbered; /* persons that a table lists are numbered from 1, and not identified */
    bool hides;    /* small numbers will be hidden: what they are made of is wanted */
    const cj_hiding_options *hiding; /* how, for a measure that has to know before it judges */
    int64_t least; /* counts below it will be hidden and choose nothing; 0: all may */
} cj_measure_options;

#define CJ_PERCENT_PLACES_MAX 6

/* Add the notes that every measure has: which rows were kept, which columns
 * were derived, joined, mapped or unpivoted, and where every row went.  other:
 * the measure's second input, or NULL. */
cj_status cj_measure_notes(cj_table *table, const cj_records *records, const cj_records *other,
                           cj_error *err);

/* Append conditions in words, "where Sex is F or M and Age is below 16"; those that are empty are
 * passed over. */
void cj_measure_append_where(cj_text *out, const cj_span *conditions, size_t count);

#endif
