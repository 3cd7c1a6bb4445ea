/* What the files that read schemas share. */
#ifndef CJ_INPUT_SCHEMA_INTERNAL_H
#define CJ_INPUT_SCHEMA_INTERNAL_H

#include "cj/json.h"
#include "cj/schema.h"

/* Copy a text into the schema's arena. */
cj_status cj_schema_keep_text(cj_span *out, cj_schema *schema, cj_span text, cj_error *err);

/* A list of `count` zeroed items in the schema's arena; out points to a pointer. */
cj_status cj_schema_alloc_list(void *out, cj_schema *schema, size_t count, size_t size,
                               cj_error *err);

/* A list of texts; an absent one is empty. */
cj_status cj_schema_read_texts(cj_span **out, size_t *count, cj_schema *schema,
                               const cj_json_node *node, cj_error *err);

cj_status cj_schema_read_form(cj_date_form *out, const cj_json_node *node, cj_error *err);

/* Read schema->fields[index], the next one, and count it. */
cj_status cj_schema_read_field(cj_schema *schema, size_t index, const cj_json_node *node,
                               cj_error *err);

#endif
