/* The form of a cell where it depends on more of the field than its type. */
#include "lexical.h"

#include "cj/json.h"

#include <string.h>

bool cj_lexical_boolean(bool *value, const cj_schema_field *field, cj_span text)
{
    for (size_t i = 0; i < field->true_count + field->false_count; i++) {
        *value = i < field->true_count;
        if (cj_span_equal(text, *value ? field->true_values[i]
                                       : field->false_values[i - field->true_count]))
            return true;
    }
    return false;
}

/* Cut the next item from a list, blanks around it aside; false after the last. */
static bool next_item(cj_span *item, cj_span *rest, cj_span delimiter)
{
    const char *end;

    if (rest->at == NULL)
        return false;
    end = memmem(rest->at, rest->length, delimiter.at, delimiter.length);
    *item = (cj_span){rest->at, end == NULL ? rest->length : (size_t)(end - rest->at)};
    if (end == NULL)
        *rest = (cj_span){NULL, 0};
    else
        *rest = (cj_span){end + delimiter.length, rest->length - item->length - delimiter.length};
    *item = cj_span_trim(*item);
    return true;
}

static cj_status check_list(bool *fits, const cj_schema_field *field, cj_span text, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_span item;

    *fits = true;
    while (status == CJ_OK && *fits && next_item(&item, &text, field->delimiter))
        status = cj_lexical_check(fits, field->item, item, err);
    return status;
}

cj_status cj_lexical_check_field(bool *fits, const cj_schema_field *field, cj_span text,
                                 cj_error *err)
{
    bool value;

    switch (field->form) {
    case CJ_LEXICAL_BOOLEAN:
        *fits = cj_lexical_boolean(&value, field, text);
        return CJ_OK;
    case CJ_LEXICAL_LIST:
        return check_list(fits, field, text, err);
    case CJ_LEXICAL_TIME_PATTERN:
        *fits = cj_temporal_fits_pattern(text, field->time_pattern);
        return CJ_OK;
    default:
        return cj_lexical_check(fits, field->form, text, err);
    }
}

void cj_lexical_append_words(cj_text *words, const cj_schema_field *field)
{
    switch (field->form) {
    case CJ_LEXICAL_BOOLEAN:
        cj_text_add(words, "is not true (");
        cj_text_list(words, field->true_values, field->true_count, 6, ", ");
        cj_text_add(words, ") or false (");
        cj_text_list(words, field->false_values, field->false_count, 6, ", ");
        cj_text_add(words, ")");
        return;
    case CJ_LEXICAL_LIST:
        cj_text_add(words, "has an item that ");
        cj_text_add(words, cj_lexical_words(field->item));
        return;
    case CJ_LEXICAL_TIME_PATTERN:
        cj_text_add(words, cj_lexical_words(field->form));
        cj_text_append(words, field->time_pattern);
        return;
    default:
        cj_text_add(words, cj_lexical_words(field->form));
    }
}

static size_t count_points(cj_span text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80; /* not the rest of one */
    return count;
}

/* What minLength and maxLength count: items of a list, members of an object or array, and code
 * points of any other text. */
cj_status cj_lexical_length(size_t *length, const cj_schema_field *field, cj_span text,
                            cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_json *json = NULL;
    cj_json_node root;
    cj_span item;

    *length = 0;
    switch (field->form) {
    case CJ_LEXICAL_LIST:
        while (next_item(&item, &text, field->delimiter))
            ++*length;
        return CJ_OK;
    case CJ_LEXICAL_OBJECT:
    case CJ_LEXICAL_ARRAY:
        if (cj_json_parse(&json, text, "", &inner) == CJ_ENOMEM)
            return cj_fail_nomem(err);
        if (json != NULL) {
            root = cj_json_root(json);
            *length = cj_json_count(&root);
        }
        cj_json_free(json);
        return CJ_OK;
    default:
        *length = count_points(text);
        return CJ_OK;
    }
}
