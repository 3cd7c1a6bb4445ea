/* Opening a file: profile, header, schema, columns, what is required, keys. */
#include "file_rows.h"
#include "rows/repair.h"

#include <string.h>

/* ---- what the options say -------------------------------------------------------------- */

cj_status cj_file_rows_begin(cj_file_rows *file, const cj_file_options *options,
                             cj_dataset *dataset, cj_error *err)
{
    cj_status status = CJ_OK;

    file->options = *options;
    file->dataset = dataset;
    file->ledger = SIZE_MAX;
    file->encoding = options->encoding;
    file->dialect = (cj_dialect)CJ_DIALECT_INIT;
    if (options->input.profile_path != NULL)
        status = cj_profile_load(&file->profile, options->input.profile_path, err);
    if (status != CJ_OK)
        return status;
    if (file->profile != NULL) { /* options say more */
        file->dialect = file->profile->dialect;
        if (file->encoding == NULL)
            file->encoding = file->profile->encoding;
    }
    if (options->delimiter != '\0')
        file->dialect.delimiter = options->delimiter;
    return CJ_OK;
}

/* The names of the columns of a file without a header: the profile's, or those
 * of a schema that was given for it. */
static cj_status name_columns(const cj_span **headings, size_t count, cj_file_rows *file,
                              cj_error *err)
{
    const cj_profile *profile = file->profile;
    size_t known = profile->field_name_count;
    cj_span *names;

    if (known == 0 && file->options.input.schema_path != NULL)
        known = file->schema->field_count;
    if (known != count)
        return cj_fail_at(
            err, CJ_EUSAGE, file->name, 0, 0,
            "without a header its columns need names: %zu are given (fieldNames of "
            "the profile, or the fields of {schema}), and the first row has %zu cells",
            known, count);
    if (profile->field_name_count > 0) {
        *headings = profile->field_names;
        return CJ_OK;
    }
    names = cj_arena_alloc(&file->arena, (count + 1) * sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        names[i] = file->schema->fields[i].name;
    *headings = names;
    return CJ_OK;
}

/* Open the given schema, else the one of the file's role, else one that fits the header. */
static cj_status open_schema(cj_file_rows *file, cj_error *err)
{
    const cj_input *input = &file->options.input;
    cj_status status = CJ_OK;
    const cj_span *headings;
    size_t count;

    file->role = input->role;
    headings = cj_csv_header(file->typed.csv, &count);
    if (input->schema_path != NULL) {
        status = cj_schema_load(&file->schema, input->schema_path, err);
        if (status == CJ_OK && file->role == NULL)
            file->role = cj_schema_role(file->schema);
    } else {
        if (file->role == NULL)
            status = cj_schema_guess(&file->role, input->path, headings, count, err);
        if (status == CJ_OK)
            status = cj_schema_builtin(&file->schema, file->role, err);
    }
    if (status == CJ_OK && strcmp(file->role, "any") == 0)
        status = cj_schema_builtin(&file->people_schema, "people", err);
    return status;
}

static void choose_forms(cj_file_rows *file)
{
    const cj_file_options *options = &file->options;
    const cj_profile *profile = file->profile;
    cj_typed *typed = &file->typed;

    typed->forms = cj_default_forms;
    typed->form_count = CJ_DEFAULT_FORM_COUNT;
    if (options->form_count > 0) {
        typed->forms = options->forms;
        typed->form_count = options->form_count;
    } else if (profile != NULL && profile->form_count > 0) {
        typed->forms = profile->forms;
        typed->form_count = profile->form_count;
    }
}

/* Read the header and match its columns. */
static cj_status open_header(cj_file_rows *file, cj_error *err)
{
    const cj_file_options *options = &file->options;
    const cj_input *input = &options->input;
    cj_header_row row;
    cj_typed *typed = &file->typed;
    cj_status status;

    status = cj_csv_open_dialect(&typed->csv, file->source, &file->dialect, err);
    if (status == CJ_EUSAGE && options->check) /* the file is at fault, not its options */
        status = err != NULL ? (err->status = CJ_EDATA) : CJ_EDATA;
    if (status == CJ_OK)
        status = open_schema(file, err);
    if (status != CJ_OK)
        return status;
    row = (cj_header_row){.file = file->name,
                          .line = cj_csv_header_line(typed->csv),
                          .schema = file->schema,
                          .profile = file->profile,
                          .maps = input->maps,
                          .map_count = input->map_count,
                          .about = input->about};
    row.headings = cj_csv_header(typed->csv, &row.count);
    if (file->dialect.no_header)
        status = name_columns(&row.headings, row.count, file, err);
    if (status == CJ_OK)
        status = cj_header_match(&file->header, &row, err);
    typed->source = file->source;
    typed->schema = file->schema;
    typed->profile = file->profile;
    typed->check = options->check;
    typed->withheld = options->withheld;
    typed->totals = options->check || options->used_only;
    typed->knows_all = !options->check && options->totals != CJ_TOTALS_TOLD;
    typed->knows_totals = !options->check && options->totals == CJ_TOTALS_KNOWN;
    typed->count_repairs = file->dataset->repairs != NULL;
    typed->count_variants =
        typed->count_repairs &&
        (file->profile != NULL || cj_repairs_are_variants_asked(file->dataset->repairs));
    typed->list_repairs = typed->count_repairs && cj_repairs_are_listed(file->dataset->repairs);
    choose_forms(file);
    if (status == CJ_OK && file->profile != NULL)
        status = cj_repair_open(typed, &file->header, &file->arena, err);
    return status != CJ_OK ? status : cj_file_rows_add_declared(file, err);
}

static cj_status check_made(const cj_file_rows *file, cj_span name, cj_error *err)
{
    if (!cj_file_rows_has(file, name))
        return CJ_OK;
    return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                      "{unpivot} makes a column \"%s\", which is there already", name.at);
}

/* What the rows of a column that is unpivoted are called: its heading, or how it was asked for
 * where others are headed alike. */
cj_span cj_file_rows_unpivoted(const cj_file_rows *file, size_t view)
{
    size_t at = file->unpivot_fields[view];

    return cj_header_is_alike(&file->header, at) ? file->unpivot.columns[view]
                                                 : file->header.columns[at].heading;
}

/* Whether a column is unpivoted under another name already. */
static bool is_unpivoted(const cj_file_rows *file, size_t view)
{
    for (size_t i = 0; i < view; i++)
        if (file->unpivot_fields[i] == file->unpivot_fields[view] ||
            cj_word_same(cj_file_rows_unpivoted(file, i), cj_file_rows_unpivoted(file, view)))
            return true;
    return false;
}

/* Find the columns that are unpivoted. The column of their values decides later what they are read
 * as. */
static cj_status open_unpivot(cj_file_rows *file, cj_error *err)
{
    cj_unpivot_text *unpivot = &file->unpivot;
    cj_status status = cj_unpivot_parse(unpivot, file->options.unpivot, &file->arena, err);

    if (status == CJ_OK)
        status = check_made(file, unpivot->name, err);
    if (status == CJ_OK)
        status = check_made(file, unpivot->value, err);
    if (status != CJ_OK)
        return status;
    file->unpivot_fields =
        cj_arena_alloc(&file->arena, unpivot->column_count * sizeof *file->unpivot_fields);
    if (file->unpivot_fields == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < unpivot->column_count; i++) {
        size_t at;

        status = cj_header_take(&at, &file->header, unpivot->columns[i], err);
        if (status == CJ_OK && at == SIZE_MAX)
            return cj_file_rows_fail_column(file, unpivot->columns[i], err);
        if (status != CJ_OK)
            return status;
        file->unpivot_fields[i] = at;
        if (is_unpivoted(file, i))
            status = cj_fail(err, CJ_EUSAGE, "{unpivot} names column \"%s\" twice",
                             unpivot->columns[i].at);
    }
    return status;
}

/* The number of the first row below with the required fields as its cells, which may be the real
 * header; 0 if there is none. */
static uint64_t find_header_below(const cj_file_rows *file)
{
    const cj_schema *schema = file->schema;
    cj_span names[16];
    size_t count = 0;

    for (size_t i = 0; i < schema->field_count && count < 16; i++)
        if (schema->fields[i].required)
            names[count++] = schema->fields[i].name;
    return cj_csv_find_header(file->typed.csv, names, count);
}

/* Note that a required column is missing, with the nearest heading. */
static cj_status note_absent(cj_file_rows *file, cj_span name, uint64_t below, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);

    cj_file_rows_fail_column(file, name, &why);
    if (below > 0)
        return cj_header_note(&file->header, "missing-label", CJ_ERROR, 0, err,
                              "no column \"%.*s\"; row %llu looks like the header: a profile with "
                              "{\"dialect\": {\"headerRows\": [%llu]}} reads it there",
                              (int)name.length, name.at, (unsigned long long)below,
                              (unsigned long long)below);
    return cj_header_note(&file->header, "missing-label", CJ_ERROR, 0, err, "%s", why.text);
}

/* Note a header without any name. */
static cj_status note_blank_header(cj_file_rows *file, cj_error *err)
{
    unsigned long long below = (unsigned long long)cj_csv_find_cells(file->typed.csv);

    if (below == 0)
        return cj_header_note(&file->header, "missing-label", CJ_ERROR, 0, err,
                              "the header is blank, and no row below it has cells");
    return cj_header_note(&file->header, "missing-label", CJ_ERROR, 0, err,
                          "the header is blank; the first row with cells is line %llu: a profile "
                          "with {\"dialect\": {\"headerRows\": [%llu]}} reads the header there",
                          below, below);
}

/* Whether a file of one column was probably cut with the wrong delimiter: the schema has more
 * columns, or the heading holds a usual delimiter. */
static bool looks_cut_wrongly(const cj_file_rows *file)
{
    const cj_header_column *column = &file->header.columns[0];

    if (column->field != SIZE_MAX)
        return false;
    for (size_t i = 0; i < column->heading.length; i++)
        if (strchr(",;\t|^~:!", column->heading.at[i]) != NULL)
            return true;
    return file->schema->field_count > 1;
}

/* The first row looks like a title above the table, or was `cut` wrongly. */
static cj_status note_other_header(cj_file_rows *file, bool cut, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    bool title = cj_file_rows_tell_title(&words, file);
    cj_status status = CJ_OK;

    if (cut && !title)
        cj_file_rows_tell_single(&words, file, err);
    if (cut || title)
        status = cj_header_note(&file->header, title ? "title-row" : "missing-label",
                                cut ? CJ_ERROR : CJ_WARNING, 0, err, "%s", cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

/* Every field that no row may leave blank must be there; a file that turns
 * into one column has none of them. */
static cj_status check_required(cj_file_rows *file, cj_error *err)
{
    const cj_schema *schema = file->schema;
    bool single = file->header.count == 1;
    cj_status status = CJ_OK;
    uint64_t below = 0;
    size_t absent = 0;

    if (cj_header_is_blank(&file->header)) {
        status = note_blank_header(file, err);
        return status == CJ_OK && !file->options.check ? cj_header_judge(&file->header, err)
                                                       : status;
    }
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++) {
        if (!schema->fields[i].required || cj_file_rows_has(file, schema->fields[i].name))
            continue;
        if (absent++ == 0)
            below = find_header_below(file);
        if (absent == 1 || !single)
            status = note_absent(file, schema->fields[i].name, below, err);
    }
    if (status == CJ_OK && absent == 0)
        status = note_other_header(file, single && looks_cut_wrongly(file), err);
    if (status != CJ_OK || file->options.check)
        return status;
    return cj_header_judge(&file->header, err);
}

/* Let the cells of a required column be blank. */
static void allow_blank(cj_file_rows *file, cj_span name)
{
    size_t field = cj_schema_find(file->schema, name);

    if (field != SIZE_MAX)
        file->schema->fields[field].required = false;
}

cj_status cj_file_rows_open(cj_file_rows *file, cj_source *source, bool held, cj_error *err)
{
    cj_status status;

    file->source = source;
    file->source_is_held = held;
    file->name = cj_source_name(source);
    if (file->options.keep || file->options.again)
        cj_source_keep(source);
    status = open_header(file, err);
    if (status == CJ_OK && file->options.unpivot != NULL)
        status = open_unpivot(file, err);
    if (status == CJ_OK)
        status = check_required(file, err);
    if (status == CJ_OK && file->options.may_lack != NULL)
        allow_blank(file, cj_span_of(file->options.may_lack));
    if (status == CJ_OK) /* before what uses columns */
        status = cj_dates_open(file, err);
    return status == CJ_OK ? cj_keys_open(file, err) : status;
}

cj_status cj_file_rows_reopen(cj_file_rows *file, cj_source *source, bool held, cj_error *err)
{
    file->looked_at = file->source;
    file->source = source;
    file->source_is_held = held;
    file->typed.source = source;
    if (file->options.keep)
        cj_source_keep(source);
    cj_csv_close(file->typed.csv);
    file->typed.csv = NULL;
    return cj_csv_open_dialect(&file->typed.csv, source, &file->dialect, err);
}

cj_status cj_file_rows_enter(cj_file_rows *file, cj_error *err)
{
    cj_dataset *dataset = file->dataset;
    cj_status status = cj_grow(&dataset->ledgers, &dataset->ledger_capacity,
                               dataset->ledger_count + 1, sizeof *dataset->ledgers, err);

    if (status == CJ_OK)
        status = cj_ledger_open(&dataset->ledgers[dataset->ledger_count], file->name, err);
    if (status != CJ_OK)
        return status;
    file->ledger = dataset->ledger_count++;
    dataset->ledgers[file->ledger].unfinished = true;
    return CJ_OK;
}
