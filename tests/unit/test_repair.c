/* rows/repair.h: what a profile puts right, as records give it. */
#include "support.h"

#include "cj/records.h"

static const char *const fields =
    "{\"fields\": [{\"name\": \"person_id\", \"x-cj\": {\"role\": \"person\"}}, "
    "{\"name\": \"day\", \"type\": \"date\"}, {\"name\": \"score\", \"type\": \"number\"}, "
    "{\"name\": \"reason\"}]}";

static cj_status note(void *data, const cj_repair *repair, cj_error *err)
{
    cj_text *seen = data;

    cj_text_format(seen, "%llu %u %s \"%.*s\" \"%.*s\"\n", (unsigned long long)repair->line,
                   repair->column, repair->rule, (int)repair->before.length, repair->before.at,
                   (int)repair->after.length, repair->after.at);
    return cj_text_check(seen, err);
}

/* The rows of a file under a profile are `rows`: their persons, scores and reasons; the repairs are
 * `repairs`: line, column, rule, before (the first cell where it is the whole row) and after. */
static void gives(const char *profile, const char *file, const char *rows, const char *repairs)
{
    const cj_records_options options = {
        .main = {.path = write_text("repair.csv", file),
                 .role = NULL,
                 .schema_path = write_text("repair.schema.json", fields),
                 .profile_path = write_text("repair.profile.json", profile)}};
    cj_error err = CJ_ERROR_INIT;
    cj_text seen = CJ_TEXT_INIT;
    cj_text done = CJ_TEXT_INIT;
    cj_findings *findings;
    cj_repairs *list;
    cj_dataset *dataset;
    cj_records *records;
    const cj_rows *batch;
    size_t person;
    size_t score;
    size_t reason;

    OK(cj_findings_new(&findings, 10, NULL, NULL, &err));
    OK(cj_repairs_new(&list, note, &done, &err));
    OK(cj_dataset_new(&dataset, findings, &err));
    dataset->repairs = list;
    OK(cj_records_open(&records, &options, dataset, &err));
    OK(cj_records_any_column(&person, records, CJ_SPAN("person_id"), &err));
    OK(cj_records_any_column(&score, records, CJ_SPAN("score"), &err));
    OK(cj_records_any_column(&reason, records, CJ_SPAN("reason"), &err));
    OK(cj_records_start(records, &err));
    for (;;) {
        OK(cj_records_next(&batch, records, &err));
        if (batch == NULL)
            break;
        for (size_t i = 0; i < batch->row_count; i++) {
            uint32_t row = batch->rows[i];
            uint32_t code = cj_records_codes(records, reason)[row];
            cj_decimal number = cj_records_numbers(records, score)[row];

            cj_text_append(
                &seen, cj_records_text(records, person, cj_records_codes(records, person)[row]));
            cj_text_char(&seen, ',');
            if (number != CJ_DECIMAL_MISSING)
                cj_decimal_append(&seen, number);
            cj_text_char(&seen, ',');
            if (code != CJ_NO_CODE)
                cj_text_append(&seen, cj_records_text(records, reason, code));
            cj_text_char(&seen, '\n');
        }
    }
    OK(cj_records_finish(records, &err));
    assert_string_equal(cj_text_string(&seen), rows);
    assert_string_equal(cj_text_string(&done), repairs);
    assert_int_equal(cj_findings_errors(findings), 0);
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_repairs_free(list);
    cj_findings_free(findings);
    cj_text_clear(&seen);
    cj_text_clear(&done);
}

static void rows_that_are_no_data(void **state)
{
    (void)state;
    gives("{\"skipRows\": [\"Total*\"], \"repeatedHeaders\": true}",
          "person_id,day,score,reason\n"
          "A,2024-01-01,1,x\n"
          "person_id,day,score,reason\n"
          "B,2024-01-02,2,y\n"
          "Total: 2,,3,\n",
          "A,1,x\nB,2,y\n",
          "3 0 repeated-header \"person_id\" \"\"\n"
          "5 0 skipped-row \"Total: 2\" \"\"\n");
}

static void the_shape_of_rows(void **state)
{
    (void)state;
    gives("{\"trailingCells\": true, \"shortRows\": true}",
          "person_id,day,score,reason\n"
          "A,2024-01-01,1,x,,\n"
          "B,2024-01-02,2\n"
          "C,2024-01-03,3,z\n",
          "A,1,x\nB,2,\nC,3,z\n",
          "2 0 trailing-cells \"A\" \"\"\n"
          "3 0 short-row \"B\" \"\"\n");
}

static void cells_mean_something_else(void **state)
{
    (void)state;
    gives("{\"missingValues\": [\"n/k\"], \"columns\": {"
          "\"score\": {\"decimalChar\": \",\", \"groupChar\": \".\"}, "
          "\"reason\": {\"valueMap\": {\"H\": \"Housing\"}}}}",
          "person_id;day;score;reason\n"
          "A;2024-01-01;1.234,5;H\n"
          "B;2024-01-02;n/k;Health\n",
          "A,1234.5,Housing\nB,,Health\n",
          "2 3 number-form \"1.234,5\" \"1234.5\"\n"
          "2 4 recode \"H\" \"Housing\"\n"
          "3 3 missing-value \"n/k\" \"\"\n");
}

/* The days on which a value means one thing and another, both ends included. */
static void a_recode_goes_by_the_day_of_the_row(void **state)
{
    (void)state;
    gives("{\"columns\": {\"reason\": {\"recodeDate\": \"day\", \"recode\": ["
          "{\"from\": \"N\", \"to\": \"North\", \"validTo\": \"2020-03-31\"}, "
          "{\"from\": \"N\", \"to\": \"New\", \"validFrom\": \"2020-04-01\"}]}}}",
          "person_id,day,score,reason\n"
          "A,2020-03-31,1,N\n"
          "B,2020-04-01,2,N\n"
          "C,2020-04-01,3,S\n",
          "A,1,North\nB,2,New\nC,3,S\n", "2 4 recode \"N\" \"North\"\n3 4 recode \"N\" \"New\"\n");
}

static void cells_of_several_values(void **state)
{
    static const char *const file = "person_id,day,score,reason\n"
                                    "A,2024-01-01,1,y; x;\n"
                                    "B,2024-01-02,2,z\n";

    (void)state;
    gives("{\"columns\": {\"reason\": {\"separator\": \";\", \"take\": \"rows\"}}}", file,
          "A,1,y\nA,1,x\nB,2,z\n", "2 4 split-row \"y; x;\" \"\"\n");
    gives("{\"columns\": {\"reason\": {\"separator\": \";\", \"take\": \"first\"}}}", file,
          "A,1,y\nB,2,z\n", "2 4 first-value \"y; x;\" \"y\"\n");
    gives("{\"columns\": {\"reason\": {\"separator\": \";\", \"take\": \"last\"}}}", file,
          "A,1,x\nB,2,z\n", "2 4 last-value \"y; x;\" \"x\"\n");
    gives("{\"columns\": {\"reason\": {\"separator\": \";\", \"take\": \"sorted\"}}}", file,
          "A,1,x; y\nB,2,z\n", "2 4 sorted-values \"y; x;\" \"x; y\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_that_are_no_data),
        cmocka_unit_test(the_shape_of_rows),
        cmocka_unit_test(cells_mean_something_else),
        cmocka_unit_test(a_recode_goes_by_the_day_of_the_row),
        cmocka_unit_test(cells_of_several_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
