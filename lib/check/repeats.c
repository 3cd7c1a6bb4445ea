/* What should stand once: identifiers, rows, scores, people. */
#include "check_internal.h"

#include <string.h>

/* Row numbers fit: a file has fewer than 2^32 records. */
static uint32_t number_of(const cj_rows *rows, uint32_t row)
{
    return (uint32_t)(rows->first + row);
}

static cj_status warn_line(cj_checked *file, const cj_rows *rows, uint32_t row, size_t column,
                           const char *code, const char *format, size_t earlier, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "%s line %llu", format,
                   (unsigned long long)cj_records_line(file->records, earlier));
    status = cj_text_check(&words, err);
    if (status == CJ_OK && column == CJ_NO_COLUMN)
        status = cj_records_warn_row(file->records, rows->first + row, code, cj_text_string(&words),
                                     err);
    else if (status == CJ_OK)
        status = cj_records_warn(file->records, rows->first + row, column, code,
                                 cj_records_cell(file->records, column, row),
                                 cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Report an identifier of the row itself that occurs twice: the rows were multiplied by a join with
 * another table. */
static cj_status check_id(cj_checked *file, cj_check_id *id, const cj_rows *rows, cj_error *err)
{
    const uint32_t *codes = cj_records_codes(file->records, id->column);
    size_t before = id->room;
    cj_status status =
        cj_grow(&id->rows, &id->room, cj_records_text_count(file->records, id->column) + 1,
                sizeof *id->rows, err);

    if (status == CJ_OK && id->room > before)
        memset(id->rows + before, 0, (id->room - before) * sizeof *id->rows);
    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t row = rows->rows[i];
        uint32_t *first = codes[row] == CJ_NO_CODE ? NULL : &id->rows[codes[row]];

        if (first == NULL)
            continue;
        if (*first == 0)
            *first = number_of(rows, row) + 1;
        else
            status =
                warn_line(file, rows, row, id->column, "fan-out",
                          "a join may have multiplied rows: it stands already in", *first - 1, err);
    }
    return status;
}

/* ---- whole rows --------------------------------------------------------------------- */

/* Report a row that occurs twice. Two hashes of all its bytes, 128 bits together, stand for the
 * row: different rows with equal hashes do not occur in practice. */
static cj_status check_row(cj_checked *file, const cj_rows *rows, uint32_t row, cj_error *err)
{
    cj_span raw = cj_records_raw(file->records, row);
    uint64_t whole = cj_span_hash(raw.at, raw.length);
    uint64_t halves = cj_span_hash(raw.at, raw.length / 2) * UINT64_C(0x9E3779B97F4A7C15) +
                      cj_span_hash(raw.at + raw.length / 2, raw.length - raw.length / 2);
    uint32_t words[4] = {(uint32_t)whole, (uint32_t)(whole >> 32), (uint32_t)halves,
                         (uint32_t)(halves >> 32)};
    uint32_t number = number_of(rows, row);
    uint32_t first = cj_tuples_add(&file->rows, words, cj_tuples_hash(words, 4), number);

    if (first == number ||
        cj_records_line(file->records, first) == cj_records_line(file->records, number))
        return CJ_OK; /* new, or one of several rows of one record */
    if (++file->repeated > CJ_CHECK_ALIKE_LISTED && !file->has_person) {
        if (file->repeated == CJ_CHECK_ALIKE_LISTED + 1)
            file->repeated_row = number;
        return CJ_OK;
    }
    return warn_line(file, rows, row, CJ_NO_COLUMN, "duplicate-row",
                     "the same row stands already in", first, err);
}

/* ---- scores ----------------------------------------------------------------------------- */

/* Report two scores (or two records of progress) for one person, outcome and date: the earlier one
 * is reported and the later one stands, in the words of the measure that cannot use both. */
static cj_status check_score(cj_checked *file, const cj_rows *rows, uint32_t row, cj_error *err)
{
    uint32_t outcome = cj_records_code(file->records, file->once[0], row);
    cj_date date = cj_records_date(file->records, file->once[1], row);
    uint32_t key[3] = {rows->persons[row], outcome, (uint32_t)date};
    uint64_t hash = cj_tuples_hash(key, 3);
    uint32_t number = number_of(rows, row);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    uint32_t first;

    if (cj_records_kind(file->records, file->once[2]) == CJ_KIND_NUMBER
            ? cj_records_number(file->records, file->once[2], row) == CJ_DECIMAL_MISSING
            : cj_records_code(file->records, file->once[2], row) == CJ_NO_CODE)
        return CJ_OK;
    first = cj_tuples_add(&file->scores, key, hash, number);
    if (first == number)
        return CJ_OK;
    cj_tuples_move(&file->scores, key, hash, number);
    cj_text_format(&words,
                   "has a second score for this outcome and date in line %llu; distinctRows of a "
                   "profile drops equal rows",
                   (unsigned long long)cj_records_line(file->records, number));
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report_person(file->records, first, rows->persons[row], "primary-key",
                                          cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* ---- people --------------------------------------------------------------------------------- */

/* Warn of one date of birth, sex and locality under two identifiers: twins, or one person who was
 * entered twice. */
static cj_status check_twin(cj_checked *file, const cj_rows *rows, uint32_t row, cj_error *err)
{
    uint32_t key[3] = {(uint32_t)cj_records_date(file->records, file->twin[0], row),
                       cj_records_code(file->records, file->twin[1], row),
                       cj_records_code(file->records, file->twin[2], row)};
    uint32_t number = number_of(rows, row);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    uint32_t first;

    if (key[0] == (uint32_t)CJ_DATE_MISSING || key[1] == CJ_NO_CODE || key[2] == CJ_NO_CODE)
        return CJ_OK;
    first = cj_tuples_add(&file->twins, key, cj_tuples_hash(key, 3), number);
    if (first == number)
        return CJ_OK;
    cj_text_format(&words,
                   "may be the person of line %llu: date of birth, sex and locality are the same",
                   (unsigned long long)cj_records_line(file->records, first));
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_warn_person(file->records, rows->first + row, rows->persons[row],
                                        "same-person", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

static bool has_all(const size_t columns[3])
{
    return columns[0] != CJ_NO_COLUMN && columns[1] != CJ_NO_COLUMN && columns[2] != CJ_NO_COLUMN;
}

cj_status cj_check_repeats(cj_checking *in, cj_checked *file, const cj_rows *rows, cj_error *err)
{
    bool scores = has_all(file->once);
    bool twins = has_all(file->twin);
    cj_status status = CJ_OK;

    (void)in;
    if (scores)
        status = cj_tuples_reserve(&file->scores, rows->row_count, err);
    if (status == CJ_OK && twins)
        status = cj_tuples_reserve(&file->twins, rows->row_count, err);
    if (status == CJ_OK && file->compares_rows)
        status = cj_tuples_reserve(&file->rows, rows->row_count, err);
    for (size_t i = 0; status == CJ_OK && i < file->id_count; i++)
        status = check_id(file, &file->ids[i], rows, err);
    for (size_t i = 0; status == CJ_OK && scores && i < rows->row_count; i++)
        status = check_score(file, rows, rows->rows[i], err);
    for (size_t i = 0; status == CJ_OK && twins && i < rows->row_count; i++)
        status = check_twin(file, rows, rows->rows[i], err);
    for (size_t i = 0; status == CJ_OK && file->compares_rows && i < rows->row_count; i++)
        status = check_row(file, rows, rows->rows[i], err);
    return status;
}
