/* Whether the persons of an input are those of the inputs that were read before it.
 *
 * An input whose identifiers are written in another way (12 for 0012) meets nobody: its figures
 * would be those of nothing, a rate of 0.  So rows are counted by whether their person is known,
 * and identifiers that are not are held against those that are.
 */
#ifndef CJ_RECORDS_FILE_MEETING_H
#define CJ_RECORDS_FILE_MEETING_H

#include "base/identifier.h"
#include "cj/records.h"
#include "nobody.h"
#include "records/doubt/forms.h"

#define CJ_MEETING_KINDS 8 /* a bit each */

/* Rows of people who are known, if it were not for the same few things. */
typedef struct {
    unsigned rules;
    uint64_t rows;
    uint64_t people;
    size_t row; /* the first */
    char *id;
    uint32_t known;
} cj_meeting_kind;

typedef struct {
    size_t known;     /* codes below it are those of known people; 0: nobody asks */
    uint64_t met;     /* rows of known people */
    uint64_t strange; /* rows of others */
    size_t row;       /* the first of them */
    char *id;         /* whose it is */
    cj_alike alike;   /* the known people, once a row is strange */
    uint8_t *told;    /* by known person: the kinds that have them */
    uint8_t *marks;   /* by known person: met; NULL: not of so many */
    cj_dict *others;  /* identifiers of those who are not known, once there is one; no more than
                       * CJ_FORMS_MAX */
    cj_meeting_kind kinds[CJ_MEETING_KINDS];
    size_t kind_count;
    cj_nobody_faults nobodies; /* rows of others whose identifier is nobody's */
    cj_arena arena;
} cj_meeting;

/* Append how an identifier differs from that of a known person, by these rules, and where that one
 * stands: differs from "0012" (episodes.csv:2) only in leading zeros. */
void cj_meeting_append_pair(cj_text *out, const cj_dataset *dataset, uint32_t known,
                            unsigned rules);

/* Append which keys of a profile make the two the same; nothing where none does. */
void cj_meeting_append_remedy(cj_text *out, cj_span id, cj_span known, unsigned rules);

/* Append that two are not alike, as an example of all: an identifier, and a known person. */
void cj_meeting_append_strangers(cj_text *out, const cj_dataset *dataset, cj_span id,
                                 uint32_t known);

void cj_meeting_clear(cj_meeting *meeting);

#endif
