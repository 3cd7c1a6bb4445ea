/* Why no row of one input has the key of one in the other. */
#ifndef CJ_MEASURE_RECONCILE_MEET_H
#define CJ_MEASURE_RECONCILE_MEET_H

#include "measure/common/by_key.h"

/* Append for a column of keys whose values are never the same what they are, and in what they
 * differ if that is only how they are written; where each column has values of both, that they do
 * not meet together. */
cj_status cj_keyed_append_strangers(cj_text *out, const cj_keyed *old, const cj_keyed *recent,
                                    const cj_span *names, cj_error *err);

#endif
