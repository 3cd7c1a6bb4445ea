/* Reading rows through cj_records, and everything that can be seen of it as
 * one text: two runs that should agree are compared by it. */
#ifndef CJ_TESTS_FUZZ_READ_H
#define CJ_TESTS_FUZZ_READ_H

#include "fuzz.h"

#include "cj/records.h"

#define READ_COLUMNS 16

typedef struct {
    cj_records_options options;
    const char *names[READ_COLUMNS]; /* columns that are wanted, where there are such */
    size_t name_count;
    /* what came of it */
    cj_status status;
    cj_error err;
    cj_text seen; /* status, findings, notices, states, values of selected rows */
    size_t rows;  /* in the ledger */
    size_t rejected;
    size_t selected;   /* rows given out */
    cj_status closing; /* of cj_records_finish() */
} reading;

/* Called for every batch while its values are there, with the numbers of the
 * wanted columns, SIZE_MAX where there is none; NULL: not. */
typedef void (*read_batch)(const void *data, const cj_records *records, const cj_rows *rows,
                           const size_t *columns);

static inline void read_value(cj_text *out, const cj_records *records, size_t column, uint32_t row)
{
    switch (cj_records_kind(records, column)) {
    case CJ_KIND_NUMBER:
        if (cj_records_numbers(records, column)[row] != CJ_DECIMAL_MISSING)
            cj_decimal_append(out, cj_records_numbers(records, column)[row]);
        break;
    case CJ_KIND_DATE:
        if (cj_records_dates(records, column)[row] != CJ_DATE_MISSING)
            cj_date_append(out, cj_records_dates(records, column)[row]);
        break;
    default:
        if (cj_records_codes(records, column)[row] != CJ_NO_CODE)
            cj_text_append(
                out, cj_records_text(records, column, cj_records_codes(records, column)[row]));
    }
    cj_text_char(out, '\x1f');
}

static inline void read_rows(reading *in, cj_records *records, read_batch look, const void *data)
{
    const cj_rows *rows = NULL;
    size_t columns[READ_COLUMNS];
    cj_ledger *ledger = cj_records_ledger(records);

    for (size_t i = 0; i < in->name_count; i++)
        if (cj_records_any_column(&columns[i], records, cj_span_of(in->names[i]), &in->err) !=
            CJ_OK)
            columns[i] = SIZE_MAX;
    in->status = cj_records_start(records, &in->err);
    while (in->status == CJ_OK) {
        uint32_t least = 0;

        in->status = cj_records_next(&rows, records, &in->err);
        if (in->status != CJ_OK || rows == NULL)
            break;
        CHECK(rows->count > 0 && rows->row_count <= rows->count, "%zu of %zu rows", rows->row_count,
              rows->count);
        for (size_t i = 0; i < rows->row_count; i++) {
            uint32_t row = rows->rows[i];

            CHECK(row >= least && row < rows->count && rows->first + row < ledger->count,
                  "row %u of %zu", row, rows->count);
            CHECK(ledger->states[rows->first + row] != CJ_ROW_REJECTED, "a rejected row is given");
            cj_ledger_raise(ledger, rows->first + row, CJ_ROW_USED);
            cj_text_format(&in->seen, "%zu line %llu person %u: ", rows->first + row,
                           (unsigned long long)cj_records_line(records, rows->first + row),
                           rows->persons[row]);
            for (size_t c = 0; c < in->name_count; c++)
                if (columns[c] != SIZE_MAX)
                    read_value(&in->seen, records, columns[c], row);
            cj_text_char(&in->seen, '\n');
            least = row + 1;
            in->selected++;
        }
        if (look != NULL)
            look(data, records, rows, columns);
    }
    if (in->status == CJ_OK) {
        in->closing = cj_records_finish(records, &in->err);
        if (in->closing != CJ_OK)
            fuzz_check_error(in->closing, &in->err);
    }
}

/* Every row of a ledger is in one state, and only errors reject. */
static inline void read_check_ledger(reading *in, const cj_ledger *ledger, uint64_t errors)
{
    uint64_t sum = 0;

    for (int state = CJ_ROW_NOT_SELECTED; state <= CJ_ROW_REJECTED; state++) {
        sum += cj_ledger_count(ledger, (cj_row_state)state);
        cj_text_format(&in->seen, "state %d: %llu\n", state,
                       (unsigned long long)cj_ledger_count(ledger, (cj_row_state)state));
    }
    CHECK(sum == ledger->count, "%llu rows in states, %zu in all", (unsigned long long)sum,
          ledger->count);
    in->rows = ledger->count;
    in->rejected = (size_t)cj_ledger_count(ledger, CJ_ROW_REJECTED);
    CHECK(in->rejected <= errors, "%zu rows rejected by %llu errors", in->rejected,
          (unsigned long long)errors);
}

static inline void read_add_findings(reading *in, const cj_findings *findings,
                                     const cj_dataset *dataset)
{
    CHECK(cj_findings_kept(findings) ==
              cj_findings_errors(findings) + cj_findings_warnings(findings),
          "%zu findings kept", cj_findings_kept(findings));
    for (size_t i = 0; i < cj_findings_kept(findings); i++) {
        const cj_finding *finding = cj_findings_at(findings, i);

        CHECK(finding->message.length > 0, "a finding without a message");
        cj_text_format(&in->seen, "%s record %llu column %u: ", finding->code,
                       (unsigned long long)finding->record, finding->column);
        cj_finding_append(&in->seen, finding);
        cj_text_char(&in->seen, '\n');
    }
    for (size_t i = 0; i < dataset->notice_count; i++) {
        CHECK(dataset->notices[i].length > 0, "an empty notice");
        cj_text_append(&in->seen, cj_text_span(&dataset->notices[i]));
        cj_text_char(&in->seen, '\n');
    }
}

static inline void read_all(reading *in, read_batch look, const void *data)
{
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;

    in->err = (cj_error)CJ_ERROR_INIT;
    in->seen = (cj_text)CJ_TEXT_INIT;
    in->rows = in->rejected = in->selected = 0;
    in->closing = CJ_OK;
    CHECK(cj_findings_new(&findings, 100000, NULL, NULL, &in->err) == CJ_OK &&
              cj_dataset_new(&dataset, findings, &in->err) == CJ_OK,
          "%s", in->err.text);
    in->status = cj_records_open(&records, &in->options, dataset, &in->err);
    CHECK((in->status == CJ_OK) == (records != NULL), "status %d", (int)in->status);
    if (records != NULL) {
        read_rows(in, records, look, data);
        read_check_ledger(in, cj_records_ledger(records), cj_findings_errors(findings));
    }
    if (in->status != CJ_OK) {
        CHECK(in->status == CJ_EUSAGE || in->status == CJ_EDATA, "status %d: %s", (int)in->status,
              in->err.text);
        fuzz_check_error(in->status, &in->err);
    }
    read_add_findings(in, findings, dataset);
    cj_text_format(&in->seen, "status %d, then %d: %llu: %s\n", (int)in->status, (int)in->closing,
                   (unsigned long long)in->err.line, in->err.text);
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_findings_free(findings);
}

#endif
