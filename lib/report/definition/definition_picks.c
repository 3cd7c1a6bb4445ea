/* Figures that are picked from tables: headlines, and evidence of outcomes. */
#include "definition_internal.h"

#include <string.h>

/* Read {"outcome": "Alcohol", "sex": "All"}: the columns and values that choose the row. */
static cj_status read_where(cj_definition_pick *pick, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (!cj_json_present(node))
        return CJ_OK;
    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object: {\"column\": \"value\"}");
    pick->where = cj_definition_alloc(in, cj_json_count(node), sizeof *pick->where);
    if (pick->where == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        cj_definition_where *where = &pick->where[pick->where_count++];

        where->column = cj_arena_text(&in->out->arena, entry.key, strlen(entry.key));
        if (where->column == NULL)
            return cj_fail_nomem(err);
        status = cj_definition_read_text(&where->value, &entry, in, err);
    }
    return status;
}

/* Higher is better unless "direction" says "lower". */
static cj_status read_target(cj_definition_pick *pick, const cj_json_node *node,
                             const cj_json_node *direction, cj_error *err)
{
    cj_span word = CJ_SPAN("higher");
    cj_status status = CJ_OK;

    if (cj_json_present(node)) {
        pick->has_target = true;
        status = cj_json_decimal(&pick->target, node, err);
    }
    if (status == CJ_OK && cj_json_present(direction))
        status = cj_json_string(&word, direction, err);
    pick->lower_is_better = cj_span_equal(word, CJ_SPAN("lower"));
    if (status == CJ_OK && !pick->lower_is_better && !cj_span_equal(word, CJ_SPAN("higher")))
        status = cj_json_fail(direction, err, "must be \"higher\" or \"lower\": which is better");
    return status;
}

/* Read a figure that is picked from a table. `keys` tells headlines (no targets) from
 * evidence. */
static cj_status read_pick(cj_definition_pick *pick, const cj_json_node *node,
                           const char *const *keys, cj_definition_reader *in, cj_error *err)
{
    cj_json_node measure = cj_json_member(node, "measure");
    cj_json_node where = cj_json_member(node, "where");
    cj_json_node figure = cj_json_member(node, "figure");
    cj_json_node label = cj_json_member(node, "label");
    cj_json_node target = cj_json_member(node, "target");
    cj_json_node direction = cj_json_member(node, "direction");
    cj_status status = cj_json_expect_object(node, keys, err);

    if (status == CJ_OK)
        status = cj_definition_read_measure_name(&pick->measure, &measure, in, err);
    if (status == CJ_OK)
        status = read_where(pick, &where, in, err);
    if (status == CJ_OK && (!pick->by_rule || cj_json_present(&figure)))
        status = cj_definition_read_text(&pick->figure, &figure, in, err);
    if (status == CJ_OK && cj_json_present(&label))
        status = cj_definition_read_words(&pick->label, &label, false, in, err);
    if (status == CJ_OK)
        status = read_target(pick, &target, &direction, err);
    return status == CJ_OK ? cj_json_locate(&pick->place, node, &in->out->arena, err) : status;
}

cj_status cj_definition_read_headlines(cj_definition_reader *in, const cj_json_node *root,
                                       cj_error *err)
{
    static const char *const keys[] = {"measure", "where", "figure", "label", NULL};
    cj_json_node node = cj_json_member(root, "headlines");
    cj_status status = CJ_OK;

    if (!cj_json_present(&node))
        return CJ_OK;
    status = cj_json_expect_array(&node, err);
    in->out->headlines = cj_definition_alloc(in, cj_json_count(&node), sizeof *in->out->headlines);
    if (status == CJ_OK && in->out->headlines == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&node); i++) {
        cj_json_node item = cj_json_item(&node, i);

        status = read_pick(&in->out->headlines[in->out->headline_count++], &item, keys, in, err);
    }
    return status;
}

/* ---- main points ----------------------------------------------------------------------------- */

#define POINTS_MAX 6

/* A point is a measure, or an object that says more. */
static cj_status read_point(cj_definition_pick *pick, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"measure", "where", "figure", "label", NULL};
    cj_status status;

    pick->by_rule = true;
    if (cj_json_is_object(node))
        return read_pick(pick, node, keys, in, err);
    status = cj_definition_read_measure_name(&pick->measure, node, in, err);
    return status == CJ_OK ? cj_json_locate(&pick->place, node, &in->out->arena, err) : status;
}

cj_status cj_definition_read_points(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err)
{
    cj_json_node node = cj_json_member(root, "main_points");
    size_t count = cj_json_count(&node);
    cj_definition *out = in->out;
    cj_status status = CJ_OK;
    bool wanted = true;

    if (!cj_json_present(&node))
        return CJ_OK;
    if (!cj_json_is_array(&node)) {
        status = cj_json_maybe_bool(&wanted, &node, err);
        out->no_points = !wanted;
        out->more_points = wanted;
        return status == CJ_EUSAGE
                   ? cj_json_fail(&node, err, "must be true, false or a list of measures")
                   : status;
    }
    if (count > POINTS_MAX)
        return cj_json_fail(&node, err, "there are %zu; more than six are no main points", count);
    out->points = cj_definition_alloc(in, count, sizeof *out->points);
    if (out->points == NULL)
        return cj_fail_nomem(err);
    out->no_points = count == 0;
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_json_item(&node, i);

        status = read_point(&out->points[out->point_count++], &item, in, err);
    }
    return status;
}

/* ---- scorecards -------------------------------------------------------------------------------
 */

/* A row is a point that may have targets of its own, and the measure whose periods are drawn. */
static cj_status read_score(cj_definition_pick *pick, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"measure",   "where",       "figure", "label", "target",
                                       "direction", "next_target", "trend",  NULL};
    cj_json_node next = cj_json_member(node, "next_target");
    cj_json_node trend = cj_json_member(node, "trend");
    cj_status status;

    pick->trend = SIZE_MAX;
    pick->by_rule = true;
    if (!cj_json_is_object(node))
        return read_point(pick, node, in, err);
    status = read_pick(pick, node, keys, in, err);
    pick->has_next = cj_json_present(&next);
    if (status == CJ_OK && pick->has_next)
        status = cj_json_decimal(&pick->next_target, &next, err);
    if (status == CJ_OK && cj_json_present(&trend))
        status = cj_definition_read_measure_name(&pick->trend, &trend, in, err);
    return status;
}

/* The table is named after its section; its id shares one space with those of measures. */
static cj_status name_scorecard(cj_definition_section *section, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err)
{
    cj_text id = CJ_TEXT_INIT;

    cj_text_format(&id, "%s-scorecard", section->id);
    section->scorecard = id.failed ? NULL : cj_arena_text(&in->out->arena, id.bytes, id.length);
    cj_text_clear(&id);
    if (section->scorecard == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->out->measure_count; i++)
        if (strcmp(in->out->measures[i].id, section->scorecard) == 0)
            return cj_json_fail(node, err, "the id \"%s\" is taken", section->scorecard);
    return CJ_OK;
}

cj_status cj_definition_read_scorecard(cj_definition_section *section, const cj_json_node *node,
                                       cj_definition_reader *in, cj_error *err)
{
    cj_json_node scores = cj_json_member(node, "scorecard");
    cj_status status;

    if (!cj_json_present(&scores))
        return CJ_OK;
    status = cj_json_expect_array(&scores, err);
    if (status == CJ_OK && cj_json_count(&scores) == 0)
        status = cj_json_fail(&scores, err, "must hold at least one indicator");
    if (status == CJ_OK)
        status = name_scorecard(section, &scores, in, err);
    section->scores = cj_definition_alloc(in, cj_json_count(&scores), sizeof *section->scores);
    if (status == CJ_OK && section->scores == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&scores); i++) {
        cj_json_node item = cj_json_item(&scores, i);

        status = read_score(&section->scores[section->score_count++], &item, in, err);
    }
    return status;
}

/* ---- frameworks ------------------------------------------------------------------------------ */

/* Evidence may be one pick or a list; an outcome without any is a gap that the report names. */
static cj_status read_outcome(cj_definition_outcome *outcome, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"id", "outcome", "evidence", NULL};
    static const char *const pick_keys[] = {"measure", "where",     "figure", "label",
                                            "target",  "direction", NULL};
    cj_json_node id = cj_json_member(node, "id");
    cj_json_node words = cj_json_member(node, "outcome");
    cj_json_node evidence = cj_json_member(node, "evidence");
    cj_status status = cj_json_expect_object(node, keys, err);

    outcome->id = "";
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&outcome->id, &id, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_text(&outcome->outcome, &words, in, err);
    outcome->evidence =
        cj_definition_alloc(in, cj_definition_some_count(&evidence), sizeof *outcome->evidence);
    if (status == CJ_OK && outcome->evidence == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_definition_some_count(&evidence); i++) {
        cj_json_node item = cj_definition_some_item(&evidence, i);

        status =
            read_pick(&outcome->evidence[outcome->evidence_count++], &item, pick_keys, in, err);
    }
    return status;
}

static cj_status read_framework(cj_definition_framework *framework, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"framework", "source", "outcomes", NULL};
    cj_json_node name = cj_json_member(node, "framework");
    cj_json_node source = cj_json_member(node, "source");
    cj_json_node outcomes = cj_json_member(node, "outcomes");
    cj_status status = cj_json_expect_object(node, keys, err);

    framework->source = "";
    if (status == CJ_OK)
        status = cj_definition_read_text(&framework->name, &name, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&framework->source, &source, in, err);
    if (status == CJ_OK)
        status = cj_json_expect_array(&outcomes, err);
    if (status == CJ_OK && cj_json_count(&outcomes) == 0)
        status = cj_json_fail(&outcomes, err, "must hold at least one outcome");
    framework->outcomes =
        cj_definition_alloc(in, cj_json_count(&outcomes), sizeof *framework->outcomes);
    if (status == CJ_OK && framework->outcomes == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&outcomes); i++) {
        cj_json_node item = cj_json_item(&outcomes, i);

        status = read_outcome(&framework->outcomes[framework->outcome_count++], &item, in, err);
    }
    return status;
}

cj_status cj_definition_read_frameworks(cj_definition_reader *in, const cj_json_node *root,
                                        cj_error *err)
{
    cj_json_node node = cj_json_member(root, "outcomes");
    cj_status status = CJ_OK;

    if (!cj_json_present(&node))
        return CJ_OK;
    status = cj_json_expect_array(&node, err);
    in->out->frameworks =
        cj_definition_alloc(in, cj_json_count(&node), sizeof *in->out->frameworks);
    if (status == CJ_OK && in->out->frameworks == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&node); i++) {
        cj_json_node item = cj_json_item(&node, i);

        status = read_framework(&in->out->frameworks[in->out->framework_count++], &item, in, err);
    }
    return status;
}
