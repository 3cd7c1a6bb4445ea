/* Which built-in schema a file is likely to be meant by. */
#ifndef CJ_ROWS_GUESS_H
#define CJ_ROWS_GUESS_H

#include "cj/schema.h"

/* The built-in schema that a file is likely to be meant by: its name. */
cj_status cj_schema_guess(const char **name, const char *path, const cj_span *headings,
                          size_t count, cj_error *err);

/* Whether the name of the file has that of the schema in it. */
bool cj_schema_is_named(const char *path, const char *name);

/* The one of the headings by which a field of that name in some built-in schema is known, such as
 * "Client ID" for person_id, or of which the name is another word (gender for "Sex"); *at is
 * SIZE_MAX where none or several are. */
cj_status cj_schema_guess_heading(size_t *at, cj_span name, const cj_span *headings, size_t count,
                                  cj_error *err);

/* The built-in kind of input that a schema says it is for, or "any". */
const char *cj_schema_role(const cj_schema *schema);

#endif
