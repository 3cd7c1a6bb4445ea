/* Blocks of text: filled from the source as far as it goes, and released. */
#include "csv_internal.h"
#include "scan.h"

#include <stdlib.h>
#include <string.h>

void cj_csv_block_clear(cj_csv_block *block)
{
    free(block->text);
    free(block->fields);
    free(block->records);
    free(block->taken);
    *block = (cj_csv_block)CJ_CSV_BLOCK_INIT;
}

cj_status cj_csv_fill(cj_csv *csv, cj_csv_block *block, size_t *have, size_t target, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status = cj_csv_reserve(block, target, 0, err);

    while (status == CJ_OK && *have < target && !csv->at_end && csv->stopped.status == CJ_OK) {
        size_t room = target - *have;
        size_t got;

        if (room < 4) { /* the least that a source takes */
            target += 4 - room;
            status = cj_csv_reserve(block, target, 0, err);
            continue;
        }
        status = cj_source_read(&got, csv->source, block->text + *have, room, &why);
        /* A bad byte is reported only when the records before it were given out; its line is that
         * of the last line end before it. */
        if (status == CJ_EDATA) { /* what was read before it comes first */
            csv->stopped = why;
            csv->stopped.line = csv->line;
            for (size_t i = 0; i < *have; i++)
                csv->stopped.line +=
                    block->text[i] == '\n' ||
                    (block->text[i] == '\r' && (i + 1 == *have || block->text[i + 1] != '\n'));
            status = CJ_OK;
            break;
        }
        if (status != CJ_OK && err != NULL)
            *err = why;
        *have += status == CJ_OK ? got : 0;
        csv->at_end = status == CJ_OK && got == 0;
    }
    block->assumed_1252 = cj_source_assumed_1252(csv->source);
    if (status == CJ_OK)
        /* Scanners read whole words past the end; the zeros there are never structural bytes. */
        memset(block->text + *have, 0, CJ_SCAN_WIDTH);
    return status;
}

cj_status cj_csv_fail_stopped(const cj_csv *csv, cj_error *err)
{
    if (err != NULL)
        *err = csv->stopped;
    return csv->stopped.status;
}

cj_status cj_csv_begin_record(cj_csv_record **out, cj_csv *csv, cj_csv_block *block, size_t start,
                              size_t first_field, cj_error *err)
{
    cj_status status = cj_grow(&block->records, &block->record_capacity, block->record_count + 1,
                               sizeof *block->records, err);

    if (status != CJ_OK)
        return status;
    /* Record numbers are 32 bits wide everywhere behind this point. */
    if (csv->records++ >= CJ_CSV_RECORDS_MAX)
        return cj_fail_at(err, CJ_EDATA, cj_source_name(csv->source), csv->line, 0,
                          "more than 4,294,967,295 records");
    *out = &block->records[block->record_count++];
    **out = (cj_csv_record){
        .line = csv->line, .first_field = (uint32_t)first_field, .raw_start = (uint32_t)start};
    return CJ_OK;
}
