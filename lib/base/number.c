/* Decimals with six places in an int64_t: parsing, printing, and the one function that rounds. */
#include "cj/number.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 wide;

static wide power_of_ten(int exponent)
{
    wide power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

/* The value of a whole part that was read and of the digits behind the point. */
static inline cj_number_result put_together(cj_decimal *out, int64_t value, cj_span decimals,
                                            bool negative)
{
    const char *at = decimals.at;
    const char *end = decimals.at + decimals.length;
    bool fine = false;
    int places = 0;

    if (value > CJ_DECIMAL_MAX / CJ_DECIMAL_ONE)
        return CJ_NUMBER_TOO_LARGE;
    if (at == end) { /* a whole number, as most are */
        *out = (negative ? -value : value) * CJ_DECIMAL_ONE;
        return CJ_NUMBER_OK;
    }
    for (; at < end && places < CJ_DECIMAL_PLACES; at++, places++)
        value = value * 10 + (*at - '0');
    value += at < end && *at >= '5';
    for (; at < end; at++)
        fine = fine || *at != '0';
    for (; places < CJ_DECIMAL_PLACES; places++)
        value *= 10;
    if (value > CJ_DECIMAL_MAX)
        return CJ_NUMBER_TOO_LARGE;
    *out = negative ? -value : value;
    return fine ? CJ_NUMBER_TOO_FINE : CJ_NUMBER_OK;
}

/* One optional sign, digits, and optionally a point with digits behind it. The value stops growing
 * once it is past CJ_DECIMAL_MAX, so that any number of digits cannot overflow. */
cj_number_result cj_decimal_parse(cj_decimal *out, cj_span text)
{
    const char *at = text.at;
    const char *end = text.at + text.length;
    bool negative = at < end && *at == '-';
    int64_t value = 0;

    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end || !cj_byte_is_digit(*at))
        return CJ_NUMBER_NOT_ONE;
    for (; at < end && cj_byte_is_digit(*at); at++)
        if (value <= CJ_DECIMAL_MAX / CJ_DECIMAL_ONE)
            value = value * 10 + (*at - '0');
    if (at < end && *at != '.')
        return CJ_NUMBER_NOT_ONE;
    if (at < end && (++at == end || !cj_byte_is_digit(*at)))
        return CJ_NUMBER_NOT_ONE;
    for (const char *digit = at; digit < end; digit++)
        if (!cj_byte_is_digit(*digit))
            return CJ_NUMBER_NOT_ONE;
    return put_together(out, value, (cj_span){at, (size_t)(end - at)}, negative);
}

#define SMALL_MAX 64 /* bytes of a number with an exponent: programs write 25 at most */

/* The exponent below zero that text ends in, as what is above zero; false for none. */
static bool read_exponent(size_t *out, cj_span *mantissa, cj_span text)
{
    size_t e = 0;

    while (e < text.length && text.at[e] != 'e' && text.at[e] != 'E')
        e++;
    if (e == 0 || e + 2 >= text.length || text.length - e > 5 || text.at[e + 1] != '-')
        return false;
    *mantissa = (cj_span){text.at, e};
    *out = 0;
    for (size_t i = e + 2; i < text.length; i++) {
        if (!cj_byte_is_digit(text.at[i]))
            return false;
        *out = *out * 10 + (size_t)(text.at[i] - '0');
    }
    return true;
}

cj_number_result cj_decimal_parse_small(cj_decimal *out, cj_span text)
{
    cj_number_result result = cj_decimal_parse(out, text);
    char written[2 * SMALL_MAX + 8] = "0.";
    bool negative = text.length > 0 && text.at[0] == '-';
    cj_span mantissa;
    size_t exponent;
    size_t length = 2;
    cj_decimal unused;

    if (result != CJ_NUMBER_NOT_ONE || text.length > SMALL_MAX ||
        !read_exponent(&exponent, &mantissa, text) ||
        cj_decimal_parse(&unused, mantissa) == CJ_NUMBER_NOT_ONE)
        return result;
    if (negative || mantissa.at[0] == '+')
        mantissa = (cj_span){mantissa.at + 1, mantissa.length - 1};
    if (mantissa.length > 1 && mantissa.at[1] != '.')
        return result; /* 12e-5: no program writes that */
    /* The number is written out without its exponent and parsed again, so that both notations round
     * alike. Zeros beyond SMALL_MAX change nothing: the value is too small to count by then. */
    for (size_t i = 1; i < exponent && i <= SMALL_MAX; i++)
        written[length++] = '0';
    for (size_t i = 0; i < mantissa.length; i++)
        if (cj_byte_is_digit(mantissa.at[i]))
            written[length++] = mantissa.at[i];
    if (exponent == 0)
        return result;
    result = cj_decimal_parse(out, (cj_span){written, length});
    if (negative)
        *out = -*out;
    return result;
}

/* ---- numbers in another form ------------------------------------------------------ */

static bool stands_at(cj_span text, size_t at, const char *piece)
{
    size_t length = strlen(piece);

    return length > 0 && text.length - at >= length && memcmp(text.at + at, piece, length) == 0;
}

static size_t digits_at(cj_span text, size_t at)
{
    size_t count = 0;

    while (at + count < text.length && cj_byte_is_digit(text.at[at + count]))
        count++;
    return count;
}

/* Blanks that stand between groups: programs change from one to another. */
static const char *const blanks[] = {" ", "\u00A0", "\u202F", "\u2009"};

#define BLANK_COUNT (sizeof blanks / sizeof *blanks)

/* The length of the mark between groups that stands at `at`; 0 for none. */
static size_t group_at(cj_span text, size_t at, const char *group)
{
    bool is_blank = false;

    if (stands_at(text, at, group))
        return strlen(group);
    for (size_t i = 0; i < BLANK_COUNT; i++)
        is_blank = is_blank || strcmp(group, blanks[i]) == 0;
    for (size_t i = 0; is_blank && i < BLANK_COUNT; i++)
        if (stands_at(text, at, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

/* Where the whole part that begins at `at` ends; groups are read while they
 * have three digits each.  No group stands behind a zero: 0,123 is no 123. */
static size_t whole_end(cj_span text, size_t at, const char *group)
{
    size_t first = digits_at(text, at);
    size_t step;

    at += first;
    if (first == 0 || first > 3 || text.at[at - first] == '0')
        return at;
    while ((step = group_at(text, at, group)) > 0 && digits_at(text, at + step) == 3)
        at += step + 3;
    return at;
}

/* Read the longest number that begins at `from` and say where it ends; `from`
 * itself when none does. */
static size_t read_number(cj_decimal *out, cj_number_result *result, cj_span text, size_t from,
                          const cj_number_form *form)
{
    const char *point = form->decimal[0] == '\0' ? "." : form->decimal;
    bool has_sign = from < text.length && (text.at[from] == '-' || text.at[from] == '+');
    size_t start = from + has_sign;
    size_t end = whole_end(text, start, form->group);
    cj_span decimals = {text.at + end, 0};
    int64_t value = 0;

    for (size_t i = start; i < end; i++)
        if (cj_byte_is_digit(text.at[i]) && value <= CJ_DECIMAL_MAX / CJ_DECIMAL_ONE)
            value = value * 10 + (text.at[i] - '0');
    if (stands_at(text, end, point)) {
        size_t after = end + strlen(point);

        decimals = (cj_span){text.at + after, digits_at(text, after)};
        if (end > start || decimals.length > 0)
            end = after + decimals.length;
    }
    if (end == start)
        return from;
    *result = put_together(out, value, decimals, has_sign && text.at[from] == '-');
    return end;
}

/* Whether text may stand around a number and mean nothing: not what would make
 * another value of it, or a range, a fraction or a bound. */
static bool may_strip(cj_span text)
{
    static const char *const marks[] = {
        "\u2010",   "\u2011",  "\u2012", "\u2013",   "\u2014", "\u2015",
        "\u2212",                                              /* dashes, minus */
        "\u2044",   "\u2215",  "\u00F7", "\u00D7",   "\u00B1", /* slashes, division, times,
                                                                  plus-minus */
        "\u00BC",   "\u00BD",  "\u00BE", "\xE2\x85", /* a quarter ... and U+2140 to U+217F */
        "\xE2\x89", "\xEF\xBC"};                     /* comparisons; wide digits and signs */

    for (size_t i = 0; i < text.length; i++) {
        if (cj_byte_is_digit(text.at[i]) || strchr("<>=~+-/", text.at[i]) != NULL)
            return false;
        for (size_t m = 0; (unsigned char)text.at[i] >= 0x80 && m < sizeof marks / sizeof *marks;
             m++)
            if (stands_at(text, i, marks[m]))
                return false;
    }
    return true;
}

/* Whether the word that the text behind a number begins with makes a multiple of it. */
static bool is_multiple(cj_span after)
{
    static const char *const words[] = {
        "k",        "m",       "mn",       "mio",     "mill",     "b",       "bn",
        "t",        "tn",      "thousand", "million", "millions", "billion", "billions",
        "trillion", "hundred", "hundreds", "dozen",   "lakh",     "crore",   "thousands"};
    size_t length = 0;

    after = cj_span_trim(after);
    while (length < after.length && (after.at[length] | 0x20) >= 'a' &&
           (after.at[length] | 0x20) <= 'z')
        length++;
    for (size_t i = 0; length > 0 && i < sizeof words / sizeof *words; i++)
        if (cj_word_same((cj_span){after.at, length}, cj_span_of(words[i])))
            return true;
    return false;
}

/* The text that may stand around a number: anything that does not change its value, or only blanks,
 * signs of currency and the listed units. */
typedef struct {
    const cj_span *units; /* NULL: anything */
    size_t count;
} beside;

/* The length of the sign of currency or blank that stands at `at`; 0 for none. */
static size_t decoration_at(cj_span text, size_t at)
{
    static const char *const signs[] = {" ",      "\t",     "\u00A0", "\u202F", "\u2009", "$",
                                        "\u00A3", "\u00A4", "\u00A5", "GBP",    "EUR",    "USD"};
    const unsigned char *bytes = (const unsigned char *)text.at + at;

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (stands_at(text, at, signs[i]))
            return strlen(signs[i]);
    if (text.length - at >= 3 && bytes[0] == 0xE2 && /* U+20A0 to U+20CF */
        ((bytes[1] == 0x82 && bytes[2] >= 0xA0) || (bytes[1] == 0x83 && bytes[2] <= 0x8F)))
        return 3;
    return 0;
}

/* The length of the unit that stands at `at`; 0 for none. */
static size_t unit_at(cj_span text, size_t at, const beside *around)
{
    for (size_t i = 0; i < around->count; i++) {
        cj_span unit = around->units[i];

        if (unit.length > 0 && unit.length <= text.length - at &&
            cj_word_same((cj_span){text.at + at, unit.length}, unit))
            return unit.length;
    }
    return 0;
}

static bool is_decoration(cj_span text, const beside *around)
{
    size_t step = 1;

    for (size_t at = 0; step > 0 && at < text.length; at += step) {
        step = decoration_at(text, at);
        step = step > 0 ? step : unit_at(text, at, around);
    }
    return step > 0;
}

/* Whether the number from `from` to `end` may have around it what it has;
 * *negative: a sign stands before all of it. */
static bool may_stand_there(bool *negative, cj_span text, size_t from, size_t end,
                            const beside *around)
{
    cj_span before = {text.at, from};
    cj_span after = {text.at + end, text.length - end};
    bool has_sign = text.at[from] == '-' || text.at[from] == '+';

    /* "Rs.500" is no half; "Rs .5" is */
    if (from > 0 && !has_sign && !cj_byte_is_digit(text.at[from]) && text.at[from - 1] != ' ')
        return false;
    *negative = false;
    if (!has_sign && from > 1 && text.at[1] != ' ' && (text.at[0] == '-' || text.at[0] == '+')) {
        *negative = text.at[0] == '-';
        before = (cj_span){text.at + 1, from - 1};
    }
    if (memchr(before.at, '(', before.length) != NULL &&
        memchr(after.at, ')', after.length) != NULL)
        return false; /* how accounts write what is below zero */
    if (around->units != NULL) {
        size_t percent = after.length > 0 && after.at[0] == '%'; /* as in Table Schema: 95% */

        return is_decoration(before, around) &&
               is_decoration((cj_span){after.at + percent, after.length - percent}, around);
    }
    return may_strip(before) && may_strip(after) && !is_multiple(after);
}

/* Read the first number in the text in this form. *changed says whether the plain reading of the
 * text fails or gives another value, which the caller reports. */
static cj_number_result read_form(cj_decimal *out, bool *changed, cj_span text,
                                  const cj_number_form *form, const beside *around)
{
    cj_number_result result = CJ_NUMBER_NOT_ONE;
    bool negative = false;
    cj_decimal value = 0;
    cj_decimal plain;
    size_t from = 0;
    size_t end = read_number(&value, &result, text, from, form);

    while (!form->bare && end == from && from < text.length) {
        from++;
        end = read_number(&value, &result, text, from, form);
    }
    if (end == from)
        return CJ_NUMBER_NOT_ONE;
    if (end - from < text.length &&
        (form->bare || !may_stand_there(&negative, text, from, end, around)))
        return CJ_NUMBER_NOT_ONE;
    if (result != CJ_NUMBER_OK && result != CJ_NUMBER_TOO_FINE)
        return result;
    *out = negative ? -value : value;
    *changed = cj_decimal_parse(&plain, text) != CJ_NUMBER_OK || plain != *out;
    return result;
}

cj_number_result cj_decimal_read(cj_decimal *out, bool *changed, cj_span text,
                                 const cj_number_form *form)
{
    return read_form(out, changed, text, form, &(beside){NULL, 0});
}

cj_number_result cj_decimal_read_units(cj_decimal *out, bool *changed, cj_span text,
                                       const cj_number_form *form, const cj_span *units,
                                       size_t unit_count)
{
    static const cj_span none = {"", 0};

    return read_form(out, changed, text, form,
                     &(beside){unit_count > 0 ? units : &none, unit_count});
}

void cj_units_append(cj_text *text, int64_t units, int places)
{
    char digits[24];
    int count = 0;
    /* Negating in unsigned arithmetic holds for INT64_MIN as well. */
    uint64_t rest = units < 0 ? 0 - (uint64_t)units : (uint64_t)units;

    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0 || count <= places);
    if (units < 0)
        cj_text_char(text, '-');
    while (count > 0) {
        if (count == places)
            cj_text_char(text, '.');
        cj_text_char(text, digits[--count]);
    }
}

void cj_decimal_append(cj_text *text, cj_decimal value)
{
    int places = CJ_DECIMAL_PLACES;

    while (places > 0 && value % 10 == 0) {
        value /= 10;
        places--;
    }
    cj_units_append(text, value, places);
}

bool cj_decimal_add(cj_decimal *sum, cj_decimal value)
{
    cj_decimal next;

    if (__builtin_add_overflow(*sum, value, &next))
        return false;
    *sum = next;
    return true;
}

/* Eighteen digits always fit into 64 bits, so the loop needs no check for overflow. */
bool cj_whole_parse(int64_t *out, cj_span text)
{
    size_t at = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+') ? 1 : 0;
    int64_t value = 0;

    if (at == text.length || text.length - at > 18)
        return false;
    for (size_t i = at; i < text.length; i++) {
        if (!cj_byte_is_digit(text.at[i]))
            return false;
        value = value * 10 + (text.at[i] - '0');
    }
    *out = at == 1 && text.at[0] == '-' ? -value : value;
    return true;
}

/* Clamp a value to 64 bits. */
static int64_t narrow(wide value)
{
    return value > INT64_MAX ? INT64_MAX : value < -INT64_MAX ? -INT64_MAX : (int64_t)value;
}

int64_t cj_ratio(int64_t numerator, int64_t denominator, int64_t scale, int places)
{
    wide size = numerator < 0 ? -(wide)numerator : numerator;
    wide rounded =
        (2 * size * scale * power_of_ten(places) + denominator) / (2 * (wide)denominator);

    return narrow(numerator < 0 ? -rounded : rounded);
}

int64_t cj_round_double(double value, int places)
{
    long double scaled = (long double)value * (long double)power_of_ten(places);

    return (int64_t)(scaled < 0 ? ceill(scaled - 0.5L) : floorl(scaled + 0.5L));
}

bool cj_percent_reaches(int64_t numerator, int64_t denominator, cj_decimal target)
{
    return (wide)numerator * 100 * CJ_DECIMAL_ONE >= (wide)target * denominator;
}

/* The method of largest remainders (Hamilton): each share is rounded down, and the units that are
 * missing from 100 % go to the largest remainders. */
void cj_ratio_largest_remainder(int64_t *shares, const int64_t *counts, size_t n, int places)
{
    wide whole = 100 * power_of_ten(places);
    wide total = 0;
    wide given = 0;

    for (size_t i = 0; i < n; i++)
        total += counts[i];
    for (size_t i = 0; i < n; i++) {
        wide share = total > 0 ? whole * counts[i] / total : 0;

        if (total > 0 && share * total > whole * counts[i])
            share--; /* below zero division rounds up */
        shares[i] = narrow(share);
        given += share;
    }
    if (total <= 0)
        return;
    for (wide missing = whole - given; missing > 0; missing--) {
        size_t best = n;
        wide best_rest = -1;

        for (size_t i = 0; i < n; i++) {
            /* once a share was raised, what is left of it is negative */
            wide rest = whole * counts[i] - (wide)shares[i] * total;

            if (shares[i] == INT64_MAX || shares[i] == -INT64_MAX)
                continue; /* it does not fit anyway */
            if (rest > best_rest || (rest == best_rest && best < n && counts[i] > counts[best])) {
                best = i;
                best_rest = rest;
            }
        }
        if (best < n)
            shares[best]++;
    }
}
