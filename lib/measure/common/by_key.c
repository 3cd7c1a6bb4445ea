/* Rows that are known by the values of key columns. */
#include "by_key.h"
#include "columns.h"

#include "columns.h"

#include <stdlib.h>

cj_status cj_keyed_open(cj_keyed *keyed, cj_records *records, const cj_span *keys, size_t count,
                        cj_error *err)
{
    cj_status status = CJ_OK;

    *keyed = (cj_keyed){.records = records, .axes = calloc(count + 1, sizeof *keyed->axes)};
    if (keyed->axes == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        for (size_t before = 0; before < i; before++)
            if (cj_key_same(keys[i], keys[before]))
                return cj_fail(err, CJ_EUSAGE, "{key} names \"%s\" twice", keys[i].at);
        /* The axis counts before it is open, so that cj_keyed_clear() frees what a failure
         * leaves. */
        keyed->axis_count = i + 1;
        status = cj_axis_open(&keyed->axes[i], records, keys[i], NULL, 0, err);
    }
    return status;
}

void cj_keyed_clear(cj_keyed *keyed)
{
    for (size_t i = 0; i < keyed->axis_count; i++)
        cj_axis_clear(&keyed->axes[i]);
    free(keyed->axes);
    free(keyed->codes);
    *keyed = (cj_keyed){0};
}

cj_status cj_keyed_add(cj_keyed *keyed, size_t at, cj_error *err)
{
    size_t used = keyed->row_count * keyed->axis_count;
    cj_status status = cj_grow(&keyed->codes, &keyed->capacity, used + keyed->axis_count,
                               sizeof *keyed->codes, err);

    for (size_t i = 0; status == CJ_OK && i < keyed->axis_count; i++)
        status = cj_axis_of_row(&keyed->codes[used + i], &keyed->axes[i], at, err);
    keyed->row_count += status == CJ_OK;
    return status;
}

const char *cj_keyed_text(const cj_keyed *keyed, size_t row, size_t axis)
{
    uint32_t code = cj_keyed_codes(keyed, row)[axis];

    return code == CJ_NO_CODE ? NULL : cj_axis_text(&keyed->axes[axis], code);
}

cj_status cj_keyed_report_twice(const cj_keyed *keyed, size_t row, size_t ledger_row,
                                size_t earlier_ledger_row, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "stands in line %llu already",
                   (unsigned long long)cj_records_line(keyed->records, earlier_ledger_row));
    if (keyed->axis_count > 1)
        cj_text_say(&words, err, ", with the same values of the other {key} columns");
    else
        cj_text_say(&words, err, "; {key} must name each row once");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report(keyed->records, ledger_row, keyed->axes[0].column, "primary-key",
                                   cj_span_of(cj_keyed_text(keyed, row, 0)), cj_text_string(&words),
                                   err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_keyed_add_columns(cj_table *table, const cj_keyed *keyed, const bool *leave_out,
                               cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < keyed->axis_count; i++)
        if (leave_out == NULL || !leave_out[i])
            status = cj_axis_add_column(table, &keyed->axes[i], CJ_PART_LABEL, err);
    return status;
}

cj_status cj_keyed_fill(cj_cell **cells, cj_table *table, const cj_keyed *keyed,
                        const bool *leave_out, size_t row, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < keyed->axis_count; i++) {
        const char *text = cj_keyed_text(keyed, row, i);

        if (leave_out != NULL && leave_out[i])
            continue;
        if (text != NULL)
            status = cj_measure_keep_cell(*cells, table, text, NULL, err);
        ++*cells;
    }
    return status;
}
