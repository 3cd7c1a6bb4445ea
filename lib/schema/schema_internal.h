/* What the files that read schemas share. */
#ifndef CJ_SCHEMA_SCHEMA_INTERNAL_H
#define CJ_SCHEMA_SCHEMA_INTERNAL_H

#include "cj/json.h"
#include "cj/schema.h"

/* A list of `count` zeroed items in the schema's arena; out points to a pointer. */
cj_status cj_schema_alloc_list(void *out, cj_schema *schema, size_t count, size_t size,
                               cj_error *err);

/* Read a date format from a JSON string. cj_schema_parse_form() takes the text itself; node only
 * gives the place of errors. */
cj_status cj_schema_read_form(cj_date_form *out, const cj_json_node *node, cj_error *err);
cj_status cj_schema_parse_form(cj_date_form *out, cj_span text, const cj_json_node *node,
                               cj_error *err);

/* missingValues: texts, or objects with a value and a label. */
cj_status cj_schema_read_missing(cj_span **out, size_t *count, cj_schema *schema,
                                 const cj_json_node *node, cj_error *err);

/* Read schema->fields[index], the next one, and count it. */
cj_status cj_schema_read_field(cj_schema *schema, size_t index, const cj_json_node *node,
                               cj_error *err);

/* Each reads one part of a field from the field's JSON object: its type and format, its
 * constraints, or its enum and categories. */
cj_status cj_schema_read_type(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                              cj_error *err);
cj_status cj_schema_read_constraints(cj_schema_field *field, cj_schema *schema,
                                     const cj_json_node *node, cj_error *err);
cj_status cj_schema_read_values(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                                cj_error *err);

/* Leave one of values that are the same for the field's kind. */
cj_status cj_schema_settle_values(cj_schema_field *field, cj_error *err);

/* What a type is called. */
const char *cj_schema_type_name(cj_schema_type type);

/* A number, or a text that is one in the field's form. */
cj_status cj_schema_read_number(cj_decimal *out, const cj_schema_field *field,
                                const cj_json_node *node, cj_error *err);

/* A date as its day, in the forms of the field or YYYY-MM-DD. */
cj_status cj_schema_read_day(cj_date *out, const cj_schema_field *field, const cj_json_node *node,
                             cj_error *err);

/* Compile a pattern of XML Schema.  *wrong says what is wrong with it, or is
 * NULL; *out is the caller's, NULL where something is wrong. */
cj_status cj_pattern_compile(cj_pattern **out, const char **wrong, cj_span pattern, cj_error *err);
void cj_pattern_free(cj_pattern *pattern);

/* Whether a pattern matches all of a text.  CJ_EUSAGE if that would take too
 * long: the sentence begins behind the name of the pattern. */
cj_status cj_pattern_matches(bool *out, const cj_pattern *pattern, cj_span text, cj_error *err);

/* primaryKey, uniqueKeys, foreignKeys, fieldsMatch; x-cj's dateOrder. */
cj_status cj_schema_read_keys(cj_schema *schema, const cj_json_node *root, cj_error *err);
cj_status cj_schema_read_orders(cj_schema *schema, const cj_json_node *node, cj_error *err);

#endif
