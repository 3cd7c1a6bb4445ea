/* Days and months that a spreadsheet has swapped. */
#include "swaps.h"

#include "dates/form.h"

void cj_swaps_look(cj_swaps_seen *seen, cj_span cell)
{
    bool year_first;
    unsigned day;

    if (cell.length < 10)
        return;
    year_first = cell.at[4] == '-' && cell.at[7] == '-';
    if (!year_first && cell.at[2] != cell.at[5]) /* 31/03/2014 */
        return;
    day = cj_two_digits(cell.at + (year_first ? 8 : 0));
    if (day == 0 || day > 31)
        return;
    seen->ruled_out = year_first == (day > 12);
    *(year_first ? &seen->year_first : &seen->day_first) += 1;
    *(year_first ? &seen->year_first_days : &seen->day_first_days) |= UINT32_C(1) << day;
}

void cj_swaps_add(cj_swaps_seen *seen, const cj_swaps_seen *later)
{
    seen->ruled_out = seen->ruled_out || later->ruled_out;
    seen->year_first += later->year_first;
    seen->day_first += later->day_first;
    seen->year_first_days |= later->year_first_days;
    seen->day_first_days |= later->day_first_days;
}

/* Twelve days of a month in 30.44 come first: so many dates of one half have the chance e to the
 * power of minus 0.931 each, those of the other 0.501, and 13.8 stands for one in a million. */
bool cj_swaps_are_likely(const cj_swaps_seen *seen)
{
    bool enough = 931 * seen->year_first + 501 * seen->day_first >= 13816;

    /* of one day a month, as its first or its last, there are no days that could be elsewhere */
    return !seen->ruled_out && enough && __builtin_popcount(seen->year_first_days) >= 4 &&
           __builtin_popcount(seen->day_first_days) >= 4;
}
