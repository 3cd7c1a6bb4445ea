/* cj/infer.h - a first schema and profile of an unknown export.
 *
 * What an export holds is read off its rows: where its header is, its
 * delimiter and encoding, rows that are no data, and for each column its type,
 * the forms of its dates and numbers, its list of values and its likely part.
 * The result is a draft for people to edit; whatever the rows do not prove
 * stands there as a "description".  An export whose rows agree with each other
 * has no error when it is checked with its own draft.
 *
 * What is taken for granted:
 *
 *   - A file that one of the built-in inputs fits is that input: the schema has
 *     its name, and its fields have their names, types and roles.
 *   - A heading is unlike the cells below it; a row that is like them is data.
 *   - Of dates that fit both, the day stands before the month, unless another
 *     column of the file proves the contrary.
 *   - Words such as "tbc" and "ongoing" among dates and numbers are no values.
 *   - A column is numbers if all of its values are, or 19 of 20 where there are
 *     20 or more; dates if 9 of 10 are; words that mean "no value" aside.
 *   - Values with leading zeros, and codes of letters and digits none of which
 *     repeats, are identifiers.
 *   - At most 20 texts that stand three times each on average are a list.
 */
#ifndef CJ_INFER_H
#define CJ_INFER_H

#include "cj/records.h"

/* Append a schema and a profile of the export at path ("-": standard input) as
 * JSON text, which cj_schema_load() and cj_profile_load() read, and to notes what
 * the rows do not prove and a person must decide, a line each.  Of reading,
 * the encoding and the delimiter count (NULL and 0: found out).  Fails as
 * cj_csv_open() and cj_csv_read() do.  The beginning of the file is looked at,
 * then all of it is read once; memory is bounded for each column. */
cj_status cj_infer(cj_text *schema, cj_text *profile, cj_text *notes, const char *path,
                   const cj_records_options *reading, cj_error *err);

#endif
