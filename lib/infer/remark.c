/* What deciding on a column needs whatever it holds: words of its heading, which values are
 * exceptions, and what is said about it. */
#include "infer_internal.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define ENOUGH 20 /* values among which a few may be at fault */

void cj_infer_remark(cj_infer_column *column, const char *format, ...)
{
    char words[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    if (column->remarks.length > 0)
        cj_text_char(&column->remarks, ' ');
    cj_text_add(&column->remarks, words);
}

void cj_infer_note_open(cj_infer_work *in, const cj_infer_column *column, const char *format, ...)
{
    char words[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    cj_text_format(in->notes, "%.*s: ", (int)column->heading.length, column->heading.at);
    cj_text_add(in->notes, words);
    cj_text_char(in->notes, '\n');
}

bool cj_infer_has_word(cj_span heading, const char *word, bool last)
{
    size_t length = strlen(word);
    size_t at = 0;

    while (at < heading.length) {
        size_t start = at;

        while (at < heading.length && isalnum((unsigned char)heading.at[at]) &&
               !(at > start && isupper((unsigned char)heading.at[at]) &&
                 islower((unsigned char)heading.at[at - 1]))) /* ClientID is two words */
            at++;
        if (at - start == length &&
            cj_word_same((cj_span){heading.at + start, length}, cj_span_of(word)) &&
            (!last || at == heading.length))
            return true;
        at += at < heading.length && !isalnum((unsigned char)heading.at[at]);
    }
    return false;
}

bool cj_infer_is_exception(uint64_t unread, const cj_infer_column *column, uint64_t of)
{
    bool wanted = column->of_role && column->builtin->kind != CJ_KIND_TEXT &&
                  column->builtin->kind != CJ_KIND_ID;

    if (wanted)
        return unread * 2 <= column->values;
    return unread == 0 || (column->values >= ENOUGH && unread * of <= column->values);
}
