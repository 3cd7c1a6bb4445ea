/* Cells are put right before they are typed, as a profile says. */
#ifndef CJ_ROWS_REPAIR_H
#define CJ_ROWS_REPAIR_H

#include "profile/profile.h"
#include "rows/header/header.h"
#include "typed.h"

/* The rules of one column of the file. */
typedef struct cj_repair_column {
    size_t field;                   /* of the file, from 0 */
    cj_span name;                   /* for the list of repairs */
    const cj_profile_column *rules; /* NULL: the missing values alone */
    const cj_date_form *forms;      /* those that assume something among them */
    size_t form_count;
    size_t date_field;         /* whose date a recode is valid by; SIZE_MAX: asOf */
    const cj_date_form *dates; /* the forms of that column */
    size_t date_count;
    uint8_t *recoded; /* by word of the rules: some cell had it; set by any thread */
    uint8_t *missed;  /* by missing value of the rules: the same */
} cj_repair_column;

/* Find the columns that a profile has rules for.  CJ_EUSAGE if it names one
 * that is neither in the file nor in the schema. */
cj_status cj_repair_open(cj_typed *typed, const cj_header *header, cj_arena *arena, cj_error *err);

/* Whether rows must be repaired in the order of the file, because some repair looks at those above:
 * labels that are filled down, rows that repeat. */
bool cj_repair_needs_order(const cj_typed *typed);

/* Note that some cell had a word: the marks are read when all threads are done. */
static inline void cj_repair_mark(uint8_t *mark)
{
    __atomic_store_n(mark, 1, __ATOMIC_RELAXED);
}

/* Forget the rows above, and release what was remembered of them. */
void cj_repair_forget(cj_repair_memory *memory);

/* The forms of the dates of a column of the file, if a profile changes them. */
void cj_repair_forms(const cj_date_form **forms, size_t *count, const cj_typed *typed,
                     size_t field);

/* Whether record `index` is a row: those that are no data are passed over (the header once more
 * among them, if the profile says so), and the shape of others is mended. */
cj_status cj_repair_shape(bool *keep, cj_batch *batch, const cj_typed *typed, uint32_t index,
                          cj_csv_again again, cj_error *err);

/* Split record `index` where a cell has several values that are to make a row
 * each: (*firsts)[i], which lives as long as the batch's findings, is the first
 * field of the i-th row.  *count is 0 if nothing is split. */
cj_status cj_repair_split(uint32_t **firsts, size_t *count, cj_batch *batch, const cj_typed *typed,
                          uint32_t index, cj_error *err);

/* Append a copy of the record's fields to the block, blank ones at the end up to `width`; *first is
 * where they begin. */
cj_status cj_repair_copy_fields(uint32_t *first, cj_csv_block *block, const cj_csv_record *record,
                                size_t width, cj_error *err);

/* The values of a cell between separators, without blanks around them and
 * without blank ones; they live as long as the batch's findings. */
cj_status cj_repair_parts(cj_csv_field **parts, size_t *count, cj_batch *batch, cj_csv_field cell,
                          cj_span separator, cj_error *err);

/* Put the cells of all rows right. */
cj_status cj_repair_cells(cj_batch *batch, const cj_typed *typed, cj_error *err);

/* Note a repair of record `index`; the texts are copied if they are listed. */
cj_status cj_repair_note(cj_batch *batch, const cj_typed *typed, uint32_t index, const char *rule,
                         uint32_t column, cj_span name, cj_span before, cj_span after,
                         cj_error *err);

/* Whether a repair of this cell was told with an earlier row of the same
 * record: the rows that a record makes share all cells but the split one. */
bool cj_repair_is_told(const cj_batch *batch, const cj_typed *typed, size_t row, size_t field);

#endif
