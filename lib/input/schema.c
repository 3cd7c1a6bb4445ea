#include "cj/schema.h"

#include "cj/json.h"
#include "schema_builtin.h"

#include <stdlib.h>
#include <string.h>

/* ---- small readers ----------------------------------------------------------- */

static cj_status keep_text(cj_span *out, cj_schema *schema, cj_span text, cj_error *err)
{
    char *copy = cj_arena_text(&schema->arena, text.at, text.length);

    if (copy == NULL)
        return cj_fail_nomem(err);
    *out = (cj_span){copy, text.length};
    return CJ_OK;
}

static cj_status alloc_list(void *out, cj_schema *schema, size_t count, size_t size, cj_error *err)
{
    void *list = cj_arena_alloc(&schema->arena, (count == 0 ? 1 : count) * size);

    if (list == NULL)
        return cj_fail_nomem(err);
    memset(list, 0, (count == 0 ? 1 : count) * size);
    memcpy(out, &list, sizeof list);
    return CJ_OK;
}

/* A list of texts; an absent one is empty. */
static cj_status read_texts(cj_span **out, size_t *count, cj_schema *schema,
                            const cj_json_node *node, cj_error *err)
{
    cj_status status;

    *count = 0;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = alloc_list(out, schema, cj_json_count(node), sizeof **out, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);
        cj_span text;

        status = cj_json_string(&text, &item, err);
        if (status == CJ_OK)
            status = keep_text(&(*out)[i], schema, text, err);
        *count += status == CJ_OK;
    }
    return status;
}

static cj_status read_form(cj_date_form *out, const cj_json_node *node, cj_error *err)
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
    status = alloc_list(&field->map, schema, cj_json_count(node), sizeof *field->map, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        cj_span to;

        status = cj_json_string(&to, &entry, err);
        if (status == CJ_OK)
            status = keep_text(&field->map[i].from, schema, cj_span_of(entry.key), err);
        if (status == CJ_OK)
            status = keep_text(&field->map[i].to, schema, to, err);
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
        status = read_texts(&field->aliases, &field->alias_count, schema, &aliases, err);
    if (status == CJ_OK)
        status = read_map(field, schema, &map, err);
    if (status == CJ_OK)
        status = read_role(field, &role, err);
    if (status != CJ_OK || !cj_json_present(&forms))
        return status;
    status = cj_json_expect_array(&forms, err);
    if (status == CJ_OK)
        status = alloc_list(&field->forms, schema, cj_json_count(&forms), sizeof *field->forms, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&forms); i++) {
        cj_json_node item = cj_json_item(&forms, i);

        status = read_form(&field->forms[i], &item, err);
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
        status = keep_text(&field->pattern, schema, text, err);
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
        status = alloc_list(&field->regex, schema, 1, sizeof *field->regex, err);
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
        status = read_texts(&field->values, &field->value_count, schema, &values, err);
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
    } types[] = {{"string", CJ_KIND_TEXT, false},  {"any", CJ_KIND_TEXT, false},
                 {"boolean", CJ_KIND_TEXT, false}, {"number", CJ_KIND_NUMBER, false},
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
    status = alloc_list(&field->forms, schema, 1, sizeof *field->forms, err);
    if (status != CJ_OK)
        return status;
    field->form_count = 1;
    if (cj_span_equal(text, CJ_SPAN("default")))
        return cj_date_form_parse(field->forms, "%Y-%m-%d", err);
    return read_form(field->forms, node, err);
}

static cj_status read_field(cj_schema *schema, size_t index, const cj_json_node *node,
                            cj_error *err)
{
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
    status = cj_json_string(&text, &name, err);
    if (status != CJ_OK)
        return status;
    if (cj_schema_find(schema, text) != SIZE_MAX)
        return cj_json_fail(&name, err, "another field has this name");
    status = keep_text(&field->name, schema, text, err);
    field->title = field->name;
    if (status == CJ_OK && cj_json_present(&title)) {
        status = cj_json_string(&text, &title, err);
        if (status == CJ_OK)
            status = keep_text(&field->title, schema, text, err);
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

/* ---- the schema --------------------------------------------------------------------------- */

static cj_status read_key(cj_schema *schema, const cj_json_node *node, cj_error *err)
{
    size_t count = cj_json_is_array(node) ? cj_json_count(node) : 1;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = alloc_list(&schema->key, schema, count, sizeof *schema->key, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_json_is_array(node) ? cj_json_item(node, i) : *node;
        cj_span name;

        status = cj_json_string(&name, &item, err);
        if (status != CJ_OK)
            break;
        schema->key[i] = cj_schema_find(schema, name);
        if (schema->key[i] == SIZE_MAX)
            return cj_json_fail(&item, err, "\"%s\" is no field of this schema", name.at);
        schema->key_count++;
    }
    return status;
}

static cj_status read_blank_dates(cj_schema *schema, const cj_json_node *extras, cj_error *err)
{
    static const char *const keys[] = {"blankDates", NULL};
    static const cj_date_form iso = {"%Y-%m-%d"};
    cj_json_node list = cj_json_member(extras, "blankDates");
    cj_span *texts = NULL;
    cj_status status;
    size_t count;

    if (!cj_json_present(extras))
        return CJ_OK;
    status = cj_json_expect_object(extras, keys, err);
    if (status == CJ_OK)
        status = read_texts(&texts, &count, schema, &list, err);
    if (status == CJ_OK)
        status = alloc_list(&schema->blank_dates, schema, count, sizeof *schema->blank_dates, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (!cj_date_read(&schema->blank_dates[i], texts[i], &iso))
            return cj_json_fail(&list, err, "\"%s\" is no date as YYYY-MM-DD", texts[i].at);
        schema->blank_date_count++;
    }
    return status;
}

static cj_status read_schema(cj_schema *schema, const cj_json_node *root, cj_error *err)
{
    cj_json_node fields = cj_json_member(root, "fields");
    cj_json_node missing = cj_json_member(root, "missingValues");
    cj_json_node key = cj_json_member(root, "primaryKey");
    cj_json_node extras = cj_json_member(root, "x-cj");
    cj_status status;

    if (!cj_json_is_object(root))
        return cj_json_fail(root, err, "a Table Schema is an object in { }");
    status = cj_json_expect_array(&fields, err);
    if (status == CJ_OK)
        status = alloc_list(&schema->fields, schema, cj_json_count(&fields),
                            sizeof *schema->fields, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&fields); i++) {
        cj_json_node item = cj_json_item(&fields, i);

        status = read_field(schema, i, &item, err);
    }
    if (status == CJ_OK && !cj_json_present(&missing)) { /* the standard's default */
        static cj_span blank = {"", 0};

        schema->missing = &blank;
        schema->missing_count = 1;
    } else if (status == CJ_OK) {
        status = read_texts(&schema->missing, &schema->missing_count, schema, &missing, err);
    }
    if (status == CJ_OK)
        status = read_key(schema, &key, err);
    if (status == CJ_OK)
        status = read_blank_dates(schema, &extras, err);
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
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].regex != NULL)
            regfree(schema->fields[i].regex);
    cj_arena_clear(&schema->arena);
    free(schema);
}

size_t cj_schema_find(const cj_schema *schema, cj_span name)
{
    cj_text wanted = CJ_TEXT_INIT;
    cj_text other = CJ_TEXT_INIT;
    size_t found = SIZE_MAX;

    cj_text_key(&wanted, name);
    for (size_t i = 0; i < schema->field_count && found == SIZE_MAX; i++) {
        cj_text_reset(&other);
        cj_text_key(&other, schema->fields[i].name);
        if (!wanted.failed && !other.failed &&
            cj_span_equal(cj_text_span(&wanted), cj_text_span(&other)))
            found = i;
    }
    cj_text_clear(&wanted);
    cj_text_clear(&other);
    return found;
}
