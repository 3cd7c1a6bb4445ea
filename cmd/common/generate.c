/* What is made of the option tables besides --help: the options of the man
 * page, and completion for bash. */
#include "program.h"

#include "cj/text.h"

#include <string.h>

/* Text for roff: hyphens and backslashes as themselves. */
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

static void put_man_options(cj_text *out, const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++) {
        if ((o->flags & OPTION_HIDDEN) != 0)
            continue;
        if (o->name == NULL) {
            cj_text_add(out, ".SS ");
            put_roff(out, o->doc);
            cj_text_char(out, '\n');
            continue;
        }
        cj_text_add(out, ".TP\n\\fB");
        if (o->key > ' ' && o->key < 0x7F)
            cj_text_format(out, "\\-%c\\fR, \\fB", o->key);
        cj_text_add(out, "\\-\\-");
        put_roff(out, o->name);
        cj_text_add(out, "\\fR");
        if (o->arg != NULL) {
            cj_text_add(out, " \\fI");
            put_roff(out, o->arg);
            cj_text_add(out, "\\fR");
        }
        cj_text_char(out, '\n');
        put_roff(out, o->doc);
        cj_text_add(out, ".\n");
    }
}

static void put_names(cj_text *out, const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL && (o->flags & OPTION_HIDDEN) == 0)
            cj_text_format(out, " --%s", o->name);
}

/* What a word does with a file: an option, or an operand. */
static void put_use(cj_text *out, const cj_program *program, const char *name, const char *argument,
                    int flags)
{
    cj_text_format(out, "%s\t%s\t%s\t%s\t%s\n", program->name, name,
                   (flags & CJ_OPTION_WRITES) != 0  ? "writes"
                   : (flags & CJ_OPTION_READS) != 0 ? "reads"
                                                    : "-",
                   (flags & CJ_OPTION_REPEATS) != 0 ? "repeats" : "once",
                   argument == NULL ? "-" : argument);
}

static void put_uses(cj_text *out, const cj_program *program, const struct argp_option *options)
{
    put_use(out, program, "operand", program->operands,
            CJ_OPTION_READS | (program->many ? CJ_OPTION_REPEATS : 0));
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL)
            put_use(out, program, o->name, o->arg, o->flags);
}

cj_status cj_generate(const cj_settings *settings, const char *what, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_text *out = &text;
    cj_status status = CJ_OK;

    if (strcmp(what, "man") == 0) {
        put_man_options(out, settings->options);
    } else if (strcmp(what, "bash") == 0) {
        cj_text_format(out, "# completion of %s for bash\ncomplete -o default -W \"",
                       settings->program->name);
        put_names(out, settings->options);
        cj_text_format(out, "\" %s\n", settings->program->name);
    } else if (strcmp(what, "options") == 0) {
        put_uses(out, settings->program, settings->options);
    } else if (strcmp(what, "schema") == 0 && settings->program->schema != NULL) {
        status = settings->program->schema(out, err);
    } else {
        status = cj_fail(err, CJ_EUSAGE, "--generate \"%s\" must be man or bash", what);
    }
    if (status == CJ_OK)
        status = cj_print(out, err);
    cj_text_clear(out);
    return status;
}
