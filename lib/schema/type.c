/* Types and formats, and the properties that some types have. */
#include "lexical.h"
#include "schema_internal.h"

#include <string.h>

/* ---- types --------------------------------------------------------------------------- */

static const struct {
    const char *name;
    cj_kind kind;
    bool whole;
    cj_lexical_form form;
} types[] = {[CJ_TYPE_ANY] = {"any", CJ_KIND_TEXT, false, CJ_LEXICAL_NONE},
             [CJ_TYPE_STRING] = {"string", CJ_KIND_TEXT, false, CJ_LEXICAL_NONE},
             [CJ_TYPE_NUMBER] = {"number", CJ_KIND_NUMBER, false, CJ_LEXICAL_NONE},
             [CJ_TYPE_INTEGER] = {"integer", CJ_KIND_NUMBER, true, CJ_LEXICAL_NONE},
             [CJ_TYPE_BOOLEAN] = {"boolean", CJ_KIND_TEXT, false, CJ_LEXICAL_BOOLEAN},
             [CJ_TYPE_OBJECT] = {"object", CJ_KIND_TEXT, false, CJ_LEXICAL_OBJECT},
             [CJ_TYPE_ARRAY] = {"array", CJ_KIND_TEXT, false, CJ_LEXICAL_ARRAY},
             [CJ_TYPE_LIST] = {"list", CJ_KIND_TEXT, false, CJ_LEXICAL_LIST},
             [CJ_TYPE_DATETIME] = {"datetime", CJ_KIND_DATE, false, CJ_LEXICAL_DATETIME},
             [CJ_TYPE_DATE] = {"date", CJ_KIND_DATE, false, CJ_LEXICAL_NONE},
             [CJ_TYPE_TIME] = {"time", CJ_KIND_TEXT, false, CJ_LEXICAL_TIME},
             [CJ_TYPE_YEAR] = {"year", CJ_KIND_NUMBER, true, CJ_LEXICAL_YEAR},
             [CJ_TYPE_YEARMONTH] = {"yearmonth", CJ_KIND_TEXT, false, CJ_LEXICAL_YEARMONTH},
             [CJ_TYPE_DURATION] = {"duration", CJ_KIND_TEXT, false, CJ_LEXICAL_DURATION},
             [CJ_TYPE_GEOPOINT] = {"geopoint", CJ_KIND_TEXT, false, CJ_LEXICAL_POINT},
             [CJ_TYPE_GEOJSON] = {"geojson", CJ_KIND_TEXT, false, CJ_LEXICAL_GEOJSON}};

const char *cj_schema_type_name(cj_schema_type type)
{
    return types[type].name;
}

/* Read the type of a field; without one the field is of type any. */
static cj_status read_type(cj_schema_field *field, const cj_json_node *node, cj_error *err)
{
    cj_span type = CJ_SPAN("any");
    cj_status status = CJ_OK;

    if (cj_json_present(node))
        status = cj_json_string(&type, node, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!cj_span_equal(type, cj_span_of(types[i].name)))
            continue;
        field->type = (cj_schema_type)i;
        field->kind = types[i].kind;
        field->whole = types[i].whole;
        field->form = types[i].form;
        return CJ_OK;
    }
    return cj_json_fail(node, err,
                        "type \"%s\" is not known; use string, number, integer, boolean, date, "
                        "datetime, time, year, yearmonth, duration, list, array, object, geopoint, "
                        "geojson or any",
                        type.at);
}

/* ---- formats ------------------------------------------------------------------------- */

cj_status cj_schema_parse_form(cj_date_form *out, cj_span text, const cj_json_node *node,
                               cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);

    if (cj_date_form_parse(out, text.at, &inner) != CJ_OK)
        return cj_json_fail(node, err, "%s", inner.text);
    return CJ_OK;
}

cj_status cj_schema_read_form(cj_date_form *out, const cj_json_node *node, cj_error *err)
{
    cj_span text;
    cj_status status = cj_json_string(&text, node, err);

    return status != CJ_OK ? status : cj_schema_parse_form(out, text, node, err);
}

/* Read the format of a date or datetime. */
static cj_status read_date_format(cj_schema_field *field, cj_schema *schema, cj_span text,
                                  const cj_json_node *node, cj_error *err)
{
    bool by_default = cj_span_equal(text, CJ_SPAN("default"));
    cj_status status;

    if (by_default && field->type == CJ_TYPE_DATETIME)
        return CJ_OK;
    if (cj_span_equal(text, CJ_SPAN("any"))) {
        field->form = field->type == CJ_TYPE_DATETIME ? CJ_LEXICAL_DATETIME_ANY : CJ_LEXICAL_NONE;
        return CJ_OK;
    }
    field->form = by_default ? CJ_LEXICAL_DATE : CJ_LEXICAL_NONE;
    status = cj_schema_alloc_list(&field->forms, schema, 1, sizeof *field->forms, err);
    if (status != CJ_OK)
        return status;
    field->form_count = 1;
    return cj_schema_parse_form(field->forms, by_default ? CJ_SPAN("%Y-%m-%d") : text, node, err);
}

/* Read a pattern of times; `text` is the node's text without a leading "fmt:". */
static cj_status read_time_format(cj_schema_field *field, cj_schema *schema, cj_span text,
                                  const cj_json_node *node, cj_error *err)
{
    const char *fault = cj_temporal_pattern_fault(text);
    char *copy;

    if (fault != NULL)
        return cj_json_fail(node, err, "time format \"%s\" has %s", text.at, fault);
    copy = cj_arena_text(&schema->arena, text.at, text.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    field->time_pattern = (cj_span){copy, text.length};
    field->form = CJ_LEXICAL_TIME_PATTERN;
    return CJ_OK;
}

/* Read a format that is a word; a format of times that is no word is a pattern. */
static cj_status read_named_format(cj_schema_field *field, cj_schema *schema, cj_span text,
                                   const cj_json_node *node, cj_error *err)
{
    static const struct {
        cj_schema_type type;
        const char *name;
        cj_lexical_form form;
    } formats[] = {{CJ_TYPE_STRING, "email", CJ_LEXICAL_EMAIL},
                   {CJ_TYPE_STRING, "uri", CJ_LEXICAL_URI},
                   {CJ_TYPE_STRING, "binary", CJ_LEXICAL_BINARY},
                   {CJ_TYPE_STRING, "uuid", CJ_LEXICAL_UUID},
                   {CJ_TYPE_TIME, "any", CJ_LEXICAL_TIME_ANY},
                   {CJ_TYPE_GEOPOINT, "array", CJ_LEXICAL_POINT_ARRAY},
                   {CJ_TYPE_GEOPOINT, "object", CJ_LEXICAL_POINT_OBJECT},
                   {CJ_TYPE_GEOJSON, "topojson", CJ_LEXICAL_TOPOJSON}};
    cj_text words = CJ_TEXT_INIT;

    if (cj_span_equal(text, CJ_SPAN("default")))
        return CJ_OK;
    cj_text_add(&words, "default");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (formats[i].type != field->type)
            continue;
        if (cj_span_equal(text, cj_span_of(formats[i].name))) {
            field->form = formats[i].form;
            cj_text_clear(&words);
            return CJ_OK;
        }
        cj_text_format(&words, ", %s", formats[i].name);
    }
    if (field->type == CJ_TYPE_TIME && memchr(text.at, '%', text.length) != NULL) {
        cj_text_clear(&words);
        return read_time_format(field, schema, text, node, err);
    }
    cj_json_fail(node, err, "format \"%s\" is not known for type %s; use %s", text.at,
                 types[field->type].name, cj_text_string(&words));
    cj_text_clear(&words);
    return CJ_EUSAGE;
}

static cj_status read_format(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                             cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node) || field->type == CJ_TYPE_ANY)
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    if (text.length >= 4 && memcmp(text.at, "fmt:", 4) == 0) /* of the standard's version 0 */
        text = (cj_span){text.at + 4, text.length - 4};
    if (field->kind == CJ_KIND_DATE)
        return read_date_format(field, schema, text, node, err);
    return read_named_format(field, schema, text, node, err);
}

/* ---- properties of numbers --------------------------------------------------------------- */

/* Read a decimal or group character. It may have several bytes but must not be part of a number
 * itself. */
static cj_status read_mark(char *out, size_t room, bool *given, const cj_json_node *node,
                           cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    if (text.length == 0 || text.length >= room)
        return cj_json_fail(node, err, "must be one character");
    if (strpbrk(text.at, "0123456789+-") != NULL)
        return cj_json_fail(node, err, "must be neither a digit nor a sign");
    memcpy(out, text.at, text.length + 1);
    *given = true;
    return CJ_OK;
}

static cj_status read_number_form(cj_schema_field *field, const cj_json_node *node, cj_error *err)
{
    cj_json_node group = cj_json_member(node, "groupChar");
    cj_json_node decimal = cj_json_member(node, "decimalChar");
    cj_json_node bare = cj_json_member(node, "bareNumber");
    cj_number_form *form = &field->number;
    cj_status status;

    if (field->type != CJ_TYPE_NUMBER && field->type != CJ_TYPE_INTEGER)
        return CJ_OK;
    status = read_mark(form->group, sizeof form->group, &field->has_number, &group, err);
    if (status == CJ_OK)
        status = read_mark(form->decimal, sizeof form->decimal, &field->has_number, &decimal, err);
    if (status == CJ_OK && form->group[0] != '\0' &&
        strcmp(form->group, form->decimal[0] == '\0' ? "." : form->decimal) == 0)
        return cj_json_fail(&group, err, "must differ from the decimal character");
    if (status == CJ_OK && cj_json_present(&bare)) {
        status = cj_json_bool(&form->bare, &bare, err);
        field->has_number = true;
    }
    return status;
}

/* ---- booleans and lists ------------------------------------------------------------------ */

/* Read the spellings of true or false, or take the four that Table Schema gives. */
static cj_status read_spellings(cj_span **out, size_t *count, cj_schema *schema,
                                const cj_json_node *node, const cj_span *otherwise, cj_error *err)
{
    cj_status status;

    if (cj_json_present(node))
        return cj_json_keep_strings(out, count, node, &schema->arena, err);
    status = cj_schema_alloc_list(out, schema, 4, sizeof **out, err);
    if (status == CJ_OK) {
        memcpy(*out, otherwise, 4 * sizeof **out);
        *count = 4;
    }
    return status;
}

/* Spellings become "true" and "false", which are compared without regard to
 * case: none may mean the other. */
static cj_status check_spellings(const cj_schema_field *field, const cj_json_node *node,
                                 cj_error *err)
{
    for (size_t i = 0; i < field->true_count; i++) {
        if (cj_word_same(field->true_values[i], CJ_SPAN("false")))
            return cj_json_fail(node, err, "trueValues must not hold \"false\"");
        for (size_t j = 0; j < field->false_count; j++)
            if (cj_word_same(field->true_values[i], field->false_values[j]))
                return cj_json_fail(node, err, "\"%s\" must not be true and false",
                                    field->true_values[i].at);
    }
    for (size_t i = 0; i < field->false_count; i++)
        if (cj_word_same(field->false_values[i], CJ_SPAN("true")))
            return cj_json_fail(node, err, "falseValues must not hold \"true\"");
    return CJ_OK;
}

static cj_status read_boolean(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                              cj_error *err)
{
    static const cj_span truths[] = {CJ_SPAN_INIT("true"), CJ_SPAN_INIT("True"),
                                     CJ_SPAN_INIT("TRUE"), CJ_SPAN_INIT("1")};
    static const cj_span lies[] = {CJ_SPAN_INIT("false"), CJ_SPAN_INIT("False"),
                                   CJ_SPAN_INIT("FALSE"), CJ_SPAN_INIT("0")};
    cj_json_node trues = cj_json_member(node, "trueValues");
    cj_json_node falses = cj_json_member(node, "falseValues");
    cj_status status;

    status = read_spellings(&field->true_values, &field->true_count, schema, &trues, truths, err);
    if (status == CJ_OK)
        status =
            read_spellings(&field->false_values, &field->false_count, schema, &falses, lies, err);
    if (status == CJ_OK)
        status = check_spellings(field, node, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&field->values, schema, 2, sizeof *field->values, err);
    if (status == CJ_OK)
        status = cj_schema_alloc_list(&field->map, schema, field->true_count + field->false_count,
                                      sizeof *field->map, err);
    if (status != CJ_OK)
        return status;
    /* Booleans become texts with two values and a map from each spelling, so that no later code
     * needs to know them. */
    field->values[0] = truths[0];
    field->values[1] = lies[0];
    field->value_count = 2;
    for (size_t i = 0; i < field->true_count; i++)
        field->map[field->map_count++] = (cj_value_pair){field->true_values[i], truths[0]};
    for (size_t i = 0; i < field->false_count; i++)
        field->map[field->map_count++] = (cj_value_pair){field->false_values[i], lies[0]};
    return CJ_OK;
}

static cj_status read_list(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                           cj_error *err)
{
    static const cj_schema_type items[] = {CJ_TYPE_STRING, CJ_TYPE_INTEGER,  CJ_TYPE_BOOLEAN,
                                           CJ_TYPE_NUMBER, CJ_TYPE_DATETIME, CJ_TYPE_DATE,
                                           CJ_TYPE_TIME};
    static const cj_lexical_form forms[] = {
        CJ_LEXICAL_NONE,     CJ_LEXICAL_INTEGER, CJ_LEXICAL_BOOLEAN, CJ_LEXICAL_NUMBER,
        CJ_LEXICAL_DATETIME, CJ_LEXICAL_DATE,    CJ_LEXICAL_TIME};
    cj_json_node delimiter = cj_json_member(node, "delimiter");
    cj_json_node item = cj_json_member(node, "itemType");
    cj_status status;
    cj_span name;

    field->delimiter = CJ_SPAN(",");
    status = cj_json_keep_string(&field->delimiter, &delimiter, &schema->arena, err);
    if (status == CJ_OK && field->delimiter.length == 0)
        return cj_json_fail(&delimiter, err, "must not be blank");
    if (status != CJ_OK || !cj_json_present(&item))
        return status;
    status = cj_json_string(&name, &item, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        if (cj_span_equal(name, cj_span_of(types[items[i]].name))) {
            field->item = forms[i];
            return CJ_OK;
        }
    }
    return cj_json_fail(&item, err,
                        "must be string, integer, boolean, number, datetime, date or time");
}

cj_status cj_schema_read_type(cj_schema_field *field, cj_schema *schema, const cj_json_node *node,
                              cj_error *err)
{
    cj_json_node type = cj_json_member(node, "type");
    cj_json_node format = cj_json_member(node, "format");
    cj_status status = read_type(field, &type, err);

    field->number = (cj_number_form)CJ_NUMBER_FORM_INIT;
    if (status == CJ_OK)
        status = read_format(field, schema, &format, err);
    if (status == CJ_OK)
        status = read_number_form(field, node, err);
    if (status == CJ_OK && field->type == CJ_TYPE_BOOLEAN)
        status = read_boolean(field, schema, node, err);
    if (status == CJ_OK && field->type == CJ_TYPE_LIST)
        status = read_list(field, schema, node, err);
    return status;
}
