/* Texts of cj-report: the build makes report_builtin.c from definition.schema.json.in. */
#ifndef CJ_CMD_REPORT_BUILTIN_H
#define CJ_CMD_REPORT_BUILTIN_H

#include <stddef.h>

typedef struct {
    const char *name;
    const char *text;
} cj_report_text;

extern const cj_report_text cj_report_texts[];
extern const size_t cj_report_texts_count;

#endif
