/* Readers of option values, with messages that name the option and say what it accepts. */
#ifndef CJ_CMD_VALUES_H
#define CJ_CMD_VALUES_H

#include "cj/date.h"
#include "cj/measure.h"
#include "cj/memory.h"
#include "cj/number.h"
#include "cj/text.h"

/* Texts given for an option that repeats. */
typedef struct {
    const char **items;
    size_t count;
    size_t capacity;
} cj_strings;

cj_status cj_strings_add(cj_strings *strings, const char *text, cj_error *err);

/* Read an option's value as a decimal from least to most; with most =
 * CJ_DECIMAL_MAX and least = 1 it is any number above 0. */
cj_status cj_option_decimal(cj_decimal *out, const char *name, const char *text, cj_decimal least,
                            cj_decimal most, bool whole, cj_error *err);

/* Read a percentage, 0 to 100, with a percent sign behind it or without.  Between 0 and 1 it needs
 * one: a share is likely to be meant. */
cj_status cj_option_percentage(cj_decimal *out, const char *name, const char *text, cj_error *err);

/* Read an option's value as one of several words: its number. */
cj_status cj_option_choice(size_t *out, const char *name, const char *text,
                           const char *const *words, size_t count, cj_error *err);

/* Read an option's value as one of the two words "first|second": whether it is the second. */
cj_status cj_option_second(bool *out, const char *name, const char *text, const char *pair,
                           cj_error *err);

/* Read an option's value as the name of a column. */
cj_status cj_option_name(cj_span *out, const char *name, const char *text, cj_error *err);

/* Read names of columns between commas and append them to the list; memory of arena. */
cj_status cj_option_names(cj_span **list, size_t *count, const char *name, const char *text,
                          cj_arena *arena, cj_error *err);

/* Read the value of --sort: names of columns, of falling ones behind a hyphen. They are appended to
 * *keys, which is released with free(). */
cj_status cj_option_sort(cj_sort_key **keys, size_t *count, size_t *capacity, const char *text,
                         cj_arena *arena, cj_error *err);

/* Read an option's value as a day, YYYY-MM-DD. */
cj_status cj_option_date(cj_date *out, const char *name, const char *text, cj_error *err);

/* Read an option's value as a whole number of `what` ("months"), from least to most. */
cj_status cj_option_whole(int64_t *out, const char *name, const char *text, const char *what,
                          int64_t least, int64_t most, cj_error *err);

/* Read a pair FROM:TO; either may be in quotation marks if it holds a colon.  False for anything
 * else, or, with *memory set, when memory ran out. */
bool cj_option_pair(cj_span *from, cj_span *to, const char *text, cj_arena *arena,
                    cj_status *memory);

#endif
