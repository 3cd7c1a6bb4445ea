/* Inputs of several parts: lines of options in front of the first empty line, a
 * letter each with its value behind a blank; a table; and behind a line %%
 * another one. */
#ifndef CJ_TESTS_FUZZ_PARTS_H
#define CJ_TESTS_FUZZ_PARTS_H

#include "fuzz.h"

typedef struct {
    char *copy;    /* of the input, which the parts point into; the caller frees it */
    char *options; /* those that fuzz_option() still has to give */
    cj_span table;
    cj_span other; /* the second table; empty: there is none */
} fuzz_parts;

static inline void fuzz_split(fuzz_parts *out, const uint8_t *bytes, size_t length)
{
    const char *found;

    *out = (fuzz_parts){.copy = malloc(length + 1), .other = {"", 0}};
    CHECK(out->copy != NULL, "no memory");
    if (length > 0)
        memcpy(out->copy, bytes, length);
    out->copy[length] = '\0';
    out->table = (cj_span){out->copy, length};
    found = memmem(out->copy, length, "\n\n", 2);
    if (out->copy[0] != '\n' && found != NULL) {
        size_t end = (size_t)(found - out->copy);

        out->table = (cj_span){found + 2, length - end - 2};
        out->copy[end] = '\0';
        out->options = out->copy;
    }
    found = out->table.length == 0 ? NULL : memmem(out->table.at, out->table.length, "\n%%\n", 4);
    if (found != NULL) {
        out->other = (cj_span){found + 4, out->table.length - (size_t)(found - out->table.at) - 4};
        out->table.length = (size_t)(found - out->table.at) + 1;
    }
}

/* The next line of options; NULL: that was the last. */
static inline const char *fuzz_option(fuzz_parts *parts)
{
    return strsep(&parts->options, "\n");
}

/* What stands behind the letter of an option. */
static inline const char *fuzz_option_text(const char *line)
{
    return line[0] == '\0' || line[1] == '\0' ? "" : line + 2;
}

/* Table number 0, or the other one, 1, as a file of that number. */
static inline const char *fuzz_table(const fuzz_parts *parts, size_t number)
{
    cj_span table = number == 0 ? parts->table : parts->other;

    return fuzz_file(number, table.at, table.length);
}

#endif
