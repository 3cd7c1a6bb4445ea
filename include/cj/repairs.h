/* cj/repairs.h - what was put right while reading, counted and listed.
 *
 * A repair is a cell that was read as something else than it says, or a row
 * that was passed over because a profile says so.  Rules:
 *
 *   above-header     a line above the header
 *   comment          a row that is a comment
 *   skipped-row      a row that skipRows names
 *   repeated-header  the header once more
 *   trailing-cells   blank cells beyond the header's
 *   short-row        blank cells were added at the row's end
 *   repeated-row     a row that stood above, byte for byte
 *   filled-down      a blank cell took the value above
 *   split-row        a row of several values became several rows
 *   missing-value    a word that means "no value"
 *   number-form      thousands separators, percent signs and the like
 *   rounded          a number of more than six decimals
 *   normalised       a text that looked like another one and is it now
 *   excel-date       a spreadsheet's number for a day
 *   two-digit-year   a year without its century
 *   recode           a value that stands for another one
 *   first-value, last-value, sorted-values   of a cell with several
 *   blanks           blanks around or doubled inside a text
 *   spelling         a text that differs in case alone from one seen before
 */
#ifndef CJ_REPAIRS_H
#define CJ_REPAIRS_H

#include "cj/text.h"

/* The spans are borrowed: a sink that keeps a repair copies them. */
typedef struct {
    const char *rule; /* one of the above: a string that lives for ever */
    const char *file;
    uint64_t line;
    uint32_t column; /* field number from 1; 0: the whole row */
    cj_span column_name;
    cj_span before;
    cj_span after;
} cj_repair;

typedef cj_status (*cj_repairs_sink)(void *data, const cj_repair *repair, cj_error *err);

/* How often a rule was applied to a column of a file. */
typedef struct {
    const char *rule;
    char *file;
    uint32_t column;
    char *column_name;
    uint64_t count;
} cj_repair_count;

typedef struct cj_repairs cj_repairs;

/* Counts what is reported; sink, which may be NULL, gets every repair. */
cj_status cj_repairs_new(cj_repairs **out, cj_repairs_sink sink, void *data, cj_error *err);
/* Counts of its own, of a part of what `whole` counts: what is reported goes to both. */
cj_status cj_repairs_new_part(cj_repairs **out, cj_repairs *whole, cj_error *err);

void cj_repairs_free(cj_repairs *repairs);

/* From now on count blanks and spellings, too: without a profile or a list nobody asks for
 * them. */
void cj_repairs_ask_variants(cj_repairs *repairs);
bool cj_repairs_are_variants_asked(const cj_repairs *repairs);

/* Whether somebody wants to see each repair, so that its texts are needed. */
bool cj_repairs_are_listed(const cj_repairs *repairs);

cj_status cj_repairs_report(cj_repairs *repairs, const cj_repair *repair, cj_error *err);

/* Add what was counted elsewhere, of a file that is called so here; it is not listed again. */
cj_status cj_repairs_add(cj_repairs *repairs, const cj_repair_count *count, const char *file,
                         cj_error *err);

/* The counts in the order of their first repair. */
size_t cj_repairs_count(const cj_repairs *repairs);
const cj_repair_count *cj_repairs_at(const cj_repairs *repairs, size_t index);

/* Append "reviews.csv: repairs 12 = above-header 3 + excel-date 9 (review_date)";
 * nothing if the file has none. */
void cj_repairs_append(cj_text *text, const cj_repairs *repairs, const char *file);

#endif
