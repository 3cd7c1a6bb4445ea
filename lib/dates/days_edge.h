/* Where the days of a file end or begin, as far as they tell it: whether a pause at their edge is
 * one of those that there are, or the file was cut. */
#ifndef CJ_DATES_DAYS_EDGE_H
#define CJ_DATES_DAYS_EDGE_H

#include "cj/text.h"
#include "dates/days.h"

/* A shorter pause says nothing, however often something happens: a month that is not there has so
 * many days at least. */
#define CJ_PAUSE_LEAST 28

/* Where nothing at all follows what it should follow, more days than these need no such chance. */
#define CJ_NOTHING_LEAST 31

/* The last day until then, if the days are likely to have ended with it.  The pause from it to
 * `until` is then
 *
 *   - CJ_PAUSE_LEAST days at least;
 *   - longer, by a quarter, than any two of the days before it lie apart: of the later half of the
 *     days until then or, if that is longer, of the last thirteen months, which hold the pause that
 *     a service has each year.  The first days of all are left out as far as they may be slips;
 *   - so long that things which happen by chance as often as those days pause so long less than
 *     once in 2,000 times.  With m times between days, which sum to s, that is (1 + pause / s)^-m,
 *     as m and s are all that is known of how often they happen.  So it is for all of them and for
 *     those of the last three months (ten times at least; half of the days at the most), lest what
 *     was usual long ago or in another season tell.  A pause of 8 usual times between two where
 *     there are many days, of 18 for m = 5.
 *
 * Days in the pause or behind `until` may be slips: up to three, and no more than a tenth of all
 * days, or one in a hundred up to 20.  With j of them in the pause it is longer than any time with
 * as few days in it, they come less often than a fifth of the usual, the first of them later than
 * chance would have it once in 20 times, and the chance of j and fewer is one in 8,000: the sum
 * over i up to j of C(m + i - 1, i) (pause / (pause + s))^i (1 + pause / s)^-m.  With more days
 * they go on.
 *
 * CJ_DATE_MISSING: the days are not likely to have ended.  Fewer than three say nothing, nor do
 * days that all lie within 25, fewer than the weekdays of a month take: school places that begin
 * each September, a summer scheme. */
cj_date cj_days_ended(const cj_days *days, cj_date until);

/* The same of a beginning: the first day from `from` on, if the days are likely to have been cut
 * there, which is sudden, where something that begins grows: the first days behind the edge (half
 * of all or thirteen months, as above) are ten at least, and n of them lie on the average not later
 * than 0.55 - 2 sqrt(f / 12 n) of the time from the first to the last of them, where f of the days
 * of that time are not in the set: the middle is, by chance, the average of days that do not become
 * more, and two thirds that of days that grow from none; closures of cases that last from two
 * months to two years have 0.57, which so many days tell apart.  And they are as close together in
 * their first 31 as they are in all of that time, three quarters of it at least. */
cj_date cj_days_began(const cj_days *days, cj_date from);

/* The first of the few days, as many as may be slips, that lie behind `until` and more than a year
 * behind it and all days before; CJ_DATE_MISSING: there is none.  An export that is younger than
 * `until` has days between. */
cj_date cj_days_strayed(const cj_days *days, cj_date until);

/* Say which days are slips behind such a last day (or before a first one), where there are some:
 * "but for 2033-01-05 ", "but for 3 days from 2023-03-02 on ", "but for 2 days up to 1901-01-01 ".
 */
void cj_days_append_later(cj_text *out, const cj_days *days, cj_date last);
void cj_days_append_earlier(cj_text *out, const cj_days *days, cj_date first);

/* Whether the days are as close together in their first 31 as they are in all, three quarters of
 * it at least: so they are where an export was cut, and not where something began and grew.  Fewer
 * than 30 days say nothing. */
bool cj_days_full_at_once(const cj_days *days);

#endif
