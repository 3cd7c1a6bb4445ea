/* Words that a schema names and that no cell has: misspelt, or of another export.  A check tells
 * them, since it alone looks at every cell. */
#include "typed_internal.h"

#include <stdlib.h>

bool cj_missing_is_usual(cj_span word)
{
    static const cj_span usual[] = {CJ_SPAN_INIT(""),    CJ_SPAN_INIT("N/A"),
                                    CJ_SPAN_INIT("n/a"), CJ_SPAN_INIT("NULL"),
                                    CJ_SPAN_INIT("-"),   CJ_SPAN_INIT("Not known")};

    return cj_span_is_in(word, usual, sizeof usual / sizeof *usual);
}

static cj_schema_words *add_list(cj_typed *typed, const cj_typed_column *column, size_t count,
                                 cj_error *err)
{
    cj_schema_words *list = &typed->schema_words[typed->schema_word_count];

    *list = (cj_schema_words){.column = column, .count = count};
    list->met = calloc(count + 1, 1);
    if (list->met == NULL) {
        cj_fail_nomem(err);
        return NULL;
    }
    typed->schema_word_count++;
    return list;
}

static cj_status add_missing(cj_typed *typed, const cj_typed_column *column, cj_span *words,
                             size_t count, cj_error *err)
{
    cj_schema_words *list = add_list(typed, column, count, err);

    if (list == NULL)
        return CJ_ENOMEM;
    list->words = words;
    for (size_t i = 0; i < count; i++) {
        list->met[i] = cj_missing_is_usual(words[i]);
        list->left += !list->met[i];
    }
    return CJ_OK;
}

static cj_status add_map(cj_typed *typed, const cj_typed_column *column, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_schema_words *list = add_list(typed, column, decl->map_count, err);

    if (list == NULL)
        return CJ_ENOMEM;
    list->map = true;
    list->words = calloc(decl->map_count, sizeof *list->words);
    if (list->words == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < decl->map_count; i++)
        list->words[i] = decl->map[i].from;
    list->left = decl->map_count;
    return CJ_OK;
}

/* The missing values of the whole schema, then what fields have of their own. */
static cj_status open_lists(cj_typed *typed, cj_error *err)
{
    cj_status status;

    typed->schema_words = calloc(2 * typed->column_count + 1, sizeof *typed->schema_words);
    if (typed->schema_words == NULL)
        return cj_fail_nomem(err);
    status = add_missing(typed, NULL, typed->schema->missing, typed->schema->missing_count, err);
    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        const cj_typed_column *column = &typed->columns[i];
        const cj_schema_field *decl = column->decl;

        if (decl != NULL && decl->has_missing)
            status = add_missing(typed, column, decl->missing, decl->missing_count, err);
        if (status == CJ_OK && decl != NULL && decl->map_count > 0 && decl->type != CJ_TYPE_BOOLEAN)
            status = add_map(typed, column, err);
    }
    return status;
}

static void look_at(cj_schema_words *list, const cj_batch *batch, size_t field)
{
    for (size_t row = 0; list->left > 0 && row < batch->count; row++) {
        cj_span cell;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cj_span_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + field]));
        for (size_t i = 0; i < list->count; i++)
            if (!list->met[i] && (list->map ? cj_word_same(cell, list->words[i])
                                            : cj_span_equal(cell, list->words[i]))) {
                list->met[i] = 1;
                list->left--;
            }
    }
}

/* Whether the column of a field has missing values of its own, which are the only ones for it. */
static bool has_own(const cj_typed *typed, size_t field)
{
    for (size_t i = 1; i < typed->schema_word_count; i++)
        if (typed->schema_words[i].column->field == field && !typed->schema_words[i].map)
            return true;
    return false;
}

cj_status cj_typed_watch_words(const cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = typed->schema_words == NULL ? open_lists(typed, err) : CJ_OK;
    size_t width;

    if (status != CJ_OK)
        return status;
    cj_csv_header(typed->csv, &width);
    for (size_t i = 0; typed->schema_words[0].left > 0 && i < width; i++)
        if (!has_own(typed, i))
            look_at(&typed->schema_words[0], batch, i);
    for (size_t i = 1; i < typed->schema_word_count; i++)
        look_at(&typed->schema_words[i], batch, typed->schema_words[i].column->field);
    return CJ_OK;
}

void cj_typed_clear_words(cj_typed *typed)
{
    for (size_t i = 0; i < typed->schema_word_count; i++) {
        free(typed->schema_words[i].met);
        if (typed->schema_words[i].map)
            free(typed->schema_words[i].words);
    }
    free(typed->schema_words);
    typed->schema_words = NULL;
    typed->schema_word_count = 0;
}
