/* Persons of an input who are in no other input: counted row by row, and reported after the last
 * row. */
#include "file_rows.h"

#include <stdlib.h>
#include <string.h>

/* ---- row by row ------------------------------------------------------------------------ */

static cj_status learn_known(cj_meeting *meeting, const cj_dict *persons, cj_error *err)
{
    cj_status status = CJ_OK;

    meeting->told = calloc(meeting->known, 1);
    if (meeting->told == NULL)
        return cj_fail_nomem(err);
    for (size_t code = 0; status == CJ_OK && code < meeting->known; code++)
        status = cj_alike_add(&meeting->alike, cj_dict_text(persons, (uint32_t)code),
                              (uint32_t)code, err);
    return status;
}

/* Find the kind of mismatch that these rules would mend; a new kind keeps its first row. *out is
 * NULL if there are too many kinds. */
static cj_status find_kind(cj_meeting_kind **out, cj_meeting *meeting, unsigned rules, size_t row,
                           cj_span id, uint32_t known, cj_error *err)
{
    cj_meeting_kind *kind = meeting->kinds;
    cj_meeting_kind *end = kind + meeting->kind_count;

    while (kind < end && kind->rules != rules)
        kind++;
    *out = kind < end ? kind : NULL;
    if (kind < end || meeting->kind_count == CJ_MEETING_KINDS)
        return CJ_OK;
    *kind = (cj_meeting_kind){.rules = rules, .row = row, .known = known};
    kind->id = cj_arena_text(&meeting->arena, id.at, id.length);
    if (kind->id == NULL)
        return cj_fail_nomem(err);
    meeting->kind_count++;
    *out = kind;
    return CJ_OK;
}

/* Count a row whose identifier is nobody's; the first of each fault is kept. */
static cj_status note_nobody(cj_meeting *meeting, size_t row, cj_span id, cj_error *err)
{
    cj_identifier_fault fault = cj_identifier_judge(id);

    cj_nobody_faults_note(&meeting->nobodies, id, fault, (uint32_t)row);
    if (fault == CJ_ID_SOUND || meeting->nobodies.of[fault].count > 1)
        return CJ_OK;
    meeting->nobodies.of[fault].first.at = cj_arena_text(&meeting->arena, id.at, id.length);
    if (meeting->nobodies.of[fault].first.at == NULL)
        return cj_fail_nomem(err);
    return CJ_OK;
}

static cj_status note_strange(cj_meeting *meeting, const cj_dict *persons, size_t row, cj_span id,
                              cj_error *err)
{
    cj_meeting_kind *kind = NULL;
    cj_alike_found found;
    unsigned rules = 0;
    uint32_t other;
    uint8_t bit;
    cj_status status = CJ_OK;

    if (meeting->strange++ == 0) {
        meeting->row = row;
        meeting->id = cj_arena_text(&meeting->arena, id.at, id.length);
        if (meeting->id == NULL)
            return cj_fail_nomem(err);
        status = learn_known(meeting, persons, err);
        if (status == CJ_OK)
            status = cj_dict_new(&meeting->others, CJ_DICT_EXACT, err);
        if (status != CJ_OK)
            return status;
    }
    if (cj_dict_count(meeting->others) < CJ_FORMS_MAX)
        status = cj_dict_add(&other, meeting->others, id, err);
    if (status == CJ_OK)
        status = note_nobody(meeting, row, id, err);
    if (status == CJ_OK)
        status = cj_alike_find(&found, &meeting->alike, id, err);
    if (status != CJ_OK || found.code == CJ_NO_CODE || (found.prefix && meeting->met > 0))
        return status;
    status = cj_identifier_rules(&rules, id, cj_dict_text(persons, found.code),
                                 CJ_ID_RULES | (found.prefix ? CJ_ID_PREFIX : 0u), err);
    if (status == CJ_OK && rules != 0)
        status = find_kind(&kind, meeting, rules, row, id, found.code, err);
    if (status != CJ_OK || kind == NULL)
        return status;
    kind->rows++;
    bit = (uint8_t)(1u << (kind - meeting->kinds));
    kind->people += (meeting->told[found.code] & bit) == 0;
    meeting->told[found.code] |= bit;
    return CJ_OK;
}

static cj_status note_places(cj_file_rows *file, cj_error *err)
{
    cj_person_places *places = &file->dataset->places;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < file->count; row++) {
        uint32_t code = file->persons[row];

        while (status == CJ_OK && code != CJ_NO_CODE && code >= places->count) {
            status = cj_grow(&places->places, &places->capacity, places->count + 1,
                             sizeof *places->places, err);
            if (status == CJ_OK)
                places->places[places->count++] =
                    (cj_person_place){.ledger = (uint32_t)file->ledger,
                                      .file = (uint32_t)cj_file_rows_ledger(file)->file_count - 1,
                                      .line = (uint32_t)cj_file_rows_line(file, file->first + row)};
        }
    }
    return status;
}

cj_status cj_file_rows_meet(cj_file_rows *file, const cj_dict *persons, const uint32_t *theirs,
                            cj_error *err)
{
    const cj_dict *ours = file->dataset->persons;
    const cj_batch *batch = file->batch;
    cj_status status = file->dataset->places.wanted ? note_places(file, err) : CJ_OK;

    if (status == CJ_OK && file->meeting.marks == NULL && file->meeting.known > 0 &&
        file->meeting.known <= CJ_FORMS_MAX) {
        file->meeting.marks = calloc(file->meeting.known, 1);
        if (file->meeting.marks == NULL)
            return cj_fail_nomem(err);
    }
    for (size_t row = 0; status == CJ_OK && file->meeting.known > 0 && row < file->count; row++) {
        uint32_t code = file->persons[row];
        cj_span id;

        if (batch->rejected[row] || file->person_slot == CJ_NO_COLUMN)
            continue;
        if (code < file->meeting.known) { /* nearly all: their texts are in no cache */
            file->meeting.met++;
            if (file->meeting.marks != NULL)
                file->meeting.marks[code] = 1;
            continue;
        }
        if (code != CJ_NO_CODE)
            id = cj_dict_text(ours, code);
        else if (theirs == NULL)
            id = batch->persons[row];
        else
            id = theirs[row] == CJ_NO_CODE ? (cj_span){"", 0} : cj_dict_text(persons, theirs[row]);
        if (id.length > 0)
            status = note_strange(&file->meeting, ours, file->first + row, id, err);
    }
    return status;
}

void cj_meeting_clear(cj_meeting *meeting)
{
    cj_alike_clear(&meeting->alike);
    free(meeting->told);
    free(meeting->marks);
    cj_dict_free(meeting->others);
    cj_arena_clear(&meeting->arena);
    *meeting = (cj_meeting){0};
}

/* ---- at the end -------------------------------------------------------------------------- */

/* The input that knows a person. */
static const cj_ledger *ledger_of(const cj_dataset *dataset, uint32_t known)
{
    return &dataset->ledgers[dataset->places.places[known].ledger];
}

/* Append the first place of a known person, if that person's input noted one. */
static void append_place(cj_text *out, const cj_dataset *dataset, uint32_t known)
{
    const cj_person_place *place = &dataset->places.places[known];

    cj_text_format(out, "%s:%lu", dataset->ledgers[place->ledger].files[place->file].name,
                   (unsigned long)place->line);
}

void cj_meeting_append_remedy(cj_text *out, cj_span id, cj_span known, unsigned rules)
{
    cj_text keys = CJ_TEXT_INIT;

    cj_identifier_remedy(&keys, id, known, rules);
    if (keys.length > 0)
        cj_text_format(out,
                       "; a profile of each input that says %s of this column makes them one "
                       "(docs/profiles.md)",
                       cj_text_string(&keys));
    out->failed = out->failed || keys.failed;
    cj_text_clear(&keys);
}

/* Choose the kind of mismatch to report: the first one, or one in which letters before the number
 * differ. */
static const cj_meeting_kind *best_kind(const cj_meeting *meeting)
{
    for (size_t i = 0; i < meeting->kind_count; i++)
        if ((meeting->kinds[i].rules & CJ_ID_PREFIX) == 0)
            return &meeting->kinds[i];
    return meeting->kind_count > 0 ? &meeting->kinds[0] : NULL;
}

void cj_meeting_append_pair(cj_text *out, const cj_dataset *dataset, uint32_t known, unsigned rules)
{
    cj_text_add(out, "differs from \"");
    cj_text_escaped(out, cj_dict_text(dataset->persons, known));
    cj_text_add(out, "\" (");
    append_place(out, dataset, known);
    cj_text_add(out, ") only in ");
    cj_identifier_tell(out, rules);
}

void cj_meeting_append_strangers(cj_text *out, const cj_dataset *dataset, cj_span id,
                                 uint32_t known)
{
    cj_text_add(out, "the first here is \"");
    cj_text_escaped(out, id);
    cj_text_add(out, "\", the first there \"");
    cj_text_escaped(out, cj_dict_text(dataset->persons, known));
    cj_text_add(out, "\" (");
    append_place(out, dataset, known);
    cj_text_add(out, "), and no rule makes any two the same (a file of the header alone says that "
                     "there is nobody)");
}

/* Fail because no person is known in the other input: show a pair that is nearly the same and the
 * rule that would make it one. */
static cj_status fail_strange(const cj_file_rows *file, cj_error *err)
{
    const cj_meeting *meeting = &file->meeting;
    cj_dataset *dataset = file->dataset;
    const cj_meeting_kind *kind = best_kind(meeting);
    size_t row = kind != NULL ? kind->row : meeting->row;
    const cj_file_rows *at = cj_file_rows_at(file, row);
    const cj_typed_column *column = cj_file_rows_person(at);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_escaped(&words, column->name);
    if (meeting->strange == 1)
        cj_text_add(&words, ": the only row");
    else
        cj_text_format(&words, ": none of the %llu rows", (unsigned long long)meeting->strange);
    cj_text_format(&words, " is of %s in ", meeting->strange == 1 ? "nobody" : "anybody");
    cj_ledger_append_names(&words, ledger_of(dataset, kind != NULL ? kind->known : 0));
    cj_text_add(&words, ": ");
    if (kind == NULL) {
        cj_meeting_append_strangers(&words, dataset, cj_span_of(meeting->id), 0);
    } else {
        cj_text_char(&words, '"');
        cj_text_escaped(&words, cj_span_of(kind->id));
        cj_text_add(&words, "\" ");
        cj_meeting_append_pair(&words, dataset, kind->known, kind->rules);
        cj_meeting_append_remedy(&words, cj_span_of(kind->id),
                                 cj_dict_text(dataset->persons, kind->known), kind->rules);
    }
    for (size_t i = 0; i < dataset->ledger_count; i++)
        dataset->ledgers[i].unfinished = true;
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_fail_at(err, CJ_EDATA, at->name, cj_file_rows_line(file, row),
                            cj_typed_place(column), "%s", cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

static cj_status warn_kind(cj_file_rows *file, const cj_meeting_kind *kind, cj_error *err)
{
    const cj_dataset *dataset = file->dataset;
    const cj_typed_column *column = cj_file_rows_person(cj_file_rows_at(file, kind->row));
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&words, "is nobody in ");
    cj_ledger_append_names(&words, ledger_of(dataset, kind->known));
    cj_text_add(&words, ", but ");
    cj_meeting_append_pair(&words, dataset, kind->known, kind->rules);
    cj_text_format(&words, " (%llu row%s of %llu %s in all)", (unsigned long long)kind->rows,
                   kind->rows == 1 ? "" : "s", (unsigned long long)kind->people,
                   kind->people == 1 ? "person" : "people");
    cj_meeting_append_remedy(&words, cj_span_of(kind->id),
                             cj_dict_text(dataset->persons, kind->known), kind->rules);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_file_rows_find(file, kind->row,
                                   (cj_finding){.code = "foreign-key",
                                                .severity = CJ_WARNING,
                                                .column = cj_typed_place(column),
                                                .column_name = column->name,
                                                .value = cj_span_of(kind->id),
                                                .message = cj_text_span(&words)},
                                   err);
    cj_text_clear(&words);
    return status;
}

/* Count the rejected rows of all inputs: their persons are not known, and known people may be among
 * them. */
static uint64_t rejected(const cj_dataset *dataset)
{
    uint64_t count = 0;

    for (size_t i = 0; i < dataset->ledger_count; i++)
        count += cj_ledger_count(&dataset->ledgers[i], CJ_ROW_REJECTED);
    return count;
}

static cj_status warn_form(cj_file_rows *file, const cj_forms_found *found, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_forms_append(&words, &note, found, cj_file_rows_person(file)->name);
    status = note.failed ? cj_fail_nomem(err) : cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_findings_report(file->dataset->findings,
                                    &(cj_finding){.code = "foreign-key",
                                                  .severity = CJ_WARNING,
                                                  .file = file->name,
                                                  .column_name = {"", 0},
                                                  .message = cj_text_span(&words)},
                                    err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(file->dataset, cj_text_string(&note), err);
    cj_text_clear(&words);
    cj_text_clear(&note);
    return status;
}

/* Whether those who are not known are known in another form. */
static cj_status check_forms(cj_file_rows *file, cj_error *err)
{
    const cj_meeting *meeting = &file->meeting;
    size_t count = meeting->others == NULL ? 0 : cj_dict_count(meeting->others);
    const cj_forms_side known = {.text = cj_twins_of_dict,
                                 .of = file->dataset->persons,
                                 .count = meeting->known,
                                 .marks = meeting->marks};
    cj_forms_side others = {.text = cj_twins_of_dict, .of = meeting->others, .count = count};
    uint8_t *none;
    cj_forms_found found;
    cj_status status;

    if (count == 0 || meeting->marks == NULL)
        return CJ_OK;
    none = calloc(count, 1);
    if (none == NULL)
        return cj_fail_nomem(err);
    others.marks = none;
    status = cj_forms_find(&found, &known, &others, err);
    free(none);
    return status == CJ_OK && found.count > 0 ? warn_form(file, &found, err) : status;
}

cj_status cj_file_rows_judge_meeting(cj_file_rows *file, cj_error *err)
{
    const cj_meeting *meeting = &file->meeting;
    cj_status status = CJ_OK;

    if (meeting->met == 0 && meeting->strange > rejected(file->dataset))
        return fail_strange(file, err);
    for (size_t i = 0; status == CJ_OK && i < meeting->kind_count; i++)
        if ((meeting->kinds[i].rules & CJ_ID_PREFIX) == 0)
            status = warn_kind(file, &meeting->kinds[i], err);
    return status == CJ_OK ? check_forms(file, err) : status;
}
