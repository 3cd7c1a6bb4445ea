/* records/link/reach.h - whether linked rows go on as long as a measure needs them. */
#ifndef CJ_RECORDS_LINK_REACH_H
#define CJ_RECORDS_LINK_REACH_H

#include "cj/records.h"

/* After the last rows: warn (linked-end) of linked dates that are likely to end before the last of
 * those that they are compared with.  Of the latter none counts that is after `last`, the end of
 * the periods asked for, so that days that are planned ask for nothing; an offset counts, such as
 * the 12 months behind the end of an order; and nothing is asked for after `complete`, the day up
 * to which the data are known.  CJ_DATE_MISSING: there is no such day. */
cj_status cj_records_check_reach(cj_records *records, cj_date last, cj_date complete,
                                 cj_error *err);

#endif
