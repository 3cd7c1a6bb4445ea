/* JSON is validated by RFC 8259 before cJSON gets it, which accepts much that is not JSON; the
 * line of every value is noted. */
#include "check.h"

#include "cj/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Both limits keep hostile input from the stack and from the buffer of check_number(); no file
 * of ours comes near them. */
#define DEPTH_MAX 64
#define NUMBER_MAX 60

typedef struct {
    const char *at;
    const char *end;
    int depth;
    int line;     /* of `at` */
    int key_line; /* of the key of the value that follows; 0: none */
    int *lines;
    size_t count;
    size_t capacity;
    bool no_memory;
} scanner;

static const char *check_value(scanner *in);

static void skip_blanks(scanner *in)
{
    while (in->at < in->end && strchr(" \t\r\n", *in->at) != NULL && *in->at != '\0')
        in->line += *in->at++ == '\n';
}

static bool next_is(scanner *in, char byte)
{
    return in->at < in->end && *in->at == byte;
}

static bool next_is_digit(scanner *in)
{
    return in->at < in->end && *in->at >= '0' && *in->at <= '9';
}

/* Read the four hexadecimal digits behind \u; -1 if they are not there. The scanner stays on
 * the last digit. */
static int read_unit(scanner *in)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    int unit = 0;

    for (int i = 0; i < 4; i++) {
        const char *digit = NULL;

        in->at++;
        if (in->at < in->end && *in->at != '\0')
            digit = strchr(*in->at >= 'A' && *in->at <= 'F' ? digits + 16 : digits, *in->at);
        if (digit == NULL)
            return -1;
        unit = unit * 16 + (int)((digit - digits) % 16);
    }
    return unit;
}

/* Check an escape from behind its backslash. A high surrogate must be followed by a low one
 * (RFC 8259, section 7): half a pair has no UTF-8. U+0000 is refused, since texts end with a
 * zero byte in C. */
static const char *check_escape(scanner *in)
{
    if (next_is(in, 'u')) {
        int unit = read_unit(in);

        if (unit < 0)
            return "\\u takes four hexadecimal digits";
        if (unit == 0)
            return "\\u0000 cannot be part of a text";
        if (unit >= 0xD800 && unit <= 0xDBFF && in->end - in->at > 2 && in->at[1] == '\\' &&
            in->at[2] == 'u') {
            in->at += 2;
            unit = read_unit(in);
            unit = unit >= 0xDC00 && unit <= 0xDFFF ? 0 : 0xDC00;
        }
        if (unit >= 0xD800 && unit <= 0xDFFF)
            return "half of a \\u surrogate pair";
    } else if (in->at >= in->end || *in->at == '\0' || strchr("\"\\/bfnrt", *in->at) == NULL) {
        return "unknown escape in a string";
    }
    in->at++;
    return NULL;
}

static const char *check_string(scanner *in)
{
    if (!next_is(in, '"'))
        return "a string in quotation marks is expected here";
    in->at++;
    while (in->at < in->end && *in->at != '"') {
        if ((unsigned char)*in->at < 0x20)
            return "a control character in a string (write it as \\n, \\t or \\u00..)";
        if (*in->at++ == '\\') {
            const char *wrong = check_escape(in);

            if (wrong != NULL)
                return wrong;
        }
    }
    if (in->at >= in->end)
        return "a string is not closed";
    in->at++;
    return NULL;
}

static const char *check_digits(scanner *in)
{
    if (!next_is_digit(in))
        return "a digit is expected here";
    while (next_is_digit(in))
        in->at++;
    return NULL;
}

/* Check a number by the grammar of RFC 8259, section 6: no leading zeros, digits on both sides
 * of the point. 1e999 fits the grammar and no double, so it is refused, too. */
static const char *check_number(scanner *in)
{
    const char *start = in->at;
    const char *wrong;
    char copy[NUMBER_MAX + 1] = "";

    if (next_is(in, '-'))
        in->at++;
    if (next_is(in, '0') && in->end - in->at > 1 && in->at[1] >= '0' && in->at[1] <= '9')
        return "a number must not begin with 0";
    wrong = check_digits(in);
    if (wrong == NULL && next_is(in, '.')) {
        in->at++;
        wrong = check_digits(in);
    }
    if (wrong == NULL && (next_is(in, 'e') || next_is(in, 'E'))) {
        in->at++;
        if (next_is(in, '+') || next_is(in, '-'))
            in->at++;
        wrong = check_digits(in);
    }
    if (wrong != NULL)
        return wrong;
    if (in->at - start > NUMBER_MAX)
        return "a number is too long";
    memcpy(copy, start, (size_t)(in->at - start));
    return isfinite(strtod(copy, NULL)) ? NULL : "a number is too large";
}

/* The members of an object or the items of an array, up to `close`. */
static const char *check_members(scanner *in, char close)
{
    const char *wrong = NULL;

    in->at++;
    skip_blanks(in);
    if (next_is(in, close)) {
        in->at++;
        return NULL;
    }
    while (wrong == NULL) {
        skip_blanks(in);
        if (close == '}') {
            in->key_line = in->line;
            wrong = check_string(in);
            skip_blanks(in);
            if (wrong == NULL && !next_is(in, ':'))
                wrong = "a colon is expected here";
            in->at += wrong == NULL;
        }
        if (wrong == NULL)
            wrong = check_value(in);
        skip_blanks(in);
        if (wrong == NULL && next_is(in, close)) {
            in->at++;
            return NULL;
        }
        if (wrong == NULL && !next_is(in, ','))
            wrong =
                close == '}' ? "a comma or } is expected here" : "a comma or ] is expected here";
        in->at += wrong == NULL;
    }
    return wrong;
}

static bool take_word(scanner *in, const char *word)
{
    size_t length = strlen(word);

    if ((size_t)(in->end - in->at) < length || memcmp(in->at, word, length) != 0)
        return false;
    in->at += length;
    return true;
}

/* Check one value and move behind it; return NULL or what is wrong ("" without memory). The
 * line noted for a member's value is the line of its key, which is where a reader looks. */
static const char *check_value(scanner *in)
{
    const char *wrong;

    skip_blanks(in);
    if (in->at >= in->end)
        return "a value is expected here";
    if (cj_grow(&in->lines, &in->capacity, in->count + 1, sizeof *in->lines, NULL) != CJ_OK) {
        in->no_memory = true;
        return "";
    }
    in->lines[in->count++] = in->key_line > 0 ? in->key_line : in->line;
    in->key_line = 0;
    switch (*in->at) {
    case '{':
    case '[':
        if (++in->depth > DEPTH_MAX)
            return "too many nested objects and arrays";
        wrong = check_members(in, *in->at == '{' ? '}' : ']');
        in->depth--;
        return wrong;
    case '"':
        return check_string(in);
    default:
        if (next_is(in, '-') || next_is_digit(in))
            return check_number(in);
        if (take_word(in, "true") || take_word(in, "false") || take_word(in, "null"))
            return NULL;
        return "a value is expected here";
    }
}

/* Whether a file begins as JSON does; a csv begins with a heading. */
static bool begins_value(const scanner *in)
{
    scanner look = *in;

    return strchr("{[\"-0123456789", *in->at) != NULL
               ? *in->at != '\0'
               : take_word(&look, "true") || take_word(&look, "false") || take_word(&look, "null");
}

cj_status cj_json_check(int **lines, cj_span text, const char *name, cj_error *err)
{
    scanner in = {.at = text.at, .end = text.at + text.length, .line = 1};
    size_t valid = cj_utf8_valid(text);
    const char *wrong = NULL;
    uint64_t line = 1;
    const char *line_start = text.at;

    if (valid < text.length) {
        in.at = text.at + valid;
        wrong = "is not UTF-8";
    }
    skip_blanks(&in);
    if (wrong == NULL && in.at == in.end)
        wrong = "the file is empty, where JSON is expected: { ... }";
    else if (wrong == NULL && !begins_value(&in))
        wrong = "this is no JSON, which begins with {";
    if (wrong == NULL)
        wrong = check_value(&in);
    if (wrong == NULL) {
        skip_blanks(&in);
        if (in.at < in.end)
            wrong = "nothing more is expected after the value";
    }
    *lines = wrong == NULL ? in.lines : NULL;
    if (wrong == NULL)
        return CJ_OK;
    free(in.lines);
    if (in.no_memory)
        return cj_fail_nomem(err);
    /* lines are counted from the start: invalid UTF-8 is found without a scan, and the column
     * needs the start of its line */
    for (const char *at = text.at; at < in.at; at++) {
        if (*at == '\n') {
            line++;
            line_start = at + 1;
        }
    }
    return cj_fail_at(err, CJ_EUSAGE, name, line, (uint32_t)(in.at - line_start) + 1, "%s", wrong);
}
