/* Numbers that are none: 99 where nothing is known. */
#include "filler.h"

#include <math.h>

#define TIMES_LEAST 3   /* rows that have it */
#define OTHERS_LEAST 10 /* rows that have other numbers */
#define SPANS 3         /* so many times as far away as all others lie apart */
#define SELDOM 1000     /* columns by chance of which one has such an end */

/* Move one end, where outer says that the number lies further out than the end and inner that it
 * lies further out than the one before. */
static void move(cj_number_end *end, cj_decimal number, size_t row, bool outer, bool inner)
{
    if (outer)
        *end = (cj_number_end){.value = number, .times = 1, .row = row, .next = end->value};
    else if (number == end->value)
        end->times++;
    else if (inner)
        end->next = number;
}

void cj_number_ends_move(cj_number_ends *ends, cj_decimal number, size_t row)
{
    cj_number_end *most = &ends->most;
    cj_number_end *least = &ends->least;

    if (ends->rows == 1) { /* this is the first */
        *most = (cj_number_end){.value = number, .times = 1, .row = row, .next = INT64_MIN};
        *least = (cj_number_end){.value = number, .times = 1, .row = row, .next = INT64_MAX};
        return;
    }
    move(most, number, row, number > most->value, number > most->next);
    move(least, number, row, number < least->value, number < least->next);
}

/* Whether a number has no digits but nines: 9, 99, 999. */
static bool is_of_nines(cj_decimal number)
{
    int64_t whole = number / CJ_DECIMAL_ONE;

    if (whole <= 0 || number % CJ_DECIMAL_ONE != 0)
        return false;
    while (whole % 10 == 9)
        whole /= 10;
    return whole == 0;
}

/* Whether rows of which each might as well have any whole number of the gap would all have the last
 * one in fewer than one of SELDOM columns. */
static bool is_seldom(double gap, uint64_t times)
{
    double ways = 1;

    for (uint64_t i = 0; i < times && ways < SELDOM; i++)
        ways *= floor(gap / CJ_DECIMAL_ONE);
    return ways >= SELDOM;
}

/* From one number to another; as whole numbers two that are far apart are further than there is
 * room for. */
static double distance(cj_decimal from, cj_decimal to)
{
    return (double)to - (double)from;
}

static bool is_filler(const cj_number_ends *ends, const cj_number_end *end, double gap)
{
    return end->times >= TIMES_LEAST && end->times * 2 < ends->rows &&
           ends->rows - end->times >= OTHERS_LEAST && gap > 0 && is_seldom(gap, end->times);
}

const cj_number_end *cj_filler_find(cj_decimal *first, cj_decimal *last, const cj_number_ends *ends)
{
    const cj_number_end *most = &ends->most;
    const cj_number_end *least = &ends->least;

    *first = least->value;
    *last = most->next;
    if (is_of_nines(most->value) && is_filler(ends, most, distance(most->next, most->value)) &&
        distance(most->next, most->value) >= SPANS * distance(least->value, most->next))
        return most;
    *first = least->next;
    *last = most->value;
    /* where no other number is below 0 */
    return is_of_nines(-least->value) && least->next >= 0 &&
                   is_filler(ends, least, distance(least->value, least->next))
               ? least
               : NULL;
}
