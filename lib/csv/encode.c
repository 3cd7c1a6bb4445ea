/* UTF-8 back into the encoding of a file, for records that are written as they were read. */
#include "encode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PIECE 4096

struct cj_encoder {
    bool same; /* the file is UTF-8 itself */
    iconv_t converter;
};

cj_status cj_encoder_new(cj_encoder **out, const char *name, cj_error *err)
{
    cj_encoder *encoder = calloc(1, sizeof *encoder);

    *out = encoder;
    if (encoder == NULL)
        return cj_fail_nomem(err);
    encoder->same = cj_encoding_is_utf8(name);
    if (encoder->same)
        return CJ_OK;
    encoder->converter = iconv_open(name, "UTF-8");
    if (encoder->converter != (iconv_t)-1)
        return CJ_OK;
    free(encoder);
    *out = NULL;
    return cj_fail(err, CJ_EUSAGE, "nothing can be written in the encoding \"%s\"", name);
}

void cj_encoder_free(cj_encoder *encoder)
{
    if (encoder == NULL)
        return;
    if (!encoder->same)
        iconv_close(encoder->converter);
    free(encoder);
}

cj_status cj_encoder_append(cj_text *out, cj_encoder *encoder, cj_span span, cj_error *err)
{
    char piece[PIECE];
    char *from = (char *)(uintptr_t)span.at; /* iconv() does not write there */
    size_t left = span.length;

    if (encoder->same) {
        cj_text_append(out, span);
        return cj_text_check(out, err);
    }
    while (left > 0) {
        char *to = piece;
        size_t room = sizeof piece;

        if (iconv(encoder->converter, &from, &left, &to, &room) == (size_t)-1 && errno != E2BIG)
            /* Every text came from this encoding, so a character that does not fit is a defect of
             * this program, not of the data. */
            return cj_fail(err, CJ_EDEFECT, "text that was decoded cannot be encoded again");
        cj_text_append(out, (cj_span){piece, sizeof piece - room});
    }
    return cj_text_check(out, err);
}

bool cj_encoding_is_utf8(const char *name)
{
    return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}
