#include "cj/output.h"

#include "writers.h"

#include <string.h>

static const struct {
    const char *name;
    const char *suffix;
    int format; /* -1: not in this version */
} formats[] = {{"text", ".txt", CJ_FORMAT_TEXT},
               {"csv", ".csv", CJ_FORMAT_CSV},
               {"json", ".json", CJ_FORMAT_JSON},
               {"markdown", ".md", CJ_FORMAT_MARKDOWN},
               {"html", ".html", -1},
               {"xlsx", ".xlsx", -1}};

#define FORMAT_COUNT (sizeof formats / sizeof *formats)

static cj_status take(cj_format *out, size_t index, cj_error *err)
{
    if (formats[index].format < 0)
        return cj_fail(
            err, CJ_EUSAGE,
            "format %s is not available in this version; use text, csv, json or markdown",
            formats[index].name);
    *out = (cj_format)formats[index].format;
    return CJ_OK;
}

cj_status cj_format_parse(cj_format *out, const char *name, cj_error *err)
{
    cj_span names[FORMAT_COUNT];
    size_t nearest;

    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        names[i] = cj_span_of(formats[i].name);
        if (strcmp(formats[i].name, name) == 0)
            return take(out, i, err);
    }
    nearest = cj_nearest(cj_span_of(name), names, FORMAT_COUNT);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "format \"%s\" is not known; did you mean %s?", name,
                       formats[nearest].name);
    return cj_fail(err, CJ_EUSAGE, "format \"%s\" is not known; use text, csv, json or markdown",
                   name);
}

cj_status cj_format_of_file(cj_format *out, const char *path, cj_error *err)
{
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot != NULL && i < FORMAT_COUNT; i++)
        if (strcmp(formats[i].suffix, dot) == 0)
            return take(out, i, err);
    return cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                      "the suffix does not tell the format; end the name in .csv, .json, .md or "
                      ".txt, or say it with --format");
}

cj_status cj_output_append(cj_text *out, const cj_table *table, cj_format format,
                           const cj_output_style *style, cj_error *err)
{
    cj_layout *layout;
    cj_status status;

    if (format == CJ_FORMAT_CSV)
        status = cj_csv_output(out, table);
    else if (format == CJ_FORMAT_JSON)
        status = cj_json_output(out, table);
    else {
        status = cj_layout_new(&layout, table, err);
        if (status != CJ_OK)
            return status;
        status = format == CJ_FORMAT_TEXT ? cj_text_output(out, layout, style, err)
                                          : cj_markdown_output(out, layout, style);
        cj_layout_free(layout);
    }
    return status == CJ_OK ? cj_text_check(out, err) : status;
}
