/* The built-in schemas as JSON text: the build makes schema_builtin.c from the
 * files in lib/input/schemas. */
#ifndef CJ_SCHEMA_BUILTIN_H
#define CJ_SCHEMA_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;
    const char *text;
} cj_schema_text;

extern const cj_schema_text cj_schema_texts[];
extern const size_t cj_schema_texts_count;

#endif
