/* The examples of the Table Schema standard (tests/standard) through the library. */
#include "rows.h"

#include "cj/schema.h"

#include <dirent.h>

static char folder[512];

static const char *file_of(const char *name)
{
    static char paths[6][800];
    static unsigned next;
    char *path = paths[next++ % 6];

    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

/* The findings that are errors as code:line:column, one a line. */
static void append_found(cj_text *out, const cj_findings *findings)
{
    for (size_t i = 0; i < cj_findings_kept(findings); i++) {
        const cj_finding *finding = cj_findings_at(findings, i);

        if (finding->severity == CJ_ERROR)
            cj_text_format(out, "%s:%llu:%u\n", finding->code, (unsigned long long)finding->line,
                           finding->column);
    }
    if (out->length == 0)
        cj_text_add(out, "valid\n");
}

static void append_refused(cj_text *out, const rows *in, const char *expected)
{
    const char *path = expected + strlen("refused:");
    size_t length = strcspn(path, "\n");

    if (strncmp(expected, "refused:", strlen("refused:")) == 0 && in->err.status == CJ_EUSAGE &&
        strncmp(in->err.text, path, length) == 0 && in->err.text[length] == ':')
        cj_text_format(out, "refused:%.*s\n", (int)length, path);
    else
        cj_text_format(out, "refused:%s\n", in->err.text);
}

/* Read the table to its end; what its columns are for nobody asks. */
static cj_status read_table(rows *in)
{
    const cj_rows *batch = NULL;
    cj_status status = cj_findings_new(&in->findings, 100, NULL, NULL, &in->err);

    if (status == CJ_OK)
        status = cj_dataset_new(&in->dataset, in->findings, &in->err);
    if (status == CJ_OK)
        status = cj_records_open(&in->records, &in->options, in->dataset, &in->err);
    if (status == CJ_OK)
        status = cj_records_start(in->records, &in->err);
    do {
        if (status == CJ_OK)
            status = cj_records_next(&batch, in->records, &in->err);
    } while (status == CJ_OK && batch != NULL);
    return status == CJ_OK ? cj_records_finish(in->records, &in->err) : status;
}

static bool fits_expected(void)
{
    rows in = {0};
    cj_text got = CJ_TEXT_INIT;
    char *expected = read_all(file_of("expect"));
    bool same;

    in.options.main = (cj_input){
        .path = file_of("data.csv"), .role = "reviews", .schema_path = file_of("schema.json")};
    if (access(file_of("profile.json"), R_OK) == 0)
        in.options.main.profile_path = file_of("profile.json");
    if (read_table(&in) == CJ_OK || in.err.status == CJ_EDATA)
        append_found(&got, in.findings);
    else
        append_refused(&got, &in, expected);
    same = strcmp(cj_text_string(&got), expected) == 0;
    if (!same)
        print_error("%s:\n%sinstead of\n%s", folder, cj_text_string(&got), expected);
    rows_end(&in);
    cj_text_clear(&got);
    free(expected);
    return same;
}

static void every_example(void **state)
{
    DIR *all = opendir(CJ_CASES "/../standard");
    struct dirent *entry;
    size_t wrong = 0;
    size_t count = 0;

    (void)state;
    assert_non_null(all);
    while ((entry = readdir(all)) != NULL) {
        snprintf(folder, sizeof folder, "%s/../standard/%s", CJ_CASES, entry->d_name);
        if (entry->d_name[0] == '.' || access(file_of("expect"), R_OK) != 0)
            continue;
        count++;
        wrong += !fits_expected();
    }
    closedir(all);
    assert_true(count > 80);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
