/* Cells of which more is asked than the plain reading of their kind. */
#ifndef CJ_ROWS_TYPE_VALUES_H
#define CJ_ROWS_TYPE_VALUES_H

#include "schema/lexical.h"

/* The number that cell is for a declared column. */
cj_number_result cj_value_number(cj_decimal *out, const cj_schema_field *decl, cj_span cell);

/* The day that cell names in one of the forms; false with *ambiguous set when
 * two forms make two days of it. */
bool cj_value_date(cj_date *out, bool *ambiguous, cj_span cell, const cj_date_form *forms,
                   size_t count);

/* Read a date of a field that may have a form with more than a date. */
bool cj_value_day(cj_date *out, bool *ambiguous, const cj_schema_field *decl, cj_span cell,
                  const cj_date_form *forms, size_t count);

/* The unit in which lengths of the field are counted: "character", "item" or "member". */
const char *cj_value_unit(const cj_schema_field *decl);

#endif
