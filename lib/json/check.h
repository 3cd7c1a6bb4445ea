/* The grammar of RFC 8259, checked before the JSON library sees a text. */
#ifndef CJ_JSON_CHECK_H
#define CJ_JSON_CHECK_H

#include "cj/text.h"

/* CJ_EUSAGE with line and column of the first byte that is no JSON.  Else
 * *lines, which the caller frees, has the lines of all values in the order in
 * which they begin; that of a member is its key's. */
cj_status cj_json_check(int **lines, cj_span text, const char *name, cj_error *err);

#endif
