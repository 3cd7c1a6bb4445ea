/* What is noticed about cells besides their values: spellings that differ, and
 * whether dates tell the day from the month. */
#include "base/look.h"
#include "repair.h"
#include "rows/type/cells.h"
#include "rows/type/swaps.h"

#include <stdlib.h>
#include <string.h>

/* Note that a text is read as another spelling of itself, or as another value. */
static cj_status note_text(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                           size_t row, cj_span raw, cj_span known, cj_error *err)
{
    cj_span cell = cj_span_trim(raw);
    const char *rule = "recode";

    if (cj_look_same(cell, known))
        rule = cj_text_hidden(cell) != 0 ? "invisible" : "blanks";
    else if (cj_word_same(cell, known))
        rule = "spelling";
    return cj_repair_note(batch, typed, batch->records[row], rule, (uint32_t)column->field + 1,
                          column->name, raw, known, err);
}

/* Whether a cell has no blank around it, by its first and last byte. */
static inline bool is_tight(cj_span cell)
{
    return cell.length > 0 && (unsigned char)(cell.at[0] - '!') <= '~' - '!' &&
           (unsigned char)(cell.at[cell.length - 1] - '!') <= '~' - '!';
}

static cj_status watch_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             const cj_vector *vector, cj_error *err)
{
    bool variants = !column->person && cj_dict_has_variants(column->dict);
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_csv_field field;
        cj_span raw;
        cj_span known;

        if (batch->rejected[row] != CJ_ROW_FINE)
            continue;
        field = batch->block.fields[batch->firsts[row] + column->field];
        raw = cj_csv_text(&batch->block, field);
        /* Most cells leave here: without variants in the column, only blanks around a cell can
         * change it. */
        if ((!variants && column->kind != CJ_KIND_ID && is_tight(raw)) ||
            cj_repair_is_told(batch, typed, row, column->field))
            continue;
        if (column->person)
            known = batch->persons[row];
        else if (vector->of.codes[row] == CJ_NO_CODE)
            continue;
        else
            known = cj_dict_text(column->dict, vector->of.codes[row]);
        if (raw.length != known.length || memcmp(raw.at, known.at, raw.length) != 0)
            status = note_text(batch, typed, column, row, raw, known, err);
    }
    return status;
}

/* The number that text begins with, of one or two digits; 0 for none. */
static int leading_number(cj_span *text)
{
    int value = 0;
    size_t digits = 0;

    while (digits < text->length && digits < 3 && text->at[digits] >= '0' &&
           text->at[digits] <= '9')
        value = value * 10 + (text->at[digits++] - '0');
    text->at += digits;
    text->length -= digits;
    return digits == 1 || digits == 2 ? value : 0;
}

/* Whether a date begins with two numbers that could both be a month. */
static void watch_order(cj_dates_seen *seen, cj_span cell)
{
    size_t length = cell.length;
    int first;
    int second;

    if (length > 4 && cell.at[4] == '-') { /* 2014-03-31, as most are */
        seen->others++;
        return;
    }
    first = leading_number(&cell);
    if (first == 0 || cell.length < 2 || cell.at[0] == ':') {
        seen->others += length >= 8; /* no word for a blank */
        return;
    }
    cell.at++;
    cell.length--;
    second = leading_number(&cell);
    if (second == 0 || cell.length < 3) {
        seen->others++;
        return;
    }
    seen->order_known = first > 12 || second > 12;
    seen->order_matters = seen->order_matters || first != second;
    seen->order_open++;
}

/* Look at the dates of a column: what the batch alone tells. */
static void look_at_dates(cj_dates_seen *seen, const cj_batch *batch, const cj_typed *typed,
                          const cj_typed_column *column)
{
    bool offsets = cj_typed_has_offsets(typed, column);

    *seen = (cj_dates_seen){0};
    for (size_t row = 0;
         row < batch->count && (!seen->order_known || !seen->swaps.ruled_out || offsets); row++) {
        cj_span cell;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cj_cell_of(batch, column, row);
        if (!seen->order_known)
            watch_order(seen, cell);
        if (!seen->swaps.ruled_out)
            cj_swaps_look(&seen->swaps, cell);
        seen->of_utc += offsets && cj_date_is_of_utc(cell);
    }
}

static bool watches_dates(const cj_typed *typed, const cj_typed_column *column)
{
    return column->kind == CJ_KIND_DATE && (typed->check || column->wanted);
}

void cj_typed_look_at_dates(cj_batch *batch, const cj_typed *typed)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (watches_dates(typed, &typed->columns[i]))
            look_at_dates(&batch->dates_seen[i], batch, typed, &typed->columns[i]);
}

/* Add what a batch tells to what those before it told: once the order is known, no more is asked.
 */
static void add_dates_seen(cj_dates_seen *seen, const cj_dates_seen *of_batch)
{
    seen->of_utc += of_batch->of_utc;
    cj_swaps_add(&seen->swaps, &of_batch->swaps);
    if (seen->order_known)
        return;
    seen->order_known = of_batch->order_known;
    seen->order_matters = seen->order_matters || of_batch->order_matters;
    seen->order_open += of_batch->order_open;
    seen->others += of_batch->others;
}

/* ---- columns that may be of dates ---------------------------------------------------------- */

static cj_status open_loose(cj_typed *typed, size_t width, cj_error *err)
{
    typed->loose = calloc(width + 1, sizeof *typed->loose);
    if (typed->loose == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < typed->column_count; i++) /* those are watched by themselves */
        if (typed->columns[i].kind == CJ_KIND_DATE || typed->columns[i].decl != NULL)
            typed->loose[typed->columns[i].field].given_up = true;
    return CJ_OK;
}

/* All cells that are not blank must be dates: most columns are given up at their first row. */
static void watch_loose_column(cj_loose_dates *loose, const cj_batch *batch, const cj_typed *typed,
                               size_t field)
{
    for (size_t row = 0; row < batch->count && !loose->given_up &&
                         (!loose->seen.order_known || !loose->seen.swaps.ruled_out);
         row++) {
        bool ambiguous = false;
        cj_date date;
        cj_span cell;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cj_span_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + field]));
        if (cell.length == 0)
            continue;
        loose->given_up =
            !cj_value_date(&date, &ambiguous, cell, typed->forms, typed->form_count) && !ambiguous;
        if (!loose->seen.order_known)
            watch_order(&loose->seen, cell);
        if (!loose->seen.swaps.ruled_out)
            cj_swaps_look(&loose->seen.swaps, cell);
    }
}

static cj_status watch_loose(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    size_t width;
    cj_status status = CJ_OK;

    cj_csv_header(typed->csv, &width);
    if (typed->loose == NULL)
        status = open_loose(typed, width, err);
    for (size_t i = 0; status == CJ_OK && i < width; i++)
        watch_loose_column(&typed->loose[i], batch, typed, i);
    return status;
}

/* Whether a text has letters that are UTF-8 read as windows-1252: "cafÃ©", "donâ€™t". */
static bool has_letters_of_two(cj_span text)
{
    const char *end = text.at + text.length;
    const char *at = text.at;

    while ((at = memchr(at, 0xC3, (size_t)(end - at))) != NULL && end - at > 2) {
        unsigned char letter = (unsigned char)at[1];
        unsigned char next = (unsigned char)at[2];

        if ((letter == 0x83 && (next == 0xC2 || next == 0xC5 || next == 0xE2)) ||
            (letter == 0x82 && next == 0xC2) ||
            (letter == 0xA2 && end - at > 4 && memcmp(at + 2, "\xE2\x82\xAC", 3) == 0))
            return true;
        at += 2;
    }
    return false;
}

/* Whether a text has letters that were decoded wrongly: those, or the replacement character. */
static bool is_garbled(cj_span text)
{
    return has_letters_of_two(text) || (memchr(text.at, 0xEF, text.length) != NULL &&
                                        memmem(text.at, text.length, "\xEF\xBF\xBD", 3) != NULL);
}

/* Whether it may hold an error of a spreadsheet: "#N/A", "Err:502". */
static bool may_hold_error(cj_span text)
{
    const char *end = text.at + text.length;

    if (memchr(text.at, '#', text.length) != NULL)
        return true;
    for (const char *at = text.at; (at = memchr(at, ':', (size_t)(end - at))) != NULL; at++)
        if (at - text.at >= 3 && memcmp(at - 3, "Err", 3) == 0)
            return true;
    return false;
}

void cj_typed_look_at_letters(cj_batch *batch, const cj_typed *typed)
{
    cj_span text = {batch->block.text, batch->block.used};

    batch->odd_letters = typed->check && (is_garbled(text) || may_hold_error(text));
}

/* Note such cells: all with `check`, else the first of a file that has two encodings, by which one
 * word becomes two groups. */
static cj_status note_garbled(cj_batch *batch, cj_typed *typed, size_t row, cj_error *err)
{
    bool mixed = batch->block.assumed_1252;
    cj_status status = CJ_OK;
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);

    for (size_t i = 0; status == CJ_OK && i < width && (typed->check || !typed->mixed); i++) {
        cj_span cell = cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + i]);

        if (!is_garbled(cell))
            continue;
        typed->mixed = mixed;
        status = cj_typed_note(
            batch, typed, batch->records[row], CJ_NO_ROW,
            (cj_finding){.code = "encoding-error",
                         .severity = CJ_WARNING,
                         .column = (uint32_t)i + 1,
                         .column_name = header[i],
                         .value = cell,
                         .message = mixed ? CJ_SPAN("seems to be UTF-8 in a file that was read as "
                                                    "windows-1252, as some bytes are no UTF-8: "
                                                    "with both, one word becomes two")
                                          : CJ_SPAN("seems to have been decoded wrongly before it "
                                                    "was exported")},
            err);
    }
    return status;
}

/* Whether a schema names the cell among the words for "no value". */
static bool is_missing_word(const cj_typed *typed, size_t field, cj_span cell)
{
    if (cj_span_is_in(cell, typed->schema->missing, typed->schema->missing_count))
        return true;
    for (size_t i = 0; i < typed->column_count; i++) {
        const cj_schema_field *decl = typed->columns[i].decl;

        if (decl != NULL && typed->columns[i].field == field &&
            cj_span_is_in(cell, decl->missing, decl->missing_count))
            return true;
    }
    return false;
}

/* Whether the cells of a column are texts that nobody reads; other columns report errors of a
 * spreadsheet when they are typed. */
static bool is_unread_text(const cj_typed *typed, size_t field)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field == field &&
            (typed->columns[i].kind > CJ_KIND_ID || typed->columns[i].wanted))
            return false;
    return true;
}

/* Note a spreadsheet's errors such as #N/A in columns whose texts nobody reads. */
static cj_status note_sheet_errors(cj_batch *batch, const cj_typed *typed, size_t row,
                                   cj_error *err)
{
    cj_status status = CJ_OK;
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);

    for (size_t i = 0; status == CJ_OK && i < width; i++) {
        cj_span cell =
            cj_span_trim(cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + i]));

        if (cell.length > 0 && (cell.at[0] == '#' || cell.at[0] == 'E') &&
            cj_cell_is_sheet_error(cell) && !is_missing_word(typed, i, cell) &&
            is_unread_text(typed, i))
            status = cj_typed_note_sheet_error(batch, typed, batch->records[row], (uint32_t)i + 1,
                                               header[i], cell, err);
    }
    return status;
}

/* Look for garbled letters, and with `check` for the errors of a spreadsheet. */
static cj_status watch_letters(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        const cj_csv_record *record = &batch->block.records[batch->records[row]];
        const char *raw = batch->block.text + record->raw_start;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS ||
            (row > 0 && batch->records[row - 1] == batch->records[row]))
            continue;
        if (is_garbled((cj_span){raw, record->raw_length}))
            status = note_garbled(batch, typed, row, err);
        if (status == CJ_OK && typed->check && may_hold_error((cj_span){raw, record->raw_length}))
            status = note_sheet_errors(batch, typed, row, err);
    }
    return status;
}

/* Whether a batch is the first that shows that its file has two encodings. */
static bool is_mixed(const cj_batch *batch, const cj_typed *typed)
{
    return batch->block.assumed_1252 && !typed->mixed &&
           has_letters_of_two((cj_span){batch->block.text, batch->block.used});
}

cj_status cj_typed_watch(cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_status status = cj_typed_note_totals(batch, typed, err);

    if (status == CJ_OK && typed->totals && !typed->knows_totals)
        status = cj_typed_mark_wholes(batch, typed, err);
    if (status == CJ_OK && (batch->odd_letters || is_mixed(batch, typed)))
        status = watch_letters(batch, typed, err);
    if (status == CJ_OK && typed->check)
        status = watch_loose(batch, typed, err);
    if (status == CJ_OK && typed->check)
        status = cj_typed_watch_looks(batch, typed, err);
    if (status == CJ_OK && typed->check)
        status = cj_typed_watch_words(batch, typed, err);
    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        cj_typed_column *column = &typed->columns[i];

        if (watches_dates(typed, column))
            add_dates_seen(&column->seen, &batch->dates_seen[i]);
        else if (column->kind <= CJ_KIND_ID && typed->count_variants &&
                 (column->person || column->wanted))
            status = watch_texts(batch, typed, column, &batch->vectors[i], err);
    }
    return status;
}
