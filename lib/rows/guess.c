/* Which of the built-in schemas a file is likely to be meant by. */
#include "guess.h"
#include "rows/header/header.h"
#include "schema/builtin.h"

#include <string.h>

/* How well a header fits a schema. */
typedef struct {
    size_t fields;  /* columns that are fields */
    size_t numbers; /* of them, fields of numbers: scores say more of what rows are than dates */
    bool whole;     /* every required field is there */
} fit;

static bool is_better(fit a, fit b)
{
    return a.whole && (a.fields != b.fields ? a.fields > b.fields : a.numbers > b.numbers);
}

/* Whether it ends in the word of an identifier: Outcome ID, case_ref. */
static bool names_record(cj_span heading)
{
    static const char *const words[] = {"id", "ref", "urn"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (heading.length > length &&
            cj_word_same((cj_span){heading.at + heading.length - length, length},
                         cj_span_of(words[i])) &&
            strchr(" _-", heading.at[heading.length - length - 1]) != NULL)
            return true;
    }
    return false;
}

/* Whether rows that begin with the identifier of something else are no record of a person each. */
static bool begins_otherwise(const cj_header *header, const cj_schema *schema)
{
    const cj_header_column *first = header->columns;

    return header->count > 0 && cj_span_equal(schema->name, cj_span_of("people")) &&
           first->field == SIZE_MAX && first->candidate == SIZE_MAX && names_record(first->heading);
}

static cj_status count_fields(fit *out, const cj_schema *schema, const cj_span *headings,
                              size_t count, cj_error *err)
{
    const cj_header_row row = {.file = "", .headings = headings, .count = count, .schema = schema};
    cj_header header;
    cj_status status = cj_header_match(&header, &row, err);

    *out = (fit){.whole = true};
    for (size_t field = 0; status == CJ_OK && field < schema->field_count; field++) {
        bool found = false;

        for (size_t i = 0; i < header.count; i++)
            found =
                found || header.columns[i].field == field || header.columns[i].candidate == field;
        out->fields += found;
        out->numbers += found && schema->fields[field].kind == CJ_KIND_NUMBER;
        out->whole = out->whole && (found || !schema->fields[field].required);
    }
    if (status == CJ_OK && begins_otherwise(&header, schema))
        out->whole = false;
    cj_header_clear(&header);
    return status;
}

bool cj_schema_is_named(const char *path, const char *name)
{
    return path != NULL && strcasestr(cj_file_name(path), name) != NULL;
}

/* Whether the name of a file says of which kind it is: by its begin, or where the header has all
 * that the kind needs. */
static cj_status is_meant(bool *out, const char *path, const char *name, const cj_span *headings,
                          size_t count, cj_error *err)
{
    cj_schema *schema;
    fit found = {.whole = false};
    cj_status status;

    *out = cj_schema_is_named(path, name);
    if (!*out || strncasecmp(cj_file_name(path), name, strlen(name)) == 0)
        return CJ_OK;
    status = cj_schema_builtin(&schema, name, err);
    if (status == CJ_OK)
        status = count_fields(&found, schema, headings, count, err);
    *out = found.whole;
    cj_schema_free(schema);
    return status;
}

/* Guess the schema of a file by its name (another word before it is not enough where the header
 * lacks what the kind needs: deprived-people.csv), else by its header: at least two columns must be
 * fields, and every required field must be there (people are none whose rows begin with the
 * identifier of something else); of equal ones the one with more fields of numbers. Otherwise it is
 * "any". */
cj_status cj_schema_guess(const char **name, const char *path, const cj_span *headings,
                          size_t count, cj_error *err)
{
    fit best = {.fields = 1, .numbers = SIZE_MAX};
    cj_status status = CJ_OK;

    *name = "any";
    for (size_t i = 0; status == CJ_OK && i < cj_schema_texts_count; i++) {
        bool meant = false;

        if (strcmp(cj_schema_texts[i].name, "any") != 0)
            status = is_meant(&meant, path, cj_schema_texts[i].name, headings, count, err);
        if (meant)
            *name = cj_schema_texts[i].name;
        if (meant)
            return status;
    }
    for (size_t i = 0; status == CJ_OK && i < cj_schema_texts_count; i++) {
        cj_schema *schema;
        fit found = {.whole = false};

        status = cj_schema_builtin(&schema, cj_schema_texts[i].name, err);
        if (status == CJ_OK)
            status = count_fields(&found, schema, headings, count, err);
        if (status == CJ_OK && is_better(found, best)) {
            best = found;
            *name = cj_schema_texts[i].name;
        }
        cj_schema_free(schema);
    }
    return status;
}

/* The field that somebody means by its name or by another word for it; SIZE_MAX: none. */
static size_t find_meant(const cj_schema *schema, cj_span name)
{
    size_t field = cj_schema_find(schema, name);

    for (size_t i = 0; field == SIZE_MAX && i < schema->field_count; i++)
        if (cj_schema_field_rank(&schema->fields[i], name) == CJ_HEADING_ALIAS)
            field = i;
    return field;
}

cj_status cj_schema_guess_heading(size_t *at, cj_span name, const cj_span *headings, size_t count,
                                  cj_error *err)
{
    cj_status status = CJ_OK;
    bool several = false;

    *at = SIZE_MAX;
    for (size_t i = 0; status == CJ_OK && i < cj_schema_texts_count; i++) {
        cj_schema *schema;
        size_t field;

        status = cj_schema_builtin(&schema, cj_schema_texts[i].name, err);
        field = status == CJ_OK ? find_meant(schema, name) : SIZE_MAX;
        for (size_t h = 0; field != SIZE_MAX && h < count; h++)
            if (cj_schema_field_rank(&schema->fields[field], headings[h]) != CJ_HEADING_NONE) {
                several = several || (*at != SIZE_MAX && *at != h);
                *at = h;
            }
        cj_schema_free(schema);
    }
    if (several)
        *at = SIZE_MAX;
    return status;
}

const char *cj_schema_role(const cj_schema *schema)
{
    for (size_t i = 0; i < cj_schema_texts_count; i++)
        if (cj_span_equal(schema->name, cj_span_of(cj_schema_texts[i].name)))
            return cj_schema_texts[i].name;
    return "any";
}
