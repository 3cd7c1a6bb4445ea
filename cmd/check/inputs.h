/* The inputs of cj-check: operands with their schemas, profiles, maps and control totals. */
#ifndef CJ_CMD_CHECK_INPUTS_H
#define CJ_CMD_CHECK_INPUTS_H

#include "cj/check.h"
#include "options/settings.h"

typedef struct {
    const char *calendar; /* --calendar; NULL: both */
    const char *holidays; /* --holidays */
    cj_strings rows;      /* --expect-rows */
    cj_strings totals;    /* --expect-total */
    cj_calendar *calendars[2];
    const cj_calendar *used[2];
    cj_check_input *inputs;
    cj_arena arena;
} cj_check_inputs;

/* Give each operand its schema, profile, maps and control totals, and load the
 * calendars.  *out borrows from words. */
cj_status cj_check_inputs_resolve(cj_check_options *out, cj_check_inputs *words,
                                  const cj_settings *settings, cj_error *err);
void cj_check_inputs_clear(cj_check_inputs *words);

/* Write NAME.schema.json and NAME.profile.json for the operand. */
cj_status cj_check_infer(cj_settings *settings, cj_error *err);

#endif
