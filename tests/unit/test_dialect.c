/* cj/dialect.h, and what cj/csv.h promises of dialects */
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

/* Header "2/2 [a][b]" (line/record), then "17:[a][b]" a record, "#17" for a
 * comment, "17!stray@2" for a fault; cells that are padded are shown as *. */
static void append_cell(cj_text *out, cj_span cell)
{
    cj_text_char(out, '[');
    if (cell.length > 1000)
        cj_text_char(out, '*');
    else
        cj_text_escaped(out, cell);
    cj_text_char(out, ']');
}

static void append_record(cj_text *out, cj_csv *csv, const cj_csv_block *block,
                          const cj_csv_record *record)
{
    static const char *const faults[] = {"",      "!stray",  "!open", "!nul",
                                         "!long", "!record", "!many"};

    cj_text_format(out, "%s%d%s:", cj_csv_is_comment(csv, block, record) ? "#" : "",
                   (int)record->line, faults[record->fault]);
    if (record->fault != CJ_CSV_FINE)
        cj_text_format(out, "@%u", record->fault_field);
    for (uint32_t i = 0; i < record->field_count; i++)
        append_cell(out, cj_csv_text(block, block->fields[record->first_field + i]));
    cj_text_char(out, '\n');
}

/* All that is read; with raws, every record's own bytes too. */
static void append_all(cj_text *out, cj_csv *csv, bool raws)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;
    const cj_span *header;
    size_t count;

    header = cj_csv_header(csv, &count);
    cj_text_format(out, "%d/%d ", (int)cj_csv_header_line(csv), (int)cj_csv_header_record(csv));
    for (size_t i = 0; i < count; i++)
        append_cell(out, header[i]);
    cj_text_char(out, '\n');
    for (;;) {
        OK(cj_csv_read(csv, &block, &err));
        if (block.record_count == 0)
            break;
        for (size_t i = 0; i < block.record_count; i++) {
            const cj_csv_record *record = &block.records[i];

            append_record(out, csv, &block, record);
            if (raws)
                append_cell(out, (cj_span){block.text + record->raw_start, record->raw_length});
        }
    }
    cj_csv_block_clear(&block);
}

static void reads_file(const char *path, const cj_dialect *dialect, size_t block_size, size_t chunk,
                       const char *expected)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_source *source;
    cj_csv *csv;

    OK(cj_source_open(&source, path, NULL, &err));
    cj_source_set_chunk(source, chunk);
    OK(cj_csv_open_dialect(&csv, source, dialect, &err));
    cj_csv_set_block_size(csv, block_size);
    append_all(&text, csv, false);
    if (strcmp(cj_text_string(&text), expected) != 0)
        fail_msg("block %zu, chunk %zu:\n%s\ninstead of\n%s", block_size, chunk,
                 cj_text_string(&text), expected);
    cj_text_clear(&text);
    cj_csv_close(csv);
    cj_source_close(source);
}

/* A file whose top, in which @ is padded, fills the first block: the block
 * size counts from the first byte of the body. */
static const char *padded(const char *top, const char *body)
{
    static char bytes[DEFAULT_BLOCK + 4096];
    const char *mark = strchr(top, '@');
    size_t before = (size_t)(mark - top);
    size_t after = strlen(mark + 1);

    memset(bytes, 'h', DEFAULT_BLOCK);
    memcpy(bytes, top, before);
    memcpy(bytes + DEFAULT_BLOCK - after, mark + 1, after);
    memcpy(bytes + DEFAULT_BLOCK, body, strlen(body));
    return write_bytes("dialect.csv", bytes, DEFAULT_BLOCK + strlen(body));
}

static void reads(const cj_dialect *dialect, const char *top, const char *body,
                  const char *expected)
{
    static const size_t chunks[] = {1021, 65536};
    const char *path = padded(top, body);

    for (size_t size = 4; size < 24 && size < strlen(body) + 5; size++)
        reads_file(path, dialect, size, 0, expected);
    for (size_t i = 0; i < 2; i++)
        reads_file(path, dialect, 7, chunks[i], expected);
    reads_file(path, dialect, DEFAULT_BLOCK, 0, expected);
}

/* ---- the header ------------------------------------------------------------------ */

static void without_a_header(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.no_header = true;
    reads(&dialect, "@,1\n", "a,b\n\"c,d\",2\n",
          "0/0 [field1][field2]\n1:[*][1]\n2:[a][b]\n"
          "3:[c,d][2]\n");
}

static void headers_of_several_rows(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.header_rows[0] = 1;
    dialect.header_rows[1] = 2;
    dialect.header_row_count = 2;
    /* a blank upper cell is the one to its left; a blank lower one adds nothing */
    reads(&dialect, "Person,,Review, ,Left\n@,no,date,score,\n", "1,2,3,4,5\n",
          "2/2 [*][Person no][Review date][Review score][Left]\n3:[1][2][3][4][5]\n");
    reads(&dialect, ",Person\n@,no\n", "1,2\n", "2/2 [*][Person no]\n3:[1][2]\n");
    dialect.header_join = CJ_SPAN("/");
    reads(&dialect, "Person,\n@,no\n", "1,2\n", "2/2 [*][Person/no]\n3:[1][2]\n");
    dialect.header_join = CJ_SPAN(" ");
    dialect.header_rows[0] = 2;
    dialect.header_rows[1] = 4;
    reads(&dialect, "Title\nPerson,,Day\nnothing here\n@,no,\n", "1,2,3\n",
          "4/4 [*][Person no][Day]\n5:[1][2][3]\n");
    /* a cell of two lines: the second row is the next record */
    dialect.header_rows[0] = 1;
    dialect.header_rows[1] = 2;
    reads(&dialect, "\"a\nb\",c\n@,d\n", "1,2\n", "3/2 [*][c d]\n4:[1][2]\n");
}

static void a_header_further_down(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.header_rows[0] = 4;
    dialect.header_row_count = 1;
    reads(&dialect, "A list; of\n\nst\"ray\n@,b\n", "1,2\n\n3,4\n",
          "4/4 [*][b]\n5:[1][2]\n6:[]\n7:[3][4]\n");
    reads(&dialect, "1\r2\r3\r@,b\r", "1,2\r3,4\r", "4/4 [*][b]\n5:[1][2]\n6:[3][4]\n");
    reads(&dialect, "1\r\n2\r\n3\r\n@,b\r\n", "1,2\r\n", "4/4 [*][b]\n5:[1][2]\n");
}

static void a_header_found_by_its_cells(void **state)
{
    static const cj_span names[] = {LIT("Score"), LIT("Client ID")};
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.header_has = names;
    dialect.header_has_count = 2;
    dialect.header_rows[0] = 1;
    dialect.header_row_count = 1;
    reads(&dialect, "Client ID,x\n\n@;\"Client id\"; score \n", "1;2;3\n",
          "3/3 [*][Client id][score]\n4:[1][2][3]\n");
    dialect.header_rows[1] = 2;
    dialect.header_row_count = 2;
    reads(&dialect, "Title\nClient ID,Score,\n@,now,then\n", "1,2,3\n",
          "3/3 [*][Score now][Score then]\n4:[1][2][3]\n");
}

static void headers_that_are_not_there(void **state)
{
    static const cj_span names[] = {LIT("Client ID")};
    static const struct {
        const char *text;
        uint32_t row; /* 0: the first that is not empty */
        bool none;
        bool by_cells;
        const char *piece;
    } cases[] = {
        {"", 0, true, false, "empty"},
        {"\n\r\n\n", 0, false, false, "empty"},
        {"# a\n# b\n", 0, false, false, "empty"},
        {"a,b\n1,2\n", 3, false, false, "row 3, and there are 2"},
        {"a,b\n1,2\n", 0, false, true, "Client ID"},
        {"Client,ID\n1,2\n", 0, false, true, "Client ID"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_dialect dialect = CJ_DIALECT_INIT;
        cj_error err = CJ_ERROR_INIT;
        cj_source *source;
        cj_csv *csv = (cj_csv *)&err;

        dialect.comment = CJ_SPAN("#");
        dialect.no_header = cases[i].none;
        dialect.header_rows[0] = cases[i].row;
        dialect.header_row_count = cases[i].row > 0;
        dialect.header_has = names;
        dialect.header_has_count = cases[i].by_cells;
        OK(cj_source_open(&source, write_text("none.csv", cases[i].text), NULL, &err));
        FAILS(cj_csv_open_dialect(&csv, source, &dialect, &err), CJ_EUSAGE);
        assert_null(csv);
        HAS(err.file, "none.csv");
        HAS(err.text, cases[i].piece);
        cj_source_close(source);
    }
}

/* ---- comments ---------------------------------------------------------------------- */

static void comments(void **state)
{
    static const uint32_t rows[] = {2, 4};
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.comment = CJ_SPAN("#");
    reads(&dialect, "# first,of,all\n\n#\n@,b\n", "1,2\n#3,4\n #5,6\n#it\"s\n7,8#\n#",
          "4/4 [*][b]\n5:[1][2]\n#6:[#3][4]\n7:[ #5][6]\n#8!stray:@1\n9:[7][8#]\n#10:[#]\n");
    dialect.header_rows[0] = 1; /* a comment between the rows of the header */
    dialect.header_rows[1] = 3;
    dialect.header_row_count = 2;
    reads(&dialect, "Person,\n#,,,\n@,no\n", "1,2\n", "3/3 [*][Person no]\n4:[1][2]\n");
    dialect = (cj_dialect)CJ_DIALECT_INIT;
    dialect.comment = CJ_SPAN("//");
    dialect.comment_rows = rows;
    dialect.comment_row_count = 2;
    reads(&dialect, "@,b\n", "units,none\n1,2\n3,4\n//5,6\n/7,8\n",
          "1/1 [*][b]\n#2:[units][none]\n3:[1][2]\n#4:[3][4]\n#5:[//5][6]\n6:[/7][8]\n");
    reads(&dialect, "\nnot,the,header\n@,b\n", "no,data\n1,2\n",
          "3/3 [*][b]\n#4:[no][data]\n5:[1][2]\n");
}

static void comments_by_themselves(void **state)
{
    static const uint32_t rows[] = {3};
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    assert_false(cj_dialect_is_comment(&dialect, 1, CJ_SPAN("#a")));
    assert_false(cj_dialect_is_comment(&dialect, 1, CJ_SPAN("")));
    dialect.comment = CJ_SPAN("--");
    dialect.comment_rows = rows;
    dialect.comment_row_count = 1;
    assert_true(cj_dialect_is_comment(&dialect, 1, CJ_SPAN("--")));
    assert_true(cj_dialect_is_comment(&dialect, 1, CJ_SPAN("--a")));
    assert_false(cj_dialect_is_comment(&dialect, 1, CJ_SPAN("-")));
    assert_false(cj_dialect_is_comment(&dialect, 1, CJ_SPAN(" --")));
    assert_true(cj_dialect_is_comment(&dialect, 3, CJ_SPAN("")));
    assert_false(cj_dialect_is_comment(&dialect, 2, CJ_SPAN("")));
}

/* ---- cells --------------------------------------------------------------------------- */

static void delimiters_and_terminators(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.delimiter = ':';
    reads(&dialect, "@:b,c;d\n", "1,2:3\n\"4:5\":6\n", "1/1 [*][b,c;d]\n2:[1,2][3]\n3:[4:5][6]\n");
    dialect = (cj_dialect)CJ_DIALECT_INIT;
    dialect.terminator = ';';
    dialect.delimiter = ',';
    reads(&dialect, "@,b;", "1,2;3,4\n;;\"5;6\",7;8,9",
          "1/1 [*][b]\n2:[1][2]\n3:[3][4\\n]\n4:[]\n5:[5;6][7]\n7:[8][9]\n");
}

static void quotation_marks(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.quote = '\'';
    reads(&dialect, "@,b\n", "'1,2',\"3\"\n'it''s','two\nlines'\n'',x\na'b,1\n'c'd,1\n'open,2\n3,4",
          "1/1 [*][b]\n2:[1,2][\\\"3\\\"]\n3:[it's][two\\nlines]\n5:[][x]\n6!stray:@1\n"
          "7!stray:@1\n8!open:@1\n9:[3][4]\n");
    dialect.quote = '"';
    dialect.skip_space = true;
    reads(&dialect, "@,b\n", "=\"01\",2\n3, =\"04\" \n=\"5\"6,7\n=\"8\"",
          "1/1 [*][b]\n2:[=\\\"01\\\"][2]\n3:[3][=\\\"04\\\" ]\n4!stray:@1\n5:[=\\\"8\\\"]\n");
    dialect.skip_space = false;
    dialect.quote = '\0';
    reads(&dialect, "@,b\n", "\"1,2\"\n'3,4\n", "1/1 [*][b]\n2:[\\\"1][2\\\"]\n3:['3][4]\n");
    dialect.quote = '"';
    dialect.no_doubling = true;
    reads(&dialect, "@,b\n", "\"1,\",2\n3,\"4\"\"5\"\n\"\",\"6\"\n",
          "1/1 [*][b]\n2:[1,][2]\n3!stray:@2\n4:[][6]\n");
}

static void escapes(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.escape = '\\';
    reads(&dialect, "@,b\n", "\"1\\\"2\",3\n4\\,5,6\\\\\n\\\"7,\"8\"\"9\"\nx\\\ny,10\n11,12\\",
          "1/1 [*][b]\n2:[1\\\"2][3]\n3:[4,5][6\\\\]\n4:[\\\"7][8\\\"9]\n5:[x\\ny][10]\n"
          "7:[11][12\\\\]\n");
    dialect.quote = '\0';
    reads(&dialect, "@,b\n", "\"1\\,2,3\"\n4,\\n\n", "1/1 [*][b]\n2:[\\\"1,2][3\\\"]\n3:[4][n]\n");
}

static void initial_spaces(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;

    (void)state;
    dialect.skip_space = true;
    reads(&dialect, "@, b\n", "1, \"2, 3\"\n  4,  5 \n\"6\", \n7, \"8\" \n",
          "1/1 [*][b]\n2:[1][2, 3]\n3:[4][5 ]\n4:[6][]\n5:[7][8]\n");
}

/* ---- the bytes ------------------------------------------------------------------------ */

/* The bytes of the next record, which may stand in a block of its own; *at is its place in the
 * block. */
static void next_raw_is(cj_csv *csv, cj_csv_block *block, size_t *at, const char *text)
{
    const cj_csv_record *record;
    cj_error err = CJ_ERROR_INIT;

    if (*at == block->record_count) {
        OK(cj_csv_read(csv, block, &err));
        *at = 0;
    }
    assert_true(*at < block->record_count);
    record = &block->records[(*at)++];
    SPAN_IS(((cj_span){block->text + record->raw_start, record->raw_length}), text);
}

static void bytes_of_the_parts(void **state)
{
    cj_dialect dialect = CJ_DIALECT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_source *source;
    cj_csv *csv;
    size_t at = 0;

    (void)state;
    dialect.header_rows[0] = 3;
    dialect.header_rows[1] = 4;
    dialect.header_row_count = 2;
    OK(cj_source_open(&source,
                      write_text("parts.csv", "T \"1\r\n\r\na,b\r\nc,\"d\"\r\n\"e\",f\r\n"
                                              "g,h"),
                      NULL, &err));
    OK(cj_csv_open_dialect(&csv, source, &dialect, &err));
    SPAN_IS(cj_csv_above(csv), "T \"1\r\n\r\n");
    SPAN_IS(cj_csv_header_raw(csv), "a,b\r\nc,\"d\"\r\n");
    assert_int_equal(cj_csv_header_line(csv), 4);
    assert_int_equal(cj_csv_header_record(csv), 4);
    next_raw_is(csv, &block, &at, "\"e\",f");
    next_raw_is(csv, &block, &at, "g,h");
    cj_csv_block_clear(&block);
    cj_csv_close(csv);
    cj_source_close(source);
}

static void ends_of_records(void **state)
{
    static const struct {
        const char *text;
        uint64_t lines[CJ_END_KINDS];
    } cases[] = {
        {"a,b\n1,2\n3,4", {1, 0, 0}},
        {"a,b\r\n1,2\n3,4\r5,6\n", {2, 1, 3}},
        {"a,b\n\"1\r\n2\",3\n4,5\n", {1, 0, 0}}, /* in a cell it ends no record */
        {"a,b\n1,2\n3,\"4\"\r5,6", {1, 0, 3}},
        {"a,b", {0, 0, 0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int odd = 0; odd < 2; odd++) {
            cj_dialect dialect = CJ_DIALECT_INIT;
            cj_error err = CJ_ERROR_INIT;
            cj_text text = CJ_TEXT_INIT;
            cj_source *source;
            cj_csv *csv;

            dialect.escape = odd ? '\x01' : '\0';
            OK(cj_source_open(&source, write_text("ends.csv", cases[i].text), NULL, &err));
            OK(cj_csv_open_dialect(&csv, source, &dialect, &err));
            append_all(&text, csv, false);
            for (int kind = 0; kind < CJ_END_KINDS; kind++)
                if (cj_csv_first_end(csv, (cj_line_end)kind) != cases[i].lines[kind])
                    fail_msg("case %zu, kind %d: line %d", i, kind,
                             (int)cj_csv_first_end(csv, (cj_line_end)kind));
            cj_text_clear(&text);
            cj_csv_close(csv);
            cj_source_close(source);
        }
}

/* ---- the slow reader against the quick one -------------------------------------------- */

static void read_by(cj_text *out, const char *path, char escape, size_t block_size)
{
    cj_dialect dialect = CJ_DIALECT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_source *source;
    cj_csv *csv;

    dialect.escape = escape;
    dialect.delimiter = ',';
    OK(cj_source_open(&source, path, NULL, &err));
    OK(cj_csv_open_dialect(&csv, source, &dialect, &err));
    cj_csv_set_block_size(csv, block_size);
    append_all(out, csv, true);
    cj_csv_close(csv);
    cj_source_close(source);
}

static void both_readers_cut_the_same(void **state)
{
    static const char letters[] = "aab ,,,\"\"\"\n\n\r";
    uint64_t seed = 20140101;

    (void)state;
    for (int round = 0; round < 1500; round++) {
        char body[64];
        size_t length;
        size_t size;
        const char *path;
        cj_text quick = CJ_TEXT_INIT;
        cj_text slow = CJ_TEXT_INIT;

        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        length = (size_t)(seed >> 33) % 48;
        size = 4 + (size_t)(seed >> 40) % 20;
        for (size_t i = 0; i < length; i++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            body[i] = letters[(seed >> 33) % (sizeof letters - 1)];
        }
        body[length] = '\0';
        if (round % 10 == 0) {
            path = padded("@,h\n", body);
        } else {
            memmove(body + 4, body, length + 1);
            memcpy(body, "h,h\n", 4);
            path = write_text("random.csv", body);
        }
        read_by(&quick, path, '\0', size);
        read_by(&slow, path, '\x01', size);
        if (strcmp(cj_text_string(&quick), cj_text_string(&slow)) != 0)
            fail_msg("%s\nquick:\n%s\nslow:\n%s", body, cj_text_string(&quick),
                     cj_text_string(&slow));
        cj_text_clear(&quick);
        cj_text_clear(&slow);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_header),
        cmocka_unit_test(headers_of_several_rows),
        cmocka_unit_test(a_header_further_down),
        cmocka_unit_test(a_header_found_by_its_cells),
        cmocka_unit_test(headers_that_are_not_there),
        cmocka_unit_test(comments),
        cmocka_unit_test(comments_by_themselves),
        cmocka_unit_test(delimiters_and_terminators),
        cmocka_unit_test(quotation_marks),
        cmocka_unit_test(escapes),
        cmocka_unit_test(initial_spaces),
        cmocka_unit_test(bytes_of_the_parts),
        cmocka_unit_test(ends_of_records),
        cmocka_unit_test(both_readers_cut_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
