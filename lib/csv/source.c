/* Bytes become UTF-8. */
#include "encode.h"
#include "source_internal.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define KIND_BYTES 8 /* that tell what kind of file it is */

/* Append to the waiting bytes; sets at_end when there are no more. */
static cj_status fill_raw(cj_source *source, cj_error *err)
{
    cj_status status;
    size_t got;

    memmove(source->raw, source->raw + source->raw_start, source->raw_length);
    source->raw_start = 0;
    status = cj_source_bytes(&got, source, source->raw + source->raw_length,
                             CJ_SOURCE_RAW - source->raw_length, err);
    if (status != CJ_OK)
        return status;
    source->raw_length += got;
    source->at_end = got == 0;
    return CJ_OK;
}

static bool starts_with(const cj_source *source, const char *mark, size_t length)
{
    return source->raw_length >= length && memcmp(source->raw, mark, length) == 0;
}

static void skip_raw(cj_source *source, size_t length)
{
    source->raw_start += length;
    source->raw_length -= length;
}

/* Refuse files whose first bytes are those of a workbook, an archive or another kind of file. */
static cj_status check_kind(const cj_source *source, cj_error *err)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *what;
        const char *way;
    } kinds[] = {
        {"PK\x03\x04", 4, "is a workbook or another zip archive",
         "open it in a spreadsheet and save the sheet as CSV UTF-8"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "is an old Excel workbook (xls) or a document",
         "open it in a spreadsheet and save the sheet as CSV UTF-8"},
        {"%PDF-", 5, "is a PDF", "export the table itself as CSV"},
        {"\x1F\x8B", 2, "is packed (gzip)", "unpack it with gunzip"},
        {"{\\rtf", 5, "is a document (RTF)", "export the table itself as CSV"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (starts_with(source, kinds[i].bytes, kinds[i].length))
            return cj_fail_at(err, CJ_EUSAGE, source->name, 0, 0, "%s, not a CSV file; %s",
                              kinds[i].what, kinds[i].way);
    return CJ_OK;
}

/* Look at the first bytes for a byte order mark and decide on the encoding. */
static cj_status begin(cj_source *source, cj_error *err)
{
    cj_status status = CJ_OK;
    const char *name = source->encoding;

    if (source->converter != CJ_NO_ICONV)
        iconv_close(source->converter);
    source->converter = CJ_NO_ICONV;
    source->raw_start = 0;
    source->raw_length = 0;
    source->at_end = false;
    source->beyond_ascii = false;
    source->assumed_1252 = false;
    source->bad_byte = false;
    source->begun = true;
    while (source->raw_length < KIND_BYTES && !source->at_end && status == CJ_OK)
        status = fill_raw(source, err);
    if (status == CJ_OK)
        status = check_kind(source, err);
    if (status != CJ_OK)
        return status;
    if (starts_with(source, "\xEF\xBB\xBF", 3) && (name == NULL || cj_encoding_is_utf8(name))) {
        skip_raw(source, 3);
        source->mark = CJ_SPAN("\xEF\xBB\xBF");
        name = "UTF-8";
    } else if (starts_with(source, "\xFF\xFE", 2) &&
               (name == NULL || strncasecmp(name, "UTF-16", 6) == 0)) {
        skip_raw(source, 2);
        source->mark = CJ_SPAN("\xFF\xFE");
        name = "UTF-16LE";
    } else if (starts_with(source, "\xFE\xFF", 2) &&
               (name == NULL || strncasecmp(name, "UTF-16", 6) == 0)) {
        skip_raw(source, 2);
        source->mark = CJ_SPAN("\xFE\xFF");
        name = "UTF-16BE";
    }
    source->actual = name;
    source->strict = name != NULL;
    if (name != NULL && !cj_encoding_is_utf8(name))
        status = cj_source_convert_from(source, name, err);
    return status;
}

cj_status cj_source_rewind(cj_source *source, cj_error *err)
{
    if (source->held != NULL) {
        source->replay = 0;
    } else if (source->seekable) {
        if (lseek(source->fd, 0, SEEK_SET) != 0)
            return cj_fail_errno(err, source->name, "cannot read again", errno);
    } else if (!source->keep) {
        return cj_fail_at(err, CJ_EIO, source->name, 0, 0, "a pipe cannot be read twice");
    }
    source->replay = 0;
    source->position = 0;
    return begin(source, err);
}

/* Report the byte that ends the readable text, in the words of how the encoding was chosen. */
static cj_status fail_bad_byte(const cj_source *source, cj_error *err)
{
    unsigned byte = (unsigned char)source->raw[source->raw_start];

    if (source->encoding != NULL)
        return cj_fail_at(err, CJ_EDATA, source->name, 0, 0, "byte 0x%02X does not fit %s", byte,
                          source->encoding);
    if (source->assumed_1252)
        return cj_fail_at(err, CJ_EDATA, source->name, 0, 0,
                          "byte 0x%02X fits neither UTF-8 nor windows-1252; name the encoding "
                          "with {encoding}",
                          byte);
    return cj_fail_at(err, CJ_EDATA, source->name, 0, 0,
                      "byte 0x%02X is not UTF-8, though the text before it is; name the encoding "
                      "with {encoding}",
                      byte);
}

/* Convert waiting bytes into buffer.  *got may stay 0 when more are needed. */
static cj_status convert(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err)
{
    char *from = source->raw + source->raw_start;
    char *to = buffer;
    size_t from_left = source->raw_length;
    size_t to_left = room;
    size_t result = iconv(source->converter, &from, &from_left, &to, &to_left);
    int code = errno;

    *got = room - to_left;
    skip_raw(source, source->raw_length - from_left);
    if (result != (size_t)-1 || code == E2BIG)
        return CJ_OK;
    if (code == EILSEQ || (code == EINVAL && source->at_end)) {
        source->bad_byte = true;
        return *got > 0 ? CJ_OK : fail_bad_byte(source, err);
    }
    return CJ_OK;
}

static bool has_high_bit(const char *bytes, size_t length)
{
    uint64_t word;
    uint64_t all = 0;
    size_t i = 0;

    for (; i + 8 <= length; i += 8) {
        memcpy(&word, bytes + i, 8);
        all |= word;
    }
    for (; i < length; i++)
        all |= (unsigned char)bytes[i];
    return (all & 0x8080808080808080u) != 0;
}

/* How many bytes at the end of an invalid tail may be a sequence that is cut
 * off: a lead byte with too few followers. */
static bool may_be_cut(cj_span tail)
{
    unsigned char lead = (unsigned char)tail.at[0];
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;

    if (tail.length >= length)
        return false;
    for (size_t i = 1; i < tail.length; i++)
        if (((unsigned char)tail.at[i] & 0xC0) != 0x80)
            return false;
    return true;
}

/* The first byte that waits is no UTF-8: fall back or give up. */
static cj_status leave_utf8(cj_source *source, cj_error *err)
{
    if (source->strict || source->beyond_ascii) {
        source->bad_byte = true;
        return CJ_OK;
    }
    source->assumed_1252 = true;
    source->actual = "WINDOWS-1252";
    return cj_source_convert_from(source, "WINDOWS-1252", err);
}

/* Read bytes straight into buffer and check them as UTF-8.  What follows an
 * invalid byte, and a sequence cut at the end, waits in raw. */
static cj_status read_utf8(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err)
{
    cj_status status;
    size_t have = source->raw_length < room ? source->raw_length : room;
    size_t more = 0;
    size_t valid;
    bool cut;

    memcpy(buffer, source->raw + source->raw_start, have);
    skip_raw(source, have);
    if (source->raw_length == 0 && have < room && have < CJ_SOURCE_RAW - 4 && !source->at_end) {
        size_t limit = room - have;

        /* what turns out not to be UTF-8 goes back into raw, all of it */
        if (limit > CJ_SOURCE_RAW - 4 - have)
            limit = CJ_SOURCE_RAW - 4 - have;
        status = cj_source_bytes(&more, source, buffer + have, limit, err);
        if (status != CJ_OK)
            return status;
        source->at_end = more == 0;
    }
    have += more;
    *got = have;
    if (!has_high_bit(buffer, have))
        return CJ_OK;
    valid = cj_utf8_valid((cj_span){buffer, have});
    if (has_high_bit(buffer, valid))
        source->beyond_ascii = true;
    if (valid == have)
        return CJ_OK;
    cut = may_be_cut((cj_span){buffer + valid, have - valid}) &&
          (source->raw_length > 0 || !source->at_end); /* what follows it is not here yet */
    if (source->raw_length > 0)                        /* put back in front of what waits */
        memmove(source->raw + (have - valid), source->raw + source->raw_start, source->raw_length);
    memcpy(source->raw, buffer + valid, have - valid);
    source->raw_start = 0;
    source->raw_length += have - valid;
    *got = valid;
    if (cut)
        return CJ_OK;
    return leave_utf8(source, err);
}

cj_status cj_source_read(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err)
{
    cj_status status = CJ_OK;

    *got = 0;
    if (!source->begun)
        status = begin(source, err);
    while (status == CJ_OK && *got == 0) {
        if (source->bad_byte)
            return fail_bad_byte(source, err);
        if (source->at_end && source->raw_length == 0)
            return CJ_OK;
        if (source->converter == CJ_NO_ICONV) {
            status = read_utf8(got, source, buffer, room, err);
            continue;
        }
        /* A converter needs a whole sequence: the raw bytes are topped up before they run short. */
        if (!source->at_end && source->raw_length < CJ_SOURCE_RAW / 2)
            status = fill_raw(source, err);
        if (status == CJ_OK && source->raw_length > 0)
            status = convert(got, source, buffer, room, err);
    }
    return status;
}
