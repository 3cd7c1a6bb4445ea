/* The grammar of RFC 8259, checked before the JSON library sees a text. */
#ifndef CJ_BASE_JSON_CHECK_H
#define CJ_BASE_JSON_CHECK_H

#include "cj/text.h"

/* CJ_EUSAGE with line and column of the first byte that is no JSON. */
cj_status cj_json_check(cj_span text, const char *name, cj_error *err);

#endif
