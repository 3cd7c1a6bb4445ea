/* cj-check: the files in an order in which the people come first, each read once to its end. */
#include "check_internal.h"

#include <stdlib.h>
#include <string.h>

#define UNDECLARED_TOLD 6 /* columns that one line names */

/* ---- opening ----------------------------------------------------------------------- */

/* Report a file that cannot be read as a finding, so that the others are checked all the same;
 * errors of memory or usage are passed on. */
static cj_status note_unreadable(cj_checking *in, const char *path, const cj_error *why,
                                 cj_error *err)
{
    const char *name = path == NULL || strcmp(path, "-") == 0 ? "standard input" : path;
    const cj_finding finding = {.code = "source-error",
                                .severity = CJ_ERROR,
                                .file = name,
                                .line = why->line,
                                .record = why->line > 0 ? 1 : 0,
                                .column = why->column,
                                .message = cj_span_of(why->text)};

    if (why->status != CJ_EDATA) {
        if (err != NULL)
            *err = *why;
        return why->status;
    }
    in->file_errors++;
    return cj_findings_report(in->dataset->findings, &finding, err);
}

const cj_span cj_check_roles[CJ_CHECK_ROLE_COUNT] = {
    {"people", 6},   {"episodes", 8}, {"reviews", 7},    {"offences", 8},
    {"sessions", 8}, {"orders", 6},   {"population", 10}};

/* Append the columns that the schema does not declare: nothing says what may stand in them. */
static void append_undeclared(cj_text *words, const cj_records *records)
{
    const cj_schema *schema = cj_records_schema(records);
    size_t count = 0;
    size_t told = 0;

    for (size_t i = 0; i < cj_records_field_count(records); i++)
        count += cj_schema_find(schema, cj_records_field_name(records, i)) == SIZE_MAX;
    for (size_t i = 0; i < cj_records_field_count(records) && told < UNDECLARED_TOLD; i++) {
        cj_span name = cj_records_field_name(records, i);

        if (name.length == 0 || cj_schema_find(schema, name) != SIZE_MAX)
            continue;
        cj_text_add(words, told == 0 ? "" : told + 1 == count ? " and " : ", ");
        cj_text_printable(words, name);
        told++;
    }
    if (count > told)
        cj_text_format(words, " and %zu more", count - told);
}

/* Tell of which columns only the form of the rows is checked: all of a file that is of no kind. */
static cj_status tell_unchecked(const cj_checking *in, const cj_checked *file, cj_error *err)
{
    cj_text names = CJ_TEXT_INIT;
    cj_status status;

    if (!cj_records_is_one_column(file->records)) /* whose heading is all of the header */
        append_undeclared(&names, file->records);
    status = cj_text_check(&names, err);
    if (status == CJ_OK && names.length > 0)
        status = cj_dataset_notice(in->dataset, err,
                                   "%s: what stands in %s is not checked, as no schema declares it "
                                   "({schema} gives one)",
                                   cj_records_ledger(file->records)->files[0].name,
                                   cj_text_string(&names));
    cj_text_clear(&names);
    return status;
}

/* Tell as what a file is checked that nothing was said of; a name in front of it that is nearly
 * that of a kind is likely to be meant as one. */
static cj_status tell_kind(const cj_checking *in, const cj_checked *file, cj_error *err)
{
    const char *name = cj_records_ledger(file->records)->files[0].name;
    const char *kind = cj_records_role(file->records);
    bool told = file->input->input.role != NULL || file->input->input.schema_path != NULL;
    size_t nearest =
        file->input->name == NULL
            ? SIZE_MAX
            : cj_word_nearest(cj_span_of(file->input->name), cj_check_roles, CJ_CHECK_ROLE_COUNT);
    cj_status status = CJ_OK;

    if (!told && strcmp(kind, "any") == 0)
        return cj_dataset_notice(
            in->dataset, err,
            "%s fits none of the built-in schemas: its structure is checked, its "
            "values are not ({schema} gives one)%s%s%s",
            name, nearest == SIZE_MAX ? "" : "; did you mean \"",
            nearest == SIZE_MAX ? "" : cj_check_roles[nearest].at,
            nearest == SIZE_MAX ? "" : ":\" before it?");
    if (!told)
        status = cj_dataset_notice(
            in->dataset, err, "%s is checked as %s, by its %s (KIND:FILE says another kind)", name,
            kind, cj_records_is_named(file->records) ? "name" : "header");
    return status == CJ_OK ? tell_unchecked(in, file, err) : status;
}

static cj_status open_file(cj_checking *in, cj_checked *file, const cj_check_input *input,
                           cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status;

    file->input = input;
    file->stranger = file->odd = file->known = CJ_NO_CODE;
    file->options = in->options->reading;
    file->options.main = input->input;
    file->options.needs.check = true;
    file->options.needs.again = in->options->split != NULL;
    status = cj_records_open(&file->records, &file->options, in->dataset, &why);
    if (status != CJ_OK)
        return note_unreadable(in, input->input.path, &why, err);
    file->name = input->name != NULL ? input->name : cj_records_role(file->records);
    file->is_people = strcmp(cj_records_role(file->records), "people") == 0;
    in->has_people = in->has_people || file->is_people;
    return tell_kind(in, file, err);
}

static void close_file(cj_checked *file)
{
    for (size_t i = 0; i < file->id_count; i++)
        free(file->ids[i].rows);
    for (size_t i = 0; i < file->foreign_count; i++)
        cj_dict_free(file->foreign[i].values);
    free(file->nobodies);
    cj_tuples_clear(&file->twins);
    cj_tuples_clear(&file->scores);
    cj_tuples_clear(&file->rows);
    cj_arena_clear(&file->arena);
    cj_records_free(file->records);
}

/* ---- reading ------------------------------------------------------------------------- */

static cj_status read_rows(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_ledger *ledger = cj_records_ledger(file->records);
    cj_status status = cj_records_start(file->records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, file->records, &status, err)) {
        for (size_t i = 0; i < rows->row_count; i++)
            cj_ledger_raise(ledger, rows->first + rows->rows[i], CJ_ROW_USED);
        status = cj_check_rows(in, file, rows, err);
    }
    return status;
}

static cj_status split_rows(cj_checking *in, cj_checked *file, cj_error *err)
{
    const cj_check_options *options = in->options;

    if (options->split == NULL)
        return CJ_OK;
    return cj_records_split(file->records, options->split, options->split_data, err);
}

/* Reviews are counted by their score or their progress: without both no
 * measure can read them. */
static cj_status check_scores(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    size_t column;

    if (strcmp(cj_records_role(file->records), "reviews") != 0 ||
        cj_records_has(file->records, CJ_SPAN("score")) ||
        cj_records_has(file->records, CJ_SPAN("progress")) ||
        cj_records_need(file->records, CJ_SPAN("score")) ||
        cj_records_need(file->records, CJ_SPAN("progress")) ||
        cj_records_header_errors(file->records) > 0)
        return CJ_OK;
    cj_records_column(&column, file->records, CJ_SPAN("score"), CJ_KIND_NUMBER, &why);
    in->file_errors++;
    return cj_findings_report(in->dataset->findings,
                              &(cj_finding){.code = "missing-label",
                                            .severity = CJ_ERROR,
                                            .file = cj_records_ledger(file->records)->files[0].name,
                                            .line = why.line,
                                            .record = 1,
                                            .message = cj_span_of(why.text)},
                              err);
}

static cj_status check_file(cj_checking *in, cj_checked *file, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status = cj_check_columns(in, file, err);

    if (status == CJ_OK)
        status = cj_check_foreign_open(in, file, err);
    if (status != CJ_OK)
        return status;
    if (cj_records_is_one_column(file->records)) { /* what is below would only repeat it */
        cj_records_ledger(file->records)->unfinished = true;
        in->file_errors += cj_records_header_errors(file->records);
        status = cj_records_note_header(file->records, err);
        return status == CJ_OK ? split_rows(in, file, err) : status;
    }
    status = check_scores(in, file, err);
    in->file_errors += cj_records_header_errors(file->records);
    if (status != CJ_OK)
        return status;
    status = read_rows(in, file, &why);
    if (status == CJ_EDATA) { /* it was told where reading stopped */
        in->file_errors++;
        return CJ_OK;
    }
    if (status != CJ_OK) {
        if (err != NULL)
            *err = why;
        return status;
    }
    status = cj_check_end(in, file, err);
    return status == CJ_OK ? split_rows(in, file, err) : status;
}

/* People come first, then episodes: what is known of a person is held against
 * the others, offences against all. */
static int turn_of(const cj_checked *file)
{
    const char *role = cj_records_role(file->records);

    return strcmp(role, "people") == 0     ? 0
           : strcmp(role, "episodes") == 0 ? 1
           : strcmp(role, "offences") == 0 ? 3
                                           : 2;
}

cj_status cj_check(uint64_t *file_errors, cj_dataset *dataset, const cj_check_options *options,
                   cj_error *err)
{
    cj_checking in = {.dataset = dataset, .options = options, .file_count = options->input_count};
    cj_status status = CJ_OK;

    *file_errors = 0;
    in.files = calloc(options->input_count + 1, sizeof *in.files);
    if (in.files == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < in.file_count; i++)
        status = open_file(&in, &in.files[i], &options->inputs[i], err);
    for (int turn = 0; turn <= 3; turn++)
        for (size_t i = 0; status == CJ_OK && i < in.file_count; i++)
            if (in.files[i].records != NULL && turn_of(&in.files[i]) == turn)
                status = check_file(&in, &in.files[i], err);
    *file_errors = in.file_errors;
    for (size_t i = 0; i < in.file_count; i++)
        close_file(&in.files[i]);
    free(in.files);
    cj_alike_clear(&in.alike);
    free(in.persons);
    return status;
}
