/* cj/records.h: types, joins, keys, ragged rows, tolerance */
#include "rows.h"

static void columns_have_their_types(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "Client No;Date of review;OUTCOME;Score;team\n"
                   " 007 ;2022-01-05;Housing;7.50;A\n"
                   "7;05/01/2022;HOUSING;N/A;a\n"
                   "c7;31/12/9999;work;-2;Not known\n"
                   "C7;2022-01-05;\"Housing\";;\n");
    assert_int_equal(rows_read(&in, "person_id,outcome,score,team"), CJ_OK);
    /* ids: text, leading zeros stay; values: the first spelling is shown */
    assert_string_equal(cj_text_string(&in.seen), "007,Housing,7.5,A\n7,Housing,,A\n"
                                                  "C7,Housing,,\n");
    /* a blank date where one is required is an error: 31/12/9999 means blank */
    assert_int_equal(cj_findings_errors(in.findings), 1);
    rows_found(&in, 0, "constraint-error", "main.csv:4:2: review_date: \"31/12/9999\"");
    rows_end(&in);
}

static void cells_that_do_not_fit(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score,progress\n"
                   "A,2022-02-30,x,1,\n"
                   ",2022-01-01,x,1,\n"
                   "A,2022-01-01,,1,\n"
                   "A,2022-01-01,x,eleven,\n"
                   "A,2022-01-01,x,5000000000000,\n"
                   "A,2022-01-01,x,1,sideways\n"
                   "A,2022-01-01,x,1,Improved\n");
    rows_are(&in, "person_id,progress", "A,improved\n"); /* the declared spelling */
    assert_int_equal(cj_findings_errors(in.findings), 6);
    rows_found(&in, 0, "type-error", "main.csv:2:2: review_date: \"2022-02-30\"");
    rows_found(&in, 1, "constraint-error", "main.csv:3:1: person_id: ");
    rows_found(&in, 2, "constraint-error", "main.csv:4:3: outcome: ");
    rows_found(&in, 3, "type-error", "main.csv:5:4: score: \"eleven\"");
    rows_found(&in, 4, "type-error", "main.csv:6:4: score: \"5000000000000\"");
    rows_found(&in, 5, "constraint-error", "main.csv:7:5: progress: \"sideways\"");
    assert_int_equal(cj_ledger_count(cj_records_ledger(in.records), CJ_ROW_REJECTED), 6);
    rows_end(&in);
}

static void ragged_and_blank_rows(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score\n"
                   "A,2022-01-01,x\n"
                   "A,2022-01-01,x,1,2\n"
                   "\n"
                   ",,,\n"
                   "A,2022-01-01,\"x\ny\",1\n"
                   "st\"ray,2022-01-01,x,1\n"
                   "B,2022-01-01,x,z\n");
    assert_int_equal(rows_read(&in, "person_id"), CJ_OK);
    assert_string_equal(cj_text_string(&in.seen), "A\n");
    rows_found(&in, 0, "missing-cell", "main.csv:2:4");
    rows_found(&in, 1, "extra-cell", "main.csv:3:5");
    rows_found(&in, 2, "blank-row", "main.csv:4: ");
    rows_found(&in, 4, "type-error", "main.csv:9:4: score: \"z\""); /* behind a two-line cell */
    assert_int_equal(cj_findings_warnings(in.findings), 1); /* the blank ones reject nothing */
    assert_int_equal(cj_findings_errors(in.findings), 4);
    assert_int_equal(cj_records_ledger(in.records)->count, 5);
    rows_end(&in);
}

static void tolerance(void **state)
{
    static const struct {
        const char *text;
        cj_status status; /* with 2 rows at fault of 8 */
    } cases[] = {{"0", CJ_EDATA},          {"1", CJ_EDATA}, {"2", CJ_OK},
                 {"100", CJ_OK},           {"25%", CJ_OK},  {"24.9%", CJ_EDATA},
                 {"24.999999%", CJ_EDATA}, {"100%", CJ_OK}, {"0%", CJ_EDATA}};
    static const char *const wrong[] = {"", "x", "-1", "1.5", "101%", "-1%", "%", "5 %%", "1e3"};
    cj_error err = CJ_ERROR_INIT;
    cj_tolerance parsed;
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score\n"
                   "A,2022-01-01,x,1\nA,2022-01-01,x,1\nA,2022-01-01,x,1\nA,2022-01-01,x,1\n"
                   "A,2022-01-01,x,1\nA,2022-01-01,x,1\nA,2022-01-01,x,?\nA,2022-01-01,x,!\n");
    assert_int_equal(rows_read(&in, "score"), CJ_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OK(cj_tolerance_parse(&parsed, cases[i].text, &err));
        if (cj_dataset_judge(in.dataset, parsed, &err) != cases[i].status)
            fail_msg("%s", cases[i].text);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        FAILS(cj_tolerance_parse(&parsed, wrong[i], &err), CJ_EUSAGE);
    rows_end(&in);
}

static void headers_are_mapped(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "Kid,When,outcome,S\nA,2022-01-05,x,3\n");
    rows_map(&in, "Kid=person_id");
    rows_map(&in, "when=review_date");
    rows_map(&in, "S=score");
    rows_are(&in, "person_id,review_date,score", "A,2022-01-05,3\n");
    rows_end(&in);
    rows_init(&in, "person_id,review_date,outcome\nA,2022-01-05,x\n");
    rows_map(&in, "Outcom=score");
    rows_fail(&in, "outcome", CJ_EUSAGE, "outcome"); /* names the nearest */
    rows_init(&in, "Client,Person,review_date,outcome\nA,A,2022-01-05,x\n");
    rows_fail(&in, "outcome", CJ_EUSAGE, "person_id"); /* two headers are one field */
    rows_init(&in, "person_id,outcome\nA,x\n");
    rows_fail(&in, "outcome", CJ_EUSAGE, "review_date"); /* a required one is not there */
    rows_init(&in, "person_id,review_date,outcome\nA,2022-01-05,x\n");
    rows_fail(&in, "otcome", CJ_EUSAGE, "outcome");
}

static const char *const people = "person_id,sex,dob,team\n"
                                  "A,F,2005-03-01,red\n"
                                  "B,M,29/02/2004,blue\n"
                                  "D,M,2001-01-01,blue\n";

static const char *const reviews = "person_id,review_date,outcome,score,team\n"
                                   "A,2022-03-01,x,1,main\n"
                                   "B,2022-02-28,x,2,main\n"
                                   "C,2022-01-01,x,3,main\n"
                                   "B,2022-03-01,x,4,main\n";

static void people_are_joined(void **state)
{
    rows in;
    size_t column;

    (void)state;
    rows_init(&in, reviews);
    rows_people(&in, people);
    rows_derive(&in, "age=age(dob,review_date)");
    rows_are(&in, "person_id,sex,age,team", "A,F,17,main\nB,M,17,main\nC,,,main\nB,M,18,main\n");
    assert_int_equal(cj_records_people(in.records), 3);
    assert_int_equal(cj_records_person_count(in.records), 4);
    assert_true(cj_records_people_given(in.records));
    rows_found(&in, 0, "foreign-key", "main.csv:4:1: person_id: \"C\"");
    assert_int_equal(cj_findings_errors(in.findings), 0);
    assert_int_equal(cj_records_any_column(&column, in.records, CJ_SPAN("sex"), NULL), CJ_OK);
    assert_true(cj_records_is_of_people(in.records, column));
    rows_end(&in);
}

static void conditions_select_people(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, reviews);
    rows_people(&in, people);
    rows_where(&in, "sex=M");
    rows_are(&in, "person_id,score", "B,2\nB,4\n");
    assert_false(cj_records_person_selected(in.records, 0));
    assert_true(cj_records_person_selected(in.records, 1));
    assert_true(cj_records_person_selected(in.records, 2));
    rows_end(&in);
}

static void a_person_stands_once_in_people(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, reviews);
    rows_people(&in, "person_id,sex\nA,F\nB,M\nA,M\n");
    rows_are(&in, "person_id,sex", "A,F\nB,M\nC,\nB,M\n");
    rows_found(&in, 0, "primary-key", "people.csv:4:1: person_id: \"A\"");
    assert_int_equal(cj_findings_errors(in.findings), 1);
    rows_end(&in);
}

static void keys_and_constraints_of_a_schema(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "id,n,word,day\n"
                   "A,1,abc,2020-06-01\n"
                   "A,1,abd,2020-06-01\n"     /* the key */
                   "A,2,abc,2020-06-01\n"     /* word is unique */
                   "A,3,a,2020-06-01\n"       /* minLength */
                   "A,4,abcdefg,2020-06-01\n" /* maxLength */
                   "A,5,xyz,2020-06-01\n"     /* pattern */
                   "A,-1,abf,2020-06-01\n"    /* minimum */
                   "A,11,abg,2020-06-01\n"    /* maximum */
                   "A,2.5,abh,2020-06-01\n"   /* integer */
                   "A,6,abi,2019-12-31\n"     /* minimum of dates */
                   "B,1,abj,2020-01-01\n");
    in.options.main.schema_path = write_text(
        "keys.json",
        "{\"fields\": [{\"name\": \"id\", \"x-cj\": {\"role\": \"person\"}}, {\"name\": \"n\", "
        "\"type\": \"integer\", \"constraints\": {\"minimum\": 0, \"maximum\": 10}}, "
        "{\"name\": \"word\", \"constraints\": {\"unique\": true, \"minLength\": 2, "
        "\"maxLength\": 5, \"pattern\": \"ab.*|a\"}}, {\"name\": \"day\", \"type\": \"date\", "
        "\"constraints\": {\"minimum\": \"2020-01-01\"}}], \"primaryKey\": [\"id\", \"n\"]}");
    rows_are(&in, "id,n,word", "A,1,abc\nB,1,abj\n");
    assert_int_equal(cj_findings_errors(in.findings), 9);
    for (size_t i = 0; i < 9; i++) {
        const cj_finding *finding = cj_findings_at(in.findings, i);
        const bool key = finding->line == 3 || finding->line == 4;

        if (key)
            assert_string_equal(finding->code, finding->line == 3 ? "primary-key" : "unique-error");
        else
            assert_string_equal(finding->code,
                                finding->line == 10 ? "type-error" : "constraint-error");
    }
    rows_end(&in);
}

/* Each by its own header; codes of texts, rows and their lines go on from one to the next. */
static void several_files_are_one_input(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score,team\n"
                   "A,2022-01-05,Housing,1,7\n"
                   "B,2022-01-05,Work,2,8\n");
    rows_more(&in, "second.csv",
              "Team;Score;Outcome;Client No;Review date\n"
              "10;3;work;B;06/01/2022\n"
              "9;x;Housing;C;06/01/2022\n");
    rows_more(&in, "none.csv", "team,person_id,review_date,outcome,score\n");
    rows_more(&in, "third.csv",
              "team,person_id,review_date,outcome,score\n\n"
              "11,D,2022-01-07,Play,4\n");
    rows_where(&in, "team>7"); /* numbers, as all of them are */
    rows_are(&in, "person_id,outcome,score,team", "B,Work,2,8\nB,Work,3,10\nD,Play,4,11\n");
    assert_int_equal(cj_records_ledger(in.records)->file_count, 4);
    assert_int_equal(cj_ledger_file_rows(cj_records_ledger(in.records), 1), 2);
    assert_int_equal(cj_ledger_file_count(cj_records_ledger(in.records), 1, CJ_ROW_REJECTED), 1);
    assert_int_equal(cj_records_line(in.records, 1), 3);
    assert_int_equal(cj_records_line(in.records, 2), 2);
    assert_int_equal(cj_records_line(in.records, 4), 3);
    HAS(cj_records_file(in.records, 3), "second.csv");
    HAS(cj_records_file(in.records, 4), "third.csv");
    rows_found(&in, 0, "type-error", "second.csv:3:2: score: \"x\"");
    rows_end(&in);
}

static void a_column_is_in_every_file(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score,team\nA,2022-01-05,x,1,7\n");
    rows_more(&in, "second.csv", "person_id,review_date,outcome,score\nA,2022-01-06,x,1\n");
    rows_fail(&in, "team", CJ_EUSAGE, "no column \"team\"");
    rows_init(&in, "person_id,review_date,outcome,score\nA,2022-01-05,x,1\n");
    rows_more(&in, "second.csv", "person_id,review_date,outcome,score,team\nA,2022-01-06,x,1,7\n");
    rows_fail(&in, "team", CJ_EUSAGE, "no column \"team\"");
    rows_init(&in, "person_id,review_date,outcome,score\nA,2022-01-05,x,1\n");
    rows_more(&in, "second.csv", "person_id,review_date,score\nA,2022-01-06,1\n");
    rows_fail(&in, "person_id", CJ_EUSAGE, "no column \"outcome\"");
}

static void unpivots(void **state)
{
    static const char *const wide = "person_id,review_date,Housing,\"Work, training\",sex\n"
                                    "A,2022-01-01,1,2,F\n"
                                    "B,2022-01-02,,3,M\n";
    rows in;

    (void)state;
    rows_init(&in, wide);
    in.options.selection.unpivot = "outcome=score:Housing,\"Work, training\"";
    assert_int_equal(rows_read(&in, "person_id,outcome,score,sex"), CJ_OK);
    HAS(cj_text_string(&in.seen), "A,Housing,1,F\n");
    HAS(cj_text_string(&in.seen), "A,Work, training,2,F\n");
    HAS(cj_text_string(&in.seen), "B,Housing,,M\n");
    HAS(cj_text_string(&in.seen), "B,Work, training,3,M\n");
    assert_int_equal(in.seen.length, strlen("A,Housing,1,F\nA,Work, training,2,F\n"
                                            "B,Housing,,M\nB,Work, training,3,M\n"));
    assert_int_equal(cj_records_ledger(in.records)->count, 2); /* rows of the file */
    rows_end(&in);
    rows_init(&in, wide);
    in.options.selection.unpivot = "outcome=score:Housin";
    rows_fail(&in, "outcome", CJ_EUSAGE, "Housing");
    rows_init(&in, wide);
    in.options.selection.unpivot = "outcome:Housing";
    rows_fail(&in, "outcome", CJ_EUSAGE, "unpivot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_their_types),
        cmocka_unit_test(cells_that_do_not_fit),
        cmocka_unit_test(ragged_and_blank_rows),
        cmocka_unit_test(tolerance),
        cmocka_unit_test(headers_are_mapped),
        cmocka_unit_test(people_are_joined),
        cmocka_unit_test(conditions_select_people),
        cmocka_unit_test(a_person_stands_once_in_people),
        cmocka_unit_test(keys_and_constraints_of_a_schema),
        cmocka_unit_test(several_files_are_one_input),
        cmocka_unit_test(a_column_is_in_every_file),
        cmocka_unit_test(unpivots),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
