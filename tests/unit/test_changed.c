/* A file that changes while it is read, or between two readings, is an error. */
#include "rows.h"

#include "csv/source.h"

#include <fcntl.h>
#include <unistd.h>

static const char reviews[] = "person_id,review_date,outcome,score\n"
                              "A,2022-01-05,Housing,1\nB,2022-01-06,Work,2\n";

static void drain_until(cj_source *source, cj_status wanted)
{
    cj_error err = CJ_ERROR_INIT;
    cj_status status = CJ_OK;
    char buffer[16];
    size_t got = 1;

    while (status == CJ_OK && got > 0)
        status = cj_source_read(&got, source, buffer, sizeof buffer, &err);
    assert_int_equal(status, wanted);
    if (wanted != CJ_OK)
        HAS(err.text, "changed while it was read");
}

static void append_row(const char *path)
{
    FILE *file = fopen(path, "ab");

    assert_non_null(file);
    fputs("C,2022-01-07,Work,3\n", file);
    fclose(file);
}

/* The same length, and other bytes, at a later time. */
static void rewrite(const char *path)
{
    const struct timespec times[2] = {{1000, 1}, {1000, 1}};
    int fd = open(path, O_WRONLY);

    assert_int_equal(pwrite(fd, "q", 1, 0), 1);
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
}

static void cut(const char *path)
{
    assert_int_equal(truncate(path, 40), 0);
}

static void while_it_is_read(void **state)
{
    void (*const changes[])(const char *) = {append_row, rewrite, cut};
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const char *path = write_text("while.csv", reviews);
        cj_source *source;
        char buffer[16];
        size_t got;

        OK(cj_source_open(&source, path, NULL, &err));
        OK(cj_source_read(&got, source, buffer, sizeof buffer, &err));
        changes[i](path);
        drain_until(source, CJ_EIO);
        cj_source_close(source);
    }
}

static void before_the_second_reading(void **state)
{
    const char *path = write_text("second.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    cj_source *again;

    (void)state;
    OK(cj_source_open(&source, path, NULL, &err));
    drain_until(source, CJ_OK);
    OK(cj_source_open_again(&again, source, path, NULL, &err));
    cj_source_close(again);
    OK(cj_source_check_path(source, path, &err));
    rewrite(path);
    FAILS(cj_source_check_path(source, path, &err), CJ_EIO);
    FAILS(cj_source_open_again(&again, source, path, NULL, &err), CJ_EIO);
    assert_null(again);
    OK(cj_source_rewind(source, &err));
    drain_until(source, CJ_EIO);
    cj_source_close(source);
}

/* Another file of the same content took its place. */
static void another_file(void **state)
{
    const char *path = write_text("place.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    cj_source *again;

    (void)state;
    OK(cj_source_open(&source, path, NULL, &err));
    assert_int_equal(rename(write_text("other.csv", reviews), path), 0);
    FAILS(cj_source_open_again(&again, source, path, NULL, &err), CJ_EIO);
    cj_source_close(source);
}

static cj_status take_nothing(void *data, cj_split_part part, cj_span bytes, cj_error *err)
{
    (void)part;
    (void)err;
    *(size_t *)data += bytes.length;
    return CJ_OK;
}

static void valid_rows_of_another_file(void **state)
{
    void (*const changes[])(const char *) = {NULL, append_row, cut};
    rows in;

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        size_t length = 0;
        cj_status status;

        rows_init(&in, reviews);
        in.options.needs.again = true;
        assert_int_equal(rows_read_once(&in, "person_id"), CJ_OK);
        if (changes[i] != NULL)
            changes[i](in.options.main.path);
        status = cj_records_split(in.records, take_nothing, &length, &in.err);
        assert_int_equal(status, changes[i] == NULL ? CJ_OK : CJ_EIO);
        if (changes[i] == NULL)
            assert_int_equal(length, sizeof reviews - 1);
        else
            HAS(in.err.text, "changed while it was read");
        rows_end(&in);
    }
}

/* More than is kept of the look at its header. */
static const char *write_large(const char *name)
{
    const char *path = write_text(name, "person_id,review_date,outcome,score\n");

    for (int i = 0; i < 20000; i++)
        append_row(path);
    return path;
}

/* The two measures of a report that each read a file for themselves. */
static void between_two_measures(void **state)
{
    const char *path = write_large("two.csv");
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;
    rows in[2];

    (void)state;
    OK(cj_store_new(&store, &err));
    for (int i = 0; i < 2; i++) {
        rows_init(&in[i], reviews);
        in[i].options.main.path = path;
        in[i].options.run.store = store;
    }
    OK(rows_read_once(&in[0], "person_id"));
    rows_end(&in[0]);
    cj_store_begin(store);
    in[0].store = NULL;
    OK(rows_read_once(&in[0], "person_id"));
    rows_close(&in[0]);
    append_row(path);
    FAILS(cj_store_check(store, path, &err), CJ_EIO);
    FAILS(rows_read_once(&in[1], "person_id,score"), CJ_EIO); /* it was not planned */
    rows_end(&in[0]);
    rows_end(&in[1]);
    cj_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(while_it_is_read),     cmocka_unit_test(before_the_second_reading),
        cmocka_unit_test(another_file),         cmocka_unit_test(valid_rows_of_another_file),
        cmocka_unit_test(between_two_measures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
