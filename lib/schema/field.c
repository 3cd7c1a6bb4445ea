/* The fields of a schema. */
#include "schema_internal.h"

#include <string.h>

/* ---- x-cj ------------------------------------------------------------------------ */

/* Read the role of a field: "person" (rows are joined by it, so it becomes required) or "id". */
static cj_status read_role(cj_schema_field *field, const cj_json_node *node, cj_error *err)
{
    cj_span role;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&role, node, err);
    if (status != CJ_OK)
        return status;
    field->person = cj_span_equal(role, CJ_SPAN("person"));
    if (!field->person && !cj_span_equal(role, CJ_SPAN("id")))
        return cj_json_fail(node, err, "must be \"person\" or \"id\"");
    if (field->type > CJ_TYPE_STRING)
        return cj_json_fail(node, err, "an identifier must be of type string");
    field->kind = CJ_KIND_ID;
    field->required = field->required || field->person; /* rows are joined by it */
    return CJ_OK;
}

/* Read valueMap: each key is a value as the export writes it, with the value that it stands for. */
static cj_status read_map(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                          cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object such as {\"F\": \"Female\"}");
    if (field->type == CJ_TYPE_BOOLEAN)
        return cj_json_fail(node, err, "a boolean has trueValues and falseValues instead");
    status =
        cj_schema_alloc_list(&field->map, schema, cj_json_count(node), sizeof *field->map, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        char *from = cj_arena_text(&schema->arena, entry.key, strlen(entry.key));

        if (from == NULL)
            return cj_fail_nomem(err);
        field->map[i].from = (cj_span){from, strlen(from)};
        status = cj_json_keep_string(&field->map[i].to, &entry, &schema->arena, err);
        field->map_count += status == CJ_OK;
    }
    return status;
}

/* Refuse a map with two keys that compare as one value: nothing says which of them holds. */
static cj_status check_map(const cj_schema_field *field, const cj_json_node *map, cj_error *err)
{
    for (size_t i = 0; field->kind != CJ_KIND_ID && i < cj_json_count(map); i++)
        for (size_t j = 0; j < i; j++)
            if (cj_word_same(field->map[i].from, field->map[j].from)) {
                cj_json_node entry = cj_json_entry(map, i);

                return cj_json_fail(&entry, err, "\"%s\" and \"%s\" are the same value",
                                    field->map[j].from.at, field->map[i].from.at);
            }
    return CJ_OK;
}

/* Read dateFormats: the field's dates are read in these formats and in no other. Formats that read
 * one text as two days are refused. */
static cj_status read_forms(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                            cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&field->forms, schema, cj_json_count(node),
                                      sizeof *field->forms, err);
    field->form_count = 0;
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = cj_schema_read_form(&field->forms[i], &item, err);
        field->form_count += status == CJ_OK;
    }
    if (status == CJ_OK && cj_date_forms_check(field->forms, field->form_count, &why) != CJ_OK)
        return cj_json_fail(node, err, "%s", why.text);
    if (field->kind == CJ_KIND_DATE)
        field->form = CJ_LEXICAL_NONE; /* these and no other */
    return status;
}

/* workingDay and event, which only dates have. */
static cj_status read_date_role(bool *out, const cj_schema_field *field, const cj_json_node *node,
                                cj_error *err)
{
    if (cj_json_present(node) && field->kind != CJ_KIND_DATE)
        return cj_json_fail(node, err, "holds for dates alone");
    return cj_json_maybe_bool(out, node, err);
}

static cj_status read_extras(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                             cj_error *err)
{
    static const char *const keys[] = {"aliases", "lastAliases", "dateFormats", "valueMap",
                                       "role",    "workingDay",  "event",       NULL};
    cj_json_node aliases = cj_json_member(node, "aliases");
    cj_json_node last = cj_json_member(node, "lastAliases");
    cj_json_node forms = cj_json_member(node, "dateFormats");
    cj_json_node map = cj_json_member(node, "valueMap");
    cj_json_node role = cj_json_member(node, "role");
    cj_json_node working_day = cj_json_member(node, "workingDay");
    cj_json_node event = cj_json_member(node, "event");
    cj_status status;

    /* A date is taken for an event, which the plausibility checks compare, unless it is the date of
     * birth or x-cj says otherwise. */
    field->event =
        field->kind == CJ_KIND_DATE && !cj_key_same(field->name, CJ_SPAN("date_of_birth"));
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = cj_json_keep_strings(&field->aliases, &field->alias_count, &aliases,
                                      &schema->arena, err);
    if (status == CJ_OK)
        status = cj_json_keep_strings(&field->last_aliases, &field->last_alias_count, &last,
                                      &schema->arena, err);
    if (status == CJ_OK)
        status = read_map(field, schema, &map, err);
    if (status == CJ_OK)
        status = read_role(field, &role, err);
    if (status == CJ_OK && cj_json_present(&map))
        status = check_map(field, &map, err);
    if (status == CJ_OK)
        status = read_date_role(&field->working_day, field, &working_day, err);
    if (status == CJ_OK)
        status = read_date_role(&field->event, field, &event, err);
    return status == CJ_OK ? read_forms(field, schema, &forms, err) : status;
}

/* ---- fields ----------------------------------------------------------------------------- */

static cj_status read_name(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                           cj_error *err)
{
    cj_json_node name = cj_json_member(node, "name");
    cj_json_node title = cj_json_member(node, "title");
    cj_span text;
    cj_status status = cj_json_string(&text, &name, err);

    if (status != CJ_OK)
        return status;
    if (cj_schema_find(schema, text) != SIZE_MAX)
        return cj_json_fail(&name, err, "another field has this name");
    status = cj_json_keep_string(&field->name, &name, &schema->arena, err);
    /* Headings are matched by this hash first. */
    field->key = cj_key_hash(field->name);
    field->title = field->name;
    if (status == CJ_OK)
        status = cj_json_keep_string(&field->title, &title, &schema->arena, err);
    return status;
}

cj_status cj_schema_read_field(cj_schema *schema, size_t index, const cj_json_node *node,
                               cj_error *err)
{
    static const char *const keys[] = {
        "name",        "title",       "type",          "format",      "example",
        "description", "rdfType",     "x-cj",          "categories",  "categoriesOrdered",
        "decimalChar", "groupChar",   "bareNumber",    "delimiter",   "itemType",
        "trueValues",  "falseValues", "missingValues", "constraints", NULL};
    cj_schema_field *field = &schema->fields[index];
    cj_json_node missing = cj_json_member(node, "missingValues");
    cj_json_node constraints = cj_json_member(node, "constraints");
    cj_json_node extras = cj_json_member(node, "x-cj");
    cj_status status;

    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object in { }");
    status = cj_json_near_misses(node, keys, err);
    if (status == CJ_OK)
        status = read_name(field, schema, node, err);
    if (status == CJ_OK)
        status = cj_schema_read_type(field, schema, node, err);
    field->has_missing = cj_json_present(&missing);
    if (status == CJ_OK && field->has_missing)
        status =
            cj_schema_read_missing(&field->missing, &field->missing_count, schema, &missing, err);
    if (status == CJ_OK)
        status = cj_schema_read_constraints(field, schema, &constraints, err);
    if (status == CJ_OK)
        status = cj_schema_read_values(field, schema, node, err);
    if (status == CJ_OK)
        status = read_extras(field, schema, &extras, err);
    schema->field_count += status == CJ_OK;
    return status;
}
