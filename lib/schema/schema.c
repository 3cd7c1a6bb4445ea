/* A schema is read from JSON; fields, types, constraints and keys have files of their own. */
#include "cj/schema.h"

#include "builtin.h"
#include "schema_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- the schema --------------------------------------------------------------------------- */

/* Read the days that an export writes where it has no date, such as 1900-01-01. */
static cj_status read_blank_dates(cj_schema *schema, const cj_json_node *list, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(list))
        return CJ_OK;
    status = cj_json_expect_array(list, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&schema->blank_dates, schema, cj_json_count(list),
                                      sizeof *schema->blank_dates, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(list); i++) {
        cj_json_node item = cj_json_item(list, i);
        cj_span text;

        status = cj_json_string(&text, &item, err);
        if (status == CJ_OK && !cj_date_parse_iso(&schema->blank_dates[i], text))
            return cj_json_fail(list, err, "\"%s\" is no date as YYYY-MM-DD", text.at);
        schema->blank_date_count += status == CJ_OK;
    }
    return status;
}

static cj_status read_extras(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"blankDates", "dateOrder", NULL};
    cj_json_node blank_dates = cj_json_member(node, "blankDates");
    cj_json_node orders = cj_json_member(node, "dateOrder");
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = read_blank_dates(schema, &blank_dates, err);
    return status == CJ_OK ? cj_schema_read_orders(schema, &orders, err) : status;
}

/* Give a field named person_id the role of person if no field has that role. */
static void find_person(cj_schema *schema)
{
    size_t named = cj_schema_find(schema, CJ_SPAN("person_id"));

    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].person)
            return;
    if (named != SIZE_MAX && schema->fields[named].type <= CJ_TYPE_STRING) {
        schema->fields[named].kind = CJ_KIND_ID;
        schema->fields[named].person = true;
        schema->fields[named].required = true; /* rows are joined by it */
    }
}

static cj_status read_fields(cj_schema *schema, const cj_json_node *fields, cj_error *err)
{
    cj_status status = cj_json_expect_array(fields, err);

    if (status == CJ_OK)
        status = cj_schema_alloc_list(&schema->fields, schema, cj_json_count(fields),
                                      sizeof *schema->fields, err);
    if (status == CJ_OK)
        schema->field_room = cj_json_count(fields);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(fields); i++) {
        cj_json_node item = cj_json_item(fields, i);

        status = cj_schema_read_field(schema, i, &item, err);
    }
    return status;
}

/* missingValues; without them the empty cell. */
static cj_status read_missing(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (cj_json_present(node))
        return cj_schema_read_missing(&schema->missing, &schema->missing_count, schema, node, err);
    status = cj_schema_alloc_list(&schema->missing, schema, 1, sizeof *schema->missing, err);
    schema->missing_count = status == CJ_OK;
    return status;
}

static bool holds_blank(const cj_span *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (texts[i].length == 0)
            return true;
    return false;
}

/* Settle what depends on several properties of a field, once all of them are read. */
static cj_status settle(cj_schema_field *field, const cj_schema *schema, cj_error *err)
{
    if (!field->has_missing) {
        field->missing = schema->missing;
        field->missing_count = schema->missing_count;
    }
    field->blank_is_value = !field->person && !holds_blank(field->missing, field->missing_count);
    field->special = field->has_missing || field->blank_is_value || field->has_number ||
                     field->has_above || field->has_below || field->allowed_count > 0 ||
                     ((field->kind == CJ_KIND_NUMBER || field->kind == CJ_KIND_DATE) &&
                      field->form != CJ_LEXICAL_NONE);
    return cj_schema_settle_values(field, err);
}

/* The order matters: keys name fields, orders of dates name date fields, and settle() needs the
 * missing values and the keys. */
static cj_status read_schema(cj_schema *schema, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {"fields",      "missingValues", "primaryKey", "foreignKeys",
                                       "uniqueKeys",  "fieldsMatch",   "x-cj",       "name",
                                       "description", "title",         "$schema",    NULL};
    cj_json_node name = cj_json_member(root, "name");
    cj_json_node fields = cj_json_member(root, "fields");
    cj_json_node missing = cj_json_member(root, "missingValues");
    cj_json_node extras = cj_json_member(root, "x-cj");
    cj_status status;

    if (!cj_json_is_object(root))
        return cj_json_fail(root, err, "a Table Schema is an object in { }");
    status = cj_json_near_misses(root, keys, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&schema->name, &name, &schema->arena, err);
    if (status == CJ_OK)
        status = read_fields(schema, &fields, err);
    if (status == CJ_OK)
        status = read_missing(schema, &missing, err);
    if (status == CJ_OK)
        find_person(schema);
    if (status == CJ_OK)
        status = cj_schema_read_keys(schema, root, err);
    if (status == CJ_OK)
        status = read_extras(schema, &extras, err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++)
        status = settle(&schema->fields[i], schema, err);
    return status;
}

static cj_status from_json(cj_schema **out, const cj_json *json, cj_error *err)
{
    cj_schema *schema = calloc(1, sizeof *schema);
    cj_json_node root = cj_json_root(json);
    cj_status status;

    if (schema == NULL)
        return cj_fail_nomem(err);
    status = read_schema(schema, &root, err);
    if (status != CJ_OK) {
        cj_schema_free(schema);
        return status;
    }
    *out = schema;
    return CJ_OK;
}

cj_status cj_schema_builtin(cj_schema **out, const char *name, cj_error *err)
{
    *out = NULL;
    for (size_t i = 0; i < cj_schema_texts_count; i++) {
        cj_json *json;
        cj_status status;

        if (strcmp(cj_schema_texts[i].name, name) != 0)
            continue;
        status = cj_json_parse(&json, cj_span_of(cj_schema_texts[i].text), name, err);
        if (status == CJ_OK)
            status = from_json(out, json, err);
        cj_json_free(json);
        return status;
    }
    return cj_fail(err, CJ_EUSAGE, "there is no built-in schema \"%s\"", name);
}

cj_status cj_schema_load(cj_schema **out, const char *path, cj_error *err)
{
    cj_json *json;
    cj_status status = cj_json_load(&json, path, err);

    *out = NULL;
    if (status == CJ_OK)
        status = from_json(out, json, err);
    cj_json_free(json);
    return status;
}

void cj_schema_free(cj_schema *schema)
{
    if (schema == NULL)
        return;
    for (size_t i = 0; i < schema->field_room; i++)
        cj_pattern_free(schema->fields[i].regex);
    cj_arena_clear(&schema->arena);
    free(schema);
}
