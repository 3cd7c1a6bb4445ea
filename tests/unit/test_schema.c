/* cj/schema.h */
#include "support.h"

#include "cj/schema.h"

static void built_in_ones(void **state)
{
    static const struct {
        const char *schema;
        const char *field;
        cj_kind kind;
        bool required;
    } cases[] = {
        {"people", "person_id", CJ_KIND_ID, true},
        {"people", "sex", CJ_KIND_TEXT, false},
        {"people", "date_of_birth", CJ_KIND_DATE, false},
        {"people", "ethnicity", CJ_KIND_TEXT, false},
        {"people", "locality", CJ_KIND_TEXT, false},
        {"reviews", "person_id", CJ_KIND_ID, true},
        {"reviews", "review_date", CJ_KIND_DATE, true},
        {"reviews", "outcome", CJ_KIND_TEXT, true},
        {"reviews", "score", CJ_KIND_NUMBER, false},
        {"reviews", "progress", CJ_KIND_TEXT, false},
    };
    static const char *const missing[] = {"", "N/A", "n/a", "NULL", "-", "Not known"};
    cj_error err = CJ_ERROR_INIT;
    cj_schema *schema;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at;

        OK(cj_schema_builtin(&schema, cases[i].schema, &err));
        at = cj_schema_find(schema, cj_span_of(cases[i].field));
        assert_int_not_equal(at, SIZE_MAX);
        assert_int_equal(schema->fields[at].kind, cases[i].kind);
        assert_int_equal(schema->fields[at].required, cases[i].required);
        assert_false(schema->fields[at].has_minimum || schema->fields[at].has_maximum);
        for (size_t m = 0; m < sizeof missing / sizeof *missing; m++) {
            bool found = false;

            for (size_t s = 0; s < schema->missing_count; s++)
                found = found || cj_span_equal(schema->missing[s], cj_span_of(missing[m]));
            assert_true(found);
        }
        assert_int_equal(schema->blank_date_count, 2);
        assert_int_equal(schema->blank_dates[0], cj_date_of(1900, 1, 1));
        assert_int_equal(schema->blank_dates[1], CJ_DATE_LAST);
        cj_schema_free(schema);
    }
    FAILS(cj_schema_builtin(&schema, "nothing", &err), CJ_EUSAGE);
    assert_null(schema);
    cj_schema_free(NULL);
}

static void reads_everything(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_schema *schema;
    const cj_schema_field *f;

    (void)state;
    OK(cj_schema_load(
        &schema,
        write_text(
            "schema.json",
            "{\"name\": \"s\", \"fields\": ["
            "{\"name\": \"id\", \"type\": \"string\", \"x-cj\": {\"role\": \"person\", "
            "\"aliases\": [\"Client No\"]}, \"constraints\": {\"required\": true, \"unique\": "
            "true, \"minLength\": 2, \"maxLength\": 5, \"pattern\": \"C[0-9]+\"}},"
            "{\"name\": \"n\", \"title\": \"Number\", \"type\": \"integer\", \"constraints\": "
            "{\"minimum\": -1, \"maximum\": 10}},"
            "{\"name\": \"x\", \"type\": \"number\", \"constraints\": {\"minimum\": 0.5}},"
            "{\"name\": \"d\", \"type\": \"date\", \"format\": \"%d.%m.%Y\", \"constraints\": "
            "{\"minimum\": \"2020-01-01\"}},"
            "{\"name\": \"d2\", \"type\": \"date\", \"x-cj\": {\"dateFormats\": [\"%d/%m/%Y\", "
            "\"%Y-%m-%d\"]}},"
            "{\"name\": \"b\", \"type\": \"boolean\"}, {\"name\": \"y\", \"type\": \"year\"},"
            "{\"name\": \"a\", \"type\": \"any\"}, {\"name\": \"plain\"},"
            "{\"name\": \"sex\", \"x-cj\": {\"valueMap\": {\"F\": \"Female\"}}, "
            "\"constraints\": {\"enum\": [\"Male\", \"Female\"]}},"
            "{\"name\": \"code\", \"x-cj\": {\"role\": \"id\"}}],"
            "\"missingValues\": [\"\", \"?\"], \"primaryKey\": [\"id\", \"n\"], "
            "\"x-cj\": {\"blankDates\": [\"1900-01-01\"]}}"),
        &err));
    f = schema->fields;
    assert_int_equal(schema->field_count, 11);
    assert_true(f[0].person && f[0].required && f[0].unique && f[0].kind == CJ_KIND_ID);
    assert_int_equal(f[0].min_length, 2);
    assert_int_equal(f[0].max_length, 5);
    SPAN_IS(f[0].aliases[0], "Client No");
    SPAN_IS(f[0].pattern, "C[0-9]+");
    assert_non_null(f[0].regex);
    SPAN_IS(f[0].title, "id");
    SPAN_IS(f[1].title, "Number");
    assert_true(f[1].whole && f[1].kind == CJ_KIND_NUMBER && f[1].has_minimum && f[1].has_maximum);
    assert_int_equal(f[1].minimum, -CJ_DECIMAL_ONE);
    assert_int_equal(f[1].maximum, 10 * CJ_DECIMAL_ONE);
    assert_true(!f[2].whole && f[2].has_minimum && !f[2].has_maximum);
    assert_int_equal(f[2].minimum, 500000);
    assert_int_equal(f[2].max_length, SIZE_MAX);
    assert_int_equal(f[3].form_count, 1);
    assert_string_equal(f[3].forms[0].text, "%d.%m.%Y");
    assert_int_equal(f[3].minimum, cj_date_of(2020, 1, 1));
    assert_int_equal(f[4].form_count, 2);
    assert_int_equal(f[8].kind, CJ_KIND_TEXT);
    assert_int_equal(f[9].map_count, 1);
    SPAN_IS(f[9].map[0].from, "F");
    SPAN_IS(f[9].map[0].to, "Female");
    assert_int_equal(f[9].value_count, 2);
    SPAN_IS(f[9].values[1], "Female");
    assert_true(f[10].kind == CJ_KIND_ID && !f[10].person);
    assert_int_equal(schema->missing_count, 2);
    assert_int_equal(schema->key_count, 2);
    assert_int_equal(schema->key[1], 1);
    assert_int_equal(schema->blank_date_count, 1);
    assert_int_equal(cj_schema_find(schema, CJ_SPAN(" S-E_X ")), 9);
    assert_int_equal(cj_schema_find(schema, CJ_SPAN("Client No")), SIZE_MAX);
    cj_schema_free(schema);
}

static void refuses_with_the_path(void **state)
{
    static const struct {
        const char *text;
        const char *path;
    } cases[] = {
        {"[]", "$"},
        {"{}", "$.fields"},
        {"{\"fields\": {}}", "$.fields"},
        {"{\"fields\": [5]}", "$.fields[0]"},
        {"{\"fields\": [{}]}", "$.fields[0].name"},
        {"{\"fields\": [{\"name\": 1}]}", "$.fields[0].name"},
        {"{\"fields\": [{\"name\": \"a\"}, {\"name\": \"A\"}]}", "$.fields[1].name"},
        {"{\"fields\": [{\"name\": \"a\", \"type\": \"txt\"}]}", "$.fields[0].type"},
        {"{\"fields\": [{\"name\": \"a\", \"type\": \"date\", \"format\": \"%d\"}]}",
         "$.fields[0].format"},
        {"{\"fields\": [{\"name\": \"a\", \"constraints\": {\"pattern\": \"[\"}}]}",
         "$.fields[0].constraints.pattern"},
        {"{\"fields\": [{\"name\": \"a\", \"constraints\": {\"required\": \"yes\"}}]}",
         "$.fields[0].constraints.required"},
        {"{\"fields\": [{\"name\": \"a\", \"constraints\": {\"minLength\": -1}}]}",
         "$.fields[0].constraints.minLength"},
        {"{\"fields\": [{\"name\": \"a\", \"constraints\": {\"minimum\": 1}}]}",
         "$.fields[0].constraints.minimum"},
        {"{\"fields\": [{\"name\": \"a\", \"type\": \"date\", \"constraints\": "
         "{\"maximum\": \"31/12/2020\"}}]}",
         "$.fields[0].constraints.maximum"},
        {"{\"fields\": [{\"name\": \"a\", \"constraints\": {\"enum\": \"x\"}}]}",
         "$.fields[0].constraints.enum"},
        {"{\"fields\": [{\"name\": \"a\", \"x-cj\": {\"alias\": []}}]}",
         "$.fields[0].x-cj.alias"},
        {"{\"fields\": [{\"name\": \"a\", \"x-cj\": {\"role\": \"boss\"}}]}",
         "$.fields[0].x-cj.role"},
        {"{\"fields\": [{\"name\": \"a\", \"type\": \"number\", \"x-cj\": {\"role\": \"id\"}}]}",
         "$.fields[0].x-cj.role"},
        {"{\"fields\": [{\"name\": \"a\", \"type\": \"date\", \"x-cj\": {\"dateFormats\": "
         "[\"%Y-%m-%d\", \"%y\"]}}]}",
         "$.fields[0].x-cj.dateFormats[1]"},
        {"{\"fields\": [{\"name\": \"a\", \"x-cj\": {\"valueMap\": {\"F\": 1}}}]}",
         "$.fields[0].x-cj.valueMap.F"},
        {"{\"fields\": [{\"name\": \"a\"}], \"primaryKey\": [\"a\", \"b\"]}", "$.primaryKey[1]"},
        {"{\"fields\": [{\"name\": \"a\"}], \"missingValues\": [1]}", "$.missingValues[0]"},
        {"{\"fields\": [{\"name\": \"a\"}], \"x-cj\": {\"blankDates\": [\"1/1/1900\"]}}",
         "$.x-cj.blankDates"},
        {"{\"fields\": [{\"name\": \"a\"}], \"x-cj\": {\"blankDate\": []}}", "$.x-cj.blankDate"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_schema *schema = (cj_schema *)&err;

        if (cj_schema_load(&schema, write_text("wrong.json", cases[i].text), &err) != CJ_EUSAGE)
            fail_msg("%s: status %d", cases[i].text, (int)err.status);
        assert_null(schema);
        HAS(err.text, cases[i].path);
        HAS(err.file, "wrong.json");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_ones),
        cmocka_unit_test(reads_everything),
        cmocka_unit_test(refuses_with_the_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
