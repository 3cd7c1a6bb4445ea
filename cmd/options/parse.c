/* A command line taken apart.
 *
 * All words are looked at first, so that what is wrong with one is said before anything is done:
 * --name value, --name=value, any beginning of a long name that no other has, -o value, -ovalue,
 * letters of switches in one word (-qv), and -- before words that are operands whatever they look
 * like.  Then each option fills the member that its row names, and operands come last. */
#include "settings.h"

#include "version.h"

#include <stdlib.h>
#include <string.h>

#define OPTIONS_MAX 128

/* ---- words ------------------------------------------------------------------------------- */

typedef struct {
    const cj_option *option;
    const char *text; /* NULL: a switch */
    bool letter;      /* called by it: -h, not --help */
} taken;

typedef struct {
    const cj_option *options;
    taken *list; /* options in the order of the words */
    size_t count;
    const char **operands;
    size_t operand_count;
} words;

/* Find the option of that name, or the only one that begins with it. *found counts the options
 * that begin so; an exact name is never ambiguous. */
static const cj_option *find_long(const cj_option *options, cj_span name, size_t *found)
{
    const cj_option *match = NULL;

    *found = 0;
    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
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

static cj_status fail_unknown(const cj_option *options, cj_span name, cj_error *err)
{
    cj_span names[OPTIONS_MAX];
    size_t count = 0;
    size_t nearest;

    for (const cj_option *o = options; !cj_option_is_end(o) && count < OPTIONS_MAX; o++)
        if (o->name != NULL && (o->flags & CJ_OPTION_HIDDEN) == 0)
            names[count++] = cj_span_of(o->name);
    nearest = cj_word_nearest(name, names, count);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "there is no option --%.*s; did you mean --%s?",
                       (int)name.length, name.at, names[nearest].at);
    return cj_fail(err, CJ_EUSAGE, "there is no option --%.*s; --help lists them", (int)name.length,
                   name.at);
}

static cj_status fail_ambiguous(const cj_option *options, cj_span name, size_t found, cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;
    size_t count = 0;

    for (const cj_option *o = options; !cj_option_is_end(o); o++)
        if (o->name != NULL && strncmp(o->name, name.at, name.length) == 0) {
            const char *before = count == 0 ? "" : count + 1 == found ? " or " : ", ";

            cj_text_format(&list, "%s--%s", before, o->name);
            count++;
        }
    cj_fail(err, CJ_EUSAGE, "--%.*s could be %s", (int)name.length, name.at, cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

/* Whether an option whose value may be left out has none: at the end or before another option;
 * a lone hyphen is a value. */
static bool stands_alone(const cj_option *option, const char *next)
{
    return (option->flags & CJ_OPTION_ALONE) != 0 &&
           (next == NULL || (next[0] == '-' && next[1] != '\0'));
}

/* --name, --name=value, or --name and the next word, which *at then counts. */
static cj_status cut_long(words *in, char **argv, int *at, cj_error *err)
{
    const char *word = argv[*at] + 2;
    cj_span name = {word, strcspn(word, "=")};
    const char *value = word[name.length] == '=' ? word + name.length + 1 : NULL;
    size_t found;
    const cj_option *option = find_long(in->options, name, &found);

    if (found == 0)
        return fail_unknown(in->options, name, err);
    if (found > 1)
        return fail_ambiguous(in->options, name, found, err);
    if (option->argument == NULL && value != NULL)
        return cj_fail(err, CJ_EUSAGE, "--%s takes no value", option->name);
    if (option->argument != NULL && value == NULL && stands_alone(option, argv[*at + 1]))
        value = "*";
    if (option->argument != NULL && value == NULL) {
        value = argv[*at + 1];
        if (value == NULL)
            return cj_fail(err, CJ_EUSAGE, "--%s needs a value (%s); see --help", option->name,
                           option->argument);
        ++*at;
    }
    in->list[in->count++] = (taken){option, value, false};
    return CJ_OK;
}

/* Take apart -abc; the last letter may have its value behind it or in the next word. */
static cj_status cut_short(words *in, char **argv, int *at, cj_error *err)
{
    for (const char *letter = argv[*at] + 1; *letter != '\0'; letter++) {
        const cj_option *option = in->options;
        const char *value = NULL;

        while (!cj_option_is_end(option) && option->letter != *letter)
            option++;
        if (cj_option_is_end(option))
            return cj_fail(err, CJ_EUSAGE, "there is no option -%c; --help lists them", *letter);
        if (option->argument != NULL) {
            value = letter[1] != '\0' ? letter + 1 : argv[++*at];
            if (value == NULL)
                return cj_fail(err, CJ_EUSAGE, "-%c needs a value (%s); see --help", *letter,
                               option->argument);
        }
        in->list[in->count++] = (taken){option, value, true};
        if (value != NULL)
            break;
    }
    return CJ_OK;
}

static cj_status cut_words(words *in, int argc, char **argv, cj_error *err)
{
    bool operands_only = false;
    cj_status status = CJ_OK;

    for (int i = 1; status == CJ_OK && i < argc; i++) {
        if (operands_only || argv[i][0] != '-' || argv[i][1] == '\0')
            in->operands[in->operand_count++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            operands_only = true;
        else
            status = argv[i][1] == '-' ? cut_long(in, argv, &i, err) : cut_short(in, argv, &i, err);
    }
    return status;
}

/* ---- options ------------------------------------------------------------------------------ */

/* Note an option for the provenance. An option without REPEATS may be given once; a switch may
 * be repeated, as it only says the same again. */
static cj_status note_given(cj_settings *in, const cj_option *option, const char *text,
                            cj_error *err)
{
    cj_status status =
        cj_grow(&in->given, &in->given_capacity, in->given_count + 1, sizeof *in->given, err);

    if (status != CJ_OK)
        return status;
    if (option->argument != NULL && (option->flags & CJ_OPTION_REPEATS) == 0 &&
        cj_settings_given(in, option->name) != NULL)
        return cj_fail(err, CJ_EUSAGE, "--%s is given twice", option->name);
    in->given[in->given_count++] = (cj_given){option, text == NULL ? "yes" : text};
    return CJ_OK;
}

/* Check that an option's value is UTF-8, as it becomes part of tables and files; only names of
 * files may have any bytes, as on disk. */
static cj_status check_encoding(const cj_option *option, const char *text, cj_error *err)
{
    cj_span span = cj_span_of(text);
    size_t valid = cj_utf8_valid(span);

    if (valid == span.length || (option->flags & (CJ_OPTION_READS | CJ_OPTION_WRITES)) != 0)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "--%s: byte %zu (\\x%02X) is no UTF-8; write the text in UTF-8",
                   option->name, valid + 1, (unsigned char)text[valid]);
}

/* Write the value to the member that the option's row names, in the common settings or the
 * program's own structure. */
static cj_status fill(cj_settings *settings, const cj_option *option, const char *text,
                      cj_error *err)
{
    char *base = (option->flags & CJ_OPTION_COMMON) != 0 ? (void *)settings : settings->data;
    void *member = base + option->offset;

    switch (option->type) {
    case CJ_OPTION_SWITCH:
        *(bool *)member = true;
        return CJ_OK;
    case CJ_OPTION_TEXT:
        *(const char **)member = text;
        return CJ_OK;
    case CJ_OPTION_TEXTS:
        return cj_strings_add(member, text, err);
    case CJ_OPTION_SPAN:
        *(cj_span *)member = cj_span_of(text);
        return CJ_OK;
    case CJ_OPTION_NAME:
        return cj_option_name(member, option->name, text, err);
    case CJ_OPTION_DATE:
        return cj_option_date(member, option->name, text, err);
    case CJ_OPTION_SECOND:
        return cj_option_second(member, option->name, text, option->words, err);
    case CJ_OPTION_READ:
        return option->read(base, text, err);
    case CJ_OPTION_HEADING:
    case CJ_OPTION_ANSWER:
        break;
    }
    return CJ_OK;
}

static cj_status take(cj_settings *settings, const cj_option *option, const char *text,
                      cj_error *err)
{
    cj_status status = note_given(settings, option, text, err);

    if (status == CJ_OK && text != NULL)
        status = check_encoding(option, text, err);
    return status == CJ_OK ? fill(settings, option, text, err) : status;
}

/* Make the answer to --help, --version or --generate. */
static cj_status answer(cj_settings *settings, const taken *word, cj_error *err)
{
    const cj_option *option = word->option;
    cj_text *out = &settings->answer;
    const cj_program *program = settings->program;

    settings->answers = true;
    if (word->text != NULL)
        return cj_options_generate(out, program, settings->options, word->text, err);
    if (option->letter == 'V')
        cj_text_format(out, "%s (cjtools) %s\n", program->name, CJ_VERSION);
    else if (word->letter)
        cj_help_append_short(out, program, settings->options);
    else
        cj_help_append(out, program, settings->options);
    return cj_text_check(out, err);
}

static cj_status add_operand(cj_settings *settings, const char *text, cj_error *err)
{
    const char *other = settings->program->other;

    if (settings->operand != NULL && !settings->program->many)
        return cj_fail(err, CJ_EUSAGE, "one operand is enough: \"%s\" and \"%s\"%s%s%s",
                       settings->operand, text, other == NULL ? "" : "; the ",
                       other == NULL ? "" : other,
                       other == NULL ? "" : " come behind their option");
    settings->operand = text;
    return cj_strings_add(&settings->operands, text, err);
}

/* Options come before operands; --help and the like end the reading, so that they answer
 * whatever else is wrong behind them. */
static cj_status take_words(cj_settings *settings, const words *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && !settings->answers && i < in->count; i++) {
        const taken *word = &in->list[i];

        status = word->option->type == CJ_OPTION_ANSWER
                     ? answer(settings, word, err)
                     : take(settings, word->option, word->text, err);
    }
    for (size_t i = 0; status == CJ_OK && !settings->answers && i < in->operand_count; i++)
        status = add_operand(settings, in->operands[i], err);
    return status;
}

/* Count an upper bound of options: every letter behind a single hyphen may be one. */
static size_t count_letters(int argc, char **argv)
{
    size_t count = (size_t)argc;

    for (int i = 0; i < argc; i++)
        count += argv[i][0] == '-' && argv[i][1] != '-' ? strlen(argv[i]) : 0;
    return count;
}

cj_status cj_options_parse(cj_settings *settings, int argc, char **argv, cj_error *err)
{
    size_t count = count_letters(argc, argv);
    words in = {.options = settings->options,
                .list = calloc(count + 1, sizeof *in.list),
                .operands = calloc((size_t)argc + 1, sizeof *in.operands)};
    cj_status status = in.list == NULL || in.operands == NULL ? cj_fail_nomem(err)
                                                              : cut_words(&in, argc, argv, err);

    if (status == CJ_OK)
        status = take_words(settings, &in, err);
    free(in.list);
    free(in.operands);
    if (status != CJ_OK)
        return cj_guard_blame_shell(settings, status, err);
    return settings->answers ? CJ_OK : cj_guard_check_files(settings, err);
}

/* Values of definitions take the same way as words of a command line, so that both are checked
 * alike. */
cj_status cj_options_give(cj_settings *settings, const char *name, const char *value, cj_error *err)
{
    const cj_option *option = cj_option_find(settings->options, name);

    if (option == NULL)
        return cj_fail(err, CJ_EUSAGE, "there is no option --%s", name);
    return take(settings, option, value, err);
}
