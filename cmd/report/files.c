/* The files that a report is made of, with sizes and SHA-256 for its appendix. */
#include "report.h"

#include "cj/digest.h"

#include <string.h>

/* Add a file once. Its digest comes from the store if that has read the file; else the file is
 * read now, and the store checks that it has not changed since. */
static cj_status add_file(cj_report_run *run, const char *path, const char *what, cj_error *err)
{
    cj_report_file *file = &run->now->files[run->now->file_count];
    char digest[CJ_DIGEST_SIZE];
    cj_status status = CJ_OK;

    for (size_t i = 0; i < run->now->file_count; i++)
        if (strcmp(run->now->files[i].path, path) == 0)
            return CJ_OK;
    file->path = path;
    file->what = what;
    if (!cj_store_digest(run->store, path, digest, &file->bytes)) { /* it was read just now */
        status = cj_digest_file(digest, &file->bytes, path, err);
        if (status == CJ_OK)
            status = cj_store_check(run->store, path, err); /* it is what was read */
    }
    file->sha256 = status == CJ_OK ? cj_arena_text(&run->arena, digest, CJ_DIGEST_SIZE - 1) : NULL;
    if (status == CJ_OK && file->sha256 == NULL)
        status = cj_fail_nomem(err);
    run->now->file_count++;
    return status;
}

/* Count an upper bound: the definition, three files for each input, and one for each option. */
static size_t count_files(const cj_definition *definition)
{
    size_t count = 1 + 3 * definition->input_count;

    for (size_t i = 0; i < definition->input_count; i++)
        count += definition->inputs[i].more_count;
    for (size_t i = 0; i < definition->measure_count; i++)
        count += definition->measures[i].option_count;
    return count;
}

cj_status cj_report_list_files(cj_report_run *run, cj_error *err)
{
    const cj_definition *definition = run->now->definition;
    cj_status status;

    run->now->files =
        cj_arena_alloc(&run->arena, count_files(definition) * sizeof *run->now->files);
    if (run->now->files == NULL)
        return cj_fail_nomem(err);
    status = add_file(run, definition->file, "definition", err);
    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (!input->is_table && input->csv == NULL)
            status = add_file(run, input->path, input->name, err);
        for (size_t j = 0; status == CJ_OK && j < input->more_count; j++)
            status = add_file(run, input->more[j], input->name, err);
        if (status == CJ_OK && input->schema != NULL)
            status = add_file(run, input->schema, "schema", err);
        if (status == CJ_OK && input->profile != NULL)
            status = add_file(run, input->profile, "profile", err);
    }
    for (size_t i = 0; i < definition->measure_count; i++)
        for (size_t o = 0; status == CJ_OK && o < definition->measures[i].option_count; o++) {
            const cj_definition_option *option = &definition->measures[i].options[o];

            if (run->now->tables[i] != NULL && option->file != NULL)
                status = add_file(run, option->file, option->name, err);
        }
    return status;
}
