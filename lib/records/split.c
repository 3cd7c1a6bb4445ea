/* The rows of an input once more, as they were read: valid and invalid ones. */
#include "cj/state.h"
#include "csv/encode.h"
#include "records_internal.h"

typedef struct {
    const cj_file_rows *file;
    cj_encoder *encoder;
    cj_split_sink sink;
    void *data;
    cj_text bytes;
    size_t row;      /* the next one of the ledger */
    uint64_t record; /* number of the record in hand */
} split;

static cj_status give(split *in, cj_split_part part, cj_span text, cj_error *err)
{
    cj_status status;

    cj_text_reset(&in->bytes);
    status = cj_encoder_append(&in->bytes, in->encoder, text, err);
    if (status == CJ_OK && in->bytes.length > 0)
        status = in->sink(in->data, part, cj_text_span(&in->bytes), err);
    return status;
}

/* Decide which part a record goes to: all rows made of one record follow each other, and one
 * rejected row rejects the record. */
static cj_split_part judge(split *in)
{
    const cj_ledger *ledger = cj_file_rows_ledger(in->file);
    bool valid = true;
    bool is_row = false;

    while (in->row < ledger->count && cj_file_rows_record(in->file, in->row) == in->record) {
        valid = valid && ledger->states[in->row] != CJ_ROW_REJECTED;
        is_row = true;
        in->row++;
    }
    return is_row && valid ? CJ_SPLIT_VALID : CJ_SPLIT_INVALID;
}

static cj_status split_block(split *in, const cj_csv_block *block, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < block->record_count; i++, in->record++) {
        size_t start = block->records[i].raw_start;
        size_t end = i + 1 < block->record_count ? block->records[i + 1].raw_start : block->used;

        status = give(in, judge(in), (cj_span){block->text + start, end - start}, err);
    }
    return status;
}

static cj_status split_all(split *in, cj_csv *csv, cj_error *err)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_status status = in->sink(in->data, CJ_SPLIT_HEADER, cj_source_mark(in->file->source), err);

    if (status == CJ_OK)
        status = give(in, CJ_SPLIT_HEADER, cj_csv_above(csv), err);
    if (status == CJ_OK)
        status = give(in, CJ_SPLIT_HEADER, cj_csv_header_raw(csv), err);
    in->record = cj_csv_header_record(csv) + 1;
    do {
        if (status == CJ_OK)
            status = cj_csv_read(csv, &block, err);
        if (status == CJ_OK)
            status = split_block(in, &block, err);
    } while (status == CJ_OK && block.record_count > 0);
    cj_csv_block_clear(&block);
    return status;
}

/* Whether there are not as many records as at the first reading, although the state of
 * the file tells of no change; one that was given up on is not counted. */
static bool is_other(const split *in, const cj_csv *csv)
{
    const cj_ledger *ledger = cj_file_rows_ledger(in->file);

    return !ledger->unfinished &&
           (in->row != ledger->count || cj_csv_count(csv) != cj_csv_count(in->file->typed.csv));
}

cj_status cj_records_split(cj_records *records, cj_split_sink sink, void *data, cj_error *err)
{
    const cj_file_rows *file = records->main.file;
    split in = {.file = file, .sink = sink, .data = data};
    cj_csv *csv = NULL;
    cj_status status;

    if (!records->options->needs.again || records->main.parts[0].replay.reading != NULL)
        return cj_fail(err, CJ_EDEFECT, "%s was not kept to be split", file->name);
    status = cj_encoder_new(&in.encoder, cj_source_encoding(file->source), err);
    if (status == CJ_OK)
        status = cj_source_rewind(file->source, err);
    if (status == CJ_OK)
        status = cj_csv_open_dialect(&csv, file->source, &file->dialect, err);
    if (status == CJ_OK)
        status = split_all(&in, csv, err);
    if (status == CJ_OK && is_other(&in, csv))
        status = cj_state_fail(file->name, err);
    cj_csv_close(csv);
    cj_encoder_free(in.encoder);
    cj_text_clear(&in.bytes);
    return status;
}
