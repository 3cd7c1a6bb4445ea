/* Links of a page to files of data. */
#include "page_parts.h"

#include "svg.h"

#include <string.h>

/* Append the address of a file in the folder. Folders may have any name: what a link does not take
 * as it is, is written as bytes in hexadecimal. */
static void append_address(cj_text *out, const cj_document *document, const char *name)
{
    for (const char *folder = document->data_folder; *folder != '\0'; folder++) {
        unsigned char byte = (unsigned char)*folder;

        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= '0' && byte <= '9') || strchr("/-_.~", byte) != NULL)
            cj_text_char(out, (char)byte);
        else
            cj_text_format(out, "%%%02X", byte);
    }
    cj_text_add(out, name);
}

static void append_link(cj_text *out, const cj_document *document, const char *id,
                        const char *suffix, const char *words)
{
    cj_text_add(out, "<a href=\"");
    append_address(out, document, id);
    cj_text_format(out, "%s\">", suffix);
    cj_xml_escape(out, words);
    cj_text_add(out, "</a>");
}

void cj_page_link_data(cj_text *out, const cj_document *document, const cj_exhibit *exhibit)
{
    if (document->data_folder == NULL || exhibit->readers == CJ_READERS_PEOPLE)
        return;
    cj_text_add(out, "<p class=\"data\">");
    append_link(out, document, exhibit->data != NULL ? exhibit->data : exhibit->id, ".csv",
                "Data of this table (csv)");
    cj_text_add(out, "</p>\n");
}

/* The folder has all figures in one file, and a description, unless only a part of the report is
 * made. */
void cj_page_link_others(cj_text *out, const cj_document *document)
{
    bool whole = false;

    if (document->data_folder == NULL)
        return;
    cj_text_add(out, "<ul class=\"data\">\n");
    for (size_t i = 0; i < document->appendix_count; i++) {
        const cj_exhibit *exhibit = &document->appendices[i];

        whole = whole || exhibit->readers == CJ_READERS_CSV;
        if (cj_exhibit_is_read(exhibit))
            continue;
        cj_text_add(out, "<li>");
        append_link(out, document, exhibit->id, ".csv", exhibit->title);
        cj_text_add(out, " (csv)</li>\n");
    }
    if (whole) {
        cj_text_add(out, "<li>");
        append_link(out, document, "csv-metadata", ".json", "What the columns of these files are");
        cj_text_add(out, " (CSVW)</li>\n");
    }
    cj_text_add(out, "</ul>\n");
}
