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

/* For people: laid out, and crossed where the table asks for it (sentences go
 * row by row). */
static cj_status append_layout(cj_text *out, const cj_table *table, cj_format format,
                               const cj_output_style *style, cj_error *err)
{
    cj_table *crossed = NULL;
    cj_layout *layout = NULL;
    cj_status status = CJ_OK;

    if (!style->sentences && cj_table_find_part(table, CJ_PART_ACROSS) != SIZE_MAX)
        status = cj_table_cross(&crossed, table,
                                cj_table_find_part(table, CJ_PART_LABEL) != SIZE_MAX, err);
    if (status == CJ_OK)
        status = cj_layout_new(&layout, crossed != NULL ? crossed : table, err);
    if (status == CJ_OK)
        status = format == CJ_FORMAT_TEXT ? cj_text_output(out, layout, style, err)
                                          : cj_markdown_output(out, layout, style);
    cj_layout_free(layout);
    cj_table_free(crossed);
    return status;
}

cj_status cj_output_append(cj_text *out, const cj_table *table, cj_format format,
                           const cj_output_style *style, cj_error *err)
{
    cj_status status;

    if (format == CJ_FORMAT_CSV)
        status = cj_csv_output(out, table);
    else if (format == CJ_FORMAT_JSON)
        status = cj_json_output(out, table);
    else
        status = append_layout(out, table, format, style, err);
    return status == CJ_OK ? cj_text_check(out, err) : status;
}
