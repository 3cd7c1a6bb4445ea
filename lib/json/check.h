/* The grammar of RFC 8259, checked before the JSON library sees a text. */
#ifndef CJ_JSON_CHECK_H
#define CJ_JSON_CHECK_H

#include "cj/text.h"

/* CJ_EUSAGE with line and column of the first byte that is no JSON. */
cj_status cj_json_check(cj_span text, const char *name, cj_error *err);

/* The line of the value that is reached from the root by taking, at each of
 * `depth` steps, the member or item of that number.  text was checked. */
uint64_t cj_json_line_of(cj_span text, const size_t *steps, size_t depth);

#endif
