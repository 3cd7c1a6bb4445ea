/* The least of a sum over all points that keep to rows and bounds, in fractions without rounding.
 *
 * Columns are unknowns from 0 to `upper`; a row says that a sum of columns is a number. A tableau
 * of whole numbers: row i says den[i] * basic + sum entry * column = right, divided by what all
 * have in common. A column that stands at its upper bound is flipped: it counts from there
 * downwards, so that all that are not basic are 0. A number beyond 64 bits ends it honestly.
 */
#ifndef CJ_DISCLOSURE_SIMPLEX_H
#define CJ_DISCLOSURE_SIMPLEX_H

#include "cj/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CJ_NO_UPPER INT64_MAX

typedef enum {
    CJ_SOLVE_DONE,
    CJ_SOLVE_NONE,    /* no point keeps to them all */
    CJ_SOLVE_NO_END,  /* the sum can be as low as one likes */
    CJ_SOLVE_GAVE_UP, /* too many steps or too large numbers */
} cj_solve;

typedef struct {
    size_t rows;
    size_t columns;
    int64_t
        *entry; /* rows + 1 (the last is the sum) times columns + 1 (the last is the right side) */
    int64_t *den;  /* of each row */
    size_t *basis; /* the column that is basic in a row; SIZE_MAX: what is not there any more */
    size_t *place; /* the row in which a column is basic, or SIZE_MAX */
    int64_t *upper;
    bool *flipped;
    size_t *busy;    /* scratch: columns of a row that are not 0 */
    uint64_t *steps; /* entries that may still be touched; shared */
    bool gave_up;
} cj_simplex;

/* A tableau of zeros. */
cj_status cj_simplex_make(cj_simplex *simplex, size_t rows, size_t columns, uint64_t *steps,
                          cj_error *err);
void cj_simplex_clear(cj_simplex *simplex);

/* The entries of a row; entry number `columns` is its right side. */
static inline int64_t *cj_simplex_row(const cj_simplex *simplex, size_t row)
{
    return &simplex->entry[row * (simplex->columns + 1)];
}

/* Find a point, once entries, right sides and upper bounds are set. */
cj_solve cj_simplex_begin(cj_simplex *simplex);

/* Take a column that is 0 in all other rows and not 0 here as basic of a row whose right side then
 * is in its bounds: saves cj_simplex_begin() looking for one. */
void cj_simplex_take(cj_simplex *simplex, size_t row, size_t column);

/* Make the sum of cost[j] * column j as small as can be; from where the last call ended. */
cj_solve cj_simplex_least(cj_simplex *simplex, const int64_t *cost);

/* Column j at the point where it ended: *top / *bottom, bottom above 0. False: beyond 64 bits. */
bool cj_simplex_value(const cj_simplex *simplex, size_t column, int64_t *top, int64_t *bottom);

#endif
