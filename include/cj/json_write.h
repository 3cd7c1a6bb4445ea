/* cj/json_write.h - JSON written: brackets, keys and values, with the commas and line ends
 * between them.
 *
 *     cj_json_begin(&to, '{', &cj_json_lines_2);
 *     cj_json_put_member(&to, "name", "reviews");
 *     cj_json_put_key(&to, "rows");
 *     cj_json_put_number(&to, 12);
 *     cj_json_end(&to);
 *
 * The text remembers when memory ran out, as every cj_text does.
 */
#ifndef CJ_JSON_WRITE_H
#define CJ_JSON_WRITE_H

#include "cj/text.h"

/* What stands around the items of an array or the members of an object. */
typedef struct {
    const char *first;   /* before the first */
    const char *between; /* before each other */
    const char *last;    /* after the last */
    const char *none;    /* between the brackets when there is none */
    const char *colon;   /* after a key */
} cj_json_layout;

/* On one line; as small as can be; each on a line of its own, so many blanks in. */
extern const cj_json_layout cj_json_one_line;
extern const cj_json_layout cj_json_small;
extern const cj_json_layout cj_json_lines_2;
extern const cj_json_layout cj_json_lines_4;
extern const cj_json_layout cj_json_lines_6;

#define CJ_JSON_DEPTH_MAX 12

typedef struct {
    cj_text *out;
    const char *before; /* of cj_json_break(), or NULL */
    bool keyed;         /* the value of a key is next */
    size_t depth;
    struct {
        const cj_json_layout *layout;
        char bracket;
        bool any;
    } levels[CJ_JSON_DEPTH_MAX];
} cj_json_writer;

/* Append to out, which may hold something already. */
#define CJ_JSON_WRITER(out)    \
    {                          \
        (out), NULL, false, 0, \
        {                      \
            {                  \
                0              \
            }                  \
        }                      \
    }

/* Begin '{' or '[' as the next value; end the one begun last. */
void cj_json_begin(cj_json_writer *to, char bracket, const cj_json_layout *layout);
void cj_json_end(cj_json_writer *to);

/* Begin in the middle: what is written belongs to an object or array of somebody else's text. */
void cj_json_begin_inside(cj_json_writer *to, const cj_json_layout *layout);

/* Let the next member or item stand behind these blanks and line ends. */
void cj_json_break(cj_json_writer *to, const char *blanks);

void cj_json_put_key(cj_json_writer *to, const char *key);
void cj_json_put_span(cj_json_writer *to, cj_span text);
void cj_json_put_text(cj_json_writer *to, const char *text); /* NULL is "" */
void cj_json_put_number(cj_json_writer *to, uint64_t number);
void cj_json_put_bool(cj_json_writer *to, bool value);

/* A value as it is written: the exact digits of a number, null. */
void cj_json_put_raw(cj_json_writer *to, const char *value);

/* A key with its text. */
void cj_json_put_member(cj_json_writer *to, const char *key, const char *text);

/* An array of texts on one line. */
void cj_json_put_texts(cj_json_writer *to, const char *const *texts, size_t count);
void cj_json_put_spans(cj_json_writer *to, const cj_span *texts, size_t count);

/* Append span as a JSON string with its quotation marks: every character as it is, bytes
 * that are no UTF-8 (names of files may have them) as cj_text_utf8() shows them. */
void cj_json_quote(cj_text *text, cj_span span);

#endif
