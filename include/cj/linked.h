/* cj/linked.h - rows of other exports that belong to each row of the main input: columns are
 * derived from them, such as count(offences,offence_date>@closure_date); docs/linking.md.
 *
 * Records that are to know links are opened with both in their options: the inputs and
 * &cj_linked_rows.
 */
#ifndef CJ_LINKED_H
#define CJ_LINKED_H

#include "cj/records.h"

typedef struct cj_link_input {
    const char *name; /* what derivations call it: "offences" */
    cj_input input;
    const char *on; /* COL=COL2,...: what must be equal; NULL: person_id */
} cj_link_input;

/* What derives columns from linked rows: it stands on records, and records call it. */
extern const struct cj_linker cj_linked_rows;

#endif
