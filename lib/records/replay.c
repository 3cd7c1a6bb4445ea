/* Records that are served from a reading. */
#include "kept.h"

#include <stdlib.h>
#include <string.h>

/* Find the kept column of each typed one. */
static cj_status map_columns(cj_records *records, const cj_reading *reading, cj_error *err)
{
    size_t count = records->typed.column_count;

    records->kept_slots = cj_arena_alloc(&records->arena, (count + 1) * sizeof(size_t));
    records->replay.vectors = calloc(count + 1, sizeof *records->replay.vectors);
    if (records->kept_slots == NULL || records->replay.vectors == NULL)
        return cj_fail_nomem(err);
    records->replay.vector_count = count;
    for (size_t i = 0; i < count; i++) {
        const cj_typed_column *column = cj_typed_at(&records->typed, i);

        records->kept_slots[i] = column->wanted ? cj_reading_find(reading, column) : CJ_NO_COLUMN;
        records->replay.vectors[i].kind = column->kind;
    }
    for (size_t i = 0; i < records->column_count; i++) {
        cj_column *column = &records->columns[i];
        const cj_kept_column *kept;

        if (column->origin != CJ_FROM_FILE)
            continue;
        kept = cj_reading_at(reading, records->kept_slots[column->slot]);
        column->texts = kept->texts;
        column->text_count = kept->text_count;
    }
    return CJ_OK;
}

/* The codes that the persons of the reading have here. */
static cj_status map_persons(cj_records *records, const cj_reading *reading, cj_error *err)
{
    const cj_dict *theirs = reading->dataset->persons;
    cj_dict *ours = records->dataset->persons;
    size_t count = cj_dict_count(theirs);
    cj_status status = CJ_OK;

    if (cj_dict_count(ours) == 0 && !records->options->known_persons) {
        cj_dict_borrow(ours, theirs);
        return CJ_OK;
    }
    records->person_codes = calloc(count + 1, sizeof *records->person_codes);
    if (records->person_codes == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_span text = cj_dict_text(theirs, (uint32_t)i);

        if (records->options->known_persons)
            records->person_codes[i] = cj_dict_find(ours, text);
        else
            status = cj_dict_add(&records->person_codes[i], ours, text, err);
    }
    return status;
}

cj_status cj_replay_open(cj_records *records, cj_reading *reading, cj_error *err)
{
    cj_status status;

    records->reading = reading; /* texts and lines are borrowed from now on */
    records->finding = reading->first_finding;
    records->shifts = reading->loader->shifts;
    records->shift_count = reading->loader->shift_count;
    status = map_columns(records, reading, err);
    return status == CJ_OK ? map_persons(records, reading, err) : status;
}

void cj_replay_close(cj_records *records)
{
    free(records->replay.vectors);
    free(records->replay.rejected);
    free(records->person_codes);
}

void cj_replay_next(cj_records *records)
{
    const cj_reading *reading = records->reading;
    cj_batch *batch = &records->replay;
    size_t first = records->rows.first;

    records->batch = batch;
    batch->last = records->stretch == reading->stretch_count;
    batch->count = batch->last ? 0 : reading->stretches[records->stretch].row_end - first;
    for (size_t i = 0; i < records->typed.column_count; i++) {
        const cj_vector *values = &cj_reading_at(reading, records->kept_slots[i])->values;

        if (values->of.any != NULL && batch->count > 0)
            batch->vectors[i].of.any =
                (char *)values->of.any + first * cj_value_size(batch->vectors[i].kind);
    }
}

static void give_persons(cj_records *records, const uint32_t *theirs, size_t count)
{
    const uint32_t *codes = records->person_codes;

    if (codes == NULL && count > 0)
        memcpy(records->persons, theirs, count * sizeof *theirs);
    for (size_t row = 0; codes != NULL && row < count; row++)
        records->persons[row] = theirs[row] == CJ_NO_CODE ? CJ_NO_CODE : codes[theirs[row]];
}

cj_status cj_replay_take(cj_records *records, cj_error *err)
{
    const cj_reading *reading = records->reading;
    const cj_stretch *stretch = &reading->stretches[records->stretch];
    cj_batch *batch = &records->replay;
    cj_ledger *ledger = cj_records_ledger_of(records);
    size_t first = records->rows.first;
    cj_status status = cj_grow(&batch->rejected, &batch->row_capacity[1], batch->count, 1, err);

    if (status == CJ_OK && batch->count > 0)
        memcpy(batch->rejected, reading->rejected + first, batch->count);
    for (size_t row = 0; status == CJ_OK && stretch->rejected && row < batch->count; row++)
        if (batch->rejected[row])
            cj_ledger_raise(ledger, first + row, CJ_ROW_REJECTED);
    for (; status == CJ_OK && records->finding < stretch->finding_end; records->finding++) {
        cj_finding finding = *cj_findings_at(reading->findings, records->finding);

        finding.file = records->file;
        status = cj_findings_report(records->dataset->findings, &finding, err);
    }
    if (status == CJ_OK && batch->count > 0)
        give_persons(records, reading->persons + first, batch->count);
    records->stretch++;
    return status;
}
