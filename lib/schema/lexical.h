/* The forms that the cells of a column can be held to, by their characters. */
#ifndef CJ_SCHEMA_LEXICAL_H
#define CJ_SCHEMA_LEXICAL_H

#include "cj/schema.h"

/* Whether text has the form.  What depends on a field is taken for granted:
 * booleans have the standard's spellings, lists are of texts. */
cj_status cj_lexical_check(bool *fits, cj_lexical_form form, cj_span text, cj_error *err);

/* What a text without the form is: "is not a time as hh:mm:ss". */
const char *cj_lexical_words(cj_lexical_form form);

/* Check a text against its field's form, with the field's spellings, delimiter, items and
 * pattern. */
cj_status cj_lexical_check_field(bool *fits, const cj_schema_field *field, cj_span text,
                                 cj_error *err);
void cj_lexical_append_words(cj_text *words, const cj_schema_field *field);

/* Length as minLength means it: members of arrays, lists and objects that have
 * their form, code points of anything else. */
cj_status cj_lexical_length(size_t *length, const cj_schema_field *field, cj_span text,
                            cj_error *err);

/* Whether text is the spelling of a truth value of the field. */
bool cj_lexical_boolean(bool *value, const cj_schema_field *field, cj_span text);

/* ---- times (schema_temporal.c) ------------------------------------------------------ */

/* Whether text is a CJ_LEXICAL_DATE, DATETIME, TIME, TIME_ANY, YEARMONTH or DURATION. */
bool cj_temporal_fits(cj_lexical_form form, cj_span text);

/* The day of a CJ_LEXICAL_DATE or _DATETIME; *midnight: its time is 00:00:00 and
 * it has no zone.  24:00:00 is the day after. */
bool cj_temporal_day(cj_date *day, bool *midnight, cj_lexical_form form, cj_span text);

/* The year of a CJ_LEXICAL_YEAR. */
bool cj_temporal_year(cj_decimal *year, cj_span text);

/* Whether text fits a pattern of times, of %H %I %M %S %f %p %z %%; what is
 * wrong with such a pattern, or NULL. */
bool cj_temporal_fits_pattern(cj_span text, cj_span pattern);
const char *cj_temporal_pattern_fault(cj_span pattern);

#endif
