/* Derivations over linked rows: their columns and conditions are opened. */
#include "link.h"

#include "cj/list.h"

#include <stdlib.h>
#include <string.h>

static bool is_text(cj_kind kind)
{
    return kind == CJ_KIND_TEXT || kind == CJ_KIND_ID;
}

static const cj_column *linked(const cj_link *link, size_t column)
{
    return cj_column_at(link->records, link->columns[column].column);
}

/* ---- which link -------------------------------------------------------------------------------
 */

#define NAMES_MAX 64

static cj_status find_link(cj_link **out, cj_links *links, const cj_derivation *derivation,
                           cj_span name, cj_error *err)
{
    cj_span names[NAMES_MAX];
    size_t count = 0;
    size_t nearest;

    for (size_t i = 0; links != NULL && i < links->count; i++) {
        *out = &links->items[i];
        if (cj_span_equal((*out)->words.name, name))
            return CJ_OK;
        if (count < NAMES_MAX)
            names[count++] = (*out)->words.name;
    }
    if (count == 0)
        return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": no rows are linked: {link %s=FILE}",
                       derivation->words.text.at, name.at);
    nearest = cj_word_nearest(name, names, count);
    return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": no link %s; did you mean %s?",
                   derivation->words.text.at, name.at, names[nearest == SIZE_MAX ? 0 : nearest].at);
}

/* ---- columns ----------------------------------------------------------------------------------
 */

/* Open a column as what it is declared, or seems to hold. */
static cj_status open_guessed(size_t *out, cj_link *link, cj_span name, cj_error *err)
{
    cj_kind kind = CJ_KIND_TEXT;
    cj_status status = CJ_OK;

    if (!cj_columns_know_kind(&kind, link->records, name))
        status = cj_link_guess(&kind, link, name, err);
    return status == CJ_OK ? cj_link_column(out, link, name, kind, err) : status;
}

/* Have the texts of a column put in order. */
static cj_status order_texts(cj_link *link, size_t column)
{
    if (is_text(link->columns[column].values.kind))
        link->columns[column].ordered = true;
    return CJ_OK;
}

/* Open the columns that a function is said of; kind: as what, or NULL. */
static cj_status open_columns(cj_link_derivation *of, const cj_kind *kind, cj_error *err)
{
    const cj_link_call_words *words = &of->words;
    bool ordered = words->function == CJ_LINK_MIN || words->function == CJ_LINK_MAX;
    cj_status status = CJ_OK;

    of->value = CJ_NO_COLUMN;
    of->by = CJ_NO_COLUMN;
    if (words->column.at == NULL)
        return CJ_OK;
    if (kind != NULL)
        status = cj_link_column(&of->value, of->link, words->column, *kind, err);
    else if (words->function == CJ_LINK_SUM)
        status = cj_link_column(&of->value, of->link, words->column, CJ_KIND_NUMBER, err);
    else if (ordered)
        status = open_guessed(&of->value, of->link, words->column, err);
    else
        status = cj_link_column(&of->value, of->link, words->column, CJ_KIND_TEXT, err);
    if (status == CJ_OK && ordered)
        status = order_texts(of->link, of->value);
    if (status == CJ_OK && words->by.at != NULL)
        status = open_guessed(&of->by, of->link, words->by, err);
    return status == CJ_OK && words->by.at != NULL ? order_texts(of->link, of->by) : status;
}

/* ---- conditions --------------------------------------------------------------------------------
 */

/* The name of the linked column of a condition, which may have the link's before it. */
static cj_span column_of(const cj_link *link, cj_span name)
{
    size_t length = link->words.name.length;

    if (!cj_records_has(link->records, name) && name.length > length + 1 &&
        memcmp(name.at, link->words.name.at, length) == 0 && name.at[length] == '.')
        return (cj_span){name.at + length + 1, name.length - length - 1};
    return name;
}

static cj_status open_fixed(cj_link_fixed *fixed, cj_link *link,
                            const cj_link_condition_words *words, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_span name = column_of(link, words->words.column);
    const char *whole = words->text;
    cj_status status = CJ_OK;

    if (name.at != words->words.column.at) { /* without the name of the link */
        cj_text_add(&text, words->text + (name.at - words->words.column.at));
        status = cj_text_check(&text, err);
        whole = status == CJ_OK ? cj_arena_text(&link->main->arena, text.bytes, text.length) : NULL;
        cj_text_clear(&text);
        if (whole == NULL)
            return cj_fail_nomem(err);
    }
    fixed->or_blank = words->or_blank;
    status = cj_condition_open(&fixed->condition, link->records, whole, err);
    return status == CJ_OK ? cj_link_take(&fixed->theirs, link, fixed->condition.column, err)
                           : status;
}

/* As which kind a linked column and one of the row in hand are compared. */
static cj_status choose_kind(cj_kind *out, cj_link *link, const cj_link_moving *moving,
                             cj_span theirs, cj_span own, cj_error *err)
{
    cj_kind own_kind = CJ_KIND_TEXT;
    cj_kind their_kind = CJ_KIND_TEXT;
    bool known = cj_columns_know_kind(&own_kind, link->main, own);

    known = cj_columns_know_kind(&their_kind, link->records, theirs) || known;
    *out = CJ_KIND_TEXT;
    if (moving->words.has_offset)
        *out = CJ_KIND_DATE;
    else if (!is_text(own_kind))
        *out = own_kind;
    else if (!is_text(their_kind))
        *out = their_kind;
    else if (moving->words.words.relation > CJ_IS_NOT && !known)
        return cj_link_guess(out, link, theirs, err);
    return CJ_OK;
}

/* Open the two columns of a comparison as one kind. */
static cj_status open_moving(cj_link_moving *moving, cj_link *link,
                             const cj_link_condition_words *words, cj_error *err)
{
    cj_span theirs = column_of(link, words->words.column);
    cj_span own = words->own;
    cj_status status;

    moving->words = *words;
    moving->texts = CJ_NO_COLUMN;
    if (words->has_offset && cj_records_has(link->main, words->own))
        moving->words.has_offset = false; /* a column is named so */
    else
        own = words->bare;
    status = choose_kind(&moving->kind, link, moving, theirs, own, err);
    if (status != CJ_OK)
        return status;
    if (moving->kind == CJ_KIND_TEXT)
        status = cj_records_any_column(&moving->own, link->main, own, err);
    else
        status = cj_records_column(&moving->own, link->main, own, moving->kind, err);
    if (status == CJ_OK)
        status = cj_link_column(&moving->theirs, link, theirs, moving->kind, err);
    if (status == CJ_OK)
        status = cj_link_reach_open(moving, link, err);
    if (status != CJ_OK || moving->kind != CJ_KIND_TEXT)
        return status;
    if (words->words.relation > CJ_IS_NOT)
        return cj_fail(err, CJ_EUSAGE,
                       "condition \"%s\": < <= > >= compare numbers or dates of the two rows; a "
                       "schema says which columns are some",
                       words->text);
    return cj_link_open_texts(&moving->texts, link, moving->own, moving->theirs, err);
}

static cj_status open_conditions(cj_link_derivation *of, cj_error *err)
{
    size_t count = of->words.condition_count;
    cj_status status = CJ_OK;

    of->fixed = calloc(count + 1, sizeof *of->fixed);
    of->moving = calloc(count + 1, sizeof *of->moving);
    if (of->fixed == NULL || of->moving == NULL)
        return cj_fail_nomem(err);
    of->wanted = CJ_NO_COLUMN;
    if (of->words.function == CJ_LINK_ALL) {
        of->wanted = 0;
        of->wanted_is_moving = of->words.conditions[0].moves;
    }
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_link_condition_words *words = &of->words.conditions[i];

        status = words->moves ? open_moving(&of->moving[of->moving_count++], of->link, words, err)
                              : open_fixed(&of->fixed[of->fixed_count++], of->link, words, err);
    }
    return status;
}

/* ---- the derived column
 * -------------------------------------------------------------------------- */

static cj_status add_text(cj_column *column, cj_span text, cj_error *err)
{
    uint32_t code;

    return cj_dict_add(&code, column->dict, text, err);
}

/* Give the column the texts that a schema declares for the linked one, in their order. */
static cj_status declare_texts(cj_column *column, const cj_link *link, const cj_column *from,
                               cj_error *err)
{
    const cj_typed_column *typed = cj_column_typed(link->records, from);
    cj_status status = CJ_OK;

    for (uint32_t code = 0; status == CJ_OK && code < from->declared_count; code++)
        status = add_text(column, cj_dict_text(typed->dict, code), err);
    column->declared_count = from->declared_count;
    return status;
}

static cj_status make_column(cj_column *column, const cj_derivation *derivation,
                             const cj_link_derivation *of, cj_error *err)
{
    const cj_column *from = of->value == CJ_NO_COLUMN ? &cj_no_column : linked(of->link, of->value);
    bool yes_no = of->words.function == CJ_LINK_ANY || of->words.function == CJ_LINK_ALL;
    bool number = of->words.function <= CJ_LINK_SUM && !yes_no;
    cj_status status = CJ_OK;

    *column = (cj_column){.name = derivation->words.name,
                          .heading = derivation->words.name,
                          .kind = number   ? CJ_KIND_NUMBER
                                  : yes_no ? CJ_KIND_TEXT
                                           : from->kind,
                          .origin = CJ_FROM_DERIVATION,
                          .declared = number || yes_no || from->declared || !is_text(from->kind),
                          .unit = number || yes_no ? CJ_UNIT_DAY : from->unit};
    column->values.kind = column->kind;
    column->by_person.kind = column->kind;
    if (is_text(column->kind))
        status = cj_dict_new(&column->dict,
                             column->kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    if (status == CJ_OK && yes_no) {
        status = add_text(column, CJ_SPAN("yes"), err);
        if (status == CJ_OK)
            status = add_text(column, CJ_SPAN("no"), err);
        column->declared_count = 2;
    } else if (status == CJ_OK && is_text(column->kind)) {
        status = declare_texts(column, of->link, from, err);
    }
    return status;
}

static cj_status open_as(cj_derivation *derivation, cj_column *column, cj_records *records,
                         const cj_kind *kind, cj_error *err)
{
    cj_link_derivation *of = calloc(1, sizeof *of);
    cj_status status;

    derivation->function = CJ_DERIVE_LINKED;
    derivation->linked = of;
    if (of == NULL)
        return cj_fail_nomem(err);
    status = cj_link_parse_call(&of->words, &derivation->words, derivation->words.text.at,
                                &records->arena, err);
    if (status == CJ_OK)
        status = find_link(&of->link, records->links, derivation, of->words.link, err);
    if (status == CJ_OK)
        status = cj_link_open_keys(of->link, err);
    if (status == CJ_OK)
        status = open_columns(of, kind, err);
    if (status == CJ_OK)
        status = open_conditions(of, err);
    return status == CJ_OK ? make_column(column, derivation, of, err) : status;
}

cj_status cj_link_derivation_open(cj_derivation *derivation, cj_column *column, cj_records *records,
                                  cj_error *err)
{
    return open_as(derivation, column, records, NULL, err);
}

void cj_link_derivation_free(cj_link_derivation *of)
{
    if (of == NULL)
        return;
    for (size_t i = 0; i < of->fixed_count; i++)
        cj_condition_clear(&of->fixed[i].condition);
    for (size_t i = 0; i < of->moving_count; i++) {
        free(of->moving[i].values);
        cj_link_reach_clear(&of->moving[i].reach);
    }
    free(of->fixed);
    free(of->moving);
    free(of->keep);
    free(of->meets);
    free(of->seen);
    free(of);
}

/* ---- asked for as another kind
 * --------------------------------------------------------------------- */

/* A column that was made so before. */
static bool find_same(size_t *out, const cj_records *records, cj_span name, cj_kind kind)
{
    for (size_t i = 0; i < records->column_count; i++) {
        const cj_column *column = &records->columns[i];

        if (column->origin == CJ_FROM_DERIVATION && column->kind == kind &&
            cj_word_same(column->name, name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

cj_status cj_link_read_as(size_t *out, cj_records *records, cj_kind kind, cj_error *err)
{
    const cj_column *made = cj_column_at(records, *out);
    const cj_derivation *from = &records->derivations[made->derivation];
    cj_derivation *derivation;
    cj_column column = {0};
    cj_status status;

    if (made->origin != CJ_FROM_DERIVATION || from->linked == NULL || made->declared ||
        made->kind != CJ_KIND_TEXT || find_same(out, records, made->name, kind) ||
        records->derivation_count >= records->derivation_room)
        return CJ_OK;
    derivation = &records->derivations[records->derivation_count++];
    derivation->words.text = from->words.text;
    status = open_as(derivation, &column, records, &kind, err);
    column.derivation = records->derivation_count - 1;
    if (status == CJ_OK)
        status = cj_records_add_column(out, records, column, err);
    if (status != CJ_OK) /* no column owns the dictionary */
        cj_dict_free(column.dict);
    else
        status = cj_column_learn(&records->columns[*out], err);
    return status;
}

bool cj_link_depends_on(const cj_link_derivation *of, size_t *column, size_t index)
{
    size_t keys = of->link->key_count;

    if (index >= keys + of->moving_count)
        return false;
    *column = index < keys ? of->link->keys[index].own : of->moving[index - keys].own;
    return true;
}
