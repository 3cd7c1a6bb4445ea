/* Which files each input has, and how it is read: the operand, people, a second input, links. */
#include "settings.h"

#include "cj/linked.h"
#include "cj/schema.h"

#include <ctype.h>
#include <string.h>

enum { INPUT_MAIN, INPUT_PEOPLE, INPUT_OTHER, INPUT_LINKS };

/* An input, and what options call it. */
typedef struct {
    const char *name;   /* NULL: the program has none of this place */
    const char *option; /* that names its files; NULL: operands do */
    cj_input *input;
    const char **maps; /* it has room for all that are given */
} named_input;

typedef struct {
    named_input *items;
    size_t count;
} named_inputs;

const char *cj_option_about_input(const char *text, const char *role)
{
    size_t length = strlen(role);

    return strncmp(text, role, length) == 0 && text[length] == ':' ? text + length + 1 : NULL;
}

static void *alloc(cj_settings *settings, size_t count, size_t size)
{
    void *made = cj_arena_alloc(&settings->arena, (count + 1) * size);

    if (made != NULL)
        memset(made, 0, (count + 1) * size);
    return made;
}

/* ---- links ------------------------------------------------------------------------------------
 */

/* NAME is a word: it stands before dots, colons and brackets. */
static bool is_word(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!isalpha((unsigned char)text[i]) && text[i] != '_' &&
            (i == 0 || (!isdigit((unsigned char)text[i]) && text[i] != '-')))
            return false;
    return length > 0;
}

/* Split NAME=FILE. */
static cj_status split_link(const char **name, const char **path, cj_settings *settings,
                            const char *text, const char *role, cj_error *err)
{
    const char *equal = strchr(text, '=');
    const char *other = settings->program->other;
    size_t length = equal == NULL ? 0 : (size_t)(equal - text);

    if (equal == NULL || !is_word(text, length) || equal[1] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "{link} \"%s\" must be NAME=FILE, NAME being a word of yours, such as "
                       "offences=offences.csv",
                       text);
    *name = cj_arena_text(&settings->arena, text, length);
    if (*name == NULL)
        return cj_fail_nomem(err);
    *path = equal + 1;
    if (strcmp(*name, "people") == 0 || strcmp(*name, role) == 0 ||
        (other != NULL && strcmp(*name, other) == 0))
        return cj_fail(err, CJ_EUSAGE,
                       "{link} \"%s\": %s is another input already; take another name", text,
                       *name);
    return CJ_OK;
}

/* A built-in schema goes by the name of the link; any other export has none. */
static const char *role_of(const char *name)
{
    cj_schema *schema;
    bool known = cj_schema_builtin(&schema, name, NULL) == CJ_OK;

    if (known)
        cj_schema_free(schema);
    return known ? name : "any";
}

static cj_link_input *find_link(cj_link_input *links, size_t count, const char *name, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(links[i].name, name, length) == 0 && links[i].name[length] == '\0')
            return &links[i];
    return NULL;
}

/* Add a file to a link: the first is its path, the others follow. */
static cj_status add_link_file(cj_link_input *link, cj_settings *settings, const char *path,
                               cj_error *err)
{
    const char **more;

    if (link->input.path == NULL) {
        link->input.path = path;
        return CJ_OK;
    }
    more = alloc(settings, link->input.more_count + 1, sizeof *more);
    if (more == NULL)
        return cj_fail_nomem(err);
    if (link->input.more_count > 0)
        memcpy(more, link->input.more, link->input.more_count * sizeof *more);
    more[link->input.more_count++] = path;
    link->input.more = more;
    return CJ_OK;
}

static cj_status give_keys(cj_link_input *links, size_t count, const char *text, cj_error *err)
{
    const char *colon = strchr(text, ':');
    cj_link_input *link =
        colon == NULL ? NULL : find_link(links, count, text, (size_t)(colon - text));

    if (colon == NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "{on} \"%s\" must be NAME:COL=COL2, such as offences:person_id", text);
    if (link == NULL)
        return cj_fail(err, CJ_EUSAGE, "{on} \"%s\": there is no such link: {link %.*s=FILE}", text,
                       (int)(colon - text), text);
    if (link->on != NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "{on} %s is given twice; several columns have commas between", link->name);
    link->on = colon + 1;
    return CJ_OK;
}

static cj_status resolve_links(cj_settings *settings, const char *role, cj_error *err)
{
    cj_link_input *links = alloc(settings, settings->links.count, sizeof *links);
    size_t count = 0;
    cj_status status = links == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < settings->links.count; i++) {
        const char *name = NULL;
        const char *path = NULL;
        cj_link_input *link;

        status = split_link(&name, &path, settings, settings->links.items[i], role, err);
        if (status != CJ_OK)
            return status;
        link = find_link(links, count, name, strlen(name));
        if (link == NULL) {
            link = &links[count++];
            *link = (cj_link_input){.name = name, .input = {.role = role_of(name), .about = name}};
        }
        status = add_link_file(link, settings, path, err);
    }
    for (size_t i = 0; status == CJ_OK && i < settings->ons.count; i++)
        status = give_keys(links, count, settings->ons.items[i], err);
    settings->records.links = links;
    settings->records.link_count = count;
    settings->records.linker = &cj_linked_rows;
    return status;
}

/* ---- all inputs -------------------------------------------------------------------------------
 */

static cj_status list_inputs(named_inputs *out, cj_settings *settings, const char *role,
                             cj_error *err)
{
    const char *other = settings->program->other;
    size_t links = settings->records.link_count;

    out->count = INPUT_LINKS + links;
    out->items = alloc(settings, out->count, sizeof *out->items);
    if (out->items == NULL)
        return cj_fail_nomem(err);
    out->items[INPUT_MAIN] = (named_input){role, NULL, &settings->records.main, NULL};
    out->items[INPUT_PEOPLE] = (named_input){"people", "people", &settings->records.people, NULL};
    out->items[INPUT_OTHER] = (named_input){other, other, &settings->measure.other, NULL};
    for (size_t i = 0; i < links; i++) {
        cj_link_input *link = (cj_link_input *)&settings->records.links[i]; /* made above */

        out->items[INPUT_LINKS + i] = (named_input){link->name, "link", &link->input, NULL};
    }
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].maps = alloc(settings, settings->maps.count, sizeof *out->items[i].maps);
        if (out->items[i].maps == NULL)
            return cj_fail_nomem(err);
    }
    return CJ_OK;
}

/* The files that an option names each time that it is given. */
static cj_status list_given(const char *const **out, size_t *count, cj_settings *settings,
                            const char *option, cj_error *err)
{
    const char **paths = alloc(settings, settings->given_count, sizeof *paths);

    *out = paths;
    *count = 0;
    if (paths == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; option != NULL && i < settings->given_count; i++)
        if (strcmp(settings->given[i].option->name, option) == 0)
            paths[(*count)++] = settings->given[i].value;
    for (size_t i = 0; i < *count; i++)
        if (paths[i][0] == '\0')
            return cj_fail(err, CJ_EUSAGE, "%s needs the name of a file",
                           cj_option_said(err, option).text);
    return CJ_OK;
}

/* Give each input its files; one that has none is left out, but for the operands: then standard
 * input is read. */
static cj_status resolve_files(cj_settings *settings, const named_inputs *inputs, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < INPUT_LINKS; i++) {
        const named_input *of = &inputs->items[i];
        const char *const *paths = settings->operands.items;
        size_t count = settings->operands.count;

        if (i != INPUT_MAIN)
            status = list_given(&paths, &count, settings, of->option, err);
        if (status == CJ_OK && (i == INPUT_MAIN || count > 0))
            *of->input = (cj_input){.role = of->name,
                                    .path = count > 0 ? paths[0] : NULL,
                                    .more = count > 1 ? paths + 1 : NULL,
                                    .more_count = count > 1 ? count - 1 : 0,
                                    .about = i == INPUT_MAIN ? NULL : of->name};
    }
    for (size_t i = 0; status == CJ_OK && i < inputs->count; i++)
        inputs->items[i].input->maps = inputs->items[i].maps;
    return status;
}

/* Split "INPUT:VALUE": *out is the input and *value the rest; without a known name before the
 * colon the text is for the operand, as a colon may be part of a file's name. */
static cj_status split_input(const char **value, const named_input **out,
                             const named_inputs *inputs, const char *option, const char *text,
                             cj_error *err)
{
    *out = &inputs->items[INPUT_MAIN];
    *value = text;
    for (size_t i = 0; i < inputs->count; i++) {
        const named_input *of = &inputs->items[i];
        const char *rest = of->name == NULL ? NULL : cj_option_about_input(text, of->name);

        if (rest == NULL)
            continue;
        *out = of;
        *value = rest;
        if (i != INPUT_MAIN && of->input->role == NULL)
            return cj_fail(err, CJ_EUSAGE, "%s %s: there is no %s file (%s)",
                           cj_option_said(err, option).text, text, of->name,
                           cj_option_said(err, of->name).text);
        break;
    }
    return CJ_OK;
}

/* Set a file that an input takes once (schema, profile); `offset` is that of the member. */
static cj_status give_files(const named_inputs *inputs, const char *option, const cj_strings *texts,
                            size_t offset, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < texts->count; i++) {
        const named_input *of;
        const char *value;
        const char **place;

        status = split_input(&value, &of, inputs, option, texts->items[i], err);
        if (status != CJ_OK)
            return status;
        place = (const char **)(void *)((char *)of->input + offset);
        if (*place != NULL)
            return cj_fail(err, CJ_EUSAGE, "%s %s: another %s is given for this input",
                           cj_option_said(err, option).text, texts->items[i], option);
        *place = value;
    }
    return status;
}

cj_status cj_settings_resolve_inputs(cj_settings *settings, const char *role, cj_error *err)
{
    named_inputs inputs;
    cj_status status = resolve_links(settings, role, err);

    if (status == CJ_OK)
        status = list_inputs(&inputs, settings, role, err);
    if (status == CJ_OK)
        status = resolve_files(settings, &inputs, err);
    if (status == CJ_OK)
        status =
            give_files(&inputs, "schema", &settings->schemas, offsetof(cj_input, schema_path), err);
    if (status == CJ_OK)
        status = give_files(&inputs, "profile", &settings->profiles,
                            offsetof(cj_input, profile_path), err);
    for (size_t i = 0; status == CJ_OK && i < settings->maps.count; i++) {
        const named_input *of;
        const char *value;

        status = split_input(&value, &of, &inputs, "map", settings->maps.items[i], err);
        if (status == CJ_OK)
            of->maps[of->input->map_count++] = value;
    }
    return status;
}

/* ---- what can be read -------------------------------------------------------------------------
 */

/* How many files of an input are standard input. */
static size_t count_standard(const cj_input *input)
{
    size_t count = input->path == NULL || strcmp(input->path, "-") == 0;

    for (size_t i = 0; i < input->more_count; i++)
        count += strcmp(input->more[i], "-") == 0;
    return count;
}

/* One pipe cannot be read twice, and the rows of a file count once. *standard is the input that
 * standard input is. */
static cj_status check_input(const char **standard, const cj_input *input, cj_error *err)
{
    size_t count = input->role == NULL ? 0 : count_standard(input);

    if (count > 0 && *standard != NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "standard input can be read for one input alone: it is the %s already",
                       strcmp(*standard, "any") == 0 ? "export to be counted" : *standard);
    if (count > 1)
        return cj_fail(err, CJ_EUSAGE, "standard input (-) can be read once");
    if (count > 0)
        *standard = input->role;
    return input->role != NULL ? cj_guard_check_input(input, err) : CJ_OK;
}

cj_status cj_settings_check_inputs(const cj_settings *settings, cj_error *err)
{
    const char *standard = NULL;
    cj_status status = check_input(&standard, &settings->records.main, err);

    if (status == CJ_OK)
        status = check_input(&standard, &settings->records.people, err);
    if (status == CJ_OK)
        status = check_input(&standard, &settings->measure.other, err);
    for (size_t i = 0; status == CJ_OK && i < settings->records.link_count; i++)
        status = check_input(&standard, &settings->records.links[i].input, err);
    return status;
}
