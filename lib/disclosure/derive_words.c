/* Sums in words. */
#include "disclosure/derive.h"

#include <stdlib.h>

__extension__ typedef __int128 wide;

static int64_t common(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Positive terms first, larger first. */
static int compare_summands(const void *left, const void *right)
{
    const cj_summand *a = left;
    const cj_summand *b = right;

    if ((a->top < 0) != (b->top < 0))
        return a->top < 0 ? 1 : -1;
    if (a->number != b->number)
        return a->number > b->number ? -1 : 1;
    return a->top == b->top ? 0 : a->top > b->top ? -1 : 1;
}

/* Bring all to one denominator, drop those that are 0, make numbers positive; 0: beyond 64 bits. */
static int64_t level(cj_summand *summands, size_t *count)
{
    int64_t bottom = 1;
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++) {
        int64_t more = summands[i].bottom / common(summands[i].bottom, bottom);

        if (summands[i].top != 0 && __builtin_mul_overflow(bottom, more, &bottom))
            return 0;
    }
    for (size_t i = 0; i < *count; i++) {
        cj_summand one = summands[i];

        if (one.top == 0 || one.number == 0)
            continue;
        if (__builtin_mul_overflow(one.top, bottom / one.bottom, &one.top))
            return 0;
        if (one.number < 0) {
            one.number = -one.number;
            one.top = -one.top;
        }
        summands[kept++] = one;
    }
    *count = kept;
    return bottom;
}

static void append_terms(cj_text *words, const cj_summand *summands, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t times = summands[i].top < 0 ? -summands[i].top : summands[i].top;

        if (i > 0)
            cj_text_add(words, summands[i].top < 0 ? " - " : " + ");
        else if (summands[i].top < 0)
            cj_text_add(words, "-");
        if (times != 1)
            cj_text_format(words, "%lld x ", (long long)times);
        cj_text_format(words, "%lld", (long long)summands[i].number);
    }
    if (count == 0)
        cj_text_add(words, "0");
}

bool cj_sum_say(cj_text *words, cj_summand *summands, size_t count, int64_t result, int sense)
{
    int64_t bottom = level(summands, &count);
    wide sum = 0;

    if (bottom == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        sum += (wide)summands[i].top * summands[i].number;
    /* result - 1 < sum / bottom <= result with sense 1, the other way round with -1 */
    if (sense > 0 ? sum > (wide)result * bottom || sum <= (wide)(result - 1) * bottom
                  : sum < (wide)result * bottom || sum >= (wide)(result + 1) * bottom)
        return false;
    qsort(summands, count, sizeof(*summands), compare_summands);
    if (bottom != 1)
        cj_text_char(words, '(');
    append_terms(words, summands, count);
    if (bottom != 1)
        cj_text_format(words, ") / %lld", (long long)bottom);
    if (sum == (wide)result * bottom)
        cj_text_format(words, " = %lld", (long long)result);
    else
        cj_text_format(words, " %c %lld", sense > 0 ? '>' : '<', (long long)(result - sense));
    return true;
}
