/* cj/json.h - JSON read strictly, with the path of what is wrong.  The only
 * place that knows the JSON library; cj/json_write.h writes.
 *
 * Text is accepted only as RFC 8259 has it: UTF-8, no duplicate keys, no
 * leading zeros, no NUL, no numbers beyond a double, nothing after the value.
 */
#ifndef CJ_JSON_H
#define CJ_JSON_H

#include "cj/number.h"
#include "cj/text.h"

typedef struct cj_json cj_json;

/* Parse text.  name is what messages call it (a file's path); it must outlive
 * the document.  *out is released with cj_json_free(); NULL on failure, with
 * line and column of a syntax error in *err. */
cj_status cj_json_parse(cj_json **out, cj_span text, const char *name, cj_error *err);

/* Read and parse the file at path, at most 16 MiB. */
cj_status cj_json_load(cj_json **out, const char *path, cj_error *err);

void cj_json_free(cj_json *json);

/* A value inside a document and how it was reached.  A node is plain memory on
 * the caller's stack: its parent must live as long as it does. */
typedef struct cj_json_node {
    const struct cj_json_node *parent;
    const char *key;   /* member name, or NULL for the item of an array */
    size_t index;      /* item number in an array */
    const void *value; /* NULL: there is no such member */
    const cj_json *document;
} cj_json_node;

cj_json_node cj_json_root(const cj_json *json);

/* The member `key` of an object; a node without value if there is none. */
cj_json_node cj_json_member(const cj_json_node *object, const char *key);

/* Item `index` of an array, below cj_json_count(). */
cj_json_node cj_json_item(const cj_json_node *array, size_t index);

/* The member number `index` of an object, below cj_json_count(). */
cj_json_node cj_json_entry(const cj_json_node *object, size_t index);

bool cj_json_present(const cj_json_node *node);
bool cj_json_is_object(const cj_json_node *node);
bool cj_json_is_array(const cj_json_node *node);
bool cj_json_is_string(const cj_json_node *node);
size_t cj_json_count(const cj_json_node *node);

/* Check that node is an object and has no member but those named in `keys`
 * (NULL at the end); the message names the nearest known key. */
cj_status cj_json_expect_object(const cj_json_node *node, const char *const *keys, cj_error *err);
/* For objects that may have keys of their own: refuse those that are nearly
 * one of `keys`, which were surely meant. */
cj_status cj_json_near_misses(const cj_json_node *node, const char *const *keys, cj_error *err);
cj_status cj_json_expect_array(const cj_json_node *node, cj_error *err);

/* The value as a string (owned by the document), a decimal, a truth value. */
cj_status cj_json_string(cj_span *out, const cj_json_node *node, cj_error *err);
cj_status cj_json_decimal(cj_decimal *out, const cj_json_node *node, cj_error *err);
cj_status cj_json_bool(bool *out, const cj_json_node *node, cj_error *err);

/* A whole number from least to most. */
cj_status cj_json_whole(int64_t *out, const cj_json_node *node, int64_t least, int64_t most,
                        cj_error *err);

/* The same as cj_json_string() and cj_json_bool() with the result left alone
 * where there is no value; the string is kept in the arena. */
cj_status cj_json_keep_string(cj_span *out, const cj_json_node *node, cj_arena *arena,
                              cj_error *err);
cj_status cj_json_maybe_bool(bool *out, const cj_json_node *node, cj_error *err);

/* An array of strings kept in the arena; nothing is changed where there is no
 * value. */
cj_status cj_json_keep_strings(cj_span **out, size_t *count, const cj_json_node *node,
                               cj_arena *arena, cj_error *err);

/* Fail with CJ_EUSAGE, the line and the path: "f.json:12: $.outcomes[2].label:
 * ...".  The line of a member that is missing is that of its object. */
cj_status cj_json_fail(const cj_json_node *node, cj_error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Where a node stands, to be told of later: "$.outcomes[2].label" and its line. */
typedef struct {
    const char *path;
    uint64_t line;
} cj_json_place;

/* The place of a node, its path kept in the arena. */
cj_status cj_json_locate(cj_json_place *out, const cj_json_node *node, cj_arena *arena,
                         cj_error *err);

#endif
