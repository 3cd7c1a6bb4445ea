/* The measures that programs and reports compute, one file each. */
#ifndef CJ_CMD_MEASURES_H
#define CJ_CMD_MEASURES_H

#include "program.h"

extern const cj_measure_kind cj_outcomes_kind;
extern const cj_measure_kind cj_reoffending_kind;
extern const cj_measure_kind cj_tabulate_kind;
extern const cj_measure_kind cj_timeliness_kind;
extern const cj_measure_kind cj_scores_kind;
extern const cj_measure_kind cj_listing_kind; /* of reports alone */

#endif
