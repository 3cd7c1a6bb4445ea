/* Opening records: the main input, people, derivations and conditions; and their release. */
#include "link/words.h"
#include "records_internal.h"
#include "rows/type/values.h"

#include "cj/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- inputs ----------------------------------------------------------------------------- */

/* Whether two paths are one file, however they are spelled; a pipe is read once. */
static bool is_one_file(const char *a, const char *b)
{
    struct stat first;
    struct stat second;

    return a != NULL && b != NULL && stat(a, &first) == 0 && stat(b, &second) == 0 &&
           S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

bool cj_input_is_same(const cj_input *a, const cj_input *b)
{
    bool same = a->more_count == b->more_count && is_one_file(a->path, b->path);

    for (size_t i = 0; same && i < a->more_count; i++)
        same = is_one_file(a->more[i], b->more[i]);
    return same;
}

/* ---- derivations and conditions ---------------------------------------------------------------
 */

/* Read NAME=F(...) and open what the function needs. */
static cj_status open_derivation(cj_derivation *derivation, cj_column *column, cj_records *records,
                                 const char *text, cj_error *err)
{
    cj_status status;

    if (cj_link_is_call(text)) {
        derivation->words.text = cj_span_of(text);
        if (records->linker == NULL)
            return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": no rows are linked here", text);
        return records->linker->open_derivation(derivation, column, records, err);
    }
    status = cj_derivation_parse(&derivation->words, text, &records->arena, err);
    return status == CJ_OK ? cj_derivation_open(derivation, column, records, err) : status;
}

/* A name must be new: nobody could tell two columns apart. */
static cj_status check_name(const cj_derivation *derivation, const cj_records *records,
                            cj_error *err)
{
    cj_span name = derivation->words.name;

    if (cj_file_rows_has(records->main.file, name) || cj_records_has(records, name) ||
        (records->people.given &&
         cj_header_find(&records->people.input.file->header, name) != SIZE_MAX))
        return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": there is a column \"%s\" already",
                       derivation->words.text.at, name.at);
    return CJ_OK;
}

/* Whether a derivation is of columns of the input, or that does not matter. */
static cj_status is_derivation_of_input(bool *is_of, cj_records *records, const char *text,
                                        cj_error *err)
{
    cj_derivation_text words;
    cj_status status;

    *is_of = true;
    if (!records->options->needs.shared)
        return CJ_OK;
    *is_of = false;
    if (cj_link_is_call(text)) /* of rows that are linked to those of another input */
        return CJ_OK;
    status = cj_derivation_parse(&words, text, &records->arena, err);
    if (status == CJ_OK)
        *is_of = cj_derivation_is_of(&words, records);
    return status;
}

static cj_status open_derivations(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_status status = CJ_OK;
    size_t index;

    /* a text over linked rows may be asked for as numbers and as dates besides */
    records->derivation_room = 3 * options->selection.derivation_count;
    records->derivations = calloc(records->derivation_room + 1, sizeof *records->derivations);
    if (records->derivations == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->selection.derivation_count; i++) {
        size_t number = records->derivation_count;
        cj_derivation *derivation = &records->derivations[number];
        const char *text = options->selection.derivations[i];
        cj_column column = {0};
        bool is_of;

        status = is_derivation_of_input(&is_of, records, text, err);
        if (status != CJ_OK || !is_of)
            continue;
        records->derivation_count = number + 1;
        status = open_derivation(derivation, &column, records, text, err);
        if (status == CJ_OK)
            status = check_name(derivation, records, err);
        column.derivation = number;
        if (status == CJ_OK)
            status = cj_records_add_column(&index, records, column, err);
        if (status != CJ_OK) /* no column owns the dictionary */
            cj_dict_free(column.dict);
        else
            status = cj_column_learn(&records->columns[index], err);
    }
    return status;
}

/* Read the values of a condition as each of the kinds that they may be compared as. */
static cj_status read_values(cj_condition *condition, cj_records *records, cj_error *err)
{
    const cj_condition_text *words = &condition->words;

    condition->values =
        cj_arena_alloc(&records->arena, words->value_count * sizeof *condition->values);
    if (condition->values == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < words->value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        *value =
            (cj_condition_value){.text = words->values[i], .blank = words->values[i].length == 0};
        value->is_number = cj_decimal_parse(&value->number, value->text) == CJ_NUMBER_OK;
        for (size_t f = 0; !value->is_date && f < records->main.file->typed.form_count; f++)
            value->is_date =
                cj_date_read(&value->date, value->text, &records->main.file->typed.forms[f]);
        for (size_t f = 0; !value->is_date && f < CJ_DEFAULT_FORM_COUNT; f++)
            value->is_date = cj_date_read(&value->date, value->text, &cj_default_forms[f]);
    }
    return CJ_OK;
}

/* Whether the text is three numbers, as days are written: such a text that is no day must not be
 * compared letter by letter. */
static bool is_like_date(cj_span text)
{
    size_t separators = 0;

    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        bool separates = text.at[i] == '-' || text.at[i] == '/' || text.at[i] == '.';

        if (!digit && (!separates || i == 0 || i + 1 == text.length || text.at[i - 1] < '0'))
            return false;
        separators += separates;
    }
    return separators == 2;
}

/* The month, quarter or year that the value of a condition names: as the column is written, or as
 * a period. */
static bool read_longer(cj_condition_value *value, const cj_file_rows *file,
                        const cj_column *column)
{
    const cj_typed_column *typed = cj_typed_at(&file->typed, column->slot);
    bool ambiguous = false;
    cj_period period;
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, &file->typed, typed);

    if (cj_value_date(&value->date, &ambiguous, value->text, forms, count))
        return true;
    if (ambiguous || value->text.length >= sizeof period.name ||
        cj_period_parse(&period, value->text.at, NULL) != CJ_OK)
        return false;
    value->date = period.first;
    return cj_date_unit_of(period.first, column->unit) == period.first &&
           cj_date_unit_last(period.first, column->unit) == period.last;
}

/* The values of a condition on a column whose dates are longer than a day. */
static cj_status read_longer_values(cj_condition *condition, const cj_records *records,
                                    cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    const cj_file_rows *file =
        column->origin == CJ_FROM_PEOPLE ? records->people.input.file : records->main.file;

    if (column->kind != CJ_KIND_DATE || column->unit == CJ_UNIT_DAY)
        return CJ_OK;
    for (size_t i = 0; i < condition->words.value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        value->is_date = value->blank || read_longer(value, file, column);
        if (!value->is_date)
            return cj_fail(
                err, CJ_EUSAGE, "condition \"%s\": \"%s\" is no %s, of which column %.*s is made",
                condition->words.text.at, value->text.at, cj_date_unit_word(column->unit),
                (int)column->name.length, column->name.at);
    }
    return CJ_OK;
}

static cj_status fail_value(const cj_column *column, cj_kind kind, const char *condition,
                            cj_span value, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "condition \"%s\": \"%.*s\" is not a %s", condition, (int)value.length,
                   value.at, kind == CJ_KIND_NUMBER ? "number" : "date as YYYY-MM-DD");
    cj_column_append_sign(&words, column, value);
    status =
        words.failed ? cj_fail_nomem(err) : cj_fail(err, CJ_EUSAGE, "%s", cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

cj_status cj_condition_open(cj_condition *condition, cj_records *records, const char *text,
                            cj_error *err)
{
    const cj_condition_value *values;
    cj_status status = cj_condition_parse(&condition->words, text, &records->arena, err);
    cj_kind kind;

    if (status == CJ_OK)
        status = read_values(condition, records, err);
    if (status == CJ_OK)
        status = (condition->people_alone ? cj_columns_of_people : cj_records_any_column)(
            &condition->column, records, condition->words.column, err);
    if (status != CJ_OK)
        return status;
    values = condition->values;
    kind = records->columns[condition->column].kind;
    if (kind == CJ_KIND_TEXT && !records->columns[condition->column].declared &&
        condition->words.relation > CJ_IS_NOT &&
        (values[0].is_date || is_like_date(values[0].text))) {
        /* before or after a day: texts would be ordered by their letters */
        status =
            cj_records_period_column(&condition->column, records, condition->words.column, err);
        kind = CJ_KIND_DATE;
    }
    if (status == CJ_OK)
        status = read_longer_values(condition, records, err);
    if (status == CJ_OK && condition->words.relation > CJ_IS_NOT && kind <= CJ_KIND_ID)
        status = cj_condition_open_order(condition, records, err);
    for (size_t i = 0; status == CJ_OK && i < condition->words.value_count; i++)
        if (!values[i].blank && ((kind == CJ_KIND_NUMBER && !values[i].is_number) ||
                                 (kind == CJ_KIND_DATE && !values[i].is_date)))
            status =
                fail_value(&records->columns[condition->column], kind, text, values[i].text, err);
    return status;
}

void cj_condition_clear(cj_condition *condition)
{
    free(condition->verdicts);
    free(condition->times);
    free(condition->holds);
    free(condition->watched);
}

/* Whether a condition is about a column of the input, or that does not matter. */
static cj_status is_of_input(bool *is_of, cj_records *records, const char *text, cj_error *err)
{
    cj_condition_text words;
    cj_status status = CJ_OK;

    *is_of = true;
    if (!records->options->needs.shared)
        return CJ_OK;
    status = cj_condition_parse(&words, text, &records->arena, err);
    if (status == CJ_OK)
        *is_of = cj_records_has(records, words.column);
    return status;
}

/* Whether the rows or people have the column of a condition; an error where two could be it. */
static cj_status has_column(bool *has, const cj_file_rows *file, cj_span name, cj_error *err)
{
    size_t field;
    cj_status status = cj_header_take(&field, &file->header, name, err);

    *has = *has || (status == CJ_OK && field != SIZE_MAX);
    return status;
}

/* Say in the notes that all rows of a file stay. */
static cj_status note_whole(const cj_records *records, const cj_file_rows *file, cj_everywhere *of,
                            const cj_condition_text *words, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&note, "No column \"%s\" in %s: all of its rows stay", words->column.at,
                   file->name);
    cj_text_format(&of->whole, "%s\n", file->name);
    status = cj_text_check(&note, err);
    if (status == CJ_OK)
        status = cj_text_check(&of->whole, err);
    if (status == CJ_OK)
        status = cj_dataset_add_caution(records->main.file->dataset, cj_text_string(&note), err);
    cj_text_clear(&note);
    return status;
}

static cj_status add_everywhere(cj_records *records, cj_everywhere *of, cj_span column,
                                bool people_alone, cj_error *err)
{
    cj_condition *condition;

    if (of->spread != NULL)
        return cj_gathering_add(records, of, column, people_alone, err);
    condition = &records->selection.conditions[records->selection.count++];
    condition->everywhere = of;
    condition->people_alone = people_alone;
    of->met = true;
    return cj_condition_open(condition, records, of->text, err);
}

/* Open a condition on every input.  Rows are selected by their own column, else by that of the
 * people who are joined to them; people by theirs. */
static cj_status open_everywhere(cj_records *records, cj_everywhere *of, cj_error *err)
{
    const cj_file_rows *file = records->main.file;
    const cj_file_rows *people = records->people.given ? records->people.input.file : NULL;
    cj_condition_text words = {.column = cj_span_of(of->text)};
    bool has = false;
    bool people_have = false;
    cj_status status = CJ_OK;

    if (of->spread == NULL)
        status = cj_condition_parse(&words, of->text, &records->arena, err);
    if (status != CJ_OK || cj_store_is_given(records->options->run.store, file->name))
        return status; /* the table of a measure, whose rows were selected */
    has = cj_records_has(records, words.column);
    status = has_column(&has, file, words.column, err);
    if (status == CJ_OK && people != NULL)
        status = has_column(&people_have, people, words.column, err);
    if (status == CJ_OK && (has || people_have))
        status = add_everywhere(records, of, words.column, false, err);
    if (status == CJ_OK && has && people_have)
        status = add_everywhere(records, of, words.column, true, err);
    if (status == CJ_OK && !has && !people_have && of->lacks.status == CJ_OK)
        cj_columns_fail(records, words.column, &of->lacks);
    if (of->spread != NULL)
        return status;
    if (status == CJ_OK && !has && !people_have)
        status = note_whole(records, file, of, &words, err);
    if (status == CJ_OK && people != NULL && !people_have)
        status = note_whole(records, people, of, &words, err);
    return status;
}

static cj_status open_conditions(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_selection *selection = &records->selection;
    cj_status status = CJ_OK;

    /* a condition on every input may be one on rows and on people */
    selection->conditions =
        calloc(options->selection.condition_count + 2 * options->selection.everywhere_count +
                   options->selection.flag_count + 1,
               sizeof *selection->conditions);
    records->gatherings =
        calloc(2 * options->selection.everywhere_count + 1, sizeof *records->gatherings);
    if (selection->conditions == NULL || records->gatherings == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->selection.condition_count; i++) {
        const char *text = options->selection.conditions[i];
        bool is_of;

        status = is_of_input(&is_of, records, text, err);
        if (status == CJ_OK && is_of)
            status =
                cj_condition_open(&selection->conditions[selection->count++], records, text, err);
    }
    for (size_t i = 0; status == CJ_OK && i < options->selection.everywhere_count; i++)
        status = open_everywhere(records, &options->selection.everywhere[i], err);
    for (size_t i = 0; status == CJ_OK && i < options->selection.flag_count; i++) {
        selection->flag_count = i + 1;
        status = cj_condition_open(&selection->conditions[selection->count + i], records,
                                   options->selection.flags[i], err);
    }
    return status;
}

static cj_status open_main(cj_records *records, cj_dataset *dataset, cj_error *err)
{
    const cj_records_options *options = records->options;
    const cj_file_options reading = {
        .input = options->main,
        .encoding = options->format.encoding,
        .delimiter = options->format.delimiter,
        .forms = options->format.forms,
        .form_count = options->format.form_count,
        .unpivot = options->selection.unpivot,
        .withheld = options->needs.withheld,
        .used_only = options->needs.used_only,
        .totals = options->needs.totals,
        .may_lack = options->needs.may_lack,
        .check = options->needs.check,
        .keep = options->selection.condition_count + options->selection.everywhere_count +
                    options->selection.flag_count >
                0,
        .again = options->needs.again,
        .repeats = options->needs.used_only && !options->needs.knows_twice,
        .known_persons = options->needs.known_persons || options->needs.no_persons,
        .threads = options->run.threads,
        .progress = options->run.progress,
        .progress_data = options->run.progress_data};
    cj_status status =
        cj_input_rows_open(&records->main, &reading, options->run.store, dataset, err);

    if (status == CJ_OK && records->main.file->unpivot_fields != NULL)
        status = cj_unpivot_open(records, err);
    return status;
}

cj_status cj_records_open(cj_records **out, const cj_records_options *options, cj_dataset *dataset,
                          cj_error *err)
{
    cj_records *records = calloc(1, sizeof *records);
    cj_status status;

    *out = NULL;
    if (records == NULL)
        return cj_fail_nomem(err);
    records->options = options;
    records->linker = options->linker;
    if (options->people.role != NULL || options->needs.known_persons || options->needs.check)
        dataset->places.wanted = true;
    status = open_main(records, dataset, err);
    if (status == CJ_OK && options->people.role != NULL)
        status = cj_people_open(records, err);
    if (status == CJ_OK && records->linker != NULL)
        status = records->linker->open(records, err);
    if (status == CJ_OK)
        status = open_derivations(records, err);
    if (status == CJ_OK && records->linker != NULL)
        status = records->linker->check(records, err);
    if (status == CJ_OK)
        status = open_conditions(records, err);
    if (status == CJ_OK) /* behind that of people */
        status = cj_file_rows_enter(records->main.file, err);
    if (status == CJ_OK)
        *out = records;
    else
        cj_records_free(records);
    return status;
}

void cj_records_free(cj_records *records)
{
    cj_selection *selection;

    if (records == NULL)
        return;
    for (size_t i = 0; i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        cj_dict_free(column->dict);
        cj_vector_clear(&column->values);
        cj_vector_clear(&column->by_person);
        cj_day_counts_clear(&column->days);
        free(column->learned);
        cj_unpivot_clear(records, column);
    }
    selection = &records->selection;
    for (size_t i = 0; i < selection->count + selection->flag_count; i++)
        cj_condition_clear(&selection->conditions[i]);
    for (size_t i = 0; i < records->gathering_count; i++)
        free(records->gatherings[i].seen);
    for (size_t i = 0; i < records->derivation_count; i++)
        cj_derivation_clear(&records->derivations[i]);
    for (size_t i = 0; records->linker != NULL && i < records->derivation_count; i++)
        records->linker->free_derivation(records->derivations[i].linked);
    if (records->linker != NULL)
        records->linker->free(records->links);
    free(selection->conditions);
    free(records->gatherings);
    free(selection->selected);
    free(selection->keep);
    free(selection->skip);
    free(selection->failed);
    free(selection->left_out);
    free(selection->doubts);
    free(records->derivations);
    free(records->columns);
    cj_people_clear(&records->people);
    cj_input_rows_clear(&records->main);
    cj_arena_clear(&records->arena);
    free(records);
}
