/* Which column of a file is which field of its schema. */
#ifndef CJ_ROWS_HEADER_HEADER_H
#define CJ_ROWS_HEADER_HEADER_H

#include "cj/findings.h"
#include "cj/schema.h"
#include "profile/profile.h"

typedef struct {
    cj_span heading;      /* as the file has it */
    cj_span name;         /* the field's name, or the heading */
    uint64_t heading_key; /* cj_key_hash of the heading ... */
    uint64_t name_key;    /* ... and of the name */
    size_t field;         /* of the schema; SIZE_MAX: undeclared */
    size_t candidate;     /* the field that it and others could be; SIZE_MAX: none */
    bool named;           /* by a --map or the profile */
} cj_header_column;

/* A column by the key of its heading. */
typedef struct {
    uint64_t key;
    uint32_t at;
} cj_heading_place;

/* A problem of the header that no row can mend. */
typedef struct {
    const char *code;
    cj_severity severity;
    uint32_t column; /* field number, from 1; 0: the whole header */
    size_t field;    /* of the schema that several columns could be; SIZE_MAX: none */
    cj_span words;
} cj_header_problem;

typedef struct {
    const char *file;
    uint64_t line;
    const cj_schema *schema;
    cj_header_column *columns;
    size_t count;
    cj_heading_place *places; /* of all columns: by key, then in their order */
    uint32_t *claims;         /* by field of the schema: columns that are it, or could be */
    cj_header_problem *problems;
    size_t problem_count;
    size_t problem_capacity;
    const char *about; /* as below */
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
    const char *about; /* what options call the file: "people"; NULL: nothing */
} cj_header_row;

/* Match the header row to the schema: mappings first, then the aliases of the
 * profile, then names, then the schema's aliases.  CJ_EUSAGE if a mapped header is
 * not there, or mapped to two, or another is headed alike; what else is wrong becomes
 * a problem: several headers that could be one field, blank ones, columns that
 * fieldsMatch does not allow.  Release with cj_header_clear() in any case. */
cj_status cj_header_match(cj_header *out, const cj_header_row *row, cj_error *err);
void cj_header_clear(cj_header *header);

/* ---- problems (notes.c) ------------------------------------------------------- */

/* Note a problem in words. */
cj_status cj_header_note(cj_header *header, const char *code, cj_severity severity, uint32_t column,
                         cj_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Several columns could be the field: an error if every row needs it. */
cj_status cj_header_note_contest(cj_header *header, size_t field, cj_error *err);

/* Columns that no name means alone: without a heading, or headed alike. */
cj_status cj_header_note_unnamed(cj_header *header, cj_error *err);

/* The row that was taken for the header may be one of the records, of a file without a header: no
 * heading is known, and one is a day, or a number beside an identifier such as A12. */
cj_status cj_header_note_record(cj_header *header, cj_error *err);

/* Mark a field as needed: if several columns could be it, that becomes an error. */
void cj_header_need(cj_header *header, cj_span field);

/* Whether there are columns and none has a heading. */
bool cj_header_is_blank(const cj_header *header);

/* CJ_EUSAGE with the words of the first problem that is an error. */
cj_status cj_header_judge(const cj_header *header, cj_error *err);

/* ---- columns by name (find.c) --------------------------------------------------- */

/* A column goes by the name it was given, its field, its heading, or an alias of its field.
 * Of columns headed alike HEADING#2 is the second, unless one is really headed so. */

/* The first column that the name could mean; SIZE_MAX if there is none. */
size_t cj_header_find(const cj_header *header, cj_span name);

/* The column that the name means; *at is SIZE_MAX if there is none.  CJ_EUSAGE if it could
 * mean several. */
cj_status cj_header_take(size_t *at, const cj_header *header, cj_span name, cj_error *err);

/* Take a column by its heading alone, from all columns or from the free ones. */
cj_status cj_header_take_heading(size_t *at, const cj_header *header, cj_span heading,
                                 bool free_alone, cj_error *err);

/* Take the column that a field of another schema would be. */
cj_status cj_header_take_field(size_t *at, const cj_header *header, const cj_schema_field *field,
                               cj_error *err);

/* The columns whose headings have a key, in their order: headings of one key are as good as always
 * the same. */
const cj_heading_place *cj_header_headed(size_t *count, const cj_header *header, uint64_t key);

/* Whether other columns are headed as column `at` is. */
bool cj_header_is_alike(const cj_header *header, size_t at);

/* ---- words for messages (find.c) ------------------------------------------------------ */

/* Append how to say that heading `from` is `to`: --map "people:From=to". */
void cj_header_tell_map(cj_text *out, const cj_header *header, cj_span from, cj_span to,
                        const cj_error *err);

/* Append "columns 2 and 4 are both headed "score"" for those headed as column `at`. */
void cj_header_tell_alike(cj_text *out, const cj_header *header, size_t at);

/* Append ""score#2" names the second", or what else does. */
void cj_header_tell_second(cj_text *out, const cj_header *header, size_t first, size_t second);

/* A mark for each column, none of which is set; NULL: there is no memory. */
bool *cj_header_marks(const cj_header *header, cj_arena *arena);

/* Append "2, 4 to 7 and 9": the columns that are marked; returns how many they are. */
size_t cj_header_tell_columns(cj_text *out, const bool *marked, size_t count);

/* Whether nothing has said yet what the column is. */
static inline bool cj_header_is_free(const cj_header_column *column)
{
    return column->field == SIZE_MAX && column->candidate == SIZE_MAX && !column->named;
}

#endif
