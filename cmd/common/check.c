/* The words of a command line are checked before argp reads them, so that what
 * is wrong is said in the same way as everything else: with the nearest name. */
#include "program.h"

#include <string.h>

#define OPTIONS_MAX 128

static bool is_end(const struct argp_option *option)
{
    return option->name == NULL && option->doc == NULL;
}

/* The option of that name, or the only one that begins with it; *found counts
 * those that do. */
static const struct argp_option *find_long(const struct argp_option *options, cj_span name,
                                           size_t *found)
{
    const struct argp_option *match = NULL;

    *found = 0;
    for (const struct argp_option *o = options; !is_end(o); o++) {
        if (o->name == NULL || strncmp(o->name, name.at, name.length) != 0)
            continue;
        if (strlen(o->name) == name.length) {
            *found = 1;
            return o;
        }
        match = o;
        ++*found;
    }
    return match;
}

static cj_status fail_unknown(const struct argp_option *options, cj_span name, cj_error *err)
{
    cj_span names[OPTIONS_MAX];
    size_t count = 0;
    size_t nearest;

    for (const struct argp_option *o = options; !is_end(o) && count < OPTIONS_MAX; o++)
        if (o->name != NULL && (o->flags & OPTION_HIDDEN) == 0)
            names[count++] = cj_span_of(o->name);
    nearest = cj_nearest(name, names, count);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "there is no option --%.*s; did you mean --%s?",
                       (int)name.length, name.at, names[nearest].at);
    return cj_fail(err, CJ_EUSAGE, "there is no option --%.*s; --help lists them", (int)name.length,
                   name.at);
}

static cj_status fail_ambiguous(const struct argp_option *options, cj_span name, cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;
    cj_span names[OPTIONS_MAX];
    size_t count = 0;

    for (const struct argp_option *o = options; !is_end(o) && count < OPTIONS_MAX; o++)
        if (o->name != NULL && strncmp(o->name, name.at, name.length) == 0)
            names[count++] = cj_span_of(o->name);
    for (size_t i = 0; i < count; i++)
        cj_text_format(&list, "%s--%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", names[i].at);
    cj_fail(err, CJ_EUSAGE, "--%.*s could be %s", (int)name.length, name.at, cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

/* --name, --name=value or --name value; *skip counts a value of its own. */
static cj_status check_long(int *skip, const char *word, const char *next,
                            const struct argp_option *options, cj_error *err)
{
    cj_span name = {word + 2, strcspn(word + 2, "=")};
    bool has_value = word[2 + name.length] == '=';
    size_t found;
    const struct argp_option *option = find_long(options, name, &found);

    if (found == 0)
        return fail_unknown(options, name, err);
    if (found > 1)
        return fail_ambiguous(options, name, err);
    if (option->arg == NULL && has_value)
        return cj_fail(err, CJ_EUSAGE, "--%s takes no value", option->name);
    if (option->arg != NULL && !has_value) {
        if (next == NULL)
            return cj_fail(err, CJ_EUSAGE, "--%s needs a value (%s); see --help", option->name,
                           option->arg);
        *skip = 1;
    }
    return CJ_OK;
}

/* -abc, where the last letter may have a value behind it or in the next word. */
static cj_status check_short(int *skip, const char *word, const char *next,
                             const struct argp_option *options, cj_error *err)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct argp_option *option = options;

        while (!is_end(option) && option->key != *letter)
            option++;
        if (is_end(option))
            return cj_fail(err, CJ_EUSAGE, "there is no option -%c; --help lists them", *letter);
        if (option->arg == NULL)
            continue;
        if (letter[1] == '\0' && next == NULL)
            return cj_fail(err, CJ_EUSAGE, "-%c needs a value (%s); see --help", *letter,
                           option->arg);
        *skip = letter[1] == '\0';
        return CJ_OK;
    }
    return CJ_OK;
}

cj_status cj_check_words(int argc, char **argv, const struct argp_option *options, cj_error *err)
{
    cj_status status = CJ_OK;

    for (int i = 1; status == CJ_OK && i < argc && strcmp(argv[i], "--") != 0; i++) {
        int skip = 0;

        if (strncmp(argv[i], "--", 2) == 0)
            status = check_long(&skip, argv[i], argv[i + 1], options, err);
        else if (argv[i][0] == '-' && argv[i][1] != '\0')
            status = check_short(&skip, argv[i], argv[i + 1], options, err);
        i += skip;
    }
    return status;
}
