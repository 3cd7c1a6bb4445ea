/* cj/store.h: what is read once, what is not, and what of it is kept.  That measures
 * see the same through a store is tested by their own tests (stored.*). */
#include "rows.h"

static const char reviews[] = "person_id,review_date,outcome,score,seen,team\n"
                              "A,2022-01-05,Housing,1,2022-01-06,7\n"
                              "B,2022-01-06,Work,2,soon,8\n"
                              "A,2022-02-05,Housing,3,2022-02-06,10\n";

/* Records of that file through the store; its columns, with commas between. */
static void open_one(rows *in, const char *path, cj_store *store)
{
    memset(in, 0, sizeof *in);
    in->options.main = (cj_input){.path = path, .role = "reviews"};
    in->options.selection.conditions = in->conditions;
    in->options.selection.derivations = in->derivations;
    in->options.run.store = store;
}

static void plan(const char *path, cj_store *store, const char *names, const char *where)
{
    rows in;

    open_one(&in, path, store);
    if (where != NULL)
        rows_where(&in, where);
    assert_int_equal(rows_read_once(&in, names), CJ_OK);
    assert_string_equal(cj_text_string(&in.seen), ""); /* no rows while planning */
    rows_end(&in);
}

static void give(const char *path, cj_store *store, const char *names, const char *where,
                 const char *expected, uint64_t errors)
{
    rows in;

    open_one(&in, path, store);
    if (where != NULL)
        rows_where(&in, where);
    if (rows_read_once(&in, names) != CJ_OK)
        fail_msg("%s: %s", in.err.file, in.err.text);
    assert_string_equal(cj_text_string(&in.seen), expected);
    assert_int_equal(cj_findings_errors(in.findings), errors);
    rows_end(&in);
}

static void counted(const cj_store *store, size_t files, size_t readings, size_t served)
{
    assert_int_equal(cj_store_counted(store).files, files);
    assert_int_equal(cj_store_counted(store).readings, readings);
    assert_int_equal(cj_store_counted(store).served, served);
}

/* Once it is loaded, the file is not looked at any more. */
static void one_reading_for_all(void **state)
{
    const char *path = write_text("once.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    char digest[CJ_DIGEST_SIZE];
    char whole[CJ_DIGEST_SIZE];
    uint64_t bytes = 0;
    cj_store *store;

    (void)state;
    OK(cj_store_new(&store, &err));
    plan(path, store, "person_id,score", NULL);
    plan(path, store, "outcome", "team>7");
    plan(path, store, "review_date", NULL);
    cj_store_begin(store);
    OK(cj_digest_file(whole, &bytes, path, &err));
    give(path, store, "person_id,score", NULL, "A,1\nB,2\nA,3\n", 0);
    assert_int_equal(remove(path), 0);
    give(path, store, "outcome", "team>7", "Work\nHousing\n", 0); /* as numbers: 10 > 7 */
    give(path, store, "review_date", NULL, "2022-01-05\n2022-01-06\n2022-02-05\n", 0);
    counted(store, 1, 1, 3);
    assert_true(cj_store_digest(store, path, digest, &bytes));
    assert_string_equal(digest, whole);
    assert_int_equal(bytes, sizeof reviews - 1);
    cj_store_free(store);
}

/* What one measure alone needs is streamed, not kept. */
static void one_alone_streams(void **state)
{
    const char *path = write_text("alone.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;

    (void)state;
    OK(cj_store_new(&store, &err));
    plan(path, store, "person_id", NULL);
    cj_store_begin(store);
    give(path, store, "person_id", NULL, "A\nB\nA\n", 0);
    counted(store, 1, 1, 0);
    cj_store_free(store);
}

/* A column that was not planned makes its measure read for itself. */
static void unplanned_columns(void **state)
{
    const char *path = write_text("unplanned.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;

    (void)state;
    OK(cj_store_new(&store, &err));
    plan(path, store, "person_id", NULL);
    plan(path, store, "score", NULL);
    cj_store_begin(store);
    give(path, store, "person_id", NULL, "A\nB\nA\n", 0);
    give(path, store, "team", "team>7", "8\n10\n", 0);
    give(path, store, "score", NULL, "1\n2\n3\n", 0);
    counted(store, 1, 2, 2);
    cj_store_free(store);
}

/* "soon" is no date; who does not ask for the column does not lose the row. */
static void errors_of_some(void **state)
{
    const char *path = write_text("some.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;

    (void)state;
    OK(cj_store_new(&store, &err));
    plan(path, store, "person_id", NULL);
    plan(path, store, "score", "seen>2022-01-01");
    cj_store_begin(store);
    give(path, store, "score", "seen>2022-01-01", "1\n3\n", 1);
    give(path, store, "person_id", NULL, "A\nB\nA\n", 0);
    counted(store, 1, 3, 0); /* one try, and both for themselves */
    cj_store_free(store);
}

/* The rows of a file as any table, of which a store may have some. */
static void as_any(cj_text *seen, const char *path, const char *names, cj_store *store)
{
    rows in;

    open_one(&in, path, store);
    in.options.main.role = "any";
    assert_int_equal(rows_read_once(&in, names), CJ_OK);
    cj_text_append(seen, cj_text_span(&in.seen));
    rows_end(&in);
}

/* A file that one reads as reviews and another as any table, who is served first. */
static void two_ways(const char *name, const char *text, const char *names, size_t readings,
                     size_t served)
{
    const char *path = write_text(name, text);
    cj_text with = CJ_TEXT_INIT;
    cj_text without = CJ_TEXT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;
    rows in;

    OK(cj_store_new(&store, &err));
    for (int round = 0; round < 2; round++) {
        as_any(&with, path, names, store);
        open_one(&in, path, store);
        OK(rows_read_once(&in, "person_id,outcome"));
        rows_end(&in);
        cj_store_begin(store);
    }
    as_any(&without, path, names, NULL);
    assert_string_equal(cj_text_string(&with), cj_text_string(&without));
    counted(store, 1, readings, served);
    cj_store_free(store);
    cj_text_clear(&with);
    cj_text_clear(&without);
}

/* Both get the rows of the reviews where the schema can have changed no value. */
static void two_ways_of_one_reading(void **state)
{
    (void)state;
    two_ways("plain.csv",
             "Client,outcome,review_date,team\nA,Work,2022-01-05,7\nB,work,03/02/2022,-\n",
             "Client,outcome,review_date,team", 1, 2);
    two_ways("unasked.csv",
             "Client,review_date,outcome,score,progress\nA,2022-01-05,Work,.5,improved\n",
             "Client,outcome", 1, 2);
}

/* Numbers have more forms in a schema, and its lists of values come first; dates that it does not
 * declare can be wrong. */
static void two_ways_of_two_readings(void **state)
{
    (void)state;
    two_ways("listed.csv",
             "Client,review_date,outcome,progress\nA,2022-01-05,Work,maintained\n"
             "A,2022-02-05,Work,improved\n",
             "progress", 2, 1);
    two_ways("warned.csv", "Client,review_date,outcome,team\nA,2022-01-05,Work,#REF!\n", "team", 2,
             1);
}

/* An error in one is none in the other: the reading serves nobody, for whether the row is left out
 * before is for each to say. */
static void two_ways_and_an_error(void **state)
{
    (void)state;
    two_ways("ways.csv", "person_id,review_date,outcome,score\nA,2022-01-05,Housing,1\nB,,Work,2\n",
             "person_id,outcome", 3, 0);
}

/* The table of a measure is given as UTF-8, and is what is read whatever encoding is asked for;
 * nobody has to have planned it. */
static void given_in_any_encoding(void **state)
{
    static const char *const encodings[] = {NULL, "utf-8", "windows-1252"};
    cj_error err = CJ_ERROR_INIT;
    cj_store *store;
    rows in;

    (void)state;
    OK(cj_store_new(&store, &err));
    cj_store_begin(store);
    OK(cj_store_give(store, "measure a", CJ_SPAN("person_id,place\nA,K\xc3\xb6ln\n"), &err));
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        open_one(&in, "measure a", store);
        in.options.main.role = "any";
        in.options.format.encoding = encodings[i];
        OK(rows_read_once(&in, "person_id,place"));
        assert_string_equal(cj_text_string(&in.seen), "A,K\xc3\xb6ln\n");
        rows_end(&in);
    }
    counted(store, 1, 3, 0);
    cj_store_free(store);
}

/* While one file is loaded, another one is served: here from within, as a thread that waited would
 * never go on. */
typedef struct {
    const char *path;
    cj_store *store;
    bool done;
} other_file;

static void serve_other(void *data, const cj_read_so_far *reading)
{
    other_file *other = data;

    assert_true(reading->done > 0 && reading->rows > 0);
    if (!other->done)
        give(other->path, other->store, "place", NULL, "Leith\n", 0);
    other->done = true;
}

static void other_files_do_not_wait(void **state)
{
    const char *path = write_text("first.csv", reviews);
    cj_error err = CJ_ERROR_INIT;
    other_file other = {.path = write_text("second.csv", "person_id,review_date,outcome,place\n"
                                                         "A,2022-01-05,Housing,Leith\n")};
    rows in;

    (void)state;
    OK(cj_store_new(&other.store, &err));
    for (int i = 0; i < 2; i++) {
        plan(path, other.store, "person_id", NULL);
        plan(other.path, other.store, "place", NULL);
    }
    cj_store_begin(other.store);
    open_one(&in, path, other.store);
    in.options.run.progress = serve_other;
    in.options.run.progress_data = &other;
    OK(rows_read_once(&in, "person_id"));
    assert_string_equal(cj_text_string(&in.seen), "A\nB\nA\n");
    assert_true(other.done);
    rows_end(&in);
    counted(other.store, 2, 2, 2);
    cj_store_free(other.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_reading_for_all),     cmocka_unit_test(one_alone_streams),
        cmocka_unit_test(unplanned_columns),       cmocka_unit_test(errors_of_some),
        cmocka_unit_test(two_ways_of_one_reading), cmocka_unit_test(two_ways_of_two_readings),
        cmocka_unit_test(two_ways_and_an_error),   cmocka_unit_test(given_in_any_encoding),
        cmocka_unit_test(other_files_do_not_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
