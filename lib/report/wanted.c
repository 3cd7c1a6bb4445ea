/* What of a definition is computed and shown, in view of --only. */
#include "report_internal.h"

#include <string.h>

const char *const cj_appendix_ids[] = {"definitions",        "files",     "rows", "options",
                                       "disclosure-control", "revisions", NULL};

/* ---- what is wanted ---------------------------------------------------------------------- */

bool cj_report_is_only(const cj_report_parts *parts, const char *id)
{
    for (size_t i = 0; i < parts->only_count; i++)
        if (strcmp(parts->only[i], id) == 0)
            return true;
    return false;
}

/* Whether an outcome of a framework picks a figure of the measure. */
static bool is_evidence(const cj_definition *definition, size_t measure)
{
    for (size_t f = 0; f < definition->framework_count; f++)
        for (size_t i = 0; i < definition->frameworks[f].outcome_count; i++) {
            const cj_definition_outcome *outcome = &definition->frameworks[f].outcomes[i];

            for (size_t e = 0; e < outcome->evidence_count; e++)
                if (outcome->evidence[e].measure == measure)
                    return true;
        }
    return false;
}

static bool is_headline(const cj_definition *definition, size_t measure)
{
    for (size_t i = 0; i < definition->headline_count; i++)
        if (definition->headlines[i].measure == measure)
            return true;
    return false;
}

static bool is_point(const cj_definition *definition, size_t measure)
{
    for (size_t i = 0; i < definition->point_count; i++)
        if (definition->points[i].measure == measure)
            return true;
    return false;
}

/* Whether the section's scorecard has a figure of the measure. */
static bool is_score(const cj_definition_section *section, size_t measure)
{
    for (size_t i = 0; i < section->score_count; i++)
        if (section->scores[i].measure == measure || section->scores[i].trend == measure)
            return true;
    return false;
}

/* Whether the section shows the measure's table. */
static bool has_item(const cj_definition_section *section, size_t measure)
{
    for (size_t i = 0; i < section->item_count; i++)
        if (section->items[i].measure == measure)
            return true;
    return false;
}

bool cj_report_wants_section(const cj_report_parts *parts, const cj_definition_section *section)
{
    if (parts->only_count == 0 || cj_report_is_only(parts, section->id))
        return true;
    for (size_t i = 0; i < section->item_count; i++)
        if (cj_report_is_only(parts, parts->definition->measures[section->items[i].measure].id))
            return true;
    return false;
}

bool cj_report_wants_words(const cj_report_parts *parts, const cj_definition_words *words)
{
    return words->section == SIZE_MAX ||
           cj_report_wants_section(parts, &parts->definition->sections[words->section]);
}

/* Whether a text that is shown has a figure of the measure. */
static bool is_said(const cj_report_parts *parts, size_t measure)
{
    for (const cj_definition_words *words = parts->definition->words; words != NULL;
         words = words->next) {
        if (!cj_report_wants_words(parts, words))
            continue;
        for (size_t i = 0; i < words->piece_count; i++)
            if (cj_gap_is_figure(words->pieces[i].gap) && words->pieces[i].pick.measure == measure)
                return true;
    }
    return false;
}

/* Without --only all measures are computed that something shows: a section, a headline or an
 * outcome. With it, those named, and those of the sections named. */
bool cj_report_wants(const cj_report_parts *parts, size_t measure)
{
    const cj_definition *definition = parts->definition;
    bool all = parts->only_count == 0;

    if (all ? is_evidence(definition, measure) || is_headline(definition, measure) ||
                  is_point(definition, measure)
            : cj_report_is_only(parts, definition->measures[measure].id))
        return true;
    if (is_said(parts, measure))
        return true;
    for (size_t i = 0; i < definition->section_count; i++) {
        const cj_definition_section *section = &definition->sections[i];

        if ((all || cj_report_is_only(parts, section->id)) &&
            (has_item(section, measure) || is_score(section, measure) ||
             (section->outcomes && is_evidence(definition, measure))))
            return true;
    }
    return false;
}

/* Names are checked before anything is computed: a slip must not cost minutes. */
cj_status cj_report_check_only(const cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;

    for (size_t i = 0; i < parts->only_count; i++) {
        size_t measure;
        bool known = false;

        for (size_t s = 0; s < definition->section_count; s++)
            known = known || strcmp(definition->sections[s].id, parts->only[i]) == 0;
        if (!known && cj_definition_find(&measure, definition, parts->only[i], NULL) != CJ_OK)
            return cj_fail_at(err, CJ_EUSAGE, definition->file, 0, 0,
                              "there is no section or measure \"%s\"; {list} tells which there are",
                              parts->only[i]);
    }
    return CJ_OK;
}

/* ---- which tables there will be ------------------------------------------------------------ */

/* Whether the table of the measure is in the document, by a section or by --only. */
static bool is_shown(const cj_report_parts *parts, size_t measure)
{
    const cj_definition *definition = parts->definition;

    for (size_t i = 0; i < definition->section_count; i++)
        if (has_item(&definition->sections[i], measure) &&
            (parts->only_count == 0 || cj_report_is_only(parts, definition->sections[i].id)))
            return true;
    return cj_report_is_only(parts, definition->measures[measure].id);
}

static bool shows_evidence(const cj_report_parts *parts)
{
    const cj_definition *definition = parts->definition;

    for (size_t i = 0; i < definition->section_count; i++)
        if (definition->sections[i].outcomes &&
            (parts->only_count == 0 || cj_report_is_only(parts, definition->sections[i].id)))
            return true;
    return parts->only_count == 0 && definition->framework_count > 0;
}

/* The ids are needed before the document exists, so that no table is aimed at an input.
 * Repeated exhibits have no file and so no id here. */
cj_status cj_report_table_ids(const char *const **out, size_t *count, const cj_report_parts *parts,
                              cj_arena *arena, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    size_t appendices = 0;
    const char **ids;

    *out = NULL;
    *count = 0;
    while (cj_appendix_ids[appendices] != NULL)
        appendices++;
    ids = cj_arena_alloc(arena,
                         (definition->measure_count + definition->section_count + 2 + appendices) *
                             sizeof *ids);
    if (ids == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < definition->measure_count; i++)
        if (is_shown(parts, i))
            ids[(*count)++] = definition->measures[i].id;
    for (size_t i = 0; i < definition->section_count; i++)
        if (definition->sections[i].scorecard != NULL &&
            (parts->only_count == 0 || cj_report_is_only(parts, definition->sections[i].id)))
            ids[(*count)++] = definition->sections[i].scorecard;
    if (shows_evidence(parts))
        ids[(*count)++] = CJ_EVIDENCE_ID;
    for (size_t i = 0; i < appendices; i++)
        ids[(*count)++] = cj_appendix_ids[i];
    if (parts->only_count == 0)
        ids[(*count)++] = CJ_FIGURES_ID;
    *out = ids;
    return CJ_OK;
}
