/* cj/schema.h - what the columns of an export mean: Table Schema.
 *
 * A schema is Table Schema v2 (Frictionless / Data Package, the same text as
 * datapackage.org/standard/table-schema).  All its types, formats, properties
 * and constraints are read.  Refused in words are the constraint jsonSchema,
 * bounds of times, months and durations, enum of values that have parts, and
 * fields of one name.  Where the standard leaves room, or ours is wider:
 *
 *   - Numbers are exact decimals: no exponents, NaN or INF.
 *   - A date without format is read in the forms of the reader, of which
 *     YYYY-MM-DD is the first; "format": "default" means that one alone.
 *   - Of a date with a time the day counts, and bounds are days.
 *   - Texts are compared without regard to case, enum and categories too.
 *   - Blanks around a cell do not count; a blank cell of a person is missing.
 *   - pattern must match the whole value; ^ and $ may stand at its ends and at
 *     those of a branch; \d is 0 to 9, \w letters, digits and _; \p is refused.
 *   - fieldsMatch that is absent asks for less than its default would.
 *
 * What the standard lacks stands under one key, "x-cj":
 *
 *   in a field   aliases      other spellings of the header
 *                lastAliases  those that count where none of the others is there
 *                dateFormats  forms of date, when there are several
 *                valueMap     {"F": "Female"}: the value that a spelling means
 *                role         "person": identifies a person (without any, the
 *                             field person_id has it); "id": an identifier,
 *                             compared letter for letter
 *                workingDay   true: a date made in an office, which is open on
 *                             working days
 *                event        false: the date is no event in a person's life
 *                             (so is date_of_birth unless it says true)
 *   in a schema  blankDates   dates that stand for "no date"
 *                dateOrder    [["start_date", "closure_date"]]: the first date
 *                             of each pair is not after the second
 */
#ifndef CJ_SCHEMA_H
#define CJ_SCHEMA_H

#include "cj/date.h"
#include "cj/number.h"

/* A regular expression of XML Schema, compiled. */
typedef struct cj_pattern cj_pattern;

/* How a column's cells are read and compared. */
typedef enum {
    CJ_KIND_TEXT,   /* values, compared without regard to case */
    CJ_KIND_ID,     /* identifiers, compared letter for letter */
    CJ_KIND_NUMBER, /* exact decimals */
    CJ_KIND_DATE
} cj_kind;

/* The types of the standard.  number, integer and year are of kind NUMBER,
 * date and datetime of kind DATE, all others of kind TEXT. */
typedef enum {
    CJ_TYPE_ANY,
    CJ_TYPE_STRING,
    CJ_TYPE_NUMBER,
    CJ_TYPE_INTEGER,
    CJ_TYPE_BOOLEAN,
    CJ_TYPE_OBJECT,
    CJ_TYPE_ARRAY,
    CJ_TYPE_LIST,
    CJ_TYPE_DATETIME,
    CJ_TYPE_DATE,
    CJ_TYPE_TIME,
    CJ_TYPE_YEAR,
    CJ_TYPE_YEARMONTH,
    CJ_TYPE_DURATION,
    CJ_TYPE_GEOPOINT,
    CJ_TYPE_GEOJSON
} cj_schema_type;

/* The form that the characters of a cell must have, by type and format. */
typedef enum {
    CJ_LEXICAL_NONE, /* any, or the one that its kind is read in */
    CJ_LEXICAL_EMAIL,
    CJ_LEXICAL_URI,
    CJ_LEXICAL_BINARY,
    CJ_LEXICAL_UUID,
    CJ_LEXICAL_NUMBER,
    CJ_LEXICAL_INTEGER,
    CJ_LEXICAL_BOOLEAN, /* one of the field's spellings; by itself, of the default ones */
    CJ_LEXICAL_OBJECT,
    CJ_LEXICAL_ARRAY,
    CJ_LEXICAL_LIST,
    CJ_LEXICAL_DATETIME,     /* YYYY-MM-DDThh:mm:ss, a fraction, a zone */
    CJ_LEXICAL_DATETIME_ANY, /* a form of the reader, with or without a time */
    CJ_LEXICAL_DATE,         /* YYYY-MM-DD */
    CJ_LEXICAL_TIME,         /* hh:mm:ss */
    CJ_LEXICAL_TIME_ANY,
    CJ_LEXICAL_TIME_PATTERN,
    CJ_LEXICAL_YEAR,
    CJ_LEXICAL_YEARMONTH,
    CJ_LEXICAL_DURATION,
    CJ_LEXICAL_POINT,
    CJ_LEXICAL_POINT_ARRAY,
    CJ_LEXICAL_POINT_OBJECT,
    CJ_LEXICAL_GEOJSON,
    CJ_LEXICAL_TOPOJSON
} cj_lexical_form;

typedef struct {
    cj_span from;
    cj_span to;
} cj_value_pair;

typedef struct {
    cj_span name;
    cj_span title; /* the name where the schema has none */
    cj_schema_type type;
    cj_kind kind;
    cj_lexical_form form;
    bool whole;       /* numbers: no decimals */
    bool person;      /* role person */
    bool required;    /* no cell may be blank, and the column must be there */
    bool unique;      /* no value may stand in two rows */
    bool working_day; /* dates: made in an office */
    bool event;       /* dates: an event in a person's life */
    bool special;     /* cells need more than the plain reading of their kind: a number form,
                       * a form of date and time, missing values of its own, exclusive bounds
                       * or an enum of numbers or dates */

    cj_number_form number; /* groupChar, decimalChar, bareNumber ... */
    bool has_number;       /* ... of which one is given */
    cj_span *true_values;  /* spellings of a boolean, letter for letter */
    size_t true_count;
    cj_span *false_values;
    size_t false_count;
    cj_lexical_form item; /* of a list: the form of its items */
    cj_span delimiter;    /* of a list */
    cj_span time_pattern; /* of CJ_LEXICAL_TIME_PATTERN */

    cj_span *aliases;
    size_t alias_count;
    cj_span *last_aliases;
    size_t last_alias_count;
    cj_span *values; /* texts: enum or categories, in the declared order; none: any value.
                      * Of a boolean "true" and "false" */
    size_t value_count;
    cj_decimal *allowed; /* the same of numbers, and of dates as their days */
    size_t allowed_count;
    cj_span *labels; /* of categories: one for each of the above, "" for none; or NULL */
    bool is_categorical;
    bool is_ordered;    /* categoriesOrdered: the declared order is that of the values */
    cj_value_pair *map; /* valueMap, and the spellings of a boolean */
    size_t map_count;
    cj_span *missing; /* missingValues: the field's own, else the schema's */
    size_t missing_count;
    bool has_missing;    /* the field's own */
    bool blank_is_value; /* a blank cell is not among them: an empty text */
    cj_date_form *forms; /* none: those of the reader */
    size_t form_count;

    bool has_minimum;
    bool has_maximum;
    bool has_above;     /* exclusiveMinimum */
    bool has_below;     /* exclusiveMaximum */
    cj_decimal minimum; /* a number, or a date as its day */
    cj_decimal maximum;
    cj_decimal above;
    cj_decimal below;
    size_t min_length; /* code points; of arrays, lists and objects: members */
    size_t max_length; /* SIZE_MAX: none */
    cj_span pattern;   /* as written */
    cj_pattern *regex; /* NULL: none */
    uint64_t key;      /* cj_key_hash of the name */
} cj_schema_field;

/* uniqueKeys: fields whose values together may stand in one row only; rows
 * with a blank one among them do not count. */
typedef struct {
    size_t *fields; /* numbers of fields */
    size_t field_count;
} cj_unique_key;

/* foreignKeys: the values of fields stand together in a row of the resource. */
typedef struct {
    size_t *fields; /* numbers of fields of this schema */
    size_t field_count;
    cj_span resource;    /* name of the other table; "": this one */
    cj_span *references; /* names of its fields, one for each of the above */
} cj_foreign_key;

/* How the columns of a file must match the fields. */
typedef enum {
    CJ_FIELDS_LENIENT,  /* fieldsMatch is absent: required fields are there, order is free */
    CJ_FIELDS_EXACT,    /* the same columns in the same order */
    CJ_FIELDS_EQUAL,    /* the same columns */
    CJ_FIELDS_SUBSET,   /* every field has its column, more may be there */
    CJ_FIELDS_SUPERSET, /* every column has its field, columns may lack */
    CJ_FIELDS_PARTIAL   /* one field at least has its column */
} cj_fields_match;

/* The date of one field is not after that of the other. */
typedef struct {
    size_t first;
    size_t second;
} cj_date_order;

typedef struct {
    cj_span name;
    cj_schema_field *fields;
    size_t field_count;
    size_t field_room; /* fields that have memory: a failed one among them */
    cj_fields_match fields_match;
    cj_span *missing; /* cells that mean "no value", letter for letter */
    size_t missing_count;
    size_t *key; /* primaryKey: field numbers; these fields are required */
    size_t key_count;
    cj_unique_key *unique_keys;
    size_t unique_key_count;
    cj_foreign_key *foreign_keys;
    size_t foreign_key_count;
    cj_date *blank_dates;
    size_t blank_date_count;
    cj_date_order *date_orders;
    size_t date_order_count;
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

/* How a heading names a field; the first that a header has counts. */
typedef enum {
    CJ_HEADING_NAME,
    CJ_HEADING_ALIAS,
    CJ_HEADING_LAST,
    CJ_HEADING_NONE
} cj_heading_rank;

cj_heading_rank cj_schema_field_rank(const cj_schema_field *field, cj_span heading);

/* The field of that number; NULL for SIZE_MAX, which is an undeclared column's. */
static inline const cj_schema_field *cj_schema_field_at(const cj_schema *schema, size_t field)
{
    return field < schema->field_count ? &schema->fields[field] : NULL;
}

/* ---- levels of places ------------------------------------------------------------------- */

/* Published statistics have the rows of several levels in one table, and each level counts the
 * same again. */
#define CJ_LEVELS 36

/* Which of the words for levels a text is, whatever its case ("National", "LAD"; larger places have
 * smaller numbers), from
 * 1; 0 for none. */
unsigned cj_level_of(cj_span text);

/* The word of a number from 1 to CJ_LEVELS. */
const char *cj_level_word(unsigned level);

/* Whether a text is a country, or the whole of several, of which statistics have the areas beside
 * it: "England", "United Kingdom", whatever its case. */
bool cj_level_is_country(cj_span text);

#endif
