/* cj/schema.h: types, properties and keys of Table Schema v2. */
#include "support.h"

#include "cj/schema.h"

static cj_schema *load(const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_schema *schema;

    OK(cj_schema_load(&schema, write_text("schema.json", text), &err));
    return schema;
}

/* The schema of one field with these members. */
static cj_schema *load_field(const char *members)
{
    char text[1024];

    snprintf(text, sizeof text, "{\"fields\": [{\"name\": \"a\"%s}]}", members);
    return load(text);
}

static void knows_types(void **state)
{
    static const struct {
        const char *members;
        cj_schema_type type;
        cj_kind kind;
        cj_lexical_form form;
        size_t forms;
        bool special;
    } cases[] = {
        {"", CJ_TYPE_ANY, CJ_KIND_TEXT, CJ_LEXICAL_NONE, 0, false},
        {", \"format\": \"whatever\"", CJ_TYPE_ANY, CJ_KIND_TEXT, CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"string\"", CJ_TYPE_STRING, CJ_KIND_TEXT, CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"string\", \"format\": \"email\"", CJ_TYPE_STRING, CJ_KIND_TEXT,
         CJ_LEXICAL_EMAIL, 0, false},
        {", \"type\": \"string\", \"format\": \"fmt:uuid\"", CJ_TYPE_STRING, CJ_KIND_TEXT,
         CJ_LEXICAL_UUID, 0, false},
        {", \"type\": \"number\", \"format\": \"default\"", CJ_TYPE_NUMBER, CJ_KIND_NUMBER,
         CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"integer\"", CJ_TYPE_INTEGER, CJ_KIND_NUMBER, CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"integer\", \"groupChar\": \",\"", CJ_TYPE_INTEGER, CJ_KIND_NUMBER,
         CJ_LEXICAL_NONE, 0, true},
        {", \"type\": \"integer\", \"missingValues\": [\"\"]", CJ_TYPE_INTEGER, CJ_KIND_NUMBER,
         CJ_LEXICAL_NONE, 0, true},
        {", \"type\": \"integer\", \"constraints\": {\"minimum\": 1}", CJ_TYPE_INTEGER,
         CJ_KIND_NUMBER, CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"integer\", \"constraints\": {\"exclusiveMinimum\": 1}", CJ_TYPE_INTEGER,
         CJ_KIND_NUMBER, CJ_LEXICAL_NONE, 0, true},
        {", \"type\": \"boolean\"", CJ_TYPE_BOOLEAN, CJ_KIND_TEXT, CJ_LEXICAL_BOOLEAN, 0, false},
        {", \"type\": \"object\"", CJ_TYPE_OBJECT, CJ_KIND_TEXT, CJ_LEXICAL_OBJECT, 0, false},
        {", \"type\": \"array\"", CJ_TYPE_ARRAY, CJ_KIND_TEXT, CJ_LEXICAL_ARRAY, 0, false},
        {", \"type\": \"list\"", CJ_TYPE_LIST, CJ_KIND_TEXT, CJ_LEXICAL_LIST, 0, false},
        {", \"type\": \"datetime\"", CJ_TYPE_DATETIME, CJ_KIND_DATE, CJ_LEXICAL_DATETIME, 0, true},
        {", \"type\": \"datetime\", \"format\": \"default\"", CJ_TYPE_DATETIME, CJ_KIND_DATE,
         CJ_LEXICAL_DATETIME, 0, true},
        {", \"type\": \"datetime\", \"format\": \"any\"", CJ_TYPE_DATETIME, CJ_KIND_DATE,
         CJ_LEXICAL_DATETIME_ANY, 0, true},
        {", \"type\": \"datetime\", \"format\": \"%d/%m/%Y %H:%M\"", CJ_TYPE_DATETIME, CJ_KIND_DATE,
         CJ_LEXICAL_NONE, 1, false},
        {", \"type\": \"date\"", CJ_TYPE_DATE, CJ_KIND_DATE, CJ_LEXICAL_NONE, 0, false},
        {", \"type\": \"date\", \"format\": \"any\"", CJ_TYPE_DATE, CJ_KIND_DATE, CJ_LEXICAL_NONE,
         0, false},
        {", \"type\": \"date\", \"format\": \"default\"", CJ_TYPE_DATE, CJ_KIND_DATE,
         CJ_LEXICAL_DATE, 1, true},
        {", \"type\": \"date\", \"format\": \"default\", \"x-cj\": {\"dateFormats\": "
         "[\"%Y%m%d\", \"%d.%m.%Y\"]}",
         CJ_TYPE_DATE, CJ_KIND_DATE, CJ_LEXICAL_NONE, 2, false},
        {", \"type\": \"date\", \"format\": \"fmt:%d.%m.%Y\"", CJ_TYPE_DATE, CJ_KIND_DATE,
         CJ_LEXICAL_NONE, 1, false},
        {", \"type\": \"time\"", CJ_TYPE_TIME, CJ_KIND_TEXT, CJ_LEXICAL_TIME, 0, false},
        {", \"type\": \"time\", \"format\": \"any\"", CJ_TYPE_TIME, CJ_KIND_TEXT,
         CJ_LEXICAL_TIME_ANY, 0, false},
        {", \"type\": \"time\", \"format\": \"%H.%M\"", CJ_TYPE_TIME, CJ_KIND_TEXT,
         CJ_LEXICAL_TIME_PATTERN, 0, false},
        {", \"type\": \"year\"", CJ_TYPE_YEAR, CJ_KIND_NUMBER, CJ_LEXICAL_YEAR, 0, true},
        {", \"type\": \"yearmonth\"", CJ_TYPE_YEARMONTH, CJ_KIND_TEXT, CJ_LEXICAL_YEARMONTH, 0,
         false},
        {", \"type\": \"duration\"", CJ_TYPE_DURATION, CJ_KIND_TEXT, CJ_LEXICAL_DURATION, 0, false},
        {", \"type\": \"geopoint\"", CJ_TYPE_GEOPOINT, CJ_KIND_TEXT, CJ_LEXICAL_POINT, 0, false},
        {", \"type\": \"geopoint\", \"format\": \"array\"", CJ_TYPE_GEOPOINT, CJ_KIND_TEXT,
         CJ_LEXICAL_POINT_ARRAY, 0, false},
        {", \"type\": \"geojson\", \"format\": \"topojson\"", CJ_TYPE_GEOJSON, CJ_KIND_TEXT,
         CJ_LEXICAL_TOPOJSON, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_schema *schema = load_field(cases[i].members);
        const cj_schema_field *field = schema->fields;

        if (field->type != cases[i].type || field->kind != cases[i].kind ||
            field->form != cases[i].form || field->form_count != cases[i].forms ||
            field->special != cases[i].special)
            fail_msg("%s: type %d, kind %d, form %d, forms %zu, special %d", cases[i].members,
                     (int)field->type, (int)field->kind, (int)field->form, field->form_count,
                     field->special);
        cj_schema_free(schema);
    }
}

static void reads_properties(void **state)
{
    cj_schema *schema = load(
        "{\"$schema\": \"https://datapackage.org/profiles/2.0/tableschema.json\", \"name\": \"s\","
        "\"missingValues\": [{\"value\": \"\", \"label\": \"OMITTED\"}, {\"value\": \"-99\"}],"
        "\"fields\": ["
        "{\"name\": \"n\", \"type\": \"number\", \"groupChar\": \"\u202F\", \"decimalChar\": "
        "\",\", "
        "\"bareNumber\": false},"
        "{\"name\": \"b\", \"type\": \"boolean\", \"trueValues\": [\"Y\", \"yes\"], "
        "\"missingValues\": [\"?\"]},"
        "{\"name\": \"l\", \"type\": \"list\", \"delimiter\": \"; \", \"itemType\": \"date\"},"
        "{\"name\": \"t\", \"type\": \"time\", \"format\": \"fmt:%H.%M\"},"
        "{\"name\": \"plain\", \"type\": \"number\"}]}");
    const cj_schema_field *f = schema->fields;

    (void)state;
    SPAN_IS(schema->name, "s");
    assert_int_equal(schema->missing_count, 2);
    SPAN_IS(schema->missing[1], "-99");
    assert_true(f[0].has_number && !f[0].number.bare);
    assert_string_equal(f[0].number.group, "\u202F");
    assert_string_equal(f[0].number.decimal, ",");
    assert_int_equal(f[1].true_count, 2);
    assert_int_equal(f[1].false_count, 4);
    SPAN_IS(f[1].false_values[3], "0");
    assert_int_equal(f[1].value_count, 2);
    SPAN_IS(f[1].values[0], "true");
    SPAN_IS(f[1].values[1], "false");
    assert_int_equal(f[1].map_count, 6);
    SPAN_IS(f[1].map[1].from, "yes");
    SPAN_IS(f[1].map[1].to, "true");
    assert_true(f[1].has_missing && f[1].blank_is_value && f[1].special);
    assert_int_equal(f[1].missing_count, 1);
    SPAN_IS(f[1].missing[0], "?");
    SPAN_IS(f[2].delimiter, "; ");
    assert_int_equal(f[2].item, CJ_LEXICAL_DATE);
    SPAN_IS(f[3].time_pattern, "%H.%M");
    assert_true(!f[4].has_number && f[4].number.bare && !f[4].special && !f[4].has_missing);
    assert_int_equal(f[4].missing_count, 2); /* the schema's */
    cj_schema_free(schema);
}

static void reads_bounds(void **state)
{
    static const struct {
        const char *members;
        cj_decimal minimum, maximum, above, below; /* CJ_DECIMAL_MISSING: none */
    } cases[] = {
        {", \"type\": \"integer\", \"constraints\": {\"minimum\": \"100\", \"maximum\": 200, "
         "\"exclusiveMinimum\": \"-1\", \"exclusiveMaximum\": 300}",
         100000000, 200000000, -1000000, 300000000},
        {", \"type\": \"number\", \"groupChar\": \".\", \"decimalChar\": \",\", \"constraints\": "
         "{\"minimum\": \"1.234,5\", \"maximum\": 2000.5}",
         1234500000, 2000500000, CJ_DECIMAL_MISSING, CJ_DECIMAL_MISSING},
        {", \"type\": \"year\", \"constraints\": {\"minimum\": \"2000\"}", 2000000000,
         CJ_DECIMAL_MISSING, CJ_DECIMAL_MISSING, CJ_DECIMAL_MISSING},
        {", \"type\": \"date\", \"format\": \"%d/%m/%Y\", \"constraints\": {\"minimum\": "
         "\"02/01/1970\", \"exclusiveMaximum\": \"1970-01-04\"}",
         1, CJ_DECIMAL_MISSING, CJ_DECIMAL_MISSING, 3},
        {", \"type\": \"datetime\", \"constraints\": {\"minimum\": \"1970-01-02T00:00:00\", "
         "\"maximum\": \"1970-01-03\", \"exclusiveMinimum\": \"1970-01-01\", "
         "\"exclusiveMaximum\": \"1970-01-04T00:00:00.0\"}",
         1, 2, 0, 3},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_schema *schema = load_field(cases[i].members);
        const cj_schema_field *f = schema->fields;

        assert_int_equal(f->has_minimum, cases[i].minimum != CJ_DECIMAL_MISSING);
        assert_int_equal(f->has_maximum, cases[i].maximum != CJ_DECIMAL_MISSING);
        assert_int_equal(f->has_above, cases[i].above != CJ_DECIMAL_MISSING);
        assert_int_equal(f->has_below, cases[i].below != CJ_DECIMAL_MISSING);
        assert_true(!f->has_minimum || f->minimum == cases[i].minimum);
        assert_true(!f->has_maximum || f->maximum == cases[i].maximum);
        assert_true(!f->has_above || f->above == cases[i].above);
        assert_true(!f->has_below || f->below == cases[i].below);
        cj_schema_free(schema);
    }
}

static void values_are(const char *members, const char *expected)
{
    cj_schema *schema = load_field(members);
    const cj_schema_field *f = schema->fields;
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; i < f->value_count + f->allowed_count; i++) {
        cj_text_add(&text, i > 0 ? "," : "");
        if (f->value_count > 0)
            cj_text_append(&text, f->values[i]);
        else if (f->kind == CJ_KIND_DATE)
            cj_date_append(&text, (cj_date)f->allowed[i]);
        else
            cj_decimal_append(&text, f->allowed[i]);
        if (f->labels != NULL && f->labels[i].length > 0)
            cj_text_format(&text, "=%s", f->labels[i].at);
    }
    if (strcmp(cj_text_string(&text), expected) != 0)
        fail_msg("%s gives %s", members, cj_text_string(&text));
    cj_text_clear(&text);
    cj_schema_free(schema);
}

static void reads_values(void **state)
{
    cj_schema *schema;

    (void)state;
    values_are(", \"constraints\": {\"enum\": [\"b\", \"a\", \"B\", 7, 1.5]}", "b,a,7,1.5");
    values_are(", \"x-cj\": {\"role\": \"id\"}, \"constraints\": {\"enum\": [\"b\", \"B\"]}",
               "b,B");
    values_are(", \"type\": \"integer\", \"constraints\": {\"enum\": [3, \"1\", 2]}", "3,1,2");
    values_are(", \"type\": \"number\", \"bareNumber\": false, \"constraints\": {\"enum\": "
               "[\"95%\", 5]}",
               "95,5");
    values_are(", \"type\": \"date\", \"format\": \"%d/%m/%Y\", \"constraints\": {\"enum\": "
               "[\"26/01/2024\", \"2024-01-25\"]}",
               "2024-01-26,2024-01-25");
    values_are(", \"type\": \"boolean\", \"constraints\": {\"enum\": [false]}", "false");
    values_are(", \"type\": \"boolean\", \"trueValues\": [\"Y\"], \"constraints\": {\"enum\": "
               "[\"Y\"]}",
               "true");
    values_are(", \"type\": \"time\", \"constraints\": {\"enum\": [\"15:00:00\"]}", "15:00:00");
    values_are(", \"type\": \"string\", \"categories\": [\"b\", \"a\"]", "b,a");
    values_are(", \"type\": \"integer\", \"categories\": [{\"value\": 0, \"label\": \"apple\"}, "
               "{\"value\": 1}, {\"value\": 2, \"label\": \"pear\"}], \"constraints\": {\"enum\": "
               "[2, 0]}",
               "0=apple,2=pear");
    values_are(", \"type\": \"string\", \"categories\": [{\"value\": \"a\", \"label\": \"x\"}, "
               "{\"value\": \"A\", \"label\": \"y\"}, {\"value\": \"b\", \"label\": \"z\"}]",
               "a=x,b=z");
    schema = load_field(", \"type\": \"string\", \"categories\": [\"b\", \"a\"], "
                        "\"categoriesOrdered\": true");
    assert_true(schema->fields->is_categorical && schema->fields->is_ordered);
    cj_schema_free(schema);
    schema = load_field(", \"constraints\": {\"enum\": [\"b\"]}");
    assert_true(!schema->fields->is_categorical && !schema->fields->is_ordered);
    cj_schema_free(schema);
}

static void reads_keys(void **state)
{
    cj_schema *schema =
        load("{\"fields\": [{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"c\"}], "
             "\"primaryKey\": \"b\", \"uniqueKeys\": [[\"a\"], [\"c\", \"a\"]], \"foreignKeys\": ["
             "{\"fields\": \"a\", \"reference\": {\"resource\": \"\", \"fields\": \"b\"}}, "
             "{\"fields\": [\"c\", \"a\"], \"reference\": {\"resource\": \"states\", \"fields\": "
             "[\"code\", \"name\"]}}], \"fieldsMatch\": \"subset\"}");

    (void)state;
    assert_int_equal(schema->key_count, 1);
    assert_int_equal(schema->key[0], 1);
    assert_true(schema->fields[1].required && !schema->fields[0].required);
    assert_int_equal(schema->unique_key_count, 2);
    assert_int_equal(schema->unique_keys[0].field_count, 1);
    assert_int_equal(schema->unique_keys[1].field_count, 2);
    assert_int_equal(schema->unique_keys[1].fields[0], 2);
    assert_int_equal(schema->unique_keys[1].fields[1], 0);
    assert_int_equal(schema->foreign_key_count, 2);
    assert_int_equal(schema->foreign_keys[0].field_count, 1);
    assert_int_equal(schema->foreign_keys[0].fields[0], 0);
    SPAN_IS(schema->foreign_keys[0].resource, "");
    SPAN_IS(schema->foreign_keys[0].references[0], "b");
    assert_int_equal(schema->foreign_keys[1].field_count, 2);
    SPAN_IS(schema->foreign_keys[1].resource, "states");
    SPAN_IS(schema->foreign_keys[1].references[1], "name");
    assert_int_equal(schema->fields_match, CJ_FIELDS_SUBSET);
    cj_schema_free(schema);
    schema = load("{\"fields\": [{\"name\": \"a\"}], \"fieldsMatch\": [\"exact\"]}");
    assert_int_equal(schema->fields_match, CJ_FIELDS_EXACT);
    cj_schema_free(schema);
    schema = load("{\"fields\": [{\"name\": \"a\"}]}");
    assert_int_equal(schema->fields_match, CJ_FIELDS_LENIENT);
    assert_int_equal(schema->unique_key_count + schema->foreign_key_count + schema->key_count, 0);
    cj_schema_free(schema);
}

static void reads_our_own(void **state)
{
    cj_schema *schema =
        load("{\"fields\": [{\"name\": \"date_of_birth\", \"type\": \"date\"}, "
             "{\"name\": \"a\", \"type\": \"date\", \"x-cj\": {\"workingDay\": true}}, "
             "{\"name\": \"b\", \"type\": \"datetime\", \"x-cj\": {\"event\": false}}, "
             "{\"name\": \"c\"}], \"x-cj\": {\"dateOrder\": [[\"a\", \"b\"], [\"date_of_birth\", "
             "\"a\"]]}}");
    static const struct {
        const char *schema;
        const char *field;
        bool working_day;
        bool event;
    } built_in[] = {
        {"people", "date_of_birth", false, false}, {"reviews", "review_date", true, true},
        {"episodes", "referral_date", true, true}, {"episodes", "start_date", true, true},
        {"episodes", "closure_date", true, true},  {"offences", "offence_date", false, true},
        {"offences", "outcome_date", true, true},  {"orders", "order_date", true, true},
        {"episodes", "programme", false, false},
    };
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    assert_true(!schema->fields[0].event && !schema->fields[0].working_day);
    assert_true(schema->fields[1].event && schema->fields[1].working_day);
    assert_true(!schema->fields[2].event && !schema->fields[2].working_day);
    assert_false(schema->fields[3].event);
    assert_int_equal(schema->date_order_count, 2);
    assert_int_equal(schema->date_orders[0].first, 1);
    assert_int_equal(schema->date_orders[0].second, 2);
    assert_int_equal(schema->date_orders[1].first, 0);
    cj_schema_free(schema);
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        const cj_schema_field *field;

        OK(cj_schema_builtin(&schema, built_in[i].schema, &err));
        field = &schema->fields[cj_schema_find(schema, cj_span_of(built_in[i].field))];
        assert_int_equal(field->working_day, built_in[i].working_day);
        assert_int_equal(field->event, built_in[i].event);
        assert_false(field->special); /* the plain loops are theirs */
        cj_schema_free(schema);
    }
    OK(cj_schema_builtin(&schema, "episodes", &err));
    assert_int_equal(schema->date_order_count, 2);
    SPAN_IS(schema->fields[schema->date_orders[0].first].name, "start_date");
    SPAN_IS(schema->fields[schema->date_orders[1].first].name, "referral_date");
    SPAN_IS(schema->fields[schema->date_orders[1].second].name, "closure_date");
    cj_schema_free(schema);
}

static void refuses_fields(void **state)
{
    static const struct {
        const char *members;
        const char *path;
        const char *words;
    } cases[] = {
        {"\"type\": \"txt\"", "type", "yearmonth, duration"},
        {"\"type\": \"string\", \"format\": \"e-mail\"", "format", "default, email, uri"},
        {"\"type\": \"number\", \"format\": \"x\"", "format", "use default"},
        {"\"type\": \"time\", \"format\": \"%H:%d\"", "format", "a letter other than"},
        {"\"type\": \"time\", \"format\": \"hh:mm\"", "format", "use default, any"},
        {"\"type\": \"datetime\", \"format\": \"%H:%M\"", "format", "a day"},
        {"\"type\": \"number\", \"groupChar\": \"\"", "groupChar", "one character"},
        {"\"type\": \"number\", \"groupChar\": \"12345678\"", "groupChar", "one character"},
        {"\"type\": \"number\", \"groupChar\": \"-\"", "groupChar", "a sign"},
        {"\"type\": \"number\", \"groupChar\": \".\"", "groupChar", "differ"},
        {"\"type\": \"number\", \"decimalChar\": 1", "decimalChar", "a text"},
        {"\"type\": \"number\", \"bareNumber\": \"no\"", "bareNumber", "true or false"},
        {"\"type\": \"boolean\", \"trueValues\": \"y\"", "trueValues", "a list"},
        {"\"type\": \"boolean\", \"trueValues\": [\"False\"]", "[0]", "must not hold"},
        {"\"type\": \"boolean\", \"falseValues\": [\"TRUE\"]", "[0]", "must not"},
        {"\"type\": \"boolean\", \"trueValues\": [\"T\"], \"falseValues\": [\"t\"]", "[0]",
         "must not be true and false"},
        {"\"type\": \"boolean\", \"x-cj\": {\"valueMap\": {\"y\": \"true\"}}", "valueMap",
         "trueValues"},
        {"\"type\": \"boolean\", \"x-cj\": {\"role\": \"id\"}", "role", "of type string"},
        {"\"type\": \"list\", \"delimiter\": \"\"", "delimiter", "blank"},
        {"\"type\": \"list\", \"itemType\": \"list\"", "itemType", "must be string"},
        {"\"missingValues\": \"x\"", "missingValues", "a list"},
        {"\"missingValues\": [{\"label\": \"x\"}]", "missingValues[0].value", "missing"},
        {"\"missingValues\": [{\"value\": 1}]", "missingValues[0].value", "a text"},
        {"\"constraints\": {\"jsonSchema\": {}}", "constraints.jsonSchema", "not supported"},
        {"\"type\": \"time\", \"constraints\": {\"minimum\": \"09:00:00\"}", "constraints.minimum",
         "not supported for type time"},
        {"\"type\": \"yearmonth\", \"constraints\": {\"exclusiveMaximum\": \"2024-01\"}",
         "constraints.exclusiveMaximum", "not supported for type yearmonth"},
        {"\"type\": \"duration\", \"constraints\": {\"maximum\": \"P1D\"}", "constraints.maximum",
         "not supported for type duration"},
        {"\"type\": \"string\", \"constraints\": {\"exclusiveMinimum\": 1}",
         "constraints.exclusiveMinimum", "numbers and dates alone"},
        {"\"type\": \"integer\", \"constraints\": {\"minimum\": \"x\"}", "constraints.minimum",
         "a number"},
        {"\"type\": \"datetime\", \"constraints\": {\"maximum\": \"2024-01-26T00:00:00\"}",
         "constraints.maximum", "times are not compared"},
        {"\"type\": \"datetime\", \"constraints\": {\"minimum\": \"2024-01-26T15:00:00\"}",
         "constraints.minimum", "times are not compared"},
        {"\"type\": \"datetime\", \"constraints\": {\"minimum\": \"2024-01-26T00:00:00Z\"}",
         "constraints.minimum", "times are not compared"},
        {"\"type\": \"integer\", \"constraints\": {\"maxLength\": 3}", "constraints.maxLength",
         "string, array, object"},
        {"\"constraints\": {\"minLength\": 1.5}", "constraints.minLength", "whole number"},
        {"\"type\": \"integer\", \"constraints\": {\"pattern\": \"1\"}", "constraints.pattern",
         "type string alone"},
        {"\"constraints\": {\"pattern\": \"\\\\p{IsGreek}\"}", "constraints.pattern",
         "not supported"},
        {"\"constraints\": {\"enum\": []}", "constraints.enum", "a value at least"},
        {"\"constraints\": {\"enum\": [null]}", "constraints.enum[0]", "a text"},
        {"\"type\": \"integer\", \"constraints\": {\"enum\": [1, \"x\"]}", "constraints.enum[1]",
         "a number"},
        {"\"type\": \"date\", \"constraints\": {\"enum\": [\"x\"]}", "constraints.enum[0]",
         "a date"},
        {"\"type\": \"boolean\", \"constraints\": {\"enum\": [\"yes\"]}", "constraints.enum[0]",
         "trueValues"},
        {"\"type\": \"boolean\", \"constraints\": {\"enum\": [1]}", "constraints.enum[0]",
         "true or false"},
        {"\"type\": \"time\", \"constraints\": {\"enum\": [\"15:00\"]}", "constraints.enum[0]",
         "is not a time"},
        {"\"type\": \"array\", \"constraints\": {\"enum\": [\"[]\"]}", "constraints.enum",
         "not supported for type array"},
        {"\"type\": \"number\", \"categories\": [1]", "categories", "string and integer"},
        {"\"type\": \"string\", \"categories\": []", "categories", "a value at least"},
        {"\"type\": \"string\", \"categories\": [{\"label\": \"x\"}]", "categories[0].value",
         "missing"},
        {"\"type\": \"string\", \"categories\": [{\"value\": \"a\", \"label\": \"x\"}, {\"value\": "
         "\"b\", \"label\": \"x\"}]",
         "categories[1].label", "has this label"},
        {"\"type\": \"string\", \"categories\": [\"a\"], \"constraints\": {\"enum\": [\"a\", "
         "\"b\"]}",
         "constraints.enum[1]", "not one of the categories"},
        {"\"categoriesOrdered\": 1", "categoriesOrdered", "true or false"},
        {"\"x-cj\": {\"workingDay\": true}", "x-cj.workingDay", "dates alone"},
        {"\"x-cj\": {\"event\": true}", "x-cj.event", "dates alone"},
        {"\"type\": \"date\", \"x-cj\": {\"event\": \"no\"}", "x-cj.event", "true or false"},
        {"\"missingValue\": []", "missingValue", "did you mean \"missingValues\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_schema *schema = (cj_schema *)&err;
        char text[512];

        snprintf(text, sizeof text, "{\"fields\": [{\"name\": \"a\", %s}]}", cases[i].members);
        if (cj_schema_load(&schema, write_text("wrong.json", text), &err) != CJ_EUSAGE)
            fail_msg("%s: status %d", text, (int)err.status);
        assert_null(schema);
        HAS(err.text, cases[i].path[0] == '[' ? "$.fields[0]" : cases[i].path);
        HAS(err.text, cases[i].words);
    }
}

static void refuses_keys(void **state)
{
    static const struct {
        const char *members;
        const char *path;
    } cases[] = {
        {"\"primaryKey\": []", "$.primaryKey"},
        {"\"primaryKey\": [\"a\", \"A\"]", "$.primaryKey[1]"},
        {"\"primaryKey\": 1", "$.primaryKey"},
        {"\"uniqueKeys\": [\"a\"]", "$.uniqueKeys[0]"},
        {"\"uniqueKeys\": [[]]", "$.uniqueKeys[0]"},
        {"\"uniqueKeys\": [[\"x\"]]", "$.uniqueKeys[0][0]"},
        {"\"foreignKeys\": {}", "$.foreignKeys"},
        {"\"foreignKeys\": [1]", "$.foreignKeys[0]"},
        {"\"foreignKeys\": [{}]", "$.foreignKeys[0].fields"},
        {"\"foreignKeys\": [{\"fields\": \"a\"}]", "$.foreignKeys[0].reference"},
        {"\"foreignKeys\": [{\"fields\": \"a\", \"reference\": {}}]",
         "$.foreignKeys[0].reference.fields"},
        {"\"foreignKeys\": [{\"fields\": \"a\", \"reference\": {\"fields\": \"x\"}}]",
         "$.foreignKeys[0].reference.fields"},
        {"\"foreignKeys\": [{\"fields\": \"a\", \"reference\": {\"resource\": 1, \"fields\": "
         "\"x\"}}]",
         "$.foreignKeys[0].reference.resource"},
        {"\"foreignKeys\": [{\"fields\": [\"a\"], \"reference\": {\"resource\": \"r\", "
         "\"fields\": [\"x\", \"y\"]}}]",
         "$.foreignKeys[0].reference.fields"},
        {"\"fieldsMatch\": \"all\"", "$.fieldsMatch"},
        {"\"x-cj\": {\"dateOrder\": [\"b\"]}", "$.x-cj.dateOrder[0]"},
        {"\"x-cj\": {\"dateOrder\": [[\"b\", \"a\"]]}", "$.x-cj.dateOrder[0][1]"},
        {"\"x-cj\": {\"dateOrder\": [[\"b\", \"x\"]]}", "$.x-cj.dateOrder[0][1]"},
        {"\"x-cj\": {\"dateOrder\": [[\"b\", \"b\"]]}", "$.x-cj.dateOrder[0]"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_schema *schema = (cj_schema *)&err;
        char text[512];

        snprintf(text, sizeof text,
                 "{\"fields\": [{\"name\": \"a\"}, {\"name\": \"b\", \"type\": \"date\"}], %s}",
                 cases[i].members);
        if (cj_schema_load(&schema, write_text("wrong.json", text), &err) != CJ_EUSAGE)
            fail_msg("%s: status %d", text, (int)err.status);
        assert_null(schema);
        HAS(err.text, cases[i].path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_types),    cmocka_unit_test(reads_properties),
        cmocka_unit_test(reads_bounds),   cmocka_unit_test(reads_values),
        cmocka_unit_test(reads_keys),     cmocka_unit_test(reads_our_own),
        cmocka_unit_test(refuses_fields), cmocka_unit_test(refuses_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
