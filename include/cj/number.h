/* cj/number.h - exact decimals and the one way to round.
 *
 * Scores, sums and limits are decimals in whole millionths, so that adding and
 * comparing them is exact.  Percentages are rounded half up from the integers
 * themselves; nothing that is printed passes through binary floating point but
 * the bounds of intervals, which are irrational.
 */
#ifndef CJ_NUMBER_H
#define CJ_NUMBER_H

#include "cj/text.h"

#include <stdbool.h>
#include <stdint.h>

/* A decimal in millionths: 7.5 is 7500000.  Range +-4,000,000,000,000, so that
 * the difference of two never overflows. */
typedef int64_t cj_decimal;

#define CJ_DECIMAL_ONE INT64_C(1000000)
#define CJ_DECIMAL_PLACES 6
#define CJ_DECIMAL_MAX (INT64_C(4000000000000) * CJ_DECIMAL_ONE)
#define CJ_DECIMAL_MISSING INT64_MIN
#define CJ_DECIMAL_WITHHELD (INT64_MIN + 1) /* [c], where an input may have it */

/* Whether it is no number: missing, or withheld. */
static inline bool cj_decimal_is_none(cj_decimal value)
{
    return value <= CJ_DECIMAL_WITHHELD;
}

/* Places after the point that a rounded figure can have. */
#define CJ_PLACES_MAX 9

typedef enum {
    CJ_NUMBER_OK,
    CJ_NUMBER_NOT_ONE,   /* the text is no number */
    CJ_NUMBER_TOO_LARGE, /* beyond CJ_DECIMAL_MAX */
    CJ_NUMBER_TOO_FINE   /* more than six decimals that are not zero: the nearest is given */
} cj_number_result;

/* Read text (without blanks around it): an optional sign, digits, and
 * optionally a point with more digits.  No exponents, no thousands separators:
 * "1.23E+05" is what a spreadsheet leaves of an identifier.  Of more than six
 * decimals the nearest number of six is given, halves away from zero. */
cj_number_result cj_decimal_parse(cj_decimal *out, cj_span text);

/* The same for one or two digits, as scores and counts mostly have; false for all else. */
static inline bool cj_decimal_parse_short(cj_decimal *out, cj_span text)
{
    unsigned tens = 0;
    unsigned ones;

    if (text.length - 1 > 1) /* none at all is no number either */
        return false;
    ones = (unsigned)text.at[text.length - 1] - '0';
    if (text.length > 1)
        tens = (unsigned)text.at[0] - '0';
    if (tens > 9 || ones > 9)
        return false;
    *out = (cj_decimal)(tens * 10 + ones) * CJ_DECIMAL_ONE;
    return true;
}

/* The same, and numbers as programs write very small ones: 1e-07, 2.5E-5.  An
 * exponent that is not below zero is refused, see above. */
cj_number_result cj_decimal_parse_small(cj_decimal *out, cj_span text);

/* How numbers are written where that is not the plain form: Table Schema's
 * groupChar, decimalChar and bareNumber. */
typedef struct {
    char group[8];   /* between groups of three digits, as in 100,000; "": none.  A blank stands
                      * for the plain, the no-break, the narrow no-break and the thin one */
    char decimal[8]; /* before the decimals; "": a point */
    bool bare;       /* false: words and signs may stand around it: 95%, EUR 95 */
} cj_number_form;

#define CJ_NUMBER_FORM_INIT \
    {                       \
        "", "", true        \
    }

/* Read text (without blanks around it) in that form.  Zeros at the very start
 * and end may be left out (.5 and 5.).  Groups have three digits each, the
 * first one to three: 1,82,3000 is no number.  What is stripped from a number
 * that is not bare may hold no digit, sign, slash, dash or sign of comparison,
 * and no brackets around the number: 7-8, 7/8, <5, (95) and 1.23E+05 are no
 * numbers.  Nor may a word for a multiple follow the number (2.5m, 3k, 1.2
 * million).  A sign may stand before what is stripped: -£95.  *changed (on
 * success): cj_decimal_parse() does not read this value from the text. */
cj_number_result cj_decimal_read(cj_decimal *out, bool *changed, cj_span text,
                                 const cj_number_form *form);

/* The same, but around a number that is not bare only blanks, signs of currency, a
 * percent sign that stands at the number and these units may stand: any other
 * sign or word may change the value. */
cj_number_result cj_decimal_read_units(cj_decimal *out, bool *changed, cj_span text,
                                       const cj_number_form *form, const cj_span *units,
                                       size_t unit_count);

/* Append value in its shortest exact form: 7, 7.5, -0.25. */
void cj_decimal_append(cj_text *text, cj_decimal value);

/* Add value to *sum; false, and nothing is added, if the sum leaves the range
 * of 64 bits (9.2 million millions). */
bool cj_decimal_add(cj_decimal *sum, cj_decimal value);

/* A whole number of at most 18 digits, optionally signed; false if text is
 * anything else. */
bool cj_whole_parse(int64_t *out, cj_span text);

/* numerator / denominator * scale, rounded half up to `places` decimals and
 * returned in units of the last place: cj_ratio(2, 3, 100, 1) is 667 (66.7).
 * Halves go away from zero.  From the integers themselves, as
 * (2 * numerator * scale * 10^places + denominator) / (2 * denominator).
 * denominator > 0, scale 1 or 100, places 0 to CJ_PLACES_MAX.  What 64 bits do
 * not hold is INT64_MAX or -INT64_MAX. */
int64_t cj_ratio(int64_t numerator, int64_t denominator, int64_t scale, int places);

/* A binary fraction rounded half up in the same units: only for figures that
 * have no exact form, such as the bounds of an interval.  |value| * 10^places
 * must be below 2^62. */
int64_t cj_round_double(double value, int places);

/* Whether numerator / denominator, in percent, reaches target: exact, before
 * any rounding (numerator * 100 >= target * denominator). */
bool cj_percent_reaches(int64_t numerator, int64_t denominator, cj_decimal target);

/* Append a figure given in units of its last place: (667, 1) is 66.7, with
 * exactly `places` decimals. */
void cj_units_append(cj_text *text, int64_t units, int places);

/* Shares of the counts in percent that add to exactly 100, in units of the
 * last of `places` decimals.  Each share is rounded down, then the missing
 * units go to the largest remainders, of equal ones to the larger count, then
 * to the earlier (Hamilton's method).  Counts below zero have shares below
 * zero; where the sum of all is not above zero every share is 0.  A share that
 * 64 bits do not hold is INT64_MAX or -INT64_MAX.  Needs no memory; quadratic
 * in n, which is small. */
void cj_ratio_largest_remainder(int64_t *shares, const int64_t *counts, size_t n, int places);

#endif
