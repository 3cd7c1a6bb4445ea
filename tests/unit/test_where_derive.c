/* cj/records.h: --where and --derive */
#include "rows.h"

/* Ids of the rows that fulfil the condition. */
static void where_gives(const char *text, const char *condition, const char *expected)
{
    rows in;

    rows_init(&in, text);
    rows_where(&in, condition);
    if (rows_read(&in, "person_id") != CJ_OK)
        fail_msg("%s: %s", condition, in.err.text);
    for (size_t i = 0; i < in.seen.length; i++)
        in.seen.bytes[i] = in.seen.bytes[i] == '\n' ? ' ' : in.seen.bytes[i];
    if (strcmp(cj_text_string(&in.seen), expected) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", condition, cj_text_string(&in.seen), expected);
    rows_end(&in);
}

static const char *const text = "person_id,review_date,outcome,score,age,mixed,Odd name\n"
                                "A,2022-01-01,Housing,2,9,9,a|b\n"
                                "B,2022-02-01,housing,10,10,10,x=y\n"
                                "C,2022-03-01,\"Work, training\",,,b7,\"say \"\"hi\"\"\"\n"
                                "D,2022-04-01,Health,2.0,9.0,,z\n";

static void conditions_are_typed(void **state)
{
    (void)state;
    where_gives(text, "outcome=HOUSING", "A B ");
    where_gives(text, "outcome!=housing", "C D ");
    where_gives(text, "outcome=housing|health", "A B D ");
    where_gives(text, "outcome=\"Work, training\"", "C ");
    where_gives(text, "score=2", "A D "); /* declared: numbers */
    where_gives(text, "score>2", "B ");
    where_gives(text, "score>=2.0", "A B D ");
    where_gives(text, "score<10", "A D ");
    where_gives(text, "age=9", "A D "); /* undeclared, every value is a number */
    where_gives(text, "age<10", "A D ");
    where_gives(text, "age>9", "B ");
    where_gives(text, "mixed=9", "A "); /* undeclared, not every one is: text */
    where_gives(text, "mixed=B7", "C ");
    where_gives(text, "review_date<2022-02-01", "A ");
    where_gives(text, "review_date<=01/02/2022", "A B ");
    where_gives(text, "review_date>=2022-03-01", "C D ");
    where_gives(text, "person_id=A|D", "A D ");
}

static void blanks_satisfy_two_alone(void **state)
{
    (void)state;
    where_gives(text, "score=", "C ");
    where_gives(text, "score!=", "A B D ");
    where_gives(text, "score!=2", "B C "); /* a blank satisfies != */
    where_gives(text, "score<100", "A B D ");
    where_gives(text, "score>=-100", "A B D ");
    where_gives(text, "age!=9", "B C ");
    where_gives(text, "mixed=", "D ");
    where_gives(text, "mixed!=9", "B C D ");
    where_gives(text, "mixed=|9", "A D ");
}

static void odd_names_and_values(void **state)
{
    (void)state;
    where_gives(text, "\"Odd name\"=\"a|b\"", "A ");
    where_gives(text, "Odd name=\"x=y\"", "B ");
    where_gives(text, "odd_name=\"say \"\"hi\"\"\"", "C ");
    where_gives(text, " odd_name = z ", "D ");
}

static void conditions_are_anded(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, text);
    rows_where(&in, "outcome=housing");
    rows_where(&in, "score>5");
    rows_are(&in, "person_id", "B\n");
    assert_int_equal(cj_ledger_count(cj_records_ledger(in.records), CJ_ROW_NOT_SELECTED), 4);
    rows_end(&in);
}

static void conditions_that_are_refused(void **state)
{
    static const struct {
        const char *condition;
        const char *piece;
    } cases[] = {{"outcom=Housing", "outcome"}, {"outcome=Housin", "Housing"},
                 {"score=eleven", "eleven"},    {"score>", "score>"},
                 {"score>1|2", "score>1|2"},    {"review_date<soon", "soon"},
                 {"outcome", "outcome"},        {"=x", "=x"},
                 {"outcome=\"open", "outcome"}, {"age<ten", "ten"}};
    rows in;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rows_init(&in, text);
        rows_where(&in, cases[i].condition);
        rows_fail(&in, "person_id", CJ_EUSAGE, cases[i].piece);
    }
}

/* The same from a pipe: undeclared columns are looked at before. */
static void conditions_on_a_pipe(void **state)
{
    int ends[2];
    rows in;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    rows_init(&in, text);
    in.options.main.path = "-";
    rows_where(&in, "age>9");
    rows_are(&in, "person_id", "B\n");
    rows_end(&in);
}

/* ---- derive ----------------------------------------------------------------------- */

static void derive_gives(const char *derivation, const char *expected)
{
    rows in;

    rows_init(&in, "person_id,review_date,outcome,dob,n,sex,to\n"
                   "A,2026-02-28,x,2008-02-29,15,F,2026-02-28\n"
                   "B,2026-03-01,x,2008-02-29,16,m,2026-08-31\n"
                   "C,2022-01-01,x,,,,\n"
                   "D,2021-04-01,x,2000-01-31,17.5,X,2021-03-01\n");
    in.options.main.schema_path = write_text(
        "derive.json", "{\"fields\": [{\"name\": \"person_id\", \"x-cj\": {\"role\": \"person\"}},"
                       "{\"name\": \"review_date\", \"type\": \"date\"}, {\"name\": \"dob\", "
                       "\"type\": \"date\"}, {\"name\": \"to\", \"type\": \"date\"}]}");
    rows_derive(&in, derivation);
    if (rows_read(&in, "d") != CJ_OK)
        fail_msg("%s: %s", derivation, in.err.text);
    for (size_t i = 0; i < in.seen.length; i++)
        in.seen.bytes[i] = in.seen.bytes[i] == '\n' ? ';' : in.seen.bytes[i];
    if (strcmp(cj_text_string(&in.seen), expected) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", derivation, cj_text_string(&in.seen), expected);
    rows_end(&in);
}

static void every_function(void **state)
{
    (void)state;
    derive_gives("d=age(dob,review_date)", "17;18;;21;"); /* ages-expected.csv; 2000 to 2021 */
    derive_gives("d=band(n,0-15,16-17,17.5+)", "0-15;16-17;;17.5+;");
    derive_gives("d=band(n,15,16-18)", "15;16-18;;16-18;");
    derive_gives("d=quarter(review_date)", "2025-26Q4;2025-26Q4;2021-22Q4;2021-22Q1;");
    derive_gives("d=year(review_date)", "2025-26;2025-26;2021-22;2021-22;");
    derive_gives("d=month(review_date)", "2026-M02;2026-M03;2022-M01;2021-M04;");
    derive_gives("d=months(review_date,to)", "0;5;;-1;"); /* 1 April - 1 month = 1 March */
    derive_gives("d=days(review_date,to)", "0;183;;-31;");
    derive_gives("d=recode(sex,F=Female,M=Male)", "Female;Male;;X;");
    derive_gives("d=recode(sex,F=\"a, b\",m=other,x=other)", "a, b;other;;other;");
}

static void chains_and_conditions(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score\nA,2022-01-01,x,3\nB,2022-01-01,x,8\n");
    rows_derive(&in, "b=band(score,0-5,6-10)");
    rows_derive(&in, "c=recode(b,0-5=low,6-10=high)");
    rows_where(&in, "c=HIGH");
    rows_are(&in, "person_id,b,c", "B,6-10,high\n");
    rows_end(&in);
}

static void a_value_outside_all_bands(void **state)
{
    rows in;

    (void)state;
    rows_init(&in, "person_id,review_date,outcome,score\nA,2022-01-01,x,3\nB,2022-01-01,x,80\n");
    rows_derive(&in, "b=band(score,0-5,6-10)");
    rows_are(&in, "person_id,b", "A,0-5\n");
    assert_int_equal(cj_findings_errors(in.findings), 1);
    rows_found(&in, 0, "constraint-error", "main.csv:3:4: score: \"80\"");
    rows_end(&in);
}

static void derivations_that_are_refused(void **state)
{
    static const struct {
        const char *derivation;
        const char *piece;
    } cases[] = {{"d=band(score,0-5,5-9)", "overlap"},
                 {"d=band(score,5-0)", "5-0"},
                 {"d=band(score)", "band("},
                 {"d=bnd(score,0-5)", "band"},
                 {"d=age(review_date)", "age("},
                 {"d=age(review_date,outcome)", "outcome"},
                 {"d=quarter(score)", "score"},
                 {"d=month(revew_date)", "review_date"},
                 {"d", "derive \""},
                 {"d=", "derive \""},
                 {"d=month(review_date", "derive \""},
                 {"d=month(review_date)x", "derive \""},
                 {"score=month(review_date)", "score"},
                 {"d=recode(outcome)", "recode("},
                 {"d=recode(outcome,x)", "recode("},
                 {"=month(review_date)", "derive \""}};
    rows in;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rows_init(&in, "person_id,review_date,outcome,score\nA,2022-01-01,x,3\n");
        rows_derive(&in, cases[i].derivation);
        rows_fail(&in, "person_id", CJ_EUSAGE, cases[i].piece);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_are_typed),
        cmocka_unit_test(blanks_satisfy_two_alone),
        cmocka_unit_test(odd_names_and_values),
        cmocka_unit_test(conditions_are_anded),
        cmocka_unit_test(conditions_that_are_refused),
        cmocka_unit_test(conditions_on_a_pipe),
        cmocka_unit_test(every_function),
        cmocka_unit_test(chains_and_conditions),
        cmocka_unit_test(a_value_outside_all_bands),
        cmocka_unit_test(derivations_that_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
