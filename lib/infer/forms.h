/* The forms of dates and numbers that cells of one file can have. */
#ifndef CJ_INFER_FORMS_H
#define CJ_INFER_FORMS_H

#include "cj/date.h"
#include "cj/number.h"

#define CJ_INFER_FORMS 64   /* forms of date in one file */
#define CJ_INFER_NUMBERS 11 /* forms of number */

/* A day as it is written, with what stands for the time of day. */
typedef struct {
    cj_date_form form;
    uint8_t day;   /* which way of writing days: of two that read a cell the first is preferred */
    uint8_t rival; /* the way with day and month the other way round, or its own */
    bool known;    /* to the reader */
} cj_infer_form;

/* The forms that were met, a bit each. */
typedef struct {
    cj_infer_form forms[CJ_INFER_FORMS];
    size_t count;
    uint64_t short_years; /* those with a year of two digits */
    uint64_t numbers;     /* those that are numbers as well */
    uint64_t excel;
} cj_infer_forms;

/* The forms of date that read the cell, a bit each; *day is the day of the
 * first, *year the two digits of a short year or -1. */
uint64_t cj_infer_dates(cj_infer_forms *forms, cj_date *day, int *year, cj_span cell);

/* The forms of number that read the cell, a bit each; *fractions are those in
 * which it is not whole.  One of more than six decimals is read as well: it is rounded. */
uint16_t cj_infer_numbers(uint16_t *fractions, cj_span cell);
const cj_number_form *cj_infer_number_form(unsigned bit);

/* Whether % or a sign of currency stands beside the digits. */
bool cj_infer_has_unit(cj_span cell);

#endif
