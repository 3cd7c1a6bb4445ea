/* What the files that type rows share. */
#ifndef CJ_ROWS_TYPED_INTERNAL_H
#define CJ_ROWS_TYPED_INTERNAL_H

#include "base/identifier.h"
#include "typed.h"

#define CJ_NO_ROW UINT32_MAX

/* Note a finding about record `index` of the block; an error rejects `row`
 * unless it is CJ_NO_ROW.  The message is copied. */
cj_status cj_typed_note(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                        cj_finding finding, cj_error *err);

/* Sort the block's records into rows, blank lines, rows at fault and those
 * that a profile passes over.  Stops where the header stands again with other columns. */
cj_status cj_typed_sort(cj_batch *batch, const cj_typed *typed, cj_error *err);

/* Whether nothing is to be said of a text by itself: it is ASCII, and not wrapped. */
static inline bool cj_text_is_ordinary(cj_span text)
{
    return cj_span_is_ascii(text) && !cj_text_is_wrapped(text);
}

/* Remember that the row of the batch is the first that has the text of a code. */
cj_status cj_typed_note_place(cj_typed_column *column, const cj_batch *batch, size_t row,
                              uint32_t code, cj_error *err);

/* Keep the texts of columns that nobody reads, while they are few; and forget them. */
cj_status cj_typed_watch_looks(const cj_batch *batch, cj_typed *typed, cj_error *err);
void cj_typed_clear_looks(cj_typed *typed);

/* Notice which words for "no value" some cell has; and forget it. */
cj_status cj_typed_watch_words(const cj_batch *batch, cj_typed *typed, cj_error *err);
void cj_typed_clear_words(cj_typed *typed);

/* Find the rows that may be totals of others or lines below the table, by any thread; note those
 * that are, in the order of the file; and forget what was above them. */
cj_status cj_typed_find_totals(cj_batch *batch, const cj_typed *typed, cj_error *err);
cj_status cj_typed_note_totals(cj_batch *batch, cj_typed *typed, cj_error *err);
void cj_feet_clear(cj_typed *typed);

/* Look which cells of a batch name wholes, in the order of the file; and forget it. */
cj_status cj_typed_mark_wholes(const cj_batch *batch, cj_typed *typed, cj_error *err);
void cj_wholes_clear(cj_typed *typed);

/* Whether a text that stands alone in its row, or (not `alone`) before one number or date, is what
 * systems print below a table: "Records: 2", "Page 1 of 3", "Printed: 01/04/2024". */
bool cj_text_is_below(cj_span text, bool alone);

/* Choose the rows of a batch that are held against those before them, by any thread; and hold them
 * against those, in the order of the file. */
cj_status cj_typed_choose_rows(cj_batch *batch, const cj_typed *typed, cj_error *err);
cj_status cj_typed_note_repeats(const cj_batch *batch, cj_typed *typed, cj_error *err);

/* The same of the identifiers of rows. */
cj_status cj_typed_choose_ids(cj_batch *batch, const cj_typed *typed, cj_error *err);
cj_status cj_typed_note_ids(const cj_batch *batch, cj_typed *typed, cj_error *err);

/* Look whether the dates of a batch tell the day from the month, by any thread. */
void cj_typed_look_at_dates(cj_batch *batch, const cj_typed *typed);

/* Look whether a batch has letters that a check tells of, by any thread: hardly any has. */
void cj_typed_look_at_letters(cj_batch *batch, const cj_typed *typed);

/* Notice spellings, and what was seen of dates. */
cj_status cj_typed_watch(cj_batch *batch, cj_typed *typed, cj_error *err);

/* Note an error about the cell of a row in column; `words` is the message,
 * `hint` what may help ("" for nothing; it must outlive the batch). */
cj_status cj_typed_note_cell(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, const char *code, cj_span value, const char *words,
                             const char *hint, cj_error *err);

/* Warn about a cell that is an error of a spreadsheet. */
cj_status cj_typed_note_sheet_error(cj_batch *batch, const cj_typed *typed, uint32_t record,
                                    uint32_t column, cj_span name, cj_span cell, cj_error *err);

/* Type a column of the rows in batch into vector, each by its kind. */
cj_status cj_type_numbers(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          cj_vector *vector, cj_error *err);
cj_status cj_type_dates(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err);
/* Append to what is said of a cell that is no number the keys of a profile that would read it. */
void cj_number_append_way(cj_text *words, cj_span cell);

/* Append what is wrong with a cell that is no date. */
void cj_date_append_fault(cj_text *words, const cj_typed *typed, const cj_typed_column *column,
                          cj_span cell, bool ambiguous);

/* Whether such a cell may be asked of other forms: the usual ones were tried. */
bool cj_date_is_unread(const cj_typed *typed, const cj_typed_column *column, bool ambiguous);

/* Append to what is said of such cells, in the order of the file, which form would read them: this
 * one and all before it. */
cj_status cj_typed_suggest_forms(cj_batch *batch, cj_typed *typed, cj_error *err);

/* The first day of a cell of a column that is checked as months or years; one that is none has
 * been told of there. */
cj_status cj_type_checked_date(cj_date *out, cj_batch *batch, const cj_typed *typed,
                               const cj_typed_column *column, size_t row, cj_span cell,
                               cj_error *err);

/* Find the texts of a column that were seen lately: by any thread, before they are typed. */
void cj_type_look(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                  cj_vector *vector);

cj_status cj_type_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err);

/* Take from the identifier of a row what shows nothing (base/look.h): nobody can see that it would
 * be another.  A check is told of it. */
cj_status cj_type_show_identifier(cj_span *cell, cj_batch *batch, const cj_typed *typed,
                                  const cj_typed_column *column, size_t row, cj_error *err);

#endif
