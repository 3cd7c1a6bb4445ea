/* Identifiers of rows that stand already, in exports that overlap: each row counts, and an episode
 * that stands in last quarter's file and in this one's counts twice. */
#include "file_rows.h"

#include <stdlib.h>

/* Of so many identifiers that stand twice all rows behind the first are another export: several
 * rows of one thing stand together. */
#define ONE_EXPORT 20

/* So many different ones of a file are held against each other, or a part of more. */
#define IDS_MOST 4000

/* ---- which column -------------------------------------------------------------------------- */

/* Kinds of files whose rows have identifiers of their own. */
static const char *const kinds[] = {"episodes", "orders", "offences"};

static bool may_be_any(const cj_file_rows *file)
{
    return cj_span_equal(cj_span_of(file->role), CJ_SPAN("any"));
}

/* The column of the identifier of a row of that kind; SIZE_MAX: there is none. */
static cj_status find_column(size_t *at, const cj_file_rows *file, const char *kind, cj_error *err)
{
    cj_schema *schema = NULL;
    cj_status status = cj_schema_builtin(&schema, kind, err);

    *at = SIZE_MAX;
    for (size_t i = 0; status == CJ_OK && *at == SIZE_MAX && i < schema->field_count; i++)
        if (schema->fields[i].kind == CJ_KIND_ID && !schema->fields[i].person)
            status = cj_header_take_field(at, &file->header, &schema->fields[i], NULL);
    cj_schema_free(schema);
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK; /* several: none is meant */
}

/* Whether rows are of that kind, by the headings where nothing else says so. */
static cj_status is_of_kind(bool *is, const cj_file_rows *file, const char *kind, cj_error *err)
{
    const char *guess = file->role;
    const cj_span *headings;
    cj_status status = CJ_OK;
    size_t count;

    headings = cj_csv_header(file->typed.csv, &count);
    if (may_be_any(file))
        status = cj_schema_guess(&guess, NULL, headings, count, err);
    *is = status == CJ_OK && cj_span_equal(cj_span_of(guess), cj_span_of(kind));
    return status;
}

/* Whether somebody groups or counts by the column, and so by identifiers. */
static bool is_asked_for(const cj_file_rows *file, size_t at)
{
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].field == at && file->typed.columns[i].wanted)
            return true;
    return false;
}

/* Files of one header are held against each other by the same days. */
static void learn_from(cj_row_ids *ids, const cj_file_rows *file)
{
    for (const cj_file_rows *from = file->before; from != NULL && !ids->learned;
         from = from->before)
        if (from->named != NULL && from->named->learned &&
            cj_span_equal(cj_csv_header_raw(from->typed.csv), cj_csv_header_raw(file->typed.csv))) {
            ids->days = from->named->days;
            ids->learned = true;
        }
}

cj_status cj_file_rows_seek_ids(cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;
    bool is = false;

    for (size_t i = 0; status == CJ_OK && !is && i < sizeof kinds / sizeof *kinds; i++) {
        size_t at = SIZE_MAX;

        if (may_be_any(file) || cj_span_equal(cj_span_of(file->role), cj_span_of(kinds[i])))
            status = find_column(&at, file, kinds[i], err);
        if (status == CJ_OK && at != SIZE_MAX)
            status = is_of_kind(&is, file, kinds[i], err);
        if (is)
            file->row_ids.field = at;
    }
    if (status != CJ_OK || !is)
        return status;
    cj_repeats_begin(&file->row_ids.rows, IDS_MOST);
    learn_from(&file->row_ids, file);
    file->typed.row_ids = &file->row_ids;
    file->named = &file->row_ids;
    return CJ_OK;
}

/* ---- what was found ------------------------------------------------------------------------- */

static int by_first(const void *a, const void *b)
{
    const cj_repeat *left = a;
    const cj_repeat *right = b;

    return (left->first > right->first) - (left->first < right->first);
}

/* How many exports stand one behind the other, if a new one begins where an identifier of the one
 * in hand stands again. */
static size_t count_exports(const cj_repeats *found)
{
    size_t exports = 1;
    uint32_t begin = 0;

    for (size_t i = 0; i < found->count; i++)
        if (found->rows[i].first >= begin) {
            begin = found->rows[i].row;
            exports++;
        }
    return exports;
}

/* Within one file: list the first row that repeats each identifier, or nothing where they are no
 * exports one behind the other. */
static cj_status find_within(cj_repeats *out, const cj_repeats *found, cj_error *err)
{
    size_t exports = count_exports(found);
    cj_status status = cj_repeats_copy(out, found, err);
    size_t count = 0;

    if (status != CJ_OK || out->count == 0)
        return status;
    qsort(out->rows, out->count, sizeof *out->rows, by_first);
    for (size_t i = 0; i < out->count; i++)
        if (i == 0 || out->rows[i].first != out->rows[i - 1].first)
            out->rows[count++] = out->rows[i];
    out->count = count < ONE_EXPORT * (exports - 1) ? 0 : count;
    return CJ_OK;
}

cj_status cj_file_rows_find_ids(cj_repeats *out, const cj_file_rows *file,
                                const cj_file_rows *earlier, cj_error *err)
{
    const cj_row_ids *ids = file->named;

    if (earlier->named == NULL || earlier->named->field != ids->field ||
        is_asked_for(file, ids->field))
        return CJ_OK;
    if (earlier == file)
        return find_within(out, &ids->rows, err);
    if (earlier->named->days != ids->days || earlier->named->rows.count + ids->rows.count > 0)
        return CJ_OK; /* several rows of one are normal here */
    return cj_repeats_between(out, &earlier->named->rows, &ids->rows, err);
}
