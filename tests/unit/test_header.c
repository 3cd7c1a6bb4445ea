/* Columns of a header by name: rows/header/header.h. */
#include "support.h"

#include "rows/header/header.h"

#define NONE SIZE_MAX

typedef struct {
    cj_span headings[8];
    const char *maps[4];
    cj_header_row row;
    cj_schema *schema;
    cj_header header;
    cj_error err;
} file;

/* A file of that role with these headings, cut at bars. */
static void file_init(file *in, const char *role, const char *headings)
{
    size_t count = 0;

    memset(in, 0, sizeof *in);
    in->err.naming = CJ_NAMING_OPTIONS;
    for (const char *at = headings; at != NULL; count++) {
        const char *bar = strchr(at, '|');

        in->headings[count] = (cj_span){at, bar == NULL ? strlen(at) : (size_t)(bar - at)};
        at = bar == NULL ? NULL : bar + 1;
    }
    assert_int_equal(cj_schema_builtin(&in->schema, role, &in->err), CJ_OK);
    in->row = (cj_header_row){.file = "f.csv",
                              .line = 1,
                              .headings = in->headings,
                              .count = count,
                              .schema = in->schema,
                              .maps = in->maps};
}

static void file_map(file *in, const char *map)
{
    in->maps[in->row.map_count++] = map;
}

static void file_end(file *in)
{
    cj_header_clear(&in->header);
    cj_schema_free(in->schema);
}

/* The column that the name means; NONE if there is none or there are several. */
static size_t take(file *in, const char *name)
{
    size_t at;
    cj_status status = cj_header_take(&at, &in->header, cj_span_of(name), &in->err);

    assert_true(status == CJ_OK || status == CJ_EUSAGE);
    return status == CJ_OK ? at : NONE;
}

static void counted(void **state)
{
    static const struct {
        const char *name;
        size_t at;
    } cases[] = {{"Date", NONE},   {"Date#1", 1},    {"date #2", 3},
                 {"DATE#3", NONE}, {"Date#0", NONE}, {"id", 0},
                 {"id#1", 0},      {"id#2", NONE},   {"Date#99999999999999999999", NONE},
                 {"#2", NONE},     {"Date#", NONE}};
    file in;

    (void)state;
    file_init(&in, "any", "id|Date|x|date");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(take(&in, cases[i].name), cases[i].at);
    assert_int_equal(cj_header_find(&in.header, CJ_SPAN("Date")), 1); /* there are some */
    assert_int_equal(take(&in, "Date"), NONE);
    assert_string_equal(in.err.text, "columns 2 and 4 are both headed \"Date\": nothing says which "
                                     "is meant; \"Date#2\" names the second");
    file_end(&in);
}

static void mapped(void **state)
{
    file in;

    (void)state;
    file_init(&in, "episodes", "Client ID|Date|x|Date");
    file_map(&in, "Date#2=closure_date");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    assert_int_equal(take(&in, "closure_date"), 3);
    assert_int_equal(take(&in, "Date"), 1); /* the one that is left */
    assert_int_equal(take(&in, "Date#2"), 3);
    assert_int_equal(take(&in, "person_id"), 0);
    assert_int_equal(take(&in, "client"), 0); /* another of its aliases */
    file_end(&in);
    file_init(&in, "episodes", "Client ID|Date|x|Date");
    file_map(&in, "Date=closure_date");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_EUSAGE);
    assert_int_equal(in.err.column, 4);
    file_end(&in);
}

static void contested(void **state)
{
    file in;

    (void)state;
    file_init(&in, "people", "person_id|Ward|Council|sex");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    assert_int_equal(in.header.problem_count, 1);
    assert_int_equal(in.header.problems[0].severity, CJ_WARNING);
    assert_int_equal(take(&in, "Ward"), 1);
    assert_int_equal(take(&in, "locality"), NONE);
    assert_string_equal(in.err.text, "columns \"Ward\" and \"Council\" could both be locality; say "
                                     "which with --map \"Council=locality\"");
    cj_header_need(&in.header, CJ_SPAN("locality"));
    assert_int_equal(cj_header_judge(&in.header, &in.err), CJ_EUSAGE);
    file_end(&in);
}

/* Identifiers of systems come last: the service's own stands before the police's. */
static void ranked(void **state)
{
    file in;

    (void)state;
    file_init(&in, "people", "PNC ID|Client ID|CRN");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    assert_int_equal(take(&in, "person_id"), 1);
    assert_int_equal(in.header.problem_count, 0);
    file_end(&in);
    file_init(&in, "people", "PNC ID|x|CRN");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    assert_int_equal(take(&in, "person_id"), NONE);
    assert_int_equal(cj_header_judge(&in.header, &in.err), CJ_EUSAGE); /* every row needs it */
    file_end(&in);
    file_init(&in, "people", "Case ID|sex");
    assert_int_equal(cj_header_match(&in.header, &in.row, &in.err), CJ_OK);
    assert_int_equal(take(&in, "person_id"), NONE);
    file_end(&in);
}

/* What a sentence says about many columns stays short. */
static void listed(void **state)
{
    static const bool marked[] = {false, true,  false, true,  true,  true, false,
                                  true,  true,  false, true,  false, true, false,
                                  true,  false, true,  false, true};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    assert_int_equal(cj_header_tell_columns(&text, marked, 2), 1);
    assert_string_equal(cj_text_string(&text), "2");
    cj_text_reset(&text);
    assert_int_equal(cj_header_tell_columns(&text, marked, 4), 2);
    assert_string_equal(cj_text_string(&text), "2 and 4");
    cj_text_reset(&text);
    assert_int_equal(cj_header_tell_columns(&text, marked, 6), 4);
    assert_string_equal(cj_text_string(&text), "2 and 4 to 6");
    cj_text_reset(&text);
    assert_int_equal(cj_header_tell_columns(&text, marked, 9), 6);
    assert_string_equal(cj_text_string(&text), "2, 4 to 6, 8 and 9");
    cj_text_reset(&text);
    assert_int_equal(cj_header_tell_columns(&text, marked, 19), 11);
    assert_string_equal(cj_text_string(&text), "2, 4 to 6, 8, 9, 11, 13, 15 and 2 more");
    cj_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counted), cmocka_unit_test(mapped), cmocka_unit_test(contested),
        cmocka_unit_test(ranked),  cmocka_unit_test(listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
