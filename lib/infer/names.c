/* What columns are called: as a built-in field that they match, else their
 * heading in small letters. */
#include "infer_internal.h"

#include <ctype.h>
#include <string.h>

/* ---- columns that nothing can name ----------------------------------------------------- */

static bool has_key(cj_span heading)
{
    return !cj_key_same(heading, CJ_SPAN(""));
}

/* Whether another column goes by the same heading. */
static bool is_twin(const cj_infer_work *in, size_t column)
{
    for (size_t i = 0; i < in->column_count; i++)
        if (in->heading_keys[i] == in->heading_keys[column] && i != column &&
            cj_key_same(in->columns[i].heading, in->columns[column].heading))
            return true;
    return false;
}

/* ---- built-in fields ----------------------------------------------------------------------- */

static bool is_taken(const cj_infer_work *in, cj_span name)
{
    uint64_t key = cj_key_hash(name);

    for (size_t i = 0; i < in->column_count; i++)
        if (in->name_keys[i] == key && in->columns[i].name.length > 0 &&
            cj_key_same(in->columns[i].name, name))
            return true;
    return false;
}

/* Rows are joined by persons: where the file is none of the built-in inputs, a
 * column with blanks need not be one. */
static bool may_be(const cj_infer_column *column, const cj_schema_field *field, bool known)
{
    return known || !field->person || (column->blank == 0 && column->filler == 0) ||
           cj_key_same(field->name, column->heading);
}

static void match(cj_infer_work *in, size_t schema, cj_heading_rank rank)
{
    const cj_schema *builtin = in->builtins[schema];

    for (size_t f = 0; f < builtin->field_count; f++)
        for (size_t i = 0; i < in->column_count; i++) {
            cj_infer_column *column = &in->columns[i];
            const cj_schema_field *field = &builtin->fields[f];

            if (column->name.length > 0 || cj_schema_field_rank(field, column->heading) != rank ||
                is_taken(in, field->name) || is_twin(in, i) || !may_be(column, field, schema == 0))
                continue;
            column->name = field->name;
            in->name_keys[i] = field->key;
            column->builtin = field;
            column->of_role = schema == 0;
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
    uint64_t key = cj_key_hash(name);

    if (is_taken(in, name) || !has_key(name))
        return true;
    for (size_t i = 0; i < in->column_count; i++)
        if (in->heading_keys[i] == key && i != column && cj_key_same(in->columns[i].heading, name))
            return true;
    return false;
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
    for (size_t nth = 2; !name.failed && is_foreign(in, column, cj_text_span(&name)); nth++) {
        name.length = length;
        cj_text_format(&name, "_%zu", nth);
    }
    copy = name.failed ? NULL : cj_arena_text(&in->arena, name.bytes, name.length);
    in->columns[column].name = (cj_span){copy, name.length};
    in->name_keys[column] = cj_key_hash(cj_text_span(&name));
    cj_text_clear(&name);
    return copy == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_infer_names(cj_infer_work *in, cj_error *err)
{
    cj_status status = CJ_OK;

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
    for (size_t i = 0; status == CJ_OK && i < in->column_count; i++)
        if (in->columns[i].name.length == 0 && has_key(in->columns[i].heading) && !is_twin(in, i))
            status = give_name(in, i, err);
    return status;
}
