/* JSON as a profile, and a CSV file read with it.  The first byte chooses the
 * file: there are some of different making. */
#include "read.h"

#include "profile/profile.h"

static const char *const files[] = {
    "person_id,review_date,outcome,score,progress,team\n"
    "A,2022-01-05,Housing,1,improved,red\n"
    "a,05/02/2022,Work|Health,\"1,250.5\",,blue|red\n"
    "Total,,,,,\n"
    "person_id,review_date,outcome,score,progress,team\n"
    "B,31.12.29,F,-,maintained,\n"
    "B,44566,M,7 %,x,R,,\n"
    "C,2022-01-05,x\n",
    ("Report of 5 January\n\nClient;Date of;Outcome\nID;review;\n"
     "A;2022-01-05;x\n# a comment\n'B;b';2022-01-06;'it''s'\n\"C\";2022-01-07;\"a\\\"b\"\n"),
    "A|2022-01-05|x|\\N\nB| 2022-01-05| \"y\"|2\n\"C\"|5 jan 2022|\"z\nz\"|3\n",
    "",
};

static void check_forms(const cj_date_form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cj_date_form again;
        cj_error err = CJ_ERROR_INIT;

        CHECK(cj_date_form_parse_pivot(&again, forms[i].text, forms[i].pivot, &err) == CJ_OK, "%s",
              err.text);
    }
}

static void check_dialect(const cj_dialect *dialect)
{
    const char marks[] = {dialect->delimiter, dialect->quote, dialect->escape, dialect->terminator};

    for (size_t i = 0; i < sizeof marks; i++)
        for (size_t j = 0; j < i; j++)
            CHECK(marks[i] == '\0' || marks[i] != marks[j], "two marks are %d", marks[i]);
    CHECK(dialect->header_row_count <= CJ_HEADER_ROWS_MAX, "%zu rows of header",
          dialect->header_row_count);
    for (size_t i = 1; i < dialect->header_row_count; i++)
        CHECK(dialect->header_rows[i] > dialect->header_rows[i - 1], "header rows without order");
    CHECK(!dialect->no_header || (dialect->header_row_count == 0 && dialect->header_has_count == 0),
          "no header, and where it is");
}

static void check_column(const cj_profile *profile, const cj_profile_column *column)
{
    CHECK(cj_profile_find(profile, column->name) == column, "a column is not found by its name");
    check_forms(column->forms, column->form_count);
    CHECK((column->take == CJ_TAKE_ALL) == (column->separator.length == 0),
          "a separator for nothing, or none");
    for (size_t i = 0; i < column->recode_count; i++)
        CHECK(column->recodes[i].first <= column->recodes[i].last &&
                  column->recodes[i].first >= CJ_DATE_FIRST &&
                  column->recodes[i].last <= CJ_DATE_LAST,
              "a recode from day %d to %d", column->recodes[i].first, column->recodes[i].last);
}

static void read_with(const char *path, const char *file)
{
    static const char *const names[] = {"person_id", "review_date", "outcome",
                                        "score",     "progress",    "team"};
    reading one = {.options = {.main = {.path = fuzz_file(1, file, strlen(file)),
                                        .role = "reviews",
                                        .profile_path = path}}};
    reading two;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        one.names[one.name_count++] = names[i];
    two = one;
    two.options.run.threads = 2;
    read_all(&one, NULL, NULL);
    read_all(&two, NULL, NULL);
    fuzz_same("findings and rows of one and of two threads", &one.seen, &two.seen);
    cj_text_clear(&one.seen);
    cj_text_clear(&two.seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    cj_profile *profile = (cj_profile *)(uintptr_t)bytes;
    cj_error err = CJ_ERROR_INIT;
    const char *path;
    cj_status status;

    if (length == 0)
        return 0;
    path = fuzz_file(0, bytes + 1, length - 1);
    status = cj_profile_load(&profile, path, &err);
    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE && profile == NULL, "status %d: %s", (int)status, err.text);
        fuzz_check_error(status, &err);
        return 0;
    }
    check_dialect(&profile->dialect);
    check_forms(profile->forms, profile->form_count);
    for (size_t i = 0; i < profile->column_count; i++)
        check_column(profile, &profile->columns[i]);
    read_with(path, files[fuzz_choice(bytes[0], sizeof files / sizeof *files)]);
    cj_profile_free(profile);
    return 0;
}
