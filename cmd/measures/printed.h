/* The table that a measure printed as JSON, read as if it had printed CSV. */
#ifndef CJ_CMD_PRINTED_H
#define CJ_CMD_PRINTED_H

#include "cj/records.h"
#include "cj/store.h"

/* Where the one input of `reading` is JSON, let it read the rows as CSV from a new store; *out,
 * which the caller frees, is NULL where it is not.  CJ_EUSAGE for JSON that no measure prints. */
cj_status cj_printed_open(cj_store **out, cj_records_options *reading, cj_arena *arena,
                          cj_error *err);

#endif
