/* Outputs of a report: files, folders of CSV, standard output; and tables of earlier runs that
 * are no longer made. */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a target is a folder: it ends in a slash, or is one. */
static bool is_folder(const char *path)
{
    struct stat found;

    return path[strlen(path) - 1] == '/' || (stat(path, &found) == 0 && S_ISDIR(found.st_mode));
}

cj_status cj_report_check_outputs(const cj_report_run *run, cj_error *err)
{
    const cj_strings *outputs = &run->now->outputs;
    cj_status status = CJ_OK;
    cj_format format;

    if (run->settings.format != NULL && outputs->count > 0)
        return cj_fail(err, CJ_EUSAGE,
                       "--format is for standard output; the suffix of each --output sets its "
                       "format");
    if (run->settings.format != NULL)
        return cj_format_parse(&format, run->settings.format, err);
    for (size_t i = 0; status == CJ_OK && i < outputs->count; i++) {
        if (outputs->items[i][0] == '\0')
            return cj_fail(err, CJ_EUSAGE, "--output needs the name of a file or folder");
        if (status == CJ_OK && !is_folder(outputs->items[i]))
            status = cj_format_of_file(&format, outputs->items[i], err);
        if (status == CJ_EUSAGE && run->cases == NULL)
            status = cj_fail_at(err, CJ_EUSAGE, outputs->items[i], 0, 0,
                                "the suffix does not tell the format; end the name in .xlsx, "
                                ".html, .json, .md or .txt, or name a folder for csv files, such "
                                "as tables/");
        if (status == CJ_OK && run->cases == NULL && !is_folder(outputs->items[i]) &&
            format == CJ_FORMAT_CSV)
            status = cj_fail_at(err, CJ_EUSAGE, outputs->items[i], 0, 0,
                                "a report has many tables: name a folder, such as tables/");
    }
    return status;
}

/* Note FOLDER/ID and suffix as a file that will be written, for the guard against overwriting
 * inputs. */
static cj_status note_file(cj_report_run *run, const char *folder, const char *id,
                           const char *suffix, cj_error *err)
{
    bool slash = folder[strlen(folder) - 1] == '/';
    cj_text path = CJ_TEXT_INIT;
    const char *kept;

    cj_text_format(&path, "%s%s%s%s", folder, slash ? "" : "/", id, suffix);
    kept = path.failed ? NULL : cj_arena_text(&run->arena, path.bytes, path.length);
    cj_text_clear(&path);
    return kept == NULL ? cj_fail_nomem(err) : cj_strings_add(&run->settings.writes, kept, err);
}

/* With --only the table group is left as it is: it describes the whole report. */
cj_status cj_report_note_tables(cj_report_run *run, const cj_report_parts *parts, cj_error *err)
{
    const cj_strings *outputs = &run->now->outputs;
    const char *const *ids;
    size_t count;
    cj_status status = cj_report_table_ids(&ids, &count, parts, &run->arena, err);

    for (size_t i = 0; status == CJ_OK && i < outputs->count; i++) {
        if (!is_folder(outputs->items[i]))
            continue;
        for (size_t n = 0; status == CJ_OK && n < count; n++) {
            status = note_file(run, outputs->items[i], ids[n], ".csv", err);
            if (status == CJ_OK)
                status = note_file(run, outputs->items[i], ids[n], ".csv-metadata.json", err);
        }
        if (status == CJ_OK && run->only.count == 0)
            status = note_file(run, outputs->items[i], "", "csv-metadata.json", err);
    }
    return status;
}

static cj_status add_file(cj_files *files, const char *path, cj_span bytes, cj_error *err)
{
    cj_file *file;
    cj_status status = cj_files_add(&file, files, path, err);

    return status == CJ_OK ? cj_file_write(file, bytes, err) : status;
}

static cj_output_style style_of(const cj_report_run *run)
{
    return (cj_output_style){.raw = run->settings.raw,
                             .mark = run->settings.mark || run->now->definition->mark};
}

/* Add FOLDER/ID.csv and its description for CSVW. */
static cj_status add_csv(cj_files *files, const char *folder, const cj_report_run *run,
                         const cj_exhibit *exhibit, cj_error *err)
{
    const cj_output_style style = style_of(run);
    bool slash = folder[strlen(folder) - 1] == '/';
    cj_text path = CJ_TEXT_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (exhibit->data != NULL)
        return CJ_OK; /* the table has its file already */
    cj_text_format(&path, "%s%s%s.csv", folder, slash ? "" : "/", exhibit->id);
    status = cj_output_append(&text, exhibit->table, CJ_FORMAT_CSV, &style, err);
    if (status == CJ_OK)
        status = cj_text_check(&path, err);
    if (status == CJ_OK)
        status = add_file(files, cj_text_string(&path), cj_text_span(&text), err);
    cj_text_reset(&text);
    cj_text_add(&path, "-metadata.json");
    if (status == CJ_OK)
        status = cj_document_csvw(&text, exhibit, style.raw, err);
    if (status == CJ_OK)
        status = cj_text_check(&path, err);
    if (status == CJ_OK)
        status = add_file(files, cj_text_string(&path), cj_text_span(&text), err);
    cj_text_clear(&path);
    cj_text_clear(&text);
    return status;
}

/* Add FOLDER/csv-metadata.json, the group of all tables. */
static cj_status add_group(cj_files *files, const char *path, const cj_document *document, bool raw,
                           cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = cj_document_csvw_group(&text, document, raw, err);

    if (status == CJ_OK)
        status = add_file(files, path, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

static char *group_path(const char *folder)
{
    bool slash = folder[strlen(folder) - 1] == '/';
    char *path;

    return asprintf(&path, "%s%scsv-metadata.json", folder, slash ? "" : "/") < 0 ? NULL : path;
}

static cj_status add_folder(cj_files *files, const char *folder, const cj_report_run *run,
                            const cj_document *document, cj_error *err)
{
    char *path = group_path(folder);
    cj_status status = path == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK)
        status = cj_files_make_folder(files, folder, err);
    for (size_t s = 0; status == CJ_OK && s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++)
            status = add_csv(files, folder, run, &document->sections[s].exhibits[i], err);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        if (document->appendices[i].readers != CJ_READERS_PEOPLE)
            status = add_csv(files, folder, run, &document->appendices[i], err);
    if (status == CJ_OK && run->only.count == 0)
        status = add_group(files, path, document, run->settings.raw, err);
    free(path);
    return status;
}

/* ---- tables that are no longer made ------------------------------------------------------- */

/* Whether url is ID.csv. */
static bool is_url(const char *id, cj_span url)
{
    size_t length = strlen(id);

    return url.length == length + 4 && memcmp(url.at, id, length) == 0 &&
           memcmp(url.at + length, ".csv", 4) == 0;
}

static bool has_table(const cj_document *document, cj_span url)
{
    bool found = false;

    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++)
            found = found || is_url(document->sections[s].exhibits[i].id, url);
    for (size_t i = 0; i < document->appendix_count; i++)
        found = found || (document->appendices[i].readers != CJ_READERS_PEOPLE &&
                          is_url(document->appendices[i].id, url));
    return found;
}

/* Note a file that the old group names and this run does not write. Names come from a file that
 * anybody may have edited: only plain names of CSV files in the folder itself are accepted,
 * never a path. */
static void note_stale(cj_strings *stale, cj_arena *arena, const char *folder,
                       const cj_json_node *tables, size_t index, const cj_document *document)
{
    bool slash = folder[strlen(folder) - 1] == '/';
    cj_json_node table = cj_json_item(tables, index);
    cj_json_node url = cj_json_member(&table, "url");
    cj_text path = CJ_TEXT_INIT;
    const char *kept;
    cj_span name;

    if (cj_json_string(&name, &url, NULL) != CJ_OK || name.length < 5 ||
        memchr(name.at, '/', name.length) != NULL || name.at[0] == '.' ||
        memcmp(name.at + name.length - 4, ".csv", 4) != 0 || has_table(document, name))
        return;
    cj_text_format(&path, "%s%s%.*s", folder, slash ? "" : "/", (int)name.length, name.at);
    kept = path.failed ? NULL : cj_arena_text(arena, path.bytes, path.length);
    if (kept != NULL)
        cj_strings_add(stale, kept, NULL);
    cj_text_clear(&path);
}

/* Find the tables that an earlier run of the same report (the same title) wrote and this run
 * does not, by the old group. What cannot be read there is left alone. */
static void find_stale(cj_strings *stale, cj_arena *arena, const char *folder,
                       const cj_document *document)
{
    char *path = group_path(folder);
    cj_json *json = NULL;
    cj_json_node root;
    cj_json_node title;
    cj_json_node tables;
    cj_span text;

    if (path != NULL && cj_json_load(&json, path, NULL) == CJ_OK) {
        root = cj_json_root(json);
        title = cj_json_member(&root, "dc:title");
        tables = cj_json_member(&root, "tables");
        if (cj_json_string(&text, &title, NULL) == CJ_OK &&
            cj_span_equal(text, cj_span_of(document->title)))
            for (size_t i = 0; i < cj_json_count(&tables); i++)
                note_stale(stale, arena, folder, &tables, i, document);
    }
    cj_json_free(json);
    free(path);
}

/* Remove a file of an earlier run, unless this run reads or writes it. */
static cj_status remove_file(const cj_report_run *run, const char *path, cj_error *err)
{
    return cj_guard_is_file_of_run(&run->settings, path)
               ? CJ_OK
               : cj_files_remove(run->course.files, path, err);
}

/* Remove stale tables with their descriptions; a table that stays keeps its description. */
static cj_status remove_stale(const cj_report_run *run, const cj_strings *stale, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < stale->count; i++) {
        cj_text description = CJ_TEXT_INIT;

        if (cj_guard_is_file_of_run(&run->settings, stale->items[i]))
            continue;
        cj_text_format(&description, "%s-metadata.json", stale->items[i]);
        status = cj_text_check(&description, err);
        if (status == CJ_OK)
            status = remove_file(run, stale->items[i], err);
        if (status == CJ_OK)
            status = remove_file(run, cj_text_string(&description), err);
        cj_text_clear(&description);
    }
    return status;
}

static cj_status append(cj_text *text, const cj_document *document, cj_format format,
                        const cj_output_style *style, cj_error *err)
{
    switch (format) {
    case CJ_FORMAT_HTML:
        return cj_document_html(text, document, err);
    case CJ_FORMAT_XLSX:
        return cj_document_xlsx(text, document, err);
    case CJ_FORMAT_JSON:
        return cj_document_json(text, document, err);
    case CJ_FORMAT_CSV:
        return cj_document_csv(text, document, style, err);
    default:
        return cj_document_text(text, document, format == CJ_FORMAT_MARKDOWN, style, err);
    }
}

static cj_status print(const cj_report_run *run, const cj_document *document, cj_error *err)
{
    cj_output_style style = cj_run_style(&run->settings);
    cj_format format = CJ_FORMAT_TEXT;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    style.mark = style_of(run).mark;
    if (run->settings.format != NULL)
        status = cj_format_parse(&format, run->settings.format, err);
    if (status == CJ_OK && format == CJ_FORMAT_XLSX && isatty(STDOUT_FILENO))
        status = cj_fail(err, CJ_EUSAGE, "a workbook is not for a terminal: name it with --output");
    if (status == CJ_OK)
        status = append(&text, document, format, &style, err);
    if (status == CJ_OK)
        status = format == CJ_FORMAT_TEXT ? cj_run_show(&run->settings, &text, err)
                                          : cj_run_print(&text, err);
    cj_text_clear(&text);
    return status;
}

/* Keep how a page finds the folder of tables that the same run writes: "tables/", where that is
 * in the page's own folder; elsewhere a link would not survive being sent. */
static cj_status find_folder(const char **out, const cj_report_run *run, const char *page,
                             cj_arena *arena, cj_error *err)
{
    const cj_strings *outputs = &run->now->outputs;
    const char *slash = strrchr(page, '/');
    size_t own = slash == NULL ? 0 : (size_t)(slash - page) + 1;
    cj_text path = CJ_TEXT_INIT;

    *out = NULL;
    for (size_t i = 0; i < outputs->count && path.length == 0; i++) {
        const char *folder = outputs->items[i];

        if (is_folder(folder) && strncmp(folder, page, own) == 0 && folder[own] != '\0' &&
            folder[own] != '/' && strncmp(folder + own, "..", 2) != 0)
            cj_text_format(&path, "%s%s", folder + own,
                           folder[strlen(folder) - 1] == '/' ? "" : "/");
    }
    if (path.length > 0)
        *out = cj_arena_text(arena, path.bytes, path.length);
    cj_text_clear(&path);
    return path.failed ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status add_output(const cj_report_run *run, const char *path, const cj_document *document,
                            cj_error *err)
{
    const cj_output_style style = style_of(run);
    cj_document shown = *document;
    cj_arena arena = CJ_ARENA_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_format format;
    cj_status status = cj_format_of_file(&format, path, err);

    if (status == CJ_OK)
        status = find_folder(&shown.data_folder, run, path, &arena, err);
    if (status == CJ_OK)
        status = append(&text, &shown, format, &style, err);
    if (status == CJ_OK)
        status = add_file(run->course.files, path, cj_text_span(&text), err);
    cj_text_clear(&text);
    cj_arena_clear(&arena);
    return status;
}

cj_status cj_report_write_outputs(const cj_report_run *run, const cj_document *document,
                                  cj_error *err)
{
    const cj_strings *outputs = &run->now->outputs;
    cj_strings stale = {NULL, 0, 0};
    cj_arena arena = CJ_ARENA_INIT;
    cj_status status = CJ_OK;

    if (outputs->count == 0)
        return print(run, document, err);
    for (size_t i = 0; status == CJ_OK && i < outputs->count; i++) {
        if (!is_folder(outputs->items[i])) {
            status = add_output(run, outputs->items[i], document, err);
            continue;
        }
        stale.count = 0;
        if (run->only.count == 0)
            find_stale(&stale, &arena, outputs->items[i], document);
        /* stale tables go before the new group replaces the one that names them */
        status = remove_stale(run, &stale, err);
        if (status == CJ_OK)
            status = add_folder(run->course.files, outputs->items[i], run, document, err);
    }
    free(stale.items);
    cj_arena_clear(&arena);
    return status;
}
