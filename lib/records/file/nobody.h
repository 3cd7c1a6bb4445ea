/* Identifiers that are one to a program and many to a reader: Unknown, #N/A, 1.23E+05. */
#ifndef CJ_RECORDS_FILE_NOBODY_H
#define CJ_RECORDS_FILE_NOBODY_H

#include "twins.h"

/* What makes an identifier one of many people: all who have it count as one. */
typedef enum {
    CJ_ID_SOUND,
    CJ_ID_WORD,     /* a word for nobody: Unknown, TBC */
    CJ_ID_ERROR,    /* a spreadsheet's error: #N/A */
    CJ_ID_SHORT,    /* a long number that a spreadsheet shortened: 1.23E+05 */
    CJ_ID_EXPONENT, /* 1E5, which may be an identifier where others are 3A7 */
    CJ_ID_ROUNDED,  /* one of which it kept fifteen digits: 12345678901234500 */
    CJ_ID_DAY,      /* a date that it made of an identifier: Mar-05, 05/03/2022 */
    CJ_ID_FAULTS    /* how many there are */
} cj_identifier_fault;

cj_identifier_fault cj_identifier_judge(cj_span id);

/* What is said of it: "looks like a word for \"no identifier\"". */
const char *cj_identifier_fault_words(cj_identifier_fault fault);

/* Identifiers that are nobody's, or that a spreadsheet made one of several. */
typedef struct {
    uint64_t count;
    cj_span first;
    cj_identifier_fault fault; /* of the first */
} cj_nobodies;

/* Identifiers at fault, as they come: of each fault how many, and the first. */
typedef struct {
    cj_nobodies of[CJ_ID_FAULTS];
    uint32_t at[CJ_ID_FAULTS]; /* where the first stands */
} cj_nobody_faults;

/* Note one, which is borrowed; a sound one is passed over. */
void cj_nobody_faults_note(cj_nobody_faults *found, cj_span id, cj_identifier_fault fault,
                           uint32_t at);

/* Leave no fault that others show to be none: of these, at most CJ_TWINS_MAX are looked at. A
 * longer number whole to its last digit, Tom-05 beside Mar-05, 1 beside 0, 3A7 beside 1E5 show it
 * alone; for NK speak initials that are one identifier in ten. */
void cj_nobody_faults_judge(cj_nobody_faults *found, cj_twins_text *text, const void *of,
                            size_t count);

/* All of them, and the one that stands first. */
void cj_nobody_faults_sum(cj_nobodies *out, const cj_nobody_faults *found);

/* Those of at most CJ_TWINS_MAX that are looked at, and the first of them. */
void cj_nobodies_find(cj_nobodies *out, cj_twins_text *text, const void *of, size_t count);

#endif
