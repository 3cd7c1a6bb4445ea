/* profile/profile.h */
#include "support.h"

#include "profile/profile.h"

static cj_profile *load(const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_profile *profile = NULL;

    OK(cj_profile_load(&profile, write_text("p.json", text), &err));
    return profile;
}

static void refuses(const char *text, const char *path, const char *words)
{
    cj_error err = CJ_ERROR_INIT;
    cj_profile *profile = NULL;

    FAILS(cj_profile_load(&profile, write_text("p.json", text), &err), CJ_EUSAGE);
    assert_null(profile);
    HAS(err.text, path);
    HAS(err.text, words);
}

static void an_empty_profile_changes_nothing(void **state)
{
    cj_profile *profile = load("{}");

    (void)state;
    assert_int_equal(profile->input.length, 0);
    assert_null(profile->encoding);
    assert_int_equal(profile->skip_count, 0);
    assert_int_equal(profile->missing_count, 0);
    assert_int_equal(profile->form_count, 0);
    assert_int_equal(profile->column_count, 0);
    assert_false(profile->repeated_headers || profile->trailing_cells || profile->short_rows);
    assert_int_equal(profile->as_of, CJ_DATE_MISSING);
    cj_profile_free(profile);
    cj_profile_free(NULL);
}

static void what_is_said_of_the_file(void **state)
{
    cj_profile *profile =
        load("{\"name\": \"old system\", \"input\": \"reviews\", \"encoding\": \"windows-1252\", "
             "\"skipRows\": [\"Total*\", \"Page ?\"], \"repeatedHeaders\": true, "
             "\"trailingCells\": true, \"shortRows\": true, \"missingValues\": [\"n/k\"], "
             "\"dateFormats\": [\"%d.%m.%Y\", \"excel-1900\"], \"asOf\": \"2024-01-31\", "
             "\"dialect\": {\"delimiter\": \";\"}}");
    cj_date day;

    (void)state;
    SPAN_IS(profile->name, "old system");
    SPAN_IS(profile->input, "reviews");
    assert_string_equal(profile->encoding, "windows-1252");
    assert_int_equal(profile->skip_count, 2);
    SPAN_IS(profile->skip[1], "Page ?");
    assert_true(profile->repeated_headers && profile->trailing_cells && profile->short_rows);
    assert_int_equal(profile->missing_count, 1);
    SPAN_IS(profile->missing[0], "n/k");
    assert_int_equal(profile->form_count, 2);
    assert_true(cj_date_read(&day, CJ_SPAN("31.01.2024"), &profile->forms[0]));
    assert_int_equal(day, profile->as_of);
    /* 1 January 2024 is day 45,292 of a spreadsheet */
    assert_true(cj_date_read(&day, CJ_SPAN("45292"), &profile->forms[1]));
    assert_int_equal(day, profile->as_of - 30);
    cj_profile_free(profile);
}

static void what_is_said_of_columns(void **state)
{
    cj_profile *profile =
        load("{\"columns\": {\"score\": {\"aliases\": [\"Mark\"], \"decimalChar\": \",\", "
             "\"groupChar\": \".\", \"missingValues\": [\"?\"]}, "
             "\"Date of birth\": {\"dateFormats\": [\"%d/%m/%y\"], \"pivotYear\": 1930}, "
             "\"sex\": {\"valueMap\": {\"F\": \"Female\", \"M\": \"Male\"}}, "
             "\"reasons\": {\"separator\": \";\", \"take\": \"rows\"}}}");
    const cj_profile_column *column = cj_profile_find(profile, CJ_SPAN("Score"));
    cj_date early;
    cj_date late;

    (void)state;
    assert_non_null(column);
    SPAN_IS(column->aliases[0], "Mark");
    assert_true(column->has_number);
    assert_int_equal(column->missing_count, 1);
    column = cj_profile_find(profile, CJ_SPAN("date_of_birth"));
    assert_non_null(column);
    /* 30 is the first year of the century that begins with 1930, 29 its last */
    assert_true(cj_date_read(&early, CJ_SPAN("01/01/30"), &column->forms[0]));
    assert_true(cj_date_read(&late, CJ_SPAN("31/12/29"), &column->forms[0]));
    assert_true(early < 0 && late - early == 36524); /* 100 years with 24 leap days, less a day */
    column = cj_profile_find(profile, CJ_SPAN("sex"));
    assert_int_equal(column->recode_count, 2);
    column = cj_profile_find(profile, CJ_SPAN("reasons"));
    assert_int_equal(column->take, CJ_TAKE_ROWS);
    SPAN_IS(column->separator, ";");
    assert_null(cj_profile_find(profile, CJ_SPAN("other")));
    cj_profile_free(profile);
}

static void recodes_hold_between_two_days(void **state)
{
    cj_profile *profile =
        load("{\"columns\": {\"team\": {\"recodeDate\": \"start_date\", \"recode\": ["
             "{\"from\": \"N\", \"to\": \"North\", \"validTo\": \"2020-03-31\"}, "
             "{\"from\": \"N\", \"to\": \"New\", \"validFrom\": \"2020-04-01\"}]}}}");
    const cj_profile_column *column = cj_profile_find(profile, CJ_SPAN("team"));

    (void)state;
    assert_int_equal(column->recode_count, 2);
    SPAN_IS(column->recode_date, "start_date");
    SPAN_IS(column->recodes[0].to, "North");
    SPAN_IS(column->recodes[1].to, "New");
    assert_int_equal(column->recodes[1].first, column->recodes[0].last + 1);
    assert_int_equal(column->recodes[0].word, column->recodes[1].word);
    cj_profile_free(profile);
}

static void profiles_that_are_refused(void **state)
{
    (void)state;
    refuses("[]", "$", "object");
    refuses("{\"skipRow\": []}", "skipRow", "skipRows");
    refuses("{\"columns\": {\"a\": {\"alias\": []}}}", "$.columns.a", "aliases");
    refuses("{\"asOf\": \"31 January\"}", "$.asOf", "YYYY-MM-DD");
    refuses("{\"asOf\": \"2023-02-29\"}", "$.asOf", "YYYY-MM-DD");
    refuses("{\"dateFormats\": [\"%Q\"]}", "$.dateFormats[0]", "");
    refuses("{\"repeatedHeaders\": \"yes\"}", "$.repeatedHeaders", "true or false");
    refuses("{\"columns\": {\"a\": {\"take\": \"some\", \"separator\": \";\"}}}",
            "$.columns.a.take", "");
    refuses("{\"columns\": {\"a\": {\"valueMap\": [\"F\"]}}}", "$.columns.a.valueMap", "object");
    refuses("{\"columns\": {\"a\": {\"recode\": [{\"from\": \"N\", \"to\": \"A\", \"validTo\": "
            "\"2020-12-31\"}, {\"from\": \"N\", \"to\": \"B\", \"validFrom\": \"2020-06-01\"}]}}, "
            "\"asOf\": \"2020-01-01\"}",
            "$.columns.a", "two values on the same day");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_profile_changes_nothing),
        cmocka_unit_test(what_is_said_of_the_file),
        cmocka_unit_test(what_is_said_of_columns),
        cmocka_unit_test(recodes_hold_between_two_days),
        cmocka_unit_test(profiles_that_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
