/* cj/outcomes.h: frameworks, and outcomes counted by one */
#include "run.h"

static const char *framework_file(const char *text)
{
    return write_text("framework.json", text);
}

static void reads_everything(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_framework *framework;

    (void)state;
    OK(cj_framework_load(
        &framework,
        framework_file("{\"title\": \"Plan\", \"description\": \"d\", \"source\": \"s\", "
                       "\"outcomes\": [{\"outcome\": \"crime\", \"label\": \"Less crime\", "
                       "\"direction\": \"lower\", \"threshold\": 0.5, \"targets\": "
                       "[{\"term\": \"short\", \"label\": \"by 2024\", \"value\": 66.7}, "
                       "{\"value\": 0}]}, {\"outcome\": \"work\", \"direction\": \"higher\"}]}"),
        &err));
    SPAN_IS(framework->title, "Plan");
    assert_int_equal(framework->outcome_count, 2);
    SPAN_IS(framework->outcomes[0].outcome, "crime");
    SPAN_IS(framework->outcomes[0].label, "Less crime");
    assert_true(framework->outcomes[0].lower_is_better);
    assert_true(framework->outcomes[0].has_threshold);
    assert_int_equal(framework->outcomes[0].threshold, 500000);
    assert_int_equal(framework->outcomes[0].target_count, 2);
    SPAN_IS(framework->outcomes[0].targets[0].term, "short");
    SPAN_IS(framework->outcomes[0].targets[0].label, "by 2024");
    assert_int_equal(framework->outcomes[0].targets[0].value, 66700000);
    assert_int_equal(framework->outcomes[0].targets[1].term.length, 0);
    assert_false(framework->outcomes[1].lower_is_better);
    assert_false(framework->outcomes[1].has_threshold);
    assert_int_equal(framework->outcomes[1].target_count, 0);
    cj_framework_free(framework);
    cj_framework_free(NULL);
}

static void refuses_with_the_path(void **state)
{
    static const struct {
        const char *text;
        const char *path;
    } cases[] = {
        {"{}", "$.outcomes"},
        {"{\"outcomes\": {}}", "$.outcomes"},
        {"5", "$"},
        {"{\"outcomes\": [], \"outcoms\": []}", "$.outcoms"},
        {"{\"outcomes\": [{}]}", "$.outcomes[0].outcome"},
        {"{\"outcomes\": [{\"outcome\": 5}]}", "$.outcomes[0].outcome"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"lable\": \"x\"}]}", "$.outcomes[0].lable"},
        {"{\"outcomes\": [{\"outcome\": \"a\"}, {\"outcome\": \"A\"}]}", "$.outcomes[1].outcome"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"direction\": \"up\"}]}",
         "$.outcomes[0].direction"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"threshold\": 0}]}", "$.outcomes[0].threshold"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"threshold\": -1}]}", "$.outcomes[0].threshold"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"threshold\": \"1\"}]}",
         "$.outcomes[0].threshold"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"targets\": [{}]}]}",
         "$.outcomes[0].targets[0].value"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"targets\": [{\"value\": 101}]}]}",
         "$.outcomes[0].targets[0].value"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"targets\": [{\"value\": 1}, {\"value\": -1}]}]}",
         "$.outcomes[0].targets[1].value"},
        {"{\"outcomes\": [{\"outcome\": \"a\", \"targets\": {}}]}", "$.outcomes[0].targets"},
        {"{\"title\": 1, \"outcomes\": []}", "$.title"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_framework *framework = (cj_framework *)&err;

        FAILS(cj_framework_load(&framework, framework_file(cases[i].text), &err), CJ_EUSAGE);
        assert_null(framework);
        HAS(err.text, cases[i].path);
        HAS(err.file, "framework.json");
    }
}

/* Outcomes in the framework's order, a row for each target, one without. */
static void counts_by_a_framework(void **state)
{
    cj_framework *framework;
    cj_error err = CJ_ERROR_INIT;
    run it;

    (void)state;
    OK(cj_framework_load(
        &framework,
        framework_file("{\"outcomes\": [{\"outcome\": \"housing\", \"label\": \"A home\"}, "
                       "{\"outcome\": \"Crime\", \"direction\": \"lower\", \"threshold\": 2, "
                       "\"targets\": [{\"term\": \"short\", \"value\": 20}, "
                       "{\"term\": \"long\", \"value\": 20.5}]}, "
                       "{\"outcome\": \"confidence\"}]}"),
        &err));
    run_init(&it, CJ_CASES "/outcomes-reviews.csv");
    it.options.framework = framework;
    RUN_OK(&it);
    assert_int_equal(it.table->row_count, 4);
    run_row_is(&it, 0, "outcome,term,compared,improved,improved_pct", "housing,,0,0,");
    /* the case file: crime, first to last, threshold 2: 1, 3, 1 of 5 */
    run_row_is(&it, 1, "outcome,term,compared,improved,maintained,deteriorated,target_pct,at_target",
               "Crime,short,5,1,3,1,20,yes");
    run_row_is(&it, 2, "outcome,term,target_pct,at_target", "Crime,long,20.5,no");
    /* confidence, threshold 1: 1, 1, 2 */
    run_row_is(&it, 3, "outcome,term,improved,maintained,deteriorated,target_pct",
               "confidence,,1,1,2,");
    run_end(&it);
    run_init(&it, CJ_CASES "/outcomes-reviews.csv");
    it.options.framework = framework;
    it.options.has_target = true;
    RUN_FAILS(&it, CJ_EUSAGE, "framework");
    run_end(&it);
    cj_framework_free(framework);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_everything),
        cmocka_unit_test(refuses_with_the_path),
        cmocka_unit_test(counts_by_a_framework),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
