/* cj/infer.h: what a draft takes the columns of an export for. */
#include "support.h"

#include "cj/infer.h"

typedef struct {
    cj_text schema;
    cj_text profile;
    cj_text notes;
} draft;

static void draft_of(draft *out, const char *text)
{
    cj_records_options reading = {0};
    cj_error err = CJ_ERROR_INIT;

    *out = (draft){CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    OK(cj_infer(&out->schema, &out->profile, &out->notes, write_text("export.csv", text), &reading,
                &err));
}

static void draft_end(draft *in)
{
    cj_text_clear(&in->schema);
    cj_text_clear(&in->profile);
    cj_text_clear(&in->notes);
}

/* Both texts hold their pieces; NULL: whatever they hold. */
static void drafts(const char *text, const char *schema, const char *profile)
{
    draft in;

    draft_of(&in, text);
    if (schema != NULL)
        HAS(cj_text_string(&in.schema), schema);
    if (profile != NULL)
        HAS(cj_text_string(&in.profile), profile);
    draft_end(&in);
}

/* A column "Amount" of that many numbers, then of that many other texts, no two alike. */
static void numbers_and_others(int numbers, int others, const char *type)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, "Amount,Other\n");
    for (int i = 0; i < numbers; i++)
        cj_text_format(&text, "%d.5,a\n", i + 1);
    for (int i = 0; i < others; i++)
        cj_text_format(&text, "word %c,a\n", 'a' + i);
    drafts(cj_text_string(&text), type, NULL);
    cj_text_clear(&text);
}

/* A column "Seen" of that many days of March, then of that many other texts. */
static void dates_and_others(int dates, int others, const char *type)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, "Seen,Other\n");
    for (int i = 0; i < dates; i++)
        cj_text_format(&text, "2022-03-%02d,a\n", i + 1);
    for (int i = 0; i < others; i++)
        cj_text_format(&text, "word %c,a\n", 'a' + i);
    drafts(cj_text_string(&text), type, NULL);
    cj_text_clear(&text);
}

static void most_values_decide_the_type(void **state)
{
    const char *number = "\"title\": \"Amount\", \"type\": \"number\"";
    const char *string = "\"title\": \"Amount\", \"type\": \"string\"";

    (void)state;
    numbers_and_others(5, 0, number);
    numbers_and_others(18, 1, string); /* one of fewer than 20 */
    numbers_and_others(19, 1, number);
    numbers_and_others(18, 2, string);
    numbers_and_others(38, 2, number);
    dates_and_others(5, 0, "\"title\": \"Seen\", \"type\": \"date\"");
    dates_and_others(18, 2, "\"title\": \"Seen\", \"type\": \"date\"");
    dates_and_others(17, 3, "\"title\": \"Seen\", \"type\": \"string\"");
}

static void words_for_no_value_do_not_count(void **state)
{
    (void)state;
    drafts("Amount,b\n1.5,a\nN/A,a\n2.5,a\n-,a\n\"\",a\n",
           "\"title\": \"Amount\", \"type\": \"number\"", NULL);
}

static void the_day_stands_first_where_both_fit(void **state)
{
    (void)state;
    drafts("Seen,b\n01/02/2022,a\n03/04/2022,a\n", "\"format\": \"%d/%m/%Y\"", NULL);
    drafts("Seen,b\n01/02/2022,a\n13/04/2022,a\n", "\"format\": \"%d/%m/%Y\"", NULL);
    drafts("Seen,b\n01/02/2022,a\n04/13/2022,a\n", "\"format\": \"%m/%d/%Y\"", NULL);
}

static void codes_are_texts(void **state)
{
    (void)state;
    drafts("Case,b\n0017,a\n0018,a\n0117,a\n", "\"title\": \"Case\", \"type\": \"string\"", NULL);
    drafts("Case,b\nAB17,a\nAB18,a\nCD19,a\n", "\"title\": \"Case\", \"type\": \"string\"", NULL);
}

/* A column of `texts` different texts, each `times` times. */
static void list_of(draft *out, int texts, int times)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, "Team,b\n");
    for (int i = 0; i < texts * times; i++)
        cj_text_format(&text, "Team %c,%d\n", 'A' + i % texts, i);
    draft_of(out, cj_text_string(&text));
    cj_text_clear(&text);
}

static void a_list_is_short_and_repeats(void **state)
{
    draft in;

    (void)state;
    list_of(&in, 20, 3);
    HAS(cj_text_string(&in.schema), "\"Team A\"");
    HAS(cj_text_string(&in.schema), "\"Team T\"");
    draft_end(&in);
    list_of(&in, 21, 3);
    LACKS(cj_text_string(&in.schema), "\"enum\"");
    draft_end(&in);
    list_of(&in, 4, 2);
    LACKS(cj_text_string(&in.schema), "\"enum\"");
    draft_end(&in);
}

static void the_file_says_where_its_rows_are(void **state)
{
    const char *text = "Report of 2022;;\n;;\nTeam;Score;Seen\nNorth;1,5;13/02/2022\n"
                       "South;2,5;14/02/2022\nTotal;4,0;\n";

    (void)state;
    drafts(text, "\"title\": \"Score\", \"type\": \"number\"", "\"delimiter\": \";\"");
    drafts(text, NULL, "\"headerRows\": [3]");
    drafts(text, NULL, "\"decimalChar\": \",\"");
    drafts(text, NULL, "\"skipRows\": [\"Total");
}

static void an_input_that_is_known_keeps_its_name(void **state)
{
    (void)state;
    drafts("person_id,review_date,outcome,score\nA,2022-01-01,Housing,3\n", "\"name\": \"reviews\"",
           NULL);
}

static void what_cannot_be_read_is_said(void **state)
{
    cj_records_options reading = {0};
    cj_text schema = CJ_TEXT_INIT;
    cj_text profile = CJ_TEXT_INIT;
    cj_text notes = CJ_TEXT_INIT;
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    FAILS(cj_infer(&schema, &profile, &notes, "no/such/file.csv", &reading, &err), CJ_EIO);
    assert_string_equal(err.file, "no/such/file.csv");
    cj_text_clear(&schema);
    cj_text_clear(&profile);
    cj_text_clear(&notes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_values_decide_the_type),
        cmocka_unit_test(words_for_no_value_do_not_count),
        cmocka_unit_test(the_day_stands_first_where_both_fit),
        cmocka_unit_test(codes_are_texts),
        cmocka_unit_test(a_list_is_short_and_repeats),
        cmocka_unit_test(the_file_says_where_its_rows_are),
        cmocka_unit_test(an_input_that_is_known_keeps_its_name),
        cmocka_unit_test(what_cannot_be_read_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
