/* What --help prints: the program's words and its options in two columns. */
#include "options.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define WIDTH 79       /* columns of a line of help */
#define HELP_COLUMN 29 /* where the words of an option begin */

/* Append the words of text from column `at` on, in lines that begin at column `left`; line ends
 * of the text are kept.  Returns the column behind it. */
static size_t put_words(cj_text *out, const char *text, size_t at, size_t left)
{
    bool begins = true; /* at the start of a line of the text, whose leading blanks are kept */

    while (*text != '\0') {
        size_t blanks = strspn(text, " ");
        size_t length = strcspn(text + blanks, " \n");

        if (text[blanks] == '\n') {
            cj_text_char(out, '\n');
            text += blanks + 1;
            at = 0;
            begins = true;
            continue;
        }
        if (!begins && at + blanks + length > WIDTH) {
            cj_text_format(out, "\n%*s", (int)left, "");
            at = left;
        } else {
            cj_text_append(out, (cj_span){text, blanks});
            at += blanks;
        }
        cj_text_append(out, (cj_span){text + blanks, length});
        at += length;
        text += blanks + length;
        begins = false;
    }
    return at;
}

/* Append a row of help: " -o, --output=FILE Write FILE ...". The words begin at HELP_COLUMN, a
 * little behind it if the option is slightly too long, else on a line of their own. */
static void put_option(cj_text *out, const cj_option *option)
{
    size_t start = out->length;
    size_t column;

    if (option->letter != '\0')
        cj_text_format(out, "  -%c, --%s", option->letter, option->name);
    else
        cj_text_format(out, "      --%s", option->name);
    if (option->argument != NULL)
        cj_text_format(out, "=%s", option->argument);
    column = out->length - start;
    if (column < HELP_COLUMN) {
        cj_text_format(out, "%*s", (int)(HELP_COLUMN - column), "");
        column = HELP_COLUMN;
    } else if (column <= HELP_COLUMN + 3) {
        cj_text_add(out, "   ");
        column += 3;
    } else {
        cj_text_format(out, "\n%*s", HELP_COLUMN, "");
        column = HELP_COLUMN;
    }
    put_words(out, option->help, column, HELP_COLUMN);
    cj_text_char(out, '\n');
}

/* Order options by name without regard to case, as GNU programs do. */
static int compare(const void *a, const void *b)
{
    const cj_option *const *x = a;
    const cj_option *const *y = b;

    return strcasecmp((*x)->name, (*y)->name);
}

/* The options under one heading, by name; returns the row behind them. */
static const cj_option *put_group(cj_text *out, const cj_option *option)
{
    const cj_option *end = option + 1;
    const cj_option **list;
    size_t count = 0;

    while (end->name != NULL)
        end++;
    list = calloc((size_t)(end - option), sizeof *list);
    if (list == NULL) {
        out->failed = true;
        return end;
    }
    for (const cj_option *o = option + 1; o < end; o++)
        if ((o->flags & CJ_OPTION_HIDDEN) == 0)
            list[count++] = o;
    qsort(list, count, sizeof *list, compare);
    cj_text_char(out, '\n');
    if (option->help[0] != '\0')
        cj_text_format(out, " %s\n", option->help);
    for (size_t i = 0; i < count; i++)
        put_option(out, list[i]);
    free(list);
    return end;
}

/* Paragraphs of words. */
static void put_paragraph(cj_text *out, const char *text)
{
    put_words(out, text, 0, 0);
    cj_text_char(out, '\n');
}

void cj_help_append(cj_text *out, const cj_program *program, const cj_option *options)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_format(out, "Usage: %s [OPTION...]%s%s\n", program->name,
                   program->operands[0] == '\0' ? "" : " ", program->operands);
    cj_text_format(&words, "%s.\n\n%s", program->purpose, program->about);
    put_paragraph(out, cj_text_string(&words));
    cj_text_reset(&words);
    /* put_group() takes a heading first, and every table begins with one */
    while (!cj_option_is_end(options))
        options = put_group(out, options);
    put_paragraph(out, "\nMandatory or optional arguments to long options are also mandatory or "
                       "optional for any corresponding short options.");
    cj_text_add(out, "\nExamples:\n  ");
    put_words(out, program->example, 2, 2);
    for (const char *line = program->examples; line != NULL && *line != '\0';) {
        size_t length = strcspn(line, "\n");

        cj_text_append(&words, (cj_span){line, length});
        cj_text_add(out, "\n  ");
        put_words(out, cj_text_string(&words), 2, 2);
        cj_text_reset(&words);
        line += length + (line[length] == '\n');
    }
    if (program->no_input)
        cj_text_add(&words, "Exit status: 0 done; 2 options at fault; 3 something cannot be "
                            "written; 4 a defect.");
    else
        cj_text_format(&words,
                       "Exit status: 0 done; 1 the data have errors beyond --tolerate%s; 2 "
                       "options, schema or definition at fault; 3 something cannot be read or "
                       "written; 4 a defect.",
                       program->no_figures ? "" : ", no table was made");
    cj_text_add(out, "\n\n");
    put_paragraph(out, cj_text_string(&words));
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

/* ---- the short one ------------------------------------------------------------------ */

#define PHRASE 24     /* bytes that say something */
#define SHORT_ROWS 13 /* options of a screen of 24 lines */

/* The first phrase of an option's help: up to the first stop or bracket behind some words. */
static cj_span first_phrase(const char *help)
{
    size_t end = strlen(help) < PHRASE ? strlen(help) : PHRASE;

    while (help[end] != '\0' && help[end] != ';' && strncmp(help + end, ". ", 2) != 0 &&
           strncmp(help + end, ": ", 2) != 0 && strncmp(help + end, " (", 2) != 0)
        end++;
    return (cj_span){help, end};
}

static size_t append_call(cj_text *out, const cj_option *option)
{
    size_t start = out->length;

    if (option->letter != '\0')
        cj_text_format(out, "-%c, ", option->letter);
    cj_text_format(out, "--%s", option->name);
    if (option->argument != NULL)
        cj_text_format(out, " %s", option->argument);
    return out->length - start;
}

/* Append a row: what does not fit its line ends at a word. */
static void put_short_option(cj_text *out, const cj_option *option, size_t widest)
{
    cj_span words = first_phrase(option->help);
    size_t width;

    cj_text_add(out, "  ");
    width = append_call(out, option);
    cj_text_repeat(out, " ", widest - width + 2);
    if (4 + widest + words.length > WIDTH) {
        size_t fits = WIDTH - widest - 8;

        while (fits > 0 && words.at[fits] != ' ')
            fits--;
        cj_text_append(out, (cj_span){words.at, fits});
        cj_text_add(out, " ...\n");
        return;
    }
    cj_text_append(out, words);
    cj_text_char(out, '\n');
}

static size_t widest_call(const cj_option *options)
{
    cj_text call = CJ_TEXT_INIT;
    size_t widest = 0;

    for (const cj_option *o = options; !cj_option_is_end(o); o++) {
        size_t width = (o->flags & CJ_OPTION_FIRST) != 0 ? append_call(&call, o) : 0;

        widest = width > widest ? width : widest;
    }
    cj_text_clear(&call);
    return widest;
}

void cj_help_append_short(cj_text *out, const cj_program *program, const cj_option *options)
{
    cj_text words = CJ_TEXT_INIT;
    size_t widest = widest_call(options);
    size_t rows = 0;

    cj_text_format(&words, "%s: %c%s.\n\n", program->name, program->purpose[0] - 'A' + 'a',
                   program->purpose + 1);
    put_words(out, cj_text_string(&words), 0, 0);
    cj_text_clear(&words);
    cj_text_format(out, "  %s\n", program->example);
    for (const char *line = program->examples; line != NULL && *line != '\0';) {
        size_t length = strcspn(line, "\n");

        cj_text_format(out, "  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
    cj_text_char(out, '\n');
    for (const cj_option *o = options; !cj_option_is_end(o) && rows < SHORT_ROWS; o++)
        if ((o->flags & CJ_OPTION_FIRST) != 0) {
            put_short_option(out, o, widest);
            rows++;
        }
    cj_text_format(out, "\nAll options: %s --help. More: man %s.\n", program->name, program->name);
}
