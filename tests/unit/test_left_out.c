/* records: what is wrong with rows that a condition leaves out is no error. */
#include "rows.h"

static void reads(const char *text, const char *condition, const char *derivation,
                  const char *names, const char *expected, size_t faults)
{
    rows in;

    rows_init(&in, text);
    if (condition != NULL)
        rows_where(&in, condition);
    if (derivation != NULL)
        rows_derive(&in, derivation);
    rows_are(&in, names, expected);
    assert_int_equal(cj_findings_kept(in.findings), faults);
    rows_end(&in);
}

static const char text[] = "person_id,review_date,outcome,score,born\n"
                           "A,2022-01-01,Housing,2,2001-02-03\n"
                           "B,2022-02-01,Health,ten,2001-02-03\n"
                           "C,2022-02-30,Health,3,2001-02-03\n"
                           "D,2022-03-01,Housing,4,soon\n";

/* The rows of Health have a score and a date that cannot be read. */
static void a_condition_leaves_faults_out(void **state)
{
    (void)state;
    reads(text, NULL, NULL, "person_id,score", "A,2\nD,4\n", 2);
    reads(text, "outcome=Housing", NULL, "person_id,score", "A,2\nD,4\n", 0);
    reads(text, "outcome!=Health", NULL, "person_id,score", "A,2\nD,4\n", 0);
    reads(text, "person_id=C", NULL, "person_id,score", "", 1);
}

/* Whether the row is left out cannot be told where the cell that decides is at fault. */
static void the_cell_that_decides(void **state)
{
    (void)state;
    reads(text, "score<4", NULL, "person_id", "A\n", 2);
    reads(text, "review_date<2022-02-15", NULL, "person_id", "A\n", 2);
    reads(text, "review_date>=2022-03-01", NULL, "person_id", "D\n", 1);
}

/* What a derivation cannot read is a fault of the rows that are kept. */
static void derivations(void **state)
{
    (void)state;
    reads(text, "outcome=Housing", "age=age(born,review_date)", "person_id,age", "A,20\n", 1);
    reads(text, "person_id=A", "age=age(born,review_date)", "person_id,age", "A,20\n", 0);
    reads(text, "age>=0", "age=age(born,review_date)", "person_id,age", "A,20\n", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_condition_leaves_faults_out),
        cmocka_unit_test(the_cell_that_decides),
        cmocka_unit_test(derivations),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
