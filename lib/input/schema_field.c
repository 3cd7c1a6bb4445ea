/* The fields of a schema. */
#include "schema_internal.h"

#include <string.h>

/* ---- small readers ----------------------------------------------------------- */

cj_status cj_schema_keep_text(cj_span *out, cj_schema *schema, cj_span text, cj_error *err)
{
    char *copy = cj_arena_text(&schema->arena, text.at, text.length);

    if (copy == NULL)
        return cj_fail_nomem(err);
    *out = (cj_span){copy, text.length};
    return CJ_OK;
}

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

/* A list of texts; an absent one is empty. */
cj_status cj_schema_read_texts(cj_span **out, size_t *count, cj_schema *schema,
                               const cj_json_node *node, cj_error *err)
{
    cj_status status;

    *count = 0;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(out, schema, cj_json_count(node), sizeof **out, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);
        cj_span text;

        status = cj_json_string(&text, &item, err);
        if (status == CJ_OK)
            status = cj_schema_keep_text(&(*out)[i], schema, text, err);
        *count += status == CJ_OK;
    }
    return status;
}

cj_status cj_schema_read_form(cj_date_form *out, const cj_json_node *node, cj_error *err)
{
    cj_span text;
    cj_error inner = CJ_ERROR_INIT;
    cj_status status = cj_json_string(&text, node, err);

    if (status != CJ_OK)
        return status;
    if (cj_date_form_parse(out, text.at, &inner) != CJ_OK)
        return cj_json_fail(node, err, "%s", inner.text);
    return CJ_OK;
}

/* ---- x-cj ------------------------------------------------------------------------ */

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
    if (field->kind != CJ_KIND_TEXT)
        return cj_json_fail(node, err, "an identifier must be of type string");
    field->kind = CJ_KIND_ID;
    field->required = field->required || field->person; /* rows are joined by it */
    return CJ_OK;
}

static cj_status read_map(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                          cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object such as {\"F\": \"Female\"}");
    status =
        cj_schema_alloc_list(&field->map, schema, cj_json_count(node), sizeof *field->map, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        cj_span to;

        status = cj_json_string(&to, &entry, err);
        if (status == CJ_OK)
            status = cj_schema_keep_text(&field->map[i].from, schema, cj_span_of(entry.key), err);
        if (status == CJ_OK)
            status = cj_schema_keep_text(&field->map[i].to, schema, to, err);
        field->map_count += status == CJ_OK;
    }
    return status;
}

static cj_status read_field_extras(cj_schema_field *field, cj_schema *schema,
                                   const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"aliases", "dateFormats", "valueMap", "role", NULL};
    cj_json_node aliases = cj_json_member(node, "aliases");
    cj_json_node forms = cj_json_member(node, "dateFormats");
    cj_json_node map = cj_json_member(node, "valueMap");
    cj_json_node role = cj_json_member(node, "role");
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = cj_schema_read_texts(&field->aliases, &field->alias_count, schema, &aliases, err);
    if (status == CJ_OK)
        status = read_map(field, schema, &map, err);
    if (status == CJ_OK)
        status = read_role(field, &role, err);
    if (status != CJ_OK || !cj_json_present(&forms))
        return status;
    status = cj_json_expect_array(&forms, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&field->forms, schema, cj_json_count(&forms),
                                      sizeof *field->forms, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&forms); i++) {
        cj_json_node item = cj_json_item(&forms, i);

        status = cj_schema_read_form(&field->forms[i], &item, err);
        field->form_count += status == CJ_OK;
    }
    return status;
}

/* ---- constraints -------------------------------------------------------------------- */

static cj_status read_bound(cj_decimal *out, bool *has, const cj_schema_field *field,
                            const cj_json_node *node, cj_error *err)
{
    static const cj_date_form iso = {"%Y-%m-%d"};
    cj_span text;
    cj_date date;
    cj_status status;

    *has = cj_json_present(node);
    if (!*has)
        return CJ_OK;
    if (field->kind == CJ_KIND_NUMBER)
        return cj_json_decimal(out, node, err);
    if (field->kind != CJ_KIND_DATE)
        return cj_json_fail(node, err, "holds for numbers and dates alone");
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    if (!cj_date_read(&date, text, &iso))
        return cj_json_fail(node, err, "must be a date as YYYY-MM-DD");
    *out = date;
    return CJ_OK;
}

static cj_status read_length(size_t *out, size_t otherwise, const cj_json_node *node, cj_error *err)
{
    cj_decimal value;
    cj_status status;

    *out = otherwise;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_decimal(&value, node, err);
    if (status != CJ_OK)
        return status;
    if (value < 0 || value % CJ_DECIMAL_ONE != 0)
        return cj_json_fail(node, err, "must be a whole number, 0 or more");
    *out = (size_t)(value / CJ_DECIMAL_ONE);
    return CJ_OK;
}

/* The pattern must fit the whole value.  \d of XML Schema is written out for
 * POSIX extended regular expressions. */
static cj_status read_pattern(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                              cj_error *err)
{
    cj_text posix = CJ_TEXT_INIT;
    cj_status status;
    cj_span text;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status == CJ_OK)
        status = cj_schema_keep_text(&field->pattern, schema, text, err);
    if (status != CJ_OK)
        return status;
    cj_text_add(&posix, "^(");
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '\\' && i + 1 < text.length && text.at[i + 1] == 'd') {
            cj_text_add(&posix, "[0-9]");
            i++;
        } else {
            cj_text_char(&posix, text.at[i]);
        }
    }
    cj_text_add(&posix, ")$");
    status = cj_text_check(&posix, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&field->regex, schema, 1, sizeof *field->regex, err);
    if (status == CJ_OK && regcomp(field->regex, posix.bytes, REG_EXTENDED | REG_NOSUB) != 0) {
        field->regex = NULL;
        status = cj_json_fail(node, err, "is not a regular expression");
    }
    cj_text_clear(&posix);
    return status;
}

static cj_status read_constraints(cj_schema_field *field, cj_schema *schema,
                                  const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"required",  "unique",    "enum",    "minimum", "maximum",
                                       "minLength", "maxLength", "pattern", NULL};
    cj_json_node required = cj_json_member(node, "required");
    cj_json_node unique = cj_json_member(node, "unique");
    cj_json_node values = cj_json_member(node, "enum");
    cj_json_node minimum = cj_json_member(node, "minimum");
    cj_json_node maximum = cj_json_member(node, "maximum");
    cj_json_node min_length = cj_json_member(node, "minLength");
    cj_json_node max_length = cj_json_member(node, "maxLength");
    cj_json_node pattern = cj_json_member(node, "pattern");
    cj_status status;

    field->max_length = SIZE_MAX;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK && cj_json_present(&required))
        status = cj_json_bool(&field->required, &required, err);
    if (status == CJ_OK && cj_json_present(&unique))
        status = cj_json_bool(&field->unique, &unique, err);
    if (status == CJ_OK)
        status = cj_schema_read_texts(&field->values, &field->value_count, schema, &values, err);
    if (status == CJ_OK)
        status = read_bound(&field->minimum, &field->has_minimum, field, &minimum, err);
    if (status == CJ_OK)
        status = read_bound(&field->maximum, &field->has_maximum, field, &maximum, err);
    if (status == CJ_OK)
        status = read_length(&field->min_length, 0, &min_length, err);
    if (status == CJ_OK)
        status = read_length(&field->max_length, SIZE_MAX, &max_length, err);
    if (status == CJ_OK)
        status = read_pattern(field, schema, &pattern, err);
    return status;
}

/* ---- fields ----------------------------------------------------------------------------- */

static cj_status read_type(cj_schema_field *field, const cj_json_node *node, cj_error *err)
{
    static const struct {
        const char *type;
        cj_kind kind;
        bool whole;
    } types[] = {{"string", CJ_KIND_TEXT, false},   {"any", CJ_KIND_TEXT, false},
                 {"boolean", CJ_KIND_TEXT, false},  {"number", CJ_KIND_NUMBER, false},
                 {"integer", CJ_KIND_NUMBER, true}, {"year", CJ_KIND_NUMBER, true},
                 {"date", CJ_KIND_DATE, false}};
    cj_span type = CJ_SPAN("string");
    cj_status status = CJ_OK;

    if (cj_json_present(node))
        status = cj_json_string(&type, node, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (cj_span_equal(type, cj_span_of(types[i].type))) {
            field->kind = types[i].kind;
            field->whole = types[i].whole;
            return CJ_OK;
        }
    }
    return cj_json_fail(node, err,
                        "type \"%s\" is not read; use string, any, integer, number, boolean, "
                        "date or year",
                        type.at);
}

static cj_status read_format(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                             cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node) || field->kind != CJ_KIND_DATE)
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK || cj_span_equal(text, CJ_SPAN("any")))
        return status;
    status = cj_schema_alloc_list(&field->forms, schema, 1, sizeof *field->forms, err);
    if (status != CJ_OK)
        return status;
    field->form_count = 1;
    if (cj_span_equal(text, CJ_SPAN("default")))
        return cj_date_form_parse(field->forms, "%Y-%m-%d", err);
    return cj_schema_read_form(field->forms, node, err);
}

cj_status cj_schema_read_field(cj_schema *schema, size_t index, const cj_json_node *node,
                               cj_error *err)
{
    static const char *const keys[] = {"name",        "title",         "type",    "format",
                                       "constraints", "x-cj",          "example", "description",
                                       "rdfType",     "missingValues", NULL};
    cj_schema_field *field = &schema->fields[index];
    cj_json_node name = cj_json_member(node, "name");
    cj_json_node title = cj_json_member(node, "title");
    cj_json_node type = cj_json_member(node, "type");
    cj_json_node format = cj_json_member(node, "format");
    cj_json_node constraints = cj_json_member(node, "constraints");
    cj_json_node extras = cj_json_member(node, "x-cj");
    cj_status status;
    cj_span text;

    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object in { }");
    status = cj_json_near_misses(node, keys, err);
    if (status == CJ_OK)
        status = cj_json_string(&text, &name, err);
    if (status != CJ_OK)
        return status;
    if (cj_schema_find(schema, text) != SIZE_MAX)
        return cj_json_fail(&name, err, "another field has this name");
    status = cj_schema_keep_text(&field->name, schema, text, err);
    field->title = field->name;
    if (status == CJ_OK && cj_json_present(&title)) {
        status = cj_json_string(&text, &title, err);
        if (status == CJ_OK)
            status = cj_schema_keep_text(&field->title, schema, text, err);
    }
    if (status == CJ_OK)
        status = read_type(field, &type, err);
    if (status == CJ_OK)
        status = read_format(field, schema, &format, err);
    if (status == CJ_OK)
        status = read_constraints(field, schema, &constraints, err);
    if (status == CJ_OK)
        status = read_field_extras(field, schema, &extras, err);
    schema->field_count += status == CJ_OK;
    return status;
}
