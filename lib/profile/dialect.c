/* The Table Dialect of a profile. */
#include "profile_internal.h"

#include <string.h>

/* The highest row number that headerRows and commentRows accept. */
#define ROW_MAX 1000000

/* Read a member that is one ASCII character, since the scanner of CSV compares bytes; "" (no
 * such character) only if it may be none. */
static cj_status read_byte(char *out, bool may_be_none, const cj_json_node *node, cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK)
        return status;
    if (text.length != 1 && !(may_be_none && text.length == 0))
        return cj_json_fail(node, err, "must be one character of ASCII");
    if (text.length == 1 && ((text.at[0] & 0x80) != 0 || text.at[0] == '\0'))
        return cj_json_fail(node, err, "must be one character of ASCII");
    *out = text.length == 0 ? '\0' : text.at[0];
    return CJ_OK;
}

/* Read the line terminator. LF, CRLF and CR are accepted in every file, so only another
 * character needs noting. */
static cj_status read_terminator(char *out, const cj_json_node *node, cj_error *err)
{
    cj_span text;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status != CJ_OK || cj_span_equal(text, CJ_SPAN("\r\n")) ||
        cj_span_equal(text, CJ_SPAN("\n")) || cj_span_equal(text, CJ_SPAN("\r")))
        return status;
    return read_byte(out, false, node, err);
}

/* Read a list of row numbers from 1, each above the one before it; at most `most` of them. */
static cj_status read_rows(uint32_t *out, size_t most, size_t *count, const cj_json_node *node,
                           cj_error *err)
{
    cj_status status = cj_json_expect_array(node, err);

    if (status == CJ_OK && cj_json_count(node) > most)
        return cj_json_fail(node, err, "more than %zu rows", most);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);
        int64_t row = 0;

        status = cj_json_whole(&row, &item, 1, ROW_MAX, err);
        if (status == CJ_OK && i > 0 && row <= (int64_t)out[i - 1])
            status = cj_json_fail(&item, err, "rows must be in their order");
        out[i] = (uint32_t)row;
        *count += status == CJ_OK;
    }
    return status;
}

/* Data begin behind the last of these rows, so a wide span would pass over data; 64 rows are
 * more than any block of titles takes. */
static cj_status read_header_rows(cj_dialect *dialect, const cj_json_node *node, cj_error *err)
{
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status =
        read_rows(dialect->header_rows, CJ_HEADER_ROWS_MAX, &dialect->header_row_count, node, err);
    if (status == CJ_OK && dialect->header_row_count > 0 &&
        dialect->header_rows[dialect->header_row_count - 1] - dialect->header_rows[0] >= 64)
        status = cj_json_fail(node, err, "the rows of the header must be within 64 rows");
    return status;
}

static cj_status read_comment_rows(cj_profile *profile, const cj_json_node *node, cj_error *err)
{
    uint32_t *rows = NULL;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_profile_alloc(&rows, profile, cj_json_count(node), sizeof *rows, err);
    if (status == CJ_OK)
        status =
            read_rows(rows, cj_json_count(node), &profile->dialect.comment_row_count, node, err);
    profile->dialect.comment_rows = rows;
    return status;
}

/* Read quoteChar, escapeChar and doubleQuote. An escape character alone means that nothing is
 * quoted, as Table Dialect has it; quoteChar given beside it still counts. */
static cj_status read_quoting(cj_dialect *dialect, const cj_json_node *node, cj_error *err)
{
    cj_json_node quote = cj_json_member(node, "quoteChar");
    cj_json_node escape = cj_json_member(node, "escapeChar");
    cj_json_node doubling = cj_json_member(node, "doubleQuote");
    bool doubled = true;
    cj_status status = read_byte(&dialect->escape, true, &escape, err);

    if (dialect->escape != '\0')
        dialect->quote = '\0';
    if (status == CJ_OK)
        status = read_byte(&dialect->quote, true, &quote, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&doubled, &doubling, err);
    dialect->no_doubling = !doubled;
    return status;
}

/* Refuse two special characters that are the same byte, or a line end: no reader could tell
 * them apart. */
static cj_status check_bytes(const cj_dialect *dialect, const cj_json_node *node, cj_error *err)
{
    const char bytes[] = {dialect->delimiter, dialect->quote, dialect->escape, dialect->terminator};

    for (size_t i = 0; i < sizeof bytes; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r')
            return cj_json_fail(node, err, "a line end cannot be a delimiter or a mark");
        for (size_t j = 0; j < i; j++)
            if (bytes[i] != '\0' && bytes[i] == bytes[j])
                return cj_json_fail(node, err,
                                    "delimiter, quoteChar, escapeChar and lineTerminator must "
                                    "differ");
    }
    return CJ_OK;
}

cj_status cj_profile_read_dialect(cj_profile *profile, const cj_json_node *node, cj_error *err)
{
    static const char *const keys[] = {
        "$schema",          "name",       "title",        "description",
        "header",           "headerRows", "headerJoin",   "commentRows",
        "commentChar",      "delimiter",  "quoteChar",    "lineTerminator",
        "doubleQuote",      "escapeChar", "nullSequence", "csvddfVersion",
        "skipInitialSpace", NULL};
    cj_dialect *dialect = &profile->dialect;
    cj_json_node header = cj_json_member(node, "header");
    cj_json_node header_rows = cj_json_member(node, "headerRows");
    cj_json_node join = cj_json_member(node, "headerJoin");
    cj_json_node comment_rows = cj_json_member(node, "commentRows");
    cj_json_node comment = cj_json_member(node, "commentChar");
    cj_json_node delimiter = cj_json_member(node, "delimiter");
    cj_json_node terminator = cj_json_member(node, "lineTerminator");
    cj_json_node null_value = cj_json_member(node, "nullSequence");
    cj_json_node skip = cj_json_member(node, "skipInitialSpace");
    bool has_header = true;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&has_header, &header, err);
    dialect->no_header = !has_header;
    if (status == CJ_OK)
        status = read_header_rows(dialect, &header_rows, err);
    if (status == CJ_OK && dialect->no_header && dialect->header_row_count > 0)
        return cj_json_fail(&header_rows, err, "contradicts \"header\": false");
    if (status == CJ_OK)
        status = cj_json_keep_string(&dialect->header_join, &join, &profile->arena, err);
    if (status == CJ_OK)
        status = read_comment_rows(profile, &comment_rows, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&dialect->comment, &comment, &profile->arena, err);
    if (status == CJ_OK)
        status = read_byte(&dialect->delimiter, false, &delimiter, err);
    if (status == CJ_OK)
        status = read_terminator(&dialect->terminator, &terminator, err);
    if (status == CJ_OK)
        status = read_quoting(dialect, node, err);
    if (status == CJ_OK)
        status = cj_json_keep_string(&dialect->null_value, &null_value, &profile->arena, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&dialect->skip_space, &skip, err);
    return status == CJ_OK ? check_bytes(dialect, node, err) : status;
}
