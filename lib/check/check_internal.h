/* What the files of the check share. */
#ifndef CJ_CHECK_INTERNAL_H
#define CJ_CHECK_INTERNAL_H

#include "base/identifier.h"
#include "base/tuples.h"
#include "cj/check.h"
#include "records/file/nobody.h"

/* The row that had an identifier first, by its code. */
typedef struct {
    size_t column;
    uint32_t *rows; /* row + 1; 0: none yet */
    size_t room;
} cj_check_id;

/* A foreign key: the values that its reference has. */
typedef struct {
    const cj_foreign_key *key;
    size_t *columns;
    cj_dict *values;
    const char *resource;
} cj_check_foreign;

/* A person whose identifier is nobody's, unless those of others show that it is somebody's. */
typedef struct {
    size_t row;
    uint32_t person;
    cj_identifier_fault fault;
} cj_check_nobody;

typedef struct {
    cj_records *records;
    cj_records_options options;
    const cj_check_input *input;
    const char *name; /* what foreign keys call it */
    size_t *office;   /* columns of dates made in an office */
    size_t office_count;
    size_t *events; /* columns of dates in a person's life */
    size_t event_count;
    size_t *dates; /* all columns of dates */
    size_t date_count;
    cj_check_id *ids; /* identifiers that should not repeat */
    size_t id_count;
    size_t *totals; /* columns of control totals, and their sums */
    cj_decimal *sums;
    cj_check_nobody *nobodies; /* in the order of their rows */
    size_t nobody_count;
    size_t nobody_room;
    cj_nobody_faults faults; /* of them */
    cj_check_foreign *foreign;
    size_t foreign_count;
    bool has_person;
    bool is_people;
    bool person_is_foreign; /* a foreign key says where persons must be */
    uint64_t met;           /* rows of persons who are known from the files before ... */
    uint64_t strange;       /* ... and of others: */
    uint32_t stranger;      /* the first of them, ... */
    uint32_t odd;           /* ... the first who differs from a known one only in writing, ... */
    uint32_t known;         /* ... who that is; CJ_NO_CODE: none does */
    unsigned rules;         /* of the difference */
    size_t twin[3];         /* date of birth, sex, locality; or CJ_NO_COLUMN */
    size_t once[3];         /* outcome, review date, score or progress of reviews */
    bool compares_rows;     /* no key tells repeated rows */
    uint64_t repeated;      /* rows that stood already ... */
    size_t repeated_row;    /* ... and the first of them that is not listed */
    cj_tuples twins;
    cj_tuples scores;
    cj_tuples rows;
    cj_arena arena;
} cj_checked;

typedef struct {
    cj_dataset *dataset;
    const cj_check_options *options;
    cj_checked *files;
    size_t file_count;
    uint64_t file_errors;
    bool has_people;
    uint8_t *persons; /* by code: PERSON_... */
    size_t person_room;
    const cj_checked *base; /* the file that others' persons must be in: people, else the first */
    bool more_bases;        /* other episodes as well */
    cj_alike alike;         /* who is known, by how identifiers are written */
} cj_checking;

/* So many repeated rows of a file are listed in which nothing says who a row is about: where the
 * same row can be of two people, there may be thousands. */
#define CJ_CHECK_ALIKE_LISTED 20

/* What is known of a person. */
enum {
    CJ_PERSON_KNOWN = 1,
    CJ_PERSON_TOLD = 2,
    CJ_PERSON_LOOKED_AT = 4,
    CJ_PERSON_SUSPECT = 8 /* something was said of the identifier */
};

/* An error about a whole file. */
cj_status cj_check_remark(cj_checking *in, cj_checked *file, const char *code, cj_severity severity,
                          const cj_text *words, cj_error *err);

/* How messages call the file that the persons of others must be in. */
void cj_check_append_base(cj_text *words, const cj_checking *in);

/* Ask for the columns that are looked at. */
cj_status cj_check_columns(cj_checking *in, cj_checked *file, cj_error *err);

/* Look at the rows in hand. */
cj_status cj_check_rows(cj_checking *in, cj_checked *file, const cj_rows *rows, cj_error *err);

/* Once all rows were looked at: warn of the identifiers that are nobody's. */
cj_status cj_check_nobodies(cj_checking *in, cj_checked *file, cj_error *err);

/* Keys: repeated identifiers, rows and scores, people under two identifiers. */
cj_status cj_check_repeats(cj_checking *in, cj_checked *file, const cj_rows *rows, cj_error *err);

/* Learn the values that the file's foreign keys refer to; look for them. */
cj_status cj_check_foreign_open(cj_checking *in, cj_checked *file, cj_error *err);
cj_status cj_check_foreign_rows(cj_checking *in, cj_checked *file, const cj_rows *rows,
                                cj_error *err);

/* What can be said once all rows were read. */
cj_status cj_check_end(cj_checking *in, cj_checked *file, cj_error *err);

#endif
