/* Spans, and texts that grow; a failed allocation is remembered and asked for once, at the end. */
#include "cj/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cj_span cj_span_of(const char *string)
{
    return string == NULL ? (cj_span){"", 0} : (cj_span){string, strlen(string)};
}

bool cj_span_has_digit(cj_span span)
{
    for (size_t i = 0; i < span.length; i++)
        if (cj_byte_is_digit(span.at[i]))
            return true;
    return false;
}

bool cj_span_equal(cj_span a, cj_span b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool cj_span_is_in(cj_span span, const cj_span *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cj_span_equal(span, list[i]))
            return true;
    return false;
}

bool cj_span_is_ascii(cj_span span)
{
    unsigned char bits = 0; /* no early end: compilers look at many bytes at once */

    for (size_t i = 0; i < span.length; i++)
        bits |= (unsigned char)span.at[i];
    return bits < 0x80;
}

int cj_span_compare(cj_span a, cj_span b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common == 0 ? 0 : memcmp(a.at, b.at, common);

    if (order != 0)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* U+00A0, which spreadsheets and web pages leave around values. */
static bool is_no_break_space(const char *at)
{
    return (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xA0;
}

/* Blanks and U+00A0 may follow each other in any order at both ends, so each turn takes one
 * away. */
cj_span cj_span_trim(cj_span span)
{
    for (;;) {
        if (span.length > 0 && is_blank(span.at[0])) {
            span.at++;
            span.length--;
        } else if (span.length > 1 && is_no_break_space(span.at)) {
            span.at += 2;
            span.length -= 2;
        } else if (span.length > 0 && is_blank(span.at[span.length - 1])) {
            span.length--;
        } else if (span.length > 1 && is_no_break_space(span.at + span.length - 2)) {
            span.length -= 2;
        } else {
            return span;
        }
    }
}

void cj_text_clear(cj_text *text)
{
    free(text->bytes);
    *text = (cj_text)CJ_TEXT_INIT;
}

void cj_text_reset(cj_text *text)
{
    text->length = 0;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

/* Room for `more` bytes and the NUL; false (remembered) if there is none. */
static bool reserve(cj_text *text, size_t more)
{
    if (text->failed || more > SIZE_MAX - 1 - text->length ||
        cj_grow(&text->bytes, &text->capacity, text->length + more + 1, 1, NULL) != CJ_OK)
        text->failed = true;
    return !text->failed;
}

void cj_text_append(cj_text *text, cj_span span)
{
    if (!reserve(text, span.length))
        return;
    if (span.length > 0)
        memcpy(text->bytes + text->length, span.at, span.length);
    text->length += span.length;
    text->bytes[text->length] = '\0';
}

void cj_text_add(cj_text *text, const char *string)
{
    cj_text_append(text, cj_span_of(string));
}

void cj_text_char(cj_text *text, char byte)
{
    cj_text_append(text, (cj_span){&byte, 1});
}

void cj_text_repeat(cj_text *text, const char *string, size_t times)
{
    while (times-- > 0)
        cj_text_add(text, string);
}

void cj_text_format(cj_text *text, const char *format, ...)
{
    va_list arguments;
    va_list again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    if (length >= 0 && reserve(text, (size_t)length)) {
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void cj_text_say(cj_text *text, const cj_error *err, const char *format, ...)
{
    va_list arguments;
    va_list again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = cj_say(NULL, 0, err, format, arguments);
    if (length >= 0 && reserve(text, (size_t)length)) {
        cj_say(text->bytes + text->length, (size_t)length + 1, err, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

const char *cj_text_string(const cj_text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

cj_span cj_text_span(const cj_text *text)
{
    return (cj_span){cj_text_string(text), text->length};
}

cj_status cj_text_check(const cj_text *text, cj_error *err)
{
    return text->failed ? cj_fail_nomem(err) : CJ_OK;
}

__extension__ typedef unsigned __int128 wide;

/* A multiply-and-fold hash over words of eight bytes; the constants are odd
 * numbers with well-mixed bits (from the digits of the golden ratio and pi).
 * What is done with the last word can be undone, so that texts of one word differ
 * in their hashes. */
uint64_t cj_span_hash(const char *bytes, size_t length)
{
    uint64_t hash = 0x9E3779B97F4A7C15u ^ (length * 0xC4CEB9FE1A85EC53u);
    uint64_t word;

    for (; length > CJ_HASH_PROVES; bytes += sizeof word, length -= sizeof word) {
        wide product;

        memcpy(&word, bytes, sizeof word);
        product = (wide)(hash ^ word) * 0xA24BAED4963EE407u;
        hash = (uint64_t)product ^ (uint64_t)(product >> 64);
    }
    hash = (hash ^ cj_short_word(bytes, length)) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 29);
}

const char *cj_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL || slash[1] == '\0' ? path : slash + 1;
}
