/* cj/csv.h */
#include "support.h"

#include "csv/csv.h"

#ifdef __SANITIZE_ADDRESS__
/* Memory that is given back need not wait long: blocks are large and many. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
    return "quarantine_size_mb=4:thread_local_quarantine_size_kb=64";
}
#endif

#define DEFAULT_BLOCK (256 * 1024)

static const char *const fault_names[] = {"fine",  "stray",  "open",  "nul",
                                          "field", "record", "fields"};

/* Append a record a line: "17:[a][b]", or "17!stray@2" for a fault. */
static size_t append_records(cj_text *out, cj_csv *csv)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    size_t blocks = 0;

    for (;;) {
        OK(cj_csv_read(csv, &block, &err));
        if (block.record_count == 0)
            break;
        blocks++;
        for (size_t i = 0; i < block.record_count; i++) {
            const cj_csv_record *record = &block.records[i];

            cj_text_format(out, "%d", (int)record->line);
            if (record->fault != CJ_CSV_FINE) {
                assert_int_equal(record->field_count, 0);
                cj_text_format(out, "!%s@%u", fault_names[record->fault], record->fault_field);
            } else {
                cj_text_char(out, ':');
            }
            for (uint32_t f = 0; f < record->field_count; f++) {
                cj_text_char(out, '[');
                cj_text_escaped(out, cj_csv_text(&block, block.fields[record->first_field + f]));
                cj_text_char(out, ']');
            }
            cj_text_char(out, '\n');
        }
    }
    OK(cj_csv_read(csv, &block, &err)); /* the end stays the end */
    assert_int_equal(block.record_count, 0);
    cj_csv_block_clear(&block);
    return blocks;
}

/* Read body behind a header that fills the reader's first block, so that the
 * block size counts from the body's first byte.  Its first line is line 2. */
static void reads_as(cj_span body, size_t block_size, const char *expected)
{
    static char bytes[DEFAULT_BLOCK + 8192];
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source;
    cj_csv *csv;
    size_t blocks;

    memset(bytes, 'h', DEFAULT_BLOCK);
    bytes[1] = ',';
    bytes[DEFAULT_BLOCK - 1] = '\n';
    memcpy(bytes + DEFAULT_BLOCK, body.at, body.length);
    OK(cj_source_open(&source, write_bytes("padded.csv", bytes, DEFAULT_BLOCK + body.length), NULL,
                      &err));
    OK(cj_csv_open(&csv, source, '\0', &err));
    cj_csv_set_block_size(csv, block_size);
    blocks = append_records(&text, csv);
    if (strcmp(cj_text_string(&text), expected) != 0)
        fail_msg("block size %zu:\n%s\ninstead of\n%s", block_size, cj_text_string(&text),
                 expected);
    if (body.length > 300 && block_size < 40) /* the block size takes effect */
        assert_true(blocks > 3);
    cj_text_clear(&text);
    cj_csv_close(csv);
    cj_source_close(source);
}

static void reads_as_in_all_blocks(cj_span body, const char *expected)
{
    for (size_t size = 4; size <= (body.length < 40 ? body.length + 4 : 300); size++)
        reads_as(body, size, expected);
    reads_as(body, DEFAULT_BLOCK, expected);
}

static void every_block_size_gives_the_same(void **state)
{
    (void)state;
    reads_as_in_all_blocks(
        CJ_SPAN("a,b,c\n"
                "d,e\n"
                "\n"
                "\"q,1\",x\n"
                "\"say \"\"hi\"\"\",y\n"
                "\"two\nlines\",z\n"
                "\"cr\r\nlf\",z\r\n"
                "crlf,1\r\n"
                "cr,2\r"
                "after,3\n"
                "ok,1\n"
                ",,\n"
                "\"\",\"\"\n"
                "nul\0here,1\n"
                "a,n\0l\n"
                "\"lone\rcr\",5\r"
                "\r\n"
                "caf\xC3\xA9,\"\xE2\x82\xAC"
                "5\"\n"
                "a long field without any quotation mark that is wider than one step of the "
                "scanner is,and so is this one which follows it behind the only comma here\n"
                "\"a long field within quotation marks that is wider than one step of the scanner"
                " is\",1\n"
                "end,2"),
        "2:[a][b][c]\n3:[d][e]\n4:[]\n5:[q,1][x]\n6:[say \\\"hi\\\"][y]\n7:[two\\nlines][z]\n"
        "9:[cr\\r\\nlf][z]\n11:[crlf][1]\n12:[cr][2]\n13:[after][3]\n14:[ok][1]\n"
        "15:[][][]\n16:[][]\n17!nul@1\n18!nul@2\n19:[lone\\rcr][5]\n21:[]\n"
        "22:[caf\xC3\xA9][\xE2\x82\xAC"
        "5]\n"
        "23:[a long field without any quotation mark that is wider than one step of the "
        "scann...][and so is this one which follows it behind the only comma here]\n"
        "24:[a long field within quotation marks that is wider than one step of the scanner i...]"
        "[1]\n25:[end][2]\n");
}

static void ends_of_files(void **state)
{
    (void)state;
    reads_as_in_all_blocks(CJ_SPAN(""), "");
    reads_as_in_all_blocks(CJ_SPAN("a,b\n"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,b\r\n"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,b\r"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,b"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,\"b\""), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,\"b\"\r"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,"), "2:[a][]\n");
    reads_as_in_all_blocks(CJ_SPAN("\"a\","), "2:[a][]\n");
    reads_as_in_all_blocks(CJ_SPAN("\n\n"), ""); /* empty lines at the end are no records */
    reads_as_in_all_blocks(CJ_SPAN("a,b\n\r\n\n"), "2:[a][b]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,b\n\n\nc,d\n\n"), "2:[a][b]\n3:[]\n4:[]\n5:[c][d]\n");
    reads_as_in_all_blocks(CJ_SPAN("\"\""), "2:[]\n");
}

/* A text that a spreadsheet is to leave as it is fills its cell with marks that no mark encloses.
 */
static void reads_guarded_texts(void **state)
{
    (void)state;
    reads_as_in_all_blocks(CJ_SPAN("=\"00123\",1\r\n2,=\"\"\n3, =\"a b\" \r=\"x\""),
                           "2:[=\\\"00123\\\"][1]\n3:[2][=\\\"\\\"]\n4:[3][ =\\\"a b\\\" ]\n"
                           "5:[=\\\"x\\\"]\n");
    /* beside cells that libcsv reads */
    reads_as_in_all_blocks(CJ_SPAN("=\"01\",\"say \"\"hi\"\"\"\n\"two\nlines\",=\"02\"\nb,2\n"),
                           "2:[=\\\"01\\\"][say \\\"hi\\\"]\n3:[two\\nlines][=\\\"02\\\"]\n"
                           "5:[b][2]\n");
    /* what is none */
    reads_as_in_all_blocks(CJ_SPAN("=\"1\"x,1\n=\"a,b\",2\nx=\"1\",3\n=\"1\"\"2\",4\n=\"1\nc,5\n"),
                           "2!stray@1\n3!stray@1\n4!stray@1\n5!stray@1\n6!stray@1\n7:[c][5]\n");
}

/* The record at fault is its first line; the next lines are read themselves. */
static void recovers_at_the_next_line(void **state)
{
    (void)state;
    reads_as_in_all_blocks(CJ_SPAN("a,1\nb,\"open\nc,3\nd,4\n"),
                           "2:[a][1]\n3!open@2\n4:[c][3]\n5:[d][4]\n");
    reads_as_in_all_blocks(CJ_SPAN("\"open,1\nc,3"), "2!open@1\n3:[c][3]\n");
    reads_as_in_all_blocks(CJ_SPAN("\"open\nb,2\nc,\"closes\"\nd,4\n"),
                           "2!stray@1\n3:[b][2]\n4:[c][closes]\n5:[d][4]\n");
    reads_as_in_all_blocks(CJ_SPAN("x,y\"z\"\n\"q\"x\r\n1,2\r\n"),
                           "2!stray@2\n3!stray@1\n4:[1][2]\n");
    reads_as_in_all_blocks(CJ_SPAN("a,b\"\r\"c\"\"d\"\n"), "2!stray@2\n3:[c\\\"d]\n");
    reads_as_in_all_blocks(CJ_SPAN("\"two\nlines\"x,1\ny,2\n"), "2!stray@1\n3!stray@1\n4:[y][2]\n");
}

static void names_the_field_of_a_nul(void **state)
{
    (void)state;
    reads_as(CJ_SPAN("a,b,n\0l\n1,2\n"), 64, "2!nul@3\n3:[1][2]\n");
    reads_as(CJ_SPAN("n\0l,\"q\"\n1,2\n"), 64, "2!nul@1\n3:[1][2]\n");
    reads_as(CJ_SPAN("\"q\",b,n\0l\n1,2\n"), 64, "2!nul@3\n3:[1][2]\n");
}

static void raw_bytes_are_those_of_the_record(void **state)
{
    static const char text[] = "h\nab,\"c\"\r\nplain,2\n\nst\"ray\n\"o\n";
    static const char *const raw[] = {"ab,\"c\"", "plain,2", "", "st\"ray", "\"o"};
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    cj_csv *csv;

    (void)state;
    OK(cj_source_open(&source, write_text("raw.csv", text), NULL, &err));
    OK(cj_csv_open(&csv, source, ',', &err));
    OK(cj_csv_read(csv, &block, &err));
    assert_int_equal(block.record_count, 5);
    for (size_t i = 0; i < 5; i++) {
        const cj_csv_record *record = &block.records[i];

        SPAN_IS(((cj_span){block.text + record->raw_start, record->raw_length}), raw[i]);
    }
    cj_csv_block_clear(&block);
    cj_csv_close(csv);
    cj_source_close(source);
}

/* ---- headers -------------------------------------------------------------------- */

typedef struct {
    cj_source *source;
    cj_csv *csv;
} reader;

static reader open_text(cj_span text, char delimiter)
{
    cj_error err = CJ_ERROR_INIT;
    reader in;

    OK(cj_source_open(&in.source, write_bytes("header.csv", text.at, text.length), NULL, &err));
    OK(cj_csv_open(&in.csv, in.source, delimiter, &err));
    return in;
}

static void close_reader(reader in)
{
    cj_csv_close(in.csv);
    cj_source_close(in.source);
}

/* More empty lines than are kept until something follows, which keeps its line. */
static void counts_many_empty_lines(void **state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    enum { LINES = 300000 };

    (void)state;
    for (size_t e = 0; e < 3; e++) {
        for (int last = 0; last < 2; last++) {
            cj_text file = CJ_TEXT_INIT;
            cj_csv_block block = CJ_CSV_BLOCK_INIT;
            cj_error err = CJ_ERROR_INIT;
            uint64_t line = 2;
            reader in;

            cj_text_format(&file, "a%s", ends[e]);
            for (size_t i = 0; i < LINES; i++)
                cj_text_add(&file, ends[e]);
            cj_text_add(&file, last ? "x" : "");
            in = open_text(cj_text_span(&file), ',');
            for (;;) {
                OK(cj_csv_read(in.csv, &block, &err));
                if (block.record_count == 0)
                    break;
                for (size_t i = 0; i < block.record_count; i++)
                    assert_int_equal(block.records[i].line, line++);
            }
            assert_int_equal(line, last ? LINES + 3 : 2);
            cj_csv_block_clear(&block);
            close_reader(in);
            cj_text_clear(&file);
        }
    }
}

static void finds_the_delimiter(void **state)
{
    static const struct {
        const char *text;
        char asked;
        char found;
        size_t columns;
    } cases[] = {
        {"a,b,c\n", 0, ',', 3},    {"a;b;c\n", 0, ';', 3},
        {"a\tb\tc\n", 0, '\t', 3}, {"a|b|c\n", 0, '|', 3},
        {"a;b,x;c\n", 0, ';', 3},  {"\"a,b,c,d\";e;f\n", 0, ';', 3},
        {"only\n", 0, ',', 1},     {"a;b\n1,2,3,4\n", 0, ';', 2},
        {"a,b;c\n", ';', ';', 2},  {"a:b,c\n", ':', ':', 2},
        {"a;b", 0, ';', 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reader in = open_text(cj_span_of(cases[i].text), cases[i].asked);
        size_t count;

        cj_csv_header(in.csv, &count);
        if (cj_csv_delimiter(in.csv) != cases[i].found || count != cases[i].columns)
            fail_msg("%s: %c, %zu columns", cases[i].text, cj_csv_delimiter(in.csv), count);
        close_reader(in);
    }
}

static void gives_the_header(void **state)
{
    reader in = open_text(CJ_SPAN("\xEF\xBB\xBFperson_id;\"a \"\"b\"\"\nc\";x\n1;2;3\n"), 0);
    cj_text text = CJ_TEXT_INIT;
    const cj_span *header;
    size_t count;

    (void)state;
    header = cj_csv_header(in.csv, &count);
    assert_int_equal(count, 3);
    SPAN_IS(header[0], "person_id"); /* the byte order mark is gone */
    SPAN_IS(header[1], "a \"b\"\nc");
    SPAN_IS(header[2], "x");
    assert_int_equal(cj_csv_header_line(in.csv), 1);
    append_records(&text, in.csv);
    assert_string_equal(cj_text_string(&text), "3:[1][2][3]\n");
    cj_text_clear(&text);
    close_reader(in);
}

static void refuses_bad_headers(void **state)
{
    static const cj_span texts[] = {LIT(""), LIT("a,\"b\nc,d\n"), LIT("a,b\"c\n"), LIT("a\0b,c\n")};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_source *source;
        cj_csv *csv = (cj_csv *)&err;

        OK(cj_source_open(&source, write_bytes("bad.csv", texts[i].at, texts[i].length), NULL,
                          &err));
        FAILS(cj_csv_open(&csv, source, 0, &err), CJ_EUSAGE);
        assert_null(csv);
        HAS(err.file, "bad.csv");
        cj_source_close(source);
    }
    cj_csv_close(NULL);
}

/* The line of a byte that does not fit the encoding. */
static void tells_the_line_of_a_bad_byte(void **state)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    cj_csv *csv;
    cj_status status;

    (void)state;
    OK(cj_source_open(&source, write_text("mixed.csv", "a,b\n\xC3\xA9,2\nx,\xE9\ny,3\n"), NULL,
                      &err));
    status = cj_csv_open(&csv, source, 0, &err);
    while (status == CJ_OK) {
        status = cj_csv_read(csv, &block, &err);
        if (block.record_count == 0)
            break;
    }
    assert_int_equal(status, CJ_EDATA);
    assert_int_equal(err.line, 3);
    cj_csv_block_clear(&block);
    cj_csv_close(csv);
    cj_source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_block_size_gives_the_same),
        cmocka_unit_test(ends_of_files),
        cmocka_unit_test(counts_many_empty_lines),
        cmocka_unit_test(reads_guarded_texts),
        cmocka_unit_test(recovers_at_the_next_line),
        cmocka_unit_test(names_the_field_of_a_nul),
        cmocka_unit_test(raw_bytes_are_those_of_the_record),
        cmocka_unit_test(finds_the_delimiter),
        cmocka_unit_test(gives_the_header),
        cmocka_unit_test(refuses_bad_headers),
        cmocka_unit_test(tells_the_line_of_a_bad_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
