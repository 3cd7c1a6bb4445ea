/* Values of options, and what is said of wrong ones. */
#include "settings.h"

#include "cj/list.h"

#include <string.h>

cj_status cj_strings_add(cj_strings *strings, const char *text, cj_error *err)
{
    cj_status status = cj_grow(&strings->items, &strings->capacity, strings->count + 1,
                               sizeof *strings->items, err);

    if (status == CJ_OK)
        strings->items[strings->count++] = text;
    return status;
}

/* Bounds are in millionths, as cj_decimal is: least = 1 is 0.000001, any number above 0. */
cj_status cj_option_decimal(cj_decimal *out, const char *name, const char *text, cj_decimal least,
                            cj_decimal most, bool whole, cj_error *err)
{
    cj_text range = CJ_TEXT_INIT;

    if (cj_decimal_parse(out, cj_span_of(text)) == CJ_NUMBER_OK && *out >= least && *out <= most &&
        (!whole || *out % CJ_DECIMAL_ONE == 0))
        return CJ_OK;
    if (most < CJ_DECIMAL_MAX) {
        cj_text_add(&range, "from ");
        cj_decimal_append(&range, least);
        cj_text_add(&range, " to ");
        cj_decimal_append(&range, most);
    } else {
        cj_text_add(&range, "above 0, such as 1 or 0.5");
    }
    cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be a %snumber %s", cj_option_said(err, name).text, text,
            whole ? "whole " : "", cj_text_string(&range));
    cj_text_clear(&range);
    return CJ_EUSAGE;
}

/* 0.55 is likely to be meant for 55%, and everything reaches 0.55%. */
static cj_status fail_fraction(const char *name, const char *text, cj_decimal value, cj_error *err)
{
    cj_text percent = CJ_TEXT_INIT;

    cj_decimal_append(&percent, value * 100);
    cj_fail(err, CJ_EUSAGE,
            "%s \"%s\" is less than one percent: write %s for %s%%, or \"%s%%\" if that is meant",
            cj_option_said(err, name).text, text, cj_text_string(&percent),
            cj_text_string(&percent), text);
    cj_text_clear(&percent);
    return CJ_EUSAGE;
}

cj_status cj_option_percentage(cj_decimal *out, const char *name, const char *text, cj_error *err)
{
    cj_span bare = cj_span_trim(cj_span_of(text));
    cj_status status;

    if (bare.length > 1 && bare.at[bare.length - 1] == '%' &&
        cj_decimal_parse(out, cj_span_trim((cj_span){bare.at, bare.length - 1})) == CJ_NUMBER_OK &&
        *out >= 0 && *out <= 100 * CJ_DECIMAL_ONE)
        return CJ_OK;
    status = cj_option_decimal(out, name, text, 0, 100 * CJ_DECIMAL_ONE, false, err);
    return status != CJ_OK || *out == 0 || *out >= CJ_DECIMAL_ONE
               ? status
               : fail_fraction(name, text, *out, err);
}

/* The list of words for the message is built on the way, and dropped if the word is found. */
cj_status cj_option_choice(size_t *out, const char *name, const char *text,
                           const char *const *words, size_t count, cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], text) == 0) {
            cj_text_clear(&list);
            *out = i;
            return CJ_OK;
        }
        cj_text_format(&list, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " or ", words[i]);
    }
    cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be %s", cj_option_said(err, name).text, text,
            cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

cj_status cj_option_second(bool *out, const char *name, const char *text, const char *pair,
                           cj_error *err)
{
    const char *bar = strchr(pair, '|');
    size_t first = (size_t)(bar - pair);

    *out = strcmp(text, bar + 1) == 0;
    if (*out || (strlen(text) == first && memcmp(text, pair, first) == 0))
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be %.*s or %s", cj_option_said(err, name).text,
                   text, (int)first, pair, bar + 1);
}

cj_status cj_option_name(cj_span *out, const char *name, const char *text, cj_error *err)
{
    *out = cj_span_trim(cj_span_of(text));
    if (out->length == 0)
        return cj_fail(err, CJ_EUSAGE, "%s needs the name of a column",
                       cj_option_said(err, name).text);
    return CJ_OK;
}

/* Errors of the list parser are said with the option and its whole text. */
cj_status cj_option_names(cj_span **list, size_t *count, const char *name, const char *text,
                          cj_arena *arena, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_span *names = NULL;
    size_t name_count;
    cj_status status = cj_list_parse(&names, &name_count, text, ',', arena, &inner);

    if (status != CJ_OK)
        return cj_fail(err, status, "%s \"%s\": %s", cj_option_said(err, name).text, text,
                       inner.text);
    for (size_t i = 0; status == CJ_OK && i < name_count; i++)
        status = cj_list_append(list, count, names[i], arena, err);
    return status;
}

/* A hyphen before a name means falling order; it is no part of the name. */
cj_status cj_option_sort(cj_sort_key **keys, size_t *count, size_t *capacity, const char *text,
                         cj_arena *arena, cj_error *err)
{
    cj_span *names = NULL;
    size_t name_count = 0;
    cj_status status = cj_option_names(&names, &name_count, "sort", text, arena, err);

    if (status == CJ_OK)
        status = cj_grow(keys, capacity, *count + name_count, sizeof **keys, err);
    for (size_t i = 0; status == CJ_OK && i < name_count; i++) {
        bool falling = names[i].length > 1 && names[i].at[0] == '-';

        (*keys)[(*count)++] = (cj_sort_key){
            falling ? (cj_span){names[i].at + 1, names[i].length - 1} : names[i], falling};
    }
    return status;
}

cj_status cj_option_date(cj_date *out, const char *name, const char *text, cj_error *err)
{
    if (!cj_date_parse_iso(out, cj_span_of(text)))
        return cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be a day as YYYY-MM-DD",
                       cj_option_said(err, name).text, text);
    return CJ_OK;
}

cj_status cj_option_whole(int64_t *out, const char *name, const char *text, const char *what,
                          int64_t least, int64_t most, cj_error *err)
{
    if (!cj_whole_parse(out, cj_span_of(text)) || *out < least || *out > most)
        return cj_fail(err, CJ_EUSAGE, "%s \"%s\" must be a whole number of %s, %lld to %lld",
                       cj_option_said(err, name).text, text, what, (long long)least,
                       (long long)most);
    return CJ_OK;
}

bool cj_option_pair(cj_span *from, cj_span *to, const char *text, cj_arena *arena,
                    cj_status *memory)
{
    const char *at = text;

    *memory = CJ_OK;
    if (!cj_word_read(from, &at, ":", arena, memory) || *at != ':' || from->length == 0)
        return false;
    at++;
    return cj_word_read(to, &at, "", arena, memory) && *at == '\0' && to->length > 0;
}

const cj_option *cj_option_find(const cj_option *options, const char *name)
{
    for (const cj_option *o = options; !cj_option_is_end(o); o++)
        if (o->name != NULL && strcmp(o->name, name) == 0)
            return o;
    return NULL;
}

cj_status cj_option_output(void *data, const char *text, cj_error *err)
{
    cj_settings *settings = data;

    settings->output = text;
    return cj_strings_add(&settings->outputs, text, err);
}
