/* What can be said of a file once all its rows were read. */
#include "check_internal.h"
#include "records/file/meeting.h"

#include <string.h>

/* Old spreadsheets and newer ones end here, whatever the export held. */
#define SHEET_OLD 65536
#define SHEET_NEW 1048576

/* Compare the number of rows with the expected one; without it, warn of exactly as many rows as a
 * sheet has (65,536 in .xls, 1,048,576 in .xlsx). */
static cj_status check_counts(cj_checking *in, cj_checked *file, cj_error *err)
{
    uint64_t rows = cj_records_row_records(file->records);
    uint64_t with_header = rows + 1;
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (file->input->has_rows && rows != file->input->rows) {
        cj_text_format(&words, "there are %llu rows where %llu are expected",
                       (unsigned long long)rows, (unsigned long long)file->input->rows);
        status = cj_check_remark(in, file, "row-count", CJ_ERROR, &words, err);
    }
    if (status == CJ_OK && !file->input->has_rows &&
        (with_header == SHEET_OLD || with_header == SHEET_NEW)) {
        cj_text_reset(&words);
        cj_text_say(&words, err,
                    "there are exactly %llu rows with the header, where a spreadsheet ends: "
                    "more may have been cut off ({expect-rows} tells)",
                    (unsigned long long)with_header);
        status = cj_check_remark(in, file, "row-count", CJ_WARNING, &words, err);
    }
    cj_text_clear(&words);
    return status;
}

/* Compare control totals with the sums of the rows without error. */
static cj_status check_totals(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->input->total_count; i++) {
        const cj_expected_total *expected = &file->input->totals[i];

        if (file->sums[i] == expected->total)
            continue;
        cj_text_reset(&words);
        cj_text_format(&words, "%.*s: the rows without error add up to ",
                       (int)expected->column.length, expected->column.at);
        cj_decimal_append(&words, file->sums[i]);
        cj_text_add(&words, " where ");
        cj_decimal_append(&words, expected->total);
        cj_text_add(&words, " is expected");
        status = cj_check_remark(in, file, "control-total", CJ_ERROR, &words, err);
    }
    cj_text_clear(&words);
    return status;
}

/* Warn of columns in which every date fits day first and month first: 03/04/2014. */
static cj_status remark_order(cj_checking *in, cj_checked *file, cj_span heading, uint64_t count,
                              cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (count == 0)
        return CJ_OK;
    cj_text_format(&words,
                   "%.*s: all %llu dates that begin with two numbers fit both day and month "
                   "and month and day: their order is unproven",
                   (int)heading.length, heading.at, (unsigned long long)count);
    status = cj_check_remark(in, file, "unproven-dates", CJ_WARNING, &words, err);
    cj_text_clear(&words);
    return status;
}

static cj_status check_orders(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->date_count; i++)
        status = remark_order(in, file, cj_records_heading(file->records, file->dates[i]),
                              cj_records_order_unproven(file->records, file->dates[i]), err);
    for (size_t i = 0; status == CJ_OK && i < cj_records_width(file->records); i++) {
        cj_span heading;
        uint64_t count = cj_records_loose_unproven(&heading, file->records, i);

        status = remark_order(in, file, heading, count, err);
    }
    return status;
}

static cj_status check_line_ends(cj_checking *in, cj_checked *file, cj_error *err)
{
    static const char *const names[] = {"LF", "CRLF", "CR alone"};
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    uint64_t lines[3];
    size_t kinds = 0;

    cj_records_line_ends(file->records, lines);
    for (size_t i = 0; i < 3; i++) {
        if (lines[i] == 0)
            continue;
        cj_text_format(&words, "%s%s (first in line %llu)", kinds++ > 0 ? " and " : "", names[i],
                       (unsigned long long)lines[i]);
    }
    if (kinds > 1) {
        cj_text mixed = CJ_TEXT_INIT;

        cj_text_format(&mixed, "line ends are mixed: %s", cj_text_string(&words));
        status = cj_check_remark(in, file, lines[2] > 0 ? "lone-cr" : "mixed-line-ends", CJ_WARNING,
                                 &mixed, err);
        cj_text_clear(&mixed);
    }
    cj_text_clear(&words);
    return status;
}

/* Warn of columns by which some rows are wholes of others. */
static cj_status check_wholes(const cj_checking *in, const cj_checked *file, cj_error *err)
{
    const cj_ledger *ledger = cj_records_ledger(file->records);
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->dataset->mixed_count; i++)
        if (&in->dataset->ledgers[in->dataset->mixed[i].ledger] == ledger)
            status = cj_dataset_tell_mixed(&words, in->dataset, i, err);
    cj_text_clear(&words);
    return status;
}

/* The first person who is known from the files before, or CJ_NO_CODE. */
static uint32_t first_known(const cj_checking *in)
{
    for (uint32_t code = 0; code < in->person_room; code++)
        if ((in->persons[code] & CJ_PERSON_KNOWN) != 0)
            return code;
    return CJ_NO_CODE;
}

/* Append why nobody meets: two that differ in writing alone, or two that are not alike. */
static void append_why(cj_text *words, const cj_checking *in, const cj_checked *file)
{
    const cj_dict *persons = in->dataset->persons;
    uint32_t known = file->known != CJ_NO_CODE ? file->known : first_known(in);

    if (known == CJ_NO_CODE || file->stranger == CJ_NO_CODE)
        return;
    cj_text_add(words, ": ");
    if (file->known == CJ_NO_CODE) {
        cj_meeting_append_strangers(words, in->dataset, cj_dict_text(persons, file->stranger),
                                    known);
        return;
    }
    cj_text_char(words, '"');
    cj_text_escaped(words, cj_dict_text(persons, file->odd));
    cj_text_add(words, "\" ");
    cj_meeting_append_pair(words, in->dataset, known, file->rules);
    cj_meeting_append_remedy(words, cj_dict_text(persons, file->odd), cj_dict_text(persons, known),
                             file->rules);
}

/* Nobody in the file is anybody in those before: figures of both would be figures of nothing. */
static cj_status check_meeting(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (file->met > 0 || file->strange == 0)
        return CJ_OK;
    if (file->strange == 1)
        cj_text_add(&words, "the only row is of nobody in ");
    else
        cj_text_format(&words, "none of the %llu rows is of anybody in ",
                       (unsigned long long)file->strange);
    cj_check_append_base(&words, in);
    append_why(&words, in, file);
    status = cj_check_remark(in, file, "foreign-key", CJ_ERROR, &words, err);
    cj_text_clear(&words);
    return status;
}

/* Tell how many repeated rows were not listed. */
static cj_status check_alike(cj_checking *in, cj_checked *file, cj_error *err)
{
    uint64_t rows = cj_records_row_records(file->records);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (file->has_person || file->repeated <= CJ_CHECK_ALIKE_LISTED)
        return CJ_OK;
    cj_text_format(
        &words,
        "from line %llu on %llu more rows stand twice, of %llu in all; no column is known "
        "to say who a row is about, and rows of two people can be the same",
        (unsigned long long)cj_records_line(file->records, file->repeated_row),
        (unsigned long long)(file->repeated - CJ_CHECK_ALIKE_LISTED), (unsigned long long)rows);
    status = cj_check_remark(in, file, "duplicate-row", CJ_WARNING, &words, err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_check_end(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_status status = cj_check_nobodies(in, file, err);

    if (status == CJ_OK)
        status = check_counts(in, file, err);
    if (status == CJ_OK)
        status = check_totals(in, file, err);
    if (status == CJ_OK)
        status = check_orders(in, file, err);
    if (status == CJ_OK)
        status = check_meeting(in, file, err);
    if (status == CJ_OK)
        status = check_alike(in, file, err);
    if (status == CJ_OK)
        status = check_wholes(in, file, err);
    return status == CJ_OK ? check_line_ends(in, file, err) : status;
}
