/* cj/list.h - words and lists of words as options have them. */
#ifndef CJ_LIST_H
#define CJ_LIST_H

#include "cj/memory.h"
#include "cj/text.h"

/* Read a word from *at up to one of the bytes in `stops` or the end, and move
 * *at there.  In double quotes it may hold anything, a quotation mark being
 * doubled; else the blanks and line ends around it go.  False if a quotation is not closed
 * or something follows it, or, with *memory set, when memory ran out. */
bool cj_word_read(cj_span *out, const char **at, const char *stops, cj_arena *arena,
                  cj_status *memory);

/* Append a word to a list in an arena.  Lists are short: a grown one leaves
 * the old behind. */
cj_status cj_list_append(cj_span **list, size_t *count, cj_span word, cj_arena *arena,
                         cj_error *err);

/* Read words between separators; an empty one is CJ_EUSAGE. */
cj_status cj_list_parse(cj_span **out, size_t *count, const char *text, char separator,
                        cj_arena *arena, cj_error *err);

#endif
