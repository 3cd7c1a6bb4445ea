/* Identifiers: rules that remove differences of writing, and persons found by the rest. */
#include "identifier.h"
#include "look.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* ---- parts of an identifier --------------------------------------------------------- */

cj_span cj_identifier_unwrap(cj_span id)
{
    size_t equals = id.length > 0 && id.at[0] == '=';

    if (id.length >= 3 && id.at[equals] == '"' && id.at[id.length - 1] == '"')
        return cj_span_trim((cj_span){id.at + equals + 1, id.length - equals - 2});
    if (id.length > 1 && id.at[0] == '\'')
        return cj_span_trim(
            (cj_span){id.at + 1, id.length - 1 - (id.length > 2 && id.at[id.length - 1] == '\'')});
    return id;
}

bool cj_text_is_wrapped(cj_span text)
{
    return text.length > 0 && text.at[0] == '=' && cj_identifier_unwrap(text).length < text.length;
}

/* The digits before the point of a whole number that a spreadsheet wrote with decimals, such as
 * 1234 of "1234.0"; 0 for any other text. */
size_t cj_identifier_whole(cj_span id)
{
    size_t digits = 0;
    size_t zeros;

    while (digits < id.length && cj_byte_is_digit(id.at[digits]))
        digits++;
    if (digits == 0 || digits + 1 >= id.length || id.at[digits] != '.')
        return 0;
    for (zeros = digits + 1; zeros < id.length && id.at[zeros] == '0';)
        zeros++;
    return zeros == id.length ? digits : 0;
}

/* How many digits follow the letters of an identifier such as "P0012"; 0 if anything else is in
 * it. */
size_t cj_identifier_digits(cj_span id)
{
    size_t letters = 0;
    size_t at;

    while (letters < id.length && is_letter(id.at[letters]))
        letters++;
    for (at = letters; at < id.length && cj_byte_is_digit(id.at[at]);)
        at++;
    return at == id.length ? at - letters : 0;
}

/* Where the number begins that ends an identifier and has letters or marks before it; 0: there is
 * no such number, or nothing before it. */
static size_t prefix_of(cj_span id)
{
    size_t at = id.length;

    while (at > 0 && cj_byte_is_digit(id.at[at - 1]))
        at--;
    if (at == id.length)
        return 0;
    for (size_t i = 0; i < at; i++)
        if (cj_byte_is_digit(id.at[i]))
            return 0;
    return at;
}

/* ---- folding ----------------------------------------------------------------------------- */

/* Make `part`, which lies inside the text, all of the text. */
static void keep(cj_text *text, cj_span part)
{
    if (text->bytes == NULL)
        return;
    memmove(text->bytes, part.at, part.length);
    text->length = part.length;
    text->bytes[part.length] = '\0';
}

static void drop_blanks(cj_text *text)
{
    size_t length = 0;

    for (size_t at = 0, size; at < text->length; at += size) {
        uint32_t point = cj_utf8_decode((cj_span){text->bytes + at, text->length - at}, &size);

        if (cj_point_is_blank(point))
            continue;
        memmove(text->bytes + length, text->bytes + at, size);
        length += size;
    }
    if (text->bytes != NULL)
        keep(text, (cj_span){text->bytes, length});
}

/* Lower case: the folded text is put behind the other and takes its place. */
static void lower(cj_text *text)
{
    size_t length = text->length;
    cj_text folded = CJ_TEXT_INIT;
    bool plain = true;

    for (size_t i = 0; i < length; i++) {
        plain = plain && (unsigned char)text->bytes[i] < 0x80;
        if (text->bytes[i] >= 'A' && text->bytes[i] <= 'Z')
            text->bytes[i] = (char)(text->bytes[i] + ('a' - 'A'));
    }
    if (plain)
        return;
    cj_text_folded(&folded, cj_text_span(text));
    cj_text_reset(text);
    cj_text_append(text, cj_text_span(&folded));
    text->failed = text->failed || folded.failed;
    cj_text_clear(&folded);
}

/* Whether commas part the digits in threes: 1,234 or 12,345,678.0. */
static bool has_commas(cj_span id)
{
    size_t run = 0;
    size_t commas = 0;

    for (size_t i = 0; i < id.length && id.at[i] != '.'; i++) {
        if (cj_byte_is_digit(id.at[i])) {
            run++;
        } else if (id.at[i] == ',' && (commas == 0 ? run >= 1 && run <= 3 : run == 3)) {
            commas++;
            run = 0;
        } else {
            return false;
        }
    }
    return commas > 0 && run == 3;
}

static void drop_commas(cj_text *text)
{
    size_t length = 0;

    if (!has_commas(cj_text_span(text)))
        return;
    for (size_t i = 0; i < text->length; i++)
        if (text->bytes[i] != ',')
            text->bytes[length++] = text->bytes[i];
    keep(text, (cj_span){text->bytes, length});
}

/* The zeros before the digits of each number, one of which stays. */
static void drop_zeros(cj_text *text)
{
    size_t length = 0;
    bool inside = false; /* a number that has begun, or what stands behind its point */

    for (size_t i = 0; i < text->length; i++) {
        char byte = text->bytes[i];

        if (!inside && byte == '0' && i + 1 < text->length && cj_byte_is_digit(text->bytes[i + 1]))
            continue;
        inside = cj_byte_is_digit(byte) || (inside && byte == '.');
        text->bytes[length++] = byte;
    }
    if (text->bytes != NULL)
        keep(text, (cj_span){text->bytes, length});
}

/* Apply the rules in this order: wrapping and blanks first, because they hide letters, commas and
 * decimals from the later rules; zeros and the prefix last, because the earlier rules lay the
 * digits bare. */
void cj_identifier_fold(cj_text *out, cj_span id, unsigned rules)
{
    cj_text_reset(out);
    if ((rules & CJ_ID_LOOK) != 0 && !cj_look_is_plain(id))
        cj_text_normal(out, id);
    else
        cj_text_append(out, id);
    if ((rules & CJ_ID_WRAP) != 0)
        keep(out, cj_identifier_unwrap(cj_text_span(out)));
    if ((rules & CJ_ID_BLANKS) != 0)
        drop_blanks(out);
    if ((rules & CJ_ID_CASE) != 0)
        lower(out);
    if ((rules & CJ_ID_COMMAS) != 0)
        drop_commas(out);
    if ((rules & CJ_ID_DECIMALS) != 0 && cj_identifier_whole(cj_text_span(out)) > 0)
        keep(out, (cj_span){out->bytes, cj_identifier_whole(cj_text_span(out))});
    if ((rules & CJ_ID_ZEROS) != 0)
        drop_zeros(out);
    if ((rules & CJ_ID_PREFIX) != 0) {
        size_t prefix = prefix_of(cj_text_span(out));

        keep(out, cj_span_from(cj_text_span(out), prefix));
    }
}

cj_status cj_identifier_rules(unsigned *out, cj_span a, cj_span b, unsigned rules, cj_error *err)
{
    cj_text left = CJ_TEXT_INIT;
    cj_text right = CJ_TEXT_INIT;
    cj_status status;

    *out = rules;
    cj_identifier_fold(&left, a, rules);
    cj_identifier_fold(&right, b, rules);
    if (!cj_span_equal(cj_text_span(&left), cj_text_span(&right)))
        *out = 0;
    for (unsigned rule = 1; *out != 0 && rule <= CJ_ID_PREFIX; rule <<= 1) {
        cj_identifier_fold(&left, a, *out & ~rule);
        cj_identifier_fold(&right, b, *out & ~rule);
        if (cj_span_equal(cj_text_span(&left), cj_text_span(&right)))
            *out &= ~rule;
    }
    status = cj_text_check(&left, err);
    if (status == CJ_OK)
        status = cj_text_check(&right, err);
    cj_text_clear(&left);
    cj_text_clear(&right);
    return status;
}

/* ---- telling ------------------------------------------------------------------------------- */

void cj_identifier_tell(cj_text *out, unsigned rules)
{
    static const char *const words[] = {"characters that look alike",
                                        "what a spreadsheet puts around it",
                                        "blanks inside",
                                        "upper and lower case",
                                        "a point and zeros at the end",
                                        "commas between digits",
                                        "leading zeros",
                                        "the letters before the number"};
    size_t told = 0;
    size_t count = 0;

    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        count += (rules >> i & 1u) != 0;
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if ((rules >> i & 1u) != 0) {
            cj_text_add(out, told == 0 ? "" : told + 1 == count ? ", and " : ", ");
            cj_text_add(out, words[i]);
            told++;
        }
}

static void add_key(cj_text *out, size_t start, const char *key)
{
    cj_text_add(out, out->length > start ? ", " : "");
    cj_text_add(out, key);
}

/* The digits that zeros are missing before; 0 where they stand elsewhere than at the end. */
static size_t digits_of(cj_span id)
{
    cj_text fold = CJ_TEXT_INIT;
    size_t digits;

    cj_identifier_fold(&fold, id, CJ_ID_RULES & ~CJ_ID_ZEROS);
    digits = cj_identifier_digits(cj_text_span(&fold));
    cj_text_clear(&fold);
    return digits;
}

void cj_identifier_remedy(cj_text *out, cj_span a, cj_span b, unsigned rules)
{
    size_t left = digits_of(a);
    size_t right = digits_of(b);
    size_t start = out->length;

    if ((rules & (CJ_ID_BLANKS | CJ_ID_PREFIX)) != 0 ||
        ((rules & CJ_ID_ZEROS) != 0 && (left == 0 || right == 0)))
        return;
    if ((rules & CJ_ID_LOOK) != 0)
        add_key(out, start, "\"normalise\": true");
    if ((rules & CJ_ID_WRAP) != 0)
        add_key(out, start, "\"unwrap\": true");
    if ((rules & CJ_ID_COMMAS) != 0)
        add_key(out, start, "\"groupChar\": \",\"");
    if ((rules & CJ_ID_DECIMALS) != 0)
        add_key(out, start, "\"dropDecimals\": true");
    if ((rules & CJ_ID_CASE) != 0)
        add_key(out, start, "\"upperCase\": true");
    if ((rules & CJ_ID_ZEROS) != 0) {
        add_key(out, start, "\"zeroPad\": ");
        cj_text_format(out, "%zu", left > right ? left : right);
    }
}

/* ---- which known identifier is alike --------------------------------------------------------- */

#define BARE '\x1F' /* before the number of an identifier that has letters before it */

static cj_status add_fold(cj_alike *alike, cj_span fold, uint32_t code, cj_error *err)
{
    size_t before = cj_dict_count(alike->folds);
    uint32_t at;
    cj_status status = cj_dict_add(&at, alike->folds, fold, err);

    if (status == CJ_OK && at >= before) {
        status = cj_grow(&alike->codes, &alike->capacity, before + 1, sizeof *alike->codes, err);
        if (status == CJ_OK)
            alike->codes[at] = code;
    }
    return status;
}

/* Let the fold be its number alone, with the mark before it. */
static void make_bare(cj_text *fold, size_t prefix)
{
    char mark = BARE;

    if (prefix == 0) { /* a byte more is needed */
        cj_text_char(fold, BARE);
        if (fold->failed)
            return;
        memmove(fold->bytes + 1, fold->bytes, fold->length - 1);
    } else {
        keep(fold, cj_span_from(cj_text_span(fold), prefix - 1));
    }
    if (fold->length > 0)
        fold->bytes[0] = mark;
}

cj_status cj_alike_add(cj_alike *alike, cj_span id, uint32_t code, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t prefix;

    if (alike->folds == NULL)
        status = cj_dict_new(&alike->folds, CJ_DICT_EXACT, err);
    cj_identifier_fold(&alike->fold, id, CJ_ID_RULES);
    if (status == CJ_OK)
        status = cj_text_check(&alike->fold, err);
    if (status == CJ_OK)
        status = add_fold(alike, cj_text_span(&alike->fold), code, err);
    prefix = prefix_of(cj_text_span(&alike->fold));
    if (status != CJ_OK || prefix == 0)
        return status;
    make_bare(&alike->fold, prefix);
    return add_fold(alike, cj_text_span(&alike->fold), code, err);
}

cj_status cj_alike_find(cj_alike_found *out, cj_alike *alike, cj_span id, cj_error *err)
{
    uint32_t at;
    cj_status status;
    size_t prefix;

    *out = (cj_alike_found){.code = CJ_NO_CODE};
    if (alike->folds == NULL)
        return CJ_OK;
    cj_identifier_fold(&alike->fold, id, CJ_ID_RULES);
    status = cj_text_check(&alike->fold, err);
    if (status != CJ_OK)
        return status;
    at = cj_dict_find(alike->folds, cj_text_span(&alike->fold));
    if (at == CJ_NO_CODE) {
        cj_span fold = cj_text_span(&alike->fold);

        out->prefix = true;
        prefix = prefix_of(fold);
        if (prefix > 0) {
            at = cj_dict_find(alike->folds, cj_span_from(fold, prefix));
        } else if (fold.length > 0 && cj_identifier_digits(fold) == fold.length) {
            make_bare(&alike->fold, 0);
            status = cj_text_check(&alike->fold, err);
            if (status == CJ_OK)
                at = cj_dict_find(alike->folds, cj_text_span(&alike->fold));
        }
    }
    if (at != CJ_NO_CODE)
        out->code = alike->codes[at];
    return status;
}

void cj_alike_clear(cj_alike *alike)
{
    cj_dict_free(alike->folds);
    free(alike->codes);
    cj_text_clear(&alike->fold);
    *alike = (cj_alike){0};
}
