/* Words that a profile has rules for and that no cell has: misspelt, or of another quarter. */
#include "file_rows.h"
#include "rows/repair.h"

#include <stdlib.h>

#define TOLD 5
#define NEAREST_AMONG 256 /* values of a column */

/* The first words of a list that no cell had, which the message names. */
typedef struct {
    cj_span words[TOLD];
    size_t count; /* of all */
} unmet;

static void add_unmet(unmet *to, cj_span word)
{
    if (to->count < TOLD)
        to->words[to->count] = word;
    to->count++;
}

/* ---- what may have been meant -------------------------------------------------------------- */

/* The column whose texts were kept, if there is one that is no identifier's. */
static const cj_typed_column *texts_of(const cj_typed *read, size_t field)
{
    const cj_loose_texts *loose = &read->loose_texts;

    for (size_t i = 0; i < read->column_count; i++)
        if (read->columns[i].field == field && read->columns[i].kind == CJ_KIND_TEXT &&
            read->columns[i].wanted && read->columns[i].dict != NULL)
            return &read->columns[i];
    return field < loose->count && loose->columns[field].dict != NULL ? &loose->columns[field]
                                                                      : NULL;
}

/* The values of a column that a message may tell. */
static cj_status list_values(cj_span values[NEAREST_AMONG], size_t *count,
                             const cj_typed_column *column, cj_error *err)
{
    size_t all = column == NULL ? 0 : cj_dict_count(column->dict);
    uint64_t *times;

    *count = 0;
    if (all == 0 || all > CJ_TOLD_VALUES)
        return CJ_OK;
    times = calloc(all, sizeof *times);
    if (times == NULL)
        return cj_fail_nomem(err);
    cj_dict_list_times(times, column->dict);
    for (uint32_t code = 0; code < all && *count < NEAREST_AMONG; code++)
        if (times[code] >= CJ_NEAR_ROWS)
            values[(*count)++] = cj_dict_text(column->dict, code);
    free(times);
    return CJ_OK;
}

/* ---- telling ----------------------------------------------------------------------------------
 */

/* Append words that no cell had, each with the value that comes nearest to it. */
static cj_status append_unmet(cj_text *words, const unmet *of, const cj_typed_column *column,
                              cj_error *err)
{
    cj_span values[NEAREST_AMONG];
    size_t count;
    cj_status status = list_values(values, &count, column, err);

    for (size_t i = 0; status == CJ_OK && i < of->count && i < TOLD; i++) {
        size_t nearest = cj_word_nearest(of->words[i], values, count);

        cj_text_add(words, i == 0 ? "" : i + 1 == of->count ? " or " : ", ");
        cj_text_char(words, '"');
        cj_text_escaped(words, of->words[i]);
        cj_text_char(words, '"');
        if (nearest != SIZE_MAX) {
            cj_text_add(words, " (did you mean \"");
            cj_text_escaped(words, values[nearest]);
            cj_text_add(words, "\"?)");
        }
    }
    if (of->count > TOLD)
        cj_text_format(words, " or %zu more", of->count - TOLD);
    return status == CJ_OK ? cj_text_check(words, err) : status;
}

static cj_status tell(const cj_file_rows *file, const cj_typed *read,
                      const cj_repair_column *column, const unmet *of, const char *key,
                      cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (of->count > 0)
        status = append_unmet(&words, of, texts_of(read, column->field), err);
    if (status == CJ_OK && of->count > 0)
        status = cj_dataset_notice(
            file->dataset, err, "%s: no row has %s in %.*s, which the profile names under %s",
            file->name, cj_text_string(&words), (int)column->name.length, column->name.at, key);
    cj_text_clear(&words);
    return status;
}

static cj_status note_column(const cj_file_rows *file, const cj_typed *read,
                             const cj_repair_column *column, cj_error *err)
{
    const cj_profile_column *rules = column->rules;
    unmet recodes = {.count = 0};
    unmet missing = {.count = 0};
    cj_status status;

    for (uint32_t i = 0; rules->recode_words != NULL && i < cj_dict_count(rules->recode_words); i++)
        if (!column->recoded[i])
            add_unmet(&recodes, cj_dict_text(rules->recode_words, i));
    for (size_t i = 0; i < rules->missing_count; i++)
        if (!column->missed[i])
            add_unmet(&missing, rules->missing[i]);
    status = tell(file, read, column, &recodes, "valueMap or recode", err);
    return status == CJ_OK ? tell(file, read, column, &missing, "missingValues", err) : status;
}

/* Tell words of a whole file, or of the column of a schema's field. */
static cj_status tell_words(const cj_file_rows *file, const cj_typed *read, const unmet *of,
                            const cj_typed_column *column, const char *where, cj_error *err)
{
    cj_span name = column == NULL ? CJ_SPAN("") : column->name;
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (of->count > 0)
        status =
            append_unmet(&words, of, column == NULL ? NULL : texts_of(read, column->field), err);
    if (status == CJ_OK && of->count > 0)
        status = cj_dataset_notice(file->dataset, err, "%s: no cell%s%.*s is %s, which the %s",
                                   file->name, name.length > 0 ? " of " : "", (int)name.length,
                                   name.at, cj_text_string(&words), where);
    cj_text_clear(&words);
    return status;
}

static cj_status note_all(const cj_file_rows *file, const cj_typed *read, cj_error *err)
{
    unmet missing = {.count = 0};

    for (size_t i = 0; i < read->profile->missing_count; i++)
        if (!read->memory->missed[i] && !cj_missing_is_usual(read->profile->missing[i]))
            add_unmet(&missing, read->profile->missing[i]);
    return tell_words(file, read, &missing, NULL, "profile names under missingValues", err);
}

static cj_status note_schema(const cj_file_rows *file, const cj_typed *read,
                             const cj_schema_words *list, cj_error *err)
{
    unmet words = {.count = 0};

    for (size_t i = 0; i < list->count; i++)
        if (!list->met[i])
            add_unmet(&words, list->words[i]);
    return tell_words(
        file, read, &words, list->column,
        list->map ? "schema names under valueMap" : "schema names under missingValues", err);
}

cj_status cj_file_rows_note_unused(const cj_file_rows *file, const cj_typed *read, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < read->repair_count; i++)
        if (read->repairs[i].rules != NULL)
            status = note_column(file, read, &read->repairs[i], err);
    if (status == CJ_OK && read->memory != NULL)
        status = note_all(file, read, err);
    for (size_t i = 0; status == CJ_OK && i < read->schema_word_count; i++)
        status = note_schema(file, read, &read->schema_words[i], err);
    return status;
}
