/* Words that a profile has rules for and that no cell has: misspelt, or of another quarter. */
#include "file_rows.h"
#include "rows/repair.h"

#define TOLD 5

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

static cj_status tell(const cj_file_rows *file, const cj_repair_column *column, const unmet *of,
                      const char *key, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < of->count && i < TOLD; i++) {
        cj_text_add(&words, i == 0 ? "" : i + 1 == of->count ? " or " : ", ");
        cj_text_char(&words, '"');
        cj_text_escaped(&words, of->words[i]);
        cj_text_char(&words, '"');
    }
    if (of->count > TOLD)
        cj_text_format(&words, " or %zu more", of->count - TOLD);
    if (of->count > 0)
        status = cj_text_check(&words, err);
    if (status == CJ_OK && of->count > 0)
        status = cj_dataset_notice(
            file->dataset, err, "%s: no row has %s in %.*s, which the profile names under %s",
            file->name, cj_text_string(&words), (int)column->name.length, column->name.at, key);
    cj_text_clear(&words);
    return status;
}

static cj_status note_column(const cj_file_rows *file, const cj_repair_column *column,
                             cj_error *err)
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
    status = tell(file, column, &recodes, "valueMap or recode", err);
    return status == CJ_OK ? tell(file, column, &missing, "missingValues", err) : status;
}

cj_status cj_file_rows_note_unused(const cj_file_rows *file, const cj_typed *read, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < read->repair_count; i++)
        if (read->repairs[i].rules != NULL)
            status = note_column(file, &read->repairs[i], err);
    return status;
}
