/* cj/synth.h: the same bytes for the same seed, whoever makes them */
#include "support.h"

#include "cj/digest.h"
#include "cj/synth.h"

#define FILES_MOST 7

/* What comes of an export: bytes and rows of each file, faults, and a digest of all. */
typedef struct {
    cj_text files[FILES_MOST];
    cj_text dirt;
    size_t faults;
    uint64_t rows;
    char digest[CJ_DIGEST_SIZE];
} made;

static cj_status take_bytes(void *data, size_t file, cj_span bytes, cj_error *err)
{
    made *out = data;

    assert_true(file < FILES_MOST);
    cj_text_append(&out->files[file], bytes);
    return cj_text_check(&out->files[file], err);
}

static cj_status take_fault(void *data, size_t file, const cj_synth_dirt *dirt, cj_error *err)
{
    made *out = data;

    out->faults++;
    cj_text_format(&out->dirt, "%zu %s %llu %u\n", file, dirt->fault,
                   (unsigned long long)dirt->line, (unsigned)dirt->column);
    return cj_text_check(&out->dirt, err);
}

static cj_synth_options options(void)
{
    cj_error err = CJ_ERROR_INIT;
    cj_synth_options made_of = {.seed = 1, .threads = 1};

    OK(cj_period_parse(&made_of.period, "2013-04-01..2023-03-31", &err));
    return made_of;
}

static made make(const cj_synth_options *of, cj_synth_kind kind, size_t files)
{
    cj_error err = CJ_ERROR_INIT;
    made out = {.faults = 0};
    cj_synth_sink sink = {take_bytes, take_fault, NULL, &out, files};
    cj_digest *digest = NULL;
    uint64_t bytes;
    cj_synth *synth;

    OK(cj_synth_new(&synth, of, &err));
    OK(cj_synth_write(&out.rows, synth, kind, &sink, &err));
    cj_synth_free(synth);
    OK(cj_digest_new(&digest, &err));
    for (size_t i = 0; i < files; i++)
        cj_digest_add(digest, out.files[i].bytes, out.files[i].length);
    cj_digest_tell(digest, out.digest, &bytes);
    cj_digest_free(digest);
    return out;
}

static void clear(made *out)
{
    for (size_t i = 0; i < FILES_MOST; i++)
        cj_text_clear(&out->files[i]);
    cj_text_clear(&out->dirt);
}

static size_t count_lines(const cj_text *text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text->length; i++)
        lines += text->bytes[i] == '\n';
    return lines;
}

/* Digests of exports as they were first made: whoever has a seed has its bytes, in every later
 * version and on every machine.  A change of these is a change that users are told of. */
static void same_bytes_for_ever(void **state)
{
    static const char *const known[CJ_SYNTH_KINDS] = {
        "1ed90a0194814c388dc7a30e378010596afd63d35b535fca59e052ce278afafc",
        "724d973f11d9a07c035ef1983056a520d48ded9cda7706acfe0fc2a126423962",
        "aac9610f8f5f72fd66ec7ae771b0fcd8121ca55cee3297f5463f94a8bc6656b2",
        "4d6040442e4c90550a29e69ec900cbc2bb02481efbfd7aac2d1195311432dff2",
        "bc308f14e1e87474152ca00d7b07a7dd2c65a3e90e84945a745469905afdffcc",
        "1d53dd4313a63ac7e977948265031854fb767a06c236a70134e1553142ded43d"};
    cj_synth_options of = options();

    (void)state;
    of.persons = 200;
    for (size_t kind = 0; kind < CJ_SYNTH_KINDS; kind++) {
        made one = make(&of, (cj_synth_kind)kind, 1);

        assert_string_equal(one.digest, known[kind]);
        clear(&one);
    }
}

/* 60,000 reviews are two slices and more. */
static void threads_change_nothing(void **state)
{
    static const unsigned threads[] = {2, 3, 8, 200};

    (void)state;
    for (int by_person = 0; by_person < 2; by_person++) {
        cj_synth_options of = options();
        made alone;

        of.rows = 90000;
        of.messy = 7;
        of.by_person = by_person == 1;
        alone = make(&of, CJ_SYNTH_REVIEWS, 2);
        assert_true(alone.faults > 3000);
        for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
            made several;

            of.threads = threads[i];
            several = make(&of, CJ_SYNTH_REVIEWS, 2);
            assert_string_equal(several.digest, alone.digest);
            assert_string_equal(cj_text_string(&several.dirt), cj_text_string(&alone.dirt));
            clear(&several);
        }
        clear(&alone);
    }
}

static void exactly_so_many_rows(void **state)
{
    static const uint64_t rows[] = {1, 2, 99, 1000, 43210};

    (void)state;
    for (size_t kind = 0; kind < CJ_SYNTH_KINDS; kind++)
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            cj_synth_options of = options();
            made out;

            of.rows = rows[i];
            out = make(&of, (cj_synth_kind)kind, 1);
            assert_int_equal(out.rows, rows[i]);
            assert_int_equal(count_lines(&out.files[0]), rows[i] + 1);
            clear(&out);
        }
}

/* The files of a split export hold the rows of the whole one, in order, under as many headers. */
static void files_make_the_whole(void **state)
{
    cj_synth_options of = options();
    made whole;
    made split;
    cj_text joined = CJ_TEXT_INIT;

    (void)state;
    of.rows = 50002;
    whole = make(&of, CJ_SYNTH_REVIEWS, 1);
    split = make(&of, CJ_SYNTH_REVIEWS, 3);
    for (size_t i = 0; i < 3; i++) {
        const char *rest = strchr(cj_text_string(&split.files[i]), '\n') + 1;

        assert_memory_equal(split.files[i].bytes, "person_id,review_date,", 22);
        cj_text_add(&joined, i == 0 ? cj_text_string(&split.files[i]) : rest);
        assert_in_range(count_lines(&split.files[i]), 16668, 16669);
    }
    assert_string_equal(cj_text_string(&joined), cj_text_string(&whole.files[0]));
    cj_text_clear(&joined);
    clear(&whole);
    clear(&split);
}

/* Two rows in seven files: five have a header alone. */
static void more_files_than_rows(void **state)
{
    cj_synth_options of = options();
    size_t lines = 0;
    made out;

    (void)state;
    of.rows = 2;
    out = make(&of, CJ_SYNTH_PEOPLE, FILES_MOST);
    for (size_t i = 0; i < FILES_MOST; i++) {
        assert_true(count_lines(&out.files[i]) >= 1);
        lines += count_lines(&out.files[i]);
    }
    assert_int_equal(lines, FILES_MOST + 2);
    clear(&out);
}

/* Order changes the place of a row, never its bytes: sorted, both are the same. */
static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t cut_lines(char **lines, size_t most, cj_text *text)
{
    size_t count = 0;

    for (char *at = text->bytes; *at != '\0' && count < most; count++) {
        char *end = strchr(at, '\n');

        lines[count] = at;
        if (end == NULL)
            break;
        *end = '\0';
        at = end + 1;
    }
    qsort(lines, count, sizeof *lines, compare_lines);
    return count;
}

static void order_changes_no_row(void **state)
{
    enum { MOST = 40000 };
    static char *by_date[MOST];
    static char *by_person[MOST];

    (void)state;
    for (size_t kind = 0; kind < CJ_SYNTH_KINDS; kind++) {
        cj_synth_options of = options();
        made dates;
        made persons;
        size_t count;

        of.persons = 900;
        dates = make(&of, (cj_synth_kind)kind, 1);
        of.by_person = true;
        persons = make(&of, (cj_synth_kind)kind, 1);
        count = cut_lines(by_date, MOST, &dates.files[0]);
        assert_int_equal(cut_lines(by_person, MOST, &persons.files[0]), count);
        assert_true(count > 900 && count < MOST);
        for (size_t i = 0; i < count; i++)
            assert_string_equal(by_date[i], by_person[i]);
        clear(&dates);
        clear(&persons);
    }
}

static void refused(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_synth_options of = options();
    cj_synth *synth;
    cj_synth_kind kind;

    (void)state;
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    HAS(err.text, "persons or rows must say how much is made");
    of.persons = 10;
    OK(cj_period_parse(&of.period, "2011-12-31..2012-03-31", &err));
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    HAS(err.text, "must lie in 2012 to 2028");
    OK(cj_period_parse(&of.period, "2012-01-01..2028-12-31", &err));
    of.form = "%d/%m";
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    HAS(err.text, "needs a day, a month and a year");
    of.form = "%d, %b %Y";
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    of.form = "%A %d/%m/%Y";
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    of.form = "on the %d.%m.%Y or so";
    FAILS(cj_synth_new(&synth, &of, &err), CJ_EUSAGE);
    HAS(err.text, "more than 16 letters");
    assert_null(synth);
    FAILS(cj_synth_kind_parse(&kind, cj_span_of("reveiws"), &err), CJ_EUSAGE);
    HAS(err.text, "did you mean reviews?");
    OK(cj_synth_kind_parse(&kind, cj_span_of("Orders"), &err));
    assert_int_equal(kind, CJ_SYNTH_ORDERS);
}

static cj_status full(void *data, size_t file, cj_span bytes, cj_error *err)
{
    size_t *left = data;

    (void)file;
    if (bytes.length > *left)
        return cj_fail(err, CJ_EIO, "no room");
    *left -= bytes.length;
    return CJ_OK;
}

/* A sink that fails, with many threads under way, ends the export with its error. */
static void the_sink_fails(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_synth_options of = options();

    (void)state;
    of.rows = 300000;
    of.threads = 5;
    for (size_t room = 0; room < 20000000; room = room * 2 + 1000000) {
        size_t left = room;
        cj_synth_sink sink = {full, NULL, NULL, &left, 1};
        uint64_t rows;
        cj_synth *synth;

        OK(cj_synth_new(&synth, &of, &err));
        FAILS(cj_synth_write(&rows, synth, CJ_SYNTH_REVIEWS, &sink, &err), CJ_EIO);
        assert_string_equal(err.text, "no room");
        cj_synth_free(synth);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(same_bytes_for_ever),
                                       cmocka_unit_test(threads_change_nothing),
                                       cmocka_unit_test(exactly_so_many_rows),
                                       cmocka_unit_test(files_make_the_whole),
                                       cmocka_unit_test(more_files_than_rows),
                                       cmocka_unit_test(order_changes_no_row),
                                       cmocka_unit_test(refused),
                                       cmocka_unit_test(the_sink_fails)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
