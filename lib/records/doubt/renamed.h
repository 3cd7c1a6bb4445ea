/* Values of a column that go on under another name: Yes up to September, Y from October on.
 *
 * Whoever names some values of a column takes none of the others.  So it is kept of each value
 * which days or rows are its first and its last: where a value that was named stops and one that
 * was not begins, and the two look like one, somebody should know. */
#ifndef CJ_RECORDS_DOUBT_RENAMED_H
#define CJ_RECORDS_DOUBT_RENAMED_H

#include "cj/records.h"

/* A column of more different values is none of codes. */
#define CJ_RENAMED_VALUES 40

typedef struct {
    uint64_t rows;
    int64_t first; /* a day, or the number of a row ... */
    int64_t last;  /* ... of those that have the value */
} cj_value_reach;

/* All zero: of no rows. */
typedef struct {
    bool too_many;
    cj_value_reach values[CJ_RENAMED_VALUES + 1]; /* by code; last: of blanks */
} cj_renamed;

/* Note a row that has the value of a code, or CJ_NO_CODE. */
static inline void cj_renamed_note(cj_renamed *of, uint32_t code, int64_t at)
{
    cj_value_reach *value;

    if (code >= CJ_RENAMED_VALUES && code != CJ_NO_CODE) {
        of->too_many = true;
        return;
    }
    value = &of->values[code == CJ_NO_CODE ? CJ_RENAMED_VALUES : code];
    value->first = value->rows == 0 || at < value->first ? at : value->first;
    value->last = value->rows == 0 || at > value->last ? at : value->last;
    value->rows++;
}

/* The column: its values by code, and which of them are named. */
typedef struct {
    cj_span heading;
    const cj_span *texts;
    size_t count;
    bool named[CJ_RENAMED_VALUES];
} cj_renamed_column;

/* A value that was named and stops, and the one that goes on in its place. */
struct cj_renaming {
    cj_span from;
    cj_span to;
    int64_t last;  /* of the one */
    int64_t first; /* of the other */
};

/* Whether there are such, of which chance would part one pair in 2,000 columns, and the one that
 * has most rows.  by_rows: places are those of rows, which may be in the order of the column
 * itself. */
bool cj_renamed_find(cj_renaming *out, const cj_renamed *of, const cj_renamed_column *column,
                     bool by_rows);

#endif
