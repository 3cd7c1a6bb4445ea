/* Gaps of texts are filled: those that wait for the period alone once it is known, the others
 * with what the tables print. */
#include "definition/definition_internal.h"
#include "report_internal.h"

#include <stdio.h>
#include <string.h>

/* ---- the period ----------------------------------------------------------------------------- */

static bool is_quarter(const cj_period *period)
{
    return !cj_period_is_all(period) &&
           cj_date_unit_of(period->first, CJ_UNIT_QUARTER) == period->first &&
           cj_date_unit_last(period->first, CJ_UNIT_QUARTER) == period->last;
}

/* "quarter 4": financial years begin in April. */
static void append_quarter_name(cj_text *out, const cj_period *period)
{
    cj_text name = CJ_TEXT_INIT;

    cj_date_append_quarter(&name, period->first);
    out->failed = out->failed || name.failed;
    cj_text_format(out, "quarter %c", name.failed ? ' ' : name.bytes[name.length - 1]);
    cj_text_clear(&name);
}

static cj_status append_quarter(cj_text *out, const cj_definition *definition,
                                const cj_definition_words *words, const cj_period *period,
                                cj_error *err)
{
    if (!is_quarter(period))
        return cj_definition_fail(definition, &words->place, err, "%s: the period %s is no quarter",
                                  "{period.quarter}", period->name);
    append_quarter_name(out, period);
    return CJ_OK;
}

/* The one period that stands so to another; words for several are refused. */
static cj_status relate(cj_period *out, const cj_period *of, const char *word, cj_error *err)
{
    return cj_period_related_count(word) == 1 ? cj_period_related(out, of, word, 0, err)
                                              : cj_period_relative(out, of, word, err);
}

static cj_status append_related(cj_text *out, const cj_definition *definition,
                                const cj_definition_words *words, const char *word,
                                const cj_period *period, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_period other;

    if (relate(&other, period, word, &inner) != CJ_OK)
        return cj_definition_fail(definition, &words->place, err, "%s%s}: %s", "{period.", word,
                                  inner.text);
    cj_period_append_label(out, cj_span_of(other.name));
    return CJ_OK;
}

/* Days in words; the name of a period stays away where it is a range of days. */
static void append_dates(cj_text *out, cj_date first, cj_date last)
{
    cj_period period = {.name = "..", .first = first, .last = last};

    cj_period_append_words(out, &period);
}

static cj_status append_as_of(cj_text *out, const cj_definition *definition,
                              const cj_definition_words *words, cj_error *err)
{
    if (definition->as_of_day == CJ_DATE_MISSING)
        return cj_definition_fail(definition, &words->place, err,
                                  "%s: the report has no day up to which its data are complete; "
                                  "it is said by {as-of DATE}",
                                  "{as_of}");
    cj_date_append_words(out, definition->as_of_day);
    return CJ_OK;
}

static cj_status append_of_period(cj_text *out, const cj_definition *definition,
                                  const cj_definition_words *words,
                                  const cj_definition_piece *piece, const cj_period *period,
                                  cj_error *err)
{
    if (piece->gap == CJ_GAP_AS_OF)
        return append_as_of(out, definition, words, err);
    if (piece->gap == CJ_GAP_QUARTER)
        return append_quarter(out, definition, words, period, err);
    if (piece->gap == CJ_GAP_RELATED)
        return append_related(out, definition, words, piece->text, period, err);
    if (piece->gap == CJ_GAP_EACH)
        cj_text_add(out, cj_definition_value(definition));
    else if (piece->gap == CJ_GAP_PERIOD)
        cj_period_append_label(out, cj_span_of(period->name));
    else if (cj_period_is_all(period))
        cj_text_add(out, "all dates");
    else
        append_dates(out, piece->gap == CJ_GAP_LAST ? period->last : period->first,
                     piece->gap == CJ_GAP_FIRST ? period->first : period->last);
    return CJ_OK;
}

/* ---- figures -------------------------------------------------------------------------------- */

/* The word for one stands behind a 1 alone: 0, 1.0 and what is not shown are several. */
static const char *word_for(const cj_definition_piece *piece, const cj_cell *cell)
{
    bool one = cell != NULL && cj_cell_is_figure(cell) && cell->units == 1 && cell->places == 0;

    return one ? piece->one : piece->many;
}

static cj_status append_sentence(cj_text *out, const cj_picked *picked,
                                 const cj_report_parts *parts, const cj_definition_pick *pick,
                                 cj_error *err)
{
    const char *sentence = picked->table->sentences[picked->row];

    if (sentence == NULL)
        return cj_definition_fail(parts->definition, &pick->place, err,
                                  "%s: the rows of this table have no sentences", pick->said);
    cj_text_add(out, sentence);
    return CJ_OK;
}

static cj_status append_change(cj_text *out, const cj_picked *picked, const cj_report_parts *parts,
                               const cj_definition_pick *pick, cj_error *err)
{
    if (cj_table_related(picked->table, picked->column, CJ_PART_THEN) == SIZE_MAX)
        return cj_definition_fail(
            parts->definition, &pick->place, err,
            "%s: the measure does not compare this figure (\"compare\" says since when)",
            pick->said);
    cj_report_append_change(out, picked);
    return CJ_OK;
}

/* Append a figure, and to the marks what it is to be read with. */
static cj_status append_figure(cj_text *out, cj_text *marks, const cj_report_parts *parts,
                               const cj_definition_piece *piece, cj_error *err)
{
    const cj_cell *cell = NULL;
    cj_picked picked;
    cj_status status = cj_report_pick(&picked, parts, &piece->pick, err);

    if (status != CJ_OK)
        return status;
    if (picked.table->mark != NULL && strstr(cj_text_string(marks), picked.table->mark) == NULL)
        cj_report_append_mark(marks, picked.table);
    if (picked.row == SIZE_MAX) { /* the table has no rows: nobody is in the period */
        cj_text_add(out, "[z]");
    } else if (piece->gap == CJ_GAP_SENTENCE) {
        return append_sentence(out, &picked, parts, &piece->pick, err);
    } else if (piece->gap == CJ_GAP_CHANGE) {
        return append_change(out, &picked, parts, &piece->pick, err);
    } else {
        cell = cj_table_cell(picked.table, picked.row, picked.column);
        if (cell->kind == CJ_CELL_MISSING)
            cj_text_add(out, "[z]");
        else
            cj_cell_append_label(out, cell);
    }
    if (piece->one != NULL)
        cj_text_format(out, " %s", word_for(piece, cell));
    return CJ_OK;
}

/* ---- texts ---------------------------------------------------------------------------------- */

/* Put the marks of its figures at the end of a text, before its last point. */
static void append_marks(cj_text *text, const cj_text *marks)
{
    bool stop = !text->failed && text->length > 0 && text->bytes[text->length - 1] == '.';

    text->failed = text->failed || marks->failed;
    if (marks->length == 0)
        return;
    if (stop)
        text->bytes[--text->length] = '\0';
    cj_text_append(text, cj_text_span(marks));
    cj_text_add(text, stop ? "." : "");
}

/* The text goes where its pattern stood, in the memory of the definition; the pattern stays, so
 * that it can be filled again. */
static cj_status fill(cj_definition_words *words, const cj_definition *definition,
                      const cj_report_parts *parts, const cj_period *period, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_text marks = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    const char *kept;

    for (size_t i = 0; status == CJ_OK && i < words->piece_count; i++) {
        const cj_definition_piece *piece = &words->pieces[i];

        if (piece->gap == CJ_GAP_NONE)
            cj_text_add(&text, piece->text);
        else if (cj_gap_is_figure(piece->gap))
            status = append_figure(&text, &marks, parts, piece, err);
        else
            status = append_of_period(&text, definition, words, piece, period, err);
    }
    if (words->prose)
        append_marks(&text, &marks);
    if (status == CJ_OK)
        status = cj_text_check(&text, err);
    kept = status == CJ_OK ? cj_arena_text(words->arena, cj_text_string(&text), text.length) : NULL;
    if (status == CJ_OK && kept == NULL)
        status = cj_fail_nomem(err);
    if (kept != NULL && words->text != NULL)
        *words->text = kept;
    else if (kept != NULL)
        *words->span = (cj_span){kept, text.length};
    cj_text_clear(&marks);
    cj_text_clear(&text);
    return status;
}

/* ---- values of options and conditions -------------------------------------------------------- */

/* Append what a gap stands for, as data have it; false if it is none: other braces are a pattern's
 * own. */
static bool append_value(cj_text *out, cj_span gap, const cj_definition *definition,
                         const cj_period *period)
{
    static const char prefix[] = "period.";
    char word[40];
    cj_period other;

    if (cj_span_equal(gap, CJ_SPAN("as_of")) && definition->as_of != NULL) {
        cj_text_add(out, definition->as_of);
        return true;
    }
    if (cj_span_equal(gap, CJ_SPAN("period")) || cj_span_equal(gap, CJ_SPAN("each"))) {
        cj_text_add(out, gap.at[0] == 'e' ? cj_definition_value(definition) : period->name);
        return true;
    }
    if (gap.length < sizeof prefix || gap.length - sizeof prefix >= sizeof word - 1 ||
        memcmp(gap.at, prefix, sizeof prefix - 1) != 0 || cj_period_is_all(period))
        return false;
    snprintf(word, sizeof word, "%.*s", (int)(gap.length - (sizeof prefix - 1)),
             gap.at + sizeof prefix - 1);
    if (strcmp(word, "first") == 0)
        cj_date_append(out, period->first);
    else if (strcmp(word, "last") == 0)
        cj_date_append(out, period->last);
    else if (strcmp(word, "quarter") == 0 && is_quarter(period))
        append_quarter_name(out, period);
    else if (relate(&other, period, word, NULL) == CJ_OK)
        cj_text_add(out, other.name);
    else
        return false;
    return true;
}

static cj_status fill_value(const char **value, cj_definition *definition, const cj_period *period,
                            cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (*value == NULL || strchr(*value, '{') == NULL)
        return CJ_OK;
    for (const char *at = *value; *at != '\0'; at++) {
        size_t length = *at == '{' ? strcspn(at, "}") : 0;

        if (length > 0 && at[length] == '}' &&
            append_value(&text, (cj_span){at + 1, length - 1}, definition, period))
            at += length;
        else
            cj_text_char(&text, *at);
    }
    status = cj_text_check(&text, err);
    if (status == CJ_OK) {
        *value = cj_arena_text(&definition->arena, cj_text_string(&text), text.length);
        status = *value == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&text);
    return status;
}

static cj_status fill_options(cj_definition *definition, const cj_period *period, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t m = 0; m < definition->measure_count; m++)
        for (size_t i = 0; status == CJ_OK && i < definition->measures[m].option_count; i++) {
            cj_definition_option *option = &definition->measures[m].options[i];

            if (option->file != NULL || option->input != NULL)
                continue;
            option->of_period = option->of_period ||
                                (option->value != NULL && strstr(option->value, "{period") != NULL);
            status = fill_value(&option->value, definition, period, err);
        }
    return status;
}

static cj_status fill_pick(cj_definition_pick *pick, cj_definition *definition,
                           const cj_period *period, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < pick->where_count; i++)
        status = fill_value(&pick->where[i].value, definition, period, err);
    return status;
}

static cj_status fill_picks(cj_definition *definition, const cj_period *period, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < definition->headline_count; i++)
        status = fill_pick(&definition->headlines[i], definition, period, err);
    for (size_t i = 0; status == CJ_OK && i < definition->point_count; i++)
        status = fill_pick(&definition->points[i], definition, period, err);
    for (size_t s = 0; s < definition->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < definition->sections[s].score_count; i++)
            status = fill_pick(&definition->sections[s].scores[i], definition, period, err);
    for (size_t f = 0; f < definition->framework_count; f++)
        for (size_t i = 0; i < definition->frameworks[f].outcome_count; i++) {
            cj_definition_outcome *outcome = &definition->frameworks[f].outcomes[i];

            for (size_t e = 0; status == CJ_OK && e < outcome->evidence_count; e++)
                status = fill_pick(&outcome->evidence[e], definition, period, err);
        }
    for (cj_definition_words *words = definition->words; words != NULL; words = words->next)
        for (size_t i = 0; status == CJ_OK && i < words->piece_count; i++)
            status = fill_pick(&words->pieces[i].pick, definition, period, err);
    return status;
}

cj_status cj_definition_fill_words(cj_definition *definition, const cj_period *period,
                                   cj_error *err)
{
    cj_status status = fill_options(definition, period, err);

    if (status == CJ_OK)
        status = fill_picks(definition, period, err);

    for (cj_definition_words *words = definition->words; status == CJ_OK && words != NULL;
         words = words->next)
        if (!words->has_figure)
            status = fill(words, definition, NULL, period, err);
    return status;
}

cj_status cj_report_fill_words(const cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_status status = CJ_OK;

    for (cj_definition_words *words = definition->words; status == CJ_OK && words != NULL;
         words = words->next)
        if (words->has_figure && cj_report_wants_words(parts, words))
            status = fill(words, definition, parts, parts->period, err);
    return status;
}
