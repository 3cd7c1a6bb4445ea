/* Texts as a workbook can hold them. */
#include "text.h"

#include <string.h>

/* Whether the text begins with an escape of Excel (ECMA-376 part 1, 22.9.2.19): _x0041_ is
 * A. */
static bool is_escape(cj_span text)
{
    static const char digits[] = "0123456789abcdefABCDEF";

    if (text.length < 7 || text.at[0] != '_' || text.at[1] != 'x' || text.at[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (strchr(digits, text.at[i]) == NULL)
            return false;
    return true;
}

/* Whether the text is written unchanged: plain ASCII without control characters, escapes and
 * formulas. Most texts are. */
static bool is_plain(cj_span text, cj_xlsx_text_kind kind)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        bool breaks = byte == '\n' || byte == '\t';

        if (byte >= 0x7F || (byte < 0x20 && !(breaks && kind == CJ_XLSX_CELL)) ||
            (byte == '_' && i + 1 < text.length && text.at[i + 1] == 'x') ||
            (byte == '=' && i == 0 && kind == CJ_XLSX_CHART))
            return false;
    }
    return true;
}

/* Append the text with each underscore that would begin an escape written as _x005F_, which is
 * an underscore. */
static void append_unescaped(cj_text *out, cj_span text)
{
    size_t from = 0;

    for (size_t i = 0; i < text.length; i++)
        if (is_escape((cj_span){text.at + i, text.length - i})) {
            cj_text_append(out, (cj_span){text.at + from, i - from});
            cj_text_add(out, "_x005F_");
            from = i + 1;
        }
    cj_text_append(out, (cj_span){text.at + from, text.length - from});
}

/* Append the text line by line, so that line breaks and tabs of a cell stay; CR and CRLF become
 * LF, as XML has it. */
static void append_lines(cj_text *out, cj_span text)
{
    while (text.length > 0) {
        size_t length = 0;

        while (length < text.length && strchr("\r\n\t", text.at[length]) == NULL)
            length++;
        cj_text_printable(out, (cj_span){text.at, length});
        text = (cj_span){text.at + length, text.length - length};
        if (text.length == 0)
            return;
        cj_text_char(out, text.at[0] == '\t' ? '\t' : '\n');
        length = text.length > 1 && text.at[0] == '\r' && text.at[1] == '\n' ? 2 : 1;
        text = (cj_span){text.at + length, text.length - length};
    }
}

void cj_xlsx_text_append(cj_text *out, cj_span text, cj_xlsx_text_kind kind)
{
    cj_text shown = CJ_TEXT_INIT;

    if (is_plain(text, kind)) {
        cj_text_append(out, text);
        return;
    }
    if (kind == CJ_XLSX_CHART && text.length > 0 && text.at[0] == '=')
        cj_text_char(&shown, ' '); /* the library would take a name with = in front for a formula */
    if (kind == CJ_XLSX_CELL)
        append_lines(&shown, text);
    else
        cj_text_printable(&shown, text);
    if (kind == CJ_XLSX_CELL || kind == CJ_XLSX_HEADING)
        append_unescaped(out, cj_text_span(&shown));
    else
        cj_text_append(out, cj_text_span(&shown));
    out->failed = out->failed || shown.failed;
    cj_text_clear(&shown);
}

const char *cj_xlsx_text(cj_arena *arena, const char *text, cj_xlsx_text_kind kind)
{
    cj_text made = CJ_TEXT_INIT;
    const char *kept;

    if (is_plain(cj_span_of(text), kind))
        return text;
    cj_xlsx_text_append(&made, cj_span_of(text), kind);
    if (!made.failed && strcmp(cj_text_string(&made), text) == 0)
        kept = text;
    else
        kept = made.failed ? NULL : cj_arena_text(arena, cj_text_string(&made), made.length);
    cj_text_clear(&made);
    return kept;
}

/* Excel counts in UTF-16: a character of four bytes in UTF-8 (F0 and above) is two. */
size_t cj_xlsx_characters(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0U) == 0x80U ? 0U
                 : (unsigned char)*text < 0xF0U          ? 1U
                                                         : 2U;
    return count;
}

/* Return how many bytes of the text fit into `most`, whole characters only. */
size_t cj_xlsx_fitting(const char *text, size_t most)
{
    size_t length = strlen(text);

    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)text[most] & 0xC0U) == 0x80U)
        most--;
    return most;
}
