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

/* Say what field a column is, and which it could be. */
static void set_field(cj_header *header, size_t at, size_t field, size_t candidate)
{
    cj_header_column *column = &header->columns[at];
    size_t before = column->field != SIZE_MAX ? column->field : column->candidate;
    size_t now = field != SIZE_MAX ? field : candidate;

    if (before != SIZE_MAX)
        header->claims[before]--;
    if (now != SIZE_MAX)
        header->claims[now]++;
    column->field = field;
    column->candidate = candidate;
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
    set_field(header, at, cj_schema_find(header->schema, to), column->candidate);
    if (column->field != SIZE_MAX)
        column->name = header->schema->fields[column->field].name; /* of the same key */
    return CJ_OK;
}

/* Whether a column is the field, or several could be. */
static bool is_claimed(const cj_header *header, size_t field)
{
    return header->claims[field] > 0;
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
    size_t count;
    const cj_heading_place *places = cj_header_headed(&count, header, column->heading_key);

    for (size_t i = 0; i < count; i++)
        if (header->columns[places[i].at].named &&
            cj_key_same(header->columns[places[i].at].heading, column->heading))
            return true;
    return false;
}

/* Let the undeclared columns of a heading be candidates for a field; adds to how many they are, and
 * *at is the last. */
static void nominate(size_t *found, size_t *at, cj_header *header, size_t field,
                     cj_heading_rank rank, uint64_t key)
{
    size_t count;
    const cj_heading_place *places = cj_header_headed(&count, header, key);

    for (size_t i = 0; i < count; i++) {
        const cj_header_column *column = &header->columns[places[i].at];

        if (!cj_header_is_free(column) || is_left_over(header, places[i].at) ||
            cj_schema_field_rank(&header->schema->fields[field], column->heading) != rank)
            continue;
        *at = places[i].at;
        set_field(header, *at, SIZE_MAX, field);
        ++*found;
    }
}

/* Give a field the undeclared column that matches; of two it gets neither. */
static cj_status claim(cj_header *header, size_t field, cj_heading_rank rank, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    const cj_span *aliases = rank == CJ_HEADING_LAST ? decl->last_aliases : decl->aliases;
    size_t count = rank == CJ_HEADING_LAST ? decl->last_alias_count : decl->alias_count;
    size_t found = 0;
    size_t at = 0;

    if (is_claimed(header, field))
        return CJ_OK;
    if (rank == CJ_HEADING_NAME)
        nominate(&found, &at, header, field, rank, decl->key);
    for (size_t i = 0; rank != CJ_HEADING_NAME && i < count; i++)
        nominate(&found, &at, header, field, rank, cj_key_hash(aliases[i]));
    if (found > 1)
        return cj_header_note_contest(header, field, err);
    if (found == 1) {
        set_field(header, at, field, SIZE_MAX);
        header->columns[at].name = decl->name;
        header->columns[at].name_key = decl->key;
    }
    return CJ_OK;
}

static cj_status fail_both(const cj_header *header, size_t first, size_t second, cj_error *err)
{
    cj_span one = header->columns[first].heading;
    cj_span two = header->columns[second].heading;
    cj_span name = header->columns[second].name;

    return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)second + 1,
                      "columns \"%.*s\" and \"%.*s\" are both mapped to %.*s", (int)one.length,
                      one.at, (int)two.length, two.at, (int)name.length, name.at);
}

static cj_status check_maps(const cj_header *header, cj_error *err)
{
    for (size_t i = 0; i < header->count; i++)
        for (size_t j = 0; header->columns[i].field != SIZE_MAX &&
                           header->claims[header->columns[i].field] > 1 && j < i;
             j++)
            if (header->columns[i].field == header->columns[j].field)
                return fail_both(header, j, i, err);
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

static int by_key(const void *a, const void *b)
{
    const cj_heading_place *left = a;
    const cj_heading_place *right = b;

    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->at > right->at) - (left->at < right->at);
}

/* Find columns by their headings, and count who is which field. */
static cj_status open_index(cj_header *out, cj_error *err)
{
    size_t fields = out->schema->field_count;

    out->places = cj_arena_alloc(&out->texts, (out->count + 1) * sizeof *out->places);
    out->claims = cj_arena_alloc(&out->texts, (fields + 1) * sizeof *out->claims);
    if (out->places == NULL || out->claims == NULL)
        return cj_fail_nomem(err);
    memset(out->claims, 0, (fields + 1) * sizeof *out->claims);
    for (size_t i = 0; i < out->count; i++)
        out->places[i] = (cj_heading_place){out->columns[i].heading_key, (uint32_t)i};
    qsort(out->places, out->count, sizeof *out->places, by_key);
    return CJ_OK;
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
    if (status == CJ_OK)
        status = open_index(out, err);
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
        status = cj_header_note_record(out, err);
    if (status == CJ_OK)
        status = note_extra(out, err);
    return status == CJ_OK ? note_lacking(out, err) : status;
}
