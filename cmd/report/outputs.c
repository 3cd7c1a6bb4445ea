/* What a report is written to. */
#include "report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files to be written, all of them or none. */
typedef struct {
    cj_file **items;
    size_t count;
    size_t capacity;
} file_list;

/* Whether a target is a folder: it ends in a slash, or is one. */
static bool is_folder(const char *path)
{
    struct stat found;

    return path[strlen(path) - 1] == '/' || (stat(path, &found) == 0 && S_ISDIR(found.st_mode));
}

cj_status cj_check_outputs(const cj_report_run *run, cj_error *err)
{
    const cj_strings *outputs = &run->settings.outputs;
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
        for (size_t j = 0; status == CJ_OK && j < i; j++)
            if (strcmp(outputs->items[i], outputs->items[j]) == 0)
                status = cj_fail(err, CJ_EUSAGE, "--output %s is given twice", outputs->items[i]);
        if (status == CJ_OK && !is_folder(outputs->items[i]))
            status = cj_format_of_file(&format, outputs->items[i], err);
        if (status == CJ_OK && !is_folder(outputs->items[i]) && format == CJ_FORMAT_CSV)
            status = cj_fail_at(err, CJ_EUSAGE, outputs->items[i], 0, 0,
                                "a report has many tables: name a folder, such as tables/");
    }
    return status;
}

static cj_status add_file(file_list *files, const char *path, cj_span bytes, cj_error *err)
{
    cj_status status =
        cj_grow(&files->items, &files->capacity, files->count + 1, sizeof(cj_file *), err);
    cj_file *file;

    if (status == CJ_OK)
        status = cj_file_create(&file, path, err);
    if (status != CJ_OK)
        return status;
    files->items[files->count++] = file;
    return cj_file_write(file, bytes, err);
}

/* FOLDER/ID.csv, and what describes it. */
static cj_status add_csv(file_list *files, const char *folder, const cj_exhibit *exhibit,
                         cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    bool slash = folder[strlen(folder) - 1] == '/';
    cj_text path = CJ_TEXT_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (exhibit->data != NULL)
        return CJ_OK; /* it is there already */
    cj_text_format(&path, "%s%s%s.csv", folder, slash ? "" : "/", exhibit->id);
    status = cj_output_append(&text, exhibit->table, CJ_FORMAT_CSV, &style, err);
    if (status == CJ_OK)
        status = cj_text_check(&path, err);
    if (status == CJ_OK)
        status = add_file(files, cj_text_string(&path), cj_text_span(&text), err);
    cj_text_reset(&text);
    cj_text_add(&path, "-metadata.json");
    if (status == CJ_OK)
        status = cj_document_csvw(&text, exhibit, err);
    if (status == CJ_OK)
        status = cj_text_check(&path, err);
    if (status == CJ_OK)
        status = add_file(files, cj_text_string(&path), cj_text_span(&text), err);
    cj_text_clear(&path);
    cj_text_clear(&text);
    return status;
}

static cj_status add_folder(file_list *files, const char *folder, const cj_document *document,
                            cj_error *err)
{
    cj_status status = CJ_OK;

    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return cj_fail_errno(err, folder, "cannot make the folder", errno);
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++)
            status = add_csv(files, folder, &document->sections[s].exhibits[i], err);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        status = add_csv(files, folder, &document->appendices[i], err);
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
        return cj_document_csv(text, document, err);
    default:
        return cj_document_text(text, document, format == CJ_FORMAT_MARKDOWN, style, err);
    }
}

static cj_status print(const cj_report_run *run, const cj_document *document, cj_error *err)
{
    const cj_output_style style = cj_style(&run->settings);
    cj_format format = CJ_FORMAT_TEXT;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (run->settings.format != NULL)
        status = cj_format_parse(&format, run->settings.format, err);
    if (status == CJ_OK && format == CJ_FORMAT_XLSX && isatty(STDOUT_FILENO))
        status = cj_fail(err, CJ_EUSAGE, "a workbook is not for a terminal: name it with --output");
    if (status == CJ_OK)
        status = append(&text, document, format, &style, err);
    if (status == CJ_OK)
        status = cj_write_all(STDOUT_FILENO, "standard output", cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

cj_status cj_write_outputs(const cj_report_run *run, const cj_document *document, cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    const cj_strings *outputs = &run->settings.outputs;
    file_list files = {NULL, 0, 0};
    cj_status status = CJ_OK;
    cj_format format = CJ_FORMAT_TEXT;

    if (outputs->count == 0)
        return print(run, document, err);
    for (size_t i = 0; status == CJ_OK && i < outputs->count; i++) {
        cj_text text = CJ_TEXT_INIT;

        if (is_folder(outputs->items[i])) {
            status = add_folder(&files, outputs->items[i], document, err);
            continue;
        }
        status = cj_format_of_file(&format, outputs->items[i], err);
        if (status == CJ_OK)
            status = append(&text, document, format, &style, err);
        if (status == CJ_OK)
            status = add_file(&files, outputs->items[i], cj_text_span(&text), err);
        cj_text_clear(&text);
    }
    for (size_t i = 0; status == CJ_OK && i < files.count; i++)
        status = cj_file_sync(files.items[i], err);
    for (size_t i = 0; i < files.count; i++) {
        if (status == CJ_OK)
            status = cj_file_commit(&files.items[i], err);
        cj_file_discard(files.items[i]);
    }
    free(files.items);
    return status;
}
