/* What is made of the option tables besides --help: the options of the man
 * page, and completion for bash. */
#include "program.h"

#include "cj/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Text for roff: hyphens and backslashes as themselves. */
static void put_roff(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '-')
            fputs("\\-", out);
        else if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '\'')
            fputs("\\(aq", out);
        else
            fputc(*text, out);
    }
}

static void put_man_options(FILE *out, const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++) {
        if ((o->flags & OPTION_HIDDEN) != 0)
            continue;
        if (o->name == NULL) {
            fputs(".SS ", out);
            put_roff(out, o->doc);
            fputc('\n', out);
            continue;
        }
        fputs(".TP\n\\fB", out);
        if (o->key > ' ' && o->key < 0x7F)
            fprintf(out, "\\-%c\\fR, \\fB", o->key);
        fputs("\\-\\-", out);
        put_roff(out, o->name);
        fputs("\\fR", out);
        if (o->arg != NULL) {
            fputs(" \\fI", out);
            put_roff(out, o->arg);
            fputs("\\fR", out);
        }
        fputc('\n', out);
        put_roff(out, o->doc);
        fputs(".\n", out);
    }
}

static void put_names(FILE *out, const struct argp_option *options)
{
    for (const struct argp_option *o = options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL && (o->flags & OPTION_HIDDEN) == 0)
            fprintf(out, " --%s", o->name);
}

static cj_status put_schema(FILE *out, const cj_program *program, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = program->schema(&text, err);

    if (status == CJ_OK)
        fputs(cj_text_string(&text), out);
    cj_text_clear(&text);
    return status;
}

static cj_status generate(FILE *out, const cj_settings *settings, const char *what, cj_error *err)
{
    if (strcmp(what, "man") == 0) {
        put_man_options(out, settings->options);
    } else if (strcmp(what, "bash") == 0) {
        fprintf(out, "# completion of %s for bash\ncomplete -o default -W \"",
                settings->program->name);
        put_names(out, settings->options);
        fprintf(out, "\" %s\n", settings->program->name);
    } else if (strcmp(what, "schema") == 0 && settings->program->schema != NULL) {
        cj_status status = put_schema(out, settings->program, err);

        if (status != CJ_OK)
            return status;
    } else {
        return cj_fail(err, CJ_EUSAGE, "--generate \"%s\" must be man or bash", what);
    }
    return CJ_OK;
}

cj_status cj_generate(const cj_settings *settings, const char *what, cj_error *err)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length); /* writing it tells why it cannot be */
    cj_status status = out == NULL ? cj_fail_nomem(err) : generate(out, settings, what, err);

    if (out != NULL && fclose(out) != 0 && status == CJ_OK)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = cj_write_all(STDOUT_FILENO, "standard output", (cj_span){bytes, length}, err);
    free(bytes);
    return status;
}
