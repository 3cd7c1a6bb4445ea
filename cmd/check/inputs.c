/* The files that cj-check reads: operands, the inputs of a definition, their schemas. */
#include "inputs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Allocate zeroed items, one more than asked for, so that a count of 0 is no special case. */
static void *alloc(cj_check_inputs *words, size_t count, size_t size)
{
    void *items = cj_arena_alloc(&words->arena, (count + 1) * size);

    if (items != NULL)
        memset(items, 0, (count + 1) * size);
    return items;
}

/* Return the length of NAME in NAME:rest, 0 if the text has no name in front. */
static size_t name_length(const char *text)
{
    size_t length = 0;

    if (!isalpha((unsigned char)text[0]))
        return 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_' || text[length] == '-')
        length++;
    return text[length] == ':' && text[length + 1] != '\0' ? length : 0;
}

/* ---- operands ---------------------------------------------------------------------- */

/* Take [NAME:]FILE; if a file of the whole name exists it is meant, with its colon. */
static cj_status take_operand(cj_check_input *input, const char *text, cj_check_inputs *words,
                              cj_error *err)
{
    size_t length = name_length(text);

    *input = (cj_check_input){.input = {.path = text}};
    if (length == 0 || access(text, F_OK) == 0)
        return CJ_OK;
    input->name = cj_arena_text(&words->arena, text, length);
    if (input->name == NULL)
        return cj_fail_nomem(err);
    input->input.path = text + length + 1;
    for (size_t i = 0; i < CJ_CHECK_ROLE_COUNT; i++)
        if (strcmp(cj_check_roles[i].at, input->name) == 0)
            input->input.role = cj_check_roles[i].at;
    return CJ_OK;
}

static bool is_standard(const cj_check_input *input)
{
    return input->input.path == NULL || strcmp(input->input.path, "-") == 0;
}

static cj_status take_operands(cj_check_options *out, cj_check_inputs *words,
                               const cj_settings *settings, cj_error *err)
{
    static const char *const standard[] = {"-"};
    const char *const *operands =
        settings->operands.count > 0 ? settings->operands.items : standard;
    size_t count = settings->operands.count > 0 ? settings->operands.count : 1;
    cj_status status = CJ_OK;
    size_t pipes = 0;

    words->inputs = alloc(words, count, sizeof *words->inputs);
    if (words->inputs == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        status = take_operand(&words->inputs[i], operands[i], words, err);
        pipes += status == CJ_OK && is_standard(&words->inputs[i]);
    }
    if (status == CJ_OK && pipes > 1)
        return cj_fail(err, CJ_EUSAGE, "standard input can be read for one input alone");
    out->inputs = words->inputs;
    out->input_count = count;
    return status;
}

/* ---- options about an input ---------------------------------------------------------------- */

/* Return an input's name in options: the one given, else its file's without folder and
 * suffix. */
static cj_span name_of(const cj_check_input *input)
{
    const char *file = cj_file_name(input->input.path);
    const char *dot = strrchr(file, '.');

    if (input->name != NULL)
        return cj_span_of(input->name);
    return (cj_span){file, dot == NULL ? strlen(file) : (size_t)(dot - file)};
}

/* Find the input that [NAME:]VALUE is about, and VALUE; *only is NULL if it is for all
 * inputs. */
static cj_status find_input(cj_check_input **only, const char **value, const cj_check_options *out,
                            cj_check_inputs *words, const char *option, const char *text,
                            cj_error *err)
{
    cj_span name = {text, name_length(text)};

    *only = NULL;
    *value = text;
    if (name.length == 0)
        return CJ_OK;
    for (size_t i = 0; i < out->input_count; i++)
        if (cj_key_same(name_of(&words->inputs[i]), name)) {
            *only = &words->inputs[i];
            *value = text + name.length + 1;
            return CJ_OK;
        }
    if (access(text, F_OK) == 0) /* the text is the name of a file with a colon */
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "--%s %s: no export is called \"%.*s\"; give it that name: %.*s:FILE", option,
                   text, (int)name.length, name.at, (int)name.length, name.at);
}

/* Find the one input of an option that cannot be for all; the name may be left out if there is
 * one input. */
static cj_status find_one(cj_check_input **only, const char **value, const cj_check_options *out,
                          cj_check_inputs *words, const char *option, const char *text,
                          cj_error *err)
{
    cj_status status = find_input(only, value, out, words, option, text, err);

    if (status != CJ_OK || *only != NULL)
        return status;
    if (out->input_count > 1)
        return cj_fail(err, CJ_EUSAGE, "--%s %s: say which export it is about, as NAME:%s", option,
                       text, text);
    *only = &words->inputs[0];
    return CJ_OK;
}

/* Give a file (schema or profile) to one input, or to all inputs without one of their own;
 * `offset` is that of the member in cj_check_input. */
static cj_status give_files(const cj_check_options *out, cj_check_inputs *words, const char *option,
                            const cj_strings *texts, size_t offset, cj_error *err)
{
    const char *general = NULL;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < texts->count; i++) {
        cj_check_input *only;
        const char **place;
        const char *value;

        status = find_input(&only, &value, out, words, option, texts->items[i], err);
        if (status != CJ_OK)
            return status;
        place = only == NULL ? &general : (const char **)((char *)only + offset);
        if (*place != NULL)
            return cj_fail(err, CJ_EUSAGE, "--%s %s: another %s is given for this export", option,
                           texts->items[i], option);
        *place = value;
    }
    for (size_t i = 0; i < out->input_count; i++) {
        const char **place = (const char **)((char *)&words->inputs[i] + offset);

        if (*place == NULL)
            *place = general;
    }
    return status;
}

/* Set the name by which messages call each input, where there are several. */
static cj_status name_inputs(const cj_check_options *out, cj_check_inputs *words, cj_error *err)
{
    for (size_t i = 0; out->input_count > 1 && i < out->input_count; i++) {
        cj_check_input *input = &words->inputs[i];
        cj_span file = name_of(input);

        input->input.about = cj_arena_text(&words->arena, file.at, file.length);
        if (input->input.about == NULL)
            return cj_fail_nomem(err);
    }
    return CJ_OK;
}

static cj_status give_maps(const cj_check_options *out, cj_check_inputs *words,
                           const cj_strings *texts, cj_error *err)
{
    cj_status status = name_inputs(out, words, err);

    for (size_t i = 0; status == CJ_OK && i < texts->count; i++) {
        cj_check_input *only;
        const char **maps;
        const char *value;

        status = find_one(&only, &value, out, words, "map", texts->items[i], err);
        if (status != CJ_OK)
            return status;
        maps = only->input.map_count > 0 ? (const char **)(uintptr_t)only->input.maps
                                         : alloc(words, texts->count, sizeof *maps);
        if (maps == NULL)
            return cj_fail_nomem(err);
        maps[only->input.map_count++] = value;
        only->input.maps = maps;
    }
    return status;
}

/* ---- control totals ------------------------------------------------------------------------- */

static cj_status give_rows(const cj_check_options *out, cj_check_inputs *words, cj_error *err)
{
    for (size_t i = 0; i < words->rows.count; i++) {
        cj_check_input *only;
        const char *value;
        int64_t rows;
        cj_status status =
            find_one(&only, &value, out, words, "expect-rows", words->rows.items[i], err);

        if (status != CJ_OK)
            return status;
        if (!cj_whole_parse(&rows, cj_span_of(value)) || rows < 0)
            return cj_fail(err, CJ_EUSAGE, "--expect-rows \"%s\" must be a whole number, 0 or more",
                           value);
        if (only->has_rows)
            return cj_fail(err, CJ_EUSAGE, "--expect-rows is given twice for one export");
        only->has_rows = true;
        only->rows = (uint64_t)rows;
    }
    return CJ_OK;
}

/* The last equals sign splits the text: a column's name may hold one, a number cannot. */
static cj_status give_totals(const cj_check_options *out, cj_check_inputs *words, cj_error *err)
{
    for (size_t i = 0; i < words->totals.count; i++) {
        cj_expected_total *totals;
        cj_check_input *only;
        const char *equals;
        const char *value;
        cj_status status =
            find_one(&only, &value, out, words, "expect-total", words->totals.items[i], err);

        if (status != CJ_OK)
            return status;
        totals = only->total_count > 0 ? (cj_expected_total *)(uintptr_t)only->totals
                                       : alloc(words, words->totals.count, sizeof *totals);
        if (totals == NULL)
            return cj_fail_nomem(err);
        equals = strrchr(value, '=');
        if (equals == NULL || equals == value ||
            cj_decimal_parse(&totals[only->total_count].total, cj_span_of(equals + 1)) !=
                CJ_NUMBER_OK)
            return cj_fail(err, CJ_EUSAGE,
                           "--expect-total \"%s\" must be COLUMN=SUM, such as amount=1823000",
                           value);
        totals[only->total_count].column = cj_span_trim((cj_span){value, (size_t)(equals - value)});
        only->totals = totals;
        only->total_count++;
    }
    return CJ_OK;
}

/* ---- calendars --------------------------------------------------------------------------------
 */

/* Without --calendar both built-in calendars are loaded, and a day is a holiday if it is one in
 * both. */
static cj_status load_calendars(cj_check_options *out, cj_check_inputs *words, cj_error *err)
{
    static const char *const names[] = {"scotland", "england-wales"};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < (words->calendar == NULL ? 2 : 1); i++) {
        const char *name = words->calendar == NULL ? names[i] : words->calendar;

        status = cj_calendar_builtin(&words->calendars[i], name, err);
        if (status == CJ_OK && words->holidays != NULL)
            status = cj_calendar_add(words->calendars[i], words->holidays, err);
        words->used[i] = words->calendars[i];
        out->calendar_count++;
    }
    out->calendars = words->used;
    return status;
}

cj_status cj_check_inputs_resolve(cj_check_options *out, cj_check_inputs *words,
                                  const cj_settings *settings, cj_error *err)
{
    cj_status status = take_operands(out, words, settings, err);

    out->reading = settings->records;
    if (status == CJ_OK)
        status = give_files(out, words, "schema", &settings->schemas,
                            offsetof(cj_check_input, input.schema_path), err);
    if (status == CJ_OK)
        status = give_files(out, words, "profile", &settings->profiles,
                            offsetof(cj_check_input, input.profile_path), err);
    if (status == CJ_OK)
        status = give_maps(out, words, &settings->maps, err);
    if (status == CJ_OK)
        status = give_rows(out, words, err);
    if (status == CJ_OK)
        status = give_totals(out, words, err);
    return status == CJ_OK ? load_calendars(out, words, err) : status;
}

void cj_check_inputs_clear(cj_check_inputs *words)
{
    free(words->rows.items);
    free(words->totals.items);
    for (size_t i = 0; i < 2; i++)
        cj_calendar_free(words->calendars[i]);
    cj_arena_clear(&words->arena);
}
