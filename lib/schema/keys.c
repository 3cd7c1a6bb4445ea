/* What a schema says of several fields at once. */
#include "schema_internal.h"

/* ---- fields by name ------------------------------------------------------------------ */

static cj_status find_field(size_t *out, const cj_schema *schema, const cj_json_node *node,
                            cj_error *err)
{
    cj_span name;
    cj_status status = cj_json_string(&name, node, err);

    if (status != CJ_OK)
        return status;
    *out = cj_schema_find(schema, name);
    if (*out == SIZE_MAX)
        return cj_json_fail(node, err, "\"%s\" is no field of this schema", name.at);
    return CJ_OK;
}

/* Read the name of one field, or an array of different names, as indices of fields. */
static cj_status read_fields(size_t **out, size_t *count, cj_schema *schema,
                             const cj_json_node *node, cj_error *err)
{
    size_t room = cj_json_is_array(node) ? cj_json_count(node) : 1;
    cj_status status;

    if (room == 0)
        return cj_json_fail(node, err, "must name a field at least");
    status = cj_schema_alloc_list(out, schema, room, sizeof **out, err);
    for (size_t i = 0; status == CJ_OK && i < room; i++) {
        cj_json_node item = cj_json_is_array(node) ? cj_json_item(node, i) : *node;

        status = find_field(&(*out)[i], schema, &item, err);
        for (size_t j = 0; status == CJ_OK && j < i; j++)
            if ((*out)[j] == (*out)[i])
                return cj_json_fail(&item, err, "this field is named twice");
        *count += status == CJ_OK;
    }
    return status;
}

/* ---- keys ------------------------------------------------------------------------------ */

static cj_status read_primary_key(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = read_fields(&schema->key, &schema->key_count, schema, node, err);
    for (size_t i = 0; status == CJ_OK && i < schema->key_count; i++)
        schema->fields[schema->key[i]].required = true;
    return status;
}

/* Read uniqueKeys: lists of fields whose values together occur once. */
static cj_status read_unique_keys(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&schema->unique_keys, schema, cj_json_count(node),
                                      sizeof *schema->unique_keys, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_unique_key *key = &schema->unique_keys[i];
        cj_json_node item = cj_json_item(node, i);

        status = cj_json_expect_array(&item, err);
        if (status == CJ_OK)
            status = read_fields(&key->fields, &key->field_count, schema, &item, err);
        schema->unique_key_count += status == CJ_OK;
    }
    return status;
}

/* The names of the fields that a foreign key refers to. */
static cj_status read_references(cj_foreign_key *key, cj_schema *schema, const cj_json_node *node,
                                 cj_error *err)
{
    size_t count = cj_json_is_array(node) ? cj_json_count(node) : 1;
    cj_status status;
    size_t ignored;

    if (count != key->field_count)
        return cj_json_fail(node, err, "must name as many fields as the key has: %zu",
                            key->field_count);
    status = cj_schema_alloc_list(&key->references, schema, count, sizeof *key->references, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_json_is_array(node) ? cj_json_item(node, i) : *node;
        cj_span name;

        status = cj_json_string(&name, &item, err); /* it must be there */
        if (status == CJ_OK && key->resource.length == 0)
            status = find_field(&ignored, schema, &item, err);
        if (status == CJ_OK)
            status = cj_json_keep_string(&key->references[i], &item, &schema->arena, err);
    }
    return status;
}

/* Read one foreign key: its fields, the resource they refer to ("" for the same file), and that
 * resource's fields. */
static cj_status read_foreign_key(cj_foreign_key *key, cj_schema *schema, const cj_json_node *node,
                                  cj_error *err)
{
    static const char *const keys[] = {"fields", "reference", NULL};
    static const char *const parts[] = {"resource", "fields", NULL};
    cj_json_node fields = cj_json_member(node, "fields");
    cj_json_node reference = cj_json_member(node, "reference");
    cj_json_node resource = cj_json_member(&reference, "resource");
    cj_json_node names = cj_json_member(&reference, "fields");
    cj_status status;

    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object in { }");
    status = cj_json_near_misses(node, keys, err);
    if (status == CJ_OK)
        status = read_fields(&key->fields, &key->field_count, schema, &fields, err);
    if (status == CJ_OK && !cj_json_is_object(&reference))
        return cj_json_fail(&reference, err, "must be an object in { }");
    if (status == CJ_OK)
        status = cj_json_near_misses(&reference, parts, err);
    key->resource = CJ_SPAN("");
    if (status == CJ_OK)
        status = cj_json_keep_string(&key->resource, &resource, &schema->arena, err);
    return status == CJ_OK ? read_references(key, schema, &names, err) : status;
}

static cj_status read_foreign_keys(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&schema->foreign_keys, schema, cj_json_count(node),
                                      sizeof *schema->foreign_keys, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = read_foreign_key(&schema->foreign_keys[i], schema, &item, err);
        schema->foreign_key_count += status == CJ_OK;
    }
    return status;
}

/* ---- fieldsMatch ------------------------------------------------------------------------- */

/* A word; the profile of version 2.0 had it in an array. */
static cj_status read_fields_match(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    static const char *const words[] = {
        [CJ_FIELDS_EXACT] = "exact",     [CJ_FIELDS_EQUAL] = "equal",
        [CJ_FIELDS_SUBSET] = "subset",   [CJ_FIELDS_SUPERSET] = "superset",
        [CJ_FIELDS_PARTIAL] = "partial",
    };
    cj_json_node item = *node;
    cj_status status;
    cj_span word;

    if (!cj_json_present(node))
        return CJ_OK;
    if (cj_json_is_array(node) && cj_json_count(node) == 1)
        item = cj_json_item(node, 0);
    status = cj_json_string(&word, &item, err);
    if (status != CJ_OK)
        return status;
    for (int i = CJ_FIELDS_EXACT; i <= CJ_FIELDS_PARTIAL; i++) {
        if (cj_span_equal(word, cj_span_of(words[i]))) {
            schema->fields_match = (cj_fields_match)i;
            return CJ_OK;
        }
    }
    return cj_json_fail(&item, err, "must be exact, equal, subset, superset or partial");
}

cj_status cj_schema_read_keys(cj_schema *schema, const cj_json_node *root, cj_error *err)
{
    cj_json_node primary = cj_json_member(root, "primaryKey");
    cj_json_node unique = cj_json_member(root, "uniqueKeys");
    cj_json_node foreign = cj_json_member(root, "foreignKeys");
    cj_json_node match = cj_json_member(root, "fieldsMatch");
    cj_status status = read_primary_key(schema, &primary, err);

    if (status == CJ_OK)
        status = read_unique_keys(schema, &unique, err);
    if (status == CJ_OK)
        status = read_foreign_keys(schema, &foreign, err);
    if (status == CJ_OK)
        status = read_fields_match(schema, &match, err);
    return status;
}

/* ---- dateOrder --------------------------------------------------------------------------- */

static cj_status read_date_field(size_t *out, const cj_schema *schema, const cj_json_node *pair,
                                 size_t index, cj_error *err)
{
    cj_json_node item = cj_json_item(pair, index);
    cj_status status = find_field(out, schema, &item, err);

    if (status == CJ_OK && schema->fields[*out].kind != CJ_KIND_DATE)
        return cj_json_fail(&item, err, "must be a field of dates");
    return status;
}

/* Read the pairs of dates of which the first may not be later than the second. */
cj_status cj_schema_read_orders(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&schema->date_orders, schema, cj_json_count(node),
                                      sizeof *schema->date_orders, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_date_order *order = &schema->date_orders[i];
        cj_json_node pair = cj_json_item(node, i);

        if (!cj_json_is_array(&pair) || cj_json_count(&pair) != 2)
            return cj_json_fail(&pair, err,
                                "must be a pair such as [\"start_date\", \"closure_date\"]");
        status = read_date_field(&order->first, schema, &pair, 0, err);
        if (status == CJ_OK)
            status = read_date_field(&order->second, schema, &pair, 1, err);
        if (status == CJ_OK && order->first == order->second)
            return cj_json_fail(&pair, err, "must be two fields");
        schema->date_order_count += status == CJ_OK;
    }
    return status;
}
