/* Texts that are longer than the terminal are shown by a pager. */
#ifndef CJ_CMD_PAGER_H
#define CJ_CMD_PAGER_H

#include "cj/text.h"

/* Show the text by the pager (CJ_PAGER, PAGER, or less) and wait for its end; false where standard
 * output is no terminal, the text fits it, or there is no pager: then nothing was shown. */
bool cj_pager_show(cj_span text);

#endif
