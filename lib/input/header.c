#include "header.h"

#include <string.h>

static bool is_alias(const cj_schema_field *field, cj_span name)
{
    for (size_t i = 0; i < field->alias_count; i++)
        if (cj_same_key(field->aliases[i], name))
            return true;
    return false;
}

void cj_header_clear(cj_header *header)
{
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
    nearest = cj_nearest(from, names, count);
    if (nearest != SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, 0,
                          "no column \"%.*s\" to map; did you mean \"%.*s\"?", (int)from.length,
                          from.at, (int)names[nearest].length, names[nearest].at);
    return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, 0, "no column \"%.*s\" to map",
                      (int)from.length, from.at);
}

/* Apply one FROM=TO. */
static cj_status apply_map(cj_header *header, const char *map, cj_error *err)
{
    const char *equals = strchr(map, '=');
    cj_span from;
    cj_span to;
    size_t at = SIZE_MAX;
    char *copy;

    if (equals == NULL || equals == map || equals[1] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "--map \"%s\" must be FROM=TO, such as \"Client No=person_id\"", map);
    from = cj_span_trim((cj_span){map, (size_t)(equals - map)});
    to = cj_span_trim(cj_span_of(equals + 1));
    for (size_t i = 0; i < header->count && at == SIZE_MAX; i++)
        if (cj_same_key(header->columns[i].heading, from))
            at = i;
    if (at == SIZE_MAX)
        return fail_no_heading(header, from, err);
    copy = cj_arena_text(&header->texts, to.at, to.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    header->columns[at].name = (cj_span){copy, to.length};
    header->columns[at].field = cj_schema_find(header->schema, to);
    if (header->columns[at].field != SIZE_MAX)
        header->columns[at].name = header->schema->fields[header->columns[at].field].name;
    return CJ_OK;
}

/* Give a field the undeclared column that `matches`; two are an error. */
static cj_status claim(cj_header *header, size_t field, bool by_alias, bool *found, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    size_t at = SIZE_MAX;

    for (size_t i = 0; i < header->count; i++) {
        cj_header_column *column = &header->columns[i];

        if (column->field != SIZE_MAX || !cj_span_equal(column->name, column->heading) ||
            !(by_alias ? is_alias(decl, column->heading)
                       : cj_same_key(decl->name, column->heading)))
            continue;
        if (at != SIZE_MAX)
            return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)i + 1,
                              "columns \"%.*s\" and \"%.*s\" could both be %s; say which with "
                              "--map \"%.*s=%s\"",
                              (int)header->columns[at].heading.length,
                              header->columns[at].heading.at, (int)column->heading.length,
                              column->heading.at, decl->name.at, (int)column->heading.length,
                              column->heading.at, decl->name.at);
        at = i;
    }
    *found = at != SIZE_MAX;
    if (*found) {
        header->columns[at].field = field;
        header->columns[at].name = decl->name;
    }
    return CJ_OK;
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

cj_status cj_header_match(cj_header *out, const char *file, uint64_t line, const cj_span *headings,
                          size_t count, const cj_schema *schema, const char *const *maps,
                          size_t map_count, cj_error *err)
{
    cj_status status = CJ_OK;

    *out = (cj_header){.file = file, .line = line, .schema = schema, .count = count};
    out->columns = cj_arena_alloc(&out->texts, (count + 1) * sizeof *out->columns);
    if (out->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++) {
        char *copy = cj_arena_text(&out->texts, headings[i].at, headings[i].length);

        if (copy == NULL)
            return cj_fail_nomem(err);
        out->columns[i].heading = (cj_span){copy, headings[i].length};
        out->columns[i].name = out->columns[i].heading;
        out->columns[i].field = SIZE_MAX;
    }
    for (size_t i = 0; status == CJ_OK && i < map_count; i++)
        status = apply_map(out, maps[i], err);
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
    return status;
}

size_t cj_header_find(const cj_header *header, cj_span name)
{
    for (size_t i = 0; i < header->count; i++)
        if (cj_same_key(header->columns[i].name, name))
            return i;
    for (size_t i = 0; i < header->count; i++)
        if (cj_same_key(header->columns[i].heading, name))
            return i;
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].field != SIZE_MAX &&
            is_alias(&header->schema->fields[header->columns[i].field], name))
            return i;
    return SIZE_MAX;
}

bool cj_header_is_ambiguous(const cj_header *header, cj_span name)
{
    size_t same = 0;

    for (size_t i = 0; i < header->count; i++)
        same += cj_same_key(header->columns[i].name, name);
    return same > 1;
}
