/* cj/dataset.h - what the inputs of one run share: findings, persons, ledgers and what is to be
 * said of them.
 */
#ifndef CJ_DATASET_H
#define CJ_DATASET_H

#include "cj/date.h"
#include "cj/dict.h"
#include "cj/findings.h"
#include "cj/number.h"
#include "cj/repairs.h"

/* A day for each person that has one, by code. */
typedef struct {
    cj_date *days; /* CJ_DATE_MISSING: none */
    size_t count;
    size_t capacity;
} cj_person_days;

/* Where a person stands first. */
typedef struct {
    uint32_t ledger; /* of the dataset ... */
    uint32_t file;   /* ... and which of its files */
    uint32_t line;
} cj_person_place;

/* By code, in step with the persons. */
typedef struct {
    bool wanted; /* somebody holds persons of one input against those of another */
    cj_person_place *places;
    size_t count;
    size_t capacity;
} cj_person_places;

/* Rows that stand already in their file, or in one before it, byte for byte; or whose identifier
 * does, on the same days. */
typedef struct {
    size_t ledger;
    uint32_t column;  /* of the identifier, from 1 ... */
    cj_span name;     /* ... and its heading, borrowed; 0: the rows are the same */
    const char *file; /* of the first of them; borrowed from its records ... */
    uint64_t line;
    uint64_t record;
    const char *earlier_file; /* ... and where that one stands already; NULL: in the same file */
    uint64_t earlier_line;
    size_t *rows; /* of the ledger, in their order ... */
    size_t count;
    uint64_t times; /* ... and there are about so many times as many; 1: these are all ... */
    bool more;      /* ... or there are more */
} cj_repeated_rows;

/* Rows by what a column says of them: levels of places, or totals beside other values.  Who counts
 * rows of several words counts the same again. */
typedef struct {
    size_t ledger;
    const char *file; /* of the first of them; borrowed from its records ... */
    uint64_t line;
    uint64_t record;
    uint32_t column; /* from 1 ... */
    cj_text name;    /* ... and its header */
    bool levels;     /* it has nothing but levels and totals */
    bool asked;      /* somebody groups, counts or chooses rows by it */
    cj_text total;   /* the first text that is a total */
    size_t first;    /* row of the ledger ... */
    uint8_t *marks;  /* ... and what the rows from there on are */
    size_t count;
} cj_mixed_rows;

/* Findings, persons and ledgers of one run.  Persons have one code in all
 * inputs. */
typedef struct {
    cj_findings *findings; /* borrowed */
    cj_repairs *repairs;   /* borrowed; NULL: nobody counts them */
    cj_dict *persons;
    cj_person_days births; /* date_of_birth of the people read so far */
    cj_person_days starts; /* their earliest start_date in episodes */
    cj_person_places places;
    cj_ledger *ledgers; /* an input each, in the order they were opened */
    size_t ledger_count;
    size_t ledger_capacity;
    cj_repeated_rows *repeated; /* told once it is known which rows are used */
    size_t repeated_count;
    size_t repeated_capacity;
    cj_mixed_rows *mixed; /* in the same way */
    size_t mixed_count;
    size_t mixed_capacity;
    bool adds_groups; /* figures of all groups together, or shares of them, are asked for */
    cj_text *notices; /* one line each: an encoding that was assumed ... */
    size_t notice_count;
    size_t notice_capacity;
    cj_text *cautions; /* the same, but warnings tell them on standard error */
    size_t caution_count;
    size_t caution_capacity;
    cj_text mark; /* what people read beside each figure of the table: "no data for 2021-22 Q3" */
} cj_dataset;

/* The person's day, or CJ_DATE_MISSING. */
static inline cj_date cj_person_day(const cj_person_days *days, uint32_t person)
{
    return person < days->count ? days->days[person] : CJ_DATE_MISSING;
}

/* Note a day of a person if none is known or the known one is later. */
cj_status cj_person_day_note(cj_person_days *days, uint32_t person, cj_date day, cj_error *err);

cj_status cj_dataset_new(cj_dataset **out, cj_findings *findings, cj_error *err);
void cj_dataset_free(cj_dataset *dataset);

/* Report of which kinds the used rows of `mixed[index]` are, and what leaves one of them, and set
 * `words` to that: a sentence without its full stop, or nothing where they are of one kind. */
cj_status cj_dataset_tell_mixed(cj_text *words, const cj_dataset *dataset, size_t index,
                                cj_error *err);

/* Append a notice as a sentence. */
void cj_dataset_append_notice(cj_text *text, const cj_dataset *dataset, size_t index);

/* Add a notice: one sentence without a full stop, for standard error and the
 * notes of the table. */
cj_status cj_dataset_notice(cj_dataset *dataset, cj_error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add a caution: a sentence without a full stop that a finding tells already, for the notes of
 * the table alone. */
cj_status cj_dataset_add_caution(cj_dataset *dataset, const char *words, cj_error *err);

/* Add to what people read beside each figure of the table, behind "; " where there is some. */
cj_status cj_dataset_add_mark(cj_dataset *dataset, const char *words, cj_error *err);

/* How many rows may have errors: a number, or a share of all rows. */
typedef struct {
    uint64_t rows;
    cj_decimal percent; /* used when is_percent */
    bool is_percent;
} cj_tolerance;

/* Read "12" or "2.5%"; CJ_EUSAGE for anything else. */
cj_status cj_tolerance_parse(cj_tolerance *out, const char *text, cj_error *err);

/* CJ_EDATA if more rows are rejected than tolerated, over all inputs. */
cj_status cj_dataset_judge(const cj_dataset *dataset, cj_tolerance tolerance, cj_error *err);

#endif
