/* rows/header/header.h */
#include "support.h"

#include "rows/header/header.h"

static const char *const fields =
    "{\"fields\": [{\"name\": \"person_id\", \"x-cj\": {\"role\": \"person\", \"aliases\": "
    "[\"Client No\"]}}, {\"name\": \"score\", \"type\": \"number\", \"x-cj\": {\"aliases\": "
    "[\"Mark\", \"Result\"]}}, {\"name\": \"note\"}]}";

/* A header that is matched to the fields above. */
typedef struct {
    cj_schema *schema;
    cj_profile *profile;
    cj_span headings[4];
    cj_header header;
    cj_error err;
} matching;

static cj_status match(matching *in, const char *profile, const char *const *maps, size_t map_count,
                       const char *const *headings, size_t count)
{
    cj_header_row row = {.file = "in.csv",
                         .line = 1,
                         .headings = in->headings,
                         .count = count,
                         .maps = maps,
                         .map_count = map_count};
    cj_error err = CJ_ERROR_INIT;

    *in = (matching){.err = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS)};
    for (size_t i = 0; i < count; i++)
        in->headings[i] = cj_span_of(headings[i]);
    OK(cj_schema_load(&in->schema, write_text("match.schema.json", fields), &err));
    if (profile != NULL)
        OK(cj_profile_load(&in->profile, write_text("match.profile.json", profile), &err));
    row.schema = in->schema;
    row.profile = in->profile;
    return cj_header_match(&in->header, &row, &in->err);
}

static void clear(matching *in)
{
    cj_header_clear(&in->header);
    cj_schema_free(in->schema);
    cj_profile_free(in->profile);
}

static void names_match_but_for_case_and_punctuation(void **state)
{
    static const char *const headings[] = {"Person ID", "Extra", "SCORE"};
    matching in;

    (void)state;
    assert_int_equal(match(&in, NULL, NULL, 0, headings, 3), CJ_OK);
    assert_int_equal(in.header.columns[0].field, 0);
    SPAN_IS(in.header.columns[0].name, "person_id");
    SPAN_IS(in.header.columns[0].heading, "Person ID");
    assert_int_equal(in.header.columns[1].field, SIZE_MAX);
    SPAN_IS(in.header.columns[1].name, "Extra");
    assert_int_equal(in.header.columns[2].field, 1);
    assert_int_equal(in.header.problem_count, 0);
    clear(&in);
}

static void aliases_of_schema_and_profile(void **state)
{
    static const char *const headings[] = {"client_no", "Points"};
    matching in;

    (void)state;
    assert_int_equal(match(&in, NULL, NULL, 0, headings, 2), CJ_OK);
    assert_int_equal(in.header.columns[0].field, 0);
    assert_int_equal(in.header.columns[1].field, SIZE_MAX);
    clear(&in);
    assert_int_equal(
        match(&in, "{\"columns\": {\"score\": {\"aliases\": [\"points\"]}}}", NULL, 0, headings, 2),
        CJ_OK);
    assert_int_equal(in.header.columns[1].field, 1);
    SPAN_IS(in.header.columns[1].name, "score");
    clear(&in);
}

/* What is said on the command line goes before what a heading looks like. */
static void a_map_comes_first(void **state)
{
    static const char *const headings[] = {"Mark", "Second", "note"};
    static const char *const maps[] = {"second=score"};
    matching in;

    (void)state;
    assert_int_equal(match(&in, NULL, maps, 1, headings, 3), CJ_OK);
    assert_true(in.header.columns[1].named);
    assert_int_equal(in.header.columns[1].field, 1);
    assert_int_equal(in.header.columns[0].field, SIZE_MAX);
    assert_int_equal(in.header.columns[2].field, 2);
    clear(&in);
}

static void maps_that_are_refused(void **state)
{
    static const char *const headings[] = {"Extra", "person_id"};
    static const struct {
        const char *maps[2];
        size_t count;
        const char *piece;
    } cases[] = {
        {{"Extr=score"}, 1, "\"Extra\""}, /* the nearest heading */
        {{"Extra"}, 1, "--map \"Extra\" must be FROM=TO"},
        {{"Extra="}, 1, "must be FROM=TO"},
        {{"=score"}, 1, "must be FROM=TO"},
        {{"Extra=score", "Extra=note"}, 2, "mapped to score and to note"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        matching in;

        assert_int_equal(match(&in, NULL, cases[i].maps, cases[i].count, headings, 2), CJ_EUSAGE);
        HAS(in.err.text, cases[i].piece);
        clear(&in);
    }
}

static void two_columns_that_could_be_one_field(void **state)
{
    static const char *const headings[] = {"person_id", "Mark", "Result"};
    matching in;
    cj_error err = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);

    (void)state;
    assert_int_equal(match(&in, NULL, NULL, 0, headings, 3), CJ_OK);
    assert_int_equal(in.header.problem_count, 1);
    assert_string_equal(in.header.problems[0].code, "duplicate-label");
    assert_int_equal(in.header.problems[0].column, 3);
    assert_int_equal(in.header.problems[0].severity, CJ_WARNING); /* nothing needs it yet */
    OK(cj_header_judge(&in.header, &err));
    cj_header_need(&in.header, CJ_SPAN("score"));
    FAILS(cj_header_judge(&in.header, &err), CJ_EUSAGE);
    HAS(err.text, "columns \"Mark\" and \"Result\" could both be score; say which with --map "
                  "\"Mark=score\"");
    assert_string_equal(err.file, "in.csv");
    assert_int_equal(err.column, 3);
    clear(&in);
}

static void columns_are_found_by_name_heading_or_alias(void **state)
{
    static const char *const headings[] = {"Client No", "Other", "other"};
    cj_error err = CJ_ERROR_INIT;
    matching in;
    size_t at;

    (void)state;
    assert_int_equal(match(&in, NULL, NULL, 0, headings, 3), CJ_OK);
    assert_int_equal(cj_header_find(&in.header, CJ_SPAN("person_id")), 0);
    assert_int_equal(cj_header_find(&in.header, CJ_SPAN("client no.")), 0);
    assert_int_equal(cj_header_find(&in.header, CJ_SPAN("score")), SIZE_MAX);
    OK(cj_header_take_field(&at, &in.header, &in.schema->fields[0], &err));
    assert_int_equal(at, 0);
    OK(cj_header_take_field(&at, &in.header, &in.schema->fields[1], &err));
    assert_int_equal(at, SIZE_MAX);
    FAILS(cj_header_take(&at, &in.header, CJ_SPAN("Other"), &err), CJ_EUSAGE);
    OK(cj_header_take(&at, &in.header, CJ_SPAN("person_id"), &err));
    assert_int_equal(at, 0);
    clear(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_match_but_for_case_and_punctuation),
        cmocka_unit_test(aliases_of_schema_and_profile),
        cmocka_unit_test(a_map_comes_first),
        cmocka_unit_test(maps_that_are_refused),
        cmocka_unit_test(two_columns_that_could_be_one_field),
        cmocka_unit_test(columns_are_found_by_name_heading_or_alias),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
