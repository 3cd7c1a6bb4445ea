#include "cj/number.h"

#include <math.h>

__extension__ typedef __int128 wide;

static wide power_of_ten(int exponent)
{
    wide power = 1;

    while (exponent-- > 0)
        power *= 10;
    return power;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

cj_number_result cj_decimal_parse(cj_decimal *out, cj_span text)
{
    const char *at = text.at;
    const char *end = text.at + text.length;
    bool negative = at < end && *at == '-';
    int64_t value = 0;
    int places = 0;

    if (at < end && (*at == '-' || *at == '+'))
        at++;
    if (at == end || !is_digit(*at))
        return CJ_NUMBER_NOT_ONE;
    for (; at < end && is_digit(*at); at++)
        if (value <= CJ_DECIMAL_MAX / CJ_DECIMAL_ONE)
            value = value * 10 + (*at - '0');
    if (at < end && *at != '.')
        return CJ_NUMBER_NOT_ONE;
    if (at < end && (++at == end || !is_digit(*at)))
        return CJ_NUMBER_NOT_ONE;
    for (const char *digit = at; digit < end; digit++)
        if (!is_digit(*digit))
            return CJ_NUMBER_NOT_ONE;
    if (value > CJ_DECIMAL_MAX / CJ_DECIMAL_ONE)
        return CJ_NUMBER_TOO_LARGE;
    for (; at < end && places < CJ_DECIMAL_PLACES; at++, places++)
        value = value * 10 + (*at - '0');
    for (; at < end; at++)
        if (*at != '0')
            return CJ_NUMBER_TOO_FINE;
    for (; places < CJ_DECIMAL_PLACES; places++)
        value *= 10;
    if (value > CJ_DECIMAL_MAX)
        return CJ_NUMBER_TOO_LARGE;
    *out = negative ? -value : value;
    return CJ_NUMBER_OK;
}

void cj_units_append(cj_text *text, int64_t units, int places)
{
    char digits[24];
    int count = 0;
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

bool cj_whole_parse(int64_t *out, cj_span text)
{
    size_t at = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+') ? 1 : 0;
    int64_t value = 0;

    if (at == text.length || text.length - at > 18)
        return false;
    for (size_t i = at; i < text.length; i++) {
        if (!is_digit(text.at[i]))
            return false;
        value = value * 10 + (text.at[i] - '0');
    }
    *out = at == 1 && text.at[0] == '-' ? -value : value;
    return true;
}

int64_t cj_ratio(int64_t numerator, int64_t denominator, int64_t scale, int places)
{
    wide size = numerator < 0 ? -(wide)numerator : numerator;
    wide rounded =
        (2 * size * scale * power_of_ten(places) + denominator) / (2 * (wide)denominator);

    return (int64_t)(numerator < 0 ? -rounded : rounded);
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

void cj_largest_remainder(int64_t *shares, const int64_t *counts, size_t n, int places)
{
    wide whole = 100 * power_of_ten(places);
    wide total = 0;
    wide given = 0;

    for (size_t i = 0; i < n; i++)
        total += counts[i];
    for (size_t i = 0; i < n; i++) {
        shares[i] = total == 0 ? 0 : (int64_t)(whole * counts[i] / total);
        given += shares[i];
    }
    if (total == 0)
        return;
    for (wide missing = whole - given; missing > 0; missing--) {
        size_t best = n;
        wide best_rest = -1;

        for (size_t i = 0; i < n; i++) {
            /* once a share was raised, what is left of it is negative */
            wide rest = whole * counts[i] - (wide)shares[i] * total;

            if (rest > best_rest || (rest == best_rest && best < n && counts[i] > counts[best])) {
                best = i;
                best_rest = rest;
            }
        }
        shares[best]++;
    }
}
