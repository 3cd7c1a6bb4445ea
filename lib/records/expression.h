/* The words of --where, --derive and --unpivot. */
#ifndef CJ_RECORDS_EXPRESSION_H
#define CJ_RECORDS_EXPRESSION_H

#include "cj/memory.h"
#include "cj/text.h"

typedef enum { CJ_IS, CJ_IS_NOT, CJ_BELOW, CJ_AT_MOST, CJ_ABOVE, CJ_AT_LEAST } cj_relation;

/* col=v, col!=v, col=v1|v2, col<v, <=, >, >=; an empty value is a blank. */
typedef struct {
    cj_span text; /* as given */
    cj_span column;
    cj_relation relation;
    cj_span *values;
    size_t value_count;
} cj_condition_text;

/* NAME=FUNCTION(argument,...); an argument is WORD or WORD=WORD. */
typedef struct {
    cj_span text;
    cj_span name;
    cj_span function;
    cj_span *arguments;
    cj_span *equals; /* the word behind = ; at NULL where there is none */
    size_t argument_count;
} cj_derivation_text;

/* NAME=VALUE:COLUMN,... */
typedef struct {
    cj_span name;
    cj_span value;
    cj_span *columns;
    size_t column_count;
} cj_unpivot_text;

/* Each reads text into *out, with memory of arena; CJ_EUSAGE says what is
 * expected. */
cj_status cj_condition_parse(cj_condition_text *out, const char *text, cj_arena *arena,
                             cj_error *err);
cj_status cj_derivation_parse(cj_derivation_text *out, const char *text, cj_arena *arena,
                              cj_error *err);
cj_status cj_unpivot_parse(cj_unpivot_text *out, const char *text, cj_arena *arena, cj_error *err);

#endif
