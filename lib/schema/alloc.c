/* What every reader of a part of a schema needs: memory of the schema, lists of missing values, and
 * a field by its name. */
#include "schema_internal.h"

#include <string.h>

cj_status cj_schema_alloc_list(void *out, cj_schema *schema, size_t count, size_t size,
                               cj_error *err)
{
    void *list = cj_arena_alloc(&schema->arena, (count == 0 ? 1 : count) * size);

    if (list == NULL)
        return cj_fail_nomem(err);
    memset(list, 0, (count == 0 ? 1 : count) * size);
    memcpy(out, &list, sizeof list);
    return CJ_OK;
}

cj_status cj_schema_read_missing(cj_span **out, size_t *count, cj_schema *schema,
                                 const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"value", "label", NULL};
    cj_status status = cj_json_expect_array(node, err);

    *count = 0;
    if (status == CJ_OK)
        status = cj_schema_alloc_list(out, schema, cj_json_count(node), sizeof **out, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);
        cj_json_node value = item;
        cj_span text;

        if (cj_json_is_object(&item)) {
            value = cj_json_member(&item, "value");
            status = cj_json_near_misses(&item, keys, err);
        }
        if (status == CJ_OK)
            status = cj_json_string(&text, &value, err); /* it must be there */
        if (status == CJ_OK)
            status = cj_json_keep_string(&(*out)[i], &value, &schema->arena, err);
        /* The count grows with each item that is whole, so that the list can be used as it is after
         * a failure. */
        *count += status == CJ_OK;
    }
    return status;
}

cj_heading_rank cj_schema_field_rank(const cj_schema_field *field, cj_span heading)
{
    if (cj_key_same(field->name, heading))
        return CJ_HEADING_NAME;
    for (size_t i = 0; i < field->alias_count; i++)
        if (cj_key_same(field->aliases[i], heading))
            return CJ_HEADING_ALIAS;
    for (size_t i = 0; i < field->last_alias_count; i++)
        if (cj_key_same(field->last_aliases[i], heading))
            return CJ_HEADING_LAST;
    return CJ_HEADING_NONE;
}

size_t cj_schema_find(const cj_schema *schema, cj_span name)
{
    uint64_t key = cj_key_hash(name);

    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].key == key && cj_key_same(schema->fields[i].name, name))
            return i;
    return SIZE_MAX;
}
