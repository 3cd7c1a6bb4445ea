/* Groups: the combinations of values of the --by columns. */
#ifndef CJ_MEASURE_COMMON_GROUPS_H
#define CJ_MEASURE_COMMON_GROUPS_H

#include "axis.h"

/* The group All, which no row has; in figures by group it stands behind the
 * others. */
#define CJ_GROUP_ALL UINT32_MAX

/* Groups that are shown at the most where declared values make them. */
#define CJ_GROUPS_MAX 1000000u

typedef struct {
    cj_axis *axes;
    size_t axis_count;
    bool total;            /* All is shown, too */
    cj_dict *combinations; /* the codes of the axes, as bytes */
    uint32_t *values;      /* by group: the code of each axis */
    size_t value_capacity;
    uint32_t *last;      /* the combination in hand */
    uint32_t *known;     /* groups by hash: most need no look into the dictionary */
    uint32_t *row_codes; /* of the rows in hand, by axis */
    size_t row_capacity;
    uint32_t *order; /* groups as they are shown */
    size_t order_count;
    size_t order_capacity;
    uint8_t *shown; /* by group */
    size_t shown_capacity;
} cj_groups;

/* Open the --by columns.  Without any there is one group, 0.  Release with
 * cj_groups_clear() in any case. */
cj_status cj_groups_open(cj_groups *groups, cj_records *records, const cj_measure_options *options,
                         cj_error *err);
void cj_groups_clear(cj_groups *groups);

/* Whether every --by column is one of people's. */
bool cj_groups_are_of_people(const cj_groups *groups);

/* The group of row `at` of the rows in hand, of `count` of these, whose numbers are in `rows`, and
 * of a person. */
cj_status cj_groups_of_row(uint32_t *group, cj_groups *groups, size_t at, cj_error *err);
cj_status cj_groups_of_rows(uint32_t *of, cj_groups *groups, const uint32_t *rows, size_t count,
                            cj_error *err);
cj_status cj_groups_of_person(uint32_t *group, cj_groups *groups, uint32_t person, cj_error *err);

/* The group of a code on each axis. */
cj_status cj_groups_of_codes(uint32_t *group, cj_groups *groups, const uint32_t *codes,
                             cj_error *err);

size_t cj_groups_count(const cj_groups *groups);

/* Whether a group has a blank on some axis. */
bool cj_groups_has_blank(const cj_groups *groups, uint32_t group);

/* Append which months, quarters or years that a derived column could name lie between those of the
 * groups that are shown, and in none of them: a run without its zeros would be read as one. */
cj_status cj_groups_note_gaps(cj_text *out, const cj_groups *groups, cj_error *err);

/* A flag for each code of an axis: whether a group that is shown has it.  Release with free(), in
 * any case. */
cj_status cj_groups_mark(uint8_t **out, const cj_groups *groups, size_t axis, cj_error *err);

/* Once all are known: put in order those that `occur` marks (one flag a group)
 * and those that declared values make with them, or the units that fill an axis.  CJ_EUSAGE if a
 * value cannot be told from what the table shows besides. */
cj_status cj_groups_settle(cj_groups *groups, const uint8_t *occur, cj_error *err);

/* What a group has on an axis; CJ_NO_CODE for a blank. */
uint32_t cj_groups_value(const cj_groups *groups, uint32_t group, size_t axis);

#endif
