#include "cj/document.h"

cj_status cj_document_html(cj_text *out, const cj_document *document, cj_error *err)
{
    (void)out;
    (void)document;
    return cj_fail(err, CJ_EUSAGE, "format html is not written yet");
}
