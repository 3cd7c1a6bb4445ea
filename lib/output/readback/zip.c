/* Reader of ZIP archives by PKWARE's APPNOTE, 4.3: the end of the central directory, its
 * entries, and the headers of files. ZIP64 is not read: a workbook is far below 4 GB, and
 * fields of FFFFFFFF fail as damage. */
#include "output/readback/zip.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define END_SIZE 22
#define ENTRY_SIZE 46
#define HEADER_SIZE 30
#define STORED 0
#define DEFLATED 8

/* Read a little-endian number of `bytes` bytes. */
static size_t number_at(cj_span book, size_t at, int bytes)
{
    size_t number = 0;

    while (bytes-- > 0)
        number = number << 8 | (unsigned char)book.at[at + (size_t)bytes];
    return number;
}

static cj_status fail_damaged(cj_error *err, const char *what)
{
    return cj_fail(err, CJ_EIO, "%s", what);
}

/* Read one entry of the central directory; *at moves behind it. false if it is cut short. */
static bool read_entry(cj_zip_part *part, cj_span book, size_t *at)
{
    size_t length;

    if (*at > book.length || book.length - *at < ENTRY_SIZE ||
        memcmp(book.at + *at, "PK\1\2", 4) != 0)
        return false;
    part->method = (unsigned)number_at(book, *at + 10, 2);
    part->sum = number_at(book, *at + 16, 4);
    part->packed = number_at(book, *at + 20, 4);
    part->size = number_at(book, *at + 24, 4);
    length = number_at(book, *at + 28, 2);
    part->at = number_at(book, *at + 42, 4);
    if (book.length - *at - ENTRY_SIZE < length)
        return false;
    part->name = (cj_span){book.at + *at + ENTRY_SIZE, length};
    *at += ENTRY_SIZE + length + number_at(book, *at + 30, 2) + number_at(book, *at + 32, 2);
    return true;
}

/* The library writes no comment, so the end record is the last 22 bytes, and the directory must
 * end exactly where that begins. */
cj_status cj_zip_open(cj_zip *zip, cj_span book, cj_error *err)
{
    size_t end = book.length < END_SIZE ? 0 : book.length - END_SIZE;
    size_t at;

    *zip = (cj_zip){.book = book};
    if (book.length < END_SIZE || memcmp(book.at + end, "PK\5\6", 4) != 0)
        return fail_damaged(err, "its end is missing");
    zip->count = number_at(book, end + 10, 2);
    at = number_at(book, end + 16, 4);
    zip->parts = calloc(zip->count + 1, sizeof *zip->parts);
    if (zip->parts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < zip->count; i++)
        if (!read_entry(&zip->parts[i], book, &at))
            return fail_damaged(err, "its directory is damaged");
    return at == end ? CJ_OK : fail_damaged(err, "its directory is damaged");
}

void cj_zip_clear(cj_zip *zip)
{
    free(zip->parts);
    *zip = (cj_zip){.parts = NULL};
}

const cj_zip_part *cj_zip_find(const cj_zip *zip, cj_span name)
{
    for (size_t i = 0; i < zip->count; i++)
        if (cj_span_equal(zip->parts[i].name, name))
            return &zip->parts[i];
    return NULL;
}

/* Inflate a whole part: -MAX_WBITS means raw deflate, as ZIP has no zlib header. All input must
 * be used and all output filled. */
static bool inflate_all(char *out, size_t size, cj_span packed)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)packed.at,
                       .avail_in = (uInt)packed.length,
                       .next_out = (Bytef *)out,
                       .avail_out = (uInt)size};
    int result;

    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
}

/* The lengths of name and extra field are taken from the local header: they may differ from the
 * directory's. *out is to be freed, and has a zero byte behind its end. */
cj_status cj_zip_unpack(char **out, const cj_zip *zip, const cj_zip_part *part, cj_error *err)
{
    cj_span book = zip->book;
    size_t at = part->at;
    bool whole;
    char *bytes;

    *out = NULL;
    if (at > book.length || book.length - at < HEADER_SIZE ||
        memcmp(book.at + at, "PK\3\4", 4) != 0)
        return fail_damaged(err, "a part has no header");
    at += HEADER_SIZE + number_at(book, at + 26, 2) + number_at(book, at + 28, 2);
    if (at > book.length || book.length - at < part->packed)
        return fail_damaged(err, "a part is cut short");
    bytes = malloc(part->size + 1);
    if (bytes == NULL)
        return cj_fail_nomem(err);
    whole = part->method == DEFLATED
                ? inflate_all(bytes, part->size, (cj_span){book.at + at, part->packed})
                : part->method == STORED && part->packed == part->size;
    if (whole && part->method == STORED)
        memcpy(bytes, book.at + at, part->size);
    if (!whole || crc32_z(crc32_z(0, NULL, 0), (Bytef *)bytes, part->size) != part->sum) {
        free(bytes);
        return fail_damaged(err, "a part is cut short");
    }
    bytes[part->size] = '\0';
    *out = bytes;
    return CJ_OK;
}
