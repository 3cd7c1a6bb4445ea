/* The header of a file is matched with the fields of its schema: mappings, aliases of the
 * profile, names, aliases of the schema. */
#include "match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_listed(const cj_span *names, size_t count, cj_span name)
{
    for (size_t i = 0; i < count; i++)
        if (cj_key_same(names[i], name))
            return true;
    return false;
}

static bool is_alias(const cj_schema_field *field, cj_span name)
{
    return is_listed(field->aliases, field->alias_count, name);
}

void cj_header_clear(cj_header *header)
{
    free(header->problems);
    cj_arena_clear(&header->texts);
    memset(header, 0, sizeof *header);
}

static cj_status fail_no_heading(const cj_header *header, cj_span from, cj_error *err)
{
    cj_span names[256];
    size_t count = header->count < 256 ? header->count : 256;
    size_t nearest;

    for (size_t i = 0; i < count; i++)
        names[i] = header->columns[i].heading;
    nearest = cj_word_nearest(from, names, count);
    if (nearest != SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, 0,
                          "no column \"%.*s\" to map; did you mean \"%.*s\"?", (int)from.length,
                          from.at, (int)names[nearest].length, names[nearest].at);
    return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, 0, "no column \"%.*s\" to map",
                      (int)from.length, from.at);
}

/* Let a column be the field or the name `to`. */
static cj_status rename_column(cj_header *header, size_t at, cj_span to, cj_error *err)
{
    cj_header_column *column = &header->columns[at];
    char *copy = cj_arena_text(&header->texts, to.at, to.length);

    if (copy == NULL)
        return cj_fail_nomem(err);
    column->name = (cj_span){copy, to.length};
    column->name_key = cj_key_hash(to);
    column->field = cj_schema_find(header->schema, to);
    if (column->field != SIZE_MAX)
        column->name = header->schema->fields[column->field].name; /* of the same key */
    return CJ_OK;
}

/* Apply one FROM=TO. */
static cj_status apply_map(cj_header *header, const char *map, cj_error *err)
{
    const char *equals = strchr(map, '=');
    cj_span from;
    cj_span to;
    uint64_t key;
    size_t at = SIZE_MAX;

    if (equals == NULL || equals == map || equals[1] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "{map} \"%s\" must be FROM=TO, such as \"Client No=person_id\"", map);
    from = cj_span_trim((cj_span){map, (size_t)(equals - map)});
    to = cj_span_trim(cj_span_of(equals + 1));
    key = cj_key_hash(from);
    for (size_t i = 0; i < header->count && at == SIZE_MAX; i++)
        if (header->columns[i].heading_key == key && cj_key_same(header->columns[i].heading, from))
            at = i;
    if (at == SIZE_MAX)
        return fail_no_heading(header, from, err);
    if (header->columns[at].mapped && !cj_key_same(header->columns[at].name, to))
        return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)at + 1,
                          "column \"%.*s\" is mapped to %.*s and to %.*s: one {map} for a column",
                          (int)from.length, from.at, (int)header->columns[at].name.length,
                          header->columns[at].name.at, (int)to.length, to.at);
    header->columns[at].mapped = true;
    return rename_column(header, at, to, err);
}

/* Give a column of the profile the heading that is one of its aliases. */
static cj_status apply_aliases(cj_header *header, const cj_profile_column *rules, cj_error *err)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < header->count; i++) {
        const cj_header_column *column = &header->columns[i];

        if (column->field != SIZE_MAX || !cj_span_equal(column->name, column->heading) ||
            !is_listed(rules->aliases, rules->alias_count, column->heading))
            continue;
        if (found != SIZE_MAX)
            return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)i + 1,
                              "columns \"%.*s\" and \"%.*s\" are both aliases of \"%.*s\" in the "
                              "profile",
                              (int)header->columns[found].heading.length,
                              header->columns[found].heading.at, (int)column->heading.length,
                              column->heading.at, (int)rules->name.length, rules->name.at);
        found = i;
    }
    return found == SIZE_MAX ? CJ_OK : rename_column(header, found, rules->name, err);
}

/* Two columns could be one field. */
static cj_status note_rival(cj_header *header, size_t at, size_t rival, cj_span field,
                            cj_error *err)
{
    const cj_span first = header->columns[at].heading;
    const cj_span second = header->columns[rival].heading;

    if (cj_key_same(first, second))
        return cj_header_note(header, "duplicate-label", CJ_ERROR, (uint32_t)rival + 1, err,
                              "columns %zu and %zu are both headed \"%.*s\": nothing says which is "
                              "%s; rename one of them",
                              at + 1, rival + 1, (int)second.length, second.at, field.at);
    return cj_header_note(header, "duplicate-label", CJ_ERROR, (uint32_t)rival + 1, err,
                          "columns \"%.*s\" and \"%.*s\" could both be %s; say which with "
                          "{map \"%.*s=%s\"}",
                          (int)first.length, first.at, (int)second.length, second.at, field.at,
                          (int)second.length, second.at, field.at);
}

/* Give a field the undeclared column that matches; the first of two. */
static cj_status claim(cj_header *header, size_t field, bool by_alias, bool *found, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    cj_status status = CJ_OK;
    size_t at = SIZE_MAX;

    if (by_alias && decl->alias_count == 0)
        return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
        cj_header_column *column = &header->columns[i];

        if (column->field != SIZE_MAX || (!by_alias && column->heading_key != decl->key) ||
            !cj_span_equal(column->name, column->heading) ||
            !(by_alias ? is_alias(decl, column->heading)
                       : cj_key_same(decl->name, column->heading)))
            continue;
        if (at != SIZE_MAX) {
            column->rival = true;
            status = note_rival(header, at, i, decl->name, err);
        } else {
            at = i;
        }
    }
    *found = at != SIZE_MAX;
    if (*found) {
        header->columns[at].field = field;
        header->columns[at].name = decl->name;
        header->columns[at].name_key = decl->key;
    }
    return status;
}

static bool is_claimed(const cj_header *header, size_t field)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].field == field)
            return true;
    return false;
}

static cj_status check_maps(const cj_header *header, cj_error *err)
{
    for (size_t i = 0; i < header->count; i++)
        for (size_t j = 0; j < i; j++)
            if (header->columns[i].field != SIZE_MAX &&
                header->columns[i].field == header->columns[j].field)
                return cj_fail_at(
                    err, CJ_EUSAGE, header->file, header->line, (uint32_t)i + 1,
                    "columns \"%.*s\" and \"%.*s\" are both mapped to %.*s",
                    (int)header->columns[j].heading.length, header->columns[j].heading.at,
                    (int)header->columns[i].heading.length, header->columns[i].heading.at,
                    (int)header->columns[i].name.length, header->columns[i].name.at);
    return CJ_OK;
}

/* ---- problems ---------------------------------------------------------------------- */

cj_status cj_header_note(cj_header *header, const char *code, cj_severity severity, uint32_t column,
                         cj_error *err, const char *format, ...)
{
    cj_status status = cj_grow(&header->problems, &header->problem_capacity,
                               header->problem_count + 1, sizeof *header->problems, err);
    char words[CJ_ERROR_TEXT_MAX];
    va_list arguments;
    char *copy;

    if (status != CJ_OK)
        return status;
    va_start(arguments, format);
    cj_say(words, sizeof words, err, format, arguments);
    va_end(arguments);
    copy = cj_arena_text(&header->texts, words, strlen(words));
    if (copy == NULL)
        return cj_fail_nomem(err);
    header->problems[header->problem_count++] =
        (cj_header_problem){code, severity, column, {copy, strlen(copy)}};
    return CJ_OK;
}

cj_status cj_header_judge(const cj_header *header, cj_error *err)
{
    for (size_t i = 0; i < header->problem_count; i++) {
        const cj_header_problem *problem = &header->problems[i];

        if (problem->severity == CJ_ERROR)
            return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, problem->column, "%s",
                              problem->words.at);
    }
    return CJ_OK;
}

/* Columns that no option can name: without a heading, or with one that another
 * column has as well. */
static cj_status note_unnamed(cj_header *header, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
        cj_header_column *column = &header->columns[i];

        if (column->heading.length == 0)
            status = cj_header_note(header, "blank-label", CJ_WARNING, (uint32_t)i + 1, err,
                                    "the column has no heading: nothing can name it");
        for (size_t j = 0; status == CJ_OK && j < i; j++) {
            if (header->columns[j].name_key != column->name_key || column->heading.length == 0 ||
                column->field != SIZE_MAX || column->rival ||
                header->columns[j].field != SIZE_MAX ||
                !cj_key_same(header->columns[j].name, column->name))
                continue;
            status = cj_header_note(header, "duplicate-label", CJ_WARNING, (uint32_t)i + 1, err,
                                    "\"%.*s\" is the heading of column %zu already: neither can be "
                                    "named",
                                    (int)column->heading.length, column->heading.at, j + 1);
            break;
        }
    }
    return status;
}

/* fieldsMatch: columns beyond the fields, and columns out of their order. */
static cj_status note_extra(cj_header *header, cj_error *err)
{
    cj_fields_match match = header->schema->fields_match;
    bool closed =
        match == CJ_FIELDS_EXACT || match == CJ_FIELDS_EQUAL || match == CJ_FIELDS_SUPERSET;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
        const cj_header_column *column = &header->columns[i];

        if (column->field == SIZE_MAX && closed)
            status = cj_header_note(header, "extra-label", CJ_ERROR, (uint32_t)i + 1, err,
                                    "\"%.*s\" is no field of the schema, which allows no others",
                                    (int)column->heading.length, column->heading.at);
        else if (match == CJ_FIELDS_EXACT && column->field != SIZE_MAX && column->field != i)
            status =
                cj_header_note(header, "incorrect-label", CJ_ERROR, (uint32_t)i + 1, err,
                               "\"%.*s\" is field %zu of the schema, which asks for its order",
                               (int)column->heading.length, column->heading.at, column->field + 1);
    }
    return status;
}

/* fieldsMatch: fields without a column. */
static cj_status note_lacking(cj_header *header, cj_error *err)
{
    cj_fields_match match = header->schema->fields_match;
    cj_status status = CJ_OK;
    size_t found = 0;

    for (size_t field = 0; status == CJ_OK && field < header->schema->field_count; field++) {
        bool claimed = is_claimed(header, field);

        found += claimed;
        if (!claimed &&
            (match == CJ_FIELDS_EXACT || match == CJ_FIELDS_EQUAL || match == CJ_FIELDS_SUBSET))
            status = cj_header_note(header, "missing-label", CJ_ERROR, 0, err,
                                    "no column \"%s\", which the schema asks for",
                                    header->schema->fields[field].name.at);
    }
    if (status == CJ_OK && match == CJ_FIELDS_PARTIAL && found == 0)
        status = cj_header_note(header, "missing-label", CJ_ERROR, 0, err,
                                "no column is a field of the schema");
    return status;
}

/* Take the headings over, each as the name of an undeclared column. */
static cj_status copy_headings(cj_header *out, const cj_header_row *row, cj_error *err)
{
    out->columns = cj_arena_alloc(&out->texts, (row->count + 1) * sizeof *out->columns);
    if (out->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < row->count; i++) {
        cj_span heading = row->headings[i];
        char *copy = cj_arena_text(&out->texts, heading.at, heading.length);

        if (copy == NULL)
            return cj_fail_nomem(err);
        out->columns[i] = (cj_header_column){.heading = {copy, heading.length},
                                             .name = {copy, heading.length},
                                             .heading_key = cj_key_hash(heading),
                                             .name_key = cj_key_hash(heading),
                                             .field = SIZE_MAX};
    }
    return CJ_OK;
}

cj_status cj_header_match(cj_header *out, const cj_header_row *row, cj_error *err)
{
    const cj_schema *schema = row->schema;
    const cj_profile *profile = row->profile;
    cj_status status;

    *out = (cj_header){.file = row->file, .line = row->line, .schema = schema, .count = row->count};
    status = copy_headings(out, row, err);
    for (size_t i = 0; status == CJ_OK && i < row->map_count; i++)
        status = apply_map(out, row->maps[i], err);
    for (size_t i = 0; status == CJ_OK && profile != NULL && i < profile->column_count; i++)
        status = apply_aliases(out, &profile->columns[i], err);
    if (status == CJ_OK)
        status = check_maps(out, err);
    for (size_t field = 0; status == CJ_OK && field < schema->field_count; field++) {
        bool found = is_claimed(out, field);

        if (!found)
            status = claim(out, field, false, &found, err);
    }
    for (size_t field = 0; status == CJ_OK && field < schema->field_count; field++) {
        bool found = is_claimed(out, field);

        if (!found)
            status = claim(out, field, true, &found, err);
    }
    if (status == CJ_OK)
        status = note_unnamed(out, err);
    if (status == CJ_OK)
        status = note_extra(out, err);
    return status == CJ_OK ? note_lacking(out, err) : status;
}

size_t cj_header_find(const cj_header *header, cj_span name)
{
    uint64_t key = cj_key_hash(name);

    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].name_key == key && cj_key_same(header->columns[i].name, name))
            return i;
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].heading_key == key && cj_key_same(header->columns[i].heading, name))
            return i;
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].field != SIZE_MAX &&
            is_alias(&header->schema->fields[header->columns[i].field], name))
            return i;
    return SIZE_MAX;
}

size_t cj_header_find_field(const cj_header *header, const cj_schema_field *field)
{
    size_t found = cj_header_find(header, field->name);

    for (size_t i = 0; found == SIZE_MAX && i < header->count; i++)
        if (is_alias(field, header->columns[i].heading))
            found = i;
    return found;
}

bool cj_header_is_ambiguous(const cj_header *header, cj_span name)
{
    uint64_t key = cj_key_hash(name);
    size_t same = 0;

    for (size_t i = 0; i < header->count; i++)
        same += header->columns[i].name_key == key && !header->columns[i].rival &&
                cj_key_same(header->columns[i].name, name);
    return same > 1;
}
