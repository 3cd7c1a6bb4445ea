/* The header of a file is matched with the fields of its schema: mappings, aliases of the
 * profile, aliases of the schema that name a column by number, names, aliases of the schema. */
#include "header.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    column->named = true;
    column->field = cj_schema_find(header->schema, to);
    if (column->field != SIZE_MAX)
        column->name = header->schema->fields[column->field].name; /* of the same key */
    return CJ_OK;
}

/* Whether a column is the field, or several could be. */
static bool is_claimed(const cj_header *header, size_t field)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].field == field || header->columns[i].candidate == field)
            return true;
    return false;
}

/* Apply one FROM=TO. */
static cj_status apply_map(cj_header *header, const char *map, cj_error *err)
{
    const char *equals = strchr(map, '=');
    cj_header_column *column;
    cj_span from;
    cj_span to;
    size_t at;
    cj_status status;

    if (equals == NULL || equals == map || equals[1] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "{map} \"%s\" must be FROM=TO, such as \"Client No=person_id\"", map);
    from = cj_span_trim((cj_span){map, (size_t)(equals - map)});
    to = cj_span_trim(cj_span_of(equals + 1));
    status = cj_header_take_heading(&at, header, from, false, err);
    if (status == CJ_OK && at == SIZE_MAX)
        return fail_no_heading(header, from, err);
    if (status != CJ_OK)
        return status;
    column = &header->columns[at];
    if (column->named && !cj_key_same(column->name, to))
        return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)at + 1,
                          "column \"%.*s\" is mapped to %.*s and to %.*s: one {map} for a column",
                          (int)from.length, from.at, (int)column->name.length, column->name.at,
                          (int)to.length, to.at);
    return rename_column(header, at, to, err);
}

/* Give a column of the profile the heading that is one of its aliases. */
static cj_status apply_aliases(cj_header *header, const cj_profile_column *rules, cj_error *err)
{
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < rules->alias_count; i++) {
        size_t at;
        cj_status status = cj_header_take_heading(&at, header, rules->aliases[i], true, err);

        if (status != CJ_OK)
            return status;
        if (at == SIZE_MAX || at == found)
            continue;
        if (found != SIZE_MAX) {
            size_t first = at < found ? at : found;
            size_t second = at < found ? found : at;
            cj_span one = header->columns[first].heading;
            cj_span other = header->columns[second].heading;

            return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)second + 1,
                              "columns \"%.*s\" and \"%.*s\" are both aliases of \"%.*s\" in the "
                              "profile",
                              (int)one.length, one.at, (int)other.length, other.at,
                              (int)rules->name.length, rules->name.at);
        }
        found = at;
    }
    return found == SIZE_MAX ? CJ_OK : rename_column(header, found, rules->name, err);
}

/* Give a field of the schema the column that one of its aliases names by number, as score#2. */
static cj_status apply_numbers(cj_header *header, size_t field, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < decl->alias_count; i++) {
        size_t at = SIZE_MAX;

        if (memchr(decl->aliases[i].at, '#', decl->aliases[i].length) == NULL ||
            is_claimed(header, field))
            continue;
        status = cj_header_take_heading(&at, header, decl->aliases[i], true, err);
        if (status == CJ_OK && at != SIZE_MAX)
            status = rename_column(header, at, decl->name, err);
    }
    return status;
}

/* Whether the column is left of several headed alike, of which others were named by number: by
 * its heading alone it is no field, since nobody said that it is the one. */
static bool is_left_over(const cj_header *header, size_t at)
{
    const cj_header_column *column = &header->columns[at];

    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].named && header->columns[i].heading_key == column->heading_key &&
            cj_key_same(header->columns[i].heading, column->heading))
            return true;
    return false;
}

/* Give a field the undeclared column that matches; of two it gets neither. */
static cj_status claim(cj_header *header, size_t field, cj_heading_rank rank, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    size_t found = 0;
    size_t at = 0;

    if (is_claimed(header, field))
        return CJ_OK;
    for (size_t i = 0; i < header->count; i++) {
        cj_header_column *column = &header->columns[i];

        if (!cj_header_is_free(column) ||
            (rank == CJ_HEADING_NAME && column->heading_key != decl->key) ||
            cj_schema_field_rank(decl, column->heading) != rank || is_left_over(header, i))
            continue;
        column->candidate = field;
        at = i;
        found++;
    }
    if (found > 1)
        return cj_header_note_contest(header, field, err);
    if (found == 1)
        header->columns[at] = (cj_header_column){.heading = header->columns[at].heading,
                                                 .heading_key = header->columns[at].heading_key,
                                                 .name = decl->name,
                                                 .name_key = decl->key,
                                                 .field = field,
                                                 .candidate = SIZE_MAX};
    return CJ_OK;
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

/* fieldsMatch: columns beyond the fields, and columns out of their order. */
static cj_status note_extra(cj_header *header, cj_error *err)
{
    cj_fields_match match = header->schema->fields_match;
    bool closed =
        match == CJ_FIELDS_EXACT || match == CJ_FIELDS_EQUAL || match == CJ_FIELDS_SUPERSET;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
        const cj_header_column *column = &header->columns[i];

        if (column->field == SIZE_MAX && column->candidate == SIZE_MAX && closed)
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
                                             .field = SIZE_MAX,
                                             .candidate = SIZE_MAX};
    }
    return CJ_OK;
}

cj_status cj_header_match(cj_header *out, const cj_header_row *row, cj_error *err)
{
    const cj_schema *schema = row->schema;
    const cj_profile *profile = row->profile;
    cj_status status;

    *out = (cj_header){.file = row->file,
                       .line = row->line,
                       .schema = schema,
                       .count = row->count,
                       .about = row->about};
    status = copy_headings(out, row, err);
    for (size_t i = 0; status == CJ_OK && i < row->map_count; i++)
        status = apply_map(out, row->maps[i], err);
    for (size_t i = 0; status == CJ_OK && profile != NULL && i < profile->column_count; i++)
        status = apply_aliases(out, &profile->columns[i], err);
    for (size_t field = 0; status == CJ_OK && field < schema->field_count; field++)
        status = apply_numbers(out, field, err);
    if (status == CJ_OK)
        status = check_maps(out, err);
    for (size_t rank = CJ_HEADING_NAME; rank < CJ_HEADING_NONE; rank++)
        for (size_t field = 0; status == CJ_OK && field < schema->field_count; field++)
            status = claim(out, field, (cj_heading_rank)rank, err);
    if (status == CJ_OK)
        status = cj_header_note_unnamed(out, err);
    if (status == CJ_OK)
        status = note_extra(out, err);
    return status == CJ_OK ? note_lacking(out, err) : status;
}
