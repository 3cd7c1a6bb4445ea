/* Identifiers that are one to a program and many to a reader: Unknown, #N/A, 1.23E+05. */
#ifndef CJ_RECORDS_FILE_NOBODY_H
#define CJ_RECORDS_FILE_NOBODY_H

#include "twins.h"

/* What makes an identifier one of many people: all who have it count as one. */
typedef enum {
    CJ_ID_SOUND,
    CJ_ID_WORD,    /* a word for nobody: Unknown, TBC */
    CJ_ID_ERROR,   /* a spreadsheet's error: #N/A */
    CJ_ID_SHORT,   /* a long number that a spreadsheet shortened: 1.23E+05 */
    CJ_ID_ROUNDED, /* one of which it kept fifteen digits: 12345678901234500 */
    CJ_ID_DAY      /* a date that it made of an identifier: Mar-05, 05/03/2022 */
} cj_identifier_fault;

cj_identifier_fault cj_identifier_judge(cj_span id);

/* Whether this sound identifier shows that one of that fault is as sound: a longer number whole
 * to its last digit, Tom-05 beside Mar-05, 1 beside 0. */
bool cj_identifier_clears(cj_identifier_fault fault, cj_span faulty, cj_span sound);

/* What is said of it: "looks like a word for \"no identifier\"". */
const char *cj_identifier_fault_words(cj_identifier_fault fault);

/* Identifiers that are nobody's, or that a spreadsheet made one of several. */
typedef struct {
    uint64_t count;
    cj_span first;
    cj_identifier_fault fault; /* of the first */
} cj_nobodies;

/* Those of at most CJ_TWINS_MAX that are looked at, and the first of them. */
void cj_nobodies_find(cj_nobodies *out, cj_twins_text *text, const void *of, size_t count);

#endif
