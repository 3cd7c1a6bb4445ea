/* Lists of words in messages, and the name that is nearest to a misspelt one. */
#include "cj/list.h"

#include <string.h>

#define SPACES " \t\n" /* a long option may be written over several lines */

/* The span without leading blanks and without spaces and line ends at its end. */
static cj_span trim(cj_span span)
{
    span = cj_span_trim(span);
    while (span.length > 0 && strchr(SPACES, span.at[span.length - 1]) != NULL)
        span.length--;
    return span;
}

bool cj_word_read(cj_span *out, const char **at, const char *stops, cj_arena *arena,
                  cj_status *memory)
{
    const char *from = *at;
    cj_text word = CJ_TEXT_INIT;
    char *copy;
    bool fine = true;

    from += strspn(from, SPACES);
    if (*from == '"') {
        /* A doubled quotation mark inside the quotation stands for one mark, as in CSV. */
        for (from++; *from != '\0' && !(*from == '"' && from[1] != '"'); from++) {
            from += *from == '"';
            cj_text_char(&word, *from);
        }
        fine = *from == '"';
        from += fine;
        from += strspn(from, SPACES);
        fine = fine && (*from == '\0' || strchr(stops, *from) != NULL);
    } else {
        size_t length = strcspn(from, stops);

        cj_text_append(&word, trim((cj_span){from, length}));
        from += length;
    }
    copy = word.failed ? NULL : cj_arena_text(arena, cj_text_string(&word), word.length);
    if (copy == NULL)
        *memory = CJ_ENOMEM;
    *out = (cj_span){copy, word.length};
    *at = from;
    cj_text_clear(&word);
    return fine && copy != NULL;
}

cj_status cj_list_append(cj_span **list, size_t *count, cj_span word, cj_arena *arena,
                         cj_error *err)
{
    /* The room is the next power of two and is not stored. Grown lists leave the old one in the
     * arena, which costs at most as much again. */
    if ((*count & (*count - 1)) == 0) { /* 0, 1, 2, 4, 8 ... are full */
        size_t room = *count == 0 ? 1 : *count * 2;
        cj_span *grown = cj_arena_alloc(arena, room * sizeof *grown);

        if (grown == NULL)
            return cj_fail_nomem(err);
        if (*count > 0)
            memcpy(grown, *list, *count * sizeof *grown);
        *list = grown;
    }
    (*list)[(*count)++] = word;
    return CJ_OK;
}

cj_status cj_list_parse(cj_span **out, size_t *count, const char *text, char separator,
                        cj_arena *arena, cj_error *err)
{
    const char stops[] = {separator, '\0'};
    cj_status status = CJ_OK;
    bool more = true;

    *count = 0;
    while (more && status == CJ_OK) {
        cj_span word;

        if (!cj_word_read(&word, &text, stops, arena, &status))
            return status != CJ_OK ? cj_fail_nomem(err)
                                   : cj_fail(err, CJ_EUSAGE, "a quotation mark is out of place");
        if (word.length == 0)
            return cj_fail(err, CJ_EUSAGE, "an item of the list is empty");
        status = cj_list_append(out, count, word, arena, err);
        more = *text == separator;
        text += more;
    }
    return status;
}
