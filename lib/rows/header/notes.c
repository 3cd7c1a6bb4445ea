/* What is wrong with a header that the rows cannot mend, in words. */
#include "header.h"

#include "rows/type/values.h"

#include <stdio.h>
#include <string.h>

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
        (cj_header_problem){code, severity, column, SIZE_MAX, {copy, strlen(copy)}};
    return CJ_OK;
}

static cj_status note_words(cj_header *header, const char *code, cj_severity severity,
                            uint32_t column, const cj_text *words, cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    return status == CJ_OK ? cj_header_note(header, code, severity, column, err, "%s", words->bytes)
                           : status;
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

/* ---- columns that could be one field --------------------------------------------------- */

/* How near the heading is to the field: the place among the ways to write it. */
static size_t distance(const cj_schema_field *field, cj_span heading)
{
    for (size_t i = 0; i < field->alias_count; i++)
        if (cj_key_same(field->aliases[i], heading))
            return i + 1;
    for (size_t i = 0; i < field->last_alias_count; i++)
        if (cj_key_same(field->last_aliases[i], heading))
            return field->alias_count + i + 1;
    return 0;
}

/* The field's first candidates, and the likeliest. */
static void find_candidates(size_t found[3], const cj_header *header, size_t field)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    size_t count = 0;

    for (size_t i = 0; i < header->count; i++) {
        if (header->columns[i].candidate != field)
            continue;
        if (count < 2)
            found[count] = i;
        if (count == 0 || distance(decl, header->columns[i].heading) <
                              distance(decl, header->columns[found[2]].heading))
            found[2] = i;
        count++;
    }
}

static void tell_contest(cj_text *words, const cj_header *header, const size_t found[3],
                         cj_span field, const cj_error *err)
{
    cj_span first = header->columns[found[0]].heading;
    cj_span second = header->columns[found[1]].heading;
    cj_text from = CJ_TEXT_INIT;

    if (!cj_key_same(first, second)) {
        cj_text_format(words, "columns \"%.*s\" and \"%.*s\" could both be %.*s; say which with ",
                       (int)first.length, first.at, (int)second.length, second.at,
                       (int)field.length, field.at);
        cj_header_tell_map(words, header, header->columns[found[2]].heading, field, err);
        return;
    }
    cj_text_format(&from, "%.*s#2", (int)first.length, first.at);
    cj_header_tell_alike(words, header, found[0]);
    cj_text_format(words,
                   ": nothing says which is %.*s; \"%s\" names the second: ", (int)field.length,
                   field.at, cj_text_string(&from));
    cj_header_tell_map(words, header, cj_text_span(&from), field, err);
    words->failed = words->failed || from.failed;
    cj_text_clear(&from);
}

cj_status cj_header_note_contest(cj_header *header, size_t field, cj_error *err)
{
    const cj_schema_field *decl = &header->schema->fields[field];
    cj_fields_match match = header->schema->fields_match;
    bool needed = decl->required || match == CJ_FIELDS_EXACT || match == CJ_FIELDS_EQUAL ||
                  match == CJ_FIELDS_SUBSET;
    cj_text words = CJ_TEXT_INIT;
    size_t found[3] = {0, 0, 0};
    cj_status status;

    find_candidates(found, header, field);
    tell_contest(&words, header, found, decl->name, err);
    status = note_words(header, "duplicate-label", needed ? CJ_ERROR : CJ_WARNING,
                        (uint32_t)found[1] + 1, &words, err);
    if (status == CJ_OK)
        header->problems[header->problem_count - 1].field = field;
    cj_text_clear(&words);
    return status;
}

void cj_header_need(cj_header *header, cj_span field)
{
    size_t number = cj_schema_find(header->schema, field);

    for (size_t i = 0; number != SIZE_MAX && i < header->problem_count; i++)
        if (header->problems[i].field == number)
            header->problems[i].severity = CJ_ERROR;
}

/* ---- columns that no name means alone -------------------------------------------------- */

bool cj_header_is_blank(const cj_header *header)
{
    for (size_t i = 0; i < header->count; i++)
        if (header->columns[i].heading.length > 0)
            return false;
    return header->count > 0;
}

static cj_status note_blank(cj_header *header, bool *marked, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    size_t first = header->count;
    cj_status status = CJ_OK;
    size_t count;

    for (size_t i = 0; i < header->count; i++) {
        marked[i] = header->columns[i].heading.length == 0;
        first = marked[i] && i < first ? i : first;
    }
    if (first == header->count)
        return CJ_OK;
    cj_text_add(&words, "columns ");
    count = cj_header_tell_columns(&words, marked, header->count);
    cj_text_add(&words, " have no heading: nothing can name them");
    if (count == 1) {
        cj_text_reset(&words);
        cj_text_add(&words, "the column has no heading: nothing can name it");
    }
    status = note_words(header, "blank-label", CJ_WARNING, (uint32_t)first + 1, &words, err);
    cj_text_clear(&words);
    return status;
}

/* Whether the heading of column `at` says nothing about which column is meant. */
static bool is_twin(const cj_header *header, size_t at, size_t other)
{
    const cj_header_column *one = &header->columns[at];
    const cj_header_column *two = &header->columns[other];

    return one->heading_key == two->heading_key && one->heading.length > 0 &&
           cj_header_is_free(one) && cj_header_is_free(two) &&
           cj_key_same(one->heading, two->heading);
}

static cj_status note_alike(cj_header *header, size_t first, size_t second, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_header_tell_alike(&words, header, first);
    cj_text_add(&words, ": ");
    cj_header_tell_second(&words, header, first, second);
    status = note_words(header, "duplicate-label", CJ_WARNING, (uint32_t)second + 1, &words, err);
    cj_text_clear(&words);
    return status;
}

/* The first column behind `at` that is headed alike, all of which are marked; SIZE_MAX: none. */
static size_t mark_twins(bool *told, const cj_header *header, size_t at)
{
    size_t second = SIZE_MAX;
    size_t count;
    const cj_heading_place *places =
        cj_header_headed(&count, header, header->columns[at].heading_key);

    for (size_t i = 0; i < count; i++)
        if (places[i].at > at && is_twin(header, at, places[i].at)) {
            told[places[i].at] = true;
            second = second == SIZE_MAX ? places[i].at : second;
        }
    return second;
}

cj_status cj_header_note_unnamed(cj_header *header, cj_error *err)
{
    bool *told = cj_header_marks(header, &header->texts);
    cj_status status;

    if (told == NULL)
        return cj_fail_nomem(err);
    if (cj_header_is_blank(header))
        return CJ_OK; /* without a header the reading of rows reports it */
    status = note_blank(header, told, err);
    memset(told, 0, header->count + 1);
    for (size_t i = 0; status == CJ_OK && i < header->count; i++) {
        size_t second = told[i] || header->columns[i].heading.length == 0
                            ? SIZE_MAX
                            : mark_twins(told, header, i);

        if (second != SIZE_MAX)
            status = note_alike(header, i, second, err);
    }
    return status;
}

/* ---- a record in the header's place -------------------------------------------------------- */

#define VALUES_MOST 2 /* of a kind: more of them may be headings, such as days or ages */
#define YEAR_FIRST 1900
#define YEAR_LAST 2100

typedef struct {
    size_t days;
    size_t numbers; /* but for years, which head columns often */
    size_t codes;   /* letters and digits, without a blank */
    size_t first;   /* the first day or number */
} record_signs;

static bool is_number(cj_span heading)
{
    cj_decimal number;

    return cj_decimal_parse(&number, heading) == CJ_NUMBER_OK &&
           (number < (cj_decimal)YEAR_FIRST * CJ_DECIMAL_ONE ||
            number > (cj_decimal)YEAR_LAST * CJ_DECIMAL_ONE);
}

static bool is_code(cj_span heading)
{
    bool letters = false;
    bool digits = false;

    for (size_t i = 0; i < heading.length; i++) {
        char c = heading.at[i];

        letters = letters || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        digits = digits || (c >= '0' && c <= '9');
        if (c == ' ')
            return false;
    }
    return letters && digits;
}

static record_signs look_at(const cj_header *header)
{
    record_signs out = {.first = header->count};

    for (size_t i = 0; i < header->count; i++) {
        cj_span heading = cj_span_trim(header->columns[i].heading);
        bool ambiguous = false;
        cj_date day;
        bool is_day =
            cj_value_date(&day, &ambiguous, heading, cj_default_forms, CJ_DEFAULT_FORM_COUNT) ||
            ambiguous;
        bool number = !is_day && is_number(heading);

        out.days += is_day;
        out.numbers += number;
        out.codes += !is_day && is_code(heading);
        if ((is_day || number) && out.first == header->count)
            out.first = i;
    }
    return out;
}

cj_status cj_header_note_record(cj_header *header, cj_error *err)
{
    record_signs signs = look_at(header);
    cj_span value;

    for (size_t i = 0; i < header->count; i++)
        if (!cj_header_is_free(&header->columns[i]))
            return CJ_OK; /* a heading is known: it is a header */
    if (signs.days > VALUES_MOST || signs.numbers > VALUES_MOST ||
        (signs.days == 0 && (signs.numbers == 0 || signs.codes == 0)))
        return CJ_OK;
    value = header->columns[signs.first].heading;
    return cj_header_note(header, "missing-header", CJ_WARNING, (uint32_t)signs.first + 1, err,
                          "was read as a heading and looks like the value \"%.*s\" of a record: "
                          "where the file has no header, a profile with {\"dialect\": {\"header\": "
                          "false}, \"fieldNames\": [...]} says so",
                          (int)value.length, value.at);
}
