/* Which column of a file is which field of its schema. */
#ifndef CJ_ROWS_MATCH_H
#define CJ_ROWS_MATCH_H

#include "cj/findings.h"
#include "cj/schema.h"
#include "profile/profile.h"

typedef struct {
    cj_span heading;      /* as the file has it */
    cj_span name;         /* the field's name, or the heading */
    uint64_t heading_key; /* cj_key_hash of the heading ... */
    uint64_t name_key;    /* ... and of the name */
    size_t field;         /* of the schema; SIZE_MAX: undeclared */
    bool rival;           /* it could be a field that another column is */
    bool mapped;          /* by a --map */
} cj_header_column;

/* Something about the header that the rows cannot mend. */
typedef struct {
    const char *code;
    cj_severity severity;
    uint32_t column; /* field number, from 1; 0: the whole header */
    cj_span words;
} cj_header_problem;

typedef struct {
    const char *file;
    uint64_t line;
    const cj_schema *schema;
    cj_header_column *columns;
    size_t count;
    cj_header_problem *problems;
    size_t problem_count;
    size_t problem_capacity;
    cj_arena texts;
} cj_header;

/* A header as it was read, and what says which fields its headings are. */
typedef struct {
    const char *file;
    uint64_t line;
    const cj_span *headings;
    size_t count;
    const cj_schema *schema;
    const cj_profile *profile; /* NULL: none */
    const char *const *maps;   /* FROM=TO */
    size_t map_count;
} cj_header_row;

/* Match the header row to the schema: mappings first, then the aliases of the
 * profile, then names, then the schema's aliases.  CJ_EUSAGE if a mapped header is
 * not there, or mapped to two; what else is wrong becomes a problem: two headers
 * that are one field, blank ones, columns that fieldsMatch does not allow.  Release
 * with cj_header_clear() in any case. */
cj_status cj_header_match(cj_header *out, const cj_header_row *row, cj_error *err);
void cj_header_clear(cj_header *header);

/* Note a problem in words. */
cj_status cj_header_note(cj_header *header, const char *code, cj_severity severity, uint32_t column,
                         cj_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* CJ_EUSAGE with the words of the first problem that is an error. */
cj_status cj_header_judge(const cj_header *header, cj_error *err);

/* The column of that name or heading, or an alias of a declared one; SIZE_MAX
 * if there is none. */
size_t cj_header_find(const cj_header *header, cj_span name);

/* The column that a field of another schema would be; SIZE_MAX if there is
 * none. */
size_t cj_header_find_field(const cj_header *header, const cj_schema_field *field);

/* Whether two columns go by that heading, so that it names none. */
bool cj_header_is_ambiguous(const cj_header *header, cj_span name);

#endif
