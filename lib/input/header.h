/* Which column of a file is which field of its schema. */
#ifndef CJ_INPUT_HEADER_H
#define CJ_INPUT_HEADER_H

#include "cj/findings.h"
#include "cj/schema.h"

typedef struct {
    cj_span heading; /* as the file has it */
    cj_span name;    /* the field's name, or the heading */
    size_t field;    /* of the schema; SIZE_MAX: undeclared */
} cj_header_column;

typedef struct {
    const char *file;
    uint64_t line;
    const cj_schema *schema;
    cj_header_column *columns;
    size_t count;
    cj_arena texts;
} cj_header;

/* Match the header row to the schema: mappings (FROM=TO) first, then names,
 * then aliases.  CJ_EUSAGE if a mapped header is not there, or two headers are
 * one field.  Release with cj_header_clear() in any case. */
cj_status cj_header_match(cj_header *out, const char *file, uint64_t line, const cj_span *headings,
                          size_t count, const cj_schema *schema, const char *const *maps,
                          size_t map_count, cj_error *err);
void cj_header_clear(cj_header *header);

/* The column of that name or heading, or an alias of a declared one; SIZE_MAX
 * if there is none. */
size_t cj_header_find(const cj_header *header, cj_span name);

/* Whether two columns go by that heading, so that it names none. */
bool cj_header_is_ambiguous(const cj_header *header, cj_span name);

#endif
