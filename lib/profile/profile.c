/* A profile: how an export differs from its schema. Parts with a shape of their own are read
 * in dialect.c and columns.c. */
#include "profile_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- the header --------------------------------------------------------------------- */

/* Read "header": {"has": [...], "rows": 2}: the header is found by its cells, wherever it
 * begins. */
static cj_status read_header(cj_profile *profile, const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {"has", "rows", NULL};
    cj_dialect *dialect = &profile->dialect;
    cj_json_node has = cj_json_member(node, "has");
    cj_json_node rows = cj_json_member(node, "rows");
    cj_span *cells = NULL;
    int64_t count = 1;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK && dialect->header_row_count > 0)
        return cj_json_fail(node, err, "the dialect's headerRows say where the header is already");
    if (status == CJ_OK && dialect->no_header)
        return cj_json_fail(node, err, "the dialect says that there is no header");
    if (status == CJ_OK)
        status = cj_json_expect_array(&has, err);
    if (status == CJ_OK)
        status =
            cj_json_keep_strings(&cells, &dialect->header_has_count, &has, &profile->arena, err);
    if (status == CJ_OK && dialect->header_has_count == 0)
        return cj_json_fail(&has, err, "must name at least one cell");
    if (status == CJ_OK && cj_json_present(&rows))
        status = cj_json_whole(&count, &rows, 1, CJ_HEADER_ROWS_MAX, err);
    if (status != CJ_OK)
        return status;
    dialect->header_has = cells;
    for (int64_t i = 0; i < count; i++) /* row numbers count from the row that has the cells */
        dialect->header_rows[i] = (uint32_t)i + 1;
    dialect->header_row_count = (size_t)count;
    return CJ_OK;
}

/* ---- the whole ------------------------------------------------------------------------ */

/* The dialect is read before, since fieldNames are only for files without a header. */
static cj_status read_lists(cj_profile *profile, const cj_json_node *root, cj_error *err)
{
    cj_json_node names = cj_json_member(root, "fieldNames");
    cj_json_node skip = cj_json_member(root, "skipRows");
    cj_json_node missing = cj_json_member(root, "missingValues");
    cj_status status = cj_json_keep_strings(&profile->field_names, &profile->field_name_count,
                                            &names, &profile->arena, err);

    if (status == CJ_OK && profile->field_name_count > 0 && !profile->dialect.no_header)
        status = cj_json_fail(&names, err,
                              "is for files without a header: the dialect's header "
                              "must be false");
    if (status == CJ_OK)
        status =
            cj_json_keep_strings(&profile->skip, &profile->skip_count, &skip, &profile->arena, err);
    for (size_t i = 0; status == CJ_OK && i < profile->skip_count; i++)
        if (cj_span_trim(profile->skip[i]).length == 0)
            status =
                cj_json_fail(&skip, err, "a pattern is blank; blank rows are passed over anyway");
    if (status == CJ_OK)
        status = cj_json_keep_strings(&profile->missing, &profile->missing_count, &missing,
                                      &profile->arena, err);
    return status;
}

/* Two names that differ in case, blanks or punctuation are one column, as headings are matched
 * that way. */
static cj_status read_columns(cj_profile *profile, int pivot, const cj_json_node *node,
                              cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object with a member for each column");
    status = cj_profile_alloc(&profile->columns, profile, cj_json_count(node),
                              sizeof *profile->columns, err);
    profile->column_room = status == CJ_OK ? cj_json_count(node) : 0;
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_entry(node, i);

        if (cj_profile_find(profile, cj_span_of(item.key)) != NULL)
            return cj_json_fail(&item, err, "another column has this name");
        status = cj_profile_read_column(&profile->columns[i], profile, pivot, &item, err);
        profile->columns[i].key = cj_key_hash(profile->columns[i].name);
        profile->column_count += status == CJ_OK;
    }
    return status;
}

static cj_status read_switches(cj_profile *profile, const cj_json_node *root, cj_error *err)
{
    cj_json_node repeated = cj_json_member(root, "repeatedHeaders");
    cj_json_node trailing = cj_json_member(root, "trailingCells");
    cj_json_node short_rows = cj_json_member(root, "shortRows");
    cj_json_node normalise = cj_json_member(root, "normalise");
    cj_json_node distinct = cj_json_member(root, "distinctRows");
    cj_status status = cj_json_maybe_bool(&profile->repeated_headers, &repeated, err);

    if (status == CJ_OK)
        status = cj_json_maybe_bool(&profile->trailing_cells, &trailing, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&profile->short_rows, &short_rows, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&profile->normalise, &normalise, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&profile->distinct_rows, &distinct, err);
    return status;
}

/* The order matters where one key is checked against another: dialect before header and lists,
 * pivotYear before the formats of dates, asOf before the recodes of columns. */
static cj_status read_profile(cj_profile *profile, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {
        "name",          "description", "system",       "input",         "encoding",
        "dialect",       "header",      "fieldNames",   "skipRows",      "repeatedHeaders",
        "trailingCells", "shortRows",   "distinctRows", "missingValues", "dateFormats",
        "pivotYear",     "asOf",        "normalise",    "columns",       NULL};
    cj_json_node name = cj_json_member(root, "name");
    cj_json_node input = cj_json_member(root, "input");
    cj_json_node encoding = cj_json_member(root, "encoding");
    cj_json_node dialect = cj_json_member(root, "dialect");
    cj_json_node header = cj_json_member(root, "header");
    cj_json_node forms = cj_json_member(root, "dateFormats");
    cj_json_node year = cj_json_member(root, "pivotYear");
    cj_json_node as_of = cj_json_member(root, "asOf");
    cj_json_node columns = cj_json_member(root, "columns");
    cj_span text = {NULL, 0};
    int pivot = 0;
    cj_status status = cj_json_expect_object(root, keys, err);

    if (status == CJ_OK)
        status = cj_json_keep_string(&profile->name, &name, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&profile->input, &input, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&text, &encoding, &profile->arena, err);
    profile->encoding = text.at;
    if (status == CJ_OK && text.at != NULL && text.length == 0)
        status =
            cj_json_fail(&encoding, err, "must be the name of an encoding, such as windows-1252");
    if (status == CJ_OK)
        status = cj_profile_read_dialect(profile, &dialect, err);
    if (status == CJ_OK)
        status = read_header(profile, &header, err);
    if (status == CJ_OK)
        status = read_lists(profile, root, err);
    if (status == CJ_OK)
        status = read_switches(profile, root, err);
    if (status == CJ_OK)
        status = cj_profile_read_pivot(&pivot, &year, err);
    if (status == CJ_OK)
        status = cj_profile_read_forms(&profile->forms, &profile->form_count, profile, pivot,
                                       &forms, err);
    if (status == CJ_OK)
        status = cj_profile_read_date(&profile->as_of, &as_of, err);
    if (status == CJ_OK)
        status = read_columns(profile, pivot, &columns, err);
    return status;
}

cj_status cj_profile_load(cj_profile **out, const char *path, cj_error *err)
{
    cj_profile *profile = calloc(1, sizeof *profile);
    cj_json *json = NULL;
    cj_status status;

    *out = NULL;
    if (profile == NULL)
        return cj_fail_nomem(err);
    profile->dialect = (cj_dialect)CJ_DIALECT_INIT;
    profile->as_of = CJ_DATE_MISSING;
    status = cj_json_load(&json, path, err);
    if (status == CJ_OK) {
        cj_json_node root = cj_json_root(json);

        status = read_profile(profile, &root, err);
    }
    cj_json_free(json);
    if (status != CJ_OK) {
        cj_profile_free(profile);
        return status;
    }
    *out = profile;
    return CJ_OK;
}

/* column_room, not column_count: a column that failed halfway may hold a dictionary. */
void cj_profile_free(cj_profile *profile)
{
    if (profile == NULL)
        return;
    for (size_t i = 0; i < profile->column_room; i++)
        cj_dict_free(profile->columns[i].recode_words);
    cj_arena_clear(&profile->arena);
    free(profile);
}

const cj_profile_column *cj_profile_find(const cj_profile *profile, cj_span name)
{
    uint64_t key = cj_key_hash(name);

    for (size_t i = 0; i < profile->column_count; i++)
        if (profile->columns[i].key == key && cj_key_same(profile->columns[i].name, name))
            return &profile->columns[i];
    return NULL;
}
