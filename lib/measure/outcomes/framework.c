/* Frameworks of outcomes: JSON files with targets. */
#include "cj/json.h"
#include "cj/outcomes.h"

#include <stdlib.h>
#include <string.h>

static cj_status keep(cj_span *out, cj_framework *framework, const cj_json_node *node,
                      cj_error *err)
{
    cj_span text;
    cj_status status = cj_json_string(&text, node, err);
    char *copy;

    if (status != CJ_OK)
        return status;
    text = cj_span_trim(text);
    copy = cj_arena_text(&framework->arena, text.at, text.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    *out = (cj_span){copy, text.length};
    return CJ_OK;
}

static cj_status keep_if_present(cj_span *out, cj_framework *framework, const cj_json_node *node,
                                 cj_error *err)
{
    return cj_json_present(node) ? keep(out, framework, node, err) : CJ_OK;
}

/* Read one target: a percentage of people who improve, with an optional term and label. */
static cj_status read_target(cj_target *target, cj_framework *framework, const cj_json_node *node,
                             cj_error *err)
{
    static const char *const keys[] = {"term", "label", "value", NULL};
    cj_json_node term = cj_json_member(node, "term");
    cj_json_node label = cj_json_member(node, "label");
    cj_json_node value = cj_json_member(node, "value");
    cj_status status = cj_json_expect_object(node, keys, err);

    *target = (cj_target){{"", 0}, {"", 0}, 0};
    if (status == CJ_OK)
        status = keep_if_present(&target->term, framework, &term, err);
    if (status == CJ_OK)
        status = keep_if_present(&target->label, framework, &label, err);
    if (status == CJ_OK)
        status = cj_json_decimal(&target->value, &value, err);
    if (status == CJ_OK && (target->value < 0 || target->value > 100 * CJ_DECIMAL_ONE))
        status = cj_json_fail(&value, err, "must be a percentage from 0 to 100");
    return status;
}

/* Read which scores are better; without the member higher ones are. */
static cj_status read_direction(bool *lower, const cj_json_node *node, cj_error *err)
{
    cj_span text;
    cj_status status;

    *lower = false;
    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    *lower = cj_key_same(text, CJ_SPAN("lower")) || cj_key_same(text, CJ_SPAN("lower is better"));
    if (*lower || cj_key_same(text, CJ_SPAN("higher")) ||
        cj_key_same(text, CJ_SPAN("higher is better")))
        return CJ_OK;
    return cj_json_fail(node, err, "must be \"higher\" or \"lower\": which scores are better");
}

static cj_status read_threshold(cj_framework_outcome *outcome, const cj_json_node *node,
                                cj_error *err)
{
    cj_status status;

    outcome->has_threshold = cj_json_present(node);
    if (!outcome->has_threshold)
        return CJ_OK;
    status = cj_json_decimal(&outcome->threshold, node, err);
    if (status == CJ_OK && outcome->threshold <= 0)
        status = cj_json_fail(node, err, "must be above 0");
    return status;
}

static cj_status read_targets(cj_framework_outcome *outcome, cj_framework *framework,
                              const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status != CJ_OK)
        return status;
    outcome->targets =
        cj_arena_alloc(&framework->arena, (cj_json_count(node) + 1) * sizeof *outcome->targets);
    if (outcome->targets == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = read_target(&outcome->targets[i], framework, &item, err);
        outcome->target_count += status == CJ_OK;
    }
    return status;
}

static cj_status read_outcome(cj_framework *framework, const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"outcome",   "label",   "direction",
                                       "threshold", "targets", NULL};
    cj_framework_outcome *outcome = &framework->outcomes[framework->outcome_count];
    cj_json_node name = cj_json_member(node, "outcome");
    cj_json_node label = cj_json_member(node, "label");
    cj_json_node direction = cj_json_member(node, "direction");
    cj_json_node threshold = cj_json_member(node, "threshold");
    cj_json_node targets = cj_json_member(node, "targets");
    cj_status status = cj_json_expect_object(node, keys, err);

    /* The arena's memory is not zeroed. */
    memset(outcome, 0, sizeof *outcome);
    if (status == CJ_OK)
        status = keep(&outcome->outcome, framework, &name, err);
    if (status == CJ_OK && outcome->outcome.length == 0)
        status = cj_json_fail(&name, err, "must not be empty");
    for (size_t i = 0; status == CJ_OK && i < framework->outcome_count; i++)
        if (cj_word_same(framework->outcomes[i].outcome, outcome->outcome))
            status = cj_json_fail(&name, err,
                                  "stands in the framework twice; give one outcome "
                                  "all of its targets");
    outcome->label = outcome->outcome;
    if (status == CJ_OK)
        status = keep_if_present(&outcome->label, framework, &label, err);
    if (status == CJ_OK)
        status = read_direction(&outcome->lower_is_better, &direction, err);
    if (status == CJ_OK)
        status = read_threshold(outcome, &threshold, err);
    if (status == CJ_OK)
        status = read_targets(outcome, framework, &targets, err);
    framework->outcome_count += status == CJ_OK;
    return status;
}

static cj_status read_framework(cj_framework *framework, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {"title", "description", "source", "outcomes", NULL};
    cj_json_node outcomes;
    cj_status status = CJ_OK;

    if (cj_json_is_array(root)) { /* the list alone */
        outcomes = *root;
    } else {
        cj_json_node title = cj_json_member(root, "title");

        outcomes = cj_json_member(root, "outcomes");
        status = cj_json_expect_object(root, keys, err);
        if (status == CJ_OK)
            status = keep_if_present(&framework->title, framework, &title, err);
    }
    if (status == CJ_OK)
        status = cj_json_expect_array(&outcomes, err);
    if (status == CJ_OK && cj_json_count(&outcomes) == 0)
        status = cj_json_fail(&outcomes, err, "must hold at least one outcome");
    if (status != CJ_OK)
        return status;
    framework->outcomes =
        cj_arena_alloc(&framework->arena, cj_json_count(&outcomes) * sizeof *framework->outcomes);
    if (framework->outcomes == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&outcomes); i++) {
        cj_json_node item = cj_json_item(&outcomes, i);

        status = read_outcome(framework, &item, err);
    }
    return status;
}

cj_status cj_framework_load(cj_framework **out, const char *path, cj_error *err)
{
    cj_framework *framework = NULL;
    cj_json *json;
    cj_json_node root;
    cj_status status = cj_json_load(&json, path, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    framework = calloc(1, sizeof *framework);
    root = cj_json_root(json);
    status = framework == NULL ? cj_fail_nomem(err) : read_framework(framework, &root, err);
    cj_json_free(json);
    if (status != CJ_OK) {
        cj_framework_free(framework);
        return status;
    }
    *out = framework;
    return CJ_OK;
}

void cj_framework_free(cj_framework *framework)
{
    if (framework == NULL)
        return;
    cj_arena_clear(&framework->arena);
    free(framework);
}
