/* Shared by the files that read profiles. */
#ifndef CJ_PROFILE_PROFILE_INTERNAL_H
#define CJ_PROFILE_PROFILE_INTERNAL_H

#include "cj/json.h"
#include "profile.h"

/* A list of `count` zeroed items in the profile's arena; out points to a
 * pointer. */
cj_status cj_profile_alloc(void *out, cj_profile *profile, size_t count, size_t size,
                           cj_error *err);

/* Readers of single values; each leaves *out alone where node has no value. */
cj_status cj_profile_read_forms(cj_date_form **out, size_t *count, cj_profile *profile, int pivot,
                                const cj_json_node *node, cj_error *err);
cj_status cj_profile_read_date(cj_date *out, const cj_json_node *node, cj_error *err);
cj_status cj_profile_read_pivot(int *out, const cj_json_node *node, cj_error *err);

/* "dialect": a Table Dialect. */
cj_status cj_profile_read_dialect(cj_profile *profile, const cj_json_node *node, cj_error *err);

/* A member of "columns"; pivot is the profile's pivotYear. */
cj_status cj_profile_read_column(cj_profile_column *column, cj_profile *profile, int pivot,
                                 const cj_json_node *node, cj_error *err);

#endif
