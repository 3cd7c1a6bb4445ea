/* enum and categories: the values that a field may have. */
#include "lexical.h"
#include "schema_internal.h"

#include "cj/dict.h"

/* Values of either kind. */
typedef struct {
    cj_span *texts;
    cj_decimal *numbers; /* of numbers, and of dates as their days */
    cj_span *labels;     /* NULL: none */
    size_t count;
} value_list;

static bool is_text(const cj_schema_field *field)
{
    return field->kind == CJ_KIND_TEXT || field->kind == CJ_KIND_ID;
}

/* ---- one value ------------------------------------------------------------------------ */

static cj_status read_boolean(cj_span *out, const cj_schema_field *field, const cj_json_node *node,
                              cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    bool value;
    cj_span text;

    if (cj_json_is_string(node)) {
        cj_json_string(&text, node, &inner);
        if (!cj_lexical_boolean(&value, field, text))
            return cj_json_fail(node, err, "is neither of trueValues nor of falseValues");
    } else if (cj_json_bool(&value, node, &inner) != CJ_OK) {
        return cj_json_fail(node, err, "must be true or false");
    }
    *out = value ? CJ_SPAN("true") : CJ_SPAN("false");
    return CJ_OK;
}

/* Read a value as text; a JSON number stands for the text that it is written as. */
static cj_status read_text(cj_span *out, const cj_schema_field *field, cj_schema *schema,
                           const cj_json_node *node, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_text text = CJ_TEXT_INIT;
    cj_decimal number;
    cj_status status;
    bool fits = true;

    if (field->type == CJ_TYPE_BOOLEAN)
        return read_boolean(out, field, node, err);
    if (field->type <= CJ_TYPE_STRING && cj_json_decimal(&number, node, &inner) == CJ_OK) {
        cj_decimal_append(&text, number);
        *out = (cj_span){cj_arena_text(&schema->arena, text.bytes, text.length), text.length};
        status = out->at == NULL ? cj_fail_nomem(err) : cj_text_check(&text, err);
        cj_text_clear(&text);
        return status;
    }
    status = cj_json_string(out, node, err); /* it must be there */
    if (status == CJ_OK)
        status = cj_json_keep_string(out, node, &schema->arena, err);
    if (status == CJ_OK)
        status = cj_lexical_check_field(&fits, field, *out, err);
    return fits ? status : cj_json_fail(node, err, "%s", cj_lexical_words(field->form));
}

static cj_status read_value(value_list *list, const cj_schema_field *field, cj_schema *schema,
                            const cj_json_node *node, cj_error *err)
{
    cj_status status;
    cj_date day;

    if (is_text(field))
        return read_text(&list->texts[list->count], field, schema, node, err);
    if (field->kind == CJ_KIND_NUMBER)
        return cj_schema_read_number(&list->numbers[list->count], field, node, err);
    status = cj_schema_read_day(&day, field, node, err);
    if (status == CJ_OK)
        list->numbers[list->count] = day;
    return status;
}

/* ---- lists ----------------------------------------------------------------------------- */

/* Make room for as many values as the array has. */
static cj_status make_room(value_list *list, const cj_schema_field *field, cj_schema *schema,
                           const cj_json_node *node, cj_error *err)
{
    cj_status status = cj_json_expect_array(node, err);
    size_t count = status == CJ_OK ? cj_json_count(node) : 0;

    if (status == CJ_OK && count == 0)
        return cj_json_fail(node, err, "must hold a value at least");
    if (status == CJ_OK && is_text(field))
        status = cj_schema_alloc_list(&list->texts, schema, count, sizeof *list->texts, err);
    else if (status == CJ_OK)
        status = cj_schema_alloc_list(&list->numbers, schema, count, sizeof *list->numbers, err);
    return status;
}

static cj_status read_enum(value_list *list, const cj_schema_field *field, cj_schema *schema,
                           const cj_json_node *node, cj_error *err)
{
    cj_status status = make_room(list, field, schema, node, err);

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = read_value(list, field, schema, &item, err);
        list->count += status == CJ_OK;
    }
    return status;
}

static cj_status read_label(value_list *list, cj_schema *schema, const cj_json_node *category,
                            cj_error *err)
{
    cj_json_node label = cj_json_member(category, "label");
    cj_span *out = &list->labels[list->count];
    cj_status status = cj_json_keep_string(out, &label, &schema->arena, err);

    for (size_t i = 0; status == CJ_OK && cj_json_present(&label) && i < list->count; i++)
        if (cj_span_equal(list->labels[i], *out))
            return cj_json_fail(&label, err, "another category has this label");
    return status;
}

static cj_status read_categories(value_list *list, const cj_schema_field *field, cj_schema *schema,
                                 const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"value", "label", NULL};
    cj_status status = make_room(list, field, schema, node, err);

    if (status == CJ_OK)
        status = cj_schema_alloc_list(&list->labels, schema, cj_json_count(node),
                                      sizeof *list->labels, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        list->labels[list->count] = CJ_SPAN("");
        if (cj_json_is_object(&item)) {
            cj_json_node value = cj_json_member(&item, "value");

            status = cj_json_near_misses(&item, keys, err);
            if (status == CJ_OK)
                status = read_value(list, field, schema, &value, err);
            if (status == CJ_OK)
                status = read_label(list, schema, &item, err);
        } else {
            status = read_value(list, field, schema, &item, err);
        }
        list->count += status == CJ_OK;
    }
    return status;
}

/* Whether value `at` of list a is in list b. */
static bool holds(const value_list *b, const value_list *a, size_t at)
{
    for (size_t i = 0; i < b->count; i++)
        if (a->texts != NULL ? cj_word_same(a->texts[at], b->texts[i])
                             : a->numbers[at] == b->numbers[i])
            return true;
    return false;
}

/* Keep the categories that are in enum; enum must hold no other value. */
static cj_status narrow(value_list *categories, const value_list *listed, const cj_json_node *node,
                        cj_error *err)
{
    size_t kept = 0;

    for (size_t i = 0; i < listed->count; i++) {
        cj_json_node item = cj_json_item(node, i);

        if (!holds(categories, listed, i))
            return cj_json_fail(&item, err, "is not one of the categories");
    }
    for (size_t i = 0; i < categories->count; i++) {
        if (!holds(listed, categories, i))
            continue;
        if (categories->texts != NULL)
            categories->texts[kept] = categories->texts[i];
        else
            categories->numbers[kept] = categories->numbers[i];
        categories->labels[kept++] = categories->labels[i];
    }
    categories->count = kept;
    return CJ_OK;
}

/* Types whose values are not compared as their characters are. */
static bool has_parts(cj_schema_type type)
{
    return type == CJ_TYPE_OBJECT || type == CJ_TYPE_ARRAY || type == CJ_TYPE_LIST ||
           type == CJ_TYPE_DURATION || type == CJ_TYPE_GEOPOINT || type == CJ_TYPE_GEOJSON;
}

cj_status cj_schema_read_values(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                                cj_error *err)
{
    cj_json_node constraints = cj_json_member(node, "constraints");
    cj_json_node listed = cj_json_member(&constraints, "enum");
    cj_json_node categories = cj_json_member(node, "categories");
    cj_json_node ordered = cj_json_member(node, "categoriesOrdered");
    value_list from_enum = {0};
    value_list all = {0};
    cj_status status = cj_json_maybe_bool(&field->is_ordered, &ordered, err);

    if (status != CJ_OK || (!cj_json_present(&listed) && !cj_json_present(&categories)))
        return status;
    if (cj_json_present(&listed) && has_parts(field->type))
        return cj_json_fail(&listed, err, "is not supported for type %s",
                            cj_schema_type_name(field->type));
    if (cj_json_present(&categories) && field->type > CJ_TYPE_STRING &&
        field->type != CJ_TYPE_INTEGER)
        return cj_json_fail(&categories, err, "hold for types string and integer alone");
    if (cj_json_present(&listed))
        status = read_enum(&from_enum, field, schema, &listed, err);
    if (status == CJ_OK && cj_json_present(&categories))
        status = read_categories(&all, field, schema, &categories, err);
    if (status == CJ_OK && from_enum.count > 0 && all.count > 0)
        status = narrow(&all, &from_enum, &listed, err);
    if (status != CJ_OK)
        return status;
    field->is_categorical = all.count > 0;
    if (all.count == 0)
        all = from_enum;
    field->labels = all.labels;
    if (is_text(field)) {
        field->values = all.texts;
        field->value_count = all.count;
    } else {
        field->allowed = all.numbers;
        field->allowed_count = all.count;
    }
    return CJ_OK;
}

/* Give codes in the order of the values. No value may be listed twice, and texts that differ in
 * case alone are one value. */
cj_status cj_schema_settle_values(cj_schema_field *field, cj_error *err)
{
    cj_dict *seen;
    cj_status status;
    size_t kept = 0;

    if (field->value_count == 0)
        return CJ_OK;
    status = cj_dict_new(&seen, field->kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    for (size_t i = 0; status == CJ_OK && i < field->value_count; i++) {
        uint32_t code;

        status = cj_dict_add(&code, seen, field->values[i], err);
        if (status != CJ_OK || code < kept)
            continue;
        field->values[kept] = field->values[i];
        if (field->labels != NULL)
            field->labels[kept] = field->labels[i];
        kept++;
    }
    cj_dict_free(seen);
    field->value_count = kept;
    return status;
}
