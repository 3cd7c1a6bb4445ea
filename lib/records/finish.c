/* After the last rows: whether the values that options name exist. */
#include "file/nobody.h"
#include "file/twins.h"
#include "link/reach.h"
#include "records_internal.h"

#define FEW 2 /* of so many rows one may have two dates the other way round by a slip */

bool cj_records_has_text(const cj_records *records, size_t column, cj_span text)
{
    const cj_column *of = cj_column_at(records, column);

    if (cj_file_rows_ledger(records->main.file)->unfinished)
        return true; /* not all of it was read */
    return cj_column_has(of, text, of->kind == CJ_KIND_ID);
}

cj_status cj_records_fail_text(const cj_records *records, size_t column, cj_span text,
                               const char *option, cj_error *err)
{
    return cj_column_fail_text(records, cj_column_at(records, column), NULL, option, text, err);
}

cj_status cj_records_notice_text(const cj_records *records, size_t column, cj_span text,
                                 const char *option, cj_error *err)
{
    return cj_column_notice_text(records, cj_column_at(records, column), NULL, option, text, err);
}

void cj_records_declare(cj_records *records, cj_span column, cj_span value)
{
    for (size_t i = 0; i < records->selection.count; i++) {
        cj_condition *condition = &records->selection.conditions[i];

        for (size_t v = 0; v < condition->words.value_count; v++)
            if (cj_word_same(condition->words.column, column) &&
                cj_word_same(condition->values[v].text, value))
                condition->values[v].seen = true;
    }
}

static cj_status notice_recode(cj_records *records, const cj_derivation *derivation, cj_span from,
                               cj_error *err)
{
    cj_text what = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&what, "Derivation \"%s\"", derivation->words.text.at);
    status = cj_text_check(&what, err);
    if (status == CJ_OK)
        status = cj_column_notice_text(records, cj_column_at(records, derivation->inputs[0]), NULL,
                                       cj_text_string(&what), from, err);
    cj_text_clear(&what);
    return status;
}

/* Warn of a recoded value that no row has, which is likely to be misspelt. It is a notice and no
 * error, because lists of codes are often longer than the codes of one quarter. */
static cj_status check_recode(cj_records *records, const cj_derivation *derivation, cj_error *err)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < derivation->words.argument_count; i++) {
        cj_span from = derivation->words.arguments[i];

        bool rest = from.length == 1 && from.at[0] == '*'; /* of the values: there may be none */

        if (!rest && input->text_count > 0 && !cj_column_has(input, from, false))
            status = notice_recode(records, derivation, from, err);
    }
    return status;
}

/* Why days are fewer than none. */
static void append_backwards(cj_text *words, const cj_derivation_text *of)
{
    cj_text_format(words, ", where %.*s is before %.*s: figures take it as it is",
                   (int)of->arguments[1].length, of->arguments[1].at, (int)of->arguments[0].length,
                   of->arguments[0].at);
}

/* Whether a condition is on what is derived: then whoever asks has thought of what it may be. */
static bool is_chosen_by(const cj_records *records, const cj_derivation *derivation)
{
    const cj_selection *selection = &records->selection;

    for (size_t i = 0; i < selection->count + selection->flag_count; i++)
        if (cj_word_same(selection->conditions[i].words.column, derivation->words.name))
            return true;
    return false;
}

/* Warn of days between two dates that a few rows have the other way round. Where many do, that is
 * what was asked for. */
static cj_status check_days(cj_records *records, const cj_derivation *derivation, cj_error *err)
{
    const cj_derivation_text *words = &derivation->words;
    cj_text message = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    if (derivation->backwards == 0 || derivation->backwards * FEW > derivation->known ||
        is_chosen_by(records, derivation))
        return CJ_OK;
    cj_text_format(&message, "%.*s is below 0 in %llu of %llu rows", (int)words->name.length,
                   words->name.at, (unsigned long long)derivation->backwards,
                   (unsigned long long)derivation->known);
    append_backwards(&message, words);
    cj_text_format(&note, "\"%.*s\" is below 0 in ", (int)words->name.length, words->name.at);
    cj_text_format(&note, CJ_TELLS "%llu %s" CJ_ELSE "some rows" CJ_TOLD,
                   (unsigned long long)derivation->backwards,
                   derivation->backwards == 1 ? "row" : "rows");
    append_backwards(&note, words);
    status = cj_text_check(&message, err);
    if (status == CJ_OK)
        status = cj_text_check(&note, err);
    if (status == CJ_OK)
        status = cj_findings_report(cj_records_dataset(records)->findings,
                                    &(cj_finding){.code = "days-below-none",
                                                  .severity = CJ_WARNING,
                                                  .file = derivation->backwards_file,
                                                  .line = derivation->backwards_line,
                                                  .message = cj_text_span(&message)},
                                    err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(cj_records_dataset(records), cj_text_string(&note), err);
    cj_text_clear(&message);
    cj_text_clear(&note);
    return status;
}

/* Spell a text that is recoded to itself as its column does, which is known only after the last
 * row. */
static void spell_recoded(cj_records *records, const cj_derivation *derivation)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_column *column = NULL;

    for (size_t i = 0; column == NULL && i < records->column_count; i++)
        if (records->columns[i].origin == CJ_FROM_DERIVATION &&
            &records->derivations[records->columns[i].derivation] == derivation)
            column = &records->columns[i];
    for (size_t code = 0; column != NULL && code < derivation->recoded_count; code++) {
        uint32_t to = derivation->recoded[code];

        if (to < column->text_count && cj_word_same(column->learned[to], input->texts[code]))
            column->learned[to] = input->texts[code];
    }
}

/* Whether an input has the values of a condition on every input is for the caller to judge: one
 * without them may be right where another has them. */
static cj_status check_everywhere(const cj_condition *condition, const cj_records *records,
                                  cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    cj_everywhere *of = condition->everywhere;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_condition_check_seen(condition, records, &inner);

    if (status == CJ_OK && (column->kind > CJ_KIND_ID || column->text_count > 0))
        of->seen = true;
    if (status == CJ_OK || status == CJ_EUSAGE) {
        if (status == CJ_EUSAGE && of->unseen.status == CJ_OK)
            of->unseen = inner;
        return CJ_OK;
    }
    if (err != NULL)
        *err = inner;
    return status;
}

bool cj_records_is_part(const cj_records *records)
{
    for (size_t i = 0; i < records->options->selection.everywhere_count; i++)
        if (records->options->selection.everywhere[i].part)
            return true;
    return false;
}

static cj_span text_of(const void *column, uint32_t at)
{
    return ((const cj_column *)column)->texts[at];
}

/* Tell of identifiers on standard error, by name, and in a note without: it is for readers of the
 * table. */
static cj_status warn_ids(cj_records *records, cj_text *words, cj_text *note, cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    if (status == CJ_OK)
        status = cj_text_check(note, err);
    if (status == CJ_OK)
        status = cj_records_remark(records, "id-format", CJ_WARNING, cj_text_string(words), err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(cj_records_dataset(records), cj_text_string(note), err);
    cj_text_clear(words);
    cj_text_clear(note);
    return status;
}

/* Warn of identifiers that are nobody's: who has one is one with all others who have it. */
static cj_status warn_nobodies(cj_records *records, const cj_nobodies *found, cj_span name,
                               cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;

    cj_text_escaped(&words, name);
    cj_text_add(&words, ": \"");
    cj_text_escaped(&words, found->first);
    cj_text_format(&words, "\" %s", cj_identifier_fault_words(found->fault));
    if (found->count > 1)
        cj_text_format(&words, ", and %llu more are such", (unsigned long long)(found->count - 1));
    cj_text_add(&words, ": all rows that have it count as of one");
    cj_text_format(&note, "%.*s: ", (int)name.length, name.at);
    cj_text_format(&note,
                   CJ_TELLS "%llu %s" CJ_ELSE "some values are" CJ_TOLD
                            " no identifier but a word for none or what a spreadsheet left of it; "
                            "all rows with such a value count as of one",
                   (unsigned long long)found->count, found->count == 1 ? "value is" : "values are");
    return warn_ids(records, &words, &note, err);
}

/* Warn of rows of people who are in no input before, and whose identifier is nobody's. */
static cj_status warn_strange_nobodies(cj_records *records, cj_error *err)
{
    cj_file_rows *file = records->main.file;
    cj_span name = cj_file_rows_person(file)->name;
    cj_nobodies found;
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;

    cj_nobody_faults_judge(&file->meeting.nobodies, cj_twins_of_dict, file->dataset->persons,
                           cj_dict_count(file->dataset->persons));
    cj_nobody_faults_sum(&found, &file->meeting.nobodies);
    if (found.count == 0)
        return CJ_OK;
    cj_text_escaped(&words, name);
    cj_text_add(&words, ": \"");
    cj_text_escaped(&words, found.first);
    cj_text_format(&words, "\" %s: %llu row%s with such a value %s counted for nobody",
                   cj_identifier_fault_words(found.fault), (unsigned long long)found.count,
                   found.count == 1 ? "" : "s", found.count == 1 ? "is" : "are");
    cj_text_format(&note, "%.*s of %s: ", (int)name.length, name.at, file->name);
    cj_text_format(&note,
                   CJ_TELLS "%llu %s" CJ_ELSE "some rows have" CJ_TOLD
                            " a word for no identifier or what a spreadsheet left of one, and "
                            "%s counted for nobody",
                   (unsigned long long)found.count, found.count == 1 ? "row has" : "rows have",
                   found.count == 1 ? "is" : "are");
    return warn_ids(records, &words, &note, err);
}

/* Warn of identifiers that are likely to be one. */
static cj_status warn_twins(cj_records *records, const cj_twins *twins, cj_span name, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;

    cj_text_escaped(&words, name);
    cj_text_add(&words, ": \"");
    cj_text_escaped(&words, twins->other);
    cj_text_add(&words, "\" differs from \"");
    cj_text_escaped(&words, twins->one);
    cj_text_add(&words, "\" only in ");
    cj_identifier_tell(&words, twins->rules);
    if (twins->count > 1)
        cj_text_format(&words, ", and %llu more are like one before them",
                       (unsigned long long)(twins->count - 1));
    cj_text_add(&words, ": they count as different ones");
    cj_meeting_append_remedy(&words, twins->other, twins->one, twins->rules);
    cj_text_format(&note, "%.*s: ", (int)name.length, name.at);
    cj_text_format(&note,
                   CJ_TELLS "%llu %s" CJ_ELSE "some values differ" CJ_TOLD
                            " from another only in spelling, and each counts for itself",
                   (unsigned long long)twins->count,
                   twins->count == 1 ? "value differs" : "values differ");
    return warn_ids(records, &words, &note, err);
}

cj_status cj_records_check_nobodies(bool *told, cj_records *records, cj_twins_text *text,
                                    const void *of, size_t count, cj_span name, cj_error *err)
{
    cj_nobodies found;

    cj_nobodies_find(&found, text, of, count);
    *told = found.count > 0;
    return *told ? warn_nobodies(records, &found, name, err) : CJ_OK;
}

/* Look at the texts of identifiers: whether one is many people's or, if it is asked, two are one.
 */
static cj_status check_texts(bool *told, cj_records *records, cj_twins_text *text, const void *of,
                             size_t count, bool twice, cj_span name, cj_error *err)
{
    cj_twins twins = {0};
    cj_status status = cj_records_check_nobodies(told, records, text, of, count, name, err);

    if (status == CJ_OK && twice)
        status = cj_twins_find(&twins, text, of, count, err);
    if (status == CJ_OK && twins.count > 0)
        status = warn_twins(records, &twins, name, err);
    *told = *told || twins.count > 0;
    return status;
}

/* The persons of this input, and other identifiers that are used. Of inputs that others were read
 * before, persons are held against those. */
static cj_status check_ids(cj_records *records, cj_error *err)
{
    const cj_file_rows *file = records->main.file;
    const cj_dict *persons = file->dataset->persons;
    cj_span person = cj_columns_person(records);
    bool first = file->meeting.known == 0;
    bool told = false;
    cj_status status = CJ_OK;

    if (file->person_slot != CJ_NO_COLUMN && (first || records->people.count > 0))
        status = check_texts(&told, records, cj_twins_of_dict, persons, cj_dict_count(persons),
                             first, cj_file_rows_person(file)->name, err);
    else if (file->person_slot != CJ_NO_COLUMN)
        status = warn_strange_nobodies(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        const cj_column *column = &records->columns[i];
        bool other;

        if (column->kind == CJ_KIND_ID && !column->of_people && column->origin == CJ_FROM_FILE &&
            !(told && cj_word_same(column->name, person)))
            status = check_texts(&other, records, text_of, column, column->text_count, true,
                                 column->heading, err);
    }
    return status;
}

/* Warn of values that conditions name and that go on as others; a condition may stand twice. */
static cj_status check_renamed(cj_records *records, cj_error *err)
{
    const cj_selection *selection = &records->selection;
    size_t count = selection->count + selection->flag_count;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count && !cj_records_is_part(records); i++) {
        bool before = false;

        for (size_t k = 0; k < i; k++)
            before = before || cj_span_equal(selection->conditions[k].words.text,
                                             selection->conditions[i].words.text);
        if (!before)
            status = cj_condition_check_renamed(&selection->conditions[i], records, err);
    }
    return status;
}

cj_status cj_records_finish(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < records->derivation_count; i++)
        if (records->derivations[i].function == CJ_DERIVE_RECODE)
            spell_recoded(records, &records->derivations[i]);

    if (cj_file_rows_ledger(records->main.file)->unfinished)
        return CJ_OK; /* not all of it was read: a value may be in the rest */
    if (!cj_records_is_part(records))
        status = cj_file_rows_judge_meeting(records->main.file, err);
    if (status == CJ_OK && !cj_records_is_part(records))
        status = check_ids(records, err);
    for (size_t i = 0;
         status == CJ_OK && i < records->selection.count + records->selection.flag_count; i++)
        status = records->selection.conditions[i].everywhere != NULL
                     ? check_everywhere(&records->selection.conditions[i], records, err)
                 : cj_records_is_part(records)
                     ? CJ_OK /* the whole has the value */
                     : cj_condition_check_seen(&records->selection.conditions[i], records, err);
    if (status == CJ_OK)
        status = check_renamed(records, err);
    if (status == CJ_OK && !cj_records_is_part(records))
        status = cj_records_check_fillers(records, err);
    if (status == CJ_OK)
        status = cj_gatherings_end(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].function == CJ_DERIVE_RECODE && !cj_records_is_part(records))
            status = check_recode(records, &records->derivations[i], err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (!cj_records_is_part(records))
            status = check_days(records, &records->derivations[i], err);
    return status;
}

cj_status cj_records_check_reach(cj_records *records, cj_date last, cj_date complete, cj_error *err)
{
    return records->links == NULL || cj_records_is_part(records)
               ? CJ_OK
               : records->linker->check_reach(records, last, complete, err);
}
