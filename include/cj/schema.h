/* cj/schema.h - what the columns of an export mean: Table Schema.
 *
 * A schema is Table Schema v2 (Frictionless / Data Package, the same text as
 * datapackage.org/standard/table-schema).  Types string, any, integer, number,
 * boolean, date and year are read; format names a form of date by strftime
 * letters; constraints required, unique, enum, minimum, maximum, minLength,
 * maxLength and pattern hold; missingValues and primaryKey hold.  What the
 * standard lacks stands under one key, "x-cj":
 *
 *   in a field   aliases      other spellings of the header
 *                dateFormats  forms of date, when there are several
 *                valueMap     {"F": "Female"}: the value that a spelling means
 *                role         "person": identifies a person (without any, the
 *                             field person_id has it); "id": an identifier,
 *                             compared letter for letter
 *   in a schema  blankDates   dates that stand for "no date"
 */
#ifndef CJ_SCHEMA_H
#define CJ_SCHEMA_H

#include "cj/date.h"
#include "cj/number.h"

#include <regex.h>

/* How a column's cells are read and compared. */
typedef enum {
    CJ_KIND_TEXT,   /* values, compared without regard to case */
    CJ_KIND_ID,     /* identifiers, compared letter for letter */
    CJ_KIND_NUMBER, /* exact decimals */
    CJ_KIND_DATE
} cj_kind;

typedef struct {
    cj_span from;
    cj_span to;
} cj_value_pair;

typedef struct {
    cj_span name;
    cj_span title; /* the name where the schema has none */
    cj_kind kind;
    bool whole;    /* numbers: no decimals */
    bool person;   /* role person */
    bool required; /* no cell may be blank, and the column must be there */
    bool unique;
    cj_span *aliases;
    size_t alias_count;
    cj_span *values; /* enum, in its order; none: any value */
    size_t value_count;
    cj_value_pair *map;
    size_t map_count;
    cj_date_form *forms; /* none: those of the reader */
    size_t form_count;
    bool has_minimum;
    bool has_maximum;
    cj_decimal minimum; /* a number, or a date as its day */
    cj_decimal maximum;
    size_t min_length; /* code points are not counted: bytes of UTF-8 */
    size_t max_length; /* SIZE_MAX: none */
    cj_span pattern;   /* as written */
    regex_t *regex;    /* NULL: none */
} cj_schema_field;

typedef struct {
    cj_span name;
    cj_schema_field *fields;
    size_t field_count;
    size_t field_room; /* fields that have memory: a failed one among them */
    cj_span *missing;  /* cells that mean "no value", letter for letter */
    size_t missing_count;
    cj_date *blank_dates;
    size_t blank_date_count;
    size_t *key; /* primaryKey: field numbers */
    size_t key_count;
    cj_arena arena; /* owns everything above */
} cj_schema;

/* The built-in schema of that name: people, episodes, reviews, offences,
 * sessions, orders (the files of lib/input/schemas).  CJ_EUSAGE for another. */
cj_status cj_schema_builtin(cj_schema **out, const char *name, cj_error *err);

/* The schema in the JSON file at path.  Errors name the JSON path at fault. */
cj_status cj_schema_load(cj_schema **out, const char *path, cj_error *err);

void cj_schema_free(cj_schema *schema);

/* The number of the field of that name (case, blanks and punctuation aside),
 * or SIZE_MAX. */
size_t cj_schema_find(const cj_schema *schema, cj_span name);

#endif
