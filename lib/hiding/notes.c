/* What notes tell of numbers of rows and people, where others are hidden.
 *
 * Whether a note keeps its numbers depends on what is printed alone: on its own numbers, and on
 * whether anything is hidden that was counted in the same files.  Were it left out where it has a
 * number that is hidden, a note that stays would tell that the hidden number is another one. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

/* Whether something of what was given out before is not shown there. */
static bool hides_published(const cj_hiding *hiding)
{
    for (size_t i = 0; i < hiding->count; i++)
        if (hiding->counts[i].published == CJ_PUBLISHED_HIDDEN)
            return true;
    return false;
}

/* Whether anything is not shown in the table but values of few people. */
static bool hides_something(const cj_hidden_table *in)
{
    const cj_table *table = in->table;
    bool hides = false;

    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        cj_care care = table->columns[i % table->column_count].counts.care;

        hides = hides || (table->cells[i].kind == CJ_CELL_SUPPRESSED && care != CJ_CARE_OWN &&
                          care != CJ_CARE_MIDDLE && care != CJ_CARE_TAIL);
    }
    for (size_t i = 0; i < table->input_count; i++)
        hides = hides || table->inputs[i].withheld != 0;
    return hides;
}

static bool share_file(const cj_table *a, const cj_table *b)
{
    for (size_t i = 0; i < a->input_count; i++)
        for (size_t other = 0; other < b->input_count; other++)
            if (strcmp(a->inputs[i].file, b->inputs[other].file) == 0)
                return true;
    return false;
}

/* Whether anything is hidden that was counted in a file of the table. */
static bool is_among_hidden(const cj_hiding *hiding, const cj_hidden_table *in)
{
    for (size_t i = 0; i < hiding->table_count; i++) {
        const cj_hidden_table *other = &hiding->tables[i];

        if (!other->published && hides_something(other) &&
            (other == in || share_file(in->table, other->table)))
            return true;
    }
    return false;
}

/* Whether words that tell counts have a small number: "3 rows", "(2 in 2022-23, 12 in 2023-24)". */
static bool tells_small(const cj_hiding *hiding, const char *note)
{
    bool told = false;

    for (const char *at = note; *at != '\0'; at++) {
        bool within = at > note && strchr("0123456789.,-/", at[-1]) != NULL;
        char *end;

        if (*at == CJ_TELLS[0] || *at == CJ_ELSE[0] || *at == CJ_TOLD[0])
            told = *at == CJ_TELLS[0];
        if (!told || within || *at < '0' || *at > '9')
            continue;
        if (cj_hiding_is_small(hiding, strtoll(at, &end, 10)) && (*end != ',' || end[1] == ' '))
            return true;
    }
    return false;
}

/* Leave out the counts of a note: whether anything is left. */
static cj_status make_plain(bool *left, cj_table *table, size_t note, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_span words;
    cj_status status;

    cj_table_append_plain_note(&text, table, note);
    status = cj_text_check(&text, err);
    words = cj_span_trim(cj_text_span(&text));
    *left = words.length > 0;
    table->notes[note].counts = NULL;
    if (status == CJ_OK && *left) {
        table->notes[note].words = cj_table_keep(table, words);
        if (table->notes[note].words == NULL)
            status = cj_fail_nomem(err);
    }
    cj_text_clear(&text);
    return status;
}

void cj_hiding_append_rule(cj_text *out, const cj_hiding_options *options)
{
    if (options->below > 0)
        cj_text_format(
            out,
            "[c]: not shown, to protect people: counts of %d to %lld%s, and figures that "
            "would give one away.",
            options->zeros ? 0 : 1, (long long)options->below - 1,
            options->people ? ", or of rows of as few people" : "");
    else if (options->base > 0)
        cj_text_format(out, "[c]: not shown, to protect people: figures on a base of 1 to %lld.",
                       (long long)options->base - 1);
    if (options->round_to > 0)
        cj_text_format(out,
                       "%sCounts are rounded to the nearest multiple of %lld, totals for "
                       "themselves, so that parts need not add up to them; shares are those of "
                       "the rounded counts.",
                       out->length > 0 ? " " : "", (long long)options->round_to);
    if (options->below > 0 && options->base > options->below)
        cj_text_format(out,
                       " Shares, rates and means on a base of 1 to %lld are not shown, either.",
                       (long long)options->base - 1);
}

cj_status cj_hiding_mark_notes(cj_hiding *hiding, cj_hidden_table *in, cj_error *err)
{
    cj_table *table = in->table;
    cj_text rule = CJ_TEXT_INIT;
    size_t i = 0;
    bool hides;
    cj_status status = CJ_OK;

    if (in->published)
        return CJ_OK;
    hides =
        (hiding->options.below > 0 && (is_among_hidden(hiding, in) || hides_published(hiding))) ||
        (!in->open && hiding->options.round_to > 0);
    while (status == CJ_OK && i < table->note_count) {
        const char *counts = table->notes[i].counts;
        bool left = true;

        if (counts != NULL && (hides || (!in->open && tells_small(hiding, counts))))
            status = make_plain(&left, table, i, err);
        if (left)
            i++;
        else
            cj_table_drop_note(table, i);
    }
    if (!in->open)
        cj_hiding_append_rule(&rule, &hiding->options);
    if (status == CJ_OK && rule.length > 0)
        status = cj_table_add_note(table, &rule, err);
    cj_text_clear(&rule);
    return status;
}
