/* Output of --generate: options for the man page, completion (complete.c), and the list of options
 * that name files. */
#include "complete.h"

#include "cj/text.h"

#include <string.h>

/* Append text for roff, in which a bare hyphen, backslash or apostrophe would be printed as
 * another sign or start a request. */
static void put_roff(cj_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '-')
            cj_text_add(out, "\\-");
        else if (*text == '\\')
            cj_text_add(out, "\\e");
        else if (*text == '\'')
            cj_text_add(out, "\\(aq");
        else
            cj_text_char(out, *text);
    }
}

static void put_man_options(cj_text *out, const cj_option *options)
{
    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
        if ((o->flags & CJ_OPTION_HIDDEN) != 0)
            continue;
        if (o->name == NULL && o->help[0] == '\0')
            continue; /* a heading that is a blank line in the help */
        if (o->name == NULL) {
            cj_text_add(out, ".SS ");
            put_roff(out, o->help);
            cj_text_char(out, '\n');
            continue;
        }
        cj_text_add(out, ".TP\n\\fB");
        if (o->letter != '\0')
            cj_text_format(out, "\\-%c\\fR, \\fB", o->letter);
        cj_text_add(out, "\\-\\-");
        put_roff(out, o->name);
        cj_text_add(out, "\\fR");
        if (o->argument != NULL) {
            cj_text_add(out, " \\fI");
            put_roff(out, o->argument);
            cj_text_add(out, "\\fR");
        }
        cj_text_char(out, '\n');
        put_roff(out, o->help);
        cj_text_add(out, ".\n");
    }
}

/* Append one line of --generate=options: program, option or operand, whether its file is read
 * or written, whether it repeats, its argument. tests/inputs aims each option that writes at
 * each that reads. */
static void put_use(cj_text *out, const cj_program *program, const char *name, const char *argument,
                    unsigned flags)
{
    cj_text_format(out, "%s\t%s\t%s\t%s\t%s\n", program->name, name,
                   (flags & CJ_OPTION_WRITES) != 0  ? "writes"
                   : (flags & CJ_OPTION_READS) != 0 ? "reads"
                                                    : "-",
                   (flags & CJ_OPTION_REPEATS) != 0 ? "repeats" : "once",
                   argument == NULL ? "-" : argument);
}

static void put_uses(cj_text *out, const cj_program *program, const cj_option *options)
{
    if (!program->no_input)
        put_use(out, program, "operand", program->operands,
                CJ_OPTION_READS | (program->many ? (unsigned)CJ_OPTION_REPEATS : 0));
    for (const cj_option *o = options; !cj_option_is_end(o); o++)
        if (o->name != NULL)
            put_use(out, program, o->name, o->argument, o->flags);
}

cj_status cj_options_generate(cj_text *out, const cj_program *program, const cj_option *options,
                              const char *what, cj_error *err)
{
    cj_status status;

    if (cj_complete_append(&status, out, program, options, what, err)) {
        if (status != CJ_OK)
            return status;
    } else if (strcmp(what, "man") == 0) {
        put_man_options(out, options);
    } else if (strcmp(what, "options") == 0) {
        put_uses(out, program, options);
    } else if (strcmp(what, "schema") == 0 && program->schema != NULL) {
        return program->schema(out, err);
    } else {
        return cj_fail(err, CJ_EUSAGE, "--generate \"%s\" must be man, bash, zsh or fish", what);
    }
    return cj_text_check(out, err);
}
