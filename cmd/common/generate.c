/* What is made of the option tables besides --help: the options of the man
 * page, and completion for bash. */
#include "program.h"

#include "cj/text.h"

#include <stdio.h>
#include <string.h>

/* Text for roff: hyphens and backslashes as themselves. */
static void put_roff(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '-')
            fputs("\\-", stdout);
        else if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '\'')
            fputs("\\(aq", stdout);
        else
            putchar(*text);
    }
}

static void put_man_options(const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++) {
        if ((o->flags & OPTION_HIDDEN) != 0)
            continue;
        if (o->name == NULL) {
            fputs(".SS ", stdout);
            put_roff(o->doc);
            putchar('\n');
            continue;
        }
        fputs(".TP\n\\fB", stdout);
        if (o->key > ' ' && o->key < 0x7F)
            printf("\\-%c\\fR, \\fB", o->key);
        fputs("\\-\\-", stdout);
        put_roff(o->name);
        fputs("\\fR", stdout);
        if (o->arg != NULL) {
            fputs(" \\fI", stdout);
            put_roff(o->arg);
            fputs("\\fR", stdout);
        }
        putchar('\n');
        put_roff(o->doc);
        fputs(".\n", stdout);
    }
}

static void put_names(const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL && (o->flags & OPTION_HIDDEN) == 0)
            printf(" --%s", o->name);
}

/* What a word does with a file: an option, or an operand. */
static void put_use(const cj_program *program, const char *name, const char *argument, int flags)
{
    printf("%s\t%s\t%s\t%s\t%s\n", program->name, name,
           (flags & CJ_OPTION_WRITES) != 0  ? "writes"
           : (flags & CJ_OPTION_READS) != 0 ? "reads"
                                            : "-",
           (flags & CJ_OPTION_REPEATS) != 0 ? "repeats" : "once",
           argument == NULL ? "-" : argument);
}

static void put_uses(const cj_program *program, const struct argp_option *options)
{
    put_use(program, "operand", program->operands,
            CJ_OPTION_READS | (program->many ? CJ_OPTION_REPEATS : 0));
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL)
            put_use(program, o->name, o->arg, o->flags);
}

static cj_status put_schema(const cj_program *program, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = program->schema(&text, err);

    if (status == CJ_OK)
        fputs(cj_text_string(&text), stdout);
    cj_text_clear(&text);
    return status;
}

cj_status cj_generate(const cj_settings *settings, const char *what, cj_error *err)
{
    if (strcmp(what, "man") == 0) {
        put_man_options(settings->options);
    } else if (strcmp(what, "bash") == 0) {
        printf("# completion of %s for bash\ncomplete -o default -W \"", settings->program->name);
        put_names(settings->options);
        printf("\" %s\n", settings->program->name);
    } else if (strcmp(what, "options") == 0) {
        put_uses(settings->program, settings->options);
    } else if (strcmp(what, "schema") == 0 && settings->program->schema != NULL) {
        cj_status status = put_schema(settings->program, err);

        if (status != CJ_OK)
            return status;
    } else {
        return cj_fail(err, CJ_EUSAGE, "--generate \"%s\" must be man or bash", what);
    }
    return fflush(stdout) == 0 ? CJ_OK : cj_fail(err, CJ_EIO, "standard output: cannot write");
}
