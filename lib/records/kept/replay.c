/* Rows that are served from a reading. */
#include "replay.h"

#include "rows/repair.h"

#include <stdlib.h>
#include <string.h>

/* Whether the codes of its texts are those of other files, too. */
static bool is_one_of_several(const cj_file_rows *file)
{
    return file->before != NULL || file->next != NULL;
}

/* Find the kept column of each typed one. */
static cj_status map_columns(cj_replay *replay, cj_file_rows *file, cj_error *err)
{
    size_t count = file->typed.column_count;

    replay->kept_slots = cj_arena_alloc(&file->arena, (count + 1) * sizeof(size_t));
    replay->batch.vectors = calloc(count + 1, sizeof *replay->batch.vectors);
    replay->codes = calloc(count + 1, sizeof *replay->codes);
    replay->coded = calloc(count + 1, sizeof *replay->coded);
    if (replay->kept_slots == NULL || replay->batch.vectors == NULL || replay->codes == NULL ||
        replay->coded == NULL)
        return cj_fail_nomem(err);
    replay->batch.vector_count = count;
    for (size_t i = 0; i < count; i++) {
        const cj_typed_column *column = cj_typed_at(&file->typed, i);
        const cj_kept_column *kept;

        replay->kept_slots[i] =
            column->wanted ? cj_reading_find(replay->reading, column) : CJ_NO_COLUMN;
        replay->batch.vectors[i].kind = column->kind;
        kept = cj_reading_at(replay->reading, replay->kept_slots[i]);
        if (is_one_of_several(file))
            continue;
        file->texts[i] =
            (cj_file_texts){.texts = kept->texts, .count = kept->text_count, .borrowed = true};
    }
    return CJ_OK;
}

/* Let the file know all texts of its dictionary. */
static cj_status list_texts(cj_file_texts *known, cj_typed_column *column, cj_error *err)
{
    size_t count = cj_dict_count(column->dict);
    cj_status status = CJ_OK;

    column->told = count;
    if (known->learned)
        status = cj_grow(&known->texts, &known->capacity, count, sizeof *known->texts, err);
    for (; status == CJ_OK && known->learned && known->count < count; known->count++)
        known->texts[known->count] = cj_dict_text(column->dict, (uint32_t)known->count);
    return status;
}

/* The codes that the kept texts of typed column `slot` have here. */
static cj_status map_texts(cj_replay *replay, cj_typed_column *column, size_t slot, cj_error *err)
{
    const cj_kept_column *kept = cj_reading_at(replay->reading, replay->kept_slots[slot]);
    cj_status status = CJ_OK;

    replay->codes[slot] = calloc(kept->text_count + 1, sizeof *replay->codes[slot]);
    if (replay->codes[slot] == NULL)
        return cj_fail_nomem(err);
    for (size_t code = 0; status == CJ_OK && code < kept->text_count; code++)
        status = cj_dict_add(&replay->codes[slot][code], column->dict, kept->texts[code], err);
    return status;
}

cj_status cj_replay_learn(cj_replay *replay, cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++) {
        cj_typed_column *column = &file->typed.columns[i];

        if (!is_one_of_several(file) || column->dict == NULL || replay->codes[i] != NULL ||
            replay->kept_slots[i] == CJ_NO_COLUMN)
            continue;
        status = map_texts(replay, column, i, err);
        if (status == CJ_OK)
            status = list_texts(&file->texts[i], column, err);
    }
    return status;
}

/* Map the codes of persons in the reading to codes of this dataset. */
static cj_status map_persons(cj_replay *replay, const cj_file_rows *file, cj_error *err)
{
    const cj_dict *theirs = replay->reading->dataset->persons;
    cj_dict *ours = file->dataset->persons;
    size_t count = cj_dict_count(theirs);
    cj_status status = CJ_OK;

    if (file->person_slot == CJ_NO_COLUMN) /* a host may know persons */
        return CJ_OK;
    if (cj_dict_count(ours) == 0 && !file->options.known_persons) {
        cj_dict_borrow(ours, theirs);
        return CJ_OK;
    }
    replay->person_codes = calloc(count + 1, sizeof *replay->person_codes);
    if (replay->person_codes == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_span text = cj_dict_text(theirs, (uint32_t)i);

        if (file->options.known_persons)
            replay->person_codes[i] = cj_dict_find(ours, text);
        else
            status = cj_dict_add(&replay->person_codes[i], ours, text, err);
    }
    return status;
}

/* Whether a repair was made while typing a column that this records object does not read. */
static bool is_of_others(const cj_typed *typed, const cj_repair_count *count)
{
    bool typing = strcmp(count->rule, "rounded") == 0 || strcmp(count->rule, "number-form") == 0;

    for (size_t i = 0; typing && i < typed->repair_count; i++)
        if (typed->repairs[i].field + 1 == count->column && typed->repairs[i].rules != NULL &&
            typed->repairs[i].rules->has_number)
            return false;
    for (size_t i = 0; typing && i < typed->column_count; i++)
        if (typed->columns[i].field + 1 == count->column && typed->columns[i].wanted &&
            typed->columns[i].kind == CJ_KIND_NUMBER)
            return false;
    return typing;
}

/* Count the repairs of the reading for this records object as well. */
static cj_status add_repairs(const cj_replay *replay, const cj_file_rows *file, cj_error *err)
{
    const cj_repairs *theirs = replay->reading->repairs;
    cj_status status = CJ_OK;

    if (theirs == NULL || file->dataset->repairs == NULL)
        return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < cj_repairs_count(theirs); i++)
        if (!is_of_others(&file->typed, cj_repairs_at(theirs, i)))
            status =
                cj_repairs_add(file->dataset->repairs, cj_repairs_at(theirs, i), file->name, err);
    return status;
}

cj_status cj_replay_open(cj_replay *replay, cj_file_rows *file, const cj_reading *reading,
                         cj_error *err)
{
    cj_status status;

    replay->reading = reading;
    replay->finding = reading->first_finding;
    file->lines = reading->file.lines;
    file->lines.borrowed = true;
    status = map_columns(replay, file, err);
    return status == CJ_OK ? add_repairs(replay, file, err) : status;
}

cj_status cj_replay_start(cj_replay *replay, const cj_file_rows *file, cj_error *err)
{
    return map_persons(replay, file, err);
}

void cj_replay_clear(cj_replay *replay)
{
    for (size_t i = 0; replay->coded != NULL && i < replay->batch.vector_count; i++) {
        cj_vector_clear(&replay->coded[i]);
        free(replay->codes[i]);
    }
    free(replay->coded);
    free(replay->codes);
    free(replay->batch.vectors);
    free(replay->batch.rejected);
    free(replay->batch.findings);
    cj_arena_clear(&replay->batch.texts);
    free(replay->person_codes);
}

/* Give a column of texts the codes that they have here. */
static cj_status translate(cj_replay *replay, size_t slot, cj_error *err)
{
    cj_vector *vector = &replay->batch.vectors[slot];
    cj_vector *coded = &replay->coded[slot];
    size_t count = replay->batch.count;
    cj_status status;

    coded->kind = vector->kind;
    status = cj_vector_reserve(coded, count, err);
    for (size_t row = 0; status == CJ_OK && row < count; row++) {
        uint32_t code = vector->of.codes[row];
        bool written = (replay->batch.rejected[row] & CJ_ROW_NO_CELLS) == 0 && code != CJ_NO_CODE;

        coded->of.codes[row] = written ? replay->codes[slot][code] : CJ_NO_CODE;
    }
    vector->of.codes = coded->of.codes;
    return status;
}

static cj_status translate_all(cj_replay *replay, const cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++)
        if (replay->codes[i] != NULL && replay->batch.count > 0)
            status = translate(replay, i, err);
    return status;
}

/* Make a batch of the next rows of the reading. */
static void next(cj_replay *replay, const cj_file_rows *file)
{
    const cj_reading *reading = replay->reading;
    cj_batch *batch = &replay->batch;
    size_t first = file->first - file->base;

    batch->last = replay->stretch == reading->stretch_count;
    batch->count = batch->last ? 0 : reading->stretches[replay->stretch].row_end - first;
    if (reading->row_count > 0) /* as far as the rows in hand would have come in the file */
        batch->position = (uint64_t)((double)cj_source_size(file->source) *
                                     (double)(first + batch->count) / (double)reading->row_count);
    for (size_t i = 0; i < file->typed.column_count; i++) {
        const cj_vector *values = &cj_reading_at(reading, replay->kept_slots[i])->values;

        if (values->of.any != NULL && batch->count > 0)
            batch->vectors[i].of.any =
                (char *)values->of.any + first * cj_value_size(batch->vectors[i].kind);
    }
}

static void give_persons(const cj_replay *replay, cj_file_rows *file)
{
    const uint32_t *theirs = replay->reading->persons + (file->first - file->base);
    const uint32_t *codes = replay->person_codes;

    if (file->person_slot == CJ_NO_COLUMN)
        memset(file->persons, 0xff, file->count * sizeof *file->persons); /* CJ_NO_CODE */
    else if (codes == NULL)
        memcpy(file->persons, theirs, file->count * sizeof *theirs);
    for (size_t row = 0; codes != NULL && row < file->count; row++)
        file->persons[row] = theirs[row] == CJ_NO_CODE ? CJ_NO_CODE : codes[theirs[row]];
}

/* Whether this records object reads the texts of a column, numbered from 1. */
static bool wants_text(const cj_typed *typed, uint32_t column)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field + 1 == column && typed->columns[i].wanted &&
            typed->columns[i].kind <= CJ_KIND_ID)
            return true;
    return false;
}

/* Pass on the facts learnt from the dates of the file. */
static void give_seen(const cj_replay *replay, cj_file_rows *file)
{
    for (size_t i = 0; i < file->typed.column_count; i++)
        file->typed.columns[i].seen =
            cj_typed_at(&replay->reading->file.typed, replay->kept_slots[i])->seen;
}

/* Report the findings on the rows of the batch. */
static cj_status pass_findings(cj_replay *replay, cj_file_rows *file, cj_error *err)
{
    const cj_stretch *stretch = &replay->reading->stretches[replay->stretch];
    cj_ledger *ledger = cj_file_rows_ledger(file);
    cj_status status = CJ_OK;

    for (size_t row = 0; stretch->rejected && row < file->count; row++)
        if (replay->batch.rejected[row])
            cj_ledger_raise(ledger, file->first + row, CJ_ROW_REJECTED);
    for (; status == CJ_OK && replay->finding < stretch->finding_end; replay->finding++) {
        cj_finding finding = *cj_findings_at(replay->reading->findings, replay->finding);

        if (strcmp(finding.code, CJ_SHEET_ERROR) == 0 && !wants_text(&file->typed, finding.column))
            continue;
        finding.file = file->name;
        status = cj_findings_report(file->dataset->findings, &finding, err);
    }
    return status;
}

static cj_status end_reading(const cj_replay *replay, cj_file_rows *file, cj_error *err)
{
    const cj_typed *theirs = &replay->reading->file.typed;
    cj_status status = cj_file_rows_note_end(file, replay->reading->file.source, err);

    if (status == CJ_OK)
        status = cj_file_rows_note_unused(file, theirs, err);
    file->repeated = replay->reading->file.repeated;
    file->named = replay->reading->file.named;
    if (status == CJ_OK)
        status = cj_file_rows_note_repeats(file, err);
    if (status == CJ_OK)
        status = cj_file_rows_note_wholes(file, &theirs->wholes, err);
    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++) {
        cj_typed_column read = *cj_typed_at(theirs, replay->kept_slots[i]);

        if (replay->kept_slots[i] == CJ_NO_COLUMN)
            continue;
        read.name = file->typed.columns[i].name; /* a host may call it otherwise */
        status = cj_file_rows_note_looks(file, &read, err);
    }
    return status;
}

cj_status cj_replay_take(bool *end, cj_replay *replay, cj_file_rows *file, cj_error *err)
{
    const cj_reading *reading = replay->reading;
    cj_batch *batch = &replay->batch;
    cj_status status;

    cj_file_rows_pass(file);
    batch->finding_count = 0;
    cj_arena_clear(&batch->texts);
    next(replay, file);
    *end = batch->last;
    if (*end)
        give_seen(replay, file);
    if (*end)
        return end_reading(replay, file, err);
    status = cj_file_rows_hold(file, batch, err);
    if (status == CJ_OK)
        status = cj_grow(&batch->rejected, &batch->row_capacity[1], batch->count, 1, err);
    if (status != CJ_OK)
        return status;
    if (batch->count > 0)
        memcpy(batch->rejected, reading->rejected + (file->first - file->base), batch->count);
    status = translate_all(replay, file, err);
    if (status != CJ_OK)
        return status;
    status = pass_findings(replay, file, err);
    if (status == CJ_OK && batch->count > 0)
        give_persons(replay, file);
    replay->stretch++;
    return status;
}
