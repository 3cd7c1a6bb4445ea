/* Columns of a header by name, none of which is taken where the name could mean several. */
#include "header.h"

#include <ctype.h>
#include <string.h>

#define LISTED 6        /* numbers of columns that a sentence lists */
#define NUMBER_DIGITS 5 /* there are at most 16,384 columns */

/* The columns that a name could mean. */
typedef struct {
    size_t count;
    size_t first;
    size_t second;
    bool beyond; /* HEADING#N of fewer: `first` has that heading */
} hits;

static void add_hit(hits *out, size_t at)
{
    if (out->count == 0)
        out->first = at;
    else if (out->count == 1)
        out->second = at;
    out->count++;
}

/* ---- by heading -------------------------------------------------------------------- */

const cj_heading_place *cj_header_headed(size_t *count, const cj_header *header, uint64_t key)
{
    const cj_heading_place *places = header->places;
    size_t low = 0;
    size_t high = header->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (places[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < header->count && places[low + *count].key == key;)
        ++*count;
    return places + low;
}

static hits find_headed(const cj_header *header, cj_span heading, bool free_alone)
{
    hits found = {.count = 0};
    size_t count;
    const cj_heading_place *places = cj_header_headed(&count, header, cj_key_hash(heading));

    for (size_t i = 0; i < count; i++) {
        const cj_header_column *column = &header->columns[places[i].at];

        if ((!free_alone || cj_header_is_free(column)) && cj_key_same(column->heading, heading))
            add_hit(&found, places[i].at);
    }
    return found;
}

/* The N of HEADING#N, and the heading; 0 for another name. */
static size_t cut_number(cj_span *heading, cj_span name)
{
    size_t at = name.length;
    size_t number = 0;

    while (at > 0 && isdigit((unsigned char)name.at[at - 1]))
        at--;
    if (at < 2 || name.at[at - 1] != '#' || name.length - at > NUMBER_DIGITS)
        return 0;
    for (size_t i = at; i < name.length; i++)
        number = number * 10 + (size_t)(name.at[i] - '0');
    *heading = cj_span_trim((cj_span){name.at, at - 1});
    return number;
}

/* Whether the name is HEADING#N of columns headed alike, and which it means; one that is
 * really headed so comes first. */
static bool find_counted(hits *out, const cj_header *header, cj_span name)
{
    cj_span heading = {"", 0};
    size_t number = cut_number(&heading, name);
    hits alike;

    *out = (hits){.count = 0};
    if (number == 0)
        return false;
    for (size_t i = 0; i < header->count; i++)
        if (cj_span_equal(cj_span_trim(header->columns[i].heading), name))
            add_hit(out, i);
    if (out->count > 0)
        return true;
    alike = find_headed(header, heading, false);
    if (alike.count == 0 || (alike.count == 1 && number > 1))
        return false; /* a heading that goes without the sign, perhaps */
    if (number > alike.count) {
        *out = (hits){.first = alike.first, .beyond = true};
        return true;
    }
    for (size_t i = 0; number > 0; i++)
        if (header->columns[i].heading_key == header->columns[alike.first].heading_key &&
            cj_key_same(header->columns[i].heading, heading) && --number == 0)
            add_hit(out, i);
    return true;
}

bool cj_header_is_alike(const cj_header *header, size_t at)
{
    return find_headed(header, header->columns[at].heading, false).count > 1;
}

/* ---- by name ------------------------------------------------------------------------- */

/* Columns of that name: one that was given it stands before others that are headed as it is. */
static hits find_named(const cj_header *header, cj_span name)
{
    uint64_t key = cj_key_hash(name);
    hits given = {.count = 0};
    hits all = {.count = 0};

    for (size_t i = 0; i < header->count; i++) {
        const cj_header_column *column = &header->columns[i];

        if (column->name_key != key || !cj_key_same(column->name, name))
            continue;
        add_hit(&all, i);
        if (column->named)
            add_hit(&given, i);
    }
    for (size_t i = 0; given.count == 1 && i < header->count; i++)
        if (i != given.first && header->columns[i].name_key == key &&
            cj_key_same(header->columns[i].name, name) &&
            !cj_key_same(header->columns[i].heading, header->columns[given.first].heading))
            return all;
    return given.count == 1 ? given : all;
}

/* Columns that are, or could be, the field of the schema that goes by that name. */
static hits find_field(const cj_header *header, cj_span name)
{
    const cj_schema *schema = header->schema;
    hits found = {.count = 0};

    for (size_t i = 0; i < header->count; i++) {
        const cj_header_column *column = &header->columns[i];
        size_t field = column->field != SIZE_MAX ? column->field : column->candidate;

        if (field != SIZE_MAX &&
            cj_schema_field_rank(&schema->fields[field], name) != CJ_HEADING_NONE)
            add_hit(&found, i);
    }
    return found;
}

static hits look_up(const cj_header *header, cj_span name)
{
    hits found;

    if (find_counted(&found, header, name))
        return found;
    found = find_named(header, name);
    if (found.count == 0)
        found = find_headed(header, name, false);
    return found.count == 0 ? find_field(header, name) : found;
}

size_t cj_header_find(const cj_header *header, cj_span name)
{
    hits found = look_up(header, name);

    return found.count == 0 ? SIZE_MAX : found.first;
}

/* ---- parts of sentences -------------------------------------------------------------- */

void cj_header_tell_map(cj_text *out, const cj_header *header, cj_span from, cj_span to,
                        const cj_error *err)
{
    cj_text_say(out, err, "{map \"%s%s%.*s=%.*s\"}", header->about == NULL ? "" : header->about,
                header->about == NULL ? "" : ":", (int)from.length, from.at, (int)to.length, to.at);
}

size_t cj_header_tell_columns(cj_text *out, const bool *marked, size_t count)
{
    size_t all = 0;
    size_t told = 0;
    size_t rest = 0;
    size_t last = 0;

    for (size_t i = 0; i < count; i++) {
        all += marked[i];
        last = marked[i] ? i : last;
    }
    for (size_t i = 0; i < count; i++) {
        size_t end = i;

        while (marked[i] && end < last && marked[end + 1])
            end++;
        if (!marked[i])
            continue;
        if (told++ >= LISTED) {
            rest += end - i + 1;
        } else {
            cj_text_format(out, "%s%zu",
                           told == 1                     ? ""
                           : end == last && end != i + 1 ? " and "
                                                         : ", ",
                           i + 1);
            if (end > i)
                cj_text_format(out, "%s%zu",
                               end > i + 1   ? " to "
                               : end == last ? " and "
                                             : ", ",
                               end + 1);
        }
        i = end;
    }
    if (rest > 0)
        cj_text_format(out, " and %zu more", rest);
    return all;
}

bool *cj_header_marks(const cj_header *header, cj_arena *arena)
{
    bool *marked = cj_arena_alloc(arena, header->count + 1);

    if (marked != NULL)
        memset(marked, 0, header->count + 1);
    return marked;
}

void cj_header_tell_alike(cj_text *out, const cj_header *header, size_t at)
{
    cj_span heading = header->columns[at].heading;
    cj_arena arena = CJ_ARENA_INIT;
    bool *marked = cj_header_marks(header, &arena);
    size_t count = 0;

    out->failed = out->failed || marked == NULL;
    for (size_t i = 0; marked != NULL && i < header->count; i++)
        marked[i] = header->columns[i].heading_key == header->columns[at].heading_key &&
                    cj_key_same(header->columns[i].heading, heading);
    cj_text_add(out, "columns ");
    if (marked != NULL)
        count = cj_header_tell_columns(out, marked, header->count);
    cj_text_format(out, " are %s headed \"%.*s\"", count == 2 ? "both" : "all", (int)heading.length,
                   heading.at);
    cj_arena_clear(&arena);
}

void cj_header_tell_second(cj_text *out, const cj_header *header, size_t first, size_t second)
{
    cj_span heading = header->columns[first].heading;
    cj_text name = CJ_TEXT_INIT;

    cj_text_format(&name, "%.*s#2", (int)heading.length, heading.at);
    if (cj_header_find(header, cj_text_span(&name)) == second)
        cj_text_format(out, "\"%s\" names the second", cj_text_string(&name));
    else /* another is really headed so */
        cj_text_add(out, "a profile without header names them (fieldNames)");
    out->failed = out->failed || name.failed;
    cj_text_clear(&name);
}

/* ---- one alone ----------------------------------------------------------------------- */

static cj_status fail(const cj_header *header, size_t at, const cj_text *words, cj_error *err)
{
    if (words->failed)
        return cj_fail_nomem(err);
    return cj_fail_at(err, CJ_EUSAGE, header->file, header->line, (uint32_t)at + 1, "%s",
                      words->bytes);
}

/* A name could mean two columns. */
static void tell_hits(cj_text *words, const cj_header *header, const hits *found, cj_span name,
                      const cj_error *err)
{
    const cj_header_column *first = &header->columns[found->first];
    const cj_header_column *second = &header->columns[found->second];

    if (cj_key_same(first->heading, second->heading)) {
        cj_header_tell_alike(words, header, found->first);
        cj_text_add(words, ": nothing says which is meant; ");
        cj_header_tell_second(words, header, found->first, found->second);
    } else if (first->named || second->named) {
        const cj_header_column *other = first->named ? second : first;

        cj_text_format(words,
                       "columns \"%.*s\" and \"%.*s\" both go by \"%.*s\": give the other one "
                       "another name with ",
                       (int)first->heading.length, first->heading.at, (int)second->heading.length,
                       second->heading.at, (int)name.length, name.at);
        cj_header_tell_map(words, header, other->heading, cj_span_of("NAME"), err);
    } else {
        cj_text_format(words, "columns \"%.*s\" and \"%.*s\" could both be %.*s; say which with ",
                       (int)first->heading.length, first->heading.at, (int)second->heading.length,
                       second->heading.at, (int)name.length, name.at);
        cj_header_tell_map(words, header, first->heading, name, err);
    }
}

/* Choose the column that the name means, if it means one column or none. */
static cj_status settle(size_t *at, const cj_header *header, const hits *found, cj_span name,
                        cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    *at = found->count == 0 ? SIZE_MAX : found->first;
    if (found->count <= 1 && !found->beyond)
        return CJ_OK;
    if (found->beyond) {
        cj_header_tell_alike(&words, header, found->first);
        cj_text_format(&words, ": there is no \"%.*s\"", (int)name.length, name.at);
    } else {
        tell_hits(&words, header, found, name, err);
    }
    status = fail(header, found->beyond ? found->first : found->second, &words, err);
    cj_text_clear(&words);
    return status;
}

/* The words of the problem that a field which several columns could be has become. */
static cj_status fail_contest(const cj_header *header, size_t field, cj_error *err)
{
    for (size_t i = 0; i < header->problem_count; i++)
        if (header->problems[i].field == field)
            return cj_fail_at(err, CJ_EUSAGE, header->file, header->line,
                              header->problems[i].column, "%s", header->problems[i].words.at);
    return CJ_OK;
}

cj_status cj_header_take(size_t *at, const cj_header *header, cj_span name, cj_error *err)
{
    hits found = look_up(header, name);
    size_t field = found.count > 1 ? header->columns[found.first].candidate : SIZE_MAX;
    cj_status status = CJ_OK;

    *at = SIZE_MAX;
    if (field != SIZE_MAX && cj_key_same(header->schema->fields[field].name, name))
        status = fail_contest(header, field, err);
    return status == CJ_OK ? settle(at, header, &found, name, err) : status;
}

cj_status cj_header_take_heading(size_t *at, const cj_header *header, cj_span heading,
                                 bool free_alone, cj_error *err)
{
    hits found;

    if (!find_counted(&found, header, heading))
        found = find_headed(header, heading, free_alone);
    if (free_alone && found.count > 0 && !cj_header_is_free(&header->columns[found.first]))
        found = (hits){.count = 0};
    return settle(at, header, &found, heading, err);
}

cj_status cj_header_take_field(size_t *at, const cj_header *header, const cj_schema_field *field,
                               cj_error *err)
{
    hits found = look_up(header, field->name);

    for (int rank = CJ_HEADING_ALIAS; found.count == 0 && rank < CJ_HEADING_NONE; rank++)
        for (size_t i = 0; i < header->count; i++)
            if (!header->columns[i].named &&
                (int)cj_schema_field_rank(field, header->columns[i].heading) == rank)
                add_hit(&found, i);
    return settle(at, header, &found, field->name, err);
}
