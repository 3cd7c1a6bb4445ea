/* cj-check --infer: a first schema and profile of an unknown export. */
#include "inputs.h"
#include "run/run.h"

#include "cj/infer.h"

#include <string.h>
#include <unistd.h>

/* Find the beginning of both names: --output, else the export's name without folder and
 * suffix. */
static cj_status base_name(cj_text *out, const cj_settings *settings, cj_error *err)
{
    const char *path = settings->operand;
    const char *slash;
    const char *dot;

    if (settings->output != NULL) {
        cj_text_add(out, settings->output);
        return cj_text_check(out, err);
    }
    if (path == NULL || strcmp(path, "-") == 0)
        return cj_fail(err, CJ_EUSAGE, "--infer from standard input needs --output NAME");
    slash = strrchr(path, '/');
    path = slash == NULL ? path : slash + 1;
    dot = strrchr(path, '.');
    cj_text_append(out, dot == NULL || dot == path ? cj_span_of(path)
                                                   : (cj_span){path, (size_t)(dot - path)});
    return cj_text_check(out, err);
}

/* A file that is there is never replaced: somebody may have edited the draft. */
static cj_status name_file(cj_settings *settings, cj_text *path, const cj_text *base,
                           const char *suffix, cj_error *err)
{
    cj_text_append(path, cj_text_span(base));
    cj_text_add(path, suffix);
    if (cj_text_check(path, err) != CJ_OK)
        return CJ_ENOMEM;
    if (access(cj_text_string(path), F_OK) == 0)
        return cj_fail_at(err, CJ_EUSAGE, cj_text_string(path), 0, 0,
                          "is there already, and may have been edited; give another name with "
                          "--output");
    return cj_strings_add(&settings->writes, cj_text_string(path), err);
}

/* Print the names first: if standard output cannot be written no file is. */
static cj_status print_names(const cj_text paths[2], const cj_settings *settings, cj_error *err)
{
    cj_text names = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (int i = 0; i < 2; i++)
        cj_text_format(&names, "%s\n", cj_text_string(&paths[i]));
    if (!settings->quiet)
        status = cj_run_print(&names, err);
    cj_text_clear(&names);
    return status;
}

cj_status cj_check_infer(cj_settings *settings, cj_error *err)
{
    static const char *const suffixes[] = {".schema.json", ".profile.json"};
    cj_text texts[3] = {CJ_TEXT_INIT, CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_text paths[2] = {CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_file *members[2] = {NULL, NULL};
    cj_text base = CJ_TEXT_INIT;
    cj_files *files = NULL;
    cj_status status = CJ_OK;

    if (settings->operands.count > 1)
        status = cj_fail(err, CJ_EUSAGE, "--infer is for one export at a time");
    if (status == CJ_OK)
        status = base_name(&base, settings, err);
    if (status == CJ_OK)
        status = cj_files_new(&files, cj_rests_watch(), err);
    for (int i = 0; status == CJ_OK && i < 2; i++)
        status = name_file(settings, &paths[i], &base, suffixes[i], err);
    /* access() takes a dangling link for missing; the guard sees where it leads */
    if (status == CJ_OK)
        status = cj_guard_check_files(settings, err);
    for (int i = 0; status == CJ_OK && i < 2; i++)
        status = cj_files_add(&members[i], files, cj_text_string(&paths[i]), err);
    if (status == CJ_OK)
        status =
            cj_infer(&texts[0], &texts[1], &texts[2], settings->operand, &settings->records, err);
    for (int i = 0; status == CJ_OK && i < 2; i++)
        status = cj_file_write(members[i], cj_text_span(&texts[i]), err);
    if (status == CJ_OK)
        status = print_names(paths, settings, err);
    if (status == CJ_OK)
        status = cj_files_commit(files, err);
    if (status == CJ_OK)
        cj_tell_lines(settings, cj_text_span(&texts[2]));
    cj_files_free(files);
    settings->writes.count = 0; /* the texts of these names end with this function */
    for (int i = 0; i < 2; i++) {
        cj_text_clear(&texts[i]);
        cj_text_clear(&paths[i]);
    }
    cj_text_clear(&texts[2]);
    cj_text_clear(&base);
    return status;
}
