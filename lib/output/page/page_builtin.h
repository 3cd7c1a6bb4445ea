/* The style of pages: the build makes page_builtin.c from the files in
 * lib/output/page. */
#ifndef CJ_OUTPUT_PAGE_PAGE_BUILTIN_H
#define CJ_OUTPUT_PAGE_PAGE_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;
    const char *text;
} cj_page_text;

extern const cj_page_text cj_page_texts[];
extern const size_t cj_page_texts_count;

#endif
