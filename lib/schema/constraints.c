/* The constraints of a field but enum. */
#include "lexical.h"
#include "schema_internal.h"

/* ---- values of the field's type --------------------------------------------------- */

cj_status cj_schema_read_number(cj_decimal *out, const cj_schema_field *field,
                                const cj_json_node *node, cj_error *err)
{
    cj_span text;
    bool changed;

    if (!cj_json_is_string(node))
        return cj_json_decimal(out, node, err);
    if (cj_json_string(&text, node, err) != CJ_OK)
        return CJ_EUSAGE;
    if (cj_decimal_read(out, &changed, text, &field->number) != CJ_NUMBER_OK)
        return cj_json_fail(node, err, "must be a number");
    return CJ_OK;
}

/* Read the day of a bound or of a listed date: in one of the field's own date formats, or as
 * YYYY-MM-DD. A time of day is refused, because times are not compared. */
cj_status cj_schema_read_day(cj_date *out, const cj_schema_field *field, const cj_json_node *node,
                             cj_error *err)
{
    cj_status status;
    bool midnight;
    cj_span text;

    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; field->type == CJ_TYPE_DATE && i < field->form_count; i++)
        if (cj_date_read(out, text, &field->forms[i]))
            return CJ_OK;
    if (cj_temporal_day(out, &midnight, CJ_LEXICAL_DATE, text))
        return CJ_OK;
    return cj_json_fail(node, err,
                        field->type == CJ_TYPE_DATETIME
                            ? "must be a day as YYYY-MM-DD: times are not compared"
                            : "must be a date as YYYY-MM-DD");
}

/* ---- bounds -------------------------------------------------------------------------- */

/* `at_midnight`: the first moment of a day bounds the same as the day. */
static cj_status read_bound(cj_decimal *out, bool *has, const cj_schema_field *field,
                            const cj_json_node *constraints, const char *key, bool at_midnight,
                            cj_error *err)
{
    cj_json_node node = cj_json_member(constraints, key);
    bool midnight = false;
    cj_status status;
    cj_span text;
    cj_date day;

    *has = cj_json_present(&node);
    if (!*has)
        return CJ_OK;
    if (field->kind == CJ_KIND_NUMBER)
        return cj_schema_read_number(out, field, &node, err);
    if (field->type == CJ_TYPE_TIME || field->type == CJ_TYPE_YEARMONTH ||
        field->type == CJ_TYPE_DURATION)
        return cj_json_fail(&node, err, "is not supported for type %s",
                            cj_schema_type_name(field->type));
    if (field->kind != CJ_KIND_DATE)
        return cj_json_fail(&node, err, "holds for numbers and dates alone");
    if (at_midnight && field->type == CJ_TYPE_DATETIME && cj_json_is_string(&node) &&
        cj_json_string(&text, &node, err) == CJ_OK &&
        cj_temporal_day(&day, &midnight, CJ_LEXICAL_DATETIME, text) && midnight) {
        *out = day;
        return CJ_OK;
    }
    status = cj_schema_read_day(&day, field, &node, err);
    if (status == CJ_OK)
        *out = day;
    return status;
}

static cj_status read_bounds(cj_schema_field *field, const cj_json_node *node, cj_error *err)
{
    cj_status status =
        read_bound(&field->minimum, &field->has_minimum, field, node, "minimum", true, err);

    if (status == CJ_OK)
        status =
            read_bound(&field->maximum, &field->has_maximum, field, node, "maximum", false, err);
    if (status == CJ_OK)
        status = read_bound(&field->above, &field->has_above, field, node, "exclusiveMinimum",
                            false, err);
    if (status == CJ_OK)
        status = read_bound(&field->below, &field->has_below, field, node, "exclusiveMaximum", true,
                            err);
    return status;
}

/* ---- lengths and patterns --------------------------------------------------------------- */

static cj_status read_length(size_t *out, const cj_schema_field *field, const cj_json_node *node,
                             cj_error *err)
{
    int64_t length;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    if (field->type > CJ_TYPE_STRING && field->type != CJ_TYPE_OBJECT &&
        field->type != CJ_TYPE_ARRAY && field->type != CJ_TYPE_LIST)
        return cj_json_fail(node, err, "holds for types string, array, object and list alone");
    status = cj_json_whole(&length, node, 0, CJ_DECIMAL_MAX / CJ_DECIMAL_ONE, err);
    if (status == CJ_OK)
        *out = (size_t)length;
    return status;
}

/* Compile the regular expression of a text field once; XML Schema syntax is turned into PCRE2's. */
static cj_status read_pattern(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                              cj_error *err)
{
    const char *wrong = NULL;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    if (field->type > CJ_TYPE_STRING)
        return cj_json_fail(node, err, "holds for type string alone");
    status = cj_json_keep_string(&field->pattern, node, &schema->arena, err);
    if (status == CJ_OK)
        status = cj_pattern_compile(&field->regex, &wrong, field->pattern, err);
    if (wrong != NULL)
        return cj_json_fail(node, err, "is not a regular expression: %s", wrong);
    return status;
}

cj_status cj_schema_read_constraints(cj_schema_field *field, cj_schema *schema,
                                     const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {
        "required",         "unique",    "enum",      "minimum", "maximum",    "exclusiveMinimum",
        "exclusiveMaximum", "minLength", "maxLength", "pattern", "jsonSchema", NULL};
    cj_json_node required = cj_json_member(node, "required");
    cj_json_node unique = cj_json_member(node, "unique");
    cj_json_node min_length = cj_json_member(node, "minLength");
    cj_json_node max_length = cj_json_member(node, "maxLength");
    cj_json_node pattern = cj_json_member(node, "pattern");
    cj_json_node json_schema = cj_json_member(node, "jsonSchema");
    cj_status status;

    /* SIZE_MAX stands for no limit. */
    field->max_length = SIZE_MAX;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK && cj_json_present(&json_schema))
        return cj_json_fail(&json_schema, err, "is not supported");
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&field->required, &required, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&field->unique, &unique, err);
    if (status == CJ_OK)
        status = read_bounds(field, node, err);
    if (status == CJ_OK)
        status = read_length(&field->min_length, field, &min_length, err);
    if (status == CJ_OK)
        status = read_length(&field->max_length, field, &max_length, err);
    if (status == CJ_OK)
        status = read_pattern(field, schema, &pattern, err);
    return status;
}
