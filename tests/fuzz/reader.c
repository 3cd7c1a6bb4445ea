/* The bytes of a CSV file, read in several ways.  The first byte chooses the
 * delimiter and the encoding, the second the sizes of blocks and chunks. */
#include "fuzz.h"
#include "model.h"

#include "csv/csv_internal.h"

typedef struct {
    const char *path;
    const char *encoding;
    cj_dialect dialect;
    size_t chunk;
} how;

/* What one way of reading gave. */
typedef struct {
    bool opened;
    cj_status status;
    cj_error err;
    char delimiter;
    size_t header_end; /* bytes of decoded text before the first record */
    cj_text exact;     /* all that is told of every record */
    cj_text plain;     /* what the model knows, cells without blanks at their ends */
    cj_text raw;       /* the records' bytes, a line feed behind each */
} reading;

static void clear(reading *in)
{
    cj_text_clear(&in->exact);
    cj_text_clear(&in->plain);
    cj_text_clear(&in->raw);
}

static void add_block(reading *out, const cj_csv_block *block, uint64_t *line)
{
    size_t end = 0;

    for (size_t i = 0; i < block->record_count; i++) {
        const cj_csv_record *record = &block->records[i];

        CHECK(record->line > *line, "line %d behind %d", (int)record->line, (int)*line);
        CHECK(record->raw_start >= end &&
                  (size_t)record->raw_start + record->raw_length <= block->used,
              "record %zu is not between its neighbours", i);
        CHECK((record->fault == CJ_CSV_FINE) == (record->field_count > 0) &&
                  (record->fault == CJ_CSV_FINE) == (record->fault_field == 0),
              "fault %d, %u fields, fault in %u", (int)record->fault, record->field_count,
              record->fault_field);
        CHECK(record->first_field + (size_t)record->field_count <= block->field_count,
              "fields beyond the block's");
        *line = record->line;
        end = (size_t)record->raw_start + record->raw_length;
        for (int text = 0; text < 2; text++)
            cj_text_format(text == 0 ? &out->exact : &out->plain, "%llu !%d@%u #%u ",
                           (unsigned long long)record->line, (int)record->fault,
                           record->fault_field, record->field_count);
        for (uint32_t f = 0; f < record->field_count; f++) {
            cj_csv_field field = block->fields[record->first_field + f];

            CHECK((size_t)field.start + field.length <= block->text_capacity &&
                      (field.start < block->used
                           ? (size_t)field.start + field.length <= block->used
                           : (size_t)field.start + field.length <= block->extra),
                  "field %u is outside the block", f + 1);
            cj_text_format(&out->exact, "[%u:", field.length);
            cj_text_append(&out->exact, cj_csv_text(block, field));
            cj_text_char(&out->exact, ']');
            model_add_field(&out->plain, cj_csv_text(block, field));
        }
        cj_text_append(&out->raw, (cj_span){block->text + record->raw_start, record->raw_length});
        cj_text_char(&out->raw, '\n');
        cj_text_append(&out->exact, (cj_span){block->text + record->raw_start, record->raw_length});
        cj_text_char(&out->exact, '\n');
        cj_text_char(&out->plain, '\n');
    }
}

static void add_header(reading *out, const cj_csv *csv)
{
    size_t count;
    const cj_span *header = cj_csv_header(csv, &count);

    CHECK(count > 0, "a header without cells");
    out->delimiter = cj_csv_delimiter(csv);
    out->header_end = cj_csv_above(csv).length + cj_csv_header_raw(csv).length;
    cj_text_format(&out->exact, "header %llu %llu delimiter %d ",
                   (unsigned long long)cj_csv_header_line(csv),
                   (unsigned long long)cj_csv_header_record(csv), out->delimiter);
    for (size_t i = 0; i < count; i++) {
        cj_text_format(&out->exact, "[%zu:", header[i].length);
        cj_text_append(&out->exact, header[i]);
        cj_text_char(&out->exact, ']');
    }
    cj_text_char(&out->exact, '\n');
}

static void read_records(reading *out, cj_csv *csv)
{
    cj_csv_block block = CJ_CSV_BLOCK_INIT;
    uint64_t line = 0;

    do {
        out->status = cj_csv_read(csv, &block, &out->err);
        if (out->status == CJ_OK)
            add_block(out, &block, &line);
    } while (out->status == CJ_OK && block.record_count > 0);
    if (out->status == CJ_OK) {
        CHECK(cj_csv_read(csv, &block, &out->err) == CJ_OK && block.record_count == 0,
              "the end does not stay the end");
        for (int kind = 0; kind < CJ_END_KINDS; kind++)
            cj_text_format(&out->exact, "end %d from %llu\n", kind,
                           (unsigned long long)cj_csv_first_end(csv, (cj_line_end)kind));
    }
    cj_csv_block_clear(&block);
}

static void read_file(reading *out, const how *in)
{
    cj_source *source = NULL;
    cj_csv *csv = NULL;

    *out = (reading){.err = CJ_ERROR_INIT, .exact = CJ_TEXT_INIT, .plain = CJ_TEXT_INIT};
    CHECK(cj_source_open(&source, in->path, in->encoding, &out->err) == CJ_OK, "%s", out->err.text);
    cj_source_set_chunk(source, in->chunk);
    out->status = cj_csv_open_dialect(&csv, source, &in->dialect, &out->err);
    CHECK((out->status == CJ_OK) == (csv != NULL), "status %d", (int)out->status);
    if (csv != NULL) {
        out->opened = true;
        add_header(out, csv);
        read_records(out, csv);
    }
    if (out->status != CJ_OK) {
        fuzz_check_error(out->status, &out->err);
        CHECK(out->status == CJ_EDATA || (out->status == CJ_EUSAGE && !out->opened), "status %d",
              (int)out->status);
        cj_text_format(&out->exact, "status %d line %llu column %u: %s\n", (int)out->status,
                       (unsigned long long)out->err.line, out->err.column, out->err.text);
    }
    cj_csv_close(csv);
    cj_source_close(source);
}

/* The file as UTF-8, as far as its bytes fit. */
static cj_status decode(cj_text *out, const how *in, size_t room)
{
    char *buffer = malloc(room);
    cj_error err = CJ_ERROR_INIT;
    cj_source *source = NULL;
    cj_status status;
    size_t got;

    CHECK(buffer != NULL && cj_source_open(&source, in->path, in->encoding, &err) == CJ_OK, "%s",
          err.text);
    cj_source_set_chunk(source, in->chunk);
    do {
        status = cj_source_read(&got, source, buffer, room, &err);
        if (status == CJ_OK)
            cj_text_append(out, (cj_span){buffer, got});
    } while (status == CJ_OK && got > 0);
    CHECK(status == CJ_OK || status == CJ_EDATA, "status %d", (int)status);
    CHECK(cj_utf8_valid(cj_text_span(out)) == out->length, "what is decoded is no UTF-8");
    cj_source_close(source);
    free(buffer);
    return status;
}

/* Records, as the model reads them, agree with what was given out. */
static void compare_with_model(const reading *given, cj_span text, bool whole)
{
    model_record record = {.fields = CJ_TEXT_INIT};
    cj_text plain = CJ_TEXT_INIT;
    cj_text raw = CJ_TEXT_INIT;
    size_t at = 0;
    uint64_t line = 1;
    size_t filled = 0; /* of plain, without empty lines at the end */
    size_t raw_filled = 0;

    while (at < text.length && model_line_end(text, at) > 0) { /* empty lines above the header */
        at += model_line_end(text, at);
        line++;
    }
    CHECK(at < text.length, "there is no header, but it was found");
    model_read(&record, (cj_span){text.at + at, text.length - at}, given->delimiter);
    CHECK(record.fault == CJ_CSV_FINE, "a faulty header was taken");
    CHECK(at + record.length == given->header_end, "the header ends at %zu, not at %zu",
          at + record.length, given->header_end);
    at += record.length;
    line += record.lines;
    while (at < text.length) {
        model_read(&record, (cj_span){text.at + at, text.length - at}, given->delimiter);
        cj_text_format(&plain, "%llu !%d@%u #%u ", (unsigned long long)line, (int)record.fault,
                       record.fault_field, record.field_count);
        cj_text_append(&plain, cj_text_span(&record.fields));
        cj_text_char(&plain, '\n');
        cj_text_append(&raw, (cj_span){text.at + at, record.raw_length});
        cj_text_char(&raw, '\n');
        if (record.raw_length > 0) {
            filled = plain.length;
            raw_filled = raw.length;
        }
        at += record.length;
        line += record.lines;
    }
    if (whole) {
        plain.length = filled;
        raw.length = raw_filled;
    } else { /* reading stopped at some record */
        CHECK(given->plain.length <= plain.length && given->raw.length <= raw.length,
              "more than there is");
        plain.length = given->plain.length;
        raw.length = given->raw.length;
    }
    fuzz_same("the raw bytes of the records and those of the model", &given->raw, &raw);
    fuzz_same("the records and those of the model", &given->plain, &plain);
    cj_text_clear(&record.fields);
    cj_text_clear(&plain);
    cj_text_clear(&raw);
}

/* Without quotation marks a record is what stands between delimiters, to the
 * byte. */
static void compare_with_split(const reading *given, cj_span text)
{
    cj_text exact = CJ_TEXT_INIT;
    size_t from = given->header_end;
    const char *found;

    if (text.length == 0 || memchr(text.at, '"', text.length) != NULL ||
        memchr(text.at, '\0', text.length) != NULL || given->status != CJ_OK)
        return;
    for (uint64_t line = 0; from < text.length; line++) {
        size_t end = from;
        size_t start = from;
        uint32_t count = 1;
        cj_text record = CJ_TEXT_INIT;

        for (; end < text.length && model_line_end(text, end) == 0; end++) {
            if (text.at[end] != given->delimiter)
                continue;
            cj_text_format(&record, "[%zu:", end - start);
            cj_text_append(&record, (cj_span){text.at + start, end - start});
            cj_text_char(&record, ']');
            start = end + 1;
            count++;
        }
        cj_text_format(&exact, "!0@0 #%u ", count);
        cj_text_append(&exact, cj_text_span(&record));
        cj_text_format(&exact, "[%zu:", end - start);
        cj_text_append(&exact, (cj_span){text.at + start, end - start});
        cj_text_char(&exact, ']');
        cj_text_append(&exact, (cj_span){text.at + from, end - from});
        cj_text_char(&exact, '\n');
        found = exact.length > given->exact.length + 1
                    ? NULL
                    : memmem(given->exact.bytes, given->exact.length, exact.bytes, exact.length);
        CHECK(found != NULL || end == from, "no record is \"%s\"", cj_text_string(&exact));
        cj_text_reset(&exact);
        from = end + model_line_end(text, end);
        cj_text_clear(&record);
    }
    cj_text_clear(&exact);
}

/* An escape character that does not occur changes nothing but the reader. */
static void compare_with_slow_reader(const reading *given, how in, cj_span text)
{
    reading slow;

    for (size_t i = 0; i < text.length; i++) /* there blanks beside quotation marks are faults */
        if (text.at[i] == '"' &&
            ((i > 0 && model_blank(text.at[i - 1], given->delimiter)) ||
             (i + 1 < text.length && model_blank(text.at[i + 1], given->delimiter))))
            return;
    if (text.length > 0 && memchr(text.at, '\1', text.length) != NULL)
        return;
    in.dialect.escape = '\1';
    read_file(&slow, &in);
    CHECK(slow.status == given->status && slow.opened == given->opened,
          "the slow reader ends with %d, the other with %d: %s %s", (int)slow.status,
          (int)given->status, slow.err.text, given->err.text);
    CHECK(slow.err.line == given->err.line, "at line %d, not %d", (int)slow.err.line,
          (int)given->err.line);
    fuzz_same("the records and those of the slow reader", &given->plain, &slow.plain);
    fuzz_same("the raw bytes and those of the slow reader", &given->raw, &slow.raw);
    clear(&slow);
}

/* Whether the header is read, or refused, as the model has it. */
static void check_opening(const reading *given, cj_span text)
{
    model_record record = {.fields = CJ_TEXT_INIT};
    size_t at = 0;

    while (at < text.length && model_line_end(text, at) > 0)
        at += model_line_end(text, at);
    if (at < text.length) {
        /* which delimiter was taken is not known when the header was refused */
        model_read(&record, (cj_span){text.at + at, text.length - at}, given->delimiter);
        CHECK(given->delimiter == '\0' || record.fault != CJ_CSV_FINE,
              "a good header was refused: %s", given->err.text);
    }
    cj_text_clear(&record.fields);
}

/* The bytes as what follows a header.  The reader takes 256 KiB with the header,
 * and no input is as long: the header comes from a file of its own, then the
 * reader is given another one to read on. */
static void read_behind_header(reading *out, const how *in, size_t block)
{
    cj_source *first = NULL;
    cj_source *second = NULL;
    cj_csv *csv = NULL;

    *out = (reading){.err = CJ_ERROR_INIT, .opened = true};
    CHECK(cj_source_open(&first, fuzz_file(1, "h\n", 2), NULL, &out->err) == CJ_OK &&
              cj_source_open(&second, in->path, in->encoding, &out->err) == CJ_OK &&
              cj_csv_open_dialect(&csv, first, &in->dialect, &out->err) == CJ_OK,
          "%s", out->err.text);
    cj_source_set_chunk(second, in->chunk);
    csv->source = second;
    csv->at_end = false;
    if (block > 0)
        cj_csv_set_block_size(csv, block);
    read_records(out, csv);
    if (out->status != CJ_OK)
        cj_text_format(&out->exact, "status %d line %llu column %u: %s\n", (int)out->status,
                       (unsigned long long)out->err.line, out->err.column, out->err.text);
    cj_csv_close(csv);
    cj_source_close(second);
    cj_source_close(first);
}

static void compare_blocks(how in, const size_t blocks[2], const size_t chunks[2])
{
    reading whole;
    reading cut;

    in.chunk = 0;
    read_behind_header(&whole, &in, 0);
    for (int i = 0; i < 2; i++) {
        in.chunk = chunks[i];
        read_behind_header(&cut, &in, blocks[i]);
        fuzz_same("records of two block sizes", &whole.exact, &cut.exact);
        clear(&cut);
    }
    clear(&whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char delimiters[] = {'\0', ',', ';', '\t', '|', ' '};
    static const char *const encodings[] = {NULL, "UTF-8", "WINDOWS-1252", "UTF-16LE", "UTF-16"};
    static const size_t blocks[] = {4,  5,  6,  7,   9,   13,  17,  31,
                                    63, 64, 65, 127, 128, 200, 512, 4096};
    static const size_t chunks[] = {0, 1, 2, 3, 4, 5, 7, 16, 63, 64, 65, 500};
    size_t delimiter = sizeof delimiters;
    cj_text text = CJ_TEXT_INIT;
    cj_text again = CJ_TEXT_INIT;
    reading readings[2];
    cj_status status;
    size_t size;
    size_t piece;
    how in = {.dialect = CJ_DIALECT_INIT};

    if (length < 2)
        return 0;
    delimiter = fuzz_choice(bytes[0], 30) % 6;
    in.dialect.delimiter = delimiters[delimiter];
    in.encoding = encodings[fuzz_choice(bytes[0], 30) / 6];
    size = fuzz_choice(bytes[1], 192) % 16;
    piece = fuzz_choice(bytes[1], 192) / 16;
    in.path = fuzz_file(0, bytes + 2, length - 2);

    status = decode(&text, &in, 64 * 1024);
    read_file(&readings[0], &in);
    CHECK((status == CJ_EDATA) == (readings[0].status == CJ_EDATA) || !readings[0].opened,
          "decoding ends with %d, reading with %d", (int)status, (int)readings[0].status);
    if (readings[0].opened) {
        compare_with_model(&readings[0], cj_text_span(&text), status == CJ_OK);
        compare_with_split(&readings[0], cj_text_span(&text));
    } else {
        readings[0].delimiter = in.dialect.delimiter;
        if (status == CJ_OK)
            check_opening(&readings[0], cj_text_span(&text));
    }
    if (status == CJ_OK) /* else it counts which reader is the first to know of a fault */
        compare_with_slow_reader(&readings[0], in, cj_text_span(&text));

    in.chunk = chunks[piece] == 0 ? 1 : chunks[piece];
    CHECK(decode(&again, &in, 4 + piece) == status, "decoding in pieces ends otherwise");
    fuzz_same("the text in one and in pieces", &text, &again);
    read_file(&readings[1], &in);
    fuzz_same("records of two chunk sizes", &readings[0].exact, &readings[1].exact);

    in.dialect.delimiter = readings[0].delimiter == '\0' ? ',' : readings[0].delimiter;
    compare_blocks(in, (size_t[2]){blocks[size], blocks[(size * 7 + piece + 3) % 16]},
                   (size_t[2]){chunks[piece], chunks[(piece + 5) % 12]});
    in.dialect.escape = '\1'; /* the slow reader */
    compare_blocks(in, (size_t[2]){blocks[size], blocks[(size * 7 + piece + 3) % 16]},
                   (size_t[2]){chunks[piece], chunks[(piece + 5) % 12]});
    clear(&readings[0]);
    clear(&readings[1]);
    cj_text_clear(&text);
    cj_text_clear(&again);
    return 0;
}
