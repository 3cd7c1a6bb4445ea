/* Which linked rows belong to each row in hand. */
#include "link.h"

void cj_links_turn(cj_links *links)
{
    for (size_t i = 0; links != NULL && i < links->count; i++)
        links->items[i].located = false;
}

cj_status cj_link_learn_texts(cj_link *link, size_t number, cj_error *err)
{
    cj_link_texts *texts = &link->texts[number];
    const cj_column *own = cj_column_at(link->main, texts->own);
    size_t known = texts->count;
    cj_status status;

    if (known >= own->text_count)
        return CJ_OK;
    status = cj_grow(&texts->codes, &texts->capacity, own->text_count, sizeof *texts->codes, err);
    if (status != CJ_OK)
        return status;
    cj_dict_find_all(texts->codes + known, texts->dict, own->texts + known,
                     own->text_count - known);
    for (; texts->count < own->text_count; texts->count++) {
        uint32_t *code = &texts->codes[texts->count];

        *code = *code == CJ_NO_CODE ? CJ_NO_CODE : texts->theirs_of[*code];
    }
    return CJ_OK;
}

/* The texts that a part of the key is found by; NULL for numbers and dates. */
static const cj_link_texts *texts_of(const cj_link *link, const cj_link_key *key)
{
    for (size_t i = 0; i < link->text_count; i++)
        if (link->texts[i].own == key->own && link->texts[i].theirs == key->theirs)
            return &link->texts[i];
    return NULL;
}

/* One part of the key of a row in hand, as its linked rows have it. */
static cj_link_value part_of(const cj_link *link, const cj_link_key *key,
                             const cj_link_texts *texts, size_t row, bool *blank)
{
    const cj_column *own = cj_column_at(link->main, key->own);
    uint32_t code;

    if (key->kind == CJ_KIND_NUMBER) {
        cj_decimal number = ((const cj_decimal *)own->current)[row];

        *blank = cj_decimal_is_none(number);
        return number;
    }
    if (key->kind == CJ_KIND_DATE) {
        cj_date date = ((const cj_date *)own->current)[row];

        *blank = date == CJ_DATE_MISSING;
        return date;
    }
    code = ((const uint32_t *)own->current)[row];
    *blank = code == CJ_NO_CODE;
    return *blank || texts->codes[code] == CJ_NO_CODE ? CJ_LINK_MISSING
                                                      : (cj_link_value)texts->codes[code];
}

#define WORDS_MAX (2 * CJ_LINK_KEYS_MAX) /* a number is two */

/* The group of a row in hand; CJ_NO_CODE: none.  *blank: a part of its key is. */
static uint32_t group_of(const cj_link *link, const cj_link_texts *const *texts, size_t row,
                         bool *blank)
{
    uint32_t words[WORDS_MAX];
    size_t count = 0;
    uint32_t group;

    for (size_t i = 0; i < link->key_count; i++) {
        cj_link_value value = part_of(link, &link->keys[i], texts[i], row, blank);

        if (*blank || value == CJ_LINK_MISSING)
            return CJ_NO_CODE;
        words[count++] = (uint32_t)value;
        if (link->keys[i].kind == CJ_KIND_NUMBER)
            words[count++] = (uint32_t)((uint64_t)value >> 32);
    }
    if (link->tuples.table == NULL)
        return link->key_count == 1 && count == 1 && texts[0] != NULL &&
                       words[0] < link->group_count
                   ? words[0]
                   : CJ_NO_CODE;
    group = cj_tuples_find(&link->tuples, words, cj_tuples_hash(words, count));
    return group;
}

static cj_status find_texts(const cj_link_texts **texts, cj_link *link, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < link->text_count; i++)
        status = cj_link_learn_texts(link, i, err);
    for (size_t i = 0; i < link->key_count; i++)
        texts[i] = texts_of(link, &link->keys[i]);
    return status;
}

cj_status cj_link_find(cj_link *link, cj_error *err)
{
    const cj_records *main = link->main;
    const cj_file_rows *file = main->main.file;
    const cj_link_texts *texts[WORDS_MAX];
    cj_status status;

    if (link->located)
        return CJ_OK;
    link->located = true;
    status = cj_grow(&link->found, &link->found_capacity, file->count, sizeof *link->found, err);
    if (status == CJ_OK)
        status = find_texts(texts, link, err);
    for (size_t row = 0; status == CJ_OK && row < file->count; row++) {
        bool blank = false;
        uint32_t group = CJ_NO_CODE;

        if ((file->batch->rejected[row] & CJ_ROW_NO_CELLS) == 0)
            group = group_of(link, texts, row, &blank);
        else
            blank = true;
        link->found[row] = group;
        if (blank)
            continue;
        if (link->asked++ == 0)
            link->asked_row = file->first + row;
        link->met += group != CJ_NO_CODE && link->starts[group] < link->starts[group + 1];
    }
    return status;
}

cj_link_value cj_link_shift(cj_date date, const cj_link_condition_words *words)
{
    int64_t day;

    if (date == CJ_DATE_MISSING || !words->has_offset)
        return date == CJ_DATE_MISSING ? CJ_LINK_MISSING : date;
    if (words->months != 0)
        date = cj_date_add_months(date, words->months);
    if (date == CJ_DATE_MISSING)
        return CJ_LINK_MISSING;
    day = (int64_t)date + words->days;
    return day < CJ_DATE_FIRST || day > CJ_DATE_LAST ? CJ_LINK_MISSING : day;
}
