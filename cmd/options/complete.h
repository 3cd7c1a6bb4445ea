/* Completion for bash, zsh and fish, out of the option tables. */
#ifndef CJ_CMD_COMPLETE_H
#define CJ_CMD_COMPLETE_H

#include "options.h"

/* Append what --generate makes for shells: bash, zsh, fish, or columns:FILE, which completions
 * call for the columns of an export.  Returns whether `what` is one of these. */
bool cj_complete_append(cj_status *status, cj_text *out, const cj_program *program,
                        const cj_option *options, const char *what, cj_error *err);

#endif
