/* The built-in holidays as text: the build makes calendar_builtin.c from the
 * files in lib/base/holidays. */
#ifndef CJ_DATES_CALENDAR_BUILTIN_H
#define CJ_DATES_CALENDAR_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;
    const char *text;
} cj_calendar_text;

extern const cj_calendar_text cj_calendar_texts[];
extern const size_t cj_calendar_texts_count;

#endif
