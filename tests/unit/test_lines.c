/* The lanes for lines that are records: all see and cut the same, and what libcsv's lane does. */
#include "csv/csv_internal.h"
#include "support.h"

static const cj_csv_lines *const lanes[] = {&cj_csv_lines_plain, &cj_csv_lines_base,
#ifdef CJ_HAS_AVX2
                                            &cj_csv_lines_avx2, &cj_csv_lines_avx512
#endif
};

#define LANES (sizeof lanes / sizeof *lanes)

/* Whether this processor can run a lane. */
static bool runs(const cj_csv_lines *lane)
{
#ifdef CJ_HAS_AVX2
    const cj_csv_lines *best = cj_csv_lines_best();

    if (lane == &cj_csv_lines_avx512)
        return best == lane;
    if (lane == &cj_csv_lines_avx2) /* who has AVX-512 has AVX2, too */
        return best == lane || best == &cj_csv_lines_avx512;
#endif
    return lane != NULL;
}

static uint64_t state;

static uint32_t pick(uint32_t below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(state >> 33) % below;
}

/* A random cell in quotation marks; of the rude ones some are out of order. */
static const char *quoted(bool rude)
{
    static const char *const cells[] = {
        "\"a\"",
        "\"\"",
        "\"one, two\"",
        "\"he said \"\"no\"\"\"",
        "\"\"\"\"",
        "\"two\nlines\"",
        "\"two\r\nlines\"",
        "\"'=1+1\"",
        /* longer than the bytes that are looked at at a time */
        "\"a quoted cell, with \"\"marks\"\" and\nthen some, and some more, and more, and more\"",
        /* rude */
        "5\" pipe",
        "\"a\" ",
        " \"a\"",
        "\"a\"b",
        "\"a\rb\"",
        "\"open",
    };
    const uint32_t proper = 9;

    return cells[rude ? pick(sizeof cells / sizeof *cells) : pick(proper)];
}

/* Lines of random cells, some of them empty, with the ends given; one cell of `marks` is in
 * quotation marks (0: none). */
static void make_lines(cj_text *out, const char *end, int lines, uint32_t marks, bool rude)
{
    static const char *const cells[] = {
        "",
        "a",
        "12",
        "North Side",
        "caf\xC3\xA9",
        "'=1+1",

        "a cell longer than sixty-four bytes, as many as are looked at at a time; and then some"};

    cj_text_add(out, "one,two,three");
    cj_text_add(out, end);
    for (int i = 0; i < lines; i++) {
        for (int c = 0; c < 3; c++) {
            cj_text_add(out, c > 0 ? "," : "");
            cj_text_add(out, marks > 0 && pick(marks) == 0
                                 ? quoted(rude && pick(100) == 0)
                                 : cells[pick(sizeof cells / sizeof *cells)]);
        }
        cj_text_add(out, pick(20) == 0 ? ",more" : "");
        cj_text_add(out, end);
        if (pick(30) == 0)
            cj_text_add(out, end);
    }
    if (pick(2) == 0)
        cj_text_add(out, "last,line,open");
}

/* Every record with its line and cells. */
static void append_records(cj_text *out, cj_csv *csv)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    cj_error err = CJ_ERROR_INIT;

    do {
        OK(cj_csv_read(csv, &block, &err));
        for (size_t i = 0; i < block.record_count; i++) {
            const cj_csv_record *record = &block.records[i];

            cj_text_format(out, "%u %u:", (unsigned)record->line, record->raw_length);
            for (uint32_t f = 0; f < record->field_count; f++) {
                cj_text_add(out, "[");
                cj_text_append(out, cj_csv_text(&block, block.fields[record->first_field + f]));
                cj_text_add(out, "]");
            }
            cj_text_add(out, "\n");
        }
    } while (block.record_count > 0);
    cj_csv_block_clear(&block);
}

/* The records of `text` as one lane reads them; `odd` makes the slow reader read them. */
static void read_with(cj_text *out, cj_span text, const cj_csv_lines *lane, bool odd, size_t size)
{
    cj_dialect dialect = CJ_DIALECT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_source *held;
    cj_source *source;
    cj_csv *csv;

    dialect.delimiter = ',';
    OK(cj_source_open_bytes(&held, "lines.csv", text, &err));
    OK(cj_source_look(&source, held, &err));
    OK(cj_csv_open_dialect(&csv, source, &dialect, &err));
    csv->odd = odd;
    cj_csv_set_lines(csv, lane);
    cj_csv_set_block_size(csv, size);
    append_records(out, csv);
    cj_csv_close(csv);
    cj_source_close(source);
    cj_source_close(held);
}

static void lanes_agree(void **unused)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};

    (void)unused;
    state = 1;
    for (int round = 0; round < 240; round++) {
        uint32_t marks = round < 60 ? 0 : 1 + pick(5);
        cj_text text = CJ_TEXT_INIT;
        cj_text slow = CJ_TEXT_INIT;

        make_lines(&text, ends[round % 3], (int)pick(400), marks, round % 2 == 0);
        read_with(&slow, cj_text_span(&text), lanes[0], true, 100000);
        for (size_t i = 0; i < LANES; i++) {
            cj_text found = CJ_TEXT_INIT;

            if (!runs(lanes[i]))
                continue;
            read_with(&found, cj_text_span(&text), lanes[i], false, 64 + pick(5000));
            if (!cj_span_equal(cj_text_span(&found), cj_text_span(&slow)))
                fail_msg("round %d, %s:\n%.2000s\ninstead of\n%.2000s", round, lanes[i]->name,
                         cj_text_string(&found), cj_text_string(&slow));
            cj_text_clear(&found);
        }
        assert_true(slow.length > 0 || text.length < 20);
        cj_text_clear(&slow);
        cj_text_clear(&text);
    }
}

static void looks_agree(void **unused)
{
    static const char bytes[] = "ab,\n\n\r\"\0x";

    (void)unused;
    state = 2;
    for (int round = 0; round < 4000; round++) {
        char text[512] = "";
        size_t have = pick(300);
        cj_csv_look first;

        for (size_t i = 0; i < have; i++)
            text[i] = round % 4 == 0 ? bytes[pick(sizeof bytes - 1)] : "ab\n"[pick(3)];
        first = lanes[0]->look(text, have);
        for (size_t i = 1; i < LANES; i++) {
            cj_csv_look other;

            if (!runs(lanes[i]))
                continue;
            other = lanes[i]->look(text, have);
            assert_int_equal(other.foreign, first.foreign);
            if (first.foreign) /* the rest is not looked at */
                continue;
            assert_int_equal(other.feeds, first.feeds);
            assert_int_equal(other.carriages, first.carriages);
            assert_int_equal(other.last, first.last);
        }
    }
}

/* The look for quotation marks, a byte at a time: whether each mark begins a cell, ends one or is
 * doubled in one. */
static cj_csv_look look_slowly(const char *text, size_t have)
{
    cj_csv_look seen = {0};
    bool inside = false;
    bool begins = true; /* a cell may begin here */
    size_t lines = 0;
    size_t wrong = SIZE_MAX;

    for (size_t i = 0; i < have; i++) {
        char next = i + 1 < have ? text[i + 1] : '\n';
        bool bad = text[i] == '\0' || (text[i] == '\r' && i + 1 < have && next != '\n');

        lines += text[i] == '\n';
        if (text[i] == '"' && inside && next == '"') {
            if (i + 2 < have) /* else nobody knows whether it is doubled */
                i++;
            continue;
        }
        if (text[i] == '"') {
            bad = inside ? next != ',' && next != '\n' && next != '\r' : !begins;
            inside = !inside;
            wrong = bad && wrong == SIZE_MAX ? i : wrong;
            begins = false;
            continue;
        }
        wrong = bad && wrong == SIZE_MAX ? i : wrong;
        if (!inside && text[i] == '\n') {
            seen.feeds++;
            seen.carriages += i > 0 && text[i - 1] == '\r';
            seen.last = i + 1;
            seen.lines = lines;
        }
        begins = !inside && (text[i] == ',' || text[i] == '\n');
    }
    seen.foreign = wrong < seen.last;
    return seen;
}

static void quoted_looks_agree(void **unused)
{
    static const char *const parts[] = {"\"",    "\"",   "a",    ",",  "\n", "\r\n",
                                        "\",\"", "\"\"", "\"\n", "\r", ""};

    (void)unused;
    state = 3;
    for (int round = 0; round < 200000; round++) {
        char text[512] = "";
        size_t have = 0;
        size_t count = pick(round % 2 == 0 ? 12 : 150);
        uint32_t kinds = round % 3 == 0 ? 11 : 9;
        cj_csv_look right;

        for (size_t i = 0; i < count; i++) {
            const char *part = parts[pick(kinds)];

            memcpy(text + have, part, strlen(part));
            have += strlen(part);
        }
        right = look_slowly(text, have);
        for (size_t i = 0; i < LANES; i++) {
            cj_csv_look found;

            if (!runs(lanes[i]))
                continue;
            found = lanes[i]->look_quoted(text, have, ',');
            if (found.foreign != right.foreign)
                fail_msg("round %d: %s", round, text);
            if (right.foreign) /* the rest is not looked at */
                continue;
            assert_int_equal(found.feeds, right.feeds);
            assert_int_equal(found.carriages, right.carriages);
            assert_int_equal(found.lines, right.lines);
            assert_int_equal(found.last, right.last);
        }
    }
}

/* By hand: where the line feeds are, and what spoils a block. */
static void look_sees(void **unused)
{
    static const char text[128] = "a,b\r\nc,d\r\nrest";
    static const char quoted[128] = "a,\"b\"\n";
    static const char held[128] = "\"a\n\"\"\",\"b\"\nc\n\"d";
    static const char stray[128] = "5\",\"b\n";
    static const char lone[128] = "a\rb\n";
    cj_csv_look seen;

    (void)unused;
    for (size_t i = 0; i < LANES; i++) {
        if (!runs(lanes[i]))
            continue;
        seen = lanes[i]->look(text, 14);
        assert_false(seen.foreign);
        assert_int_equal(seen.feeds, 2);
        assert_int_equal(seen.carriages, 2);
        assert_int_equal(seen.last, 10);
        assert_true(lanes[i]->look(quoted, 6).foreign);
        seen = lanes[i]->look_quoted(held, 15, ',');
        assert_false(seen.foreign);
        assert_true(seen.doubled);
        assert_int_equal(seen.feeds, 2);
        assert_int_equal(seen.lines, 3);
        assert_int_equal(seen.last, 13);
        assert_true(lanes[i]->look_quoted(stray, 7, ',').foreign);
        assert_true(lanes[i]->look(lone, 4).foreign);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lanes_agree), cmocka_unit_test(looks_agree),
                                       cmocka_unit_test(quoted_looks_agree),
                                       cmocka_unit_test(look_sees)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
