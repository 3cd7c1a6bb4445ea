/* JSON documents are read strictly. The one file that knows cJSON. */
#include "cj/json.h"

#include "check.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX_BYTES (16u * 1024 * 1024)
#define LEVELS_MAX 66 /* cj_json_check() refuses what is nested deeper than 64 */

/* The place in the list that was last looked at on one level: cJSON keeps children in a linked
 * list, and a loop over items by index would else walk from the head each time (quadratic). */
typedef struct {
    const cJSON *list;
    const cJSON *child; /* NULL: beyond the last */
    size_t index;       /* of child */
    size_t count;
} list_place;

struct cj_json {
    cJSON *root;
    char *name;
    list_place *places; /* by depth */
};

/* A key of an object and where it stands. */
typedef struct {
    const char *key;
    size_t index;
} placed_key;

static int by_key(const void *a, const void *b)
{
    const placed_key *left = a;
    const placed_key *right = b;
    int order = strcmp(left->key, right->key);

    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

/* Refuse an object with one key twice: RFC 8259 leaves open which value counts. Keys are
 * sorted, so that twins are neighbours; the later one is reported. */
static cj_status check_twins(const cj_json_node *object, cj_error *err)
{
    const cJSON *value = object->value;
    size_t count = cj_json_count(object);
    placed_key *keys = calloc(count + 1, sizeof *keys);
    cj_status status = CJ_OK;
    size_t i = 0;

    if (keys == NULL)
        return cj_fail_nomem(err);
    for (const cJSON *child = value->child; child != NULL; child = child->next, i++)
        keys[i] = (placed_key){child->string, i};
    qsort(keys, count, sizeof *keys, by_key);
    for (i = 1; status == CJ_OK && i < count; i++)
        if (strcmp(keys[i - 1].key, keys[i].key) == 0) {
            cj_json_node twin = cj_json_entry(object, keys[i].index);

            status = cj_json_fail(&twin, err, "this key is given twice");
        }
    free(keys);
    return status;
}

/* Check the node and all below it. The recursion is at most 64 levels deep. */
static cj_status check_duplicates(const cj_json_node *node, cj_error *err)
{
    const cJSON *value = node->value;
    bool object = cj_json_is_object(node);
    cj_status status = object ? check_twins(node, err) : CJ_OK;
    size_t index = 0;

    for (const cJSON *child = value->child; status == CJ_OK && child != NULL;
         child = child->next, index++) {
        cj_json_node below = {.parent = node,
                              .key = object ? child->string : NULL,
                              .index = index,
                              .value = child,
                              .document = node->document};

        status = check_duplicates(&below, err);
    }
    return status;
}

/* Store the line of each value in `valueint`, which this program has no use for.
 * cj_json_check() listed the lines in the order in which a walk meets the values: the parent
 * first, then its children. */
static void mark_lines(cJSON *value, const int **line)
{
    value->valueint = *(*line)++;
    for (cJSON *child = value->child; child != NULL; child = child->next)
        mark_lines(child, line);
}

cj_status cj_json_parse(cj_json **out, cj_span text, const char *name, cj_error *err)
{
    cJSON_Hooks hooks = {malloc, free};
    int *lines = NULL;
    const int *line;
    cj_json *json = NULL;
    cj_json_node root;
    cj_status status;

    *out = NULL;
    status = cj_json_check(&lines, text, name, err);
    if (status != CJ_OK)
        return status;
    cJSON_InitHooks(&hooks); /* always the same two, so that a second call changes nothing */
    json = calloc(1, sizeof *json);
    if (json == NULL)
        goto nomem;
    json->name = strdup(name);
    json->places = calloc(LEVELS_MAX, sizeof *json->places);
    if (json->name == NULL || json->places == NULL)
        goto nomem;
    json->root = cJSON_ParseWithLength(text.at, text.length);
    if (json->root == NULL)
        goto nomem; /* the text was checked: only memory can be short */
    line = lines;
    mark_lines(json->root, &line);
    free(lines);
    root = cj_json_root(json);
    status = check_duplicates(&root, err);
    if (status != CJ_OK) {
        cj_json_free(json);
        return status;
    }
    *out = json;
    return CJ_OK;
nomem:
    free(lines);
    cj_json_free(json);
    return cj_fail_nomem(err);
}

cj_status cj_json_load(cj_json **out, const char *path, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    cj_span whole;

    *out = NULL;
    status = cj_text_read_file(&text, path, FILE_MAX_BYTES, err);
    whole = cj_text_span(&text);
    /* a byte order mark, which some editors write before UTF-8 */
    if (whole.length >= 3 && memcmp(whole.at, "\xEF\xBB\xBF", 3) == 0)
        whole = (cj_span){whole.at + 3, whole.length - 3};
    if (status == CJ_OK)
        status = cj_json_parse(out, whole, path, err);
    cj_text_clear(&text);
    return status;
}

void cj_json_free(cj_json *json)
{
    if (json == NULL)
        return;
    cJSON_Delete(json->root);
    free(json->name);
    free(json->places);
    free(json);
}

cj_json_node cj_json_root(const cj_json *json)
{
    return (cj_json_node){NULL, NULL, 0, json->root, json};
}

cj_json_node cj_json_member(const cj_json_node *object, const char *key)
{
    return (cj_json_node){object, key, 0, cJSON_GetObjectItemCaseSensitive(object->value, key),
                          object->document};
}

/* Return the remembered place for the list in `node`, begun anew if another list of this depth
 * was looked at last. A node knows its depth by its chain of parents. */
static list_place *place_in(const cj_json_node *node)
{
    const cJSON *list = node->value;
    list_place *place = node->document->places;

    for (const cj_json_node *at = node->parent; at != NULL; at = at->parent)
        place++;
    if (place->list != list)
        *place = (list_place){
            .list = list, .child = list->child, .count = (size_t)cJSON_GetArraySize(list)};
    return place;
}

/* Return child number `index`, NULL if there is none. Going forward costs one step; going back
 * begins at the head. */
static const cJSON *child_at(const cj_json_node *node, size_t index)
{
    const cJSON *list = node->value;
    list_place *place;

    if (list == NULL)
        return NULL;
    place = place_in(node);
    if (index < place->index || place->child == NULL) {
        place->index = 0;
        place->child = list->child;
    }
    for (; place->child != NULL && place->index < index; place->index++)
        place->child = place->child->next;
    return place->child;
}

cj_json_node cj_json_item(const cj_json_node *array, size_t index)
{
    return (cj_json_node){array, NULL, index, child_at(array, index), array->document};
}

cj_json_node cj_json_entry(const cj_json_node *object, size_t index)
{
    const cJSON *value = child_at(object, index);

    return (cj_json_node){object, value->string, index, value, object->document};
}

bool cj_json_present(const cj_json_node *node)
{
    return node->value != NULL;
}

bool cj_json_is_object(const cj_json_node *node)
{
    return cJSON_IsObject(node->value);
}

bool cj_json_is_array(const cj_json_node *node)
{
    return cJSON_IsArray(node->value);
}

bool cj_json_is_string(const cj_json_node *node)
{
    return cJSON_IsString(node->value);
}

size_t cj_json_count(const cj_json_node *node)
{
    return node->value == NULL ? 0 : place_in(node)->count;
}

/* Append the JSON path of the node: $.outcomes[1].targets[0]. */
static void append_path(cj_text *text, const cj_json_node *node)
{
    if (node->parent == NULL) {
        cj_text_char(text, '$');
        return;
    }
    append_path(text, node->parent);
    if (node->key != NULL)
        cj_text_format(text, ".%s", node->key);
    else
        cj_text_format(text, "[%zu]", node->index);
}

/* Return the line of the node, or of the nearest object above it if the node is missing. */
static uint64_t line_of(const cj_json_node *node)
{
    while (!cj_json_present(node) && node->parent != NULL)
        node = node->parent;
    return (uint64_t)((const cJSON *)node->value)->valueint;
}

cj_status cj_json_fail(const cj_json_node *node, cj_error *err, const char *format, ...)
{
    cj_text path = CJ_TEXT_INIT;
    char words[CJ_ERROR_TEXT_MAX / 2];
    va_list arguments;

    va_start(arguments, format);
    cj_say(words, sizeof words, err, format, arguments);
    va_end(arguments);
    append_path(&path, node);
    cj_fail_at(err, CJ_EUSAGE, node->document->name, line_of(node), 0, "%s: %s",
               cj_text_string(&path), words);
    cj_text_clear(&path);
    return CJ_EUSAGE;
}

cj_status cj_json_locate(cj_json_place *out, const cj_json_node *node, cj_arena *arena,
                         cj_error *err)
{
    cj_text path = CJ_TEXT_INIT;

    append_path(&path, node);
    out->line = line_of(node);
    out->path = path.failed ? NULL : cj_arena_text(arena, path.bytes, path.length);
    cj_text_clear(&path);
    return out->path == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Report a value that is missing or of another kind than `expected`. */
static cj_status fail_kind(const cj_json_node *node, cj_error *err, const char *expected)
{
    if (!cj_json_present(node))
        return cj_json_fail(node, err, "is missing; it must be %s", expected);
    return cj_json_fail(node, err, "must be %s", expected);
}

/* A key that is none of the known ones and near none: say which there are. */
static cj_status fail_unknown(const cj_json_node *entry, const char *const *keys, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; keys[i] != NULL; i++)
        cj_text_format(&words, "%s%s", i == 0 ? "" : ", ", keys[i]);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_json_fail(entry, err, "unknown key; known here are %s", cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

/* Check the members of an object against the known keys; `open` objects may
 * have others that are not nearly one of them. */
static cj_status check_keys(const cj_json_node *node, const char *const *keys, bool open,
                            cj_error *err)
{
    cj_span known[64];
    size_t known_count = 0;

    for (; keys[known_count] != NULL; known_count++)
        known[known_count] = cj_span_of(keys[known_count]);
    for (size_t i = 0; i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        size_t nearest;
        bool found = false;

        for (size_t k = 0; k < known_count && !found; k++)
            found = strcmp(keys[k], entry.key) == 0;
        if (found)
            continue;
        nearest = cj_word_nearest(cj_span_of(entry.key), known, known_count);
        if (nearest != SIZE_MAX)
            return cj_json_fail(&entry, err, "unknown key; did you mean \"%s\"?", keys[nearest]);
        if (!open)
            return fail_unknown(&entry, keys, err);
    }
    return CJ_OK;
}

cj_status cj_json_expect_object(const cj_json_node *node, const char *const *keys, cj_error *err)
{
    if (!cj_json_is_object(node))
        return fail_kind(node, err, "an object in { }");
    return check_keys(node, keys, false, err);
}

cj_status cj_json_near_misses(const cj_json_node *node, const char *const *keys, cj_error *err)
{
    return check_keys(node, keys, true, err);
}

cj_status cj_json_expect_array(const cj_json_node *node, cj_error *err)
{
    return cj_json_is_array(node) ? CJ_OK : fail_kind(node, err, "a list in [ ]");
}

cj_status cj_json_string(cj_span *out, const cj_json_node *node, cj_error *err)
{
    if (!cJSON_IsString(node->value))
        return fail_kind(node, err, "a text in quotation marks");
    *out = cj_span_of(cJSON_GetStringValue(node->value));
    return CJ_OK;
}

cj_status cj_json_decimal(cj_decimal *out, const cj_json_node *node, cj_error *err)
{
    char digits[64];

    if (!cJSON_IsNumber(node->value))
        return fail_kind(node, err, "a number");
    /* a double keeps any decimal of up to fifteen digits (DBL_DIG), so these are the digits as
     * written */
    snprintf(digits, sizeof digits, "%.15g", cJSON_GetNumberValue(node->value));
    /* %g writes numbers below 0.0001 with an exponent, which cj_decimal_parse() refuses */
    if (strstr(digits, "e-") != NULL)
        snprintf(digits, sizeof digits, "%.15f", strtod(digits, NULL));
    if (cj_decimal_parse(out, cj_span_of(digits)) != CJ_NUMBER_OK)
        return cj_json_fail(node, err, "must be a number with at most six decimals");
    return CJ_OK;
}

cj_status cj_json_bool(bool *out, const cj_json_node *node, cj_error *err)
{
    if (!cJSON_IsBool(node->value))
        return fail_kind(node, err, "true or false");
    *out = cJSON_IsTrue(node->value);
    return CJ_OK;
}

cj_status cj_json_whole(int64_t *out, const cj_json_node *node, int64_t least, int64_t most,
                        cj_error *err)
{
    cj_decimal value;
    cj_status status = cj_json_decimal(&value, node, err);

    if (status != CJ_OK)
        return status;
    if (value % CJ_DECIMAL_ONE != 0 || value / CJ_DECIMAL_ONE < least ||
        value / CJ_DECIMAL_ONE > most)
        return cj_json_fail(node, err, "must be a whole number from %lld to %lld", (long long)least,
                            (long long)most);
    *out = value / CJ_DECIMAL_ONE;
    return CJ_OK;
}

/* An absent node leaves *out alone, so that callers set the default before. */
cj_status cj_json_keep_string(cj_span *out, const cj_json_node *node, cj_arena *arena,
                              cj_error *err)
{
    cj_span text;
    cj_status status;
    char *copy;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    copy = cj_arena_text(arena, text.at, text.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    *out = (cj_span){copy, text.length};
    return CJ_OK;
}

cj_status cj_json_maybe_bool(bool *out, const cj_json_node *node, cj_error *err)
{
    return cj_json_present(node) ? cj_json_bool(out, node, err) : CJ_OK;
}

cj_status cj_json_keep_strings(cj_span **out, size_t *count, const cj_json_node *node,
                               cj_arena *arena, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status != CJ_OK)
        return status;
    *count = 0;
    *out = cj_arena_alloc(arena, (cj_json_count(node) + 1) * sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = cj_json_keep_string(&(*out)[i], &item, arena, err);
        *count += status == CJ_OK;
    }
    return status;
}
