/* Sets of code points, and how a regular expression over bytes has them. */
#ifndef CJ_SCHEMA_POINTS_H
#define CJ_SCHEMA_POINTS_H

#include "cj/text.h"

#define CJ_POINT_LAST 0x10FFFFu
#define CJ_POINT_RANGES_MAX 256

typedef struct {
    uint32_t first;
    uint32_t last;
} cj_point_range;

/* Ranges in order, apart from each other.  Plain memory, empty when zeroed. */
typedef struct {
    cj_point_range items[CJ_POINT_RANGES_MAX];
    size_t count;
    bool overflow; /* there were too many */
} cj_points;

/* Add a range, joined with those it touches. */
void cj_points_add(cj_points *to, uint32_t first, uint32_t last);

/* Add the points of another set. */
void cj_points_join(cj_points *to, const cj_points *from);

/* All other points but NUL, which is in no cell. */
void cj_points_invert(cj_points *to);

/* Append what a POSIX extended regular expression over bytes has for one point
 * of the set, which is not empty, or for an ASCII character. */
void cj_points_append(cj_text *out, const cj_points *points);
void cj_points_append_literal(cj_text *out, char byte);

#endif
