/* The notes that every measure has. */
#include "cj/linked.h"
#include "columns.h"
#include "records/expression.h"

#include <string.h>

/* An empty note is none; the text is reset for the next one. */
cj_status cj_measure_add_note_on(cj_table *table, const char *keys, cj_text *note, cj_error *err)
{
    cj_status status = cj_text_check(note, err);

    if (status == CJ_OK && note->length > 0)
        status = cj_table_add_note_on(table, keys, note, err);
    cj_text_reset(note);
    return status;
}

cj_status cj_measure_add_note(cj_table *table, cj_text *note, cj_error *err)
{
    return cj_measure_add_note_on(table, NULL, note, err);
}

void cj_measure_note_maps(cj_text *out, const char *words, const char *const *maps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *sign = strrchr(maps[i], '=');
        size_t length = sign == NULL ? strlen(maps[i]) : (size_t)(sign - maps[i]);

        cj_text_format(out, "%s%.*s%s%s", i == 0 ? words : "; ", (int)length, maps[i],
                       sign == NULL ? "" : " as ", sign == NULL ? "" : sign + 1);
    }
    cj_text_add(out, count > 0 ? "." : "");
}

static cj_status note_maps(cj_table *table, const char *words, const char *const *maps,
                           size_t count, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_measure_note_maps(&note, words, maps, count);
    status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* "Columns that are a row each: Housing, Health." */
static cj_status note_unpivot(cj_table *table, const char *unpivot, cj_error *err)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_unpivot_text words;
    cj_status status = cj_unpivot_parse(&words, unpivot, &arena, err);

    if (status == CJ_OK) {
        cj_text_add(&note, "Columns that are a row each: ");
        for (size_t i = 0; i < words.column_count; i++) {
            cj_text_add(&note, i == 0 ? "" : ", ");
            cj_text_append(&note, words.columns[i]);
        }
        cj_text_char(&note, '.');
        status = cj_table_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    cj_arena_clear(&arena);
    return status;
}

/* Add words as a sentence, if there are any; they are empty afterwards. */
static cj_status add_words(cj_table *table, cj_text *words, cj_error *err)
{
    if (words->length > 0 && words->bytes[words->length - 1] != '?')
        cj_text_char(words, '.');
    return cj_measure_add_note(table, words, err);
}

/* What was done to the rows of a second input: "Rows of offences kept: ...". */
static cj_status note_other(cj_table *table, const cj_records *other, cj_error *err)
{
    const cj_records_options *options = cj_records_options_of(other);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (cj_records_condition_count(other) > 0)
        cj_text_format(&words, "Only rows of %s ", cj_records_role(other));
    cj_measure_append_conditions(&words, other);
    status = add_words(table, &words, err);
    for (size_t i = 0; status == CJ_OK && i < cj_records_derivation_count(other); i++) {
        cj_text_format(&words, "In %s, ", cj_records_role(other));
        cj_measure_append_derivation(&words, cj_records_derivation(other, i));
        status = add_words(table, &words, err);
    }
    cj_text_format(&words, "Columns of %s read under other names: ", cj_records_role(other));
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = note_maps(table, cj_text_string(&words), options->main.maps,
                           options->main.map_count, err);
    cj_text_clear(&words);
    return status;
}

/* "Linked rows: offences (offences.csv) by person_id; areas (wards.csv) by ward=Ward code." */
static cj_status note_links(cj_table *table, const cj_records_options *options, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < options->link_count; i++) {
        const cj_link_input *link = &options->links[i];
        const char *path =
            link->input.path == NULL ? "standard input" : cj_file_name(link->input.path);

        cj_text_format(&note, "%s%s (%s", i == 0 ? "Linked rows: " : "; ", link->name, path);
        for (size_t f = 0; f < link->input.more_count; f++)
            cj_text_format(&note, ", %s", cj_file_name(link->input.more[f]));
        cj_text_format(&note, ") by %s", link->on == NULL ? "person_id" : link->on);
    }
    cj_text_add(&note, ".");
    if (options->link_count > 0)
        status = cj_table_add_note(table, &note, err);
    for (size_t i = 0; status == CJ_OK && i < options->link_count; i++) {
        cj_text_reset(&note);
        cj_text_format(&note, "Columns of %s read under other names: ", options->links[i].name);
        status = cj_text_check(&note, err);
        if (status == CJ_OK)
            status = note_maps(table, cj_text_string(&note), options->links[i].input.maps,
                               options->links[i].input.map_count, err);
    }
    cj_text_clear(&note);
    return status;
}

/* What warnings told of the data as a whole, and what each figure is to be read with. */
static cj_status note_cautions(cj_table *table, const cj_dataset *dataset, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < dataset->caution_count; i++) {
        cj_text_append(&note, cj_text_span(&dataset->cautions[i]));
        status = add_words(table, &note, err);
    }
    cj_text_clear(&note);
    if (status != CJ_OK || dataset->mark.length == 0)
        return status;
    table->mark = cj_table_keep(table, cj_text_span(&dataset->mark));
    return table->mark == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- rows that stood already ----------------------------------------------------------------- */

static bool is_used(const cj_dataset *dataset, const cj_repeated_rows *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (dataset->ledgers[of->ledger].states[of->rows[i]] == CJ_ROW_USED)
            return true;
    return false;
}

/* Append where the first stands, and how many there are. */
static void append_where(cj_text *words, const cj_repeated_rows *of, const char *are)
{
    unsigned long long rows = (unsigned long long)(of->count * of->times);

    cj_text_format(words, " stands already in line %llu", (unsigned long long)of->earlier_line);
    if (of->earlier_file != NULL)
        cj_text_format(words, " of %s", of->earlier_file);
    if (of->column > 0)
        cj_text_add(words, ", on the same days");
    if (of->times > 1)
        cj_text_format(words, ", as about %llu %s of the file do (one in %llu was compared)", rows,
                       are, (unsigned long long)of->times);
    else if (of->more)
        cj_text_format(words, ", as more than %llu %s of the file do", rows, are);
    else if (rows > 1)
        cj_text_format(words, ", as %llu %s of the file do", rows, are);
}

/* Tell how to count them once. */
static void append_once(cj_text *hint, const cj_repeated_rows *of, const cj_error *err)
{
    if (of->column == 0) {
        cj_text_add(hint, "a profile with distinctRows counts them once");
        return;
    }
    cj_text_say(hint, err, "where they are one, cj-prepare {one-per \"%.*s\"} keeps one row%s",
                (int)of->name.length, of->name.at,
                of->earlier_file == NULL ? "" : ", the latest if its file is named first");
}

static cj_status warn_repeated(const cj_dataset *dataset, const cj_repeated_rows *of, cj_error *err)
{
    bool named = of->column > 0;
    cj_finding finding = {.code = named ? "fan-out" : "duplicate-row",
                          .severity = CJ_WARNING,
                          .file = of->file,
                          .line = of->line,
                          .record = of->record,
                          .column = of->column,
                          .column_name = of->name};
    cj_text words = CJ_TEXT_INIT;
    cj_text hint = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&words, named ? "the identifier of the row" : "the same row");
    append_where(&words, of, named ? "identifiers" : "rows");
    cj_text_add(&words, of->count * of->times == 1 ? ": both are counted"
                        : named                    ? ": each row is counted"
                                                   : ": each is counted");
    append_once(&hint, of, err);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_text_check(&hint, err);
    finding.message = cj_text_span(&words);
    finding.hint = cj_text_span(&hint);
    if (status == CJ_OK)
        status = cj_findings_report(dataset->findings, &finding, err);
    cj_text_clear(&words);
    cj_text_clear(&hint);
    return status;
}

/* How many they are is told to who runs the program alone: it is a count like any other. */
static cj_status note_repeated(cj_table *table, const cj_dataset *dataset, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < dataset->repeated_count; i++) {
        const cj_repeated_rows *of = &dataset->repeated[i];

        if (!is_used(dataset, of))
            continue;
        cj_text_format(&note, "Rows of %s ", of->file);
        if (of->column > 0) {
            cj_text_add(&note, "have the ");
            cj_text_printable(&note, of->name);
        } else {
            cj_text_add(&note, "are the same in every cell");
        }
        cj_text_format(&note, "%s earlier ones%s%s: each is counted",
                       of->column > 0 ? " and the days of" : " as",
                       of->earlier_file == NULL ? "" : " of ",
                       of->earlier_file == NULL ? "" : of->earlier_file);
        status = add_words(table, &note, err);
        if (status == CJ_OK)
            status = warn_repeated(dataset, of, err);
    }
    cj_text_clear(&note);
    return status;
}

/* ---- wholes beside their parts --------------------------------------------------------------- */

static cj_status note_mixed(cj_table *table, const cj_dataset *dataset, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < dataset->mixed_count; i++) {
        status = cj_dataset_tell_mixed(&words, dataset, i, err);
        if (status != CJ_OK || words.length == 0)
            continue;
        cj_text_format(&note, "%s: %s", dataset->mixed[i].file, cj_text_string(&words));
        status = add_words(table, &note, err);
    }
    cj_text_clear(&words);
    cj_text_clear(&note);
    return status;
}

/* What the dates of an input do not say by themselves. */
static cj_status note_dates(cj_table *table, const cj_records *records, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    size_t at = 0;

    while (status == CJ_OK && cj_records_date_note(&note, records, &at))
        status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* Say how the derived columns are made, in one note. */
static cj_status note_derivations(cj_table *table, const cj_records_options *options, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; i < options->selection.derivation_count; i++) {
        cj_text_add(&note, i == 0 ? "" : ". ");
        cj_measure_append_derivation(&note, cj_span_of(options->selection.derivations[i]));
    }
    status = cj_text_check(&note, err);
    if (status == CJ_OK && note.length > 0)
        status = add_words(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* Where the rows of a file went, and what was put right in it. */
static cj_status note_file(cj_table *table, const cj_dataset *dataset, const cj_ledger *ledger,
                           size_t file, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_ledger_append(&note, ledger, file);
    status = cj_table_add_note(table, &note, err);
    cj_text_reset(&note);
    cj_text_add(&note, CJ_TELLS);
    if (status == CJ_OK && dataset->repairs != NULL)
        cj_repairs_append(&note, dataset->repairs, ledger->files[file].name);
    if (status == CJ_OK && note.length > strlen(CJ_TELLS))
        status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

cj_status cj_measure_notes(cj_table *table, const cj_records *records, const cj_records *other,
                           cj_error *err)
{
    const cj_records_options *options = cj_records_options_of(records);
    const cj_dataset *dataset = cj_records_dataset(records);
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&note, cj_records_condition_count(records) > 0 ? "Only rows " : "");
    cj_measure_append_conditions(&note, records);
    status = add_words(table, &note, err);
    if (status == CJ_OK)
        status = note_links(table, options, err);
    if (status == CJ_OK)
        status = note_derivations(table, options, err);
    if (status == CJ_OK)
        status = note_maps(table, "Columns read under other names: ", options->main.maps,
                           options->main.map_count, err);
    if (status == CJ_OK && options->people.map_count > 0)
        status =
            note_maps(table, "Columns of people read under other names: ", options->people.maps,
                      options->people.map_count, err);
    if (status == CJ_OK && options->selection.unpivot != NULL)
        status = note_unpivot(table, options->selection.unpivot, err);
    if (status == CJ_OK && other != NULL)
        status = note_other(table, other, err);
    table->run_notes = table->note_count;
    if (status == CJ_OK)
        status = note_cautions(table, dataset, err);
    if (status == CJ_OK)
        status = note_repeated(table, dataset, err);
    if (status == CJ_OK)
        status = note_mixed(table, dataset, err);
    if (status == CJ_OK)
        status = note_dates(table, records, err);
    if (status == CJ_OK && other != NULL)
        status = note_dates(table, other, err);
    for (size_t i = 0; status == CJ_OK && i < dataset->notice_count; i++) {
        cj_dataset_append_notice(&note, dataset, i);
        status = cj_measure_add_note(table, &note, err);
    }
    for (size_t i = 0; i < dataset->ledger_count; i++)
        for (size_t file = 0; status == CJ_OK && file < dataset->ledgers[i].file_count; file++)
            status = note_file(table, dataset, &dataset->ledgers[i], file, err);
    cj_text_clear(&note);
    return status;
}
