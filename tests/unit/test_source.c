/* cj/source.h */
#include "support.h"

#include "csv/source.h"

#include <fcntl.h>
#include <sys/stat.h>

/* Read to the end, `room` bytes a time. */
static cj_status drain(cj_text *out, cj_source *source, size_t room, cj_error *err)
{
    char buffer[64];
    size_t got = 1;

    while (got > 0) {
        cj_status status = cj_source_read(&got, source, buffer, room, err);

        if (status != CJ_OK)
            return status;
        assert_true(got <= room);
        cj_text_append(out, (cj_span){buffer, got});
    }
    return CJ_OK;
}

typedef struct {
    const char *name;
    cj_span bytes;
    const char *encoding; /* NULL: none given */
    const char *text;     /* as UTF-8; what is before the bad byte */
    bool fails;
    bool assumed;
} encoding_case;

static const encoding_case cases[] = {
    {"empty", LIT(""), NULL, "", false, false},
    {"one byte", LIT("a"), NULL, "a", false, false},
    {"ascii", LIT("person_id,score\nC01,5\n"), NULL, "person_id,score\nC01,5\n", false, false},
    {"utf-8", LIT("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"), NULL,
     "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", false, false},
    {"utf-8 with mark", LIT("\xEF\xBB\xBF""a,\xC3\xA9"), NULL, "a,\xC3\xA9", false, false},
    {"mark alone", LIT("\xEF\xBB\xBF"), NULL, "", false, false},
    {"utf-8 with mark, named", LIT("\xEF\xBB\xBF""a"), "utf-8", "a", false, false},
    {"utf-16le", LIT("\xFF\xFE""a\0,\0\xE9\0\n\0"), NULL, "a,\xC3\xA9\n", false, false},
    {"utf-16be", LIT("\xFE\xFF\0a\0,\0\xE9\0\n"), NULL, "a,\xC3\xA9\n", false, false},
    {"utf-16le, a pair", LIT("\xFF\xFE\x3D\xD8\0\xDE""b\0"), NULL, "\xF0\x9F\x98\x80""b", false,
     false},
    {"utf-16be, a pair", LIT("\xFE\xFF\xD8\x3D\xDE\0\0b"), NULL, "\xF0\x9F\x98\x80""b", false,
     false},
    {"utf-16le, named, no mark", LIT("a\0\xE9\0"), "UTF-16LE", "a\xC3\xA9", false, false},
    {"utf-16le, named, mark", LIT("\xFF\xFE""a\0"), "UTF-16LE", "a", false, false},
    {"utf-16le, half a unit", LIT("\xFF\xFE""a\0b"), NULL, "a", true, false},
    {"utf-16le, half a pair", LIT("\xFF\xFE""a\0\x3D\xD8x\0"), NULL, "a", true, false},
    {"windows-1252", LIT("caf\xE9 \x80""5 \x93q\x94"), NULL,
     "caf\xC3\xA9 \xE2\x82\xAC""5 \xE2\x80\x9Cq\xE2\x80\x9D", false, true},
    {"windows-1252 at the end", LIT("caf\xE9"), NULL, "caf\xC3\xA9", false, true},
    {"windows-1252, a lead byte at the end", LIT("caf\xC3"), NULL, "caf\xC3\x83", false, true},
    {"windows-1252 first, then what might be utf-8", LIT("\xE9,\xC3\xA9"), NULL,
     "\xC3\xA9,\xC3\x83\xC2\xA9", false, true},
    {"windows-1252 has no 0x81", LIT("caf\xE9 \x81 b"), NULL, "caf\xC3\xA9 ", true, true},
    {"utf-8, then not", LIT("caf\xC3\xA9,caf\xE9,x"), NULL, "caf\xC3\xA9,caf", true, false},
    {"utf-8, cut at the end", LIT("\xC3\xA9,caf\xC3"), NULL, "\xC3\xA9,caf", true, false},
    {"mark, then not utf-8", LIT("\xEF\xBB\xBF""ab\xE9z"), NULL, "ab", true, false},
    {"latin-1, named", LIT("\xE9\xA4"), "ISO-8859-1", "\xC3\xA9\xC2\xA4", false, false},
    {"windows-1252, named", LIT("\xE9\x80"), "windows-1252", "\xC3\xA9\xE2\x82\xAC", false, false},
    {"named utf-8, but is not", LIT("ab\xE9z"), "UTF-8", "ab", true, false},
    {"named utf-8, a surrogate", LIT("ab\xED\xA0\x80z"), "UTF-8", "ab", true, false},
    {"named windows-1252, but 0x8D", LIT("ab\x8D"), "windows-1252", "ab", true, false},
};

static void check(const encoding_case *c, size_t chunk, size_t room, bool twice)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source;

    OK(cj_source_open(&source, write_bytes("bytes", c->bytes.at, c->bytes.length), c->encoding,
                      &err));
    cj_source_set_chunk(source, chunk);
    assert_int_equal(cj_source_size(source), c->bytes.length);
    for (int pass = 0; pass < (twice ? 2 : 1); pass++) {
        cj_status status;

        if (pass > 0)
            OK(cj_source_rewind(source, &err));
        cj_text_reset(&text);
        status = drain(&text, source, room, &err);
        if (status != (c->fails ? CJ_EDATA : CJ_OK) ||
            strcmp(cj_text_string(&text), c->text) != 0 ||
            cj_source_assumed_1252(source) != c->assumed)
            fail_msg("%s, chunk %zu, room %zu, pass %d: status %d, \"%s\" %s", c->name, chunk, room,
                     pass, (int)status, cj_text_string(&text), err.text);
        if (!c->fails)
            assert_int_equal(cj_source_position(source), c->bytes.length);
    }
    cj_text_clear(&text);
    cj_source_close(source);
}

static void every_encoding_in_every_chunk(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t chunk = 0; chunk <= 7; chunk++) /* 0: as much as there is */
            check(&cases[i], chunk, 64, chunk % 2 == 1);
}

static void every_encoding_in_little_room(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t chunk = 0; chunk <= 7; chunk++)
            for (size_t room = 4; room <= 9; room++)
                check(&cases[i], chunk, room, chunk % 2 == 1);
    assert_int_equal(sizeof cases / sizeof *cases, 28);
}

/* What is not UTF-8 shows up behind more ASCII than any buffer holds. */
static void falls_back_late(void **state)
{
    static char bytes[300000];
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source;

    (void)state;
    for (size_t at = 65520; at < 65552; at++) {
        memset(bytes, 'a', sizeof bytes);
        bytes[at] = (char)0xE9;
        bytes[sizeof bytes - 1] = (char)0xE9;
        OK(cj_source_open(&source, write_bytes("late", bytes, sizeof bytes), NULL, &err));
        cj_text_reset(&text);
        OK(drain(&text, source, 64, &err));
        assert_int_equal(text.length, sizeof bytes + 2);
        assert_memory_equal(text.bytes + at, "\xC3\xA9""a", 3);
        assert_memory_equal(text.bytes + text.length - 3, "a\xC3\xA9", 3);
        assert_true(cj_source_assumed_1252(source));
        cj_source_close(source);
    }
    cj_text_clear(&text);
}

static void refuses_what_cannot_be_opened(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_source *source = (cj_source *)&err;
    const char *path = write_text("fine.csv", "a");

    (void)state;
    FAILS(cj_source_open(&source, temp_path("absent.csv"), NULL, &err), CJ_EIO);
    assert_null(source);
    HAS(err.text, "No such file");
    HAS(err.file, "absent.csv");
    FAILS(cj_source_open(&source, temp_directory(), NULL, &err), CJ_EIO);
    HAS(err.text, "directory");
    FAILS(cj_source_open(&source, path, "no-such-encoding", &err), CJ_EUSAGE);
    HAS(err.text, "no-such-encoding");
    assert_null(source);
    cj_source_close(NULL);
}

static void knows_its_file(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    const char *path = write_text("one.csv", "a");
    const char *link = temp_path("link.csv");
    cj_source *source;

    (void)state;
    assert_int_equal(symlink(path, link), 0);
    OK(cj_source_open(&source, path, NULL, &err));
    assert_string_equal(cj_source_name(source), path);
    assert_true(cj_source_is_file(source, path));
    assert_true(cj_source_is_file(source, link));
    assert_false(cj_source_is_file(source, write_text("other.csv", "a")));
    assert_false(cj_source_is_file(source, temp_path("absent")));
    cj_source_close(source);
}

/* A source that reads those bytes from a pipe as its standard input. */
static cj_source *open_pipe(cj_span bytes)
{
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.at, bytes.length), bytes.length);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    OK(cj_source_open(&source, "-", NULL, &err));
    return source;
}

/* Of 1000 bytes: 30 things in the first 100 are 300 in all, and 315 with the few more; 1 in the
 * first byte is 64 at most; nothing is foretold at the end, at the beginning, or of a pipe. */
static void foretells_what_a_file_brings(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    char bytes[1000];
    cj_source *source;

    (void)state;
    memset(bytes, 'a', sizeof bytes);
    OK(cj_source_open(&source, write_bytes("thousand", bytes, sizeof bytes), NULL, &err));
    assert_int_equal(cj_source_expect(source, 100, 30), 315);
    assert_int_equal(cj_source_expect(source, 1, 1), 67); /* 64 * 1.05 = 67.2 */
    assert_int_equal(cj_source_expect(source, 1000, 30), 30);
    assert_int_equal(cj_source_expect(source, 0, 30), 30);
    assert_int_equal(cj_source_expect(source, 1, SIZE_MAX), SIZE_MAX);
    cj_source_close(source);
    source = open_pipe((cj_span){bytes, sizeof bytes});
    assert_int_equal(cj_source_expect(source, 100, 30), 30);
    cj_source_close(source);
}

static void a_pipe_is_read_twice_when_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_text text = CJ_TEXT_INIT;
        cj_source *source;

        if (cases[i].encoding != NULL)
            continue;
        source = open_pipe(cases[i].bytes);
        assert_string_equal(cj_source_name(source), "standard input");
        assert_int_equal(cj_source_size(source), 0);
        cj_source_set_chunk(source, i % 5 + 1);
        cj_source_keep(source);
        for (int pass = 0; pass < 3; pass++) {
            if (pass > 0)
                OK(cj_source_rewind(source, &err));
            cj_text_reset(&text);
            assert_int_equal(drain(&text, source, 5, &err), cases[i].fails ? CJ_EDATA : CJ_OK);
            assert_string_equal(cj_text_string(&text), cases[i].text);
            assert_int_equal(cj_source_assumed_1252(source), cases[i].assumed);
        }
        cj_text_clear(&text);
        cj_source_close(source);
    }
}

static void a_pipe_is_rewound_halfway_and_forgotten(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source = open_pipe(CJ_SPAN("0123456789abcdef"));
    char buffer[8];
    size_t got;

    (void)state;
    cj_source_set_chunk(source, 4);
    cj_source_keep(source);
    OK(cj_source_read(&got, source, buffer, 4, &err));
    OK(cj_source_rewind(source, &err));
    cj_source_forget(source); /* the rest is read once more, from the start */
    OK(drain(&text, source, 5, &err));
    assert_string_equal(cj_text_string(&text), "0123456789abcdef");
    FAILS(cj_source_rewind(source, &err), CJ_EIO);
    cj_text_clear(&text);
    cj_source_close(source);
}

static void a_pipe_is_read_once(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source = open_pipe(CJ_SPAN("once"));

    (void)state;
    OK(drain(&text, source, 4, &err));
    assert_string_equal(cj_text_string(&text), "once");
    FAILS(cj_source_rewind(source, &err), CJ_EIO);
    cj_text_clear(&text);
    cj_source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_encoding_in_every_chunk),
        cmocka_unit_test(every_encoding_in_little_room),
        cmocka_unit_test(falls_back_late),
        cmocka_unit_test(refuses_what_cannot_be_opened),
        cmocka_unit_test(knows_its_file),
        cmocka_unit_test(foretells_what_a_file_brings),
        cmocka_unit_test(a_pipe_is_read_twice_when_kept),
        cmocka_unit_test(a_pipe_is_rewound_halfway_and_forgotten),
        cmocka_unit_test(a_pipe_is_read_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
