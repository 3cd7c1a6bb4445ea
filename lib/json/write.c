/* JSON is written here: strings are quoted, and commas and line ends put between what there is. */
#include "cj/json_write.h"

const cj_json_layout cj_json_one_line = {"", ", ", "", "", ": "};
const cj_json_layout cj_json_small = {"", ",", "", "", ":"};
const cj_json_layout cj_json_lines_2 = {"\n  ", ",\n  ", "\n", "", ": "};
const cj_json_layout cj_json_lines_4 = {"\n    ", ",\n    ", "\n  ", "", ": "};
const cj_json_layout cj_json_lines_6 = {"\n      ", ",\n      ", "\n    ", "", ": "};

/* Write what separates a key or item from the one before it. Nothing is written before the
 * value of a key, nor outside all brackets; `before`, set by cj_json_break(), replaces the
 * layout's own blanks once. */
static void separate(cj_json_writer *to)
{
    size_t top = to->depth - 1;

    if (to->keyed || to->depth == 0) {
        to->keyed = false;
        return;
    }
    if (to->before != NULL) {
        cj_text_add(to->out, to->levels[top].any ? "," : "");
        cj_text_add(to->out, to->before);
    } else {
        cj_text_add(to->out, to->levels[top].any ? to->levels[top].layout->between
                                                 : to->levels[top].layout->first);
    }
    to->before = NULL;
    to->levels[top].any = true;
}

/* Open a level. A caller that nests too deeply marks the text as failed, so that a broken
 * document is never taken for a whole one. */
static void push(cj_json_writer *to, char bracket, const cj_json_layout *layout, bool any)
{
    if (to->depth == CJ_JSON_DEPTH_MAX) {
        to->out->failed = true;
        return;
    }
    to->levels[to->depth].layout = layout;
    to->levels[to->depth].bracket = bracket;
    to->levels[to->depth].any = any;
    to->depth++;
}

void cj_json_begin(cj_json_writer *to, char bracket, const cj_json_layout *layout)
{
    separate(to);
    cj_text_char(to->out, bracket);
    push(to, bracket, layout, false);
}

/* The text is inside an object that the caller wrote by hand: no bracket is opened or
 * closed. */
void cj_json_begin_inside(cj_json_writer *to, const cj_json_layout *layout)
{
    push(to, '\0', layout, false);
}

void cj_json_end(cj_json_writer *to)
{
    const cj_json_layout *layout;
    size_t top;

    if (to->depth == 0)
        return;
    top = --to->depth;
    layout = to->levels[top].layout;
    cj_text_add(to->out, to->levels[top].any ? layout->last : layout->none);
    if (to->levels[top].bracket != '\0')
        cj_text_char(to->out, to->levels[top].bracket == '{' ? '}' : ']');
}

void cj_json_break(cj_json_writer *to, const char *blanks)
{
    to->before = blanks;
}

void cj_json_put_key(cj_json_writer *to, const char *key)
{
    separate(to);
    cj_json_quote(to->out, cj_span_of(key));
    cj_text_add(to->out, to->depth == 0 ? ": " : to->levels[to->depth - 1].layout->colon);
    to->keyed = true;
}

void cj_json_put_span(cj_json_writer *to, cj_span text)
{
    separate(to);
    cj_json_quote(to->out, text);
}

void cj_json_put_text(cj_json_writer *to, const char *text)
{
    cj_json_put_span(to, cj_span_of(text));
}

void cj_json_put_number(cj_json_writer *to, uint64_t number)
{
    separate(to);
    cj_text_format(to->out, "%llu", (unsigned long long)number);
}

void cj_json_put_bool(cj_json_writer *to, bool value)
{
    cj_json_put_raw(to, value ? "true" : "false");
}

void cj_json_put_raw(cj_json_writer *to, const char *value)
{
    separate(to);
    cj_text_add(to->out, value);
}

void cj_json_put_member(cj_json_writer *to, const char *key, const char *text)
{
    cj_json_put_key(to, key);
    cj_json_put_text(to, text);
}

void cj_json_put_texts(cj_json_writer *to, const char *const *texts, size_t count)
{
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < count; i++)
        cj_json_put_text(to, texts[i]);
    cj_json_end(to);
}

void cj_json_put_spans(cj_json_writer *to, const cj_span *texts, size_t count)
{
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < count; i++)
        cj_json_put_span(to, texts[i]);
    cj_json_end(to);
}

/* ---- strings ------------------------------------------------------------------------------ */

/* Quote bytes that are not UTF-8 in their visible form, since JSON must be UTF-8. */
static void quote_shown(cj_text *text, cj_span span)
{
    cj_text shown = CJ_TEXT_INIT;

    cj_text_utf8(&shown, span);
    cj_json_quote(text, cj_text_span(&shown));
    text->failed = text->failed || shown.failed;
    cj_text_clear(&shown);
}

/* Only quotation mark, backslash and control characters must be escaped (RFC 8259, section 7);
 * DEL is escaped, too, as terminals act on it. */
void cj_json_quote(cj_text *text, cj_span span)
{
    if (cj_utf8_valid(span) < span.length) {
        quote_shown(text, span);
        return;
    }
    cj_text_char(text, '"');
    for (size_t i = 0; i < span.length; i++) {
        unsigned char byte = (unsigned char)span.at[i];

        if (byte == '"' || byte == '\\')
            cj_text_format(text, "\\%c", byte);
        else if (byte == '\n')
            cj_text_add(text, "\\n");
        else if (byte < 0x20 || byte == 0x7F)
            cj_text_format(text, "\\u%04x", byte);
        else
            cj_text_char(text, (char)byte);
    }
    cj_text_char(text, '"');
}
