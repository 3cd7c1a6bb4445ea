/* --each: one report for each value of a column, and one over all rows. */
#include "job.h"

#include "cj/list.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "{each}"
#define SLUG_MAX 100 /* bytes: what a folder takes is 255 */

/* ---- names of files -------------------------------------------------------------------------- */

/* Append the value as a part of a file's name: small letters and digits, everything else of ASCII
 * becomes a hyphen, of which none stands at an end or beside another. */
static void append_slug(cj_text *out, const char *value)
{
    cj_text folded = CJ_TEXT_INIT;
    size_t begin = out->length;

    cj_text_folded(&folded, cj_span_of(value));
    for (size_t i = 0; i < folded.length; i++) {
        unsigned char c = (unsigned char)folded.bytes[i];
        bool control = c == 0xC2 && (unsigned char)folded.bytes[i + 1] < 0xA0;

        if (c < 0x80 ? isalnum(c) : !control)
            cj_text_char(out, (char)c);
        else if (out->length > begin && out->bytes[out->length - 1] != '-')
            cj_text_char(out, '-');
        i += control;
    }
    while (out->length > begin && out->bytes[out->length - 1] == '-')
        out->bytes[--out->length] = '\0';
    out->failed = out->failed || folded.failed;
    cj_text_clear(&folded);
}

/* Append the name of the value's file: NAME-slug.suffix of NAME.suffix, NAME-slug/ of a folder; or
 * the slug in place of {each}. */
static void append_name(cj_text *out, const char *path, const char *slug)
{
    const char *mark = strstr(path, MARK);
    const char *slash = strrchr(path, '/');
    const char *end = path + strlen(path);
    struct stat found;

    if (mark != NULL) {
        for (; mark != NULL; mark = strstr(path, MARK)) {
            cj_text_append(out, (cj_span){path, (size_t)(mark - path)});
            cj_text_add(out, slug);
            path = mark + strlen(MARK);
        }
        cj_text_add(out, path);
        return;
    }
    if (slash == NULL || slash[1] != '\0') {
        const char *dot = strrchr(slash == NULL ? path : slash, '.');

        if (stat(path, &found) == 0 && S_ISDIR(found.st_mode))
            cj_text_format(out, "%s-%s/", path, slug);
        else
            cj_text_format(out, "%.*s-%s%s", (int)((dot == NULL ? end : dot) - path), path, slug,
                           dot == NULL ? "" : dot);
        return;
    }
    while (end > path + 1 && end[-1] == '/')
        end--;
    cj_text_format(out, "%.*s-%s/", (int)(end - path), path, slug);
}

static cj_status keep(const char **out, cj_report_run *run, const cj_text *text, cj_error *err)
{
    *out = text->failed ? NULL : cj_arena_text(&run->arena, cj_text_string(text), text->length);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Add the name of one file of the edition. That over all has the names as they are given. */
static cj_status add_name(cj_strings *out, cj_report_run *run, const cj_edition *edition,
                          const char *path, const char *slug, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    const char *kept;
    cj_status status;

    if (cj_report_each(run) == NULL || (edition->value == NULL && strstr(path, MARK) == NULL))
        return cj_strings_add(out, path, err);
    append_name(&name, path, slug);
    status = keep(&kept, run, &name, err);
    cj_text_clear(&name);
    return status == CJ_OK ? cj_strings_add(out, kept, err) : status;
}

/* Add what was published of the edition: of a value the file that is named like its own, where
 * there is one; a value may be new. */
static cj_status add_published(cj_report_run *run, cj_edition *edition, const char *path,
                               const char *slug, cj_error *err)
{
    cj_strings *published = &edition->published;
    cj_status status = add_name(published, run, edition, path, slug, err);

    if (status == CJ_OK && edition->value != NULL &&
        access(published->items[published->count - 1], F_OK) != 0)
        published->count--;
    return status;
}

static cj_status fail_name(const cj_report_run *run, const char *value, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "{each} %s: the value \"%s\" has 1 to %d letters or digits for the name of a "
                   "file at the least and most; recode it",
                   cj_report_each(run), value, SLUG_MAX);
}

/* Name the files of an edition. */
static cj_status name_outputs(cj_report_run *run, cj_edition *edition, cj_error *err)
{
    const char *value = edition->value == NULL ? "all" : edition->value;
    cj_text slug = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    append_slug(&slug, value);
    if (slug.failed)
        status = cj_fail_nomem(err);
    else if (slug.length == 0 || slug.length > SLUG_MAX)
        status = fail_name(run, value, err);
    for (size_t i = 0; status == CJ_OK && i < run->settings.outputs.count; i++)
        status = add_name(&edition->outputs, run, edition, run->settings.outputs.items[i],
                          cj_text_string(&slug), err);
    for (size_t i = 0; status == CJ_OK && i < run->settings.published.count; i++)
        status = add_published(run, edition, run->settings.published.items[i],
                               cj_text_string(&slug), err);
    cj_text_clear(&slug);
    return status;
}

/* What was published of a value is not written over by its report. */
static cj_status check_published(const cj_edition *edition, cj_error *err)
{
    for (size_t i = 0; i < edition->outputs.count; i++)
        for (size_t p = 0; p < edition->published.count; p++)
            if (strcmp(edition->outputs.items[i], edition->published.items[p]) == 0)
                return cj_fail(err, CJ_EUSAGE, "%s would be overwritten: {published} reads it",
                               edition->outputs.items[i]);
    return CJ_OK;
}

/* Two values must not have one file, whatever their case. */
static cj_status check_names(const cj_report_run *run, const cj_edition *edition, cj_error *err)
{
    for (const cj_edition *other = run->editions; other < edition; other++)
        for (size_t i = 0; i < edition->outputs.count; i++)
            if (cj_word_same(cj_span_of(edition->outputs.items[i]),
                             cj_span_of(other->outputs.items[i])))
                return cj_fail(err, CJ_EUSAGE,
                               "{each} %s: the reports of \"%s\" and \"%s\" would both be %s; "
                               "recode one of the values",
                               cj_report_each(run), other->value == NULL ? "All" : other->value,
                               edition->value, edition->outputs.items[i]);
    return check_published(edition, err);
}

/* ---- editions -------------------------------------------------------------------------------- */

/* Append a word of a condition, in quotation marks where it could be taken for something else. */
static void append_word(cj_text *out, cj_span word, const char *signs)
{
    bool quoted = false;

    for (size_t i = 0; i < word.length; i++)
        quoted = quoted || strchr(signs, word.at[i]) != NULL;
    if (!quoted) {
        cj_text_append(out, word);
        return;
    }
    cj_text_char(out, '"');
    for (size_t i = 0; i < word.length; i++) {
        if (word.at[i] == '"')
            cj_text_char(out, '"');
        cj_text_char(out, word.at[i]);
    }
    cj_text_char(out, '"');
}

/* The condition that selects the rows of a value; NULL: those that are blank. */
static cj_status make_condition(const char **out, cj_report_run *run, const cj_spread_value *value,
                                cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    append_word(&text, cj_span_of(cj_report_each(run)), "\"=!<>|");
    cj_text_char(&text, '=');
    for (size_t i = 0; value != NULL && i < value->alike_count; i++) {
        if (i > 0)
            cj_text_char(&text, '|');
        append_word(&text, value->alike[i], "\"=!<>|");
    }
    status = keep(out, run, &text, err);
    cj_text_clear(&text);
    return status;
}

/* Read the definition for an edition: its conditions, and words, are those of its value. */
static cj_status read_definition(cj_report_run *run, cj_edition *edition, cj_error *err)
{
    const cj_settings *settings = &run->settings;
    cj_strings conditions = {NULL, 0, 0};
    cj_status status = cj_definition_open(&edition->definition, settings->operand, err);

    if (status == CJ_OK)
        cj_definition_take_value(edition->definition,
                                 run->each != NULL ? run->each : edition->definition->each,
                                 edition->value);
    /* the command line's period and day come before the definition's */
    if (status == CJ_OK)
        status = cj_definition_settle(
            &edition->period, edition->definition,
            settings->periods.count > 0 ? settings->periods.items[0] : NULL, settings->as_of, err);
    for (size_t i = 0; status == CJ_OK && i < settings->conditions.count; i++)
        status = cj_strings_add(&conditions, settings->conditions.items[i], err);
    if (status == CJ_OK && edition->condition != NULL)
        status = cj_strings_add(&conditions, edition->condition, err);
    if (status == CJ_OK)
        status = cj_definition_narrow(edition->definition, conditions.items, conditions.count, err);
    if (status == CJ_OK && edition->definition->each != NULL)
        status = cj_definition_tell_value(edition->definition, err);
    free(conditions.items);
    return status;
}

cj_status cj_editions_open(cj_report_run *run, cj_error *err)
{
    cj_status status;

    /* all rows, and blanks */
    run->editions = calloc(CJ_SPREAD_MAX + 2, sizeof *run->editions);
    run->now = run->editions;
    if (run->editions == NULL)
        return cj_fail_nomem(err);
    run->edition_count = 1;
    status = read_definition(run, run->now, err);
    if (status == CJ_OK)
        status = name_outputs(run, run->now, err);
    if (status == CJ_OK && cj_report_each(run) != NULL && run->now->outputs.count == 0 &&
        !run->check && !run->list && run->cases == NULL)
        status = cj_fail(err, CJ_EUSAGE,
                         "{each} %s makes several reports: name their files, such as {output "
                         "report.xlsx}",
                         cj_report_each(run));
    return status;
}

/* Of an edition that was not written. */
static void free_tables(cj_edition *edition)
{
    for (size_t i = 0; edition->tables != NULL && i < edition->definition->measure_count; i++)
        cj_table_free(edition->tables[i]);
    free(edition->tables);
}

void cj_editions_close(cj_report_run *run)
{
    for (size_t i = 0; i < run->edition_count; i++) {
        cj_edition *edition = &run->editions[i];

        free_tables(edition);
        cj_jobs_free(edition);
        free(edition->outputs.items);
        free(edition->published.items);
        cj_definition_free(edition->definition);
    }
    free(run->editions);
    cj_spread_clear(&run->spread);
}

/* Add the edition of a value; NULL: of blanks. */
static cj_status add_edition(cj_report_run *run, const cj_spread_value *value, cj_error *err)
{
    cj_edition *edition = &run->editions[run->edition_count++];
    cj_status status = make_condition(&edition->condition, run, value, err);

    edition->value = value == NULL ? "(missing)" : value->text.at;
    if (status == CJ_OK)
        status = read_definition(run, edition, err);
    if (status == CJ_OK)
        status = name_outputs(run, edition, err);
    return status == CJ_OK ? check_names(run, edition, err) : status;
}

/* What would be taken for something else beside the values of one column. */
static cj_status check_value(const cj_report_run *run, cj_span value, cj_error *err)
{
    bool all = cj_word_same(value, CJ_SPAN("All"));

    if (all || (run->spread.blank && cj_word_same(value, CJ_SPAN("(missing)"))))
        return cj_fail(
            err, CJ_EUSAGE,
            "{each} %s: a value is \"%s\", as the report of %s is called; leave it out with "
            "{where} or recode it",
            cj_report_each(run), value.at, all ? "all rows" : "the rows without one");
    return CJ_OK;
}

/* The order that a measure declares for the column, if one does. */
static const cj_order *find_order(const cj_report_run *run)
{
    for (size_t i = 0; i < run->now->definition->measure_count; i++) {
        const cj_measure_options *options = &run->now->jobs[i].job.settings.measure;

        for (size_t n = 0; n < options->order_count; n++)
            if (cj_word_same(options->orders[n].column, cj_span_of(cj_report_each(run))))
                return &options->orders[n];
    }
    return NULL;
}

/* Add an edition for each value. */
static cj_status add_editions(cj_report_run *run, cj_error *err)
{
    const cj_order *order = find_order(run);
    cj_status status = CJ_OK;

    if (run->spread.many)
        return cj_fail(err, CJ_EUSAGE, "{each} %s: the column has more than %d values",
                       cj_report_each(run), CJ_SPREAD_MAX);
    cj_spread_sort(&run->spread, order == NULL ? NULL : order->values,
                   order == NULL ? 0 : order->value_count);
    for (size_t i = 0; status == CJ_OK && i < run->spread.count; i++) {
        status = check_value(run, run->spread.values[i].text, err);
        if (status == CJ_OK)
            status = add_edition(run, &run->spread.values[i], err);
    }
    return status == CJ_OK && run->spread.blank ? add_edition(run, NULL, err) : status;
}

/* Files of values are known when the values are. */
static cj_status check_files(cj_report_run *run, cj_error *err)
{
    cj_report_parts parts = {.only = run->only.items, .only_count = run->only.count};
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        parts.definition = run->now->definition;
        for (size_t n = 0; status == CJ_OK && n < run->now->outputs.count; n++)
            status = cj_strings_add(&run->settings.writes, run->now->outputs.items[n], err);
        if (status == CJ_OK)
            status = cj_report_check_outputs(run, err);
        if (status == CJ_OK)
            status = cj_report_note_tables(run, &parts, err);
    }
    return status == CJ_OK ? cj_guard_check_files(&run->settings, err) : status;
}

/* ---- computing ------------------------------------------------------------------------------- */

/* Say of which value an error is. */
static cj_status fail_edition(const cj_report_run *run, cj_status status, cj_error *err)
{
    size_t length = err == NULL ? 0 : strlen(err->text);

    if (run->now->condition != NULL && length > 0)
        snprintf(err->text + length, sizeof err->text - length, " (%s)", run->now->condition);
    return status;
}

static cj_status compute(cj_report_run *run, cj_error *err)
{
    cj_status status = cj_jobs_compute(run, err);

    if (status == CJ_OK)
        status = cj_report_list_files(run, err);
    return status == CJ_OK ? CJ_OK : fail_edition(run, status, err);
}

cj_status cj_editions_compute(cj_report_run *run, cj_error *err)
{
    cj_status status = compute(run, err);

    if (status == CJ_OK && cj_report_each(run) != NULL) {
        status = add_editions(run, err);
        if (status == CJ_OK)
            status = check_files(run, err);
    }
    for (size_t i = 1; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        status = compute(run, err);
    }
    return status;
}
