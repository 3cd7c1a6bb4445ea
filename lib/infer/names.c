/* What columns are called: as a built-in field that they match, else their
 * heading in small letters. */
#include "infer_internal.h"

#include <ctype.h>
#include <string.h>

/* ---- looking names up ------------------------------------------------------------------- */

/* The column that goes by a key, the first of several; SIZE_MAX if there is none. */
static size_t find(const cj_infer_work *in, const cj_infer_index *index, cj_span name)
{
    uint64_t key = cj_key_hash(name);
    size_t found = SIZE_MAX;

    for (size_t at = (size_t)key & (index->room - 1); index->columns[at] != 0;
         at = (at + 1) & (index->room - 1)) {
        size_t column = index->columns[at] - 1;

        if (index->keys[at] == key && column < found &&
            cj_key_same(index == &in->headings ? in->columns[column].heading
                                               : in->columns[column].name,
                        name))
            found = column;
    }
    return found;
}

static void enter(cj_infer_index *index, cj_span name, size_t column)
{
    uint64_t key = cj_key_hash(name);
    size_t at = (size_t)key & (index->room - 1);

    while (index->columns[at] != 0)
        at = (at + 1) & (index->room - 1);
    index->keys[at] = key;
    index->columns[at] = (uint32_t)column + 1;
}

static cj_status open_index(cj_infer_index *out, cj_infer_work *in, cj_error *err)
{
    out->room = 16;
    while (out->room < in->column_count * 2 + 1)
        out->room *= 2;
    out->keys = cj_arena_alloc(&in->arena, out->room * sizeof *out->keys);
    out->columns = cj_arena_alloc(&in->arena, out->room * sizeof *out->columns);
    if (out->keys == NULL || out->columns == NULL)
        return cj_fail_nomem(err);
    memset(out->columns, 0, out->room * sizeof *out->columns);
    return CJ_OK;
}

static bool has_key(cj_span heading)
{
    return !cj_key_same(heading, CJ_SPAN(""));
}

static bool is_taken(const cj_infer_work *in, cj_span name)
{
    return find(in, &in->names, name) != SIZE_MAX;
}

/* Enter the headings, each with its number among those alike.  Many may be alike: the number of the
 * one before is that of the last entered. */
static void enter_headings(cj_infer_work *in)
{
    for (size_t i = 0; i < in->column_count; i++) {
        cj_span heading = in->columns[i].heading;
        size_t first = has_key(heading) ? find(in, &in->headings, heading) : SIZE_MAX;

        in->columns[i].nth = 1;
        if (first == SIZE_MAX)
            enter(&in->headings, heading, i);
        else
            in->columns[i].nth = ++in->columns[first].alike + 1;
    }
}

/* ---- built-in fields ----------------------------------------------------------------------- */

/* A blank in so many values is a slip. */
#define FEW 20

/* Rows are joined by persons: where the file is none of the built-in inputs, a column with more
 * than a few blanks need not be one. */
static bool may_be(const cj_infer_column *column, const cj_schema_field *field, bool known)
{
    return known || !field->person || (column->blank + column->filler) * FEW <= column->values ||
           cj_key_same(field->name, column->heading);
}

/* Let the column be the field, if nothing else is and it is the only one of its heading. */
static void offer(size_t *best, const cj_infer_work *in, cj_span heading,
                  const cj_schema_field *field, bool known)
{
    size_t i = find(in, &in->headings, heading);

    if (i < *best && in->columns[i].name.length == 0 && in->columns[i].alike == 0 &&
        may_be(&in->columns[i], field, known))
        *best = i;
}

/* Give fields of a built-in schema to columns, by name, alias or last alias. A stronger match of
 * any field comes before a weaker one, which the caller sees to. */
static void match(cj_infer_work *in, size_t schema, cj_heading_rank rank)
{
    const cj_schema *builtin = in->builtins[schema];

    for (size_t f = 0; f < builtin->field_count; f++) {
        const cj_schema_field *field = &builtin->fields[f];
        size_t best = SIZE_MAX;

        if (is_taken(in, field->name))
            continue;
        if (rank == CJ_HEADING_NAME)
            offer(&best, in, field->name, field, schema == 0);
        for (size_t i = 0; rank == CJ_HEADING_ALIAS && i < field->alias_count; i++)
            offer(&best, in, field->aliases[i], field, schema == 0);
        for (size_t i = 0; rank == CJ_HEADING_LAST && i < field->last_alias_count; i++)
            offer(&best, in, field->last_aliases[i], field, schema == 0);
        if (best == SIZE_MAX)
            continue;
        in->columns[best].name = field->name;
        in->columns[best].builtin = field;
        in->columns[best].of_role = schema == 0;
        enter(&in->names, field->name, best);
    }
}

/* ---- names from headings -----------------------------------------------------------------------
 */

/* Small letters, digits and characters of other scripts; one low line for
 * everything between them. */
static void append_snake(cj_text *out, cj_span heading)
{
    cj_text folded = CJ_TEXT_INIT;
    size_t start = out->length;
    bool gap = false;

    cj_text_folded(&folded, heading);
    for (size_t i = 0; i < folded.length; i++) {
        unsigned char byte = (unsigned char)folded.bytes[i];
        size_t rest = byte == 0xC2 ? 1 : byte == 0xE2 ? 2 : 0; /* signs such as £ and dashes */

        if (rest > 0 || (byte < 0x80 && !isalnum(byte))) {
            i += rest;
            gap = out->length > start;
            continue;
        }
        if (gap)
            cj_text_char(out, '_');
        gap = false;
        cj_text_char(out, (char)byte);
    }
    out->failed = out->failed || folded.failed;
    cj_text_clear(&folded);
}

/* Whether a name would stand for another column. */
static bool is_foreign(const cj_infer_work *in, size_t column, cj_span name)
{
    size_t other = find(in, &in->headings, name);

    return is_taken(in, name) || !has_key(name) ||
           (other != SIZE_MAX && other != column &&
            !cj_key_same(in->columns[other].heading, in->columns[column].heading));
}

/* Record the profile's name for the column: its heading, with its number if several columns have
 * that heading. */
static cj_status call(cj_infer_work *in, size_t column, cj_error *err)
{
    cj_infer_column *it = &in->columns[column];
    cj_text name = CJ_TEXT_INIT;
    char *copy;

    it->called = it->heading;
    if (it->nth < 2 && it->alike == 0)
        return CJ_OK;
    cj_text_append(&name, it->heading);
    cj_text_format(&name, "#%u", it->nth);
    copy = name.failed ? NULL : cj_arena_text(&in->arena, name.bytes, name.length);
    it->called = (cj_span){copy, name.length};
    cj_text_clear(&name);
    return copy == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status give_name(cj_infer_work *in, size_t column, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    char *copy;
    size_t length;

    append_snake(&name, in->columns[column].heading);
    if (name.length == 0)
        cj_text_format(&name, "column_%zu", column + 1);
    length = name.length;
    if (in->columns[column].nth > 1)
        cj_text_format(&name, "_%u", in->columns[column].nth);
    for (size_t nth = 2; !name.failed && is_foreign(in, column, cj_text_span(&name)); nth++) {
        name.length = length;
        cj_text_format(&name, "_%zu", nth);
    }
    copy = name.failed ? NULL : cj_arena_text(&in->arena, name.bytes, name.length);
    in->columns[column].name = (cj_span){copy, name.length};
    cj_text_clear(&name);
    if (copy == NULL)
        return cj_fail_nomem(err);
    enter(&in->names, in->columns[column].name, column);
    return CJ_OK;
}

/* Note a column with values whose heading is blank: it has no field. */
static void note_unnamed(cj_infer_work *in, size_t column)
{
    const cj_infer_column *it = &in->columns[column];

    if (it->values + it->filler == 0)
        return;
    in->unnamed++;
    cj_text_format(
        in->notes,
        "column %zu has no heading and %llu values: no field names it; give it a heading, "
        "or name all columns with header false and fieldNames\n",
        column + 1, (unsigned long long)(it->values + it->filler));
}

cj_status cj_infer_names(cj_infer_work *in, cj_error *err)
{
    cj_status status = open_index(&in->headings, in, err);

    if (status == CJ_OK)
        status = open_index(&in->names, in, err);
    if (status != CJ_OK)
        return status;
    enter_headings(in);
    for (size_t schema = 0; schema < in->builtin_count; schema++) {
        if (schema == 1) { /* names before aliases, in all of the others */
            for (size_t i = 1; i < in->builtin_count; i++)
                match(in, i, CJ_HEADING_NAME);
        } else if (schema == 0) {
            match(in, schema, CJ_HEADING_NAME);
        }
        match(in, schema, CJ_HEADING_ALIAS);
        match(in, schema, CJ_HEADING_LAST);
    }
    for (size_t i = 0; status == CJ_OK && i < in->column_count; i++) {
        if (!has_key(in->columns[i].heading)) {
            note_unnamed(in, i);
            continue;
        }
        status = call(in, i, err);
        if (status == CJ_OK && in->columns[i].name.length == 0)
            status = give_name(in, i, err);
    }
    return status;
}
