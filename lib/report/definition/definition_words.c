/* Texts with gaps: {period}, {as_of}, {each}, {measure.figure where Column=Value}. Where they stand
 * is noted while a definition is read; once all measures are known they are taken apart. */
#include "definition_internal.h"

#include <string.h>

/* ---- where they stand --------------------------------------------------------------------- */

cj_status cj_definition_note_words(const char **text, cj_span *span, const cj_json_node *node,
                                   bool early, cj_definition_reader *in, cj_error *err)
{
    const char *pattern = text != NULL ? *text : span->at;
    cj_definition_words *words;

    if (strchr(pattern, '{') == NULL && strstr(pattern, "}}") == NULL)
        return CJ_OK;
    words = cj_definition_alloc(in, 1, sizeof *words);
    if (words == NULL)
        return cj_fail_nomem(err);
    words->text = text;
    words->span = span;
    words->pattern = pattern;
    words->early = early;
    words->prose = span != NULL;
    words->arena = &in->out->arena;
    words->section = in->section;
    *in->last_words = words;
    in->last_words = &words->next;
    return cj_json_locate(&words->place, node, &in->out->arena, err);
}

cj_status cj_definition_read_words(const char **out, const cj_json_node *node, bool early,
                                   cj_definition_reader *in, cj_error *err)
{
    cj_status status = cj_definition_read_text(out, node, in, err);

    return status == CJ_OK ? cj_definition_note_words(out, NULL, node, early, in, err) : status;
}

cj_status cj_definition_read_words_list(cj_span **out, size_t *count, const cj_json_node *node,
                                        cj_definition_reader *in, cj_error *err)
{
    cj_status status = cj_definition_read_texts(out, count, node, in, err);

    for (size_t i = 0; status == CJ_OK && i < *count; i++) {
        cj_json_node item = cj_definition_some_item(node, i);

        status = cj_definition_note_words(NULL, &(*out)[i], &item, false, in, err);
    }
    return status;
}

/* ---- what is in a gap ----------------------------------------------------------------------- */

/* The gap under way: what is left of it, and whom to tell of faults. */
typedef struct {
    cj_definition_reader *in;
    const cj_definition_words *words;
    const char *said; /* the whole gap */
    cj_span left;
} gap_reader;

#define AS_SUCH "braces as such are written {{ and }}"

/* Braces in a format would be options. */
static cj_status fail(const gap_reader *gap, cj_error *err, const char *words)
{
    return cj_definition_fail(gap->in->out, &gap->words->place, err, "%s: %s", gap->said, words);
}

static const char *keep(const gap_reader *gap, cj_span text)
{
    return cj_arena_text(&gap->in->out->arena, text.at, text.length);
}

/* The length of `text` up to a byte outside double quotes; all of it where there is none. */
static size_t length_to(cj_span text, char byte)
{
    bool quoted = false;

    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            quoted = !quoted;
        else if (!quoted && text.at[i] == byte)
            return i;
    }
    return text.length;
}

/* Take what stands before the byte away from *left, and the byte. */
static cj_span take(cj_span *left, char byte)
{
    size_t length = length_to(*left, byte);
    cj_span taken = {left->at, length};
    size_t past = length < left->length ? length + 1 : length;

    *left = (cj_span){left->at + past, left->length - past};
    return taken;
}

/* A name or value without blanks around it; one in double quotes without these, "" within them
 * being one. */
static const char *unquoted(const gap_reader *gap, cj_span text)
{
    cj_span span = cj_span_trim(text);
    cj_text plain = CJ_TEXT_INIT;
    const char *kept;

    if (span.length < 2 || span.at[0] != '"' || span.at[span.length - 1] != '"')
        return keep(gap, span);
    for (size_t i = 1; i + 1 < span.length; i++) {
        cj_text_char(&plain, span.at[i]);
        i += span.at[i] == '"' && span.at[i + 1] == '"' && i + 2 < span.length;
    }
    kept = plain.failed ? NULL : keep(gap, cj_text_span(&plain));
    cj_text_clear(&plain);
    return kept;
}

/* Read COLUMN=VALUE, COLUMN=VALUE ... */
static cj_status read_conditions(cj_definition_pick *pick, cj_span text, const gap_reader *gap,
                                 cj_error *err)
{
    size_t most = 1;

    for (size_t i = 0; i < text.length; i++)
        most += text.at[i] == ',';
    pick->where = cj_definition_alloc(gap->in, most, sizeof *pick->where);
    if (pick->where == NULL)
        return cj_fail_nomem(err);
    while (text.length > 0) {
        cj_span condition = take(&text, ',');
        size_t equals = length_to(condition, '=');
        cj_definition_where *where = &pick->where[pick->where_count++];

        if (equals == condition.length)
            return fail(gap, err, "after \"where\" stands Column=Value, several with commas");
        where->column = unquoted(gap, (cj_span){condition.at, equals});
        where->value =
            unquoted(gap, (cj_span){condition.at + equals + 1, condition.length - equals - 1});
        if (where->column == NULL || where->value == NULL)
            return cj_fail_nomem(err);
    }
    return CJ_OK;
}

/* The number of the measure with that id. */
static cj_status find_measure(size_t *out, const char *id, const gap_reader *gap, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    const char *why;
    cj_status status = cj_definition_find(out, gap->in->out, id, &inner);

    if (status == CJ_OK || status == CJ_ENOMEM)
        return status == CJ_OK ? CJ_OK : cj_fail_nomem(err);
    why = strstr(inner.text, "there is no measure"); /* without the file, which stands in front */
    return cj_definition_fail(gap->in->out, &gap->words->place, err, "%s: %s (%s)", gap->said,
                              why != NULL ? why : inner.text, AS_SUCH);
}

/* MEASURE.FIGURE, with .change behind it or not, or MEASURE.sentence. */
static cj_status read_figure(cj_definition_piece *piece, cj_span text, const gap_reader *gap,
                             cj_error *err)
{
    cj_span measure = take(&text, '.');
    cj_span figure = take(&text, '.');
    cj_span rest = cj_span_trim(text);
    const char *id = unquoted(gap, measure);
    const char *key = unquoted(gap, figure);

    if (id == NULL || key == NULL)
        return cj_fail_nomem(err);
    if (key[0] == '\0' || (rest.length > 0 && !cj_span_equal(rest, CJ_SPAN("change"))))
        return fail(gap, err,
                    "must be {period}, {as_of}, {each}, or a figure as {measure.figure}, "
                    "{measure.figure.change} or {measure.sentence}, with where Column=Value "
                    "(" AS_SUCH ")");
    piece->pick.figure = key;
    piece->gap = rest.length > 0                ? CJ_GAP_CHANGE
                 : strcmp(key, "sentence") == 0 ? CJ_GAP_SENTENCE
                                                : CJ_GAP_FIGURE;
    piece->pick.of_row = piece->gap == CJ_GAP_SENTENCE;
    return find_measure(&piece->pick.measure, id, gap, err);
}

/* |child|children: words for one and for all other numbers. */
static cj_status read_number_words(cj_definition_piece *piece, cj_span text, const gap_reader *gap,
                                   cj_error *err)
{
    cj_span one = cj_span_trim(take(&text, '|'));
    cj_span many = cj_span_trim(text);

    if (piece->gap != CJ_GAP_FIGURE || one.length == 0 || many.length == 0 ||
        memchr(many.at, '|', many.length) != NULL)
        return fail(gap, err,
                    "behind a figure may stand a word for one and a word for several, as "
                    "|child|children");
    piece->one = keep(gap, one);
    piece->many = keep(gap, many);
    return piece->one == NULL || piece->many == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Where " where " begins in text, outside double quotes; its length where there is none. */
static size_t where_at(cj_span text)
{
    static const char word[] = " where ";
    bool quoted = false;

    for (size_t i = 0; i + sizeof word - 1 <= text.length; i++) {
        quoted = quoted != (text.at[i] == '"');
        if (!quoted && memcmp(text.at + i, word, sizeof word - 1) == 0)
            return i;
    }
    return text.length;
}

/* The gaps that only need the period. Any other word behind "period." is one that stands for a
 * period in relation to it. */
static bool read_period_gap(cj_definition_piece *piece, cj_span text, const gap_reader *gap)
{
    static const char prefix[] = "period.";
    static const struct {
        cj_span name;
        cj_gap gap;
    } names[] = {{CJ_SPAN_INIT("period"), CJ_GAP_PERIOD},
                 {CJ_SPAN_INIT("period.dates"), CJ_GAP_PERIOD_DATES},
                 {CJ_SPAN_INIT("period.quarter"), CJ_GAP_QUARTER},
                 {CJ_SPAN_INIT("period.first"), CJ_GAP_FIRST},
                 {CJ_SPAN_INIT("period.last"), CJ_GAP_LAST},
                 {CJ_SPAN_INIT("as_of"), CJ_GAP_AS_OF},
                 {CJ_SPAN_INIT("each"), CJ_GAP_EACH}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cj_span_equal(cj_span_trim(text), names[i].name)) {
            piece->gap = names[i].gap;
            return true;
        }
    text = cj_span_trim(text);
    if (text.length < sizeof prefix || memcmp(text.at, prefix, sizeof prefix - 1) != 0)
        return false;
    piece->gap = CJ_GAP_RELATED;
    piece->text =
        keep(gap, (cj_span){text.at + sizeof prefix - 1, text.length - (sizeof prefix - 1)});
    return true;
}

/* Read what stands between the braces. */
static cj_status read_gap(cj_definition_piece *piece, gap_reader *gap, cj_definition_words *words,
                          cj_error *err)
{
    cj_span said = gap->left;
    cj_span figure = take(&gap->left, '|');
    size_t where = where_at(figure);
    cj_status status;

    if (read_period_gap(piece, said, gap))
        return piece->text == NULL ? cj_fail_nomem(err) : CJ_OK;
    piece->pick.said = gap->said;
    piece->pick.place = words->place;
    status = read_figure(piece, (cj_span){figure.at, where}, gap, err);
    if (status == CJ_OK && words->early)
        return fail(gap, err,
                    "a figure cannot stand here, as the words are asked for before there are "
                    "tables; {period}, {as_of} and {each} can");
    words->has_figure = true;
    if (status == CJ_OK && where < figure.length)
        status = read_conditions(
            &piece->pick, (cj_span){figure.at + where + 7, figure.length - where - 7}, gap, err);
    if (status == CJ_OK && said.length > figure.length)
        status = read_number_words(piece, gap->left, gap, err);
    return status;
}

/* ---- the pieces --------------------------------------------------------------------------------
 */

/* The length of a gap up to its closing brace; conditions may have gaps of the period in them. */
static size_t gap_length(const char *text)
{
    size_t depth = 0;
    bool quoted = false;
    size_t i = 0;

    for (; text[i] != '\0'; i++) {
        quoted = quoted != (text[i] == '"');
        if (quoted)
            continue;
        if (text[i] == '}' && depth-- == 0)
            break;
        depth += text[i] == '{';
    }
    return i;
}

/* Keep the words before the next gap: {{ and }} are braces. Returns where it ends. */
static const char *read_plain(cj_definition_piece *piece, const char *at, cj_definition_reader *in)
{
    cj_text plain = CJ_TEXT_INIT;

    for (; *at != '\0' && (*at != '{' || at[1] == '{'); at++) {
        cj_text_char(&plain, *at);
        at += (*at == '{' && at[1] == '{') || (*at == '}' && at[1] == '}');
    }
    piece->text =
        plain.failed ? NULL : cj_arena_text(&in->out->arena, cj_text_string(&plain), plain.length);
    cj_text_clear(&plain);
    return at;
}

static cj_status parse(cj_definition_words *words, cj_definition_reader *in, cj_error *err)
{
    const char *at = words->pattern;
    size_t most = 1;

    for (const char *brace = strchr(at, '{'); brace != NULL; brace = strchr(brace + 1, '{'))
        most += 2;
    words->pieces = cj_definition_alloc(in, most, sizeof *words->pieces);
    if (words->pieces == NULL)
        return cj_fail_nomem(err);
    while (*at != '\0') {
        cj_definition_piece *piece = &words->pieces[words->piece_count++];
        gap_reader gap = {.in = in, .words = words};
        size_t length;
        cj_status status;

        if (*at != '{' || at[1] == '{') {
            at = read_plain(piece, at, in);
            if (piece->text == NULL)
                return cj_fail_nomem(err);
            continue;
        }
        length = gap_length(at + 1);
        if (at[1 + length] == '\0')
            return cj_definition_fail(in->out, &words->place, err,
                                      "the brace of \"%.40s\" is not closed (%s)", at, AS_SUCH);
        gap.left = (cj_span){at + 1, length};
        gap.said = cj_arena_text(&in->out->arena, at, length + 2);
        piece->text = gap.said;
        if (gap.said == NULL)
            return cj_fail_nomem(err);
        status = read_gap(piece, &gap, words, err);
        if (status != CJ_OK)
            return status;
        at += length + 2;
    }
    return CJ_OK;
}

cj_status cj_definition_parse_words(cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (cj_definition_words *words = in->out->words; status == CJ_OK && words != NULL;
         words = words->next)
        status = parse(words, in, err);
    return status;
}

cj_status cj_definition_add_words(cj_definition_words *words, const char *sign, const char *text,
                                  cj_error *err)
{
    cj_definition_piece *longer =
        cj_arena_alloc(words->arena, (words->piece_count + 1) * sizeof *longer);
    cj_text added = CJ_TEXT_INIT;
    const char *kept;

    cj_text_format(&added, "%s%s", sign, text);
    kept = added.failed ? NULL : cj_arena_text(words->arena, added.bytes, added.length);
    cj_text_clear(&added);
    if (longer == NULL || kept == NULL)
        return cj_fail_nomem(err);
    memcpy(longer, words->pieces, words->piece_count * sizeof *longer);
    longer[words->piece_count++] = (cj_definition_piece){.text = kept};
    words->pieces = longer;
    return CJ_OK;
}
