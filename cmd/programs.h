/* The programs, as their man pages and completions are made of them. */
#ifndef CJ_CMD_PROGRAMS_H
#define CJ_CMD_PROGRAMS_H

#include "common/program.h"

extern const cj_program cj_outcomes_program;

#endif
