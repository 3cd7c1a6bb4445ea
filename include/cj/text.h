/* cj/text.h - spans of bytes, growing texts, and what is done with words.
 *
 * Text is UTF-8 throughout: the source module has converted everything else.
 * Nothing here depends on the locale of the process.
 */
#ifndef CJ_TEXT_H
#define CJ_TEXT_H

#include "cj/error.h"
#include "cj/memory.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A piece of somebody else's bytes; not NUL-terminated. */
typedef struct {
    const char *at;
    size_t length;
} cj_span;

/* Whether a byte is a digit of ASCII. */
static inline bool cj_byte_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

#define CJ_SPAN(literal) ((cj_span){(literal), sizeof(literal) - 1})

/* The same as the initialiser of something static. */
#define CJ_SPAN_INIT(literal)          \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

/* The whole of a NUL-terminated string (NULL is the empty span). */
cj_span cj_span_of(const char *string);

bool cj_span_equal(cj_span a, cj_span b);

/* Whether some byte of a text is a digit. */
bool cj_span_has_digit(cj_span span);

/* Whether a text is one of a list, byte for byte. */
bool cj_span_is_in(cj_span span, const cj_span *list, size_t count);

/* Whether all of its bytes are ASCII. */
bool cj_span_is_ascii(cj_span span);

/* Byte order, as strcmp() would have it: negative, zero or positive. */
int cj_span_compare(cj_span a, cj_span b);

/* Without the blanks (space, tab, no-break space) at both ends. */
cj_span cj_span_trim(cj_span span);

/* Bytes that no UTF-8 has, around words of a note that tell of how many rows or people something is
 * so: "Breaches are left out" CJ_TELLS " (3)" CJ_TOLD ".".  Where small numbers are hidden the
 * words are left out, or those behind CJ_ELSE stand in their place, which tell no number. */
#define CJ_TELLS "\xFE"
#define CJ_ELSE "\xFD"
#define CJ_TOLD "\xFF"

/* A growing text of its own, always NUL-terminated once something was
 * appended.  Initialise with CJ_TEXT_INIT, release with cj_text_clear().
 *
 * Appending cannot fail visibly: when memory runs out the text remembers it
 * and ignores what follows, and cj_text_check() says so at the end. */
typedef struct {
    char *bytes;
    size_t length;
    size_t capacity;
    bool failed;
} cj_text;

#define CJ_TEXT_INIT      \
    {                     \
        NULL, 0, 0, false \
    }

void cj_text_clear(cj_text *text);
void cj_text_append(cj_text *text, cj_span span);
void cj_text_add(cj_text *text, const char *string);
void cj_text_char(cj_text *text, char byte);
void cj_text_repeat(cj_text *text, const char *string, size_t times);
void cj_text_format(cj_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for words that name options in braces, as cj_fail() has them; err, which may be
 * NULL, says how they are called. */
void cj_text_say(cj_text *text, const cj_error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Forget the content, keep the memory and whether an append failed. */
void cj_text_reset(cj_text *text);

/* The text as a string: "" while it is empty. */
const char *cj_text_string(const cj_text *text);
cj_span cj_text_span(const cj_text *text);

/* CJ_ENOMEM if any append failed since CJ_TEXT_INIT. */
cj_status cj_text_check(const cj_text *text, cj_error *err);

/* Append the whole file at path, refusing one of more than max bytes. */
cj_status cj_text_read_file(cj_text *text, const char *path, size_t max, cj_error *err);

/* Append span as it can be shown in a message: control characters, invalid
 * UTF-8 and the quotation mark as \n, \t, \" or \xNN; cut to 80 bytes with
 * "..." at the end. */
void cj_text_escaped(cj_text *text, cj_span span);

/* Append span as it can be printed and be part of XML: line breaks and tabs as blanks, other
 * control characters and invalid UTF-8 as \xNN, C1, U+FFFE and U+FFFF as \uNNNN, all else as
 * it is. */
void cj_text_printable(cj_text *text, cj_span span);

/* Whether that would show a character as a code. */
bool cj_text_has_codes(cj_span span);

/* Append span, bytes that are no UTF-8 as \xNN. */
void cj_text_utf8(cj_text *text, cj_span span);

/* Append up to `most` of the spans with commas between them and `last` (" and ",
 * " or ") before the last one; "..." for more. */
void cj_text_list(cj_text *text, const cj_span *spans, size_t count, size_t most, const char *last);

/* Append span folded for comparison without regard to case: Unicode simple
 * lower case, runs of blanks of any kind (line breaks, too) as one space and none
 * at the ends, nothing for what shows nothing (zero width spaces and the like). */
void cj_text_folded(cj_text *text, cj_span span);

/* Append the key under which a header is found: folded, without blanks and
 * punctuation ("Date of Birth" and "date_of_birth" give "dateofbirth"). */
void cj_text_key(cj_text *text, cj_span header);

/* Fold word (as cj_text_folded() does) into `room` bytes at out: its length, or SIZE_MAX if it is
 * longer. */
size_t cj_word_fold(char *out, size_t room, cj_span word);

/* Order of the folded words (as cj_text_folded() makes them), as memcmp() has
 * it: negative, zero or positive.  Needs no memory. */
int cj_word_compare(cj_span a, cj_span b);

/* Whether a and b are the same word without regard to case. */
bool cj_word_same(cj_span a, cj_span b);

/* Whether a word is one of a list, without regard to case. */
bool cj_word_is_in(cj_span word, const char *const *list, size_t count);

/* Whether a and b are the same header: case, blanks and punctuation aside. */
bool cj_key_same(cj_span a, cj_span b);

/* The same for all headers that are the same: among thousands of them others
 * need not be compared. */
uint64_t cj_key_hash(cj_span header);

/* Columns that the text takes on a terminal (wide and combining characters
 * counted as such). */
size_t cj_text_width(cj_span span);

/* Length in bytes of the first invalid-free prefix: span.length if all of it
 * is UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF). */
size_t cj_utf8_valid(cj_span span);

/* The candidate nearest to word, or SIZE_MAX if none is near enough to be
 * meant: at most a third of the letters differ, counting letters that are
 * added, left out, changed or swapped with their neighbour, case aside; else
 * the only one of several that begins with the word of three letters or more.
 * Among more than 256 candidates none is looked for. */
size_t cj_word_nearest(cj_span word, const cj_span *candidates, size_t count);

/* The name of a file without its folders: part of `path`. */
const char *cj_file_name(const char *path);

/* A text of up to eight bytes as a number that no other text of its length has. */
static inline uint64_t cj_short_word(const char *bytes, size_t length)
{
    uint32_t halves[2];
    uint64_t word = 0;

    if (length >= sizeof word) {
        memcpy(&word, bytes, sizeof word);
    } else if (length >= sizeof halves[0]) { /* they overlap */
        memcpy(&halves[0], bytes, sizeof halves[0]);
        memcpy(&halves[1], bytes + length - sizeof halves[1], sizeof halves[1]);
        word = (uint64_t)halves[1] << 32 | halves[0];
    } else if (length > 0) {
        word = (uint64_t)(unsigned char)bytes[length - 1] << 16 |
               (uint64_t)(unsigned char)bytes[length / 2] << 8 | (unsigned char)bytes[0];
    }
    return word;
}

/* A hash of the bytes, the same in every run.  Texts of one length up to CJ_HASH_PROVES differ in
 * it. */
#define CJ_HASH_PROVES 8
uint64_t cj_span_hash(const char *bytes, size_t length);

#endif
