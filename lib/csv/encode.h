/* UTF-8 back into the encoding that a file has. */
#ifndef CJ_CSV_ENCODE_H
#define CJ_CSV_ENCODE_H

#include "cj/text.h"

/* Whether the name of an encoding is that of UTF-8. */
bool cj_encoding_is_utf8(const char *name);

typedef struct cj_encoder cj_encoder;

/* Encode into `name`, as iconv knows it. */
cj_status cj_encoder_new(cj_encoder **out, const char *name, cj_error *err);
void cj_encoder_free(cj_encoder *encoder);

/* Append span, which was decoded from that encoding, to out. */
cj_status cj_encoder_append(cj_text *out, cj_encoder *encoder, cj_span span, cj_error *err);

#endif
