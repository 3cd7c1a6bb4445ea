/* Identifiers of which some are written in a form of another system: C0012 for YP0012.
 *
 * That they have another form may be right: others have their people in the file, too.  But where
 * their numbers are those of the same people, who is met in one form depends on who has the other:
 * more often or less than for the next number, or the one before. */
#ifndef CJ_RECORDS_DOUBT_FORMS_H
#define CJ_RECORDS_DOUBT_FORMS_H

#include "cj/text.h"

/* The identifier of a number below the count. */
typedef cj_span cj_forms_text(const void *of, uint32_t at);

/* Identifiers of one side. */
typedef struct {
    cj_forms_text *text;
    const void *of;
    size_t count;
    const uint8_t *marks; /* known ones: those that are met; others: those that are known */
} cj_forms_side;

typedef struct {
    uint64_t count; /* identifiers of the form that none of the known ones has; 0: nothing is odd */
    cj_span other;  /* the first of them ... */
    cj_span known;  /* ... and the first known one */
} cj_forms_found;

/* Of either side at most CJ_FORMS_MAX are looked at. */
#define CJ_FORMS_MAX 100000

cj_status cj_forms_find(cj_forms_found *out, const cj_forms_side *known,
                        const cj_forms_side *others, cj_error *err);

/* Append what is said of them: of the column, on standard error and in a note, which names none. */
void cj_forms_append(cj_text *words, cj_text *note, const cj_forms_found *found, cj_span column);

#endif
