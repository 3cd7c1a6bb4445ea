/* What is looked at row by row: days, ages, identifiers, control totals. */
#include "base/look.h"
#include "base/utf8.h"
#include "check_internal.h"
#include "records/file/meeting.h"

#include <string.h>

#define AGE_LEAST 8
#define AGE_MOST 110

/* ---- days --------------------------------------------------------------------------- */

static bool is_holiday(const cj_check_options *options, cj_date day)
{
    for (size_t i = 0; i < options->calendar_count; i++)
        if (!cj_calendar_is_holiday(options->calendars[i], day))
            return false;
    return options->calendar_count > 0;
}

static cj_status check_office(cj_checking *in, cj_checked *file, const cj_rows *rows, size_t column,
                              cj_error *err)
{
    const cj_date *dates = cj_records_dates(file->records, column);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t row = rows->rows[i];
        const char *code = NULL;
        const char *words = NULL;

        if (dates[row] == CJ_DATE_MISSING)
            continue;
        if (cj_date_is_weekend(dates[row])) {
            code = "weekend";
            words = cj_date_weekday(dates[row]) == 5 ? "is a Saturday" : "is a Sunday";
        } else if (is_holiday(in->options, dates[row])) {
            code = "holiday";
            words = "is a public holiday";
        }
        if (code != NULL)
            status = cj_records_warn(file->records, rows->first + row, column, code,
                                     cj_records_cell(file->records, column, row), words, err);
    }
    return status;
}

/* Ages that few people have on such a day.  Most rows are told apart by the
 * number of days alone: 8 years have at least 2,920, 110 at most 40,542. */
static cj_status check_ages(cj_checking *in, cj_checked *file, const cj_rows *rows, size_t column,
                            cj_error *err)
{
    const cj_date *dates = cj_records_dates(file->records, column);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t row = rows->rows[i];
        cj_date born = cj_person_day(&in->dataset->births, rows->persons[row]);
        int age;

        if (dates[row] == CJ_DATE_MISSING || born == CJ_DATE_MISSING ||
            (dates[row] - born >= (AGE_LEAST + 1) * 365 && dates[row] - born < AGE_MOST * 365))
            continue;
        age = cj_date_age(born, dates[row]);
        if (age < AGE_LEAST || age > AGE_MOST)
            status = cj_records_warn(file->records, rows->first + row, column, "age-range",
                                     cj_records_cell(file->records, column, row),
                                     age < AGE_LEAST ? "the person is younger than 8 on this day"
                                                     : "the person is older than 110 on this day",
                                     err);
    }
    return status;
}

/* ---- persons ---------------------------------------------------------------------------- */

static cj_status reserve_persons(cj_checking *in, size_t count, cj_error *err)
{
    size_t before = in->person_room;
    cj_status status = cj_grow(&in->persons, &in->person_room, count, 1, err);

    if (status == CJ_OK && in->person_room > before)
        memset(in->persons + before, 0, in->person_room - before);
    return status;
}

/* The first blank of it, 0 if there is none. */
static uint32_t blank_in(cj_span id)
{
    for (size_t size; id.length > 0; id = cj_span_from(id, size)) {
        uint32_t point = cj_utf8_decode(id, &size);

        if (cj_point_is_blank(point))
            return point;
    }
    return 0;
}

/* Say what it holds that looks like something else, if there is anything. */
static void append_look(cj_text *words, cj_span id)
{
    cj_text look = CJ_TEXT_INIT;

    if (cj_look_is_plain(id))
        return;
    cj_text_normal(&look, id);
    if (!look.failed && !cj_span_equal(cj_text_span(&look), id)) {
        cj_text_add(words, "looks like \"");
        cj_text_escaped(words, cj_text_span(&look));
        cj_text_add(words, "\" and is another person (");
        cj_text_difference(words, id, cj_text_span(&look));
        cj_text_add(words, "): \"normalise\": true in a profile makes them one");
    }
    words->failed = words->failed || look.failed;
    cj_text_clear(&look);
}

/* Say what is suspicious of an identifier, if there is anything. */
static void suspect(cj_text *words, cj_span id)
{
    uint32_t blank = blank_in(id);

    if (cj_identifier_unwrap(id).length < id.length)
        cj_text_add(words, id.at[0] == '\''
                               ? "has an apostrophe before it, for a spreadsheet: \"unwrap\": "
                                 "true in a profile reads it without"
                               : CJ_WRAPPED_WORDS);
    else if (cj_identifier_whole(id) > 0)
        cj_text_add(words, "ends in a point and zeros, as a spreadsheet writes numbers: "
                           "\"dropDecimals\": true in a profile reads it without");
    else if (blank == ' ')
        cj_text_add(words, "has a blank inside: the same identifier without it is another person");
    else if (blank != 0)
        cj_text_format(words,
                       "has a blank inside (U+%04X): the same identifier without it is another "
                       "person",
                       blank);
    else
        append_look(words, id);
}

static cj_status warn_person(cj_checked *file, const cj_rows *rows, uint32_t row, const char *code,
                             const char *words, cj_error *err)
{
    return cj_records_warn_person(file->records, rows->first + row, rows->persons[row], code, words,
                                  err);
}

/* Hold who seems to be nobody until all others are known. */
static cj_status hold_nobody(cj_checked *file, cj_check_nobody nobody, cj_span id, cj_error *err)
{
    cj_status status = cj_grow(&file->nobodies, &file->nobody_room, file->nobody_count + 1,
                               sizeof *file->nobodies, err);

    if (status != CJ_OK)
        return status;
    cj_nobody_faults_note(&file->faults, id, nobody.fault, (uint32_t)file->nobody_count);
    file->nobodies[file->nobody_count++] = nobody;
    return CJ_OK;
}

cj_status cj_check_nobodies(cj_checking *in, cj_checked *file, cj_error *err)
{
    const cj_dict *persons = in->dataset->persons;
    cj_status status = CJ_OK;

    if (file->nobody_count > 0)
        cj_nobody_faults_judge(&file->faults, cj_twins_of_dict, persons, cj_dict_count(persons));
    for (size_t i = 0; status == CJ_OK && i < file->nobody_count; i++) {
        const cj_check_nobody *nobody = &file->nobodies[i];

        if (file->faults.of[nobody->fault].count > 0)
            status = cj_records_warn_person(file->records, nobody->row, nobody->person, "id-format",
                                            cj_identifier_fault_words(nobody->fault), err);
    }
    return status;
}

static cj_status warn_suspect(cj_checking *in, cj_checked *file, const cj_rows *rows, uint32_t row,
                              cj_error *err)
{
    uint32_t person = rows->persons[row];
    cj_span id = cj_dict_text(in->dataset->persons, person);
    cj_identifier_fault fault = cj_identifier_judge(id);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (fault != CJ_ID_SOUND) {
        in->persons[person] |= CJ_PERSON_SUSPECT;
        return hold_nobody(file, (cj_check_nobody){rows->first + row, person, fault}, id, err);
    }
    suspect(&words, id);
    status = cj_text_check(&words, err);
    if (words.length > 0)
        in->persons[person] |= CJ_PERSON_SUSPECT;
    if (status == CJ_OK && words.length > 0)
        status = warn_person(file, rows, row, "id-format", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* ---- persons of other files ------------------------------------------------------------------ */

void cj_check_append_base(cj_text *words, const cj_checking *in)
{
    if (in->has_people)
        cj_text_add(words, "the people file");
    else if (in->more_bases > 0)
        cj_text_add(words, "the episodes");
    else
        cj_text_add(words, cj_records_ledger(in->base->records)->files[0].name);
}

/* Find who is known and differs from this person only in how the identifier is written. */
static cj_status find_alike(uint32_t *known, unsigned *rules, cj_checking *in, uint32_t person,
                            cj_error *err)
{
    cj_span id = cj_dict_text(in->dataset->persons, person);
    cj_alike_found found = {.code = CJ_NO_CODE};
    cj_status status = cj_alike_find(&found, &in->alike, id, err);

    *known = CJ_NO_CODE;
    *rules = 0;
    if (status != CJ_OK || found.code == CJ_NO_CODE || found.prefix)
        return status;
    status = cj_identifier_rules(rules, id, cj_dict_text(in->dataset->persons, found.code),
                                 CJ_ID_RULES, err);
    if (*rules != 0)
        *known = found.code;
    return status;
}

/* The person is not in the file that all others are held against. */
static cj_status warn_stranger(cj_checking *in, cj_checked *file, const cj_rows *rows, uint32_t row,
                               cj_error *err)
{
    uint32_t person = rows->persons[row];
    cj_text words = CJ_TEXT_INIT;
    uint32_t known;
    unsigned difference;
    cj_status status = find_alike(&known, &difference, in, person, err);

    cj_text_add(&words, "is in no usable row of ");
    cj_check_append_base(&words, in);
    if (known != CJ_NO_CODE) {
        cj_text_add(&words, "; it ");
        cj_meeting_append_pair(&words, in->dataset, known, difference);
    }
    if (known != CJ_NO_CODE && file->known == CJ_NO_CODE) {
        file->odd = person;
        file->known = known;
        file->rules = difference;
    }
    if (file->stranger == CJ_NO_CODE)
        file->stranger = person;
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = warn_person(file, rows, row, "foreign-key", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* A person of the file that all others are held against is known from here on.  Warn where one who
 * is known already differs only in how the identifier is written. */
static cj_status learn_person(cj_checking *in, cj_checked *file, const cj_rows *rows, uint32_t row,
                              cj_error *err)
{
    uint32_t person = rows->persons[row];
    cj_text words = CJ_TEXT_INIT;
    uint32_t known;
    unsigned difference;
    cj_status status = find_alike(&known, &difference, in, person, err);

    if (status == CJ_OK && known == CJ_NO_CODE)
        return cj_alike_add(&in->alike, cj_dict_text(in->dataset->persons, person), person, err);
    if (status != CJ_OK || ((in->persons[person] | in->persons[known]) & CJ_PERSON_SUSPECT) != 0)
        return status; /* one finding says why */
    cj_meeting_append_pair(&words, in->dataset, known, difference);
    cj_text_add(&words, ": they are two people");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = warn_person(file, rows, row, "id-format", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Whether the file's persons are those that others must be: those of people, where they are given;
 * else of the first file, or of all that are episodes as it is. */
static bool is_base(cj_checking *in, const cj_checked *file)
{
    if (in->has_people)
        return file->is_people;
    if (in->base == NULL)
        in->base = file;
    if (in->base == file)
        return true;
    if (strcmp(cj_records_role(file->records), "episodes") != 0 ||
        strcmp(cj_records_role(in->base->records), "episodes") != 0)
        return false;
    in->more_bases = true;
    return true;
}

/* Each person is looked at once: their identifier, and whether they are known. */
static cj_status check_persons(cj_checking *in, cj_checked *file, const cj_rows *rows,
                               cj_error *err)
{
    bool base = is_base(in, file);
    bool asks = !base && !file->person_is_foreign;
    cj_status status = reserve_persons(in, cj_records_person_count(file->records), err);

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t row = rows->rows[i];
        uint8_t *state = &in->persons[rows->persons[row]];

        if ((*state & CJ_PERSON_LOOKED_AT) == 0) {
            *state |= CJ_PERSON_LOOKED_AT;
            status = warn_suspect(in, file, rows, row, err);
            if (status == CJ_OK && base)
                status = learn_person(in, file, rows, row, err);
        }
        if (base)
            *state |= CJ_PERSON_KNOWN;
        if (asks && (*state & CJ_PERSON_KNOWN) != 0)
            file->met++;
        else if (asks)
            file->strange++;
        if (status == CJ_OK && asks && (*state & (CJ_PERSON_KNOWN | CJ_PERSON_TOLD)) == 0) {
            *state |= CJ_PERSON_TOLD;
            status = warn_stranger(in, file, rows, row, err);
        }
    }
    return status;
}

/* ---- totals --------------------------------------------------------------------------------- */

static cj_status add_totals(cj_checked *file, const cj_rows *rows, cj_error *err)
{
    for (size_t t = 0; t < file->input->total_count; t++) {
        const cj_decimal *numbers = cj_records_numbers(file->records, file->totals[t]);

        for (size_t i = 0; i < rows->row_count; i++) {
            cj_decimal number = numbers[rows->rows[i]];

            if (number != CJ_DECIMAL_MISSING &&
                __builtin_add_overflow(file->sums[t], number, &file->sums[t]))
                return cj_fail(err, CJ_EUSAGE, "the sum of %.*s is beyond 9,000,000,000,000",
                               (int)file->input->totals[t].column.length,
                               file->input->totals[t].column.at);
        }
    }
    return CJ_OK;
}

cj_status cj_check_rows(cj_checking *in, cj_checked *file, const cj_rows *rows, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->office_count; i++)
        status = check_office(in, file, rows, file->office[i], err);
    if (status == CJ_OK && file->has_person)
        status = check_persons(in, file, rows, err);
    for (size_t i = 0; status == CJ_OK && file->has_person && in->dataset->births.count > 0 &&
                       i < file->event_count;
         i++)
        status = check_ages(in, file, rows, file->events[i], err);
    if (status == CJ_OK)
        status = cj_check_repeats(in, file, rows, err);
    if (status == CJ_OK && file->foreign_count > 0)
        status = cj_check_foreign_rows(in, file, rows, err);
    return status == CJ_OK ? add_totals(file, rows, err) : status;
}
