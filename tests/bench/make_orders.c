/* Writes an export of orders of any size, always the same bytes:
 *
 *     make_orders ROWS >FILE
 *
 * order, area, imposed and done, in order of nothing.  Orders are of 2013 to
 * 2026; one in twenty is not done, the others within 40 days, one in a hundred
 * of them on a weekend. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST 15706 /* 2013-01-01, a Tuesday, in days since 1970-01-01 */
#define DAYS 5113   /* to 2026-12-31 */

static uint64_t state = 88172645463325252u;

/* xorshift64 (Marsaglia 2003) */
static uint32_t draw(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) % below);
}

/* civil_from_days of H. Hinnant's date algorithms, for days after 1970 */
static int print_day(char *out, uint32_t day)
{
    uint32_t z = day + 719468;
    uint32_t era = z / 146097;
    uint32_t doe = z - era * 146097;
    uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    uint32_t mp = (5 * doy + 2) / 153;
    uint32_t month = mp < 10 ? mp + 3 : mp - 9;

    return sprintf(out, "%04u-%02u-%02u", yoe + era * 400 + (month <= 2), month,
                   doy - (153 * mp + 2) / 5 + 1);
}

int main(int argc, char **argv)
{
    static const char *const areas[] = {"North", "South", "East", "West", "Islands"};
    unsigned long rows = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;

    if (rows == 0) {
        fputs("usage: make_orders ROWS >FILE\n", stderr);
        return 2;
    }
    puts("order,area,imposed,done");
    for (unsigned long i = 1; i <= rows; i++) {
        uint32_t from = FIRST + draw(DAYS);
        uint32_t to = from + draw(draw(2) ? 8 : 40);
        char dates[2][16] = {"", ""};

        while ((to + 3) % 7 >= 5 && draw(100) != 0)
            to++;
        print_day(dates[0], from);
        if (draw(20) != 0)
            print_day(dates[1], to);
        printf("O%07lu,%s,%s,%s\n", i, areas[draw(5)], dates[0], dates[1]);
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
